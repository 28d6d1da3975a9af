//! The built program at a terminal: whatever is typed, named or given to it, and wherever its output goes.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise, and makes the files that it reads"
)]

mod at;
mod author;
mod hostile;
mod input;
mod saved;
mod named;
mod output;
#[path = "../support/place.rs"]
mod place;
mod program;
mod told;
#[cfg(feature = "gui")]
mod window;
