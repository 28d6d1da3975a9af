//! A paragraph in one type style: laid out to exact lines, painted, or shown as a label with a name.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::epaint::text::{Glyph, PlacedRow};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Galley, Painter, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo};

use crate::kit::page::passage;
use crate::kit::theme::{FontCut, Style, TextStyle};

/// A last line is at least this part of the width, where orphans are avoided.
const SHORTEST_LAST_LINE: f32 = 0.14;
/// How much narrower a paragraph may become for that, in so many steps of this part of its width.
const NARROWER_STEPS: u8 = 12;
const NARROWER_STEP: f32 = 0.015;
/// So many widths are tried to make the lines of a title even.
const BALANCING_STEPS: u8 = 6;

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    words: &'a str,
    kind: TextStyle,
    face: Option<FontCut>,
    color: Option<Color32>,
    width: f32,
    max_rows: usize,
    bound: usize,
    balanced: bool,
    tight: f32,
}

impl<'a> Text<'a> {
    /// Words in a type style, in ink, on as many lines as the width asks for.
    pub fn new(words: &'a str, kind: TextStyle) -> Self {
        Self {
            words,
            kind,
            face: None,
            color: None,
            width: f32::INFINITY,
            max_rows: usize::MAX,
            bound: usize::MAX,
            balanced: false,
            tight: 1.0,
        }
    }

    /// In italics: what is seen, done or thought.
    #[must_use]
    pub fn italic(self) -> Self {
        self.face(FontCut::Italic)
    }

    /// In semibold.
    #[must_use]
    pub fn semi(self) -> Self {
        self.face(FontCut::Semi)
    }

    /// In a given cut of the typeface.
    #[must_use]
    pub fn face(mut self, face: FontCut) -> Self {
        self.face = Some(face);
        self
    }

    /// In another colour than ink.
    #[must_use]
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Broken to this width, in logical pixels.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Broken into lines of like length, as a title is.
    #[must_use]
    pub fn balanced(mut self) -> Self {
        self.balanced = true;
        self
    }

    /// On this many lines at most; what does not fit ends in an ellipsis.
    #[must_use]
    pub fn max_rows(mut self, rows: usize) -> Self {
        self.max_rows = rows;
        self
    }

    /// Its lines closer together, by this part of their height: where much has to stand on one screen.
    #[must_use]
    pub fn tight(mut self, part: f32) -> Self {
        self.tight = part;
        self
    }

    /// Set as usual, and only where that takes more than this many lines ended in an ellipsis on the last of them: for a name or a
    /// label that somebody else wrote.
    #[must_use]
    pub fn bounded(mut self, rows: usize) -> Self {
        self.bound = rows;
        self
    }

    /// Whether not all of it is shown.
    pub fn is_cut(&self, painter: &Painter, style: &Style<'_>) -> bool {
        self.galley(painter, style).elided
    }

    /// Lays the paragraph out. egui keeps the result for as long as it is asked for.
    pub fn galley(&self, painter: &Painter, style: &Style<'_>) -> Arc<Galley> {
        let format = self.layout_text(style);
        if !self.width.is_finite() || self.max_rows != usize::MAX {
            return self.galley_within(self.width, &format, painter, style);
        }
        // egui counts the space after the last word of a line to its width; the page does not.
        let space = painter.fonts_mut(|fonts| fonts.glyph_width(&format.font_id, ' '));
        let roomy = self.galley_within(self.width + space, &format, painter, style);
        let galley = if roomy.rows.iter().all(|row| ink_width(row) <= self.width) {
            roomy
        } else {
            self.galley_within(self.width, &format, painter, style)
        };
        if galley.rows.len() > self.bound {
            return Self { max_rows: self.bound, ..self.clone() }.galley_within(self.width, &format, painter, style);
        }
        if self.balanced { self.evened(galley, &format, painter, style) } else { self.joined(galley, &format, painter, style) }
    }

    /// The paragraph on as many lines, in the narrowest width that takes no more.
    fn evened(&self, galley: Arc<Galley>, format: &TextFormat, painter: &Painter, style: &Style<'_>) -> Arc<Galley> {
        let n_rows = galley.rows.len();
        let (mut narrow, mut wide, mut evened) = (self.width / n_rows.max(1) as f32, self.width, galley);
        if n_rows < 2 {
            return evened;
        }
        for _ in 0..BALANCING_STEPS {
            let middle = f32::midpoint(narrow, wide);
            let tried = self.galley_within(middle, format, painter, style);
            if tried.rows.len() <= n_rows {
                (wide, evened) = (middle, tried);
            } else {
                narrow = middle;
            }
        }
        evened
    }

