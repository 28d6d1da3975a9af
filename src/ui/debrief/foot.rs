//! The side doors along the foot of a stop: each a few words and the key that does the same.

use egui::{Align, Rangef, Ui, UiBuilder, Vec2, pos2};

use crate::debrief::{Debrief, Stop};
use crate::kit::commands::Command;
use crate::kit::place::window_id;
use crate::kit::theme::{S8, S12, S24, Style};
use crate::kit::widgets::{Link, strokes};
use crate::words::common::HOME;
use crate::words::debrief::curve::the_whole_curve;
use crate::words::debrief::road::{
    AGAIN_IN_SHORT, CURVE_IN_SHORT, LINES_IN_SHORT, MOMENT_IN_SHORT, MOMENTS_IN_SHORT, THE_MOMENT, more_moments,
};
use crate::words::debrief::{AGAIN, EVERY_LINE, SKILLS, TRUST};

/// From the last line of doors to the lower edge of the window.
const BELOW: f32 = 14.0;

/// The foot takes no more of the height of a window than this, in its usual size and set closely.
const MOST_AS_USUAL: f32 = 0.13;
const MOST_SET_CLOSELY: f32 = 0.21;

/// The doors of a stop.
#[derive(Clone)]
pub(super) struct Foot {
    doors: Vec<FootLink>,
    /// Those at the right end.
    ways_out: Vec<FootLink>,
    /// Whether somebody writes, so that the keys mean something else.
    hides_keys: bool,
    /// Whether they stand close together, in small type.
    is_close: bool,
}

/// The link to a door or out: what leads there, which a screen reader hears, the same in short, which is shown, and its command.
#[derive(Clone, Debug)]
struct FootLink {
    words: String,
    short: &'static str,
    command: Command,
}

/// Where each door stands, as seen from the upper left corner, and how high they stand in all.
struct Places {
    doors: Vec<Vec2>,
    height: f32,
}

impl Foot {
    pub(super) fn of(debrief: &Debrief, stop: Stop) -> Self {
        let door = |words: &str, short, command| Some(FootLink { words: words.to_owned(), short, command });
        let same = |words: &'static str, command| door(words, words, command);
        let doors = [
            door(THE_MOMENT, MOMENT_IN_SHORT, Command::Previous).filter(|_| stop == Stop::Next),
            door(&the_whole_curve(debrief.pronoun), CURVE_IN_SHORT, Command::TheCurve),
            more_moments(debrief).and_then(|words| door(&words, MOMENTS_IN_SHORT, Command::TheMoments)),
            same(TRUST, Command::TheAccount),
            same(SKILLS, Command::TheSkills).filter(|_| debrief.has_skills_or_facts()),
            door(EVERY_LINE, LINES_IN_SHORT, Command::Lines),
        ];
        let home = same(HOME, Command::Back).filter(|_| stop == Stop::Moment);
        let ways_out = door(AGAIN, AGAIN_IN_SHORT, Command::FromTheStart).into_iter().chain(home).collect();
        Self { doors: doors.into_iter().flatten().collect(), ways_out, hides_keys: false, is_close: false }
    }

    /// Without its caps, as long as somebody writes.
    pub(super) fn hides_keys(self, hides_keys: bool) -> Self {
        Self { hides_keys, ..self }
    }

    /// In its usual size where that takes little of a column of this size and no more lines than set closely, else set closely. Also
    /// answers whether it can stay in sight; where even that would take too much, it stands at the end of its page, in its usual size.
    pub(super) fn within(self, ui: &Ui, style: &Style<'_>, column: Vec2) -> (Self, bool) {
        let takes_at_most = |foot: &Self, part: f32| foot.height(ui, style, column.x) <= column.y * part;
        let close = Self { is_close: true, ..self.clone() };
        let is_a_line_lower = close.height(ui, style, column.x) + style.space(S12) < self.height(ui, style, column.x);
        if takes_at_most(&self, MOST_AS_USUAL) && !is_a_line_lower {
            return (self, true);
        }
        let is_fixed = takes_at_most(&close, MOST_SET_CLOSELY);
        (Self { is_close: is_fixed, ..close }, is_fixed)
    }

    /// Whether there is such a door.
    pub(super) fn has(&self, command: Command) -> bool {
        self.all().any(|door| door.command == command)
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
        for (door, place) in self.all().zip(&places.doors) {
            if self.link(door).hides_key(self.hides_keys).show_at(ui, style, at + *place, Align::Min).clicked() {
                clicked = Some(door.command);
            }
        }
        clicked
    }

    fn all(&self) -> impl Iterator<Item = &FootLink> {
        self.doors.iter().chain(&self.ways_out)
    }

    fn link<'d>(&self, door: &'d FootLink) -> Link<'d> {
        // A door is called the same on every page, however much room there is.
        let link = Link::new(door.short, door.command.cap()).named(&door.words);
        if self.is_close { link.note() } else { link }
    }

    /// Side by side, and on further lines where there is no room; the ways out at the right end of the last line.
    fn places(&self, ui: &Ui, style: &Style<'_>, width: f32) -> Places {
        // Set closely, the doors stand as near as they can be told apart.
        let (gap, line_gap) = if self.is_close { (S12, S8) } else { (style.space(S24), style.space(S8)) };
        let sizes = |group: &[FootLink]| -> Vec<Vec2> { group.iter().map(|door| self.link(door).size(ui, style)).collect() };
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
