//! What is printed and handed on: scripts and paper for a room, and the built program that writes them.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise, and makes the files that it reads"
)]

mod author;
#[path = "../support/place.rs"]
mod place;
mod support;
mod pack;
mod rooms;
mod script;
