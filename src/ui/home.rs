//! Home: the scenarios as people, not as files.

use egui::{Event, Rect, Response, Ui, Vec2, pos2};

use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::kit::commands::{Command, KeyCommand, Place, key_command};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::{Page, shows_focus};
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S16, S24, S32, S64, Style, TextStyle};
use crate::kit::widgets::{Link, PortraitCard, Text, strokes};
use crate::scenario::Look;
use crate::session::RunId;
use crate::words;

/// Height of the portrait for its width.
const PORTRAIT_RATIO: f32 = 272.0 / 264.0;
/// The narrowest portrait before a column is given up, in px at text size 100 %.
const NARROWEST: f32 = 200.0;

/// The plan is never set wider than this, in px at text size 100 %.
const LONGEST_LINE: f32 = 760.0;

/// A person on Home.
#[derive(Clone, Debug)]
pub struct HomeCard {
    /// The id of the scenario.
    pub scenario: String,
    pub title: String,
    /// "Claire Hobson, on the phone".
    pub person: String,
    /// "12 minutes, not met yet", "Go on from 14:12", or what keeps it from being played.
    pub state: String,
    pub look: Look,
    /// The mood in which they come, -10..=10.
    pub mood: i8,
    pub playable: bool,
    /// Whether a talk was left that goes on.
    pub waits: bool,
    /// How many conversations with them have come to their end.
    pub met: u32,
    /// The last conversation with them that came to its end, which can be looked at again.
    pub ended: Option<RunId>,
}

/// What Home asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HomeAction {
    /// Meet the customer of this scenario.
    Meet(String),
    /// Look again at the debrief of a conversation that ended.
    LookBack(RunId),
    Settings,
    Help,
}

/// The first page.
#[derive(Clone, Copy, Debug)]
pub struct HomeView<'a> {
    /// The people, in the order in which to meet them.
    pub cards: &'a [HomeCard],
    /// Things to know, such as a file that was set aside.
    pub notices: &'a [String],
    /// The plan made last.
    pub plan: Option<&'a str>,
}

impl HomeView<'_> {
    /// Draws Home.
    pub fn show(&self, ui: &mut Ui, style: &Style<'_>) -> Option<HomeAction> {
        let Self { cards, notices, plan } = *self;
        let window = ui.max_rect();
        let margin = style.margin(if window.width() < 1_000.0 { S32 } else { S64 });
        let inner =
            Rect::from_min_max(pos2(window.left() + margin, window.top()), pos2(window.right() - margin, window.bottom()));
        let (action, bar_bottom) = bar_ui(ui, style, inner);
        let top = bar_bottom + style.margin(S16);
        // The ring of a focused card reaches a little beyond it.
        let room = Rect::from_min_max(pos2(inner.left() - 16.0, top), pos2(inner.right() + 16.0, window.bottom()));
        let shown = place(ui, "page", room, |ui| {
            let page = Page::new("people").show(ui, style, |ui| {
                scroll_by_keys(ui, room.height(), false);
                egui::Frame::NONE
                    .inner_margin(16.0)
                    .show(ui, |ui| {
                        headline_ui(ui, style, cards, notices, plan);
                        cards_ui(ui, style, cards)
                    })
                    .inner
            });
            Cards { scrolled: page.offset > 0.0, ..page.inner }
        });
        if shown.scrolled {
            strokes::hairline(ui.painter(), style, inner.x_range(), top);
        }
        let key = key_command(ui, Place::Home);
        walk_by_keys(ui, key, cards, &shown.responses);
        let by_key = key.and_then(|key| match key.command {
            Command::Choose => Some(key.nth),
            // Whoever is to be met next stands first.
            Command::GoOn => Some(0),
            _ => None,
        });
        let chosen = shown.clicked.or(by_key);
        let action = action.or(shown.look_back.map(HomeAction::LookBack));
        action.or(chosen.and_then(|index| {
            let card = cards.get(index).filter(|card| card.playable)?;
            if let Some(response) = shown.responses.get(index) {
                remember_pressed_portrait(ui, shown.tile(response.rect));
            }
            Some(HomeAction::Meet(card.scenario.clone()))
        }))
    }
}

