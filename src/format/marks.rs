//! Where a text ends that a quotation mark begins. What one look finds is remembered for the marks that it passes, so that a file
//! of nothing but marks is looked through a few times and not once for each.

/// The quotation marks of other languages and of typesetting that a text may begin with.
pub(super) const FOREIGN_MARKS: [char; 22] =
    ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‛', '‹', '›', '「', '『', '＂', '＇', '〝', '〞', '`', '´', '′', '″'];

/// Where a text in straight quotation marks ends.
#[derive(Clone, Copy)]
pub(super) struct StringEnd {
    pub(super) end: usize,
    /// Whether a quotation mark closes it; if not, it ends with the file.
    pub(super) is_closed: bool,
    /// Whether what stands behind it can come after a text.
    pub(super) may_end: bool,
}

/// The marks that lie ahead in one text. Asked from its beginning to its end.
pub(super) struct MarksAhead<'t> {
    text: &'t str,
    /// From where to where was last looked for a straight mark.
    string: Option<(usize, StringEnd)>,
    /// The line last looked at: where its words end, blanks behind them left out, and where it ends itself.
    line: Option<(usize, usize)>,
    /// The marks that nothing closes in the rest of that line.
    unanswered: Vec<char>,
}

impl<'t> MarksAhead<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, string: None, line: None, unanswered: Vec::new() }
    }

    /// Where the text ends whose first character is at `from`. A mark that an earlier text ran over was an escaped one, so what
    /// begins behind it ends where that one did.
    pub(super) fn string_end(&mut self, from: usize) -> StringEnd {
        if let Some((looked_from, end)) = self.string
            && (looked_from..end.end).contains(&from)
        {
            return end;
        }
        let (end, is_closed) = string_end(self.text, from);
        let end = StringEnd { end, is_closed, may_end: may_follow_text(self.text.get(end..).unwrap_or_default()) };
        self.string = Some((from, end));
        end
    }

    /// The end of a text that begins at `at` with a mark that RON does not know: the first mark on the same line that closes it
    /// and behind which a text may end.
    pub(super) fn foreign_end(&mut self, at: usize, opener: char) -> Option<usize> {
        let words_end = self.words_end(at);
        if self.unanswered.contains(&opener) {
            return None;
        }
        let line = self.text.get(at..words_end).unwrap_or_default();
        let marks = line.char_indices().skip(1).filter(|(_, mark)| closes(opener, *mark));
        let mut ends = marks.map(|(index, mark)| index + mark.len_utf8());
        let end = ends.find(|end| line.get(*end..).is_some_and(|behind| !behind.is_empty() && may_follow_text(behind)));
        if end.is_none() {
            self.unanswered.push(opener);
        }
        end.map(|end| at + end)
    }

    /// Where the words end on the line that holds `at`.
    fn words_end(&mut self, at: usize) -> usize {
        if let Some((words_end, line_end)) = self.line
            && at < line_end
        {
            return words_end;
        }
        let rest = self.text.get(at..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let words_end = at + line.trim_end().len();
        self.line = Some((words_end, at + line.len()));
        self.unanswered.clear();
        words_end
    }
}

/// How a quotation mark is written in HTML, and the mark that closes what it opens.
const HTML_MARKS: [(&str, &str); 6] = [
    ("&quot;", "&quot;"),
    ("&#34;", "&#34;"),
    ("&#x22;", "&#x22;"),
    ("&ldquo;", "&rdquo;"),
    ("&apos;", "&apos;"),
    ("&#39;", "&#39;"),
];

/// The length of a text that begins with a quotation mark of HTML and ends with one on the same line.
pub(super) fn length_of_html_text(rest: &str) -> Option<usize> {
    let (open, close) = HTML_MARKS.iter().find(|(open, _)| rest.starts_with(open))?;
    let line = rest.get(open.len()..)?.split('\n').next()?;
    line.find(close).map(|found| open.len() + found + close.len())
}

/// What a text says that stands in quotation marks of HTML.
pub(super) fn in_html_marks(found: &str) -> Option<&str> {
    HTML_MARKS.iter().find_map(|(open, close)| found.strip_prefix(open)?.strip_suffix(close))
}

/// Whether a quotation mark ends a text that begins with this one.
fn closes(opener: char, mark: char) -> bool {
    match opener {
        '\'' | '”' | '’' | '＂' | '＇' => mark == opener,
        '`' | '´' => matches!(mark, '`' | '´' | '\''),
        '′' | '″' => matches!(mark, '′' | '″'),
        '「' => mark == '」',
        '『' => mark == '』',
        '‹' => mark == '›',
        '›' => mark == '‹',
        '»' => matches!(mark, '«' | '»'),
        '〝' | '〞' => matches!(mark, '〞' | '〟'),
        _ => matches!(mark, '”' | '“' | '‟' | '»' | '’' | '‘'),
    }
}

/// The end of a text whose first character is at `from`, and whether a quotation mark closes it.
fn string_end(text: &str, from: usize) -> (usize, bool) {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(from) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return (index + 1, true),
            _ => {}
        }
    }
    (text.len(), false)
}

/// Whether what comes after a text can come after a text.
fn may_follow_text(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with([',', ')', ']', '}', ':']) || rest.starts_with("//") || rest.starts_with("/*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_a_fresh_look_finds() {
        let line = "“a’ 'b', «c» ‘d’ : ’e “f” , 'g ) \"\\\"h\" x \"i\\\" ";
        let text = format!("{line}\n{line}, \n \"\n\\\"\n\\\" {line}   ");
        let mut ahead = MarksAhead::new(&text);
        for (at, mark) in text.char_indices() {
            if mark == '\'' || FOREIGN_MARKS.contains(&mark) {
                assert_eq!(ahead.foreign_end(at, mark), MarksAhead::new(&text).foreign_end(at, mark), "{at} {mark}");
            }
        }
    }

    #[test]
    fn a_text_behind_an_escaped_mark_ends_where_the_text_around_it_does() {
        let text = "\"a\n\\\"b\n\\\"c\" x";
        let mut ahead = MarksAhead::new(text);
        let ends = [1, 5, 9].map(|from| ahead.string_end(from).end);
        assert_eq!(ends, [1, 5, 9].map(|from| MarksAhead::new(text).string_end(from).end));
        assert_eq!(ends, [11; 3]);
    }
}
