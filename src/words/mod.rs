//! Every sentence of the interface, for window and terminal alike. Where it speaks of the customer, the pronoun is an argument.
//!
//! House rules (training-model 4.1 and 7.7): consequence, not verdict; no *right*, *wrong*, *correct* or *score*.

mod start;
mod turning;

pub use start::*;
pub use turning::*;

use crate::format::Family;
use crate::rules::PromiseState;
use crate::scenario::{EndingKind, Pronoun, Temperament, Voice};

/// "She".
pub fn subject(pronoun: Pronoun) -> &'static str {
    match pronoun {
        Pronoun::She => "She",
        Pronoun::He => "He",
        Pronoun::They => "They",
    }
}

/// "she".
pub fn subject_inside(pronoun: Pronoun) -> &'static str {
    match pronoun {
        Pronoun::She => "she",
        Pronoun::He => "he",
        Pronoun::They => "they",
    }
}

/// "her", as in "leave her waiting".
pub fn object(pronoun: Pronoun) -> &'static str {
    match pronoun {
        Pronoun::She => "her",
        Pronoun::He => "him",
        Pronoun::They => "them",
    }
}

/// The first name, for sentences in which the full one would be stiff.
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

// ---- the customer ---------------------------------------------------------------------

/// What a customer says who breaks in where the scenario has no words for it (training-model 3.3).
pub const LET_ME_FINISH: &str = "Let me finish.";

/// The word for a mood, said of this customer: "at the end of her rope".
pub fn mood_word(pronoun: Pronoun, word: &str) -> String {
    let whose = match pronoun {
        Pronoun::She => "her",
        Pronoun::He => "his",
        Pronoun::They => "their",
    };
    word.replace("their", whose)
}

/// "Claire Hobson, even": the name of the face.
pub fn face(name: &str, mood_word: &str) -> String {
    format!("{name}, {mood_word}")
}

/// "Claire is now upset": told once when the band changes.
pub fn mood_is_now(name: &str, mood_word: &str) -> String {
    format!("{} is now {mood_word}", first_name(name))
}

/// "Claire Hobson, fiery that day".
pub fn who_it_was(name: &str, temperament: Temperament) -> String {
    match temperament {
        Temperament::Easygoing => name.to_owned(),
        _ => format!("{name}, {} that day", temperament.name().to_lowercase()),
    }
}

/// How many days went by, as a line of its own.
pub fn days_later(days: u16) -> String {
    match days {
        0 => String::new(),
        1 => "The next day.".to_owned(),
        2 => "Two days later.".to_owned(),
        7 => "A week later.".to_owned(),
        14 => "A fortnight later.".to_owned(),
        days => format!("{days} days later."),
    }
}

// ---- home ------------------------------------------------------------------------------

pub const PROGRAM: &str = "Rapport";
/// What `{you}` stands for until somebody gives a name.
pub const DEFAULT_NAME: &str = "Robin";
pub const NOTHING_HERE: &str = "There is no conversation here yet.";
pub const YOUR_COPY: &str = "your copy";
/// What stands in the title between a page and the name of the program, where there is no scenario.
pub const PROGRAM_PAGE: &str = "page";
pub const IN_BRIEFING: &str = "briefing";
pub const IN_TALK: &str = "conversation";
pub const IN_DEBRIEF: &str = "debrief";

/// "Before three o'clock - briefing - Rapport".
pub fn window_title(scenario: &str, screen: &str) -> String {
    format!("{scenario} - {screen} - {PROGRAM}")
}

pub const LIGHT: &str = "Light";
pub const DARK: &str = "Dark";
pub const LARGER_TEXT: &str = "Larger text";
pub const SMALLER_TEXT: &str = "Smaller text";
pub const CLOSE: &str = "Close";

/// "Claire Hobson, on the phone".
pub fn person_and_place(name: &str, place: Option<&str>) -> String {
    place.map_or_else(|| name.to_owned(), |place| format!("{name}, {place}"))
}

