//! What was worked out for the conversation of a group as it stands, each once however often it is asked for.

use std::sync::{Arc, OnceLock};

use crate::debrief::Debrief;
use crate::foresight::Foresight;
use crate::play::{PlayedMove, Transcript};
use crate::words;

/// Filled as it is asked for, by whichever copy of the group is asked first. It is another one as soon as the conversation is.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo {
    /// The way to the nearest ending, from where the conversation at hand stands.
    pub(super) road: Arc<OnceLock<Option<Vec<PlayedMove>>>>,
    /// The debrief of the group's own conversation without foresight, and with it.
    told: Arc<[OnceLock<Debrief>; 2]>,
}

impl Memo {
    /// The debrief of the group's own conversation. With foresight it may take longer than a frame, the first time.
    pub(super) fn told(&self, conversation: impl Fn() -> Transcript, foresight: Option<&Foresight>) -> &Debrief {
        let [plain, with_foresight] = &*self.told;
        let you = words::common::DEFAULT_NAME;
        let plain = plain.get_or_init(|| Debrief::new(&conversation(), you));
        match foresight {
            Some(foresight) => with_foresight.get_or_init(|| plain.clone().with_analysis(&conversation(), foresight, you)),
            None => plain,
        }
    }

    /// Whether [`Self::told`] with foresight is there at once.
    pub(super) fn is_told(&self) -> bool {
        let [_, with_foresight] = &*self.told;
        with_foresight.get().is_some()
    }

    /// Forgets what was worked out for another conversation: for the one at hand, and for the group's own.
    pub(super) fn forget(&mut self, at_hand: bool, own: bool) {
        if at_hand {
            self.road = Arc::default();
        }
        if own {
            self.told = Arc::default();
        }
    }
}
