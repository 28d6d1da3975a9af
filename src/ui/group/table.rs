//! The table of a session that is looked back at: one row for each exchange, sorted as the presenter asks.

use egui::text::LayoutJob;
use egui::{Rect, Stroke, Ui, pos2, vec2};

use super::parts::{Desk, card, columns, label, minutes};
use crate::group::{GroupRow, SortedBy, letter};
use crate::kit::commands::Command;
use crate::kit::place::{named, place};
use crate::kit::theme::{FontCut, S4, S8, S12, S16, TextStyle};
use crate::kit::widgets::{Link, Text, layout_text, rounded, show_job};
use crate::words::group as said;

/// The columns, in px at text size 100 %: beat, votes, the line that was said, one outlook, time.
const BEAT: f32 = 100.0;
const VOTES: f32 = 82.0;
const PLAYED: f32 = 58.0;
const OUTLOOK: f32 = 48.0;
const TIME: f32 = 38.0;
const NARROW: f32 = 560.0;
/// The height of a row, and what lies between its edges and its words.
const ROW: f32 = 39.0;
const PADDING: f32 = 12.0;

/// Draws the table.
pub(super) fn show(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, debrief, sorted_by) = (desk.style, &desk.known.debrief, desk.group().sorted_by());
    sorts_ui(desk, ui, sorted_by);
    ui.add_space(S8);
    let is_narrow = ui.available_width() < style.space(NARROW);
    if !is_narrow {
        heads_ui(desk, ui);
    }
    for row in debrief.sorted(sorted_by) {
        named(ui, row.exchange, |ui| {
            if is_narrow { narrow_row_ui(desk, ui, row) } else { row_ui(desk, ui, row, row.is_of(sorted_by)) }
        });
    }
}

/// The four ways to sort it, each with its digit.
fn sorts_ui(desk: &Desk<'_>, ui: &mut Ui, sorted_by: SortedBy) {
    let style = desk.style;
    let digits = ["1", "2", "3", "4"];
    named(ui, "sorts", |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(style.space(S16), S4);
            for (index, (sort, digit)) in SortedBy::ALL.into_iter().zip(digits).enumerate() {
                let words = sort.title();
                let name = format!("{digit} {words}");
                let link = Link::new(words, digit).note().named(&name);
                let link = if sort == sorted_by { link.strong() } else { link };
                if link.show(ui, style).clicked() {
                    desk.press_nth(Command::Choose, index);
                }
            }
        });
    });
}

/// Where the columns of a row begin, and how wide they are.
struct Columns {
    beat: Rect,
    first: Rect,
    second: Rect,
    played: Rect,
    outlooks: Rect,
    time: Rect,
}

impl Columns {
    fn of(desk: &Desk<'_>, row: Rect) -> Self {
        let style = desk.style;
        let inner = row.shrink2(vec2(style.space(PADDING), 0.0));
        let ([beat, first, second, played], outlooks, [time]) =
            columns(style, inner, style.space(S4), [BEAT, VOTES, VOTES, PLAYED], [TIME]);
        Self { beat, first, second, played, outlooks, time }
    }
}

fn heads_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let style = desk.style;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), style.line_height(TextStyle::Note)));
    let columns = Columns::of(desk, rect);
    let heads = [
        (said::BEAT, columns.beat),
        (said::FIRST_VOTE, columns.first),
        (said::SECOND_VOTE, columns.second),
        (said::PLAYED, columns.played),
        (said::OUTLOOK, columns.outlooks),
        (said::TIME, columns.time),
    ];
    for (words, rect) in heads {
        place(ui, ("head", words), rect, |ui| {
            Text::new(words, TextStyle::Note).max_rows(1).color(style.theme.soft).show(ui, style)
        });
    }
    ui.add_space(style.space(S4));
}

/// Votes with their largest number in semibold.
fn votes_job(desk: &Desk<'_>, votes: &[usize]) -> LayoutJob {
    let style = desk.style;
    let most = votes.iter().max().copied().unwrap_or(0);
    let mut job = LayoutJob::default();
    let plain = layout_text(style, TextStyle::Note, FontCut::Regular, style.theme.ink);
    let semi = layout_text(style, TextStyle::Note, FontCut::Semi, style.theme.ink);
    for (at, n) in votes.iter().enumerate() {
        if at > 0 {
            job.append("-", 0.0, plain.clone());
        }
        job.append(&n.to_string(), 0.0, if *n == most && *n > 0 { semi.clone() } else { plain.clone() });
    }
    job
}

fn votes_words(votes: &[usize]) -> String {
    votes.iter().map(ToString::to_string).collect::<Vec<_>>().join("-")
}

/// What was said by its letter, and by how much it stands below the best, out of a hundred.
fn played_words(desk: &Desk<'_>, row: &GroupRow) -> String {
    let below = row.below().map(|below| (below * 100.0).round() as i64).filter(|below| *below > 0 && !desk.covered().thoughts);
    below.map_or_else(|| row.letter().to_string(), |below| format!("{} \u{2212}{below}", row.letter()))
}

