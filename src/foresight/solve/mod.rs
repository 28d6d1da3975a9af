//! Solving a loop: chances of going from one member to another, chances of leaving, and what is to be found out about each.
//!
//! A loop that is well mixed and often left is solved by going round (`krylov.rs`), with a bound on the error that is proved from what
//! is left over. Where that bound is not met, because the loop is long and narrow or hardly ever left, its members are eliminated
//! without a subtraction (`eliminate.rs`), which is as exact for a loop left once in a thousand million times as for any other.

mod eliminate;
mod krylov;
mod rows;

use eliminate::Elimination;
pub(super) use rows::Rows;

/// A loop under one way of playing. The chances of each member, also that of leaving, sum to 1.
pub(super) struct MarkovChain {
    /// From, to, chance; two for the same pair add up.
    terms: Vec<(u32, u32, f64)>,
    /// For each member the chance of leaving from there.
    leaves: Vec<f64>,
    /// For each member what is known: what it is worth on its own, or how often it is entered from outside.
    known: Vec<f64>,
}

/// What is to be found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// Of each member: what is known, and what the members that it leads to are worth, each times its chance.
    Values,
    /// Of each member: what is known, and the visits of the members that lead to it, each times its chance.
    Visits,
}

impl MarkovChain {
    /// A loop of `n` members about which nothing is known.
    pub(super) fn new(n: usize) -> Self {
        Self { terms: Vec::new(), leaves: vec![0.0; n], known: vec![0.0; n] }
    }

    pub(super) fn add_value(&mut self, member: usize, amount: f64) {
        if let Some(known) = self.known.get_mut(member) {
            *known += amount;
        }
    }

    pub(super) fn add_transition(&mut self, from: usize, to: usize, chance: f64) {
        self.terms.push((from as u32, to as u32, chance));
    }

    pub(super) fn add_exit(&mut self, from: usize, chance: f64) {
        if let Some(leaves) = self.leaves.get_mut(from) {
            *leaves += chance;
        }
    }

    /// What every member is worth. From every member there must be a way to leave. Worth nothing once `is_cancelled` says so.
    pub(super) fn values(&self, is_cancelled: &dyn Fn() -> bool) -> Vec<f64> {
        self.solve(Wanted::Values, is_cancelled)
    }

    /// How often every member is visited; as for [`Self::values`].
    pub(super) fn visits(&self, is_cancelled: &dyn Fn() -> bool) -> Vec<f64> {
        self.solve(Wanted::Visits, is_cancelled)
    }

    fn solve(&self, wanted: Wanted, is_cancelled: &dyn Fn() -> bool) -> Vec<f64> {
        let reached = if self.known.len() <= FEW { None } else { Some(self.go_round(wanted, is_cancelled)) };
        match reached {
            Some(Ok(found)) => found,
            Some(Err(reached)) => self.eliminate(wanted, is_cancelled).unwrap_or(reached),
            None => self.eliminate(wanted, is_cancelled).unwrap_or_else(|| self.known.clone()),
        }
    }

    fn eliminate(&self, wanted: Wanted, is_cancelled: &dyn Fn() -> bool) -> Option<Vec<f64>> {
        Elimination::new(self, is_cancelled).map(|elimination| elimination.solve(&self.known, wanted))
    }

    /// `Err` with what was reached, where the bound on the error is not met.
    fn go_round(&self, wanted: Wanted, is_cancelled: &dyn Fn() -> bool) -> Result<Vec<f64>, Vec<f64>> {
        let terms = self.terms.iter().copied();
        match wanted {
            Wanted::Values => {
                let p = Rows::new(self.known.len(), terms);
                let longest = longest_stay(&p, self.known.len(), is_cancelled).ok_or_else(|| self.known.clone())?;
                let is_enough = |error: &[f64], found: &[f64]| largest(error) * longest <= TOLERANCE * largest(found);
                krylov::solve(&p, &self.known, is_enough, is_cancelled)
            }
            Wanted::Visits => {
                let p = Rows::new(self.known.len(), terms.map(|(from, to, chance)| (to, from, chance)));
                // What is left over is so much of those who enter, wherever it goes from there.
                let entering: f64 = sum(&self.known);
                let is_enough = |error: &[f64], _: &[f64]| sum(error) <= TOLERANCE * entering;
                krylov::solve(&p, &self.known, is_enough, is_cancelled)
            }
        }
    }
}

