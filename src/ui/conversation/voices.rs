//! The sheet on which a voice is chosen for words. It is set as closely as it must be, so that what the customer said stays in sight.

use egui::{Align, Ui, Vec2};

use super::answers::is_clicked_once;
use super::{ConversationAction, ConversationView, Talk};
use crate::kit::commands::Command;
use crate::kit::keys::begin_at;
use crate::kit::theme::{S4, S8, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{KeyCap, Link, RaisedSheet, Text, VoiceTile, Wave};
use crate::scenario::{ChoiceId, Voice};
use crate::ui::layout::sheet_reach;
use crate::wording::typographic;
use crate::words;

/// The room between two voices, in px.
const GAP: f32 = 32.0 / 3.0;
/// A voice with its wave is never narrower than this where four stand in a row, at text size 100 %.
const NARROWEST: f32 = 120.0;
/// How high a voice is where four with their waves stand in a row, and where two do.
const HIGH: f32 = 120.0;
const LESS_HIGH: f32 = 96.0;
/// The same without a wave.
const LOW: f32 = 52.0;

/// How closely the sheet is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VoiceSheet {
    Roomy,
    /// The words and the margins are smaller.
    Close,
    /// Smaller still.
    Closer,
    /// The voices have no waves as well.
    Closest,
    /// Nor is it said what they are for.
    Barest,
}

impl VoiceSheet {
    /// Those for less room, the best first.
    pub(super) const CLOSER: [Self; 4] = [Self::Close, Self::Closer, Self::Closest, Self::Barest];

    fn words(self) -> TextStyle {
        match self {
            Self::Roomy => TextStyle::Lead,
            Self::Close => TextStyle::Body,
            Self::Closer | Self::Closest | Self::Barest => TextStyle::Small,
        }
    }

    fn has_waves(self) -> bool {
        matches!(self, Self::Roomy | Self::Close | Self::Closer)
    }

    fn padding(self) -> f32 {
        match self {
            Self::Roomy => S24,
            Self::Close => S16,
            Self::Closer | Self::Closest | Self::Barest => S12,
        }
    }

    /// How many voices stand in a row of this width.
    fn in_a_row(self, ui: &Ui, style: &Style<'_>, width: f32) -> usize {
        let cap = KeyCap::new("4").size(ui.painter(), style).x;
        let names = Voice::ALL.iter().map(|voice| voice_name(voice.name()).galley(ui.painter(), style).size().x);
        let names = names.fold(0.0, f32::max) + cap + 3.0 * S12;
        let least = if self.has_waves() { names.max(style.space(NARROWEST)) } else { names };
        if width < 4.0 * least + 3.0 * GAP { 2 } else { 4 }
    }

    /// How high a voice is, in px at text size 100 %.
    fn tile(self, in_a_row: usize) -> f32 {
        match self {
            Self::Closest | Self::Barest => LOW,
            Self::Roomy if in_a_row == 4 => HIGH,
            Self::Roomy | Self::Close | Self::Closer => LESS_HIGH,
        }
    }

    /// How high the sheet stands for these words.
    pub(super) fn height(self, ui: &Ui, style: &Style<'_>, talk: &Talk<'_>, words: ChoiceId, width: f32) -> f32 {
        let spoken = typographic(&talk.fill.text(talk.run.scenario().choices()[words].spoken.text()));
        let spoken = Text::new(&spoken, self.words()).width(width).galley(ui.painter(), style).size().y;
        let labels = style.line_height(TextStyle::Note) + style.line_height(TextStyle::Small);
        let about = self.about(talk).map_or(0.0, |about| about.width(width).galley(ui.painter(), style).size().y);
        let in_a_row = self.in_a_row(ui, style, width);
        let rows = 4 / in_a_row;
        let tiles = rows as f32 * style.space(self.tile(in_a_row)) + (rows as f32 - 1.0) * GAP;
        3.0 * style.space(self.padding()) + labels + S4 + spoken + about + style.space(S12) + tiles
    }

