//! The faces of the last frame, kept so that one that stands still is not drawn anew.

use std::sync::Arc;

use egui::cache::CacheTrait;
use egui::epaint::Vertex;
use egui::{Context, Mesh, Pos2, Rect};

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
    mesh: Arc<Mesh>,
    /// Whether this frame asked for it.
    asked_for: bool,
}

/// A window shows a few dozen faces at most, so they are looked through one by one.
#[derive(Default)]
struct Faces {
    cached: Vec<CachedFace>,
}

impl Faces {
    fn mesh(&mut self, subject: Subject) -> Arc<Mesh> {
        if let Some(face) = self.cached.iter_mut().find(|face| face.subject == subject) {
            face.asked_for = true;
            return Arc::clone(&face.mesh);
        }
        let place = FacePlace { head_px: subject.head_px, origin: Pos2::ZERO };
        let drawn = mesh_of_face(subject.pixels_per_point, place, &subject.look, &subject.expression, subject.dark);
        let mesh = Arc::new(drawn);
        self.cached.push(CachedFace { subject, mesh: Arc::clone(&mesh), asked_for: true });
        mesh
    }
}

impl CacheTrait for Faces {
    /// Forgets what the frame did not ask for, so no more is kept than is on the screen.
    fn update(&mut self) {
        self.cached.retain_mut(|face| std::mem::take(&mut face.asked_for));
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
) -> Mesh {
    let subject = Subject { look: look.clone(), expression: *expression, head_px: place.head_px, pixels_per_point, dark };
    let kept = ctx.memory_mut(|memory| memory.caches.cache::<Faces>().mesh(subject));
    let mut mesh = part_within(&kept, seen.translate(-place.origin.to_vec2()));
    mesh.translate(place.origin.to_vec2());
    mesh
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
    fn a_kept_face_is_the_drawn_one_and_is_forgotten_when_nobody_asks_for_it() {
        let ctx = Context::default();
        let look = Look::from_id("x");
        let expression = Expression::from_mood(3.0);
        let place = FacePlace { head_px: 120.0, origin: pos2(50.0, 70.0) };
        let frame = |asks: bool| {
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                for _ in 0..2 {
                    if asks {
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
        assert_eq!(frame(true), 1);
        assert_eq!(frame(true), 1);
        frame(false);
        assert_eq!(frame(false), 0);
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
