//! The options at the desk: what each does, where it leads, how talks usually end after it, and how many want it.

use egui::{Color32, Frame, Margin, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::parts::{Desk, card_of};
use crate::group::DeskOption;
use crate::kit::place::named;
use crate::kit::theme::{S4, S8, S12, TextStyle};
use crate::kit::widgets::{Text, rounded, strokes};
use crate::words::group as said;

/// In px at text size 100 %.
const TILE: f32 = 32.0;
const FIGURES: f32 = 138.0;
const BAR: f32 = 8.0;
const TICK: Vec2 = vec2(6.0, 12.0);
const TICK_PITCH: f32 = 8.0;
const NARROW: f32 = 480.0;

/// One option as a card.
pub(super) fn show(desk: &Desk<'_>, ui: &mut Ui, option: &DeskOption, leads: bool) {
    let style = desk.style;
    let fill = if leads { style.theme.wash } else { style.theme.sheet };
    card_of(ui, style, fill, |ui| {
        let width = ui.available_width();
        let gap = style.space(S12);
        let (tile, figures) = (style.space(TILE), style.space(FIGURES));
        let is_narrow = width < style.space(NARROW);
        let words = width - tile - gap - if is_narrow { 0.0 } else { figures + gap };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap, 0.0);
            let (_, rect) = ui.allocate_space(Vec2::splat(tile));
            tile_ui(desk, ui, option.option.letter, rect, leads);
            named(ui, "words", |ui| {
                ui.vertical(|ui| {
                    ui.set_width(words);
                    ui.spacing_mut().item_spacing = Vec2::ZERO;
                    words_ui(desk, ui, option);
                    if is_narrow {
                        figures_ui(desk, ui, option, figures);
                    }
                });
            });
            if !is_narrow {
                named(ui, "figures", |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(figures);
                        ui.spacing_mut().item_spacing = Vec2::ZERO;
                        figures_ui(desk, ui, option, figures);
                    });
                });
            }
        });
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

fn words_ui(desk: &Desk<'_>, ui: &mut Ui, option: &DeskOption) {
    let style = desk.style;
    let text = Text::new(&option.option.text, TextStyle::Small);
    if option.option.is_act { text.italic() } else { text }.show(ui, style);
    if desk.hides() {
        return;
    }
    if let Some(note) = &option.note {
        Text::new(note, TextStyle::Note).italic().color(style.theme.soft).show(ui, style);
    }
    ui.add_space(style.space(S4));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(style.space(S8), style.space(S4));
        let moved = [(said::MOOD, option.mood), (said::HEARD_BY, option.heard), (said::ACCOUNT, option.trust)];
        for (what, by) in moved.into_iter().filter(|(_, by)| *by != 0) {
            chip_ui(desk, ui, &said::moved(what, by), style.theme.ink);
        }
        for promise in &option.promises {
            chip_ui(desk, ui, &said::promises(promise), style.theme.broken);
        }
        let shows = option.shows.iter().map(|skill| format!("{skill:?}"));
        let misses = option.misses.iter().map(|skill| said::misses(&format!("{skill:?}")));
        for words in shows.chain(misses).chain([format!("\u{2192} {}", option.leads_to)]) {
            Text::new(&words, TextStyle::Note).color(style.theme.soft).show(ui, style);
        }
    });
}

fn chip_ui(desk: &Desk<'_>, ui: &mut Ui, words: &str, color: Color32) {
    let style = desk.style;
    let edge = Stroke::new(1.0, if style.theme.contrast { style.theme.edge } else { style.theme.line });
    let width = ui.max_rect().width() - style.space(16.0);
    let natural = Text::new(words, TextStyle::Note).galley(ui.painter(), style).size().x;
    Frame::NONE.stroke(edge).corner_radius(rounded(style.tokens().radius.tag)).inner_margin(Margin::symmetric(7, 1)).show(
        ui,
        |ui| {
            Text::new(words, TextStyle::Note).color(color).width((natural + 1.0).min(width)).show(ui, style);
        },
    );
}

fn figures_ui(desk: &Desk<'_>, ui: &mut Ui, option: &DeskOption, width: f32) {
    let (style, theme) = (desk.style, desk.style.theme);
    let figures = option.outlook.filter(|_| !desk.hides());
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
    if desk.hides_votes() || !desk.room().stage().is_of_a_vote() || (option.now == 0 && option.before.is_none()) {
        return;
    }
    let (now, rows) = (option.now, if option.before.is_some() { 2.0 } else { 1.0 });
    let row = style.line_height(TextStyle::Note).max(style.space(TICK.y + 4.0));
    let (_, rect) = ui.allocate_space(vec2(width, row * rows));
    ticks(desk, ui, rect, now, true);
    if let Some(before) = option.before {
        ticks(desk, ui, rect.translate(vec2(0.0, row)), before, false);
    }
    let words = said::now_and_before(option.option.letter, option.now, option.before);
    let response = ui.interact(rect, ui.scope_id().with("votes"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &words));
}

/// A tick for each vote, and their number: filled now, hollow for the vote before.
fn ticks(desk: &Desk<'_>, ui: &Ui, rect: Rect, n: usize, is_now: bool) {
    let (style, theme) = (desk.style, desk.style.theme);
    let size = TICK * style.space(1.0);
    let room = rect.width() - style.space(28.0);
    let pitch = style.space(TICK_PITCH).min(room / n.max(1) as f32);
    for vote in 0..n {
        let at = pos2(rect.left() + pitch * vote as f32, rect.top() + style.space(3.0));
        let tick = Rect::from_min_size(at, vec2(size.x.min(pitch - 1.0).max(1.0), size.y));
        if is_now {
            ui.painter().rect_filled(tick, rounded(2.0), theme.ink);
        } else {
            ui.painter().rect_stroke(tick, rounded(2.0), Stroke::new(1.0, theme.edge), StrokeKind::Inside);
        }
    }
    let number = n.to_string();
    let text = Text::new(&number, TextStyle::Note);
    let text = if is_now { text.semi() } else { text.color(theme.soft) };
    text.paint(ui.painter(), style, pos2(rect.left() + pitch * n as f32 + style.space(S8), rect.top()));
}
