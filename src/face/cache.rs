//! The faces of the last frame of each window, kept so that one that stands still is not drawn anew.

use std::sync::Arc;

use egui::cache::CacheTrait;
use egui::epaint::Vertex;
use egui::{Context, Mesh, Pos2, Rect, ViewportId};

use super::{Expression, FacePlace, mesh_of_face};
use crate::scenario::Look;

/// What a face is drawn from, but for where it stands. Equality is derived all the way down, so a new field of a look or of
/// an expression is compared without a word here.
#[derive(PartialEq)]
struct Subject {
    look: Look,
    expression: Expression,
    head_px: f32,
    pixels_per_point: f32,
    dark: bool,
}

struct CachedFace {
    subject: Subject,
    /// Where it is seen: its window, the middle of the head, and through what.
    seen: (ViewportId, Pos2, Rect),
    mesh: Arc<Mesh>,
    /// The part of it that is seen there.
    part: Arc<Mesh>,
    /// How many frames of any window have gone by since it was asked for.
    age: u16,
}

/// The faces of a window that draws none any more are kept for so many frames.
const KEPT_FOR: u16 = 120;

/// The windows show a few dozen faces at most, so they are looked through one by one.
#[derive(Default)]
struct Faces {
    cached: Vec<CachedFace>,
}

impl Faces {
    /// The face in a window with its middle at a place, as far as it can be seen through a rectangle.
    fn part(&mut self, subject: Subject, seen: (ViewportId, Pos2, Rect)) -> Arc<Mesh> {
        if let Some(face) = self.cached.iter_mut().find(|face| face.seen == seen && face.subject == subject) {
            face.age = 0;
            return Arc::clone(&face.part);
        }
        // The same face elsewhere, or before the page was scrolled, is the same but for its place.
        let drawn = self.cached.iter().find(|face| face.subject == subject).map(|face| Arc::clone(&face.mesh));
        let mesh = drawn.unwrap_or_else(|| {
            let place = FacePlace { head_px: subject.head_px, origin: Pos2::ZERO };
            Arc::new(mesh_of_face(subject.pixels_per_point, place, &subject.look, &subject.expression, subject.dark))
        });
        let (_, origin, through) = seen;
        let mut part = part_within(&mesh, through.translate(-origin.to_vec2()));
        part.translate(origin.to_vec2());
        let part = Arc::new(part);
        self.cached.push(CachedFace { subject, seen, mesh, part: Arc::clone(&part), age: 0 });
        part
    }
}

impl CacheTrait for Faces {
    /// Forgets what the frame did not ask for, of the window that drew it, so that no more is kept than is on the screen. egui does not
    /// say which window that was: it is the one that asked.
    fn update(&mut self) {
        let drew: Vec<ViewportId> = self.cached.iter().filter(|face| face.age == 0).map(|face| face.seen.0).collect();
        self.cached.retain_mut(|face| {
            let stays = face.age == 0 || !drew.contains(&face.seen.0) && face.age < KEPT_FOR;
            face.age += 1;
            stays
        });
    }

    fn len(&self) -> usize {
        self.cached.len()
    }
}

/// The mesh of a face where it stands, as far as it can be seen in `seen`.
pub(super) fn mesh(
    ctx: &Context,
    pixels_per_point: f32,
    seen: Rect,
    place: FacePlace,
    look: &Look,
    expression: &Expression,
    dark: bool,
) -> Arc<Mesh> {
    let subject = Subject { look: look.clone(), expression: *expression, head_px: place.head_px, pixels_per_point, dark };
    let seen = (ctx.viewport_id(), place.origin, seen);
    ctx.memory_mut(|memory| memory.caches.cache::<Faces>().part(subject, seen))
}

