//! The conversation: the customer at the left, their words and yours at the right, what you know below.

mod announce;
mod answers;
mod ending;
mod header;
mod history;
mod layout;
mod notebook;
mod page;
pub(in crate::ui) mod scene;
mod talk;
mod voices;

use egui::{CursorIcon, Id, Rect, Sense, Ui, Vec2, pos2};

use self::ending::{Told, ending_ui};
use self::header::{Asked, Ways};
use self::history::HistoryView;
use self::layout::{ConversationLayout, Desk, Space};
use self::scene::LEVELS;
use self::talk::{Pause, Talk, your_words};
use self::voices::VoiceSheet;
use super::layout::StageLayout;
use super::notebook_bar::{Notes, full_desk_height, full_desk_ui, line_desk_middle, line_desk_ui};
use super::stage::{Caption, Pose, Stage};
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{Button, Text, more_below, strokes};
use crate::play::{Line, Waiting};
use crate::scenario::{ChoiceId, Voice};
use crate::session::Session;
use crate::words;

/// What the conversation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversationAction {
    Choose {
        choice: ChoiceId,
        voice: Option<Voice>,
    },
    /// Leave the customer waiting; at the end, go home and look back another time.
    Leave,
    /// From the end of the conversation to its debrief.
    SeeHowItWent,
    Help,
}

/// How closely what can be answered is set, so that it stands in its room.
#[derive(Clone, Copy, Debug)]
struct Fit {
    answers: TextStyle,
    voices: VoiceSheet,
    /// So many lines of the customer's last words are all that there is room for beside the voices; `None` where everything has room.
    said_rows: Option<usize>,
}

/// What the conversation screen remembers between two frames.
#[derive(Debug, Default)]
pub struct ConversationView {
    /// Words that were chosen and wait for a voice.
    words: Option<ChoiceId>,
    /// Whether the desk asks if the customer is to be left waiting.
    leaving: bool,
    /// Whether the whole notebook lies over the answers.
    notebook: bool,
    /// What was said before, while it lies over the answers.
    history: Option<HistoryView>,
    /// The exchange on screen, and since when in seconds; `None` before the first frame.
    on_screen: Option<(usize, f64)>,
    /// How many of the days and hours that go by after it were read.
    n_pauses: usize,
    page: page::PageView,
    /// Answers that reach below the page.
    more_below: usize,
    /// Since when a choice has been on its way to the disk, in seconds.
    on_its_way_since: Option<f64>,
    /// Whether nothing of this conversation is being kept.
    not_saved: bool,
}

