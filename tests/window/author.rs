//! The author's bench in the real program: a file is edited with any editor while its conversation is open.
#![expect(clippy::disallowed_methods, reason = "an author saves files outside the program")]

use std::fs;
use std::path::PathBuf;

use egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapport::app::{App, Screen};

use crate::{USUAL, analyse, press, start_at};

pub(crate) const KETTLE: &str = include_str!("../core/edits/kettle.ron");

/// The program with this file open on the bench.
pub(crate) struct Desk {
    pub(crate) harness: Harness<'static, App>,
    pub(crate) path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn open(text: &str, at: Option<&str>) -> Self {
        Self::sized(text, at, USUAL)
    }

    pub(crate) fn sized(text: &str, at: Option<&str>, size: Vec2) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kettle.ron");
        fs::write(&path, text).unwrap();
        let mut start = start_at(None);
        start.settings.has_started = true;
        start.open = Some((path.clone(), at.map(str::to_owned)));
        let mut harness = Harness::builder()
            .with_size(size)
            .with_max_steps(64)
            .build_eframe(move |creation| App::new(&creation.egui_ctx, start).with_analysis_by(analyse()));
        harness.run();
        harness.run();
        Self { harness, path, _folder: folder }
    }

    /// Saves with an editor; the window takes it in. Files are told apart by their time and length.
    pub(crate) fn save(&mut self, text: &str) {
        std::thread::sleep(std::time::Duration::from_millis(15));
        fs::write(&self.path, text).unwrap();
        for _ in 0..4 {
            self.harness.run();
        }
    }

    /// Saves another file of the folder.
    pub(crate) fn save_beside(&mut self, name: &str, text: &str) {
        std::thread::sleep(std::time::Duration::from_millis(15));
        fs::write(self.path.with_file_name(name), text).unwrap();
        for _ in 0..4 {
            self.harness.run();
        }
    }

    /// Deletes the file, as a file manager does.
    fn delete(&mut self) {
        fs::remove_file(&self.path).unwrap();
        for _ in 0..4 {
            self.harness.run();
        }
    }

    pub(crate) fn text(&self) -> String {
        fs::read_to_string(&self.path).unwrap()
    }

    #[track_caller]
    pub(crate) fn sees(&self, words: &str) {
        assert!(self.is_seen(words), "nobody sees: {words}\n{}", self.labels().join("\n"));
    }

    pub(crate) fn is_seen(&self, words: &str) -> bool {
        self.labels().iter().any(|label| label.contains(words))
    }

    pub(crate) fn labels(&self) -> Vec<String> {
        let root = self.harness.root();
        let labels = root.children_recursive().filter_map(|node| node.accesskit_node().label().or(node.accesskit_node().value()));
        labels.collect()
    }

    pub(crate) fn at(&self) -> String {
        let Screen::Author(screen) = self.harness.state().screen() else { panic!("not on the bench") };
        let play = screen.bench.play().unwrap().1;
        format!("{} {}", play.run().beat_name(), play.n_moves())
    }
}

#[test]
fn a_saved_word_is_on_the_screen_with_the_conversation_at_its_place() {
    let mut desk = Desk::open(KETTLE, None);
    press(&mut desk.harness, Key::Num1);
    press(&mut desk.harness, Key::Num1);
    assert_eq!(desk.at(), "offer 2");
    desk.sees("So what do we do?");
    desk.save(&KETTLE.replace("So what do we do?", "And what now?"));
    assert_eq!(desk.at(), "offer 2");
    desk.sees("And what now?");
    assert!(!desk.is_seen("So what do we do?"));
    desk.sees("You\u{2019}re at the same place; two lines were played again.");
}

#[test]
fn a_file_saved_half_done_keeps_the_last_good_version_playing() {
    let mut desk = Desk::open(KETTLE, None);
    press(&mut desk.harness, Key::Num1);
    desk.save(&KETTLE[..900]);
    assert_eq!(desk.at(), "story 1");
    desk.sees("still playing the one from");
    desk.sees("Problems");
    desk.save(KETTLE);
    assert!(!desk.is_seen("still playing the one from"));
}

#[test]
fn a_file_that_is_deleted_while_it_is_played_goes_on_playing_and_says_so() {
    let mut desk = Desk::open(KETTLE, None);
    press(&mut desk.harness, Key::Num1);
    desk.delete();
    assert_eq!(desk.at(), "story 1");
    desk.sees("kettle.ron");
    desk.sees("This file was moved or deleted.");
    press(&mut desk.harness, Key::Num1);
    assert_eq!(desk.at(), "offer 2");
    desk.save(KETTLE);
    assert_eq!(desk.at(), "offer 2");
    assert!(!desk.is_seen("moved or deleted"));
}

#[test]
fn where_a_line_is_gone_it_stops_before_it_and_says_so() {
    let mut desk = Desk::open(KETTLE, None);
    press(&mut desk.harness, Key::Num1);
    press(&mut desk.harness, Key::Num1);
    desk.save(&KETTLE.replace("shows: [Reflecting], to", "shows: [Reflecting], needs: [TrustAtLeast(3)], to"));
    assert_eq!(desk.at(), "story 1");
    desk.sees("is closed now: it needs TrustAtLeast(3). One of the two lines can still be played.");
    desk.sees("trust is 0");
}

