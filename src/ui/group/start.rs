//! Before a session: where the wall is, how many people there are, and how they vote. Nothing private stands here.

use egui::{Align, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::{GroupAction, beats};
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::group::{Monitor, Screens, Setup, VoteBeat, WallPlace, WayOfVoting, minutes_of_all};
use crate::kit::commands::{Command, KeyCommand, Place, key_command};
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, S64, Style, TextStyle};
use crate::kit::widgets::{Button, Link, Text, key_line_ui, paint_ground, rounded, strokes};
use crate::play::Seed;
use crate::scenario::Scenario;
use crate::session::RunId;
use crate::wording::typographic;
use crate::words::{self, group as said};

/// From this width on, in px at text size 100 %, both halves stand side by side.
const TWO_COLUMNS: f32 = 1_000.0;
/// So many lines are there for the title.
const TITLE_LINES: usize = 2;
/// The shape of a screen in the list.
const SHAPE: Vec2 = vec2(112.0, 63.0);

/// What is set before a session.
pub struct StartShown<'a> {
    pub scenario: &'a Scenario,
    pub setup: &'a Setup,
    pub code: Seed,
    /// A session with this customer that was left.
    pub left: Option<LeftSession>,
    /// What there is to know of the paper.
    pub paper: &'a str,
    /// The beats at which the group can vote; none until foresight has looked.
    pub beats: &'a [VoteBeat],
    /// Whether the presenter has changed where the group votes.
    pub has_chosen: bool,
    pub screens: &'a Screens,
    /// What there is to know of the screens.
    pub about_screens: Option<String>,
    /// The name of the screen that the wall was on last time.
    pub remembered: Option<&'a str>,
    /// What became of the large button: what was left is still being read, or does not go on here.
    pub note: Option<&'a str>,
    /// What was pressed in the window of the wall.
    pub from_wall: Option<KeyCommand>,
}

/// A session that was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftSession {
    pub id: RunId,
    /// Whether the large button goes on with it.
    pub comes_first: bool,
    /// When it was left, as it stands in a sentence: "at 14:08".
    pub when: String,
}

/// The start page.
#[derive(Debug, Default)]
pub struct GroupStartView {
    /// Whether the list of beats is shown.
    chooses_votes: bool,
}

impl GroupStartView {
    /// Draws the start page, or the list of beats at which the group can vote.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, shown: &StartShown<'_>) -> Option<GroupAction> {
        let window = ui.max_rect();
        let margin = style.margin(if window.width() < TWO_COLUMNS { S32 } else { S64 });
        let inner =
            Rect::from_min_max(pos2(window.left() + margin, window.top()), pos2(window.right() - margin, window.bottom()));
        let mut action = None;
        let mut pressed = None;
        ui.spacing_mut().interact_size = Vec2::ZERO;
        place(ui, "group start", inner, |ui| {
            Page::new("group start").show(ui, style, |ui| {
                ui.add_space(S16);
                if key_line_ui(ui, style, Command::Back.cap(), if self.chooses_votes { said::DONE } else { words::common::HOME })
                {
                    pressed = Some(Command::Back);
                }
                ui.add_space(S8);
                if self.chooses_votes {
                    action = beats::show(ui, style, shown.setup, shown.beats, shown.has_chosen);
                    return;
                }
                named(ui, "title", |ui| {
                    ui.horizontal_wrapped(|ui| {
                        ui.spacing_mut().item_spacing = vec2(style.space(S16), 0.0);
                        let title = typographic(shown.scenario.title());
                        Text::new(&title, TextStyle::Lead).semi().bounded(TITLE_LINES).show_whole_on_hover(ui, style);
                        Text::new(&said::a_group_session(minutes_of_all()), TextStyle::Small)
                            .color(style.theme.soft)
                            .show(ui, style);
                    });
                });
                ui.add_space(style.space(S16));
                let width = ui.available_width();
                if width < style.space(TWO_COLUMNS) {
                    wall_ui(ui, style, shown, &mut pressed);
                    ui.add_space(style.space(S32));
                    group_ui(ui, style, shown, &mut pressed);
                } else {
                    let top = ui.cursor().min;
                    let half = (width - style.space(S64)) / 2.0;
                    let bottom = window.bottom().max(top.y);
                    let left = Rect::from_min_max(top, pos2(top.x + half, bottom));
                    let right = Rect::from_min_max(pos2(top.x + half + style.space(S64), top.y), pos2(top.x + width, bottom));
                    let one = place(ui, "wall", left, |ui| {
                        wall_ui(ui, style, shown, &mut pressed);
                        ui.min_rect()
                    });
                    let other = place(ui, "group", right, |ui| {
                        group_ui(ui, style, shown, &mut pressed);
                        ui.min_rect()
                    });
                    ui.advance_cursor_after_rect(one.union(other));
                }
                ui.add_space(style.space(S24));
            });
        });
        let by_key = shown.from_wall.or_else(|| key_command(ui, Place::GroupStart)).map(|key| key.command);
        action.or_else(|| self.asked(ui, pressed.or(by_key)?, shown))
    }

    fn asked(&mut self, ui: &Ui, command: Command, shown: &StartShown<'_>) -> Option<GroupAction> {
        if self.chooses_votes {
            if matches!(command, Command::Back | Command::WhereToVote) {
                self.chooses_votes = false;
                ui.ctx().request_repaint();
            }
            return None;
        }
        Some(match command {
            Command::GoOn => GroupAction::GoOn,
            Command::BeginAnew => GroupAction::Begin,
            Command::PrintPaper => GroupAction::Paper,
            Command::Fewer => GroupAction::People(-1),
            Command::More => GroupAction::People(1),
            Command::WayOfVoting => GroupAction::Way(shown.setup.next_way()),
            Command::NewCode => GroupAction::Code(None),
            Command::NextCustomer => GroupAction::NextCustomer,
            Command::WhereToVote => {
                self.chooses_votes = !shown.beats.is_empty();
                ui.ctx().request_repaint();
                return None;
            }
            Command::RehearseAlone => GroupAction::Rehearse,
            Command::CarryOn => GroupAction::CarryOn(shown.left.as_ref()?.id),
            Command::OneScreen => GroupAction::OneScreen,
            Command::OwnWindow => GroupAction::OwnWindow,
            Command::FillScreen => GroupAction::FillScreen,
            Command::NumberScreens => GroupAction::NumberScreens,
            Command::MoveWall => GroupAction::MoveWall,
            Command::Back => GroupAction::Home,
            _ => return None,
        })
    }
}

