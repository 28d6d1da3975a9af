//! Every beat, to play from.

use egui::{Rect, Ui};

use super::AuthorAction;
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{OptionRow, Text};
use crate::scenario::{Beat, Scenario};
use crate::words;

pub(super) fn beats_ui(ui: &mut Ui, style: &Style<'_>, room: Rect, scenario: &Scenario) -> Option<AuthorAction> {
    let mut action = None;
    place(ui, "beats", room, |ui| {
        Page::new("beats").show(ui, style, |ui| {
            egui::Frame::NONE.inner_margin(egui::Margin::symmetric(style.space(S16) as i8, 0)).show(ui, |ui| {
                ui.add_space(style.space(S16));
                Text::new(words::author::WHICH_BEAT, TextStyle::Lead).semi().show(ui, style);
                ui.add_space(style.space(S12));
                for beat in scenario.beats() {
                    let words = told(beat);
                    let row = OptionRow::new("", &words).kind(TextStyle::Small).padding(S8);
                    if named(ui, ("beat", &beat.id), |ui| row.show(ui, style)).clicked() {
                        action = Some(AuthorAction::PlayFrom(beat.id.clone()));
                    }
                }
            });
        });
    });
    action
}

/// A beat by its id and how it begins.
fn told(beat: &Beat) -> String {
    let begins = beat.says.first().or(beat.sees.as_ref()).map_or("", String::as_str);
    let begins: Vec<&str> = begins.split_whitespace().take(9).collect();
    words::author::beat_row(&beat.id, &begins.join(" "))
}
