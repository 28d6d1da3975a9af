//! The moments that are marked by a letter: where the talk turned, promises that broke, and what else could have been said there.
//! Until foresight has looked, those that were felt most at the time stand in for the turning points.

use crate::foresight::Outlook;
use crate::play::{Fill, Transcript};

use super::Debrief;
use super::apart::left_by_the_line;
use super::broken::{BrokenPromise, broken_promises};
use super::exchanges::ExchangeView;
use super::reach::NoReturn;
use super::standing::{EQUAL, LEAST_BETTER, LEAST_TURN, Standing, was_won_back};
use super::ways::{AnotherWay, ways};

/// Fewer moments than this are filled up with those felt at the time.
const FILL_UP_TO: usize = 2;
/// So many turning points are marked at most. Broken promises stand beside them, each as one more.
const MOST_TURNS: usize = 3;
/// A move of mood and trust together that is smaller than this was hardly felt.
const LEAST_MOVE: u8 = 2;
/// What stands below this is as good as lost already: there is little that a line could still cost.
pub const AS_GOOD_AS_LOST: f64 = 1.0 / 6.0;
/// What stands below this is nothing: it is less than half a point of a hundred.
const NOTHING: f64 = 0.005;

/// A moment marked on the curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The point of the curve at which it stands, from 1; the exchange that led there is the one before it, from 0.
    pub point: usize,
    /// The exchange whose line is told of, from 0: the one that led there, but of a promise that ran out the one that made it.
    /// `None` where no line is named.
    pub line: Option<usize>,
    /// A, B and so on, by time; a plus for the strongest moment.
    pub letter: char,
    /// How far that line itself moved mood and trust, without what came after it.
    pub mood: i8,
    pub trust: i8,
    pub marked_for: MarkedFor,
    /// The outlook before and after that line; `None` until foresight has looked, and for what was felt.
    pub outlook: Option<(Outlook, Outlook)>,
    /// What else could have been said.
    pub ways: Vec<AnotherWay>,
    /// The promise that broke here.
    pub promise: Option<BrokenPromise>,
    /// It fell here, and the trainee's very next line was clean and won it back.
    pub won_back: bool,
}

/// Why a moment is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkedFor {
    /// The outlook rose by more than at any other clean line.
    Strength,
    /// The outlook moved by six points or more.
    Turn,
    /// A promise broke, however little it showed.
    BrokenPromise,
    /// Mood and trust together moved most.
    FeltAtTheTime,
}

/// Where it turned, as far as foresight knows, and every promise that broke; where those are fewer than two, what was felt most
/// fills up. By time. `standings` are those of all lines, `None` where foresight has not looked.
pub(super) fn marked(transcript: &Transcript, standings: &[Option<Standing>], fill: &Fill) -> Vec<Moment> {
    let moves = moves(transcript);
    let mut marked: Vec<Moment> = Vec::new();
    for (index, marked_for) in turns(standings) {
        let won_back = was_won_back(standings, index);
        marked.extend(moves.get(index).map(|moment| Moment { marked_for, won_back, ..moment.clone() }));
    }
    marked.extend(broken_promises(transcript, fill).into_iter().map(|(index, broken)| broken_moment(&moves, index, broken)));
    fill_up(&mut marked, &moves);
    let mut marked = in_order_of_time(marked);
    let turning: Vec<(usize, char)> = marked.iter().filter(|moment| moment.promise.is_none()).filter_map(Moment::named).collect();
    for moment in &mut marked {
        let Some(line) = moment.line else { continue };
        let told_at = turning.iter().find(|(told, _)| *told == line).map(|(_, letter)| *letter);
        if let Some(broken) = &mut moment.promise {
            broken.made_at = told_at.filter(|_| broken.made == Some(line));
        }
        let Some(standing) = standings.get(line).and_then(Option::as_ref) else { continue };
        if moment.marked_for != MarkedFor::FeltAtTheTime {
            moment.outlook = Some((standing.before, standing.after));
        }
        // What stands beside a line is shown once.
        if moment.promise.is_none() || told_at.is_none() {
            moment.ways = ways(transcript, standing, line, fill);
        }
    }
    marked
}

