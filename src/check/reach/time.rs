//! What the clock of a beat says, and what it does in one move.

use crate::scenario::{Beat, BeatId};

/// Minutes since midnight.
pub(super) type Minutes = u16;

/// Further back than this is past midnight.
const HALF_A_DAY: Minutes = 12 * 60;

/// What `at` of a beat says of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// Nothing: it stands where it stood.
    Unsaid,
    /// The time alone, as in "17:40".
    At(Minutes),
    /// A time with a day, as in "Wednesday, 12:58": not to be compared with what came before.
    On(Minutes),
    /// Something else, as in "next morning".
    Unclear,
}

impl Time {
    pub(super) fn of(beat: &Beat) -> Self {
        if beat.variants.iter().any(|variant| variant.at.is_some()) {
            return Self::Unclear;
        }
        let Some(at) = &beat.at else { return Self::Unsaid };
        if let Some(time) = minutes(at) {
            return Self::At(time);
        }
        at.rsplit([',', ' ']).next().and_then(minutes).map_or(Self::Unclear, Self::On)
    }
}

/// A time of day as written in figures, and nothing else.
pub(super) fn minutes(written: &str) -> Option<Minutes> {
    let (hours, minutes) = written.trim().split_once([':', '.'])?;
    let is_number = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hours, 2) || minutes.len() != 2 || !is_number(minutes, 2) {
        return None;
    }
    let (hours, minutes): (Minutes, Minutes) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Minutes since midnight as a clock shows them.
pub(super) fn shown(time: Minutes) -> String {
    format!("{:02}:{:02}", time / 60, time % 60)
}

/// What the clock does in one move.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ticked {
    /// The first beat with a time, where nothing before it in the move lost count of the day.
    pub(super) first: Option<(BeatId, Minutes)>,
    /// Where it ran back within the move: from when, to which beat and when.
    pub(super) back: Option<(Minutes, BeatId, Minutes)>,
    is_lost: bool,
    last: Option<Minutes>,
}

impl Ticked {
    /// A beat is entered, perhaps days later.
    pub(super) fn come_to(&mut self, beat: BeatId, is_later_day: bool, time: Time) {
        if is_later_day || matches!(time, Time::On(_) | Time::Unclear) {
            self.is_lost = true;
            self.last = None;
        }
        match time {
            Time::At(time) => {
                match self.last {
                    Some(last) if runs_back(last, time) => self.back = self.back.or(Some((last, beat, time))),
                    None if !self.is_lost => self.first = Some((beat, time)),
                    _ => {}
                }
                self.last = Some(time);
            }
            Time::On(time) => self.last = Some(time),
            Time::Unsaid | Time::Unclear => {}
        }
    }

    /// Where the clock stands after the move, if it stood there before.
    pub(super) fn after(self, before: Option<Minutes>) -> Option<Minutes> {
        self.last.or(if self.is_lost { None } else { before })
    }
}

pub(super) fn runs_back(from: Minutes, to: Minutes) -> bool {
    to < from && from - to <= HALF_A_DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_figures_and_nothing_else_is() {
        for (written, time) in [("17:40", Some(1060)), ("9.05", Some(545)), ("24:00", None), ("noon", None), ("17:4", None)] {
            assert_eq!(minutes(written), time, "{written}");
        }
        assert!(runs_back(1060, 1010) && !runs_back(1430, 10) && !runs_back(10, 10));
    }
}
