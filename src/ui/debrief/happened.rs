//! What happened: the ending from the customer's life, and mood and trust over the talk.

use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Id, Sense, Ui, Vec2, WidgetInfo};

use super::labelled_ui;
use crate::debrief::{Debrief, EndingTold, Mark as Happening, Point};
use crate::phrases::{self, quoted};
use crate::rules::Rules;
use crate::ui::face::{Crop, Expression, FacePlace, paint_face};
use crate::ui::theme::{S4, S8, S16, S24, S32, Skin, Type};
use crate::ui::widgets::{
    Chart, ChartMark, ChartPoint, ChartRow, ChartWords, Mark, RaisedSheet, Text, corner_mask, paint_ground,
};

/// The face beside the ending, in px at text size 100 %.
const FACE: f32 = 104.0;
/// Faces under the curve stand at least so many points apart.
const FACES_SHOWN: usize = 5;

pub(super) fn happened_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, selected: &mut usize) {
    ending_ui(ui, skin, debrief);
    ui.add_space(skin.space(S16));
    *selected = (*selected).min(debrief.curve.points.len().saturating_sub(1));
    curve_ui(ui, skin, debrief, selected);
    ui.add_space(S8);
    selected_ui(ui, skin, debrief, *selected);
}

fn ending_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) {
    let last = debrief.curve.points.last();
    let mood = last.map_or(0, |point| point.mood);
    ui.horizontal_top(|ui| {
        let side = skin.space(FACE);
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
        let word = last.map_or("", |point| point.mood_word.as_str());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, phrases::face(&debrief.customer, word)));
        tile(ui.painter(), skin, rect, debrief, mood.into());
        ui.add_space(S24);
        let width = ui.available_width();
        ui.vertical(|ui| match &debrief.ending {
            Some(ending) => ending_words_ui(ui, skin, ending, width),
            None => {
                Text::new(phrases::UNFINISHED, Type::Title).width(width).show(ui, skin);
            }
        });
    });
}

/// The customer speaks first, as large as the words allow.
fn ending_words_ui(ui: &mut Ui, skin: &Skin<'_>, ending: &EndingTold, width: f32) {
    let kind = |length: usize| match length {
        0..=60 => Type::Display,
        61..=160 => Type::Title,
        _ => Type::Speech,
    };
    let kind = |length| if width < 700.0 && kind(length) == Type::Display { Type::Title } else { kind(length) };
    ui.add_space(S8);
    let (lead, words, coda) = match (&ending.lead, &ending.quote) {
        (Some(lead), Some(quote)) => (lead.trim_end_matches(':').to_owned(), quoted(quote), ending.coda.as_deref()),
        _ => (ending.title.clone(), ending.says.clone().unwrap_or_else(|| ending.title.clone()), None),
    };
    let repeats = lead == words;
    if !repeats {
        Text::new(&lead, Type::Small).color(skin.theme.soft).width(width).show(ui, skin);
    }
    let words_kind = kind(words.chars().count());
    Text::new(&words, words_kind).width(width).show(ui, skin);
    if let Some(coda) = coda {
        ui.add_space(S4);
        Text::new(coda, Type::Small).color(skin.theme.soft).width(width).show(ui, skin);
    }
}

/// A round-cornered tile with the customer's face in it.
fn tile(painter: &eframe::egui::Painter, skin: &Skin<'_>, rect: eframe::egui::Rect, debrief: &Debrief, mood: f32) {
    paint_ground(painter, skin, rect, mood);
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let face = FacePlace::fit(rect, Crop::Tile);
    paint_face(&clipped, face, &debrief.look, &Expression::from_mood(mood), skin.theme.dark);
    corner_mask(painter, rect, skin.tokens().radius.control, skin.theme.paper);
}

fn curve_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, selected: &mut usize) {
    let curve = &debrief.curve;
    let with_face = points_with_face(&curve.points);
    let points: Vec<ChartPoint> = (curve.points.iter().enumerate())
        .map(|(index, point)| ChartPoint {
            mood: point.mood.into(),
            trust: (!curve.plain).then(|| point.trust.into()),
            outlook: None,
            label_time: point.time.clone(),
            letter: None,
            face: with_face.contains(&index),
            name: point_name(debrief, index, point),
        })
        .collect();
    let marks: Vec<ChartMark> =
        (curve.points.iter().enumerate()).flat_map(|(index, point)| chart_marks(index, curve.points.len(), point)).collect();
    let rules = Rules::current();
    let moods: Vec<(f32, &str)> = [-5_i8, -2, 1, 5, 8].into_iter().map(|mood| (f32::from(mood), rules.mood_word(mood))).collect();
    let trusts: Vec<(f32, &str)> = [-3_i8, 0, 4].into_iter().map(|trust| (f32::from(trust), rules.trust_word(trust))).collect();
    let words = ChartWords {
        mood: phrases::MOOD,
        trust: phrases::TRUST,
        first: phrases::THE_FIRST_THREE,
        moods: &moods,
        trusts: &trusts,
    };
    let answer = Chart::new(&points, words, *selected)
        .marks(&marks)
        .show(ui, skin, |painter, rect, mood| tile(painter, skin, rect, debrief, mood));
    ui.ctx().data_mut(|data| data.insert_temp(chart_id(), answer.response.id));
    if let Some(chosen) = answer.chosen {
        *selected = chosen;
        ui.ctx().memory_mut(|memory| memory.request_focus(answer.response.id.with(chosen)));
    }
}

