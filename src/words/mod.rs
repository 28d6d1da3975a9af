//! The sentences of the interface, for window and terminal alike, cut by the place in which each is read. What is found in a file is
//! worded where it is raised, and why something cannot be done beside its error type.
//! Where a sentence speaks of the customer, the pronoun is an argument.
//!
//! House rules: a sentence tells the consequence, not a verdict; there is no *right*, *wrong*, *correct* or *score*.
//! What is to be said is decided elsewhere, and no sentence holds a number that belongs to the rules; where one word ends and the
//! next begins, as for the four of an outlook, stands beside the words.

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
