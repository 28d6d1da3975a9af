//! The nine ways it can end, tonight's mood down and tomorrow's trust across, with yours marked.

use egui::accesskit::Role;
use egui::{Align2, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo};

use super::interaction::rounded;
use super::strokes::whole_px;
use super::text::Text;
use crate::kit::theme::{S4, S8, S12, Style, TextStyle};

const TILE: Vec2 = Vec2::new(144.0, 84.0);
const OUTLINE: f32 = 2.5;
const SIDE: usize = 3;
/// A tile is never higher than so many times its usual height.
const HIGHEST: f32 = 2.0;

/// The grid.
#[derive(Clone, Copy, Debug)]
pub struct FateGrid<'a> {
    name: &'a str,
    columns: [&'a str; SIDE],
    rows: [&'a str; SIDE],
    fates: [[&'a str; SIDE]; SIDE],
    yours: (usize, usize),
    height: f32,
}

impl<'a> FateGrid<'a> {
    /// What the grid is called, three columns and three rows by name, nine fates row by row, and the row and column of the one that
    /// came about.
    pub fn new(
        name: &'a str,
        columns: [&'a str; SIDE],
        rows: [&'a str; SIDE],
        fates: [[&'a str; SIDE]; SIDE],
        yours: (usize, usize),
    ) -> Self {
        Self { name, columns, rows, fates, yours, height: 0.0 }
    }

    /// So high in px, as far as the words and the shape of the tiles allow.
    #[must_use]
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// How wide the grid is: 448 px at text size 100 %.
    pub fn width(style: &Style<'_>) -> f32 {
        (style.space(TILE.x) + style.space(S8)) * SIDE as f32 - style.space(S8)
    }

    /// Shows the grid, 448 px wide at text size 100 %. Each tile is a cell whose name is its words.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> Response {
        let gap = style.space(S8);
        let width = style.space(TILE.x);
        let heads = self.columns.map(|name| column_name(name, style, width).galley(ui.painter(), style).size().y);
        let head = heads.into_iter().fold(0.0, f32::max) + gap;
        // Above each row stands what it means.
        let row_head = style.line_height(TextStyle::Note) + style.space(S4);
        let least = self.tile_height(ui, style);
        let wanted = (self.height - head + gap) / SIDE as f32 - row_head - gap;
        let tile = Vec2::new(width, wanted.min(style.space(TILE.y) * HIGHEST).max(least).floor());
        let step = Vec2::new(tile.x + gap, row_head + tile.y + gap);
        let size = step * SIDE as f32 - Vec2::splat(gap) + Vec2::new(0.0, head);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let grid = UiBuilder::new().max_rect(rect).id_salt("fates").accessibility_role(Role::Grid).accessibility_label(self.name);
        let ui = &ui.new_child(grid);
        let left_of = |column: usize| rect.left() + column as f32 * (tile.x + gap);
        for (column, name) in self.columns.iter().enumerate() {
            let at = Pos2::new(left_of(column), rect.top());
            let place = column_name(name, style, tile.x).paint(ui.painter(), style, at);
            let heading = ui.interact(place, response.id.with(("column", column)), Sense::hover());
            heading.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, name));
        }
        for (row, (fates, name)) in self.fates.iter().zip(self.rows).enumerate() {
            let row_top = rect.top() + head + row as f32 * step.y;
            let place = column_name(name, style, rect.width()).paint(ui.painter(), style, Pos2::new(rect.left(), row_top));
            let heading = ui.interact(place, response.id.with(("row", row)), Sense::hover());
            heading.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, name));
            for (column, words) in fates.iter().enumerate() {
                let top = row_top + row_head;
                let place = Rect::from_min_size(Pos2::new(left_of(column), top), tile);
                let yours = (row, column) == self.yours;
                let cell = ui.interact(place, response.id.with((row, column)), Sense::hover());
                cell.widget_info(|| WidgetInfo::selected(Role::Cell, true, yours, words));
                ui.ctx().accesskit_node_builder(cell.id, |node| node.set_selected(yours));
                paint_tile(ui, style, place, words, yours);
            }
        }
        response
    }
}

impl FateGrid<'_> {
    /// As high as the highest words, which large text may break into many lines.
    fn tile_height(&self, ui: &Ui, style: &Style<'_>) -> f32 {
        let around = 2.0 * (whole_px(ui.painter(), style, OUTLINE) + style.space(S12));
        let width = style.space(TILE.x) - around;
        // Semibold is the wider cut, and any tile may wear it.
        let height = |words: &&str| Text::new(words, TextStyle::Note).semi().width(width).galley(ui.painter(), style).size().y;
        let highest = self.fates.iter().flatten().map(height).fold(0.0, f32::max);
        style.space(TILE.y).max((highest + around).ceil())
    }
}

fn column_name<'a>(name: &'a str, style: &Style<'_>, width: f32) -> Text<'a> {
    Text::new(name, TextStyle::Note).color(style.theme.soft).width(width)
}

fn paint_tile(ui: &Ui, style: &Style<'_>, place: Rect, words: &str, yours: bool) {
    let (painter, theme) = (ui.painter(), style.theme);
    let radius = rounded(style.tokens().radius.control);
    let (fill, outline) = if yours {
        (theme.wash, Stroke::new(whole_px(painter, style, OUTLINE), theme.accent))
    } else {
        (theme.sunk, Stroke::NONE)
    };
    painter.rect(place, radius, fill, outline, StrokeKind::Inside);
    let inside = place.shrink(whole_px(painter, style, OUTLINE) + style.space(S12));
    let text = Text::new(words, TextStyle::Note).width(inside.width());
    let text = if yours { text.semi() } else { text.color(theme.soft) };
    let galley = text.galley(painter, style);
    let at = Align2::LEFT_BOTTOM.align_size_within_rect(galley.size(), inside);
    painter.galley(at.min, galley, theme.ink);
}
