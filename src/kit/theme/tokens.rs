//! The shape of `assets/theme.ron`, and the one parsed copy of it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::palette::{N_BANDS, Theme};
use crate::rules::Rules;

static EMBEDDED: LazyLock<Tokens> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../assets/theme.ron")).unwrap_or_else(|fault| {
        log::error!("the embedded theme cannot be read: {fault}");
        Tokens::default()
    })
});

/// Everything `assets/theme.ron` says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// The four themes.
    pub themes: Themes,
    /// The bands of the mood scale, lowest first.
    #[serde(skip, default = "mood_bands")]
    pub mood_bands: [MoodBand; N_BANDS],
    /// The steps of space, in logical pixels.
    pub space: Vec<f32>,
    /// The type scale.
    pub type_px: TypeScale,
    /// Corner radii, in logical pixels.
    pub radius: Radii,
    /// Widths of lines, in logical pixels.
    pub stroke: Strokes,
    /// How long things take, in milliseconds.
    pub motion_ms: Motions,
    /// The one soft shadow; its colour belongs to the theme.
    pub shadow: ShadowShape,
    /// What stands on what, for the contrast tests.
    pub pairs: Vec<Pair>,
}

/// The four themes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Themes {
    /// Paper.
    pub light: Theme,
    /// Paper at night.
    pub dark: Theme,
    /// High contrast on white.
    pub contrast_light: Theme,
    /// High contrast on black.
    pub contrast_dark: Theme,
}

/// One band of the mood scale, both ends included.
#[derive(Clone, Copy, Debug, Default)]
pub struct MoodBand {
    /// The lowest whole mood of the band.
    pub from: f32,
    /// The highest whole mood of the band.
    pub to: f32,
    /// The mood in its middle.
    pub middle: f32,
}

/// The bands are those of the rules; the theme has a colour for each.
fn mood_bands() -> [MoodBand; N_BANDS] {
    let mut bands = [MoodBand::default(); N_BANDS];
    for (slot, band) in bands.iter_mut().zip(Rules::newest().mood_bands()) {
        let (from, to) = band.points.clone().into_inner();
        *slot = MoodBand { from: from.into(), to: to.into(), middle: band.middle() };
    }
    bands
}

/// The steps of the type scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextStyle {
    /// Key hints, axis labels, small captions.
    Note,
    /// Secondary text, the notebook, labels.
    Small,
    /// Options and running text.
    Body,
    /// The brief, the lead of a debrief page.
    Lead,
    /// What the customer says.
    Speech,
    /// Titles of screens.
    Title,
    /// The ending, the one question.
    Display,
}

/// One step of the type scale.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeStep {
    /// Size of the em, in logical pixels.
    pub size: f32,
    /// Height of a line, in logical pixels.
    pub line: f32,
    /// 400 or 600.
    pub weight: u16,
    /// Letter spacing as a part of the size.
    pub track: f32,
}

impl Default for TypeStep {
    /// A size that can be drawn: egui panics at 0.
    fn default() -> Self {
        Self { size: 16.0, line: 24.0, weight: 400, track: 0.0 }
    }
}

/// The type scale, smallest first.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeScale {
    /// [`TextStyle::Note`].
    pub note: TypeStep,
    /// [`TextStyle::Small`].
    pub small: TypeStep,
    /// [`TextStyle::Body`].
    pub body: TypeStep,
    /// [`TextStyle::Lead`].
    pub lead: TypeStep,
    /// [`TextStyle::Speech`].
    pub speech: TypeStep,
    /// [`TextStyle::Title`].
    pub title: TypeStep,
    /// [`TextStyle::Display`].
    pub display: TypeStep,
}

/// Corner radii.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Radii {
    /// Key caps.
    pub tag: f32,
    /// Rows and buttons.
    pub control: f32,
    /// Portraits and sheets.
    pub card: f32,
}

/// Widths of lines.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strokes {
    /// Hairlines.
    pub hair: f32,
    /// Outlines of controls.
    pub control: f32,
    /// The focus ring.
    pub focus: f32,
    /// Between a control and its ring.
    pub focus_gap: f32,
    /// The mood curve.
    pub mood: f32,
    /// The trust steps.
    pub trust: f32,
    /// Hairlines in high contrast.
    pub contrast_hair: f32,
    /// The stage's edge and the hover outline in high contrast.
    pub contrast_edge: f32,
}

