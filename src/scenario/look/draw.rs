//! The draw of a look from an id, round what is known of the person. Each feature has its own bits of the hash.

use super::{Look, Measure, Rgb};
use crate::scenario::hash::{GOLDEN, fnv1a64, splitmix64};
use crate::scenario::{Beard, Collar, Glasses, Hair, HeadShape, Pronoun, Skin};

/// What is known of a person before the rest is drawn, so that what is drawn goes with it.
/// Role and temperament are not among it: nobody's face follows from what happens to them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sketch {
    /// `She` draws no beard and no baldness, `He` no lashes; neither adds anything.
    pub pronoun: Option<Pronoun>,
    pub skin: Option<Skin>,
    pub hair: Option<Hair>,
    /// 0 to 1.
    pub age: Option<f32>,
}

impl Sketch {
    /// The same look for the same id and the same sketch. A head covering is never drawn: it is for an author to give.
    pub fn look(self, id: &str) -> Look {
        let draw = Draw { seed: fnv1a64(id.as_bytes()) };
        let skin = self.skin.unwrap_or_else(|| draw.pick(Feature::Skin, Skin::ALL, Skin::Sand));
        let dark_skin = matches!(skin, Skin::Umber | Skin::Cocoa | Skin::Ebony);
        let light_skin = matches!(skin, Skin::Rose | Skin::Pale);
        let age = self.age.unwrap_or_else(|| draw.between(Feature::Age, Look::AGE)).clamp(0.0, 1.0);

        let hair = self.hair.unwrap_or_else(|| self.hair_shape(draw, dark_skin, age));
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

        let may_have_beard = self.pronoun != Some(Pronoun::She) && is_short(hair) && age > 0.2;
        let beard =
            (may_have_beard && draw.one_in(Feature::Beard, 2.5)).then(|| draw.pick(Feature::BeardShape, Beard::ALL, Beard::Full));
        Look {
            skin,
            shape: draw.pick(Feature::Shape, HeadShape::ALL, HeadShape::Oval),
            head: draw.between(Feature::Head, Look::HEAD),
            jaw: draw.between(Feature::Jaw, Look::JAW),
            age,
            eye: draw.between(Feature::Eye, Look::EYE),
            eyes_apart: draw.between(Feature::EyesApart, Look::EYES_APART),
            slant: draw.between(Feature::Slant, Look::SLANT),
            nose: draw.between(Feature::Nose, Look::NOSE),
            nose_length: draw.between(Feature::NoseLength, Look::NOSE_LENGTH),
            lip: draw.between(Feature::Lip, Look::LIP),
            mouth: draw.between(Feature::Mouth, Look::MOUTH),
            brow: draw.between(Feature::Brow, Look::BROW),
            arch: draw.between(Feature::Arch, Look::ARCH),
            iris: draw.pick(Feature::Iris, irises, Rgb([0x33, 0x22, 0x1A])),
            hair,
            hair_color: dye.base,
            hair_light: dye.light,
            brow_color: dye.brow,
            cover: None,
            cover_color: draw.pick(Feature::CoverColor, CLOTHS, SLATE).0,
            collar: draw.pick(Feature::Collar, Collar::ALL, Collar::Shirt),
            cloth,
            under,
            glasses: draw.one_in(Feature::Glasses, 5.0).then(|| draw.pick(Feature::GlassesShape, Glasses::ALL, Glasses::Round)),
            glasses_color: draw.pick(Feature::GlassesColor, GLASSES_COLORS, Rgb([0x2B, 0x26, 0x22])),
            earring: (beard.is_none() && hair != Hair::Bald && draw.one_in(Feature::Earring, 3.0))
                .then(|| draw.pick(Feature::EarringColor, EARRINGS, Rgb([0xC9, 0xA2, 0x4A]))),
            freckles: light_skin && draw.one_in(Feature::Freckles, 3.0),
            lash: self.pronoun != Some(Pronoun::He) && !is_short(hair) && draw.one_in(Feature::Lash, 1.5),
            strand: hair == Hair::Bun && draw.one_in(Feature::Strand, 2.0),
            beard,
        }
    }

    /// Tight curls, braids and locs belong to the dark skins, and only some of those who are no longer young lose their hair.
    fn hair_shape(self, draw: Draw, dark_skin: bool, age: f32) -> Hair {
        if self.pronoun != Some(Pronoun::She) && age > 0.45 && draw.one_in(Feature::Bald, 4.0) {
            draw.pick(Feature::BaldShape, &[Hair::Bald, Hair::Receding], Hair::Bald)
        } else if dark_skin {
            draw.pick(Feature::Hair, TIGHT_HAIR, Hair::Crop)
        } else {
            draw.pick(Feature::Hair, LOOSE_HAIR, Hair::Short)
        }
    }
}

