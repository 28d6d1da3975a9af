//! The debrief: a straight road of three stops, and side doors from the last two. Every number is a sentence first.

mod account;
mod aloud;
mod blocks;
mod curve;
mod foot;
mod keys;
mod lines;
mod moment;
mod moment_lines;
mod moments;
mod next;
mod outlook;
mod page;
mod sheet;
mod skills;
mod two_buttons;
mod why_there;
mod your_view;

use egui::text::LayoutJob;
use egui::{Frame, Key, Margin, Painter, Rect, Response, TextBuffer, TextEdit, Ui, Vec2, pos2};

use crate::debrief::{Debrief, Door, SelfView, Stop};
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::kit::commands::Command;
use crate::kit::place::{named, place};
use crate::kit::theme::{FontCut, Motion, S32, S64, Style, TextStyle};
use crate::kit::widgets::{FateGrid, Text, corner_mask, layout_text, paint_ground};
use crate::play::Transcript;
use crate::words::to_type::ToType;
use curve::CurveView;
use lines::LinesView;
use moment::MomentView;
use moments::MomentsView;
use next::NextView;
use your_view::YourView;

/// Windows narrower than this have narrow margins, no faces under the curve and no fates.
const NARROW: f32 = 1_000.0;

/// What the debrief asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DebriefAction {
    /// The same customer again from the n-th exchange, from 0.
    PlayFrom(usize),
    /// The plan for next time, as it stands now.
    SavePlan(String),
    /// How the trainee saw the conversation, and how far they have looked back.
    SaveView(SelfView),
    /// What the four words tell has been said, and need not be said again.
    OutlookIsExplained,
    Home,
}

/// What the debrief remembers between two frames.
#[derive(Debug)]
pub struct DebriefView {
    stop: Stop,
    /// The page beside the road that is open.
    door: Option<Door>,
    /// Whether both lines of a moment stand large, to be read aloud.
    reads_aloud: bool,
    your_view: YourView,
    moment: MomentView,
    next: NextView,
    curve: CurveView,
    moments: MomentsView,
    lines: LinesView,
    /// What was answered, and what of it was handed over to be kept.
    view: SelfView,
    saved_view: SelfView,
    fade: Fade,
}

/// How far what is shown has faded in.
#[derive(Debug, Default)]
struct Fade {
    /// What the last frame showed.
    shown: Option<(Stop, Option<Door>, bool)>,
    /// When it came, in seconds; `None` once it is wholly there.
    since: Option<f64>,
}

impl DebriefView {
    /// A debrief at its first stop; one that was looked at before, where it was left, with what was answered and planned then.
    /// `explains` says whether nobody has been told yet what the four words tell, `to_type` how a command is worded.
    pub fn new(debrief: &Debrief, view: &SelfView, plan: Option<&str>, explains: bool, to_type: ToType) -> Self {
        Self {
            stop: debrief.begins_at(view.was_at()),
            door: None,
            reads_aloud: false,
            your_view: YourView::new(debrief, view),
            moment: MomentView::new(explains),
            next: NextView::with_plan(plan),
            curve: CurveView::at(debrief.first_look()),
            moments: MomentsView::default(),
            lines: LinesView::new(to_type),
            view: view.clone(),
            saved_view: view.clone(),
            fade: Fade::default(),
        }
    }

    /// Opens what happened, over which the ending stands, unless the trainee has yet to be asked how they saw it.
    pub fn read_the_ending(&mut self) {
        if self.stop != Stop::View {
            self.door = Some(Door::Curve);
        }
    }

    /// The stop of the road.
    pub fn stop(&self) -> Stop {
        self.stop
    }

    /// The page beside the road that is open.
    pub fn door(&self) -> Option<Door> {
        self.door
    }

    /// Foresight has looked in the meantime. Who has not walked the curve yet begins at the moment that matters most now.
    pub fn take_in_analysis(&mut self, debrief: &Debrief) {
        if self.door != Some(Door::Curve) {
            self.curve = CurveView::at(debrief.first_look());
        }
    }

