//! One thing to practise next: one skill, the one moment that speaks most for it, and a plan. The page is one lesson: the line that is
//! quoted as what could have been said shows that skill, and where its author says what it does (`then`), heading and plan say just
//! that. The page of the moment holds up the same line beside the same exchange ([`hold_up`]).
//!
//! What is decided here, and why:
//! - A promise that broke is the one thing, and else a line by which somebody was betrayed, also where nothing was left to lose: no
//!   trainer would pass that over in silence and speak of a clumsy line, however many conversations the clumsy one took. What nobody
//!   could have kept is a lesson in promising, at the line that promised it.
//! - Next comes where the talk fell: whoever watched would talk about that, and not about a sum. Of several falls it is the one that took
//!   most conversations, as the page counts them. One that the very next line won back is not the one thing, and where all was as good
//!   as lost before there was little to lose ([`falls`]): these come last, when nothing else is left to say. Where no line answers for a
//!   fall with something to show, need decides.
//! - Next comes what was dear: a line that fell short in a skill and lost ten points or more by it. The dearest decides, however often
//!   that skill was shown elsewhere; what was missed often and cost little is not to hide it.
//! - A skill is named only where a clean way beside the line shows it. A heading, a better line and a plan that teach three things
//!   teach none. Failing that, another exchange of that skill is taken, and failing that, the next skill.
//! - What is held up is the best that could have been said there, or just as good as that. A line that shows what was missed, and is
//!   far from the best, would be held up by nobody who knew both: the best one teaches something of its own, or its exchange nothing.
//! - A clean line is never the one to mend. It may add its half to the need, but it is no example of what to do otherwise. One that
//!   is clean but for its voice falls short in Tone and in nothing else, and only there the same words are quoted in another voice.
//! - Within a skill, where it was missed comes before where it was passed over, and the page words the two differently. A line that
//!   missed something is an example of that; of what it only passed over it is one where the better line says what it does, or where
//!   it fell into a trap for which that skill has a plan of its own. The plain plan of a skill could advise the very thing that was
//!   done: "I leave the next move to them", to somebody who had let things run.
//! - The same words in another voice are a lesson in the voice. What they do, the trainee did.
//! - A miss, or a trap that cost much, is named however often that skill was shown elsewhere, where no other has need: two adverts in a
//!   good conversation are worth a word, and whoever kept a fault to themselves has something to practise, also where it cost little.

use crate::play::{Exchange, Fill, Transcript};
use crate::rules::breaks_a_promise;
use crate::scenario::{ChoiceId, Effect, PromiseId, Skill, Trap, Voice};
use crate::wording::typographic;

use super::clean::{is_clean, is_clean_as_said};
use super::moments::{MarkedFor, Moment, falls};
use super::plans::{ToDo, has_own_plan, plan};
use super::skills::{Chances, in_model_order};
use super::standing::{CleanWay, EQUAL, JUST_AS_GOOD, LEAST_BETTER, Standing, was_won_back};
use super::ways::{AnotherWay, taught};

/// What is practised next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextThing {
    pub skill: Skill,
    /// The exchange that speaks most for it, and the one to play from, from 0.
    pub exchange: usize,
    /// Whether the line passed the skill over, where another one would have shown it; else it missed it.
    pub passed_over: bool,
    /// The trap that the line there fell into.
    pub trap: Option<Trap>,
    /// The best clean way that was open there and shows the skill.
    pub instead: Option<Instead>,
    /// When to think of it, as the author puts the moment or else as the plan does: "a customer tells me when they need it".
    pub when: String,
    /// What to do then, as the author says what the quoted line does or else as the plan does: "I ask what for before I promise".
    pub then: String,
    /// What to do next time, where it is not what the skill comes to: the same as the quoted line does, "ask what for before you
    /// promise", or the plan's own heading.
    pub heading: Option<String>,
}

/// What could have been said there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    pub choice: ChoiceId,
    /// The voice that goes with it, on a voice beat.
    pub voice: Option<Voice>,
    pub text: String,
    pub is_act: bool,
}

/// What weighs twice: the exchanges at turning points.
const AT_A_TURN: f64 = 2.0;
/// A line that lost so much decides by itself.
const DEAR: f64 = 0.10;

