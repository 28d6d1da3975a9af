//! The moments that are marked by a letter: where the talk turned, and what else could have been said there.
//! Until foresight has looked, those that were felt most at the time stand in for them.

use crate::foresight::{Foresight, OptionValue, Outlook, rank};
use crate::play::{Exchange, Fill, Transcript};
use crate::rules::{Event, MoodReason, PromiseState};
use crate::scenario::EndingKind;
use crate::wording::typographic;

use super::curve::{Curve, Mark};
use super::exchanges::{self, Answer};

/// Fewer moments than this are filled up with those felt at the time.
const FILL_UP_TO: usize = 2;
/// So many moments are marked at most. A broken promise may stand beside them as one more.
const MOST_MARKED: usize = 3;
/// A move of mood and trust together that is smaller than this was hardly felt.
const LEAST_MOVE: u8 = 2;
/// A turning point moves the outlook by at least so much.
const LEAST_TURN: f64 = 0.06;
/// Another way is shown where it was better by at least so much.
const LEAST_BETTER: f64 = 0.05;
/// Options nearer to each other than this are just as good.
const JUST_AS_GOOD: f64 = 0.03;
/// It need not have hurt as much where mood and trust together could have stood higher by so much.
const LEAST_SPARED: i16 = 2;
/// Who is as glad of something stands no lower by more than this.
const LIKED_AS_MUCH: i16 = 1;

/// A moment marked on the curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The point of the curve, from 1; the exchange that led there is the one before it, from 0.
    pub point: usize,
    /// A, B and so on, by time; a plus for the strongest moment.
    pub letter: char,
    /// How far mood and trust moved.
    pub mood: i8,
    pub trust: i8,
    /// What the line itself moved, without what happened after it.
    pub mood_of_line: i8,
    pub marked_for: MarkedFor,
    /// The outlook before and after it; `None` until foresight has looked.
    pub outlook: Option<(Outlook, Outlook)>,
    /// What else could have been said.
    pub another: Option<AnotherWay>,
    /// The letters of the moments in which a promise was made that broke here.
    pub made_at: Vec<char>,
}

/// Why a moment is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkedFor {
    /// The outlook rose by more than anywhere else.
    Strength,
    /// The outlook moved by six points or more.
    Turn,
    /// A promise broke, however little it showed.
    BrokenPromise,
    /// Mood and trust together moved most.
    FeltAtTheTime,
}

/// An option that was open, and what it would have brought.
#[derive(Clone, Debug, PartialEq)]
pub struct AnotherWay {
    pub why: WhyAnother,
    pub text: String,
    pub is_act: bool,
    /// What would have come next.
    pub answer: Option<Answer>,
    pub outlook: Outlook,
}

/// Why another way is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyAnother {
    /// Talks end better after it.
    Further,
    /// They end as well after it, and mood and trust would have stood higher.
    NeedNotHurt,
    /// They end as well after it, and the customer would have been as glad.
    JustAsGood,
}

/// Where the best ending that could still come was lost.
#[derive(Clone, Debug, PartialEq)]
pub struct NoReturn {
    /// The point of the curve, from 1.
    pub point: usize,
    /// The ranks of the best ending in reach before and after, 0 to 1.
    pub best: (f64, f64),
    /// The kind of the best ending that was still in reach afterwards.
    pub left: EndingKind,
}

/// The largest moves of mood plus trust, and every broken promise as far as there is room; by time.
pub(super) fn felt_at_the_time(curve: &Curve) -> Vec<Moment> {
    let moves = moves(curve);
    let mut marked = Vec::new();
    fill_up(&mut marked, &moves);
    let broken = moves.iter().filter(|moment| moment.marked_for == MarkedFor::BrokenPromise);
    for moment in broken {
        if marked.len() < MOST_MARKED && marked.iter().all(|other| other.point != moment.point) {
            marked.push(moment.clone());
        }
    }
    in_order_of_time(marked)
}

