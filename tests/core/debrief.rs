//! What is told of a run: its moments, its account, its promises and its fate.

use std::sync::OnceLock;

use rapport::debrief::{
    Answer, BrokenBy, Calibration, Came, CameOf, Debrief, Feeling, Guess, Mark, MarkedFor, PromiseFate, SelfView, Stop,
    WhyAnother,
};
use rapport::foresight::{Foresight, Outlook, Question};
use rapport::play::{Run, RunStart, Seed, parse_moves};
use rapport::rules::Rules;
use rapport::scenario::Temperament;
use rapport::words::debrief::account::account;
use rapport::words::debrief::next::next_panel;
use rapport::words::debrief::road;
use rapport::words::debrief::your_view::beside_what_happened;

use crate::worked::scenario;

const CALL: &str = include_str!("worked/before_three.ron");
const OVER: &str = "1,1,3,1,1:Steady,1,1,3,1,3,4,2";

/// Every border of the nine fates in one exchange: the option's number says which mood and trust it leaves.
const BORDERS: &str = r#"Scenario(
    id: "borders", title: "Borders", rules: Plain,
    customer: (name: "Ada"),
    promises: { "moon": "the moon", "tea": (text: "Tea at four", due: "16:00") },
    start: "one",
    beats: {
        "one": (at: "10:00", says: "Well?", sees: "A cup.", thinks: "Tea.", choices: [
            (say: "Four and two.", mood: 4, trust: 2, to: "two"),
            (say: "Four and three.", mood: 4, trust: 3, to: "two"),
            (say: "Three and minus two.", mood: 3, trust: -2, to: "two"),
            (say: "Minus three and minus three.", mood: -3, trust: -3, to: "two"),
            (say: "Minus four and nothing.", mood: -4, to: "two"),
        ]),
        "two": (at: "10:05", says: "And?", choices: [
            (say: "The moon.", promise: "moon", to: "two"),
            (say: "Tea.", promise: "tea", to: "three"),
            (say: "Nothing.", to: "three"),
        ]),
        "three": (at: "16:00", sees: "The kettle.", choices: [
            (act: "Bring tea.", keeps: "tea", to: "four"),
            (say: "No tea.", breaks: "tea", to: "four"),
            (say: "The moon, I promise.", promise: "moon", to: "four"),
        ]),
        "four": (at: "16:05", says: "Oh.", choices: [ (say: "Goodbye.", end: "over"), (act: "Bring tea.", keeps: "tea", end: "over") ]),
    },
    endings: { "over": (kind: Thin, title: "Over") },
)"#;

/// The call is a worked example, and those are by the first rules.
fn rules(text: &str) -> &'static Rules {
    if text == CALL { Rules::of(1).unwrap() } else { Rules::newest() }
}

fn run(text: &str, temperament: Option<Temperament>, moves: &str) -> Run {
    let mut run = Run::new(scenario(text), rules(text), RunStart { seed: Seed::default(), temperament, mood: None });
    for played in parse_moves(moves).unwrap() {
        run.play(played).unwrap_or_else(|error| panic!("{error}"));
    }
    run
}

fn told(text: &str, temperament: Option<Temperament>, moves: &str) -> Debrief {
    Debrief::new(run(text, temperament, moves).transcript(), "Robin")
}

#[test]
fn the_fate_changes_at_the_borders_of_mood_and_trust() {
    let fates = ["1,3,3,1", "2,3,3,1", "3,3,3,1", "4,3,3,1", "5,3,3,1"].map(|moves| account(&told(BORDERS, None, moves)).fate);
    // It ends Thin, so that *Glad, and stays a customer* is not told.
    let expected = [Some("Pleasant enough"), None, Some("Forgets you"), Some("Leaves quietly"), Some("Looks for somebody else")];
    assert_eq!(fates, expected);
    assert_eq!(account(&told(BORDERS, None, "2,3,3,1")).sentence, "They left at ease, and they trust you.");
    assert_eq!(account(&told(BORDERS, None, "1")).fate, None, "a talk that goes on leaves nobody anywhere");
}

