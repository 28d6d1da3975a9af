//! Whether a scenario can be guessed: how far the robots get, worked out for one version of a file.

use std::sync::Arc;

use crate::foresight::{Bound, Detail, Foresight, Means, Question, Robot, RobotFigures, Robots, Strongest};
use crate::rules::Rules;
use crate::scenario::{Loaded, Scenario};
use crate::wording::PhraseBook;

/// A place between random (0) and best (1) at or past this is half way.
const HALF_WAY: f64 = 0.5;

/// Who plays.
#[derive(Clone, Copy, Debug)]
pub enum GuessedBy<'a> {
    /// The typical trainee, beside whom everybody is measured.
    Typical,
    /// Somebody who takes any option.
    Random,
    Robot(&'a RobotFigures),
}

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

    /// The robots that get too far.
    pub fn too_far(&self) -> Vec<Robot> {
        self.robots.robots.iter().filter(|figures| figures.is_over_bar).map(|figures| figures.robot).collect()
    }

    /// Those that get half way or farther, and not too far.
    pub fn half_way(&self) -> Vec<Robot> {
        let is_half_way = |figures: &&RobotFigures| !figures.is_over_bar && figures.place.is_some_and(|place| place >= HALF_WAY);
        self.robots.robots.iter().filter(is_half_way).map(|figures| figures.robot).collect()
    }

    /// Everybody with their place between random (0) and best (1), where it is known: the typical trainee first, then by how far they
    /// get.
    pub fn everybody(&self) -> Vec<(GuessedBy<'_>, Option<f64>)> {
        let random = (GuessedBy::Random, self.robots.best.map(|_| 0.0));
        let robots = self.robots.robots.iter().map(|figures| (GuessedBy::Robot(figures), figures.place));
        let mut others: Vec<_> = std::iter::once(random).chain(robots).collect();
        let farthest = |place: Option<f64>| place.unwrap_or(f64::NEG_INFINITY);
        others.sort_by(|one, other| farthest(other.1).total_cmp(&farthest(one.1)));
        std::iter::once((GuessedBy::Typical, self.robots.typical_place)).chain(others).collect()
    }
}
