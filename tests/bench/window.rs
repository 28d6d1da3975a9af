//! How long a choice takes to the next frame, and whether an idle window is at rest. `cargo bench --bench window` prints it.
//!
//! In process and without a screen: from the key press to the end of tessellation of the frame that shows what came of it.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first surprise, and reads the clock"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, RawInput, Rect, Vec2};
use rapport::app::{App, Start};
use rapport::play::{Seed, Waiting};
use rapport::session::Env;
use rapport::storage::{Library, Paths, Settings, Store, env, start_thread};

const WINDOW: Vec2 = Vec2::new(1_280.0, 720.0);

struct Window {
    ctx: egui::Context,
    app: App,
    now: f64,
}

impl Window {
    fn open() -> Self {
        let ctx = egui::Context::default();
        let home = tempfile::tempdir().unwrap().keep();
        let paths = Paths::new(Some(home), None);
        let app = App::new(
            &ctx,
            Start {
                library: Arc::new(Library::built_in()),
                settings: Settings { has_started: true, ..Settings::default() },
                notices: Vec::new(),
                store: Store::open(&paths, || ()),
                env: Box::new(|| Env { seed: Seed::default(), ..env() }),
                executor: Box::new(|work| drop(start_thread("job", work))),
                then: Box::new(|| ()),
                with_a_room: None,
                open: None,
                folders: Vec::new(),
                reads_library: Box::new(|| ()),
            },
        );
        let mut window = Self { ctx, app, now: 0.0 };
        window.settle();
        window
    }

    /// One frame with these events, to the end of tessellation; answers how long until the next one is wanted.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.now += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, WINDOW));
        let input = RawInput { screen_rect, time: Some(self.now), events, focused: true, ..RawInput::default() };
        let app = &mut self.app;
        let output = self.ctx.run_ui(input, |ui| app.frame(ui));
        std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        output.viewport_output.values().map(|viewport| viewport.repaint_delay).min().unwrap_or(Duration::MAX)
    }

    fn press(&mut self, key: Key) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        self.frame(vec![event(true), event(false)]);
    }

    /// Draws until nothing moves; answers how many frames that took.
    fn settle(&mut self) -> usize {
        (1..200).find(|_| self.frame(Vec::new()) > Duration::from_millis(100)).unwrap()
    }

    /// How many frames are asked for in so many seconds in which nothing is done.
    fn idle_frames(&mut self, seconds: f64) -> u32 {
        let end = self.now + seconds;
        let mut frames = 0;
        loop {
            let due = self.now + self.frame(Vec::new()).as_secs_f64().min(1.0e6);
            if due > end {
                return frames;
            }
            self.now = self.now.max(due - 1.0 / 60.0);
            frames += 1;
        }
    }

    fn is_over(&self) -> bool {
        self.app.run().is_none_or(|run| run.waiting() != Waiting::Choice)
    }
}

fn main() {
    let mut window = Window::open();
    let mut times = Vec::new();
    let mut commits = Vec::new();
    let mut most_frames = 0;
    while times.len() < 1_000 {
        window.press(Key::Num2);
        window.settle();
        window.press(Key::Enter);
        window.settle();
        while !window.is_over() {
            let started = Instant::now();
            // The frame in which the key is heard, and the one that shows what came of it.
            window.press(Key::Num1);
            window.frame(Vec::new());
            times.push(started.elapsed());
            most_frames = most_frames.max(window.settle());
            commits.extend(window.app.model().last_commit);
            window.press(Key::Enter);
            window.settle();
        }
        window.press(Key::Escape);
        window.settle();
        window.press(Key::Escape);
        window.settle();
    }
    times.sort_unstable();
    commits.sort_unstable();
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).map_or(0.0, std::time::Duration::as_secs_f64) * 1e3;
    println!("choice to next frame, {} choices: median {:.2} ms, p99 {:.2} ms", times.len(), at(0.5), at(0.99));
    let commit = |share: f64| commits.get((commits.len() as f64 * share) as usize).map_or(0.0, Duration::as_secs_f64) * 1e3;
    println!("the commit meanwhile: median {:.2} ms, p99 {:.2} ms", commit(0.5), commit(0.99));
    println!("frames until a choice has come to rest, at most: {most_frames}");
    println!("frames in 10 idle seconds on Home: {}", window.idle_frames(10.0));
    window.press(Key::Num2);
    window.settle();
    window.press(Key::Enter);
    window.settle();
    println!("frames in 60 idle seconds of a conversation, three a blink: {}", window.idle_frames(60.0));
}
