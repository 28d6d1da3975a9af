//! A line on which a text is begun and not closed: which of its quotation marks is missing, is one too many, or is none.

use crate::source::{Code, Diagnostic, Span};

use super::branch::BranchFile;
use super::dialogue::{
    BeatFile, ChoiceFile, CustomerFile, DrillFile, EndingFile, LookFile, PersonFile, PromiseFile, RouteFile, ScenarioFile,
    VariantFile,
};
use super::expect::{AlwaysFile, CanFile, ExpectFile, TypicalFile};
use super::form::RecordForm;
use super::marks::FOREIGN_MARKS;
use super::names::Condition;
use super::odd::is_blank;
use super::salvage::Record as _;

/// Lines longer than this are left as they are.
const LONGEST: usize = 800;
/// What a line may cost after it was mended; beyond that, the mend is a guess.
const DEAREST: u32 = 14;

const RECORDS: &[&RecordForm] = &[
    ScenarioFile::FORM,
    BranchFile::FORM,
    CustomerFile::FORM,
    PersonFile::FORM,
    LookFile::FORM,
    BeatFile::FORM,
    ChoiceFile::FORM,
    VariantFile::FORM,
    RouteFile::FORM,
    EndingFile::FORM,
    AlwaysFile::FORM,
    CanFile::FORM,
    TypicalFile::FORM,
    DrillFile::FORM,
    PromiseFile::FORM,
];

fn is_field(name: &str) -> bool {
    RECORDS.iter().any(|record| record.has(name))
}

/// How much of a word is the name of a condition or an expectation that runs into what belongs in its brackets, as in `Heard1)` and
/// `Neverat: "…"`; `behind` is what stands behind the word.
pub(super) fn length_of_glued_name(word: &str, behind: &str) -> Option<usize> {
    // Every name of a condition or an expectation begins with a capital, and of a field with none.
    if !word.starts_with(|sign: char| sign.is_ascii_uppercase()) || Condition::NAMES.contains(&word) {
        return None;
    }
    let begun = |names: &[&str]| names.iter().filter(|name| word.starts_with(**name)).map(|name| name.len()).max();
    let rest = |length: usize| word.get(length..).filter(|rest| !rest.is_empty());
    let condition = begun(Condition::NAMES).filter(|length| {
        rest(*length).is_some_and(|rest| match behind.chars().next() {
            Some(')') => rest.bytes().all(|sign| sign.is_ascii_digit()) || rest.starts_with(char::is_uppercase),
            // Where nothing closes the bracket that is missing, none was meant: the name was made up.
            Some('(') => Condition::NAMES.contains(&rest) && is_closed_twice(behind),
            _ => false,
        })
    });
    let is_field_behind = behind.trim_start().starts_with(':');
    condition.or_else(|| begun(ExpectFile::NAMES).filter(|length| is_field_behind && rest(*length).is_some_and(is_field)))
}

/// A condition is no longer than so many bytes.
const LONGEST_CONDITION: usize = 120;

/// Whether the bracket that a text begins with is closed on its line, and another one right behind it.
fn is_closed_twice(behind: &str) -> bool {
    let mut near = behind.char_indices().take_while(|(at, sign)| *at < LONGEST_CONDITION && *sign != '\n');
    let closed = near.find(|(_, sign)| *sign == ')').map(|(at, _)| at + 1);
    closed.and_then(|closed| behind.get(closed..)).is_some_and(|rest| rest.trim_start_matches(' ').starts_with(')'))
}

/// A quotation mark that is put in, taken out, or written for another sign; or a bracket behind a name that runs into what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QuoteMend {
    PutIn { at: usize, begins: bool },
    OpenBracket { at: usize },
    TakeOut { at: usize },
    Change { at: usize, sign: char, begins: bool },
}

impl QuoteMend {
    pub(super) fn at(self) -> usize {
        match self {
            Self::PutIn { at, .. } | Self::OpenBracket { at } | Self::TakeOut { at } | Self::Change { at, .. } => at,
        }
    }

