//! Points and curves in head heights, and the turn of the head that every feature goes through.

use egui::{Vec2, vec2};

/// A curve through open points: the sampled points from the first to the last, `pieces` straight ones a span.
pub(super) fn open_curve<P: Copy + Into<Vec2>>(points: &[P], pieces: usize) -> Vec<Vec2> {
    let ends = points.first().into_iter().chain(points).chain(points.last());
    let mut sampled = Vec::with_capacity(points.len() * pieces);
    let last = sample(ends.map(|point| (*point).into()), pieces, &mut sampled);
    sampled.extend(last);
    sampled
}

/// A curve through points and back to the first, which is not repeated.
pub(super) fn closed_curve<P: Copy + Into<Vec2>>(points: &[P], pieces: usize) -> Vec<Vec2> {
    let round = points.last().into_iter().chain(points).chain(points.iter().take(2));
    let mut sampled = Vec::with_capacity(points.len() * pieces);
    sample(round.map(|point| (*point).into()), pieces, &mut sampled);
    sampled
}

/// Uniform Catmull-Rom over every four neighbouring knots; the curve runs from the second knot to the last but one.
/// Returns that last point, which is not pushed.
fn sample(mut knots: impl Iterator<Item = Vec2>, pieces: usize, into: &mut Vec<Vec2>) -> Option<Vec2> {
    let (mut before, mut from, mut to) = (knots.next()?, knots.next()?, knots.next()?);
    for after in knots {
        let handles = (from + (to - before) / 6.0, to - (after - from) / 6.0);
        bezier(from, handles, to, pieces, into);
        (before, from, to) = (from, to, after);
    }
    Some(from)
}

/// A cubic from `from` up to, but without, `to`.
pub(super) fn bezier(from: Vec2, handles: (Vec2, Vec2), to: Vec2, pieces: usize, into: &mut Vec<Vec2>) {
    into.extend((0..pieces).map(|piece| {
        let t = piece as f32 / pieces as f32;
        let rest = 1.0 - t;
        from * (rest * rest * rest) + handles.0 * (3.0 * rest * rest * t) + handles.1 * (3.0 * rest * t * t) + to * (t * t * t)
    }));
}

/// The same direction with the length 1. Far quicker than the careful way, and lengths here are never extreme.
pub(super) fn unit(vector: Vec2) -> Vec2 {
    let length = vector.length_sq().sqrt();
    if length > 0.0 { vector / length } else { Vec2::ZERO }
}

/// A small arch of `radius` from `start` to `start + chord`, bulging up where the chord runs to the right.
pub(super) fn arch(start: Vec2, chord: Vec2, radius: f32) -> [Vec2; 7] {
    let half = chord.length() / 2.0;
    let along = chord / (2.0 * half);
    let up = vec2(along.y, -along.x);
    let center = start + chord / 2.0 - up * (radius * radius - half * half).max(0.0).sqrt();
    let reach = (half / radius).min(1.0).asin();
    [-1.0, -0.667, -0.333, 0.0, 0.333, 0.667, 1.0].map(|part| {
        let angle = reach * part;
        center + (up * angle.cos() + along * angle.sin()) * radius
    })
}

/// The height of a curve at `x`, where the curve goes over it.
pub(super) fn height_at(curve: &[Vec2], x: f32) -> Option<f32> {
    curve.windows(2).find_map(|pair| match *pair {
        [from, to] if (from.x - x) * (to.x - x) <= 0.0 => {
            let width = to.x - from.x;
            let part = if width.abs() < 1e-6 { 0.0 } else { (x - from.x) / width };
            Some(from.y + (to.y - from.y) * part)
        }
        _ => None,
    })
}

/// Which half of the face: the near one is on the left of the picture.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Near,
    Far,
}

impl Side {
    pub(super) const BOTH: [Self; 2] = [Self::Near, Self::Far];

    /// -1 on the left, 1 on the right.
    pub(super) fn sign(self) -> f32 {
        match self {
            Self::Near => -1.0,
            Self::Far => 1.0,
        }
    }
}

/// How the head is turned to the side and nodded. Features lie on a ball and go through it.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    sine: f32,
    cosine: f32,
    nod_sine: f32,
}

impl Turn {
    /// At rest the head is turned 17 degrees towards the words.
    pub(super) fn new(turn: f32, nod: f32) -> Self {
        let (sine, cosine) = (17.0 + 11.0 * turn).to_radians().sin_cos();
        Self { sine, cosine, nod_sine: (7.0 * nod).to_radians().sin() }
    }

    /// A point on the ball.
    pub(super) fn point(self, x: f32, y: f32) -> Vec2 {
        self.raised(x, y, 0.0)
    }

    /// A point `above` the ball, towards the viewer.
    pub(super) fn raised(self, x: f32, y: f32, above: f32) -> Vec2 {
        let z = 0.40 * (1.0 - (x / 0.40).powi(2)).max(0.0).sqrt() + above;
        vec2(x * self.cosine + z * self.sine - 0.02, y + z * self.nod_sine * 0.9)
    }

    /// A point of the outline, whose depth is written beside it: it moves and is not foreshortened.
    pub(super) fn outline(self, x: f32, y: f32, z: f32) -> Vec2 {
        vec2(x + z * self.sine, y + z * self.nod_sine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_curve_goes_through_its_points_and_ends_at_the_last() {
        let points = [[0.0, 0.0], [1.0, 2.0], [3.0, 1.0]];
        let curve = open_curve(&points, 4);
        assert_eq!(curve.len(), 9);
        assert_eq!((curve[0], curve[4], curve[8]), (vec2(0.0, 0.0), vec2(1.0, 2.0), vec2(3.0, 1.0)));
    }

    #[test]
    fn a_closed_curve_does_not_repeat_its_first_point() {
        let curve = closed_curve(&[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]], 5);
        assert_eq!(curve.len(), 20);
        assert_eq!(curve[15], vec2(0.0, 1.0));
    }

    #[test]
    fn an_arch_rises_over_its_chord() {
        let [first, _, _, top, .., last] = arch(vec2(0.0, 0.0), vec2(0.03, 0.0), 0.016);
        assert!(first.length() < 1e-3 && (last - vec2(0.03, 0.0)).length() < 1e-3);
        assert!(top.y < -0.009);
    }

    #[test]
    fn the_head_at_rest_shows_more_of_its_near_side() {
        let turn = Turn::new(0.0, 0.0);
        let (near, far) = (turn.point(-0.15, 0.0), turn.point(0.15, 0.0));
        assert!(near.x.abs() < far.x, "the words are on the right");
        let middle = turn.point(0.0, 0.0);
        assert!(middle.x - near.x > far.x - middle.x, "the far side is foreshortened");
    }

    #[test]
    fn the_height_of_a_curve_is_read_between_its_points() {
        let curve = [vec2(1.0, 0.0), vec2(0.0, 2.0)];
        assert_eq!(height_at(&curve, 0.5), Some(1.0));
        assert_eq!(height_at(&curve, 1.5), None);
    }
}
