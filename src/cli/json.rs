//! Runs and findings as JSON (training-model 9.3). The keys are fixed.

use serde::Serialize;

use crate::play::Transcript;
use crate::scenario::Voice;
use crate::source::{Diagnostic, Report};

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
pub(super) struct FindingJson {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    severity: &'static str,
    code: &'static str,
    message: String,
    hint: Option<String>,
}

#[derive(Serialize)]
struct FindingsJson {
    files: usize,
    findings: Vec<FindingJson>,
}

pub(super) fn run(transcript: &Transcript) -> String {
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
            .map(|(amount, account, reason, _)| EntryJson { amount, kind: account.name(), reason: reason.name() })
            .collect(),
    });
    let ending = transcript.ending().map(|ending| &scenario.endings()[ending]);
    to_text(&RunJson {
        scenario: scenario.id(),
        content: scenario.content().to_string(),
        rules: transcript.rules().number(),
        seed: transcript.seed().number(),
        temperament: transcript.start().temperament.name(),
        start_mood: transcript.start_mood(),
        exchanges: exchanges.collect(),
        ending: ending.map(|ending| EndingJson { id: &ending.id, kind: ending.kind.name() }),
        mood: transcript.state().mood(),
        trust: transcript.state().trust(),
    })
}

pub(super) fn finding(report: &Report, found: &Diagnostic) -> FindingJson {
    let start = report.source().line_column(found.span.start);
    let end = report.source().line_column(found.span.end);
    FindingJson {
        path: report.source().name().to_owned(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        severity: found.severity().name(),
        code: found.code.id(),
        message: found.message.clone(),
        hint: found.hint.clone(),
    }
}

pub(super) fn findings(files: usize, findings: Vec<FindingJson>) -> String {
    to_text(&FindingsJson { files, findings })
}

/// Numbers and texts alone are written, so this cannot fail; an empty object would show that it did.
fn to_text(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_else(|_| "{}".to_owned()) + "\n"
}
