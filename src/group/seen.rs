//! What a group sees of the customer. There is no number of trust in it, and nothing of what they think.

use super::state::Group;
use crate::play::{Line, Run};
use crate::rules::PromiseState;
use crate::scenario::{Look, Pronoun};
use crate::wording::typographic;
use crate::words;

/// The customer, as a group sees them.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerSeen {
    pub name: String,
    pub pronoun: Pronoun,
    pub look: Look,
    /// The mood that the face shows, -10 to 10.
    pub face: f32,
    /// The mood as the seven places of the scale have it, 0 for the lowest.
    pub band: usize,
    pub mood_word: String,
    /// Pips, of how many.
    pub heard: (u8, u8),
    /// What they told, the newest first.
    pub facts: Vec<String>,
    /// What was promised, and how it stands.
    pub promises: Vec<(String, PromiseState)>,
    /// Anything that differs from line to line.
    pub line: u64,
}

impl CustomerSeen {
    pub(super) fn of(run: &Run) -> Self {
        let transcript = run.transcript();
        let (scenario, rules, state) = (transcript.scenario(), transcript.rules(), transcript.state());
        let customer = scenario.customer();
        let fill = transcript.fill(words::common::DEFAULT_NAME);
        let filled = |text: &str| typographic(&fill.text(text));
        let band = rules.mood_band(state.mood());
        let facts = transcript.facts_in_order().into_iter().rev().map(|fact| filled(&scenario.facts()[fact].text));
        let promises = scenario.promises().enumerate().map(|(id, promise)| (filled(&promise.text), state.promise(id)));
        Self {
            name: customer.name.clone(),
            pronoun: customer.pronoun,
            look: customer.look.clone(),
            face: rules.shown_mood(transcript.start().temperament, state.mood().into()),
            band,
            mood_word: words::common::mood_word(band),
            heard: (state.heard(), rules.heard_full()),
            facts: facts.collect(),
            promises: promises.filter(|(_, state)| *state != PromiseState::None).collect(),
            line: transcript.exchanges().len() as u64,
        }
    }
}

/// Words that are said, by whom where it is not the customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// What is to be seen with it.
    pub(super) sees: Option<String>,
    pub(super) by: Option<String>,
    pub(super) words: Option<String>,
}

impl Said {
    /// What stands before the options: the last that was said, and the last that was to be seen.
    pub(super) fn last(lines: &[Line]) -> Self {
        let mut said = Self::default();
        for line in lines {
            match line {
                Line::Sees(text) | Line::Event(text) => said.sees = Some(typographic(text)),
                Line::Says(text) => (said.by, said.words) = (None, Some(typographic(text))),
                Line::SaysToo { name, words, .. } => (said.by, said.words) = (Some(name.clone()), Some(typographic(words))),
                Line::LetMeFinish => (said.by, said.words) = (None, Some(words::common::LET_ME_FINISH.to_owned())),
                Line::Days(days) => said.sees = Some(words::common::days_later(*days)),
                Line::Hours(minutes) => said.sees = Some(words::common::hours_later(*minutes)),
            }
        }
        said
    }

    /// The same as one text.
    pub(super) fn as_text(&self) -> String {
        let words = match (&self.by, &self.words) {
            (Some(name), Some(words)) => Some(words::common::said_by(name, words)),
            (None, words) => words.clone(),
            (Some(_), None) => None,
        };
        words.or_else(|| self.sees.clone()).unwrap_or_default()
    }
}

impl Group {
    /// What happened since the last line of the group.
    pub(super) fn lines_at_hand(&self) -> Vec<Line> {
        lines_of(self.run())
    }
}

/// What happened since the last line of a run.
pub(super) fn lines_of(run: &Run) -> Vec<Line> {
    let transcript = run.transcript();
    let fill = transcript.fill(words::common::DEFAULT_NAME);
    match transcript.exchanges().last() {
        Some(exchange) => transcript.lines_after(exchange, &fill),
        None => transcript.opening_lines(&fill),
    }
}
