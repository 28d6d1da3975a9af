//! One thing next: the customer stands there again, listening, and one plan in the trainee's own words.

use std::time::Duration;

use egui::{Align, Context, Frame, Key, Margin, Rect, Sense, TextEdit, Ui, pos2};

use super::DebriefAction;
use crate::debrief::{Debrief, NextThing};
use crate::kit::commands::Command;
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::place;
use crate::kit::theme::{S12, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{Button, Link, RaisedSheet, Text};
use crate::play::Transcript;
use crate::ui::layout::StageLayout;
use crate::ui::stage::{Caption, Stage};
use crate::words::debrief::ONE_THING_NEXT;
use crate::words::debrief::next::{CHANGE_PLAN, NextPanel, PLAN_IS_KEPT, THE_DEBRIEF, YOUR_PLAN, next_panel, plan};

use super::blocks::{cap_of, labelled_ui, leads_out, ways_ui};

/// From the top of the window to what to practise, in px at text size 100 %.
const TITLE_TOP: f32 = 120.0;
/// The mood in which the customer stands there: even.
const LISTENING: i8 = 1;
/// A plan that is being written is kept whenever the writing rests for so long, in seconds.
const KEPT_AFTER: f64 = 1.0;
/// A plan is a sentence or two.
const LONGEST_PLAN: usize = 280;

/// What this panel remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct Next {
    /// The plan as it was put into the trainee's own words; `None` as long as it stands as proposed.
    plan: Option<String>,
    is_writing: bool,
    has_focus: bool,
    /// Since when the plan is another than was handed over, in seconds.
    changed_at: Option<f64>,
    /// Whether the plan was handed over to be kept, as it was proposed or written.
    is_kept: bool,
}

/// What the keys action for here.
pub(super) enum NextKey {
    Does(DebriefAction),
    Back,
    Nothing,
}

impl Next {
    /// With the plan that was kept before, where there is one.
    pub(super) fn with_plan(plan: Option<&str>) -> Self {
        Self { plan: plan.map(str::to_owned), is_kept: plan.is_some(), ..Self::default() }
    }

    pub(super) fn is_writing(&self) -> bool {
        self.is_writing
    }

    /// The plan as it stands, once: when the panel is first seen, and whenever it was changed.
    pub(super) fn plan_to_keep(&mut self, debrief: &Debrief) -> Option<String> {
        let next = debrief.next.as_ref()?;
        (!std::mem::replace(&mut self.is_kept, true)).then(|| self.plan(next))
    }

    /// The plan as it stands: in the trainee's own words, or as it is proposed.
    pub(super) fn plan(&self, next: &NextThing) -> String {
        self.plan.clone().unwrap_or_else(|| plan(next))
    }

    pub(super) fn take_key(&mut self, ctx: &Context, command: Command, debrief: &Debrief) -> NextKey {
        let next = debrief.next.as_ref();
        match (command, next) {
            (Command::Back, _) => return NextKey::Does(DebriefAction::Home),
            (Command::Previous, _) => return NextKey::Back,
            (Command::GoOn, Some(next)) => return NextKey::Does(DebriefAction::PlayFrom(next.exchange)),
            (Command::ChangePlan, Some(next)) => {
                self.begin_to_write(&plan(next));
                // The letter itself is not part of the plan.
                ctx.input_mut(|input| input.events.retain(|event| !matches!(event, egui::Event::Text(_))));
            }
            _ => {}
        }
        NextKey::Nothing
    }

    fn begin_to_write(&mut self, proposed: &str) {
        self.plan.get_or_insert_with(|| proposed.to_owned());
        self.is_writing = true;
        self.has_focus = false;
    }

