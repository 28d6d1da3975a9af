//! `rapport map`: every beat with its ways on and how likely a typical trainee takes each, as text, as a picture, or as a drawing for
//! Graphviz.

use std::fmt::Write as _;

use crate::check::{Settings, SharedRuns, check_by, places_of};
use crate::foresight::{Foresight, Policy, Question, Traffic};
use crate::map::{Layout, MapFacts, Mark, Met, Sheet, svg};
use crate::rules::Rules;
use crate::scenario::{BeatId, Edge, Loaded, Note, Place, Scenario, Target, dot};
use crate::storage::Paths;
use crate::words;

use super::arguments::MapArguments;
use super::error::{CommandError, Exit};
use super::find::{find_any, playable};
use super::layout::{first_words, padded, thousands};
use super::output::print;
use super::progress::{ProgressLine, all_cores, bound};

pub(super) fn map(paths: &Paths, arguments: &MapArguments) -> Result<Exit, CommandError> {
    let loaded = find_any(paths, &arguments.what)?;
    let scenario = playable(paths, &loaded)?;
    let mut question = Question::of(&scenario);
    question.n_states = arguments.states.unwrap_or(question.n_states);
    let progress = ProgressLine::of(scenario.id());
    let foresight = Foresight::by(progress.means(), scenario, Rules::newest(), question);
    let traffic = foresight.traffic(Policy::Typical, &[]);
    let facts = MapFacts::new(&foresight, &traffic);
    let map = Map { traffic: &traffic, foresight: &foresight, facts: &facts };
    let printed = if arguments.svg {
        map.picture(&marks(&loaded))
    } else if arguments.dot {
        map.drawing()
    } else {
        map.text()
    };
    drop(progress);
    print(&printed)?;
    Ok(Exit::Fine)
}

/// What the check finds about beats and endings.
fn marks(loaded: &Loaded) -> Vec<Mark> {
    let Some(scenario) = &loaded.scenario else { return Vec::new() };
    let shared = SharedRuns::of([scenario.as_ref()]);
    let report = check_by(all_cores(), loaded, Rules::newest(), Settings::default(), &shared).report;
    Mark::of(&report, &places_of(&report, scenario))
}

struct Map<'a> {
    foresight: &'a Foresight,
    traffic: &'a Traffic,
    facts: &'a MapFacts,
}

