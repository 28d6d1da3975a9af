//! Any bytes as a dialogue file, and as a branch of one: both roads of reading agree, places lie inside the text, nothing panics, and
//! the scenario plays on without a branch that cannot be in it.
#![no_main]

#[path = "../../support/reading.rs"]
mod reading;

use libfuzzer_sys::fuzz_target;
use rapport::scenario::{BranchText, load, load_bytes};
use rapport::source::{SourceText, render_all};

const OWN: &str = include_str!("../../../dialogues/blue_umbrella.ron");

fuzz_target!(|bytes: &[u8]| {
    let own = load(SourceText::new("own.ron", OWN), "own");
    let joined = own.with_branches([BranchText::read("t.branch.ron", bytes.to_vec())]);
    assert!(joined.scenario.is_some());
    let _ = render_all(&joined.report);
    match std::str::from_utf8(bytes) {
        Ok(text) => reading::check(text),
        Err(_) => {
            let loaded = load_bytes("t.ron", bytes.to_vec(), "t");
            assert!(loaded.scenario.is_none());
            let _ = render_all(&loaded.report);
        }
    }
});
