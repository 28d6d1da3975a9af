//! What an author expects, proved or refuted: each expectation is held against every way in which play gets to its place.

use crate::rules::{Event, Events, Move, State, begin, holds, step};
use crate::scenario::{Condition, Exit, Expectation, ExpectationKind, Target};

use super::Foresight;
use super::ids::{After, StateId};
use super::walk::Walk;
use super::witness::{Goal, Witness};
use super::{Policy, Verdict};

/// What became of one expectation.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// All was looked at, and it holds. Where something can be shown (`Can`), with the shortest conversation that shows it.
    Proved(Option<Witness>),
    /// It does not hold.
    Refuted(Refuted),
    /// Nothing against it was found (of `Can`: nothing for it), and not all was looked at.
    Bounded,
    /// Of `Typical`: how many percent of typical play come to the place, and the standard error where that was sampled.
    Share { percent: f64, error: Option<f64> },
}

/// Why an expectation does not hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Refuted {
    /// Of `Always` and `Never`: the shortest conversation against it, and of `Always` the first condition that did not hold there.
    Shown { witness: Witness, unmet: Option<Condition> },
    /// Of `Can`: no play gets to the place at all.
    NeverThere,
    /// Of `Can`: play gets there, and never so. With the shortest conversation that gets there.
    NeverSo(Witness),
    /// Of `Can`: play gets there so, and never having passed `after`. With the shortest conversation that gets there so.
    NeverAfter(Witness),
}

impl Expected {
    /// As written in JSON. `Typical` is *proved* where the share is in its range and was worked out, *bounded* where it was sampled.
    pub fn verdict(&self, expectation: &Expectation) -> &'static str {
        match self {
            Self::Refuted(_) => "refuted",
            Self::Bounded | Self::Share { error: Some(_), .. } => "bounded",
            Self::Share { error: None, .. } if self.is_outside(expectation) => "refuted",
            Self::Proved(_) | Self::Share { error: None, .. } => "proved",
        }
    }

    /// The conversation that shows it, for or against.
    pub fn witness(&self) -> Option<&Witness> {
        match self {
            Self::Proved(witness) => witness.as_ref(),
            Self::Refuted(Refuted::Shown { witness, .. } | Refuted::NeverSo(witness) | Refuted::NeverAfter(witness)) => {
                Some(witness)
            }
            Self::Refuted(Refuted::NeverThere) | Self::Bounded | Self::Share { .. } => None,
        }
    }

    /// Whether a share lies outside of the range that is expected; by more than twice its standard error, where it was sampled.
    pub fn is_outside(&self, expectation: &Expectation) -> bool {
        let (&Self::Share { percent, error }, ExpectationKind::Typical { lowest, highest }) = (self, expectation.kind) else {
            return false;
        };
        let room = 1e-9 + 2.0 * error.unwrap_or_default();
        percent < f64::from(lowest) - room || percent > f64::from(highest) + room
    }
}

/// A way in which play gets somewhere: from a start with no move, or by a move in a state.
#[derive(Clone, Copy, Debug)]
enum Way {
    Start(usize),
    Move(StateId, Move),
}

/// The shortest ways in which an expectation was met with, as far as they are found.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    /// To its place, however it stands there.
    there: Option<Way>,
    /// To its place with all conditions.
    so: Option<Way>,
    /// To its place without one of them, and which.
    otherwise: Option<(Way, usize)>,
}

/// Listens to one step, and notes where it gets to.
struct Arrivals<'a> {
    expectations: &'a [Expectation],
    met: &'a mut [Met],
    way: Way,
}

impl Events for Arrivals<'_> {
    fn tell(&mut self, _: Event) {}

    fn arrived(&mut self, at: Target, state: &State) {
        for (expectation, met) in self.expectations.iter().zip(&mut *self.met).filter(|(expectation, _)| expectation.at == at) {
            met.there.get_or_insert(self.way);
            match expectation.that.iter().position(|condition| !holds(state, condition)) {
                Some(unmet) => drop(met.otherwise.get_or_insert((self.way, unmet))),
                None => drop(met.so.get_or_insert(self.way)),
            }
        }
    }
}

