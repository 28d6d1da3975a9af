//! Hair on the lower face, under nose and mouth.

use egui::{Vec2, vec2};

use super::Sitter;
use super::geometry::closed_curve;
use super::palette::color;
use super::pen::Pen;
use crate::scenario::Beard;

pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    let Some(beard) = sitter.look.beard else { return };
    let hair = sitter.tones.hair;
    match beard {
        Beard::Full => cover_jaw(pen, sitter, 0.0, 0.88),
        Beard::Short => cover_jaw(pen, sitter, 0.035, 0.66),
        Beard::Stubble => cover_jaw(pen, sitter, 0.045, sitter.tones.stubble),
        Beard::Moustache => pen.blob(&moustache(sitter), color(hair, 1.0)),
        Beard::Goatee => {
            pen.blob(&moustache(sitter), color(hair, 0.92));
            let chin = sitter.outline.clip(&closed_curve(&goatee(sitter), pen.pieces()));
            pen.fill(&chin, color(hair, 0.92));
        }
    }
}

/// From ear to ear, as far as there is a face. `lower` is how much lower its edge on the cheeks lies, in head heights.
fn cover_jaw(pen: &mut Pen, sitter: &Sitter<'_>, lower: f32, alpha: f32) {
    let turn = sitter.turn;
    let knots = [
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
    ];
    let beard = sitter.outline.clip(&closed_curve(&knots, pen.pieces()));
    pen.fill(&beard, color(sitter.tones.hair, alpha));
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
