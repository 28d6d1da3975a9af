//! The first start: one question, and the people one will meet.

use egui::{Align, Rect, Ui, Vec2, pos2};

use super::HomeCard;
use crate::face::{Expression, FacePlace, paint_face_soon};
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::keys::{begin_at, scroll_by_keys};
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S16, S24, S32, S64, Style, TextStyle};
use crate::kit::widgets::{Link, OptionRow, Text, fade_out, key_line_ui};
use crate::practice::Goal;
use crate::words;

/// The heads along the bottom: how high, and how far apart.
const HEAD: f32 = 152.0;
const APART: f32 = 206.0;
const NARROW_HEAD: f32 = 120.0;
/// The floor they stand on lies so far below the middle of a head, in head heights.
const FLOOR: f32 = 0.89;
/// A row of the six answers.
const ROW_WIDTH: f32 = 360.0;
/// At most so many people.
const PEOPLE: usize = 6;
/// Each with a mood of their own, and looking up at the question from where they stand.
const MOODS: [f32; PEOPLE] = [2.0, 1.0, 0.0, 4.0, 3.0, 1.0];
const GAZE_ACROSS: [f32; PEOPLE] = [0.15, -0.05, -0.1, -0.45, -0.5, -0.55];
const GAZE_UP: f32 = -0.42;

/// The answer to the question of the first start, or to the same question asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstAction {
    /// What somebody wants to get better at; `None` where that is nothing in particular, or they skip the question.
    Goal(Option<Goal>),
    /// Back without an answer.
    Back,
}

/// The question of the first start.
#[derive(Clone, Copy, Debug)]
pub struct FirstView<'a> {
    /// Whether it is asked again, from Home; then what was answered before.
    pub again: Option<Option<Goal>>,
    pub people: &'a [HomeCard],
    /// Things to know, such as a file that was set aside.
    pub notices: &'a [String],
}

impl FirstView<'_> {
    /// Draws the question.
    pub fn show(&self, ui: &mut Ui, style: &Style<'_>) -> Option<FirstAction> {
        let Self { again, people, notices } = *self;
        let window = ui.max_rect();
        let narrow = window.width() < 1_000.0 || style.text_growth() > 1.5;
        let margin = style.margin(if narrow { S32 } else { S64 });
        let words = people_ui(ui, style, window, narrow, people);
        let column = Rect::from_min_max(pos2(window.left() + margin - S16, window.top()), pos2(window.right() - margin, words));
        let mut action = None;
        place(ui, "question", column, |ui| {
            let page = Page::new("question").show(ui, style, |ui| {
                scroll_by_keys(ui, column.height(), false);
                let inner = egui::Margin { left: 16, right: 16, top: style.margin(36.0) as i8, bottom: 4 };
                egui::Frame::NONE.inner_margin(inner).show(ui, |ui| {
                    action = head_ui(ui, style, again.is_some());
                    for line in notices {
                        ui.add_space(S16);
                        Text::new(line, TextStyle::Small).color(style.theme.soft).show(ui, style);
                    }
                    ui.add_space(style.space(S24));
                    let kind = if narrow { TextStyle::Title } else { TextStyle::Display };
                    let width = ui.available_width().min(style.space(720.0) * style.text_growth().max(1.0).sqrt());
                    Text::new(words::home::FIRST_QUESTION, kind).width(width).balanced().show(ui, style);
                    ui.add_space(style.space(S24 + S4));
                    action = action.take().or(goals_ui(ui, style, again.flatten()));
                    ui.add_space(style.space(S16 + S4));
                    action = action.take().or(ways_past_ui(ui, style, again.is_some()));
                });
            });
            if page.below > S24 {
                fade_out(ui.painter(), style, page.rect);
            }
        });
        let place = if again.is_some() { Place::Wish } else { Place::FirstQuestion };
        let by_key = key_command(ui, place).and_then(|key| match key.command {
            Command::Choose => Goal::ALL.get(key.nth).map(|goal| FirstAction::Goal(Some(*goal))),
            Command::NoWish => Some(FirstAction::Goal(None)),
            Command::Back => Some(if again.is_some() { FirstAction::Back } else { FirstAction::Goal(None) }),
            _ => None,
        });
        by_key.or(action)
    }
}

