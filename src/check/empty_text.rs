//! Texts without a word in them, and fields with nothing in them.

use crate::format::empty_fields;
use crate::source::{Code, Diagnostic, Sources, shows_nothing};

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use super::texts::texts;

rule! {
    /// A text or one of the phrasings of a line is empty, so a player sees an empty line. A list of texts with nothing in
    /// it, as `says: []`, is found too.
    EmptyText,
    bad: r#"
beats: {
    "hello": (says: ["It's stopped again.", ""], choices: [
        (say: "Again. What was it doing just before?", mood: +1, reply: "Humming.", end: "done"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: ["It's stopped again.", "It won't start, again."], choices: [
        (say: "Again. What was it doing just before?", mood: +1, reply: "Humming.", end: "done"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    hint: "write the text, or take the field out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let mut seen: Vec<Anchor> = Vec::new();
    for text in texts(subject.scenario) {
        if shows_nothing(text.words) && !seen.contains(&text.anchor) {
            seen.push(text.anchor);
            found.add(text.anchor, format!("a text of `{}` is empty", text.field));
        }
    }
}

/// Fields for texts. Other lists and maps with nothing in them say as much as if they were not there, and are no slip.
const OF_TEXTS: [&str; 2] = ["says", "pushback"];

/// Lists of texts that are written and hold nothing, wherever they stand.
pub(super) fn fields(sources: &Sources) -> Vec<Diagnostic> {
    let in_text = |(begins, text): (u32, &crate::source::SourceText)| {
        let of_texts = empty_fields(text.text()).into_iter().filter(|(_, field)| OF_TEXTS.contains(&field.as_str()));
        let found = of_texts.map(move |(span, field)| {
            Diagnostic::new(Code::EmptyText, span.moved(begins), format!("`{field}` is empty"))
                .with_hint("write something in it, or take the field out")
        });
        found.collect::<Vec<_>>()
    };
    sources.all().flat_map(in_text).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::{Settings, check};
    use crate::rules::Rules;
    use crate::scenario::load;
    use crate::source::{Code, SourceText};

    #[test]
    fn every_list_of_texts_with_nothing_in_it_is_told_once_at_its_place() {
        let text = r#"Scenario(title: "T", skills: [], customer: (name: "N", pushback: []), facts: {}, start: "a", beats: {
    "a": (says: [], variants: [], choices: [(say: "Yes.", needs: [], mood: 1, end: "x"), (say: "No.", mood: -1, end: "x")]),
}, endings: {"x": (kind: Fair, title: "X")}, expect: [Can(at: "x", that: [])])"#;
        let checked = check(&load(SourceText::new("a", text), "a"), Rules::newest(), Settings::default());
        let empty = checked.report.diagnostics().iter().filter(|found| found.code == Code::EmptyText);
        let told: Vec<_> = empty.map(|found| (found.message.as_str(), &text[found.span.range()])).collect();
        assert_eq!(told, [("`pushback` is empty", "[]"), ("`says` is empty", "[]")]);
        let allowed = text.replace("title: \"T\"", "title: \"T\", allow: [(\"empty-text\", \"later\")]");
        let checked = check(&load(SourceText::new("a", allowed), "a"), Rules::newest(), Settings::default());
        assert!(checked.report.diagnostics().iter().all(|found| !matches!(found.code, Code::EmptyText | Code::UselessAllow)));
    }
}
