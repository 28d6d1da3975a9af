//! Signs outside of texts that RON does not know and that are plainly meant for others: blanks that are not the ordinary one,
//! signs that cannot be seen, and the full-width signs of input methods.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::source::{Code, Diagnostic, Span, is_drawn_as_blank, named, unseen};

/// The odd signs of a text, in its order.
#[derive(Default)]
pub(super) struct OddSigns {
    /// Where each stands, and what it is.
    signs: Vec<(usize, char)>,
    /// Words with odd signs inside. Taken out there, they leave one word.
    words: Vec<Range<usize>>,
}

/// What kinds of odd signs are told of together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kin {
    /// Any sign that stands for a plain one.
    Wide,
    /// The same sign, which cannot be seen.
    Unseen(char),
}

/// The plain sign that is meant by one of an input method: those of full width, and commas, colons and digits of other scripts.
fn plain(character: char) -> Option<char> {
    match character {
        // These are quotation marks, and belong to a text.
        '＂' | '＇' => None,
        '！'..='～' => char::from_u32(u32::from(character) - 0xfee0),
        '、' | '،' | '﹐' | '؛' | '\u{37e}' => Some(','),
        '﹕' | '∶' | '꞉' => Some(':'),
        _ => digit(character),
    }
}

/// The digit that is meant by one of another script.
fn digit(character: char) -> Option<char> {
    let nought = ['\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}']
        .into_iter()
        .find(|nought| (u32::from(*nought)..u32::from(*nought) + 10).contains(&u32::from(character)))?;
    char::from_digit(u32::from(character) - u32::from(nought), 10)
}

