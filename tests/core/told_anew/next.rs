//! The one thing next, read from the model once more: which skill, at which exchange, beside which line, and with which plan.

use std::collections::BTreeSet;

use rapport::debrief::{MarkedFor, NextThing, plans};
use rapport::rules::Move;
use rapport::scenario::{ChoiceId, Effect, Skill, Trap};
use rapport::wording::{imperative, typographic};
use rapport::words::debrief::next::{next_panel, plan};

use super::{Breaches, HAIR, YOU};

impl Breaches<'_> {
    pub(super) fn chosen(&self, index: usize) -> &Effect {
        &self.known.scenario.choices()[self.exchange(index).chosen.choice].effect
    }

    /// Whether the words were clean, in whatever voice.
    fn clean_words(&self, index: usize) -> bool {
        self.known.clean(&self.exchange(index).before, self.exchange(index).chosen.choice)
    }

    /// What was shown and missed at an exchange, and whether the skill had a chance there.
    pub(super) fn made_of(&self, index: usize, skill: Skill) -> (bool, bool, bool) {
        let (exchange, effect) = (self.exchange(index), self.chosen(index));
        let voiced = exchange.chosen.voice.is_some() && !effect.tones.is_empty() && skill == Skill::Tone;
        let shown = effect.shows.contains(skill) || (voiced && self.known.listed(exchange.chosen));
        let missed = !shown && (effect.misses.contains(skill) || (voiced && !self.known.listed(exchange.chosen)));
        let could = self.known.open(&exchange.before).into_iter().any(|choice| self.has(choice, skill));
        (shown, missed, could)
    }

    fn has(&self, choice: ChoiceId, skill: Skill) -> bool {
        self.known.scenario.choices()[choice].effect.shows.contains(skill)
    }

    fn need(&self, skill: Skill, turned: &BTreeSet<usize>) -> f64 {
        let mut need = 0.0;
        for index in 0..self.transcript.exchanges().len() {
            let weight = if turned.contains(&index) { 2.0 } else { 1.0 };
            let (shown, missed, could) = self.made_of(index, skill);
            let after = self.after(index);
            let ways = self.known.ways(self.exchange(index));
            let better = ways.iter().any(|(choice, value, _)| self.has(*choice, skill) && value - after >= 0.05 - HAIR);
            let passed = !shown && !missed && could && (!self.clean_words(index) || better);
            need += weight * (f64::from(u8::from(missed)) + 0.5 * f64::from(u8::from(passed)) - 0.5 * f64::from(u8::from(shown)));
        }
        need
    }

    /// What an exchange is an example of: by how much the best clean way that shows the skill was better, and whether it was missed.
    fn example(&self, index: usize, skill: Skill) -> Option<(f64, bool)> {
        let exchange = self.exchange(index);
        if self.known.clean_as_said(exchange) {
            return None;
        }
        let (shown, missed, could) = self.made_of(index, skill);
        let voice_alone = self.clean_words(index);
        let trap = self.known.scenario.choices()[exchange.chosen.choice].trap.or(exchange.gated.then_some(Trap::TooSoon));
        let counters = trap.is_some_and(|trap| plans().plans.iter().any(|plan| plan.skill == skill && plan.trap == Some(trap)));
        let is_missed = if voice_alone { skill == Skill::Tone } else { missed && self.chosen(index).misses.contains(skill) };
        let is_passed = !voice_alone && !shown && !missed && could && (self.chosen(index).misses.is_empty() || counters);
        let ways = self.known.ways(exchange).into_iter();
        let said = exchange.chosen.choice;
        let ways_shown =
            ways.filter(|(choice, ..)| if voice_alone { *choice == said } else { *choice != said && self.has(*choice, skill) });
        let lost = ways_shown.map(|(_, value, _)| value - self.after(index)).reduce(f64::max)?;
        ((is_missed || is_passed) && lost >= -0.03 - HAIR).then_some((lost, is_missed))
    }

    /// Where it fell, the deepest first, and then where promises broke.
    fn worst(&self) -> Vec<usize> {
        let turns = self.debrief.moments.iter().filter(|moment| moment.marked_for == MarkedFor::Turn);
        let mut falls: Vec<usize> = turns.filter_map(|moment| moment.line).filter(|line| self.gain(*line) < 0.0).collect();
        falls.sort_by(|one, other| self.gain(*one).total_cmp(&self.gain(*other)));
        for moment in &self.debrief.moments {
            let Some(broken) = &moment.promise else { continue };
            let (broke, id) = (self.exchange(moment.point - 1), broken.promise);
            let settles = |choice: &ChoiceId| {
                let effect = &self.known.scenario.choices()[*choice].effect;
                effect.keeps.contains(&id) || effect.moves.contains(&id) || effect.withdraws.contains(&id)
            };
            let clean = |choice: &ChoiceId| *choice != broke.chosen.choice && self.known.clean(&broke.before, *choice);
            if self.known.open(&broke.before).iter().any(|choice| clean(choice) && settles(choice)) {
                falls.push(moment.point - 1);
            }
            falls.extend(moment.line);
        }
        falls
    }

    /// The line that lost most by falling short in a skill, if it lost ten points or more.
    fn dearest(&self, needs: &[(Skill, f64)]) -> Option<(Skill, usize)> {
        let mut dearest: Option<(Skill, usize, f64)> = None;
        for index in 0..self.transcript.exchanges().len() {
            let here = needs.iter().filter_map(|(skill, _)| Some((*skill, self.example(index, *skill)?)));
            let mut here: Vec<(Skill, (f64, bool))> = here.filter(|(_, (lost, _))| *lost >= 0.10 - HAIR).collect();
            if here.iter().any(|(_, (_, missed))| *missed) {
                here.retain(|(_, (_, missed))| *missed);
            }
            let Some(most) = here.iter().map(|(_, (lost, _))| *lost).reduce(f64::max) else { continue };
            let Some((skill, _)) = here.iter().find(|(_, (lost, _))| *lost > most - HAIR) else { continue };
            if dearest.is_none_or(|(.., so_far)| most > so_far + HAIR) {
                dearest = Some((*skill, index, most));
            }
        }
        dearest.map(|(skill, index, _)| (skill, index))
    }

    /// One thing next, by its rules.
    pub(super) fn next(&mut self) {
        let known = self.known;
        let all_clean = self.transcript.exchanges().iter().all(|exchange| known.clean_as_said(exchange));
        self.check(self.debrief.nothing_missed == all_clean, || format!("nothing was missed is told, and clean is {all_clean}"));
        let turned = self.debrief.moments.iter().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        let turned: BTreeSet<usize> = turned.filter_map(|moment| moment.line).collect();
        let declared = Skill::ALL.iter().copied().filter(|skill| known.scenario.skills().contains(skill));
        let mut needs: Vec<(Skill, f64)> = declared.map(|skill| (skill, self.need(skill, &turned))).collect();
        needs.sort_by(|one, other| other.1.total_cmp(&one.1));
        let at = |index: usize| {
            let examples = needs.iter().filter_map(|(skill, _)| Some((*skill, self.example(index, *skill)?)));
            let examples: Vec<(Skill, (f64, bool))> = examples.collect();
            examples.iter().find(|(_, (_, missed))| *missed).or(examples.first()).map(|(skill, _)| (*skill, index))
        };
        let by_need = |(skill, need): &(Skill, f64)| {
            let all = (0..self.transcript.exchanges().len()).filter_map(|index| Some((index, self.example(index, *skill)?)));
            let mut all: Vec<(usize, (f64, bool))> = all.collect();
            all.retain(|(_, (lost, missed))| *need > HAIR || *lost >= if *missed { 0.005 } else { 0.05 - HAIR });
            if all.iter().any(|(_, (_, missed))| *missed) {
                all.retain(|(_, (_, missed))| *missed);
            }
            let largest = all.iter().map(|(_, (lost, _))| *lost).reduce(f64::max)?;
            all.iter().find(|(_, (lost, _))| *lost > largest - HAIR).map(|(index, _)| (*skill, *index))
        };
        let at_the_worst = self.worst().into_iter().find_map(at);
        let wanted = at_the_worst.or_else(|| self.dearest(&needs)).or_else(|| needs.iter().find_map(by_need));
        let told = self.debrief.next.clone();
        let is_told = told.as_ref().map(|next| (next.skill, next.exchange));
        self.check(is_told == wanted, || format!("next is {is_told:?} in place of {wanted:?}"));
        if let Some(next) = told {
            self.one_lesson(&next);
        }
    }

    /// The heading, what is quoted and the plan are one lesson.
    fn one_lesson(&mut self, next: &NextThing) {
        let (skill, index) = (next.skill, next.exchange);
        let exchange = self.exchange(index).clone();
        let said = exchange.chosen.choice;
        self.check(!self.known.clean_as_said(&exchange), || "a clean line is the one to mend".to_owned());
        let Some(instead) = &next.instead else {
            self.check(false, || format!("{skill:?}: nothing is quoted"));
            return;
        };
        let quoted = Move { choice: instead.choice, voice: instead.voice };
        let effect = &self.known.scenario.choices()[quoted.choice].effect;
        let by_voice = skill == Skill::Tone && quoted.choice == said && !effect.tones.is_empty();
        let shows = effect.shows.contains(skill) || by_voice;
        self.check(shows, || format!("{skill:?} is not shown by what is quoted: {}", instead.text));
        let is_clean = self.known.clean(&exchange.before, quoted.choice) && self.known.listed(quoted);
        self.check(is_clean, || format!("not clean: {}", instead.text));
        let is_tone = skill == Skill::Tone && self.clean_words(index);
        self.check((quoted.choice == said) == is_tone, || format!("{skill:?}, and the same words: {}", instead.text));
        self.check(!self.clean_words(index) || is_tone, || format!("{skill:?} of a line that lacks its voice alone"));
        let value = |chosen: Move| self.known.value_after(&self.known.step(&exchange.before, chosen.choice, chosen.voice));
        let (worth, after) = (value(quoted), self.after(index));
        self.check(worth >= after - 0.03 - HAIR, || format!("worse than what was said: {}", instead.text));
        let rivals = self.known.ways(&exchange).into_iter();
        let best =
            rivals.filter(|(choice, ..)| *choice == quoted.choice || (!is_tone && *choice != said && self.has(*choice, skill)));
        let best = best.map(|(_, value, _)| value).reduce(f64::max);
        self.check(best.is_some_and(|best| worth >= best - HAIR), || format!("{skill:?}: not the best: {}", instead.text));
        // The plain plan of a skill is proposed where the skill was missed, or nothing was.
        let misses = self.chosen(index).misses;
        let trap = self.known.scenario.choices()[said].trap.or(exchange.gated.then_some(Trap::TooSoon));
        let planned = |trap: Option<Trap>| plans().plans.iter().find(|plan| plan.skill == skill && plan.trap == trap);
        let own = trap.and_then(|trap| planned(Some(trap)));
        let is_fit = own.is_some() || misses.contains(skill) || misses.is_empty();
        self.check(is_fit, || format!("{skill:?} was passed over where {misses:?} was missed"));
        // Where the quoted line says what it does, plan and heading say just that; the same words in another voice do not.
        let does = self.known.scenario.choices()[quoted.choice].then.as_deref().filter(|_| quoted.choice != said);
        let filled = |text: &str| typographic(&self.transcript.fill(YOU).text(text));
        let fallback = own.or(planned(None));
        let then = does.map_or_else(|| fallback.map(|plan| typographic(&plan.then)), |does| Some(filled(does)));
        self.check(then.as_ref() == Some(&next.then), || format!("another plan: {}", next.then));
        let planned = plan(next);
        self.check(planned.ends_with(&format!(", {}.", next.then)), || planned.clone());
        let title = next_panel(self.debrief).title;
        if let Some(does) = does {
            let asked = filled(&imperative(does).unwrap());
            self.check(title == format!("Next time, {asked}."), || format!("{title} over: {planned}"));
        } else {
            let of_plan = fallback.and_then(|plan| plan.next.as_deref()).map(typographic);
            self.check(of_plan == next.heading, || format!("{fallback:?} is headed {title}"));
        }
        self.check(planned.starts_with("If ") && planned.ends_with('.') && planned.matches('.').count() == 1, || planned.clone());
    }
}
