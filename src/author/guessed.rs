//! Whether a scenario can be guessed: how far the robots get, worked out for one version of a file.

use std::sync::Arc;

use crate::foresight::{Bound, Detail, Foresight, Means, Question, Robots, Strongest};
use crate::rules::Rules;
use crate::scenario::{Loaded, Scenario};
use crate::wording::PhraseBook;

/// What is known of it.
#[derive(Clone, Debug)]
pub struct Guessed {
    pub scenario: Arc<Scenario>,
    pub robots: Robots,
    /// `None` where not all was looked at.
    pub strongest: Option<Strongest>,
    /// How many states were looked at, and what ended it where it was not all.
    pub n_states: usize,
    pub ended_by: Option<Bound>,
}

impl Guessed {
    /// Lets everyone play a file that can be played. `None` where it cannot, or where this was cancelled.
    pub fn new(means: Means, loaded: &Loaded) -> Option<Self> {
        let scenario = Arc::clone(loaded.scenario.as_ref()?);
        let cancel = means.cancel.clone();
        let measures = PhraseBook::built_in().measure_options(&scenario);
        let foresight = Foresight::by(means, Arc::clone(&scenario), Rules::newest(), Question::of(&scenario));
        if cancel.is_cancelled() {
            return None;
        }
        let robots = foresight.robots(&measures, Detail::Beats);
        let strongest = foresight.strongest(&robots.typical.beats, &measures);
        let (n_states, ended_by) = (foresight.n_states(), foresight.ended_by());
        (!cancel.is_cancelled()).then_some(Self { scenario, robots, strongest, n_states, ended_by })
    }
}
