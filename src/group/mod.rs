//! A session with a group: one laptop, one wall, and people who vote, argue and vote again inside a conversation.
//!
//! A session is the fold over its keys ([`Group::take`]): each key is written down with the time and with whatever it brought about
//! ([`Entry`]), so that a session is resumed by playing its journal again. [`GroupSession`] is that group with what is known to be kept
//! of it. What the wall shows is an [`AudienceView`], which has no field for what must stay hidden; what the presenter sees beside it
//! is a [`DeskView`]. Where both stand is decided by [`Screens`].

mod advice;
mod audience;
mod back;
mod ballots;
mod beside;
mod clock;
mod counts;
mod counts_read;
mod debrief;
mod desk;
mod journal;
mod key;
mod made_up;
mod memo;
mod nearest_ending;
mod on_the_wall;
mod placement;
mod plan;
mod prompts;
mod proposals;
mod rewind;
mod screens;
mod seen;
mod session;
mod setup;
mod sorted_by;
mod stage;
mod state;
mod steps;
mod stops;
#[cfg(test)]
mod tests;
mod trail;

pub use audience::{AudienceView, Band, CardSeen, Countdown, MomentSeen, OptionSeen, Votes, card_of, letter};
pub use back::TakenBack;
pub use ballots::{Ballots, RoundKind, Share};
pub use beside::{Beside, BesideError, GroupBeside, RowBeside};
pub use clock::Pace;
pub use counts::{Counts, ExchangeCounts};
pub use counts_read::CountsError;
pub use debrief::{GroupDebrief, GroupRow};
pub use desk::{Covered, DeskOption, DeskView, Suggestion};
pub use journal::{Came, Entry, GroupHeader, GroupStep, JournalError, SavedGroup, is_under_way};
pub use key::{Key, KeyError, LONGEST_NOTE};
pub use made_up::MadeUpGroup;
pub use placement::{Placement, Strays};
pub use plan::{HEADS_FOR_AN_ENDING_AT, PARTS, Part, ROLES_ROTATE_AT, after_the_ending, minutes_of_all};
pub use prompts::{Prompt, PromptKind};
pub use proposals::{VoteBeat, expected_votes, proposed_of, proposed_votes, vote_beats};
pub use screens::{AboutScreens, DeskFace, Monitor, ScreenEvent, Screens, WallPlace};
pub use seen::CustomerSeen;
pub use session::{GroupResumeError, GroupSession, WallMemo};
pub use setup::{Deal, Setup, WayOfVoting};
pub use sorted_by::SortedBy;
pub use stage::Stage;
pub use state::{Group, Refused, Wall};
pub use stops::{Stop, proposed_stops};
