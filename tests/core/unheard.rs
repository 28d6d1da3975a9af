//! An option that comes before the customer feels heard: what of it falls away, and what counts as ever; in play, in the check and in
//! what the guide says.

use rapport::check::{Settings, check};
use rapport::play::{PlayedMove, Run, RunStart};
use rapport::rules::PromiseState::{Broken, Kept, Moved, Open, Withdrawn};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, load};
use rapport::source::{Code, SourceText, render_all};

/// Everything that an option can do stands in the first one, which comes too soon for a customer in this mood.
const TOO_SOON: &str = r#"Scenario(
    title: "Too soon",
    customer: (name: "Somebody", mood: -2, talks: Hands, pushback: "Wait."),
    facts: {"told": "It was hers.", "asked": "It was her mother's."},
    deeds: {"rang": "You rang."},
    promises: {"made": "Ring her", "kept": "Look it up", "broken": "Write", "moved": "Call", "back": "Come by"},
    start: "hello",
    beats: {
        "hello": (says: "It was mine.", learns: "told", choices: [
            (say: "You'll hear from me, and I'll write and call and come by.", promise: ["kept", "broken", "moved", "back"], to: "again"),
        ]),
        "again": (says: "Well?", choices: [
            (say: "Then I mend it.", kind: Solve, mood: +3, trust: +2, mode: Hands, shows: [Listening, Ownership], learns: "asked",
             uses: "told", does: "rang", promise: "made", keeps: "kept", moves: "moved", withdraws: "back", breaks: "broken",
             reply: "Thank you.", to: "glad", unheard: "cross"),
        ]),
        "glad": (says: "Good.", choices: [(say: "Good.", reply: "Bye.", end: "done")]),
        "cross": (says: "You have not heard a word.", choices: [(say: "No.", reply: "Bye.", end: "done")]),
    },
    endings: {"done": (kind: Fair, title: "Done")},
)"#;

fn too_soon() -> std::sync::Arc<Scenario> {
    load(SourceText::new("too_soon.ron", TOO_SOON), "too_soon").scenario.unwrap()
}

#[test]
fn what_comes_too_soon_lifts_nothing_and_still_promises_learns_and_does() {
    let scenario = too_soon();
    let mut run = Run::new(scenario.clone(), Rules::newest(), RunStart::default());
    for _ in 0..2 {
        run.play(PlayedMove { number: 1, voice: None }).unwrap();
    }
    let exchange = run.transcript().exchanges().last().unwrap();
    let (before, after) = (exchange.before, exchange.after);
    assert!(exchange.gated && run.beat_name() == "cross", "{}", run.beat_name());
    assert_eq!(after.mood() - before.mood(), -1, "no lift, and one point less");
    let promise = |id: &str| {
        let found = scenario.promises().enumerate().find(|(_, promise)| promise.id == id).unwrap();
        after.promise(found.0)
    };
    let states = ["made", "kept", "broken", "moved", "back"].map(promise);
    assert_eq!(states, [Open, Kept, Broken, Moved, Withdrawn]);
    assert!(scenario.facts().enumerate().all(|(fact, _)| after.has_learned(fact)));
    assert!(scenario.deeds().enumerate().all(|(deed, _)| after.has_done(deed)));
    assert_eq!(after.heard() - before.heard(), 1, "a sign of having heard counts");
    // Neither the option's own trust nor matching; the bounce takes half of nothing but the fact used.
    let entered: Vec<&str> = exchange.entries().map(|(_, _, reason, _)| reason.name()).collect();
    assert_eq!(entered, ["fact-used", "moved", "withdrawn", "kept", "broken"]);
}

/// Of one option that nobody can choose but too soon, the check knows what it promises and teaches.
#[test]
fn the_check_counts_what_an_option_does_that_comes_too_soon() {
    let text = r#"Scenario(
        title: "Too soon",
        customer: (name: "Somebody", mood: -2, pushback: "Wait."),
        facts: {"told": "It was hers."},
        promises: {"made": "Ring her"},
        start: "hello",
        beats: {
            "hello": (says: "It was mine.", choices: [
                (say: "Then I mend it.", kind: Solve, mood: +3, learns: "told", promise: "made", reply: "Ah.", to: "glad", unheard: "cross"),
            ]),
            "glad": (says: "Good.", end: "done"),
            "cross": (says: "You have not heard a word.", choices: [
                (say: "Yours.", uses: "told", reply: "Bye.", end: "done"),
                (say: "I ring you.", keeps: "made", reply: "Bye.", end: "done"),
            ]),
        },
        endings: {"done": (kind: Fair, title: "Done")},
    )"#;
    let loaded = load(SourceText::new("too_soon.ron", text), "too_soon");
    let report = check(&loaded, Rules::newest(), Settings::default()).report;
    let is_found = |code: Code| report.diagnostics().iter().any(|found| found.code == code);
    assert!(is_found(Code::OpenPromise), "the promise is made, and one road leaves it open\n{}", render_all(&report));
    for code in [Code::UsedTooSoon, Code::UnlearnedFact, Code::UnmadePromise, Code::NotPromised] {
        assert!(!is_found(code), "{}", render_all(&report));
    }
}

#[test]
fn guide_and_explain_say_what_counts_though_it_came_too_soon() {
    let guide = include_str!("../../dialogues/README.md");
    assert!(guide.contains("It promises, keeps, breaks, learns, uses and does what it says"));
    let field = rapport::words::terms::FIELDS.iter().find(|field| field.names == ["unheard"]).unwrap();
    assert!(field.means.contains("promises, keeps, breaks, learns, uses and does counts as usual"), "{}", field.means);
    let rule = rapport::rules::told_rules().find(|rule| rule.name == "R3").unwrap();
    assert!(rule.text.contains("All else in the option counts as ever"), "{}", rule.text);
}