/// How long things take.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motions {
    /// A row or button under the pointer.
    pub hover: f32,
    /// A new line rising.
    pub line_in: f32,
    /// One panel giving way to another.
    pub panel: f32,
    /// A pip filling.
    pub pip: f32,
    /// The face turning from mood to mood.
    pub face: f32,
    /// The stage following the face.
    pub tint: f32,
    /// The line of a voice drawing itself.
    pub wave: f32,
    /// One blink.
    pub blink: f32,
}

/// The soft shadow without its colour.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShadowShape {
    /// To the right and down.
    pub offset: (i8, i8),
    /// Radius of the blur, as in CSS: it reaches this far outside and inside the edge.
    pub blur: u8,
    /// How far it grows before it is blurred.
    pub spread: u8,
}

/// What stands on what.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// How much contrast the pair needs.
    pub kind: PairKind,
    /// The name of the colour in front; `mood` means each of the seven.
    pub front: String,
    /// The names of its grounds; `tint` means each of the seven.
    pub on: Vec<String>,
}

/// How much contrast a pair needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum PairKind {
    /// To be read: 4.5 at least.
    Text,
    /// To be seen: 3 at least.
    Mark,
}

impl Tokens {
    /// The tokens built into the program, read once.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The step of the type scale of this kind.
    pub fn type_step(&self, kind: TextStyle) -> TypeStep {
        match kind {
            TextStyle::Note => self.type_px.note,
            TextStyle::Small => self.type_px.small,
            TextStyle::Body => self.type_px.body,
            TextStyle::Lead => self.type_px.lead,
            TextStyle::Speech => self.type_px.speech,
            TextStyle::Title => self.type_px.title,
            TextStyle::Display => self.type_px.display,
        }
    }

    /// The index of the band a mood (-10 to 10) lies in. A mood on its way counts half-way to the next band.
    pub fn band_of(&self, mood: f32) -> usize {
        let below = self.mood_bands.iter().filter(|band| mood > band.to + 0.5).count();
        below.min(N_BANDS - 1)
    }

    /// The mood in the middle of the band that a mood (-10 to 10) lies in: where the colours are those of the band alone.
    pub fn middle_of_band(&self, mood: f32) -> f32 {
        self.mood_bands.get(self.band_of(mood)).map_or(mood, |band| band.middle)
    }

    /// The two bands whose middles lie around a mood, and how far (0 to 1) it is from the lower to the upper.
    pub fn between_bands(&self, mood: f32) -> (usize, usize, f32) {
        let upper = self.mood_bands.iter().filter(|band| mood >= band.middle).count();
        let lower = upper.saturating_sub(1);
        let upper = upper.min(N_BANDS - 1);
        let middle_of = |band: usize| self.mood_bands.get(band).map_or(0.0, |band| band.middle);
        let span = middle_of(upper) - middle_of(lower);
        let t = if span > 0.0 { (mood - middle_of(lower)) / span } else { 0.0 };
        (lower, upper, t.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_theme_can_be_read() {
        let tokens: Result<Tokens, _> = ron::from_str(include_str!("../../../assets/theme.ron"));
        assert!(tokens.is_ok(), "{tokens:?}");
    }

    #[test]
    fn every_whole_mood_lies_in_the_band_the_table_gives() {
        let tokens = Tokens::embedded();
        for (index, band) in tokens.mood_bands.iter().enumerate() {
            assert_eq!(tokens.band_of(band.from), index);
            assert_eq!(tokens.band_of(band.to), index);
        }
    }

    #[test]
    fn no_animation_lasts_longer_than_240_ms() {
        let Motions { hover, line_in, panel, pip, face, tint, wave, blink } = Tokens::embedded().motion_ms;
        for ms in [hover, line_in, panel, pip, face, tint, wave, blink] {
            assert!(ms <= 240.0, "{ms}");
        }
    }
}