#[test]
fn where_nothing_was_banked_the_account_is_empty_and_stands_where_it_began() {
    let debrief = told(BORDERS, None, "5,3,2,1");
    assert!(debrief.account.lines.is_empty() && debrief.account.promises.is_empty());
    assert_eq!(debrief.account.opening_balance, 0);
    let panel = account(&debrief);
    assert_eq!(panel.sentence, "They left upset, and undecided about you.");
    assert!(panel.nothing.is_some() && panel.lines.is_empty() && panel.promises.is_empty(), "{panel:?}");
}

#[test]
fn a_promise_that_nothing_could_keep_was_never_yours_and_was_made_when_it_was_first_given() {
    let debrief = told(BORDERS, None, "5,1,1,3,2,1");
    let [moon] = debrief.account.promises.as_slice() else { panic!("{:?}", debrief.account.promises) };
    assert!(moon.never_yours);
    assert_eq!(account(&debrief).promises[0].sentence, "Promised 10:05. Broken. It wasn\u{2019}t in your power to promise that.");

    let again = told(BORDERS, None, "5,1,3,3,1");
    assert_eq!(again.account.promises[0].made.as_deref(), Some("10:05"));
}

#[test]
fn each_promise_is_told_by_what_became_of_it() {
    let fate = |moves: &str| told(BORDERS, None, moves).account.promises.first().map(|promise| promise.fate);
    assert_eq!(fate("5,2,1,1"), Some(PromiseFate::Kept));
    assert_eq!(fate("5,2,2,1"), Some(PromiseFate::Broken));
    assert_eq!(fate("5,2,2,2"), Some(PromiseFate::Mended));
    assert_eq!(fate("5,3,1,1"), Some(PromiseFate::Unasked));
    assert_eq!(fate("5,2"), Some(PromiseFate::Open));
}

#[test]
fn what_was_felt_most_is_marked_and_a_broken_promise_with_it() {
    let debrief = told(CALL, Some(Temperament::Fiery), OVER);
    assert!(moments(&debrief).contains(&('B', 10, MarkedFor::BrokenPromise)), "{:?}", moments(&debrief));
    assert_eq!(debrief.moments.len(), 2);
    assert!(debrief.curve.points[10].marks.contains(&Mark::PromiseBroken));
    assert_eq!(debrief.moment_of_the_road().unwrap().point, 10, "a promise that broke comes before what was felt");
}

#[test]
fn a_talk_that_is_not_over_can_be_told_too() {
    let debrief = told(CALL, Some(Temperament::Fiery), "");
    assert!(debrief.moments.is_empty() && debrief.ending.is_none());
    assert_eq!(debrief.first_look(), 0);
    assert_eq!(debrief.curve.points.len(), 1);
}

#[test]
fn what_was_seen_stands_beside_what_was_said() {
    let debrief = told(BORDERS, None, "5,3,1,1");
    assert_eq!(debrief.exchanges[0].you_saw.as_deref(), Some("A cup."));
    assert_eq!((debrief.exchanges[2].they_said.as_deref(), debrief.exchanges[2].you_saw.as_deref()), (None, Some("The kettle.")));
    assert_eq!(debrief.exchanges[1].you_saw, None);
}

#[test]
fn a_second_try_is_told_beside_the_first_which_stays_as_it_was() {
    let first = run(CALL, Some(Temperament::Fiery), OVER);
    let mut second = Run::branch_of(first.transcript(), 2);
    for played in parse_moves("1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1,1").unwrap() {
        second.play(played).unwrap();
    }
    let debrief = Debrief::new(second.transcript(), "Robin").beside(first.transcript(), "Robin");
    let beside = debrief.first_try.as_ref().unwrap();
    assert_eq!(beside.ending.as_deref(), Some("Four calls"));
    assert_eq!(beside.curve, told(CALL, Some(Temperament::Fiery), OVER).curve);
    assert_eq!(beside.curve.points[..3], debrief.curve.points[..3], "up to the branch they are one");
    assert_eq!(debrief.ending.as_ref().unwrap().title, "The one you ask for");
}

