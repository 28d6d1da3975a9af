//! The desk of the presenter: what the group sees, what only the presenter sees, and every key with its button.

use std::collections::VecDeque;

use egui::{Align, Rect, TextEdit, Ui, Vec2, pos2, vec2};

use super::foot::{Foot, Placed, taken_back};
use super::keys::group_key;
use super::parts::{Desk, DeskShown, Known};
use super::wall::WallView;
use super::{GroupAction, customer, middle, next, top};
use crate::group::{DeskFace, GroupDebrief, Key, LONGEST_NOTE, Stage};
use crate::kit::commands::{Command, KeyCommand, Place, key_commands};
use crate::kit::page::Page;
use crate::kit::place::{named, place, window_id};
use crate::kit::theme::{S8, S12, S16, Style, TextStyle, Theme, ThemeName};
use crate::kit::widgets::{Button, Link, Text};
use crate::words::group as said;

/// In px at text size 100 %: the columns at the left and right.
const LEFT: f32 = 304.0;
const RIGHT: f32 = 288.0;

/// What the desk remembers between two frames.
#[derive(Debug, Default)]
pub struct GroupView {
    /// A note that is being written; for the wall where the flag is set.
    writing: Option<(bool, String)>,
    has_focus: bool,
    /// Keys that were pressed in one frame: one is heard in each. Whoever counts fast loses none.
    waiting: VecDeque<KeyCommand>,
    /// What was worked out for the keys pressed so far.
    known: Option<(Worked, Box<Known>)>,
}

/// By what it is known whether something has to be worked out anew: keys, foresight, whether the conversation is looked back at, and
/// the quarter of a minute.
type Worked = (usize, bool, bool, i64);

