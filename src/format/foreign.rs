//! Habits of other languages: signs that begin a comment or an item there, merges that were left open, and whole files of another kind.

use crate::source::{Code, Diagnostic, Span};

use super::list_signs::{self, Before};
use super::pieces::others;

/// A sign of another language, from where it stands to where what it stands for ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ForeignSign {
    pub(super) kind: ForeignKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ForeignKind {
    Hash,
    Dashes,
    Semicolon,
    Angle,
    /// A sign of a list.
    Item(Before),
    /// A colon behind a colon.
    SecondColon,
}

impl ForeignSign {
    /// A colon at `start`, behind another.
    pub(super) fn second_colon(start: usize) -> Self {
        Self { kind: ForeignKind::SecondColon, start, end: start + 1 }
    }

    /// A sign of a list at `start`, before an entry of this kind.
    pub(super) fn of_list(start: usize, length: usize, before: Before) -> Self {
        Self { kind: ForeignKind::Item(before), start, end: start + length }
    }

    /// Such a sign at the beginning of `rest`, which stands at `start`; `before` is what stands before it on its line, and `arrow`
    /// finds the next `-->`. The rest of the line is looked through only behind a sign that is left behind with it, so that a line
    /// of signs takes time in proportion to its length.
    pub(super) fn at(rest: &str, start: usize, before: &str, arrow: impl FnOnce() -> Option<usize>) -> Option<Self> {
        let begins_line = before.trim_start().is_empty();
        let behind = |sign: &str| rest.strip_prefix(sign).and_then(|behind| behind.chars().next()).unwrap_or('\n');
        let line = || start + rest.find('\n').unwrap_or(rest.len());
        let (kind, end) = match rest.bytes().next()? {
            b'#' if behind("#").is_whitespace() || behind("#") == '#' => (ForeignKind::Hash, line()),
            b'#' if begins_line && behind("#").is_alphabetic() => (ForeignKind::Hash, line()),
            b'-' if rest.starts_with("--") && (behind("--").is_whitespace() || behind("--") == '-') => {
                (ForeignKind::Dashes, line())
            }
            b';' if begins_line && (behind(";") == ' ' || behind(";") == ';') => (ForeignKind::Semicolon, line()),
            b'<' if rest.starts_with("<!--") => (ForeignKind::Angle, arrow().map_or_else(line, |arrow| arrow + "-->".len())),
            _ => return None,
        };
        Some(Self { kind, start, end })
    }
}

/// One fault for each kind of sign, at the first of them.
pub(super) fn faults(signs: &[ForeignSign], text: &str) -> Vec<Diagnostic> {
    let mut firsts: Vec<(ForeignSign, usize)> = Vec::new();
    let mut of_lists: Vec<(Span, Before)> = Vec::new();
    for sign in signs {
        if let ForeignKind::Item(before) = sign.kind {
            of_lists.push((Span::new(sign.start, sign.end), before));
            continue;
        }
        match firsts.iter_mut().find(|(first, _)| first.kind == sign.kind) {
            Some((_, count)) => *count += 1,
            None => firsts.push((*sign, 1)),
        }
    }
    let mut faults = list_signs::faults(&of_lists, text);
    faults.extend(firsts.into_iter().filter_map(|(sign, count)| fault(sign, count)));
    faults
}

fn fault(sign: ForeignSign, count: usize) -> Option<Diagnostic> {
    let others = others(count);
    let written = match sign.kind {
        ForeignKind::Hash => "#",
        ForeignKind::Dashes => "--",
        ForeignKind::Semicolon => ";",
        ForeignKind::Angle => "<!--",
        ForeignKind::SecondColon => {
            let span = Span::new(sign.start, sign.end);
            let message = format!("one colon belongs between a name and its value, and there are two here{others}");
            let fault = Diagnostic::new(Code::Syntax, span, message).with_hint("take one of the two out");
            return Some(if count == 1 { fault.with_mend(span, "") } else { fault });
        }
        ForeignKind::Item(_) => return None,
    };
    let message = format!("a comment begins with `//`, and not with `{written}`{others}");
    let span = Span::new(sign.start, sign.start + written.len());
    let fault = Diagnostic::new(Code::Syntax, span, message).with_hint(format!("write `//` instead of `{written}`"));
    // What ends with a sign of its own is not mended by the sign at its beginning alone.
    Some(if count == 1 && sign.kind != ForeignKind::Angle { fault.with_mend(span, "//") } else { fault })
}