/// The portrait that was pressed, from which the briefing grows in the same window.
fn pressed_portrait(ui: &Ui) -> egui::Id {
    egui::Id::unique((ui.ctx().viewport_id(), "pressed portrait"))
}

fn remember_pressed_portrait(ui: &Ui, portrait: Rect) {
    let id = pressed_portrait(ui);
    ui.data_mut(|data| data.insert_temp(id, portrait));
}

/// Takes the portrait that was pressed just before, where there was one.
pub(super) fn take_pressed_portrait(ui: &Ui) -> Option<Rect> {
    let id = pressed_portrait(ui);
    ui.data_mut(|data| {
        let portrait = data.get_temp(id);
        data.remove::<Rect>(id);
        portrait
    })
}

/// The name of the program, and the ways to other pages. Also returns where the bar ends.
fn bar_ui(ui: &mut Ui, style: &Style<'_>, inner: Rect) -> (Option<HomeAction>, f32) {
    let mut action = None;
    let height = style.line_height(TextStyle::Body);
    let bar = Rect::from_min_size(pos2(inner.left(), inner.top() + style.margin(36.0)), Vec2::new(inner.width(), height));
    let settings = Link::plain(words::common::SETTINGS);
    let help = Link::new(words::common::HOW_PEOPLE_WORK, Command::Help.cap());
    let (settings_width, help_width) = (settings.size(ui, style).x, help.size(ui, style).x);
    let gap = style.margin(S32);
    let room = bar.width() - settings_width - 2.0 * gap;
    let name = Text::new(words::common::PROGRAM, TextStyle::Body).semi().width(room);
    let name_width = place(ui, "name of the program", bar, |ui| name.show(ui, style).rect.width());
    let mut link = |ui: &Ui, link: Link<'_>, right: f32, wanted: HomeAction| {
        let top = bar.center().y - link.size(ui, style).y / 2.0;
        if link.show_at(ui, style, pos2(right, top.round()), egui::Align::Max).clicked() {
            action = Some(wanted);
        }
    };
    let help_right = bar.right() - settings_width - gap;
    if help_right - help_width >= bar.left() + name_width + gap {
        link(ui, help, help_right, HomeAction::Help);
    }
    link(ui, settings, bar.right(), HomeAction::Settings);
    (action, bar.bottom() + style.margin(S24))
}

/// What there is to know first: a file that could not be used; once somebody was met, that nothing is due; and the plan made last.
fn headline_ui(ui: &mut Ui, style: &Style<'_>, cards: &[HomeCard], notices: &[String], plan: Option<&str>) {
    for line in notices {
        Text::new(line, TextStyle::Small).color(style.theme.soft).show(ui, style);
        ui.add_space(S16);
    }
    let anybody_met = cards.iter().any(|card| card.met > 0);
    let somebody_waits = cards.iter().any(|card| card.waits);
    if anybody_met && !somebody_waits {
        Text::new(words::home::NOTHING_IS_DUE, TextStyle::Title).show(ui, style);
        ui.add_space(style.space(if plan.is_some() { S8 } else { S32 }));
    }
    if let Some(plan) = plan {
        let width = ui.available_width().min(LONGEST_LINE * style.zoom);
        Text::new(&words::home::your_plan(plan), TextStyle::Lead).color(style.theme.soft).width(width).show(ui, style);
        ui.add_space(style.space(S32));
    }
}

/// The portraits as they were shown.
struct Cards {
    responses: Vec<Response>,
    clicked: Option<usize>,
    /// The conversation whose debrief is asked for again.
    look_back: Option<RunId>,
    size: Vec2,
    /// Whether something of the page lies above.
    scrolled: bool,
}

