//! The briefing: who you are, where, and who comes next.

use eframe::egui::{Key, Rect, Ui, pos2};

use super::Action;
use super::layout::{StageLayout, down_from, go_on_pressed, place, pressed};
use super::stage::{Caption, Stage};
use super::theme::{S8, S16, S24, S32, Skin, Type};
use super::widgets::{Button, KeyCap, Text, strokes};
use crate::phrases::{self, typographic};
use crate::play::Transcript;
use crate::rules::Rules;
use crate::scenario::{Scenario, Temperament};

/// Draws the briefing of a run that has not begun.
pub fn briefing_ui(ui: &mut Ui, skin: &Skin<'_>, transcript: &Transcript, you: &str) -> Option<Action> {
    let scenario = transcript.scenario();
    let layout = StageLayout::of(ui.max_rect(), skin);
    let customer = scenario.customer();
    Stage {
        customer,
        rules: Rules::current(),
        mood: customer.mood,
        temperament: Temperament::Easygoing,
        caption: Caption::About(customer.about.as_deref().unwrap_or_default()),
    }
    .show(ui, skin, layout.stage);
    let mut action = None;
    let column = layout.column;
    let home = Rect::from_min_size(pos2(column.left(), column.top() + S24), eframe::egui::Vec2::new(column.width(), 48.0));
    place(ui, home, |ui| {
        if back_ui(ui, skin, phrases::HOME) {
            action = Some(Action::GoHome);
        }
    });
    let top = column.top() + skin.space(84.0);
    let button_height = skin.space(56.0);
    let bottom = column.bottom() - S32 - button_height;
    let room = Rect::from_min_max(pos2(column.left() - S16, top), pos2(column.right() + S16, bottom - S16));
    place(ui, room, |ui| {
        eframe::egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            eframe::egui::Frame::NONE
                .inner_margin(eframe::egui::Margin::symmetric(16, 0))
                .show(ui, |ui| words_ui(ui, skin, transcript, you));
        });
    });
    place(ui, down_from(ui, pos2(column.left(), bottom), column.width()), |ui| {
        let begin = Button::primary(scenario.begin().unwrap_or(phrases::BEGIN)).key("Enter").show(ui, skin);
        if begin.clicked() {
            action = Some(Action::Begin);
        }
    });
    if go_on_pressed(ui.ctx()) {
        action = Some(Action::Begin);
    }
    if pressed(ui.ctx(), Key::Escape) {
        action = Some(Action::GoHome);
    }
    action
}

/// "Esc Home": the way back, at the top of the column.
pub(super) fn back_ui(ui: &mut Ui, skin: &Skin<'_>, words: &str) -> bool {
    let cap = KeyCap::new("Esc");
    let size = cap.size(ui.painter(), skin);
    let text = Text::new(words, Type::Note).color(skin.theme.soft);
    let galley = text.galley(ui.painter(), skin);
    let height = skin.space(40.0);
    let whole = eframe::egui::Vec2::new(size.x + S8 + 2.0 + galley.size().x, height);
    let (rect, response) = ui.allocate_exact_size(whole, eframe::egui::Sense::click());
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Button, true, words));
    let touch = super::widgets::Touch::of(skin, &response);
    cap.lift(touch.lift).paint(ui.painter(), skin, pos2(rect.left(), rect.center().y - size.y / 2.0));
    let at = pos2(rect.left() + size.x + S8 + 2.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, skin.theme.soft);
    if touch.ring {
        super::widgets::paint_ring(ui.painter(), skin, rect, skin.tokens().radius.tag);
    }
    response.clicked()
}

fn words_ui(ui: &mut Ui, skin: &Skin<'_>, transcript: &Transcript, you: &str) {
    let scenario = transcript.scenario();
    let fill = transcript.fill(you);
    Text::new(&typographic(scenario.title()), Type::Title).show(ui, skin);
    ui.add_space(skin.space(S8));
    if let Some(care) = scenario.care() {
        Text::new(&typographic(&fill.text(care)), Type::Lead).italic().show(ui, skin);
        ui.add_space(skin.space(S16));
    }
    for part in [scenario.setting(), scenario.brief()].into_iter().flatten() {
        Text::new(&typographic(&fill.text(part)), Type::Lead).show(ui, skin);
        ui.add_space(skin.space(14.0));
    }
    ui.add_space(skin.space(12.0));
    for (label, words) in rows(scenario) {
        row_ui(ui, skin, &label, &words);
    }
}

/// What there is to know beforehand, as label and words.
fn rows(scenario: &Scenario) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    if let Some(minutes) = scenario.minutes() {
        rows.push((phrases::TAKES.to_owned(), phrases::about_minutes(minutes)));
    }
    if !scenario.skills().is_empty() {
        let titles = crate::debrief::skill_titles(scenario.skills());
        rows.push((phrases::YOU_WILL_PRACTISE.to_owned(), phrases::list_in_sentence(&titles)));
    }
    let n_voice_beats = scenario.beats().iter().filter(|beat| beat.tone).count();
    if n_voice_beats > 0 && !scenario.is_plain() {
        rows.push((phrases::YOUR_VOICE.to_owned(), phrases::voice_beats(n_voice_beats)));
    }
    let temperaments = &scenario.customer().temperaments;
    if temperaments.len() > 1 {
        rows.push((phrases::today_they_are(scenario.customer().pronoun), phrases::one_of_temperaments(temperaments)));
    }
    rows
}

fn row_ui(ui: &mut Ui, skin: &Skin<'_>, label: &str, words: &str) {
    let (left, width) = (ui.cursor().left(), ui.available_width());
    strokes::hairline(ui.painter(), skin, left..=left + width, ui.cursor().top());
    ui.add_space(10.0);
    let label_width = skin.space(160.0);
    if width < 3.0 * label_width {
        Text::new(label, Type::Small).color(skin.theme.soft).show(ui, skin);
        Text::new(words, Type::Small).show(ui, skin);
    } else {
        ui.horizontal_top(|ui| {
            let label = Text::new(label, Type::Small).color(skin.theme.soft).width(label_width - S8);
            let shown = label.show(ui, skin);
            ui.add_space(label_width - shown.rect.width());
            Text::new(words, Type::Small).width(width - label_width).show(ui, skin);
        });
    }
    ui.add_space(10.0);
}
