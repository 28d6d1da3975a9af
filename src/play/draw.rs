//! Keyed draws: each depends on the seed and on its own place, never on what was drawn before.
//! So a beat looks the same however it was reached, and a new try from a turning point does not reshuffle the rest.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng as _, SeedableRng as _};

use crate::scenario::{BeatId, Scenario, Temperament};

use super::seed::Seed;

/// Everything that is drawn for one run of one scenario. Purposes and places are fixed for ever; golden tests hold them.
#[derive(Clone, Copy)]
pub struct Drawn<'s> {
    scenario: &'s Scenario,
    seed: Seed,
}

impl<'s> Drawn<'s> {
    pub fn new(scenario: &'s Scenario, seed: Seed) -> Self {
        Self { scenario, seed }
    }

    /// Who the customer is today.
    pub fn temperament(self) -> Temperament {
        let temperaments = &self.scenario.customer().temperaments;
        let drawn = self.pick("temperament/customer", temperaments.len());
        temperaments.get(drawn).copied().unwrap_or(Temperament::Easygoing)
    }

    /// Which phrasing of a beat's line is spoken, from 0; of the variant that is told, from 0, where that has phrasings of its own.
    /// `None` where nothing is said.
    pub fn wording(self, beat: BeatId, variant: Option<usize>) -> Option<usize> {
        let beat = &self.scenario.beats()[beat];
        if let Some((index, variant)) = variant.and_then(|index| Some((index, beat.variants.get(index)?)))
            && !variant.says.is_empty()
        {
            // Variants are counted from 1, as everything that an author counts.
            return Some(self.pick(&format!("says/{}#{}", beat.id, index + 1), variant.says.len()));
        }
        (!beat.says.is_empty()).then(|| self.pick(&format!("wording/{}", beat.id), beat.says.len()))
    }

    /// The order in which a beat's options are shown: indices as written, from 0. Closed options are counted.
    pub fn order(self, beat: BeatId) -> Vec<usize> {
        let beat = &self.scenario.beats()[beat];
        let mut order: Vec<usize> = (0..beat.choices().len()).collect();
        let mut generator = self.generator(&format!("order/{}", beat.id));
        for last in (1..order.len()).rev() {
            let drawn = pick_with(&mut generator, last + 1);
            order.swap(last, drawn);
        }
        order
    }

    /// The value of a detail.
    pub fn detail(self, name: &str) -> Option<&'s str> {
        let detail = self.scenario.details().iter().find(|detail| detail.name == name)?;
        detail.values.get(self.pick(&format!("detail/{name}"), detail.values.len())).map(String::as_str)
    }

    /// Which pushback line is spoken at the `turn`-th time, from 0: in turn from the drawn one. `None` where there are none.
    pub fn pushback(self, turn: usize) -> Option<usize> {
        let n_lines = self.scenario.customer().pushback.len();
        (n_lines > 0).then(|| (self.pick("pushback/customer", n_lines) + turn) % n_lines)
    }

    fn pick(self, key: &str, n: usize) -> usize {
        pick_with(&mut self.generator(key), n)
    }

    fn generator(self, key: &str) -> Xoshiro256PlusPlus {
        let keyed = u64::from(self.seed.number()) ^ crate::scenario::fnv1a64(key.as_bytes());
        Xoshiro256PlusPlus::seed_from_u64(keyed)
    }
}

/// One of `n`, from 0, out of one number of the generator. 0 where `n` is 0.
fn pick_with(generator: &mut Xoshiro256PlusPlus, n: usize) -> usize {
    let scaled = (u128::from(generator.next_u64()) * n as u128) >> 64;
    usize::try_from(scaled).unwrap_or(0)
}
