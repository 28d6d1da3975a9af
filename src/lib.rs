//! Rapport, a flight simulator for conversations with customers.
//!
//! ```text
//! text --read--> file --lower--> Scenario --play--> Transcript --debrief--> Debrief --show--> window, terminal
//!  source         format          scenario    play                debrief             ui / cli
//! ```
//!
//! The modules below stand in reading order for a newcomer; each may use those above it and none below.

pub mod source;
pub mod format;
pub mod scenario;
pub mod wording;
pub mod rules;
pub mod play;
pub mod foresight;
pub mod check;
pub mod debrief;
pub mod words;
pub mod map;
pub mod compare;
pub mod session;
pub mod practice;
pub mod group;
pub mod author;
pub mod export;
pub mod storage;
pub mod cli;
#[cfg(feature = "gui")]
pub mod face;
#[cfg(feature = "gui")]
pub mod kit;
#[cfg(feature = "gui")]
pub mod ui;
#[cfg(feature = "gui")]
pub mod app;
