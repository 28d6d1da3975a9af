//! What is worn on the head: hijab, wrap, turban, kippah, cap and beanie.

use egui::{Vec2, vec2};

use super::Sitter;
use super::geometry::{Side, open_curve};
use super::hair::Shadow;
use super::palette::color;
use super::pen::Pen;
use crate::scenario::{Cover, Hair, Look};

pub(super) fn paint_behind(pen: &mut Pen, sitter: &Sitter<'_>) {
    if sitter.look.cover == Some(Cover::Hijab) {
        pen.blob(&HIJAB_BEHIND, color(sitter.tones.cover_dark, 1.0));
    }
}

pub(super) fn paint_in_front(pen: &mut Pen, sitter: &Sitter<'_>) {
    match sitter.look.cover {
        None => {}
        Some(Cover::Hijab) => hijab(pen, sitter),
        Some(Cover::Wrap) => wrap(pen, sitter),
        Some(Cover::Turban) => turban(pen, sitter),
        Some(Cover::Kippah) => kippah(pen, sitter),
        Some(Cover::Cap) => cap(pen, sitter),
        Some(Cover::Beanie) => beanie(pen, sitter),
    }
}

/// The shadow that a cap or a beanie throws on the brow.
pub(super) fn shadow(look: &Look) -> Option<Shadow> {
    let shape: &[[f32; 2]] = match look.cover {
        Some(Cover::Cap) => &CAP_SHADOW,
        Some(Cover::Beanie) => &BEANIE_SHADOW,
        _ => return None,
    };
    Some(Shadow { shape, tone: 0.10, alpha: 0.5 })
}

const HIJAB_BEHIND: [[f32; 2]; 12] = [
    [0.0, -0.59],
    [0.24, -0.54],
    [0.39, -0.36],
    [0.42, -0.10],
    [0.40, 0.25],
    [0.42, 0.60],
    [0.0, 0.75],
    [-0.44, 0.62],
    [-0.44, 0.25],
    [-0.46, -0.10],
    [-0.40, -0.38],
    [-0.24, -0.54],
];
/// The outer edge from the crown down each side to the shoulder and in to the chest; near and far.
const HIJAB_NEAR: [[f32; 2]; 12] = [
    [0.13, -0.586],
    [0.0, -0.602],
    [-0.18, -0.572],
    [-0.335, -0.455],
    [-0.425, -0.26],
    [-0.452, -0.02],
    [-0.440, 0.22],
    [-0.425, 0.42],
    [-0.455, 0.60],
    [-0.50, 0.76],
    [-0.36, 0.90],
    [-0.10, 0.985],
];
const HIJAB_FAR: [[f32; 2]; 12] = [
    [-0.13, -0.587],
    [0.0, -0.602],
    [0.14, -0.582],
    [0.285, -0.485],
    [0.378, -0.32],
    [0.412, -0.09],
    [0.402, 0.16],
    [0.385, 0.38],
    [0.41, 0.58],
    [0.46, 0.73],
    [0.36, 0.87],
    [0.06, 0.985],
];
/// How far from the middle of the head the cloth begins, as a part of the way to the outline, from the crown down a side.
const OPENING: [(f32, f32); 9] = [
    (0.0, 0.715),
    (24.0, 0.755),
    (48.0, 0.835),
    (75.0, 0.885),
    (105.0, 0.90),
    (130.0, 0.915),
    (150.0, 0.94),
    (166.0, 0.958),
    (178.0, 0.965),
];

/// Where the cloth leaves the face free, from the crown down one side to the chin.
fn opening(sitter: &Sitter<'_>, side: Side) -> Vec<Vec2> {
    OPENING.iter().map(|(degrees, part)| sitter.outline.at(side.sign() * degrees) * *part).collect()
}

