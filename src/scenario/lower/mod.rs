//! From a file to a scenario: every name is looked up, every number held to its range, every way on followed.
//! Each fault is told with its place; a scenario comes out only where there are none.

mod allowed;
mod beats;
mod conditions;
mod customer;
mod details;
mod findings;
mod graph;
mod names;
mod scenario_id;

use std::sync::Arc;

use crate::format::{At, Bound, CutText, EndingFile, Entries, Joined, PromiseFile, ScenarioFile, TextOr, did_you_mean};
use crate::source::{Code, Gathered, Sources, composed, is_forbidden, named, shows_nothing, unseen};

use self::conditions::Where;
use self::details::{Details, InBraces};
use self::findings::{Findings, Part};
use self::names::Ids;
use self::scenario_id::fits_an_id;

pub use self::allowed::Allowed;
pub(super) use self::scenario_id::{id_of_stem, is_id};
use super::content::SourceOfContent;
use super::graph::DialogueGraph;
use super::ids::{BeatId, DeedId, EndingId, FactId, PersonId, PromiseId};
use super::model::Scenario;
use super::parts::{Deed, Detail, Ending, EndingVariant, Fact, HEARD, Promise, SCALE};
use super::short_name::plain_title;

/// A file on its way to a scenario.
pub(super) struct Lowering<'t> {
    findings: Findings<'t>,
    /// Whether the text holds nothing but printable ASCII, so that no string in it needs to be looked through.
    is_plain_text: bool,
    beats: Ids<BeatId>,
    endings: Ids<EndingId>,
    facts: Ids<FactId>,
    promises: Ids<PromiseId>,
    deeds: Ids<DeedId>,
    people: Ids<PersonId>,
    details: Details,
    /// Whether the customer has so much time to spare.
    has_time: bool,
    /// The most exchanges spent that a condition asks for.
    most_spent: u8,
}

/// What is lowered: a file, the texts it was read from, and what of it came from branches.
pub(super) struct ToLower<'t> {
    pub(super) sources: &'t Sources,
    pub(super) joined: &'t Joined,
    /// Where branches are in, the text that names the content: the whole as the program writes it.
    pub(super) whole: Option<Arc<String>>,
    pub(super) file: ScenarioFile,
    /// Faults of the reading: they silence what would only repeat them.
    pub(super) read_faults: Gathered,
    /// The scenario's own text in tokens, where reading has cut it into them.
    pub(super) cut: Option<CutText>,
}

/// Lowers a file. `stem` is the stem of its name.
pub(super) fn lower(stem: &str, to_lower: ToLower<'_>) -> Lowered {
    let ToLower { sources, joined, whole, mut file, read_faults, cut } = to_lower;
    let nothing_was_read = |code: Code| {
        use Code::{ExtensionLine, MergeConflict, NotAScenario, NotText, TooLarge};
        matches!(code, NotAScenario | MergeConflict | ExtensionLine | TooLarge | NotText)
    };
    if read_faults.all().any(|(_, code)| nothing_was_read(code)) {
        return Lowered { scenario: None, diagnostics: read_faults, allowed: Vec::new() };
    }
    let allow = std::mem::take(&mut file.allow);
    let mut lowering = Lowering {
        findings: Findings::new(sources, joined, read_faults, cut),
        is_plain_text: sources.all().all(|(_, text)| is_plain(text.text())),
        beats: Ids::new("beat", "beats", Code::UnknownTarget),
        endings: Ids::new("ending", "endings", Code::UnknownEnding),
        facts: Ids::new("fact", "facts", Code::UnknownFact),
        promises: Ids::new("promise", "promises", Code::UnknownPromise),
        deeds: Ids::new("deed", "deeds", Code::UnknownDeed),
        people: Ids::new("person", "people", Code::UnknownPerson),
        details: Details::new(&file.details),
        has_time: file.customer.as_ref().is_some_and(|customer| customer.time.is_some()),
        most_spent: 0,
    };
    let scenario = lowering.scenario(stem, file, SourceOfContent::new(whole.unwrap_or_else(|| sources.first().shared())), joined);
    if let Some(scenario) = &scenario {
        lowering.check_graph(scenario);
    }
    let allowed = lowering.rest_what_is_allowed(&allow, joined, scenario.is_some());
    let playable = !lowering.findings.any_error();
    Lowered { scenario: scenario.filter(|_| playable), diagnostics: lowering.findings.into_diagnostics(), allowed }
}

