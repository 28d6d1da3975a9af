//! What may be said of a run, read from the model once more: it is decided here anew, from the scenario, the step and the outlooks
//! alone, and held against what a debrief says.

use std::sync::Arc;

use rapport::debrief::{AnotherWay, BrokenBy, Debrief, MarkedFor, Moment, WhyAnother};
use rapport::foresight::{Foresight, Question};
use rapport::play::{Exchange, Transcript};
use rapport::rules::{Event, Move, Next, PromiseState, Rules, State, asks_for_voice, is_alone, is_open, step};
use rapport::scenario::{ChoiceId, EndingKind, OptionKind, Scenario, Voice};
use rapport::wording::{Measures, PhraseBook};
use rapport::words::debrief::account::account;

use crate::told_words::{last_words, who_spoke};

mod next;
mod said;

pub(crate) const YOU: &str = "Robin";
const HAIR: f64 = 1e-7;

/// A dialogue by some rules, with all that can happen in it.
pub(crate) struct Known {
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) rules: &'static Rules,
    pub(crate) foresight: Foresight,
    pub(crate) measures: Vec<Measures>,
}

impl Known {
    pub(crate) fn new(scenario: &Arc<Scenario>, rules: &'static Rules) -> Self {
        Self {
            scenario: Arc::clone(scenario),
            rules,
            foresight: Foresight::new(Arc::clone(scenario), rules, Question::of(scenario)),
            measures: PhraseBook::built_in().measure_options(scenario),
        }
    }

    // ---- the model, read once more ----

    fn too_soon(&self, state: &State, choice: ChoiceId) -> bool {
        let need = match state.mood() {
            ..0 => 2,
            0..4 => 1,
            _ => 0,
        };
        let helps = matches!(self.scenario.choices()[choice].effect.kind, OptionKind::Solve | OptionKind::Sell);
        let is_exchange = !self.scenario.is_plain() && !is_alone(&self.scenario, self.rules, state.beat());
        is_exchange && helps && state.heard() < need
    }

    pub(crate) fn clean(&self, state: &State, choice: ChoiceId) -> bool {
        let option = &self.scenario.choices()[choice];
        let effect = &option.effect;
        let faultless = option.trap.is_none() && effect.misses.is_empty() && !effect.breach && effect.breaks.is_empty();
        faultless && !self.too_soon(state, choice)
    }

    fn listed(&self, said: Move) -> bool {
        let tones = self.scenario.choices()[said.choice].effect.tones;
        tones.is_empty() || said.voice.is_none_or(|voice| tones.contains(voice))
    }

    fn clean_as_said(&self, exchange: &Exchange) -> bool {
        self.clean(&exchange.before, exchange.chosen.choice) && self.listed(exchange.chosen)
    }

    pub(crate) fn open(&self, state: &State) -> Vec<ChoiceId> {
        let choices = self.scenario.beats()[state.beat()].choices();
        choices.filter(|choice| is_open(&self.scenario, state, *choice)).collect()
    }

    pub(crate) fn voices(&self, state: &State, choice: ChoiceId) -> Vec<Option<Voice>> {
        if !asks_for_voice(&self.scenario, state.beat()) {
            return vec![None];
        }
        let voices = Voice::ALL.iter().filter(|voice| self.listed(Move { choice, voice: Some(**voice) }));
        voices.map(|voice| Some(*voice)).collect()
    }

    pub(crate) fn value_after(&self, next: &Next) -> f64 {
        match next {
            Next::Choose(state) => self.foresight.outlook(state).unwrap().value,
            Next::Ended(_, ending) => rank(self.scenario.endings()[*ending].kind),
        }
    }

    fn best_after(&self, next: &Next) -> f64 {
        match next {
            Next::Choose(state) => self.foresight.best(state).unwrap(),
            Next::Ended(_, ending) => rank(self.scenario.endings()[*ending].kind),
        }
    }

