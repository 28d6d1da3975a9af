//! Half-typed: a beat, an option, a promise, an ending, a piece of a branch file that somebody has begun between others, cut off
//! anywhere. It is told in a word or two where it stands, and nothing is said of what comes behind it.
#![expect(clippy::print_stdout, reason = "the figures are printed beside the verdict")]

use std::fmt::Write as _;

use rapport::format::read_branch;
use rapport::scenario::load;
use rapport::source::{Diagnostic, Report, SourceText, render_all};

use crate::slips_told::CLEAN;

const BEATS: [&str; 2] = [
    r#"        "half_typed": (
            at: "15:10",
            sees: "She looks up.",
            says: "So. What now?",
            variants: [
                (when: [Heard(1), Not(MoodAtLeast(2))], says: "So. And now?"),
            ],
            choices: [
                (say: "Yes, in a minute.", mood: +2, kind: Solve, shows: [Listening, Opening], to: "BEAT"),
                (
                    act: "Wait.",
                    mood: -1,
                    needs: [Any([Heard(2), TrustAtLeast(1)])],
                    trap: TooSoon,
                    note: "A word about it, (in brackets).",
                    end: "ENDING",
                ),
                (say: "No.", to: "BEAT"),
            ],
        ),"#,
    r#"        "half_typed": (
            says: ["So.", "Well, so."],
            mood: -1, event: "the line drops",
            routes: [
                (when: [MoodAtLeast(3), Heard(2)], to: "BEAT"),
                (to: "BEAT"),
            ],
        ),"#,
];
const OPTIONS: [&str; 2] = [
    r#"                (say: "Yes, in a minute.", mood: +2, shows: [Listening, Opening], to: "BEAT"),"#,
    r#"                (
                    say: "I will see what I can do.",
                    mood: +1, kind: Talk,
                    needs: [Heard(1)],
                    reply: "Do that.",
                    to: "BEAT",
                ),"#,
];
const PROMISES: [&str; 2] =
    [r#"        "half_typed": "A word by Friday","#, r#"        "half_typed": (text: "A word by Friday", due: "Friday 12:00"),"#];
const ENDINGS: [&str; 2] = [
    r#"        "half_typed": (kind: Fair, title: "So it ends", says: "They go home."),"#,
    r#"        "half_typed": (
            kind: Thin,
            title: "So it ends",
            says: "They go home.",
            variants: [(when: [MoodAtLeast(2)], says: "They go home, singing.")],
        ),"#,
];
/// What a branch adds to a beat.
const ADDED: [&str; 2] = [
    r#"        "BEAT": [
            (say: "Yes, in a minute.", mood: +2, to: "BEAT"),
            (say: "No.", to: "BEAT"),
        ],"#,
    r#"        "BEAT": [(say: "Yes, in a minute.", mood: +2, shows: [Listening], to: "BEAT")],"#,
];

/// The lines of a block such as `beats`, without the first and the last.
fn block(text: &str, name: &str) -> std::ops::Range<usize> {
    let opened = text.find(&format!("\n    {name}: {{\n")).map(|at| at + name.len() + 9);
    let Some(start) = opened else { return 0..0 };
    start..start + text[start..].find("\n    },").unwrap() + 1
}

/// Where lines begin in a block that begin so, but for the first of them.
fn gaps(text: &str, block: std::ops::Range<usize>, begins: &[&str]) -> Vec<usize> {
    let mut at = block.start;
    let mut found = Vec::new();
    for line in text[block].split_inclusive('\n') {
        if begins.iter().any(|begin| line.starts_with(begin)) {
            found.push(at);
        }
        at += line.len();
    }
    found.into_iter().skip(1).collect()
}

/// Whether a place is in a beat at which nobody is with the customer, where an option has other fields.
fn is_alone(text: &str, at: usize) -> bool {
    let begins = text[..at].rfind("\n        \"").unwrap();
    text[begins..at].contains("alone: true")
}

/// The first key of a block.
fn first_key<'t>(text: &'t str, name: &str) -> &'t str {
    text[block(text, name)].split('"').nth(1).unwrap()
}

struct Figures {
    counts: Vec<usize>,
    n_in_place: usize,
    missed: String,
}

