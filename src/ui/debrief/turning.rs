//! Turning points: where the outlook moved most, what it did, and another way.

use egui::accesskit::Role;
use egui::{Context, Id, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::blocks::{cap_of, labelled_below_ui, labelled_ui, passage_text, ways_ui};
use super::{PanelArea, tile};
use crate::debrief::Debrief;
use crate::kit::commands::Command;
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, S48, Style, TextStyle};
use crate::kit::widgets::{Button, Interaction, Mark, RaisedSheet, Text, paint_ring, rounded, strokes};
use crate::words::common::face;
use crate::words::debrief::block::WayAction;
use crate::words::debrief::mood_word;
use crate::words::debrief::turning::{Aloud, FELT_AT_THE_TIME, MomentBlock, OutlookFigure, TurningPoints, turning_points};

/// The list of moments, in px at text size 100 %: how wide, and from its letters to its words.
const LIST: f32 = 360.0;
const LETTER: f32 = 40.0;
/// The detail is never wider than this, and beside the list never narrower than that.
const MOST_DETAIL: f32 = 760.0;
const LEAST_DETAIL: f32 = 480.0;
/// Width of the plus of a strength.
const STRENGTH: f32 = 14.0;
/// The face beside what a moment did.
const FACE: f32 = 88.0;
/// The line of the outlook.
const OUTLOOK: f32 = 400.0;
/// The disc of the outlook before (open) and after (filled).
const DISC: f32 = 8.0;

/// What this panel remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct Turning {
    /// Which of the moments, in the order of the list.
    selected: usize,
    /// Whether both ways stand large, to be read aloud.
    pub reads_aloud: bool,
}

impl Turning {
    /// Up and down walk the list, `P` plays from there, `S` sets both ways large.
    pub(super) fn take_key(&mut self, ctx: &Context, command: Command, debrief: &Debrief) -> Option<WayAction> {
        let moments = turning_points(debrief).moments;
        let last = moments.len().saturating_sub(1);
        self.selected = self.selected.min(last);
        let nothing_focused = ctx.memory(|memory| memory.focused().is_none());
        match command {
            Command::NextMoment if nothing_focused => self.select((self.selected + 1).min(last)),
            Command::PreviousMoment if nothing_focused => self.select(self.selected.saturating_sub(1)),
            Command::SayBothAloud if moments.get(self.selected)?.aloud.is_some() => self.reads_aloud = !self.reads_aloud,
            Command::PlayFrom => return moments.get(self.selected)?.ways.first().map(|way| way.action),
            _ => {}
        }
        None
    }

    fn select(&mut self, index: usize) {
        self.selected = index;
        self.reads_aloud = false;
    }

    /// Draws the panel.
    pub(super) fn show(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, area: PanelArea) -> Option<WayAction> {
        let panel = turning_points(debrief);
        if let Some(lead) = panel.lead {
            Text::new(lead, TextStyle::Lead).show(ui, style);
            ui.add_space(style.space(S24));
        }
        // A moment that is listed may be gone once foresight has looked.
        self.selected = self.selected.min(panel.moments.len().saturating_sub(1));
        let moment = panel.moments.get(self.selected)?;
        let at = ui.cursor().min;
        let width = ui.available_width();
        let list = style.space(LIST) * style.zoom.sqrt();
        if area.narrow || width - list - S32 < LEAST_DETAIL * style.zoom.sqrt() {
            named(ui, "list", |ui| self.letters_ui(ui, style, &panel.moments));
            ui.add_space(style.space(S16));
            Text::new(&moment.about, TextStyle::Small).color(style.theme.soft).show(ui, style);
            ui.add_space(style.space(S8));
            let action = named(ui, "detail", |ui| self.detail_ui(ui, style, debrief, moment));
            no_return_ui(ui, style, &panel);
            return action;
        }
        let left = Rect::from_min_size(pos2(at.x, at.y), Vec2::new(list - S16, f32::INFINITY));
        let detail_left = at.x + list + S32;
        let detail = (at.x + width - detail_left).min(MOST_DETAIL * style.zoom);
        let right = Rect::from_min_size(pos2(detail_left, at.y), Vec2::new(detail, f32::INFINITY));
        let list_bottom = place(ui, "list", left, |ui| {
            self.list_ui(ui, style, &panel.moments);
            no_return_ui(ui, style, &panel);
            ui.min_rect().bottom()
        });
        let (action, bottom) =
            place(ui, "detail", right, |ui| (self.detail_ui(ui, style, debrief, moment), ui.min_rect().bottom()));
        ui.add_space(list_bottom.max(bottom) - at.y);
        action
    }

