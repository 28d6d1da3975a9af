//! What is said after a talk: you first, where it turned, and one thing next.

use crate::scenario::{Pronoun, Skill, Trap};

use super::{lower_first, number_word, object, quoted, subject, subject_inside};

pub const YOU_FIRST: &str = "You first";
pub const TURNING_POINTS: &str = "Turning points";
pub const ONE_THING_NEXT: &str = "One thing next";

// ---- you first ---------------------------------------------------------------------------

pub const HOW_DO_YOU_FEEL: &str = "How do you feel after that?";
pub const WHERE_DID_IT_TURN: &str = "Where did it turn?";
pub const IT_DID_NOT: &str = "It didn\u{2019}t";
pub const KEY_IT_DID_NOT: &str = "0";
pub const SKIP_ONE: &str = "Skip this one";
pub const SKIP: &str = "Skip all";
/// In the terminal.
pub const ENTER_SKIPS: &str = "You first. Enter alone skips a question.";
pub const FELT: &str = "How it felt";
pub const TURNED: &str = "Where it turned";
pub const WHAT_YOU_THOUGHT: &str = "What you thought";
pub const NOT_ASKED: &str = "You skipped this one.";
/// How one may feel after a talk, each with the mood in which a face shows it.
pub const FEELINGS: [(&str, i8); 4] = [("Shaken", -6), ("Uneasy", -1), ("Fine", 3), ("Pleased", 8)];

/// "Tonight, what does Claire say about you?"
pub fn what_do_they_say(name: &str) -> String {
    format!("Tonight, what does {} say about you?", super::first_name(name))
}

/// "She left at ease."
pub fn they_left(pronoun: Pronoun, mood_word: &str) -> String {
    format!("{} left {mood_word}.", subject(pronoun))
}

/// Where the trainee thought it turned, beside where it did.
pub enum Calibration<'a> {
    /// On that line, or one exchange beside it.
    There,
    /// Earlier or later, at the moment with this letter.
    Elsewhere { earlier: bool, letter: char, line: &'a str },
    /// It was made of small moments.
    Nowhere,
}

/// "It turned earlier, at A: “I'll have you up and running.”"
pub fn it_turned(calibration: &Calibration<'_>) -> String {
    match calibration {
        Calibration::There => "It did turn there.".to_owned(),
        Calibration::Elsewhere { earlier, letter: '+', line } => {
            format!("It turned {}: {}", if *earlier { "earlier" } else { "later" }, quoted(line))
        }
        Calibration::Elsewhere { earlier, letter, line } => {
            format!("It turned {}, at {letter}: {}", if *earlier { "earlier" } else { "later" }, quoted(line))
        }
        Calibration::Nowhere => NO_SINGLE_MOMENT.to_owned(),
    }
}

/// "It did turn, at A: “…”", for who thought that it did not.
pub fn it_did_turn(letter: char, line: &str) -> String {
    if letter == '+' { format!("It did turn: {}", quoted(line)) } else { format!("It did turn, at {letter}: {}", quoted(line)) }
}

// ---- turning points --------------------------------------------------------------------------

pub const NO_SINGLE_MOMENT: &str = "No single moment turned this one. It was made of small ones.";
pub const STILL_LOOKING: &str = "Still working out how talks like this one usually end.";
pub const WHAT_IT_DID: &str = "What it did";
pub const ANOTHER_WAY: &str = "Another way";
pub const NEED_NOT_HURT: &str = "It need not have hurt as much";
pub const SAY_BOTH_ALOUD: &str = "Say both aloud";
pub const KEY_SAY_BOTH: &str = "S";
pub const KEY_OUTLOOK: &str = "O";
pub const OUTLOOK_LINE: &str = "Outlook";
pub const HOW_IT_USUALLY_ENDS: &str = "how it usually ends from here";
pub const FELT_AT_THE_TIME: &str = "Felt at the time";
pub const YOUR_STRONGEST_MOMENT: &str = "Your strongest moment";

/// The places on the line of the outlook: 0, 1/3, 2/3 and 1.
pub fn outlook_places(pronoun: Pronoun) -> [String; 4] {
    let goes = if pronoun == Pronoun::They { "they go".to_owned() } else { format!("{} goes", subject_inside(pronoun)) };
    [goes, "thin".to_owned(), "fair".to_owned(), "bright".to_owned()]
}

