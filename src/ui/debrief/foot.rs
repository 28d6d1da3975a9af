//! The side doors along the foot of a stop: each a few words and the key that does the same.

use egui::{Align, Rangef, Ui, UiBuilder, Vec2, pos2};

use crate::debrief::{Debrief, Stop};
use crate::kit::commands::Command;
use crate::kit::place::window_id;
use crate::kit::theme::{S8, S12, S24, Style};
use crate::kit::widgets::{Link, strokes};
use crate::words::common::HOME;
use crate::words::debrief::curve::the_whole_curve;
use crate::words::debrief::road::{THE_MOMENT, more_moments};
use crate::words::debrief::{ACCOUNT, AGAIN, EVERY_LINE, SKILLS};

/// From the last line of doors to the lower edge of the window.
const BELOW: f32 = 14.0;

/// The doors of a stop.
pub(super) struct Foot {
    doors: Vec<(String, Command)>,
    /// Those at the right end.
    ways_out: Vec<(String, Command)>,
    /// Whether somebody writes, so that the keys mean something else.
    hides_keys: bool,
}

/// Where each door stands, as seen from the upper left corner, and how high they stand in all.
struct Places {
    doors: Vec<Vec2>,
    height: f32,
}

impl Foot {
    pub(super) fn of(debrief: &Debrief, stop: Stop) -> Self {
        let door = |words: &str, command| Some((words.to_owned(), command));
        let back = (stop == Stop::Next).then(|| (THE_MOMENT.to_owned(), Command::Previous));
        let doors = [
            back,
            Some((the_whole_curve(debrief.pronoun), Command::TheCurve)),
            more_moments(debrief).map(|words| (words, Command::TheMoments)),
            door(ACCOUNT, Command::TheAccount),
            door(SKILLS, Command::TheSkills).filter(|_| debrief.has_skills_or_facts()),
            door(EVERY_LINE, Command::Lines),
        ];
        let home = door(HOME, Command::Back).filter(|_| stop == Stop::Moment);
        let ways_out = door(AGAIN, Command::FromTheStart).into_iter().chain(home).collect();
        Self { doors: doors.into_iter().flatten().collect(), ways_out, hides_keys: false }
    }

    /// Without its caps, as long as somebody writes.
    pub(super) fn hides_keys(self, hides_keys: bool) -> Self {
        Self { hides_keys, ..self }
    }

    /// Whether there is such a door.
    pub(super) fn has(&self, command: Command) -> bool {
        self.doors.iter().chain(&self.ways_out).any(|(_, other)| *other == command)
    }

    /// How high the foot is in a column of this width, with its hairline and the margin below.
    pub(super) fn height(&self, ui: &Ui, style: &Style<'_>, width: f32) -> f32 {
        self.places(ui, style, width).height + style.space(S12) + style.space(BELOW) + 1.0
    }

    /// Shows the foot from its hairline down.
    pub(super) fn show(&self, ui: &mut Ui, style: &Style<'_>, x: Rangef, top: f32) -> Option<Command> {
        strokes::hairline(ui.painter(), style, x, top);
        let places = self.places(ui, style, x.span());
        let at = pos2(x.min, top + style.space(S12) + 1.0);
        // The same doors, whether they stand below the page or at its end.
        let ui = &ui.new_child(UiBuilder::new().scope_id(window_id(ui.ctx(), "foot of a stop")));
        let mut clicked = None;
        for ((words, command), place) in self.doors.iter().chain(&self.ways_out).zip(&places.doors) {
            if Link::new(words, command.cap()).hides_key(self.hides_keys).show_at(ui, style, at + *place, Align::Min).clicked() {
                clicked = Some(*command);
            }
        }
        clicked
    }

    /// Side by side, and on further lines where there is no room; the ways out at the right end of the last line.
    fn places(&self, ui: &Ui, style: &Style<'_>, width: f32) -> Places {
        let size = |words: &str, command: Command| Link::new(words, command.cap()).size(ui, style);
        let (gap, line_gap) = (style.space(S24), style.space(S8));
        let sizes =
            |group: &[(String, Command)]| -> Vec<Vec2> { group.iter().map(|(words, command)| size(words, *command)).collect() };
        let (doors, ways_out) = (sizes(&self.doors), sizes(&self.ways_out));
        let line = doors.iter().chain(&ways_out).map(|size| size.y).fold(0.0, f32::max);
        let mut at = Vec2::ZERO;
        let mut places = Vec::with_capacity(doors.len() + ways_out.len());
        let mut put = |at: &mut Vec2, size: Vec2| {
            if at.x > 0.0 && at.x + size.x > width {
                *at = Vec2::new(0.0, at.y + line + line_gap);
            }
            places.push(Vec2::new(at.x, at.y + (line - size.y) / 2.0));
            at.x += size.x + gap;
        };
        for size in doors {
            put(&mut at, size);
        }
        let out = ways_out.iter().map(|size| size.x).sum::<f32>() + gap * ways_out.len().saturating_sub(1) as f32;
        if at.x + out <= width {
            at.x = width - out;
        }
        for size in ways_out {
            put(&mut at, size);
        }
        Places { height: at.y + line, doors: places }
    }
}