    /// The plan as it stands, in the trainee's own words or as it was proposed. `None` where nothing is proposed.
    pub fn plan(&self, debrief: &Debrief) -> Option<String> {
        debrief.next.as_ref().map(|next| self.next.plan(next))
    }

    /// What the trainee makes of the conversation, as far as they have answered.
    pub fn self_view(&self) -> &SelfView {
        &self.view
    }

    /// The point of the curve that is selected, 0 for the start.
    pub fn selected(&self) -> usize {
        self.curve.selected()
    }

    /// What was answered since it was last kept. What is being written is kept once it is finished.
    fn view_to_save(&mut self) -> Option<DebriefAction> {
        (self.view != self.saved_view && !self.moment.is_writing()).then(|| {
            self.saved_view = self.view.clone();
            DebriefAction::SaveView(self.view.clone())
        })
    }

    /// Draws the debrief of a conversation.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, transcript: &Transcript, debrief: &Debrief) -> Option<DebriefAction> {
        // The keys come first, so that what they change is drawn in this frame.
        let pressed = self.keys(ui, debrief);
        let part = self.shown_part(ui, style);
        let by_mouse = ui.scope(|ui| {
            ui.multiply_opacity(part);
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            self.page_ui(ui, style, transcript, debrief)
        });
        let clicked = by_mouse.inner.and_then(|command| {
            ui.ctx().request_repaint();
            self.act(ui.ctx(), command, debrief)
        });
        pressed.or(clicked).or_else(|| self.save_next(debrief))
    }

    /// What is to be kept by now, one thing a frame.
    fn save_next(&mut self, debrief: &Debrief) -> Option<DebriefAction> {
        if let Some(view) = self.view_to_save() {
            return Some(view);
        }
        let plan = (self.stop == Stop::Next).then(|| self.next.plan_to_save(debrief)).flatten();
        plan.map(DebriefAction::SavePlan).or_else(|| self.moment.has_explained().then_some(DebriefAction::OutlookIsExplained))
    }

    fn page_ui(&mut self, ui: &mut Ui, style: &Style<'_>, transcript: &Transcript, debrief: &Debrief) -> Option<Command> {
        if self.reads_aloud {
            let aloud = if self.door.is_some() { self.moments.aloud(debrief) } else { self.moment.aloud() };
            if let Some(aloud) = aloud {
                return aloud::aloud_ui(ui, style, &aloud);
            }
        }
        match (self.door, self.stop) {
            (Some(Door::Curve), _) => self.curve.show(ui, style, debrief, &self.view),
            (Some(Door::Moments), _) => self.moments.show(ui, style, debrief),
            (Some(Door::Account), _) => account::account_ui(ui, style, debrief),
            (Some(Door::Skills), _) => skills::skills_ui(ui, style, debrief),
            (Some(Door::Lines), _) => self.lines.show(ui, style, debrief),
            (None, Stop::View) => self.your_view.show(ui, style, transcript, debrief, &mut self.view),
            (None, Stop::Moment) => self.moment.show(ui, style, (transcript, debrief), &mut self.view, &mut self.curve),
            (None, Stop::Next) => self.next.show(ui, style, transcript, (debrief, self.view.turned)),
        }
    }

    /// How much of the page is there yet, 0 to 1: it fades in after a change.
    fn shown_part(&mut self, ui: &Ui, style: &Style<'_>) -> f32 {
        let shown = (self.stop, self.door, self.reads_aloud);
        let (now, frame) = ui.input(|input| (input.time, input.predicted_dt));
        if self.fade.shown.replace(shown).is_some_and(|before| before != shown) {
            self.fade.since = Some(now);
        }
        let Some(since) = self.fade.since else { return 1.0 };
        // The first frame is half a frame old, so that something of the page is there in it.
        let part = ((now - since) as f32 + frame / 2.0) / style.seconds(Motion::Panel);
        if part >= 1.0 || !part.is_finite() {
            self.fade.since = None;
            return 1.0;
        }
        ui.ctx().request_repaint();
        egui::emath::easing::quadratic_in_out(part)
    }
}