/// "A: I’ll have you up and running. 13:54. 73% to 43%": a moment in the list, as it is heard.
pub fn listed_moment(letter: char, line: &str, about: &str) -> String {
    if letter == '+' { format!("{line} {about}") } else { format!("{letter}: {line} {about}") }
}

/// What to do with both lines.
pub fn read_aloud(name: &str) -> String {
    format!("Say each as you would say it. Which of them would you rather hear, if you were {}?", super::first_name(name))
}

/// "73%", or "about 73%" where it was sampled.
pub fn outlook_percent(share: f64, is_exact: bool) -> String {
    format!("{}{:.0}%", if is_exact { "" } else { "about " }, share * 100.0)
}

/// "How this usually ends from here: 73% before, 43% after".
pub fn outlook_before_and_after(before: &str, after: &str) -> String {
    format!("How this usually ends from here: {before} before, {after} after")
}

/// "73% to 43%".
pub fn from_to(before: &str, after: &str) -> String {
    format!("{before} to {after}")
}

/// "It turned here: 73% to 43%".
pub fn turned_here(before: &str, after: &str) -> String {
    format!("It turned here: {}", from_to(before, after))
}

/// "The promise made at A broke here".
pub fn promise_broke(made_at: &[char]) -> String {
    match made_at {
        [] => "A promise broke here".to_owned(),
        [one] => format!("The promise made at {one} broke here"),
        many => {
            let letters: Vec<String> = many.iter().map(char::to_string).collect();
            format!("The promises made at {} broke here", letters.join(" and "))
        }
    }
}

/// "She loved it. Guarded became even." What the line moved stands first; what happened after it is told as such.
pub fn what_it_did(pronoun: Pronoun, (by_line, in_all): (i8, i8), from: &str, to: &str) -> String {
    let she = subject(pronoun);
    let how = match by_line {
        3.. => format!("{she} loved it."),
        1..=2 => format!("{she} liked it."),
        0 if in_all == 0 => return format!("It left {} as {} {}: {to}.", object(pronoun), subject_inside(pronoun), was(pronoun)),
        0 => format!("It moved {} neither way.", object(pronoun)),
        -2..=-1 => format!("It cost {} a little.", object(pronoun)),
        _ => format!("It hurt {}.", object(pronoun)),
    };
    let then = if by_line == in_all { "" } else { "With what came then, " };
    match (from == to, then.is_empty()) {
        (true, _) => format!("{how} Still {to}."),
        (false, true) => format!("{how} {} became {to}.", upper(from)),
        (false, false) => format!("{how} {then}{from} became {to}."),
    }
}

fn was(pronoun: Pronoun) -> &'static str {
    if pronoun == Pronoun::They { "were" } else { "was" }
}

fn upper(text: &str) -> String {
    super::upper_first(text)
}

/// "She would say".
pub fn would_say(pronoun: Pronoun) -> String {
    format!("{} would say", subject(pronoun))
}

/// "You would see".
pub const YOU_WOULD_SEE: &str = "You would see";
pub const IT_WOULD_END: &str = "It would end";

/// "She would have been as glad of this".
pub fn just_as_good(pronoun: Pronoun) -> String {
    format!("{} would have been as glad of this", subject(pronoun))
}

/// What was lost for good: the rank of the best ending that could still come after a line, 0 to 1.
pub fn no_return(time: Option<&str>, line: &str, after: f64) -> String {
    let best = match (after * 3.0).round() as u8 {
        3 => "a bright ending was the best",
        2 => "a fair ending was the best",
        1 => "a thin ending was the best",
        _ => "nothing but a lost customer was",
    };
    let when = time.map_or_else(String::new, |time| format!("{time}. "));
    format!("{when}From {} on, {best} still in reach.", quoted(line))
}

// ---- what kept an option closed --------------------------------------------------------------

/// "mood at +3 or more".
pub fn needed_level(what: &str, level: i8, at_least: bool) -> String {
    format!("{} at {} or {}", lower_first(what), super::signed(level), if at_least { "more" } else { "less" })
}

