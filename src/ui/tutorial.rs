//! After the first conversation: one card of debrief, the other way, and two things that it showed.

use egui::{Frame, Margin, Pos2, Rect, Ui, Vec2, pos2};

use super::layout::{LARGE_TEXT, StageLayout, sheet_reach};
use super::stage::{Caption, Stage};
use crate::debrief::{Answer, Debrief};
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::place;
use crate::kit::theme::{S8, S12, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{
    Button, RaisedSheet, Text, corner_mask, fade_in, fade_out, more_below, more_below_beside, paint_ground,
};
use crate::play::Transcript;
use crate::session::{FirstLine, first_line};
use crate::words::debrief::road::MORE_IS_BELOW;
use crate::words::{self, grammar::quoted, tutorial::Slip};

/// The main button stands so far above the lower edge of the window.
const BUTTON_UP: f32 = 56.0;
/// Width of a face in the row of moods, in px at text size 100 %.
const FACE: f32 = 104.0;

/// Whom to meet next.
#[derive(Clone, Debug)]
pub struct NextScenario {
    /// The id of the scenario.
    pub scenario: String,
    pub words: String,
    /// Why it is this one, where there is something to say.
    pub why: Option<String>,
}

/// What the page after the tutorial asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TutorialAction {
    /// The same customer again, to take the other way.
    OtherWay,
    /// Meet the customer of this scenario.
    Meet(String),
    Home,
}

/// What the lesson remembers between two frames.
#[derive(Debug, Default)]
pub struct TutorialView {
    /// Whether the card of debrief was read.
    card_is_read: bool,
    /// Whether the conversation has been played both ways.
    both_ways: bool,
}

impl TutorialView {
    /// The lesson after the first or after the second time.
    pub fn new(both_ways: bool) -> Self {
        Self { card_is_read: false, both_ways }
    }

