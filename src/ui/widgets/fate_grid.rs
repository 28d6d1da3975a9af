//! The nine ways it can end, tonight's mood down and tomorrow's trust across, with yours marked.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

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
    columns: [&'a str; SIDE],
    fates: [[&'a str; SIDE]; SIDE],
    yours: (usize, usize),
}

impl<'a> FateGrid<'a> {
    /// Three columns by name, nine fates row by row, and the row and column of the one that came about.
    pub fn new(columns: [&'a str; SIDE], fates: [[&'a str; SIDE]; SIDE], yours: (usize, usize)) -> Self {
        Self { columns, fates, yours }
    }

    /// Shows the grid, 448 px wide at text size 100 %. Each tile is a cell whose name is its words.
    pub fn show(self, ui: &mut Ui, skin: &Skin<'_>) -> Response {
        let tile = Vec2::new(skin.space(TILE.x), skin.space(TILE.y));
        let gap = skin.space(S8);
        let head = skin.line_height(Type::Note) + gap;
        let size = (tile + Vec2::splat(gap)) * SIDE as f32 - Vec2::splat(gap) + Vec2::new(0.0, head);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let left_of = |column: usize| rect.left() + column as f32 * (tile.x + gap);
        for (column, name) in self.columns.iter().enumerate() {
            let at = Pos2::new(left_of(column), rect.top());
            Text::new(name, Type::Note).color(skin.theme.soft).paint(ui.painter(), skin, at);
        }
        for (row, fates) in self.fates.iter().enumerate() {
            for (column, words) in fates.iter().enumerate() {
                let top = rect.top() + head + row as f32 * (tile.y + gap);
                let place = Rect::from_min_size(Pos2::new(left_of(column), top), tile);
                let yours = (row, column) == self.yours;
                let cell = ui.interact(place, response.id.with((row, column)), Sense::hover());
                cell.widget_info(|| WidgetInfo::selected(Role::Cell, true, yours, words));
                paint_tile(ui, skin, place, words, yours);
            }
        }
        response
    }
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
