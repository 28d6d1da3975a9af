//! What the clock does over all talks: where it runs backwards, and where it passes the time at which an open promise falls due.

use std::collections::BTreeMap;

use crate::foresight::{Foresight, StateId};
use crate::scenario::{BeatId, PromiseId, PromiseSet, Scenario};

use super::pass::{Pass, Passage};
use super::time::{Minutes, Ticked, Time, minutes, runs_back, shown};

/// A beat at which the clock is earlier than it was, with both times.
#[derive(Clone, Debug)]
pub(in crate::check) struct RunsBack {
    pub(in crate::check) beat: BeatId,
    pub(in crate::check) from: String,
    pub(in crate::check) to: String,
}

/// A promise that is open past the time at which it falls due, with the beat at which it is, and when that is.
#[derive(Clone, Debug)]
pub(in crate::check) struct Overdue {
    pub(in crate::check) promise: PromiseId,
    pub(in crate::check) beat: BeatId,
    pub(in crate::check) at: String,
}

/// The latest that the clock can stand in each state; `None` where no talk says a time before it.
fn latest(foresight: &Foresight, pass: &Pass) -> Vec<Option<Minutes>> {
    let starts: Vec<Option<Minutes>> = pass.starts.iter().map(|start| start.ticked.after(None)).collect();
    let flow = |way: usize, _, before: Option<Minutes>| pass.of(way).and_then(|passage| passage.ticked.after(before));
    foresight.carried(&starts, flow, Option::max).into_iter().map(Option::flatten).collect()
}

/// What the clock does over all talks.
pub(super) struct Clock {
    /// Every beat at which some talk finds the clock run back.
    pub(super) runs_backwards: Vec<RunsBack>,
    /// Every promise that some talk leaves open past its time, on the same day, without having told so.
    pub(super) overdue: Vec<Overdue>,
}

impl Clock {
    pub(super) fn new(scenario: &Scenario, foresight: &Foresight, pass: &Pass) -> Self {
        if !pass.times.iter().any(|time| matches!(time, Time::At(_))) {
            return Self { runs_backwards: Vec::new(), overdue: Vec::new() };
        }
        let latest = latest(foresight, pass);
        let runs_backwards = runs_backwards(foresight, pass, &latest);
        Self { runs_backwards, overdue: overdue(scenario, foresight, pass, &latest) }
    }
}

fn runs_backwards(foresight: &Foresight, pass: &Pass, latest: &[Option<Minutes>]) -> Vec<RunsBack> {
    let mut found: BTreeMap<BeatId, (Minutes, Minutes)> = BTreeMap::new();
    let mut note = |ticked: &Ticked, before: Option<Minutes>| {
        if let Some((from, beat, to)) = ticked.back {
            found.entry(beat).or_insert((from, to));
        }
        if let (Some(from), Some((beat, to))) = (before, ticked.first)
            && runs_back(from, to)
        {
            found.entry(beat).or_insert((from, to));
        }
    };
    pass.starts.iter().for_each(|start| note(&start.ticked, None));
    for (id, _) in foresight.states().take_while(|(id, _)| foresight.is_opened(*id)) {
        let before = latest.get(id.index()).copied().flatten();
        for (way, ..) in foresight.numbered_ways(id) {
            if let Some(passage) = pass.of(way) {
                note(&passage.ticked, before);
            }
        }
    }
    found.into_iter().map(|(beat, (from, to))| RunsBack { beat, from: shown(from), to: shown(to) }).collect()
}

fn overdue(scenario: &Scenario, foresight: &Foresight, pass: &Pass, latest: &[Option<Minutes>]) -> Vec<Overdue> {
    let due: Vec<Option<Minutes>> = scenario.promises().iter().map(|promise| minutes(promise.due.as_deref()?)).collect();
    if due.iter().all(Option::is_none) {
        return Vec::new();
    }
    let due_of = |promise: PromiseId| due.get(promise.index()).copied().flatten();
    // What a move leaves open of what was open and what it makes, beat by beat, the time of each beat told.
    let walk = |id: StateId, passage: &Passage, open: PromiseSet, tell: &mut dyn FnMut(BeatId, Option<Minutes>, PromiseSet)| {
        let mut open = open;
        if let Some(choice) = passage.choice {
            let effect = &scenario.choices()[choice].effect;
            let clock = latest.get(id.index()).copied().flatten();
            // What is promised past the hour is promised for another day.
            let is_ahead = |promise: &PromiseId| due_of(*promise).is_some_and(|due| clock.is_none_or(|clock| clock <= due));
            let made: PromiseSet = effect.promise.iter().copied().filter(is_ahead).collect();
            let settled: PromiseSet = effect.keeps.iter().chain(&effect.withdraws).chain(&effect.moves).copied().collect();
            open = open.union(made).without(settled.union(effect.breaks));
        }
        for beat in &passage.beats {
            let on_enter = scenario.beats()[*beat].on_enter;
            open = if on_enter.days > 0 { PromiseSet::EMPTY } else { open.without(on_enter.breaks) };
            let time = match pass.times.get(beat.index()) {
                Some(Time::At(time) | Time::On(time)) => Some(*time),
                Some(Time::Unsaid | Time::Unclear) | None => None,
            };
            tell(*beat, time, open);
        }
        open
    };
    let starts = vec![PromiseSet::EMPTY; foresight.starts().len()];
    let flow = |way: usize, id: StateId, open: PromiseSet| {
        pass.of(way).map_or(open, |passage| walk(id, passage, open, &mut |_, _, _| {}))
    };
    let open = foresight.carried(&starts, flow, PromiseSet::union);
    let (mut seen, mut found) = (PromiseSet::EMPTY, Vec::new());
    for (id, _) in foresight.states().take_while(|(id, _)| foresight.is_opened(*id)) {
        let before = open.get(id.index()).copied().flatten().unwrap_or_default();
        for (way, ..) in foresight.numbered_ways(id) {
            let Some(passage) = pass.of(way) else { continue };
            walk(id, passage, before, &mut |beat, time, open| {
                let Some(time) = time else { return };
                for promise in open.without(seen).iter().filter(|promise| due_of(*promise).is_some_and(|due| time > due)) {
                    seen = seen.with(promise);
                    found.push(Overdue { promise, beat, at: shown(time) });
                }
            });
        }
    }
    found.sort_by_key(|overdue| overdue.promise);
    found
}
