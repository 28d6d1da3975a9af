//! What is worn about the neck.

use egui::{Vec2, vec2};

use super::Sitter;
use super::body;
use super::geometry::{lowered, open_curve};
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
        Collar::Blazer => blazer(pen, tones, under, y),
        Collar::Coat => coat(pen, tones, under, y),
        Collar::Crew => crew(pen, tones.cloth, tones.cloth_dark, y),
        Collar::Overalls => overalls(pen, tones, under, y),
        Collar::Polo => polo(pen, tones, under, y),
        Collar::Roll => roll(pen, sitter, y),
        Collar::Vee => vee(pen, tones, under, y),
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

/// A round neck with a ribbed edge.
fn crew(pen: &mut Pen, cloth: Rgb, rib: Rgb, y: f32) {
    let front = [
        [-0.30, 0.06],
        [-0.262, -0.045],
        [-0.235, -0.03],
        [-0.16, 0.085],
        [0.02, 0.145],
        [0.19, 0.085],
        [0.265, -0.03],
        [0.292, -0.045],
        [0.34, 0.06],
        [0.34, 0.40],
        [-0.30, 0.40],
    ];
    pen.blob(&lowered(front, y), color(cloth, 1.0));
    let upper = lowered([[-0.222, -0.070], [-0.150, 0.068], [0.02, 0.126], [0.182, 0.068], [0.252, -0.070]], y);
    let lower = lowered([[-0.290, -0.032], [-0.182, 0.106], [0.02, 0.170], [0.212, 0.106], [0.322, -0.032]], y);
    let pieces = pen.pieces();
    pen.ribbon(&open_curve(&upper, pieces), &open_curve(&lower, pieces), 0.0, color(rib, 1.0));
}

/// Lapels with a notch over a pale top.
fn blazer(pen: &mut Pen, tones: &Tones, under: Rgb, y: f32) {
    let top =
        [[-0.27, 0.02], [-0.16, 0.105], [0.02, 0.165], [0.20, 0.105], [0.30, 0.02], [0.20, 0.60], [0.03, 0.80], [-0.16, 0.60]];
    pen.shut_blob(&lowered(top, y), color(under, 1.0));
    let neckline = [[-0.235, 0.045], [-0.12, 0.125], [0.02, 0.165], [0.16, 0.125], [0.27, 0.045]];
    pen.curve(&lowered(neckline, y), 0.012, color(tones.neckline, 1.0));
    let near = lowered(
        [[-0.225, -0.075], [-0.15, 0.20], [0.03, 0.62], [-0.20, 0.44], [-0.385, 0.235], [-0.305, 0.175], [-0.42, 0.105]],
        y,
    );
    let far = lowered([[0.262, -0.075], [0.20, 0.20], [0.03, 0.62], [0.25, 0.44], [0.43, 0.225], [0.35, 0.17], [0.455, 0.10]], y);
    let (lapel, dark) = (color(tones.lapel, 1.0), color(tones.cloth_dark, 1.0));
    for wing in [near, far] {
        pen.fill(&wing, lapel);
        let [neck, edge, button, below, tip, notch, shoulder] = wing;
        pen.corners(&[shoulder, notch, tip, below, button], 0.012, dark);
        pen.corners(&[neck, edge, button], 0.010, dark);
    }
    pen.line(&[vec2(0.03, y + 0.62), vec2(0.03, 1.6)], 0.012, dark);
}

/// Buttoned to the neck, with a broad collar that stands up.
fn coat(pen: &mut Pen, tones: &Tones, under: Rgb, y: f32) {
    crew(pen, tones.cloth, tones.cloth_dark, y - 0.06);
    let scarf = [
        [-0.215, -0.150],
        [-0.13, -0.055],
        [0.02, -0.015],
        [0.165, -0.055],
        [0.225, -0.120],
        [0.235, 0.05],
        [0.02, 0.24],
        [-0.22, 0.05],
    ];
    pen.shut_blob(&lowered(scarf, y), color(under, 1.0));
    pen.curve(&lowered([[-0.175, -0.02], [-0.08, 0.055], [0.05, 0.085]], y), 0.012, color(tones.neckline, 1.0));
    let near = lowered([[-0.215, -0.15], [0.005, 0.115], [-0.13, 0.285], [-0.40, 0.09], [-0.345, -0.035]], y);
    let far = lowered([[0.25, -0.15], [0.035, 0.115], [0.18, 0.285], [0.44, 0.085], [0.385, -0.035]], y);
    let (lapel, dark) = (color(tones.lapel, 1.0), color(tones.cloth_dark, 1.0));
    for wing in [near, far] {
        pen.fill(&wing, lapel);
        let [_, throat, corner, back, _] = wing;
        pen.corners(&[throat, corner, back], 0.013, dark);
    }
    pen.line(&[vec2(0.02, y + 0.23), vec2(0.03, 1.6)], 0.014, dark);
    for button in [0.32, 0.54, 0.76] {
        pen.disc(vec2(0.085, y + button), 0.024, dark);
    }
}

