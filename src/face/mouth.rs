//! The mouth: lips, teeth and tongue, its corners, and the folds beside it.

use egui::Vec2;

use super::Sitter;
use super::geometry::{Side, open_curve};
use super::palette::color;
use super::pen::Pen;
use crate::scenario::Beard;

/// Places along the mouth from its near (-1) to its far (1) corner, and how far the upper lip rises there.
const ALONG: [(f32, f32); 7] = [(-1.0, 0.0), (-0.66, 0.62), (-0.33, 1.0), (0.0, 0.74), (0.33, 1.0), (0.66, 0.62), (1.0, 0.0)];

/// The line of the mouth, worked out from the expression.
struct Mouth<'a> {
    sitter: &'a Sitter<'a>,
    half_width: f32,
    /// Height of the opening in head heights.
    open: f32,
    /// Thickness of a lip in head heights.
    lip: f32,
}

impl Mouth<'_> {
    /// A point of the mouth at `along`, `below` the line.
    fn point(&self, along: f32, below: f32) -> Vec2 {
        let expression = &self.sitter.expression;
        let curve = expression.curve;
        let bend = -0.038 * curve * if curve < 0.0 { 0.60 } else { 1.0 };
        let lift = curve * if curve > 0.0 { 0.012 } else { 0.004 };
        let skew = expression.skew * -0.016 * along * if along > 0.0 { 1.0 } else { 0.4 };
        let wave = 0.0024 * (along * 4.712).cos() * (1.0 - (expression.open * 3.0).min(1.0));
        let y = 0.312 + 0.006 * expression.open + bend * along * along + lift + wave + skew + below;
        self.sitter.turn.raised(along * self.half_width, y, 0.015)
    }

    /// How far the upper lip has left the line; up is negative.
    fn upper(&self, along: f32) -> f32 {
        -self.open * 0.34 * arc(along, 0.62)
    }

    /// How far the lower lip has left the line.
    fn lower(&self, along: f32) -> f32 {
        let held = if self.sitter.expression.curve < 0.0 { 0.8 } else { 1.0 };
        self.open * 0.66 * arc(along, 0.62) * held
    }

    /// The seven points of a line `below` the mouth's own, as a curve.
    fn curve(&self, pieces: usize, below: impl Fn(f32) -> f32) -> Vec<Vec2> {
        open_curve(&ALONG.map(|(along, _)| self.point(along, below(along))), pieces)
    }
}

/// 1 in the middle, 0 at the corners.
fn arc(along: f32, power: f32) -> f32 {
    (1.0 - along * along).max(0.0).powf(power)
}

pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    let expression = &sitter.expression;
    let opened = if expression.curve > 0.0 { expression.open } else { 0.0 };
    let mouth = Mouth {
        sitter,
        half_width: 0.098 * sitter.look.mouth * (1.0 + expression.wide) * (1.0 - 0.10 * expression.press),
        open: expression.open * 0.105,
        lip: 0.030 * sitter.look.lip * (1.0 - 0.62 * expression.press) * (1.0 - 0.35 * opened),
    };
    paint_lips(pen, &mouth);
    if mouth.open > 0.002 {
        paint_open(pen, &mouth);
    } else {
        paint_shut(pen, &mouth);
    }
    if !sitter.small {
        paint_corners(pen, &mouth);
        paint_folds(pen, &mouth);
    }
}

fn paint_lips(pen: &mut Pen, mouth: &Mouth<'_>) {
    let tones = &mouth.sitter.tones;
    let pieces = pen.pieces();
    let upper_edge = ALONG.map(|(along, bow)| mouth.point(along, mouth.upper(along) - mouth.lip * 0.62 * bow));
    let upper_inner = mouth.curve(pieces, |along| mouth.upper(along));
    pen.ribbon(&open_curve(&upper_edge, pieces), &upper_inner, 0.0, color(tones.upper_lip, 1.0));
    let lower_inner = mouth.curve(pieces, |along| mouth.lower(along));
    let lower_edge = mouth.curve(pieces, |along| mouth.lower(along) + mouth.lip * 1.02 * arc(along, 0.8));
    pen.ribbon(&lower_inner, &lower_edge, 0.0, color(tones.lower_lip, 1.0));
}

