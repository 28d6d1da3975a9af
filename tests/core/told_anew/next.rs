//! The one thing next, read from the model once more: which skill, at which exchange, beside which line, and with which plan.

use std::collections::BTreeSet;

use rapport::debrief::{MarkedFor, NextThing, SelfView, plans};
use rapport::rules::{Move, Next, breaks_a_promise};
use rapport::scenario::{ChoiceId, Effect, EndingKind, Skill, Trap};
use rapport::wording::{imperative, typographic};
use rapport::words::debrief::next::{next_panel, plan};
use rapport::words::debrief::road::moment;

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
        let is_passed = !voice_alone && !shown && !missed && could;
        let ways = self.known.ways(exchange);
        let said = exchange.chosen.choice;
        let fits = |choice: ChoiceId| if voice_alone { choice == said } else { choice != said && self.has(choice, skill) };
        let fitting = ways.iter().filter(|(choice, ..)| fits(*choice));
        let (best, worth, _) = *fitting.reduce(|best, other| if other.1 > best.1 + HAIR { other } else { best })?;
        let is_passed = is_passed && (self.chosen(index).misses.is_empty() || counters || self.says_itself(best));
        let lost = worth - self.after(index);
        let others = ways.iter().filter(|(choice, ..)| *choice != said).map(|(_, value, _)| value - self.after(index));
        let is_best = voice_alone || others.fold(0.0, f64::max) <= lost + 0.03 + HAIR;
        ((is_missed || is_passed) && lost >= -0.03 - HAIR && is_best).then_some((lost, is_missed))
    }

    fn says_itself(&self, choice: ChoiceId) -> bool {
        self.known.scenario.choices()[choice].then.as_deref().and_then(imperative).is_some()
    }

    /// Whether it fell at an exchange, and the next line was clean and took it back.
    pub(super) fn won_back(&self, index: usize) -> bool {
        let n = self.transcript.exchanges().len();
        self.gain(index) <= HAIR - 0.06
            && index + 1 < n
            && self.known.clean_as_said(self.exchange(index + 1))
            && self.after(index + 1) >= self.before(index) - 0.03 - HAIR
    }

    /// How many conversations of all that ended well before a line do not after it.
    fn share_taken(&self, index: usize) -> f64 {
        let exchange = self.exchange(index);
        let before = self.known.foresight.outlook(&exchange.before).unwrap().well;
        let after = match self.known.step(&exchange.before, exchange.chosen.choice, exchange.chosen.voice) {
            Next::Choose(state) => self.known.foresight.outlook(&state).unwrap().well,
            Next::Ended(_, ending) => {
                let ends_well = matches!(self.known.scenario.endings()[ending].kind, EndingKind::Fair | EndingKind::Bright);
                f64::from(u8::from(ends_well))
            }
        };
        before - after
    }

    /// Where it fell, the one to talk of first, and whether that was won back or came after all was as good as lost.
    fn falls(&self) -> Vec<(usize, bool)> {
        let turns = self.debrief.moments.iter().filter(|moment| moment.marked_for == MarkedFor::Turn);
        let lines = turns.filter_map(|moment| moment.line).filter(|line| self.gain(*line) < 0.0);
        let mut left: Vec<(usize, bool)> =
            lines.map(|line| (line, self.won_back(line) || self.before(line) < 1.0 / 6.0)).collect();
        let mut falls = Vec::new();
        while !left.is_empty() {
            let lasting = left.iter().any(|(_, spent)| !spent);
            let of_kind: Vec<usize> = left.iter().filter(|(_, spent)| lasting != *spent).map(|(line, _)| *line).collect();
            let deeper = |deepest, line| if self.gain(line) < self.gain(deepest) - HAIR { line } else { deepest };
            let deepest = of_kind.iter().copied().reduce(deeper).unwrap();
            let ended_it = lasting && self.after(deepest) < 0.005;
            let most = of_kind.iter().map(|line| self.share_taken(*line)).fold(-1.0, f64::max);
            let near = of_kind.into_iter().filter(|line| self.share_taken(*line) > most - 0.05 + HAIR);
            let first = if ended_it { deepest } else { near.reduce(deeper).unwrap() };
            falls.extend(left.iter().find(|(line, _)| *line == first).copied());
            left.retain(|(line, _)| *line != first);
        }
        falls
    }

    /// Whether a word was broken by a line, or something else done than was said.
    fn betrays(&self, index: usize) -> bool {
        let (scenario, effect) = (&self.known.scenario, self.chosen(index));
        let exchange = self.exchange(index);
        let rules = self.transcript.rules();
        effect.breach || breaks_a_promise(scenario, rules, &exchange.before, exchange.chosen.choice)
    }

    /// Where promises broke, and then where else somebody was betrayed.
    fn betrayals(&self) -> Vec<usize> {
        let mut worst = Vec::new();
        for moment in &self.debrief.moments {
            let Some(broken) = &moment.promise else { continue };
            let (broke, id) = (self.exchange(moment.point - 1), broken.promise);
            let settles = |choice: &ChoiceId| {
                let effect = &self.known.scenario.choices()[*choice].effect;
                effect.keeps.contains(&id) || effect.moves.contains(&id) || effect.withdraws.contains(&id)
            };
            let anybody_keeps = self.known.scenario.choices().iter().any(|choice| choice.effect.keeps.contains(&id));
            worst.extend(broken.made.filter(|_| !anybody_keeps));
            let clean = |choice: &ChoiceId| *choice != broke.chosen.choice && self.known.clean(&broke.before, *choice);
            if self.known.open(&broke.before).iter().any(|choice| clean(choice) && settles(choice)) {
                worst.push(moment.point - 1);
            }
            worst.extend(moment.line);
        }
        let falls = self.falls();
        let by_time = 0..self.transcript.exchanges().len();
        let in_order = falls.iter().map(|(line, _)| *line).chain(by_time);
        worst.extend(in_order.filter(|line| self.betrays(*line) && !self.won_back(*line)));
        worst
    }

    /// One thing to practise, by its rules.
    pub(super) fn next(&mut self) {
        let known = self.known;
        let all_clean = self.transcript.exchanges().iter().all(|exchange| known.clean_as_said(exchange));
        self.check(self.debrief.nothing_missed == all_clean, || format!("nothing was missed is told, and clean is {all_clean}"));
        let turned = self.debrief.moments.iter().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        let turned: BTreeSet<usize> = turned.filter_map(|moment| moment.line).collect();
        let declared = Skill::ALL.iter().copied().filter(|skill| known.scenario.skills().contains(skill));
        let mut needs: Vec<(Skill, f64)> = declared.map(|skill| (skill, self.need(skill, &turned))).collect();
        needs.sort_by(|one, other| other.1.total_cmp(&one.1));
        let but_for = |index: usize, left_out: Option<Skill>| {
            let skills = needs.iter().map(|(skill, _)| *skill).filter(|skill| Some(*skill) != left_out);
            let examples: Vec<(Skill, (f64, bool))> =
                skills.filter_map(|skill| Some((skill, self.example(index, skill)?))).collect();
            let first = examples.iter().find(|(_, (_, missed))| *missed).or(examples.first());
            first.map(|(skill, (lost, _))| (*skill, index, *lost))
        };
        let at = |index: usize| but_for(index, None);
        let n = self.transcript.exchanges().len();
        let stood: Vec<usize> = (0..n).filter(|index| !self.won_back(*index)).collect();
        let dearest = || {
            let dear = stood.iter().filter_map(|index| at(*index)).filter(|(.., lost)| *lost >= 0.10 - HAIR);
            dear.reduce(|most, other| if other.2 > most.2 + HAIR { other } else { most })
        };
        let by_need = |among: &[usize]| {
            needs.iter().find_map(|(skill, need)| {
                let all = among.iter().filter_map(|index| Some((*index, self.example(*index, *skill)?)));
                let mut all: Vec<(usize, (f64, bool))> = all.collect();
                all.retain(|(_, (lost, missed))| *need > HAIR || *missed || *lost >= 0.05 - HAIR);
                if all.iter().any(|(_, (_, missed))| *missed) {
                    all.retain(|(_, (_, missed))| *missed);
                }
                let largest = all.iter().map(|(_, (lost, _))| *lost).reduce(f64::max)?;
                all.iter().find(|(_, (lost, _))| *lost > largest - HAIR).map(|(index, (lost, _))| (*skill, *index, *lost))
            })
        };
        let all: Vec<usize> = (0..n).collect();
        let spent = || self.falls().into_iter().filter(|(_, spent)| *spent).find_map(|(line, _)| at(line));
        let wanted = self.betrayals().into_iter().find_map(|index| but_for(index, Some(Skill::Tone)));
        let lasting = || self.falls().into_iter().filter(|(_, spent)| !*spent).find_map(|(line, _)| at(line));
        let wanted = wanted.or_else(lasting).or_else(dearest).or_else(|| by_need(&stood));
        let wanted = wanted.or_else(spent).or_else(|| by_need(&all)).map(|(skill, index, _)| (skill, index));
        let road = self.debrief.moment_of_the_road().and_then(|moment| moment.line);
        if let Some((first, _)) = self.falls().first() {
            self.check(road == Some(*first), || format!("the road leads to {road:?} in place of {first}"));
        }
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
        let is_missed = self.example(index, skill).is_some_and(|(_, missed)| missed);
        self.check(next.passed_over != is_missed, || format!("{skill:?} was passed over, and is missed: {is_missed}"));
        self.same_on_both_pages(next);
        // The plain plan of a skill is proposed where the skill was missed, or nothing was.
        let misses = self.chosen(index).misses;
        let trap = self.known.scenario.choices()[said].trap.or(exchange.gated.then_some(Trap::TooSoon));
        let planned = |trap: Option<Trap>| plans().plans.iter().find(|plan| plan.skill == skill && plan.trap == trap);
        let own = trap.and_then(|trap| planned(Some(trap)));
        let is_fit = own.is_some() || misses.contains(skill) || misses.is_empty() || self.says_itself(quoted.choice);
        self.check(is_fit, || format!("{skill:?} was passed over where {misses:?} was missed"));
        // Where the line that fell short says what to do instead, or else the quoted line what it does, plan and heading say just that;
        // the same words in another voice do not.
        let choices = self.known.scenario.choices();
        let (of_said, of_quoted) = (choices[said].instead.as_deref(), choices[quoted.choice].then.as_deref());
        let effect = &choices[quoted.choice].effect;
        let settles = effect.keeps.len() + effect.moves.len() + effect.withdraws.len() > 0;
        let does = if settles { of_quoted.or(of_said) } else { of_said.or(of_quoted) }.filter(|_| quoted.choice != said);
        let filled = |text: &str| typographic(&self.transcript.fill(YOU).text(text));
        let fallback = own.or(planned(None));
        let voice = quoted.voice.map_or("fitting".to_owned(), |voice| format!("{voice:?}").to_lowercase());
        let voiced = |plan: &str| typographic(&plan.replace("{voice}", &voice));
        let then = does.map_or_else(|| fallback.map(|plan| voiced(&plan.then)), |does| Some(filled(does)));
        self.check(then.as_ref() == Some(&next.then), || format!("another plan: {}", next.then));
        let planned = plan(next);
        self.check(planned.ends_with(&format!(", {}.", next.then)), || planned.clone());
        let title = next_panel(self.debrief, None).title;
        if let Some(does) = does {
            let asked = filled(&imperative(does).unwrap());
            self.check(title == format!("Next time, {asked}."), || format!("{title} over: {planned}"));
        } else {
            let of_plan = fallback.and_then(|plan| plan.next.as_deref()).map(voiced);
            self.check(of_plan == next.heading, || format!("{fallback:?} is headed {title}"));
        }
        self.check(planned.starts_with("If ") && planned.ends_with('.') && planned.matches('.').count() == 1, || planned.clone());
    }
    /// Wherever the exchange is told of as a moment, the line that is held up there is the one that the plan quotes.
    fn same_on_both_pages(&mut self, next: &NextThing) {
        let instead = next.instead.clone().unwrap();
        let proposal = next_panel(self.debrief, None).proposal.unwrap();
        let quoted = proposal.why.last().unwrap().clone();
        let passes = quoted.label.starts_with("You had a chance to");
        self.check(passes == next.passed_over, || format!("{}, and {}", quoted.label, next.passed_over));
        for moment in self.debrief.moments.clone().iter().filter(|moment| moment.line == Some(next.exchange)) {
            let first = moment.ways.first();
            let same = first.is_some_and(|way| (way.choice, way.voice) == (instead.choice, instead.voice));
            self.check(same, || format!("{} beside {:?}", instead.text, first.map(|way| &way.text)));
            let others_go_further = moment
                .ways
                .iter()
                .skip(1)
                .all(|way| moment.ways[0].same_words && way.outlook.value > moment.ways[0].outlook.value + 0.03);
            self.check(others_go_further, || format!("two lines are held up beside {}", moment.letter));
        }
        let road = self.debrief.moment_of_the_road().filter(|moment| moment.line == Some(next.exchange));
        if road.is_some() {
            let told = moment(self.debrief, &SelfView::default()).unwrap();
            let first = told.another.first().map(|another| &another.line.passage);
            self.check(first == Some(&quoted.passage), || format!("{:?} and then {:?}", first, quoted.passage));
        }
    }
}
