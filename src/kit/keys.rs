//! The few keys that every screen reads.

use egui::{Key, Ui, Vec2};

use crate::kit::theme::S64;

/// The digit that was pressed, 1 to 9, if nobody is writing.
pub fn pressed_digit(ctx: &egui::Context) -> Option<usize> {
    const DIGITS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    DIGITS.iter().position(|key| pressed(ctx, *key)).map(|index| index + 1)
}

/// Whether Enter or Space was pressed while no control was marked, so that it means "go on".
pub fn go_on_pressed(ctx: &egui::Context) -> bool {
    let nothing_focused = ctx.memory(|memory| memory.focused().is_none());
    nothing_focused && (pressed(ctx, Key::Enter) || pressed(ctx, Key::Space))
}

/// Whether a plain key was pressed while nobody is writing. A key that is held down acts once, except one that walks or scrolls.
pub fn pressed(ctx: &egui::Context, wanted: Key) -> bool {
    let walks = matches!(
        wanted,
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight | Key::PageUp | Key::PageDown | Key::Home | Key::End
    );
    // The modifiers of the key itself: by the end of a slow frame they may have been let go, or pressed.
    let is_it = |event: &egui::Event| {
        matches!(event, egui::Event::Key { key, pressed: true, repeat, modifiers, .. }
            if *key == wanted && (walks || !repeat) && modifiers.is_none())
    };
    !ctx.text_edit_focused() && ctx.input(|input| input.events.iter().any(is_it))
}

/// Scrolls the page that `ui` is on, of which `height` is in view, by Page Up and Page Down, Home and End; and by the arrows up and
/// down where they mean nothing else and nothing is marked.
pub fn scroll_by_keys(ui: &Ui, height: f32, arrows: bool) {
    /// Farther than any page is long.
    const TO_THE_END: f32 = 1.0e6;
    if !ui.is_enabled() {
        return;
    }
    let ctx = ui.ctx();
    let arrows = arrows && ctx.memory(|memory| memory.focused().is_none());
    let page = (height * 0.85).max(S64);
    let steps = [
        (Key::PageUp, page, true),
        (Key::PageDown, -page, true),
        (Key::Home, TO_THE_END, true),
        (Key::End, -TO_THE_END, true),
        (Key::ArrowUp, S64, arrows),
        (Key::ArrowDown, -S64, arrows),
    ];
    for (key, by, means_it) in steps {
        if means_it && pressed(ctx, key) {
            ui.scroll_with_delta_animation(Vec2::new(0.0, by), egui::style::ScrollAnimation::none());
        }
    }
}
