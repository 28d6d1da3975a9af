//! Placing things by the px of the looks, and the few keys that every screen reads.

use egui::{Key, Pos2, Rect, Ui, UiBuilder, Vec2, pos2};

use crate::kit::theme::{S16, S24, S32, S48, S64, Style};

/// Width of the stage, of 1280.
const STAGE_SHARE: f32 = 0.375;
/// The same where the text is large and needs the room.
const NARROW_STAGE_SHARE: f32 = 0.232;
/// The stage of a narrow window, in px.
const NARROW_STAGE: f32 = 300.0;
/// Windows narrower than this have the narrow stage.
const NARROW_WINDOW: f32 = 1_000.0;
/// From this text size on, the stage gives way and the desk becomes one line.
pub(super) const LARGE_TEXT: f32 = 1.5;
/// Under this width the stage is a band across the top.
const BAND_WINDOW: f32 = 720.0;
/// Height of that band, in px.
const BAND: f32 = 160.0;
/// A text column of 70 characters, at text size 100 %.
const COLUMN: f32 = 656.0;

/// Where things stand on a screen with a stage.
#[derive(Clone, Copy, Debug)]
pub(super) struct StageLayout {
    pub stage: Rect,
    /// The text column; rows reach 16 px beyond it on both sides.
    pub column: Rect,
    /// Whether there is room for the desk in full.
    pub roomy: bool,
    /// Whether the text is so large that all else gives way to it.
    pub large_text: bool,
}

impl StageLayout {
    pub(super) fn of(window: Rect, style: &Style<'_>) -> Self {
        if window.width() < BAND_WINDOW {
            return Self::under_a_band(window, style);
        }
        let narrow = window.width() < NARROW_WINDOW;
        let large_text = style.text_growth() >= LARGE_TEXT;
        let stage_width = if narrow {
            NARROW_STAGE.min(window.width() * 0.4)
        } else if large_text {
            window.width() * NARROW_STAGE_SHARE
        } else {
            window.width() * STAGE_SHARE
        };
        let stage = Rect::from_min_size(window.min, Vec2::new(stage_width, window.height()));
        // Large text takes some of the margin too.
        let margin = style.margin(if narrow {
            S32
        } else if large_text {
            S48
        } else {
            S64
        });
        let left = stage.right() + margin;
        let room = window.right() - margin - left;
        let width = (room - style.space(S16)).min(COLUMN * style.zoom.max(1.0)).max(160.0);
        let column = Rect::from_min_max(pos2(left, window.top()), pos2(left + width, window.bottom()));
        Self { stage, column, roomy: !narrow && !large_text && window.height() >= 640.0, large_text }
    }

    fn under_a_band(window: Rect, style: &Style<'_>) -> Self {
        let height = BAND.min(window.height() * 0.35);
        let stage = Rect::from_min_size(window.min, Vec2::new(window.width(), height));
        let column =
            Rect::from_min_max(pos2(window.left() + S24, stage.bottom()), pos2(window.right() - S24 - S16, window.bottom()));
        Self { stage, column, roomy: false, large_text: style.text_growth() >= LARGE_TEXT }
    }
}

/// Whether a stage of this shape is a band across the top.
pub(super) fn is_band(stage: Rect) -> bool {
    stage.width() > stage.height() * 1.2
}

/// How much larger everything is set in a window larger than 1280 x 720: a third more at 1920 x 1080.
pub fn large_window_zoom(window: Vec2) -> f32 {
    let ratio = (window.x / 1_280.0).min(window.y / 720.0).clamp(1.0, 2.0);
    1.0 + (ratio - 1.0) * 0.7
}

/// Puts something into a rectangle, without the usual spacing. The rectangle's place names it.
pub(super) fn place<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let salt = (rect.left() as i32, rect.top() as i32, "placed");
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    child.spacing_mut().item_spacing = Vec2::ZERO;
    add(&mut child)
}

/// A rectangle from its upper left corner, as wide as said, down to the bottom of the window.
pub(super) fn down_from(ui: &Ui, at: Pos2, width: f32) -> Rect {
    Rect::from_min_max(at, pos2(at.x + width, ui.max_rect().bottom().max(at.y)))
}

/// The digit that was pressed, 1 to 9, if nobody is writing.
pub fn pressed_digit(ctx: &egui::Context) -> Option<usize> {
    const DIGITS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    DIGITS.iter().position(|key| pressed(ctx, *key)).map(|index| index + 1)
}

/// Whether Enter or Space was pressed while no control was marked, so that it means "go on".
pub(super) fn go_on_pressed(ctx: &egui::Context) -> bool {
    let nothing_focused = ctx.memory(|memory| memory.focused().is_none());
    nothing_focused && (pressed(ctx, Key::Enter) || pressed(ctx, Key::Space))
}

/// Whether a plain key was pressed while nobody is writing. A key that is held down acts once, except one that walks or scrolls.
pub(super) fn pressed(ctx: &egui::Context, wanted: Key) -> bool {
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
pub(super) fn scroll_by_keys(ui: &Ui, height: f32, arrows: bool) {
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
