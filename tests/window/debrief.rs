//! The debrief: walked by keys and by names, read at every size, and quiet.

use std::path::PathBuf;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapport::app::{Analyse, App, DebriefScreen, Screen};
use rapport::debrief::{Feeling, Guess};
use rapport::foresight::{Foresight, Question};
use rapport::kit::theme::ThemeName;
use rapport::play::{Waiting, parse_moves};
use rapport::scenario::Voice;
use rapport::ui::Panel;

use crate::{USUAL, press, program_at, program_that};

/// The over-promising run of the worked examples.
pub(crate) const OVER: &str = "1,1,3,1,1:Steady,1,1,3,1,3,4,2";
pub(crate) const CAREFUL: &str = "1,1,1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1,1";
const DIGITS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

/// Chooses moves by their numbers in the file, wherever they stand on screen.
fn play(harness: &mut Harness<'static, App>, moves: &str) {
    for played in parse_moves(moves).unwrap() {
        // Where a day ends, its line has a page of its own.
        if harness.query_by_label("Go on").is_some() {
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
fn debrief_in(size: Vec2, theme: ThemeName, zoom: f32, moves: &str) -> Harness<'static, App> {
    let mut harness = program_at(Some(&first_home()), size, theme, zoom);
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    play(&mut harness, moves);
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
    harness
}

/// The same, past the three questions.
fn told_in(size: Vec2, theme: ThemeName, zoom: f32, moves: &str) -> Harness<'static, App> {
    let mut harness = debrief_in(size, theme, zoom, moves);
    press(&mut harness, Key::Escape);
    assert_eq!(panel(&harness), Panel::Happened);
    harness
}

pub(crate) fn debrief(moves: &str) -> Harness<'static, App> {
    told_in(USUAL, ThemeName::Light, 1.0, moves)
}

fn panel(harness: &Harness<'_, App>) -> Panel {
    let Screen::Debrief(DebriefScreen { view, .. }) = harness.state().screen() else { panic!("not in the debrief") };
    view.panel
}

fn selected(harness: &Harness<'_, App>) -> usize {
    let Screen::Debrief(DebriefScreen { view, .. }) = harness.state().screen() else { panic!("not in the debrief") };
    view.selected()
}

#[test]
fn the_over_promise_is_where_the_debrief_begins_to_look() {
    let harness = debrief(OVER);
    harness.get_by_label("\u{201c}Four calls.\u{201d}");
    harness.get_by_label("I\u{2019}ll have you up and running well before then. You have my word.");
    harness.get_by_label("Nobody needs my life story.");
    let points = harness.get_by_role_and_label(Role::ListBox, "Mood and trust over the talk");
    let points: Vec<_> = points.get_all_by_role(Role::ListBoxOption).collect();
    assert_eq!(points.len(), 13, "the start and twelve exchanges");
    let looked_at = points.iter().find(|point| point.accesskit_node().is_selected() == Some(true)).unwrap();
    let name = looked_at.accesskit_node().label().unwrap();
    assert!(name.starts_with("Exchange 3, 13:54. promise made. A: it turned here: good to just about"), "{name}");
    assert!(looked_at.value().unwrap().starts_with("calm, trust +"));
}

#[test]
fn the_arrows_walk_the_curve_and_past_its_end_the_panels() {
    let mut harness = debrief(OVER);
    assert_eq!(selected(&harness), 3);
    press(&mut harness, Key::ArrowRight);
    assert_eq!((panel(&harness), selected(&harness)), (Panel::Happened, 4));
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(selected(&harness), 3);
    let looked_at = harness.get_by_label_contains("Exchange 3, ");
    assert!(looked_at.is_focused(), "a screen reader hears what is walked to");
    for _ in 0..9 {
        press(&mut harness, Key::ArrowRight);
    }
    assert_eq!((panel(&harness), selected(&harness)), (Panel::Happened, 12));
    for expected in [Panel::Turning, Panel::Account, Panel::Skills, Panel::Next] {
        press(&mut harness, Key::ArrowRight);
        assert_eq!(panel(&harness), expected);
    }
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(panel(&harness), Panel::Skills);
    press(&mut harness, Key::Num2);
    assert_eq!((panel(&harness), selected(&harness)), (Panel::Happened, 12), "the walk is where it was");
}