fn hijab(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    let cloth = color(tones.cover, 1.0);
    let (near, far) = (opening(sitter, Side::Near), opening(sitter, Side::Far));
    let band: Vec<Vec2> = near.iter().take(4).rev().chain(far.iter().skip(1).take(3)).copied().collect();
    for (outer, inner, other, across) in [(&HIJAB_FAR, &far, &near, -0.13), (&HIJAB_NEAR, &near, &far, 0.13)] {
        // Each half reaches over the middle, above and below the face, so that no gap shows between them.
        let mut shape: Vec<Vec2> = outer.iter().map(|point| Vec2::from(*point)).collect();
        shape.push(vec2(across, 0.80));
        // Comes on to the edge of the face along it, or it would cut a notch there.
        shape.extend(other.get(5).map(|point| *point * 1.15));
        shape.extend(other.iter().skip(6));
        shape.extend(inner.iter().skip(1).rev());
        shape.extend(inner.first().map(|top| *top + vec2(across, 0.012)));
        pen.blob(&shape, cloth);
    }
    // The cap beneath shows as a narrow band over the brow.
    let depth = [0.0, 0.035, 0.055, 0.06, 0.055, 0.035, 0.0];
    let below: Vec<Vec2> = band.iter().zip(depth).map(|(point, depth)| *point * (1.0 - depth)).collect();
    let overlap = [0.0, 0.012, 0.02, 0.02, 0.02, 0.012, 0.0];
    let above: Vec<Vec2> = band.iter().zip(overlap).map(|(point, overlap)| *point * (1.0 + overlap)).collect();
    let pieces = pen.pieces();
    pen.ribbon(&open_curve(&above, pieces), &open_curve(&below, pieces), 0.002, color(tones.cover_dark, 1.0));
    if !sitter.small {
        let (dark, light) = (color(tones.cover_dark, 1.0), color(tones.cover_light, 1.0));
        pen.curve(&[[-0.30, 0.34], [-0.16, 0.555], [0.06, 0.655], [0.24, 0.68]], 0.013, dark);
        pen.curve(&[[-0.36, 0.46], [-0.22, 0.67], [0.02, 0.79], [0.24, 0.82]], 0.013, dark);
        pen.curve(&[[-0.415, 0.58], [-0.30, 0.78], [-0.10, 0.90]], 0.012, dark);
        pen.curve(&[[0.345, 0.36], [0.27, 0.52], [0.12, 0.60]], 0.012, dark);
        pen.curve(&[[-0.10, -0.52], [-0.28, -0.41], [-0.375, -0.20], [-0.395, 0.05]], 0.012, light);
        pen.curve(&[[0.12, -0.53], [0.28, -0.42], [0.36, -0.22], [0.372, 0.0]], 0.010, dark);
    }
}

const WRAP: [[f32; 2]; 20] = [
    [-0.378, 0.03],
    [-0.352, -0.05],
    [-0.325, -0.155],
    [-0.255, -0.255],
    [-0.13, -0.318],
    [0.03, -0.338],
    [0.18, -0.318],
    [0.282, -0.245],
    [0.328, -0.14],
    [0.352, -0.05],
    [0.385, -0.10],
    [0.412, -0.27],
    [0.405, -0.46],
    [0.30, -0.64],
    [0.10, -0.735],
    [-0.14, -0.72],
    [-0.335, -0.61],
    [-0.445, -0.42],
    [-0.455, -0.19],
    [-0.425, -0.01],
];
const WRAP_KNOT: [[f32; 2]; 8] =
    [[-0.02, -0.60], [0.10, -0.70], [0.25, -0.735], [0.355, -0.66], [0.37, -0.53], [0.28, -0.445], [0.14, -0.44], [0.01, -0.49]];

fn wrap(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    pen.blob(&WRAP, color(tones.cover, 1.0));
    pen.blob(&WRAP_KNOT, color(tones.cover_light, 1.0));
    if !sitter.small {
        let dark = color(tones.cover_dark, 1.0);
        pen.curve(&[[-0.36, -0.10], [-0.27, -0.31], [-0.08, -0.435], [0.05, -0.50]], 0.013, dark);
        pen.curve(&[[-0.415, -0.16], [-0.34, -0.40], [-0.15, -0.54], [0.0, -0.56]], 0.013, dark);
        pen.curve(&[[-0.38, -0.48], [-0.22, -0.63], [0.0, -0.66]], 0.012, dark);
        pen.curve(&[[0.37, -0.16], [0.345, -0.32], [0.27, -0.45]], 0.013, dark);
        pen.curve(&[[0.06, -0.52], [0.17, -0.60], [0.31, -0.62]], 0.013, dark);
        pen.curve(&[[0.10, -0.475], [0.20, -0.53], [0.33, -0.54]], 0.012, dark);
    }
}

