//! Hair on the lower face, under nose and mouth.

use egui::{Vec2, vec2};

use super::Sitter;
use super::coats::Coats;
use super::geometry::closed_curve;
use super::palette::color;
use super::pen::Pen;
use crate::scenario::Beard;

/// Lays what reaches the edge of the head on the skin.
pub(super) fn lay(pen: &mut Pen, coats: &mut Coats, sitter: &Sitter<'_>) {
    let Some(beard) = sitter.look.beard else { return };
    let (shape, alpha) = match beard {
        Beard::Full => (jaw(sitter, 0.0).to_vec(), 0.88),
        Beard::Short => (jaw(sitter, 0.035).to_vec(), 0.66),
        Beard::Stubble => (jaw(sitter, 0.045).to_vec(), sitter.tones.stubble),
        Beard::Goatee => (goatee(sitter).to_vec(), 0.92),
        Beard::Moustache => return,
    };
    coats.lay(pen, &closed_curve(&shape, pen.pieces()), sitter.tones.hair, alpha);
}

/// Paints what lies in the middle of the face.
pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    let alpha = match sitter.look.beard {
        Some(Beard::Moustache) => 1.0,
        Some(Beard::Goatee) => 0.92,
        Some(Beard::Full | Beard::Short | Beard::Stubble) | None => return,
    };
    pen.blob(&moustache(sitter), color(sitter.tones.hair, alpha));
}

/// From ear to ear, and far outside the face. `lower` is how much lower its edge on the cheeks lies, in head heights.
fn jaw(sitter: &Sitter<'_>, lower: f32) -> [Vec2; 14] {
    let turn = sitter.turn;
    [
        turn.raised(-0.37, 0.06 + lower, -0.1),
        turn.point(-0.33, 0.15 + lower),
        turn.point(-0.27, 0.235 + lower),
        turn.point(-0.15, 0.245 + lower * 0.5),
        turn.point(-0.06, 0.238),
        turn.point(0.0, 0.245),
        turn.point(0.06, 0.238),
        turn.point(0.15, 0.245 + lower * 0.5),
        turn.point(0.25, 0.235 + lower),
        turn.point(0.33, 0.13 + lower),
        vec2(0.50, 0.2),
        vec2(0.40, 0.6),
        vec2(-0.2, 0.62),
        vec2(-0.5, 0.3),
    ]
}

/// Over the upper lip; its ends go with the corners of the mouth.
fn moustache(sitter: &Sitter<'_>) -> [Vec2; 12] {
    let (turn, curve) = (sitter.turn, sitter.expression.curve);
    let half = 0.112 * sitter.look.mouth * (1.0 + 0.6 * sitter.expression.wide);
    let end = 0.318 - 0.026 * curve;
    let at = |along: f32, y: f32| turn.raised(along * half, y, 0.02);
    [
        at(-1.0, end - 0.012),
        at(-0.62, 0.262 - 0.006 * curve),
        at(-0.25, 0.238),
        at(0.0, 0.246),
        at(0.25, 0.238),
        at(0.62, 0.262 - 0.006 * curve),
        at(1.0, end - 0.012),
        at(1.04, end + 0.008),
        at(0.6, 0.296 - 0.012 * curve),
        at(0.0, 0.287),
        at(-0.6, 0.296 - 0.012 * curve),
        at(-1.04, end + 0.008),
    ]
}

/// Round the chin, below the lower lip.
fn goatee(sitter: &Sitter<'_>) -> [Vec2; 10] {
    let turn = sitter.turn;
    let at = |x: f32, y: f32| turn.raised(x, y + 0.02 * sitter.expression.open, 0.02);
    [
        at(-0.098, 0.395),
        at(-0.055, 0.385),
        at(-0.024, 0.362),
        at(0.024, 0.362),
        at(0.055, 0.385),
        at(0.098, 0.395),
        at(0.112, 0.44),
        at(0.07, 0.62),
        at(-0.07, 0.62),
        at(-0.112, 0.44),
    ]
}
