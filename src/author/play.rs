//! A conversation as its author plays it: from anywhere, with any state, back and forward in place, and on through every save of its
//! file.

use std::sync::Arc;

use super::follow::{Said, Stop, beat_named, follow, name_now};
use super::given::GivenByName;
use crate::play::{PlayError, PlayedMove, Run, RunStart, Seed};
use crate::rules::{Given, Rules};
use crate::scenario::{ChoiceId, Scenario, Temperament, Voice};
use crate::session::{Command, Env, Session};

/// How a conversation of an author begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begins {
    pub seed: Seed,
    /// `None`: drawn from the seed, once.
    pub temperament: Option<Temperament>,
    /// The mood the customer starts with, -10..=10, where it is not as the scenario says.
    pub mood: Option<i8>,
    pub rules: &'static Rules,
}

impl Default for Begins {
    fn default() -> Self {
        Self { seed: Seed::default(), temperament: None, mood: None, rules: Rules::newest() }
    }
}

/// Where an author wants to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// A beat by its id; the beginning where there is none.
    pub beat: Option<String>,
    /// How to get there, from the beginning.
    pub road: Vec<PlayedMove>,
    /// What is to stand there in the place of what the road brings.
    pub given: GivenByName,
    /// Whether it begins there, so that the road is nothing that was said.
    pub begins_there: bool,
}

/// A conversation of an author.
#[derive(Clone, Debug)]
pub struct Play {
    session: Session,
    begins: Begins,
    /// Where it stands before its first move, if not at the beginning: the beat, the road to it, and what is given there.
    stands: Option<Stands>,
    /// Every move that is remembered, also beyond where it is now.
    said: Vec<Said>,
    /// How many of them the author wants to have made.
    wanted: usize,
    /// How many of them could be played in the newest version, and why no more.
    n_replayed: usize,
    stop: Option<Stop>,
}

#[derive(Clone, Debug)]
struct Stands {
    beat: String,
    road: Vec<Said>,
    given: GivenByName,
}

