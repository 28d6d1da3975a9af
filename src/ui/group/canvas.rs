//! The wall as a sheet of 1920 by 1080, drawn at any size: places and type in its own units, and a name for whatever can be read.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::group::Countdown;
use crate::kit::theme::{FontCut, Style};
use crate::kit::widgets::rounded;
use crate::words::group::shortened;

/// The sheet, in its own units.
pub(super) const SIZE: Vec2 = vec2(1_920.0, 1_080.0);

/// Where the band begins, and where the stage beside the customer does.
pub(super) const BAND_TOP: f32 = 976.0;
pub(super) const LEFT: f32 = 600.0;
pub(super) const TOP: f32 = 52.0;
pub(super) const WIDTH: f32 = 1_240.0;

/// A last line is at least this part of the width, where the lines can be broken so.
const SHORTEST_LAST_LINE: f32 = 0.2;
/// How much narrower a text may become for that, in so many steps of this part of its width.
const NARROWER_STEPS: u8 = 16;
const NARROWER_STEP: f32 = 0.025;

/// By so much marks are larger on the sheet than on a screen.
const MARKS: f32 = 1.8;

/// A type on the wall: size and line height, in units of the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) line: f32,
    pub(super) cut: FontCut,
    pub(super) color: Color32,
}

impl Type {
    pub(super) fn new(size: f32, line: f32, color: Color32) -> Self {
        Self { size, line, cut: FontCut::Regular, color }
    }

    pub(super) fn semi(self) -> Self {
        Self { cut: FontCut::Semi, ..self }
    }

    pub(super) fn italic(self, italic: bool) -> Self {
        if italic { Self { cut: FontCut::Italic, ..self } } else { self }
    }
}

/// A sheet on the screen.
pub(super) struct Canvas<'a> {
    ui: &'a Ui,
    pub(super) style: &'a Style<'a>,
    place: Rect,
    scale: f32,
    /// Whether each text is read by a screen reader. A small picture of the wall has one name in all.
    speaks: bool,
}

impl<'a> Canvas<'a> {
    /// The largest sheet that fits into a rectangle, in its middle.
    pub(super) fn new(ui: &'a Ui, style: &'a Style<'a>, space: Rect, speaks: bool) -> Self {
        let scale = (space.width() / SIZE.x).min(space.height() / SIZE.y);
        let place = Rect::from_center_size(space.center(), SIZE * scale);
        Self { ui, style, place, scale, speaks }
    }

    pub(super) fn ui(&self) -> &Ui {
        self.ui
    }

    pub(super) fn painter(&self) -> Painter {
        self.ui.painter().with_clip_rect(self.place.intersect(self.ui.clip_rect()))
    }

    pub(super) fn at(&self, x: f32, y: f32) -> Pos2 {
        pos2(self.place.left() + x * self.scale, self.place.top() + y * self.scale)
    }

    pub(super) fn rect(&self, x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(self.at(x, y), vec2(width, height) * self.scale)
    }

    /// A length of the sheet on the screen.
    pub(super) fn px(&self, length: f32) -> f32 {
        length * self.scale
    }

