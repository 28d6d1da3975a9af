//! What the program has to tell that nobody asked for.

/// "This could not be kept: no space left on device".
pub fn not_kept(reason: &str) -> String {
    format!("What you set or played could not be kept: {reason}")
}

/// A talk was left waiting, and its dialogue was changed since.
pub fn talk_cannot_go_on(title: &str) -> String {
    format!("\u{201c}{title}\u{201d} was changed since you left a talk in it, so that talk cannot go on.")
}
