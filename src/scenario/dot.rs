//! The dialogue graph as text in DOT, the language of Graphviz. What is written beside a node or an edge comes from outside.

use std::fmt::Write as _;

use super::EndingKind;
use super::graph::{Edge, Place};
use super::ids::BeatId;
use super::model::Scenario;
use super::parts::{Exit, Target};

/// What is written beside a node or an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub text: String,
    /// Whether it is drawn with dots.
    pub is_dotted: bool,
}

/// Draws beats as boxes and endings by their kind, with every option, route and plain way on; `remarks` stand on top.
///
/// Any text may be in a scenario: nothing in it can end a label, and nothing is taken for a mark of the language.
pub fn dot(
    scenario: &Scenario,
    remarks: &[String],
    of_place: impl Fn(Place) -> Note,
    of_edge: impl Fn(BeatId, Edge) -> Note,
) -> String {
    let mut text = String::new();
    for remark in remarks {
        let _ = writeln!(text, "// {}", remark.replace(char::is_control, " "));
    }
    let _ = writeln!(text, "digraph {} {{", quoted(scenario.id()));
    let _ = writeln!(text, "    label={}; labelloc=t;", quoted(scenario.title()));
    text.push_str("    node [fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\", fontsize=10];\n");
    text.push_str("    start [shape=point, label=\"\", tooltip=\"start\"];\n");
    for (beat, content) in scenario.beats().enumerate() {
        let place = Target::Beat(beat);
        let says = content.says.first().map_or(content.id.as_str(), String::as_str);
        add_node(&mut text, place, "box", &content.id, &of_place(place), says);
    }
    for (ending, content) in scenario.endings().enumerate() {
        let place = Target::End(ending);
        add_node(&mut text, place, shape(content.kind), &content.title, &of_place(place), &content.id);
    }
    let _ = writeln!(text, "    start -> {};", name(Target::Beat(scenario.start())));
    for (beat, _) in scenario.beats().enumerate() {
        for (edge, to) in scenario.graph().ways_as_written(beat) {
            let Note { text: note, is_dotted } = of_edge(beat, edge);
            let name_of_edge = edge.name(scenario);
            let label = quoted(&if name_of_edge.is_empty() { note } else { format!("{name_of_edge}: {note}") });
            let tooltip = quoted(&edge.text(scenario, beat));
            let style = if is_dotted { ", style=dotted" } else { "" };
            let (from, to) = (name(Target::Beat(beat)), name(to));
            let _ = writeln!(text, "    {from} -> {to} [label={label}, tooltip={tooltip}, labeltooltip={tooltip}{style}];");
        }
    }
    text.push_str("}\n");
    text
}

fn add_node(text: &mut String, place: Place, shape: &str, title: &str, note: &Note, tooltip: &str) {
    let label = quoted(&format!("{title}\n{}", note.text));
    let style = if note.is_dotted { ", style=dotted" } else { "" };
    let _ = writeln!(text, "    {} [shape={shape}, label={label}, tooltip={}{style}];", name(place), quoted(tooltip));
}

/// A name that no text of the scenario has a part in.
fn name(place: Place) -> String {
    match place {
        Target::Beat(beat) => format!("beat{}", beat.index()),
        Target::End(ending) => format!("ending{}", ending.index()),
    }
}

fn shape(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::Bright => "doubleoctagon",
        EndingKind::Fair => "octagon",
        EndingKind::Thin => "hexagon",
        EndingKind::Lost => "invtrapezium",
    }
}

impl Edge {
    /// The number of an option or a route as written, from 1; empty for a plain way on.
    pub fn name(self, scenario: &Scenario) -> String {
        match self {
            Self::Choice(choice) => scenario.number_of(choice).to_string(),
            Self::Unheard(choice) => format!("{} unheard", scenario.number_of(choice)),
            Self::Route(index) => format!("route {}", index + 1),
            Self::On => String::new(),
        }
    }

    /// The words of an option, or the conditions of a route; `from` is the beat that it leaves.
    pub fn text(self, scenario: &Scenario, from: BeatId) -> String {
        match (self, &scenario.beats()[from].way) {
            (Self::Choice(choice) | Self::Unheard(choice), _) => scenario.choices()[choice].spoken.text().to_owned(),
            (Self::Route(index), Exit::Routes { routes, .. }) => {
                let when = routes.get(index as usize).map_or(&[][..], |route| &route.when);
                let conditions: Vec<String> = when.iter().map(|condition| scenario.condition_text(condition)).collect();
                if conditions.is_empty() { "otherwise".to_owned() } else { conditions.join(", ") }
            }
            (Self::Route(_) | Self::On, _) => String::new(),
        }
    }
}

/// A text in quotation marks. Graphviz reads `\n` and its like in a label, and `&amp;` and its like everywhere.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' => quoted.push_str("&amp;"),
            '\n' => quoted.push_str("\\n"),
            control if control.is_control() => quoted.push(' '),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_in_a_text_ends_its_label_or_is_taken_for_a_mark() {
        assert_eq!(quoted("a \"b\" \\N & \\"), r#""a \"b\" \\N &amp; \\""#);
        assert_eq!(quoted("two\nlines\r\t<b>"), "\"two\\nlines  <b>\"");
    }
}
