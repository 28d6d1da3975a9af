//! The conversation: the customer at the left, their words and yours at the right, what you know below.

use eframe::egui::{Key, Margin, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2};

use super::Action;
use super::desk::{desk_height, desk_ui};
use super::layout::{StageLayout, go_on_pressed, place, pressed, pressed_digit};
use super::stage::{Caption, Stage};
use super::theme::{S8, S16, S24, S32, Skin, Type};
use super::widgets::{Button, KeyCap, OptionRow, OptionRows, RaisedSheet, Text, VoiceTile, Wave};
use crate::phrases::{self, typographic};
use crate::play::{Fill, Line, Offered, Run, Waiting};
use crate::scenario::{ChoiceId, Voice};

/// The least height of the four voices, in px, and the room between two.
const VOICE_GAP: f32 = 10.0;

/// What the conversation screen remembers between two frames.
#[derive(Debug, Default)]
pub struct TalkView {
    /// Words that were chosen and wait for a voice.
    words: Option<ChoiceId>,
    /// Whether the desk asks if the customer is to be left waiting.
    leaving: bool,
}

/// Everything that the screen reads in one frame.
struct Talk<'a> {
    run: &'a Run,
    fill: Fill,
    /// The open options in the order in which they are drawn.
    options: Vec<Offered>,
    waiting: Waiting,
}

impl TalkView {
    /// Draws the talk as it stands.
    pub fn show(&mut self, ui: &mut Ui, skin: &Skin<'_>, run: &Run, you: &str) -> Option<Action> {
        let talk = Talk { run, fill: run.transcript().fill(you), options: run.open_options(), waiting: run.waiting() };
        let layout = StageLayout::of(ui.max_rect(), skin);
        let transcript = run.transcript();
        Stage {
            customer: run.scenario().customer(),
            rules: transcript.rules(),
            mood: transcript.state().mood(),
            temperament: transcript.start().temperament,
            caption: Caption::Mood,
        }
        .show(ui, skin, layout.stage);
        let column = layout.column;
        let desk_top = column.bottom() - desk_height(skin, layout.roomy);
        let header = header_ui(ui, skin, column, &talk);
        let room = Rect::from_min_max(pos2(column.left() - S24, header.bottom), pos2(column.right() + S24, desk_top - 1.0));
        let mut action = header.action.or(self.middle_ui(ui, skin, room, &talk));
        let desk = Rect::from_min_max(pos2(column.left(), desk_top), pos2(column.right() + S16, column.bottom()));
        if self.leaving {
            action = action.or(self.leaving_ui(ui, skin, desk, &talk));
        } else {
            desk_ui(ui, skin, desk, transcript, &talk.fill, layout.roomy);
        }
        action.or(self.keys(ui, &talk))
    }

