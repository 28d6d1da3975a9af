//! The sheet under the curve: the two lines of dialogue at one point, the thought, and the ways on from there.

use eframe::egui::{Align, Rect, Ui, Vec2, pos2};

use crate::debrief::{Debrief, MarkedFor, Moment};
use crate::phrases;
use crate::ui::layout::place;
use crate::ui::theme::{S8, S12, S24, S32, Skin, Type};
use crate::ui::widgets::{Link, RaisedSheet, Text};

/// Above and below what is on the sheet.
const PADDING: f32 = 18.0;
/// Width of the column with the thought and the ways on, at text size 100 %.
const THOUGHT: f32 = 400.0;
/// That column never takes more of the sheet than this.
const MOST_THOUGHT: f32 = 0.4;
/// How much of the rest may be theirs; the part is taken that makes the sheet lowest, of equals the first.
const THEIR_PARTS: [f32; 5] = [0.46, 0.5, 0.42, 0.54, 0.58];
/// Narrower than this, at text size 100 %, the columns stand below one another.
const LEAST_COLUMN: f32 = 200.0;

/// What is asked for on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// The same customer again from the n-th exchange, from 0.
    PlayFrom(usize),
    /// Every line, beginning with the n-th exchange.
    LineByLine(usize),
    /// The outlook over the curve, or not.
    ShowOutlook,
    /// Both ways of a moment large, or as they were.
    SayBothAloud,
}

/// One part of the sheet: a label, and the words under it.
#[derive(Clone, Debug)]
struct Part {
    label: String,
    words: String,
    italic: bool,
    faint: bool,
}

/// What the sheet says of one point.
#[derive(Clone, Debug)]
struct Told {
    they: Part,
    you: Part,
    thought: Option<Part>,
    /// The exchange to play from, from 0.
    exchange: usize,
    play_from: String,
    /// Whether foresight has looked, so that the outlook can be drawn.
    has_outlook: bool,
}

/// The sheet, as high as the longest exchange needs, so that nothing moves while the curve is walked. In a narrow window it is
/// as high as what is on it, so that the shorter ones need no scrolling.
pub(super) struct Sheet {
    told: Vec<Told>,
    /// The widths of the three columns; one where they stand below one another.
    widths: Vec<f32>,
    /// Without padding.
    inner: f32,
    padding: f32,
    narrow: bool,
}

impl Sheet {
    pub(super) fn new(ui: &Ui, skin: &Skin<'_>, debrief: &Debrief, narrow: bool) -> Self {
        let told: Vec<Told> = (0..debrief.curve.points.len()).map(|point| told(debrief, point)).collect();
        let width = (ui.available_width() - 2.0 * skin.space(S24)).max(1.0);
        let third = (THOUGHT * skin.zoom).min(width * MOST_THOUGHT).floor();
        let room = width - third - 2.0 * skin.space(S32);
        let in_columns = THEIR_PARTS.into_iter().map(|part| {
            let they = (room * part).floor();
            vec![they, room - they, third]
        });
        let layouts: Vec<Vec<f32>> =
            if room >= 2.0 * LEAST_COLUMN * skin.zoom { in_columns.collect() } else { vec![vec![width]] };
        let mut sheet = Self { told, widths: Vec::new(), inner: f32::INFINITY, padding: skin.space(PADDING), narrow };
        for widths in layouts {
            let inner = sheet.told.iter().map(|told| told.height(ui, skin, &widths)).fold(0.0, f32::max);
            if inner < sheet.inner {
                sheet = Self { widths, inner, ..sheet };
            }
        }
        sheet
    }

    /// With padding.
    pub(super) fn height(&self) -> f32 {
        self.inner + 2.0 * self.padding
    }

    pub(super) fn show(&self, ui: &mut Ui, skin: &Skin<'_>, point: usize) -> Option<Ask> {
        let told = self.told.get(point)?;
        let inner = if self.narrow { told.height(ui, skin, &self.widths) } else { self.inner };
        let sheet = RaisedSheet::new().flush().padding(S24, PADDING);
        sheet
            .show(ui, skin, |ui| {
                let at = ui.cursor().min;
                let rect = Rect::from_min_size(at, Vec2::new(ui.available_width(), inner));
                let ask = self.told_ui(ui, skin, told, rect);
                ui.advance_cursor_after_rect(rect);
                ask
            })
            .inner
    }

    fn told_ui(&self, ui: &mut Ui, skin: &Skin<'_>, told: &Told, rect: Rect) -> Option<Ask> {
        let [they, you, third] = match self.widths.as_slice() {
            [they, you, third] => {
                let you_left = rect.left() + they + skin.space(S32);
                let third_left = you_left + you + skin.space(S32);
                let column = |left: f32, width: f32| Rect::from_min_size(pos2(left, rect.top()), Vec2::new(width, rect.height()));
                [column(rect.left(), *they), column(you_left, *you), column(third_left, *third)]
            }
            _ => return stacked_ui(ui, skin, told, rect),
        };
        place(ui, they, |ui| told.they.show(ui, skin));
        place(ui, you, |ui| told.you.show(ui, skin));
        if let Some(thought) = &told.thought {
            place(ui, third, |ui| thought.show(ui, skin));
        }
        let links = links_height(ui, skin, told, third.width());
        let at = Rect::from_min_max(pos2(third.left(), third.bottom() - links), third.max);
        links_ui(ui, skin, told, at)
    }
}

fn stacked_ui(ui: &mut Ui, skin: &Skin<'_>, told: &Told, rect: Rect) -> Option<Ask> {
    place(ui, rect, |ui| {
        told.they.show(ui, skin);
        ui.add_space(skin.space(S12));
        told.you.show(ui, skin);
        ui.add_space(skin.space(S12));
        if let Some(thought) = &told.thought {
            thought.show(ui, skin);
            ui.add_space(skin.space(S8));
        }
        let at = ui.available_rect_before_wrap();
        links_ui(ui, skin, told, at)
    })
}