impl Figures {
    fn new() -> Self {
        Self { counts: Vec::new(), n_in_place: 0, missed: String::new() }
    }

    /// Puts what was typed before a place, and looks at what is said of it.
    fn take(&mut self, text: &str, gap: usize, typed: &str, found: impl FnOnce(String) -> (Report, usize)) {
        let (report, n_findings) = found(format!("{}{typed}\n{}", &text[..gap], &text[gap..]));
        if n_findings == 0 {
            return;
        }
        let first_line = text[..gap].matches('\n').count() + 1;
        let lines = first_line..=first_line + typed.matches('\n').count();
        let line = |found: &Diagnostic| report.source().line_column(found.span.start).line;
        let is_in_place = report.shown().next().is_some_and(|first| lines.contains(&line(first)));
        self.counts.push(n_findings);
        self.n_in_place += usize::from(is_in_place);
        if (n_findings > 2 || !is_in_place) && self.missed.len() < 40_000 {
            let printed: String = render_all(&report).chars().take(1_500).collect();
            let _ = writeln!(self.missed, "---- {n_findings}, at {lines:?}:\n{typed}\n{printed}");
        }
    }

    #[track_caller]
    fn check(mut self, what: &str) {
        self.counts.sort_unstable();
        let n = self.counts.len();
        let (median, most) = (self.counts[n / 2], self.counts[n - 1]);
        let n_one = self.counts.iter().filter(|count| **count == 1).count();
        println!("{what}: {n} texts, {n_one} with one finding, median {median}, most {most}, in place {}", self.n_in_place);
        if std::env::var("SHOW").is_ok() {
            println!("{}", self.missed);
        }
        assert!(n > 100 && median <= 2 && most <= 3 && 100 * self.n_in_place >= 95 * n, "{}", self.missed);
    }
}

/// What somebody has typed so far, at each sign of it: where it ends in blanks, without them.
fn prefixes(whole: &str) -> Vec<&str> {
    let ends = whole.char_indices().map(|(at, _)| at).skip(9);
    ends.map(|end| &whole[..end]).filter(|typed| !typed.ends_with([' ', '\n'])).collect()
}

fn report_of(text: String) -> (Report, usize) {
    let report = load(SourceText::new("half.ron", text), "half").report;
    let n = report.n_errors();
    (report, n)
}

/// Goes through the places of all dialogues, so many prefixes at each, so that every prefix has its turn.
#[track_caller]
fn in_every_dialogue(what: &str, name: &str, begins: &[&str], pieces: &[&str], n_each: usize) {
    let mut figures = Figures::new();
    let mut nth = 0;
    for clean in CLEAN {
        let (beat, ending) = (first_key(clean, "beats"), first_key(clean, "endings"));
        let pieces: Vec<String> = pieces.iter().map(|piece| piece.replace("BEAT", beat).replace("ENDING", ending)).collect();
        let typed: Vec<&str> = pieces.iter().flat_map(|piece| prefixes(piece)).collect();
        for gap in gaps(clean, block(clean, name), begins) {
            if is_alone(clean, gap) {
                continue;
            }
            for _ in 0..n_each {
                figures.take(clean, gap, typed[nth % typed.len()], report_of);
                nth += 1;
            }
        }
    }
    figures.check(what);
}

#[test]
fn a_half_typed_beat_is_told_where_it_stands_and_not_the_beats_behind_it() {
    in_every_dialogue("beats", "beats", &["        \""], &BEATS, 4);
}

#[test]
fn a_half_typed_option_is_told_where_it_stands_and_not_the_options_behind_it() {
    in_every_dialogue(
        "options",
        "beats",
        &["                (say:", "                (act:", "                (\n"],
        &OPTIONS,
        1,
    );
}

#[test]
fn a_half_typed_promise_is_told_where_it_stands() {
    in_every_dialogue("promises", "promises", &["        \""], &PROMISES, 8);
}

#[test]
fn a_half_typed_ending_is_told_where_it_stands_and_not_the_endings_behind_it() {
    in_every_dialogue("endings", "endings", &["        \""], &ENDINGS, 8);
}

