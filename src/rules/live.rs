//! What of a state can still be read: for each beat, the parts that anything later depends on. What nothing reads can be
//! dropped, so that talks which differ in nothing that matters become one state ([`State::keep_only`]).
//!
//! This is live-variable analysis, backward over the dialogue graph to its fixed point. It follows `step.rs` line by line,
//! last line first, and where it cannot tell it says that a part is read.

use std::collections::VecDeque;

use crate::scenario::{Beat, BeatId, Condition, DeedSet, Effect, Exit, FactSet, OptionKind, PromiseSet, Scenario, Skill, Target};

use super::constants::Rules;
use super::open::is_alone;
use super::promises::PromiseMask;
use super::state::State;

/// The parts of a state that are one whole each. Facts and promises are kept one by one beside them.
#[derive(Clone, Copy)]
enum Part {
    Mood,
    Trust,
    Heard,
    /// The exchanges towards a first impression, and the mood that they moved.
    First,
    Spent,
    Pot,
    Matchings,
    Temperament,
    Later,
    Warned,
    Carried,
    /// No part, but a mark: a new episode can still begin, so exchanges can be counted anew.
    Episode,
}

/// What can still be read of a state at one beat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Live {
    /// Facts and deeds, as a state keeps them.
    marks: u64,
    promises: PromiseMask,
    parts: u16,
}

impl Live {
    /// Everything of everything.
    pub const ALL: Self = Self { marks: u64::MAX, promises: PromiseMask::ALL, parts: u16::MAX };

    /// What is read by either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let marks = self.marks | other.marks;
        Self { marks, promises: self.promises.union(other.promises), parts: self.parts | other.parts }
    }

    fn has(self, part: Part) -> bool {
        self.parts & 1 << part as u16 != 0
    }

    fn add(&mut self, part: Part) {
        self.parts |= 1 << part as u16;
    }

    fn drop(&mut self, part: Part) {
        self.parts &= !(1 << part as u16);
    }

    /// Whether a line in the account can still matter. Only a bounce reads the credit of words, and it moves trust.
    fn reads_account(self) -> bool {
        self.has(Part::Trust) || self.has(Part::Pot)
    }

    fn add_conditions(&mut self, conditions: &[Condition]) {
        for condition in conditions.iter().flat_map(Condition::plain) {
            match *condition {
                Condition::MoodAtLeast(_) | Condition::MoodAtMost(_) => self.add(Part::Mood),
                Condition::TrustAtLeast(_) | Condition::TrustAtMost(_) => self.add(Part::Trust),
                Condition::Heard(_) => self.add(Part::Heard),
                Condition::Learned(fact) | Condition::NotLearned(fact) => {
                    self.marks |= FactSet::EMPTY.with(fact).bits();
                }
                Condition::Did(deed) => self.marks |= DeedSet::EMPTY.with(deed).bits(),
                Condition::SpentAtLeast(_) | Condition::SpentAtMost(_) => self.add(Part::Spent),
                Condition::Is(_) => self.add(Part::Temperament),
                Condition::Promised(promise)
                | Condition::NotPromised(promise)
                | Condition::Kept(promise)
                | Condition::Broke(promise)
                | Condition::Moved(promise)
                | Condition::Withdrew(promise) => self.promises = self.promises.with(promise),
                // Their plain conditions are looked at one by one.
                Condition::Not(_) | Condition::Any(_) => {}
            }
        }
    }
}

impl State {
    /// The same state without what cannot be read from here on: two states that become equal go on alike in everything that
    /// a move can do, that is open, and that a typical trainee looks at.
    #[must_use]
    pub fn keep_only(mut self, live: Live, rules: &Rules) -> Self {
        self.marks &= live.marks;
        self.promises = self.promises.only(live.promises);
        if !live.has(Part::Mood) {
            self.mood = 0;
        }
        if !live.has(Part::Trust) {
            self.trust = 0;
        }
        if !live.has(Part::Heard) {
            self.heard = 0;
        }
        if !live.has(Part::First) {
            self.exchanges = 0;
            self.moved = 0;
        }
        if !live.has(Part::Spent) {
            self.spent = 0;
        }
        if !live.has(Part::Pot) {
            self.word_credit = 0;
        }
        if !live.has(Part::Matchings) {
            self.matchings = 0;
        }
        if !live.has(Part::Temperament) {
            self.temperament = crate::scenario::Temperament::Easygoing;
        }
        // After the first impression only a new episode asks again which one it is, and it says so itself.
        let is_past_first = self.exchanges >= rules.file.first_impression.exchanges;
        self.later &= live.has(Part::Later) && !is_past_first;
        self.warned &= live.has(Part::Warned);
        let is_past_carried = self.exchanges >= rules.file.carried.exchanges;
        self.carried &= live.has(Part::Carried) && (!is_past_carried || live.has(Part::Episode));
        self
    }
}

