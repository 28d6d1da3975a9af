//! Groups beside each other: what each voted at the same moments, and where they went different ways.

use super::counts::{Counts, ExchangeCounts, csv_cell};
use crate::scenario::EndingKind;

/// One group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupBeside {
    pub code: String,
    pub people: u8,
    pub exchanges: usize,
    /// The id of the ending and its kind; `None` where the conversation was left.
    pub ending: Option<(String, EndingKind)>,
    pub mood: i8,
    pub trust: i8,
}

/// A moment that one group came to at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowBeside {
    pub beat: String,
    /// The numbers of the options in the file that were open in one of the groups.
    pub options: Vec<usize>,
    /// For each group what happened there; `None` for one that did not come by.
    pub groups: Vec<Option<ExchangeCounts>>,
}

/// Some groups, moment by moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    pub scenario: String,
    pub content: String,
    pub groups: Vec<GroupBeside>,
    /// In the order in which they came.
    pub rows: Vec<RowBeside>,
    /// The first row at which groups said different lines, from 0.
    pub parted_at: Option<usize>,
}

/// Groups that cannot be laid beside each other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BesideError {
    #[error("there is no session to look at")]
    NoGroup,
    #[error("one group met `{0}`, and another `{1}`")]
    OtherScenario(String, String),
    #[error("`{0}` was changed between these sessions ({1} and {2}), so their lines cannot be compared")]
    OtherContent(String, String, String),
}

impl Beside {
    pub fn of(counts: &[Counts]) -> Result<Self, BesideError> {
        let first = counts.first().ok_or(BesideError::NoGroup)?;
        for other in counts {
            if other.scenario != first.scenario {
                return Err(BesideError::OtherScenario(first.scenario.clone(), other.scenario.clone()));
            }
            if other.content != first.content {
                let (one, other) = (first.content.clone(), other.content.clone());
                return Err(BesideError::OtherContent(first.scenario.clone(), one, other));
            }
        }
        let rows = rows(counts);
        let parted_at = rows.iter().position(|row| {
            let mut played = row.groups.iter().flatten().map(|exchange| exchange.played);
            let first = played.next();
            played.any(|other| Some(other) != first)
        });
        let groups = counts.iter().map(|counts| GroupBeside {
            code: counts.code.clone(),
            people: counts.people,
            exchanges: counts.exchanges.len(),
            ending: counts.ending.clone(),
            mood: counts.mood,
            trust: counts.trust,
        });
        Ok(Self { scenario: first.scenario.clone(), content: first.content.clone(), groups: groups.collect(), rows, parted_at })
    }

    /// Whether all groups had the same code, and so the same customer, words and letters.
    pub fn is_one_code(&self) -> bool {
        self.groups.iter().all(|group| Some(&group.code) == self.groups.first().map(|group| &group.code))
    }

    /// One line for each option of each moment, with columns for each group, as CSV with a head.
    pub fn csv(&self) -> String {
        let mut head = vec!["beat".to_owned(), "option".to_owned()];
        for number in 1..=self.groups.len() {
            head.extend(
                ["exchange", "first_votes", "last_votes", "outlook_percent", "played"]
                    .map(|what| format!("room_{number}_{what}")),
            );
        }
        let mut text = format!("{}\r\n", head.join(","));
        let number = |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
        for row in &self.rows {
            for option in &row.options {
                let mut cells = vec![csv_cell(&row.beat), option.to_string()];
                for group in &row.groups {
                    let votes = group.as_ref().and_then(|group| group.options.iter().find(|counts| counts.number == *option));
                    let is_played = group.as_ref().is_some_and(|group| group.played == *option);
                    cells.extend([
                        number(group.as_ref().map(|group| group.exchange)),
                        number(votes.and_then(|votes| votes.first)),
                        number(votes.and_then(|votes| votes.last)),
                        number(votes.and_then(|votes| votes.outlook).map(usize::from)),
                        if is_played { "yes".to_owned() } else { String::new() },
                    ]);
                }
                text.push_str(&cells.join(","));
                text.push_str("\r\n");
            }
        }
        text
    }
}

