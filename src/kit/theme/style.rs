//! What every widget is handed: the theme, the text size and whether things may move.

use std::borrow::Cow;

use egui::{Color32, FontId, Stroke, epaint::Shadow};

use super::fonts::FontCut;
use super::palette::Theme;
use super::tokens::{TextStyle, Tokens, TypeStep};

/// How much of the extra text size marks, pips and key caps take on.
const MARK_SHARE: f32 = 0.7;
/// How much of the extra text size space and faces take on.
const SPACE_SHARE: f32 = 0.5;
/// egui measures a blur by its whole width, CSS by its reach to one side.
const BLUR_WIDTH: u8 = 2;

/// What moves, and so for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// A row or button under the pointer.
    Hover,
    /// A new line rising.
    LineIn,
    /// One panel giving way to another.
    Panel,
    /// A pip filling.
    Pip,
    /// The face turning from mood to mood.
    Face,
    /// The stage's colour following the face.
    Tint,
    /// The line of a voice drawing itself.
    Wave,
    /// One blink.
    Blink,
}

/// The theme as this window shows it.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// The colours.
    pub theme: &'a Theme,
    /// Text size, 0.8 to 2.5; 1 is 100 %. What the window adds to it is in it.
    pub zoom: f32,
    /// How much larger everything is set because the window is large; 1 in the usual one.
    pub window: f32,
    /// Whether everything changes at once.
    pub reduced_motion: bool,
    /// Whether every text is set half as long again, to see where a longer language would not fit.
    pub stretched: bool,
}

impl<'a> Style<'a> {
    /// The smallest and the largest text size, in percent.
    const TEXT_SIZES: (u16, u16) = (80, 250);

    /// A text size in percent as it is drawn: the nearest that there is.
    pub fn text_size(percent: u16) -> u16 {
        percent.clamp(Self::TEXT_SIZES.0, Self::TEXT_SIZES.1)
    }

    /// A style; `zoom`, 1 for 100 %, is brought into the sizes that there are.
    pub fn new(theme: &'a Theme, zoom: f32, reduced_motion: bool) -> Self {
        let [smallest, largest] = [Self::TEXT_SIZES.0, Self::TEXT_SIZES.1].map(|percent| f32::from(percent) / 100.0);
        let zoom = zoom.clamp(smallest, largest);
        Self { theme, zoom, window: 1.0, reduced_motion, stretched: false }
    }

    /// The same style in a window that sets everything larger by so much, which is part of its zoom already.
    #[must_use]
    pub fn in_window(self, growth: f32) -> Self {
        Self { window: growth.max(1.0), ..self }
    }

    /// By how much text is larger than it would be in this window at 100 %.
    pub fn text_growth(&self) -> f32 {
        self.zoom / self.window
    }

    /// The same style with every text half as long again.
    #[must_use]
    pub fn stretched(self, stretched: bool) -> Self {
        Self { stretched, ..self }
    }

