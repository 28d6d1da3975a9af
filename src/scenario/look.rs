//! How a customer looks: plain data, and the draw of a look from an id where none was written.

use super::{Collar, Glasses, Hair, Skin};

/// A colour as it is written in a file: red, green, blue, each 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    /// Reads `#RRGGBB`, in either case of letters; nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut digits = text.strip_prefix('#')?.chars().map(|character| character.to_digit(16));
        let mut channel = || {
            let (high, low) = (digits.next()??, digits.next()??);
            u8::try_from(high * 16 + low).ok()
        };
        let channels = [channel()?, channel()?, channel()?];
        digits.next().is_none().then_some(Self(channels))
    }
}

/// What makes a face a person. The ranges are those in which the drawing holds together.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub skin: Skin,
    /// Width of the head, 0.94 to 1.04.
    pub head: f32,
    /// Width of the jaw, 0.92 to 1.08.
    pub jaw: f32,
    /// 0 young to 1 old: folds, lines, a longer nose.
    pub age: f32,
    /// Size of the eyes, 0.86 to 1.06.
    pub eye: f32,
    /// Width of the nose, 0.90 to 1.18.
    pub nose: f32,
    /// Fullness of the lips, 0.70 to 1.25.
    pub lip: f32,
    /// Weight of the brows, 0.7 to 1.4.
    pub brow: f32,
    pub iris: Rgb,
    pub hair: Hair,
    pub hair_color: Rgb,
    /// The lighter tone of the hair's lines.
    pub hair_light: Rgb,
    pub brow_color: Rgb,
    pub collar: Collar,
    /// Colour of what is worn.
    pub cloth: Rgb,
    /// Colour of what is worn beneath it.
    pub under: Rgb,
    pub glasses: Option<Glasses>,
    pub glasses_color: Rgb,
    pub earring: Option<Rgb>,
    pub freckles: bool,
    /// Heavier lashes with a flick at the outer corner.
    pub lash: bool,
    /// A strand of hair that will not stay.
    pub strand: bool,
    pub beard: bool,
}

impl Look {
    /// A look for a customer whose file describes none: the same for the same id, always and everywhere.
    pub fn from_id(id: &str) -> Self {
        let draw = Draw { seed: fnv1a(id) };
        let skin = draw.pick(Feature::Skin, Skin::ALL, Skin::Sand);
        let dark_skin = matches!(skin, Skin::Umber | Skin::Cocoa);
        let light_skin = matches!(skin, Skin::Rose | Skin::Pale);
        let age = draw.between(Feature::Age, 0.0, 1.0);

        let hair = hair_shape(draw, dark_skin, age);
        let dyes = if age > 0.7 && draw.one_in(Feature::Grey, 5.0 / 4.0) {
            GREY_HAIR
        } else if light_skin {
            ANY_HAIR
        } else {
            DARK_HAIR
        };
        let dye = draw.pick(Feature::HairColor, dyes, BLACK_HAIR);
        let irises = if light_skin { ANY_IRIS } else { DARK_IRIS };
        let (cloth, under) = draw.pick(Feature::Cloth, CLOTHS, SLATE);

        let beard = matches!(hair, Hair::Short | Hair::Bald) && age > 0.2 && draw.one_in(Feature::Beard, 3.0);
        let long_hair = matches!(hair, Hair::Bun | Hair::Long);
        Self {
            skin,
            head: draw.between(Feature::Head, 0.94, 1.04),
            jaw: draw.between(Feature::Jaw, 0.92, 1.08),
            age,
            eye: draw.between(Feature::Eye, 0.86, 1.06),
            nose: draw.between(Feature::Nose, 0.90, 1.18),
            lip: draw.between(Feature::Lip, 0.70, 1.25),
            brow: draw.between(Feature::Brow, 0.7, 1.4),
            iris: draw.pick(Feature::Iris, irises, Rgb([0x33, 0x22, 0x1A])),
            hair,
            hair_color: dye.base,
            hair_light: dye.light,
            brow_color: dye.brow,
            collar: draw.pick(Feature::Collar, Collar::ALL, Collar::Shirt),
            cloth,
            under,
            glasses: draw.one_in(Feature::Glasses, 5.0).then(|| draw.pick(Feature::GlassesShape, Glasses::ALL, Glasses::Round)),
            glasses_color: draw.pick(Feature::GlassesColor, GLASSES_COLORS, Rgb([0x2B, 0x26, 0x22])),
            earring: (!beard && hair != Hair::Bald && draw.one_in(Feature::Earring, 3.0))
                .then(|| draw.pick(Feature::EarringColor, EARRINGS, Rgb([0xC9, 0xA2, 0x4A]))),
            freckles: light_skin && draw.one_in(Feature::Freckles, 3.0),
            lash: long_hair && draw.one_in(Feature::Lash, 1.5),
            strand: hair == Hair::Bun && draw.one_in(Feature::Strand, 2.0),
            beard,
        }
    }
}

