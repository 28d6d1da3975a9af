//! Sheets of faces to look at, as PNG files. They assert nothing, so they run only when asked for:
//! `cargo test --test window sheets -- --ignored`, and the last line says where the files are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use egui::{Align2, Context, FontId, Painter, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use rapport::face::{Crop, Expression, FacePlace, paint_face};
use rapport::kit::theme::{Theme, ThemeName, install_fonts};
use rapport::kit::widgets::{corner_mask, paint_ground};
use rapport::scenario::{Beard, Collar, Cover, Glasses, Hair, HeadShape, Look, Rgb, Skin, load};
use rapport::source::SourceText;
use rapport::storage::Library;

use crate::raster::Camera;

const PEOPLE: &str = include_str!("../support/people.ron");
const MOODS: [f32; 9] = [-10.0, -7.0, -4.0, -1.0, 0.0, 2.0, 5.0, 8.0, 10.0];

/// The people of the catalogue, by where they are met. Each look is read and checked as in a dialogue.
fn people() -> Vec<(String, Look)> {
    let file: BTreeMap<String, Box<ron::value::RawValue>> = ron::from_str(PEOPLE).unwrap();
    let look = |(name, look): (String, Box<ron::value::RawValue>)| {
        let text = format!(
            "Scenario(title: \"T\", customer: (name: \"N\", look: {}), start: \"a\", beats: {{\"a\": (says: \"A\", choices: \
             [(say: \"B\", mood: 0, end: \"e\")])}}, endings: {{\"e\": (kind: Fair, title: \"E\")}})",
            look.get_ron()
        );
        let loaded = load(SourceText::new(&name, &text), "person");
        let Some(scenario) = loaded.scenario else { panic!("{name}: {:?}", loaded.report) };
        (name, scenario.customer().look.clone())
    };
    file.into_iter().map(look).collect()
}

struct Sheet<'a> {
    painter: Painter,
    style: rapport::kit::theme::Style<'a>,
}

impl Sheet<'_> {
    fn tile(&self, at: Pos2, size: Vec2, crop: Crop, look: &Look, mood: f32) {
        let tile = Rect::from_min_size(at, size);
        paint_ground(&self.painter, &self.style, tile, mood);
        let clipped = self.painter.with_clip_rect(tile);
        let place = FacePlace::fit(tile, crop);
        paint_face(&clipped, place, look, &Expression::from_mood(mood), self.style.theme.dark);
        corner_mask(&self.painter, tile, 10.0, self.style.theme.paper);
    }

    fn label(&self, at: Pos2, words: &str) {
        self.painter.text(at, Align2::LEFT_TOP, words, FontId::proportional(13.0), self.style.theme.ink);
    }
}

#[expect(clippy::print_stdout, reason = "the pictures are to be found")]
fn save(name: &str, theme: ThemeName, size: Vec2, samples: usize, draw: impl Fn(&Sheet<'_>)) {
    let ctx = Context::default();
    install_fonts(&ctx);
    let mut camera = Camera::default();
    let rect = Rect::from_min_size(Pos2::ZERO, size);
    let input = RawInput { screen_rect: Some(rect), ..RawInput::default() };
    let output = ctx.run_ui(input, |ui| {
        let style = rapport::kit::theme::Style::new(Theme::of(theme), 1.0, true);
        draw(&Sheet { painter: ui.ctx().debug_painter(), style });
    });
    camera.update(output.textures_delta);
    let triangles = ctx.tessellate(output.shapes, 1.0);
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}_{}.png", theme_name(theme)));
    camera.picture([size.x as usize, size.y as usize], samples, Theme::of(theme).paper, &triangles).save(&file);
    println!("{}", file.display());
}

fn theme_name(theme: ThemeName) -> &'static str {
    if Theme::of(theme).dark { "dark" } else { "light" }
}

