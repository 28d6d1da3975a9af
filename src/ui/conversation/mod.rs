//! The conversation: the customer at the left, their words and yours at the right, what you know below.

mod announce;
mod answers;
mod header;
mod notebook;
mod page;

use egui::{Align, Rect, Ui, Vec2, pos2};

use super::layout::StageLayout;
use super::notebook_bar::{notebook_bar_height, notebook_bar_middle, notebook_bar_ui};
use super::stage::{Caption, Stage};
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::place::place;
use crate::kit::theme::{Motion, S8, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Button, KeyCap, Text, strokes};
use crate::play::{Fill, Line, Offered, Run, Waiting};
use crate::rules::Move;
use crate::scenario::{ChoiceId, Voice};
use crate::session::Session;
use crate::words;

/// The answers follow the customer's words by so much, in seconds.
const OPTIONS_AFTER: f64 = 0.04;
/// A choice that takes longer than this to reach the disk is spoken of, in seconds.
const LATE_AFTER: f64 = 0.3;

/// What the conversation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversationAction {
    Choose {
        choice: ChoiceId,
        voice: Option<Voice>,
    },
    /// Leave the customer waiting.
    Leave,
    /// From the end of the conversation to its debrief.
    SeeHowItWent,
    Help,
}

/// What the conversation screen remembers between two frames.
#[derive(Debug, Default)]
pub struct ConversationView {
    /// Words that were chosen and wait for a voice.
    words: Option<ChoiceId>,
    /// Whether the notebook bar asks if the customer is to be left waiting.
    leaving: bool,
    /// Whether the whole notebook lies over the answers.
    notebook: bool,
    /// The exchange on screen, and since when in seconds; `None` before the first frame.
    on_screen: Option<(usize, f64)>,
    /// Whether the line that ends a day was read.
    day_is_over: bool,
    /// What was said before is scrolled away, and comes back by the wheel or Page Up.
    page: page::PageView,
    /// Answers that reach below the page.
    more_below: usize,
    /// Since when a choice has been on its way to the disk, in seconds.
    on_its_way_since: Option<f64>,
    /// Whether nothing of this conversation is being kept.
    not_kept: bool,
}

/// How high the notebook bar is while it asks.
fn leaving_height(ui: &Ui, style: &Style<'_>, roomy: bool) -> f32 {
    let button = Button::second(words::conversation::LEAVE).size(ui, style).y;
    let asks = S16 + style.line_height(TextStyle::Small) + S8 + button + S24;
    notebook_bar_height(style, roomy).max(asks)
}

/// Everything that the screen reads in one frame.
struct Talk<'a> {
    run: &'a Run,
    fill: Fill,
    /// The open options in the order in which they are drawn.
    options: Vec<Offered>,
    waiting: Waiting,
    /// What happened since the last choice.
    lines: Vec<Line>,
    /// How far the new lines have come in, 0 to 1, and the answers after them.
    lines_in: f32,
    answers_in: f32,
    /// Whether days go by here, and what comes after them is not shown yet.
    between_days: bool,
    /// What was chosen and is not kept yet. The customer answers after that.
    on_its_way: Option<Move>,
    /// Whether that takes long.
    is_late: bool,
}

