//! One thing to practise: the customer stands there again, listening, and one plan in the trainee's own words.

use std::time::Duration;

use egui::style::ScrollAnimation;
use egui::{Align, Frame, Margin, Rect, Sense, Ui, Vec2, pos2};

use super::blocks::{label_width, labelled_as_ui, passage_text, strong_text};
use super::foot::Foot;
use super::two_buttons::{Asking, TwoButtons};
use super::{field_ui, is_written, name_ui};
use crate::debrief::{Debrief, Guess, NextThing, Stop};
use crate::kit::commands::Command;
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::place;
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{Button, KeyCap, Link, RaisedSheet, Text, fade_in, fade_out, more_below, more_below_beside};
use crate::play::Transcript;
use crate::source::own_words;
use crate::ui::layout::{StageLayout, sheet_reach};
use crate::ui::stage::{Caption, Stage};
use crate::words::debrief::next::{CHANGE_PLAN, ENTER_SAVES_IT, LATER, NextPanel, PLAN_IS_SAVED, YOUR_PLAN, next_panel, plan};
use crate::words::debrief::road::{BACK_HOME, MORE_IS_BELOW};
use crate::words::debrief::{name_of_the_last_stop, that_day};

/// From the top of the window to what to practise, in px at text size 100 %.
const TITLE_TOP: f32 = 80.0;
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
    is_saved: bool,
}

impl NextView {
    /// With the plan in the trainee's own words that was kept before, where there is one.
    pub(super) fn with_plan(plan: Option<&str>) -> Self {
        Self { plan: plan.map(str::to_owned), is_saved: plan.is_some(), ..Self::default() }
    }

    pub(super) fn is_writing(&self) -> bool {
        self.is_writing
    }

    /// The plan as it stands, once: when the stop is first seen, and whenever it was changed.
    pub(super) fn plan_to_save(&mut self, debrief: &Debrief) -> Option<String> {
        let next = debrief.next.as_ref()?;
        (!std::mem::replace(&mut self.is_saved, true)).then(|| self.plan(next))
    }

    /// The plan as it stands: in the trainee's own words, or as it is proposed.
    pub(super) fn plan(&self, next: &NextThing) -> String {
        self.plan.clone().unwrap_or_else(|| plan(next))
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
        (debrief, picked): (&Debrief, Option<Guess>),
    ) -> Option<Command> {
        let layout = StageLayout::of(ui.max_rect(), style);
        // Whoever was asked to find out how they were that day is told here.
        let is_one_of = transcript.scenario().customer().temperaments.len() > 1;
        let who = is_one_of.then(|| that_day(debrief.temperament));
        let caption = who.as_deref().map_or(Caption::Nothing, Caption::About);
        Stage::of(transcript, debrief.rules.calm_mood(), caption, u64::MAX).show(ui, style, layout.stage);
        let column = layout.column;
        let label_bottom = name_ui(ui, style, column, name_of_the_last_stop(debrief)).bottom();
        // The doors reach as far as the rows of a conversation do.
        let wide = column.with_max_x(column.right() + style.space(S16));
        let (foot, is_fixed) = Foot::of(debrief, Stop::Next).hides_keys(self.is_writing).within(ui, style, wide.size());
        let foot_height = foot.height(ui, style, wide.width());
        let foot_top = column.bottom() - if is_fixed { foot_height } else { 0.0 };
        // Large text has no room for the air above the title.
        let top = if layout.roomy { column.top() + style.space(TITLE_TOP) } else { label_bottom + style.space(S16) } - S8;
        let panel = next_panel(debrief, picked);
        let buttons = buttons(ui, style, &panel, column.with_max_y(foot_top), self.is_writing);
        let room = Rect::from_min_max(pos2(column.left() - S32, top), pos2(column.right() + S32, buttons.top - S8));
        let (size, fits) = Size::that_fits(self, ui, style, &panel, (column.width(), room.height() - S24));
        // Where it is scrolled, that it goes on has a line of its own.
        let hint_beside = more_below_beside(ui.painter(), style, MORE_IS_BELOW, buttons.row(column), buttons.right());
        let line = if fits || hint_beside.is_some() { 0.0 } else { style.line_height(TextStyle::Note) };
        let mut goes_on = false;
        let asked = place(ui, "plan", room.with_max_y(room.bottom() - line), |ui| {
            let page = Page::new("plan").show(ui, style, |ui| {
                scroll_by_keys(ui, room.height(), !self.is_writing);
                let margin = Margin { left: S32 as i8, right: S32 as i8, top: S8 as i8, bottom: S16 as i8 };
                let inner = Frame::NONE.inner_margin(margin).show(ui, |ui| {
                    self.words_ui(ui, style, debrief, (&panel, size, fits));
                    if is_fixed {
                        return None;
                    }
                    ui.add_space(style.space(S24));
                    let by_foot = foot.show(ui, style, wide.x_range(), ui.cursor().top());
                    ui.add_space(foot_height);
                    by_foot
                });
                inner.inner
            });
            if page.offset > 1.0 {
                fade_in(ui.painter(), style, page.rect);
            }
            if page.below > S24 {
                fade_out(ui.painter(), style, page.rect);
                goes_on = !fits;
            }
            page.inner
        });
        if goes_on {
            let at = hint_beside.unwrap_or(room.right_bottom() - Vec2::new(S32, 0.0));
            more_below(ui.painter(), style, MORE_IS_BELOW, at);
        }
        let asked = asked.or(buttons.show(ui, style));
        if !is_fixed {
            return asked;
        }
        let by_foot = place(ui, "foot", Rect::from_min_max(pos2(wide.left(), foot_top), wide.max), |ui| {
            foot.show(ui, style, wide.x_range(), foot_top)
        });
        asked.or(by_foot)
    }

