//! A group that is made up, so that a facilitator can practise alone: its votes are drawn from what a typical trainee would choose.

use jiff::SignedDuration;

use super::key::Key;
use super::session::GroupSession;
use super::stage::Stage;
use super::state::Group;
use crate::foresight::{Foresight, drawn_lines, drawn_voices};
use crate::play::Seed;
use crate::session::Env;

/// A session that has not ended after so many keys is left.
const MOST_KEYS: usize = 20_000;

/// A made-up group. The same code votes in the same way.
#[derive(Clone, Copy, Debug)]
pub struct MadeUpGroup {
    seed: Seed,
}

impl MadeUpGroup {
    pub fn new(seed: Seed) -> Self {
        Self { seed }
    }

    /// The digits that the group shows in the vote at hand, from 1, one for each person. In a later vote most keep to what leads.
    pub fn ballots(self, group: &Group) -> Vec<u8> {
        if !group.stage().counts() {
            return Vec::new();
        }
        let people = usize::from(group.setup().n_ballots());
        let place = format!("{} {} {}", group.run().beat_name(), group.run().transcript().exchanges().len(), group.turn);
        if group.stage() == Stage::Trial {
            return (0..group.setup().n_ballots()).map(|person| 1 + person % 4).collect();
        }
        if group.stage() == Stage::Voice {
            let choice =
                group.round().and_then(|round| round.chosen).and_then(|at| group.options().get(at).map(|option| option.choice));
            return choice.map(|choice| drawn_voices(group.run(), choice, people, self.seed, &place)).unwrap_or_default();
        }
        let options: Vec<_> = group.options().into_iter().map(|option| option.choice).collect();
        let first = drawn_lines(group.run(), &options, people, self.seed, &place);
        let Some(before) = group.turn.checked_sub(1).and_then(|turn| group.vote(turn)) else { return first };
        // Talking moves two in three of those who change at all to the line that led.
        let led = before.leading().first().copied().and_then(|at| u8::try_from(at + 1).ok());
        first.into_iter().enumerate().map(|(person, own)| if person % 3 == 0 { own } else { led.unwrap_or(own) }).collect()
    }

    /// Plays a whole session with this group, as a facilitator would who only ever goes on; one who is at a tie lets the Voice take
    /// the first of the level lines. Each key takes a few seconds.
    pub fn rehearse(self, session: &mut GroupSession, env: &Env, foresight: Option<&Foresight>) {
        let mut env = *env;
        for _ in 0..MOST_KEYS {
            let n_keys = session.entries().len();
            self.rehearse_step(session, &mut env, foresight);
            if session.group().stage() == Stage::Over || session.entries().len() == n_keys {
                return;
            }
        }
    }

    /// One step of the same: all ballots of a vote, or whatever leads to the next stage.
    pub fn rehearse_step(self, session: &mut GroupSession, env: &mut Env, foresight: Option<&Foresight>) {
        let group = session.group();
        let keys = match (group.stage().counts() && group.n_in().0 == 0, group.tied_options().first()) {
            (true, _) => self.ballots(group).into_iter().map(Key::Digit).collect(),
            (false, Some(first)) => vec![Key::Another, Key::Digit(u8::try_from(first + 1).unwrap_or(u8::MAX))],
            (false, None) => vec![Key::Next],
        };
        for key in keys {
            env.now = env.now.checked_add(SignedDuration::from_secs(4)).unwrap_or(env.now);
            if let Err(refused) = session.press(key, env, foresight) {
                log::debug!("a rehearsal stops: {refused}");
                return;
            }
        }
    }
}
