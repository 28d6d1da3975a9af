//! The earring and the glasses, over everything else.

use std::f32::consts::TAU;

use egui::vec2;

use super::Sitter;
use super::eyes;
use super::geometry::{Side, closed_curve};
use super::hair;
use super::palette::{WHITE, color};
use super::pen::Pen;
use crate::scenario::Glasses;

pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>) {
    if let Some(metal) = sitter.look.earring
        && !sitter.small
        && !hair::covers_ear(sitter.look)
    {
        pen.disc(sitter.ear + vec2(-0.004, 0.118), 0.017, color(metal, 1.0));
    }
    let Some(shape) = sitter.look.glasses else { return };
    let (turn, frame) = (sitter.turn, color(sitter.look.glasses_color, 1.0));
    let width = match shape {
        Glasses::Thin => pen.width(0.0085, 1.0),
        Glasses::Cat => pen.width(0.0175, 1.0),
        Glasses::Round | Glasses::Square => pen.width(0.0145, 1.0),
    };
    let middle = eyes::distance(sitter.look) + 0.002;
    for side in Side::BOTH {
        let rim: Vec<_> = lens(shape).map(|(x, y)| turn.raised(side.sign() * (middle + x), 0.028 + y, 0.02)).collect();
        pen.fill_beneath(&closed_curve(&rim, pen.pieces()), color(WHITE, 0.10));
        pen.ring(&rim, width, frame);
    }
    let inner = middle - 0.102;
    let bridge = [turn.raised(-inner, 0.005, 0.03), turn.raised(0.0, -0.012, 0.055), turn.raised(inner, 0.005, 0.03)];
    pen.curve(&bridge, width, frame);
    // The arm goes to the ear, or under the hair that lies over it.
    let end = if hair::covers_ear(sitter.look) { vec2(-0.318, -0.002) } else { sitter.ear + vec2(0.005, -0.055) };
    pen.line(&[turn.point(-middle - 0.103, 0.005), end], width, frame);
}

/// The rim of a lens about its middle, outwards and down.
fn lens(shape: Glasses) -> impl Iterator<Item = (f32, f32)> {
    let (count, height) = match shape {
        Glasses::Round => (16_u8, 0.92),
        Glasses::Square => (24, 0.70),
        Glasses::Cat => (24, 0.74),
        Glasses::Thin => (20, 0.64),
    };
    (0..count).map(move |place| {
        let (sine, cosine) = (TAU * f32::from(place) / f32::from(count)).sin_cos();
        // A square lens is a circle pushed out into its corners.
        let out = |power: i32| (cosine.abs().powi(power) + sine.abs().powi(power)).powf(-1.0 / power as f32);
        let pushed = match shape {
            Glasses::Round => 1.0,
            Glasses::Square => out(4),
            Glasses::Cat | Glasses::Thin => out(3),
        };
        let (x, y) = (cosine * pushed * 0.105 * 0.98, sine * pushed * 0.105 * height);
        // A cat's eye rises to its outer corner and is narrower below.
        if shape == Glasses::Cat {
            (x * (1.04 - y * 2.2), y - 3.4 * x.max(0.0).powi(2) * (0.75 - y * 6.0).max(0.0))
        } else {
            (x, y)
        }
    })
}
