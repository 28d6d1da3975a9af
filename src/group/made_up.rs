//! A room that is made up, so that a facilitator can practise alone: its votes are drawn from what a typical trainee would choose.

use super::room::Room;
use super::stage::Stage;
use crate::foresight::{drawn_lines, drawn_voices};
use crate::play::Seed;

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
        let people = usize::from(room.setup().people());
        let place = format!("{} {} {}", room.run().beat_name(), room.run().transcript().exchanges().len(), room.turn);
        if room.stage() == Stage::Voice {
            let choice = room.round().and_then(|round| round.chosen).and_then(|at| room.options().get(at).map(|option| option.choice));
            return choice.map(|choice| drawn_voices(room.run(), choice, people, self.seed, &place)).unwrap_or_default();
        }
        let options: Vec<_> = room.options().into_iter().map(|option| option.choice).collect();
        let first = drawn_lines(room.run(), &options, people, self.seed, &place);
        let Some(before) = room.turn.checked_sub(1).and_then(|turn| room.vote(turn)) else { return first };
        // Talking moves two in three of those who change at all to the line that led.
        let led = before.leading().first().copied().and_then(|at| u8::try_from(at + 1).ok());
        first.into_iter().enumerate().map(|(person, own)| if person % 3 == 0 { own } else { led.unwrap_or(own) }).collect()
    }
}
