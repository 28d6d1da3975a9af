//! Before a session with a room: what was left, the code on paper, the paper itself, and the numbers of the screens.
#![expect(clippy::disallowed_methods, reason = "a test reads the paper that was written, and puts something in its way")]

use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapport::app::{App, Screen};
use rapport::group::Stage;
use rapport::play::Seed;
use rapport::session::{Env, RunId};

use crate::groups::{TO_THE_FIRST_VOTE, plug, press_all, room, with_a_group, with_a_group_and};
use crate::{USUAL, analyse, press, start_at};

#[test]
fn a_session_that_is_under_way_is_gone_on_with_and_a_new_one_begins_by_its_own_key_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    assert!(harness.query_by_label("Begin a new session").is_none(), "nothing was left");
    press(&mut harness, Key::N);
    assert!(matches!(harness.state().screen(), Screen::Group(_)));
    press_all(&mut harness, &TO_THE_FIRST_VOTE[1..]);
    let first = room(&harness).code();
    drop(harness);
    let mut harness = with_a_group(home.path(), USUAL);
    harness.get_by_label("Begin a new session").click();
    harness.run();
    assert_eq!((room(&harness).stage(), room(&harness).n_voted()), (Stage::Card, 0), "a new one");
    drop(harness);
    // The other one is still there.
    let mut harness = with_a_group(home.path(), USUAL);
    press(&mut harness, Key::Enter);
    assert_eq!((room(&harness).stage(), room(&harness).code()), (Stage::Vote, first));
    drop(harness);
    // Whoever asks for the code on other paper begins with that, and can still go on with what was left.
    let code = Seed::try_from(4_711).unwrap();
    let mut harness = with_a_group_and(home.path(), USUAL, Some(code));
    harness.get_by_label("Yes, it is there");
    harness.get_by_label_contains("Carry on with the one you left ");
    harness.get_by_label(&code.to_string());
    press(&mut harness, Key::Enter);
    assert_eq!((room(&harness).stage(), room(&harness).code()), (Stage::Card, code));
}

#[test]
fn a_printed_code_stands_on_the_start_page_and_stays_when_the_customer_changes() {
    let home = tempfile::tempdir().unwrap();
    let code = Seed::try_from(4_711).unwrap();
    let mut harness = with_a_group_and(home.path(), USUAL, Some(code));
    press(&mut harness, Key::W);
    press(&mut harness, Key::Enter);
    assert_eq!(room(&harness).code(), code);
    assert_ne!(room(&harness).scenario().id(), "before_three");
}

#[test]
fn the_paper_is_written_by_one_key_and_the_page_says_where() {
    let home = tempfile::tempdir().unwrap();
    let code = Seed::try_from(4_711).unwrap();
    let mut harness = with_a_group_and(home.path(), USUAL, Some(code));
    press(&mut harness, Key::K);
    let path = home.path().join("paper").join(format!("before_three-{code}.html"));
    harness.get_by_label_contains(&path.display().to_string());
    let html = std::fs::read_to_string(&path).unwrap();
    assert!(html.contains(&code.to_string()) && html.contains("Twelve people, 45 minutes."));
    // What was printed is for another room as soon as one person more comes.
    press(&mut harness, Key::Plus);
    assert!(harness.query_by_label_contains(".html").is_none());
    harness.get_by_label("Make the handouts").click();
    harness.run();
    harness.get_by_label_contains(".html");
    assert!(std::fs::read_to_string(&path).unwrap().contains("13 people, 45 minutes."), "written over");
}

#[test]
fn a_paper_that_cannot_be_written_is_told() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("paper"), "in the way").unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press(&mut harness, Key::K);
    harness.get_by_label_contains("The handouts couldn\u{2019}t be saved: ");
}

#[test]
fn the_number_of_a_screen_lies_on_no_control() {
    for size in [USUAL, Vec2::new(900.0, 600.0), Vec2::new(1_920.0, 1_080.0)] {
        for zoom in [1.0, 2.0] {
            // The clock stands still, and so do the numbers.
            let home = tempfile::tempdir().unwrap();
            let mut start = start_at(Some(home.path()));
            start.settings.text_size = (zoom * 100.0) as u16;
            start.with_a_group = Some(("before_three".to_owned(), None));
            start.env = Box::new(|| {
                let now = jiff::Timestamp::from_second(1_800_000_000).unwrap();
                Env { now, seed: Seed::default(), run_id: RunId(9) }
            });
            let mut harness = Harness::builder()
                .with_size(size)
                .with_max_steps(64)
                .build_eframe(move |creation| App::new(&creation.egui_ctx, start).with_analysis_by(analyse()));
            harness.run();
            plug(&mut harness, &[("eDP-1", 0), ("HDMI-1", 1_920)]);
            for keys in [&[][..], &[Key::Enter, Key::I], &[Key::Space, Key::Space, Key::Space, Key::Space, Key::I]] {
                press_all(&mut harness, keys);
                let number = harness.get_by_label("Screen 1").rect();
                let controls: Vec<_> = harness.get_all_by_role(Role::Button).map(|node| node.rect()).collect();
                assert!(controls.len() > 3);
                for control in controls {
                    assert!(!control.shrink(0.5).intersects(number), "{size} {zoom}: {control} lies under {number}");
                }
            }
        }
    }
}
