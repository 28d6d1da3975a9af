//! Runs and findings as JSON. The keys are fixed.

use serde::Serialize;

use crate::check::Checked;
use crate::debrief::Debrief;
use crate::foresight::{Chances, Expected, OptionFigures};
use crate::format::todos;
use crate::play::{Transcript, Why};
use crate::scenario::{Expectation, ExpectationKind, Loaded, Scenario, Target, Voice};
use crate::source::{Diagnostic, LineColumn, Report, SourceText, Span, Witness, is_drawn_as_blank, is_forbidden, unseen};
use crate::storage::{RunState, RunSummary};
use crate::words;

use super::json_debrief::DebriefJson;
use super::robots_report::RobotsReport;

/// One run.
#[derive(Serialize)]
struct RunJson<'a> {
    scenario: &'a str,
    content: String,
    rules: u32,
    seed: u32,
    temperament: &'a str,
    start_mood: i8,
    exchanges: Vec<ExchangeJson<'a>>,
    ending: Option<EndingJson<'a>>,
    mood: i8,
    trust: i8,
    #[serde(skip_serializing_if = "Option::is_none")]
    debrief: Option<DebriefJson<'a>>,
}

#[derive(Serialize)]
struct ExchangeJson<'a> {
    beat: &'a str,
    /// The option's number as written, from 1.
    option: usize,
    voice: Option<&'a str>,
    mood: i8,
    trust: i8,
    heard: u8,
    gated: bool,
    ledger: Vec<EntryJson<'a>>,
    why: Vec<WhyJson>,
}

/// A line of the arithmetic.
#[derive(Serialize)]
struct WhyJson {
    of: &'static str,
    rule: &'static str,
    amount: i8,
    reason: String,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    amount: i8,
    kind: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct EndingJson<'a> {
    id: &'a str,
    kind: &'a str,
}

/// One finding.
#[derive(Serialize)]
struct FindingJson {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    severity: &'static str,
    code: &'static str,
    message: String,
    hint: Option<String>,
    /// The shortest conversation that shows it, as `play` takes it.
    witness: Option<WitnessJson>,
}

#[derive(Serialize)]
struct WitnessJson {
    temperament: String,
    moves: String,
}

/// One file, and how much of it was looked at.
#[derive(Serialize)]
struct CheckedJson<'a> {
    path: &'a str,
    scenario: &'a str,
    /// `null` where it cannot be played.
    verdict: Option<&'a str>,
    states: Option<usize>,
    /// How many findings there are beyond those that are listed.
    left_out: usize,
    expectations: Vec<ExpectationJson<'a>>,
    /// Comments in which `TODO` stands, at most 200 of them.
    todos: Vec<TodoJson>,
}

#[derive(Serialize)]
struct TodoJson {
    line: usize,
    column: usize,
    text: String,
}

/// One expectation, and what became of it.
#[derive(Serialize)]
struct ExpectationJson<'a> {
    kind: &'a str,
    at: &'a str,
    after: Option<&'a str>,
    because: Option<&'a str>,
    verdict: &'a str,
    /// Of `Typical`, how much of typical play gets there, in percent.
    percent: Option<f64>,
    /// The shortest conversation that shows it, for or against.
    witness: Option<WitnessJson>,
}

impl<'a> ExpectationJson<'a> {
    fn new(scenario: &'a Scenario, expectation: &'a Expectation, expected: &'a Expected) -> Self {
        let id = |place: Target| match place {
            Target::Beat(beat) => scenario.beats()[beat].id.as_str(),
            Target::End(ending) => scenario.endings()[ending].id.as_str(),
        };
        let witness = expected.witness().map(|found| WitnessJson {
            temperament: found.start.temperament.name().to_owned(),
            moves: found.moves_text(scenario),
        });
        Self {
            kind: expectation.kind.name(),
            at: id(expectation.at),
            after: if let ExpectationKind::Can { after: Some(after) } = expectation.kind { Some(id(after)) } else { None },
            because: expectation.because.as_deref(),
            verdict: expected.verdict(expectation),
            percent: if let Expected::Share { percent, .. } = expected { Some(*percent) } else { None },
            witness,
        }
    }
}

#[derive(Serialize)]
struct FindingsJson<'a> {
    files: usize,
    scenarios: Vec<CheckedJson<'a>>,
    findings: Vec<FindingJson>,
}