    /// Draws the lesson.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        transcript: &Transcript,
        debrief: &Debrief,
        (slip, first): (Slip, Option<Slip>),
        next_scenario: Option<&NextScenario>,
    ) -> Option<TutorialAction> {
        let layout = StageLayout::of(ui.max_rect(), style);
        let caption = if self.card_is_read { Caption::Nothing } else { Caption::Mood };
        Stage::of(transcript, transcript.state().mood(), caption, 0).show(ui, style, layout.stage);
        let column = layout.column;
        let foot = Foot::of(ui, style, &layout, self.buttons(debrief, next_scenario), self.why(next_scenario));
        let room = Rect::from_min_max(pos2(column.left() - S24, column.top() + S32), pos2(column.right() + S24, foot.top));
        let goes_on = place(ui, "page", room, |ui| {
            let page = Page::new(self.card_is_read).show(ui, style, |ui| {
                scroll_by_keys(ui, room.height(), true);
                Frame::NONE.inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 24 }).show(ui, |ui| {
                    if self.card_is_read {
                        rules_ui(ui, style, (transcript, debrief), (slip, first));
                    } else {
                        card_ui(ui, style, debrief, self.both_ways);
                    }
                });
            });
            if page.offset > 1.0 {
                fade_in(ui.painter(), style, page.rect);
            }
            if page.below > S24 {
                fade_out(ui.painter(), style, page.rect);
            }
            page.below > S24
        });
        let pressed = foot.show(ui, style, goes_on).or(key_command(ui, Place::Tutorial).map(|key| key.command));
        self.act(ui, pressed, next_scenario)
    }

    /// Why to meet the next person, once the card was read.
    fn why<'n>(&self, next_scenario: Option<&'n NextScenario>) -> Option<&'n str> {
        next_scenario.filter(|_| self.card_is_read).and_then(|next_scenario| next_scenario.why.as_deref())
    }

    /// The ways on, the main one first.
    fn buttons<'b>(&self, debrief: &Debrief, next_scenario: Option<&'b NextScenario>) -> Vec<(Button<'b>, Command)> {
        let main = |words| (Button::primary(words).key(Command::GoOn.cap()), Command::GoOn);
        let other = |words| (Button::third(words).key(Command::Back.cap()), Command::Back);
        if self.card_is_read {
            let next_scenario = next_scenario.map(|next_scenario| main(next_scenario.words.as_str()));
            next_scenario.into_iter().chain([other(words::tutorial::SOMEBODY_ELSE)]).collect()
        } else if self.both_ways {
            vec![main(words::common::GO_ON)]
        } else {
            let words = match first_line(debrief) {
                Some(first) if first.was_better => words::tutorial::SEE_THE_OTHER_WAY,
                _ => words::tutorial::THE_OTHER_WAY,
            };
            vec![main(words), other(words::home::SKIP_THE_OTHER_ANSWER)]
        }
    }

    fn act(&mut self, ui: &Ui, command: Option<Command>, next_scenario: Option<&NextScenario>) -> Option<TutorialAction> {
        let (enter, escape) = (command == Some(Command::GoOn), command == Some(Command::Back));
        match (self.card_is_read, self.both_ways) {
            (true, _) if enter => Some(
                next_scenario.map_or(TutorialAction::Home, |next_scenario| TutorialAction::Meet(next_scenario.scenario.clone())),
            ),
            (true, _) => escape.then_some(TutorialAction::Home),
            (false, false) if enter => Some(TutorialAction::OtherWay),
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

/// What stays at the foot of the page: why to meet the next person, and the ways on.
struct Foot<'a> {
    why: Option<(Text<'a>, Rect)>,
    buttons: Vec<(Button<'a>, Command, Rect)>,
    top: f32,
    /// Where there is room to say that the page goes on.
    hint: Pos2,
}

impl<'a> Foot<'a> {
    fn of(ui: &Ui, style: &Style<'_>, layout: &StageLayout, buttons: Vec<(Button<'a>, Command)>, why: Option<&'a str>) -> Self {
        let column = layout.column;
        let sizes: Vec<Vec2> = buttons.iter().map(|(button, _)| button.size(ui, style)).collect();
        // The main button stands where it stands on every page with a stage, unless the other one has no room beside it.
        let up = style.margin(if layout.roomy { BUTTON_UP } else { S24 });
        let width = sizes.iter().map(|size| size.x).sum::<f32>() + S16 * sizes.len().saturating_sub(1) as f32;
        let is_beside = width <= column.width() + S16;
        let heights = sizes.iter().map(|size| size.y);
        let height = if is_beside { heights.fold(0.0, f32::max) } else { heights.sum::<f32>() };
        let up = if is_beside { up } else { S12 };
        let mut at = pos2(column.left(), column.bottom() - up - height);
        let (row_top, mut placed) = (at.y, Vec::with_capacity(buttons.len()));
        for ((button, command), size) in buttons.into_iter().zip(sizes) {
            // Words without a ground of their own stand on the edge of the column.
            let aside = if is_beside || placed.is_empty() { 0.0 } else { style.space(S12) };
            placed.push((button, command, Rect::from_min_size(at - Vec2::new(aside, 0.0), size + Vec2::splat(1.0))));
            if is_beside { at.x += size.x + S16 } else { at.y += size.y }
        }
        let why = why.map(|why| {
            let kind = if layout.roomy { TextStyle::Lead } else { TextStyle::Body };
            let why = Text::new(why, kind).width(column.width());
            let size = why.galley(ui.painter(), style).size();
            let at = pos2(column.left(), row_top - style.space(S16) - size.y);
            (why, Rect::from_min_size(at, Vec2::new(column.width(), size.y)))
        });
        let top = why.as_ref().map_or(row_top, |(_, place)| place.top()) - S12;
        // Beside the last button, else on a line of its own above.
        let last = placed.last().map_or(Rect::NOTHING, |(_, _, place)| *place);
        let row = Rect::from_x_y_ranges(column.x_range(), last.y_range());
        let line = style.line_height(TextStyle::Note);
        let beside = more_below_beside(ui.painter(), style, MORE_IS_BELOW, row, last.right());
        let hint = beside.unwrap_or(pos2(column.right(), top));
        let top = if beside.is_some() { top } else { top - line };
        Self { why, buttons: placed, top, hint }
    }

    /// Answers which of them was clicked.
    fn show(self, ui: &mut Ui, style: &Style<'_>, goes_on: bool) -> Option<Command> {
        if let Some((why, at)) = self.why {
            place(ui, "why", at, |ui| why.show(ui, style));
        }
        if goes_on {
            more_below(ui.painter(), style, MORE_IS_BELOW, self.hint);
        }
        let mut clicked = None;
        for (button, command, at) in self.buttons {
            if place(ui, ("button", command), at, |ui| button.show(ui, style)).clicked() {
                clicked = Some(command);
            }
        }
        clicked
    }
}

/// The ending, your first line, and what the other one would have brought, or did bring where both ways were played.
fn card_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, both_ways: bool) {
    if let Some(told) = debrief.ending.as_ref().and_then(|ending| ending.says.as_deref()) {
        Text::new(told, TextStyle::Speech).show(ui, style);
        ui.add_space(style.space(S32));
    }
    let Some(FirstLine { said: first, was_better, other }) = first_line(debrief) else { return };
    labelled(ui, style, words::common::YOU_SAID, Text::new(&quoted(&first.you_said), TextStyle::Body));
    if let Some(answer) = &first.answer {
        answer_ui(ui, style, answer, &words::debrief::said(debrief.pronoun, answer.speaker()));
    }
    let Some(other) = other else { return };
    if was_better && !both_ways {
        Text::new(words::tutorial::YOURS_WAS_BETTER, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
    ui.add_space(style.space(S8));
    RaisedSheet::new().words_on_the_edge(sheet_reach(ui, style)).show(ui, style, |ui| {
        let label = if both_ways { words::tutorial::THE_OTHER_ANSWER } else { words::tutorial::IF_YOU_HAD_SAID };
        labelled(ui, style, label, Text::new(&quoted(&other.text), TextStyle::Body));
        if let Some(answer) = &other.answer {
            let (pronoun, speaker) = (debrief.pronoun, answer.speaker());
            let they_said = if both_ways {
                words::debrief::said(pronoun, speaker)
            } else {
                words::debrief::would_have_said(pronoun, speaker)
            };
            answer_ui(ui, style, answer, &they_said);
        }
    });
}

/// What came of an answer, or would have.
fn answer_ui(ui: &mut Ui, style: &Style<'_>, answer: &Answer, they_said: &str) {
    match answer {
        Answer::Says(words) | Answer::SaysToo { words, .. } => {
            labelled(ui, style, they_said, Text::new(&quoted(words), TextStyle::Body));
        }
        Answer::BreaksIn => labelled(ui, style, they_said, Text::new(&quoted(words::common::LET_ME_FINISH), TextStyle::Body)),
        Answer::Sees(seen) => labelled(ui, style, words::tutorial::AND_THEN, Text::new(seen, TextStyle::Body).italic()),
        Answer::Ends(told) => labelled(ui, style, words::tutorial::AND_THEN, Text::new(told, TextStyle::Body)),
    }
}

fn labelled(ui: &mut Ui, style: &Style<'_>, label: &str, words: Text<'_>) {
    Text::new(label, TextStyle::Note).color(style.theme.soft).show(ui, style);
    words.show(ui, style);
    ui.add_space(style.space(S12));
}

/// The conversation as a row of faces, two things it showed, and whom to meet.
fn rules_ui(ui: &mut Ui, style: &Style<'_>, (transcript, debrief): (&Transcript, &Debrief), (slip, first): (Slip, Option<Slip>)) {
    Text::new(words::tutorial::TWO_THINGS, TextStyle::Title).show(ui, style);
    ui.add_space(style.space(S24));
    // The same face again and again would show nothing.
    let bands: Vec<usize> = moods(transcript).iter().map(|mood| transcript.rules().mood_band(*mood)).collect();
    let has_changed = bands.windows(2).any(|two| two.first() != two.last());
    // Large text has room for one of them at once, and the rules are what to take along.
    let faces_come_last = style.text_growth() >= LARGE_TEXT;
    if has_changed && !faces_come_last {
        faces_ui(ui, style, transcript);
        ui.add_space(style.space(S24));
    }
    let band = |mood: i8| words::common::mood_word(transcript.rules().mood_band(mood));
    let (came, left) = (band(transcript.first_state().mood()), band(transcript.state().mood()));
    let name = &transcript.scenario().customer().name;
    let things = words::help::seven_things(transcript.rules());
    let captions = [
        (things.first(), words::tutorial::caption_mood(name, debrief.pronoun, (&came, &left), has_changed)),
        (things.get(2), words::tutorial::caption_heard(debrief.pronoun, slip, first)),
    ];
    for (thing, caption) in captions {
        Text::new(thing.map_or("", |thing| thing.rule), TextStyle::Body).semi().show(ui, style);
        Text::new(&caption, TextStyle::Body).show(ui, style);
        ui.add_space(style.space(S16));
    }
    Text::new(words::tutorial::PRESS_FOR_ALL, TextStyle::Small).color(style.theme.soft).show(ui, style);
    if has_changed && faces_come_last {
        ui.add_space(style.space(S24));
        faces_ui(ui, style, transcript);
    }
}

fn moods(transcript: &Transcript) -> Vec<i8> {
    let after = transcript.exchanges().iter().map(|exchange| exchange.after.mood());
    std::iter::once(transcript.first_state().mood()).chain(after).collect()
}

/// One face for each mood on the way, with its word, and between two of them nothing but room.
fn faces_ui(ui: &mut Ui, style: &Style<'_>, transcript: &Transcript) {
    let customer = transcript.scenario().customer();
    let size = Vec2::splat(style.space(FACE));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(style.space(S24));
        for mood in moods(transcript) {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                let word = words::common::mood_word(transcript.rules().mood_band(mood));
                let (tile, response) = ui.allocate_exact_size(size, egui::Sense::hover());
                response.widget_info(|| {
                    let name = words::common::face(&customer.name, &word);
                    egui::WidgetInfo::labeled(egui::accesskit::Role::Image, true, name)
                });
                paint_ground(ui.painter(), style, tile, style.tokens().middle_of_band(mood.into()));
                let painter = ui.painter().with_clip_rect(tile.intersect(ui.clip_rect()));
                let expression = Expression::from_mood(mood.into());
                paint_face(&painter, FacePlace::fit(tile, Crop::Tile), &customer.look, &expression, style.theme.dark);
                corner_mask(ui.painter(), tile, style.tokens().radius.card, style.theme.paper);
                ui.add_space(S8);
                Text::new(&word, TextStyle::Small).color(style.theme.soft).width(size.x * 1.6).show(ui, style);
            });
        }
    });
}
