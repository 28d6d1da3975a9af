//! Where a facilitator had best stop and talk: three lines of the customer, what groups usually vote there, and a line that works.

use std::sync::Arc;

use super::ballots::{RoundKind, Share};
use super::setup::Setup;
use crate::foresight::{Detail, Foresight, Policy, drawn_run};
use crate::play::{Drawn, Seed};
use crate::rules::Rules;
use crate::scenario::{BeatId, ChoiceId, Scenario};

/// How many stops there are at the most.
const MOST_STOPS: usize = 3;
/// Exchanges between two stops, if there is a choice.
const APART: usize = 2;
/// A beat that fewer conversations come to is no stop, where there are others.
const LIKELY: f64 = 0.5;
/// An option that is closed more often than this has no letter on paper.
const OPEN: f64 = 0.5;
/// So large a share of the group is called popular.
const POPULAR: f64 = 0.2;
/// So many points below the best, a popular line is held for an argument.
const COSTS: f64 = 0.1;
/// A stop that so many in a hundred conversations come to needs no other in its place.
const SURE: u8 = 95;
/// How many conversations are drawn to see at which exchange a beat usually comes.
const DRAWN: u32 = 101;

/// A line at which to stop.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub beat: BeatId,
    /// At which exchange one usually comes there, from 1, and whether it is always that one. `None` where hardly anybody does.
    pub exchange: Option<(usize, bool)>,
    /// How many conversations in a hundred come there; `None` until foresight has looked.
    pub percent: Option<u8>,
    /// The options by the letters of the session's drawn order: each with the votes to be expected, where they are known.
    pub options: Vec<(ChoiceId, Option<usize>)>,
    /// The option with the best outlook, by its place in [`Self::options`].
    pub best: Option<usize>,
    /// What the expected vote leads to.
    pub leads_to: Option<RoundKind>,
    /// An option that many like and that costs, by its place in [`Self::options`].
    pub popular: Option<usize>,
    /// Where to stop if the conversation does not come by here; `None` where it nearly always does, or nothing else is likely then.
    pub instead: Option<Box<Self>>,
}

impl Stop {
    /// Whether nearly every conversation comes by here, or nobody knows.
    pub fn is_sure(&self) -> bool {
        self.percent.is_none_or(|percent| percent >= SURE)
    }
}

/// The stops of a session, by the exchange at which they come. Without foresight, or where it is bounded, those of the author's
/// questions that stand first in the file.
pub fn proposed_stops(scenario: &Arc<Scenario>, setup: &Setup, code: Seed, foresight: Option<&Foresight>) -> Vec<Stop> {
    let roads = drawn_roads(scenario);
    let at = usual_exchanges(scenario, &roads);
    let mut stops = foresight.and_then(|foresight| by_foresight(foresight, setup, code, &at, &roads)).unwrap_or_default();
    if stops.is_empty() {
        let asks = scenario.beats().enumerate().filter(|(_, beat)| !beat.discuss.is_empty() && beat.choices().len() > 1);
        stops = asks.take(MOST_STOPS).map(|(id, _)| plain(scenario, id, code, &at)).collect();
    }
    stops.sort_by_key(|stop| stop.exchange.map_or(usize::MAX, |(exchange, _)| exchange));
    stops
}

/// A beat that could be a stop: likely ones first, of those the ones with a question of the author's, then by how much is at stake.
struct Candidate {
    stop: Stop,
    is_likely: bool,
    asks: bool,
    /// How far the outlooks of the lines lie apart, times the chance to come there.
    worth: f64,
}

