//! How the worded blocks of a debrief look in the window.

use egui::{Rect, Ui, Vec2, pos2};

use super::DebriefAction;
use crate::kit::commands::Command;
use crate::kit::place::place;
use crate::kit::theme::{S16, Style, TextStyle};
use crate::kit::widgets::{Button, Text};
use crate::words::debrief::block::{Labelled, Manner, Passage, WayAction, WayOn};

/// Width of the labels before a thought, a note and the like.
const LABEL: f32 = 176.0;

/// A passage as it is set: what was done, seen or thought in italics, and what is missing faint.
pub(super) fn passage_text<'a>(style: &Style<'_>, passage: &'a Passage, kind: TextStyle) -> Text<'a> {
    let text = Text::new(&passage.text, kind);
    match passage.manner {
        Manner::Told | Manner::Said => text,
        Manner::Done | Manner::Seen | Manner::Thought => text.italic(),
        Manner::Absent => text.color(style.theme.faint),
    }
}

/// A label and its words, side by side where there is room.
pub(super) fn labelled_ui(ui: &mut Ui, style: &Style<'_>, labelled: &Labelled) {
    let words = passage_text(style, &labelled.passage, TextStyle::Body);
    let width = ui.available_width();
    let column = style.space(LABEL) * style.zoom.sqrt();
    let label = Text::new(&labelled.label, TextStyle::Small).color(style.theme.soft);
    if width < 3.0 * column {
        label.show(ui, style);
        words.show(ui, style);
        return;
    }
    let at = ui.cursor().min;
    let cell = |left: f32, width: f32| Rect::from_min_size(pos2(left, at.y), Vec2::new(width, f32::INFINITY));
    let bottoms = [
        place(ui, ("label", &labelled.label), cell(at.x, column - S16), |ui| {
            ui.add_space(((style.line_height(TextStyle::Body) - style.line_height(TextStyle::Small)) / 2.0).max(0.0));
            label.show(ui, style);
            ui.min_rect().bottom()
        }),
        place(ui, ("words", &labelled.label), cell(at.x + column, width - column), |ui| {
            words.show(ui, style);
            ui.min_rect().bottom()
        }),
    ];
    ui.add_space(bottoms.into_iter().fold(at.y, f32::max) - at.y);
}

/// A small label above its words.
pub(super) fn labelled_below_ui(ui: &mut Ui, style: &Style<'_>, labelled: &Labelled, kind: TextStyle) {
    Text::new(&labelled.label, TextStyle::Note).color(style.theme.soft).show(ui, style);
    passage_text(style, &labelled.passage, kind).show(ui, style);
}

/// Ways on as buttons in a row, each as `button` makes it; returns the one that was taken.
pub(super) fn ways_ui(
    ui: &mut Ui,
    style: &Style<'_>,
    ways: &[WayOn],
    button: impl Fn(usize, &WayOn) -> Button<'_>,
) -> Option<WayAction> {
    let mut taken = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(S16);
        for (index, way) in ways.iter().enumerate() {
            if button(index, way).show(ui, style).clicked() {
                taken = Some(way.action);
            }
        }
    });
    taken
}

/// The key that takes a way on, as its cap shows it.
pub(super) fn cap_of(way: &WayOn) -> &'static str {
    let command = match way.action {
        WayAction::PlayFrom(_) => Command::PlayFrom,
        WayAction::FromTheStart => Command::FromTheStart,
        WayAction::LineByLine(_) => Command::Lines,
        WayAction::ShowOutlook => Command::Outlook,
        WayAction::SayBothAloud => Command::SayBothAloud,
        WayAction::GoHome => Command::Back,
    };
    command.cap()
}

/// What a way on means outside the debrief; `None` where the debrief itself goes that way.
pub(super) fn leads_out(action: WayAction) -> Option<DebriefAction> {
    match action {
        WayAction::PlayFrom(exchange) => Some(DebriefAction::PlayFrom(exchange)),
        WayAction::FromTheStart => Some(DebriefAction::PlayFrom(0)),
        WayAction::GoHome => Some(DebriefAction::Home),
        WayAction::LineByLine(_) | WayAction::ShowOutlook | WayAction::SayBothAloud => None,
    }
}
