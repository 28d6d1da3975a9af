//! Your view: two questions beside the customer, before anything is told.

use egui::{Align, Context, Frame, Margin, Pos2, Rect, Response, Ui, Vec2, pos2};

use super::blocks::{labelled_below_ui, passage_text};
use super::name_ui;
use crate::debrief::{Debrief, Feeling, Guess, SelfView};
use crate::kit::chart::{MoodLine, MoodPoint};
use crate::kit::commands::{Command, Place};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::place;
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{
    Button, KeyCap, Link, OptionRow, OptionRows, RaisedSheet, Text, fade_in, fade_out, more_below, more_below_beside,
};
use crate::play::Transcript;
use crate::ui::layout::{StageLayout, sheet_reach};
use crate::ui::stage::{Caption, Pose, Stage};
use crate::words::common::{GO_ON, mood_word};
use crate::words::debrief::block::Passage;
use crate::words::debrief::road::MORE_IS_BELOW;
use crate::words::debrief::your_view::{
    ANOTHER_MOMENT, AskedBlock, HOW_WAS_THAT, NEXT_QUESTION, NO_SINGLE_ONE, ONE_MORE, SKIP, THEN_THE_MOMENT, THIS_ONE,
    WHICH_MOMENT, YOUR_VIEW_FIRST, asked, feeling, the_mood,
};

/// From the top of the window to the first and to the second question, at text size 100 %.
const FIRST_TOP: f32 = 120.0;
const SECOND_TOP: f32 = 84.0;
/// From the first question to its answers.
const BEFORE_ANSWERS: f32 = 38.0;
/// From the lower edge of the window to the buttons.
const BUTTONS_BOTTOM: f32 = 56.0;
/// How high the mood stands, and where the window is low or the text large.
const MOOD: f32 = 148.0;
const LOW_MOOD: f32 = 88.0;
/// Windows below this height are low.
const LOW: f32 = 640.0;
/// From the mood to the sheet.
const BEFORE_SHEET: f32 = 28.0;

/// Which of the two is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    HowWasThat,
    WhichMoment,
}

/// What this stop remembers between two frames.
#[derive(Debug)]
pub(super) struct YourView {
    question: Question,
    /// The exchange on which the second question stands, from 0.
    exchange: usize,
    /// Whether it was walked to by a key, so that it is to get the keyboard.
    takes_focus: bool,
    /// Whether there is more than one moment, so that one can be asked for.
    has_choice: bool,
}

impl YourView {
    /// The first question, or the second where the first was answered when this was looked at before.
    pub(super) fn new(debrief: &Debrief, view: &SelfView) -> Self {
        let has_choice = debrief.exchanges.len() > 1;
        let question = if view.feeling.is_some() && has_choice { Question::WhichMoment } else { Question::HowWasThat };
        Self { question, exchange: debrief.asked_from(), takes_focus: false, has_choice }
    }

    pub(super) fn place(&self) -> Place {
        match self.question {
            Question::HowWasThat => Place::HowWasThat,
            Question::WhichMoment => Place::WhichMoment,
        }
    }

    /// Takes the n-th answer to the first question, from 0; one that is not there is not heard. Answers whether no other is asked.
    pub(super) fn choose(&mut self, n: usize, view: &mut SelfView) -> bool {
        let Some(felt) = Feeling::ALL.get(n).filter(|_| self.question == Question::HowWasThat) else { return false };
        view.feeling = Some(*felt);
        if self.has_choice {
            self.question = Question::WhichMoment;
        }
        !self.has_choice
    }

    /// Answers the second question, or skips what is asked; answers whether both are done.
    pub(super) fn goes_on(&mut self, command: Command, view: &mut SelfView) -> bool {
        match (self.question, command) {
            (Question::HowWasThat, Command::GoOn) if self.has_choice => {
                self.question = Question::WhichMoment;
                return false;
            }
            (Question::WhichMoment, Command::GoOn) => view.turned = Some(Guess::At(self.exchange)),
            (Question::WhichMoment, Command::NoSingleOne) => view.turned = Some(Guess::NoSingleOne),
            _ => {}
        }
        true
    }

