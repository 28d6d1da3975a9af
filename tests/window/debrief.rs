//! The debrief: walked by keys and by names, read at every size, and quiet.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapport::app::{Analyse, App, DebriefScreen, Screen};
use rapport::debrief::{Door, Stop};
use rapport::foresight::{Foresight, Question};
use rapport::kit::theme::ThemeName;
use rapport::play::{Waiting, parse_moves};
use rapport::scenario::Voice;

use crate::{USUAL, press, program_at, program_that};

/// The over-promising run of the worked examples.
pub(crate) const OVER: &str = "1,1,3,1,1:Steady,1,1,3,1,3,4,2";
pub(crate) const CAREFUL: &str = "1,1,1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1,1";
const DIGITS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

/// Chooses moves by their numbers in the file, wherever they stand on screen.
pub(crate) fn play(harness: &mut Harness<'static, App>, moves: &str) {
    for played in parse_moves(moves).unwrap() {
        // Where a day ends, its line has a page of its own.
        if harness.query_by_label("Continue").is_some() {
            press(harness, Key::Enter);
        }
        let run = harness.state().run().unwrap();
        let place = run.open_options().iter().position(|option| option.number == played.number);
        press(harness, DIGITS[place.unwrap_or_else(|| panic!("{} is not open", played.number))]);
        if let Some(voice) = played.voice {
            press(harness, DIGITS[Voice::ALL.iter().position(|other| *other == voice).unwrap()]);
        }
    }
    assert!(matches!(harness.state().run().unwrap().waiting(), Waiting::Ended(_)));
}

/// A home whose own *Before three o'clock* is the one of the first format, which never changes.
#[expect(clippy::disallowed_methods, reason = "dialogues of one's own are files")]
pub(crate) fn first_home() -> PathBuf {
    let home = tempfile::tempdir().unwrap().keep();
    std::fs::create_dir(home.join("dialogues")).unwrap();
    std::fs::write(home.join("dialogues/before_three.ron"), include_str!("../dialogues-1/before_three.ron")).unwrap();
    home
}

/// *Before three o'clock* as it was first, played to its debrief.
pub(crate) fn debrief_in(size: Vec2, theme: ThemeName, zoom: f32, moves: &str) -> Harness<'static, App> {
    let mut harness = program_at(Some(&first_home()), size, theme, zoom);
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    play(&mut harness, moves);
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
    harness
}

/// The same in this home, past both questions, at the moment.
pub(crate) fn past_the_questions(home: &Path) -> Harness<'static, App> {
    let mut harness = program_at(Some(home), USUAL, ThemeName::Light, 1.0);
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    play(&mut harness, OVER);
    for key in [Key::Enter, Key::Num0] {
        press(&mut harness, key);
    }
    harness
}

/// The program begun again in this home, with the debrief of the last conversation opened from Home.
pub(crate) fn looked_at_again(home: &Path) -> Harness<'static, App> {
    let mut again = program_at(Some(home), USUAL, ThemeName::Light, 1.0);
    again.get_by_label("How it went with Claire").scroll_to_me();
    again.run();
    again.get_by_label("How it went with Claire").click();
    again.run();
    again
}

/// The same, at the moment of the road.
fn told_in(size: Vec2, theme: ThemeName, zoom: f32, moves: &str) -> Harness<'static, App> {
    let mut harness = debrief_in(size, theme, zoom, moves);
    press(&mut harness, Key::Num0);
    assert_eq!(at(&harness), (Stop::Moment, None));
    harness
}

pub(crate) fn debrief(moves: &str) -> Harness<'static, App> {
    told_in(USUAL, ThemeName::Light, 1.0, moves)
}

/// The stop of the road, and the door that is open beside it.
pub(crate) fn at(harness: &Harness<'_, App>) -> (Stop, Option<Door>) {
    let Screen::Debrief(DebriefScreen { view, .. }) = harness.state().screen() else { panic!("not in the debrief") };
    (view.stop(), view.door())
}

