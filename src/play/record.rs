//! The record of a run: what happened in it, by name and number, so that it can be read when scenario and rules are long others.

use std::fmt;
use std::str::FromStr;

use crate::rules::EntryRule;
use crate::scenario::{ContentDigits, EndingKind, HEARD, SCALE, Temperament};

use super::replay::PlayedMove;
use super::seed::Seed;
use super::transcript::{Exchange, Transcript};

/// What happened in a run. The same content, rules, seed and moves give the same record, byte for byte, on every machine and for ever.
///
/// As a text it is one line of what the run is, one for each exchange, and one of how it ended:
///
/// ```
/// # use rapport::play::Record;
/// let record: Record = "\
/// two_good_hours 9f3c1a7e r1 000-000 Easygoing mood 1
/// talk w- o1,3,2 1 mood 2 trust 0 heard 1
/// thursday w0 o2,1 2:Warm mood 3 trust -2 heard 1 gated broken-4 bounce-1
/// end no_reply Thin
/// "
/// .parse()?;
/// assert_eq!(record.exchanges[1].entries[0].amount, -4);
/// # Ok::<(), rapport::play::RecordError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The id of the scenario.
    pub scenario: String,
    /// Stand for its content.
    pub content: ContentDigits,
    /// The version of the rules.
    pub rules: u32,
    pub seed: Seed,
    pub temperament: Temperament,
    /// The mood with which the customer came, -10..=10.
    pub start_mood: i8,
    pub exchanges: Vec<RecordedExchange>,
    /// The id of the ending and its kind; `None` where the run had not ended.
    pub ending: Option<(String, EndingKind)>,
}

/// One exchange on record: what was met, what was chosen, and how things stood after it and whatever the beats entered next did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedExchange {
    /// The id of the beat.
    pub beat: String,
    /// Which phrasing of its line was spoken, from 0; `None` where nothing was said.
    pub wording: Option<usize>,
    /// The order in which the options stood: their numbers as written in the file, from 1.
    pub order: Vec<usize>,
    pub chosen: PlayedMove,
    /// -10..=10.
    pub mood: i8,
    /// -10..=10.
    pub trust: i8,
    /// Pips, as many as [`HEARD`] has.
    pub heard: u8,
    /// Whether it came before the customer felt heard (R3).
    pub gated: bool,
    /// The lines that it made in the account, in their order.
    pub entries: Vec<RecordedEntry>,
}

/// A line of the account on record. `amount` is what was entered, also where trust was at its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordedEntry {
    pub rule: EntryRule,
    pub amount: i8,
}

/// Why a text is no record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the record: {fault}")]
pub struct RecordError {
    /// From 1.
    pub line: usize,
    pub fault: RecordFault,
}

/// What is at fault in a line of a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordFault {
    #[error("expected scenario, content, rules, session code, temperament and mood, found `{0}`")]
    Head(String),
    #[error("expected an exchange such as `ring w1 o1,3,2 1 mood -3 trust 0 heard 1`, found `{0}`")]
    Exchange(String),
    #[error("there is no rule behind an entry `{0}`")]
    Entry(String),
    #[error("expected `end`, an ending and its kind, or `open`, found `{0}`")]
    Ending(String),
    #[error("a record ends with `end` or `open`")]
    CutShort,
}

impl Transcript {
    /// What is on record of it so far.
    pub fn record(&self) -> Record {
        let scenario = &*self.scenario;
        let ending = self.ending.map(|ending| &scenario.endings()[ending]);
        Record {
            scenario: scenario.id().to_owned(),
            content: scenario.content().short(),
            rules: self.rules.number(),
            seed: self.seed,
            temperament: self.start.temperament,
            start_mood: self.start_mood(),
            exchanges: self.exchanges.iter().map(|exchange| self.recorded(exchange)).collect(),
            ending: ending.map(|ending| (ending.id.clone(), ending.kind)),
        }
    }

