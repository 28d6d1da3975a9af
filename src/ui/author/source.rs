//! The text of a file with numbers before its lines, to be read: problems stand under the lines they are about.

use egui::accesskit::Role;
use egui::{FontFamily, FontId, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::AuthorAction;
use super::card::{mark_of, wave_under};
use super::marked::Marked;
use crate::author::{Card, LookedAt};
use crate::kit::commands::{Command, KeyCommand};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::{Page, passage};
use crate::kit::place::place;
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{Button, Text, strokes};
use crate::source::is_forbidden;
use crate::words;

/// A tab stands for so many blanks.
const TAB: &str = "    ";

/// What the page remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct SourceView {
    marked: Marked,
    /// The line at the top of what is seen, from 1.
    top_line: usize,
}

/// A row of the page: as much of a line as has room, or a problem under it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    Line {
        /// From 1; where a line goes on in the next row, the same again.
        line: usize,
        /// Which of its characters it begins with, from 0.
        from: usize,
        words: String,
        /// Whether its line ends with it.
        is_last: bool,
    },
    /// A problem, by its number.
    Problem(usize),
}

impl SourceView {
    /// Goes to a problem, where it stands in what is looked at.
    pub(super) fn go_to(&mut self, looked: LookedAt<'_>, card: &Card<'_>) {
        if let Some(problem) = looked.every_card().iter().position(|other| std::ptr::eq(other.found, card.found)) {
            self.marked.go_to(problem);
        }
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        looked: LookedAt<'_>,
        key: Option<KeyCommand>,
    ) -> Option<AuthorAction> {
        let cards = looked.every_card();
        self.marked.keep_among(&cards);
        let by_key = self.by_key(ui, looked, &cards, key);
        let (by_foot, bottom) = self.foot_ui(ui, style, room, looked, &cards);
        let page = Rect::from_min_max(room.min, pos2(room.right(), bottom));
        let font = FontId::new(style.type_step(TextStyle::Note).size, FontFamily::Monospace);
        let letter = ui.painter().layout_no_wrap("m".to_owned(), font.clone(), style.theme.ink).size();
        let height = (letter.y * 1.35).round();
        let text = looked.source().map_or("", |source| source.text());
        let digits = text.lines().count().max(1).to_string().len();
        let gutter = (digits as f32 + 2.0) * letter.x + style.mark(20.0);
        let n_letters = ((room.width() - gutter - style.space(S16)) / letter.x.max(1.0)) as usize;
        let rows = rows(text, n_letters.max(8), &cards);
        place(ui, "source", page, |ui| {
            Page::new("source").show(ui, style, |ui| {
                ui.add_space(style.space(S8));
                let top = ui.cursor().top();
                let (_, whole) =
                    ui.allocate_space(Vec2::new(ui.available_width(), rows.len() as f32 * height + style.space(S16)));
                let clip = ui.clip_rect();
                let first = (((clip.top() - top) / height).floor().max(0.0)) as usize;
                let n_seen = (clip.height() / height).ceil() as usize + 1;
                for (index, row) in rows.iter().enumerate().skip(first).take(n_seen) {
                    let at =
                        Rect::from_min_size(pos2(whole.left(), top + index as f32 * height), Vec2::new(whole.width(), height));
                    if let (Row::Line { line, .. }, true) = (row, index == first) {
                        self.top_line = *line;
                    }
                    self.row_ui(ui, style, at, gutter, &font, row, &cards);
                }
                if self.marked.take_moved()
                    && let Some(index) = rows.iter().position(|row| *row == Row::Problem(self.marked.at()))
                {
                    let at = pos2(whole.left(), top + (index as f32 - 2.0) * height);
                    ui.scroll_to_rect(Rect::from_min_size(at, Vec2::new(1.0, 4.0 * height)), None);
                }
                scroll_by_keys(ui, page.height(), false);
            });
        });
        by_foot.or(by_key)
    }

