//! The people on Home: portraits in rows, walked by arrows, each with the shelf of their endings.

use egui::style::ScrollAnimation;
use egui::{Id, Rect, Response, Ui, Vec2, pos2};

use super::{HomeAction, HomeCard};
use crate::face::{Crop, Expression, FacePlace, paint_face_soon};
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::keys::stop_at;
use crate::kit::page::shows_focus;
use crate::kit::place::named;
use crate::kit::theme::{S8, S32, Style};
use crate::kit::widgets::{Link, PortraitCard, Shelf};
use crate::session::RunId;
use crate::words;

/// Height of the portrait for its width.
const PORTRAIT_RATIO: f32 = 196.0 / 264.0;
/// Width of a head with its shoulders, for its height down to the lower edge.
const HEAD_RATIO: f32 = 0.97;
/// So much of a portrait is left free over the hair.
const OVER_HAIR: f32 = 0.08;
/// The narrowest portrait before a column is given up, in px at text size 100 %.
const NARROWEST: f32 = 200.0;
/// So much lies between two rows.
const BETWEEN_ROWS: f32 = 48.0;
/// A person who is scrolled to keeps so far from the edges of the page, ring included.
const AROUND: f32 = 6.0;

/// The people as they were shown.
pub(super) struct People {
    cards: Vec<Response>,
    /// Where each of them stands, with all that belongs to them.
    places: Vec<Rect>,
    columns: usize,
    portrait: Vec2,
    row_height: f32,
    /// The conversation whose debrief is asked for again.
    look_back: Option<RunId>,
    /// Whose shelf was clicked.
    shelf: Option<usize>,
    /// Who wears the ring while nothing has the keyboard.
    next: Option<usize>,
}

/// Shows the people in as many columns as there is room for.
pub(super) fn people_ui(ui: &mut Ui, style: &Style<'_>, cards: &[&HomeCard]) -> People {
    let width = ui.available_width();
    let most = if width < 900.0 { 3.0 } else { 4.0 };
    let gutter = style.margin(S32);
    let columns = ((width + gutter) / (style.space(NARROWEST) + gutter)).floor().clamp(1.0, most);
    let card_width = ((width - gutter * (columns - 1.0)) / columns).floor();
    let portrait = Vec2::new(card_width, (card_width * PORTRAIT_RATIO).round());
    let columns = columns as usize;
    let mut people = People {
        cards: Vec::with_capacity(cards.len()),
        places: Vec::with_capacity(cards.len()),
        columns,
        portrait,
        row_height: portrait.y,
        look_back: None,
        shelf: None,
        next: None,
    };
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    let (top, next) = (ui.cursor().top(), next_of(cards));
    people.next = Some(next).filter(|_| nothing_focused && !cards.is_empty());
    for (row, in_row) in cards.chunks(columns).enumerate() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gutter;
            for (column, card) in in_row.iter().enumerate() {
                let index = row * columns + column;
                named(ui, ("person", &card.scenario), |ui| {
                    people.person_ui(ui, style, card, index, nothing_focused && index == next);
                });
            }
        });
        ui.add_space(style.space(BETWEEN_ROWS));
        people.row_height = (ui.cursor().top() - top) / (row + 1) as f32;
    }
    people
}

/// Whom to meet next, of those who are shown.
pub(super) fn next_of(cards: &[&HomeCard]) -> usize {
    cards.iter().position(|card| card.is_next).unwrap_or_default()
}

