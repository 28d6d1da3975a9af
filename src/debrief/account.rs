//! The ledger as a bank statement, the promises, and where the talk leaves the customer.

use crate::play::{Fill, Transcript};
use crate::rules::{EntryKind, Event, Fate, PromiseState, Reason};
use crate::scenario::{ChoiceId, Mode, PromiseId, Target};
use crate::wording::typographic;

/// The account, oldest line first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Mood and trust at the end, each -10..=10.
    pub mood: i8,
    pub trust: i8,
    /// What was in the account before anything was said.
    pub opening_balance: i8,
    /// Oldest first.
    pub lines: Vec<LedgerLine>,
    pub promises: Vec<PromiseSummary>,
    /// Where mood and trust leave the customer. What may be told of it is [`Self::told_fate`].
    pub fate: Fate,
    /// Whether the fate goes with how the talk ended.
    agrees: bool,
}

/// One line of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    pub time: Option<String>,
    pub reason: LedgerReason,
    pub amount: i8,
    pub balance: i8,
    pub is_deed: bool,
    /// Why less than the amount arrived; `None` where all of it did.
    pub cut: Option<Cut>,
    /// The exchange in which it was made, from 0.
    pub exchange: usize,
}

/// Why less than its amount arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// The account was at its limit.
    Full,
    /// Words alone take trust no further (R2).
    WordsAlone,
}

/// Why something was banked or taken back, with the author's text where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerReason {
    /// What the trainee said.
    Said(String),
    /// What the trainee did.
    Did(String),
    /// What the first exchanges came to (R1).
    FirstImpression {
        /// Whether it is that of a later day.
        is_later: bool,
    },
    /// The voice did not mean what the words said.
    WordsAndVoice,
    /// The trainee put something in the customer's own way: of what things look like, say; `None` where that way is not told.
    Matching(Option<Mode>),
    FactUsed(String),
    PromiseMoved(String),
    PromiseKept(String),
    /// Done without having been promised.
    Unasked(String),
    /// Done after it was broken.
    MadeGood(String),
    PromiseGivenBack(String),
    PromiseBroken(String),
    /// You said one thing and did another.
    Breach,
    /// A broken promise took back part of what words had earned.
    Bounce,
}

/// What became of one promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseSummary {
    pub text: String,
    pub made: Option<String>,
    pub due: Option<String>,
    /// Whether it was put off, so that it no longer fell due at that time.
    pub was_moved: bool,
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
    /// Given back, and done afterwards.
    DoneAnyway,
    /// Broken, and done afterwards.
    Mended,
    Moved,
    GivenBack,
    Broken,
}

impl Statement {
    pub(super) fn new(transcript: &Transcript, fill: &Fill) -> Self {
        let state = transcript.state();
        let lines = lines(transcript, fill);
        let has_deed = lines.iter().any(|line| line.is_deed && line.amount > 0);
        let fate = transcript.rules().fate(state.mood(), state.trust(), has_deed);
        let kind = transcript.ending().map(|ending| transcript.scenario().endings()[ending].kind);
        Self {
            mood: state.mood(),
            trust: state.trust(),
            opening_balance: transcript.scenario().customer().trust,
            promises: promises(transcript, fill),
            fate,
            agrees: kind.is_some_and(|kind| fate.agrees_with(kind)),
            lines,
        }
    }

    /// The fate, where it goes with how the talk ended: nothing that is said of a run contradicts its ending.
    pub fn told_fate(&self) -> Option<Fate> {
        Some(self.fate).filter(|_| self.agrees)
    }
}

fn lines(transcript: &Transcript, fill: &Fill) -> Vec<LedgerLine> {
    let mut balance = transcript.scenario().customer().trust;
    let mut lines: Vec<LedgerLine> = Vec::new();
    for TimedEvent { exchange, time, event } in timed_events(transcript) {
        let Event::Entry { amount, kind, reason, trust } = *event else { continue };
        let exchange = exchange.unwrap_or(0);
        let chosen = transcript.exchanges().get(exchange).map(|exchange| exchange.chosen.choice);
        let is_later = lines.iter().any(|line| matches!(line.reason, LedgerReason::FirstImpression { .. }));
        let is_short = i32::from(balance) + i32::from(amount) != i32::from(trust);
        let words_alone = transcript.rules().holds_words_back(kind, amount, trust);
        let cut = is_short.then_some(if words_alone { Cut::WordsAlone } else { Cut::Full });
        balance = trust;
        lines.push(LedgerLine {
            time: time.map(str::to_owned),
            reason: ledger_reason(transcript, fill, reason, chosen, is_later),
            amount,
            balance: trust,
            is_deed: kind == EntryKind::Deed,
            cut,
            exchange,
        });
    }
    lines
}

