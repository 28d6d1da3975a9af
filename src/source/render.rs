//! Diagnostics as text: the place first, then the line with the fault underlined, then what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::visible::is_hidden;
use super::{Diagnostic, Report, Severity, SourceText, Sources, Span, Witness, is_drawn_as_blank, is_forbidden, unseen, visible};

/// A source line longer than this many bytes is cut round the fault.
const LONGEST_LINE: usize = 400;

/// The findings of a report that are shown, a blank line between two. Empty for a clean report.
pub fn render_all(report: &Report) -> String {
    let rendered = report.shown().map(|found| render(report.sources(), found));
    rendered.collect::<Vec<_>>().join("\n")
}

/// One finding. The first line is `PATH:LINE:COL: error[code]: message`; every line ends with a newline.
pub fn render(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let (source, span) = sources.place(diagnostic.span);
    let place = source.line_column(span.start);
    let name = visible(source.name());
    let head = format!(
        "{}:{}:{}: {}[{}]: {}\n",
        name,
        place.line,
        place.column,
        diagnostic.severity().name(),
        diagnostic.code,
        visible(&diagnostic.message),
    );
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO,
    };
    let mut group = Group::with_level(level.clone());
    let main = Excerpt::new(source, span);
    group = group.element(main.snippet(AnnotationKind::Primary, ""));
    let related: Vec<_> = (diagnostic.related.iter())
        .map(|(span, label)| {
            let (source, span) = sources.place(*span);
            (visible(source.name()), Excerpt::new(source, span), visible(label))
        })
        .collect();
    for (name, excerpt, label) in &related {
        group = group.element(excerpt.snippet(AnnotationKind::Context, label).path(name.as_ref()));
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(visible(hint)));
    }
    if let Some(Witness { temperament, is_one_of_several, moves }) = &diagnostic.witness {
        let temperament = if *is_one_of_several { format!("--temperament {temperament} ") } else { String::new() };
        let note = format!("the shortest way there: {temperament}--moves \"{moves}\"");
        group = group.element(Level::NOTE.message(visible(&note).into_owned()));
    }
    let body = Renderer::plain().render(&[group]);
    format!("{head}{}\n", body.trim_end())
}

/// The line on which a span begins, as it is drawn: cut out, so that a large file is not walked for each finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// Its number, from 1.
    pub line: usize,
    /// What of it is marked, in bytes.
    pub marked: std::ops::Range<usize>,
}

impl Excerpt {
    pub fn new(source: &SourceText, span: Span) -> Self {
        let text = source.text();
        let span = span.on_boundaries(text);
        // A fault over many lines is shown by its first line.
        let (line, range) = source.line_around(span.start);
        let start = (span.start as usize).clamp(range.start, range.end);
        let end = (span.end as usize).clamp(start, range.end);
        let from = text.floor_char_boundary(start.saturating_sub(LONGEST_LINE / 2).max(range.start));
        let to = text.floor_char_boundary((end.min(start + LONGEST_LINE) + LONGEST_LINE / 2).min(range.end));
        let end = end.min(to);
        let mut shown = drawn(text.get(from..start).unwrap_or_default(), false);
        let marked_from = shown.len();
        shown += &drawn(text.get(start..end).unwrap_or_default(), true);
        let marked = marked_from..shown.len();
        shown += &drawn(text.get(end..to).unwrap_or_default(), false);
        Self { text: shown, line, marked }
    }

    fn snippet<'a>(&'a self, kind: AnnotationKind, label: &'a str) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let mut annotation = kind.span(self.marked.clone());
        if !label.is_empty() {
            annotation = annotation.label(label);
        }
        Snippet::source(self.text.as_str()).line_start(self.line).annotation(annotation)
    }
}

