//! Reading takes time in proportion to the text, whatever stands in it: shapes that are meant to hold a reader up, and slips in the
//! shipped files over and over, each at four sizes. So does checking what has no faults.

use std::time::{Duration, Instant};

use rapport::check::{Settings, check};
use rapport::rules::Rules;
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

/// Texts for the check, which takes longer: of the first size against one that is as long as all of them.
const CHECKED_SIZES: [(usize, usize); 1] = [(20_000, 320_000)];

/// What is done so many times with a text, and how long that took.
#[expect(clippy::disallowed_methods, reason = "the test measures how time grows, and asserts no time")]
fn time_of(text: &str, times: usize, done: &dyn Fn(&str)) -> Duration {
    let started = Instant::now();
    for _ in 0..times {
        done(text);
    }
    started.elapsed()
}

/// Reads a text and prints what is found in it.
fn read(text: &str) {
    let printed = render_all(&load(SourceText::new("hostile.ron", text), "hostile").report);
    assert!(printed.len() < 600_000, "{} bytes are printed", printed.len());
}

/// Checks a text that can be played.
fn checked(text: &str) {
    let loaded = load(SourceText::new("long.ron", text), "long");
    assert!(loaded.scenario.is_some(), "it cannot be played:\n{}", render_all(&loaded.report));
    check(&loaded, Rules::newest(), Settings::default());
}

/// The exponent with which the time for a text grows with its size, if that is too steep.
///
/// Many short texts are held against a long one, so that both take about as long and a busy machine slows both alike.
fn too_steep(sizes: &[(usize, usize)], text_of: impl Fn(usize) -> String, done: &dyn Fn(&str)) -> Option<f64> {
    sizes.iter().find_map(|(small, large)| {
        let factor = large / small;
        let texts = (text_of(*small), text_of(*large));
        let mut least = (Duration::MAX, Duration::MAX);
        let mut slope = f64::MAX;
        for _ in 0..TRIES {
            least = (least.0.min(time_of(&texts.0, factor, done)), least.1.min(time_of(&texts.1, 1, done)));
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
        steep.extend(too_steep(&SIZES, shape, &read).map(|slope| format!("{name}: {slope:.2}")));
    }
    assert!(steep.is_empty(), "{steep:#?}");
}

/// A scenario of about so many bytes, of beats that lead from one to the next.
fn chain(size: usize, beat: impl Fn(usize, &str) -> String) -> String {
    let n_beats = size / beat(1_000, "to: \"b1000\"").len();
    let on = |n: usize| if n + 1 < n_beats { format!("to: \"b{}\"", n + 1) } else { "end: \"e\"".to_owned() };
    let beats: Vec<String> = (0..n_beats).map(|n| format!("\"b{n}\": {}", beat(n, &on(n)))).collect();
    let beats = beats.join(",\n");
    format!(
        "Scenario(title: \"x\", customer: (name: \"Ana\"), start: \"b0\", beats: {{\n{beats}}}, endings: {{\"e\": (kind: Fair, title: \"E\")}})"
    )
}

#[test]
fn the_time_for_checking_what_has_no_faults_grows_with_its_length_and_no_faster() {
    let lines = |_: usize, on: &str| format!("(says: \"It has stopped again, just like that.\", {on})");
    let options = |n: usize, on: &str| format!("(says: \"And then?\", choices: [(say: \"It is number {n}.\", mood: 1, {on})])");
    let steep = [
        too_steep(&CHECKED_SIZES, |size| chain(size, lines), &checked),
        too_steep(&CHECKED_SIZES, |size| chain(size, options), &checked),
    ];
    assert_eq!(steep, [None, None]);
}

/// Slips in shipped files. A shorter text has so few of them that their kinds say more than their number.
const SLIPPED_SIZES: [(usize, usize); 1] = [(4_000, 48_000)];

/// Families of slips, each at both sizes.
fn check_slips(families: std::ops::Range<u64>) {
    let mut steep = Vec::new();
    for seed in families {
        steep.extend(
            too_steep(&SLIPPED_SIZES, |size| with_slips(seed, size), &read).map(|slope| format!("seed {seed}: {slope:.2}")),
        );
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
