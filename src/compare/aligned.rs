//! Two lists laid side by side: what stands in both, in the same order.

/// A place in the row of both lists together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aligned {
    /// In both, by its place in each.
    Both(usize, usize),
    Old(usize),
    New(usize),
}

/// The longest row of pairs that belong together, and what is left of either between them.
pub(super) fn aligned<T>(old: &[T], new: &[T], is_same: impl Fn(&T, &T) -> bool) -> Vec<Aligned> {
    // Options of one beat are few; the table is as large as both lists multiplied.
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    let at = |longest: &[u32], i: usize, j: usize| longest.get(i * width + j).copied().unwrap_or_default();
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            let best = if is_same(one, other) {
                1 + at(&longest, i + 1, j + 1)
            } else {
                at(&longest, i + 1, j).max(at(&longest, i, j + 1))
            };
            if let Some(slot) = longest.get_mut(i * width + j) {
                *slot = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut row = Vec::new();
    loop {
        match (old.get(i), new.get(j)) {
            (Some(one), Some(other)) if is_same(one, other) => {
                row.push(Aligned::Both(i, j));
                i += 1;
                j += 1;
            }
            (Some(_), Some(_)) if at(&longest, i, j + 1) > at(&longest, i + 1, j) => {
                row.push(Aligned::New(j));
                j += 1;
            }
            (Some(_), _) => {
                row.push(Aligned::Old(i));
                i += 1;
            }
            (None, Some(_)) => {
                row.push(Aligned::New(j));
                j += 1;
            }
            (None, None) => return row,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_both_stands_in_pairs_and_the_rest_between_them() {
        let of = |old: &str, new: &str| {
            let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
            aligned(&old, &new, |one, other| one == other)
        };
        assert_eq!(of("ab", "ab"), [Aligned::Both(0, 0), Aligned::Both(1, 1)]);
        assert_eq!(of("ac", "abc"), [Aligned::Both(0, 0), Aligned::New(1), Aligned::Both(1, 2)]);
        assert_eq!(of("abc", "c"), [Aligned::Old(0), Aligned::Old(1), Aligned::Both(2, 0)]);
        assert_eq!(of("", "x"), [Aligned::New(0)]);
    }
}