/// Tight curls belong to the dark skins, and only some of those who are no longer young are bald.
fn hair_shape(draw: Draw, dark_skin: bool, age: f32) -> Hair {
    if age > 0.45 && draw.one_in(Feature::Bald, 5.0) {
        Hair::Bald
    } else if dark_skin {
        draw.pick(Feature::Hair, &[Hair::Crop, Hair::Crop, Hair::Bun, Hair::Short, Hair::Long], Hair::Crop)
    } else {
        draw.pick(Feature::Hair, &[Hair::Bun, Hair::Fringe, Hair::Short, Hair::Long], Hair::Short)
    }
}

/// What is drawn from an id. The order is the seed of each draw: add at the end, never between.
#[derive(Clone, Copy)]
enum Feature {
    Skin,
    Head,
    Jaw,
    Age,
    Eye,
    Nose,
    Lip,
    Brow,
    Iris,
    Hair,
    Bald,
    Grey,
    HairColor,
    Collar,
    Cloth,
    Glasses,
    GlassesShape,
    GlassesColor,
    Earring,
    EarringColor,
    Freckles,
    Lash,
    Strand,
    Beard,
}

/// Independent draws, one for each feature, so that a new feature changes nobody's face.
#[derive(Clone, Copy)]
struct Draw {
    seed: u64,
}

