//! How a customer looks, as plain data. What a file leaves out is drawn from the id, in `draw`.

mod draw;

use super::{Beard, Collar, Cover, Glasses, Hair, HeadShape, Skin};

pub use draw::Sketch;

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

/// What makes a face a person. The drawing holds together within the ranges of [`Measure`].
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub skin: Skin,
    pub shape: HeadShape,
    /// Width of the head.
    pub head: f32,
    /// Width of the jaw.
    pub jaw: f32,
    /// 0 young to 1 old: folds, lines, a longer nose.
    pub age: f32,
    /// Size of the eyes.
    pub eye: f32,
    /// Distance between the eyes.
    pub eyes_apart: f32,
    /// Outer corners of the eyes, -1 down to 1 up.
    pub slant: f32,
    /// Width of the nose.
    pub nose: f32,
    /// Length of the nose.
    pub nose_length: f32,
    /// Fullness of the lips.
    pub lip: f32,
    /// Width of the mouth.
    pub mouth: f32,
    /// Weight of the brows.
    pub brow: f32,
    /// Bend of the brows, -1 straight to 1 arched.
    pub arch: f32,
    pub iris: Rgb,
    pub hair: Hair,
    pub hair_color: Rgb,
    /// The lighter tone of the hair's lines.
    pub hair_light: Rgb,
    pub brow_color: Rgb,
    pub cover: Option<Cover>,
    pub cover_color: Rgb,
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
    pub beard: Option<Beard>,
}

/// The lowest and the highest value of a number of a look.
pub type Measure = (f32, f32);

impl Look {
    pub const HEAD: Measure = (0.94, 1.04);
    pub const JAW: Measure = (0.92, 1.08);
    pub const AGE: Measure = (0.0, 1.0);
    pub const EYE: Measure = (0.86, 1.06);
    pub const EYES_APART: Measure = (0.94, 1.06);
    pub const SLANT: Measure = (-1.0, 1.0);
    pub const NOSE: Measure = (0.90, 1.18);
    pub const NOSE_LENGTH: Measure = (0.88, 1.12);
    pub const LIP: Measure = (0.70, 1.25);
    pub const MOUTH: Measure = (0.88, 1.12);
    pub const BROW: Measure = (0.7, 1.4);
    pub const ARCH: Measure = (-1.0, 1.0);

    /// A look for a customer of whom nothing but the id is known: the same for the same id, always and everywhere.
    pub fn from_id(id: &str) -> Self {
        Sketch::default().look(id)
    }
}

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
        assert!(distinct(&HeadShape::ALL.iter().map(|shape| shape.name()).collect::<Vec<_>>()));
        assert!(distinct(&Hair::ALL.iter().map(|hair| hair.name()).collect::<Vec<_>>()));
        assert!(distinct(&Cover::ALL.iter().map(|cover| cover.name()).collect::<Vec<_>>()));
        assert!(distinct(&Beard::ALL.iter().map(|beard| beard.name()).collect::<Vec<_>>()));
        assert!(distinct(&Collar::ALL.iter().map(|collar| collar.name()).collect::<Vec<_>>()));
        assert!(distinct(&Glasses::ALL.iter().map(|glasses| glasses.name()).collect::<Vec<_>>()));
    }
}
