//! The pen: shapes given in head heights become triangles of one mesh, with soft edges one screen pixel wide.

use std::f32::consts::{FRAC_PI_2, TAU};

use egui::{Color32, Mesh, Pos2, Vec2, emath::Rot2, vec2};

use super::FacePlace;
use super::geometry::{closed_curve, open_curve};
use super::straight::{straighten, straighten_both};
use super::triangulate::{cut_ears, doubled_area};

/// The head leans about this point, in the neck.
const PIVOT: Vec2 = vec2(0.0, 0.62);
/// A sharp corner grows at most this much when its edge is moved out.
const LONGEST_MITRE: f32 = 2.0;
/// What bends by less than this part of a screen pixel is drawn straight.
const SEEN_AS_STRAIGHT: f32 = 0.1;
/// A line thinner than this many screen pixels is drawn without a solid core: it is as strong, and takes fewer triangles.
const THIN_BELOW: f32 = 1.5;

/// Collects the mesh of one face.
pub(super) struct Pen {
    mesh: Mesh,
    place: FacePlace,
    /// One screen pixel, in points.
    pixel: f32,
    lean: Rot2,
    leaning: bool,
    pieces: usize,
    /// The triangles of the shape at hand, kept so that their room is used again.
    triangles: Vec<[u32; 3]>,
}

/// Four points across a band: clear, solid, solid, clear.
type Rung = [Pos2; 4];
/// The points of two lines that lie opposite each other, each with the direction to its left.
type Pair = ((Pos2, Vec2), (Pos2, Vec2));

impl Pen {
    /// `tilt` in degrees is how far the head leans while the pen is `leaning`.
    pub(super) fn new(place: FacePlace, pixels_per_point: f32, tilt: f32) -> Self {
        let mut mesh = Mesh::default();
        mesh.reserve_vertices(6000);
        mesh.reserve_triangles(9000);
        let pieces = match place.head_px * pixels_per_point {
            size if size < 100.0 => 4,
            size if size < 300.0 => 6,
            size if size < 700.0 => 8,
            _ => 12,
        };
        let lean = Rot2::from_angle(tilt.to_radians());
        Self {
            mesh,
            place,
            pixel: 1.0 / pixels_per_point.max(0.1),
            lean,
            leaning: false,
            pieces,
            triangles: Vec::with_capacity(256),
        }
    }

    pub(super) fn finish(self) -> Mesh {
        self.mesh
    }

    /// Whether what follows leans with the head. Body, neck and collar stand.
    pub(super) fn leaning(&mut self, leaning: bool) {
        self.leaning = leaning;
    }

    /// How many straight pieces make one span of a curve at this size.
    pub(super) fn pieces(&self) -> usize {
        self.pieces
    }

    /// A width in head heights, never thinner than `points` on the screen.
    pub(super) fn width(&self, heads: f32, points: f32) -> f32 {
        heads.max(points / self.place.head_px)
    }

    /// One screen pixel, in head heights.
    pub(super) fn pixel(&self) -> f32 {
        self.pixel / self.place.head_px
    }

    /// Fills the closed curve through the points.
    pub(super) fn blob<P: Copy + Into<Vec2>>(&mut self, points: &[P], color: Color32) {
        self.fill(&closed_curve(points, self.pieces), color);
    }

    /// Fills the open curve through the points, shut by a straight line.
    pub(super) fn shut_blob<P: Copy + Into<Vec2>>(&mut self, points: &[P], color: Color32) {
        self.fill(&open_curve(points, self.pieces), color);
    }

    /// Draws the open curve through the points.
    pub(super) fn curve<P: Copy + Into<Vec2>>(&mut self, points: &[P], width: f32, color: Color32) {
        self.line(&open_curve(points, self.pieces), width, color);
    }

    /// Draws the closed curve through the points.
    pub(super) fn ring<P: Copy + Into<Vec2>>(&mut self, points: &[P], width: f32, color: Color32) {
        let screen = self.on_screen(&closed_curve(points, self.pieces), true);
        let (core, reach, color) = self.stroke_edges(width, color);
        let rungs: Vec<Rung> = across(&screen, true).map(|(point, normal)| straight_rung(point, normal, core, reach)).collect();
        self.band(&rungs, core, color, true);
    }