/// What lowering gives.
pub(super) struct Lowered {
    /// `None` where there is an error.
    pub(super) scenario: Option<Scenario>,
    pub(super) diagnostics: Gathered,
    /// Which findings of the check are suppressed.
    pub(super) allowed: Vec<Allowed>,
}

impl Lowering<'_> {
    /// The scenario, where nothing was found that keeps it from being one: only then does every id in it name something.
    fn scenario(&mut self, stem: &str, file: ScenarioFile, source: SourceOfContent, joined: &Joined) -> Option<Scenario> {
        let at = At::FILE;
        self.register(&file);
        let id = self.id(&at, file.id, stem);
        let title = plain_title(&self.required_text(&at, "title", file.title));
        let facts: Vec<Fact> = (file.facts.0.into_iter().enumerate())
            .map(|(index, (id, text))| Fact { id, text: self.text(&at.field("facts").entry(index), text) })
            .collect();
        let deeds: Vec<Deed> = (file.deeds.0.into_iter().enumerate())
            .map(|(index, (id, text))| Deed { id, text: self.text(&at.field("deeds").entry(index), text) })
            .collect();
        let mut promises = self.promises(&at, file.promises);
        let people = self.people(&at, file.people);
        let details = self.details(&at, file.details);
        let customer = self.customer(&at, file.customer);
        let (beats, choices) = self.beats(&at, file.beats, customer.talks);
        let endings: Vec<Ending> = (file.endings.0.into_iter().enumerate())
            .map(|(index, (id, file))| self.ending(&at.field("endings").entry(index), id, file))
            .collect();
        for promise in choices.iter().flat_map(|choice| &choice.effect.keeps) {
            if let Some(promise) = promises.get_mut(promise.index()) {
                promise.can_be_kept = true;
            }
        }
        let expectations = self.expectations(&at.field("expect"), file.expect);
        let start = self.start(&at, file.start.as_deref());
        let setting = self.optional_text(&at.field("setting"), file.setting);
        let place = self.optional_text(&at.field("place"), file.place);
        let begin = self.optional_text(&at.field("begin"), file.begin);
        let brief = self.optional_text(&at.field("brief"), file.brief);
        let care = self.optional_text(&at.field("care"), file.care);
        let minutes = file.minutes.map(|minutes| self.number(&at.field("minutes"), minutes, 1, 600));
        let lang = self.optional_text(&at.field("lang"), file.lang).unwrap_or_else(|| "en".to_owned());
        if self.findings.any_error() {
            return None;
        }
        let (beats, choices, endings) = (beats.into(), choices.into(), super::Arena::from(endings));
        // Past the time that they have, an exchange costs the same however many there were; past what is asked for, no condition changes.
        let spent_counts_to = customer.time.map_or(0, |time| time.max(self.most_spent.saturating_add(1)));
        let graph = DialogueGraph::new(&beats, &choices, endings.len());
        Some(Scenario {
            id,
            source,
            joined: joined.clone(),
            title,
            setting,
            place,
            begin,
            brief,
            care,
            minutes,
            lang,
            plain: file.rules.is_some(),
            skills: file.skills,
            customer,
            people: people.into(),
            facts: facts.into(),
            deeds: deeds.into(),
            promises: promises.into(),
            details,
            start,
            beats,
            choices,
            endings,
            expectations,
            spent_counts_to,
            graph,
        })
    }

    /// Gives every name its id before anything refers to it, and reports names that stand twice.
    fn register(&mut self, file: &ScenarioFile) {
        let at = At::FILE;
        let findings = &mut self.findings;
        self.beats.register(findings, &file.beats, Bound::BEATS);
        self.endings.register(findings, &file.endings, Bound::ENDINGS);
        self.facts.register(findings, &file.facts, Bound::FACTS);
        self.promises.register(findings, &file.promises, Bound::PROMISES);
        self.deeds.register(findings, &file.deeds, Bound::FACTS);
        self.people.register(findings, &file.people, Bound::PEOPLE);
        let (n_facts, n_deeds) = (file.facts.len(), file.deeds.len());
        if n_facts <= Bound::FACTS && n_deeds <= Bound::FACTS && n_facts + n_deeds > Bound::FACTS {
            let message = format!("there are {n_facts} facts and {n_deeds} deeds, together more than {}", Bound::FACTS);
            let hint = format!("a dialogue has at most {} of both", Bound::FACTS);
            findings.found(Code::TooMany, &at.field("deeds").key(Bound::FACTS - n_facts), message, hint);
        }
        if file.beats.is_empty() {
            let hint = "write at least one beat in it: `\"hello\": (says: \"…\", choices: […]),`";
            self.nothing_in(&at, "beats", "`beats`, the map of what is said", hint);
        }
        if file.endings.is_empty() {
            let hint = "write at least one ending in it: `\"done\": (kind: Fair, title: \"…\"),`";
            self.nothing_in(&at, "endings", "`endings`, the map of how the conversation can end", hint);
        }
    }

    fn ending(&mut self, at: &At<'_>, id: String, file: EndingFile) -> Ending {
        let EndingFile { kind, title, says, feels, variants } = file;
        let title = plain_title(&self.required_text(at, "title", title));
        if kind.is_none() {
            self.missing(at, "kind", "`kind` of an ending: Bright, Fair, Thin or Lost");
        }
        let variants_at = at.field("variants");
        self.bounded_list(&variants_at, &variants, Bound::LIST, "variants");
        let variants = variants.into_iter().enumerate().map(|(index, variant)| {
            let at = variants_at.item(index);
            EndingVariant {
                when: self.conditions(&at.field("when"), variant.when, Where::Words),
                says: self.optional_text(&at.field("says"), variant.says),
                feels: variant.feels,
            }
        });
        let variants = variants.collect();
        let says = self.optional_text(&at.field("says"), says);
        Ending { id, kind: kind.unwrap_or(super::EndingKind::Fair), title, says, feels, variants }
    }

    fn promises(&mut self, at: &At<'_>, promises: Entries<TextOr<PromiseFile>>) -> Vec<Promise> {
        let mut lowered = Vec::new();
        for (index, (id, promise)) in promises.0.into_iter().enumerate() {
            let promises_at = at.field("promises");
            let at = promises_at.entry(index);
            let (text, due) = match promise {
                TextOr::Text(text) => (self.text(&at, text), None),
                TextOr::Record(record) => {
                    let text = self.required_text(&at, "text", record.text);
                    (text, self.optional_text(&at.field("due"), record.due))
                }
            };
            lowered.push(Promise { id, text, due, can_be_kept: false });
        }
        lowered
    }

    fn details(&mut self, at: &At<'_>, details: Entries<Vec<String>>) -> Vec<Detail> {
        let mut lowered = Vec::new();
        for (index, (name, values)) in details.0.into_iter().enumerate() {
            let details_at = at.field("details");
            let at = details_at.entry(index);
            if values.is_empty() {
                self.findings.absent(
                    Code::Empty,
                    &at,
                    &at,
                    format!("the detail `{name}` has nothing to be drawn from"),
                    "write at least one",
                );
            }
            let values = values.into_iter().enumerate().map(|(index, value)| self.text(&at.item(index), value)).collect();
            lowered.push(Detail { name, values });
        }
        lowered
    }

    fn start(&mut self, at: &At<'_>, start: Option<&str>) -> BeatId {
        let Some(start) = start else {
            self.missing(at, "start", "`start`, the beat with which it begins");
            return BeatId(0);
        };
        if self.beats.is_empty() {
            // That there are no beats is told, and is why there is not this one.
            return BeatId(0);
        }
        self.beat_id(&at.field("start"), start)
    }

    // ---- the small pieces ---------------------------------------------------------------

    /// The id, which stands in run lines and on command lines; without one, what is left of the file's name.
    fn id(&mut self, at: &At<'_>, written: Option<String>, stem: &str) -> String {
        let written = written.map(|id| composed(&id).into_owned());
        let Some(id) = self.optional_text(&at.field("id"), written) else { return id_of_stem(stem) };
        let misfit = id.chars().find(|character| !fits_an_id(*character) && !is_forbidden(*character));
        let misfit = misfit.or_else(|| id.chars().next().filter(|first| matches!(first, '-' | '.')));
        if let Some(misfit) = misfit {
            let sign = if unseen(misfit).is_some() { named(misfit) } else { format!("`{misfit}`") };
            let message = format!("an `id` has no {sign} there");
            let hint =
                "letters, digits, `_`, `-` and `.`, the first a letter or a digit: it is used on command lines and in run lines";
            self.findings.found_in(Code::ForbiddenCharacter, &at.field("id"), Part::First(misfit), message, hint);
        }
        id
    }

    /// A text as it may be shown: no control characters, no turning of the direction, not too long, only names in braces that mean
    /// something.
    fn text(&mut self, at: &At<'_>, text: String) -> String {
        // A plain text has line ends between its strings, and must have none within them.
        // Without a way out in the middle, which the compiler turns into wide instructions.
        let asks = |byte: u8| byte < b' ' || byte == b'{';
        let is_fine = self.is_plain_text && !text.bytes().fold(false, |so_far, byte| so_far | asks(byte));
        if is_fine && text.len() <= Bound::TEXT { text } else { self.text_looked_through(at, text) }
    }

    fn text_looked_through(&mut self, at: &At<'_>, text: String) -> String {
        if text.len() > Bound::TEXT && text.chars().count() > Bound::TEXT {
            let message = format!("a text has at most {} characters, this one has {}", Bound::TEXT, text.chars().count());
            self.findings.found(Code::TooLarge, at, message, "make several beats of it");
            return text;
        }
        if (!self.is_plain_text || text.bytes().any(|byte| byte < b' '))
            && let Some(forbidden) = text.chars().find(|character| is_forbidden(*character))
        {
            let message = format!("the character {} may not be in a text", named(forbidden));
            let hint = match forbidden {
                '\t' => "write a space instead of the tab",
                '\n' | '\r' => "a text is one line; write a space instead of the line end",
                _ => "take it out; it is invisible and would change how the text is shown",
            };
            self.findings.found_in(Code::ForbiddenCharacter, at, Part::First(forbidden), message, hint);
        }
        self.with_details_as_listed(at, text)
    }

    /// The text with every name in braces in the form in which it is listed; a warning for each that is not listed.
    fn with_details_as_listed(&mut self, at: &At<'_>, text: String) -> String {
        let mut as_listed = Vec::new();
        for name in names_in_braces(&text) {
            match self.details.look_up(name) {
                InBraces::Known => {}
                InBraces::Listed(listed) => as_listed.push((format!("{{{name}}}"), format!("{{{listed}}}"))),
                InBraces::Unknown => {
                    let message = format!("`{{{name}}}` will be shown as it is");
                    let hint = self.details.nearest(name).map_or_else(
                        || "only `{you}` and the names in `details` are filled in".to_owned(),
                        |near| did_you_mean(&format!("{{{name}}}"), &format!("{{{near}}}")),
                    );
                    self.findings.found_in(Code::UnknownDetail, at, Part::Words(&format!("{{{name}}}")), message, hint);
                }
            }
        }
        as_listed.iter().fold(text, |text, (written, listed)| text.replace(written, listed))
    }

    fn optional_text(&mut self, at: &At<'_>, text: Option<String>) -> Option<String> {
        text.map(|text| self.text(at, text))
    }

    fn required_text(&mut self, record: &At<'_>, field: &'static str, text: Option<String>) -> String {
        match text {
            Some(text) if shows_nothing(&text) => {
                self.findings.absent(Code::Empty, &record.field(field), record, format!("`{field}` is empty"), "write something");
                text
            }
            Some(text) => self.text(&record.field(field), text),
            None => {
                self.missing(record, field, &format!("`{field}`"));
                String::new()
            }
        }
    }

    /// A map that must hold something is empty, or not there.
    fn nothing_in(&mut self, record: &At<'_>, field: &'static str, what: &str, hint: &str) {
        if self.findings.is_written(&record.field(field)) {
            self.findings.absent(Code::Empty, &record.field(field), record, format!("`{field}` is empty"), hint);
        } else {
            self.missing(record, field, what);
        }
    }

    fn missing(&mut self, record: &At<'_>, field: &'static str, what: &str) {
        let hint = format!("add `{field}: …,`");
        self.findings.absent(Code::MissingField, &record.field(field), record, format!("there is no {what}"), hint);
    }

    /// A number held to its range; a fault where it is outside.
    fn number<N: TryFrom<i32> + Default>(&mut self, at: &At<'_>, number: i32, lowest: i32, highest: i32) -> N {
        if !(lowest..=highest).contains(&number) {
            let message = format!("{number} is outside {lowest}..{highest}");
            self.findings.found(Code::OutOfRange, at, message, format!("write a number from {lowest} to {highest}"));
        }
        N::try_from(number.clamp(lowest, highest)).unwrap_or_default()
    }

    /// A number of dots.
    fn heard(&mut self, at: &At<'_>, number: i32) -> u8 {
        self.number(at, number, (*HEARD.start()).into(), (*HEARD.end()).into())
    }

    /// A number of points of mood or trust.
    fn points(&mut self, at: &At<'_>, number: Option<i32>) -> i8 {
        number.map_or(0, |number| self.number(at, number, (*SCALE.start()).into(), (*SCALE.end()).into()))
    }

    fn bounded_list<T>(&mut self, at: &At<'_>, list: &[T], bound: usize, what: &str) {
        if list.len() > bound {
            let message = format!("there are {} {what} here, more than {bound}", list.len());
            self.findings.found(Code::TooMany, at, message, "take some out");
        }
    }

    fn beat_id(&mut self, at: &At<'_>, name: &str) -> BeatId {
        if let Some(beat) = self.beats.get(name) {
            return beat;
        }
        if self.endings.get(name).is_some() {
            let message = format!("`{name}` is an ending and not a beat");
            self.findings.found(Code::UnknownTarget, at, message, format!("write `end: \"{name}\"`"));
            return BeatId(0);
        }
        self.beats.miss(&mut self.findings, at, name)
    }

    fn ending_id(&mut self, at: &At<'_>, name: &str) -> EndingId {
        if let Some(ending) = self.endings.get(name) {
            return ending;
        }
        if self.beats.get(name).is_some() {
            let message = format!("`{name}` is a beat and not an ending");
            self.findings.found(Code::UnknownEnding, at, message, format!("write `to: \"{name}\"`"));
            return EndingId(0);
        }
        self.endings.miss(&mut self.findings, at, name)
    }

    fn fact_id(&mut self, at: &At<'_>, name: &str) -> FactId {
        self.facts.look_up(&mut self.findings, at, name)
    }

    fn deed_id(&mut self, at: &At<'_>, name: &str) -> DeedId {
        self.deeds.look_up(&mut self.findings, at, name)
    }

    fn person_id(&mut self, at: &At<'_>, name: &str) -> PersonId {
        self.people.look_up(&mut self.findings, at, name)
    }

    fn promise_id(&mut self, at: &At<'_>, name: &str) -> PromiseId {
        self.promises.look_up(&mut self.findings, at, name)
    }
}

/// Whether a text holds nothing but printable ASCII and line ends, and no escape that could stand for anything else.
fn is_plain(text: &str) -> bool {
    let plain = |byte: &u8| (*byte == b'\n' || *byte == b'\r' || (b' '..0x7f).contains(byte)) && *byte != b'\\';
    // In pieces without a way out in the middle, which the compiler turns into wide instructions.
    text.as_bytes().chunks(4096).all(|piece| piece.iter().fold(true, |so_far, byte| so_far & plain(byte)))
}

/// The names that stand in braces in a text.
fn names_in_braces(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}
