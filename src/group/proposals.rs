//! What foresight is asked in a session: where to vote, what to play where the group does not, and at which moments to look back.
//! What is decided here is written down with its key, so that a session is resumed without asking again.

use std::collections::BTreeSet;

use super::journal::Came;
use super::key::Key;
use super::stage::Stage;
use super::state::{Awaiting, Group, Refused, Wall};
use crate::debrief::Debrief;
use crate::foresight::{Detail, Foresight, Policy};
use crate::play::PlayedMove;
use crate::rules::{Move, Rules, State, asks_for_voice, betrays, is_open};
use crate::scenario::{BeatId, ChoiceId, Scenario, Voice};

/// About so many votes fit into the plan.
const MOST_VOTES: f64 = 10.0;
/// A promise that few groups come to is not worth a vote of its own.
const LIKELY: f64 = 0.1;

/// A beat at which a group can vote.
#[derive(Clone, Debug, PartialEq)]
pub struct VoteBeat {
    pub beat: BeatId,
    /// Its name in the file.
    pub name: String,
    /// How many conversations come to it, 0 to 1.
    pub chance: f64,
    /// How far apart the best and the worst option lie in how talks usually end after them, 0 to 1.
    pub spread: f64,
    /// Whether something is promised there.
    pub promises: bool,
}

/// Where a group had best vote, and about how many votes a conversation has then: the beats at which the outlooks of the options lie
/// widest apart, and those at which something is promised. Empty where the group can vote wherever something is chosen.
pub fn proposed_votes(foresight: &Foresight) -> (BTreeSet<BeatId>, u8) {
    proposed_of(&vote_beats(foresight))
}

/// About how many votes a conversation has where the group votes at these beats; at all of them where there is none. At least 1.
pub fn expected_votes(beats: &[VoteBeat], chosen: &BTreeSet<BeatId>) -> u8 {
    let of = beats.iter().filter(|beat| chosen.is_empty() || chosen.contains(&beat.beat));
    (of.map(|beat| beat.chance).sum::<f64>().round() as u8).max(1)
}

/// Every beat at which a group can vote, in the order of the file; none where foresight has no figures.
pub fn vote_beats(foresight: &Foresight) -> Vec<VoteBeat> {
    let scenario = foresight.scenario();
    let chances = foresight.chances(Policy::Typical, &[], Detail::Beats);
    let Some(figures) = foresight.strongest(&chances.beats, &[]) else { return Vec::new() };
    let mut beats = Vec::new();
    for beat in figures.beats {
        let outlooks: Vec<f64> = beat.options.iter().filter_map(|option| option.outlook).collect();
        if outlooks.len() < 2 || beat.chance <= 0.0 {
            continue;
        }
        let (highest, lowest) = outlooks.iter().fold((f64::MIN, f64::MAX), |(high, low), one| (high.max(*one), low.min(*one)));
        let promises = beat.options.iter().any(|option| !scenario.choices()[option.choice].effect.promise.is_empty());
        let chance = beat.chance.min(1.0);
        let name = scenario.beats()[beat.beat].id.clone();
        beats.push(VoteBeat { beat: beat.beat, name, chance, spread: highest - lowest, promises });
    }
    beats.sort_by_key(|beat| beat.beat);
    beats
}

/// The proposal from all beats at which a group can vote.
pub fn proposed_of(beats: &[VoteBeat]) -> (BTreeSet<BeatId>, u8) {
    if beats.is_empty() {
        return (BTreeSet::new(), MOST_VOTES as u8);
    }
    if beats.iter().map(|beat| beat.chance).sum::<f64>() <= MOST_VOTES {
        return (BTreeSet::new(), expected_votes(beats, &BTreeSet::new()));
    }
    let mut by_worth: Vec<&VoteBeat> = beats.iter().collect();
    let promises = |beat: &VoteBeat| beat.promises && beat.chance >= LIKELY;
    let worth = |beat: &VoteBeat| beat.chance * beat.spread;
    by_worth.sort_by(|one, other| promises(other).cmp(&promises(one)).then(worth(other).total_cmp(&worth(one))));
    let (mut votes, mut expected) = (BTreeSet::new(), 0.0);
    for VoteBeat { beat, chance, .. } in by_worth {
        if expected + chance <= MOST_VOTES + 0.5 {
            expected += chance;
            votes.insert(*beat);
        }
    }
    (votes, (expected.round() as u8).max(1))
}

