//! Eyes, lids, brows, and the lines about them.

use egui::{Vec2, vec2};

use super::Sitter;
use super::geometry::{Side, height_at, open_curve};
use super::palette::{CATCHLIGHT, LID_SHADE, PUPIL, color};
use super::pen::Pen;
use crate::scenario::{Cover, Hair, Look, Rgb};

/// The middle of an eye, in head heights from the middle of the face, where the eyes stand at the usual distance.
const MIDDLE: (f32, f32) = (0.150, 0.018);
/// How far slanted eyes rise outwards: head heights for each head height.
const SLANT: f32 = 0.13;

/// How far an eye stands from the middle of the face.
pub(super) fn distance(look: &Look) -> f32 {
    MIDDLE.0 * look.eyes_apart
}

pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    for side in Side::BOTH {
        let eye = Eye::new(sitter, side, pen.pieces());
        paint_ball(pen, &eye);
        paint_lids(pen, &eye);
        if !sitter.small {
            paint_lines(pen, &eye);
        }
        paint_brow(pen, &eye);
    }
    if !sitter.small {
        paint_forehead(pen, sitter);
    }
}

struct Eye<'a> {
    sitter: &'a Sitter<'a>,
    side: Side,
    half_width: f32,
    /// How far the upper lid stands above the middle.
    upper_height: f32,
    /// From the inner to the outer corner.
    upper: Vec<Vec2>,
    /// From the inner to the outer corner.
    lower: Vec<Vec2>,
    outer: Vec2,
}

impl<'a> Eye<'a> {
    fn new(sitter: &'a Sitter<'a>, side: Side, pieces: usize) -> Self {
        let (x, y) = (distance(sitter.look), MIDDLE.1);
        let (expression, scale) = (&sitter.expression, sitter.look.eye);
        let rise = sitter.look.slant * SLANT;
        let at = |at_x: f32, y: f32| sitter.turn.point(side.sign() * at_x, y - rise * (at_x - x));
        let half_width = 0.066 * scale;
        let squint = expression.squint;
        let upper_height = 0.058 * expression.lid * scale;
        let lower_height = 0.030 * (1.0 - 0.62 * squint) * scale - 0.012 * squint * squint;
        let inner = at(x - half_width, y + 0.010);
        let outer_y = y - 0.004 - 0.010 * expression.curve.max(0.0) + 0.010 * (-expression.brow_out).max(0.0);
        let outer = at(x + half_width, outer_y);
        let upper = [
            inner,
            at(x - 0.034, y - upper_height * 0.80),
            at(x + 0.004, y - upper_height),
            at(x + 0.042, y - upper_height * 0.74),
            outer,
        ];
        let lower = [
            inner,
            at(x - 0.036, y + lower_height * 0.80),
            at(x, y + lower_height),
            at(x + 0.036, y + lower_height * 0.78),
            outer,
        ];
        let (upper, lower) = (open_curve(&upper, pieces), open_curve(&lower, pieces));
        Self { sitter, side, half_width, upper_height, upper, lower, outer }
    }

    /// A point beside the middle of the eye, `outward` and `below`.
    fn at(&self, outward: f32, below: f32) -> Vec2 {
        let look = self.sitter.look;
        let y = MIDDLE.1 + below - look.slant * SLANT * outward;
        self.sitter.turn.point(self.side.sign() * (distance(look) + outward), y)
    }

    /// The lower edge of the shade that the upper lid throws on the ball. It ends at the lower lid at the latest.
    fn lid_shade(&self) -> Vec<Vec2> {
        let before = self.upper.first().into_iter().chain(&self.upper);
        let after = self.upper.iter().skip(1).chain(self.upper.last());
        before
            .zip(after)
            .zip(&self.upper)
            .map(|((before, after), point)| {
                let aside = (*after - *before).normalized().rot90();
                let below = *point + aside * if aside.y < 0.0 { -0.012 } else { 0.012 };
                let floor = height_at(&self.lower, below.x).unwrap_or(point.y);
                vec2(below.x, below.y.min(floor.max(point.y)))
            })
            .collect()
    }

