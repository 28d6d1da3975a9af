//! Times that mean another hour elsewhere.

use super::rule::{Found, Subject, rule};
use super::texts::{Kind, texts};

rule! {
    /// A text says a time as "half two", which is half past two to some readers and half past one to others.
    ClockTalk,
    bad: r#"
beats: {
    "hello": (says: "They said half two, and nobody came.", choices: [
        (say: "Nobody came. Were you told why?", mood: +1, reply: "No.", end: "done"),
        (say: "Have you got a number for me?", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "They said half past two, and nobody came.", choices: [
        (say: "Nobody came. Were you told why?", mood: +1, reply: "No.", end: "done"),
        (say: "Have you got a number for me?", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    hint: "write \"half past\" before the hour, or the time in figures",
}

const HOURS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn check(subject: &Subject<'_>, found: &mut Found) {
    for text in texts(subject.scenario).iter().filter(|text| text.kind != Kind::Note) {
        if let Some(hour) = half_an_hour(text.words) {
            found.add(text.anchor, format!("\"half {hour}\" means another hour elsewhere"));
        }
    }
}

/// The hour of which a text says "half", without "past". "Half one thing, half another" is no time.
fn half_an_hour(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let n_halves = words.iter().filter(|word| **word == "half").count();
    words.windows(2).find_map(|pair| match pair {
        ["half", hour] if n_halves == 1 => HOURS.iter().find(|known| *known == hour).copied(),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_past_and_other_halves_are_no_such_times() {
        assert_eq!(half_an_hour("At half two, he said."), Some("two"));
        assert_eq!(half_an_hour("Half-eight, then."), Some("eight"));
        for text in ["At half past two.", "Half of two cakes.", "Half one thing, half another.", "Two and a half."] {
            assert_eq!(half_an_hour(text), None, "{text}");
        }
    }
}