/// Each exchange, with what its line moved.
fn moves(transcript: &Transcript) -> Vec<Moment> {
    let exchanges = transcript.exchanges().iter().enumerate();
    let moved = exchanges.map(|(index, exchange)| {
        let (mood, trust) = left_by_the_line(transcript.scenario(), exchange);
        moment_of(index, mood - exchange.before.mood(), trust - exchange.before.trust())
    });
    moved.collect()
}

fn moment_of(index: usize, mood: i8, trust: i8) -> Moment {
    Moment {
        point: index + 1,
        line: Some(index),
        letter: 'A',
        mood,
        trust,
        marked_for: MarkedFor::FeltAtTheTime,
        outlook: None,
        ways: Vec::new(),
        promise: None,
        won_back: false,
    }
}

/// A promise that broke in this exchange. What its line moved stands there as well.
fn broken_moment(moves: &[Moment], broke: usize, broken: BrokenPromise) -> Moment {
    let line = broken.line(broke);
    let by_line = line.and_then(|line| moves.get(line)).map_or((0, 0), |moment| (moment.mood, moment.trust));
    let marked_for = MarkedFor::BrokenPromise;
    Moment { line, marked_for, promise: Some(broken), ..moment_of(broke, by_line.0, by_line.1) }
}

/// The three largest moves of the outlook of six points or more, the largest rise of a clean line always among them. A fall for
/// which its line does not answer is told of no line.
fn turns(standings: &[Option<Standing>]) -> Vec<(usize, MarkedFor)> {
    let known = standings.iter().enumerate().filter_map(|(index, standing)| Some((index, standing.as_ref()?)));
    let mut by_gain: Vec<(usize, &Standing)> = known
        .filter(|(_, standing)| standing.gain().abs() >= LEAST_TURN - EQUAL)
        .filter(|(_, standing)| standing.gain() > 0.0 || standing.answers_for_a_fall())
        .collect();
    // A stable order: of equal moves the first one is taken.
    by_gain.sort_by(|(_, one), (_, other)| other.gain().abs().total_cmp(&one.gain().abs()));
    let strength = by_gain.iter().find(|(_, standing)| standing.gain() > 0.0 && standing.is_clean).map(|(index, _)| *index);
    let others = by_gain.iter().map(|(index, _)| *index).filter(|index| Some(*index) != strength);
    let turns = others.take(MOST_TURNS - usize::from(strength.is_some())).map(|index| (index, MarkedFor::Turn));
    strength.map(|index| (index, MarkedFor::Strength)).into_iter().chain(turns).collect()
}

/// The exchanges, from 0, whose lines are blamed for something: for a fall, for a promise that broke, or for the loss of an ending. None
/// of them is praised on another page.
pub(super) fn blamed(moments: &[Moment], no_return: &[NoReturn]) -> Vec<usize> {
    let fell = |moment: &&Moment| moment.promise.is_some() || moment.is_a_fall();
    let of_moments = moments.iter().filter(fell).filter_map(|moment| moment.line);
    of_moments.chain(no_return.iter().filter_map(|lost| lost.line)).collect()
}

/// The exchanges, from 0, at which the outlook fell by as much as it does at a turning point, and no line answers for it.
pub(super) fn fell_by_itself(standings: &[Option<Standing>]) -> Vec<usize> {
    let known = standings.iter().enumerate().filter_map(|(index, standing)| Some((index, standing.as_ref()?)));
    let fell = known.filter(|(_, standing)| standing.gain() <= EQUAL - LEAST_TURN && !standing.answers_for_a_fall());
    fell.map(|(index, _)| index).collect()
}

