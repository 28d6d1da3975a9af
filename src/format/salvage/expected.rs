//! What a field takes, in words, and what to write instead of what was found there.

use std::fmt;

use crate::format::marks::{FOREIGN_MARKS, in_html_marks};
use crate::format::names::Condition;
use crate::format::nearest::{did_you_mean, nearest};
use crate::format::pieces::shorten;
use crate::source::{Code, Diagnostic, Span};

use super::expressions::{is_expression, written};

/// What kind of value stands in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format) enum Expected {
    Text,
    /// One text, or a list of them.
    Texts,
    /// A text, or a record described by these words.
    TextOr(&'static str),
    WholeNumber,
    Number,
    TrueOrFalse,
    /// A name of a closed vocabulary.
    Name {
        what: &'static str,
        known: Vec<&'static str>,
    },
    /// A record described by these words, with its brackets.
    Record(&'static str),
    List(Box<Self>),
    Map(Box<Self>),
    Condition,
    /// A condition of this name, which takes a whole number.
    NumberIn(String),
    /// A condition of this name, which takes an id.
    IdIn(String),
    CodeAndReason,
    /// Shares in percent, from and to.
    TwoPercents,
    /// `Always`, `Never`, `Can` or `Typical`, with its brackets.
    Expectation,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("a text in quotation marks"),
            Self::Texts => f.write_str("a text in quotation marks, or a list of them"),
            Self::TextOr(record) => write!(f, "a text in quotation marks, or {record}"),
            Self::WholeNumber => f.write_str("a whole number"),
            Self::Number => f.write_str("a number"),
            Self::TrueOrFalse => f.write_str("`true` or `false`"),
            Self::Name { what, known } => write!(f, "a {what}, one of {}", known.join(", ")),
            Self::Record(record) => f.write_str(record),
            Self::List(item) => write!(f, "a list of these: {item}"),
            Self::Map(value) => write!(f, "a map `{{\"id\": …}}` of these: {value}"),
            Self::Condition => f.write_str("a condition such as `MoodAtLeast(3)` or `Learned(\"fact\")`"),
            Self::NumberIn(name) => write!(f, "`{name}` with a whole number, as in `{name}(3)`"),
            Self::IdIn(name) => write!(f, "`{name}` with an id, as in `{name}(\"…\")`"),
            Self::CodeAndReason => f.write_str("a code and a reason `(\"code\", \"reason\")`"),
            Self::TwoPercents => f.write_str("two shares in percent `(15, 35)`"),
            Self::Expectation => f.write_str("an expectation such as `Always(at: \"beat\", that: [Kept(\"promise\")])`"),
        }
    }
}

