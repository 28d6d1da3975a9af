//! The moments that are marked by a letter: for now those that were felt most at the time (training-model 4.4).

use super::curve::{Curve, Mark};

/// Where nothing else is known, so many moments are marked, besides broken promises.
const MOST_FELT: usize = 2;
/// More moments than this are never marked.
const MOST_MARKED: usize = 3;
/// A move of mood and trust together that is smaller than this was hardly felt.
const LEAST_MOVE: u8 = 2;

/// A moment marked on the curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The point of the curve, from 1.
    pub point: usize,
    /// A, B and so on, by time.
    pub letter: char,
    /// How far mood and trust moved.
    pub mood: i8,
    pub trust: i8,
    pub marked_for: MarkedFor,
}

/// Why a moment is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkedFor {
    /// Mood and trust together moved most.
    FeltAtTheTime,
    /// A promise broke, however little it showed.
    BrokenPromise,
}

/// The largest moves of mood plus trust, and every broken promise as far as there is room; by time.
pub(super) fn felt_at_the_time(curve: &Curve) -> Vec<Moment> {
    let mut moves: Vec<Moment> = (1..).zip(curve.points.windows(2)).filter_map(|(point, pair)| moved(point, pair)).collect();
    // A stable order: of equal moves the first one is taken.
    moves.sort_by_key(|moment| std::cmp::Reverse(size_of(moment)));
    let mut marked: Vec<Moment> = moves.iter().filter(|moment| size_of(moment) >= LEAST_MOVE).take(MOST_FELT).copied().collect();
    let broken = moves.iter().filter(|moment| moment.marked_for == MarkedFor::BrokenPromise);
    for moment in broken {
        if marked.len() < MOST_MARKED && marked.iter().all(|other| other.point != moment.point) {
            marked.push(*moment);
        }
    }
    marked.sort_by_key(|moment| moment.point);
    for (letter, moment) in ('A'..='Z').zip(&mut marked) {
        moment.letter = letter;
    }
    marked
}

fn moved(point: usize, pair: &[super::Point]) -> Option<Moment> {
    let [before, after] = pair else { return None };
    let broke = after.marks.contains(&Mark::PromiseBroken);
    Some(Moment {
        point,
        letter: 'A',
        mood: after.mood - before.mood,
        trust: after.trust - before.trust,
        marked_for: if broke { MarkedFor::BrokenPromise } else { MarkedFor::FeltAtTheTime },
    })
}

/// How much was felt: what mood and trust moved, whichever way.
fn size_of(moment: &Moment) -> u8 {
    moment.mood.unsigned_abs() + moment.trust.unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debrief::Point;

    fn curve(states: &[(i8, i8)]) -> Curve {
        let points = states.iter().map(|(mood, trust)| Point { mood: *mood, trust: *trust, ..Point::default() });
        Curve { points: points.collect(), ..Curve::default() }
    }

    fn marked(curve: &Curve) -> Vec<(usize, char)> {
        felt_at_the_time(curve).iter().map(|moment| (moment.point, moment.letter)).collect()
    }

    #[test]
    fn the_two_largest_moves_are_marked_by_time() {
        // The run of training-model 3.6 C: the promise at 3, its breach at 11.
        let told =
            curve(&[(-5, 0), (-3, 0), (-1, 0), (2, 3), (2, 3), (4, 3), (5, 3), (6, 3), (7, 3), (8, 4), (8, 4), (8, -2), (4, -2)]);
        assert_eq!(marked(&told), [(3, 'A'), (11, 'B')]);
    }

    #[test]
    fn a_broken_promise_is_marked_though_larger_moves_hide_it() {
        let mut told = curve(&[(0, 0), (5, 0), (0, 0), (0, 0)]);
        told.points[3].marks.push(Mark::PromiseBroken);
        assert_eq!(marked(&told), [(1, 'A'), (2, 'B'), (3, 'C')]);
        assert_eq!(felt_at_the_time(&told)[2].marked_for, MarkedFor::BrokenPromise);
    }

    #[test]
    fn never_more_than_three_moments_are_marked() {
        let mut told = curve(&[(0, 0), (5, 0), (0, 0), (1, 0), (2, 0), (3, 0)]);
        for point in &mut told.points[3..] {
            point.marks.push(Mark::PromiseBroken);
        }
        assert_eq!(marked(&told), [(1, 'A'), (2, 'B'), (3, 'C')]);
    }

    #[test]
    fn where_nothing_moved_nothing_is_marked() {
        assert_eq!(marked(&curve(&[(0, 0), (1, 0), (1, 0)])), []);
        assert_eq!(marked(&curve(&[(3, 0)])), []);
        assert_eq!(marked(&Curve::default()), []);
    }
}
