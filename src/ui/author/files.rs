//! The list of files: name, customer, and how many problems each has.

use egui::Ui;

use super::{AuthorAction, AuthorShown};
use crate::author::BenchFile;
use crate::kit::page::Page;
use crate::kit::place::named;
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{OptionRow, Text};
use crate::source::Severity;
use crate::words;

pub(super) fn files_ui(ui: &mut Ui, style: &Style<'_>, shown: &AuthorShown<'_>) -> Option<AuthorAction> {
    let mut action = None;
    Page::new("files").show(ui, style, |ui| {
        let margin = egui::Margin { left: style.space(S16 * 2.0) as i8, right: style.space(S16 * 2.0) as i8, top: 8, bottom: 8 };
        egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
            for file in shown.bench.files() {
                let is_current = shown.path == Some(file.path.as_str());
                if named(ui, ("file", &file.path), |ui| file_ui(ui, style, file, is_current)) && !is_current {
                    action = Some(AuthorAction::LookAt(file.path.clone()));
                }
            }
        });
    });
    action
}

fn file_ui(ui: &mut Ui, style: &Style<'_>, file: &BenchFile, is_current: bool) -> bool {
    let n_errors = file.count(Severity::Error);
    let n_others = file.count(Severity::Warning) + file.count(Severity::Advice);
    let name = words::author::file(file.name(), n_errors, n_others, file.is_being_checked());
    let clicked = OptionRow::new("", &name).kind(TextStyle::Small).padding(S8).choice(is_current).show(ui, style).clicked();
    let below = match file.plays_version_of() {
        Some(_) => Some(words::author::HALF_TYPED),
        None => file.customer(),
    };
    if let Some(below) = below {
        Text::new(below, TextStyle::Note).color(style.theme.soft).show(ui, style);
    }
    ui.add_space(style.space(S12));
    clicked
}
