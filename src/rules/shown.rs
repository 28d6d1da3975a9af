//! What can be seen of a mood and its changes: bands, the face of a reserved customer, and how a line was taken.

use std::ops::RangeInclusive;

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

impl Rules {
    /// How many bands of mood there are, from the end of their tether to delighted.
    pub const N_MOOD_BANDS: usize = 7;

    /// By how many points a reserved customer's face is nearer to neutral than their mood: the width of a band.
    const HELD_BACK: f32 = 3.0;

    /// The index of the band that a mood is in, 0 for the lowest.
    pub fn mood_band(&self, mood: i8) -> usize {
        band_of(&self.file.mood_words, mood)
    }

    /// The index of the band that a trust is in, 0 for the lowest.
    pub fn trust_band(&self, trust: i8) -> usize {
        band_of(&self.file.trust_words, trust)
    }

    /// The bands of mood from the lowest up, each with the moods that are in it and its word.
    pub fn mood_bands(&self) -> impl Iterator<Item = (RangeInclusive<i8>, &str)> {
        let mut from = self.file.mood.lowest;
        self.file.mood_words.iter().map(move |band| {
            let moods = from..=band.up_to;
            from = band.up_to.saturating_add(1);
            (moods, band.word.as_str())
        })
    }

    /// The word for a mood, as in "at ease".
    pub fn mood_word(&self, mood: i8) -> &str {
        self.file.mood_words.get(self.mood_band(mood)).map_or("", |band| &band.word)
    }

    /// The word for a trust, as in "gives you credit".
    pub fn trust_word(&self, trust: i8) -> &str {
        self.file.trust_words.get(self.trust_band(trust)).map_or("", |band| &band.word)
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

fn band_of(bands: &[crate::format::BandWord], value: i8) -> usize {
    bands.iter().position(|band| value <= band.up_to).unwrap_or(bands.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mood_and_trust_has_the_word_of_its_band() {
        let rules = Rules::of(1).unwrap();
        let moods = [
            (-10, "at the end of their rope"),
            (-7, "at the end of their rope"),
            (-6, "upset"),
            (-1, "guarded"),
            (0, "even"),
            (3, "even"),
            (4, "at ease"),
            (8, "glad"),
            (9, "delighted"),
            (10, "delighted"),
        ];
        for (mood, word) in moods {
            assert_eq!(rules.mood_word(mood), word, "mood {mood}");
        }
        let trusts =
            [(-6, "believes nothing"), (-3, "doubts you"), (2, "undecided"), (5, "gives you credit"), (6, "would send a friend")];
        for (trust, word) in trusts {
            assert_eq!(rules.trust_word(trust), word, "trust {trust}");
        }
    }

    #[test]
    fn the_bands_of_mood_hold_every_mood_once() {
        let rules = Rules::newest();
        assert_eq!(rules.mood_bands().count(), Rules::N_MOOD_BANDS);
        let moods: Vec<i8> = rules.mood_bands().flat_map(|(moods, _)| moods).collect();
        assert_eq!(moods, (-10..=10).collect::<Vec<_>>());
        for (index, (moods, _)) in rules.mood_bands().enumerate() {
            assert!(moods.into_iter().all(|mood| rules.mood_band(mood) == index));
        }
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
