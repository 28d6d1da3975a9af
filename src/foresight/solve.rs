//! Solving a loop: chances of going from one member to another, chances of leaving, and what is to be found out about each.

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

    /// What every member is worth. From every member there must be a way to leave.
    pub(super) fn values(&self) -> Vec<f64> {
        self.solve(Wanted::Values)
    }

    /// How often every member is visited. From every member there must be a way to leave.
    pub(super) fn visits(&self) -> Vec<f64> {
        self.solve(Wanted::Visits)
    }

    /// By elimination where there are few members, and otherwise by going round until all rounds still to come change nothing that
    /// counts. A loop that is hardly ever left is too slow for that, and is eliminated as well where it can be.
    fn solve(&self, wanted: Wanted) -> Vec<f64> {
        let n = self.known.len();
        if n <= FEW {
            return self.eliminate(wanted);
        }
        let rounds = if n <= MANY { ROUNDS } else { MOST_ROUNDS };
        self.go_round(wanted, rounds).unwrap_or_else(|reached| if n <= MANY { self.eliminate(wanted) } else { reached })
    }

    /// Gauss and Seidel's way: puts in what was found so far, again and again. `Err` with that where the rounds do not suffice.
    fn go_round(&self, wanted: Wanted, rounds: usize) -> Result<Vec<f64>, Vec<f64>> {
        let rows = Csr::new(self, wanted);
        let mut found = vec![0.0; self.known.len()];
        let (mut last_change, mut last_part) = (0.0, 1.0);
        for _ in 0..rounds {
            let mut change: f64 = 0.0;
            let mut largest: f64 = 1.0;
            for (member, known) in self.known.iter().enumerate() {
                let (mut sum, mut own) = (*known, 0.0);
                for (other, chance) in rows.of(member) {
                    let other = *other as usize;
                    if other == member {
                        own += chance;
                    } else {
                        sum += chance * found.get(other).copied().unwrap_or_default();
                    }
                }
                let value = sum / (1.0 - own);
                if let Some(entry) = found.get_mut(member) {
                    change = change.max((value - *entry).abs());
                    largest = largest.max(value.abs());
                    *entry = value;
                }
            }
            // In the end every change is the same part of the one before, so this is what all that are still to come sum to.
            let part = if last_change > 0.0 { change / last_change } else { 1.0 };
            let slowest = f64::max(part, last_part);
            if change < NOTHING * largest || slowest < 1.0 && change * slowest / (1.0 - slowest) < TOLERANCE * largest {
                return Ok(found);
            }
            last_part = part;
            last_change = change;
        }
        Err(found)
    }

    /// Takes one member out after the other: who would go there goes at once to where it leads. The chance of going on from a member
    /// is never 1 less that of staying, but summed up, so that small chances are not lost (Grassmann, Taksar and Heyman 1985).
    fn eliminate(&self, wanted: Wanted) -> Vec<f64> {
        let n = self.known.len();
        let mut matrix = DenseMatrix::new(n);
        for (from, to, chance) in &self.terms {
            matrix.add(*from as usize, *to as usize, *chance);
        }
        let (mut leaves, mut found) = (self.leaves.clone(), self.known.clone());
        let mut goes_on = vec![1.0; n];
        for last in (0..n).rev() {
            let row = matrix.row(last, last).to_vec();
            let total = leaves.get(last).copied().unwrap_or_default() + row.iter().sum::<f64>();
            if let Some(entry) = goes_on.get_mut(last) {
                *entry = total;
            }
            let (known, leaving) = (take(&found, last) / total, take(&leaves, last) / total);
            for other in 0..last {
                let chance = matrix.get(other, last);
                let back = row.get(other).copied().unwrap_or_default();
                if let Some(entry) = found.get_mut(other) {
                    *entry += known * if wanted == Wanted::Values { chance } else { back };
                }
                if chance > 0.0 {
                    matrix.add_row(other, &row, chance / total);
                    if let Some(entry) = leaves.get_mut(other) {
                        *entry += chance * leaving;
                    }
                }
            }
        }
        for member in 0..n {
            let others = (0..member).map(|other| {
                let chance = if wanted == Wanted::Values { matrix.get(member, other) } else { matrix.get(other, member) };
                chance * take(&found, other)
            });
            let sum: f64 = others.sum();
            let total = take(&goes_on, member);
            if let Some(entry) = found.get_mut(member) {
                *entry = (*entry + sum) / total;
            }
        }
        found
    }
}

