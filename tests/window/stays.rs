//! What has the keyboard keeps it, and what is in sight stays there, whatever becomes of text size, theme and window.

use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapport::app::App;
use rapport::kit::commands::Command;
use rapport::kit::theme::ThemeName;

use crate::{USUAL, press, program};

/// Every screen that can be tabbed through, each with the keys that lead to it from Home.
const SCREENS: [(&str, &[Key]); 18] = [
    ("home", &[]),
    ("card of rules", &[Key::Questionmark]),
    ("briefing", &[Key::Num2]),
    ("conversation", &[Key::Num2, Key::Enter]),
    ("second exchange", &[Key::Num2, Key::Enter, Key::Num1]),
    ("notebook", &[Key::Num2, Key::Enter, Key::N]),
    ("what was said before", &[Key::Num2, Key::Enter, Key::Num1, Key::PageUp]),
    ("the ending", &[Key::Num1, Key::Enter, Key::Num1, Key::Num1]),
    ("leaving", &[Key::Num2, Key::Enter, Key::Escape]),
    ("how was that", &[Key::Num1, Key::Enter, Key::Num1, Key::Num1, Key::Enter]),
    ("which moment", &[Key::Num1, Key::Enter, Key::Num1, Key::Num1, Key::Enter, Key::Num3]),
    ("the moment", &[Key::Num1, Key::Enter, Key::Num1, Key::Num1, Key::Enter, Key::Num0]),
    ("what happened", &[Key::Num1, Key::Enter, Key::Num1, Key::Num1, Key::Enter, Key::Num0, Key::C]),
    ("moments", &[Key::Num1, Key::Enter, Key::Num1, Key::Num1, Key::Enter, Key::Num0, Key::M]),
    ("account", &[Key::Num1, Key::Enter, Key::Num1, Key::Num1, Key::Enter, Key::Num0, Key::T]),
    ("skills", &[Key::Num1, Key::Enter, Key::Num1, Key::Num1, Key::Enter, Key::Num0, Key::S]),
    ("every line", &[Key::Num1, Key::Enter, Key::Num1, Key::Num1, Key::Enter, Key::Num0, Key::L]),
    ("one thing next", &[Key::Num1, Key::Enter, Key::Num1, Key::Num1, Key::Enter, Key::Num0, Key::Enter]),
];

fn at(keys: &[Key]) -> Harness<'static, App> {
    let mut harness = program(USUAL, ThemeName::Light, 1.0);
    harness.state_mut().change_settings(|settings| settings.reduced_motion = true);
    for key in keys {
        press(&mut harness, *key);
    }
    harness
}

/// The name of what has the keyboard.
fn focused(harness: &Harness<'_, App>) -> Option<String> {
    fn find(node: &egui_kittest::Node<'_>) -> Option<String> {
        let inner = node.accesskit_node();
        if inner.is_focused() {
            return Some(inner.label().unwrap_or_default());
        }
        node.children().find_map(|child| find(&child))
    }
    find(&harness.root())
}

/// Text in steps of 10 % and a theme, without waiting between two of them.
fn with_command(harness: &mut Harness<'_, App>, keys: &[Key]) {
    for key in keys {
        harness.key_press_modifiers(Modifiers::COMMAND, *key);
        harness.step();
    }
    harness.run();
}

type Step = fn(&mut Harness<'static, App>);

/// Tabs through a screen and changes something at every stop: the keyboard stays where it is, as long as that is drawn at all.
fn keeps_the_keyboard(screen: &str, keys: &[Key], steps: &[Step]) {
    let mut harness = at(keys);
    let mut first = None;
    for stop in 0..9 {
        press(&mut harness, Key::Tab);
        let Some(name) = focused(&harness) else { continue };
        let id = harness.ctx.memory(egui::Memory::focused);
        if *first.get_or_insert(id) == id && stop > 1 {
            return;
        }
        for (number, step) in steps.iter().enumerate() {
            step(&mut harness);
            if harness.query_all_by_label(&name).next().is_none() {
                harness = at(keys);
                for _ in 0..=stop {
                    press(&mut harness, Key::Tab);
                }
                break;
            }
            assert_eq!(focused(&harness).as_deref(), Some(name.as_str()), "change {number} on “{screen}”");
            assert_eq!(harness.ctx.memory(egui::Memory::focused), id, "change {number} on “{screen}” at “{name}”");
        }
    }
}

#[test]
fn text_size_and_theme_leave_the_keyboard_where_it_is() {
    let steps: [Step; 2] = [
        |harness| with_command(harness, &[Key::T, Key::Plus, Key::Plus, Key::Plus, Key::Plus, Key::Plus, Key::Plus]),
        |harness| with_command(harness, &[Key::T, Key::Minus, Key::Minus, Key::Minus, Key::Minus, Key::Minus, Key::Minus]),
    ];
    for (screen, keys) in SCREENS {
        keeps_the_keyboard(screen, keys, &steps);
    }
}

#[test]
fn the_size_of_the_window_leaves_the_keyboard_where_it_is() {
    fn resized(harness: &mut Harness<'static, App>, size: Vec2) {
        harness.set_size(size);
        harness.run();
    }
    let steps: [Step; 3] = [
        |harness| resized(harness, Vec2::new(660.0, 640.0)),
        |harness| resized(harness, Vec2::new(1_920.0, 1_080.0)),
        |harness| resized(harness, USUAL),
    ];
    for (screen, keys) in SCREENS {
        keeps_the_keyboard(screen, keys, &steps);
    }
}

/// Every name and value in the tree.
fn names(harness: &Harness<'_, App>) -> Vec<String> {
    fn collect(node: &egui_kittest::Node<'_>, names: &mut Vec<String>) {
        let inner = node.accesskit_node();
        names.extend([inner.label(), inner.value()].into_iter().flatten().filter(|words| !words.is_empty()));
        node.children().for_each(|child| collect(&child, names));
    }
    let mut all = Vec::new();
    collect(&harness.root(), &mut all);
    all
}

#[test]
fn every_key_of_the_table_leaves_its_own_frame_drawn() {
    for (screen, keys) in SCREENS {
        let mut harness = at(keys);
        let before = names(&harness);
        for command in Command::all() {
            for (modifiers, key) in command.keys() {
                harness.key_press_modifiers(modifiers, key);
                harness.step();
                assert!(names(&harness).len() > 2, "{command:?} on “{screen}” leaves nothing to hear");
                assert!(harness.output().shapes.len() > 4, "{command:?} on “{screen}” leaves nothing to see");
                harness.run();
                if names(&harness) != before {
                    harness = at(keys);
                }
            }
        }
    }
}

#[test]
fn the_card_of_keys_takes_the_keyboard_from_nobody_however_it_is_put_away() {
    for (name, keys) in SCREENS.iter().filter(|(name, _)| *name != "card of rules") {
        for close in [Key::Questionmark, Key::Escape] {
            let mut harness = at(keys);
            press(&mut harness, Key::Tab);
            press(&mut harness, Key::Tab);
            let before = focused(&harness);
            press(&mut harness, Key::Questionmark);
            assert!(harness.query_by_label("Close").is_some(), "{name}: the card is there");
            press(&mut harness, Key::Tab);
            press(&mut harness, close);
            assert!(harness.query_by_label("Close").is_none(), "{name}: the card is away");
            assert_eq!(focused(&harness), before, "{name}, put away by {close:?}");
        }
    }
}
