//! What can be answered: the open options, or the four voices for the words that were chosen.

use egui::{Align, Response, Ui, Vec2};

use super::ConversationAction;
use super::{ConversationView, Talk};
use crate::kit::commands::Command;
use crate::kit::keys::begin_at;
use crate::kit::theme::{S8, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Button, Link, OptionRow, OptionRows, RaisedSheet, Text, VoiceTile, Wave};
use crate::play::{Run, Waiting};
use crate::scenario::{ChoiceId, Voice};
use crate::ui::layout::{LARGE_TEXT, is_narrow};
use crate::wording::typographic;
use crate::words;

/// The room between two voices, in px.
const VOICE_GAP: f32 = 32.0 / 3.0;
/// A voice is never narrower than this where four stand in a row, at text size 100 %.
const NARROWEST_VOICE: f32 = 134.0;
/// What stands above and below the words of an answer; in large text, whose lines stand far apart by themselves, less.
const PADDING: f32 = 11.0;
const PADDING_OF_LARGE: f32 = 5.0;
/// The type of the answers in a small window, as a part of its usual size.
const SMALLER: f32 = 17.0 / 18.0;

impl ConversationView {
    pub(super) fn answers_ui(&mut self, ui: &mut Ui, style: &Style<'_>, talk: &Talk<'_>) -> Option<ConversationAction> {
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
            Some(words) => self.voices_ui(ui, style, talk, words),
            None => self.options_ui(ui, style, talk),
        }
    }

    /// The words that were chosen and wait for a voice.
    pub(super) fn words_chosen(&self, talk: &Talk<'_>) -> Option<ChoiceId> {
        self.words.filter(|words| talk.options.iter().any(|option| option.choice == *words))
    }

    fn options_ui(&mut self, ui: &mut Ui, style: &Style<'_>, talk: &Talk<'_>) -> Option<ConversationAction> {
        let options = options(talk);
        let responses = rows(style, &options).show(ui, &answers_style(ui, style));
        let edge = ui.clip_rect().bottom();
        self.more_below = responses.iter().filter(|row| row.rect.bottom() > edge).count();
        let clicked = responses.iter().position(Response::clicked);
        self.choose_nth(talk, clicked?)
    }

    fn voices_ui(&mut self, ui: &mut Ui, style: &Style<'_>, talk: &Talk<'_>, words: ChoiceId) -> Option<ConversationAction> {
        let spoken = &talk.run.scenario().choices()[words].spoken;
        let text = typographic(&talk.fill.text(spoken.text()));
        let mut chosen = None;
        let mut back = false;
        RaisedSheet::new().words_on_the_edge().show(ui, style, |ui| {
            let title = if spoken.is_act() { words::conversation::WHAT_YOU_DO } else { words::conversation::YOUR_WORDS };
            // The way back stands in the corner of the sheet, where it takes no room from the voices.
            let corner = ui.max_rect().right_top();
            let way_back = Link::new(words::conversation::OTHER_WORDS, Command::Back.cap());
            let room = ui.available_width() - way_back.size(ui, style).x - S16;
            Text::new(title, TextStyle::Note).color(style.theme.soft).width(room).show(ui, style);
            let up = (way_back.size(ui, style).y - style.line_height(TextStyle::Note)) / 2.0;
            back = way_back.show_at(ui, style, corner - Vec2::new(0.0, up), Align::Max).clicked();
            ui.add_space(S8 / 2.0);
            let text = Text::new(&text, TextStyle::Lead);
            if spoken.is_act() { text.italic() } else { text }.show(ui, style);
            ui.add_space(style.space(S24));
            Text::new(words::conversation::HOW_DO_YOU_SAY_IT, TextStyle::Small).semi().show(ui, style);
            ui.add_space(style.space(S12));
            chosen = tiles_ui(ui, style);
        });
        if back {
            self.put_words_back();
        }
        let voice = chosen?;
        self.words = None;
        Some(ConversationAction::Choose { choice: words, voice: Some(voice) })
    }
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