impl Map<'_> {
    fn scenario(&self) -> &Scenario {
        self.foresight.scenario()
    }

    /// How much was looked at, and whom one meets.
    fn remarks(&self) -> Vec<String> {
        let (states, transitions) = (thousands(self.foresight.n_states()), thousands(self.foresight.n_transitions()));
        let verdict = words::terminal::verdict(self.foresight.ended_by().map(bound));
        let starts: Vec<&str> = self.foresight.starts().iter().map(|start| start.temperament.name()).collect();
        let mut remarks = vec![
            words::terminal::explored(&states, &transitions, &verdict),
            format!("{}: {}", words::terminal::STARTS, starts.join(", ")),
        ];
        let branches: Vec<&str> = self.scenario().branches().collect();
        remarks.extend((!branches.is_empty()).then(|| words::terminal::with_branches(&branches)));
        remarks
    }

    /// A chance in words, `about` before it where it was sampled.
    fn chance(&self, chance: f64) -> String {
        let percent = words::map::percent(chance);
        if self.traffic.chances.error.is_some() { format!("{} {percent}", words::terminal::ABOUT) } else { percent }
    }

    fn picture(&self, marks: &[Mark]) -> String {
        let layout = Layout::new(self.facts, &Sheet::PRINTED);
        svg(self.scenario(), self.facts, &layout, marks, &self.remarks())
    }

    /// Who comes to a place.
    fn met(&self, place: Place) -> Met {
        let number = match place {
            Target::Beat(beat) => beat.index(),
            Target::End(ending) => self.scenario().beats().len() + ending.index(),
        };
        self.facts.nodes.get(number).map_or(Met::NotSeen, |node| node.met)
    }

    /// The chance of a place or a way in a column of figures.
    fn figure(&self, chance: f64, met: Met) -> String {
        if met == Met::Never { words::map::NEVER_SHORT.to_owned() } else { self.chance(chance) }
    }

    /// Who takes a way.
    fn met_way(&self, from: BeatId, edge: Edge) -> Met {
        let way = self.facts.ways.iter().find(|way| way.beat == from && way.edge == edge);
        way.map_or(Met::NotSeen, |way| way.met)
    }

    fn drawing(&self) -> String {
        let mut remarks = self.remarks();
        remarks.push(words::terminal::CHANCES_OF_THE_MAP.to_owned());
        let of_place = |place: Place| {
            let chance = self.traffic.place(place);
            let mut text = self.chance(chance);
            if let Some(stuck) = self.stuck(place) {
                let _ = write!(text, "\n{stuck}");
            }
            Note { text, is_dotted: chance == 0.0 }
        };
        let of_edge = |from: BeatId, edge: Edge| {
            let chance = self.traffic.way(from, edge);
            Note { text: self.chance(chance), is_dotted: chance == 0.0 }
        };
        dot(self.scenario(), &remarks, of_place, of_edge)
    }

    /// What is said of a beat at which a talk can be stuck.
    fn stuck(&self, place: Place) -> Option<String> {
        let Target::Beat(beat) = place else { return None };
        let stuck = self.traffic.stuck_at(beat);
        (stuck > 0.0).then(|| format!("{} {}", self.chance(stuck), words::terminal::HAVE_NO_WAY_ON))
    }

    fn text(&self) -> String {
        let scenario = self.scenario();
        let mut text = format!("{} ({})\n\n", scenario.title(), scenario.id());
        for remark in self.remarks() {
            let _ = writeln!(text, "{remark}");
        }
        let _ = writeln!(text, "{}", words::terminal::CHANCES_OF_THE_MAP);
        if self
            .facts
            .nodes
            .iter()
            .map(|node| node.met)
            .chain(self.facts.ways.iter().map(|way| way.met))
            .any(|met| met != Met::Typically)
        {
            let _ = writeln!(text, "{}", words::map::NOUGHT);
        }
        let width = if self.traffic.chances.error.is_some() { 14 } else { 8 };
        for (beat, content) in scenario.beats().enumerate() {
            let place = Target::Beat(beat);
            let _ = write!(
                text,
                "\n{}  {}{}",
                content.id,
                self.figure(self.traffic.place(place), self.met(place)),
                branch(scenario.branch_of_beat(beat))
            );
            if let Some(stuck) = self.stuck(place) {
                let _ = write!(text, ", {stuck}");
            }
            text.push('\n');
            for (edge, to) in scenario.graph().ways_as_written(beat) {
                let chance = self.figure(self.traffic.way(beat, edge), self.met_way(beat, edge));
                let name = edge.name(scenario);
                // Of a beat that came from a branch all came with it.
                let added = match edge {
                    Edge::Choice(choice) | Edge::Unheard(choice) if scenario.branch_of_beat(beat).is_none() => {
                        scenario.branch_of_choice(choice)
                    }
                    _ => None,
                };
                let from = branch(added);
                let row = format!(
                    "  {name:<9} {chance:>width$}  -> {}  {}{from}",
                    padded(&self.name(to), 24),
                    words(scenario, beat, edge)
                );
                let _ = writeln!(text, "{}", row.trim_end());
            }
        }
        let _ = writeln!(text, "\n{}", words::terminal::ENDINGS_OF_THE_MAP);
        for (ending, content) in scenario.endings().enumerate() {
            let place = Target::End(ending);
            let chance = self.figure(self.traffic.place(place), self.met(place));
            let kind = content.kind.name();
            let _ = writeln!(
                text,
                "  {kind:<9} {chance:>width$}  {}: {}{}",
                content.id,
                content.title,
                branch(scenario.branch_of_ending(ending))
            );
        }
        text
    }

    fn name(&self, place: Place) -> String {
        match place {
            Target::Beat(beat) => self.scenario().beats()[beat].id.clone(),
            Target::End(ending) => format!("{} ({})", self.scenario().endings()[ending].id, words::terminal::END),
        }
    }
}

/// What marks what came from a branch.
fn branch(title: Option<&str>) -> String {
    title.map_or_else(String::new, |title| format!("  {}", words::terminal::from_branch(title)))
}

/// The first words of an option, or the conditions of a route.
fn words(scenario: &Scenario, from: BeatId, edge: Edge) -> String {
    first_words(&edge.text(scenario, from).replace('\n', " "), 60)
}
