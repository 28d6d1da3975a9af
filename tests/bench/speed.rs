//! How fast reading and the step are, as ratios in one run. `cargo bench` prints them; nothing is asserted.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first surprise, and reads the clock"
)]

#[path = "../support/generate.rs"]
#[expect(dead_code, reason = "benches measure large scenarios; tests play small ones")]
mod generate;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use rapport::format::{read, write};
use rapport::play::{Run, RunStart, Seed};
use rapport::rules::{Move, Next, Rules, Start, State, begin, is_open, step};
use rapport::scenario::{ChoiceId, Scenario, Temperament, Voice, load};
use rapport::source::SourceText;
use serde::Deserialize;

/// What `ron` alone reads the same text into.
#[derive(Deserialize)]
#[serde(rename = "Scenario")]
#[expect(dead_code, reason = "read for its cost alone")]
struct Plain {
    title: String,
    customer: PlainCustomer,
    facts: BTreeMap<String, String>,
    start: String,
    beats: BTreeMap<String, PlainBeat>,
    endings: BTreeMap<String, PlainEnding>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read for its cost alone")]
struct PlainCustomer {
    name: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read for its cost alone")]
struct PlainBeat {
    says: String,
    choices: Vec<PlainChoice>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read for its cost alone")]
struct PlainChoice {
    say: String,
    mood: i32,
    #[serde(default)]
    needs: Vec<PlainCondition>,
    #[serde(default)]
    to: Option<String>,
    #[serde(default)]
    end: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read for its cost alone")]
enum PlainCondition {
    NotLearned(String),
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read for its cost alone")]
struct PlainEnding {
    kind: PlainKind,
    title: String,
}

#[derive(Deserialize)]
enum PlainKind {
    Fair,
}

/// The median of some runs, in milliseconds.
fn median_ms(n: usize, mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..n)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(n / 2).copied().unwrap_or_default()
}

/// Milliseconds of both and the median of their ratio, measured in turns so that a busy machine slows both alike.
fn paired(n: usize, mut plain: impl FnMut(), mut whole: impl FnMut()) -> (f64, f64, f64) {
    let mut rows: Vec<(f64, f64, f64)> = (0..n)
        .map(|_| {
            let (plain, whole) = (median_ms(1, &mut plain), median_ms(1, &mut whole));
            (whole / plain, plain, whole)
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (ratio, plain, whole) = rows.get(n / 2).copied().unwrap_or_default();
    (plain, whole, ratio)
}

fn read_plainly(text: &str) {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    black_box(options.from_str::<Plain>(text).unwrap());
}

fn reading() {
    println!("reading, lowering and graph against `ron::from_str` into plain structs of the same text, in turns");
    println!("  {:>8} {:>10} {:>10} {:>7}", "beats", "ron ms", "load ms", "ratio");
    for n_beats in [100, 1_000, 10_000, 100_000] {
        let text = generate::large(1, n_beats);
        let n = if n_beats >= 100_000 { 5 } else { 15 };
        // Both find the text in memory: a file's bytes become the source text without being copied.
        let mut sources: Vec<SourceText> = (0..n).map(|_| SourceText::new("measured.ron", text.as_str())).collect();
        let mut load_next = || drop(black_box(sources.pop().map(|source| load(source, "measured"))));
        let (plain, whole, ratio) = paired(n, || read_plainly(&text), &mut load_next);
        println!("  {n_beats:>8} {plain:>10.2} {whole:>10.2} {ratio:>7.2}");
    }
    let text = generate::large(1, 10_000);
    let source = || SourceText::new("measured.ron", text.as_str());
    let (_, read_ms, ratio) = paired(15, || read_plainly(&text), || drop(black_box(read(&source()))));
    println!("  of which reading alone, 10,000 beats: {read_ms:.2} ms, ratio {ratio:.2}");
    let file = read(&source()).file;
    println!("  writing again, as for the hash: {:.2} ms", median_ms(9, || drop(black_box(write(&file)))));
    let mut faulty = text.clone();
    for fault in 0..10 {
        let beat = format!("\"b{}\": (", 500 + fault * 900);
        let (slip, with) = if fault % 2 == 0 { ("mood: ", "moood: ") } else { ("to: \"b", "to: \"x") };
        let at = faulty.find(&beat).unwrap();
        let found = at + faulty.get(at..).unwrap().find(slip).unwrap();
        faulty.replace_range(found..found + slip.len(), with);
    }
    let load_faulty = || load(SourceText::new("faulty.ron", faulty.as_str()), "faulty");
    let found = load_faulty().report.diagnostics().len();
    let (_, whole, ratio) = paired(9, || read_plainly(&text), || drop(black_box(load_faulty())));
    println!("  with ten faults in 10,000 beats: {found} found, {whole:.1} ms, ratio {ratio:.2}");
}

/// States and moves of many random plays by these rules.
fn random_steps(scenario: &Scenario, rules: &Rules) -> Vec<(State, Move)> {
    let mut draw = 0x9e37_79b9_7f4a_7c15_u64;
    let mut steps: Vec<(State, Move)> = Vec::new();
    for round in 0..40_000_u32 {
        let temperament = if round % 2 == 0 { Temperament::Fiery } else { Temperament::Anxious };
        let mut next = begin(scenario, rules, Start { temperament, mood: None, carried: false }, &mut ());
        while let Next::Choose(state) = next {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let Some(chosen) = nth_open(scenario, &state, (draw >> 33) as usize) else { break };
            steps.push((state, chosen));
            next = step(scenario, rules, state, chosen, &mut ());
        }
        black_box(&next);
    }
    steps
}

/// One step alone, of *Before three o'clock* as it is today, and of its first version by the rules of then and of now in turns.
fn stepping() {
    let ns = |n_steps: usize, ms: f64| ms * 1e6 / n_steps as f64;
    let take = |scenario: &Scenario, rules: &Rules, steps: &[(State, Move)]| {
        for (state, chosen) in steps {
            black_box(step(scenario, rules, *state, *chosen, &mut ()));
        }
    };
    let load = |text| load(SourceText::new("b.ron", text), "before_three").scenario.unwrap();
    let (today, first) =
        (load(include_str!("../../dialogues/before_three.ron")), load(include_str!("../dialogues-1/before_three.ron")));
    let newest = Rules::newest();
    let steps = random_steps(&today, newest);
    let alone = median_ms(9, || take(&today, newest, &steps));
    println!("one step alone: {:.0} ns over {} steps", ns(steps.len(), alone), steps.len());
    let rules = Rules::of(1).unwrap();
    let (then, now) = (random_steps(&first, rules), random_steps(&first, newest));
    let n = then.len().min(now.len());
    let (then, now) = (&then[..n], &now[..n]);
    let (then_ms, now_ms, ratio) = paired(9, || take(&first, rules, then), || take(&first, newest, now));
    println!(
        "of the first version by rules 1: {:.0} ns, by the newest: {:.0} ns, ratio {ratio:.2}",
        ns(n, then_ms),
        ns(n, now_ms)
    );
}

fn nth_open(scenario: &Scenario, state: &State, n: usize) -> Option<Move> {
    let beat = &scenario.beats()[state.beat()];
    let open = |choice: &ChoiceId| is_open(scenario, state, *choice);
    let count = beat.choices().filter(open).count();
    let choice = beat.choices().filter(open).nth(n % count.max(1))?;
    Some(Move { choice, voice: beat.tone.then_some(Voice::Steady) })
}

/// A whole run with its record, as the window makes it.
fn choosing() {
    let loaded = load(SourceText::new("b.ron", include_str!("../../dialogues/before_three.ron")), "before_three");
    let scenario = loaded.scenario.unwrap();
    let ms = median_ms(50, || {
        let mut run = Run::new(scenario.clone(), Rules::newest(), RunStart { seed: Seed::default(), ..RunStart::default() });
        while let Some(option) = run.open_options().first().cloned() {
            let voice = run.asks_for_voice().then_some(Voice::Steady);
            run.choose(option.choice, voice).unwrap();
        }
        black_box(run.transcript().record());
    });
    println!("one whole run with its record: {ms:.3} ms");
}

/// Reads a text of so many beats once, in a process of its own, and prints the milliseconds and the kilobytes it took at most.
fn once(how: &str, n_beats: usize) {
    let text = generate::large(1, n_beats);
    let before = peak_kilobytes();
    let started = Instant::now();
    if how == "plain" {
        read_plainly(&text);
    } else {
        black_box(load(SourceText::new("measured.ron", text), "measured"));
    }
    let ms = started.elapsed().as_secs_f64() * 1e3;
    println!("{ms} {}", peak_kilobytes() - before);
}

/// The most memory this process has had, where the system tells it.
fn peak_kilobytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or_default()
}

/// Reading in a fresh process, where nothing is warm and no memory has been used before, against `ron` in another, in turns.
fn reading_cold() {
    let own = std::env::current_exe().unwrap();
    let fresh = |how: &str, n_beats: usize| {
        let output = std::process::Command::new(&own).args(["once", how, &n_beats.to_string()]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let numbers: Vec<f64> = text.split_whitespace().map(|number| number.parse().unwrap()).collect();
        <[f64; 2]>::try_from(numbers).unwrap()
    };
    println!("the same in a fresh process each, with the most memory beyond the text");
    println!(
        "  {:>8} {:>10} {:>10} {:>7} {:>10} {:>10} {:>7}",
        "beats", "ron ms", "load ms", "ratio", "ron kB", "load kB", "ratio"
    );
    for n_beats in [10_000, 100_000] {
        let mut rows: Vec<[[f64; 2]; 2]> = (0..9).map(|_| [fresh("plain", n_beats), fresh("whole", n_beats)]).collect();
        rows.sort_by(|a, b| (a[1][0] / a[0][0]).total_cmp(&(b[1][0] / b[0][0])));
        let [[plain, plain_kb], [whole, whole_kb]] = rows[rows.len() / 2];
        let (ratio, ratio_kb) = (whole / plain, whole_kb / plain_kb);
        println!("  {n_beats:>8} {plain:>10.2} {whole:>10.2} {ratio:>7.2} {plain_kb:>10.0} {whole_kb:>10.0} {ratio_kb:>7.2}");
    }
}

/// Loads again and again, for a profiler: `cargo bench --bench speed -- load`.
fn loading() {
    let text = generate::large(1, 10_000);
    println!("{:.2} ms", median_ms(100, || drop(black_box(load(SourceText::new("measured.ron", text.as_str()), "measured")))));
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some([_, how, n_beats]) =
        arguments.iter().position(|argument| argument == "once").and_then(|at| arguments.get(at..at + 3))
    {
        return once(how, n_beats.parse().unwrap());
    }
    if std::env::args().any(|argument| argument == "load") {
        return loading();
    }
    reading();
    reading_cold();
    stepping();
    choosing();
}
