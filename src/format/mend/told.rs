//! What is said of a bracket that was mended.

use crate::format::token::Kind;
use crate::source::{Code, Diagnostic, Span};

use super::parse::{Frame, Mend, Mended, NONE, Parser, closer_of};

/// One fault for each mend; brackets that are closed at one place are one.
pub(super) fn faults(parser: &Parser<'_>, mends: &[Mended]) -> Vec<Diagnostic> {
    let closed_at = |mended: &Mended| match mended.mend {
        Mend::Close { before, .. } => Some(before),
        _ => None,
    };
    let groups = mends.chunk_by(|one, next| closed_at(one).is_some() && closed_at(one) == closed_at(next));
    let mut faults: Vec<Diagnostic> = Vec::new();
    // The brackets that were changed or put in, each with the place of its fault.
    let mut changed: Vec<(u32, usize)> = Vec::new();
    for group in groups {
        let opened = group.first().and_then(|mended| parser.frame(mended.frame)).map(|frame| frame.opened);
        match group.first().map(|mended| mended.mend) {
            // What closes a bracket that is told already is told with it.
            Some(Mend::Change { token, to }) if changed.iter().any(|(opener, _)| Some(*opener) == opened && is_closer(to)) => {
                let with = changed.iter().find(|(opener, _)| Some(*opener) == opened);
                if let Some((with, span)) = with.and_then(|(_, with)| faults.get_mut(*with)).zip(parser.span(token)) {
                    parser.close_with(with, token, span, to);
                }
            }
            Some(Mend::Change { token, .. } | Mend::Open { before: token, .. }) => {
                changed.push((token, faults.len()));
                faults.extend(parser.fault(group));
            }
            _ => faults.extend(parser.fault(group)),
        }
    }
    faults
}

fn is_closer(bracket: char) -> bool {
    matches!(bracket, ')' | ']' | '}')
}

/// What stands between two entries where brackets are closed before the second.
pub(super) fn comma_behind(before: Option<Kind>) -> &'static str {
    if matches!(before, None | Some(Kind::Comma | Kind::Close)) { "" } else { "," }
}