    /// What a voice is for, the first time that one is asked for.
    fn about(self, talk: &Talk<'_>) -> Option<Text<'static>> {
        let has_chosen = talk.run.transcript().exchanges().iter().any(|exchange| exchange.chosen.voice.is_some());
        (self != Self::Barest && !has_chosen).then(|| Text::new(words::conversation::WHAT_A_VOICE_DOES, TextStyle::Note))
    }
}

fn voice_name(name: &str) -> Text<'_> {
    Text::new(name, TextStyle::Body).semi()
}

impl ConversationView {
    /// The words that were chosen, and the four voices.
    pub(super) fn voices_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        talk: &Talk<'_>,
        (words, sheet): (ChoiceId, VoiceSheet),
    ) -> Option<ConversationAction> {
        let spoken = &talk.run.scenario().choices()[words].spoken;
        let text = typographic(&talk.fill.text(spoken.text()));
        let mut chosen = None;
        let mut back = false;
        let padding = sheet.padding();
        RaisedSheet::new().padding(S24, padding).words_on_the_edge(sheet_reach(ui, style)).show(ui, style, |ui| {
            let title = if spoken.is_act() { words::conversation::WHAT_YOU_DO } else { words::conversation::YOUR_WORDS };
            // The way back stands in the corner of the sheet, where it takes no room from the voices.
            let corner = ui.max_rect().right_top();
            let way_back = Link::new(words::conversation::OTHER_WORDS, Command::Back.cap());
            let room = ui.available_width() - way_back.size(ui, style).x - S16;
            Text::new(title, TextStyle::Note).color(style.theme.soft).width(room).show(ui, style);
            let up = (way_back.size(ui, style).y - style.line_height(TextStyle::Note)) / 2.0;
            back = way_back.show_at(ui, style, corner - Vec2::new(0.0, up), Align::Max).clicked();
            ui.add_space(S8 / 2.0);
            let text = Text::new(&text, sheet.words());
            if spoken.is_act() { text.italic() } else { text }.show(ui, style);
            ui.add_space(style.space(padding));
            Text::new(words::conversation::HOW_DO_YOU_SAY_IT, TextStyle::Small).semi().show(ui, style);
            if let Some(about) = sheet.about(talk) {
                about.color(style.theme.soft).show(ui, style);
            }
            ui.add_space(style.space(S12));
            chosen = tiles_ui(ui, style, sheet);
        });
        if back {
            self.put_words_back();
        }
        let voice = chosen?;
        self.words = None;
        Some(ConversationAction::Choose { choice: words, voice: Some(voice) })
    }
}

/// The four voices in their fixed order, two by two where there is no room for four.
fn tiles_ui(ui: &mut Ui, style: &Style<'_>, sheet: VoiceSheet) -> Option<Voice> {
    let waves = [Wave::Warm, Wave::Steady, Wave::Brisk, Wave::Bright];
    let width = ui.available_width();
    let in_a_row = sheet.in_a_row(ui, style, width);
    let tile_width = ((width - GAP * (in_a_row as f32 - 1.0)) / in_a_row as f32).floor() / style.growth_of_space();
    let size = Vec2::new(tile_width, sheet.tile(in_a_row));
    let mut chosen = None;
    let voices: Vec<(Voice, Wave, String)> =
        Voice::ALL.iter().zip(waves).zip(1..).map(|((voice, wave), number)| (*voice, wave, number.to_string())).collect();
    for (index, row) in voices.chunks(in_a_row).enumerate() {
        if index > 0 {
            ui.add_space(GAP);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (voice, wave, key) in row {
                let response = VoiceTile::new(*wave, voice.name(), key).size(size).show(ui, style);
                if Voice::ALL.first() == Some(voice) {
                    begin_at(ui, &response);
                }
                if is_clicked_once(&response) {
                    chosen = Some(*voice);
                }
            }
        });
    }
    chosen
}