/// The text with these signs as blanks, as long as before.
pub(super) fn without(text: &str, signs: &[ForeignSign]) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut copied = 0;
    for sign in signs {
        plain.push_str(text.get(copied..sign.start).unwrap_or_default());
        let foreign = text.get(sign.start..sign.end).unwrap_or_default().bytes();
        plain.extend(foreign.map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        copied = sign.end;
    }
    plain.push_str(text.get(copied..).unwrap_or_default());
    plain
}

/// A merge that was left open: both versions of some lines stand in the text.
pub(super) fn open_merge(text: &str) -> Option<Diagnostic> {
    let mut first = None;
    let (mut count, mut is_open, mut at) = (0, false, 0);
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") {
            is_open = true;
            first = first.or(Some(at));
        } else if line.starts_with(">>>>>>> ") && is_open {
            is_open = false;
            count += 1;
        }
        at += line.len();
    }
    let first = first.filter(|_| count > 0)?;
    let message = format!("a merge was left open{}: two versions are here, one below the other", others(count));
    let hint = "keep one of the two, and take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`";
    Some(Diagnostic::new(Code::MergeConflict, Span::new(first, first + 7), message).with_hint(hint))
}

/// Lines that were left of a merge: `=======` alone, or one of the others without its partner.
pub(super) fn left_of_a_merge(text: &str) -> Vec<Span> {
    let mut left = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim();
        let is_left = written == "======="
            || ["<<<<<<<", ">>>>>>>", "|||||||"]
                .iter()
                .any(|mark| written.strip_prefix(mark).is_some_and(|behind| behind.is_empty() || behind.starts_with(' ')));
        if is_left {
            let start = at + line.len() - line.trim_start().len();
            left.push(Span::new(start, start + 7));
        }
        at += line.len();
    }
    left
}

/// What is said of lines that were left of a merge.
pub(super) fn merge_lines(text: &str, left: &[Span]) -> Option<Diagnostic> {
    let first = *left.first()?;
    let mark = text.get(first.range()).unwrap_or_default();
    let message = format!(
        "the line `{mark}` was left here by a merge{}",
        match left.len() {
            1 => "",
            2 => ", and there is one more such line",
            _ => ", and there are more such lines",
        }
    );
    let hint = "take such lines out, and look whether both versions of what is around them are still there";
    Some(Diagnostic::new(Code::MergeConflict, first, message).with_hint(hint))
}

/// What a file is that is no scenario, where that can be seen from how it begins.
pub(super) fn other_format(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let first = text.lines().next().unwrap_or_default();
    let begins_a_line = |sign: &str| text.lines().take(60).any(|line| line.trim_start().starts_with(sign));
    let is_key = first.split_once(':').is_some_and(|(key, behind)| {
        !key.is_empty()
            && key.chars().all(|sign| sign.is_alphanumeric() || sign == '_')
            && (behind.is_empty() || behind.starts_with(' '))
    });
    // Another format closes no round bracket at its end.
    if text.trim_end().ends_with(')')
        && text.trim_start_matches(['{', '[']).trim_start().starts_with(|sign: char| sign.is_ascii_lowercase())
    {
        return None;
    }
    let is_scenario = begins_a_line("Scenario") || begins_a_line("scenario");
    // Yarn has what it knows of a passage above its line of hyphens, YAML has that line on top.
    let is_yaml = first.trim_end() == "---" || first.starts_with("%YAML");
    let above_the_line = text.lines().take_while(|line| line.trim() != "---");
    let is_yarn = !is_yaml
        && above_the_line.take(20).any(|line| line.starts_with("title:"))
        && text.lines().any(|line| line.trim() == "---");
    Some(match () {
        () if text.starts_with("{\\rtf") => "RTF, the text of a word processor",
        () if text.starts_with("```") => "a block of Markdown",
        () if text.starts_with("<tw-") || text.starts_with('<') && text.contains("<tw-storydata") => "an archive of Twine",
        () if text.starts_with('<') => "HTML or XML",
        () if text.starts_with("::") => "Twee, the text of Twine",
        () if is_scenario => return None,
        () if is_toml(text) => "TOML",
        () if text.starts_with('{') || text.starts_with('[') => "JSON",
        () if text.starts_with("label ") => "Ren'Py",
        () if text.starts_with("*choice") || text.starts_with("*create") || text.starts_with("*title") => "ChoiceScript",
        () if is_yaml => "YAML",
        () if is_yarn => "Yarn",
        () if ["===", "->", "VAR ", "INCLUDE ", "* ", "+ "].iter().any(|sign| first.starts_with(sign))
            || begins_a_line("=== ") =>
        {
            "ink"
        }
        () if text.starts_with("---") || is_key => "YAML",
        () => return None,
    })
}

