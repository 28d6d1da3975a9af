//! One theme: its named colours, and what a mood looks like in it.

use egui::Color32;
use serde::{Deserialize, Deserializer, de::Error as _};

/// How many bands the mood scale has.
pub const N_BANDS: usize = crate::rules::Rules::N_MOOD_BANDS;

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
