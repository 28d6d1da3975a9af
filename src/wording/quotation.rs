//! The customer's own words inside what an author tells.

/// A text that quotes somebody, cut at the quotation.
///
/// An ending is one text in the format, and most authors write it as "Claire, on a form: 'Four calls.' And then." A debrief sets the
/// quoted words larger than the rest, so it needs to know where they are. As long as the format has no field of its own for them,
/// they are found by their punctuation, here and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// What leads up to the words: "Claire, to her sister:".
    pub lead: String,
    /// The words, without quotation marks.
    pub words: String,
    /// What comes after them.
    pub coda: Option<String>,
}

impl Quotation {
    /// Finds the quotation in a text whose quotation marks are typographic. `None` where it quotes nobody.
    /// Only words behind a colon are taken, so a quotation inside the lead stays where it is.
    pub fn find(text: &str) -> Option<Self> {
        let (lead, rest) = text.split_once(": \u{2018}")?;
        // The last closing mark that ends a word ends the quotation: an apostrophe is followed by a letter.
        let mut closings = rest.char_indices().filter(|(at, character)| {
            *character == '\u{2019}'
                && !rest.get(at + '\u{2019}'.len_utf8()..).unwrap_or_default().starts_with(char::is_alphabetic)
        });
        let (end, _) = closings.next_back()?;
        let words = rest.get(..end)?.to_owned();
        let coda = rest.get(end + '\u{2019}'.len_utf8()..)?.trim().to_owned();
        Some(Self { lead: format!("{}:", outer_quotes(lead)), words, coda: Some(coda).filter(|coda| !coda.is_empty()) })
    }
}

/// Sets single quotation marks as double ones, for words that no longer stand inside a quotation. Apostrophes stay.
fn outer_quotes(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut is_open = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let ends_word = !characters.peek().is_some_and(|next| next.is_alphabetic());
        set.push(match character {
            '\u{2018}' => {
                is_open = true;
                '\u{201c}'
            }
            '\u{2019}' if is_open && ends_word => {
                is_open = false;
                '\u{201d}'
            }
            other => other,
        });
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_customers_own_words_are_found_in_an_ending() {
        let found = Quotation::find("Claire to Bev: ‘Ever so nice. I’d not believe it.’ She switches in March.").unwrap();
        assert_eq!(found.lead, "Claire to Bev:");
        assert_eq!(found.words, "Ever so nice. I’d not believe it.");
        assert_eq!(found.coda.as_deref(), Some("She switches in March."));
        assert_eq!(Quotation::find("She takes the interview in Bev’s kitchen."), None);
    }

    #[test]
    fn a_quotation_in_what_leads_up_is_set_as_an_outer_one() {
        let found = Quotation::find("On Bev’s form, in the box marked ‘What’s up?’: ‘Four calls.’").unwrap();
        assert_eq!(found.lead, "On Bev’s form, in the box marked “What’s up?”:");
        assert_eq!(found.words, "Four calls.");
    }
}
