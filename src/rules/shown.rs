//! What can be seen of a mood and its changes: bands, the face of a reserved customer, and how a line was taken.

use std::ops::RangeInclusive;

use crate::format::BandEnd;
use crate::scenario::Temperament;

use super::constants::Rules;

/// How a customer took what was said, by the mood that it moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Regard {
    Hurt,
    CostALittle,
    Unmoved,
    Liked,
    Loved,
}

/// A stretch of a scale that the interface has one word for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Both ends included.
    pub points: RangeInclusive<i8>,
}

impl Band {
    /// The point in its middle.
    pub fn middle(&self) -> f32 {
        f32::midpoint((*self.points.start()).into(), (*self.points.end()).into())
    }
}

impl Rules {
    /// How many bands of trust there are, from believing nothing to sending a friend.
    pub const N_TRUST_BANDS: usize = 5;

    /// How many bands of mood there are, from the end of their tether to delighted.
    pub const N_MOOD_BANDS: usize = 7;

    /// By how many points a reserved customer's face is nearer to neutral than their mood: the width of a band.
    const HELD_BACK: f32 = 3.0;

    /// The index of the band that a mood is in, 0 for the lowest.
    pub fn mood_band(&self, mood: i8) -> usize {
        band_of(&self.file.mood_bands, mood)
    }

    /// The index of the band that a trust is in, 0 for the lowest.
    pub fn trust_band(&self, trust: i8) -> usize {
        band_of(&self.file.trust_bands, trust)
    }

    /// The bands of mood, from the lowest up.
    pub fn mood_bands(&self) -> impl Iterator<Item = Band> {
        bands(self.file.mood.lowest, &self.file.mood_bands)
    }

    /// A mood in the middle of *calm*, in which somebody listens.
    pub fn calm_mood(&self) -> i8 {
        let calm = self.mood_bands().nth(Self::CALM);
        calm.map_or(0, |band| i8::midpoint(*band.points.start(), *band.points.end()))
    }

    /// The bands of trust, from the lowest up.
    pub fn trust_bands(&self) -> impl Iterator<Item = Band> {
        bands(self.file.trust.lowest, &self.file.trust_bands)
    }

    /// The mood, -10 to 10, that a customer's face shows. Where the face is on its way, `mood` is between two whole ones.
    pub fn shown_mood(&self, temperament: Temperament, mood: f32) -> f32 {
        if temperament == Temperament::Reserved { mood.signum() * (mood.abs() - Self::HELD_BACK).max(0.0) } else { mood }
    }

    /// How a line was taken that moved mood by so much.
    pub fn regard(&self, change: i8) -> Regard {
        match change {
            3.. => Regard::Loved,
            1..=2 => Regard::Liked,
            0 => Regard::Unmoved,
            -2..=-1 => Regard::CostALittle,
            ..=-3 => Regard::Hurt,
        }
    }
}

fn bands(lowest: i8, ends: &[BandEnd]) -> impl Iterator<Item = Band> {
    let mut from = lowest;
    ends.iter().map(move |band| {
        let points = from..=band.up_to;
        from = band.up_to.saturating_add(1);
        Band { points }
    })
}

fn band_of(bands: &[BandEnd], value: i8) -> usize {
    bands.iter().position(|band| value <= band.up_to).unwrap_or(bands.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::SCALE;

    #[test]
    fn the_bands_hold_every_mood_and_every_trust_once() {
        let rules = Rules::newest();
        assert_eq!(rules.mood_bands().count(), Rules::N_MOOD_BANDS);
        let scale: Vec<i8> = SCALE.collect();
        assert_eq!(rules.mood_bands().flat_map(|band| band.points).collect::<Vec<_>>(), scale);
        assert_eq!(rules.trust_bands().flat_map(|band| band.points).collect::<Vec<_>>(), scale);
        assert_eq!(rules.trust_bands().count(), Rules::N_TRUST_BANDS);
        for (index, band) in rules.mood_bands().enumerate() {
            assert!(band.points.into_iter().all(|mood| rules.mood_band(mood) == index));
        }
        for (index, band) in rules.trust_bands().enumerate() {
            assert!(band.points.into_iter().all(|trust| rules.trust_band(trust) == index));
        }
    }

    #[test]
    fn every_version_has_the_same_bands() {
        for rules in Rules::all() {
            assert!(rules.mood_bands().eq(Rules::newest().mood_bands()));
            assert!(rules.trust_bands().eq(Rules::newest().trust_bands()));
        }
    }

    #[test]
    fn the_middle_of_a_band_may_lie_between_two_points() {
        let middles: Vec<f32> = Rules::of(1).unwrap().mood_bands().map(|band| band.middle()).collect();
        assert_eq!(middles, [-8.5, -5.0, -2.0, 1.5, 5.0, 7.5, 9.5]);
    }

    #[test]
    fn a_reserved_customer_shows_less_and_never_the_other_side() {
        let rules = Rules::newest();
        for (mood, shown) in [(-10.0, -7.0), (-3.5, -0.5), (-2.0, 0.0), (0.0, 0.0), (3.0, 0.0), (8.0, 5.0)] {
            assert!((rules.shown_mood(Temperament::Reserved, mood) - shown).abs() < 1e-6, "{mood}");
            assert!((rules.shown_mood(Temperament::Fiery, mood) - mood).abs() < 1e-6, "{mood}");
        }
    }

    #[test]
    fn three_points_are_loved_or_hurt() {
        use Regard::{CostALittle, Hurt, Liked, Loved, Unmoved};
        let taken = [-5, -3, -2, -1, 0, 1, 2, 3, 5].map(|change| Rules::newest().regard(change));
        assert_eq!(taken, [Hurt, Hurt, CostALittle, CostALittle, Unmoved, Liked, Liked, Loved, Loved]);
    }
}