impl People {
    /// A card, the shelf of endings below it, and the way to the last conversation with this person, where there was one.
    fn person_ui(&mut self, ui: &mut Ui, style: &Style<'_>, card: &HomeCard, index: usize, marked: bool) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            ui.set_width(self.portrait.x);
            let pointed = ui.scope_id().with("card under the pointer");
            let told = ui.data(|data| data.get_temp::<usize>(pointed));
            let told = told.map(|nth| card.seen.get(nth).map_or(words::home::NOT_SEEN_YET, String::as_str));
            let response = card_ui(ui, style, card, told, self.portrait, marked && card.playable);
            let shows = response.gained_focus() || response.has_focus() && shows_focus(ui);
            self.cards.push(response);
            if card.n_endings > 0 {
                ui.add_space(style.space(S8));
                let n_seen = card.seen.len();
                let count = words::home::endings_seen(n_seen, card.n_endings);
                let name = words::home::shelf_of(&card.name, n_seen, card.n_endings);
                let cards = Shelf::new(n_seen, card.n_endings, &count, &name);
                let (row, nth) = named(ui, "shelf", |ui| cards.show(ui, style));
                if row.clicked() {
                    self.shelf = Some(index);
                }
                remember_card(ui, pointed, nth);
            }
            if let Some(run) = card.ended {
                ui.add_space(style.space(S8));
                let words = words::home::how_it_went(&card.name);
                if named(ui, "how it went", |ui| Link::plain(&words).within(self.portrait.x).show(ui, style)).clicked() {
                    self.look_back = Some(run);
                }
            }
            let place = ui.min_rect();
            if shows {
                scroll_to_person(ui, place);
            }
            self.places.push(place);
        });
    }

    /// What a click asks for.
    pub(super) fn action(&self, ui: &Ui, cards: &[&HomeCard]) -> Option<HomeAction> {
        let clicked = self.shelf.and_then(|index| cards.get(index));
        self.look_back
            .map(HomeAction::LookBack)
            .or_else(|| clicked.map(|card| HomeAction::Endings(Some(card.scenario.clone()))))
            .or_else(|| self.meet(ui, cards, self.cards.iter().position(Response::clicked)?))
    }

    /// Meets one of them.
    pub(super) fn meet(&self, ui: &Ui, cards: &[&HomeCard], index: usize) -> Option<HomeAction> {
        let card = cards.get(index).filter(|card| card.playable)?;
        if let Some(response) = self.cards.get(index) {
            remember_pressed_portrait(ui, middle_of(Rect::from_min_size(response.rect.min, self.portrait)));
        }
        Some(HomeAction::Meet(card.scenario.clone()))
    }

    /// Gives one of them the keyboard.
    pub(super) fn focus(&self, index: usize) {
        if let Some(card) = self.cards.get(index) {
            card.request_focus();
        }
    }

    /// Arrows walk the portraits, across and from row to row; Page Up and Page Down by what is in sight, of this height, and Home and
    /// End to either end. Answers whether the key was taken.
    pub(super) fn walk_by_keys(&self, ui: &Ui, command: Option<Command>, height: f32) -> bool {
        let in_sight = (height / self.row_height.max(1.0)).floor().max(1.0) as usize * self.columns;
        // While nothing has the keyboard, one of them wears the ring: the first arrow leads on from there.
        let focused = self.cards.iter().position(Response::has_focus);
        let walks =
            matches!(command, Some(Command::NextPerson | Command::PreviousPerson | Command::PersonBelow | Command::PersonAbove));
        let Some(at) = focused.or(self.next.filter(|_| walks)) else { return false };
        let last = self.cards.len().saturating_sub(1);
        let target = match command {
            Some(Command::NextPerson) => at + 1,
            Some(Command::PreviousPerson) => at.saturating_sub(1),
            // From a row above the last, down to it, also where it is shorter.
            Some(Command::PersonBelow) if at / self.columns < last / self.columns => (at + self.columns).min(last),
            Some(Command::PersonAbove) if at >= self.columns => at - self.columns,
            Some(Command::PersonBelow | Command::PersonAbove) => at,
            _ => match key_command(ui, Place::Page).map(|key| key.command) {
                Some(Command::PageDown) => at + in_sight,
                Some(Command::PageUp) => at.saturating_sub(in_sight),
                Some(Command::ToTop) => 0,
                Some(Command::ToEnd) => last,
                _ => return false,
            },
        };
        self.walk_to(ui, target.min(last));
        true
    }

    fn walk_to(&self, ui: &Ui, index: usize) {
        stop_at(ui);
        self.focus(index);
        if let Some(place) = self.places.get(index) {
            scroll_to_person(ui, *place);
        }
    }
}

/// Brings a person into sight whole: the ring, the shelf and its count. Where there is no room for all of it, what stands on top.
fn scroll_to_person(ui: &Ui, place: Rect) {
    let around = place.expand(AROUND);
    let bottom = (around.bottom() + S8).min(around.top() + ui.clip_rect().height());
    ui.scroll_to_rect_animation(around.with_max_y(bottom), None, ScrollAnimation::none());
}

/// The card of a shelf under the pointer, whose title stands on the line above the shelf in the next frame.
fn remember_card(ui: &Ui, id: Id, nth: Option<usize>) {
    if ui.data(|data| data.get_temp::<usize>(id)) == nth {
        return;
    }
    ui.data_mut(|data| match nth {
        Some(nth) => {
            data.insert_temp(id, nth);
        }
        None => data.remove::<usize>(id),
    });
    ui.ctx().request_repaint();
}

/// A person. `told` stands in place of how things are with them, while one of their endings is pointed at.
fn card_ui(ui: &mut Ui, style: &Style<'_>, card: &HomeCard, told: Option<&str>, size: Vec2, marked: bool) -> Response {
    PortraitCard::new(card.mood.into(), &card.title, &card.person, &card.state)
        .telling(told)
        .closed(!card.playable)
        .waiting(card.waits || card.unread)
        .marked(marked)
        .size(size)
        .show(ui, style, |painter, tile| {
            let face = FacePlace::fit(middle_of(tile), Crop::Portrait);
            paint_face_soon(painter, face, &card.look, &Expression::from_mood(card.mood.into()), style.theme.dark);
        })
}

/// The middle of a portrait, in which the whole head stands with air over its hair: a face fills what it is fitted into.
fn middle_of(portrait: Rect) -> Rect {
    let height = portrait.height() * (1.0 - OVER_HAIR);
    let width = (height * HEAD_RATIO).min(portrait.width());
    Rect::from_min_size(pos2(portrait.center().x - width / 2.0, portrait.bottom() - height), Vec2::new(width, height))
}

/// The portrait that was pressed, from which the briefing grows in the same window.
fn pressed_portrait(ui: &Ui) -> Id {
    Id::unique((ui.ctx().viewport_id(), "pressed portrait"))
}

fn remember_pressed_portrait(ui: &Ui, portrait: Rect) {
    let id = pressed_portrait(ui);
    ui.data_mut(|data| data.insert_temp(id, portrait));
}

/// Takes the portrait that was pressed just before, where there was one.
pub(in crate::ui) fn take_pressed_portrait(ui: &Ui) -> Option<Rect> {
    let id = pressed_portrait(ui);
    ui.data_mut(|data| {
        let portrait = data.get_temp(id);
        data.remove::<Rect>(id);
        portrait
    })
}
