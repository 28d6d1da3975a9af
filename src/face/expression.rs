//! The seventeen numbers of an expression, the expression for each mood, and what a feeling adds to it.

use crate::scenario::Feeling;

/// Makes the struct of an expression, and the two ways between it and an array, from one list.
macro_rules! expression {
    ($($(#[doc = $meaning:literal])+ $number:ident,)+) => {
        /// One state of the face. Every number is about 0 at rest; ranges are on the fields.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Expression {
            $($(#[doc = $meaning])+ pub $number: f32,)+
        }

        const fn face([$($number),+]: [f32; N_NUMBERS]) -> Expression {
            Expression { $($number),+ }
        }

        impl Expression {
            /// All of them, in the order of the fields.
            fn numbers(self) -> [f32; N_NUMBERS] {
                let Self { $($number),+ } = self;
                [$($number),+]
            }
        }
    };
}

const N_NUMBERS: usize = 17;

expression! {
    /// Inner end of the brow, -1 down to 1 up.
    brow_in,
    /// Outer end of the brow, -1 down to 1 up.
    brow_out,
    /// Brows drawn together, 0 to 1.
    brow_pinch,
    /// Opening of the upper lid, 0 shut to 1 wide.
    lid,
    /// Lower lid raised, 0 to 1.
    squint,
    /// -1 away to 1 towards the words.
    gaze_x,
    /// -1 up to 1 down.
    gaze_y,
    /// Corners of the mouth, -1 down to 1 up.
    curve,
    /// Opening of the mouth, 0 to 1.
    open,
    /// Width of the mouth, -0.2 to 0.3.
    wide,
    /// Lips pressed thin, 0 to 1.
    press,
    /// One corner of the mouth higher, -0.5 to 0.5.
    skew,
    /// Head to its side, -6 to 6 degrees.
    tilt,
    /// Chin up -0.4 to down 0.8.
    nod,
    /// Head away -0.5 to towards the words 0.5.
    turn,
    /// Colour of the cheeks, 0 to 1.
    cheek,
    /// Shoulders down -0.4 to up 1.
    shoulder,
}

/// How far each number goes, in the order of the fields.
const RANGES: [(f32, f32); N_NUMBERS] = [
    (-1.0, 1.0),
    (-1.0, 1.0),
    (0.0, 1.0),
    (0.0, 1.0),
    (0.0, 1.0),
    (-1.0, 1.0),
    (-1.0, 1.0),
    (-1.0, 1.0),
    (0.0, 1.0),
    (-0.2, 0.3),
    (0.0, 1.0),
    (-0.5, 0.5),
    (-6.0, 6.0),
    (-0.4, 0.8),
    (-0.5, 0.5),
    (0.0, 1.0),
    (-0.4, 1.0),
];

/// Lifted further than this by a feeling, the inner brow draws lines on the forehead.
const BROW_OF_THE_YOUNG: f32 = 0.29;
/// A feeling that lowers the corners of the mouth takes so many times as much of the smile that the mood has: nobody laughs and worries
/// at once.
const SMILE_HELD_BACK: f32 = 3.5;
/// Up to this age of a look somebody counts as young: under thirty.
const YOUNG: f32 = 0.24;

/// What a feeling adds to the face of a mood. Columns in the order of the fields.
#[rustfmt::skip]
const FEELINGS: [(Feeling, Expression); 6] = [
    //                      brow in   out  pinch   lid squint gaze x    y  curve  open   wide press  skew  tilt    nod   turn cheek shoulder
    (Feeling::Worried, face([ 0.34, -0.16, 0.28, 0.04, 0.06, -0.04, 0.02, -0.24, 0.00, -0.02, 0.14, 0.00, 0.5, 0.06, 0.00, 0.00, 0.16])),
    (Feeling::Moved, face([ 0.30, -0.22, 0.04, -0.12, 0.10, -0.18, 0.16, -0.12, 0.00, -0.02, 0.06, 0.02, 1.2, 0.10, -0.04, 0.06, -0.04])),
    (Feeling::Hopeful, face([ 0.22, 0.14, -0.06, 0.08, 0.02, 0.06, -0.08, 0.20, 0.00, 0.02, -0.10, -0.04, 1.4, -0.10, 0.10, 0.08, 0.06])),
    (Feeling::Amused, face([ 0.02, 0.14, -0.10, -0.06, 0.26, 0.04, 0.00, 0.34, 0.00, 0.05, -0.06, 0.20, 2.2, -0.04, 0.02, 0.12, -0.06])),
    (Feeling::Embarrassed, face([ 0.20, -0.10, 0.06, -0.14, 0.14, -0.42, 0.26, 0.04, 0.00, -0.04, 0.30, 0.16, 1.6, 0.18, -0.14, 0.34, 0.20])),
    (Feeling::Tired, face([ 0.12, -0.18, 0.00, -0.24, 0.06, -0.10, 0.14, -0.12, 0.00, -0.03, 0.00, 0.04, -1.0, 0.14, -0.04, -0.04, -0.20])),
];

/// A mood and its face, from the end of the tether to delight. Columns in the order of the fields.
#[rustfmt::skip]
const FACES: [(f32, Expression); 9] = [
    //          brow in   out  pinch   lid squint gaze x    y  curve  open   wide press  skew  tilt    nod   turn cheek shoulder
    (-10.0, face([ 0.22, -0.42, 1.00, 0.66, 0.50, -0.20, 0.36, -0.62, 0.00, -0.04, 0.75, 0.12, 4.5, 0.62, -0.40, 0.85, 1.00])),
    (-7.0, face([-0.50, 0.02, 0.85, 0.88, 0.40, 0.42, -0.02, -0.50, 0.00, -0.12, 0.85, 0.14, -1.5, 0.22, 0.25, 0.62, 0.75])),
    (-4.0, face([0.52, -0.42, 0.70, 0.82, 0.20, 0.10, 0.16, -0.44, 0.00, -0.05, 0.40, 0.12, 3.0, 0.25, 0.00, 0.38, 0.45])),
    (-1.0, face([-0.12, -0.10, 0.25, 0.74, 0.22, 0.45, 0.00, -0.16, 0.00, -0.06, 0.42, 0.34, -2.0, -0.10, -0.20, 0.18, 0.20])),
    (0.0, face([0.00, 0.00, 0.05, 0.84, 0.08, 0.38, 0.00, 0.06, 0.00, 0.00, 0.10, 0.10, 0.0, 0.00, 0.00, 0.14, 0.00])),
    (2.0, face([0.14, 0.12, 0.00, 0.88, 0.12, 0.38, 0.00, 0.28, 0.00, 0.03, 0.00, 0.12, 1.0, 0.00, 0.05, 0.18, -0.05])),
    (5.0, face([0.18, 0.12, 0.00, 0.82, 0.34, 0.34, 0.00, 0.58, 0.00, 0.12, 0.00, 0.08, 2.5, -0.05, 0.05, 0.28, -0.15])),
    (8.0, face([0.24, 0.20, 0.00, 0.76, 0.62, 0.32, 0.00, 0.80, 0.28, 0.22, 0.00, 0.04, 3.5, -0.12, 0.05, 0.42, -0.25])),
    (10.0, face([0.42, 0.34, 0.00, 0.66, 0.92, 0.25, 0.00, 0.95, 0.54, 0.30, 0.00, 0.00, 5.0, -0.25, 0.05, 0.58, -0.30])),
];

impl Expression {
    /// The face of a mood from -10 to 10; moods outside are held at the ends. Straight between the nine drawn ones.
    pub fn from_mood(mood: f32) -> Self {
        let between = FACES.windows(2).find_map(|pair| match pair {
            [(low, before), (high, after)] if mood < *high => {
                let part = ((mood - low) / (high - low)).clamp(0.0, 1.0);
                Some(Self::lerp(before, after, part))
            }
            _ => None,
        });
        let [.., (_, delighted)] = FACES;
        between.unwrap_or(delighted)
    }

    /// Each number for itself, `part` of the way from `before` (0) to `after` (1).
    pub(super) fn lerp(before: &Self, after: &Self, part: f32) -> Self {
        let mut numbers = before.numbers();
        for (from, to) in numbers.iter_mut().zip(after.numbers()) {
            *from += (to - *from) * part;
        }
        face(numbers)
    }

    /// What a feeling adds to the face of a mood; nothing adds nothing.
    pub fn added_by(feeling: Option<Feeling>) -> Self {
        let added = feeling.and_then(|feeling| FEELINGS.iter().find(|(known, _)| *known == feeling));
        added.map_or(face([0.0; N_NUMBERS]), |(_, added)| *added)
    }

    /// The face of a mood with what a feeling adds, each number within its range. `age` is that of the look, 0 to 1: the brows of
    /// the young are not lifted so far that the forehead ages them.
    #[must_use]
    pub fn with(self, added: &Self, age: f32) -> Self {
        let mut numbers = self.with_smile_held_back((1.0 + SMILE_HELD_BACK * added.curve.min(0.0)).max(0.0)).numbers();
        for ((number, added), (low, high)) in numbers.iter_mut().zip(added.numbers()).zip(RANGES) {
            *number = (*number + added).clamp(low, high);
        }
        let both = face(numbers);
        let highest = if age < YOUNG { self.brow_in.max(BROW_OF_THE_YOUNG) } else { 1.0 };
        Self { brow_in: both.brow_in.min(highest), ..both }
    }

    /// With this part of its smile, 0 to 1. A mouth that does not smile stays as it is.
    fn with_smile_held_back(self, part: f32) -> Self {
        if self.curve <= 0.0 {
            return self;
        }
        let Self { squint, curve, open, wide, .. } = self;
        Self { squint: squint * part, curve: curve * part, open: open * part, wide: wide * part, ..self }
    }

    /// The same expression for a face so small that it must act a little more to be read.
    pub(super) fn for_small_face(self) -> Self {
        Self {
            curve: self.curve * 1.25,
            brow_in: self.brow_in * 1.35,
            brow_out: self.brow_out * 1.2,
            wide: self.wide + 0.10,
            open: self.open * 1.15,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nine_drawn_moods_have_the_faces_of_the_table() {
        for (mood, drawn) in FACES {
            let shown = Expression::from_mood(mood);
            assert!((shown.curve - drawn.curve).abs() < 1e-6 && (shown.tilt - drawn.tilt).abs() < 1e-6, "{mood}");
        }
    }

    #[test]
    fn between_two_drawn_moods_every_number_is_in_between() {
        let shown = Expression::from_mood(-5.5);
        assert!((shown.brow_in - 0.01).abs() < 1e-5);
        assert!((shown.shoulder - 0.60).abs() < 1e-5);
    }

    #[test]
    fn every_feeling_shows_on_every_mood_and_keeps_to_the_ranges() {
        for (feeling, added) in FEELINGS {
            assert_eq!(Expression::added_by(Some(feeling)), added);
            for mood in -10..=10_i8 {
                let plain = Expression::from_mood(mood.into());
                let shown = plain.with(&added, 0.5);
                let moved: f32 = shown.numbers().iter().zip(plain.numbers()).map(|(shown, plain)| (shown - plain).abs()).sum();
                assert!(moved > 0.4, "{feeling:?} at {mood}: {moved}");
                assert!(shown.numbers().iter().zip(RANGES).all(|(number, (low, high))| (low..=high).contains(number)));
            }
        }
        assert_eq!(Expression::from_mood(3.0).with(&Expression::added_by(None), 0.5), Expression::from_mood(3.0));
    }

    #[test]
    fn no_feeling_lifts_the_brows_of_the_young_so_far_that_the_forehead_ages_them() {
        for (_, added) in FEELINGS {
            assert!(Expression::from_mood(4.0).with(&added, 0.05).brow_in < 0.30);
        }
        let worried = Expression::added_by(Some(Feeling::Worried));
        assert!(Expression::from_mood(4.0).with(&worried, 0.5).brow_in > 0.30);
        // What the mood itself does stays.
        let hurt = Expression::from_mood(-4.0);
        assert!((hurt.with(&worried, 0.05).brow_in - hurt.brow_in).abs() < 1e-6);
    }

    #[test]
    fn nobody_laughs_and_worries_at_once() {
        let worried = Expression::added_by(Some(Feeling::Worried));
        for mood in -10..=10_i8 {
            let shown = Expression::from_mood(mood.into()).with(&worried, 0.5);
            assert!(shown.curve < 0.0 && shown.open < 0.1, "{mood}: {shown:?}");
        }
        let hopeful = Expression::added_by(Some(Feeling::Hopeful));
        assert!(Expression::from_mood(8.0).with(&hopeful, 0.5).curve > 0.8, "hope smiles");
    }

    #[test]
    fn moods_past_the_ends_are_held_there() {
        assert_eq!(Expression::from_mood(-99.0), Expression::from_mood(-10.0));
        assert_eq!(Expression::from_mood(99.0), Expression::from_mood(10.0));
    }
}
