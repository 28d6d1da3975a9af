//! Lines with the points that they need: what bends by less than anybody sees becomes straight, so that fewer triangles are drawn.

use egui::{Pos2, Vec2};

use super::geometry::unit;

/// At most so many points are drawn as one straight piece.
const LONGEST_PIECE: usize = 24;

/// Drops the points that lie no farther than `off` from a straight line between two that stay. The first and the last stay,
/// and the others move so that each straight line has as much of the curve on one side as on the other.
pub(super) fn straighten(points: &mut Vec<Pos2>, off: f32) {
    let stay = staying(points.len(), |from, to| is_straight(points, from, to, off));
    *points = pick(points, &stay);
}

/// The same for two lines that lie opposite each other, point by point.
pub(super) fn straighten_both(one: &mut Vec<Pos2>, other: &mut Vec<Pos2>, off: f32) {
    let both = |from, to| is_straight(one, from, to, off) && is_straight(other, from, to, off);
    let stay = staying(one.len().min(other.len()), both);
    (*one, *other) = (pick(one, &stay), pick(other, &stay));
}

/// The places of `n` points that stay, where what lies between two of them is straight.
fn staying(n: usize, is_straight: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut stay: Vec<usize> = (n > 0).then_some(0).into_iter().collect();
    let mut start = 0;
    for end in 1..n {
        if end - start >= LONGEST_PIECE || !is_straight(start, end) {
            start = end - 1;
            stay.push(start);
        }
    }
    stay.extend(n.checked_sub(1).filter(|last| *last > 0));
    stay
}

/// The points at these places, moved towards what the straight lines between them leave out.
fn pick(points: &[Pos2], places: &[usize]) -> Vec<Pos2> {
    let mut picked: Vec<Pos2> = places.iter().filter_map(|place| points.get(*place).copied()).collect();
    let bulges: Vec<Vec2> = places.windows(2).map(|ends| bulge(points, ends)).collect();
    let inner = picked.iter_mut().skip(1);
    for (point, (before, after)) in inner.zip(bulges.iter().zip(bulges.iter().skip(1))) {
        *point += (*before + *after) / 4.0;
    }
    picked
}

/// The way from the straight line between two points to the one that lies farthest from it.
fn bulge(points: &[Pos2], ends: &[usize]) -> Vec2 {
    let [from, to] = *ends else { return Vec2::ZERO };
    let Some([from, between @ .., to]) = points.get(from..=to) else { return Vec2::ZERO };
    let across = unit(*to - *from).rot90();
    let off = between.iter().map(|point| across.dot(*point - *from));
    across * off.fold(0.0, |most: f32, off| if off.abs() > most.abs() { off } else { most })
}

/// Whether everything from one point to another lies no farther than `off` from the straight line between them.
fn is_straight(points: &[Pos2], from: usize, to: usize, off: f32) -> bool {
    let Some([from, between @ .., to]) = points.get(from..=to) else { return true };
    let across = unit(*to - *from).rot90();
    // A line that turns back has points beyond its ends.
    let long = from.distance_sq(*to);
    between.iter().all(|point| across.dot(*point - *from).abs() <= off && point.distance_sq(*from) <= long)
}

#[cfg(test)]
mod tests {
    use std::f32::consts::TAU;

    use egui::pos2;

    use super::*;

    #[test]
    fn a_circle_keeps_its_form_with_the_points_that_it_needs() {
        let circle: Vec<Pos2> = (0..200).map(|place| Pos2::ZERO + Vec2::angled(TAU * place as f32 / 200.0) * 80.0).collect();
        let mut fewer = circle.clone();
        straighten(&mut fewer, 0.06);
        assert!((40..=101).contains(&fewer.len()), "{}", fewer.len());
        assert_eq!((fewer.first(), fewer.last()), (circle.first(), circle.last()));
        for point in &circle {
            let away = fewer.windows(2).map(|piece| {
                let (from, along) = (piece[0], unit(piece[1] - piece[0]));
                let at = along.dot(*point - from).clamp(0.0, (piece[1] - from).length());
                point.distance(from + along * at)
            });
            assert!(away.fold(f32::MAX, f32::min) <= 0.061);
        }
        let mut corner = vec![pos2(0.0, 0.0), pos2(4.0, 0.0), pos2(8.0, 0.0), pos2(8.0, 5.0), pos2(8.0, 0.0)];
        straighten(&mut corner, 0.06);
        assert_eq!(corner, [pos2(0.0, 0.0), pos2(8.0, 0.0), pos2(8.0, 5.0), pos2(8.0, 0.0)]);
    }

    #[test]
    fn a_line_of_no_points_or_of_one_stays_as_it_is() {
        for n in [0, 1] {
            let mut line = vec![pos2(2.0, 3.0); n];
            straighten(&mut line, 0.1);
            assert_eq!(line, vec![pos2(2.0, 3.0); n]);
        }
    }

    #[test]
    fn a_place_of_two_lines_stays_where_one_of_them_bends() {
        let mut one: Vec<Pos2> = (0..5).map(|x| pos2(x as f32, 0.0)).collect();
        let mut other = one.clone();
        other[2].y = 3.0;
        straighten_both(&mut one, &mut other, 0.1);
        assert_eq!(other, [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(2.0, 3.0), pos2(3.0, 0.0), pos2(4.0, 0.0)]);
        assert_eq!(one.len(), other.len());
        other[2].y = 0.0;
        straighten_both(&mut one, &mut other, 0.1);
        assert_eq!((one.len(), other.len()), (2, 2));
    }
}
