//! What the program has to tell that nobody asked for.

/// "This could not be kept: no space left on device".
pub fn not_kept(reason: &str) -> String {
    format!("What you set or played could not be kept: {reason}")
}
