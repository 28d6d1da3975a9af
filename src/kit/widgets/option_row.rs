//! What you can say or do: a key cap and words in a row; the row under the pointer is a raised sheet.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Galley, Pos2, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

use super::interaction::{Interaction, paint_ring, rounded};
use super::key_cap::KeyCap;
use super::strokes::{hairline, outline};
use super::text::Text;
use crate::kit::keys::begin_at;
use crate::kit::page::{passage, shows_focus};
use crate::kit::theme::{FontCut, S4, S12, S16, Style, TextStyle};

const LEAST_HEIGHT: f32 = 48.0;
/// A focused row keeps so far from the edge of what scrolls.
const CLEAR_OF_EDGE: f32 = 60.0;

/// One row.
#[derive(Clone, Debug)]
pub struct OptionRow<'a> {
    words: &'a str,
    below: &'a str,
    key: &'a str,
    kind: TextStyle,
    face: FontCut,
    selected: bool,
    role: Role,
    padding: f32,
    hides_key: bool,
}

impl<'a> OptionRow<'a> {
    /// Words to say, with the key that says them (empty for no cap).
    pub fn new(key: &'a str, words: &'a str) -> Self {
        let (kind, face, role) = (TextStyle::Body, FontCut::Regular, Role::Button);
        Self { words, below: "", key, kind, face, selected: false, role, padding: S12, hides_key: false }
    }

    /// Without its cap, whose room stays: the key means something else for now.
    #[must_use]
    pub fn hides_key(mut self, hides: bool) -> Self {
        self.hides_key = hides;
        self
    }

    /// Something to do rather than to say: in italics.
    #[must_use]
    pub fn act(mut self) -> Self {
        self.face = FontCut::Italic;
        self
    }

    /// In another type style than body.
    #[must_use]
    pub fn kind(mut self, kind: TextStyle) -> Self {
        self.kind = kind;
        self
    }

    /// With a note under the words, in the same row.
    #[must_use]
    pub fn below(mut self, below: &'a str) -> Self {
        self.below = below;
        self
    }

    /// With so much above and below the words, in px at text size 100 %.
    #[must_use]
    pub fn padding(mut self, px: f32) -> Self {
        self.padding = px;
        self
    }

    /// Chosen, on a page where a choice stays.
    #[must_use]
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// One of several of which one is set: told as such to those who cannot see the fill.
    #[must_use]
    pub fn choice(mut self, is_set: bool) -> Self {
        self.selected = is_set;
        self.role = Role::RadioButton;
        self
    }