fn selected(harness: &Harness<'_, App>) -> usize {
    let Screen::Debrief(DebriefScreen { view, .. }) = harness.state().screen() else { panic!("not in the debrief") };
    view.selected()
}

#[test]
fn the_curve_opens_at_the_moment_that_matters_most() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::C);
    harness.get_by_label("\u{201c}Four calls.\u{201d}");
    harness.get_by_label("Let it go to the next free agent. They\u{2019}ll have the notes.");
    let points = harness.get_by_role_and_label(Role::ListBox, "Mood and trust over the conversation");
    let points: Vec<_> = points.get_all_by_role(Role::ListBoxOption).collect();
    assert_eq!(points.len(), 13, "the start and twelve exchanges");
    let looked_at = points.iter().find(|point| point.accesskit_node().is_selected() == Some(true)).unwrap();
    let name = looked_at.accesskit_node().label().unwrap();
    let road = harness.state().debrief().unwrap().moment_of_the_road().unwrap();
    assert_eq!((selected(&harness), road.letter), (road.point, 'C'), "the same as the page of the moment");
    assert!(name.contains("C: this changed how it would end: from just about all right to lost"), "{name}");
    assert!(looked_at.value().unwrap().starts_with("at ease, trust \u{2212}"));
}

#[test]
fn the_road_is_walked_by_the_mouse_from_the_first_question_to_the_plan() {
    let mut harness = debrief_in(USUAL, ThemeName::Light, 1.0, OVER);
    let mut click = |name: &str| {
        harness.get_by_label(name).click();
        harness.run();
        at(&harness)
    };
    assert_eq!(click("Next question"), (Stop::View, None));
    assert_eq!(click("This one"), (Stop::Moment, None));
    assert_eq!(click("One thing to practise"), (Stop::Next, None));
}

#[test]
fn the_page_of_the_moment_says_what_was_picked_and_the_plan_which_moment_it_is_about() {
    let mut harness = debrief_in(USUAL, ThemeName::Light, 1.0, OVER);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::Enter);
    assert_eq!(at(&harness), (Stop::Moment, None));
    let debrief = harness.state().debrief().unwrap().clone();
    let first = debrief.exchanges.first().unwrap().time.clone().unwrap();
    assert_ne!(debrief.moment_of_the_road().unwrap().exchange(), 0);
    assert!(harness.query_by_label_contains(&format!("You picked {first}")).is_some());
    press(&mut harness, Key::Enter);
    let about = rapport::words::debrief::next::next_panel(&debrief, None).about.unwrap();
    assert!(harness.query_by_label(&about).is_some(), "{about}");
}

#[test]
fn the_arrows_walk_the_curve_and_stop_at_its_ends() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::C);
    assert_eq!(selected(&harness), 12);
    for (key, expected) in [(Key::ArrowLeft, 11), (Key::ArrowLeft, 10), (Key::ArrowRight, 11), (Key::ArrowLeft, 10)] {
        press(&mut harness, key);
        assert_eq!(selected(&harness), expected);
    }
    let looked_at = harness.get_by_label_contains("Answer 10, ");
    assert!(looked_at.is_focused(), "a screen reader hears what is walked to");
    for _ in 0..12 {
        press(&mut harness, Key::ArrowRight);
    }
    assert_eq!((at(&harness), selected(&harness)), ((Stop::Moment, Some(Door::Curve)), 12));
    // Enter goes on also from a point of the curve.
    press(&mut harness, Key::Enter);
    assert_eq!(at(&harness), (Stop::Moment, None));
    press(&mut harness, Key::C);
    assert_eq!(selected(&harness), 12, "the walk is where it was");
}

