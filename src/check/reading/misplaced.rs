//! What cannot work where it stands.

use crate::check::rule::page;

page! {
    /// Something is written where it can do nothing. On a beat that is `alone` nobody is there whose mood could move, who could be
    /// warned, or who could answer. `Is` colours the words of `variants` and opens no door. Without `time` of the customer no time
    /// is spent, and nothing can ask for it.
    Misplaced,
    bad: r#"
beats: {
    "hello": (says: "Will you write to me?", to: "desk"),
    "desk": (alone: true, sees: "Your desk, at six.", choices: [
        (act: "Write the letter.", mood: +1, end: "done"),
        (act: "Leave it for tomorrow.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Will you write to me?", to: "desk"),
    "desk": (alone: true, sees: "Your desk, at six.", choices: [
        (act: "Write the letter.", trust: +1, deed: true, end: "done"),
        (act: "Leave it for tomorrow.", end: "done"),
    ]),
},
"#,
    hint: "take it out here",
}
