//! What the conversation screen reads in one frame: how far the lines have come in, and which of them are told yet.

use std::time::Duration;

use egui::Ui;

use super::ConversationView;
use crate::kit::theme::{Motion, Style};
use crate::play::{Fill, Line, Offered, Run, Transcript, Waiting};
use crate::rules::{Event, Move};
use crate::scenario::{ChoiceId, Feeling, Spoken};
use crate::session::Session;
use crate::wording::typographic;
use crate::words;
use crate::words::grammar::lower_first;

/// The face begins to move before the words, in seconds.
const WORDS_AFTER: f64 = 0.06;
/// The answers follow the customer's words by so much.
const OPTIONS_AFTER: f64 = 0.04;
/// What ends there is told so long after the last word.
const ENDING_AFTER: f64 = 0.6;
/// A choice that takes longer than this to reach the disk is spoken of.
const LATE_AFTER: f64 = 0.3;
/// No exchange is told in more scenes.
const SCENES_AT_MOST: u64 = 64;

/// Time that goes by between two scenes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pause {
    Days(u16),
    /// In minutes.
    Hours(u16),
}

/// Everything that the screen reads in one frame.
pub(super) struct Talk<'a> {
    pub run: &'a Run,
    pub fill: Fill,
    /// The open options in the order in which they are drawn.
    pub options: Vec<Offered>,
    pub waiting: Waiting,
    /// What is said and seen in this scene.
    pub lines: Vec<Line>,
    /// The time that goes by after it; what comes then is not told yet.
    pub pause: Option<Pause>,
    /// The customer's mood in this scene, and in the one before it; `None` before the first word.
    pub mood: i8,
    pub mood_before: Option<i8>,
    /// What happened up to now, since the scene before.
    pub events: &'a [Event],
    /// How many lines of this exchange are not told yet.
    pub n_untold: usize,
    /// Whether time has gone by since the last choice.
    pub is_later: bool,
    /// What was chosen first in the first try, where this is the second one.
    pub chosen_first: Option<ChoiceId>,
    /// Another number for every scene.
    pub scene_number: u64,
    /// How far the new lines have come in, 0 to 1; the answers after them, and what ends there.
    pub lines_in: f32,
    pub answers_in: f32,
    pub ending_in: f32,
    /// What was chosen and is not kept yet. The customer answers after that.
    pub on_its_way: Option<Move>,
    /// Whether that takes long.
    pub is_late: bool,
}

/// A part of what happens after a choice, up to time that goes by.
#[derive(Default)]
struct Scene {
    lines: Vec<Line>,
    pause: Option<Pause>,
    /// How many lines come after it, the pause among them.
    n_after: usize,
    /// How many times days or hours have gone by before it.
    n_pauses: usize,
}

impl Talk<'_> {
    /// Whether something ends here: the conversation, a day, or a few hours.
    pub(super) fn ends_here(&self) -> bool {
        self.on_its_way.is_none() && (self.pause.is_some() || matches!(self.waiting, Waiting::Ended(_)))
    }

    /// Whether everything has come in.
    pub(super) fn is_all_shown(&self) -> bool {
        if self.ends_here() { self.ending_in >= 1.0 } else { self.answers_in >= 1.0 }
    }

    /// What shows on the customer's face over the mood.
    pub(super) fn feels(&self) -> Option<Feeling> {
        let transcript = self.run.transcript();
        if self.pause.is_some() {
            return transcript.reply_feels();
        }
        let ending = transcript.ending_words().filter(|_| self.ending_in > 0.0 && self.ends_here());
        ending.and_then(|ending| ending.feels).or_else(|| transcript.feels())
    }

    /// Whether the customer is not there. Who has just answered still is.
    pub(super) fn is_away(&self) -> bool {
        let has_answered = self.lines.iter().any(|line| matches!(line, Line::Says(_) | Line::LetMeFinish));
        self.run.transcript().is_alone() && !(self.ends_here() && has_answered)
    }

    /// Whether what you said or did stands on the page. Where something ends, words that got no answer do not; a deed does.
    pub(super) fn holds_up_your_words(&self) -> bool {
        !self.ends_here() || !self.lines.is_empty() || self.last_words().is_some_and(|(_, _, is_act)| is_act)
    }

    /// What was chosen last, with the title that stands over it, and whether it was done rather than said.
    pub(super) fn last_words(&self) -> Option<(&'static str, String, bool)> {
        let last = self.run.transcript().exchanges().last().map(|exchange| exchange.chosen);
        let Some(chosen) = self.on_its_way.or(last) else { return self.first_words() };
        let (title, words, is_act) = your_words(self, &self.run.scenario().choices()[chosen.choice].spoken);
        let title = match (self.is_later && self.on_its_way.is_none(), is_act) {
            (true, true) => words::conversation::BEFORE_THAT_YOU_DECIDED_TO,
            (true, false) => words::conversation::BEFORE_THAT_YOU_SAID,
            (false, _) => title,
        };
        Some((title, words, is_act))
    }

    /// What was said or done first in the first try: whoever tries again sees from what to part.
    fn first_words(&self) -> Option<(&'static str, String, bool)> {
        let (_, words, is_act) = your_words(self, &self.run.scenario().choices()[self.chosen_first?].spoken);
        let title = if is_act {
            words::conversation::THE_FIRST_TIME_YOU_DECIDED_TO
        } else {
            words::conversation::THE_FIRST_TIME_YOU_SAID
        };
        Some((title, words, is_act))
    }
}

