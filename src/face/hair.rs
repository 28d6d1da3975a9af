//! Hair: what hangs behind the head, and what lies over it. Its shapes stand in `assets/face/hair.ron`; the small curls that are
//! strewn over some of them are drawn here.

use egui::{Vec2, vec2};

use super::Sitter;
use super::geometry::arch;
use super::marks::{self, HAIR, Style};
use super::palette::color;
use super::pen::Pen;
use crate::scenario::{Cover, Hair, Look};

/// Whether any hair is seen under what is worn on the head.
fn is_seen(look: &Look) -> bool {
    !matches!(look.cover, Some(Cover::Hijab | Cover::Turban | Cover::Wrap))
}

/// Whether the near ear lies under hair or cloth.
pub(super) fn covers_ear(look: &Look) -> bool {
    let long = matches!(look.hair, Hair::Long | Hair::Bob | Hair::Curls | Hair::Wavy | Hair::Locs | Hair::Braids);
    look.cover == Some(Cover::Hijab) || (long && is_seen(look))
}

/// The shape of the hair, where any is seen.
pub(super) fn style(look: &Look) -> Option<&'static Style> {
    HAIR.get(&look.hair).filter(|_| is_seen(look))
}

pub(super) fn paint_in_front(pen: &mut Pen, sitter: &Sitter<'_>) {
    let Some(style) = style(sitter.look) else { return };
    marks::paint(pen, sitter, &style.front, 0.0);
    if !sitter.small {
        match sitter.look.hair {
            Hair::Crop => curl_crop(pen, sitter),
            Hair::Afro => {
                let is_free = |at: Vec2| (at.y > -0.335 && at.x.abs() < 0.335) || at.y > 0.06;
                strew_curls(pen, sitter, 110, vec2(-0.02, -0.27), vec2(0.475, 0.40), is_free);
            }
            Hair::Curls => coil(pen, sitter),
            _ => {}
        }
    }
    if sitter.look.strand {
        let width = pen.width(0.020, 1.0);
        pen.curve(&STRAND, width, color(sitter.tones.hair, 1.0));
    }
}

/// The strand that will not stay.
const STRAND: [[f32; 2]; 4] = [[-0.315, -0.09], [-0.325, 0.06], [-0.3, 0.2], [-0.33, 0.325]];

/// Curls at the sides, besides those that are strewn over the crown.
const CROP_EDGE_CURLS: [[f32; 2]; 6] =
    [[-0.385, -0.22], [-0.395, -0.12], [-0.375, -0.03], [-0.36, -0.32], [0.37, -0.2], [0.36, -0.31]];

fn curl_crop(pen: &mut Pen, sitter: &Sitter<'_>) {
    strew_curls(pen, sitter, 46, vec2(-0.02, -0.44), vec2(0.375, 0.15), |at| at.y > -0.335 && at.x.abs() < 0.28);
    let light = color(sitter.tones.hair_light, 0.8);
    for [x, y] in CROP_EDGE_CURLS {
        pen.line(&arch(vec2(x - 0.014, y), vec2(0.030, 0.0), 0.016), 0.0095, light);
    }
}

/// Where a coil shows its inside: a place, how far the arc reaches to the right and down, and its radius.
const COILS: [[f32; 5]; 20] = [
    [-0.44, -0.24, 0.07, -0.03, 0.042],
    [-0.40, -0.36, 0.07, -0.04, 0.044],
    [-0.30, -0.46, 0.08, -0.02, 0.046],
    [-0.17, -0.53, 0.08, 0.0, 0.046],
    [-0.03, -0.55, 0.08, 0.01, 0.046],
    [-0.34, -0.25, 0.07, -0.03, 0.042],
    [-0.23, -0.36, 0.08, -0.03, 0.046],
    [-0.09, -0.45, 0.08, -0.02, 0.046],
    [-0.47, -0.08, 0.07, -0.02, 0.042],
    [-0.39, -0.10, 0.06, -0.02, 0.036],
    [-0.48, 0.09, 0.07, -0.01, 0.042],
    [-0.40, 0.08, 0.06, 0.0, 0.036],
    [-0.47, 0.25, 0.07, 0.0, 0.042],
    [-0.39, 0.25, 0.05, 0.01, 0.030],
    [0.13, -0.51, 0.08, 0.04, 0.046],
    [0.24, -0.41, 0.06, 0.05, 0.042],
    [0.31, -0.29, 0.06, 0.05, 0.042],
    [0.35, -0.13, 0.06, 0.03, 0.036],
    [0.365, 0.03, 0.055, 0.02, 0.034],
    [0.37, 0.18, 0.05, 0.0, 0.030],
];

fn coil(pen: &mut Pen, sitter: &Sitter<'_>) {
    let (light, dark) = (color(sitter.tones.hair_light, 1.0), color(sitter.tones.hair_dark, 1.0));
    for (place, [x, y, right, down, radius]) in COILS.into_iter().enumerate() {
        let coil = arch(vec2(x, y), vec2(right, down), radius);
        pen.line(&coil, 0.011, if place % 3 == 1 { dark } else { light });
    }
}

/// Small arcs strewn over an ellipse like the seeds of a sunflower, every third one dark, none where `is_free` says so.
fn strew_curls(pen: &mut Pen, sitter: &Sitter<'_>, many: u8, middle: Vec2, radii: Vec2, is_free: impl Fn(Vec2) -> bool) {
    let light = color(sitter.tones.hair_light, 0.8);
    let dark = color(sitter.tones.hair_dark, 0.8);
    for seed in 0..many {
        let angle = f32::from(seed) * 2.399_963;
        let distance = ((f32::from(seed) + 0.5) / f32::from(many)).sqrt();
        let at = middle + Vec2::angled(angle) * distance * radii;
        if !is_free(at) {
            let curl = arch(at + vec2(-0.016, 0.006), vec2(0.033, -0.002), 0.017);
            pen.line(&curl, 0.0095, if seed % 3 == 0 { dark } else { light });
        }
    }
}
