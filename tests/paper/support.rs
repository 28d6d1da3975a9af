//! The shipped dialogues, a hostile one, and the built program in a folder of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rapport::scenario::{Scenario, load};
use rapport::source::SourceText;

pub(crate) use crate::place::Place;
use crate::place::ended;

/// Every shipped dialogue.
pub(crate) fn shipped() -> Vec<Arc<Scenario>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogues");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files = paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "ron"));
    files.map(|path| read(path.file_stem().unwrap().to_str().unwrap(), &std::fs::read_to_string(&path).unwrap())).collect()
}

/// A scenario from a text that can be played.
#[track_caller]
pub(crate) fn read(id: &str, text: &str) -> Arc<Scenario> {
    let loaded = load(SourceText::new(format!("{id}.ron"), text), id);
    loaded.scenario.unwrap_or_else(|| panic!("{}", rapport::source::render_all(&loaded.report)))
}

/// What would act in a page or in a spreadsheet.
pub(crate) const SCRIPT: &str = "<script>alert('x')</script>";
pub(crate) const FORMULA: &str = "=cmd|' /C calc'!A0";

/// A scenario in which every text that can be free is hostile.
pub(crate) fn hostile() -> Arc<Scenario> {
    let text = HOSTILE.replace("SCRIPT", SCRIPT).replace("FORMULA", FORMULA);
    read("hostile", &text)
}

pub(crate) const HOSTILE: &str = r#"Scenario(
    id: "hostile",
    title: "SCRIPT title",
    setting: "SCRIPT setting",
    brief: "SCRIPT brief",
    place: "SCRIPT place",
    begin: "SCRIPT begin",
    lang: "en\" onload=\"x",
    skills: [Listening, Ownership],
    customer: (name: "SCRIPT FORMULA", about: "SCRIPT about", mood: -1, wants: "SCRIPT wants", unsaid: "SCRIPT unsaid",
        pushback: "SCRIPT pushback"),
    people: {"x": (name: "FORMULA SCRIPT")},
    facts: {"SCRIPT fact": "SCRIPT fact"},
    promises: {"SCRIPT promise": "SCRIPT promise"},
    start: "SCRIPT first",
    beats: {
        "SCRIPT first": (
            says: ["SCRIPT one", "FORMULA two"], sees: "SCRIPT sees", thinks: "SCRIPT thinks", at: "SCRIPT at",
            event: "SCRIPT event", mood: -1, discuss: "SCRIPT discuss", learns: "SCRIPT fact",
            choices: [
                (say: "SCRIPT say", mood: +2, shows: [Listening], reply: "SCRIPT reply", note: "SCRIPT note", to: "FORMULA second"),
                (act: "FORMULA act", mood: -2, misses: [Listening], note: "SCRIPT note", promise: "SCRIPT promise", to: "FORMULA second"),
            ],
        ),
        "FORMULA second": (
            speaker: "x", says: "SCRIPT three",
            choices: [
                (say: "SCRIPT say it all", mood: +1, keeps: "SCRIPT promise", shows: [Ownership], end: "SCRIPT good", reply: "FORMULA reply"),
                (say: "FORMULA say nothing", mood: -1, end: "FORMULA bad", reply: "SCRIPT reply", needs: [Learned("SCRIPT fact")]),
            ],
        ),
    },
    endings: {
        "SCRIPT good": (kind: Bright, title: "SCRIPT good", says: "SCRIPT says"),
        "FORMULA bad": (kind: Lost, title: "FORMULA bad", says: "SCRIPT says"),
    },
)"#;

/// That a document is one whole page in which nothing from a text became part of the page, that loads nothing and runs nothing.
#[track_caller]
pub(crate) fn assert_harmless(html: &str) {
    let lower = html.to_lowercase();
    assert!(lower.starts_with("<!doctype html>") && lower.ends_with("</html>\n"));
    for active in
        ["<script", "javascript:", "<iframe", "<object", "<img", "<link", "src=", "href=", "@import", "http://", "https://"]
    {
        assert!(!lower.contains(active), "{active} stands in the page");
    }
    // Every tag is one of ours, with a class at most.
    for tag in lower.split("</style>").nth(1).unwrap().split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        let is_ours = name.chars().all(|sign| sign.is_ascii_alphanumeric());
        let rest = tag.trim_start_matches('/').strip_prefix(name).unwrap();
        // A size for the style sheet, and a class.
        let rest = match rest.strip_prefix(" style=\"--n:").and_then(|rest| rest.split_once('"')) {
            Some((size, rest)) if size.parse::<u32>().is_ok() => rest,
            _ => rest,
        };
        let class = rest.strip_prefix(" class=\"").and_then(|rest| rest.strip_suffix('"'));
        let is_plain = |class: &str| class.chars().all(|sign| sign.is_ascii_lowercase() || matches!(sign, ' ' | '-'));
        assert!(is_ours && (rest.is_empty() || class.is_some_and(is_plain)), "<{tag}>");
    }
}

impl Place {
    /// Runs the program: its exit code, standard output and standard error.
    pub(crate) fn said(&self, arguments: &[&str]) -> (i32, String, String) {
        ended(&mut self.rapport(arguments))
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }
}
