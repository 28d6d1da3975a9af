//! Where the keyboard begins, and where a page does.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapport::app::App;
use rapport::kit::theme::ThemeName;
use rapport::wording::typographic;

use crate::debrief::first_home;
use crate::{USUAL, press, program_at};

const SMALL: egui::Vec2 = egui::vec2(900.0, 600.0);

fn at(size: egui::Vec2, zoom: f32, keys: &[Key]) -> Harness<'static, App> {
    let mut harness = program_at(Some(&first_home()), size, ThemeName::Light, zoom);
    harness.state_mut().change_settings(|settings| settings.reduced_motion = true);
    for key in keys {
        press(&mut harness, *key);
    }
    harness
}

fn focused(harness: &Harness<'_, App>) -> Option<String> {
    let mut all = harness.query_all_by_role(Role::Button).filter(egui_kittest::Node::is_focused);
    all.find_map(|node| node.accesskit_node().label())
}

/// The answers that can be given, from above to below.
fn answers(harness: &Harness<'_, App>) -> Vec<String> {
    let run = harness.state().run().unwrap();
    let fill = run.transcript().fill("Robin");
    let choices = run.scenario().choices();
    run.open_options().iter().map(|option| typographic(&fill.text(choices[option.choice].spoken.text()))).collect()
}

#[test]
fn in_a_conversation_an_arrow_or_tab_begins_at_the_first_answer() {
    for key in [Key::ArrowDown, Key::ArrowUp, Key::ArrowRight, Key::Tab] {
        let mut harness = at(USUAL, 1.0, &[Key::Num2, Key::Enter]);
        assert_eq!(focused(&harness), None);
        let answers = answers(&harness);
        press(&mut harness, key);
        assert_eq!(focused(&harness).as_ref(), answers.first(), "{key:?} from nowhere");
        press(&mut harness, Key::ArrowDown);
        assert_eq!(focused(&harness).as_ref(), answers.get(1), "and down from there");
    }
}

#[test]
fn a_page_begins_at_its_top_when_it_is_come_back_to() {
    let mut harness = at(SMALL, 2.0, &[]);
    let top = harness.get_by_label("Who would you like to meet today?").rect().top();
    press(&mut harness, Key::End);
    assert!(harness.get_by_label("Who would you like to meet today?").rect().top() < top);
    press(&mut harness, Key::S);
    press(&mut harness, Key::Escape);
    let now = harness.get_by_label("Who would you like to meet today?").rect().top();
    assert!((now - top).abs() < 0.5, "{now} and not {top}");
}

#[test]
fn the_conversation_stands_where_it_was_left_when_the_notebook_is_closed() {
    let mut harness = at(SMALL, 2.0, &[Key::Num2, Key::Enter]);
    let answer = |harness: &Harness<'_, App>| harness.get_by_label(&answers(harness)[0]).rect().top();
    let unscrolled = answer(&harness);
    press(&mut harness, Key::PageDown);
    let before = answer(&harness);
    assert!(before < unscrolled, "the page is longer than its room");
    press(&mut harness, Key::N);
    press(&mut harness, Key::N);
    let after = answer(&harness);
    assert!((after - before).abs() < 0.5, "{after} and not {before}");
}
