//! Groups side by side: what each voted, and where they went different ways.

use crate::words::grammar::figures;

pub const LINE: &str = "Line";
pub const SAID: &str = "said";
pub const LEFT: &str = "left before the end";
pub const ASK_BOTH: &str = "Where the groups went different ways, ask each of them: what did you hear in that line?";
pub const NEVER_PARTED: &str = "Wherever the groups all got to, they said the same lines.";
pub const OTHER_CODES: &str = "These sessions had different codes: the wording, the letters and who the customer was that day may differ. Options have their numbers in the file.";

/// What stands above the title of what they met.
pub fn heading(n: usize) -> String {
    if n == 1 { "One group".to_owned() } else { format!("{n} groups side by side") }
}

/// "Group 1".
pub fn room(number: usize) -> String {
    format!("Group {number}")
}

/// "12 people, 15 exchanges, K7Q-2MF; mood +3, trust -1".
pub fn about(people: u8, exchanges: usize, code: &str, mood: &str, trust: &str) -> String {
    let (people, exchanges) = (figures(people.into(), "person", "people"), figures(exchanges, "exchange", "exchanges"));
    format!("{people}, {exchanges}, {code}; in the end mood {mood}, trust {trust}")
}

/// "3. story".
pub fn moment(exchange: usize, beat: &str) -> String {
    format!("{exchange}. {beat}")
}

/// Where they said different lines for the first time.
pub fn parted(exchange: usize, beat: &str) -> String {
    format!("The groups first said different lines at exchange {exchange} ({beat}).")
}

/// No session of a code is saved here.
pub fn no_session(code: &str) -> String {
    format!("no session with the code {code} is saved here")
}

/// What was written.
pub fn written(path: &str, rooms: usize) -> String {
    if rooms == 1 { format!("{path}: one group") } else { format!("{path}: {rooms} groups side by side") }
}