/// Whether the first line that says something is a table or a key as TOML writes them.
fn is_toml(text: &str) -> bool {
    let is_key = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-' | '.' | '"' | ' ');
    let Some(first) = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#')) else { return false };
    let first = first.split(" #").next().unwrap_or_default().trim();
    let table = first.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_table = table.is_some_and(|name| {
        let name = name.trim_start_matches('[').trim_end_matches(']');
        name.starts_with(|sign: char| sign.is_ascii_alphabetic()) && name.chars().all(is_key)
    });
    let is_pair = first.split_once('=').is_some_and(|(key, value)| {
        let (key, value) = (key.trim(), value.trim());
        let is_value = value
            .starts_with(|sign: char| matches!(sign, '"' | '\'' | '[' | '{' | '-' | '+') || sign.is_ascii_digit())
            || matches!(value, "true" | "false");
        !key.is_empty() && key.chars().all(is_key) && !key.contains(' ') && is_value
    });
    is_table || is_pair
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_was_left_of_a_merge_is_named() {
        for (text, marked) in [
            ("a\n=======\nb", "======="),
            (">>>>>>> other\n", ">>>>>>>"),
            ("a\n<<<<<<<\r\nb", "<<<<<<<"),
            ("a\n    ||||||| base\n", "|||||||"),
        ] {
            let fault = merge_lines(text, &left_of_a_merge(text)).unwrap();
            assert_eq!(&text[fault.span.range()], marked);
        }
        for text in ["a ======= b", "========", "// =======", ""] {
            assert_eq!(left_of_a_merge(text), [], "{text}");
        }
    }

    #[test]
    fn a_file_of_another_kind_is_known_by_how_it_begins() {
        for (text, format) in [
            ("{\"title\": 1}", Some("JSON")),
            (":: Start\nHello", Some("Twee, the text of Twine")),
            ("=== start ===\nHello\n* [Hi] -> end", Some("ink")),
            ("title: Start\n---\nHello\n===", Some("Yarn")),
            ("title: The loaf\nbeats:\n  hello: 1", Some("YAML")),
            ("```ron\nScenario(\n)\n```", Some("a block of Markdown")),
            ("tags: shop\ntitle: Start\nposition: 1,2\n---\nHello\n===", Some("Yarn")),
            ("---\ntitle: X\nbeats:\n  - a\n", Some("YAML")),
            ("%YAML 1.2\n---\ntitle: X\n", Some("YAML")),
            ("{\\rtf1\\ansi Scenario(", Some("RTF, the text of a word processor")),
            ("# mine\n[scenario]\ntitle = \"x\"", Some("TOML")),
            ("title = \"x\"\n[customer]", Some("TOML")),
            ("[[beats]]", Some("TOML")),
            ("[1, 2]", Some("JSON")),
            ("[\"a\"]", Some("JSON")),
            ("Story(title: 1)", None),
            ("Scenario: (", None),
        ] {
            assert_eq!(other_format(text), format, "{text}");
        }
    }

    #[test]
    fn a_merge_is_open_where_both_its_ends_stand() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n";
        let fault = open_merge(text).unwrap();
        assert_eq!(&text[fault.span.range()], "<<<<<<<");
        assert_eq!(open_merge("<<<<<<< HEAD\n"), None);
    }
}