    /// The customer's words, and what can be answered.
    fn middle_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, room: Rect, talk: &Talk<'_>) -> Option<Action> {
        let n_exchanges = talk.run.transcript().exchanges().len();
        let builder = UiBuilder::new().max_rect(room).id_salt("the middle");
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            // A new exchange begins at its top again.
            let area = ScrollArea::vertical().id_salt(n_exchanges).auto_shrink(false);
            let margin = Margin { left: 24, right: 24, top: 0, bottom: 24 };
            area.show(ui, |ui| {
                eframe::egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
                    lines_ui(ui, skin, talk);
                    ui.add_space(skin.space(S32 - 8.0));
                    self.answers_ui(ui, skin, talk)
                })
            })
            .inner
            .inner
        })
        .inner
    }

    fn answers_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, talk: &Talk<'_>) -> Option<Action> {
        match talk.waiting {
            Waiting::Ended(_) => {
                Text::new(phrases::TALK_IS_OVER, Type::Small).italic().color(skin.theme.soft).show(ui, skin);
                ui.add_space(skin.space(S24));
                let pressed = Button::primary(phrases::SEE_HOW_IT_WENT).key("Enter").show(ui, skin).clicked();
                pressed.then_some(Action::SeeHowItWent)
            }
            Waiting::Stuck => {
                stuck_ui(ui, skin, talk.run);
                let pressed = Button::primary(phrases::SEE_HOW_IT_WENT).key("Enter").show(ui, skin).clicked();
                pressed.then_some(Action::SeeHowItWent)
            }
            Waiting::Choice => match self.words.filter(|words| talk.options.iter().any(|option| option.choice == *words)) {
                Some(words) => self.voices_ui(ui, skin, talk, words),
                None => self.options_ui(ui, skin, talk),
            },
        }
    }

    fn options_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, talk: &Talk<'_>) -> Option<Action> {
        let words: Vec<(String, String, bool)> = (talk.options.iter().zip(1..))
            .map(|(option, number)| {
                let spoken = &talk.run.scenario().choices()[option.choice].spoken;
                (number.to_string(), typographic(&talk.fill.text(spoken.text())), spoken.is_act())
            })
            .collect();
        let rows = words.iter().map(|(key, words, is_act)| {
            let row = OptionRow::new(key, words);
            if *is_act { row.act() } else { row }
        });
        let clicked = OptionRows::new(rows).show(ui, skin).iter().position(eframe::egui::Response::clicked);
        self.choose_nth(talk, clicked?)
    }

    /// The n-th open option: at once, or after its voice is chosen.
    fn choose_nth(&mut self, talk: &Talk<'_>, index: usize) -> Option<Action> {
        let choice = talk.options.get(index)?.choice;
        if talk.run.asks_for_voice() {
            self.words = Some(choice);
            return None;
        }
        Some(Action::Choose { choice, voice: None })
    }

    fn voices_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, talk: &Talk<'_>, words: ChoiceId) -> Option<Action> {
        let spoken = &talk.run.scenario().choices()[words].spoken;
        let text = typographic(&talk.fill.text(spoken.text()));
        let mut chosen = None;
        let mut back = false;
        RaisedSheet::new().show(ui, skin, |ui| {
            let title = if spoken.is_act() { phrases::WHAT_YOU_DO } else { phrases::YOUR_WORDS };
            Text::new(title, Type::Note).color(skin.theme.soft).show(ui, skin);
            ui.add_space(S8 / 2.0);
            Text::new(&text, Type::Lead).show(ui, skin);
            ui.add_space(skin.space(S24));
            Text::new(phrases::IN_WHICH_VOICE, Type::Small).semi().show(ui, skin);
            ui.add_space(skin.space(S8 + 4.0));
            chosen = tiles_ui(ui, skin);
            ui.add_space(skin.space(S8));
            back = super::briefing::back_ui(ui, skin, phrases::OTHER_WORDS);
        });
        if back {
            self.words = None;
        }
        let voice = chosen?;
        self.words = None;
        Some(Action::Choose { choice: words, voice: Some(voice) })
    }

    fn leaving_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, desk: Rect, talk: &Talk<'_>) -> Option<Action> {
        let mut action = None;
        super::widgets::strokes::hairline(ui.painter(), skin, desk.x_range(), desk.top());
        place(ui, desk.shrink2(Vec2::new(0.0, S16)), |ui| {
            let question = phrases::leave_waiting(&talk.run.scenario().customer().name);
            Text::new(&question, Type::Small).show(ui, skin);
            ui.add_space(S8);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = S16;
                if Button::second(phrases::LEAVE).key("Enter").show(ui, skin).clicked() {
                    action = Some(Action::GoHome);
                }
                if Button::third(phrases::STAY).key("Esc").show(ui, skin).clicked() {
                    self.leaving = false;
                }
            });
        });
        action
    }

    /// The keys of this screen. A key is heard once, for what is on the screen.
    fn keys(&mut self, ui: &Ui, talk: &Talk<'_>) -> Option<Action> {
        let ctx = ui.ctx();
        let escape = pressed(ctx, Key::Escape);
        if self.leaving {
            self.leaving = !escape;
            return go_on_pressed(ctx).then_some(Action::GoHome);
        }
        if talk.waiting != Waiting::Choice {
            if escape {
                return Some(Action::GoHome);
            }
            return go_on_pressed(ctx).then_some(Action::SeeHowItWent);
        }
        if escape {
            // First the words go back among the others, then the talk is left.
            self.leaving = self.words.take().is_none();
            return None;
        }
        let digit = pressed_digit(ctx)? - 1;
        match self.words {
            Some(choice) => {
                let voice = *Voice::ALL.get(digit)?;
                self.words = None;
                Some(Action::Choose { choice, voice: Some(voice) })
            }
            None => self.choose_nth(talk, digit),
        }
    }
}

/// What stands above the customer's words.
struct Header {
    bottom: f32,
    action: Option<Action>,
}

