//! How the time for reading grows: with the beats of a file without faults and with some, and with the size of hostile texts.
//! `cargo bench --bench growth` prints it; nothing is asserted. A slope of 1 is in proportion, 2 is with the square.
#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first surprise, and reads the clock"
)]

#[path = "../support/generate.rs"]
#[expect(dead_code, reason = "benches measure large scenarios; tests play small ones")]
mod generate;
#[path = "../support/hostile.rs"]
mod hostile;

use std::hint::black_box;
use std::time::Instant;

use rapport::scenario::load;
use rapport::source::{SourceText, render_all};

/// The least of some times for reading a text and printing what is found, in milliseconds.
fn ms_of(text: &str) -> f64 {
    let begun = Instant::now();
    let mut least = f64::MAX;
    for _ in 0..5 {
        let source = SourceText::new("measured.ron", text);
        let started = Instant::now();
        let loaded = load(source, "measured");
        black_box(render_all(&loaded.report));
        least = least.min(started.elapsed().as_secs_f64() * 1e3);
        if begun.elapsed().as_secs() >= 2 {
            break;
        }
    }
    least
}

/// The exponent with which time grows from one size to another.
fn slope((size, ms): (usize, f64), (larger, more_ms): (usize, f64)) -> f64 {
    (more_ms / ms).ln() / (larger as f64 / size as f64).ln()
}

/// Prints a row: the time at each size, and the slope from each size to the next. Gives back the last time and the last slope.
fn row(name: &str, sizes: &[usize], text_of: impl Fn(usize) -> String) -> (f64, f64) {
    let measured: Vec<(usize, f64)> = sizes.iter().map(|size| (*size, ms_of(&text_of(*size)))).collect();
    let slopes: Vec<f64> = measured.windows(2).map(|pair| slope(pair[0], pair[1])).collect();
    print!("  {name:<36}");
    for (_, ms) in &measured {
        print!(" {ms:>9.2}");
    }
    print!("  slopes");
    for slope in &slopes {
        print!(" {slope:>5.2}");
    }
    println!();
    (measured.last().map_or(0.0, |(_, ms)| *ms), slopes.last().copied().unwrap_or_default())
}

/// A file of so many beats with a slip in every n-th.
fn with_a_slip_in_every(n: usize, n_beats: usize) -> String {
    let mut faulty = String::new();
    for (index, beat) in generate::large(1, n_beats).split_inclusive("\n        ),\n").enumerate() {
        let slip = if index % 2 == 0 { ("mood: ", "moood: ") } else { ("to: \"b", "to: \"x") };
        faulty += &if index % n == 0 { beat.replacen(slip.0, slip.1, 1) } else { beat.to_owned() };
    }
    faulty
}

fn main() {
    let beats = [100, 1_000, 10_000, 100_000];
    println!("reading, in ms at {beats:?} beats");
    row("without faults", &beats, |n| generate::large(1, n));
    row("ten faults", &beats, |n| with_a_slip_in_every(n / 10, n));
    row("a fault in every beat", &beats, |n| with_a_slip_in_every(1, n));
    let sizes = [1_000, 10_000, 100_000];
    println!("hostile texts, in ms at {sizes:?} bytes");
    let shapes = hostile::SHAPES.iter().map(|(name, shape)| row(name, &sizes, shape));
    let slips = (0..20).map(|seed| row(&format!("slips, seed {seed}"), &sizes, |size| hostile::with_slips(seed, size)));
    let all: Vec<(f64, f64)> = shapes.chain(slips).collect();
    let latest = all.iter().map(|(ms, _)| *ms).fold(0.0, f64::max);
    let steepest = all.iter().map(|(_, slope)| *slope).fold(0.0, f64::max);
    println!("the latest answer for {} bytes: {latest:.0} ms; the steepest last slope: {steepest:.2}", sizes[2]);
}
