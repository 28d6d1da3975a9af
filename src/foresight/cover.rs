//! The cover test: somebody picks the line that would do best without hearing the customer. What they got by that, beside what
//! anybody gets by chance.

use super::strongest::BeatFigures;
use crate::scenario::{BeatId, ChoiceId};

/// Outlooks that lie nearer to each other than this, 0 to 1, make no difference worth guessing at.
const WORTH: f64 = 0.05;
/// A line that is hardly ever open is not asked about.
const OPEN: f64 = 0.05;
/// So far above chance, 0 to 1, a person can tell.
const TELLS: f64 = 0.25;
/// Two standard deviations, nearly: what chance alone does nineteen times in twenty.
const NINETEEN_IN_TWENTY: f64 = 1.96;

/// A beat to be asked about, without what the customer says.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered {
    pub beat: BeatId,
    /// Each line with its outlook, in the order of the file.
    pub lines: Vec<(ChoiceId, f64)>,
}

/// What came of some picks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Uncovered {
    pub asked: usize,
    /// How often the line was the best, or as good.
    pub best: usize,
    /// From how many to how many of these chance alone finds, nineteen times in twenty.
    pub by_chance: (usize, usize),
    /// Of what there was to gain, 0 to 1, and what a pick at random gains.
    pub share: f64,
    pub random: f64,
    /// The beats at which the best was found.
    pub found: Vec<BeatId>,
}

impl Covered {
    /// The beats of a scenario at which it matters what is said.
    pub fn of(figures: &[BeatFigures]) -> Vec<Self> {
        let covered = figures.iter().filter_map(|beat| {
            let lines: Vec<(ChoiceId, f64)> = beat
                .options
                .iter()
                .filter(|option| option.open > OPEN)
                .filter_map(|option| Some((option.choice, option.outlook?)))
                .collect();
            let covered = Self { beat: beat.beat, lines };
            let (worst, best) = covered.bounds();
            (covered.lines.len() > 1 && best - worst >= WORTH).then_some(covered)
        });
        covered.collect()
    }

    fn bounds(&self) -> (f64, f64) {
        self.lines.iter().fold((f64::MAX, f64::MIN), |(worst, best), (_, outlook)| (worst.min(*outlook), best.max(*outlook)))
    }

    /// How much of what there is to gain a line gains, 0 to 1.
    fn gain(&self, outlook: f64) -> f64 {
        let (worst, best) = self.bounds();
        (outlook - worst) / (best - worst)
    }

    fn is_best(&self, outlook: f64) -> bool {
        self.bounds().1 - outlook <= 1e-9
    }
}

impl Uncovered {
    /// What came of picks, each a beat with the line that was taken. `None` where nothing was picked.
    pub fn of(picks: &[(&Covered, ChoiceId)]) -> Option<Self> {
        let n = picks.len() as f64;
        if picks.is_empty() {
            return None;
        }
        let mut uncovered = Self { asked: picks.len(), ..Self::default() };
        let (mut mean, mut variance) = (0.0, 0.0);
        for (covered, choice) in picks {
            let outlook = covered.lines.iter().find(|(line, _)| line == choice).map_or(0.0, |(_, outlook)| *outlook);
            let n_lines = covered.lines.len() as f64;
            let n_best = covered.lines.iter().filter(|(_, outlook)| covered.is_best(*outlook)).count() as f64;
            let chance = n_best / n_lines;
            mean += chance;
            variance += chance * (1.0 - chance);
            uncovered.share += covered.gain(outlook) / n;
            uncovered.random += covered.lines.iter().map(|(_, outlook)| covered.gain(*outlook)).sum::<f64>() / n_lines / n;
            if covered.is_best(outlook) {
                uncovered.best += 1;
                uncovered.found.push(covered.beat);
            }
        }
        let spread = NINETEEN_IN_TWENTY * variance.sqrt();
        uncovered.by_chance = ((mean - spread).max(0.0).ceil() as usize, (mean + spread).floor().min(n) as usize);
        Some(uncovered)
    }

    /// Whether the best lines can be told without the customer.
    pub fn can_be_told(&self) -> bool {
        self.share - self.random > TELLS && self.best > self.by_chance.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(beat: u32, outlooks: &[f64]) -> Covered {
        Covered { beat: BeatId(beat), lines: (0..).zip(outlooks).map(|(line, outlook)| (ChoiceId(line), *outlook)).collect() }
    }

    #[test]
    fn the_best_everywhere_gains_all_and_the_worst_nothing() {
        let beats: Vec<Covered> = (0..20).map(|beat| covered(beat, &[0.2, 0.5, 0.8])).collect();
        let all = |line: u32| Uncovered::of(&beats.iter().map(|beat| (beat, ChoiceId(line))).collect::<Vec<_>>()).unwrap();
        let best = all(2);
        assert!((best.share - 1.0).abs() < 1e-9 && (best.random - 0.5).abs() < 1e-9 && best.can_be_told(), "{best:?}");
        assert_eq!((best.best, best.by_chance), (20, (3, 10)));
        let worst = all(0);
        assert!(worst.share.abs() < 1e-9 && worst.found.is_empty() && !worst.can_be_told());
        assert_eq!(Uncovered::of(&[]), None);
    }

    #[test]
    fn lines_that_are_as_good_are_both_the_best() {
        let beat = covered(0, &[0.8, 0.8, 0.1]);
        for line in [0, 1] {
            assert_eq!(Uncovered::of(&[(&beat, ChoiceId(line))]).unwrap().best, 1);
        }
    }
}
