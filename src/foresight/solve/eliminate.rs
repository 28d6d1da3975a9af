//! Taking out one member of a loop after the other: who would go there goes at once to where it leads. The chance of going on from a
//! member is never 1 less that of staying, but summed up, so that small chances are not lost (Grassmann, Taksar and Heyman 1985).
//! Members with few ways in and out go first (Markowitz 1957), so that a long and narrow loop stays sparse; what is left once few
//! ways remain few no more is a smaller loop of its own, and is kept as a whole square.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{MarkovChain, Wanted};

/// Ways in times ways out up to which a member is taken out by itself.
const MOST_WAYS: usize = 96 * 96;
/// Members up to which what is left is kept as a whole square: 200 MB.
const LARGEST_SQUARE: usize = 5_000;

/// A loop in the order in which its members are taken out, ready for any question about it.
pub(super) struct Elimination {
    /// First those that were taken out by themselves, in their order.
    taken: Vec<Taken>,
    /// Where each goes and where it is come from, with the chance: ways out, then ways in.
    ways: Vec<(u32, f64)>,
    /// The members of the square that is left, and where each goes on to, in the places of the square.
    left: Vec<u32>,
    square: Square,
}

/// Members, each with a chance.
type Ways = [(u32, f64)];

/// A member that was taken out.
struct Taken {
    member: u32,
    /// The chance of going on to others, or of leaving, when it was taken out.
    goes_on: f64,
    /// Where its ways begin in those of all, where those in begin, and where they end.
    out: usize,
    into: usize,
    end: usize,
}

impl Elimination {
    /// `None` where too much is left for a square, or where `is_cancelled` says so.
    pub(super) fn new(chain: &MarkovChain, is_cancelled: &dyn Fn() -> bool) -> Option<Self> {
        let mut work = Work::new(chain);
        while let Some(member) = work.cheapest() {
            if work.taken.len().is_multiple_of(64) && is_cancelled() {
                return None;
            }
            work.take_out(member);
        }
        work.into_square(is_cancelled)
    }

    /// What every member is worth, or how often it is visited.
    pub(super) fn solve(&self, known: &[f64], wanted: Wanted) -> Vec<f64> {
        let mut found = known.to_vec();
        for taken in &self.taken {
            let part = value(&found, taken.member) / taken.goes_on;
            for (other, chance) in self.ways_of(taken, wanted).1 {
                add(&mut found, *other, chance * part);
            }
        }
        let mut square: Vec<f64> = self.left.iter().map(|member| value(&found, *member)).collect();
        self.square.solve(&mut square, wanted);
        for (member, value) in self.left.iter().zip(square) {
            set(&mut found, *member, value);
        }
        for taken in self.taken.iter().rev() {
            let sum: f64 = self.ways_of(taken, wanted).0.iter().map(|(other, chance)| chance * value(&found, *other)).sum();
            let all = value(&found, taken.member) + sum;
            set(&mut found, taken.member, all / taken.goes_on);
        }
        found
    }

    /// The ways on which a member depends, and those by which others depend on it. For visits those are the other way round; but
    /// what it passes on is then a chance of where it goes.
    fn ways_of(&self, taken: &Taken, wanted: Wanted) -> (&Ways, &Ways) {
        let out = self.ways.get(taken.out..taken.into).unwrap_or_default();
        let into = self.ways.get(taken.into..taken.end).unwrap_or_default();
        match wanted {
            Wanted::Values => (out, into),
            Wanted::Visits => (into, out),
        }
    }
}

/// A loop of which some members were taken out.
struct Work {
    /// For each member where it goes, without itself, by number; empty once it was taken out.
    rows: Vec<Vec<(u32, f64)>>,
    /// For each member from where it is come to, by number.
    columns: Vec<Vec<u32>>,
    leaves: Vec<f64>,
    is_out: Vec<bool>,
    /// Cost and member, the cheapest first; out of date where the cost is another by now.
    waiting: BinaryHeap<Reverse<(usize, u32)>>,
    taken: Vec<Taken>,
    ways: Vec<(u32, f64)>,
    merged: Vec<(u32, f64)>,
}

