//! The ledger as a bank statement, the promises, and where the talk leaves the customer.

use crate::play::{Fill, Transcript};
use crate::rules::{Account, Event, Fate, PromiseState, Reason};
use crate::scenario::{ChoiceId, PromiseId, Spoken};
use crate::wording::typographic;
use crate::words;

/// The account, oldest line first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// "Tonight: at ease. Tomorrow: undecided."
    pub sentence: String,
    /// What was in the account before anything was said.
    pub opening_balance: i8,
    pub entries: Vec<Entry>,
    pub promises: Vec<PromiseTold>,
    pub fate: Fate,
}

/// One line of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub time: Option<String>,
    pub reason: String,
    pub detail: Option<String>,
    pub amount: i8,
    pub balance: i8,
    pub is_deed: bool,
    /// Whether the account was at its limit, so that less than the amount arrived.
    pub was_full: bool,
    /// The exchange in which it was made, from 0.
    pub exchange: usize,
}

/// What became of one promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseTold {
    pub text: String,
    pub made: Option<String>,
    pub due: Option<String>,
    pub fate: PromiseFate,
    /// Whether nothing in the scenario could have kept it.
    pub never_yours: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseFate {
    Open,
    Kept,
    /// Done without having been promised.
    Unasked,
    /// Broken, and done afterwards.
    Mended,
    Moved,
    Broken,
}

impl PromiseTold {
    /// "Made 13:54, due 14:29. Broken, and never yours to make."
    pub fn sentence(&self) -> String {
        let fate = match self.fate {
            PromiseFate::Open => words::debrief::account::FATE_OPEN,
            PromiseFate::Kept => words::debrief::account::FATE_KEPT,
            PromiseFate::Unasked => words::debrief::account::FATE_UNASKED,
            PromiseFate::Mended => words::debrief::account::FATE_MENDED,
            PromiseFate::Moved => words::debrief::account::FATE_MOVED,
            PromiseFate::Broken => words::debrief::account::FATE_BROKEN,
        };
        words::debrief::account::promise_fate(self.made.as_deref(), self.due.as_deref(), fate, self.never_yours)
    }
}

impl Fate {
    /// The words for a cell of the grid, given this fate.
    pub fn words(self, row: usize, column: usize) -> &'static str {
        if self.sends_a_friend && (row, column) == (0, 2) {
            return words::debrief::account::SENDS_A_FRIEND;
        }
        words::debrief::account::FATES.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
    }

    pub fn own_words(self) -> &'static str {
        self.words(self.row, self.column)
    }
}

impl Statement {
    pub(super) fn new(transcript: &Transcript, fill: &Fill) -> Self {
        let rules = transcript.rules();
        let state = transcript.state();
        let entries = entries(transcript, fill);
        let has_deed = entries.iter().any(|entry| entry.is_deed && entry.amount > 0);
        Self {
            sentence: words::debrief::account::tonight_tomorrow(
                &words::common::mood_word(transcript.scenario().customer().pronoun, rules.mood_word(state.mood())),
                rules.trust_word(state.trust()),
            ),
            opening_balance: transcript.scenario().customer().trust,
            promises: promises(transcript, fill),
            fate: rules.fate(state.mood(), state.trust(), has_deed),
            entries,
        }
    }
}

fn entries(transcript: &Transcript, fill: &Fill) -> Vec<Entry> {
    let mut balance = transcript.scenario().customer().trust;
    let mut entries = Vec::new();
    for (index, _, time, event) in timed_events(transcript) {
        let Event::Entry { amount, account, reason, trust } = *event else { continue };
        let exchange = index.unwrap_or(0);
        let chosen = transcript.exchanges().get(exchange).map(|exchange| exchange.chosen.choice);
        let (reason, detail) = told_reason(transcript, fill, reason, chosen, entries.iter().any(is_first_impression));
        let was_full = i32::from(balance) + i32::from(amount) != i32::from(trust);
        balance = trust;
        entries.push(Entry {
            time: time.map(str::to_owned),
            reason,
            detail: detail.map(str::to_owned),
            amount,
            balance: trust,
            is_deed: account == Account::Deed,
            was_full,
            exchange,
        });
    }
    entries
}

fn is_first_impression(entry: &Entry) -> bool {
    entry.reason == words::debrief::account::FIRST_IMPRESSION
}

