//! A session with a group: the start page, the desk of the presenter, and the wall.

mod beats;
mod canvas;
mod curve;
mod customer;
mod desk;
mod foot;
mod keys;
mod middle;
mod next;
mod number;
mod options;
mod panel;
mod parts;
mod start;
mod table;
mod top;
mod votes;
mod wall;

pub use desk::GroupView;
pub use number::screen_number_ui;
pub use parts::DeskShown;
pub use start::{GroupStartView, LeftSession, StartShown};
pub use wall::WallView;

use crate::group::{Key, WayOfVoting};
use crate::play::Seed;
use crate::scenario::BeatId;
use crate::session::RunId;

/// What a session with a group asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupAction {
    /// Before it: so many people more or fewer, another way to vote, another code, another customer.
    People(i8),
    Way(WayOfVoting),
    Code(Option<Seed>),
    NextCustomer,
    /// The group votes at this beat, or does not any more.
    ToggleVote(BeatId),
    /// The paper for this group is written.
    Paper,
    /// The large button: on with the session that was left where that comes first, else a new one.
    GoOn,
    Begin,
    /// With a group that is made up. Nothing of that is kept.
    Rehearse,
    /// Goes on with a session that was left.
    CarryOn(RunId),
    Press(Key),
    /// Wall and desk change places, or take turns on the only screen.
    Swap,
    /// This screen is the only one, or is not any more.
    OneScreen,
    /// The wall in a plain window, for a screen that is shared.
    OwnWindow,
    /// That window as large as its screen, and back.
    FillScreen,
    /// Every screen shows its number.
    NumberScreens,
    /// The wall on another screen.
    MoveWall,
    /// The window of the wall was closed.
    WallClosed,
    /// The counts were copied.
    Copied,
    /// Larger or smaller text, in steps.
    ResizeText(i8),
    Help,
    Home,
}
