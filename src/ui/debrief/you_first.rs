//! You first: three questions before anything is told, and afterwards the answers beside what happened.

use egui::accesskit::Role;
use egui::{Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

use super::blocks::{labelled_ui, passage_text};
use crate::debrief::{Debrief, Feeling, Guess, SelfView};
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::kit::commands::{Command, KeyCommand};
use crate::kit::place::named;
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{
    Interaction, KeyCap, OptionRow, OptionRows, Text, corner_mask, key_line_ui, paint_ground, paint_ring, rounded, strokes,
};
use crate::scenario::Look;
use crate::words::debrief::YOU_FIRST;
use crate::words::debrief::you_first::{
    Answered, HOW_DO_YOU_FEEL, IT_DID_NOT, SKIP, SKIP_ONE, WHERE_DID_IT_TURN, beside_what_happened, fates_to_guess, feeling,
    what_do_they_say,
};

/// A face to choose, in px at text size 100 %.
const FACE: f32 = 160.0;
/// Lines of one's own are never set wider than this.
const LONGEST_LINE: f32 = 760.0;
/// What stands above the question beyond the panel's own margin.
const ABOVE_QUESTION: f32 = 8.0;

/// How far the questions are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Asking {
    #[default]
    Feeling,
    Turned,
    Tonight,
    Done,
}

/// The questions and their answers.
#[derive(Debug, Default)]
pub(super) struct YouFirst {
    pub asking: Asking,
    pub answers: SelfView,
}

impl YouFirst {
    /// Nothing is asked: a second try, or a talk in which nothing was said.
    pub(super) fn asked_before() -> Self {
        Self { asking: Asking::Done, ..Self::default() }
    }

    /// Some questions were answered when the debrief was first looked at; the first after these is asked next.
    pub(super) fn answered(answers: SelfView) -> Self {
        let asking = match &answers {
            SelfView { tonight: Some(_), .. } => Asking::Done,
            SelfView { turned: Some(_), .. } => Asking::Tonight,
            SelfView { feeling: Some(_), .. } => Asking::Turned,
            _ => Asking::Feeling,
        };
        Self { asking, answers }
    }

    pub(super) fn is_done(&self) -> bool {
        self.asking == Asking::Done
    }

    /// The keys of the question at hand; whether this was one.
    pub(super) fn take_key(&mut self, key: KeyCommand, debrief: &Debrief) -> bool {
        match key.command {
            Command::Back => self.asking = Asking::Done,
            Command::GoOn => self.skip_one(),
            Command::Choose => self.answer(key.nth, debrief),
            Command::ItDidNotTurn if self.asking == Asking::Turned => self.answer(debrief.exchanges.len(), debrief),
            Command::ItDidNotTurn => {}
            _ => return false,
        }
        true
    }

    fn skip_one(&mut self) {
        self.asking = match self.asking {
            Asking::Feeling => Asking::Turned,
            Asking::Turned => Asking::Tonight,
            Asking::Tonight | Asking::Done => Asking::Done,
        };
    }

    /// Takes the n-th answer, from 0; one that is not there is not heard.
    fn answer(&mut self, n: usize, debrief: &Debrief) {
        self.asking = match self.asking {
            Asking::Feeling if n < Feeling::ALL.len() => {
                self.answers.feeling = Feeling::ALL.get(n).copied();
                Asking::Turned
            }
            Asking::Turned if n <= debrief.exchanges.len() => {
                self.answers.turned = Some(if n < debrief.exchanges.len() { Guess::At(n) } else { Guess::ItDidNot });
                Asking::Tonight
            }
            Asking::Tonight => match debrief.fates_to_guess().get(n) {
                Some(fate) => {
                    self.answers.tonight = Some(*fate);
                    Asking::Done
                }
                None => Asking::Tonight,
            },
            same => same,
        };
    }

    pub(super) fn show(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, you: &str) {
        ui.add_space(style.space(ABOVE_QUESTION));
        let chosen = match self.asking {
            Asking::Feeling => {
                Text::new(HOW_DO_YOU_FEEL, TextStyle::Title).show(ui, style);
                ui.add_space(style.space(S32));
                faces_ui(ui, style, you)
            }
            Asking::Turned => {
                Text::new(WHERE_DID_IT_TURN, TextStyle::Title).show(ui, style);
                ui.add_space(style.space(S16));
                lines_ui(ui, style, debrief)
            }
            Asking::Tonight => {
                Text::new(&what_do_they_say(&debrief.customer), TextStyle::Title).show(ui, style);
                ui.add_space(style.space(S16));
                fates_ui(ui, style, debrief)
            }
            Asking::Done => return beside_ui(ui, style, debrief, &self.answers),
        };
        ui.add_space(style.space(S32));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(style.space(S32), style.space(S8));
            if key_line_ui(ui, style, Command::GoOn.cap(), SKIP_ONE) {
                self.skip_one();
            }
            if key_line_ui(ui, style, Command::Back.cap(), SKIP) {
                self.asking = Asking::Done;
            }
        });
        if let Some(chosen) = chosen {
            self.answer(chosen, debrief);
        }
    }
}

