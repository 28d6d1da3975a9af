//! In which order things stand in their columns, so that ways cross as little as can be, the likely ones least of all.

/// A thing in a column: a node, or a place where a long way passes. Each knows its neighbours in the columns beside it.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) column: usize,
    /// Its height on the sheet.
    pub(super) height: f64,
    /// Neighbours in the column before and behind, each with the weight of the way to it.
    pub(super) before: Vec<(usize, f64)>,
    pub(super) behind: Vec<(usize, f64)>,
}

/// So many times the columns are gone through, there and back by turns.
const SWEEPS: usize = 60;
/// After so many sweeps that made nothing better no more are tried.
const PATIENCE: usize = 10;

/// Sorts the items of every column. `columns` holds them as they stand at first.
pub(super) fn sort(items: &[Item], columns: &mut Vec<Vec<usize>>) {
    let mut places = places(items.len(), columns);
    let mut best = (crossings(items, columns, &places), columns.clone());
    let mut n_in_vain = 0;
    for sweep in 0..SWEEPS {
        let forward = sweep % 2 == 0;
        let n_columns = columns.len();
        for step in 0..n_columns {
            let column = if forward { step } else { n_columns - 1 - step };
            let Some(column) = columns.get_mut(column) else { continue };
            let mut keyed: Vec<(f64, usize)> =
                column.iter().map(|item| (centre(items, *item, forward, &places), *item)).collect();
            // Stable: what pulls nowhere stays where it stands.
            keyed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
            for (place, (slot, (_, item))) in column.iter_mut().zip(keyed).enumerate() {
                *slot = item;
                if let Some(known) = places.get_mut(item) {
                    *known = place as f64;
                }
            }
        }
        let found = crossings(items, columns, &places);
        if found < best.0 {
            best = (found, columns.clone());
            n_in_vain = 0;
        } else {
            n_in_vain += 1;
            if n_in_vain == PATIENCE {
                break;
            }
        }
    }
    *columns = best.1;
}

fn places(n_items: usize, columns: &[Vec<usize>]) -> Vec<f64> {
    let mut places = vec![0.0; n_items];
    for column in columns {
        for (place, item) in column.iter().enumerate() {
            if let Some(known) = places.get_mut(*item) {
                *known = place as f64;
            }
        }
    }
    places
}

/// The mean place of the neighbours on one side; its own place where there is none.
fn centre(items: &[Item], index: usize, before: bool, places: &[f64]) -> f64 {
    let own = places.get(index).copied().unwrap_or_default();
    let Some(item) = items.get(index) else { return own };
    let neighbours = if before { &item.before } else { &item.behind };
    let (sum, weight) = neighbours.iter().fold((0.0, 0.0), |(sum, weight), (neighbour, of_way)| {
        (sum + of_way * places.get(*neighbour).copied().unwrap_or_default(), weight + of_way)
    });
    if weight > 0.0 { sum / weight } else { own }
}

/// How much crosses: for every two ways that do, the product of their weights.
fn crossings(items: &[Item], columns: &[Vec<usize>], places: &[f64]) -> f64 {
    let mut total = 0.0;
    let mut tree = Vec::new();
    for (column, next) in columns.iter().zip(columns.iter().skip(1)) {
        tree.clear();
        tree.resize(next.len() + 1, 0.0);
        let mut all = 0.0;
        for item in column.iter().filter_map(|item| items.get(*item)) {
            let mut ends: Vec<(usize, f64)> =
                item.behind.iter().map(|(to, weight)| (places.get(*to).copied().unwrap_or_default() as usize, *weight)).collect();
            ends.sort_by_key(|(end, _)| *end);
            // First counted, then added: ways from the same item do not cross.
            total += ends.iter().map(|(end, weight)| weight * (all - up_to(&tree, *end))).sum::<f64>();
            for (end, weight) in ends {
                add(&mut tree, end, weight);
                all += weight;
            }
        }
    }
    total
}

/// The sum of all weights at places up to this one, in a tree of partial sums.
fn up_to(tree: &[f64], place: usize) -> f64 {
    let (mut at, mut sum) = (place + 1, 0.0);
    while at > 0 {
        sum += tree.get(at).copied().unwrap_or_default();
        at &= at - 1;
    }
    sum
}

fn add(tree: &mut [f64], place: usize, weight: f64) {
    let mut at = place + 1;
    while let Some(slot) = tree.get_mut(at) {
        *slot += weight;
        at += at & at.wrapping_neg();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(ways: &[(usize, usize, f64)], n: usize) -> (Vec<Item>, Vec<Vec<usize>>) {
        let mut items = vec![Item::default(); 2 * n];
        for (from, to, weight) in ways {
            items[*from].behind.push((n + to, *weight));
            items[n + to].before.push((*from, *weight));
        }
        (items, vec![(0..n).collect(), (n..2 * n).collect()])
    }

    #[test]
    fn what_crosses_weighs_as_much_as_both_ways_and_sorting_takes_it_away() {
        let (items, mut columns) = row(&[(0, 2, 0.5), (1, 1, 1.0), (2, 0, 2.0)], 3);
        let before = crossings(&items, &columns, &places(items.len(), &columns));
        assert!((before - (0.5 + 1.0 + 2.0)).abs() < 1e-9, "{before}");
        sort(&items, &mut columns);
        assert!(crossings(&items, &columns, &places(items.len(), &columns)).abs() < 1e-9);
    }

    #[test]
    fn ways_from_one_item_and_to_one_item_do_not_cross() {
        let (items, columns) = row(&[(0, 0, 1.0), (0, 1, 1.0), (1, 1, 1.0)], 2);
        assert!(crossings(&items, &columns, &places(items.len(), &columns)).abs() < 1e-9);
    }
}