/// What you said last, the time, and the way to the keys.
fn header_ui(ui: &mut Ui, skin: &Skin<'_>, column: Rect, talk: &Talk<'_>) -> Header {
    let transcript = talk.run.transcript();
    let right = column.right() + S16;
    let mut action = None;
    let cap = KeyCap::new("?");
    let size = cap.size(ui.painter(), skin);
    let key = Rect::from_min_size(pos2(right - size.x, column.top() + S32), size);
    let response = ui.interact(key.expand(12.0), ui.scope_id().with("keys"), Sense::click());
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Button, true, phrases::KEYS));
    let touch = super::widgets::Touch::of(skin, &response);
    cap.lift(touch.lift).paint(ui.painter(), skin, key.min);
    if touch.ring {
        super::widgets::paint_ring(ui.painter(), skin, key, skin.tokens().radius.tag);
    }
    if response.clicked() {
        action = Some(Action::ToggleKeys);
    }
    let time = transcript.clock().last().copied().flatten().map(str::to_owned);
    let whereabouts = [time.as_deref(), talk.run.scenario().place()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let note = skin.line_height(Type::Note);
    let time_width = 0.45 * column.width();
    let time = Rect::from_min_size(pos2(key.left() - S24 - time_width, column.top() + S32 + 1.0), Vec2::new(time_width, note));
    place(ui, time, |ui| {
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Min), |ui| {
            if !whereabouts.is_empty() {
                Text::new(&whereabouts, Type::Note).color(skin.theme.soft).show(ui, skin);
            }
        });
    });
    let Some(exchange) = transcript.exchanges().last() else {
        return Header { bottom: column.top() + skin.space(64.0).max(S32 + note + S16), action };
    };
    let spoken = transcript.spoken(exchange);
    let words = typographic(&talk.fill.text(spoken.text()));
    let title = if spoken.is_act() { phrases::YOU_DID } else { phrases::YOU_SAID };
    let said = Rect::from_min_max(pos2(column.left(), column.top() + S32), pos2(column.right(), column.bottom()));
    let bottom = place(ui, said, |ui| {
        Text::new(title, Type::Note).color(skin.theme.soft).show(ui, skin);
        ui.add_space(2.0);
        let text = Text::new(&words, Type::Small).color(skin.theme.soft).max_rows(2);
        let text = if spoken.is_act() { text.italic() } else { text };
        text.show(ui, skin);
        ui.cursor().top()
    });
    Header { bottom: bottom + skin.space(S24), action }
}

/// What happened since the last choice: what was seen in italics, what was said large.
fn lines_ui(ui: &mut Ui, skin: &Skin<'_>, talk: &Talk<'_>) {
    let transcript = talk.run.transcript();
    let lines = match transcript.exchanges().last() {
        Some(exchange) => transcript.lines_after(exchange, &talk.fill),
        None => transcript.opening_lines(&talk.fill),
    };
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            ui.add_space(skin.space(14.0));
        }
        match line {
            Line::Days(days) => Text::new(&phrases::days_later(*days), Type::Title).show(ui, skin),
            Line::Event(event) => Text::new(&typographic(event), Type::Small).semi().color(skin.theme.soft).show(ui, skin),
            Line::Sees(seen) => Text::new(&typographic(seen), Type::Small).italic().color(skin.theme.soft).show(ui, skin),
            Line::Says(said) => Text::new(&typographic(said), Type::Speech).show(ui, skin),
            Line::LetMeFinish => Text::new(phrases::LET_ME_FINISH, Type::Speech).show(ui, skin),
        };
    }
}

/// The four voices in their fixed order, two by two where there is no room for four.
fn tiles_ui(ui: &mut Ui, skin: &Skin<'_>) -> Option<Voice> {
    let waves = [Wave::Warm, Wave::Steady, Wave::Brisk, Wave::Bright];
    let width = ui.available_width();
    let in_a_row: usize = if width < 4.0 * skin.space(130.0) { 2 } else { 4 };
    let tile_width = ((width - VOICE_GAP * (in_a_row as f32 - 1.0)) / in_a_row as f32).floor();
    let tile_height = skin.space(if in_a_row == 4 { 120.0 } else { 96.0 });
    let mut chosen = None;
    let voices: Vec<(Voice, Wave, String)> =
        Voice::ALL.iter().zip(waves).zip(1..).map(|((voice, wave), number)| (*voice, wave, number.to_string())).collect();
    for row in voices.chunks(in_a_row) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = VOICE_GAP;
            for (voice, wave, key) in row {
                let tile = VoiceTile::new(*wave, phrases::voice(*voice), key).size(Vec2::new(tile_width, tile_height));
                if tile.show(ui, skin).clicked() {
                    chosen = Some(*voice);
                }
            }
        });
        ui.add_space(VOICE_GAP);
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