/// "12 minutes".
pub fn minutes(minutes: Option<u16>) -> String {
    match minutes {
        None => String::new(),
        Some(1) => "1 minute".to_owned(),
        Some(minutes) => format!("{minutes} minutes"),
    }
}

/// "Three problems, open in the terminal".
pub fn problems(n: usize, path: &str) -> String {
    let count = match n {
        1 => "One problem".to_owned(),
        2 => "Two problems".to_owned(),
        3 => "Three problems".to_owned(),
        n => format!("{n} problems"),
    };
    format!("{count}: rapport check {path}")
}

/// Two files want to be the same dialogue.
pub fn same_id(path: &str, id: &str, other: &str) -> String {
    format!("{path}: its id `{id}` is that of {other}, which is played; give one of them another `id`")
}

/// "This could not be kept: no space left on device".
pub fn not_kept(reason: &str) -> String {
    format!("What you set or played could not be kept: {reason}")
}

/// A talk was left waiting, and its dialogue was changed since.
pub fn talk_cannot_go_on(title: &str) -> String {
    format!("\u{201c}{title}\u{201d} was changed since you left a talk in it, so that talk cannot go on.")
}

pub const NOTHING_IS_DUE: &str = "Nothing is due. Somebody new?";
pub const NOT_MET_YET: &str = "not met yet";

/// "met twice".
pub fn met(times: u32) -> String {
    match times {
        0 => NOT_MET_YET.to_owned(),
        1 => "met once".to_owned(),
        2 => "met twice".to_owned(),
        times => format!("met {times} times"),
    }
}

/// "Go on from 14:12".
pub fn go_on_from(time: Option<&str>) -> String {
    time.map_or_else(|| GO_ON.to_owned(), |time| format!("Go on from {time}"))
}

/// "Your name is Robin. Change it": the name of the field in the briefing.
pub fn change_name(you: &str) -> String {
    format!("Your name is {you}. Change it")
}

// ---- briefing --------------------------------------------------------------------------

pub const BEGIN: &str = "Begin";
pub const HOME: &str = "Home";
pub const TAKES: &str = "Takes";
pub const YOU_WILL_PRACTISE: &str = "You will practise";
pub const YOUR_VOICE: &str = "Your voice";
pub const SKILLS: &str = "Skills";

/// "About twelve minutes".
pub fn about_minutes(minutes: u16) -> String {
    match minutes {
        1 => "About a minute".to_owned(),
        minutes => format!("About {} minutes", number_word(minutes)),
    }
}

/// Small numbers as words, as they stand in a sentence.
fn number_word(number: u16) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(usize::from(number)).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// How many beats ask for a voice.
pub fn voice_beats(n: usize) -> String {
    match n {
        1 => "At one moment you also choose how to say it".to_owned(),
        n => format!("At up to {} moments you also choose how to say it", number_word(u16::try_from(n).unwrap_or(u16::MAX))),
    }
}

/// "Today she is".
pub fn today_they_are(pronoun: Pronoun) -> String {
    let is = if pronoun == Pronoun::They { "are" } else { "is" };
    format!("Today {} {is}", subject_inside(pronoun))
}

/// "Fiery or anxious. You will notice which."
pub fn one_of_temperaments(temperaments: &[Temperament]) -> String {
    let names: Vec<String> = temperaments.iter().map(|temperament| temperament.name().to_lowercase()).collect();
    format!("{}. You will notice which.", upper_first(&names.join(" or ")))
}

/// "Opening, listening, reflecting".
pub fn list_in_sentence(words: &[&str]) -> String {
    upper_first(&words.join(", ").to_lowercase())
}

// ---- conversation ----------------------------------------------------------------------