    /// Shows the row across the column. Its fill reaches 16 px beyond the column on both sides.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> Response {
        let (response, interaction) = self.show_touched(ui, style);
        if interaction.ring {
            paint_ring(ui.painter(), style, response.rect, style.tokens().radius.control);
        }
        response
    }

    fn show_touched(self, ui: &mut Ui, style: &Style<'_>) -> (Response, Interaction) {
        let column = ui.available_width();
        let galley = self.galley(ui, style, column);
        let note = self.note(ui, style, column);
        let height = self.height_of(galley.size().y + self.note_height(ui, style, column), style);
        let (rect, mut response) = ui.allocate_exact_size(Vec2::new(column, height), Sense::hover());
        let row = rect.expand2(Vec2::new(style.space(S16), 0.0));
        response = ui.interact(row, response.id.with("row"), Sense::click());
        let heard = if self.below.is_empty() { self.words.to_owned() } else { format!("{} \u{b7} {}", self.words, self.below) };
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(self.role, ui.is_enabled(), &heard);
            info.selected = (self.role == Role::RadioButton).then_some(self.selected);
            info
        });
        passage(ui, &heard, rect);
        let interaction = Interaction::of(style, &response);
        let comes_into_sight = response.gained_focus() || response.has_focus() && shows_focus(ui);
        if comes_into_sight && interaction.ring {
            // Whole, and clear of the strip in which a page fades out.
            ui.scroll_to_rect(row.expand2(Vec2::new(0.0, CLEAR_OF_EDGE)), None);
        }
        if ui.is_rect_visible(row.expand(style.space(S16))) {
            self.paint(ui, style, row, interaction, galley, note);
        }
        (response, interaction)
    }

    fn height_of(&self, words: f32, style: &Style<'_>) -> f32 {
        (words + 2.0 * style.space(self.padding)).max(LEAST_HEIGHT)
    }

    fn galley(&self, ui: &Ui, style: &Style<'_>, column: f32) -> Arc<Galley> {
        Text::new(self.words, self.kind).face(self.face).width(column - self.inset(ui, style)).galley(ui.painter(), style)
    }

    fn note(&self, ui: &Ui, style: &Style<'_>, column: f32) -> Option<Arc<Galley>> {
        let note = Text::new(self.below, TextStyle::Note).color(style.theme.soft).width(column - self.inset(ui, style));
        (!self.below.is_empty()).then(|| note.galley(ui.painter(), style))
    }

    fn note_height(&self, ui: &Ui, style: &Style<'_>, column: f32) -> f32 {
        self.note(ui, style, column).map_or(0.0, |note| note.size().y)
    }

    /// How far the words stand in from the column's edge.
    fn inset(&self, ui: &Ui, style: &Style<'_>) -> f32 {
        if self.key.is_empty() { 0.0 } else { KeyCap::new(self.key).size(ui.painter(), style).x + style.space(S16) }
    }

    fn paint(
        &self,
        ui: &Ui,
        style: &Style<'_>,
        row: Rect,
        interaction: Interaction,
        galley: Arc<Galley>,
        note: Option<Arc<Galley>>,
    ) {
        let painter = ui.painter();
        let radius = style.tokens().radius.control;
        let rest = if self.selected { style.theme.wash } else { Color32::TRANSPARENT };
        if !interaction.pressed {
            painter.add(style.shadow(interaction.lift).as_shape(row, rounded(radius)));
        }
        painter.rect_filled(row, rounded(radius), interaction.fill(style, rest));
        if let Some(edge) = style.contrast_edge().filter(|_| interaction.raised || self.selected) {
            painter.rect_stroke(row, rounded(radius), edge, StrokeKind::Inside);
        } else if self.selected {
            painter.rect_stroke(row, rounded(radius), outline(painter, style, style.theme.accent), StrokeKind::Inside);
        }
        let height = note.as_ref().map_or(0.0, |note| note.size().y) + galley.size().y;
        let text_top = row.center().y - height / 2.0;
        if !self.key.is_empty() && !self.hides_key {
            let cap = KeyCap::new(self.key).lift(if interaction.pressed { 0.0 } else { interaction.lift });
            let middle = text_top + style.line_height(self.kind) / 2.0;
            let top = (middle - cap.size(painter, style).y / 2.0).round();
            cap.paint(painter, style, Pos2::new(row.left() + style.space(S16), top));
        }
        let left = row.left() + style.space(S16) + self.inset(ui, style);
        if let Some(note) = note {
            painter.galley(Pos2::new(left, text_top + galley.size().y), note, style.theme.soft);
        }
        painter.galley(Pos2::new(left, text_top), galley, style.theme.ink);
    }
}

/// Rows under one another, with a hairline between two that are at rest.
#[derive(Clone, Debug)]
pub struct OptionRows<'a> {
    rows: Vec<OptionRow<'a>>,
}

impl<'a> OptionRows<'a> {
    /// The rows in the order in which they are read, focused and numbered.
    pub fn new(rows: impl IntoIterator<Item = OptionRow<'a>>) -> Self {
        Self { rows: rows.into_iter().collect() }
    }

    /// How high the rows stand in a column of this width.
    pub fn height(&self, ui: &Ui, style: &Style<'_>, column: f32) -> f32 {
        let heights: f32 = self
            .rows
            .iter()
            .map(|row| row.height_of(row.galley(ui, style, column).size().y + row.note_height(ui, style, column), style))
            .sum();
        heights + style.space(S4) * self.rows.len().saturating_sub(1) as f32
    }

    /// Shows the rows; the answers are in the order of the rows.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> Vec<Response> {
        let gap = style.space(S4);
        let mut responses: Vec<Response> = Vec::with_capacity(self.rows.len());
        let mut above_at_rest = false;
        let mut ringed = None;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = gap;
            for row in self.rows {
                let plain = !row.selected;
                let inset = row.inset(ui, style);
                let (response, interaction) = row.show_touched(ui, style);
                let at_rest = plain && !interaction.raised && !interaction.pressed;
                if at_rest && above_at_rest {
                    let bleed = style.space(S16);
                    let x = response.rect.left() + bleed + inset..=response.rect.right() - bleed;
                    hairline(ui.painter(), style, x, response.rect.top() - gap / 2.0);
                }
                above_at_rest = at_rest;
                ringed = ringed.or(interaction.ring.then_some(response.rect));
                responses.push(response);
            }
            if let Some(row) = ringed {
                paint_ring(ui.painter(), style, row, style.tokens().radius.control);
            }
            if let Some(first) = responses.first() {
                begin_at(ui, first);
            }
        });
        responses
    }
}
