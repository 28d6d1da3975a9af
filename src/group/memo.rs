//! What was worked out for the conversation of a room as it stands, each once however often it is asked for.

use std::sync::{Arc, OnceLock};

use super::room::Room;
use super::stage::Stage;
use crate::debrief::Debrief;
use crate::foresight::Foresight;
use crate::play::PlayedMove;
use crate::words;

/// Filled as it is asked for, by whichever copy of the room is asked first. It is another one as soon as the conversation is.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo {
    /// The way to the nearest ending, from where the conversation at hand stands.
    pub(super) road: Arc<OnceLock<Option<Vec<PlayedMove>>>>,
    /// The debrief of the room's own conversation without foresight, and with it.
    told: Arc<[OnceLock<Debrief>; 2]>,
}

impl Room {
    /// The debrief of the room's own conversation. With foresight it may take longer than a frame, the first time.
    pub fn told(&self, foresight: Option<&Foresight>) -> &Debrief {
        let [plain, with_foresight] = &*self.memo.told;
        let you = words::common::DEFAULT_NAME;
        let plain = plain.get_or_init(|| Debrief::new(&self.conversation(), you));
        match foresight {
            Some(foresight) => with_foresight.get_or_init(|| plain.clone().with_analysis(&self.conversation(), foresight, you)),
            None => plain,
        }
    }

    /// Whether [`Self::told`] with foresight is there at once.
    pub fn is_told(&self) -> bool {
        let [_, with_foresight] = &*self.memo.told;
        with_foresight.get().is_some()
    }

    /// Whether the room looks back at its conversation: at its ending, and from there on.
    pub fn looks_back(&self) -> bool {
        self.stage() == Stage::Ending || self.stage().is_of_the_debrief()
    }

    /// Forgets what was worked out for the conversation of another room, where this one has another.
    pub(super) fn forget_unless_as(&mut self, before: &Self) {
        if self.run.transcript().moves() != before.run.transcript().moves() {
            self.memo.road = Arc::default();
        }
        if self.own_moves() != before.own_moves() {
            self.memo.told = Arc::default();
        }
    }
}
