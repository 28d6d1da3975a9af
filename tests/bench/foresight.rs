//! How fast the shipped scenarios are explored and valued, and what that takes in memory. `cargo bench --bench foresight`
//! prints it; nothing is asserted.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first surprise, and reads the clock and the dialogues"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use rapport::foresight::{Foresight, Question};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, load};
use rapport::source::SourceText;

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
}
