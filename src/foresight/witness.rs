//! The shortest conversation that shows something, as moves that anyone can play.

use crate::play::{PlayedMove, RunLine, Seed};
use crate::rules::{Move, Start};
use crate::scenario::{BeatId, EndingId, Scenario};

use super::Foresight;
use super::ids::{After, PerState, StateId};

/// What a conversation is to get to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    State(StateId),
    /// A move in a state.
    Move(StateId, Move),
    Ending(EndingId),
    /// A beat, also one at which nothing is chosen.
    Beat(BeatId),
}

/// A conversation: who is met, and what is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    pub start: Start,
    pub moves: Vec<Move>,
}

impl Witness {
    /// The moves as they are given to `--moves`; empty where nothing needs to be chosen.
    pub fn moves_text(&self, scenario: &Scenario) -> String {
        self.played(scenario).map(|played| played.to_string()).collect::<Vec<_>>().join(",")
    }

    /// The line that replays it; `None` for a customer who comes after a hard one, which a line cannot say.
    pub fn run_line(&self, scenario: &Scenario, rules: u32) -> Option<RunLine> {
        let Start { temperament, mood, carried } = self.start;
        (!carried).then(|| RunLine {
            scenario: scenario.id().to_owned(),
            content: scenario.content().short(),
            rules,
            seed: Seed::default(),
            temperament,
            moves: self.played(scenario).collect(),
            start_mood: mood,
        })
    }

    fn played(&self, scenario: &Scenario) -> impl Iterator<Item = PlayedMove> {
        self.moves.iter().map(|chosen| PlayedMove { number: scenario.number_of(chosen.choice), voice: chosen.voice })
    }
}

impl Foresight {
    /// The shortest conversation that gets there; the first in the order of the file among equals. `None` where no play does, or where
    /// the budget of states ended before it.
    pub fn witness(&self, goal: Goal) -> Option<Witness> {
        match goal {
            Goal::State(id) => self.conversation_to(id, None),
            Goal::Move(id, chosen) => self.conversation_to(id, Some(chosen)),
            Goal::Ending(ending) => {
                if let Some(start) = self.start_that(|_, after| after == After::Ending(ending)) {
                    return Some(start);
                }
                let (id, chosen) = self.first_move(|_, _, after| after == After::Ending(ending))?;
                self.conversation_to(id, Some(chosen))
            }
            Goal::Beat(beat) => {
                if let Some(start) = self.start_that(|index, _| self.entered_at(index).contains(&beat)) {
                    return Some(start);
                }
                let (id, chosen) = self.first_move(|id, chosen, _| self.entered(id, chosen).contains(&beat))?;
                self.conversation_to(id, Some(chosen))
            }
        }
    }

    /// As [`Self::witness`] of every ending, in the order of the file.
    pub fn witnesses_of_endings(&self) -> Vec<Option<Witness>> {
        let mut found: Vec<Option<Option<u32>>> = vec![None; self.scenario.endings().len()];
        let mut missing = found.len();
        let starts = self.explored.starts().map(|start| (None, start));
        let ways = (0..).zip(self.explored.all_ways()).map(|(number, way)| (Some(number), way.unpack()));
        for (number, after) in starts.chain(ways) {
            if let After::Ending(ending) = after
                && let Some(first @ None) = found.get_mut(ending.index())
            {
                *first = Some(number);
                missing -= 1;
                if missing == 0 {
                    break;
                }
            }
        }
        let of_ending = |(ending, first): (EndingId, Option<Option<u32>>)| match first? {
            Some(number) => self.way_by_number(number).and_then(|(id, chosen)| self.conversation_to(id, Some(chosen))),
            None => self.start_that(|_, after| after == After::Ending(ending)),
        };
        self.scenario.endings().enumerate().map(|(ending, _)| ending).zip(found).map(of_ending).collect()
    }

    fn start_that(&self, gets_there: impl Fn(usize, After) -> bool) -> Option<Witness> {
        let index = self.explored.starts().enumerate().position(|(index, after)| gets_there(index, after))?;
        Some(Witness { start: *self.question.starts.get(index)?, moves: Vec::new() })
    }

    /// The move nearest to a start that is such.
    fn first_move(&self, is_such: impl Fn(StateId, Move, After) -> bool) -> Option<(StateId, Move)> {
        self.states().find_map(|(id, _)| {
            let found = self.ways(id).find(|(chosen, after)| is_such(id, *chosen, *after));
            found.map(|(chosen, _)| (id, chosen))
        })
    }

    /// States are numbered in the order in which they were found, so the way by which each was found first is a shortest one.
    fn conversation_to(&self, id: StateId, last: Option<Move>) -> Option<Witness> {
        let found_by = self.found_by.get_or_init(|| self.first_ways());
        let mut moves: Vec<Move> = last.into_iter().collect();
        let mut at = id;
        self.state(id)?;
        while found_by[at] != AT_START {
            let (from, chosen) = self.way_by_number(found_by[at])?;
            moves.push(chosen);
            at = from;
        }
        moves.reverse();
        let start = self.explored.starts().position(|start| start == After::State(at))?;
        Some(Witness { start: *self.question.starts.get(start)?, moves })
    }

    /// For each state the number of the way by which it was found.
    fn first_ways(&self) -> PerState<u32> {
        const UNKNOWN: u32 = AT_START - 1;
        let mut found_by = PerState::new(self.explored.n_states(), UNKNOWN);
        for start in self.explored.starts() {
            if let After::State(id) = start {
                found_by[id] = AT_START;
            }
        }
        for (number, way) in (0..).zip(self.explored.all_ways()) {
            if let Some(id) = way.as_state()
                && found_by[id] == UNKNOWN
            {
                found_by[id] = number;
            }
        }
        found_by
    }

    fn way_by_number(&self, number: u32) -> Option<(StateId, Move)> {
        let (from, index) = self.explored.way_from(number)?;
        Some((from, *self.explored.situation(from)?.moves.get(index)?))
    }
}

const AT_START: u32 = u32::MAX;
