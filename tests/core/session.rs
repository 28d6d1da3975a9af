//! One conversation without a window: whatever is kept of it brings it back, at the exact line, and none of it twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;
use rapport::play::{PlayedMove, RunStart, Seed, Waiting};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, Voice, load};
use rapport::session::{Command, Effect, Ended, Env, Purpose, RunHeader, RunId, SavedMove, SavedRun, Saving, Session, Step};
use rapport::source::SourceText;

use crate::any_play::generated;

/// What a disk would hold, in memory.
#[derive(Default)]
struct Book(BTreeMap<RunId, Page>);

struct Page {
    header: Arc<RunHeader>,
    moves: BTreeMap<usize, SavedMove>,
    ended: Option<Ended>,
}

impl Book {
    fn keep(&mut self, step: Step) -> (RunId, usize, bool) {
        let id = step.header.id;
        let page = self.0.entry(id).or_insert_with(|| Page { header: step.header, moves: BTreeMap::new(), ended: None });
        for kept in step.moves {
            page.moves.entry(kept.index).or_insert(kept);
        }
        page.ended = step.ended.or(page.ended.take());
        (id, page.moves.len(), page.ended.is_some())
    }

    fn read(&self, id: RunId) -> SavedRun {
        let page = &self.0[&id];
        let first_try = page.header.branch_of.map(|(first, _)| Box::new(self.read(first)));
        let header = RunHeader::clone(&page.header);
        let moves = page.moves.values().copied().collect();
        SavedRun { header, moves, ended: page.ended.clone(), plan: None, view: None, first_try }
    }
}

fn env(moment: i64) -> Env {
    let now = Timestamp::from_second(1_800_000_000 + moment).unwrap();
    Env { now, seed: Seed::default(), run_id: RunId(u128::try_from(moment).unwrap()) }
}

fn umbrella() -> Arc<Scenario> {
    let text = include_str!("../../dialogues/blue_umbrella.ron");
    load(SourceText::new("umbrella", text), "blue_umbrella").scenario.unwrap()
}

fn before_three() -> Arc<Scenario> {
    let text = include_str!("../../dialogues/before_three.ron");
    load(SourceText::new("before_three", text), "before_three").scenario.unwrap()
}

fn begun(scenario: &Arc<Scenario>) -> Session {
    let start = RunStart { seed: Seed::from_entropy(7), ..RunStart::default() };
    Session::begin(Arc::clone(scenario), Rules::newest(), start, Purpose::Practice, &env(1))
}

/// The move drawn by two numbers; `None` once the conversation is over.
fn drawn_move(session: &Session, option: u8, voice: u8) -> Option<Command> {
    let options = session.run().open_options();
    let choice = options.get(usize::from(option) % options.len().max(1))?.choice;
    let voice = session.run().asks_for_voice().then(|| Voice::ALL[usize::from(voice) % 4]);
    Some(Command::Choose { choice, voice })
}

fn step_of(effects: Vec<Effect>) -> Step {
    let steps: Vec<Step> =
        effects.into_iter().filter_map(|effect| if let Effect::Save(step) = effect { Some(step) } else { None }).collect();
    let [step] = <[Step; 1]>::try_from(steps).unwrap();
    step
}

proptest! {
    /// Some steps reach the disk, some fail; the program may end after any of them.
    #[test]
    fn whatever_was_kept_comes_back_at_the_exact_line(
        seed in 0_u64..500,
        moves in prop::collection::vec((any::<u8>(), any::<u8>(), any::<bool>()), 1..30),
    ) {
        let scenario = generated(seed);
        let mut session = begun(&scenario);
        let mut book = Book::default();
        let mut saved_record = None;
        for (moment, (option, voice, reaches_the_disk)) in (2..).zip(moves) {
            let Some(command) = drawn_move(&session, option, voice) else { break };
            let step = step_of(session.apply(command, &env(moment)).unwrap());
            prop_assert!(!session.is_answered(), "the customer waits for the disk");
            if reaches_the_disk {
                let (run, n_moves, ended) = book.keep(step);
                session.on_saved(run, n_moves, ended);
                prop_assert_eq!(session.saving(), Saving::Saved);
                prop_assert_eq!(session.unsaved(), None, "nothing is sent twice");
                saved_record = Some(session.transcript().record());
            } else {
                session.on_not_saved(session.id());
                prop_assert_eq!(session.saving(), Saving::Failed);
            }
            prop_assert!(session.is_answered());
        }
        let Some(saved_record) = saved_record else { return Ok(()) };
        let again = Session::resume(book.read(session.id()), Some(&scenario)).unwrap();
        prop_assert_eq!(again.transcript().record(), saved_record);
        prop_assert_eq!(again.header(), session.header());
        prop_assert_eq!(again.unsaved(), None, "what was read is not written again");
    }
}

