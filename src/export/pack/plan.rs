//! The facilitator's plan in words.

use super::CustomerOnPaper;
use crate::group::{HEADS_FOR_AN_ENDING_AT, PARTS, ROLES_ROTATE_AT, Setup, Stop, letter, minutes_of_all};
use crate::play::{Drawn, Fill, Seed};
use crate::scenario::Scenario;
use crate::wording::typographic;
use crate::words::common::DEFAULT_NAME;
use crate::words::grammar::{first_name, quoted};
use crate::words::group::part_name;
use crate::words::paper::{cards, plan as said};

/// The plan of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanOnPaper {
    /// Who, where, how many people and how long.
    pub about: String,
    /// The author's line of care, and what is to be known of a large room.
    pub remarks: Vec<String>,
    /// Each part: when it begins, how long it is, both in minutes, its name, and what happens.
    pub parts: Vec<(u32, u32, String, String)>,
    pub stop_heading: String,
    pub stops: Vec<StopOnPaper>,
}

/// A line at which to stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopOnPaper {
    pub when: String,
    /// What is said, in quotation marks; what is seen where nothing is.
    pub line: String,
    pub asks: Vec<String>,
    /// A line that works, with its letter.
    pub works: Option<String>,
    pub expect: String,
    /// Where to stop if the conversation does not come by here; `None` where it nearly always does.
    pub instead: Option<String>,
}

/// The plan of a session with these stops. `exchanges`: of a usual conversation, where that is known.
pub(super) fn plan(teller: &Teller<'_>, setup: &Setup, stops: &[Stop], exchanges: Option<usize>) -> PlanOnPaper {
    let scenario = teller.scenario;
    let stops: Vec<StopOnPaper> = stops.iter().map(|stop| teller.stop(stop)).collect();
    let customer = scenario.customer();
    let at = [ROLES_ROTATE_AT, HEADS_FOR_AN_ENDING_AT];
    let what = said::parts(&customer.name, exchanges, setup.n_votes, stops.len(), at);
    let parts = PARTS
        .iter()
        .zip(what)
        .enumerate()
        .map(|(index, ((part, length), what))| (part.minutes().0, *length, part_name(index).to_owned(), typographic(&what)));
    let care = scenario.care().map(|care| said::care(&teller.text(care)));
    PlanOnPaper {
        about: said::who_and_how_long(&teller.text(&customer.name), scenario.place(), setup.people(), minutes_of_all()),
        remarks: care.into_iter().chain(said::large_room(setup.people())).collect(),
        parts: parts.collect(),
        stop_heading: said::stop_at(stops.len(), customer.pronoun),
        stops,
    }
}

/// Whoever words what stands in a scenario, under the code of a session.
pub(super) struct Teller<'s> {
    scenario: &'s Scenario,
    drawn: Drawn<'s>,
    fill: Fill,
}

impl<'s> Teller<'s> {
    pub(super) fn new(scenario: &'s Scenario, code: Seed) -> Self {
        let drawn = Drawn::new(scenario, code);
        let details =
            scenario.details().iter().filter_map(|detail| Some((detail.name.clone(), drawn.detail(&detail.name)?.to_owned())));
        let fill = Fill::naming(std::iter::once(("you".to_owned(), DEFAULT_NAME.to_owned())).chain(details));
        Self { scenario, drawn, fill }
    }

    fn text(&self, text: &str) -> String {
        typographic(&self.fill.text(text))
    }

    /// The customer, as far as everybody may know: nothing of what they want or keep to themselves.
    pub(super) fn customer(&self) -> CustomerOnPaper {
        let (scenario, customer) = (self.scenario, self.scenario.customer());
        let known = [
            (cards::WHERE_YOU_ARE, scenario.place()),
            (cards::ABOUT_YOU, customer.about.as_deref()),
            (cards::WHAT_HAPPENS, scenario.setting()),
        ];
        let known = known.into_iter().filter_map(|(label, text)| Some((label, self.text(text?))));
        CustomerOnPaper { name: self.text(&customer.name), known: known.collect() }
    }

    fn stop(&self, stop: &Stop) -> StopOnPaper {
        let Self { scenario, drawn, .. } = self;
        let pronoun = scenario.customer().pronoun;
        let beat = &scenario.beats()[stop.beat];
        let says = drawn.wording(stop.beat, None).and_then(|index| beat.says.get(index)).map(|says| quoted(&self.text(says)));
        let speaker = beat.speaker.map(|person| first_name(&scenario.people()[person].name).to_owned());
        let says = says.map(|says| speaker.map_or_else(|| says.clone(), |name| format!("{name}: {says}")));
        let seen = || beat.sees.as_deref().map(|seen| self.text(seen));
        let asks: Vec<String> = beat.discuss.iter().map(|question| self.text(question)).collect();
        let works = stop.best.and_then(|best| {
            let (choice, _) = stop.options.get(best)?;
            Some(said::with_letter(letter(best), &self.text(scenario.choices()[*choice].spoken.text())))
        });
        StopOnPaper {
            when: said::when(stop.exchange, beat.at.as_deref(), stop.percent),
            line: says.or_else(seen).unwrap_or_default(),
            asks: if asks.is_empty() { vec![said::LISTEN_FOR_WHY.to_owned()] } else { asks },
            works,
            expect: expect(stop, pronoun),
            instead: (!stop.is_sure()).then(|| self.instead(stop.instead.as_deref())),
        }
    }
}

impl Teller<'_> {
    /// Where to stop if a line does not come.
    fn instead(&self, other: Option<&Stop>) -> String {
        let other = other.map(|other| self.stop(other));
        said::instead(other.as_ref().map(|other| {
            let ask = other.asks.first().map_or(said::LISTEN_FOR_WHY, String::as_str);
            (other.line.as_str(), other.when.as_str(), ask)
        }))
    }
}

fn expect(stop: &Stop, pronoun: crate::scenario::Pronoun) -> String {
    let Some(leads_to) = stop.leads_to else { return said::NOT_WORKED_OUT.to_owned() };
    let votes: Vec<usize> = stop.options.iter().filter_map(|(_, votes)| *votes).collect();
    let expected = said::expected(&votes, leads_to);
    match stop.popular {
        Some(popular) => format!("{expected} {}", said::hold_it(letter(popular), pronoun)),
        None => expected,
    }
}
