//! The earring and the glasses, over everything else.

use std::f32::consts::TAU;

use eframe::egui::vec2;

use super::Sitter;
use super::geometry::Side;
use super::palette::{WHITE, color};
use super::pen::Pen;
use crate::scenario::Glasses;

pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    if let Some(metal) = sitter.look.earring
        && !sitter.small
    {
        pen.disc(sitter.ear + vec2(-0.004, 0.118), 0.017, color(metal, 1.0));
    }
    let Some(shape) = sitter.look.glasses else { return };
    let (turn, frame) = (sitter.turn, color(sitter.look.glasses_color, 1.0));
    let width = pen.width(0.0145, 1.0);
    let (count, height) = match shape {
        Glasses::Round => (16_u8, 0.92),
        Glasses::Square => (24, 0.70),
    };
    for side in Side::BOTH {
        let rim: Vec<_> = (0..count)
            .map(|place| {
                let (sine, cosine) = (TAU * f32::from(place) / f32::from(count)).sin_cos();
                // A square lens is a circle pushed out into its corners.
                let out = match shape {
                    Glasses::Round => 1.0,
                    Glasses::Square => (cosine.powi(4) + sine.powi(4)).powf(-0.25),
                };
                let (x, y) = (cosine * out * 0.105 * 0.98, sine * out * 0.105 * height);
                turn.raised(side.sign() * 0.152 + x, 0.028 + y, 0.02)
            })
            .collect();
        pen.blob(&rim, color(WHITE, 0.10));
        pen.ring(&rim, width, frame);
    }
    let bridge = [turn.raised(-0.050, 0.005, 0.03), turn.raised(0.0, -0.012, 0.055), turn.raised(0.050, 0.005, 0.03)];
    pen.curve(&bridge, width, frame);
    pen.line(&[turn.point(-0.255, 0.005), sitter.ear + vec2(0.005, -0.055)], width, frame);
}
