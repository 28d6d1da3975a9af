//! What is new in version 2 of the rules, rule by rule, with numbers worked out by hand.

use rapport::play::{PlayedMove, Run, RunStart};
use rapport::rules::{Event, Reason, Rules};
use rapport::scenario::{Target, Temperament, Voice};

use crate::worked::scenario;

const SOMEBODY: &str = "customer: (name: \"n\")";
const EASYGOING: Temperament = Temperament::Easygoing;

/// One beat after another, each with one option. What stands before ` | ` is of the beat, as in `alone: true | trust: 1`.
fn run(version: u32, head: &str, options: &[&str], temperament: Temperament, mood: i8) -> Run {
    let mut text = format!(
        "Scenario(title: \"t\", {head}, facts: {{\"f\": \"F.\", \"g\": \"G.\"}}, deeds: {{\"d\": \"D.\"}}, \
         promises: {{\"p\": \"P\", \"q\": \"Q\", \"r\": \"R\", \"s\": \"S\", \"t\": \"T\"}}, start: \"b0\", beats: {{"
    );
    for (index, option) in options.iter().enumerate() {
        let (beat, option) = option.split_once(" | ").unwrap_or(("", option));
        let way = if index + 1 < options.len() { format!("to: \"b{}\"", index + 1) } else { "end: \"e\"".to_owned() };
        let tone = if option.contains("tones") { "tone: true, " } else { "" };
        let comma = if beat.is_empty() { "" } else { ", " };
        text.push_str(&format!("\"b{index}\": ({beat}{comma}{tone}choices: [(say: \"x\", {option}, {way})]), "));
    }
    text.push_str("}, endings: {\"e\": (kind: Fair, title: \"e\")})");
    let start = RunStart { temperament: Some(temperament), mood: Some(mood), ..RunStart::default() };
    Run::new(scenario(&text), Rules::of(version).unwrap(), start)
}

/// Takes the only option there is, with a voice where one is asked for.
fn go_on(run: &mut Run) {
    let voice = run.asks_for_voice().then_some(Voice::Bright);
    run.play(PlayedMove { number: 1, voice }).unwrap();
}

/// Mood and trust after each.
#[track_caller]
fn check_by(version: u32, head: &str, options: &[&str], temperament: Temperament, mood: i8, expected: &[(i8, i8)]) {
    assert_eq!(options.len(), expected.len());
    let mut run = run(version, head, options, temperament, mood);
    for (index, expected) in expected.iter().enumerate() {
        go_on(&mut run);
        let state = run.transcript().state();
        assert_eq!((state.mood(), state.trust()), *expected, "after exchange {}", index + 1);
    }
}

#[track_caller]
fn check(head: &str, options: &[&str], temperament: Temperament, mood: i8, expected: &[(i8, i8)]) {
    check_by(2, head, options, temperament, mood, expected);
}

/// The lines that the last of these options makes in the account, each with the promise or fact that it is about.
#[track_caller]
fn check_account(head: &str, options: &[&str], expected: &[&str]) {
    let mut run = run(2, head, options, EASYGOING, 0);
    for _ in options {
        go_on(&mut run);
    }
    let scenario = run.scenario();
    let lines = run.transcript().exchanges().last().unwrap().entries().map(|(amount, _, reason, _)| {
        let about = match reason {
            Reason::FactUsed(fact) => format!(" {}", scenario.facts()[fact].id),
            Reason::Moved(promise)
            | Reason::Kept(promise)
            | Reason::Unasked(promise)
            | Reason::MadeGood(promise)
            | Reason::Withdrawn(promise)
            | Reason::Broken(promise) => format!(" {}", scenario.promises()[promise].id),
            _ => String::new(),
        };
        format!("{}{amount:+}{about}", reason.name())
    });
    assert_eq!(lines.collect::<Vec<_>>(), expected);
}

#[test]
fn r2a_words_lift_trust_to_five_and_only_deeds_lift_it_further() {
    let options = ["trust: 4", "trust: 4", "trust: 4, deed: true", "trust: 2", "trust: -2"];
    check(SOMEBODY, &options, EASYGOING, 0, &[(0, 4), (0, 5), (0, 9), (0, 9), (0, 7)]);
    check_by(1, SOMEBODY, &options, EASYGOING, 0, &[(0, 4), (0, 8), (0, 10), (0, 10), (0, 8)]);
    // The line shows the full amount, also where nothing of it was left.
    check_account(SOMEBODY, &["trust: 4", "trust: 4"], &["choice+4"]);
    // First impressions, matching and facts used are words too.
    let trusting = "customer: (name: \"n\", trust: 5, talks: Hands)";
    check(trusting, &["mood: 2", "mood: 2", "mood: 2"], EASYGOING, 0, &[(2, 5), (4, 5), (6, 5)]);
    check(trusting, &["mode: Hands, learns: \"f\", uses: \"f\""], EASYGOING, 0, &[(0, 5)]);
    // The pot counts what was entered, not what was left of it: 5 - 2 - half of 8.
    check(SOMEBODY, &["trust: 4", "trust: 4", "breach: true"], EASYGOING, 0, &[(0, 4), (0, 5), (0, -1)]);
}

