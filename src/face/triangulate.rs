//! Cutting a closed shape without holes into triangles.
//!
//! Crates for this cut shapes with holes, which no face has, and do not tell whether a shape crosses itself. The pen needs that
//! answer to know which points it may cut.

use egui::{Pos2, Rect, Vec2};

/// Twice the area, positive where the points run clockwise on the screen.
pub(super) fn doubled_area(points: &[Pos2]) -> f32 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(from, to)| cross(from.to_vec2(), to.to_vec2())).sum()
}

/// Cuts off one ear after another, and leaves the triangles as places in `points`.
/// A shape that crosses itself is cut as well as may be; then the answer is false.
pub(super) fn cut_ears(points: &[Pos2], triangles: &mut Vec<[u32; 3]>) -> bool {
    triangles.clear();
    let clockwise = doubled_area(points).signum();
    let mut rest: Vec<(u32, Pos2)> = (0..).zip(points.iter().copied()).collect();
    // Only corners that point inwards can lie in an ear, and cutting ears makes no new ones.
    let inward: Vec<(u32, Pos2)> = corners(&rest)
        .filter(|[before, corner, after]| turn(before.1, corner.1, after.1) * clockwise <= 0.0)
        .map(|[_, corner, _]| corner)
        .collect();

    let (mut cursor, mut missed, mut is_clean) = (0, 0, true);
    while rest.len() > 3 {
        let count = rest.len();
        let (Some(&before), Some(&corner), Some(&after)) =
            (rest.get((cursor + count - 1) % count), rest.get(cursor % count), rest.get((cursor + 1) % count))
        else {
            break;
        };
        let is_stuck = missed > count;
        if is_stuck || is_ear([before, corner, after], &inward, clockwise) {
            is_clean &= !is_stuck;
            triangles.push([before.0, corner.0, after.0]);
            rest.remove(cursor % count);
            missed = 0;
        } else {
            missed += 1;
        }
        cursor = (cursor + 1) % count;
    }
    if let [first, second, third] = rest.as_slice() {
        is_clean &= turn(first.1, second.1, third.1) * clockwise >= 0.0;
        triangles.push([first.0, second.0, third.0]);
    }
    is_clean
}

type Corner = (u32, Pos2);

fn corners(points: &[Corner]) -> impl Iterator<Item = [Corner; 3]> {
    let before = points.iter().cycle().skip(points.len().saturating_sub(1));
    let after = points.iter().cycle().skip(1);
    before.zip(points).zip(after).map(|((before, corner), after)| [*before, *corner, *after])
}

fn is_ear([before, corner, after]: [Corner; 3], inward: &[Corner], clockwise: f32) -> bool {
    if turn(before.1, corner.1, after.1) * clockwise <= 0.0 {
        return false;
    }
    // Most points lie nowhere near, and the box tells so at once.
    let near = Rect::from_points(&[before.1, corner.1, after.1]);
    let is_inside = |point: Pos2| {
        near.contains(point)
            && turn(before.1, corner.1, point) * clockwise >= 0.0
            && turn(corner.1, after.1, point) * clockwise >= 0.0
            && turn(after.1, before.1, point) * clockwise >= 0.0
    };
    !inward.iter().filter(|other| ![before.0, corner.0, after.0].contains(&other.0)).any(|other| is_inside(other.1))
}

/// Positive where the way `from`, `over`, `to` turns clockwise on the screen.
fn turn(from: Pos2, over: Pos2, to: Pos2) -> f32 {
    cross(over - from, to - over)
}

fn cross(a: Vec2, b: Vec2) -> f32 {
    a.x * b.y - a.y * b.x
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn covered(points: &[Pos2]) -> (usize, f32) {
        let mut triangles = Vec::new();
        cut_ears(points, &mut triangles);
        let area = |triangle: &[u32; 3]| doubled_area(&triangle.map(|place| points[place as usize])).abs() / 2.0;
        (triangles.len(), triangles.iter().map(area).sum())
    }

    #[test]
    fn the_triangles_of_a_hollow_shape_cover_it_once() {
        let arrow = [pos2(0.0, 0.0), pos2(4.0, 2.0), pos2(0.0, 4.0), pos2(1.0, 2.0)];
        let reversed: Vec<Pos2> = arrow.iter().rev().copied().collect();
        for shape in [arrow.to_vec(), reversed] {
            assert_eq!(covered(&shape), (2, 6.0));
        }
    }

    #[test]
    fn a_comb_is_cut_without_covering_the_gaps() {
        let comb = [
            pos2(0.0, 0.0),
            pos2(5.0, 0.0),
            pos2(5.0, 4.0),
            pos2(4.0, 4.0),
            pos2(4.0, 1.0),
            pos2(3.0, 1.0),
            pos2(3.0, 4.0),
            pos2(2.0, 4.0),
            pos2(2.0, 1.0),
            pos2(1.0, 1.0),
            pos2(1.0, 4.0),
            pos2(0.0, 4.0),
        ];
        assert_eq!(covered(&comb), (10, 14.0));
    }

    #[test]
    fn too_few_points_and_points_on_a_line_do_no_harm() {
        assert_eq!(covered(&[pos2(0.0, 0.0), pos2(1.0, 1.0)]), (0, 0.0));
        let line = [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(2.0, 0.0), pos2(3.0, 0.0)];
        assert!(covered(&line).1.abs() < 1e-6);
    }

    #[test]
    fn a_shape_that_crosses_itself_is_told() {
        let bow = [pos2(0.0, 0.0), pos2(3.0, 3.0), pos2(3.0, 0.0), pos2(0.0, 4.0), pos2(-1.0, 1.0)];
        let square = [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(1.0, 1.0), pos2(0.0, 1.0)];
        assert!(!cut_ears(&bow, &mut Vec::new()));
        assert!(cut_ears(&square, &mut Vec::new()));
    }
}
