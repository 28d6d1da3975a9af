//! The outline of the head as something to clip against, since the painter clips to rectangles only.

use std::f32::consts::TAU;

use egui::Vec2;

/// Points of a clipped shape nearer than this to a place where it meets the outline are left out, in head heights.
/// Beside such a sharp corner, soft edges would push them past each other.
const CLEAR_OF_CORNERS: f32 = 0.01;

/// What of a shape lies inside an outline.
#[derive(Default)]
pub(super) struct Clipped {
    /// Closed shapes that do not touch each other.
    pub(super) parts: Vec<Vec<Vec2>>,
    /// Where their edge is the outline's own.
    pub(super) shared: Vec<Stretch>,
}

/// A stretch of a shape that runs inside an outline.
#[derive(Default)]
struct Stay {
    /// The angles at which it comes in and leaves; `None` where it never does.
    came_in: Option<f32>,
    left_at: Option<f32>,
    /// The crossings at both ends are in it.
    points: Vec<Vec2>,
}

/// A stretch of an outline, clockwise from an angle on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    from: f32,
    swept: f32,
}

impl Stretch {
    /// `swept` is negative where the stretch was walked against the clock.
    fn new(from: f32, swept: f32) -> Self {
        Self { from: from + swept.min(0.0), swept: swept.abs() }
    }

    pub(super) fn ends(self) -> [f32; 2] {
        [self.from, self.from + self.swept]
    }

    pub(super) fn contains(self, angle: f32) -> bool {
        (angle - self.from).rem_euclid(TAU) <= self.swept
    }
}

/// A closed outline round the origin, each ray from there meeting it once. Points stand in the order of their angle.
pub(super) struct Outline {
    points: Vec<Vec2>,
    angles: Vec<f32>,
}

impl Outline {
    /// The points follow each other clockwise.
    pub(super) fn new(mut points: Vec<Vec2>) -> Self {
        let mut angles: Vec<f32> = points.iter().map(|point| angle(*point)).collect();
        let first = (0..).zip(&angles).min_by(|(_, one), (_, other)| one.total_cmp(other)).map_or(0, |(place, _)| place);
        points.rotate_left(first);
        angles.rotate_left(first);
        Self { points, angles }
    }

    pub(super) fn points(&self) -> &[Vec2] {
        &self.points
    }

    /// The angle of each point, clockwise from straight up, 0 to `TAU`, in order.
    pub(super) fn angles(&self) -> &[f32] {
        &self.angles
    }

    /// The outline that runs inside this one, `by` from it.
    pub(super) fn inset(&self, by: f32) -> Self {
        let before = self.points.iter().cycle().skip(self.points.len().saturating_sub(1));
        let after = self.points.iter().cycle().skip(1);
        let moved = |((before, point), after): ((&Vec2, &Vec2), &Vec2)| *point - (*after - *before).normalized().rot90() * by;
        Self::new(before.zip(&self.points).zip(after).map(moved).collect())
    }

    /// The parts of a closed shape that lie inside. Where the shape runs outside, the outline itself is followed, in the direction in
    /// which the shape goes round, to where it next comes in again: so a shape that leaves and comes back is cut into as many parts as
    /// it has, and none of them touches itself.
    pub(super) fn clip(&self, shape: &[Vec2]) -> Clipped {
        let Some(start) = shape.iter().position(|point| self.contains(*point)) else {
            return Clipped::default();
        };
        let mut stays = self.stays_inside(shape, start);
        if let [Stay { came_in: None, .. }] = stays.as_slice() {
            return Clipped { parts: stays.into_iter().map(|stay| stay.points).collect(), shared: Vec::new() };
        }
        let is_clockwise = doubled_area(shape) > 0.0;
        let onward = |from: f32, to: f32| if is_clockwise { to - from } else { from - to }.rem_euclid(TAU);
        let corners: Vec<Vec2> =
            stays.iter().flat_map(|stay| [stay.points.first(), stay.points.last()]).flatten().copied().collect();
        let mut clipped = Clipped::default();
        while let Some(first) = stays.pop() {
            let Stay { came_in: Some(first_in), left_at: Some(mut left_at), mut points } = first else { continue };
            loop {
                let home = onward(left_at, first_in);
                let to = |stay: &Stay| stay.came_in.map_or(TAU, |came_in| onward(left_at, came_in));
                let next =
                    (0..).zip(&stays).map(|(place, stay)| (place, to(stay))).min_by(|one, other| one.1.total_cmp(&other.1));
                let next = next.filter(|(_, on_the_way)| *on_the_way < home);
                let swept = next.map_or(home, |(_, on_the_way)| on_the_way) * if is_clockwise { 1.0 } else { -1.0 };
                self.follow(left_at, swept, &mut points);
                clipped.shared.push(Stretch::new(left_at, swept));
                let Some((place, _)) = next else { break };
                let stay = stays.swap_remove(place);
                points.extend(stay.points);
                left_at = stay.left_at.unwrap_or(left_at);
            }
            let is_clear = |point: Vec2, corner: Vec2| point == corner || (point - corner).length() > CLEAR_OF_CORNERS;
            points.retain(|point| corners.iter().all(|corner| is_clear(*point, *corner)));
            clipped.parts.push(points);
        }
        clipped
    }

