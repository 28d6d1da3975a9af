//! Turning points: where the outlook moved most, what it did, and another way (training-model 4.4).

use egui::accesskit::Role;
use egui::{Context, Id, Key, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::sheet::PanelAction;
use super::{PanelArea, labelled_ui, tile};
use crate::debrief::{AnotherWay, Answer, Debrief, ExchangeTold, MarkedFor, Moment, WhyAnother};
use crate::foresight::Outlook;
use crate::kit::keys::pressed;
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, S48, Style, TextStyle};
use crate::kit::widgets::{Button, Interaction, Mark, RaisedSheet, Text, paint_ring, rounded, strokes};
use crate::words::{self, grammar::quoted};

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

/// The moments as they are listed: the strongest first, then by time.
fn listed(debrief: &Debrief) -> Vec<&Moment> {
    let mut moments: Vec<&Moment> = debrief.moments.iter().collect();
    moments.sort_by_key(|moment| (moment.marked_for != MarkedFor::Strength, moment.point));
    moments
}

impl Turning {
    /// Up and down cursor the list, `P` plays from there, `S` sets both ways large.
    pub(super) fn keys(&mut self, ctx: &Context, debrief: &Debrief) -> Option<PanelAction> {
        let moments = listed(debrief);
        let last = moments.len().saturating_sub(1);
        self.selected = self.selected.min(last);
        let focused = ctx.memory(|memory| memory.focused().is_some());
        if !focused && pressed(ctx, Key::ArrowDown) {
            self.select((self.selected + 1).min(last));
        }
        if !focused && pressed(ctx, Key::ArrowUp) {
            self.select(self.selected.saturating_sub(1));
        }
        let moment = moments.get(self.selected)?;
        if pressed(ctx, Key::S) && moment.another.is_some() {
            self.reads_aloud = !self.reads_aloud;
        }
        pressed(ctx, Key::P).then(|| PanelAction::PlayFrom(moment.point - 1))
    }

    fn select(&mut self, index: usize) {
        self.selected = index;
        self.reads_aloud = false;
    }

