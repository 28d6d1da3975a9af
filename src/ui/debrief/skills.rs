//! Skills: the rows that the scenario declared with the trainee's own lines, and five families at a glance.

use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

use super::{columns_ui, has_two_columns};
use crate::debrief::{Debrief, FamilyShare, SkillRow};
use crate::phrases::{self, quoted};
use crate::ui::theme::{S4, S12, S16, S32, Skin, Type};
use crate::ui::widgets::{FateGrid, Text, rounded, strokes};

/// What stands above the sentence beyond the panel's own margin.
const ABOVE_SENTENCE: f32 = 8.0;
/// Height of a family's bar.
const BAR: f32 = 16.0;
/// The outline of what was shown, as of the fate that came about.
const OUTLINE: f32 = 2.5;

pub(super) fn skills_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) {
    ui.add_space(skin.space(ABOVE_SENTENCE));
    Text::new(&phrases::skills_sentence(&debrief.skills.most_shown()), Type::Title).show(ui, skin);
    ui.add_space(skin.space(6.0));
    Text::new(phrases::WHAT_A_CHANCE_IS, Type::Lead).color(skin.theme.soft).show(ui, skin);
    ui.add_space(skin.space(S32 + S4));
    let rows = |ui: &mut Ui| {
        let list = UiBuilder::new()
            .max_rect(ui.available_rect_before_wrap())
            .id_salt("skills")
            .accessibility_role(Role::List)
            .accessibility_label(phrases::SKILLS);
        ui.scope_builder(list, |ui| {
            for (index, row) in debrief.skills.rows.iter().enumerate() {
                row_ui(ui, skin, row, index == 0);
            }
        });
    };
    if has_two_columns(ui, skin) {
        columns_ui(ui, skin, rows, |ui| {
            families_ui(ui, skin, &debrief.skills.families);
            facts_ui(ui, skin, debrief);
        });
    } else {
        // One below the other, the glance comes first.
        families_ui(ui, skin, &debrief.skills.families);
        rows(ui);
        facts_ui(ui, skin, debrief);
    }
}

fn row_ui(ui: &mut Ui, skin: &Skin<'_>, row: &SkillRow, is_first: bool) {
    if !is_first {
        let x = ui.cursor().left()..=ui.cursor().left() + ui.available_width();
        strokes::hairline(ui.painter(), skin, x, ui.cursor().top());
        ui.add_space(skin.space(S16));
    }
    let none = row.chances == 0;
    let (ink, soft) = if none { (skin.theme.faint, skin.theme.faint) } else { (skin.theme.ink, skin.theme.soft) };
    let share = phrases::shown_of_chances(row.shown, row.chances);
    let title = Text::new(&row.title, Type::Body).semi().color(ink);
    title_and_share(ui, skin, title, Text::new(&share, Type::Small).color(soft));
    Text::new(&row.line, Type::Note).color(soft).show(ui, skin);
    for evidence in row.evidence.iter().filter(|evidence| evidence.shown) {
        ui.add_space(skin.space(S4));
        let words = if evidence.is_act { evidence.text.clone() } else { quoted(&evidence.text) };
        Text::new(&words, Type::Small).italic().show(ui, skin);
    }
    ui.add_space(skin.space(S16));
}

/// Five bars in the manner of the nine fates.
fn families_ui(ui: &mut Ui, skin: &Skin<'_>, families: &[FamilyShare]) {
    let width = FateGrid::width(skin).min(ui.available_width());
    for family in families {
        ui.scope(|ui| family_ui(ui, skin, family, width));
        ui.add_space(skin.space(S16));
    }
    ui.add_space(skin.space(S16));
}

fn family_ui(ui: &mut Ui, skin: &Skin<'_>, family: &FamilyShare, width: f32) {
    let theme = skin.theme;
    let none = family.chances == 0;
    let (ink, soft) = if none { (theme.faint, theme.faint) } else { (theme.ink, theme.soft) };
    let share = phrases::shown_of_chances(family.shown, family.chances);
    ui.set_max_width(width);
    let title = Text::new(&family.title, Type::Small).semi().color(ink);
    title_and_share(ui, skin, title, Text::new(&share, Type::Note).color(soft));
    Text::new(&family.line, Type::Note).color(soft).width(width).show(ui, skin);
    ui.add_space(S4);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, skin.mark(BAR).round()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &family.title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(share.as_str());
        node.set_numeric_value(family.shown as f64);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(family.chances as f64);
    });
    let (painter, radius) = (ui.painter(), rounded(skin.tokens().radius.tag));
    painter.rect_filled(rect, radius, theme.sunk);
    if let Some(edge) = skin.contrast_edge() {
        painter.rect_stroke(rect, radius, edge, StrokeKind::Inside);
    }
    if family.shown > 0 {
        let part = family.shown as f32 / family.chances.max(1) as f32;
        let filled = Rect::from_min_size(rect.min, Vec2::new((rect.width() * part).max(rect.height()).round(), rect.height()));
        let outline = Stroke::new(strokes::whole_px(painter, skin, OUTLINE), theme.accent);
        painter.rect(filled, radius, theme.wash, outline, StrokeKind::Inside);
    }
}

/// A title with its counts at the other end of the line, or below it where both do not fit.
fn title_and_share(ui: &mut Ui, skin: &Skin<'_>, title: Text<'_>, share: Text<'_>) {
    let (title_size, share_size) = (title.galley(ui.painter(), skin).size(), share.galley(ui.painter(), skin).size());
    let at = ui.cursor().min;
    let width = ui.available_width();
    if title_size.x + skin.space(S16) + share_size.x > width {
        title.show(ui, skin);
        share.show(ui, skin);
        return;
    }
    title.show(ui, skin);
    // On one baseline as near as their line heights tell.
    let top = at.y + (title_size.y - share_size.y) / 2.0;
    let place = Rect::from_min_size(pos2(at.x + width - share_size.x, top), share_size + Vec2::new(1.0, 0.0));
    crate::ui::layout::place(ui, place, |ui| share.show(ui, skin));
}

/// What they told, what they did not, and what they wanted.
fn facts_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) {
    let missed = debrief.facts_missed.iter().chain(&debrief.unsaid).map(String::as_str).collect::<Vec<_>>();
    let parts = [
        (phrases::told_you(debrief.pronoun), debrief.facts_found.iter().map(String::as_str).collect()),
        (phrases::did_not_say(debrief.pronoun), missed),
        (phrases::wanted(debrief.pronoun), debrief.wants.iter().map(String::as_str).collect()),
    ];
    for (title, facts) in parts.into_iter().filter(|(_, facts)| !facts.is_empty()) {
        Text::new(&title, Type::Note).color(skin.theme.soft).show(ui, skin);
        for fact in facts {
            ui.add_space(skin.space(S4));
            Text::new(fact, Type::Small).show(ui, skin);
        }
        ui.add_space(skin.space(S32) - skin.space(S12));
    }
}
