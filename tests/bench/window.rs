//! How long a choice takes to the next frame, and whether an idle window is at rest. `cargo bench --bench window` prints it.
//!
//! In process and without a screen: from the key press to the end of tessellation of the frame that shows what came of it.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first surprise, and reads the clock"
)]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use egui::{DeferredViewportUiCallback, Event, Key, Modifiers, RawInput, Rect, Vec2, ViewportId, ViewportInfo};
use rapport::app::{App, Screen, Start};
use rapport::group::{Monitor, Stage};
use rapport::play::{Seed, Waiting};
use rapport::session::Env;
use rapport::storage::{Library, Paths, Settings, Store, env, start_thread};

const WINDOW: Vec2 = Vec2::new(1_280.0, 720.0);

/// As large as a texture may be on most cards, and at least on those of the last ten years.
const TEXTURE_SIDE: usize = 8_192;

/// The wall is as large as a projector.
const WALL: Vec2 = Vec2::new(1_920.0, 1_080.0);

struct Window {
    ctx: egui::Context,
    app: App,
    now: f64,
    /// The window of the wall, while one is open: what draws it.
    wall: Option<(ViewportId, Arc<DeferredViewportUiCallback>)>,
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
                with_a_group: None,
                open: None,
                folders: Vec::new(),
                reads_library: Box::new(|| ()),
            },
        );
        let mut window = Self { ctx, app, now: 0.0, wall: None };
        window.settle();
        window
    }

    /// One frame with these events, to the end of tessellation; answers how long until the next one is wanted.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.now += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, WINDOW));
        let max_texture_side = Some(TEXTURE_SIDE);
        let mut input =
            RawInput { screen_rect, max_texture_side, time: Some(self.now), events, focused: true, ..RawInput::default() };
        input.viewports.extend(self.wall.iter().map(|(id, _)| (*id, ViewportInfo::default())));
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        output.textures_delta.clear();
        std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        let mut own = Duration::MAX;
        self.wall = None;
        for (id, viewport) in output.viewport_output {
            match viewport.viewport_ui_cb {
                Some(draws) => self.wall = Some((id, draws)),
                None => own = own.min(viewport.repaint_delay),
            }
        }
        own
    }

    /// One frame of the wall, to the end of tessellation; answers how long until its next one is wanted. `None` where there is no wall.
    fn frame_of_the_wall(&mut self) -> Option<Duration> {
        let (id, draws) = self.wall.clone()?;
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, WALL));
        let max_texture_side = Some(TEXTURE_SIDE);
        let mut input = RawInput { viewport_id: id, screen_rect, max_texture_side, time: Some(self.now), ..RawInput::default() };
        input.viewports = [ViewportId::ROOT, id].into_iter().map(|id| (id, ViewportInfo::default())).collect();
        let mut output = self.ctx.run_ui(input, |ui| draws(ui));
        output.textures_delta.clear();
        std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        Some(output.viewport_output.get(&id).map_or(Duration::MAX, |viewport| viewport.repaint_delay))
    }

    /// Where the room stands.
    fn stage(&self) -> Option<Stage> {
        match self.app.screen() {
            Screen::Group(screen) => Some(screen.session.group().stage()),
            _ => None,
        }
    }

    /// Whether the start page of a session knows where a group could vote. A person takes longer to go on than that takes.
    fn knows_where_to_vote(&self) -> bool {
        matches!(self.app.screen(), Screen::GroupStart(screen) if !screen.beats.is_empty())
    }

    /// Whether every key of the session with a group is on the disk; nothing is waited for where there is none.
    fn is_kept(&self) -> bool {
        match self.app.screen() {
            Screen::Group(screen) => screen.session.unsaved().is_none(),
            _ => true,
        }
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

/// How long something may take at the 99th percentile, in milliseconds.
const LIMIT: f64 = 3.0;

/// Prints the median and the 99th percentile of what was measured, and the limit where it has one.
fn tell(name: &str, times: &mut [Duration], limit: Option<f64>) {
    times.sort_unstable();
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).map_or(0.0, Duration::as_secs_f64) * 1e3;
    let limit = limit.map_or_else(String::new, |limit| format!(" (limit {limit} ms)"));
    println!("{name}, {} times: median {:.2} ms, p99 {:.2} ms{limit}", times.len(), at(0.5), at(0.99));
}

/// A time on the clock, and the part of it in which the system gave this thread a core to run on, where it tells.
#[derive(Clone, Copy)]
struct Took {
    clock: Duration,
    ran: Option<Duration>,
}

/// The beginning of something that is measured.
struct Began {
    clock: Instant,
    ran: Option<Duration>,
}

impl Began {
    fn now() -> Self {
        Self { ran: time_on_a_core(), clock: Instant::now() }
    }

    fn took(&self) -> Took {
        let clock = self.clock.elapsed();
        Took { clock, ran: time_on_a_core().zip(self.ran).map(|(now, before)| now.saturating_sub(before)) }
    }
}

/// How long this thread has run on a core so far, as Linux counts it: what else goes by is other programs' and other threads' time.
fn time_on_a_core() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Prints the same as [`tell`], and below it what of that the thread itself ran, where the system tells.
fn tell_both(name: &str, times: &[Took], limit: f64) {
    tell(name, &mut times.iter().map(|took| took.clock).collect::<Vec<_>>(), Some(limit));
    let mut ran: Vec<Duration> = times.iter().filter_map(|took| took.ran).collect();
    if !ran.is_empty() {
        tell("  of which on a core", &mut ran, Some(limit));
    }
}

