//! One problem: the place with what stands there, what it means, and what can be done.

use std::ops::Range;

use egui::accesskit::Role;
use egui::epaint::text::cursor::CCursor;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Frame, Galley, Margin, Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

use super::files::{Ended, field_ui};
use crate::author::{Card, StandsIn};
use crate::check::page;
use crate::kit::commands::Command;
use crate::kit::page::passage;
use crate::kit::place::named;
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{Button, Mark, Text, rounded, strokes};
use crate::source::{Excerpt, Mend, Severity, SourceText, Span};
use crate::words;

/// The line of a wave under a place: how high it is, and how long each of its waves.
const WAVE: Vec2 = Vec2::new(6.0, 2.0);
const WAVE_WIDTH: f32 = 2.0;
/// So much of a line stands before what is marked, where the whole has no room.
const BEFORE: usize = 12;
/// So much of a piece of text fits on a button.
const ON_A_BUTTON: usize = 24;

/// What is asked for on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CardAsked {
    Mark,
    Mend,
    PlayTo,
    Open,
    Explain,
    /// To write why it may stand; that it is written; and that it is not to be.
    LetStand,
    Stands,
    LeaveIt,
}

/// How a card is shown.
pub(super) struct CardShown<'a> {
    pub(super) is_marked: bool,
    pub(super) explained: bool,
    /// Whether its file can be written.
    pub(super) can_write: bool,
    /// Where it can be written that it may stand; `None` where it may not.
    pub(super) stands_in: Option<StandsIn<'a>>,
    /// Why it may stand, while that is written, and whether its field is to get the keyboard.
    pub(super) reason: Option<&'a mut (String, bool)>,
}

pub(super) fn mark_of(severity: Severity) -> Mark {
    match severity {
        Severity::Error => Mark::Broken,
        Severity::Warning => Mark::Unheard,
        Severity::Advice => Mark::Open,
    }
}

fn color_of(style: &Style<'_>, severity: Severity) -> Color32 {
    mark_of(severity).color(style)
}

/// A card. Also answers where it stands.
pub(super) fn card_ui(ui: &mut Ui, style: &Style<'_>, card: &Card<'_>, shown: &mut CardShown<'_>) -> (Option<CardAsked>, Rect) {
    let CardShown { is_marked, explained, .. } = *shown;
    let edge = if is_marked { Stroke::new(2.0, style.theme.accent) } else { style.outline(style.theme.edge) };
    let frame = Frame::new()
        .fill(style.theme.sheet)
        .stroke(edge)
        .corner_radius(rounded(style.tokens().radius.card))
        .inner_margin(Margin::same(style.space(S16) as i8));
    let framed = frame.show(ui, |ui| {
        ui.take_available_width();
        head_ui(ui, style, card);
        ui.add_space(style.space(S12));
        excerpt_ui(ui, style, card.source, card.span, color_of(style, card.found.severity()), None);
        for (index, (source, span, label)) in card.related.iter().enumerate() {
            ui.add_space(style.space(S8));
            // Where it stands in another file, that is said.
            let there = (source.name() != card.source.name()).then(|| words::author::there(source.file_name(), label));
            let label = there.as_deref().unwrap_or(label);
            named(ui, ("related", index), |ui| excerpt_ui(ui, style, source, *span, style.theme.soft, Some(label)));
        }
        if let Some(hint) = &card.found.hint {
            ui.add_space(style.space(S12));
            Text::new(&sentence(hint), TextStyle::Small).show(ui, style);
        }
        if explained && let Some(page) = page(card.found.code) {
            ui.add_space(style.space(S12));
            Text::new(page.meaning, TextStyle::Small).color(style.theme.soft).show(ui, style);
        }
        ui.add_space(style.space(S12));
        let by_field = reason_ui(ui, style, card, shown);
        by_field.or(buttons_ui(ui, style, card, shown))
    });
    (framed.inner, framed.response.rect)
}

/// Advice that is not looked at, in one row.
pub(super) fn note_row_ui(ui: &mut Ui, style: &Style<'_>, card: &Card<'_>) -> (Option<CardAsked>, Rect) {
    let place = place_of(card);
    let words = format!("{} \u{b7} {place}", sentence(&card.found.message));
    let response = crate::kit::widgets::OptionRow::new("", &words).kind(TextStyle::Small).padding(S8).show(ui, style);
    (response.clicked().then_some(CardAsked::Mark), response.rect)
}

fn place_of(card: &Card<'_>) -> String {
    let at = card.source.line_column(card.span.start);
    words::author::place(card.file_name(), at.line, at.column)
}

fn sentence(message: &str) -> String {
    words::author::sentence(message)
}