impl Work {
    fn new(chain: &MarkovChain) -> Self {
        let n = chain.known.len();
        let mut rows: Vec<Vec<(u32, f64)>> = vec![Vec::new(); n];
        for (from, to, chance) in chain.terms.iter().filter(|(from, to, _)| from != to) {
            if let Some(row) = rows.get_mut(*from as usize) {
                row.push((*to, *chance));
            }
        }
        let mut columns: Vec<Vec<u32>> = vec![Vec::new(); n];
        for (from, row) in (0..).zip(&mut rows) {
            row.sort_by_key(|(to, _)| *to);
            row.dedup_by(|next, kept| {
                next.0 == kept.0 && {
                    kept.1 += next.1;
                    true
                }
            });
            for (to, _) in row {
                if let Some(column) = columns.get_mut(*to as usize) {
                    column.push(from);
                }
            }
        }
        let mut work = Self {
            rows,
            columns,
            leaves: chain.leaves.clone(),
            is_out: vec![false; n],
            waiting: BinaryHeap::new(),
            taken: Vec::with_capacity(n),
            ways: Vec::new(),
            merged: Vec::new(),
        };
        work.waiting = (0..n as u32).map(|member| Reverse((work.cost(member), member))).collect();
        work
    }

    fn row(&self, member: u32) -> &[(u32, f64)] {
        self.rows.get(member as usize).map(Vec::as_slice).unwrap_or_default()
    }