impl Play {
    /// Begins a conversation, at the beginning or where the author wants to be. A road that ends too soon is gone as far as it leads.
    pub fn begin(scenario: &Arc<Scenario>, mut begins: Begins, place: &Place, env: &Env) -> Self {
        let start = RunStart { seed: begins.seed, temperament: begins.temperament, mood: begins.mood };
        let mut run = Run::new(Arc::clone(scenario), begins.rules, start);
        begins.temperament = Some(run.transcript().start().temperament);
        let mut said = Vec::new();
        for played in &place.road {
            if run.play(*played).is_err() {
                break;
            }
            said.extend(Said::last_of(&run));
        }
        // A road of moves is a conversation like any other, and can be gone back. Only what no road leads to, or what is to stand
        // there otherwise, begins in the middle.
        let is_there = |run: &Run| place.beat.as_ref().is_none_or(|beat| came_by(run, beat));
        let mut stands = None;
        if let Some(beat) = place.beat.as_ref().filter(|_| place.begins_there || !is_there(&run) || !place.given.is_nothing())
            && let Some(id) = beat_named(scenario, beat)
        {
            let given = place.given.as_far_as_known(scenario);
            run = Run::standing_at(&run, id, &given);
            let road = std::mem::take(&mut said);
            stands = Some(Stands { beat: beat.clone(), road, given: place.given.clone() });
        } else if place.beat.is_none() && !place.given.is_nothing() {
            let given: Given = place.given.as_far_as_known(scenario);
            let at = run.transcript().state().beat();
            run = Run::standing_at(&run, at, &given);
            let (beat, road) = (scenario.beats()[at].id.clone(), std::mem::take(&mut said));
            stands = Some(Stands { beat, road, given: place.given.clone() });
        }
        let n = said.len();
        Self { session: Session::preview(run, env), begins, stands, said, wanted: n, n_replayed: n, stop: None }
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    pub fn run(&self) -> &Run {
        self.session.run()
    }

    /// How it began.
    pub fn begins(&self) -> &Begins {
        &self.begins
    }

    /// The beat at which it began in the middle.
    pub fn began_at(&self) -> Option<&str> {
        self.stands.as_ref().map(|stands| stands.beat.as_str())
    }

    /// How many moves were made to where it stands.
    pub fn n_moves(&self) -> usize {
        self.run().transcript().exchanges().len()
    }

    /// Whether there is a move to be made again.
    pub fn can_step_forward(&self) -> bool {
        self.n_moves() < self.said.len() && self.stop.is_none()
    }

    /// Of the moves that were to be made again at the last save, how many were, and of how many.
    pub fn replayed(&self) -> (usize, usize) {
        (self.n_replayed, self.wanted)
    }

    /// Why it stands before where it stood, since the last save.
    pub fn stop(&self) -> Option<&Stop> {
        self.stop.as_ref()
    }

    /// Chooses. What was remembered beyond this move is forgotten, unless it is the very same move.
    pub fn choose(&mut self, choice: ChoiceId, voice: Option<Voice>, env: &Env) -> Result<(), PlayError> {
        self.session.apply(Command::Choose { choice, voice }, env)?;
        let n = self.n_moves();
        if let Some(said) = Said::last_of(self.session.run())
            && self.said.get(n - 1) != Some(&said)
        {
            self.said.truncate(n - 1);
            self.said.push(said);
        }
        self.stands_here();
        Ok(())
    }

    /// Takes the last move back, in place. Answers whether there was one.
    pub fn step_back(&mut self, env: &Env) -> bool {
        let Some(before) = self.n_moves().checked_sub(1) else { return false };
        let _ = self.session.apply(Command::PlayFrom(before), env);
        self.stands_here();
        true
    }

    /// Makes the next remembered move again. Answers whether there was one that can be made.
    pub fn step_forward(&mut self, env: &Env) -> bool {
        let n = self.n_moves();
        let scenario = Arc::clone(self.session.scenario());
        let Some(next) = self.said.get_mut(n..=n).filter(|_| self.stop.is_none()) else { return false };
        let (run, stop) = follow(self.session.run().clone(), next, &scenario);
        self.session = Session::preview(run, env);
        self.stands_here();
        self.stop = stop;
        self.n_moves() > n
    }

    /// From now on this is where the author wants to be, and how it came there is as it is now.
    fn stands_here(&mut self) {
        let run = self.session.run();
        for (n, said) in self.said.iter_mut().take(run.transcript().exchanges().len()).enumerate() {
            if let Some(now) = Said::nth_of(run, n) {
                *said = now;
            }
        }
        self.wanted = self.n_moves();
        self.n_replayed = self.wanted;
        self.stop = None;
    }

    /// Stands where it stands, with what is given in the place of what stood. It begins here from now on.
    pub fn stand_here(&mut self, given: GivenByName, env: &Env) {
        let scenario = Arc::clone(self.session.scenario());
        let at = self.run().transcript().state().beat();
        let run = Run::standing_at(self.run(), at, &given.as_far_as_known(&scenario));
        let mut road = self.stands.take().map(|stands| stands.road).unwrap_or_default();
        self.said.truncate(self.n_moves());
        road.append(&mut self.said);
        self.stands = Some(Stands { beat: scenario.beats()[at].id.clone(), road, given });
        self.session = Session::preview(run, env);
        self.stands_here();
    }

    /// Goes on in the next version of the scenario, at the same place, or at the last line that it still allows.
    pub fn take_in(&mut self, scenario: &Arc<Scenario>, env: &Env) {
        let old = Arc::clone(self.session.scenario());
        let Begins { seed, temperament, mood, rules } = self.begins;
        let mut run = Run::new(Arc::clone(scenario), rules, RunStart { seed, temperament, mood });
        let mut stop = None;
        if let Some(Stands { beat, road, given }) = &mut self.stands {
            run = follow(run, road, &old).0;
            match name_now(beat, &old, scenario).and_then(|name| Some((beat_named(scenario, &name)?, name))) {
                Some((id, name)) => {
                    *beat = name;
                    run = Run::standing_at(&run, id, &given.as_far_as_known(scenario));
                }
                None => stop = Some(Stop::NoSuchBeat { beat: beat.clone() }),
            }
        }
        if stop.is_none() {
            let wanted = self.said.get_mut(..self.wanted).unwrap_or_default();
            (run, stop) = follow(run, wanted, &old);
        }
        self.session = Session::preview(run, env);
        self.n_replayed = self.n_moves();
        self.stop = stop;
    }
}

/// Whether a run stands at this beat, or its last move went through it.
fn came_by(run: &Run, beat: &str) -> bool {
    run.beat_name() == beat || {
        let events = run.transcript().exchanges().last().map_or(run.transcript().opening(), |exchange| &exchange.events);
        events.iter().any(|event| matches!(event, crate::rules::Event::Entered(id) if run.scenario().beats()[*id].id == beat))
    }
}