    fn words_ui(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, (panel, size, fits): (&NextPanel, Size, bool)) {
        Text::new(&panel.title, size.title).semi().balanced().show(ui, style);
        // Where not all of it is in sight, the plan comes before what it is about.
        if let Some(about) = panel.about.as_ref().filter(|_| fits || panel.proposal.is_none()) {
            ui.add_space(style.space(S4));
            Text::new(about, TextStyle::Small).color(style.theme.soft).show(ui, style);
        }
        ui.add_space(style.space(size.gap));
        let Some(proposal) = &panel.proposal else {
            for (index, part) in panel.habit.iter().enumerate() {
                // The habit is what to take home.
                let words = if index == 0 { strong_text } else { passage_text };
                labelled_as_ui(ui, style, part, words(style, &part.passage, TextStyle::Body));
                ui.add_space(style.space(S12));
            }
            return;
        };
        // Where not all of it is in sight, the plan is, and what it comes from is below.
        if !fits {
            self.sheet_ui(ui, style, debrief, (&proposal.plan, size));
            ui.add_space(style.space(size.gap));
        }
        let last = proposal.why.len().saturating_sub(1);
        for (index, part) in proposal.why.iter().enumerate() {
            // What could have been said is the line to take home.
            let is_instead = index == last && debrief.next.as_ref().is_some_and(|next| next.instead.is_some());
            let words = if is_instead { strong_text } else { passage_text };
            labelled_as_ui(ui, style, part, words(style, &part.passage, size.why));
            ui.add_space(style.space(S12));
        }
        if fits {
            ui.add_space(style.space(size.gap - S12));
            self.sheet_ui(ui, style, debrief, (&proposal.plan, size));
        }
    }

    fn sheet_ui(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, (plan, size): (&str, Size)) {
        let sheet = RaisedSheet::new().padding(S24, size.padding).words_on_the_edge(sheet_reach(ui, style));
        sheet.show(ui, style, |ui| self.plan_ui(ui, style, debrief.next.as_ref(), (plan, size)));
    }

    /// The plan, which can be changed where it stands.
    fn plan_ui(&mut self, ui: &mut Ui, style: &Style<'_>, next: Option<&NextThing>, told: (&str, Size)) {
        let (proposed, Size { plan: kind, names_plan, .. }) = told;
        let label = Text::new(YOUR_PLAN, TextStyle::Note).color(style.theme.soft);
        let link = Link::new(CHANGE_PLAN, Command::ChangePlan.cap());
        let (label_size, link_size) = (label.galley(ui.painter(), style).size(), link.size(ui, style));
        let at = ui.cursor().min;
        let right = at.x + ui.available_width();
        let beside = names_plan && label_size.x + style.space(S16) + link_size.x <= ui.available_width();
        let height = label_size.y.max(if beside { link_size.y } else { 0.0 });
        let place_of_label = Rect::from_min_size(pos2(at.x, at.y + (height - label_size.y) / 2.0), label_size + Vec2::splat(1.0));
        if names_plan {
            place(ui, "label", place_of_label, |ui| label.show(ui, style));
            ui.add_space(height + style.space(S8));
        }
        let mut begins = beside
            && !self.is_writing
            && link.show_at(ui, style, pos2(right, at.y + (height - link_size.y) / 2.0), Align::Max).clicked();
        let opens = self.is_writing && !self.has_focus;
        if self.is_writing {
            self.field_ui(ui, style, kind);
        } else {
            let shown = Text::new(self.plan.as_deref().unwrap_or(proposed), kind).show(ui, style);
            // The link does the same for the keyboard.
            begins |= ui.interact(shown.rect, shown.id.with("plan"), Sense::CLICK).clicked();
            if !beside {
                ui.add_space(style.space(S12));
                begins |= link.show(ui, style).clicked();
            }
        }
        ui.add_space(style.space(S8));
        let note = if self.is_writing { ENTER_SAVES_IT } else { PLAN_IS_SAVED };
        Text::new(note, TextStyle::Note).color(style.theme.soft).show(ui, style);
        if opens {
            // Whoever writes sees all of what they change.
            let sheet = Rect::from_min_max(at, pos2(right, ui.cursor().top())).expand(S24);
            ui.scroll_to_rect_animation(sheet, None, ScrollAnimation::none());
        }
        if let Some(next) = next.filter(|_| begins) {
            self.begin_to_write(next);
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, style: &Style<'_>, kind: TextStyle) {
        let plan = self.plan.get_or_insert_default();
        let response = field_ui(ui, style, plan, (kind, LONGEST_PLAN));
        let now = ui.input(|input| input.time);
        if response.changed() {
            self.changed_at = Some(now);
        }
        if let Some(since) = self.changed_at {
            if now - since >= KEPT_AFTER {
                self.changed_at = None;
                self.is_saved = false;
            } else {
                ui.ctx().request_repaint_after(Duration::from_secs_f64(KEPT_AFTER - (now - since)));
            }
        }
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(YOUR_PLAN));
        if is_written(ui, &response, &mut self.has_focus) {
            self.is_writing = false;
            self.is_saved = false;
            self.plan = Some(own_words(plan)).filter(|plan| !plan.is_empty());
        }
    }
}