fn ledger_reason(transcript: &Transcript, fill: &Fill, reason: Reason, chosen: Option<ChoiceId>, is_later: bool) -> LedgerReason {
    let scenario = transcript.scenario();
    let filled = |text: &str| typographic(&fill.text(text));
    let promise = |promise: PromiseId| filled(&scenario.promises()[promise].text);
    match reason {
        Reason::Choice => match chosen.map(|choice| &scenario.choices()[choice].spoken) {
            Some(spoken) if spoken.is_act() => LedgerReason::Did(filled(spoken.text())),
            spoken => LedgerReason::Said(spoken.map_or_else(String::new, |spoken| filled(spoken.text()))),
        },
        Reason::FirstImpression => LedgerReason::FirstImpression { is_later },
        Reason::WordsAndVoice => LedgerReason::WordsAndVoice,
        Reason::Matching => LedgerReason::Matching(scenario.customer().talks),
        Reason::FactUsed(fact) => LedgerReason::FactUsed(filled(&scenario.facts()[fact].text)),
        Reason::Moved(id) => LedgerReason::PromiseMoved(promise(id)),
        Reason::Kept(id) => LedgerReason::PromiseKept(promise(id)),
        Reason::Unasked(id) => LedgerReason::Unasked(promise(id)),
        Reason::MadeGood(id) => LedgerReason::MadeGood(promise(id)),
        Reason::Withdrawn(id) => LedgerReason::PromiseGivenBack(promise(id)),
        Reason::Breach => LedgerReason::Breach,
        Reason::Broken(id) => LedgerReason::PromiseBroken(promise(id)),
        Reason::Bounce => LedgerReason::Bounce,
    }
}

fn promises(transcript: &Transcript, fill: &Fill) -> Vec<PromiseSummary> {
    let scenario = transcript.scenario();
    let mut summaries: Vec<(PromiseId, PromiseSummary)> = Vec::new();
    for TimedEvent { time, event, .. } in timed_events(transcript) {
        let Event::Promise { promise: id, from, to } = *event else { continue };
        let position = summaries.iter().position(|(known, _)| *known == id).unwrap_or_else(|| {
            let promise = &scenario.promises()[id];
            let made = PromiseSummary {
                text: typographic(&fill.text(&promise.text)),
                made: None,
                due: promise.due.clone(),
                was_moved: false,
                fate: PromiseFate::Open,
                never_yours: !promise.can_be_kept,
            };
            summaries.push((id, made));
            summaries.len() - 1
        });
        let Some((_, promise)) = summaries.get_mut(position) else { continue };
        // A promise that is given once more was made when it was given first.
        if to == PromiseState::Open && (from != PromiseState::Open || promise.made.is_none()) {
            promise.made = time.map(str::to_owned);
        }
        promise.was_moved |= to == PromiseState::Moved;
        promise.fate = match (from, to) {
            (PromiseState::None, PromiseState::Kept) => PromiseFate::Unasked,
            (PromiseState::Withdrawn, PromiseState::Kept) => PromiseFate::DoneAnyway,
            (PromiseState::Broken, PromiseState::Kept) => PromiseFate::Mended,
            (PromiseState::Kept, PromiseState::Kept) => promise.fate,
            (_, PromiseState::Kept) => PromiseFate::Kept,
            (_, PromiseState::Moved) => PromiseFate::Moved,
            (_, PromiseState::Withdrawn) => PromiseFate::GivenBack,
            (_, PromiseState::Broken) => PromiseFate::Broken,
            (_, PromiseState::Open | PromiseState::None) => PromiseFate::Open,
        };
    }
    for (id, promise) in summaries.iter_mut().filter(|(_, promise)| promise.fate == PromiseFate::Broken) {
        if is_made_good(transcript, *id) {
            promise.fate = PromiseFate::Mended;
        }
    }
    summaries.into_iter().map(|(_, promise)| promise).collect()
}

/// Whether a promise was kept after it broke for the last time. It stays broken, and by plain rules there is no entry that tells.
pub(super) fn is_made_good(transcript: &Transcript, promise: PromiseId) -> bool {
    let breaks = |event: &Event| matches!(event, Event::Promise { promise: id, to: PromiseState::Broken, .. } if *id == promise);
    let exchanges = transcript.exchanges();
    let broke = exchanges.iter().rposition(|exchange| exchange.events.iter().any(breaks));
    let since = exchanges.iter().skip(broke.map_or(0, |broke| broke + 1));
    let mut kept = since.map(|exchange| &transcript.scenario().choices()[exchange.chosen.choice].effect.keeps);
    kept.any(|keeps| keeps.contains(&promise))
}

/// An event with the exchange in which it happened, `None` before the first, and the clock at that moment.
struct TimedEvent<'a> {
    exchange: Option<usize>,
    time: Option<&'a str>,
    event: &'a Event,
}

fn timed_events(transcript: &Transcript) -> Vec<TimedEvent<'_>> {
    let mut time = None;
    let mut timed = Vec::new();
    let opening = std::iter::once((None, transcript.opening()));
    let exchanges = transcript.exchanges().iter().enumerate().map(|(at, exchange)| (Some(at), exchange.events.as_slice()));
    for (exchange, events) in opening.chain(exchanges) {
        for (position, event) in events.iter().enumerate() {
            if let Event::Entered(beat) = event {
                let later = events.get(position + 1..).unwrap_or_default();
                let variant =
                    later.iter().take_while(|event| !matches!(event, Event::Entered(_))).find_map(|event| match event {
                        Event::Variant(Target::Beat(_), variant) => Some(*variant),
                        _ => None,
                    });
                time = transcript.beat_words(*beat, variant).at.or(time);
            }
            timed.push(TimedEvent { exchange, time, event });
        }
    }
    timed
}
