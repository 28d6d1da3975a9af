//! What play can reach, gathered in one pass over the explored game: which beats, options, routes and endings, how every condition
//! turned out, where a talk is stuck or trapped, and what promises it can leave open.

mod betrayals;
mod clock;
mod differences;
mod fates;
mod learned;
mod pass;
mod promises;
mod settled;
mod time;
mod traps;
mod twins;
mod unpromised;
mod value;
mod variants;
mod witness;

use std::collections::BTreeMap;

use crate::foresight::{Bound, Expected, Foresight, Goal, StateId, Strongest};
use crate::rules::{Rules, State, first_unmet};
use crate::scenario::{BeatId, ChoiceId, Condition, EndingId, Exit, FactId, PromiseId, PromiseSet, Scenario, Target};
use crate::source::Witness;

use super::used::Touch;

pub(super) use self::betrayals::{Betrayal, Free};
use self::clock::Clock;
pub(super) use self::clock::{Overdue, RunsBack};
pub(super) use self::fates::AgainstEnding;
use self::pass::Pass;
pub(super) use self::promises::LeftOpen;
use self::promises::OpenPromises;
use self::settled::settled;
pub(super) use self::traps::Trap;
use self::unpromised::unpromised;
pub(super) use self::value::OverBar;
use self::value::Values;
pub(super) use self::variants::Untold;

/// How a condition turned out, over all states in which it was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) held: bool,
    pub(super) failed: bool,
}

impl Tally {
    fn note(tallies: &mut [Self], conditions: &[Condition], state: &State) -> bool {
        let mut all = true;
        for (tally, condition) in tallies.iter_mut().zip(conditions) {
            let holds = first_unmet(state, std::slice::from_ref(condition)).is_none();
            tally.held |= holds;
            tally.failed |= !holds;
            all &= holds;
        }
        all
    }
}

/// An option, over all states of its beat.
#[derive(Clone, Debug, Default)]
pub(super) struct OptionReach {
    /// Whether it can ever be chosen.
    pub(super) is_open: bool,
    /// Whether `unheard` is ever taken.
    pub(super) is_unheard_taken: bool,
    pub(super) conditions: Vec<Tally>,
}

/// A route of a beat that talks get to.
#[derive(Clone, Debug, Default)]
pub(super) struct RouteReach {
    pub(super) is_taken: bool,
    /// Over the talks that get to the route; those that an earlier route takes do not.
    pub(super) conditions: Vec<Tally>,
    /// Over all talks that get to the beat.
    pub(super) at_beat: Vec<Tally>,
}

#[derive(Clone, Debug)]
struct BeatReach {
    id: BeatId,
    is_entered: bool,
    /// The most options that are open at once, where something is chosen and a talk gets there.
    most_open: Option<usize>,
    routes: Vec<RouteReach>,
    stuck: Option<StateId>,
}

/// All that play can reach.
pub(super) struct Reach {
    /// What ended the exploration before all was seen.
    ended_by: Option<Bound>,
    n_states: usize,
    beats: Vec<BeatReach>,
    options: Vec<OptionReach>,
    endings: Vec<Option<Witness>>,
    /// `None` where they say nothing: not all was looked at, or a talk can get stuck or trapped.
    values: Option<Values>,
    traps: Vec<Trap>,
    left_open: BTreeMap<PromiseId, LeftOpen>,
    witnesses: BTreeMap<StateId, Witness>,
    expected: Vec<Expected>,
    /// For each of those, the conversation that shows it.
    shown: Vec<Option<Witness>>,
    /// For each of those, the promises that this conversation leaves to its ending to break.
    settled: Vec<PromiseSet>,
    open_together: Vec<(ChoiceId, ChoiceId)>,
    /// What is told of all talks; empty where not all was looked at.
    told: Told,
}

/// What can be told of all talks once all was looked at. What compares chances, only where every talk can end.
#[derive(Default)]
struct Told {
    free_betrayals: Vec<Free>,
    without_difference: Vec<BeatId>,
    against_endings: Vec<AgainstEnding>,
    used_too_soon: Vec<(ChoiceId, FactId)>,
    runs_backwards: Vec<RunsBack>,
    overdue: Vec<Overdue>,
    untold: Vec<Untold>,
    unpromised: Vec<(Touch, PromiseId)>,
}