#[test]
fn r7a_a_promise_given_back_costs_two_and_nothing_bounces() {
    let given_back = ["trust: 4, promise: \"p\"", "withdraws: \"p\"", "withdraws: \"p\"", "keeps: \"p\""];
    // Given back once; kept all the same, it was done unasked; and nothing is left for the ending to break.
    check(SOMEBODY, &given_back, EASYGOING, 0, &[(0, 4), (0, 2), (0, 2), (0, 4)]);
    check_account(SOMEBODY, &given_back, &["unasked+2 p"]);
    // Also after it was moved.
    check(SOMEBODY, &["promise: \"p\"", "moves: \"p\"", "withdraws: \"p\""], EASYGOING, 0, &[(0, 0), (0, -1), (0, -3)]);
    // It can be made again.
    let again = ["promise: \"p\"", "withdraws: \"p\"", "promise: \"p\"", "keeps: \"p\""];
    check(SOMEBODY, &again, EASYGOING, 0, &[(0, 0), (0, -2), (0, -2), (0, 1)]);
    // Never made, or settled: nothing.
    check(SOMEBODY, &["withdraws: \"p\"", "keeps: \"p\"", "withdraws: \"p\""], EASYGOING, 0, &[(0, 0), (0, 2), (0, 2)]);
    // Too soon to solve anything, and given back even so.
    check(SOMEBODY, &["promise: \"p\"", "kind: Solve, withdraws: \"p\""], EASYGOING, 0, &[(0, 0), (-1, -2)]);
    // Under version 1 it counts for nothing, and the ending breaks it.
    check_by(1, SOMEBODY, &["promise: \"p\"", "withdraws: \"p\""], EASYGOING, 0, &[(0, 0), (0, -4)]);
}

#[test]
fn r7b_a_breach_is_a_deed_of_two_before_it_bounces() {
    check(SOMEBODY, &["trust: 4", "breach: true"], EASYGOING, 0, &[(0, 4), (0, 0)]);
    check(SOMEBODY, &["breach: true", "breach: true"], EASYGOING, 0, &[(0, -2), (0, -4)]);
    check_account(SOMEBODY, &["trust: 4", "breach: true"], &["breach-2", "bounce-2"]);
    check(SOMEBODY, &["kind: Sell, breach: true"], EASYGOING, 0, &[(-1, -2)]);
    check_by(1, SOMEBODY, &["trust: 4", "breach: true", "breach: true"], EASYGOING, 0, &[(0, 4), (0, 2), (0, 2)]);
}

#[test]
fn a_promise_made_good_stays_broken() {
    let options = ["promise: \"p\"", "breaks: \"p\"", "keeps: \"p\"", "keeps: \"p\""];
    check(SOMEBODY, &options, EASYGOING, 0, &[(0, 0), (0, -4), (0, -2), (0, 0)]);
    check_account(SOMEBODY, &options, &["made-good+2 p"]);
    // Under version 1 it was done unasked, and is kept from then on.
    check_by(1, SOMEBODY, &options, EASYGOING, 0, &[(0, 0), (0, -4), (0, -2), (0, -2)]);
}

#[test]
fn r13_what_is_chosen_alone_is_no_exchange() {
    let alone = "alone: true | does: \"d\"";
    // The third exchange is the third that somebody was there for: half of 6.
    check(SOMEBODY, &["mood: 2", alone, "mood: 2", "mood: 2"], EASYGOING, 0, &[(2, 0), (2, 0), (4, 0), (6, 3)]);
    check_by(1, SOMEBODY, &["mood: 2", alone, "mood: 2", "mood: 2"], EASYGOING, 0, &[(2, 0), (2, 0), (4, 2), (6, 2)]);
    // Nobody feels heard by it: solving still comes too soon.
    let listening = "alone: true | shows: [Listening, Reflecting]";
    check(SOMEBODY, &[listening, "kind: Solve, mood: 2"], EASYGOING, 0, &[(0, 0), (-1, 0)]);
    check_by(1, SOMEBODY, &[listening, "kind: Solve, mood: 2"], EASYGOING, 0, &[(0, 0), (2, 0)]);
    // Nor does it take of their time.
    let hurried = "customer: (name: \"n\", time: 1)";
    check(hurried, &["mood: 0", alone, "mood: 0"], EASYGOING, 0, &[(0, 0), (0, 0), (-1, 0)]);
    check_by(1, hurried, &["mood: 0", alone, "mood: 0"], EASYGOING, 0, &[(0, 0), (-1, 0), (-2, 0)]);
    // Trust, promises, facts and matching bank as ever.
    let hands = "customer: (name: \"n\", talks: Hands)";
    let banked = "alone: true | trust: 1, mode: Hands, learns: \"f\", uses: \"f\", keeps: \"p\", breach: true";
    check(hands, &[banked], EASYGOING, 0, &[(0, 2)]);
    check_account(hands, &[banked], &["choice+1", "matching+1", "fact-used+1 f", "unasked+2 p", "breach-2", "bounce-1"]);
}