/// A run; with what is told of it where that is asked for.
pub(super) fn run(transcript: &Transcript, debrief: Option<&Debrief>) -> String {
    let scenario = transcript.scenario();
    let exchanges = transcript.exchanges().iter().map(|exchange| ExchangeJson {
        beat: &scenario.beats()[exchange.beat].id,
        option: scenario.number_of(exchange.chosen.choice),
        voice: exchange.chosen.voice.map(Voice::name),
        mood: exchange.after.mood(),
        trust: exchange.after.trust(),
        heard: exchange.after.heard(),
        gated: exchange.gated,
        ledger: exchange
            .entries()
            .map(|(amount, kind, reason, _)| EntryJson { amount, kind: kind.name(), reason: reason.name() })
            .collect(),
        why: transcript.why(exchange).into_iter().map(|line| why(transcript, line)).collect(),
    });
    let ending = transcript.ending().map(|ending| &scenario.endings()[ending]);
    to_text(&RunJson {
        scenario: scenario.id(),
        content: scenario.content().short().to_string(),
        rules: transcript.rules().number(),
        seed: transcript.seed().number(),
        temperament: transcript.start().temperament.name(),
        start_mood: transcript.start_mood(),
        exchanges: exchanges.collect(),
        ending: ending.map(|ending| EndingJson { id: &ending.id, kind: ending.kind.name() }),
        mood: transcript.state().mood(),
        trust: transcript.state().trust(),
        debrief: debrief.map(|debrief| DebriefJson::new(transcript, debrief)),
    })
}

fn why(transcript: &Transcript, Why { of, because, amount }: Why) -> WhyJson {
    let reason = words::why::because(transcript, because);
    WhyJson { of: words::why::of(of), rule: because.rule(), amount, reason }
}

fn finding(report: &Report, found: &Diagnostic) -> FindingJson {
    let (source, span) = report.sources().place(found.span);
    let (start, end) = (source.line_column(span.start), source.line_column(span.end));
    FindingJson {
        path: source.name().to_owned(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        severity: found.severity().name(),
        code: found.code.id(),
        message: found.message.clone(),
        hint: found.hint.clone(),
        witness: found.witness.clone().map(|Witness { temperament, moves, .. }| WitnessJson { temperament, moves }),
    }
}

/// Everything that was checked.
pub(super) fn checked(all: &[(Loaded, Checked)]) -> String {
    let scenarios = all.iter().map(|(loaded, checked)| CheckedJson {
        path: loaded.report.source().name(),
        scenario: &loaded.id,
        verdict: checked.explored.map(|size| size.verdict.name()),
        states: checked.explored.map(|size| size.n_states),
        left_out: checked.report.n_left_out(),
        expectations: loaded.scenario.as_ref().map_or_else(Vec::new, |scenario| {
            let both = scenario.expectations().iter().zip(&checked.expected);
            both.map(|(expectation, expected)| ExpectationJson::new(scenario, expectation, expected)).collect()
        }),
        todos: todos_of(loaded.report.source()),
    });
    let findings = all.iter().flat_map(|(_, checked)| {
        let report = &checked.report;
        report.shown().map(|found| finding(report, found))
    });
    to_text(&FindingsJson { files: all.len(), scenarios: scenarios.collect(), findings: findings.collect() })
}

fn todos_of(source: &SourceText) -> Vec<TodoJson> {
    let todo = |(span, text): (Span, String)| {
        let LineColumn { line, column } = source.line_column(span.start);
        TodoJson { line, column, text }
    };
    todos(source.text()).listed.into_iter().map(todo).collect()
}

/// Everyone who plays a scenario.
#[derive(Serialize)]
struct RobotsJson<'a> {
    scenario: &'a str,
    content: String,
    rules: u32,
    verdict: &'a str,
    states: usize,
    transitions: usize,
    starts: Vec<&'a str>,
    players: Vec<PlayerJson<'a>>,
    strongest: Option<StrongestJson<'a>>,
}

#[derive(Serialize)]
struct PlayerJson<'a> {
    player: &'a str,
    /// Between random (0) and best (1).
    place: Option<f64>,
    /// In percent.
    share: Option<f64>,
    /// The share up to which it may go, in percent.
    bar: Option<f64>,
    over_bar: bool,
    /// Expected rank of the ending, 0 to 1.
    rank: f64,
    /// The standard error of the rank, where it was sampled.
    error: Option<f64>,
    endings: Vec<ChanceJson<'a>>,
    beats: Vec<ChanceJson<'a>>,
    fair_or_better: f64,
    stuck: f64,
    endless: f64,
    exchanges: Option<f64>,
    median_exchanges: Option<u32>,
}

#[derive(Serialize)]
struct ChanceJson<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    chance: f64,
}

/// In how many of the beats the strongest option is such.
#[derive(Serialize)]
struct StrongestJson<'a> {
    beats: usize,
    longest: f64,
    shortest: f64,
    first: f64,
    options: Vec<OptionJson<'a>>,
}

