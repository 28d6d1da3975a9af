//! The table of a session that is looked back at: one row for each exchange, sorted as the presenter asks.

use egui::{Rect, Stroke, Ui, pos2, vec2};

use super::parts::{Desk, card_of, label, minutes};
use crate::group::{GroupRow, SortedBy};
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S8, S12, TextStyle};
use crate::kit::widgets::{Text, rounded};
use crate::words::group as said;

/// The columns beside the line, in px at text size 100 %: votes, the line that was said, outlooks, time.
const VOTES: f32 = 74.0;
const PLAYED: f32 = 66.0;
const TIME: f32 = 42.0;
const OUTLOOK: f32 = 44.0;
const NARROW: f32 = 560.0;

/// Draws the table.
pub(super) fn show(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, debrief, sorted_by) = (desk.style, &desk.known.debrief, desk.room().sorted_by());
    let sorts = said::SORTS.iter().zip(SortedBy::ALL).enumerate();
    named(ui, "sorts", |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(style.space(S12), S4);
            for (index, (words, sort)) in sorts {
                let words = format!("{} {words}", index + 1);
                let text = Text::new(&words, TextStyle::Note);
                if sort == sorted_by { text.semi() } else { text.color(style.theme.soft) }.show(ui, style);
            }
        });
    });
    ui.add_space(S8);
    for row in debrief.sorted(sorted_by) {
        named(ui, row.exchange, |ui| row_ui(desk, ui, row, row.is_of(sorted_by)));
    }
}

fn row_ui(desk: &Desk<'_>, ui: &mut Ui, row: &GroupRow, is_raised: bool) {
    let style = desk.style;
    let votes = |votes: &[usize]| votes.iter().map(ToString::to_string).collect::<Vec<_>>().join("-");
    let hides = desk.hides();
    let fill = if is_raised { style.theme.wash } else { style.theme.sheet };
    card_of(ui, style, fill, |ui| {
        let offered = desk.known.debrief.offered.iter().position(|exchange| *exchange == row.exchange);
        let moment = offered.map_or_else(String::new, |at| format!("  \u{b7} {}", said::moment_letter(at)));
        let mark = if row.is_marked { format!("  \u{b7} {}", said::MARKED) } else { String::new() };
        let line = Text::new(&row.line, TextStyle::Small).max_rows(2);
        if is_raised { line.semi() } else { line }.show(ui, style);
        label(ui, style, &format!("{}{moment}{mark}", row.beat));
        ui.add_space(S4);
        let first = if row.first.is_empty() { said::QUICK.to_owned() } else { votes(&row.first) };
        let second = row.last.as_deref().map(votes);
        let below = row.below().map(|below| (below * 100.0).round() as i64).filter(|below| *below > 0 && !hides);
        let played = below.map_or_else(|| row.letter().to_string(), |below| format!("{} \u{2212}{below}", row.letter()));
        let width = ui.available_width();
        if width < style.space(NARROW) {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(style.space(S12), S4);
                let second = second.map(|second| format!("{} {second}", said::SECOND_VOTE));
                let first = if row.first.is_empty() { first } else { format!("{} {first}", said::FIRST_VOTE) };
                for words in [Some(first), second, Some(format!("{} {played}", said::PLAYED)), Some(minutes(row.took))]
                    .into_iter()
                    .flatten()
                {
                    Text::new(&words, TextStyle::Note).show(ui, style);
                }
            });
            return;
        }
        let (left, top) = (ui.cursor().left(), ui.cursor().top());
        let height = 2.0 * style.line_height(TextStyle::Note);
        let mut x = left;
        let mut cell = |name: &str, words: &str, px: f32| {
            let rect = Rect::from_min_size(pos2(x, top), vec2(style.space(px), height));
            place(ui, name, rect, |ui| {
                label(ui, style, name);
                Text::new(words, TextStyle::Note).semi().show(ui, style);
            });
            x += style.space(px) + style.space(S8);
        };
        cell(said::FIRST_VOTE, &first, VOTES);
        cell(said::SECOND_VOTE, second.as_deref().unwrap_or("\u{2013}"), VOTES);
        cell(said::PLAYED, &played, PLAYED);
        if !hides {
            outlooks_ui(desk, ui, row, Rect::from_min_size(pos2(x, top), vec2(left + width - style.space(TIME) - x, height)));
        }
        let rect = Rect::from_min_size(pos2(left + width - style.space(TIME), top), vec2(style.space(TIME), height));
        place(ui, "time", rect, |ui| {
            label(ui, style, said::TIME);
            Text::new(&minutes(row.took), TextStyle::Note).show(ui, style);
        });
        ui.advance_cursor_after_rect(Rect::from_min_size(pos2(left, top), vec2(width, height)));
    });
}

/// How talks usually end after each option, as bars with their percent; the one that was said is solid.
fn outlooks_ui(desk: &Desk<'_>, ui: &mut Ui, row: &GroupRow, rect: Rect) {
    let (style, theme) = (desk.style, desk.style.theme);
    let gap = style.space(S8);
    let n = row.outlooks.len().max(1) as f32;
    let pitch = ((rect.width() + gap) / n).min(style.space(OUTLOOK) + gap + style.space(24.0));
    for (at, outlook) in row.outlooks.iter().enumerate() {
        let letter = char::from(b'A' + u8::try_from(at).unwrap_or(0));
        let own = Rect::from_min_size(pos2(rect.left() + pitch * at as f32, rect.top()), vec2(pitch - gap, rect.height()));
        let percent = outlook.map(|outlook| (outlook * 100.0).round());
        let words = percent.map_or_else(|| format!("{letter} \u{2013}"), |percent| format!("{letter} {percent}"));
        let is_said = at == row.played;
        place(ui, ("outlook", at), own, |ui| {
            let text = Text::new(&words, TextStyle::Note);
            if is_said { text.semi() } else { text.color(theme.soft) }.show(ui, style);
        });
        let bar = Rect::from_min_size(pos2(own.left(), own.bottom() - style.space(10.0)), vec2(own.width(), style.space(5.0)));
        ui.painter().rect_filled(bar, rounded(2.5), theme.sunk);
        if let Some(outlook) = outlook {
            let mut part = bar;
            part.set_width(bar.width() * *outlook as f32);
            if is_said {
                ui.painter().rect_filled(part, rounded(2.5), theme.ink);
            } else {
                ui.painter().rect_stroke(part, rounded(2.5), Stroke::new(1.0, theme.edge), egui::StrokeKind::Inside);
            }
        }
    }
}
