//! What the presenter sees of a session when it is over: for each exchange what was voted, what was said, and how talks usually end
//! after each of the lines. No voter can be told from another.

use std::cmp::Ordering;

use super::audience::{answered, letter};
use super::ballots::{Ballots, Share};
use super::prompts::{AGAINST, Prompt};
use super::sorted_by::SortedBy;
use super::state::Group;
use crate::debrief::{Debrief, EndingSummary};
use crate::foresight::Foresight;
use crate::play::Run;
use crate::scenario::Voice;

/// A few saw it where no more than so many voted for the best line.
const A_FEW: usize = 3;
/// Figures that differ by less are equal.
const EQUAL: f64 = 1e-9;

/// One exchange in the table.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupRow {
    /// From 0.
    pub exchange: usize,
    /// The name of the beat in its file.
    pub beat: String,
    /// The customer's line there.
    pub they_said: Option<String>,
    /// The line of the group.
    pub line: String,
    pub is_act: bool,
    /// Why it did what it did, in the author's words, and what was answered, in quotation marks.
    pub note: Option<String>,
    pub answer: Option<String>,
    /// Votes for each option in the drawn order, first and last; empty where the group did not vote.
    pub first: Vec<usize>,
    pub last: Option<Vec<usize>>,
    /// The place of the line that was said in the drawn order, from 0.
    pub played: usize,
    pub voice: Option<Voice>,
    /// How talks usually end after each option, 0 to 1, in the drawn order; `None` until foresight has looked.
    pub outlooks: Vec<Option<f64>>,
    /// How long it took, in milliseconds.
    pub took: i64,
    pub is_marked: bool,
    /// Whether a table's token made the group play it.
    pub by_token: bool,
    /// The file's numbers of the options in the drawn order, from 1: the same in every group.
    pub numbers: Vec<usize>,
    pub prompts: Vec<Prompt>,
}

/// The session looked back at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupDebrief {
    pub rows: Vec<GroupRow>,
    /// `None` where the conversation was left.
    pub ending: Option<EndingSummary>,
    /// The exchanges that are offered to be looked at, from 0.
    pub offered: Vec<usize>,
}

impl GroupRow {
    /// The last vote, or the only one.
    pub fn votes(&self) -> &[usize] {
        self.last.as_deref().unwrap_or(&self.first)
    }

    /// The letter of the line that was said.
    pub fn letter(&self) -> char {
        letter(self.played)
    }

    /// The highest outlook of all options, and its place.
    fn best(&self) -> Option<(usize, f64)> {
        let known = self.outlooks.iter().enumerate().filter_map(|(at, outlook)| Some((at, (*outlook)?)));
        known.reduce(|best, other| if other.1 > best.1 + EQUAL { other } else { best })
    }

    /// By how much the line that was said stands below the best, 0 to 1.
    pub fn below(&self) -> Option<f64> {
        let said = self.outlooks.get(self.played).copied().flatten()?;
        Some(self.best()?.1 - said)
    }

    /// By how much the line of the majority stands below the best, 0 to 1.
    fn majority_below(&self) -> Option<f64> {
        let most = self.votes().iter().max().filter(|most| **most > 0)?;
        let leading = self.votes().iter().position(|votes| votes == most)?;
        Some(self.best()?.1 - self.outlooks.get(leading).copied().flatten()?)
    }

    /// How many minds changed at least: what the lines that won votes won in all. More cannot be known of a secret ballot.
    pub fn changed(&self) -> usize {
        let Some(last) = &self.last else { return 0 };
        last.iter().zip(&self.first).map(|(last, first)| last.saturating_sub(*first)).sum()
    }

    /// The share of the largest line of the first vote.
    fn largest(&self) -> Option<Share> {
        let all: usize = self.first.iter().sum();
        self.first.iter().max().copied().filter(|_| all > 0).map(|largest| Share { largest, of: all })
    }

    /// How many voted at first for the best line, where those were few and not nobody.
    fn few(&self) -> Option<usize> {
        let (best, _) = self.best()?;
        self.first.get(best).copied().filter(|votes| (1..=A_FEW).contains(votes))
    }

    /// Whether it is what a view looks for.
    pub fn is_of(&self, view: SortedBy) -> bool {
        match view {
            SortedBy::MostSplit => self.largest().is_some_and(|share| !share.is_clear()),
            SortedBy::MostMindsChanged => self.changed() > 0,
            SortedBy::AgainstTheCustomer => self.majority_below().is_some_and(|below| below >= AGAINST - EQUAL),
            SortedBy::AFewSawIt => self.few().is_some(),
        }
    }

    /// What comes first in a view is less.
    fn compare(&self, other: &Self, view: SortedBy) -> Ordering {
        match view {
            SortedBy::MostSplit => match (self.largest(), other.largest()) {
                // Shares as fractions: compared across, without rounding.
                (Some(one), Some(two)) => (one.largest * two.of).cmp(&(two.largest * one.of)),
                (one, two) => two.is_some().cmp(&one.is_some()),
            },
            SortedBy::MostMindsChanged => other.changed().cmp(&self.changed()),
            SortedBy::AgainstTheCustomer => {
                other.majority_below().unwrap_or(0.0).total_cmp(&self.majority_below().unwrap_or(0.0))
            }
            SortedBy::AFewSawIt => self.few().unwrap_or(usize::MAX).cmp(&other.few().unwrap_or(usize::MAX)),
        }
    }
}