/// Where it turned: the three largest moves of the outlook of six points or more, the largest rise always among them, and a broken
/// promise beside them; where fewer than two qualify, what was felt most fills up.
pub(super) fn turning_points(curve: &Curve, transcript: &Transcript, foresight: &Foresight, fill: &Fill) -> Vec<Moment> {
    let mut moves = moves(curve);
    for moment in &mut moves {
        let at = |point: usize| curve.points.get(point).and_then(|point| point.outlook);
        moment.outlook = moment.point.checked_sub(1).and_then(at).zip(at(moment.point));
    }
    let mut marked = chosen_by_outlook(&moves);
    fill_up(&mut marked, &moves);
    for moment in &mut marked {
        let exchange = moment.point.checked_sub(1).and_then(|index| transcript.exchanges().get(index));
        moment.mood_of_line = exchange.map_or(moment.mood, moved_by_the_line);
        moment.another = another_way(moment, transcript, foresight, fill);
    }
    let mut marked = in_order_of_time(marked);
    let letters: Vec<(usize, char)> = marked.iter().map(|moment| (moment.point, moment.letter)).collect();
    for moment in &mut marked {
        moment.made_at = promises_made_at(transcript, moment.point, &letters);
    }
    marked
}

/// Where the best ending still in reach fell. None where foresight is *bounded*.
pub(super) fn points_of_no_return(transcript: &Transcript, foresight: &Foresight) -> Vec<NoReturn> {
    let exchanges = (1..).zip(transcript.exchanges());
    let falls = exchanges.filter_map(|(point, exchange)| {
        let before = foresight.best(&exchange.before)?;
        let after = before - foresight.regret(&exchange.before, exchange.chosen)?;
        (before - after > 1e-9).then_some(NoReturn { point, best: (before, after), left: kind_of(after) })
    });
    falls.collect()
}

/// The kind of ending whose rank is nearest.
fn kind_of(wanted: f64) -> EndingKind {
    let kinds = [EndingKind::Bright, EndingKind::Fair, EndingKind::Thin, EndingKind::Lost];
    let distance = |kind: &EndingKind| (rank(*kind) - wanted).abs();
    kinds.into_iter().min_by(|one, other| distance(one).total_cmp(&distance(other))).unwrap_or(EndingKind::Lost)
}

fn moves(curve: &Curve) -> Vec<Moment> {
    (1..).zip(curve.points.windows(2)).filter_map(|(point, pair)| moved(point, pair)).collect()
}

fn moved(point: usize, pair: &[super::Point]) -> Option<Moment> {
    let [before, after] = pair else { return None };
    let broke = after.marks.contains(&Mark::PromiseBroken);
    Some(Moment {
        point,
        letter: 'A',
        mood: after.mood - before.mood,
        trust: after.trust - before.trust,
        mood_of_line: after.mood - before.mood,
        marked_for: if broke { MarkedFor::BrokenPromise } else { MarkedFor::FeltAtTheTime },
        outlook: None,
        another: None,
        made_at: Vec::new(),
    })
}

fn chosen_by_outlook(moves: &[Moment]) -> Vec<Moment> {
    // A stable order: of equal moves the first one is taken.
    let mut by_gain: Vec<&Moment> = moves.iter().filter(|moment| moment.gain().abs() >= LEAST_TURN).collect();
    by_gain.sort_by(|one, other| other.gain().abs().total_cmp(&one.gain().abs()));
    let strength = by_gain.iter().find(|moment| moment.gain() > 0.0).copied();
    let mut broken: Vec<&Moment> = moves.iter().filter(|moment| moment.marked_for == MarkedFor::BrokenPromise).collect();
    broken.sort_by(|one, other| other.gain().abs().total_cmp(&one.gain().abs()).then_with(|| other.felt().cmp(&one.felt())));
    let mut marked: Vec<Moment> = Vec::new();
    let mut mark = |moment: &Moment, most: usize| {
        if marked.len() < most && marked.iter().all(|other| other.point != moment.point) {
            marked.push(moment.clone());
        }
    };
    for moment in strength.into_iter().chain(by_gain.iter().copied()) {
        mark(moment, MOST_MARKED);
    }
    // How a promise came to break is a story of its own, and often the outlook had known it for long.
    if let Some(moment) = broken.first() {
        mark(moment, MOST_MARKED + 1);
    }
    for moment in &mut marked {
        let is_strength = strength.is_some_and(|strength| strength.point == moment.point);
        moment.marked_for = match moment.marked_for {
            _ if is_strength => MarkedFor::Strength,
            MarkedFor::BrokenPromise => MarkedFor::BrokenPromise,
            _ => MarkedFor::Turn,
        };
    }
    marked
}