/// "two pips of being heard".
pub fn needed_heard(pips: u8) -> String {
    format!("{} of being heard", if pips == 1 { "one pip".to_owned() } else { format!("{} pips", number_word(pips.into())) })
}

/// "that you knew: goes live in March".
pub fn needed_fact(fact: &str, known: bool) -> String {
    format!("that you {}: {}", if known { "knew" } else { "did not know" }, lower_first(fact))
}

/// How a promise must have stood for an option to be open.
pub enum Needed {
    Given,
    NotGiven,
    Kept,
    Broken,
}

/// "a promise given: ring her tomorrow".
pub fn needed_promise(promise: &str, how: &Needed) -> String {
    let how = match how {
        Needed::Given => "given",
        Needed::NotGiven => "not given",
        Needed::Kept => "kept",
        Needed::Broken => "broken",
    };
    format!("a promise {how}: {}", lower_first(promise))
}

// ---- one thing next --------------------------------------------------------------------------

pub const YOUR_PLAN: &str = "Your plan, in your words";
pub const CHANGE_PLAN: &str = "Change your plan";
pub const KEY_CHANGE_PLAN: &str = "E";
pub const THE_DEBRIEF: &str = "The debrief";
pub const LATER: &str = "Later";
pub const NOTHING_TO_PLAN: &str = "This one asks for no plan.";
pub const PLAN_IS_KEPT: &str = "You will find this sentence on the first page.";

/// "Next time, find out before you act."
pub fn next_time(skill: Skill) -> String {
    let what = match skill {
        Skill::Opening => "make the first three exchanges theirs",
        Skill::Tone => "let your voice fit the moment",
        Skill::Matching => "use their words",
        Skill::Respect => "guard their time and their dignity",
        Skill::Listening => "find out before you act",
        Skill::Reflecting => "say it back, shorter",
        Skill::Validating => "say what it cost them",
        Skill::Checking => "make sure it arrived",
        Skill::Teaming => "make it the two of you",
        Skill::Explaining => "give the reason with the step",
        Skill::Forewarning => "warn before it lands",
        Skill::Confidence => "recommend one thing, with a plan B",
        Skill::Steering => "take the feeling, then the task",
        Skill::Defusing => "slow down and offer two ways",
        Skill::Resilience => "stay open when they stay cool",
        Skill::Ownership => "keep it yours until it is done",
        Skill::Congruence => "promise what is yours to promise",
        Skill::Generosity => "do one small thing unasked",
    };
    format!("Next time, {what}.")
}

/// "If a customer says “this afternoon”, I ask one open question before I offer anything."
pub fn if_then(skill: Skill, they_said: Option<&str>) -> String {
    let deed = match skill {
        Skill::Opening => "I give my name and pick up their first words",
        Skill::Tone => "I take a breath and answer slower than they spoke",
        Skill::Matching => "I answer in their own words and no longer than they spoke",
        Skill::Respect => "I ask before I assume",
        Skill::Listening => "I ask one open question before I offer anything",
        Skill::Reflecting => "I give the facts back in one sentence first",
        Skill::Validating => "I say what it has cost them, and stop there",
        Skill::Checking => "I ask how they would put it",
        Skill::Teaming => "I say \u{201c}let\u{2019}s\u{201d} and give them a choice",
        Skill::Explaining => "I give the reason before the step",
        Skill::Forewarning => "I say what it will cost before I ask for it",
        Skill::Confidence => "I say what I would do, and what comes next if it fails",
        Skill::Steering => "I answer the feeling in half a sentence and take the next step",
        Skill::Defusing => "I slow down, own my part in one line and offer two ways",
        Skill::Resilience => "I take it as how they are today and try once more",
        Skill::Ownership => "I give my name and a time, and ring even without news",
        Skill::Congruence => "I promise only what I can do myself",
        Skill::Generosity => "I do one small thing that nobody asked for",
    };
    match they_said.and_then(cue) {
        Some(cue) => format!("If a customer says something like {}, {deed}.", quoted(&cue)),
        None => format!("If a moment like this comes again, {deed}."),
    }
}