    /// The paragraph on as many lines, broken a little earlier where a word alone would stand on the last of them.
    fn joined(&self, galley: Arc<Galley>, format: &TextFormat, painter: &Painter, style: &Style<'_>) -> Arc<Galley> {
        let is_full = |galley: &Galley| galley.rows.last().is_none_or(|row| ink_width(row) >= SHORTEST_LAST_LINE * self.width);
        let n_rows = galley.rows.len();
        if n_rows < 2 || is_full(&galley) {
            return galley;
        }
        let narrower = (1..=NARROWER_STEPS).map(|step| self.width * (1.0 - NARROWER_STEP * f32::from(step)));
        let mut tried = narrower.map(|width| self.galley_within(width, format, painter, style));
        tried.find(|tried| tried.rows.len() == n_rows && is_full(tried)).unwrap_or(galley)
    }

    fn galley_within(&self, width: f32, format: &TextFormat, painter: &Painter, style: &Style<'_>) -> Arc<Galley> {
        // A single sign, such as a key's, is the same in every language.
        let words = if self.words.chars().count() < 4 { self.words.into() } else { style.words(self.words) };
        let lay_out = |words: String| {
            let mut job = LayoutJob::single_section(words, format.clone());
            job.wrap.max_width = width;
            job.wrap.max_rows = self.max_rows;
            painter.layout_job(job)
        };
        let mut galley = lay_out(words.into_owned());
        // Where a word fits and the space behind it does not, egui begins the next line with that space.
        while let Some(broken) = broken_at_its_space(&galley) {
            galley = lay_out(broken);
        }
        galley
    }

    /// Paints the paragraph with its upper left corner at `at`, and says where it lies. It has no accessible name.
    pub fn paint(&self, painter: &Painter, style: &Style<'_>, at: Pos2) -> Rect {
        self.paint_aligned(painter, style, at, Align::Min)
    }

    /// The same, with `at` on the left, in the middle or on the right of its upper edge.
    pub fn paint_aligned(&self, painter: &Painter, style: &Style<'_>, at: Pos2, align: Align) -> Rect {
        let galley = self.galley(painter, style);
        let left = at.x - galley.size().x * align.to_factor();
        let rect = Rect::from_min_size(Pos2::new(left, at.y), galley.size());
        painter.galley(rect.min, galley, style.theme.ink);
        rect
    }

    /// Shows the paragraph as a label; its accessible name is its text. Without a width it takes what there is.
    pub fn show(mut self, ui: &mut Ui, style: &Style<'_>) -> Response {
        if !self.width.is_finite() {
            self.width = ui.available_width();
        }
        let galley = self.galley(ui.painter(), style);
        let size = Vec2::new(galley.size().x.min(self.width), galley.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        ui.painter().galley(rect.min, galley, style.theme.ink);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.words));
        passage(ui, self.words, rect);
        response
    }

    /// The same; where it is cut, whoever points at it reads it whole.
    pub fn show_whole_on_hover(self, ui: &mut Ui, style: &Style<'_>) -> Response {
        let width = if self.width.is_finite() { self.width } else { ui.available_width() };
        let (words, is_cut) = (self.words, self.clone().width(width).is_cut(ui.painter(), style));
        let response = self.show(ui, style);
        if is_cut { response.on_hover_text(words) } else { response }
    }

    fn layout_text(&self, style: &Style<'_>) -> TextFormat {
        let face = self.face.unwrap_or_else(|| style.face_of(self.kind));
        let mut format = layout_text(style, self.kind, face, self.color.unwrap_or(style.theme.ink));
        format.line_height = format.line_height.map(|line| (line * self.tight).round());
        format
    }
}

/// Shows a paragraph put together from several parts, across what room there is; `name` is its accessible name.
pub fn show_job(ui: &mut Ui, mut job: LayoutJob, name: &str) -> Response {
    job.wrap.max_width = ui.available_width();
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    passage(ui, name, rect);
    response
}

/// The words with a line break for the first space with which a line begins; `None` where no line does.
fn broken_at_its_space(galley: &Galley) -> Option<String> {
    let mut begins = 0;
    let mut breaks = galley.rows.iter().zip(galley.rows.iter().skip(1)).filter_map(|(row, next)| {
        begins += row.char_count_including_newline().0;
        let is_wrapped = !row.ends_with_newline && next.glyphs.len() > 1;
        (is_wrapped && next.glyphs.first().is_some_and(|glyph| glyph.chr == ' ')).then_some(begins)
    });
    let at = breaks.next()?;
    Some(galley.job.text.chars().enumerate().map(|(index, sign)| if index == at { '\n' } else { sign }).collect())
}

/// How far a row reaches without the space it may end in.
fn ink_width(row: &PlacedRow) -> f32 {
    row.glyphs.iter().rev().find(|glyph| !glyph.chr.is_whitespace()).map_or(0.0, Glyph::max_x)
}

/// The egui format of a type style, for paragraphs put together from several parts.
pub fn layout_text(style: &Style<'_>, kind: TextStyle, face: FontCut, color: Color32) -> TextFormat {
    let step = style.type_step(kind);
    TextFormat {
        font_id: style.font(kind, face),
        extra_letter_spacing: step.size * step.track,
        line_height: Some(step.line),
        color,
        ..TextFormat::default()
    }
}
