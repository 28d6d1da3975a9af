//! How sentences bend: pronouns, names, numbers, first letters and quotation marks.

use crate::scenario::Pronoun;
use crate::wording::typographic;

/// "She".
pub fn subject(pronoun: Pronoun) -> &'static str {
    match pronoun {
        Pronoun::She => "She",
        Pronoun::He => "He",
        Pronoun::They => "They",
    }
}

/// "she".
pub fn subject_inside(pronoun: Pronoun) -> &'static str {
    match pronoun {
        Pronoun::She => "she",
        Pronoun::He => "he",
        Pronoun::They => "they",
    }
}

/// "her", as in "leave her waiting".
pub fn object(pronoun: Pronoun) -> &'static str {
    match pronoun {
        Pronoun::She => "her",
        Pronoun::He => "him",
        Pronoun::They => "them",
    }
}

/// "her", as in "her trust".
pub fn possessive(pronoun: Pronoun) -> &'static str {
    match pronoun {
        Pronoun::She => "her",
        Pronoun::He => "his",
        Pronoun::They => "their",
    }
}

/// The first name, for sentences in which the full one would be stiff. Somebody with a title is called by all of their name.
pub fn first_name(name: &str) -> &str {
    const TITLES: [&str; 10] = ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Old"];
    let first = name.split_whitespace().next().unwrap_or(name);
    if TITLES.contains(&first.trim_end_matches('.')) { name } else { first }
}

/// A text of the author's inside a sentence that goes on: typographic, without the full stop at its end.
pub(super) fn inside(text: &str) -> String {
    let bare = text.strip_suffix('.').filter(|bare| !bare.ends_with('.')).unwrap_or(text);
    typographic(bare)
}

/// Small numbers as words, as they stand in a sentence.
pub(super) fn number_word(number: u16) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(usize::from(number)).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The same, of a number of any size.
pub(super) fn word_for(number: usize) -> String {
    number_word(u16::try_from(number).unwrap_or(u16::MAX))
}

/// "no lines", "one line", "12 lines" with a word for a small number: what is counted, singular where it is one.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", word_for(number), if number == 1 { one } else { many })
}

/// The same in figures: "0 lines", "1 line", "12 lines".
pub(super) fn figures(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "None of the three lines", "One of the three lines", "Two of the three lines": so many of several.
pub(super) fn so_many_of_the(number: usize, of: usize, many: &str) -> String {
    let number = if number == 0 { "none".to_owned() } else { word_for(number) };
    upper_first(&format!("{number} of the {} {many}", word_for(of)))
}

/// "half the trust": one part in so many of something.
pub(super) fn one_part_in(n: u8, what: &str) -> String {
    match n {
        2 => format!("half {what}"),
        3 => format!("a third of {what}"),
        n => format!("one part in {} of {what}", number_word(n.into())),
    }
}

/// A number with its sign, set with a true minus.
pub fn signed(amount: impl Into<i64>) -> String {
    match amount.into() {
        0 => "0".to_owned(),
        amount if amount > 0 => format!("+{amount}"),
        amount => format!("\u{2212}{}", amount.unsigned_abs()),
    }
}

/// A text in typographic quotation marks.
pub fn quoted(text: &str) -> String {
    format!("\u{201c}{text}\u{201d}")
}

/// With a small first letter, to stand inside a sentence; a lone capital ("I") stays.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return String::new() };
    let second_is_small = characters.clone().next().is_some_and(char::is_lowercase);
    if second_is_small { first.to_lowercase().chain(characters).collect() } else { text.to_owned() }
}

/// With a capital first letter, to begin a sentence.
pub(super) fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// "Opening, listening, reflecting".
pub fn list_in_sentence(words: &[&str]) -> String {
    upper_first(&words.join(", ").to_lowercase())
}

/// "this", "this and that", "this, that and the other".
pub(super) fn and_list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "12 minutes".
pub fn minutes(minutes: Option<u16>) -> String {
    match minutes {
        None => String::new(),
        Some(1) => "1 minute".to_owned(),
        Some(minutes) => format!("{minutes} minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_capital_keeps_its_size_inside_a_sentence() {
        assert_eq!(lower_first("Ring her tomorrow"), "ring her tomorrow");
        assert_eq!(lower_first("I will ring"), "I will ring");
        assert_eq!(lower_first("É"), "É");
    }

    #[test]
    fn what_is_counted_is_singular_where_it_is_one_and_never_no_of_some() {
        assert_eq!([0, 1, 2, 40].map(|n| counted(n, "line", "lines")), ["no lines", "one line", "two lines", "40 lines"]);
        assert_eq!([0, 1, 2].map(|n| figures(n, "line", "lines")), ["0 lines", "1 line", "2 lines"]);
        let of_three = [0, 1, 2].map(|n| so_many_of_the(n, 3, "lines"));
        assert_eq!(of_three, ["None of the three lines", "One of the three lines", "Two of the three lines"]);
    }
}
