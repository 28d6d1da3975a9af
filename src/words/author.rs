//! What an author reads: the bench, and a conversation that is played while it is written.

use crate::rules::{PromiseState, State};
use crate::scenario::{Condition, Scenario};
use crate::source::Severity;
use crate::wording::typographic;

use super::grammar::{counted, inside, signed, so_many_of_the, upper_first, word_for};

// ---- where a conversation stands ------------------------------------------------------------------

/// "You're at the same place; 12 lines were played again."
pub fn place_kept(n: usize) -> String {
    match n {
        0 => "You\u{2019}re at the same place.".to_owned(),
        1 => "You\u{2019}re at the same place; one line was played again.".to_owned(),
        n => format!("You\u{2019}re at the same place; {} were played again.", counted(n, "line", "lines")),
    }
}

/// Why a conversation is before where it was: of so many lines, the first so many can still be played. Nothing where there were none.
pub fn stopped_after(n: usize, wanted: usize) -> Option<String> {
    match (n, wanted) {
        (_, 0) => None,
        (0, 1) => Some("Your one line can\u{2019}t be played any more.".to_owned()),
        (n, wanted) => Some(format!("{} can still be played.", so_many_of_the(n, wanted, "lines"))),
    }
}

pub fn beat_is_gone(beat: &str) -> String {
    format!("The beat `{beat}` is gone, so this begins at the beginning.")
}

pub fn begins_elsewhere(beat: &str) -> String {
    format!("It starts at `{beat}` now.")
}

pub fn option_is_gone(beat: &str, words: &str) -> String {
    format!("At `{beat}` you said \u{201c}{}\u{201d}, and that is gone.", typographic(words))
}

pub fn option_is_closed(beat: &str, words: &str, needs: &str) -> String {
    format!("At `{beat}`, \u{201c}{}\u{201d} is closed now: it needs {needs}.", typographic(words))
}

pub fn leads_elsewhere(beat: &str, words: &str, to: &str) -> String {
    format!("At `{beat}`, \u{201c}{}\u{201d} leads to `{to}` now.", typographic(words))
}

/// "You're still playing the one from 13:38."
pub fn plays_version_of(time: &str) -> String {
    format!("This version has a mistake. You\u{2019}re still playing the one from {time}.")
}

/// The file of the conversation that is played was deleted.
pub const PLAYS_WHAT_IS_GONE: &str = "This file was moved or deleted. You can go on playing the last version that was read.";

/// The file that was looked at was deleted.
pub fn file_is_gone(name: &str) -> String {
    format!("{name} was moved or deleted.")
}

pub fn read_at(time: &str) -> String {
    format!("Read at {time}")
}

pub const BEING_CHECKED: &str = "Checking\u{2026}";
/// The overview of a dialogue in which nothing was found.
pub const CUSTOMER: &str = "Customer";
pub const HOW_LARGE: &str = "How large";
pub const HOW_IT_CAN_END: &str = "How it can end";
pub const WHAT_IT_TRAINS: &str = "What it trains";
pub const WHAT_NOW: &str = "What next?";
pub const PLAY_IT: &str = "Play it";
pub const SEE_ITS_MAP: &str = "See it as a map";
pub const READ_ITS_TEXT: &str = "Read its text";
pub const LET_ROBOTS_GUESS: &str = "Let robots guess";

/// "34 beats, 9 endings".
pub fn beats_and_endings(beats: usize, endings: usize) -> String {
    let of = |n: usize, one: &str| if n == 1 { format!("{n} {one}") } else { format!("{n} {one}s") };
    format!("{}, {}", of(beats, "beat"), of(endings, "ending"))
}

pub const NOT_PLAYABLE_YET: &str = "This file can\u{2019}t be played yet. Fix what\u{2019}s under Problems, and save.";
pub const NOT_READ_YET: &str = "Reading\u{2026}";

/// "from `green`, as given".
pub fn began_at(beat: &str) -> String {
    format!("from `{beat}`")
}

/// "exchange 13, `half_two`, line 367".
pub fn standing_at(exchange: usize, beat: &str) -> String {
    format!("line {exchange} \u{b7} `{beat}`")
}

