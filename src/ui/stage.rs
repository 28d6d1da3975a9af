//! The stage: the customer, floor to ceiling at the left of briefing and talk. The same place and size on both.

use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2};

use super::face::{Expression, FacePlace, paint_face, reserved_mood};
use super::layout::{down_from, place};
use super::theme::{Motion, S32, Skin, Type};
use super::widgets::{MoodScale, Text, paint_stage};
use crate::phrases;
use crate::rules::Rules;
use crate::scenario::{Customer, Temperament};

/// What stands under the name.
pub(super) enum Caption<'a> {
    /// One fact about them, before the talk.
    About(&'a str),
    /// The word for their mood, and the scale.
    Mood,
}

/// Who stands there, and how they feel.
pub(super) struct Stage<'a> {
    pub customer: &'a Customer,
    pub rules: &'a Rules,
    /// -10..=10.
    pub mood: i8,
    pub temperament: Temperament,
    pub caption: Caption<'a>,
}

impl Stage<'_> {
    pub(super) fn show(&self, ui: &mut Ui, skin: &Skin<'_>, rect: Rect) {
        // Tint and face move together, and only when the mood does.
        let id = Id::unique("stage mood");
        let mood = ui.ctx().animate_value_with_time(id, self.mood.into(), skin.seconds(Motion::Face));
        paint_stage(ui.painter(), skin, rect, mood);
        if let Some(edge) = skin.contrast_edge() {
            ui.painter().vline(rect.right(), rect.y_range(), edge);
        }
        let word = phrases::mood_word(self.customer.pronoun, self.rules.mood_word(self.mood));
        self.face_ui(ui, skin, rect, mood, &word);
        let margin = if rect.width() < 400.0 { 24.0 } else { S32 };
        let width = rect.width() - 2.0 * margin;
        place(ui, down_from(ui, pos2(rect.left() + margin, rect.top() + S32), width), |ui| {
            Text::new(&self.customer.name, Type::Body).semi().show(ui, skin);
            match self.caption {
                Caption::About(about) => {
                    Text::new(about, Type::Small).color(skin.theme.soft).show(ui, skin);
                }
                Caption::Mood => {
                    Text::new(&word, Type::Speech).show(ui, skin);
                    ui.add_space(4.0);
                    self.scale_ui(ui, skin, width);
                }
            }
        });
    }

    fn face_ui(&self, ui: &Ui, skin: &Skin<'_>, rect: Rect, mood: f32, word: &str) {
        // Wide stages follow the height, slim ones the width, so that no head is cut.
        let head = (rect.height() * 316.0 / 720.0).min(rect.width() * 0.75);
        let face = FacePlace::on_floor(rect, head, FacePlace::STAGE_FLOOR);
        let shown = if self.temperament == Temperament::Reserved { reserved_mood(mood) } else { mood };
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        paint_face(&painter, face, &self.customer.look, &Expression::from_mood(shown), skin.theme.dark);
        let response = ui.interact(rect, ui.scope_id().with("face"), Sense::hover());
        let name = match self.caption {
            Caption::About(_) => self.customer.name.clone(),
            Caption::Mood => phrases::face(&self.customer.name, word),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    }

    fn scale_ui(&self, ui: &mut Ui, skin: &Skin<'_>, width: f32) {
        let said = |word: &str| phrases::mood_word(self.customer.pronoun, word);
        let spoken: Vec<String> = self.rules.mood_bands().map(|(_, word)| said(word)).collect();
        let mut words = [""; super::theme::N_BANDS];
        for (slot, word) in words.iter_mut().zip(&spoken) {
            *slot = word;
        }
        MoodScale::new(self.mood.into(), phrases::MOOD, words).length(width.min(skin.space(216.0))).show(ui, skin);
    }
}
