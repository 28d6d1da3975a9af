//! The debrief, panel by panel. Every number is a sentence first.

mod account;
mod blocks;
mod happened;
mod keys;
mod lines;
mod next;
mod sheet;
mod skills;
mod turning;
mod you_first;

use egui::{Align, Margin, Painter, Rect, Ui, UiBuilder, Vec2, pos2};

use crate::debrief::{Debrief, SelfView};
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::kit::commands::Command;
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{Motion, S24, S32, S64, Style, TextStyle};
use crate::kit::widgets::{Button, FateGrid, Link, Tabs, corner_mask, paint_ground};
use crate::play::Transcript;
use crate::words;
use crate::words::debrief::block::WayAction;
use crate::words::debrief::ways_out;
use blocks::{cap_of, leads_out, ways_ui};
use happened::Cursor;
use next::Next;
use turning::Turning;
use you_first::YouFirst;

/// Windows narrower than this have narrow margins, no faces under the curve and no fates.
const NARROW: f32 = 1_000.0;
/// Where the tabs begin, from the top of the window.
const TABS_TOP: f32 = 10.0;
/// From the hairline to the panel, and from the panel to the lower edge of the window.
const ABOVE_PANEL: f32 = 26.0;
const BELOW_PANEL: f32 = 28.0;

/// The panels, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    #[default]
    YouFirst,
    Happened,
    Turning,
    Account,
    Skills,
    Next,
}

impl Panel {
    pub const ALL: [Self; 6] = [Self::YouFirst, Self::Happened, Self::Turning, Self::Account, Self::Skills, Self::Next];

    pub fn title(self) -> &'static str {
        match self {
            Self::YouFirst => words::debrief::YOU_FIRST,
            Self::Happened => words::debrief::WHAT_HAPPENED,
            Self::Turning => words::debrief::TURNING_POINTS,
            Self::Account => words::debrief::ACCOUNT,
            Self::Skills => words::debrief::SKILLS,
            Self::Next => words::debrief::ONE_THING_NEXT,
        }
    }

    fn index(self) -> usize {
        Self::ALL.iter().position(|panel| *panel == self).unwrap_or(0)
    }
}

/// What the debrief asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DebriefAction {
    /// The same customer again from the n-th exchange, from 0.
    PlayFrom(usize),
    /// The plan for next time, as it stands now.
    KeepPlan(String),
    /// How the trainee saw the conversation.
    KeepView(SelfView),
    Home,
}

/// What the debrief remembers between two frames.
#[derive(Debug, Default)]
pub struct DebriefView {
    pub panel: Panel,
    you_first: YouFirst,
    cursor: Cursor,
    turning: Turning,
    next: Next,
    /// Whether the outlook is drawn over the curve.
    shows_outlook: bool,
    /// Whether every line is read in place of the curve.
    reads_lines: bool,
    /// The exchange to be brought into view, once.
    scroll_to: Option<usize>,
    /// What is kept of the answers.
    kept_view: SelfView,
    /// Whether the selected point is to get the keyboard in the next frame: in this one the arrow would move it on.
    focuses_point: bool,
    fade: Fade,
}

/// How far what is shown has faded in.
#[derive(Debug, Default)]
struct Fade {
    /// The panel of the last frame, and whether every line was read in place of the curve.
    shown: Option<(Panel, bool)>,
    /// When it came, in seconds; `None` once it is wholly there.
    since: Option<f64>,
}

/// The room a panel has.
#[derive(Clone, Copy, Debug)]
struct PanelArea {
    /// From the panel's upper edge to the lower margin of the window.
    pub height: f32,
    pub narrow: bool,
}

impl DebriefView {
    /// A debrief that begins with the three questions to the trainee.
    /// One that was looked at before goes on with what was answered and planned then.
    pub fn new(debrief: &Debrief, view: &SelfView, plan: Option<&str>) -> Self {
        let fresh = Self::fresh(debrief);
        let you_first = if fresh.you_first.is_done() { fresh.you_first } else { YouFirst::answered(view.clone()) };
        let panel = if you_first.is_done() { Panel::Happened } else { fresh.panel };
        Self { panel, you_first, next: Next::with_plan(plan), kept_view: view.clone(), ..fresh }
    }

    fn fresh(debrief: &Debrief) -> Self {
        if debrief.exchanges.is_empty() || debrief.first_try.is_some() {
            return Self::without_questions(debrief);
        }
        Self { cursor: Cursor::at(debrief.first_look()), ..Self::default() }
    }

    /// A debrief that begins with what happened: a second try is not asked about, nor is a talk in which nothing was said.
    fn without_questions(debrief: &Debrief) -> Self {
        let cursor = Cursor::at(debrief.first_look());
        Self { panel: Panel::Happened, you_first: YouFirst::asked_before(), cursor, ..Self::default() }
    }