/// Prints the slowest steps of a session, a line each: what a step took each time that it was done, by the median of these, so that
/// what the program does stands out from what the machine did meanwhile.
fn tell_slowest(steps: BTreeMap<(usize, String), Vec<Duration>>) {
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    let mut steps: Vec<_> = steps.into_iter().map(|((_, what), times)| (times.len(), median(times), what)).collect();
    steps.sort_by_key(|(_, median, _)| std::cmp::Reverse(*median));
    for (n, median, what) in steps.into_iter().take(12) {
        println!("  {:.2} ms, the median of {n} times: {what}", median.as_secs_f64() * 1e3);
    }
}

/// How long a loop takes that does nothing but count, with so many other threads as busy as it: what comes on top of its median comes
/// from the machine, and not from the program.
fn yardstick(n_busy: usize) {
    let stop = AtomicBool::new(false);
    let mut times = std::thread::scope(|scope| {
        for _ in 0..n_busy {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        let count = || (0..400_000_u32).fold(0_u32, |sum, one| std::hint::black_box(sum.wrapping_add(one)));
        let once = || {
            let started = Instant::now();
            std::hint::black_box(count());
            started.elapsed()
        };
        let took: Vec<Duration> = (0..2_000).map(|_| once()).collect();
        stop.store(true, Ordering::Relaxed);
        took
    });
    tell(&format!("for comparison, a loop that counts, beside {n_busy} busy threads"), &mut times, None);
}

/// A session with a group, both windows open: how long each takes after a vote and after any other key.
fn with_a_group() {
    let mut window = Window::open();
    window.ctx.set_embed_viewports(false);
    window.press(Key::G);
    window.settle();
    let screen = |name: &str, x| Monitor { name: name.to_owned(), place: (x, 0), size: (1_920, 1_080) };
    let ctx = window.ctx.clone();
    window.app.see_screens(vec![screen("laptop", 0), screen("projector", 1_920)], Some(0), false, &ctx);
    // Of votes first, of other keys then: to the frame of the desk, the frame of the wall, and from the key to that, with the key kept.
    let mut times: [[Vec<Took>; 3]; 2] = Default::default();
    let (mut desks, mut walls) = (BTreeMap::new(), BTreeMap::new());
    // Every session is the same, so the steps of it can be told apart by their number.
    let mut step = 0;
    while times[1][0].len() < 1_500 {
        if window.stage().is_none() {
            while !window.knows_where_to_vote() {
                std::thread::sleep(Duration::from_millis(1));
                window.frame(Vec::new());
            }
            window.press(Key::N);
            window.frame(Vec::new());
            window.press(Key::Enter);
            window.frame(Vec::new());
            step = 0;
        }
        let keys = match window.stage() {
            Some(Stage::Over) => vec![Key::Escape, Key::G],
            Some(Stage::Trial | Stage::Vote | Stage::VoteAgain | Stage::Voice) => {
                [Key::Num1, Key::Num2, Key::Num1, Key::Num3].repeat(3).into_iter().chain([Key::Space]).collect()
            }
            Some(Stage::Reveal) => vec![Key::Space, Key::L, Key::Num1],
            _ => vec![Key::Space],
        };
        for key in keys {
            let is_vote = matches!(key, Key::Num1 | Key::Num2 | Key::Num3) && window.stage().is_some_and(Stage::counts);
            let [desk, wall, kept] = &mut times[usize::from(!is_vote)];
            let before = window.stage();
            let pressed = Began::now();
            window.press(key);
            window.frame(Vec::new());
            let took = pressed.took();
            desk.push(took);
            step += 1;
            let what = (step, format!("{key:?} at {before:?}, then {:?}", window.stage()));
            desks.entry(what.clone()).or_insert_with(Vec::new).push(took.clock);
            // Until the key is on the disk the wall stays as it is.
            while !window.is_kept() {
                std::thread::sleep(Duration::from_micros(100));
                window.frame(Vec::new());
            }
            window.frame(Vec::new());
            let started = Began::now();
            if window.frame_of_the_wall().is_some() {
                let took = started.took();
                wall.push(took);
                walls.entry(what).or_insert_with(Vec::new).push(took.clock);
                kept.push(pressed.took());
            }
        }
    }
    for (what, [desk, wall, kept]) in ["a vote", "another key"].into_iter().zip(&times) {
        tell_both(&format!("both windows open, from {what} to the next frame of the desk"), desk, LIMIT);
        tell_both(&format!("both windows open, the frame of the wall after {what}"), wall, LIMIT);
        let mut kept: Vec<Duration> = kept.iter().map(|took| took.clock).collect();
        tell(&format!("both windows open, from {what} until it is kept and on the wall"), &mut kept, None);
    }
    println!("the slowest steps, to the next frame of the desk:");
    tell_slowest(desks);
    println!("the slowest steps, the frame of the wall:");
    tell_slowest(walls);
}

fn main() {
    yardstick(0);
    yardstick(1);
    with_a_group();
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
            let started = Began::now();
            // The frame in which the key is heard, and the one that shows what came of it.
            window.press(Key::Num1);
            window.frame(Vec::new());
            times.push(started.took());
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
    tell_both("choice to next frame", &times, LIMIT);
    tell("the commit meanwhile", &mut commits, None);
    println!("frames until a choice has come to rest, at most: {most_frames}");
    // However the last conversation ended, this is about Home. Where it asks whether to leave, Enter does.
    for key in [Key::Escape, Key::Enter].into_iter().cycle() {
        if matches!(window.app.screen(), Screen::Home(_)) {
            break;
        }
        window.press(key);
        window.settle();
    }
    println!("frames in 10 idle seconds on Home: {}", window.idle_frames(10.0));
    window.press(Key::Num2);
    window.settle();
    window.press(Key::Enter);
    window.settle();
    println!("frames in 60 idle seconds of a conversation, three a blink: {}", window.idle_frames(60.0));
}
