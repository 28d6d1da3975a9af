//! Your view: what the trainee makes of a conversation before anything is told, and where that agrees with what happened.

use super::{Debrief, MarkedFor, Moment, Stop};

/// Characters that somebody's own line may have.
pub const LONGEST_WHY: usize = 200;

/// What somebody made of a conversation, and how far they have looked back at it; what was skipped is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelfView {
    pub feeling: Option<Feeling>,
    pub turned: Option<Guess>,
    /// What an earlier version asked as well: one of the nine fates, as its row and column.
    pub tonight: Option<(usize, usize)>,
    /// Why they said it there, at the moment of the road, in their own words.
    pub why: Option<String>,
    /// The stop of the road at which they were last; `None` at its beginning.
    pub stop: Option<Stop>,
}

impl SelfView {
    /// The stop at which they were last; whoever was asked by an earlier version, which kept none, had come past the question.
    pub fn was_at(&self) -> Option<Stop> {
        self.stop.or(self.turned.map(|_| Stop::Moment))
    }
}

/// How a conversation may have been for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feeling {
    Shaken,
    Uneasy,
    Fine,
    Pleased,
}

impl Feeling {
    /// In the order in which it is asked.
    pub const ALL: [Self; 4] = [Self::Pleased, Self::Fine, Self::Uneasy, Self::Shaken];
}

/// Which moment somebody thinks mattered most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// The n-th exchange, from 0.
    At(usize),
    NoSingleOne,
}

/// What the trainee thought, beside where it turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calibration {
    /// At that line, or one exchange beside it, as this moment is lettered.
    There { letter: char },
    /// Earlier or later, at this moment.
    Elsewhere { earlier: bool, letter: char },
    /// The trainee thought that no single one did; this one did.
    ItDid { letter: char },
    /// It was made of small moments.
    Nowhere,
}

impl Debrief {
    /// Where it turned, beside where the trainee thought it did. `None` where that was skipped or foresight has not looked.
    pub fn where_it_turned(&self, guess: Option<Guess>) -> Option<Calibration> {
        let guess = guess.filter(|_| self.has_analysis())?;
        let turns = || self.moments.iter().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        let beside = |exchange: usize, moment: &Moment| moment.exchange().abs_diff(exchange);
        let near = |exchange: usize| {
            turns().filter(|moment| beside(exchange, moment) <= 1).min_by_key(|moment| beside(exchange, moment))
        };
        // Of two that turned it as much the first one.
        let larger = |one: &Moment, other: &Moment| other.gain().abs() > one.gain().abs();
        let largest = turns().reduce(|most, other| if larger(most, other) { other } else { most });
        Some(match (guess, largest) {
            (_, None) => Calibration::Nowhere,
            (Guess::NoSingleOne, Some(turn)) => Calibration::ItDid { letter: turn.letter },
            (Guess::At(exchange), Some(turn)) => match near(exchange) {
                Some(there) => Calibration::There { letter: there.letter },
                None => Calibration::Elsewhere { earlier: turn.exchange() < exchange, letter: turn.letter },
            },
        })
    }
}
