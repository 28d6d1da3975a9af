//! The upper row: what you said last and the way to what was said before; the time and the place, the way out, and the way to the rules.

use egui::accesskit::Role;
use egui::{Align, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::Talk;
use super::history;
use super::layout::{top_row_down, top_row_height};
use crate::kit::commands::Command;
use crate::kit::place::place;
use crate::kit::theme::{Motion, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Interaction, KeyCap, Link, Text, paint_ring};
use crate::words;

/// Between two things at the right of the row.
const GAP: f32 = 20.0;

/// What was asked for in the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// What was said before.
    Earlier,
    /// Back from it to the answers.
    Answers,
    Leave,
    Help,
}

/// Which ways there are: each stands with its key exactly where that key is heard.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    /// Whether what you said stands below the row.
    pub yours: bool,
    pub earlier: bool,
    pub answers: bool,
    pub leave: bool,
    pub help: bool,
}

/// Draws the upper row of a column.
pub(super) fn top_row_ui(ui: &mut Ui, style: &Style<'_>, column: Rect, talk: &Talk<'_>, ways: Ways) -> Option<Asked> {
    let row = Rect::from_min_size(
        pos2(column.left(), column.top() + top_row_down(style)),
        Vec2::new(column.width() + style.space(S16), top_row_height(style)),
    );
    let line = style.line_height(TextStyle::Note);
    let line_top = row.center().y - line / 2.0;
    let mut asked = None;
    let mut left = row.left();
    place(ui, "the row", row, |ui| {
        let title = match (ways.answers, talk.last_words()) {
            (true, _) => Some(words::conversation::SO_FAR),
            (false, said) => said.map(|(title, ..)| title).filter(|_| ways.yours),
        };
        if let Some(title) = title {
            let size = note(style, title).galley(ui.painter(), style).size();
            let rect = Rect::from_min_size(pos2(left, line_top), size);
            place(ui, "title", rect, |ui| {
                ui.set_opacity(if ways.answers { 1.0 } else { talk.lines_in });
                note(style, title).show(ui, style);
            });
            left = rect.right() + style.space(S24);
        }
        let way = if ways.answers {
            Some((Link::new(words::conversation::BACK_TO_THE_ANSWERS, Command::Back.cap()).note(), Asked::Answers))
        } else if ways.earlier && !history::is_empty(talk) {
            Some((Link::new(words::conversation::EARLIER, Command::PageUp.cap()).note(), Asked::Earlier))
        } else {
            None
        };
        if let Some((link, meant)) = way {
            let size = link.size(ui, style);
            if link.show_at(ui, style, pos2(left, (row.center().y - size.y / 2.0).round()), Align::Min).clicked() {
                asked = Some(meant);
            }
            left += size.x + style.space(S24);
        }
        let cap = KeyCap::new(Command::Help.cap()).size(ui.painter(), style);
        let help = Rect::from_min_size(pos2(row.right() - cap.x, (row.center().y - cap.y / 2.0).round()), cap);
        let mut right = if ways.help { help.left() - style.space(GAP) } else { row.right() };
        let leave = Link::new(words::conversation::LEAVE, Command::Back.cap()).note();
        let leave_at = right;
        if ways.leave {
            right -= leave.size(ui, style).x + style.space(GAP);
        }
        whereabouts_ui(ui, style, Rect::from_x_y_ranges(left..=right.max(left), line_top..=line_top + line), talk);
        if ways.leave {
            let height = leave.size(ui, style).y;
            if leave.show_at(ui, style, pos2(leave_at, (row.center().y - height / 2.0).round()), Align::Max).clicked() {
                asked = Some(Asked::Leave);
            }
        }
        if ways.help && cap_ui(ui, style, help, Command::Help, words::common::HOW_PEOPLE_WORK) {
            asked = Some(Asked::Help);
        }
    });
    asked
}

/// The time and the place of the beat at the right of a line. Where there is no room the place is left out, then the time.
fn whereabouts_ui(ui: &mut Ui, style: &Style<'_>, line: Rect, talk: &Talk<'_>) {
    let transcript = talk.run.transcript();
    let clock = transcript.clock();
    // Where time goes by, the clock has not moved on yet.
    let told = if talk.pause.is_some() { clock.iter().rev().nth(1) } else { clock.last() };
    let time = told.copied().flatten().map(str::to_owned);
    let place_now = transcript.place().filter(|_| talk.pause.is_none());
    let whole = [time.as_deref(), place_now].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let width = |words: &str| note(style, words).galley(ui.painter(), style).size().x;
    let fitting = [whole, time.unwrap_or_default()].into_iter().find(|words| !words.is_empty() && width(words) <= line.width());
    let Some(words) = fitting else { return };
    let at = Rect::from_min_max(pos2(line.right() - width(&words), line.top()), line.max);
    place(ui, "time and place", at, |ui| note(style, &words).show(ui, style));
}

/// The ways of the upper row as caps alone, at the right of the desk, where large text leaves no upper row.
pub(super) fn caps_ui(ui: &mut Ui, style: &Style<'_>, right: f32, middle: f32, talk: &Talk<'_>, ways: Ways) -> Option<Asked> {
    let earlier = ways.earlier && !history::is_empty(talk);
    let all = [
        (earlier, Command::PageUp, words::conversation::EARLIER, Asked::Earlier),
        (ways.answers, Command::Back, words::conversation::BACK_TO_THE_ANSWERS, Asked::Answers),
        (ways.leave, Command::Back, words::conversation::LEAVE, Asked::Leave),
        (ways.help, Command::Help, words::common::HOW_PEOPLE_WORK, Asked::Help),
    ];
    let shown: Vec<_> = all.into_iter().filter(|(is_there, ..)| *is_there).collect();
    let sizes: Vec<Vec2> = shown.iter().map(|(_, command, ..)| KeyCap::new(command.cap()).size(ui.painter(), style)).collect();
    let width: f32 = sizes.iter().map(|size| size.x + S12).sum::<f32>() - S12;
    let mut left = right - width;
    let mut asked = None;
    // In the same place by name as the upper row, so that what has the keyboard keeps it when the text grows.
    place(ui, "the row", Rect::from_x_y_ranges(left..=right, middle..=middle), |ui| {
        for ((_, command, name, meant), size) in shown.into_iter().zip(sizes) {
            let rect = Rect::from_min_size(pos2(left, (middle - size.y / 2.0).round()), size);
            if cap_ui(ui, style, rect, command, name) {
                asked = Some(meant);
            }
            left += size.x + S12;
        }
    });
    asked
}

/// A key cap that is a button of this name; a link of the same words has the same id.
fn cap_ui(ui: &Ui, style: &Style<'_>, cap: Rect, command: Command, name: &str) -> bool {
    let response = ui.interact(cap.expand(S12 / 2.0), ui.scope_id().with(("link", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let interaction = Interaction::of(style, &response);
    let lift = style.animate(ui.ctx(), response.id.with("cap"), interaction.raised, Motion::Hover);
    KeyCap::new(command.cap()).lift(lift).paint(ui.painter(), style, cap.min);
    if interaction.ring {
        paint_ring(ui.painter(), style, cap, style.tokens().radius.tag);
    }
    response.clicked()
}

fn note<'w>(style: &Style<'_>, words: &'w str) -> Text<'w> {
    Text::new(words, TextStyle::Note).color(style.theme.soft)
}