impl Told {
    fn new(
        scenario: &Scenario,
        rules: &Rules,
        foresight: &Foresight,
        (pass, open): (&Pass, Option<&OpenPromises<'_>>),
        is_come_to: impl Fn(Target) -> bool,
        is_sound: bool,
    ) -> Self {
        let Clock { runs_backwards, overdue } = Clock::new(scenario, foresight, pass);
        let used_too_soon = learned::used_too_soon(scenario, foresight, pass);
        let untold = variants::untold(scenario, rules, foresight, is_come_to);
        let unpromised = open.map(|open| unpromised(scenario, foresight, pass, open)).unwrap_or_default();
        let mut told = Self { used_too_soon, runs_backwards, overdue, untold, unpromised, ..Self::default() };
        if is_sound {
            told.free_betrayals = betrayals::free(scenario, rules, foresight, open);
            told.without_difference = differences::without_difference(scenario, rules, foresight);
            told.against_endings = fates::against_endings(scenario, rules, foresight);
        }
        told
    }
}

impl Reach {
    pub(super) fn new(scenario: &Scenario, rules: &Rules, foresight: &Foresight) -> Self {
        let pass = Pass::new(scenario, rules, foresight);
        let traps = traps::find(foresight);
        let open = OpenPromises::new(scenario, foresight, &pass);
        let left_open = open.as_ref().map(|open| open.left_open(scenario)).unwrap_or_default();
        let ended_by = foresight.ended_by();
        let is_sound = traps.is_empty() && pass.beats.iter().all(|beat| beat.stuck.is_none());
        let shown = pass.beats.iter().filter_map(|beat| beat.stuck).chain(traps.iter().map(|trap| trap.entry));
        let shortest = |goal| foresight.witness(goal).map(|found| witness::written(scenario, &found));
        let witnesses = shown.filter_map(|state| Some((state, shortest(Goal::State(state))?))).collect();
        let endings = foresight.witnesses_of_endings().into_iter().map(|found| Some(witness::written(scenario, &found?)));
        let endings: Vec<Option<Witness>> = endings.collect();
        let expected = foresight.expected();
        let shown = expected.iter().map(|expected| expected.witness().map(|found| witness::written(scenario, found)));
        let of_witness = |witness| settled(scenario, rules, witness);
        let settled = expected.iter().map(|expected| expected.witness().map_or(PromiseSet::EMPTY, of_witness)).collect();
        let told = if ended_by.is_none() {
            let is_come_to = |at| match at {
                Target::Beat(beat) => pass.beats.get(beat.index()).is_some_and(|beat| beat.is_entered),
                Target::End(ending) => matches!(endings.get(ending.index()), Some(Some(_))),
            };
            Told::new(scenario, rules, foresight, (&pass, open.as_ref()), is_come_to, is_sound)
        } else {
            Told::default()
        };
        drop(open);
        Self {
            told,
            open_together: twins::open_together(scenario, foresight),
            shown: shown.collect(),
            settled,
            expected,
            ended_by,
            n_states: foresight.n_states(),
            endings,
            values: (ended_by.is_none() && is_sound).then(|| Values::new(scenario, foresight)),
            beats: pass.beats,
            options: pass.options,
            traps,
            left_open,
            witnesses,
        }
    }

    pub(super) fn is_proved(&self) -> bool {
        self.ended_by.is_none()
    }

    /// What ended the exploration before all was seen; `None` where all was.
    pub(super) fn ended_by(&self) -> Option<Bound> {
        self.ended_by
    }

    pub(super) fn n_states(&self) -> usize {
        self.n_states
    }

    /// Beats at which a talk can get stuck, each with the nearest state in which it is.
    pub(super) fn stuck(&self) -> impl Iterator<Item = (BeatId, StateId)> {
        self.beats.iter().filter_map(|beat| Some((beat.id, beat.stuck?)))
    }

    pub(super) fn traps(&self) -> &[Trap] {
        &self.traps
    }

    pub(super) fn witness(&self, state: StateId) -> Option<Witness> {
        self.witnesses.get(&state).cloned()
    }

    /// Whether something can be proved about what is offered at this beat: all was looked at, and a talk gets there.
    pub(super) fn proves_offered(&self, beat: BeatId) -> bool {
        self.is_proved() && self.most_open(beat).is_some()
    }

    #[expect(clippy::indexing_slicing, reason = "there is one for each option of the scenario that was explored")]
    pub(super) fn option(&self, choice: ChoiceId) -> &OptionReach {
        &self.options[choice.index()]
    }

    /// The most options that are open at once, where something is chosen and a talk gets there.
    pub(super) fn most_open(&self, beat: BeatId) -> Option<usize> {
        self.beats.get(beat.index())?.most_open
    }

    /// The routes of the beats that a talk gets to, where all was looked at: beat, its id, each route with what became of it.
    pub(super) fn proved_routes<'s>(
        &'s self,
        scenario: &'s Scenario,
    ) -> impl Iterator<Item = (BeatId, &'s str, Vec<RouteOf<'s>>)> {
        let entered = self.beats.iter().filter(|beat| self.is_proved() && beat.is_entered);
        entered.filter_map(|reach| {
            let beat = &scenario.beats()[reach.id];
            let Exit::Routes { routes, .. } = &beat.way else { return None };
            let both = routes.iter().zip(&reach.routes).map(|(route, reach)| RouteOf { when: &route.when, reach });
            Some((reach.id, beat.id.as_str(), both.collect()))
        })
    }

