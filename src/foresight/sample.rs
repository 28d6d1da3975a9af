//! Past the budget of states: plays that are drawn and counted, each figure with its standard error. The draws are the same every time.

use crate::rules::{Move, Next, State, asks_for_voice, begin, breaks_a_promise, is_open, step};
use crate::scenario::{BeatId, EndingId, EndingKind, GOLDEN, splitmix64};
use crate::wording::Measures;

use super::outlook::{Outlook, share_well};
use super::passing::Passed;
use super::policy::{Policy, voice_chances, weigh};
use super::situations::OpenOption;
use super::witness::Witness;
use super::{Chances, Foresight, rank};

/// Plays that are drawn for the outlook of one state, and for the chances of a whole scenario.
const PLAYS_OF_STATE: u32 = 4_000;
const PLAYS_OF_SCENARIO: u32 = 40_000;
/// Exchanges after which a play is taken to be one that never ends, and is left as it stands.
pub(super) const MOST_EXCHANGES: u32 = 2_000;

/// The standard error of a share of the plays of a scenario.
pub(super) fn error_of_share(share: f64) -> f64 {
    (share * (1.0 - share) / f64::from(PLAYS_OF_SCENARIO)).sqrt()
}

/// How a play that was drawn came out.
struct Played {
    /// With what there was in the end; `None` where it did not end.
    ended: Option<(State, EndingId)>,
    is_stuck: bool,
    n_exchanges: u32,
}

impl Played {
    fn ending(&self) -> Option<usize> {
        self.ended.map(|(_, ending)| ending.index())
    }
}

/// A talk that was drawn, whole.
#[derive(Clone, Debug)]
pub struct DrawnTalk {
    pub ending: EndingId,
    /// As it was in the end, nothing dropped.
    pub state: State,
    /// Whether a deed was credited in it.
    pub has_deed: bool,
    pub witness: Witness,
}