impl ConversationView {
    /// Draws the conversation as it stands.
    /// `not_saved` says that nothing of it is being kept.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        session: &Session,
        you: &str,
        not_saved: bool,
    ) -> Option<ConversationAction> {
        let talk = self.talk(ui, style, session, you);
        self.not_saved = not_saved;
        let layout = StageLayout::of(ui.max_rect(), style);
        stage_ui(ui, style, &layout, &talk);
        announce::announce_ui(ui, &talk);
        let action =
            if talk.ends_here() { self.ending_ui(ui, style, &layout, &talk) } else { self.scene_ui(ui, style, &layout, &talk) };
        action.or(self.keys(ui, &talk))
    }

    /// Her words, the answers, the desk.
    fn scene_ui(&mut self, ui: &mut Ui, style: &Style<'_>, layout: &StageLayout, talk: &Talk<'_>) -> Option<ConversationAction> {
        let column = layout.column;
        let right = column.right() + style.space(S16);
        let space = Space::of(layout, style);
        let (placed, fit) = self.lay_out(ui, style, &space, column.width(), talk);
        // What the whole notebook tells is not told below it once more.
        let placed =
            if self.notebook { ConversationLayout { desk: Desk::Line, desk_top: space.line_desk, ..placed } } else { placed };
        let mut asked = None;
        if !layout.large_text {
            asked = header::top_row_ui(ui, style, column, talk, self.ways(talk));
            if self.history.is_none() && !self.notebook {
                yours_ui(ui, style, column, &space, &placed, talk);
            }
        }
        let desk_top =
            if self.leaving { placed.desk_top.min(column.bottom() - leaving_height(ui, style)) } else { placed.desk_top };
        let desk = Rect::from_min_max(pos2(column.left(), desk_top), pos2(right, column.bottom()));
        let reach = page::reach(style);
        let above = if layout.large_text { 0.0 } else { style.space(S8) };
        let middle =
            Rect::from_min_max(pos2(column.left() - reach, space.top - above), pos2(column.right() + reach, desk.top() - 1.0));
        let placed = ConversationLayout { fits: placed.fits && desk_top >= placed.desk_top, ..placed };
        let mut action = self.middle_ui(ui, style, middle, (&placed, fit), talk);
        if self.leaving {
            action = action.or(self.leaving_ui(ui, style, desk, talk));
        } else {
            asked = asked.or(self.desk_ui(ui, style, desk, placed.desk, layout.large_text, talk));
        }
        action.or(self.carry_out(asked))
    }

    /// The last word, and what ends there.
    fn ending_ui(&mut self, ui: &mut Ui, style: &Style<'_>, layout: &StageLayout, talk: &Talk<'_>) -> Option<ConversationAction> {
        let asked = header::top_row_ui(ui, style, layout.column, talk, self.ways(talk));
        let told = match talk.pause {
            Some(pause) => Told::pause(pause),
            None => Told::ending(talk),
        };
        if self.leaving {
            // The question stands in the place of the way on, and what was told stays in sight.
            let column = layout.column;
            let (above, desk) = column.split_top_bottom_at_y(column.bottom() - leaving_height(ui, style));
            ending_ui(ui, style, above, talk, told.without_a_way_on());
            return self.leaving_ui(ui, style, desk, talk).or(self.carry_out(asked));
        }
        let goes_on = ending_ui(ui, style, layout.column, talk, told);
        let action = self.carry_out(asked);
        match (goes_on, talk.pause) {
            (true, Some(_)) => self.go_on(ui),
            (true, None) => return action.or(Some(ConversationAction::SeeHowItWent)),
            _ => {}
        }
        action
    }

    /// Where things stand on the page, and how closely what is answered there is set.
    fn lay_out(&self, ui: &Ui, style: &Style<'_>, space: &Space, width: f32, talk: &Talk<'_>) -> (ConversationLayout, Fit) {
        let levels = scene::levels(style).iter();
        let words: Vec<f32> = levels.map(|level| scene::height(ui, style, &talk.lines, *level, width)).collect();
        let n_whole = scene::n_whole(style);
        let above_desk = layout::above_desk(style);
        let (of_answers, answers) = layout::first_that_fits(TextStyle::Body, answers::smaller_kinds(style), |kind| {
            let answers = answers::options_heights(ui, style, talk, kind, width);
            // Nothing of what is seen is cut as long as the desk can make room for it, and no answer is larger than what is answered.
            let whole = words.get(..n_whole.min(scene::n_as_large_as(style, kind))).unwrap_or(&words);
            if n_whole == words.len() {
                return layout::lay_out(space, whole, &answers, above_desk);
            }
            layout::lay_out_whole(space, (whole, &words), &answers, above_desk)
        });
        let fit = Fit { answers, voices: VoiceSheet::Roomy, said_rows: None };
        let Some(chosen) = self.words_chosen(talk) else { return (of_answers, fit) };
        // The sheet with the voices stands where the answers stood.
        let there = Space { answers: space.answers.map(|_| of_answers.answers), ..*space };
        let height = |sheet: VoiceSheet| sheet.height(ui, style, talk, chosen, width);
        // What was said keeps its size where it can: it is what is being answered.
        let as_before = words.get(of_answers.level..=of_answers.level).unwrap_or(&words);
        let (of_voices, voices) = layout::first_that_fits(VoiceSheet::Roomy, &VoiceSheet::CLOSER, |sheet| {
            let placed = layout::lay_out(&there, as_before, &[height(sheet)], above_desk);
            ConversationLayout { level: of_answers.level, ..placed }
        });
        let (of_voices, voices) = if of_voices.fits {
            (of_voices, voices)
        } else {
            layout::first_that_fits(VoiceSheet::Roomy, &VoiceSheet::CLOSER, |sheet| {
                layout::lay_out(&there, &words, &[height(sheet)], above_desk)
            })
        };
        let fit = Fit { voices, ..fit };
        if of_voices.fits {
            return (of_voices, fit);
        }
        // Of what is said only the last words stay, and as many lines of them as there is room for.
        let line = scene::last_line_height(style);
        let rows = ((space.over_line - height(voices) - space.gap - space.top) / line).floor().max(1.0);
        let placed = layout::lay_out(&there, &[rows * line], &[height(voices)], above_desk);
        (placed, Fit { said_rows: Some(rows as usize), ..fit })
    }

    /// The customer's words, and what can be answered; or what lies over them.
    fn middle_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        (placed, fit): (&ConversationLayout, Fit),
        talk: &Talk<'_>,
    ) -> Option<ConversationAction> {
        if self.notebook {
            if place(ui, "the notebook", room, |ui| notebook::notebook_ui(ui, style, talk)) {
                self.notebook = false;
            }
            return None;
        }
        if let Some(history) = &mut self.history {
            if history.show(ui, style, room, talk) {
                self.history = None;
            }
            return None;
        }
        let mut page = std::mem::take(&mut self.page);
        page.counts = self.words.is_none() && talk.on_its_way.is_none() && !self.leaving;
        page.holds = self.leaving;
        self.more_below = 0;
        let before = self.words;
        let level = scene::levels(style).get(placed.level).copied().unwrap_or(LEVELS[0]);
        let action = page.show(ui, style, room, placed.fits, |ui| {
            let start = ui.cursor().top() - room.top();
            let down_to = |ui: &mut Ui, at: f32| ui.add_space((start + at - ui.cursor().top()).max(0.0));
            down_to(ui, placed.words);
            named(ui, "what is said", |ui| match fit.said_rows {
                Some(rows) => scene::last_words_ui(ui, style, talk, rows),
                None => scene::lines_ui(ui, style, talk, level),
            });
            down_to(ui, placed.answers);
            ui.set_opacity(talk.answers_in);
            let answer = named(ui, "answers", |ui| self.answers_ui(ui, style, talk, fit));
            // The ring of the last row reaches a little beyond it.
            ui.add_space(S8 - 2.0);
            answer
        });
        self.page = page;
        if self.leaving {
            // What lies beneath the question answers nothing.
            self.words = before;
            return None;
        }
        match (before, self.words) {
            (None, Some(_)) | (Some(_), None) => self.page.show_top(),
            _ => {}
        }
        if self.more_below > 0 && more_below_ui(ui, style, room, self.more_below) {
            self.page.show_end();
            ui.ctx().request_repaint();
        }
        if self.page.is_at_top() && wheel_goes_up(ui, room) {
            self.show_history(talk);
        }
        action
    }

    fn desk_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        desk: Rect,
        kind: Desk,
        large_text: bool,
        talk: &Talk<'_>,
    ) -> Option<Asked> {
        let notes = Notes::of(talk.run.transcript(), &talk.fill);
        let (opens, asked) = match kind {
            Desk::Full => (full_desk_ui(ui, style, desk, &notes), None),
            Desk::Line => {
                let opens = line_desk_ui(ui, style, desk, &notes);
                let middle = line_desk_middle(style, desk);
                (opens, large_text.then(|| header::caps_ui(ui, style, desk.right(), middle, talk, self.ways(talk))).flatten())
            }
        };
        if opens {
            self.notebook = !self.notebook;
            self.history = None;
        }
        asked
    }

    /// The ways that stand on the page, each where its key is heard.
    fn ways(&self, talk: &Talk<'_>) -> Ways {
        let is_over = self.leaving || self.notebook;
        let answers = self.history.is_some() && !is_over;
        // The ending stands alone: nothing leads past it.
        let is_the_end = talk.ends_here() && talk.pause.is_none();
        Ways {
            yours: !self.notebook && !answers && talk.holds_up_your_words(),
            earlier: !is_over && !answers && !talk.ends_here() && talk.on_its_way.is_none(),
            answers,
            leave: !is_over && !answers && !is_the_end && self.words.is_none() && talk.on_its_way.is_none(),
            help: !is_the_end,
        }
    }

    fn carry_out(&mut self, asked: Option<Asked>) -> Option<ConversationAction> {
        match asked? {
            Asked::Help => return Some(ConversationAction::Help),
            Asked::Leave => return self.leave(),
            Asked::Earlier => self.history = Some(HistoryView::default()),
            Asked::Answers => self.history = None,
        }
        None
    }

    fn show_history(&mut self, talk: &Talk<'_>) {
        if self.ways(talk).earlier && !history::is_empty(talk) {
            self.history = Some(HistoryView::default());
        }
    }

    /// Asks whether to leave.
    fn leave(&mut self) -> Option<ConversationAction> {
        self.leaving = true;
        None
    }

    /// The n-th open option: at once, or after its voice is chosen.
    fn choose_nth(&mut self, talk: &Talk<'_>, index: usize) -> Option<ConversationAction> {
        let choice = talk.options.get(index)?.choice;
        if talk.run.asks_for_voice() {
            self.words = Some(choice);
            self.page.show_top();
            return None;
        }
        Some(ConversationAction::Choose { choice, voice: None })
    }

    /// The words that wait for a voice go back among the others; answers whether there were any.
    fn put_words_back(&mut self) -> bool {
        let were = self.words.take().is_some();
        if were {
            self.page.show_top();
        }
        were
    }

    fn leaving_ui(&mut self, ui: &mut Ui, style: &Style<'_>, desk: Rect, talk: &Talk<'_>) -> Option<ConversationAction> {
        let mut action = None;
        strokes::hairline(ui.painter(), style, desk.x_range(), desk.top());
        let (leave, stay) = place(ui, "leaving", desk.shrink2(Vec2::new(0.0, S16)), |ui| {
            let name = &talk.run.scenario().customer().name;
            let question = if talk.run.transcript().exchanges().is_empty() {
                words::conversation::leave_unbegun(name)
            } else if self.not_saved {
                words::conversation::leave_unsaved(name)
            } else {
                words::conversation::leave_for_now(name)
            };
            Text::new(&question, TextStyle::Small).show(ui, style);
            ui.add_space(S12);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = S16;
                let leave = Button::second(words::conversation::LEAVE).key(Command::GoOn.cap()).show(ui, style);
                let stay = Button::third(words::conversation::STAY).key(Command::Back.cap()).show(ui, style);
                (leave, stay)
            })
            .inner
        });
        if leave.clicked() {
            action = Some(ConversationAction::Leave);
        }
        if stay.clicked() {
            self.leaving = false;
        }
        // The keyboard walks between the two: what lies beneath is not asked.
        let is_elsewhere = |focused: Id| focused != leave.id && focused != stay.id;
        if ui.memory(egui::Memory::focused).is_some_and(is_elsewhere) {
            leave.request_focus();
        }
        action
    }

    /// Where the keys are heard.
    fn place(&self, talk: &Talk<'_>) -> Place {
        if self.leaving {
            Place::Leaving
        } else if self.notebook {
            Place::Notebook
        } else if self.history.is_some() {
            Place::Earlier
        } else if talk.on_its_way.is_some() {
            Place::OnItsWay
        } else if !talk.is_all_shown() {
            // No choice by a double key press: answers are heard once they are drawn.
            Place::Arriving
        } else if talk.pause.is_some() {
            Place::DayEnds
        } else if talk.waiting != Waiting::Choice {
            Place::Over
        } else if self.words.is_some() {
            Place::Voices
        } else {
            Place::Conversation
        }
    }

    /// The keys of this screen. A key is heard once, for what is on the screen.
    fn keys(&mut self, ui: &Ui, talk: &Talk<'_>) -> Option<ConversationAction> {
        let place = self.place(talk);
        if matches!(place, Place::Voices | Place::Conversation) && self.page.keys(ui) {
            self.show_history(talk);
        }
        let key = key_command(ui, place)?;
        match (place, key.command) {
            (Place::Leaving, Command::GoOn) => return Some(ConversationAction::Leave),
            (Place::Leaving, _) => self.leaving = false,
            (Place::Notebook, _) => self.notebook = false,
            // It comes back to the answers first, and chooses nothing.
            (Place::Earlier, _) => self.history = None,
            (_, Command::Notebook) => self.notebook = true,
            (Place::Arriving, _) => self.show_all_at_once(),
            (Place::DayEnds, Command::Back) => self.leaving = true,
            (Place::DayEnds, _) => self.go_on(ui),
            (Place::Over, _) => return Some(ConversationAction::SeeHowItWent),
            // First the words go back among the others, then the conversation is left.
            (_, Command::Back) => self.leaving = !self.put_words_back(),
            (_, Command::Choose) => return self.choose(talk, key.nth),
            _ => {}
        }
        None
    }

    /// The n-th answer, or the n-th voice for the words that wait for one.
    fn choose(&mut self, talk: &Talk<'_>, nth: usize) -> Option<ConversationAction> {
        let Some(choice) = self.words else { return self.choose_nth(talk, nth) };
        let voice = *Voice::ALL.get(nth)?;
        self.words = None;
        Some(ConversationAction::Choose { choice, voice: Some(voice) })
    }
}