/// What you said or did, with the title that stands over it; an act goes on from its title.
pub(super) fn your_words(talk: &Talk<'_>, spoken: &Spoken) -> (&'static str, String, bool) {
    let words = typographic(&talk.fill.text(spoken.text()));
    if spoken.is_act() {
        (words::conversation::YOU_DECIDED_TO, lower_first(&words), true)
    } else {
        (words::common::YOU_SAID, words, false)
    }
}

impl ConversationView {
    /// Gathers what this frame shows, and moves the lines in on their way.
    pub(super) fn talk<'a>(&mut self, ui: &Ui, style: &Style<'_>, session: &'a Session, you: &str) -> Talk<'a> {
        let run = session.shown();
        let transcript = run.transcript();
        let n_exchanges = transcript.exchanges().len();
        let now = ui.input(|input| input.time);
        let is_shown = self.on_screen.is_some_and(|(exchange, _)| exchange == n_exchanges);
        if !is_shown {
            *self = Self::default();
            self.on_screen = Some((n_exchanges, now));
        }
        let fill = transcript.fill(you);
        let lines = match transcript.exchanges().last() {
            Some(exchange) => transcript.lines_after(exchange, &fill),
            None => transcript.opening_lines(&fill),
        };
        let scene = self.scene_now(lines);
        let since = self.on_screen.map_or(now, |(_, since)| since);
        let come_in = |after: f64, motion: Motion| {
            let seconds = f64::from(style.seconds(motion));
            if seconds <= 0.0 { 1.0 } else { ((now - since - after) / seconds).clamp(0.0, 1.0) as f32 }
        };
        let said = WORDS_AFTER + f64::from(style.seconds(Motion::LineIn));
        let ending_after = if scene.lines.is_empty() { WORDS_AFTER } else { said + ENDING_AFTER };
        let on_its_way = session.on_its_way();
        let (mood, mood_before, events) = so_far(transcript, &scene);
        let talk = Talk {
            mood,
            mood_before,
            events,
            options: if on_its_way.is_some() { Vec::new() } else { run.open_options() },
            waiting: run.waiting(),
            lines: scene.lines,
            pause: scene.pause,
            n_untold: scene.n_after,
            is_later: scene.n_pauses > 0,
            scene_number: SCENES_AT_MOST * n_exchanges as u64 + self.n_pauses as u64,
            lines_in: come_in(WORDS_AFTER, Motion::LineIn),
            answers_in: come_in(WORDS_AFTER + OPTIONS_AFTER, Motion::LineIn),
            ending_in: come_in(ending_after, Motion::Panel),
            chosen_first: session.first_try().and_then(|first| first.exchanges().first()).map(|first| first.chosen.choice),
            is_late: self.is_late(ui, on_its_way.is_some(), now),
            on_its_way,
            run,
            fill,
        };
        if !talk.is_all_shown() {
            ui.ctx().request_repaint();
        }
        talk
    }

    /// The scene that is told now.
    fn scene_now(&self, lines: Vec<Line>) -> Scene {
        let mut scenes = scenes(lines);
        if scenes.is_empty() { Scene::default() } else { scenes.swap_remove(self.n_pauses.min(scenes.len() - 1)) }
    }

