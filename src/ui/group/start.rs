//! Before a session: where the wall is, how many people there are, and how they vote. Nothing private stands here.

use egui::{Rect, Ui, Vec2, pos2};

use super::GroupAction;
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::group::{Setup, WayOfVoting};
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, S24, S32, S48, S64, Style, TextStyle};
use crate::kit::widgets::{Button, Link, Text, key_line_ui, paint_ground, strokes};
use crate::play::Seed;
use crate::scenario::Scenario;
use crate::session::RunId;
use crate::wording::typographic;
use crate::words::{self, group as said};

/// From this width on, both halves stand side by side.
const TWO_COLUMNS: f32 = 1_000.0;

/// What is set before a session.
pub struct StartShown<'a> {
    pub scenario: &'a Scenario,
    pub setup: &'a Setup,
    pub code: Seed,
    /// A session with this customer that was left.
    pub left: Option<RunId>,
    /// Whether this screen is the only one.
    pub one_screen: bool,
}

/// The start page.
#[derive(Debug, Default)]
pub struct GroupStartView;

impl GroupStartView {
    /// Draws the start page.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, shown: &StartShown<'_>) -> Option<GroupAction> {
        let window = ui.max_rect();
        let margin = style.margin(if window.width() < TWO_COLUMNS { S32 } else { S64 });
        let inner =
            Rect::from_min_max(pos2(window.left() + margin, window.top()), pos2(window.right() - margin, window.bottom()));
        let mut action = None;
        place(ui, "group start", inner, |ui| {
            Page::new("group start").show(ui, style, |ui| {
                ui.add_space(S16);
                if key_line_ui(ui, style, Command::Back.cap(), words::common::HOME) {
                    action = Some(GroupAction::Home);
                }
                ui.add_space(S12);
                Text::new(&typographic(shown.scenario.title()), TextStyle::Lead).semi().show(ui, style);
                Text::new(said::A_GROUP_SESSION, TextStyle::Small).color(style.theme.soft).show(ui, style);
                ui.add_space(style.space(S24));
                let width = ui.available_width();
                if width < TWO_COLUMNS * style.text_growth() {
                    action = action.take().or(wall_ui(ui, style, shown));
                    ui.add_space(style.space(S32));
                    action = action.take().or(room_ui(ui, style, shown));
                } else {
                    let top = ui.cursor().min;
                    let half = (width - style.space(S64)) / 2.0;
                    let bottom = window.bottom().max(top.y);
                    let left = Rect::from_min_max(top, pos2(top.x + half, bottom));
                    let right = Rect::from_min_max(pos2(top.x + half + style.space(S64), top.y), pos2(top.x + width, bottom));
                    action = action.take().or(place(ui, "wall", left, |ui| wall_ui(ui, style, shown)));
                    action = action.take().or(place(ui, "room", right, |ui| room_ui(ui, style, shown)));
                }
            });
        });
        action.or_else(|| keys(ui, shown))
    }
}

fn wall_ui(ui: &mut Ui, style: &Style<'_>, shown: &StartShown<'_>) -> Option<GroupAction> {
    let mut action = None;
    Text::new(said::IS_THE_CARD_ON_THE_WALL, TextStyle::Title).show(ui, style);
    ui.add_space(S8);
    Text::new(said::NOTHING_PRIVATE, TextStyle::Body).color(style.theme.soft).show(ui, style);
    ui.add_space(S16);
    let how = if shown.one_screen { said::ONE_SCREEN_NOW } else { said::DRAG_THE_WALL };
    Text::new(how, TextStyle::Body).show(ui, style);
    ui.add_space(style.space(S32));
    if Button::primary(said::YES_IT_IS_THERE).key(Command::GoOn.cap()).show(ui, style).clicked() {
        action = Some(GroupAction::Begin);
    }
    ui.add_space(style.space(S24));
    let (words, cap, asks) = if shown.one_screen {
        (said::A_WINDOW_FOR_THE_WALL, Command::OwnWindow.cap(), GroupAction::OwnWindow)
    } else {
        (said::ONLY_ONE_SCREEN, Command::OneScreen.cap(), GroupAction::OneScreen)
    };
    if Button::second(words).key(cap).show(ui, style).clicked() {
        action = Some(asks);
    }
    if !shown.one_screen {
        ui.add_space(S12);
        if Button::second(said::LET_IT_FILL).key(Command::FillScreen.cap()).show(ui, style).clicked() {
            action = Some(GroupAction::FillScreen);
        }
    }
    if let Some(left) = shown.left {
        ui.add_space(style.space(S24));
        if Link::new(said::CARRY_ON, Command::CarryOn.cap()).show(ui, style).clicked() {
            action = Some(GroupAction::CarryOn(left));
        }
    }
    action
}

