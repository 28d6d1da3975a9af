//! `rapport explain`: the page of a code, or what a word of the format means.

use std::borrow::Cow;

use serde::Serialize;

use crate::author::branch_for_example;
use crate::check::{Page, page, pages};
use crate::debrief::skills;
use crate::format::meant;
use crate::source::Code;
use crate::words::terminal;
use crate::words::terms::{Term, terms};

use super::arguments::{ExplainArguments, Format};
use super::error::{CommandError, Exit};
use super::json::to_text;
use super::layout::wrap;
use super::output::print;

pub(super) fn explain(arguments: &ExplainArguments) -> Result<Exit, CommandError> {
    let Some(written) = arguments.word.as_ref().filter(|_| !arguments.all) else {
        match arguments.format {
            Format::Json => print(&as_json(&all()))?,
            Format::Text => print(&all().iter().map(Entry::line).collect::<String>())?,
        }
        return Ok(Exit::Fine);
    };
    // As it stands in a finding, `error[unknown-target]`, it is understood too.
    let bare = written.split_once('[').map_or(written.as_str(), |(_, rest)| rest.trim_end_matches([']', ':']));
    let bare = bare.split_once('(').map_or(bare, |(name, _)| name);
    let named: Vec<Entry> = all().into_iter().filter(|entry| entry.word.eq_ignore_ascii_case(bare)).collect();
    if arguments.format == Format::Json && !named.is_empty() {
        print(&as_json(&named))?;
        return Ok(Exit::Fine);
    }
    if let Some(page) = Code::from_id(bare).and_then(page) {
        print(&text(&page))?;
        return Ok(Exit::Fine);
    }
    if !named.is_empty() {
        let mut told = named.iter().map(Entry::paragraph).collect::<Vec<_>>().join("\n");
        if named.iter().any(|entry| OF_BRANCHES.contains(&&*entry.of)) {
            told.push_str(&format!("\n{}\n\n{}", terminal::A_BRANCH_FOR_EXAMPLE, indented(&branch_for_example())));
        }
        print(&told)?;
        return Ok(Exit::Fine);
    }
    let known = all();
    let hint = meant(bare, known.iter().map(|entry| entry.word), || terminal::ALL_ARE_LISTED.to_owned());
    Err(CommandError::NoWord { word: bare.to_owned(), hint })
}

/// What a word is that a whole branch file is the best example for.
const OF_BRANCHES: [&str; 2] = ["a field of a branch file", "the word with which a branch begins"];

/// Something that can be looked up. The names of its fields are fixed: they are its keys in JSON.
#[derive(Serialize)]
struct Entry {
    word: &'static str,
    /// "a field of an option", "an error of the check".
    of: Cow<'static, str>,
    means: Cow<'static, str>,
}

impl Entry {
    /// The word, what it is a word for, and the first sentence of what it means.
    fn line(&self) -> String {
        format!("{}: {}: {}\n", self.word, self.of, first_sentence(&self.means))
    }

    fn paragraph(&self) -> String {
        format!("{}: {}\n\n{}", self.word, self.of, wrap(&self.means, ""))
    }
}

/// Fields, conditions, near-misses, expectations, names, rules, words of what is printed, skills and codes.
fn all() -> Vec<Entry> {
    let terms = terms().map(|Term { word, of, means }| Entry { word, of: of.into(), means });
    let skills = skills().families.iter().flat_map(|family| {
        family.skills.iter().map(|skill| Entry {
            word: skill.id.name(),
            of: terminal::skill_of(&family.title).into(),
            means: skill.line.as_str().into(),
        })
    });
    let codes = pages().map(|page| Entry {
        word: page.code.id(),
        of: terminal::code_of(page.code.severity().name()).into(),
        means: page.meaning.into(),
    });
    terms.chain(skills).chain(codes).collect()
}

/// A text on one line up to its first full stop that ends a sentence: one behind which a blank and a capital letter or nothing stand.
fn first_sentence(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let begins_sentence = |rest: &str| rest.trim_start().starts_with(|sign: char| sign.is_uppercase() || sign == '`');
    let end = line.match_indices(". ").find(|(at, stop)| line.get(at + stop.len()..).is_some_and(begins_sentence));
    end.map_or_else(|| line.clone(), |(at, _)| line.get(..at).unwrap_or_default().to_owned())
}

/// What words mean, as JSON.
fn as_json(words: &[Entry]) -> String {
    #[derive(Serialize)]
    struct Words<'a> {
        words: &'a [Entry],
    }
    to_text(&Words { words })
}

fn text(page: &Page) -> String {
    let Page { code, meaning, bad, good, hint } = page;
    format!(
        "{}[{code}]\n\n{}\n{}:\n\n{}\n{}:\n\n{}\n{}",
        code.severity().name(),
        wrap(meaning, ""),
        terminal::FOUND_HERE,
        indented(bad),
        terminal::NOT_FOUND_HERE,
        indented(good),
        wrap(&terminal::what_to_do(hint, *code), ""),
    )
}

fn indented(example: &str) -> String {
    example.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_ends_where_the_next_begins() {
        for (text, first) in [
            ("mood is n or more. Written `MoodAtLeast(n)`", "mood is n or more"),
            ("a word, e.g. this one. `R3` says\nmore.", "a word, e.g. this one"),
            ("at 14.30 o'clock", "at 14.30 o'clock"),
            ("One.\nTwo.", "One"),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }

    #[test]
    fn every_line_of_all_words_says_what_the_word_means() {
        for entry in all() {
            let line = entry.line();
            let says = line.trim_end().strip_prefix(&format!("{}: {}: ", entry.word, entry.of)).unwrap();
            assert!(says.chars().count() > 2 && line.lines().count() == 1, "{line}");
            assert!(entry.means.replace(['\n', ' '], "").starts_with(&says.replace(' ', "")), "{line}");
        }
    }

    #[test]
    fn every_code_has_a_text_with_its_examples_and_what_to_do() {
        for code in Code::ALL {
            let text = text(&page(*code).unwrap());
            assert!(text.starts_with(&format!("{}[{code}]\n", code.severity().name())), "{text}");
            assert!(text.contains("Found here:\n\n    ") && text.contains("And not here:\n\n    "), "{text}");
            assert!(!text.lines().any(|line| line.ends_with(' ')), "{code}:\n{text}");
        }
    }
}
