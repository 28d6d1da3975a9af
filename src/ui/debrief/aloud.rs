//! Both lines of a moment, large, one below the other, to be said aloud.

use egui::{Align, Margin, Rect, Ui, pos2};

use super::blocks::labelled_below_ui;
use super::page::within_margins;
use crate::kit::commands::Command;
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::place;
use crate::kit::theme::{S24, S32, S48, Style, TextStyle};
use crate::kit::widgets::{Link, Text};
use crate::words::common::BACK;
use crate::words::debrief::moments::{Aloud, SAY_BOTH_ALOUD};

/// From the top of the window to the name.
const TOP: f32 = 28.0;
/// Lines are never set wider than this, at text size 100 %.
const WIDEST: f32 = 860.0;

/// Shows both lines; answers whether somebody goes back.
pub(super) fn aloud_ui(ui: &mut Ui, style: &Style<'_>, aloud: &Aloud) -> Option<Command> {
    let (wide, _) = within_margins(ui, style);
    let top = wide.top() + style.space(TOP);
    let name = Text::new(SAY_BOTH_ALOUD, TextStyle::Lead).semi();
    let height = name.galley(ui.painter(), style).size().y;
    place(ui, "name", Rect::from_min_max(pos2(wide.left(), top), wide.max), |ui| name.show(ui, style));
    let back = Link::new(BACK, Command::Back.cap());
    let link_top = top + (height - back.size(ui, style).y) / 2.0;
    let goes_back = back.show_at(ui, style, pos2(wide.right(), link_top), Align::Max).clicked();
    let room = Rect::from_min_max(pos2(wide.left(), top + height + style.space(S32)), wide.max);
    place(ui, "both lines", room, |ui| {
        Page::new("both lines").show(ui, style, |ui| {
            scroll_by_keys(ui, room.height(), false);
            ui.set_max_width(room.width().min(WIDEST * style.zoom));
            egui::Frame::NONE.inner_margin(Margin { bottom: S24 as i8, ..Margin::ZERO }).show(ui, |ui| {
                if let Some(said) = &aloud.they_said {
                    labelled_below_ui(ui, style, said, TextStyle::Body);
                    ui.add_space(style.space(S32));
                }
                for line in &aloud.lines {
                    Text::new(&line.label, TextStyle::Note).color(style.theme.soft).show(ui, style);
                    Text::new(&line.passage.in_quotes(), TextStyle::Title).show(ui, style);
                    ui.add_space(style.space(S48));
                }
                Text::new(&aloud.invitation, TextStyle::Lead).color(style.theme.soft).show(ui, style);
            });
        });
    });
    goes_back.then_some(Command::Back)
}
