//! The list of files: name, customer, and how many problems each has; branch files stand under their dialogue, and new files begin here.

use egui::{Align2, Margin, TextEdit, Ui};

use super::{AuthorAction, AuthorShown};
use crate::author::LookedAt;
use crate::kit::commands::{Command, KeyCommand};
use crate::kit::page::Page;
use crate::kit::place::named;
use crate::kit::theme::{S4, S8, S16, S24, Style, TextStyle};
use crate::kit::widgets::{OptionRow, Text};
use crate::source::Severity;
use crate::words;

/// A name has so many characters at most.
const LONGEST: usize = 60;

/// What the list remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct FilesView {
    /// Whether it lies over the page, in a window in which it has no room beside it.
    pub is_open: bool,
    form: Option<Form>,
}

/// The field for the name of a new file.
#[derive(Debug)]
struct Form {
    is_branch: bool,
    name: String,
    /// Whether it is to get the keyboard.
    begins: bool,
}

impl FilesView {
    /// What keys ask for.
    pub(super) fn by_key(&mut self, shown: &AuthorShown<'_>, key: Option<KeyCommand>) -> Option<AuthorAction> {
        match key?.command {
            Command::NewDialogue => self.begin(false),
            Command::NewBranch => self.begin(true),
            Command::CopyToMine => return copied(shown),
            _ => {}
        }
        None
    }

    /// Opens the field for the name of a new file.
    pub(super) fn begin(&mut self, is_branch: bool) {
        self.is_open = true;
        self.form = Some(Form { is_branch, name: String::new(), begins: true });
    }

    pub(super) fn show(&mut self, ui: &mut Ui, style: &Style<'_>, shown: &AuthorShown<'_>) -> Option<AuthorAction> {
        let mut action = None;
        Page::new("files").show(ui, style, |ui| {
            let side = style.space(S16 * 2.0) as i8;
            let margin = Margin { left: side, right: side, top: 8, bottom: 8 };
            egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
                let has_shipped = shown.bench.files().iter().any(|file| file.is_shipped);
                for is_shipped in [false, true] {
                    if has_shipped {
                        let heading = if is_shipped { words::author::SHIPPED } else { words::author::YOUR_FILES };
                        Text::new(heading, TextStyle::Note).color(style.theme.soft).show(ui, style);
                        ui.add_space(style.space(S8));
                    }
                    for looked in shown.bench.all().filter(|looked| looked.file.is_shipped == is_shipped) {
                        let is_current = shown.path == Some(looked.path());
                        if named(ui, ("file", looked.path()), |ui| file_ui(ui, style, looked, is_current)) {
                            action = Some(AuthorAction::LookAt(looked.path().to_owned()));
                        }
                    }
                    if !is_shipped {
                        ui.add_space(style.space(S8));
                        action = action.take().or(self.new_ui(ui, style, shown));
                        ui.add_space(style.space(S16));
                    }
                }
            });
        });
        if action.is_some() {
            self.is_open = false;
        }
        action
    }

    /// The ways to a new file, or the field for its name.
    fn new_ui(&mut self, ui: &mut Ui, style: &Style<'_>, shown: &AuthorShown<'_>) -> Option<AuthorAction> {
        let Some(form) = &mut self.form else {
            let ways = [
                (words::author::NEW_DIALOGUE, Command::NewDialogue, true),
                (words::author::NEW_BRANCH, Command::NewBranch, shown.path.is_some()),
            ];
            for (label, command, _) in ways.into_iter().filter(|(.., is_there)| *is_there) {
                let row = OptionRow::new(command.cap(), label).kind(TextStyle::Small).padding(S8);
                if named(ui, label, |ui| row.show(ui, style)).clicked() {
                    self.begin(command == Command::NewBranch);
                }
            }
            return None;
        };
        let label = if form.is_branch { words::author::NEW_BRANCH } else { words::author::NEW_DIALOGUE };
        let hint = if form.is_branch { words::author::NAME_OF_BRANCH } else { words::author::NAME_OF_DIALOGUE };
        Text::new(label, TextStyle::Small).semi().show(ui, style);
        Text::new(hint, TextStyle::Note).color(style.theme.soft).show(ui, style);
        ui.add_space(style.space(S4));
        let begins = std::mem::take(&mut form.begins);
        let ended = field_ui(ui, style, &mut form.name, label, begins)?;
        let name = form.name.trim().to_owned();
        let action = match (ended, form.is_branch) {
            (Ended::Left, _) => None,
            (Ended::Written, true) => Some(AuthorAction::NewBranch(name)),
            (Ended::Written, false) => Some(AuthorAction::NewDialogue(name)),
        };
        self.form = None;
        action
    }
}

/// How a field came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// By Enter, with something in it.
    Written,
    /// By Esc, or empty.
    Left,
}

/// A field for a few words, on one line. Answers when it is done.
pub(super) fn field_ui(ui: &mut Ui, style: &Style<'_>, written: &mut String, label: &str, begins: bool) -> Option<Ended> {
    let (font, color) = style.edit_font(TextStyle::Small);
    let field = TextEdit::singleline(written)
        .char_limit(LONGEST * 4)
        .font(font)
        .text_color(color)
        .desired_width(ui.available_width())
        .align(Align2::LEFT_CENTER)
        .margin(Margin::symmetric(12, S4 as i8));
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
    if begins {
        response.request_focus();
    }
    let (enter, escape) = ui.input(|input| (input.key_pressed(egui::Key::Enter), input.key_pressed(egui::Key::Escape)));
    if !response.lost_focus() {
        return None;
    }
    match (enter && !written.trim().is_empty(), enter || escape) {
        (true, _) => Some(Ended::Written),
        (false, true) => Some(Ended::Left),
        (false, false) => None,
    }
}

/// A copy of what is looked at, where it comes with the program.
pub(super) fn copied(shown: &AuthorShown<'_>) -> Option<AuthorAction> {
    let file = shown.bench.look(shown.path?)?.file;
    file.is_shipped.then(|| AuthorAction::CopyToMine(file.path.clone()))
}

fn file_ui(ui: &mut Ui, style: &Style<'_>, looked: LookedAt<'_>, is_current: bool) -> bool {
    let inset = if looked.branch.is_some() { style.space(S24) } else { 0.0 };
    let margin = Margin { left: inset as i8, ..Margin::ZERO };
    egui::Frame::NONE.inner_margin(margin).show(ui, |ui| row_ui(ui, style, looked, is_current)).inner
}

fn row_ui(ui: &mut Ui, style: &Style<'_>, looked: LookedAt<'_>, is_current: bool) -> bool {
    let file = looked.file;
    // A dialogue has its own problems here, and those of its branches stand under their names.
    let within = Some(looked.path());
    let n_errors = file.count(within, Severity::Error);
    let n_others = file.count(within, Severity::Warning) + file.count(within, Severity::Advice);
    let name = if file.is_looked_at() {
        words::author::file(looked.name(), n_errors, n_others, file.is_being_checked())
    } else {
        looked.name().to_owned()
    };
    let below = match (looked.branch, file.plays_version_of()) {
        (Some(branch), _) => Some(words::author::branch(&branch.title, branch.is_in)),
        (None, Some(_)) => Some(words::author::HALF_TYPED.to_owned()),
        (None, None) => file.customer().map(str::to_owned),
    };
    let below = below.unwrap_or_default();
    let row = OptionRow::new("", &name).below(&below).kind(TextStyle::Small).padding(S8).choice(is_current);
    let clicked = row.show(ui, style).clicked();
    ui.add_space(style.space(S4));
    clicked
}