/// Adds what was felt most, until there are two.
fn fill_up(marked: &mut Vec<Moment>, moves: &[Moment]) {
    let mut felt: Vec<&Moment> = moves.iter().filter(|moment| moment.felt() >= LEAST_MOVE).collect();
    felt.sort_by_key(|moment| std::cmp::Reverse(moment.felt()));
    for moment in felt {
        if marked.len() < FILL_UP_TO && marked.iter().all(|other| other.line != moment.line) {
            marked.push(moment.clone());
        }
    }
}

fn in_order_of_time(mut marked: Vec<Moment>) -> Vec<Moment> {
    marked.sort_by_key(|moment| (moment.point, moment.promise.is_some()));
    let mut letters = 'A'..='Z';
    for moment in &mut marked {
        moment.letter = if moment.marked_for == MarkedFor::Strength { '+' } else { letters.next().unwrap_or('Z') };
    }
    marked
}

/// The turning points that fell, in the order in which they are the one to talk of: first the one that took all that was left, where
/// none fell deeper: whoever watched would talk of the line that ended it. Then the one that took most conversations that end well, since
/// that is the number which the page shows; of those within five points of each other the one after which the outlook is lower by more.
/// What the next line won back and what was as good as lost before come after all others.
pub(super) fn falls(moments: &[Moment]) -> Vec<&Moment> {
    let mut left: Vec<&Moment> = moments.iter().filter(|moment| moment.is_a_fall()).collect();
    let mut falls = Vec::new();
    while let Some(first) = first_fall(&left) {
        left.retain(|moment| moment.point != first.point);
        falls.push(first);
    }
    falls
}

fn first_fall<'a>(falls: &[&'a Moment]) -> Option<&'a Moment> {
    let are_spent = falls.iter().all(|moment| moment.is_spent());
    let of_kind = || falls.iter().copied().filter(|moment| moment.is_spent() == are_spent);
    let ended_it = deepest(of_kind()).filter(|moment| !are_spent && moment.left_nothing());
    if ended_it.is_some() {
        return ended_it;
    }
    let most = of_kind().map(Moment::share_lost).reduce(f64::max)?;
    let near = of_kind().filter(|moment| moment.share_lost() > most - LEAST_BETTER + EQUAL);
    deepest(near)
}

/// The one after which the outlook is lower by most; of equals the first.
fn deepest<'a>(falls: impl Iterator<Item = &'a Moment>) -> Option<&'a Moment> {
    falls.reduce(|deepest, other| if other.gain() < deepest.gain() - EQUAL { other } else { deepest })
}

/// The moment to be looked at first, if only one is: the turning point that fell most; else a promise that broke; else the
/// strongest moment; else what moved most.
pub(super) fn of_the_road(moments: &[Moment]) -> Option<&Moment> {
    let of = |wanted: MarkedFor| moments.iter().filter(move |moment| moment.marked_for == wanted);
    falls(moments)
        .first()
        .copied()
        .or_else(|| of(MarkedFor::BrokenPromise).next())
        .or_else(|| of(MarkedFor::Strength).next())
        .or_else(|| moments.iter().reduce(|most, other| if other.felt() > most.felt() { other } else { most }))
}

impl Moment {
    /// The exchange to go back to, from 0: that of the line that is told of, else the one that led here.
    pub fn exchange(&self) -> usize {
        self.line.unwrap_or(self.point.saturating_sub(1))
    }

    /// By how much the outlook rose, -1 to 1; 0 where it is not told.
    pub fn gain(&self) -> f64 {
        self.outlook.map_or(0.0, |(before, after)| after.value - before.value)
    }

    /// Whether it is a turning point that fell.
    pub fn is_a_fall(&self) -> bool {
        self.marked_for == MarkedFor::Turn && self.gain() < 0.0
    }

    /// Whether nothing much could be lost any more before its line.
    pub fn was_as_good_as_lost(&self) -> bool {
        self.outlook.is_some_and(|(before, _)| before.value < AS_GOOD_AS_LOST)
    }

    /// Whether a fall is not the one to talk of: it was won back at once, or all was as good as lost before.
    pub(super) fn is_spent(&self) -> bool {
        self.won_back || self.was_as_good_as_lost()
    }

