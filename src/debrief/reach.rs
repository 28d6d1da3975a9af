//! Where the best ending that could still come was lost. It is told of a line only where that line answers for it.

use crate::foresight::rank;
use crate::scenario::EndingKind;

use super::standing::{EQUAL, Standing};

/// Where the best ending that could still come was lost.
#[derive(Clone, Debug, PartialEq)]
pub struct NoReturn {
    /// The point of the curve, from 1.
    pub point: usize,
    /// The exchange whose line answers for it, from 0; `None` where none does, and only the time can be told.
    pub line: Option<usize>,
    /// The ranks of the best ending in reach before and after, 0 to 1.
    pub best: (f64, f64),
    /// The kind of the best ending that was still in reach afterwards.
    pub left: EndingKind,
}

impl NoReturn {
    /// The kinds of ending that were out of reach from here on, the best first.
    pub fn lost(&self) -> impl Iterator<Item = EndingKind> {
        let (before, after) = self.best;
        KINDS.into_iter().filter(move |kind| rank(*kind) <= before + EQUAL && rank(*kind) > after + EQUAL)
    }
}

const KINDS: [EndingKind; 4] = [EndingKind::Bright, EndingKind::Fair, EndingKind::Thin, EndingKind::Lost];

/// Where the best ending still in reach fell. None where foresight is *bounded*.
pub(super) fn points_of_no_return(standings: &[Option<Standing>]) -> Vec<NoReturn> {
    let falls = standings.iter().enumerate().filter_map(|(index, standing)| {
        let standing = standing.as_ref()?;
        let best = standing.reach?;
        let line = standing.answers_for_a_loss().then_some(index);
        (best.0 - best.1 > EQUAL).then_some(NoReturn { point: index + 1, line, best, left: kind_of(best.1) })
    });
    falls.collect()
}

/// The kind of ending whose rank is nearest.
fn kind_of(wanted: f64) -> EndingKind {
    let distance = |kind: &EndingKind| (rank(*kind) - wanted).abs();
    KINDS.into_iter().min_by(|one, other| distance(one).total_cmp(&distance(other))).unwrap_or(EndingKind::Lost)
}
