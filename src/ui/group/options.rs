//! The options at the desk: what each does, where it leads, how talks usually end after it, and how many want it.

use egui::{Color32, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::parts::{Desk, card_of, columns};
use crate::group::DeskOption;
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S8, S12, TextStyle};
use crate::kit::widgets::{KeyCap, Text, rounded, strokes};
use crate::words::group as said;

/// In px at text size 100 %.
const TILE: f32 = 32.0;
const FIGURES: f32 = 138.0;
const BAR: f32 = 8.0;
const TICK: Vec2 = vec2(6.0, 12.0);
const TICK_PITCH: f32 = 8.0;
const NARROW: f32 = 480.0;
const CHIP_PADDING: f32 = 8.0;

/// How close lines stand, as a part of their height: of what is said, and of what the author notes beside it.
const CLOSE: f32 = 20.0 / 24.0;
const CLOSE_NOTE: f32 = 18.0 / 20.0;
/// The pitch of the rows of chips.
const CHIPS: f32 = 24.0;

/// How much stands on a card beside its words, letter, figures and votes. All cards of an exchange have as much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    note_rows: usize,
    chips: bool,
}

impl Amount {
    /// Everything.
    const ALL: Self = Self { note_rows: usize::MAX, chips: true };

    /// As much as leaves every card in sight; everything where the page has to be scrolled anyway.
    pub(super) fn fitting(desk: &Desk<'_>, ui: &Ui, options: &[DeskOption], height: f32) -> Self {
        let less = [Self { note_rows: 1, chips: true }, Self { note_rows: 0, chips: true }, Self { note_rows: 0, chips: false }];
        let widths = Widths::of(desk, ui.available_width() - 2.0 * desk.style.space(S12));
        let stands = |amount: Self| {
            let cards = options.iter().map(|option| height_of(desk, ui, option, &widths, amount) + 3.0 * desk.style.space(S8));
            cards.sum::<f32>() - desk.style.space(S8)
        };
        let fits = |amount: &Self| !widths.is_narrow && stands(*amount) <= height;
        [Self::ALL].into_iter().chain(less).find(fits).unwrap_or(Self::ALL)
    }
}

/// The columns of a card, by their widths.
struct Widths {
    is_narrow: bool,
    tile: f32,
    words: f32,
    figures: f32,
    gap: f32,
}

impl Widths {
    fn of(desk: &Desk<'_>, width: f32) -> Self {
        let (style, gap) = (desk.style, desk.style.space(S12));
        let row = Rect::from_min_size(Pos2::ZERO, vec2(width, 0.0));
        // In a narrow window the figures stand under the words.
        let is_narrow = width < style.space(NARROW);
        let words =
            if is_narrow { columns(style, row, gap, [TILE], []).1 } else { columns(style, row, gap, [TILE], [FIGURES]).1 };
        Self { is_narrow, tile: style.space(TILE), words: words.width(), figures: style.space(FIGURES), gap }
    }
}

/// How high a card stands inside its edges.
fn height_of(desk: &Desk<'_>, ui: &Ui, option: &DeskOption, widths: &Widths, amount: Amount) -> f32 {
    let style = desk.style;
    let mut words = said_text(option).width(widths.words).galley(ui.painter(), style).size().y;
    if !desk.covered().thoughts {
        if let Some(note) = note_text(option, amount) {
            words += note.width(widths.words).galley(ui.painter(), style).size().y;
        }
        if amount.chips {
            words += style.space(S4) + placed_chips(desk, ui, option, widths.words).1;
        }
    }
    let cap = if desk.group().stage().counts() { style.space(S4) + style.mark(24.0) } else { 0.0 };
    let votes = if shows_votes(desk, option) { rows_of_votes(desk, option) } else { 0.0 };
    let figures = style.line_height(TextStyle::Note) + style.space(BAR + 10.0) + votes;
    words.max(widths.tile + cap).max(figures)
}

