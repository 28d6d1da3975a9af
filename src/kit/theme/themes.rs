//! The four themes as they are embedded, and what a mood looks like in each.

use egui::{Color32, Rgba};

use super::palette::{Theme, ThemeName};
use super::tokens::Tokens;

/// How much of the mood's colour is mixed into the lower end of the stage.
const STAGE_MIX: f32 = 0.10;

impl Theme {
    /// The embedded theme of this name.
    pub fn of(name: ThemeName) -> &'static Self {
        let themes = &Tokens::embedded().themes;
        match name {
            ThemeName::Light => &themes.light,
            ThemeName::Dark => &themes.dark,
            ThemeName::ContrastLight => &themes.contrast_light,
            ThemeName::ContrastDark => &themes.contrast_dark,
        }
    }

    /// The colour of a mood (-10 to 10): that of its band.
    pub fn mood_color(&self, mood: f32) -> Color32 {
        let band = Tokens::embedded().band_of(mood);
        self.mood.get(band).copied().unwrap_or(self.ink)
    }

    /// The ground behind a face at this mood (-10 to 10), mixed between the middles of the bands in linear RGB.
    pub fn tint_at(&self, mood: f32) -> Color32 {
        let (lower, upper, t) = Tokens::embedded().between_bands(mood);
        let at = |band: usize| Rgba::from(self.tint.get(band).copied().unwrap_or(self.paper));
        Color32::from(at(lower) * (1.0 - t) + at(upper) * t)
    }

    /// The two colours of the stage at this mood, top and bottom. In high contrast they are the same.
    pub fn stage_colors(&self, mood: f32) -> [Color32; 2] {
        let top = self.tint_at(mood);
        if self.contrast { [top, top] } else { [top, top.lerp_to_gamma(self.mood_color(mood), STAGE_MIX)] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_the_middle_of_a_band_the_tint_is_that_of_the_band() {
        let theme = Theme::of(ThemeName::Light);
        for (middle, tint) in [-8.5, -5.0, -2.0, 1.5, 5.0, 7.5, 9.5].into_iter().zip(theme.tint) {
            assert_eq!(theme.tint_at(middle), tint, "at mood {middle}");
        }
    }

    #[test]
    fn beyond_the_ends_of_the_scale_the_tint_stays() {
        let theme = Theme::of(ThemeName::Dark);
        assert_eq!(theme.tint_at(-40.0), theme.tint[0]);
        assert_eq!(theme.tint_at(40.0), theme.tint[6]);
    }

    #[test]
    fn a_mood_has_the_colour_of_its_band() {
        let theme = Theme::of(ThemeName::Light);
        assert_eq!(theme.mood_color(-7.0), theme.mood[0]);
        assert_eq!(theme.mood_color(0.0), theme.mood[3]);
        assert_eq!(theme.mood_color(3.4), theme.mood[3]);
        assert_eq!(theme.mood_color(10.0), theme.mood[6]);
    }

    #[test]
    fn the_stage_is_flat_in_high_contrast() {
        let [top, bottom] = Theme::of(ThemeName::ContrastLight).stage_colors(2.0);
        assert_eq!(top, bottom);
        let [top, bottom] = Theme::of(ThemeName::Light).stage_colors(2.0);
        assert_ne!(top, bottom);
    }
}
