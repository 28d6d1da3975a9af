//! Whole runs as somebody plays them, drawn from their session code: the same every time.

use std::sync::Arc;

use crate::play::{Run, RunStart, Seed, Waiting};
use crate::rules::{Rules, breaks_a_promise};
use crate::scenario::{Scenario, Voice};
use crate::wording::Measures;

use super::policy::{Policy, voice_chances, weigh};
use super::sample::{Dice, MOST_EXCHANGES};
use super::situations::OpenOption;

/// Plays a whole run as somebody plays. The session code draws the customer's temperament too. It ends early only where nothing is
/// open any more, or after two thousand exchanges.
pub fn drawn_run(scenario: &Arc<Scenario>, rules: &'static Rules, policy: Policy, measures: &[Measures], seed: Seed) -> Run {
    let mut run = Run::new(Arc::clone(scenario), rules, RunStart { seed, ..RunStart::default() });
    // The same code draws other things for each who plays.
    let mut dice = Dice::new(crate::scenario::fnv1a64(policy.name().as_bytes()) ^ u64::from(seed.number()));
    let (mut open, mut weights) = (Vec::new(), Vec::new());
    while run.waiting() == Waiting::Choice && run.transcript().exchanges().len() < MOST_EXCHANGES as usize {
        let state = *run.transcript().state();
        open.clear();
        open.extend(run.open_options().into_iter().map(|offered| OpenOption {
            choice: offered.choice,
            breaks: breaks_a_promise(scenario, rules, &state, offered.choice),
        }));
        open.sort_by_key(|option| option.choice);
        weights.clear();
        weigh(policy, scenario, measures, &open, &mut weights);
        let Some(option) = dice.pick(&weights).and_then(|index| open.get(index)).copied() else { break };
        let chances: Vec<f64> = voice_chances(policy, scenario, option).collect();
        let voice = run.asks_for_voice().then(|| dice.pick(&chances).and_then(|index| Voice::ALL.get(index)).copied()).flatten();
        if run.choose(option.choice, voice).is_err() {
            break;
        }
    }
    run
}
