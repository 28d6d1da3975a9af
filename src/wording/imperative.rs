//! What somebody says that they do, turned to what they are asked to do.

/// What cannot be asked of anybody: "I can" is no request, and neither is "I was".
const NO_REQUEST: &[&str] = &[
    "can",
    "cannot",
    "can't",
    "could",
    "couldn't",
    "will",
    "won't",
    "would",
    "wouldn't",
    "shall",
    "should",
    "shouldn't",
    "may",
    "might",
    "must",
    "mustn't",
    "ought",
    "was",
    "wasn't",
    "had",
    "hadn't",
    "did",
    "didn't",
];

/// A text of one's own doing as it is said to whoever does it: "I ask what for before I promise" becomes "ask what for before you
/// promise". `None` where it does not begin with "I " and something that can be asked for, or ends with a mark of its own, so that it is
/// no part of a sentence. What stands in double quotation marks or in braces is somebody else's, and stays.
pub fn imperative(text: &str) -> Option<String> {
    let rest = text.strip_prefix("I ").filter(|rest| !rest.trim_end().ends_with(['.', ',', ';', ':', '!', '?', '\u{2026}']))?;
    let words = words_of(rest);
    let first = words.first().filter(|first| first.start == 0 && first.is_own)?;
    if NO_REQUEST.contains(&plain(first.text).as_str()) {
        return None;
    }
    let mut turned = String::with_capacity(rest.len() + 8);
    let mut copied = 0;
    for (index, word) in words.iter().enumerate().filter(|(_, word)| word.is_own) {
        turned.push_str(rest.get(copied..word.start)?);
        copied = word.start + word.text.len();
        if word.text == "I" && takes_up(rest, &words, index) {
            copied += 1;
            continue;
        }
        turned.push_str(turned_word(&words, index).unwrap_or(word.text));
    }
    turned.push_str(rest.get(copied..)?);
    Some(turned)
}

struct Word<'t> {
    text: &'t str,
    start: usize,
    /// Outside of quotation marks and braces.
    is_own: bool,
}

fn words_of(text: &str) -> Vec<Word<'_>> {
    let (mut words, mut is_quoted, mut is_named, mut start) = (Vec::new(), false, false, 0);
    while let Some(rest) = text.get(start..)
        && let Some(sign) = rest.chars().next()
    {
        let length = word_length(rest);
        match sign {
            '"' => is_quoted = !is_quoted,
            '\u{201c}' => is_quoted = true,
            '\u{201d}' => is_quoted = false,
            '{' => is_named = true,
            '}' => is_named = false,
            _ => {}
        }
        if length > 0 {
            words.push(Word { text: &rest[..length], start, is_own: !is_quoted && !is_named });
        }
        start += length.max(sign.len_utf8());
    }
    words
}

/// Of the word that a text begins with, an apostrophe between two letters being one of them; 0 where it begins with none.
fn word_length(text: &str) -> usize {
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let is_inside = at > 0 && matches!(sign, '\'' | '\u{2019}') && signs.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !sign.is_alphanumeric() && !is_inside {
            return at;
        }
    }
    text.len()
}

/// With a plain apostrophe.
fn plain(word: &str) -> String {
    word.replace('\u{2019}', "'")
}

/// Whether an "I" only takes up the request again: "I wait, and then I ask".
fn takes_up(text: &str, words: &[Word<'_>], index: usize) -> bool {
    let word = |back: usize| index.checked_sub(back).and_then(|at| words.get(at));
    let follows_comma = |word: &Word<'_>| text.get(..word.start).is_some_and(|before| before.trim_end().ends_with(','));
    let (Some(before), Some(next)) = (word(1), words.get(index + 1)) else { return false };
    let joins = match before.text {
        "and" | "but" => follows_comma(before),
        "then" => follows_comma(before) || word(2).is_some_and(|word| word.text == "and"),
        _ => false,
    };
    let next = plain(next.text);
    joins && next != "am" && next != "have" && !NO_REQUEST.contains(&next.as_str())
}

/// A word as it is said to somebody else; `None` where it stays.
fn turned_word(words: &[Word<'_>], index: usize) -> Option<&'static str> {
    let before = index.checked_sub(1).and_then(|before| words.get(before)).map(|word| word.text);
    let next = words.get(index + 1).map(|word| word.text);
    let is_mine = before == Some("I") || next == Some("I");
    Some(match plain(words.get(index)?.text).as_str() {
        "am" if index == 0 => "be",
        "am" if before.is_some_and(|before| before.starts_with(|sign: char| sign.is_ascii_digit())) => return None,
        "am" => "are",
        "was" if is_mine => "were",
        "wasn't" if is_mine => "weren't",
        "I" | "me" => "you",
        "my" => "your",
        "mine" => "yours",
        "myself" => "yourself",
        "I'm" => "you're",
        "I'll" => "you'll",
        "I've" => "you've",
        "I'd" => "you'd",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_i_do_becomes_what_you_are_asked_to_do() {
        for (text, turned) in [
            ("I ask what it has to hold for before I promise", "ask what it has to hold for before you promise"),
            ("I say what my part is, and do it myself", "say what your part is, and do it yourself"),
            (
                "I tell them what they can get from me and leave the choice to them",
                "tell them what they can get from you and leave the choice to them",
            ),
            ("I say which fault was mine", "say which fault was yours"),
            ("I say what I am sure of and what I'm not", "say what you are sure of and what you're not"),
            ("I say when I'll ring, and ring by then", "say when you'll ring, and ring by then"),
            ("I say what I\u{2019}ve done so far", "say what you've done so far"),
            ("I say what I'd do in their place", "say what you'd do in their place"),
            ("I am honest about what I was told", "be honest about what you were told"),
            ("I don't guess when I can look", "don't guess when you can look"),
            ("I wait, and then I ask", "wait, and then ask"),
            ("I admit it, and I say what happens now", "admit it, and say what happens now"),
            ("I say what they do and what I do", "say what they do and what you do"),
            ("I say what they, and then I, can do", "say what they, and then you, can do"),
            ("I keep to what the customer and I agreed", "keep to what the customer and you agreed"),
            ("I ring before 9 am", "ring before 9 am"),
            ("I say \"I don't know\" before I guess", "say \"I don't know\" before you guess"),
            ("I say \u{201c}my mistake\u{201d} and mean my mistake", "say \u{201c}my mistake\u{201d} and mean your mistake"),
            ("I offer {my} before I sell", "offer {my} before you sell"),
            ("I mean it", "mean it"),
        ] {
            assert_eq!(imperative(text).as_deref(), Some(turned));
        }
    }

    #[test]
    fn what_is_no_doing_of_ones_own_cannot_be_asked_for() {
        for text in [
            "",
            "I",
            "I ",
            "Ask first",
            "Ill people wait",
            "I'll ask",
            "I can ask",
            "I would ask",
            "I didn\u{2019}t ask",
            "I \"ask\"",
            "I , ask",
            "I ask.",
        ] {
            assert_eq!(imperative(text), None, "{text}");
        }
    }
}