#[test]
fn every_door_has_a_key_and_a_button_and_escape_leads_back_to_the_moment() {
    let mut harness = debrief(OVER);
    let doors = [
        (Key::C, "Her whole curve", Door::Curve),
        (Key::M, "Three other moments", Door::Moments),
        (Key::T, "Trust", Door::Account),
        (Key::S, "Skills", Door::Skills),
        (Key::L, "Every line", Door::Lines),
    ];
    for stop in [Stop::Moment, Stop::Next] {
        for (key, words, door) in doors {
            for by_key in [true, false] {
                if stop == Stop::Next {
                    press(&mut harness, Key::Enter);
                }
                assert_eq!(at(&harness), (stop, None));
                if by_key {
                    press(&mut harness, key);
                } else {
                    harness.get_by_label(words).click();
                    harness.run();
                }
                assert_eq!(at(&harness).1, Some(door), "{words}");
                if by_key {
                    press(&mut harness, Key::Escape);
                } else {
                    harness.get_by_label("The moment").click();
                    harness.run();
                }
                assert_eq!(at(&harness), (Stop::Moment, None), "not home");
            }
        }
    }
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
}

#[test]
fn the_curve_is_walked_by_names() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::C);
    harness.get_by_label_contains("Answer 11, ").click();
    harness.run();
    assert_eq!(selected(&harness), 11);
    harness.get_by_label("Play from here").click();
    harness.run();
    assert_eq!(harness.state().run().unwrap().transcript().exchanges().len(), 10);
}

#[test]
fn every_line_is_told_and_can_be_copied() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::L);
    assert!(harness.query_all_by_label("What else you could have said or done").count() > 5);
    harness.get_by_label_contains("To watch this again in a terminal: rapport replay ");
    let (key, modifiers) = (Key::C, egui::Modifiers::NONE);
    harness.event(egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("it is copied");
    assert!(copied.contains("You: I\u{2019}ll have you up and running well before then.") && copied.contains("rapport replay '"));
    harness.run();
    harness.get_by_label("Copied.");
}

#[test]
fn a_second_try_is_laid_over_the_first_and_not_asked_about() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::C);
    for _ in 0..9 {
        press(&mut harness, Key::ArrowLeft);
    }
    press(&mut harness, Key::P);
    assert_eq!(harness.state().run().unwrap().transcript().exchanges().len(), 2, "before the promise of exchange 3");
    play(&mut harness, "1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1,1");
    press(&mut harness, Key::Enter);
    assert_eq!(at(&harness), (Stop::Moment, None));
    let first = harness.state().debrief().unwrap().first_try.as_ref().unwrap();
    assert_eq!(first.curve.points.len(), 13);
    assert_eq!(first.ending.as_deref(), Some("Four calls"));
    assert!(harness.state().debrief().unwrap().curve.points.len() > 13);
    press(&mut harness, Key::C);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    assert!(harness.state().debrief().is_none(), "at home nothing of it is left to compare with");
}

#[test]
fn the_account_is_a_table_of_whole_rows_and_nine_fates() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::T);
    let table = harness.get_by_role_and_label(Role::Table, "What earned you trust, and what cost it");
    let rows: Vec<String> = table.get_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect();
    assert!(rows[0].starts_with("13:54, First impression, your first three answers: +"), "{rows:?}");
    assert!(
        rows.iter().any(|row| row.contains("Promise broken: It will be fixed before this afternoon: \u{2212}4, trust")),
        "{rows:?}"
    );
    harness.get_by_label("Promised 13:54. Broken. It wasn\u{2019}t in your power to promise that.");
    // Calm and in credit would speak against a lost customer, and is not told of one.
    assert!(harness.query_by_role_and_label(Role::Grid, "How a customer may leave: nine possible ways").is_none());

    let mut harness = debrief(CAREFUL);
    press(&mut harness, Key::T);
    let fates = harness.get_by_role_and_label(Role::Grid, "How a customer may leave: nine possible ways");
    assert_eq!(fates.get_all_by_role(Role::Cell).count(), 9);
    let yours: Vec<_> =
        fates.get_all_by_role(Role::Cell).filter(|cell| cell.accesskit_node().is_selected() == Some(true)).collect();
    assert_eq!(yours.len(), 1);
}

