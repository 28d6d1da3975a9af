//! The page of endings: everybody's shelf, with the title and the day of each ending that was seen.

use egui::accesskit::Role;
use egui::{Align, Frame, Margin, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::HomeCard;
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::keys::{scroll_by_keys, stop_at};
use crate::kit::page::{Page, passage, shows_focus};
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, S64, Style, TextStyle};
use crate::kit::widgets::{
    Button, Interaction, KeyCap, Link, Text, corner_mask, paint_dashed, paint_ground, paint_ring, rounded, strokes,
};
use crate::session::RunId;
use crate::words;

/// A card, what lies between two, and what lies above and below the cards of a row.
const CARD: Vec2 = Vec2::new(139.0, 110.0);
const GAP: f32 = 12.0;
const NARROWER: f32 = 0.96;
const AROUND: f32 = 15.0;
/// The face of a person, and how wide the column is in which it stands.
const FACE: f32 = 64.0;
const PEOPLE: f32 = 256.0;

/// An ending that was seen.
#[derive(Clone, Debug)]
pub struct EndingCard {
    pub title: String,
    /// When, as one says it today.
    pub day: String,
    /// The newest conversation that came to it.
    pub run: RunId,
}

/// A person with their endings.
#[derive(Clone, Debug)]
pub struct EndingsRow {
    pub card: HomeCard,
    /// The mood in which they come, -10..=10.
    pub mood: i8,
    /// Newest first.
    pub seen: Vec<EndingCard>,
    pub n_endings: usize,
}

/// What the page of endings asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndingsAction {
    /// Read again how this conversation went.
    LookBack(RunId),
    /// Meet the customer of this scenario.
    Meet(String),
    Home,
}

/// What the page remembers between two frames.
#[derive(Debug, Default)]
pub struct EndingsView {
    /// The card that is marked, by its row and its place in it.
    marked: (usize, usize),
    /// Whether the marked card has yet to be brought into sight.
    is_new: bool,
}

impl EndingsView {
    /// The page, where the newest ending of this scenario is marked, else the newest of all.
    pub fn new(rows: &[EndingsRow], scenario: Option<&str>) -> Self {
        let asked = rows.iter().position(|row| Some(row.card.scenario.as_str()) == scenario && !row.seen.is_empty());
        Self { marked: (asked.unwrap_or(0), 0), is_new: true }
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, rows: &[EndingsRow]) -> Option<EndingsAction> {
        let key = key_command(ui, Place::Endings).map(|key| key.command);
        let window = ui.max_rect();
        let margin = style.margin(if window.width() < 1_000.0 { S32 } else { S64 });
        let (left, right) = (window.left() + margin, window.right() - margin);
        let (goes_home, top) =
            head_ui(ui, style, Rect::from_min_max(pos2(left, window.top()), pos2(right, window.bottom())), rows);
        let foot = Button::primary(words::home::READ_IT_AGAIN).size(ui, style).y + 2.0 * S12;
        let room = Rect::from_min_max(pos2(left - S16, top), pos2(right + S16, window.bottom() - foot));
        let mut cards = Vec::new();
        place(ui, "page", room, |ui| {
            Page::new("endings").show(ui, style, |ui| {
                Frame::NONE.inner_margin(Margin::symmetric(16, 0)).show(ui, |ui| {
                    for (index, row) in rows.iter().enumerate() {
                        let marked = (self.marked.0 == index).then_some(self.marked.1);
                        named(ui, ("endings", &row.card.scenario), |ui| row_ui(ui, style, (index, row, marked), &mut cards));
                    }
                });
                self.follow(ui, key, &cards);
                if cards.iter().all(|card| !card.response.has_focus()) {
                    scroll_by_keys(ui, room.height(), false);
                }
            });
        });
        strokes::hairline(ui.painter(), style, left..=right, room.top());
        strokes::hairline(ui.painter(), style, window.x_range(), room.bottom());
        let clicked = cards.iter().find(|card| card.response.clicked()).map(|card| card.place);
        let below = Rect::from_min_max(pos2(left, room.bottom() + S12), pos2(right, window.bottom()));
        let by_foot = place(ui, "foot", below, |ui| self.foot_ui(ui, style, rows));
        let read = |place| Self::at(rows, place).map(|(_, ending)| EndingsAction::LookBack(ending.run));
        let by_key = match key {
            Some(Command::GoOn) => read(self.marked),
            Some(Command::MeetAgain) => self.person(rows).map(|card| EndingsAction::Meet(card.scenario.clone())),
            Some(Command::Back) => Some(EndingsAction::Home),
            _ => None,
        };
        clicked.and_then(read).or(by_foot).or(goes_home.then_some(EndingsAction::Home)).or(by_key)
    }