/// Adds what was felt most, until there are two.
fn fill_up(marked: &mut Vec<Moment>, moves: &[Moment]) {
    let mut felt: Vec<&Moment> = moves.iter().filter(|moment| moment.felt() >= LEAST_MOVE).collect();
    felt.sort_by_key(|moment| std::cmp::Reverse(moment.felt()));
    for moment in felt {
        if marked.len() < FILL_UP_TO && marked.iter().all(|other| other.point != moment.point) {
            marked.push(moment.clone());
        }
    }
}

fn in_order_of_time(mut marked: Vec<Moment>) -> Vec<Moment> {
    marked.sort_by_key(|moment| moment.point);
    let mut letters = 'A'..='Z';
    for moment in &mut marked {
        moment.letter = if moment.marked_for == MarkedFor::Strength { '+' } else { letters.next().unwrap_or('Z') };
    }
    marked
}

/// The letters of the moments in which the promises were made that broke at a point.
fn promises_made_at(transcript: &Transcript, point: usize, letters: &[(usize, char)]) -> Vec<char> {
    let promises = |point: usize, wanted: PromiseState| {
        let events = point.checked_sub(1).and_then(|index| transcript.exchanges().get(index)).map(|exchange| &exchange.events);
        let changed = events.into_iter().flatten().filter_map(move |event| match event {
            Event::Promise { promise, to, .. } if *to == wanted => Some(*promise),
            _ => None,
        });
        changed.collect::<Vec<_>>()
    };
    let broken = promises(point, PromiseState::Broken);
    let made_here = |at: usize| promises(at, PromiseState::Open).iter().any(|promise| broken.contains(promise));
    letters.iter().filter(|(at, _)| *at < point && made_here(*at)).map(|(_, letter)| *letter).collect()
}

fn another_way(moment: &Moment, transcript: &Transcript, foresight: &Foresight, fill: &Fill) -> Option<AnotherWay> {
    let index = moment.point.checked_sub(1)?;
    let exchange = transcript.exchanges().get(index)?;
    let chosen = moment.outlook?.1.value;
    let others: Vec<OptionValue> =
        foresight.options(&exchange.before).into_iter().filter(|valued| valued.choice != exchange.chosen.choice).collect();
    let best = others.iter().reduce(|best, other| if other.outlook.value > best.outlook.value { other } else { best })?;
    let show = |valued: &OptionValue, why| {
        let spoken = &transcript.scenario().choices()[valued.choice].spoken;
        AnotherWay {
            why,
            text: typographic(&fill.text(spoken.text())),
            is_act: spoken.is_act(),
            answer: exchanges::answer_on(transcript, fill, index, valued.choice, valued.voice),
            outlook: valued.outlook,
        }
    };
    if best.outlook.value - chosen >= LEAST_BETTER {
        return Some(show(best, WhyAnother::Further));
    }
    let as_good = |valued: &&OptionValue| chosen - valued.outlook.value <= JUST_AS_GOOD;
    // What felt better and ends worse is no way to show: of that kind is the promise that cannot be kept.
    let spared = others.iter().filter(as_good).filter_map(|valued| {
        let gain = mood_and_trust(&exchanges::exchange_on(transcript, index, valued.choice, valued.voice)?);
        Some((gain, valued)).filter(|(gain, _)| gain - mood_and_trust(exchange) >= LEAST_SPARED)
    });
    if moment.mood_of_line + moment.trust < 0
        && let Some((_, valued)) = spared.reduce(|best, other| if other.0 > best.0 { other } else { best })
    {
        return Some(show(valued, WhyAnother::NeedNotHurt));
    }
    // What ends as well and would have been liked less is no way to show either.
    let liked = |valued: &&OptionValue| {
        let on_it = exchanges::exchange_on(transcript, index, valued.choice, valued.voice);
        on_it.is_some_and(|other| !other.gated && mood_and_trust(&other) + LIKED_AS_MUCH >= mood_and_trust(exchange))
    };
    let as_glad = others.iter().filter(as_good).filter(liked);
    as_glad
        .max_by(|one, other| one.outlook.value.total_cmp(&other.outlook.value))
        .map(|valued| show(valued, WhyAnother::JustAsGood))
}

/// How far mood moved before anything happened that nobody had said.
fn moved_by_the_line(exchange: &Exchange) -> i8 {
    let moved = exchange.events.iter().filter_map(|event| match event {
        Event::Mood { reason: MoodReason::Event | MoodReason::Days, .. } => None,
        Event::Mood { amount, .. } => Some(*amount),
        _ => None,
    });
    moved.sum()
}

