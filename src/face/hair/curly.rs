//! Tight and loose curls: afro and curls.

use egui::{Vec2, vec2};

use super::{scalloped, strew_curls};
use crate::face::Sitter;
use crate::face::geometry::arch;
use crate::face::palette::color;
use crate::face::pen::Pen;

const AFRO_BEHIND: [[f32; 2]; 14] = [
    [0.0, -0.705],
    [0.22, -0.665],
    [0.395, -0.54],
    [0.485, -0.34],
    [0.492, -0.10],
    [0.43, 0.09],
    [0.28, 0.16],
    [0.0, 0.08],
    [-0.28, 0.21],
    [-0.445, 0.13],
    [-0.53, -0.07],
    [-0.535, -0.31],
    [-0.45, -0.53],
    [-0.26, -0.665],
];
/// From the near temple along the hairline to the far one, and back inside the mass behind.
const AFRO: [[f32; 2]; 23] = [
    [-0.368, 0.085],
    [-0.348, -0.03],
    [-0.322, -0.14],
    [-0.262, -0.235],
    [-0.13, -0.298],
    [0.03, -0.315],
    [0.18, -0.30],
    [0.278, -0.232],
    [0.318, -0.13],
    [0.334, -0.03],
    [0.355, 0.0],
    [0.395, -0.02],
    [0.448, -0.15],
    [0.445, -0.36],
    [0.35, -0.54],
    [0.17, -0.645],
    [-0.05, -0.67],
    [-0.26, -0.625],
    [-0.43, -0.48],
    [-0.505, -0.26],
    [-0.50, -0.05],
    [-0.455, 0.08],
    [-0.41, 0.11],
];

pub(super) fn afro_behind(pen: &mut Pen, sitter: &Sitter<'_>) {
    let shape = scalloped(pen, sitter, &AFRO_BEHIND, 0.085, 0.013);
    pen.fill(&shape, color(sitter.tones.hair, 1.0));
}

pub(super) fn afro(pen: &mut Pen, sitter: &Sitter<'_>) {
    let shape = scalloped(pen, sitter, &AFRO, 0.06, 0.006);
    pen.fill(&shape, color(sitter.tones.hair, 1.0));
    if !sitter.small {
        let is_free = |at: Vec2| (at.y > -0.335 && at.x.abs() < 0.335) || at.y > 0.06;
        strew_curls(pen, sitter, 110, vec2(-0.02, -0.27), vec2(0.475, 0.40), is_free);
    }
}

const CURLS_BEHIND: [[f32; 2]; 16] = [
    [-0.05, -0.60],
    [0.20, -0.575],
    [0.37, -0.44],
    [0.445, -0.22],
    [0.46, 0.03],
    [0.47, 0.27],
    [0.43, 0.45],
    [0.30, 0.49],
    [0.08, 0.40],
    [-0.15, 0.44],
    [-0.36, 0.55],
    [-0.51, 0.45],
    [-0.555, 0.21],
    [-0.53, -0.06],
    [-0.46, -0.36],
    [-0.26, -0.55],
];
const CURLS_NEAR: [[f32; 2]; 19] = [
    [0.10, -0.50],
    [-0.02, -0.385],
    [-0.16, -0.305],
    [-0.262, -0.195],
    [-0.305, -0.06],
    [-0.312, 0.08],
    [-0.318, 0.22],
    [-0.352, 0.34],
    [-0.43, 0.395],
    [-0.505, 0.32],
    [-0.53, 0.17],
    [-0.515, 0.0],
    [-0.49, -0.18],
    [-0.43, -0.37],
    [-0.31, -0.525],
    [-0.14, -0.605],
    [0.03, -0.625],
    [0.12, -0.60],
    [0.14, -0.55],
];
const CURLS_FAR: [[f32; 2]; 14] = [
    [0.06, -0.53],
    [0.16, -0.42],
    [0.262, -0.30],
    [0.316, -0.15],
    [0.338, 0.0],
    [0.342, 0.15],
    [0.365, 0.28],
    [0.42, 0.29],
    [0.45, 0.14],
    [0.44, -0.06],
    [0.405, -0.27],
    [0.32, -0.465],
    [0.19, -0.58],
    [0.08, -0.605],
];
/// Where a coil shows its inside: a place, how far the arc reaches to the right and down, and its radius.
const COILS: [[f32; 5]; 20] = [
    [-0.44, -0.24, 0.07, -0.03, 0.042],
    [-0.40, -0.36, 0.07, -0.04, 0.044],
    [-0.30, -0.46, 0.08, -0.02, 0.046],
    [-0.17, -0.53, 0.08, 0.0, 0.046],
    [-0.03, -0.55, 0.08, 0.01, 0.046],
    [-0.34, -0.25, 0.07, -0.03, 0.042],
    [-0.23, -0.36, 0.08, -0.03, 0.046],
    [-0.09, -0.45, 0.08, -0.02, 0.046],
    [-0.47, -0.08, 0.07, -0.02, 0.042],
    [-0.39, -0.10, 0.06, -0.02, 0.036],
    [-0.48, 0.09, 0.07, -0.01, 0.042],
    [-0.40, 0.08, 0.06, 0.0, 0.036],
    [-0.47, 0.25, 0.07, 0.0, 0.042],
    [-0.39, 0.25, 0.05, 0.01, 0.030],
    [0.13, -0.51, 0.08, 0.04, 0.046],
    [0.24, -0.41, 0.06, 0.05, 0.042],
    [0.31, -0.29, 0.06, 0.05, 0.042],
    [0.35, -0.13, 0.06, 0.03, 0.036],
    [0.365, 0.03, 0.055, 0.02, 0.034],
    [0.37, 0.18, 0.05, 0.0, 0.030],
];

pub(super) fn curls_behind(pen: &mut Pen, sitter: &Sitter<'_>) {
    let shape = scalloped(pen, sitter, &CURLS_BEHIND, 0.11, 0.024);
    pen.fill(&shape, color(sitter.tones.hair_dark, 1.0));
}

pub(super) fn curls(pen: &mut Pen, sitter: &Sitter<'_>) {
    let hair = color(sitter.tones.hair, 1.0);
    for side in [&CURLS_NEAR[..], &CURLS_FAR] {
        let shape = scalloped(pen, sitter, side, 0.085, 0.016);
        pen.fill(&shape, hair);
    }
    if !sitter.small {
        let (light, dark) = (color(sitter.tones.hair_light, 1.0), color(sitter.tones.hair_dark, 1.0));
        for (place, [x, y, right, down, radius]) in COILS.into_iter().enumerate() {
            let coil = arch(vec2(x, y), vec2(right, down), radius);
            pen.line(&coil, 0.011, if place % 3 == 1 { dark } else { light });
        }
    }
}
