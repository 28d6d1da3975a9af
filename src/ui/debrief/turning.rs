//! Turning points: where the outlook moved most, what it did, and another way (training-model 4.4).

use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Key, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::sheet::Ask;
use super::{Visit, labelled_ui, tile};
use crate::debrief::{AnotherWay, Answer, Debrief, ExchangeTold, MarkedFor, Moment, WhyAnother};
use crate::foresight::Outlook;
use crate::phrases::{self, quoted};
use crate::ui::layout::{place, pressed};
use crate::ui::theme::{S4, S8, S12, S16, S24, S32, S48, Skin, Type};
use crate::ui::widgets::{Button, Mark, RaisedSheet, Text, Touch, paint_ring, rounded, strokes};

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
    /// Up and down walk the list, `P` plays from there, `S` sets both ways large.
    pub(super) fn keys(&mut self, ctx: &Context, debrief: &Debrief) -> Option<Ask> {
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
        pressed(ctx, Key::P).then(|| Ask::PlayFrom(moment.point - 1))
    }

    fn select(&mut self, index: usize) {
        self.selected = index;
        self.reads_aloud = false;
    }

    /// Draws the panel.
    pub(super) fn show(&mut self, ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, visit: Visit) -> Option<Ask> {
        let moments = listed(debrief);
        let turned = moments.iter().any(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        let heading = match (debrief.is_foreseen(), turned) {
            (false, _) => Some(phrases::STILL_LOOKING),
            (true, false) => Some(phrases::NO_SINGLE_MOMENT),
            _ => None,
        };
        if let Some(heading) = heading {
            Text::new(heading, Type::Lead).show(ui, skin);
            ui.add_space(skin.space(S24));
        }
        let moment = (*moments.get(self.selected)?).clone();
        let at = ui.cursor().min;
        let width = ui.available_width();
        let list = skin.space(LIST) * skin.zoom.sqrt();
        if visit.narrow || width - list - S32 < LEAST_DETAIL * skin.zoom.sqrt() {
            self.letters_ui(ui, skin, debrief, &moments);
            ui.add_space(skin.space(S16));
            let told = debrief.exchanges.get(moment.point - 1);
            let about = about(&moment, told.and_then(|told| told.time.as_deref()));
            Text::new(&about, Type::Small).color(skin.theme.soft).show(ui, skin);
            ui.add_space(skin.space(S8));
            let ask = self.detail_ui(ui, skin, debrief, &moment);
            no_return_ui(ui, skin, debrief);
            return ask;
        }
        let left = Rect::from_min_size(pos2(at.x, at.y), Vec2::new(list - S16, f32::INFINITY));
        let detail_left = at.x + list + S32;
        let detail = (at.x + width - detail_left).min(MOST_DETAIL * skin.zoom);
        let right = Rect::from_min_size(pos2(detail_left, at.y), Vec2::new(detail, f32::INFINITY));
        let list_bottom = place(ui, left, |ui| {
            self.list_ui(ui, skin, debrief, &moments);
            no_return_ui(ui, skin, debrief);
            ui.min_rect().bottom()
        });
        let (ask, bottom) = place(ui, right, |ui| (self.detail_ui(ui, skin, debrief, &moment), ui.min_rect().bottom()));
        ui.add_space(list_bottom.max(bottom) - at.y);
        ask
    }

    fn list_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, moments: &[&Moment]) {
        for (index, moment) in moments.iter().enumerate() {
            let first_felt = moment.marked_for == MarkedFor::FeltAtTheTime
                && moments.iter().position(|other| other.marked_for == MarkedFor::FeltAtTheTime) == Some(index);
            if first_felt && debrief.is_foreseen() {
                ui.add_space(skin.space(S16));
                Text::new(phrases::FELT_AT_THE_TIME, Type::Note).color(skin.theme.soft).show(ui, skin);
                ui.add_space(skin.space(S8));
            }
            if row_ui(ui, skin, debrief, moment, index == self.selected).clicked() {
                self.select(index);
            }
        }
    }

    /// The moments as letters in a row, where there is no room for a list.
    fn letters_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, moments: &[&Moment]) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(skin.space(S8));
            for (index, moment) in moments.iter().enumerate() {
                if letter_ui(ui, skin, debrief, moment, index == self.selected).clicked() {
                    self.select(index);
                }
            }
        });
    }

    fn detail_ui(&self, ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, moment: &Moment) -> Option<Ask> {
        let exchange = moment.point - 1;
        let told = debrief.exchanges.get(exchange)?;
        if let Some(another) = moment.another.as_ref().filter(|_| self.reads_aloud) {
            aloud_ui(ui, skin, debrief, told, another);
            return None;
        }
        Text::new(&spoken(&told.you_said, told.is_act), Type::Speech).semi().show(ui, skin);
        ui.add_space(skin.space(S24));
        what_it_did_ui(ui, skin, debrief, moment);
        ui.add_space(skin.space(S16));
        let x = ui.cursor().left()..=ui.cursor().left() + ui.available_width();
        strokes::hairline(ui.painter(), skin, x, ui.cursor().top());
        ui.add_space(skin.space(S16));
        if let Some(thought) = &told.they_thought {
            labelled_ui(ui, skin, &phrases::thought(debrief.pronoun), Text::new(thought, Type::Body).italic());
            ui.add_space(skin.space(S12));
        }
        if let Some(note) = &told.note {
            labelled_ui(ui, skin, phrases::WHY, Text::new(note, Type::Body));
            ui.add_space(skin.space(S12));
        }
        if let Some(another) = &moment.another {
            ui.add_space(skin.space(S4));
            RaisedSheet::new().flush().show(ui, skin, |ui| another_ui(ui, skin, debrief, another));
        }
        ui.add_space(skin.space(S24));
        let mut ask = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(S16);
            if Button::primary(phrases::PLAY_FROM_HERE).key(phrases::KEY_PLAY_FROM).show(ui, skin).clicked() {
                ask = Some(Ask::PlayFrom(exchange));
            }
            if moment.another.is_some()
                && Button::second(phrases::SAY_BOTH_ALOUD).key(phrases::KEY_SAY_BOTH).show(ui, skin).clicked()
            {
                ask = Some(Ask::SayBothAloud);
            }
        });
        ask
    }
}

