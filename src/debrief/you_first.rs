//! You first: what the trainee makes of the talk before anything is told, kept to compare (training-model 4.2 and 8.4).

use crate::words::{self, debrief::you_first::Calibration};

use super::{Debrief, Fate, MarkedFor, Moment};

/// What somebody made of a talk; what was skipped is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelfView {
    /// One of [`words::debrief::you_first::FEELINGS`].
    pub feeling: Option<usize>,
    pub turned: Option<Guess>,
    /// One of [`Debrief::fates_to_guess`], as its row and column.
    pub tonight: Option<(usize, usize)>,
}

/// Where somebody thinks it turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// At the n-th exchange, from 0.
    At(usize),
    ItDidNot,
}

/// One of the three questions, answered and held against what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfTold {
    pub question: String,
    /// `None` where it was skipped.
    pub thought: Option<String>,
    /// `None` until it can be said.
    pub happened: Option<String>,
}

impl Debrief {
    /// What the trainee thought, beside what happened.
    pub fn beside_what_happened(&self, answers: &SelfView) -> [SelfTold; 3] {
        let feeling = answers.feeling.and_then(|index| words::debrief::you_first::FEELINGS.get(index));
        let turned = answers.turned.map(|guess| match guess {
            Guess::At(exchange) => {
                self.exchanges.get(exchange).map_or_else(String::new, |told| words::grammar::quoted(&told.you_said))
            }
            Guess::ItDidNot => words::debrief::you_first::IT_DID_NOT.to_owned(),
        });
        let tonight = answers.tonight.map(|(row, column)| self.account.fate.words(row, column).to_owned());
        [
            SelfTold {
                question: words::debrief::you_first::FELT.to_owned(),
                thought: feeling.map(|(words, _)| (*words).to_owned()),
                happened: self
                    .curve
                    .points
                    .last()
                    .map(|point| words::debrief::you_first::they_left(self.pronoun, &point.mood_word)),
            },
            SelfTold {
                question: words::debrief::you_first::TURNED.to_owned(),
                thought: turned,
                happened: self.where_it_turned(answers.turned),
            },
            SelfTold {
                question: words::debrief::you_first::what_do_they_say(&self.customer),
                thought: tonight,
                happened: Some(self.account.fate.own_words().to_owned()),
            },
        ]
    }

    /// Three of the nine sentences, as row and column, in the order of the grid: how it was, and two neighbours of it.
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

    /// Where it turned, beside where the trainee thought it did; `None` where that was skipped or foresight has not looked.
    pub fn where_it_turned(&self, guess: Option<Guess>) -> Option<String> {
        let guess = guess?;
        if !self.is_foreseen() {
            return None;
        }
        let turns = || self.moments.iter().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        let line = |moment: &Moment| self.exchanges.get(moment.point - 1).map_or("", |told| told.you_said.as_str());
        let largest = turns().max_by(|one, other| one.gain().abs().total_cmp(&other.gain().abs()));
        let Guess::At(exchange) = guess else {
            let told = largest.map(|moment| words::debrief::you_first::it_did_turn(moment.letter, line(moment)));
            return Some(told.unwrap_or_else(|| words::debrief::you_first::it_turned(&Calibration::Nowhere)));
        };
        let calibration = match largest {
            _ if self.knew_where_it_turned(Some(guess)) == Some(true) => Calibration::There,
            None => Calibration::Nowhere,
            Some(turn) => Calibration::Elsewhere { earlier: turn.point - 1 < exchange, letter: turn.letter, line: line(turn) },
        };
        Some(words::debrief::you_first::it_turned(&calibration))
    }

    /// Whether the trainee knew where it turned, to within one exchange (training-model 8.4); `None` where it cannot be said.
    pub fn knew_where_it_turned(&self, guess: Option<Guess>) -> Option<bool> {
        let guess = guess.filter(|_| self.is_foreseen())?;
        let mut turns = self.moments.iter().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        Some(match guess {
            Guess::ItDidNot => turns.next().is_none(),
            Guess::At(exchange) => turns.any(|moment| (moment.point - 1).abs_diff(exchange) <= 1),
        })
    }

    /// Whether the trainee picked the sentence that the customer says; `None` where that was skipped.
    pub fn knew_what_they_say(&self, tonight: Option<(usize, usize)>) -> Option<bool> {
        tonight.map(|picked| picked == (self.account.fate.row, self.account.fate.column))
    }
}
