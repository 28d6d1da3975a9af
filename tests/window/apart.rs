//! On every screen, at every size and with longer words, no text is cut at its sides, leaves the window, or lies on another.

use egui::epaint::ClippedShape;
use egui::{Key, Rect, Shape, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapport::app::{App, Screen};
use rapport::play::Waiting;

use crate::press;

/// A text as it was painted: what it says, where it lies, and what of the screen it may be seen in.
struct Painted {
    words: String,
    place: Rect,
    clip: Rect,
}

fn painted(shapes: &[ClippedShape]) -> Vec<Painted> {
    let mut texts = Vec::new();
    for clipped in shapes {
        collect(&clipped.shape, clipped.clip_rect, &mut texts);
    }
    texts
}

fn collect(shape: &Shape, clip: Rect, texts: &mut Vec<Painted>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, texts)),
        Shape::Text(text) => {
            // Row by row: the last word of a paragraph may stand beside something.
            for row in &text.galley.rows {
                let Some(last) = row.glyphs.iter().rev().find(|glyph| !glyph.chr.is_whitespace()) else { continue };
                let words: String = row.glyphs.iter().map(|glyph| glyph.chr).collect();
                let at = text.pos + row.pos.to_vec2();
                texts.push(Painted { words, place: Rect::from_min_size(at, Vec2::new(last.max_x(), row.size.y)), clip });
            }
        }
        _ => {}
    }
}

/// Whether these words stand somewhere on a frame, as a row of their own.
pub(crate) fn is_painted(shapes: &[ClippedShape], words: &str) -> bool {
    painted(shapes).iter().any(|text| text.words.trim() == words)
}

#[track_caller]
fn check(harness: &Harness<'_, App>, size: Vec2, situation: &str) {
    check_shapes(&harness.output().shapes, size, situation);
}

/// No text of a frame is cut at its side, leaves the window, or lies on another.
#[track_caller]
pub(crate) fn check_shapes(shapes: &[ClippedShape], size: Vec2, situation: &str) {
    let texts = painted(shapes);
    assert!(!texts.is_empty(), "{situation}");
    let window = Rect::from_min_size(egui::Pos2::ZERO, size);
    let mut seen: Vec<(String, Rect)> = Vec::new();
    for Painted { words, place, clip } in texts {
        let visible = place.intersect(clip).intersect(window);
        // Letters keep a little of their line to themselves above and below.
        let core = visible.shrink2(Vec2::new(1.0, 0.22 * place.height()));
        if visible.height() < 0.5 * place.height() || !core.is_positive() {
            // Scrolled out of sight, for the most part.
            continue;
        }
        assert!(
            place.left() >= clip.left() - 1.0 && place.right() <= clip.right() + 1.0,
            "“{words}” is cut at its side: {place:?} in {clip:?} ({situation})"
        );
        assert!(place.left() >= -0.5 && place.right() <= size.x + 0.5, "“{words}” leaves the window: {place:?} ({situation})");
        for (other, taken) in &seen {
            assert!(!taken.intersects(core), "“{words}” at {core:?} lies on “{other}” at {taken:?} ({situation})");
        }
        seen.push((words, core));
    }
}

/// The program at its first start.
fn fresh(size: Vec2, zoom: f32, stretched: bool) -> Harness<'static, App> {
    let mut harness = Harness::builder().with_size(size).with_max_steps(64).build_eframe(move |creation| {
        let mut start = crate::start_at(None);
        start.settings.text_size = (zoom * 100.0) as u16;
        let app = App::new(&creation.egui_ctx, start).with_analysis_by(crate::analyse());
        if stretched { app.with_stretched_words() } else { app }
    });
    harness.run();
    harness
}

