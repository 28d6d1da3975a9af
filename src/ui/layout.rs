//! Where things stand on a screen with a stage, by the px of the looks.

use egui::{Rect, Ui, Vec2, pos2};

use crate::kit::theme::{S16, S24, S32, S64, Style};

/// Width of the stage, of 1280.
const STAGE_SHARE: f32 = 0.375;
/// The same where the text is large and needs the room.
const NARROW_STAGE_SHARE: f32 = 296.0 / 1_280.0;
/// The stage of a narrow window, in px.
const NARROW_STAGE: f32 = 300.0;
/// Windows narrower than this have the narrow stage.
const NARROW_WINDOW: f32 = 1_000.0;
/// From this text size on, the stage gives way and the notebook bar becomes one line.
pub(super) const LARGE_TEXT: f32 = 1.5;
/// Under this width the stage is a band across the top.
const BAND_WINDOW: f32 = 720.0;
/// Height of that band, in px.
const BAND: f32 = 160.0;
/// So far a sheet reaches beyond the column where the margins are narrow.
const CLOSE_REACH: f32 = 20.0;
/// A text column of 70 characters, at text size 100 %.
const COLUMN: f32 = 656.0;

/// Where things stand on a screen with a stage.
#[derive(Clone, Copy, Debug)]
pub(super) struct StageLayout {
    pub stage: Rect,
    /// The text column; rows reach 16 px beyond it on both sides.
    pub column: Rect,
    /// Whether there is room for the notebook bar in full.
    pub roomy: bool,
    /// Whether the text is so large that all else gives way to it.
    pub large_text: bool,
}

impl StageLayout {
    pub(super) fn of(window: Rect, style: &Style<'_>) -> Self {
        if window.width() < BAND_WINDOW {
            return Self::under_a_band(window, style);
        }
        let narrow = is_narrow(window);
        let large_text = style.text_growth() >= LARGE_TEXT;
        let stage_width = if large_text {
            window.width() * NARROW_STAGE_SHARE
        } else if narrow {
            NARROW_STAGE.min(window.width() * 0.4)
        } else {
            window.width() * STAGE_SHARE
        };
        let stage = Rect::from_min_size(window.min, Vec2::new(stage_width, window.height()));
        // Large text takes some of the margin too.
        let margin = style.margin(if narrow || large_text { S32 } else { S64 });
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

/// How far a sheet may reach beyond the text column, so that it stands clear of the stage, in pixels.
pub(super) fn sheet_reach(ui: &Ui, style: &Style<'_>) -> f32 {
    let is_tight = is_narrow(ui.ctx().content_rect()) || style.text_growth() >= LARGE_TEXT;
    style.margin(if is_tight { CLOSE_REACH } else { S32 })
}

/// Whether a window is so narrow that everything stands closer.
pub(super) fn is_narrow(window: Rect) -> bool {
    window.width() < NARROW_WINDOW
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
