//! A square of numbers of which most are 0, in compressed rows.

/// For each row the columns in which something stands, with what stands there.
#[derive(Clone, Debug, Default)]
pub(in crate::foresight) struct Rows {
    first: Vec<u32>,
    terms: Vec<(u32, f64)>,
}

impl Rows {
    /// `n` rows from terms (row, column, number) in any order.
    pub(in crate::foresight) fn new(n: usize, terms: impl Iterator<Item = (u32, u32, f64)> + Clone) -> Self {
        let mut next = vec![0_u32; n + 1];
        let mut n_terms = 0;
        for (row, _, _) in terms.clone() {
            n_terms += 1;
            if let Some(count) = next.get_mut(row as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for entry in &mut next {
            sum += *entry;
            *entry = sum;
        }
        let first = next.clone();
        let mut sorted = vec![(0, 0.0); n_terms];
        for (row, column, number) in terms {
            if let Some(place) = next.get_mut(row as usize) {
                if let Some(term) = sorted.get_mut(*place as usize) {
                    *term = (column, number);
                }
                *place += 1;
            }
        }
        Self { first, terms: sorted }
    }

    /// The row of this number; empty past the last.
    pub(in crate::foresight) fn row(&self, row: usize) -> &[(u32, f64)] {
        let Some([from, to]) = self.first.get(row..row + 2) else { return &[] };
        self.terms.get(*from as usize..*to as usize).unwrap_or_default()
    }

    /// All rows, in order.
    fn rows(&self) -> impl Iterator<Item = &[(u32, f64)]> {
        let bounds = self.first.windows(2);
        bounds.map(|bounds| match bounds {
            [from, to] => self.terms.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        })
    }

    /// Each row times `numbers`, each put into `product`.
    pub(in crate::foresight) fn times(&self, numbers: &[f64], product: &mut [f64]) {
        for (row, sum) in self.rows().zip(product) {
            *sum = row.iter().map(|(column, number)| number * numbers.get(*column as usize).copied().unwrap_or_default()).sum();
        }
    }
}
