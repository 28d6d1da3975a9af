//! The first start, the first page and the page of endings.

use jiff::civil::Date;

use crate::words::grammar::{counted, figures, first_name, lower_first, number_word, upper_first};
use crate::words::to_type::ToType;

pub const FIRST_QUESTION: &str = "What would you most like to practise?";
pub const SKIP_THIS: &str = "Skip this";
/// The way past the second try of the first conversation.
pub const SKIP_THE_OTHER_ANSWER: &str = "Skip the other answer";
/// Beside the name of the program, before anything else is known of it.
pub const WHAT_IT_IS_FOR: &str = "Here you practise conversations with customers. You can change your answer later.";
/// The answer to the same question later on, where nothing in particular is wanted.
pub const EVERYTHING: &str = "Everything";

/// What somebody may like to get better at, as they would say it, in the order in which it is asked.
pub const GOALS: [&str; 6] = [
    "Handling angry customers",
    "Getting customers to believe you",
    "Saying no",
    "Winning over reserved customers",
    "Keeping chatty customers on track",
    "Keeping promises",
];

pub const WHO_TODAY: &str = "Who would you like to meet today?";
pub const NOTHING_HERE: &str = "There\u{2019}s nobody here yet.";
pub const CHOOSE_WISH: &str = "Choose";
pub const CHANGE_WISH: &str = "Change";
pub const FIND_SOMEBODY: &str = "Find somebody";
pub const SHOW_EVERYBODY: &str = "Show everybody";
pub const PLAY_WITHOUT_SAVING: &str = "Play without saving";
pub const SAVE_AGAIN: &str = "Turn saving back on";
/// The same doors in short, where there is little room.
pub const WITHOUT_SAVING: &str = "Without saving";
pub const SAVING_AGAIN: &str = "Saving back on";
pub const WRITE_IN_SHORT: &str = "Write";
pub const YOUR_COPY: &str = "your own version";
pub const WRITE: &str = "Write your own";
pub const ENDINGS: &str = "Endings";
pub const GROUP: &str = "Group";
pub const READ_IT_AGAIN: &str = "Read it again";
pub const ANOTHER_CARD: &str = "another ending";
/// Of a card of an ending that is still empty.
pub const NOT_SEEN_YET: &str = "Not found yet";

/// What stands before and after the wish: "You want to practise", "being believed", ". Elif and Imani are good for that." With
/// somebody who is to be met before: ". Claire is good for that, once you've met Romy."
pub fn wish(goal: &str, people: &[&str], first: Option<&str>) -> [String; 3] {
    let once = first.map_or_else(String::new, |first| format!(", once you\u{2019}ve met {first}"));
    let good = match people {
        [] => ".".to_owned(),
        [single] => format!(". {single} is good for that{once}."),
        [most @ .., last] => format!(". {} and {last} are good for that{once}.", most.join(", ")),
    };
    ["You want to practise ".to_owned(), lower_first(goal), good]
}

/// The same where all of them were met already: ". Claire is good for that, as often as you like."
pub fn wish_again(goal: &str, people: &[&str]) -> [String; 3] {
    let [before, goal, good] = wish(goal, people, None);
    let again = if people.is_empty() { good } else { format!("{}, as often as you like.", good.trim_end_matches('.')) };
    [before, goal, again]
}

/// Said where nobody is found.
pub fn nobody_found(name: &str) -> String {
    format!("Nobody here is called \u{201c}{name}\u{201d}.")
}

/// Why a conversation cannot be played, said to whoever would play it, and to its author how to see that: "This can't be played: there
/// are three mistakes in its file. Its author can see them with: rapport check my.ron".
pub fn problems(n: usize, path: &str, to_type: &ToType) -> String {
    let (there_are, them) = mistakes(n);
    format!(
        "This can\u{2019}t be played: {there_are} in its file. Its author can see {them} with: {}",
        to_type.command(&["check", path])
    )
}

fn mistakes(n: usize) -> (String, &'static str) {
    if n == 1 {
        ("there\u{2019}s a mistake".to_owned(), "it")
    } else {
        (format!("there are {}", counted(n, "mistake", "mistakes")), "them")
    }
}

