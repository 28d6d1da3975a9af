//! A group session: what the wall asks for, what the presenter is told, and the questions of its debrief.

mod advice;
pub mod back;
pub mod buttons;
mod desk;
pub mod does;
mod questions;
pub mod refused;
pub mod screens;
pub mod stages;

pub use advice::{Advice, advice};
pub use desk::*;
pub use questions::*;
pub use stages::{part_name, short_part_name};

use super::grammar::{counted, figures, first_name, number_word, possessive, signed, subject, upper_first};
use crate::scenario::Pronoun;

// ---- the wall: what to do now, in a verb and a sentence ----------------------------------

pub const WELCOME: (&str, &str) = ("Welcome.", "We\u{2019}ll start in a moment. Just sit where you can see this.");
pub const ASK: (&str, &str) = ("Tell us.", "What do you want to learn here? In five words.");
pub const READ_QUICK: (&str, &str) =
    ("Read.", "No vote this time. Read the customer\u{2019}s line and the answer aloud. Then we go on.");
pub const EYES_SHUT: &str = "Close your eyes. Hold your fingers against your chest: one for A, two for B, and so on.";
pub const CARDS: &str =
    "Fold your card so that your letter shows. We count to three: then close your eyes, and hold it against your chest.";
pub const VOTE: &str = "Vote.";
pub const VOTE_AGAIN: &str = "Vote again.";
pub const TABLES: &str =
    "First choose a letter on your own. Then your table agrees on one letter, and gives it to the facilitator.";
pub const WHICH_VOICE: &str = "How do we say it?";
pub const VOICES_BY_FINGERS: &str = "One finger for Warm, two for Steady, three for Brisk, four for Bright.";
pub const VOICES_BY_LETTERS: &str = "A is Warm, B Steady, C Brisk, D Bright.";
pub const HELD: (&str, &str) = ("Wait.", "Before we say this line: what could it cost us with the customer?");
pub const TALK: &str = "Talk.";
pub const LEVEL: (&str, &str) = ("A tie.", "The same number of votes. The Voice chooses one.");
pub const PRIVATE: (&str, &str) = ("On your own.", "Write it on your card. Nobody else reads it.");
pub const REACTIONS: (&str, &str) = ("One word each.", "One after the other. No comments.");
pub const WHERE: (&str, &str) = ("Which line mattered most?", "Point at it. No explaining yet.");
pub const PLANS: (&str, &str) = ("If, then.", "One sentence on your card. Then say it to the person beside you.");
pub const OVER: (&str, &str) = ("Thank you.", "Keep your card.");
pub const SECOND_TRY: (&str, &str) = ("Try another way.", "Say a letter out loud. We try two lines, then we stop.");
pub const LISTEN: &str = "Listen.";
pub const LOOK_AGAIN: &str = "Look again.";
pub const LOOK: &str = "Look.";
pub const MEET: &str = "Meet.";
pub const READ: &str = "Read.";
pub const REWIND: &str = "Go back.";

// ---- the wall: headings and labels -------------------------------------------------------

pub const WHAT_WE_WANT: &str = "What would we like from this?";
pub const HOW_WE_VOTED: &str = "How we voted";
pub const NOW: &str = "now";
pub const BEFORE: &str = "before we talked";
pub const WE_DO_NOT_AGREE: &str = "We do not agree. Good.";
pub const LEFT_TO_TALK: &str = "time left to talk";
pub const IN_THREES: &str = "In groups of three, with people who voted differently.";
pub const PAUSE_AND_TALK: &str = "Pause and talk";
pub const WE_SAID: &str = "We said";
pub const WE_DID: &str = "We did";
pub const WHAT_IF: &str = "What if we had said it?";
pub const WHAT_HAPPENED: &str = "What happened";
pub const PAUSED: (&str, &str) = ("Pause.", "The clock has stopped. Take your time.");
/// The question on which the ballot is tried, and its answers: nothing hangs on it.
pub const TRIAL_QUESTION: &str = "It is raining, and you have no umbrella. What do you do?";
pub const TRIAL_ANSWERS: [&str; 4] = ["Wait until it stops", "Run", "Buy an umbrella", "Sing"];
pub const TRY_IT: &str = "Try it once.";
pub const TRIED: (&str, &str) = ("That\u{2019}s all there is to it.", "This is how we vote. This one was only practice.");
pub const ALSO_ASK: &str = "How many customers did you deal with this week? How many of those conversations went well?";
pub const FEELS_HEARD: &str = "feels heard";
pub const HOW_THIS_USUALLY_ENDS: &str = "How this usually ends";
pub const BEFORE_THIS_LINE: &str = "before this line";
pub const AFTER_THIS_LINE: &str = "after this line";
pub const AFTER_THAT_LINE: &str = "after that line";
pub const HOW_WAS_THAT: &str = "One word: how was that?";
pub const YOUR_WORD: &str = "Your word";
pub const A_PLAN: &str = "\u{201c}If a customer \u{2026}, then I \u{2026}\u{201d}";
pub const IT_STOPPED: &str = "We stopped here.";