    /// Draws each straight piece between the points with round ends, so that corners are round too.
    pub(super) fn corners(&mut self, points: &[Vec2], width: f32, color: Color32) {
        for piece in points.windows(2) {
            self.line(piece, width, color);
        }
    }

    /// Draws a line through sampled points, with round ends.
    pub(super) fn line(&mut self, points: &[Vec2], width: f32, color: Color32) {
        let screen = self.on_screen(points, false);
        let (core, reach, color) = self.stroke_edges(width, color);
        let mut rungs: Vec<Rung> = Vec::with_capacity(screen.len() + 12);
        let steps = cap_steps(reach);
        let cap = |rungs: &mut Vec<Rung>, end: Pos2, outward: Vec2, normal: Vec2, step: u32| {
            let (along, beside) = (FRAC_PI_2 * step as f32 / steps as f32).sin_cos();
            let (solid, clear) = (end + outward * (core * along), end + outward * (reach * along));
            let (solid_side, clear_side) = (normal * (core * beside), normal * (reach * beside));
            rungs.push([clear + clear_side, solid + solid_side, solid - solid_side, clear - clear_side]);
        };
        let (Some((first, first_normal)), Some((last, last_normal))) =
            (across(&screen, false).next(), across(&screen, false).last())
        else {
            return;
        };
        for step in (1..=steps).rev() {
            cap(&mut rungs, first, first_normal.rot90(), first_normal, step);
        }
        rungs.extend(across(&screen, false).map(|(point, normal)| straight_rung(point, normal, core, reach)));
        for step in 1..=steps {
            cap(&mut rungs, last, -last_normal.rot90(), last_normal, step);
        }
        self.band(&rungs, core, color, false);
    }

