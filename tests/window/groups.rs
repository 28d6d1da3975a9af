//! A session with a room: from Home to its end by keys, what is kept of it, the desk with its buttons, and the screens.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::Timestamp;
use rapport::app::{App, Screen};
use rapport::group::{AudienceView, DeskFace, Group, Monitor, Stage, WallPlace, WayOfVoting};
use rapport::kit::theme::ThemeName;
use rapport::play::Seed;

use crate::{USUAL, analyse, press, program_at, start_at};

/// The program as `rapport group before_three` opens it.
pub(crate) fn with_a_group(home: &Path, size: Vec2) -> Harness<'static, App> {
    with_a_group_and(home, size, None)
}

/// The same with a session code, as `rapport group before_three --seed CODE` opens it.
pub(crate) fn with_a_group_and(home: &Path, size: Vec2, code: Option<Seed>) -> Harness<'static, App> {
    let mut start = start_at(Some(home));
    start.with_a_group = Some(("before_three".to_owned(), code));
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(64)
        .build_eframe(move |creation| App::new(&creation.egui_ctx, start).with_analysis_by(analyse()));
    harness.run();
    harness
}

#[track_caller]
pub(crate) fn room<'a>(harness: &'a Harness<'_, App>) -> &'a Group {
    match harness.state().screen() {
        Screen::Group(screen) => screen.session.group(),
        other => panic!("{other:?}"),
    }
}

/// From the start page to the first ballot of a conversation.
pub(crate) const TO_THE_FIRST_VOTE: [Key; 6] = [Key::Enter, Key::Space, Key::Space, Key::Space, Key::Space, Key::Space];

pub(crate) fn press_all(harness: &mut Harness<'_, App>, keys: &[Key]) {
    for key in keys {
        press(harness, *key);
    }
}

fn shift(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press_modifiers(Modifiers::SHIFT, key);
    harness.run();
}

fn monitor(name: &str, x: i32) -> Monitor {
    Monitor { name: name.to_owned(), place: (x, 0), size: (1_920, 1_080) }
}

/// The program is told of these screens; its window stands on the first.
pub(crate) fn plug(harness: &mut Harness<'_, App>, screens: &[(&str, i32)]) {
    let monitors = screens.iter().map(|(name, x)| monitor(name, *x)).collect();
    let ctx = harness.ctx.clone();
    harness.state_mut().see_screens(monitors, Some(0), false, &ctx);
    harness.run();
}

#[test]
fn the_first_ballot_is_counted_eight_keys_after_a_cold_start() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = program_at(Some(home.path()), USUAL, ThemeName::Light, 1.0);
    let keys = [&[Key::G][..], &TO_THE_FIRST_VOTE, &[Key::Num1]].concat();
    assert!(keys.len() <= 8);
    press(&mut harness, keys[0]);
    harness.get_by_label("Is the card on the wall?");
    press_all(&mut harness, &keys[1..]);
    assert_eq!((room(&harness).stage(), room(&harness).n_in()), (Stage::Vote, (1, 12)));
    harness.get_by_label("1 of 12 have voted");
}

#[test]
fn people_way_code_and_customer_are_those_of_the_last_session() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = program_at(Some(home.path()), USUAL, ThemeName::Light, 1.0);
    press_all(&mut harness, &[Key::G, Key::W, Key::Minus, Key::V, Key::C, Key::Enter]);
    let set = |harness: &Harness<'_, App>| {
        let room = room(harness);
        (room.setup().people(), room.setup().way(), room.code(), room.scenario().id().to_owned())
    };
    let first = set(&harness);
    assert_eq!((first.0, first.1), (11, WayOfVoting::Cards));
    drop(harness);
    let mut harness = program_at(Some(home.path()), USUAL, ThemeName::Light, 1.0);
    press_all(&mut harness, &[Key::G, Key::Enter]);
    assert_eq!(set(&harness), first);
}

