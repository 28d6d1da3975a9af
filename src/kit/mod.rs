//! What screens are made of: the theme, the house widgets and the chart. It knows no screen and decides nothing.

pub mod chart;
pub mod theme;
pub mod widgets;
