//! Settings: how it looks, how large, whether it moves, and what customers call you.

use egui::{Align2, Frame, Margin, Rect, TextEdit, Ui, UiBuilder, Vec2, pos2};

use super::first::goal_words;
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, S64, Style, TextStyle};
use crate::kit::widgets::{Button, OptionRow, Text, key_line_ui, strokes};
use crate::practice::Goal;
use crate::storage::Appearance;
use crate::words;

/// Width of the labels at the left, in px at text size 100 %.
const LABELS: f32 = 200.0;
/// The page is never wider.
const PAGE: f32 = 880.0;
/// A name may have so many characters.
pub(super) const LONGEST_NAME: usize = 40;

/// What is set now.
#[derive(Clone, Debug)]
pub struct SettingsShown {
    pub appearance: Appearance,
    /// In percent.
    pub text_size: u16,
    pub reduced_motion: bool,
    pub you: String,
    pub goal: Option<Goal>,
}

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsAction {
    SetAppearance(Appearance),
    /// Larger or smaller text, in steps of 10 %.
    ResizeText(i8),
    SetReducedMotion(bool),
    SetName(String),
    SetGoal(Option<Goal>),
    /// The tutorial once more.
    Tutorial,
    Home,
}

/// What the page remembers between two frames.
#[derive(Debug, Default)]
pub struct SettingsView {
    /// The name as it is being written.
    name: Option<String>,
}

impl SettingsView {
    /// The name that is being written, where one is.
    pub fn unfinished_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, set: &SettingsShown) -> Option<SettingsAction> {
        let window = ui.max_rect();
        let margin = style.margin(if window.width() < 1_000.0 { S32 } else { S64 });
        let width = (window.width() - 2.0 * margin).min(style.space(PAGE) * style.text_growth().max(1.0).sqrt());
        let left = window.left() + margin - S16;
        let page = Rect::from_min_max(pos2(left, window.top()), pos2(window.right() - margin + S16, window.bottom()));
        let beside = (page.width() - S32 - width).max(0.0);
        let mut action = None;
        let was_writing = ui.ctx().text_edit_focused();
        place(ui, "page", page, |ui| {
            Page::new("settings").show(ui, style, |ui| {
                scroll_by_keys(ui, window.height(), true);
                Frame::NONE.inner_margin(Margin { left: 16, right: 16, top: 24, bottom: 32 }).show(ui, |ui| {
                    ui.set_max_width(ui.available_width() - beside);
                    if key_line_ui(ui, style, Command::Back.cap(), words::common::HOME) {
                        action = Some(SettingsAction::Home);
                    }
                    ui.add_space(S16);
                    Text::new(words::common::SETTINGS, TextStyle::Title).show(ui, style);
                    ui.add_space(style.space(S24));
                    let of_a_row = self.rows_ui(ui, style, set);
                    action = self.beside_a_name(action.take(), of_a_row);
                });
            });
        });
        let goes_back = key_command(ui, Place::Settings).is_some_and(|key| key.command == Command::Back);
        action.or((!was_writing && goes_back).then_some(SettingsAction::Home))
    }

    /// A click that ends the writing of a name and asks for something else: that comes first, and the name stays to be kept.
    fn beside_a_name(&mut self, asked: Option<SettingsAction>, of_a_row: Option<SettingsAction>) -> Option<SettingsAction> {
        if let (Some(_), Some(SettingsAction::SetName(name))) = (&asked, &of_a_row) {
            self.name = Some(name.clone());
        }
        asked.or(of_a_row)
    }

    fn rows_ui(&mut self, ui: &mut Ui, style: &Style<'_>, set: &SettingsShown) -> Option<SettingsAction> {
        let mut action = None;
        row_ui(ui, style, words::settings::COLOURS, |ui| {
            let choices = [
                (Appearance::System, words::settings::AS_THE_SYSTEM),
                (Appearance::Light, words::settings::LIGHT),
                (Appearance::Dark, words::settings::DARK),
                (Appearance::ContrastLight, words::settings::CONTRAST_LIGHT),
                (Appearance::ContrastDark, words::settings::CONTRAST_DARK),
            ];
            action = choice_ui(ui, style, &choices, set.appearance).map(SettingsAction::SetAppearance);
        });
        row_ui(ui, style, words::settings::TEXT_SIZE, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(S12);
                if Button::second(words::settings::SMALLER).show(ui, style).clicked() {
                    action = Some(SettingsAction::ResizeText(-1));
                }
                let size = words::settings::text_size(set.text_size);
                let galley = Text::new(&size, TextStyle::Body).galley(ui.painter(), style).size();
                ui.allocate_ui(Vec2::new(galley.x + S16, Button::second(&size).size(ui, style).y), |ui| {
                    ui.centered_and_justified(|ui| Text::new(&size, TextStyle::Body).show(ui, style));
                });
                if Button::second(words::settings::LARGER).show(ui, style).clicked() {
                    action = Some(SettingsAction::ResizeText(1));
                }
            });
        });
        row_ui(ui, style, words::settings::MOVEMENT, |ui| {
            let choices = [(false, words::settings::FACES_MOVE), (true, words::settings::NOTHING_MOVES)];
            if let Some(still) = choice_ui(ui, style, &choices, set.reduced_motion) {
                action = Some(SettingsAction::SetReducedMotion(still));
            }
        });
        row_ui(ui, style, words::common::YOUR_NAME, |ui| {
            if let Some(name) = self.name_ui(ui, style, &set.you) {
                action = Some(SettingsAction::SetName(name));
            }
        });
        row_ui(ui, style, words::settings::BETTER_AT, |ui| {
            let mut choices = vec![(None, words::home::EVERYTHING)];
            choices.extend(Goal::ALL.map(|goal| (Some(goal), goal_words(goal))));
            if let Some(goal) = choice_ui(ui, style, &choices, set.goal) {
                action = Some(SettingsAction::SetGoal(goal));
            }
        });
        ui.add_space(S16);
        if named(ui, "tutorial", |ui| Button::second(words::settings::PLAY_TUTORIAL).show(ui, style)).clicked() {
            action = self.beside_a_name(Some(SettingsAction::Tutorial), action);
        }
        action
    }

    /// The field for the name; answers once it is finished.
    fn name_ui(&mut self, ui: &mut Ui, style: &Style<'_>, you: &str) -> Option<String> {
        let name = self.name.get_or_insert_with(|| you.to_owned());
        let (font, color) = style.edit_font(TextStyle::Body);
        let field = TextEdit::singleline(name)
            .char_limit(LONGEST_NAME)
            .font(font)
            .text_color(color)
            .desired_width(style.space(320.0).min(ui.available_width()))
            .align(Align2::LEFT_CENTER)
            .margin(Margin::symmetric(12, 10));
        let response = ui.add(field);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(words::common::YOUR_NAME));
        ui.add_space(S8);
        Text::new(words::settings::WHAT_THEY_CALL_YOU, TextStyle::Note).color(style.theme.soft).show(ui, style);
        if response.lost_focus() {
            return self.name.take().filter(|name| name != you);
        }
        None
    }
}

