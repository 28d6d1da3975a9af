//! Putting things where they belong under a name that lasts.
//!
//! egui keeps focus, scroll and animation by the id of a widget. An id counted from what stands before it, or made from where it
//! stands, changes with the size of the window or of the text. A name stays.

use egui::{AsIdSalt, Context, Id, Pos2, Rect, Ui, UiBuilder, Vec2, pos2};

/// Puts something into a rectangle, without the usual spacing. The name is the only one of its kind in `ui`.
pub fn place<R>(ui: &mut Ui, name: impl AsIdSalt, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(name);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).scope_id(id));
    child.spacing_mut().item_spacing = Vec2::ZERO;
    add(&mut child)
}

/// Puts something where the cursor is, so that its ids stay when more or less stands before it. The name is the only one of its kind
/// in `ui`.
pub fn named<R>(ui: &mut Ui, name: impl AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(name);
    ui.scope_builder(UiBuilder::new().scope_id(id), add).inner
}

/// The id of something that a window has once, on whatever screen: each window has its own.
pub fn window_id(ctx: &Context, name: impl AsIdSalt) -> Id {
    Id::unique(ctx.viewport_id()).with(name)
}

/// A rectangle from its upper left corner, as wide as said, down to the bottom of the window.
pub fn down_from(ui: &Ui, at: Pos2, width: f32) -> Rect {
    Rect::from_min_max(at, pos2(at.x + width, ui.max_rect().bottom().max(at.y)))
}