/// The open options with which nobody is betrayed; all of them where there is none.
pub(super) fn honest_choices(scenario: &Scenario, rules: &Rules, state: &State) -> Vec<ChoiceId> {
    let open: Vec<ChoiceId> =
        scenario.beats()[state.beat()].choices().filter(|choice| is_open(scenario, state, *choice)).collect();
    let honest: Vec<ChoiceId> = open.iter().filter(|choice| !betrays(scenario, rules, state, **choice)).copied().collect();
    if honest.is_empty() { open } else { honest }
}

/// A voice that goes with an option, where one is asked for.
pub(super) fn voice_of(scenario: &Scenario, state: &State, choice: ChoiceId) -> Option<Voice> {
    let listed = scenario.choices()[choice].effect.tones.iter().next();
    asks_for_voice(scenario, state.beat()).then(|| listed.unwrap_or(Voice::Steady))
}

/// A move as it is written down.
pub(super) fn written(scenario: &Scenario, chosen: Move) -> PlayedMove {
    PlayedMove { number: scenario.number_of(chosen.choice), voice: chosen.voice }
}

impl Group {
    /// What a key brings about that does not follow from the keys before it alone; it is written down with the key.
    pub fn comes_of(&self, key: &Key, foresight: Option<&Foresight>) -> Option<Came> {
        if self.wall() == Wall::Paused || self.is_going_round() {
            return None;
        }
        let asks = self.aside.awaiting;
        let played = match key {
            Key::Next if asks.is_some() || self.aside.what_if.is_some() => None,
            Key::Next if self.rewinds_next() => return self.moment_at_hand(foresight).map(Came::Rewound),
            Key::Next => self.next_plays(foresight),
            Key::PlayLeading if self.stage().is_before_the_move() => self.leading_plays(foresight),
            Key::Digit(digit) => self.digit_plays(usize::from(*digit).checked_sub(1)?),
            Key::PlayLeading | Key::Rewind => {
                let looks_back = matches!(self.stage(), Stage::Moments | Stage::Rewind);
                return self.moment_at_hand(foresight).filter(|_| looks_back && !self.is_second_try()).map(Came::Rewound);
            }
            _ => None,
        };
        played.map(Came::Played)
    }

    fn next_plays(&self, foresight: Option<&Foresight>) -> Option<PlayedMove> {
        match self.stage() {
            Stage::Read if self.is_quick() => self.by_itself(foresight),
            Stage::Reveal if !self.run().asks_for_voice() && self.next_round() == Some(super::RoundKind::Play) => {
                self.line(self.leading_line().ok()?, None)
            }
            Stage::Voice => self.line(self.round()?.chosen?, Some(self.leading_voice().ok()?)),
            _ => None,
        }
    }

    fn leading_plays(&self, foresight: Option<&Foresight>) -> Option<PlayedMove> {
        let chosen = if self.stage() == Stage::Voice { self.round()?.chosen } else { None };
        let option = match chosen.map_or_else(|| self.leading_line(), Ok) {
            Ok(option) => option,
            Err(Refused::NoBallot) => return self.by_itself(foresight),
            Err(_) => return None,
        };
        if !self.run().asks_for_voice() {
            return self.line(option, None);
        }
        let voted = if self.stage() == Stage::Voice { self.leading_voice().ok() } else { None };
        let choice = self.options().get(option)?.choice;
        self.line(option, voted.or_else(|| self.best_voice(choice, foresight)))
    }

    fn digit_plays(&self, nth: usize) -> Option<PlayedMove> {
        let another = self.aside.awaiting == Some(Awaiting::Another);
        if self.aside.awaiting == Some(Awaiting::WhatIf) {
            return None;
        }
        if self.stage() == Stage::Voice {
            return self.line(self.round()?.chosen?, Some(*Voice::ALL.get(nth)?)).filter(|_| another);
        }
        let chooses = another || self.is_tied() || (self.stage() == Stage::Read && self.is_second_try());
        if chooses && !self.run().asks_for_voice() { self.line(nth, None) } else { None }
    }

    /// What is played where the group does not vote: the strongest line, or the next one of the shortest road to an ending.
    fn by_itself(&self, foresight: Option<&Foresight>) -> Option<PlayedMove> {
        if !self.waits_for_a_line() {
            return None;
        }
        let nearest = if self.heads_for_an_ending() { self.road_to_an_ending() } else { None };
        nearest.and_then(<[PlayedMove]>::first).copied().or_else(|| self.strongest(foresight))
    }

