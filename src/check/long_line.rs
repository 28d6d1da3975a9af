//! How long a line of the customer is.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::wording::count_words;

/// Words in one line.
const LONGEST: u32 = 45;

rule! {
    /// The customer says more than 45 words in one go; 8 to 35 is what people say, and what a group can follow from a screen.
    /// Counted are `says`, `reply` and `pushback`.
    LongLine,
    bad: r#"
beats: {
    "hello": (
        says: "So I took it out of the box, and the box was dented already, not that I would make a fuss about a box, and I put it on the table, the good table, and I plugged it in, and the light came on for a moment, and then there was this smell.",
        choices: [
            (say: "A smell. Is it unplugged by now?", mood: +1, end: "done"),
            (say: "Have you got the receipt there?", mood: -1, end: "done"),
        ],
    ),
},
"#,
    good: r#"
beats: {
    "hello": (
        says: "I plugged it in, the light came on for a moment, and then there was this smell.",
        choices: [
            (say: "A smell. Is it unplugged by now?", mood: +1, end: "done"),
            (say: "Have you got the receipt there?", mood: -1, end: "done"),
        ],
    ),
},
"#,
    hint: "keep the sentence that matters, or let them say the rest when asked",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    let says = scenario
        .beats()
        .enumerate()
        .flat_map(|(id, beat)| beat.says.iter().enumerate().map(move |(index, line)| (Anchor::Says(id, index), line)));
    let replies = scenario
        .choices()
        .enumerate()
        .filter_map(|(id, choice)| Some((Anchor::OptionField(id, "reply"), choice.reply.as_ref()?)));
    let pushback = scenario.customer().pushback.iter().enumerate().map(|(index, line)| (Anchor::Pushback(index), line));
    for (anchor, line) in says.chain(replies).chain(pushback) {
        let n = count_words(line);
        if n > LONGEST {
            found.add(anchor, format!("this line has {n} words, more than {LONGEST}"));
        }
    }
}