/// The mark, what is the matter, and where.
fn head_ui(ui: &mut Ui, style: &Style<'_>, card: &Card<'_>) {
    let severity = card.found.severity();
    let place = format!("{} \u{b7} {}", place_of(card), card.found.code);
    let place = Text::new(&place, TextStyle::Note).color(style.theme.soft);
    let place_size = place.galley(ui.painter(), style).size();
    let width = ui.available_width();
    let mark = style.mark(20.0);
    let is_beside = place_size.x < width * 0.4;
    let words_width = width - mark - style.space(S12) - if is_beside { place_size.x + style.space(S16) } else { 0.0 };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = style.space(S12);
        let (rect, response) = ui.allocate_exact_size(Vec2::new(mark, style.line_height(TextStyle::Body)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words::author::weight(severity)));
        mark_of(severity).paint(ui.painter(), style, rect.center());
        let words = sentence(&card.found.message);
        let words = Text::new(&words, TextStyle::Body).semi().width(words_width);
        let shown = ui.scope(|ui| words.show(ui, style)).inner;
        if is_beside {
            let at = pos2(rect.left() + width - place_size.x, shown.rect.top() + 4.0);
            let placed = place.paint(ui.painter(), style, at);
            label(ui, "place", placed, &place_of(card));
        }
    });
    if !is_beside {
        place.show(ui, style);
    }
}

/// Says to those who cannot see what was painted there.
fn label(ui: &Ui, name: &str, rect: Rect, words: &str) {
    let response = ui.interact(rect, ui.scope_id().with(name), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// The line of the file with a wave under the place.
fn excerpt_ui(ui: &mut Ui, style: &Style<'_>, source: &SourceText, span: Span, color: Color32, said: Option<&str>) {
    let excerpt = Excerpt::new(source, span);
    let font = FontId::new(style.type_step(TextStyle::Note).size, FontFamily::Monospace);
    let frame = Frame::new()
        .fill(style.theme.paper)
        .corner_radius(rounded(style.tokens().radius.control))
        .inner_margin(Margin::symmetric(style.space(S12) as i8, style.space(S8) as i8));
    frame.show(ui, |ui| {
        ui.take_available_width();
        let number = format!("{}  ", excerpt.line);
        let letter = ui.painter().layout_no_wrap("m".to_owned(), font.clone(), style.theme.ink).size();
        let room = (ui.available_width() / letter.x.max(1.0)) as usize;
        let (text, marked) = cut(&excerpt, room.saturating_sub(number.len()).max(BEFORE * 2));
        let format = |color| TextFormat { font_id: font.clone(), color, ..TextFormat::default() };
        let mut job = LayoutJob::default();
        job.append(&number, 0.0, format(style.theme.soft));
        let from = number.chars().count() + text.get(..marked.start).unwrap_or_default().chars().count();
        let length = text.get(marked.clone()).unwrap_or_default().chars().count();
        job.append(&text, 0.0, format(style.theme.ink));
        let galley = ui.painter().layout_job(job);
        let (rect, response) = ui.allocate_exact_size(galley.size() + Vec2::new(0.0, WAVE.x), Sense::hover());
        let heard = words::author::line(excerpt.line, &text);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &heard));
        passage(ui, &heard, rect);
        wave_under(ui, style, &galley, pos2(rect.left(), rect.top() + galley.size().y), from..from + length, color);
        ui.painter().galley(rect.min, galley, style.theme.ink);
        if let Some(said) = said {
            Text::new(said, TextStyle::Note).color(style.theme.soft).show(ui, style);
        }
    });
}

/// As much of a line as has room, and what of it is marked.
fn cut(excerpt: &Excerpt, room: usize) -> (String, Range<usize>) {
    let text = excerpt.text.as_str();
    let before = text.get(..excerpt.marked.start).unwrap_or_default();
    let n_before = before.chars().count();
    let n_marked = text.get(excerpt.marked.clone()).unwrap_or_default().chars().count();
    let indent = before.chars().take_while(|sign| *sign == ' ').count();
    // Blanks at its beginning tell nothing here.
    let skip = if n_before + n_marked <= room { indent.min(n_before) } else { n_before.saturating_sub(BEFORE) };
    let from = text.char_indices().nth(skip).map_or(text.len(), |(at, _)| at);
    let kept: String = text.get(from..).unwrap_or_default().chars().take(room).collect();
    let start = (excerpt.marked.start - from.min(excerpt.marked.start)).min(kept.len());
    let end = excerpt.marked.end.saturating_sub(from).clamp(start, kept.len());
    let on_sign = |at: usize| kept.floor_char_boundary(at);
    let marked = on_sign(start)..on_sign(end);
    (kept, marked)
}

