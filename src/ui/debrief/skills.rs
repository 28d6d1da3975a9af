//! Skills: five families at a glance, then the rows that the scenario declared, with the trainee's own lines.

use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use crate::debrief::{Debrief, FamilyShare, SkillRow};
use crate::phrases::{self, quoted};
use crate::ui::theme::{S4, S8, S16, S24, S32, Skin, Type};
use crate::ui::widgets::{Text, strokes};

/// Height of a family's bar, and the width of the names beside it.
const BAR: f32 = 10.0;
const NAME_WIDTH: f32 = 280.0;
/// Lines quoted under one skill.
const QUOTES: usize = 3;

pub(super) fn skills_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) {
    for family in &debrief.skills.families {
        family_ui(ui, skin, family);
    }
    ui.add_space(skin.space(S16));
    for row in &debrief.skills.rows {
        row_ui(ui, skin, row);
    }
    let found = (phrases::told_you(debrief.pronoun), debrief.facts_found.clone());
    let mut missed = (phrases::did_not_say(debrief.pronoun), debrief.facts_missed.clone());
    missed.1.extend(debrief.unsaid.clone());
    let wanted = (phrases::wanted(debrief.pronoun), debrief.wants.clone().into_iter().collect::<Vec<_>>());
    for (title, facts) in [found, missed, wanted] {
        if facts.is_empty() {
            continue;
        }
        ui.add_space(skin.space(S24));
        Text::new(&title, Type::Note).semi().color(skin.theme.soft).show(ui, skin);
        for fact in &facts {
            ui.add_space(S4);
            Text::new(fact, Type::Small).show(ui, skin);
        }
    }
}

fn family_ui(ui: &mut Ui, skin: &Skin<'_>, family: &FamilyShare) {
    let width = ui.available_width();
    let name_width = skin.space(NAME_WIDTH).min(width * 0.5);
    let share = phrases::shown_of_chances(family.shown, family.chances);
    let empty = family.chances == 0;
    let color = if empty { skin.theme.faint } else { skin.theme.ink };
    ui.horizontal_top(|ui| {
        ui.allocate_ui(Vec2::new(name_width, 0.0), |ui| {
            ui.set_width(name_width);
            ui.vertical(|ui| {
                Text::new(&family.title, Type::Small).semi().color(color).show(ui, skin);
                Text::new(&family.line, Type::Note).color(if empty { skin.theme.faint } else { skin.theme.soft }).show(ui, skin);
            });
        });
        let bar_width = (width - name_width - S32).clamp(40.0, skin.space(400.0));
        ui.add_space(S16);
        ui.vertical(|ui| {
            ui.add_space(S8);
            let (rect, response) = ui.allocate_exact_size(Vec2::new(bar_width, skin.mark(BAR)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, phrases::family_share(&family.title, &share)));
            let radius = eframe::egui::CornerRadius::same(4);
            ui.painter().rect_filled(rect, radius, skin.theme.sunk);
            if family.shown > 0 {
                let part = family.shown as f32 / family.chances.max(1) as f32;
                let filled = Rect::from_min_max(rect.min, pos2(rect.left() + rect.width() * part, rect.bottom()));
                ui.painter().rect_filled(filled, radius, skin.theme.accent);
            }
            ui.add_space(S4);
            Text::new(&share, Type::Note)
                .color(if empty { skin.theme.faint } else { skin.theme.soft })
                .width(bar_width)
                .show(ui, skin);
        });
    });
    ui.add_space(S16);
}

fn row_ui(ui: &mut Ui, skin: &Skin<'_>, row: &SkillRow) {
    let (left, right) = (ui.cursor().left(), ui.cursor().left() + ui.available_width());
    strokes::hairline(ui.painter(), skin, left..=right, ui.cursor().top());
    ui.add_space(S16);
    let none = row.chances == 0;
    let color = if none { skin.theme.faint } else { skin.theme.ink };
    Text::new(&row.title, Type::Small).semi().color(color).show(ui, skin);
    Text::new(&row.line, Type::Note).color(if none { skin.theme.faint } else { skin.theme.soft }).show(ui, skin);
    let share = phrases::shown_of_chances(row.shown, row.chances);
    Text::new(&share, Type::Small).color(color).show(ui, skin);
    let quotes = row.evidence.iter().filter(|evidence| evidence.shown).take(QUOTES);
    for evidence in quotes {
        Text::new(&quoted(&evidence.text), Type::Small).italic().show(ui, skin);
    }
    ui.add_space(S16);
}