/// A number of rounds that nobody stays for longer on average, wherever they begin: by so much at most an error at one member is
/// multiplied. If w - P w is at least one half everywhere, 2 w is longer than every stay. `None` where none is found.
fn longest_stay(p: &Rows, n: usize, is_cancelled: &dyn Fn() -> bool) -> Option<f64> {
    let is_half = |error: &[f64], _: &[f64]| largest(error) <= 0.5;
    krylov::solve(p, &vec![1.0; n], is_half, is_cancelled).ok().map(|stays| 2.0 * largest(&stays))
}

/// Members up to which elimination is the shorter way.
const FEW: usize = 48;
/// How exact it is: of values as a part of the largest, of visits as a part of all that enter.
const TOLERANCE: f64 = 1e-11;

fn largest(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |largest, number| f64::max(largest, number.abs()))
}

fn sum(numbers: &[f64]) -> f64 {
    numbers.iter().map(|number| number.abs()).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn never() -> bool {
        false
    }

    #[test]
    fn a_coin_that_is_thrown_until_it_shows_heads_is_thrown_twice() {
        let mut chain = MarkovChain::new(1);
        chain.add_value(0, 1.0);
        chain.add_transition(0, 0, 0.5);
        chain.add_exit(0, 0.5);
        assert!((chain.values(&never)[0] - 2.0).abs() < 1e-12);
        assert!((chain.visits(&never)[0] - 2.0).abs() < 1e-12);
    }

    /// A walk on a line that goes up with chance `up` and otherwise down, and leaves below the first place or above the last.
    fn walk(n: usize, up: f64) -> MarkovChain {
        let mut chain = MarkovChain::new(n);
        for place in 0..n {
            if place + 1 < n {
                chain.add_transition(place, place + 1, up);
            } else {
                chain.add_exit(place, up);
            }
            if place > 0 {
                chain.add_transition(place, place - 1, 1.0 - up);
            } else {
                chain.add_exit(place, 1.0 - up);
            }
        }
        chain
    }

    #[test]
    fn loops_of_any_size_give_what_is_known_of_the_gamblers_ruin() {
        for (n, up) in [(10, 0.5), (48, 0.4), (49, 0.45), (400, 0.5), (900, 0.499)] {
            let mut chain = walk(n, up);
            chain.add_value(n - 1, up);
            let ratio: f64 = (1.0 - up) / up;
            for (place, value) in chain.values(&never).iter().enumerate() {
                let (from, to) = ((place + 1) as f64, (n + 1) as f64);
                let known =
                    if (ratio - 1.0).abs() < 1e-12 { from / to } else { (ratio.powf(from) - 1.0) / (ratio.powf(to) - 1.0) };
                assert!((value - known).abs() < 1e-9, "{n} places, {up}: at {place} {value}, known {known}");
            }
        }
    }

    #[test]
    fn a_loop_that_is_hardly_ever_left_is_solved_all_the_same() {
        let mut chain = MarkovChain::new(3);
        for place in 0..3 {
            chain.add_transition(place, (place + 1) % 3, 1.0);
        }
        chain.add_exit(0, 1e-15);
        chain.add_value(0, 1e-15);
        for value in chain.values(&never) {
            assert!((value - 1.0).abs() < 1e-9, "{value}");
        }
    }

    /// A loop drawn by a seed: from each member ways to three others, and from one in eight a way out.
    fn drawn(n: usize, seed: u64, leaving: f64) -> MarkovChain {
        let mut chain = MarkovChain::new(n);
        let mut state = seed;
        let mut below = |n: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % n
        };
        for member in 0..n {
            let leaves = if member == 0 || below(8) == 0 { leaving } else { 0.0 };
            chain.add_exit(member, leaves);
            chain.add_value(member, leaves * below(4) as f64 / 3.0);
            chain.add_transition(member, (member + 1) % n, 0.5);
            for share in [0.25, 0.25 - leaves] {
                chain.add_transition(member, below(n), share);
            }
        }
        chain
    }

    /// What every member is worth, or how often it is visited, by Gauss and Jordan with the largest pivot.
    fn by_force(chain: &MarkovChain, wanted: Wanted) -> Vec<f64> {
        let n = chain.known.len();
        let mut square = vec![vec![0.0; n + 1]; n];
        for (member, row) in square.iter_mut().enumerate() {
            row[member] = 1.0;
            row[n] = chain.known[member];
        }
        for (from, to, chance) in &chain.terms {
            let (from, to) = (*from as usize, *to as usize);
            let (row, column) = if wanted == Wanted::Values { (from, to) } else { (to, from) };
            square[row][column] -= chance;
        }
        for place in 0..n {
            let pivot =
                (place..n).max_by(|one, other| square[*one][place].abs().total_cmp(&square[*other][place].abs())).unwrap();
            square.swap(place, pivot);
            let row = square[place].clone();
            for (other, target) in square.iter_mut().enumerate().filter(|(other, _)| *other != place) {
                let share = target[place] / row[place];
                assert!(share.is_finite(), "{other}");
                target.iter_mut().zip(&row).for_each(|(target, source)| *target -= share * source);
            }
        }
        square.iter().enumerate().map(|(place, row)| row[n] / row[place]).collect()
    }

    #[track_caller]
    fn agree(found: &[f64], expected: &[f64]) {
        let scale = largest(expected).max(1.0);
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9 * scale, "{found} {expected}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn loops_drawn_at_random_are_solved_as_by_force(n in 1_usize..160, seed: u64, leaving in 0.01_f64..0.25) {
            let chain = drawn(n, seed, leaving);
            for wanted in [Wanted::Values, Wanted::Visits] {
                let expected = by_force(&chain, wanted);
                agree(&chain.solve(wanted, &never), &expected);
                agree(&chain.eliminate(wanted, &never).unwrap(), &expected);
                if let Ok(round) = chain.go_round(wanted, &never) {
                    agree(&round, &expected);
                }
            }
        }
    }

    #[test]
    fn a_well_mixed_loop_needs_no_elimination() {
        for n in [50, 500, 5_000] {
            for wanted in [Wanted::Values, Wanted::Visits] {
                assert!(drawn(n, 7, 0.1).go_round(wanted, &never).is_ok(), "{n} {wanted:?}");
            }
        }
    }

    #[test]
    fn a_large_loop_left_once_in_a_thousand_million_times_is_exact() {
        let n = 600;
        let mut chain = MarkovChain::new(n);
        for member in 0..n {
            let leaves = if member % 100 == 7 { 1e-9 } else { 0.0 };
            chain.add_exit(member, leaves);
            chain.add_value(member, if member < 300 { leaves } else { 0.0 });
            chain.add_transition(member, (member + 1) % n, 0.5);
            chain.add_transition(member, (member * 7 + 3) % n, 0.5 - leaves);
        }
        let values = chain.values(&never);
        let mut entered = MarkovChain { known: vec![0.0; n], terms: chain.terms.clone(), leaves: chain.leaves.clone() };
        entered.add_value(5, 1.0);
        // The chance of leaving well is the same by either road.
        let visits = entered.visits(&never);
        let by_visits: f64 = visits.iter().zip(&chain.known).map(|(visits, known)| visits * known).sum();
        let left: f64 = visits.iter().zip(&chain.leaves).map(|(visits, leaves)| visits * leaves).sum();
        assert!((left - 1.0).abs() < 1e-9, "{left}");
        assert!((values[5] - by_visits).abs() < 1e-9, "{} {by_visits}", values[5]);
        assert!(values.iter().all(|value| (value - values[5]).abs() < 1e-6), "it hardly matters where one begins");
    }

    #[test]
    fn solving_ends_when_it_is_cancelled() {
        let chain = drawn(4_000, 3, 1e-9);
        let _ = chain.values(&|| true);
        let _ = chain.visits(&|| true);
    }
}