    /// Whether after its line nothing could come of it any more.
    fn left_nothing(&self) -> bool {
        self.outlook.is_some_and(|(_, after)| after.value < NOTHING)
    }

    /// How many conversations like this one end well before it and not after it, as a share of all, -1 to 1.
    pub(super) fn share_lost(&self) -> f64 {
        self.outlook.map_or(0.0, |(before, after)| before.well - after.well)
    }

    /// How much was felt: what mood and trust moved, whichever way.
    pub(super) fn felt(&self) -> u8 {
        self.mood.unsigned_abs() + self.trust.unsigned_abs()
    }

    /// How far mood and trust moved, taken together.
    pub fn moved(&self) -> i16 {
        i16::from(self.mood) + i16::from(self.trust)
    }

    /// The exchange whose line is told of, with the letter.
    fn named(&self) -> Option<(usize, char)> {
        Some((self.line?, self.letter))
    }
}

impl Debrief {
    /// Whether no turning point fell further than this one.
    pub fn fell_most(&self, moment: &Moment) -> bool {
        self.moments.iter().filter(|other| other.marked_for == MarkedFor::Turn).all(|other| other.gain() > moment.gain() - EQUAL)
    }

    /// Whether nothing went amiss that is told of: no turn for the worse, no broken promise, and no ending out of reach.
    pub fn nothing_fell(&self) -> bool {
        let fell = |moment: &Moment| moment.promise.is_some() || moment.gain() < 0.0;
        self.no_return.is_empty() && !self.moments.iter().any(fell)
    }