fn rows<'o>(style: &Style<'_>, options: &'o [Shown]) -> OptionRows<'o> {
    let padding = if style.text_growth() >= LARGE_TEXT { PADDING_OF_LARGE } else { PADDING };
    OptionRows::new(options.iter().map(|(key, words, is_act)| {
        let row = OptionRow::new(key, words).padding(padding);
        if *is_act { row.act() } else { row }
    }))
}

/// How high the answers stand in a column of this width, all of them and the first two.
pub(super) fn options_height(ui: &Ui, style: &Style<'_>, talk: &Talk<'_>, width: f32) -> (f32, f32) {
    if talk.waiting != Waiting::Choice {
        return (0.0, 0.0);
    }
    let options = options(talk);
    let of = |options: &[Shown]| rows(style, options).height(ui, &answers_style(ui, style), width);
    (of(&options), of(options.get(..2).unwrap_or(&options)))
}

/// How high the sheet stands on which a voice is chosen for these words.
pub(super) fn voices_height(ui: &Ui, style: &Style<'_>, talk: &Talk<'_>, words: ChoiceId, width: f32) -> f32 {
    let text = typographic(&talk.fill.text(talk.run.scenario().choices()[words].spoken.text()));
    let inner = width;
    let text = Text::new(&text, TextStyle::Lead).width(inner).galley(ui.painter(), style).size().y;
    let labels = style.line_height(TextStyle::Note) + style.line_height(TextStyle::Small);
    let (rows, tile) = (4 / voices_in_a_row(style, inner), tile_height(voices_in_a_row(style, inner)));
    let tiles = rows as f32 * style.space(tile) + (rows as f32 - 1.0) * VOICE_GAP;
    3.0 * style.space(S24) + labels + S8 / 2.0 + text + style.space(S12) + tiles
}

fn see_how_it_went(ui: &mut Ui, style: &Style<'_>) -> Option<ConversationAction> {
    Button::primary(words::conversation::SEE_HOW_IT_WENT)
        .key(Command::GoOn.cap())
        .show(ui, style)
        .clicked()
        .then_some(ConversationAction::SeeHowItWent)
}

fn voices_in_a_row(style: &Style<'_>, width: f32) -> usize {
    if width < 4.0 * style.space(NARROWEST_VOICE) { 2 } else { 4 }
}

fn tile_height(in_a_row: usize) -> f32 {
    if in_a_row == 4 { 120.0 } else { 96.0 }
}

/// The four voices in their fixed order, two by two where there is no room for four.
fn tiles_ui(ui: &mut Ui, style: &Style<'_>) -> Option<Voice> {
    let waves = [Wave::Warm, Wave::Steady, Wave::Brisk, Wave::Bright];
    let width = ui.available_width();
    let in_a_row = voices_in_a_row(style, width);
    let tile_width = ((width - VOICE_GAP * (in_a_row as f32 - 1.0)) / in_a_row as f32).floor() / style.growth_of_space();
    let tile_height = tile_height(in_a_row);
    let mut chosen = None;
    let voices: Vec<(Voice, Wave, String)> =
        Voice::ALL.iter().zip(waves).zip(1..).map(|((voice, wave), number)| (*voice, wave, number.to_string())).collect();
    for (index, row) in voices.chunks(in_a_row).enumerate() {
        if index > 0 {
            ui.add_space(VOICE_GAP);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = VOICE_GAP;
            for (voice, wave, key) in row {
                let tile = VoiceTile::new(*wave, voice.name(), key).size(Vec2::new(tile_width, tile_height));
                let response = tile.show(ui, style);
                if Voice::ALL.first() == Some(voice) {
                    begin_at(ui, &response);
                }
                if response.clicked() {
                    chosen = Some(*voice);
                }
            }
        });
    }
    chosen
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
