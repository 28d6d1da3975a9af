//! The pages of what reading and lowering find. What each means stands in the table of codes; here are its examples and what to do.

use crate::source::Code;

use super::rule::Page;

/// The pages of [`Code::READING`], in its order.
pub(super) fn pages() -> impl Iterator<Item = Page> {
    EXAMPLES.iter().map(|(code, bad, good, hint)| Page {
        code: *code,
        meaning: code.meaning().unwrap_or_default(),
        bad: bad.trim_ascii(),
        good: good.trim_ascii(),
        hint,
    })
}

/// Codes whose fault no text can show: bytes that are no text, and more than anybody would print.
#[cfg(test)]
pub(super) const NOT_SHOWN: &[Code] = &[Code::NotText, Code::TooLarge];

const BLANK: &str = r#"
beats: {
    "hello": (says: "All well here.", end: "done"),
},
"#;

/// Code, bad example, good example, what to do.
const EXAMPLES: &[(Code, &str, &str, &str)] = &[
    (
        Code::NotText,
        "// a file that was saved as Latin-1 or UTF-16",
        "// the same file, saved as UTF-8",
        "save the file as UTF-8; every text editor can",
    ),
    (
        Code::TooLarge,
        "// a text of more than 2000 characters, or a file of more than 128 MiB",
        BLANK,
        "make several texts or several scenarios of it",
    ),
    (
        Code::TooMany,
        r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "One.", end: "done"), (say: "Two.", end: "done"), (say: "Three.", end: "done"),
        (say: "Four.", end: "done"), (say: "Five.", end: "done"), (say: "Six.", end: "done"),
    ]),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "One.", end: "done"), (say: "Two.", end: "done"), (say: "Three.", end: "done"),
    ]),
},
"#,
        "take some out, or make two scenarios of it",
    ),
    (
        Code::TooDeep,
        r#"
beats: {
    "hello": (says: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["Well?"]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]], end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: ["Well?"], end: "done"),
},
"#,
        "take out the brackets that hold nothing but brackets",
    ),
    (
        Code::NotAScenario,
        r#"Story(title: "The last loaf")"#,
        r#"
Scenario(
    title: "The last loaf",
    customer: (name: "Tilda Moss"),
    start: "hello",
    beats: {"hello": (says: "All well here.", end: "done")},
    endings: {"done": (kind: Fair, title: "Done")},
)
"#,
        "begin the file with `Scenario(` and end it with `)`",
    ),
    (
        Code::ExtensionLine,
        r#"
#![enable(implicit_some)]
Scenario(
    title: "The last loaf",
    customer: (name: "Tilda Moss"),
    start: "hello",
    beats: {"hello": (says: "All well here.", end: "done")},
    endings: {"done": (kind: Fair, title: "Done")},
)
"#,
        r#"
Scenario(
    title: "The last loaf",
    customer: (name: "Tilda Moss"),
    start: "hello",
    beats: {"hello": (says: "All well here.", end: "done")},
    endings: {"done": (kind: Fair, title: "Done")},
)
"#,
        "take the line out",
    ),
    (
        Code::Syntax,
        r#"
beats: {
    "hello": (says: "A pear.",, end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: "A pear.", end: "done"),
},
"#,
        "look at the signs at this place: commas, colons, brackets, quotation marks",
    ),
    (
        Code::OddSign,
        "
beats: {
    \"hello\": (says:\u{a0}\"A pear.\", end: \"done\"),
},
",
        r#"
beats: {
    "hello": (says: "A pear.", end: "done"),
},
"#,
        "write the plain sign, or take it out where nothing is to be seen",
    ),
    (
        Code::MissingComma,
        r#"
beats: {
    "hello": (says: "Well?" end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
        "put a comma after every entry, the last one as well",
    ),
    (
        Code::MissingColon,
        r#"
beats: {
    "hello": (says "Well?", end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
        "put a colon between the name and what it is",
    ),
    (
        Code::UnclosedBracket,
        r#"
beats: {
    "hello": (says: "Well?", end: "done",
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
        "close it where it belongs; an editor that marks pairs of brackets helps",
    ),
    (
        Code::StrayBracket,
        r#"
beats: {
    "hello": (says: "Well?", end: "done")),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
        "take it out, or open it where it belongs",
    ),
    (
        Code::UnclosedString,
        r#"
beats: {
    "hello": (says: "Well?, end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
        "put a quotation mark where the text ends, and write `\\\"` for one inside it",
    ),
    (
        Code::UnclosedComment,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"), /* to be written
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"), // to be written
},
"#,
        "close it with `*/`, or begin the line with `//`",
    ),
    (
        Code::UnknownField,
        r#"
beats: {
    "hello": (sais: "Well?", end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
        "look the name up in the writers' guide",
    ),
    (
        Code::DuplicateField,
        r#"
beats: {
    "hello": (says: "Well?", says: "So?", end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: ["Well?", "So?"], end: "done"),
},
"#,
        "keep one of them",
    ),
    (
        Code::WrongType,
        r#"
minutes: "twelve",
"#,
        r"
minutes: 12,
",
        "write it as the field asks: text in quotation marks, numbers and names without",
    ),
    (
        Code::UnknownName,
        r"
skills: [Listenning],
",
        r"
skills: [Listening],
",
        "write one of the names that the format has",
    ),
    (
        Code::MissingField,
        r"
customer: (pronoun: She),
",
        r#"
customer: (name: "Tilda Moss", pronoun: She),
"#,
        "add the field",
    ),
    (
        Code::DuplicateId,
        r#"
beats: {
    "hello": (says: "Well?", to: "wait"),
    "wait": (says: "I'll wait.", end: "done"),
    "wait": (says: "I'll stand.", end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", to: "wait"),
    "wait": (says: "I'll wait.", to: "stand"),
    "stand": (says: "I'll stand.", end: "done"),
},
"#,
        "rename one of them",
    ),
    (
        Code::UnknownTarget,
        r#"
beats: {
    "hello": (says: "Well?", to: "wiat"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", to: "wait"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
        "write the beat, or lead elsewhere",
    ),
    (
        Code::UnknownEnding,
        r#"
beats: {
    "hello": (says: "Well?", end: "dome"),
},
"#,
        BLANK,
        "write the ending, or end elsewhere",
    ),
    (
        Code::UnknownFact,
        r#"
beats: {
    "hello": (says: "Well?", learns: "guests", end: "done"),
},
"#,
        r#"
facts: {"guests": "There are guests at six."},
beats: {
    "hello": (says: "It's the guests.", learns: "guests", choices: [
        (say: "What time do they come?", uses: "guests", end: "done"),
        (say: "Guests, on a Monday night?", mood: -1, end: "done"),
    ]),
},
"#,
        "list it in `facts`",
    ),
    (
        Code::UnknownPromise,
        r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "I'll ring you on Friday.", promise: "call", end: "done"),
        (say: "You'll hear from us then.", end: "done"),
    ]),
},
"#,
        r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "Well?", choices: [
        (say: "I'll ring you on Friday.", promise: "call", to: "friday"),
        (say: "You'll hear from us then.", to: "friday"),
    ]),
    "friday": (choices: [
        (act: "Ring him.", keeps: "call", end: "done"),
        (act: "Forget it.", breaks: "call", end: "done"),
    ]),
},
"#,
        "list it in `promises`",
    ),
    (
        Code::SayOrAct,
        r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "I'll look.", act: "Look.", end: "done"),
        (say: "I'll wait.", end: "done"),
    ]),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", choices: [
        (act: "Look.", end: "done"),
        (say: "I'll wait.", end: "done"),
    ]),
},
"#,
        "keep what is said, or what is done",
    ),
    (
        Code::NoWayOn,
        r#"
beats: {
    "hello": (says: "Well?"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
        "say where it leads, with `to` or `end`; a beat may have `choices` or `routes` instead",
    ),
    (
        Code::TwoWaysOn,
        r#"
beats: {
    "hello": (says: "Well?", to: "wait", end: "done"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", to: "wait"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
        "keep one of them",
    ),
    (
        Code::LastRouteConditional,
        r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "It's mended.", mood: +1, to: "after"),
        (say: "It's broken.", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(1)], end: "done"), (when: [MoodAtMost(0)], end: "left")]),
},
endings: {
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "Left"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "It's mended.", mood: +1, to: "after"),
        (say: "It's broken.", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(1)], end: "done"), (end: "left")]),
},
endings: {
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "Left"),
},
"#,
        "add a last route without `when`",
    ),
    (
        Code::EndlessCircle,
        r#"
beats: {
    "hello": (says: "Well?", choices: [(say: "It's mended.", end: "done"), (say: "It's broken.", to: "one")]),
    "one": (says: "So?", to: "two"),
    "two": (says: "And?", to: "one"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", choices: [(say: "It's mended.", end: "done"), (say: "It's broken.", to: "one")]),
    "one": (says: "So?", to: "two"),
    "two": (says: "And?", end: "done"),
},
"#,
        "give one of these beats choices, or another way on",
    ),
    (
        Code::OutOfRange,
        r#"
customer: (name: "Tilda Moss", mood: 40),
"#,
        r#"
customer: (name: "Tilda Moss", mood: 4),
"#,
        "write a number inside the range",
    ),
    (
        Code::Empty,
        r#"
title: "",
"#,
        r#"
title: "The last loaf",
"#,
        "write something, or leave the field out",
    ),
    (
        Code::ForbiddenCharacter,
        "
title: \"The\tlast loaf\",
",
        r#"
title: "The last loaf",
"#,
        "write a blank, or take the sign out",
    ),
    (
        Code::UnclearId,
        r#"
start: "hello ",
beats: {
    "hello ": (says: "Well?", end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
        "take out what cannot be seen, here and wherever the name stands",
    ),
    (
        Code::UnreachableBeat,
        r#"
beats: {
    "hello": (says: "Well?", end: "done"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
        r#"
beats: {
    "hello": (says: "Well?", to: "wait"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
        "lead an option to it with `to`, or take it out",
    ),
    (
        Code::UnreachableEnding,
        r#"
endings: {
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "Left"),
},
"#,
        r#"
endings: {
    "done": (kind: Fair, title: "Done"),
},
"#,
        "lead an option or a route to it with `end`, or take it out",
    ),
    (
        Code::UnknownDetail,
        r#"
beats: {
    "hello": (says: "A {drink}?", end: "done"),
},
"#,
        r#"
details: {"drink": ["tea", "water"]},
beats: {
    "hello": (says: "A {drink}?", end: "done"),
},
"#,
        "list it in `details`; `{you}` is always there",
    ),
    (
        Code::UselessAllow,
        r#"
allow: [("unused-fact", "The notebook shows it.")],
"#,
        r#"
facts: {"guests": "There are guests at six."},
beats: {
    "hello": (says: "It's the guests.", learns: "guests", end: "done"),
},
allow: [("unused-fact", "The notebook shows it.")],
"#,
        "take the entry out, or write the code and the reason",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_reading_has_its_page_in_the_order_of_the_table() {
        let codes: Vec<Code> = pages().map(|page| page.code).collect();
        assert_eq!(codes, Code::READING);
    }

    #[test]
    fn every_bad_example_has_its_fault_and_no_good_one_has() {
        for page in pages().filter(|page| !NOT_SHOWN.contains(&page.code)) {
            crate::check::testing::check_page(&page);
        }
    }
}
