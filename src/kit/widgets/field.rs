//! A field to write in.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Context, Id};

/// Marks everything that stands in a field, so that whoever begins to write writes anew. `words` is what stands in it.
pub fn mark_all(ctx: &Context, field: Id, words: &str) {
    let mut state = TextEditState::load(ctx, field).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(words.chars().count()))));
    state.store(ctx, field);
}
