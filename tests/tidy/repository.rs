//! Reading the repository: its files, what of them is code, and the blocks of its guides.

use std::path::{Path, PathBuf};

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files under a folder of the repository that end so, by path, each with its text.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            // What fuzzing builds and finds is not of the repository.
            let is_made = ["target", "corpus", "artifacts"].iter().any(|made| path.ends_with(made));
            if path.is_dir() && !is_made {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} holds no file that ends in .{extension}");
    found
}

/// The code of a file that is neither comment nor test.
pub(crate) fn product_code(name: &str, text: &str) -> String {
    if name.ends_with("tests.rs") || name.contains("/tests/") {
        return String::new();
    }
    let product = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = product.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What stands between the quotation marks of code; a mark inside a text or a character does not end or begin one.
pub(crate) fn string_literals(code: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let mut literal: Option<String> = None;
    let mut characters = code.replace("'\"'", "").replace("'\\''", "").chars().collect::<Vec<_>>().into_iter();
    while let Some(character) = characters.next() {
        match (character, &mut literal) {
            ('"', None) => literal = Some(String::new()),
            ('"', Some(_)) => literals.extend(literal.take()),
            ('\\', Some(literal)) => literal.extend(characters.next().filter(|escaped| !escaped.is_alphabetic())),
            (character, Some(literal)) => literal.push(character),
            (_, None) => {}
        }
    }
    assert_eq!(literal, None, "a text that never ends");
    literals
}

/// What stands in the fenced blocks of this language, without the fence's indent.
pub(crate) fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}");
    let mut blocks = Vec::new();
    let mut block: Option<(usize, String)> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        match &mut block {
            None if line.trim_start() == fence => block = Some((indent, String::new())),
            None => {}
            Some(_) if line.trim_start() == "```" => blocks.extend(block.take().map(|(_, block)| block)),
            Some((fence_indent, block)) => {
                block.push_str(line.get(*fence_indent..).unwrap_or_default());
                block.push('\n');
            }
        }
    }
    assert!(!blocks.is_empty(), "there is no block of {language}");
    blocks
}

pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphabetic() && character != '\'').filter(|word| !word.is_empty())
}