/// Members up to which elimination is the shorter way.
const FEW: usize = 48;
/// Members up to which elimination is bearable where nothing else gets there.
const MANY: usize = 2_000;
/// How exact a value is to be, as a part of the largest.
const TOLERANCE: f64 = 1e-12;
/// A change, as a part of the largest value, that is not more than rounding.
const NOTHING: f64 = 1e-17;
/// Rounds after which going round has shown to be too slow.
const ROUNDS: usize = 2_000;
/// Rounds after which it ends in any case.
const MOST_ROUNDS: usize = 100_000;

fn take(row: &[f64], place: usize) -> f64 {
    row.get(place).copied().unwrap_or_default()
}

/// For each member the others on which it depends, in compressed rows.
struct Csr {
    first: Vec<u32>,
    terms: Vec<(u32, f64)>,
}

impl Csr {
    fn new(chain: &MarkovChain, wanted: Wanted) -> Self {
        let turned = |(from, to, chance): &(u32, u32, f64)| match wanted {
            Wanted::Values => (*from as usize, *to, *chance),
            Wanted::Visits => (*to as usize, *from, *chance),
        };
        let mut next = vec![0_u32; chain.known.len() + 1];
        for (row, _, _) in chain.terms.iter().map(turned) {
            if let Some(count) = next.get_mut(row + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for entry in &mut next {
            sum += *entry;
            *entry = sum;
        }
        let first = next.clone();
        let mut terms = vec![(0, 0.0); chain.terms.len()];
        for (row, other, chance) in chain.terms.iter().map(turned) {
            if let Some(place) = next.get_mut(row) {
                if let Some(term) = terms.get_mut(*place as usize) {
                    *term = (other, chance);
                }
                *place += 1;
            }
        }
        Self { first, terms }
    }

    fn of(&self, row: usize) -> &[(u32, f64)] {
        let bound = |row: usize| self.first.get(row).map_or(0, |place| *place as usize);
        self.terms.get(bound(row)..bound(row + 1)).unwrap_or_default()
    }
}

/// A square of numbers, row after row.
struct DenseMatrix {
    n: usize,
    numbers: Vec<f64>,
}

impl DenseMatrix {
    fn new(n: usize) -> Self {
        Self { n, numbers: vec![0.0; n * n] }
    }

    fn get(&self, row: usize, column: usize) -> f64 {
        take(&self.numbers, row * self.n + column)
    }

    /// The first numbers of a row.
    fn row(&self, row: usize, n: usize) -> &[f64] {
        self.numbers.get(row * self.n..row * self.n + n).unwrap_or_default()
    }

    fn add(&mut self, row: usize, column: usize, amount: f64) {
        if let Some(number) = self.numbers.get_mut(row * self.n + column) {
            *number += amount;
        }
    }

    /// Adds to the first numbers of a row those of another, each times `share`.
    fn add_row(&mut self, row: usize, other: &[f64], share: f64) {
        let target = self.numbers.get_mut(row * self.n..row * self.n + other.len()).unwrap_or_default();
        for (target, source) in target.iter_mut().zip(other) {
            *target += share * *source;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coin_that_is_thrown_until_it_shows_heads_is_thrown_twice() {
        let mut chain = MarkovChain::new(1);
        chain.add_value(0, 1.0);
        chain.add_transition(0, 0, 0.5);
        chain.add_exit(0, 0.5);
        assert!((chain.values()[0] - 2.0).abs() < 1e-12);
        assert!((chain.visits()[0] - 2.0).abs() < 1e-12);
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
            for (place, value) in chain.values().iter().enumerate() {
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
        for value in chain.values() {
            assert!((value - 1.0).abs() < 1e-9, "{value}");
        }
    }

    #[test]
    fn elimination_and_going_round_agree_on_values_and_on_visits() {
        let mut chain = walk(60, 0.55);
        (0..60).for_each(|place| chain.add_value(place, 1.0 / (place + 1) as f64));
        for wanted in [Wanted::Values, Wanted::Visits] {
            let round = chain.go_round(wanted, MOST_ROUNDS).unwrap();
            for (one, other) in chain.eliminate(wanted).into_iter().zip(round) {
                assert!((one - other).abs() < 1e-9, "{one} {other}");
            }
        }
    }
}
