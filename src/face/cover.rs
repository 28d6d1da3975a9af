//! What is worn on the head. Its shapes stand in `assets/face/cover.ron`, but for the cloth of a hijab, which fits the face.

use egui::{Vec2, vec2};

use super::Sitter;
use super::geometry::{Side, open_curve};
use super::marks::{self, COVERS, Style};
use super::palette::color;
use super::pen::Pen;
use crate::scenario::{Cover, Hair, Look};

/// The shapes of what is worn, where anything is.
pub(super) fn style(look: &Look) -> Option<&'static Style> {
    COVERS.get(&look.cover?)
}

pub(super) fn paint_in_front(pen: &mut Pen, sitter: &Sitter<'_>) {
    let Some(style) = style(sitter.look) else { return };
    if sitter.look.cover == Some(Cover::Hijab) {
        hijab(pen, sitter);
    }
    // A kippah lies on the hair, however high that stands.
    let down = if sitter.look.cover == Some(Cover::Kippah) { crown(sitter.look.hair) } else { 0.0 };
    marks::paint(pen, sitter, &style.front, down);
}

/// The outer edge from the crown down each side to the shoulder and in to the chest; near and far.
const HIJAB_NEAR: [[f32; 2]; 12] = [
    [0.13, -0.586],
    [0.0, -0.602],
    [-0.18, -0.572],
    [-0.335, -0.455],
    [-0.425, -0.26],
    [-0.452, -0.02],
    [-0.440, 0.22],
    [-0.425, 0.42],
    [-0.455, 0.60],
    [-0.50, 0.76],
    [-0.36, 0.90],
    [-0.10, 0.985],
];
const HIJAB_FAR: [[f32; 2]; 12] = [
    [-0.13, -0.587],
    [0.0, -0.602],
    [0.14, -0.582],
    [0.285, -0.485],
    [0.378, -0.32],
    [0.412, -0.09],
    [0.402, 0.16],
    [0.385, 0.38],
    [0.41, 0.58],
    [0.46, 0.73],
    [0.36, 0.87],
    [0.06, 0.985],
];
/// How far from the middle of the head the cloth begins, as a part of the way to the outline, from the crown down a side.
const OPENING: [(f32, f32); 9] = [
    (0.0, 0.715),
    (24.0, 0.755),
    (48.0, 0.835),
    (75.0, 0.885),
    (105.0, 0.90),
    (130.0, 0.915),
    (150.0, 0.94),
    (166.0, 0.958),
    (178.0, 0.965),
];

/// Where the cloth leaves the face free, from the crown down one side to the chin.
fn opening(sitter: &Sitter<'_>, side: Side) -> Vec<Vec2> {
    OPENING.iter().map(|(degrees, part)| sitter.outline.at(side.sign() * degrees) * *part).collect()
}

fn hijab(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    let cloth = color(tones.cover, 1.0);
    let (near, far) = (opening(sitter, Side::Near), opening(sitter, Side::Far));
    let band: Vec<Vec2> = near.iter().take(4).rev().chain(far.iter().skip(1).take(3)).copied().collect();
    for (outer, inner, other, across) in [(&HIJAB_FAR, &far, &near, -0.13), (&HIJAB_NEAR, &near, &far, 0.13)] {
        // Each half reaches over the middle, above and below the face, so that no gap shows between them.
        let mut shape: Vec<Vec2> = outer.iter().map(|point| Vec2::from(*point)).collect();
        shape.push(vec2(across, 0.80));
        // Comes on to the edge of the face along it, or it would cut a notch there.
        shape.extend(other.get(5).map(|point| *point * 1.15));
        shape.extend(other.iter().skip(6));
        shape.extend(inner.iter().skip(1).rev());
        shape.extend(inner.first().map(|top| *top + vec2(across, 0.012)));
        // Close to the first point, or the curve would bulge over the crown there.
        shape.push(vec2(across, -0.55));
        pen.blob(&shape, cloth);
    }
    // The cap beneath shows as a narrow band over the brow.
    let depth = [0.0, 0.035, 0.055, 0.06, 0.055, 0.035, 0.0];
    let below: Vec<Vec2> = band.iter().zip(depth).map(|(point, depth)| *point * (1.0 - depth)).collect();
    let overlap = [0.0, 0.012, 0.02, 0.02, 0.02, 0.012, 0.0];
    let above: Vec<Vec2> = band.iter().zip(overlap).map(|(point, overlap)| *point * (1.0 + overlap)).collect();
    let pieces = pen.pieces();
    pen.ribbon(&open_curve(&above, pieces), &open_curve(&below, pieces), 0.002, color(tones.cover_dark, 1.0));
}

/// How high the hair stands at the crown.
fn crown(hair: Hair) -> f32 {
    match hair {
        Hair::Bald => -0.50,
        Hair::Shaved => -0.525,
        Hair::Afro => -0.70,
        Hair::Undercut => -0.66,
        Hair::Fringe | Hair::Parted => -0.61,
        Hair::Crop | Hair::Bob | Hair::Curls | Hair::Wavy => -0.60,
        Hair::Bun | Hair::Short | Hair::Long | Hair::Braids | Hair::Locs | Hair::Ponytail | Hair::Receding => -0.565,
    }
}
