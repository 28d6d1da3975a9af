//! The head itself: ear, outline, the quiet side of the face, cheeks, freckles.

use egui::{Vec2, vec2};

use super::beard;
use super::coats::Coats;
use super::expression::Expression;
use super::geometry::{Side, Turn, closed_curve};
use super::outline::Outline;
use super::palette::color;
use super::pen::Pen;
use super::{Sitter, on_the_head};
use crate::scenario::{HeadShape, Look};

/// A knot of the outline. Its distance from the middle is `grows` times the width of the head, and for a jaw
/// that of the jaw too, and then `near` or `far`, which grow with nothing.
struct Knot {
    grows: f32,
    near: f32,
    far: f32,
    y: f32,
    depth: f32,
    jaw: bool,
}

const fn knot(grows: f32, y: f32, depth: f32) -> Knot {
    Knot { grows, near: 0.0, far: 0.0, y, depth, jaw: false }
}

/// One side from the crown down.
const SIDE: [Knot; 8] = [
    knot(0.200, -0.465, 0.0),
    knot(0.333, -0.315, 0.0),
    knot(0.372, -0.120, 0.0),
    Knot { far: -0.016, ..knot(0.356, 0.050, 0.02) },
    Knot { far: 0.004, ..knot(0.338, 0.170, 0.05) },
    Knot { jaw: true, ..knot(0.283, 0.315, 0.12) },
    Knot { jaw: true, ..knot(0.172, 0.440, 0.21) },
    Knot { near: 0.062, far: 0.062, ..knot(0.0, 0.498, 0.26) },
];

/// How a shape of head differs from the oval: the width of each knot of a side, and how far the chin comes down.
struct Build {
    widths: [f32; 8],
    drop: f32,
}

const fn build(shape: HeadShape) -> Build {
    match shape {
        HeadShape::Oval => Build { widths: [1.0; 8], drop: 0.0 },
        HeadShape::Round => Build { widths: [1.0, 1.0, 1.01, 1.03, 1.06, 1.10, 1.14, 1.20], drop: -0.015 },
        HeadShape::Long => Build { widths: [1.0, 0.99, 0.98, 0.97, 0.965, 0.97, 0.97, 1.0], drop: 0.03 },
        HeadShape::Square => Build { widths: [1.0, 1.0, 1.0, 1.01, 1.03, 1.12, 1.24, 1.5], drop: -0.005 },
        HeadShape::Heart => Build { widths: [1.0, 1.01, 1.015, 1.01, 0.985, 0.91, 0.82, 0.75], drop: 0.01 },
    }
}

/// How much of the chin's drop each knot takes part in.
const DROPS: [f32; 8] = [0.0, 0.0, 0.0, 0.0, 0.0, 0.3, 0.7, 1.0];

/// The inner edge of the shade, and then far outside the head. Up the far jaw it thins out, so that on a wide one it ends
/// in no corner.
const QUIET_SIDE: [[f32; 2]; 15] = [
    [-0.45, -0.45],
    [-0.30, -0.28],
    [-0.262, -0.02],
    [-0.275, 0.16],
    [-0.205, 0.31],
    [-0.07, 0.415],
    [0.07, 0.452],
    [0.19, 0.432],
    [0.29, 0.355],
    [0.334, 0.255],
    [0.362, 0.14],
    [0.5, 0.35],
    [0.2, 0.6],
    [-0.3, 0.6],
    [-0.6, 0.2],
];

const FRECKLES: [[f32; 2]; 7] =
    [[-0.20, 0.135], [-0.165, 0.155], [-0.235, 0.165], [-0.185, 0.185], [0.17, 0.14], [0.205, 0.16], [0.15, 0.17]];

/// The closed outline, from the crown down the far side and up the near one.
pub(super) fn outline(pen: &Pen, look: &Look, turn: Turn) -> Outline {
    let Build { widths, drop } = build(look.shape);
    let place = |side: Side, ((knot, width), drops): ((&Knot, f32), f32)| {
        let added = if side == Side::Far { knot.far } else { knot.near };
        let x = (knot.grows * look.head * if knot.jaw { look.jaw } else { 1.0 } + added) * width;
        turn.outline(side.sign() * x, knot.y + drop * drops, knot.depth)
    };
    let knots_of_a_side = SIDE.iter().zip(widths).zip(DROPS);
    let mut knots = vec![vec2(0.0, -0.5)];
    knots.extend(knots_of_a_side.clone().map(|knot| place(Side::Far, knot)));
    let far = knots.len();
    knots.extend(knots_of_a_side.map(|knot| place(Side::Near, knot)));
    if let Some(near) = knots.get_mut(far..) {
        near.reverse();
    }
    Outline::new(pen.needed(&closed_curve(&knots, pen.pieces())))
}

/// The middle of the near ear.
pub(super) fn ear(look: &Look, expression: &Expression) -> Vec2 {
    vec2(-0.362 * look.head - 0.012 * expression.turn, 0.075 - 0.03 * expression.nod)
}

pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    paint_ear(pen, sitter);
    let mut coats = Coats::new(pen, sitter);
    coats.lay(pen, &closed_curve(&QUIET_SIDE, pen.pieces()), tones.shade, 0.42);
    for shadow in on_the_head(sitter.look).filter_map(|style| style.shadow.as_ref()) {
        coats.lay(pen, &closed_curve(&shadow.points, pen.pieces()), tones.skin_line(shadow.tone), shadow.alpha);
    }
    lay_cheeks(pen, &mut coats, sitter);
    if sitter.look.freckles && !sitter.small {
        for [x, y] in FRECKLES {
            pen.disc(sitter.turn.point(x, y), 0.0062, color(tones.freckle(), 0.30));
        }
    }
    beard::lay(pen, &mut coats, sitter);
    coats.finish(pen, sitter);
    beard::paint(pen, sitter);
}

/// The head without anything on it.
pub(super) fn paint_plain(pen: &mut Pen, sitter: &Sitter<'_>) {
    pen.fill(sitter.outline.points(), color(sitter.tones.skin, 1.0));
}

fn paint_ear(pen: &mut Pen, sitter: &Sitter<'_>) {
    let at = |points: [f32; 2]| sitter.ear + Vec2::from(points);
    // It reaches under the head, also under a narrow one.
    let shell = [[0.06, -0.085], [-0.03, -0.085], [-0.058, -0.03], [-0.045, 0.045], [-0.005, 0.10], [0.04, 0.085], [0.08, 0.02]];
    pen.blob(&shell.map(at), color(sitter.tones.skin, 1.0));
    let inner = [[-0.002, -0.052], [-0.034, -0.04], [-0.032, 0.012], [-0.008, 0.05]];
    let width = pen.width(0.014, 0.6);
    pen.curve(&inner.map(at), width, color(sitter.tones.shade, 1.0));
}

fn lay_cheeks(pen: &mut Pen, coats: &mut Coats, sitter: &Sitter<'_>) {
    let expression = &sitter.expression;
    if expression.cheek <= 0.01 {
        return;
    }
    let alpha = expression.cheek * sitter.tones.cheek_strength;
    for side in Side::BOTH {
        let radii = vec2(if side == Side::Far { 0.10 } else { 0.135 }, 0.105);
        let middle = sitter.turn.point(side.sign() * 0.205, 0.155) - vec2(0.0, expression.squint * 0.015);
        coats.glow(pen, middle, radii, sitter.tones.cheek, alpha);
    }
}
