//! Two versions of a dialogue as JSON. The keys are fixed.

use serde::Serialize;

use crate::compare::{Change, Kind, Moved, Replayed};
use crate::foresight::Foresight;

use super::comparison::{Again, Comparison, what_became};
use super::json::to_text;

/// Two versions of a dialogue.
#[derive(Serialize)]
struct ComparedJson<'a> {
    scenario: &'a str,
    contents: [String; 2],
    states: [usize; 2],
    verdicts: [&'static str; 2],
    changes: Vec<ChangeJson<'a>>,
    /// Shares of typical conversations, in percent.
    endings: Vec<MovedJson<'a>>,
    kinds: Vec<MovedJson<'a>>,
    /// Percent of what is possible.
    robots: Vec<MovedJson<'a>>,
    exchanges: [Option<f64>; 2],
    recorded: Vec<AgainJson<'a>>,
    kept: Vec<AgainJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    /// The map of the file, empty for the scenario itself.
    of: &'a str,
    id: &'a str,
    option: Option<usize>,
    change: &'a str,
    field: Option<&'a str>,
    old: Option<String>,
    new: Option<&'a str>,
}

#[derive(Serialize)]
struct MovedJson<'a> {
    of: &'a str,
    old: Option<f64>,
    new: Option<f64>,
}

#[derive(Serialize)]
struct AgainJson<'a> {
    line: &'a str,
    replays: &'static str,
    what: String,
}

/// What changed between two versions.
pub(super) fn compared(comparison: &Comparison) -> String {
    let Comparison { old, new, changes, figures, recorded, kept } = comparison;
    let both = [&old.foresight, &new.foresight];
    let moved = |all: &'_ [Moved], scale: f64| -> Vec<(String, Option<f64>, Option<f64>)> {
        let scaled = |figure: Option<f64>| figure.map(|figure| tenths(scale * figure));
        all.iter().map(|moved| (moved.of.clone(), scaled(moved.old), scaled(moved.new))).collect()
    };
    let (endings, kinds, robots) = (moved(&figures.endings, 100.0), moved(&figures.kinds, 100.0), moved(&figures.robots, 1.0));
    to_text(&ComparedJson {
        scenario: new.foresight.scenario().id(),
        contents: both.map(|foresight| foresight.scenario().content().to_string()),
        states: both.map(Foresight::n_states),
        verdicts: both.map(|foresight| foresight.verdict().name()),
        changes: changes.iter().map(ChangeJson::new).collect(),
        endings: rows(&endings),
        kinds: rows(&kinds),
        robots: rows(&robots),
        exchanges: [figures.exchanges.old, figures.exchanges.new].map(|mean| mean.map(tenths)),
        recorded: recorded.iter().map(AgainJson::new).collect(),
        kept: kept.iter().map(AgainJson::new).collect(),
    })
}

/// Figures as they are written.
fn rows(all: &[(String, Option<f64>, Option<f64>)]) -> Vec<MovedJson<'_>> {
    all.iter().map(|(of, old, new)| MovedJson { of, old: *old, new: *new }).collect()
}

/// A figure with one digit behind the point.
fn tenths(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

impl<'a> ChangeJson<'a> {
    fn new(change: &'a Change) -> Self {
        let plain =
            Self { of: change.map, id: &change.id, option: change.option, change: "added", field: None, old: None, new: None };
        match &change.kind {
            Kind::Added => plain,
            Kind::Removed => Self { change: "removed", ..plain },
            Kind::Renamed { from } => Self { change: "renamed", old: Some(from.clone()), ..plain },
            Kind::Moved { from } => Self { change: "moved", old: Some(from.to_string()), ..plain },
            Kind::Field { field, old, new } => {
                Self { change: "field", field: Some(field), old: Some(old.clone()), new: Some(new), ..plain }
            }
        }
    }
}

impl<'a> AgainJson<'a> {
    fn new(again: &'a Again) -> Self {
        let replays = match again.replayed {
            Replayed::Alike => "alike",
            Replayed::OtherWords { .. } => "other words",
            Replayed::Elsewhere { .. } => "elsewhere",
            Replayed::Stops { .. } => "stops",
            Replayed::NeverPlayed => "never played",
        };
        Self { line: &again.line, replays, what: what_became(&again.replayed) }
    }
}