    pub(crate) fn step(&self, state: &State, choice: ChoiceId, voice: Option<Voice>) -> Next {
        step(&self.scenario, self.rules, *state, Move { choice, voice }, &mut ())
    }

    /// The clean ways beside a line, each with its best listed voice, what it is worth, and what it leaves in reach.
    fn ways(&self, exchange: &Exchange) -> Vec<(ChoiceId, f64, f64)> {
        let state = &exchange.before;
        let beside = self
            .open(state)
            .into_iter()
            .filter(|choice| self.clean(state, *choice) && !(*choice == exchange.chosen.choice && self.listed(exchange.chosen)));
        beside
            .map(|choice| {
                let next = self.voices(state, choice).into_iter().map(|voice| self.step(state, choice, voice));
                let next =
                    next.reduce(|best, other| if self.value_after(&other) > self.value_after(&best) { other } else { best });
                let next = next.unwrap();
                (choice, self.value_after(&next), self.best_after(&next))
            })
            .collect()
    }
}

fn rank(kind: EndingKind) -> f64 {
    match kind {
        EndingKind::Lost => 0.0,
        EndingKind::Thin => 1.0 / 3.0,
        EndingKind::Fair => 2.0 / 3.0,
        EndingKind::Bright => 1.0,
    }
}

/// What one debrief says that it must not.
struct Breaches<'a> {
    known: &'a Known,
    transcript: &'a Transcript,
    debrief: &'a Debrief,
    found: Vec<String>,
}

/// Reads the debrief of a run, and gives everything in it that breaks a promise.
pub(crate) fn breaches(known: &Known, transcript: &Transcript) -> (Debrief, Vec<String>) {
    let debrief = Debrief::new(transcript, YOU).with_analysis(transcript, &known.foresight, YOU);
    let mut all = Breaches { known, transcript, debrief: &debrief, found: Vec::new() };
    all.alternatives();
    all.turning_points();
    all.broken_promises();
    all.reach();
    all.fate();
    all.lines();
    all.next();
    all.said();
    let words = who_spoke(transcript, &debrief).into_iter().chain(last_words(transcript));
    let found = all.found.into_iter().chain(words).map(|what| format!("{}: {what}", transcript.run_line())).collect();
    (debrief, found)
}

