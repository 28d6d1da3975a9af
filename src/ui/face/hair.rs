//! Hair: what hangs behind the head, and what lies over it, for each of the six shapes.

use eframe::egui::{Vec2, vec2};

use super::Sitter;
use super::geometry::{arch, bezier, closed_curve, open_curve};
use super::hair_shapes as shapes;
use super::palette::color;
use super::pen::Pen;
use crate::scenario::{Hair, Rgb};

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
        Hair::Fringe | Hair::Bald | Hair::Short => {}
    }
}

pub(super) fn paint_in_front(pen: &mut Pen, sitter: &Sitter<'_>) {
    match sitter.look.hair {
        Hair::Bun => paint_bun(pen, sitter),
        Hair::Crop => paint_crop(pen, sitter),
        Hair::Fringe => paint_fringe(pen, sitter),
        Hair::Bald => paint_bald(pen, sitter),
        Hair::Short => paint_short(pen, sitter),
        Hair::Long => paint_long(pen, sitter),
    }
    if sitter.look.strand {
        let width = pen.width(0.020, 1.0);
        pen.curve(&shapes::STRAND, width, color(sitter.tones.hair, 1.0));
    }
}

fn paint_bun(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    paint_shadow(pen, sitter, &shapes::BUN_BROW_SHADOW, tones.skin_line(0.12), 0.55);
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

/// The shadow of the hair on the brow, as far as there is a brow.
fn paint_shadow(pen: &mut Pen, sitter: &Sitter<'_>, shape: &[[f32; 2]], tone: Rgb, alpha: f32) {
    let shadow = sitter.outline.clip(&closed_curve(shape, pen.pieces()));
    pen.fill(&shadow, color(tone, alpha));
}

fn paint_crop(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    pen.blob(&shapes::CROP, color(tones.hair, 1.0));
    if sitter.small {
        return;
    }
    let light = color(tones.hair_light, 0.8);
    let dark = color(tones.hair_dark, 0.8);
    // Curls strewn like the seeds of a sunflower, every third one dark, none on the forehead.
    for seed in 0..46_u8 {
        let angle = f32::from(seed) * 2.399_963;
        let distance = ((f32::from(seed) + 0.5) / 46.0).sqrt();
        let middle = vec2(-0.02 + angle.cos() * distance * 0.375, -0.44 + angle.sin() * distance * 0.15);
        if middle.y > -0.335 && middle.x.abs() < 0.28 {
            continue;
        }
        let curl = arch(middle + vec2(-0.016, 0.006), vec2(0.033, -0.002), 0.017);
        pen.line(&curl, 0.0095, if seed % 3 == 0 { dark } else { light });
    }
    for [x, y] in shapes::CROP_EDGE_CURLS {
        pen.line(&arch(vec2(x - 0.014, y), vec2(0.030, 0.0), 0.016), 0.0095, light);
    }
}

fn paint_fringe(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    paint_shadow(pen, sitter, &shapes::FRINGE_BROW_SHADOW, tones.skin_line(0.10), 0.5);
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

fn paint_bald(pen: &mut Pen, sitter: &Sitter<'_>) {
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

fn paint_short(pen: &mut Pen, sitter: &Sitter<'_>) {
    let tones = &sitter.tones;
    pen.blob(&shapes::SHORT, color(tones.hair, 1.0));
    if !sitter.small {
        let light = color(tones.hair_light, 1.0);
        pen.curve(&shapes::SHORT_LINE_LOW, 0.011, light);
        pen.curve(&shapes::SHORT_LINE_HIGH, 0.010, light);
    }
}

fn paint_long(pen: &mut Pen, sitter: &Sitter<'_>) {
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
