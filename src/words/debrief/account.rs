//! The account: its lines, the promises, and the nine fates.

use crate::debrief::{Cut, Debrief, Fate, LedgerLine, LedgerReason, PromiseFate, PromiseSummary, Statement};
use crate::rules::Rules;
use crate::scenario::{Mode, Pronoun};
use crate::words::common::trust_word;
use crate::words::debrief::mood_word;
use crate::words::grammar::{lower_first, number_word, quoted, signed, subject, subject_inside};
use crate::words::help::{AboutPeople, seven_things, what_a_bounce_takes};

/// The heading of the lines.
pub const IN_THE_ACCOUNT: &str = "What earned you trust, and what cost it";
/// The heading of the balances.
pub const BALANCE: &str = "Trust";
/// The heading of the promises.
pub const WHAT_YOU_PROMISED: &str = "What you promised";
/// What stands there in place of promises.
pub const NOTHING_PROMISED: &str = "You made no promises.";
pub const NINE_FATES: &str = "How a customer may leave: nine possible ways";

/// The nine fates, by row (mood, high to low) and column (trust, low to high).
const FATES: [[&str; 3]; 3] = [
    ["Liked you, but won\u{2019}t be back", "Pleasant enough", "Glad, and stays a customer"],
    ["Leaves quietly", "Forgets you", "Stays a customer"],
    ["Tells everyone how bad it was", "Looks for somebody else", "Disappointed, but still trusts you"],
];
/// In place of *Glad, and stays a customer*, for a customer who does more than that.
const SENDS_A_FRIEND: &str = "Recommends you";

/// Over what trust is made of.
pub const HOW_TRUST_WORKS: &str = "How trust works";

/// What trust is made of, as the seven things about people have it.
pub fn how_trust_works(rules: &Rules) -> [AboutPeople; 3] {
    let [_, first_impressions, _, trust_lasts, _, promises, _] = seven_things(rules);
    [first_impressions, trust_lasts, promises]
}

/// The panel of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountPanel {
    /// "She left at ease, and undecided about you."
    pub sentence: String,
    pub note: String,
    /// The fate that came about; `None` where it would not go with the ending.
    pub fate: Option<&'static str>,
    /// Oldest first.
    pub lines: Vec<LedgerRow>,
    /// What stands in place of lines where there are none.
    pub nothing: Option<String>,
    pub promises: Vec<PromiseRow>,
    /// `None` where no fate is told.
    pub grid: Option<FateGridWords>,
}

/// One line of the statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerRow {
    pub time: Option<String>,
    pub reason: String,
    pub details: Vec<String>,
    /// `None` for what was in the account before anything was said.
    pub amount: Option<String>,
    pub balance: String,
    pub is_deed: bool,
    /// Whether it counts as something done, also where that was undone.
    pub is_bold: bool,
    /// What a screen reader reads: "13:54, First impression: +3, trust +3".
    pub name: String,
}

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseRow {
    pub text: String,
    /// "Promised 13:54, for 14:29. Broken. It wasn't in your power to promise that."
    pub sentence: String,
    pub fate: PromiseFate,
    /// The name of its mark.
    pub fate_words: &'static str,
}

