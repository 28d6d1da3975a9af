//! What is worn about the neck. Its shapes stand in `assets/face/collar.ron`, but for a roll, which fits the neck.

use egui::vec2;

use super::Sitter;
use super::body;
use super::marks::{self, COLLARS};
use super::palette::color;
use super::pen::Pen;
use crate::scenario::Collar;

pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    let y = 0.685 + body::lift(sitter) * 0.5;
    match sitter.look.collar {
        Collar::Roll => roll(pen, sitter, y),
        collar => marks::paint(pen, sitter, COLLARS.get(&collar).map_or(&[][..], Vec::as_slice), y),
    }
}

/// A neck rolled over once.
fn roll(pen: &mut Pen, sitter: &Sitter<'_>, y: f32) {
    let tones = &sitter.tones;
    let half = body::neck_half_width(sitter);
    let (cloth, dark) = (color(tones.cloth, 1.0), color(tones.cloth_dark, 1.0));
    let base = [
        vec2(-half - 0.13, y + 0.08),
        vec2(-half - 0.08, y - 0.04),
        vec2(0.02, y + 0.06),
        vec2(half + 0.11, y - 0.04),
        vec2(half + 0.16, y + 0.08),
        vec2(half + 0.10, y + 0.25),
        vec2(-half - 0.08, y + 0.25),
    ];
    pen.blob(&base, cloth);
    let fold = [
        vec2(-half - 0.038, 0.515),
        vec2(-0.10, 0.585),
        vec2(0.06, 0.59),
        vec2(half + 0.062, 0.505),
        vec2(half + 0.09, 0.60),
        vec2(half + 0.095, y),
        vec2(0.10, y + 0.085),
        vec2(-0.07, y + 0.085),
        vec2(-half - 0.068, y),
        vec2(-half - 0.065, 0.61),
    ];
    pen.blob(&fold, color(tones.lapel, 1.0));
    let edge = [vec2(-half - 0.068, y), vec2(-0.07, y + 0.085), vec2(0.10, y + 0.085), vec2(half + 0.095, y)];
    pen.curve(&edge, 0.013, dark);
}
