//! Where a finding stands in the author's file. A scenario keeps no spans; what a rule points at is named by ids, and looked up
//! in the text only once there is something to say.

use crate::format::{At, Locator};
use crate::scenario::{BeatId, ChoiceId, EndingId, FactId, PromiseId, Scenario, Target};
use crate::source::{Report, Sources, Span};

/// What a finding points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The scenario as a whole.
    Scenario,
    /// A field of the scenario.
    Field(&'static str),
    /// A field of the customer.
    Customer(&'static str),
    /// One of the customer's `pushback` lines, from 0.
    Pushback(usize),
    /// A beat: its id.
    Beat(BeatId),
    /// One phrasing of a beat's line, from 0.
    Says(BeatId, usize),
    /// A field of a beat.
    BeatField(BeatId, &'static str),
    /// A field of a variant of a beat, from 0.
    Variant(BeatId, usize, &'static str),
    /// A route of a beat, from 0: its way on.
    Route(BeatId, usize),
    /// A condition of a route, both from 0.
    When(BeatId, usize, usize),
    /// An option: its words.
    Option(ChoiceId),
    /// A field of an option.
    OptionField(ChoiceId, &'static str),
    /// A condition of an option, from 0.
    Needs(ChoiceId, usize),
    /// An ending: its id.
    Ending(EndingId),
    /// A field of an ending.
    EndingField(EndingId, &'static str),
    /// A field of a variant of an ending, from 0.
    EndingVariant(EndingId, usize, &'static str),
    /// The name of one of the `people`, from 0.
    Person(usize),
    /// An id in a map of the scenario: the field, and which entry, from 0.
    Key(&'static str, usize),
    /// What stands behind an id in a map of the scenario: the field, and which entry, from 0.
    Entry(&'static str, usize),
    /// A skill of `skills`, from 0.
    Skill(usize),
    Fact(FactId),
    Promise(PromiseId),
    /// An entry of `allow`, from 0.
    Allow(usize),
    /// An entry of `expect`, from 0.
    Expectation(usize),
}

impl Anchor {
    /// Whether it is the scenario as a whole, or something of which it has one.
    pub(super) fn is_of_whole(self) -> bool {
        matches!(self, Self::Scenario | Self::Field(_) | Self::Customer(_))
    }
}

/// Finds anchors in the text of one scenario.
pub(super) struct Places<'t> {
    locator: Locator<'t>,
    scenario: &'t Scenario,
}

impl<'t> Places<'t> {
    pub(super) fn new(sources: &'t Sources, scenario: &'t Scenario) -> Self {
        Self { locator: Locator::new(sources, scenario.joined()), scenario }
    }

    /// The span of an anchor; where it is not written, of the nearest thing around it that is.
    pub(super) fn span(&self, anchor: Anchor) -> Span {
        let file = At::FILE;
        match anchor {
            Anchor::Scenario => self.locator.span(&file),
            Anchor::Field(field) => self.locator.span(&file.field(field)),
            Anchor::Customer(field) => self.locator.span(&file.field("customer").field(field)),
            Anchor::Pushback(index) => self.locator.span(&file.field("customer").field("pushback").item(index)),
            Anchor::Beat(beat) => self.locator.span(&file.field("beats").key(beat.index())),
            Anchor::Says(beat, index) => in_beat(beat, |at| self.locator.span(&at.field("says").item(index))),
            Anchor::BeatField(beat, field) => in_beat(beat, |at| self.locator.span(&at.field(field))),
            Anchor::Variant(beat, index, field) => {
                in_beat(beat, |at| self.locator.span(&at.field("variants").item(index).field(field)))
            }
            Anchor::Route(beat, index) => in_beat(beat, |at| {
                let route = at.field("routes");
                let route = route.item(index);
                let field = if self.locator.is_written(&route.field("end")) { "end" } else { "to" };
                self.locator.span(&route.field(field))
            }),
            Anchor::When(beat, index, condition) => {
                in_beat(beat, |at| self.locator.span(&at.field("routes").item(index).field("when").item(condition)))
            }
            Anchor::Option(choice) => {
                let field = if self.scenario.choices()[choice].spoken.is_act() { "act" } else { "say" };
                self.span(Anchor::OptionField(choice, field))
            }
            Anchor::OptionField(choice, field) => self.in_option(choice, |at| self.locator.span(&at.field(field))),
            Anchor::Needs(choice, index) => self.in_option(choice, |at| self.locator.span(&at.field("needs").item(index))),
            Anchor::Ending(ending) => self.locator.span(&file.field("endings").key(ending.index())),
            Anchor::EndingField(ending, field) => self.locator.span(&file.field("endings").entry(ending.index()).field(field)),
            Anchor::EndingVariant(ending, index, field) => {
                self.locator.span(&file.field("endings").entry(ending.index()).field("variants").item(index).field(field))
            }
            Anchor::Person(index) => self.locator.span(&file.field("people").entry(index).field("name")),
            Anchor::Entry(field, index) => self.locator.span(&file.field(field).entry(index)),
            Anchor::Key(field, index) => self.locator.span(&file.field(field).key(index)),
            Anchor::Skill(index) => self.locator.span(&file.field("skills").item(index)),
            Anchor::Fact(fact) => self.locator.span(&file.field("facts").key(fact.index())),
            Anchor::Promise(promise) => self.locator.span(&file.field("promises").key(promise.index())),
            Anchor::Expectation(index) => self.locator.span(&file.field("expect").item(index)),
            Anchor::Allow(index) => self.locator.span(&file.field("allow").item(index)),
        }
    }

    fn in_option(&self, choice: ChoiceId, find: impl Fn(&At<'_>) -> Span) -> Span {
        let beat = self.scenario.choices()[choice].beat;
        let index = self.scenario.number_of(choice).saturating_sub(1);
        in_beat(beat, |at| find(&at.field("choices").item(index)))
    }
}

/// Where the id of each beat stands, and then of each ending, in the order of the file.
pub fn ids_written_at(sources: &Sources, scenario: &Scenario) -> Vec<Span> {
    let locator = Locator::new(sources, scenario.joined());
    let file = At::FILE;
    let (beats, endings) = (file.field("beats"), file.field("endings"));
    let of_beats = scenario.beats().enumerate().map(|(beat, _)| locator.span(&beats.key(beat.index())));
    of_beats.chain(scenario.endings().enumerate().map(|(ending, _)| locator.span(&endings.key(ending.index())))).collect()
}

/// The beat or ending at which each finding of a report stands; `None` for those about something else.
pub fn places_of(report: &Report, scenario: &Scenario) -> Vec<Option<Target>> {
    if report.is_clean() {
        return Vec::new();
    }
    let locator = Locator::new(report.sources(), scenario.joined());
    let mut extents: Vec<(Span, Target)> = Vec::new();
    let file = At::FILE;
    let (beats, endings) = (file.field("beats"), file.field("endings"));
    for (beat, content) in scenario.beats().enumerate() {
        let at = beats.entry(beat.index());
        extents.push((locator.extent(&beats.key(beat.index())), Target::Beat(beat)));
        extents.push((locator.extent(&at), Target::Beat(beat)));
        // Options of a branch stand in another text.
        let choices = at.field("choices");
        let added = content.choices().filter(|choice| scenario.branch_of_choice(*choice) != scenario.branch_of_beat(beat));
        extents.extend(added.map(|choice| {
            let index = scenario.number_of(choice).saturating_sub(1);
            (locator.extent(&choices.item(index)), Target::Beat(beat))
        }));
    }
    for (ending, _) in scenario.endings().enumerate() {
        extents.push((locator.extent(&endings.key(ending.index())), Target::End(ending)));
        extents.push((locator.extent(&endings.entry(ending.index())), Target::End(ending)));
    }
    extents.sort_by_key(|(span, _)| *span);
    let place = |span: Span| {
        let behind = extents.partition_point(|(extent, _)| extent.start <= span.start);
        let (extent, place) = extents.get(behind.checked_sub(1)?)?;
        (span.start <= extent.end).then_some(*place)
    };
    report.diagnostics().iter().map(|found| place(found.span)).collect()
}

fn in_beat(beat: BeatId, find: impl Fn(&At<'_>) -> Span) -> Span {
    find(&At::FILE.field("beats").entry(beat.index()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::load;
    use crate::source::SourceText;

    const TEXT: &str = r#"Scenario(title: "x", customer: (name: "A", mood: -2), facts: {"f": "Fact"}, promises: {"p": "P"},
        start: "a", beats: {
            "a": (says: ["one", "two"], choices: [(mood: 1, say: "b1", to: "b", needs: [Heard(0), NotLearned("f")]), (act: "b2", to: "b")]),
            "b": (routes: [(when: [Learned("f")], end: "e"), (to: "c")]),
            "c": (end: "e"),
        },
        endings: {"e": (kind: Fair, title: "E")})"#;

    #[test]
    fn every_spot_is_found_in_the_text() {
        let loaded = load(SourceText::new("x.ron", TEXT), "x");
        let scenario = loaded.scenario.unwrap();
        let places = Places::new(loaded.report.sources(), &scenario);
        let (a, _) = scenario.beats().enumerate().next().unwrap();
        let (b, _) = scenario.beats().enumerate().nth(1).unwrap();
        let choices: Vec<ChoiceId> = scenario.beats()[a].choices().collect();
        let (ending, _) = scenario.endings().enumerate().next().unwrap();
        let (fact, _) = scenario.facts().enumerate().next().unwrap();
        let (promise, _) = scenario.promises().enumerate().next().unwrap();
        for (anchor, expected) in [
            (Anchor::Scenario, "Scenario"),
            (Anchor::Field("title"), "\"x\""),
            (Anchor::Field("minutes"), "Scenario"),
            (Anchor::Customer("mood"), "-2"),
            (Anchor::Beat(a), "\"a\""),
            (Anchor::Says(a, 1), "\"two\""),
            (Anchor::Route(b, 0), "\"e\""),
            (Anchor::Route(b, 1), "\"c\""),
            (Anchor::When(b, 0, 0), "Learned(\"f\")"),
            (Anchor::Option(choices[0]), "\"b1\""),
            (Anchor::Option(choices[1]), "\"b2\""),
            (Anchor::Needs(choices[0], 1), "NotLearned(\"f\")"),
            (Anchor::Ending(ending), "\"e\""),
            (Anchor::Fact(fact), "\"f\""),
            (Anchor::Promise(promise), "\"p\""),
        ] {
            assert_eq!(&TEXT[places.span(anchor).range()], expected, "{anchor:?}");
        }
    }
}
