//! The six shapes of hair of the reference drawing: bun, crop, fringe, bald, short and long.

use egui::{Vec2, vec2};

use super::rig_shapes as shapes;
use super::strew_curls;
use crate::face::Sitter;
use crate::face::geometry::{arch, bezier, open_curve};
use crate::face::palette::color;
use crate::face::pen::Pen;
use crate::scenario::Hair;

pub(super) fn paint_behind(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    let dark = color(tones.hair_dark, 1.0);
    match sitter.look.hair {
        Hair::Bun => {
            pen.blob(&shapes::BUN_KNOT_SHADE, dark);
            pen.blob(&shapes::BUN_KNOT, color(tones.hair, 1.0));
            pen.curve(&shapes::BUN_KNOT_DARK_LINE, 0.012, dark);
            pen.curve(&shapes::BUN_KNOT_LIGHT_LINE, 0.010, color(tones.hair_light, 1.0));
            pen.blob(&shapes::BUN_NAPE, dark);
        }
        Hair::Long => pen.blob(&shapes::LONG_BEHIND, dark),
        Hair::Crop => pen.blob(&shapes::CROP_BEHIND, dark),
        _ => {}
    }
}

pub(super) fn bun(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    let hair = color(tones.hair, 1.0);
    pen.blob(&shapes::BUN_NEAR, hair);
    pen.blob(&shapes::BUN_FAR, hair);
    if !sitter.small {
        let light = color(tones.hair_light, 1.0);
        pen.curve(&shapes::BUN_LINE_HIGH, 0.013, light);
        pen.curve(&shapes::BUN_LINE_TOP, 0.010, light);
        pen.curve(&shapes::BUN_LINE_DARK, 0.010, color(tones.hair_dark, 1.0));
        pen.curve(&shapes::BUN_LINE_FAR, 0.010, light);
    }
}

pub(super) fn crop(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    pen.blob(&shapes::CROP, color(tones.hair, 1.0));
    if sitter.small {
        return;
    }
    strew_curls(pen, sitter, 46, vec2(-0.02, -0.44), vec2(0.375, 0.15), |at| at.y > -0.335 && at.x.abs() < 0.28);
    let light = color(tones.hair_light, 0.8);
    for [x, y] in shapes::CROP_EDGE_CURLS {
        pen.line(&arch(vec2(x - 0.014, y), vec2(0.030, 0.0), 0.016), 0.0095, light);
    }
}

pub(super) fn fringe(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    let pieces = pen.pieces();
    let mut shape = open_curve(&shapes::FRINGE_TOP, pieces);
    let mut from = shape.pop().unwrap_or_default();
    for [leaving, arriving, end] in shapes::FRINGE_LOCKS.map(|lock| lock.map(Vec2::from)) {
        bezier(from, (leaving, arriving), end, pieces, &mut shape);
        from = end;
    }
    shape.push(from);
    pen.fill(&shape, color(tones.hair, 1.0));
    if !sitter.small {
        for line in shapes::FRINGE_LINES {
            pen.curve(&line, 0.011, color(tones.hair_light, 1.0));
        }
    }
}

pub(super) fn bald(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    let hair = color(tones.hair, 1.0);
    pen.blob(&shapes::BALD_NEAR, hair);
    pen.blob(&shapes::BALD_FAR, hair);
    if !sitter.small {
        pen.curve(&shapes::BALD_LIGHT_LINE, 0.012, color(tones.hair_light, 1.0));
        pen.curve(&shapes::BALD_GREY_LINE, 0.009, color(tones.wisp, 1.0));
        pen.curve(&shapes::BALD_WISP_LOW, 0.014, hair);
        pen.curve(&shapes::BALD_WISP_MIDDLE, 0.012, hair);
        pen.curve(&shapes::BALD_WISP_HIGH, 0.010, hair);
    }
}

pub(super) fn short(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    pen.blob(&shapes::SHORT, color(tones.hair, 1.0));
    if !sitter.small {
        let light = color(tones.hair_light, 1.0);
        pen.curve(&shapes::SHORT_LINE_LOW, 0.011, light);
        pen.curve(&shapes::SHORT_LINE_HIGH, 0.010, light);
    }
}

pub(super) fn long(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    let hair = color(tones.hair, 1.0);
    pen.blob(&shapes::LONG_NEAR, hair);
    pen.blob(&shapes::LONG_FAR, hair);
    if !sitter.small {
        let light = color(tones.hair_light, 1.0);
        pen.curve(&shapes::LONG_LINE_NEAR, 0.012, light);
        pen.curve(&shapes::LONG_LINE_DARK, 0.010, color(tones.hair_dark, 1.0));
        pen.curve(&shapes::LONG_LINE_FAR, 0.010, light);
    }
}
