//! Trying the examples of a page. An example is a whole file, or only the fields that matter; the others are filled in here.

use crate::rules::Rules;
use crate::scenario::{BranchText, load};
use crate::source::{Code, Severity, SourceText, render_all};

use super::rule::Page;
use super::{Settings, SharedRuns, check_by};
use crate::foresight::Means;

/// What stands in for each field that an example leaves out.
const FIELDS: &[(&str, &str)] = &[
    ("title", "title: \"Example\",\n"),
    ("customer", "customer: (name: \"Somebody\"),\n"),
    ("start", "start: \"hello\",\n"),
    ("beats", "beats: {\"hello\": (says: \"All well here.\", end: \"done\")},\n"),
    ("endings", "endings: {\"done\": (kind: Fair, title: \"Done\")},\n"),
];

/// The beats of a scenario to which branches are joined.
const CHOOSING: &str = r#"
beats: {"hello": (says: "Well?", choices: [(say: "Well, well.", end: "done"), (say: "Good.", end: "done")])},
"#;

/// The whole file of an example.
fn whole(example: &str) -> String {
    if example.contains("Scenario(") || example.contains("Story(") {
        return example.to_owned();
    }
    let is_written = |field: &str| example.lines().any(|line| line.starts_with(&format!("{field}:")));
    let missing = FIELDS.iter().filter(|(field, _)| !is_written(field)).map(|(_, text)| *text);
    format!("Scenario(\n{}{example}\n)\n", missing.collect::<String>())
}

/// States that are looked at: so few for the codes that are about their number that their examples can be short.
fn settings(code: Code) -> Settings {
    if matches!(code, Code::NotProved | Code::ExpectationBounded) {
        Settings { states: 4, ..Settings::default() }
    } else {
        Settings::default()
    }
}

/// The bad example has the finding and nothing else that weighs as much; the good one has nothing of the kind.
#[track_caller]
pub(super) fn check_page(page: &Page) {
    let code = page.code;
    let examine = |example: &str| {
        let loaded = |id: &str, text: &str| {
            if !text.contains("Branch(") {
                return load(SourceText::new("example.ron", whole(text)), id);
            }
            // A branch is joined to an example that has something to choose.
            let own = load(SourceText::new("example.ron", whole(CHOOSING)), id);
            let branch = BranchText::read("example.branch.ron", text.as_bytes().to_vec());
            if branch.of() == Some(id) { own.with_branches([branch]) } else { branch.without_scenario(&[id]) }
        };
        // Beside it stand two others, which are about words that are shared.
        let others = if code == Code::SharedWords { page.bad } else { "" };
        let all = [loaded("example", example), loaded("second", others), loaded("third", others)];
        let shared = SharedRuns::of(all.iter().filter_map(|loaded| loaded.scenario.as_deref()));
        let [first, ..] = &all;
        check_by(Means::default(), first, Rules::newest(), settings(code), &shared).report
    };
    let bad = examine(page.bad);
    assert!(bad.diagnostics().iter().any(|found| found.code == code), "{code} is not found:\n{}", render_all(&bad));
    let good = examine(page.good);
    assert!(good.diagnostics().iter().all(|found| found.code != code), "{code} is found:\n{}", render_all(&good));
    assert_eq!(good.count(Severity::Error) + good.count(Severity::Warning), 0, "{code}:\n{}", render_all(&good));
    for found in bad.diagnostics() {
        let (source, span) = bad.sources().place(found.span);
        assert!(span.end as usize <= source.text().len(), "{code}: {found:?}");
        assert!(found.hint.is_some(), "{code}: {found:?}");
    }
}