#[test]
fn what_is_half_typed_in_a_branch_file_is_told_where_it_stands() {
    let mut figures = Figures::new();
    let mut nth = 0;
    for clean in CLEAN {
        let (beat, ending) = (first_key(clean, "beats"), first_key(clean, "endings"));
        let (beats, endings) = (&clean[block(clean, "beats")], &clean[block(clean, "endings")]);
        let added: String = ["one", "two", "three", "four"]
            .map(|id| format!("        \"{id}\": [\n            (say: \"Yes.\", to: \"{beat}\"),\n        ],\n"))
            .concat();
        let text = format!(
            "Branch(\n    of: \"x\",\n    title: \"t\",\n    beats: {{\n{beats}    }},\n    endings: {{\n{endings}    }},\n    choices: {{\n{added}    }},\n)\n"
        );
        let in_place = |pieces: &[&str]| -> Vec<String> {
            pieces.iter().map(|piece| piece.replace("BEAT", beat).replace("ENDING", ending)).collect()
        };
        for (name, pieces) in [("beats", &BEATS), ("endings", &ENDINGS), ("choices", &ADDED)] {
            let pieces = in_place(pieces);
            let typed: Vec<&str> = pieces.iter().flat_map(|piece| prefixes(piece)).collect();
            for gap in gaps(&text, block(&text, name), &["        \""]) {
                for _ in 0..if name == "choices" { 8 } else { 1 } {
                    figures.take(&text, gap, typed[nth % typed.len()], |text| {
                        let source = SourceText::new("half.branch.ron", text);
                        let faults = read_branch(&source).faults;
                        let n = faults.kept().len();
                        (Report::new(source, faults), n)
                    });
                    nth += 1;
                }
            }
        }
    }
    figures.check("branch files");
}

/// What was said of a beat that was left with its options open, by line.
#[test]
fn the_options_of_a_beat_left_open_are_one_finding_with_all_that_closes_them() {
    let clean = CLEAN[1];
    let gap = gaps(clean, block(clean, "beats"), &["        \""])[0];
    let line = clean[..gap].matches('\n').count() + 1;
    for (typed, at, hint) in [
        ("        \"new_beat\": (\n            says: \"So.\",\n            choices: [", 2, "`])`"),
        (
            "        \"new_beat\": (\n            says: \"So.\",\n            choices: [\n                (say: \"Yes?\"",
            3,
            "`)])`",
        ),
        ("\"new_beat\": (says: \"So.\", choices: [", 0, "`])`"),
        ("        \"new_beat\": (", 0, "`)`"),
        ("        \"new_beat\"", 0, "write a colon and a value"),
        ("        \"new_beat\":", 0, "write a value"),
    ] {
        let (report, n) = report_of(format!("{}{typed}\n{}", &clean[..gap], &clean[gap..]));
        let first = report.shown().next().unwrap();
        let said = format!("{} {}", first.message, first.hint.as_deref().unwrap_or_default());
        assert_eq!((n, report.source().line_column(first.span.start).line), (1, line + at), "{}", render_all(&report));
        assert!(said.contains(hint), "{said}");
    }
}

#[test]
fn a_field_left_without_its_value_is_told_and_not_what_comes_behind_it() {
    for (option, said) in [
        ("(say: \"Yes.\", mood:\n                 to: \"blue\"),", "there is no value behind `mood:`"),
        ("(say: \"Yes.\", to: \"", "is never closed"),
        ("(say: \"Yes.\", mood: ", "is never closed"),
        ("(say: \"Yes.\", mood", "is never closed"),
        ("(say: \"Yes.\", mo", "is never closed"),
    ] {
        let clean = CLEAN[1];
        let gap = gaps(clean, block(clean, "beats"), &["                (say:"])[0];
        let line = clean[..gap].matches('\n').count() + 1;
        let (report, n) = report_of(format!("{}                {option}\n{}", &clean[..gap], &clean[gap..]));
        let all = render_all(&report);
        assert!(n <= 2 && all.contains(said), "{option}: {all}");
        assert!(report.shown().all(|found| report.source().line_column(found.span.start).line == line), "{option}: {all}");
    }
}
