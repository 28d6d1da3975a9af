//! The tabs of the debrief: words on a hairline, the current one with a bar of accent.

use egui::accesskit::Role;
use egui::{Id, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo};

use super::interaction::{Interaction, paint_ring};
use super::strokes::{hairline, whole_px};
use super::text::Text;
use crate::kit::theme::{FontCut, S12, S16, S32, Style, TextStyle};

/// What stands above the words, so that a tab is 48 high.
const ABOVE: f32 = 18.0;
const BELOW: f32 = 6.0;
const BAR: f32 = 2.5;

/// The tabs.
#[derive(Clone, Copy, Debug)]
pub struct Tabs<'a> {
    names: &'a [&'a str],
    current: usize,
    aside: Option<&'a str>,
    beside: f32,
    kind: TextStyle,
}

/// What happened to the tabs.
#[derive(Clone, Debug)]
pub struct TabsAnswer {
    /// The tab that was clicked in this frame.
    pub clicked: Option<usize>,
    /// The tabs themselves, in order.
    pub responses: Vec<Response>,
    /// Where the words of the first line begin, for what stands beside them.
    pub words_top: f32,
}

impl<'a> Tabs<'a> {
    /// Tabs by name, of which one is current.
    pub fn new(names: &'a [&'a str], current: usize) -> Self {
        Self { names, current, aside: None, beside: 0.0, kind: TextStyle::Small }
    }

    /// Set in another type style.
    #[must_use]
    pub fn kind(mut self, kind: TextStyle) -> Self {
        self.kind = kind;
        self
    }

    /// With words at the right end of the line.
    #[must_use]
    pub fn aside(mut self, words: &'a str) -> Self {
        self.aside = Some(words);
        self
    }

    /// With room at the right end of the line that something else takes.
    #[must_use]
    pub fn room_beside(mut self, width: f32) -> Self {
        self.beside = width;
        self
    }

    /// Where each tab stands, as seen from the first: on one line, or on more where there is no room.
    fn places(&self, ui: &Ui, style: &Style<'_>, width: f32) -> Vec<Vec2> {
        let (mut at, mut places) = (Vec2::ZERO, Vec::with_capacity(self.names.len()));
        for name in self.names {
            // As wide as the current one would be, so that none moves when another is chosen.
            let words = Text::new(name, self.kind).semi().galley(ui.painter(), style).size();
            let room = if at.y > 0.0 { width } else { width - self.beside };
            if at.x > 0.0 && at.x + words.x > room {
                at = Vec2::new(0.0, at.y + words.y + style.space(BELOW) + style.space(S12));
            }
            places.push(at);
            at.x += words.x + style.space(S32);
        }
        places
    }

    /// Shows the tabs across the column; the lower edge is the hairline.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> TabsAnswer {
        let places = self.places(ui, style, ui.available_width());
        let further_lines = places.last().map_or(0.0, |last| last.y);
        let height = style.space(ABOVE) + style.line_height(self.kind) + style.space(BELOW) + further_lines;
        let (rect, whole) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
        hairline(ui.painter(), style, rect.x_range(), rect.bottom() - 1.0);
        let mut left = rect.left();
        let words_top = rect.top() + style.space(ABOVE);
        let mut answer = TabsAnswer { clicked: None, responses: Vec::with_capacity(self.names.len()), words_top };
        for ((index, name), place) in self.names.iter().enumerate().zip(places) {
            let response = self.tab_ui(ui, style, (index, name), rect.min + place, whole.id.with(index));
            left = response.rect.right() - style.space(S16) + style.space(S32);
            if response.clicked() {
                answer.clicked = Some(index);
            }
            answer.responses.push(response);
        }
        if let Some(words) = self.aside.filter(|_| further_lines <= 0.0) {
            let right = (rect.right() - self.beside).max(left);
            let free = Rect::from_min_max(Pos2::new(left, rect.top()), Pos2::new(right, rect.bottom()));
            aside_ui(ui, style, words, free, whole.id.with("aside"));
        }
        answer
    }

    fn tab_ui(&self, ui: &Ui, style: &Style<'_>, (index, name): (usize, &str), at: Pos2, id: Id) -> Response {
        let current = index == self.current;
        let face = if current { FontCut::Semi } else { FontCut::Regular };
        let text = Text::new(name, self.kind).face(face);
        let words = text.galley(ui.painter(), style).size();
        let height = style.space(ABOVE) + words.y + style.space(BELOW);
        let under = Rect::from_min_size(at, Vec2::new(words.x, height));
        let response = ui.interact(under.expand2(Vec2::new(style.space(S16), 0.0)), id, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, current, name));
        let interaction = Interaction::of(style, &response);
        let rest = if current { style.theme.ink } else { style.theme.soft };
        let color = rest.lerp_to_gamma(style.theme.accent, if current { 0.0 } else { interaction.lift });
        text.color(color).paint(ui.painter(), style, at + Vec2::new(0.0, style.space(ABOVE)));
        if current {
            let bar = Rect::from_min_size(under.left_bottom(), Vec2::new(words.x.round(), whole_px(ui.painter(), style, BAR)));
            ui.painter().rect_filled(bar, 0.0, style.theme.accent);
        }
        if interaction.ring {
            let top = Pos2::new(under.left(), under.bottom() - words.y - style.space(BELOW));
            let ring = Rect::from_min_max(top, under.right_bottom()).expand2(Vec2::new(BELOW, 0.0));
            paint_ring(ui.painter(), style, ring, style.tokens().radius.tag);
        }
        response
    }
}

/// Words at the right end of what the tabs leave free; where they do not fit they are left out.
fn aside_ui(ui: &Ui, style: &Style<'_>, words: &str, free: Rect, id: Id) {
    let text = Text::new(words, TextStyle::Small).color(style.theme.soft);
    let width = text.galley(ui.painter(), style).size().x;
    if width > free.width() {
        return;
    }
    let at = Pos2::new(free.right() - width, free.top() + style.space(ABOVE));
    let place = text.paint(ui.painter(), style, at);
    let response = ui.interact(place, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}