/// One option as a card.
pub(super) fn show(desk: &Desk<'_>, ui: &mut Ui, option: &DeskOption, leads: bool, amount: Amount) {
    let style = desk.style;
    let fill = if leads { style.theme.wash } else { style.theme.sheet };
    card_of(ui, style, fill, |ui| {
        let widths = Widths::of(desk, ui.available_width());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(widths.gap, 0.0);
            // While votes are counted, each letter has the digit under it that counts for it.
            let counted = desk.group().stage().counts().then_some(option.option.letter);
            let cap = if counted.is_some() { style.space(S4) + style.mark(24.0) } else { 0.0 };
            let (_, column) = ui.allocate_space(vec2(widths.tile, widths.tile + cap));
            let tile = Rect::from_min_size(column.min, Vec2::splat(widths.tile));
            tile_ui(desk, ui, option.option.letter, tile, leads);
            if let Some(letter) = counted {
                digit_ui(desk, ui, usize::from(letter as u8).saturating_sub(usize::from(b'A')), column);
            }
            named(ui, "words", |ui| {
                ui.vertical(|ui| {
                    ui.set_width(widths.words);
                    ui.spacing_mut().item_spacing = Vec2::ZERO;
                    words_ui(desk, ui, option, amount);
                    if widths.is_narrow {
                        figures_ui(desk, ui, option, widths.figures);
                    }
                });
            });
            if !widths.is_narrow {
                named(ui, "figures", |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(widths.figures);
                        ui.spacing_mut().item_spacing = Vec2::ZERO;
                        figures_ui(desk, ui, option, widths.figures);
                    });
                });
            }
        });
    });
}

/// The cap with a digit, from 0, at the foot of a column and in its middle.
fn digit_ui(desk: &Desk<'_>, ui: &Ui, nth: usize, column: Rect) {
    let digit = (nth + 1).to_string();
    let cap = KeyCap::new(&digit);
    let size = cap.size(ui.painter(), desk.style);
    cap.paint(ui.painter(), desk.style, pos2((column.center().x - size.x / 2.0).round(), column.bottom() - size.y));
}

/// What is counted with a digit, and how many want it; `None` while that is covered.
pub(super) fn counted_ui(desk: &Desk<'_>, ui: &mut Ui, nth: usize, letter: Option<char>, words: &str, n: Option<usize>) {
    let style = desk.style;
    card_of(ui, style, style.theme.sheet, |ui| {
        let side = style.space(TILE);
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), side));
        let square =
            |at: f32| Rect::from_min_size(pos2(row.left() + (side + style.space(S8)) * at, row.top()), Vec2::splat(side));
        let digit = (nth + 1).to_string();
        let cap = KeyCap::new(&digit);
        let half_of_cap = cap.size(ui.painter(), style) / 2.0;
        cap.paint(ui.painter(), style, (square(0.0).center() - half_of_cap).floor());
        if let Some(letter) = letter {
            tile_ui(desk, ui, letter, square(1.0), false);
        }
        let left = square(if letter.is_some() { 2.0 } else { 1.0 }).left();
        let text = Text::new(words, TextStyle::Body);
        let height = style.line_height(TextStyle::Body);
        text.paint(ui.painter(), style, pos2(left, row.center().y - height / 2.0));
        if let Some(n) = n {
            let number = n.to_string();
            let number = Text::new(&number, TextStyle::Lead).semi();
            let of_number = number.galley(ui.painter(), style).size();
            number.paint(ui.painter(), style, pos2(row.right() - of_number.x, row.center().y - of_number.y / 2.0));
            let width = style.space(FIGURES);
            let at = pos2(row.right() - style.space(48.0) - width, row.center().y - style.space(TICK.y / 2.0 + 3.0));
            tick_marks(desk, ui, Rect::from_min_size(at, vec2(width, side)), n, true);
        }
        let name = n.map_or_else(|| words.to_owned(), |n| said::counted_for(words, n));
        let response = ui.interact(row, ui.scope_id().with("counted"), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &name));
    });
}

fn tile_ui(desk: &Desk<'_>, ui: &Ui, letter: char, rect: Rect, leads: bool) {
    let theme = desk.style.theme;
    let (fill, ink) = if leads { (theme.accent, theme.on_accent) } else { (Color32::TRANSPARENT, theme.ink) };
    let edge = Stroke::new(if leads { 0.0 } else { 1.5 }, theme.edge);
    ui.painter().rect(rect, rounded(desk.style.space(6.0)), fill, edge, StrokeKind::Inside);
    let letter = letter.to_string();
    let text = Text::new(&letter, TextStyle::Small).semi().color(ink);
    let size = text.galley(ui.painter(), desk.style).size();
    text.paint(ui.painter(), desk.style, rect.center() - size / 2.0);
}

