//! The shapes of hair, covers and collars, as the files in `assets/face` give them, and how they are painted.
//!
//! A style is a list of marks, and a mark is one shape with its tone. The files are read once, when the first face is drawn.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use egui::{Vec2, vec2};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Sitter;
use super::geometry::{bezier, open_curve};
use super::palette::{Tone, color};
use super::pen::Pen;
use super::strands::{braid, loc, scalloped, strand};
use crate::scenario::{Collar, Cover, Hair};

pub(super) static HAIR: LazyLock<BTreeMap<Hair, Style>> =
    LazyLock::new(|| read("hair", include_str!("../../assets/face/hair.ron")));
pub(super) static COVERS: LazyLock<BTreeMap<Cover, Style>> =
    LazyLock::new(|| read("cover", include_str!("../../assets/face/cover.ron")));
pub(super) static COLLARS: LazyLock<BTreeMap<Collar, Vec<Mark>>> =
    LazyLock::new(|| read("collar", include_str!("../../assets/face/collar.ron")));

/// Reads all shapes that people can have, so that the first frame in which somebody is drawn need not.
pub fn read_shapes() {
    LazyLock::force(&HAIR);
    LazyLock::force(&COVERS);
    LazyLock::force(&COLLARS);
}

/// A face is drawn without what cannot be read; a test reads every file.
fn read<T: DeserializeOwned + Default>(name: &str, text: &str) -> T {
    ron::from_str(text).unwrap_or_else(|fault| {
        log::error!("assets/face/{name}.ron cannot be read: {fault}");
        T::default()
    })
}

/// What is worn or grows on a head.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Style {
    #[serde(default)]
    pub(super) shadow: Option<Shadow>,
    /// What hangs behind head and neck.
    #[serde(default)]
    pub(super) behind: Vec<Mark>,
    /// What lies over the face.
    #[serde(default)]
    pub(super) front: Vec<Mark>,
}

/// A shadow on the brow. It lies on the skin, under brows and eyes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shadow {
    /// From the shade of the skin (0) to its line colour (1).
    pub(super) tone: f32,
    pub(super) alpha: f32,
    /// A closed curve that may reach outside the head; what is seen is what lies on skin.
    pub(super) points: Vec<[f32; 2]>,
}

/// One shape of a style.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mark {
    draw: Draw,
    tone: Tone,
    #[serde(default = "solid")]
    alpha: f32,
    /// Of a line; of a disc, its radius.
    #[serde(default)]
    width: f32,
    /// Of a blob: how far apart the bumps of its edge stand, and how high they are.
    #[serde(default)]
    bumps: Option<(f32, f32)>,
    /// Left out on a small face.
    #[serde(default)]
    fine: bool,
    points: Vec<[f32; 2]>,
    /// Of locks: two handles and an end each, on from the last point.
    #[serde(default)]
    locks: Vec<[[f32; 2]; 3]>,
}

fn solid() -> f32 {
    1.0
}

#[derive(Clone, Copy, Deserialize)]
enum Draw {
    /// Fills the closed curve through the points.
    Blob,
    /// Fills the open curve through the points, shut by a straight line.
    Shut,
    /// Fills the straight lines between the points.
    Polygon,
    /// Fills between the curve through the first half of the points and that through the second.
    Band,
    /// Fills the open curve through the points, and on from there lock by lock.
    Locks,
    /// Draws the open curve through the points.
    Curve,
    /// Draws straight lines, with round corners.
    Line,
    /// The same, each piece for itself.
    Corners,
    /// A filled circle about each point.
    Disc,
    /// A strand of hair with a dark edge.
    Strand,
    /// A strand with the hooks of a braid.
    Braid,
    /// A strand with the light down one side.
    Loc,
}

