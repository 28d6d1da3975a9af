//! What is told of a run, as JSON. The keys are fixed; options are numbered as written, from 1, and exchanges from 0.

use serde::Serialize;

use crate::debrief::{AnotherWay, Debrief, MarkedFor, Moment, NextThing, NoReturn, WhyAnother};
use crate::foresight::Outlook;
use crate::play::Transcript;
use crate::scenario::{ChoiceId, EndingKind, Scenario, Voice};
use crate::words::debrief::account::fate;
use crate::words::debrief::next::plan;
use crate::words::debrief::why;

/// What is told of a run.
#[derive(Serialize)]
pub(super) struct DebriefJson<'a> {
    ending: Option<ToldEndingJson<'a>>,
    moments: Vec<MomentJson<'a>>,
    /// After which line a kind of ending was out of reach.
    reach: Vec<ReachJson<'a>>,
    /// `null` where it would not go with the ending.
    fate: Option<&'static str>,
    next: Option<NextJson<'a>>,
}

#[derive(Serialize)]
struct ToldEndingJson<'a> {
    id: &'a str,
    kind: &'a str,
    says: Option<&'a str>,
}

#[derive(Serialize)]
struct MomentJson<'a> {
    /// The exchange whose line is told of; `null` where no line is named, as `beat` and `option` are.
    at: Option<usize>,
    kind: &'static str,
    beat: Option<&'a str>,
    option: Option<usize>,
    /// The outlook before and after that line, in percent.
    before: Option<f64>,
    after: Option<f64>,
    promise: Option<&'a str>,
    /// The note that is told there.
    why: Option<String>,
    alternatives: Vec<AlternativeJson<'a>>,
}

#[derive(Serialize)]
struct AlternativeJson<'a> {
    beat: &'a str,
    option: usize,
    voice: Option<&'static str>,
    how: &'static str,
}

#[derive(Serialize)]
struct ReachJson<'a> {
    kind: &'static str,
    at: Option<usize>,
    beat: Option<&'a str>,
    option: Option<usize>,
}

#[derive(Serialize)]
struct NextJson<'a> {
    skill: &'static str,
    at: usize,
    beat: &'a str,
    option: usize,
    /// An option of the same beat; `null` where none was clean.
    instead: Option<usize>,
    plan: String,
}

impl<'a> DebriefJson<'a> {
    /// Of a run and its debrief.
    pub(super) fn new(transcript: &'a Transcript, debrief: &'a Debrief) -> Self {
        let scenario = &**transcript.scenario();
        let ending = transcript.ending().map(|ending| &scenario.endings()[ending]);
        let says = debrief.ending.as_ref().and_then(|ending| ending.says.as_deref());
        Self {
            ending: ending.map(|ending| ToldEndingJson { id: &ending.id, kind: ending.kind.name(), says }),
            moments: debrief.moments.iter().map(|moment| moment_json(transcript, debrief, moment)).collect(),
            reach: debrief.no_return.iter().flat_map(|lost| reach_json(transcript, lost)).collect(),
            fate: debrief.account.told_fate().map(|own| fate(own, own.row, own.column)),
            next: debrief.next.as_ref().and_then(|next| next_json(transcript, next)),
        }
    }
}

fn moment_json<'a>(transcript: &'a Transcript, debrief: &Debrief, moment: &Moment) -> MomentJson<'a> {
    let scenario = &**transcript.scenario();
    let (before, after) = moment.outlook.unzip();
    let view = moment.line.and_then(|line| debrief.exchanges.get(line));
    let (at, beat, option) = named(transcript, moment.line);
    MomentJson {
        at,
        kind: match moment.marked_for {
            MarkedFor::Turn => "turn",
            MarkedFor::Strength => "strength",
            MarkedFor::BrokenPromise => "promise",
            MarkedFor::FeltAtTheTime => "felt",
        },
        beat,
        option,
        before: before.map(percent),
        after: after.map(percent),
        promise: moment.promise.as_ref().map(|broken| scenario.promises()[broken.promise].id.as_str()),
        why: view.and_then(|view| why(debrief.pronoun, view)),
        alternatives: moment.ways.iter().map(|way| alternative_json(scenario, way)).collect(),
    }
}

fn alternative_json<'a>(scenario: &'a Scenario, way: &AnotherWay) -> AlternativeJson<'a> {
    AlternativeJson {
        beat: beat_of(scenario, way.choice),
        option: scenario.number_of(way.choice),
        voice: way.voice.map(Voice::name),
        how: match way.why {
            WhyAnother::Further | WhyAnother::Taught => "another",
            WhyAnother::JustAsGood => "as well",
            WhyAnother::NeedNotHurt => "hurt less",
        },
    }
}

fn reach_json<'a>(transcript: &'a Transcript, lost: &NoReturn) -> impl Iterator<Item = ReachJson<'a>> + use<'a> {
    let (at, beat, option) = named(transcript, lost.line);
    let kinds: Vec<&'static str> = lost.lost().map(EndingKind::name).collect();
    kinds.into_iter().map(move |kind| ReachJson { kind, at, beat, option })
}

fn next_json<'a>(transcript: &'a Transcript, next: &NextThing) -> Option<NextJson<'a>> {
    let scenario = &**transcript.scenario();
    let choice = transcript.exchanges().get(next.exchange)?.chosen.choice;
    Some(NextJson {
        skill: next.skill.name(),
        at: next.exchange,
        beat: beat_of(scenario, choice),
        option: scenario.number_of(choice),
        instead: next.instead.as_ref().map(|instead| scenario.number_of(instead.choice)),
        plan: plan(next),
    })
}

/// The line of an exchange: which it is, and where.
fn named(transcript: &Transcript, line: Option<usize>) -> (Option<usize>, Option<&str>, Option<usize>) {
    let choice = line.and_then(|line| transcript.exchanges().get(line)).map(|exchange| exchange.chosen.choice);
    let scenario = transcript.scenario();
    (line, choice.map(|choice| beat_of(scenario, choice)), choice.map(|choice| scenario.number_of(choice)))
}

fn beat_of(scenario: &Scenario, choice: ChoiceId) -> &str {
    &scenario.beats()[scenario.choices()[choice].beat].id
}

/// With one decimal.
fn percent(outlook: Outlook) -> f64 {
    (outlook.value * 1_000.0).round() / 10.0
}