impl GroupDebrief {
    /// The rows as a view has them: those that it looks for first, and among equals by time.
    pub fn sorted(&self, view: SortedBy) -> Vec<&GroupRow> {
        let mut rows: Vec<&GroupRow> = self.rows.iter().collect();
        rows.sort_by(|one, other| other.is_of(view).cmp(&one.is_of(view)).then(one.compare(other, view)));
        rows
    }
}

impl Group {
    /// Looks back at the group's own conversation so far.
    pub fn debrief(&self, foresight: Option<&Foresight>) -> GroupDebrief {
        let told = self.told(foresight);
        let rows = (0..told.exchanges.len()).filter_map(|exchange| self.row(exchange, told, foresight)).collect();
        GroupDebrief { rows, offered: self.offered_moments(told), ending: told.ending.clone() }
    }

    /// How the table is sorted.
    pub fn sorted_by(&self) -> SortedBy {
        self.sorted_by
    }

    fn row(&self, exchange: usize, told: &Debrief, foresight: Option<&Foresight>) -> Option<GroupRow> {
        let transcript = self.conversation();
        let played = transcript.exchanges().get(exchange)?;
        let view = told.exchanges.get(exchange)?;
        let options = Run::branch_of(&transcript, exchange).open_options();
        let round = self.own_round(exchange).cloned().unwrap_or_default();
        let counted = |votes: &Ballots| votes.counts(options.len());
        let (first, later) = round.votes.split_first().map_or((None, &[][..]), |(first, later)| (Some(first), later));
        let valued = foresight.map(|foresight| foresight.options(&played.before)).unwrap_or_default();
        let outlook = |choice| valued.iter().find(|valued| valued.choice == choice).map(|valued| valued.outlook.value);
        Some(GroupRow {
            exchange,
            beat: transcript.scenario().beats()[played.beat].id.clone(),
            they_said: view.they_said.clone(),
            line: view.you_said.clone(),
            is_act: view.is_act,
            note: view.note.clone(),
            answer: answered(view),
            first: first.filter(|votes| votes.n_votes() > 0).map(counted).unwrap_or_default(),
            last: later.iter().rev().find(|votes| votes.n_votes() > 0).map(counted),
            played: options.iter().position(|option| option.choice == played.chosen.choice)?,
            voice: played.chosen.voice,
            outlooks: options.iter().map(|option| outlook(option.choice)).collect(),
            took: round.took,
            is_marked: round.is_marked,
            by_token: round.by_token,
            numbers: options.iter().map(|option| option.number).collect(),
            prompts: self.prompts_for(exchange, told),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(exchange: usize, first: &[usize], last: Option<&[usize]>, outlooks: &[f64]) -> GroupRow {
        GroupRow {
            exchange,
            beat: String::new(),
            they_said: None,
            line: String::new(),
            is_act: false,
            note: None,
            answer: None,
            first: first.to_vec(),
            last: last.map(<[usize]>::to_vec),
            played: 0,
            voice: None,
            outlooks: outlooks.iter().map(|outlook| Some(*outlook)).collect(),
            took: 0,
            is_marked: false,
            by_token: false,
            numbers: Vec::new(),
            prompts: Vec::new(),
        }
    }

    fn order(rows: &[GroupRow], view: SortedBy) -> Vec<usize> {
        let debrief = GroupDebrief { rows: rows.to_vec(), ending: None, offered: Vec::new() };
        debrief.sorted(view).iter().map(|row| row.exchange).collect()
    }

    #[test]
    fn each_view_has_first_what_it_looks_for() {
        let rows = [
            row(0, &[12, 0, 0], None, &[0.9, 0.5, 0.2]),
            row(1, &[4, 4, 4], Some(&[9, 2, 1]), &[0.8, 0.8, 0.1]),
            row(2, &[3, 2, 7], Some(&[3, 1, 8]), &[0.9, 0.6, 0.5]),
            row(3, &[], None, &[0.5, 0.5]),
        ];
        assert_eq!(order(&rows, SortedBy::MostSplit), [1, 2, 0, 3]);
        assert_eq!(order(&rows, SortedBy::MostMindsChanged), [1, 2, 0, 3]);
        assert_eq!(order(&rows, SortedBy::AgainstTheCustomer)[0], 2);
        assert_eq!(order(&rows, SortedBy::AFewSawIt)[0], 2);
        assert!(!rows[3].is_of(SortedBy::MostSplit), "nobody voted there");
    }

    #[test]
    fn only_the_net_of_a_secret_ballot_is_known() {
        assert_eq!(row(0, &[3, 2, 6, 1], Some(&[8, 1, 2, 1]), &[]).changed(), 5);
        assert_eq!(row(0, &[3, 2], None, &[]).changed(), 0);
    }

    #[test]
    fn ten_points_below_the_best_stand_against_the_customer() {
        let against = |outlook| row(0, &[9, 1], None, &[outlook, 0.9]).is_of(SortedBy::AgainstTheCustomer);
        assert!(against(0.80) && against(0.4) && !against(0.81));
    }
}
