//! One thing next: the customer stands there again, listening, and one plan in the trainee's own words.

use std::time::Duration;

use egui::{Align, Frame, Key, Margin, Rect, Sense, TextEdit, Ui, Vec2, pos2};

use super::DebriefAction;
use super::blocks::{labelled_as_ui, labelled_ui, strong_text};
use super::foot::Foot;
use crate::debrief::{Debrief, NextThing, Stop};
use crate::kit::commands::Command;
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::place;
use crate::kit::theme::{S8, S12, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{Button, Link, RaisedSheet, Text};
use crate::play::Transcript;
use crate::ui::layout::StageLayout;
use crate::ui::stage::{Caption, Stage};
use crate::words::debrief::ONE_THING_NEXT;
use crate::words::debrief::next::{CHANGE_PLAN, LATER, NextPanel, PLAN_IS_KEPT, YOUR_PLAN, next_panel, plan};
use crate::words::debrief::road::BACK_HOME;

/// From the top of the window to what to practise, in px at text size 100 %.
const TITLE_TOP: f32 = 80.0;
/// The doors stand in a foot of their own as long as it takes no more of the window than this.
const MOST_FOOT: f32 = 0.2;
/// The mood in which the customer stands there: calm.
const LISTENING: i8 = 1;
/// A plan that is being written is kept whenever the writing rests for so long, in seconds.
const KEPT_AFTER: f64 = 1.0;
/// A plan is a sentence or two.
const LONGEST_PLAN: usize = 280;

/// What this stop remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct NextView {
    /// The plan as it was put into the trainee's own words; `None` as long as it stands as proposed.
    plan: Option<String>,
    is_writing: bool,
    has_focus: bool,
    /// Since when the plan is another than was handed over, in seconds.
    changed_at: Option<f64>,
    /// Whether the plan was handed over to be kept, as it was proposed or written.
    is_kept: bool,
}

impl NextView {
    /// With the plan in the trainee's own words that was kept before, where there is one.
    pub(super) fn with_plan(plan: Option<&str>) -> Self {
        Self { plan: plan.map(str::to_owned), is_kept: plan.is_some(), ..Self::default() }
    }

    pub(super) fn is_writing(&self) -> bool {
        self.is_writing
    }

    /// The plan as it stands, once: when the stop is first seen, and whenever it was changed.
    pub(super) fn plan_to_keep(&mut self, debrief: &Debrief) -> Option<String> {
        let next = debrief.next.as_ref()?;
        (!std::mem::replace(&mut self.is_kept, true)).then(|| self.plan(next))
    }

    /// The plan as it stands: in the trainee's own words, or as it is proposed.
    pub(super) fn plan(&self, next: &NextThing) -> String {
        self.plan.clone().unwrap_or_else(|| plan(next))
    }

    /// What the main key does here: plays from there, or leads home where there is nothing to play for.
    pub(super) fn main_action(&self, debrief: &Debrief) -> DebriefAction {
        debrief.next.as_ref().map_or(DebriefAction::Home, |next| DebriefAction::PlayFrom(next.exchange))
    }

    pub(super) fn begin_to_write(&mut self, next: &NextThing) {
        self.plan.get_or_insert_with(|| plan(next));
        self.is_writing = true;
        self.has_focus = false;
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        transcript: &Transcript,
        debrief: &Debrief,
    ) -> Option<Command> {
        let layout = StageLayout::of(ui.max_rect(), style);
        Stage {
            customer: transcript.scenario().customer(),
            rules: transcript.rules(),
            mood: LISTENING,
            temperament: transcript.start().temperament,
            caption: Caption::Nothing,
            line: u64::MAX,
            aside: false,
            from: None,
            grown: 1.0,
        }
        .show(ui, style, layout.stage);
        let column = layout.column;
        let label = Rect::from_min_max(pos2(column.left(), column.top() + style.margin(S32)), column.max);
        let label_bottom = place(ui, "label", label, |ui| {
            Text::new(ONE_THING_NEXT, TextStyle::Small).color(style.theme.soft).show(ui, style);
            ui.min_rect().bottom()
        });
        let foot = Foot::of(debrief, Stop::Next);
        let foot_height = foot.height(ui, style, column.width());
        let is_fixed = foot_height <= column.height() * MOST_FOOT;
        let foot_top = column.bottom() - if is_fixed { foot_height } else { 0.0 };
        // Large text has no room for the air above the title.
        let top = if layout.roomy { column.top() + style.space(TITLE_TOP) } else { label_bottom + style.space(S16) } - S8;
        let room = Rect::from_min_max(pos2(column.left() - S32, top), pos2(column.right() + S32, foot_top));
        let asked = place(ui, "plan", room, |ui| {
            let page = Page::new("plan").show(ui, style, |ui| {
                scroll_by_keys(ui, room.height(), !self.is_writing);
                let margin = Margin { left: S32 as i8, right: S32 as i8, top: S8 as i8, bottom: S16 as i8 };
                let inner = Frame::NONE.inner_margin(margin).show(ui, |ui| {
                    let asked = self.words_ui(ui, style, debrief);
                    if is_fixed {
                        return asked;
                    }
                    ui.add_space(style.space(S24));
                    let by_foot = foot.show(ui, style, column.x_range(), ui.cursor().top());
                    ui.add_space(foot_height);
                    asked.or(by_foot)
                });
                inner.inner
            });
            page.inner
        });
        if !is_fixed {
            return asked;
        }
        let by_foot = place(ui, "foot", Rect::from_min_max(pos2(column.left(), foot_top), column.max), |ui| {
            foot.show(ui, style, column.x_range(), foot_top)
        });
        asked.or(by_foot)
    }