#[test]
fn enter_goes_on_from_panel_to_panel_also_from_a_point_of_the_curve() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::ArrowRight);
    for expected in [Panel::Turning, Panel::Account, Panel::Skills, Panel::Next] {
        press(&mut harness, Key::Enter);
        assert_eq!(panel(&harness), expected);
    }
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Conversation(_)), "and from the last into the talk again");
}

#[test]
fn the_curve_is_walked_by_names_and_every_line_is_behind_a_link() {
    let mut harness = debrief(OVER);
    harness.get_by_label_contains("Exchange 11, ").click();
    harness.run();
    assert_eq!(selected(&harness), 11);
    harness.get_by_label_contains("could not be kept");
    harness.get_by_label("Line by line").click();
    harness.run();
    harness.get_by_label("The curve").click();
    harness.run();
    harness.get_by_label_contains("could not be kept");
    harness.get_by_label("Home").click();
    harness.run();
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
}

#[test]
fn escape_leads_from_the_lines_to_the_curve_and_only_then_home() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::L);
    assert!(harness.query_all_by_label("What else you could have said").count() > 5);
    assert!(harness.query_by_role(Role::ListBox).is_none(), "the lines stand in place of the curve");
    press(&mut harness, Key::Escape);
    harness.get_by_role(Role::ListBox);
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
}

#[test]
fn a_second_try_is_laid_over_the_first() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::P);
    assert_eq!(harness.state().run().unwrap().transcript().exchanges().len(), 2, "before the promise of exchange 3");
    play(&mut harness, "1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1,1");
    press(&mut harness, Key::Enter);
    let first = harness.state().debrief().unwrap().first_try.as_ref().unwrap();
    assert_eq!(first.curve.points.len(), 13);
    assert_eq!(first.ending.as_deref(), Some("Four calls"));
    assert!(harness.state().debrief().unwrap().curve.points.len() > 13);
    press(&mut harness, Key::Escape);
    assert!(harness.state().debrief().is_none(), "at home nothing of it is left to compare with");
}

#[test]
fn the_account_is_a_table_of_whole_rows_and_nine_fates() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::Num4);
    let table = harness.get_by_role_and_label(Role::Table, "In the account");
    let rows: Vec<String> = table.get_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect();
    assert!(rows[0].starts_with("13:54, First impression, what they made of the first three exchanges: +"), "{rows:?}");
    assert!(
        rows.iter().any(|row| row.contains("Promise broken: It will be fixed before this afternoon: \u{2212}4, balance")),
        "{rows:?}"
    );
    harness.get_by_label("Made 13:54. Broken, and never yours to make.");
    // Calm and in credit would speak against a lost customer, and is not told of one.
    assert!(harness.query_by_role_and_label(Role::Grid, "Nine ways it can end").is_none());

    let mut harness = debrief(CAREFUL);
    press(&mut harness, Key::Num4);
    let fates = harness.get_by_role_and_label(Role::Grid, "Nine ways it can end");
    assert_eq!(fates.get_all_by_role(Role::Cell).count(), 9);
    let yours: Vec<_> =
        fates.get_all_by_role(Role::Cell).filter(|cell| cell.accesskit_node().is_selected() == Some(true)).collect();
    assert_eq!(yours.len(), 1);
}

#[test]
fn each_family_says_how_much_was_shown() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::Num5);
    let families: Vec<_> = harness.get_all_by_role(Role::Meter).collect();
    assert_eq!(families.len(), 5);
    assert!(families.iter().all(|family| family.value().is_some_and(|value| value.contains("chance"))));
    harness.get_by_label_contains("Most shown: ");
}