/// Paints the marks, each `down` head heights lower than it is given.
pub(super) fn paint(pen: &mut Pen, sitter: &Sitter<'_>, marks: &[Mark], down: f32) {
    for mark in marks.iter().filter(|mark| !(mark.fine && sitter.small)) {
        mark.paint(pen, sitter, down);
    }
}

impl Mark {
    fn paint(&self, pen: &mut Pen, sitter: &Sitter<'_>, down: f32) {
        let lowered = |[x, y]: [f32; 2]| vec2(x, y + down);
        let points: Vec<Vec2> = self.points.iter().map(|point| lowered(*point)).collect();
        let (width, ink) = (self.width, color(sitter.tones.of(self.tone), self.alpha));
        let pieces = pen.pieces();
        match self.draw {
            Draw::Blob => match self.bumps {
                Some((apart, high)) => {
                    let shape = scalloped(pen, sitter, &points, apart, high);
                    pen.fill(&shape, ink);
                }
                None => pen.blob(&points, ink),
            },
            Draw::Shut => pen.shut_blob(&points, ink),
            Draw::Polygon => pen.fill(&points, ink),
            Draw::Band => {
                let (one, other) = points.split_at(points.len() / 2);
                pen.ribbon(&open_curve(one, pieces), &open_curve(other, pieces), 0.0, ink);
            }
            Draw::Locks => {
                let mut shape = open_curve(&points, pieces);
                let mut from = shape.pop().unwrap_or_default();
                for [leaving, arriving, end] in self.locks.iter().map(|lock| lock.map(lowered)) {
                    bezier(from, (leaving, arriving), end, pieces, &mut shape);
                    from = end;
                }
                shape.push(from);
                pen.fill(&shape, ink);
            }
            Draw::Curve => pen.curve(&points, width, ink),
            Draw::Line => pen.line(&points, width, ink),
            Draw::Corners => pen.corners(&points, width, ink),
            Draw::Disc => {
                for middle in points {
                    pen.disc(middle, width, ink);
                }
            }
            Draw::Strand => {
                strand(pen, sitter, &points, width, ink);
            }
            Draw::Braid => braid(pen, sitter, &points, width, ink),
            Draw::Loc => loc(pen, sitter, &points, width, ink),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_look_has_its_shape() {
        assert!(Hair::ALL.iter().all(|hair| HAIR.contains_key(hair)));
        assert!(Cover::ALL.iter().all(|cover| COVERS.contains_key(cover)));
        // A roll is drawn to the width of the neck.
        assert!(Collar::ALL.iter().all(|collar| COLLARS.contains_key(collar) != (*collar == Collar::Roll)));
    }

    #[test]
    fn every_mark_has_what_it_is_drawn_with_and_stays_near_the_person() {
        let styles = HAIR.values().chain(COVERS.values());
        let marks = styles.flat_map(|style| style.behind.iter().chain(&style.front)).chain(COLLARS.values().flatten());
        let mut many = 0;
        for mark in marks {
            many += 1;
            let (fewest, is_line) = match mark.draw {
                Draw::Blob | Draw::Shut | Draw::Polygon => (3, false),
                Draw::Band => (4, false),
                Draw::Locks => (2, false),
                Draw::Curve | Draw::Line | Draw::Corners | Draw::Strand | Draw::Braid | Draw::Loc => (2, true),
                Draw::Disc => (1, true),
            };
            let points = &mark.points;
            assert!(points.len() >= fewest, "{points:?}");
            assert!(!matches!(mark.draw, Draw::Band) || points.len() % 2 == 0, "{points:?}");
            assert!(is_line == (mark.width > 0.0), "a line has a width and a filled shape none: {points:?}");
            assert!((0.0..=0.1).contains(&mark.width) && mark.alpha > 0.0 && mark.alpha <= 1.0, "{points:?}");
            assert!(points.iter().all(|[x, y]| x.abs() < 1.0 && (-1.0..1.7).contains(y)), "{points:?}");
        }
        assert!(many > 200, "{many}");
    }
}