/// How high the desk is while it asks.
fn leaving_height(ui: &Ui, style: &Style<'_>) -> f32 {
    let button = Button::second(words::conversation::LEAVE).size(ui, style).y;
    let asks = S16 + 2.0 * style.line_height(TextStyle::Small) + S12 + button + S16;
    full_desk_height(style).max(asks)
}

fn stage_ui(ui: &mut Ui, style: &Style<'_>, layout: &StageLayout, talk: &Talk<'_>) {
    let transcript = talk.run.transcript();
    Stage {
        aside: matches!(talk.lines.last(), Some(Line::Sees(_))) && !talk.ends_here(),
        ..Stage::of(transcript, talk.mood, Caption::Mood, talk.scene_number)
    }
    .show_posed(ui, style, layout.stage, Pose { feels: talk.feels(), away: talk.is_away() });
}

/// What you said last, above the customer's words: on two lines where there is room for a second one.
fn yours_ui(ui: &mut Ui, style: &Style<'_>, column: Rect, space: &Space, placed: &ConversationLayout, talk: &Talk<'_>) {
    let Some((_, words, is_act)) = talk.last_words() else { return };
    let line = style.line_height(TextStyle::Small);
    let rows = if placed.words >= space.top + line { 2 } else { 1 };
    let at = Rect::from_min_size(pos2(column.left(), space.yours), Vec2::new(column.width(), line * rows as f32));
    let is_within =
        |words: &str| Text::new(words, TextStyle::Small).width(column.width()).galley(ui.painter(), style).rows.len() <= rows;
    let words = last_words(&words, is_within);
    place(ui, "what you said", at, |ui| {
        // Yours fades in where it now stands, as hers rises.
        ui.set_opacity(talk.lines_in);
        let text = Text::new(&words, TextStyle::Small).color(style.theme.soft).max_rows(rows);
        if is_act { text.italic() } else { text }.show(ui, style);
    });
}

