//! The sheet itself: ways as ribbons, beats and endings as cards, what ways ask for, and conversations that were had.

use egui::accesskit::Role;
use egui::epaint::CubicBezierShape;
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::super::card::mark_of;
use super::camera::Seen;
use crate::kit::theme::{S8, Style, TextStyle};
use crate::kit::widgets::{Interaction, Text, paint_ring, rounded, strokes};
use crate::map::{Map, Mark, Met, NodeFacts, Ribbon, Sheet, Stub, asked, said, signed};
use crate::rules::Rules;
use crate::scenario::{EndingKind, Target};
use crate::wording::typographic;
use crate::words;

/// The bar of a card that shows the mood.
const BAR: f32 = 8.0;
/// What stands round the words of a card.
const PAD: f32 = 6.0;
/// A card narrower than this has no words, and is nothing but its mood.
const LEAST_WORDS: f32 = 64.0;
/// Ways are drawn where columns lie at least this far apart, and so many at most, the widest.
const LEAST_PITCH: f32 = 12.0;
const MOST_RIBBONS: usize = 1_500;
/// A bar is round at its corners from this width on.
const ROUND_FROM: f32 = 12.0;
/// So many names of likely beats stand over cards that are too small for words.
const MOST_NAMES: usize = 20;
/// The width of a conversation that was had.
const PATH: f32 = 3.0;
/// How much of a colour a way takes on.
const FAINT_WAY: f32 = 0.38;
const CHOSEN_WAY: f32 = 0.55;
/// Dashes and gaps of a way that no typical trainee takes, and of one that nobody can.
const DASHES: (f32, f32) = (7.0, 5.0);
const DOTS: (f32, f32) = (2.0, 5.0);
/// Where so many cards are in sight, each is a control of its own; where there are more, the nearest to see is the whole.
const MOST_CONTROLS: usize = 160;

/// What is drawn.
pub(super) struct Canvas<'a> {
    pub(super) seen: Seen<'a>,
    pub(super) map: &'a Map,
    pub(super) marks: &'a [Mark],
    pub(super) chosen: Option<usize>,
    /// What was looked for and found.
    pub(super) found: &'a [usize],
    pub(super) shows_paths: bool,
}

