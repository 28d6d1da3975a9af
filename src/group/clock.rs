//! The clock of a session: what has gone by, what stands still, the timer, and how all that compares with the plan.

use jiff::Timestamp;

use super::plan::Part;

const MINUTE: i64 = 60_000;
/// A program that was closed longer than this, in milliseconds, is taken to have been closed on purpose: the rest does not count.
const LONGEST_GAP: i64 = 5 * MINUTE;

/// Where a session stands beside its plan, in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    OnPlan,
    Ahead(u32),
    Late(u32),
}

/// What has gone by, and what stands still. All in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// When the last key was pressed. The clock never goes back, whatever the machine's does.
    last: Timestamp,
    /// What had gone by then.
    gone: i64,
    /// Whether the clock runs: it has begun, and nothing is paused.
    runs: bool,
    timer: Timer,
}

/// Counts down. It stands still while the clock does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Timer {
    /// `None` where there is none.
    left: Option<i64>,
    length: i64,
    runs: bool,
}

impl Clock {
    pub(super) fn new(begun: Timestamp) -> Self {
        Self { last: begun, gone: 0, runs: false, timer: Timer::default() }
    }

    fn since(&self, now: Timestamp) -> i64 {
        now.as_millisecond().saturating_sub(self.last.as_millisecond()).max(0)
    }

    /// Goes on to the moment of a key.
    pub(super) fn go_to(&mut self, at: Timestamp, was_closed: bool) {
        let mut gone = self.since(at);
        if was_closed {
            gone = gone.min(LONGEST_GAP);
        }
        if self.runs {
            self.gone += gone;
            if let Some(left) = self.timer.left.as_mut().filter(|_| self.timer.runs) {
                *left = (*left - gone).max(0);
            }
        }
        self.last = self.last.max(at);
    }

    pub(super) fn run(&mut self, runs: bool) {
        self.runs = runs;
    }

    /// What has gone by, in milliseconds.
    pub(super) fn gone(&self, now: Timestamp) -> i64 {
        self.gone + if self.runs { self.since(now) } else { 0 }
    }

    /// What had gone by at the last key.
    pub(super) fn gone_by(&self) -> i64 {
        self.gone
    }

    /// Whether anything changes by itself.
    pub(super) fn runs(&self) -> bool {
        self.runs
    }

    /// Sets the timer of a stage, or takes it away.
    pub(super) fn set_timer(&mut self, seconds: Option<u32>) {
        let length = seconds.map(|seconds| i64::from(seconds) * 1_000);
        self.timer = Timer { left: length, length: length.unwrap_or(0), runs: length.is_some() };
    }

    /// Starts the timer with a minute, stops it, or lets it go on.
    pub(super) fn toggle_timer(&mut self) {
        if self.timer.left.is_none_or(|left| left == 0) {
            self.set_timer(Some(60));
        } else {
            self.timer.runs = !self.timer.runs;
        }
    }

    pub(super) fn add_minute(&mut self) {
        let left = self.timer.left.unwrap_or(0) + MINUTE;
        self.timer = Timer { left: Some(left), length: self.timer.length.max(left), runs: true };
    }

    /// What the timer shows, and how long it was, in milliseconds; `None` where there is none.
    pub(super) fn timer(&self, now: Timestamp) -> Option<(i64, i64)> {
        let gone = if self.runs && self.timer.runs { self.since(now) } else { 0 };
        self.timer.left.map(|left| ((left - gone).max(0), self.timer.length))
    }
}

/// Where a session stands beside its plan. Of the exchanges, `done` of about `of` votes are behind it.
pub(super) fn pace(part: Part, gone: i64, done: u32, of: u32) -> Pace {
    let (begin, end) = part.minutes();
    let at = |minutes: u32| i64::from(minutes) * MINUTE;
    let (begin, end) = if part == Part::Play {
        let of = i64::from(of.max(1));
        let done = i64::from(done).min(of - 1);
        let length = at(end) - at(begin);
        (at(begin) + length * done / of, at(begin) + length * (done + 1) / of)
    } else {
        (at(begin), at(end))
    };
    let minutes = |time: i64| u32::try_from((time + MINUTE / 2) / MINUTE).unwrap_or(0);
    match (begin - gone, gone - end) {
        (ahead, _) if minutes(ahead) > 0 && ahead > 0 => Pace::Ahead(minutes(ahead)),
        (_, late) if late > 0 && minutes(late) > 0 => Pace::Late(minutes(late)),
        _ => Pace::OnPlan,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_000_000 + seconds).unwrap()
    }

    #[test]
    fn a_frozen_clock_stands_still_and_so_does_the_timer() {
        let mut clock = Clock::new(at(0));
        assert_eq!(clock.gone(at(50)), 0, "nothing has begun");
        clock.go_to(at(50), false);
        clock.run(true);
        clock.set_timer(Some(120));
        assert_eq!((clock.gone(at(60)), clock.timer(at(60))), (10_000, Some((110_000, 120_000))));
        clock.go_to(at(60), false);
        clock.run(false);
        assert_eq!((clock.gone(at(600)), clock.timer(at(600))), (10_000, Some((110_000, 120_000))));
        clock.go_to(at(600), false);
        clock.run(true);
        assert_eq!((clock.gone(at(605)), clock.timer(at(900))), (15_000, Some((0, 120_000))));
    }

    #[test]
    fn a_clock_that_is_set_back_takes_nothing_away() {
        let mut clock = Clock::new(at(0));
        clock.run(true);
        clock.go_to(at(30), false);
        clock.go_to(at(10), false);
        assert_eq!((clock.gone(at(10)), clock.gone(at(40))), (30_000, 40_000));
    }

    #[test]
    fn a_night_between_two_halves_of_a_session_does_not_count() {
        let mut clock = Clock::new(at(0));
        clock.run(true);
        clock.go_to(at(60), false);
        clock.go_to(at(60 + 40_000), true);
        assert_eq!(clock.gone(at(60 + 40_000)), 60_000 + LONGEST_GAP);
    }

    #[test]
    fn the_pace_is_that_of_the_votes_that_are_behind() {
        let minutes = |minutes: i64| minutes * MINUTE;
        assert_eq!(pace(Part::Play, minutes(7), 0, 10), Pace::OnPlan);
        assert_eq!(pace(Part::Play, minutes(12), 2, 10), Pace::OnPlan);
        assert_eq!(pace(Part::Play, minutes(20), 2, 10), Pace::Late(8));
        assert_eq!(pace(Part::Play, minutes(8), 5, 10), Pace::Ahead(8));
        assert_eq!(pace(Part::Ask, minutes(1), 0, 10), Pace::OnPlan);
        assert_eq!(pace(Part::Play, minutes(27), 40, 10), Pace::Late(1));
    }
}