    /// Foresight has looked in the meantime. Who has not walked yet begins at the moment that matters most now.
    pub fn take_in_analysis(&mut self, debrief: &Debrief) {
        if self.panel == Panel::YouFirst {
            self.cursor = Cursor::at(debrief.first_look());
        }
    }

    /// The plan as it stands: as it was proposed, or in the trainee's own words. `None` where nothing is proposed.
    pub fn plan(&self, debrief: &Debrief) -> Option<String> {
        debrief.next.as_ref().map(|next| self.next.plan(next))
    }

    /// What was answered since it was last kept.
    fn view_to_keep(&mut self) -> Option<DebriefAction> {
        let answers = &self.you_first.answers;
        (*answers != self.kept_view).then(|| {
            self.kept_view = answers.clone();
            DebriefAction::KeepView(answers.clone())
        })
    }

    /// What the trainee made of the talk.
    pub fn self_view(&self) -> &SelfView {
        &self.you_first.answers
    }

    /// The point of the curve that is selected, 0 for the start.
    pub fn selected(&self) -> usize {
        self.cursor.selected
    }

    /// Draws the debrief of a talk; `you` is the trainee's name.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        transcript: &Transcript,
        debrief: &Debrief,
        you: &str,
    ) -> Option<DebriefAction> {
        // The keys come first, so that what they change is drawn in this frame.
        let pressed = self.keys(ui, debrief);
        let asked = if self.panel == Panel::Next {
            self.next_ui(ui, style, transcript, debrief)
        } else {
            self.panels_ui(ui, style, debrief, you)
        };
        pressed.or(asked).or_else(|| self.view_to_keep())
    }

    /// The one thing next, which has the whole window.
    fn next_ui(&mut self, ui: &mut Ui, style: &Style<'_>, transcript: &Transcript, debrief: &Debrief) -> Option<DebriefAction> {
        let shown = ui.scope(|ui| {
            ui.multiply_opacity(self.shown_part(ui, style));
            self.next.show(ui, style, transcript, debrief)
        });
        let (action, back) = shown.inner;
        if back {
            self.go_to(Panel::Skills);
        }
        let kept = self.next.plan_to_keep(debrief).map(DebriefAction::KeepPlan);
        action.or(kept)
    }

    /// The tabs, and the panel that is chosen.
    fn panels_ui(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, you: &str) -> Option<DebriefAction> {
        let window = ui.max_rect();
        let narrow = window.width() < NARROW;
        let margin = if narrow { S32 } else { S64 };
        let wide = Rect::from_min_max(pos2(window.left() + margin, window.top()), pos2(window.right() - margin, window.bottom()));
        let (bottom, tabs) = self.tabs_ui(ui, style, wide, debrief);
        let room = Rect::from_min_max(pos2(wide.left() - S24, bottom), pos2(wide.right() + S24, window.bottom()));
        let panel_area = PanelArea { height: room.height() - ABOVE_PANEL - BELOW_PANEL, narrow };
        let builder = UiBuilder::new().max_rect(room).id_salt("panel");
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            ui.multiply_opacity(self.shown_part(ui, style));
            let margin = Margin { left: 24, right: 24, top: ABOVE_PANEL as i8, bottom: BELOW_PANEL as i8 };
            Page::new((self.panel.index(), self.reads_lines))
                .show(ui, style, |ui| {
                    scroll_by_keys(ui, room.height(), self.panel != Panel::Turning);
                    egui::Frame::NONE.inner_margin(margin).show(ui, |ui| self.panel_ui(ui, style, debrief, panel_area, you)).inner
                })
                .inner
        });
        tabs.or(shown.inner)
    }

    /// How much of the panel is there yet, 0 to 1: it fades in after a change.
    fn shown_part(&mut self, ui: &Ui, style: &Style<'_>) -> f32 {
        let shown = (self.panel, self.reads_lines);
        let (now, frame) = ui.input(|input| (input.time, input.predicted_dt));
        if self.fade.shown.replace(shown).is_some_and(|before| before != shown) {
            self.fade.since = Some(now);
        }
        let Some(since) = self.fade.since else { return 1.0 };
        // The first frame is half a frame old, so that something of the panel is there in it.
        let part = ((now - since) as f32 + frame / 2.0) / style.seconds(Motion::Panel);
        if part >= 1.0 || !part.is_finite() {
            self.fade.since = None;
            return 1.0;
        }
        ui.ctx().request_repaint();
        egui::emath::easing::quadratic_in_out(part)
    }

    /// Draws the tabs; returns where they end.
    fn tabs_ui(&mut self, ui: &mut Ui, style: &Style<'_>, wide: Rect, debrief: &Debrief) -> (f32, Option<DebriefAction>) {
        let titles = Panel::ALL.map(Panel::title);
        // While questions are open, Esc skips them, which is said under them.
        let asks = self.panel == Panel::YouFirst && !self.you_first.is_done();
        let home = Link::new(if self.reads_lines { words::debrief::THE_CURVE } else { words::common::HOME }, Command::Back.cap());
        let home_size = if asks { Vec2::new(-style.space(S24), home.size(ui, style).y) } else { home.size(ui, style) };
        let aside = words::debrief::who_it_was(&debrief.customer, debrief.temperament);
        let bar = Rect::from_min_size(pos2(wide.left(), wide.top() + TABS_TOP), Vec2::new(wide.width(), style.space(48.0)));
        let (answer, bottom) = place(ui, "tabs", bar, |ui| {
            let room = home_size.x + style.space(S24);
            let answer = Tabs::new(&titles, self.panel.index()).aside(&aside).room_beside(room).show(ui, style);
            (answer, ui.min_rect().bottom())
        });
        let top = answer.words_top + (style.line_height(TextStyle::Small) - home_size.y) / 2.0;
        let goes_back = !asks && home.show_at(ui, style, pos2(wide.right(), top.round()), Align::Max).clicked();
        let goes_home = goes_back && !self.reads_lines;
        if goes_back {
            self.reads_lines = false;
        }
        if let Some(panel) = answer.clicked.and_then(|index| Panel::ALL.get(index)) {
            self.go_to(*panel);
        }
        (bottom, goes_home.then_some(DebriefAction::Home))
    }

    fn panel_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        debrief: &Debrief,
        area: PanelArea,
        you: &str,
    ) -> Option<DebriefAction> {
        match self.panel {
            Panel::YouFirst => {
                let was_done = self.you_first.is_done();
                self.you_first.show(ui, style, debrief, you);
                if self.you_first.is_done() && !was_done {
                    self.go_to(Panel::Happened);
                    ui.ctx().request_repaint();
                }
                None
            }
            Panel::Turning => {
                let action = self.turning.show(ui, style, debrief, area)?;
                self.answer(action)
            }
            Panel::Happened if self.reads_lines => {
                let scroll_to = self.scroll_to.take();
                lines::lines_ui(ui, style, debrief, scroll_to)
            }
            Panel::Happened => {
                let action = happened::happened_ui(ui, style, debrief, area, &mut self.cursor, self.shows_outlook)?;
                self.answer(action)
            }
            Panel::Account => {
                account::account_ui(ui, style, debrief, area);
                None
            }
            Panel::Skills => {
                skills::skills_ui(ui, style, debrief);
                ui.add_space(style.space(S32));
                named(ui, "ways on", |ui| ways_out_ui(ui, style))
            }
            // It has the whole window, see `next_ui`.
            Panel::Next => None,
        }
    }

    fn answer(&mut self, action: WayAction) -> Option<DebriefAction> {
        match action {
            WayAction::PlayFrom(_) | WayAction::FromTheStart | WayAction::GoHome => leads_out(action),
            WayAction::LineByLine(exchange) => {
                self.reads_lines = true;
                self.scroll_to = Some(exchange);
                None
            }
            WayAction::ShowOutlook => {
                self.shows_outlook = !self.shows_outlook;
                None
            }
            WayAction::SayBothAloud => {
                self.turning.reads_aloud = !self.turning.reads_aloud;
                None
            }
        }
    }

    fn go_to(&mut self, panel: Panel) {
        self.panel = panel;
        self.reads_lines = false;
        self.turning.reads_aloud = false;
        self.cursor.comes_in();
    }
}

/// Width of the left column at text size 100 %.
const LEFT_COLUMN: f32 = 640.0;
/// The left column may be narrower down to this part.
const LEAST_LEFT: f32 = 0.7;

/// Two columns, the left as wide as text is read well; one below the other where there is no room for both.
fn columns_ui(ui: &mut Ui, style: &Style<'_>, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let (width, second) = (ui.available_width(), FateGrid::width(style));
    if !has_two_columns(ui, style) {
        named(ui, "first column", left);
        ui.add_space(style.space(S32));
        named(ui, "second column", right);
        return;
    }
    let first = (width - S64 - second).min(style.space(LEFT_COLUMN));
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

/// What had the keyboard on a panel that is gone has it no longer.
fn forget_focus(ctx: &egui::Context) {
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}

/// The ways out of a debrief, at the end of a panel.
fn ways_out_ui(ui: &mut Ui, style: &Style<'_>) -> Option<DebriefAction> {
    let taken = ways_ui(ui, style, &ways_out(), |index, way| {
        let button = if index == 0 { Button::second(&way.label) } else { Button::third(&way.label) };
        button.key(cap_of(way))
    });
    taken.and_then(leads_out)
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
