//! The faces of the last frame, kept so that one that stands still is not drawn anew.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use egui::cache::{ComputerMut, FrameCache};
use egui::{Context, Mesh, Pos2};

use super::{Expression, FacePlace, mesh_of_face};
use crate::scenario::Look;

/// What a face is drawn from, but for where it stands.
#[derive(Clone, Copy)]
struct Key<'a> {
    look: &'a Look,
    expression: &'a Expression,
    head_px: f32,
    pixels_per_point: f32,
    dark: bool,
}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash_look(self.look, state);
        for number in self.expression.numbers() {
            number.to_bits().hash(state);
        }
        (self.head_px.to_bits(), self.pixels_per_point.to_bits(), self.dark).hash(state);
    }
}

/// Every field is named here, so that a new one cannot be forgotten.
fn hash_look<H: Hasher>(look: &Look, state: &mut H) {
    let Look {
        skin,
        shape,
        head,
        jaw,
        age,
        eye,
        eyes_apart,
        slant,
        nose,
        nose_length,
        lip,
        mouth,
        brow,
        arch,
        iris,
        hair,
        hair_color,
        hair_light,
        brow_color,
        cover,
        cover_color,
        collar,
        cloth,
        under,
        glasses,
        glasses_color,
        earring,
        freckles,
        lash,
        strand,
        beard,
    } = look;
    for number in [head, jaw, age, eye, eyes_apart, slant, nose, nose_length, lip, mouth, brow, arch] {
        number.to_bits().hash(state);
    }
    (skin, shape, hair, cover, collar, glasses, beard).hash(state);
    (iris, hair_color, hair_light, brow_color, cover_color, cloth, under, glasses_color, earring).hash(state);
    (freckles, lash, strand).hash(state);
}

#[derive(Default)]
struct Drawing;

impl ComputerMut<Key<'_>, Arc<Mesh>> for Drawing {
    fn compute(&mut self, key: Key<'_>) -> Arc<Mesh> {
        let place = FacePlace { head_px: key.head_px, origin: Pos2::ZERO };
        Arc::new(mesh_of_face(key.pixels_per_point, place, key.look, key.expression, key.dark))
    }
}

/// The mesh of a face. What a frame does not ask for is forgotten after it, so no more is kept than is on the screen.
pub(super) fn mesh(
    ctx: &Context,
    pixels_per_point: f32,
    place: FacePlace,
    look: &Look,
    expression: &Expression,
    dark: bool,
) -> Mesh {
    let key = Key { look, expression, head_px: place.head_px, pixels_per_point, dark };
    let kept = ctx.memory_mut(|memory| Arc::clone(memory.caches.cache::<FrameCache<Arc<Mesh>, Drawing>>().get(key)));
    let mut mesh = Mesh::clone(&kept);
    mesh.translate(place.origin.to_vec2());
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::cache::CacheTrait as _;
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
            ctx.memory_mut(|memory| memory.caches.cache::<FrameCache<Arc<Mesh>, Drawing>>().len())
        };
        assert_eq!(frame(true), 1);
        assert_eq!(frame(true), 1);
        frame(false);
        assert_eq!(frame(false), 0);
    }
}