pub const YOU_SAID: &str = "You said";
pub const YOU_DID: &str = "You did";
pub const HEARD: &str = "Heard";
pub const NOTEBOOK: &str = "Notebook";
pub const PROMISES: &str = "Promises";
pub const NOTHING_LEARNED: &str = "Nothing yet.";
pub const NONE_MADE: &str = "None made.";
pub const YOUR_WORDS: &str = "Your words";
pub const WHAT_YOU_DO: &str = "What you do";
pub const IN_WHICH_VOICE: &str = "In which voice?";
pub const OTHER_WORDS: &str = "Other words";
pub const SEE_HOW_IT_WENT: &str = "See how it went";
pub const TALK_IS_OVER: &str = "That is where it ends.";
pub const STUCK: &str = "The talk cannot go on from here. That is a fault of the scenario and not of yours.";
pub const LEAVE: &str = "Leave";
pub const STAY: &str = "Stay";
pub const MOOD: &str = "Mood";
pub const KEYS: &str = "Keys";

/// "Heard: 2 of 3".
pub fn heard_pips(pips: u8) -> String {
    format!("{HEARD}: {pips} of 3")
}

/// "and 2 more".
pub fn and_more(n: usize) -> String {
    format!("and {n} more")
}

/// "Leave Claire waiting? It goes on from here."
pub fn leave_waiting(name: &str) -> String {
    format!("Leave {} waiting? It goes on from here.", first_name(name))
}

pub const GO_ON: &str = "Go on";
pub const BACK_TO_THE_TALK: &str = "Back to the talk";

/// "2 more below: Page Down".
pub fn more_below(n: usize) -> String {
    format!("{n} more below: Page Down")
}

/// "Noted: her interview is at three."
pub fn noted(fact: &str) -> String {
    format!("Noted: {fact}")
}

/// "Promise made: a call at 14:30."
pub fn promise_now(promise: &str, state: PromiseState) -> String {
    let what = match state {
        PromiseState::None => return promise.to_owned(),
        PromiseState::Open => "Promise made",
        PromiseState::Moved => "Promise moved, and told",
        PromiseState::Kept => "Promise kept",
        PromiseState::Broken => "Promise broken",
    };
    format!("{what}: {promise}")
}

/// "Notebook 2": the desk where there is room for one line.
pub fn title_and_count(title: &str, n: usize) -> String {
    format!("{title} {n}")
}

/// How a promise stands, for those who cannot see its mark.
pub fn promise_state(state: PromiseState) -> &'static str {
    match state {
        PromiseState::None => "not made",
        PromiseState::Open => "open",
        PromiseState::Moved => "moved, and told",
        PromiseState::Kept => "kept",
        PromiseState::Broken => "broken",
    }
}

/// What keeps an option closed, for the author.
pub fn option_needs(beat: &str, number: usize, condition: &str) -> String {
    format!("Beat \u{201c}{beat}\u{201d}, option {number}: needs {condition}")
}

/// The word for a voice, as it is offered.
pub fn voice(voice: Voice) -> &'static str {
    voice.name()
}

/// What each key does, for the list behind `?`.
pub const KEY_LIST: &[(&str, &str)] = &[
    ("1 to 6", "choose an answer, a voice, a person or a page"),
    ("Tab, arrows", "go to the next thing"),
    ("Enter, Space", "take what is marked, or go on"),
    ("Page Up, Page Down", "what was said before; more of a long page"),
    ("N", "the notebook; before a talk, your name"),
    ("Left and right", "walk the curve and the pages of the debrief"),
    ("P, R", "in the debrief: play from the line you look at, or from the start"),
    ("L, O", "on the curve: every line, and how talks usually end from there"),
    ("S, E", "say both ways aloud; change your plan"),
    ("Esc", "go back"),
    ("Ctrl + and Ctrl −", "larger and smaller text"),
    ("Ctrl T", "light or dark"),
    ("?", "this card"),
];

// ---- debrief ----------------------------------------------------------------------------