    /// How many bytes of the text it stands for, and what is written there.
    pub(super) fn written(self) -> (usize, String) {
        match self {
            Self::PutIn { .. } => (0, "\"".to_owned()),
            Self::OpenBracket { .. } => (0, "(".to_owned()),
            Self::TakeOut { .. } => (1, " ".to_owned()),
            Self::Change { sign, begins, .. } => {
                let room = " ".repeat(sign.len_utf8() - 1);
                (sign.len_utf8(), if begins { format!("{room}\"") } else { format!("\"{room}") })
            }
        }
    }

    /// What is said of it; `text` is the one that was written.
    pub(super) fn fault(self, text: &str) -> Diagnostic {
        let fault =
            |start: usize, end: usize, message: &str| Diagnostic::new(Code::UnclosedString, Span::new(start, end), message);
        match self {
            Self::PutIn { at, begins: true } => {
                let fault = fault(at, at, "this text has no quotation mark at its beginning");
                fault
                    .with_hint("open it with a quotation mark here; inside a text, write a quotation mark as `\\\"`")
                    .with_mend(Span::new(at, at), "\"")
            }
            Self::PutIn { at, begins: false } => {
                let opened = text.get(..at).unwrap_or_default().rfind('"').unwrap_or(at);
                fault(opened, opened + 1, "this text never ends")
                    .with_hint("close it with a quotation mark; inside a text, write a quotation mark as `\\\"`")
                    .with_related(Span::new(at, at), "the quotation mark belongs here")
                    .with_mend(Span::new(at, at), "\"")
            }
            Self::OpenBracket { at } => {
                let fault = Diagnostic::new(Code::MissingBracket, Span::new(at, at), "there is no `(` behind this name");
                fault.with_hint("put a `(` here").with_mend(Span::new(at, at), "(")
            }
            Self::TakeOut { at } => fault(at, at + 1, "there is a quotation mark too many on this line")
                .with_hint("take it out; inside a text, write a quotation mark as `\\\"`")
                .with_mend(Span::new(at, at + 1), ""),
            Self::Change { at, sign, .. } => {
                let message = format!("a text is written in straight quotation marks, and this one is `{sign}`");
                let end = at + sign.len_utf8();
                fault(at, end, &message).with_hint("write `\"` instead").with_mend(Span::new(at, end), "\"")
            }
        }
    }
}

/// The mend of a line that makes the most of it fit; `start` is where the line stands in the text.
pub(super) fn mend_line(line: &str, start: usize) -> Option<QuoteMend> {
    if line.len() > LONGEST {
        return None;
    }
    let mut best: Option<(u32, QuoteMend)> = None;
    for (cost, mend) in candidates(line) {
        let (length, written) = mend.written();
        let (Some(before), Some(behind)) = (line.get(..mend.at()), line.get(mend.at() + length..)) else { continue };
        let cost = cost + misfit(&format!("{before}{written}{behind}"));
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, mend));
        }
    }
    let (_, mend) = best.filter(|(cost, _)| *cost <= DEAREST)?;
    Some(match mend {
        QuoteMend::PutIn { at, begins } => QuoteMend::PutIn { at: start + at, begins },
        QuoteMend::TakeOut { at } => QuoteMend::TakeOut { at: start + at },
        QuoteMend::Change { at, sign, begins } => QuoteMend::Change { at: start + at, sign, begins },
        QuoteMend::OpenBracket { at } => QuoteMend::OpenBracket { at: start + at },
    })
}

/// Every mend that is thought of, and what it costs itself.
fn candidates(line: &str) -> Vec<(u32, QuoteMend)> {
    let mut candidates = Vec::new();
    let opens = |sign: char| matches!(sign, ':' | ',' | '(' | '[' | '{');
    let closes = |sign: char| matches!(sign, ':' | ',' | ')' | ']' | '}');
    let words_end = line.trim_end().len();
    let (mut before, mut is_behind_blank) = (None, true);
    let mut signs = line.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        if is_blank(sign) {
            is_behind_blank = true;
            continue;
        }
        let begins = before.is_none_or(opens);
        let ends = next.is_none_or(closes) || next.is_some_and(is_blank);
        match sign {
            '"' if before != Some('\\') => {
                let is_twin = (before == Some('"') && !is_behind_blank) || next == Some('"');
                candidates.push((if is_twin { 1 } else { 3 }, QuoteMend::TakeOut { at }));
            }
            '\'' if begins || ends => candidates.push((1, QuoteMend::Change { at, sign, begins })),
            _ if FOREIGN_MARKS.contains(&sign) && (begins || ends) => {
                candidates.push((1, QuoteMend::Change { at, sign, begins }));
            }
            _ => {}
        }
        if begins && sign != '"' {
            candidates.push((2, QuoteMend::PutIn { at, begins: true }));
        }
        if closes(sign) && before.is_some() && at < words_end {
            candidates.push((2, QuoteMend::PutIn { at, begins: false }));
        }
        before = Some(sign);
        is_behind_blank = false;
    }
    candidates.push((2, QuoteMend::PutIn { at: words_end, begins: false }));
    candidates
}