// ---- an option --------------------------------------------------------------------------------------

/// The part of a condition that was false, in words.
pub fn unmet(scenario: &Scenario, state: &State, condition: &Condition) -> String {
    let fact = |id| inside(&scenario.facts()[id].text);
    let promise = |id| {
        let promise = &scenario.promises()[id];
        match state.promise(id) {
            PromiseState::None => format!("\u{201c}{}\u{201d} was never made", inside(&promise.text)),
            state => format!("\u{201c}{}\u{201d} is {}", inside(&promise.text), promise_state(state)),
        }
    };
    match condition {
        Condition::MoodAtLeast(_) | Condition::MoodAtMost(_) => format!("mood is {}", signed(state.mood())),
        Condition::TrustAtLeast(_) | Condition::TrustAtMost(_) => format!("trust is {}", signed(state.trust())),
        Condition::Heard(_) => format!("heard is {}", state.heard()),
        Condition::Learned(id) => format!("not learned: {}", fact(*id)),
        Condition::NotLearned(id) => format!("learned already: {}", fact(*id)),
        Condition::Promised(id)
        | Condition::NotPromised(id)
        | Condition::Kept(id)
        | Condition::Broke(id)
        | Condition::Moved(id)
        | Condition::Withdrew(id) => promise(*id),
        Condition::Did(id) => format!("not done: {}", inside(&scenario.deeds()[*id].text)),
        Condition::SpentAtLeast(_) | Condition::SpentAtMost(_) => format!("time spent is {}", state.spent()),
        Condition::Is(temperament) => format!("they aren\u{2019}t {temperament} today"),
        Condition::Not(inner) => format!("{} holds", scenario.condition_text(inner)),
        Condition::Any(inner) => {
            let parts: Vec<String> = inner.iter().map(|part| unmet(scenario, state, part)).collect();
            parts.join(", and ")
        }
    }
}

/// How a promise stands.
pub fn promise_state(state: PromiseState) -> &'static str {
    match state {
        PromiseState::None => "never made",
        PromiseState::Open => "open",
        PromiseState::Moved => "moved",
        PromiseState::Kept => "kept",
        PromiseState::Broken => "broken",
        PromiseState::Withdrawn => "withdrawn",
    }
}

// ---- what a line did --------------------------------------------------------------------------------

pub const WHAT_THAT_DID: &str = "What that line did";
pub const NOTHING_SAID_YET: &str = "Nothing has been said yet. Choose an answer, and this shows every number it moves, and why.";
/// The line that is looked at: "shirt 2: "I hope …"".
pub fn said_at(beat: &str, number: usize, words: &str) -> String {
    format!("`{beat}`, option {number}: \u{201c}{words}\u{201d}")
}

/// "+5 to \u{2212}1"; what stayed is told once.
pub fn before_and_after(before: &str, after: &str) -> String {
    if before == after { before.to_owned() } else { format!("{before} \u{2192} {after}") }
}

/// A line of a file, as it is heard.
pub fn line(number: usize, text: &str) -> String {
    format!("line {number}: {text}")
}

pub const KIND_WORDS: &str = "kind words";

/// How a fact, or else a deed, stands.
pub fn is_so(is_fact: bool, is: bool) -> &'static str {
    match (is_fact, is) {
        (true, true) => "learned",
        (true, false) => "not learned",
        (false, true) => "done",
        (false, false) => "not done",
    }
}

/// What an option does as it is written: "mood +1, Solve, shows Listening, to `story`".
pub fn option_does(mood: i8, kind: Option<&str>, shows: &[&str], misses: &[&str], to: &str) -> String {
    let mut parts = vec![format!("mood {}", signed(mood))];
    parts.extend(kind.map(str::to_owned));
    parts.extend((!shows.is_empty()).then(|| format!("shows {}", shows.join(", "))));
    parts.extend((!misses.is_empty()).then(|| format!("misses {}", misses.join(", "))));
    parts.push(format!("to `{to}`"));
    parts.join(" \u{b7} ")
}

pub const SET_STATE: &str = "Play from here with";

pub const LESS_OF_IT: &str = "less";
pub const MORE_OF_IT: &str = "more";

