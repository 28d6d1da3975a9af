//! `rapport new`: a commented scenario to begin with, which the check finds nothing in.

use std::io;

use clap::Args;

use crate::scenario::load;
use crate::source::{SourceText, visible};
use crate::storage::{Library, Paths, write_dialogue};
use crate::words::terminal_author as said;

use super::error::{CommandError, Exit};
use super::output::print;
use super::player::quoted;

/// What a new file holds, with `{id}` and `{title}` to be filled in.
const SKELETON: &str = include_str!("../../assets/skeleton.ron");

#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// What it is to be called on the command line: letters, digits, `_`, `-` and `.`, as in `my_shop`
    #[arg(value_name = "ID")]
    id: String,
}

pub(super) fn new(paths: &Paths, arguments: &NewArguments) -> Result<Exit, CommandError> {
    let NewArguments { id } = arguments;
    let text = skeleton(id).ok_or_else(|| CommandError::NoId { id: id.clone() })?;
    if Library::open(paths).find(id).is_some() {
        return Err(CommandError::HasDialogue { id: id.clone() });
    }
    let path = write_dialogue(paths, id, &text).map_err(|(path, error)| match error.kind() {
        // A file of this name that cannot be read.
        io::ErrorKind::AlreadyExists => CommandError::HasDialogue { id: id.clone() },
        _ => CommandError::NotWritten { path: path.display().to_string(), error },
    })?;
    let shown = path.display().to_string();
    // In a folder that was named for this once, the id alone would not be found the next time.
    let named = if paths.given_dialogues().is_some() { quoted(&shown) } else { id.into() };
    print(&format!("{}\n{}\n", visible(&shown), said::what_next(&visible(&named))))?;
    Ok(Exit::Fine)
}

/// The text of a new scenario; `None` where this is no id.
fn skeleton(id: &str) -> Option<String> {
    let title = id.replace(['_', '-', '.'], " ");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut signs = title.chars();
    let title: String = signs.next().into_iter().flat_map(char::to_uppercase).chain(signs).collect();
    let text = SKELETON.replace("{id}", id).replace("{title}", &title);
    // Whatever was typed stands in the file as a text: where it is no id, the file says another or cannot be read.
    let loaded = load(SourceText::new(format!("{id}.ron"), text.clone()), id);
    loaded.scenario.is_some_and(|scenario| scenario.id() == id && loaded.report.is_clean()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Settings, check};
    use crate::rules::Rules;

    #[test]
    fn a_new_scenario_is_one_in_which_the_check_finds_nothing() {
        let text = skeleton("my_shop").unwrap();
        assert!(text.contains("title: \"My shop\"") && !text.contains("{id}") && !text.contains("{title}"), "{text}");
        let loaded = load(SourceText::new("my_shop.ron", text), "my_shop");
        let checked = check(&loaded, Rules::newest(), Settings::default());
        assert!(checked.report.is_clean(), "{}", crate::source::render_all(&checked.report));
        let scenario = loaded.scenario.unwrap();
        assert!(scenario.skills().is_empty() && scenario.facts().is_empty() && scenario.promises().is_empty(), "it is of tier 0");
    }

    #[test]
    fn what_cannot_be_an_id_makes_no_file() {
        for id in ["", "..", "a b", "a/b", "../x", "x\", title: \"y", "-x", "x\n", "x\u{202e}"] {
            assert_eq!(skeleton(id), None, "{id:?}");
        }
        for id in ["a", "my_shop", "My-Shop.2", "été"] {
            assert!(skeleton(id).is_some(), "{id:?}");
        }
    }
}