    fn words_ui(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) -> Option<Command> {
        let panel = next_panel(debrief);
        Text::new(&panel.title, TextStyle::Title).show(ui, style);
        ui.add_space(style.space(S32));
        let Some(proposal) = &panel.proposal else {
            if let Some(most) = &panel.did_most {
                labelled_as_ui(ui, style, most, strong_text(style, &most.passage, TextStyle::Body));
                ui.add_space(style.space(S32));
            }
            return buttons_ui(ui, style, &panel);
        };
        let last = proposal.why.len().saturating_sub(1);
        for (index, part) in proposal.why.iter().enumerate() {
            // What could have been said is the line to take home.
            if index == last && debrief.next.as_ref().is_some_and(|next| next.instead.is_some()) {
                labelled_as_ui(ui, style, part, strong_text(style, &part.passage, TextStyle::Body));
            } else {
                labelled_ui(ui, style, part);
            }
            ui.add_space(style.space(S12));
        }
        ui.add_space(style.space(S16));
        RaisedSheet::new().words_on_the_edge().show(ui, style, |ui| self.plan_ui(ui, style, debrief.next.as_ref(), &proposal.plan));
        ui.add_space(style.space(S24));
        buttons_ui(ui, style, &panel)
    }

    /// The plan, which can be changed where it stands.
    fn plan_ui(&mut self, ui: &mut Ui, style: &Style<'_>, next: Option<&NextThing>, proposed: &str) {
        let label = Text::new(YOUR_PLAN, TextStyle::Note).color(style.theme.soft);
        let link = Link::new(CHANGE_PLAN, Command::ChangePlan.cap());
        let (label_size, link_size) = (label.galley(ui.painter(), style).size(), link.size(ui, style));
        let at = ui.cursor().min;
        let right = at.x + ui.available_width();
        let beside = label_size.x + style.space(S16) + link_size.x <= ui.available_width();
        let height = label_size.y.max(if beside { link_size.y } else { 0.0 });
        let place_of_label = Rect::from_min_size(pos2(at.x, at.y + (height - label_size.y) / 2.0), label_size + Vec2::splat(1.0));
        place(ui, "label", place_of_label, |ui| label.show(ui, style));
        ui.add_space(height + style.space(S8));
        let mut begins = beside
            && !self.is_writing
            && link.show_at(ui, style, pos2(right, at.y + (height - link_size.y) / 2.0), Align::Max).clicked();
        if self.is_writing {
            self.field_ui(ui, style);
        } else {
            let shown = Text::new(self.plan.as_deref().unwrap_or(proposed), TextStyle::Speech).show(ui, style);
            // The link does the same for the keyboard.
            begins |= ui.interact(shown.rect, shown.id.with("plan"), Sense::CLICK).clicked();
            if !beside {
                ui.add_space(style.space(S12));
                begins |= link.show(ui, style).clicked();
            }
        }
        ui.add_space(style.space(S8));
        Text::new(PLAN_IS_KEPT, TextStyle::Note).color(style.theme.soft).show(ui, style);
        if let Some(next) = next.filter(|_| begins) {
            self.begin_to_write(next);
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, style: &Style<'_>) {
        let plan = self.plan.get_or_insert_default();
        let (font, color) = style.edit_font(TextStyle::Speech);
        let field = TextEdit::multiline(plan)
            .char_limit(LONGEST_PLAN)
            .font(font)
            .text_color(color)
            .desired_rows(2)
            .return_key(None)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(0, 4));
        let response = ui.add(field);
        let now = ui.input(|input| input.time);
        if response.changed() {
            self.changed_at = Some(now);
        }
        if let Some(since) = self.changed_at {
            if now - since >= KEPT_AFTER {
                self.changed_at = None;
                self.is_kept = false;
            } else {
                ui.ctx().request_repaint_after(Duration::from_secs_f64(KEPT_AFTER - (now - since)));
            }
        }
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(YOUR_PLAN));
        if !std::mem::replace(&mut self.has_focus, true) {
            response.request_focus();
            return;
        }
        let ends = ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Escape));
        if ends || response.lost_focus() {
            response.surrender_focus();
            self.is_writing = false;
            self.is_kept = false;
            let told: String = plan.chars().filter(|character| !crate::source::is_forbidden(*character)).collect();
            self.plan = Some(told.trim().to_owned()).filter(|plan| !plan.is_empty());
            ui.ctx().request_repaint();
        }
    }
}

/// Play from there, or later; where there is nothing to play for, back home.
fn buttons_ui(ui: &mut Ui, style: &Style<'_>, panel: &NextPanel) -> Option<Command> {
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(S16);
        let main = panel.play_from.as_ref().map_or(BACK_HOME, |(_, words)| words.as_str());
        if Button::primary(main).key(Command::GoOn.cap()).show(ui, style).clicked() {
            clicked = Some(Command::GoOn);
        }
        let later = Button::third(LATER).key(Command::Back.cap());
        if panel.play_from.is_some() && later.show(ui, style).clicked() {
            clicked = Some(Command::Back);
        }
    });
    clicked
}