/// How a button that changes a number is heard: "mood up".
pub fn number_up(what: &str) -> String {
    format!("{what} up")
}

pub fn number_down(what: &str) -> String {
    format!("{what} down")
}

pub const ANOTHER_BEAT: &str = "Another beat";
/// A beat in the list: its id, and how it begins.
pub fn beat_row(id: &str, begins: &str) -> String {
    if begins.is_empty() { id.to_owned() } else { format!("{id}: {}\u{2026}", typographic(begins)) }
}

pub const WHICH_BEAT: &str = "From which beat?";
pub const LOOKING_FOR_A_WAY: &str = "Looking for a way there\u{2026}";
pub const THE_END: &str = "The end.";

// ---- the bench ----------------------------------------------------------------------------------------

pub const AUTHOR: &str = "Your dialogues";

/// The page of problems, with how many there are.
pub fn problems(n: usize) -> String {
    if n == 0 { "Problems".to_owned() } else { format!("Problems {n}") }
}

pub fn unreadable(why: &str) -> String {
    format!("The file can\u{2019}t be read ({why}); you keep playing the last version that worked.")
}

pub const PLAY: &str = "Play";
pub const SOURCE: &str = "Source";
pub const NO_PROBLEMS_HERE: &str = "No problems in this file.";

/// "2 of 7: there is no beat `stroy`."
pub fn problem_of(number: usize, of: usize, message: &str) -> String {
    format!("{number} of {of}: {message}.")
}

/// How to begin, where nothing is looked at yet.
pub const HOW_TO_BEGIN: &str = "Write your own dialogue";
pub const STEPS: [&str; 4] = [
    "Begin a new one, or open one that comes with Rapport and make a copy of it.",
    "Open the file in any text editor. Rapport reads it again whenever you save.",
    "Whatever needs fixing shows up here, with its place and a way to fix it.",
    "Then play it, see it as a map, and let robots try to guess their way through.",
];
pub const NO_FILES: &str =
    "There are no dialogues of your own yet. Put a file whose name ends in .ron into this folder, and it appears here by itself:";
pub const READING_FOLDERS: &str = "Rapport is still reading the dialogues in this folder. They appear here by themselves:";
pub const NO_PROBLEMS: &str = "No problems. It can be played.";
pub const PLAY_TO_HERE: &str = "Play to here";
pub const OPEN_IN_EDITOR: &str = "Open in my editor";
pub const EXPLAIN: &str = "Explain";
pub const LESS: &str = "Less";
pub const STEP_BACK: &str = "Step back";
pub const STEP_FORWARD: &str = "Step forward";

/// "3 fixed, 1 new".
pub fn since(n_mended: usize, n_new: usize) -> String {
    match (n_mended, n_new) {
        (0, 0) => "Saved. Nothing fixed, nothing new.".to_owned(),
        (n, 0) => format!("Saved. {} fixed.", upper_first(&word_for(n))),
        (0, n) => format!("Saved. {} new.", upper_first(&word_for(n))),
        (mended, new) => format!("Saved. {} fixed, {} new.", upper_first(&word_for(mended)), word_for(new)),
    }
}

/// What became of the ways to older findings: "Two earlier problems were tried again: one still stuck."
pub fn ways_tried(n: usize, n_stuck: usize, n_closed: usize) -> Option<String> {
    let each = |n: usize, what: &str| (n > 0).then(|| format!("{} {what}", word_for(n)));
    let told: Vec<String> = [each(n_stuck, "still stuck"), each(n_closed, "not playable now")].into_iter().flatten().collect();
    (!told.is_empty()).then(|| {
        if n == 1 {
            let it_is = if n_stuck > 0 { "it\u{2019}s still stuck" } else { "it can\u{2019}t be played now" };
            return format!("One earlier problem was tried again: {it_is}.");
        }
        format!("{} earlier problems were tried again: {}.", upper_first(&word_for(n)), told.join(" and "))
    })
}