/// The folds of a turban, from the innermost out: each lies over the one before and rises to the middle of the brow.
const TURBAN: [[f32; 2]; 22] = [
    [-0.375, 0.03],
    [-0.347, -0.05],
    [-0.328, -0.16],
    [-0.268, -0.265],
    [-0.15, -0.345],
    [0.045, -0.395],
    [0.20, -0.335],
    [0.295, -0.255],
    [0.338, -0.15],
    [0.362, -0.05],
    [0.395, -0.09],
    [0.432, -0.25],
    [0.425, -0.44],
    [0.335, -0.61],
    [0.19, -0.705],
    [0.03, -0.735],
    [-0.14, -0.715],
    [-0.31, -0.62],
    [-0.435, -0.45],
    [-0.478, -0.26],
    [-0.468, -0.08],
    [-0.43, 0.03],
];
const TURBAN_BAND: [[f32; 2]; 5] = [[-0.20, -0.315], [-0.06, -0.365], [0.045, -0.355], [0.15, -0.35], [0.25, -0.30]];

fn turban(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    let dark = color(tones.cover_dark, 1.0);
    // The band beneath shows where the folds rise.
    pen.curve(&TURBAN_BAND, 0.05, dark);
    pen.blob(&TURBAN, color(tones.cover, 1.0));
    if !sitter.small {
        pen.curve(&[[-0.385, -0.06], [-0.30, -0.28], [-0.14, -0.42], [0.05, -0.47]], 0.013, dark);
        pen.curve(&[[-0.43, -0.14], [-0.345, -0.38], [-0.16, -0.52], [0.055, -0.55]], 0.013, dark);
        pen.curve(&[[-0.455, -0.27], [-0.355, -0.49], [-0.16, -0.61], [0.06, -0.625]], 0.013, dark);
        pen.curve(&[[0.378, -0.14], [0.32, -0.32], [0.20, -0.42], [-0.02, -0.50]], 0.013, dark);
        pen.curve(&[[0.412, -0.24], [0.355, -0.42], [0.23, -0.51], [0.02, -0.56]], 0.013, dark);
        pen.curve(&[[0.40, -0.40], [0.31, -0.54], [0.16, -0.61]], 0.012, dark);
        pen.curve(&[[-0.20, -0.66], [0.02, -0.69], [0.22, -0.645]], 0.011, color(tones.cover_light, 1.0));
    }
}

/// How high the hair stands at the crown.
fn crown(hair: Hair) -> f32 {
    match hair {
        Hair::Bald => -0.50,
        Hair::Shaved => -0.525,
        Hair::Afro => -0.70,
        Hair::Undercut => -0.66,
        Hair::Fringe | Hair::Parted => -0.61,
        Hair::Crop | Hair::Bob | Hair::Curls | Hair::Wavy => -0.60,
        Hair::Bun | Hair::Short | Hair::Long | Hair::Braids | Hair::Locs | Hair::Ponytail | Hair::Receding => -0.565,
    }
}

fn kippah(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    let top = crown(sitter.look.hair);
    let at = |points: [[f32; 2]; 9]| points.map(|[x, y]| vec2(x, top + y));
    let cap = [
        [-0.285, 0.125],
        [-0.235, 0.05],
        [-0.14, 0.0],
        [-0.02, -0.020],
        [0.09, -0.005],
        [0.135, 0.030],
        [0.07, 0.055],
        [-0.07, 0.075],
        [-0.19, 0.105],
    ];
    pen.blob(&at(cap), color(tones.cover, 1.0));
    if !sitter.small {
        let rim = [[-0.275, 0.118], [-0.19, 0.094], [-0.07, 0.063], [0.06, 0.043], [0.125, 0.026]];
        pen.curve(&rim.map(|[x, y]| vec2(x, top + y)), 0.014, color(tones.cover_light, 1.0));
    }
}