impl Draw {
    /// In `0.0..1.0`, from the 24 bits that an `f32` holds exactly.
    fn unit(self, feature: Feature) -> f32 {
        let step = (feature as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (splitmix64(self.seed.wrapping_add(step)) >> 40) as f32 / 16_777_216.0
    }

    fn between(self, feature: Feature, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit(feature)
    }

    fn one_in(self, feature: Feature, many: f32) -> bool {
        self.unit(feature) * many < 1.0
    }

    fn pick<T: Copy>(self, feature: Feature, options: &[T], otherwise: T) -> T {
        let place = (self.unit(feature) * options.len() as f32) as usize;
        options.get(place).copied().unwrap_or(otherwise)
    }
}

fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

fn splitmix64(state: u64) -> u64 {
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// Hair, its lines and its brows.
#[derive(Clone, Copy)]
struct Dye {
    base: Rgb,
    light: Rgb,
    brow: Rgb,
}

const fn dye(base: [u8; 3], light: [u8; 3], brow: [u8; 3]) -> Dye {
    Dye { base: Rgb(base), light: Rgb(light), brow: Rgb(brow) }
}

const BLACK_HAIR: Dye = dye([0x28, 0x22, 0x1F], [0x46, 0x3E, 0x3A], [0x28, 0x22, 0x1F]);
const SOFT_BLACK_HAIR: Dye = dye([0x2A, 0x22, 0x20], [0x45, 0x3A, 0x36], [0x2A, 0x22, 0x20]);
const DARK_BROWN_HAIR: Dye = dye([0x33, 0x24, 0x1E], [0x51, 0x3A, 0x30], [0x33, 0x24, 0x1E]);
const BROWN_HAIR: Dye = dye([0x55, 0x3A, 0x2A], [0x74, 0x53, 0x3E], [0x46, 0x30, 0x24]);
const DARK_HAIR: &[Dye] = &[BLACK_HAIR, SOFT_BLACK_HAIR, DARK_BROWN_HAIR, BROWN_HAIR];
const ANY_HAIR: &[Dye] = &[
    DARK_BROWN_HAIR,
    BROWN_HAIR,
    dye([0x8A, 0x4B, 0x2C], [0xA7, 0x63, 0x40], [0x7A, 0x45, 0x28]),
    dye([0x6B, 0x36, 0x28], [0x8A, 0x4E, 0x3B], [0x5C, 0x30, 0x25]),
    dye([0x76, 0x5F, 0x4A], [0x94, 0x7B, 0x63], [0x60, 0x4D, 0x3D]),
    dye([0xB8, 0x8F, 0x5C], [0xD1, 0xAE, 0x7E], [0x92, 0x70, 0x46]),
];
const GREY_HAIR: &[Dye] = &[
    dye([0xA9, 0xA3, 0x9B], [0xC9, 0xC4, 0xBC], [0x5D, 0x52, 0x4B]),
    dye([0xD9, 0xD4, 0xCB], [0xEF, 0xEB, 0xE4], [0xC4, 0xBD, 0xB2]),
    dye([0x82, 0x7A, 0x73], [0xA3, 0x9B, 0x93], [0x55, 0x4B, 0x45]),
];

const DARK_IRIS: &[Rgb] = &[Rgb([0x2E, 0x1A, 0x12]), Rgb([0x33, 0x22, 0x1A]), Rgb([0x2E, 0x1B, 0x12]), Rgb([0x4A, 0x2F, 0x1E])];
const ANY_IRIS: &[Rgb] = &[
    Rgb([0x4F, 0x6B, 0x5A]),
    Rgb([0x55, 0x75, 0x8C]),
    Rgb([0x4A, 0x2F, 0x1E]),
    Rgb([0x6B, 0x55, 0x33]),
    Rgb([0x5C, 0x6A, 0x72]),
];

const SLATE: (Rgb, Rgb) = (Rgb([0x3F, 0x5E, 0x73]), Rgb([0xEF, 0xE3, 0xD0]));
const CLOTHS: &[(Rgb, Rgb)] = &[
    SLATE,
    (Rgb([0x7A, 0x2F, 0x45]), Rgb([0xF0, 0xE4, 0xD2])),
    (Rgb([0xC2, 0x7A, 0x2C]), Rgb([0xE9, 0xD9, 0xBD])),
    (Rgb([0x5C, 0x6B, 0x4A]), Rgb([0xED, 0xE7, 0xDA])),
    (Rgb([0x2F, 0x4A, 0x66]), Rgb([0xDC, 0xE4, 0xE6])),
    (Rgb([0x4B, 0x6A, 0x58]), Rgb([0xF0, 0xE6, 0xD6])),
    (Rgb([0x6A, 0x55, 0x7A]), Rgb([0xEC, 0xE2, 0xDC])),
    (Rgb([0xA3, 0x5A, 0x44]), Rgb([0xF1, 0xE3, 0xD2])),
    (Rgb([0x3C, 0x6A, 0x6C]), Rgb([0xE8, 0xE4, 0xD6])),
    (Rgb([0x6B, 0x62, 0x58]), Rgb([0xEE, 0xE8, 0xDC])),
];

const GLASSES_COLORS: &[Rgb] = &[Rgb([0x2B, 0x26, 0x22]), Rgb([0x6A, 0x4A, 0x2E]), Rgb([0x4A, 0x50, 0x5A])];
const EARRINGS: &[Rgb] = &[Rgb([0xC9, 0xA2, 0x4A]), Rgb([0xD9, 0xB2, 0x4E]), Rgb([0xC4, 0xC6, 0xC8])];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_a_hash_sign_and_six_hexadecimal_digits() {
        assert_eq!(Rgb::parse("#8A4b2C"), Some(Rgb([0x8A, 0x4B, 0x2C])));
        for wrong in ["", "#", "8A4B2C", "#8A4B2", "#8A4B2C0", "#8A4B2G", "#+A4B2C", "#é4B2C"] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_shape_has_its_own_name() {
        fn distinct(names: &[&str]) -> bool {
            names.iter().enumerate().all(|(place, name)| !names[..place].contains(name))
        }
        assert!(distinct(&Skin::ALL.iter().map(|skin| skin.name()).collect::<Vec<_>>()));
        assert!(distinct(&Hair::ALL.iter().map(|hair| hair.name()).collect::<Vec<_>>()));
        assert!(distinct(&Collar::ALL.iter().map(|collar| collar.name()).collect::<Vec<_>>()));
        assert!(distinct(&Glasses::ALL.iter().map(|glasses| glasses.name()).collect::<Vec<_>>()));
    }

    #[test]
    fn twenty_ids_give_twenty_looks() {
        let looks: Vec<Look> = (0..20).map(|number| Look::from_id(&format!("customer-{number}"))).collect();
        for (place, look) in looks.iter().enumerate() {
            assert!(!looks[..place].contains(look), "customer-{place} looks like an earlier one");
        }
    }

    #[test]
    fn a_thousand_ids_use_every_shape_and_stay_in_range() {
        let looks: Vec<Look> = (0..1000).map(|number| Look::from_id(&format!("id{number}"))).collect();
        assert!(Skin::ALL.iter().all(|skin| looks.iter().any(|look| look.skin == *skin)));
        assert!(Hair::ALL.iter().all(|hair| looks.iter().any(|look| look.hair == *hair)));
        assert!(Collar::ALL.iter().all(|collar| looks.iter().any(|look| look.collar == *collar)));
        let with_glasses = looks.iter().filter(|look| look.glasses.is_some()).count();
        assert!((150..250).contains(&with_glasses), "{with_glasses} of 1000 wear glasses");
        let bald = looks.iter().filter(|look| look.hair == Hair::Bald).count();
        assert!((50..170).contains(&bald), "{bald} of 1000 are bald");
        assert!(looks.iter().all(|look| (0.94..=1.04).contains(&look.head) && (0.0..=1.0).contains(&look.age)));
    }
}
