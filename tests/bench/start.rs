//! How long the program takes to its first painted pixel, with 1,000 runs in its history, against a bare window of the same
//! library, started in turns. `cargo bench --bench start` prints it. It needs Xvfb, whose picture is read from the file it keeps.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first surprise, and reads the clock and a file"
)]

#[path = "../support/generate.rs"]
#[expect(dead_code, reason = "benches measure large scenarios; tests play small ones")]
mod generate;
#[path = "../support/hostile.rs"]
#[expect(dead_code, reason = "the shapes alone are needed here")]
mod hostile;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rapport::play::{RunStart, Seed};
use rapport::rules::Rules;
use rapport::session::{Command as SessionCommand, Env, Purpose, RunId, Session};
use rapport::storage::{Answer, Library, Paths, Request, Store, env};

const DISPLAY: &str = ":79";
const ROUNDS: usize = 9;
const RUNS: u64 = 1_000;
const HOSTILE: usize = 50;

/// A window of the same library with one painted area and nothing else.
struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        ui.painter().rect_filled(ui.max_rect(), 0.0, egui::Color32::WHITE);
    }
}

fn main() {
    if std::env::args().any(|argument| argument == "--bare") {
        let viewport = egui::ViewportBuilder::default().with_inner_size([1_280.0, 720.0]);
        let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
        eframe::run_native("bare", options, Box::new(|_| Ok(Box::new(Bare)))).unwrap();
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let home = scratch.path().join("home");
    std::fs::create_dir(&home).unwrap();
    std::fs::write(home.join("settings.ron"), "(version: 1, value: (has_started: true))").unwrap();
    fill(&home);
    let Some(_server) = Server::start(scratch.path()) else {
        println!("start to first pixel: Xvfb is not there, so nothing was measured");
        return;
    };
    let screen = scratch.path().join("Xvfb_screen0");
    let own = std::env::current_exe().unwrap();
    let dialogues = scratch.path().join("hostile");
    write_hostile(&dialogues);
    let program = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_rapport"));
        program.arg("--home").arg(&home);
        program
    };
    let (mut bare, mut whole, mut beside_hostile) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        bare.push(first_pixel(&screen, Command::new(&own).arg("--bare")));
        whole.push(first_pixel(&screen, &mut program()));
        beside_hostile.push(first_pixel(&screen, program().arg("--dialogues").arg(&dialogues)));
    }
    let (bare, whole, beside_hostile) = (median(bare), median(whole), median(beside_hostile));
    let times = |time: Duration| time.as_secs_f64() / bare.as_secs_f64();
    println!("start to first pixel, {RUNS} runs kept, median of {ROUNDS} rounds in turns");
    println!("  bare window                    {:>4} ms", bare.as_millis());
    println!("  program                        {:>4} ms, {:.2} times a bare window", whole.as_millis(), times(whole));
    println!("  with {HOSTILE} hostile files         {:>4} ms, {:.2}", beside_hostile.as_millis(), times(beside_hostile));
}

/// Files of 90 kB that are meant to hold a reader up, in a folder of their own.
fn write_hostile(folder: &Path) {
    std::fs::create_dir(folder).unwrap();
    for (index, (_, shape)) in hostile::SHAPES.iter().cycle().take(HOSTILE).enumerate() {
        std::fs::write(folder.join(format!("hostile_{index}.ron")), shape(90_000)).unwrap();
    }
}

/// Keeps a thousand conversations.
fn fill(home: &Path) {
    let store = Store::open(&Paths::new(Some(home.to_owned()), None), || ());
    let library = Library::built_in();
    let scenarios: Vec<_> = library.playable().cloned().collect();
    for number in 0..RUNS {
        let scenario = Arc::clone(scenarios.iter().cycle().nth(number as usize).unwrap());
        let env = Env { run_id: RunId(u128::from(number) + 1), ..env() };
        let start = RunStart { seed: Seed::from_entropy(number), ..RunStart::default() };
        let mut session = Session::begin(scenario, Rules::newest(), start, Purpose::Practice, &env);
        for _ in 0..4 {
            let Some(option) = session.run().open_options().first().cloned() else { break };
            let voice = session.run().asks_for_voice().then_some(rapport::scenario::Voice::Warm);
            let _ = session.apply(SessionCommand::Choose { choice: option.choice, voice }, &env);
        }
        let step = session.unsaved().expect("something was said");
        store.ask(Request::Save(step));
        store.ask(Request::Release(session.id()));
    }
    store.ask(Request::Flush);
    while !matches!(store.wait(Duration::from_mins(1)), Some(Answer::Flushed) | None) {}
}

/// The time from the start of a program to the first change of the picture. The program is ended then.
fn first_pixel(screen: &Path, program: &mut Command) -> Duration {
    let before = std::fs::read(screen).unwrap();
    let began = Instant::now();
    let program = program.env("DISPLAY", DISPLAY).env_remove("WAYLAND_DISPLAY").env("LIBGL_ALWAYS_SOFTWARE", "1");
    let mut child = program.stderr(Stdio::null()).spawn().unwrap();
    let took = loop {
        if std::fs::read(screen).unwrap() != before {
            break began.elapsed();
        }
        assert!(began.elapsed() < Duration::from_secs(30), "nothing was painted");
        std::thread::sleep(Duration::from_millis(1));
    };
    child.kill().unwrap();
    child.wait().unwrap();
    // The picture of the window that went is wiped away.
    while std::fs::read(screen).unwrap() != before && began.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(5));
    }
    took
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A display without a screen.
struct Server(Child);

impl Server {
    fn start(folder: &Path) -> Option<Self> {
        let mut server = Command::new("Xvfb");
        server.args([DISPLAY, "-screen", "0", "1280x720x24", "-noreset", "-fbdir"]).arg(folder);
        let server = Self(server.stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?);
        std::thread::sleep(Duration::from_secs(2));
        Some(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
