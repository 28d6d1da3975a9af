//! Hair in strands of its own, and hair with an edge of curls.

use egui::{Color32, Vec2, vec2};

use super::Sitter;
use super::geometry::{closed_curve, open_curve};
use super::palette::color;
use super::pen::Pen;

/// A strand with a dark edge, so that it stands out from its neighbours. Returns its line.
pub(super) fn strand(pen: &mut Pen, sitter: &Sitter<'_>, path: &[Vec2], width: f32, ink: Color32) -> Vec<Vec2> {
    let line = open_curve(path, pen.pieces());
    pen.edged_line(&line, width, ink, 0.007, color(sitter.tones.hair_dark, 1.0));
    line
}

/// The crossing of three strands: a row of small hooks down the braid.
pub(super) fn braid(pen: &mut Pen, sitter: &Sitter<'_>, path: &[Vec2], width: f32, ink: Color32) {
    let line = strand(pen, sitter, path, width, ink);
    if sitter.small {
        return;
    }
    let light = color(sitter.tones.hair_light, 0.9);
    for (at, along) in stations(&line, 0.040) {
        let aside = along.rot90() * (width * 0.36);
        pen.line(&[at - aside, at + along * 0.014, at + aside], 0.0085, light);
    }
}

/// A loc: rounder than a braid, with the light down one side and a few turns showing.
pub(super) fn loc(pen: &mut Pen, sitter: &Sitter<'_>, path: &[Vec2], width: f32, ink: Color32) {
    let tones = &sitter.tones;
    let line = strand(pen, sitter, path, width, ink);
    if sitter.small {
        return;
    }
    let places = stations(&line, 0.045);
    let lit: Vec<Vec2> = places.iter().map(|(at, along)| *at + along.rot90() * (width * 0.20)).collect();
    pen.line(&lit, 0.010, color(tones.hair_light, 0.55));
    let dark = color(tones.hair_dark, 0.9);
    for (at, along) in places.into_iter().skip(2).step_by(2) {
        let aside = along.rot90() * (width * 0.42);
        pen.line(&[at - aside, at + along * 0.012, at + aside], 0.009, dark);
    }
}

/// The closed curve through the points, with an edge of small bumps `apart` from each other and `high`, in head heights.
/// A small face has the curve without them, which would only flicker.
pub(super) fn scalloped(pen: &Pen, sitter: &Sitter<'_>, points: &[Vec2], apart: f32, high: f32) -> Vec<Vec2> {
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
