//! Names and labels of any length: they stand on a line or two, and leave everything else its room.

use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable as _;
use rapport::app::Screen;
use rapport::kit::theme::ThemeName;

use crate::apart::check_shapes;
use crate::{press, program_at};

/// A scenario with this name, and this on the button that begins.
fn scenario(name: &str, begin: &str) -> String {
    format!(
        r#"Scenario(id: "long", title: "The bag", place: "{}", begin: "{begin}", customer: (name: "{name}", about: "A regular."), start: "a",
        beats: {{"a": (says: "Is it here?", choices: [(say: "It is.", mood: 1, end: "e"), (say: "No.", mood: -1, end: "e")])}},
        endings: {{"e": (kind: Fair, title: "Done")}})"#,
        "behind the counter of the shop at the corner ".repeat(7).trim_end()
    )
}

#[test]
#[expect(clippy::disallowed_methods, reason = "dialogues of one's own are files")]
fn whatever_an_author_writes_as_a_name_or_a_label_leaves_everything_else_its_room() {
    let piled = format!("Zo{}e ", "\u{301}\u{336}\u{35c}".repeat(40)).repeat(12);
    let names = ["x".repeat(1_500), "Mrs Okonkwo ".repeat(125).trim_end().to_owned(), piled.trim_end().to_owned()];
    let begins = [
        "Tell the whole story of how it came about that you stand here before she asks".to_owned(),
        "Tell ".repeat(60).trim_end().to_owned(),
        "x".repeat(300),
        "Go in".to_owned(),
    ];
    for size in [Vec2::new(1_280.0, 720.0), Vec2::new(900.0, 600.0)] {
        for (name, begin) in names.iter().cycle().zip(&begins) {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().join("dialogues");
            std::fs::create_dir(&folder).unwrap();
            std::fs::write(folder.join("long.ron"), scenario(name, begin)).unwrap();
            let mut harness = program_at(Some(home.path()), size, ThemeName::Light, 1.0);
            let situation = |what: &str| format!("{what}, {size}, {} and {}", &name[..8], &begin[..5]);
            check_shapes(&harness.output().shapes, size, &situation("home"));
            press(&mut harness, Key::Num1);
            let Screen::Briefing(_) = harness.state().screen() else { panic!("one's own come first") };
            check_shapes(&harness.output().shapes, size, &situation("briefing"));
            let button = harness.get_by_label(begin).rect();
            assert!(button.left() >= 0.0 && button.right() <= size.x && button.bottom() <= size.y, "{}", situation("button"));
            press(&mut harness, Key::Enter);
            let Screen::Conversation(_) = harness.state().screen() else { panic!("it begins") };
            check_shapes(&harness.output().shapes, size, &situation("conversation"));
            press(&mut harness, Key::Num1);
            check_shapes(&harness.output().shapes, size, &situation("ending"));
            press(&mut harness, Key::Enter);
            check_shapes(&harness.output().shapes, size, &situation("debrief"));
        }
    }
}
