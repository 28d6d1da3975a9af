//! The customer's face, drawn in triangles: where it stands, what it shows, and the order of its parts.
//!
//! Places are in head heights from the middle of the head; the near side of the face is on the left. What stands still on a
//! head is data in `assets/face`: hair, covers and collars are lists of marks that anybody can edit. What moves with the
//! expression is code: eyes, mouth, nose, the outline of the head.
//!
//! A new shape of hair, cover or collar is a word in `scenario` and an entry in the file of its name. A new number of a face is
//! a field of `Look` with its draw and its line in the file format, all in `scenario`, and whatever part draws by it: looks are
//! kept, compared and handed on whole, so no other place names their fields.

#![expect(clippy::approx_constant, reason = "a place on the head may happen to lie near 1 / pi")]

mod beard;
mod body;
mod cache;
mod coats;
mod collar;
mod cover;
mod expression;
mod eyes;
mod geometry;
mod glasses;
mod hair;
mod head;
mod marks;
mod motion;
mod mouth;
mod nose;
mod outline;
mod palette;
mod pen;
mod straight;
mod strands;
mod triangulate;

use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Vec2, pos2};

use crate::scenario::Look;
use geometry::Turn;
use outline::Outline;
use palette::Tones;
use pen::Pen;

pub use expression::Expression;
pub use marks::read_shapes;
pub use motion::{FaceMotion, FaceTimes, Said};

/// A head lower than this, in points, goes without creases, folds, freckles and the like.
/// The smallest tile that keeps them is 88 points wide, with a head of 71.
const DETAIL_FROM: f32 = 70.0;
/// A head lower than this, in points, acts a little more.
const ACTS_MORE_BELOW: f32 = 60.0;

/// Where a face stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FacePlace {
    /// Height of the head from crown to chin, in points.
    pub head_px: f32,
    /// The middle of the head, in points.
    pub origin: Pos2,
}

/// How much of a person a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crop {
    /// The tall left side of a conversation, standing on its floor.
    Stage,
    /// A card on the first page, 264 x 272.
    Portrait,
    /// A square in a list, 48 to 104 points.
    Tile,
    /// One of several who stand shoulder to shoulder.
    Row,
}

impl FacePlace {
    /// The floor of a stage lies this far below the middle of the head, in head heights.
    pub const STAGE_FLOOR: f32 = 1.06;

    /// Fills `rect` with the crop: centred across, standing on the lower edge, cut at the top if it must be.
    pub fn fit(rect: Rect, crop: Crop) -> Self {
        let (left, top, width, height) = match crop {
            Crop::Stage => {
                let head_px = (rect.height() * 316.0 / 720.0).min(rect.width() * 0.75);
                return Self::on_floor(rect, head_px, Self::STAGE_FLOOR);
            }
            Crop::Portrait => (-0.776, -0.76, 1.552, 1.60),
            Crop::Tile => (-0.60, -0.75, 1.24, 1.24),
            Crop::Row => (-0.99, -0.76, 1.98, 1.65),
        };
        let head_px = (rect.width() / width).max(rect.height() / height);
        let middle: f32 = left + width / 2.0;
        let floor: f32 = top + height;
        Self { head_px, origin: pos2(rect.center().x - middle * head_px, rect.bottom() - floor * head_px) }
    }

    /// A head of `head_px` points in the middle of `rect`, whose lower edge is cut `floor` head heights
    /// below the middle of the head.
    pub fn on_floor(rect: Rect, head_px: f32, floor: f32) -> Self {
        Self { head_px, origin: pos2(rect.center().x, rect.bottom() - floor * head_px) }
    }
}

/// Who is drawn: everything that the parts need to know, worked out once.
struct Sitter<'a> {
    look: &'a Look,
    expression: Expression,
    tones: Tones,
    turn: Turn,
    outline: Outline,
    /// The middle of the near ear.
    ear: Vec2,
    /// Too small for fine lines.
    small: bool,
}

/// Draws a face of any size. It needs no room in a layout and leaves no response; it reaches past its place on all
/// sides, so the painter's clip rectangle decides what is seen.
pub fn paint_face(painter: &Painter, place: FacePlace, look: &Look, expression: &Expression, dark: bool) {
    let (ctx, seen) = (painter.ctx(), painter.clip_rect());
    painter.add(Shape::Mesh(cache::mesh(ctx, painter.pixels_per_point(), seen, place, look, expression, dark)));
}

