//! The moment of the road: her line and yours at the left, another way and where it was heading at the right.

use std::time::Duration;

use egui::{Frame, Margin, Rect, Ui, Vec2, pos2};

use super::blocks::labelled_below_ui;
use super::curve::CurveView;
use super::foot::Foot;
use super::moment_lines::{CLOSEST, Fit, another_ui, lines_ui};
use super::outlook::outlook_ui;
use super::page::within_margins;
use super::two_buttons::{Asking, TwoButtons};
use super::why_there::WhyThere;
use crate::debrief::{Debrief, MarkedFor, SelfView, Stop};
use crate::kit::commands::Command;
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{Motion, S8, S12, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{Button, Mark, RaisedSheet, Text, fade_in, fade_out, more_below, more_below_beside, strokes};
use crate::play::Transcript;
use crate::scenario::Person;
use crate::words::debrief::moments::{Aloud, NO_SINGLE_MOMENT, PLAY_FROM_HERE, STILL_LOOKING};
use crate::words::debrief::name_of_the_last_stop;
use crate::words::debrief::road::{ANOTHER_WAY_IS_BELOW, BACK_HOME, MORE_IS_BELOW, RoadMoment, THE_MOMENT, moment};

/// From the top of the window to the name of the stop, and to what is told, at text size 100 %.
const TOP: f32 = 27.0;
const BELOW_NAME: f32 = 0.0;
/// From what is told to *What did you hope would happen?*, where the lines leave room for that.
const WHY_THERE_DOWN: f32 = 262.0;
/// The part of the width that the left column has, without the gap.
const LEFT_SHARE: f32 = 0.486;
/// One column where the right one would be narrower than this, at text size 100 %.
const LEAST_RIGHT: f32 = 440.0;
/// So long foresight is waited for, in seconds. After that what was felt is told, and stays.
const WAITS: f64 = 2.0;
/// The sheet comes after the left column, in seconds.
const SHEET_AFTER: f64 = 0.4;

/// What this stop remembers between two frames.
#[derive(Debug)]
pub(super) struct MomentView {
    told: Told,
    why: WhyThere,
    /// Whether the four words are explained here, and whether that has been handed over.
    explains: bool,
    is_explained: bool,
    has_handed_over: bool,
    fit: Fit,
}

/// What is told of the moment. Once it is, it stays as it is.
#[derive(Debug, Default)]
enum Told {
    #[default]
    Nothing,
    /// Foresight is waited for, since then in seconds.
    Waits(f64),
    /// The moment, since then in seconds; `None` where no single one decided it.
    Since(f64, Option<Box<RoadMoment>>),
}

/// Where a moment is told.
#[derive(Clone, Copy)]
struct Place<'a> {
    columns: &'a Columns,
    height: f32,
    /// Who said what was answered, where that was somebody else than the customer.
    other: Option<&'a Person>,
}

impl MomentView {
    pub(super) fn new(explains: bool) -> Self {
        let (told, why, fit) = (Told::Nothing, WhyThere::default(), Fit::default());
        Self { told, why, explains, is_explained: false, has_handed_over: false, fit }
    }

    pub(super) fn is_writing(&self) -> bool {
        self.why.is_writing()
    }

    pub(super) fn begin_to_write(&mut self, view: &mut SelfView) {
        if self.moment().is_some() {
            self.why.begin(view);
        }
    }

    /// Both lines, to be said aloud.
    pub(super) fn aloud(&self) -> Option<Aloud> {
        self.moment().and_then(|moment| moment.aloud.clone())
    }

    /// The exchange to play from, from 0.
    pub(super) fn exchange(&self) -> Option<usize> {
        self.moment().map(|moment| moment.exchange)
    }

    /// Whether the four words have been explained just now.
    pub(super) fn has_explained(&mut self) -> bool {
        self.is_explained && !std::mem::replace(&mut self.has_handed_over, true)
    }

    fn moment(&self) -> Option<&RoadMoment> {
        match &self.told {
            Told::Since(_, moment) => moment.as_deref(),
            Told::Nothing | Told::Waits(_) => None,
        }
    }