    /// The mark goes with the keyboard, and arrows walk from card to card: across, and to the next row that has one.
    fn follow(&mut self, ui: &Ui, key: Option<Command>, cards: &[Card]) {
        if let Some(card) = cards.iter().find(|card| card.response.has_focus()) {
            self.marked = card.place;
        }
        let at = cards.iter().position(|card| card.place == self.marked).unwrap_or_default();
        let row = self.marked.0;
        let near = |card: &&Card| card.place.1 <= self.marked.1;
        let target = match key {
            Some(Command::NextPerson) => cards.get(at + 1),
            Some(Command::PreviousPerson) => at.checked_sub(1).and_then(|index| cards.get(index)),
            Some(Command::PersonBelow) => {
                let next = cards.iter().map(|card| card.place.0).find(|other| *other > row);
                cards.iter().filter(|card| Some(card.place.0) == next).rfind(near)
            }
            Some(Command::PersonAbove) => {
                let before = cards.iter().map(|card| card.place.0).rfind(|other| *other < row);
                cards.iter().filter(|card| Some(card.place.0) == before).rfind(near)
            }
            _ => None,
        };
        if matches!(key, Some(Command::NextPerson | Command::PreviousPerson | Command::PersonBelow | Command::PersonAbove)) {
            stop_at(ui);
        }
        let is_new = std::mem::take(&mut self.is_new);
        if let Some(card) = target.or_else(|| cards.get(at).filter(|_| is_new)) {
            card.response.request_focus();
            card.response.scroll_to_me(None);
            self.marked = card.place;
        }
    }

    fn at(rows: &[EndingsRow], (row, index): (usize, usize)) -> Option<(&HomeCard, &EndingCard)> {
        let row = rows.get(row)?;
        Some((&row.card, row.seen.get(index)?))
    }

    fn person<'a>(&self, rows: &'a [EndingsRow]) -> Option<&'a HomeCard> {
        Self::at(rows, self.marked).map(|(card, _)| card)
    }

    /// What can be done with the marked card, and how to come to another.
    fn foot_ui(&self, ui: &mut Ui, style: &Style<'_>, rows: &[EndingsRow]) -> Option<EndingsAction> {
        let (card, ending) = Self::at(rows, self.marked)?;
        let mut action = None;
        let meet = words::home::meet_again(&card.name);
        let read = Button::primary(words::home::READ_IT_AGAIN).key(Command::GoOn.cap());
        let again = Button::third(&meet).key(Command::MeetAgain.cap());
        let (width, height) = (ui.available_width(), read.size(ui, style).y);
        let taken = read.size(ui, style).x + S4 + again.size(ui, style).x;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = S4;
            if named(ui, "read it again", |ui| read.show(ui, style)).clicked() {
                action = Some(EndingsAction::LookBack(ending.run));
            }
            if taken <= width && named(ui, "meet again", |ui| again.show(ui, style)).clicked() {
                action = Some(EndingsAction::Meet(card.scenario.clone()));
            }
        });
        arrows_ui(ui, style, ui.max_rect().right(), ui.max_rect().top() + height / 2.0, width - taken - S32);
        action
    }
}

/// A card that was shown, where it belongs.
struct Card {
    place: (usize, usize),
    response: Response,
}