/// "Two mistakes to fix before you can play this, two to think about".
pub fn all_problems(n_errors: usize, n_warnings: usize, n_advice: usize) -> String {
    let mut parts = Vec::new();
    if n_errors > 0 {
        parts.push(format!("{} to fix before you can play this", counted(n_errors, "mistake", "mistakes")));
    }
    if n_warnings > 0 {
        parts.push(format!("{} to look at", word_for(n_warnings)));
    }
    if n_advice > 0 {
        parts.push(format!("{} to think about", word_for(n_advice)));
    }
    upper_first(&parts.join(", "))
}

/// What a finding says, as a sentence.
pub fn sentence(message: &str) -> String {
    upper_first(message)
}

/// The words for a finding's weight, as heard.
pub fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "to fix",
        Severity::Warning => "to look at",
        Severity::Advice => "to think about",
    }
}

/// `before_three.ron:269:74`.
pub fn place(name: &str, line: usize, column: usize) -> String {
    format!("{name}:{line}:{column}")
}

/// What a mend does, on its button.
pub fn mend(taken_out: &str, put_in: &str) -> String {
    match (taken_out.is_empty(), put_in.is_empty()) {
        (_, true) => format!("Take out {taken_out}"),
        (true, false) => format!("Put in {put_in}"),
        (false, false) => format!("Write {put_in}"),
    }
}

pub const YOUR_FILES: &str = "Yours";
pub const SHIPPED: &str = "Included with Rapport";

/// The name of the file, as the way to all of them.
pub fn all_files(name: &str) -> String {
    format!("{name}: all files")
}

pub const IS_SHIPPED: &str = "This one comes with Rapport, so you can read and play it here, but not change it. Copy it to change it: once your copy can be played, players get your copy instead of this one.";
pub const COPY_TO_MINE: &str = "Copy to my dialogues";
pub const NEW_DIALOGUE: &str = "New dialogue";
pub const NEW_BRANCH: &str = "New branch of this";
/// What stands in the field for a new name.
pub const NAME_OF_DIALOGUE: &str = "File name, for example my_shop";
pub const NAME_OF_BRANCH: &str = "File name, for example second_way";
pub const NO_BRANCH_YET: &str = "A branch needs a dialogue that can be played. Pick one, or fix it first.";
pub const NO_FOLDER: &str = "There\u{2019}s no folder for your files on this machine. Start Rapport with --home and a folder.";

pub fn no_name(id: &str) -> String {
    format!("\u{201c}{id}\u{201d} can\u{2019}t be a name. Use letters, digits, _, - and ., for example my_shop.")
}

pub fn name_is_taken(id: &str) -> String {
    format!("There\u{2019}s already a dialogue `{id}`. Choose another name.")
}

pub fn no_branch_name(id: &str) -> String {
    format!(
        "\u{201c}{id}\u{201d} can\u{2019}t be the name of a branch here: the dialogue already has it, or it isn\u{2019}t letters, digits, _, - and ."
    )
}

pub fn written(path: &str) -> String {
    format!("New file: {path}. You can play it now; open it in your editor and change the words.")
}

pub fn file_is_there(path: &str) -> String {
    format!("{path} is there already, so nothing was written.")
}

pub fn not_written(path: &str, why: &str) -> String {
    format!("{path} couldn\u{2019}t be written: {why}.")
}

// ---- letting a note stand ------------------------------------------------------------------------------

pub const LET_IT_STAND: &str = "Leave it as it is";
pub const WHY_IT_STANDS: &str = "Your reason (it\u{2019}s saved in the file)";

/// What letting a note stand does, in the file of a dialogue or of a branch.
pub fn letting_stand(code: &str, file: &str, is_of_branch: bool) -> String {
    let within = if is_of_branch { "in this branch, or about the dialogue as a whole" } else { "anywhere in this dialogue" };
    format!(
        "Enter writes `allow: [(\"{code}\", \"your reason\")]` into {file}. After that the check won\u{2019}t mention `{code}` {within} again. Esc cancels."
    )
}

pub const CHANGED_MEANWHILE: &str = "The file was changed in the meantime, so nothing was written. It\u{2019}s being read again.";

pub fn not_mended(why: &str) -> String {
    format!("Nothing was written: {why}.")
}

pub fn no_editor(variable: &str) -> String {
    format!("No editor could be opened. Set {variable} to the program you write with.")
}

