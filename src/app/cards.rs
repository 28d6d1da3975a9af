//! The people on Home, in the order in which they stand there.

use crate::phrases::{self, typographic};
use crate::play::{RunLine, replay};
use crate::practice::Wish;
use crate::rules::Rules;
use crate::scenario::{Look, Scenario, Temperament};
use crate::storage::{Diary, Library, Origin, Shelved};
use crate::ui::{Door, HomeCard};

/// Everybody in the library: first a talk that waits, then those not met yet, those that were wished for in front, then those met.
pub(super) fn cards(library: &Library, diary: &Diary, wish: Option<Wish>) -> Vec<HomeCard> {
    let wished = |card: &HomeCard| {
        let id = library.shelf().get(card.scenario).map_or("", |shelved| shelved.loaded.id.as_str());
        wish.map_or(&[][..], Wish::scenarios).iter().position(|wished| *wished == id).unwrap_or(usize::MAX)
    };
    let mut cards: Vec<HomeCard> =
        library.shelf().iter().enumerate().map(|(index, shelved)| card_of(index, shelved, diary)).collect();
    cards.sort_by_key(|card| (!card.playable, !card.waits, card.met > 0, wished(card), card.scenario));
    cards
}

fn card_of(scenario: usize, shelved: &Shelved, diary: &Diary) -> HomeCard {
    let loaded = &shelved.loaded;
    match &loaded.scenario {
        Some(playable) => playable_card(scenario, playable, shelved, diary),
        None => HomeCard {
            scenario,
            title: typographic(&loaded.title),
            person: loaded.customer.clone().unwrap_or_default(),
            state: phrases::problems(loaded.report.n_errors(), &shelved.path),
            look: Look::from_id(&loaded.id),
            mood: 0,
            playable: false,
            waits: false,
            met: 0,
        },
    }
}

fn playable_card(index: usize, scenario: &std::sync::Arc<Scenario>, shelved: &Shelved, diary: &Diary) -> HomeCard {
    let customer = scenario.customer();
    let met = diary.met.get(scenario.id()).copied().unwrap_or_default();
    let waiting = waiting_run(scenario, diary);
    let state = waiting.as_ref().map_or_else(
        || {
            let copy = if shelved.origin == Origin::Own && Library::is_shipped(scenario.id()) { phrases::YOUR_COPY } else { "" };
            let parts = [phrases::minutes(scenario.minutes()), phrases::met(met), copy.to_owned()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        },
        |run| phrases::go_on_from(run.transcript().clock().last().copied().flatten()),
    );
    HomeCard {
        scenario: index,
        title: typographic(scenario.title()),
        person: phrases::person_and_place(&customer.name, scenario.place()),
        state,
        look: customer.look.clone(),
        mood: Rules::current().start_mood(scenario, Temperament::Easygoing),
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

/// Whom to meet after the tutorial: the first of those that were wished for, else the first that is not the tutorial.
pub(super) fn door(library: &Library, wish: Option<Wish>, tutorial: &str) -> Option<Door> {
    let shelf = library.shelf();
    let is_open = |shelved: &Shelved| shelved.loaded.scenario.is_some() && shelved.loaded.id != tutorial;
    let wished = wish.map_or(&[][..], Wish::scenarios).iter();
    let mut wished = wished.filter_map(|id| shelf.iter().position(|shelved| shelved.loaded.id == *id && is_open(shelved)));
    let wished_first = wished.next();
    let scenario = wished_first.or_else(|| shelf.iter().position(is_open))?;
    let loaded = shelf.get(scenario)?.loaded.scenario.as_ref()?;
    let is_ordinary_day = wish == Some(Wish::AngryPeople) && wish.map(Wish::scenarios)?.first() == Some(&loaded.id());
    Some(Door {
        scenario,
        words: phrases::meet(&loaded.customer().name, loaded.minutes()),
        why: is_ordinary_day.then(|| phrases::MOST_OF_YOUR_DAY.to_owned()),
    })
}
