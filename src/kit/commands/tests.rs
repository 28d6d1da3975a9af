//! The table of commands against the keys as keyboards send them, and against the README.

use std::collections::BTreeSet;

use egui::{Context, Event, Key, Modifiers, RawInput, Ui};

use super::list::KeyLine;
use super::table::TABLE;
use super::{Command, KeyCommand, Place, Press, key_command, keys_of, readme_table};

fn key(key: Key, physical_key: Option<Key>, modifiers: Modifiers, repeat: bool) -> Event {
    Event::Key { key, physical_key, pressed: true, repeat, modifiers }
}

/// What is heard at a place of these events.
fn command_of(place: Place, events: Vec<Event>) -> Option<KeyCommand> {
    let mut answer = None;
    run(&Context::default(), events, |ui| answer = key_command(ui, place));
    answer
}

/// One frame with these events.
fn run(ctx: &Context, events: Vec<Event>, show: impl FnMut(&mut Ui)) {
    let mut output = ctx.run_ui(RawInput { events, ..RawInput::default() }, show);
    output.textures_delta.clear();
}

fn chosen(logical: Key, physical: Option<Key>) -> Option<usize> {
    let key = command_of(Place::Conversation, vec![key(logical, physical, Modifiers::NONE, false)])?;
    (key.command == Command::Choose).then_some(key.nth + 1)
}

#[test]
fn digits_go_by_their_place_on_the_keyboard() {
    // French and Belgian: the key 4 sends a quotation mark, 2, 7, 9 and 0 send letters that no key is named by.
    assert_eq!(chosen(Key::Quote, Some(Key::Num4)), Some(4));
    assert_eq!(chosen(Key::Num2, Some(Key::Num2)), Some(2));
    // French: 6 sends a minus.
    assert_eq!(chosen(Key::Minus, Some(Key::Num6)), Some(6));
    // Czech: 1 sends a plus.
    assert_eq!(chosen(Key::Plus, Some(Key::Num1)), Some(1));
    // German, and the number pad.
    assert_eq!(chosen(Key::Num5, Some(Key::Num5)), Some(5));
    // A keyboard on a screen has no places.
    assert_eq!(chosen(Key::Num3, None), Some(3));
}

#[test]
fn a_number_pad_without_num_lock_chooses_nothing() {
    assert_eq!(chosen(Key::ArrowLeft, Some(Key::Num4)), None);
    assert_eq!(chosen(Key::Home, Some(Key::Num7)), None);
}

#[test]
fn digits_with_shift_ctrl_or_alt_choose_nothing() {
    for modifiers in [Modifiers::SHIFT, Modifiers::COMMAND, Modifiers::ALT] {
        assert_eq!(command_of(Place::Conversation, vec![key(Key::Num4, Some(Key::Num4), modifiers, false)]), None);
    }
}

#[test]
fn larger_text_is_heard_on_a_czech_keyboard_too() {
    let events = vec![key(Key::Plus, Some(Key::Num1), Modifiers::COMMAND, false)];
    assert_eq!(command_of(Place::Everywhere, events).map(|key| key.command), Some(Command::LargerText));
}

#[test]
fn a_held_key_acts_once_unless_it_walks() {
    // A key that goes down twice without having gone up is held.
    let heard_again = |place, logical| {
        let ctx = Context::default();
        let mut answers = Vec::new();
        for _ in 0..2 {
            let events = vec![key(logical, None, Modifiers::NONE, false)];
            run(&ctx, events, |ui| answers.push(key_command(ui, place).is_some()));
        }
        answers
    };
    assert_eq!(heard_again(Place::Home, Key::Num1), [true, false]);
    assert_eq!(heard_again(Place::Everywhere, Key::Questionmark), [true, false]);
    assert_eq!(heard_again(Place::Page, Key::PageDown), [true, true]);
}

#[test]
fn the_first_key_of_a_frame_decides() {
    let events = vec![key(Key::Num3, None, Modifiers::NONE, false), key(Key::Num1, None, Modifiers::NONE, false)];
    assert_eq!(command_of(Place::Conversation, events), Some(KeyCommand { command: Command::Choose, nth: 2 }));
}

#[test]
fn under_a_card_nothing_is_heard() {
    let events = vec![key(Key::Num1, None, Modifiers::NONE, false)];
    run(&Context::default(), events, |ui| {
        assert!(key_command(ui, Place::Home).is_some());
        ui.disable();
        assert_eq!(key_command(ui, Place::Home), None);
    });
}

#[test]
fn a_key_means_one_thing_in_one_place() {
    let mut seen: Vec<(Place, Press)> = Vec::new();
    for row in TABLE {
        for place in row.places {
            for press in row.keys.iter().chain(row.also) {
                assert!(!seen.contains(&(*place, *press)), "{press:?} means two things at {place:?}");
                seen.push((*place, *press));
            }
        }
    }
}

#[test]
fn every_command_has_one_row_with_a_key_and_a_sentence() {
    let mut seen = BTreeSet::new();
    for row in TABLE {
        assert!(seen.insert(format!("{:?}", row.command)), "{:?} has two rows", row.command);
        assert!(!row.label.is_empty() && !row.places.is_empty(), "{:?}", row.command);
        assert!(!row.keys.is_empty() || !row.also.is_empty(), "{:?}", row.command);
    }
}

#[test]
fn every_key_has_something_on_its_cap() {
    for row in TABLE {
        let press = row.keys.first().or(row.also.first());
        let is_a_row_of_keys = matches!(press, Some(Press::Digits | Press::Arrows));
        assert_eq!(row.command.cap().is_empty(), is_a_row_of_keys, "{:?}", row.command);
    }
    assert_eq!(Command::AddMinute.cap(), "Shift T");
    assert_eq!(Command::LargerText.cap(), "Ctrl +");
}

#[test]
fn a_command_whose_keys_are_untold_shares_the_line_of_one_that_is_told() {
    for row in TABLE.iter().filter(|row| row.keys.is_empty()) {
        assert!(TABLE.iter().any(|other| other.label == row.label && !other.keys.is_empty()), "{:?}", row.command);
    }
}

#[test]
fn the_list_tells_the_digits_first_and_the_card_last() {
    let list = keys_of(&[Place::Conversation, Place::Everywhere]);
    let caps = |line: Option<&KeyLine>| line.map(|line| (line.caps.join(" "), line.is_range));
    assert_eq!(caps(list.first()), Some(("1 9".to_owned(), true)));
    assert_eq!(caps(list.last()), Some(("?".to_owned(), false)));
}

#[test]
fn a_page_lists_the_keys_that_mean_something_on_it_and_no_others() {
    let labels = |place| keys_of(&[place]).into_iter().map(|line| line.label).collect::<Vec<_>>();
    assert!(labels(Place::Home).contains(&"find somebody by name"));
    assert!(!labels(Place::Conversation).contains(&"find somebody by name"));
    assert!(labels(Place::Conversation).contains(&"choose an answer"));
}

#[test]
fn the_readme_tells_the_same_keys() {
    let readme = include_str!("../../../README.md");
    assert!(readme.contains(&readme_table()), "README.md, under “Click, or use the keys:”, should hold\n\n{}", readme_table());
}
