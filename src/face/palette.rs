//! Every colour that a face is made of: the skin sets, the fixed tones, and those derived from a look.

use serde::Deserialize;

use crate::scenario::{Look, Rgb, Skin};

/// The tones of one skin. They are the same in both themes.
struct SkinSet {
    base: Rgb,
    shade: Rgb,
    line: Rgb,
    cheek: Rgb,
    lip: Rgb,
}

const ROSE: SkinSet = SkinSet {
    base: Rgb([0xF0, 0xCD, 0xB4]),
    shade: Rgb([0xDF, 0xAE, 0x92]),
    line: Rgb([0x8C, 0x4E, 0x3C]),
    cheek: Rgb([0xE0, 0x70, 0x5E]),
    lip: Rgb([0xC4, 0x6F, 0x62]),
};
const SAND: SkinSet = SkinSet {
    base: Rgb([0xE6, 0xBE, 0x98]),
    shade: Rgb([0xD0, 0x9F, 0x76]),
    line: Rgb([0x7C, 0x4A, 0x30]),
    cheek: Rgb([0xD4, 0x69, 0x4C]),
    lip: Rgb([0xB7, 0x66, 0x50]),
};
const HONEY: SkinSet = SkinSet {
    base: Rgb([0xD6, 0xA0, 0x77]),
    shade: Rgb([0xBA, 0x80, 0x58]),
    line: Rgb([0x6C, 0x3E, 0x26]),
    cheek: Rgb([0xC4, 0x5A, 0x40]),
    lip: Rgb([0xA8, 0x58, 0x46]),
};
const UMBER: SkinSet = SkinSet {
    base: Rgb([0x8E, 0x5A, 0x3E]),
    shade: Rgb([0x74, 0x46, 0x30]),
    line: Rgb([0x3A, 0x1F, 0x15]),
    cheek: Rgb([0xA8, 0x45, 0x2F]),
    lip: Rgb([0x7A, 0x3A, 0x32]),
};
const COCOA: SkinSet = SkinSet {
    base: Rgb([0x6E, 0x43, 0x30]),
    shade: Rgb([0x56, 0x32, 0x1F]),
    line: Rgb([0x27, 0x14, 0x0D]),
    cheek: Rgb([0x93, 0x39, 0x2A]),
    lip: Rgb([0x6A, 0x2E, 0x2A]),
};
const PALE: SkinSet = SkinSet {
    base: Rgb([0xF1, 0xD8, 0xC6]),
    shade: Rgb([0xDE, 0xBB, 0xA4]),
    line: Rgb([0x8A, 0x57, 0x48]),
    cheek: Rgb([0xDE, 0x80, 0x70]),
    lip: Rgb([0xBF, 0x7A, 0x70]),
};
const OLIVE: SkinSet = SkinSet {
    base: Rgb([0xDA, 0xB2, 0x8B]),
    shade: Rgb([0xBF, 0x94, 0x6D]),
    line: Rgb([0x6C, 0x47, 0x30]),
    cheek: Rgb([0xC6, 0x67, 0x4F]),
    lip: Rgb([0xAF, 0x64, 0x54]),
};
const BRONZE: SkinSet = SkinSet {
    base: Rgb([0xB5, 0x7D, 0x54]),
    shade: Rgb([0x98, 0x62, 0x3F]),
    line: Rgb([0x52, 0x2C, 0x1B]),
    cheek: Rgb([0xB6, 0x4E, 0x36]),
    lip: Rgb([0x8F, 0x47, 0x3A]),
};
const EBONY: SkinSet = SkinSet {
    base: Rgb([0x5E, 0x3B, 0x2C]),
    shade: Rgb([0x48, 0x2B, 0x1F]),
    line: Rgb([0x1A, 0x0D, 0x09]),
    cheek: Rgb([0x8A, 0x36, 0x2A]),
    lip: Rgb([0x7E, 0x3F, 0x3A]),
};

