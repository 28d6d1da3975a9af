//! The pages of the author's bench beside problems and play: the map, the source, the robots, and new files.
#![expect(clippy::disallowed_methods, reason = "an author's files are looked at from outside the program")]

use std::fs;

use egui::accesskit::Toggled;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::author::{Desk, FURTHER, KETTLE};
use crate::{USUAL, press};

/// The beat or ending that is chosen on the map.
#[track_caller]
fn chosen(desk: &Desk) -> String {
    let root = desk.harness.root();
    let chosen = root.children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.toggled() == Some(Toggled::True)
            && node.label().is_some_and(|label| label.contains("way on") || label.contains("ways on"))
    });
    chosen.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn the_map_is_walked_by_keys_and_played_from() {
    let mut desk = Desk::open(KETTLE, None);
    press(&mut desk.harness, Key::T);
    press(&mut desk.harness, Key::M);
    desk.sees("6 beats, 3 endings");
    assert!(chosen(&desk).starts_with("hello, 100%, "), "{}", chosen(&desk));
    press(&mut desk.harness, Key::ArrowRight);
    assert!(chosen(&desk).starts_with("story, "), "{}", chosen(&desk));
    desk.sees("kettle.ron:18");
    desk.sees("And now there is water on the table.");
    press(&mut desk.harness, Key::ArrowLeft);
    assert!(chosen(&desk).starts_with("hello, "), "{}", chosen(&desk));
    press(&mut desk.harness, Key::ArrowRight);
    press(&mut desk.harness, Key::P);
    for _ in 0..4 {
        desk.harness.run();
    }
    assert_eq!(desk.at(), "story 1");
}

#[test]
fn a_beat_is_found_on_the_map_by_its_words_and_a_click_chooses_another() {
    let mut desk = Desk::open(KETTLE, None);
    press(&mut desk.harness, Key::T);
    desk.harness.get_by_label("Map").click();
    desk.harness.run();
    press(&mut desk.harness, Key::Slash);
    desk.harness.get_by_label("Find a beat or a word").type_text("come and pour");
    desk.harness.run();
    desk.sees("Found in one place");
    press(&mut desk.harness, Key::Escape);
    assert!(!desk.is_seen("Found in one place"), "Esc puts it away");
    press(&mut desk.harness, Key::Slash);
    desk.harness.get_by_label("Find a beat or a word").type_text("come and pour");
    press(&mut desk.harness, Key::Enter);
    press(&mut desk.harness, Key::N);
    assert!(chosen(&desk).starts_with("last, "), "{}", chosen(&desk));
    desk.harness.get_by_label_contains("receipt, ").click();
    desk.harness.run();
    desk.harness.run();
    assert!(chosen(&desk).starts_with("receipt, "), "{}", chosen(&desk));
}

#[test]
fn what_nobody_can_come_to_is_told_apart_from_what_no_typical_trainee_does() {
    let gated = KETTLE.replace(
        "(say: \"It is the rule.\", mood: -2, to: \"angry\"),",
        "(say: \"It is the rule.\", mood: -2, to: \"angry\"),\n (say: \"Then ring the mayor.\", mood: 0, needs: [TrustAtLeast(9)], to: \"mayor\"),",
    );
    let gated = gated.replace(
        "        \"offer\": (",
        "        \"mayor\": (says: \"The mayor?\", choices: [(say: \"Yes.\", end: \"gone\"), (say: \"No.\", to: \"story\")]),\n        \"offer\": (",
    );
    let mut desk = Desk::open(&gated, None);
    press(&mut desk.harness, Key::T);
    press(&mut desk.harness, Key::M);
    desk.harness.get_by_label_contains("mayor, never at all");
    desk.harness.get_by_label("never by a typical trainee");
}

#[test]
fn a_saved_file_is_drawn_anew_with_the_same_beat_chosen() {
    let mut desk = Desk::open(KETTLE, None);
    press(&mut desk.harness, Key::T);
    press(&mut desk.harness, Key::M);
    press(&mut desk.harness, Key::ArrowRight);
    desk.save_beside("further.branch.ron", FURTHER);
    assert!(chosen(&desk).starts_with("story, "), "{}", chosen(&desk));
    desk.sees("7 beats, 3 endings");
    desk.harness.get_by_label_contains("office, ").click();
    desk.harness.run();
    desk.harness.run();
    desk.sees("further.branch.ron:4, from the branch \u{201c}Further\u{201d}");
}