    /// Draws the panel.
    pub(super) fn show(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, area: PanelArea) -> Option<PanelAction> {
        let moments = listed(debrief);
        let turned = moments.iter().any(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        let heading = match (debrief.is_foreseen(), turned) {
            (false, _) => Some(words::debrief::turning::STILL_LOOKING),
            (true, false) => Some(words::debrief::turning::NO_SINGLE_MOMENT),
            _ => None,
        };
        if let Some(heading) = heading {
            Text::new(heading, TextStyle::Lead).show(ui, style);
            ui.add_space(style.space(S24));
        }
        let moment = (*moments.get(self.selected)?).clone();
        let at = ui.cursor().min;
        let width = ui.available_width();
        let list = style.space(LIST) * style.zoom.sqrt();
        if area.narrow || width - list - S32 < LEAST_DETAIL * style.zoom.sqrt() {
            named(ui, "list", |ui| self.letters_ui(ui, style, debrief, &moments));
            ui.add_space(style.space(S16));
            let told = debrief.exchanges.get(moment.point - 1);
            let about = about(&moment, told.and_then(|told| told.time.as_deref()));
            Text::new(&about, TextStyle::Small).color(style.theme.soft).show(ui, style);
            ui.add_space(style.space(S8));
            let action = named(ui, "detail", |ui| self.detail_ui(ui, style, debrief, &moment));
            no_return_ui(ui, style, debrief);
            return action;
        }
        let left = Rect::from_min_size(pos2(at.x, at.y), Vec2::new(list - S16, f32::INFINITY));
        let detail_left = at.x + list + S32;
        let detail = (at.x + width - detail_left).min(MOST_DETAIL * style.zoom);
        let right = Rect::from_min_size(pos2(detail_left, at.y), Vec2::new(detail, f32::INFINITY));
        let list_bottom = place(ui, "list", left, |ui| {
            self.list_ui(ui, style, debrief, &moments);
            no_return_ui(ui, style, debrief);
            ui.min_rect().bottom()
        });
        let (action, bottom) =
            place(ui, "detail", right, |ui| (self.detail_ui(ui, style, debrief, &moment), ui.min_rect().bottom()));
        ui.add_space(list_bottom.max(bottom) - at.y);
        action
    }

    fn list_ui(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, moments: &[&Moment]) {
        for (index, moment) in moments.iter().enumerate() {
            let first_felt = moment.marked_for == MarkedFor::FeltAtTheTime
                && moments.iter().position(|other| other.marked_for == MarkedFor::FeltAtTheTime) == Some(index);
            if first_felt && debrief.is_foreseen() {
                ui.add_space(style.space(S16));
                Text::new(words::debrief::turning::FELT_AT_THE_TIME, TextStyle::Note).color(style.theme.soft).show(ui, style);
                ui.add_space(style.space(S8));
            }
            if row_ui(ui, style, debrief, moment, index == self.selected).clicked() {
                self.select(index);
            }
        }
    }

    /// The moments as letters in a row, where there is no room for a list.
    fn letters_ui(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, moments: &[&Moment]) {
        let list = ui.scope_id();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(style.space(S8));
            for (index, moment) in moments.iter().enumerate() {
                if letter_ui(ui, style, debrief, moment, (list, index == self.selected)).clicked() {
                    self.select(index);
                }
            }
        });
    }

    fn detail_ui(&self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, moment: &Moment) -> Option<PanelAction> {
        let exchange = moment.point - 1;
        let told = debrief.exchanges.get(exchange)?;
        if let Some(another) = moment.another.as_ref().filter(|_| self.reads_aloud) {
            aloud_ui(ui, style, debrief, told, another);
            return None;
        }
        Text::new(&spoken(&told.you_said, told.is_act), TextStyle::Speech).semi().show(ui, style);
        ui.add_space(style.space(S24));
        what_it_did_ui(ui, style, debrief, moment);
        ui.add_space(style.space(S16));
        let x = ui.cursor().left()..=ui.cursor().left() + ui.available_width();
        strokes::hairline(ui.painter(), style, x, ui.cursor().top());
        ui.add_space(style.space(S16));
        if let Some(thought) = &told.they_thought {
            labelled_ui(ui, style, &words::debrief::thought(debrief.pronoun), Text::new(thought, TextStyle::Body).italic());
            ui.add_space(style.space(S12));
        }
        if let Some(note) = &told.note {
            labelled_ui(ui, style, words::debrief::WHY, Text::new(note, TextStyle::Body));
            ui.add_space(style.space(S12));
        }
        if let Some(another) = &moment.another {
            ui.add_space(style.space(S4));
            RaisedSheet::new().flush().show(ui, style, |ui| another_ui(ui, style, debrief, another));
        }
        ui.add_space(style.space(S24));
        let mut action = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(S16);
            if Button::primary(words::debrief::PLAY_FROM_HERE).key(words::debrief::KEY_PLAY_FROM).show(ui, style).clicked() {
                action = Some(PanelAction::PlayFrom(exchange));
            }
            if moment.another.is_some()
                && Button::second(words::debrief::turning::SAY_BOTH_ALOUD)
                    .key(words::debrief::KEY_SAY_BOTH)
                    .show(ui, style)
                    .clicked()
            {
                action = Some(PanelAction::SayBothAloud);
            }
        });
        action
    }
}