fn told_reason(
    transcript: &Transcript,
    fill: &Fill,
    reason: Reason,
    chosen: Option<ChoiceId>,
    is_later: bool,
) -> (String, Option<&'static str>) {
    let scenario = transcript.scenario();
    let told = |text: &str| typographic(&fill.text(text));
    let promise = |what: &str, promise: PromiseId| {
        (words::debrief::account::promise_entry(what, &told(&scenario.promises()[promise].text)), None)
    };
    match reason {
        Reason::Choice => {
            let spoken = chosen.map(|choice| &scenario.choices()[choice].spoken);
            let text = spoken.map_or_else(String::new, |spoken| told(spoken.text()));
            (if spoken.is_some_and(Spoken::is_act) { text } else { words::grammar::quoted(&text) }, None)
        }
        Reason::FirstImpression => {
            let detail = if is_later {
                words::debrief::account::LATER_IMPRESSION_DETAIL
            } else {
                words::debrief::account::FIRST_IMPRESSION_DETAIL
            };
            (words::debrief::account::FIRST_IMPRESSION.to_owned(), Some(detail))
        }
        Reason::WordsAndVoice => (words::debrief::account::WORDS_AND_VOICE.to_owned(), None),
        Reason::Matching => (words::debrief::account::MATCHING.to_owned(), None),
        Reason::FactUsed(fact) => (words::debrief::account::fact_used(&told(&scenario.facts()[fact].text)), None),
        Reason::Moved(id) => promise(words::debrief::account::ENTRY_MOVED, id),
        Reason::Kept(id) => promise(words::debrief::account::ENTRY_KEPT, id),
        Reason::Unasked(id) => promise(words::debrief::account::ENTRY_UNASKED, id),
        Reason::Broken(id) => promise(words::debrief::account::ENTRY_BROKEN, id),
        Reason::Bounce => (words::debrief::account::BOUNCE.to_owned(), Some(words::debrief::account::BOUNCE_DETAIL)),
    }
}

fn promises(transcript: &Transcript, fill: &Fill) -> Vec<PromiseTold> {
    let scenario = transcript.scenario();
    let mut told: Vec<(PromiseId, PromiseTold)> = Vec::new();
    for (_, _, time, event) in timed_events(transcript) {
        let Event::Promise { promise: id, from, to } = *event else { continue };
        let position = told.iter().position(|(known, _)| *known == id).unwrap_or_else(|| {
            let promise = &scenario.promises()[id];
            let made = PromiseTold {
                text: typographic(&fill.text(&promise.text)),
                made: None,
                due: promise.due.clone(),
                fate: PromiseFate::Open,
                never_yours: !promise.can_be_kept,
            };
            told.push((id, made));
            told.len() - 1
        });
        let Some((_, promise)) = told.get_mut(position) else { continue };
        // A promise that is given once more was made when it was given first.
        if to == PromiseState::Open && (from != PromiseState::Open || promise.made.is_none()) {
            promise.made = time.map(str::to_owned);
        }
        promise.fate = match (from, to) {
            (PromiseState::None, PromiseState::Kept) => PromiseFate::Unasked,
            (PromiseState::Broken, PromiseState::Kept) => PromiseFate::Mended,
            (PromiseState::Kept, PromiseState::Kept) => promise.fate,
            (_, PromiseState::Kept) => PromiseFate::Kept,
            (_, PromiseState::Moved) => PromiseFate::Moved,
            (_, PromiseState::Broken) => PromiseFate::Broken,
            (_, PromiseState::Open | PromiseState::None) => PromiseFate::Open,
        };
    }
    told.into_iter().map(|(_, promise)| promise).collect()
}

/// Every event with the exchange in which it happened and the clock at that moment.
fn timed_events(transcript: &Transcript) -> Vec<(Option<usize>, usize, Option<&str>, &Event)> {
    let scenario = transcript.scenario();
    let mut now = None;
    let mut timed = Vec::new();
    let opening = std::iter::once((None, transcript.opening()));
    let exchanges = transcript.exchanges().iter().enumerate().map(|(index, exchange)| (Some(index), exchange.events.as_slice()));
    for (index, events) in opening.chain(exchanges) {
        for (position, event) in events.iter().enumerate() {
            if let Event::Entered(beat) = event {
                now = scenario.beats()[*beat].at.as_deref().or(now);
            }
            timed.push((index, position, now, event));
        }
    }
    timed
}

#[cfg(test)]
mod tests {
    use crate::rules::Rules;

    #[test]
    fn the_nine_fates_follow_the_table() {
        let words = |mood, trust, deed| Rules::newest().fate(mood, trust, deed).own_words();
        assert_eq!(words(4, -3, false), "Charmed, and not coming back");
        assert_eq!(words(4, -2, false), "Pleasant enough");
        assert_eq!(words(10, 3, true), "Glad, and stays");
        assert_eq!(words(4, 6, true), "Sends a friend");
        assert_eq!(words(4, 6, false), "Glad, and stays");
        assert_eq!(words(3, -10, false), "Leaves quietly");
        assert_eq!(words(-3, 2, false), "Forgets you");
        assert_eq!(words(0, 10, true), "Stays");
        assert_eq!(words(-4, -3, false), "Tells everyone");
        assert_eq!(words(-10, 0, false), "Shops around");
        assert_eq!(words(-4, 3, false), "Disappointed, and still trusts you");
    }
}