/// Listens to one step of a play that is to pass one place and then, or on the same way, to get to another in the right state.
struct Passing<'a> {
    expectation: &'a Expectation,
    after: Target,
    has_passed: bool,
    is_met: bool,
}

impl Events for Passing<'_> {
    fn tell(&mut self, _: Event) {}

    fn arrived(&mut self, at: Target, state: &State) {
        self.has_passed |= at == self.after;
        let Expectation { at: place, that, .. } = self.expectation;
        self.is_met |= self.has_passed && at == *place && that.iter().all(|condition| holds(state, condition));
    }
}

impl Foresight {
    /// What becomes of each expectation of the scenario, in their order. The question must keep what they ask, see
    /// [`super::Question::keeps_expected`]: otherwise nothing is told but of `Typical`.
    pub fn expected(&self) -> Vec<Expected> {
        let expectations = self.scenario.expectations();
        if expectations.is_empty() {
            return Vec::new();
        }
        let met = self.meet(expectations);
        expectations.iter().zip(met).map(|(expectation, met)| self.judge(expectation, met)).collect()
    }

    fn judge(&self, expectation: &Expectation, met: Met) -> Expected {
        if let ExpectationKind::Typical { .. } = expectation.kind {
            return self.typical_share(expectation.at);
        }
        if !self.question.keeps_expected {
            return Expected::Bounded;
        }
        let is_proved = self.verdict() == Verdict::Proved;
        let otherwise_proved = if is_proved { Expected::Proved(None) } else { Expected::Bounded };
        let shown = |way: Way, unmet: Option<usize>| {
            let unmet = unmet.and_then(|index| expectation.that.get(index).cloned());
            self.by_way(way).map(|witness| Expected::Refuted(Refuted::Shown { witness, unmet }))
        };
        let found = match expectation.kind {
            ExpectationKind::Always => met.otherwise.and_then(|(way, unmet)| shown(way, Some(unmet))),
            ExpectationKind::Never => met.so.and_then(|way| shown(way, None)),
            ExpectationKind::Can { after: None } => {
                met.so.and_then(|way| self.by_way(way)).map(|found| Expected::Proved(Some(found)))
            }
            ExpectationKind::Can { after: Some(after) } => {
                let shortest = met.so.and_then(|_| self.passing(expectation, after));
                shortest.map(|found| Expected::Proved(Some(found)))
            }
            ExpectationKind::Typical { .. } => None,
        };
        match (found, expectation.kind) {
            (Some(found), _) => found,
            (None, ExpectationKind::Can { .. }) if is_proved => {
                let so = met.so.and_then(|way| self.by_way(way)).map(Refuted::NeverAfter);
                let there = || met.there.and_then(|way| self.by_way(way)).map(Refuted::NeverSo);
                Expected::Refuted(so.or_else(there).unwrap_or(Refuted::NeverThere))
            }
            (None, _) => otherwise_proved,
        }
    }

    fn by_way(&self, way: Way) -> Option<Witness> {
        match way {
            Way::Start(index) => Some(Witness { start: *self.question.starts.get(index)?, moves: Vec::new() }),
            Way::Move(id, chosen) => self.witness(Goal::Move(id, chosen)),
        }
    }

