//! A session with a room: from the start page to the first votes by keys, what is kept of it, and the wall at every stage.

use std::path::Path;
use std::sync::Arc;

use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapport::app::{App, Screen};
use rapport::group::{AudienceView, GroupSession, Key as GroupKey, MadeUpRoom, Room, Setup, Stage, WayOfVoting};
use rapport::kit::theme::{Style, Theme, ThemeName, dress, install_fonts};
use rapport::play::Seed;
use rapport::rules::Rules;
use rapport::session::{Env, RunId};
use rapport::storage::Library;
use rapport::ui::WallView;

use crate::{USUAL, analyse, press, start_at};

/// The program as `rapport group before_three` opens it.
fn with_a_room(home: &Path, size: Vec2) -> Harness<'static, App> {
    let mut start = start_at(Some(home));
    start.with_a_room = Some("before_three".to_owned());
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(64)
        .build_eframe(move |creation| App::new(&creation.egui_ctx, start).with_analysis_by(analyse()));
    harness.run();
    harness
}

#[track_caller]
fn room<'a>(harness: &'a Harness<'_, App>) -> &'a Room {
    match harness.state().screen() {
        Screen::Group(screen) => screen.session.room(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_first_ballot_is_counted_eight_keys_after_a_cold_start() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_room(home.path(), USUAL);
    harness.get_by_label("Is the card on the wall?");
    let keys = [Key::Enter, Key::Space, Key::Space, Key::Space, Key::Space, Key::Num1];
    for key in keys {
        press(&mut harness, key);
    }
    assert_eq!((room(&harness).stage(), room(&harness).n_in()), (Stage::Vote, (1, 12)));
    assert!(keys.len() <= 8);
    harness.get_by_label("1 of 12 in");
}

#[test]
fn a_session_that_was_broken_off_goes_on_at_the_same_stage_with_the_same_votes() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_room(home.path(), USUAL);
    for key in [Key::Enter, Key::Space, Key::Space, Key::Space, Key::Space, Key::Num1, Key::Num2, Key::Num1] {
        press(&mut harness, key);
    }
    // Nothing is told to the program: it is as if the plug was pulled.
    drop(harness);
    let mut harness = with_a_room(home.path(), USUAL);
    press(&mut harness, Key::O);
    assert_eq!((room(&harness).stage(), room(&harness).n_in()), (Stage::Vote, (3, 12)));
}

#[test]
fn before_a_session_people_way_and_code_are_set_by_keys() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_room(home.path(), USUAL);
    for key in [Key::Minus, Key::Minus, Key::V] {
        press(&mut harness, key);
    }
    harness.get_by_label("10");
    harness.get_by_label("Ballot cards, folded");
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
}

#[test]
fn every_button_of_the_desk_is_pressed_by_the_key_that_stands_on_it() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_room(home.path(), USUAL);
    press(&mut harness, Key::Enter);
    harness.get_by_label("Begin").click();
    harness.run();
    assert_eq!(room(&harness).stage(), Stage::Ask);
    harness.get_by_label("back one").click();
    harness.run();
    assert_eq!(room(&harness).stage(), Stage::Card);
    harness.get_by_label("black").click();
    harness.run();
    assert_eq!(room(&harness).audience(jiff::Timestamp::UNIX_EPOCH, None), AudienceView::Black);
    press(&mut harness, Key::B);
    press(&mut harness, Key::F);
    assert!(matches!(room(&harness).audience(jiff::Timestamp::UNIX_EPOCH, None), AudienceView::Frozen { .. }));
    press(&mut harness, Key::F);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::T);
    harness.run();
    assert!(room(&harness).timer(jiff::Timestamp::UNIX_EPOCH).is_some());
}

#[test]
fn a_note_is_written_at_the_desk_and_its_letters_are_no_keys() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_room(home.path(), USUAL);
    for key in [Key::Enter, Key::Space, Key::Space] {
        press(&mut harness, key);
    }
    press(&mut harness, Key::N);
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Your note").type_text("bravo, u w");
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(room(&harness).notes().iter().map(|(_, note)| note.as_str()).collect::<Vec<_>>(), ["bravo, u w"]);
    assert_eq!(room(&harness).stage(), Stage::Meet);
}

/// The wall alone, in a window of its own.
fn wall(view: &AudienceView, size: Vec2) -> Vec<String> {
    let view = view.clone();
    let mut harness = Harness::builder().with_size(size).with_context_setup(install_fonts).build_ui(move |ui| {
        let style = Style::new(Theme::of(ThemeName::Light), 1.0, true);
        dress(ui, &style);
        let room = ui.max_rect();
        WallView { view: &view, number: None }.show(ui, &style, room, true);
    });
    harness.run();
    let mut said = Vec::new();
    gather(&harness.root(), &mut said);
    said
}

fn gather(node: &egui_kittest::Node<'_>, said: &mut Vec<String>) {
    let inner = node.accesskit_node();
    said.extend(inner.label().or(inner.value()).filter(|words| !words.is_empty()));
    for child in node.children() {
        gather(&child, said);
    }
}

/// The session with a made-up room, looked at after every key.
fn rehearsed(look: &mut dyn FnMut(&Room, jiff::Timestamp)) {
    let library = Library::built_in();
    let scenario = library.find("before_three").unwrap().loaded.scenario.clone().unwrap();
    let mut env = Env { now: jiff::Timestamp::from_second(1_800_000_000).unwrap(), seed: Seed::default(), run_id: RunId(1) };
    let setup = Setup::new(12, WayOfVoting::EyesShut);
    let mut session = GroupSession::begin(Arc::clone(&scenario), Rules::newest(), setup, Seed::default(), &env);
    let made_up = MadeUpRoom::new(Seed::default());
    while session.room().stage() != Stage::Over {
        let before = session.entries().len();
        made_up.rehearse_step(&mut session, &mut env, None);
        assert!(session.entries().len() > before);
        look(session.room(), env.now);
    }
    session.press(GroupKey::Black, &env, None).unwrap();
    look(session.room(), env.now);
}

#[test]
fn the_wall_is_drawn_at_every_stage_and_says_what_its_view_holds_and_nothing_else() {
    let mut stages = std::collections::BTreeSet::new();
    rehearsed(&mut |room, now| {
        let view = room.audience(now, None);
        if !stages.insert(format!("{:?}", room.stage())) {
            return;
        }
        for size in [Vec2::new(1_920.0, 1_080.0), Vec2::new(1_024.0, 768.0)] {
            let said = wall(&view, size);
            let is_black = matches!(view, AudienceView::Black);
            assert_eq!(said.is_empty(), is_black, "{:?}", room.stage());
            let customer = room.scenario().customer();
            for secret in customer.wants.iter().chain(&customer.unsaid) {
                assert!(room.stage().is_of_the_debrief() || !said.iter().any(|text| text.contains(secret.as_str())));
            }
            if room.stage().counts() {
                let (n_in, of) = room.n_in();
                assert!(said.contains(&format!("{n_in} of {of} in")), "{said:?}");
            }
        }
    });
    assert!(stages.len() > 12, "{stages:?}");
}
