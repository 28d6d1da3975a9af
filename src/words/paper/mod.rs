//! What stands on paper: a script, and the sheets of a session with a room.

pub mod cards;
pub mod eve;
pub mod keys;
pub mod plan;
pub mod rooms;
pub mod rounds;
pub mod script;
pub mod sheets;
