//! The arithmetic of an exchange: what is told of mood, trust and heard adds up to what they moved.

use rapport::play::{Because, Moved, Run, RunStart, Seed, parse_moves};
use rapport::rules::Rules;
use rapport::scenario::Temperament;

use crate::any_play::{generated, play_any};
use crate::worked::scenario;

const CALL: &str = include_str!("worked/before_three.ron");

#[test]
fn the_lines_of_each_exchange_add_up_to_what_it_moved() {
    let mut n_lines = 0;
    for seed in 0..300_u32 {
        let moves: Vec<(u8, u8)> =
            (0..30_u8).map(|n| (n.wrapping_mul(37).wrapping_add(seed as u8), n.wrapping_mul(11))).collect();
        let run = play_any(generated(u64::from(seed)), seed, &moves);
        for exchange in run.transcript().exchanges() {
            let why = run.transcript().why(exchange);
            let (before, after) = (exchange.before, exchange.after);
            for (of, from, to) in [
                (Moved::Mood, before.mood(), after.mood()),
                (Moved::Trust, before.trust(), after.trust()),
                (Moved::Heard, before.heard().cast_signed(), after.heard().cast_signed()),
            ] {
                let lines: Vec<_> = why.iter().filter(|line| line.of == of).collect();
                assert_eq!(lines.first().map(|line| line.because), Some(Because::Written), "seed {seed}");
                assert_eq!(lines.iter().map(|line| line.amount).sum::<i8>(), to - from, "seed {seed}: {lines:?}");
                n_lines += lines.len();
            }
        }
    }
    assert!(n_lines > 5_000, "{n_lines}");
}

#[test]
fn each_line_names_its_rule_and_its_amount() {
    let start = RunStart { seed: Seed::default(), temperament: Some(Temperament::Fiery), mood: Some(-5) };
    let mut run = Run::new(scenario(CALL), Rules::newest(), start);
    for played in parse_moves("3,2,1").unwrap() {
        run.play(played).unwrap();
    }
    let told = |n: usize| {
        let transcript = run.transcript();
        let why = transcript.why(&transcript.exchanges()[n]);
        why.iter().map(|line| (line.of, line.because.rule(), line.amount)).collect::<Vec<_>>()
    };
    // A promise of help before anybody listened: what it would have lifted is dropped, and Fiery makes it worse.
    assert_eq!(
        told(0),
        [
            (Moved::Mood, "written", 1),
            (Moved::Mood, "R3", -2),
            (Moved::Mood, "temperament", -1),
            (Moved::Trust, "written", 0),
            (Moved::Heard, "written", 0),
        ]
    );
}
