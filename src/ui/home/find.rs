//! Finding somebody by name.

use egui::{Align2, Margin, TextEdit, Ui};

use super::{HomeCard, HomeView};
use crate::kit::commands::Command;
use crate::kit::theme::{S4, Style, TextStyle};
use crate::kit::widgets::{Link, Text};
use crate::words;

/// Width of the field, in px at text size 100 %.
const FIELD: f32 = 264.0;
/// A name that is looked for has so many characters at most.
const LONGEST: usize = 60;

/// A name that is looked for.
#[derive(Debug, Default)]
pub(super) struct Find {
    name: String,
    /// Whether the field is to get the keyboard in the next frame.
    begins: bool,
    /// Whether it had the keyboard in the last frame.
    is_written: bool,
    /// Whether it was opened, or written in, in the last frame.
    is_new: bool,
    /// Whether Enter was pressed in it: the keyboard goes on to the first who was found.
    is_done: bool,
}

impl Find {
    /// Puts the keyboard into the field.
    pub(super) fn begin(&mut self) {
        self.begins = true;
    }

    pub(super) fn is_written(&self) -> bool {
        self.is_written || self.begins
    }

    pub(super) fn is_new(&self) -> bool {
        self.is_new || self.begins
    }

    /// Whether the keyboard goes on to the first who was found; asked once.
    pub(super) fn goes_on(&mut self) -> bool {
        std::mem::take(&mut self.is_done)
    }

    /// Whether the words that are looked for stand in the name or in the title of somebody.
    pub(super) fn finds(&self, card: &HomeCard) -> bool {
        let wanted = self.name.trim().to_lowercase();
        [&card.name, &card.title].into_iter().any(|words| words.to_lowercase().contains(&wanted))
    }
}

impl HomeView {
    /// How wide the door or the field is.
    pub(super) fn find_width(&self, ui: &Ui, style: &Style<'_>, most: f32) -> f32 {
        match &self.find {
            Some(_) => style.space(FIELD).min(most),
            None => door().size(ui, style).x,
        }
    }

    /// The door, or the field that opens in its place. Enter in the field goes on to the first who is found, Esc closes it.
    pub(super) fn find_ui(&mut self, ui: &mut Ui, style: &Style<'_>) {
        let Some(find) = &mut self.find else {
            if door().show(ui, style).clicked() {
                self.find.get_or_insert_default().begin();
                ui.ctx().request_repaint();
            }
            return;
        };
        let (font, color) = style.edit_font(TextStyle::Small);
        let field = TextEdit::singleline(&mut find.name)
            .char_limit(LONGEST)
            .font(font)
            .text_color(color)
            .hint_text(words::home::FIND_SOMEBODY)
            .desired_width(ui.available_width())
            .align(Align2::LEFT_CENTER)
            .margin(Margin::symmetric(12, S4 as i8));
        // No higher than its words ask for: nothing below is to move when it opens.
        let usual = std::mem::take(&mut ui.spacing_mut().interact_size);
        let response = ui.add(field);
        ui.spacing_mut().interact_size = usual;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(words::home::FIND_SOMEBODY));
        find.is_new = response.changed() || find.begins;
        if std::mem::take(&mut find.begins) {
            response.request_focus();
        }
        let (enter, escape) = ui.input(|input| (input.key_pressed(egui::Key::Enter), input.key_pressed(egui::Key::Escape)));
        find.is_done = response.lost_focus() && enter;
        find.is_written = response.has_focus();
        if response.lost_focus() && (escape || find.name.trim().is_empty()) {
            self.find = None;
        }
    }

    /// Says that nobody was found, with the way back to everybody.
    pub(super) fn nobody_ui(&mut self, ui: &mut Ui, style: &Style<'_>) {
        let Some(find) = &self.find else { return };
        Text::new(&words::home::nobody_found(find.name.trim()), TextStyle::Lead).show(ui, style);
        if Link::new(words::home::SHOW_EVERYBODY, Command::Back.cap()).show(ui, style).clicked() {
            self.find = None;
            ui.ctx().request_repaint();
        }
    }
}

fn door() -> Link<'static> {
    Link::new(words::home::FIND_SOMEBODY, Command::FindSomebody.cap())
}