/// What can still be read at each beat, once it was entered and before anything is chosen.
#[derive(Clone, Debug)]
pub struct Liveness {
    at_beat: Vec<Live>,
}

impl Liveness {
    /// Works it out for a whole scenario as these rules play it.
    pub fn new(scenario: &Scenario, rules: &Rules) -> Self {
        Self::of(&Analysis::new(scenario, rules, Vec::new()))
    }

    /// As [`Self::new`]; what an expectation asks counts as read on every way to its place.
    pub fn with_expectations(scenario: &Scenario, rules: &Rules) -> Self {
        let asked = scenario.expectations().iter().map(|expectation| (expectation.at, expectation.that.as_slice()));
        Self::of(&Analysis::new(scenario, rules, asked.collect()))
    }

    /// As [`Self::new`]; what is asked at these places counts as read on every way there.
    pub fn with_asked<'s>(scenario: &'s Scenario, rules: &'s Rules, asked: Vec<(Target, &'s [Condition])>) -> Self {
        Self::of(&Analysis::new(scenario, rules, asked))
    }

    fn of(analysis: &Analysis<'_>) -> Self {
        let scenario = analysis.scenario;
        let mut found = Self { at_beat: vec![Live::default(); scenario.beats().len()] };
        let before = beats_before(scenario);
        let mut waiting: VecDeque<BeatId> = scenario.beats().enumerate().rev().map(|(beat, _)| beat).collect();
        let mut is_waiting = vec![true; scenario.beats().len()];
        while let Some(beat) = waiting.pop_front() {
            if let Some(flag) = is_waiting.get_mut(beat.index()) {
                *flag = false;
            }
            let live = analysis.at_way(&found, beat, &scenario.beats()[beat]);
            if live == found.at(beat) {
                continue;
            }
            if let Some(slot) = found.at_beat.get_mut(beat.index()) {
                *slot = live;
            }
            for earlier in before.get(beat.index()).into_iter().flatten() {
                if let Some(flag) = is_waiting.get_mut(earlier.index())
                    && !std::mem::replace(flag, true)
                {
                    waiting.push_back(*earlier);
                }
            }
        }
        found
    }

    /// Keeps these parts everywhere as well, whether or not anything reads them.
    #[must_use]
    pub fn with(mut self, kept: Live) -> Self {
        for live in &mut self.at_beat {
            *live = live.union(kept);
        }
        self
    }

    /// What can be read at a beat; everything, for a beat of another scenario.
    pub fn at(&self, beat: BeatId) -> Live {
        self.at_beat.get(beat.index()).copied().unwrap_or(Live::ALL)
    }
}

/// The promises that some option makes. No other one ever binds.
pub fn promises_made(scenario: &Scenario) -> PromiseSet {
    scenario.choices().iter().flat_map(|choice| choice.effect.promise.iter().copied()).collect()
}

/// For each beat the beats that lead to it.
fn beats_before(scenario: &Scenario) -> Vec<Vec<BeatId>> {
    let mut before = vec![Vec::new(); scenario.beats().len()];
    for (from, _) in scenario.beats().enumerate() {
        for (_, to) in scenario.graph().ways(from) {
            if let Target::Beat(to) = to
                && let Some(list) = before.get_mut(to.index())
            {
                list.push(from);
            }
        }
    }
    before
}

