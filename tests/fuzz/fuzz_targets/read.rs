//! Any bytes as a dialogue file: both roads of reading agree, places lie inside the text, and nothing panics.
#![no_main]

#[path = "../../support/reading.rs"]
mod reading;

use libfuzzer_sys::fuzz_target;
use rapport::scenario::load_bytes;
use rapport::source::render_all;

fuzz_target!(|bytes: &[u8]| {
    match std::str::from_utf8(bytes) {
        Ok(text) => reading::check(text),
        Err(_) => {
            let loaded = load_bytes("t.ron", bytes.to_vec(), "t");
            assert!(loaded.scenario.is_none());
            let _ = render_all(&loaded.report);
        }
    }
});