/// Width of the left column at text size 100 %, and the part of it that it needs at least.
const LEFT_COLUMN: f32 = 640.0;
const LEAST_LEFT: f32 = 0.7;

/// Two columns, the second as wide as nine fates; one below the other where there is no room for both.
fn columns_ui(ui: &mut Ui, style: &Style<'_>, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let (width, second) = (ui.available_width(), FateGrid::width(style));
    if !has_two_columns(ui, style) {
        named(ui, "first column", left);
        ui.add_space(style.space(S32));
        named(ui, "second column", right);
        return;
    }
    let first = width - S64 - second;
    let at = ui.cursor().min;
    let column = |x: f32, width: f32| Rect::from_min_size(pos2(x, at.y), Vec2::new(width, f32::INFINITY));
    let bottoms = [
        place(ui, "first column", column(at.x, first), |ui| {
            left(ui);
            ui.min_rect().bottom()
        }),
        place(ui, "second column", column(at.x + first + S64, second), |ui| {
            right(ui);
            ui.min_rect().bottom()
        }),
    ];
    ui.add_space(bottoms.into_iter().fold(at.y, f32::max) - at.y);
}

/// Whether there is room for two columns.
fn has_two_columns(ui: &Ui, style: &Style<'_>) -> bool {
    ui.available_width() >= style.space(LEFT_COLUMN) * LEAST_LEFT + S64 + FateGrid::width(style)
}

/// The name of a stop beside the customer; answers where it stands.
fn name_ui(ui: &mut Ui, style: &Style<'_>, column: Rect, name: &str) -> Rect {
    let room = Rect::from_min_max(pos2(column.left(), column.top() + style.margin(S32)), column.max);
    place(ui, "label", room, |ui| Text::new(name, TextStyle::Small).color(style.theme.soft).show(ui, style).rect)
}

/// A field in which somebody writes so many characters, set as the words that stand there otherwise.
fn field_ui(ui: &mut Ui, style: &Style<'_>, text: &mut String, (kind, longest): (TextStyle, usize)) -> Response {
    let (font, color) = style.edit_font(kind);
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        let format = layout_text(style, kind, FontCut::Regular, color);
        let mut job = LayoutJob::single_section(text.as_str().to_owned(), format);
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    };
    let field = TextEdit::multiline(text)
        .char_limit(longest)
        .font(font)
        .text_color(color)
        .layouter(&mut layouter)
        .desired_rows(1)
        .return_key(None)
        .desired_width(f32::INFINITY)
        .frame(Frame::NONE)
        .margin(Margin::ZERO);
    // As high as its words: nothing moves when it opens.
    let usual = std::mem::take(&mut ui.spacing_mut().interact_size);
    let response = ui.add(field);
    ui.spacing_mut().interact_size = usual;
    response
}

/// Whether somebody has finished writing in a field, by Enter, by Escape or by going elsewhere. A field that has just been opened
/// takes the keyboard.
fn is_written(ui: &Ui, field: &Response, has_focus: &mut bool) -> bool {
    if !std::mem::replace(has_focus, true) {
        field.request_focus();
        return false;
    }
    let ends = ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Escape)) || field.lost_focus();
    if ends {
        field.surrender_focus();
        ui.ctx().request_repaint();
    }
    ends
}

/// What had the keyboard on a page that is gone has it no longer.
fn forget_focus(ctx: &egui::Context) {
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}

/// A round-cornered tile with the customer's face in it, as they show this mood.
fn tile(painter: &Painter, style: &Style<'_>, rect: Rect, debrief: &Debrief, mood: f32, radius: f32) {
    let shown = debrief.rules.shown_mood(debrief.temperament, mood);
    paint_ground(painter, style, rect, mood);
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let face = FacePlace::fit(rect, Crop::Tile);
    paint_face(&clipped, face, &debrief.look, &Expression::from_mood(shown), style.theme.dark);
    corner_mask(painter, rect, radius, style.theme.paper);
}
