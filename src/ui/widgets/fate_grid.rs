//! The nine ways it can end, tonight's mood down and tomorrow's trust across, with yours marked.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo};

use super::strokes::whole_px;
use super::text::Text;
use super::touch::rounded;
use crate::ui::theme::{S8, S12, Skin, Type};

const TILE: Vec2 = Vec2::new(144.0, 104.0);
const OUTLINE: f32 = 2.5;
const SIDE: usize = 3;

/// The grid.
#[derive(Clone, Copy, Debug)]
pub struct FateGrid<'a> {
    name: &'a str,
    columns: [&'a str; SIDE],
    fates: [[&'a str; SIDE]; SIDE],
    yours: (usize, usize),
}

impl<'a> FateGrid<'a> {
    /// What the grid is called, three columns by name, nine fates row by row, and the row and column of the one that came about.
    pub fn new(name: &'a str, columns: [&'a str; SIDE], fates: [[&'a str; SIDE]; SIDE], yours: (usize, usize)) -> Self {
        Self { name, columns, fates, yours }
    }

    /// How wide the grid is: 448 px at text size 100 %.
    pub fn width(skin: &Skin<'_>) -> f32 {
        (skin.space(TILE.x) + skin.space(S8)) * SIDE as f32 - skin.space(S8)
    }

    /// Shows the grid, 448 px wide at text size 100 %. Each tile is a cell whose name is its words.
    pub fn show(self, ui: &mut Ui, skin: &Skin<'_>) -> Response {
        let gap = skin.space(S8);
        let tile = Vec2::new(skin.space(TILE.x), self.tile_height(ui, skin));
        let heads = self.columns.map(|name| column_name(name, skin, tile.x).galley(ui.painter(), skin).size().y);
        let head = heads.into_iter().fold(0.0, f32::max) + gap;
        let size = (tile + Vec2::splat(gap)) * SIDE as f32 - Vec2::splat(gap) + Vec2::new(0.0, head);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let grid = UiBuilder::new().max_rect(rect).id_salt("fates").accessibility_role(Role::Grid).accessibility_label(self.name);
        let ui = &ui.new_child(grid);
        let left_of = |column: usize| rect.left() + column as f32 * (tile.x + gap);
        for (column, name) in self.columns.iter().enumerate() {
            let at = Pos2::new(left_of(column), rect.top());
            let place = column_name(name, skin, tile.x).paint(ui.painter(), skin, at);
            let heading = ui.interact(place, response.id.with(("column", column)), Sense::hover());
            heading.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, name));
        }
        for (row, fates) in self.fates.iter().enumerate() {
            for (column, words) in fates.iter().enumerate() {
                let top = rect.top() + head + row as f32 * (tile.y + gap);
                let place = Rect::from_min_size(Pos2::new(left_of(column), top), tile);
                let yours = (row, column) == self.yours;
                let cell = ui.interact(place, response.id.with((row, column)), Sense::hover());
                cell.widget_info(|| WidgetInfo::selected(Role::Cell, true, yours, words));
                ui.ctx().accesskit_node_builder(cell.id, |node| node.set_selected(yours));
                paint_tile(ui, skin, place, words, yours);
            }
        }
        response
    }
}

impl FateGrid<'_> {
    /// As high as the highest words, which large text may break into many lines.
    fn tile_height(&self, ui: &Ui, skin: &Skin<'_>) -> f32 {
        let around = 2.0 * (whole_px(ui.painter(), skin, OUTLINE) + skin.space(S12));
        let width = skin.space(TILE.x) - around;
        // Semibold is the wider cut, and any tile may wear it.
        let height = |words: &&str| Text::new(words, Type::Note).semi().width(width).galley(ui.painter(), skin).size().y;
        let highest = self.fates.iter().flatten().map(height).fold(0.0, f32::max);
        skin.space(TILE.y).max((highest + around).ceil())
    }
}

fn column_name<'a>(name: &'a str, skin: &Skin<'_>, width: f32) -> Text<'a> {
    Text::new(name, Type::Note).color(skin.theme.soft).width(width)
}

fn paint_tile(ui: &Ui, skin: &Skin<'_>, place: Rect, words: &str, yours: bool) {
    let (painter, theme) = (ui.painter(), skin.theme);
    let radius = rounded(skin.tokens().radius.control);
    let (fill, outline) = if yours {
        (theme.wash, Stroke::new(whole_px(painter, skin, OUTLINE), theme.accent))
    } else {
        (theme.sunk, Stroke::NONE)
    };
    painter.rect(place, radius, fill, outline, StrokeKind::Inside);
    let inside = place.shrink(whole_px(painter, skin, OUTLINE) + skin.space(S12));
    let text = Text::new(words, Type::Note).width(inside.width());
    let text = if yours { text.semi() } else { text.color(theme.soft) };
    let galley = text.galley(painter, skin);
    let at = Align2::LEFT_BOTTOM.align_size_within_rect(galley.size(), inside);
    painter.galley(at.min, galley, theme.ink);
}