fn paint_open(pen: &mut Pen, mouth: &Mouth<'_>) {
    let (tones, expression) = (&mouth.sitter.tones, &mouth.sitter.expression);
    let pieces = pen.pieces();
    let upper = mouth.curve(pieces, |along| mouth.upper(along));
    let lower = mouth.curve(pieces, |along| mouth.lower(along));
    pen.ribbon(&upper, &lower, 0.0, color(tones.mouth_inside, 1.0));

    let bared = ((expression.open - 0.05) / 0.3).clamp(0.0, 1.0) * if expression.curve > 0.0 { 1.0 } else { 0.45 };
    if bared > 0.0 {
        let gums = ALONG.map(|(along, _)| mouth.point(along * 0.93, mouth.upper(along * 0.93) + 0.002));
        let edge = ALONG.map(|(along, _)| {
            let length = mouth.open * 0.44 * bared * arc(along * 0.93, 0.62);
            mouth.point(along * 0.88, mouth.upper(along * 0.88) + length)
        });
        pen.ribbon(&open_curve(&gums, pieces), &open_curve(&edge, pieces), 0.0, color(super::palette::TEETH, 1.0));
    }
    if expression.curve > 0.0 && expression.open > 0.3 {
        // How far back the tongue lies at each place: at its ends not at all, so that it is round.
        let across = [(-0.56, 0.985), (-0.42, 0.72), (-0.2, 0.62), (0.1, 0.62), (0.32, 0.72), (0.46, 0.985)];
        let back = across.map(|(along, far)| mouth.point(along, mouth.lower(along) * far));
        let front = across.map(|(along, _)| mouth.point(along, mouth.lower(along) * 0.985));
        pen.ribbon(&open_curve(&back, pieces), &open_curve(&front, pieces), 0.0, color(tones.tongue, 0.75));
    }
    let width = pen.width(0.012, 0.8);
    pen.line(&upper, width, color(tones.mouth_line, 1.0));
}

/// A line that thins out to both corners.
fn paint_shut(pen: &mut Pen, mouth: &Mouth<'_>) {
    let half = pen.width(0.0185, 1.2) / 2.0;
    let thickness = |along: f32| half * (0.30 + 0.70 * arc(along, 0.7));
    let pieces = pen.pieces();
    let upper = mouth.curve(pieces, |along| -thickness(along));
    let lower = mouth.curve(pieces, thickness);
    pen.ribbon(&upper, &lower, 0.0015, color(mouth.sitter.tones.mouth_line, 1.0));
}

/// The ticks at the corners of a smile, and the shade under the lower lip.
fn paint_corners(pen: &mut Pen, mouth: &Mouth<'_>) {
    let (tones, curve) = (&mouth.sitter.tones, mouth.sitter.expression.curve);
    if curve > 0.2 {
        for side in Side::BOTH {
            let tick = [mouth.point(side.sign(), 0.0), mouth.point(side.sign() * 1.10, 0.004 - curve * 0.016)];
            pen.line(&tick, 0.012, color(tones.mouth_line, 0.7));
        }
    }
    if matches!(mouth.sitter.look.beard, Some(Beard::Full | Beard::Short | Beard::Goatee)) {
        return;
    }
    let under =
        [-0.42_f32, 0.0, 0.42].map(|along| mouth.point(along, mouth.lower(0.0) + mouth.lip + 0.036 - 0.004 * along * along));
    pen.curve(&under, 0.013, color(tones.shade, 0.75));
}

/// From the nose to beside the mouth: age, a smile, or its opposite.
fn paint_folds(pen: &mut Pen, mouth: &Mouth<'_>) {
    let (look, turn) = (mouth.sitter.look, mouth.sitter.turn);
    let curve = mouth.sitter.expression.curve;
    let strength = ((look.age - 0.35) * 0.62)
        .max((curve - 0.3).max(0.0) * (0.55 + 0.45 * look.age))
        .max((-curve - 0.35).max(0.0) * 0.6 * (0.5 + look.age));
    if strength <= 0.04 {
        return;
    }
    let ink = color(mouth.sitter.tones.skin_line(0.35), strength.min(0.75));
    for side in Side::BOTH {
        let fold = [
            turn.point(side.sign() * (0.076 * look.nose + 0.012), 0.07 + 0.115 * look.nose_length),
            turn.point(side.sign() * (mouth.half_width + 0.038), 0.262 - curve * 0.012),
            turn.point(side.sign() * (mouth.half_width + 0.046), 0.315 - curve * 0.02),
        ];
        // In a beard the fold is lost.
        let [nose, beside, _] = fold;
        match mouth.sitter.look.beard {
            Some(Beard::Full | Beard::Short) => pen.line(&[nose, nose + (beside - nose) * 0.55], 0.0115, ink),
            _ => pen.curve(&fold, 0.0115, ink),
        }
    }
}