/// What stands on a line, as far as it matters for its quotation marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece<'l> {
    Text(&'l str),
    Word(&'l str),
    Sign(char),
}

/// How badly the pieces of a line go together.
fn misfit(line: &str) -> u32 {
    let Some(pieces) = pieces(line) else { return 20 };
    let mut cost = 0;
    let mut before: Option<Piece<'_>> = None;
    let mut two_before: Option<Piece<'_>> = None;
    for (index, piece) in pieces.iter().enumerate() {
        let next = pieces.get(index + 1).copied();
        cost += match (before, *piece) {
            (Some(Piece::Text(_)), Piece::Sign(',' | ')' | ']' | '}')) => 0,
            // A text before a colon is the name of an entry, and not the half of a time.
            (Some(Piece::Text(_)), Piece::Sign(':')) => match two_before {
                None | Some(Piece::Sign(',' | '(' | '[' | '{')) => 0,
                _ => 4,
            },
            (Some(Piece::Text(_)), _)
            | (Some(Piece::Word(_)), Piece::Text(_))
            | (Some(Piece::Sign(')' | ']' | '}')), Piece::Text(_) | Piece::Word(_)) => 4,
            (Some(Piece::Word(_)), Piece::Word(_)) => 3,
            (Some(Piece::Word(word)), Piece::Sign(':')) => {
                let is_key = matches!(two_before, None | Some(Piece::Sign(',' | '(' | '[' | '{')));
                if is_key && is_field(word) { 0 } else { 3 }
            }
            (_, Piece::Sign(sign)) if !matches!(sign, ',' | ':' | '(' | ')' | '[' | ']' | '{' | '}') => 2,
            _ => 0,
        };
        cost += match *piece {
            Piece::Text(text) => misfit_of_text(text),
            Piece::Word(word) if matches!(before, Some(Piece::Sign(','))) && next != Some(Piece::Sign(':')) => {
                u32::from(word.starts_with(char::is_lowercase))
            }
            _ => 0,
        };
        two_before = before;
        before = Some(*piece);
    }
    cost
}

/// How little the words between two quotation marks look like a text.
fn misfit_of_text(text: &str) -> u32 {
    let mut cost = 0;
    if text.is_empty() {
        cost += 3;
    }
    if text.starts_with([',', ':', ')', ']', '}', ';']) {
        cost += 5;
    }
    if text.ends_with([' ', '(', '[', '{']) {
        cost += 3;
    }
    let trimmed = text.trim_end();
    if trimmed.ends_with("),") || trimmed.ends_with("],") {
        cost += 2;
    }
    // A condition that begins inside a text and ends behind it.
    let calls = |(at, _): (usize, &str)| text.get(..at).is_some_and(|head| head.ends_with(char::is_alphanumeric));
    if !text.contains(')') && text.match_indices('(').any(calls) {
        cost += 3;
    }
    // A field inside a text.
    for (colon, _) in text.match_indices(':') {
        let head = text.get(..colon).unwrap_or_default();
        let word_start = head.rfind(|sign: char| !sign.is_alphanumeric() && sign != '_').map_or(0, |at| at + 1);
        let word = head.get(word_start..).unwrap_or_default();
        let around = head.get(..word_start).unwrap_or_default().trim_end();
        if (around.is_empty() || around.ends_with([',', '(', '{', '['])) && is_field(word) {
            cost += 6;
        }
    }
    cost
}

/// The pieces of a line up to its comment; `None` where a text on it is not closed.
fn pieces(line: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(sign) = rest.chars().next() {
        if rest.starts_with("//") {
            break;
        }
        let length = match sign {
            _ if is_blank(sign) => sign.len_utf8(),
            '"' => {
                let inside = rest.get(1..).unwrap_or_default();
                let end = end_of_text(inside)?;
                pieces.push(Piece::Text(inside.get(..end).unwrap_or_default()));
                end + 2
            }
            _ if is_of_word(sign) => {
                let length = rest.find(|sign: char| !is_of_word(sign)).unwrap_or(rest.len());
                pieces.push(Piece::Word(rest.get(..length).unwrap_or_default()));
                length
            }
            _ => {
                pieces.push(Piece::Sign(sign));
                sign.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    Some(pieces)
}

fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '+' | '-' | '.')
}

/// Where the quotation mark stands that closes a text.
fn end_of_text(inside: &str) -> Option<usize> {
    let mut escaped = false;
    inside.find(|sign: char| {
        let ends = sign == '"' && !escaped;
        escaped = sign == '\\' && !escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, mended: &str) {
        let mend = mend_line(line, 0).unwrap_or_else(|| panic!("{line}"));
        let (length, written) = mend.written();
        assert_eq!(format!("{}{written}{}", &line[..mend.at()], &line[mend.at() + length..]), mended);
    }

    #[test]
    fn a_time_of_day_is_not_cut_at_its_colon() {
        check("            at: \"15:11,", "            at: \"15:11\",");
        check("            at: \"Friday, 12:05,", "            at: \"Friday, 12:05\",");
        check("        \"story: (", "        \"story\": (");
    }

    #[test]
    fn a_name_that_runs_into_what_belongs_in_its_brackets_is_known_by_what_stands_behind_it() {
        fn glued(text: &str) -> Option<(&str, &str)> {
            let end = text.find(|sign: char| !sign.is_alphanumeric()).unwrap();
            let (word, behind) = text.split_at(end);
            length_of_glued_name(word, behind).map(|length| word.split_at(length))
        }
        assert_eq!(glued("MoodAtLeast1), "), Some(("MoodAtLeast", "1")));
        assert_eq!(glued("Neverat: \"x\""), Some(("Never", "at")));
        assert_eq!(glued("NotHeard(1))"), Some(("Not", "Heard")));
        assert_eq!(glued("NotHeard(1), Heard(2)"), None);
        assert_eq!(glued("IsSteady)"), Some(("Is", "Steady")));
        let names = Condition::NAMES.iter().chain(ExpectFile::NAMES);
        assert!(names.into_iter().all(|name| name.starts_with(|sign: char| sign.is_ascii_uppercase())));
        for whole in ["NotLearned(", "Heard(1)", "Keptness: 1", "Heard1, ", "Isolde: "] {
            assert_eq!(glued(whole), None, "{whole}");
        }
    }

    #[test]
    fn the_mark_that_is_missing_is_put_in_and_the_one_too_many_is_taken_out() {
        check("(say: Well, I asked.\", mood: +1, to: \"x\"),", "(say: \"Well, I asked.\", mood: +1, to: \"x\"),");
        check("(say: \"Well, I asked., mood: +1, to: \"x\"),", "(say: \"Well, I asked.\", mood: +1, to: \"x\"),");
        check("(say: \"Well, I asked.\", mood: +1, to: x\"),", "(say: \"Well, I asked.\", mood: +1, to: \"x\"),");
        check("(say: \"Well, I asked.\", mood: +1, to: \"x),", "(say: \"Well, I asked.\", mood: +1, to: \"x\"),");
        check("note: \"\"It rains, and they go.\",", "note:  \"It rains, and they go.\",");
        check("that: [Learned(\"bank\"), Learned(\"\"deputy\")]", "that: [Learned(\"bank\"), Learned( \"deputy\")]");
        check("title: \"It rains, and they go',", "title: \"It rains, and they go\",");
        check("ring\": (", "\"ring\": (");
        check("\"ring: (", "\"ring\": (");
        check("says: \"Well,", "says: \"Well\",");
    }
}
