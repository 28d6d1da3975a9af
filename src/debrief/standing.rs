//! A line among what else could have been said at its moment, as foresight values it. What may be blamed on a line, held up beside
//! it or praised in it is decided by this alone.

use crate::foresight::{Foresight, Outlook};
use crate::play::{Exchange, Transcript};
use crate::rules::{Move, Next, step};
use crate::scenario::{ChoiceId, Voice};

use super::clean::{fits, is_clean, is_clean_as_said};

/// A clean way was better than what was said where it was better by at least so much.
pub(super) const LEAST_BETTER: f64 = 0.05;
/// Options nearer to each other than this are just as good.
pub(super) const JUST_AS_GOOD: f64 = 0.03;
/// A turning point moves the outlook by at least so much.
pub(super) const LEAST_TURN: f64 = 0.06;
/// Figures that differ by less are equal.
pub(super) const EQUAL: f64 = 1e-9;

/// One line, and the clean ways that were open beside it.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) before: Outlook,
    pub(super) after: Outlook,
    /// Whether the line was clean as it was said.
    pub(super) is_clean: bool,
    /// The best ending in reach before and after it, 0 to 1; `None` where foresight is *bounded*.
    pub(super) reach: Option<(f64, f64)>,
    /// The same words first, where they were said in a voice that they do not list; then the other options, in the order of the file.
    pub(super) ways: Vec<CleanWay>,
}

/// A clean option that was open, in the best of its listed voices.
#[derive(Clone, Copy, Debug)]
pub(super) struct CleanWay {
    pub(super) choice: ChoiceId,
    pub(super) voice: Option<Voice>,
    pub(super) outlook: Outlook,
    /// Whether it is the words that were said, in another voice.
    pub(super) same_words: bool,
}

impl Standing {
    /// All lines of a run; `None` for one whose state foresight does not know.
    pub(super) fn all(transcript: &Transcript, foresight: &Foresight) -> Vec<Option<Self>> {
        let last = transcript.exchanges().len().saturating_sub(1);
        let of = |(index, exchange)| {
            let ending = transcript.ending().filter(|_| index == last);
            let after = ending.map(|ending| Outlook::of(transcript.scenario().endings()[ending].kind));
            Self::of(transcript, foresight, exchange, after)
        };
        transcript.exchanges().iter().enumerate().map(of).collect()
    }

    fn of(transcript: &Transcript, foresight: &Foresight, exchange: &Exchange, ended: Option<Outlook>) -> Option<Self> {
        let (scenario, rules) = (transcript.scenario(), transcript.rules());
        let state = &exchange.before;
        let is_same = |choice: ChoiceId| choice == exchange.chosen.choice;
        let said_as_it_lists = fits(scenario, exchange.chosen.choice, exchange.chosen.voice);
        let valued = foresight.options(state).into_iter();
        let clean = valued
            .filter(|valued| is_clean(scenario, rules, state, valued.choice) && !(is_same(valued.choice) && said_as_it_lists));
        let reach_after = |chosen: Move| match step(scenario, rules, *state, chosen, &mut ()) {
            Next::Choose(next) => foresight.best(&next),
            Next::Ended(_, ending) => Some(Outlook::of(scenario.endings()[ending].kind).value),
        };
        let mut ways: Vec<CleanWay> = clean
            .map(|valued| CleanWay {
                choice: valued.choice,
                voice: valued.voice,
                outlook: valued.outlook,
                same_words: is_same(valued.choice),
            })
            .collect();
        ways.sort_by_key(|way| !way.same_words);
        Some(Self {
            before: foresight.outlook(state)?,
            after: ended.or_else(|| foresight.outlook(&exchange.after))?,
            is_clean: is_clean_as_said(scenario, rules, state, exchange.chosen),
            reach: foresight.best(state).zip(reach_after(exchange.chosen)),
            ways,
        })
    }

    /// By how much the outlook rose, -1 to 1.
    pub(super) fn gain(&self) -> f64 {
        self.after.value - self.before.value
    }

    /// By how much a way was better than what was said, -1 to 1.
    pub(super) fn better_by(&self, way: &CleanWay) -> f64 {
        way.outlook.value - self.after.value
    }

    /// The best of some ways, the first of equals.
    pub(super) fn best_of<'w>(ways: impl Iterator<Item = &'w CleanWay>) -> Option<&'w CleanWay> {
        ways.reduce(|best, way| if way.outlook.value > best.outlook.value + EQUAL { way } else { best })
    }

    /// The best clean way beside the line that has other words, the first of equals.
    pub(super) fn best_other(&self) -> Option<&CleanWay> {
        Self::best_of(self.ways.iter().filter(|way| !way.same_words))
    }

    /// Whether a fall may be told of this line: it is not clean, or a clean way beside it was better.
    pub(super) fn answers_for_a_fall(&self) -> bool {
        !self.is_clean || self.ways.iter().any(|way| self.better_by(way) >= LEAST_BETTER - EQUAL)
    }

    /// Whether the loss of the best ending is told of this line. One that was clean is praised on other pages: of that the time alone is
    /// told, also where something else kept more in reach.
    pub(super) fn answers_for_a_loss(&self) -> bool {
        !self.is_clean
    }
}

/// Whether it fell at this exchange, from 0, as it does at a turning point, and the very next line was clean and took it back to where it
/// had stood, or to what is just as good.
pub(super) fn was_won_back(standings: &[Option<Standing>], index: usize) -> bool {
    let at = |index: usize| standings.get(index).and_then(Option::as_ref);
    let Some((fell, next)) = at(index).zip(at(index + 1)) else { return false };
    let is_back = next.after.value >= fell.before.value - JUST_AS_GOOD - EQUAL;
    fell.gain() <= EQUAL - LEAST_TURN && next.is_clean && is_back
}
