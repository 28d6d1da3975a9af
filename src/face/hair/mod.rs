//! Hair: what hangs behind the head, and what lies over it.

mod braided;
mod cropped;
mod curly;
mod loose;
mod rig;
mod rig_shapes;

use egui::{Vec2, vec2};

use super::Sitter;
use super::geometry::{arch, closed_curve};
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

pub(super) fn paint_behind(pen: &mut Pen, sitter: &Sitter<'_>) {
    if !is_seen(sitter.look) {
        return;
    }
    match sitter.look.hair {
        Hair::Bun | Hair::Crop | Hair::Long => rig::paint_behind(pen, sitter),
        Hair::Afro => curly::afro_behind(pen, sitter),
        Hair::Curls => curly::curls_behind(pen, sitter),
        Hair::Braids => braided::braids_behind(pen, sitter),
        Hair::Locs => braided::locs_behind(pen, sitter),
        Hair::Bob => loose::bob_behind(pen, sitter),
        Hair::Ponytail => loose::ponytail_behind(pen, sitter),
        Hair::Wavy => loose::wavy_behind(pen, sitter),
        Hair::Fringe | Hair::Bald | Hair::Short | Hair::Parted | Hair::Receding | Hair::Shaved | Hair::Undercut => {}
    }
}

pub(super) fn paint_in_front(pen: &mut Pen, sitter: &Sitter<'_>) {
    if !is_seen(sitter.look) {
        return;
    }
    match sitter.look.hair {
        Hair::Bun => rig::bun(pen, sitter),
        Hair::Crop => rig::crop(pen, sitter),
        Hair::Fringe => rig::fringe(pen, sitter),
        Hair::Bald => rig::bald(pen, sitter),
        Hair::Short => rig::short(pen, sitter),
        Hair::Long => rig::long(pen, sitter),
        Hair::Afro => curly::afro(pen, sitter),
        Hair::Curls => curly::curls(pen, sitter),
        Hair::Braids => braided::braids(pen, sitter),
        Hair::Locs => braided::locs(pen, sitter),
        Hair::Bob => loose::bob(pen, sitter),
        Hair::Ponytail => loose::ponytail(pen, sitter),
        Hair::Wavy => loose::wavy(pen, sitter),
        Hair::Parted => cropped::parted(pen, sitter),
        Hair::Receding => cropped::receding(pen, sitter),
        Hair::Shaved => cropped::shaved(pen, sitter),
        Hair::Undercut => cropped::undercut(pen, sitter),
    }
    if sitter.look.strand {
        let width = pen.width(0.020, 1.0);
        pen.curve(&rig_shapes::STRAND, width, color(sitter.tones.hair, 1.0));
    }
}

/// A shadow on the brow. It lies on the skin, under brows and eyes.
pub(super) struct Shadow {
    /// Reaches outside the head; what is seen is what lies on skin.
    pub(super) shape: &'static [[f32; 2]],
    /// From the shade of the skin (0) to its line colour (1).
    pub(super) tone: f32,
    pub(super) alpha: f32,
}

/// The shadow that the hair throws.
pub(super) fn shadow(look: &Look) -> Option<Shadow> {
    let (shape, tone, alpha): (&[[f32; 2]], f32, f32) = match look.hair {
        _ if !is_seen(look) => return None,
        Hair::Bun => (&rig_shapes::BUN_BROW_SHADOW, 0.12, 0.55),
        Hair::Fringe => (&rig_shapes::FRINGE_BROW_SHADOW, 0.10, 0.5),
        Hair::Parted => (&cropped::PARTED_SHADOW, 0.10, 0.5),
        Hair::Bob => (&loose::BOB_SHADOW, 0.10, 0.5),
        _ => return None,
    };
    Some(Shadow { shape, tone, alpha })
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

/// The closed curve through the points, with an edge of small bumps `apart` from each other and `high`, in head heights.
/// A small face has the curve without them, which would only flicker.
fn scalloped(pen: &Pen, sitter: &Sitter<'_>, points: &[[f32; 2]], apart: f32, high: f32) -> Vec<Vec2> {
    let curve = closed_curve(points, pen.pieces().max(6));
    if sitter.small {
        return curve;
    }
    let ends = || curve.iter().zip(curve.iter().cycle().skip(1));
    let length: f32 = ends().map(|(from, to)| (*to - *from).length()).sum();
    let area: f32 = ends().map(|(from, to)| from.x * to.y - from.y * to.x).sum();
    let outwards = area.signum();
    // A whole number of bumps, so that the last meets the first.
    let step = length / (length / apart).round().max(3.0);

    let mut bumps = Vec::with_capacity((length / step) as usize * 2 + 2);
    let (mut walked, mut next) = (0.0, 0.0);
    for (from, to) in ends() {
        let piece = *to - *from;
        let long = piece.length();
        while next < walked + long {
            let out = vec2(piece.y, -piece.x) / long * outwards;
            let at = *from + piece * ((next - walked) / long);
            bumps.extend([at, at + piece / long * (step * 0.3) + out * high, at + piece / long * (step * 0.7) + out * high]);
            next += step;
        }
        walked += long;
    }
    closed_curve(&bumps, pen.pieces().div_ceil(4))
}

/// Points along an open line, `step` apart, each with the direction of the line there.
fn stations(line: &[Vec2], step: f32) -> Vec<(Vec2, Vec2)> {
    let mut found = Vec::new();
    let (mut walked, mut next) = (0.0, step);
    for pair in line.windows(2) {
        let [from, to] = *pair else { continue };
        let long = (to - from).length();
        while long > 0.0 && next < walked + long {
            found.push((from + (to - from) * ((next - walked) / long), (to - from) / long));
            next += step;
        }
        walked += long;
    }
    found
}
