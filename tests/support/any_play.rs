//! What must hold of any play of any scenario, for the laws and for the fuzz target alike.

use std::sync::Arc;

use rapport::play::{Run, RunStart, Seed, Waiting};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, Voice, load};
use rapport::source::{Severity, SourceText, render_all};

use crate::generate;

/// The small scenario of this seed.
pub(crate) fn generated(seed: u64) -> Arc<Scenario> {
    let text = generate::small(seed);
    let loaded = load(SourceText::new("generated.ron", text.clone()), "generated");
    let errors = loaded.report.diagnostics().iter().any(|found| found.severity() == Severity::Error);
    assert!(!errors, "seed {seed}\n{}\n{text}", render_all(&loaded.report));
    loaded.scenario.unwrap()
}

/// Plays drawn moves until the talk ends, is stuck, or 60 exchanges are over. Checks every number on the way.
pub(crate) fn play_any(scenario: Arc<Scenario>, seed: u32, moves: &[(u8, u8)]) -> Run {
    let start = RunStart { seed: Seed::from_entropy(seed.into()), ..RunStart::default() };
    let mut run = Run::new(scenario, Rules::newest(), start);
    for (option, voice) in moves {
        let options = run.open_options();
        match run.waiting() {
            Waiting::Choice => assert!(!options.is_empty()),
            Waiting::Stuck => {
                assert!(options.is_empty() && run.transcript().ending().is_none());
                assert!(run.offered().iter().all(|option| option.closed_by.is_some()), "it says what is closed, and why");
                break;
            }
            Waiting::Ended(ending) => {
                assert_eq!(run.transcript().ending(), Some(ending));
                break;
            }
        }
        let option = &options[usize::from(*option) % options.len()];
        let voice = run.asks_for_voice().then(|| Voice::ALL[usize::from(*voice) % 4]);
        let before = run.transcript().record();
        // A move that does not fit changes nothing.
        let misfit = if voice.is_some() { None } else { Some(Voice::Warm) };
        assert!(run.choose(option.choice, misfit).is_err());
        assert_eq!(run.transcript().record(), before);
        run.choose(option.choice, voice).unwrap();
        let state = run.transcript().state();
        assert!((-10..=10).contains(&state.mood()) && (-10..=10).contains(&state.trust()) && state.heard() <= 3, "{state:?}");
    }
    run
}