pub const WHAT_HAPPENED: &str = "What happened";
pub const EXCHANGES: &str = "Line by line";
pub const ACCOUNT: &str = "The account";
pub const TRUST: &str = "Trust";
pub const THE_FIRST_THREE: &str = "the first three";
pub const PROMISE_MADE: &str = "promise made";
pub const PROMISE_KEPT: &str = "promise kept";
pub const PROMISE_MOVED: &str = "told in time";
pub const PROMISE_BROKEN: &str = "promise broken";
pub const NOT_HEARD_YET: &str = "not heard yet";
pub const WHY: &str = "Why";
pub const YOU: &str = "You";
pub const OTHER_ROADS: &str = "What else you could have said";
pub const IN_THE_ACCOUNT: &str = "In the account";
pub const BALANCE: &str = "Balance";
pub const WHAT_YOU_PROMISED: &str = "What you promised";
pub const NOTHING_PROMISED: &str = "Nothing.";
pub const NO_CHANCE: &str = "no chance this time";
pub const AGAIN: &str = "Again from the start";
pub const PLAY_FROM_HERE: &str = "Play from here";
pub const BACK_HOME: &str = "Back home";
pub const UNFINISHED: &str = "The talk did not come to an end.";

/// "Mood is how she felt. Trust is what she took home."
pub fn mood_and_trust(pronoun: Pronoun) -> String {
    let she = subject_inside(pronoun);
    format!("Mood is how {she} felt. Trust is what {she} took home.")
}

/// "Nothing was banked. She will remember the mood, and not for long."
pub fn nothing_banked(pronoun: Pronoun) -> String {
    format!("Nothing was banked. {} will remember the mood, and not for long.", subject(pronoun))
}

/// "Tonight: at ease. Tomorrow: undecided."
pub fn tonight_tomorrow(mood_word: &str, trust_word: &str) -> String {
    format!("Tonight: {mood_word}. Tomorrow: {trust_word}.")
}

/// "She thought".
pub fn thought(pronoun: Pronoun) -> String {
    format!("{} thought", subject(pronoun))
}

/// "She said".
pub fn said(pronoun: Pronoun) -> String {
    format!("{} said", subject(pronoun))
}

/// "She would have said".
pub fn would_have_said(pronoun: Pronoun) -> String {
    format!("{} would have said", subject(pronoun))
}

/// "What she wanted".
pub fn wanted(pronoun: Pronoun) -> String {
    format!("What {} wanted", subject_inside(pronoun))
}

/// "What she did not say".
pub fn did_not_say(pronoun: Pronoun) -> String {
    format!("What {} did not say", subject_inside(pronoun))
}

/// "What she told you".
pub fn told_you(pronoun: Pronoun) -> String {
    format!("What {} told you", subject_inside(pronoun))
}

/// What stands under the nine fates.
pub fn fate_rows(pronoun: Pronoun) -> String {
    format!("Top row: {} felt at ease or better. Bottom row: upset or worse.", subject_inside(pronoun))
}

/// "shown 3 of 4 chances".
pub fn shown_of_chances(shown: usize, chances: usize) -> String {
    match chances {
        0 => NO_CHANCE.to_owned(),
        1 => format!("shown {shown} of 1 chance"),
        chances => format!("shown {shown} of {chances} chances"),
    }
}

/// The word for how an ending ranks, for those who cannot see the picture.
pub fn ending_kind(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::Bright => "a bright ending",
        EndingKind::Fair => "a fair ending",
        EndingKind::Thin => "a thin ending",
        EndingKind::Lost => "a lost customer",
    }
}

/// "You, 13:54".
pub fn you_at(time: Option<&str>) -> String {
    time.map_or_else(|| YOU.to_owned(), |time| format!("{YOU}, {time}"))
}

/// How a run is played again in the terminal.
pub fn run_again(line: &str) -> String {
    format!("This run again: rapport replay '{line}'")
}

/// What a replay of a file outside the library needs as well.
pub fn replay_needs(folder: &str) -> String {
    format!("It is found with: --dialogues {folder}")
}

