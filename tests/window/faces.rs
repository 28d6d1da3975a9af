//! The edges of drawn faces, as a graphics card without multisampling shows them: soft at every size, and without cracks.

use egui::{Color32, Context, Mesh, Pos2, RawInput, Rect, Shape, Vec2, ViewportId, pos2, vec2};
use rapport::face::{Expression, FacePlace, paint_face};
use rapport::kit::theme::ThemeName;
use rapport::scenario::{Beard, Collar, Cover, Glasses, Hair, HeadShape, Look, Rgb, Skin};

use crate::raster::{Picture, picture};
use crate::{USUAL, program};

/// One face and the size of its head in points.
#[derive(Clone)]
struct Portrait {
    look: Look,
    expression: Expression,
    head: f32,
    pixels_per_point: f32,
}

impl Portrait {
    fn new(look: Look, mood: f32, head: f32, pixels_per_point: f32) -> Self {
        Self { look, expression: Expression::from_mood(mood), head, pixels_per_point }
    }

    /// From above the highest hair to the chest, and past the ears. The shoulders are cut at both sides.
    fn size(&self) -> Vec2 {
        vec2(self.head * 1.3, self.head * 1.9).round()
    }

    /// A place on the picture, in pixels, from one in head heights.
    fn pixel(&self, place: Vec2) -> Vec2 {
        (vec2(0.65, 0.8) + place) * self.head * self.pixels_per_point
    }

    fn mesh(&self) -> Mesh {
        let ctx = Context::default();
        let mut input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size())), ..RawInput::default() };
        input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(self.pixels_per_point);
        let place = FacePlace { head_px: self.head, origin: pos2(self.head * 0.65, self.head * 0.8) };
        let mut output = ctx.run_ui(input, |ui| {
            paint_face(&ui.ctx().debug_painter(), place, &self.look, &self.expression, false);
        });
        output.textures_delta.clear();
        let meshes = output.shapes.into_iter().filter_map(|clipped| match clipped.shape {
            Shape::Mesh(mesh) => Some(Mesh::clone(&mesh)),
            _ => None,
        });
        meshes.last().unwrap()
    }

    fn picture(&self, mesh: &Mesh, samples: usize, ground: Color32) -> Picture {
        let size = self.size() * self.pixels_per_point;
        picture([size.x as usize, size.y as usize], self.pixels_per_point, samples, ground, mesh)
    }

    /// How much of each pixel the person covers, 0 to 1.
    fn cover(&self, mesh: &Mesh) -> Covered {
        let [black, white] = [Color32::BLACK, Color32::WHITE].map(|ground| self.picture(mesh, 1, ground));
        let covered = black.pixels.iter().zip(&white.pixels).map(|(black, white)| 1.0 - (white[1] - black[1]) / 255.0);
        Covered { width: black.width, height: black.height, parts: covered.collect() }
    }
}

struct Covered {
    width: usize,
    height: usize,
    parts: Vec<f32>,
}

fn plain() -> Look {
    Look {
        skin: Skin::Rose,
        shape: HeadShape::Oval,
        hair: Hair::Short,
        head: 1.0,
        jaw: 1.0,
        age: 0.3,
        beard: None,
        glasses: None,
        collar: Collar::Crew,
        hair_color: Rgb([0x6A, 0x48, 0x34]),
        hair_light: Rgb([0x8E, 0x68, 0x50]),
        brow_color: Rgb([0x55, 0x3A, 0x2A]),
        cover_color: Rgb([0x8C, 0x4A, 0x5C]),
        ..Look::from_id("plain")
    }
}

/// Every shape of hair, cover, collar, beard and glasses, each once.
fn wardrobe() -> Vec<(String, Look)> {
    let mut all = Vec::new();
    all.extend(Hair::ALL.iter().map(|hair| (hair.to_string(), Look { hair: *hair, ..plain() })));
    all.extend(HeadShape::ALL.iter().map(|shape| (shape.to_string(), Look { shape: *shape, hair: Hair::Shaved, ..plain() })));
    all.extend(Cover::ALL.iter().map(|cover| (cover.to_string(), Look { cover: Some(*cover), ..plain() })));
    all.extend(Beard::ALL.iter().map(|beard| (beard.to_string(), Look { beard: Some(*beard), ..plain() })));
    all.extend(Glasses::ALL.iter().map(|glasses| (glasses.to_string(), Look { glasses: Some(*glasses), ..plain() })));
    all.extend(Collar::ALL.iter().map(|collar| (collar.to_string(), Look { collar: *collar, ..plain() })));
    all
}

/// How the cover of the pixels along the jaw is spread: their mean where it is neither nothing nor all. An edge one pixel
/// wide takes every value equally often, which makes one half. Two edges over each other make more.
fn mean_along_jaw(portrait: &Portrait, right: bool) -> (f32, usize) {
    let cover = portrait.cover(&portrait.mesh());
    // Below the ears, above the neck.
    let (top, bottom) = (portrait.pixel(vec2(0.0, 0.20)).y as usize, portrait.pixel(vec2(0.0, 0.30)).y as usize);
    let middle = portrait.pixel(vec2(0.02, 0.0)).x as usize;
    let (left, end) = if right { (middle, cover.width) } else { (0, middle) };
    let edge: Vec<f32> = (top..bottom)
        .flat_map(|y| cover.parts[y * cover.width + left..y * cover.width + end].to_vec())
        .filter(|part| (0.02..0.98).contains(part))
        .collect();
    (edge.iter().sum::<f32>() / edge.len() as f32, edge.len())
}