    /// Looks what can be told by now; answers for how long that stands there, in seconds, or `None` while it is waited for.
    fn look(&mut self, ui: &Ui, debrief: &Debrief, view: &SelfView) -> Option<f64> {
        let now = ui.input(|input| input.time);
        if matches!(self.told, Told::Nothing) {
            self.told = Told::Waits(now);
        }
        if let Told::Waits(since) = self.told {
            let left = since + WAITS - now;
            if left > 0.0 && !debrief.has_analysis() {
                ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
                return None;
            }
            self.told = Told::Since(now, moment(debrief, view).map(Box::new));
        }
        match self.told {
            Told::Since(since, _) => Some(now - since),
            Told::Nothing | Told::Waits(_) => None,
        }
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        (transcript, debrief): (&Transcript, &Debrief),
        view: &mut SelfView,
        curve: &mut CurveView,
    ) -> Option<Command> {
        let told_for = self.look(ui, debrief, view);
        let (wide, narrow) = within_margins(ui, style);
        let columns = Columns::of(style, wide, narrow);
        let (foot, is_fixed) = Foot::of(debrief, Stop::Moment).hides_keys(self.is_writing()).within(ui, style, wide.size());
        let foot_height = foot.height(ui, style, wide.width());
        let foot_top = wide.bottom() - if is_fixed { foot_height } else { 0.0 };
        let top = self.head_ui(ui, style, wide);
        let buttons = buttons(ui, style, debrief, columns.of_buttons(wide.with_max_y(foot_top)), self.is_writing());
        let room = Rect::from_min_max(pos2(wide.left() - S24, top), pos2(wide.right() + S24, buttons.top - style.space(S12)));
        self.fit = self.fit.in_room(room.size(), style.zoom);
        let mut told_below = None;
        // Where it is scrolled, what lies below has a line of its own.
        let is_another = columns.right.is_none() && self.moment().is_some_and(|moment| !moment.another.is_empty());
        let what_is_below = if is_another { ANOTHER_WAY_IS_BELOW } else { MORE_IS_BELOW };
        let hint_beside = more_below_beside(ui.painter(), style, what_is_below, buttons.row(wide), buttons.right());
        let line = if self.fit.scrolls && hint_beside.is_none() { style.line_height(TextStyle::Note) } else { 0.0 };
        let by_page = place(ui, "moment", room.with_max_y(room.bottom() - line), |ui| {
            let page = Page::new("moment").show(ui, style, |ui| {
                scroll_by_keys(ui, room.height(), !self.is_writing());
                let margin = Margin { left: S24 as i8, right: S24 as i8, top: S8 as i8, bottom: S24 as i8 };
                let inner = Frame::NONE.inner_margin(margin).show(ui, |ui| {
                    let asked = match told_for {
                        None => {
                            Text::new(STILL_LOOKING, TextStyle::Lead).color(style.theme.soft).show(ui, style);
                            None
                        }
                        Some(told_for) => {
                            let other = self.moment().and_then(|moment| other_speaker(transcript, moment));
                            let place = Place { columns: &columns, height: room.height(), other };
                            self.told_ui(ui, style, debrief, view, (curve, place, told_for))
                        }
                    };
                    if is_fixed {
                        return asked;
                    }
                    ui.add_space(style.space(S32));
                    let at = ui.cursor().min;
                    let by_foot = foot.show(ui, style, wide.x_range(), at.y);
                    ui.add_space(foot_height);
                    asked.or(by_foot)
                });
                inner.inner
            });
            if page.offset > 1.0 {
                fade_in(ui.painter(), style, page.rect);
            }
            if page.below > S24 {
                fade_out(ui.painter(), style, page.rect);
                // Whoever goes on from here is not to miss what the page is for.
                let what = if page.offset <= 1.0 { what_is_below } else { MORE_IS_BELOW };
                told_below = Some(what).filter(|_| self.fit.scrolls);
            }
            if page.height > page.rect.height() + 1.0 && !self.fit.scrolls && self.moment().is_some() {
                if self.fit.closer < CLOSEST {
                    self.fit.closer += 1;
                } else {
                    self.fit.scrolls = true;
                }
                ui.ctx().request_discard("what does not fit is set closer");
                ui.ctx().request_repaint();
            }
            page.inner
        });
        if let Some(what) = told_below {
            let at = hint_beside.unwrap_or(room.right_bottom() - Vec2::new(S24, 0.0));
            more_below(ui.painter(), style, what, at);
        }
        // The buttons and the foot come last in reading order.
        let by_button = buttons.show(ui, style);
        let by_foot = if is_fixed {
            place(ui, "foot", Rect::from_min_max(pos2(wide.left(), foot_top), wide.max), |ui| {
                foot.show(ui, style, wide.x_range(), foot_top)
            })
        } else {
            None
        };
        by_page.or(by_button).or(by_foot)
    }