impl Expected {
    /// Whether a text may stand here.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Texts | Self::TextOr(_))
    }

    /// What most likely went amiss where something else was found, and what to write.
    pub(super) fn hint(&self, found: &str) -> String {
        if found.starts_with("Some(") {
            return "write only what is inside `Some(…)`".to_owned();
        }
        match self {
            Self::Text | Self::Texts => text_hint(found).unwrap_or_else(|| format!("write {self}")),
            Self::TextOr(_) => text_hint(found).unwrap_or_else(|| RECORD_HINT.to_owned()),
            Self::NumberIn(name) => {
                let inside = found.split_once('(').map_or("", |(_, inside)| inside.trim_end_matches(')').trim());
                match inside.trim_matches('"').trim_start_matches('+').parse::<i32>() {
                    Ok(number) => format!("write `{name}({number})`, without quotation marks"),
                    Err(_) => format!("write digits in its brackets, as in `{name}(3)`"),
                }
            }
            Self::WholeNumber | Self::Number => self.number_hint(found),
            Self::List(item) => match (&**item, conditions_meant(found)) {
                (Self::Condition, Some(meant)) => format!("put it in square brackets: `[{meant}]`"),
                (Self::Condition, None) if is_expression(found) => {
                    "write a list of conditions by their names: `[MoodAtLeast(3), Learned(\"…\")]`".to_owned()
                }
                (Self::Name { .. }, _) => format!("put it in square brackets: `[{}]`", shorten(found.trim_matches('"'))),
                _ => format!("put it in square brackets: `[{}]`", shorten(found)),
            },
            Self::Condition if found.starts_with('[') => "one pair of square brackets is enough".to_owned(),
            Self::Condition if is_expression(found) => match written(found) {
                Some(written) if written.n_conditions() > 1 => {
                    format!("write `{}`; everything in the list must hold", written.in_list())
                }
                Some(written) => format!("write `{}`", written.in_list()),
                None => EXPRESSION_HINT.to_owned(),
            },
            Self::Condition if condition_meant(found).is_some() => {
                format!("write `{}`", condition_meant(found).unwrap_or_default())
            }
            Self::Map(_) => "write it in braces, each entry as `\"id\": …`".to_owned(),
            Self::Record(_) => RECORD_HINT.to_owned(),
            Self::IdIn(_) if written(found).is_some_and(|written| written.n_conditions() > 1) => {
                format!("write one for each id: `{}`", conditions_written(found))
            }
            Self::IdIn(name) => {
                let id = found.split_once('(').map_or("", |(_, id)| id.trim_end_matches(')').trim());
                let is_id = !id.is_empty() && id.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
                format!("write the id in quotation marks: `{name}(\"{}\")`", if is_id { id } else { "…" })
            }
            Self::TrueOrFalse
            | Self::Name { .. }
            | Self::Condition
            | Self::CodeAndReason
            | Self::TwoPercents
            | Self::Expectation => format!("write {self}"),
        }
    }

    /// What is written instead of an expression, where nothing of it is guessed.
    pub(super) fn meant(&self, found: &str) -> Option<String> {
        let (is_list, is_condition) = match self {
            Self::List(item) => (true, **item == Self::Condition),
            _ => (false, *self == Self::Condition),
        };
        let written = written(found).filter(|written| is_condition && is_expression(found) && written.is_sure)?;
        Some(if is_list { format!("[{}]", written.in_list()) } else { written.in_list() })
    }

    fn number_hint(&self, found: &str) -> String {
        let is_number = |text: &str| text.parse::<f32>().is_ok();
        let in_quotes = found.trim_matches('"').trim();
        let with_plain_sign = found.replace(['−', '–'], "-").replace(' ', "");
        if with_plain_sign != found && is_number(&with_plain_sign) {
            format!("write `{with_plain_sign}`, with the character on the keyboard and without a space")
        } else if found.starts_with('"') && is_number(in_quotes) {
            format!("write `{in_quotes}` without quotation marks")
        } else if is_number(found) && *self != Self::Number {
            "write a number without a fraction, not too large".to_owned()
        } else {
            "write digits, such as `+2`".to_owned()
        }
    }
}

const EXPRESSION_HINT: &str = "write conditions by their names: `MoodAtLeast(3)`, `Learned(\"…\")`, `Not(…)`, `Any([…, …])`; everything in the list must hold";

const RECORD_HINT: &str = "write it in round brackets, each field as `name: value`";

/// What is amiss with a text, where that can be seen.
fn text_hint(found: &str) -> Option<String> {
    if let Some(text) = in_foreign_marks(found) {
        Some(format!("write straight quotation marks: `\"{}\"`", shorten(text)))
    } else if found.starts_with('"') && found.contains('\\') {
        Some("inside a text, write a backslash as `\\\\` and a quotation mark as `\\\"`".to_owned())
    } else if is_glued(found) {
        Some("write it as one text, in one pair of quotation marks; there is no character that joins two texts".to_owned())
    } else if found.starts_with('"') {
        Some("inside a text, write a quotation mark as `\\\"`".to_owned())
    } else if !found.is_empty() && !found.starts_with(['(', '[', '{']) {
        Some(format!("write it in quotation marks: `\"{}\"`", shorten(found)))
    } else {
        None
    }
}

/// What a text says that stands in quotation marks which RON does not know.
pub(super) fn in_foreign_marks(found: &str) -> Option<&str> {
    if let Some(text) = in_html_marks(found) {
        return Some(text);
    }
    let is_mark = |mark: char| FOREIGN_MARKS.contains(&mark) || matches!(mark, '\'' | '」' | '』' | '〟');
    found.starts_with(is_mark).then(|| found.trim_matches(is_mark))
}

/// Whether two texts stand side by side, with a `+` between them or nothing.
fn is_glued(found: &str) -> bool {
    let inside = found.strip_prefix('"').and_then(|inside| inside.split_once('"'));
    let behind = inside.map(|(_, behind)| behind.trim_start_matches([' ', '\n', '\r', '\t', '+', '.', '&']));
    inside.zip(behind).is_some_and(|((_, rest), behind)| behind.starts_with('"') && behind.len() < rest.len())
}

fn conditions_written(found: &str) -> String {
    written(found).map(|written| written.in_list()).unwrap_or_default()
}

/// What is meant by one condition or several, as they stand in a list.
fn conditions_meant(found: &str) -> Option<String> {
    if is_expression(found) { written(found).map(|_| conditions_written(found)) } else { condition_meant(found) }
}

