//! Where the mood stands: a line with seven stations and a disc in the mood's colour.

use egui::accesskit::Role;
use egui::{Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::strokes::ring;
use crate::kit::theme::{N_BANDS, Style};
use crate::scenario::SCALE;

const HEIGHT: f32 = 28.0;
const DISC: f32 = 7.0;
const GAP: f32 = 3.0;
const STATION: f32 = 3.0;
/// A station nearer than this to the middle of the disc is not drawn: half hidden it would read as a letter.
const CLEAR_OF_DISC: f32 = 15.0;
const LINE_STRENGTH: f32 = 0.55;
/// From an end of the line to the disc of the lowest and of the highest mood: there is still a bit of line beyond the disc.
const INSET: f32 = DISC + GAP + 4.0;
const RING_WIDTH: f32 = 2.0;
/// The lowest and the highest mood.
const LOWEST: f32 = *SCALE.start() as f32;
const HIGHEST: f32 = *SCALE.end() as f32;

/// The scale.
#[derive(Clone, Copy, Debug)]
pub struct MoodScale<'a> {
    mood: f32,
    name: &'a str,
    words: [&'a str; N_BANDS],
    length: f32,
}

impl<'a> MoodScale<'a> {
    /// Length of the line, in px at text size 100 %; the disc stays within its ends.
    pub const LENGTH: f32 = 216.0;

    /// The scale at a mood (-10 to 10), with its accessible name ("Mood") and the seven words, lowest first.
    pub fn new(mood: f32, name: &'a str, words: [&'a str; N_BANDS]) -> Self {
        Self { mood: mood.clamp(LOWEST, HIGHEST), name, words, length: Self::LENGTH }
    }

    /// With a line of another length, in px at text size 100 %.
    #[must_use]
    pub fn length(mut self, px: f32) -> Self {
        self.length = px;
        self
    }

    /// Shows the scale. Its line goes from edge to edge.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> Response {
        let size = Vec2::new(style.space(self.length), style.space(HEIGHT));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let word = self.words.get(style.tokens().band_of(self.mood)).copied().unwrap_or_default();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, self.name);
            info.current_text_value = Some(word.to_owned());
            info
        });
        self.paint(ui, style, rect);
        match self.station_under_pointer(style, &response) {
            Some(word) => response.on_hover_text_at_pointer(word),
            None => response,
        }
    }

    fn paint(&self, ui: &Ui, style: &Style<'_>, rect: Rect) {
        let painter = ui.painter();
        let y = rect.center().y;
        let disc = style.space(DISC);
        let cleared = disc + style.space(GAP);
        let station = style.space(STATION);
        let here = x_of(style, rect, self.mood);
        let line = style.outline(style.theme.soft.gamma_multiply(LINE_STRENGTH));
        let mut from = rect.left();
        let mut segment = |hole: f32, half: f32| {
            if hole - half > from {
                painter.hline(from..=hole - half, y, line);
            }
            from = from.max(hole + half);
        };
        let mut disc_done = false;
        for middle in stations(style) {
            let x = x_of(style, rect, middle);
            if here <= x && !disc_done {
                segment(here, cleared);
                disc_done = true;
            }
            if (x - here).abs() >= style.space(CLEAR_OF_DISC) {
                segment(x, station);
                ring(painter, Pos2::new(x, y), station, style.outline(style.theme.soft));
            }
        }
        if !disc_done {
            segment(here, cleared);
        }
        segment(rect.right(), 0.0);
        painter.circle_filled(Pos2::new(here, y), disc, style.theme.mood_color(self.mood));
        if style.theme.contrast {
            ring(painter, Pos2::new(here, y), disc, Stroke::new(RING_WIDTH, style.theme.ink));
        }
    }

    fn station_under_pointer(&self, style: &Style<'_>, response: &Response) -> Option<&'a str> {
        let pointer = response.hover_pos()?;
        let near = |middle: &f32| (x_of(style, response.rect, *middle) - pointer.x).abs() <= style.space(DISC + GAP);
        let band = stations(style).position(|middle| near(&middle))?;
        self.words.get(band).copied()
    }
}

fn x_of(style: &Style<'_>, rect: Rect, mood: f32) -> f32 {
    let part = (mood.clamp(LOWEST, HIGHEST) - LOWEST) / (HIGHEST - LOWEST);
    let inner = rect.shrink2(Vec2::new(style.space(INSET), 0.0));
    inner.left() + part * inner.width()
}

/// The middles of the bands.
fn stations(style: &Style<'_>) -> impl Iterator<Item = f32> {
    style.tokens().mood_bands.iter().map(|band| band.middle)
}
