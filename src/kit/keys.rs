//! Where keys begin, and scrolling by them.

use egui::style::ScrollAnimation;
use egui::{FocusDirection, Key, Response, Ui, Vec2};

use super::commands::{Command, Place, key_command};
use super::keyboard::began_marked;
use crate::kit::theme::S64;

/// Keeps the keyboard where a screen has put it in this frame: the toolkit would take an arrow to go on from there to whatever stands
/// nearest.
pub fn stop_at(ui: &Ui) {
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
}

/// An arrow or Tab, pressed while nothing has the keyboard, gives it to this: the first of what is offered, and not what the toolkit
/// would begin with, which is whatever stands at the top of the window.
pub fn begin_at(ui: &Ui, first: &Response) {
    if began_marked(ui.ctx()) || !first.enabled() {
        return;
    }
    let is_pressed = ui.input(|input| {
        let begins = [Key::ArrowDown, Key::ArrowUp, Key::ArrowLeft, Key::ArrowRight, Key::Tab];
        input.modifiers.is_none() && begins.iter().any(|key| input.key_pressed(*key))
    });
    if is_pressed {
        first.request_focus();
        stop_at(ui);
    }
}

/// Scrolls the page that `ui` is on, of which `height` is in view, by Page Up and Page Down, Home and End; and by the arrows up and
/// down where they mean nothing else and nothing is marked.
pub fn scroll_by_keys(ui: &Ui, height: f32, arrows: bool) {
    /// Farther than any page is long.
    const TO_THE_END: f32 = 1.0e6;
    let arrows = arrows && ui.memory(|memory| memory.focused().is_none());
    let by_arrows = || key_command(ui, Place::PageByArrows).filter(|_| arrows);
    let Some(key) = key_command(ui, Place::Page).or_else(by_arrows) else { return };
    let page = (height * 0.85).max(S64);
    let by = match key.command {
        Command::PageUp => page,
        Command::PageDown => -page,
        Command::ToTop => TO_THE_END,
        Command::ToEnd => -TO_THE_END,
        Command::ScrollUp => S64,
        Command::ScrollDown => -S64,
        _ => return,
    };
    ui.scroll_with_delta_animation(Vec2::new(0.0, by), ScrollAnimation::none());
}
