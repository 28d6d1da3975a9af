//! Shoulders, neck and the shadow of the jaw. They stand while the head leans.

use super::Sitter;
use super::palette::color;
use super::pen::Pen;
use crate::scenario::Hair;

/// How far raised shoulders lift the body, in head heights; up is negative.
pub(super) fn lift(sitter: &Sitter<'_>) -> f32 {
    sitter.expression.shoulder * -0.035
}

pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    let lift = lift(sitter);
    let shoulders = [
        [-0.95, 1.70],
        [-0.87, 1.08 + lift],
        [-0.70, 0.86 + lift],
        [-0.42, 0.735 + lift],
        [-0.20, 0.64 + lift * 0.4],
        [0.22, 0.64 + lift * 0.4],
        [0.43, 0.735 + lift],
        [0.67, 0.85 + lift],
        [0.81, 1.06 + lift],
        [0.88, 1.70],
    ];
    pen.shut_blob(&shoulders, color(tones.cloth, 1.0));
    let fold = [[-0.94, 1.70], [-0.875, 1.12 + lift], [-0.76, 0.93 + lift], [-0.68, 1.10 + lift], [-0.66, 1.70]];
    pen.shut_blob(&fold, color(tones.cloth_dark, 0.45));

    let half = neck_half_width(sitter);
    let neck = [
        [-half - 0.02, 0.22],
        [-half, 0.50],
        [-half - 0.015, 0.615],
        [-0.26, 0.71 + lift * 0.5],
        [0.02, 0.92],
        [0.29, 0.71 + lift * 0.5],
        [half + 0.045, 0.615],
        [half + 0.03, 0.50],
        [half + 0.03, 0.22],
    ];
    pen.shut_blob(&neck, color(tones.skin, 1.0));
    let jaw_shadow =
        [[-half - 0.02, 0.28], [-half, 0.52], [-0.05, 0.60], [0.10, 0.585], [half + 0.03, 0.49], [half + 0.03, 0.28]];
    pen.shut_blob(&jaw_shadow, color(tones.shade, 1.0));
}

pub(super) fn neck_half_width(sitter: &Sitter<'_>) -> f32 {
    match sitter.look.hair {
        _ if sitter.look.age > 0.9 => 0.165,
        Hair::Short | Hair::Fringe => 0.185,
        Hair::Parted | Hair::Receding | Hair::Shaved => 0.178,
        _ => 0.160,
    }
}
