//! How the worded blocks of a debrief look in the window.

use egui::{Rect, Ui, Vec2, pos2};

use crate::kit::place::place;
use crate::kit::theme::{S16, Style, TextStyle};
use crate::kit::widgets::Text;
use crate::words::debrief::block::{Labelled, Manner, Passage};

/// Width of the labels before a thought, a note and the like.
const LABEL: f32 = 168.0;

/// A passage as it is set: what was done, seen or thought in italics, and what is missing faint.
pub(super) fn passage_text<'a>(style: &Style<'_>, passage: &'a Passage, kind: TextStyle) -> Text<'a> {
    let text = Text::new(&passage.text, kind);
    match passage.manner {
        Manner::Told | Manner::Said => text,
        Manner::Done | Manner::Seen | Manner::Thought => text.italic(),
        Manner::Absent => text.color(style.theme.faint),
    }
}

/// The same in semibold where somebody says it; what is done stays in italics.
pub(super) fn strong_text<'a>(style: &Style<'_>, passage: &'a Passage, kind: TextStyle) -> Text<'a> {
    let text = passage_text(style, passage, kind);
    if matches!(passage.manner, Manner::Said | Manner::Told) { text.semi() } else { text }
}

/// How wide the column of labels is.
pub(super) fn label_width(style: &Style<'_>) -> f32 {
    style.space(LABEL) * style.text_growth().sqrt()
}

/// A label and its words, side by side where there is room.
pub(super) fn labelled_ui(ui: &mut Ui, style: &Style<'_>, labelled: &Labelled) {
    labelled_as_ui(ui, style, labelled, passage_text(style, &labelled.passage, TextStyle::Body));
}

/// The same, the words set in a way of their own.
pub(super) fn labelled_as_ui(ui: &mut Ui, style: &Style<'_>, labelled: &Labelled, words: Text<'_>) {
    let width = ui.available_width();
    let column = label_width(style);
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
