//! The shelf of a person: a small card for each way in which a conversation can end. Cards that were seen are solid and written on, the
//! others dashed and empty. All have one shape, whatever kind of ending they stand for.

use egui::accesskit::Role;
use egui::{Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::interaction::{Interaction, paint_ring, rounded};
use super::strokes::round_line;
use super::text::Text;
use crate::kit::theme::{S4, S8, S12, Style, TextStyle};

/// A small card, and what lies between two.
const CARD: Vec2 = Vec2::new(22.0, 28.0);
const GAP: f32 = 5.0;
const RADIUS: f32 = 5.0;
/// Cards are never narrower than this part of their width.
const NARROWEST: f32 = 0.65;
/// What narrower cards may be off by.
const ROUNDING: f32 = 0.5;
/// How thick a card is drawn, and the dashes of one that was not seen.
const THICK: f32 = 1.5;
const DASH: f32 = 3.0;
/// From this text size on, cards that do not stand in one row beside the count give way to it.
const LARGE_TEXT: f32 = 1.5;
/// The strokes on a card that was seen: how far below its top, and how long, as shares of the card.
const STROKES: [(f32, f32); 3] = [(0.34, 0.5), (0.52, 0.5), (0.70, 0.32)];

/// The shelf.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<'a> {
    seen: usize,
    all: usize,
    words: &'a str,
    name: &'a str,
}

impl<'a> Shelf<'a> {
    /// A shelf of `all` cards of which `seen` were seen, counted in `words`. `name` is what is heard of it.
    pub fn new(seen: usize, all: usize, words: &'a str, name: &'a str) -> Self {
        Self { seen, all, words, name }
    }

    /// Shows the shelf across what room there is. It can be clicked once a card of it was seen. Also answers which card is under the
    /// pointer, from 0.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> (Response, Option<usize>) {
        let width = ui.available_width();
        let count = Text::new(self.words, TextStyle::Note).color(style.theme.soft).width(width);
        let galley = count.galley(ui.painter(), style);
        let (card, gap) = self.card_and_gap(style, width - style.space(S12) - galley.size().x - ROUNDING);
        let step = card + Vec2::splat(gap);
        let in_a_row = ((width + gap) / step.x).floor().max(1.0) as usize;
        let beside = width - style.space(S12) - galley.size().x;
        let gives_way = style.text_growth() >= LARGE_TEXT && self.all as f32 * step.x - gap > beside;
        let all = if gives_way { 0 } else { self.all };
        let n_rows = all.div_ceil(in_a_row);
        let last = all - all.min(n_rows.saturating_sub(1) * in_a_row);
        let end = if all == 0 { 0.0 } else { last as f32 * step.x - gap + style.space(S12) };
        // The count stands beside the last row, or below it.
        let is_beside = end + galley.size().x <= width;
        let rows = (n_rows as f32 * step.y - gap).max(0.0);
        let height = if is_beside { rows.max(galley.size().y) } else { rows + style.space(S4) + galley.size().y };
        let sense = if self.seen > 0 { Sense::click() } else { Sense::hover() };
        let wide = if is_beside { end + galley.size().x } else { width };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(wide.min(width), height), sense);
        let role = if self.seen > 0 { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), self.name));
        let interaction = Interaction::of(style, &response);
        if !ui.is_rect_visible(rect) {
            return (response, None);
        }
        let pointer = response.hover_pos();
        let mut under = None;
        for index in 0..all {
            let place = Vec2::new((index % in_a_row) as f32, (index / in_a_row) as f32);
            let card = Rect::from_min_size(rect.min + place * step, card);
            if pointer.is_some_and(|pointer| card.expand(gap / 2.0).contains(pointer)) {
                under = Some(index);
            }
            paint_card(ui.painter(), style, card, index < self.seen, interaction.lift);
        }
        let at = if is_beside {
            Pos2::new(rect.left() + end, rect.bottom() - f32::midpoint(card.y.min(rows).max(galley.size().y), galley.size().y))
        } else {
            Pos2::new(rect.left(), rect.bottom() - galley.size().y)
        };
        let color = style.theme.soft.lerp_to_gamma(style.theme.accent, interaction.lift);
        count.color(color).paint(ui.painter(), style, at);
        if interaction.ring {
            paint_ring(ui.painter(), style, rect.expand(style.space(S4)), style.space(S8));
        }
        (response, under)
    }
}

impl Shelf<'_> {
    /// The size of a card and what lies between two: as usual, or so narrow that all of them leave room for the count beside them.
    fn card_and_gap(&self, style: &Style<'_>, room: f32) -> (Vec2, f32) {
        let (card, gap) = (CARD * style.mark(1.0), style.mark(GAP));
        let narrower = room / (self.all as f32 * (card.x + gap) - gap).max(1.0);
        if (NARROWEST..1.0).contains(&narrower) { (Vec2::new(card.x * narrower, card.y), gap * narrower) } else { (card, gap) }
    }
}

/// One small card; `lift` is how far the shelf is raised, 0 to 1.
fn paint_card(painter: &Painter, style: &Style<'_>, card: Rect, is_seen: bool, lift: f32) {
    let radius = style.mark(RADIUS);
    if !is_seen {
        return paint_dashed(painter, style, card, radius);
    }
    let color = style.theme.ink.lerp_to_gamma(style.theme.accent, lift);
    let stroke = Stroke::new(style.mark(THICK), color);
    painter.rect(card, rounded(radius), style.theme.sheet, stroke, StrokeKind::Inside);
    for (down, long) in STROKES {
        let from = card.min + Vec2::new(0.27, down) * card.size();
        round_line(painter, &[from, from + Vec2::new(long * card.width(), 0.0)], stroke);
    }
}

/// The outline of a card that was not seen.
pub fn paint_dashed(painter: &Painter, style: &Style<'_>, card: Rect, radius: f32) {
    let inside = card.shrink(style.mark(THICK) / 2.0);
    let mut outline: Vec<Pos2> = Vec::new();
    // Quarter circles at the corners, clockwise from the one at the upper left.
    let corners =
        [(inside.left_top(), 2.0), (inside.right_top(), 3.0), (inside.right_bottom(), 0.0), (inside.left_bottom(), 1.0)];
    for (corner, quarter) in corners {
        let middle = corner + inwards(inside.center() - corner, radius);
        outline.extend((0..=4).map(|step| {
            let angle = (quarter + step as f32 / 4.0) * std::f32::consts::FRAC_PI_2;
            middle + Vec2::angled(angle) * radius
        }));
    }
    outline.extend(outline.first().copied());
    let dash = style.mark(DASH);
    painter.extend(Shape::dashed_line(&outline, Stroke::new(style.mark(THICK), style.theme.edge), dash, dash));
}

/// From a corner to the middle of the circle that rounds it.
fn inwards(towards: Vec2, radius: f32) -> Vec2 {
    Vec2::new(radius.copysign(towards.x), radius.copysign(towards.y))
}