impl Canvas<'_> {
    /// Draws everything in sight. Answers the card that was clicked.
    pub(super) fn show(&self, ui: &Ui) -> Option<usize> {
        let painter = ui.painter().with_clip_rect(self.seen.room.intersect(ui.clip_rect()));
        let area = self.seen.area();
        if Sheet::WINDOW.pitch as f32 * self.seen.scale >= LEAST_PITCH {
            let mut ribbons: Vec<&Ribbon> =
                self.map.ribbons_in(area).filter_map(|ribbon| self.map.layout().ribbons.get(ribbon)).collect();
            if ribbons.len() > MOST_RIBBONS {
                ribbons.sort_by(|one, other| other.width.total_cmp(&one.width));
                ribbons.truncate(MOST_RIBBONS);
            }
            // Those of the chosen beat lie over the others.
            let (of_chosen, others): (Vec<&Ribbon>, Vec<&Ribbon>) =
                ribbons.into_iter().partition(|ribbon| Some(ribbon.from) == self.chosen || Some(ribbon.to) == self.chosen);
            for (ribbons, is_chosen) in [(others, false), (of_chosen, true)] {
                for ribbon in ribbons {
                    self.ribbon(&painter, ribbon, is_chosen);
                }
            }
        }
        if self.shows_paths {
            self.map.paths().iter().for_each(|path| self.path(&painter, path));
        }
        let cards: Vec<usize> = self.map.cards_in(area).collect();
        let are_controls = cards.len() <= MOST_CONTROLS;
        let mut clicked = None;
        let mut taken = Vec::new();
        for node in &cards {
            let response = are_controls.then(|| self.control(ui, *node)).flatten();
            if response.as_ref().is_some_and(Response::clicked) {
                clicked = Some(*node);
            }
            self.card(&painter, *node, response.as_ref(), &mut taken);
        }
        if self.has_words() {
            self.words_on_ways(&painter, &cards, &mut taken);
        } else if Sheet::WINDOW.pitch as f32 * self.seen.scale >= LEAST_PITCH {
            self.names(&painter, &cards);
        }
        clicked
    }

    fn style(&self) -> &Style<'_> {
        self.seen.style
    }

    /// Whether cards are wide enough for words.
    fn has_words(&self) -> bool {
        Sheet::WINDOW.card as f32 * self.seen.scale >= LEAST_WORDS
    }

    fn ribbon(&self, painter: &Painter, ribbon: &Ribbon, is_chosen: bool) {
        let theme = self.style().theme;
        let points = self.line(&ribbon.points);
        let width = (ribbon.width as f32 * self.seen.scale).max(1.0);
        let shape = match (ribbon.met, is_chosen) {
            (Met::Typically, false) => Shape::line(points, Stroke::new(width, theme.edge.gamma_multiply(FAINT_WAY))),
            (Met::Typically, true) => Shape::line(points, Stroke::new(width, theme.accent.gamma_multiply(CHOSEN_WAY))),
            (met, is_chosen) => {
                let color = if is_chosen { theme.accent } else { theme.edge };
                dashed(&points, met, Stroke::new(1.5, color))
            }
        };
        painter.add(shape);
    }

    /// A line across columns, straight there, and bent between two.
    fn line(&self, points: &[(f64, f64)]) -> Vec<Pos2> {
        let mut line: Vec<Pos2> = Vec::with_capacity(points.len() * 8);
        for (index, point) in points.iter().enumerate() {
            let to = self.seen.at(*point);
            match line.last().copied() {
                Some(from) if index % 2 == 1 => line.extend(bend(from, to)),
                _ => line.push(to),
            }
        }
        line
    }

    /// A conversation that was had: from card to card along the ways that it took.
    fn path(&self, painter: &Painter, path: &[usize]) {
        let stroke = Stroke::new(self.style().mark(PATH), self.style().theme.ink);
        for (from, to) in path.iter().zip(path.iter().skip(1)) {
            let ribbon = self.map.layout().ribbons.iter().find(|ribbon| (ribbon.from, ribbon.to) == (*from, *to));
            let line = if let Some(ribbon) = ribbon {
                self.line(&ribbon.points)
            } else {
                let cards = [from, to].map(|node| self.map.layout().cards.get(*node).map(|card| self.seen.card(card)));
                let [Some(from), Some(to)] = cards else { continue };
                bend(from.right_center(), to.left_center()).collect()
            };
            let reach = Rect::from_points(&line);
            if reach.intersects(self.seen.room) {
                painter.add(Shape::line(line, stroke));
            }
        }
    }

    /// A card as a control: it is met by the pointer and by Tab, and says what it is.
    fn control(&self, ui: &Ui, node: usize) -> Option<Response> {
        let rect = self.seen.card(self.map.layout().cards.get(node)?).intersect(self.seen.room);
        let facts = self.map.facts().nodes.get(node)?;
        let response = ui.interact(rect, ui.scope_id().with(("card", self.map.id(node))), Sense::click());
        let heard = words::map::card_as_heard(
            self.map.name(node),
            &self.chance(facts),
            &Self::mood_words(facts),
            self.map.ways_from(node).count(),
            self.marks_of(facts.place).count(),
        );
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), self.chosen == Some(node), &heard));
        Some(response)
    }

    fn marks_of(&self, place: Target) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| mark.place == place)
    }

    fn chance(&self, facts: &NodeFacts) -> String {
        let chance = said(facts.chance, facts.met);
        if self.map.is_about() && facts.met == Met::Typically { words::map::about(&chance) } else { chance }
    }

    fn mood_words(facts: &NodeFacts) -> String {
        let band = facts.mood.map(|mood| Rules::newest().mood_band(mood.round() as i8));
        band.map_or_else(String::new, words::common::mood_word)
    }

    fn card(&self, painter: &Painter, node: usize, response: Option<&Response>, taken: &mut Vec<Rect>) {
        let style = self.style();
        let theme = style.theme;
        let (Some(card), Some(facts)) = (self.map.layout().cards.get(node), self.map.facts().nodes.get(node)) else { return };
        let rect = self.seen.card(card);
        let mood = facts.mood.map_or(theme.faint, |mood| theme.mood_color(mood as f32));
        let is_chosen = self.chosen == Some(node);
        if self.has_words() {
            let radius = style.tokens().radius.control;
            let interaction = response.map(|response| Interaction::of(style, response));
            let fill = interaction.map_or(theme.sheet, |interaction| interaction.fill(style, theme.sheet));
            painter.rect_filled(rect, rounded(radius), fill);
            let bar = Rect::from_min_size(rect.min, Vec2::new(style.mark(BAR), rect.height()));
            painter.rect_filled(bar, CornerRadius { ne: 0, se: 0, ..rounded(radius) }, mood);
            self.edge(painter, rect, facts.met, radius);
            if self.map.branch(node).is_some() {
                painter.rect_stroke(rect.shrink(3.0), rounded(radius - 3.0), Stroke::new(1.0, theme.soft), StrokeKind::Inside);
            }
            self.words_of(painter, node, facts, rect, taken);
            if interaction.is_some_and(|interaction| interaction.ring) {
                paint_ring(painter, style, rect, radius);
            }
        } else {
            let rect = Rect::from_center_size(rect.center(), rect.size().max(Vec2::new(2.0, 2.0)));
            let color = if facts.met == Met::Typically { mood } else { mood.gamma_multiply(0.4) };
            painter.rect_filled(rect, rounded(if rect.width() < ROUND_FROM { 0.0 } else { 3.0 }), color);
        }
        if self.found.contains(&node) {
            painter.rect_stroke(rect.expand(2.0), rounded(6.0), Stroke::new(2.0, theme.event), StrokeKind::Outside);
        }
        if is_chosen {
            painter.rect_stroke(rect.expand(3.0), rounded(7.0), Stroke::new(2.5, theme.accent), StrokeKind::Outside);
        }
        let mut weights: Vec<_> = self.marks_of(facts.place).map(|mark| mark.severity).collect();
        weights.sort_unstable_by(|one, other| other.cmp(one));
        weights.dedup();
        for (index, severity) in weights.into_iter().enumerate() {
            let at = pos2(rect.right() - style.mark(12.0) * (1.0 + 1.6 * index as f32), rect.top());
            painter.circle_filled(at, style.mark(10.0), theme.paper);
            mark_of(severity).paint(painter, style, at);
        }
    }

    /// The edge of a card: whole, dashed where no typical trainee comes, and dotted where nobody can.
    fn edge(&self, painter: &Painter, rect: Rect, met: Met, radius: f32) {
        let edge = self.style().outline(self.style().theme.edge);
        if met == Met::Typically {
            painter.rect_stroke(rect, rounded(radius), edge, StrokeKind::Inside);
            return;
        }
        let rect = rect.shrink(0.5);
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        painter.add(dashed(&corners, met, edge));
    }

    /// The name, the first words, and the figures, as far as there is room.
    fn words_of(&self, painter: &Painter, node: usize, facts: &NodeFacts, rect: Rect, taken: &mut Vec<Rect>) {
        let style = self.style();
        let theme = style.theme;
        let line = style.line_height(TextStyle::Note);
        // Words stay in sight while a part of the card does.
        let seen = rect.intersect(self.seen.room);
        let left = seen.left().max(rect.left() + style.mark(BAR)) + PAD;
        let width = seen.right() - PAD - left;
        let n_lines = ((rect.height() - PAD) / line) as usize;
        if width < LEAST_WORDS / 2.0 || n_lines == 0 {
            return;
        }
        let ink = if facts.met == Met::Never { theme.soft } else { theme.ink };
        let mut top = rect.top() + (rect.height() - n_lines.min(5) as f32 * line).clamp(0.0, PAD * 2.0) / 2.0;
        let inset = if matches!(facts.place, Target::End(_)) { "     " } else { "" };
        let name = format!("{inset}{}", typographic(self.map.name(node)));
        let mut texts = vec![Text::new(&name, TextStyle::Note).semi().color(ink).max_rows(1)];
        if let Target::End(ending) = facts.place {
            let at = pos2(left + style.mark(6.0), top + line / 2.0);
            kind(painter, style, self.map.scenario().endings()[ending].kind, at);
        }
        let says = typographic(self.map.says(node));
        if n_lines >= 3 && !says.is_empty() {
            texts.push(Text::new(&says, TextStyle::Note).color(ink).max_rows((n_lines - 2).min(4)));
        }
        let chance = self.chance(facts);
        let figures = facts.mood.map_or_else(|| chance.clone(), |mood| words::map::with_mood(&chance, &signed(mood)));
        let is_wide = Text::new(&figures, TextStyle::Note).galley(painter, style).size().x <= width;
        let short = facts.mood.map_or_else(|| chance.clone(), |mood| words::map::beside_mood(&chance, &signed(mood)));
        let figures = if is_wide { figures } else { short };
        if n_lines >= 2 {
            texts.push(Text::new(&figures, TextStyle::Note).color(theme.soft).max_rows(1));
        }
        for text in texts {
            let rect = text.width(width).paint(painter, style, pos2(left, top));
            taken.push(rect);
            top = rect.bottom();
        }
    }

    /// Where cards are too small for words: the names of what is chosen, found or has problems, and of the likeliest, above their
    /// cards, where they cover nothing.
    fn names(&self, painter: &Painter, cards: &[usize]) {
        let style = self.style();
        let layout = self.map.layout();
        let rect_of = |node: usize| layout.cards.get(node).map(|card| self.seen.card(card));
        let mut taken: Vec<Rect> = cards.iter().filter_map(|node| rect_of(*node)).collect();
        let nodes = &self.map.facts().nodes;
        let is_marked = |node: usize| nodes.get(node).is_some_and(|facts| self.marks_of(facts.place).next().is_some());
        let weight = |node: usize| {
            let rank = if self.chosen == Some(node) {
                3.0
            } else if self.found.contains(&node) {
                2.0
            } else {
                f64::from(u8::from(is_marked(node)))
            };
            rank + nodes.get(node).map_or(0.0, |facts| facts.chance)
        };
        let mut named: Vec<(usize, f64)> = cards.iter().map(|node| (*node, weight(*node))).collect();
        named.sort_by(|(one, weight), (other, others)| others.total_cmp(weight).then(one.cmp(other)));
        let mut n_likeliest = 0;
        for (node, weight) in named {
            n_likeliest += usize::from(weight <= 1.0);
            if n_likeliest > MOST_NAMES {
                break;
            }
            let Some(rect) = rect_of(node) else { continue };
            let text = Text::new(self.map.name(node), TextStyle::Note).color(style.theme.ink);
            let size = text.galley(painter, style).size();
            let at = pos2(rect.center().x - size.x / 2.0, rect.top() - size.y - 2.0);
            let place = Rect::from_min_size(at, size);
            if self.seen.room.contains_rect(place) && !taken.iter().any(|other| other.intersects(place)) {
                painter.rect_filled(place, 2.0, style.theme.paper.gamma_multiply(0.8));
                text.paint(painter, style, at);
                taken.push(place);
            }
        }
    }

    /// The names that stubs lead to, and what ways ask for, where they cover nothing.
    fn words_on_ways(&self, painter: &Painter, cards: &[usize], taken: &mut Vec<Rect>) {
        let style = self.style();
        let gap = (Sheet::WINDOW.pitch - Sheet::WINDOW.card) as f32 * self.seen.scale - 2.0 * PAD;
        if gap < LEAST_WORDS / 2.0 {
            return;
        }
        let layout = self.map.layout();
        for Stub { from, to, at, width, met, leads_back, .. } in &layout.stubs {
            if !cards.contains(from) {
                continue;
            }
            let at = self.seen.at(*at);
            let end = at + Vec2::new(10.0, 0.0);
            let stroke = Stroke::new((*width as f32 * self.seen.scale).clamp(1.0, 6.0), style.theme.edge);
            painter.add(if *met == Met::Typically {
                Shape::line_segment([at, end], stroke)
            } else {
                dashed(&[at, end], *met, stroke)
            });
            let name = words::map::leads_to(self.map.name(*to), *leads_back);
            self.on_way(painter, &name, at + Vec2::new(12.0, 0.0), gap - 12.0, taken);
        }
        for ribbon in layout.ribbons.iter().filter(|ribbon| cards.contains(&ribbon.from)) {
            let Some(at) = ribbon.points.first() else { continue };
            if let Some(asked) = asked(self.map.scenario(), self.map.facts(), &ribbon.ways) {
                self.on_way(painter, &asked, self.seen.at(*at) + Vec2::new(PAD, 0.0), gap, taken);
            }
        }
    }

    fn on_way(&self, painter: &Painter, words: &str, at: Pos2, width: f32, taken: &mut Vec<Rect>) {
        let style = self.style();
        let text = Text::new(words, TextStyle::Note).color(style.theme.soft).max_rows(1).width(width);
        let size = text.galley(painter, style).size();
        let rect = Rect::from_min_size(at - Vec2::new(0.0, size.y / 2.0), size);
        let is_free = !taken.iter().any(|other| other.intersects(rect)) && self.seen.room.contains_rect(rect);
        if is_free {
            painter.rect_filled(rect.expand2(Vec2::new(2.0, -2.0)), 2.0, style.theme.paper.gamma_multiply(0.85));
            text.paint(painter, style, rect.min);
            taken.push(rect);
        }
    }
}