    /// Another moment.
    pub(super) fn walk(&mut self, ctx: &Context, command: Command, debrief: &Debrief) {
        let last = debrief.exchanges.len().saturating_sub(1);
        self.exchange = match command {
            Command::Next => (self.exchange + 1).min(last),
            Command::Previous => self.exchange.saturating_sub(1),
            Command::FirstMoment => 0,
            _ => last,
        };
        self.takes_focus = true;
        ctx.request_repaint();
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        transcript: &Transcript,
        debrief: &Debrief,
        view: &mut SelfView,
    ) -> Option<Command> {
        let layout = StageLayout::of(ui.max_rect(), style);
        let line = 2 * transcript.exchanges().len() as u64;
        // Whoever had gone when it ended has not come back.
        let pose = Pose { away: transcript.ended_alone(), ..Pose::default() };
        Stage::of(transcript, transcript.state().mood(), Caption::Mood, line).show_posed(ui, style, layout.stage, pose);
        let column = layout.column;
        let label = name_ui(ui, style, column, YOUR_VIEW_FIRST);
        let label_bottom = label.bottom();
        match self.question {
            Question::HowWasThat => {
                let skip = Link::new(SKIP, Command::Skip.cap());
                let top = label.top() + (style.line_height(TextStyle::Small) - skip.size(ui, style).y) / 2.0;
                let skips = skip.show_at(ui, style, pos2(column.right() + style.space(S16), top.round()), Align::Max).clicked();
                let (chosen, goes_on) = first_ui(ui, style, &layout, label_bottom, self.has_choice);
                if chosen.is_some() {
                    ui.ctx().request_repaint();
                }
                let is_done = chosen.is_some_and(|chosen| self.choose(chosen, view));
                (skips || is_done).then_some(Command::Skip).or(goes_on.then_some(Command::GoOn))
            }
            Question::WhichMoment => self.second_ui(ui, style, &layout, label_bottom, debrief),
        }
    }

    /// The curve of moods, the two lines of the chosen exchange, and what can be answered.
    fn second_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        layout: &StageLayout,
        label_bottom: f32,
        debrief: &Debrief,
    ) -> Option<Command> {
        let column = layout.column;
        let blocks = asked(debrief);
        let is_low = layout.large_text || ui.ctx().content_rect().height() < LOW;
        let (buttons, clicked, hint_at) = buttons_ui(ui, style, layout);
        let mut goes_on = false;
        let top = if layout.roomy { column.top() + style.space(SECOND_TOP) } else { label_bottom + style.space(S8) };
        let room = Rect::from_min_max(pos2(column.left() - S24, top), pos2(column.right() + S24, buttons - style.space(S12)));
        let taken = place(ui, "which moment", room, |ui| {
            let page = Page::new("which moment").show(ui, style, |ui| {
                scroll_by_keys(ui, room.height(), false);
                let margin = Margin { left: S24 as i8, right: S24 as i8, top: 0, bottom: S32 as i8 };
                let height = room.height() - S32;
                Frame::NONE
                    .inner_margin(margin)
                    .show(ui, |ui| self.moments_ui(ui, style, debrief, &blocks, (is_low, height)))
                    .inner
            });
            if page.offset > 1.0 {
                fade_in(ui.painter(), style, page.rect);
            }
            if page.below > S32 {
                fade_out(ui.painter(), style, page.rect);
                goes_on = true;
            }
            page.inner
        });
        if let Some(at) = hint_at.filter(|_| goes_on) {
            more_below(ui.painter(), style, MORE_IS_BELOW, at);
        }
        clicked.or(taken.then_some(Command::GoOn))
    }

    /// Answers whether the chosen moment was taken. `height` is what all of it may take.
    fn moments_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        debrief: &Debrief,
        blocks: &[AskedBlock],
        (is_low, height): (bool, f32),
    ) -> bool {
        let top = ui.cursor().top();
        Text::new(WHICH_MOMENT, if is_low { TextStyle::Speech } else { TextStyle::Title }).semi().show(ui, style);
        ui.add_space(style.space(S8));
        let mood = the_mood(debrief.pronoun);
        Text::new(&mood, TextStyle::Note).color(style.theme.soft).show(ui, style);
        ui.add_space(style.space(S8));
        let moods = debrief.curve.points.iter().skip(1).map(|point| point.mood);
        let points: Vec<MoodPoint> = (blocks.iter().zip(moods))
            .map(|(block, mood)| MoodPoint { mood: mood.into(), name: block.name.clone(), value: block.mood.clone() })
            .collect();
        let bands = touched_bands(debrief);
        // So high that each word beside the line stands at its own mood.
        let line = style.space(if is_low { LOW_MOOD } else { MOOD }).max(MoodLine::least_height(style, &points, &bands));
        let rect = Rect::from_min_size(ui.cursor().min, Vec2::new(ui.available_width(), line));
        let sheet_top = rect.bottom() + style.space(BEFORE_SHEET);
        let takes_focus = std::mem::take(&mut self.takes_focus);
        let answer =
            MoodLine::new(&mood, &points, &bands, self.exchange).takes_focus(takes_focus).show(ui, style, rect, sheet_top);
        ui.add_space(sheet_top - ui.cursor().top());
        // The words of all of them are set in one size, the larger one where none would make the page scroll.
        let width = ui.available_width();
        let roomy = blocks.iter().all(|block| sheet_top - top + sheet_height(ui, style, block, width) <= height);
        let theirs = if roomy { TextStyle::Lead } else { TextStyle::Body };
        if let Some(block) = blocks.get(self.exchange) {
            RaisedSheet::new().words_on_the_edge(sheet_reach(ui, style)).show(ui, style, |ui| {
                if let Some(they) = &block.they {
                    labelled_below_ui(ui, style, they, theirs);
                    ui.add_space(style.space(S16));
                }
                Text::new(&block.you.label, TextStyle::Note).color(style.theme.soft).show(ui, style);
                passage_text(style, &block.you.passage, TextStyle::Body).show(ui, style);
            });
        }
        if let Some(chosen) = answer.chosen {
            self.exchange = chosen;
            self.takes_focus = true;
            ui.ctx().request_repaint();
        }
        answer.taken
    }
}