/// The words by which a moment like this is known again: the last short sentence, else how the line begins.
fn cue(line: &str) -> Option<String> {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=9;
    const BEGINNING: usize = 7;
    let sentences = line.split_inclusive(['.', '?', '!', '\u{2026}']).map(str::trim);
    let short = |sentence: &&str| WORDS.contains(&sentence.split_whitespace().count());
    if let Some(sentence) = sentences.rev().find(short) {
        return Some(sentence.trim_end_matches(['.', ',']).to_owned());
    }
    let words: Vec<&str> = line.split_whitespace().take(BEGINNING).collect();
    (!words.is_empty()).then(|| format!("{}\u{2026}", words.join(" ").trim_end_matches([',', '.', ';', ':'])))
}

/// What in the talk speaks for it: "Twice you had the answer before she had finished."
pub fn why_next(pronoun: Pronoun, trap: Option<Trap>, n_missed: usize, n_passed: usize, n_chances: usize) -> String {
    let (she, her) = (subject_inside(pronoun), object(pronoun));
    let times = |n: usize| match n {
        1 => "Once".to_owned(),
        2 => "Twice".to_owned(),
        n => format!("{} times", upper(&number_word(u16::try_from(n).unwrap_or(u16::MAX)))),
    };
    let fell_for = trap.map(|trap| match trap {
        Trap::TooSoon => format!("you had the answer before {she} had finished"),
        Trap::SorrySorry => "you were sorry, and it was about you".to_owned(),
        Trap::WarmAndGeneral => "you were kind in words that would fit anybody".to_owned(),
        Trap::LovelyUntrue => "you promised what was not yours to promise".to_owned(),
        Trap::TrueCold => "it was true, and it landed cold".to_owned(),
        Trap::AgainstUs => format!("you took {her} side against your own people"),
        Trap::Complete => format!("you told {her} everything, and {she} had asked for one thing"),
        Trap::PassedOn => format!("you passed {her} on"),
        Trap::MyTurn => "you answered a story with a longer one".to_owned(),
    });
    match (fell_for, n_missed, n_passed) {
        (Some(what), n, _) if n > 0 => format!("{} {what}.", times(n)),
        (_, 0, 0) => "Nothing went by this time, and this came up least.".to_owned(),
        (_, 0, n) => format!("{} a moment for it went by.", times(n)),
        (_, n, _) if n == n_chances => format!("{} a moment called for it, and got something else.", times(n)),
        (_, n, _) => format!("{} of {n_chances} moments that called for it got something else.", upper(&number_word(n as u16))),
    }
}

/// "Your plan: if a customer says …".
pub fn your_plan(plan: &str) -> String {
    format!("Your plan: {}", lower_first(plan))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_begins_with_words_that_are_known_again() {
        let plan = if_then(Skill::Listening, Some("It drops every ten minutes. I need it by this afternoon."));
        assert_eq!(
            plan,
            "If a customer says something like \u{201c}I need it by this afternoon\u{201d}, I ask one open question before I offer anything."
        );
        let long = "So I rang on Monday and then again on Tuesday and nobody at all could tell me";
        assert_eq!(cue(long).unwrap(), "So I rang on Monday and then\u{2026}");
        assert!(if_then(Skill::Tone, None).starts_with("If a moment like this comes again, I "));
    }

    #[test]
    fn what_a_move_did_is_told_from_the_customer() {
        assert_eq!(what_it_did(Pronoun::She, (3, 3), "guarded", "even"), "She loved it. Guarded became even.");
        assert_eq!(what_it_did(Pronoun::They, (0, 0), "even", "even"), "It left them as they were: even.");
        assert_eq!(what_it_did(Pronoun::He, (-1, -1), "even", "even"), "It cost him a little. Still even.");
        let after_days = what_it_did(Pronoun::He, (1, -4), "delighted", "at ease");
        assert_eq!(after_days, "He liked it. With what came then, delighted became at ease.");
    }

    #[test]
    fn the_reason_counts_in_words() {
        assert_eq!(why_next(Pronoun::She, Some(Trap::TooSoon), 2, 0, 3), "Twice you had the answer before she had finished.");
        assert_eq!(why_next(Pronoun::She, None, 1, 2, 4), "One of 4 moments that called for it got something else.");
        assert_eq!(why_next(Pronoun::She, None, 0, 3, 4), "Three times a moment for it went by.");
    }
}
