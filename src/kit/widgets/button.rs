//! Buttons: the primary, the second and the third, each with the key that presses it.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Galley, Painter, Pos2, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

use super::interaction::{Interaction, focus_shown, paint_ring, rounded};
use super::key_cap::KeyCap;
use super::strokes::outline;
use super::text::Text;
use crate::kit::commands::Command;
use crate::kit::theme::{FontCut, S12, S24, Style, TextStyle};

/// What stands above and below the words.
const PADDING_Y: f32 = 10.0;
/// The outline counts to the padding, as it does in the pictures.
const OUTLINE: f32 = 1.0;

/// So many lines words take that are too long for one.
const MOST_LINES: usize = 2;

/// How much a button matters on its screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonRank {
    /// Filled with the accent: one a screen.
    Primary,
    /// Outlined.
    Second,
    /// Words alone.
    Third,
}

/// A button.
#[derive(Clone, Debug)]
pub struct Button<'a> {
    words: &'a str,
    /// By which it is known to a screen reader.
    name: &'a str,
    rank: ButtonRank,
    key: Option<&'a str>,
    closed: bool,
    hides_key: bool,
    max_width: f32,
}

impl<'a> Button<'a> {
    /// The one thing to do here.
    pub fn primary(words: &'a str) -> Self {
        Self::new(words, ButtonRank::Primary)
    }

    /// Something else to do here.
    pub fn second(words: &'a str) -> Self {
        Self::new(words, ButtonRank::Second)
    }

    /// Something to leave aside.
    pub fn third(words: &'a str) -> Self {
        Self::new(words, ButtonRank::Third)
    }

    /// A button of this rank.
    pub fn new(words: &'a str, rank: ButtonRank) -> Self {
        Self { words, name: words, rank, key: None, closed: false, hides_key: false, max_width: f32::INFINITY }
    }

    /// The key that presses it, as a cap after the words. The screen listens for the key.
    #[must_use]
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Known by more than its words, which are short for want of room.
    #[must_use]
    pub fn named(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Without its cap, whose room stays: the key means something else for now.
    #[must_use]
    pub fn hides_key(mut self, hides: bool) -> Self {
        self.hides_key = hides;
        self
    }

    /// Not to be pressed now: an outline and faint words. The reason stands beside it.
    #[must_use]
    pub fn closed(mut self, closed: bool) -> Self {
        self.closed = closed;
        self
    }

    /// No wider than this, in pixels as given: longer words stand on two lines, and end in an ellipsis where that is not enough.
    #[must_use]
    pub fn max_width(mut self, width: f32) -> Self {
        self.max_width = width;
        self
    }

    /// The size the button will have.
    pub fn size(&self, ui: &Ui, style: &Style<'_>) -> Vec2 {
        let words = self.galley(ui.painter(), style, Color32::TRANSPARENT).size();
        let width = words.x + self.beside_words(ui.painter(), style);
        Vec2::new(width.round(), words.y + 2.0 * style.space(PADDING_Y))
    }

    /// What stands beside the words: the cap, and the room at both ends.
    fn beside_words(&self, painter: &Painter, style: &Style<'_>) -> f32 {
        let cap = self.key.map_or(0.0, |key| style.space(S12) + KeyCap::new(key).size(painter, style).x);
        cap + 2.0 * self.padding(style)
    }

    /// The words on one line, or where that would be too wide, on as many as they may take.
    fn galley(&self, painter: &Painter, style: &Style<'_>, color: Color32) -> Arc<Galley> {
        let on_one_line = self.text(color).galley(painter, style);
        let room = self.max_width - self.beside_words(painter, style);
        if on_one_line.size().x <= room {
            return on_one_line;
        }
        self.text(color).width(room.max(1.0)).max_rows(MOST_LINES).galley(painter, style)
    }

    /// Shows the button; its accessible name is its words, or what it is named.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> Response {
        let enabled = ui.is_enabled() && !self.closed;
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(self.size(ui, style), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.name));
        let interaction = Interaction::of(style, &response);
        if ui.is_rect_visible(rect) {
            self.paint(ui, style, rect, interaction);
        }
        let is_cut = self.galley(ui.painter(), style, Color32::TRANSPARENT).elided;
        if is_cut { response.on_hover_text(self.words) } else { response }
    }

    fn padding(&self, style: &Style<'_>) -> f32 {
        OUTLINE + style.space(if self.rank == ButtonRank::Third { S12 } else { S24 })
    }

    fn text(&self, color: Color32) -> Text<'a> {
        let face = if self.rank == ButtonRank::Third { FontCut::Regular } else { FontCut::Semi };
        Text::new(self.words, TextStyle::Body).face(face).color(color)
    }

    fn paint(&self, ui: &Ui, style: &Style<'_>, rect: Rect, interaction: Interaction) {
        let painter = ui.painter();
        let radius = style.tokens().radius.control;
        let (fill, edge, words) = self.colors(style, interaction);
        painter.rect(rect, rounded(radius), fill, outline(painter, style, edge), StrokeKind::Inside);
        if let Some(edge) = style.contrast_edge().filter(|_| interaction.raised && !self.closed) {
            painter.rect_stroke(rect, rounded(radius), edge, StrokeKind::Inside);
        }
        let galley = self.galley(painter, style, words);
        // Without their cap the words stand in the middle.
        let left = if self.hides_key { rect.center().x - galley.size().x / 2.0 } else { rect.left() + self.padding(style) };
        let words_right = left + galley.size().x;
        painter.galley(Pos2::new(left, rect.center().y - galley.size().y / 2.0), galley, words);
        if let Some(key) = self.key.filter(|_| !self.hides_key) {
            let cap = KeyCap::new(key);
            let cap = if self.rank == ButtonRank::Primary && !self.closed { cap.on_accent() } else { cap };
            let top = rect.center().y - cap.size(painter, style).y / 2.0;
            cap.paint(painter, style, Pos2::new((words_right + style.space(S12)).round(), top));
        }
        if interaction.ring || self.is_pressed_by_enter(ui) {
            paint_ring(painter, style, rect, radius);
        }
    }

    /// Whether Enter presses it although it has not the keyboard: the main way on, as long as nothing else has it.
    fn is_pressed_by_enter(&self, ui: &Ui) -> bool {
        let is_main = self.rank == ButtonRank::Primary && self.key == Some(Command::GoOn.cap()) && !self.closed;
        is_main && !self.hides_key && ui.is_enabled() && focus_shown(ui.ctx()) && ui.memory(|memory| memory.focused().is_none())
    }

    /// Fill, outline and words.
    fn colors(&self, style: &Style<'_>, interaction: Interaction) -> (Color32, Color32, Color32) {
        let theme = style.theme;
        if self.closed {
            return (Color32::TRANSPARENT, theme.edge, theme.faint);
        }
        match self.rank {
            ButtonRank::Primary => {
                let fill =
                    theme.accent.lerp_to_gamma(theme.accent_hover, if interaction.pressed { 1.0 } else { interaction.lift });
                (fill, fill, theme.on_accent)
            }
            ButtonRank::Second => (interaction.fill(style, Color32::TRANSPARENT), theme.edge, theme.ink),
            ButtonRank::Third => (interaction.fill(style, Color32::TRANSPARENT), Color32::TRANSPARENT, theme.soft),
        }
    }
}
