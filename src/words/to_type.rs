//! A command as it is to be typed: with the folders that this program was started with, so that it finds what this one found.

use std::borrow::Cow;

use crate::source::visible;

/// How commands are worded for somebody who started the program so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToType {
    home: Option<String>,
    dialogues: Option<String>,
}

impl ToType {
    /// With the folders that were given at the start, and nothing for those that were not.
    pub fn new(home: Option<String>, dialogues: Option<String>) -> Self {
        Self { home, dialogues }
    }

    /// The same, with dialogues looked for in this folder.
    #[must_use]
    pub fn within(self, folder: String) -> Self {
        Self { dialogues: Some(folder), ..self }
    }

    /// "rapport check 'my shop.ron' --home mine": the command with its words, each as a shell takes it, and on one line whatever is in
    /// the name of a folder.
    pub fn command(&self, words: &[&str]) -> String {
        let mut command = String::from("rapport");
        let folders = [("--home", &self.home), ("--dialogues", &self.dialogues)];
        let given = folders.iter().filter_map(|(option, folder)| Some([*option, folder.as_deref()?])).flatten();
        for word in words.iter().copied().chain(given) {
            command.push(' ');
            command.push_str(&visible(&quoted(word)));
        }
        command
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |sign: char| sign.is_alphanumeric() || "_-./".contains(sign);
    let is_word = !word.is_empty() && word.chars().all(is_plain);
    if is_word { Cow::Borrowed(word) } else { Cow::Owned(format!("'{}'", word.replace('\'', r"'\''"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_has_the_folders_that_were_given_and_no_others() {
        assert_eq!(ToType::default().command(&["replay", "a b"]), "rapport replay 'a b'");
        let given = ToType::new(Some("my home".to_owned()), None);
        assert_eq!(given.command(&["check", "it's.ron"]), r"rapport check 'it'\''s.ron' --home 'my home'");
        let given = given.within("d".to_owned());
        assert_eq!(given.command(&[]), "rapport --home 'my home' --dialogues d");
    }
}
