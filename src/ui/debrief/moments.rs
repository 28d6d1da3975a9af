//! All moments: where it turned and what was felt most, what each did, and another way.

use egui::accesskit::Role;
use egui::style::ScrollAnimation;
use egui::{Context, Id, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::blocks::{labelled_below_ui, labelled_ui, passage_text};
use super::outlook::outlook_ui;
use super::page::{DoorPage, PageRoom};
use super::tile;
use crate::debrief::Debrief;
use crate::kit::commands::Command;
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, S48, Style, TextStyle};
use crate::kit::widgets::{Interaction, Mark, RaisedSheet, Text, paint_ring, rounded, strokes};
use crate::words::common::face;
use crate::words::debrief::moments::{Aloud, MomentBlock, PLAY_FROM_HERE, SAY_BOTH_ALOUD, TurningPoints, turning_points};
use crate::words::debrief::{TURNING_POINTS, mood_word};

/// The list of moments, in px at text size 100 %: how wide, and from its letters to its words.
const LIST: f32 = 360.0;
const LETTER: f32 = 40.0;
/// The detail is beside the list never narrower than this.
const LEAST_DETAIL: f32 = 480.0;
/// Width of the plus of a strength.
const STRENGTH: f32 = 14.0;
/// The face beside what a moment did.
const FACE: f32 = 88.0;
/// The line of the outlook takes no more of the detail than this.
const OUTLOOK_SHARE: f32 = 0.54;

/// What this page remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct MomentsView {
    /// Which of the moments, in the order of the list; `None` until one was chosen.
    selected: Option<usize>,
    /// Whether the list is to be scrolled to that one: it was walked to by key.
    follows: bool,
    /// How high the detail beside the list is, in pixels.
    detail: f32,
}

impl MomentsView {
    /// The moment that is looked at: at first A, also where a strength stands before it.
    fn index(&self, moments: &[MomentBlock]) -> usize {
        let first = || moments.iter().position(|moment| moment.letter == 'A').unwrap_or(0);
        // A moment that is listed may be gone once foresight has looked.
        self.selected.unwrap_or_else(first).min(moments.len().saturating_sub(1))
    }

    /// Up and down the list.
    pub(super) fn walk(&mut self, ctx: &Context, on: bool, debrief: &Debrief) {
        if ctx.memory(|memory| memory.focused().is_some()) {
            return;
        }
        let moments = turning_points(debrief).moments;
        let at = self.index(&moments);
        let last = moments.len().saturating_sub(1);
        self.selected = Some(if on { (at + 1).min(last) } else { at.saturating_sub(1) });
        self.follows = true;
    }

    /// Both lines, to be said aloud.
    pub(super) fn aloud(&self, debrief: &Debrief) -> Option<Aloud> {
        let moments = turning_points(debrief).moments;
        moments.get(self.index(&moments))?.aloud.clone()
    }

    /// The exchange to play from, from 0.
    pub(super) fn exchange(&self, debrief: &Debrief) -> Option<usize> {
        let moments = turning_points(debrief).moments;
        Some(moments.get(self.index(&moments))?.exchange)
    }

    pub(super) fn show(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) -> Option<Command> {
        let panel = turning_points(debrief);
        let at = self.index(&panel.moments);
        let aloud = panel.moments.get(at).is_some_and(|moment| moment.aloud.is_some());
        let aloud = aloud.then_some((SAY_BOTH_ALOUD, Command::SayBothAloud));
        let ways = [(PLAY_FROM_HERE, Command::PlayFrom)].into_iter().chain(aloud).collect();
        DoorPage { name: TURNING_POINTS, ways, arrows: false }.show(ui, style, debrief, |ui, room| {
            if let Some(lead) = panel.lead {
                Text::new(lead, TextStyle::Lead).show(ui, style);
                ui.add_space(style.space(S24));
            }
            self.moments_ui(ui, style, debrief, (&panel, at, room));
            None
        })
    }

