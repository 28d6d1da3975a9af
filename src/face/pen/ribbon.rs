//! Bands between two curves, as lips, brows and the white of an eye are.

use egui::{Color32, Pos2, Vec2};

use super::super::straight::straighten_both;
use super::{Pen, across};

/// Four points across a band: clear, solid, solid, clear.
type Rung = [Pos2; 4];
/// The points of two lines that lie opposite each other, each with the direction to its left.
type Pair = ((Pos2, Vec2), (Pos2, Vec2));

impl Pen {
    /// Fills between two curves sampled at the same places, grown by `grow` head heights all round.
    /// Where they meet, the band thins out to nothing.
    pub(in crate::face) fn ribbon(&mut self, one: &[Vec2], other: &[Vec2], grow: f32, color: Color32) {
        self.band_between(one, other, grow, color, false);
    }

    /// The same where a line is drawn over the first curve: there the band has no soft edge.
    pub(in crate::face) fn ribbon_beneath(&mut self, one: &[Vec2], other: &[Vec2], color: Color32) {
        self.band_between(one, other, 0.0, color, true);
    }

    fn band_between(&mut self, one: &[Vec2], other: &[Vec2], grow: f32, color: Color32, beneath: bool) {
        if self.light.is_some() {
            return;
        }
        let grow = grow * self.place.head_px;
        let mut one: Vec<Pos2> = one.iter().map(|point| self.position(*point)).collect();
        let mut other: Vec<Pos2> = other.iter().map(|point| self.position(*point)).collect();
        straighten_both(&mut one, &mut other, self.off(color));
        let apart = |(one, normal): &(Pos2, Vec2), other: &Pos2| normal.dot(*one - *other);
        let side = across(&one, false).zip(&other).map(|(one, other)| apart(&one, other)).sum::<f32>();
        let outward = if side < 0.0 { -1.0 } else { 1.0 };
        let half_pixel = self.pixel / 2.0;

        let rung = |a: Pos2, a_normal: Vec2, b: Pos2, b_normal: Vec2, grow: f32| -> (Rung, f32) {
            let thickness = ((b - a).length() + 2.0 * grow).max(0.0);
            let inset = half_pixel.min(thickness / 2.0);
            let a_inset = if beneath { 0.0 } else { inset };
            let cover = (2.0 * thickness / (thickness + self.pixel)).min(1.0);
            let points = [
                a + a_normal * (grow + half_pixel),
                a + a_normal * (grow - a_inset),
                b + b_normal * (grow - inset),
                b + b_normal * (grow + half_pixel),
            ];
            (points, cover)
        };
        let mut rungs: Vec<(Rung, f32)> = across(&one, false)
            .zip(across(&other, false))
            .map(|((a, a_normal), (b, b_normal))| rung(a, a_normal * outward, b, b_normal * -outward, grow))
            .collect();
        let pairs: Vec<Pair> = across(&one, false).zip(across(&other, false)).collect();
        // Solid up to half a pixel before the end, clear half a pixel past it.
        let fade = |past: f32| ((grow + half_pixel - past) / self.pixel).clamp(0.0, 1.0);
        let round_steps = self.grain.round_steps;
        let end = |[inner, last]: [Pair; 2], backward: f32| {
            let ((a, a_normal), (b, b_normal)) = last;
            let away = (a_normal + b_normal).normalized().rot90() * backward;
            let mut steps: Vec<(Rung, f32)> = Vec::with_capacity(6);
            if grow < half_pixel {
                let piece = (a.lerp(b, 0.5) - inner.0.0.lerp(inner.1.0, 0.5)).length();
                let inwards = ((half_pixel - grow) / piece.max(1e-6)).min(0.5);
                let (near_a, near_b) = (a.lerp(inner.0.0, inwards), b.lerp(inner.1.0, inwards));
                steps.push(rung(near_a, a_normal * outward, near_b, b_normal * -outward, grow));
            } else {
                steps.extend(round_steps.iter().map(|degrees| {
                    let (along, beside) = degrees.to_radians().sin_cos();
                    let shift = away * (grow * along);
                    let (points, cover) = rung(a + shift, a_normal * outward, b + shift, b_normal * -outward, grow * beside);
                    (points, cover * fade(grow * along))
                }));
            }
            let ([_, a, b, _], _) = rung(a, a_normal * outward, b, b_normal * -outward, 0.0);
            let past = away * (grow + half_pixel);
            (steps, [a + past, b + past])
        };
        let mut tips = None;
        if let ([first, second, ..], [.., before, last]) = (pairs.as_slice(), pairs.as_slice()) {
            rungs.pop();
            let (steps, end_tip) = end([*before, *last], -1.0);
            rungs.extend(steps);
            let (steps, start_tip) = end([*second, *first], 1.0);
            rungs.splice(0..1, steps.into_iter().rev());
            tips = Some([start_tip, end_tip]);
        }
        let base = self.next_vertex();
        for ([clear, solid, solid_end, clear_end], cover) in &rungs {
            let color = color.gamma_multiply(*cover);
            if !beneath {
                self.mesh.colored_vertex(*clear, Color32::TRANSPARENT);
            }
            self.mesh.colored_vertex(*solid, color);
            self.mesh.colored_vertex(*solid_end, color);
            self.mesh.colored_vertex(*clear_end, Color32::TRANSPARENT);
        }
        let across = if beneath { 3 } else { 4 };
        let last_rung = self.next_vertex().saturating_sub(across);
        self.join(base, rungs.len(), across, false);
        for (rung, [a, b]) in [base, last_rung].into_iter().zip(tips.into_iter().flatten()) {
            if beneath || a.distance(b) < self.pixel {
                self.tip(rung, across, a.lerp(b, 0.5));
            } else {
                self.blunt(rung, a, b);
            }
        }
    }

    /// Ends a band of four points across, beyond the rung that begins with the vertex `rung`, in a short edge.
    fn blunt(&mut self, rung: u32, a: Pos2, b: Pos2) {
        let end = self.next_vertex();
        self.mesh.colored_vertex(a, Color32::TRANSPARENT);
        self.mesh.colored_vertex(b, Color32::TRANSPARENT);
        self.mesh.add_triangle(rung, rung + 1, end);
        self.mesh.add_triangle(rung + 1, rung + 2, end);
        self.mesh.add_triangle(rung + 2, end + 1, end);
        self.mesh.add_triangle(rung + 2, rung + 3, end + 1);
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;
    use crate::face::FacePlace;

    #[test]
    fn a_blunt_end_of_a_band_is_half_there_at_the_end_and_gone_half_a_pixel_past_it() {
        let mut pen = Pen::new(FacePlace { head_px: 10.0, origin: pos2(0.0, 0.0) }, 1.0, 0.0);
        pen.ribbon(&[vec2(0.0, 0.0), vec2(1.0, 0.0)], &[vec2(0.0, 0.5), vec2(1.0, 0.5)], 0.0, Color32::WHITE);
        let mesh = pen.finish();
        let bounds = mesh.calc_bounds();
        assert!((bounds.min - pos2(-0.5, -0.5)).length() < 1e-4 && (bounds.max - pos2(10.5, 5.5)).length() < 1e-4, "{bounds:?}");
        let strongest = |x: f32| {
            let there = mesh.vertices.iter().filter(|vertex| (vertex.pos.x - x).abs() < 1e-3);
            there.map(|vertex| vertex.color.a()).max()
        };
        for ends in [[-0.5, 0.5], [10.5, 9.5]] {
            assert_eq!(ends.map(strongest), [Some(0), Some(255)]);
        }
    }
}
