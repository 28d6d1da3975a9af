//! What screens are made of: the theme, the house widgets, the chart, places and keys. It knows no screen and decides nothing.

pub mod chart;
pub mod commands;
pub mod keyboard;
pub mod keys;
pub mod page;
pub mod place;
pub mod theme;
pub mod widgets;