    /// The strongest line by foresight; until that is there, the first that misses nothing.
    fn strongest(&self, foresight: Option<&Foresight>) -> Option<PlayedMove> {
        let (scenario, state) = (self.scenario(), self.run().transcript().state());
        let valued = foresight.map(|foresight| foresight.options(state)).unwrap_or_default();
        let best = valued.into_iter().reduce(|best, other| if other.outlook.value > best.outlook.value { other } else { best });
        if let Some(best) = best {
            return Some(written(scenario, Move { choice: best.choice, voice: best.voice }));
        }
        let choices = honest_choices(scenario, self.run().transcript().rules(), state);
        let misses_nothing = |choice: &&ChoiceId| {
            let option = &scenario.choices()[**choice];
            option.trap.is_none() && option.effect.misses.is_empty()
        };
        let choice = *choices.iter().find(misses_nothing).or(choices.first())?;
        Some(written(scenario, Move { choice, voice: voice_of(scenario, state, choice) }))
    }

    pub(super) fn best_voice(&self, choice: ChoiceId, foresight: Option<&Foresight>) -> Option<Voice> {
        let state = self.run().transcript().state();
        let valued = foresight.map(|foresight| foresight.options(state)).unwrap_or_default();
        let voiced = valued.into_iter().find(|valued| valued.choice == choice).and_then(|valued| valued.voice);
        voiced.or_else(|| voice_of(self.scenario(), state, choice))
    }

    /// The move by which the option at this place in the drawn order is said.
    fn line(&self, option: usize, voice: Option<Voice>) -> Option<PlayedMove> {
        Some(PlayedMove { number: self.options().get(option)?.number, voice })
    }

    // ---- moments -------------------------------------------------------------------------

    /// The debrief of the group's own conversation. With foresight it may take longer than a frame, the first time.
    pub fn told(&self, foresight: Option<&Foresight>) -> &Debrief {
        self.memo.told(|| self.conversation(), foresight)
    }

    /// Whether [`Self::told`] with foresight is there at once.
    pub fn is_told(&self) -> bool {
        self.memo.is_told()
    }

    /// Whether the group looks back at its conversation: at its ending, and from there on.
    pub fn looks_back(&self) -> bool {
        self.stage() == Stage::Ending || self.stage().is_of_the_debrief()
    }

    /// The exchanges to look back at, from 0, by time: where it turned, and every one that was marked.
    pub(super) fn moments(&self, told: &Debrief) -> Vec<usize> {
        let n = told.exchanges.len();
        let marked = (0..n).filter(|exchange| self.own_round(*exchange).is_some_and(|round| round.is_marked));
        let moments: BTreeSet<usize> =
            told.moments.iter().map(crate::debrief::Moment::exchange).chain(marked).filter(|exchange| *exchange < n).collect();
        moments.into_iter().collect()
    }

    /// The two that are offered, from 0, by time: first what was marked, then what moved the outlook most.
    pub(super) fn offered_moments(&self, told: &Debrief) -> Vec<usize> {
        let all = self.moments(told);
        let gain = |exchange: usize| {
            let of = told.moments.iter().filter(|moment| moment.exchange() == exchange);
            of.map(|moment| moment.gain().abs()).fold(0.0, f64::max)
        };
        let is_marked = |exchange: usize| self.own_round(exchange).is_some_and(|round| round.is_marked);
        let mut best = all.clone();
        best.sort_by(|one, other| is_marked(*other).cmp(&is_marked(*one)).then(gain(*other).total_cmp(&gain(*one))));
        best.truncate(2);
        best.sort_unstable();
        let moved = best.iter().zip(self.moved).filter_map(|(exchange, by)| {
            let at = i32::try_from(all.iter().position(|one| one == exchange)?).ok()?;
            let n = i32::try_from(all.len()).ok()?;
            all.get(usize::try_from(at.saturating_add(by).rem_euclid(n)).ok()?).copied()
        });
        moved.collect()
    }

    fn moment_at_hand(&self, foresight: Option<&Foresight>) -> Option<usize> {
        let offered = self.offered_moments(self.told(foresight));
        offered.get(self.moment).or(offered.first()).copied()
    }
}