    /// Fills between two curves sampled at the same places, grown by `grow` head heights all round.
    /// Where they meet, the band thins out to nothing.
    pub(super) fn ribbon(&mut self, one: &[Vec2], other: &[Vec2], grow: f32, color: Color32) {
        let grow = grow * self.place.head_px;
        let mut one: Vec<Pos2> = one.iter().map(|point| self.position(*point)).collect();
        let mut other: Vec<Pos2> = other.iter().map(|point| self.position(*point)).collect();
        straighten_both(&mut one, &mut other, self.pixel * SEEN_AS_STRAIGHT);
        let apart = |(one, normal): &(Pos2, Vec2), other: &Pos2| normal.dot(*one - *other);
        let side = across(&one, false).zip(&other).map(|(one, other)| apart(&one, other)).sum::<f32>();
        let outward = if side < 0.0 { -1.0 } else { 1.0 };
        let half_pixel = self.pixel / 2.0;

        let rung = |a: Pos2, a_normal: Vec2, b: Pos2, b_normal: Vec2, grow: f32| -> (Rung, f32) {
            let thickness = ((b - a).length() + 2.0 * grow).max(0.0);
            let inset = half_pixel.min(thickness / 2.0);
            let cover = (2.0 * thickness / (thickness + self.pixel)).min(1.0);
            let points = [
                a + a_normal * (grow + half_pixel),
                a + a_normal * (grow - inset),
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
        let end = |[inner, last]: [Pair; 2], backward: f32| {
            let ((a, a_normal), (b, b_normal)) = last;
            let away = (a_normal + b_normal).normalized().rot90() * backward;
            let mut steps: Vec<(Rung, f32)> = Vec::with_capacity(6);
            let piece = (a.lerp(b, 0.5) - inner.0.0.lerp(inner.1.0, 0.5)).length();
            if piece > half_pixel {
                let inwards = half_pixel / piece;
                let (near_a, near_b) = (a.lerp(inner.0.0, inwards), b.lerp(inner.1.0, inwards));
                steps.push(rung(near_a, a_normal * outward, near_b, b_normal * -outward, grow));
            }
            let round_steps: &[f32] = if grow > 0.0 { &[0.0, 30.0, 60.0, 90.0] } else { &[0.0] };
            steps.extend(round_steps.iter().map(|degrees| {
                let (along, beside) = degrees.to_radians().sin_cos();
                let shift = away * (grow * along);
                let (points, cover) = rung(a + shift, a_normal * outward, b + shift, b_normal * -outward, grow * beside);
                (points, cover * fade(grow * along))
            }));
            let tip = steps.last().copied();
            steps.extend(tip.map(|(tip, _)| (tip.map(|point| point + away * half_pixel), 0.0)));
            steps
        };
        if let ([first, second, ..], [.., before, last]) = (pairs.as_slice(), pairs.as_slice()) {
            rungs.pop();
            rungs.extend(end([*before, *last], -1.0));
            rungs.splice(0..1, end([*second, *first], 1.0).into_iter().rev());
        }
        let base = self.next_vertex();
        for (points, cover) in &rungs {
            self.push_rung(points, color.gamma_multiply(*cover));
        }
        self.join_rungs(base, rungs.len(), false);
    }

    /// Fills a closed shape of any form, as long as it does not cross itself.
    pub(super) fn fill(&mut self, points: &[Vec2], color: Color32) {
        let screen = self.on_screen(points, true);
        if screen.len() < 3 {
            return;
        }
        let outward = if doubled_area(&screen) < 0.0 { -1.0 } else { 1.0 };
        let half_pixel = self.pixel / 2.0 * outward;
        let base = self.next_vertex();
        let mut solid = Vec::with_capacity(screen.len());
        for (point, normal) in across(&screen, true) {
            solid.push(point - normal * half_pixel);
            self.mesh.colored_vertex(point - normal * half_pixel, color);
            self.mesh.colored_vertex(point + normal * half_pixel, Color32::TRANSPARENT);
        }
        // Where colours show through, no two triangles may lie over each other, so those of the moved points are cut.
        // At a very sharp corner the moved points cross; then the shape as it was given must do.
        if color.is_opaque() || !cut_ears(&solid, &mut self.triangles) {
            cut_ears(&screen, &mut self.triangles);
        }
        let mesh = &mut self.mesh;
        for [a, b, c] in &self.triangles {
            mesh.add_triangle(base + 2 * a, base + 2 * b, base + 2 * c);
        }
        let count = u32::try_from(screen.len()).unwrap_or(0);
        for place in 0..count {
            let (here, next) = (base + 2 * place, base + 2 * ((place + 1) % count));
            mesh.add_triangle(here, here + 1, next);
            mesh.add_triangle(here + 1, next + 1, next);
        }
    }

    /// A filled circle.
    pub(super) fn disc(&mut self, center: Vec2, radius: f32, color: Color32) {
        let count = match radius * self.place.head_px {
            small if small < 1.5 => 8_u8,
            middle if middle < 4.0 => 12,
            _ => 24,
        };
        let rim: Vec<Vec2> =
            (0..count).map(|place| center + Vec2::angled(TAU * f32::from(place) / f32::from(count)) * radius).collect();
        self.fill(&rim, color);
    }

    /// A glow: `color` in the middle, running to the colours of the rim.
    pub(super) fn glow(&mut self, center: Vec2, rim: impl Iterator<Item = (Vec2, Color32)>, color: Color32) {
        let base = self.next_vertex();
        let middle = self.position(center);
        self.mesh.colored_vertex(middle, color);
        for (point, color) in rim {
            let position = self.position(point);
            self.mesh.colored_vertex(position, color);
        }
        let count = self.next_vertex() - base - 1;
        for place in 0..count {
            self.mesh.add_triangle(base, base + 1 + place, base + 1 + (place + 1) % count);
        }
    }

    /// The edge of a closed shape that runs clockwise: solid from a pixel and a half to half a pixel inside the line, then
    /// soft to half a pixel outside it.
    pub(super) fn rim(&mut self, points: impl Iterator<Item = (Vec2, Color32)>) {
        let (line, colors): (Vec<Pos2>, Vec<Color32>) = points.map(|(point, color)| (self.position(point), color)).unzip();
        let base = self.next_vertex();
        for ((point, normal), color) in across(&line, true).zip(colors) {
            self.mesh.colored_vertex(point - normal * (1.5 * self.pixel), color);
            self.mesh.colored_vertex(point - normal * (0.5 * self.pixel), color);
            self.mesh.colored_vertex(point + normal * (0.5 * self.pixel), Color32::TRANSPARENT);
        }
        self.join(base, line.len(), 3, true);
    }

    fn position(&self, point: Vec2) -> Pos2 {
        let leant = if self.leaning { PIVOT + self.lean * (point - PIVOT) } else { point };
        self.place.origin + leant * self.place.head_px
    }

    /// The points on the screen, without those that fall together and those that lie between two others.
    fn on_screen(&self, points: &[Vec2], closed: bool) -> Vec<Pos2> {
        let mut screen: Vec<Pos2> = points.iter().map(|point| self.position(*point)).collect();
        let near = (self.pixel * if closed { 0.2 } else { 0.02 }).powi(2);
        screen.dedup_by(|one, other| one.distance_sq(*other) < near);
        if closed
            && let [first, .., last] = screen.as_slice()
            && first.distance_sq(*last) < near
        {
            screen.pop();
        }
        straighten(&mut screen, self.pixel * SEEN_AS_STRAIGHT);
        screen
    }

    /// Half widths of the solid core and of the soft edge in points, and the colour, fainter for lines under a pixel.
    fn stroke_edges(&self, width: f32, color: Color32) -> (f32, f32, Color32) {
        let width = width * self.place.head_px;
        if width < THIN_BELOW * self.pixel {
            let cover = (2.0 * width / (width + self.pixel)).min(1.0);
            return (0.0, f32::midpoint(width, self.pixel).max(width), color.gamma_multiply(cover));
        }
        ((width - self.pixel) / 2.0, f32::midpoint(width, self.pixel), color)
    }

    fn band(&mut self, rungs: &[Rung], core: f32, color: Color32, closed: bool) {
        let base = self.next_vertex();
        if core > 0.0 {
            for rung in rungs {
                self.push_rung(rung, color);
            }
            return self.join_rungs(base, rungs.len(), closed);
        }
        // Both solid points are one.
        for [clear, solid, _, clear_end] in rungs {
            self.mesh.colored_vertex(*clear, Color32::TRANSPARENT);
            self.mesh.colored_vertex(*solid, color);
            self.mesh.colored_vertex(*clear_end, Color32::TRANSPARENT);
        }
        self.join(base, rungs.len(), 3, closed);
    }

    fn push_rung(&mut self, [clear, solid, solid_end, clear_end]: &Rung, color: Color32) {
        self.mesh.colored_vertex(*clear, Color32::TRANSPARENT);
        self.mesh.colored_vertex(*solid, color);
        self.mesh.colored_vertex(*solid_end, color);
        self.mesh.colored_vertex(*clear_end, Color32::TRANSPARENT);
    }

    fn join_rungs(&mut self, base: u32, count: usize, closed: bool) {
        self.join(base, count, 4, closed);
    }

    /// Joins `count` rungs of `points` points each to a band.
    fn join(&mut self, base: u32, count: usize, points: u32, closed: bool) {
        let count = u32::try_from(count).unwrap_or(0);
        let joints = if closed { count } else { count.saturating_sub(1) };
        for place in 0..joints {
            let (here, next) = (base + points * place, base + points * ((place + 1) % count));
            for row in 0..points - 1 {
                self.mesh.add_triangle(here + row, here + row + 1, next + row);
                self.mesh.add_triangle(here + row + 1, next + row + 1, next + row);
            }
        }
    }

    fn next_vertex(&self) -> u32 {
        u32::try_from(self.mesh.vertices.len()).unwrap_or(0)
    }
}

fn straight_rung(point: Pos2, normal: Vec2, core: f32, reach: f32) -> Rung {
    [point + normal * reach, point + normal * core, point - normal * core, point - normal * reach]
}

/// Steps of a round end: enough that a thick one is round, few where nobody sees it.
fn cap_steps(radius: f32) -> u32 {
    match radius {
        small if small < 1.5 => 1,
        middle if middle < 4.0 => 3,
        _ => 5,
    }
}

/// The same direction with the length 1. Far quicker than the careful way, and lengths here are never extreme.
pub(super) fn unit(vector: Vec2) -> Vec2 {
    let length = vector.length_sq().sqrt();
    if length > 0.0 { vector / length } else { Vec2::ZERO }
}

/// Each point with the direction to its left, lengthened at corners so that both edges there keep their distance.
/// On a closed line that runs clockwise on the screen this points outwards.
fn across(points: &[Pos2], closed: bool) -> impl Iterator<Item = (Pos2, Vec2)> + '_ {
    let count = points.len();
    let before = points.iter().cycle().skip(count.saturating_sub(1));
    let after = points.iter().cycle().skip(1);
    before.zip(points).zip(after).take(count).enumerate().map(move |(place, ((before, point), after))| {
        let open_start = !closed && place == 0;
        let open_end = !closed && place + 1 == count;
        let arriving = if open_start { *after - *point } else { *point - *before };
        let leaving = if open_end { arriving } else { *after - *point };
        let (arriving, leaving) = (unit(arriving), unit(leaving));
        let both = (arriving + leaving).rot90();
        let length = both.length_sq().sqrt();
        // The half sum has the length of the cosine of half the turn.
        let mitre = if length < 1e-3 { arriving.rot90() } else { both / length * (2.0 / length).min(LONGEST_MITRE) };
        (*point, mitre)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn pen(head_px: f32) -> Pen {
        Pen::new(FacePlace { head_px, origin: pos2(0.0, 0.0) }, 1.0, 0.0)
    }

    #[test]
    fn a_filled_shape_reaches_half_a_pixel_past_its_edge() {
        for corners in [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]], [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0]]] {
            let mut pen = pen(10.0);
            pen.fill(&corners.map(Vec2::from), Color32::WHITE);
            let bounds = pen.finish().calc_bounds();
            assert!((bounds.min - pos2(-0.5, -0.5)).length() < 1e-4, "{bounds:?}");
            assert!((bounds.max - pos2(10.5, 10.5)).length() < 1e-4, "{bounds:?}");
        }
    }

