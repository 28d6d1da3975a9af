//! The step: from a state and a choice to the next state.

use crate::scenario::{
    BeatId, ChoiceId, DeedSet, Effect, EndingId, Exit, FactSet, OptionKind, Scenario, Skill, SkillSet, Target, Temperament, Voice,
};

use super::account::kind_of;
use super::constants::{Rules, Start};
use super::event::{Event, Events, MoodReason, Reason};
use super::open::{first_unmet, is_alone};
use super::promises::Promises;
use super::state::State;
use super::under_way::{Step, clamp_i8};

/// What a trainee does at a beat: an option, and a voice on a voice beat and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Move {
    pub choice: ChoiceId,
    pub voice: Option<Voice>,
}

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Something is to be chosen at the state's beat.
    Choose(State),
    /// The talk is over.
    Ended(State, EndingId),
}

impl Next {
    pub fn state(&self) -> &State {
        match self {
            Self::Choose(state) | Self::Ended(state, _) => state,
        }
    }
}

/// Enters the first beat.
pub fn begin(scenario: &Scenario, rules: &Rules, start: Start, events: &mut impl Events) -> Next {
    let mood = start.mood.unwrap_or_else(|| rules.start_mood(scenario, start.temperament));
    let state = State {
        marks: 0,
        promises: Promises::default(),
        beat: scenario.start(),
        mood: rules.file.mood.clamp(mood.into()),
        trust: rules.file.trust.clamp(scenario.customer().trust.into()),
        heard: 0,
        exchanges: 0,
        moved: 0,
        spent: 0,
        word_credit: 0,
        matchings: 0,
        temperament: start.temperament,
        later: false,
        warned: false,
        carried: start.carried && !scenario.is_plain(),
    };
    Step { scenario, rules, state, events }.follow(Target::Beat(scenario.start()))
}

/// One exchange: what the choice does, and every beat that is entered until something is to be chosen again or the talk ends.
///
/// The move must be one that [`super::is_open`] in this state; `play` sees to that.
pub fn step(scenario: &Scenario, rules: &Rules, state: State, chosen: Move, events: &mut impl Events) -> Next {
    let choice = &scenario.choices()[chosen.choice];
    debug_assert_eq!(choice.beat, state.beat, "a choice of the beat at hand");
    let mut step = Step { scenario, rules, state, events };
    let target = if scenario.is_plain() {
        step.exchange_plainly(&choice.effect);
        choice.effect.target
    } else if is_alone(scenario, rules, state.beat) {
        step.act_alone(&choice.effect);
        choice.effect.target
    } else {
        let gated = step.exchange(&choice.effect, chosen.voice);
        choice.effect.unheard.filter(|_| gated).map_or(choice.effect.target, Target::Beat)
    };
    step.follow(target)
}

