//! What only the terminal says: how to play a run again, and how a dialogue plays, for its author.

use crate::scenario::EndingKind;
use crate::source::{Code, Severity};
use crate::words::common;
use crate::words::grammar::lower_first;
use crate::words::to_type::ToType;

// ---- the road of the debrief --------------------------------------------------------------------

/// What stands below the ending, and below a stop at which nothing is asked.
pub const ENTER_GOES_ON: &str = "Press Enter to continue.";
/// What stands above the two questions to the trainee.
pub const ENTER_SKIPS: &str = "Just press Enter to skip a question.";
/// What stands above the side doors.
pub const LOOK_AROUND: &str = "There\u{2019}s more to see. Type a word, or press Enter to leave.";
/// What is typed for each side door, as a word or a letter, and to play once more.
pub const CURVE: [&str; 2] = ["curve", "c"];
pub const MOMENTS: [&str; 2] = ["moments", "m"];
pub const TRUST: [&str; 2] = ["trust", "t"];
pub const SKILLS: [&str; 2] = ["skills", "s"];
pub const LINES: [&str; 2] = ["lines", "l"];
pub const AGAIN: [&str; 1] = ["again"];
pub const FROM: [&str; 1] = ["from"];

/// What can be typed, once it was told what each word opens.
pub fn words_or_leave(words: &[&str]) -> String {
    format!("{}, or Enter to leave.", words.join(", "))
}

/// Asks for an answer again, where nought is one and it may be left out.
pub fn answer_or_none(n: usize) -> String {
    format!("Type a number from 0 to {n}, or just press Enter to skip it.")
}

// ---- branches -----------------------------------------------------------------------------------

/// What `check` says of a branch file.
pub const BRANCH_IS_IN: &str = "joined";
pub const BRANCH_IS_OUT: &str = "left out";

/// A branch file has a fault, and the conversation plays without it.
pub fn branch_left_out(path: &str, to_type: &ToType) -> String {
    format!("{path} has a problem, so this plays without it. `{}` shows it.", to_type.command(&["check", path]))
}

/// What stands below the title where branches are in.
pub fn with_branches(titles: &[&str]) -> String {
    format!("With {}", titles.join(", "))
}

/// What marks a beat, an option or an ending that came from a branch.
pub fn from_branch(title: &str) -> String {
    format!("[{title}]")
}

// ---- at the keyboard ----------------------------------------------------------------------------

/// What stands below the title: what brings the same conversation again.
pub fn session_code(code: &str) -> String {
    format!("Session code {code}")
}

/// Asks for an answer again, where it may be left out.
pub fn answer_or_skip(n: usize) -> String {
    format!("Type a number from 1 to {n}, or just press Enter to skip it.")
}

/// Asks for an answer again, where it cannot be left out.
pub fn answer_or_leave(n: usize) -> String {
    format!("Type a number from 1 to {n}, or q to leave.")
}

/// What can be typed.
pub fn keys(n: usize) -> String {
    if n == 1 { "Type 1 to choose, q to leave.".to_owned() } else { format!("Type 1 to {n} to choose, q to leave.") }
}

/// What is said of a number that stands beside no answer.
pub fn no_such_answer(number: usize, n: usize) -> String {
    format!("There\u{2019}s no {number} here. Type a number from 1 to {n}.")
}

pub const LINE_IS_NO_TEXT: &str = "That line isn\u{2019}t readable text.";

/// What became of a line of more than so many bytes.
pub fn line_is_too_long(bytes: &str) -> String {
    format!("That line is too long; only its first {bytes} bytes were read.")
}

/// What is said to an author who leaves a conversation that was begun at a beat.
pub const YOU_LEFT_AT: &str = "You left. None of this is saved.";

/// What is said to somebody who leaves a conversation.
pub fn you_left(run_line: &str, to_type: &ToType) -> String {
    format!("You left. To see the conversation again: {}", to_type.command(&["replay", run_line]))
}

/// What an option asks for that cannot be chosen, by its beat and its number in the file.
pub fn option_needs(beat: &str, number: usize, needs: &str) -> String {
    format!("`{beat}`, option {number}: needs {needs}")
}

/// Why no window can open, and the command that does instead.
pub fn no_window(reason: &str, command: &str) -> String {
    format!("{reason}; play in the terminal with `{command}`")
}