    /// The stretches of a closed shape that run inside, from where it comes in to where it leaves. `start` is a point inside.
    fn stays_inside(&self, shape: &[Vec2], start: usize) -> Vec<Stay> {
        let mut stays = vec![Stay::default()];
        let mut edges = shape.iter().cycle().skip(start).take(shape.len() + 1).copied();
        let Some(mut from) = edges.next() else { return stays };
        for to in edges {
            let Some(stay) = stays.last_mut() else { return stays };
            match (self.contains(from), self.contains(to)) {
                (true, true) => stay.points.push(to),
                (true, false) => {
                    let crossing = self.crossing(from, to);
                    stay.points.push(crossing);
                    stay.left_at = Some(angle(crossing));
                }
                (false, false) => {}
                (false, true) => {
                    let crossing = self.crossing(to, from);
                    stays.push(Stay { came_in: Some(angle(crossing)), points: vec![crossing, to], left_at: None });
                }
            }
            from = to;
        }
        // The last one goes on where the first began.
        if stays.len() > 1
            && let Some(last) = stays.pop()
            && let Some(first) = stays.first_mut()
        {
            first.came_in = last.came_in;
            first.points.splice(0..0, last.points);
        }
        stays
    }

    /// The point itself, or where it lies outside, the place on the outline in the same direction.
    pub(super) fn pulled_inside(&self, point: Vec2) -> Vec2 {
        point * (self.radius(point) / point.length().max(1e-6)).min(1.0)
    }

    /// The place on the outline in a direction, in degrees from straight up, clockwise on the screen.
    pub(super) fn at(&self, degrees: f32) -> Vec2 {
        self.at_angle(degrees.to_radians())
    }

    /// The place on the outline at an angle in radians from straight up, clockwise on the screen.
    pub(super) fn at_angle(&self, angle: f32) -> Vec2 {
        let (sine, cosine) = angle.sin_cos();
        let direction = Vec2::new(sine, -cosine);
        direction * self.radius(direction)
    }

    /// How far inside a point lies, towards the middle; negative outside.
    pub(super) fn depth(&self, point: Vec2) -> f32 {
        self.radius(point) - point.length()
    }

    fn contains(&self, point: Vec2) -> bool {
        point.length() <= self.radius(point)
    }

    /// The distance of the outline from the origin in the direction of `point`.
    fn radius(&self, point: Vec2) -> f32 {
        let after = self.angles.partition_point(|known| *known <= angle(point));
        let from = after.checked_sub(1).map_or(self.points.last(), |before| self.points.get(before));
        let (Some(from), Some(to)) = (from, self.points.get(after).or(self.points.first())) else {
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

/// Twice the area, positive where the points run clockwise on the screen.
fn doubled_area(points: &[Vec2]) -> f32 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(from, to)| cross(*from, *to)).sum()
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
            let clipped = square().clip(&shape).parts.concat();
            let has = |wanted: Vec2| clipped.iter().any(|point| (*point - wanted).length() < 1e-3);
            assert!(has(vec2(0.0, 0.0)) && has(vec2(1.0, 0.0)) && has(vec2(1.0, 1.0)) && has(vec2(0.0, 1.0)));
            assert_eq!(clipped.len(), 4, "{clipped:?}");
        }
    }

    #[test]
    fn a_shape_inside_stays_and_one_outside_goes() {
        let small = [vec2(0.1, 0.1), vec2(0.2, 0.1), vec2(0.2, 0.2)];
        assert_eq!(square().clip(&small).parts.concat().len(), 3);
        assert!(square().clip(&small.map(|point| point + vec2(5.0, 0.0))).parts.is_empty());
    }

    #[test]
    fn a_shape_that_sticks_out_tells_which_stretch_of_the_outline_it_shares() {
        let wedge = [vec2(0.0, 0.0), vec2(3.0, 0.0), vec2(3.0, 3.0), vec2(0.0, 3.0)];
        for shape in [wedge.to_vec(), wedge.iter().rev().copied().collect()] {
            let shared = square().clip(&shape).shared;
            let [stretch] = shared.as_slice() else { panic!("{shared:?}") };
            assert!([91.0_f32, 135.0, 179.0].iter().all(|degrees| stretch.contains(degrees.to_radians())), "{stretch:?}");
            assert!([0.0_f32, 89.0, 181.0, 270.0].iter().all(|degrees| !stretch.contains(degrees.to_radians())), "{stretch:?}");
        }
    }

    /// The shade of a jaw on a narrow head: its inner edge sticks out on the way down, comes in again under the chin, and the shape goes
    /// back far outside.
    #[test]
    fn a_shape_that_leaves_and_comes_back_is_cut_into_its_parts() {
        let shade = [
            vec2(-0.5, -0.9),
            vec2(-0.5, -0.2),
            vec2(-1.2, 0.0),
            vec2(-1.2, 0.4),
            vec2(-0.5, 0.5),
            vec2(0.5, 0.5),
            vec2(3.0, 0.5),
            vec2(3.0, 3.0),
            vec2(-3.0, 3.0),
            vec2(-3.0, -0.9),
        ];
        for shape in [shade.to_vec(), shade.iter().rev().copied().collect()] {
            let Clipped { parts, shared } = square().clip(&shape);
            assert_eq!((parts.len(), shared.len()), (2, 2));
            let mut areas: Vec<f32> = parts.iter().map(|part| doubled_area(part).abs() / 2.0).collect();
            areas.sort_by(f32::total_cmp);
            assert!((areas[0] - 0.3857).abs() < 1e-3 && (areas[1] - 1.0179).abs() < 1e-3, "{areas:?}");
        }
    }

    #[test]
    fn an_inset_outline_runs_inside_everywhere() {
        let circle = Outline::new((0..60_u8).map(|place| Vec2::angled(f32::from(place) * TAU / 60.0)).collect());
        let inset = circle.inset(0.1);
        assert!((0..72_u16).all(|place| (inset.at(f32::from(place) * 5.0).length() - 0.9).abs() < 0.01));
        assert!(inset.angles().is_sorted());
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
