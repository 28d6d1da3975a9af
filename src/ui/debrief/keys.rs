//! The keys of the debrief: some that a panel has to itself, and those that walk the panels.

use egui::{Context, Ui};

use super::happened::{self, KeyOutcome};
use super::next::NextKey;
use super::{DebriefAction, DebriefView, Panel, forget_focus};
use crate::debrief::Debrief;
use crate::kit::commands::{Command, KeyCommand, Place, key_command};
use crate::words::debrief::block::WayAction;

/// Whether a panel took a command as its own, and what it asks for then.
enum Taken {
    No,
    Here(Option<DebriefAction>),
}

impl DebriefView {
    /// Where the keys are heard.
    fn place(&self, ctx: &Context, debrief: &Debrief) -> Place {
        match self.panel {
            Panel::YouFirst if !self.you_first.is_done() => Place::SelfView,
            Panel::Happened if self.reads_lines => Place::Lines,
            Panel::Happened if happened::has_focus(ctx, debrief.curve.points.len()) => Place::CurvePoint,
            Panel::Happened => Place::Curve,
            Panel::Turning if self.turning.reads_aloud => Place::SaidAloud,
            Panel::Turning => Place::TurningPoints,
            Panel::Next => Place::Plan,
            Panel::YouFirst | Panel::Account | Panel::Skills => Place::Panel,
        }
    }

    /// Digits and arrows walk the panels, Enter goes on to the next; on the curve the arrows walk the curve first.
    pub(super) fn keys(&mut self, ui: &Ui, debrief: &Debrief) -> Option<DebriefAction> {
        let ctx = ui.ctx();
        if std::mem::take(&mut self.focuses_point) && self.panel == Panel::Happened && !self.reads_lines {
            happened::focus(ctx, self.cursor.selected);
        }
        let place = self.place(ctx, debrief);
        let key = key_command(ui, place)?;
        if let Taken::Here(action) = self.keys_of_panel(ctx, key, place, debrief) {
            return action;
        }
        match key.command {
            Command::Choose => {
                if let Some(panel) = Panel::ALL.get(key.nth) {
                    self.go_to(*panel);
                }
            }
            Command::Next | Command::Previous => self.walk(ctx, key.command == Command::Next, debrief),
            Command::GoOn => self.step(ctx, 1),
            Command::PlayFrom => return Some(DebriefAction::PlayFrom(self.cursor.selected.saturating_sub(1))),
            Command::Outlook if debrief.has_analysis() => self.shows_outlook = !self.shows_outlook,
            Command::Lines | Command::Back if self.reads_lines => self.reads_lines = false,
            Command::Lines => return self.answer(WayAction::LineByLine(self.cursor.selected.saturating_sub(1))),
            Command::FromTheStart => return Some(DebriefAction::PlayFrom(0)),
            Command::Back => return Some(DebriefAction::Home),
            _ => {}
        }
        None
    }

    /// What the panels do that have keys of their own.
    fn keys_of_panel(&mut self, ctx: &Context, key: KeyCommand, place: Place, debrief: &Debrief) -> Taken {
        match place {
            Place::SelfView => {
                let is_taken = self.you_first.take_key(key, debrief);
                if is_taken {
                    forget_focus(ctx);
                    ctx.request_repaint();
                }
                if self.you_first.is_done() {
                    self.go_to(Panel::Happened);
                }
                if is_taken { Taken::Here(None) } else { Taken::No }
            }
            Place::SaidAloud if key.command == Command::Back => {
                self.turning.reads_aloud = false;
                Taken::Here(None)
            }
            Place::TurningPoints | Place::SaidAloud => match self.turning.take_key(ctx, key.command, debrief) {
                Some(action) => Taken::Here(self.answer(action)),
                None if key.command == Command::PlayFrom => Taken::Here(None),
                None => Taken::No,
            },
            Place::Plan if self.next.is_writing() => Taken::Here(None),
            Place::Plan => match self.next.take_key(ctx, key.command, debrief) {
                NextKey::Does(action) => Taken::Here(Some(action)),
                NextKey::Back => {
                    self.go_to(Panel::Skills);
                    forget_focus(ctx);
                    Taken::Here(None)
                }
                NextKey::Nothing => Taken::No,
            },
            _ => Taken::No,
        }
    }

    /// An arrow: along the curve where there is one, else to the panel beside this one.
    fn walk(&mut self, ctx: &Context, on: bool, debrief: &Debrief) {
        let on_curve = self.panel == Panel::Happened && !self.reads_lines;
        if on_curve {
            match happened::walk(ctx, on, debrief.curve.points.len(), &mut self.cursor.selected) {
                KeyOutcome::No => {}
                KeyOutcome::OnChart => return,
                KeyOutcome::Walked => {
                    self.focuses_point = true;
                    return ctx.request_repaint();
                }
            }
        }
        self.step(ctx, if on { 1 } else { -1 });
    }

    /// To the panel beside this one, if there is one.
    fn step(&mut self, ctx: &Context, by: isize) {
        if let Some(panel) = Panel::ALL.get(self.panel.index().saturating_add_signed(by)).filter(|panel| **panel != self.panel) {
            self.go_to(*panel);
            forget_focus(ctx);
        }
    }
}