    fn column(&self, member: u32) -> &[u32] {
        self.columns.get(member as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// As many ways as taking it out may add.
    fn cost(&self, member: u32) -> usize {
        self.row(member).len() * self.column(member).len()
    }

    /// The member that adds the fewest ways, where those are few.
    fn cheapest(&mut self) -> Option<u32> {
        while let Some(Reverse((cost, member))) = self.waiting.pop() {
            if self.is_out.get(member as usize).copied().unwrap_or(true) || cost != self.cost(member) {
                continue;
            }
            if cost > MOST_WAYS {
                self.waiting.push(Reverse((cost, member)));
                return None;
            }
            return Some(member);
        }
        None
    }

    fn take_out(&mut self, member: u32) {
        let row = self.rows.get_mut(member as usize).map(std::mem::take).unwrap_or_default();
        let column = self.columns.get_mut(member as usize).map(std::mem::take).unwrap_or_default();
        let leaving = value(&self.leaves, member);
        let goes_on = leaving + row.iter().map(|(_, chance)| chance).sum::<f64>();
        let out = self.ways.len();
        self.ways.extend_from_slice(&row);
        let into = self.ways.len();
        for from in &column {
            let Some(chance) = self.redirect(*from, member, &row, goes_on) else { continue };
            add(&mut self.leaves, *from, chance * (leaving / goes_on));
            self.ways.push((*from, chance));
        }
        if let Some(is_out) = self.is_out.get_mut(member as usize) {
            *is_out = true;
        }
        for (to, _) in &row {
            if let Some(column) = self.columns.get_mut(*to as usize)
                && let Ok(place) = column.binary_search(&member)
            {
                column.remove(place);
            }
        }
        for other in row.iter().map(|(to, _)| to).chain(&column) {
            self.waiting.push(Reverse((self.cost(*other), *other)));
        }
        self.taken.push(Taken { member, goes_on, out, into, end: self.ways.len() });
    }

    /// Lets those who went from here to `member` go at once to where that leads. Gives the chance with which they went.
    fn redirect(&mut self, from: u32, member: u32, row: &[(u32, f64)], goes_on: f64) -> Option<f64> {
        let own = self.rows.get_mut(from as usize)?;
        let place = own.binary_search_by_key(&member, |(to, _)| *to).ok()?;
        let (_, chance) = own.remove(place);
        let share = chance / goes_on;
        self.merged.clear();
        let mut own = own.iter().copied().peekable();
        for (to, number) in row.iter().filter(|(to, _)| *to != from) {
            while let Some(before) = own.next_if(|(other, _)| other < to) {
                self.merged.push(before);
            }
            let known = own.next_if(|(other, _)| other == to);
            if known.is_none()
                && let Some(column) = self.columns.get_mut(*to as usize)
                && let Err(place) = column.binary_search(&from)
            {
                column.insert(place, from);
            }
            self.merged.push((*to, known.map_or(0.0, |(_, known)| known) + share * number));
        }
        self.merged.extend(own);
        let row = self.rows.get_mut(from as usize)?;
        row.clear();
        row.extend_from_slice(&self.merged);
        Some(chance)
    }

    fn into_square(mut self, is_cancelled: &dyn Fn() -> bool) -> Option<Elimination> {
        let left: Vec<u32> = (0..).zip(&self.is_out).filter(|(_, is_out)| !**is_out).map(|(member, _)| member).collect();
        if left.len() > LARGEST_SQUARE {
            return None;
        }
        let mut square = Square::new(left.iter().map(|member| value(&self.leaves, *member)).collect());
        for (place, member) in left.iter().enumerate() {
            for (to, chance) in self.rows.get_mut(*member as usize).map(std::mem::take).unwrap_or_default() {
                if let Ok(to) = left.binary_search(&to) {
                    square.set(place, to, chance);
                }
            }
        }
        square.eliminate(is_cancelled)?;
        let Self { taken, ways, .. } = self;
        Some(Elimination { taken, ways, left, square })
    }
}

/// A loop with a number for every pair of members, row after row.
struct Square {
    n: usize,
    chances: Vec<f64>,
    leaves: Vec<f64>,
    /// For each member the chance of going on, once those after it were taken out.
    goes_on: Vec<f64>,
}

impl Square {
    fn new(leaves: Vec<f64>) -> Self {
        let n = leaves.len();
        Self { n, chances: vec![0.0; n * n], goes_on: vec![1.0; n], leaves }
    }

    fn set(&mut self, row: usize, column: usize, chance: f64) {
        if let Some(entry) = self.chances.get_mut(row * self.n + column) {
            *entry = chance;
        }
    }

    fn get(&self, row: usize, column: usize) -> f64 {
        self.chances.get(row * self.n + column).copied().unwrap_or_default()
    }

    /// Takes out the last member, then the one before it, and so on.
    fn eliminate(&mut self, is_cancelled: &dyn Fn() -> bool) -> Option<()> {
        let Self { n, chances, leaves, goes_on } = self;
        for last in (0..*n).rev() {
            if is_cancelled() {
                return None;
            }
            let (before, from_last) = chances.split_at_mut_checked(last * *n)?;
            let row = from_last.get(..last)?;
            let leaving = leaves.get(last).copied().unwrap_or_default();
            let total = leaving + row.iter().sum::<f64>();
            *goes_on.get_mut(last)? = total;
            for (other, leaves) in before.chunks_exact_mut(*n).zip(leaves.iter_mut()) {
                let chance = other.get(last).copied().unwrap_or_default();
                if chance > 0.0 {
                    let share = chance / total;
                    *leaves += share * leaving;
                    for (target, source) in other.iter_mut().zip(row) {
                        *target += share * source;
                    }
                }
            }
        }
        Some(())
    }

    /// Puts what is wanted in place of what is known.
    fn solve(&self, found: &mut [f64], wanted: Wanted) {
        let on_which = |member: usize, other: usize| match wanted {
            Wanted::Values => self.get(member, other),
            Wanted::Visits => self.get(other, member),
        };
        for last in (0..self.n).rev() {
            let part = value(found, last as u32) / value(&self.goes_on, last as u32);
            for other in 0..last {
                add(found, other as u32, on_which(other, last) * part);
            }
        }
        for member in 0..self.n {
            let sum: f64 = (0..member).map(|other| on_which(member, other) * value(found, other as u32)).sum();
            let all = value(found, member as u32) + sum;
            set(found, member as u32, all / value(&self.goes_on, member as u32));
        }
    }
}

fn value(row: &[f64], place: u32) -> f64 {
    row.get(place as usize).copied().unwrap_or_default()
}

fn add(row: &mut [f64], place: u32, amount: f64) {
    if let Some(entry) = row.get_mut(place as usize) {
        *entry += amount;
    }
}

fn set(row: &mut [f64], place: u32, to: f64) {
    if let Some(entry) = row.get_mut(place as usize) {
        *entry = to;
    }
}
