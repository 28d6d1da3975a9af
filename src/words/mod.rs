//! Every sentence of the interface, for window and terminal alike, cut by the place in which it is read.
//! Where a sentence speaks of the customer, the pronoun is an argument.
//!
//! House rules: a sentence tells the consequence, not a verdict; there is no *right*, *wrong*, *correct* or *score*.
//! Nothing is decided here, and no sentence holds a number that belongs to the rules.

pub mod author;
pub mod briefing;
pub mod commands;
pub mod common;
pub mod compare;
pub mod conversation;
pub mod debrief;
pub mod grammar;
pub mod group;
pub mod help;
pub mod home;
pub mod saving;
pub mod map;
pub mod paper;
pub mod robots;
pub mod settings;
pub mod terminal;
pub mod terminal_author;
pub mod terms;
pub mod to_type;
pub mod tutorial;
pub mod why;
pub mod window;
