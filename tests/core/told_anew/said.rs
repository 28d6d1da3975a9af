//! That the pages of a debrief say the same: one line alone is called the best, nothing is praised that went amiss, a heading goes with the
//! line below it, and what is said of a pick holds.

use rapport::debrief::{Calibration, Guess, MarkedFor, SelfView};
use rapport::rules::Event;
use rapport::scenario::{Skill, Trap};
use rapport::wording::{imperative, typographic};
use rapport::words::debrief::moments::marked_for;
use rapport::words::debrief::next::next_panel;
use rapport::words::debrief::road;
use rapport::words::debrief::skills::skills;

use super::{Breaches, HAIR, YOU};

impl Breaches<'_> {
    pub(super) fn said(&mut self) {
        self.one_is_the_best();
        self.nothing_amiss_is_praised();
        self.headings_and_habits();
        self.every_pick();
    }

    /// How far a line itself moved mood, and mood and trust together.
    fn moved(&self, index: usize) -> (i16, i16) {
        let view = &self.debrief.exchanges[index];
        let mood = i16::from(view.mood.1) - i16::from(view.mood.0);
        (mood, mood + i16::from(view.trust.1) - i16::from(view.trust.0))
    }

    fn one_is_the_best(&mut self) {
        let n = self.transcript.exchanges().len();
        let called = |what: &str| {
            let said = |moment: &&rapport::debrief::Moment| marked_for(self.debrief, moment).starts_with(what);
            self.debrief.moments.iter().filter(said).cloned().collect::<Vec<_>>()
        };
        let (strongest, lift, drop) = (called("Your strongest moment"), called("Biggest lift"), called("Biggest drop"));
        self.check(strongest.len() + lift.len() <= 1, || "two lines are called the best".to_owned());
        self.check(drop.len() <= 1, || "two lines are called the worst".to_owned());
        for moment in lift.iter().chain(&drop) {
            let line = moment.line.unwrap();
            let of_all: Vec<i16> = (0..n).filter(|index| *index != line).map(|index| self.moved(index).1).collect();
            let own = self.moved(line).1;
            let is_largest =
                if own > 0 { of_all.iter().all(|other| *other < own) } else { of_all.iter().all(|other| *other > own) };
            self.check(is_largest, || format!("the biggest of all at {line}, and {own} is not"));
        }
        let falls = self.debrief.moments.iter().any(|moment| moment.marked_for == MarkedFor::Turn && moment.gain() < 0.0);
        self.check(!falls || drop.is_empty(), || "a biggest drop beside a turning point that fell".to_owned());
    }

    /// Whether a line is blamed for a fall, a broken promise or the loss of an ending.
    fn is_blamed(&self, index: usize) -> bool {
        let fell = |moment: &rapport::debrief::Moment| {
            let is_fall = moment.marked_for == MarkedFor::Turn && self.gain(index) < 0.0;
            moment.line == Some(index) && (is_fall || moment.promise.is_some())
        };
        self.debrief.moments.iter().any(fell) || self.debrief.no_return.iter().any(|lost| lost.line == Some(index))
    }

    fn nothing_amiss_is_praised(&mut self) {
        for row in self.debrief.skills.rows.clone() {
            let quoted: Vec<usize> = row.evidence.iter().filter(|one| one.shown).map(|one| one.exchange).collect();
            self.check(quoted.len() == row.shown, || format!("{:?}: {} are quoted of {}", row.skill, quoted.len(), row.shown));
            for index in quoted {
                let exchange = self.exchange(index).clone();
                let holds =
                    self.known.clean_as_said(&exchange) && self.moved(index).0 > -2 && !exchange.gated && !self.is_blamed(index);
                let shows = self.made_of(index, row.skill).0;
                self.check(holds && shows, || {
                    format!("{:?}: praised, and went amiss: {}", row.skill, self.debrief.exchanges[index].you_said)
                });
            }
        }
        let panel = skills(self.debrief);
        let quotes: usize = panel.rows.iter().map(|row| row.evidence.len()).sum();
        let shown: usize = self.debrief.skills.rows.iter().map(|row| row.shown).sum();
        self.check(quotes == shown, || format!("{quotes} lines are praised in place of {shown}"));
    }

    fn headings_and_habits(&mut self) {
        let panel = next_panel(self.debrief, None);
        let Some(next) = self.debrief.next.clone() else {
            let told = panel.title.starts_with("Not one of your answers did any harm");
            let fell = (0..self.transcript.exchanges().len()).any(|index| self.is_blamed(index));
            let lost = !self.debrief.no_return.is_empty();
            self.check(!told || !(fell || lost), || format!("{} where something fell", panel.title));
            self.habit(&panel.habit.iter().map(|part| part.passage.text.clone()).collect::<Vec<_>>());
            return;
        };
        let exchange = self.exchange(next.exchange);
        let trap = self.known.scenario.choices()[exchange.chosen.choice].trap;
        let choices = self.known.scenario.choices();
        let hands_over = panel.title.contains("take the next step yourself")
            && choices[exchange.chosen.choice].instead.is_none()
            && next.instead.as_ref().is_none_or(|instead| choices[instead.choice].then.is_none());
        self.check(!hands_over || trap == Some(Trap::PassedOn), || format!("{} of a line that handed nobody over", panel.title));
        self.check(panel.habit.is_empty(), || "a habit beside a plan".to_owned());
        let time = self.debrief.exchanges[next.exchange].time.clone();
        let at = time.unwrap_or_else(|| format!("answer {}", next.exchange + 1));
        self.check(panel.about.as_ref().is_some_and(|about| about.contains(&at)), || {
            format!("{:?} is not about {at}", panel.about)
        });
        if let (Some(moment), Some(about)) = (self.debrief.moment_of_the_road(), &panel.about) {
            let same = moment.exchange() == next.exchange;
            let told = *about == format!("This one is about the moment you just saw ({at}).");
            self.check(told == same, || format!("{about}, and the same is {same}"));
            let claims = [
                ("went well", self.gain(moment.exchange()) > 0.0),
                ("you won back", moment.line.is_some_and(|line| self.won_back(line))),
                ("little left to lose", moment.line.is_some_and(|line| self.before(line) < 1.0 / 6.0)),
            ];
            for (claim, holds) in claims {
                self.check(!about.contains(claim) || holds, || about.clone());
            }
            let picked = next_panel(self.debrief, Some(Guess::At(next.exchange))).about.unwrap();
            let knows = picked == *about || picked == format!("This one is about the moment you picked ({at}).");
            self.check(knows, || format!("{picked}, and that was picked"));
        }
    }

    /// What is named as a habit is a skill of the scenario's own, in a clean line that shows it and did no harm.
    fn habit(&mut self, told: &[String]) {
        let Some(habit) = self.debrief.habit.clone() else {
            let could = |index: usize, skill: Skill| {
                let (mood, all) = self.moved(index);
                let did_good = mood >= 0 && all - mood >= 0 && !self.is_blamed(index);
                self.known.clean_as_said(self.exchange(index)) && self.made_of(index, skill).0 && did_good
            };
            let n = self.transcript.exchanges().len();
            let declared = self.known.scenario.skills().to_vec();
            let any = (0..n).any(|index| declared.iter().any(|skill| could(index, *skill)));
            self.check(!any, || "no habit is named, and there is one".to_owned());
            return;
        };
        let (mood, all) = self.moved(habit.exchange);
        let holds = self.known.clean_as_said(self.exchange(habit.exchange))
            && self.made_of(habit.exchange, habit.skill).0
            && self.known.scenario.skills().contains(&habit.skill)
            && mood >= 0
            && all - mood >= 0
            && !self.is_blamed(habit.exchange);
        let line = self.debrief.exchanges[habit.exchange].you_said.clone();
        self.check(holds, || format!("{:?} is no habit in: {line}", habit.skill));
        let title = rapport::debrief::skill_titles(&[habit.skill])[0];
        let choice = self.exchange(habit.exchange).chosen.choice;
        let does = self.known.scenario.choices()[choice]
            .then
            .as_deref()
            .filter(|_| self.chosen(habit.exchange).shows.contains(habit.skill));
        let asked =
            does.map(|does| typographic(&self.transcript.fill(YOU).text(&imperative(does).unwrap())).to_lowercase() + ".");
        let is_named =
            |what: &String| asked.as_ref().map_or_else(|| what.starts_with(title), |asked| what.to_lowercase() == *asked);
        let names = told.first().is_some_and(is_named) && told.iter().any(|part| part.contains(&line));
        self.check(names, || format!("{told:?} tells neither {title} nor {line}"));
    }

    /// Whatever was picked, the page says so, and what it says of it holds.
    fn every_pick(&mut self) {
        let Some(moment) = self.debrief.moment_of_the_road().cloned() else { return };
        let n = self.transcript.exchanges().len();
        let said = |turned: Guess| road::moment(self.debrief, &SelfView { turned: Some(turned), ..SelfView::default() });
        let told = |turned: Guess| said(turned).unwrap().picked.unwrap_or_default();
        let none = told(Guess::NoSingleOne);
        let turned = |at: Option<usize>| {
            let mut turns = self.debrief.moments.iter().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
            turns.any(|moment| Some(moment.exchange()) == at)
        };
        self.check(none.starts_with("You didn\u{2019}t pick a single moment. "), || format!("of no pick: {none}"));
        for index in 0..n {
            let told = told(Guess::At(index));
            let same = index == moment.exchange() || (moment.promise.is_some() && index + 1 == moment.point);
            self.check((told == "That’s the one you picked.") == same, || format!("{told}, and the same is {same}"));
            let gain = self.gain(index);
            let by_itself = self.known.clean_as_said(self.exchange(index)) && !self.better_beside(index);
            let claims = [
                ("That didn\u{2019}t change much.", gain.abs() < 0.06 + HAIR),
                ("The change came just before that", gain.abs() < 0.06 + HAIR && turned(index.checked_sub(1))),
                ("The change came just after that", gain.abs() < 0.06 + HAIR && turned(Some(index + 1))),
                ("There was a change just before that", gain.abs() < 0.06 + HAIR && turned(index.checked_sub(1))),
                ("There was a change just after that", gain.abs() < 0.06 + HAIR && turned(Some(index + 1))),
                (", here.", moment.exchange().abs_diff(index) == 1),
                ("That helped", gain >= 0.06 - HAIR),
                ("It got worse there too.", gain <= HAIR - 0.06),
                ("It got worse there, but", gain <= HAIR - 0.06 && by_itself),
            ];
            for (claim, holds) in claims {
                self.check(!told.contains(claim) || holds, || format!("{index} by {gain:.3}: {told}"));
            }
            // The page of the curve names the same moment as the one that mattered most.
            let most = match self.debrief.where_it_turned(Some(Guess::At(index))) {
                Some(Calibration::There { most, .. } | Calibration::Elsewhere { letter: most, .. }) => Some(most),
                _ => None,
            };
            let is_shown = moment.marked_for == MarkedFor::FeltAtTheTime || most == Some(moment.letter);
            self.check(is_shown, || format!("{index}: the curve says {most:?} and the page of the moment {}", moment.letter));
        }
        let others = || (0..n).filter(|index| *index != moment.exchange());
        let answers = |index: &usize| !self.known.clean_as_said(self.exchange(*index)) || self.better_beside(*index);
        let own = moment.gain();
        let holds = if none.contains("cost most") {
            others().filter(answers).all(|index| self.gain(index) >= own - HAIR)
        } else if none.contains("helped most") {
            others().filter(|index| self.known.clean_as_said(self.exchange(*index))).all(|index| self.gain(index) <= own + HAIR)
        } else if none.contains("moved") {
            let felt = |index: usize| {
                let (mood, all) = self.moved(index);
                mood.abs() + (all - mood).abs()
            };
            others().all(|index| felt(index) <= felt(moment.exchange()))
        } else {
            none.contains("promise") == moment.promise.is_some()
        };
        self.check(holds, || format!("of the moment of the road: {none}"));
        let is_heard = self.exchange(moment.exchange()).events.contains(&Event::NotHeardYet);
        self.check(!(is_heard && none.contains("helped most")), || "what came too soon helped most".to_owned());
    }
}