/// "3rd" would need a grammar; the number alone does.
pub fn nth_exchange(index: usize) -> String {
    (index + 1).to_string()
}

/// The words, and the voice in which they were said.
pub fn with_voice(words: &str, voice: Option<Voice>) -> String {
    voice.map_or_else(|| words.to_owned(), |voice| format!("{words} ({})", voice.name().to_lowercase()))
}

/// "Mood −1 to +2, trust 0 to +3".
pub fn moved(mood: (i8, i8), trust: (i8, i8), not_heard_yet: bool) -> String {
    let change = |what: &str, (from, to): (i8, i8)| {
        if from == to { format!("{what} stays at {}", signed(to)) } else { format!("{what} {} to {}", signed(from), signed(to)) }
    };
    let gate = if not_heard_yet { format!(", {NOT_HEARD_YET}") } else { String::new() };
    format!("{}, {}{gate}", change(MOOD, mood), change("trust", trust))
}

/// What became of an option that was closed.
pub fn was_closed(condition: &str) -> String {
    format!("Closed at that moment: it needed {condition}")
}

/// "She would have said: “Go on.”"
pub fn would_have_answered(pronoun: Pronoun, words: &str) -> String {
    format!("{}: {}", would_have_said(pronoun), quoted(words))
}

/// "It would have ended there. She takes the interview in Bev’s kitchen."
pub fn would_have_ended(told: &str) -> String {
    format!("It would have ended there. {told}")
}

/// "Play from 13:54".
pub fn play_from(time: Option<&str>, index: usize) -> String {
    time.map_or_else(|| format!("Play from exchange {}", index + 1), |time| format!("Play from {time}"))
}

/// The name of a point on the curve: which it is, what happened there, why it is marked, and what was said.
pub fn curve_point(index: usize, said: Option<(Option<&str>, &str)>, happened: &[&str], moment: Option<&str>) -> String {
    let Some((time, said)) = said else { return "Start".to_owned() };
    let time = time.map_or_else(String::new, |time| format!(", {time}"));
    let mut name = format!("Exchange {index}{time}");
    for told in happened.iter().copied().chain(moment) {
        name.push_str(&format!(". {told}"));
    }
    format!("{name}. You: {said}")
}

/// How it stood at a point of the curve: "even, trust +3".
pub fn curve_value(mood_word: &str, trust: Option<i8>) -> String {
    trust.map_or_else(|| mood_word.to_owned(), |trust| format!("{mood_word}, trust {}", signed(trust)))
}

/// "A: felt at the time".
pub fn moment(letter: char, marked_for: &str) -> String {
    format!("{letter}: {}", lower_first(marked_for))
}

/// Why a moment is marked: "Felt at the time: mood +3, trust +3".
pub fn marked_moment(promise_broke: bool, mood: i8, trust: i8) -> String {
    let what = if promise_broke { "A promise broke" } else { "Felt at the time" };
    let by = |name: &str, points: i8| if points == 0 { String::new() } else { format!("{name} {}", signed(points)) };
    let moves: Vec<String> = [by("mood", mood), by("trust", trust)].into_iter().filter(|told| !told.is_empty()).collect();
    if moves.is_empty() { what.to_owned() } else { format!("{what}: {}", moves.join(", ")) }
}

/// "13:54, First impression: +3, balance +3".
pub fn account_row(time: Option<&str>, reason: &str, amount: Option<&str>, balance: &str) -> String {
    let time = time.map_or_else(String::new, |time| format!("{time}, "));
    let amount = amount.map_or_else(String::new, |amount| format!("{amount}, "));
    format!("{time}{reason}: {amount}{} {balance}", lower_first(BALANCE))
}

