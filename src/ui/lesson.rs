//! After the first talk: one card of debrief, the other way, and the two rules that the talk touched (training-model 8.1).

use eframe::egui::{Frame, Key, Margin, Rect, ScrollArea, Ui, Vec2, pos2};

use super::Action;
use super::face::{Crop, Expression, FacePlace, paint_face};
use super::layout::{StageLayout, go_on_pressed, place, pressed};
use super::stage::{Caption, Stage};
use super::theme::{S8, S12, S16, S24, S32, Skin, Type};
use super::widgets::{Button, RaisedSheet, Text, corner_mask, paint_ground};
use crate::debrief::{Answer, Debrief};
use crate::phrases::{self, Slip, quoted, typographic};
use crate::play::Transcript;
use crate::scenario::Pronoun;

/// Width of a face in the row of moods, in px at text size 100 %.
const FACE: f32 = 104.0;

/// Whom to meet next.
#[derive(Clone, Debug)]
pub struct Door {
    /// Which of the library's scenarios, from 0.
    pub scenario: usize,
    pub words: String,
    /// Why it is this one, where there is something to say.
    pub why: Option<String>,
}

/// What the lesson remembers between two frames.
#[derive(Debug, Default)]
pub struct LessonView {
    /// Whether the card of debrief was read.
    card_is_read: bool,
    /// Whether the talk has been played both ways.
    both_ways: bool,
}

impl LessonView {
    /// The lesson after the first or after the second time.
    pub fn new(both_ways: bool) -> Self {
        Self { card_is_read: false, both_ways }
    }

    /// Draws the lesson.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        skin: &Skin<'_>,
        transcript: &Transcript,
        debrief: &Debrief,
        door: Option<&Door>,
    ) -> Option<Action> {
        let layout = StageLayout::of(ui.max_rect(), skin);
        Stage {
            customer: transcript.scenario().customer(),
            rules: transcript.rules(),
            mood: transcript.state().mood(),
            temperament: transcript.start().temperament,
            caption: if self.card_is_read { Caption::Nothing } else { Caption::Mood },
            line: 0,
            aside: false,
            from: None,
            grown: 1.0,
        }
        .show(ui, skin, layout.stage);
        let column = layout.column;
        let bottom = column.bottom() - S32 - Button::primary(phrases::GO_ON).size(ui, skin).y - S24;
        let room = Rect::from_min_max(pos2(column.left() - S24, column.top() + S32), pos2(column.right() + S24, bottom));
        place(ui, room, |ui| {
            ScrollArea::vertical().id_salt(self.card_is_read).auto_shrink(false).show(ui, |ui| {
                Frame::NONE.inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 24 }).show(ui, |ui| {
                    if self.card_is_read {
                        rules_ui(ui, skin, transcript, debrief, door);
                    } else {
                        card_ui(ui, skin, debrief);
                    }
                });
            });
        });
        let buttons = Rect::from_min_max(pos2(column.left(), bottom + S12), pos2(column.right() + S16, column.bottom()));
        let action = place(ui, buttons, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(S16);
                self.buttons_ui(ui, skin, door)
            })
            .inner
        });
        action.or(self.keys(ui, door))
    }

    fn buttons_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, door: Option<&Door>) -> Option<Action> {
        let mut action = None;
        if self.card_is_read {
            if let Some(door) = door
                && Button::primary(&door.words).key("Enter").show(ui, skin).clicked()
            {
                action = Some(Action::Meet { scenario: door.scenario, from: None });
            }
            if Button::third(phrases::SOMEBODY_ELSE).key("Esc").show(ui, skin).clicked() {
                action = Some(Action::GoHome);
            }
        } else if self.both_ways {
            if Button::primary(phrases::GO_ON).key("Enter").show(ui, skin).clicked() {
                self.card_is_read = true;
            }
        } else {
            if Button::primary(phrases::THE_OTHER_WAY).key("Enter").show(ui, skin).clicked() {
                action = Some(Action::PlayFrom(0));
            }
            if Button::third(phrases::GO_ON).key("Esc").show(ui, skin).clicked() {
                self.card_is_read = true;
            }
        }
        action
    }

    fn keys(&mut self, ui: &Ui, door: Option<&Door>) -> Option<Action> {
        let (enter, escape) = (go_on_pressed(ui.ctx()), pressed(ui.ctx(), Key::Escape));
        match (self.card_is_read, self.both_ways) {
            (true, _) if enter => Some(door.map_or(Action::GoHome, |door| Action::Meet { scenario: door.scenario, from: None })),
            (true, _) => escape.then_some(Action::GoHome),
            (false, false) if enter => Some(Action::PlayFrom(0)),
            (false, _) => {
                self.card_is_read = enter || escape;
                if self.card_is_read {
                    ui.ctx().request_repaint();
                }
                None
            }
        }
    }
}