// ---- for authors --------------------------------------------------------------------------------

/// What a code is.
pub fn code_of(severity: &str) -> String {
    match severity {
        "error" => "an error found by `check`".to_owned(),
        "warning" => "a warning from `check`".to_owned(),
        _ => "advice from `check`".to_owned(),
    }
}

/// What a skill is one of.
pub fn skill_of(family: &str) -> String {
    format!("a skill in the family {family}")
}

/// What there is, where somebody asked for a version of the rules that there is not.
pub fn no_such_rules(known: &str) -> String {
    format!("there are these versions of the rules: {known}")
}

/// What is expected, where something else than such a number was typed.
pub fn whole_number(lowest: &str, highest: &str) -> String {
    format!("it is a whole number from {lowest} to {highest}")
}

/// What stands below what is wrong with the command line.
pub fn note(odd: &str) -> String {
    format!("note: {odd}\n")
}

/// The names that could have been written.
pub fn there_are(names: &str) -> String {
    format!("there are {names}")
}

pub const ALL_ARE_LISTED: &str = "`rapport explain --all` lists all of them";
/// What stands above the text of a branch file.
pub const A_BRANCH_FOR_EXAMPLE: &str = "A branch file, for example; it joins what `rapport new my_shop` begins with:";
pub const NOT_A_FILE: &str = "this is not a file";
pub const NO_DIALOGUE_FILE: &str = "there is no dialogue file there";
pub const NO_FINDINGS: &str = "no findings";

/// How much of a dialogue was looked at, in states, and what ended it where that was not all.
pub fn looked_at(n_states: usize, ended_by: Option<&str>) -> String {
    let states = count(n_states, "state", "states");
    match ended_by {
        None => format!("proved, {states}"),
        Some(bound) => format!("bounded at {states} by {bound}"),
    }
}

pub const CANNOT_BE_PLAYED: &str = "cannot be played";
/// What ends an exploration before all was seen.
pub const BOUND_OF_STATES: &str = "`--states`";
pub const BOUND_OF_MEMORY: &str = "memory";

/// Where an exploration stands while it goes on.
pub fn exploring(name: &str, n_states: &str, megabytes: usize) -> String {
    format!("{name}: {n_states} states so far, {megabytes} MB")
}

/// "2 warnings".
pub fn findings(n: usize, severity: Severity) -> String {
    match severity {
        Severity::Error => count(n, "error", "errors"),
        Severity::Warning => count(n, "warning", "warnings"),
        Severity::Advice => count(n, "piece of advice", "pieces of advice"),
    }
}