/// "Most shown: Opening and Reflecting."
pub fn skills_sentence(most_shown: &[&str]) -> String {
    match most_shown {
        [] => "None of these was shown this time.".to_owned(),
        [one] => format!("Most shown: {}.", lower_first(one)),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(|title| lower_first(title)).collect();
            format!("Most shown: {} and {}.", most.join(", "), lower_first(last))
        }
    }
}

pub const WHAT_A_CHANCE_IS: &str = "A chance is a moment in which a line you could have said, or did say, calls for it.";
pub const NINE_FATES: &str = "Nine ways it can end";
pub const BEFORE_YOU_SPOKE: &str = "Before you said anything";
pub const MOOD_AND_TRUST: &str = "Mood and trust over the talk";
pub const THIS_TIME: &str = "this time";
pub const YOU_SAW: &str = "You saw";
pub const NOTHING_SAID: &str = "Nothing.";
pub const NOTHING_SAID_YET: &str = "Nothing yet: this is where it began.";
pub const THE_CURVE: &str = "The curve";
/// The keys of the debrief, as they are printed.
pub const KEY_PLAY_FROM: &str = "P";
pub const KEY_LINES: &str = "L";
pub const KEY_BACK: &str = "Esc";

/// What stands at the end of the first curve where there is a second: "the first time: Four calls".
pub fn first_time(ending: Option<&str>) -> String {
    ending.map_or_else(|| "the first time".to_owned(), |ending| format!("the first time: {ending}"))
}

/// "Hear: shown 3 of 4 chances".
pub fn family_share(family: &str, share: &str) -> String {
    format!("{family}: {share}")
}

pub const ACCOUNT_IS_FULL: &str = "the account was full";

pub const FIRST_IMPRESSION: &str = "First impression";
pub const FIRST_IMPRESSION_DETAIL: &str = "what they made of the first three exchanges";
pub const LATER_IMPRESSION_DETAIL: &str = "what they made of the first three exchanges that day";
pub const WORDS_AND_VOICE: &str = "Words and voice did not match";
pub const MATCHING: &str = "You answered in their own way";
pub const BOUNCE: &str = "Looking back, it felt like technique";
pub const BOUNCE_DETAIL: &str = "half of what your words had earned";
pub const FULL: &str = "full";

/// "You used what they told you: goes live in March".
pub fn fact_used(fact: &str) -> String {
    format!("You used what they told you: {}", lower_first(fact))
}

pub fn promise_entry(what: &str, promise: &str) -> String {
    format!("{what}: {}", lower_first(promise))
}

pub const ENTRY_KEPT: &str = "Promise kept";
pub const ENTRY_MOVED: &str = "Promise moved, and told";
pub const ENTRY_BROKEN: &str = "Promise broken";
pub const ENTRY_UNASKED: &str = "Done unasked";

/// What became of a promise, with its times: "Made 13:54, due 14:29. Broken, and never yours to make."
pub fn promise_fate(made: Option<&str>, due: Option<&str>, fate: &str, never_yours: bool) -> String {
    let mut sentence = match (made, due) {
        (Some(made), Some(due)) => format!("Made {made}, due {due}. "),
        (Some(made), None) => format!("Made {made}. "),
        (None, Some(due)) => format!("Due {due}. "),
        (None, None) => String::new(),
    };
    sentence.push_str(fate);
    sentence.push_str(if never_yours { ", and never yours to make." } else { "." });
    sentence
}

pub const FATE_OPEN: &str = "Still open";
pub const FATE_KEPT: &str = "Kept";
pub const FATE_UNASKED: &str = "Done without having been promised";
pub const FATE_MENDED: &str = "Broken, and made good afterwards";
pub const FATE_MOVED: &str = "Moved, and told in time";
pub const FATE_BROKEN: &str = "Broken";

