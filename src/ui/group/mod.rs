//! A session with a room: the start page, the desk of the presenter, and the wall.

mod canvas;
mod curve;
mod desk;
mod foot;
mod keys;
mod panel;
mod start;
mod table;
mod votes;
mod wall;

pub use desk::{DeskShown, GroupView};
pub use keys::group_key;
pub use start::{GroupStartView, StartShown};
pub use wall::WallView;

use crate::group::{Key, WayOfVoting};
use crate::play::Seed;
use crate::session::RunId;

/// What a session with a room asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupAction {
    /// Before it: so many people more or fewer, another way to vote, another code.
    People(i8),
    Way(WayOfVoting),
    Code(Option<Seed>),
    Begin,
    /// Goes on with a session that was left.
    CarryOn(RunId),
    Press(Key),
    /// The other of wall and desk on this screen, which is the only one then.
    OneScreen,
    /// A window of its own for the wall.
    OwnWindow,
    /// The window of the wall as large as its screen, and back.
    FillScreen,
    Home,
}
