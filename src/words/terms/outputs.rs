//! The words of what is printed: the keys of JSON, and the names that stand in their values. Tests hold the list to the code's own lists
//! and to what the program prints.

use crate::foresight::{Policy, Robot, Verdict};
use crate::rules::{Band, EntryKind, EntryRule, PromiseState, Rules};
use crate::source::Severity;
use crate::words::author::promise_state;
use crate::words::common::{MOOD_WORDS, TRUST_WORDS};
use crate::words::grammar::signed;

use super::Term;

/// Every one of them.
pub(super) fn outputs() -> impl Iterator<Item = Term> {
    let keys = KEYS.iter().map(|(word, means)| Term::new(word, "a key of JSON", means));
    let values = VALUES.iter().map(|(word, of, means)| Term::new(word, of, means));
    let entries = EntryRule::ALL.into_iter().map(|rule| Term::new(rule.name(), "a reason why trust moved", entry(rule)));
    let kinds = [EntryKind::Word, EntryKind::Deed];
    let kinds = kinds.map(|kind| Term::new(kind.name(), "a kind of entry", of_kind(kind)));
    let players = Policy::all().map(|policy| Term::new(policy.name(), "a way of playing", player(policy)));
    let verdicts = [Verdict::Proved, Verdict::Bounded].map(|verdict| Term::new(verdict.name(), "a verdict", of_verdict(verdict)));
    let severities = [Severity::Error, Severity::Warning, Severity::Advice];
    let severities = severities.map(|severity| Term::new(severity.name(), "a weight of a finding", weight(severity)));
    let rules = Rules::newest();
    let moods = MOOD_WORDS.into_iter().zip(rules.mood_bands()).map(|(word, band)| of_band(word, "a word for mood", &band));
    let trusts = TRUST_WORDS.into_iter().zip(rules.trust_bands()).map(|(word, band)| of_band(word, "a word for trust", &band));
    let promises = PromiseState::ALL
        .into_iter()
        .map(|state| Term::new(promise_state(state), "what has become of a promise", of_state(state)));
    let keys = keys.chain(moods).chain(trusts).chain(promises);
    keys.chain(values).chain(entries).chain(kinds).chain(players).chain(verdicts).chain(severities)
}

