//! The list of keys: for a page, as the card behind `?` tells it, and all of them, for the README.

use egui::Key;

use super::table::{Row, TABLE};
use super::{Command, Place, Press};
use crate::words::commands as said;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// What stands on each key cap. Several keys mean the same here, or much the same.
    pub caps: Vec<String>,
    /// Whether the first cap goes up to the second: "1 to 9".
    pub is_range: bool,
    /// What they do.
    pub label: &'static str,
    /// What the line does where it is pressed on the card; `None` where it is only read.
    pub command: Option<Command>,
}

/// The keys that mean something in these places, in the order of the table. Commands with one sentence share a line.
pub fn keys_of(places: &[Place]) -> Vec<KeyLine> {
    let mut lines: Vec<(Vec<Press>, &'static str)> = Vec::new();
    for row in TABLE {
        let Some(place) = places.iter().find(|place| row.places.contains(place)) else { continue };
        add(&mut lines, row, label_at(row.command, *place).unwrap_or(row.label));
    }
    let lines = lines.into_iter().filter(|(keys, _)| !keys.is_empty());
    let line = |(keys, label): (Vec<Press>, _)| {
        let is_range = keys.contains(&Press::Digits);
        let command = if places.contains(&Place::GroupDesk) { pressed_at_the_desk(label) } else { None };
        KeyLine { caps: keys.into_iter().flat_map(caps).collect(), is_range, label, command }
    };
    lines.map(line).collect()
}

/// All keys, as the table of the README, in Markdown.
pub fn readme_table() -> String {
    let code = |press: Press| match press {
        Press::Digits => "`1` to `9`".to_owned(),
        Press::Arrows => said::ARROWS.to_owned(),
        press => caps(press).iter().map(|cap| format!("`{cap}`")).collect::<Vec<_>>().join(" "),
    };
    let mut lines: Vec<(Vec<Press>, &'static str)> = Vec::new();
    for row in TABLE {
        add(&mut lines, row, row.label);
    }
    let mut table = "| Key | What it does |\n|---|---|\n".to_owned();
    for (keys, label) in lines {
        let keys: Vec<String> = keys.into_iter().map(code).collect();
        table.push_str(&format!("| {} | {label} |\n", keys.join(", ")));
    }
    table
}

fn add(lines: &mut Vec<(Vec<Press>, &'static str)>, row: &Row, label: &'static str) {
    match lines.iter_mut().find(|(_, other)| *other == label) {
        Some((keys, _)) => {
            let more: Vec<Press> = row.keys.iter().copied().filter(|press| !keys.contains(press)).collect();
            keys.extend(more);
        }
        None => lines.push((row.keys.to_vec(), label)),
    }
}

/// What a command does at a place, where its own sentence speaks of more places than that.
fn label_at(command: Command, place: Place) -> Option<&'static str> {
    Some(match (command, place) {
        (Command::Choose, Place::Home) => said::CHOOSE_PERSON,
        (Command::Choose, Place::FirstQuestion | Place::Wish | Place::Conversation | Place::Voices | Place::AuthorPlay) => {
            said::CHOOSE_ANSWER
        }
        (Command::GoOn, Place::Home) => said::MEET_THE_MARKED,
        (Command::PageUp | Command::PageDown | Command::ToTop | Command::ToEnd | Command::ScrollUp | Command::ScrollDown, _) => {
            said::PAGE
        }
        (Command::ChangeWish, _) => said::CHANGE_WISH,
        (Command::Endings, _) => said::ENDINGS,
        (Command::ToggleSaving, _) => said::TOGGLE_SAVING,
        (Command::Group, _) => said::GROUP,
        (command, Place::GroupDesk) => return at_the_desk(command),
        (command, Place::GroupStart) => return before_a_group(command),
        (Command::OpenSettings, _) => said::SETTINGS,
        (Command::WriteDialogues, _) => said::WRITE,
        (Command::GoOn, Place::AuthorProblems) => said::MEND,
        (Command::GoOn, Place::Endings) => said::READ_AGAIN,
        (Command::MeetAgain, _) => said::MEET_THEM,
        (Command::Notebook, _) => said::NOTEBOOK,
        (Command::YourName, _) => said::YOUR_NAME,
        (Command::Back, Place::FirstQuestion) => said::SKIP_THE_QUESTION,
        (Command::Back, Place::Conversation | Place::Voices) => said::LEAVE,
        _ => return None,
    })
}

/// At the desk each key has a line of its own: whoever has never seen it reads them there.
fn at_the_desk(command: Command) -> Option<&'static str> {
    use said::desk as words;
    Some(match command {
        Command::Choose => words::DIGITS,
        Command::NextStage => words::NEXT,
        Command::TakeBack => words::TAKE_BACK,
        Command::Reveal => words::REVEAL,
        Command::PlayLeading => words::PLAY,
        Command::Hold => words::HOLD,
        Command::AnotherLine => words::ANOTHER,
        Command::StepBack => words::BACK,
        Command::WhatIf => words::WHAT_IF,
        Command::OneByOne => words::ONE_BY_ONE,
        Command::Rewind => words::REWIND,
        Command::FirstOfTwo | Command::SecondOfTwo => words::TWO_MOMENTS,
        Command::MomentAbove | Command::MomentBelow => words::OTHER_MOMENT,
        Command::BlackWall => words::BLACK,
        Command::PauseWall => words::PAUSE,
        Command::Timer => words::TIMER,
        Command::AddMinute => words::ADD_MINUTE,
        Command::MarkMoment => words::MARK,
        Command::WriteNote => words::NOTE,
        Command::Trust => words::TRUST,
        Command::ToDebrief => words::DEBRIEF,
        Command::NearestEnding => words::ENDING,
        Command::OneScreen => words::SWAP,
        Command::OwnWindow => words::PLAIN_WINDOW,
        Command::FillScreen => words::FILL,
        Command::NumberScreens => words::NUMBERS,
        Command::LargerDesk | Command::SmallerDesk => words::TEXT,
        Command::CopyCounts => words::COPY,
        Command::Back => words::LEAVE,
        _ => return None,
    })
}

/// Not every key of the desk has room for a button beside the large one, so each line of the card is one that stands for a single
/// command.
fn pressed_at_the_desk(label: &str) -> Option<Command> {
    let at_desk = TABLE.iter().filter(|row| row.places.contains(&Place::GroupDesk) && row.command != Command::Choose);
    let mut rows = at_desk.filter(|row| at_the_desk(row.command) == Some(label));
    let row = rows.next()?;
    rows.next().is_none().then_some(row.command)
}

fn before_a_group(command: Command) -> Option<&'static str> {
    use said::before_a_group as words;
    Some(match command {
        Command::GoOn => words::BEGIN,
        Command::Fewer | Command::More => words::PEOPLE,
        Command::WayOfVoting => words::WAY,
        Command::NewCode => words::CODE,
        Command::NextCustomer => words::CUSTOMER,
        Command::WhereToVote => words::VOTES,
        Command::RehearseAlone => words::REHEARSE,
        Command::CarryOn => words::CARRY_ON,
        Command::BeginAnew => words::BEGIN_ANEW,
        Command::PrintPaper => words::PAPER,
        Command::NumberScreens => words::NUMBERS,
        Command::MoveWall => words::MOVE,
        Command::OneScreen => words::ONE_SCREEN,
        Command::OwnWindow => words::CALL,
        Command::FillScreen => words::FILL,
        _ => return None,
    })
}