/// What one skill met with in a talk: the exchanges, from 0, in which it was missed, passed over and shown.
#[derive(Debug, Default)]
struct Met {
    missed: Vec<usize>,
    passed: Vec<usize>,
    shown: Vec<usize>,
}

impl Met {
    /// How much it wants practice: a miss counts 1, a chance passed over a half, a chance taken half a point off.
    fn need(&self, weight: impl Fn(usize) -> f64) -> f64 {
        let sum = |exchanges: &[usize]| exchanges.iter().map(|index| weight(*index)).sum::<f64>();
        sum(&self.missed) + 0.5 * sum(&self.passed) - 0.5 * sum(&self.shown)
    }
}

/// How a line fell short in a skill of which it is an example. A miss comes before a chance passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Short {
    PassedOver,
    Missed,
}

/// A skill at an exchange, from 0, that speaks for it.
#[derive(Clone, Copy)]
struct Lesson {
    skill: Skill,
    exchange: usize,
    short: Short,
    /// By how much the best clean way that shows the skill was better than what was said.
    lost: f64,
}

/// A run, as far as foresight knows it.
pub(super) struct Looked<'a> {
    pub(super) transcript: &'a Transcript,
    pub(super) standings: &'a [Option<Standing>],
}

/// The one thing; `None` where the scenario declares no skills, or no line that fell short stands beside one that shows how. Only
/// foresight can tell; what is proposed is not to change once it has looked, so before that there is none.
pub(super) fn one_thing(
    transcript: &Transcript,
    moments: &[Moment],
    standings: &[Option<Standing>],
    fill: &Fill,
) -> Option<NextThing> {
    let looked = Looked { transcript, standings };
    let needs = looked.needs(moments);
    let skills: Vec<Skill> = needs.iter().map(|(skill, _)| *skill).collect();
    let first_of = |exchanges: Vec<usize>| exchanges.into_iter().find_map(|exchange| looked.lesson_at(exchange, &skills));
    let by_need = |among: &[usize]| needs.iter().find_map(|(skill, need)| looked.lesson_in(*skill, *need, among));
    let all: Vec<usize> = (0..transcript.exchanges().len()).collect();
    let stood: Vec<usize> = all.iter().copied().filter(|index| !was_won_back(standings, *index)).collect();
    let spent = || falls(moments).into_iter().filter(|moment| moment.is_spent()).filter_map(|moment| moment.line).collect();
    // Whoever broke a word has no lesson in the voice.
    let not_in_voice: Vec<Skill> = skills.iter().copied().filter(|skill| *skill != Skill::Tone).collect();
    let betrayed = || looked.betrayals(moments).into_iter().find_map(|exchange| looked.lesson_at(exchange, &not_in_voice));
    let lasting = falls(moments).into_iter().filter(|moment| !moment.is_spent()).filter_map(|moment| moment.line).collect();
    let lesson = betrayed()
        .or_else(|| first_of(lasting))
        .or_else(|| looked.dearest(&skills, &stood))
        .or_else(|| by_need(&stood))
        .or_else(|| first_of(spent()))
        .or_else(|| by_need(&all))?;
    looked.told(lesson, fill)
}

/// Holds up what is to be practised wherever its exchange is told of as a moment, and nothing else beside it; beside the same words in
/// another voice only what would have gone further still.
pub(super) fn hold_up(
    next: &NextThing,
    moments: &mut [Moment],
    transcript: &Transcript,
    standings: &[Option<Standing>],
    fill: &Fill,
) {
    let Some((standing, instead)) = standings.get(next.exchange).and_then(Option::as_ref).zip(next.instead.as_ref()) else {
        return;
    };
    let Some(way) = taught(transcript, standing, next.exchange, instead.choice, fill) else { return };
    let goes_further = |other: &AnotherWay| other.outlook.value > way.outlook.value + JUST_AS_GOOD + EQUAL;
    for moment in moments.iter_mut().filter(|moment| moment.line == Some(next.exchange)) {
        moment.ways.retain(|other| way.same_words && !other.same_words && goes_further(other));
        moment.ways.insert(0, way.clone());
    }
}