#[test]
fn a_session_that_was_broken_off_goes_on_at_the_same_stage_with_the_same_votes() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press_all(&mut harness, &TO_THE_FIRST_VOTE);
    press_all(&mut harness, &[Key::Num1, Key::Num2, Key::Num1]);
    // Nothing is told to the program: it is as if the plug was pulled.
    drop(harness);
    for key in [Key::Enter, Key::O] {
        let mut harness = with_a_group(home.path(), USUAL);
        harness.get_by_label_contains("You left the session with Claire at ");
        harness.get_by_role_and_label(Role::Button, "Carry on where you left off");
        press(&mut harness, key);
        assert_eq!((room(&harness).stage(), room(&harness).n_in()), (Stage::Vote, (3, 12)), "{key:?}");
    }
}

#[test]
fn the_way_back_says_what_it_takes_back() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press(&mut harness, Key::Enter);
    assert!(harness.query_by_label("one step back").is_none(), "this is the beginning");
    let says = |harness: &Harness<'_, App>, words: &str| {
        let described = harness.get_by_role_and_label(Role::Button, "one step back").accesskit_node().description();
        assert!(described.as_ref().is_some_and(|described| described.starts_with(words)), "{described:?}");
    };
    press_all(&mut harness, &TO_THE_FIRST_VOTE[1..]);
    says(&harness, "Takes back: the first vote at ");
    press_all(&mut harness, &[Key::Num1, Key::Num2, Key::Num1, Key::Num2, Key::Space, Key::Space, Key::Space]);
    assert_eq!(room(&harness).stage(), Stage::VoteAgain);
    says(&harness, "Takes back: the second vote at ");
    press(&mut harness, Key::E);
    says(&harness, "Takes back: heading for an ending at ");
    harness.get_by_label("heading for an ending");
    press(&mut harness, Key::U);
    assert!(harness.query_by_label("heading for an ending").is_none());
    says(&harness, "Takes back: the second vote at ");
}

#[test]
fn every_key_of_the_desk_can_be_pressed_on_its_card_which_opens_with_the_keys() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press(&mut harness, Key::Enter);
    press_all(&mut harness, &TO_THE_FIRST_VOTE[1..]);
    press(&mut harness, Key::Num1);
    for (line, holds) in [
        ("D, straight to the debrief", Stage::Private),
        ("U, one step back; no vote is lost", Stage::Vote),
        ("P, say the line with the most votes now; in the debrief: go back to this moment", Stage::Play),
    ] {
        press(&mut harness, Key::Questionmark);
        let row = harness.get_by_role_and_label(Role::Button, line);
        row.click_accesskit();
        harness.run();
        harness.run();
        assert!(harness.query_by_label(line).is_none(), "the card is put away");
        assert_eq!(room(&harness).stage(), holds, "{line}");
    }
}

#[test]
fn a_voice_round_shows_its_line_and_how_many_want_each_voice() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press(&mut harness, Key::Enter);
    press_all(&mut harness, &TO_THE_FIRST_VOTE[1..]);
    for _ in 0..40 {
        match room(&harness).stage() {
            Stage::Voice => break,
            Stage::Vote => press_all(&mut harness, &[Key::Num1, Key::Space]),
            Stage::Read if room(&harness).is_quick() => press_all(&mut harness, &[Key::H, Key::Space]),
            _ => press(&mut harness, Key::Space),
        }
    }
    assert_eq!(room(&harness).stage(), Stage::Voice);
    press_all(&mut harness, &[Key::Num2, Key::Num2, Key::Num4]);
    let AudienceView::Voice { option, .. } = room(&harness).audience(Timestamp::UNIX_EPOCH, None) else { panic!("a voice") };
    harness.get_by_label(&format!("{}: {}", option.letter, option.text));
    harness.get_by_label("Steady: 2");
    harness.get_by_label("Bright: 1");
    harness.get_by_label("Warm: 0");
}