impl Cards {
    fn tile(&self, card: Rect) -> Rect {
        Rect::from_min_size(card.min, self.size)
    }
}

fn cards_ui(ui: &mut Ui, style: &Style<'_>, cards: &[HomeCard]) -> Cards {
    if cards.is_empty() {
        Text::new(words::home::NOTHING_HERE, TextStyle::Lead).show(ui, style);
    }
    let width = ui.available_width();
    let most = if width < 900.0 { 3.0 } else { 4.0 };
    let gutter = style.margin(S32);
    let columns = ((width + gutter) / (style.space(NARROWEST) + gutter)).floor().clamp(1.0, most);
    let card_width = ((width - gutter * (columns - 1.0)) / columns).floor();
    let size = Vec2::new(card_width, (card_width * PORTRAIT_RATIO).round());
    let mut responses = Vec::with_capacity(cards.len());
    let mut look_back = None;
    for in_row in cards.chunks(columns as usize) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gutter;
            for card in in_row {
                let (response, is_asked) = named(ui, ("person", &card.scenario), |ui| person_ui(ui, style, card, size));
                look_back = look_back.or(card.ended.filter(|_| is_asked));
                responses.push(response);
            }
        });
        ui.add_space(style.space(S32 + S8));
    }
    let clicked = responses.iter().position(Response::clicked);
    Cards { responses, clicked, look_back, size, scrolled: false }
}

/// A card, and under it the way to the last conversation with this person, where there was one; whether that was taken.
fn person_ui(ui: &mut Ui, style: &Style<'_>, card: &HomeCard, size: Vec2) -> (Response, bool) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let response = card_ui(ui, style, card, size);
        let looks_back = card.ended.is_some() && {
            ui.add_space(style.space(S8));
            let words = words::home::how_it_went(&card.person);
            let link = Link::plain(&words).show(ui, style);
            if link.gained_focus() {
                link.scroll_to_me(None);
            }
            link.clicked()
        };
        (response, looks_back)
    })
    .inner
}

fn card_ui(ui: &mut Ui, style: &Style<'_>, card: &HomeCard, size: Vec2) -> Response {
    let response = PortraitCard::new(card.mood.into(), &card.title, &card.person, &card.state)
        .closed(!card.playable)
        .waiting(card.waits)
        .size(size)
        .show(ui, style, |painter, tile| {
            let face = FacePlace::fit(tile, Crop::Portrait);
            paint_face(painter, face, &card.look, &Expression::from_mood(card.mood.into()), style.theme.dark);
        });
    if response.gained_focus() || response.has_focus() && shows_focus(ui) {
        response.scroll_to_me(None);
    }
    response
}

/// Arrows walk the portraits, and a letter goes to the next person whose name begins with it.
fn walk_by_keys(ui: &Ui, key: Option<KeyCommand>, cards: &[HomeCard], responses: &[Response]) {
    let focused = responses.iter().position(Response::has_focus);
    let letter = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Text(text) => text.chars().next().filter(|character| character.is_alphabetic()),
            _ => None,
        })
    });
    let command = key.map(|key| key.command);
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    let after = focused.map_or(0, |index| index + 1);
    let target = if let Some(letter) = letter {
        let starts = |index: &usize| {
            let name = cards.get(*index).map_or("", |card| &card.person);
            name.to_lowercase().starts_with(&letter.to_lowercase().to_string())
        };
        (after..cards.len()).chain(0..after.min(cards.len())).find(starts)
    } else if nothing_focused && command == Some(Command::NextPerson) {
        Some(0)
    } else if nothing_focused && command == Some(Command::PreviousPerson) {
        cards.len().checked_sub(1)
    } else {
        None
    };
    if let Some(response) = target.and_then(|index| responses.get(index)) {
        response.request_focus();
    }
}
