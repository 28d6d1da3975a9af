//! Ways of playing: how likely each move is in each situation.

use crate::scenario::{Scenario, Voice, VoiceSet};
use crate::wording::Measures;

use super::situations::{OpenOption, Situation, Situations};

/// Someone who plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Policy {
    /// Somebody with careful habits and ordinary luck, by whom outlook is measured. An open option has weight 0 where it breaks a
    /// promise that binds and another open one does not; else 4 where it misses nothing and its authored mood is not negative;
    /// else 1. On a voice beat they take one of the listed voices in three cases of four, and any of the four otherwise.
    Typical,
    /// Every open option alike, and every voice.
    Random,
    /// One option by one trick; equals share evenly, and so do the voices.
    Robot(Robot),
}

impl Policy {
    /// Everyone who plays.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Typical, Self::Random].into_iter().chain(Robot::ALL.map(Self::Robot))
    }

    /// As written in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Typical => "typical",
            Self::Random => "random",
            Self::Robot(robot) => robot.name(),
        }
    }
}

/// A trick by which a scenario might be guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Robot {
    Longest,
    Shortest,
    /// Most polite words.
    Polite,
    /// Most words of sympathy.
    Sympathetic,
    /// The largest `mood` as authored.
    MoodChaser,
}

impl Robot {
    pub const ALL: [Self; 5] = [Self::Longest, Self::Shortest, Self::Polite, Self::Sympathetic, Self::MoodChaser];

    /// As written in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Longest => "longest",
            Self::Shortest => "shortest",
            Self::Polite => "polite",
            Self::Sympathetic => "sympathetic",
            Self::MoodChaser => "mood-chaser",
        }
    }

    /// How far its share may stand above random's own, in percent; `None` where nothing is asked of it.
    pub fn bar(self) -> Option<f64> {
        match self {
            Self::Longest | Self::Shortest => Some(10.0),
            Self::Polite | Self::Sympathetic => Some(25.0),
            Self::MoodChaser => None,
        }
    }

    /// What it looks at in an option: it takes those that have most of it.
    pub(super) fn liking(self, scenario: &Scenario, measures: &[Measures], option: OpenOption) -> i64 {
        let counted = measures.get(option.choice.index()).copied().unwrap_or_default();
        match self {
            Self::Longest => i64::from(counted.words),
            Self::Shortest => -i64::from(counted.words),
            Self::Polite => i64::from(counted.polite),
            Self::Sympathetic => i64::from(counted.sympathy),
            Self::MoodChaser => i64::from(scenario.choices()[option.choice].effect.mood),
        }
    }
}

/// How likely each move of each situation is, in the order of all their moves. Those of one situation sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Probabilities(Vec<f64>);

impl Probabilities {
    pub(super) fn new(policy: Policy, scenario: &Scenario, measures: &[Measures], situations: &Situations) -> Self {
        let mut probabilities = Vec::with_capacity(situations.n_moves());
        let mut weights = Vec::new();
        for situation in situations.iter() {
            weights.clear();
            weigh(policy, scenario, measures, situation.options, &mut weights);
            let total: f64 = weights.iter().sum();
            for (option, weight) in situation.options.iter().zip(&weights) {
                if situation.n_voices() == 1 {
                    probabilities.push(weight / total);
                } else {
                    let voiced = voice_chances(policy, scenario, *option);
                    probabilities.extend(voiced.map(|chance| weight / total * chance));
                }
            }
        }
        debug_assert_eq!(probabilities.len(), situations.n_moves(), "one for each move");
        Self(probabilities)
    }

    /// Those of one situation, beside its moves.
    pub(super) fn of(&self, situation: Situation<'_>) -> &[f64] {
        self.0.get(situation.first_move..situation.first_move + situation.moves.len()).unwrap_or_default()
    }
}

/// A weight for each open option.
pub(super) fn weigh(policy: Policy, scenario: &Scenario, measures: &[Measures], open: &[OpenOption], weights: &mut Vec<f64>) {
    match policy {
        Policy::Typical => {
            let can_keep_word = open.iter().any(|option| !option.breaks);
            weights.extend(open.iter().map(|option| {
                let effect = &scenario.choices()[option.choice].effect;
                if option.breaks && can_keep_word {
                    0.0
                } else if effect.misses.is_empty() && effect.mood >= 0 {
                    4.0
                } else {
                    1.0
                }
            }));
        }
        Policy::Random => weights.extend(open.iter().map(|_| 1.0)),
        Policy::Robot(robot) => {
            let liking = |option: &OpenOption| robot.liking(scenario, measures, *option);
            let most = open.iter().map(liking).max();
            weights.extend(open.iter().map(|option| if Some(liking(option)) == most { 1.0 } else { 0.0 }));
        }
    }
}

/// How likely each voice is for an option, in the order of the voices.
pub(super) fn voice_chances(policy: Policy, scenario: &Scenario, option: OpenOption) -> impl Iterator<Item = f64> {
    let listed = if policy == Policy::Typical { scenario.choices()[option.choice].effect.tones } else { VoiceSet::EMPTY };
    let by_chance = 1.0 / Voice::ALL.len() as f64;
    Voice::ALL.iter().map(move |voice| {
        if listed.is_empty() {
            return by_chance;
        }
        let fitting = if listed.contains(*voice) { 1.0 / listed.len() as f64 } else { 0.0 };
        0.75 * fitting + 0.25 * by_chance
    })
}