/// How high the sheet with an exchange is, with the customer's words in the larger of their two sizes.
fn sheet_height(ui: &Ui, style: &Style<'_>, block: &AskedBlock, width: f32) -> f32 {
    let label = style.line_height(TextStyle::Note);
    let height =
        |words: &Passage, kind: TextStyle| passage_text(style, words, kind).width(width).galley(ui.painter(), style).size().y;
    let theirs = block.they.as_ref().map_or(0.0, |they| label + height(&they.passage, TextStyle::Lead) + style.space(S16));
    2.0 * S24 + theirs + label + height(&block.you.passage, TextStyle::Body)
}

/// The words for the bands that the run touched, each in the middle of its own, the highest first.
fn touched_bands(debrief: &Debrief) -> Vec<(f32, String)> {
    let rules = debrief.rules;
    let touched: Vec<usize> = debrief.curve.points.iter().skip(1).map(|point| rules.mood_band(point.mood)).collect();
    let bands = rules.mood_bands().enumerate().filter(|(index, _)| touched.contains(index));
    let mut words: Vec<(f32, String)> = bands.map(|(index, band)| (band.middle(), mood_word(index))).collect();
    words.reverse();
    words
}

/// The first question, its four answers, and the way on without one; answers which of them was clicked, from 0, and whether to go on.
fn first_ui(ui: &mut Ui, style: &Style<'_>, layout: &StageLayout, label_bottom: f32, has_next: bool) -> (Option<usize>, bool) {
    let column = layout.column;
    let top = if layout.roomy { column.top() + style.space(FIRST_TOP) } else { label_bottom + style.space(S16) };
    let way_on = WayOn::of(ui, style, layout, has_next);
    let room = Rect::from_min_max(
        pos2(column.left() - S24, top),
        pos2(column.right() + S24, way_on.place_of_button.top() - style.space(S8)),
    );
    let chosen = place(ui, "how was that", room, |ui| {
        let page = Page::new("how was that").show(ui, style, |ui| {
            scroll_by_keys(ui, room.height(), false);
            let margin = Margin { left: S24 as i8, right: S24 as i8, top: 0, bottom: S24 as i8 };
            let rows = |ui: &mut Ui| {
                let kind = if layout.roomy { TextStyle::Display } else { TextStyle::Title };
                Text::new(HOW_WAS_THAT, kind).show(ui, style);
                ui.add_space(if layout.roomy { style.space(BEFORE_ANSWERS) } else { style.space(S16) });
                let keys = ["1", "2", "3", "4"];
                let padding = if layout.large_text { S4 } else { S12 };
                let row = |felt: &Feeling, key| OptionRow::new(key, feeling(*felt)).kind(TextStyle::Lead).padding(padding);
                let rows = Feeling::ALL.iter().zip(keys).map(|(felt, key)| row(felt, key));
                OptionRows::new(rows).show(ui, style).iter().position(Response::clicked)
            };
            Frame::NONE.inner_margin(margin).show(ui, rows).inner
        });
        if page.below > S24 {
            fade_out(ui.painter(), style, page.rect);
        }
        page.inner
    });
    (chosen, way_on.show(ui, style))
}

/// The way on without an answer, and beside it what comes then.
struct WayOn {
    button: Button<'static>,
    what_comes: Text<'static>,
    place_of_button: Rect,
    /// `None` where there is no room: the answers need it more.
    place_of_words: Option<Rect>,
}