/// One moment: its letter, its line, and in a sentence what it was.
fn row_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, moment: &Moment, selected: bool) -> Response {
    let told = debrief.exchanges.get(moment.point - 1);
    let words = told.map_or("", |told| told.you_said.as_str());
    let about = about(moment, told.and_then(|told| told.time.as_deref()));
    let width = ui.available_width();
    let (padding, inset) = (style.space(S16), style.space(LETTER));
    let text_width = width - 2.0 * padding - inset;
    let line = Text::new(words, TextStyle::Small).width(text_width);
    let line = if told.is_some_and(|told| told.is_act) { line.italic() } else { line };
    let below = Text::new(&about, TextStyle::Note).color(style.theme.soft).width(text_width);
    let (line_height, below_height) = (line.galley(ui.painter(), style).size().y, below.galley(ui.painter(), style).size().y);
    let height = line_height + style.space(S4) + below_height + 2.0 * padding;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let row = rect.translate(Vec2::new(-padding, 0.0));
    let response = ui.interact(row, ui.scope_id().with(("moment", moment.point)), Sense::click());
    response.widget_info(|| {
        let mut info =
            WidgetInfo::labeled(Role::RadioButton, true, words::debrief::turning::listed_moment(moment.letter, words, &about));
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
fn letter_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, moment: &Moment, (list, selected): (Id, bool)) -> Response {
    let told = debrief.exchanges.get(moment.point - 1);
    let words = told.map_or("", |told| told.you_said.as_str());
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(style.space(S48)), Sense::hover());
    let response = ui.interact(rect, list.with(("moment", moment.point)), Sense::click());
    response.widget_info(|| {
        let about = about(moment, told.and_then(|told| told.time.as_deref()));
        let mut info =
            WidgetInfo::labeled(Role::RadioButton, true, words::debrief::turning::listed_moment(moment.letter, words, &about));
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

/// "13:54. 73% to 43%".
fn about(moment: &Moment, time: Option<&str>) -> String {
    let outlooks = moment.outlook.map(|(before, after)| words::debrief::turning::from_to(&percent(before), &percent(after)));
    let what = match (moment.marked_for, outlooks) {
        (MarkedFor::Strength, Some(outlooks)) => format!("{}: {outlooks}", words::debrief::turning::YOUR_STRONGEST_MOMENT),
        (MarkedFor::BrokenPromise, _) => words::debrief::turning::promise_broke(&moment.made_at),
        (MarkedFor::FeltAtTheTime, _) => super::sheet::marked_for(moment),
        (_, Some(outlooks)) => outlooks,
        (_, None) => String::new(),
    };
    time.map_or_else(|| what.clone(), |time| format!("{time}. {what}"))
}

pub(super) fn percent(outlook: Outlook) -> String {
    words::debrief::turning::outlook_percent(outlook.value, outlook.error.is_none())
}

/// The face after it, what it did in words, and the line of the outlook.
fn what_it_did_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, moment: &Moment) {
    let side = style.space(FACE);
    let (Some(before), Some(after)) = (debrief.curve.points.get(moment.point - 1), debrief.curve.points.get(moment.point)) else {
        return;
    };
    let at = ui.cursor().min;
    let width = ui.available_width();
    let face = Rect::from_min_size(at, Vec2::splat(side));
    let response = ui.interact(face, ui.scope_id().with("face of the moment"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words::common::face(&debrief.customer, &after.mood_word)));
    tile(ui.painter(), style, face, debrief, after.mood.into(), style.tokens().radius.card);
    let words = words::debrief::turning::what_it_did(
        debrief.pronoun,
        (moment.mood_of_line, moment.mood),
        &before.mood_word,
        &after.mood_word,
    );
    let outlook_width = style.space(OUTLOOK).min(width);
    let words_left = face.right() + style.space(S16);
    let beside = width - (words_left - at.x) - outlook_width - style.space(S32) >= style.space(160.0) * style.zoom;
    let words_right = if beside { at.x + width - outlook_width - style.space(S32) } else { at.x + width };
    let column = Rect::from_min_max(pos2(words_left, at.y), pos2(words_right, f32::INFINITY));
    let mut bottom = place(ui, "what it did", column, |ui| {
        ui.add_space(S8);
        Text::new(words::debrief::turning::WHAT_IT_DID, TextStyle::Note).color(style.theme.soft).show(ui, style);
        Text::new(&words, TextStyle::Small).show(ui, style);
        ui.min_rect().bottom()
    })
    .max(face.bottom());
    if let Some((from, to)) = moment.outlook {
        let place_at = if beside { pos2(at.x + width - outlook_width, at.y) } else { pos2(at.x, bottom + style.space(S16)) };
        let room = Rect::from_min_size(place_at, Vec2::new(outlook_width, f32::INFINITY));
        let lowest = place(ui, "outlook", room, |ui| {
            outlook_ui(ui, style, debrief, from, to);
            ui.min_rect().bottom()
        });
        bottom = bottom.max(lowest);
    }
    ui.add_space(bottom - at.y);
}

/// A line from a lost customer to a bright ending: open where it stood, filled where it stands.
fn outlook_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, from: Outlook, to: Outlook) {
    let sentence = words::debrief::turning::outlook_before_and_after(&percent(from), &percent(to));
    Text::new(&sentence, TextStyle::Note).color(style.theme.soft).show(ui, style);
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
    painter.line_segment([at(from.value), at(to.value)], between);
    let ring = egui::Stroke::new(strokes::whole_px(&painter, style, 2.5), theme.accent);
    painter.circle(at(from.value), disc, theme.paper, ring);
    painter.circle(at(to.value), disc, theme.accent, ring);
    let top = rect.bottom();
    let places = words::debrief::turning::outlook_places(debrief.pronoun);
    let mut height = 0.0_f32;
    let last = places.len() - 1;
    for (index, words) in places.iter().enumerate() {
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
}

fn spoken(words: &str, is_act: bool) -> String {
    if is_act { words.to_owned() } else { quoted(words) }
}

/// Another way, and what would have come of it.
fn another_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, another: &AnotherWay) {
    let label = match another.why {
        WhyAnother::Further => words::debrief::turning::ANOTHER_WAY.to_owned(),
        WhyAnother::NeedNotHurt => words::debrief::turning::NEED_NOT_HURT.to_owned(),
        WhyAnother::JustAsGood => words::debrief::turning::just_as_good(debrief.pronoun),
    };
    let words = Text::new(&another.text, TextStyle::Body);
    labelled_ui(ui, style, &label, if another.is_act { words.italic() } else { words });
    let Some(answer) = &another.answer else { return };
    ui.add_space(style.space(S12));
    let (label, words) = match answer {
        Answer::Says(words) => (words::debrief::would_say(debrief.pronoun), Text::new(words, TextStyle::Body)),
        Answer::Sees(seen) => (words::debrief::turning::YOU_WOULD_SEE.to_owned(), Text::new(seen, TextStyle::Body).italic()),
        Answer::Ends(told) => (words::debrief::turning::IT_WOULD_END.to_owned(), Text::new(told, TextStyle::Body)),
    };
    labelled_ui(ui, style, &label, words);
}

/// Both lines large, one below the other.
fn aloud_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, told: &ExchangeTold, another: &AnotherWay) {
    if let Some(said) = &told.they_said {
        Text::new(&words::debrief::said(debrief.pronoun), TextStyle::Note).color(style.theme.soft).show(ui, style);
        Text::new(said, TextStyle::Body).show(ui, style);
        ui.add_space(style.space(S32));
    }
    for (label, words, is_act) in [
        (words::common::YOU_SAID, &told.you_said, told.is_act),
        (words::debrief::turning::ANOTHER_WAY, &another.text, another.is_act),
    ] {
        Text::new(label, TextStyle::Note).color(style.theme.soft).show(ui, style);
        Text::new(&spoken(words, is_act), TextStyle::Title).show(ui, style);
        ui.add_space(style.space(S48));
    }
    Text::new(&words::debrief::turning::read_aloud(&debrief.customer), TextStyle::Small).color(style.theme.soft).show(ui, style);
}

/// Where the best ending that could still come was lost.
fn no_return_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) {
    for lost in &debrief.no_return {
        let Some(told) = debrief.exchanges.get(lost.point - 1) else { continue };
        let sentence = words::debrief::turning::no_return(told.time.as_deref(), &told.you_said, lost.best.1);
        ui.add_space(style.space(S16));
        Text::new(&sentence, TextStyle::Note).color(style.theme.soft).show(ui, style);
    }
}
