//! What stands on the desk of the presenter, and on the page before it.

use jiff::civil::Date;

use super::Voters;
use crate::words::grammar::{counted, figures, first_name, number_word};

pub const REHEARSAL: &str =
    "You\u{2019}re rehearsing on your own: a made-up group votes when you ask it to, and nothing is saved.";
pub const COPIED: &str = "Copied. Paste the counts into a spreadsheet.";
pub const DONE: &str = "Done";
pub const WHERE_DO_THEY_VOTE: &str = "Where do they vote?";
pub const VOTES_NOT_KNOWN: &str = "Still working it out. Until then, they vote on everything.";
pub const WHY_THERE: &str = "Suggested: where the choice matters most, or something is promised. At the other lines nobody votes: the program takes the strongest one.";
pub const ALONE: &str = "On your own?";
pub const ALONE_WITH_A_MADE_UP_GROUP: &str = "A made-up group votes, you press the keys, and nothing is saved";
pub const REHEARSE_IT: &str = "Rehearse it";
pub const SOMEBODY_ELSE: &str = "Choose someone else";
pub const CARRY_ON: &str = "Carry on where you left off";
pub const WHAT_WAS_LEFT_IS_READ: &str = "Looking for a session that you left\u{2026}";
pub const BEGIN_ANEW: &str = "Begin a new session";
pub const PAPER: &str = "Handouts for the group";
pub const PRINT_THE_PAPER: &str = "Make the handouts";
pub const WHAT_PAPER_THERE_IS: &str = "Your plan, ballot cards, role cards and a script, as a page to print from your browser";
pub const PAPER_IS_MADE: &str = "One moment: they\u{2019}re being made.";

/// "The handouts couldn't be saved: the disk is full."
pub fn paper_not_written(why: &str) -> String {
    format!("The handouts couldn\u{2019}t be saved: {why}.")
}

/// When a session was left: "at 14:08", or "on 24 November at 14:08".
pub fn left_at(day: Date, today: Date, time: &str) -> String {
    if day == today { format!("at {time}") } else { format!("on {} at {time}", day.strftime("%-d %B")) }
}

/// "You left the session with Claire at 14:08."
pub fn was_left(name: &str, when: &str) -> String {
    format!("You left the session with {} {when}.", first_name(name))
}

/// "Carry on with the one you left on 24 November at 14:08".
pub fn carry_on_with(when: &str) -> String {
    format!("Carry on with the one you left {when}")
}

/// "About 10 times, at the places that we propose".
pub fn about_votes(n: u8, has_chosen: bool) -> String {
    let times = match n {
        0 => return "Never".to_owned(),
        1 => "once".to_owned(),
        n => format!("{} times", number_word(n.into())),
    };
    if has_chosen { format!("About {times}, where you chose") } else { format!("About {times}, where it matters most") }
}

/// "exactly: 83 in 100 conversations get here; how it ends differs by up to 37 points of 100 between the lines; something is promised".
pub fn vote_beat(name: &str, chance: usize, spread: usize, promises: bool) -> String {
    let promises = if promises { "; something is promised" } else { "" };
    let get = if chance == 1 { "conversations gets" } else { "conversations get" };
    let points = figures(spread, "point", "points");
    format!("{name}: {chance} in 100 {get} here; how it ends differs by up to {points} of 100 between the lines{promises}")
}

pub const MOOD: &str = "mood";
pub const HEARD_BY: &str = "heard";
pub const KNOWN: &str = "known";
pub const TODAY: &str = "today";
pub const KEEP_COUNTING: &str = "Keep counting";
pub const WHO_DOES_WHAT: &str = "Who does what";
pub const ON_THE_WALL: &str = "On the wall";
pub const TYPE_THREE: &str = "Type three of them: press N, type the words, press Enter.";
pub const WALL_IS_PAUSED: &str = "The wall says \u{201c}Pause and talk\u{201d}, and the clock stops.";
pub const WALL_IS_BLACK: &str = "The wall is black.";
pub const TWO_MOMENTS_TO_OFFER: &str = "Two moments to talk about afterwards";
pub const WHAT_COMES: &str = "Then play on to this, without talking about it";
pub const IF_THIS_IS_WHY: &str = "If this is why you stopped";
pub const THE_LINE_TO_SAY: &str = "How do we say it?";