#[test]
fn escape_puts_away_what_waits_for_a_digit_before_it_leaves() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press_all(&mut harness, &TO_THE_FIRST_VOTE);
    press_all(&mut harness, &[Key::Num1, Key::L]);
    assert!(room(&harness).awaits_a_digit());
    press(&mut harness, Key::Escape);
    assert!(!room(&harness).awaits_a_digit());
    assert_eq!((room(&harness).stage(), room(&harness).n_in().0), (Stage::Vote, 1));
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
}

#[test]
fn before_a_session_people_way_and_code_are_set_by_keys() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    for key in [Key::Minus, Key::Minus, Key::V] {
        press(&mut harness, key);
    }
    harness.get_by_label("10");
    harness.get_by_label("Ballot cards, folded");
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
}

#[test]
fn where_the_room_votes_is_looked_at_and_changed_before_it_begins() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    let votes = |harness: &Harness<'_, App>| match harness.state().screen() {
        Screen::GroupStart(screen) => (screen.setup.votes_at.clone(), screen.beats.clone()),
        other => panic!("{other:?}"),
    };
    let (proposed, beats) = votes(&harness);
    assert!(!proposed.is_empty() && proposed.len() < beats.len(), "a long conversation has fewer votes than beats");
    press(&mut harness, Key::B);
    harness.get_by_label("Where do they vote?");
    // A row is a radio of its own: the first one is taken out, or put in.
    let first = &beats[0];
    let row = harness.get_by(|node| node.label().is_some_and(|label| label.starts_with(&format!("{}:", first.name))));
    row.click();
    harness.run();
    assert_ne!(votes(&harness).0.contains(&first.beat), proposed.contains(&first.beat));
    press_all(&mut harness, &[Key::Escape, Key::Enter]);
    assert_eq!(room(&harness).setup().votes_at.contains(&first.beat), !proposed.contains(&first.beat));
}

#[test]
fn every_key_of_the_desk_does_what_stands_on_its_button() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    let now = Timestamp::UNIX_EPOCH;
    press_all(&mut harness, &TO_THE_FIRST_VOTE);
    press_all(&mut harness, &[Key::Num1, Key::Num2, Key::Backspace]);
    assert_eq!(room(&harness).n_in(), (1, 12));
    press(&mut harness, Key::U);
    assert_eq!(room(&harness).stage(), Stage::Read, "one step back");
    press(&mut harness, Key::O);
    let AudienceView::Read { options, .. } = room(&harness).audience(now, None) else { panic!("it is read") };
    assert_eq!(options.iter().flatten().count(), 1, "one by one");
    press_all(&mut harness, &[Key::U, Key::Space, Key::Space]);
    assert_eq!((room(&harness).stage(), room(&harness).n_in()), (Stage::Vote, (1, 12)), "no vote is lost");
    press_all(&mut harness, &[Key::R]);
    assert_eq!(room(&harness).stage(), Stage::Reveal);
    press(&mut harness, Key::H);
    assert!(room(&harness).is_held());
    press_all(&mut harness, &[Key::H, Key::W, Key::Num2]);
    assert!(matches!(room(&harness).audience(now, None), AudienceView::WhatIf { .. }));
    press_all(&mut harness, &[Key::Space, Key::M]);
    assert!(room(&harness).is_marked());
    press(&mut harness, Key::A);
    assert!(room(&harness).shows_trust());
    press_all(&mut harness, &[Key::L, Key::Num3]);
    assert!(matches!(room(&harness).stage(), Stage::Play | Stage::Voice), "another line, for a token");
    assert_eq!(room(&harness).n_tokens(), 2);
    press_all(&mut harness, &[Key::U, Key::P]);
    assert!(matches!(room(&harness).stage(), Stage::Play | Stage::Voice), "the leading line");
    press(&mut harness, Key::E);
    assert!(room(&harness).heads_for_an_ending());
    press_all(&mut harness, &[Key::B]);
    assert_eq!(room(&harness).audience(now, None), AudienceView::Black);
    press_all(&mut harness, &[Key::B, Key::F]);
    assert!(matches!(room(&harness).audience(now, None), AudienceView::Paused { .. }));
    press_all(&mut harness, &[Key::F, Key::T]);
    assert!(room(&harness).timer(now).is_some());
    let length = room(&harness).timer(now).unwrap().1;
    shift(&mut harness, Key::T);
    assert!(room(&harness).timer(now).unwrap().1 > length);
    let size = harness.state().text_size();
    press(&mut harness, Key::Minus);
    assert!(harness.state().text_size() < size);
    press(&mut harness, Key::Plus);
    press(&mut harness, Key::D);
    assert_eq!(room(&harness).stage(), Stage::Private);
    press_all(&mut harness, &[Key::Space, Key::Space, Key::Num1, Key::Space, Key::Space, Key::ArrowDown, Key::ArrowRight]);
    assert_eq!(room(&harness).stage(), Stage::Moments);
    press(&mut harness, Key::Num3);
    harness.get_by_label("3 chosen, but bad for the customer");
    press(&mut harness, Key::Enter);
    assert!(room(&harness).is_second_try(), "back to this moment");
    press_all(&mut harness, &[Key::D, Key::X]);
    harness.get_by_label("Copied. Paste the counts into a spreadsheet.");
    press(&mut harness, Key::Questionmark);
    harness.get_by_label_contains("no vote is lost");
    press_all(&mut harness, &[Key::Escape, Key::Escape]);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
}

