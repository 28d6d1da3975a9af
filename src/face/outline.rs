//! The outline of the head as something to clip against, since the painter clips to rectangles only.

use std::f32::consts::TAU;

use egui::Vec2;

/// Points of a clipped shape nearer than this to a place where it meets the outline are left out, in head heights.
/// Beside such a sharp corner, soft edges would push them past each other.
const CLEAR_OF_CORNERS: f32 = 0.01;

/// A closed outline round the origin, each ray from there meeting it once. Points stand in the order of their angle.
pub(super) struct Outline {
    points: Vec<Vec2>,
    angles: Vec<f32>,
}

impl Outline {
    /// The first point is the crown, straight above the origin; the others follow clockwise.
    pub(super) fn new(points: Vec<Vec2>) -> Self {
        let angles = points.iter().map(|point| angle(*point)).collect();
        Self { points, angles }
    }

    pub(super) fn points(&self) -> &[Vec2] {
        &self.points
    }

    /// The part of a closed shape that lies inside, as one closed shape. Where the shape runs outside,
    /// the outline itself is followed.
    pub(super) fn clip(&self, shape: &[Vec2]) -> Vec<Vec2> {
        let Some(start) = shape.iter().position(|point| self.contains(*point)) else {
            return Vec::new();
        };
        let mut clipped = Vec::with_capacity(shape.len() + self.points.len());
        let mut edges = shape.iter().cycle().skip(start).take(shape.len() + 1);
        let Some(mut from) = edges.next().copied() else {
            return clipped;
        };
        let (mut left_at, mut swept) = (0.0, 0.0);
        let mut corners = Vec::new();
        for to in edges.copied() {
            match (self.contains(from), self.contains(to)) {
                (true, true) => clipped.push(to),
                (true, false) => {
                    let crossing = self.crossing(from, to);
                    clipped.push(crossing);
                    corners.push(crossing);
                    left_at = angle(crossing);
                    swept = angle_between(crossing, to);
                }
                (false, false) => swept += angle_between(from, to),
                (false, true) => {
                    let crossing = self.crossing(to, from);
                    self.follow(left_at, swept + angle_between(from, crossing), &mut clipped);
                    clipped.extend([crossing, to]);
                    corners.push(crossing);
                }
            }
            from = to;
        }
        let is_clear = |point: Vec2, corner: Vec2| point == corner || (point - corner).length() > CLEAR_OF_CORNERS;
        clipped.retain(|point| corners.iter().all(|corner| is_clear(*point, *corner)));
        clipped
    }

    /// The point itself, or where it lies outside, the place on the outline in the same direction.
    pub(super) fn pulled_inside(&self, point: Vec2) -> Vec2 {
        point * (self.radius(point) / point.length().max(1e-6)).min(1.0)
    }

    /// The place on the outline in a direction, in degrees from straight up, clockwise on the screen.
    pub(super) fn at(&self, degrees: f32) -> Vec2 {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let direction = Vec2::new(sine, -cosine);
        direction * self.radius(direction)
    }

    fn contains(&self, point: Vec2) -> bool {
        point.length() <= self.radius(point)
    }

    /// The distance of the outline from the origin in the direction of `point`.
    fn radius(&self, point: Vec2) -> f32 {
        let after = self.angles.partition_point(|known| *known <= angle(point));
        let (Some(from), Some(to)) = (self.points.get(after.saturating_sub(1)), self.points.get(after).or(self.points.first()))
        else {
            return 0.0;
        };
        let direction = point.normalized();
        let edge = *to - *from;
        let across = cross(edge, direction);
        let part = if across.abs() < 1e-9 { 0.0 } else { -cross(*from, direction) / across };
        (*from + edge * part.clamp(0.0, 1.0)).length()
    }

    /// Where the way from a point inside to one outside meets the outline.
    fn crossing(&self, inside: Vec2, outside: Vec2) -> Vec2 {
        let (mut inside, mut outside) = (inside, outside);
        for _ in 0..14 {
            let middle = (inside + outside) / 2.0;
            if self.contains(middle) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        inside
    }

    /// Adds the outline's points from the angle `from` on, over `swept` radians, clockwise where positive.
    fn follow(&self, from: f32, swept: f32, into: &mut Vec<Vec2>) {
        let after = self.angles.partition_point(|known| *known <= from);
        let count = self.points.len();
        let known = self.points.iter().zip(&self.angles);
        if swept > 0.0 {
            let ahead = known.cycle().skip(after).take(count);
            into.extend(ahead.take_while(|(_, angle)| (**angle - from).rem_euclid(TAU) < swept).map(|(point, _)| *point));
        } else {
            let behind = known.rev().cycle().skip(count - after).take(count);
            into.extend(behind.take_while(|(_, angle)| (from - **angle).rem_euclid(TAU) < -swept).map(|(point, _)| *point));
        }
    }
}

/// Clockwise from straight up, 0 to `TAU`.
fn angle(point: Vec2) -> f32 {
    point.x.atan2(-point.y).rem_euclid(TAU)
}

fn angle_between(from: Vec2, to: Vec2) -> f32 {
    cross(from, to).atan2(from.dot(to))
}

fn cross(a: Vec2, b: Vec2) -> f32 {
    a.x * b.y - a.y * b.x
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    fn square() -> Outline {
        Outline::new(vec![vec2(0.0, -1.0), vec2(1.0, -1.0), vec2(1.0, 1.0), vec2(-1.0, 1.0), vec2(-1.0, -1.0)])
    }

    #[test]
    fn a_shape_that_sticks_out_gets_the_corners_of_the_outline() {
        let wedge = [vec2(0.0, 0.0), vec2(3.0, 0.0), vec2(3.0, 3.0), vec2(0.0, 3.0)];
        for shape in [wedge.to_vec(), wedge.iter().rev().copied().collect()] {
            let clipped = square().clip(&shape);
            let has = |wanted: Vec2| clipped.iter().any(|point| (*point - wanted).length() < 1e-3);
            assert!(has(vec2(0.0, 0.0)) && has(vec2(1.0, 0.0)) && has(vec2(1.0, 1.0)) && has(vec2(0.0, 1.0)));
            assert_eq!(clipped.len(), 4, "{clipped:?}");
        }
    }

    #[test]
    fn a_shape_inside_stays_and_one_outside_goes() {
        let small = [vec2(0.1, 0.1), vec2(0.2, 0.1), vec2(0.2, 0.2)];
        assert_eq!(square().clip(&small).len(), 3);
        assert!(square().clip(&small.map(|point| point + vec2(5.0, 0.0))).is_empty());
    }

    #[test]
    fn the_outline_is_found_in_every_direction() {
        assert!((square().at(90.0) - vec2(1.0, 0.0)).length() < 1e-5);
        assert!((square().at(-45.0) - vec2(-1.0, -1.0)).length() < 1e-5);
    }

    #[test]
    fn points_outside_are_pulled_on_to_the_outline() {
        assert!((square().pulled_inside(vec2(-3.0, 0.0)) - vec2(-1.0, 0.0)).length() < 1e-5);
        assert_eq!(square().pulled_inside(vec2(0.5, 0.5)), vec2(0.5, 0.5));
    }
}