const BLACK: Rgb = Rgb([0, 0, 0]);
pub(super) const WHITE: Rgb = Rgb([0xFF, 0xFF, 0xFF]);
const EYE_WHITE: Rgb = Rgb([0xFB, 0xF6, 0xEE]);
pub(super) const PUPIL: Rgb = Rgb([0x17, 0x10, 0x0D]);
pub(super) const LID_SHADE: Rgb = Rgb([0x5B, 0x44, 0x36]);
pub(super) const CATCHLIGHT: Rgb = Rgb([0xFF, 0xFD, 0xF8]);
pub(super) const TEETH: Rgb = Rgb([0xF8, 0xF1, 0xE6]);
const LASH: Rgb = Rgb([0x14, 0x0C, 0x09]);
const TONGUE: Rgb = Rgb([0xB9, 0x46, 0x3E]);
const WARM_SEAM: Rgb = Rgb([0x7A, 0x5A, 0x3A]);
const GREY_SEAM: Rgb = Rgb([0x5A, 0x4A, 0x3A]);
const WISP: Rgb = Rgb([0x5B, 0x53, 0x48]);
/// In the dark theme a person with dark hair stands before a rim of light, so that they never melt into the stage: how bright the
/// hair is at the most, and the light.
const DARK_HAIR: f32 = 0.26;
const RIM: (Rgb, f32) = (Rgb([0xF2, 0xEB, 0xDF]), 0.38);

/// A tone by the word that the files in `assets/face` have for it.
#[derive(Clone, Copy, Deserialize)]
pub(super) enum Tone {
    Hair,
    HairLight,
    HairDark,
    HairShaved,
    Wisp,
    HairGreying,
    Cover,
    CoverDark,
    CoverLight,
    Cloth,
    ClothDark,
    Hood,
    Lapel,
    Neckline,
    Seam,
    Under,
}

/// The tones of one person in one theme.
pub(super) struct Tones {
    pub(super) skin: Rgb,
    pub(super) shade: Rgb,
    line: Rgb,
    pub(super) cheek: Rgb,
    /// How far the cheeks take colour: 0 to 1, more where the skin is dark.
    pub(super) cheek_strength: f32,
    pub(super) upper_lip: Rgb,
    pub(super) lower_lip: Rgb,
    pub(super) mouth_line: Rgb,
    pub(super) mouth_inside: Rgb,
    pub(super) tongue: Rgb,
    pub(super) eye_white: Rgb,
    pub(super) lash: Rgb,
    pub(super) hair: Rgb,
    pub(super) hair_light: Rgb,
    pub(super) hair_dark: Rgb,
    /// Hair so short that the skin shows through.
    hair_shaved: Rgb,
    /// Between the hair and its lighter tone.
    hair_greying: Rgb,
    /// How dark a beard of two days is, 0 to 1.
    pub(super) stubble: f32,
    pub(super) cover: Rgb,
    pub(super) cover_dark: Rgb,
    cover_light: Rgb,
    /// A grey line in white hair.
    wisp: Rgb,
    pub(super) cloth: Rgb,
    pub(super) cloth_dark: Rgb,
    hood: Rgb,
    pub(super) lapel: Rgb,
    neckline: Rgb,
    collar_seam: Rgb,
    /// What is worn beneath.
    under: Rgb,
    /// The light behind the whole outline and how strong it is, where there is any.
    pub(super) rim: Option<(Rgb, f32)>,
}