impl StartShown<'_> {
    /// The session that the large button goes on with.
    fn left_first(&self) -> Option<&LeftSession> {
        self.left.as_ref().filter(|left| left.comes_first)
    }
}

fn link_ui(ui: &mut Ui, style: &Style<'_>, words: &str, command: Command, pressed: &mut Option<Command>) {
    if Link::new(words, command.cap()).show(ui, style).clicked() {
        *pressed = Some(command);
    }
}

fn wall_ui(ui: &mut Ui, style: &Style<'_>, shown: &StartShown<'_>, pressed: &mut Option<Command>) {
    Text::new(said::IS_THE_CARD_ON_THE_WALL, TextStyle::Title).show(ui, style);
    ui.add_space(S8);
    let monitors = shown.screens.monitors();
    let is_one = shown.screens.is_one_screen();
    let what = if is_one || monitors.is_empty() { said::NOTHING_PRIVATE } else { said::screens::EACH_SHOWS_ITS_NUMBER };
    Text::new(what, TextStyle::Body).color(style.theme.soft).show(ui, style);
    ui.add_space(S16);
    for (at, monitor) in monitors.iter().enumerate() {
        named(ui, ("screen", at), |ui| monitor_ui(ui, style, shown.screens, at, monitor));
    }
    let plain = matches!(shown.screens.wall(), WallPlace::Window { .. }).then_some(match monitors.len() {
        0 => said::DRAG_THE_WALL,
        _ => said::screens::PLAIN_WINDOW_NOW,
    });
    let about = shown.about_screens.as_deref().or(plain).or(is_one.then_some(said::ONE_SCREEN_NOW));
    if let Some(words) = about {
        Text::new(words, TextStyle::Body).show(ui, style);
    } else if let Some(name) = shown.remembered.filter(|name| shown.screens.wanted() == Some(*name)) {
        let words = said::screens::as_last_time(name);
        Text::new(&words, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
    ui.add_space(style.space(S24));
    let goes_on = match shown.left_first() {
        Some(left) => {
            let words = said::was_left(&shown.scenario.customer().name, &left.when);
            Text::new(&words, TextStyle::Body).show(ui, style);
            ui.add_space(S12);
            said::CARRY_ON
        }
        None => said::YES_IT_IS_THERE,
    };
    if Button::primary(goes_on).key(Command::GoOn.cap()).show(ui, style).clicked() {
        *pressed = Some(Command::GoOn);
    }
    if let Some(note) = shown.note {
        ui.add_space(style.space(S8));
        Text::new(note, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
    if let Some(left) = &shown.left {
        ui.add_space(style.space(S16));
        if left.comes_first {
            link_ui(ui, style, said::BEGIN_ANEW, Command::BeginAnew, pressed);
        } else {
            link_ui(ui, style, &said::carry_on_with(&left.when), Command::CarryOn, pressed);
        }
    }
    ui.add_space(style.space(S24));
    named(ui, "keys of the screens", |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(style.space(S24), S12);
            if monitors.len() > 1 {
                link_ui(ui, style, said::screens::SHOW_THEM_AGAIN, Command::NumberScreens, pressed);
                link_ui(ui, style, said::screens::MOVE_IT, Command::MoveWall, pressed);
            }
            link_ui(ui, style, said::ONLY_ONE_SCREEN, Command::OneScreen, pressed);
            link_ui(ui, style, said::screens::IN_A_CALL, Command::OwnWindow, pressed);
            if matches!(shown.screens.wall(), WallPlace::Window { .. }) {
                link_ui(ui, style, said::LET_IT_FILL, Command::FillScreen, pressed);
            }
        });
    });
}

/// A screen by its number, its name and its size, and what stands on it.
fn monitor_ui(ui: &mut Ui, style: &Style<'_>, screens: &Screens, at: usize, monitor: &Monitor) {
    let theme = style.theme;
    let is_wall = screens.wall() == WallPlace::Fills(at);
    let state = if is_wall {
        said::screens::THE_WALL
    } else if screens.desk_is_on() == Some(at) {
        said::screens::YOU_ARE_HERE
    } else if screens.shows_the_desk(at) {
        said::screens::THE_SAME_PICTURE
    } else {
        ""
    };
    let shape = SHAPE * style.space(1.0);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), shape.y + style.space(S16)));
    if is_wall {
        ui.painter().rect_filled(row.expand2(vec2(style.space(S12), 0.0)), rounded(10.0), theme.wash);
    }
    let frame = Rect::from_min_size(pos2(row.left(), row.center().y - shape.y / 2.0), shape);
    let edge = if is_wall { Stroke::new(3.0, theme.accent) } else { Stroke::new(1.5, theme.edge) };
    ui.painter().rect(frame, rounded(6.0), theme.sunk, edge, StrokeKind::Inside);
    let number = (at + 1).to_string();
    let text = Text::new(&number, TextStyle::Title).semi();
    let size = text.galley(ui.painter(), style).size();
    text.paint(ui.painter(), style, frame.center() - size / 2.0);
    let words = Rect::from_min_max(pos2(frame.right() + style.space(S24), frame.top()), row.max);
    place(ui, "words", words, |ui| {
        ui.add_space(style.space(S8));
        Text::new(&format!("{number}  {}", monitor.name), TextStyle::Body).semi().max_rows(1).show(ui, style);
        ui.add_space(style.space(S4));
        let (width, height) = monitor.size;
        let size = said::screens::size(width, height);
        let words = if state.is_empty() { size } else { format!("{size} \u{b7} {state}") };
        Text::new(&words, TextStyle::Small).color(if is_wall { theme.accent } else { theme.soft }).show(ui, style);
    });
    ui.add_space(style.space(S8));
}

