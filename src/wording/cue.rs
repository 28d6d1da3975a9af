//! The words by which a line is known again.

use std::ops::RangeInclusive;

/// How many words a sentence may have to be remembered whole.
const WORDS: RangeInclusive<usize> = 2..=9;
/// How many words of a longer line are remembered.
const BEGINNING: usize = 7;

/// The words by which a line is known again: its last short sentence, or how it begins. `None` where it has no words.
pub fn cue(line: &str) -> Option<String> {
    let sentences = line.split_inclusive(['.', '?', '!', '\u{2026}']).map(str::trim);
    let short = |sentence: &&str| WORDS.contains(&sentence.split_whitespace().count());
    if let Some(sentence) = sentences.rev().find(short) {
        return Some(sentence.trim_end_matches(['.', ',']).to_owned());
    }
    let words: Vec<&str> = line.split_whitespace().take(BEGINNING).collect();
    (!words.is_empty()).then(|| format!("{}\u{2026}", words.join(" ").trim_end_matches([',', '.', ';', ':'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_known_again_by_its_last_short_sentence_or_its_beginning() {
        assert_eq!(cue("It drops every ten minutes. I need it by this afternoon.").unwrap(), "I need it by this afternoon");
        let long = "So I rang on Monday and then again on Tuesday and nobody at all could tell me";
        assert_eq!(cue(long).unwrap(), "So I rang on Monday and then\u{2026}");
        assert_eq!(cue(""), None);
    }
}
