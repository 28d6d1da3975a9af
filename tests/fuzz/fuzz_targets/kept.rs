//! Any bytes in the place of settings, of a diary, or of a database: the program opens, loses nothing, and keeps what is played.
#![no_main]

#[path = "../../support/saved_bytes.rs"]
mod saved_bytes;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let home = std::env::temp_dir().join(format!("rapport-kept-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home).expect("there is a folder for temporary files");
    saved_bytes::check_home(&home, bytes);
});