fn group_ui(ui: &mut Ui, style: &Style<'_>, shown: &StartShown<'_>, pressed: &mut Option<Command>) {
    let (people, code) = (shown.setup.people().to_string(), shown.code.to_string());
    let votes = if shown.beats.is_empty() {
        said::VOTES_NOT_KNOWN.to_owned()
    } else {
        said::about_votes(shown.setup.n_votes, shown.has_chosen)
    };
    let by = |words, command| Control::By(words, command);
    let people = [by(said::FEWER, Command::Fewer), Control::Is(&people, TextStyle::Title), by(said::MORE, Command::More)];
    row_ui(ui, style, said::HOW_MANY_PEOPLE, &said::tables(shown.setup.n_tables()), &people, pressed);
    let way = [by(said::CHANGE, Command::WayOfVoting)];
    row_ui(ui, style, said::HOW_DO_THEY_VOTE, way_words(shown.setup.way()), &way, pressed);
    row_ui(ui, style, said::WHERE_DO_THEY_VOTE, &votes, &[by(said::CHANGE, Command::WhereToVote)], pressed);
    let code = [Control::Is(&code, TextStyle::Lead), by(said::CHANGE, Command::NewCode)];
    row_ui(ui, style, said::SESSION_CODE, said::TWO_GROUPS, &code, pressed);
    row_ui(ui, style, said::PAPER, shown.paper, &[by(said::PRINT_THE_PAPER, Command::PrintPaper)], pressed);
    let alone = [by(said::REHEARSE_IT, Command::RehearseAlone)];
    row_ui(ui, style, said::ALONE, said::ALONE_WITH_A_MADE_UP_GROUP, &alone, pressed);
    strokes::hairline(ui.painter(), style, ui.max_rect().x_range(), ui.cursor().top());
    ui.add_space(style.space(S16));
    let customer = shown.scenario.customer();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = style.space(S16);
        let side = style.space(72.0);
        let (_, rect) = ui.allocate_space(Vec2::splat(side));
        paint_ground(ui.painter(), style, rect, 0.0);
        let painter = ui.painter().with_clip_rect(rect);
        paint_face(&painter, FacePlace::fit(rect, Crop::Tile), &customer.look, &Expression::from_mood(0.0), style.theme.dark);
        named(ui, "customer", |ui| {
            ui.vertical(|ui| {
                Text::new(&customer.name, TextStyle::Body).semi().show(ui, style);
                Text::new(said::WAITS, TextStyle::Small).color(style.theme.soft).show(ui, style);
                ui.add_space(S4);
                link_ui(ui, style, said::SOMEBODY_ELSE, Command::NextCustomer, pressed);
            });
        });
    });
}