/// The keys.
const KEYS: &[(&str, &str)] = &[
    ("scenario", "the id of the dialogue"),
    ("content", "the first eight digits of this text\u{2019}s fingerprint: a different text has different ones"),
    ("contents", "of `compare`: the fingerprints of the old text and the new one"),
    ("rules", "the version of the rules of the customer model"),
    ("seed", "what decides all that is drawn: phrasing, order, temperament, details"),
    ("temperament", "who the customer is in this run"),
    ("start_mood", "the mood that the customer began with, temperament counted in"),
    ("exchanges", "what was chosen, one after the other; of `robots` and `compare`, how many there are on average"),
    ("beat", "the id of the beat at which it was chosen"),
    ("option", "the number of the option in the file, from 1"),
    ("voice", "the voice in which it was said, or null"),
    ("mood", "mood after this choice and whatever came before the next one"),
    ("trust", "trust after this choice and whatever came before the next one"),
    ("heard", "dots after this choice: how understood they feel, of three"),
    ("gated", "true where solving or selling came before they felt heard (R3)"),
    ("ledger", "what moved trust in this exchange, and why"),
    ("why", "what moved mood, trust and heard, and by which rule; of a moment, the note that is told there"),
    ("of", "what is spoken of: what was moved, what a word is, or what changed"),
    ("rule", "the rule that moved it: R1 to R13, or one of `written`, `temperament` and `range`"),
    ("amount", "by how many points"),
    ("reason", "why it was entered, or in words why it moved"),
    ("kind", "of an entry `Word` or `Deed`; else which kind of ending, moment or expectation it is"),
    ("ending", "the ending that the run came to, or null"),
    ("id", "the id of the ending, the beat or the entry"),
    ("debrief", "what is told of the run afterwards"),
    ("says", "what the ending says, on the road that was taken"),
    ("moments", "the lines that the debrief speaks of"),
    ("at", "which exchange, counted from 0, or null; of an expectation the beat or ending"),
    ("before", "the outlook before that line, in percent"),
    ("after", "the outlook after that line, in percent; of an expectation what is to be passed before"),
    ("promise", "the id of the promise that was broken, or null"),
    ("alternatives", "other lines of the same beat"),
    ("how", "what the other line would have been: `another`, `as well` or `hurt less`"),
    ("reach", "after which line a kind of ending was out of reach"),
    ("fate", "where the conversation leaves the customer, in words, or null"),
    ("next", "the one thing to practise next"),
    ("skill", "which skill that is"),
    ("instead", "the number of a line of the same beat that shows it, or null"),
    ("plan", "the plan in words: if this happens, then do that"),
    ("files", "how many files were checked"),
    ("scenarios", "each dialogue that was checked"),
    ("path", "the file"),
    ("verdict", "`proved`, `bounded` or `refuted`; null where it cannot be played"),
    ("verdicts", "of `compare`: the verdict on the old text and on the new one"),
    ("states", "how many states of play were looked at"),
    ("transitions", "how many moves between states there are"),
    ("left_out", "how many findings there are beyond those that are listed"),
    ("expectations", "each expectation, and what became of it"),
    ("because", "why the author means it"),
    ("percent", "how much of typical play gets there"),
    ("witness", "the shortest conversation that shows it"),
    ("moves", "the choices of that conversation, as `--moves` takes them"),
    ("todos", "comments with TODO in them"),
    ("line", "the line, from 1; of `runs` the run line"),
    ("column", "the column, from 1"),
    ("end_line", "the line in which it ends"),
    ("end_column", "the column after its last character"),
    ("text", "the text of the comment"),
    ("findings", "all that was found"),
    ("severity", "`error`, `warning` or `advice`"),
    ("code", "the code of the finding, which `explain` explains"),
    ("message", "what was found"),
    ("hint", "what to do about it"),
    ("words", "of `explain`: all words; of an option: how many words it has"),
    ("word", "the word as it is written"),
    ("means", "what it means"),
    ("starts", "the temperaments that the customer may have, all equally likely"),
    ("players", "everybody who plays: the typical trainee, somebody at random, and each robot"),
    ("player", "who it is, by name"),
    ("place", "where the endings of somebody's play lie: 0 as at random, 1 as good as they can be"),
    ("share", "how near each pick comes to the best option where it matters, in percent"),
    ("bar", "the share up to which a robot may get, in percent"),
    ("over_bar", "true where it gets further"),
    ("rank", "how well it ends on average: 1 is Bright, 0 is Lost"),
    ("error", "the standard error of a figure that was sampled, or null"),
    ("endings", "each ending, and how likely it is"),
    ("beats", "each beat, and how likely somebody is to get there; of `strongest` at how many beats it matters"),
    ("chance", "how likely, from 0 to 1"),
    ("fair_or_better", "how likely an ending of kind Fair or Bright is"),
    ("stuck", "how likely it is that nothing can be answered any more"),
    ("endless", "how likely it is that the conversation never ends"),
    ("median_exchanges", "how many exchanges a conversation in the middle has"),
    ("strongest", "the options that lead to the best endings, and how often they are the longest, shortest or first"),
    ("longest", "how often the strongest option is the longest"),
    ("shortest", "how often the strongest option is the shortest"),
    ("first", "how often the strongest option comes first in the file"),
    ("options", "each option with its figures"),
    ("outlook", "how it usually ends from here: the average rank of the ending"),
    ("open", "how often the option is open when somebody comes to its beat"),
    ("runs", "the saved conversations, newest first"),
    ("state", "`waiting` or `ended`"),
    ("when", "when it was last continued, in UTC"),
    ("changes", "each thing that is different in the new text"),
    ("change", "what happened to it: `added`, `removed`, `renamed`, `moved` or `field`"),
    ("field", "the field that is different"),
    ("old", "as it was"),
    ("new", "as it is"),
    ("kinds", "each kind of ending, and how likely it is"),
    ("robots", "how far each robot gets, as a percentage of what is possible"),
    ("recorded", "what becomes of the plays recorded beside the file"),
    ("kept", "what becomes of saved conversations"),
    ("replays", "`alike`, `other words`, `elsewhere`, `stops` or `never played`"),
    ("what", "the same in words"),
];

