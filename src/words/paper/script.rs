//! A script: its labels, its ways on, and how long it is.

use crate::words::grammar::{first_name, number_word};

pub const YOU: &str = "You";
/// What stands for the trainee's name.
pub const YOUR_NAME: &str = "[your name]";
pub const ROLES: &str = "Roles";
pub const SEEN: &str = "seen";
pub const THOUGHT: &str = "thought";
/// Before another phrasing of the same line.
pub const OR: &str = "or";
/// Before words for another road.
pub const ELSEWHERE: &str = "or";
pub const NOTE: &str = "note";
pub const NOTE_TOO_SOON: &str = "too soon";
/// What a line does, for the plan after the conversation.
pub const NEXT_TIME: &str = "next time";
pub const TO_ASK: &str = "to ask";
pub const THEN: &str = "then";
pub const OTHERWISE: &str = "otherwise";
pub const ENDINGS: &str = "Endings";
pub const TOO_SOON_HEADING: &str = "What is said to somebody who goes ahead too soon";
pub const ALONE: &str = "nobody is there";
pub const A_VOICE: &str = "with a voice: warm, steady, brisk or bright";
pub const ONLY_IF_OFFERED: &str = "only where it is on the wall";

/// What a detail is filled with, which differs from run to run: "[tea / coffee]".
pub fn detail(values: &[String]) -> String {
    format!("[{}]", values.join(" / "))
}

/// "to 7".
pub fn to_beat(number: usize) -> String {
    format!("to {number}")
}

/// "the end: The one you ask for".
pub fn to_ending(title: &str) -> String {
    format!("the end: {title}")
}

/// "to 7 or 4".
pub fn either(way: &str, other: usize) -> String {
    format!("{way} or {other}")
}

/// Where an option leads that came too soon.
pub fn too_soon(way: &str) -> String {
    format!("too soon: {way}")
}

/// "needs: mood at +3 or more; one "feels heard" dot filled".
pub fn needs(what: &str) -> String {
    format!("needs: {what}")
}

/// "where: a promise broken: …".
pub fn holds_where(what: &str) -> String {
    format!("where: {what}")
}

/// "seven days later".
pub fn days_later(days: u16) -> String {
    if days == 1 { "the next day".to_owned() } else { format!("{} days later", number_word(days)) }
}

/// "212 words".
pub fn words(n: u32) -> String {
    if n == 1 { "1 word".to_owned() } else { format!("{n} words") }
}

/// "12 lines, 212 words".
pub fn lines_and_words(lines: usize, n: u32) -> String {
    let lines = if lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
    format!("{lines}, {}", words(n))
}

/// How much there is of it, every line of it read aloud.
pub fn in_all(beats: usize, n: u32, minutes_aloud: u32) -> String {
    let beats = if beats == 1 { "1 beat".to_owned() } else { format!("{beats} beats") };
    format!("In all {beats} and {}: about {} to read every line aloud.", words(n), minutes(minutes_aloud))
}

/// How long one conversation is.
pub fn one_conversation(exchanges: usize, aloud: u32, minutes_aloud: u32, minutes_read: u32) -> String {
    let exchanges = if exchanges == 1 { "one exchange".to_owned() } else { format!("{exchanges} exchanges") };
    format!(
        "One conversation: usually {exchanges}. Read aloud, {} in about {}; read silently, with every option, about {}.",
        words(aloud),
        minutes(minutes_aloud),
        minutes(minutes_read)
    )
}

fn minutes(n: u32) -> String {
    if n == 1 { "a minute".to_owned() } else { format!("{n} minutes") }
}

// ---- when something holds, for a room: in words, without a number ---------------------------

/// "if we know: an interview at three".
pub fn if_so(what: &str) -> String {
    format!("if {what}")
}

/// "Claire is at ease or better".
pub fn mood_from(name: &str, mood: &str) -> String {
    format!("{} is {mood} or better", first_name(name))
}

/// "Claire is guarded or worse".
pub fn mood_to(name: &str, mood: &str) -> String {
    format!("{} is {mood} or worse", first_name(name))
}

pub fn trusts_us(name: &str) -> String {
    format!("{} has come to trust us", first_name(name))
}

pub fn does_not_trust_us(name: &str) -> String {
    format!("{} does not trust us", first_name(name))
}

pub fn feels_heard(name: &str) -> String {
    format!("{} feels heard", first_name(name))
}

pub fn we_know(fact: &str) -> String {
    format!("we have been told: {fact}")
}

pub fn we_do_not_know(fact: &str) -> String {
    format!("we have not been told: {fact}")
}

/// How a promise stands, said of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    Given,
    NotGiven,
    Kept,
    Broken,
    Moved,
    GivenBack,
}

pub fn promised(how: Promised, what: &str) -> String {
    let how = match how {
        Promised::Given => "we promised",
        Promised::NotGiven => "we did not promise",
        Promised::Kept => "we kept a promise",
        Promised::Broken => "we broke a promise",
        Promised::Moved => "we gave a promise a new time",
        Promised::GivenBack => "we withdrew a promise",
    };
    format!("{how}: {what}")
}

/// A deed, as it was done.
pub fn it_was_done(deed: &str) -> String {
    format!("this was done: {}", deed.trim_end_matches('.'))
}

pub fn it_took_long(name: &str) -> String {
    format!("we\u{2019}ve taken up a lot of {}\u{2019}s time", first_name(name))
}

pub fn it_was_short(name: &str) -> String {
    format!("we\u{2019}ve taken up little of {}\u{2019}s time", first_name(name))
}

/// "Claire is fiery today".
pub fn is_today(name: &str, temperament: &str) -> String {
    format!("{} is {} today", first_name(name), temperament.to_lowercase())
}

pub fn not_so(what: &str) -> String {
    format!("it isn\u{2019}t true that {what}")
}

/// Several, of which all must hold.
pub fn all_of(conditions: &[String]) -> String {
    conditions.join(", and ")
}

/// Several, of which one must hold.
pub fn one_of(conditions: &[String]) -> String {
    conditions.join(", or ")
}
