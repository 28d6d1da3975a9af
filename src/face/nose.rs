//! The nose: a plane of shade, one line down its far side, and the wing.

use super::Sitter;
use super::palette::color;
use super::pen::Pen;

pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    let (turn, tones, wide) = (sitter.turn, &sitter.tones, sitter.look.nose);
    // From the bridge down; the longer the nose, the further.
    let (length, aged) = (sitter.look.nose_length, 0.01 * sitter.look.age);
    let down = |y: f32| 0.07 + (y - 0.07) * length + aged;
    let bridge = turn.raised(0.034, 0.07, 0.075);
    let slope = turn.raised(0.050 * wide, down(0.135), 0.125);
    let tip = turn.raised(0.050 * wide, down(0.172), 0.11);
    let base = turn.raised(0.018, down(0.196), 0.07);
    let end = turn.raised(-0.022, down(0.188), 0.055);

    let plane = [
        turn.raised(-0.012, 0.06, 0.06),
        turn.raised(-0.045 * wide, down(0.165), 0.03),
        turn.raised(-0.052 * wide, down(0.186), 0.02),
        turn.raised(-0.02, down(0.20), 0.06),
        base,
        tip,
        turn.raised(0.02, down(0.165) - aged, 0.12),
        turn.raised(0.012, 0.10, 0.09),
    ];
    pen.blob(&plane, color(tones.shade, 0.50));

    let width = pen.width(0.0135, 0.75);
    let line = color(tones.skin_line(0.62), 1.0);
    if sitter.small {
        pen.curve(&[slope, tip, base, end], width, line);
        return;
    }
    pen.curve(&[bridge, slope, tip, base, end], width, line);
    let wing = [
        turn.raised(-0.050 * wide, down(0.152), 0.02),
        turn.raised(-0.066 * wide, down(0.176), 0.01),
        turn.raised(-0.046 * wide, down(0.194), 0.02),
    ];
    pen.curve(&wing, 0.011, color(tones.skin_line(0.45), 1.0));
}