/// One file in the list, as heard: `before_three.ron`, 2 to fix. While it is being checked nobody knows that it has no problems.
pub fn file(name: &str, n_errors: usize, n_others: usize, is_being_checked: bool) -> String {
    match (n_errors, n_others) {
        (0, 0) if is_being_checked => format!("{name}, being checked"),
        (0, 0) => format!("{name}, no problems"),
        (0, n) => format!("{name}, {n} to look at"),
        (n, 0) => format!("{name}, {n} to fix"),
        (errors, others) => format!("{name}, {errors} to fix, {others} to look at"),
    }
}

/// What a branch file is, under its name in the list.
pub fn branch(title: &str, is_in: bool) -> String {
    let title = typographic(title);
    if is_in { format!("{title} \u{b7} a branch") } else { format!("{title} \u{b7} a branch, left out until it\u{2019}s fixed") }
}

/// What belongs to a finding and stands in another file.
pub fn there(name: &str, label: &str) -> String {
    format!("{label} ({name})")
}

/// "And four more like this."
pub fn and_more(n: usize) -> String {
    match n {
        1 => "And one more like this.".to_owned(),
        n => format!("And {} more like this.", word_for(n)),
    }
}

pub const HALF_TYPED: &str = "half typed; the last good one plays";

// ---- in the terminal -----------------------------------------------------------------------------------

/// What can be typed while an author plays.
pub fn keys(n: usize) -> String {
    let steps = "b for a line back, f for a line forward, q to leave";
    match n {
        0 => format!("The conversation stops here. Type {steps}."),
        1 => format!("Type 1 to answer, {steps}."),
        n => format!("Type 1 to {n} to answer, {steps}."),
    }
}

/// Where an author's play begins, and what was said about how it stands there.
pub fn begins_at(beat: &str, is_given: bool) -> String {
    let but = if is_given { ", apart from what you set" } else { "" };
    format!("At `{beat}`, as you\u{2019}d arrive by the shortest way{but}. None of this is saved.")
}

pub const NOTHING_BEFORE: &str = "There\u{2019}s nothing before this.";
pub const NOTHING_AFTER: &str = "There\u{2019}s nothing to step forward to.";

/// How it stands, in numbers.
pub fn numbers(mood: i8, trust: i8, heard: u8) -> String {
    format!("mood {}, trust {}, heard {heard}", signed(mood), signed(trust))
}

/// A closed option: "closed: needs Learned("wife"); not learned: …".
pub fn closed_option(needs: &str, unmet: &str) -> String {
    format!("closed: needs {needs}; {unmet}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_bench_counts_reads_well_of_none_one_and_two() {
        let kept = [0, 1, 2].map(place_kept);
        assert_eq!(
            kept,
            [
                "You\u{2019}re at the same place.",
                "You\u{2019}re at the same place; one line was played again.",
                "You\u{2019}re at the same place; two lines were played again.",
            ]
        );
        assert_eq!(stopped_after(0, 0), None);
        let stopped = [(0, 1), (0, 3), (1, 3), (2, 3)].map(|(n, of)| stopped_after(n, of).unwrap());
        assert_eq!(
            stopped,
            [
                "Your one line can\u{2019}t be played any more.",
                "None of the three lines can still be played.",
                "One of the three lines can still be played.",
                "Two of the three lines can still be played.",
            ]
        );
        assert_eq!(ways_tried(1, 0, 0), None);
        let tried = [(1, 1, 0), (1, 0, 1), (2, 1, 0), (3, 2, 1)].map(|(n, stuck, closed)| ways_tried(n, stuck, closed).unwrap());
        assert_eq!(
            tried,
            [
                "One earlier problem was tried again: it\u{2019}s still stuck.",
                "One earlier problem was tried again: it can\u{2019}t be played now.",
                "Two earlier problems were tried again: one still stuck.",
                "Three earlier problems were tried again: two still stuck and one not playable now.",
            ]
        );
        assert_eq!(all_problems(1, 0, 0), "One mistake to fix before you can play this");
        assert_eq!(all_problems(2, 1, 0), "Two mistakes to fix before you can play this, one to look at");
    }
}