const CAP: [[f32; 2]; 14] = [
    [-0.425, -0.20],
    [-0.30, -0.262],
    [-0.10, -0.315],
    [0.12, -0.325],
    [0.30, -0.285],
    [0.43, -0.225],
    [0.47, -0.30],
    [0.40, -0.44],
    [0.24, -0.565],
    [0.02, -0.625],
    [-0.20, -0.605],
    [-0.38, -0.50],
    [-0.46, -0.36],
    [-0.465, -0.25],
];
const CAP_PEAK: [[f32; 2]; 9] = [
    [-0.09, -0.318],
    [0.10, -0.338],
    [0.30, -0.295],
    [0.445, -0.225],
    [0.455, -0.185],
    [0.36, -0.188],
    [0.20, -0.225],
    [0.03, -0.255],
    [-0.08, -0.283],
];
const CAP_SHADOW: [[f32; 2]; 8] =
    [[-0.4, -0.12], [-0.30, -0.205], [-0.10, -0.235], [0.06, -0.215], [0.24, -0.175], [0.5, -0.10], [0.4, -0.6], [-0.5, -0.6]];

fn cap(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    pen.blob(&CAP, color(tones.cover, 1.0));
    pen.blob(&CAP_PEAK, color(tones.cover_dark, 1.0));
    if !sitter.small {
        let dark = color(tones.cover_dark, 1.0);
        pen.curve(&[[-0.42, -0.225], [-0.30, -0.30], [-0.10, -0.355], [0.06, -0.365]], 0.012, dark);
        pen.curve(&[[0.06, -0.615], [0.10, -0.50], [0.09, -0.37]], 0.010, dark);
        pen.curve(&[[-0.36, -0.47], [-0.20, -0.565], [-0.02, -0.585]], 0.011, color(tones.cover_light, 1.0));
    }
}

const BEANIE: [[f32; 2]; 11] = [
    [-0.395, -0.30],
    [0.0, -0.40],
    [0.385, -0.32],
    [0.385, -0.46],
    [0.31, -0.61],
    [0.17, -0.70],
    [0.0, -0.73],
    [-0.18, -0.705],
    [-0.33, -0.61],
    [-0.405, -0.47],
    [-0.42, -0.36],
];
const BEANIE_RIM: [[f32; 2]; 12] = [
    [-0.415, -0.175],
    [-0.25, -0.245],
    [0.0, -0.275],
    [0.22, -0.25],
    [0.375, -0.185],
    [0.405, -0.22],
    [0.405, -0.345],
    [0.22, -0.42],
    [0.0, -0.445],
    [-0.25, -0.415],
    [-0.425, -0.34],
    [-0.44, -0.22],
];

const BEANIE_SHADOW: [[f32; 2]; 7] =
    [[-0.4, -0.13], [-0.25, -0.215], [0.0, -0.245], [0.22, -0.22], [0.5, -0.13], [0.4, -0.6], [-0.5, -0.6]];

fn beanie(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    pen.blob(&BEANIE, color(tones.cover, 1.0));
    pen.blob(&BEANIE_RIM, color(tones.cover_light, 1.0));
    if sitter.small {
        return;
    }
    let dark = color(tones.cover_dark, 1.0);
    for (rib, [x, bottom]) in
        [[-0.33, -0.215], [-0.22, -0.252], [-0.10, -0.268], [0.02, -0.272], [0.14, -0.262], [0.25, -0.238], [0.34, -0.202]]
            .into_iter()
            .enumerate()
    {
        pen.line(&[vec2(x, bottom - 0.012), vec2(x * 0.99, bottom - 0.150)], 0.010, dark);
        let lean = (rib as f32 - 3.0) / 3.0;
        pen.curve(&[vec2(x * 0.97, bottom - 0.185), vec2(x * 0.86, -0.56), vec2(lean * 0.10, -0.70)], 0.010, dark);
    }
}