#[test]
fn a_beat_that_is_named_is_played_to_and_one_can_step_back_and_forward() {
    let mut desk = Desk::open(KETTLE, Some("offer"));
    assert_eq!(desk.at(), "offer 2");
    press(&mut desk.harness, Key::Backspace);
    assert_eq!(desk.at(), "story 1");
    press(&mut desk.harness, Key::F);
    assert_eq!(desk.at(), "offer 2");
    desk.sees("What that line did");
    press(&mut desk.harness, Key::M);
    assert_eq!(desk.at(), "offer 0");
    desk.sees("from `offer`");
}

#[test]
fn one_key_mends_a_slip_and_every_other_byte_stays() {
    let slip = KETTLE.replacen("to: \"story\"", "to: \"stroy\"", 1);
    let mut desk = Desk::open(&slip, None);
    desk.sees("There is no beat `stroy`");
    desk.harness.get_by_label("Write \"story\"");
    press(&mut desk.harness, Key::Enter);
    for _ in 0..4 {
        desk.harness.run();
    }
    assert_eq!(desk.text(), KETTLE);
    desk.sees("Saved. One fixed");
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_never_lost() {
    let slip = KETTLE.replacen("to: \"story\"", "to: \"stroy\"", 1);
    let mut desk = Desk::open(&slip, None);
    // Somebody else writes, and the window may not have looked yet.
    let other = format!("// mine\n{slip}");
    desk.harness.key_press(Key::Enter);
    fs::write(&desk.path, &other).unwrap();
    for _ in 0..4 {
        desk.harness.run();
    }
    assert!(desk.text().starts_with("// mine\n"), "what they wrote stays: {}", desk.text());
}

#[test]
fn what_the_check_finds_is_played_to_and_explained() {
    let stuck = KETTLE.replace(
        "(say: \"Then I come and pour.\", mood: +1,",
        "(say: \"Then I come and pour.\", mood: +1, needs: [TrustAtLeast(9)],",
    );
    let stuck = stuck.replace("(say: \"It will not.\", mood: 0,", "(say: \"It will not.\", mood: 0, needs: [TrustAtLeast(9)],");
    let mut desk = Desk::open(&stuck, None);
    press(&mut desk.harness, Key::T);
    desk.harness.get_by_label("Play to here");
    press(&mut desk.harness, Key::E);
    press(&mut desk.harness, Key::P);
    assert!(desk.at().starts_with("last "), "{}", desk.at());
    desk.sees("closed: needs TrustAtLeast(9)");
}

pub(crate) const FURTHER: &str = r#"// A second way.
Branch(of: "kettle", title: "Further",
    choices: {"offer": [(say: "Let me ask the office.", to: "office")]},
    beats: {"office": (says: "And what do they say?", choices: [(say: "They say yes.", mood: +1, end: "happy")])},
)"#;

#[test]
fn a_saved_branch_file_joins_the_open_conversation_which_stays_at_its_place() {
    let mut desk = Desk::open(KETTLE, None);
    press(&mut desk.harness, Key::Num1);
    press(&mut desk.harness, Key::Num1);
    assert_eq!(desk.at(), "offer 2");
    desk.save_beside("further.branch.ron", FURTHER);
    assert_eq!(desk.at(), "offer 2");
    desk.sees("Let me ask the office.");
    press(&mut desk.harness, Key::Num4);
    assert_eq!(desk.at(), "office 3");
    desk.save_beside("further.branch.ron", &FURTHER.replace("They say yes.", "They said yes."));
    assert_eq!(desk.at(), "office 3");
    desk.sees("They said yes.");
    fs::remove_file(desk.path.with_file_name("further.branch.ron")).unwrap();
    for _ in 0..4 {
        desk.harness.run();
    }
    assert_eq!(desk.at(), "offer 2");
    desk.sees("and that is gone");
}

#[test]
fn a_problem_of_a_branch_stands_with_its_own_file_and_is_mended_there() {
    let mut desk = Desk::open(KETTLE, None);
    let slip = FURTHER.replace("to: \"office\"", "to: \"ofice\"");
    desk.save_beside("further.branch.ron", &slip);
    press(&mut desk.harness, Key::T);
    desk.sees("further.branch.ron, 1 to fix");
    desk.sees("left out until it\u{2019}s fixed");
    desk.sees("further.branch.ron:3:");
    // The list walks from the dialogue to its branch, whose problems stand alone there.
    press(&mut desk.harness, Key::ArrowRight);
    desk.sees("There is no beat `ofice`");
    desk.harness.get_by_label("Write \"office\"");
    press(&mut desk.harness, Key::Enter);
    for _ in 0..4 {
        desk.harness.run();
    }
    assert_eq!(fs::read_to_string(desk.path.with_file_name("further.branch.ron")).unwrap(), FURTHER);
    assert_eq!(desk.text(), KETTLE);
    desk.sees("Saved. ");
    assert!(!desk.is_seen("further.branch.ron, 1 to fix"));
}

#[test]
fn home_has_a_door_to_the_bench_and_back() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("dialogues")).unwrap();
    fs::write(home.path().join("dialogues/kettle.ron"), KETTLE).unwrap();
    let mut harness = crate::program_at(Some(home.path()), USUAL, rapport::kit::theme::ThemeName::Light, 1.0);
    harness.get_by_label("Write your own").click();
    harness.run();
    harness.run();
    assert!(matches!(harness.state().screen(), Screen::Author(_)));
    harness.get_by_label_contains("kettle.ron, ");
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
    press(&mut harness, Key::A);
    assert!(matches!(harness.state().screen(), Screen::Author(_)));
}