    fn moments_ui(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, told: (&TurningPoints, usize, PageRoom)) {
        let (panel, selected, room) = told;
        let Some(moment) = panel.moments.get(selected) else { return no_return_ui(ui, style, panel) };
        let at = ui.cursor().min;
        let width = ui.available_width();
        let list = style.space(LIST) * style.text_growth().sqrt();
        if room.narrow || width - list - S32 < LEAST_DETAIL * style.text_growth().sqrt() {
            named(ui, "list", |ui| self.letters_ui(ui, style, &panel.moments, selected));
            ui.add_space(style.space(S16));
            Text::new(&moment.about, TextStyle::Small).color(style.theme.soft).show(ui, style);
            ui.add_space(style.space(S8));
            named(ui, "detail", |ui| detail_ui(ui, style, debrief, moment));
            return no_return_ui(ui, style, panel);
        }
        let left = Rect::from_min_size(at, Vec2::new(list - S16, f32::INFINITY));
        let list_bottom = place(ui, "list", left, |ui| {
            self.list_ui(ui, style, &panel.moments, selected);
            no_return_ui(ui, style, panel);
            ui.min_rect().bottom()
        });
        // However far the list is scrolled, the detail stands beside it, where it has room whole.
        let seen_from = if self.detail <= room.height { ui.clip_rect().top() + style.space(S8) } else { at.y };
        let top = seen_from.min(list_bottom - self.detail).max(at.y);
        let right = Rect::from_min_max(pos2(at.x + list + S32, top), pos2(at.x + width, f32::INFINITY));
        let bottom = place(ui, "detail", right, |ui| {
            detail_ui(ui, style, debrief, moment);
            ui.min_rect().bottom()
        });
        self.detail = bottom - top;
        ui.add_space(list_bottom.max(bottom) - at.y);
    }

    fn list_ui(&mut self, ui: &mut Ui, style: &Style<'_>, moments: &[MomentBlock], selected: usize) {
        for (index, moment) in moments.iter().enumerate() {
            if let Some(heading) = moment.heading {
                ui.add_space(style.space(S16));
                Text::new(heading, TextStyle::Note).color(style.theme.soft).show(ui, style);
                ui.add_space(style.space(S8));
            }
            let row = row_ui(ui, style, moment, index == selected);
            if row.clicked() {
                self.selected = Some(index);
            }
            if index == selected && std::mem::take(&mut self.follows) {
                row.scroll_to_me_animation(None, ScrollAnimation::none());
            }
        }
    }

    /// The moments as letters in a row, where there is no room for a list.
    fn letters_ui(&mut self, ui: &mut Ui, style: &Style<'_>, moments: &[MomentBlock], selected: usize) {
        let list = ui.scope_id();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(style.space(S8));
            for (index, moment) in moments.iter().enumerate() {
                if letter_ui(ui, style, moment, (list, index == selected)).clicked() {
                    self.selected = Some(index);
                }
            }
        });
    }
}

/// The line, what it did, why, and another way.
fn detail_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, moment: &MomentBlock) {
    if let Some(thought) = &moment.thought {
        labelled_ui(ui, style, thought);
        ui.add_space(style.space(S12));
    }
    Text::new(&moment.line.in_quotes(), TextStyle::Speech).semi().show(ui, style);
    ui.add_space(style.space(S24));
    what_it_did_ui(ui, style, debrief, moment);
    ui.add_space(style.space(S16));
    let x = ui.cursor().left()..=ui.cursor().left() + ui.available_width();
    strokes::hairline(ui.painter(), style, x, ui.cursor().top());
    ui.add_space(style.space(S16));
    for remark in moment.promise.iter().chain(&moment.why) {
        labelled_ui(ui, style, remark);
        ui.add_space(style.space(S12));
    }
    if moment.another.is_empty() {
        return;
    }
    ui.add_space(style.space(S4));
    RaisedSheet::new().flush().show(ui, style, |ui| {
        for (index, part) in moment.another.iter().enumerate() {
            if index > 0 {
                ui.add_space(style.space(S12));
            }
            labelled_ui(ui, style, part);
        }
    });
}

/// One moment: its letter, its line, and in a sentence what it was.
fn row_ui(ui: &mut Ui, style: &Style<'_>, moment: &MomentBlock, selected: bool) -> Response {
    let width = ui.available_width();
    let (padding, inset) = (style.space(S16), style.space(LETTER));
    let text_width = width - 2.0 * padding - inset;
    let line = passage_text(style, &moment.line, TextStyle::Small).width(text_width);
    let below = Text::new(&moment.about, TextStyle::Note).color(style.theme.soft).width(text_width);
    let (line_height, below_height) = (line.galley(ui.painter(), style).size().y, below.galley(ui.painter(), style).size().y);
    let height = line_height + style.space(S4) + below_height + 2.0 * padding;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let row = rect.translate(Vec2::new(-padding, 0.0));
    let response = ui.interact(row, ui.scope_id().with(("moment", moment.letter)), Sense::click());
    listed(ui, style, &response, row, (&moment.name, selected));
    let at = row.min + Vec2::splat(padding);
    if moment.letter == '+' {
        let middle = pos2(at.x + style.mark(STRENGTH / 2.0), at.y + style.line_height(TextStyle::Small) / 2.0);
        Mark::Strength.paint(ui.painter(), style, middle);
    } else {
        Text::new(&moment.letter.to_string(), TextStyle::Body).semi().paint(ui.painter(), style, at);
    }
    line.paint(ui.painter(), style, at + Vec2::new(inset, 0.0));
    below.paint(ui.painter(), style, at + Vec2::new(inset, line_height + style.space(S4)));
    response
}