    fn recorded(&self, exchange: &Exchange) -> RecordedExchange {
        RecordedExchange {
            beat: self.scenario.beats()[exchange.beat].id.clone(),
            wording: exchange.wording,
            order: exchange.order.iter().map(|index| index + 1).collect(),
            chosen: self.played(exchange),
            mood: exchange.after.mood(),
            trust: exchange.after.trust(),
            heard: exchange.after.heard(),
            gated: exchange.gated,
            entries: exchange.entries().map(|(amount, _, reason, _)| RecordedEntry { rule: reason.rule(), amount }).collect(),
        }
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scenario, content, rules, seed, temperament, start_mood, exchanges, ending } = self;
        writeln!(f, "{scenario} {content} r{rules} {seed} {temperament} mood {start_mood}")?;
        for exchange in exchanges {
            writeln!(f, "{exchange}")?;
        }
        match ending {
            Some((id, kind)) => writeln!(f, "end {id} {kind}"),
            None => writeln!(f, "open"),
        }
    }
}

impl fmt::Display for RecordedExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { beat, wording, order, chosen, mood, trust, heard, gated, entries } = self;
        let wording = wording.map_or_else(|| "-".to_owned(), |wording| wording.to_string());
        let order: Vec<String> = order.iter().map(ToString::to_string).collect();
        write!(f, "{beat} w{wording} o{} {chosen} mood {mood} trust {trust} heard {heard}", order.join(","))?;
        if *gated {
            f.write_str(" gated")?;
        }
        for RecordedEntry { rule, amount } in entries {
            write!(f, " {}{amount:+}", rule.name())?;
        }
        Ok(())
    }
}

impl FromStr for Record {
    type Err = RecordError;

    fn from_str(text: &str) -> Result<Self, RecordError> {
        let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
        let at = |line: usize| move |fault| RecordError { line, fault };
        let (_, head) = lines.next().unwrap_or((1, ""));
        let mut record = head_from(head).ok_or_else(|| at(1)(RecordFault::Head(head.to_owned())))?;
        let mut lines = lines.peekable();
        while let Some((n, line)) = lines.next() {
            if lines.peek().is_some() {
                record.exchanges.push(exchange_from(line).map_err(at(n))?);
            } else {
                record.ending = ending_from(line).map_err(at(n))?;
                return Ok(record);
            }
        }
        Err(at(1)(RecordFault::CutShort))
    }
}

/// The record before its first exchange.
fn head_from(line: &str) -> Option<Record> {
    let parts: Vec<&str> = line.split(' ').collect();
    let [scenario, content, rules, seed, temperament, "mood", mood] = parts.as_slice() else { return None };
    Some(Record {
        scenario: (*scenario).to_owned(),
        content: content.parse().ok()?,
        rules: rules.strip_prefix('r')?.parse().ok()?,
        seed: seed.parse().ok()?,
        temperament: Temperament::from_name(temperament)?,
        start_mood: points_from(mood)?,
        exchanges: Vec::new(),
        ending: None,
    })
}

fn exchange_from(line: &str) -> Result<RecordedExchange, RecordFault> {
    let misfit = || RecordFault::Exchange(line.to_owned());
    // The name of a beat may have blanks in it, and even look like what comes behind it. Behind the last wording there is none.
    let mut cuts = line.rmatch_indices(" w").filter_map(|(at, _)| Some((line.get(..at)?, line.get(at + 2..)?.split_once(' ')?)));
    let is_wording = |written: &str| written == "-" || !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    let (beat, (wording, rest)) = cuts.find(|(_, (wording, _))| is_wording(wording)).ok_or_else(misfit)?;
    let parts: Vec<&str> = rest.split(' ').collect();
    let [order, chosen, "mood", mood, "trust", trust, "heard", heard, rest @ ..] = parts.as_slice() else {
        return Err(misfit());
    };
    let (gated, entries) = match rest {
        ["gated", entries @ ..] => (true, entries),
        entries => (false, entries),
    };
    let order = order.strip_prefix('o').and_then(|order| order.split(',').map(|number| number.parse().ok()).collect());
    let entry = |written: &&str| entry_from(written).ok_or_else(|| RecordFault::Entry((*written).to_owned()));
    Ok(RecordedExchange {
        beat: beat.to_owned(),
        wording: (wording != "-").then(|| wording.parse()).transpose().ok().ok_or_else(misfit)?,
        order: order.ok_or_else(misfit)?,
        chosen: chosen.parse().ok().ok_or_else(misfit)?,
        mood: points_from(mood).ok_or_else(misfit)?,
        trust: points_from(trust).ok_or_else(misfit)?,
        heard: heard.parse().ok().filter(|heard| HEARD.contains(heard)).ok_or_else(misfit)?,
        gated,
        entries: entries.iter().map(entry).collect::<Result<_, _>>()?,
    })
}