#[test]
fn buttons_do_what_their_keys_do() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press(&mut harness, Key::Enter);
    harness.get_by_label("Begin").click();
    harness.run();
    assert_eq!(room(&harness).stage(), Stage::Ask);
    harness.get_by_label("one step back").click();
    harness.run();
    assert_eq!(room(&harness).stage(), Stage::Card);
    harness.get_by_label("black").click();
    harness.run();
    assert_eq!(room(&harness).audience(Timestamp::UNIX_EPOCH, None), AudienceView::Black);
    harness.get_by_label("bring it back").click();
    harness.run();
    harness.get_by_label("show").click();
    harness.run();
    assert!(room(&harness).shows_trust());
    harness.get_by_label("swap").click();
    harness.run();
    assert_eq!(harness.state().model().screens.desk_face(), DeskFace::Covered, "nothing tells of a second screen");
}

#[test]
fn a_rehearsal_has_a_room_that_votes_and_nothing_of_it_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press_all(&mut harness, &[Key::R, Key::Space, Key::Space, Key::Space, Key::Space]);
    assert_eq!((room(&harness).stage(), room(&harness).n_in()), (Stage::Trial, (12, 12)));
    press_all(&mut harness, &[Key::Space, Key::Space, Key::Space, Key::Space]);
    assert_eq!((room(&harness).stage(), room(&harness).n_in()), (Stage::Vote, (12, 12)));
    harness.get_by_label_contains("rehearsing on your own");
    drop(harness);
    let mut harness = with_a_group(home.path(), USUAL);
    assert!(harness.query_by_label("Carry on where you left off").is_none());
    press(&mut harness, Key::O);
    assert!(matches!(harness.state().screen(), Screen::GroupStart(_)));
}