#[test]
fn an_answer_about_another_run_changes_nothing() {
    let mut session = begun(&umbrella());
    let command = drawn_move(&session, 0, 0).unwrap();
    session.apply(command, &env(2)).unwrap();
    session.on_saved(RunId(99), 1, false);
    session.on_not_saved(RunId(99));
    assert_eq!(session.saving(), Saving::OnItsWay(env(2).now));
}

#[test]
fn a_move_that_does_not_fit_changes_nothing() {
    let mut session = begun(&umbrella());
    let refused = session.apply(Command::Play(PlayedMove { number: 9, voice: None }), &env(2));
    assert!(refused.is_err());
    assert_eq!((session.saving(), session.unsaved()), (Saving::Saved, None));
}

#[test]
fn another_try_that_was_left_comes_back_beside_its_first() {
    let scenario = before_three();
    let mut session = begun(&scenario);
    let mut book = Book::default();
    let mut moment = 2;
    while session.run().waiting() == Waiting::Choice {
        let command = drawn_move(&session, 0, 0).unwrap();
        let (run, n_moves, ended) = book.keep(step_of(session.apply(command, &env(moment)).unwrap()));
        session.on_saved(run, n_moves, ended);
        moment += 1;
    }
    let first = session.transcript().record();
    let first_id = session.id();
    let effects = session.apply(Command::PlayFrom(1), &env(moment)).unwrap();
    assert_eq!(effects, [], "nothing is kept before something new is said");
    assert_eq!(session.unsaved().map(|step| step.moves.len()), Some(1), "what was said before goes along with the next move");
    let command = drawn_move(&session, 1, 0).unwrap();
    book.keep(step_of(session.apply(command, &env(moment + 1)).unwrap()));
    let again = Session::resume(book.read(session.id()), Some(&scenario)).unwrap();
    assert_eq!(again.first_try().unwrap().record(), first);
    assert_eq!(again.header().branch_of, Some((first_id, 1)));
    assert_eq!(again.transcript().record(), session.transcript().record());
    // The first stays what it was.
    assert_eq!(Session::resume(book.read(first_id), Some(&scenario)).unwrap().transcript().record(), first);
    assert!(again.debrief("Sam", None).first_try.is_some());
}

#[test]
fn a_conversation_goes_on_with_the_text_it_began_with() {
    let scenario = umbrella();
    let mut session = begun(&scenario);
    let mut book = Book::default();
    let command = drawn_move(&session, 0, 0).unwrap();
    book.keep(step_of(session.apply(command, &env(2)).unwrap()));
    let edited = scenario.source_text().replace("umbrella", "parasol");
    let edited = load(SourceText::new("umbrella", edited), "blue_umbrella").scenario.unwrap();
    for (current, is_edited) in [(Some(&edited), true), (Some(&scenario), false), (None, false)] {
        let again = Session::resume(book.read(session.id()), current).unwrap();
        assert_eq!(again.is_edited(), is_edited);
        assert_eq!(again.scenario().source_text(), scenario.source_text());
        assert_eq!(again.transcript().record(), session.transcript().record());
    }
}

#[test]
fn a_run_of_rules_that_are_not_there_is_refused_by_name() {
    let mut session = begun(&umbrella());
    let mut book = Book::default();
    let command = drawn_move(&session, 0, 0).unwrap();
    book.keep(step_of(session.apply(command, &env(2)).unwrap()));
    let mut kept = book.read(session.id());
    kept.header.rules = 99;
    let refused = Session::resume(kept, None).unwrap_err();
    assert!(refused.to_string().contains("version 99"), "{refused}");
}