#[test]
fn the_skills_most_shown_are_named_and_two_at_most() {
    let debrief = told(CALL, Some(Temperament::Fiery), OVER);
    let shown = debrief.skills.most_shown();
    assert!((1..=2).contains(&shown.len()), "{shown:?}");
    assert_eq!(debrief.skills.rows[0].title, shown[0], "strengths first");
    assert!(told(BORDERS, None, "5").skills.most_shown().is_empty());
}

fn with_analysis(temperament: Option<Temperament>, start_mood: Option<i8>, moves: &str) -> Debrief {
    let scenario = scenario(CALL);
    let mut run = Run::new(scenario.clone(), rules(CALL), RunStart { seed: Seed::default(), temperament, mood: start_mood });
    for played in parse_moves(moves).unwrap() {
        run.play(played).unwrap_or_else(|error| panic!("{error}"));
    }
    Debrief::new(run.transcript(), "Robin").with_analysis(run.transcript(), call(), "Robin")
}

/// What foresight knows of the call, worked out once.
fn call() -> &'static Foresight {
    static CALL_FORESEEN: OnceLock<Foresight> = OnceLock::new();
    CALL_FORESEEN.get_or_init(|| {
        let scenario = scenario(CALL);
        Foresight::new(scenario.clone(), rules(CALL), Question::of(&scenario))
    })
}

fn moments(debrief: &Debrief) -> Vec<(char, usize, MarkedFor)> {
    debrief.moments.iter().map(|moment| (moment.letter, moment.point, moment.marked_for)).collect()
}

#[test]
fn the_promise_that_raised_the_mood_is_found_as_the_turning_point() {
    let debrief = with_analysis(Some(Temperament::Fiery), None, OVER);
    assert!(debrief.has_analysis());
    assert_eq!(
        moments(&debrief),
        [
            ('+', 1, MarkedFor::Strength),
            ('A', 3, MarkedFor::Turn),
            ('B', 10, MarkedFor::BrokenPromise),
            ('C', 12, MarkedFor::Turn)
        ]
    );
    let promise = &debrief.moments[1];
    assert_eq!((promise.mood, promise.trust), (3, 3), "she loved it");
    let percent = |outlook: Outlook| (outlook.value * 1000.0).round() / 10.0;
    let (before, after) = promise.outlook.unwrap();
    assert!((percent(before) - 74.2).abs() < 0.11 && (percent(after) - 43.1).abs() < 0.11, "{before:?} {after:?}");
    let another = promise.ways.first().unwrap();
    assert_eq!(another.why, WhyAnother::Further);
    assert!(another.text.starts_with("You said this afternoon."), "{}", another.text);
    assert!(matches!(&another.answer, Some(Answer::Says(says)) if says.contains("interview")), "{:?}", another.answer);
    let broken = debrief.moments[2].promise.as_ref().unwrap();
    assert_eq!((broken.made_at, broken.made, broken.by), (Some('A'), Some(2), BrokenBy::Time), "told with the line that made it");
    let road = debrief.moment_of_the_road().unwrap();
    assert!(
        debrief.moments.iter().all(|moment| moment.gain() >= road.gain()),
        "the turning point that fell most: {}",
        road.letter
    );
}

#[test]
fn the_best_ending_is_lost_where_nothing_later_brings_it_back() {
    let debrief = with_analysis(Some(Temperament::Fiery), None, OVER);
    for lost in &debrief.no_return {
        assert!(lost.best.0 > lost.best.1, "{lost:?}");
    }
    let best_to_obtained: f64 = debrief.no_return.iter().map(|lost| lost.best.0 - lost.best.1).sum();
    let obtained = debrief.curve.points.last().unwrap().outlook.unwrap().value;
    assert!((1.0 - best_to_obtained - obtained).abs() < 1e-9, "what was lost on the way is what the ending lacks");
    let careful = with_analysis(Some(Temperament::Fiery), None, "1,1,1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1,1");
    assert_eq!(careful.no_return, []);
}

