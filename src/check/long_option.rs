//! How long an option is.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::wording::count_words;

/// Words in one option.
const LONGEST: u32 = 32;

rule! {
    /// An option has more than 32 words; 8 to 27 can be taken in at a glance beside two others.
    LongOption,
    bad: r#"
beats: {
    "hello": (says: "Can it be mended?", choices: [
        (say: "It can, and I would start with the switch, because the switch is what goes first on these, and then I would look at the cord, and only if it is neither of the two would I open it up.", mood: +1, end: "done"),
        (say: "Perhaps it can and perhaps it cannot, which is a thing I am not able to tell you before I have had it here on the bench for a day or two and looked at it from all sides.", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Can it be mended?", choices: [
        (say: "It can. I'd start with the switch, which goes first on these.", mood: +1, end: "done"),
        (say: "Perhaps. I can't say before I've had it here on the bench.", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "say one thing, and leave the rest to the next beat",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (id, choice) in subject.scenario.choices().enumerate() {
        let n = count_words(choice.spoken.text());
        if n > LONGEST {
            found.add(Anchor::Option(id), format!("this option has {n} words, more than {LONGEST}"));
        }
    }
}
