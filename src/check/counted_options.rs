//! Texts that count the options of a beat, which stand in another order each time.

use super::rule::{Found, Subject, rule};
use super::texts::texts;

/// Where an option may stand, counted.
const PLACES: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "last", "1st", "2nd", "3rd", "4th", "5th", "6th"];
const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six", "1", "2", "3", "4", "5", "6"];
/// What a group calls an option, in a question about them.
const CALLED: &[&str] = &["option", "choice", "answer", "line", "reply"];

rule! {
    /// A question for a group, a note or a `then` calls an option by its place, its number or its letter: "the third option", "answer B".
    /// The options stand in another order for each run, and their letters with them, so nobody finds the one that is meant.
    CountedOptions,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", discuss: "Say the third option aloud. What does she hear?", choices: [
        (say: "Again. What was it doing just before it stopped?", mood: +1, end: "done"),
        (say: "What does it say on the label there?", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", discuss: "Say the one about the label aloud. What does she hear?", choices: [
        (say: "Again. What was it doing just before it stopped?", mood: +1, end: "done"),
        (say: "What does it say on the label there?", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "name it by its words: \"the one about the label\"",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for text in texts(subject.scenario) {
        let is_question = text.field == "discuss";
        if !is_question && !matches!(text.field, "note" | "unheard_note" | "then") {
            continue;
        }
        if let Some(counted) = counted(text.words, is_question) {
            found.add(text.anchor, format!("this calls an option by its place: \"{counted}\""));
        }
    }
}

/// The words that call an option by its place, number or letter. Beside questions only "option" is sure to mean one.
fn counted(text: &str, is_question: bool) -> Option<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    words.windows(2).find_map(|pair| {
        let &[one, other] = pair else { return None };
        let (before, after) = (one.to_lowercase(), other.to_lowercase());
        let is_option = |word: &str| word == "option" || is_question && CALLED.contains(&word);
        // "The first line" may be one that somebody said first, and "the last answer" one that was given before.
        let is_early = matches!(before.as_str(), "first" | "1st" | "last") && after != "option";
        let by_place = PLACES.contains(&before.as_str()) && is_option(&after) && !is_early;
        let is_letter = matches!(other, "A" | "B" | "C" | "D" | "E" | "F");
        let by_number = is_option(&before) && (is_letter || NUMBERS.contains(&after.as_str()) && before == "option");
        (by_place || by_number).then(|| format!("{one} {other}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_called_by_its_words_and_not_by_its_place() {
        for text in [
            "Say the third option aloud.",
            "Option B: what does it cost?",
            "Whose is option two?",
            "Read answer C once more.",
            "The second line again, slowly.",
        ] {
            assert!(counted(text, true).is_some(), "{text}");
        }
        assert_eq!(counted("You had the first option in mind.", false), Some("first option".to_owned()));
        for text in [
            "What was your first answer, before we argued?",
            "A second time, with the option to leave.",
            "Which line is hers, and which one ours?",
            "Is the last reply kinder?",
            "What does the option about the label cost?",
        ] {
            assert_eq!(counted(text, true), None, "{text}");
        }
        assert_eq!(counted("It was her third answer, and she rang off.", false), None);
    }
}