/// The nine fates of training-model 4.5, by row (mood, high to low) and column (trust, low to high).
pub const FATES: [[&str; 3]; 3] = [
    ["Charmed, and not coming back", "Pleasant enough", "Glad, and stays"],
    ["Leaves quietly", "Forgets you", "Stays"],
    ["Tells everyone", "Shops around", "Disappointed, and still trusts you"],
];
/// In place of *Glad, and stays* from trust 6 on, with a deed in the account.
pub const SENDS_A_FRIEND: &str = "Sends a friend";
/// The columns of the nine fates.
pub const FATE_COLUMNS: [&str; 3] = ["doubts you", "undecided", "gives you credit"];

/// A number with its sign, set with a true minus.
pub fn signed(amount: i8) -> String {
    match amount {
        0 => "0".to_owned(),
        amount if amount > 0 => format!("+{amount}"),
        amount => format!("\u{2212}{}", amount.unsigned_abs()),
    }
}

/// A text in typographic quotation marks.
pub fn quoted(text: &str) -> String {
    format!("\u{201c}{text}\u{201d}")
}

/// Straight quotation marks and apostrophes as a book would set them.
pub fn typographic(text: &str) -> String {
    let mut set = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for character in text.chars() {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '\u{2018}' | '\u{201c}' | '\u{2013}' | '\u{2014}');
        set.push(match character {
            '\'' if opens => '\u{2018}',
            '\'' => '\u{2019}',
            '"' if opens => '\u{201c}',
            '"' => '\u{201d}',
            other => other,
        });
        before = character;
    }
    set
}

/// With a small first letter, to stand inside a sentence; a lone capital ("I") stays.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return String::new() };
    let second_is_small = characters.clone().next().is_some_and(char::is_lowercase);
    if second_is_small { first.to_lowercase().chain(characters).collect() } else { text.to_owned() }
}

fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The order of families, for the axes of the debrief.
pub const FAMILIES: [Family; 5] = [Family::Arrive, Family::Hear, Family::Guide, Family::Steady, Family::Keep];

// ---- how a dialogue plays, for authors -----------------------------------------------------

pub const TYPICAL_TRAINEE: &str = "the typical trainee";
pub const AT_RANDOM: &str = "at random";
pub const ALWAYS_THE_LONGEST: &str = "always the longest";
pub const ALWAYS_THE_SHORTEST: &str = "always the shortest";
pub const MOST_POLITE_WORDS: &str = "most polite words";
pub const MOST_SYMPATHY: &str = "most sympathy";
pub const LIFTS_MOOD_MOST: &str = "lifts mood most";
pub const STARTS: &str = "Whom one meets, each as likely as the others";
pub const ENDINGS: &str = "Endings, in percent";
pub const HAVE_NO_WAY_ON: &str = "have no way on";
pub const NEVER_END: &str = "never end";
pub const STRONGEST_IS: &str = "Beats in which the strongest option is the (aim: 25 to 45 % each)";
pub const BEATS_HEADING: &str =
    "Beats: how likely a typical trainee comes there; for each option its outlook and words (* strongest)";

pub const ABOUT: &str = "about";
pub const CHANCES_OF_THE_MAP: &str = "Chances are those of a typical trainee; the ways out of a beat share its chance";
pub const ENDINGS_OF_THE_MAP: &str = "Endings";
pub const END: &str = "end";

/// Whether all states were seen.
pub fn verdict(is_proved: bool) -> &'static str {
    if is_proved { "proved: every state that play can reach was seen" } else { "bounded: there are more, so figures are sampled" }
}

/// What is said of a robot that gets too far.
pub fn over_the_bar(bar: f64) -> String {
    format!("over its bar of {bar:.0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_are_set_as_in_a_book() {
        assert_eq!(typographic("'No,' she said. \"It's (\"so\")\""), "‘No,’ she said. “It’s (“so”)”");
    }

    #[test]
    fn a_lone_capital_keeps_its_size_inside_a_sentence() {
        assert_eq!(lower_first("Ring her tomorrow"), "ring her tomorrow");
        assert_eq!(lower_first("I will ring"), "I will ring");
        assert_eq!(lower_first("É"), "É");
    }
}