/// One moment: its letter, its line, and in a sentence what it was.
fn row_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, moment: &Moment, selected: bool) -> Response {
    let told = debrief.exchanges.get(moment.point - 1);
    let words = told.map_or("", |told| told.you_said.as_str());
    let about = about(moment, told.and_then(|told| told.time.as_deref()));
    let width = ui.available_width();
    let (padding, inset) = (skin.space(S16), skin.space(LETTER));
    let text_width = width - 2.0 * padding - inset;
    let line = Text::new(words, Type::Small).width(text_width);
    let line = if told.is_some_and(|told| told.is_act) { line.italic() } else { line };
    let below = Text::new(&about, Type::Note).color(skin.theme.soft).width(text_width);
    let (line_height, below_height) = (line.galley(ui.painter(), skin).size().y, below.galley(ui.painter(), skin).size().y);
    let height = line_height + skin.space(S4) + below_height + 2.0 * padding;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let row = rect.translate(Vec2::new(-padding, 0.0));
    let response = ui.interact(row, ui.scope_id().with(("moment", moment.point)), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::RadioButton, true, phrases::listed_moment(moment.letter, words, &about));
        info.selected = Some(selected);
        info
    });
    let touch = Touch::of(skin, &response);
    paint_row(ui, skin, row, touch, selected);
    let at = row.min + Vec2::splat(padding);
    if moment.letter == '+' {
        let middle = pos2(at.x + skin.mark(STRENGTH / 2.0), at.y + skin.line_height(Type::Small) / 2.0);
        Mark::Strength.paint(ui.painter(), skin, middle);
    } else {
        Text::new(&moment.letter.to_string(), Type::Body).semi().paint(ui.painter(), skin, at);
    }
    line.paint(ui.painter(), skin, at + Vec2::new(inset, 0.0));
    below.paint(ui.painter(), skin, at + Vec2::new(inset, line_height + skin.space(S4)));
    response
}

/// One moment as its letter alone; its line is its name.
fn letter_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, moment: &Moment, selected: bool) -> Response {
    let told = debrief.exchanges.get(moment.point - 1);
    let words = told.map_or("", |told| told.you_said.as_str());
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(skin.space(S48)), Sense::click());
    response.widget_info(|| {
        let about = about(moment, told.and_then(|told| told.time.as_deref()));
        let mut info = WidgetInfo::labeled(Role::RadioButton, true, phrases::listed_moment(moment.letter, words, &about));
        info.selected = Some(selected);
        info
    });
    let touch = Touch::of(skin, &response);
    paint_row(ui, skin, rect, touch, selected);
    if moment.letter == '+' {
        Mark::Strength.paint(ui.painter(), skin, rect.center());
    } else {
        let at = pos2(rect.center().x, rect.center().y - skin.line_height(Type::Body) / 2.0);
        let letter = moment.letter.to_string();
        Text::new(&letter, Type::Body).semi().paint_aligned(ui.painter(), skin, at, eframe::egui::Align::Center);
    }
    response
}

