//! One theme: its named colours, and what a mood looks like in it.

use egui::{Color32, Rgba};
use serde::{Deserialize, Deserializer, de::Error as _};

use super::tokens::Tokens;

/// How many bands the mood scale has.
pub const N_BANDS: usize = crate::rules::Rules::N_MOOD_BANDS;

/// How much of the mood's colour is mixed into the lower end of the stage.
const STAGE_MIX: f32 = 0.10;

/// The four themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum ThemeName {
    /// Paper.
    #[default]
    Light,
    /// Paper at night.
    Dark,
    /// High contrast on white.
    ContrastLight,
    /// High contrast on black.
    ContrastDark,
}

impl ThemeName {
    /// All four, in the order a settings screen lists them.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::ContrastLight, Self::ContrastDark];
}

/// Declares [`Theme`] and the lookup of its colours by name from one list.
macro_rules! palette {
    ($( $(#[$doc:meta])* $color:ident, )*) => {
        /// One of the four themes: every colour of the interface by name.
        #[derive(Clone, Debug, Default, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Theme {
            /// Which of the four this is.
            pub name: ThemeName,
            /// Whether the ground is darker than the ink.
            pub dark: bool,
            /// Whether this is a high-contrast theme: firmer lines, no shadow, a flat stage.
            pub contrast: bool,
            $( $(#[$doc])* #[serde(deserialize_with = "color")] pub $color: Color32, )*
            /// The seven mood colours, lowest band first.
            #[serde(deserialize_with = "colors")]
            pub mood: [Color32; N_BANDS],
            /// The seven grounds behind a face, lowest band first.
            #[serde(deserialize_with = "colors")]
            pub tint: [Color32; N_BANDS],
        }

        impl Theme {
            /// The single colour called `name` in `theme.ron`; `mood` and `tint` are lists and have no entry here.
            pub fn color_named(&self, name: &str) -> Option<Color32> {
                match name {
                    $( stringify!($color) => Some(self.$color), )*
                    _ => None,
                }
            }
        }
    };
}

palette! {
    /// The ground of every screen.
    paper,
    /// A raised sheet.
    sheet,
    /// Empty places, the shaded part of a chart.
    sunk,
    /// Hairlines.
    line,
    /// Outlines of buttons, caps and tiles.
    edge,
    /// What is said and done.
    ink,
    /// Labels, captions, what was said before.
    soft,
    /// Empty states.
    faint,
    /// The one accent.
    accent,
    /// The accent under the pointer.
    accent_hover,
    /// Text and outlines on the accent.
    on_accent,
    /// What is selected.
    wash,
    /// The fill of a row under the pointer.
    hover,
    /// The fill of a row held down.
    press,
    /// A promise kept.
    kept,
    /// A promise broken.
    broken,
    /// Not heard yet.
    unheard,
    /// Something happened.
    event,
    /// The mood curve.
    moodline,
    /// The trust steps.
    trustline,
    /// The outlook curve.
    outlook,
    /// The soft shadow, clear in the high-contrast themes.
    shadow,
}

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

fn color_from_hex<E: serde::de::Error>(hex: &str) -> Result<Color32, E> {
    Color32::from_hex(hex).map_err(|fault| E::custom(format!("`{hex}` is no colour: {fault:?}")))
}

fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    color_from_hex(&String::deserialize(deserializer)?)
}

fn colors<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[Color32; N_BANDS], D::Error> {
    let hexes = Vec::<String>::deserialize(deserializer)?;
    let found = hexes.len();
    let colors = hexes.iter().map(|hex| color_from_hex(hex)).collect::<Result<Vec<_>, D::Error>>()?;
    colors.try_into().map_err(|_list: Vec<Color32>| D::Error::invalid_length(found, &"seven colours, one a band"))
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