/// What stands beside a question.
enum Control<'a> {
    /// What is set, large.
    Is(&'a str, TextStyle),
    /// What changes it.
    By(&'a str, Command),
}

impl Control<'_> {
    fn size(&self, ui: &Ui, style: &Style<'_>) -> Vec2 {
        match self {
            Self::Is(words, kind) => Text::new(words, *kind).semi().galley(ui.painter(), style).size(),
            Self::By(words, command) => Link::new(words, command.cap()).size(ui, style),
        }
    }
}

/// A question, what is set, and what changes it: at the right where there is room, else below.
fn row_ui(ui: &mut Ui, style: &Style<'_>, question: &str, answer: &str, controls: &[Control<'_>], pressed: &mut Option<Command>) {
    let (space, gap) = (ui.available_rect_before_wrap(), style.space(S16));
    let sizes: Vec<Vec2> = controls.iter().map(|control| control.size(ui, style)).collect();
    let all = sizes.iter().map(|size| size.x).sum::<f32>() + gap * (controls.len().saturating_sub(1)) as f32;
    let height = sizes.iter().map(|size| size.y).fold(0.0, f32::max);
    let own = space.width() - all - 2.0 * gap;
    let is_beside = own >= style.space(180.0);
    let width = if is_beside { own } else { space.width() };
    let words = Rect::from_min_size(space.min, vec2(width, f32::INFINITY));
    let words = place(ui, (question, "words"), words, |ui| {
        Text::new(question, TextStyle::Body).semi().show(ui, style);
        Text::new(answer, TextStyle::Small).color(style.theme.soft).show(ui, style);
        ui.min_rect()
    });
    let (x, middle) = if is_beside {
        (space.right() - all, words.center().y)
    } else {
        (space.left(), words.bottom() + style.space(S4) + height / 2.0)
    };
    let rect = Rect::from_min_size(pos2(x, middle - height / 2.0), vec2(all, height));
    place(ui, question, rect, |ui| {
        let mut x = rect.left();
        for (control, size) in controls.iter().zip(sizes) {
            let at = pos2(x, middle - size.y / 2.0);
            match control {
                Control::Is(words, kind) => {
                    place(ui, "is", Rect::from_min_size(at, size), |ui| Text::new(words, *kind).semi().show(ui, style));
                }
                Control::By(words, command) => {
                    let shows = |ui: &mut Ui| Link::new(words, command.cap()).show_at(ui, style, at, Align::Min).clicked();
                    if named(ui, command.cap(), shows) {
                        *pressed = Some(*command);
                    }
                }
            }
            x += size.x + gap;
        }
    });
    ui.advance_cursor_after_rect(words.union(rect));
    ui.add_space(style.space(S16));
}

fn way_words(way: WayOfVoting) -> &'static str {
    let [eyes, cards, keyboard, tables] = said::WAYS;
    match way {
        WayOfVoting::EyesShut => eyes,
        WayOfVoting::Cards => cards,
        WayOfVoting::Keyboard => keyboard,
        WayOfVoting::Tables => tables,
    }
}
