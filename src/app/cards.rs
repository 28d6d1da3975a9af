//! The people on Home, in the order in which they stand there, and whom to meet after the tutorial.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::play::replay;
use crate::practice::{Acquaintance, EndedRun, Goal, SeenEnding, WhyThem, first_to_meet, next_to_meet, seen_endings};
use crate::rules::Rules;
use crate::scenario::{Look, Scenario, Temperament, load};
use crate::source::SourceText;
use crate::storage::{History, Library, LibraryEntry, Origin, RunState, RunSummary, local_day};
use crate::ui::{EndingCard, EndingsRow, GoodFor, HomeCard, NextScenario, goal_words};
use crate::wording::typographic;
use crate::words::grammar::first_name;
use crate::words::home as words;
use crate::words::to_type::ToType;

/// Everybody in the library, in the order in which to meet them.
pub(super) fn cards(library: &Library, history: &History, goal: Option<Goal>) -> Vec<HomeCard> {
    let mut cards: Vec<HomeCard> = library.entries().iter().map(|entry| card_of(entry, history, library.to_type())).collect();
    // A conversation that waits goes on also where its file is gone.
    for waiting in history.runs.iter().filter(|run| run.state == RunState::Waiting && library.find(&run.scenario).is_none()) {
        if !cards.iter().any(|card| card.scenario == waiting.scenario) {
            cards.push(waiting_card(waiting, String::new()));
        }
    }
    // The sort is stable, so that equals stay in the order of the library.
    cards.sort_by_key(|card| acquaintance(card).rank(goal));
    let next = next_to_meet(&cards.iter().map(acquaintance).collect::<Vec<_>>());
    if let Some(card) = next.and_then(|index| cards.get_mut(index)) {
        card.is_next = true;
    }
    cards
}

fn acquaintance(card: &HomeCard) -> Acquaintance<'_> {
    let HomeCard { scenario, playable, waits, unread, is_own, met, .. } = card;
    Acquaintance { scenario, playable: *playable, waits: *waits, unread: *unread, is_own: *is_own, met: *met }
}

/// Whether the trainee brought it. A copy of one that comes with the program stands in its place.
fn is_own(entry: &LibraryEntry) -> bool {
    entry.origin != Origin::BuiltIn && !Library::is_shipped(&entry.loaded.id)
}

fn card_of(entry: &LibraryEntry, history: &History, to_type: &ToType) -> HomeCard {
    let loaded = &entry.loaded;
    let is_own = is_own(entry);
    let name = || loaded.customer.clone().unwrap_or_default();
    match (&loaded.scenario, history.waiting(&loaded.id)) {
        (Some(playable), _) => playable_card(playable, entry, history, to_type),
        (None, Some(waiting)) => HomeCard { is_own, ..waiting_card(waiting, name()) },
        (None, None) => HomeCard {
            person: name(),
            state: words::problems(loaded.report.n_errors(), &entry.path, to_type),
            playable: false,
            is_own,
            ..HomeCard::of(&loaded.id, typographic(&loaded.title), name(), Look::from_id(&loaded.id))
        },
    }
}

/// Somebody who waits, and whose file is broken or gone by now: the conversation goes on with the text it began with, and they look as
/// they were left. `name` is told where that text cannot be read.
fn waiting_card(waiting: &RunSummary, name: String) -> HomeCard {
    let left = as_left(None, waiting);
    let name = left.as_ref().map_or(name, |left| left.name.clone());
    let look = left.as_ref().map_or_else(|| Look::from_id(&waiting.scenario), |left| left.look.clone());
    let word = left.as_ref().map(|left| left.word.as_str());
    HomeCard {
        person: if name.is_empty() { String::new() } else { words::is_waiting(&name, word) },
        state: words::continue_from(waiting.clock.as_deref()),
        mood: left.map_or(0, |left| left.mood),
        waits: true,
        ..HomeCard::of(&waiting.scenario, typographic(&waiting.title), name, look)
    }
}

fn playable_card(scenario: &Arc<Scenario>, entry: &LibraryEntry, history: &History, to_type: &ToType) -> HomeCard {
    let customer = scenario.customer();
    let met = history.met(scenario.id());
    let seen = seen_in(scenario, history);
    let last = history.ended(scenario.id()).next();
    let title = |seen: &SeenEnding| typographic(&scenario.endings()[seen.ending].title);
    let card = HomeCard {
        met,
        is_own: is_own(entry),
        ended: last.map(|summary| summary.id),
        unread: last.zip(history.unread()).is_some_and(|(last, unread)| last.id == unread.id),
        seen: seen.iter().map(title).collect(),
        n_endings: scenario.endings().len(),
        ..HomeCard::of(scenario.id(), typographic(scenario.title()), customer.name.clone(), customer.look.clone())
    };
    if let Some(waiting) = history.waiting(scenario.id()) {
        let state = words::continue_from(waiting.clock.as_deref());
        let Some(left) = as_left(Some(scenario), waiting) else {
            let person = words::is_waiting(&customer.name, None);
            return HomeCard { person, state, mood: start_mood(scenario), waits: true, ..card };
        };
        let person = words::is_waiting(&left.name, Some(&left.word));
        return HomeCard { person, state, mood: left.mood, look: left.look, waits: true, ..card };
    }
    let last_title = seen.first().filter(|seen| last.is_some_and(|last| last.id == seen.run)).map(title);
    let is_copy = entry.origin == Origin::Own && Library::is_shipped(scenario.id());
    let left_out = entry.loaded.n_left_out();
    let state = (left_out > 0).then(|| words::branches_left_out(left_out, &entry.loaded.id, to_type));
    let told = || {
        last_title.map_or_else(
            || {
                let copy = if is_copy { words::YOUR_COPY } else { "" };
                let parts = [words::played(met), crate::words::grammar::minutes(scenario.minutes()), copy.to_owned()];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
            },
            |title| words::last_ending(&title),
        )
    };
    let state = state.unwrap_or_else(|| if card.unread { words::NOT_LOOKED_AT.to_owned() } else { told() });
    HomeCard {
        person: crate::words::common::person_and_place(&customer.name, scenario.place()),
        state,
        mood: start_mood(scenario),
        ..card
    }
}

