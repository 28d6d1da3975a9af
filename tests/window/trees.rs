//! What somebody hears who cannot see: the accessibility tree of each screen as reviewed text, in reading order.

use std::fmt::Write as _;

use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapport::app::App;
use rapport::kit::theme::ThemeName;

use crate::{USUAL, press, program};

/// Role, name, value and state of every node that has a name or a value, indented by depth.
pub(crate) fn tree(harness: &Harness<'_, App>) -> String {
    let mut text = String::new();
    describe(&harness.root(), 0, &mut text);
    text
}

fn describe(node: &egui_kittest::Node<'_>, depth: usize, text: &mut String) {
    let inner = node.accesskit_node();
    let name = inner.label().filter(|name| !name.is_empty());
    let value = inner.value().filter(|value| !value.is_empty());
    let is_told = name.is_some() || value.is_some();
    if is_told {
        let _ = write!(text, "{:indent$}{:?}", "", inner.role(), indent = 2 * depth);
        for words in [name, value].into_iter().flatten() {
            let _ = write!(text, " “{words}”");
        }
        for (state, holds) in [
            ("focused", inner.is_focused()),
            ("disabled", inner.is_disabled()),
            ("selected", inner.is_selected() == Some(true) || inner.toggled() == Some(Toggled::True)),
            ("live", inner.role() == Role::Status),
        ] {
            if holds {
                let _ = write!(text, ", {state}");
            }
        }
        text.push('\n');
    }
    for child in node.children() {
        describe(&child, depth + usize::from(is_told), text);
    }
}

pub(crate) fn check(name: &str, harness: &Harness<'_, App>) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "trees" }, {
        insta::assert_snapshot!(name, without_home(&tree(harness)));
    });
}

/// The text with `HOME` for the folder that commands are told with: each test has one of its own.
fn without_home(text: &str) -> String {
    let mut pieces = text.split(" --home ");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |told, piece| {
        let behind = piece.find([' ', '”', '\n']).and_then(|end| piece.get(end..)).unwrap_or_default();
        format!("{told} --home HOME{behind}")
    })
}

#[test]
fn every_screen_reads_well_without_being_seen() {
    let mut harness = program(USUAL, ThemeName::Light, 1.0);
    check("home", &harness);
    press(&mut harness, Key::W);
    check("wish", &harness);
    press(&mut harness, Key::Escape);
    harness.get_by_label("Settings").click();
    harness.run();
    check("settings", &harness);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Questionmark);
    check("seven_things", &harness);
    press(&mut harness, Key::ArrowRight);
    check("keys", &harness);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Num2);
    check("briefing", &harness);
    press(&mut harness, Key::Enter);
    check("talk_begins", &harness);
    while !harness.state().run().unwrap().asks_for_voice() {
        press(&mut harness, Key::Num1);
    }
    press(&mut harness, Key::Tab);
    check("talk_goes_on", &harness);
    press(&mut harness, Key::Num1);
    check("voices", &harness);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::N);
    check("notebook", &harness);
}

#[test]
fn the_debrief_reads_well_without_being_seen() {
    let mut harness = program(USUAL, ThemeName::Light, 1.0);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Enter);
    for _ in 0..2 {
        press(&mut harness, Key::Num1);
    }
    press(&mut harness, Key::Enter);
    check("how_was_that", &harness);
    press(&mut harness, Key::Num2);
    check("which_moment", &harness);
    press(&mut harness, Key::Enter);
    check("the_moment", &harness);
    let doors =
        [("what_happened", Key::C), ("the_moments", Key::M), ("account", Key::T), ("skills", Key::S), ("every_line", Key::L)];
    for (name, key) in doors {
        press(&mut harness, key);
        check(name, &harness);
        press(&mut harness, Key::Escape);
    }
    press(&mut harness, Key::Enter);
    check("one_thing_next", &harness);
}
