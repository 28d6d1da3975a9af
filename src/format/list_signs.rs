//! Signs of a list before an option, a beat or another entry, as text editors and other languages write them: `1.`, `a)`, `-`, `->`.

use crate::source::{Code, Diagnostic, Mend, Span};

use super::pieces::others;
use super::token::{Kind, Token};

/// Before what such a sign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    Option,
    Beat,
    Ending,
    /// Another item of a list.
    Item,
}

impl Before {
    const ALL: [Self; 4] = [Self::Option, Self::Beat, Self::Ending, Self::Item];

    /// What it is called, alone and in a sentence about all of them.
    fn called(self) -> (&'static str, &'static str) {
        match self {
            Self::Option => ("an option", "options"),
            Self::Beat => ("a beat", "beats"),
            Self::Ending => ("an ending", "endings"),
            Self::Item => ("an item of a list", "items"),
        }
    }
}

/// Signs that are made of these alone stand before the items of lists.
const BULLETS: &[char] = &[
    '-', '*', '+', '>', '#', '=', '~', '•', '‣', '◦', '·', '∙', '●', '○', '▪', '▫', '■', '□', '▸', '▹', '►', '▶', '☐', '☑', '✓',
    '✔', '–', '—', '−', '‐', '‑', '→', '⇒', '➔', '➜', '➤', '»',
];
/// Such signs are no longer.
const LONGEST_BULLET: usize = 3;
const LONGEST_NUMBER: usize = 4;
/// So far the beginning of an entry is looked at.
const LONGEST_KEY: usize = 200;

/// Whether an entry may begin behind this token.
pub(super) fn may_begin_entry(last: Option<&Token>, text: &str) -> bool {
    last.is_some_and(|last| match last.kind {
        Kind::Comma => true,
        Kind::Open => text.get(last.span.range()) != Some("("),
        _ => false,
    })
}

/// The sign of a list at the beginning of `rest`, where an entry may begin: how long it is, and before what it stands.
pub(super) fn at(rest: &str) -> Option<(usize, Before)> {
    if !may_be_sign(rest.as_bytes()) {
        return None;
    }
    let (length, is_comment) = length_of_bullet(rest).or_else(|| length_of_number(rest).map(|length| (length, false)))?;
    let behind = rest.get(length..)?;
    let entry = behind.trim_start();
    let has_gap = entry.len() < behind.len();
    let before = begun(entry).or_else(|| (has_gap && !is_comment && begins_item(behind)).then_some(Before::Item))?;
    // A record is named before its bracket, and a number may stand for a key.
    let is_name = !has_gap && rest.starts_with(char::is_alphanumeric) && rest.get(..length)?.ends_with(':');
    (!is_name).then_some((length, before))
}