fn said_text(option: &DeskOption) -> Text<'_> {
    let text = Text::new(&option.option.text, TextStyle::Small).tight(CLOSE);
    if option.option.is_act { text.italic() } else { text }
}

fn note_text(option: &DeskOption, amount: Amount) -> Option<Text<'_>> {
    let note = option.note.as_deref().filter(|_| amount.note_rows > 0)?;
    let text = Text::new(note, TextStyle::Note).italic().tight(CLOSE_NOTE);
    Some(if amount.note_rows == usize::MAX { text } else { text.max_rows(amount.note_rows) })
}

fn words_ui(desk: &Desk<'_>, ui: &mut Ui, option: &DeskOption, amount: Amount) {
    let style = desk.style;
    let words = said_text(option).show(ui, style);
    if desk.covered().thoughts {
        return;
    }
    if let Some(note) = note_text(option, amount) {
        note.color(style.theme.soft).show(ui, style);
    }
    if amount != Amount::ALL
        && let Some(note) = &option.note
    {
        words.on_hover_text(note);
    }
    if !amount.chips {
        return;
    }
    ui.add_space(style.space(S4));
    let (width, origin) = (ui.available_width(), ui.cursor().min);
    let (chips, height) = placed_chips(desk, ui, option, width);
    for (at, (chip, rect)) in chips.into_iter().enumerate() {
        let rect = rect.translate(origin.to_vec2());
        let inner = if chip.is_framed {
            let edge = Stroke::new(1.0, if style.theme.contrast { style.theme.edge } else { style.theme.line });
            ui.painter().rect_stroke(rect, rounded(style.tokens().radius.tag), edge, StrokeKind::Inside);
            rect.shrink2(vec2(style.space(CHIP_PADDING), 0.0))
        } else {
            rect
        };
        let text = Text::new(&chip.words, TextStyle::Note).color(chip.color).max_rows(1);
        let line = style.line_height(TextStyle::Note);
        let inner = Rect::from_center_size(inner.center(), vec2(inner.width() + 1.0, line));
        place(ui, ("chip", at), inner, |ui| text.show(ui, style));
    }
    ui.advance_cursor_after_rect(Rect::from_min_size(origin, vec2(width, height)));
}

/// What an option moves, promises and shows, and where it leads, in a few words each.
struct Chip {
    words: String,
    color: Color32,
    is_framed: bool,
}

/// The chips of an option, row by row in a width, and how high they stand.
fn placed_chips(desk: &Desk<'_>, ui: &Ui, option: &DeskOption, width: f32) -> (Vec<(Chip, Rect)>, f32) {
    let style = desk.style;
    let framed = |words: String, color| Chip { words, color, is_framed: true };
    let moved = [(said::MOOD, option.mood), (said::HEARD_BY, option.heard), (said::TRUST, option.trust)];
    let moved = moved.into_iter().filter(|(_, by)| *by != 0).map(|(what, by)| framed(said::moved(what, by), style.theme.ink));
    let promises = option.promises.iter().map(|promise| framed(said::promises(promise), style.theme.broken));
    let shows = option.shows.iter().map(|skill| format!("{skill:?}"));
    let misses = option.misses.iter().map(|skill| said::misses(&format!("{skill:?}")));
    let plain = shows.chain(misses).chain([format!("\u{2192} {}", option.leads_to)]);
    let plain = plain.map(|words| Chip { words, color: style.theme.soft, is_framed: false });
    let (pitch, gap) = (style.space(CHIPS), style.space(S8));
    let height = style.line_height(TextStyle::Note) + 2.0;
    let (mut at, mut placed) = (Vec2::ZERO, Vec::new());
    for chip in moved.chain(promises).chain(plain) {
        let padding = if chip.is_framed { 2.0 * style.space(CHIP_PADDING) } else { 0.0 };
        let own = Text::new(&chip.words, TextStyle::Note).galley(ui.painter(), style).size().x.ceil() + padding;
        let own = own.min(width - 1.0);
        if at.x > 0.0 && at.x + own > width {
            at = vec2(0.0, at.y + pitch.max(height));
        }
        placed.push((chip, Rect::from_min_size(at.to_pos2(), vec2(own, height))));
        at.x += own + gap;
    }
    (placed, at.y + height)
}

