//! Tests across the rooms of the core: the worked examples, the laws, the faulty files, and what must never change.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

mod debrief;
mod edits;
mod check;
mod commands;
mod compare;
mod branch_habits;
mod branches;
mod brute;
mod cases;
mod exercises;
mod expected;
mod faulty;
mod foresight;
#[path = "../support/generate.rs"]
mod generate;
#[path = "../support/generate_second.rs"]
mod generate_second;
mod golden;
mod half_typed;
mod grams;
#[path = "../support/hostile.rs"]
mod hostile;
mod identity;
mod laws;
mod liveness;
mod loops;
mod map;
mod mends;
#[path = "../support/reading.rs"]
mod reading;
mod next_thing;
#[path = "../support/planted/mod.rs"]
mod planted;
mod plays;
mod reference;
mod roads;
#[path = "../support/any_play.rs"]
mod any_play;
mod second;
mod session;
mod told_anew;
mod unheard;
mod told_words;
mod rules_told;
mod six;
#[path = "../support/mistakes.rs"]
mod mistakes;
#[path = "../support/slips.rs"]
mod slips;
#[path = "slips.rs"]
mod slips_told;
mod six_promises;
#[path = "hostile.rs"]
mod hostile_texts;
mod why;
mod worked;
