//! What is worn about the neck: cardigan, shirt, hood and blouse.

use eframe::egui::{Vec2, vec2};

use super::Sitter;
use super::body;
use super::geometry::lowered;
use super::palette::{Tones, color};
use super::pen::Pen;
use crate::scenario::{Collar, Rgb};

pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    let y = 0.685 + body::lift(sitter) * 0.5;
    let (tones, under) = (&sitter.tones, sitter.look.under);
    match sitter.look.collar {
        Collar::Cardigan => cardigan(pen, tones, under, y),
        Collar::Shirt => shirt(pen, tones, under, y),
        Collar::Hood => hood(pen, tones, under, y),
        Collar::Blouse => blouse(pen, tones, under, y),
    }
}

/// A pale top under an open cardigan.
fn cardigan(pen: &mut Pen, tones: &Tones, under: Rgb, y: f32) {
    let top = [
        vec2(-0.26, y - 0.02),
        vec2(-0.18, y + 0.10),
        vec2(0.02, y + 0.185),
        vec2(0.22, y + 0.10),
        vec2(0.285, y),
        vec2(0.295, y + 0.14),
        vec2(0.27, 1.7),
        vec2(-0.25, 1.7),
        vec2(-0.26, y + 0.14),
    ];
    pen.shut_blob(&top, color(under, 1.0));

    let near_edge = [vec2(-0.235, y - 0.045), vec2(-0.30, y + 0.14), vec2(-0.26, y + 0.42), vec2(-0.10, 1.62)];
    let far_edge = [vec2(0.265, y - 0.045), vec2(0.345, y + 0.14), vec2(0.31, y + 0.42), vec2(0.17, 1.62)];
    let near_back = [vec2(-0.66, 1.62), vec2(-0.62, y + 0.26), vec2(-0.38, y + 0.06)];
    let far_back = [vec2(0.70, 1.62), vec2(0.64, y + 0.26), vec2(0.42, y + 0.06)];
    let cloth = color(tones.cloth, 1.0);
    pen.shut_blob(&[&near_edge[..], &near_back].concat(), cloth);
    pen.shut_blob(&[&far_edge[..], &far_back].concat(), cloth);
    let dark = color(tones.cloth_dark, 1.0);
    pen.curve(&near_edge, 0.02, dark);
    pen.curve(&far_edge, 0.02, dark);

    let neckline = [[-0.225, 0.055], [-0.10, 0.15], [0.02, 0.185], [0.14, 0.15], [0.265, 0.055]];
    pen.curve(&lowered(neckline, y), 0.012, color(tones.neckline, 1.0));
}

fn shirt(pen: &mut Pen, tones: &Tones, under: Rgb, y: f32) {
    let pale = color(under, 1.0);
    let stand = [
        [-0.215, -0.06],
        [-0.16, 0.08],
        [0.03, 0.30],
        [0.21, 0.08],
        [0.255, -0.06],
        [0.34, 0.03],
        [0.22, 0.34],
        [0.03, 0.46],
        [-0.18, 0.34],
        [-0.30, 0.03],
    ];
    pen.shut_blob(&lowered(stand, y), pale);
    let near = lowered([[-0.215, -0.075], [0.02, 0.235], [-0.13, 0.375], [-0.325, 0.05]], y);
    let far = lowered([[0.255, -0.075], [0.04, 0.235], [0.20, 0.375], [0.365, 0.05]], y);
    let seam = color(tones.collar_seam, 1.0);
    for wing in [&near, &far] {
        pen.fill(wing, pale);
    }
    for [_, point, corner, shoulder] in [near, far] {
        pen.corners(&[shoulder, corner, point], 0.012, seam);
    }
    pen.line(&[vec2(0.03, y + 0.25), vec2(0.03, 1.6)], 0.014, color(tones.cloth_dark, 1.0));
}

fn hood(pen: &mut Pen, tones: &Tones, under: Rgb, y: f32) {
    let roll = [
        [-0.20, -0.07],
        [-0.12, 0.09],
        [0.02, 0.14],
        [0.17, 0.09],
        [0.25, -0.07],
        [0.42, -0.01],
        [0.40, 0.13],
        [0.20, 0.30],
        [0.02, 0.345],
        [-0.18, 0.30],
        [-0.40, 0.13],
        [-0.41, -0.01],
    ];
    pen.blob(&lowered(roll, y), color(tones.hood, 1.0));
    let lower_edge = [[-0.41, 0.02], [-0.40, 0.13], [-0.18, 0.30], [0.02, 0.345], [0.20, 0.30], [0.40, 0.13], [0.42, 0.02]];
    pen.curve(&lowered(lower_edge, y), 0.016, color(tones.cloth_dark, 1.0));
    let pale = color(under, 1.0);
    let shirt =
        [[-0.17, 0.03], [-0.10, 0.11], [0.02, 0.15], [0.15, 0.11], [0.22, 0.03], [0.13, 0.16], [0.02, 0.20], [-0.10, 0.16]];
    pen.blob(&lowered(shirt, y), pale);
    pen.line(&lowered([[-0.09, 0.31], [-0.10, 0.52]], y), 0.018, pale);
    pen.line(&lowered([[0.13, 0.31], [0.145, 0.50]], y), 0.018, pale);
}

/// A soft notch collar, one button.
fn blouse(pen: &mut Pen, tones: &Tones, under: Rgb, y: f32) {
    let lapel = color(tones.lapel, 1.0);
    let near = lowered([[-0.225, -0.06], [0.02, 0.27], [-0.16, 0.33], [-0.36, 0.06]], y);
    let far = lowered([[0.265, -0.06], [0.02, 0.27], [0.21, 0.33], [0.40, 0.06]], y);
    for wing in [&near, &far] {
        pen.fill(wing, lapel);
    }
    let dark = color(tones.cloth_dark, 1.0);
    let seam: [Vec2; 5] = lowered([[-0.36, 0.06], [-0.16, 0.33], [0.02, 0.27], [0.21, 0.33], [0.40, 0.06]], y);
    pen.corners(&seam, 0.012, dark);
    pen.line(&[vec2(0.02, y + 0.28), vec2(0.02, 1.6)], 0.012, dark);
    pen.disc(vec2(0.02, y + 0.42), 0.018, color(under, 1.0));
}