#[test]
fn the_screens_are_listed_and_the_wall_is_on_the_second_and_comes_back_there() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    plug(&mut harness, &[("eDP-1", 0), ("HDMI-1", 1_920)]);
    harness.get_by_label("1  eDP-1");
    harness.get_by_label("2  HDMI-1");
    harness.get_by_label("1920 \u{d7} 1080 \u{b7} the wall");
    press_all(&mut harness, &TO_THE_FIRST_VOTE);
    press(&mut harness, Key::Num1);
    let wall = |harness: &Harness<'_, App>| harness.state().model().screens.wall();
    assert_eq!(wall(&harness), WallPlace::Fills(1));
    plug(&mut harness, &[("eDP-1", 0)]);
    assert_eq!(wall(&harness), WallPlace::Nowhere);
    harness.get_by_label_contains("HDMI-1 is gone");
    plug(&mut harness, &[("eDP-1", 0), ("HDMI-1", 1_920)]);
    assert_eq!(wall(&harness), WallPlace::Fills(1));
    assert_eq!((room(&harness).stage(), room(&harness).n_in()), (Stage::Vote, (1, 12)));
    drop(harness);
    let mut harness = with_a_group(home.path(), USUAL);
    plug(&mut harness, &[("eDP-1", 0), ("side", 1_920), ("HDMI-1", 3_840)]);
    assert_eq!(wall(&harness), WallPlace::Fills(2), "it is known again by its name");
    harness.get_by_label("The wall goes to HDMI-1, as last time.");
}

#[test]
fn a_screen_that_the_room_sees_shows_no_thought_no_outlook_and_no_vote_before_the_reveal() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    plug(&mut harness, &[("eDP-1", 0), ("HDMI-1", 0)]);
    harness.get_by_label_contains("All screens show the same picture");
    press_all(&mut harness, &TO_THE_FIRST_VOTE);
    press_all(&mut harness, &[Key::Num1, Key::Num1, Key::Num2, Key::A]);
    let customer = room(&harness).scenario().customer().clone();
    let mut said = Vec::new();
    crate::group_wall::gather(&harness.root(), &mut said);
    for secret in customer.wants.iter().chain(&customer.unsaid) {
        assert!(!said.iter().any(|text| text.contains(secret.as_str())), "{secret}");
    }
    assert!(!said.iter().any(|text| text.contains('%') || text.starts_with("A: 2")), "{said:?}");
    harness.get_by_label("3 of 12 have voted");
    press(&mut harness, Key::F8);
    assert_eq!(harness.state().model().screens.desk_face(), DeskFace::Wall);
    press_all(&mut harness, &[Key::F8, Key::R]);
    harness.get_by_label("A: 2");
}

#[test]
fn the_desk_has_room_for_everything_at_twice_the_text_and_in_a_small_window() {
    for (size, zoom) in [(USUAL, 2.0), (Vec2::new(900.0, 600.0), 1.0), (Vec2::new(1_920.0, 1_080.0), 1.0)] {
        let home = tempfile::tempdir().unwrap();
        let mut harness = program_at(Some(home.path()), size, ThemeName::Dark, zoom);
        press(&mut harness, Key::G);
        for key in TO_THE_FIRST_VOTE {
            press(&mut harness, key);
            crate::apart::check_shapes(&harness.output().shapes, size, &format!("{size} {zoom} {key:?}"));
        }
    }
}

#[test]
fn a_note_is_written_at_the_desk_and_its_letters_are_no_keys() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press_all(&mut harness, &[Key::Enter, Key::Space, Key::Space, Key::N]);
    harness.get_by_role_and_label(Role::TextInput, "Your note").type_text("bravo, u w");
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(room(&harness).notes().iter().map(|(_, note)| note.as_str()).collect::<Vec<_>>(), ["bravo, u w"]);
    assert_eq!(room(&harness).stage(), Stage::Meet);
}

#[test]
fn ballots_that_are_counted_faster_than_a_frame_are_all_heard() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press_all(&mut harness, &TO_THE_FIRST_VOTE);
    for key in [Key::Num1, Key::Num2, Key::Num1, Key::Num3, Key::Num1] {
        for pressed in [true, false] {
            let event = egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
            harness.input_mut().events.push(event);
        }
    }
    harness.run();
    assert_eq!(room(&harness).n_in(), (5, 12));
    harness.get_by_label("A: 3");
}
