//! Two windows of one program, with different looks and the same customer in different moods: neither moves the other.

use std::sync::Arc;

use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, Shape, Vec2, ViewportBuilder, ViewportId, ViewportInfo};
use rapport::kit::theme::{Style, Theme, ThemeName, dress, install_fonts};
use rapport::play::{RunStart, Seed};
use rapport::rules::Rules;
use rapport::scenario::Scenario;
use rapport::session::{Command, Env, Purpose, RunId, Session};
use rapport::storage::{Library, Paths};
use rapport::ui::ConversationView;

use crate::USUAL;

/// A window with a conversation in it.
struct Window {
    id: ViewportId,
    size: Vec2,
    theme: ThemeName,
    text_size: f32,
    session: Session,
    view: ConversationView,
}

impl Window {
    fn first(scenario: &Arc<Scenario>) -> Self {
        let (session, view) = (begun(scenario), ConversationView::default());
        Self { id: ViewportId::ROOT, size: USUAL, theme: ThemeName::Light, text_size: 1.0, session, view }
    }

    /// In another theme and text size, with the same customer two exchanges further on.
    fn second(scenario: &Arc<Scenario>) -> Self {
        let mut session = begun(scenario);
        for n_moves in 1..=2 {
            let choice = session.run().open_options().last().unwrap().choice;
            session.apply(Command::Choose { choice, voice: None }, &env()).unwrap();
            session.on_saved(session.id(), n_moves, false);
        }
        let (id, size, view) = (second_id(), Vec2::new(900.0, 600.0), ConversationView::default());
        Self { id, size, theme: ThemeName::ContrastDark, text_size: 1.8, session, view }
    }

    /// Draws one frame of this window; what was painted, as far as it can be seen.
    fn draw(&mut self, ctx: &Context, time: f64, events: Vec<Event>) -> Vec<String> {
        let mut input = RawInput {
            viewport_id: self.id,
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(time),
            events,
            ..RawInput::default()
        };
        input.viewports = [ViewportId::ROOT, self.id].into_iter().map(|id| (id, ViewportInfo::default())).collect();
        let is_first = self.id == ViewportId::ROOT;
        let mut output = ctx.run_ui(input, |ui| {
            if is_first {
                // The first window says in every frame that the second is open; it is drawn by itself.
                ui.ctx().show_viewport_deferred(second_id(), ViewportBuilder::default(), |_, _| {});
            }
            let style = Style::new(Theme::of(self.theme), self.text_size, false);
            dress(ui, &style);
            let _ = self.view.show(ui, &style, &self.session, "Robin", false);
        });
        output.textures_delta.clear();
        output.shapes.iter().map(|clipped| format!("{:?} {}", clipped.clip_rect, seen(&clipped.shape))).collect()
    }
}

/// A shape without what tells where its letters lie in the memory they share.
fn seen(shape: &Shape) -> String {
    match shape {
        Shape::Vec(shapes) => shapes.iter().map(seen).collect::<Vec<_>>().join("; "),
        Shape::Text(text) => format!("{:?} at {:?}, {:?}", text.galley.text(), text.pos, text.galley.rect),
        Shape::Mesh(mesh) => {
            let corners: Vec<_> = mesh.vertices.iter().map(|corner| (corner.pos, corner.color)).collect();
            format!("{corners:?}")
        }
        other => format!("{other:?}"),
    }
}

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

/// What is pressed in the first and in the second window, frame by frame, at different times.
fn events(frame: usize) -> (Vec<Event>, Vec<Event>) {
    match frame {
        30 => (vec![key(Key::Tab)], vec![]),
        35 => (vec![], vec![key(Key::PageUp)]),
        40 => (vec![key(Key::Tab)], vec![key(Key::Tab)]),
        45 => (vec![], vec![key(Key::N)]),
        _ => (vec![], vec![]),
    }
}

fn second_id() -> ViewportId {
    ViewportId(egui::Id::unique("the second window"))
}

fn env() -> Env {
    Env { now: jiff::Timestamp::UNIX_EPOCH, seed: Seed::default(), run_id: RunId(1) }
}

fn begun(scenario: &Arc<Scenario>) -> Session {
    Session::begin(Arc::clone(scenario), Rules::newest(), RunStart::default(), Purpose::Practice, &env())
}

fn scenario() -> Arc<Scenario> {
    Library::open(&Paths::default()).find("before_three").unwrap().loaded.scenario.clone().unwrap()
}

fn context() -> Context {
    let ctx = Context::default();
    install_fonts(&ctx);
    ctx.set_embed_viewports(false);
    // The first window of a program always is there.
    let input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, USUAL)), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| dress(ui, &Style::new(Theme::of(ThemeName::Light), 1.0, false)));
    output.textures_delta.clear();
    ctx
}

/// Draws one window for a second, alone.
fn alone(mut window: Window, is_first: bool) -> Vec<Vec<String>> {
    let ctx = context();
    let events = |frame| if is_first { events(frame).0 } else { events(frame).1 };
    (0..60).map(|frame| window.draw(&ctx, frame as f64 / 60.0, events(frame))).collect()
}

#[track_caller]
fn same(beside: &[String], alone: &[String], which: &str, frame: usize) {
    let parted = beside.iter().zip(alone).find(|(beside, alone)| beside != alone);
    assert!(parted.is_none(), "the {which} window is another beside the other, in frame {frame}: {parted:#?}");
    assert_eq!(beside.len(), alone.len(), "the {which} window, in frame {frame}");
}

#[test]
fn neither_of_two_windows_moves_the_other() {
    let scenario = scenario();
    let first_alone = alone(Window::first(&scenario), true);
    let second_alone = alone(Window::second(&scenario), false);
    let ctx = context();
    let (mut first, mut second) = (Window::first(&scenario), Window::second(&scenario));
    for (frame, (of_first, of_second)) in first_alone.iter().zip(&second_alone).enumerate() {
        let time = frame as f64 / 60.0;
        let (in_first, in_second) = events(frame);
        same(&first.draw(&ctx, time, in_first), of_first, "first", frame);
        same(&second.draw(&ctx, time, in_second), of_second, "second", frame);
    }
    assert!(first_alone != second_alone);
}