/// Four faces of the trainee's own, from shaken to pleased.
fn faces_ui(ui: &mut Ui, style: &Style<'_>, you: &str) -> Option<usize> {
    let look = Look::from_id(you);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(style.space(S32));
        for (index, felt) in Feeling::ALL.into_iter().enumerate() {
            if face_ui(ui, style, &look, feeling(felt), felt.shown_mood(), &(index + 1).to_string()).clicked() {
                chosen = Some(index);
            }
        }
    });
    chosen
}

fn face_ui(ui: &mut Ui, style: &Style<'_>, look: &Look, words: &str, mood: i8, key: &str) -> Response {
    let face = Vec2::splat(style.space(FACE));
    let text = Text::new(words, TextStyle::Body);
    let words_height = text.galley(ui.painter(), style).size().y;
    let whole = face + Vec2::new(0.0, style.space(S12) + words_height);
    let (rect, response) = ui.allocate_exact_size(whole, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    let interaction = Interaction::of(style, &response);
    let tile = Rect::from_min_size(rect.min, face);
    let radius = style.tokens().radius.card;
    paint_ground(ui.painter(), style, tile, mood.into());
    let painter = ui.painter().with_clip_rect(tile.intersect(ui.clip_rect()));
    paint_face(&painter, FacePlace::fit(tile, Crop::Tile), look, &Expression::from_mood(mood.into()), style.theme.dark);
    corner_mask(ui.painter(), tile, radius, style.theme.paper);
    if let Some(edge) = style.contrast_edge() {
        ui.painter().rect_stroke(tile, rounded(radius), edge, StrokeKind::Inside);
    }
    let cap = KeyCap::new(key).lift(interaction.lift);
    let cap_size = cap.size(ui.painter(), style);
    let top = tile.bottom() + style.space(S12);
    let cap_top = (top + (words_height - cap_size.y) / 2.0).round();
    cap.paint(ui.painter(), style, egui::pos2(rect.left(), cap_top));
    let color = style.theme.ink.lerp_to_gamma(style.theme.accent, interaction.lift);
    text.color(color).paint(ui.painter(), style, egui::pos2(rect.left() + cap_size.x + style.space(S12), top));
    if interaction.ring {
        paint_ring(ui.painter(), style, tile, radius);
    }
    response
}

/// One's own lines, by time, and that it did not turn at all.
fn lines_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) -> Option<usize> {
    let n = debrief.exchanges.len();
    let keys: Vec<String> = (1..=n).map(|number| if number <= 9 { number.to_string() } else { String::new() }).collect();
    let lines = debrief.exchanges.iter().zip(&keys).map(|(exchange, key)| {
        let row = OptionRow::new(key, &exchange.you_said);
        if exchange.is_act { row.act() } else { row }
    });
    let rows = lines.chain([OptionRow::new(Command::ItDidNotTurn.cap(), IT_DID_NOT)]);
    rows_ui(ui, style, OptionRows::new(rows))
}

fn fates_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) -> Option<usize> {
    let fates = fates_to_guess(debrief);
    let rows = fates.into_iter().zip(["1", "2", "3"]).map(|(words, key)| OptionRow::new(key, words).kind(TextStyle::Lead));
    rows_ui(ui, style, OptionRows::new(rows))
}

fn rows_ui(ui: &mut Ui, style: &Style<'_>, rows: OptionRows<'_>) -> Option<usize> {
    let width = ui.available_width().min(LONGEST_LINE * style.zoom);
    ui.scope(|ui| {
        ui.set_max_width(width);
        rows.show(ui, style).iter().position(Response::clicked)
    })
    .inner
}

/// What was thought beside what happened.
fn beside_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, answers: &SelfView) {
    Text::new(YOU_FIRST, TextStyle::Title).show(ui, style);
    ui.add_space(style.space(S24));
    for answered in &beside_what_happened(debrief, answers) {
        row_ui(ui, style, answered);
    }
}

/// A question, the answer that was given, and what happened; of what was skipped, nothing is told here.
fn row_ui(ui: &mut Ui, style: &Style<'_>, answered: &Answered) {
    let x = ui.cursor().left()..=ui.cursor().left() + ui.available_width();
    strokes::hairline(ui.painter(), style, x, ui.cursor().top());
    ui.add_space(style.space(S16));
    Text::new(&answered.question, TextStyle::Small).semi().show(ui, style);
    ui.add_space(style.space(S8));
    if let Some(skipped) = &answered.skipped {
        passage_text(style, skipped, TextStyle::Small).show(ui, style);
        ui.add_space(style.space(S4));
    }
    named(ui, &answered.question, |ui| {
        for part in &answered.parts {
            labelled_ui(ui, style, part);
            ui.add_space(style.space(S4));
        }
    });
    ui.add_space(style.space(S12));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_questions_go_on_after_the_last_that_was_answered() {
        let view = SelfView { feeling: Some(Feeling::Fine), ..SelfView::default() };
        assert_eq!(YouFirst::answered(SelfView::default()).asking, Asking::Feeling);
        assert_eq!(YouFirst::answered(view.clone()).asking, Asking::Turned);
        assert_eq!(YouFirst::answered(SelfView { turned: Some(Guess::ItDidNot), ..view.clone() }).asking, Asking::Tonight);
        assert!(YouFirst::answered(SelfView { tonight: Some((0, 0)), ..view }).is_done());
    }
}
