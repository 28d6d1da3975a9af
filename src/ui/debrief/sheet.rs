//! The sheet under the curve: the two lines of dialogue at one point, the thought, and the ways on from there.

use egui::{Align, Rect, Ui, Vec2, pos2};

use crate::debrief::{Debrief, MarkedFor, Moment};
use crate::kit::place::place;
use crate::kit::theme::{S8, S12, S24, S32, Style, TextStyle};
use crate::kit::widgets::{Link, RaisedSheet, Text};
use crate::words;

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
pub(super) enum PanelAction {
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
    pub(super) fn new(ui: &Ui, style: &Style<'_>, debrief: &Debrief, narrow: bool) -> Self {
        let told: Vec<Told> = (0..debrief.curve.points.len()).map(|point| told(debrief, point)).collect();
        let width = (ui.available_width() - 2.0 * style.space(S24)).max(1.0);
        let third = (THOUGHT * style.zoom).min(width * MOST_THOUGHT).floor();
        let room = width - third - 2.0 * style.space(S32);
        let in_columns = THEIR_PARTS.into_iter().map(|part| {
            let they = (room * part).floor();
            vec![they, room - they, third]
        });
        let layouts: Vec<Vec<f32>> =
            if room >= 2.0 * LEAST_COLUMN * style.zoom { in_columns.collect() } else { vec![vec![width]] };
        let mut sheet = Self { told, widths: Vec::new(), inner: f32::INFINITY, padding: style.space(PADDING), narrow };
        for widths in layouts {
            let inner = sheet.told.iter().map(|told| told.height(ui, style, &widths)).fold(0.0, f32::max);
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

    pub(super) fn show(&self, ui: &mut Ui, style: &Style<'_>, point: usize) -> Option<PanelAction> {
        let told = self.told.get(point)?;
        let inner = if self.narrow { told.height(ui, style, &self.widths) } else { self.inner };
        let sheet = RaisedSheet::new().flush().padding(S24, PADDING);
        sheet
            .show(ui, style, |ui| {
                let at = ui.cursor().min;
                let rect = Rect::from_min_size(at, Vec2::new(ui.available_width(), inner));
                let action = place(ui, "what was said", rect, |ui| self.told_ui(ui, style, told, rect));
                ui.advance_cursor_after_rect(rect);
                action
            })
            .inner
    }

    fn told_ui(&self, ui: &mut Ui, style: &Style<'_>, told: &Told, rect: Rect) -> Option<PanelAction> {
        let [they, you, third] = match self.widths.as_slice() {
            [they, you, third] => {
                let you_left = rect.left() + they + style.space(S32);
                let third_left = you_left + you + style.space(S32);
                let column = |left: f32, width: f32| Rect::from_min_size(pos2(left, rect.top()), Vec2::new(width, rect.height()));
                [column(rect.left(), *they), column(you_left, *you), column(third_left, *third)]
            }
            _ => return stacked_ui(ui, style, told),
        };
        place(ui, "they", they, |ui| told.they.show(ui, style));
        place(ui, "you", you, |ui| told.you.show(ui, style));
        if let Some(thought) = &told.thought {
            place(ui, "thought", third, |ui| thought.show(ui, style));
        }
        let links = links_height(ui, style, told, third.width());
        let at = Rect::from_min_max(pos2(third.left(), third.bottom() - links), third.max);
        links_ui(ui, style, told, at)
    }
}

fn stacked_ui(ui: &mut Ui, style: &Style<'_>, told: &Told) -> Option<PanelAction> {
    told.they.show(ui, style);
    ui.add_space(style.space(S12));
    told.you.show(ui, style);
    ui.add_space(style.space(S12));
    if let Some(thought) = &told.thought {
        thought.show(ui, style);
        ui.add_space(style.space(S8));
    }
    let at = ui.available_rect_before_wrap();
    links_ui(ui, style, told, at)
}

impl Told {
    /// How high it is in columns of these widths.
    fn height(&self, ui: &Ui, style: &Style<'_>, widths: &[f32]) -> f32 {
        let width = |column: usize| widths.get(column).or(widths.last()).copied().unwrap_or_default();
        let part = |part: &Part, width: f32| {
            let words = part.text().width(width).galley(ui.painter(), style).size().y;
            Text::new(&part.label, TextStyle::Note).width(width).galley(ui.painter(), style).size().y + words
        };
        let thought = self.thought.as_ref().map_or(0.0, |thought| part(thought, width(2)) + style.space(S8));
        let links = links_height(ui, style, self, width(2));
        let heights = [part(&self.they, width(0)), part(&self.you, width(1)), thought + links];
        if widths.len() > 1 {
            heights.into_iter().fold(0.0, f32::max)
        } else {
            heights.into_iter().sum::<f32>() + 2.0 * style.space(S12)
        }
    }
}

impl Part {
    fn text(&self) -> Text<'_> {
        let text = Text::new(&self.words, TextStyle::Small);
        if self.italic { text.italic() } else { text }
    }

    fn show(&self, ui: &mut Ui, style: &Style<'_>) {
        Text::new(&self.label, TextStyle::Note).color(style.theme.soft).show(ui, style);
        let text = self.text();
        if self.faint { text.color(style.theme.faint) } else { text }.show(ui, style);
    }
}

/// The ways on from a point, each with what it asks for.
fn links(told: &Told) -> Vec<(Link<'_>, PanelAction)> {
    let mut links = vec![
        (Link::new(&told.play_from, words::debrief::KEY_PLAY_FROM), PanelAction::PlayFrom(told.exchange)),
        (Link::new(words::debrief::EXCHANGES, words::debrief::KEY_LINES), PanelAction::LineByLine(told.exchange)),
    ];
    if told.has_outlook {
        links.push((Link::new(words::debrief::curve::OUTLOOK_LINE, words::debrief::KEY_OUTLOOK), PanelAction::ShowOutlook));
    }
    links
}

/// Where the ways on stand, from their upper left corner: side by side, and on another line where there is no room. And how high.
fn links_places(ui: &Ui, style: &Style<'_>, told: &Told, width: f32) -> (Vec<Vec2>, f32) {
    let (mut x, mut y, mut height) = (0.0, 0.0, 0.0);
    let mut places = Vec::new();
    for (link, _) in links(told) {
        let size = link.size(ui, style);
        if x > 0.0 && x + size.x > width {
            y += height + style.space(S8);
            x = 0.0;
        }
        places.push(Vec2::new(x, y));
        x += size.x + style.space(S24);
        height = size.y;
    }
    (places, y + height)
}

fn links_height(ui: &Ui, style: &Style<'_>, told: &Told, width: f32) -> f32 {
    links_places(ui, style, told, width).1
}

fn links_ui(ui: &mut Ui, style: &Style<'_>, told: &Told, at: Rect) -> Option<PanelAction> {
    let (places, _) = links_places(ui, style, told, at.width());
    let mut asked = None;
    for ((link, action), place) in links(told).into_iter().zip(places) {
        if link.show_at(ui, style, at.min + place, Align::Min).clicked() {
            asked = Some(action);
        }
    }
    asked
}

fn told(debrief: &Debrief, point: usize) -> Told {
    let exchange = point.saturating_sub(1);
    let said = debrief.exchanges.get(exchange);
    let part = |label: String, words: &str, italic| Part { label, words: words.to_owned(), italic, faint: false };
    let they = match said.map(|said| (&said.they_said, &said.you_saw)) {
        Some((Some(words), _)) => part(words::debrief::said(debrief.pronoun), words, false),
        Some((None, Some(seen))) => part(words::debrief::curve::YOU_SAW.to_owned(), seen, true),
        _ => Part { faint: true, ..part(words::debrief::said(debrief.pronoun), words::debrief::curve::NOTHING_SAID, false) },
    };
    let time = said.and_then(|said| said.time.as_deref());
    let you = match said.filter(|_| point > 0) {
        Some(said) => {
            let mut label = words::debrief::curve::you_at(time);
            if let Some(moment) = debrief.moment_at(point) {
                label = format!("{label}. {}", marked_for(moment));
            }
            part(label, &words::debrief::with_voice(&said.you_said, said.voice), said.is_act)
        }
        None => Part { faint: true, ..part(words::debrief::YOU.to_owned(), words::debrief::curve::NOTHING_SAID_YET, false) },
    };
    let thought = said.and_then(|said| said.they_thought.as_deref());
    Told {
        they,
        you,
        thought: thought.map(|thought| part(words::debrief::thought(debrief.pronoun), thought, true)),
        exchange,
        play_from: words::debrief::play_from(time, exchange),
        has_outlook: debrief.is_foreseen(),
    }
}

/// Why a moment is marked, in words.
pub(super) fn marked_for(moment: &Moment) -> String {
    let outlooks = || moment.outlook.map(|(before, after)| (super::turning::percent(before), super::turning::percent(after)));
    match (moment.marked_for, outlooks()) {
        (MarkedFor::Strength, Some((before, after))) => {
            format!("{}: {}", words::debrief::turning::YOUR_STRONGEST_MOMENT, words::debrief::turning::from_to(&before, &after))
        }
        (MarkedFor::Turn, Some((before, after))) => words::debrief::turning::turned_here(&before, &after),
        _ => words::debrief::turning::marked_moment(moment.marked_for == MarkedFor::BrokenPromise, moment.mood, moment.trust),
    }
}
