//! What typical trainees choose at each beat, over all states in which they stand there.

use super::Foresight;
use super::explore::Verdict;

impl Foresight {
    /// For each option the part of typical visits to its beat that take it, 0..=1; those of one beat sum to 1, or to 0 where nobody
    /// comes. Empty where the verdict is *bounded*.
    pub fn typical_split(&self) -> Vec<f64> {
        if self.verdict() == Verdict::Bounded {
            return Vec::new();
        }
        let scenario = self.scenario();
        let mut taken = vec![0.0; scenario.choices().len()];
        let mut visits_of_beat = vec![0.0; scenario.beats().len()];
        let probabilities = self.typical_probabilities();
        self.for_each_typical_state(|id, visits| {
            let Some(situation) = self.explored.situation(id) else { return };
            if let Some(sum) = visits_of_beat.get_mut(situation.beat.index()) {
                *sum += visits;
            }
            for (chosen, chance) in situation.moves.iter().zip(probabilities.of(situation)) {
                if let Some(sum) = taken.get_mut(chosen.choice.index()) {
                    *sum += visits * chance;
                }
            }
        });
        for (id, choice) in scenario.choices().enumerate() {
            let visits = visits_of_beat.get(choice.beat.index()).copied().filter(|visits| *visits > 0.0);
            if let (Some(sum), Some(visits)) = (taken.get_mut(id.index()), visits) {
                *sum /= visits;
            }
        }
        taken
    }
}
