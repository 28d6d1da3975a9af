//! The whole notebook over the answers: everything you were told, and everything you promised.

use egui::{Frame, Margin, Ui};

use super::{Talk, page};
use crate::kit::commands::Command;
use crate::kit::page::Page;
use crate::kit::theme::{S8, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Text, key_line_ui};
use crate::ui::notebook_bar::{Notes, mark_of};
use crate::words;

/// Draws the notebook; answers whether it was put away by the pointer.
pub(super) fn notebook_ui(ui: &mut Ui, style: &Style<'_>, talk: &Talk<'_>) -> bool {
    let notes = Notes::of(talk.run.transcript(), &talk.fill);
    let mut closed = false;
    Page::new("notebook").show(ui, style, |ui| {
        let side = page::reach(style) as i8;
        Frame::NONE.inner_margin(Margin { left: side, right: side, top: 0, bottom: 24 }).show(ui, |ui| {
            Text::new(words::conversation::NOTEBOOK, TextStyle::Title).show(ui, style);
            ui.add_space(S12);
            if notes.facts.is_empty() {
                Text::new(words::conversation::NOTHING_LEARNED, TextStyle::Body).color(style.theme.soft).show(ui, style);
            }
            for fact in &notes.facts {
                Text::new(&fact.text, TextStyle::Body).show(ui, style);
                ui.add_space(S8);
            }
            ui.add_space(S24);
            Text::new(words::conversation::PROMISES, TextStyle::Lead).semi().show(ui, style);
            ui.add_space(S12);
            if notes.promises.is_empty() {
                Text::new(words::conversation::NONE_YET, TextStyle::Body).color(style.theme.soft).show(ui, style);
            }
            for promise in &notes.promises {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = S12;
                    mark_of(promise.state).show(ui, style, words::conversation::promise_state(promise.state));
                    let state = words::conversation::promise_state(promise.state);
                    let told = words::conversation::promise_and_state(&promise.text, state);
                    Text::new(&told, TextStyle::Body).width(ui.available_width()).show(ui, style);
                });
                ui.add_space(S8);
            }
            ui.add_space(S16);
            closed = key_line_ui(ui, style, Command::Notebook.cap(), words::conversation::BACK_TO_THE_CONVERSATION);
        });
    });
    closed
}
