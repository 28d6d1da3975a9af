//! A room that is made up, so that a facilitator can practise alone: its votes are drawn from what a typical trainee would choose.

use jiff::SignedDuration;

use super::key::Key;
use super::room::Room;
use super::session::GroupSession;
use super::stage::Stage;
use crate::foresight::{Foresight, drawn_lines, drawn_voices};
use crate::play::Seed;
use crate::session::Env;

/// A session that has not ended after so many keys is left.
const MOST_KEYS: usize = 20_000;

/// A made-up room. The same code votes in the same way.
#[derive(Clone, Copy, Debug)]
pub struct MadeUpRoom {
    seed: Seed,
}

impl MadeUpRoom {
    pub fn new(seed: Seed) -> Self {
        Self { seed }
    }

    /// The digits that the room shows in the vote at hand, from 1, one for each person. In a later vote most keep to what leads.
    pub fn ballots(self, room: &Room) -> Vec<u8> {
        if !room.stage().counts() {
            return Vec::new();
        }
        let people = usize::from(room.setup().n_ballots());
        let place = format!("{} {} {}", room.run().beat_name(), room.run().transcript().exchanges().len(), room.turn);
        if room.stage() == Stage::Trial {
            return (0..room.setup().n_ballots()).map(|person| 1 + person % 4).collect();
        }
        if room.stage() == Stage::Voice {
            let choice =
                room.round().and_then(|round| round.chosen).and_then(|at| room.options().get(at).map(|option| option.choice));
            return choice.map(|choice| drawn_voices(room.run(), choice, people, self.seed, &place)).unwrap_or_default();
        }
        let options: Vec<_> = room.options().into_iter().map(|option| option.choice).collect();
        let first = drawn_lines(room.run(), &options, people, self.seed, &place);
        let Some(before) = room.turn.checked_sub(1).and_then(|turn| room.vote(turn)) else { return first };
        // Talking moves two in three of those who change at all to the line that led.
        let led = before.leading().first().copied().and_then(|at| u8::try_from(at + 1).ok());
        first.into_iter().enumerate().map(|(person, own)| if person % 3 == 0 { own } else { led.unwrap_or(own) }).collect()
    }

    /// Plays a whole session with this room, as a facilitator would who only ever goes on; one who is at a tie lets the Voice take
    /// the first of the level lines. Each key takes a few seconds.
    pub fn rehearse(self, session: &mut GroupSession, env: &Env, foresight: Option<&Foresight>) {
        let mut env = *env;
        for _ in 0..MOST_KEYS {
            let n_keys = session.entries().len();
            self.rehearse_step(session, &mut env, foresight);
            if session.room().stage() == Stage::Over || session.entries().len() == n_keys {
                return;
            }
        }
    }

    /// One step of the same: all ballots of a vote, or whatever leads to the next stage.
    pub fn rehearse_step(self, session: &mut GroupSession, env: &mut Env, foresight: Option<&Foresight>) {
        let room = session.room();
        let keys = match (room.stage().counts() && room.n_in().0 == 0, room.tied_options().first()) {
            (true, _) => self.ballots(room).into_iter().map(Key::Digit).collect(),
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