    fn by_key(&mut self, ui: &Ui, looked: LookedAt<'_>, cards: &[Card<'_>], key: Option<KeyCommand>) -> Option<AuthorAction> {
        let command = key?.command;
        if self.marked.by_key(ui, cards, command) || command != Command::OpenEditor {
            return None;
        }
        self.opened(looked, cards)
    }

    /// The file in an editor, where the marked problem is; else where one reads.
    fn opened(&self, looked: LookedAt<'_>, cards: &[Card<'_>]) -> Option<AuthorAction> {
        self.marked.opened(looked, cards, self.top_line.max(1))
    }

    /// The marked problem in full, and the way into the editor. Also answers where that begins.
    fn foot_ui(
        &self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        looked: LookedAt<'_>,
        cards: &[Card<'_>],
    ) -> (Option<AuthorAction>, f32) {
        let open = Button::second(words::author::OPEN_IN_EDITOR).key(Command::OpenEditor.cap());
        let size = open.size(ui, style);
        let told = match cards.get(self.marked.at()) {
            Some(card) => {
                let hint = card.found.hint.as_deref().map(words::author::sentence).unwrap_or_default();
                format!("{} {hint}", words::author::problem_of(self.marked.at() + 1, cards.len(), &card.found.message))
            }
            None if looked.file.is_being_checked() => words::author::BEING_CHECKED.to_owned(),
            None => words::author::NO_PROBLEMS_HERE.to_owned(),
        };
        let is_beside = room.width() > 2.0 * size.x;
        let width = if is_beside { room.width() - size.x - style.space(S16) } else { room.width() };
        let text = Text::new(&told, TextStyle::Small).width(width).max_rows(3);
        let words_height = text.galley(ui.painter(), style).size().y;
        let height = if is_beside { words_height.max(size.y) } else { words_height + style.space(S8) + size.y };
        let top = room.bottom() - height - 2.0 * style.space(S12);
        strokes::hairline(ui.painter(), style, ui.max_rect().x_range(), top);
        let words_at = pos2(room.left(), top + style.space(S12));
        place(ui, "told", Rect::from_min_size(words_at, Vec2::new(width, words_height)), |ui| text.show(ui, style));
        let at = if is_beside {
            pos2(room.right() - size.x, words_at.y)
        } else {
            words_at + Vec2::new(0.0, words_height + style.space(S8))
        };
        let can_write = looked.file.can_write(looked.path());
        let clicked = can_write && place(ui, "open", Rect::from_min_size(at, size), |ui| open.show(ui, style).clicked());
        (clicked.then(|| self.opened(looked, cards)).flatten(), top)
    }

    #[expect(clippy::too_many_arguments, reason = "a row and where it stands")]
    fn row_ui(&mut self, ui: &Ui, style: &Style<'_>, at: Rect, gutter: f32, font: &FontId, row: &Row, cards: &[Card<'_>]) {
        let painter = ui.painter();
        let left = at.left() + gutter;
        match row {
            Row::Line { line, from, words, is_last } => {
                if *from == 0 {
                    let number = painter.layout_no_wrap(line.to_string(), font.clone(), style.theme.soft);
                    let x = left - style.mark(20.0) - number.size().x;
                    painter.galley(pos2(x, at.top()), number, style.theme.soft);
                }
                let galley = painter.layout_no_wrap(words.clone(), font.clone(), style.theme.ink);
                let n_shown = words.chars().count();
                for card in cards.iter().filter(|card| card.line() == *line) {
                    let (start, end) = within(card);
                    let ends_here = if *is_last { *from + n_shown + 1 } else { *from + n_shown };
                    if start < ends_here && (end > *from || start >= *from) {
                        let letters = start.max(*from) - from..end.min(from + n_shown).saturating_sub(*from);
                        let color = mark_of(card.found.severity()).color(style);
                        wave_under(ui, style, &galley, pos2(left, at.bottom() - 5.0), letters, color);
                    }
                }
                let rect = Rect::from_min_size(pos2(left, at.top()), galley.size());
                painter.galley(rect.min, galley, style.theme.ink);
                let heard = words::author::line(*line, words);
                passage(ui, &heard, at);
                let response = ui.interact(at, ui.scope_id().with(("row", line, from)), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &heard));
            }
            Row::Problem(index) => {
                let Some(card) = cards.get(*index) else { return };
                let mark = mark_of(card.found.severity());
                let is_marked = *index == self.marked.at();
                if is_marked {
                    painter.rect_filled(at, 4.0, style.theme.wash);
                }
                mark.paint(painter, style, pos2(left - style.mark(10.0), at.center().y));
                let words = words::author::sentence(&card.found.message);
                let beside = left + style.mark(6.0);
                let text = Text::new(&words, TextStyle::Note).semi().color(mark.color(style)).max_rows(1);
                let text = text.width(at.right() - beside);
                let size = text.galley(painter, style).size();
                text.paint(painter, style, pos2(beside, at.center().y - size.y / 2.0));
                let response = ui.interact(at, ui.scope_id().with(("problem", index)), Sense::click());
                response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_marked, &words));
                if response.clicked() {
                    self.marked.go_to(*index);
                }
            }
        }
    }
}