fn room_ui(ui: &mut Ui, style: &Style<'_>, shown: &StartShown<'_>) -> Option<GroupAction> {
    let mut action = None;
    row_ui(ui, style, said::HOW_MANY_PEOPLE, &said::tables(shown.setup.n_tables()), |ui| {
        if Button::second(said::FEWER).key(Command::Fewer.cap()).show(ui, style).clicked() {
            action = Some(GroupAction::People(-1));
        }
        Text::new(&shown.setup.people().to_string(), TextStyle::Title).show(ui, style);
        if Button::second(said::MORE).key(Command::More.cap()).show(ui, style).clicked() {
            action = Some(GroupAction::People(1));
        }
    });
    row_ui(ui, style, said::HOW_DO_THEY_VOTE, way_words(shown.setup.way()), |ui| {
        if Link::new(said::CHANGE, Command::WayOfVoting.cap()).show(ui, style).clicked() {
            action = Some(GroupAction::Way(shown.setup.way().next()));
        }
    });
    row_ui(ui, style, said::SESSION_CODE, said::TWO_ROOMS, |ui| {
        Text::new(&shown.code.to_string(), TextStyle::Lead).semi().show(ui, style);
        if Link::new(said::CHANGE, Command::NewCode.cap()).show(ui, style).clicked() {
            action = Some(GroupAction::Code(None));
        }
    });
    strokes::hairline(ui.painter(), style, ui.max_rect().x_range(), ui.cursor().top());
    ui.add_space(style.space(S24));
    let customer = shown.scenario.customer();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = style.space(S24);
        let side = style.space(72.0);
        let (_, rect) = ui.allocate_space(Vec2::splat(side));
        paint_ground(ui.painter(), style, rect, 0.0);
        let painter = ui.painter().with_clip_rect(rect);
        paint_face(&painter, FacePlace::fit(rect, Crop::Tile), &customer.look, &Expression::from_mood(0.0), style.theme.dark);
        named(ui, "customer", |ui| {
            ui.vertical(|ui| {
                Text::new(&customer.name, TextStyle::Body).semi().show(ui, style);
                Text::new(said::WAITS, TextStyle::Small).color(style.theme.soft).show(ui, style);
            });
        });
    });
    action
}

/// A question, what is set, and what changes it.
fn row_ui(ui: &mut Ui, style: &Style<'_>, question: &str, answer: &str, controls: impl FnOnce(&mut Ui)) {
    Text::new(question, TextStyle::Body).semi().show(ui, style);
    Text::new(answer, TextStyle::Small).color(style.theme.soft).show(ui, style);
    ui.add_space(S8);
    named(ui, question, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(style.space(S16), S8);
            controls(ui);
        });
    });
    ui.add_space(style.space(S24).min(S48));
}

fn way_words(way: WayOfVoting) -> &'static str {
    let [eyes, cards, keyboard] = said::WAYS;
    match way {
        WayOfVoting::EyesShut => eyes,
        WayOfVoting::Cards => cards,
        WayOfVoting::Keyboard => keyboard,
    }
}

fn keys(ui: &Ui, shown: &StartShown<'_>) -> Option<GroupAction> {
    Some(match key_command(ui, Place::GroupStart)?.command {
        Command::GoOn => GroupAction::Begin,
        Command::Fewer => GroupAction::People(-1),
        Command::More => GroupAction::People(1),
        Command::WayOfVoting => GroupAction::Way(shown.setup.way().next()),
        Command::NewCode => GroupAction::Code(None),
        Command::CarryOn => GroupAction::CarryOn(shown.left?),
        Command::OneScreen => GroupAction::OneScreen,
        Command::OwnWindow => GroupAction::OwnWindow,
        Command::FillScreen => GroupAction::FillScreen,
        Command::Back => GroupAction::Home,
        _ => return None,
    })
}