/// Whether every line was clean as it was said, so that none fell short.
pub(super) fn nothing_missed(transcript: &Transcript) -> bool {
    let looked = Looked { transcript, standings: &[] };
    (0..transcript.exchanges().len()).all(|index| looked.is_clean(index))
}

impl<'a> Looked<'a> {
    /// The declared skills, the one that wants practice most first; of equals the first in the model, because early fixes ripple.
    pub(super) fn needs(&self, moments: &[Moment]) -> Vec<(Skill, f64)> {
        let turned = |moment: &&Moment| moment.marked_for != MarkedFor::FeltAtTheTime;
        let turns: Vec<usize> = moments.iter().filter(turned).filter_map(|moment| moment.line).collect();
        let weight = |index: usize| if turns.contains(&index) { AT_A_TURN } else { 1.0 };
        let declared = in_model_order(self.transcript.scenario().skills()).into_iter();
        let mut needs: Vec<(Skill, f64)> = declared.map(|skill| (skill, self.met(skill).need(weight))).collect();
        needs.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        needs
    }

    fn met(&self, skill: Skill) -> Met {
        let mut met = Met::default();
        for (index, exchange) in self.transcript.exchanges().iter().enumerate() {
            let chances = Chances::of(self.transcript, exchange);
            if chances.missed.contains(skill) {
                met.missed.push(index);
            } else if chances.shown.contains(skill) {
                met.shown.push(index);
            } else if chances.had.contains(skill) && self.was_passed_over(index, skill) {
                met.passed.push(index);
            }
        }
        met
    }

    /// A chance passes nobody by who said something clean, in whatever voice, unless it stood well below a clean option that shows
    /// the skill.
    fn was_passed_over(&self, index: usize, skill: Skill) -> bool {
        let better = |standing: &Standing| {
            let shows = |way: &&CleanWay| self.shows(way, skill);
            standing.ways.iter().filter(shows).any(|way| standing.better_by(way) >= LEAST_BETTER - EQUAL)
        };
        !self.has_clean_words(index) || self.standing(index).is_some_and(better)
    }

    pub(super) fn is_clean(&self, index: usize) -> bool {
        let transcript = self.transcript;
        transcript.exchanges().get(index).is_some_and(|exchange| {
            is_clean_as_said(transcript.scenario(), transcript.rules(), &exchange.before, exchange.chosen)
        })
    }

    /// Whether it was clean but for its voice, if not altogether.
    fn has_clean_words(&self, index: usize) -> bool {
        self.transcript.exchanges().get(index).is_some_and(|exchange| self.is_clean_there(exchange, exchange.chosen.choice))
    }

    fn is_clean_there(&self, exchange: &Exchange, choice: ChoiceId) -> bool {
        is_clean(self.transcript.scenario(), self.transcript.rules(), &exchange.before, choice)
    }

