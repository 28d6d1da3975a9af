//! The map of the largest dialogue that comes with the program, and one of two thousand beats: drawn at every size that one can look
//! at them, with nothing cut or covered, and only what is in sight.

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Vec2, pos2};
use rapport::foresight::{Means, Question};
use rapport::map::Map;
use rapport::ui::AuthorAction;

use crate::drawn_map::{DrawnMap, loaded, made_up};
use crate::{USUAL, generate};

const LARGEST: &str = include_str!("../../dialogues/before_three.ron");

fn river(size: Vec2) -> DrawnMap {
    let loaded = loaded(&generate::river(1, 2_000));
    let facts = made_up(loaded.scenario.as_ref().unwrap());
    let map = Map::of(&loaded, facts, false, None, &[]).unwrap();
    DrawnMap::new(&loaded, map, size)
}

#[track_caller]
fn look(drawn: &mut DrawnMap, size: Vec2, what: &str) {
    let output = drawn.frame(Vec::new());
    crate::apart::check_shapes(&output.shapes, size, what);
}

#[test]
fn the_largest_dialogue_is_drawn_at_every_size_with_nothing_cut_or_covered() {
    let loaded = loaded(LARGEST);
    for size in [USUAL, Vec2::new(900.0, 600.0), Vec2::new(1_920.0, 1_080.0)] {
        let map = Map::draw(Means::default(), &loaded, &[], Question::N_STATES).unwrap();
        assert!(map.scenario().beats().len() >= 34);
        let mut drawn = DrawnMap::new(&loaded, map, size);
        for (key, modifiers) in [
            (Key::Num0, Modifiers::NONE),
            (Key::Plus, Modifiers::NONE),
            (Key::ArrowRight, Modifiers::NONE),
            (Key::Plus, Modifiers::NONE),
            (Key::ArrowRight, Modifiers::NONE),
            (Key::ArrowDown, Modifiers::SHIFT),
            (Key::Z, Modifiers::NONE),
            (Key::ArrowRight, Modifiers::NONE),
            (Key::ArrowDown, Modifiers::NONE),
            (Key::ArrowRight, Modifiers::SHIFT),
            (Key::Minus, Modifiers::NONE),
            (Key::Minus, Modifiers::NONE),
        ] {
            let _ = drawn.press(key, modifiers);
            look(&mut drawn, size, &format!("{key:?} {modifiers:?} at {size:?}"));
        }
    }
}

#[test]
fn of_two_thousand_beats_only_what_is_in_sight_is_drawn() {
    let mut drawn = river(USUAL);
    // Near: some dozens of beats with their words.
    let near = drawn.tessellated(Vec::new());
    for _ in 0..12 {
        let _ = drawn.press(Key::ArrowRight, Modifiers::NONE);
        look(&mut drawn, USUAL, "along two thousand beats");
    }
    // Far: every beat a bar, and not one way.
    let _ = drawn.press(Key::Num0, Modifiers::NONE);
    look(&mut drawn, USUAL, "all of two thousand beats");
    let far = drawn.tessellated(Vec::new());
    assert!(near < 60_000 && far < 60_000, "triangles near {near}, far {far}");
}

#[test]
fn the_wheel_brings_the_map_nearer_and_dragging_moves_it_and_the_small_picture_leads_anywhere() {
    let mut drawn = river(USUAL);
    let at = pos2(640.0, 300.0);
    let names = |drawn: &mut DrawnMap| {
        let output = drawn.frame(Vec::new());
        let update = output.platform_output.accesskit_update;
        update.map_or_else(Vec::new, |update| {
            update
                .nodes
                .into_iter()
                .filter_map(|(_, node)| node.label().map(str::to_owned))
                .filter(|label| label.contains("ways on"))
                .collect()
        })
    };
    drawn.enable_accesskit();
    let before: Vec<String> = names(&mut drawn);
    assert!(before.iter().any(|name| name.starts_with("b0, ")), "{before:?}");
    // Dragged far to the left, other beats come into sight.
    drawn.frame(vec![Event::PointerMoved(at)]);
    let button = |pressed, pos| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    drawn.frame(vec![button(true, at)]);
    for step in 1..=10_u8 {
        drawn.frame(vec![Event::PointerMoved(at - Vec2::new(60.0 * f32::from(step), 0.0))]);
    }
    drawn.frame(vec![button(false, at - Vec2::new(600.0, 0.0))]);
    let dragged: Vec<String> = names(&mut drawn);
    assert!(!dragged.iter().any(|name| name.starts_with("b0, ")), "{dragged:?}");
    // The wheel brings more of it into sight.
    for _ in 0..3 {
        let delta = Vec2::new(0.0, -60.0);
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        drawn.frame(vec![Event::PointerMoved(at), wheel]);
    }
    for _ in 0..30 {
        drawn.frame(Vec::new());
    }
    let farther: Vec<String> = names(&mut drawn);
    assert!(farther.len() > dragged.len(), "{} beats, and {} before", farther.len(), dragged.len());
    assert_eq!(drawn.asked_by(Key::P), Some(AuthorAction::PlayFrom("b0".to_owned())));
}
