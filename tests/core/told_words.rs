//! Whose words a debrief quotes, and with whose words each exchange goes on, read from the scenario once more.

use rapport::debrief::{Answer, Debrief, Moment};
use rapport::play::{Line, Run, Transcript};
use rapport::scenario::Scenario;
use rapport::words::debrief::moments::{MomentBlock, turning_points};
use rapport::words::debrief::next::next_panel;

use crate::told_anew::YOU;

/// Whether a label names the one who speaks; `None` is the customer, beside whom nobody else may be named.
fn is_named(scenario: &Scenario, label: &str, speaker: Option<&str>) -> bool {
    match speaker {
        Some(name) => label.starts_with(name) || label.contains(&format!(" {name} ")),
        None => scenario.people().enumerate().all(|(_, person)| !label.contains(person.name.as_str())),
    }
}

/// Whoever is quoted is named, if it is not the customer: of what was said, and of what would have been said.
pub(crate) fn who_spoke(transcript: &Transcript, debrief: &Debrief) -> Vec<String> {
    let scenario = transcript.scenario();
    let mut found = Vec::new();
    let speaker = |index: usize| {
        let speaker = scenario.beats()[transcript.exchanges()[index].beat].speaker;
        speaker.map(|person| scenario.people()[person].name.as_str())
    };
    for (index, view) in debrief.exchanges.iter().enumerate() {
        if view.speaker.as_deref() != speaker(index) {
            found.push(format!("{index}: said by {:?}", view.speaker));
        }
    }
    if let (Some(next), Some(proposal)) = (&debrief.next, next_panel(debrief, None).proposal) {
        let said = debrief.exchanges[next.exchange].they_said.is_some();
        if said && !is_named(scenario, &proposal.why[0].label, speaker(next.exchange)) {
            found.push(format!("next: {} is said by {:?}", proposal.why[0].label, speaker(next.exchange)));
        }
    }
    let blocks = turning_points(debrief).moments;
    for moment in &debrief.moments {
        let block = blocks.iter().find(|block| (block.point, block.letter) == (moment.point, moment.letter)).unwrap();
        found.extend(would_be_said(transcript, moment, block));
    }
    found
}

/// Every other way that is answered in words by somebody else than the label beside them says.
fn would_be_said(transcript: &Transcript, moment: &Moment, block: &MomentBlock) -> Vec<String> {
    let mut labels =
        block.another.iter().map(|part| part.label.as_str()).filter(|label| label.contains(" say") || label.contains(" said"));
    let mut found = Vec::new();
    for way in &moment.ways {
        let Some(answer) = way.answer.as_ref().filter(|answer| !matches!(answer, Answer::Sees(_) | Answer::Ends(_))) else {
            continue;
        };
        let mut run = Run::branch_of(transcript, moment.line.unwrap());
        run.choose(way.choice, way.voice).unwrap();
        let other = run.transcript();
        let lines = other.lines_after(other.exchanges().last().unwrap(), &other.fill(YOU));
        let spoken = lines.iter().find_map(|line| match line {
            Line::Says(_) | Line::LetMeFinish => Some(None),
            Line::SaysToo { name, .. } => Some(Some(name.as_str())),
            _ => None,
        });
        let spoken = spoken.unwrap();
        let label = labels.next().unwrap_or_default();
        if answer.speaker() != spoken || label.is_empty() || !is_named(transcript.scenario(), label, spoken) {
            found.push(format!("{}: `{label}` of what {spoken:?} would say", moment.letter));
        }
    }
    found
}

/// The customer answers every option: by its `reply`, or where it came too soon by a pushback, before an ending as well; and where a beat
/// stands in for both, somebody speaks there before it is over or days go by.
pub(crate) fn last_words(transcript: &Transcript) -> Vec<String> {
    let scenario = transcript.scenario();
    let last = transcript.exchanges().len().saturating_sub(1);
    let (fill, pushback) = (transcript.fill(YOU), &scenario.customer().pushback);
    let is_said = |line: &Line| matches!(line, Line::Says(_) | Line::SaysToo { .. } | Line::LetMeFinish);
    let mut found = Vec::new();
    for (index, exchange) in transcript.exchanges().iter().enumerate() {
        let option = &scenario.choices()[exchange.chosen.choice];
        let lines = transcript.lines_after(exchange, &fill);
        let holds = match (exchange.gated, option.effect.unheard, &option.reply) {
            (true, None, _) => match lines.first() {
                Some(Line::Says(said)) => pushback.iter().any(|line| fill.text(line) == said.as_str()),
                line => pushback.is_empty() && line == Some(&Line::LetMeFinish),
            },
            (true, Some(_), _) => {
                let days = lines.iter().position(|line| matches!(line, Line::Days(_)));
                let over = days.or((index == last && transcript.ending().is_some()).then_some(lines.len()));
                over.is_none_or(|over| lines[..over].iter().any(is_said))
            }
            (false, _, Some(reply)) => lines.first() == Some(&Line::Says(fill.text(reply).into_owned())),
            (false, _, None) => true,
        };
        if !holds {
            found.push(format!("{index}: the customer has no word, too soon {}: {lines:?}", exchange.gated));
        }
    }
    found
}