fn entry_from(written: &str) -> Option<RecordedEntry> {
    let (name, amount) = written.split_at_checked(written.rfind(['+', '-'])?)?;
    Some(RecordedEntry { rule: EntryRule::from_name(name)?, amount: amount.parse().ok()? })
}

fn points_from(written: &str) -> Option<i8> {
    written.parse().ok().filter(|points| SCALE.contains(points))
}

fn ending_from(line: &str) -> Result<Option<(String, EndingKind)>, RecordFault> {
    if line == "open" {
        return Ok(None);
    }
    let ending = line.strip_prefix("end ").and_then(|rest| rest.rsplit_once(' '));
    let ending = ending.and_then(|(id, kind)| Some((id.to_owned(), EndingKind::from_name(kind)?)));
    ending
        .map(Some)
        .ok_or_else(|| if exchange_from(line).is_ok() { RecordFault::CutShort } else { RecordFault::Ending(line.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "\
call 9f3c1a7e r1 000-000 Fiery mood -5
her w0 story w3 o2,1 2:Warm mood -6 trust -3 heard 0 gated words-and-voice-1 first-impression-2
w1 w- o1 1 mood 0 trust 0 heard 3
end the last word w1 Fair
";

    #[track_caller]
    fn check(from: &str, to: &str, line: usize, fault: RecordFault) {
        assert_eq!(RECORD.replace(from, to).parse::<Record>(), Err(RecordError { line, fault }));
    }

    #[test]
    fn a_record_is_written_as_it_was_read_whatever_its_beats_are_called() {
        let record: Record = RECORD.parse().unwrap();
        assert_eq!(record.to_string(), RECORD);
        assert_eq!(record.exchanges[0].beat, "her w0 story");
        assert_eq!(record.exchanges[0].entries[0], RecordedEntry { rule: EntryRule::WordsAndVoice, amount: -1 });
        assert_eq!((record.exchanges[1].beat.as_str(), record.exchanges[1].wording), ("w1", None));
        assert_eq!(record.ending, Some(("the last word w1".to_owned(), EndingKind::Fair)));
    }

    #[test]
    fn what_is_no_record_is_named_with_its_line() {
        check("r1", "1", 1, RecordFault::Head("call 9f3c1a7e 1 000-000 Fiery mood -5".into()));
        check("mood 0", "mood 11", 3, RecordFault::Exchange("w1 w- o1 1 mood 11 trust 0 heard 3".into()));
        check("words-and", "deeds-and", 2, RecordFault::Entry("deeds-and-voice-1".into()));
        check("Fair", "Grand", 4, RecordFault::Ending("end the last word w1 Grand".into()));
        check("end the last word w1 Fair\n", "", 3, RecordFault::CutShort);
        assert_eq!("".parse::<Record>(), Err(RecordError { line: 1, fault: RecordFault::Head(String::new()) }));
        let head = RECORD.lines().next().unwrap();
        assert_eq!(head.parse::<Record>(), Err(RecordError { line: 1, fault: RecordFault::CutShort }));
    }

    #[test]
    fn every_rule_of_an_entry_is_known_by_its_name() {
        for rule in EntryRule::ALL {
            assert_eq!(EntryRule::from_name(rule.name()), Some(rule));
        }
    }
}
