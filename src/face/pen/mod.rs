//! The pen: shapes given in head heights become triangles of one mesh, with soft edges one screen pixel wide.

mod line;
mod ribbon;

use std::f32::consts::TAU;

use egui::{Color32, Mesh, Pos2, Vec2, emath::Rot2, vec2};

use super::FacePlace;
use super::geometry::{closed_curve, open_curve, unit};
use super::straight::straighten;
use super::triangulate::{cut_ears, doubled_area};

/// The head leans about this point, in the neck.
const PIVOT: Vec2 = vec2(0.0, 0.62);
/// How wide the edge of light is round a shape, in points.
const LIGHT: f32 = 1.5;
/// A sharp corner grows at most this much when its edge is moved out.
const LONGEST_MITRE: f32 = 2.0;
/// The rim of the skin is solid from so many pixels inside its line: over the ends of all that is laid on the skin, which follow the line
/// to a pixel and the straightening of their own edge.
const RIM: f32 = 2.25;

/// How finely a face of some size is drawn.
struct Grain {
    /// What bends by less than this part of a screen pixel is drawn straight, half of it on either side of the straight line.
    off: f32,
    /// A line thinner than this many screen pixels is drawn without a solid core: it is as strong, and takes fewer triangles.
    thin: f32,
    /// A disc of a smaller radius in screen pixels is drawn as a soft dot.
    dot: f32,
    /// A line that reaches less far from its middle, in screen pixels, has no round ends.
    tip: f32,
    /// Whether the ends of a line without a core are cut.
    cuts_thin_ends: bool,
    /// The steps of a round end of a ribbon, in degrees.
    round_steps: &'static [f32],
}

impl Grain {
    /// For a height of the head in points.
    fn of(head_px: f32) -> Self {
        match head_px {
            // A whole feature has a few pixels, so little bends by much.
            tiny if tiny < 100.0 => Self { off: 0.2, ..Self::of_portrait() },
            // One of several, looked at as a whole.
            portrait if portrait < 200.0 => Self::of_portrait(),
            _ => Self { off: 0.1, thin: 1.5, dot: 0.75, tip: 1.5, cuts_thin_ends: false, round_steps: &[0.0, 30.0, 60.0, 90.0] },
        }
    }

    fn of_portrait() -> Self {
        Self { off: 0.33, thin: 2.0, dot: 1.25, tip: 2.0, cuts_thin_ends: true, round_steps: &[0.0, 60.0] }
    }
}

/// Collects the mesh of one face.
pub(in crate::face) struct Pen {
    mesh: Mesh,
    place: FacePlace,
    /// One screen pixel, in points.
    pixel: f32,
    grain: Grain,
    lean: Rot2,
    leaning: bool,
    pieces: usize,
    /// In this light solid shapes are drawn as an edge round them, and nothing else is.
    light: Option<Color32>,
    /// The triangles of the shape at hand, kept so that their room is used again.
    triangles: Vec<[u32; 3]>,
}

impl Pen {
    /// `tilt` in degrees is how far the head leans while the pen is `leaning`.
    pub(in crate::face) fn new(place: FacePlace, pixels_per_point: f32, tilt: f32) -> Self {
        let mut mesh = Mesh::default();
        mesh.reserve_vertices(2000);
        mesh.reserve_triangles(3000);
        let pieces = match place.head_px * pixels_per_point {
            size if size < 100.0 => 4,
            size if size < 700.0 => 8,
            _ => 12,
        };
        let lean = Rot2::from_angle(tilt.to_radians());
        Self {
            mesh,
            place,
            pixel: 1.0 / pixels_per_point.max(0.1),
            grain: Grain::of(place.head_px),
            lean,
            leaning: false,
            pieces,
            light: None,
            triangles: Vec::with_capacity(256),
        }
    }

    pub(in crate::face) fn finish(self) -> Mesh {
        self.mesh
    }

    /// Whether what follows leans with the head. Body, neck and collar stand.
    pub(in crate::face) fn leaning(&mut self, leaning: bool) {
        self.leaning = leaning;
    }

    /// From here on solid shapes are drawn as an edge of light round them, and nothing else is; `None` for shapes as they are.
    pub(in crate::face) fn light(&mut self, light: Option<Color32>) {
        self.light = light;
    }

    /// How many straight pieces make one span of a curve at this size.
    pub(in crate::face) fn pieces(&self) -> usize {
        self.pieces
    }

