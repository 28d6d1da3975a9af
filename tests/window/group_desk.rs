//! The desk in the window that it is made for: nothing that has to be read or pressed in a hurry is out of sight.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::Timestamp;
use rapport::app::App;
use rapport::group::{DeskFace, GroupSession, MadeUpGroup, Setup, Stage, WayOfVoting};
use rapport::kit::theme::{Style, Theme, ThemeName, dress, install_fonts};
use rapport::play::Seed;
use rapport::rules::Rules;
use rapport::scenario::Scenario;
use rapport::session::{Env, RunId};
use rapport::storage::Library;
use rapport::ui::{DeskShown, GroupView};

use crate::groups::{press_all, room, with_a_group};
use crate::{USUAL, press};

fn env() -> Env {
    Env { now: Timestamp::from_second(1_800_000_000).unwrap(), seed: Seed::default(), run_id: RunId(1) }
}

/// Looks at the desk of a session as it stands: where each text lies that has this accessible name.
fn look(session: &GroupSession, now: Timestamp, check: &dyn Fn(&Harness<'_>)) {
    let session = session.clone();
    let wall = session.group().audience(now, None);
    let mut view = GroupView::default();
    let mut harness = Harness::builder().with_size(USUAL).with_context_setup(install_fonts).build_ui(move |ui| {
        let style = Style::new(Theme::of(ThemeName::Dark), 1.0, true);
        dress(ui, &style);
        let shown = DeskShown {
            session: &session,
            foresight: None,
            now,
            wall: &wall,
            face: DeskFace::Open,
            refused: None,
            not_saved: false,
            from_wall: None,
            where_is_the_wall: Some("on DUMMY1".to_owned()),
            is_rehearsal: false,
            has_copied: false,
            about_the_screens: None,
        };
        view.show(ui, &style, &shown);
    });
    harness.run();
    check(&harness);
}

/// What of the window lies over the keys at its foot.
fn body() -> Rect {
    Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(USUAL.x, USUAL.y - 60.0))
}

/// Every option and its votes, of which each line has some.
fn all_in_sight(session: &GroupSession, now: Timestamp, situation: &str) {
    let options = session.group().desk(now, None).options;
    look(session, now, &|harness| {
        for option in &options {
            let words = harness.get_all_by_label(&option.option.text).map(|node| node.rect()).collect::<Vec<_>>();
            assert!(words.iter().any(|rect| body().contains_rect(*rect)), "{situation}: {:?} at {words:?}", option.option.text);
            if option.now > 0 {
                let counted = format!("{}: {}", option.option.letter, option.now);
                let mut votes = harness.get_all_by_label_contains(&counted).map(|node| node.rect());
                assert!(votes.any(|rect| body().contains_rect(rect)), "{situation}: {counted}");
            }
        }
    });
}

#[test]
fn every_option_of_every_shipped_exchange_is_in_sight_with_its_votes_at_every_stage() {
    let scenarios: Vec<Arc<Scenario>> = Library::built_in().playable().cloned().collect();
    let mut n_looks = 0;
    for scenario in scenarios {
        let (mut env, id) = (env(), scenario.id().to_owned());
        let setup = Setup::new(12, WayOfVoting::EyesShut);
        let mut session = GroupSession::begin(scenario, Rules::newest(), setup, Seed::default(), &env);
        let made_up = MadeUpGroup::new(Seed::default());
        while session.group().stage() != Stage::Ending {
            let room = session.group();
            let is_counted = matches!(room.stage(), Stage::Vote | Stage::VoteAgain) && room.n_in().0 > 0;
            if room.options().len() > 3 && (is_counted || room.stage() == Stage::Read) {
                let n = room.run().transcript().exchanges().len();
                all_in_sight(&session, env.now, &format!("{id}, exchange {n}, {:?}", room.stage()));
                n_looks += 1;
            }
            made_up.rehearse_step(&mut session, &mut env, None);
        }
    }
    assert!(n_looks > 40, "{n_looks}");
}

fn middle(harness: &Harness<'_, App>, name: &str) -> f32 {
    harness.get_by_role_and_label(Role::Button, name).rect().center().y
}

#[test]
fn the_keys_at_the_foot_stand_on_one_row_with_the_large_one_at_every_stage() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press(&mut harness, Key::R);
    let mut stages = Vec::new();
    for _ in 0..400 {
        let stage = room(&harness).stage();
        if !stages.contains(&stage) {
            stages.push(stage);
            let row = middle(&harness, room(&harness).next_does());
            for name in ["all keys", "leave"] {
                assert!(
                    (middle(&harness, name) - row).abs() < 1.0,
                    "{name} at {stage:?}: {} beside {row}",
                    middle(&harness, name)
                );
            }
        }
        if stage == Stage::Moments {
            // Where foresight has not looked yet, there is none.
            let moment = harness.query_all_by_label_contains("Moment A, on the wall").next().map(|node| node.rect());
            assert!(moment.is_none_or(|rect| body().contains_rect(rect)), "what is on the wall is in sight: {moment:?}");
        }
        if stage == Stage::Over {
            break;
        }
        let is_level = !room(&harness).tied_options().is_empty();
        press(&mut harness, if is_level { Key::L } else { Key::Space });
        if room(&harness).awaits_a_digit() {
            press(&mut harness, Key::Num1);
        }
    }
    assert!(stages.len() > 15 && stages.contains(&Stage::Over), "{stages:?}");
}

#[test]
fn the_keys_of_the_wall_stand_beside_its_state_and_all_of_the_customer_is_in_sight() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = with_a_group(home.path(), USUAL);
    press_all(&mut harness, &[Key::Enter, Key::Space, Key::Space, Key::Space, Key::Space]);
    assert_eq!(room(&harness).stage(), Stage::Read);
    for paused in [false, true] {
        let state = harness.get_by_label(if paused { "Paused" } else { "Live" }).rect().center().y;
        for name in ["black", "pause"] {
            assert!((middle(&harness, name) - state).abs() < 2.0, "{name}");
        }
        let customer = room(&harness).scenario().customer().clone();
        for words in customer.wants.iter().chain(&customer.unsaid) {
            let rect = harness.get_by_label(&rapport::wording::typographic(words)).rect();
            assert!(body().contains_rect(rect), "{words:?} at {rect:?}");
        }
        press(&mut harness, Key::F);
    }
}
