//! What is done in a debrief, by a key or by the button that does the same.

use egui::{Context, Event, Ui};

use super::foot::Foot;
use super::{DebriefAction, DebriefView, forget_focus};
use crate::debrief::{Debrief, Door, Stop};
use crate::kit::commands::{Command, Place, key_command};

impl DebriefView {
    /// Where the keys are heard.
    fn place(&self, ctx: &Context, debrief: &Debrief) -> Place {
        match (self.door, self.stop) {
            _ if self.reads_aloud => Place::SaidAloud,
            (Some(Door::Curve), _) if super::curve::CurveView::has_focus(ctx, debrief) => Place::CurvePoint,
            (Some(Door::Curve), _) => Place::Curve,
            (Some(Door::Moments), _) => Place::Moments,
            (Some(Door::Lines), _) => Place::Lines,
            (Some(Door::Account | Door::Skills), _) => Place::DebriefPage,
            (None, Stop::View) => self.your_view.place(),
            (None, Stop::Moment) => Place::Moment,
            (None, Stop::Next) => Place::Next,
        }
    }

    /// Where the keys of what is shown hold, for the card that lists them.
    pub fn places(&self) -> &'static [Place] {
        use Place::{Control, Curve, DebriefPage, Everywhere, HowWasThat, Lines, Moment, Moments, Page, WhichMoment};
        match (self.door, self.stop) {
            (Some(Door::Curve), _) => &[Curve, Control, Page, Everywhere],
            (Some(Door::Moments), _) => &[Moments, Control, Page, Everywhere],
            (Some(Door::Lines), _) => &[Lines, Control, Page, Everywhere],
            (Some(Door::Account | Door::Skills), _) => &[DebriefPage, Control, Page, Everywhere],
            (None, Stop::View) => &[HowWasThat, WhichMoment, Control, Everywhere],
            (None, Stop::Moment) => &[Moment, Control, Page, Everywhere],
            (None, Stop::Next) => &[Place::Next, Control, Page, Everywhere],
        }
    }

    /// What a key asks for. While somebody writes, letters and digits are text.
    pub(super) fn keys(&mut self, ui: &Ui, debrief: &Debrief) -> Option<DebriefAction> {
        self.curve.focus_walked(ui.ctx());
        if self.moment.is_writing() || self.next.is_writing() {
            return None;
        }
        let key = key_command(ui, self.place(ui.ctx(), debrief))?;
        if key.command == Command::Choose {
            let is_done = self.your_view.choose(key.nth, &mut self.view);
            forget_focus(ui.ctx());
            return if is_done { self.go_on(ui.ctx(), Command::Skip, debrief) } else { None };
        }
        self.act(ui.ctx(), key.command, debrief)
    }

    /// Does what was asked for.
    pub(super) fn act(&mut self, ctx: &Context, command: Command, debrief: &Debrief) -> Option<DebriefAction> {
        match command {
            Command::Back if self.reads_aloud => self.reads_aloud = false,
            Command::Back | Command::GoOn if self.door.is_some() => self.close_the_door(ctx),
            Command::Back => return Some(DebriefAction::Home),
            Command::SayBothAloud => self.reads_aloud = !self.reads_aloud && self.has_both_lines(debrief),
            Command::GoOn | Command::Skip | Command::NoSingleOne => return self.go_on(ctx, command, debrief),
            Command::Previous if self.stop == Stop::Next && self.door.is_none() => self.go_to(ctx, Stop::Moment),
            Command::Next | Command::Previous | Command::FirstMoment | Command::LastMoment => self.walk(ctx, command, debrief),
            Command::NextMoment | Command::PreviousMoment => {
                self.reads_aloud = false;
                self.moments.walk(ctx, command == Command::NextMoment, debrief);
            }
            Command::WhyThere => {
                self.moment.begin_to_write(&mut self.view);
                drop_letters(ctx);
            }
            Command::ChangePlan => {
                if let Some(next) = &debrief.next {
                    self.next.begin_to_write(next);
                    drop_letters(ctx);
                }
            }
            Command::PlayFrom => return self.plays_from(debrief).map(DebriefAction::PlayFrom),
            Command::FromTheStart => return Some(DebriefAction::PlayFrom(0)),
            Command::TheCurve => self.open(ctx, Door::Curve, command, debrief),
            Command::TheMoments => self.open(ctx, Door::Moments, command, debrief),
            Command::TheAccount => self.open(ctx, Door::Account, command, debrief),
            Command::TheSkills => self.open(ctx, Door::Skills, command, debrief),
            Command::Lines => self.open(ctx, Door::Lines, command, debrief),
            Command::Outlook => self.curve.toggle_outlook(debrief),
            Command::Copy => self.lines.copy(ctx, debrief),
            _ => {}
        }
        None
    }

    /// The main key: to the second question, to the next stop, and after the last one home.
    fn go_on(&mut self, ctx: &Context, command: Command, debrief: &Debrief) -> Option<DebriefAction> {
        match self.stop {
            Stop::View if !self.your_view.goes_on(command, &mut self.view) => {
                forget_focus(ctx);
                return None;
            }
            Stop::Next => return Some(debrief.practises_from().map_or(DebriefAction::Home, DebriefAction::PlayFrom)),
            Stop::View | Stop::Moment => {}
        }
        match debrief.stop_after(self.stop) {
            Some(stop) => self.go_to(ctx, stop),
            None => return Some(DebriefAction::Home),
        }
        None
    }

    fn go_to(&mut self, ctx: &Context, stop: Stop) {
        self.stop = stop;
        self.view.stop = Some(stop);
        self.reads_aloud = false;
        forget_focus(ctx);
    }

    fn open(&mut self, ctx: &Context, door: Door, command: Command, debrief: &Debrief) {
        if Foot::of(debrief, self.stop).has(command) {
            self.door = Some(door);
            self.curve.comes_in();
            forget_focus(ctx);
        }
    }

    /// Back to the moment, from whatever stop the door was opened.
    fn close_the_door(&mut self, ctx: &Context) {
        self.door = None;
        self.go_to(ctx, Stop::Moment);
    }

    /// An arrow along the curve, or along the moments to choose from.
    fn walk(&mut self, ctx: &Context, command: Command, debrief: &Debrief) {
        if self.door == Some(Door::Curve) {
            self.curve.walk(ctx, command == Command::Next, debrief);
        } else if self.stop == Stop::View {
            self.your_view.walk(ctx, command, debrief);
        }
    }

    fn has_both_lines(&self, debrief: &Debrief) -> bool {
        if self.door == Some(Door::Moments) { self.moments.aloud(debrief).is_some() } else { self.moment.aloud().is_some() }
    }

    /// The exchange to play from, from 0.
    fn plays_from(&self, debrief: &Debrief) -> Option<usize> {
        match self.door {
            Some(Door::Curve) => Some(self.curve.selected().saturating_sub(1)),
            Some(Door::Moments) => self.moments.exchange(debrief),
            Some(Door::Lines) => self.lines.exchange(),
            _ => Some(self.moment.exchange().unwrap_or_else(|| self.curve.selected().saturating_sub(1))),
        }
    }
}

/// The letter that opened a field is no part of what is written in it.
fn drop_letters(ctx: &Context) {
    ctx.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
}