/// For each beat the fewest exchanges of its episode that were made before anything is chosen there, held at the number that make a
/// first impression; 0 where no way leads.
fn fewest_exchanges(scenario: &Scenario, rules: &Rules) -> Vec<u8> {
    let most = rules.file.first_impression.exchanges;
    let mut fewest: Vec<Option<u8>> = vec![None; scenario.beats().len()];
    let mut waiting = VecDeque::from([(scenario.start(), 0)]);
    while let Some((beat, n)) = waiting.pop_front() {
        let Some(known) = fewest.get_mut(beat.index()).filter(|known| known.is_none_or(|known| n < known)) else { continue };
        *known = Some(n);
        let is_exchange = matches!(scenario.beats()[beat].way, Exit::Choices { .. }) && !is_alone(scenario, rules, beat);
        let after = if is_exchange { most.min(n + 1) } else { n };
        for (_, to) in scenario.graph().ways(beat) {
            if let Target::Beat(to) = to {
                let is_new_episode = scenario.beats()[to].on_enter.days > 0;
                waiting.push_back((to, if is_new_episode { 0 } else { after }));
            }
        }
    }
    fewest.into_iter().map(Option::unwrap_or_default).collect()
}

struct Analysis<'s> {
    scenario: &'s Scenario,
    rules: &'s Rules,
    can_be_made: PromiseSet,
    /// What is asked where, besides what play reads.
    asked: Vec<(Target, &'s [Condition])>,
    fewest_exchanges: Vec<u8>,
}