fn figures_ui(desk: &Desk<'_>, ui: &mut Ui, option: &DeskOption, width: f32) {
    let (style, theme) = (desk.style, desk.style.theme);
    let figures = option.outlook.filter(|_| !desk.covered().thoughts);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(style.space(S8), 0.0);
        Text::new(said::OUTLOOK, TextStyle::Note).color(theme.soft).show(ui, style);
        let percent = |value: f64| (value * 100.0).round() as i64;
        let words = figures.map_or_else(|| said::HIDDEN.to_owned(), |(value, more)| said::outlook(percent(value), percent(more)));
        Text::new(&words, TextStyle::Note).semi().show(ui, style);
    });
    let (_, rect) = ui.allocate_space(vec2(width, style.space(BAR + 10.0)));
    let bar = Rect::from_center_size(rect.center(), vec2(width, style.space(BAR)));
    ui.painter().rect_filled(bar, rounded(4.0), theme.sunk);
    if let Some((value, more)) = figures {
        let mut part = bar;
        part.set_width(bar.width() * value as f32);
        ui.painter().rect_filled(part, rounded(4.0), if more >= 0.0 { theme.ink } else { theme.edge });
        // A dotted mark where she stands now.
        let x = bar.left() + bar.width() * (value - more).clamp(0.0, 1.0) as f32;
        let stroke = Stroke::new(2.0, theme.ink);
        strokes::dotted(ui.painter(), pos2(x, rect.top()), pos2(x, rect.bottom()), stroke, 2.0, 2.0);
    }
    if !shows_votes(desk, option) {
        return;
    }
    let row = row_of_votes(desk);
    let (_, rect) = ui.allocate_space(vec2(width, rows_of_votes(desk, option)));
    ticks(desk, ui, rect, option.now, true);
    if let Some(before) = option.before {
        ticks(desk, ui, rect.translate(vec2(0.0, row)), before, false);
    }
    let words = said::now_and_before(option.option.letter, option.now, option.before);
    let response = ui.interact(rect, ui.scope_id().with("votes"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &words));
}

fn shows_votes(desk: &Desk<'_>, option: &DeskOption) -> bool {
    !desk.covered().votes && desk.group().stage().is_of_a_vote() && (option.now > 0 || option.before.is_some())
}

fn row_of_votes(desk: &Desk<'_>) -> f32 {
    desk.style.line_height(TextStyle::Note).max(desk.style.space(TICK.y + 4.0))
}

fn rows_of_votes(desk: &Desk<'_>, option: &DeskOption) -> f32 {
    row_of_votes(desk) * if option.before.is_some() { 2.0 } else { 1.0 }
}

/// A tick for each vote, and their number: filled now, hollow for the vote before.
fn ticks(desk: &Desk<'_>, ui: &Ui, rect: Rect, n: usize, is_now: bool) {
    let (style, theme) = (desk.style, desk.style.theme);
    let x = tick_marks(desk, ui, rect, n, is_now);
    let number = n.to_string();
    let text = Text::new(&number, TextStyle::Note);
    let text = if is_now { text.semi() } else { text.color(theme.soft) };
    text.paint(ui.painter(), style, pos2(x, rect.top()));
}

/// The ticks alone; answers where what stands after them begins.
fn tick_marks(desk: &Desk<'_>, ui: &Ui, rect: Rect, n: usize, is_now: bool) -> f32 {
    let (style, theme) = (desk.style, desk.style.theme);
    let size = TICK * style.space(1.0);
    let free = rect.width() - style.space(28.0);
    let pitch = style.space(TICK_PITCH).min(free / n.max(1) as f32);
    for vote in 0..n {
        let at = pos2(rect.left() + pitch * vote as f32, rect.top() + style.space(3.0));
        let tick = Rect::from_min_size(at, vec2(size.x.min(pitch - 1.0).max(1.0), size.y));
        if is_now {
            ui.painter().rect_filled(tick, rounded(2.0), theme.ink);
        } else {
            ui.painter().rect_stroke(tick, rounded(2.0), Stroke::new(1.0, theme.edge), StrokeKind::Inside);
        }
    }
    rect.left() + pitch * n as f32 + if n > 0 { style.space(S8) } else { 0.0 }
}