/// As [`paint_face`], but for the very first frame of a window, so that the page itself is there at once: without a graphics card,
/// faces take as long to paint as the rest of a page. They come with the next frame.
pub fn paint_face_soon(painter: &Painter, place: FacePlace, look: &Look, expression: &Expression, dark: bool) {
    if painter.ctx().cumulative_frame_nr() == 0 {
        painter.ctx().request_repaint();
        return;
    }
    paint_face(painter, place, look, expression, dark);
}

fn mesh_of_face(pixels_per_point: f32, place: FacePlace, look: &Look, expression: &Expression, dark: bool) -> Mesh {
    mesh_of_parts(&PARTS, pixels_per_point, place, look, expression, dark)
}

fn mesh_of_parts(
    parts: &[Part],
    pixels_per_point: f32,
    place: FacePlace,
    look: &Look,
    expression: &Expression,
    dark: bool,
) -> Mesh {
    let expression = if place.head_px < ACTS_MORE_BELOW { expression.for_small_face() } else { *expression };
    let turn = Turn::new(expression.turn, expression.nod);
    let mut pen = Pen::new(place, pixels_per_point, expression.tilt);
    let sitter = Sitter {
        look,
        expression,
        tones: Tones::new(look, dark),
        turn,
        outline: head::outline(&pen, look, turn),
        ear: head::ear(look, &expression),
        small: place.head_px < DETAIL_FROM,
    };
    if let Some((light, alpha)) = sitter.tones.rim {
        paint_rim(&mut pen, &sitter, palette::color(light, alpha));
    }
    for (_, leans, paint_part) in parts {
        pen.leaning(*leans);
        paint_part(&mut pen, &sitter);
    }
    pen.finish()
}

/// The shapes of hair and of what is worn over it, in the order in which they are drawn.
fn on_the_head(look: &Look) -> impl Iterator<Item = &'static marks::Style> {
    [hair::style(look), cover::style(look)].into_iter().flatten()
}

/// A part of a person: its name, whether it leans with the head, and what paints it.
type Part = (&'static str, bool, fn(&mut Pen, &Sitter<'_>));

/// In the order in which they are drawn.
const PARTS: [Part; 10] = [
    ("behind", true, paint_behind),
    ("body", false, body::paint),
    ("collar", false, collar::paint),
    ("head", true, head::paint),
    ("nose", true, nose::paint),
    ("mouth", true, mouth::paint),
    ("eyes", true, eyes::paint),
    ("hair", true, hair::paint_in_front),
    ("cover", true, cover::paint_in_front),
    ("glasses", true, glasses::paint),
];

/// What the outline of a person is made of.
const OUTER: [Part; 7] = [
    ("behind", true, paint_behind),
    ("body", false, body::paint),
    ("collar", false, collar::paint),
    ("head", true, head::paint),
    ("outline", true, head::paint_plain),
    ("hair", true, hair::paint_in_front),
    ("cover", true, cover::paint_in_front),
];

/// A thin light behind the whole outline; what lies inside is painted over.
fn paint_rim(pen: &mut Pen, sitter: &Sitter<'_>, light: Color32) {
    pen.light(Some(light));
    for (_, leans, paint_part) in OUTER {
        pen.leaning(leans);
        paint_part(pen, sitter);
    }
    pen.light(None);
}

