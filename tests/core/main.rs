//! Tests across the rooms of the core: the worked examples, the laws, the faulty files, and what must never change.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

#[path = "../support/any_play.rs"]
mod any_play;
mod branch_habits;
mod branches;
mod brute;
mod cases;
mod check;
mod commands;
mod compare;
mod debrief;
mod edits;
mod exercises;
mod expected;
mod faulty;
mod foresight;
#[path = "../support/generate.rs"]
mod generate;
#[path = "../support/generate_second.rs"]
mod generate_second;
mod golden;
mod grams;
mod half_typed;
#[path = "../support/hostile.rs"]
mod hostile;
#[path = "hostile.rs"]
mod hostile_texts;
mod identity;
mod laws;
mod liveness;
mod loops;
mod map;
mod mends;
#[path = "../support/mistakes.rs"]
mod mistakes;
mod next_thing;
#[path = "../support/planted/mod.rs"]
mod planted;
mod plays;
mod promises_told;
#[path = "../support/reading.rs"]
mod reading;
mod reference;
mod roads;
mod rules_told;
mod second;
mod session;
mod six;
mod six_promises;
#[path = "../support/slips.rs"]
mod slips;
#[path = "slips.rs"]
mod slips_told;
mod told_anew;
mod told_words;
mod unheard;
mod why;
mod worked;
