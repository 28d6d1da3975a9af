//! The upper edge of the desk: the session, its stages, its clock, and the plan to scale.

use std::cmp::Ordering;

use egui::{Align, Layout, Rect, Stroke, Ui, Vec2, pos2, vec2};

use super::parts::{Desk, minutes};
use crate::group::{PARTS, Pace, Part, Stage, minutes_of_all};
use crate::kit::theme::{S8, S16, Style, TextStyle};
use crate::kit::widgets::{Text, rounded};
use crate::wording::typographic;
use crate::words::group as said;

/// In px at text size 100 %.
const STRIP: f32 = 28.0;
const CHIP: f32 = 28.0;

/// The title takes no more than this part of the desk's width.
const MOST_TITLE: f32 = 0.3;

/// Title, people, stages and clock, and the strip of the plan.
pub(super) fn show(desk: &Desk<'_>, ui: &mut Ui, is_wide: bool) {
    let style = desk.style;
    if is_wide {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(style.space(S16), 0.0);
            ui.set_min_height(style.space(CHIP));
            who_ui(desk, ui);
            stages_ui(desk, ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                Text::new(&pace(desk.group().pace(desk.shown.now)), TextStyle::Note).color(style.theme.soft).show(ui, style);
                clock_ui(desk, ui);
            });
        });
    } else {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(style.space(S16), 0.0);
            who_ui(desk, ui);
            Text::new(shown_stage(desk).words(), TextStyle::Small).semi().color(style.theme.accent).show(ui, style);
            clock_ui(desk, ui);
            Text::new(&pace(desk.group().pace(desk.shown.now)), TextStyle::Note).color(style.theme.soft).show(ui, style);
        });
    }
    ui.add_space(style.margin(S8));
    plan_ui(desk, ui);
}

fn who_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, group) = (desk.style, desk.group());
    let title = typographic(group.scenario().title());
    let most = ui.max_rect().width() * MOST_TITLE;
    Text::new(&title, TextStyle::Body).semi().width(most).max_rows(1).show_whole_on_hover(ui, style);
    let setup = group.setup();
    let people = said::people_and_code(setup.people(), setup.n_tables(), &group.code().to_string());
    Text::new(&people, TextStyle::Note).color(style.theme.soft).show(ui, style);
    if group.is_marked() {
        Text::new(said::MARKED, TextStyle::Note).semi().color(style.theme.accent).show(ui, style);
    }
}

fn clock_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, group) = (desk.style, desk.group());
    let color = if group.clock_runs() || group.stage() == Stage::Card { style.theme.ink } else { style.theme.broken };
    Text::new(&minutes(group.gone(desk.shown.now)), TextStyle::Lead).semi().color(color).show(ui, style);
    if let Some((left, _)) = group.timer(desk.shown.now) {
        let words = format!("{} {}", said::TIMER_SHOWS, minutes(left));
        Text::new(&words, TextStyle::Note).semi().show(ui, style);
    }
}

/// The stage at hand; in a second try, that it is one.
fn shown_stage(desk: &Desk<'_>) -> Stage {
    if desk.group().is_second_try() { Stage::Rewind } else { desk.group().stage() }
}

/// The stages from here to the end of this part, the present one filled.
fn stages_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let style = desk.style;
    let stage = shown_stage(desk);
    let at = stage.shown_as();
    ui.spacing_mut().item_spacing.x = style.space(S8);
    for one in stage.row() {
        let is_here = *one == at;
        let words = if is_here { stage.words() } else { one.words() };
        let color = if is_here { style.theme.on_accent } else { style.theme.soft };
        let text = Text::new(words, TextStyle::Note).color(color);
        let text = if is_here { text.semi() } else { text };
        let size = text.galley(ui.painter(), style).size();
        let pad = if is_here { style.space(10.0) } else { 0.0 };
        let (_, rect) = ui.allocate_space(vec2(size.x + 2.0 * pad, style.space(CHIP)));
        if is_here {
            ui.painter().rect_filled(rect, rounded(style.tokens().radius.control), style.theme.accent);
        }
        text.paint(ui.painter(), style, rect.center() - size / 2.0);
    }
}

/// The nine parts of the plan to scale. A dot stands for each vote of the play; the line shows where the clock is.
fn plan_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, group) = (desk.style, desk.group());
    let theme = style.theme;
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), style.space(STRIP)));
    let all = minutes_of_all();
    let x = |minutes: f32| rect.left() + rect.width() * (minutes / all as f32).clamp(0.0, 1.0);
    let here = group.part();
    for (part, _) in PARTS {
        let (from, to) = part.minutes();
        let own = Rect::from_min_max(pos2(x(from as f32) + 1.0, rect.top()), pos2(x(to as f32) - 1.0, rect.bottom()));
        let color = match part.cmp(&here) {
            Ordering::Less => theme.press,
            Ordering::Equal => theme.wash,
            Ordering::Greater => theme.sheet,
        };
        ui.painter().rect_filled(own, rounded(5.0), color);
        if part == Part::Play {
            dots_ui(desk, ui, own);
            continue;
        }
        for name in [said::part_name(part.index()), said::short_part_name(part.index())] {
            let text = Text::new(name, TextStyle::Note).color(if part == here { theme.ink } else { theme.soft });
            let size = text.galley(ui.painter(), style).size();
            if size.x + style.space(10.0) <= own.width() {
                text.paint(ui.painter(), style, pos2(own.left() + style.space(6.0), own.center().y - size.y / 2.0));
                break;
            }
        }
    }
    let at = x(group.gone(desk.shown.now) as f32 / 60_000.0);
    let line = Rect::from_center_size(pos2(at, rect.center().y), vec2(3.0, rect.height() + 6.0));
    ui.painter().rect_filled(line, 1.0, theme.ink);
}

fn dots_ui(desk: &Desk<'_>, ui: &Ui, own: Rect) {
    let (style, group) = (desk.style, desk.group());
    let n = group.setup().n_votes.max(1);
    let done = group.n_voted();
    for vote in 0..u32::from(n) {
        let x = own.left() + own.width() * (vote as f32 + 0.5) / f32::from(n);
        let center = pos2(x, own.center().y);
        let radius = style.space(4.5);
        if vote < done {
            ui.painter().circle_filled(center, radius, style.theme.accent);
        } else {
            ui.painter().circle_stroke(center, radius, Stroke::new(1.5, style.theme.accent));
        }
    }
}

fn pace(pace: Pace) -> String {
    match pace {
        Pace::OnPlan => said::ON_PLAN.to_owned(),
        Pace::Ahead(minutes) => said::ahead(minutes),
        Pace::Late(minutes) => said::late(minutes),
    }
}

/// Whether the desk has room for three columns.
pub(super) fn is_wide(style: &Style<'_>, width: f32) -> bool {
    width >= style.space(1_180.0)
}