/// Where mood and trust stand together after an exchange.
fn mood_and_trust(exchange: &Exchange) -> i16 {
    i16::from(exchange.after.mood()) + i16::from(exchange.after.trust())
}

impl Moment {
    /// By how much the outlook rose, -1 to 1; 0 until foresight has looked.
    pub fn gain(&self) -> f64 {
        self.outlook.map_or(0.0, |(before, after)| after.value - before.value)
    }

    /// How much was felt: what mood and trust moved, whichever way.
    fn felt(&self) -> u8 {
        self.mood.unsigned_abs() + self.trust.unsigned_abs()
    }
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

    /// Moves with the outlooks of these points, in percent.
    fn turned(states: &[(i8, i8)], outlooks: &[f64], broken: &[usize]) -> Vec<(usize, char)> {
        let mut along = curve(states);
        for point in broken {
            along.points[*point].marks.push(Mark::PromiseBroken);
        }
        let mut moves = moves(&along);
        let at = |point: usize| Outlook { value: outlooks[point] / 100.0, error: None };
        for moment in &mut moves {
            moment.outlook = Some((at(moment.point - 1), at(moment.point)));
        }
        let mut marked = chosen_by_outlook(&moves);
        fill_up(&mut marked, &moves);
        in_order_of_time(marked).iter().map(|moment| (moment.point, moment.letter)).collect()
    }

    #[test]
    fn the_two_largest_moves_are_marked_by_time() {
        // A promise that cannot be kept: made at 3, broken at 11.
        let along =
            curve(&[(-5, 0), (-3, 0), (-1, 0), (2, 3), (2, 3), (4, 3), (5, 3), (6, 3), (7, 3), (8, 4), (8, 4), (8, -2), (4, -2)]);
        assert_eq!(marked(&along), [(3, 'A'), (11, 'B')]);
    }

    #[test]
    fn a_broken_promise_is_marked_though_larger_moves_hide_it() {
        let mut along = curve(&[(0, 0), (5, 0), (0, 0), (0, 0)]);
        along.points[3].marks.push(Mark::PromiseBroken);
        assert_eq!(marked(&along), [(1, 'A'), (2, 'B'), (3, 'C')]);
        assert_eq!(felt_at_the_time(&along)[2].marked_for, MarkedFor::BrokenPromise);
    }

    #[test]
    fn never_more_than_three_moments_are_marked() {
        let mut along = curve(&[(0, 0), (5, 0), (0, 0), (1, 0), (2, 0), (3, 0)]);
        for point in &mut along.points[3..] {
            point.marks.push(Mark::PromiseBroken);
        }
        assert_eq!(marked(&along), [(1, 'A'), (2, 'B'), (3, 'C')]);
    }

    #[test]
    fn where_nothing_moved_nothing_is_marked() {
        assert_eq!(marked(&curve(&[(0, 0), (1, 0), (1, 0)])), []);
        assert_eq!(marked(&curve(&[(3, 0)])), []);
        assert_eq!(marked(&Curve::default()), []);
    }

    #[test]
    fn the_strongest_moment_stands_among_larger_falls() {
        let still = [(0, 0); 6];
        assert_eq!(turned(&still, &[50.0, 30.0, 10.0, 18.0, 0.0, 0.0], &[]), [(1, 'A'), (2, 'B'), (3, '+')]);
        assert_eq!(turned(&still, &[50.0, 44.1, 50.0, 44.1, 50.0, 44.1], &[]), [], "under six points nothing turned");
    }

    #[test]
    fn a_broken_promise_stands_among_them_though_the_outlook_knew_it_before() {
        let still = [(0, 0), (0, 0), (0, 0), (0, 0), (0, -6)];
        assert_eq!(turned(&still, &[90.0, 60.0, 30.0, 10.0, 10.0], &[4]), [(1, 'A'), (2, 'B'), (3, 'C'), (4, 'D')]);
    }

    #[test]
    fn what_was_felt_fills_up_to_two() {
        let along = [(0, 0), (3, 0), (3, 0), (1, 0), (1, 0)];
        assert_eq!(turned(&along, &[50.0, 51.0, 60.0, 60.0, 60.0], &[]), [(1, 'A'), (2, '+')]);
        assert_eq!(turned(&along, &[50.0; 5], &[]), [(1, 'A'), (3, 'B')]);
    }
}
