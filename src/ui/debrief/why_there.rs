//! *What did you hope would happen?*: one line of the trainee's own, to fill or to leave.

use egui::{Rect, Sense, Stroke, Ui, pos2};

use super::{field_ui, is_written};
use crate::debrief::{LONGEST_WHY, SelfView};
use crate::kit::commands::Command;
use crate::kit::theme::{S4, S8, S32, Style, TextStyle};
use crate::kit::widgets::{Link, Text, strokes};
use crate::words::debrief::next::ENTER_SAVES_IT;
use crate::words::debrief::road::{NOTED, ONLY_FOR_YOU, WHY_THERE};

/// The words stand beside the customer's, beyond the face: from the column's edge, at text size 100 %.
const INSET: f32 = 76.0;
const FOCUSED: f32 = 2.0;

/// What the line remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct WhyThere {
    is_writing: bool,
    has_focus: bool,
}

impl WhyThere {
    pub(super) fn is_writing(&self) -> bool {
        self.is_writing
    }

    pub(super) fn begin(&mut self, view: &mut SelfView) {
        view.why.get_or_insert_default();
        self.is_writing = true;
        self.has_focus = false;
    }

    /// Shows the line; answers whether somebody wants to write on it.
    pub(super) fn show(&mut self, ui: &mut Ui, style: &Style<'_>, view: &mut SelfView) -> bool {
        ui.add_space(style.space(S32));
        let at = ui.cursor().min;
        let inset = style.space(INSET).min(ui.available_width() / 4.0);
        let room = Rect::from_min_max(pos2(at.x + inset, at.y), pos2(at.x + ui.available_width(), f32::INFINITY));
        let id = ui.scope_id().with("line");
        let shown = ui.scope_builder(egui::UiBuilder::new().max_rect(room).scope_id(id), |ui| self.line_ui(ui, style, view));
        shown.inner
    }

    fn line_ui(&mut self, ui: &mut Ui, style: &Style<'_>, view: &mut SelfView) -> bool {
        let mut begins = false;
        let heading = Link::new(WHY_THERE, Command::WhyThere.cap()).strong();
        if self.is_writing {
            // As high as the link, so that nothing moves.
            let height = heading.size(ui, style).y;
            let above = (height - style.line_height(TextStyle::Small)) / 2.0;
            ui.add_space(above);
            Text::new(WHY_THERE, TextStyle::Small).semi().show(ui, style);
            ui.add_space(above);
        } else {
            begins = heading.show(ui, style).clicked();
        }
        ui.add_space(style.space(S4));
        let top = ui.cursor().top();
        if self.is_writing {
            self.field_ui(ui, style, view);
        } else {
            let written = view.why.as_deref().unwrap_or_default();
            if !written.is_empty() {
                Text::new(written, TextStyle::Body).show(ui, style);
            }
            let line = style.line_height(TextStyle::Body);
            ui.add_space((top + line - ui.cursor().top()).max(0.0));
            // The link does the same for the keyboard.
            let place = Rect::from_min_max(pos2(ui.cursor().left(), top), pos2(ui.max_rect().right(), ui.cursor().top()));
            begins |= ui.interact(place, ui.scope_id().with("write"), Sense::CLICK).clicked();
        }
        let focused = self.is_writing;
        let (width, color) =
            if focused { (FOCUSED, style.theme.accent) } else { (style.tokens().stroke.control, style.theme.edge) };
        let stroke = Stroke::new(strokes::whole_px(ui.painter(), style, width), color);
        let y = ui.painter().round_to_pixel_center(ui.cursor().top() + S4);
        ui.painter().hline(ui.cursor().left()..=ui.max_rect().right(), y, stroke);
        ui.add_space(style.space(S8) + S4);
        let is_empty = view.why.as_deref().unwrap_or_default().is_empty();
        let note = if self.is_writing {
            ENTER_SAVES_IT
        } else if is_empty {
            ONLY_FOR_YOU
        } else {
            NOTED
        };
        Text::new(note, TextStyle::Note).color(style.theme.soft).show(ui, style);
        begins
    }

    fn field_ui(&mut self, ui: &mut Ui, style: &Style<'_>, view: &mut SelfView) {
        let why = view.why.get_or_insert_default();
        let response = field_ui(ui, style, why, (TextStyle::Body, LONGEST_WHY));
        if !self.has_focus {
            // Whoever begins by the key may have scrolled past it.
            ui.scroll_to_rect(response.rect.expand(style.space(S32)), None);
        }
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(WHY_THERE));
        if is_written(ui, &response, &mut self.has_focus) {
            self.is_writing = false;
            let told = why.trim().to_owned();
            view.why = Some(told).filter(|told| !told.is_empty());
        }
    }
}
