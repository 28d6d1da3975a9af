//! The rules one by one, as the page of the model tells them: what a writer reads of a rule is what the code is held to.

/// The page of the model.
const PAGE: &str = include_str!("model.md");

/// One rule, as the page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldRule {
    /// `R1` to `R13`, as it is named beside a number that it moved.
    pub name: &'static str,
    /// "Person before problem".
    pub title: &'static str,
    /// All that the page says of it, as running text in whole sentences.
    pub text: String,
}

impl ToldRule {
    /// Its first sentence.
    pub fn summary(&self) -> &str {
        self.text.split_once(". ").map_or(self.text.as_str(), |(first, _)| first).trim_end_matches('.')
    }
}

/// Every rule, R1 first.
pub fn told_rules() -> impl Iterator<Item = ToldRule> {
    PAGE.split("\n\n").filter_map(|paragraph| {
        let (name, rest) = paragraph.trim_start().strip_prefix("**")?.split_once(' ')?;
        let (title, text) = rest.split_once(".**")?;
        // What the page sets in italics stands plainly in a line of text, and so does what it links to.
        let text = text.replace(['*', '[', ']'], "");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(ToldRule { name, title, text })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_the_page_is_told_in_its_order_and_in_whole_sentences() {
        let rules: Vec<ToldRule> = told_rules().collect();
        let names: Vec<&str> = rules.iter().map(|rule| rule.name).collect();
        let expected: Vec<String> = (1..=13).map(|number| format!("R{number}")).collect();
        assert_eq!(names, expected);
        for rule in &rules {
            assert!(rule.text.ends_with('.') && !rule.text.contains("  ") && !rule.title.is_empty(), "{rule:?}");
            assert!(rule.summary().len() > 10 && !rule.summary().ends_with('.'), "{rule:?}");
        }
        assert!(rules[2].title == "Person before problem" && rules[2].text.starts_with("To solve or sell takes 2 dots"));
    }
}
