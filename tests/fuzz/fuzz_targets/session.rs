//! Any moves on any scenario: the talk ends, waits, or is stuck and says so; it replays to the same record and can be looked back at.
//! The first four bytes choose the scenario, the next four the seed, and each pair after them is a move.
#![no_main]

#[path = "../../support/generate.rs"]
#[expect(dead_code, reason = "sessions play small scenarios; benches measure large ones")]
mod generate;
#[path = "../../support/any_play.rs"]
mod any_play;

use libfuzzer_sys::fuzz_target;
use rapport::debrief::Debrief;
use rapport::play::{RunLine, replay};

fuzz_target!(|bytes: &[u8]| {
    let Some((scenario_seed, rest)) = bytes.split_first_chunk::<4>() else { return };
    let Some((seed, rest)) = rest.split_first_chunk::<4>() else { return };
    let moves: Vec<(u8, u8)> = rest.chunks_exact(2).take(60).map(|pair| (pair[0], pair[1])).collect();
    let scenario = any_play::generated(u32::from_le_bytes(*scenario_seed).into());
    let run = any_play::play_any(scenario.clone(), u32::from_le_bytes(*seed), &moves);
    let line: RunLine = run.transcript().run_line().to_string().parse().expect("a run line is read again");
    let again = replay(scenario, &line).expect("a run line replays");
    assert_eq!(again.transcript().record(), run.transcript().record());
    let debrief = Debrief::new(run.transcript(), "Robin");
    assert_eq!(debrief.exchanges.len(), run.transcript().exchanges().len());
});