/// What helps when it goes wrong in the room.
pub const WHEN_IT_GOES_WRONG: [(&str, &str); 5] = [
    ("One person speaks for everybody", "Vote with eyes closed. You decide who speaks for which line."),
    (
        "The story hurts somebody, because of their own life",
        "Press B for a black wall, take a break, and ask them quietly if they\u{2019}re all right.",
    ),
    ("It would not work like that", "Write it on a board. A table can spend its token to try it: press L."),
    ("They laugh at the customer", "Read aloud what the customer thinks."),
    ("Everybody chooses the nice line", "Press H, let them argue, and ask what it could cost."),
];

/// What comes after the ending.
pub const AFTER_THE_ENDING: [&str; 4] = [
    "A private minute: one word on a card",
    "One word each, round the room. Then they point: which line mattered most?",
    "Show the curves. Compare the Banker\u{2019}s guesses with the trust curve",
    "Two moments, then back to one of them",
];

/// "The next 45 minutes".
pub fn the_next_minutes(minutes: u32) -> String {
    format!("The next {minutes} minutes")
}

/// What happens in a part of the plan, by its place, from 0.
pub fn plan_of(part: usize) -> &'static str {
    const PLAN: [&str; 9] = [
        "What does each person want to learn? Five words each; three of them go on the wall.",
        "Who the customer is. Roles are given out, and the ballot is tried once.",
        "Nine or ten exchanges: read, vote, argue, vote again, say it.",
        "The last words, read aloud. Ten seconds of silence.",
        "A word on a card, a word each, and which line mattered most.",
        "The curve, and the Banker\u{2019}s guesses.",
        "Two moments: what people saw in the line, and what it did.",
        "Back to one of them, and two lines another way.",
        "One sentence each, and said to the person beside them.",
    ];
    PLAN.get(part).copied().unwrap_or_default()
}

/// "3 to 6: Meet".
pub fn from_to(from: u32, to: u32, name: &str) -> String {
    format!("{from} to {to}: {name}")
}

/// "reads aloud (1)".
pub fn role_of(does: &str, n: u8) -> String {
    format!("{does} ({n})")
}

/// Before the first ballot: what is said aloud, and how it is counted.
pub(super) fn start_counting(how: &str) -> (String, String) {
    ("Say it, then count".to_owned(), format!("Say: \u{201c}{how}\u{201d} Then press 1 for each A, 2 for each B, and so on."))
}

/// "Say it Steady: 9 of 12".
pub(super) fn say_in_voice(voice: &str, n: usize, of: usize) -> (String, String) {
    (format!("Say it {voice}: {n} of {of}"), "The Voice stands up and says it that way. Then press Space.".to_owned())
}

/// "Steady: 9": what is counted, and how many want it.
pub fn counted_for(what: &str, n: usize) -> String {
    format!("{what}: {n}")
}

/// "2 of 4 facts, no promises yet".
pub fn known(n: usize, of: usize, promises: usize) -> String {
    let made = match promises {
        0 => "no promises yet".to_owned(),
        n => counted(n, "promise", "promises"),
    };
    match (n, of, promises) {
        (0, _, 0) => "nothing yet, and no promises".to_owned(),
        (0, ..) => format!("no facts yet, {made}"),
        (1, 1, _) => format!("the one fact, {made}"),
        _ => format!("{n} of {of} facts, {made}"),
    }
}