impl ConversationView {
    /// Draws the talk as it stands.
    /// `not_kept` says that nothing of it is being kept.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        session: &Session,
        you: &str,
        not_kept: bool,
    ) -> Option<ConversationAction> {
        let run = session.shown();
        let talk = self.talk(ui, style, session, you);
        self.not_kept = not_kept;
        let layout = StageLayout::of(ui.max_rect(), style);
        let transcript = run.transcript();
        Stage {
            customer: run.scenario().customer(),
            rules: transcript.rules(),
            mood: transcript.state().mood(),
            temperament: transcript.start().temperament,
            caption: Caption::Mood,
            line: 2 * transcript.exchanges().len() as u64 + u64::from(talk.between_days),
            aside: matches!(talk.lines.last(), Some(Line::Sees(_))),
            grown: 1.0,
            from: None,
        }
        .show(ui, style, layout.stage);
        announce::announce_ui(ui, &talk);
        let column = layout.column;
        let right = column.right() + style.space(S16);
        let now = page::lines_height(ui, style, &talk, column.width());
        let now = now + answers::options_height(ui, style, &talk, column.width());
        let full_bar = column.bottom() - notebook_bar_height(style, layout.roomy);
        let (mut action, top) = if layout.large_text {
            // There is no room for what you said last, and the time stands on the notebook bar.
            (None, column.top() + style.margin(S24))
        } else {
            let header = header::header_ui(ui, style, column, &talk, |top| top + now + S8 < full_bar);
            (header.action, header.bottom)
        };
        // Where the answers need the room of the notebook, it becomes a line of counts: nobody can choose what they do not see.
        let roomy = layout.roomy && top + now < full_bar;
        let bar_height = if self.leaving { leaving_height(ui, style, roomy) } else { notebook_bar_height(style, roomy) };
        let bar = Rect::from_min_max(pos2(column.left(), column.bottom() - bar_height), pos2(right, column.bottom()));
        let reach = page::reach(style);
        let room = Rect::from_min_max(pos2(column.left() - reach, top), pos2(column.right() + reach, bar.top() - 1.0));
        action = action.or(self.middle_ui(ui, style, room, &talk));
        if self.leaving {
            action = action.or(self.leaving_ui(ui, style, bar, &talk));
        } else {
            let end = notebook_bar_ui(ui, style, bar, transcript, &talk.fill, roomy);
            if layout.large_text {
                let cap = KeyCap::new(Command::Help.cap()).size(ui.painter(), style);
                let at = pos2(right, notebook_bar_middle(style, bar) - cap.y / 2.0);
                let room = right - end - cap.x - 2.0 * style.space(S24);
                action = action.or(header::corner_ui(ui, style, at, room, &talk));
            }
        }
        action.or(self.keys(ui, &talk))
    }

    /// Gathers what this frame shows, and moves the lines in on their way.
    fn talk<'a>(&mut self, ui: &Ui, style: &Style<'_>, session: &'a Session, you: &str) -> Talk<'a> {
        let run = session.shown();
        let transcript = run.transcript();
        let n_exchanges = transcript.exchanges().len();
        let now = ui.input(|input| input.time);
        let since = match self.on_screen {
            Some((exchange, since)) if exchange == n_exchanges => since,
            _ => {
                *self = Self::default();
                self.on_screen = Some((n_exchanges, now));
                now
            }
        };
        let fill = transcript.fill(you);
        let mut lines = match transcript.exchanges().last() {
            Some(exchange) => transcript.lines_after(exchange, &fill),
            None => transcript.opening_lines(&fill),
        };
        let day_ends = lines.iter().position(|line| matches!(line, Line::Days(_)));
        let between_days = day_ends.is_some() && !self.day_is_over;
        match day_ends {
            Some(at) if between_days => lines.truncate(at + 1),
            Some(at) => drop(lines.drain(..at)),
            None => {}
        }
        let seconds = f64::from(style.seconds(Motion::LineIn));
        let come_in = |after: f64| {
            if seconds <= 0.0 { 1.0 } else { ((now - since - after) / seconds).clamp(0.0, 1.0) as f32 }
        };
        let (lines_in, answers_in) = (come_in(0.0), come_in(OPTIONS_AFTER));
        if answers_in < 1.0 {
            ui.ctx().request_repaint();
        }
        let on_its_way = session.on_its_way();
        let options = if on_its_way.is_some() { Vec::new() } else { run.open_options() };
        let is_late = self.is_late(ui, on_its_way.is_some(), now);
        let waiting = run.waiting();
        Talk { run, fill, options, waiting, lines, lines_in, answers_in, between_days, on_its_way, is_late }
    }

    /// Whether a choice has been on its way to the disk for longer than anybody should wait without a word.
    fn is_late(&mut self, ui: &Ui, is_on_its_way: bool, now: f64) -> bool {
        if !is_on_its_way {
            self.on_its_way_since = None;
            return false;
        }
        let late_at = *self.on_its_way_since.get_or_insert(now) + LATE_AFTER;
        if now < late_at {
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(late_at - now));
        }
        now >= late_at
    }

    /// Shows everything at once, as if it had come in long ago.
    fn show_all_at_once(&mut self) {
        if let Some((_, since)) = &mut self.on_screen {
            *since = f64::NEG_INFINITY;
        }
    }

    /// The customer's words, and what can be answered.
    fn middle_ui(&mut self, ui: &mut Ui, style: &Style<'_>, room: Rect, talk: &Talk<'_>) -> Option<ConversationAction> {
        if self.notebook {
            place(ui, "notebook", room, |ui| notebook::notebook_ui(ui, style, talk)).then(|| self.notebook = false);
            return None;
        }
        let mut page = std::mem::take(&mut self.page);
        page.counts = self.words.is_none();
        self.more_below = 0;
        let before = self.words;
        let action = page.show(ui, style, room, talk, |ui| self.answers_ui(ui, style, talk));
        self.page = page;
        match (before, self.words) {
            (None, Some(_)) => self.page.show_end(),
            (Some(_), None) => self.page.show_now(),
            _ => {}
        }
        if self.more_below > 0 {
            let words = words::conversation::more_below(self.more_below);
            let at = pos2(room.right() - page::reach(style), room.bottom() - style.line_height(TextStyle::Note));
            Text::new(&words, TextStyle::Note).color(style.theme.soft).paint_aligned(ui.painter(), style, at, Align::Max);
        }
        action
    }

    /// The n-th open option: at once, or after its voice is chosen.
    fn choose_nth(&mut self, talk: &Talk<'_>, index: usize) -> Option<ConversationAction> {
        let choice = talk.options.get(index)?.choice;
        if talk.run.asks_for_voice() {
            self.words = Some(choice);
            self.page.show_end();
            return None;
        }
        Some(ConversationAction::Choose { choice, voice: None })
    }

    /// The words that wait for a voice go back among the others; answers whether there were any.
    fn put_words_back(&mut self) -> bool {
        let were = self.words.take().is_some();
        if were {
            self.page.show_now();
        }
        were
    }

    fn leaving_ui(&mut self, ui: &mut Ui, style: &Style<'_>, bar: Rect, talk: &Talk<'_>) -> Option<ConversationAction> {
        let mut action = None;
        strokes::hairline(ui.painter(), style, bar.x_range(), bar.top());
        place(ui, "leaving", bar.shrink2(Vec2::new(0.0, S16)), |ui| {
            let name = &talk.run.scenario().customer().name;
            let question =
                if self.not_kept { words::conversation::leave_unkept(name) } else { words::conversation::leave_waiting(name) };
            Text::new(&question, TextStyle::Small).show(ui, style);
            ui.add_space(S8);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = S16;
                if Button::second(words::conversation::LEAVE).key(Command::GoOn.cap()).show(ui, style).clicked() {
                    action = Some(ConversationAction::Leave);
                }
                if Button::third(words::conversation::STAY).key(Command::Back.cap()).show(ui, style).clicked() {
                    self.leaving = false;
                }
            });
        });
        action
    }

    /// Where the keys are heard.
    fn place(&self, talk: &Talk<'_>) -> Place {
        if self.leaving {
            Place::Leaving
        } else if self.notebook {
            Place::Notebook
        } else if talk.on_its_way.is_some() {
            Place::OnItsWay
        } else if talk.answers_in < 1.0 {
            // No choice by a double key press: answers are heard once they are drawn.
            Place::Arriving
        } else if talk.between_days {
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
        if matches!(place, Place::DayEnds | Place::Over | Place::Voices | Place::Conversation) {
            self.page.keys(ui);
        }
        let key = key_command(ui, place)?;
        match (place, key.command) {
            (Place::Leaving, Command::GoOn) => return Some(ConversationAction::Leave),
            (Place::Leaving, _) => self.leaving = false,
            (Place::Notebook, _) => self.notebook = false,
            (_, Command::Notebook) => self.notebook = true,
            (Place::Arriving, _) => self.show_all_at_once(),
            (Place::DayEnds, Command::GoOn) => self.end_the_day(ui),
            (Place::DayEnds, _) => self.leaving = true,
            // Both ways lead to how it went: nobody is to lose it by a key too many.
            (Place::Over, _) => return Some(ConversationAction::SeeHowItWent),
            // First the words go back among the others, then the talk is left.
            (_, Command::Back) => self.leaving = !self.put_words_back(),
            (_, Command::Choose) => return self.choose(talk, key.nth),
            _ => {}
        }
        None
    }

    /// The n-th answer, or the n-th voice for the words that wait for one.
    fn choose(&mut self, talk: &Talk<'_>, nth: usize) -> Option<ConversationAction> {
        if self.page.return_to_now() {
            return None;
        }
        let Some(choice) = self.words else { return self.choose_nth(talk, nth) };
        let voice = *Voice::ALL.get(nth)?;
        self.words = None;
        Some(ConversationAction::Choose { choice, voice: Some(voice) })
    }

    /// What comes after the days is shown, and comes in like any new line.
    fn end_the_day(&mut self, ui: &Ui) {
        self.day_is_over = true;
        if let Some((_, since)) = &mut self.on_screen {
            *since = ui.input(|input| input.time);
        }
        self.page = page::PageView::default();
        ui.ctx().request_repaint();
    }
}
