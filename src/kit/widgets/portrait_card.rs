//! A person to meet: a portrait, a title and two lines. The whole card is one control.

use egui::accesskit::Role;
use egui::{Painter, Pos2, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

use super::ground::{corner_mask, paint_ground};
use super::interaction::{Interaction, paint_ring, rounded};
use super::text::Text;
use crate::kit::page::passage;
use crate::kit::theme::{S12, Style, TextStyle};

/// The portrait's size at text size 100 %.
pub const PORTRAIT: Vec2 = Vec2::new(264.0, 196.0);

/// So many lines are there for the title, and for who it is and where.
const TITLE_LINES: usize = 3;
const PERSON_LINES: usize = 2;

/// A card.
#[derive(Clone, Copy, Debug)]
pub struct PortraitCard<'a> {
    mood: f32,
    title: &'a str,
    person: &'a str,
    state: &'a str,
    telling: Option<&'a str>,
    waiting: bool,
    closed: bool,
    marked: bool,
    size: Vec2,
}

impl<'a> PortraitCard<'a> {
    /// A card on the ground of a start mood: the scenario's title, who it is, and how things stand.
    pub fn new(mood: f32, title: &'a str, person: &'a str, state: &'a str) -> Self {
        Self { mood, title, person, state, telling: None, waiting: false, closed: false, marked: false, size: PORTRAIT }
    }

    /// Something else stands on the last line for now. The name of the card stays.
    #[must_use]
    pub fn telling(mut self, telling: Option<&'a str>) -> Self {
        self.telling = telling;
        self
    }

    /// A conversation waits to be gone on with: the last line is semibold in the accent.
    #[must_use]
    pub fn waiting(mut self, waiting: bool) -> Self {
        self.waiting = waiting;
        self
    }

    /// The scenario has problems: an empty tile, no face.
    #[must_use]
    pub fn closed(mut self, closed: bool) -> Self {
        self.closed = closed;
        self
    }

    /// Enter takes this one while nothing has the keyboard: it wears the ring.
    #[must_use]
    pub fn marked(mut self, marked: bool) -> Self {
        self.marked = marked;
        self
    }

    /// With a portrait of another size, in pixels as given (it does not grow).
    #[must_use]
    pub fn size(mut self, size: Vec2) -> Self {
        self.size = size;
        self
    }

    /// How high the card is.
    pub fn height(&self, ui: &Ui, style: &Style<'_>) -> f32 {
        let lines: f32 = self.lines(style, 0.0).iter().map(|line| line.galley(ui.painter(), style).size().y).sum();
        self.size.y + style.space(S12) + lines
    }

    /// Title, person and state, broken to the width of the portrait.
    fn lines(&self, style: &Style<'_>, lift: f32) -> [Text<'a>; 3] {
        let theme = style.theme;
        let line = |words, kind| Text::new(words, kind).width(self.size.x);
        let title = if self.closed { theme.soft } else { theme.ink.lerp_to_gamma(theme.accent, lift) };
        let state = line(self.state, TextStyle::Small);
        [
            line(self.title, TextStyle::Body).semi().bounded(TITLE_LINES).color(title),
            line(self.person, TextStyle::Small).bounded(PERSON_LINES).color(theme.soft),
            if self.waiting { state.semi().color(theme.accent) } else { state.color(theme.soft) },
        ]
    }

    /// Shows the card; `face` paints the person into the tile it is given. The name is the three lines together.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>, face: impl FnOnce(&Painter, Rect)) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::new(self.size.x, self.height(ui, style)), Sense::click());
        response.widget_info(|| {
            let name = format!("{}, {}, {}", self.title, self.person, self.state);
            WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
        });
        passage(ui, self.title, rect);
        let interaction = Interaction::of(style, &response);
        if ui.is_rect_visible(rect) {
            let tile = Rect::from_min_size(rect.min, self.size);
            self.paint_tile(ui, style, tile, interaction, face);
            self.paint_lines(ui, style, rect, interaction);
        }
        let [title, person, _] = self.lines(style, 0.0);
        let cut = [(title, self.title), (person, self.person)];
        let cut = cut.into_iter().filter(|(line, _)| line.is_cut(ui.painter(), style)).map(|(_, whole)| whole);
        cut.fold(response, Response::on_hover_text)
    }

    fn paint_tile(&self, ui: &Ui, style: &Style<'_>, tile: Rect, interaction: Interaction, face: impl FnOnce(&Painter, Rect)) {
        let painter = ui.painter();
        let radius = style.tokens().radius.card;
        if self.closed {
            painter.rect_filled(tile, rounded(radius), style.theme.sunk);
        } else {
            paint_ground(painter, style, tile, style.tokens().middle_of_band(self.mood));
            face(&painter.with_clip_rect(tile.intersect(painter.clip_rect())), tile);
            corner_mask(painter, tile, radius, style.theme.paper);
        }
        if let Some(edge) = style.contrast_edge() {
            painter.rect_stroke(tile, rounded(radius), edge, StrokeKind::Inside);
        }
        if interaction.ring || self.marked {
            paint_ring(painter, style, tile, radius);
        }
    }

    fn paint_lines(&self, ui: &Ui, style: &Style<'_>, rect: Rect, interaction: Interaction) {
        let [title, person, state] = self.lines(style, interaction.lift);
        let mut at = Pos2::new(rect.left(), rect.top() + self.size.y + style.space(S12));
        at.y = title.paint(ui.painter(), style, at).bottom();
        at.y = person.paint(ui.painter(), style, at).bottom();
        let Some(telling) = self.telling else {
            state.paint(ui.painter(), style, at);
            return;
        };
        let rows = state.galley(ui.painter(), style).rows.len();
        let telling = Text::new(telling, TextStyle::Small).width(self.size.x).max_rows(rows).color(style.theme.soft);
        telling.paint(ui.painter(), style, at);
    }
}