/// What is told of the plays that are drawn.
pub(super) enum Drawn<'a> {
    Start(&'a Passed),
    Move(Move, &'a Passed),
    /// Nothing is open at this beat.
    Stuck(BeatId),
}

impl Foresight {
    pub(super) fn sampled_outlook(&self, state: &State) -> Outlook {
        let mut dice = Dice::new(state.words().into_iter().fold(0, |key, word| key.rotate_left(13) ^ word));
        let (mut sum, mut well) = (Sum::default(), Sum::default());
        for _ in 0..PLAYS_OF_STATE {
            let played = self.play_on(Next::Choose(*state), Policy::Typical, &[], &mut dice, &mut |_| {});
            sum.add(self.rank_of(&played));
            well.add(self.kind_of(&played).map_or(0.0, share_well));
        }
        Outlook { value: sum.mean(), well: well.mean(), error: Some(sum.standard_error()) }
    }

    /// Tells of everything that is drawn on the way.
    pub(super) fn sampled_chances(&self, policy: Policy, measures: &[Measures], tell: &mut impl FnMut(Drawn<'_>)) -> Chances {
        let mut dice = Dice::new(1);
        let mut sum = Sum::default();
        let mut endings = vec![0_u32; self.scenario.endings().len()];
        let (mut n_stuck, mut n_endless) = (0_u32, 0_u32);
        let mut beats = vec![0_u32; self.scenario.beats().len()];
        let mut lengths = Vec::new();
        let mut n_plays = 0_u32;
        for round in 0..PLAYS_OF_SCENARIO {
            if self.means.is_cancelled() {
                break;
            }
            // Every start as often as the others.
            let n_starts = self.question.starts.len().max(1);
            let Some(start) = self.question.starts.get(round as usize % n_starts) else { break };
            n_plays += 1;
            let mut passed = Passed::default();
            let first = begin(&self.scenario, self.rules, *start, &mut passed);
            tell(Drawn::Start(&passed));
            let mut entered = passed.beats;
            let played = self.play_on(first, policy, measures, &mut dice, &mut |drawn| {
                if let Drawn::Move(_, passed) = drawn {
                    entered.extend_from_slice(&passed.beats);
                }
                tell(drawn);
            });
            entered.sort_unstable();
            entered.dedup();
            for beat in entered {
                if let Some(count) = beats.get_mut(beat.index()) {
                    *count += 1;
                }
            }
            sum.add(self.rank_of(&played));
            match played.ending().and_then(|ending| endings.get_mut(ending)) {
                Some(count) => *count += 1,
                None if played.is_stuck => n_stuck += 1,
                None => n_endless += 1,
            }
            lengths.push(if played.ended.is_none() && !played.is_stuck { u32::MAX } else { played.n_exchanges });
        }
        lengths.sort_unstable();
        let share = |count: u32| f64::from(count) / f64::from(n_plays.max(1));
        let total: f64 = lengths.iter().map(|length| f64::from(*length)).sum();
        Chances {
            endings: endings.into_iter().map(share).collect(),
            stuck: share(n_stuck),
            endless: share(n_endless),
            beats: beats.into_iter().map(share).collect(),
            rank: sum.mean(),
            exchanges: (n_endless == 0).then(|| total / f64::from(n_plays.max(1))),
            median_exchanges: lengths.get(lengths.len().saturating_sub(1) / 2).copied().filter(|length| *length < u32::MAX),
            error: Some(sum.standard_error()),
        }
    }

    /// Draws talks as somebody plays who looks at no text, every start as often as the others, and tells of each that ends. The same
    /// every time.
    pub fn draw_talks(&self, policy: Policy, n_talks: u32, tell: &mut dyn FnMut(&DrawnTalk)) {
        let mut dice = Dice::new(2);
        for (_, start) in (0..n_talks).zip(self.question.starts.iter().cycle()).take_while(|_| !self.means.is_cancelled()) {
            let mut passed = Passed::default();
            let first = begin(&self.scenario, self.rules, *start, &mut passed);
            let (mut has_deed, mut moves) = (passed.has_deed, Vec::new());
            let played = self.play_on(first, policy, &[], &mut dice, &mut |drawn| {
                if let Drawn::Move(chosen, passed) = drawn {
                    moves.push(chosen);
                    has_deed |= passed.has_deed;
                }
            });
            if let Some((state, ending)) = played.ended {
                tell(&DrawnTalk { ending, state, has_deed, witness: Witness { start: *start, moves } });
            }
        }
    }

    fn rank_of(&self, played: &Played) -> f64 {
        self.kind_of(played).map_or(0.0, rank)
    }

    fn kind_of(&self, played: &Played) -> Option<EndingKind> {
        self.scenario.endings().iter().nth(played.ending()?).map(|ending| ending.kind)
    }

    fn play_on(
        &self,
        from: Next,
        policy: Policy,
        measures: &[Measures],
        dice: &mut Dice,
        tell: &mut impl FnMut(Drawn<'_>),
    ) -> Played {
        let mut next = from;
        let (mut open, mut weights) = (Vec::new(), Vec::new());
        let mut passed = Passed::default();
        for n_exchanges in 0..MOST_EXCHANGES {
            let state = match next {
                Next::Choose(state) => state,
                Next::Ended(state, ending) => return Played { ended: Some((state, ending)), is_stuck: false, n_exchanges },
            };
            self.open_in(&state, &mut open);
            weights.clear();
            weigh(policy, &self.scenario, measures, &open, &mut weights);
            let Some(option) = dice.pick(&weights).and_then(|index| open.get(index)).copied() else {
                tell(Drawn::Stuck(state.beat()));
                return Played { ended: None, is_stuck: true, n_exchanges };
            };
            let voice = if asks_for_voice(&self.scenario, state.beat()) {
                let chances: Vec<f64> = voice_chances(policy, &self.scenario, option).collect();
                dice.pick(&chances).and_then(|index| crate::scenario::Voice::ALL.get(index)).copied()
            } else {
                None
            };
            let chosen = Move { choice: option.choice, voice };
            passed.clear();
            next = step(&self.scenario, self.rules, state, chosen, &mut passed);
            tell(Drawn::Move(chosen, &passed));
        }
        Played { ended: None, is_stuck: false, n_exchanges: MOST_EXCHANGES }
    }

    fn open_in(&self, state: &State, open: &mut Vec<OpenOption>) {
        let scenario = &*self.scenario;
        let choices = scenario.beats()[state.beat()].choices().filter(|choice| is_open(scenario, state, *choice));
        open.clear();
        open.extend(choices.map(|choice| {
            let can_break = self.explored.situations().can_break(choice);
            OpenOption { choice, breaks: can_break && breaks_a_promise(scenario, self.rules, state, choice) }
        }));
    }
}

/// A sum with what is needed for its standard error (Welford 1962).
#[derive(Default)]
struct Sum {
    n: f64,
    mean: f64,
    squares: f64,
}

impl Sum {
    fn add(&mut self, value: f64) {
        self.n += 1.0;
        let before = value - self.mean;
        self.mean += before / self.n;
        self.squares += before * (value - self.mean);
    }

    fn mean(&self) -> f64 {
        self.mean
    }

    fn standard_error(&self) -> f64 {
        if self.n < 2.0 { 0.0 } else { (self.squares / (self.n - 1.0) / self.n).sqrt() }
    }
}

/// A row of numbers that are as good as drawn, the same for the same key.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(key: u64) -> Self {
        Self(key)
    }

    /// From 0 up to, not including, 1.
    fn number(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        (splitmix64(self.0) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// One of them by its weight; `None` where there is none.
    pub(super) fn pick(&mut self, weights: &[f64]) -> Option<usize> {
        let mut left = self.number() * weights.iter().sum::<f64>();
        let mut last = None;
        for (index, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            last = Some(index);
            if left < *weight {
                break;
            }
            left -= weight;
        }
        last
    }
}
