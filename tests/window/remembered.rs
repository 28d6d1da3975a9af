//! What the program remembers: what was set, a name, and what was left.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use rapport::app::{DebriefScreen, Screen};
use rapport::kit::theme::ThemeName;
use rapport::storage::Appearance;

use crate::journeys::{first_start, home, play_to_the_end};
use crate::{USUAL, press};

#[test]
fn what_is_set_holds_at_once_and_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = first_start(folder.path());
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Enter);
    harness.get_by_label("Settings").click();
    harness.run();
    harness.get_by_label("High contrast, dark").click();
    harness.run();
    harness.get_by_label("Larger").click();
    harness.run();
    harness.get_by_label("No movement").click();
    harness.run();
    let set = first_start(folder.path()).state().settings().clone();
    assert_eq!((set.appearance, set.text_size, set.reduced_motion), (Appearance::ContrastDark, 110, true));
}

#[test]
fn a_name_given_in_the_briefing_is_the_name_from_then_on() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    harness.get_by_label_contains("Your name is Robin");
    press(&mut harness, Key::N);
    harness.run();
    harness.get_by_label("Your name").type_text("Ana");
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().settings().you, "Ana");
    assert!(matches!(harness.state().screen(), Screen::Briefing(_)), "Enter kept the name and nothing else");
    harness.get_by_label_contains("Your name is Ana");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the file of an earlier session")]
fn a_talk_whose_dialogue_was_changed_meanwhile_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let waiting = r#"Kept(version: 1, value: (waiting: {"before_three": "before_three 00000000 r1 000-000 Fiery 1,1"}))"#;
    std::fs::write(folder.path().join("diary.ron"), waiting).unwrap();
    let harness = crate::program_at(Some(folder.path()), USUAL, ThemeName::Light, 1.0);
    harness.get_by_label_contains("has been edited since you left, so you\u{2019}ll have to start it again");
}

#[test]
fn a_debrief_that_was_left_is_opened_again_from_the_customers_card() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = crate::program_at(Some(folder.path()), USUAL, ThemeName::Light, 1.0);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Enter);
    play_to_the_end(&mut harness);
    let record = harness.state().run().unwrap().transcript().record();
    let name = harness.state().run().unwrap().scenario().customer().name.clone();
    press(&mut harness, Key::Enter);
    // The first of two questions is answered, and the debrief is left.
    press(&mut harness, Key::Num2);
    drop(harness);
    let mut again = crate::program_at(Some(folder.path()), USUAL, ThemeName::Light, 1.0);
    let link = format!("How it went with {}", name.split(' ').next().unwrap());
    again.get_by_label(&link).scroll_to_me();
    again.run();
    again.get_by_label(&link).click();
    again.run();
    assert!(matches!(again.state().screen(), Screen::Debrief(_)));
    assert_eq!(again.state().run().unwrap().transcript().record(), record);
    assert_eq!(again.state().history().runs.len(), 1, "looking back begins nothing new");
    let Screen::Debrief(DebriefScreen { view, .. }) = again.state().screen() else { panic!("not in the debrief") };
    assert!(view.self_view().feeling.is_some(), "what was answered is kept");
}

/// Somebody of one's own, with a look of their own.
const MINE: &str = r#"Scenario(id: "mine", title: "The bag", customer: (name: "Ines Prado", look: (skin: Cocoa, hair: Bun, age: 0.7)),
    start: "a", beats: {
        "a": (says: "Is it here?", choices: [(say: "No.", mood: -6, to: "b"), (say: "Nobody knows.", mood: -6, to: "b")]),
        "b": (says: "Well?", choices: [(say: "It is here.", mood: 1, end: "e"), (say: "It is not.", mood: -1, end: "e")])},
    endings: {"e": (kind: Fair, title: "Done")})"#;

#[test]
#[expect(clippy::disallowed_methods, reason = "dialogues of one's own are files")]
fn somebody_who_waits_looks_as_they_were_left_also_where_their_file_is_broken_edited_or_gone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("dialogues")).unwrap();
    let file = folder.path().join("dialogues/mine.ron");
    std::fs::write(&file, MINE).unwrap();
    let mut harness = crate::program_at(Some(folder.path()), USUAL, ThemeName::Light, 1.0);
    for key in [Key::Num1, Key::Enter, Key::Num1, Key::Escape, Key::Enter] {
        press(&mut harness, key);
    }
    drop(harness);
    let card = || {
        let harness = crate::program_at(Some(folder.path()), USUAL, ThemeName::Light, 1.0);
        let Screen::Home(home) = harness.state().screen() else { panic!("not on Home") };
        home.cards.iter().find(|card| card.scenario == "mine").unwrap().clone()
    };
    let as_left = card();
    assert!(as_left.person.starts_with("Ines Prado is waiting, ") && as_left.mood < 0, "{as_left:?}");
    let edited = MINE.replace("Bun", "Shaved").replace("Ines Prado", "Ana Reis").replace("Well?", "And?");
    for (text, what) in [(Some(edited.as_str()), "edited"), (Some("Scenario("), "broken"), (None, "gone")] {
        match text {
            Some(text) => std::fs::write(&file, text).unwrap(),
            None => std::fs::remove_file(&file).unwrap(),
        }
        let card = card();
        let look = |card: &rapport::ui::HomeCard| format!("{:?}", card.look);
        assert_eq!(
            (card.person.as_str(), card.mood, look(&card)),
            (as_left.person.as_str(), as_left.mood, look(&as_left)),
            "{what}"
        );
    }
}
