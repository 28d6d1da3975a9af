//! What is told of promises that broke, were kept or were given back, and of the last word, on small scenarios.

use rapport::debrief::{BrokenBy, Mark, PromiseFate};
use rapport::play::{Line, Run, RunStart, parse_moves};
use rapport::rules::Rules;
use rapport::words::debrief::account::account;
use rapport::words::debrief::moments::turning_points;

use crate::next_thing::told;
use crate::worked::scenario;

/// Promises of every kind, each made at noon on Monday, and a Sunday.
const PROMISES: &str = r#"Scenario(
    id: "promises", title: "Promises", customer: (name: "Ada"), start: "a",
    promises: {
        "ring": (text: "Ring her on Wednesday", due: "Wednesday, 13:00"),
        "cold": "Not one more cold bowl",
        "up": "It will not go down",
    },
    beats: {
        "a": (at: "Monday, 12:00", says: "Well?", choices: [
            (say: "I'll ring.", promise: "ring", to: "b"),
            (say: "Not one more cold bowl.", promise: "cold", to: "b"),
            (say: "It will not go down.", promise: "up", to: "b"),
            (say: "Nothing, I'm afraid.", to: "b"),
        ]),
        "b": (at: "Wednesday, 12:50", sees: "The telephone.", choices: [
            (act: "Leave it.", breaks: "ring", to: "sunday"),
            (act: "Read the paper.", to: "sunday"),
            (say: "Thursday, if I may.", moves: "ring", to: "sunday"),
            (say: "I can't ring after all.", withdraws: "ring", to: "d"),
            (act: "Ring her.", keeps: "ring", to: "d"),
        ]),
        "sunday": (at: "Sunday, 12:40", says: "It was cold.", breaks: ["ring", "cold", "up"], to: "d"),
        "d": (says: "And now?", choices: [
            (say: "Goodbye.", reply: "Yes.", end: "over"),
            (act: "Ring her now.", keeps: ["ring", "cold"], reply: "Well.", end: "over"),
        ]),
    },
    endings: { "over": (kind: Thin, title: "Over") },
)"#;

/// When the one promise broke, by what, how that is headed, and what became of it.
fn broke(moves: &str) -> (String, BrokenBy, String, String) {
    let debrief = told(PROMISES, moves);
    let block = turning_points(&debrief).moments.into_iter().find(|block| !block.promise.is_empty()).unwrap();
    let moment = debrief.moments.iter().find(|moment| moment.promise.is_some()).unwrap();
    let broken = moment.promise.as_ref().unwrap();
    let became = block.promise.iter().find(|part| part.label == "What happened to it");
    let became = became.map_or_else(String::new, |part| part.passage.text.clone());
    (broken.time.clone().unwrap(), broken.by, block.about, became)
}

#[test]
fn a_promise_broke_when_the_line_was_said_or_when_it_fell_due_and_not_when_the_next_scene_began() {
    let (time, by, about, _) = broke("1,1,1");
    assert_eq!((time.as_str(), by), ("Wednesday, 12:50", BrokenBy::Line));
    assert!(about.starts_with("Wednesday, 12:50. "), "{about}");
    let (time, by, about, became) = broke("1,2,1");
    assert_eq!((time.as_str(), by), ("Wednesday, 13:00", BrokenBy::Time));
    assert!(about.starts_with("Due Wednesday, 13:00. "), "{about}");
    assert_eq!(became, "It was due, and it hadn\u{2019}t been kept.");
    let (time, by, about, _) = broke("1,3,1");
    assert_eq!((time.as_str(), by), ("Sunday, 12:40", BrokenBy::Time), "it had been put off");
    assert!(about.starts_with("Sunday, 12:40. "), "{about}");
}

#[test]
fn what_became_of_a_promise_is_true_of_one_that_something_will_not_happen() {
    assert_eq!(broke("2,2,1").3, "It wasn\u{2019}t kept.");
    assert_eq!(broke("2,2,2").3, "It wasn\u{2019}t kept. You made good on it afterwards.");
    assert_eq!(broke("3,2,1").3, "You couldn\u{2019}t have kept it: it wasn\u{2019}t in your power.");
}

#[test]
fn a_promise_given_back_is_neither_moved_nor_one_that_nobody_gave() {
    let promise = |moves: &str| {
        let debrief = told(PROMISES, moves);
        (debrief.account.promises[0].fate, account(&debrief).promises[0].sentence.clone())
    };
    assert_eq!(promise("1,4,1").0, PromiseFate::GivenBack);
    let (fate, sentence) = promise("1,4,2");
    assert_eq!(fate, PromiseFate::DoneAnyway);
    assert!(sentence.starts_with("Promised Monday, 12:00, for Wednesday, 13:00. "), "{sentence}");
    let (fate, sentence) = promise("4,5,1");
    assert_eq!(fate, PromiseFate::Unasked);
    assert!(!sentence.contains("Promised") && !sentence.contains(" for "), "{sentence}");
    let marks = told(PROMISES, "1,4,1").curve.points[2].marks.clone();
    assert!(marks.contains(&Mark::PromiseGivenBack) && !marks.contains(&Mark::PromiseMoved), "{marks:?}");
}

/// An option that comes too soon and ends it.
const TOO_SOON: &str = r#"Scenario(
    id: "soon", title: "Soon", customer: (name: "Ada", pushback: "Would you let me get to the end?"), start: "a",
    beats: { "a": (says: "Well?", choices: [(say: "Have a new one.", kind: Solve, reply: "Thank you.", end: "over")]) },
    endings: { "over": (kind: Thin, title: "Over") },
)"#;

#[test]
fn the_last_word_of_an_option_that_came_too_soon_is_the_pushback() {
    let last_words = |text: &str| {
        let mut run = Run::new(scenario(text), Rules::newest(), RunStart::default());
        run.play(parse_moves("1").unwrap()[0]).unwrap();
        let transcript = run.transcript();
        assert!(transcript.ending().is_some());
        transcript.lines_after(&transcript.exchanges()[0], &transcript.fill("Robin"))
    };
    assert_eq!(last_words(TOO_SOON), [Line::Says("Would you let me get to the end?".to_owned())]);
    let without = TOO_SOON.replace(r#", pushback: "Would you let me get to the end?""#, "");
    assert_eq!(last_words(&without), [Line::LetMeFinish]);
}