#[test]
fn a_warning_passes_over_a_beat_alone_and_none_is_given_there() {
    let (anxious, warns) = (Temperament::Anxious, "shows: [Forewarning]");
    let news = "unwelcome: 3";
    check(SOMEBODY, &[warns, "alone: true | does: \"d\"", news], anxious, 0, &[(0, 0), (0, 0), (-2, 0)]);
    check(SOMEBODY, &["alone: true | shows: [Forewarning]", news], anxious, 0, &[(0, 0), (-4, 0)]);
    // Into a new episode it passes too.
    check(SOMEBODY, &[warns, "days: 3 | unwelcome: 3"], anxious, 0, &[(0, 0), (-2, 0)]);
}

#[test]
fn days_may_go_by_before_a_beat_alone() {
    // From -4 half of the way back, and the count begins again: later episodes give 1 at most.
    let options = ["mood: -4", "alone: true, days: 3 | does: \"d\"", "mood: 2", "mood: 2", "mood: 2"];
    check(SOMEBODY, &options, EASYGOING, 0, &[(-2, 0), (-2, 0), (0, 0), (2, 0), (4, 1)]);
}

#[test]
fn the_account_is_written_in_its_order() {
    let hands = "customer: (name: \"n\", talks: Hands)";
    let made = "promise: [\"p\", \"q\", \"r\", \"s\"], learns: \"f\"";
    let everything = "trust: 1, tones: [Steady], mode: Hands, uses: \"f\", promise: \"t\", moves: \"p\", withdraws: \"q\", \
                      keeps: \"r\", breaks: \"s\", breach: true";
    // The words are 3; half of them, rounded down, bounces with the promise, and nothing is left for the breach.
    let expected = [
        "choice+1",
        "words-and-voice-1",
        "matching+1",
        "fact-used+1 f",
        "moved-1 p",
        "withdrawn-2 q",
        "kept+3 r",
        "broken-4 s",
        "bounce-1",
        "breach-2",
    ];
    check_account(hands, &[made, everything, "keeps: [\"p\", \"t\"]"], &["kept+3 p", "kept+3 t"]);
    let settled = ["broken-4 p", "broken-4 t"];
    check_account(hands, &[made, everything], &[&expected[..], &settled[..]].concat());
    // The first impression comes last.
    let third = "mood: 2, trust: 2, breach: true";
    check_account(SOMEBODY, &["mood: 2", "mood: 2", third], &["choice+2", "breach-2", "bounce-1", "first-impression+3"]);
    // What one line makes, another may settle: made, then moved, then given back.
    let at_once = "promise: \"p\", moves: \"p\", withdraws: \"p\", keeps: \"p\", breaks: \"p\"";
    check_account(SOMEBODY, &[at_once], &["moved-1 p", "withdrawn-2 p", "unasked+2 p"]);
}

#[test]
fn lists_work_in_the_order_written_and_promises_break_in_that_of_the_file() {
    let made = "promise: [\"q\", \"p\"]";
    check_account(SOMEBODY, &[made, "keeps: [\"q\", \"p\"]"], &["kept+3 q", "kept+3 p"]);
    check_account(SOMEBODY, &[made, "moves: [\"q\", \"p\"]", "keeps: [\"p\", \"q\"]"], &["kept+3 p", "kept+3 q"]);
    check_account(SOMEBODY, &[made, "withdraws: [\"q\", \"p\"]"], &["withdrawn-2 q", "withdrawn-2 p"]);
    // Each has its own bounce, as long as there is something to take back.
    let broken = ["broken-4 p", "bounce-3", "broken-4 q"];
    check_account(SOMEBODY, &["trust: 6, promise: [\"q\", \"p\"]", "breaks: [\"q\", \"p\"]"], &broken);
    // Only what was learned is used.
    check_account(SOMEBODY, &["learns: \"f\"", "uses: [\"g\", \"f\"]"], &["fact-used+1 f"]);
    check_account(SOMEBODY, &["learns: [\"f\", \"g\"]", "uses: [\"g\", \"f\"]"], &["fact-used+1 g", "fact-used+1 f"]);
}