/// What stands behind the findings that are shown of a file.
pub fn findings_left_out(n: usize) -> String {
    format!("and {} more", with_commas(n))
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// "19,800".
fn with_commas(n: usize) -> String {
    if n < 1_000 { n.to_string() } else { format!("{},{:03}", with_commas(n / 1_000), n % 1_000) }
}

/// What stands above the two examples of a code.
pub const FOUND_HERE: &str = "Found here";
pub const NOT_FOUND_HERE: &str = "And not here";

/// What to do about a finding, and whether it may rest.
pub fn what_to_do(hint: &str, code: Code) -> String {
    let rest = match code.severity() {
        Severity::Error => "This one has to be fixed.".to_owned(),
        Severity::Warning | Severity::Advice => {
            format!("You may leave it as it is, with a reason: `allow: [(\"{code}\", \"…\")]`.")
        }
    };
    format!("What to do: {hint}. {rest}")
}

pub const TYPICAL_TRAINEE: &str = "the typical trainee";
pub const AT_RANDOM: &str = "at random";
pub const ALWAYS_THE_LONGEST: &str = "always the longest";
pub const ALWAYS_THE_SHORTEST: &str = "always the shortest";
pub const MOST_POLITE_WORDS: &str = "most polite words";
pub const MOST_SYMPATHY: &str = "most sympathy";
pub const LIFTS_MOOD_MOST: &str = "lifts mood most";
pub const STARTS: &str = "Who you may meet, all equally likely";
pub const ENDINGS: &str = "Endings, in percent";
pub const HAVE_NO_WAY_ON: &str = "have no way on";
pub const NEVER_END: &str = "never end";
pub const STRONGEST_IS: &str = "How often the strongest option is (aim: 25 to 45% each)";
pub const BEATS_HEADING: &str =
    "Beats: how likely a typical trainee is to get there; for each option its outlook and words (* strongest)";

/// What stands before the beats that bring a robot above random, and how many points each brings.
pub const WEIGH_MOST: &str = "What each robot owes to single beats, in points of share";

pub const ABOUT: &str = "about";
pub const CHANCES_OF_THE_MAP: &str = "Chances are those of a typical trainee; the ways out of a beat share its chance";
pub const ENDINGS_OF_THE_MAP: &str = "Endings";
pub const END: &str = "end";

/// Whether all states were seen, or what ended it before.
pub fn verdict(ended_by: Option<&str>) -> String {
    match ended_by {
        None => "proved: every state that play can reach was seen".to_owned(),
        Some(bound) => format!("bounded by {bound}: there are more, so figures are sampled"),
    }
}

/// What is said of a robot that gets too far.
pub fn over_the_bar(bar: f64) -> String {
    format!("over its bar of {bar:.0}")
}

/// The heading of the curve: where its columns begin, how wide that of the mood is, and whether there is one for where it was heading.
pub fn curve_columns(indent: usize, mood_width: usize, has_outlook: bool) -> String {
    let outlook = if has_outlook { "where it\u{2019}s heading" } else { "" };
    format!("{}{:<mood_width$} {}  {outlook}", " ".repeat(indent), lower_first(common::MOOD), lower_first(common::TRUST))
}

/// What the star beside a line of trust means.
pub const A_DEED: &str = "* something you did";

/// What is said of a conversation that was kept, in the terminal.
pub const GOES_ON: &str = "You\u{2019}re back where you left off. To start again: `--new`.";
pub const WAS_EDITED: &str =
    "This conversation was changed after you began. You\u{2019}ll carry on with the version you started.";
pub const IS_A_FOLDER_NOW: &str =
    "There\u{2019}s a folder where the file was. You\u{2019}ll carry on with the version you started.";
pub const STILL_SAVING: &str = "Still saving what you said...\n";
pub const SAVED_AGAIN: &str = "Saving works again.\n";
pub const NOTHING_SAVED: &str = "There are no saved conversations.";

/// How a saved conversation stands that was left: "waiting at 14:12".
pub fn waiting(clock: Option<&str>) -> String {
    clock.map_or_else(|| "waiting".to_owned(), |clock| format!("waiting at {clock}"))
}

/// How one stands that has ended, by the id of its ending: "ended: found (Bright)".
pub fn ended(ending: Option<(&str, EndingKind)>) -> String {
    ending.map_or_else(|| "ended without a way on".to_owned(), |(id, kind)| format!("ended: {id} ({kind})"))
}

/// How much was looked at: "1,204 states, 3,310 transitions, proved: every state that play can reach was seen".
pub fn explored(states: &str, transitions: &str, verdict: &str) -> String {
    format!("{states} states, {transitions} transitions, {verdict}")
}

/// A conversation goes on, and its file has errors by now, which this command shows.
pub fn is_broken(check: &str) -> String {
    format!("The file has a mistake in it now: `{check}` shows it. You\u{2019}ll carry on with the version you started.")
}

/// A conversation goes on, and its file cannot be read for this reason.
pub fn cannot_be_read_now(why: &str) -> String {
    format!("The file can\u{2019}t be read now: {why}. You\u{2019}ll carry on with the version you started.")
}

/// A conversation that waits, and cannot go on for this reason.
pub fn cannot_go_on(why: &str) -> String {
    format!("You can\u{2019}t carry on with the conversation you left here: {why}. This is a new one.")
}

/// How to go on with a conversation that was left.
pub fn waits(what: &str, to_type: &ToType) -> String {
    format!("It will wait for you: {}", to_type.command(&["play", what]))
}

/// What stands above the run line of a conversation that was not deleted with all others.
pub const STAYS_OPEN: &str = "One conversation is open in another window, so it stays:";

/// How many copies of damaged files were deleted.
pub fn deleted_copies(n: usize) -> String {
    if n == 1 {
        "1 copy of a damaged file was deleted too".to_owned()
    } else {
        format!("{n} copies of damaged files were deleted too")
    }
}

/// How many conversations were deleted.
pub fn deleted(n: usize) -> String {
    format!("{n} {} deleted for good", if n == 1 { "conversation was" } else { "conversations were" })
}
