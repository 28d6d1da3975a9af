//! Hair in strands of its own: braids and locs.

use egui::{Color32, Vec2};

use super::loose::DRAWN_BACK;
use super::stations;
use crate::face::Sitter;
use crate::face::geometry::open_curve;
use crate::face::palette::color;
use crate::face::pen::Pen;

type Path<const N: usize> = [[f32; 2]; N];

/// A strand with a dark edge, so that it stands out from its neighbours. Returns its line.
fn strand(pen: &mut Pen, sitter: &Sitter<'_>, path: &[[f32; 2]], width: f32, tone: Color32) -> Vec<Vec2> {
    let line = open_curve(path, pen.pieces());
    pen.line(&line, width + 0.014, color(sitter.tones.hair_dark, 1.0));
    pen.line(&line, width, tone);
    line
}

/// The crossing of three strands: a row of small hooks down the braid.
fn braid(pen: &mut Pen, sitter: &Sitter<'_>, path: &[[f32; 2]], width: f32) {
    let line = strand(pen, sitter, path, width, color(sitter.tones.hair, 1.0));
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
fn loc(pen: &mut Pen, sitter: &Sitter<'_>, path: &[[f32; 2]], width: f32, is_light: bool) {
    let tones = &sitter.tones;
    let line = strand(pen, sitter, path, width, color(if is_light { tones.hair_greying } else { tones.hair }, 1.0));
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

const BRAIDS_BEHIND: [Path<4>; 9] = [
    [[-0.38, -0.20], [-0.48, 0.15], [-0.50, 0.50], [-0.49, 0.84]],
    [[-0.36, -0.10], [-0.43, 0.20], [-0.44, 0.55], [-0.43, 0.90]],
    [[-0.33, 0.0], [-0.37, 0.25], [-0.375, 0.55], [-0.36, 0.88]],
    [[-0.28, 0.0], [-0.31, 0.25], [-0.31, 0.50], [-0.29, 0.80]],
    [[-0.22, 0.1], [-0.25, 0.30], [-0.25, 0.50], [-0.23, 0.70]],
    [[0.22, 0.1], [0.25, 0.30], [0.25, 0.50], [0.24, 0.70]],
    [[0.28, 0.0], [0.31, 0.25], [0.315, 0.50], [0.30, 0.78]],
    [[0.33, 0.0], [0.37, 0.25], [0.38, 0.55], [0.37, 0.84]],
    [[0.36, -0.15], [0.43, 0.15], [0.445, 0.48], [0.44, 0.80]],
];
const BRAIDS_BESIDE: [Path<5>; 5] = [
    [[0.30, -0.34], [0.375, -0.15], [0.405, 0.10], [0.412, 0.35], [0.405, 0.60]],
    [[0.30, -0.25], [0.343, -0.08], [0.362, 0.12], [0.366, 0.32], [0.355, 0.52]],
    [[-0.30, -0.40], [-0.42, -0.16], [-0.462, 0.14], [-0.47, 0.45], [-0.46, 0.76]],
    [[-0.28, -0.33], [-0.375, -0.12], [-0.408, 0.14], [-0.414, 0.42], [-0.405, 0.70]],
    [[-0.25, -0.25], [-0.325, -0.06], [-0.353, 0.16], [-0.358, 0.38], [-0.345, 0.62]],
];
/// The partings over the crown, from the brow back.
const PARTINGS: [Path<3>; 7] = [
    [[-0.268, -0.245], [-0.33, -0.31], [-0.375, -0.34]],
    [[-0.18, -0.30], [-0.255, -0.39], [-0.315, -0.44]],
    [[-0.08, -0.328], [-0.145, -0.435], [-0.22, -0.51]],
    [[0.02, -0.34], [-0.02, -0.45], [-0.08, -0.545]],
    [[0.12, -0.33], [0.115, -0.45], [0.08, -0.55]],
    [[0.21, -0.295], [0.235, -0.40], [0.215, -0.50]],
    [[0.28, -0.23], [0.325, -0.31], [0.325, -0.40]],
];

pub(super) fn braids_behind(pen: &mut Pen, sitter: &Sitter<'_>) {
    for path in BRAIDS_BEHIND {
        strand(pen, sitter, &path, 0.052, color(sitter.tones.hair, 1.0));
    }
}

pub(super) fn braids(pen: &mut Pen, sitter: &Sitter<'_>) {
    for path in BRAIDS_BESIDE {
        braid(pen, sitter, &path, 0.046);
    }
    // Over the roots of the braids, so that each comes out from under it.
    pen.blob(&DRAWN_BACK, color(sitter.tones.hair, 1.0));
    if !sitter.small {
        for parting in PARTINGS {
            pen.curve(&parting, 0.010, color(sitter.tones.hair_light, 0.9));
        }
    }
}

const LOCS_BEHIND: [[f32; 2]; 14] = [
    [-0.10, -0.54],
    [-0.36, -0.42],
    [-0.46, -0.12],
    [-0.475, 0.20],
    [-0.45, 0.46],
    [-0.33, 0.56],
    [-0.15, 0.50],
    [0.10, 0.48],
    [0.30, 0.50],
    [0.41, 0.42],
    [0.425, 0.10],
    [0.41, -0.15],
    [0.36, -0.38],
    [0.16, -0.54],
];
/// From the part over the crown and down beside the face, the outermost first.
const LOCS_NEAR: [Path<6>; 5] = [
    [[0.10, -0.575], [-0.16, -0.575], [-0.37, -0.42], [-0.462, -0.12], [-0.49, 0.22], [-0.475, 0.54]],
    [[0.11, -0.55], [-0.12, -0.53], [-0.32, -0.39], [-0.415, -0.12], [-0.435, 0.20], [-0.42, 0.60]],
    [[0.11, -0.52], [-0.08, -0.485], [-0.27, -0.355], [-0.37, -0.12], [-0.39, 0.16], [-0.375, 0.50]],
    [[0.11, -0.485], [-0.05, -0.44], [-0.225, -0.315], [-0.328, -0.11], [-0.35, 0.12], [-0.34, 0.42]],
    [[0.11, -0.44], [-0.02, -0.375], [-0.16, -0.30], [-0.275, -0.19], [-0.322, -0.03], [-0.322, 0.20]],
];
const LOCS_FAR: [Path<6>; 4] = [
    [[0.09, -0.575], [0.25, -0.54], [0.375, -0.37], [0.432, -0.10], [0.445, 0.18], [0.435, 0.44]],
    [[0.09, -0.55], [0.22, -0.49], [0.335, -0.33], [0.392, -0.08], [0.405, 0.18], [0.39, 0.52]],
    [[0.09, -0.51], [0.19, -0.44], [0.30, -0.30], [0.352, -0.08], [0.366, 0.14], [0.355, 0.38]],
    [[0.09, -0.47], [0.17, -0.39], [0.26, -0.29], [0.318, -0.14], [0.338, 0.02], [0.338, 0.18]],
];

pub(super) fn locs_behind(pen: &mut Pen, sitter: &Sitter<'_>) {
    pen.blob(&LOCS_BEHIND, color(sitter.tones.hair_dark, 1.0));
}

pub(super) fn locs(pen: &mut Pen, sitter: &Sitter<'_>) {
    pen.blob(&DRAWN_BACK, color(sitter.tones.hair_dark, 1.0));
    for (place, path) in LOCS_FAR.into_iter().enumerate() {
        loc(pen, sitter, &path, 0.046, place == 1);
    }
    for (place, path) in LOCS_NEAR.into_iter().enumerate() {
        loc(pen, sitter, &path, 0.050, place == 2);
    }
}
