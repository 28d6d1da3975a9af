//! `rapport new`: a commented scenario to begin with, which the check finds nothing in.

use std::io;

use clap::Args;

use crate::scenario::load;
use crate::source::{SourceText, visible};
use crate::storage::{Library, Paths, write_dialogue};
use crate::words::terminal_author as said;
use crate::words::to_type::ToType;

use super::error::{CommandError, Exit};
use super::output::print;

/// What a new file holds, with `{id}`, `{title}`, `{check}` and `{play}` to be filled in.
const SKELETON: &str = include_str!("../../assets/skeleton.ron");

#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// What it is to be called on the command line: letters, digits, `_`, `-` and `.`, as in `my_shop`
    #[arg(value_name = "ID")]
    id: String,
}

pub(super) fn new(paths: &Paths, arguments: &NewArguments) -> Result<Exit, CommandError> {
    // Who types the name of the file means the same.
    let id = arguments.id.strip_suffix(".ron").unwrap_or(&arguments.id);
    let text = skeleton(id, &paths.to_type()).ok_or_else(|| CommandError::NoId { id: id.to_owned() })?;
    if Library::open(paths).find(id).is_some() {
        return Err(CommandError::HasDialogue { id: id.to_owned() });
    }
    let path = write_dialogue(paths, id, &text).map_err(|(path, error)| match error.kind() {
        // A file of this name that cannot be read.
        io::ErrorKind::AlreadyExists => CommandError::HasDialogue { id: id.to_owned() },
        _ => CommandError::NotWritten { path: path.display().to_string(), error },
    })?;
    let shown = path.display().to_string();
    print(&format!("{}\n{}\n", visible(&shown), said::what_next(id, &paths.to_type())))?;
    Ok(Exit::Fine)
}

/// The text of a new scenario, with commands worded so; `None` where this is no id.
fn skeleton(id: &str, to_type: &ToType) -> Option<String> {
    let title = id.replace(['_', '-', '.'], " ");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut signs = title.chars();
    let title: String = signs.next().into_iter().flat_map(char::to_uppercase).chain(signs).collect();
    // A folder can have a line end in its name, and a comment ends with its line.
    let command = |name: &str| visible(&to_type.command(&[name, id])).into_owned();
    let text = SKELETON.replace("{check}", &command("check")).replace("{play}", &command("play"));
    let text = text.replace("{id}", id).replace("{title}", &title);
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
        let text = skeleton("my_shop", &ToType::default()).unwrap();
        assert!(text.contains("title: \"My shop\"") && !text.contains("{id}") && !text.contains("{title}"), "{text}");
        let loaded = load(SourceText::new("my_shop.ron", text), "my_shop");
        let checked = check(&loaded, Rules::newest(), Settings::default());
        assert!(checked.report.is_clean(), "{}", crate::source::render_all(&checked.report));
        let scenario = loaded.scenario.unwrap();
        assert!(scenario.skills().is_empty() && scenario.facts().is_empty() && scenario.promises().is_empty(), "it is of tier 0");
    }

    #[test]
    fn the_comment_says_what_finds_the_file_whatever_its_folder_is_called() {
        let to_type = ToType::new(None, Some("here and\nthere".to_owned()));
        let text = skeleton("my_shop", &to_type).unwrap();
        assert!(text.contains("rapport check my_shop --dialogues 'here and\\nthere'\n"), "{text}");
    }

    #[test]
    fn what_cannot_be_an_id_makes_no_file() {
        for id in ["", "..", "a b", "a/b", "../x", "x\", title: \"y", "-x", "x\n", "x\u{202e}"] {
            assert_eq!(skeleton(id, &ToType::default()), None, "{id:?}");
        }
        for id in ["a", "my_shop", "My-Shop.2", "été"] {
            assert!(skeleton(id, &ToType::default()).is_some(), "{id:?}");
        }
    }
}