#[test]
fn the_source_is_read_with_its_problems_under_their_lines() {
    let slip = KETTLE.replacen("to: \"story\"", "to: \"stroy\"", 1);
    let mut desk = Desk::open(&slip, None);
    press(&mut desk.harness, Key::S);
    desk.sees("line 13: ");
    desk.sees("There is no beat `stroy`");
    desk.sees("1 of 1: there is no beat `stroy`.");
    press(&mut desk.harness, Key::End);
    desk.sees("line 60: )");
    press(&mut desk.harness, Key::ArrowDown);
    desk.harness.run();
    desk.sees("line 13: ");
    desk.save(KETTLE);
    assert!(!desk.is_seen("There is no beat `stroy`"));
}

#[test]
fn the_robots_answer_whether_it_can_be_guessed_and_expectations_are_proved_and_played() {
    let expects = KETTLE.replace(
        "    endings: {",
        "    expect: [Can(at: \"happy\"), Never(at: \"gone\", that: [MoodAtLeast(0)]), Always(at: \"last\", that: [TrustAtLeast(1)])],\n    endings: {",
    );
    let mut desk = Desk::open(&expects, None);
    press(&mut desk.harness, Key::T);
    press(&mut desk.harness, Key::R);
    desk.sees("Can people win without listening?");
    desk.sees("always the longest");
    desk.sees("Share: over the choices");
    desk.sees("Somebody can get to `happy`. Proved.");
    desk.sees("Whoever gets to `last` has `TrustAtLeast(1)`. Refuted");
    press(&mut desk.harness, Key::End);
    desk.harness.get_by_label("Play a conversation that refutes it").click();
    for _ in 0..4 {
        desk.harness.run();
    }
    assert!(desk.at().starts_with("last "), "{}", desk.at());
}

#[test]
fn every_page_is_come_to_by_the_same_two_keys() {
    let mut desk = Desk::open(KETTLE, None);
    let page = |desk: &Desk| {
        let root = desk.harness.root();
        let tabs = root.children_recursive().filter(|node| node.accesskit_node().toggled() == Some(Toggled::True));
        let names = tabs.filter_map(|node| node.accesskit_node().label());
        names.into_iter().find(|name| ["Problems", "Source", "Map", "Play", "Robots"].iter().any(|tab| name.starts_with(tab)))
    };
    assert_eq!(page(&desk).as_deref(), Some("Play"));
    let step = |desk: &mut Desk, key| {
        desk.harness.key_press_modifiers(egui::Modifiers::COMMAND, key);
        desk.harness.run();
        desk.harness.run();
    };
    step(&mut desk, Key::PageDown);
    assert_eq!(page(&desk).as_deref(), Some("Robots"));
    for expected in ["Play", "Map", "Source"] {
        step(&mut desk, Key::PageUp);
        assert_eq!(page(&desk).as_deref(), Some(expected));
    }
    step(&mut desk, Key::PageUp);
    assert!(page(&desk).unwrap().starts_with("Problems"));
}

#[test]
fn what_comes_with_the_program_is_read_and_copied_and_never_written() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = crate::program_at(Some(home.path()), USUAL, rapport::kit::theme::ThemeName::Light, 1.0);
    press(&mut harness, Key::A);
    harness.run();
    harness.get_by_label_contains("blue_umbrella.ron").click();
    for _ in 0..4 {
        harness.run();
    }
    harness.get_by_label_contains("comes with Rapport, so you can read and play it here");
    assert!(harness.query_by_label("Open in my editor").is_none());
    press(&mut harness, Key::C);
    for _ in 0..6 {
        harness.run();
    }
    let copy = home.path().join("dialogues/blue_umbrella.ron");
    assert_eq!(fs::read_to_string(&copy).unwrap(), include_str!("../../dialogues/blue_umbrella.ron"));
    harness.get_by_label_contains("New file: ");
    assert!(harness.query_by_label_contains("comes with Rapport, so you can read and play it here").is_none());
}

/// Types a name into the field that has the keyboard, and Enter.
fn name(desk: &mut Desk, label: &str, name: &str) {
    desk.harness.run();
    desk.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, label).type_text(name);
    desk.harness.run();
    desk.harness.key_press(Key::Enter);
    for _ in 0..6 {
        desk.harness.run();
    }
}

