//! Lines of one width: two soft edges, and between them a solid core where the line is thick enough for one.

use std::f32::consts::FRAC_PI_2;

use egui::{Color32, Pos2, Vec2};

use super::super::geometry::{closed_curve, open_curve};
use super::{LIGHT, Pen, across};

/// A colour and how far from the middle of a line it lies, in points.
type Stripe = (f32, Color32);

/// A place on a line and how its stripes lie there: to its left, and onwards past an end.
struct Rung {
    at: Pos2,
    beside: Vec2,
    past: Vec2,
}

impl Pen {
    /// Draws the open curve through the points.
    pub(in crate::face) fn curve<P: Copy + Into<Vec2>>(&mut self, points: &[P], width: f32, color: Color32) {
        self.line(&open_curve(points, self.pieces), width, color);
    }

    /// Draws the closed curve through the points.
    pub(in crate::face) fn ring<P: Copy + Into<Vec2>>(&mut self, points: &[P], width: f32, color: Color32) {
        if self.light.is_some() {
            return;
        }
        let screen = self.on_screen(&closed_curve(points, self.pieces), true, self.off(color));
        let rungs: Vec<Rung> = across(&screen, true).map(Rung::straight).collect();
        self.band(&rungs, &self.profile(width, color), true);
    }

    /// Draws each straight piece between the points with round ends, so that corners are round too.
    pub(in crate::face) fn corners(&mut self, points: &[Vec2], width: f32, color: Color32) {
        for piece in points.windows(2) {
            self.line(piece, width, color);
        }
    }

    /// Draws a line through sampled points, with round ends.
    pub(in crate::face) fn line(&mut self, points: &[Vec2], width: f32, color: Color32) {
        self.stroke(points, &self.profile(width, color));
    }

    /// Draws a line with an edge of its own colour, which is `edge` wide.
    pub(in crate::face) fn edged_line(&mut self, points: &[Vec2], width: f32, color: Color32, edge: f32, edge_color: Color32) {
        let [inner, outer] = [width, width + 2.0 * edge].map(|width| width * self.place.head_px / 2.0);
        let half_pixel = self.pixel / 2.0;
        // The stripes of a narrow edge are one: the colour turns within a pixel on either side of its middle.
        if outer - inner < 1.5 * self.pixel && inner > self.pixel {
            let stripes = [
                (outer + half_pixel, Color32::TRANSPARENT),
                (f32::midpoint(inner, outer), edge_color),
                (inner - half_pixel, color),
            ];
            self.stroke(points, &stripes);
        } else {
            self.line(points, width + 2.0 * edge, edge_color);
            self.line(points, width, color);
        }
    }

    /// Draws stripes, the outermost first, along a line. Its ends are round; those of a thin one, which nobody sees round, run
    /// out in a point or are cut.
    fn stroke(&mut self, points: &[Vec2], stripes: &[Stripe]) {
        let ([(reach, _), ..], [.., (core, color)]) = (stripes, stripes) else { return };
        if let Some(light) = self.light {
            // Fine lines lie on other shapes; strands are shapes of their own.
            if color.is_opaque() && *core > LIGHT {
                let stripes = [(reach + LIGHT, Color32::TRANSPARENT), (core + LIGHT, light)];
                self.light = None;
                self.stroke(points, &stripes);
                self.light = Some(light);
            }
            return;
        }
        let (reach, core) = (*reach, *core);
        let screen = self.on_screen(points, false, self.off(*color));
        let (Some((first, first_normal)), Some((last, last_normal))) =
            (across(&screen, false).next(), across(&screen, false).last())
        else {
            return;
        };
        let steps = self.cap_steps(reach);
        let cap = |at: Pos2, normal: Vec2, outward: Vec2, step: u8| {
            let (along, beside) = (FRAC_PI_2 * f32::from(step) / f32::from(steps)).sin_cos();
            Rung { at, beside: normal * beside, past: outward * along }
        };
        let mut rungs: Vec<Rung> = Vec::with_capacity(screen.len() + 12);
        rungs.extend((1..=steps).rev().map(|step| cap(first, first_normal, first_normal.rot90(), step)));
        rungs.extend(across(&screen, false).map(Rung::straight));
        if core <= 0.0 && self.grain.cuts_thin_ends {
            // As much longer as its points would have been strong.
            if let Some(start) = rungs.first_mut() {
                start.at += first_normal.rot90() * (reach / 3.0);
            }
            if let Some(end) = rungs.last_mut() {
                end.at -= last_normal.rot90() * (reach / 3.0);
            }
            self.band(&rungs, stripes, false);
            return;
        }
        rungs.extend((1..=steps).map(|step| cap(last, last_normal, -last_normal.rot90(), step)));
        let (start, across) = self.band(&rungs, stripes, false);
        if steps == 0 {
            let end = self.next_vertex() - across;
            self.tip(start, across, first + first_normal.rot90() * (core + reach));
            self.tip(end, across, last - last_normal.rot90() * (core + reach));
        }
    }

