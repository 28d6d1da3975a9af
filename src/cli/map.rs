//! `rapport map`: every beat with its ways on and how likely a typical trainee takes each, as text or as a drawing for Graphviz.

use std::fmt::Write as _;

use crate::foresight::{Foresight, Policy, Question, Traffic};
use crate::rules::Rules;
use crate::scenario::{BeatId, Edge, Note, Place, Scenario, Target, dot};
use crate::storage::Paths;
use crate::words;

use super::arguments::MapArguments;
use super::error::{CommandError, Exit};
use super::find::find;
use super::layout::{first_words, padded, thousands};
use super::output::print;
use super::standing::{Standing, bound};

pub(super) fn map(paths: &Paths, arguments: &MapArguments) -> Result<Exit, CommandError> {
    let scenario = find(paths, &arguments.what)?;
    let mut question = Question::of(&scenario);
    question.n_states = arguments.states.unwrap_or(question.n_states);
    let standing = Standing::of(scenario.id());
    let foresight = Foresight::by(standing.means(), scenario, Rules::newest(), question);
    let map = Map { traffic: &foresight.traffic(Policy::Typical, &[]), foresight: &foresight };
    drop(standing);
    print(&if arguments.dot { map.drawing() } else { map.text() })?;
    Ok(Exit::Fine)
}

struct Map<'a> {
    foresight: &'a Foresight,
    traffic: &'a Traffic,
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
            format!("{states} states, {transitions} transitions, {verdict}"),
            format!("{}: {}", words::terminal::STARTS, starts.join(", ")),
        ];
        let branches: Vec<&str> = self.scenario().branches().collect();
        remarks.extend((!branches.is_empty()).then(|| words::terminal::with_branches(&branches)));
        remarks
    }

    /// A chance in words, `about` before it where it was sampled.
    fn chance(&self, chance: f64) -> String {
        let percent = percent(chance);
        if self.traffic.chances.error.is_some() { format!("{} {percent}", words::terminal::ABOUT) } else { percent }
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
        let width = if self.traffic.chances.error.is_some() { 14 } else { 8 };
        for (beat, content) in scenario.beats().enumerate() {
            let place = Target::Beat(beat);
            let _ = write!(
                text,
                "\n{}  {}{}",
                content.id,
                self.chance(self.traffic.place(place)),
                branch(scenario.branch_of_beat(beat))
            );
            if let Some(stuck) = self.stuck(place) {
                let _ = write!(text, ", {stuck}");
            }
            text.push('\n');
            for (edge, to) in scenario.graph().ways_as_written(beat) {
                let chance = self.chance(self.traffic.way(beat, edge));
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
            let chance = self.chance(self.traffic.place(Target::End(ending)));
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

/// A chance in percent: what can happen is never 0, and what need not happen is never 100.
fn percent(chance: f64) -> String {
    let percent = 100.0 * chance;
    if percent < 1e-7 {
        "0 %".to_owned()
    } else if percent < 0.05 {
        "<0.1 %".to_owned()
    } else if percent > 100.0 - 1e-7 {
        "100 %".to_owned()
    } else if percent > 99.95 {
        ">99.9 %".to_owned()
    } else {
        format!("{percent:.1} %")
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn only_what_is_sure_is_said_to_be() {
        let said = [0.0, 1e-6, 0.123_45, 0.999_9, 1.0 - 1e-12, 1.0].map(percent);
        assert_eq!(said, ["0 %", "<0.1 %", "12.3 %", ">99.9 %", "100 %", "100 %"]);
    }
}
