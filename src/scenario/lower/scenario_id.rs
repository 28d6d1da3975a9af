//! What can be the id of a scenario: it stands on command lines and in run lines.

/// Whether a text can be an id: letters, digits, `_`, `-` and `.`, the first neither `-` nor `.`.
pub(in crate::scenario) fn is_id(text: &str) -> bool {
    !text.is_empty() && !text.starts_with(['-', '.']) && text.chars().all(fits_an_id)
}

/// The id of a scenario that has none of its own: what is left of the name of its file.
pub(in crate::scenario) fn id_of_stem(stem: &str) -> String {
    let fitting: String = stem.chars().map(|character| if fits_an_id(character) { character } else { '_' }).collect();
    fitting.trim_start_matches(['-', '.']).to_owned()
}

pub(super) fn fits_an_id(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.')
}