impl Parser<'_> {
    fn fault(&self, group: &[Mended]) -> Option<Diagnostic> {
        let (mended, around) = group.split_first()?;
        let frame = self.frame(mended.frame);
        Some(match mended.mend {
            Mend::TakeOut { token } => self.odd_one(token, frame)?,
            Mend::Change { token, to } => self.wrong_kind(token, to, frame)?,
            Mend::Open { before, bracket } => self.missing_opener(before, bracket)?,
            Mend::Close { before, bracket } => {
                let brackets = around.iter().filter_map(|around| match around.mend {
                    Mend::Close { bracket, .. } => Some(bracket),
                    _ => None,
                });
                self.missing_closer(before, &std::iter::once(bracket).chain(brackets).collect::<String>(), frame?)?
            }
        })
    }

    fn span(&self, token: u32) -> Option<Span> {
        self.tokens.get(token as usize).map(|token| token.span)
    }

    fn line(&self, token: u32) -> usize {
        let start = self.span(token).map_or(self.text.len(), |span| span.start as usize);
        self.text.get(..start).unwrap_or_default().matches('\n').count() + 1
    }

    /// What a bracket holds: "the option of line 12", "the value of `choices`".
    fn named(&self, frame: &Frame) -> String {
        let key = (frame.key != NONE).then(|| self.written(frame.key));
        match (key, frame.inside.form.record()) {
            (Some(key), _) => format!("`{key}` of line {}", self.line(frame.opened)),
            (None, Some(record)) if frame.inside.shape == crate::format::form::EntryShape::Fields => {
                let noun = record.expects.split(" `").next().unwrap_or_default();
                let noun = noun.trim_start_matches("an ").trim_start_matches("a ");
                format!("the {noun} of line {}", self.line(frame.opened))
            }
            _ => format!("the `{}` of line {}", frame.bracket, self.line(frame.opened)),
        }
    }

    fn odd_one(&self, token: u32, frame: Option<&Frame>) -> Option<Diagnostic> {
        let (sign, span) = (self.sign(token), self.span(token)?);
        let fits = frame.filter(|frame| closer_of(frame.bracket) == sign);
        let (message, hint) = match fits {
            _ if matches!(sign, '(' | '[' | '{') => (format!("this `{sign}` opens nothing"), format!("take this `{sign}` out")),
            Some(frame) => {
                let message =
                    format!("this `{sign}` closes {} too early, for what comes after it belongs inside", self.named(frame));
                (message, format!("take this `{sign}` out here"))
            }
            None => (format!("this `{sign}` closes nothing"), format!("take this `{sign}` out, or open it before")),
        };
        let fault = Diagnostic::new(Code::StrayBracket, span, message).with_hint(hint).with_mend(span, "");
        Some(match fits.and_then(|frame| self.span(frame.opened)) {
            Some(opened) => fault.with_related(opened, "it is opened here"),
            None => fault,
        })
    }

    fn wrong_kind(&self, token: u32, to: char, frame: Option<&Frame>) -> Option<Diagnostic> {
        let (sign, span) = (self.sign(token), self.span(token)?);
        if matches!(sign, '(' | '[' | '{') {
            let message = format!("there is a `{sign}` here where a `{to}` belongs");
            let fault = Diagnostic::new(Code::WrongBracket, span, message).with_hint(format!("write `{to}`"));
            return Some(fault.with_mend(span, to));
        }
        let frame = frame?;
        let message =
            format!("there is a `{sign}` here where {} is closed, which begins with `{}`", self.named(frame), frame.bracket);
        let fault = Diagnostic::new(Code::WrongBracket, span, message).with_hint(format!("write `{to}`")).with_mend(span, to);
        Some(fault.with_related(self.span(frame.opened)?, "it is opened here"))
    }

    /// Adds to what is said of a bracket that the one which closes it is of the wrong kind as well.
    fn close_with(&self, fault: &mut Diagnostic, token: u32, span: Span, to: char) {
        let hint = fault.hint.take().unwrap_or_default();
        fault.hint =
            Some(format!("{hint}, and `{to}` for the `{}` of line {} that closes it", self.sign(token), self.line(token)));
        let mut edits = fault.mend.take().map(|mend| mend.edits().to_vec()).unwrap_or_default();
        edits.push((span, to.to_string()));
        fault.mend = Some(crate::source::Mend::of(edits));
    }

    fn missing_opener(&self, before: u32, bracket: char) -> Option<Diagnostic> {
        // Behind a colon or a name it belongs on the line of those.
        let colon = before.checked_sub(1).filter(|token| matches!(self.kind(*token), Some(Kind::Colon | Kind::Name)));
        let behind = colon.and_then(|colon| self.span(colon)).map(|colon| Span { start: colon.end, end: colon.end });
        let (span, place) = match behind {
            Some(behind) => (behind, "behind this"),
            None => (self.span(before)?, "before this"),
        };
        let message = format!("there is no `{bracket}` {place}");
        let start = self.span(before).map_or(0, |span| span.start as usize);
        let behind = before.checked_sub(1).and_then(|token| self.span(token)).map_or(0, |span| span.end as usize);
        let comment = self.text.get(behind..start).and_then(|gap| gap.split_once("//"));
        let hint = match comment {
            Some((_, comment)) if comment.contains(bracket) => {
                format!("put a `{bracket}` here; the one that may be meant is in a comment, after `//`")
            }
            _ => format!("put a `{bracket}` here"),
        };
        let here = self.span(before).map_or(span.start, |span| span.start);
        let fault = Diagnostic::new(Code::MissingBracket, span, message).with_hint(hint);
        Some(fault.with_mend(Span { start: here, end: here }, bracket))
    }

    /// `brackets` are missing before a token; the innermost, which comes first, belongs to `frame`.
    fn missing_closer(&self, before: u32, brackets: &str, frame: &Frame) -> Option<Diagnostic> {
        let opened = self.span(frame.opened)?;
        let line = self.line(before.saturating_sub(1));
        let end = self.span(before.saturating_sub(1))?.end as usize;
        let (around, them) = match brackets.len() {
            1 => (String::new(), "it"),
            2 => (", and the one around it is not either".to_owned(), "them"),
            n => (format!(", and {} around it are not either", n - 1), "them"),
        };
        let message = format!("this `{}` is never closed{around}", frame.bracket);
        let hint = format!("close {them} with `{brackets}`, at the end of line {line} at the latest");
        let fault = Diagnostic::new(Code::UnclosedBracket, opened, message).with_hint(hint);
        let here = Span::new(end, end);
        let fault = fault.with_related(here, format!("`{brackets}` belongs here"));
        // Within a line it may be meant to stand sooner.
        let rest = self.text.get(end..).unwrap_or_default().lines().next().unwrap_or_default().trim_start_matches([',', ' ']);
        if !rest.is_empty() && !rest.starts_with("//") {
            return Some(fault);
        }
        // A comma that stands before it belongs to what it closes; what comes next needs one of its own.
        Some(fault.with_mend(here, format!("{brackets}{}", comma_behind(self.kind(before)))))
    }
}
