//! What play is worth: chances of endings, length, which option of a beat is the strongest, and what robots get.

use crate::foresight::{Foresight, Guesser, Guessing, Strongest};
use crate::scenario::{BeatId, Scenario};
use crate::wording::PhraseBook;

/// A robot over its bar. All in percent of what is possible.
#[derive(Clone, Debug)]
pub(in crate::check) struct OverBar {
    /// What it takes: "longest".
    pub(in crate::check) trick: &'static str,
    pub(in crate::check) share: f64,
    /// How far that is above blind choice.
    pub(in crate::check) above: f64,
    pub(in crate::check) bar: f64,
    /// The beats that weigh most in it.
    pub(in crate::check) beats: Vec<BeatId>,
}

/// So many beats are named.
const MOST_NAMED: usize = 3;

/// What is known of a game that was explored whole and in which every talk can end.
pub(super) struct Values {
    /// Under typical play, for each ending in the order of the file.
    pub(super) chances: Vec<f64>,
    /// Exchanges under typical play; `None` where it can go on for ever.
    pub(super) exchanges: Option<f64>,
    pub(super) strongest: Option<Strongest>,
    pub(super) over_bar: Vec<OverBar>,
}

impl Values {
    pub(super) fn new(scenario: &Scenario, foresight: &Foresight) -> Self {
        let measures = PhraseBook::built_in().measure_options(scenario);
        let Guessing { random_share, robots } = foresight.guessing(&measures);
        let over_bar = robots.iter().filter(|robot| robot.is_over_bar).filter_map(|Guesser { robot, share, weighs, .. }| {
            let (share, random, bar) = ((*share)?, random_share?, robot.bar()?);
            let beats = weighs.iter().map(|(beat, _)| *beat).take(MOST_NAMED).collect();
            Some(OverBar { trick: robot.name(), share, above: share - random, bar, beats })
        });
        let (chances, exchanges) = foresight.typical_outcome();
        Self { over_bar: over_bar.collect(), strongest: foresight.strongest(&[], &measures), exchanges, chances }
    }
}
