//! The skin of the head and what lies on it: shades, cheeks, beard. All of it has one soft edge.
//!
//! Two coats that end at the same line, each with a soft edge of its own, would cover the pixels of that line twice. The line
//! would be bolder than either, and a smooth curve would turn into steps. So skin and coats end a pixel inside the outline,
//! and one rim in the colours that lie there covers their ends and has the only soft edge.

use std::f32::consts::TAU;

use egui::Vec2;

use super::Sitter;
use super::outline::{Outline, Stretch};
use super::palette::{color, mix};
use super::pen::Pen;
use crate::scenario::Rgb;

/// What has been laid on the skin so far, as far as it reaches the edge of the head.
pub(super) struct Coats {
    inner: Outline,
    at_edge: Vec<Coat>,
}

struct Coat {
    place: Place,
    tone: Rgb,
    alpha: f32,
}

/// Which part of the edge takes the colour of a coat.
enum Place {
    Along(Stretch),
    /// As far as the glow reaches, less and less from its middle out.
    Glow {
        middle: Vec2,
        radii: Vec2,
    },
}

impl Coats {
    /// Paints the skin.
    pub(super) fn new(pen: &mut Pen, sitter: &Sitter<'_>) -> Self {
        let inner = sitter.outline.inset(pen.pixel());
        pen.fill_beneath(inner.points(), color(sitter.tones.skin, 1.0));
        Self { inner, at_edge: Vec::new() }
    }

    /// Lays a closed shape on the skin, as far as there is skin.
    pub(super) fn lay(&mut self, pen: &mut Pen, shape: &[Vec2], tone: Rgb, alpha: f32) {
        let clipped = self.inner.clip(shape);
        // Under the rim it needs no edge of its own.
        let near = pen.pixel() / 2.0;
        for part in &clipped.parts {
            pen.fill_partly_beneath(part, color(tone, alpha), |point| self.inner.depth(point) < near);
        }
        let coat = |stretch| Coat { place: Place::Along(stretch), tone, alpha };
        self.at_edge.extend(clipped.shared.into_iter().map(coat));
    }

    /// Lays a colour that is strongest in the middle and gone at the ends of the radii.
    pub(super) fn glow(&mut self, pen: &mut Pen, middle: Vec2, radii: Vec2, tone: Rgb, alpha: f32) {
        let coat = Coat { place: Place::Glow { middle, radii }, tone, alpha };
        // Where the skin ends, the colour ends as it is there and not at nothing.
        let rim = (0..12_u8).map(|place| {
            let point = self.inner.pulled_inside(middle + Vec2::angled(TAU * f32::from(place) / 12.0) * radii);
            (point, color(tone, coat.alpha_at(point, 0.0)))
        });
        pen.glow(middle, rim, color(tone, alpha));
        self.at_edge.push(coat);
    }

    /// Paints the rim over the ends of everything that was laid.
    pub(super) fn finish(self, pen: &mut Pen, sitter: &Sitter<'_>) {
        let outline = &sitter.outline;
        let mut angles = outline.angles().to_vec();
        for coat in &self.at_edge {
            if let Place::Along(stretch) = coat.place {
                // The colour changes within a pixel where a coat begins or ends.
                let near = |end: f32| pen.pixel() / 2.0 / outline.at_angle(end).length().max(0.1);
                angles.extend(
                    stretch
                        .ends()
                        .into_iter()
                        .flat_map(|end| [end - near(end), end + near(end)])
                        .map(|angle| angle.rem_euclid(TAU)),
                );
            }
        }
        angles.sort_by(f32::total_cmp);
        angles.dedup_by(|one, other| (*one - *other).abs() < 1e-4);
        let tone_at = |point: Vec2, angle: f32| {
            let over = |under: Rgb, coat: &Coat| mix(under, coat.tone, coat.alpha_at(point, angle));
            self.at_edge.iter().fold(sitter.tones.skin, over)
        };
        pen.rim(angles.into_iter().map(|angle| {
            let point = outline.at_angle(angle);
            (point, color(tone_at(point, angle), 1.0))
        }));
    }
}

impl Coat {
    fn alpha_at(&self, point: Vec2, angle: f32) -> f32 {
        match self.place {
            Place::Along(stretch) if stretch.contains(angle) => self.alpha,
            Place::Along(_) => 0.0,
            Place::Glow { middle, radii } => self.alpha * (1.0 - ((point - middle) / radii).length()).max(0.0),
        }
    }
}