/// The ending, your first line, and what the other one would have brought.
fn card_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) {
    if let Some(told) = debrief.ending.as_ref().and_then(|ending| ending.says.as_deref()) {
        Text::new(told, Type::Speech).show(ui, skin);
        ui.add_space(skin.space(S32));
    }
    let Some(first) = debrief.exchanges.first() else { return };
    labelled(ui, skin, phrases::YOU_SAID_HERE, Text::new(&quoted(&first.you_said), Type::Body));
    if let Some(answer) = &first.answer {
        answer_ui(ui, skin, answer, &phrases::said(debrief.pronoun));
    }
    let Some(other) = first.others.first() else { return };
    ui.add_space(skin.space(S8));
    RaisedSheet::new().show(ui, skin, |ui| {
        labelled(ui, skin, phrases::IF_YOU_HAD_SAID, Text::new(&quoted(&other.text), Type::Body));
        if let Some(answer) = &other.answer {
            answer_ui(ui, skin, answer, &phrases::would_have_said(debrief.pronoun));
        }
    });
}

/// What came of an answer, or would have.
fn answer_ui(ui: &mut Ui, skin: &Skin<'_>, answer: &Answer, they_said: &str) {
    match answer {
        Answer::Says(words) => labelled(ui, skin, they_said, Text::new(&quoted(words), Type::Body)),
        Answer::Sees(seen) => labelled(ui, skin, phrases::AND_THEN, Text::new(seen, Type::Body).italic()),
        Answer::Ends(told) => labelled(ui, skin, phrases::AND_THEN, Text::new(told, Type::Body)),
    }
}

fn labelled(ui: &mut Ui, skin: &Skin<'_>, label: &str, words: Text<'_>) {
    Text::new(label, Type::Note).color(skin.theme.soft).show(ui, skin);
    words.show(ui, skin);
    ui.add_space(skin.space(S12));
}

/// The talk as a row of faces, the two rules it touched, and whom to meet.
fn rules_ui(ui: &mut Ui, skin: &Skin<'_>, transcript: &Transcript, debrief: &Debrief, door: Option<&Door>) {
    Text::new(phrases::TWO_RULES_YOU_MET, Type::Title).show(ui, skin);
    ui.add_space(skin.space(S24));
    faces_ui(ui, skin, transcript);
    ui.add_space(skin.space(S24));
    let moods = moods(transcript);
    let name = &transcript.scenario().customer().name;
    let captions = [
        (phrases::RULES.first(), phrases::caption_mood(name, &moods)),
        (phrases::RULES.get(2), phrases::caption_heard(debrief.pronoun, slip(transcript))),
    ];
    for (rule, caption) in captions {
        Text::new(rule.copied().unwrap_or_default(), Type::Body).semi().show(ui, skin);
        Text::new(&caption, Type::Body).show(ui, skin);
        ui.add_space(skin.space(S16));
    }
    Text::new(phrases::THE_CARD_HOLDS_ALL, Type::Small).color(skin.theme.soft).show(ui, skin);
    if let Some(why) = door.and_then(|door| door.why.as_deref()) {
        ui.add_space(skin.space(S24));
        Text::new(why, Type::Lead).show(ui, skin);
    }
}

/// The tutorial's customer lets something slip at the second beat; who picks it up has taken the option worth most there.
fn slip(transcript: &Transcript) -> Slip {
    let Some(second) = transcript.exchanges().get(1) else { return Slip::Unsaid };
    let scenario = transcript.scenario();
    let worth = |choice| scenario.choices()[choice].effect.mood;
    let most = scenario.beats()[second.beat].choices().map(worth).max();
    if most == Some(worth(second.chosen.choice)) { Slip::PickedUp } else { Slip::WentBy }
}

fn moods(transcript: &Transcript) -> Vec<i8> {
    let after = transcript.exchanges().iter().map(|exchange| exchange.after.mood());
    std::iter::once(transcript.first_state().mood()).chain(after).collect()
}

/// One face for each mood on the way, with its word, and between two of them nothing but room.
fn faces_ui(ui: &mut Ui, skin: &Skin<'_>, transcript: &Transcript) {
    let customer = transcript.scenario().customer();
    let size = Vec2::splat(skin.space(FACE));
    let pronoun: Pronoun = customer.pronoun;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(skin.space(S24));
        for mood in moods(transcript) {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                let word = phrases::mood_word(pronoun, transcript.rules().mood_word(mood));
                let (tile, response) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
                response.widget_info(|| {
                    let name = phrases::face(&customer.name, &word);
                    eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Image, true, name)
                });
                paint_ground(ui.painter(), skin, tile, skin.tokens().middle_of_band(mood.into()));
                let painter = ui.painter().with_clip_rect(tile.intersect(ui.clip_rect()));
                let expression = Expression::from_mood(mood.into());
                paint_face(&painter, FacePlace::fit(tile, Crop::Tile), &customer.look, &expression, skin.theme.dark);
                corner_mask(ui.painter(), tile, skin.tokens().radius.card, skin.theme.paper);
                ui.add_space(S8);
                let words = format!("{word}, {}", phrases::signed(mood));
                Text::new(&typographic(&words), Type::Small).color(skin.theme.soft).width(size.x * 1.6).show(ui, skin);
            });
        }
    });
}
