//! The whole notebook over the answers: everything you were told, and everything you promised.

use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use super::Talk;
use crate::phrases;
use crate::ui::desk::{Notes, mark_of};
use crate::ui::theme::{S8, S12, S16, S24, Skin, Type};
use crate::ui::widgets::{Text, key_line_ui};

/// Draws the notebook; answers whether it was put away by the pointer.
pub(super) fn notebook_ui(ui: &mut Ui, skin: &Skin<'_>, talk: &Talk<'_>) -> bool {
    let notes = Notes::of(talk.run.transcript(), &talk.fill);
    let mut closed = false;
    ScrollArea::vertical().id_salt("notebook").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 24 }).show(ui, |ui| {
            Text::new(phrases::NOTEBOOK, Type::Title).show(ui, skin);
            ui.add_space(S12);
            if notes.facts.is_empty() {
                Text::new(phrases::NOTHING_LEARNED, Type::Body).color(skin.theme.soft).show(ui, skin);
            }
            for fact in &notes.facts {
                Text::new(&fact.text, Type::Body).show(ui, skin);
                ui.add_space(S8);
            }
            ui.add_space(S24);
            Text::new(phrases::PROMISES, Type::Title).show(ui, skin);
            ui.add_space(S12);
            if notes.promises.is_empty() {
                Text::new(phrases::NONE_MADE, Type::Body).color(skin.theme.soft).show(ui, skin);
            }
            for promise in &notes.promises {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = S12;
                    mark_of(promise.state).show(ui, skin, phrases::promise_state(promise.state));
                    Text::new(&promise.text, Type::Body).width(ui.available_width()).show(ui, skin);
                });
                ui.add_space(S8);
            }
            ui.add_space(S16);
            closed = key_line_ui(ui, skin, "N", phrases::BACK_TO_THE_TALK);
        });
    });
    closed
}
