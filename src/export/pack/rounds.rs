//! The sheet of the rounds: the twenty minutes of play as a table, and where a session should be by when.

use crate::group::{HEADS_FOR_AN_ENDING_AT, PARTS, Part, ROLES_ROTATE_AT, Setup, Stop};
use crate::words::paper::rounds as said;

/// In seconds: a round with an argument in it, one vote, and an exchange that the program plays.
const FULL: usize = 210;
const QUICK: usize = 60;
const PLAYED: usize = 15;

/// The rounds on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundsOnPaper {
    /// What there is of it, how long each is, how many there are, and how long they take together.
    pub rows: Vec<[String; 4]>,
    pub all: [String; 2],
    pub left: String,
    /// By which minute what is behind the room, or is to be done.
    pub by: Vec<(u32, String)>,
}

/// The rounds of a session with these stops. `exchanges`: of a usual conversation, where that is known.
pub(super) fn rounds(setup: &Setup, exchanges: Option<usize>, stops: &[Stop]) -> RoundsOnPaper {
    let n_votes = usize::from(setup.n_votes).min(exchanges.unwrap_or(usize::MAX));
    let n_full = stops.len().min(n_votes);
    let n_quick = n_votes - n_full;
    let n_played = exchanges.map_or(0, |exchanges| exchanges - n_votes);
    let row =
        |what: &str, each: usize, n: usize| [what.to_owned(), said::quarters(each), n.to_string(), said::quarters(each * n)];
    let rows = [(said::A_FULL_ROUND, FULL, n_full), (said::A_QUICK_VOTE, QUICK, n_quick), (said::PLAYED, PLAYED, n_played)];
    let all: usize = rows.iter().map(|(_, each, n)| each * n).sum();
    let minutes = PARTS.iter().find(|(part, _)| *part == Part::Play).map_or(0, |(_, minutes)| *minutes);
    // What lies between two stops, in seconds an exchange.
    let between = n_quick + n_played;
    let usual = if between == 0 { 0.0 } else { (n_quick * QUICK + n_played * PLAYED) as f64 / between as f64 };
    let (begins, ends) = Part::Play.minutes();
    let stop_by = |(index, stop): (usize, &Stop)| {
        let (exchange, _) = stop.exchange?;
        let others = exchange.saturating_sub(index + 1) as f64;
        let seconds = ((index + 1) * FULL) as f64 + others * usual;
        let minute = begins + (seconds / 60.0).ceil() as u32;
        Some((minute.min(ends), said::stop_is_behind(index + 1, exchange)))
    };
    let mut by: Vec<(u32, String)> = stops.iter().enumerate().filter_map(stop_by).collect();
    by.push((ROLES_ROTATE_AT, said::PASS_THE_CARDS.to_owned()));
    by.push((HEADS_FOR_AN_ENDING_AT, said::HEAD_FOR_AN_ENDING.to_owned()));
    by.sort_by_key(|(minute, _)| *minute);
    RoundsOnPaper {
        rows: rows.map(|(what, each, n)| row(what, each, n)).into(),
        all: [said::exchanges(exchanges), said::of_all(all, minutes)],
        left: said::left(all, minutes),
        by,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::WayOfVoting;
    use crate::scenario::BeatId;

    fn stop(exchange: usize) -> Stop {
        let options = Vec::new();
        Stop {
            beat: BeatId(0),
            exchange: Some((exchange, true)),
            percent: Some(100),
            options,
            best: None,
            leads_to: None,
            popular: None,
            instead: None,
        }
    }

    #[test]
    fn the_twenty_minutes_are_the_sum_of_what_stands_in_them() {
        let setup = Setup::new(12, WayOfVoting::Cards).voting_at(std::collections::BTreeSet::new(), 10);
        let RoundsOnPaper { rows, all, left, by } = rounds(&setup, Some(15), &[stop(1), stop(3), stop(6)]);
        let figures: Vec<[&str; 3]> = rows.iter().map(|[_, each, n, all]| [each.as_str(), n, all]).collect();
        assert_eq!(figures, [["3\u{bd}", "3", "10\u{bd}"], ["1", "7", "7"], ["\u{bc}", "5", "1\u{bc}"]]);
        assert_eq!(all, ["15 exchanges", "18\u{be} of 20"].map(str::to_owned));
        assert_eq!(left, "That leaves one minute free.");
        let minutes: Vec<u32> = by.iter().map(|(minute, _)| *minute).collect();
        assert_eq!(minutes, [10, 14, 16, 19, 24]);
    }

    #[test]
    fn a_short_conversation_has_no_more_votes_than_exchanges() {
        let setup = Setup::new(4, WayOfVoting::Cards);
        let RoundsOnPaper { rows, .. } = rounds(&setup, Some(4), &[stop(1), stop(3), stop(4)]);
        assert_eq!([&rows[0][2], &rows[1][2], &rows[2][2]], ["3", "1", "0"]);
        assert_eq!(rounds(&setup, None, &[]).rows[2][2], "0");
    }
}
