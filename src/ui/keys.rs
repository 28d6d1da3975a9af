//! The list of keys behind `?`.

use eframe::egui::{Align2, Area, Id, Key, Order, Ui, Vec2};

use super::Action;
use super::layout::pressed;
use super::theme::{S8, S16, S24, Skin, Type};
use super::widgets::{Button, RaisedSheet, Text};
use crate::phrases;

/// Draws the list over the screen; Esc or `?` puts it away.
pub fn keys_ui(ui: &Ui, skin: &Skin<'_>) -> Option<Action> {
    let window = ui.max_rect();
    let width = (skin.space(480.0)).min(window.width() - 2.0 * S24);
    let mut action = None;
    Area::new(Id::unique("keys")).order(Order::Foreground).anchor(Align2::CENTER_CENTER, Vec2::ZERO).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        RaisedSheet::new().flush().padding(S24, S24).show(ui, skin, |ui| {
            Text::new(phrases::KEYS, Type::Body).semi().show(ui, skin);
            ui.add_space(S16);
            let key_width = skin.space(152.0);
            for (key, what) in phrases::KEY_LIST {
                ui.horizontal_top(|ui| {
                    let shown = Text::new(key, Type::Small).semi().width(key_width).show(ui, skin);
                    ui.add_space((key_width - shown.rect.width()).max(S8));
                    let room = ui.available_width();
                    Text::new(what, Type::Small).width(room).show(ui, skin);
                });
                ui.add_space(S8);
            }
            ui.add_space(S8);
            if Button::second(phrases::CLOSE).key("Esc").show(ui, skin).clicked() {
                action = Some(Action::ToggleKeys);
            }
        });
    });
    if pressed(ui.ctx(), Key::Escape) {
        action = Some(Action::ToggleKeys);
    }
    action
}
