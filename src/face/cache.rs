//! The faces of the last frame, kept so that one that stands still is not drawn anew.

use std::sync::Arc;

use egui::cache::CacheTrait;
use egui::{Context, Mesh, Pos2};

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

/// The mesh of a face, where it stands.
pub(super) fn mesh(
    ctx: &Context,
    pixels_per_point: f32,
    place: FacePlace,
    look: &Look,
    expression: &Expression,
    dark: bool,
) -> Mesh {
    let subject = Subject { look: look.clone(), expression: *expression, head_px: place.head_px, pixels_per_point, dark };
    let kept = ctx.memory_mut(|memory| memory.caches.cache::<Faces>().mesh(subject));
    let mut mesh = Mesh::clone(&kept);
    mesh.translate(place.origin.to_vec2());
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{RawInput, pos2};

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
                        let kept = mesh(ui.ctx(), 1.0, place, &look, &expression, false);
                        let mut drawn = mesh_of_face(1.0, FacePlace { origin: Pos2::ZERO, ..place }, &look, &expression, false);
                        drawn.translate(place.origin.to_vec2());
                        assert!(kept == drawn);
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
}
