//! Every text of a scenario that somebody will read, with where it stands.

use super::places::Anchor;
use crate::scenario::Scenario;

/// In what a text stands, as far as rules care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Said in the conversation by the customer, or by somebody else there.
    Line,
    /// An option.
    Option,
    /// Told or thought in the conversation: what is seen, a time, an event.
    Told,
    /// A note of the debrief.
    Note,
    /// About the conversation, or told after it: title, setting, notebook, endings.
    Around,
}

/// A text as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'s> {
    pub(super) anchor: Anchor,
    /// The field in which it stands.
    pub(super) field: &'static str,
    pub(super) kind: Kind,
    pub(super) words: &'s str,
}

/// All of them, in the order of the fields.
pub(super) fn texts(scenario: &Scenario) -> Vec<Text<'_>> {
    let mut all = Gathered(Vec::new());
    all.of_scenario(scenario);
    all.of_beats(scenario);
    all.of_options(scenario);
    all.of_endings(scenario);
    all.0
}

struct Gathered<'s>(Vec<Text<'s>>);

impl<'s> Gathered<'s> {
    fn add(&mut self, anchor: Anchor, field: &'static str, kind: Kind, text: &'s str) {
        self.0.push(Text { anchor, field, kind, words: text });
    }

    fn maybe(&mut self, anchor: Anchor, field: &'static str, kind: Kind, text: Option<&'s str>) {
        if let Some(text) = text {
            self.add(anchor, field, kind, text);
        }
    }

    fn of_scenario(&mut self, scenario: &'s Scenario) {
        for (field, text) in [
            ("title", Some(scenario.title())),
            ("setting", scenario.setting()),
            ("place", scenario.place()),
            ("begin", scenario.begin()),
            ("brief", scenario.brief()),
            ("care", scenario.care()),
        ] {
            self.maybe(Anchor::Field(field), field, Kind::Around, text);
        }
        let customer = scenario.customer();
        for (field, text) in [
            ("name", Some(customer.full_name.as_str())),
            ("about", customer.about.as_deref()),
            ("wants", customer.wants.as_deref()),
            ("unsaid", customer.unsaid.as_deref()),
        ] {
            self.maybe(Anchor::Customer(field), field, Kind::Around, text);
        }
        for (index, text) in customer.pushback.iter().enumerate() {
            self.add(Anchor::Pushback(index), "pushback", Kind::Line, text);
        }
        for (index, person) in scenario.people().iter().enumerate() {
            self.add(Anchor::Person(index), "name", Kind::Around, &person.full_name);
        }
        for (index, fact) in scenario.facts().iter().enumerate() {
            self.add(Anchor::Entry("facts", index), "facts", Kind::Around, &fact.text);
        }
        for (index, deed) in scenario.deeds().iter().enumerate() {
            self.add(Anchor::Entry("deeds", index), "deeds", Kind::Around, &deed.text);
        }
        for (index, promise) in scenario.promises().iter().enumerate() {
            self.add(Anchor::Entry("promises", index), "promises", Kind::Around, &promise.text);
            self.maybe(Anchor::Entry("promises", index), "due", Kind::Around, promise.due.as_deref());
        }
        for (index, detail) in scenario.details().iter().enumerate() {
            for text in &detail.values {
                self.add(Anchor::Entry("details", index), "details", Kind::Around, text);
            }
        }
    }

    fn of_beats(&mut self, scenario: &'s Scenario) {
        for (id, beat) in scenario.beats().enumerate() {
            for (field, kind, text) in [
                ("at", Kind::Told, &beat.at),
                ("place", Kind::Told, &beat.place),
                ("event", Kind::Told, &beat.event),
                ("sees", Kind::Told, &beat.sees),
                ("thinks", Kind::Told, &beat.thinks),
                ("cue", Kind::Around, &beat.cue),
            ] {
                self.maybe(Anchor::BeatField(id, field), field, kind, text.as_deref());
            }
            for (index, text) in beat.says.iter().enumerate() {
                self.add(Anchor::Says(id, index), "says", Kind::Line, text);
            }
            for text in &beat.discuss {
                self.add(Anchor::BeatField(id, "discuss"), "discuss", Kind::Around, text);
            }
            for (nth, variant) in beat.variants.iter().enumerate() {
                for (field, text) in [("at", &variant.at), ("sees", &variant.sees), ("thinks", &variant.thinks)] {
                    self.maybe(Anchor::Variant(id, nth, field), field, Kind::Told, text.as_deref());
                }
                for text in &variant.says {
                    self.add(Anchor::Variant(id, nth, "says"), "says", Kind::Line, text);
                }
            }
        }
    }

    fn of_options(&mut self, scenario: &'s Scenario) {
        for (id, choice) in scenario.choices().enumerate() {
            self.add(Anchor::Option(id), if choice.spoken.is_act() { "act" } else { "say" }, Kind::Option, choice.spoken.text());
            for (field, kind, text) in [
                ("reply", Kind::Line, &choice.reply),
                ("note", Kind::Note, &choice.note),
                ("unheard_note", Kind::Note, &choice.unheard_note),
                ("then", Kind::Around, &choice.then),
                ("instead", Kind::Around, &choice.instead),
            ] {
                self.maybe(Anchor::OptionField(id, field), field, kind, text.as_deref());
            }
        }
    }

    fn of_endings(&mut self, scenario: &'s Scenario) {
        for (id, ending) in scenario.endings().enumerate() {
            self.add(Anchor::EndingField(id, "title"), "title", Kind::Around, &ending.title);
            self.maybe(Anchor::EndingField(id, "says"), "says", Kind::Around, ending.says.as_deref());
            for (nth, variant) in ending.variants.iter().enumerate() {
                self.maybe(Anchor::EndingVariant(id, nth, "says"), "says", Kind::Around, variant.says.as_deref());
            }
        }
    }
}

/// Whether two texts have the same words, whatever stands between them.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one == other || !one.trim().is_empty() && bare_words(one) == bare_words(other)
}

/// The words of a text in small letters, without what stands between them: equal for texts that are heard as the same.
pub(super) fn bare_words(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '{').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
