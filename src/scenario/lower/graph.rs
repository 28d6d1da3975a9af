//! What is looked at over the whole graph: circles in which nothing is chosen, and what nothing leads to.

use crate::format::At;
use crate::scenario::Scenario;
use crate::scenario::parts::Target;
use crate::source::Code;

use super::Lowering;

impl Lowering<'_> {
    pub(super) fn check_graph(&mut self, scenario: &Scenario) {
        let at = At::FILE;
        for circle in scenario.graph.endless_circles() {
            let names: Vec<&str> = circle.iter().map(|beat| scenario.beats[*beat].id.as_str()).collect();
            let first = circle.first().map_or(0, |beat| beat.index());
            let message =
                format!("nothing is chosen on the way round `{}`, so the conversation would never stop", names.join("` → `"));
            self.findings.found(
                Code::EndlessCircle,
                &at.field("beats").key(first),
                message,
                "give one of these beats choices, or another way on",
            );
        }
        for place in scenario.graph.unreachable_from(scenario.start) {
            match place {
                Target::Beat(beat) => {
                    let message = format!("nothing leads to the beat `{}`", scenario.beats[beat].id);
                    let hint = "lead an option to it with `to`, or take it out";
                    self.findings.found(Code::UnreachableBeat, &at.field("beats").key(beat.index()), message, hint);
                }
                Target::End(ending) => {
                    let message = format!("nothing leads to the ending `{}`", scenario.endings[ending].id);
                    let hint = "lead an option or a route to it with `end`, or take it out";
                    self.findings.found(Code::UnreachableEnding, &at.field("endings").key(ending.index()), message, hint);
                }
            }
        }
    }
}