/// The beat, with the letter of a moment that is offered there.
fn beat_words(desk: &Desk<'_>, row: &GroupRow) -> String {
    let offered = desk.known.debrief.offered.iter().position(|exchange| *exchange == row.exchange);
    let moment = offered.map_or_else(String::new, |at| format!(" \u{b7} {}", letter(at)));
    let mark = if row.is_marked { format!(" \u{b7} {}", said::MARKED) } else { String::new() };
    format!("{}{moment}{mark}", row.beat)
}

fn row_ui(desk: &Desk<'_>, ui: &mut Ui, row: &GroupRow, is_raised: bool) {
    let (style, theme) = (desk.style, desk.style.theme);
    let pitch = style.space(ROW).max(style.line_height(TextStyle::Note) + style.space(S8));
    let (_, own) = ui.allocate_space(vec2(ui.available_width(), pitch));
    let card = own.shrink2(vec2(0.0, 1.5));
    // The moment on the wall is filled; what the order looks for has an edge.
    let is_on_the_wall = desk.known.moment(desk.group()).is_some_and(|(_, moment)| moment.exchange == row.exchange);
    ui.painter().rect_filled(card, rounded(style.tokens().radius.control), if is_on_the_wall { theme.wash } else { theme.sheet });
    if is_raised {
        let edge = Rect::from_min_size(card.min, vec2(3.0, card.height()));
        ui.painter().rect_filled(edge, rounded(1.5), theme.accent);
    }
    let line = style.line_height(TextStyle::Note);
    let columns = Columns::of(desk, own);
    let on_line = |rect: Rect| Rect::from_center_size(rect.center(), vec2(rect.width(), line));
    let beat = beat_words(desk, row);
    place(ui, "beat", on_line(columns.beat), |ui| {
        Text::new(&beat, TextStyle::Note).semi().max_rows(1).show(ui, style).on_hover_text(&row.line);
    });
    let votes = [("first", columns.first, Some(&row.first)), ("second", columns.second, row.last.as_ref())];
    for (name, rect, votes) in votes {
        place(ui, name, on_line(rect), |ui| match votes {
            Some(votes) if votes.is_empty() => {
                Text::new(said::QUICK, TextStyle::Note).color(theme.soft).show(ui, style);
            }
            Some(votes) => {
                show_job(ui, votes_job(desk, votes), &votes_words(votes));
            }
            None => {
                Text::new(said::HIDDEN, TextStyle::Note).color(theme.soft).show(ui, style);
            }
        });
    }
    place(ui, "played", on_line(columns.played), |ui| {
        Text::new(&played_words(desk, row), TextStyle::Note).semi().show(ui, style)
    });
    if !desk.covered().thoughts {
        outlooks_ui(desk, ui, row, columns.outlooks.shrink2(vec2(0.0, 4.0)));
    }
    place(ui, "time", on_line(columns.time), |ui| Text::new(&minutes(row.took), TextStyle::Note).show(ui, style));
}

/// In a narrow window a row has its line, and the rest under it.
fn narrow_row_ui(desk: &Desk<'_>, ui: &mut Ui, row: &GroupRow) {
    let style = desk.style;
    card(ui, style, |ui| {
        Text::new(&row.line, TextStyle::Small).max_rows(2).show(ui, style);
        label(ui, style, &beat_words(desk, row));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(style.space(S12), S4);
            let second = row.last.as_deref().map(|votes| format!("{} {}", said::SECOND_VOTE, votes_words(votes)));
            let first = match row.first.as_slice() {
                [] => said::QUICK.to_owned(),
                first => format!("{} {}", said::FIRST_VOTE, votes_words(first)),
            };
            let played = format!("{} {}", said::PLAYED, played_words(desk, row));
            for words in [Some(first), second, Some(played), Some(minutes(row.took))].into_iter().flatten() {
                Text::new(&words, TextStyle::Note).show(ui, style);
            }
        });
    });
}

/// How talks usually end after each option, as bars with their percent; the one that was said is solid.
fn outlooks_ui(desk: &Desk<'_>, ui: &mut Ui, row: &GroupRow, rect: Rect) {
    let (style, theme) = (desk.style, desk.style.theme);
    let gap = style.space(S4);
    let n = row.outlooks.len().max(1) as f32;
    let pitch = ((rect.width() + gap) / n).min(style.space(OUTLOOK) + gap);
    for (at, outlook) in row.outlooks.iter().enumerate() {
        let letter = letter(at);
        let own = Rect::from_min_size(pos2(rect.left() + pitch * at as f32, rect.top()), vec2(pitch - gap, rect.height()));
        let percent = outlook.map(|outlook| (outlook * 100.0).round());
        let words = percent.map_or_else(|| format!("{letter} \u{2013}"), |percent| format!("{letter} {percent}"));
        let is_said = at == row.played;
        place(ui, ("outlook", at), own, |ui| {
            let text = Text::new(&words, TextStyle::Note).max_rows(1);
            if is_said { text.semi() } else { text.color(theme.soft) }.show(ui, style);
        });
        let bar = Rect::from_min_size(pos2(own.left(), own.bottom() - style.space(7.0)), vec2(own.width(), style.space(5.0)));
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
