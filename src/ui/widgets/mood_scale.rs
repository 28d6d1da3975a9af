//! Where the mood stands: a line with seven stations and a disc in the mood's colour.

use eframe::egui::accesskit::Role;
use eframe::egui::{Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::strokes::ring;
use crate::ui::theme::{N_BANDS, Skin};

const HEIGHT: f32 = 28.0;
const DISC: f32 = 7.0;
const GAP: f32 = 3.0;
const STATION: f32 = 3.0;
const LINE_STRENGTH: f32 = 0.55;
const RING_WIDTH: f32 = 2.0;

/// The scale.
#[derive(Clone, Copy, Debug)]
pub struct MoodScale<'a> {
    mood: f32,
    name: &'a str,
    words: [&'a str; N_BANDS],
    length: f32,
}

impl<'a> MoodScale<'a> {
    /// Length of the line, in px at text size 100 %; with the disc at its ends the scale is 232 wide.
    pub const LENGTH: f32 = 216.0;

    /// The scale at a mood (-10 to 10), with its accessible name ("Mood") and the seven words, lowest first.
    pub fn new(mood: f32, name: &'a str, words: [&'a str; N_BANDS]) -> Self {
        Self { mood: mood.clamp(-10.0, 10.0), name, words, length: Self::LENGTH }
    }

    /// With a line of another length, in px at text size 100 %.
    #[must_use]
    pub fn length(mut self, px: f32) -> Self {
        self.length = px;
        self
    }

    /// Shows the scale. Its line begins at the left edge; the disc may reach 8 px beyond both ends.
    pub fn show(self, ui: &mut Ui, skin: &Skin<'_>) -> Response {
        let size = Vec2::new(skin.space(self.length), skin.space(HEIGHT));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let word = self.words.get(skin.tokens().band_of(self.mood)).copied().unwrap_or_default();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, self.name);
            info.current_text_value = Some(word.to_owned());
            info
        });
        self.paint(ui, skin, rect);
        match self.station_under_pointer(skin, &response) {
            Some(word) => response.on_hover_text_at_pointer(word),
            None => response,
        }
    }

    fn paint(&self, ui: &Ui, skin: &Skin<'_>, rect: Rect) {
        let painter = ui.painter();
        let y = rect.center().y;
        let disc = skin.space(DISC);
        let cleared = disc + skin.space(GAP);
        let station = skin.space(STATION);
        let here = x_of(rect, self.mood);
        let line = skin.outline(skin.theme.soft.gamma_multiply(LINE_STRENGTH));
        let mut from = rect.left();
        let mut segment = |hole: f32, half: f32| {
            if hole - half > from {
                painter.hline(from..=hole - half, y, line);
            }
            from = from.max(hole + half);
        };
        let mut disc_done = false;
        for middle in stations(skin) {
            let x = x_of(rect, middle);
            if here <= x && !disc_done {
                segment(here, cleared);
                disc_done = true;
            }
            if (x - here).abs() > cleared + station {
                segment(x, station);
                ring(painter, Pos2::new(x, y), station, skin.outline(skin.theme.soft));
            }
        }
        if !disc_done {
            segment(here, cleared);
        }
        segment(rect.right(), 0.0);
        painter.circle_filled(Pos2::new(here, y), disc, skin.theme.mood_color(self.mood));
        if skin.theme.contrast {
            ring(painter, Pos2::new(here, y), disc, Stroke::new(RING_WIDTH, skin.theme.ink));
        }
    }

    fn station_under_pointer(&self, skin: &Skin<'_>, response: &Response) -> Option<&'a str> {
        let pointer = response.hover_pos()?;
        let near = |middle: &f32| (x_of(response.rect, *middle) - pointer.x).abs() <= skin.space(DISC + GAP);
        let band = stations(skin).position(|middle| near(&middle))?;
        self.words.get(band).copied()
    }
}

fn x_of(rect: Rect, mood: f32) -> f32 {
    rect.left() + (mood.clamp(-10.0, 10.0) + 10.0) / 20.0 * rect.width()
}

/// The middles of the bands.
fn stations(skin: &Skin<'_>) -> impl Iterator<Item = f32> {
    skin.tokens().mood_bands.iter().map(|band| band.middle())
}
