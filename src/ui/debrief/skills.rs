//! Skills: the rows that the scenario declared with the trainee's own lines, and five families at a glance.

use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

use super::page::DoorPage;
use super::{columns_ui, has_two_columns};
use crate::debrief::Debrief;
use crate::kit::commands::Command;
use crate::kit::place::place;
use crate::kit::theme::{S4, S12, S16, S32, Style, TextStyle};
use crate::kit::widgets::{FateGrid, Text, rounded, strokes};
use crate::words::debrief::SKILLS;
use crate::words::debrief::skills::{FactList, Figure, IN_FIVE_FAMILIES, Skills, skills};

/// What stands above the sentence beyond the panel's own margin.
const ABOVE_SENTENCE: f32 = 8.0;
/// Height of a family's bar.
const BAR: f32 = 16.0;
/// The outline of what was shown, as of the fate that came about.
const OUTLINE: f32 = 2.5;

pub(super) fn skills_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) -> Option<Command> {
    let panel = skills(debrief);
    DoorPage { name: SKILLS, ways: Vec::new(), arrows: true }.show(ui, style, debrief, |ui, _| {
        told_ui(ui, style, &panel);
        None
    })
}

fn told_ui(ui: &mut Ui, style: &Style<'_>, panel: &Skills) {
    if panel.rows.is_empty() {
        return facts_ui(ui, style, &panel.facts);
    }
    ui.add_space(style.space(ABOVE_SENTENCE));
    Text::new(&panel.sentence, TextStyle::Title).balanced().show(ui, style);
    if let Some(note) = &panel.note {
        ui.add_space(style.space(6.0));
        Text::new(note, TextStyle::Lead).color(style.theme.soft).show(ui, style);
    }
    ui.add_space(style.space(S32 + S4));
    let rows = |ui: &mut Ui| {
        let list = UiBuilder::new()
            .max_rect(ui.available_rect_before_wrap())
            .id_salt("skills")
            .accessibility_role(Role::List)
            .accessibility_label(SKILLS);
        ui.scope_builder(list, |ui| {
            for (index, row) in panel.rows.iter().enumerate() {
                row_ui(ui, style, row, index == 0);
            }
        });
    };
    if has_two_columns(ui, style) {
        columns_ui(ui, style, rows, |ui| {
            families_ui(ui, style, &panel.families);
            facts_ui(ui, style, &panel.facts);
        });
    } else {
        // One below the other, the glance comes first.
        families_ui(ui, style, &panel.families);
        rows(ui);
        facts_ui(ui, style, &panel.facts);
    }
}

fn row_ui(ui: &mut Ui, style: &Style<'_>, row: &Figure, is_first: bool) {
    if !is_first {
        let x = ui.cursor().left()..=ui.cursor().left() + ui.available_width();
        strokes::hairline(ui.painter(), style, x, ui.cursor().top());
        ui.add_space(style.space(S16));
    }
    let none = row.chances == 0;
    let (ink, soft) = if none { (style.theme.faint, style.theme.faint) } else { (style.theme.ink, style.theme.soft) };
    let title = Text::new(&row.title, TextStyle::Body).semi().color(ink);
    title_and_share(ui, style, &row.title, title, Text::new(&row.share, TextStyle::Small).color(soft));
    Text::new(&row.line, TextStyle::Note).color(soft).show(ui, style);
    for evidence in &row.evidence {
        ui.add_space(style.space(S4));
        Text::new(&evidence.in_quotes(), TextStyle::Small).italic().show(ui, style);
    }
    for not_taken in &row.not_taken {
        ui.add_space(style.space(S4));
        Text::new(not_taken, TextStyle::Note).color(soft).show(ui, style);
    }
    ui.add_space(style.space(S16));
}

/// Five bars in the manner of the nine fates.
fn families_ui(ui: &mut Ui, style: &Style<'_>, families: &[Figure]) {
    let width = FateGrid::width(style).min(ui.available_width());
    Text::new(IN_FIVE_FAMILIES, TextStyle::Note).color(style.theme.soft).show(ui, style);
    ui.add_space(style.space(S12));
    for family in families {
        ui.scope(|ui| family_ui(ui, style, family, width));
        ui.add_space(style.space(S16));
    }
    ui.add_space(style.space(S16));
}

fn family_ui(ui: &mut Ui, style: &Style<'_>, family: &Figure, width: f32) {
    let theme = style.theme;
    let none = family.chances == 0;
    let (ink, soft) = if none { (theme.faint, theme.faint) } else { (theme.ink, theme.soft) };
    ui.set_max_width(width);
    let title = Text::new(&family.title, TextStyle::Small).semi().color(ink);
    title_and_share(ui, style, &family.title, title, Text::new(&family.share, TextStyle::Note).color(soft));
    Text::new(&family.line, TextStyle::Note).color(soft).width(width).show(ui, style);
    ui.add_space(S4);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, style.mark(BAR).round()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &family.title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(family.share.as_str());
        node.set_numeric_value(family.shown as f64);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(family.chances as f64);
    });
    let (painter, radius) = (ui.painter(), rounded(style.tokens().radius.tag));
    painter.rect_filled(rect, radius, theme.sunk);
    // On dark paper the whole of the bar is seen by its edge alone.
    let edge =
        style.contrast_edge().or_else(|| theme.dark.then(|| Stroke::new(strokes::whole_px(painter, style, 1.0), theme.edge)));
    if let Some(edge) = edge {
        painter.rect_stroke(rect, radius, edge, StrokeKind::Inside);
    }
    if family.shown > 0 {
        let part = family.shown as f32 / family.chances.max(1) as f32;
        let filled = Rect::from_min_size(rect.min, Vec2::new((rect.width() * part).max(rect.height()).round(), rect.height()));
        let outline = Stroke::new(strokes::whole_px(painter, style, OUTLINE), theme.accent);
        painter.rect(filled, radius, theme.wash, outline, StrokeKind::Inside);
    }
}

/// A title with its counts at the other end of the line, or below it where both do not fit.
fn title_and_share(ui: &mut Ui, style: &Style<'_>, name: &str, title: Text<'_>, share: Text<'_>) {
    let (title_size, share_size) = (title.galley(ui.painter(), style).size(), share.galley(ui.painter(), style).size());
    let at = ui.cursor().min;
    let width = ui.available_width();
    if title_size.x + style.space(S16) + share_size.x > width {
        title.show(ui, style);
        share.show(ui, style);
        return;
    }
    title.show(ui, style);
    // On one baseline as near as their line heights tell.
    let top = at.y + (title_size.y - share_size.y) / 2.0;
    let beside = Rect::from_min_size(pos2(at.x + width - share_size.x, top), share_size + Vec2::new(1.0, 0.0));
    place(ui, ("share", name), beside, |ui| share.show(ui, style));
}

/// What they told, what they did not, and what they wanted.
fn facts_ui(ui: &mut Ui, style: &Style<'_>, lists: &[FactList]) {
    for list in lists {
        Text::new(&list.title, TextStyle::Note).color(style.theme.soft).show(ui, style);
        for fact in &list.facts {
            ui.add_space(style.space(S4));
            Text::new(fact, TextStyle::Small).show(ui, style);
        }
        ui.add_space(style.space(S32) - style.space(S12));
    }
}
