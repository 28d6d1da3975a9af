//! Which bracket closes which. Brackets are paired as well as they can be, for any row of tokens.

use crate::source::{Code, Diagnostic, Gathered, Span};

use super::ron::DEEPEST;
use super::token::{Kind, Token};

/// Brackets that wait for what closes them, the innermost last.
#[derive(Default)]
struct Waiting {
    openers: Vec<(usize, char)>,
    /// How many of each kind wait, so that a bracket which closes none is known without a look at them all.
    n_round: usize,
    n_square: usize,
    n_curly: usize,
}

impl Waiting {
    fn count(&mut self, opener: char) -> &mut usize {
        match opener {
            '(' => &mut self.n_round,
            '[' => &mut self.n_square,
            _ => &mut self.n_curly,
        }
    }

    fn push(&mut self, token: usize, opener: char) {
        self.openers.push((token, opener));
        *self.count(opener) += 1;
    }

    fn pop(&mut self) -> Option<(usize, char)> {
        let (token, opener) = self.openers.pop()?;
        *self.count(opener) -= 1;
        Some((token, opener))
    }
}

/// Gives every opening bracket its partner. A bracket that is not closed ends where the one around it ends.
pub(super) fn pair(text: &str, tokens: &mut [Token], faults: &mut Gathered) {
    let bracket = |token: &Token| text.get(token.span.range()).and_then(|written| written.chars().next()).unwrap_or_default();
    let mut waiting = Waiting::default();
    let mut is_too_deep = false;
    let mut partners: Vec<(usize, usize)> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open => {
                if waiting.openers.len() == DEEPEST && !is_too_deep {
                    is_too_deep = true;
                    faults.push(too_deep(token.span));
                }
                waiting.push(index, bracket(token));
            }
            Kind::Close => {
                let opener = opener_of(bracket(token));
                if *waiting.count(opener) == 0 {
                    faults.push(stray(token.span, bracket(token)));
                    continue;
                }
                while let Some((inner, found)) = waiting.pop() {
                    partners.push((inner, index));
                    if found == opener {
                        break;
                    }
                    faults.extend(tokens.get(inner).map(|token| unclosed(token.span, found)));
                }
            }
            _ => {}
        }
    }
    // A comment that never ends has swallowed what would close them.
    let is_swallowed = faults.all().any(|(_, code)| code == Code::UnclosedComment);
    if let Some((innermost, opener)) = waiting.openers.last()
        && let Some(token) = tokens.get(*innermost)
        && !is_swallowed
    {
        faults.push(broken_off(token.span, *opener, waiting.openers.len() - 1));
    }
    let end = tokens.len();
    partners.extend(waiting.openers.into_iter().map(|(unclosed, _)| (unclosed, end)));
    for (opener, partner) in partners {
        if let Some(token) = tokens.get_mut(opener) {
            token.partner = u32::try_from(partner).unwrap_or(u32::MAX);
        }
    }
}

fn opener_of(closer: char) -> char {
    match closer {
        ')' => '(',
        ']' => '[',
        _ => '{',
    }
}

fn closer_of(opener: char) -> char {
    match opener {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

fn too_deep(span: Span) -> Diagnostic {
    let message = format!("brackets are nested deeper than {DEEPEST}");
    Diagnostic::new(Code::TooDeep, span, message).with_hint("a dialogue needs about ten levels")
}

fn stray(span: Span, closer: char) -> Diagnostic {
    let message = format!("this `{closer}` closes nothing");
    Diagnostic::new(Code::StrayBracket, span, message).with_hint("take it out, or open it before")
}

fn unclosed(span: Span, opener: char) -> Diagnostic {
    let message = format!("this `{opener}` is never closed");
    Diagnostic::new(Code::UnclosedBracket, span, message).with_hint(format!("close it with `{}`", closer_of(opener)))
}

/// How it begins that a file breaks off.
const BROKEN_OFF: &str = "the file ends before";

/// Whether a fault says that the file breaks off, so that anything may be missing from it.
pub fn is_broken_off(fault: &Diagnostic) -> bool {
    fault.code == Code::UnclosedBracket && fault.message.starts_with(BROKEN_OFF)
}

/// A file that breaks off has one fault, at the innermost bracket that waits.
fn broken_off(span: Span, opener: char, n_around: usize) -> Diagnostic {
    let others = if n_around == 0 { String::new() } else { format!(", and {n_around} around it are not either") };
    let message = format!("{BROKEN_OFF} this `{opener}` is closed{others}");
    Diagnostic::new(Code::UnclosedBracket, span, message).with_hint(format!("close it with `{}`", closer_of(opener)))
}