#[derive(Serialize)]
struct OptionJson<'a> {
    beat: &'a str,
    /// The option's number as written, from 1.
    option: usize,
    words: u32,
    outlook: Option<f64>,
    open: f64,
    strongest: bool,
}

pub(super) fn robots(report: &RobotsReport) -> String {
    let RobotsReport { foresight, robots, strongest, .. } = report;
    let scenario = &**foresight.scenario();
    let mut players = vec![
        player(scenario, "typical", &robots.typical, robots.typical_place, None),
        player(scenario, "random", &robots.random, Some(0.0), robots.random_share),
    ];
    for figures in &robots.robots {
        let entry = player(scenario, figures.robot.name(), &figures.chances, figures.place, figures.share);
        let bar = figures.robot.bar().zip(robots.random_share).map(|(above, random)| random + above);
        players.push(PlayerJson { bar, over_bar: figures.is_over_bar, ..entry });
    }
    to_text(&RobotsJson {
        scenario: scenario.id(),
        content: scenario.content().short().to_string(),
        rules: foresight.rules().number(),
        verdict: foresight.verdict().name(),
        states: foresight.n_states(),
        transitions: foresight.n_transitions(),
        starts: foresight.starts().iter().map(|start| start.temperament.name()).collect(),
        players,
        strongest: strongest.as_ref().map(|strongest| StrongestJson {
            beats: strongest.n_beats,
            longest: strongest.longest,
            shortest: strongest.shortest,
            first: strongest.first,
            options: strongest
                .beats
                .iter()
                .flat_map(|beat| &beat.options)
                .map(|option| option_figures(scenario, option))
                .collect(),
        }),
    })
}

fn player<'a>(
    scenario: &'a Scenario,
    name: &'a str,
    chances: &Chances,
    place: Option<f64>,
    share: Option<f64>,
) -> PlayerJson<'a> {
    let endings = scenario.endings().iter().zip(&chances.endings);
    let beats = scenario.beats().iter().zip(&chances.beats);
    PlayerJson {
        player: name,
        place,
        share,
        bar: None,
        over_bar: false,
        rank: chances.rank,
        error: chances.error,
        endings: endings
            .map(|(ending, chance)| ChanceJson { id: &ending.id, kind: Some(ending.kind.name()), chance: *chance })
            .collect(),
        beats: beats.map(|(beat, chance)| ChanceJson { id: &beat.id, kind: None, chance: *chance }).collect(),
        fair_or_better: chances.fair_or_better(scenario),
        stuck: chances.stuck,
        endless: chances.endless,
        exchanges: chances.exchanges,
        median_exchanges: chances.median_exchanges,
    }
}

fn option_figures<'a>(scenario: &'a Scenario, option: &OptionFigures) -> OptionJson<'a> {
    OptionJson {
        beat: &scenario.beats()[scenario.choices()[option.choice].beat].id,
        option: scenario.number_of(option.choice),
        words: option.words,
        outlook: option.outlook,
        open: option.open,
        strongest: option.is_strongest,
    }
}

/// One kept run.
#[derive(Serialize)]
struct SavedJson<'a> {
    line: &'a str,
    state: &'static str,
    ending: Option<EndingJson<'a>>,
    /// In UTC.
    when: String,
}

#[derive(Serialize)]
struct RunsJson<'a> {
    runs: Vec<SavedJson<'a>>,
}

/// The runs that are kept, in the order in which they are given.
pub(super) fn runs(runs: &[RunSummary]) -> String {
    let kept = runs.iter().map(|run| SavedJson {
        line: &run.line,
        state: match run.state {
            RunState::Waiting => "waiting",
            RunState::Ended => "ended",
        },
        ending: run.ending.as_ref().map(|(id, kind)| EndingJson { id, kind: kind.name() }),
        when: run.last.to_string(),
    });
    to_text(&RunsJson { runs: kept.collect() })
}

/// Numbers and texts alone are written, so this cannot fail; an empty object would show that it did.
pub(super) fn to_text(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_else(|_| "{}".to_owned()) + "\n";
    if !text.chars().any(acts_on_a_terminal) {
        return text;
    }
    // What JSON lets stand in a text, and a terminal would obey.
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if acts_on_a_terminal(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// Whether a sign is written as its escape: a terminal would obey it, or it shows nothing there.
fn acts_on_a_terminal(character: char) -> bool {
    character != '\n' && (is_forbidden(character) || unseen(character).is_some() && !is_drawn_as_blank(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_on_a_terminal_is_escaped_and_reads_back_the_same() {
        let hostile = "\u{7f}\u{9b}31m\u{202e}\u{1b}\té\u{200b}\u{e0041}";
        let text = to_text(&[hostile]);
        assert!(!text.chars().any(acts_on_a_terminal), "{text}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&text).unwrap(), [hostile]);
    }
}