#[test]
fn one_thing_next_is_a_skill_that_was_missed_and_where_to_go_back_to() {
    let debrief = with_analysis(Some(Temperament::Fiery), None, OVER);
    let next = debrief.next.as_ref().unwrap();
    let row = debrief.skills.rows.iter().find(|row| row.skill == next.skill).expect("a skill of the scenario's own");
    assert!(row.chances > 0, "{next:?}");
    let panel = next_panel(&debrief, None);
    assert!(panel.title.starts_with("Next time, "));
    let proposal = panel.proposal.unwrap();
    assert!(proposal.plan.starts_with("If ") && proposal.plan.contains(", I "), "{}", proposal.plan);
    let [theirs, yours, instead] = proposal.why.as_slice() else { panic!("{:?}", proposal.why) };
    let view = &debrief.exchanges[next.exchange];
    assert_eq!(Some(&theirs.passage.text), view.they_said.as_ref().or(view.you_saw.as_ref()), "whole");
    let labels = if next.passed_over {
        ["You had a chance to say", "You had a chance to"]
    } else {
        ["You could have said", "Instead you could"]
    };
    assert!(yours.passage.text.starts_with(&view.you_said) && labels.contains(&instead.label.as_str()), "{}", instead.label);
}

#[test]
fn what_comes_by_itself_stands_on_lines_of_its_own() {
    let debrief = told(BORDERS, None, "5,2,3,1");
    let [.., last] = debrief.exchanges.as_slice() else { panic!() };
    assert_eq!((last.mood, last.trust), ((-4, -4), (0, 0)), "the line itself moved nothing");
    assert!(last.came.iter().all(|came| matches!(came.what, CameOf::RanOut(_))) && last.came.len() == 2, "{:?}", last.came);
    let call = told(CALL, Some(Temperament::Fiery), OVER);
    let drops = call.exchanges.iter().flat_map(|exchange| &exchange.came).find(|came| matches!(came.what, CameOf::Event(_)));
    assert!(drops.is_some_and(|Came { mood: (before, after), .. }| after < before), "{drops:?}");
}

#[test]
fn a_guess_at_the_moment_and_one_exchange_after_it_are_told_as_that() {
    let debrief = with_analysis(Some(Temperament::Fiery), None, OVER);
    let most = debrief.moment_of_the_road().unwrap().letter;
    let too = format!("There was a change there too, at A. The one that mattered most came at {most}.");
    let before = format!("There was a change just before that, at A. The one that mattered most came at {most}.");
    let point = debrief.moment_of_the_road().unwrap().exchange();
    let moment = format!("That was the moment, at {most}.");
    for (guess, told) in [(2, &too), (3, &before), (point, &moment)] {
        let view = SelfView { turned: Some(Guess::At(guess)), ..SelfView::default() };
        let [sentence] = <[String; 1]>::try_from(beside_what_happened(&debrief, &view)).unwrap();
        assert!(sentence.starts_with("You picked ") && sentence.ends_with(told.as_str()), "{sentence}");
    }
}

#[test]
fn what_the_trainee_thought_is_held_against_what_happened() {
    let debrief = with_analysis(Some(Temperament::Fiery), None, OVER);
    let turned = |guess: Guess| debrief.where_it_turned(Some(guess));
    // The promise itself, and one beside it.
    let most = debrief.moment_of_the_road().unwrap().letter;
    assert_eq!(turned(Guess::At(2)), Some(Calibration::There { letter: 'A', most }));
    assert_eq!(turned(Guess::At(3)), Some(Calibration::There { letter: 'A', most }));
    assert!(matches!(turned(Guess::At(6)), Some(Calibration::Elsewhere { .. })), "{:?}", turned(Guess::At(6)));
    assert!(matches!(turned(Guess::NoSingleOne), Some(Calibration::ItDid { .. })), "{:?}", turned(Guess::NoSingleOne));
    assert_eq!(debrief.where_it_turned(None), None);
    let thought = SelfView { turned: Some(Guess::At(6)), feeling: Some(Feeling::Fine), ..SelfView::default() };
    let [felt, turned] = <[String; 2]>::try_from(beside_what_happened(&debrief, &thought)).unwrap();
    assert!(felt.starts_with("You thought it was fine. They left "), "{felt}");
    assert!(turned.starts_with("You picked ") && turned.contains(". The change that mattered most came "), "{turned}");
    assert!(beside_what_happened(&debrief, &SelfView::default()).is_empty(), "of what was skipped nothing is told");
}