/// Hair that leaves neck and jaw free.
fn is_short(hair: Hair) -> bool {
    match hair {
        Hair::Short | Hair::Bald | Hair::Parted | Hair::Receding | Hair::Shaved | Hair::Undercut | Hair::Fringe => true,
        Hair::Bun
        | Hair::Crop
        | Hair::Long
        | Hair::Afro
        | Hair::Bob
        | Hair::Braids
        | Hair::Curls
        | Hair::Locs
        | Hair::Ponytail
        | Hair::Wavy => false,
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
    Shape,
    EyesApart,
    Slant,
    NoseLength,
    Mouth,
    Arch,
    BaldShape,
    BeardShape,
    CoverColor,
}

/// Independent draws, one for each feature, so that a new feature changes nobody's face.
#[derive(Clone, Copy)]
struct Draw {
    seed: u64,
}

impl Draw {
    /// In `0.0..1.0`, from the 24 bits that an `f32` holds exactly.
    fn unit(self, feature: Feature) -> f32 {
        let step = (feature as u64 + 1).wrapping_mul(GOLDEN);
        (splitmix64(self.seed.wrapping_add(step)) >> 40) as f32 / 16_777_216.0
    }

    fn between(self, feature: Feature, (low, high): Measure) -> f32 {
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

const TIGHT_HAIR: &[Hair] =
    &[Hair::Crop, Hair::Afro, Hair::Braids, Hair::Locs, Hair::Curls, Hair::Bun, Hair::Shaved, Hair::Short, Hair::Undercut];
const LOOSE_HAIR: &[Hair] = &[
    Hair::Bun,
    Hair::Fringe,
    Hair::Short,
    Hair::Long,
    Hair::Bob,
    Hair::Curls,
    Hair::Parted,
    Hair::Ponytail,
    Hair::Shaved,
    Hair::Undercut,
    Hair::Wavy,
];

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

    fn thousand() -> Vec<Look> {
        (0..1000).map(|number| Look::from_id(&format!("id{number}"))).collect()
    }

    /// What one sees of a person across a room.
    fn at_a_glance(look: &Look) -> (Skin, Hair, Rgb, HeadShape, Option<Glasses>, Option<Beard>, Collar, Rgb) {
        (look.skin, look.hair, look.hair_color, look.shape, look.glasses, look.beard, look.collar, look.cloth)
    }

    #[test]
    fn of_a_thousand_ids_hardly_two_look_the_same_at_a_glance() {
        let looks = thousand();
        let repeated = looks
            .iter()
            .enumerate()
            .filter(|(place, look)| looks[..*place].iter().any(|other| at_a_glance(other) == at_a_glance(look)))
            .count();
        assert!(repeated < 10, "{repeated} of 1000 look like an earlier one");
        let same = |a: &Look, b: &Look| (a.skin, a.hair, a.cloth) == (b.skin, b.hair, b.cloth);
        let alike = looks.windows(2).filter(|pair| same(&pair[0], &pair[1])).count();
        assert!(alike < 10, "{alike} of 999 neighbours share skin, hair and cloth");
    }

    #[test]
    fn a_thousand_ids_use_every_shape_and_stay_in_range() {
        let looks = thousand();
        assert!(Skin::ALL.iter().all(|skin| looks.iter().any(|look| look.skin == *skin)));
        assert!(HeadShape::ALL.iter().all(|shape| looks.iter().any(|look| look.shape == *shape)));
        assert!(Hair::ALL.iter().all(|hair| looks.iter().any(|look| look.hair == *hair)));
        assert!(Beard::ALL.iter().all(|beard| looks.iter().any(|look| look.beard == Some(*beard))));
        assert!(Collar::ALL.iter().all(|collar| looks.iter().any(|look| look.collar == *collar)));
        let with_glasses = looks.iter().filter(|look| look.glasses.is_some()).count();
        assert!((150..250).contains(&with_glasses), "{with_glasses} of 1000 wear glasses");
        let bald = looks.iter().filter(|look| matches!(look.hair, Hair::Bald | Hair::Receding)).count();
        assert!((70..210).contains(&bald), "{bald} of 1000 lose their hair");
        let within = |(low, high): Measure, number: f32| (low..=high).contains(&number);
        for look in &looks {
            assert!(within(Look::HEAD, look.head) && within(Look::JAW, look.jaw) && within(Look::AGE, look.age));
            assert!(within(Look::EYE, look.eye) && within(Look::EYES_APART, look.eyes_apart) && within(Look::SLANT, look.slant));
            assert!(within(Look::NOSE, look.nose) && within(Look::NOSE_LENGTH, look.nose_length) && within(Look::LIP, look.lip));
            assert!(within(Look::MOUTH, look.mouth) && within(Look::BROW, look.brow) && within(Look::ARCH, look.arch));
            assert_eq!(look.cover, None, "a head covering is given, never drawn");
        }
    }

    #[test]
    fn what_is_drawn_goes_with_what_is_known() {
        for number in 0..200 {
            let id = format!("id{number}");
            let she = Sketch { pronoun: Some(Pronoun::She), ..Sketch::default() }.look(&id);
            assert!(she.beard.is_none() && !matches!(she.hair, Hair::Bald | Hair::Receding), "{id}");
            let he = Sketch { pronoun: Some(Pronoun::He), ..Sketch::default() }.look(&id);
            assert!(!he.lash, "{id}");
            let known = Sketch { skin: Some(Skin::Ebony), hair: Some(Hair::Locs), age: Some(0.2), ..Sketch::default() };
            let look = known.look(&id);
            assert_eq!((look.skin, look.hair, look.age), (Skin::Ebony, Hair::Locs, 0.2));
            assert!(DARK_HAIR.iter().any(|dye| dye.base == look.hair_color), "{id}");
        }
    }

    #[test]
    fn a_look_is_the_same_whenever_it_is_drawn() {
        assert_eq!(Look::from_id("before_three"), Look::from_id("before_three"));
        assert_ne!(Look::from_id("before_three"), Look::from_id("before_four"));
    }
}