    /// The part of a disc that the lids leave open, in columns.
    fn disc_between_lids(&self, middle: Vec2, radius: f32, columns: u8) -> Vec<Vec2> {
        let mut roof = Vec::with_capacity(2 * usize::from(columns) + 2);
        let mut floor = Vec::with_capacity(usize::from(columns) + 1);
        for column in 0..=columns {
            // Columns stand closer at the sides, where a circle is steep.
            let (height, across) = (std::f32::consts::PI * f32::from(column) / f32::from(columns)).sin_cos();
            let x = middle.x - across * radius;
            let lids = height_at(&self.upper, x).zip(height_at(&self.lower, x));
            let Some((upper, lower)) = lids else { continue };
            let top = upper.max(middle.y - height * radius);
            let bottom = lower.min(middle.y + height * radius);
            if top <= bottom {
                roof.push(vec2(x, top));
                floor.push(vec2(x, bottom));
            }
        }
        roof.extend(floor.into_iter().rev());
        roof
    }
}

fn paint_ball(pen: &mut Pen, eye: &Eye<'_>) {
    let sitter = eye.sitter;
    let tones = &sitter.tones;
    let socket = [
        eye.at(-0.085, -0.035),
        eye.at(-0.03, -0.078),
        eye.at(0.05, -0.075),
        eye.at(0.10, -0.02),
        eye.at(0.05, 0.015),
        eye.at(-0.05, 0.012),
    ];
    pen.blob(&socket, color(tones.shade, 0.42));

    pen.ribbon_beneath(&eye.upper, &eye.lower, color(tones.eye_white, 1.0));
    let (x, y) = (distance(sitter.look), MIDDLE.1);
    let iris = sitter
        .turn
        .point(eye.side.sign() * x + sitter.expression.gaze_x * 0.030 - 0.004, y - 0.015 + sitter.expression.gaze_y * 0.030);
    let radius = 0.0375 * sitter.look.eye;
    let mut disc = |middle: Vec2, radius: f32, rgb: Rgb| {
        let shape = eye.disc_between_lids(middle, radius, pen.round(radius).div_ceil(2) + 2);
        pen.fill(&shape, color(rgb, 1.0));
    };
    disc(iris, radius, sitter.look.iris);
    disc(iris, radius * 0.54, PUPIL);

    let shade = eye.lid_shade();
    pen.ribbon_beneath(&eye.upper, &shade, color(LID_SHADE, 0.28));
    if !sitter.small {
        let light = eye.disc_between_lids(iris + vec2(0.013, -0.014), 0.0072, 6);
        pen.fill(&light, color(CATCHLIGHT, 0.9));
    }
}

fn paint_lids(pen: &mut Pen, eye: &Eye<'_>) {
    let (tones, heavy) = (&eye.sitter.tones, eye.sitter.look.lash);
    let lash = color(tones.lash, 1.0);
    let width = pen.width(if heavy { 0.0165 } else { 0.0140 }, 1.2);
    pen.line(&eye.upper, width, lash);
    if !eye.sitter.small {
        if heavy {
            pen.line(&[eye.outer, eye.at(eye.half_width + 0.009, -0.022)], 0.0105, lash);
        }
        pen.line(&eye.lower, 0.0085, color(tones.skin_line(0.40), 0.8));
    }
}