#[test]
fn a_new_dialogue_and_a_new_branch_are_written_and_can_be_played_at_once() {
    let mut desk = Desk::open(KETTLE, None);
    press(&mut desk.harness, Key::T);
    let key = |desk: &mut Desk| {
        desk.harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::N);
        desk.harness.run();
    };
    key(&mut desk);
    name(&mut desk, "New branch of this", "second_way");
    desk.sees("second_way.branch.ron, ");
    assert!(fs::read_to_string(desk.path.with_file_name("second_way.branch.ron")).unwrap().contains("of: \"kettle\""));
    press(&mut desk.harness, Key::N);
    name(&mut desk, "New dialogue", "kettle");
    desk.sees("There\u{2019}s already a dialogue `kettle`.");
    press(&mut desk.harness, Key::N);
    name(&mut desk, "New dialogue", "no such/name");
    desk.sees("can\u{2019}t be a name");
    press(&mut desk.harness, Key::N);
    name(&mut desk, "New dialogue", "my_shop");
    desk.sees("my_shop.ron, no problems");
    press(&mut desk.harness, Key::T);
    desk.sees("It squeaks. The brake, I mean.");
}

#[test]
fn a_note_may_stand_for_a_reason_that_is_written_into_the_file() {
    let told = KETTLE.replace("start: \"hello\",", "start: \"hello\",\n    skills: [Opening, Listening, Reflecting, Teaming],");
    let mut desk = Desk::open(&told, None);
    press(&mut desk.harness, Key::T);
    for _ in 0..20 {
        // What is only advice is a row until it is marked.
        if desk.labels().iter().any(|label| label.contains("Nothing shows Teaming") && !label.contains('\u{b7}')) {
            break;
        }
        press(&mut desk.harness, Key::ArrowDown);
    }
    press(&mut desk.harness, Key::L);
    desk.sees("Enter writes `allow: [(\"");
    name(&mut desk, "Your reason (it\u{2019}s saved in the file)", "that comes later");
    let text = desk.text();
    assert!(text.contains(", \"that comes later\")],"), "{text}");
    let without: Vec<&str> = text.lines().filter(|line| !line.contains("allow: [")).collect();
    assert_eq!(without, told.lines().collect::<Vec<_>>(), "every other line stays");
}

#[test]
fn a_note_of_a_branch_may_stand_in_the_file_of_the_branch_alone() {
    let told =
        FURTHER.replace(" title: \"Further\",", " title: \"Further\", // mine\n    facts: {\"tea\": \"They drink tea.\"},");
    let mut desk = Desk::open(KETTLE, None);
    desk.save_beside("further.branch.ron", &told);
    press(&mut desk.harness, Key::T);
    press(&mut desk.harness, Key::ArrowRight);
    press(&mut desk.harness, Key::L);
    desk.sees("into further.branch.ron. After that the check won\u{2019}t mention `unlearned-fact` in this branch, or about the dialogue as a whole again.");
    name(&mut desk, "Your reason (it\u{2019}s saved in the file)", "that comes later");
    let stands = told.replacen("Branch(", "Branch(\n    allow: [(\"unlearned-fact\", \"that comes later\")],", 1);
    assert_eq!(fs::read_to_string(desk.path.with_file_name("further.branch.ron")).unwrap(), stands);
    assert_eq!(desk.text(), KETTLE);
    desk.sees("Saved. ");
}

#[test]
fn a_note_is_not_let_stand_in_a_branch_that_somebody_else_changed_meanwhile() {
    let told = FURTHER.replace(" title: \"Further\",", " title: \"Further\", facts: {\"tea\": \"They drink tea.\"},");
    let mut desk = Desk::open(KETTLE, None);
    desk.save_beside("further.branch.ron", &told);
    press(&mut desk.harness, Key::T);
    press(&mut desk.harness, Key::ArrowRight);
    press(&mut desk.harness, Key::L);
    desk.harness.run();
    desk.harness
        .get_by_role_and_label(egui::accesskit::Role::TextInput, "Your reason (it\u{2019}s saved in the file)")
        .type_text("so");
    let theirs = told.replace("They drink tea.", "They drink coffee.");
    fs::write(desk.path.with_file_name("further.branch.ron"), &theirs).unwrap();
    desk.harness.key_press(Key::Enter);
    desk.harness.run();
    assert_eq!(fs::read_to_string(desk.path.with_file_name("further.branch.ron")).unwrap(), theirs);
}

#[test]
fn in_a_narrow_window_the_name_of_the_file_leads_to_all_files() {
    let mut desk = Desk::sized(KETTLE, None, Vec2::new(900.0, 600.0));
    desk.save_beside("further.branch.ron", FURTHER);
    desk.harness.get_by_label_contains("all files").click();
    desk.harness.run();
    desk.harness.get_by_label_contains("further.branch.ron, ").click();
    desk.harness.run();
    desk.harness.run();
    assert_eq!(desk.at(), "hello 0");
    press(&mut desk.harness, Key::T);
    desk.sees("further.branch.ron: all files");
}
