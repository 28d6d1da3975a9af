//! The steps of space by name, in logical pixels at text size 100 %. Nothing lies between them.

/// 4 px: between rows.
pub const S4: f32 = 4.0;
/// 8 px: between things that belong together.
pub const S8: f32 = 8.0;
/// 12 px: inside a row, above and below.
pub const S12: f32 = 12.0;
/// 16 px: how far a filled row reaches beyond its column.
pub const S16: f32 = 16.0;
/// 24 px: inside a sheet.
pub const S24: f32 = 24.0;
/// 32 px: between groups.
pub const S32: f32 = 32.0;
/// 48 px: between parts of a screen.
pub const S48: f32 = 48.0;
/// 64 px: the window's margin.
pub const S64: f32 = 64.0;
/// 96 px: the largest step.
pub const S96: f32 = 96.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::theme::Tokens;

    #[test]
    fn the_named_steps_are_those_of_the_tokens() {
        let named = [S4, S8, S12, S16, S24, S32, S48, S64, S96];
        assert_eq!(named.as_slice(), Tokens::embedded().space.as_slice());
    }
}