    /// The words as they are set.
    pub fn words<'w>(&self, words: &'w str) -> Cow<'w, str> {
        if !self.stretched {
            return Cow::Borrowed(words);
        }
        let half = words.chars().count().div_ceil(2);
        let more: String = words.chars().take(half).collect();
        Cow::Owned(format!("{words} {more}"))
    }

    /// The tokens behind the theme.
    pub fn tokens(&self) -> &'static Tokens {
        Tokens::embedded()
    }

    /// A length of space or of a face, in whole pixels: it takes on half of the extra text size.
    pub fn space(&self, px: f32) -> f32 {
        (px * self.growth_of_space()).round()
    }

    /// By how much space and faces have grown with the text; 1 at text size 100 %.
    pub fn growth_of_space(&self) -> f32 {
        self.window * (1.0 + (self.text_growth() - 1.0) * SPACE_SHARE)
    }

    /// A margin of the window: it takes on nothing of the text size.
    pub fn margin(&self, px: f32) -> f32 {
        (px * self.window).round()
    }

    /// A length of a mark, pip or key cap, which stand beside text.
    pub fn mark(&self, px: f32) -> f32 {
        px * self.window * (1.0 + (self.text_growth() - 1.0) * MARK_SHARE)
    }

    /// The step of the type scale, grown with the text size. What lies between the letters of two lines is space and grows
    /// like it: lines of large type are short, and stand closer. Lines are whole pixels.
    pub fn type_step(&self, kind: TextStyle) -> TypeStep {
        let step = self.tokens().type_step(kind);
        let size = step.size * self.zoom;
        let between = (step.line - step.size) * self.growth_of_space();
        TypeStep { size, line: (size + between).round(), ..step }
    }

    /// The height of a line, in whole pixels.
    pub fn line_height(&self, kind: TextStyle) -> f32 {
        self.type_step(kind).line
    }

    /// The font of a step in a face.
    pub fn font(&self, kind: TextStyle, face: FontCut) -> FontId {
        FontId::new(self.type_step(kind).size, face.family())
    }

    /// Font and colour of a text field.
    pub fn edit_font(&self, kind: TextStyle) -> (FontId, Color32) {
        (self.font(kind, FontCut::Regular), self.theme.ink)
    }

    /// The face a step has when nothing else is said.
    pub fn face_of(&self, kind: TextStyle) -> FontCut {
        if self.tokens().type_step(kind).weight >= 600 { FontCut::Semi } else { FontCut::Regular }
    }

    /// How long a motion takes, in seconds; 0 with reduced motion.
    pub fn seconds(&self, motion: Motion) -> f32 {
        if self.reduced_motion {
            return 0.0;
        }
        let times = &self.tokens().motion_ms;
        let ms = match motion {
            Motion::Hover => times.hover,
            Motion::LineIn => times.line_in,
            Motion::Panel => times.panel,
            Motion::Pip => times.pip,
            Motion::Face => times.face,
            Motion::Tint => times.tint,
            Motion::Wave => times.wave,
            Motion::Blink => times.blink,
        };
        ms / 1000.0
    }

    /// Where a motion between two states is, 0 to 1, eased. It asks for frames only until it has arrived.
    pub fn animate(&self, ctx: &egui::Context, id: egui::Id, on: bool, motion: Motion) -> f32 {
        let easing = match motion {
            Motion::Hover | Motion::LineIn | Motion::Pip => egui::emath::easing::cubic_out,
            _ => egui::emath::easing::quadratic_in_out,
        };
        let seconds = self.seconds(motion);
        let t = ctx.animate_bool_with_time(id, on, seconds);
        if seconds > 0.0 { easing(t) } else { f32::from(u8::from(on)) }
    }

    /// The hairline.
    pub fn hairline(&self) -> Stroke {
        let strokes = &self.tokens().stroke;
        let width = if self.theme.contrast { strokes.contrast_hair } else { strokes.hair };
        Stroke::new(width, self.theme.line)
    }

    /// The outline of a control.
    pub fn outline(&self, color: Color32) -> Stroke {
        Stroke::new(self.tokens().stroke.control, color)
    }

    /// The firm edge of high contrast; nothing in the other themes.
    pub fn contrast_edge(&self) -> Option<Stroke> {
        self.theme.contrast.then(|| Stroke::new(self.tokens().stroke.contrast_edge, self.theme.edge))
    }

    /// The soft shadow at a strength of 0 to 1; clear in high contrast.
    pub fn shadow(&self, strength: f32) -> Shadow {
        let shape = &self.tokens().shadow;
        Shadow {
            offset: [shape.offset.0, shape.offset.1],
            blur: shape.blur.saturating_mul(BLUR_WIDTH),
            spread: shape.spread,
            color: self.theme.shadow.gamma_multiply(strength),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::theme::ThemeName;

    #[test]
    fn text_grows_with_the_zoom_and_space_with_half_of_it() {
        let style = Style::new(Theme::of(ThemeName::Light), 2.0, false);
        assert!((style.type_step(TextStyle::Body).size - 36.0).abs() < 0.01);
        assert!((style.line_height(TextStyle::Body) - 51.0).abs() < 0.01);
        assert!((style.space(16.0) - 24.0).abs() < 0.01);
        assert!((style.margin(16.0) - 16.0).abs() < 0.01);
    }

    #[test]
    fn in_a_large_window_everything_grows_alike() {
        let style = Style::new(Theme::of(ThemeName::Light), 1.25, false).in_window(1.25);
        assert!((style.type_step(TextStyle::Body).size - 22.5).abs() < 0.01);
        assert!((style.line_height(TextStyle::Body) - 35.0).abs() < 0.01);
        assert!((style.space(16.0) - 20.0).abs() < 0.01);
        assert!((style.margin(16.0) - 20.0).abs() < 0.01);
        assert!((style.mark(16.0) - 20.0).abs() < 0.01);
    }

    #[test]
    fn with_reduced_motion_everything_changes_at_once() {
        let style = Style::new(Theme::of(ThemeName::Light), 1.0, true);
        assert!(style.seconds(Motion::Hover) <= 0.0);
        let ctx = egui::Context::default();
        assert!(style.animate(&ctx, egui::Id::unique("row"), true, Motion::Hover) >= 1.0);
    }

    #[test]
    fn a_zoom_out_of_range_is_brought_into_it() {
        assert!((Style::new(Theme::of(ThemeName::Light), 9.0, false).zoom - 2.5).abs() < 0.01);
    }
}