/// A wave under these letters of a line that begins at `foot.x`, and below which it has its place at `foot.y`; at least so wide as to be seen.
pub(super) fn wave_under(ui: &Ui, style: &Style<'_>, line: &Galley, foot: Pos2, letters: Range<usize>, color: Color32) {
    let x = |letter: usize| foot.x + line.pos_from_cursor(CCursor::new(letter)).left();
    let (left, right) = (x(letters.start), x(letters.end.max(letters.start + 1)));
    wave(ui, style, pos2(left, foot.y), right.max(left + WAVE.x), color);
}

fn wave(ui: &Ui, style: &Style<'_>, from: Pos2, right: f32, color: Color32) {
    let mut points = vec![from];
    let mut at = from.x;
    let mut up = false;
    while at < right {
        at = (at + WAVE.x / 2.0).min(right);
        points.push(pos2(at, from.y + if up { 0.0 } else { WAVE.y * 1.5 }));
        up = !up;
    }
    strokes::round_line(ui.painter(), &points, Stroke::new(style.mark(WAVE_WIDTH), color));
}

/// The field for the reason why a note may stand, with what comes of it.
fn reason_ui(ui: &mut Ui, style: &Style<'_>, card: &Card<'_>, shown: &mut CardShown<'_>) -> Option<CardAsked> {
    let (reason, begins) = shown.reason.as_deref_mut()?;
    let begins = std::mem::take(begins);
    let stands_in = shown.stands_in?;
    let what_it_does = words::author::letting_stand(&card.found.code.to_string(), stands_in.name(), stands_in.is_branch);
    Text::new(words::author::WHY_IT_STANDS, TextStyle::Small).semi().show(ui, style);
    ui.add_space(style.space(S8));
    let ended = field_ui(ui, style, reason, words::author::WHY_IT_STANDS, begins);
    ui.add_space(style.space(S8));
    Text::new(&what_it_does, TextStyle::Note).color(style.theme.soft).show(ui, style);
    ui.add_space(style.space(S12));
    ended.map(|ended| if ended == Ended::Written { CardAsked::Stands } else { CardAsked::LeaveIt })
}

fn buttons_ui(ui: &mut Ui, style: &Style<'_>, card: &Card<'_>, shown: &CardShown<'_>) -> Option<CardAsked> {
    let CardShown { is_marked, explained, can_write, stands_in, .. } = *shown;
    let mend = card.mend.as_ref().and_then(|(source, mend)| mend_words(source, mend));
    // Keys are for the card that is marked.
    let keyed = |button: Button<'static>, command: Command| if is_marked { button.key(command.cap()) } else { button };
    let mut buttons = Vec::new();
    if let Some(words) = mend.as_ref().filter(|_| can_write) {
        let button = if is_marked { Button::primary(words).key(Command::GoOn.cap()) } else { Button::second(words) };
        buttons.push((button, CardAsked::Mend));
    }
    if card.found.witness.is_some() {
        buttons.push((keyed(Button::second(words::author::PLAY_TO_HERE), Command::PlayToHere), CardAsked::PlayTo));
    }
    if can_write {
        buttons.push((keyed(Button::second(words::author::OPEN_IN_EDITOR), Command::OpenEditor), CardAsked::Open));
    }
    if stands_in.is_some() && shown.reason.is_none() {
        buttons.push((keyed(Button::second(words::author::LET_IT_STAND), Command::LetStand), CardAsked::LetStand));
    }
    let explain = if explained { words::author::LESS } else { words::author::EXPLAIN };
    buttons.push((keyed(Button::second(explain), Command::Explain), CardAsked::Explain));
    let mut asked = None;
    let width = ui.available_width();
    let mut rows: Vec<Vec<(Button<'_>, CardAsked)>> = vec![Vec::new()];
    let mut taken = 0.0;
    for (button, what) in buttons {
        let size = button.size(ui, style).x + style.space(S8);
        if taken + size > width && taken > 0.0 {
            rows.push(Vec::new());
            taken = 0.0;
        }
        taken += size;
        if let Some(row) = rows.last_mut() {
            row.push((button, what));
        }
    }
    for row in rows {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = style.space(S8);
            for (button, what) in row {
                if named(ui, what as u8, |ui| button.show(ui, style)).clicked() {
                    asked = Some(what);
                }
            }
        });
        ui.add_space(style.space(S8));
    }
    asked
}

/// What a mend does, in a few words.
fn mend_words(source: &SourceText, mend: &Mend) -> Option<String> {
    let [(span, written)] = mend.edits() else { return None };
    let short = |text: &str| -> String { text.chars().take(ON_A_BUTTON).collect() };
    Some(words::author::mend(&short(source.slice(*span)), &short(written)))
}