    /// Takes every way once more. States are numbered nearest to a start first, so the first way found is a shortest.
    fn meet(&self, expectations: &[Expectation]) -> Vec<Met> {
        let mut met = vec![Met::default(); expectations.len()];
        if !self.question.keeps_expected {
            return met;
        }
        for (index, start) in self.question.starts.iter().enumerate() {
            let mut arrivals = Arrivals { expectations, met: &mut met, way: Way::Start(index) };
            let _ = begin(&self.scenario, self.rules, *start, &mut arrivals);
        }
        let matters = self.choices_that_matter(|at| expectations.iter().any(|expectation| expectation.at == at));
        for (id, state) in self.states().take_while(|(id, _)| self.is_opened(*id) && !self.means.is_cancelled()) {
            for (chosen, _) in self.ways(id).filter(|(chosen, _)| matters.get(chosen.choice.index()) == Some(&true)) {
                let mut arrivals = Arrivals { expectations, met: &mut met, way: Way::Move(id, chosen) };
                let _ = step(&self.scenario, self.rules, *state, chosen, &mut arrivals);
            }
        }
        met
    }

    /// For each option whether it can get to such a place before something is chosen again, conditions left aside.
    pub fn choices_that_matter(&self, is_such: impl Fn(Target) -> bool) -> Vec<bool> {
        let scenario = &*self.scenario;
        let gets_there = |first: Target| {
            let (mut waiting, mut seen) = (vec![first], Vec::new());
            while let Some(target) = waiting.pop() {
                if is_such(target) {
                    return true;
                }
                let Target::Beat(beat) = target else { continue };
                if seen.contains(&beat) {
                    continue;
                }
                seen.push(beat);
                match &scenario.beats()[beat].way {
                    Exit::Choices { .. } => {}
                    Exit::On(target) => waiting.push(*target),
                    Exit::Routes { routes, .. } => waiting.extend(routes.iter().map(|route| route.target)),
                }
            }
            false
        };
        let effects = scenario.choices().iter().map(|choice| &choice.effect);
        effects.map(|effect| gets_there(effect.target) || effect.unheard.is_some_and(|to| gets_there(Target::Beat(to)))).collect()
    }

    /// The shortest conversation that gets to the place of an expectation, all its conditions met, having passed another place.
    fn passing(&self, expectation: &Expectation, after: Target) -> Option<Witness> {
        let matters = self.choices_that_matter(|at| at == after || at == expectation.at);
        let mut walk = Walk::new(self);
        for (start, first) in self.question.starts.iter().zip(self.first_states()) {
            let mut passing = Passing { expectation, after, has_passed: false, is_met: false };
            let _ = begin(&self.scenario, self.rules, *start, &mut passing);
            if passing.is_met {
                return Some(Witness { start: *start, moves: Vec::new() });
            }
            if let After::State(id) = first {
                walk.add(id, passing.has_passed, None);
            }
        }
        let mut next = 0;
        while let Some((id, has_passed)) = walk.node(next) {
            let state = self.state(id).filter(|_| !self.means.is_cancelled())?;
            for (chosen, leads_to) in self.ways(id) {
                let mut passing = Passing { expectation, after, has_passed, is_met: false };
                if matters.get(chosen.choice.index()) == Some(&true) {
                    let _ = step(&self.scenario, self.rules, *state, chosen, &mut passing);
                }
                if passing.is_met {
                    return walk.back_from(next, chosen);
                }
                if let After::State(id) = leads_to {
                    walk.add(id, passing.has_passed, Some((next, chosen)));
                }
            }
            next += 1;
        }
        None
    }

    fn typical_share(&self, at: Target) -> Expected {
        if self.verdict() == Verdict::Bounded {
            let chances = self.sampled_chances(Policy::Typical, &[], &mut |_| {});
            let share = match at {
                Target::Beat(beat) => chances.beats.get(beat.index()),
                Target::End(ending) => chances.endings.get(ending.index()),
            };
            let share = share.copied().unwrap_or_default();
            return Expected::Share { percent: 100.0 * share, error: Some(100.0 * super::sample::error_of_share(share)) };
        }
        let share = match at {
            Target::Beat(beat) => self.typical_chance_of(beat),
            Target::End(ending) => self.typical_flow().endings.get(ending.index()).copied().unwrap_or_default(),
        };
        Expected::Share { percent: 100.0 * share, error: None }
    }
}