    /// A width in head heights, never thinner than `points` on the screen.
    pub(in crate::face) fn width(&self, heads: f32, points: f32) -> f32 {
        heads.max(points / self.place.head_px)
    }

    /// One screen pixel, in head heights.
    pub(in crate::face) fn pixel(&self) -> f32 {
        self.pixel / self.place.head_px
    }

    /// Fills the closed curve through the points.
    pub(in crate::face) fn blob<P: Copy + Into<Vec2>>(&mut self, points: &[P], color: Color32) {
        self.fill(&closed_curve(points, self.pieces), color);
    }

    /// Fills the open curve through the points, shut by a straight line.
    pub(in crate::face) fn shut_blob<P: Copy + Into<Vec2>>(&mut self, points: &[P], color: Color32) {
        self.fill(&open_curve(points, self.pieces), color);
    }

    /// The points of a closed curve that are needed to see its form at this size.
    pub(in crate::face) fn needed(&self, points: &[Vec2]) -> Vec<Vec2> {
        let mut needed: Vec<Pos2> = points.iter().map(|point| point.to_pos2()).collect();
        straighten(&mut needed, self.pixel() * self.grain.off);
        needed.into_iter().map(Pos2::to_vec2).collect()
    }

    /// How many points a circle needs to be seen round, for a radius in head heights.
    pub(in crate::face) fn round(&self, radius: f32) -> u8 {
        let off = self.pixel() * self.grain.off / radius.max(1e-6);
        (std::f32::consts::PI / (1.0 - off.min(0.5)).acos()).ceil().clamp(5.0, 64.0) as u8
    }

    /// Fills a closed shape whose edge something else covers: it gets no soft one.
    pub(in crate::face) fn fill_beneath(&mut self, points: &[Vec2], color: Color32) {
        if self.light.is_some() {
            return;
        }
        let screen = self.on_screen(points, true, self.off(color));
        let base = self.next_vertex();
        for point in &screen {
            self.mesh.colored_vertex(*point, color);
        }
        cut_ears(&screen, &mut self.triangles);
        for [a, b, c] in &self.triangles {
            self.mesh.add_triangle(base + a, base + b, base + c);
        }
    }

    /// Fills a closed shape of any form, as long as it does not cross itself.
    pub(in crate::face) fn fill(&mut self, points: &[Vec2], color: Color32) {
        self.fill_partly_beneath(points, color, |_| false);
    }