/// The title, how many were seen, and the way home. Also returns where the head ends.
fn head_ui(ui: &mut Ui, style: &Style<'_>, inner: Rect, rows: &[EndingsRow]) -> (bool, f32) {
    let height = style.line_height(TextStyle::Lead);
    let top = inner.top() + style.margin(S32);
    let middle = top + height / 2.0;
    let home = Link::new(words::common::HOME, Command::Back.cap());
    let home_size = home.size(ui, style);
    let at = pos2(inner.right(), (middle - home_size.y / 2.0).round());
    let goes_home = home.show_at(ui, style, at, Align::Max).clicked();
    let title = Text::new(words::home::ENDINGS, TextStyle::Lead).semi();
    let title_at = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right() - home_size.x - S16, inner.bottom()));
    let title_rect = place(ui, "title", title_at, |ui| title.show(ui, style).rect);
    let seen = rows.iter().map(|row| row.seen.len()).sum();
    let told = words::home::all_endings_seen(seen, rows.iter().map(|row| row.n_endings).sum());
    let told = Text::new(&told, TextStyle::Small).color(style.theme.soft);
    let size = told.galley(ui.painter(), style).size();
    let left = title_rect.right() + style.space(S16);
    let is_beside = left + size.x <= title_at.right();
    let told_at = if is_beside { pos2(left, middle - size.y / 2.0 + 1.0) } else { title_rect.left_bottom() };
    let told_rect = Rect::from_min_max(told_at, pos2(inner.right(), inner.bottom()));
    let below = place(ui, "how many", told_rect, |ui| told.show(ui, style).rect.bottom());
    (goes_home, below.max(title_rect.bottom()) + style.margin(S24))
}

/// A row by its place, and the card of it that is marked.
type Row<'a> = (usize, &'a EndingsRow, Option<usize>);

/// A person at the left, and their cards at the right; in a narrow window below.
fn row_ui(ui: &mut Ui, style: &Style<'_>, row: Row<'_>, cards: &mut Vec<Card>) {
    let (left, width) = (ui.cursor().left(), ui.available_width());
    strokes::hairline(ui.painter(), style, left..=left + width, ui.cursor().top());
    ui.add_space(style.space(AROUND));
    let people = style.space(PEOPLE);
    if width < 2.5 * people {
        person_ui(ui, style, row.1, width);
        ui.add_space(style.space(S12));
        cards_ui(ui, style, row, cards, width);
    } else {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(people);
                person_ui(ui, style, row.1, people - S16);
            });
            ui.vertical(|ui| cards_ui(ui, style, row, cards, width - people));
        });
    }
    ui.add_space(style.space(AROUND));
}

fn person_ui(ui: &mut Ui, style: &Style<'_>, row: &EndingsRow, width: f32) {
    let side = style.space(FACE);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = style.space(S16);
        let (tile, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
        if ui.is_rect_visible(tile) {
            paint_ground(ui.painter(), style, tile, style.tokens().middle_of_band(row.mood.into()));
            let painter = ui.painter().with_clip_rect(tile.intersect(ui.clip_rect()));
            let expression = Expression::from_mood(row.mood.into());
            paint_face(&painter, FacePlace::fit(tile, Crop::Tile), &row.card.look, &expression, style.theme.dark);
            corner_mask(ui.painter(), tile, style.tokens().radius.card, style.theme.paper);
        }
        ui.vertical(|ui| {
            let width = width - side - style.space(S16);
            ui.add_space(style.space(S4));
            Text::new(&row.card.title, TextStyle::Small).semi().width(width).show(ui, style);
            Text::new(&row.card.name, TextStyle::Note).color(style.theme.soft).width(width).show(ui, style);
        });
    });
}

/// The cards of a person: those that were seen, then as many empty ones as are left.
fn cards_ui(ui: &mut Ui, style: &Style<'_>, (index, row, marked): Row<'_>, cards: &mut Vec<Card>, width: f32) {
    let gap = style.space(GAP);
    // A card may be a little narrower where one more has room in a row then.
    let card = style.space(CARD.x);
    let in_a_row = ((width + gap) / (card * NARROWER + gap)).floor().max(1.0);
    let card = card.min(((width + gap) / in_a_row - gap).floor());
    let size = Vec2::new(card, style.space(CARD.y) * style.text_growth().max(1.0).sqrt());
    let in_a_row = in_a_row as usize;
    let n = row.n_endings.max(row.seen.len());
    let n_left = n - row.seen.len();
    let left = words::home::left_to_see(n_left, row.seen.len());
    for first in (0..n).step_by(in_a_row) {
        if first > 0 {
            ui.add_space(gap);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for nth in first..n.min(first + in_a_row) {
                if let Some(ending) = row.seen.get(nth) {
                    let response = named(ui, ending.run.0, |ui| card_ui(ui, style, ending, size, marked == Some(nth)));
                    cards.push(Card { place: (index, nth), response });
                } else {
                    let told = Some(left.as_str()).filter(|_| nth == row.seen.len());
                    empty_card_ui(ui, style, size, told);
                }
            }
        });
    }
    if n_left > 0 {
        // What is drawn empty is heard once.
        let response =
            ui.interact(Rect::from_min_size(ui.min_rect().min, Vec2::ZERO), ui.scope_id().with("left"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &left));
    }
}