fn by_foresight(
    foresight: &Foresight,
    setup: &Setup,
    code: Seed,
    at: &[Option<(usize, bool)>],
    roads: &[Vec<BeatId>],
) -> Option<Vec<Stop>> {
    let scenario = foresight.scenario();
    let chances = foresight.chances(Policy::Typical, &[], Detail::Beats);
    let figures = foresight.strongest(&chances.beats, &[])?;
    let split = foresight.typical_split();
    let mut candidates: Vec<Candidate> = Vec::new();
    let is_spoken = |beat: BeatId| !scenario.beats()[beat].says.is_empty();
    for beat in figures.beats.iter().filter(|beat| setup.votes_at(beat.beat) && is_spoken(beat.beat)) {
        let known = |choice: ChoiceId| {
            let option = beat.options.iter().find(|option| option.choice == choice)?;
            option.outlook.filter(|_| option.open > OPEN)
        };
        let mut stop = plain(scenario, beat.beat, code, at);
        stop.options.retain(|(choice, _)| known(*choice).is_some());
        let outlooks: Vec<f64> = stop.options.iter().filter_map(|(choice, _)| known(*choice)).collect();
        if outlooks.len() < 2 {
            continue;
        }
        let parts: Vec<f64> =
            stop.options.iter().map(|(choice, _)| split.get(choice.index()).copied().unwrap_or_default()).collect();
        let best = (0..outlooks.len()).reduce(|best, other| if outlooks.get(other) > outlooks.get(best) { other } else { best });
        let highest = best.and_then(|best| outlooks.get(best)).copied().unwrap_or_default();
        let lowest = outlooks.iter().copied().fold(highest, f64::min);
        let costs = |place: &usize| outlooks.get(*place).is_some_and(|outlook| highest - outlook >= COSTS);
        let part = |place: usize| parts.get(place).copied().unwrap_or_default();
        let popular = (0..parts.len()).filter(|place| part(*place) >= POPULAR).filter(costs);
        stop.popular = popular.reduce(|most, other| if part(other) > part(most) { other } else { most });
        let votes = in_people(&parts, setup.n_ballots().into());
        stop.leads_to = votes.iter().copied().max().map(|largest| Share { largest, of: votes.iter().sum() }.leads_to());
        for ((_, expected), votes) in stop.options.iter_mut().zip(votes) {
            *expected = Some(votes);
        }
        stop.best = best;
        let chance = beat.chance.min(1.0);
        stop.percent = Some((chance * 100.0).round() as u8);
        let asks = !scenario.beats()[beat.beat].discuss.is_empty();
        candidates.push(Candidate { stop, is_likely: chance >= LIKELY, asks, worth: chance * (highest - lowest) });
    }
    let rank = |one: &Candidate| (one.is_likely, one.is_likely && one.asks);
    candidates.sort_by(|one, other| rank(other).cmp(&rank(one)).then(other.worth.total_cmp(&one.worth)));
    let mut chosen: Vec<Stop> = Vec::new();
    for apart in [APART, 0] {
        for candidate in &candidates {
            let is_apart = |other: &Stop| match (other.exchange, candidate.stop.exchange) {
                (Some((one, _)), Some((other, _))) => one.abs_diff(other) >= apart,
                _ => apart == 0,
            };
            let is_new = chosen.iter().all(|other| other.beat != candidate.stop.beat && is_apart(other));
            if chosen.len() < MOST_STOPS && is_new && candidate.worth > 0.0 {
                chosen.push(candidate.stop.clone());
            }
        }
    }
    let instead: Vec<Option<Box<Stop>>> = chosen.iter().map(|stop| instead_of(stop, &chosen, &candidates, roads)).collect();
    for (stop, instead) in chosen.iter_mut().zip(instead) {
        stop.instead = instead;
    }
    Some(chosen)
}