    /// The same with no soft edge between points where something covers it.
    pub(in crate::face) fn fill_partly_beneath(&mut self, points: &[Vec2], color: Color32, is_covered: impl Fn(Vec2) -> bool) {
        let screen = self.on_screen(points, true, self.off(color));
        if screen.len() < 3 {
            return;
        }
        if let Some(light) = self.light {
            if color.is_opaque() {
                self.light_round(&screen, light);
            }
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
        for [a, b, c] in &self.triangles {
            self.mesh.add_triangle(base + 2 * a, base + 2 * b, base + 2 * c);
        }
        let count = u32::try_from(screen.len()).unwrap_or(0);
        let is_covered: Vec<bool> = screen.iter().map(|point| is_covered(self.place_on_head(*point))).collect();
        let ends = is_covered.iter().zip(is_covered.iter().cycle().skip(1));
        let mesh = &mut self.mesh;
        for (place, _) in (0..count).zip(ends).filter(|(_, (from, to))| !(**from && **to)) {
            let (here, next) = (base + 2 * place, base + 2 * ((place + 1) % count));
            mesh.add_triangle(here, here + 1, next);
            mesh.add_triangle(here + 1, next + 1, next);
        }
    }

    /// A filled circle.
    pub(in crate::face) fn disc(&mut self, center: Vec2, radius: f32, color: Color32) {
        let around = |count: u8, radius: f32| {
            (0..count).map(move |place| center + Vec2::angled(TAU * f32::from(place) / f32::from(count)) * radius)
        };
        if radius < self.pixel() * self.grain.dot {
            // As much colour as the disc has, running out from its middle.
            let rim = around(6, radius * 3.0_f32.sqrt()).map(|point| (point, Color32::TRANSPARENT));
            return self.glow(center, rim, color);
        }
        let rim: Vec<Vec2> = around(self.round(radius), radius).collect();
        self.fill(&rim, color);
    }

    /// A glow: `color` in the middle, running to the colours of the rim.
    pub(in crate::face) fn glow(&mut self, center: Vec2, rim: impl Iterator<Item = (Vec2, Color32)>, color: Color32) {
        if self.light.is_some() {
            return;
        }
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

    /// The edge of a closed shape that runs clockwise: solid from [`RIM`] to half a pixel inside the line, then soft to half a pixel
    /// outside it.
    pub(in crate::face) fn rim(&mut self, points: impl Iterator<Item = (Vec2, Color32)>) {
        if self.light.is_some() {
            return;
        }
        let (line, colors): (Vec<Pos2>, Vec<Color32>) = points.map(|(point, color)| (self.position(point), color)).unzip();
        let base = self.next_vertex();
        for ((point, normal), color) in across(&line, true).zip(colors) {
            self.mesh.colored_vertex(point - normal * (RIM * self.pixel), color);
            self.mesh.colored_vertex(point - normal * (0.5 * self.pixel), color);
            self.mesh.colored_vertex(point + normal * (0.5 * self.pixel), Color32::TRANSPARENT);
        }
        self.join(base, line.len(), 3, true);
    }

    /// How far from a curve a straight piece in this colour may lie, in points. What is faint may lie farther off.
    fn off(&self, color: Color32) -> f32 {
        self.pixel * self.grain.off / (f32::from(color.a()) / 255.0).clamp(0.5, 1.0)
    }

    fn position(&self, point: Vec2) -> Pos2 {
        let leant = if self.leaning { PIVOT + self.lean * (point - PIVOT) } else { point };
        self.place.origin + leant * self.place.head_px
    }

    /// The reverse of `position`.
    fn place_on_head(&self, position: Pos2) -> Vec2 {
        let leant = (position - self.place.origin) / self.place.head_px;
        if self.leaning { PIVOT + self.lean.inverse() * (leant - PIVOT) } else { leant }
    }

    /// The points on the screen, without those that fall together and those that lie no farther than `off` from a straight line.
    fn on_screen(&self, points: &[Vec2], closed: bool, off: f32) -> Vec<Pos2> {
        let mut screen: Vec<Pos2> = points.iter().map(|point| self.position(*point)).collect();
        let near = (self.pixel * if closed { 0.2 } else { 0.02 }).powi(2);
        screen.dedup_by(|one, other| one.distance_sq(*other) < near);
        if closed
            && let [first, .., last] = screen.as_slice()
            && first.distance_sq(*last) < near
        {
            screen.pop();
        }
        straighten(&mut screen, off);
        screen
    }

    /// Ends a band beyond the rung of `points` points that begins with the vertex `rung`.
    fn tip(&mut self, rung: u32, points: u32, tip: Pos2) {
        let apex = self.next_vertex();
        self.mesh.colored_vertex(tip, Color32::TRANSPARENT);
        for row in 0..points - 1 {
            self.mesh.add_triangle(rung + row, rung + row + 1, apex);
        }
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
    fn a_rim_is_solid_inside_its_line_and_soft_for_one_pixel_about_it() {
        let mut pen = pen(10.0);
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]].map(Vec2::from);
        pen.rim(corners.into_iter().map(|corner| (corner, Color32::WHITE)));
        let mesh = pen.finish();
        for (vertex, (x, alpha)) in mesh.vertices.iter().zip([(2.25, 255), (0.5, 255), (-0.5, 0)]) {
            assert!((vertex.pos.x - x).abs() < 1e-3 && vertex.color.a() == alpha, "{vertex:?}");
        }
    }

    #[test]
    fn points_that_fall_together_are_drawn_once() {
        let pen = pen(100.0);
        let points = [vec2(0.0, 0.0), vec2(0.0, 0.0), vec2(1.0, 0.0), vec2(1.0, 1.0), vec2(0.0, 0.0)];
        assert_eq!(pen.on_screen(&points, true, 0.1).len(), 3);
    }

    #[test]
    fn where_something_covers_the_edge_there_is_no_soft_one() {
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]].map(Vec2::from);
        let triangles = |fill: &dyn Fn(&mut Pen)| {
            let mut pen = pen(100.0);
            pen.leaning(true);
            fill(&mut pen);
            pen.finish().indices.len() / 3
        };
        assert_eq!(triangles(&|pen| pen.fill(&corners, Color32::WHITE)), 10);
        assert_eq!(triangles(&|pen| pen.fill_partly_beneath(&corners, Color32::WHITE, |point| point.y > 0.5)), 8);
        assert_eq!(triangles(&|pen| pen.fill_beneath(&corners, Color32::WHITE)), 2);
    }
}
