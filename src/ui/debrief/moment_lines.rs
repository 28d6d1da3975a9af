//! What stands on the page of the moment: the lines that were said, and those that could have been.

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{Align, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::blocks::{labelled_below_ui, passage_text, strong_text};
use super::tile;
use crate::debrief::Debrief;
use crate::kit::commands::Command;
use crate::kit::place::place;
use crate::kit::theme::{FontCut, S4, S8, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Link, Text, layout_text, show_job};
use crate::scenario::Person;
use crate::ui::conversation::scene::small_face;
use crate::words::common::face;
use crate::words::debrief::moments::SAY_BOTH_ALOUD;
use crate::words::debrief::mood_word;
use crate::words::debrief::road::{AnotherBlock, RoadMoment};

/// The face beside the customer's line, and from it to the words.
const FACE: f32 = 56.0;
const FACE_TO_WORDS: f32 = 20.0;

/// How close everything is set, so that it stands in its room without scrolling.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fit {
    pub(super) room: Vec2,
    pub(super) zoom: f32,
    /// 0 as it is drawn, 1 with half the gaps, 2 in smaller type as well.
    pub(super) closer: u8,
    /// Whether it has to be scrolled even so.
    pub(super) scrolls: bool,
}

/// Nothing is set closer than this.
pub(super) const CLOSEST: u8 = 2;

impl Fit {
    /// The same, as long as the room is the same.
    pub(super) fn in_room(self, room: Vec2, zoom: f32) -> Self {
        let is_same = self.room == room && (self.zoom - zoom).abs() < f32::EPSILON;
        if is_same { self } else { Self { room, zoom, closer: 0, scrolls: false } }
    }

    /// How the lines that are looked at are set, and those beside them.
    pub(super) fn line(self) -> TextStyle {
        if self.closer == CLOSEST { TextStyle::Body } else { TextStyle::Lead }
    }

    pub(super) fn gap(self, style: &Style<'_>, px: f32) -> f32 {
        style.space(if self.closer > 0 { px / 2.0 } else { px })
    }
}

/// The face as it was, the customer's line and what they thought, the trainee's line and what it did.
///
/// Where somebody else said what was answered, theirs is the face.
pub(super) fn lines_ui(
    ui: &mut Ui,
    style: &Style<'_>,
    debrief: &Debrief,
    (moment, other): (&RoadMoment, Option<&Person>),
    fit: Fit,
) {
    let at = ui.cursor().min;
    let side = style.space(FACE);
    let portrait = Rect::from_min_size(at, Vec2::splat(side));
    let response = ui.interact(portrait, ui.scope_id().with("face of the moment"), Sense::hover());
    let name = other.map_or_else(|| face(&debrief.customer, &mood_word(debrief, moment.mood)), |other| other.name.clone());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let radius = style.tokens().radius.control;
    match other {
        Some(other) => small_face(ui, style, portrait, &other.look),
        None => tile(ui.painter(), style, portrait, debrief, moment.mood.into(), radius),
    }
    let left = portrait.right() + style.space(FACE_TO_WORDS);
    let column = Rect::from_min_max(pos2(left, at.y), pos2(at.x + ui.available_width(), f32::INFINITY));
    let bottom = place(ui, "lines", column, |ui| {
        if let Some(they) = &moment.they {
            labelled_below_ui(ui, style, they, TextStyle::Body);
        }
        if let Some(thought) = &moment.thought {
            ui.add_space(style.space(S4));
            thought_ui(ui, style, thought);
        }
        if moment.they.is_some() || moment.thought.is_some() {
            ui.add_space(fit.gap(style, S24));
        }
        if let Some(you) = &moment.you {
            Text::new(&you.label, TextStyle::Note).color(style.theme.soft).show(ui, style);
            strong_text(style, &you.passage, fit.line()).show(ui, style);
        }
        for told in moment.did.iter().chain(&moment.came) {
            ui.add_space(style.space(S8));
            Text::new(told, TextStyle::Small).color(style.theme.soft).show(ui, style);
        }
        for part in &moment.promise {
            ui.add_space(fit.gap(style, S12));
            labelled_below_ui(ui, style, part, TextStyle::Small);
        }
        ui.min_rect().bottom()
    });
    ui.add_space(bottom.max(portrait.bottom()) - at.y);
}

/// What the customer thought before the trainee spoke, in italics, and whose thought it was.
fn thought_ui(ui: &mut Ui, style: &Style<'_>, (thought, who): &(String, String)) {
    let mut job = LayoutJob::default();
    for (words, cut) in [(thought.clone(), FontCut::Italic), (format!(" {who}"), FontCut::Regular)] {
        job.append(&style.words(&words), 0.0, layout_text(style, TextStyle::Small, cut, style.theme.soft));
    }
    show_job(ui, job, &format!("{thought} {who}"));
}

/// Another way, what would have come of it, and why. Answers whether both lines are to be said aloud, where that is offered; its key is
/// hidden while somebody writes.
pub(super) fn another_ui(
    ui: &mut Ui,
    style: &Style<'_>,
    another: &AnotherBlock,
    (aloud, writes): (bool, bool),
    fit: Fit,
) -> bool {
    let mut says_aloud = false;
    let label = Text::new(&another.line.label, TextStyle::Note).color(style.theme.soft);
    if aloud {
        let link = Link::new(SAY_BOTH_ALOUD, Command::SayBothAloud.cap()).hides_key(writes);
        let (label_size, link_size) = (label.galley(ui.painter(), style).size(), link.size(ui, style));
        let at = ui.cursor().min;
        let beside = label_size.x + style.space(S16) + link_size.x <= ui.available_width();
        let height = if beside { label_size.y.max(link_size.y) } else { label_size.y };
        let place_of_label = Rect::from_min_size(pos2(at.x, at.y + (height - label_size.y) / 2.0), label_size + Vec2::splat(1.0));
        let right = at.x + ui.available_width();
        place(ui, "label", place_of_label, |ui| label.show(ui, style));
        ui.add_space(height);
        if beside {
            says_aloud = link.show_at(ui, style, pos2(right, at.y + (height - link_size.y) / 2.0), Align::Max).clicked();
        } else {
            ui.add_space(style.space(S4));
            says_aloud = link.show(ui, style).clicked();
            ui.add_space(style.space(S4));
        }
    } else {
        label.show(ui, style);
    }
    strong_text(style, &another.line.passage, fit.line()).show(ui, style);
    if let Some(then) = &another.then {
        ui.add_space(fit.gap(style, S12));
        Text::new(&then.label, TextStyle::Note).color(style.theme.soft).show(ui, style);
        passage_text(style, &then.passage, fit.line()).show(ui, style);
    }
    if let Some(note) = &another.note {
        ui.add_space(style.space(S4));
        Text::new(note, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
    says_aloud
}