/// What stands under a moment of the list, and the ring round it.
fn paint_row(ui: &Ui, skin: &Skin<'_>, row: Rect, touch: Touch, selected: bool) {
    let radius = skin.tokens().radius.control;
    let rest = if selected { skin.theme.wash } else { eframe::egui::Color32::TRANSPARENT };
    ui.painter().rect_filled(row, rounded(radius), touch.fill(skin, rest));
    if let Some(edge) = skin.contrast_edge().filter(|_| selected || touch.raised) {
        ui.painter().rect_stroke(row, rounded(radius), edge, StrokeKind::Inside);
    }
    if touch.ring {
        paint_ring(ui.painter(), skin, row, radius);
    }
}

/// "13:54. 73% to 43%".
fn about(moment: &Moment, time: Option<&str>) -> String {
    let outlooks = moment.outlook.map(|(before, after)| phrases::from_to(&percent(before), &percent(after)));
    let what = match (moment.marked_for, outlooks) {
        (MarkedFor::Strength, Some(outlooks)) => format!("{}: {outlooks}", phrases::YOUR_STRONGEST_MOMENT),
        (MarkedFor::BrokenPromise, _) => phrases::promise_broke(&moment.made_at),
        (MarkedFor::FeltAtTheTime, _) => super::sheet::marked_for(moment),
        (_, Some(outlooks)) => outlooks,
        (_, None) => String::new(),
    };
    time.map_or_else(|| what.clone(), |time| format!("{time}. {what}"))
}

pub(super) fn percent(outlook: Outlook) -> String {
    phrases::outlook_percent(outlook.value, outlook.error.is_none())
}

/// The face after it, what it did in words, and the line of the outlook.
fn what_it_did_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, moment: &Moment) {
    let side = skin.space(FACE);
    let (Some(before), Some(after)) = (debrief.curve.points.get(moment.point - 1), debrief.curve.points.get(moment.point)) else {
        return;
    };
    let at = ui.cursor().min;
    let width = ui.available_width();
    let face = Rect::from_min_size(at, Vec2::splat(side));
    let response = ui.interact(face, ui.scope_id().with("face of the moment"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, phrases::face(&debrief.customer, &after.mood_word)));
    tile(ui.painter(), skin, face, debrief, after.mood.into(), skin.tokens().radius.card);
    let words = phrases::what_it_did(debrief.pronoun, (moment.mood_of_line, moment.mood), &before.mood_word, &after.mood_word);
    let outlook_width = skin.space(OUTLOOK).min(width);
    let words_left = face.right() + skin.space(S16);
    let beside = width - (words_left - at.x) - outlook_width - skin.space(S32) >= skin.space(160.0) * skin.zoom;
    let words_right = if beside { at.x + width - outlook_width - skin.space(S32) } else { at.x + width };
    let column = Rect::from_min_max(pos2(words_left, at.y), pos2(words_right, f32::INFINITY));
    let mut bottom = place(ui, column, |ui| {
        ui.add_space(S8);
        Text::new(phrases::WHAT_IT_DID, Type::Note).color(skin.theme.soft).show(ui, skin);
        Text::new(&words, Type::Small).show(ui, skin);
        ui.min_rect().bottom()
    })
    .max(face.bottom());
    if let Some((from, to)) = moment.outlook {
        let place_at = if beside { pos2(at.x + width - outlook_width, at.y) } else { pos2(at.x, bottom + skin.space(S16)) };
        let room = Rect::from_min_size(place_at, Vec2::new(outlook_width, f32::INFINITY));
        let lowest = place(ui, room, |ui| {
            outlook_ui(ui, skin, debrief, from, to);
            ui.min_rect().bottom()
        });
        bottom = bottom.max(lowest);
    }
    ui.add_space(bottom - at.y);
}