impl Breaches<'_> {
    fn check(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.found.push(what());
        }
    }

    fn exchange(&self, index: usize) -> &Exchange {
        &self.transcript.exchanges()[index]
    }

    fn before(&self, index: usize) -> f64 {
        self.known.foresight.outlook(&self.exchange(index).before).unwrap().value
    }

    fn after(&self, index: usize) -> f64 {
        let exchange = self.exchange(index);
        self.known.value_after(&self.known.step(&exchange.before, exchange.chosen.choice, exchange.chosen.voice))
    }

    fn gain(&self, index: usize) -> f64 {
        self.after(index) - self.before(index)
    }

    fn better_beside(&self, index: usize) -> bool {
        let after = self.after(index);
        self.known.ways(self.exchange(index)).iter().any(|(_, value, _)| value - after >= 0.05 - HAIR)
    }

    /// 1: what is held up is clean, and is as it is called.
    fn alternatives(&mut self) {
        for moment in &self.debrief.moments {
            let Some(line) = moment.line else {
                self.check(moment.ways.is_empty(), || "ways beside no line".to_owned());
                continue;
            };
            let known = self.known;
            let exchange = self.exchange(line).clone();
            let (state, after) = (exchange.before, self.after(line));
            let ways = known.ways(&exchange);
            for (place, way) in moment.ways.iter().enumerate() {
                let text = way.text.clone();
                let value = ways.iter().find(|(choice, ..)| *choice == way.choice).map(|(_, value, _)| *value);
                self.check(value.is_some(), || format!("held up, and not clean, open or another: {text}"));
                self.check(known.listed(Move { choice: way.choice, voice: way.voice }), || format!("in another voice: {text}"));
                self.check(way.voice.is_some() == asks_for_voice(&known.scenario, state.beat()), || format!("voice: {text}"));
                self.check(way.same_words == (way.choice == exchange.chosen.choice), || format!("the same words: {text}"));
                self.check(!way.same_words || place == 0, || format!("the same words come first: {text}"));
                let better = value.unwrap_or(0.0) - after;
                let next = known.step(&state, way.choice, way.voice);
                let stands = |state: &State| i16::from(state.mood()) + i16::from(state.trust());
                let spared = stands(next.state()) - stands(&exchange.after);
                let holds = match way.why {
                    WhyAnother::Further => better >= 0.05 - HAIR || (way.same_words && better > 0.03 - HAIR),
                    WhyAnother::JustAsGood => better.abs() <= 0.03 + HAIR && (way.same_words || known.clean_as_said(&exchange)),
                    WhyAnother::NeedNotHurt => better.abs() <= 0.03 + HAIR && spared >= 2,
                    WhyAnother::Taught => better >= -0.03 - HAIR && self.is_taught(line, way.choice),
                };
                self.check(holds, || format!("{:?} by {better:.3}, spared {spared}: {text}", way.why));
            }
            let voiced = ways.iter().find(|(choice, ..)| *choice == exchange.chosen.choice);
            let is_turn = matches!(moment.marked_for, MarkedFor::Turn | MarkedFor::Strength);
            if is_turn && voiced.is_some_and(|(_, value, _)| value - after >= 0.05 - HAIR) {
                self.check(moment.ways.first().is_some_and(|way| way.same_words), || "the same words first".to_owned());
            }
            if is_turn && self.better_beside(line) {
                let best = ways.iter().map(|(_, value, _)| *value).fold(0.0, f64::max);
                let as_good = |way: &AnotherWay| self.is_taught(line, way.choice) && way.outlook.value >= best - 0.03 - HAIR;
                let shown = moment.ways.iter().any(|way| way.why == WhyAnother::Further || as_good(way));
                self.check(shown, || format!("a better way beside {line} is not shown"));
            }
        }
    }

    /// Whether this is what the plan of the run holds up beside just this line.
    fn is_taught(&self, line: usize, choice: ChoiceId) -> bool {
        let next = self.debrief.next.as_ref().filter(|next| next.exchange == line);
        next.and_then(|next| next.instead.as_ref()).is_some_and(|instead| instead.choice == choice)
    }

    /// 2 and 4: the three largest moves that may be told of a line, with the strongest of the clean ones.
    fn turning_points(&mut self) {
        let n = self.transcript.exchanges().len();
        let mut may: Vec<(usize, f64)> = (0..n).map(|index| (index, self.gain(index))).collect();
        may.retain(|(index, gain)| {
            let told_of_a_line = *gain > 0.0 || !self.known.clean_as_said(self.exchange(*index)) || self.better_beside(*index);
            gain.abs() >= 0.06 - HAIR && told_of_a_line
        });
        may.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
        let strongest = may.iter().filter(|(index, gain)| *gain > 0.0 && self.known.clean_as_said(self.exchange(*index)));
        let strongest = strongest.clone().map(|(_, gain)| *gain).reduce(f64::max);
        let of = |wanted: MarkedFor| {
            let all = self.debrief.moments.iter().filter(move |moment| moment.marked_for == wanted);
            all.filter_map(|moment| moment.line).collect::<Vec<_>>()
        };
        let (strengths, turns) = (of(MarkedFor::Strength), of(MarkedFor::Turn));
        self.check(strengths.len() == usize::from(strongest.is_some()), || format!("{} strongest moments", strengths.len()));
        for line in strengths.clone() {
            self.check(self.known.clean_as_said(self.exchange(line)), || format!("the strongest moment, {line}, is not clean"));
            self.check(strongest.is_some_and(|gain| (gain - self.gain(line)).abs() < HAIR), || "not the strongest".to_owned());
        }
        for line in turns.clone() {
            let text = self.transcript.spoken(self.exchange(line)).text();
            self.check(may.iter().any(|(index, _)| *index == line), || format!("blamed, and innocent: {text}"));
        }
        let told = strengths.len() + turns.len();
        self.check(told == may.len().min(3), || format!("{told} turning points of {}", may.len()));
        let smallest = turns.iter().map(|line| self.gain(*line).abs()).reduce(f64::min);
        let left = may.iter().filter(|(index, _)| !turns.contains(index) && !strengths.contains(index));
        let largest_left = left.map(|(_, gain)| gain.abs()).reduce(f64::max);
        if let (Some(told), Some(left)) = (smallest, largest_left) {
            self.check(told >= left - HAIR, || format!("a move of {left:.3} is left out for one of {told:.3}"));
        }
        for moment in &self.debrief.moments.clone() {
            match (moment.line, moment.outlook) {
                (Some(line), Some((before, after))) => {
                    let same = (before.value - self.before(line)).abs() + (after.value - self.after(line)).abs() < HAIR;
                    self.check(same, || format!("the outlook of {line}"));
                    self.check([before, after].iter().all(|at| (0.0..=1.0 + HAIR).contains(&at.well)), || "well".to_owned());
                }
                (_, outlook) => self.check(outlook.is_none(), || "an outlook of no line".to_owned()),
            }
            let felt = moment.marked_for == MarkedFor::FeltAtTheTime;
            self.check(felt == (moment.outlook.is_none() && moment.promise.is_none()), || "felt".to_owned());
        }
    }

    /// 3: every promise that broke, at its time, with the line that broke or made it.
    fn broken_promises(&mut self) {
        let mut broke = Vec::new();
        for (index, exchange) in self.transcript.exchanges().iter().enumerate() {
            for event in &exchange.events {
                if let Event::Promise { promise, to: PromiseState::Broken, .. } = event {
                    broke.push((index, *promise));
                }
            }
        }
        let told: Vec<&Moment> = self.debrief.moments.iter().filter(|moment| moment.promise.is_some()).collect();
        self.check(told.len() == broke.len(), || format!("{} promises broke, {} are told", broke.len(), told.len()));
        for (index, promise) in broke {
            let moment =
                told.iter().find(|moment| moment.point == index + 1 && moment.promise.as_ref().unwrap().promise == promise);
            let Some(moment) = moment else {
                self.check(false, || "a broken promise is not told".to_owned());
                continue;
            };
            let effect = |index: usize| &self.known.scenario.choices()[self.exchange(index).chosen.choice].effect;
            let own = effect(index).breaks.contains(promise);
            let made = (0..=index)
                .rev()
                .find(|at| effect(*at).promise.contains(&promise) && !self.exchange(*at).before.promise(promise).binds());
            let put_off =
                self.exchange(index).before.promise(promise) == PromiseState::Moved || effect(index).moves.contains(&promise);
            let wanted = if own { Some(index) } else { made };
            let broken = moment.promise.as_ref().unwrap();
            let (line, by) = (moment.line, broken.by);
            self.check(line == wanted, || format!("a promise is told of line {line:?} in place of {wanted:?}"));
            self.check((by == BrokenBy::Line) == own, || format!("{by:?}"));
            // An option breaks it when it is chosen; what runs out does so when it was due, where that is said and was not put off.
            let (clock, due) = (self.transcript.clock(), self.known.scenario.promises()[promise].due.as_deref());
            let when = match by {
                BrokenBy::Line => clock[index],
                BrokenBy::Time => due.filter(|_| !put_off).or(clock[index + 1]),
                BrokenBy::End => clock[index + 1],
            };
            let when = when.map(str::to_owned);
            self.check(broken.time == when, || format!("broke at {:?} in place of {when:?}", broken.time));
            let keepable = self.known.scenario.choices().iter().any(|choice| choice.effect.keeps.contains(&promise));
            self.check(broken.never_yours != keepable, || "never yours".to_owned());
        }
    }

    /// 5: where the best ending was lost, told of a line only if it answers for it.
    fn reach(&mut self) {
        let mut told = self.debrief.no_return.clone().into_iter();
        for index in 0..self.transcript.exchanges().len() {
            let exchange = self.exchange(index);
            let before = self.known.foresight.best(&exchange.before).unwrap();
            let after = self.known.best_after(&self.known.step(&exchange.before, exchange.chosen.choice, exchange.chosen.voice));
            if before - after <= HAIR {
                continue;
            }
            let answers = !self.known.clean_as_said(exchange);
            let lost = told.next();
            let holds = lost.is_some_and(|lost| {
                let kinds: Vec<f64> = lost.lost().map(rank).collect();
                let named = kinds.iter().all(|kind| *kind <= before + HAIR && *kind > after + HAIR) && !kinds.is_empty();
                lost.point == index + 1
                    && lost.line == answers.then_some(index)
                    && (rank(lost.left) - after).abs() < HAIR
                    && named
            });
            self.check(holds, || format!("what was lost at {index}"));
        }
        self.check(told.next().is_none(), || "lost twice".to_owned());
    }

    /// 6: the fate goes with the ending.
    fn fate(&mut self) {
        let Some(ending) = self.transcript.ending() else { return };
        let allowed: &[&str] = match self.known.scenario.endings()[ending].kind {
            EndingKind::Bright => &["Glad, and stays a customer", "Recommends you", "Stays a customer"],
            EndingKind::Fair => &[
                "Glad, and stays a customer",
                "Recommends you",
                "Stays a customer",
                "Pleasant enough",
                "Disappointed, but still trusts you",
            ],
            EndingKind::Thin => &[
                "Liked you, but won\u{2019}t be back",
                "Pleasant enough",
                "Leaves quietly",
                "Forgets you",
                "Looks for somebody else",
                "Disappointed, but still trusts you",
            ],
            EndingKind::Lost => &[
                "Liked you, but won\u{2019}t be back",
                "Leaves quietly",
                "Tells everyone how bad it was",
                "Forgets you",
                "Looks for somebody else",
            ],
        };
        let panel = account(self.debrief);
        self.check(panel.fate.is_none_or(|fate| allowed.contains(&fate)), || format!("{:?} against its ending", panel.fate));
        self.check(panel.fate.is_some() == panel.grid.is_some(), || "a grid without a fate".to_owned());
    }

    /// What moved by itself stands on lines of its own, and a line that came too soon is told with no note of another kind.
    fn lines(&mut self) {
        for (index, view) in self.debrief.exchanges.clone().into_iter().enumerate() {
            let exchange = self.exchange(index).clone();
            let mut now = (view.mood.1, view.trust.1);
            for came in &view.came {
                self.check((came.mood.0, came.trust.0) == now, || format!("{index}: lines that do not join"));
                now = (came.mood.1, came.trust.1);
            }
            self.check(now == (exchange.after.mood(), exchange.after.trust()), || format!("{index}: where it ends"));
            self.check((view.mood.0, view.trust.0) == (exchange.before.mood(), exchange.before.trust()), || "begin".to_owned());
            // A line without days, events and promises that ran out leaves nothing else.
            let quiet = exchange.events.iter().all(|event| match event {
                Event::Episode { .. } | Event::Mood { reason: rapport::rules::MoodReason::Event, .. } => false,
                Event::Promise { to: PromiseState::Broken, promise, .. } => {
                    self.known.scenario.choices()[exchange.chosen.choice].effect.breaks.contains(*promise)
                }
                _ => true,
            });
            self.check(view.came.is_empty() == quiet, || format!("{index}: what came after"));
            let choice = &self.known.scenario.choices()[exchange.chosen.choice];
            if exchange.gated {
                self.check(choice.unheard_note.is_some() == view.note.is_some(), || format!("{index}: a note of another road"));
            }
        }
    }
}