/// A mesh without the triangles that lie wholly to one side of a rectangle.
fn part_within(mesh: &Mesh, rect: Rect) -> Mesh {
    let sides = |vertex: &Vertex| {
        let Pos2 { x, y } = vertex.pos;
        [x < rect.left(), x > rect.right(), y < rect.top(), y > rect.bottom()]
    };
    let outside: Vec<[bool; 4]> = mesh.vertices.iter().map(sides).collect();
    let is_seen = |corners: &&[u32]| {
        let of = |corner: &u32| outside.get(*corner as usize).copied().unwrap_or_default();
        !(0..4).any(|side| corners.iter().all(|corner| of(corner).get(side).is_some_and(|is_outside| *is_outside)))
    };
    let seen: Vec<&[u32]> = mesh.indices.chunks_exact(3).filter(is_seen).collect();
    let mut places = vec![None; mesh.vertices.len()];
    for corner in seen.iter().copied().flatten() {
        if let Some(place) = places.get_mut(*corner as usize) {
            *place = Some(0);
        }
    }
    let mut part = Mesh::with_texture(mesh.texture_id);
    part.reserve_vertices(mesh.vertices.len());
    part.reserve_triangles(seen.len());
    for (place, vertex) in places.iter_mut().zip(&mesh.vertices) {
        if let Some(place) = place {
            *place = u32::try_from(part.vertices.len()).unwrap_or(0);
            part.vertices.push(*vertex);
        }
    }
    part.indices.extend(seen.into_iter().flatten().filter_map(|corner| places.get(*corner as usize).copied().flatten()));
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{RawInput, pos2};

    /// The corners of the triangles, one after another.
    fn corners(mesh: &Mesh) -> Vec<Vertex> {
        mesh.indices.iter().map(|corner| mesh.vertices[*corner as usize]).collect()
    }

    #[test]
    fn a_kept_face_is_the_drawn_one_and_is_forgotten_when_its_window_draws_another_or_none_any_more() {
        let ctx = Context::default();
        let look = Look::from_id("x");
        let place = FacePlace { head_px: 120.0, origin: pos2(50.0, 70.0) };
        let wall = ViewportId::from_hash_of("wall");
        let frame = |window: ViewportId, mood: Option<f32>| {
            let mut input = RawInput { viewport_id: window, ..RawInput::default() };
            input.viewports = [ViewportId::ROOT, wall].into_iter().map(|id| (id, egui::ViewportInfo::default())).collect();
            let mut output = ctx.run_ui(input, |ui| {
                for _ in 0..2 {
                    if let Some(expression) = mood.map(Expression::from_mood) {
                        let kept = mesh(ui.ctx(), 1.0, Rect::EVERYTHING, place, &look, &expression, false);
                        let mut drawn = mesh_of_face(1.0, FacePlace { origin: Pos2::ZERO, ..place }, &look, &expression, false);
                        drawn.translate(place.origin.to_vec2());
                        assert!(corners(&kept) == corners(&drawn));
                    }
                }
            });
            output.textures_delta.clear();
            ctx.memory_mut(|memory| memory.caches.cache::<Faces>().len())
        };
        let root = ViewportId::ROOT;
        assert_eq!(frame(root, Some(3.0)), 1);
        assert_eq!(frame(root, Some(3.0)), 1);
        assert_eq!(frame(wall, Some(3.0)), 2, "each window keeps its own");
        assert_eq!(frame(root, Some(-3.0)), 2, "and forgets the one before");
        assert_eq!(frame(wall, Some(3.0)), 2);
        for _ in 0..=KEPT_FOR {
            frame(root, None);
        }
        assert_eq!(frame(root, None), 0);
    }

    #[test]
    fn what_lies_wholly_outside_is_left_out_and_the_rest_stays_whole() {
        let look = Look::from_id("x");
        let face = mesh_of_face(1.0, FacePlace { head_px: 120.0, origin: Pos2::ZERO }, &look, &Expression::from_mood(3.0), false);
        assert!(corners(&part_within(&face, Rect::EVERYTHING)) == corners(&face));
        let half = part_within(&face, Rect::everything_above(0.0));
        assert!(half.is_valid() && (face.indices.len() / 10..face.indices.len() * 9 / 10).contains(&half.indices.len()));
        assert!(half.vertices.len() < face.vertices.len());
        assert!(half.indices.chunks(3).all(|corners| corners.iter().any(|corner| half.vertices[*corner as usize].pos.y <= 0.0)));
        assert!(part_within(&face, Rect::everything_above(-500.0)).is_empty());
    }
}