/// Branch files that have a fault, and how to see it.
pub fn branches_left_out(n: usize, id: &str, to_type: &ToType) -> String {
    let parts = if n == 1 {
        "A part of this conversation is".to_owned()
    } else {
        format!("{} of this conversation are", upper_first(&counted(n, "part", "parts")))
    };
    format!("{parts} missing. Its author can see why with: {}", to_type.command(&["check", id]))
}

pub const NEW: &str = "New";

/// "Played once".
pub fn played(times: u32) -> String {
    match times {
        0 => NEW.to_owned(),
        1 => "Played once".to_owned(),
        2 => "Played twice".to_owned(),
        times => format!("Played {} times", number_word(u16::try_from(times).unwrap_or(u16::MAX))),
    }
}

/// "Last time: Four calls".
pub fn last_ending(title: &str) -> String {
    format!("Last time: {title}")
}

/// "Continue from 14:12".
pub fn continue_from(time: Option<&str>) -> String {
    time.map_or_else(|| "Continue".to_owned(), |time| format!("Continue from {time}"))
}

/// "Claire Hobson is waiting, upset".
pub fn is_waiting(name: &str, mood_word: Option<&str>) -> String {
    mood_word.map_or_else(|| format!("{name} is waiting"), |word| format!("{name} is waiting, {word}"))
}

/// "2 of 6 endings"; without one that was seen, "6 endings".
pub fn endings_seen(seen: usize, all: usize) -> String {
    match (seen, all) {
        (0, all) => figures(all, "ending", "endings"),
        (1, 1) => "The one ending".to_owned(),
        (2, 2) => "Both endings".to_owned(),
        (seen, all) if seen == all => format!("All {all} endings"),
        (seen, all) => format!("{seen} of {all} endings"),
    }
}

/// The shelf of one person, as it is heard: "2 of 6 endings with Elif".
pub fn shelf_of(person: &str, seen: usize, all: usize) -> String {
    format!("{} with {}", endings_seen(seen, all), first_name(person))
}

/// Above the page of endings: "4 of 43 found. The rest stay hidden until you find them."
pub fn all_endings_seen(seen: usize, all: usize) -> String {
    match (seen, all.saturating_sub(seen)) {
        (0, all) => format!("{} to find.", upper_first(&counted(all, "ending", "endings"))),
        (_, 0) => "You\u{2019}ve found them all.".to_owned(),
        (seen, 1) => format!("{seen} of {all} found. The last one stays hidden until you find it."),
        (seen, _) => format!("{seen} of {all} found. The rest stay hidden until you find them."),
    }
}

/// A card of an ending that was seen, as it is heard: "Four calls, yesterday".
pub fn ending_card(title: &str, day: &str) -> String {
    format!("{title}, {day}")
}

/// What is heard of the cards of one person that are still empty: "Six to find", and once some are seen, "Five more to find".
pub fn left_to_see(left: usize, seen: usize) -> String {
    let n = upper_first(&number_word(u16::try_from(left).unwrap_or(u16::MAX)));
    if seen == 0 { format!("{n} to find") } else { format!("{n} more to find") }
}

/// Of somebody whom one met last, and whose debrief nobody has opened.
pub const NOT_LOOKED_AT: &str = "You haven\u{2019}t looked at how it went";

/// Under somebody whom one has met: the way to the last conversation with them.
pub fn how_it_went(person: &str) -> String {
    format!("How it went with {}", first_name(person))
}

/// "Meet Elif".
pub fn meet_again(person: &str) -> String {
    format!("Meet {}", first_name(person))
}

/// "Your latest plan: if a customer says …".
pub fn your_plan(plan: &str) -> String {
    format!("Your latest plan: {}", lower_first(plan))
}

/// Why whoever wants to handle angry customers meets another one first.
pub fn first_not_an_angry_one(first: &str, angry: &str) -> String {
    format!("Start with {first}, who isn\u{2019}t angry. Then you\u{2019}ll be ready for {angry}, who is.")
}

