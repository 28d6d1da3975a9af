//! Options that say what they are doing.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// Sayings that name the skill in place of using it, lower case, words apart by one blank.
const SAYINGS: &[&str] = &[
    "i'm listening",
    "i am listening",
    "i'm actively listening",
    "active listening",
    "let me listen to you",
    "i want to validate",
    "let me validate",
    "i validate",
    "i'd like to validate",
    "i would like to validate",
    "i'm validating",
    "validate your feelings",
    "validate how you feel",
    "validate that",
    "let me reflect",
    "i'd like to reflect",
    "i want to reflect",
    "i'll reflect that",
    "reflect that back",
    "reflect back",
    "reflecting back",
    "mirror that back",
    "i empathise",
    "i empathize",
    "i can empathise",
    "i can empathize",
    "let me empathise",
    "let me empathize",
    "my empathy",
    "with empathy",
    "i want to acknowledge",
    "let me acknowledge",
    "i acknowledge",
    "i'd like to acknowledge",
    "acknowledge your feelings",
    "build rapport",
    "building rapport",
    "build some rapport",
    "our rapport",
    "check my understanding",
    "check for understanding",
    "checking my understanding",
    "take ownership",
    "taking ownership",
    "i own this",
    "de-escalate",
    "deescalate",
    "defuse this",
    "defuse the situation",
    "let me defuse",
    "manage your expectations",
    "manage expectations",
    "i want to forewarn",
    "let me forewarn",
    "i'm being congruent",
    "match your style",
    "matching your style",
    "i'm being resilient",
];

rule! {
    /// An option names the skill that it is meant to show: "I'm listening", "let me validate that".
    /// Nobody talks like that, and it gives the answer away: let the words do it.
    NamesASkill,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "I'm listening. Please tell me all of it.", mood: +1, end: "done"),
        (say: "What does it say on the label there?", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before it stopped?", mood: +1, end: "done"),
        (say: "What does it say on the label there?", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "take the word out and let the sentence do it",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (id, choice) in subject.scenario.choices().enumerate() {
        if let Some(saying) = named(choice.spoken.text()) {
            found.add(Anchor::Option(id), format!("this option names what it does: \"{saying}\""));
        }
    }
}

fn named(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let words = text.split(|character: char| !character.is_alphanumeric() && !matches!(character, '\'' | '-'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let text = format!(" {} ", words.join(" "));
    SAYINGS.iter().find(|saying| text.contains(&format!(" {saying} "))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skill_that_is_used_is_not_named() {
        assert_eq!(named("Go on \u{2014} I\u{2019}m listening."), Some("i'm listening"));
        assert_eq!(named("First, let me validate that."), Some("let me validate"));
        for text in
            ["Listen, it's the line.", "Let me check the van.", "I own one of these myself.", "That reflects badly on us."]
        {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
