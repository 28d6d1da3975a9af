//! Hair cut close: shaved, receding, parted and undercut.

use crate::face::Sitter;
use crate::face::palette::color;
use crate::face::pen::Pen;

/// A close cap over the skull, from the near ear over the brow and back over the crown.
const SHAVED: [[f32; 2]; 22] = [
    [-0.352, 0.075],
    [-0.343, -0.03],
    [-0.325, -0.14],
    [-0.283, -0.255],
    [-0.20, -0.312],
    [-0.06, -0.335],
    [0.10, -0.335],
    [0.21, -0.312],
    [0.286, -0.25],
    [0.318, -0.15],
    [0.333, -0.045],
    [0.358, -0.07],
    [0.374, -0.17],
    [0.362, -0.29],
    [0.30, -0.415],
    [0.20, -0.49],
    [0.02, -0.525],
    [-0.16, -0.497],
    [-0.285, -0.41],
    [-0.36, -0.27],
    [-0.385, -0.12],
    [-0.383, 0.03],
];

pub(super) fn shaved(pen: &mut Pen, sitter: &Sitter<'_>) {
    pen.blob(&SHAVED, color(sitter.tones.hair_shaved, 1.0));
}

const RECEDING: [[f32; 2]; 24] = [
    [-0.352, 0.08],
    [-0.340, -0.03],
    [-0.328, -0.13],
    [-0.308, -0.225],
    [-0.268, -0.335],
    [-0.19, -0.408],
    [-0.10, -0.405],
    [-0.02, -0.372],
    [0.05, -0.36],
    [0.12, -0.385],
    [0.19, -0.425],
    [0.255, -0.385],
    [0.298, -0.285],
    [0.320, -0.16],
    [0.335, -0.04],
    [0.368, -0.10],
    [0.382, -0.24],
    [0.342, -0.40],
    [0.22, -0.515],
    [0.03, -0.555],
    [-0.16, -0.535],
    [-0.315, -0.435],
    [-0.392, -0.27],
    [-0.392, -0.02],
];

pub(super) fn receding(pen: &mut Pen, sitter: &Sitter<'_>) {
    pen.blob(&RECEDING, color(sitter.tones.hair, 1.0));
    if !sitter.small {
        let light = color(sitter.tones.hair_light, 1.0);
        pen.curve(&[[0.06, -0.395], [0.03, -0.455], [-0.06, -0.505]], 0.010, light);
        pen.curve(&[[-0.02, -0.405], [-0.08, -0.455], [-0.19, -0.48]], 0.010, light);
        pen.curve(&[[0.13, -0.425], [0.13, -0.48], [0.07, -0.52]], 0.009, light);
        pen.curve(&[[-0.365, -0.25], [-0.375, -0.12], [-0.37, 0.0]], 0.009, light);
    }
}

pub(super) const PARTED_SHADOW: [[f32; 2]; 8] =
    [[-0.19, -0.42], [-0.10, -0.30], [0.05, -0.262], [0.20, -0.225], [0.33, -0.10], [0.5, -0.2], [0.4, -0.6], [-0.2, -0.6]];
/// From the near ear up to the part, down over the brow to the far temple, and back over the crown.
const PARTED: [[f32; 2]; 22] = [
    [-0.352, 0.08],
    [-0.340, -0.03],
    [-0.325, -0.14],
    [-0.292, -0.25],
    [-0.235, -0.345],
    [-0.195, -0.405],
    [-0.16, -0.385],
    [-0.09, -0.325],
    [0.03, -0.30],
    [0.16, -0.275],
    [0.265, -0.215],
    [0.315, -0.12],
    [0.337, -0.02],
    [0.374, -0.10],
    [0.398, -0.26],
    [0.368, -0.43],
    [0.255, -0.56],
    [0.07, -0.615],
    [-0.13, -0.585],
    [-0.30, -0.475],
    [-0.392, -0.29],
    [-0.398, -0.04],
];

pub(super) fn parted(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    pen.blob(&PARTED, color(tones.hair, 1.0));
    if !sitter.small {
        let light = color(tones.hair_light, 1.0);
        pen.curve(&[[-0.195, -0.405], [-0.20, -0.47], [-0.155, -0.545]], 0.012, color(tones.hair_dark, 1.0));
        pen.curve(&[[-0.13, -0.40], [0.03, -0.40], [0.20, -0.345], [0.30, -0.24]], 0.011, light);
        pen.curve(&[[-0.14, -0.455], [0.05, -0.48], [0.24, -0.42], [0.345, -0.28]], 0.010, light);
        pen.curve(&[[-0.11, -0.52], [0.08, -0.555], [0.26, -0.49]], 0.009, light);
        pen.curve(&[[-0.25, -0.38], [-0.33, -0.27], [-0.365, -0.12]], 0.009, light);
    }
}

/// What stands on top, combed back and up over the shaved sides.
const UNDERCUT_TOP: [[f32; 2]; 15] = [
    [-0.285, -0.30],
    [-0.19, -0.345],
    [-0.04, -0.362],
    [0.11, -0.358],
    [0.225, -0.325],
    [0.298, -0.268],
    [0.350, -0.34],
    [0.365, -0.46],
    [0.315, -0.58],
    [0.19, -0.66],
    [0.02, -0.68],
    [-0.15, -0.645],
    [-0.28, -0.565],
    [-0.345, -0.46],
    [-0.335, -0.36],
];

pub(super) fn undercut(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    pen.blob(&SHAVED, color(tones.hair_shaved, 1.0));
    pen.blob(&UNDERCUT_TOP, color(tones.hair, 1.0));
    if !sitter.small {
        let light = color(tones.hair_light, 1.0);
        pen.curve(&[[0.20, -0.355], [0.18, -0.48], [0.07, -0.60]], 0.011, light);
        pen.curve(&[[0.08, -0.385], [0.04, -0.50], [-0.09, -0.595]], 0.011, light);
        pen.curve(&[[-0.06, -0.39], [-0.11, -0.48], [-0.22, -0.55]], 0.010, light);
        pen.curve(&[[0.285, -0.33], [0.305, -0.46], [0.22, -0.59]], 0.010, light);
    }
}