/// A jersey with the straps and the bib of overalls or an apron over it.
fn overalls(pen: &mut Pen, tones: &Tones, under: Rgb, y: f32) {
    crew(pen, tones.cloth, tones.cloth_dark, y);
    let (bib, seam) = (color(under, 1.0), color(tones.collar_seam, 1.0));
    let near = lowered([[-0.42, 0.045], [-0.30, -0.005], [-0.20, 0.36], [-0.31, 0.36]], y);
    let far = lowered([[0.34, -0.005], [0.455, 0.045], [0.36, 0.36], [0.25, 0.36]], y);
    pen.fill(&near, bib);
    pen.fill(&far, bib);
    let front = lowered([[-0.36, 0.34], [0.41, 0.34], [0.46, 0.95], [-0.41, 0.95]], y);
    pen.fill(&front, bib);
    pen.line(&lowered([[-0.36, 0.345], [0.41, 0.345]], y), 0.012, seam);
    for button in [-0.255, 0.305] {
        pen.disc(vec2(button, y + 0.30), 0.022, seam);
    }
}

/// A soft collar, a short row of buttons.
fn polo(pen: &mut Pen, tones: &Tones, under: Rgb, y: f32) {
    crew(pen, tones.cloth, tones.cloth, y - 0.015);
    let near = lowered([[-0.235, -0.085], [0.015, 0.165], [-0.115, 0.27], [-0.35, 0.055]], y);
    let far = lowered([[0.27, -0.085], [0.03, 0.165], [0.165, 0.27], [0.39, 0.055]], y);
    let (lapel, dark) = (color(tones.lapel, 1.0), color(tones.cloth_dark, 1.0));
    for wing in [near, far] {
        pen.fill(&wing, lapel);
        let [_, throat, corner, back] = wing;
        pen.corners(&[throat, corner, back], 0.012, dark);
    }
    pen.line(&lowered([[0.022, 0.18], [0.026, 0.44]], y), 0.012, dark);
    for button in [0.25, 0.36] {
        pen.disc(vec2(0.05, y + button), 0.013, color(under, 1.0));
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

/// A jersey with a pointed neck over a pale shirt.
fn vee(pen: &mut Pen, tones: &Tones, under: Rgb, y: f32) {
    let pale = color(under, 1.0);
    let stand =
        [[-0.235, -0.05], [-0.14, 0.10], [0.03, 0.27], [0.19, 0.10], [0.27, -0.05], [0.30, 0.10], [0.03, 0.50], [-0.26, 0.10]];
    pen.shut_blob(&lowered(stand, y), pale);
    let near = lowered([[-0.215, -0.08], [0.02, 0.20], [-0.095, 0.31], [-0.275, 0.03]], y);
    let far = lowered([[0.255, -0.08], [0.035, 0.20], [0.16, 0.31], [0.315, 0.03]], y);
    let seam = color(tones.collar_seam, 1.0);
    for wing in [near, far] {
        pen.fill(&wing, pale);
        let [_, throat, corner, back] = wing;
        pen.corners(&[back, corner, throat], 0.011, seam);
    }
    let jersey = color(tones.cloth, 1.0);
    pen.fill(&lowered([[-0.27, -0.03], [-0.245, -0.01], [0.03, 0.455], [0.03, 0.60], [-0.40, 0.60], [-0.42, 0.05]], y), jersey);
    pen.fill(&lowered([[0.31, -0.03], [0.285, -0.01], [0.03, 0.455], [0.03, 0.60], [0.45, 0.60], [0.46, 0.05]], y), jersey);
    pen.corners(&lowered([[-0.262, -0.02], [0.03, 0.45], [0.30, -0.02]], y), 0.030, color(tones.cloth_dark, 1.0));
}
