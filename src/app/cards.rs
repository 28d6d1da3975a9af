//! The people on Home, in the order in which they stand there, and whom to meet after the tutorial.

use std::sync::Arc;

use crate::practice::{Acquaintance, Goal};
use crate::rules::Rules;
use crate::scenario::{Look, Scenario, Temperament};
use crate::storage::{History, Library, LibraryEntry, Origin, RunState, RunSummary};
use crate::ui::{HomeCard, NextScenario};
use crate::wording::typographic;
use crate::words::home as words;

/// Everybody in the library, in the order in which to meet them.
pub(super) fn cards(library: &Library, history: &History, goal: Option<Goal>) -> Vec<HomeCard> {
    let mut cards: Vec<HomeCard> = library.entries().iter().map(|entry| card_of(entry, history)).collect();
    // A conversation that waits goes on also where its file is gone.
    for waiting in history.runs.iter().filter(|run| run.state == RunState::Waiting && library.find(&run.scenario).is_none()) {
        if !cards.iter().any(|card| card.scenario == waiting.scenario) {
            cards.push(waiting_card(waiting, String::new()));
        }
    }
    // The sort is stable, so that equals stay in the order of the library.
    cards.sort_by_key(|card| acquaintance(card).rank(goal));
    cards
}

fn acquaintance(card: &HomeCard) -> Acquaintance<'_> {
    let HomeCard { scenario, playable, waits, met, .. } = card;
    Acquaintance { scenario, playable: *playable, waits: *waits, met: *met }
}

fn card_of(entry: &LibraryEntry, history: &History) -> HomeCard {
    let loaded = &entry.loaded;
    let person = || loaded.customer.clone().unwrap_or_default();
    match (&loaded.scenario, history.waiting(&loaded.id)) {
        (Some(playable), _) => playable_card(playable, entry, history),
        (None, Some(waiting)) => waiting_card(waiting, person()),
        (None, None) => HomeCard {
            scenario: loaded.id.clone(),
            title: typographic(&loaded.title),
            person: person(),
            state: words::problems(loaded.report.n_errors(), &entry.path),
            look: Look::from_id(&loaded.id),
            mood: 0,
            playable: false,
            waits: false,
            met: 0,
            ended: None,
        },
    }
}

/// Somebody who waits, and whose file is broken or gone by now: the conversation goes on with the text it began with.
fn waiting_card(waiting: &RunSummary, person: String) -> HomeCard {
    HomeCard {
        scenario: waiting.scenario.clone(),
        title: typographic(&waiting.title),
        person,
        state: words::go_on_from(waiting.clock.as_deref()),
        look: Look::from_id(&waiting.scenario),
        mood: 0,
        playable: true,
        waits: true,
        met: 0,
        ended: None,
    }
}

fn playable_card(scenario: &Arc<Scenario>, entry: &LibraryEntry, history: &History) -> HomeCard {
    let customer = scenario.customer();
    let met = history.met(scenario.id());
    let waiting = history.waiting(scenario.id());
    let state = waiting.map_or_else(
        || {
            let is_copy = entry.origin == Origin::Own && Library::is_shipped(scenario.id());
            let copy = if is_copy { words::YOUR_COPY } else { "" };
            let parts = [crate::words::grammar::minutes(scenario.minutes()), words::met(met), copy.to_owned()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        },
        |waiting| words::go_on_from(waiting.clock.as_deref()),
    );
    HomeCard {
        scenario: scenario.id().to_owned(),
        title: typographic(scenario.title()),
        person: crate::words::common::person_and_place(&customer.name, scenario.place()),
        state,
        look: customer.look.clone(),
        mood: Rules::newest().start_mood(scenario, Temperament::Easygoing),
        playable: true,
        waits: waiting.is_some(),
        met,
        ended: history.ended(scenario.id()).next().map(|summary| summary.id),
    }
}

/// Whom to meet after the tutorial: the first of those that serve the goal, else the first that is not the tutorial.
pub(super) fn next_scenario(library: &Library, goal: Option<Goal>, tutorial: &str) -> Option<NextScenario> {
    let playable = |id: &str| library.find(id).and_then(|entry| entry.loaded.scenario.as_ref()).filter(|_| id != tutorial);
    let mut wanted = goal.map_or(&[][..], Goal::scenarios).iter();
    let scenario =
        wanted.find_map(|id| playable(id)).or_else(|| library.playable().find(|scenario| scenario.id() != tutorial))?;
    let first_wanted = goal.and_then(|goal| goal.scenarios().first().copied());
    let is_ordinary_day = goal == Some(Goal::AngryPeople) && first_wanted == Some(scenario.id());
    Some(NextScenario {
        scenario: scenario.id().to_owned(),
        words: words::meet(&scenario.customer().name, scenario.minutes()),
        why: is_ordinary_day.then(|| words::MOST_OF_YOUR_DAY.to_owned()),
    })
}
