//! Notes that hand out marks.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// Words that hand out marks.
const VERDICTS: &[&str] = &["right", "wrong", "correct", "correctly", "incorrect", "incorrectly", "score"];
/// Sayings in which one of them is none.
const SAYINGS: &[&str] = &[
    "right now",
    "right away",
    "right then",
    "right here",
    "right there",
    "right behind",
    "right beside",
    "right before",
    "right after",
    "right up",
    "right down",
    "right through",
    "right at",
    "right in",
    "right on",
    "right back",
    "right past",
    "right out",
    "all right",
    "left and right",
    "left or right",
    "right hand",
    "right or left",
    "gone wrong",
    "went wrong",
    "goes wrong",
    "go wrong",
    "going wrong",
    "wrong with",
    "her right",
    "his right",
    "their right",
    "the right to",
    "right side",
];

rule! {
    /// A `note` says that an answer was right or wrong, or tells the trainee what they should have done.
    /// It should say what the answer did to the customer, and why, from where they stand; the marks a trainee gives themselves.
    VerdictInNote,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, end: "done", note: "Correct: you asked before you acted."),
        (say: "What does it say on the label?", mood: -1, end: "done", note: "Wrong. You should listen first."),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, end: "done", note: "Nobody had asked her that. She told you, and it was all there."),
        (say: "What does it say on the label?", mood: -1, end: "done", note: "She heard that her story had to wait for a number."),
    ]),
},
"#,
    hint: "say what it did to them, and why, from where they stand",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (id, choice) in subject.scenario.choices().enumerate() {
        if let Some(verdict) = choice.note.as_deref().and_then(verdict) {
            found.add(Anchor::OptionField(id, "note"), format!("this note hands out marks: \"{verdict}\""));
        }
    }
}

/// The first word that hands out marks, or the advice.
fn verdict(note: &str) -> Option<&'static str> {
    let words: Vec<String> = note
        .replace('\u{2019}', "'")
        .split(|character: char| !character.is_alphanumeric() && character != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let text = format!(" {} ", words.join(" "));
    let text = SAYINGS.iter().fold(text, |text, saying| text.replace(&format!(" {saying} "), " , "));
    let advice = ["you should", "you shouldn't"];
    advice.iter().chain(VERDICTS).find(|word| text.contains(&format!(" {word} "))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_that_judge_are_verdicts() {
        for (note, expected) in [
            ("That was the wrong answer.", Some("wrong")),
            ("You should have asked.", Some("you should")),
            ("Correct!", Some("correct")),
            ("She needed it right away, and you saw that something had gone wrong.", None),
            ("It was bright, and rightly so.", None),
            ("She was all right.", None),
            ("He said you were right.", Some("right")),
        ] {
            assert_eq!(verdict(note), expected, "{note}");
        }
    }
}
