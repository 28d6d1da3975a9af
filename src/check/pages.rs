//! Every code with its page, and the list of them that stands in the writers' guide.

use std::fmt::Write as _;

use crate::source::{Code, Severity};

use super::rule::Page;
use super::{RULES, reading};

/// Every page, in the order of the table of codes.
pub fn pages() -> impl Iterator<Item = Page> {
    reading::PAGES.iter().copied().chain(RULES.iter().map(|rule| rule.page))
}

/// The page of a code.
pub fn page(code: Code) -> Option<Page> {
    pages().find(|page| page.code == code)
}

/// The list of codes as it stands in the writers' guide: one table for each severity.
pub fn guide() -> String {
    let mut text = String::new();
    for (severity, says) in [
        (
            Severity::Error,
            "Errors keep a dialogue from being played, or let a conversation get to where there is no way on; they can't be allowed. An expectation that is refuted is an error too, and keeps nobody from playing.",
        ),
        (Severity::Warning, "Warnings are what a player can run into, or never reach."),
        (Severity::Advice, "Advice is about habits: sizes and proportions, and what is written and never used."),
    ] {
        let _ = write!(text, "{says}\n\n| Code | What it means |\n|---|---|\n");
        for page in pages().filter(|page| page.code.severity() == severity) {
            let _ = writeln!(text, "| `{}` | {} |", page.code, page.summary());
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_that_says_something() {
        for code in Code::ALL {
            let page = page(*code).unwrap_or_else(|| panic!("{code} has no page"));
            assert!(page.meaning.ends_with('.') && page.meaning.len() > 20, "{code}: {}", page.meaning);
            assert!(!page.summary().ends_with('.') && !page.summary().contains('|'), "{code}: {}", page.summary());
            assert!(!page.hint.is_empty() && !page.hint.ends_with('.'), "{code}: {}", page.hint);
            assert!(!page.bad.is_empty() && !page.good.is_empty() && page.bad != page.good, "{code}");
        }
    }
}