    /// Draws an edge of light round a closed shape. Its inner half is painted over later.
    pub(super) fn light_round(&mut self, shape: &[Pos2], light: Color32) {
        let rungs: Vec<Rung> = across(shape, true).map(Rung::straight).collect();
        let half_pixel = self.pixel / 2.0;
        self.band(&rungs, &[(LIGHT + half_pixel, Color32::TRANSPARENT), (LIGHT - half_pixel, light)], true);
    }

    /// The stripes of a line: its soft edge and its core, which is fainter for lines under a pixel.
    fn profile(&self, width: f32, color: Color32) -> [Stripe; 2] {
        let width = width * self.place.head_px;
        let reach = f32::midpoint(width, self.pixel);
        if width < self.grain.thin * self.pixel {
            let cover = (2.0 * width / (width + self.pixel)).min(1.0);
            return [(reach.max(width), Color32::TRANSPARENT), (0.0, color.gamma_multiply(cover))];
        }
        [(reach, Color32::TRANSPARENT), ((width - self.pixel) / 2.0, color)]
    }

    /// Draws a band, and answers with its first vertex and how many a rung has.
    fn band(&mut self, rungs: &[Rung], stripes: &[Stripe], closed: bool) -> (u32, u32) {
        let base = self.next_vertex();
        // In the middle the two innermost points are one.
        let is_thin = stripes.last().is_some_and(|(from_middle, _)| *from_middle <= 0.0);
        for Rung { at, beside, past } in rungs {
            for (from_middle, color) in stripes {
                self.mesh.colored_vertex(*at + (*past + *beside) * *from_middle, *color);
            }
            for (from_middle, color) in stripes.iter().rev().skip(usize::from(is_thin)) {
                self.mesh.colored_vertex(*at + (*past - *beside) * *from_middle, *color);
            }
        }
        let across = u32::try_from(2 * stripes.len() - usize::from(is_thin)).unwrap_or(0);
        self.join(base, rungs.len(), across, closed);
        (base, across)
    }

    /// Steps of a round end: as many as it needs to be seen round, none where nobody sees it.
    fn cap_steps(&self, radius: f32) -> u8 {
        if radius < self.grain.tip * self.pixel { 0 } else { (self.round(radius / self.place.head_px) + 1) / 4 }
    }
}

impl Rung {
    fn straight((at, beside): (Pos2, Vec2)) -> Self {
        Self { at, beside, past: Vec2::ZERO }
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;
    use crate::face::FacePlace;

    fn pen(head_px: f32) -> Pen {
        Pen::new(FacePlace { head_px, origin: pos2(0.0, 0.0) }, 1.0, 0.0)
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
        let [(reach, edge), (core, color)] = pen.profile(0.005, Color32::WHITE);
        assert!(core.abs() < 1e-6 && reach >= 0.5);
        assert!(edge.a() == 0 && color.a() < 255 && color.a() > 100);
    }

    #[test]
    fn a_thin_line_on_a_small_face_is_cut_a_little_past_its_ends() {
        let mut pen = pen(100.0);
        pen.line(&[vec2(0.0, 0.0), vec2(0.5, 0.0), vec2(1.0, 0.0)], 0.015, Color32::WHITE);
        let mesh = pen.finish();
        assert_eq!(mesh.indices.len() / 3, 4);
        let bounds = mesh.calc_bounds();
        assert!((bounds.min - pos2(-0.5, -1.5)).length() < 1e-3 && (bounds.max - pos2(100.5, 1.5)).length() < 1e-3, "{bounds:?}");
    }

    #[test]
    fn a_line_with_a_narrow_edge_is_one_band_and_one_with_a_wide_edge_two() {
        let triangles = |edge: f32| {
            let mut pen = pen(100.0);
            pen.edged_line(&[vec2(0.0, 0.0), vec2(1.0, 0.0)], 0.05, Color32::WHITE, edge, Color32::BLACK);
            let mesh = pen.finish();
            assert!((mesh.calc_bounds().max.y - (2.5 + edge * 100.0 + 0.5)).abs() < 1e-3);
            mesh.indices.len() / 3
        };
        assert!(triangles(0.01) < triangles(0.03));
    }
}
