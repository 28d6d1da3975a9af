//! How high things stand in their columns: as near as can be to what they hang together with, and never on one another.

use super::order::Item;

/// So many times every column is drawn to its neighbours.
const ROUNDS: usize = 60;

/// The middle of every item, in the order of the items; the topmost edge is at 0. `gap` is the room between two of a column.
pub(super) fn heights(items: &[Item], columns: &[Vec<usize>], gap: impl Fn(&Item, &Item) -> f64) -> Vec<f64> {
    let mut middles = vec![0.0; items.len()];
    let apart: Vec<Vec<f64>> = columns.iter().map(|column| offsets(items, column, &gap)).collect();
    for (column, offsets) in columns.iter().zip(&apart) {
        let middle = offsets.last().copied().unwrap_or_default() / 2.0;
        for (item, offset) in column.iter().zip(offsets) {
            set(&mut middles, *item, offset - middle);
        }
    }
    for round in 0..ROUNDS {
        let forward = round % 2 == 0;
        for step in 0..columns.len() {
            let index = if forward { step } else { columns.len() - 1 - step };
            let (Some(column), Some(offsets)) = (columns.get(index), apart.get(index)) else { continue };
            let wanted: Vec<(f64, f64)> = column.iter().map(|item| wanted(items, *item, &middles)).collect();
            let shifted = wanted.iter().zip(offsets).map(|((at, weight), offset)| (at - offset, *weight));
            for ((item, base), offset) in column.iter().zip(rising(shifted)).zip(offsets) {
                set(&mut middles, *item, base + offset);
            }
        }
    }
    let top = items.iter().zip(&middles).map(|(item, middle)| middle - item.height / 2.0).fold(f64::INFINITY, f64::min);
    let top = if top.is_finite() { top } else { 0.0 };
    middles.into_iter().map(|middle| middle - top).collect()
}

fn set(middles: &mut [f64], item: usize, to: f64) {
    if let Some(middle) = middles.get_mut(item) {
        *middle = to;
    }
}

/// How far below the first of a column each of it must stand at least.
fn offsets(items: &[Item], column: &[usize], gap: impl Fn(&Item, &Item) -> f64) -> Vec<f64> {
    let mut below = 0.0;
    let mut last: Option<&Item> = None;
    let of_column = column.iter().filter_map(|item| items.get(*item));
    let offsets = of_column.map(|item| {
        if let Some(above) = last.replace(item) {
            below += f64::midpoint(above.height, item.height) + gap(above, item);
        }
        below
    });
    offsets.collect()
}

/// Where an item would stand if it stood alone, and how much that weighs.
fn wanted(items: &[Item], index: usize, middles: &[f64]) -> (f64, f64) {
    let own = middles.get(index).copied().unwrap_or_default();
    let Some(item) = items.get(index) else { return (own, 0.01) };
    let neighbours = item.before.iter().chain(&item.behind);
    let (sum, weight) = neighbours.fold((0.0, 0.0), |(sum, weight), (neighbour, of_way)| {
        (sum + of_way * middles.get(*neighbour).copied().unwrap_or_default(), weight + of_way)
    });
    if weight > 0.0 { (sum / weight, weight) } else { (own, 0.01) }
}

/// The row that never falls and is nearest to the wanted one: where it would fall, all of that stretch get their common mean.
fn rising(wanted: impl Iterator<Item = (f64, f64)>) -> Vec<f64> {
    /// A stretch of one height: its height, its weight, and how many it holds.
    type Stretch = (f64, f64, usize);
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, weight) in wanted {
        stretches.push((at, weight, 1));
        while let [.., (above, of_above, n_above), (below, of_below, n_below)] = stretches.as_slice() {
            if above <= below {
                break;
            }
            let weight = of_above + of_below;
            let joined = ((above * of_above + below * of_below) / weight, weight, n_above + n_below);
            stretches.truncate(stretches.len() - 2);
            stretches.push(joined);
        }
    }
    stretches.into_iter().flat_map(|(at, _, n)| std::iter::repeat_n(at, n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_row_that_rises_is_left_and_one_that_falls_is_flattened(wanted in prop::collection::vec((-50.0..50.0, 0.1..3.0), 0..30)) {
            let fitted = rising(wanted.iter().copied());
            prop_assert_eq!(fitted.len(), wanted.len());
            prop_assert!(fitted.is_sorted());
            // Nothing is gained by moving the whole of it.
            let pull: f64 = fitted.iter().zip(&wanted).map(|(at, (to, weight))| weight * (to - at)).sum();
            prop_assert!(pull.abs() < 1e-6, "{}", pull);
            if wanted.iter().map(|(at, _)| *at).collect::<Vec<_>>().is_sorted() {
                prop_assert!(fitted.iter().zip(&wanted).all(|(at, (to, _))| (at - to).abs() < 1e-12));
            }
        }
    }
}