    /// Whether what was felt at a moment is the largest lift, or the largest drop, of the whole conversation: no other line moved mood
    /// and trust as far that way, and no turning point of that kind stands beside it. So one line alone is called that.
    pub fn is_biggest(&self, moment: &Moment) -> bool {
        if moment.marked_for != MarkedFor::FeltAtTheTime {
            return false;
        }
        let (moved, line) = (moment.moved(), moment.line);
        let rivals = self.moments.iter().filter(|other| match other.marked_for {
            MarkedFor::Strength => moved > 0,
            MarkedFor::Turn => (other.gain() > 0.0) == (moved > 0),
            MarkedFor::BrokenPromise => moved < 0,
            MarkedFor::FeltAtTheTime => false,
        });
        let by_line = |view: &ExchangeView| {
            i16::from(view.mood.1) - i16::from(view.mood.0) + i16::from(view.trust.1) - i16::from(view.trust.0)
        };
        let others = self.exchanges.iter().enumerate().filter(|(index, _)| Some(*index) != line).map(|(_, view)| by_line(view));
        let is_largest = match moved.signum() {
            1 => others.max().is_none_or(|other| other < moved),
            -1 => others.min().is_none_or(|other| other > moved),
            _ => false,
        };
        is_largest && rivals.count() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines that moved mood and trust so far.
    fn moved(lines: &[(i8, i8)]) -> Vec<Moment> {
        lines.iter().enumerate().map(|(index, (mood, trust))| moment_of(index, *mood, *trust)).collect()
    }

    fn filled(lines: &[(i8, i8)]) -> Vec<(usize, char)> {
        let mut marked = Vec::new();
        fill_up(&mut marked, &moved(lines));
        in_order_of_time(marked).iter().map(|moment| (moment.point, moment.letter)).collect()
    }

    /// Lines with the outlook before the first and after each, in percent, and whether each is clean.
    fn turned(outlooks: &[f64], clean: &[bool]) -> Vec<(usize, MarkedFor)> {
        let at = |percent: f64| Outlook { value: percent / 100.0, well: 0.0, error: None };
        let lines = outlooks.windows(2).zip(clean).map(|(pair, is_clean)| {
            let (before, after) = (at(pair[0]), at(pair[1]));
            Some(Standing { before, after, is_clean: *is_clean, reach: None, ways: Vec::new() })
        });
        let mut turns = turns(&lines.collect::<Vec<_>>());
        turns.sort_by_key(|(index, _)| *index);
        turns
    }

    #[test]
    fn what_was_felt_most_fills_up_to_two_by_time() {
        assert_eq!(filled(&[(2, 0), (2, 0), (3, 3), (0, 0), (0, -6), (-4, 0)]), [(3, 'A'), (5, 'B')]);
        assert_eq!(filled(&[(1, 0), (0, 0)]), [], "where nothing moved nothing is marked");
        assert_eq!(filled(&[]), []);
    }

    #[test]
    fn the_strongest_moment_stands_among_larger_falls() {
        use MarkedFor::{Strength, Turn};
        let fell = [false, false, true, false];
        assert_eq!(turned(&[50.0, 30.0, 10.0, 18.0, 0.0], &fell), [(0, Turn), (1, Turn), (2, Strength)]);
        assert_eq!(turned(&[50.0, 44.1, 50.0, 44.1], &[false; 3]), [], "under six points nothing turned");
    }

    #[test]
    fn a_fall_is_told_of_no_line_that_is_clean_and_the_strongest_moment_is_clean() {
        use MarkedFor::{Strength, Turn};
        assert_eq!(turned(&[90.0, 60.0, 30.0], &[true, false]), [(1, Turn)]);
        assert_eq!(turned(&[10.0, 60.0, 70.0], &[false, true]), [(0, Turn), (1, Strength)]);
    }

    /// The points of some falls in the order in which they are talked of: of each the outlook and the share that ends well before and
    /// after it, in percent, and whether it was won back.
    fn talked_of(told: &[([f64; 2], [f64; 2], bool)]) -> Vec<usize> {
        let falls_of = told.iter().enumerate().map(|(index, (value, well, won_back))| {
            let at = |place: usize| Outlook { value: value[place] / 100.0, well: well[place] / 100.0, error: None };
            Moment { marked_for: MarkedFor::Turn, outlook: Some((at(0), at(1))), won_back: *won_back, ..moment_of(index, 0, 0) }
        });
        falls(&falls_of.collect::<Vec<_>>()).iter().map(|moment| moment.point).collect()
    }

    #[test]
    fn the_fall_that_took_most_conversations_is_talked_of_first_and_of_equals_the_deeper() {
        let (of_many, deeper) = (([80.0, 62.0], [42.0, 14.0], false), ([80.0, 50.0], [58.0, 39.0], false));
        assert_eq!(talked_of(&[deeper, of_many]), [2, 1]);
        let nearly_as_many = ([80.0, 50.0], [58.0, 34.0], false);
        assert_eq!(talked_of(&[of_many, nearly_as_many]), [2, 1], "within five points the outlook decides");
        assert_eq!(talked_of(&[of_many, of_many]), [1, 2], "of equals the first");
    }

    #[test]
    fn a_line_that_took_all_that_was_left_is_talked_of_first_unless_another_fell_deeper() {
        let (of_many, ended_it) = (([65.0, 50.0], [63.0, 44.0], false), ([28.0, 0.0], [9.0, 0.0], false));
        assert_eq!(talked_of(&[of_many, ended_it]), [2, 1]);
        let deeper = ([70.0, 36.0], [70.0, 30.0], false);
        assert_eq!(talked_of(&[of_many, deeper, ended_it]), [2, 3, 1]);
        let nearly = ([28.0, 1.0], [9.0, 0.0], false);
        assert_eq!(talked_of(&[of_many, nearly]), [1, 2], "something was left");
    }

    #[test]
    fn what_was_won_back_and_what_was_as_good_as_lost_come_last() {
        let (deep, shallow) = (([80.0, 40.0], [90.0, 30.0], true), ([60.0, 53.0], [60.0, 50.0], false));
        let lost = ([16.0, 0.0], [10.0, 0.0], false);
        assert_eq!(talked_of(&[lost, deep, shallow]), [3, 2, 1]);
    }
}
