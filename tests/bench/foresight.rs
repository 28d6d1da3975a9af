//! How fast the shipped scenarios are explored and valued, what that takes in memory, how it grows with the number of beats, and how
//! soon it stops. `cargo bench --bench foresight` prints it; nothing is asserted.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first surprise, and reads the clock and the dialogues"
)]

#[path = "../support/generate.rs"]
#[expect(dead_code, reason = "benches measure large scenarios; tests play small ones")]
mod generate;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use rapport::check::{Settings, SharedRuns, check_by};
use rapport::foresight::{CancelToken, Detail, Foresight, Means, Policy, Progress, Question};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, load};
use rapport::source::SourceText;
use rapport::storage::Cores;
use rapport::wording::PhraseBook;

use generate::Holds;

/// Explorations of each scenario, of which the median counts.
const ROUNDS: usize = 7;

fn shipped() -> Vec<Arc<Scenario>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogues");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    paths.sort();
    let scenario = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy();
        load(SourceText::new(name.as_ref(), std::fs::read_to_string(path).unwrap()), &name).scenario
    };
    paths.iter().filter_map(scenario).collect()
}

fn seconds(work: impl FnOnce()) -> f64 {
    let started = Instant::now();
    work();
    started.elapsed().as_secs_f64()
}

/// Exploration of a scenario from all its starts together, then the best, the worst and the outlook of every state.
fn explore(scenario: &Arc<Scenario>) -> (f64, f64, Foresight) {
    let mut found = None;
    let exploring = seconds(|| found = Some(Foresight::new(scenario.clone(), Rules::newest(), Question::of(scenario))));
    let foresight = found.unwrap();
    let valuing = seconds(|| {
        for start in foresight.first_states() {
            let _ = (foresight.bounds(start), foresight.value(start));
        }
    });
    (exploring, valuing, foresight)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn measure(scenario: &Arc<Scenario>) {
    let (mut exploring, mut whole, mut last) = (Vec::new(), Vec::new(), None);
    for _ in 0..ROUNDS {
        drop(last.take());
        let (explored, valued, foresight) = explore(scenario);
        exploring.push(explored);
        whole.push(explored + valued);
        last = Some(foresight);
    }
    let (exploring, whole, foresight) = (median(exploring), median(whole), last.unwrap());
    let (n_states, n_transitions) = (foresight.n_states(), foresight.n_transitions());
    let (table, beside) = foresight.n_bytes();
    let per_state = |bytes: usize| bytes as f64 / n_states as f64;
    println!(
        "{:<18} {:>8} {n_states:>9} {n_transitions:>11} {exploring:>9.4} {whole:>9.4} {:>11.2} {:>6.1} {:>6.1}",
        scenario.id(),
        foresight.verdict().name(),
        n_transitions as f64 / exploring / 1e6,
        per_state(table),
        per_state(beside),
    );
}

fn main() {
    if std::env::args().any(|argument| argument == "large-loop") {
        return large_loop();
    }
    println!(
        "one exploration from all starts together on one core, and with best, worst and outlook of all states; median of {ROUNDS}"
    );
    println!(
        "{:<18} {:>8} {:>9} {:>11} {:>9} {:>9} {:>11} {:>6} {:>6}",
        "", "", "states", "transitions", "explore s", "+values s", "M trans/s", "table", "beside"
    );
    println!("`table` and `beside` are bytes per state: of the table of states, and of all that is kept beside it");
    for scenario in &shipped() {
        measure(scenario);
    }
    growth("a large scenario", |n| generate::large(1, n), &[100, 1_000, 10_000, 100_000]);
    growth("one loop of beats", |n| generate::one_loop(1, n, Holds::Nothing), &[100, 200, 1_000, 10_000]);
    growth("one loop of beats, moods and a fact", |n| generate::one_loop(1, n, Holds::MoodAndFact), &[100, 200, 1_000]);
    memory();
    rare_exit();
    checking();
    cores();
    cancelling();
}

/// A loop of 10,000 beats with its values, its robots and nothing else, for a process of its own.
fn large_loop() {
    let scenario = generated(generate::one_loop(1, 10_000, Holds::Nothing));
    let measures = PhraseBook::built_in().measure_options(&scenario);
    let foresight = Foresight::by(all_cores(), scenario.clone(), Rules::newest(), Question::of(&scenario));
    for start in foresight.first_states() {
        let _ = (foresight.bounds(start), foresight.value(start));
    }
    drop(foresight.robots(&measures, Detail::Outcome));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned();
    println!("{peak}");
}

fn memory() {
    let own = std::env::current_exe().unwrap();
    let output = std::process::Command::new(own).arg("large-loop").output().unwrap();
    println!(
        "\none loop of 10,000 beats with its values and robots takes at most {}",
        String::from_utf8_lossy(&output.stdout).trim()
    );
}

/// A loop that is left about once in 10^9 times, whose length is known.
fn rare_exit() {
    let scenario = generated(generate::rarely_left(13));
    let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
    let chances = foresight.chances(Policy::Random, &[], Detail::Beats);
    let (found, known) = (chances.exchanges.unwrap(), generate::exchanges_until_left(13));
    println!(
        "a loop left once in {:.1e} times: mean ending rank {:.9}, of 0.833333333; exchanges {found:.6e}, off by a part of {:.1e}",
        5_f64.powi(13),
        chances.rank,
        (found / known - 1.0).abs()
    );
}

/// What `check` takes for each shipped conversation, reading, expectations and all rules in it, on all cores.
fn checking() {
    println!("\n`check` of each shipped conversation, median of 3");
    for scenario in shipped() {
        let text = scenario.source_text();
        let mut report = None;
        let times = (0..3).map(|_| {
            seconds(|| {
                let loaded = load(SourceText::new(scenario.id(), text), scenario.id());
                report = Some(check_by(all_cores(), &loaded, Rules::newest(), Settings::default(), &SharedRuns::default()));
            })
        });
        let time = median(times.collect());
        let verdict = report.and_then(|checked| checked.explored).map_or("unread", |explored| explored.verdict.name());
        println!("{:<18} {time:>7.3} s  {verdict}", scenario.id());
    }
}

fn generated(text: String) -> Arc<Scenario> {
    load(SourceText::new("generated", text), "generated").scenario.unwrap()
}

fn all_cores() -> Means {
    Means { team: Arc::new(Cores::all()), ..Means::default() }
}

/// What `check` and `robots` work out of scenarios of these sizes, on all cores; the slope is that from one size to the next: at 1 it
/// takes ten times as long for ten times as many beats.
fn growth(name: &str, text: impl Fn(usize) -> String, sizes: &[usize]) {
    println!("\n{name}, explored and with bounds, outlooks and robots, on all cores");
    println!("{:>8} {:>9} {:>9} {:>9} {:>9} {:>6}", "beats", "states", "explore s", "values s", "robots s", "slope");
    let mut before: Option<(usize, f64)> = None;
    for n_beats in sizes {
        let scenario = generated(text(*n_beats));
        let measures = PhraseBook::built_in().measure_options(&scenario);
        let mut found = None;
        let exploring = seconds(|| {
            found = Some(Foresight::by(all_cores(), scenario.clone(), Rules::newest(), Question::of(&scenario)));
        });
        let foresight = found.unwrap();
        let valuing = seconds(|| {
            for start in foresight.first_states() {
                let _ = (foresight.bounds(start), foresight.value(start));
            }
        });
        let playing = seconds(|| drop(foresight.robots(&measures, Detail::Outcome)));
        let whole = exploring + valuing + playing;
        let slope = before.map_or_else(String::new, |(n, time): (usize, f64)| {
            format!("{:.2}", (whole / time).ln() / (*n_beats as f64 / n as f64).ln())
        });
        println!(
            "{n_beats:>8} {:>9} {exploring:>9.4} {valuing:>9.4} {playing:>9.4} {slope:>6}  {}",
            foresight.n_states(),
            foresight.verdict().name()
        );
        before = Some((*n_beats, whole));
    }
}

/// Exploration by one hand and by all, of one scenario, in turns.
fn cores() {
    let scenario = generated(generate::one_loop(1, 3_000, Holds::MoodAndFact));
    let explore = |means: Means| {
        let mut n = 0;
        let time =
            seconds(|| n = Foresight::by(means, scenario.clone(), Rules::newest(), Question::of(&scenario)).n_transitions());
        n as f64 / time / 1e6
    };
    let (mut alone, mut together) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        alone.push(explore(Means::default()));
        together.push(explore(all_cores()));
    }
    let (alone, together) = (median(alone), median(together));
    println!("\nM transitions a second on one core {alone:.2}, on all {together:.2}: {:.2} times as many", together / alone);
}

