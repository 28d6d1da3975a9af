//! The stage: the customer, floor to ceiling at the left of briefing and talk. The same place and size on both.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::layout::is_band;
use crate::face::{Crop, Expression, FaceMotion, FacePlace, FaceTimes, Said, paint_face};
use crate::kit::place::{down_from, place, window_id};
use crate::kit::theme::{Motion, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{MoodScale, Text, paint_stage};
use crate::play::Transcript;
use crate::rules::Rules;
use crate::scenario::{Customer, Feeling, Temperament};
use crate::words;

/// What stands under the name.
pub(super) enum Caption<'a> {
    /// One fact about them, before the talk.
    About(&'a str),
    /// The word for their mood, and the scale.
    Mood,
    /// Their name alone.
    Nothing,
}

/// What stands on a stage narrower than this, at text size 100 %, is set smaller.
const SLIM: f32 = 110.0;
/// So many lines are there for the name.
const NAME_LINES: usize = 2;
/// The head of somebody who is not there, as a part of its usual height.
const HEAD_AWAY: f32 = 240.0 / 316.0;
/// The part of the difference of two lines by which the smaller one stands higher for both to share a base line.
const DESCENT: f32 = 0.25;
/// How far the tint pales where they are not there.
const PALE: f32 = 0.5;

/// What shows over the mood.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pose {
    /// What they feel about the line that was said last.
    pub feels: Option<Feeling>,
    /// Whether they are not there: then they step back, and the tint pales.
    pub away: bool,
}

/// Who stands there, and how they feel.
pub(super) struct Stage<'a> {
    pub customer: &'a Customer,
    pub rules: &'a Rules,
    /// -10..=10.
    pub mood: i8,
    pub temperament: Temperament,
    pub caption: Caption<'a>,
    /// Anything that differs from line to line: a new one begins with a blink.
    pub line: u64,
    /// Whether what is seen, and not what is said, is the newest thing: then they look aside.
    pub aside: bool,
    /// The portrait from which the stage grew, and how far it has grown, 0 to 1.
    pub from: Option<Rect>,
    pub grown: f32,
}

/// The face at a moment: its expression, the mood that the tint goes by, and how far they have stepped back, 0 to 1.
struct Moved {
    expression: Expression,
    tint: f32,
    away: f32,
}

/// How the face is seen in a frame.
#[derive(Clone, Copy)]
struct Seen<'a> {
    from: Option<(Rect, f32)>,
    away: f32,
    expression: &'a Expression,
    word: &'a str,
}

impl<'a> Stage<'a> {
    /// The customer of a conversation, in a mood, looking at whoever reads.
    pub(super) fn of(transcript: &'a Transcript, mood: i8, caption: Caption<'a>, line: u64) -> Self {
        Self {
            customer: transcript.scenario().customer(),
            rules: transcript.rules(),
            mood,
            temperament: transcript.start().temperament,
            caption,
            line,
            aside: false,
            from: None,
            grown: 1.0,
        }
    }

    pub(super) fn show(&self, ui: &mut Ui, style: &Style<'_>, rect: Rect) {
        self.show_posed(ui, style, rect, Pose::default());
    }

    /// The same with what shows over the mood.
    pub(super) fn show_posed(&self, ui: &mut Ui, style: &Style<'_>, rect: Rect, pose: Pose) {
        let Moved { expression, tint, away } = self.move_face(ui, style, pose);
        let grown = egui::emath::easing::quadratic_in_out(self.grown.clamp(0.0, 1.0));
        let from = self.from.filter(|_| grown < 1.0);
        let ground = from.map_or(rect, |from| from.lerp_towards(&rect, grown));
        paint_stage(ui.painter(), style, ground, tint);
        if away > 0.0 && !style.theme.contrast {
            ui.painter().rect_filled(ground, 0.0, style.theme.paper.gamma_multiply(PALE * away));
        }
        let word = words::common::mood_word(self.rules.mood_band(self.mood));
        let is_band = is_band(rect);
        let seen = Seen { from: from.map(|from| (from, grown)), away, expression: &expression, word: &word };
        self.face_ui(ui, style, rect, seen);
        let margin = style.margin(if rect.width() < 400.0 || is_band { S24 } else { S32 });
        // In a band the words stand left of the face.
        let width = if is_band { rect.width() * 0.55 - margin } else { rect.width() - 2.0 * margin };
        let top = if is_band { rect.top() + S16 } else { rect.top() + margin.max(style.margin(S24)) };
        place(ui, "who stands there", down_from(ui, pos2(rect.left() + margin, top), width), |ui| {
            ui.set_opacity(if from.is_some() { grown } else { 1.0 });
            let name = Text::new(&self.customer.name, TextStyle::Body).semi().bounded(NAME_LINES).show(ui, style);
            if self.customer.name != self.customer.full_name {
                name.on_hover_text(&self.customer.full_name);
            }
            match self.caption {
                Caption::About(about) => {
                    Text::new(about, TextStyle::Small).color(style.theme.soft).show(ui, style);
                }
                Caption::Mood => {
                    // A slim stage beside large text has no room for a large word.
                    let kind = if width < SLIM * style.zoom { TextStyle::Body } else { TextStyle::Speech };
                    let band = self.rules.mood_band(self.mood);
                    let feels = pose.feels.map(|feels| words::common::feels_right_now(feels, band));
                    mood_ui(ui, style, (&word, kind), feels.as_deref(), width);
                    ui.add_space(4.0);
                    self.scale_ui(ui, style, width);
                }
                Caption::Nothing => {}
            }
        });
    }