#[test]
fn each_family_says_how_much_was_shown() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::S);
    let families: Vec<_> = harness.get_all_by_role(Role::Meter).collect();
    assert_eq!(families.len(), 5);
    assert!(
        families
            .iter()
            .all(|family| { family.value().is_some_and(|value| value.contains("chance") || value.contains("no chance")) })
    );
    harness.get_by_label_contains("What you did best: ");
}

#[test]
fn each_stop_and_the_curve_need_no_scrolling_in_the_usual_window() {
    for moves in [OVER, CAREFUL] {
        let mut harness = debrief_in(USUAL, ThemeName::Light, 1.0, moves);
        for key in [Key::Num2, Key::Enter, Key::C, Key::Enter, Key::Enter] {
            assert!(harness.query_by_role(Role::ScrollBar).is_none(), "{:?}, {moves}", at(&harness));
            press(&mut harness, key);
        }
        assert!(harness.query_by_role(Role::ScrollBar).is_none(), "{:?}, {moves}", at(&harness));
    }
}

/// What is written on the screen, with where it lies. Rows and cells are read as one; what was scrolled away is left out.
fn written(harness: &Harness<'_, App>, window: Vec2) -> Vec<(String, Rect)> {
    let roles = [Role::Label, Role::Row, Role::Cell, Role::ColumnHeader, Role::Meter, Role::Button];
    let nodes = roles.into_iter().flat_map(|role| harness.query_all_by_role(role).map(move |node| (role, node)));
    let mut written = Vec::new();
    for (role, node) in nodes {
        let words = node.accesskit_node().label().or(node.value()).unwrap_or_default();
        // Links are met in a place larger than their words.
        let more = if role == Role::Button { Vec2::new(8.0, 12.0) } else { Vec2::splat(1.5) };
        let place = node.rect().shrink2(more);
        if place.is_positive() && place.top() >= 0.0 && place.bottom() <= window.y {
            written.push((words, place));
        }
    }
    written
}

#[track_caller]
fn check_apart(written: &[(String, Rect)], size: Vec2, situation: &str) {
    assert!(written.len() > 6, "{written:?}");
    for (index, (words, place)) in written.iter().enumerate() {
        assert!(place.left() >= 0.0 && place.right() <= size.x, "{words} leaves the window at {place:?} ({situation})");
        for (other, taken) in &written[..index] {
            assert!(!taken.intersects(*place), "{words} at {place:?} lies on {other} at {taken:?} ({situation})");
        }
    }
}

/// The keys from the moment through every page and back.
const PAGES: [Key; 12] = [
    Key::C,
    Key::Escape,
    Key::V,
    Key::Escape,
    Key::M,
    Key::Escape,
    Key::T,
    Key::Escape,
    Key::S,
    Key::Escape,
    Key::L,
    Key::Escape,
];

#[test]
fn nothing_on_the_moment_lies_on_anything_else_or_leaves_the_window() {
    let sizes = [(USUAL, 1.0), (Vec2::new(1_920.0, 1_080.0), 1.0)];
    for (size, zoom) in sizes {
        for moves in [OVER, CAREFUL] {
            let mut harness = told_in(size, ThemeName::Light, zoom, moves);
            check_apart(&written(&harness, size), size, &format!("{size}, the moment, {moves}"));
            press(&mut harness, Key::Enter);
            check_apart(&written(&harness, size), size, &format!("{size}, one thing next, {moves}"));
        }
    }
}

#[test]
fn the_debrief_asks_for_no_frames_while_nothing_changes() {
    let mut harness = debrief(OVER);
    let is_quiet = |harness: &Harness<'_, App>| {
        let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
        assert!(delay.is_none_or(|delay| delay > std::time::Duration::from_secs(1)), "{:?}: {delay:?}", at(harness));
    };
    is_quiet(&harness);
    for key in PAGES {
        press(&mut harness, key);
        is_quiet(&harness);
    }
}