/// The crease above, the line below and the outer lines of age and laughter.
fn paint_lines(pen: &mut Pen, eye: &Eye<'_>) {
    let (tones, age, squint) = (&eye.sitter.tones, eye.sitter.look.age, eye.sitter.expression.squint);
    let height = eye.upper_height;
    let crease = [eye.at(-0.050, -height * 0.66 - 0.018), eye.at(0.002, -height - 0.021), eye.at(0.052, -height * 0.66 - 0.014)];
    pen.curve(&crease, 0.0095, color(tones.skin_line(0.35), 0.85));

    let below = (age * 0.7).max(squint * 0.75);
    if below > 0.1 {
        let line = [eye.at(-0.045, 0.045), eye.at(0.005, 0.060 - squint * 0.006), eye.at(0.055, 0.044 - squint * 0.004)];
        pen.curve(&line, 0.0105, color(tones.skin_line(0.22), below.min(0.8)));
    }
    let outer = (squint - 0.45).max(0.0) * age * 1.6 + (age - 0.6).max(0.0) * 0.7;
    if outer > 0.05 {
        for spread in [-1.0, 0.2, 1.2] {
            let from = eye.at(eye.half_width + 0.026, 0.010 + spread * 0.012);
            let to = eye.at(eye.half_width + 0.052, 0.012 + spread * 0.026);
            pen.line(&[from, to], 0.008, color(tones.skin_line(0.3), outer.min(0.7)));
        }
    }
}

/// A ribbon, thick at its inner third.
fn paint_brow(pen: &mut Pen, eye: &Eye<'_>) {
    let (look, expression) = (eye.sitter.look, &eye.sitter.expression);
    let inner = expression.brow_in * -0.034;
    let outer = expression.brow_out * -0.026;
    let pinch = expression.brow_pinch * 0.016;
    let half = 0.0155 * look.brow;
    let y = -0.098 - MIDDLE.1 + if eye.sitter.small { 0.004 } else { 0.0 };
    let arch = look.arch * -0.009;
    let knots = [
        (-0.085 - pinch, y + 0.008 + inner - arch * 0.3, 0.50),
        (-0.045 - pinch * 0.6, y - 0.009 + inner * 0.72 + outer * 0.12, 0.98),
        (0.005, y - 0.0185 + inner * 0.32 + outer * 0.45 + arch * 0.6, 0.95),
        (0.053, y - 0.017 + outer * 0.85 + arch, 0.66),
        (0.092, y + 0.009 + outer - arch * 0.5, 0.10),
    ];
    let pieces = pen.pieces();
    let upper = open_curve(&knots.map(|(x, y, thick)| eye.at(x, y - half * thick)), pieces);
    let lower = open_curve(&knots.map(|(x, y, thick)| eye.at(x, y + half * thick)), pieces);
    let edge = pen.width(0.009, 0.5) / 2.0;
    pen.ribbon(&upper, &lower, edge, color(look.brow_color, 1.0));
}

/// The furrow between the brows and the lines over them.
fn paint_forehead(pen: &mut Pen, sitter: &Sitter<'_>) {
    let (tones, turn, expression) = (&sitter.tones, sitter.turn, &sitter.expression);
    let furrow = (expression.brow_pinch - 0.35).max(0.0) * 1.3;
    if furrow > 0.03 {
        for side in Side::BOTH {
            let from = turn.point(side.sign() * 0.020, -0.118 - expression.brow_in * 0.012);
            let to = turn.point(side.sign() * 0.026, -0.076 - expression.brow_in * 0.018);
            pen.line(&[from, to], 0.0105, color(tones.skin_line(0.45), furrow.min(0.8)));
        }
    }
    let raised = (f32::midpoint(expression.brow_in, expression.brow_out) - 0.2).max(0.0);
    let knotted = if expression.brow_in > 0.3 { 0.35 } else { 0.0 };
    let lines = sitter.look.age * 0.5 + raised * 0.6 + knotted;
    let look = sitter.look;
    let covered = matches!(look.hair, Hair::Fringe | Hair::Bob) || matches!(look.cover, Some(Cover::Beanie | Cover::Cap));
    if lines > 0.2 && !covered {
        for (y, half) in [(-0.185, 0.10), (-0.225, 0.13)] {
            let line =
                [turn.point(-half, y), turn.point(-0.02, y - 0.008 - expression.brow_in * 0.008), turn.point(half * 0.9, y)];
            pen.curve(&line, 0.009, color(tones.skin_line(0.18), (lines * 0.8).min(0.7)));
        }
    }
}