/// A card that is still empty. The first of a row says how many there are, each of the others to whoever points at it what it is.
fn empty_card_ui(ui: &mut Ui, style: &Style<'_>, size: Vec2, told: Option<&str>) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint_dashed(ui.painter(), style, rect, style.tokens().radius.card);
    if let Some(words) = told.or_else(|| response.hovered().then_some(words::home::NOT_SEEN_YET)) {
        let words = Text::new(words, TextStyle::Note).color(style.theme.soft);
        let inside = rect.shrink(style.space(S12));
        words.width(inside.width()).paint(ui.painter(), style, inside.min);
    }
}

/// A card that was seen. The marked one wears the ring, also before a key was used, as long as nothing else has the keyboard.
fn card_ui(ui: &mut Ui, style: &Style<'_>, ending: &EndingCard, size: Vec2, marked: bool) -> Response {
    let inside = size.x - 2.0 * style.space(S12);
    let title = Text::new(&ending.title, TextStyle::Small).semi().width(inside).balanced();
    let day = Text::new(&ending.day, TextStyle::Note).color(style.theme.soft).width(inside);
    let heights = title.galley(ui.painter(), style).size().y + day.galley(ui.painter(), style).size().y;
    let height = size.y.max(heights + 2.0 * style.space(S12) + style.space(S8));
    let (rect, response) = ui.allocate_exact_size(Vec2::new(size.x, height), Sense::click());
    let name = words::home::ending_card(&ending.title, &ending.day);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    passage(ui, &name, rect);
    let interaction = Interaction::of(style, &response);
    let radius = style.tokens().radius.card;
    let fill = interaction.fill(style, style.theme.sheet);
    let edge = strokes::outline(ui.painter(), style, style.theme.edge);
    ui.painter().rect(rect, rounded(radius), fill, edge, StrokeKind::Inside);
    let at = rect.min + Vec2::splat(style.space(S12));
    title.paint(ui.painter(), style, at);
    let day_height = day.galley(ui.painter(), style).size().y;
    day.paint(ui.painter(), style, pos2(at.x, rect.bottom() - style.space(S8) - day_height));
    let is_marked = marked && (response.has_focus() || ui.memory(|memory| memory.focused().is_none()));
    if interaction.ring || is_marked {
        paint_ring(ui.painter(), style, rect, radius);
    }
    if response.gained_focus() || response.has_focus() && shows_focus(ui) {
        response.scroll_to_me(None);
    }
    response
}

/// The four arrows and what they do, where there is room for them.
fn arrows_ui(ui: &Ui, style: &Style<'_>, right: f32, middle: f32, room: f32) {
    let caps = ["\u{2191}", "\u{2193}", "\u{2190}", "\u{2192}"].map(KeyCap::new);
    let side = KeyCap::new("\u{2191}").size(ui.painter(), style);
    let text = Text::new(words::home::ANOTHER_CARD, TextStyle::Small).color(style.theme.soft);
    let words = text.galley(ui.painter(), style).size();
    let all = caps.len() as f32 * (side.x + S8) + words.x;
    if all > room {
        return;
    }
    let mut at = right - all;
    for cap in caps {
        cap.paint(ui.painter(), style, pos2(at, (middle - side.y / 2.0).round()));
        at += side.x + S8;
    }
    text.paint(ui.painter(), style, pos2(at, middle - words.y / 2.0));
}