/// How large everything is set, so that plan and buttons are in sight without scrolling where that can be.
#[derive(Clone, Copy, Debug)]
struct Size {
    title: TextStyle,
    why: TextStyle,
    plan: TextStyle,
    gap: f32,
    padding: f32,
    /// Whether it stands above the plan what it is; else the plan comes first.
    names_plan: bool,
}

impl Size {
    const ALL: [Self; 3] = [
        Self { title: TextStyle::Title, why: TextStyle::Body, plan: TextStyle::Speech, gap: S32, padding: S24, names_plan: true },
        Self { title: TextStyle::Title, why: TextStyle::Body, plan: TextStyle::Lead, gap: S24, padding: S16, names_plan: true },
        Self { title: TextStyle::Title, why: TextStyle::Small, plan: TextStyle::Lead, gap: S16, padding: S12, names_plan: true },
    ];
    /// Where it has to be scrolled, title and plan at least are to be in sight.
    const SCROLLED: Self =
        Self { title: TextStyle::Lead, why: TextStyle::Small, plan: TextStyle::Body, gap: S12, padding: S12, names_plan: false };

    /// The largest that fits into a width and a height, or the smallest, and whether it does.
    fn that_fits(view: &NextView, ui: &Ui, style: &Style<'_>, panel: &NextPanel, (width, height): (f32, f32)) -> (Self, bool) {
        let fits = |size: &Self| size.height(view, ui, style, panel, width) <= height;
        let found = Self::ALL.into_iter().find(fits);
        (found.unwrap_or(Self::SCROLLED), found.is_some())
    }

    fn height(self, view: &NextView, ui: &Ui, style: &Style<'_>, panel: &NextPanel, width: f32) -> f32 {
        let text = |words: &str, kind, width| Text::new(words, kind).semi().width(width).galley(ui.painter(), style).size().y;
        let about = panel.about.as_deref().map_or(0.0, |about| style.space(S4) + text(about, TextStyle::Small, width));
        let title = text(&panel.title, self.title, width) + about + style.space(self.gap);
        let Some(proposal) = &panel.proposal else { return title };
        let beside = label_width(style);
        let why = proposal.why.iter().map(|part| text(&part.passage.text, self.why, width - beside) + style.space(S12));
        let plan = view.plan.as_deref().unwrap_or(&proposal.plan);
        let plan = Text::new(plan, self.plan).width(width).galley(ui.painter(), style).size().y;
        let label = style.line_height(TextStyle::Small).max(KeyCap::new(Command::ChangePlan.cap()).size(ui.painter(), style).y);
        let sheet = 2.0 * style.space(self.padding) + label + 2.0 * style.space(S8) + plan + style.line_height(TextStyle::Note);
        title + why.sum::<f32>() + style.space(self.gap - S12) + sheet
    }
}

/// Play from there, or later; where there is nothing to play for, back home.
fn buttons<'a>(ui: &Ui, style: &Style<'_>, panel: &'a NextPanel, above: Rect, writes: bool) -> TwoButtons<'a> {
    let main = panel.play_from.as_ref().map_or(BACK_HOME, |(_, words)| words.as_str());
    let main = Button::primary(main).key(Command::GoOn.cap()).hides_key(writes);
    let later = Button::third(LATER).key(Command::Back.cap()).hides_key(writes);
    let main = Asking { name: "play from there", button: main, command: Command::GoOn };
    let later = Asking { name: "later", button: later, command: Command::Back };
    let later = panel.play_from.is_some().then_some((later, style.space(S12)));
    TwoButtons::of(ui, style, above, main, later)
}
