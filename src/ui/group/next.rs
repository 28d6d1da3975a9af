//! The right of the desk: what to do next and why, what to ask, who does what, and the presenter's own notes.

use egui::{Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::parts::{Desk, card, card_of, label, minutes, roles_ui};
use crate::group::{ROLES_ROTATE_AT, RoundKind, Stage, Suggestion, Wall};
use crate::kit::commands::Command;
use crate::kit::place::named;
use crate::kit::theme::{S8, TextStyle};
use crate::kit::widgets::{Text, rounded};
use crate::words::group::{self as said, buttons};

/// The whole column.
pub(super) fn show(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, group, shown) = (desk.style, desk.group(), desk.shown);
    if let Some(refused) = desk.shown.refused {
        card_of(ui, style, style.theme.press, |ui| {
            Text::new(refused.words(), TextStyle::Small).semi().show(ui, style);
        });
    }
    if desk.shown.not_saved {
        card_of(ui, style, style.theme.press, |ui| {
            Text::new(said::NOT_SAVED, TextStyle::Small).semi().show(ui, style);
        });
    }
    if let Some(words) = desk.shown.about_the_screens.as_deref() {
        card_of(ui, style, style.theme.press, |ui| {
            Text::new(words, TextStyle::Small).semi().show(ui, style);
        });
    }
    for words in [(shown.is_rehearsal, said::REHEARSAL), (shown.has_copied, said::COPIED)].iter().filter(|(holds, _)| *holds) {
        card_of(ui, style, style.theme.wash, |ui| {
            Text::new(words.1, TextStyle::Small).show(ui, style);
        });
    }
    if group.awaits_a_digit() {
        card_of(ui, style, style.theme.wash, |ui| {
            Text::new(said::PRESS_A_DIGIT, TextStyle::Small).semi().show(ui, style);
        });
    }
    named(ui, "suggested", |ui| suggestion_ui(desk, ui));
    if group.wall() != Wall::Live {
        card(ui, style, |ui| {
            label(ui, style, said::IF_THIS_IS_WHY);
            ui.add_space(S8);
            for (why, what) in said::WHEN_IT_GOES_WRONG {
                label(ui, style, why);
                Text::new(what, TextStyle::Small).show(ui, style);
                ui.add_space(S8);
            }
        });
    } else if !desk.known.desk.prompts.is_empty() {
        named(ui, "prompts", |ui| {
            card(ui, style, |ui| {
                label(ui, style, said::ASK_THEM);
                ui.add_space(style.space(4.0));
                for prompt in &desk.known.desk.prompts {
                    label(ui, style, &prompt.kind.title());
                    Text::new(&prompt.text, TextStyle::Small).show(ui, style);
                    ui.add_space(S8);
                }
            });
        });
    }
    if group.stage() == Stage::Meet {
        named(ui, "roles", |ui| {
            card(ui, style, |ui| {
                label(ui, style, said::WHO_DOES_WHAT);
                ui.add_space(S8);
                roles_ui(desk, ui, &group.roles());
            });
        });
    }
    if group.stage().is_of_an_exchange() && !group.is_second_try() && group.wall() == Wall::Live {
        named(ui, "left", |ui| left_ui(desk, ui));
    }
    named(ui, "notes", |ui| notes_ui(desk, ui));
}

fn suggestion_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, group, view) = (desk.style, desk.group(), &desk.known.desk);
    card(ui, style, |ui| {
        label(ui, style, said::SUGGESTED);
        let Suggestion { what, why } = group.suggested(view, desk.shown.face);
        Text::new(&what, TextStyle::Lead).semi().show(ui, style);
        if !why.is_empty() {
            Text::new(&why, TextStyle::Small).color(style.theme.soft).show(ui, style);
        }
        if group.is_second_try() {
            label(ui, style, said::SECOND_TRY_NOW);
        }
        if group.heads_for_an_ending() && group.stage().is_of_an_exchange() {
            label(ui, style, said::LINE_TO_AN_ENDING);
        }
        let hides = group.hides_the_count(desk.shown.face);
        let asks_for_lines = group.stage().is_of_a_vote() && group.stage() != Stage::Voice;
        if let Some((percent, kind)) = view.share.filter(|_| !hides && asks_for_lines && group.n_in().0 > 0) {
            ui.add_space(S8);
            ruler_ui(desk, ui, percent, kind);
        }
    });
}

/// Where the largest share of the vote stands between the three ways to go on.
fn ruler_ui(desk: &Desk<'_>, ui: &mut Ui, percent: usize, kind: RoundKind) {
    let (style, theme) = (desk.style, desk.style.theme);
    label(ui, style, &said::largest_share(percent));
    let width = ui.available_width();
    let (_, rect) = ui.allocate_space(vec2(width, style.space(26.0)));
    let x = |percent: usize| rect.left() + rect.width() * percent as f32 / 100.0;
    for part in [RoundKind::Pairs, RoundKind::Talk, RoundKind::Play] {
        let (from, to) = part.range();
        let bar = Rect::from_min_max(pos2(x(from) + 1.0, rect.top() + 4.0), pos2(x(to) - 1.0, rect.top() + style.space(14.0)));
        ui.painter().rect_filled(bar, rounded(4.0), if part == kind { theme.accent } else { theme.press });
        if part == kind {
            ui.painter().rect_stroke(bar, rounded(4.0), Stroke::new(1.0, theme.accent), egui::StrokeKind::Outside);
        }
    }
    let tip = pos2(x(percent), rect.top() + style.space(14.0));
    let half = Vec2::new(style.space(6.0), style.space(10.0));
    let pointer = vec![tip, tip + half, tip + vec2(-half.x, half.y)];
    ui.painter().add(Shape::convex_polygon(pointer, theme.ink, Stroke::NONE));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        Text::new(said::leads_to(kind), TextStyle::Note).semi().show(ui, style);
    });
}

/// Tokens, when roles go round, and how far it is to an ending.
fn left_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, group) = (desk.style, desk.group());
    card(ui, style, |ui| {
        let minute = group.gone(desk.shown.now) / 60_000;
        Text::new(&said::roles_rotate(i64::from(ROLES_ROTATE_AT) - minute), TextStyle::Note).show(ui, style);
        Text::new(&said::tokens(group.n_tokens()), TextStyle::Note).show(ui, style);
        if let Some(n) = desk.known.desk.to_an_ending {
            Text::new(&said::shortest_ending(n), TextStyle::Note).show(ui, style);
        }
    });
}

fn notes_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, group) = (desk.style, desk.group());
    card(ui, style, |ui| {
        let words = if group.stage() == Stage::Ask { buttons::WISH } else { buttons::NOTE };
        label(ui, style, said::YOUR_NOTES);
        for (at, note) in group.notes() {
            Text::new(&format!("{} {note}", minutes(*at)), TextStyle::Small).show(ui, style);
        }
        ui.add_space(style.space(4.0));
        desk.link_ui(ui, words, Command::WriteNote);
    });
}