/// A line from a lost customer to a bright ending: open where it stood, filled where it stands.
fn outlook_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, from: Outlook, to: Outlook) {
    let sentence = phrases::outlook_before_and_after(&percent(from), &percent(to));
    Text::new(&sentence, Type::Note).color(skin.theme.soft).show(ui, skin);
    let width = ui.available_width();
    let disc = skin.mark(DISC);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 2.0 * disc + skin.space(S24)), Sense::hover());
    let painter = ui.painter().clone();
    let theme = skin.theme;
    let y = painter.round_to_pixel_center(rect.center().y);
    let at = |value: f64| pos2(rect.left() + rect.width() * value.clamp(0.0, 1.0) as f32, y);
    let line = strokes::outline(&painter, skin, theme.edge);
    painter.hline(rect.x_range(), y, line);
    for third in 0..4 {
        painter.vline(at(f64::from(third) / 3.0).x, y - disc * 0.7..=y + disc * 0.7, line);
    }
    let between = eframe::egui::Stroke::new(strokes::whole_px(&painter, skin, 5.0), theme.accent);
    painter.line_segment([at(from.value), at(to.value)], between);
    let ring = eframe::egui::Stroke::new(strokes::whole_px(&painter, skin, 2.5), theme.accent);
    painter.circle(at(from.value), disc, theme.paper, ring);
    painter.circle(at(to.value), disc, theme.accent, ring);
    let top = rect.bottom();
    let places = phrases::outlook_places(debrief.pronoun);
    let mut height = 0.0_f32;
    let last = places.len() - 1;
    for (index, words) in places.iter().enumerate() {
        let align = match index {
            0 => eframe::egui::Align::Min,
            index if index == last => eframe::egui::Align::Max,
            _ => eframe::egui::Align::Center,
        };
        let x = rect.left() + rect.width() * index as f32 / 3.0;
        let set = Text::new(words, Type::Note).color(theme.soft).paint_aligned(&painter, skin, pos2(x, top), align);
        height = height.max(set.height());
    }
    ui.add_space(height);
}

fn spoken(words: &str, is_act: bool) -> String {
    if is_act { words.to_owned() } else { quoted(words) }
}

/// Another way, and what would have come of it.
fn another_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, another: &AnotherWay) {
    let label = match another.why {
        WhyAnother::Further => phrases::ANOTHER_WAY.to_owned(),
        WhyAnother::NeedNotHurt => phrases::NEED_NOT_HURT.to_owned(),
        WhyAnother::JustAsGood => phrases::just_as_good(debrief.pronoun),
    };
    let words = Text::new(&another.text, Type::Body);
    labelled_ui(ui, skin, &label, if another.is_act { words.italic() } else { words });
    let Some(answer) = &another.answer else { return };
    ui.add_space(skin.space(S12));
    let (label, words) = match answer {
        Answer::Says(words) => (phrases::would_say(debrief.pronoun), Text::new(words, Type::Body)),
        Answer::Sees(seen) => (phrases::YOU_WOULD_SEE.to_owned(), Text::new(seen, Type::Body).italic()),
        Answer::Ends(told) => (phrases::IT_WOULD_END.to_owned(), Text::new(told, Type::Body)),
    };
    labelled_ui(ui, skin, &label, words);
}

/// Both lines large, one below the other.
fn aloud_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, told: &ExchangeTold, another: &AnotherWay) {
    if let Some(said) = &told.they_said {
        Text::new(&phrases::said(debrief.pronoun), Type::Note).color(skin.theme.soft).show(ui, skin);
        Text::new(said, Type::Body).show(ui, skin);
        ui.add_space(skin.space(S32));
    }
    for (label, words, is_act) in
        [(phrases::YOU_SAID, &told.you_said, told.is_act), (phrases::ANOTHER_WAY, &another.text, another.is_act)]
    {
        Text::new(label, Type::Note).color(skin.theme.soft).show(ui, skin);
        Text::new(&spoken(words, is_act), Type::Title).show(ui, skin);
        ui.add_space(skin.space(S48));
    }
    Text::new(&phrases::read_aloud(&debrief.customer), Type::Small).color(skin.theme.soft).show(ui, skin);
}

/// Where the best ending that could still come was lost.
fn no_return_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) {
    for lost in &debrief.no_return {
        let Some(told) = debrief.exchanges.get(lost.point - 1) else { continue };
        let sentence = phrases::no_return(told.time.as_deref(), &told.you_said, lost.best.1);
        ui.add_space(skin.space(S16));
        Text::new(&sentence, Type::Note).color(skin.theme.soft).show(ui, skin);
    }
}
