//! `rapport explain`: the page of a code.

use crate::check::{Page, page};
use crate::format::nearest;
use crate::source::Code;
use crate::words::terminal;

use super::error::{CommandError, Exit};
use super::layout::wrap;
use super::output::print;

pub(super) fn explain(written: &str) -> Result<Exit, CommandError> {
    // As it stands in a finding, `error[unknown-target]`, it is understood too.
    let bare = written.split_once('[').map_or(written, |(_, rest)| rest.trim_end_matches([']', ':']));
    if let Some(page) = Code::from_id(bare).and_then(page) {
        print(&text(&page))?;
        return Ok(Exit::Fine);
    }
    let hint = nearest(bare, Code::ALL.iter().map(|code| code.id()))
        .map_or_else(|| terminal::THE_GUIDE_LISTS_THEM.to_owned(), terminal::did_you_mean);
    Err(CommandError::NoCode { code: bare.to_owned(), hint })
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
    fn every_code_has_a_text_with_its_examples_and_what_to_do() {
        for code in Code::ALL {
            let text = text(&page(*code).unwrap());
            assert!(text.starts_with(&format!("{}[{code}]\n", code.severity().name())), "{text}");
            assert!(text.contains("Found here:\n\n    ") && text.contains("And not here:\n\n    "), "{text}");
            assert!(!text.lines().any(|line| line.ends_with(' ')), "{code}:\n{text}");
        }
    }
}