/// The points of a bend between two columns, without the first.
fn bend(from: Pos2, to: Pos2) -> impl Iterator<Item = Pos2> {
    let half = (to.x - from.x) / 2.0;
    let curve = CubicBezierShape::from_points_stroke(
        [from, from + Vec2::new(half, 0.0), to - Vec2::new(half, 0.0), to],
        false,
        Color32::TRANSPARENT,
        Stroke::NONE,
    );
    let n = ((half.abs() + (to.y - from.y).abs()) / S8) as usize;
    let n = n.clamp(2, 16);
    (1..=n).map(move |step| curve.sample(step as f32 / n as f32))
}

/// A line that no typical trainee goes, in dashes; one that nobody can, in dots.
fn dashed(points: &[Pos2], met: Met, stroke: Stroke) -> Shape {
    let (dash, gap) = if met == Met::Never { DOTS } else { DASHES };
    Shape::Vec(Shape::dashed_line(points, stroke, dash, gap))
}

/// The mark of an ending: full in a ring, full, half, or a ring.
fn kind(painter: &Painter, style: &Style<'_>, kind: EndingKind, at: Pos2) {
    let color = style.theme.ink;
    let radius = style.mark(5.0);
    let line = Stroke::new(style.mark(1.5), color);
    match kind {
        EndingKind::Bright => {
            painter.circle_filled(at, radius * 0.6, color);
            strokes::ring(painter, at, radius, line);
        }
        EndingKind::Fair => {
            painter.circle_filled(at, radius, color);
        }
        EndingKind::Thin => {
            strokes::ring(painter, at, radius, line);
            let left = painter.with_clip_rect(
                Rect::from_min_max(at - Vec2::splat(radius), at + Vec2::new(0.0, radius)).intersect(painter.clip_rect()),
            );
            left.circle_filled(at, radius, color);
        }
        EndingKind::Lost => strokes::ring(painter, at, radius, line),
    }
}