/// Which characters of its line a problem is about, as they are shown: from, and up to.
fn within(card: &Card<'_>) -> (usize, usize) {
    let text = card.source.text();
    let start = text.floor_char_boundary(card.span.start as usize);
    let end = text.floor_char_boundary(card.span.end as usize).max(start);
    let line_start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let length = |piece: &str| piece.chars().map(|sign| if sign == '\t' { TAB.len() } else { 1 }).sum::<usize>();
    let before = length(text.get(line_start..start).unwrap_or_default());
    let marked = text.get(start..end).unwrap_or_default();
    (before, before + length(marked.split('\n').next().unwrap_or_default()))
}

/// The rows of a text in which so many letters stand side by side, each problem below its line.
fn rows(text: &str, n_letters: usize, cards: &[Card<'_>]) -> Vec<Row> {
    let mut by_line: Vec<(usize, usize)> = cards.iter().enumerate().map(|(index, card)| (card.line(), index)).collect();
    by_line.sort_unstable();
    let mut problems = by_line.into_iter().peekable();
    let mut rows = Vec::new();
    for (line, written) in (1..).zip(text.lines()) {
        let mut words = String::with_capacity(written.len());
        let (mut from, mut n) = (0, 0);
        for sign in written.chars() {
            for drawn in drawn(sign) {
                if n == n_letters {
                    rows.push(Row::Line { line, from, words: std::mem::take(&mut words), is_last: false });
                    (from, n) = (from + n_letters, 0);
                }
                words.push(drawn);
                n += 1;
            }
        }
        rows.push(Row::Line { line, from, words, is_last: true });
        while let Some((_, index)) = problems.next_if(|(of, _)| *of <= line) {
            rows.push(Row::Problem(index));
        }
    }
    rows.extend(problems.map(|(_, index)| Row::Problem(index)));
    rows
}

/// A sign as it is drawn: one that would act on the page as a stand-in.
fn drawn(sign: char) -> impl Iterator<Item = char> {
    let (shown, n) = match sign {
        '\t' => (' ', TAB.len()),
        _ if is_forbidden(sign) => ('\u{fffd}', 1),
        sign => (sign, 1),
    };
    std::iter::repeat_n(shown, n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Code, Diagnostic, SourceText, Span};

    fn line(line: usize, from: usize, words: &str, is_last: bool) -> Row {
        Row::Line { line, from, words: words.to_owned(), is_last }
    }

    #[test]
    fn a_long_line_goes_on_in_the_next_row_and_a_problem_stands_under_its_line() {
        let source = SourceText::new("a.ron", "abcdefg\n\txy\u{202e}\nend");
        let found = Diagnostic::new(Code::Syntax, Span::new(9, 11), "odd");
        let card = Card { found: &found, source: &source, span: found.span, related: Vec::new(), mend: None, n_more: 0 };
        let cards = [card];
        let rows = rows(source.text(), 4, &cards);
        let expected = [
            line(1, 0, "abcd", false),
            line(1, 4, "efg", true),
            line(2, 0, "    ", false),
            line(2, 4, "xy\u{fffd}", true),
            Row::Problem(0),
            line(3, 0, "end", true),
        ];
        assert_eq!(rows, expected);
        assert_eq!(within(&cards[0]), (4, 6), "what stands behind a tab is counted on");
    }
}