/// The condition that is meant by an expression such as `trust >= 3`, by a text, or by a name without its brackets.
pub(super) fn condition_meant(found: &str) -> Option<String> {
    if let Some(id) = found.strip_prefix('"').and_then(|id| id.strip_suffix('"')).filter(|id| !id.contains('"')) {
        return Some(format!("Learned(\"{id}\")"));
    }
    let name_end = found.find(|sign: char| !sign.is_alphanumeric() && sign != '_')?;
    let (name, behind) = (found.get(..name_end)?, found.get(name_end..)?.trim());
    let sign_end = behind.find(|sign: char| !matches!(sign, '<' | '>' | '=' | ':' | '!')).unwrap_or(behind.len());
    let (sign, value) = (behind.get(..sign_end)?, behind.get(sign_end..)?.trim());
    let is_id = value.starts_with('"') && value.ends_with('"') && value.len() > 2;
    if is_id && Condition::NAMES.contains(&name) {
        return Some(format!("{name}({value})"));
    }
    let number: i32 = value.trim_start_matches('+').parse().ok()?;
    if Condition::NAMES.contains(&name) {
        return Some(format!("{name}({number})"));
    }
    let of = match name.to_lowercase().as_str() {
        "mood" => "Mood",
        "trust" => "Trust",
        "spent" | "time" => "Spent",
        "heard" => return Some(format!("Heard({number})")),
        _ => return None,
    };
    Some(match sign {
        ">" => format!("{of}AtLeast({})", number.saturating_add(1)),
        "<" => format!("{of}AtMost({})", number.saturating_sub(1)),
        "<=" => format!("{of}AtMost({number})"),
        ">=" | "=" | "==" | ":" => format!("{of}AtLeast({number})"),
        _ => return None,
    })
}

/// The fault of a name that a vocabulary does not have, with the nearest one that it has.
pub(super) fn unknown_name(span: Span, message: String, found: &str, known: &[&str]) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnknownName, span, message);
    match nearest(found, known.iter().copied()).or_else(|| the_one_begun(found, known)) {
        Some(near) => fault.with_hint(did_you_mean(found, near)).with_mend(span, near),
        None => fault.with_hint(format!("it is one of {}", known.join(", "))),
    }
}

/// The one name that begins as this does, or with which this begins; `None` where there are several, or where it is a letter or two.
fn the_one_begun<'k>(found: &str, known: &[&'k str]) -> Option<&'k str> {
    let (found, is_long) = (found.to_lowercase(), found.chars().count() > 2);
    let begins = |known: &&&str| {
        let known = known.to_lowercase();
        known.starts_with(&found) || known.chars().count() > 2 && found.starts_with(&known)
    };
    let mut begun = known.iter().filter(begins);
    let (first, second) = (begun.next(), begun.next());
    first.copied().filter(|_| is_long && second.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_goes_by_what_is_expected_and_not_by_its_words() {
        for (expected, found, hint) in [
            (Expected::Text, "“So.”", "write straight quotation marks: `\"So.\"`"),
            (Expected::Text, "`So.`", "write straight quotation marks: `\"So.\"`"),
            (Expected::Text, "″So.″", "write straight quotation marks: `\"So.\"`"),
            (Expected::Text, "&quot;So.&quot;", "write straight quotation marks: `\"So.\"`"),
            (Expected::Text, "Hello", "write it in quotation marks: `\"Hello\"`"),
            (Expected::WholeNumber, "− 2", "write `-2`, with the character on the keyboard and without a space"),
            (Expected::WholeNumber, "\"2\"", "write `2` without quotation marks"),
            (Expected::WholeNumber, "2.5", "write a number without a fraction, not too large"),
            (Expected::Number, "high", "write digits, such as `+2`"),
            (Expected::IdIn("Learned".to_owned()), "Learned(rang)", "write the id in quotation marks: `Learned(\"rang\")`"),
            (Expected::Condition, "trust >= 3", "write `TrustAtLeast(3)`"),
            (Expected::Condition, "mood < 2", "write `MoodAtMost(1)`"),
            (Expected::Condition, "TrustAtLeast: 2", "write `TrustAtLeast(2)`"),
            (Expected::Condition, "\"wife\"", "write `Learned(\"wife\")`"),
            (Expected::List(Box::new(Expected::Condition)), "Mood >= 2", "put it in square brackets: `[MoodAtLeast(2)]`"),
            // A record whose description has the word "number" in it is not a number.
            (Expected::Record("a number `(of: …)`"), "3", RECORD_HINT),
        ] {
            assert_eq!(expected.hint(found), hint, "{expected}: {found}");
        }
    }
}