impl<E: Events> Step<'_, E> {
    /// All that a choice does before the next beat is entered. Returns whether it came before the customer felt heard (R3).
    fn exchange(&mut self, effect: &Effect, voice: Option<Voice>) -> bool {
        let file = &self.rules.file;
        let gated = matches!(effect.kind, OptionKind::Solve | OptionKind::Sell)
            && self.state.heard < self.rules.pips_needed(self.state.mood);
        if gated {
            self.events.tell(Event::NotHeardYet);
        }
        let is_first = self.state.exchanges < file.first_impression.exchanges;
        let wanted = self.mood_change(effect, voice, gated);
        let moved = self.move_mood(wanted, MoodReason::Choice);
        if is_first {
            self.state.exchanges += 1;
            self.state.moved = self.state.moved.saturating_add(moved);
        }
        self.hear(effect);
        self.learn(effect.learns);
        self.do_deeds(effect.does);
        self.bank(effect, voice, gated);
        self.spend_time(effect.takes);
        self.state.warned = effect.shows.contains(Skill::Forewarning);
        if is_first && self.state.exchanges == file.first_impression.exchanges {
            self.bank_first_impression();
        }
        gated
    }

    /// R13: nobody is there, so neither mood nor heard moves, nothing is counted, and a warning given before still holds.
    fn act_alone(&mut self, effect: &Effect) {
        self.learn(effect.learns);
        self.do_deeds(effect.does);
        self.bank(effect, None, false);
    }

    /// Plain rules: only the range of mood is left.
    fn exchange_plainly(&mut self, effect: &Effect) {
        self.move_mood(effect.mood.into(), MoodReason::Choice);
        self.learn(effect.learns);
        self.do_deeds(effect.does);
        self.enter_in_account(effect.trust, kind_of(effect), Reason::Choice);
        self.promises(effect);
    }

    /// What a choice would move, rule by rule, in the order of the page.
    fn mood_change(&mut self, effect: &Effect, voice: Option<Voice>, gated: bool) -> i32 {
        let file = &self.rules.file;
        let State { mood, trust, heard, temperament, .. } = self.state;
        let mut change = i32::from(effect.mood);
        if gated {
            let pushed_back = change.min(0) + i32::from(file.heard.pushback);
            self.adjust(&mut change, pushed_back, MoodReason::NotHeardYet);
        }
        if effect.unwelcome > 0 {
            let cost = self.unwelcome_cost(effect);
            let after = change - cost;
            self.adjust(&mut change, after, MoodReason::Unwelcome);
        }
        if effect.kind == OptionKind::Chat {
            let after = change + i32::from(self.rules.temperament(temperament).chat);
            self.adjust(&mut change, after, MoodReason::Chat);
        }
        if let Some(voice) = voice {
            let after = change + self.voice_fit(voice);
            self.adjust(&mut change, after, MoodReason::Voice);
        }
        let after = match temperament {
            Temperament::Fiery if change < 0 => change - i32::from(file.fiery.bad),
            Temperament::Fiery if change > 0 && heard >= file.fiery.heard && mood < file.fiery.below => {
                change + i32::from(file.fiery.good)
            }
            Temperament::Reserved if change > 0 && trust < file.reserved.trust_below => change - i32::from(file.reserved.good),
            _ => change,
        };
        self.adjust(&mut change, after, MoodReason::Temperament);
        let after = if change < 0 && trust >= file.account.credit_from {
            change + i32::from(file.account.forgives)
        } else if change != 0 && trust <= file.account.doubt_from {
            change - i32::from(file.account.doubts)
        } else {
            change
        };
        self.adjust(&mut change, after, MoodReason::Account);
        if self.state.carried && self.state.exchanges < file.carried.exchanges && change > 0 {
            let after = change - i32::from(file.carried.cost);
            self.adjust(&mut change, after, MoodReason::Carried);
        }
        let only_hears = !effect.shows.is_empty() && effect.shows.is_subset_of(SkillSet::HEARING);
        if change > 0 && heard == file.heard.highest && only_hears {
            self.adjust(&mut change, 0, MoodReason::Enough);
        }
        if change > 0 && mood >= file.ceiling.from {
            let after = change.min(i32::from(file.ceiling.gain));
            self.adjust(&mut change, after, MoodReason::Ceiling);
        }
        let after = i32::from(file.exchange.clamp(change));
        self.adjust(&mut change, after, MoodReason::Limit);
        change
    }

    /// R5.
    fn unwelcome_cost(&self, effect: &Effect) -> i32 {
        let rules = &self.rules.file.unwelcome;
        let mut cost = effect.unwelcome;
        if effect.shows.contains(Skill::Forewarning) || self.state.warned {
            cost -= rules.forewarned;
        } else if self.state.temperament == Temperament::Anxious {
            cost += rules.unwarned_anxious;
        }
        if effect.shows.contains(Skill::Explaining) {
            cost -= rules.explained;
        }
        i32::from(cost.max(0))
    }

    /// R8.
    fn voice_fit(&self, voice: Voice) -> i32 {
        let rules = &self.rules.file.voice;
        let row = rules.fit.iter().find(|row| self.state.mood <= row.up_to);
        let fit = row.map_or(0, |row| match voice {
            Voice::Warm => row.warm,
            Voice::Steady => row.steady,
            Voice::Brisk => row.brisk,
            Voice::Bright => row.bright,
        });
        let temperament = self.rules.temperament(self.state.temperament);
        let liked = if temperament.likes == Some(voice) { rules.liked } else { 0 };
        let disliked = if temperament.dislikes == Some(voice) { rules.disliked } else { 0 };
        i32::from((fit + liked + disliked).clamp(rules.lowest, rules.highest))
    }

    fn adjust(&mut self, change: &mut i32, after: i32, reason: MoodReason) {
        if after != *change {
            self.events.tell(Event::Adjusted { reason, amount: clamp_i8(after - *change) });
            *change = after;
        }
    }

    /// Moves mood within its range; returns what it really moved.
    fn move_mood(&mut self, change: i32, reason: MoodReason) -> i8 {
        let before = self.state.mood;
        self.state.mood = self.rules.file.mood.clamp(i32::from(before) + change);
        let moved = self.state.mood - before;
        if moved != 0 || reason == MoodReason::Choice {
            self.events.tell(Event::Mood { reason, amount: moved });
        }
        moved
    }

    fn hear(&mut self, effect: &Effect) {
        let rules = &self.rules.file.heard;
        let from = self.state.heard;
        let signs = u8::try_from(effect.shows.intersection(SkillSet::HEARING).len()).unwrap_or(u8::MAX);
        let lost = u8::from(effect.misses.contains(Skill::Listening));
        let to = (from + signs.min(rules.gain_per_option)).saturating_sub(lost).min(rules.highest);
        self.set_heard(to);
    }

    fn set_heard(&mut self, to: u8) {
        let from = std::mem::replace(&mut self.state.heard, to);
        if from != to {
            self.events.tell(Event::Heard { from, to });
        }
    }

    fn learn(&mut self, facts: FactSet) {
        for fact in facts.iter().filter(|fact| !self.state.has_learned(*fact)) {
            self.events.tell(Event::Learned(fact));
        }
        self.state.marks |= facts.bits();
    }

    fn do_deeds(&mut self, deeds: DeedSet) {
        for deed in deeds.iter().filter(|deed| !self.state.has_done(*deed)) {
            self.events.tell(Event::Did(deed));
        }
        self.state.marks |= deeds.bits();
    }

    /// R4. `spent` is held where a further exchange costs the same, and opens the same, as if it had gone on counting.
    fn spend_time(&mut self, takes: u8) {
        let Some(time) = self.scenario.customer().time else { return };
        let before = self.state.spent;
        let spent = before.saturating_add(takes);
        self.state.spent = spent.min(self.scenario.spent_counts_to());
        let over = i32::from(spent.saturating_sub(time)) - i32::from(before.saturating_sub(time));
        self.move_mood(-over * i32::from(self.rules.file.time.cost), MoodReason::Time);
    }

    /// Follows ways on until something is to be chosen or the talk ends. Lowering refuses circles in which nothing is chosen.
    fn follow(mut self, mut target: Target) -> Next {
        loop {
            let beat = match target {
                Target::Beat(beat) => beat,
                Target::End(ending) => {
                    self.settle();
                    self.events.arrived(target, &self.state);
                    self.events.tell(Event::Ended(ending));
                    return Next::Ended(self.state, ending);
                }
            };
            self.enter(beat);
            self.events.arrived(target, &self.state);
            match self.way_on(beat) {
                Some(on) => target = on,
                None => return Next::Choose(self.state),
            }
        }
    }

    /// Stands at a beat without entering it, and goes on from there.
    pub(super) fn stand(mut self, beat: BeatId) -> Next {
        self.state.beat = beat;
        self.events.tell(Event::Entered(beat));
        self.learn(self.scenario.beats()[beat].on_enter.learns);
        self.events.arrived(Target::Beat(beat), &self.state);
        match self.way_on(beat) {
            Some(target) => self.follow(target),
            None => Next::Choose(self.state),
        }
    }

    /// Where it goes on from a beat by itself; `None` where something is chosen.
    #[inline]
    fn way_on(&mut self, beat: BeatId) -> Option<Target> {
        match &self.scenario.beats()[beat].way {
            Exit::Choices { .. } => None,
            Exit::On(target) => Some(*target),
            Exit::Routes { routes, all_end } => {
                if *all_end {
                    self.settle();
                }
                let taken = routes.iter().position(|route| first_unmet(&self.state, &route.when).is_none());
                debug_assert!(taken.is_some(), "the last route has no condition");
                let taken = taken.unwrap_or(routes.len().saturating_sub(1));
                self.events.routed(beat, &self.state, taken);
                routes.get(taken).map(|route| route.target)
            }
        }
    }

    fn enter(&mut self, beat: BeatId) {
        let on_enter = self.scenario.beats()[beat].on_enter;
        self.state.beat = beat;
        if on_enter.days > 0 {
            self.begin_episode(on_enter.days);
        }
        self.events.tell(Event::Entered(beat));
        self.move_mood(on_enter.mood.into(), MoodReason::Event);
        self.learn(on_enter.learns);
        self.break_promises(on_enter.breaks);
        if on_enter.sting > 0 {
            self.events.tell(Event::Sting(on_enter.sting));
        }
    }

    /// R11.
    fn begin_episode(&mut self, days: u16) {
        self.events.tell(Event::Episode { days });
        if self.scenario.is_plain() {
            return;
        }
        let rules = &self.rules.file.episode;
        let away = i32::from(self.state.mood) - i32::from(self.scenario.customer().usual);
        self.move_mood(-(away / i32::from(rules.mood_kept.max(1))), MoodReason::Days);
        let in_credit = self.state.trust >= self.rules.file.account.credit_from;
        self.set_heard(if in_credit { rules.heard_with_credit } else { 0 });
        self.state.exchanges = 0;
        self.state.moved = 0;
        self.state.spent = 0;
        self.state.later = true;
    }
}
