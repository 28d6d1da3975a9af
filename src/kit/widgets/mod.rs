//! The house widgets, one a file. Each takes a [`Style`](super::theme::Style) and answers with an egui response.
//!
//! Shared by all: [`interaction`] (rest, hover, focus, pressed), [`strokes`] (round ends) and [`text`] (type).

pub mod button;
pub mod fate_grid;
pub mod field;
pub mod ground;
pub mod key_cap;
pub mod key_line;
pub mod link;
pub mod marks;
pub mod mood_scale;
pub mod more_below;
pub mod option_row;
pub mod pips;
pub mod portrait_card;
pub mod raised_sheet;
pub mod shelf;
pub mod strip;
pub mod strokes;
pub mod tabs;
pub mod text;
pub mod interaction;
pub mod voice_tile;

#[cfg(test)]
mod tests;

pub use button::{Button, ButtonRank};
pub use fate_grid::FateGrid;
pub use field::mark_all;
pub use ground::{corner_mask, fade_in, fade_in_on, fade_out, fade_out_on, paint_ground, paint_stage};
pub use interaction::{Interaction, focus_shown, paint_ring, rounded};
pub use key_cap::KeyCap;
pub use key_line::key_line_ui;
pub use link::Link;
pub use marks::Mark;
pub use mood_scale::MoodScale;
pub use more_below::{more_below, more_below_beside};
pub use option_row::{OptionRow, OptionRows};
pub use pips::Pips;
pub use portrait_card::PortraitCard;
pub use raised_sheet::RaisedSheet;
pub use shelf::{Shelf, paint_dashed};
pub use strip::Strip;
pub use tabs::{Tabs, TabsAnswer};
pub use text::{Text, layout_text, show_job};
pub use voice_tile::{VoiceTile, Wave};