/// The numbers of the open options at each choice while these are taken.
fn open_at_each(text: &str, moves: &[usize]) -> Vec<Vec<usize>> {
    let mut run = Run::new(scenario(text), Rules::of(2).unwrap(), RunStart::default());
    let mut open = Vec::new();
    for number in moves {
        let mut numbers: Vec<usize> = run.open_options().iter().map(|option| option.number).collect();
        numbers.sort_unstable();
        open.push(numbers);
        run.play(PlayedMove { number: *number, voice: None }).unwrap();
    }
    open
}

#[test]
fn time_spent_is_asked_for_in_this_episode() {
    let text = r#"Scenario(title: "t", customer: (name: "n", time: 2), start: "a", beats: {
        "a": (choices: [(say: "Long.", takes: 3, to: "b"), (say: "Never.", needs: [SpentAtLeast(1)], to: "b")]),
        "b": (choices: [
            (say: "1", needs: [SpentAtLeast(3)], to: "c"), (say: "2", needs: [SpentAtLeast(4)], to: "c"),
            (say: "3", needs: [SpentAtMost(2)], to: "c"), (say: "4", needs: [Not(SpentAtLeast(4))], to: "c"),
            (say: "5", needs: [Any([SpentAtMost(1), SpentAtLeast(3)])], to: "c"),
        ]),
        "c": (alone: true, choices: [(act: "Wait.", needs: [SpentAtLeast(4)], to: "d")]),
        "d": (days: 1, choices: [(say: "1", needs: [SpentAtMost(0)], end: "e"), (say: "2", needs: [SpentAtLeast(1)], end: "e")]),
    }, endings: {"e": (kind: Fair, title: "e")})"#;
    assert_eq!(open_at_each(text, &[1, 4, 1, 1]), [vec![1], vec![1, 4, 5], vec![1], vec![1]]);
}

#[test]
fn conditions_ask_how_promises_stand_now_and_what_was_done() {
    let text = r#"Scenario(title: "t", customer: (name: "n"), deeds: {"d": "D."}, promises: {"p": "P"}, start: "a", beats: {
        "a": (choices: [
            (say: "Make.", promise: "p", needs: [Not(Promised("p"))], to: "a"),
            (say: "Move.", moves: "p", needs: [Promised("p"), Not(Moved("p"))], to: "a"),
            (say: "Give back.", withdraws: "p", needs: [Moved("p")], to: "a"),
            (act: "Do.", does: "d", needs: [Not(Did("d")), Withdrew("p")], to: "a"),
            (say: "Keep.", keeps: "p", needs: [Did("d")], end: "e"),
        ]),
    }, endings: {"e": (kind: Fair, title: "e")})"#;
    let open = [vec![1], vec![2], vec![3], vec![1, 4], vec![1, 5], vec![2, 5]];
    assert_eq!(open_at_each(text, &[1, 2, 3, 4, 1, 5]), open);
}

#[test]
fn a_variant_is_chosen_after_the_effects_of_its_beat_and_at_the_end_after_settling() {
    let text = r#"Scenario(title: "t", customer: (name: "n"), promises: {"p": "P"}, start: "a", beats: {
        "a": (mood: -3, says: "Own.", variants: [
            (when: [MoodAtLeast(0)], says: "Before."), (when: [Is(Fiery)], says: "Another."), (when: [MoodAtMost(-3)], says: "After."),
        ], choices: [(say: "Surely.", promise: "p", to: "b")]),
        "b": (variants: [(when: [Broke("p")], says: "Too soon.")], routes: [(when: [NotPromised("p")], end: "e"), (end: "f")]),
    }, endings: {
        "e": (kind: Thin, title: "e", says: "Own.", variants: [(when: [Promised("p")], says: "Open."), (when: [Broke("p")], says: "Broken.")]),
        "f": (kind: Fair, title: "f"),
    })"#;
    let mut run = Run::new(scenario(text), Rules::of(2).unwrap(), RunStart::default());
    go_on(&mut run);
    let transcript = run.transcript();
    let ending = transcript.ending().unwrap();
    assert_eq!(transcript.scenario().endings()[ending].id, "e", "every route ends the talk, so the promise is settled before");
    assert_eq!(transcript.exchanges()[0].variant, Some(2));
    let events = &transcript.exchanges()[0].events;
    let told = events.iter().filter_map(|event| if let Event::Variant(at, n) = event { Some((*at, *n)) } else { None });
    assert_eq!(told.collect::<Vec<_>>(), [(Target::End(ending), 1)]);
}

#[test]
fn plain_rules_know_neither_the_limit_of_words_nor_what_a_breach_costs() {
    let plain = "customer: (name: \"n\"), rules: Plain";
    let options = ["trust: 8", "breach: true, promise: \"p\"", "withdraws: \"p\"", "keeps: \"p\"", "alone: true | trust: -1"];
    check(plain, &options, EASYGOING, 0, &[(0, 8), (0, 8), (0, 8), (0, 8), (0, 7)]);
}
