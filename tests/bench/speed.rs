//! How fast reading and the step are, as ratios in one run (design 9). `cargo bench` prints them; nothing is asserted.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first surprise, and reads the clock"
)]

#[path = "../support/generate.rs"]
#[expect(dead_code, reason = "benches measure large scenarios; tests play small ones")]
mod generate;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use rapport::play::{Run, RunStart, Seed};
use rapport::rules::{Move, Next, Rules, Start, begin, is_open, step};
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

fn plain_ms(text: &str, n: usize) -> f64 {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    median_ms(n, || {
        black_box(options.from_str::<Plain>(text).unwrap());
    })
}

fn load_ms(text: &str, n: usize) -> f64 {
    median_ms(n, || {
        black_box(load(SourceText::new("measured.ron", text), "measured"));
    })
}

fn reading() {
    println!("reading, lowering and graph against `ron::from_str` into plain structs of the same text");
    println!("  {:>8} {:>10} {:>10} {:>7}", "beats", "ron ms", "load ms", "ratio");
    for n_beats in [100, 1_000, 10_000, 100_000] {
        let text = generate::large(1, n_beats);
        let n = if n_beats >= 100_000 { 3 } else { 9 };
        let (plain, whole) = (plain_ms(&text, n), load_ms(&text, n));
        println!("  {n_beats:>8} {plain:>10.2} {whole:>10.2} {:>7.2}", whole / plain);
    }
    let text = generate::large(1, 10_000);
    let plain = plain_ms(&text, 9);
    let mut faulty = text;
    for fault in 0..10 {
        let beat = format!("\"b{}\": (", 500 + fault * 900);
        let (slip, with) = if fault % 2 == 0 { ("mood: ", "moood: ") } else { ("to: \"b", "to: \"x") };
        let at = faulty.find(&beat).unwrap();
        let found = at + faulty.get(at..).unwrap().find(slip).unwrap();
        faulty.replace_range(found..found + slip.len(), with);
    }
    let found = load(SourceText::new("faulty.ron", faulty.clone()), "faulty").report.diagnostics().len();
    let whole = load_ms(&faulty, 5);
    println!("  with ten faults in 10,000 beats: {found} found, {whole:.1} ms, ratio {:.2}", whole / plain);
}

/// One step, over many random plays of *Before three o'clock*.
fn stepping() {
    let loaded = load(SourceText::new("b.ron", include_str!("../../dialogues/before_three.ron")), "before_three");
    let scenario = loaded.scenario.unwrap();
    let rules = Rules::current();
    let mut draw = 0x9e37_79b9_7f4a_7c15_u64;
    let mut moves = 0_u64;
    let started = Instant::now();
    for round in 0..40_000_u32 {
        let temperament = if round % 2 == 0 { Temperament::Fiery } else { Temperament::Anxious };
        let mut next = begin(&scenario, rules, Start { temperament, mood: None, carried: false }, &mut ());
        while let Next::Choose(state) = next {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let Some(chosen) = nth_open(&scenario, &state, (draw >> 33) as usize) else { break };
            next = step(&scenario, rules, state, chosen, &mut ());
            moves += 1;
        }
        black_box(&next);
    }
    let ns = started.elapsed().as_nanos() as f64 / moves as f64;
    println!("one step with its choice among the open options: {ns:.0} ns over {moves} steps");
}

fn nth_open(scenario: &Scenario, state: &rapport::rules::State, n: usize) -> Option<Move> {
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
        let mut run = Run::new(scenario.clone(), RunStart { seed: Seed::default(), ..RunStart::default() });
        while let Some(option) = run.open_options().first().copied() {
            let voice = run.asks_for_voice().then_some(Voice::Steady);
            run.choose(option.choice, voice).unwrap();
        }
        black_box(run.transcript().record());
    });
    println!("one whole run with its record: {ms:.3} ms");
}

fn main() {
    reading();
    stepping();
    choosing();
}
