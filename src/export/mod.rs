//! What leaves the program as a document: scripts and paper for a room. Everything is text in, text out; `storage` writes the files.

mod html;
mod pack;
mod rooms;
mod script;
mod typeface;

pub use pack::{
    CustomerOnPaper, EveOnPaper, Jotting, Pack, PlanOnPaper, RoleOnPaper, RoundsOnPaper, StopOnPaper, file_name, pack_html,
};
pub use rooms::{Cell, Moment, RoomsTable, rooms_html};
pub use script::{Conversation, PartOfScript, Row, RowKind, Script, ScriptBeat, ScriptEnding, Shown, script_html};