/// "Meet Claire, 12 minutes".
pub fn meet(name: &str, minutes: Option<u16>) -> String {
    let name = first_name(name);
    match minutes {
        Some(1) => format!("Meet {name}, 1 minute"),
        Some(minutes) => format!("Meet {name}, {minutes} minutes"),
        None => format!("Meet {name}"),
    }
}

/// The day on which something was, as one says it today: "yesterday", "on Thursday", "12 November".
pub fn day(day: Date, today: Date) -> String {
    let days = today.since(day).map_or(i32::MAX, |span| span.get_days());
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..=6 => format!("on {}", weekday(day)),
        _ if day.year() == today.year() => format!("{} {}", day.day(), month(day)),
        _ => format!("{} {} {}", day.day(), month(day), day.year()),
    }
}

fn weekday(day: Date) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let index = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
    NAMES.get(index).copied().unwrap_or_default()
}

fn month(day: Date) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let index = usize::try_from(day.month() - 1).unwrap_or_default();
    NAMES.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_told_by_how_long_ago_it_was() {
        let today = date(2026, 11, 29);
        for (when, said) in [
            (date(2026, 11, 29), "today"),
            (date(2026, 11, 28), "yesterday"),
            (date(2026, 11, 26), "on Thursday"),
            (date(2026, 11, 23), "on Monday"),
            (date(2026, 11, 22), "22 November"),
            (date(2026, 1, 1), "1 January"),
            (date(2025, 12, 31), "31 December 2025"),
            // A clock that was put back.
            (date(2026, 12, 3), "3 December"),
        ] {
            assert_eq!(day(when, today), said);
        }
    }

    #[test]
    fn no_count_of_endings_begins_with_a_zero() {
        assert_eq!(endings_seen(0, 6), "6 endings");
        assert_eq!(endings_seen(2, 6), "2 of 6 endings");
        assert_eq!(endings_seen(6, 6), "All 6 endings");
        assert_eq!([endings_seen(0, 1), endings_seen(1, 1)], ["1 ending", "The one ending"]);
        assert_eq!(shelf_of("Elif Demir", 1, 1), "The one ending with Elif");
        assert_eq!(all_endings_seen(0, 43), "43 endings to find.");
        assert_eq!(all_endings_seen(0, 1), "One ending to find.");
        assert_eq!(all_endings_seen(4, 43), "4 of 43 found. The rest stay hidden until you find them.");
        assert_eq!(all_endings_seen(1, 2), "1 of 2 found. The last one stays hidden until you find it.");
        assert_eq!(all_endings_seen(1, 1), "You\u{2019}ve found them all.");
    }

    #[test]
    fn a_conversation_that_cannot_be_played_says_so_to_the_trainee_and_the_command_to_its_author() {
        let told = [1, 2].map(|n| problems(n, "my.ron", &ToType::default()));
        assert_eq!(
            told,
            [
                "This can\u{2019}t be played: there\u{2019}s a mistake in its file. Its author can see it with: rapport check my.ron",
                "This can\u{2019}t be played: there are two mistakes in its file. Its author can see them with: rapport check my.ron",
            ]
        );
        let told = [1, 2].map(|n| branches_left_out(n, "shop", &ToType::default()));
        assert_eq!(
            told,
            [
                "A part of this conversation is missing. Its author can see why with: rapport check shop",
                "Two parts of this conversation are missing. Its author can see why with: rapport check shop",
            ]
        );
    }

    #[test]
    fn the_wish_names_whoever_is_good_for_it() {
        let told = |people: &[&str]| wish("Being believed", people, None).concat();
        assert_eq!(told(&[]), "You want to practise being believed.");
        assert_eq!(told(&["Elif"]), "You want to practise being believed. Elif is good for that.");
        assert_eq!(told(&["Elif", "Imani"]), "You want to practise being believed. Elif and Imani are good for that.");
        assert_eq!(wish_again("Saying no", &["Elif"])[2], ". Elif is good for that, as often as you like.");
        assert_eq!(wish("Saying no", &["Claire"], Some("Romy"))[2], ". Claire is good for that, once you\u{2019}ve met Romy.");
    }
}