    /// Draws the panel; `true` beside the action where it asks to go back to the panel before.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        transcript: &Transcript,
        debrief: &Debrief,
    ) -> (Option<DebriefAction>, bool) {
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
        let label = Rect::from_min_max(pos2(column.left(), column.top() + S32), column.max);
        let link = Link::new(THE_DEBRIEF, Command::Previous.cap());
        let top = place(ui, "label", label, |ui| {
            Text::new(ONE_THING_NEXT, TextStyle::Small).color(style.theme.soft).show(ui, style);
            ui.min_rect().bottom()
        });
        let size = link.size(ui, style);
        let link_top = label.top() + (style.line_height(TextStyle::Small) - size.y) / 2.0;
        let back = link.show_at(ui, style, pos2(column.right(), link_top.round()), Align::Max).clicked();
        // Large text has no room for the air above the title.
        let title_top = if layout.roomy { column.top() + style.space(TITLE_TOP) } else { top + style.space(S24) };
        let room = Rect::from_min_max(pos2(column.left() - S24, title_top), pos2(column.right() + S24, column.bottom()));
        let action = place(ui, "plan", room, |ui| {
            let page = Page::new("plan").show(ui, style, |ui| {
                scroll_by_keys(ui, room.height(), true);
                let margin = Margin { left: 24, right: 24, top: 8, bottom: 28 };
                Frame::NONE.inner_margin(margin).show(ui, |ui| self.words_ui(ui, style, debrief)).inner
            });
            page.inner
        });
        (action, back)
    }

    fn words_ui(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) -> Option<DebriefAction> {
        let panel = next_panel(debrief);
        let Some(proposal) = &panel.proposal else {
            Text::new(&panel.title, TextStyle::Title).show(ui, style);
            ui.add_space(style.space(S32));
            if let Some(most) = &panel.did_most {
                labelled_ui(ui, style, most);
                ui.add_space(style.space(S32));
            }
            return buttons_ui(ui, style, &panel);
        };
        let kind = if style.zoom > 1.4 { TextStyle::Title } else { TextStyle::Display };
        Text::new(&panel.title, kind).width(ui.available_width().min(style.space(600.0) * style.zoom)).show(ui, style);
        ui.add_space(style.space(S16));
        for part in &proposal.why {
            labelled_ui(ui, style, part);
            ui.add_space(style.space(S12));
        }
        ui.add_space(style.space(S24));
        RaisedSheet::new().flush().show(ui, style, |ui| self.plan_ui(ui, style, &proposal.plan));
        ui.add_space(style.space(S32));
        let action = buttons_ui(ui, style, &panel);
        ui.add_space(style.space(S24));
        Text::new(PLAN_IS_KEPT, TextStyle::Note).color(style.theme.soft).show(ui, style);
        action
    }

    /// The plan, which can be changed where it stands.
    fn plan_ui(&mut self, ui: &mut Ui, style: &Style<'_>, proposed: &str) {
        Text::new(YOUR_PLAN, TextStyle::Note).color(style.theme.soft).show(ui, style);
        ui.add_space(style.space(S12));
        if self.is_writing {
            return self.field_ui(ui, style);
        }
        let shown = Text::new(self.plan.as_deref().unwrap_or(proposed), TextStyle::Lead).show(ui, style);
        // The link below does the same for the keyboard.
        let response = ui.interact(shown.rect, shown.id.with("plan"), Sense::CLICK);
        ui.add_space(style.space(S12));
        let changes = Link::new(CHANGE_PLAN, Command::ChangePlan.cap()).show(ui, style).clicked();
        if changes || response.clicked() {
            self.begin_to_write(proposed);
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, style: &Style<'_>) {
        let plan = self.plan.get_or_insert_default();
        let (font, color) = style.edit_font(TextStyle::Lead);
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

/// Play from there, once more from the start, or later.
fn buttons_ui(ui: &mut Ui, style: &Style<'_>, panel: &NextPanel) -> Option<DebriefAction> {
    let taken = ways_ui(ui, style, &panel.ways, |index, way| match (index, panel.ways.len() - index) {
        (_, 1) => Button::third(&way.label).key(cap_of(way)),
        // The one thing to do here.
        (0, 3) => Button::primary(&way.label).key(Command::GoOn.cap()),
        _ => Button::second(&way.label).key(cap_of(way)),
    });
    taken.and_then(leads_out)
}