/// RON's white space.
pub(super) fn is_blank(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether RON takes a sign for none of its own and an author cannot see why.
fn is_odd(character: char) -> bool {
    !is_blank(character) && (unseen(character).is_some() || plain(character).is_some())
}

/// Whether a sign is drawn as a blank, and is none to RON.
pub(super) fn is_odd_blank(character: char) -> bool {
    is_drawn_as_blank(character) && is_odd(character)
}

/// Whether a wide sign stands for a letter, a digit or what else words and numbers are made of.
pub(super) fn is_in_word(character: char) -> bool {
    plain(character).is_some_and(|plain| plain.is_ascii_alphanumeric() || matches!(plain, '_' | '+' | '-' | '.'))
}

/// The length in bytes of the word at the beginning of a text; signs that show nothing may stand inside it.
pub(super) fn length_of_word(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    let mut length = 0;
    for (index, character) in text.char_indices() {
        let is_hidden = !character.is_ascii() && unseen(character).is_some();
        if is_part(character) && !is_hidden {
            length = index + character.len_utf8();
        } else if !is_hidden || is_drawn_as_blank(character) {
            break;
        }
    }
    length
}

impl OddSigns {
    pub(super) fn is_empty(&self) -> bool {
        self.signs.is_empty()
    }

    /// Notes a sign that stands between words, if it is odd.
    pub(super) fn take(&mut self, character: char, at: usize) -> bool {
        let odd = is_odd(character) && !is_in_word(character);
        if odd {
            self.signs.push((at, character));
        }
        odd
    }

    /// Notes the odd signs in a word that begins at `at`.
    pub(super) fn take_word(&mut self, word: &str, at: usize) {
        if word.is_ascii() {
            return;
        }
        let before = self.signs.len();
        self.signs.extend(word.char_indices().filter(|(_, sign)| is_odd(*sign)).map(|(index, sign)| (at + index, sign)));
        if self.signs.len() > before {
            self.words.push(at..at + word.len());
        }
    }

    /// One fault for each kind of sign that stands before `end`, at the first of them.
    pub(super) fn faults_before(&self, end: u32) -> Vec<Diagnostic> {
        let mut kinds: BTreeMap<Kin, (usize, char, usize)> = BTreeMap::new();
        for (at, sign) in self.signs.iter().filter(|(at, _)| *at < end as usize) {
            let kin = if plain(*sign).is_some() { Kin::Wide } else { Kin::Unseen(*sign) };
            kinds.entry(kin).and_modify(|(.., count)| *count += 1).or_insert((*at, *sign, 1));
        }
        let kinds = kinds.into_values();
        let is_in_name = |at: usize| self.words.iter().any(|word| word.contains(&at));
        kinds.map(|(at, sign, count)| fault(sign, count, is_in_name(at)).spanning(Span::new(at, at + sign.len_utf8()))).collect()
    }

    /// The text as it is meant, just as long: the room that a sign leaves is filled with blanks.
    pub(super) fn mended(&self, text: &str) -> String {
        let mut mended = String::with_capacity(text.len());
        let mut words = self.words.iter().peekable();
        let mut done = 0;
        for (at, sign) in &self.signs {
            if *at < done {
                // It stands in a word that is mended as a whole.
                continue;
            }
            while words.next_if(|word| word.end <= *at).is_some() {}
            let piece = words.next_if(|word| word.contains(at)).cloned().unwrap_or(*at..*at + sign.len_utf8());
            mended.push_str(text.get(done..piece.start).unwrap_or_default());
            let written = text.get(piece.clone()).unwrap_or_default();
            let meant = written.chars().filter_map(|sign| if is_odd(sign) { plain(sign) } else { Some(sign) });
            mended.extend(meant);
            // A plain sign is never longer than the one that is meant for it.
            mended.extend(std::iter::repeat_n(' ', piece.end.saturating_sub(mended.len())));
            done = piece.end;
        }
        mended.push_str(text.get(done..).unwrap_or_default());
        mended
    }
}

/// What is said of a sign that stands so many times.
fn fault(sign: char, count: usize, is_in_name: bool) -> Said {
    let others = match count {
        1 => String::new(),
        2 => ", here and at one other place".to_owned(),
        _ => format!(", here and at {} other places", count - 1),
    };
    match plain(sign) {
        Some(plain) => Said {
            message: format!("`{sign}` is U+{:04X} and not the `{plain}` of the format{others}", u32::from(sign)),
            hint: format!("write `{plain}`, with the input method switched to plain letters"),
        },
        None if is_drawn_as_blank(sign) && is_in_name => Said {
            message: format!("there is a character here that does not belong in a name: {}{others}", named(sign)),
            hint: "take it out".to_owned(),
        },
        None if is_drawn_as_blank(sign) => Said {
            message: format!("there is a character here where only an ordinary space may be: {}{others}", named(sign)),
            hint: "write an ordinary space instead".to_owned(),
        },
        None => Said {
            message: format!("there is a character here that cannot be seen: {}{others}", named(sign)),
            hint: "take it out".to_owned(),
        },
    }
}

struct Said {
    message: String,
    hint: String,
}

impl Said {
    fn spanning(self, span: Span) -> Diagnostic {
        Diagnostic::new(Code::OddSign, span, self.message).with_hint(self.hint)
    }
}

#[cfg(test)]
mod tests {
    use crate::format::lex::lex;

    #[track_caller]
    fn check(text: &str, mended: &str, messages: &[&str]) {
        let lexed = lex(text);
        assert_eq!(lexed.text, mended, "{text}");
        assert_eq!(lexed.text.len(), text.len(), "{text}");
        let said: Vec<&str> = lexed.faults.kept().iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(said, messages, "{text}");
    }

    #[test]
    fn a_sign_that_is_meant_for_another_is_named_and_mended_in_its_room() {
        check(
            "(a:\u{a0}1)",
            "(a:  1)",
            &["there is a character here where only an ordinary space may be: U+00A0 no-break space"],
        );
        check("(sa\u{200b}y: 1)", "(say   : 1)", &["there is a character here that cannot be seen: U+200B zero-width space"]);
        check("(sa\u{2003}y: 1)", "(say   : 1)", &["there is a character here that does not belong in a name: U+2003 em space"]);
        check("(a: +\u{feff}2)", "(a: +2   )", &["there is a character here that cannot be seen: U+FEFF byte-order mark"]);
        check("（a： 1）", "(  a:   1)  ", &["`（` is U+FF08 and not the `(` of the format, here and at 2 other places"]);
        check(
            "（ｔｉｔｌｅ：　＋２）",
            "(  title          :     +2    )  ",
            &[
                "`（` is U+FF08 and not the `(` of the format, here and at 9 other places",
                "there is a character here where only an ordinary space may be: U+3000 ideographic space",
            ],
        );
        check("(a: \u{663})", "(a: 3 )", &["`\u{663}` is U+0663 and not the `3` of the format"]);
        check(
            "(a: +1\u{37e} b\u{2236} 2)",
            "(a: +1,  b:   2)",
            &["`\u{37e}` is U+037E and not the `,` of the format, here and at one other place"],
        );
        check("(a:\u{1b}1)", "(a: 1)", &["there is a character here that cannot be seen: U+001B escape"]);
    }

    #[test]
    fn what_stands_in_texts_and_comments_is_left_alone() {
        let text = "(a: \"\u{a0}：\u{200b}\", /* （ */ b: “\u{a0}”, ) // ：\u{a0}";
        check(text, text, &[]);
    }

    #[test]
    fn one_sign_at_many_places_is_one_fault() {
        let text = "(\u{a0}a: 1,\n\u{a0}\u{a0}b: 2,\u{202f})";
        let said: Vec<String> = lex(text).faults.kept().iter().map(|fault| fault.message.clone()).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].ends_with("here and at 2 other places"), "{said:?}");
    }
}