    pub(super) fn standing(&self, index: usize) -> Option<&'a Standing> {
        self.standings.get(index)?.as_ref()
    }

    fn effect(&self, choice: ChoiceId) -> &'a Effect {
        &self.transcript.scenario().choices()[choice].effect
    }

    fn shows(&self, way: &CleanWay, skill: Skill) -> bool {
        self.effect(way.choice).shows.contains(skill)
    }

    /// The exchanges at which promises broke, by time: of one that nobody could have kept first where it was made, else where it could
    /// still have been kept, moved or given back, and where it was made or a line broke it.
    /// Then the others at which somebody was betrayed, first where the talk fell by it, in the order of falls, and then by time.
    fn betrayals(&self, moments: &[Moment]) -> Vec<usize> {
        let mut betrayals = Vec::new();
        for moment in moments {
            let Some(broken) = &moment.promise else { continue };
            let broke = moment.point.saturating_sub(1);
            betrayals.extend(broken.made.filter(|_| broken.never_yours));
            betrayals.extend(self.could_settle(broke, broken.promise).then_some(broke).into_iter().chain(moment.line));
        }
        let at_a_fall = falls(moments).into_iter().filter_map(|moment| moment.line);
        let all = 0..self.transcript.exchanges().len();
        betrayals.extend(at_a_fall.chain(all).filter(|line| self.betrays(*line) && !was_won_back(self.standings, *line)));
        betrayals
    }

    /// Whether at an exchange a word was broken, or one thing done where another was said. A promise that nobody could keep is none
    /// of that as long as it does not break: it may have been given back.
    fn betrays(&self, index: usize) -> bool {
        let Some(exchange) = self.transcript.exchanges().get(index) else { return false };
        let choice = exchange.chosen.choice;
        let breaks = || breaks_a_promise(self.transcript.scenario(), self.transcript.rules(), &exchange.before, choice);
        self.effect(choice).breach || breaks()
    }

    /// Whether something clean that was open there keeps a promise, moves it or gives it back.
    fn could_settle(&self, index: usize, promise: PromiseId) -> bool {
        let Some(exchange) = self.transcript.exchanges().get(index) else { return false };
        self.clean_beside(exchange).any(|choice| {
            let effect = self.effect(choice);
            [&effect.keeps, &effect.moves, &effect.withdraws].iter().any(|settled| settled.contains(&promise))
        })
    }

    /// The clean options that were open beside the one chosen, in the order of the file.
    fn clean_beside<'e>(&'e self, exchange: &'e Exchange) -> impl Iterator<Item = ChoiceId> + 'e {
        let open = |choice: &ChoiceId| exchange.closed.iter().all(|(closed, _)| closed != choice);
        let choices = self.transcript.scenario().beats()[exchange.beat].choices();
        choices.filter(open).filter(|choice| *choice != exchange.chosen.choice && self.is_clean_there(exchange, *choice))
    }

    /// How the line of an exchange fell short in a skill of which it is an example beside this way; `None` where it is none.
    fn short(&self, index: usize, skill: Skill, way: &CleanWay) -> Option<Short> {
        let exchange = self.transcript.exchanges().get(index)?;
        if self.is_clean(index) {
            return None;
        }
        let effect = self.effect(exchange.chosen.choice);
        let chances = Chances::of(self.transcript, exchange);
        if self.has_clean_words(index) {
            return (skill == Skill::Tone).then_some(Short::Missed);
        }
        let missed = effect.misses.contains(skill) && chances.missed.contains(skill);
        let passed = chances.had.contains(skill) && !chances.shown.contains(skill) && !chances.missed.contains(skill);
        let says_itself = ToDo::is_told_by(&self.transcript.scenario().choices()[way.choice]);
        let has_plan = || trap(self.transcript, exchange).is_some_and(|trap| has_own_plan(skill, trap));
        let is_example = effect.misses.is_empty() || says_itself || has_plan();
        match (missed, passed && is_example) {
            (true, _) => Some(Short::Missed),
            (false, true) => Some(Short::PassedOver),
            (false, false) => None,
        }
    }

    /// The best clean way beside a line that shows a skill, the first of equals: for a line that is clean but for its voice, the same
    /// words in another, and for no other line.
    fn way(&self, standing: &'a Standing, index: usize, skill: Skill) -> Option<&'a CleanWay> {
        let same_words = self.has_clean_words(index);
        let fits = |way: &&CleanWay| way.same_words == same_words && (same_words || self.shows(way, skill));
        Standing::best_of(standing.ways.iter().filter(fits))
    }

    /// What an exchange teaches of a skill; `None` where its line is no example, or nothing clean beside it shows how.
    fn lesson(&self, exchange: usize, skill: Skill) -> Option<Lesson> {
        let standing = self.standing(exchange)?;
        let way = self.way(standing, exchange, skill)?;
        let short = self.short(exchange, skill, way)?;
        let lost = standing.better_by(way);
        // What would have gone worse than what was said is held up to nobody; a little less makes it just as good.
        let is_as_good_as = |other: f64| lost >= other - JUST_AS_GOOD - EQUAL;
        let is_best = way.same_words || standing.best_other().is_none_or(|best| is_as_good_as(standing.better_by(best)));
        (is_as_good_as(0.0) && is_best).then_some(Lesson { skill, exchange, short, lost })
    }

    /// What the dearest of some lines that fell short teaches, if it was dear; of equals the first.
    fn dearest(&self, skills: &[Skill], among: &[usize]) -> Option<Lesson> {
        let lessons = among.iter().filter_map(|exchange| self.lesson_at(*exchange, skills));
        let dear = lessons.filter(|lesson| lesson.lost >= DEAR - EQUAL);
        dear.reduce(|dearest, other| if other.lost > dearest.lost + EQUAL { other } else { dearest })
    }

    /// What this exchange teaches: of the skills by need, the first that was missed there, else the first that was passed over.
    fn lesson_at(&self, exchange: usize, skills: &[Skill]) -> Option<Lesson> {
        let lessons = skills.iter().filter_map(|skill| self.lesson(exchange, *skill));
        lessons.reduce(|first, other| if other.short > first.short { other } else { first })
    }

    /// Where among some exchanges this skill is best learned, if it has need: where it was missed, else where it was passed over; of
    /// those, where most was lost, and the first of equals. Without need, only where it was missed, or a trap cost much.
    fn lesson_in(&self, skill: Skill, need: f64, among: &[usize]) -> Option<Lesson> {
        let counts = |lesson: &Lesson| lesson.short == Short::Missed || lesson.lost >= LEAST_BETTER - EQUAL;
        let lessons = among.iter().filter_map(|exchange| self.lesson(*exchange, skill));
        best_of(lessons.filter(|lesson| need > EQUAL || counts(lesson)))
    }

    fn told(&self, lesson: Lesson, fill: &Fill) -> Option<NextThing> {
        let Lesson { skill, exchange: index, short, .. } = lesson;
        let exchange = self.transcript.exchanges().get(index)?;
        let scenario = self.transcript.scenario();
        let planned = plan(skill, trap(self.transcript, exchange));
        let cue = scenario.beats()[exchange.beat].cue.as_deref();
        let way = self.standing(index).and_then(|standing| self.way(standing, index, skill));
        let instead = way.map(|way| {
            let spoken = &scenario.choices()[way.choice].spoken;
            let text = typographic(&fill.text(spoken.text()));
            Instead { choice: way.choice, voice: way.voice, text, is_act: spoken.is_act() }
        });
        let chosen = &scenario.choices()[exchange.chosen.choice];
        let to_do = way.filter(|way| !way.same_words).and_then(|way| ToDo::of(chosen, &scenario.choices()[way.choice], fill));
        let (then, heading) = if let Some(ToDo { then, heading }) = to_do {
            (then, Some(heading))
        } else {
            let voice = way.and_then(|way| way.voice);
            (in_a_voice(&planned.then, voice), planned.next.as_deref().map(|next| in_a_voice(next, voice)))
        };
        Some(NextThing {
            skill,
            exchange: index,
            passed_over: short == Short::PassedOver,
            trap: chosen.trap,
            instead,
            when: typographic(&cue.map_or_else(|| planned.when.as_str().into(), |cue| fill.text(cue))),
            then,
            heading,
        })
    }
}