impl GroupView {
    /// Draws the desk, or on one screen the wall, and answers what is asked for.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, shown: &DeskShown<'_>) -> Option<GroupAction> {
        let group = shown.session.group();
        let looks_back = group.looks_back() && (shown.foresight.is_none() || group.is_told());
        let worked = (shown.session.entries().len(), shown.foresight.is_some(), looks_back, group.gone(shown.now) / 15_000);
        let known = match self.known.take() {
            Some((known_by, known)) if known_by == worked => known,
            _ => {
                let debrief = if looks_back { group.debrief(shown.foresight) } else { GroupDebrief::default() };
                Box::new(Known { desk: group.desk(shown.now, shown.foresight), debrief })
            }
        };
        let was_writing = self.writing.is_some();
        let mut action = None;
        if shown.face == DeskFace::Wall {
            let light = Style { theme: Theme::of(ThemeName::Light), ..*style };
            let space = ui.max_rect();
            place(ui, "the wall", space, |ui| WallView { view: shown.wall, number: None }.show(ui, &light, space, true));
        } else {
            action = self.desk_ui(ui, &Desk::new(style, shown, &known));
        }
        if !was_writing {
            self.waiting.extend(shown.from_wall);
            self.waiting.extend(key_commands(ui, Place::GroupDesk));
        }
        let by_key = if action.is_none() { self.waiting.pop_front() } else { None };
        let answer = action.or_else(|| self.asked(ui, by_key?, shown));
        if !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
        self.known = Some((worked, known));
        answer
    }

    /// What a command asks for, by its key or by its button.
    fn asked(&mut self, ui: &Ui, key: KeyCommand, shown: &DeskShown<'_>) -> Option<GroupAction> {
        match key.command {
            Command::WriteNote => {
                self.writing = Some((shown.session.group().stage() == Stage::Ask, String::new()));
                self.has_focus = false;
                // What was pressed after it was meant for the field.
                self.waiting.clear();
                ui.ctx().send_viewport_cmd(egui::ViewportCommand::Focus);
                ui.ctx().request_repaint();
                None
            }
            Command::CopyCounts => {
                ui.ctx().copy_text(shown.session.group().counts(shown.foresight).csv());
                Some(GroupAction::Copied)
            }
            _ => group_action(key),
        }
    }

    fn desk_ui(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Option<GroupAction> {
        let style = desk.style;
        ui.spacing_mut().interact_size = Vec2::ZERO;
        let window = ui.max_rect();
        let inner = window.shrink2(vec2(style.margin(S16), 0.0));
        let is_wide = top::is_wide(style, inner.width());
        let mut action = None;
        let top = place(ui, "top", inner, |ui| {
            ui.add_space(style.margin(S8));
            top::show(desk, ui, is_wide);
            ui.add_space(style.margin(S12));
            ui.cursor().top()
        });
        let foot = Foot::of(desk, ui, inner.width()).height;
        let foot = Rect::from_min_max(pos2(inner.left(), window.bottom() - foot), inner.max);
        place(ui, "foot", foot, |ui| action = self.foot_ui(ui, desk));
        let body = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), foot.top() - S8));
        let [left, right, gap] = [LEFT, RIGHT, S12].map(|px| style.space(px));
        if is_wide {
            let at = |from: f32, to: f32| Rect::from_min_max(pos2(from, body.top()), pos2(to, body.bottom()));
            let first = at(body.left(), body.left() + left);
            let second = at(body.left() + left + gap, body.right() - right - gap);
            let third = at(body.right() - right, body.right());
            place(ui, "the customer", first, |ui| {
                Page::new("the customer").show(ui, style, |ui| {
                    customer::preview_ui(desk, ui, left);
                    customer::customer_ui(desk, ui);
                });
            });
            place(ui, "middle", second, |ui| {
                Page::new("middle").show(ui, style, |ui| middle::show(desk, ui));
            });
            place(ui, "what to do next", third, |ui| {
                Page::new("what to do next").show(ui, style, |ui| next::show(desk, ui));
            });
        } else {
            place(ui, "all", body, |ui| {
                Page::new("all").show(ui, style, |ui| {
                    // What is read and counted comes first: in larger text little more is in sight.
                    named(ui, "middle", |ui| middle::show(desk, ui));
                    named(ui, "what to do next", |ui| next::show(desk, ui));
                    customer::preview_ui(desk, ui, left.min(body.width()));
                    named(ui, "the customer", |ui| customer::customer_ui(desk, ui));
                });
            });
        }
        action.or_else(|| self.asked(ui, desk.pressed()?, desk.shown))
    }

    /// The keys, each with its button; in their place the note that is being written.
    fn foot_ui(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Option<GroupAction> {
        let style = desk.style;
        if self.writing.is_some() {
            return self.writing_ui(ui, style);
        }
        let foot = Foot::of(desk, ui, ui.max_rect().width());
        let origin = ui.max_rect().min;
        for Placed { command, words, at } in foot.placed {
            let at = origin + at;
            let response = if command == Command::NextStage {
                let button = Button::primary(&words).key(command.cap());
                let size = button.size(ui, style);
                place(ui, "what Space does", Rect::from_min_size(at, size), |ui| button.show(ui, style))
            } else {
                Link::new(&words, command.cap()).show_at(ui, style, at, Align::Min)
            };
            let takes_back = if command == Command::StepBack { taken_back(desk) } else { None };
            let response = match takes_back {
                Some(words) => {
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(words.clone()));
                    response.on_hover_text(words)
                }
                None => response,
            };
            if response.clicked() {
                desk.press(command);
            }
        }
        None
    }

    fn writing_ui(&mut self, ui: &mut Ui, style: &Style<'_>) -> Option<GroupAction> {
        let (is_wish, text) = self.writing.as_mut()?;
        let name = if *is_wish { said::WRITE_A_WISH } else { said::WRITE_A_NOTE };
        let asked = Text::new(name, TextStyle::Small).color(style.theme.soft).show(ui, style);
        let (font, color) = style.edit_font(TextStyle::Body);
        let id = window_id(ui.ctx(), "a note of the presenter");
        let edit =
            TextEdit::singleline(text).id(id).font(font).text_color(color).char_limit(LONGEST_NOTE).desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(asked.id);
        if !self.has_focus {
            response.request_focus();
            self.has_focus = true;
        }
        let (enter, escape) = ui.input(|input| (input.key_pressed(egui::Key::Enter), input.key_pressed(egui::Key::Escape)));
        if enter || escape || response.lost_focus() {
            let (is_wish, text) = self.writing.take()?;
            let key = if is_wish { Key::wish(&text) } else { Key::note(&text) };
            return (!escape && !text.trim().is_empty()).then_some(GroupAction::Press(key));
        }
        None
    }
}

/// What a command asks for; `None` for one that is about a field to write in.
fn group_action(key: KeyCommand) -> Option<GroupAction> {
    Some(match key.command {
        Command::OneScreen => GroupAction::Swap,
        Command::OwnWindow => GroupAction::OwnWindow,
        Command::FillScreen => GroupAction::FillScreen,
        Command::NumberScreens => GroupAction::NumberScreens,
        Command::LargerDesk => GroupAction::ResizeText(1),
        Command::SmallerDesk => GroupAction::ResizeText(-1),
        Command::Back => GroupAction::Home,
        Command::Help => GroupAction::Help,
        _ => GroupAction::Press(group_key(key)?),
    })
}