/// "1 to 4, once for each person".
pub fn how_to_count(n: usize, voters: Voters) -> String {
    let whom = if voters == Voters::Tables { "table" } else { "person" };
    format!("1 to {n}, once for each {whom}")
}

/// "Exchange 3, beat exactly: the group votes".
pub fn exchange_head(n: usize, beat: &str, is_quick: bool, is_second_try: bool) -> String {
    let how = if is_second_try {
        "another way"
    } else if is_quick {
        "played without a vote"
    } else {
        "the group votes"
    };
    format!("Exchange {n} \u{b7} {beat} \u{b7} {how}")
}

/// "A has 8 of 12. At least 5 changed their minds."
pub fn so_many_of(letter: char, n: usize, of: usize, changed: usize, voters: Voters) -> String {
    let tables = voters == Voters::Tables;
    match changed {
        0 => format!("{letter} has {n} of {of}"),
        1 if tables => format!("{letter} has {n} of {of}. At least one table changed its mind."),
        1 => format!("{letter} has {n} of {of}. At least one changed their mind."),
        changed if tables => format!("{letter} has {n} of {of}. At least {changed} tables changed their minds."),
        changed => format!("{letter} has {n} of {of}. At least {changed} changed their minds."),
    }
}

/// "Largest share so far: 44%".
pub fn largest_share(percent: usize) -> String {
    format!("Largest share so far: {percent}%")
}

/// What a vote leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundKind {
    /// Most want one line: it is said at once.
    Play,
    /// Fewer do: they argue in threes and vote again.
    Talk,
    /// Fewer still: nothing is shown, they look again in pairs and vote again.
    Pairs,
}

/// "Next: talk in threes".
pub fn leads_to(kind: RoundKind) -> &'static str {
    match kind {
        RoundKind::Pairs => "Next: back to pairs",
        RoundKind::Talk => "Next: talk in threes",
        RoundKind::Play => "Next: say it",
    }
}

/// When roles go round: in so many minutes, or so many ago where that is less than 0.
pub fn roles_rotate(minutes: i64) -> String {
    match minutes {
        left if left > 1 => format!("Pass the role cards on in {left} minutes"),
        1 => "Pass the role cards on in a minute".to_owned(),
        left if left > -3 => "Pass the role cards on now".to_owned(),
        _ => "The role cards have been passed on".to_owned(),
    }
}

/// "Nearest ending: 4 more lines".
pub fn shortest_ending(n: usize) -> String {
    format!("Nearest ending: {}", if n == 1 { "one more line".to_owned() } else { figures(n, "more line", "more lines") })
}

/// "Moment A, on the wall".
pub fn moment_on_the_wall(letter: char) -> String {
    format!("Moment {letter}, on the wall")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_and_where_to_vote_read_well_of_none_one_and_two() {
        let told = [(0, 4, 0), (0, 4, 1), (1, 1, 0), (1, 2, 1), (2, 4, 2)].map(|(n, of, promises)| known(n, of, promises));
        assert_eq!(
            told,
            [
                "nothing yet, and no promises",
                "no facts yet, one promise",
                "the one fact, no promises yet",
                "1 of 2 facts, one promise",
                "2 of 4 facts, two promises",
            ]
        );
        assert_eq!(
            vote_beat("hello", 83, 37, true),
            "hello: 83 in 100 conversations get here; how it ends differs by up to 37 points of 100 between the lines; something is promised"
        );
        assert_eq!(
            vote_beat("hello", 1, 1, false),
            "hello: 1 in 100 conversations gets here; how it ends differs by up to 1 point of 100 between the lines"
        );
    }

    #[test]
    fn one_vote_is_one_and_not_one_times() {
        assert_eq!(about_votes(0, true), "Never");
        assert_eq!(about_votes(1, true), "About once, where you chose");
        assert_eq!(about_votes(1, false), "About once, where it matters most");
        assert_eq!(about_votes(10, false), "About ten times, where it matters most");
    }
}