impl Tones {
    pub(super) fn new(look: &Look, dark_theme: bool) -> Self {
        let set = match look.skin {
            Skin::Rose => ROSE,
            Skin::Sand => SAND,
            Skin::Honey => HONEY,
            Skin::Umber => UMBER,
            Skin::Cocoa => COCOA,
            Skin::Pale => PALE,
            Skin::Olive => OLIVE,
            Skin::Bronze => BRONZE,
            Skin::Ebony => EBONY,
        };
        let is_dark = matches!(look.skin, Skin::Umber | Skin::Cocoa | Skin::Ebony);
        let hair = look.hair_color;
        Self {
            skin: set.base,
            shade: set.shade,
            line: set.line,
            cheek: set.cheek,
            cheek_strength: if is_dark { 0.46 } else { 0.38 },
            upper_lip: mix(set.lip, set.base, 0.18),
            lower_lip: mix(set.lip, set.base, 0.36),
            mouth_line: mix(set.line, set.lip, 0.18),
            mouth_inside: mix(set.line, BLACK, 0.25),
            tongue: mix(set.lip, TONGUE, 0.4),
            eye_white: mix(EYE_WHITE, set.base, 0.10),
            lash: mix(set.line, LASH, 0.55),
            hair,
            hair_light: look.hair_light,
            hair_dark: mix(hair, BLACK, 0.22),
            hair_shaved: mix(hair, set.base, 0.32),
            hair_greying: mix(hair, look.hair_light, 0.45),
            stubble: if is_dark { 0.42 } else { 0.26 },
            wisp: mix(hair, WISP, 0.25),
            cover: look.cover_color,
            cover_dark: mix(look.cover_color, BLACK, 0.16),
            cover_light: mix(look.cover_color, WHITE, 0.12),
            cloth: look.cloth,
            cloth_dark: mix(look.cloth, BLACK, 0.18),
            hood: mix(look.cloth, WHITE, 0.10),
            lapel: mix(look.cloth, WHITE, 0.12),
            neckline: mix(look.under, WARM_SEAM, 0.28),
            collar_seam: mix(look.under, GREY_SEAM, 0.32),
            under: look.under,
            rim: (dark_theme && brightness(hair) < DARK_HAIR).then_some(RIM),
        }
    }

    pub(super) fn of(&self, tone: Tone) -> Rgb {
        match tone {
            Tone::Hair => self.hair,
            Tone::HairLight => self.hair_light,
            Tone::HairDark => self.hair_dark,
            Tone::HairShaved => self.hair_shaved,
            Tone::HairGreying => self.hair_greying,
            Tone::Wisp => self.wisp,
            Tone::Cover => self.cover,
            Tone::CoverDark => self.cover_dark,
            Tone::CoverLight => self.cover_light,
            Tone::Cloth => self.cloth,
            Tone::ClothDark => self.cloth_dark,
            Tone::Hood => self.hood,
            Tone::Lapel => self.lapel,
            Tone::Neckline => self.neckline,
            Tone::Seam => self.collar_seam,
            Tone::Under => self.under,
        }
    }

    /// A line on the skin: the shade (0) drawn out to the full line colour (1).
    pub(super) fn skin_line(&self, strength: f32) -> Rgb {
        mix(self.shade, self.line, strength)
    }

    pub(super) fn freckle(&self) -> Rgb {
        self.line
    }
}

/// The mean channel, 0 to 1.
fn brightness(color: Rgb) -> f32 {
    color.0.iter().map(|channel| f32::from(*channel)).sum::<f32>() / 765.0
}

/// `part` of the way from one colour (0) to another (1), channel by channel.
pub(super) fn mix(from: Rgb, to: Rgb, part: f32) -> Rgb {
    let channel = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * part).round() as u8;
    let ([red, green, blue], [to_red, to_green, to_blue]) = (from.0, to.0);
    Rgb([channel(red, to_red), channel(green, to_green), channel(blue, to_blue)])
}

/// A colour for the painter; `alpha` from 0 (clear) to 1 (solid).
pub(super) fn color(rgb: Rgb, alpha: f32) -> egui::Color32 {
    let alpha = alpha.clamp(0.0, 1.0);
    let [red, green, blue] = rgb.0.map(|channel| (f32::from(channel) * alpha).round() as u8);
    egui::Color32::from_rgba_premultiplied(red, green, blue, (255.0 * alpha).round() as u8)
}