fn chart_id() -> Id {
    Id::unique("the chart of the debrief")
}

/// Whether a point of the chart has the keyboard, so that the arrows are its own.
pub(super) fn chart_is_marked(ctx: &Context) -> bool {
    let Some(chart) = ctx.data(|data| data.get_temp::<Id>(chart_id())) else { return false };
    let focused = ctx.memory(eframe::egui::Memory::focused);
    // A talk has far fewer exchanges than this.
    focused.is_some_and(|focused| (0..1_000_usize).any(|index| chart.with(index) == focused))
}

/// Start and end, the lowest, the highest, and the middle where there is room.
fn points_with_face(points: &[Point]) -> Vec<usize> {
    let last = points.len().saturating_sub(1);
    let apart = (points.len() / FACES_SHOWN).max(1);
    let mut shown = vec![0, last];
    let extremes = [
        points.iter().enumerate().min_by_key(|(_, point)| point.mood).map(|(index, _)| index),
        points.iter().enumerate().max_by_key(|(_, point)| point.mood).map(|(index, _)| index),
        Some(last / 2),
    ];
    for candidate in extremes.into_iter().flatten() {
        if shown.iter().all(|other| other.abs_diff(candidate) > apart) {
            shown.push(candidate);
        }
    }
    shown
}

fn point_name(debrief: &Debrief, index: usize, point: &Point) -> String {
    let said = index.checked_sub(1).and_then(|index| debrief.exchanges.get(index));
    phrases::curve_point(index, &point.mood_word, point.trust, said.map(|said| said.you_said.as_str()))
}

fn chart_marks(index: usize, n_points: usize, point: &Point) -> Vec<ChartMark> {
    let words_right = index * 2 < n_points;
    let mark =
        |row, mark, words: &str, above| ChartMark { at: index as f32, row, mark, words: words.to_owned(), above, words_right };
    let marks = point.marks.iter().map(|happening| match happening {
        Happening::Event(name) => mark(ChartRow::Mood, Mark::Event, name, false),
        Happening::NotHeardYet => mark(ChartRow::Mood, Mark::Unheard, phrases::NOT_HEARD_YET, true),
        Happening::PromiseMade => mark(ChartRow::Trust, Mark::Open, phrases::PROMISE_MADE, true),
        Happening::PromiseKept => mark(ChartRow::Trust, Mark::Kept, phrases::PROMISE_KEPT, true),
        Happening::PromiseMoved => mark(ChartRow::Trust, Mark::Moved, phrases::PROMISE_MOVED, true),
        Happening::PromiseBroken => mark(ChartRow::Trust, Mark::Broken, phrases::PROMISE_BROKEN, false),
    });
    marks.collect()
}

/// The two lines at the selected point, the thought, and why.
fn selected_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, selected: usize) {
    let exchange = selected.checked_sub(1).and_then(|index| debrief.exchanges.get(index));
    RaisedSheet::new().flush().show(ui, skin, |ui| {
        let Some(exchange) = exchange else {
            let first = debrief.exchanges.first();
            let said = first.and_then(|first| first.they_said.as_deref()).unwrap_or_default();
            labelled_ui(ui, skin, &phrases::said(debrief.pronoun), Text::new(said, Type::Small));
            return;
        };
        let you = phrases::you_at(exchange.time.as_deref());
        let columns: Vec<(String, &str, bool)> = [
            Some((you, exchange.you_said.as_str(), exchange.is_act)),
            exchange.they_thought.as_deref().map(|thought| (phrases::thought(debrief.pronoun), thought, true)),
            exchange.note.as_deref().map(|note| (phrases::WHY.to_owned(), note, false)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let width = ui.available_width();
        let wide = width > 700.0 * skin.zoom;
        let n = columns.len() as f32;
        let column_width = if wide { ((width - S32 * (n - 1.0)) / n).floor() } else { width };
        let add = |ui: &mut Ui, (label, words, italic): &(String, &str, bool)| {
            let text = Text::new(words, Type::Small).width(column_width);
            labelled_ui(ui, skin, label, if *italic { text.italic() } else { text });
        };
        if wide {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = S32;
                for column in &columns {
                    ui.allocate_ui(Vec2::new(column_width, 0.0), |ui| {
                        ui.set_width(column_width);
                        ui.vertical(|ui| add(ui, column));
                    });
                }
            });
        } else {
            for column in &columns {
                add(ui, column);
                ui.add_space(S8);
            }
        }
    });
}
