//! Votes of a room that is made up: each person chooses as a typical trainee does, drawn from a session code, the same every time.

use crate::play::{Run, Seed};
use crate::rules::breaks_a_promise;
use crate::scenario::ChoiceId;

use super::policy::{Policy, voice_chances, weigh};
use super::sample::Dice;
use super::situations::OpenOption;

/// What so many people choose among these open options: each a digit from 1, by the place of the option in the list. `place` tells
/// one vote from another.
pub fn drawn_lines(run: &Run, options: &[ChoiceId], people: usize, seed: Seed, place: &str) -> Vec<u8> {
    let (scenario, rules, state) = (run.scenario(), run.transcript().rules(), run.transcript().state());
    let as_option = |choice: &ChoiceId| OpenOption { choice: *choice, breaks: breaks_a_promise(scenario, rules, state, *choice) };
    let open: Vec<OpenOption> = options.iter().map(as_option).collect();
    let mut weights = Vec::new();
    weigh(Policy::Typical, scenario, &[], &open, &mut weights);
    drawn(&weights, people, dice("line", seed, place))
}

/// In which voice so many people would say this: each a digit from 1, in the order of the voices.
pub fn drawn_voices(run: &Run, choice: ChoiceId, people: usize, seed: Seed, place: &str) -> Vec<u8> {
    let option = OpenOption { choice, breaks: false };
    let chances: Vec<f64> = voice_chances(Policy::Typical, run.scenario(), option).collect();
    drawn(&chances, people, dice("voice", seed, place))
}

fn dice(of: &str, seed: Seed, place: &str) -> Dice {
    Dice::new(crate::scenario::fnv1a64(format!("{of} {place}").as_bytes()) ^ u64::from(seed.number()))
}

fn drawn(weights: &[f64], people: usize, mut dice: Dice) -> Vec<u8> {
    let digit = |_| dice.pick(weights).and_then(|index| u8::try_from(index + 1).ok());
    (0..people).filter_map(digit).collect()
}
