//! What can be answered: the open options, or the voices for the words that were chosen.

use egui::{Response, Ui};

use super::ConversationAction;
use super::{ConversationView, Fit, Talk};
use crate::kit::commands::Command;
use crate::kit::theme::{S8, S16, Style, TextStyle};
use crate::kit::widgets::{Button, OptionRow, OptionRows, Text};
use crate::play::{Run, Waiting};
use crate::scenario::ChoiceId;
use crate::ui::layout::{LARGE_TEXT, is_narrow};
use crate::wording::typographic;
use crate::words;

/// What stands above and below the words of an answer; in large text, whose lines stand far apart by themselves, less.
const PADDING: f32 = 11.0;
const PADDING_OF_LARGE: f32 = 5.0;
/// The type of the answers in a small window, as a part of its usual size.
const SMALLER: f32 = 17.0 / 18.0;

impl ConversationView {
    pub(super) fn answers_ui(&mut self, ui: &mut Ui, style: &Style<'_>, talk: &Talk<'_>, fit: Fit) -> Option<ConversationAction> {
        if talk.on_its_way.is_some() {
            if talk.is_late {
                Text::new(words::conversation::STILL_SAVING, TextStyle::Small).italic().color(style.theme.soft).show(ui, style);
            }
            return None;
        }
        if talk.waiting != Waiting::Choice {
            stuck_ui(ui, style, talk.run);
            return see_how_it_went(ui, style);
        }
        match self.words_chosen(talk) {
            Some(words) => self.voices_ui(ui, style, talk, (words, fit.voices)),
            None => self.options_ui(ui, style, talk, fit.answers),
        }
    }

    /// The words that were chosen and wait for a voice.
    pub(super) fn words_chosen(&self, talk: &Talk<'_>) -> Option<ChoiceId> {
        self.words.filter(|words| talk.options.iter().any(|option| option.choice == *words))
    }

    fn options_ui(&mut self, ui: &mut Ui, style: &Style<'_>, talk: &Talk<'_>, kind: TextStyle) -> Option<ConversationAction> {
        let options = options(talk);
        let responses = rows(style, &options, (kind, self.leaving)).show(ui, &answers_style(ui, style));
        let edge = ui.clip_rect().bottom();
        self.more_below = responses.iter().filter(|row| row.rect.bottom() > edge).count();
        let clicked = responses.iter().position(is_clicked_once);
        self.choose_nth(talk, clicked?)
    }
}

/// Whether this was clicked, and not by the second half of a double click: that was meant for the answers before these.
pub(super) fn is_clicked_once(response: &Response) -> bool {
    response.clicked() && !response.double_clicked() && !response.triple_clicked()
}

/// The key, the words, and whether they are done rather than said.
type Shown = (String, String, bool);

fn options(talk: &Talk<'_>) -> Vec<Shown> {
    let numbered = talk.options.iter().zip(1..);
    numbered
        .map(|(option, number)| {
            let spoken = &talk.run.scenario().choices()[option.choice].spoken;
            (number.to_string(), typographic(&talk.fill.text(spoken.text())), spoken.is_act())
        })
        .collect()
}

/// In a small window the answers are set a little smaller.
fn answers_style<'a>(ui: &Ui, style: &Style<'a>) -> Style<'a> {
    let window = ui.ctx().content_rect();
    let is_small = is_narrow(window) && style.text_growth() <= 1.0;
    if is_small { Style { zoom: style.zoom * SMALLER, ..*style } } else { *style }
}

/// The sizes in which the answers are set where they have no room in the usual one. Of very large text that is as large as the
/// customer's words are beside many answers, and leaves most of these in sight.
pub(super) fn smaller_kinds(style: &Style<'_>) -> &'static [TextStyle] {
    if style.text_growth() >= LARGE_TEXT { &[TextStyle::Small] } else { &[] }
}

/// `(kind, hides_keys)` are their type, and whether their keys are not heard for now.
fn rows<'o>(style: &Style<'_>, options: &'o [Shown], (kind, hides_keys): (TextStyle, bool)) -> OptionRows<'o> {
    let padding = if style.text_growth() >= LARGE_TEXT { PADDING_OF_LARGE } else { PADDING };
    OptionRows::new(options.iter().map(|(key, words, is_act)| {
        let row = OptionRow::new(key, words).kind(kind).padding(padding).hides_key(hides_keys);
        if *is_act { row.act() } else { row }
    }))
}

/// How high the answers stand in a column of this width: the first, the first two together, and so on to all of them.
pub(super) fn options_heights(ui: &Ui, style: &Style<'_>, talk: &Talk<'_>, kind: TextStyle, width: f32) -> Vec<f32> {
    if talk.waiting != Waiting::Choice {
        return Vec::new();
    }
    let options = options(talk);
    let of = |options: &[Shown]| rows(style, options, (kind, false)).height(ui, &answers_style(ui, style), width);
    (1..=options.len()).filter_map(|n| options.get(..n)).map(of).collect()
}

fn see_how_it_went(ui: &mut Ui, style: &Style<'_>) -> Option<ConversationAction> {
    Button::primary(words::conversation::SEE_HOW_IT_WENT)
        .key(Command::GoOn.cap())
        .show(ui, style)
        .clicked()
        .then_some(ConversationAction::SeeHowItWent)
}

/// Why nothing can be chosen, for whoever wrote the scenario.
fn stuck_ui(ui: &mut Ui, style: &Style<'_>, run: &Run) {
    Text::new(words::conversation::STUCK, TextStyle::Body).show(ui, style);
    ui.add_space(S8);
    for option in run.offered() {
        if let Some(condition) = option.closed_by {
            let needs =
                words::conversation::option_needs(&run.beat_name(), option.number, &run.scenario().condition_text(&condition));
            Text::new(&needs, TextStyle::Small).color(style.theme.soft).show(ui, style);
        }
    }
    ui.add_space(S16);
}
