//! The looks: four themes, type, space and motion, read once from `assets/theme.ron`.
//!
//! Widgets take a [`Style`]: the theme together with the reader's text size and motion setting.

mod egui_style;
mod fonts;
mod palette;
mod style;
mod space;
mod themes;
mod tokens;

#[cfg(test)]
mod contrast_tests;

pub use egui_style::{dress, prepare_letters};
pub use fonts::{FontCut, install_fonts};
pub use palette::{N_BANDS, Theme, ThemeName};
pub use space::{S4, S8, S12, S16, S24, S32, S48, S64, S96};
pub use style::{Motion, Style};
pub use tokens::{Pair, PairKind, TextStyle, Tokens, TypeStep};