/// The name of the program, and at the first start what it is for; asked again, the way back.
fn head_ui(ui: &mut Ui, style: &Style<'_>, again: bool) -> Option<FirstAction> {
    let at = ui.cursor().min;
    let right = at.x + ui.available_width();
    let name = Text::new(words::common::PROGRAM, TextStyle::Body).semi().show(ui, style).rect;
    if again {
        let home = Link::new(words::common::HOME, Command::Back.cap());
        let top = name.center().y - home.size(ui, style).y / 2.0;
        return home.show_at(ui, style, pos2(right, top.round()), Align::Max).clicked().then_some(FirstAction::Back);
    }
    let told = Text::new(words::home::WHAT_IT_IS_FOR, TextStyle::Small).color(style.theme.soft);
    let beside =
        Text::new(words::common::PROGRAM, TextStyle::Body).semi().galley(ui.painter(), style).size().x + style.space(S16);
    let size = told.galley(ui.painter(), style).size();
    if beside + size.x <= right - at.x {
        let told_at = Rect::from_min_size(pos2(at.x + beside, name.center().y - size.y / 2.0 + 1.0), size + Vec2::splat(1.0));
        place(ui, "what it is for", told_at, |ui| told.show(ui, style));
    } else {
        told.show(ui, style);
    }
    None
}

/// The ways past the question: at the first start it can be skipped; asked again, there is nothing in particular.
fn ways_past_ui(ui: &mut Ui, style: &Style<'_>, again: bool) -> Option<FirstAction> {
    let mut action = None;
    if again {
        if named(ui, "everything", |ui| key_line_ui(ui, style, Command::NoWish.cap(), words::home::EVERYTHING)) {
            action = Some(FirstAction::Goal(None));
        }
    } else if named(ui, "begin", |ui| key_line_ui(ui, style, Command::Back.cap(), words::home::SKIP_THIS)) {
        action = Some(FirstAction::Goal(None));
    }
    action
}

/// The six answers, the one that was given before marked; two in a row where there is room; keys and focus go across.
fn goals_ui(ui: &mut Ui, style: &Style<'_>, chosen: Option<Goal>) -> Option<FirstAction> {
    let mut action = None;
    let gap = 2.0 * style.space(S16) + style.space(S16);
    let in_a_row = if ui.available_width() >= 2.0 * style.space(ROW_WIDTH) + gap { 2 } else { 1 };
    let goals: Vec<(Goal, &str, String)> =
        (1..).zip(Goal::ALL).map(|(number, goal): (u8, Goal)| (goal, goal_words(goal), number.to_string())).collect();
    let width = style.space(ROW_WIDTH).min(ui.available_width());
    for row in goals.chunks(in_a_row) {
        ui.horizontal_top(|ui| {
            // Each row's fill reaches 16 beyond its words on both sides.
            ui.spacing_mut().item_spacing.x = gap;
            for (goal, words, key) in row {
                ui.allocate_ui(Vec2::new(width, 0.0), |ui| {
                    ui.set_width(width);
                    let row = OptionRow::new(key, words).kind(TextStyle::Lead).selected(chosen == Some(*goal));
                    let response = named(ui, *words, |ui| row.show(ui, style));
                    if Goal::ALL.first() == Some(goal) {
                        begin_at(ui, &response);
                    }
                    if response.clicked() {
                        action = Some(FirstAction::Goal(Some(*goal)));
                    }
                });
            }
        });
        ui.add_space(style.space(S4));
    }
    action
}

/// A goal as one would say it.
pub fn goal_words(goal: Goal) -> &'static str {
    let index = Goal::ALL.iter().position(|other| *other == goal);
    index.and_then(|index| words::home::GOALS.get(index)).copied().unwrap_or_default()
}

/// The people along the bottom, each over the one to the right; returns where they begin.
fn people_ui(ui: &Ui, style: &Style<'_>, window: Rect, narrow: bool, people: &[HomeCard]) -> f32 {
    // Where text is large or the window low, the words need the room.
    let head = if narrow { NARROW_HEAD } else { style.space(HEAD) };
    if style.text_growth() > 1.5 || window.height() < 560.0 {
        return window.bottom();
    }
    let room = window.width();
    let most = ((room / (head * APART / HEAD)).floor() as usize).min(PEOPLE);
    let playable: Vec<&HomeCard> = people.iter().filter(|card| card.playable).take(most).collect();
    let apart = (head * APART / HEAD).max(room / (playable.len().max(1) as f32 + 0.25));
    let apart = apart.min(head * 2.2);
    let first = window.center().x - apart * (playable.len().saturating_sub(1)) as f32 / 2.0;
    let painter = ui.painter().with_clip_rect(window);
    for (index, card) in playable.iter().enumerate().rev() {
        let middle = pos2(first + apart * index as f32, window.bottom() - FLOOR * head);
        let mut expression = Expression::from_mood(MOODS.get(index).copied().unwrap_or_default());
        expression.gaze_x = GAZE_ACROSS.get(index).copied().unwrap_or_default();
        expression.gaze_y = GAZE_UP;
        paint_face_soon(&painter, FacePlace { head_px: head, origin: middle }, &card.look, &expression, style.theme.dark);
    }
    window.bottom() - (FLOOR + 0.76) * head
}