    /// The style by which marks are drawn, as large as the sheet is.
    pub(super) fn marks(&self) -> Style<'a> {
        let growth = (self.scale * MARKS).max(0.1);
        Style { window: growth, zoom: growth, ..*self.style }
    }

    pub(super) fn fill(&self, rect: Rect, radius: f32, color: Color32) {
        self.painter().rect_filled(rect, rounded(self.px(radius)), color);
    }

    pub(super) fn outline(&self, rect: Rect, radius: f32, width: f32, color: Color32) {
        let stroke = Stroke::new(self.px(width).max(1.0), color);
        self.painter().rect_stroke(rect, rounded(self.px(radius)), stroke, StrokeKind::Inside);
    }

    pub(super) fn rule(&self, x: f32, y: f32, width: f32) {
        self.fill(self.rect(x, y, width, 2.0), 0.0, self.style.theme.line);
    }

    /// The text in its lines. Where a word or two would stand on the last of them alone, all are broken a little earlier.
    fn galley(&self, words: &str, kind: Type, width: f32) -> Arc<Galley> {
        let galley = self.laid_out(words, kind, width);
        let n_rows = galley.rows.len();
        let is_full =
            |galley: &Galley| galley.rows.last().is_none_or(|row| row.size.x >= SHORTEST_LAST_LINE * width * self.scale);
        if n_rows < 2 || is_full(&galley) {
            return galley;
        }
        let narrower = (1..=NARROWER_STEPS).map(|step| width * (1.0 - NARROWER_STEP * f32::from(step)));
        let mut tried = narrower.map(|width| self.laid_out(words, kind, width)).take_while(|tried| tried.rows.len() == n_rows);
        tried.find(|tried| is_full(tried)).unwrap_or(galley)
    }

    fn laid_out(&self, words: &str, kind: Type, width: f32) -> Arc<Galley> {
        let format = TextFormat {
            font_id: FontId::new((kind.size * self.scale).max(1.0), kind.cut.family()),
            line_height: Some((kind.line * self.scale).max(1.0)),
            color: kind.color,
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(self.style.words(words).into_owned(), format);
        job.wrap.max_width = width * self.scale;
        self.ui.painter().layout_job(job)
    }

    /// How high a text stands in a width, in units of the sheet.
    pub(super) fn height(&self, words: &str, kind: Type, width: f32) -> f32 {
        self.laid_out(words, kind, width).size().y / self.scale
    }

    /// How wide a text is on one line, in units of the sheet.
    pub(super) fn width(&self, words: &str, kind: Type) -> f32 {
        self.laid_out(words, kind, f32::INFINITY).size().x / self.scale
    }

    /// The largest of these types in which a text fits, else the smallest.
    pub(super) fn fitting(&self, words: &str, types: &[Type], width: f32, height: f32) -> Type {
        let fits = types.iter().find(|kind| self.height(words, **kind, width) <= height);
        fits.or(types.last()).copied().unwrap_or(Type::new(40.0, 50.0, self.style.theme.ink))
    }

    /// As much of a text as stands in a width and a height, cut between words.
    pub(super) fn cut_to(&self, words: &str, kind: Type, width: f32, height: f32) -> String {
        if self.height(words, kind, width) <= height {
            return words.to_owned();
        }
        let (mut fits, mut over) = (0, words.chars().count());
        while over - fits > 1 {
            let most = usize::midpoint(fits, over);
            if self.height(&shortened(words, most), kind, width) <= height {
                fits = most;
            } else {
                over = most;
            }
        }
        shortened(words, fits)
    }

    /// Sets a text, and answers how high it stands. Its name is that of its place on the sheet; it is read as its words.
    pub(super) fn text(&self, name: &str, words: &str, kind: Type, x: f32, y: f32, width: f32) -> f32 {
        let galley = self.galley(words, kind, width);
        let rect = Rect::from_min_size(self.at(x, y), galley.size());
        self.painter().galley(rect.min, galley, kind.color);
        self.say(name, words, rect);
        rect.height() / self.scale
    }

    /// The same with its middle at `x`.
    pub(super) fn centered(&self, name: &str, words: &str, kind: Type, x: f32, y: f32, width: f32) -> f32 {
        let own = self.width(words, kind).min(width);
        self.text(name, words, kind, x - own / 2.0, y, width)
    }

    /// Names something that is drawn, for those who cannot see it.
    pub(super) fn say(&self, name: &str, words: &str, rect: Rect) {
        if self.speaks {
            let response = self.ui.interact(rect, self.ui.scope_id().with(("wall", name)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        }
    }

    /// The customer's line, from the largest type down.
    pub(super) fn line_types(&self) -> [Type; 6] {
        let ink = self.style.theme.ink;
        [(96.0, 112.0), (88.0, 106.0), (72.0, 88.0), (60.0, 74.0), (48.0, 60.0), (40.0, 50.0)]
            .map(|(size, line)| Type::new(size, line, ink))
    }

    pub(super) fn option_types(&self) -> [Type; 4] {
        let ink = self.style.theme.ink;
        [(40.0, 50.0), (36.0, 44.0), (32.0, 40.0), (28.0, 36.0)].map(|(size, line)| Type::new(size, line, ink))
    }

    /// A clock that runs down, with a bar under it.
    pub(super) fn clock_ui(&self, clock: Countdown, x: f32, y: f32, width: f32) {
        let theme = self.style.theme;
        let seconds = (clock.left + 999) / 1_000;
        let shown = format!("{}:{:02}", seconds / 60, seconds % 60);
        self.text("clock", &shown, Type::new(136.0, 140.0, theme.ink).semi(), x, y, width);
        let bar = self.rect(x, y + 150.0, width, 22.0);
        self.fill(bar, 11.0, theme.sheet);
        let part = if clock.length > 0 { clock.left as f32 / clock.length as f32 } else { 0.0 };
        let mut left = bar;
        left.set_width(bar.width() * part.clamp(0.0, 1.0));
        self.fill(left, 11.0, theme.ink);
    }

    /// The tile with the letter of an option.
    pub(super) fn letter(&self, letter: char, rect: Rect, size: f32, is_filled: bool) {
        let theme = self.style.theme;
        let (fill, ink) = if is_filled { (theme.accent, theme.on_accent) } else { (Color32::TRANSPARENT, theme.ink) };
        self.fill(rect, 12.0, fill);
        if !is_filled {
            self.outline(rect, 12.0, 3.0, theme.ink);
        }
        let galley = self.laid_out(&letter.to_string(), Type::new(size, size, ink).semi(), f32::INFINITY);
        self.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    }
}