#[test]
fn both_jaws_have_an_edge_one_pixel_wide_at_every_size_whatever_lies_on_them() {
    let beards = [None, Some(Beard::Full), Some(Beard::Short), Some(Beard::Stubble)];
    let (all, moods) = (&beards[..], &[-7.0, 0.0, 10.0][..]);
    let sizes = [
        (48.0, 1.0, all, moods),
        (48.0, 1.5, all, moods),
        (48.0, 2.0, all, moods),
        (260.0, 1.0, all, &moods[..2]),
        (260.0, 1.5, &beards[1..2], &moods[..1]),
        (260.0, 2.0, &beards[..1], &moods[2..]),
        (600.0, 1.0, &beards[1..2], &moods[1..2]),
    ];
    for (head, pixels_per_point, beards, moods) in sizes {
        for beard in beards.iter().copied() {
            for mood in moods.iter().copied() {
                // Where the hair is bald, nothing hangs behind the jaw.
                let look = Look { beard, hair: Hair::Receding, ..plain() };
                let portrait = Portrait::new(look, mood, head, pixels_per_point);
                let rows = (head * pixels_per_point * 0.10) as usize;
                // Few pixels need not be spread evenly.
                let tolerance = if rows < 20 { 0.25 } else { 0.08 };
                for right in [false, true] {
                    let (mean, many) = mean_along_jaw(&portrait, right);
                    let what =
                        format!("{head} points at {pixels_per_point}, {beard:?}, mood {mood}, right {right}: {mean} of {many}");
                    assert!((mean - 0.5).abs() < tolerance, "{what}");
                    assert!(many + 1 >= rows * 3 / 4, "{what}");
                }
            }
        }
    }
}

/// Pixels whose cover is not whole though nothing but person lies within two pixels.
fn cracks(portrait: &Portrait) -> Vec<(usize, usize)> {
    let cover = portrait.cover(&portrait.mesh());
    let Covered { width, height, ref parts } = cover;
    // What is joined to the ground: everything not wholly covered that a way over such pixels leads to from above.
    let mut outside = vec![false; parts.len()];
    let mut ways: Vec<usize> = (0..width).collect();
    while let Some(place) = ways.pop() {
        if outside[place] || parts[place] > 0.5 {
            continue;
        }
        outside[place] = true;
        let (x, y) = (place % width, place / width);
        ways.extend((x > 0).then(|| place - 1));
        ways.extend((x + 1 < width).then(|| place + 1));
        ways.extend((y > 0).then(|| place - width));
        ways.extend((y + 1 < height).then(|| place + width));
    }
    let near_outside = |x: usize, y: usize| {
        (y.saturating_sub(2)..(y + 3).min(height))
            .any(|y| (x.saturating_sub(2)..(x + 3).min(width)).any(|x| outside[y * width + x]))
    };
    let leaks = |place: &usize| parts[*place] < 0.97 && !near_outside(place % width, place / width);
    (0..parts.len()).filter(leaks).map(|place| (place % width, place / width)).collect()
}

#[test]
fn no_ground_shows_between_the_parts_of_a_person() {
    for (head, pixels_per_point) in [(48.0, 1.0), (48.0, 1.5), (260.0, 1.0)] {
        // Strands and the last hair of a bald head are no closed shape.
        for (name, look) in
            wardrobe().into_iter().filter(|(_, look)| !matches!(look.hair, Hair::Braids | Hair::Locs | Hair::Bald))
        {
            for mood in [-10.0, 0.0] {
                let found = cracks(&Portrait::new(look.clone(), mood, head, pixels_per_point));
                assert!(found.len() < 4, "{name}, {head} points at {pixels_per_point}, mood {mood}: {found:?}");
            }
        }
    }
}

/// Pixels that one sample shows quite otherwise than many samples do, as it is where an edge has no softness.
fn steps(portrait: &Portrait) -> Vec<(usize, usize)> {
    let mesh = portrait.mesh();
    let ground = Color32::GRAY;
    let (one, many) = (portrait.picture(&mesh, 1, ground), portrait.picture(&mesh, 3, ground));
    let apart = |a: [f32; 3], b: [f32; 3]| a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    (0..one.pixels.len())
        .filter(|place| {
            let (x, y) = (place % one.width, place / one.width);
            let around = (y.saturating_sub(1)..(y + 2).min(one.height))
                .flat_map(|y| (x.saturating_sub(1)..(x + 2).min(one.width)).map(move |x| (x, y)))
                .map(|(x, y)| apart(many.pixels[y * one.width + x], many.pixels[*place]))
                .fold(0.0, f32::max);
            apart(one.pixels[*place], many.pixels[*place]) > (around * 0.28).max(14.0)
        })
        .map(|place| (place % one.width, place / one.width))
        .collect()
}

#[test]
fn one_sample_of_a_pixel_shows_what_many_do() {
    let looks = [
        Look { cover: Some(Cover::Hijab), ..plain() },
        Look { beard: Some(Beard::Full), collar: Collar::Roll, ..plain() },
        Look { hair: Hair::Bun, glasses: Some(Glasses::Cat), collar: Collar::Shirt, ..plain() },
    ];
    for (look, mood) in looks.into_iter().zip([0.0, 10.0, -10.0]) {
        let found = steps(&Portrait::new(look.clone(), mood, 260.0, 1.0));
        assert!(found.len() < 30, "{look:?}, mood {mood}: {found:?}");
    }
}

#[test]
fn the_people_of_the_first_page_take_few_triangles() {
    let harness = program(USUAL, ThemeName::Light, 1.0);
    let meshes = harness.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
        Shape::Mesh(mesh) => Some(mesh.indices.len() / 3),
        _ => None,
    });
    // Grounds and fades are meshes too, of two triangles.
    let faces: Vec<usize> = meshes.filter(|triangles| *triangles > 2).collect();
    assert_eq!(faces.len(), 8);
    assert!(faces.iter().sum::<usize>() <= 20_000, "{faces:?}");
}