/// Every screen, checked one by one.
fn walk(size: Vec2, zoom: f32, stretched: bool) {
    let mut harness = fresh(size, zoom, stretched);
    let seen = |harness: &Harness<'_, App>, what: &str| {
        check(harness, size, &format!("{what}, {size}, {} %{}", zoom * 100.0, if stretched { ", longer words" } else { "" }));
    };
    seen(&harness, "first start");
    press(&mut harness, Key::Num1);
    seen(&harness, "tutorial");
    play(&mut harness, |harness| seen(harness, "tutorial"));
    press(&mut harness, Key::Enter);
    seen(&harness, "the one card");
    press(&mut harness, Key::Escape);
    seen(&harness, "the two rules");
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
    seen(&harness, "home");
    press(&mut harness, Key::Slash);
    seen(&harness, "finding somebody");
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::W);
    seen(&harness, "the wish");
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::E);
    assert!(matches!(harness.state().screen(), Screen::Endings(_)));
    seen(&harness, "endings");
    press(&mut harness, Key::Escape);
    harness.get_by_label("Settings").click();
    harness.run();
    seen(&harness, "settings");
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Num1);
    seen(&harness, "briefing");
    press(&mut harness, Key::N);
    harness.run();
    seen(&harness, "the name in the briefing");
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Conversation(_)));
    press(&mut harness, Key::N);
    seen(&harness, "the notebook");
    press(&mut harness, Key::N);
    press(&mut harness, Key::Escape);
    seen(&harness, "leaving");
    press(&mut harness, Key::Escape);
    play(&mut harness, |harness| seen(harness, "the talk"));
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
    seen(&harness, "debrief, how that was");
    press(&mut harness, Key::Num2);
    seen(&harness, "debrief, which moment");
    press(&mut harness, Key::End);
    seen(&harness, "debrief, which moment, the last one");
    press(&mut harness, Key::Enter);
    seen(&harness, "debrief, the moment");
    press(&mut harness, Key::W);
    harness.run();
    seen(&harness, "debrief, why there");
    press(&mut harness, Key::Escape);
    for door in [Key::C, Key::V, Key::M, Key::T, Key::S, Key::L] {
        press(&mut harness, door);
        seen(&harness, &format!("debrief {door:?}"));
        for more in [Key::O, Key::V, Key::PageDown, Key::End] {
            press(&mut harness, more);
            seen(&harness, &format!("debrief {door:?}, {more:?}"));
        }
        while !matches!(crate::debrief::at(&harness), (_, None)) || harness.query_by_label("Back").is_some() {
            press(&mut harness, Key::Escape);
        }
    }
    press(&mut harness, Key::Enter);
    seen(&harness, "debrief, one thing next");
    press(&mut harness, Key::End);
    seen(&harness, "debrief, the end of one thing next");
    press(&mut harness, Key::E);
    harness.run();
    seen(&harness, "debrief, the plan being written");
}

fn play(harness: &mut Harness<'static, App>, mut look: impl FnMut(&Harness<'static, App>)) {
    for _ in 0..60 {
        if harness.query_by_label("Continue").is_some() {
            look(harness);
            press(harness, Key::Enter);
        }
        if harness.state().run().unwrap().waiting() != Waiting::Choice {
            return look(harness);
        }
        let asks = harness.state().run().unwrap().asks_for_voice();
        look(harness);
        press(harness, Key::Num1);
        if asks {
            look(harness);
            press(harness, Key::Num2);
        }
    }
    panic!("the talk did not end");
}

#[test]
fn nothing_written_is_cut_or_covered_in_the_usual_window() {
    walk(Vec2::new(1_280.0, 720.0), 1.0, false);
}

#[test]
fn nothing_written_is_cut_or_covered_with_text_twice_as_large() {
    walk(Vec2::new(1_280.0, 720.0), 2.0, false);
}

#[test]
fn nothing_written_is_cut_or_covered_in_a_small_window() {
    walk(Vec2::new(900.0, 600.0), 1.0, false);
    walk(Vec2::new(640.0, 480.0), 1.0, false);
}

#[test]
fn nothing_written_is_cut_or_covered_on_a_projector() {
    walk(Vec2::new(1_920.0, 1_080.0), 1.0, false);
}

#[test]
fn nothing_written_is_cut_or_covered_with_words_half_as_long_again() {
    walk(Vec2::new(1_280.0, 720.0), 1.0, true);
    walk(Vec2::new(900.0, 600.0), 1.0, true);
}

#[test]
#[should_panic(expected = "lies on")]
fn this_check_sees_what_lies_on_something_else() {
    let size = Vec2::new(1_280.0, 720.0);
    let mut harness = fresh(size, 1.0, false);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Enter);
    // The card of rules lies over Home.
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Questionmark);
    check(&harness, size, "the card over Home");
}