    fn list_ui(&mut self, ui: &mut Ui, style: &Style<'_>, moments: &[MomentBlock]) {
        for (index, moment) in moments.iter().enumerate() {
            if moment.begins_felt {
                ui.add_space(style.space(S16));
                Text::new(FELT_AT_THE_TIME, TextStyle::Note).color(style.theme.soft).show(ui, style);
                ui.add_space(style.space(S8));
            }
            if row_ui(ui, style, moment, index == self.selected).clicked() {
                self.select(index);
            }
        }
    }

    /// The moments as letters in a row, where there is no room for a list.
    fn letters_ui(&mut self, ui: &mut Ui, style: &Style<'_>, moments: &[MomentBlock]) {
        let list = ui.scope_id();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(style.space(S8));
            for (index, moment) in moments.iter().enumerate() {
                if letter_ui(ui, style, moment, (list, index == self.selected)).clicked() {
                    self.select(index);
                }
            }
        });
    }

    fn detail_ui(&self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, moment: &MomentBlock) -> Option<WayAction> {
        if let Some(aloud) = moment.aloud.as_ref().filter(|_| self.reads_aloud) {
            aloud_ui(ui, style, aloud);
            return None;
        }
        Text::new(&moment.line.in_quotes(), TextStyle::Speech).semi().show(ui, style);
        ui.add_space(style.space(S24));
        what_it_did_ui(ui, style, debrief, moment);
        ui.add_space(style.space(S16));
        let x = ui.cursor().left()..=ui.cursor().left() + ui.available_width();
        strokes::hairline(ui.painter(), style, x, ui.cursor().top());
        ui.add_space(style.space(S16));
        for remark in moment.promise.iter().chain(&moment.remarks) {
            labelled_ui(ui, style, remark);
            ui.add_space(style.space(S12));
        }
        if !moment.another.is_empty() {
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
        ui.add_space(style.space(S24));
        ways_ui(ui, style, &moment.ways, |index, way| {
            let button = if index == 0 { Button::primary(&way.label) } else { Button::second(&way.label) };
            button.key(cap_of(way))
        })
    }
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
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::RadioButton, true, &moment.name);
        info.selected = Some(selected);
        info
    });
    let interaction = Interaction::of(style, &response);
    paint_row(ui, style, row, interaction, selected);
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
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::RadioButton, true, &moment.name);
        info.selected = Some(selected);
        info
    });
    let interaction = Interaction::of(style, &response);
    paint_row(ui, style, rect, interaction, selected);
    if moment.letter == '+' {
        Mark::Strength.paint(ui.painter(), style, rect.center());
    } else {
        let at = pos2(rect.center().x, rect.center().y - style.line_height(TextStyle::Body) / 2.0);
        let letter = moment.letter.to_string();
        Text::new(&letter, TextStyle::Body).semi().paint_aligned(ui.painter(), style, at, egui::Align::Center);
    }
    response
}

