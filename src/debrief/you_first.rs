//! You first: what the trainee makes of the talk before anything is shown, and where that agrees with what happened.

use super::{Debrief, Fate, MarkedFor, Moment};

/// What somebody made of a talk; what was skipped is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelfView {
    pub feeling: Option<Feeling>,
    pub turned: Option<Guess>,
    /// One of [`Debrief::fates_to_guess`], as its row and column.
    pub tonight: Option<(usize, usize)>,
}

/// How somebody may feel after a talk, in the order in which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feeling {
    Shaken,
    Uneasy,
    Fine,
    Pleased,
}

impl Feeling {
    pub const ALL: [Self; 4] = [Self::Shaken, Self::Uneasy, Self::Fine, Self::Pleased];

    /// The mood in which a face shows it, -10..=10.
    pub fn shown_mood(self) -> i8 {
        match self {
            Self::Shaken => -6,
            Self::Uneasy => -1,
            Self::Fine => 3,
            Self::Pleased => 8,
        }
    }
}

/// Where somebody thinks it turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// At the n-th exchange, from 0.
    At(usize),
    ItDidNot,
}

/// Where the trainee thought it turned, beside where it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calibration<'a> {
    /// At that line, or one exchange beside it.
    There,
    /// Earlier or later, at this moment and line.
    Elsewhere { earlier: bool, letter: char, line: &'a str },
    /// The trainee thought that it did not; it did, at this moment and line.
    ItDid { letter: char, line: &'a str },
    /// It was made of small moments.
    Nowhere,
}

impl Debrief {
    /// Three of the nine fates, as row and column, in the order of the grid: how it was, and two neighbours of it.
    pub fn fates_to_guess(&self) -> [(usize, usize); 3] {
        let Fate { row, column, .. } = self.account.fate;
        // From the edge there is one way; from the middle the number of exchanges picks one, so that the place gives nothing away.
        let beside = |at: usize, odd: bool| match at {
            1 if odd => 0,
            1 => 2,
            _ => 1,
        };
        let n = self.exchanges.len();
        let mut fates = [(row, column), (row, beside(column, n % 2 == 1)), (beside(row, n / 2 % 2 == 1), column)];
        fates.sort_unstable();
        fates
    }

    /// Where it turned, beside where the trainee thought it did. `None` where that was skipped or foresight has not looked.
    pub fn where_it_turned(&self, guess: Option<Guess>) -> Option<Calibration<'_>> {
        let guess = guess?;
        let knew = self.knew_where_it_turned(Some(guess))?;
        let turns = self.moments.iter().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        let largest = turns.max_by(|one, other| one.gain().abs().total_cmp(&other.gain().abs()));
        let line = |moment: &Moment| self.exchanges.get(moment.exchange()).map_or("", |exchange| exchange.you_said.as_str());
        Some(match (guess, largest) {
            (Guess::At(_), _) if knew => Calibration::There,
            (_, None) => Calibration::Nowhere,
            (Guess::At(exchange), Some(turn)) => {
                Calibration::Elsewhere { earlier: turn.exchange() < exchange, letter: turn.letter, line: line(turn) }
            }
            (Guess::ItDidNot, Some(turn)) => Calibration::ItDid { letter: turn.letter, line: line(turn) },
        })
    }

    /// Whether the trainee knew where it turned, to within one exchange. `None` where that was skipped or foresight has not looked.
    pub fn knew_where_it_turned(&self, guess: Option<Guess>) -> Option<bool> {
        let guess = guess.filter(|_| self.has_analysis())?;
        let mut turns = self.moments.iter().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        Some(match guess {
            Guess::ItDidNot => turns.next().is_none(),
            Guess::At(exchange) => turns.any(|moment| moment.exchange().abs_diff(exchange) <= 1),
        })
    }
}