/// A piece of a line as an excerpt draws it: a tab as four blanks, and every sign that could act on the terminal or hides there as
/// `U+FFFD`.
/// Where it is marked, a sign that takes no room is drawn as `U+FFFD` too, so that the mark has something to stand under.
fn drawn(piece: &str, is_marked: bool) -> String {
    let mut text = String::with_capacity(piece.len());
    let mut before = None;
    let mut signs = piece.chars();
    while let Some(sign) = signs.next() {
        let takes_no_room = || is_marked && unseen(sign).is_some() && !is_drawn_as_blank(sign);
        match sign {
            '\t' => text.push_str("    "),
            _ if is_forbidden(sign) || takes_no_room() || is_hidden(before, sign, signs.clone().next()) => text.push('\u{fffd}'),
            _ => text.push(sign),
        }
        before = Some(sign);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Code;

    #[test]
    fn the_first_line_holds_the_place_and_the_fault_is_underlined() {
        let source = SourceText::new("a.ron", "one\n  to: \"stroy\",\n");
        let found = Diagnostic::new(Code::UnknownTarget, Span::new(10, 17), "there is no beat `stroy`")
            .with_hint("did you mean `story`?")
            .with_related(Span::new(0, 3), "here");
        let text = render(&source.clone().into(), &found);
        assert!(text.starts_with("a.ron:2:7: error[unknown-target]: there is no beat `stroy`\n"), "{text}");
        assert!(text.contains("^^^^^^^"), "{text}");
        assert!(text.contains("help: did you mean `story`?"), "{text}");
    }

    #[test]
    fn spans_outside_the_text_and_inside_characters_are_shown_without_a_panic() {
        let source = SourceText::new("a", "é\r\n\u{202e}電");
        for start in 0..12 {
            for end in start..14 {
                let found = Diagnostic::new(Code::Syntax, Span::new(start, end), "x");
                assert!(!render(&source.clone().into(), &found).contains('\u{202e}'));
            }
        }
    }

    /// The line that is shown, and the marks under it.
    fn shown(text: &str, marked: &str) -> (String, String) {
        let at = text.find(marked).unwrap();
        let found = Diagnostic::new(Code::Syntax, Span::new(at, at + marked.len()), "x");
        let rendered = render(&SourceText::new("a", text).into(), &found);
        let lines: Vec<&str> = rendered.lines().collect();
        let behind_bar = |line: &str| line.split_once('|').unwrap().1.to_owned();
        (behind_bar(lines[2]), behind_bar(lines[3]))
    }

    #[test]
    fn the_end_of_a_line_is_not_shown_and_a_mark_stops_before_it() {
        for end in ["\n", "\r\n"] {
            let text = format!("one{end}  two{end}three{end}");
            assert_eq!(shown(&text, "two"), ("   two".to_owned(), "   ^^^".to_owned()));
            assert_eq!(shown(&text, &format!("two{end}thr")), ("   two".to_owned(), "   ^^^".to_owned()));
            // A mark that stands on the line end alone stands behind the last sign.
            assert_eq!(shown(&text[3..], end).1, " ^");
        }
        assert_eq!(shown("a\rb", "b"), (" a\u{fffd}b".to_owned(), "   ^".to_owned()), "a lone one is not a line end");
    }

    #[test]
    fn a_tab_is_drawn_as_blanks_and_the_marks_move_with_it() {
        assert_eq!(shown("\t\tto: x", "to"), ("         to: x".to_owned(), "         ^^".to_owned()));
        assert_eq!(shown("a\tb", "\t"), (" a    b".to_owned(), "  ^^^^".to_owned()));
    }

    #[test]
    fn marks_stand_right_behind_wide_letters_and_under_what_cannot_be_seen() {
        assert_eq!(shown("電話: x", "x"), (" 電話: x".to_owned(), "       ^".to_owned()));
        assert_eq!(shown("a\u{200b}b", "\u{200b}"), (" a\u{fffd}b".to_owned(), "  ^".to_owned()));
        assert_eq!(shown("a\u{a0}b", "\u{a0}"), (" a\u{a0}b".to_owned(), "  ^".to_owned()));
    }

    #[test]
    fn a_hostile_name_and_a_hostile_label_reach_no_terminal() {
        let source = SourceText::new("fine\nrapport: \u{1b}[31m.ron", "one");
        let found = Diagnostic::new(Code::Syntax, Span::new(0, 1), "no `\u{7}` here")
            .with_hint("take\u{202e} it out")
            .with_related(Span::new(1, 2), "the \u{1b} stands here");
        let text = render(&source.clone().into(), &found);
        assert!(text.starts_with("fine\\nrapport: \\u{1b}[31m.ron:1:1: error[syntax]: no `\\u{7}` here\n"), "{text}");
        assert!(!text.chars().any(|character| character != '\n' && crate::source::is_forbidden(character)), "{text}");
    }

    #[test]
    fn a_very_long_line_is_cut_round_the_fault() {
        let source = SourceText::new("a", format!("{}é{}", "a".repeat(100_000), "b".repeat(100_000)));
        let text = render(&source.clone().into(), &Diagnostic::new(Code::Syntax, Span::new(100_000, 100_002), "x"));
        assert!(text.len() < 2_000);
        assert!(text.contains("aé"));
    }
}