fn in_both(name: &str, size: Vec2, draw: impl Fn(&Sheet<'_>)) {
    for theme in [ThemeName::Light, ThemeName::Dark] {
        save(name, theme, size, 2, &draw);
    }
}

/// The eight people of the first page as it shows them, at several moods, with one sample of a pixel as on a graphics card.
#[test]
#[ignore = "draws pictures to look at"]
fn sheets_of_home() {
    let library = Library::built_in();
    let size = vec2(12.0 + 276.0 * library.playable().count() as f32, 12.0 + 284.0 * 5.0);
    for theme in [ThemeName::Light, ThemeName::Dark] {
        save("home", theme, size, 1, |sheet| {
            for (column, scenario) in library.playable().enumerate() {
                for (row, mood) in [-10.0, -4.0, -1.0, 4.0, 10.0].into_iter().enumerate() {
                    let at = pos2(12.0 + 276.0 * column as f32, 12.0 + 284.0 * row as f32);
                    sheet.tile(at, vec2(264.0, 272.0), Crop::Portrait, &scenario.customer().look, mood);
                }
            }
        });
    }
}

/// As the reference pictures: a row of nine moods at 160 px for each person, and the same at 48 below.
fn moods(name: &str, people: &[(String, Look)]) {
    let size = vec2(40.0 + 144.0 * 9.0, 20.0 + 236.0 * people.len() as f32);
    in_both(name, size, |sheet| {
        for (row, (_, look)) in people.iter().enumerate() {
            for (column, mood) in MOODS.into_iter().enumerate() {
                let at = pos2(32.0 + 144.0 * column as f32, 12.0 + 236.0 * row as f32);
                sheet.tile(at, vec2(132.0, 160.0), Crop::Portrait, look, mood);
                sheet.tile(at + vec2(0.0, 168.0), vec2(48.0, 48.0), Crop::Tile, look, mood);
            }
        }
    });
}

#[test]
#[ignore = "draws pictures to look at"]
fn sheets_of_people() {
    let people = people();
    let rows = people.len().div_ceil(7);
    in_both("people", vec2(20.0 + 186.0 * 7.0, 20.0 + 230.0 * rows as f32), |sheet| {
        for (place, (name, look)) in people.iter().enumerate() {
            let at = pos2(16.0 + 186.0 * (place % 7) as f32, 12.0 + 230.0 * (place / 7) as f32);
            sheet.tile(at, vec2(176.0, 196.0), Crop::Portrait, look, [2.0, -1.0, 0.0, -4.0, 5.0][place % 5]);
            sheet.label(at + vec2(2.0, 200.0), name);
        }
    });
    in_both("people_48", vec2(20.0 + 60.0 * 11.0, 20.0 + 60.0 * people.len().div_ceil(11) as f32), |sheet| {
        for (place, (_, look)) in people.iter().enumerate() {
            let at = pos2(14.0 + 60.0 * (place % 11) as f32, 12.0 + 60.0 * (place / 11) as f32);
            sheet.tile(at, vec2(48.0, 48.0), Crop::Tile, look, 0.0);
        }
    });
}

#[test]
#[ignore = "draws pictures to look at"]
fn sheets_of_moods() {
    for (part, some) in people().chunks(4).enumerate() {
        moods(&format!("moods_{part}"), some);
    }
}

#[test]
#[ignore = "draws pictures to look at"]
fn sheets_at_420() {
    for (part, some) in people().chunks(4).enumerate() {
        in_both(&format!("large_{part}"), vec2(4.0 * 432.0 + 12.0, 444.0), |sheet| {
            for (place, (_, look)) in some.iter().enumerate() {
                let at = pos2(12.0 + 432.0 * place as f32, 12.0);
                sheet.tile(at, vec2(420.0, 420.0), Crop::Portrait, look, [-7.0, 0.0, 8.0, -10.0][place]);
            }
        });
    }
}

#[test]
#[ignore = "draws pictures to look at"]
fn sheets_of_ids() {
    in_both("drawn", vec2(20.0 + 130.0 * 10.0, 20.0 + 150.0 * 5.0), |sheet| {
        for place in 0..50_u8 {
            let at = pos2(14.0 + 130.0 * f32::from(place % 10), 12.0 + 150.0 * f32::from(place / 10));
            let look = Look::from_id(&format!("somebody {place}"));
            sheet.tile(at, vec2(120.0, 138.0), Crop::Portrait, &look, 1.0);
        }
    });
}

/// Every word that a look knows, on one plain person each.
#[test]
#[ignore = "draws pictures to look at"]
fn sheets_of_words() {
    let brown = |look: Look| Look {
        hair_color: Rgb([0x6A, 0x48, 0x34]),
        hair_light: Rgb([0x8E, 0x68, 0x50]),
        brow_color: Rgb([0x55, 0x3A, 0x2A]),
        ..look
    };
    let plain = brown(Look {
        skin: Skin::Sand,
        shape: HeadShape::Oval,
        hair: Hair::Short,
        age: 0.3,
        beard: None,
        glasses: None,
        collar: Collar::Crew,
        cover_color: Rgb([0x8C, 0x4A, 0x5C]),
        ..Look::from_id("plain")
    });
    let mut all: Vec<(String, Look)> = Vec::new();
    all.extend(Hair::ALL.iter().map(|hair| (hair.to_string(), Look { hair: *hair, ..plain.clone() })));
    all.extend(
        HeadShape::ALL.iter().map(|shape| (shape.to_string(), Look { shape: *shape, hair: Hair::Shaved, ..plain.clone() })),
    );
    all.extend(Cover::ALL.iter().map(|cover| (cover.to_string(), Look { cover: Some(*cover), ..plain.clone() })));
    all.extend(Beard::ALL.iter().map(|beard| (beard.to_string(), Look { beard: Some(*beard), ..plain.clone() })));
    all.extend(Glasses::ALL.iter().map(|glasses| (glasses.to_string(), Look { glasses: Some(*glasses), ..plain.clone() })));
    all.extend(Collar::ALL.iter().map(|collar| (collar.to_string(), Look { collar: *collar, ..plain.clone() })));
    all.extend(Skin::ALL.iter().map(|skin| (skin.to_string(), Look { skin: *skin, ..plain.clone() })));
    in_both("words", vec2(20.0 + 170.0 * 8.0, 20.0 + 210.0 * all.len().div_ceil(8) as f32), |sheet| {
        for (place, (name, look)) in all.iter().enumerate() {
            let at = pos2(14.0 + 170.0 * (place % 8) as f32, 12.0 + 210.0 * (place / 8) as f32);
            sheet.tile(at, vec2(160.0, 184.0), Crop::Portrait, look, 1.0);
            sheet.label(at + vec2(2.0, 187.0), name);
        }
    });
}
