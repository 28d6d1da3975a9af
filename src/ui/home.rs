//! Home: the scenarios as people, not as files.

use eframe::egui::{self, Key, Rect, ScrollArea, Ui, Vec2, pos2};

use super::Action;
use super::face::{Crop, Expression, FacePlace, paint_face};
use super::layout::{go_on_pressed, place, pressed_digit};
use super::theme::{S16, S32, S64, Skin, Type};
use super::widgets::{Button, PortraitCard, Text};
use crate::phrases;
use crate::scenario::Look;

/// Height of the portrait for its width.
const PORTRAIT_RATIO: f32 = 272.0 / 264.0;
/// The narrowest portrait before a column is given up, in px at text size 100 %.
const NARROWEST: f32 = 200.0;

/// A person on Home.
#[derive(Clone, Debug)]
pub struct HomeCard {
    pub title: String,
    /// "Claire Hobson, on the phone".
    pub person: String,
    /// "12 minutes", or what keeps it from being played.
    pub state: String,
    pub look: Look,
    /// The mood in which they come, -10..=10.
    pub mood: i8,
    pub playable: bool,
}

/// Draws Home.
pub fn home_ui(ui: &mut Ui, skin: &Skin<'_>, cards: &[HomeCard]) -> Option<Action> {
    let window = ui.max_rect();
    let narrow = window.width() < 1_000.0;
    let margin = if narrow { S32 } else { S64 };
    let inner = Rect::from_min_max(pos2(window.left() + margin, window.top()), pos2(window.right() - margin, window.bottom()));
    let mut action = bar_ui(ui, skin, inner);
    let top = window.top() + skin.space(120.0);
    // The ring of a focused card reaches a little beyond it.
    let room = Rect::from_min_max(pos2(inner.left() - 16.0, top - 16.0), pos2(inner.right() + 16.0, window.bottom()));
    let met = place(ui, room, |ui| {
        ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| egui::Frame::NONE.inner_margin(16.0).show(ui, |ui| cards_ui(ui, skin, cards)).inner)
    });
    action = action.or(met.inner);
    let by_digit = pressed_digit(ui.ctx()).map(|digit| digit - 1).filter(|index| is_playable(cards, *index));
    let by_enter = go_on_pressed(ui.ctx()).then(|| cards.iter().position(|card| card.playable)).flatten();
    action.or(by_digit.or(by_enter).map(Action::Meet))
}

fn is_playable(cards: &[HomeCard], index: usize) -> bool {
    cards.get(index).is_some_and(|card| card.playable)
}

/// The name of the program, and what can be changed at once.
fn bar_ui(ui: &mut Ui, skin: &Skin<'_>, inner: Rect) -> Option<Action> {
    let mut action = None;
    let bar = Rect::from_min_size(pos2(inner.left(), inner.top() + 24.0), Vec2::new(inner.width(), skin.space(48.0)));
    place(ui, bar, |ui| {
        ui.horizontal_centered(|ui| {
            Text::new(phrases::PROGRAM, Type::Body).semi().width(skin.space(240.0)).show(ui, skin);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = S16;
                let theme = if skin.theme.dark { phrases::LIGHT } else { phrases::DARK };
                if Button::third(phrases::KEYS).key("?").show(ui, skin).clicked() {
                    action = Some(Action::ToggleKeys);
                }
                if Button::third(theme).show(ui, skin).clicked() {
                    action = Some(Action::ToggleTheme);
                }
                if Button::third(phrases::LARGER_TEXT).show(ui, skin).clicked() {
                    action = Some(Action::ResizeText(1));
                }
                if Button::third(phrases::SMALLER_TEXT).show(ui, skin).clicked() {
                    action = Some(Action::ResizeText(-1));
                }
            });
        });
    });
    action
}

fn cards_ui(ui: &mut Ui, skin: &Skin<'_>, cards: &[HomeCard]) -> Option<Action> {
    if cards.is_empty() {
        Text::new(phrases::NOTHING_HERE, Type::Lead).show(ui, skin);
        return None;
    }
    let width = ui.available_width();
    let most = if width < 900.0 { 3.0 } else { 4.0 };
    let columns = ((width + S32) / (skin.space(NARROWEST) + S32)).floor().clamp(1.0, most);
    let card_width = ((width - S32 * (columns - 1.0)) / columns).floor();
    let size = Vec2::new(card_width, (card_width * PORTRAIT_RATIO).round());
    let mut met = None;
    for (row, in_row) in cards.chunks(columns as usize).enumerate() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = S32;
            for (column, card) in in_row.iter().enumerate() {
                let response = PortraitCard::new(card.mood.into(), &card.title, &card.person, &card.state)
                    .closed(!card.playable)
                    .size(size)
                    .show(ui, skin, |painter, tile| {
                        let face = FacePlace::fit(tile, Crop::Portrait);
                        paint_face(painter, face, &card.look, &Expression::from_mood(card.mood.into()), skin.theme.dark);
                    });
                if response.clicked() && card.playable {
                    met = Some(Action::Meet(row * columns as usize + column));
                }
                if response.gained_focus() {
                    response.scroll_to_me(None);
                }
            }
        });
        ui.add_space(skin.space(S32));
    }
    met.or_else(|| walk_with_arrows(ui))
}

/// Arrows walk the portraits; egui's own focus order is reading order.
fn walk_with_arrows(ui: &Ui) -> Option<Action> {
    let (back, on) = ui.input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    if nothing_focused && (back || on) {
        let direction = if on { egui::FocusDirection::Next } else { egui::FocusDirection::Previous };
        ui.memory_mut(|memory| memory.move_focus(direction));
    }
    None
}