    #[test]
    fn a_line_has_round_ends_that_reach_half_its_width() {
        let mut pen = pen(100.0);
        pen.line(&[vec2(0.0, 0.0), vec2(1.0, 0.0)], 0.1, Color32::WHITE);
        let bounds = pen.finish().calc_bounds();
        assert!((bounds.min - pos2(-5.5, -5.5)).length() < 1e-3, "{bounds:?}");
        assert!((bounds.max - pos2(105.5, 5.5)).length() < 1e-3, "{bounds:?}");
    }

    #[test]
    fn a_line_under_a_pixel_is_fainter_and_not_thinner() {
        let pen = pen(100.0);
        let (core, reach, color) = pen.stroke_edges(0.005, Color32::WHITE);
        assert!(core.abs() < 1e-6 && reach >= 0.5);
        assert!(color.a() < 255 && color.a() > 100);
    }

    #[test]
    fn a_blunt_end_of_a_band_is_half_there_at_the_end_and_gone_half_a_pixel_past_it() {
        let mut pen = pen(10.0);
        pen.ribbon(&[vec2(0.0, 0.0), vec2(1.0, 0.0)], &[vec2(0.0, 0.5), vec2(1.0, 0.5)], 0.0, Color32::WHITE);
        let mesh = pen.finish();
        let bounds = mesh.calc_bounds();
        assert!((bounds.min - pos2(-0.5, -0.5)).length() < 1e-4 && (bounds.max - pos2(10.5, 5.5)).length() < 1e-4, "{bounds:?}");
        let strongest = |x: f32| {
            let there = mesh.vertices.iter().filter(|vertex| (vertex.pos.x - x).abs() < 1e-3);
            there.map(|vertex| vertex.color.a()).max()
        };
        for ends in [[-0.5, 0.0, 0.5], [10.5, 10.0, 9.5]] {
            assert_eq!(ends.map(strongest), [Some(0), Some(128), Some(255)]);
        }
    }

    #[test]
    fn a_rim_is_solid_inside_its_line_and_soft_for_one_pixel_about_it() {
        let mut pen = pen(10.0);
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]].map(Vec2::from);
        pen.rim(corners.into_iter().map(|corner| (corner, Color32::WHITE)));
        let mesh = pen.finish();
        for (vertex, (x, alpha)) in mesh.vertices.iter().zip([(1.5, 255), (0.5, 255), (-0.5, 0)]) {
            assert!((vertex.pos.x - x).abs() < 1e-3 && vertex.color.a() == alpha, "{vertex:?}");
        }
    }

    #[test]
    fn points_that_fall_together_are_drawn_once() {
        let pen = pen(100.0);
        let points = [vec2(0.0, 0.0), vec2(0.0, 0.0), vec2(1.0, 0.0), vec2(1.0, 1.0), vec2(0.0, 0.0)];
        assert_eq!(pen.on_screen(&points, true).len(), 3);
    }
}