    /// The face as it is at this moment, and what goes with it. It moves when something is said; by itself it only blinks.
    fn move_face(&self, ui: &Ui, style: &Style<'_>, pose: Pose) -> Moved {
        let shown = self.rules.shown_mood(self.temperament, self.mood.into());
        let said = Said { mood: shown, line: self.line, aside: self.aside, feels: pose.feels, away: pose.away };
        let times = FaceTimes { change: style.seconds(Motion::Face), blink: style.seconds(Motion::Blink) };
        let now = ui.input(|input| input.time);
        let id = window_id(ui.ctx(), ("face on the stage", &self.customer.name));
        let mut motion = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| FaceMotion::new(said));
        motion.take_in(said, now, times);
        ui.data_mut(|data| data.insert_temp(id, motion));
        if motion.is_moving(now, times) {
            ui.ctx().request_repaint();
        } else if let Some(seconds) = motion.next_blink_in(now, times) {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(seconds));
        }
        // The stage tells the mood itself, also of somebody who shows less of it, and whatever they feel about a line.
        let band = style.tokens().middle_of_band(self.mood.into());
        let tint = ui.ctx().animate_value_with_time(id.with("tint"), band, style.seconds(Motion::Tint));
        let expression = motion.expression(now, times, self.customer.look.age);
        Moved { expression, tint, away: motion.away(now, times) }
    }

    fn face_ui(&self, ui: &Ui, style: &Style<'_>, rect: Rect, seen: Seen<'_>) {
        let Seen { from, away, expression, word } = seen;
        let smaller = 1.0 + (HEAD_AWAY - 1.0) * away;
        let is_band = is_band(rect);
        // Wide stages follow the height, slim ones the width, so that no head is cut; a band has the head at its right.
        let place = if is_band {
            let right = Rect::from_min_max(pos2(rect.right() - rect.height() * 1.3, rect.top()), rect.max);
            FacePlace::on_floor(right, rect.height() * 0.75 * smaller, 0.86)
        } else {
            let head = (rect.height() * 316.0 / 720.0).min(rect.width() * 0.75);
            FacePlace::on_floor(rect, head * smaller, FacePlace::STAGE_FLOOR)
        };
        let (place, clip) = match from {
            Some((portrait, grown)) => {
                let small = FacePlace::fit(portrait, Crop::Portrait);
                let head_px = small.head_px + (place.head_px - small.head_px) * grown;
                let origin = small.origin.lerp(place.origin, grown);
                (FacePlace { head_px, origin }, portrait.lerp_towards(&rect, grown))
            }
            None => (place, rect),
        };
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        paint_face(&painter, place, &self.customer.look, expression, style.theme.dark);
        let response = ui.interact(rect, ui.scope_id().with("face"), Sense::hover());
        let name = match self.caption {
            Caption::About(_) | Caption::Nothing => self.customer.name.clone(),
            Caption::Mood => words::common::face(&self.customer.name, word),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    }

    fn scale_ui(&self, ui: &mut Ui, style: &Style<'_>, width: f32) {
        let spoken: Vec<String> = (0..Rules::N_MOOD_BANDS).map(words::common::mood_word).collect();
        let mut words = [""; crate::kit::theme::N_BANDS];
        for (slot, word) in words.iter_mut().zip(&spoken) {
            *slot = word;
        }
        // The scale grows with the text, and not beyond the stage.
        let length = MoodScale::LENGTH.min((width - S16) / style.growth_of_space());
        MoodScale::new(self.mood.into(), words::common::MOOD, words).length(length).show(ui, style);
    }
}

/// The word for the mood, and where there is room beside it, what they feel right now: a face that shows it would else belie the word.
fn mood_ui(ui: &mut Ui, style: &Style<'_>, (word, kind): (&str, TextStyle), feels: Option<&str>, width: f32) {
    let mood = Text::new(word, kind).show(ui, style).rect;
    let Some(feels) = feels else { return };
    let feels = Text::new(feels, TextStyle::Small).color(style.theme.soft);
    let size = feels.galley(ui.painter(), style).size();
    let left = mood.left() + Text::new(word, kind).galley(ui.painter(), style).size().x + style.space(S16);
    if left + size.x <= mood.left() + width {
        // Both stand on one line to read along.
        let top = mood.bottom() - size.y - (style.line_height(kind) - style.line_height(TextStyle::Small)) * DESCENT;
        place(ui, "what they feel", Rect::from_min_size(pos2(left, top.round()), size + Vec2::splat(1.0)), |ui| {
            feels.show(ui, style)
        });
    }
}