/// What stands on the cap of the first key of a command; nothing where that is a row of keys.
pub(super) fn short_cap(row: &Row) -> String {
    match row.keys.first().or(row.also.first()) {
        Some(Press::Plain(Key::PageUp)) => said::PAGE_UP_SHORT.to_owned(),
        Some(Press::Plain(Key::PageDown)) => said::PAGE_DOWN_SHORT.to_owned(),
        Some(Press::Digits | Press::Arrows) | None => String::new(),
        Some(press) => caps(*press).concat(),
    }
}

/// What stands on the caps of a key.
fn caps(press: Press) -> Vec<String> {
    match press {
        Press::Digits => vec!["1".to_owned(), "9".to_owned()],
        Press::Zero => vec!["0".to_owned()],
        Press::Plain(key) | Press::Sign(key) => vec![key_name(key).to_owned()],
        // Pressed together, so on one cap.
        Press::Ctrl(key) => vec![format!("{} {}", said::CTRL, key_name(key))],
        Press::Shift(key) => vec![format!("{} {}", said::SHIFT, key_name(key))],
        Press::Arrows => {
            [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight].map(|key| key_name(key).to_owned()).to_vec()
        }
    }
}

/// What is printed on a key.
fn key_name(key: Key) -> &'static str {
    match key {
        Key::Escape => "Esc",
        Key::PageUp => "Page Up",
        Key::PageDown => "Page Down",
        Key::ArrowLeft => "\u{2190}",
        Key::ArrowRight => "\u{2192}",
        Key::ArrowUp => "\u{2191}",
        Key::ArrowDown => "\u{2193}",
        Key::Questionmark => "?",
        Key::Slash => "/",
        Key::Plus => "+",
        Key::Minus => "\u{2212}",
        key => key.name(),
    }
}
