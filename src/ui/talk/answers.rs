//! What can be answered: the open options, the four voices for the words that were chosen, or the way on.

use eframe::egui::{Align, Response, Ui, Vec2};

use super::{Talk, TalkView};
use crate::phrases::{self, typographic};
use crate::play::{Run, Waiting};
use crate::scenario::{ChoiceId, Voice};
use crate::ui::Action;
use crate::ui::theme::{S8, S12, S16, S24, Skin, Type};
use crate::ui::widgets::{Button, Link, OptionRow, OptionRows, RaisedSheet, Text, VoiceTile, Wave};

/// The room between two voices, in px.
const VOICE_GAP: f32 = 32.0 / 3.0;

impl TalkView {
    pub(super) fn answers_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, talk: &Talk<'_>) -> Option<Action> {
        if talk.between_days {
            if Button::primary(phrases::GO_ON).key("Enter").show(ui, skin).clicked() {
                self.end_the_day(ui);
            }
            return None;
        }
        match talk.waiting {
            Waiting::Ended(_) => {
                Text::new(phrases::TALK_IS_OVER, Type::Small).italic().color(skin.theme.soft).show(ui, skin);
                ui.add_space(skin.space(S24));
                see_how_it_went(ui, skin)
            }
            Waiting::Stuck => {
                stuck_ui(ui, skin, talk.run);
                see_how_it_went(ui, skin)
            }
            Waiting::Choice => match self.words.filter(|words| talk.options.iter().any(|option| option.choice == *words)) {
                Some(words) => self.voices_ui(ui, skin, talk, words),
                None => self.options_ui(ui, skin, talk),
            },
        }
    }

    fn options_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, talk: &Talk<'_>) -> Option<Action> {
        let options = options(talk);
        let responses = rows(&options).show(ui, skin);
        let edge = ui.clip_rect().bottom();
        self.more_below = responses.iter().filter(|row| row.rect.bottom() > edge).count();
        let clicked = responses.iter().position(Response::clicked);
        self.choose_nth(talk, clicked?)
    }

    fn voices_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, talk: &Talk<'_>, words: ChoiceId) -> Option<Action> {
        let spoken = &talk.run.scenario().choices()[words].spoken;
        let text = typographic(&talk.fill.text(spoken.text()));
        let mut chosen = None;
        let mut back = false;
        RaisedSheet::new().show(ui, skin, |ui| {
            let title = if spoken.is_act() { phrases::WHAT_YOU_DO } else { phrases::YOUR_WORDS };
            // The way back stands in the corner of the sheet, where it takes no room from the voices.
            let corner = ui.max_rect().right_top();
            let way_back = Link::new(phrases::OTHER_WORDS, "Esc");
            let room = ui.available_width() - way_back.size(ui, skin).x - S16;
            Text::new(title, Type::Note).color(skin.theme.soft).width(room).show(ui, skin);
            let up = (way_back.size(ui, skin).y - skin.line_height(Type::Note)) / 2.0;
            back = way_back.show_at(ui, skin, corner - Vec2::new(0.0, up), Align::Max).clicked();
            ui.add_space(S8 / 2.0);
            let text = Text::new(&text, Type::Lead);
            if spoken.is_act() { text.italic() } else { text }.show(ui, skin);
            ui.add_space(skin.space(S24));
            Text::new(phrases::IN_WHICH_VOICE, Type::Small).semi().show(ui, skin);
            ui.add_space(skin.space(S12));
            chosen = tiles_ui(ui, skin);
        });
        if back {
            self.put_words_back();
        }
        let voice = chosen?;
        self.words = None;
        Some(Action::Choose { choice: words, voice: Some(voice) })
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

fn rows(options: &[Shown]) -> OptionRows<'_> {
    OptionRows::new(options.iter().map(|(key, words, is_act)| {
        let row = OptionRow::new(key, words);
        if *is_act { row.act() } else { row }
    }))
}

/// How high the answers stand in a column of this width, where they are words to choose from.
pub(super) fn options_height(ui: &Ui, skin: &Skin<'_>, talk: &Talk<'_>, width: f32) -> f32 {
    if talk.between_days || talk.waiting != Waiting::Choice { 0.0 } else { rows(&options(talk)).height(ui, skin, width) }
}

fn see_how_it_went(ui: &mut Ui, skin: &Skin<'_>) -> Option<Action> {
    Button::primary(phrases::SEE_HOW_IT_WENT).key("Enter").show(ui, skin).clicked().then_some(Action::SeeHowItWent)
}

/// The four voices in their fixed order, two by two where there is no room for four.
fn tiles_ui(ui: &mut Ui, skin: &Skin<'_>) -> Option<Voice> {
    let waves = [Wave::Warm, Wave::Steady, Wave::Brisk, Wave::Bright];
    let width = ui.available_width();
    let in_a_row: usize = if width < 4.0 * skin.space(130.0) { 2 } else { 4 };
    let tile_width = ((width - VOICE_GAP * (in_a_row as f32 - 1.0)) / in_a_row as f32).floor() / skin.growth_of_space();
    let tile_height = if in_a_row == 4 { 120.0 } else { 96.0 };
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
                let tile = VoiceTile::new(*wave, phrases::voice(*voice), key).size(Vec2::new(tile_width, tile_height));
                if tile.show(ui, skin).clicked() {
                    chosen = Some(*voice);
                }
            }
        });
    }
    chosen
}

/// Why nothing can be chosen, for whoever wrote the scenario.
fn stuck_ui(ui: &mut Ui, skin: &Skin<'_>, run: &Run) {
    Text::new(phrases::STUCK, Type::Body).show(ui, skin);
    ui.add_space(S8);
    for option in run.offered() {
        if let Some(condition) = option.closed_by {
            let needs = phrases::option_needs(&run.beat_name(), option.number, &run.scenario().condition_text(condition));
            Text::new(&needs, Type::Small).color(skin.theme.soft).show(ui, skin);
        }
    }
    ui.add_space(S16);
}