    /// What kind of moment it is, with its mark, and when and where it was. Returns where it ends.
    fn head_ui(&self, ui: &mut Ui, style: &Style<'_>, wide: Rect) -> f32 {
        let moment = self.moment();
        let top = wide.top() + style.space(TOP);
        let title = Text::new(moment.map_or(THE_MOMENT, |moment| moment.title), TextStyle::Lead).semi();
        let size = title.galley(ui.painter(), style).size();
        let mark = moment.and_then(|moment| match moment.marked_for {
            MarkedFor::Strength => Some(Mark::Strength),
            MarkedFor::BrokenPromise => Some(Mark::Broken),
            MarkedFor::Turn | MarkedFor::FeltAtTheTime => None,
        });
        let mut left = wide.left();
        if let Some(mark) = mark {
            let half = mark.size(style).y / 2.0;
            mark.paint(ui.painter(), style, pos2(left + half, top + size.y / 2.0));
            left += 2.0 * half + style.space(S12);
        }
        let rect = Rect::from_min_max(pos2(left, top), pos2(wide.right(), top + size.y));
        place(ui, "title", rect, |ui| title.show(ui, style));
        if let Some(when) = moment.and_then(|moment| moment.when.as_deref()) {
            let when = Text::new(when, TextStyle::Small).color(style.theme.soft);
            let when_size = when.galley(ui.painter(), style).size();
            let at = pos2(left + size.x + style.space(S16), top + (size.y - when_size.y) / 2.0 + 1.0);
            if at.x + when_size.x <= wide.right() {
                place(ui, "when", Rect::from_min_size(at, when_size + Vec2::splat(1.0)), |ui| when.show(ui, style));
            }
        }
        top + size.y + style.space(BELOW_NAME)
    }

    fn told_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        debrief: &Debrief,
        view: &mut SelfView,
        (curve, place_of, told_for): (&mut CurveView, Place<'_>, f64),
    ) -> Option<Command> {
        // What is told is taken out while it is drawn: it changes nothing of itself.
        let told = std::mem::take(&mut self.told);
        let asked = if let Told::Since(_, Some(moment)) = &told {
            self.moment_ui(ui, style, debrief, view, (moment, place_of, told_for))
        } else {
            Text::new(NO_SINGLE_MOMENT, TextStyle::Title).show(ui, style);
            ui.add_space(style.space(S16));
            let left = place_of.height - style.line_height(TextStyle::Title) - style.space(S32) - S24;
            curve.show_in(ui, style, debrief, view, (left, place_of.columns.right.is_none()));
            None
        };
        self.told = told;
        asked
    }

    fn moment_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        debrief: &Debrief,
        view: &mut SelfView,
        (moment, place_of, told_for): (&RoadMoment, Place<'_>, f64),
    ) -> Option<Command> {
        let columns = place_of.columns;
        let at = ui.cursor().min;
        let column = |(left, width): (f32, f32)| Rect::from_min_size(pos2(left, at.y), Vec2::new(width, f32::INFINITY));
        let (opens, left_bottom) = place(ui, "what was said", column(columns.left), |ui| {
            ui.add_space(style.space(S8));
            let before = ui.cursor().top();
            let picked = |ui: &mut Ui| {
                if let Some(picked) = &moment.picked {
                    Text::new(picked, TextStyle::Small).color(style.theme.soft).show(ui, style);
                }
            };
            // Where it all has to be scrolled, what was said comes first: it is what the page is for.
            let is_picked_first = !(self.fit.scrolls && columns.right.is_none());
            if is_picked_first && moment.picked.is_some() {
                picked(ui);
                ui.add_space(self.fit.gap(style, S16));
            }
            let above_lines = ui.cursor().top() - before;
            lines_ui(ui, style, debrief, (moment, place_of.other), self.fit);
            if !is_picked_first {
                ui.add_space(style.space(S12));
                picked(ui);
            }
            // What is asked stands at the same height, whatever was said.
            let asked_at = at.y + above_lines + style.space(WHY_THERE_DOWN);
            if columns.right.is_some() && self.fit.closer < CLOSEST && ui.cursor().top() < asked_at {
                ui.add_space(asked_at - ui.cursor().top());
            }
            let opens = moment.you.is_some() && named(ui, "why there", |ui| self.why.show(ui, style, view));
            (opens, ui.min_rect().bottom())
        });
        if opens {
            self.why.begin(view);
        }
        let Some(right) = columns.right else {
            ui.add_space(left_bottom - at.y + style.space(S32));
            return self.sheet_ui(ui, style, moment, told_for);
        };
        let (asked, bottom) =
            place(ui, "another way", column(right), |ui| (self.sheet_ui(ui, style, moment, told_for), ui.min_rect().bottom()));
        ui.add_space(left_bottom.max(bottom) - at.y);
        asked
    }