    /// Beats that ways lead to and that no play gets to.
    pub(super) fn unplayable_beats(&self, scenario: &Scenario) -> Vec<BeatId> {
        if !self.is_proved() {
            return Vec::new();
        }
        let unreachable = scenario.graph().unreachable_from(scenario.start());
        let missed = self.beats.iter().filter(|beat| !beat.is_entered).map(|beat| beat.id);
        missed.filter(|id| !unreachable.contains(&Target::Beat(*id))).collect()
    }

    /// Endings that ways lead to and that no play gets to.
    pub(super) fn unplayable_endings(&self, scenario: &Scenario) -> Vec<EndingId> {
        if !self.is_proved() {
            return Vec::new();
        }
        let unreachable = scenario.graph().unreachable_from(scenario.start());
        let missed = scenario.endings().enumerate().map(|(id, _)| id).filter(|id| self.witness_of_ending(*id).is_none());
        missed.filter(|id| !unreachable.contains(&Target::End(*id))).collect()
    }

    /// The shortest conversation to an ending, where there is one.
    pub(super) fn witness_of_ending(&self, ending: EndingId) -> Option<Witness> {
        self.endings.get(ending.index()).cloned().flatten()
    }

    /// The chance of an ending under typical play, where a play gets there and the chances are known.
    pub(super) fn chance(&self, ending: EndingId) -> Option<f64> {
        self.endings.get(ending.index())?.as_ref()?;
        self.values.as_ref()?.chances.get(ending.index()).copied()
    }

    /// How a talk can end with this promise open.
    pub(super) fn left_open(&self, promise: PromiseId) -> Option<&LeftOpen> {
        self.left_open.get(&promise)
    }

    /// Exchanges of a talk under typical play, where that is known.
    pub(super) fn expected_length(&self) -> Option<f64> {
        self.values.as_ref()?.exchanges
    }

    /// How often the strongest option is the longest, the shortest or the first, where values are known.
    pub(super) fn strongest(&self) -> Option<&Strongest> {
        self.values.as_ref()?.strongest.as_ref()
    }

    /// What became of each expectation, in the order of the file.
    pub(super) fn expected(&self) -> &[Expected] {
        &self.expected
    }

    /// The conversation that shows what became of an expectation, for or against.
    pub(super) fn shown(&self, expectation: usize) -> Option<Witness> {
        self.shown.get(expectation).cloned().flatten()
    }

    /// The promises that the conversation which shows an expectation leaves open, so that its ending breaks them.
    pub(super) fn settled(&self, expectation: usize) -> PromiseSet {
        self.settled.get(expectation).copied().unwrap_or_default()
    }

    /// Pairs of options of one beat that have the same words and that some talk finds open at once, in the order of the file.
    pub(super) fn open_together(&self) -> impl Iterator<Item = (ChoiceId, ChoiceId)> {
        self.open_together.iter().copied()
    }

    /// Betrayals after which typical play can still end Bright.
    pub(super) fn free_betrayals(&self) -> &[Free] {
        &self.told.free_betrayals
    }

    /// Beats at which it makes no difference to the end what is chosen.
    pub(super) fn without_difference(&self) -> &[BeatId] {
        &self.told.without_difference
    }

    /// Endings against which the fate of most typical talks speaks.
    pub(super) fn against_endings(&self) -> &[AgainstEnding] {
        &self.told.against_endings
    }

    /// Options that come to be open, with a fact that each uses and nobody can know by then.
    pub(super) fn used_too_soon(&self) -> &[(ChoiceId, FactId)] {
        &self.told.used_too_soon
    }

    /// Options that move, give back or break a promise which nobody has open there, and beats that break one.
    pub(super) fn not_promised(&self) -> &[(Touch, PromiseId)] {
        &self.told.unpromised
    }

    /// Beats at which the clock is earlier than it was.
    pub(super) fn runs_backwards(&self) -> &[RunsBack] {
        &self.told.runs_backwards
    }

    /// Promises that some talk leaves open past their time.
    pub(super) fn overdue(&self) -> &[Overdue] {
        &self.told.overdue
    }

    /// Variants that no talk is told.
    pub(super) fn untold(&self) -> &[Untold] {
        &self.told.untold
    }

    /// Whether some talk gets to a beat or an ending.
    pub(super) fn is_come_to(&self, at: Target) -> bool {
        match at {
            Target::Beat(beat) => self.beats.get(beat.index()).is_some_and(|beat| beat.is_entered),
            Target::End(ending) => matches!(self.endings.get(ending.index()), Some(Some(_))),
        }
    }

    pub(super) fn robots_over_bar(&self) -> &[OverBar] {
        self.values.as_ref().map_or(&[], |values| &values.over_bar)
    }
}

/// A route as it is written, and what became of it.
pub(super) struct RouteOf<'s> {
    pub(super) when: &'s [Condition],
    pub(super) reach: &'s RouteReach,
}