/// A plan with the voice that is held up: "I answer in a brisk voice".
fn in_a_voice(plan: &str, voice: Option<Voice>) -> String {
    let name = voice.map_or_else(|| "fitting".to_owned(), |voice| voice.name().to_lowercase());
    typographic(&plan.replace("{voice}", &name))
}

/// Where something was missed before where it was passed over, then where most was lost; the first of equals.
fn best_of(lessons: impl Iterator<Item = Lesson>) -> Option<Lesson> {
    let is_better =
        |other: &Lesson, best: &Lesson| other.short > best.short || (other.short == best.short && other.lost > best.lost + EQUAL);
    lessons.reduce(|best, other| if is_better(&other, &best) { other } else { best })
}

/// The trap that a line fell into. One that came too soon, as the customer let it be known, fell into that one if into no other.
fn trap(transcript: &Transcript, exchange: &Exchange) -> Option<Trap> {
    transcript.scenario().choices()[exchange.chosen.choice].trap.or(exchange.gated.then_some(Trap::TooSoon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn need_weighs_misses_passes_and_what_was_shown() {
        let met = Met { missed: vec![1], passed: vec![2, 3], shown: vec![4] };
        assert!((met.need(|_| 1.0) - 1.5).abs() < 1e-9);
        assert!((met.need(|index| if index == 1 { 2.0 } else { 1.0 }) - 2.5).abs() < 1e-9);
    }

    #[test]
    fn a_miss_comes_before_a_chance_passed_over() {
        assert!(Short::Missed > Short::PassedOver);
    }
}
