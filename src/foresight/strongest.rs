//! Beat by beat: which option is the strongest, how long it is, and how often one comes there. Authors tune with this.

use crate::rules::asks_for_voice;
use crate::scenario::{BeatId, ChoiceId, Voice};
use crate::wording::Measures;

use super::Foresight;
use super::explore::Verdict;
use super::ids::StateId;

/// The options of all beats, and in how many beats the strongest one is also the longest, the shortest, or the first in the file.
#[derive(Clone, Debug, Default)]
pub struct Strongest {
    pub beats: Vec<BeatFigures>,
    /// Beats that typical play comes to and where more than one option is ever open: these are counted.
    pub n_beats: usize,
    /// Of those, how many; where options are equal in length, or in strength, the beat counts one half.
    pub longest: f64,
    pub shortest: f64,
    pub first: f64,
}

/// A beat at which something is chosen.
#[derive(Clone, Debug)]
pub struct BeatFigures {
    pub beat: BeatId,
    /// The chance that a typical trainee comes there.
    pub chance: f64,
    pub options: Vec<OptionFigures>,
}

/// An option of a beat.
#[derive(Clone, Copy, Debug)]
pub struct OptionFigures {
    pub choice: ChoiceId,
    pub words: u32,
    /// Its outlook averaged over the states of typical play in which it is open, by visits; `None` where there is none.
    pub outlook: Option<f64>,
    /// How much of the visits to the beat find it open, 0 to 1.
    pub open: f64,
    /// Whether none at its beat has a higher outlook.
    pub is_strongest: bool,
}

/// What an open option is worth in a state.
#[derive(Clone, Copy, Debug)]
pub(super) struct OptionWorth {
    pub(super) choice: ChoiceId,
    /// With the best of the voices it lists.
    pub(super) value: f64,
}

/// Outlooks nearer to each other than this are equal.
const EQUAL: f64 = 1e-9;

/// Puts the open options of a state with what they are worth in place of what was there.
pub(super) fn option_worths(foresight: &Foresight, id: StateId, values: &mut Vec<OptionWorth>) {
    values.clear();
    let scenario = &*foresight.scenario;
    let Some(situation) = foresight.explored.situation(id) else { return };
    let has_voices = asks_for_voice(scenario, situation.beat);
    let mut ways = foresight.ways(id);
    let of_option = |choice: ChoiceId| {
        let listed = scenario.choices()[choice].effect.tones;
        let n_voices = if has_voices { Voice::ALL.len() } else { 1 };
        let mut best = f64::NEG_INFINITY;
        for (chosen, after) in ways.by_ref().take(n_voices) {
            let value = foresight.value(after).unwrap_or_default();
            if chosen.voice.is_none_or(|voice| listed.is_empty() || listed.contains(voice)) {
                best = best.max(value);
            }
        }
        OptionWorth { choice, value: best }
    };
    values.extend(situation.options.iter().map(|option| option.choice).map(of_option));
}

/// What is summed up for an option.
#[derive(Clone, Copy, Default)]
struct Sums {
    visits: f64,
    outlook: f64,
}

impl Foresight {
    /// The options of all beats under typical play, of which `of_beats` are the chances to come to each beat, as far as they are
    /// known. `None` where the verdict is *bounded*.
    pub fn strongest(&self, of_beats: &[f64], measures: &[Measures]) -> Option<Strongest> {
        if self.verdict() == Verdict::Bounded {
            return None;
        }
        let mut sums = vec![Sums::default(); self.scenario.choices().len()];
        let mut visits_of_beat = vec![0.0; self.scenario.beats().len()];
        let mut values = Vec::new();
        self.for_each_typical_state(|id, visits| {
            if let Some(sum) = self.state(id).and_then(|state| visits_of_beat.get_mut(state.beat().index())) {
                *sum += visits;
            }
            option_worths(self, id, &mut values);
            for option in &values {
                if let Some(sum) = sums.get_mut(option.choice.index()) {
                    sum.visits += visits;
                    sum.outlook += visits * option.value;
                }
            }
        });
        let mut all = Strongest::default();
        for (beat, content) in self.scenario.beats().enumerate().filter(|(_, content)| content.choices().len() > 0) {
            let visits = visits_of_beat.get(beat.index()).copied().unwrap_or_default();
            let mut options: Vec<OptionFigures> = content
                .choices()
                .map(|choice| {
                    let sum = sums.get(choice.index()).copied().unwrap_or_default();
                    OptionFigures {
                        choice,
                        words: measures.get(choice.index()).map_or(0, |measures| measures.words),
                        outlook: (sum.visits > 0.0).then(|| sum.outlook / sum.visits),
                        open: if visits > 0.0 { sum.visits / visits } else { 0.0 },
                        is_strongest: false,
                    }
                })
                .collect();
            let highest = options.iter().filter_map(|option| option.outlook).fold(f64::NEG_INFINITY, f64::max);
            for option in &mut options {
                option.is_strongest = option.outlook.is_some_and(|outlook| highest - outlook <= EQUAL);
            }
            let chance = of_beats.get(beat.index()).copied().unwrap_or_default();
            all.count(&options);
            all.beats.push(BeatFigures { beat, chance, options });
        }
        Some(all)
    }
}

impl Strongest {
    fn count(&mut self, options: &[OptionFigures]) {
        let open: Vec<&OptionFigures> = options.iter().filter(|option| option.outlook.is_some()).collect();
        if open.len() < 2 {
            return;
        }
        self.n_beats += 1;
        let most = open.iter().map(|option| option.words).max();
        let least = open.iter().map(|option| option.words).min();
        self.longest += agreement(&open, |option| Some(option.words) == most);
        self.shortest += agreement(&open, |option| Some(option.words) == least);
        let first = options.first().map(|option| option.choice);
        self.first += agreement(&open, |option| Some(option.choice) == first);
    }
}

/// 1 where the strongest option, and no other, is such; 0 where no strongest one is; one half where it is one of several.
fn agreement(open: &[&OptionFigures], is_such: impl Fn(&OptionFigures) -> bool) -> f64 {
    let n_such = open.iter().filter(|option| is_such(option)).count();
    let n_strongest = open.iter().filter(|option| option.is_strongest).count();
    let meets = open.iter().any(|option| option.is_strongest && is_such(option));
    match (meets, n_such == 1 && n_strongest == 1) {
        (false, _) => 0.0,
        (true, true) => 1.0,
        (true, false) => 0.5,
    }
}