/// Where to stop if the conversation does not come by a stop: at the first line after it to which at least half of those conversations
/// come.
fn instead_of(stop: &Stop, chosen: &[Stop], candidates: &[Candidate], roads: &[Vec<BeatId>]) -> Option<Box<Stop>> {
    if stop.is_sure() {
        return None;
    }
    let without: Vec<&Vec<BeatId>> = roads.iter().filter(|road| !road.contains(&stop.beat)).collect();
    let come_by = |other: &Stop| without.iter().filter(|road| road.contains(&other.beat)).count();
    let is_later = |other: &Stop| match (stop.exchange, other.exchange) {
        (Some((at, _)), Some((other, _))) => other >= at,
        _ => false,
    };
    let is_new = |other: &Stop| chosen.iter().all(|one| one.beat != other.beat);
    let fitting = candidates.iter().map(|candidate| &candidate.stop).filter(|other| is_new(other) && is_later(other));
    let likely = fitting.filter(|other| come_by(other) * 2 >= without.len().max(1));
    likely.min_by_key(|other| other.exchange).map(|other| Box::new(other.clone()))
}

/// A stop of which nothing is worked out: its options in the drawn order.
fn plain(scenario: &Scenario, beat: BeatId, code: Seed, at: &[Option<(usize, bool)>]) -> Stop {
    let choices: Vec<ChoiceId> = scenario.beats()[beat].choices().collect();
    let order = Drawn::new(scenario, code).order(beat);
    Stop {
        beat,
        exchange: at.get(beat.index()).copied().flatten(),
        percent: None,
        options: order.into_iter().filter_map(|index| Some((*choices.get(index)?, None))).collect(),
        best: None,
        leads_to: None,
        popular: None,
        instead: None,
    }
}

/// So many people in whole numbers, parted as nearly as can be: what is left over goes to the largest remainders.
fn in_people(parts: &[f64], people: usize) -> Vec<usize> {
    let all: f64 = parts.iter().sum();
    if all <= 0.0 {
        return vec![0; parts.len()];
    }
    let exact: Vec<f64> = parts.iter().map(|part| part / all * people as f64).collect();
    let mut whole: Vec<usize> = exact.iter().map(|exact| exact.floor() as usize).collect();
    let left = people.saturating_sub(whole.iter().sum());
    let mut by_rest: Vec<usize> = (0..parts.len()).collect();
    let rest = |place: usize| exact.get(place).map_or(0.0, |exact| exact.fract());
    by_rest.sort_by(|one, other| rest(*other).total_cmp(&rest(*one)));
    for place in by_rest.into_iter().take(left) {
        if let Some(votes) = whole.get_mut(place) {
            *votes += 1;
        }
    }
    whole
}

/// The beats that some drawn conversations come by, each in its order.
fn drawn_roads(scenario: &Arc<Scenario>) -> Vec<Vec<BeatId>> {
    let road = |number: u32| {
        let seed = Seed::try_from(number).ok()?;
        let run = drawn_run(scenario, Rules::newest(), Policy::Typical, &[], seed);
        Some(run.transcript().exchanges().iter().map(|told| told.beat).collect())
    };
    (0..DRAWN).filter_map(road).collect()
}

/// At which exchange, from 1, these conversations come to each beat first: the middle of them, and whether it is always that one.
fn usual_exchanges(scenario: &Scenario, roads: &[Vec<BeatId>]) -> Vec<Option<(usize, bool)>> {
    let usual = |beat: BeatId| {
        let first = roads.iter().filter_map(|road| road.iter().position(|met| *met == beat));
        let mut exchanges: Vec<usize> = first.map(|at| at + 1).collect();
        exchanges.sort_unstable();
        let middle = exchanges.get(exchanges.len() / 2).copied()?;
        Some((middle, exchanges.first() == exchanges.last()))
    };
    scenario.beats().enumerate().map(|(beat, _)| usual(beat)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_lost_where_a_room_is_parted() {
        assert_eq!(in_people(&[0.57, 0.143, 0.143, 0.143], 12), [7, 2, 2, 1]);
        assert_eq!(in_people(&[0.5, 0.5], 5), [3, 2]);
        assert_eq!(in_people(&[0.0, 0.0], 5), [0, 0]);
        for people in 2..=40 {
            assert_eq!(in_people(&[0.31, 0.27, 0.22, 0.2], people).iter().sum::<usize>(), people);
        }
    }
}
