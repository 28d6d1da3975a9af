//! A few words that lead somewhere, with the key that does the same: the quietest control.

use egui::accesskit::Role;
use egui::{Align, Color32, Id, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo};

use super::interaction::{Interaction, paint_ring};
use super::key_cap::KeyCap;
use super::strokes::hairline;
use super::text::Text;
use crate::kit::theme::{S4, S8, Style, TextStyle};

/// A link is met within this height, however low its words are.
const HIT: f32 = 48.0;

/// What has no cap is underlined, so far above the lower edge of its line.
const UNDER: f32 = 3.0;

/// A link.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    words: &'a str,
    /// By which it is known to a screen reader, and which stays when the words change.
    name: &'a str,
    key: &'a str,
    kind: TextStyle,
    is_strong: bool,
    hides_key: bool,
    max_width: f32,
}

impl<'a> Link<'a> {
    /// Words that lead somewhere, and the key that does the same. The screen listens for the key.
    pub fn new(words: &'a str, key: &'a str) -> Self {
        Self { words, name: words, key, kind: TextStyle::Small, is_strong: false, hides_key: false, max_width: f32::INFINITY }
    }

    /// Words alone.
    pub fn plain(words: &'a str) -> Self {
        Self { key: "", ..Self::new(words, "") }
    }

    /// In semibold and in ink: the heading of what it opens.
    #[must_use]
    pub fn strong(mut self) -> Self {
        self.is_strong = true;
        self
    }

    /// Without its cap, whose room stays: the key means something else for now.
    #[must_use]
    pub fn hides_key(mut self, hides: bool) -> Self {
        self.hides_key = hides;
        self
    }

    /// Its words no wider than this, in pixels: longer ones end in an ellipsis.
    #[must_use]
    pub fn within(mut self, max_width: f32) -> Self {
        self.max_width = max_width;
        self
    }

    /// Known by another name than its words, which may change.
    #[must_use]
    pub fn named(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// The id of a link of this name.
    pub fn id(ui: &Ui, name: &str) -> Id {
        ui.scope_id().with(("link", name))
    }

    /// In the small type of a page's upper edge.
    #[must_use]
    pub fn note(mut self) -> Self {
        self.kind = TextStyle::Note;
        self
    }

    /// The size of words and cap.
    pub fn size(&self, ui: &Ui, style: &Style<'_>) -> Vec2 {
        let words = self.text().galley(ui.painter(), style).size();
        if self.key.is_empty() {
            return words;
        }
        let cap = KeyCap::new(self.key).size(ui.painter(), style);
        Vec2::new((words.x + style.space(S8)).round() + cap.x, words.y.max(cap.y))
    }

    /// Shows the link where the cursor is.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> Response {
        let (_, rect) = ui.allocate_space(self.size(ui, style));
        self.show_at(ui, style, rect.min, Align::Min)
    }

    /// Shows the link with its left or right upper corner at `at`; its accessible name is its words.
    pub fn show_at(self, ui: &Ui, style: &Style<'_>, at: Pos2, align: Align) -> Response {
        let size = self.size(ui, style);
        let rect = Rect::from_min_size(Pos2::new((at.x - size.x * align.to_factor()).round(), at.y), size);
        let hit = rect.expand2(Vec2::new(style.space(S8), ((HIT - rect.height()) / 2.0).max(0.0)));
        let id = Self::id(ui, self.name);
        let response = ui.interact(hit, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name));
        let interaction = Interaction::of(style, &response);
        let words = self.text().color(self.color(style).lerp_to_gamma(style.theme.accent, interaction.lift));
        let height = style.line_height(self.kind);
        let words = words.paint(ui.painter(), style, Pos2::new(rect.left(), rect.center().y - height / 2.0));
        if self.key.is_empty() {
            // What has no cap would look like a line to be read.
            hairline(ui.painter(), style, words.x_range(), words.bottom() - style.space(UNDER));
        }
        if !self.key.is_empty() && !self.hides_key {
            let cap = KeyCap::new(self.key).lift(interaction.lift);
            let size = cap.size(ui.painter(), style);
            cap.paint(ui.painter(), style, Pos2::new(rect.right() - size.x, (rect.center().y - size.y / 2.0).round()));
        }
        if interaction.ring {
            paint_ring(ui.painter(), style, rect.expand(S4), style.tokens().radius.tag);
        }
        response
    }

    fn text(&self) -> Text<'a> {
        let text = Text::new(self.words, self.kind);
        let text = if self.max_width.is_finite() { text.width(self.max_width).max_rows(1) } else { text };
        if self.is_strong { text.semi() } else { text }
    }

    fn color(&self, style: &Style<'_>) -> Color32 {
        if self.is_strong { style.theme.ink } else { style.theme.soft }
    }
}