#[test]
fn the_four_words_are_explained_the_first_time_alone() {
    let folder = first_home();
    let explained = |harness: &Harness<'_, App>| {
        harness.query_by_label("If you’d gone on carefully from there, this is how it would usually have ended.").is_some()
    };
    let mut harness = past_the_questions(&folder);
    assert!(explained(&harness));
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::ArrowLeft);
    assert!(explained(&harness), "it stays as long as this debrief is looked at");
    drop(harness);
    let again = looked_at_again(&folder);
    assert_eq!(at(&again), (Stop::Moment, None));
    again.get_by_label("Where it was heading");
    assert!(!explained(&again));
}

#[test]
fn the_other_moments_begin_at_a_and_each_shows_another_way() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::M);
    harness.get_by_label("\u{201c}I\u{2019}ll have you up and running well before then. You have my word.\u{201d}");
    harness.get_by_label("She loved it. Guarded before, calm after.");
    harness.get_by_label("You said this afternoon. Is there something happening that it has to hold for?");
    harness.get_by_label_contains("A job interview. Three o\u{2019}clock, on video. First in a good while.");
    press(&mut harness, Key::V);
    harness.get_by_label_contains("Which would you rather hear");
    press(&mut harness, Key::Escape);
    assert_eq!(at(&harness), (Stop::Moment, Some(Door::Moments)));
    press(&mut harness, Key::ArrowDown);
    harness.get_by_label_contains("our promise from 13:54");
    press(&mut harness, Key::ArrowUp);
    harness.get_by_label("Play from here").click();
    harness.run();
    assert_eq!(harness.state().run().unwrap().transcript().exchanges().len(), 2);
}

#[test]
fn where_it_was_heading_is_drawn_over_the_curve_on_demand() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::C);
    press(&mut harness, Key::O);
    check_apart(&written(&harness, USUAL), USUAL, "with the outlook");
    harness.get_by_label("Where it was heading").click();
    harness.run();
    check_apart(&written(&harness, USUAL), USUAL, "without it");
}

#[test]
fn a_page_longer_than_the_window_is_scrolled_by_keys_and_follows_the_focus() {
    let mut harness = told_in(USUAL, ThemeName::Light, 2.0, OVER);
    press(&mut harness, Key::T);
    let sentence = |harness: &Harness<'_, App>| harness.get_by_label_contains("She left ").rect().top();
    let top = sentence(&harness);
    press(&mut harness, Key::PageDown);
    assert!(sentence(&harness) < top - 100.0, "{} after {top}", sentence(&harness));
    press(&mut harness, Key::Home);
    assert!((sentence(&harness) - top).abs() < 1.0);
    press(&mut harness, Key::Escape);
    for _ in 0..12 {
        press(&mut harness, Key::Tab);
        let focused = harness.query_all_by_role(Role::Button).find(egui_kittest::Node::is_focused);
        if let Some(rect) = focused.map(|button| button.rect()) {
            assert!(rect.top() >= 0.0 && rect.bottom() <= USUAL.y, "what has the keyboard is in view: {rect:?}");
        }
    }
}

#[test]
fn past_the_budget_of_states_the_turns_come_later_and_are_said_with_about() {
    let bounded: Analyse = Arc::new(|means, scenario, rules, _| {
        let question = Question { n_states: 2_000, ..Question::of(&scenario) };
        Arc::new(Foresight::by(means, scenario, rules, question))
    });
    let mut harness = program_that(bounded, Some(&first_home()), USUAL, ThemeName::Light, 1.0);
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    play(&mut harness, OVER);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Num0);
    for _ in 0..600 {
        if harness.state().debrief().unwrap().has_analysis() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        harness.step();
    }
    press(&mut harness, Key::M);
    let heading = "Roughly where it was heading: ";
    harness.get_by_label_contains(heading);
}