    /// Whether a choice has been on its way to the disk for longer than anybody should wait without a word.
    fn is_late(&mut self, ui: &Ui, is_on_its_way: bool, now: f64) -> bool {
        if !is_on_its_way {
            self.on_its_way_since = None;
            return false;
        }
        let late_at = *self.on_its_way_since.get_or_insert(now) + LATE_AFTER;
        if now < late_at {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(late_at - now));
        }
        now >= late_at
    }

    /// Shows everything at once, as if it had come in long ago.
    pub(super) fn show_all_at_once(&mut self) {
        if let Some((_, since)) = &mut self.on_screen {
            *since = f64::NEG_INFINITY;
        }
    }

    /// What comes after the time that went by is told, and comes in like any new line.
    pub(super) fn go_on(&mut self, ui: &Ui) {
        self.n_pauses += 1;
        self.on_screen = self.on_screen.map(|(exchange, _)| (exchange, ui.input(|input| input.time)));
        self.page = super::page::PageView::default();
        ui.ctx().request_repaint();
    }
}

/// Cuts what happens after a choice where time goes by. Days end a scene, and so do hours; hours before which nothing was said are the
/// first line of the next one.
fn scenes(lines: Vec<Line>) -> Vec<Scene> {
    let mut left = lines.len();
    let mut scenes = Vec::new();
    let mut told: Vec<Line> = Vec::new();
    let (mut n_pauses, mut begins) = (0, 0);
    for line in lines {
        let goes_by = matches!(line, Line::Days(_) | Line::Hours(_));
        let pause = match line {
            Line::Days(days) => Some(Pause::Days(days)),
            Line::Hours(minutes) if !told.is_empty() => Some(Pause::Hours(minutes)),
            _ => None,
        };
        if pause.is_some() {
            scenes.push(Scene { lines: std::mem::take(&mut told), pause, n_after: left, n_pauses: begins });
        }
        n_pauses += usize::from(goes_by);
        begins = if pause.is_some() { n_pauses } else { begins };
        left -= 1;
        // What a chart calls by a name of its own is told by the scene itself.
        if pause.is_none() && !matches!(line, Line::Event(_)) {
            told.push(line);
        }
    }
    scenes.push(Scene { lines: told, pause: None, n_after: 0, n_pauses: begins });
    scenes
}

/// The mood in a scene and before it, and what has happened in between: what days and hours brought is not felt before they went by.
fn so_far<'a>(transcript: &'a Transcript, scene: &Scene) -> (i8, Option<i8>, &'a [Event]) {
    let Some((exchange, earlier)) = transcript.exchanges().split_last() else {
        return (transcript.state().mood(), None, transcript.opening());
    };
    let pauses = transcript.pauses(exchange);
    let began = scene.n_pauses.checked_sub(1).and_then(|before| pauses.get(before));
    // A pause that was told as a line is no end of a scene.
    let ends = scene.pause.and_then(|_| pauses.get(scene.n_pauses..)?.get(n_told_as_lines(scene)));
    let first = || earlier.last().map_or(transcript.first_state(), |earlier| &earlier.after).mood();
    let events = exchange.events.get(began.map_or(0, |began| began.n_events)..);
    let n = ends.map(|ends| ends.n_events - began.map_or(0, |began| began.n_events));
    let events = events.and_then(|events| n.map_or(Some(events), |n| events.get(..n))).unwrap_or_default();
    (ends.map_or(exchange.after.mood(), |ends| ends.mood), Some(began.map_or_else(first, |began| began.mood)), events)
}

/// How many hours of a scene are told as lines of it.
fn n_told_as_lines(scene: &Scene) -> usize {
    scene.lines.iter().filter(|line| matches!(line, Line::Hours(_))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(words: &str) -> Line {
        Line::Says(words.to_owned())
    }

    #[test]
    fn days_and_hours_cut_what_happens_into_scenes() {
        let lines = vec![
            says("Bye."),
            Line::Days(1),
            Line::Event("a call".to_owned()),
            says("Hello."),
            Line::Hours(120),
            says("Me again."),
        ];
        let told: Vec<(usize, Option<Pause>, usize)> =
            scenes(lines).iter().map(|scene| (scene.lines.len(), scene.pause, scene.n_after)).collect();
        assert_eq!(told, [(1, Some(Pause::Days(1)), 5), (1, Some(Pause::Hours(120)), 2), (1, None, 0)]);
    }

    #[test]
    fn hours_without_a_word_before_them_are_the_first_line_of_what_comes() {
        let told = scenes(vec![Line::Hours(120), says("Me again.")]);
        assert_eq!((told.len(), told[0].lines.len()), (1, 2));
        assert_eq!(scenes(vec![says("Bye."), Line::Hours(120), says("Me again.")]).len(), 2);
    }
}
