//! How the worded blocks of a debrief look in the window.

use egui::{Rect, Ui, Vec2, pos2};

use crate::kit::place::place;
use crate::kit::theme::{S16, Style, TextStyle};
use crate::kit::widgets::Text;
use crate::ui::layout::LARGE_TEXT;
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

/// The same in semibold, also what is done: there is no semibold in italics, and what is looked at is to be found at once.
pub(super) fn strong_text<'a>(style: &Style<'_>, passage: &'a Passage, kind: TextStyle) -> Text<'a> {
    let text = passage_text(style, passage, kind);
    if matches!(passage.manner, Manner::Said | Manner::Told | Manner::Done) { text.semi() } else { text }
}

/// How wide the column of labels is.
pub(super) fn label_width(style: &Style<'_>) -> f32 {
    style.space(LABEL) * style.text_growth().sqrt()
}

/// Of large text, and of text in its usual size, a column with times takes no more of the width than this; what it cannot hold stands on a
/// line of its own.
const MOST_OF_LARGE: f32 = 0.2;
const MOST: f32 = 0.3;

/// How wide a column is in which each of these times stands on one line, with what parts it from the next; `None` where that would take
/// too much of this width, so that each time has a line of its own.
pub(super) fn time_column<'t>(
    ui: &Ui,
    style: &Style<'_>,
    times: impl Iterator<Item = &'t str>,
    (least, width): (f32, f32),
) -> Option<f32> {
    let longest = times.map(|time| Text::new(time, TextStyle::Small).galley(ui.painter(), style).size().x).fold(0.0, f32::max);
    let column = (longest + style.space(S16)).ceil().max(style.space(least));
    let most = if style.text_growth() >= LARGE_TEXT { MOST_OF_LARGE } else { MOST };
    (column <= width * most).then_some(column)
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