/// As many of the last words as there is room for, after an ellipsis: they are what is answered.
fn last_words(words: &str, is_within: impl Fn(&str) -> bool) -> String {
    if is_within(words) {
        return words.to_owned();
    }
    let starts = words.char_indices().filter(|(_, sign)| *sign == ' ').filter_map(|(at, _)| words.get(at + 1..));
    let mut cut = starts.map(|end| format!("\u{2026}{end}"));
    cut.find(|cut| is_within(cut)).unwrap_or_else(|| words.to_owned())
}

/// How many answers lie below, on a line of its own between the page and the desk. Answers whether it was clicked.
fn more_below_ui(ui: &Ui, style: &Style<'_>, room: Rect, n: usize) -> bool {
    let words = words::conversation::more_below(n);
    let shown = more_below(ui.painter(), style, &words, pos2(room.right() - page::reach(style), room.bottom()));
    // The keyboard comes to the answers themselves.
    let place = shown.expand2(Vec2::new(S8, 0.0));
    ui.interact(place, ui.scope_id().with("more below"), Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// Whether the wheel is turned back over this part of the window.
fn wheel_goes_up(ui: &Ui, room: Rect) -> bool {
    ui.is_enabled()
        && ui.input(|input| input.smooth_scroll_delta().y > 0.0 && input.pointer.hover_pos().is_some_and(|at| room.contains(at)))
}