/// From the token to the end of an exploration, and of robots under way.
fn cancelling() {
    let scenario = generated(generate::one_loop(1, 10_000, Holds::MoodAndFact));
    let cancelled_at = Arc::new(std::sync::Mutex::new(None));
    let cancel = CancelToken::default();
    let tell = {
        let (cancel, at) = (cancel.clone(), Arc::clone(&cancelled_at));
        move |_: Progress| {
            at.lock().unwrap().get_or_insert_with(Instant::now);
            cancel.cancel();
        }
    };
    drop(Foresight::by(
        Means { tell: Some(Arc::new(tell)), cancel, ..all_cores() },
        scenario.clone(),
        Rules::newest(),
        Question::of(&scenario),
    ));
    let exploring = cancelled_at.lock().unwrap().map_or(0.0, |at| at.elapsed().as_secs_f64());

    let scenario = generated(generate::one_loop(1, 1_000, Holds::MoodAndFact));
    let measures = PhraseBook::built_in().measure_options(&scenario);
    let mut longest: f64 = 0.0;
    for wait in [20, 100, 300, 600] {
        let cancel = CancelToken::default();
        let means = Means { cancel: cancel.clone(), ..all_cores() };
        let foresight = Foresight::by(means, scenario.clone(), Rules::newest(), Question::of(&scenario));
        std::thread::scope(|scope| {
            let robots = scope.spawn(|| drop(foresight.robots(&measures, Detail::Beats)));
            std::thread::sleep(std::time::Duration::from_millis(wait));
            let is_under_way = !robots.is_finished();
            cancel.cancel();
            let ending = seconds(|| robots.join().unwrap());
            if is_under_way {
                longest = longest.max(ending);
            }
        });
    }
    println!("cancelled: exploring ends after {:.1} ms, robots after {:.1} ms at most", 1e3 * exploring, 1e3 * longest);
}