/// The moments of all groups: a beat, and for which time a group came to it.
fn rows(counts: &[Counts]) -> Vec<RowBeside> {
    let mut rows: Vec<(usize, usize, RowBeside)> = Vec::new();
    for (group, counts_of_group) in counts.iter().enumerate() {
        let mut seen: Vec<&str> = Vec::new();
        for exchange in &counts_of_group.exchanges {
            let nth = seen.iter().filter(|beat| **beat == exchange.beat).count();
            seen.push(&exchange.beat);
            let at = rows.iter().position(|(_, visit, row)| *visit == nth && row.beat == exchange.beat).unwrap_or_else(|| {
                let groups = vec![None; counts.len()];
                rows.push((exchange.exchange, nth, RowBeside { beat: exchange.beat.clone(), options: Vec::new(), groups }));
                rows.len() - 1
            });
            let Some((first, _, row)) = rows.get_mut(at) else { continue };
            *first = exchange.exchange.min(*first);
            row.options.extend(exchange.options.iter().map(|option| option.number));
            row.options.sort_unstable();
            row.options.dedup();
            if let Some(place) = row.groups.get_mut(group) {
                *place = Some(exchange.clone());
            }
        }
    }
    rows.sort_by_key(|(first, ..)| *first);
    rows.into_iter().map(|(.., row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::super::counts::OptionCounts;
    use super::*;

    fn exchange(number: usize, beat: &str, played: usize, votes: &[usize]) -> ExchangeCounts {
        let options =
            (1..).zip(votes).map(|(number, votes)| OptionCounts { number, first: Some(*votes), last: None, outlook: Some(50) });
        ExchangeCounts {
            exchange: number,
            beat: beat.to_owned(),
            options: options.collect(),
            played,
            voice: None,
            by_token: false,
            is_marked: false,
            seconds: 60,
        }
    }

    fn group(exchanges: Vec<ExchangeCounts>) -> Counts {
        Counts {
            code: "000-012".to_owned(),
            scenario: "x".to_owned(),
            content: "0123abcd".to_owned(),
            rules: 2,
            people: 4,
            exchanges,
            ending: Some(("good".to_owned(), EndingKind::Bright)),
            mood: 3,
            trust: -1,
        }
    }

    #[test]
    fn rooms_are_laid_beside_each_other_until_they_part_and_after() {
        let one = group(vec![exchange(1, "a", 1, &[3, 1]), exchange(2, "b", 2, &[0, 4]), exchange(3, "a", 1, &[4, 0])]);
        let other = group(vec![exchange(1, "a", 1, &[2, 2]), exchange(2, "b", 1, &[4, 0]), exchange(3, "=c", 1, &[4])]);
        let beside = Beside::of(&[one.clone(), other]).unwrap();
        let told: Vec<(&str, Vec<Option<usize>>)> = beside
            .rows
            .iter()
            .map(|row| (row.beat.as_str(), row.groups.iter().map(|group| group.as_ref().map(|group| group.played)).collect()))
            .collect();
        let expected = [
            ("a", vec![Some(1), Some(1)]),
            ("b", vec![Some(2), Some(1)]),
            ("a", vec![Some(1), None]),
            ("=c", vec![None, Some(1)]),
        ];
        assert_eq!(told, expected);
        assert_eq!(beside.parted_at, Some(1));
        assert!(beside.is_one_code());
        let csv = beside.csv();
        assert!(csv.starts_with("beat,option,room_1_exchange,room_1_first_votes,"), "{csv}");
        assert!(csv.contains("\r\nb,2,2,4,,50,yes,2,0,,50,\r\n") && csv.contains("\r\n'=c,1,,,,,,3,4,,50,yes\r\n"), "{csv}");
        assert_eq!(Beside::of(std::slice::from_ref(&one)).unwrap().parted_at, None);
        assert_eq!(Beside::of(&[]), Err(BesideError::NoGroup));
        let elsewhere = Counts { scenario: "y".to_owned(), ..one.clone() };
        assert!(matches!(Beside::of(&[one.clone(), elsewhere]), Err(BesideError::OtherScenario(..))));
        let changed = Counts { content: "ffffffff".to_owned(), ..one.clone() };
        assert!(matches!(Beside::of(&[one, changed]), Err(BesideError::OtherContent(..))));
    }

    #[test]
    fn counts_are_read_back_as_they_were_written() {
        let mut counts = group(vec![exchange(1, "\"a\"\\ \u{e9}", 1, &[3, 1]), exchange(2, "b", 2, &[])]);
        counts.exchanges[0].voice = Some("Warm");
        counts.exchanges[0].options[0].last = Some(0);
        assert_eq!(Counts::read(&counts.ron()), Ok(counts.clone()));
        counts.ending = None;
        assert_eq!(Counts::read(&counts.ron()), Ok(counts.clone()));
        assert!(matches!(Counts::read("Scenario()"), Err(super::super::CountsError::NotCounts(_))));
        let odd = counts.ron().replace("\"Warm\"", "\"Loud\"");
        assert_eq!(Counts::read(&odd), Err(super::super::CountsError::Voice("Loud".to_owned())));
    }
}