/// Whether such a sign may begin here: most entries begin with a name, a text or a bracket, and their first bytes tell.
fn may_be_sign(bytes: &[u8]) -> bool {
    let is_numbered = |inside: &[u8]| {
        let length = inside.iter().take(LONGEST_NUMBER + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        length > 0 && matches!(inside.get(length), Some(b')' | b']' | b'.' | b':'))
    };
    match bytes {
        [b'(' | b'[', inside @ ..] => is_numbered(inside),
        [b'"' | b')' | b']' | b'{' | b'}' | b',' | b':' | b'_', ..] | [] => false,
        [first, ..] if first.is_ascii_alphanumeric() => is_numbered(bytes),
        _ => true,
    }
}

/// The length of a sign such as `-`, `->` or `- [ ]`, and whether it may begin a comment as well.
fn length_of_bullet(rest: &str) -> Option<(usize, bool)> {
    let signs = rest.chars().take_while(|sign| BULLETS.contains(sign)).take(LONGEST_BULLET + 1);
    let (count, length) = signs.fold((0, 0), |(count, length), sign| (count + 1, length + sign.len_utf8()));
    if count == 0 || count > LONGEST_BULLET {
        return None;
    }
    let sign = rest.get(..length)?;
    let boxed = ["[ ]", "[x]", "[X]", "[]"]
        .into_iter()
        .find(|boxed| rest.get(length..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with(boxed)));
    let length = match boxed {
        Some(boxed) => rest.get(length..)?.find(boxed)? + length + boxed.len(),
        None => length,
    };
    Some((length, sign.starts_with('#') || sign.starts_with("--") && !sign.ends_with('>')))
}

/// The length of a sign such as `1.`, `2)`, `(3)`, `a)`, `iv.` or `①`.
fn length_of_number(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    if matches!(first, '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}') {
        return Some(first.len_utf8());
    }
    let opener = rest.strip_prefix(['(', '[']).map_or(0, |_| 1);
    let inside = rest.get(opener..)?;
    let is_digit = inside.starts_with(|sign: char| sign.is_ascii_digit());
    let is_part = |sign: &char| if is_digit { sign.is_ascii_digit() } else { sign.is_ascii_alphabetic() };
    let length = inside.chars().take_while(is_part).take(LONGEST_NUMBER + 1).count();
    let number = inside.get(..length).filter(|number| !number.is_empty() && length <= LONGEST_NUMBER)?;
    let is_roman = || number.chars().all(|sign| matches!(sign.to_ascii_lowercase(), 'i' | 'v' | 'x'));
    if !is_digit && length > 1 && !is_roman() {
        return None;
    }
    let closer = inside.get(length..)?.chars().next()?;
    let fits = match (rest.chars().next()?, closer) {
        ('(', ')') | ('[', ']') => true,
        ('(' | '[', _) => false,
        (_, ')' | ']') => true,
        (_, '.') => !inside.get(length + 1..)?.starts_with(|sign: char| sign.is_ascii_digit()),
        (_, ':') => is_digit,
        _ => false,
    };
    fits.then_some(opener + length + 1)
}

/// What plainly begins here: an option with its bracket and a field, or a beat or an ending with its key.
fn begun(entry: &str) -> Option<Before> {
    let entry = entry.strip_prefix("Choice").unwrap_or(entry);
    if let Some(inside) = entry.strip_prefix('(') {
        return first_field(inside)
            .map(|field| if matches!(field, "when" | "name" | "kind") { Before::Item } else { Before::Option });
    }
    let mut end = LONGEST_KEY.min(entry.len());
    while !entry.is_char_boundary(end) {
        end -= 1;
    }
    let key = entry.strip_prefix('"')?.get(..end.saturating_sub(1))?;
    let behind = entry.get(1 + key.find('"')? + 1..)?.trim_start().strip_prefix(':')?.trim_start();
    let field = first_field(behind.strip_prefix('(')?)?;
    Some(if matches!(field, "kind" | "title") { Before::Ending } else { Before::Beat })
}

/// The name of the field that begins here, also where it is written with quotation marks or capitals.
fn first_field(inside: &str) -> Option<&str> {
    let inside = inside.trim_start();
    let inside = inside.strip_prefix('"').unwrap_or(inside);
    let length = inside.chars().take(40).take_while(|sign| sign.is_ascii_alphabetic() || *sign == '_').count();
    let field = inside.get(..length).filter(|field| !field.is_empty())?;
    let behind = inside.get(length..)?;
    behind.strip_prefix('"').unwrap_or(behind).trim_start().starts_with(':').then_some(field)
}

/// Whether a value follows on the same line that can be an item of a list.
fn begins_item(behind: &str) -> bool {
    behind.trim_start_matches([' ', '\t']).starts_with(|sign: char| matches!(sign, '(' | '"') || sign.is_alphabetic())
}

/// One fault for the signs before each kind of entry, at the first of them; `signs` are in the order of the text.
pub(super) fn faults(signs: &[(Span, Before)], text: &str) -> Vec<Diagnostic> {
    let of = |before: Before| signs.iter().filter(move |(_, of)| *of == before).map(|(span, _)| *span);
    let told = Before::ALL.into_iter().filter_map(|before| fault(before, &of(before).collect::<Vec<_>>(), text));
    told.collect()
}

fn fault(before: Before, places: &[Span], text: &str) -> Option<Diagnostic> {
    let first = *places.first()?;
    let sign = text.get(first.range())?;
    let (one, all) = before.called();
    let message = format!("`{sign}` does not belong before {one}: {all} need no sign{}", others(places.len()));
    let hint = match before {
        _ if sign.starts_with('#') || sign == "--" => {
            format!("take the `{sign}` out, or write `//` to make a comment of the line")
        }
        Before::Item => format!("take the `{sign}` out, and put a comma behind each item"),
        _ => format!("take the `{sign}` out"),
    };
    let with_blanks = |span: &Span| {
        let behind = text.get(span.end as usize..).unwrap_or_default();
        let n_blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        (Span::new(span.start as usize, span.end as usize + n_blanks), String::new())
    };
    let mut fault = Diagnostic::new(Code::Syntax, first, message).with_hint(hint);
    fault.mend = Some(Mend::of(places.iter().map(with_blanks).collect()));
    Some(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_of_a_list_is_known_by_what_it_stands_before() {
        for sign in [
            "1.", "12)", "a)", "B.", "iv)", "(1)", "[2]", "①", "-", "*", "•", "–", "->", "=>", "→", "+", "#", "- [ ]", "--", "1:",
        ] {
            assert_eq!(at(&format!("{sign} (say: \"So.\")")), Some((sign.len(), Before::Option)), "{sign}");
            assert_eq!(at(&format!("{sign} \"hello\": (says: \"So.\")")), Some((sign.len(), Before::Beat)), "{sign}");
        }
        assert_eq!(at("- (\"say\": \"So.\")"), Some((1, Before::Option)));
        assert_eq!(at("1.(say: \"So.\")"), Some((2, Before::Option)));
        assert_eq!(at("- \"done\": (kind: Fair)"), Some((1, Before::Ending)));
        assert_eq!(at("* Learned(\"x\")"), Some((1, Before::Item)));
        for text in [
            "(say: 1)",
            "1.5, 2",
            "+2, 3",
            "-2]",
            "# a comment (see: below)",
            "-- a comment",
            "a: (says: 1)",
            "Learned(\"x\")",
            "x)",
            "1.",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
