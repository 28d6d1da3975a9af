//! What no compiler checks: that files say what belongs in them, that rooms use only those above them, that the guides tell
//! the truth, and that nobody is judged.

#![expect(
    clippy::unwrap_used,
    clippy::similar_names,
    clippy::disallowed_methods,
    reason = "a test reads the repository, and stops at a surprise"
)]

mod circles;
mod code;
mod examples;
mod guides;
mod one_word;
mod repository;
mod tables;
mod verdicts;

const README: &str = include_str!("../../README.md");
const ARCHITECTURE: &str = include_str!("../../ARCHITECTURE.md");
const WRITERS_GUIDE: &str = include_str!("../../dialogues/README.md");
const UMBRELLA: &str = include_str!("../../dialogues/blue_umbrella.ron");
const CI: &str = include_str!("../../.ci/run");
const LIB: &str = include_str!("../../src/lib.rs");