/// What stands under a moment of the list, and the ring round it.
fn paint_row(ui: &Ui, style: &Style<'_>, row: Rect, interaction: Interaction, selected: bool) {
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
    let (Some(after), Some(did)) = (debrief.curve.points.get(moment.point), &moment.did) else { return };
    let at = ui.cursor().min;
    let width = ui.available_width();
    let portrait = Rect::from_min_size(at, Vec2::splat(side));
    let response = ui.interact(portrait, ui.scope_id().with("face of the moment"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, face(&debrief.customer, &mood_word(debrief, after.mood))));
    tile(ui.painter(), style, portrait, debrief, after.mood.into(), style.tokens().radius.card);
    let outlook_width = style.space(OUTLOOK).min(width);
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
            outlook_ui(ui, style, outlook);
            ui.min_rect().bottom()
        });
        bottom = bottom.max(lowest);
    }
    ui.add_space(bottom - at.y);
}

/// A line from a lost customer to a bright ending: open where it stood, filled where it stands.
fn outlook_ui(ui: &mut Ui, style: &Style<'_>, outlook: &OutlookFigure) {
    Text::new(&outlook.sentence, TextStyle::Note).color(style.theme.soft).show(ui, style);
    let width = ui.available_width();
    let disc = style.mark(DISC);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 2.0 * disc + style.space(S24)), Sense::hover());
    let painter = ui.painter().clone();
    let theme = style.theme;
    let y = painter.round_to_pixel_center(rect.center().y);
    let at = |value: f64| pos2(rect.left() + rect.width() * value.clamp(0.0, 1.0) as f32, y);
    let line = strokes::outline(&painter, style, theme.edge);
    painter.hline(rect.x_range(), y, line);
    for third in 0..4 {
        painter.vline(at(f64::from(third) / 3.0).x, y - disc * 0.7..=y + disc * 0.7, line);
    }
    let between = egui::Stroke::new(strokes::whole_px(&painter, style, 5.0), theme.accent);
    painter.line_segment([at(outlook.before), at(outlook.after)], between);
    let ring = egui::Stroke::new(strokes::whole_px(&painter, style, 2.5), theme.accent);
    painter.circle(at(outlook.before), disc, theme.paper, ring);
    painter.circle(at(outlook.after), disc, theme.accent, ring);
    let top = rect.bottom();
    let mut height = 0.0_f32;
    let last = outlook.places.len() - 1;
    for (index, words) in outlook.places.iter().enumerate() {
        let align = match index {
            0 => egui::Align::Min,
            index if index == last => egui::Align::Max,
            _ => egui::Align::Center,
        };
        let x = rect.left() + rect.width() * index as f32 / 3.0;
        let set = Text::new(words, TextStyle::Note).color(theme.soft).paint_aligned(&painter, style, pos2(x, top), align);
        height = height.max(set.height());
    }
    ui.add_space(height);
    for small in outlook.small.as_deref().into_iter().chain(outlook.explained) {
        ui.add_space(style.space(S8));
        Text::new(small, TextStyle::Note).color(style.theme.soft).width(width).show(ui, style);
    }
}

/// Both lines large, one below the other.
fn aloud_ui(ui: &mut Ui, style: &Style<'_>, aloud: &Aloud) {
    if let Some(said) = &aloud.they_said {
        labelled_below_ui(ui, style, said, TextStyle::Body);
        ui.add_space(style.space(S32));
    }
    for line in &aloud.lines {
        Text::new(&line.label, TextStyle::Note).color(style.theme.soft).show(ui, style);
        Text::new(&line.passage.in_quotes(), TextStyle::Title).show(ui, style);
        ui.add_space(style.space(S48));
    }
    Text::new(&aloud.invitation, TextStyle::Small).color(style.theme.soft).show(ui, style);
}

/// Where the best ending that could still come was lost.
fn no_return_ui(ui: &mut Ui, style: &Style<'_>, panel: &TurningPoints) {
    for sentence in &panel.no_return {
        ui.add_space(style.space(S16));
        Text::new(sentence, TextStyle::Note).color(style.theme.soft).show(ui, style);
    }
}
