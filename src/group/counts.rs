//! A session in numbers, to be laid beside another of the same code: votes and what came of them, and nobody's name.

use super::debrief::GroupDebrief;
use super::state::Group;
use crate::foresight::Foresight;
use crate::scenario::EndingKind;

/// What leaves the program of one exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeCounts {
    /// From 1.
    pub exchange: usize,
    pub beat: String,
    /// The options as the file numbers them, each with its first votes, its last ones, and its outlook in percent.
    pub options: Vec<OptionCounts>,
    /// The number of the option that was said, and its voice.
    pub played: usize,
    pub voice: Option<&'static str>,
    pub by_token: bool,
    pub is_marked: bool,
    pub seconds: i64,
}

/// One option in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionCounts {
    /// As in the file, from 1.
    pub number: usize,
    /// Both `None` where the group did not vote.
    pub first: Option<usize>,
    pub last: Option<usize>,
    /// In percent.
    pub outlook: Option<u8>,
}

/// A session in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    pub code: String,
    pub scenario: String,
    pub content: String,
    pub rules: u32,
    pub people: u8,
    pub exchanges: Vec<ExchangeCounts>,
    /// The id of the ending and its kind; `None` where the conversation was left.
    pub ending: Option<(String, EndingKind)>,
    /// At the end.
    pub mood: i8,
    pub trust: i8,
}

impl Group {
    /// The group's own conversation in numbers.
    pub fn counts(&self, foresight: Option<&Foresight>) -> Counts {
        let transcript = self.conversation();
        let GroupDebrief { rows, .. } = self.debrief(foresight);
        let exchanges = rows.into_iter().map(|row| {
            let options = row.numbers.iter().enumerate().map(|(at, number)| OptionCounts {
                number: *number,
                first: row.first.get(at).copied(),
                last: row.last.as_ref().and_then(|last| last.get(at).copied()),
                outlook: row.outlooks.get(at).copied().flatten().map(|outlook| (outlook * 100.0).round() as u8),
            });
            let mut options: Vec<OptionCounts> = options.collect();
            options.sort_by_key(|option| option.number);
            ExchangeCounts {
                exchange: row.exchange + 1,
                played: row.numbers.get(row.played).copied().unwrap_or(0),
                beat: row.beat,
                options,
                voice: row.voice.map(crate::scenario::Voice::name),
                by_token: row.by_token,
                is_marked: row.is_marked,
                seconds: row.took / 1_000,
            }
        });
        let ending = transcript.ending().map(|ending| &transcript.scenario().endings()[ending]);
        Counts {
            code: self.code().to_string(),
            scenario: transcript.scenario().id().to_owned(),
            content: transcript.scenario().content().short().to_string(),
            rules: transcript.rules().number(),
            people: self.setup().people(),
            exchanges: exchanges.collect(),
            ending: ending.map(|ending| (ending.id.clone(), ending.kind)),
            mood: transcript.state().mood(),
            trust: transcript.state().trust(),
        }
    }
}

const HEAD: &str = "code,scenario,content,rules,people,exchange,beat,option,first_votes,last_votes,outlook_percent,played,voice,\
                    token,marked,seconds,ending,ending_kind";

impl Counts {
    /// One line for each option of each exchange, as CSV with a head.
    pub fn csv(&self) -> String {
        let mut text = format!("{HEAD}\r\n");
        let (ending, kind) =
            self.ending.as_ref().map_or((String::new(), String::new()), |(id, kind)| (id.clone(), kind.name().to_owned()));
        for exchange in &self.exchanges {
            for option in &exchange.options {
                let is_played = option.number == exchange.played;
                let number = |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
                let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
                let cells = [
                    self.code.clone(),
                    self.scenario.clone(),
                    self.content.clone(),
                    self.rules.to_string(),
                    self.people.to_string(),
                    exchange.exchange.to_string(),
                    exchange.beat.clone(),
                    option.number.to_string(),
                    number(option.first),
                    number(option.last),
                    number(option.outlook.map(usize::from)),
                    yes(is_played),
                    exchange.voice.filter(|_| is_played).unwrap_or_default().to_owned(),
                    yes(exchange.by_token && is_played),
                    yes(exchange.is_marked),
                    exchange.seconds.to_string(),
                    ending.clone(),
                    kind.clone(),
                ];
                text.push_str(&cells.map(|cell| csv_cell(&cell)).join(","));
                text.push_str("\r\n");
            }
        }
        text
    }

    /// The same as RON.
    pub fn ron(&self) -> String {
        let Self { code, scenario, content, rules, people, exchanges, ending, mood, trust } = self;
        let quoted = |text: &str| format!("{text:?}");
        let optional = |number: Option<usize>| number.map_or_else(|| "None".to_owned(), |number| format!("Some({number})"));
        let mut text = format!(
            "Counts(\n    code: {},\n    scenario: {},\n    content: {},\n    rules: {rules},\n    people: {people},\n    exchanges: [\n",
            quoted(code),
            quoted(scenario),
            quoted(content)
        );
        for exchange in exchanges {
            let voice = exchange.voice.map_or_else(|| "None".to_owned(), |voice| format!("Some({})", quoted(voice)));
            text.push_str(&format!(
                "        (exchange: {}, beat: {}, played: {}, voice: {voice}, token: {}, marked: {}, seconds: {}, options: [\n",
                exchange.exchange,
                quoted(&exchange.beat),
                exchange.played,
                exchange.by_token,
                exchange.is_marked,
                exchange.seconds
            ));
            for option in &exchange.options {
                text.push_str(&format!(
                    "            (number: {}, first: {}, last: {}, outlook: {}),\n",
                    option.number,
                    optional(option.first),
                    optional(option.last),
                    optional(option.outlook.map(usize::from))
                ));
            }
            text.push_str("        ]),\n");
        }
        let ending = ending
            .as_ref()
            .map_or_else(|| "None".to_owned(), |(id, kind)| format!("Some(({}, {}))", quoted(id), quoted(kind.name())));
        text.push_str(&format!("    ],\n    ending: {ending},\n    mood: {mood},\n    trust: {trust},\n)\n"));
        text
    }
}

/// A cell of a table: quoted where it must be, and harmless in a spreadsheet. What would begin a formula gets an apostrophe before it.
pub(super) fn csv_cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_breaks_out_of_its_column() {
        assert_eq!(csv_cell("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!([csv_cell("+1+1"), csv_cell("@x"), csv_cell("-x")], ["'+1+1", "'@x", "'-x"].map(str::to_owned));
        assert_eq!([csv_cell("-4"), csv_cell("12")], ["-4", "12"].map(str::to_owned), "a number stays one");
        assert_eq!(csv_cell("a,b"), "\"a,b\"");
        assert_eq!(csv_cell("=\"x\""), "\"'=\"\"x\"\"\"");
    }
}