/// Names that have no list of their own, each with what it is.
const VALUES: &[(&str, &str, &str)] = &[
    ("Scenario", "the word with which a dialogue begins", "a whole dialogue, in a file of its own that ends in `.ron`"),
    (
        "Branch",
        "the word with which a branch begins",
        "beats and options for a dialogue that is there, in a file of its own that ends in `.branch.ron`",
    ),
    ("true", "a word for yes", "it is so; what is left out is `false`"),
    ("false", "a word for no", "it is not so, as where nothing is written"),
    ("written", WHAT_MOVED, "what the author wrote in the file, before any rule"),
    ("temperament", WHAT_MOVED, "how they are today: what their temperament adds or takes"),
    (
        "range",
        WHAT_MOVED,
        "cut where a scale ends, at the most that one answer can do, or at the little that one adds to a good mood",
    ),
    ("refuted", "a verdict", "the expectation does not hold, and a conversation shows it where there is one"),
    ("turn", A_MOMENT, "a line after which it usually ended otherwise"),
    ("strength", A_MOMENT, "the line that did most good"),
    ("felt", A_MOMENT, "a line that moved their mood most, told where nothing turned"),
    ("another", ANOTHER_LINE, "another line, further from what was said"),
    ("as well", ANOTHER_LINE, "a line that is just as good"),
    ("hurt less", ANOTHER_LINE, "a line that would have hurt less"),
    ("waiting", "a state of a saved conversation", "it can be continued"),
    ("ended", "a state of a saved conversation", "it came to an ending"),
    ("added", A_CHANGE, "it is there in the new text alone"),
    ("removed", A_CHANGE, "it was there in the old text alone"),
    ("renamed", A_CHANGE, "it has a different id"),
    ("alike", REPLAYED, "it plays as it did"),
    ("other words", REPLAYED, "it comes to the same ending, by lines that were reworded"),
    ("elsewhere", REPLAYED, "it comes to another ending"),
    ("stops", REPLAYED, "it cannot be played to its end any more"),
    ("never played", REPLAYED, "it could not be played in the old text either"),
    ("joined", "what `check` says of a branch file", "it is part of the conversation"),
    ("left out", "what `check` says of a branch file", "it has a problem or clashes, and the conversation plays without it"),
];

const WHAT_MOVED: &str = "what moved a number, beside a rule";
const A_MOMENT: &str = "a kind of moment";
const ANOTHER_LINE: &str = "what another line would have been";
const A_CHANGE: &str = "a change between two texts";
const REPLAYED: &str = "what becomes of a conversation in a new text";

fn of_band(word: &'static str, of: &'static str, band: &Band) -> Term {
    let (from, to) = (signed(*band.points.start()), signed(*band.points.end()));
    Term { word, of, means: format!("from {from} to {to}").into() }
}

fn of_state(state: PromiseState) -> &'static str {
    match state {
        PromiseState::None => "nobody has made it in this conversation",
        PromiseState::Open => "it was made, and nothing has become of it yet",
        PromiseState::Moved => "it was put off in time, and still binds",
        PromiseState::Kept => "it was kept, or done though nobody had promised it",
        PromiseState::Broken => "it was broken, also where it was made good later",
        PromiseState::Withdrawn => "it was withdrawn in time, and binds no more",
    }
}

fn entry(rule: EntryRule) -> &'static str {
    match rule {
        EntryRule::Choice => "the option's own `trust`",
        EntryRule::FirstImpression => "how the first answers moved mood, entered once (R1)",
        EntryRule::WordsAndVoice => "the voice was none of the option's `tones` (R8)",
        EntryRule::Matching => "it was put the way the customer puts things (R9)",
        EntryRule::FactUsed => "it came back to something they had told (R10)",
        EntryRule::Moved => "a promise was put off in time (R7)",
        EntryRule::Kept => "a promise was kept (R7)",
        EntryRule::Unasked => "it was done though nobody had promised it (R6)",
        EntryRule::Broken => "a promise was broken (R7)",
        EntryRule::Bounce => "looking back, part of what words had earned goes (R7)",
        EntryRule::MadeGood => "a broken promise was made good (R7)",
        EntryRule::Withdrawn => "a promise was withdrawn in time (R7)",
        EntryRule::Breach => "one thing was said and another done (R7)",
    }
}

fn of_kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Word => {
            "earned or lost by talking: it lifts trust only so far, and a broken promise takes part of it back (R2, R7)"
        }
        EntryKind::Deed => "earned or lost by doing: nothing takes it back (R6)",
    }
}

fn player(policy: Policy) -> &'static str {
    match policy {
        Policy::Typical => {
            "somebody with careful habits and ordinary luck: rarely takes a line that misses something or hurts, and keeps promises; outlooks are theirs"
        }
        Policy::Random => "somebody who takes any open option, all alike",
        Policy::Robot(Robot::Longest) => "a robot that always takes the option with the most words",
        Policy::Robot(Robot::Shortest) => "a robot that always takes the option with the fewest words",
        Policy::Robot(Robot::Polite) => "a robot that always takes the option with the most polite words",
        Policy::Robot(Robot::Sympathetic) => "a robot that always takes the option with the most words of sympathy",
        Policy::Robot(Robot::MoodChaser) => "a robot that always takes the option with the largest `mood` in the file",
    }
}

fn of_verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Proved => "every state that play can reach was looked at",
        Verdict::Bounded => "there are more states than were looked at, so what was not found may still be there",
    }
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "it can\u{2019}t be played like this, or a conversation can get stuck; it has to be fixed",
        Severity::Warning => "a player can run into it, or will never reach it; you may leave it as it is, with a reason",
        Severity::Advice => "a matter of habit and proportion; you may leave it as it is, with a reason",
    }
}
