//! Filling in what varies when words are shown: the trainee's name and the details that were drawn.

use std::borrow::Cow;

use super::draw::Drawn;

/// The names in braces and what they stand for in one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fill {
    names: Vec<(String, String)>,
}

impl Fill {
    pub(super) fn new(you: &str, scenario: &crate::scenario::Scenario, drawn: Drawn<'_>) -> Self {
        let details =
            scenario.details().iter().filter_map(|detail| Some((detail.name.clone(), drawn.detail(&detail.name)?.to_owned())));
        Self { names: std::iter::once(("you".to_owned(), you.to_owned())).chain(details).collect() }
    }

    /// A fill of these names with their values.
    pub fn naming(names: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { names: names.into_iter().collect() }
    }

    /// The text as it is shown. What is filled in is not looked through again.
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !text.contains('{') {
            return Cow::Borrowed(text);
        }
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let known = after.split_once('}').and_then(|(name, behind)| {
                let value = self.names.iter().find(|(known, _)| known == name)?;
                Some((value.1.as_str(), behind))
            });
            let Some((value, behind)) = known else {
                filled.push('{');
                rest = after;
                continue;
            };
            filled.push_str(value);
            rest = behind;
        }
        filled.push_str(rest);
        Cow::Owned(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_filled_in_and_unknown_ones_stay() {
        let fill = Fill { names: vec![("you".into(), "{tea}".into()), ("tea".into(), "mint".into())] };
        assert_eq!(fill.text("I'm {you}. A {tea} for {who}? {"), "I'm {tea}. A mint for {who}? {");
    }
}
