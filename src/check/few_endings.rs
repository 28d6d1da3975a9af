//! Too few ways for a conversation to end.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// Endings of a whole scenario, and of a small piece.
const FEWEST: usize = 3;
const FEWEST_OF_MINI: usize = 2;

rule! {
    /// There are fewer than three endings. With two, every choice is for the one or the other; good conversations have one in between that holds a "no".
    /// A small piece, of tier 0 or with something to choose at two beats at the most, needs two.
    FewEndings,
    bad: r#"
endings: {"done": (kind: Fair, title: "Done")},
"#,
    good: r#"
beats: {
    "hello": (says: "Is that the last one?", choices: [
        (say: "It is, and it's yours if you want it.", mood: +2, end: "toast"),
        (say: "Somebody rang about it. I'd have to ask.", mood: -1, end: "crackers"),
    ]),
},
endings: {
    "toast": (kind: Bright, title: "Toast after all"),
    "crackers": (kind: Fair, title: "Crackers, then"),
},
"#,
    hint: "write the sentence that the customer says in another ending, and write towards it",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let n = subject.scenario.endings().len();
    let fewest = if subject.is_small { FEWEST_OF_MINI } else { FEWEST };
    if n < fewest {
        let are = if n == 1 { "is 1 ending".to_owned() } else { format!("are {n} endings") };
        found.add(Anchor::Field("endings"), format!("there {are}, fewer than {fewest}"));
    }
}