#[test]
fn the_road_has_a_stop_for_what_there_is_to_tell() {
    let debrief = with_analysis(Some(Temperament::Fiery), None, OVER);
    assert_eq!(debrief.stops().collect::<Vec<_>>(), Stop::ALL);
    assert_eq!(debrief.stop_after(Stop::View), Some(Stop::Moment));
    assert_eq!(debrief.stop_after(Stop::Next), None);
    // Without skills there is no one thing next as soon as no moment stands out, and nobody is asked where nothing was said.
    let nothing = told(CALL, Some(Temperament::Fiery), "");
    assert_eq!(nothing.stops().collect::<Vec<_>>(), [Stop::Moment]);
    assert!(road::moment(&nothing, &SelfView::default()).is_none() && road::more_moments(&nothing).is_none());
    let plain = told(BORDERS, None, "1,3,3,1");
    assert!(plain.next.is_none() && !plain.stops().any(|stop| stop == Stop::Next));
    let first = run(CALL, Some(Temperament::Fiery), OVER);
    let second = debrief.clone().beside(first.transcript(), "Robin");
    assert_eq!(second.stops().next(), Some(Stop::Moment), "nobody is asked about a second try");
}

#[test]
fn a_debrief_begins_where_it_was_left() {
    let debrief = with_analysis(Some(Temperament::Fiery), None, OVER);
    let at = |stop, turned| debrief.begins_at(SelfView { stop, turned, ..SelfView::default() }.was_at());
    assert_eq!(at(None, None), Stop::View);
    assert_eq!(at(None, Some(Guess::NoSingleOne)), Stop::Moment, "an earlier version kept no stop");
    assert_eq!(at(Some(Stop::Next), None), Stop::Next);
    let plain = told(BORDERS, None, "1,3,3,1");
    let view = SelfView { stop: Some(Stop::Next), ..SelfView::default() };
    assert_eq!(plain.begins_at(view.was_at()), Stop::View, "a stop that is not there is not begun at");
}

#[test]
fn the_question_for_the_moment_stands_before_the_largest_move() {
    let debrief = told(CALL, Some(Temperament::Fiery), OVER);
    let moves = debrief.curve.points.windows(2).map(|pair| pair[1].mood.abs_diff(pair[0].mood)).collect::<Vec<_>>();
    let largest = moves.iter().position(|by| by == moves.iter().max().unwrap()).unwrap();
    assert_eq!(debrief.asked_from(), largest.saturating_sub(1));
}

#[test]
fn the_moment_of_the_road_is_told_with_both_lines_and_another_way() {
    let debrief = with_analysis(Some(Temperament::Fiery), None, OVER);
    let moment = road::moment(&debrief, &SelfView::default()).unwrap();
    let (they, you) = (moment.they.unwrap(), moment.you.unwrap());
    let view = &debrief.exchanges[moment.exchange];
    let (label, text) =
        view.they_said.as_ref().map_or(("You noticed", view.you_saw.as_ref()), |said| ("Claire said", Some(said)));
    assert_eq!((they.label.as_str(), Some(&they.passage.text)), (label, text));
    assert!(you.passage.text.starts_with(&debrief.exchanges[moment.exchange].you_said), "{you:?}");
    assert_eq!(you.label, if view.is_act { "You decided to" } else { "You said" });
    assert!(moment.another.iter().all(|another| another.line.passage.text != you.passage.text), "{:?}", moment.another);
    assert!(moment.outlook.is_some_and(|outlook| !outlook.sentence.contains('%')));
}

#[test]
fn a_talk_of_small_moments_has_what_was_felt_in_place_of_turns() {
    let scenario = scenario(BORDERS);
    let run = run(BORDERS, None, "1,3,3,1");
    let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
    let debrief = Debrief::new(run.transcript(), "Robin").with_analysis(run.transcript(), &foresight, "Robin");
    assert_eq!(moments(&debrief), [('A', 1, MarkedFor::FeltAtTheTime), ('B', 4, MarkedFor::BrokenPromise)]);
    assert_eq!(debrief.next, None, "no skills are declared");
}
