//! The curve of five hundred runs: whatever happened in them, every mood has its word in the usual window, and no label lies on
//! another, is cut, or leaves the window.

use std::sync::Arc;

use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2};
use rapport::debrief::{Debrief, SelfView, Stop};
use rapport::foresight::{Foresight, Policy, Question, drawn_run};
use rapport::kit::theme::{Style, Theme, ThemeName, dress, install_fonts};
use rapport::play::{Run, Seed};
use rapport::rules::Rules;
use rapport::scenario::Scenario;
use rapport::storage::Library;
use rapport::ui::{DebriefView, large_window_zoom};
use rapport::wording::PhraseBook;
use rapport::words::common::mood_word;
use rapport::words::to_type::ToType;

use crate::USUAL;
use crate::apart::{check_shapes, is_painted};

const SIZES: [(Vec2, f32); 4] = [(USUAL, 1.0), (Vec2::new(900.0, 600.0), 1.0), (Vec2::new(1_920.0, 1_080.0), 1.0), (USUAL, 2.0)];

/// Draws the curve of a run, and the same once more with where it was heading.
fn look(ctx: &Context, run: &Run, debrief: &Debrief, (size, zoom): (Vec2, f32)) {
    let mut view =
        DebriefView::new(debrief, &SelfView { stop: Some(Stop::Moment), ..SelfView::default() }, None, false, ToType::default());
    view.read_the_ending();
    let key = Event::Key { key: Key::O, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    for (frame, events) in [Vec::new(), Vec::new(), vec![key], Vec::new()].into_iter().enumerate() {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
            time: Some(frame as f64),
            events,
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            let growth = large_window_zoom(size);
            let style = Style::new(Theme::of(ThemeName::Light), zoom * growth, true).in_window(growth);
            dress(ui, &style);
            let _ = view.show(ui, &style, run.transcript(), debrief);
        });
        output.textures_delta.clear();
        if frame % 2 == 1 {
            let situation = format!("{} in {size}, {zoom}", debrief.run_line);
            check_shapes(&output.shapes, size, &situation);
            if (size, zoom) == (USUAL, 1.0) {
                let missing: Vec<String> =
                    (0..Rules::N_MOOD_BANDS).map(mood_word).filter(|word| !is_painted(&output.shapes, word)).collect();
                assert!(missing.is_empty(), "no word for {missing:?} ({situation})");
            }
        }
    }
}

fn runs_of(scenario: &Arc<Scenario>, n_runs: u32) -> impl Iterator<Item = (u32, Run)> {
    let measures = PhraseBook::built_in().measure_options(scenario);
    let policies: Vec<Policy> = Policy::all().collect();
    let scenario = Arc::clone(scenario);
    (0..n_runs).map(move |number| {
        let policy = policies[number as usize % policies.len()];
        (number, drawn_run(&scenario, Rules::newest(), policy, &measures, Seed::try_from(1_000 + number).unwrap()))
    })
}

#[test]
fn on_the_curve_of_five_hundred_runs_every_mood_has_its_word_and_no_label_lies_on_another() {
    let ctx = Context::default();
    install_fonts(&ctx);
    let mut n_runs = 0;
    for scenario in Library::built_in().playable() {
        let foresight = Foresight::new(Arc::clone(scenario), Rules::newest(), Question::of(scenario));
        for (number, run) in runs_of(scenario, 63) {
            let debrief = Debrief::new(run.transcript(), "Robin").with_analysis(run.transcript(), &foresight, "Robin");
            look(&ctx, &run, &debrief, SIZES[number as usize % SIZES.len()]);
            n_runs += 1;
        }
    }
    assert!(n_runs >= 500, "{n_runs} runs");
}