#[test]
fn every_beat_can_be_played_from() {
    let mut desk = Desk::open(KETTLE, None);
    press(&mut desk.harness, Key::B);
    desk.harness.get_by_label_contains("receipt: Somewhere").click();
    desk.harness.run();
    desk.harness.run();
    assert_eq!(desk.at(), "receipt 1");
}

#[test]
fn in_a_narrow_window_nothing_is_missing() {
    let mut desk = Desk::sized(KETTLE, None, Vec2::new(700.0, 600.0));
    press(&mut desk.harness, Key::Num1);
    desk.sees("What that line did");
    press(&mut desk.harness, Key::T);
    desk.sees("kettle.ron");
}

#[test]
fn the_steps_of_the_readme_lead_to_a_branch_that_plays() {
    let readme = include_str!("../../README.md");
    let fragment = |n: usize| {
        let block = readme.split("```ron-fragment\n").nth(n).unwrap().split("   ```").next().unwrap();
        let lines: Vec<String> = block.lines().map(|line| format!("        {}", line.trim_start_matches("   "))).collect();
        lines.join("\n") + "\n"
    };
    let umbrella = include_str!("../../dialogues/blue_umbrella.ron").replace("\"blue_umbrella\"", "\"my_umbrella\"");
    let mut desk = Desk::open(&umbrella, None);
    let end_of_hello = "            ],\n        ),\n        \"blue\": (";
    let with_option = umbrella.replacen(end_of_hello, &format!("{}{end_of_hello}", fragment(1)), 1);
    desk.save(&with_option);
    desk.sees("still playing the one from");
    press(&mut desk.harness, Key::T);
    desk.sees("There is no beat `which_train`");
    let with_beat = with_option.replacen("        \"blue\": (", &format!("{}        \"blue\": (", fragment(2)), 1);
    desk.save(&with_beat);
    desk.sees("Saved. One fixed");
    press(&mut desk.harness, Key::T);
    press(&mut desk.harness, Key::Num3);
    desk.sees("The ten past five.");
    desk.save(&with_beat.replace("The ten past five.", "The twenty past five."));
    desk.sees("The twenty past five.");
}

#[test]
fn nothing_on_the_bench_is_cut_or_covered() {
    let slip = KETTLE.replacen("to: \"story\"", "to: \"stroy\"", 1);
    for (size, zoom, stretched) in [
        (USUAL, 100, false),
        (USUAL, 200, false),
        (USUAL, 100, true),
        (Vec2::new(900.0, 600.0), 100, false),
        (Vec2::new(640.0, 480.0), 100, false),
        (Vec2::new(1_920.0, 1_080.0), 100, false),
    ] {
        let mut desk = Desk::sized(KETTLE, None, size);
        desk.harness.state_mut().change_settings(|settings| settings.text_size = zoom);
        if stretched {
            desk.harness.state_mut().stretch_words();
        }
        desk.harness.run();
        let check = |desk: &Desk, what: &str| {
            let situation = format!("{what}, {size:?}, {zoom} %, stretched: {stretched}");
            crate::apart::check_shapes(&desk.harness.output().shapes, size, &situation);
        };
        check(&desk, "the conversation");
        press(&mut desk.harness, Key::Num1);
        press(&mut desk.harness, Key::Num1);
        check(&desk, "two lines later");
        press(&mut desk.harness, Key::B);
        check(&desk, "the beats");
        press(&mut desk.harness, Key::Escape);
        desk.save(&slip);
        check(&desk, "the last good version");
        press(&mut desk.harness, Key::T);
        check(&desk, "a problem");
        press(&mut desk.harness, Key::E);
        check(&desk, "explained");
        press(&mut desk.harness, Key::S);
        check(&desk, "the source");
        press(&mut desk.harness, Key::M);
        check(&desk, "the map");
        for key in [Key::ArrowRight, Key::Plus, Key::Minus, Key::Minus, Key::Minus, Key::Num0, Key::Z] {
            press(&mut desk.harness, key);
            check(&desk, &format!("the map, {key:?}"));
        }
        press(&mut desk.harness, Key::R);
        check(&desk, "the robots");
        press(&mut desk.harness, Key::End);
        check(&desk, "the end of the robots");
        press(&mut desk.harness, Key::T);
        desk.save(KETTLE);
        check(&desk, "what the check finds");
    }
}