/// The nine fates as a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FateGridWords {
    pub columns: [&'static str; 3],
    pub fates: [[&'static str; 3]; 3],
    /// Row and column of the fate that came about.
    pub own: (usize, usize),
    /// What the rows mean, from the top.
    pub rows: [&'static str; 3],
}

/// Words the panel of the account.
pub fn account(debrief: &Debrief) -> AccountPanel {
    let Statement { opening_balance, lines, promises, .. } = &debrief.account;
    let rules = debrief.rules;
    let told = debrief.account.told_fate();
    let opening = (*opening_balance != 0 && !lines.is_empty()).then(|| opening_row(*opening_balance));
    let she = subject(debrief.pronoun);
    let nothing = format!("You earned no trust this time. {she}\u{2019}ll soon forget this conversation.");
    AccountPanel {
        sentence: how_they_left(debrief),
        note: mood_and_trust(debrief.pronoun),
        fate: told.map(|own| fate(own, own.row, own.column)),
        nothing: lines.is_empty().then_some(nothing),
        lines: opening.into_iter().chain(lines.iter().map(|line| ledger_row(debrief.pronoun, rules, line))).collect(),
        promises: promises.iter().map(promise_row).collect(),
        grid: told.map(|own| FateGridWords {
            columns: Rules::FATE_COLUMNS.map(trust_word),
            fates: std::array::from_fn(|row| std::array::from_fn(|column| fate(own, row, column))),
            own: (own.row, own.column),
            rows: ["Left happy", "Left neutral", "Left upset"],
        }),
    }
}

/// "She left at ease, and undecided about you."
pub fn how_they_left(debrief: &Debrief) -> String {
    let Statement { mood, trust: trust_now, .. } = &debrief.account;
    let she = subject_inside(debrief.pronoun);
    let trust = match LEFT_WITH.get(debrief.rules.trust_band(*trust_now)) {
        Some(LeftWith::Does(_, many)) if debrief.pronoun == Pronoun::They => format!("{she} {many}"),
        Some(LeftWith::Does(one, _)) => format!("{she} {one}"),
        Some(LeftWith::Is(how)) => (*how).to_owned(),
        None => String::new(),
    };
    let and = if goes_along(debrief.rules, *mood, debrief.rules.trust_band(*trust_now)) { "and" } else { "but" };
    format!("{} left {}, {and} {trust}.", subject(debrief.pronoun), mood_word(debrief, *mood))
}

/// Whether a mood and a band of trust say the same of how somebody left, so that *and* stands between them; else *but*.
fn goes_along(rules: &Rules, mood: i8, trust_band: usize) -> bool {
    const MIDDLE_OF_TRUST: usize = Rules::N_TRUST_BANDS / 2;
    let (mood, trust) = (rules.mood_band(mood).cmp(&Rules::CALM), trust_band.cmp(&MIDDLE_OF_TRUST));
    mood == trust || mood.is_eq() && trust.is_gt() || trust.is_eq()
}

/// What somebody takes home.
enum LeftWith {
    /// What they do, behind their pronoun: of one, and of "they".
    Does(&'static str, &'static str),
    /// How they left, without a pronoun.
    Is(&'static str),
}

/// What somebody takes home, by the bands of trust from the lowest up.
const LEFT_WITH: [LeftWith; Rules::N_TRUST_BANDS] = [
    LeftWith::Does("believes nothing you say", "believe nothing you say"),
    LeftWith::Does("doubts you", "doubt you"),
    LeftWith::Is("undecided about you"),
    LeftWith::Does("trusts you", "trust you"),
    LeftWith::Does("would recommend you", "would recommend you"),
];

/// The words for a cell of the grid, given the fate that came about.
pub fn fate(own: Fate, row: usize, column: usize) -> &'static str {
    if own.sends_a_friend && (row, column) == (own.row, own.column) {
        return SENDS_A_FRIEND;
    }
    FATES.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
}

/// "Mood is how she felt. Trust is what she thinks of you now."
fn mood_and_trust(pronoun: Pronoun) -> String {
    let she = subject_inside(pronoun);
    format!("Mood is how {she} felt. Trust is what {she} thinks of you now.")
}

fn opening_row(balance: i8) -> LedgerRow {
    let reason = "Before you said anything".to_owned();
    let balance = signed(balance);
    LedgerRow { name: row_name(None, &reason, None, &balance), reason, balance, ..LedgerRow::default() }
}

fn ledger_row(pronoun: Pronoun, rules: &Rules, line: &LedgerLine) -> LedgerRow {
    let (reason, detail) = reason(pronoun, rules, &line.reason);
    let full = line.cut.map(|cut| cut_short(cut, line.amount).to_owned());
    let details: Vec<String> = detail.into_iter().chain(full).collect();
    let (amount, balance) = (signed(line.amount), signed(line.balance));
    let whole = std::iter::once(&reason).chain(&details).map(String::as_str).collect::<Vec<_>>().join(", ");
    LedgerRow {
        name: row_name(line.time.as_deref(), &whole, Some(&amount), &balance),
        time: line.time.clone(),
        reason,
        details,
        amount: Some(amount),
        balance,
        // What was withdrawn by a broken promise is no good deed.
        is_deed: line.is_deed && line.amount > 0,
        is_bold: line.is_deed,
    }
}

/// Why less than its amount arrived.
fn cut_short(cut: Cut, amount: i8) -> &'static str {
    match cut {
        Cut::Full if amount < 0 => "trust can\u{2019}t go any lower",
        Cut::Full => "trust can\u{2019}t go any higher",
        Cut::WordsAlone => "words alone take trust no further; a kept promise or a favour does",
    }
}

/// "13:54, First impression: +3, trust +3".
fn row_name(time: Option<&str>, reason: &str, amount: Option<&str>, balance: &str) -> String {
    let time = time.map_or_else(String::new, |time| format!("{time}, "));
    let amount = amount.map_or_else(String::new, |amount| format!("{amount}, "));
    format!("{time}{reason}: {amount}{} {balance}", lower_first(BALANCE))
}

/// What somebody does who puts things as the customer does: "spoke of what things look like".
fn in_their_way(mode: Option<Mode>) -> &'static str {
    match mode {
        Some(Mode::Picture) => "spoke of what things look like",
        Some(Mode::Sound) => "spoke of how things sound",
        Some(Mode::Hands) => "spoke of what one does and feels",
        Some(Mode::Facts) => "spoke of numbers, names and times",
        None => "put it in the same way",
    }
}

/// Why a line was booked, and what more there is to say of it.
fn reason(pronoun: Pronoun, rules: &Rules, reason: &LedgerReason) -> (String, Option<String>) {
    let alone = |text: &str| (text.to_owned(), None);
    let promise = |what: &str, promise: &str| (format!("{what}: {promise}"), None);
    match reason {
        LedgerReason::Said(words) => (quoted(words), None),
        LedgerReason::Did(deed) => alone(deed),
        LedgerReason::FirstImpression { is_later } => {
            let n = number_word(u16::try_from(rules.n_first_exchanges()).unwrap_or(u16::MAX));
            let day = if *is_later { " that day" } else { "" };
            ("First impression".to_owned(), Some(format!("your first {n} answers{day}")))
        }
        LedgerReason::WordsAndVoice => alone("Your voice didn\u{2019}t match your words"),
        LedgerReason::Matching(mode) => {
            let does = if pronoun == Pronoun::They { "do" } else { "does" };
            alone(&format!("You {}, as {} {does}", in_their_way(*mode), subject_inside(pronoun)))
        }
        LedgerReason::FactUsed(fact) => (format!("You remembered: {fact}"), None),
        LedgerReason::PromiseMoved(text) => promise("New time given", text),
        LedgerReason::PromiseKept(text) => promise("Promise kept", text),
        LedgerReason::Unasked(text) => promise("You hadn\u{2019}t promised, but did it", text),
        LedgerReason::MadeGood(text) => promise("Broken, then made good", text),
        LedgerReason::PromiseGivenBack(text) => promise("Promise withdrawn in time", text),
        LedgerReason::Breach => alone("You said one thing and did another"),
        LedgerReason::PromiseBroken(text) => promise("Promise broken", text),
        LedgerReason::Bounce => (
            "You didn\u{2019}t keep your word, so your kindness felt like a trick".to_owned(),
            Some(format!("{} is gone", what_a_bounce_takes())),
        ),
    }
}

fn promise_row(promise: &PromiseSummary) -> PromiseRow {
    let fate_words = promise_fate(promise.fate);
    // What nobody promised falls due at no time, and what was put off no longer at that one.
    let due = promise.due.as_ref().filter(|_| promise.fate != PromiseFate::Unasked);
    let moved = if promise.was_moved && promise.fate != PromiseFate::Moved { "; a new time was given" } else { "" };
    let mut sentence = match (&promise.made, due) {
        (Some(made), Some(due)) => format!("Promised {made}, for {due}{moved}. "),
        (Some(made), None) => format!("Promised {made}{moved}. "),
        (None, Some(due)) => format!("For {due}{moved}. "),
        (None, None) => String::new(),
    };
    sentence.push_str(fate_words);
    sentence.push_str(if promise.never_yours { ". It wasn\u{2019}t in your power to promise that." } else { "." });
    PromiseRow { text: promise.text.clone(), sentence, fate: promise.fate, fate_words }
}

/// What became of a promise.
fn promise_fate(fate: PromiseFate) -> &'static str {
    match fate {
        PromiseFate::Open => "Still open",
        PromiseFate::Kept => "Kept",
        PromiseFate::Unasked => "You hadn\u{2019}t promised, but you did it",
        PromiseFate::DoneAnyway => "Withdrawn, but you did it anyway",
        PromiseFate::Mended => "Broken, then made good",
        PromiseFate::Moved => "New time given before it was due",
        PromiseFate::GivenBack => "Withdrawn in time",
        PromiseFate::Broken => "Broken",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fate_has_its_words_and_the_best_one_two() {
        let at = |row, column, sends_a_friend| fate(Fate { row, column, sends_a_friend }, row, column);
        assert_eq!(at(0, 0, false), "Liked you, but won\u{2019}t be back");
        assert_eq!(at(0, 2, false), "Glad, and stays a customer");
        assert_eq!(at(0, 2, true), "Recommends you");
        assert_eq!(at(1, 1, false), "Forgets you");
        assert_eq!(at(2, 2, false), "Disappointed, but still trusts you");
    }

    #[test]
    fn a_promise_is_told_with_its_times_and_what_became_of_it() {
        let promise = PromiseSummary {
            text: "The moon".to_owned(),
            made: Some("10:05".to_owned()),
            due: None,
            was_moved: false,
            fate: PromiseFate::Broken,
            never_yours: true,
        };
        assert_eq!(promise_row(&promise).sentence, "Promised 10:05. Broken. It wasn\u{2019}t in your power to promise that.");

        assert_eq!(cut_short(Cut::Full, -4), "trust can\u{2019}t go any lower");
        let due = PromiseSummary { due: Some("16:00".to_owned()), never_yours: false, ..promise };
        let told = |fate, made: Option<&str>| promise_row(&PromiseSummary { fate, made: made.map(str::to_owned), ..due.clone() });
        assert_eq!(told(PromiseFate::Unasked, None).sentence, "You hadn\u{2019}t promised, but you did it.");
        assert_eq!(
            told(PromiseFate::DoneAnyway, Some("10:05")).sentence,
            "Promised 10:05, for 16:00. Withdrawn, but you did it anyway."
        );
        let moved = PromiseSummary { was_moved: true, fate: PromiseFate::Broken, ..due.clone() };
        assert_eq!(promise_row(&moved).sentence, "Promised 10:05, for 16:00; a new time was given. Broken.");
    }
}
