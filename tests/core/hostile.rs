//! Reading takes time in proportion to the text, whatever stands in it: shapes that are meant to hold a reader up, and slips in the
//! shipped files over and over, each at four sizes.

use std::time::{Duration, Instant};

use rapport::scenario::load;
use rapport::source::{SourceText, render_all};

use crate::hostile::{SHAPES, with_slips};

/// Sizes that are held against each other: texts of the first against one that is as long as all of them.
const SIZES: [(usize, usize); 2] = [(1_000, 16_000), (4_000, 48_000)];

/// The exponent with which time may grow: halfway between that of a time in proportion, and that of its square. What is measured
/// more closely is printed by the bench `growth`, on a machine that does nothing else.
const STEEPEST: f64 = 1.5;

/// How often a growth that looks too steep is measured again; another program may have had its turn.
const TRIES: usize = 20;

/// Reads a text so many times, and prints what is found in it.
#[expect(clippy::disallowed_methods, reason = "the test measures how time grows, and asserts no time")]
fn time_of(text: &str, times: usize) -> Duration {
    let started = Instant::now();
    for _ in 0..times {
        let loaded = load(SourceText::new("hostile.ron", text), "hostile");
        let printed = render_all(&loaded.report);
        assert!(printed.len() < 600_000, "{} bytes are printed", printed.len());
    }
    started.elapsed()
}

/// The exponent with which the time for a text grows with its size, if that is too steep.
///
/// Many short texts are held against a long one, so that both take about as long and a busy machine slows both alike.
fn too_steep(text_of: impl Fn(usize) -> String) -> Option<f64> {
    SIZES.into_iter().find_map(|(small, large)| {
        let factor = large / small;
        let texts = (text_of(small), text_of(large));
        let mut least = (Duration::MAX, Duration::MAX);
        let mut slope = f64::MAX;
        for _ in 0..TRIES {
            least = (least.0.min(time_of(&texts.0, factor)), least.1.min(time_of(&texts.1, 1)));
            slope = 1.0 + (least.1.as_secs_f64() / least.0.as_secs_f64()).ln() / (factor as f64).ln();
            if slope <= STEEPEST {
                return None;
            }
        }
        Some(slope)
    })
}

#[test]
fn the_time_for_a_hostile_text_grows_with_its_size_and_no_faster() {
    let mut steep = Vec::new();
    for (name, shape) in SHAPES {
        steep.extend(too_steep(shape).map(|slope| format!("{name}: {slope:.2}")));
    }
    assert!(steep.is_empty(), "{steep:#?}");
}

/// Families of slips, each at four sizes.
fn check_slips(families: std::ops::Range<u64>) {
    let mut steep = Vec::new();
    for seed in families {
        steep.extend(too_steep(|size| with_slips(seed, size)).map(|slope| format!("seed {seed}: {slope:.2}")));
    }
    assert!(steep.is_empty(), "{steep:#?}");
}

#[test]
fn the_time_for_slips_in_shipped_files_grows_with_their_number_and_no_faster() {
    check_slips(0..60);
}

#[test]
#[ignore = "two thousand texts take two minutes: cargo test --test core two_thousand -- --ignored"]
fn the_time_for_two_thousand_texts_grows_with_their_size_and_no_faster() {
    check_slips(0..500);
}