/// "Claire’s words out loud first, then the four lines."
pub fn read_aloud(name: &str, n_options: usize) -> String {
    format!("{}\u{2019}s words out loud first, then the {}.", first_name(name), counted(n_options, "line", "lines"))
}

/// "Person 3 of 6: press the number of your line, then Space. Then pass the keyboard on."
pub fn voter(n: usize, of: usize) -> String {
    format!("Person {n} of {of}: press the number of your line, then Space. Then pass the keyboard on.")
}

/// "9 of 12 have voted", or "No votes yet".
pub fn so_many_in(n: usize, of: usize) -> String {
    if n == 0 { "No votes yet".to_owned() } else { format!("{n} of {of} have voted") }
}

/// "of 12 have voted", after a large number.
pub fn of_so_many_in(of: usize) -> String {
    format!("of {of} have voted")
}

/// "her mood" and "her trust".
pub fn names_of_curves(pronoun: Pronoun) -> (String, String) {
    let whose = possessive(pronoun);
    (format!("{whose} mood"), format!("{whose} trust"))
}

/// The beginning of a line, up to so many signs, cut between words.
pub fn shortened(line: &str, most: usize) -> String {
    if line.chars().count() <= most {
        return line.to_owned();
    }
    let mut short = String::new();
    for word in line.split_whitespace() {
        if short.chars().count() + word.chars().count() + 1 > most {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    format!("{short} \u{2026}")
}

/// "Stand up, and say line A out loud."
pub fn say_aloud(letter: char) -> (&'static str, String) {
    ("Voice.", format!("Stand up, and say line {letter} out loud."))
}

/// "The Advocates for A, B and C speak for twenty seconds each. Then talk in groups of three." Where all agree, somebody speaks against.
pub fn advocates(letters: &[char], all_agree: bool) -> String {
    let letters: Vec<String> = letters.iter().map(ToString::to_string).collect();
    match letters.as_slice() {
        [] => "Somebody speaks for each line, twenty seconds each. Then talk in groups of three.".to_owned(),
        [one] if all_agree => format!(
            "The Advocate for {one} speaks for twenty seconds. Then somebody speaks against it. Then talk in groups of three."
        ),
        [one] => format!("The Advocate for {one} speaks for twenty seconds. Then talk in groups of three."),
        [most @ .., last] => {
            format!(
                "The Advocates for {} and {last} speak for twenty seconds each. Then talk in groups of three.",
                most.join(", ")
            )
        }
    }
}

/// "In pairs. Read it once more: what is she asking for?"
pub fn in_pairs(pronoun: Pronoun) -> String {
    let verb = if pronoun == Pronoun::They {
        "are they"
    } else if pronoun == Pronoun::She {
        "is she"
    } else {
        "is he"
    };
    format!("In pairs. Read it once more: what {verb} asking for?")
}

/// "Claire answers."
pub fn answers(name: &str) -> String {
    format!("{} answers.", first_name(name))
}

/// "Who Claire is, and who does what today."
pub fn meet(name: &str) -> String {
    format!("Who {} is, and who does what today.", first_name(name))
}

/// "Her mood and her trust, from the first word to the last."
pub fn mood_and_trust(pronoun: Pronoun) -> String {
    let whose = possessive(pronoun);
    format!("{} mood and {whose} trust, from the first word to the last.", upper_first(whose))
}

/// "Claire is guarded", as label and word.
pub fn is_now(name: &str) -> String {
    format!("{} is", first_name(name))
}

/// "She has told us".
pub fn has_told_us(pronoun: Pronoun) -> String {
    let has = if pronoun == Pronoun::They { "have" } else { "has" };
    format!("{} {has} told us", subject(pronoun))
}

/// "We go back to moment A, and try two other lines."
pub fn back_to(letter: char) -> String {
    format!("We go back to moment {letter}, and try two other lines.")
}

/// "A: 8 now, 3 before".
pub fn now_and_before(letter: char, now: usize, before: Option<usize>) -> String {
    before.map_or_else(|| format!("{letter}: {now}"), |before| format!("{letter}: {now} now, {before} before"))
}

/// "Session K7Q-2MF".
pub fn session_code(code: &str) -> String {
    format!("Session {code}")
}

/// Who has a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voters {
    /// Everybody.
    People,
    /// Each table as one.
    Tables,
}

/// "Three of us", or "Three tables".
fn so_many(n: usize, voters: Voters) -> String {
    let word = upper_first(&number_word(u16::try_from(n).unwrap_or(u16::MAX)));
    match (voters, n) {
        (Voters::People, 0) => "None of us".to_owned(),
        (Voters::People, _) => format!("{word} of us"),
        (Voters::Tables, 1) => format!("{word} table"),
        (Voters::Tables, _) => format!("{word} tables"),
    }
}

/// "Three of us voted for it at first, eight after we talked."
pub fn votes_for(first: usize, last: Option<usize>, voters: Voters) -> String {
    let who = so_many(first, voters);
    match last {
        Some(last) => {
            let last = if last == 0 { "none".to_owned() } else { number_word(u16::try_from(last).unwrap_or(u16::MAX)) };
            format!("{who} voted for it at first, {last} after we talked.")
        }
        None => format!("{who} voted for it."),
    }
}

/// Each role and what it does: "Customer", and "reads Claire’s lines out loud; no acting needed".
pub fn roles(name: &str, lenses: &[&str]) -> [(&'static str, String); 6] {
    let first = first_name(name);
    let lenses = match lenses {
        [] => "watch one skill each".to_owned(),
        lenses => format!("watch one skill each: {}", lenses.join("; ")),
    };
    [
        ("Customer", format!("reads {first}\u{2019}s lines out loud; no acting needed")),
        ("Voice", "stands, and says the line we choose".to_owned()),
        ("Listener", format!("writes down what {first} tells us, and may say once, \u{201c}There was something else\u{201d}")),
        ("Banker", format!("guesses after each full round how far {first} trusts us, and writes it down")),
        ("Advocates", "argue for one line each, whether or not they voted for it".to_owned()),
        ("Observers", lenses),
    ]
}

pub const EVERYBODY_VOTES: &str = "Everybody votes. Nobody has to take a role.";

// ---- the presenter -----------------------------------------------------------------------

pub const BLACK: &str = "The wall is black.";
pub const LIVE: &str = "Live";
pub const PAUSED_NOW: &str = "Paused";
pub const BLACK_NOW: &str = "Black";
pub const THE_GROUP_SEES: &str = "The group sees";
pub const SUGGESTED: &str = "Suggested";
pub const ASK_THEM: &str = "To ask";
pub const YOUR_NOTES: &str = "Your notes";
pub const WRITE_A_NOTE: &str = "Your note";
pub const WRITE_A_WISH: &str = "For the wall, in five words";
pub const TRUST: &str = "trust";
pub const THINKS: &str = "thinks";
pub const WANTS: &str = "wants";
pub const UNSAID: &str = "doesn\u{2019}t say";
pub const OUTLOOK: &str = "ends well";
pub const HIDDEN: &str = "\u{2013}";
pub const ON_PLAN: &str = "on time";
pub const PLAYED: &str = "played";
pub const FIRST_VOTE: &str = "first vote";
pub const SECOND_VOTE: &str = "second";
pub const BEAT: &str = "beat";
pub const TIME: &str = "time";
pub const QUICK: &str = "no vote";
pub const MARKED: &str = "marked";
/// That a second try is under way.
pub const SECOND_TRY_NOW: &str = "Another way";
pub const LINE_TO_AN_ENDING: &str = "heading for an ending";
pub const PRESS_A_DIGIT: &str = "Now press the line\u{2019}s number.";
pub const NOT_SAVED: &str = "Your last step isn\u{2019}t saved yet. Carry on: the next step saves both.";
pub const MOST_SPLIT: &str = "most divided";
pub const MOST_MINDS_CHANGED: &str = "minds changed";
pub const AGAINST_THE_CUSTOMER: &str = "chosen, but bad for the customer";
pub const A_FEW_SAW_IT: &str = "a few chose better";
pub const IS_THE_CARD_ON_THE_WALL: &str = "Is the card on the wall?";
pub const NOTHING_PRIVATE: &str = "The wall shows only the title, and this screen shows nothing private, until you say yes.";
pub const DRAG_THE_WALL: &str = "A second window shows the card. Drag it to the projector, and let it fill that screen.";
pub const LET_IT_FILL: &str = "Fill its screen";
pub const ONE_SCREEN_NOW: &str =
    "This screen shows either the wall (what the group sees) or the desk (your own notes and keys). F8 switches.";
pub const YES_IT_IS_THERE: &str = "Yes, it is there";
pub const ONLY_ONE_SCREEN: &str = "Only one screen";
pub const HOW_MANY_PEOPLE: &str = "How many people?";
pub const HOW_DO_THEY_VOTE: &str = "How do they vote?";
pub const SESSION_CODE: &str = "Session code";
pub const TWO_GROUPS: &str = "Give two groups the same code to compare them";
pub const CHANGE: &str = "Change";
pub const FEWER: &str = "One fewer";
pub const MORE: &str = "One more";
pub const WAITS: &str = "First put the card on the wall. Then you see the rest.";
pub const WALL_TITLE: &str = "Rapport: the wall";

/// What the start page is about: "a group session, 45 minutes: people in a room vote on what to say".
pub fn a_group_session(minutes: u32) -> String {
    format!("a group session, {minutes} minutes: people in a room vote on what to say")
}

/// "12 people, 3 tables \u{b7} X8E-AWX".
pub fn people_and_code(people: u8, tables: u8, code: &str) -> String {
    let (people, tables) = (figures(people.into(), "person", "people"), figures(tables.into(), "table", "tables"));
    format!("{people}, {tables} \u{b7} {code}")
}

/// "Three tables, each with one token".
pub fn tables(n: u8) -> String {
    let n_words = number_word(n.into());
    if n == 1 { "One table, with one token".to_owned() } else { format!("{} tables, each with one token", upper_first(&n_words)) }
}

/// "1 min ahead".
pub fn ahead(minutes: u32) -> String {
    format!("{minutes} min ahead")
}

/// "2 min behind".
pub fn late(minutes: u32) -> String {
    format!("{minutes} min behind")
}

/// "78% +5": five points more than now.
pub fn outlook(percent: i64, more: i64) -> String {
    if more == 0 { format!("{percent}%") } else { format!("{percent}% {}", signed(more)) }
}

/// "mood +2".
pub fn moved(what: &str, by: i8) -> String {
    format!("{what} {}", signed(by))
}

/// "promises: fixed before this afternoon".
pub fn promises(what: &str) -> String {
    format!("promises: {what}")
}

/// "misses Listening".
pub fn misses(what: &str) -> String {
    format!("misses {what}")
}

/// "3 tokens".
pub fn tokens(n: usize) -> String {
    match n {
        0 => "no token left".to_owned(),
        1 => "1 token".to_owned(),
        n => format!("{n} tokens"),
    }
}

/// How a way of voting is called.
pub const WAYS: [&str; 4] =
    ["Eyes closed, fingers on the chest", "Ballot cards, folded", "The keyboard goes round", "Tables of five, one vote each"];

pub const ONLY_YOU_SEE_THIS: &str = "Only you see this";

pub const TIMER_SHOWS: &str = "timer";

#[cfg(test)]
mod tests {
    use super::{Voters, people_and_code, read_aloud, votes_for};

    #[test]
    fn whatever_the_desk_counts_reads_well_of_none_one_and_two() {
        let first = |n| read_aloud("Claire Hobson", n);
        assert_eq!(first(1), "Claire\u{2019}s words out loud first, then the one line.");
        assert_eq!(first(4), "Claire\u{2019}s words out loud first, then the four lines.");
        assert_eq!(people_and_code(1, 1, "X"), "1 person, 1 table \u{b7} X");
        assert_eq!(people_and_code(12, 3, "X"), "12 people, 3 tables \u{b7} X");
    }

    #[test]
    fn what_was_voted_before_and_after_talking_is_told_in_words_alike() {
        assert_eq!(votes_for(3, Some(8), Voters::People), "Three of us voted for it at first, eight after we talked.");
        assert_eq!(votes_for(1, Some(0), Voters::Tables), "One table voted for it at first, none after we talked.");
        assert_eq!(votes_for(0, Some(5), Voters::People), "None of us voted for it at first, five after we talked.");
        assert_eq!(votes_for(14, None, Voters::People), "14 of us voted for it.");
    }
}