impl<'s> Analysis<'s> {
    fn new(scenario: &'s Scenario, rules: &'s Rules, asked: Vec<(Target, &'s [Condition])>) -> Self {
        let (can_be_made, fewest_exchanges) = (promises_made(scenario), fewest_exchanges(scenario, rules));
        Self { scenario, rules, can_be_made, asked, fewest_exchanges }
    }

    /// Whether everybody who chooses at this beat has made a first impression in this episode.
    fn is_past_first(&self, beat: BeatId) -> bool {
        let fewest = self.fewest_exchanges.get(beat.index()).copied().unwrap_or_default();
        fewest >= self.rules.file.first_impression.exchanges
    }

    /// At a beat that was entered.
    fn at_way(&self, found: &Liveness, id: BeatId, beat: &Beat) -> Live {
        match &beat.way {
            Exit::Choices { .. } => {
                let mut live = Live::default();
                for choice in beat.choices() {
                    let effect = &self.scenario.choices()[choice].effect;
                    let mut after = self.on_the_way_to(found, effect.target);
                    if let Some(unheard) = effect.unheard {
                        after = after.union(self.on_the_way_to(found, Target::Beat(unheard)));
                    }
                    live = live.union(self.before_choice(effect, id, beat, after));
                }
                live
            }
            Exit::On(target) => self.on_the_way_to(found, *target),
            Exit::Routes { routes, all_end } => {
                debug_assert!(!routes.is_empty(), "beat {} has routes", id.index());
                let mut live = Live::default();
                for route in routes {
                    live.add_conditions(&route.when);
                    live = live.union(self.on_the_way_to(found, route.target));
                }
                if *all_end { self.before_breaking(self.can_be_made, live) } else { live }
            }
        }
    }

    /// Before a beat is entered or the talk ends. What is settled at an ending is read by nobody but who asks for it there.
    fn on_the_way_to(&self, found: &Liveness, target: Target) -> Live {
        let Target::Beat(beat) = target else {
            return self.before_breaking(self.can_be_made, self.asked_at(target));
        };
        let on_enter = self.scenario.beats()[beat].on_enter;
        let mut live = self.before_breaking(on_enter.breaks, found.at(beat).union(self.asked_at(target)));
        if self.rules.typical_sees_ahead() {
            live.promises = live.promises.union(PromiseMask::of(on_enter.breaks.intersection(self.can_be_made)));
        }
        live.marks &= !on_enter.learns.bits();
        if on_enter.days > 0 && !self.scenario.is_plain() {
            live.drop(Part::First);
            live.drop(Part::Spent);
            live.drop(Part::Later);
            if live.has(Part::Heard) {
                live.drop(Part::Heard);
                live.add(Part::Trust);
            }
            live.add(Part::Episode);
        }
        live
    }

    /// What is asked at a place.
    fn asked_at(&self, place: Target) -> Live {
        let mut live = Live::default();
        for (_, conditions) in self.asked.iter().filter(|(at, _)| *at == place) {
            live.add_conditions(conditions);
        }
        live
    }

    fn before_breaking(&self, promises: PromiseSet, mut live: Live) -> Live {
        let promises = promises.intersection(self.can_be_made);
        if !self.scenario.is_plain() && !promises.is_empty() && live.reads_account() {
            live.promises = live.promises.union(PromiseMask::of(promises));
            live.add(Part::Pot);
        }
        live
    }

    fn before_choice(&self, effect: &Effect, id: BeatId, beat: &Beat, after: Live) -> Live {
        let mut live = if self.scenario.is_plain() {
            self.before_promises(effect, after)
        } else if beat.alone && self.rules.file.alone {
            self.before_acting_alone(effect, after)
        } else {
            self.before_exchange(effect, beat.tone, self.is_past_first(id), after)
        };
        live.add_conditions(&effect.needs);
        // A typical trainee looks at the promises that an option would break.
        live.promises = live.promises.union(PromiseMask::of(effect.breaks.intersection(self.can_be_made)));
        live
    }

    /// The promises of an option, and what it teaches.
    fn before_promises(&self, effect: &Effect, after: Live) -> Live {
        let mut live = self.before_breaking(effect.breaks, after);
        let reads = !self.scenario.is_plain() && live.has(Part::Trust);
        // What was broken can stay broken, so that what comes after still depends on it.
        let stays_broken = self.rules.file.promise.made_good.is_some();
        for &promise in effect.keeps.iter().rev() {
            if !stays_broken {
                live.promises = live.promises.without(promise);
            }
            if reads {
                live.promises = live.promises.with(promise);
            }
        }
        let withdraws = effect.withdraws.iter().filter(|_| self.rules.file.promise.withdrawn.is_some());
        for &promise in withdraws.chain(effect.moves.iter()).filter(|_| reads) {
            live.promises = live.promises.with(promise);
        }
        for &promise in &effect.promise {
            live.promises = live.promises.without(promise);
        }
        if !self.scenario.is_plain() && live.reads_account() {
            live.marks |= effect.uses.iter().copied().collect::<FactSet>().bits();
        }
        live.marks &= !(effect.learns.bits() | effect.does.bits());
        live
    }

    /// R13: nothing is read but what the account asks for.
    fn before_acting_alone(&self, effect: &Effect, after: Live) -> Live {
        let mut live = after;
        if effect.breach && live.has(Part::Trust) {
            live.add(Part::Pot);
        }
        live = self.before_promises(effect, live);
        if effect.matches && live.reads_account() {
            live.add(Part::Matchings);
        }
        live
    }

    fn before_exchange(&self, effect: &Effect, tone: bool, is_past_first: bool, after: Live) -> Live {
        let mut live = after;
        let can_be_gated = matches!(effect.kind, OptionKind::Solve | OptionKind::Sell);
        let mut reads_gate = effect.unheard.is_some();
        if live.reads_account() {
            // Past the first impression it is kept all the same, since the step goes by it: there it is one and the same in all states.
            live.add(Part::First);
            live.add(Part::Later);
            reads_gate |= effect.trust > 0;
        }
        live.drop(Part::Warned);
        if self.scenario.customer().time.is_some() && effect.takes > 0 && live.has(Part::Mood) {
            live.add(Part::Spent);
        }
        if effect.breach && live.has(Part::Trust) {
            live.add(Part::Pot);
        }
        live = self.before_promises(effect, live);
        if effect.matches && (live.reads_account() || live.has(Part::Matchings)) {
            live.add(Part::Matchings);
            reads_gate = true;
        }
        let can_move_mood = effect.mood != 0 || can_be_gated || effect.unwelcome > 0 || effect.kind == OptionKind::Chat || tone;
        // What mood really moved is counted towards the first impression, as long as that is still made.
        if can_move_mood && (live.has(Part::Mood) || live.has(Part::First) && !is_past_first) {
            reads_gate = true;
            for part in [Part::Mood, Part::Trust, Part::Heard, Part::Temperament, Part::Carried, Part::First] {
                live.add(part);
            }
            if effect.unwelcome > 0 && !effect.shows.contains(Skill::Forewarning) {
                live.add(Part::Warned);
            }
        }
        if can_be_gated && reads_gate {
            live.add(Part::Mood);
            live.add(Part::Heard);
        }
        live
    }
}
