//! The people on Home, in the order in which they stand there.

use crate::play::{RunLine, replay};
use crate::practice::Goal;
use crate::rules::Rules;
use crate::scenario::{Look, Scenario, Temperament};
use crate::storage::{Diary, Library, LibraryEntry, Origin};
use crate::ui::{HomeCard, NextScenario};
use crate::wording::typographic;
use crate::words;

/// Everybody in the library: first a talk that waits, then those not met yet, those that were wanted for in front, then those met.
pub(super) fn cards(library: &Library, diary: &Diary, goal: Option<Goal>) -> Vec<HomeCard> {
    let wanted = |card: &HomeCard| {
        let id = library.entries().get(card.scenario).map_or("", |entry| entry.loaded.id.as_str());
        goal.map_or(&[][..], Goal::scenarios).iter().position(|wanted| *wanted == id).unwrap_or(usize::MAX)
    };
    let mut cards: Vec<HomeCard> =
        library.entries().iter().enumerate().map(|(index, entry)| card_of(index, entry, diary)).collect();
    cards.sort_by_key(|card| (!card.playable, !card.waits, card.met > 0, wanted(card), card.scenario));
    cards
}

fn card_of(scenario: usize, entry: &LibraryEntry, diary: &Diary) -> HomeCard {
    let loaded = &entry.loaded;
    match &loaded.scenario {
        Some(playable) => playable_card(scenario, playable, entry, diary),
        None => HomeCard {
            scenario,
            title: typographic(&loaded.title),
            person: loaded.customer.clone().unwrap_or_default(),
            state: words::home::problems(loaded.report.n_errors(), &entry.path),
            look: Look::from_id(&loaded.id),
            mood: 0,
            playable: false,
            waits: false,
            met: 0,
        },
    }
}

fn playable_card(index: usize, scenario: &std::sync::Arc<Scenario>, entry: &LibraryEntry, diary: &Diary) -> HomeCard {
    let customer = scenario.customer();
    let met = diary.met.get(scenario.id()).copied().unwrap_or_default();
    let waiting = waiting_run(scenario, diary);
    let state = waiting.as_ref().map_or_else(
        || {
            let copy =
                if entry.origin == Origin::Own && Library::is_shipped(scenario.id()) { words::home::YOUR_COPY } else { "" };
            let parts = [words::grammar::minutes(scenario.minutes()), words::home::met(met), copy.to_owned()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        },
        |run| words::home::go_on_from(run.transcript().clock().last().copied().flatten()),
    );
    HomeCard {
        scenario: index,
        title: typographic(scenario.title()),
        person: words::common::person_and_place(&customer.name, scenario.place()),
        state,
        look: customer.look.clone(),
        mood: Rules::newest().start_mood(scenario, Temperament::Easygoing),
        playable: true,
        waits: waiting.is_some(),
        met,
    }
}

/// The titles of those whose talk waits and cannot go on, because their dialogue is another one by now.
pub(super) fn changed_meanwhile(library: &Library, diary: &Diary) -> Vec<String> {
    let scenarios = diary.waiting.keys().filter_map(|id| library.find(id)?.loaded.scenario.as_ref());
    let changed = scenarios.filter(|scenario| waiting_run(scenario, diary).is_none());
    changed.map(|scenario| typographic(scenario.title())).collect()
}

/// The talk with this customer that was left, as far as it still fits: a scenario that was changed since begins anew.
pub(super) fn waiting_run(scenario: &std::sync::Arc<Scenario>, diary: &Diary) -> Option<crate::play::Run> {
    let line: RunLine = diary.waiting.get(scenario.id())?.parse().ok()?;
    let run = replay(std::sync::Arc::clone(scenario), &line).ok()?;
    (run.waiting() == crate::play::Waiting::Choice).then_some(run)
}

/// Whom to meet after the tutorial: the first of those that were wanted for, else the first that is not the tutorial.
pub(super) fn next_scenario(library: &Library, goal: Option<Goal>, tutorial: &str) -> Option<NextScenario> {
    let entries = library.entries();
    let is_open = |entry: &LibraryEntry| entry.loaded.scenario.is_some() && entry.loaded.id != tutorial;
    let wanted = goal.map_or(&[][..], Goal::scenarios).iter();
    let mut wanted = wanted.filter_map(|id| entries.iter().position(|entry| entry.loaded.id == *id && is_open(entry)));
    let wished_first = wanted.next();
    let scenario = wished_first.or_else(|| entries.iter().position(is_open))?;
    let loaded = entries.get(scenario)?.loaded.scenario.as_ref()?;
    let is_ordinary_day = goal == Some(Goal::AngryPeople) && goal.map(Goal::scenarios)?.first() == Some(&loaded.id());
    Some(NextScenario {
        scenario,
        words: words::home::meet(&loaded.customer().name, loaded.minutes()),
        why: is_ordinary_day.then(|| words::home::MOST_OF_YOUR_DAY.to_owned()),
    })
}
