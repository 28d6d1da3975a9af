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
    /// At that line, or one exchange beside it, as this moment is lettered; `most` is the letter of the one that mattered most, the same
    /// where that is it.
    There { letter: char, most: char },
    /// Earlier or later, at the moment that mattered most.
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
        // What mattered most is what the page of the moment shows. Where that was only felt, it is the largest turn, and of equals the
        // first.
        let shown = self.moment_of_the_road().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        let larger = |one: &Moment, other: &Moment| other.gain().abs() > one.gain().abs();
        let most = shown.or_else(|| turns().reduce(|most, other| if larger(most, other) { other } else { most }));
        let near = |exchange: usize| {
            let beside_it = turns().filter(|moment| beside(exchange, moment) <= 1);
            let is_most = |moment: &Moment| most.is_some_and(|most| most.letter == moment.letter);
            beside_it.min_by_key(|moment| (beside(exchange, moment), !is_most(moment)))
        };
        Some(match (guess, most) {
            (_, None) => Calibration::Nowhere,
            (Guess::NoSingleOne, Some(most)) => Calibration::ItDid { letter: most.letter },
            (Guess::At(exchange), Some(most)) => match near(exchange) {
                Some(there) => Calibration::There { letter: there.letter, most: most.letter },
                None => Calibration::Elsewhere { earlier: most.exchange() < exchange, letter: most.letter },
            },
        })
    }
}