#[test]
fn what_happened_needs_no_scrolling_in_the_usual_window() {
    for moves in [OVER, CAREFUL] {
        let harness = debrief(moves);
        for name in ["Line by line", "Home"] {
            let link = harness.get_by_label(name).rect();
            assert!(link.bottom() <= 720.0, "{name} ends at {}", link.bottom());
        }
        assert!(harness.query_by_role(Role::ScrollBar).is_none());
    }
}

/// What is written on the screen, with where it lies. Rows and cells are read as one; what was scrolled away is left out.
fn written(harness: &Harness<'_, App>) -> Vec<(String, Rect)> {
    let bar = harness.get_by_role_and_label(Role::Tab, "Skills").rect().bottom();
    let roles = [Role::Label, Role::Row, Role::Cell, Role::ColumnHeader, Role::Meter, Role::Button, Role::Tab];
    let nodes = roles.into_iter().flat_map(|role| harness.query_all_by_role(role).map(move |node| (role, node)));
    let mut written = Vec::new();
    for (role, node) in nodes {
        let words = node.accesskit_node().label().or(node.value()).unwrap_or_default();
        let in_bar = role == Role::Tab || ["Home", "The curve"].contains(&words.as_str()) || words.starts_with("Claire Hobson");
        // Links and tabs are met in a place larger than their words.
        let more = if matches!(role, Role::Button | Role::Tab) { Vec2::new(8.0, 12.0) } else { Vec2::splat(1.5) };
        let place = node.rect().shrink2(more);
        if place.is_positive() && (in_bar || place.top() >= bar) {
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

#[test]
fn nothing_written_lies_on_anything_else_or_leaves_the_window() {
    let sizes = [(USUAL, 1.0), (USUAL, 2.0), (Vec2::new(900.0, 600.0), 1.0), (Vec2::new(1_920.0, 1_080.0), 1.0)];
    for (size, zoom) in sizes {
        for moves in [OVER, CAREFUL] {
            let mut harness = told_in(size, ThemeName::Light, zoom, moves);
            for key in [Key::Num1, Key::Num2, Key::L, Key::Num3, Key::S, Key::Num4, Key::Num5] {
                press(&mut harness, key);
                check_apart(&written(&harness), size, &format!("{size} at {zoom} after {key:?}, {moves}"));
            }
        }
    }
}

#[test]
fn the_debrief_asks_for_no_frames_while_nothing_changes() {
    let mut harness = debrief(OVER);
    for key in [Key::Num1, Key::Num2, Key::L, Key::Num3, Key::Num4, Key::Num5, Key::Num6] {
        press(&mut harness, key);
        let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
        assert!(delay.is_none_or(|delay| delay > std::time::Duration::from_secs(1)), "{key:?}: {delay:?}");
    }
}

#[test]
fn three_questions_come_first_and_are_answered_by_digits() {
    let mut harness = debrief_in(USUAL, ThemeName::Light, 1.0, OVER);
    harness.get_by_label("How do you feel after that?");
    assert!(harness.query_by_label_contains("Four calls").is_none(), "nothing is told before");
    press(&mut harness, Key::Num4);
    harness.get_by_label("Where did it turn?");
    press(&mut harness, Key::Num8);
    harness.get_by_label("Tonight, what does Claire say about you?");
    press(&mut harness, Key::Num9);
    harness.get_by_label("Tonight, what does Claire say about you?");
    press(&mut harness, Key::Num1);
    assert_eq!(panel(&harness), Panel::Happened);
    let Screen::Debrief(DebriefScreen { view, .. }) = harness.state().screen() else { panic!("not in the debrief") };
    let answers = view.self_view();
    assert_eq!((answers.feeling, answers.turned), (Some(Feeling::Pleased), Some(Guess::At(7))));
    assert!(answers.tonight.is_some());
    // Afterwards the first panel holds the answers against what happened.
    press(&mut harness, Key::Num1);
    harness.get_by_label("Pleased");
    harness.get_by_label_contains("It turned ");
    press(&mut harness, Key::ArrowRight);
    assert_eq!(panel(&harness), Panel::Happened);
}

#[test]
fn the_questions_are_answered_by_names_or_skipped_as_a_whole() {
    let mut harness = debrief_in(USUAL, ThemeName::Light, 1.0, OVER);
    harness.get_by_label("Uneasy").click();
    harness.run();
    harness.get_by_label("It didn\u{2019}t").scroll_to_me();
    harness.run();
    harness.get_by_label("It didn\u{2019}t").click();
    harness.run();
    harness.get_by_label("Skip all").click();
    harness.run();
    assert_eq!(panel(&harness), Panel::Happened);
    press(&mut harness, Key::Num1);
    harness.get_by_label("You skipped this one.");
    harness.get_by_label_contains("It did turn, at ");
}

#[test]
fn turning_points_are_walked_and_each_shows_another_way() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::Num3);
    // The strongest moment comes first, then the others by time.
    harness.get_by_label_contains("Your strongest moment: ");
    press(&mut harness, Key::ArrowDown);
    harness.get_by_label("\u{201c}I\u{2019}ll have you up and running well before then. You have my word.\u{201d}");
    harness.get_by_label("She loved it. Guarded became calm.");
    harness.get_by_label("You said this afternoon. Is there something happening that it has to hold for?");
    harness.get_by_label_contains("A job interview. Three o\u{2019}clock, on video. First in a good while.");
    harness.get_by_label_contains("The promise made at A ");
    press(&mut harness, Key::S);
    harness.get_by_label_contains("Which of them would you rather hear");
    press(&mut harness, Key::Escape);
    harness.get_by_label("Play from here").click();
    harness.run();
    assert_eq!(harness.state().run().unwrap().transcript().exchanges().len(), 2);
}

#[test]
fn the_plan_is_put_into_own_words_and_kept() {
    let folder = first_home();
    let mut harness = program_at(Some(&folder), USUAL, ThemeName::Light, 1.0);
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    play(&mut harness, OVER);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Num6);
    harness.get_by_label_contains("Next time, ");
    press(&mut harness, Key::E);
    harness.run();
    harness.get_by_role(Role::MultilineTextInput).type_text(" Slowly.");
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)), "Enter kept the plan and nothing else");
    let plan = harness.state().history().plan.clone().unwrap();
    assert!(plan.words.starts_with("If ") && plan.words.contains("Slowly."), "{plan:?}");
    assert_eq!(plan.scenario, "before_three");
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
    harness.get_by_label_contains("Your plan for this week: if ");
    let again = program_at(Some(&folder), USUAL, ThemeName::Light, 1.0);
    assert_eq!(again.state().history().plan.as_ref(), Some(&plan));
}

#[test]
fn the_outlook_is_drawn_over_the_curve_on_demand() {
    let mut harness = debrief(OVER);
    press(&mut harness, Key::O);
    harness.get_by_label("Outlook").click();
    harness.run();
    check_apart(&written(&harness), USUAL, "with the outlook");
}

#[test]
fn a_page_longer_than_the_window_is_scrolled_by_keys_and_follows_the_focus() {
    let mut harness = told_in(USUAL, ThemeName::Light, 2.0, OVER);
    press(&mut harness, Key::Num4);
    let sentence = |harness: &Harness<'_, App>| harness.get_by_label_contains("She left ").rect().top();
    let top = sentence(&harness);
    press(&mut harness, Key::PageDown);
    assert!(sentence(&harness) < top - 100.0, "{} after {top}", sentence(&harness));
    press(&mut harness, Key::Home);
    assert!((sentence(&harness) - top).abs() < 1.0);
    press(&mut harness, Key::Num6);
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
    press(&mut harness, Key::Escape);
    for _ in 0..600 {
        if harness.state().debrief().unwrap().has_analysis() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        harness.step();
    }
    press(&mut harness, Key::Num3);
    harness.get_by_label_contains("Where it was heading, as far as a sample of talks shows: ");
}