fn start_mood(scenario: &Scenario) -> i8 {
    Rules::newest().start_mood(scenario, Temperament::Easygoing)
}

/// Somebody as they were left.
struct AsLeft {
    name: String,
    look: Look,
    mood: i8,
    /// The word for the mood.
    word: String,
}

/// Somebody as they were left: by the scenario as it is now where nothing was changed in it, else by the text that the conversation goes
/// on with. `None` where that cannot be read or no longer plays.
fn as_left(scenario: Option<&Arc<Scenario>>, waiting: &RunSummary) -> Option<AsLeft> {
    let unedited = scenario.filter(|scenario| scenario.content() == waiting.content).map(Arc::clone);
    let begun = || load(SourceText::new(&waiting.title, waiting.text.as_deref()?), &waiting.scenario).scenario;
    let scenario = unedited.or_else(begun)?;
    let line = waiting.line.parse().ok()?;
    let run = replay(Arc::clone(&scenario), &line).ok()?;
    let (rules, mood) = (run.transcript().rules(), run.transcript().state().mood());
    let customer = scenario.customer();
    let word = crate::words::common::mood_word(rules.mood_band(mood));
    Some(AsLeft { name: customer.name.clone(), look: customer.look.clone(), mood, word })
}

fn seen_in(scenario: &Scenario, history: &History) -> Vec<SeenEnding> {
    let ended = history.ended(scenario.id()).map(|run| EndedRun {
        run: run.id,
        ending: run.ending.as_ref().map(|(id, _)| id.as_str()),
        at: run.last,
    });
    seen_endings(scenario, ended)
}

/// Everybody's endings, for the page of them: whoever showed one last comes first, then the others in the order of Home.
pub(super) fn endings(library: &Library, history: &History, goal: Option<Goal>, today: Date) -> Vec<EndingsRow> {
    let playable = cards(library, history, goal).into_iter().filter(|card| card.playable);
    let mut rows: Vec<(Option<Timestamp>, EndingsRow)> = playable
        .filter_map(|card| {
            let scenario = library.find(&card.scenario)?.loaded.scenario.as_ref()?;
            let seen = seen_in(scenario, history);
            let newest = seen.first().map(|seen| seen.at);
            let seen = seen.into_iter().map(|seen| EndingCard {
                title: typographic(&scenario.endings()[seen.ending].title),
                day: words::day(local_day(seen.at), today),
                run: seen.run,
            });
            let row = EndingsRow { seen: seen.collect(), n_endings: scenario.endings().len(), mood: start_mood(scenario), card };
            Some((newest, row))
        })
        .collect();
    rows.sort_by_key(|(newest, _)| std::cmp::Reverse(*newest));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Who is good for a goal, by their first names, and who is to be met before, as long as they were not.
pub(super) fn good_for(library: &Library, history: &History, goal: Goal) -> GoodFor {
    let name_of = |id: &&str| {
        let name = &library.find(id)?.loaded.scenario.as_ref()?.customer().name;
        Some(first_name(name).to_owned())
    };
    // Whoever has met one of these meets nobody before them any more.
    let begins = goal.practised_with().iter().all(|id| history.met(id) == 0);
    let first = goal.met_before().filter(|id| begins && history.met(id) == 0).and_then(|id| name_of(&id));
    let met = goal.practised_with().iter().all(|id| history.met(id) > 0);
    GoodFor { people: goal.practised_with().iter().filter_map(name_of).collect(), first, met }
}

/// Whom to meet after the tutorial, in words.
pub(super) fn next_scenario(library: &Library, history: &History, goal: Option<Goal>, tutorial: &str) -> Option<NextScenario> {
    let others: Vec<&Arc<Scenario>> = library.playable().filter(|scenario| scenario.id() != tutorial).collect();
    let people: Vec<Acquaintance<'_>> = others
        .iter()
        .map(|other| Acquaintance {
            scenario: other.id(),
            playable: true,
            met: history.met(other.id()),
            ..Acquaintance::default()
        })
        .collect();
    let (at, why) = first_to_meet(&people, goal)?;
    let scenario = others.get(at)?;
    let name = &scenario.customer().name;
    let why = why.and_then(|why| match why {
        WhyThem::ToPractise(goal) => Some(words::wish(goal_words(goal), &[first_name(name)], None).concat()),
        WhyThem::ForABeginning(goal) => {
            let after = others.iter().find(|other| goal.practised_with().contains(&other.id()))?;
            Some(words::first_not_an_angry_one(first_name(name), first_name(&after.customer().name)))
        }
    });
    Some(NextScenario { scenario: scenario.id().to_owned(), words: words::meet(name, scenario.minutes()), why })
}