/// A label, and what can be set beside it.
fn row_ui(ui: &mut Ui, style: &Style<'_>, label: &str, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(label);
    let contents = |ui: &mut Ui| ui.scope_builder(UiBuilder::new().scope_id(id), contents);
    let (left, width) = (ui.cursor().left(), ui.available_width());
    strokes::hairline(ui.painter(), style, left..=left + width, ui.cursor().top());
    ui.add_space(S16);
    let labels = style.space(LABELS);
    if width < 3.0 * labels {
        Text::new(label, TextStyle::Body).color(style.theme.soft).show(ui, style);
        ui.add_space(S8);
        contents(ui);
    } else {
        ui.horizontal_top(|ui| {
            let shown = ui.vertical(|ui| {
                // On the line of what it names, which has padding of its own.
                ui.add_space(style.space(S8 + S4));
                Text::new(label, TextStyle::Body).color(style.theme.soft).width(labels - S16).show(ui, style).rect.width()
            });
            ui.add_space(labels - shown.inner);
            ui.vertical(|ui| {
                ui.set_width(width - labels);
                contents(ui);
            });
        });
    }
    ui.add_space(S16);
}

/// One of several, each a row, in as many columns as there is room for; the one that is set is marked.
fn choice_ui<T: Copy + PartialEq>(ui: &mut Ui, style: &Style<'_>, choices: &[(T, &str)], set: T) -> Option<T> {
    let mut chosen = None;
    // A row reaches beyond its words on both sides.
    let beyond = style.space(S16);
    let room = ui.available_width() - 2.0 * beyond;
    let widest = choices.iter().map(|(_, words)| Text::new(words, TextStyle::Body).galley(ui.painter(), style).size().x);
    let width = (widest.fold(0.0, f32::max) + S4).ceil().min(room);
    let gap = 2.0 * beyond + S8;
    let columns = ((room + gap) / (width + gap)).floor().max(1.0) as usize;
    for (index, in_row) in choices.chunks(columns).enumerate() {
        if index > 0 {
            ui.add_space(S4);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.add_space(beyond);
            for (value, words) in in_row {
                ui.allocate_ui(Vec2::new(width, 0.0), |ui| {
                    ui.set_width(width);
                    let row = OptionRow::new("", words).choice(*value == set);
                    if named(ui, *words, |ui| row.show(ui, style)).clicked() {
                        chosen = Some(*value);
                    }
                });
            }
        });
    }
    chosen
}
