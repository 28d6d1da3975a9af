//! The page of the conversation: the customer's words and the answers below them. It scrolls only where they do not fit.

use egui::{Frame, Margin, Rect, Ui, UiBuilder, Vec2};

use crate::kit::commands::{Command, Place, key_command};
use crate::kit::page::Page;
use crate::kit::theme::{S4, S8, S16, Style, TextStyle};
use crate::kit::widgets::{fade_in, fade_out};

/// One press of Page Down goes on by this part of the page.
const PAGE_SHARE: f32 = 0.8;
/// Scrolled further than any page is long.
const TO_THE_END: f32 = 1.0e5;

/// How far the page is scrolled.
#[derive(Debug, Default)]
pub(super) struct PageView {
    offset: f32,
    /// How much lies below what is seen.
    below: f32,
    height: f32,
    jump: Option<f32>,
    /// Whether what lies last on the page matters most.
    wants_end: bool,
    /// Whether the page has been shown; a new scene begins at its top.
    settled: bool,
    /// Whether a count of what lies below is wanted where not everything fits.
    pub counts: bool,
    /// Whether it stays scrolled as it is, however low its room becomes: something else is asked below it.
    pub holds: bool,
}

impl PageView {
    /// Draws the page into this room. `fits` says that all of it is in sight.
    pub(super) fn show<R>(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        fits: bool,
        contents: impl FnOnce(&mut Ui) -> R,
    ) -> R {
        let showed_end = self.settled && !self.holds && self.below <= S4 && (self.offset > S4 || !self.counts);
        self.height = room.height();
        let reserved = if self.counts && !fits { style.line_height(TextStyle::Note) + S4 } else { 0.0 };
        let room = room.with_max_y(room.bottom() - reserved);
        if !std::mem::replace(&mut self.settled, true) {
            self.jump = Some(0.0);
        }
        let jump = self.jump.take();
        let builder = UiBuilder::new().max_rect(room).id_salt("the middle");
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            Page::new("the page")
                .at(jump)
                .as_left()
                .show(ui, style, |ui| Frame::NONE.inner_margin(Margin::symmetric(reach(style) as i8, 0)).show(ui, contents).inner)
        });
        let page = shown.inner;
        (self.offset, self.below) = (page.offset, page.below);
        self.wants_end |= page.is_resized && showed_end && jump.is_none();
        if std::mem::take(&mut self.wants_end) && page.below > 0.5 {
            self.jump = Some((page.offset + page.below).min(TO_THE_END));
            ui.ctx().request_repaint();
        }
        if page.below > S4 {
            fade_out(ui.painter(), style, page.rect);
        }
        if self.offset > S4 {
            fade_in(ui.painter(), style, page.rect);
        }
        page.inner
    }

    /// Page Up and Page Down leaf through the page; answers whether it was to go above its top.
    pub(super) fn keys(&mut self, ui: &Ui) -> bool {
        let step = self.height * PAGE_SHARE;
        let above = match key_command(ui, Place::Page).map(|key| key.command) {
            Some(Command::PageUp) if self.is_at_top() => return true,
            Some(Command::PageUp) => Some((self.offset - step).max(0.0)),
            Some(Command::PageDown) if self.below > S4 => Some(self.offset + step.min(self.below)),
            _ => None,
        };
        if above.is_some() {
            self.jump = above;
            ui.ctx().request_repaint();
        }
        false
    }

    pub(super) fn is_at_top(&self) -> bool {
        self.offset <= S4
    }

    /// Shows the page down to its end.
    pub(super) fn show_end(&mut self) {
        self.wants_end = true;
    }

    /// Shows the page from its top.
    pub(super) fn show_top(&mut self) {
        self.jump = Some(0.0);
    }
}

/// What is drawn on the page reaches so far beyond its column: a raised row, and the ring round it.
pub(super) fn reach(style: &Style<'_>) -> f32 {
    style.space(S16) + S8
}
