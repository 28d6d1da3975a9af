//! What the program has to tell that nobody asked for.

/// "Couldn't save your settings or progress: no space left on device".
pub fn not_kept(reason: &str) -> String {
    format!("Couldn\u{2019}t save your settings or progress: {reason}")
}