/// One moment as its letter alone; its line is its name.
fn letter_ui(ui: &mut Ui, style: &Style<'_>, moment: &MomentBlock, (list, selected): (Id, bool)) -> Response {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(style.space(S48)), Sense::hover());
    let response = ui.interact(rect, list.with(("moment", moment.letter)), Sense::click());
    listed(ui, style, &response, rect, (&moment.name, selected));
    if moment.letter == '+' {
        Mark::Strength.paint(ui.painter(), style, rect.center());
    } else {
        let at = pos2(rect.center().x, rect.center().y - style.line_height(TextStyle::Body) / 2.0);
        let letter = moment.letter.to_string();
        Text::new(&letter, TextStyle::Body).semi().paint_aligned(ui.painter(), style, at, egui::Align::Center);
    }
    response
}

/// One of the list as it is heard, what stands under it, and the ring round it.
fn listed(ui: &Ui, style: &Style<'_>, response: &Response, row: Rect, (name, selected): (&str, bool)) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::RadioButton, true, name);
        info.selected = Some(selected);
        info
    });
    let interaction = Interaction::of(style, response);
    let radius = style.tokens().radius.control;
    let rest = if selected { style.theme.wash } else { egui::Color32::TRANSPARENT };
    ui.painter().rect_filled(row, rounded(radius), interaction.fill(style, rest));
    if let Some(edge) = style.contrast_edge().filter(|_| selected || interaction.raised) {
        ui.painter().rect_stroke(row, rounded(radius), edge, StrokeKind::Inside);
    }
    if interaction.ring {
        paint_ring(ui.painter(), style, row, radius);
    }
}

/// The face after it, what it did in words, and the line of the outlook.
fn what_it_did_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, moment: &MomentBlock) {
    let side = style.space(FACE);
    // As the line itself left them: what came of itself after it is told on the curve.
    let (Some((_, after)), Some(did)) = (debrief.exchanges.get(moment.exchange).map(|exchange| exchange.mood), &moment.did)
    else {
        return;
    };
    let at = ui.cursor().min;
    let width = ui.available_width();
    let portrait = Rect::from_min_size(at, Vec2::splat(side));
    let response = ui.interact(portrait, ui.scope_id().with("face of the moment"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, face(&debrief.customer, &mood_word(debrief, after))));
    tile(ui.painter(), style, portrait, debrief, after.into(), style.tokens().radius.card);
    let outlook_width = if style.text_growth() < 1.4 { (width * OUTLOOK_SHARE).round() } else { width };
    let words_left = portrait.right() + style.space(S16);
    let beside = width - (words_left - at.x) - outlook_width - style.space(S32) >= style.space(160.0) * style.zoom;
    let words_right = if beside { at.x + width - outlook_width - style.space(S32) } else { at.x + width };
    let column = Rect::from_min_max(pos2(words_left, at.y), pos2(words_right, f32::INFINITY));
    let mut bottom = place(ui, "what it did", column, |ui| {
        ui.add_space(S8);
        labelled_below_ui(ui, style, did, TextStyle::Small);
        ui.min_rect().bottom()
    })
    .max(portrait.bottom());
    if let Some(outlook) = &moment.outlook {
        let place_at = if beside { pos2(at.x + width - outlook_width, at.y) } else { pos2(at.x, bottom + style.space(S16)) };
        let room = Rect::from_min_size(place_at, Vec2::new(outlook_width, f32::INFINITY));
        let lowest = place(ui, "outlook", room, |ui| {
            outlook_ui(ui, style, outlook, false);
            ui.min_rect().bottom()
        });
        bottom = bottom.max(lowest);
    }
    ui.add_space(bottom - at.y);
}

/// Where the best ending that could still come was lost.
fn no_return_ui(ui: &mut Ui, style: &Style<'_>, panel: &TurningPoints) {
    for sentence in &panel.no_return {
        ui.add_space(style.space(S16));
        Text::new(sentence, TextStyle::Note).color(style.theme.soft).show(ui, style);
    }
}