impl Told {
    /// How high it is in columns of these widths.
    fn height(&self, ui: &Ui, skin: &Skin<'_>, widths: &[f32]) -> f32 {
        let width = |column: usize| widths.get(column).or(widths.last()).copied().unwrap_or_default();
        let part = |part: &Part, width: f32| {
            let words = part.text().width(width).galley(ui.painter(), skin).size().y;
            Text::new(&part.label, Type::Note).width(width).galley(ui.painter(), skin).size().y + words
        };
        let thought = self.thought.as_ref().map_or(0.0, |thought| part(thought, width(2)) + skin.space(S8));
        let links = links_height(ui, skin, self, width(2));
        let heights = [part(&self.they, width(0)), part(&self.you, width(1)), thought + links];
        if widths.len() > 1 {
            heights.into_iter().fold(0.0, f32::max)
        } else {
            heights.into_iter().sum::<f32>() + 2.0 * skin.space(S12)
        }
    }
}

impl Part {
    fn text(&self) -> Text<'_> {
        let text = Text::new(&self.words, Type::Small);
        if self.italic { text.italic() } else { text }
    }

    fn show(&self, ui: &mut Ui, skin: &Skin<'_>) {
        Text::new(&self.label, Type::Note).color(skin.theme.soft).show(ui, skin);
        let text = self.text();
        if self.faint { text.color(skin.theme.faint) } else { text }.show(ui, skin);
    }
}

/// The ways on from a point, each with what it asks for.
fn links(told: &Told) -> Vec<(Link<'_>, Ask)> {
    let mut links = vec![
        (Link::new(&told.play_from, phrases::KEY_PLAY_FROM), Ask::PlayFrom(told.exchange)),
        (Link::new(phrases::EXCHANGES, phrases::KEY_LINES), Ask::LineByLine(told.exchange)),
    ];
    if told.has_outlook {
        links.push((Link::new(phrases::OUTLOOK_LINE, phrases::KEY_OUTLOOK), Ask::ShowOutlook));
    }
    links
}

/// Where the ways on stand, from their upper left corner: side by side, and on another line where there is no room. And how high.
fn links_places(ui: &Ui, skin: &Skin<'_>, told: &Told, width: f32) -> (Vec<Vec2>, f32) {
    let (mut x, mut y, mut height) = (0.0, 0.0, 0.0);
    let mut places = Vec::new();
    for (link, _) in links(told) {
        let size = link.size(ui, skin);
        if x > 0.0 && x + size.x > width {
            y += height + skin.space(S8);
            x = 0.0;
        }
        places.push(Vec2::new(x, y));
        x += size.x + skin.space(S24);
        height = size.y;
    }
    (places, y + height)
}

fn links_height(ui: &Ui, skin: &Skin<'_>, told: &Told, width: f32) -> f32 {
    links_places(ui, skin, told, width).1
}

fn links_ui(ui: &mut Ui, skin: &Skin<'_>, told: &Told, at: Rect) -> Option<Ask> {
    let (places, _) = links_places(ui, skin, told, at.width());
    let mut asked = None;
    for ((link, ask), place) in links(told).into_iter().zip(places) {
        if link.show_at(ui, skin, at.min + place, Align::Min).clicked() {
            asked = Some(ask);
        }
    }
    asked
}

fn told(debrief: &Debrief, point: usize) -> Told {
    let exchange = point.saturating_sub(1);
    let said = debrief.exchanges.get(exchange);
    let part = |label: String, words: &str, italic| Part { label, words: words.to_owned(), italic, faint: false };
    let they = match said.map(|said| (&said.they_said, &said.you_saw)) {
        Some((Some(words), _)) => part(phrases::said(debrief.pronoun), words, false),
        Some((None, Some(seen))) => part(phrases::YOU_SAW.to_owned(), seen, true),
        _ => Part { faint: true, ..part(phrases::said(debrief.pronoun), phrases::NOTHING_SAID, false) },
    };
    let time = said.and_then(|said| said.time.as_deref());
    let you = match said.filter(|_| point > 0) {
        Some(said) => {
            let mut label = phrases::you_at(time);
            if let Some(moment) = debrief.moment_at(point) {
                label = format!("{label}. {}", marked_for(moment));
            }
            part(label, &phrases::with_voice(&said.you_said, said.voice), said.is_act)
        }
        None => Part { faint: true, ..part(phrases::YOU.to_owned(), phrases::NOTHING_SAID_YET, false) },
    };
    let thought = said.and_then(|said| said.they_thought.as_deref());
    Told {
        they,
        you,
        thought: thought.map(|thought| part(phrases::thought(debrief.pronoun), thought, true)),
        exchange,
        play_from: phrases::play_from(time, exchange),
        has_outlook: debrief.is_foreseen(),
    }
}

/// Why a moment is marked, in words.
pub(super) fn marked_for(moment: &Moment) -> String {
    let outlooks = || moment.outlook.map(|(before, after)| (super::turning::percent(before), super::turning::percent(after)));
    match (moment.marked_for, outlooks()) {
        (MarkedFor::Strength, Some((before, after))) => {
            format!("{}: {}", phrases::YOUR_STRONGEST_MOMENT, phrases::from_to(&before, &after))
        }
        (MarkedFor::Turn, Some((before, after))) => phrases::turned_here(&before, &after),
        _ => phrases::marked_moment(moment.marked_for == MarkedFor::BrokenPromise, moment.mood, moment.trust),
    }
}