/// What hangs behind head and neck.
fn paint_behind(pen: &mut Pen, sitter: &Sitter<'_>) {
    for style in on_the_head(sitter.look) {
        marks::paint(pen, sitter, &style.behind, 0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Beard, Collar, Glasses, Hair, Rgb};
    use crate::storage::Library;
    use egui::vec2;

    #[test]
    fn a_stage_of_the_usual_size_has_a_head_of_316() {
        let place = FacePlace::fit(Rect::from_min_size(Pos2::ZERO, vec2(480.0, 720.0)), Crop::Stage);
        assert!((place.head_px - 316.0).abs() < 1e-3);
        assert!((place.origin - pos2(240.0, 720.0 - 1.06 * 316.0)).length() < 1e-3);
    }

    #[test]
    fn a_portrait_stands_on_its_lower_edge_and_fills_its_card() {
        let place = FacePlace::fit(Rect::from_min_size(pos2(64.0, 296.0), vec2(264.0, 272.0)), Crop::Portrait);
        assert!((place.head_px - 264.0 / 1.552).abs() < 1e-3);
        assert!((place.origin.y + 0.84 * place.head_px - 568.0).abs() < 1e-3);
    }

    #[test]
    fn only_dark_hair_in_the_dark_stands_before_a_rim_and_keeps_its_colour() {
        let place = FacePlace { head_px: 170.0, origin: Pos2::ZERO };
        let draw = |hair_color: Rgb, dark: bool| {
            let look = Look { hair_color, hair_light: hair_color, ..Look::from_id("x") };
            mesh_of_face(1.0, place, &look, &Expression::from_mood(0.0), dark)
        };
        let (black, fair) = (Rgb([0x1E, 0x1A, 0x18]), Rgb([0xC8, 0xA0, 0x60]));
        assert_eq!(draw(fair, true).vertices.len(), draw(fair, false).vertices.len());
        let (by_day, by_night) = (draw(black, false), draw(black, true));
        assert!(by_night.vertices.len() > by_day.vertices.len());
        // The rim lies behind: the person over it is the same.
        let over = by_night.vertices.len() - by_day.vertices.len();
        assert!(by_night.vertices[over..] == by_day.vertices[..]);
        let grown = by_night.calc_bounds().top() - by_day.calc_bounds().top();
        assert!((-2.1..=-0.5).contains(&grown), "{grown}");
    }

    #[test]
    fn every_look_mood_and_size_gives_a_sound_mesh() {
        let mut number = 0;
        for hair in Hair::ALL {
            for collar in Collar::ALL {
                for head_px in [30.0, 65.0, 170.0, 600.0] {
                    for mood in [-10.0, -7.0, -3.3, 0.0, 4.1, 10.0] {
                        number += 1;
                        let glasses = Some(Glasses::ALL[number % Glasses::ALL.len()]);
                        let look = Look {
                            hair: *hair,
                            collar: *collar,
                            glasses,
                            beard: Some(Beard::ALL[number % Beard::ALL.len()]),
                            ..Look::from_id("x")
                        };
                        let place = FacePlace { head_px, origin: pos2(100.0, 100.0) };
                        let expression = Expression::from_mood(mood);
                        let mesh = mesh_of_face(1.0, place, &look, &expression, number % 3 == 0);
                        assert!(mesh.is_valid() && !mesh.is_empty());
                        assert!(mesh.vertices.iter().all(|vertex| vertex.pos.x.is_finite() && vertex.pos.y.is_finite()));
                        assert!(mesh.vertices.len() < 20_000, "{}", mesh.vertices.len());
                    }
                }
            }
        }
    }

    #[test]
    #[ignore = "prints what each part of the built-in people takes"]
    fn triangles_of_each_part() {
        let names: Vec<String> = PARTS.iter().map(|(name, ..)| format!("{name:>8}")).collect();
        println!("{:22}{}    total vertices", "", names.concat());
        for (head_px, pixels_per_point) in [(48.0, 1.0), (170.0, 1.0), (170.0, 2.0), (316.0, 1.0), (600.0, 1.0)] {
            let place = FacePlace { head_px, origin: Pos2::ZERO };
            let (mut triangles, mut vertices) = (0, 0);
            for scenario in Library::built_in().playable() {
                let look = &scenario.customer().look;
                let draw =
                    |parts: &[Part]| mesh_of_parts(parts, pixels_per_point, place, look, &Expression::from_mood(-1.0), false);
                let parts: Vec<String> =
                    PARTS.iter().map(|part| format!("{:8}", draw(std::slice::from_ref(part)).indices.len() / 3)).collect();
                let whole = draw(&PARTS);
                println!("{:22}{} {:8} {:8}", scenario.id(), parts.concat(), whole.indices.len() / 3, whole.vertices.len());
                triangles += whole.indices.len() / 3;
                vertices += whole.vertices.len();
            }
            println!("all at {head_px} points, {pixels_per_point} pixels a point: {triangles} triangles, {vertices} vertices");
        }
    }
}
