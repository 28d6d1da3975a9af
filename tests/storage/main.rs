//! Tests of what is kept, with real files and without a window: steps, two windows, trouble of every kind, and what earlier versions
//! left.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test touches files, and stops at the first surprise"
)]

mod any_bytes;
mod diary;
mod disk;
mod golden;
mod groups;
mod killed;
mod saved;
#[path = "../support/saved_bytes.rs"]
mod saved_bytes;
mod settings;
mod support;
mod trouble;
mod two_windows;