    /// Another way, the notes, and where it was heading; nothing where there is none of these.
    fn sheet_ui(&mut self, ui: &mut Ui, style: &Style<'_>, moment: &RoadMoment, told_for: f64) -> Option<Command> {
        if moment.another.is_empty() && moment.note.is_none() && moment.outlook.is_none() && moment.no_other.is_none() {
            return None;
        }
        let seconds = f64::from(style.seconds(Motion::Panel));
        let part = if seconds > 0.0 { ((told_for - SHEET_AFTER) / seconds).clamp(0.0, 1.0) as f32 } else { 1.0 };
        if part < 1.0 {
            ui.ctx().request_repaint();
        }
        let (mut asked, fit) = (None, self.fit);
        ui.scope(|ui| {
            ui.multiply_opacity(part);
            RaisedSheet::new().flush().padding(S24, if fit.closer > 0 { S16 } else { S24 }).show(ui, style, |ui| {
                for (index, another) in moment.another.iter().enumerate() {
                    if index > 0 {
                        ui.add_space(fit.gap(style, S24));
                    }
                    let aloud = (index == 0 && moment.aloud.is_some(), self.why.is_writing());
                    if named(ui, ("way", index), |ui| another_ui(ui, style, another, aloud, fit)) {
                        asked = Some(Command::SayBothAloud);
                    }
                }
                if let Some(no_other) = moment.no_other {
                    Text::new(no_other, TextStyle::Body).show(ui, style);
                }
                let has_way = !moment.another.is_empty() || moment.no_other.is_some();
                if has_way && (moment.note.is_some() || moment.outlook.is_some()) {
                    ui.add_space(fit.gap(style, S16));
                    let x = ui.cursor().left()..=ui.cursor().left() + ui.available_width();
                    strokes::hairline(ui.painter(), style, x, ui.cursor().top());
                    ui.add_space(fit.gap(style, S16));
                }
                if let Some(note) = &moment.note {
                    labelled_below_ui(ui, style, note, TextStyle::Small);
                }
                if let Some(outlook) = &moment.outlook {
                    ui.add_space(if moment.note.is_some() { fit.gap(style, S16) } else { 0.0 });
                    outlook_ui(ui, style, outlook, self.explains);
                    self.is_explained |= self.explains && outlook.explained.is_some();
                }
            });
        });
        asked
    }
}

/// Where the two columns stand: each its left edge and its width; `None` where everything stands in one.
struct Columns {
    left: (f32, f32),
    right: Option<(f32, f32)>,
}

impl Columns {
    fn of(style: &Style<'_>, wide: Rect, narrow: bool) -> Self {
        let left = ((wide.width() - S32) * LEFT_SHARE).round();
        let right = wide.width() - S32 - left;
        if narrow || right < LEAST_RIGHT * style.text_growth() {
            return Self { left: (wide.left(), wide.width()), right: None };
        }
        Self { left: (wide.left(), left), right: Some((wide.left() + left + S32, right)) }
    }

    /// The column under which the buttons stand.
    fn of_buttons(&self, all: Rect) -> Rect {
        let (left, width) = self.right.unwrap_or(self.left);
        Rect::from_x_y_ranges(left..=left + width, all.y_range())
    }
}

/// Who said what was answered at a moment, where that was somebody else than the customer.
fn other_speaker<'t>(transcript: &'t Transcript, moment: &RoadMoment) -> Option<&'t Person> {
    let beat = transcript.exchanges().get(moment.exchange)?.beat;
    let scenario = transcript.scenario();
    scenario.beats()[beat].speaker.filter(|_| moment.they.is_some()).map(|person| &scenario.people()[person])
}

/// On to the one thing next, and play from here.
fn buttons(ui: &Ui, style: &Style<'_>, debrief: &Debrief, above: Rect, writes: bool) -> TwoButtons<'static> {
    let on = if debrief.stop_after(Stop::Moment).is_some() { name_of_the_last_stop(debrief) } else { BACK_HOME };
    let on = Button::primary(on).key(Command::GoOn.cap()).hides_key(writes);
    let play = Button::second(PLAY_FROM_HERE).key(Command::PlayFrom.cap()).hides_key(writes);
    let on = Asking { name: "on", button: on, command: Command::GoOn };
    let play = Asking { name: "play from here", button: play, command: Command::PlayFrom };
    TwoButtons::of(ui, style, above, on, Some((play, 0.0)))
}