impl WayOn {
    fn of(ui: &Ui, style: &Style<'_>, layout: &StageLayout, has_next: bool) -> Self {
        let column = layout.column;
        let what_comes = Text::new(if has_next { ONE_MORE } else { THEN_THE_MOMENT }, TextStyle::Small).color(style.theme.soft);
        let button = Button::primary(if has_next { NEXT_QUESTION } else { GO_ON }).key(Command::GoOn.cap());
        let (size, words) = (button.size(ui, style), what_comes.galley(ui.painter(), style).size());
        let top = column.bottom() - if layout.roomy { style.space(BUTTONS_BOTTOM) } else { style.space(S16) } - size.y;
        let gap = style.space(S24);
        let beside = pos2(column.left() + size.x + gap, top + (size.y - words.y) / 2.0);
        let is_beside = size.x + gap + words.x <= column.width();
        let place_of_words = is_beside.then(|| Rect::from_min_size(beside, words + Vec2::splat(1.0)));
        let place_of_button = Rect::from_min_size(pos2(column.left(), top), size + Vec2::splat(1.0));
        Self { button, what_comes, place_of_button, place_of_words }
    }

    fn show(self, ui: &mut Ui, style: &Style<'_>) -> bool {
        if let Some(place_of_words) = self.place_of_words {
            place(ui, "what comes", place_of_words, |ui| self.what_comes.show(ui, style));
        }
        place(ui, "go on", self.place_of_button, |ui| self.button.show(ui, style)).clicked()
    }
}

/// What can be answered to the second question, and that the arrows lead to another moment. Returns where that begins, what was
/// clicked, and where beside it there is room to say that the page goes on.
fn buttons_ui(ui: &mut Ui, style: &Style<'_>, layout: &StageLayout) -> (f32, Option<Command>, Option<Pos2>) {
    let column = layout.column;
    let this_one = Button::primary(THIS_ONE).key(Command::GoOn.cap());
    let none = Button::third(NO_SINGLE_ONE).key(Command::NoSingleOne.cap());
    let (first, second) = (this_one.size(ui, style), none.size(ui, style));
    let bottom = column.bottom() - if layout.roomy { style.space(BUTTONS_BOTTOM) } else { style.space(S16) };
    let gap = style.space(S16);
    let beside = first.x + gap + second.x <= column.width() + style.space(S12);
    let top = bottom - first.y - if beside { 0.0 } else { second.y + style.space(S4) };
    let mut clicked = None;
    let row = |x: f32, y: f32, size: Vec2| Rect::from_min_size(pos2(x, y), size + Vec2::splat(1.0));
    if place(ui, "this one", row(column.left(), top, first), |ui| this_one.show(ui, style)).clicked() {
        clicked = Some(Command::GoOn);
    }
    let (x, y) = if beside {
        (column.left() + first.x + gap, top)
    } else {
        (column.left() - style.space(S12), top + first.y + style.space(S4))
    };
    if place(ui, "no single one", row(x, y, second), |ui| none.show(ui, style)).clicked() {
        clicked = Some(Command::NoSingleOne);
    }
    let has_arrows = beside && arrows_ui(ui, style, pos2(column.right() + style.space(S16), top + first.y / 2.0), x + second.x);
    let of_row = Rect::from_x_y_ranges(column.x_range(), y..=y + second.y);
    let hint_at = more_below_beside(ui.painter(), style, MORE_IS_BELOW, of_row, x + second.x).filter(|_| !has_arrows);
    (top, clicked, hint_at)
}

/// The two arrows and what they do, at the right where there is room. Answers whether there is.
fn arrows_ui(ui: &mut Ui, style: &Style<'_>, right: Pos2, from: f32) -> bool {
    let words = Text::new(ANOTHER_MOMENT, TextStyle::Small).color(style.theme.soft);
    let caps = [Command::Previous, Command::Next].map(|command| KeyCap::new(command.cap()));
    let size = words.galley(ui.painter(), style).size();
    let caps_width: f32 = caps.iter().map(|cap| cap.size(ui.painter(), style).x + style.space(S8)).sum();
    let left = right.x - size.x - caps_width;
    if left < from + style.space(S16) {
        return false;
    }
    let mut x = left;
    for cap in caps {
        let size = cap.size(ui.painter(), style);
        cap.paint(ui.painter(), style, pos2(x, (right.y - size.y / 2.0).round()));
        x += size.x + style.space(S8);
    }
    let at = Rect::from_min_size(pos2(x, right.y - size.y / 2.0), size + Vec2::splat(1.0));
    place(ui, "another moment", at, |ui| words.show(ui, style));
    true
}
