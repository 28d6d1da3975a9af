//! The check against a corpus of small scenarios: what is found in each, at which line and column, and nothing else; and every
//! conversation that a finding shows is played. The files stand in `check/`, with comments as in `faulty.rs`.
//!
//! With `REWRITE=1` the comments are written anew from what is found. Read every change.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use rapport::check::{Settings, SharedRuns, check, check_by};
use rapport::foresight::Means;
use rapport::play::{Run, RunStart, Seed, Waiting, parse_moves};
use rapport::rules::{Event, Fate, PromiseState, Rules};
use rapport::scenario::{Loaded, Scenario, Temperament, Trap, Voice, load};
use rapport::source::{Code, Diagnostic, Report, Severity, SourceText, Witness, render_all};

use crate::faulty::{comment, expected, files_of, found, listed};
use crate::planted::{FAULTS, Fault, clean, planted};

fn corpus() -> Vec<(String, String)> {
    files_of("tests/core/check")
}

/// A scenario of the corpus with what is found in it. A line `// States: N` sets how many are looked at.
fn examine(name: &str, text: &str) -> (Loaded, Report) {
    let loaded = load(SourceText::new(format!("{name}.ron"), text), name);
    let states = text.lines().find_map(|line| line.strip_prefix("// States: ")?.parse().ok());
    let settings = Settings { states: states.unwrap_or(Settings::default().states), ..Settings::default() };
    let report = check(&loaded, Rules::newest(), settings).report;
    (loaded, report)
}

/// The conversations that the comments of a file give, as `witness=TEMPERAMENT:MOVES`: the line and the code of each finding beside it.
fn expected_witnesses(text: &str) -> Vec<(usize, String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut witnesses = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(head) = comment(line).and_then(|(_, rest)| rest.split('"').next()) else { continue };
        if let Some(witness) = head.split_whitespace().find_map(|part| part.strip_prefix("witness=")) {
            let next = (index + 1..lines.len()).find(|next| comment(lines[*next]).is_none()).unwrap();
            witnesses.push((next + 1, head.split_whitespace().next().unwrap().to_owned(), witness.to_owned()));
        }
    }
    witnesses.sort();
    witnesses
}

/// The conversations that the program gives.
fn found_witnesses(report: &Report) -> Vec<(usize, String, String)> {
    let witness = |found: &Diagnostic| {
        let line = report.source().line_column(found.span.start).line;
        let Witness { temperament, moves, .. } = found.witness.as_ref()?;
        Some((line, found.code.id().to_owned(), format!("{temperament}:{moves}")))
    };
    let mut witnesses: Vec<_> = report.diagnostics().iter().filter_map(witness).collect();
    witnesses.sort();
    witnesses
}

#[test]
fn every_finding_is_made_at_its_place_with_its_conversation_and_no_other_is() {
    let files = corpus();
    assert!(files.len() >= 60, "{} files", files.len());
    let mut differing = String::new();
    for (name, text) in &files {
        let report = examine(name, text).1;
        if std::env::var_os("REWRITE").is_some() {
            rewrite(name, text);
            continue;
        }
        let (expected, found) = (expected(name, text), found(&report));
        let (written, played) = (expected_witnesses(text), found_witnesses(&report));
        if written != played {
            let _ = write!(differing, "{name}\n  expected\n    {written:?}\n  shown\n    {played:?}\n");
        }
        if expected != found {
            let _ = write!(differing, "{name}\n  expected\n{}  found\n{}", listed(&expected), listed(&found));
        }
    }
    assert!(differing.is_empty(), "\n{differing}");
}

/// Writes a file with a comment above every finding.
#[expect(clippy::disallowed_methods, reason = "the corpus is a folder of files")]
fn rewrite(name: &str, text: &str) {
    let bare: String = text.lines().filter(|line| comment(line).is_none()).flat_map(|line| [line, "\n"]).collect();
    let report = examine(name, &bare).1;
    let (findings, witnesses) = (found(&report), found_witnesses(&report));
    let mut written = String::new();
    for (index, line) in bare.lines().enumerate() {
        let indent = &line[..line.len() - line.trim_start().len()];
        for (_, column, severity, code, text) in findings.iter().filter(|finding| finding.0 == index + 1) {
            let mut severity = (*severity).to_owned();
            severity[..1].make_ascii_uppercase();
            let shows = witnesses.iter().find(|witness| (witness.0, &witness.1) == (index + 1, code));
            let shows = shows.map_or_else(String::new, |(_, _, witness)| format!("witness={witness} "));
            let _ = writeln!(written, "{indent}// {severity}: {code} column={column} {shows}\"{text}\"");
        }
        written.push_str(line);
        written.push('\n');
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/core/check/{name}.ron"));
    std::fs::write(path, written).unwrap();
}

#[test]
fn every_code_of_the_check_stands_in_the_corpus() {
    let seen: BTreeSet<String> =
        corpus().iter().flat_map(|(name, text)| expected(name, text)).map(|(_, _, _, code, _)| code).collect();
    // Words are shared among several files.
    let of_one = Code::CONTENT.iter().filter(|code| **code != Code::SharedWords);
    let missing: Vec<&str> = of_one.map(|code| code.id()).filter(|id| !seen.contains(*id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Plays the conversation of a finding, as `rapport play` would.
fn play(loaded: &Loaded, found: &Diagnostic) -> Run {
    let witness = found.witness.as_ref().unwrap();
    let temperament = Temperament::from_name(&witness.temperament);
    assert!(temperament.is_some(), "{}", witness.temperament);
    let mut run = Run::new(loaded.scenario.clone().unwrap(), Rules::newest(), RunStart { temperament, ..RunStart::default() });
    for played in parse_moves(&witness.moves).unwrap() {
        run.play(played).unwrap_or_else(|error| panic!("{}: {}: {error}", found.code, witness.moves));
    }
    run
}

/// What stands between the quotation marks that a finding underlines.
fn id_of<'a>(report: &'a Report, found: &Diagnostic) -> &'a str {
    report.source().slice(found.span).trim_matches('"')
}

/// Holds one finding to what its conversation shows. Returns whether it had one.
pub(crate) fn check_witness(name: &str, loaded: &Loaded, report: &Report, found: &Diagnostic) -> bool {
    use Code::{ExpectationRefuted, FateAgainstEnding, FreeBetrayal, OpenPromise, RareEnding, StuckState, TrappingLoop};
    let must_have = [StuckState, TrappingLoop, OpenPromise, RareEnding, FreeBetrayal, FateAgainstEnding].contains(&found.code);
    // What no play does cannot be shown.
    let may_have = found.code == ExpectationRefuted && !found.message.starts_with("no play ");
    assert_eq!(found.witness.is_some(), must_have || may_have, "{name}: {found:?}");
    if found.witness.is_none() {
        return false;
    }
    let run = play(loaded, found);
    let scenario: &Scenario = loaded.scenario.as_ref().unwrap();
    let id = id_of(report, found);
    match (found.code, run.waiting()) {
        (Code::StuckState, Waiting::Stuck) => assert_eq!(run.beat_name(), id, "{name}"),
        (Code::TrappingLoop, Waiting::Choice) => assert!(found.message.contains(&format!("`{}`", run.beat_name())), "{name}"),
        (Code::RareEnding, Waiting::Ended(ending)) => assert_eq!(scenario.endings()[ending].id, id, "{name}"),
        (Code::OpenPromise, Waiting::Ended(ending)) => {
            assert!(found.message.contains(&format!("`{}`", scenario.endings()[ending].id)), "{name}");
            let (promise, _) = scenario.promises().enumerate().find(|(_, promise)| promise.id == id).unwrap();
            let before = run.transcript().exchanges().last().unwrap();
            let chosen = &scenario.choices()[before.chosen.choice].effect;
            let binds = before.before.promise(promise).binds() || chosen.promise.contains(&promise);
            assert!(binds && !chosen.keeps.contains(&promise) && !chosen.breaks.contains(promise), "{name}");
        }
        (Code::FreeBetrayal, _) => {
            let last = run.transcript().exchanges().last().unwrap();
            let is_broken = |event: &Event| matches!(event, Event::Promise { to: PromiseState::Broken, .. });
            let choice = &scenario.choices()[last.chosen.choice];
            let betrays = choice.effect.breach || choice.trap == Some(Trap::LovelyUntrue);
            assert!(betrays || last.events.iter().any(is_broken), "{name}: {found:?}");
        }
        (Code::FateAgainstEnding, Waiting::Ended(ending)) => {
            let state = run.transcript().state();
            let kind = scenario.endings()[ending].kind;
            assert_eq!(scenario.endings()[ending].id, id, "{name}");
            assert!(
                [false, true].iter().any(|deed| !Rules::newest().fate(state.mood(), state.trust(), *deed).agrees_with(kind)),
                "{name}: {found:?}"
            );
        }
        // What it shows is held in `expected.rs`.
        (Code::ExpectationRefuted, _) => {}
        (code, waiting) => panic!("{name}: {code} shows {waiting:?}"),
    }
    true
}

#[test]
fn every_conversation_shows_what_its_finding_says() {
    let mut n_shown = 0;
    for (name, text) in corpus() {
        let (loaded, report) = examine(&name, &text);
        let shown = report.diagnostics().iter().filter(|found| check_witness(&name, &loaded, &report, found));
        n_shown += shown.count();
    }
    assert!(n_shown >= 12, "{n_shown} conversations were played");
}

#[test]
fn every_finding_says_what_and_what_to_do_in_the_house_style() {
    for (name, text) in corpus() {
        for Diagnostic { message, hint, .. } in examine(&name, &text).1.diagnostics() {
            for words in [message, hint.as_ref().unwrap()] {
                assert!(!words.ends_with('.') && !words.is_empty(), "{name}: {words}");
                assert!(!words.starts_with(|first: char| first.is_ascii_uppercase()), "{name}: {words}");
            }
        }
    }
}

#[test]
fn a_budget_that_ends_too_soon_says_so_and_claims_nothing_about_the_rest() {
    for (name, text) in corpus() {
        let loaded = load(SourceText::new(format!("{name}.ron"), &text), &name);
        let whole = check(&loaded, Rules::newest(), Settings::default());
        let bounded = check(&loaded, Rules::newest(), Settings { states: 2, ..Settings::default() });
        if bounded.explored == whole.explored {
            continue;
        }
        let codes: Vec<Code> = bounded.report.diagnostics().iter().map(|found| found.code).collect();
        assert!(codes.contains(&Code::NotProved), "{name}");
        let tells_of_the_bound = |code: Code| [Code::NotProved, Code::ExpectationBounded].contains(&code);
        for found in bounded.report.diagnostics().iter().filter(|found| !tells_of_the_bound(found.code)) {
            let known = whole.report.diagnostics().iter().any(|other| (other.code, other.span) == (found.code, found.span));
            assert!(known, "{name}: {found:?} is found only where less was looked at");
        }
    }
}

#[test]
fn the_shipped_dialogues_have_nothing_that_weighs_and_every_reason_is_given() {
    for (name, text) in files_of("dialogues") {
        let (_, report) = examine(&name, &text);
        let weighs = |found: &&Diagnostic| found.severity() >= Severity::Warning;
        assert_eq!(report.diagnostics().iter().filter(weighs).count(), 0, "{}", render_all(&report));
    }
}

// ---- generated scenarios -----------------------------------------------------------------

/// How many are generated, with faults and without.
const N_GENERATED: usize = 1_000;

/// What is found in a thousand scenarios without a fault. Nothing weighs, and nothing of a kind that can be planted is found.
fn figures_of_clean() -> String {
    let mut n_states = 0;
    let mut advice: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..N_GENERATED as u64 {
        let text = clean(seed);
        let loaded = load(SourceText::new(format!("clean_{seed}.ron"), text.as_str()), "clean");
        let checked = check(&loaded, Rules::newest(), Settings::default());
        for found in checked.report.diagnostics() {
            let can_be_planted = FAULTS.iter().any(|fault| fault.code == found.code);
            let is_fine = found.severity() < Severity::Warning && !can_be_planted;
            assert!(is_fine, "{} is a false alarm, seed {seed}\n{text}\n{}", found.code, render_all(&checked.report));
            *advice.entry(found.code.id()).or_default() += 1;
        }
        n_states += checked.explored.unwrap().n_states;
    }
    let mut figures = format!("{N_GENERATED} scenarios without a fault, {n_states} states: 0 false alarms\n");
    for (code, n) in advice {
        let _ = writeln!(figures, "  {n:>5} pieces of advice on taste, {code}");
    }
    figures
}

/// Where a text stands whose underlined part is between `«` and `»`.
#[track_caller]
fn place(text: &str, at: &str) -> (usize, String) {
    let (before, rest) = at.split_once('«').unwrap();
    let (underlined, after) = rest.split_once('»').unwrap();
    let whole = format!("{before}{underlined}{after}");
    assert_eq!(text.matches(&whole).count(), 1, "{whole} stands once in\n{text}");
    (text.find(&whole).unwrap() + before.len(), underlined.to_owned())
}

/// Holds a planted fault to what is found: it, at its place and once, and nothing else that weighs. Returns whether a conversation
/// showed it.
fn check_planted(seed: u64, fault: &Fault) -> bool {
    let text = planted(seed, fault);
    let name = format!("planted_{seed}");
    let (loaded, report) = examine(&name, &text);
    let mut expected: Vec<(Code, usize, String)> = std::iter::once((fault.code, fault.at))
        .chain(fault.brings.iter().copied())
        .map(|(code, at)| {
            let (start, underlined) = place(&text, at);
            (code, start, underlined)
        })
        .collect();
    let counts = |found: &&Diagnostic| found.severity() >= Severity::Warning || found.code == fault.code;
    for found in report.diagnostics().iter().filter(counts) {
        let is_expected = |(code, start, underlined): &(Code, usize, String)| {
            *code == found.code
                && *start == found.span.range().start
                && report.source().slice(found.span).starts_with(underlined.as_str())
        };
        let at = expected.iter().position(is_expected);
        let at = at.unwrap_or_else(|| panic!("{} is a false alarm, seed {seed}\n{text}\n{}", found.code, render_all(&report)));
        expected.remove(at);
    }
    assert!(expected.is_empty(), "missed: {expected:?}, seed {seed}\n{text}\n{}", render_all(&report));
    let mut is_shown = false;
    for found in report.diagnostics() {
        is_shown |= check_witness(&name, &loaded, &report, found) && found.code == fault.code;
    }
    is_shown
}

/// Plants every kind of fault in turn, and counts.
fn figures_of_planted() -> String {
    let mut figures = format!("{N_GENERATED} scenarios with one fault each: 0 missed, 0 false alarms\n");
    let _ = writeln!(figures, "  {:<19} {:<44} {:>7} {:>7} {:>7}", "code", "fault", "planted", "found", "played");
    let n_kinds = FAULTS.len();
    for (index, fault) in FAULTS.iter().enumerate() {
        let seeds = (index..N_GENERATED).step_by(n_kinds);
        let n_planted = seeds.len();
        let n_shown = seeds.filter(|seed| check_planted(*seed as u64, fault)).count();
        // Whatever is not found stops the test, so all were.
        let _ = writeln!(figures, "  {:<19} {:<44} {n_planted:>7} {n_planted:>7} {n_shown:>7}", fault.code.id(), fault.name);
    }
    figures
}

/// With `REWRITE=1` the figures are written anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "the figures are a file")]
fn of_a_thousand_planted_faults_none_is_missed_and_a_thousand_clean_scenarios_raise_no_alarm() {
    let figures = format!("{}\n{}", figures_of_planted(), figures_of_clean());
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/core/figures/planted.txt");
    if std::env::var_os("REWRITE").is_some() {
        std::fs::write(&path, &figures).unwrap();
    }
    assert_eq!(figures, std::fs::read_to_string(&path).unwrap(), "run this test with REWRITE=1, and read what changed");
}

/// The same with other seeds: every kind of fault forty times more, and as many clean scenarios.
#[test]
#[ignore = "takes minutes"]
fn of_two_thousand_further_planted_faults_none_is_missed_and_a_thousand_further_clean_scenarios_raise_no_alarm() {
    let first = N_GENERATED as u64;
    for (index, fault) in (0..).zip(FAULTS) {
        for nth in 0..40 {
            check_planted(first + nth * FAULTS.len() as u64 + index, fault);
        }
    }
    for seed in first..2 * first {
        let text = clean(seed);
        let (_, report) = examine(&format!("clean_{seed}"), &text);
        let alarm = report
            .diagnostics()
            .iter()
            .find(|found| found.severity() >= Severity::Warning || FAULTS.iter().any(|fault| fault.code == found.code));
        assert!(alarm.is_none(), "{alarm:?}, seed {seed}\n{text}");
    }
}

/// Plays at random, and says which beats were entered, and which endings came of it.
fn seen_at_random(scenario: &std::sync::Arc<Scenario>, seed: u32) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut beats, mut endings) = (BTreeSet::new(), BTreeSet::new());
    let mut dice = crate::generate::Dice::new(seed.into());
    for run in 0..20 {
        let mut run =
            Run::new(scenario.clone(), Rules::newest(), RunStart { seed: Seed::from_entropy(run), ..RunStart::default() });
        for _ in 0..40 {
            let open = run.open_options();
            let Some(offered) = open.get(dice.below(open.len())) else { break };
            let voice = run.asks_for_voice().then(|| Voice::ALL[dice.below(4)]);
            run.choose(offered.choice, voice).unwrap();
        }
        let transcript = run.transcript();
        let events = transcript.opening().iter().chain(transcript.exchanges().iter().flat_map(|exchange| &exchange.events));
        for event in events {
            match event {
                Event::Entered(beat) => drop(beats.insert(scenario.beats()[*beat].id.clone())),
                Event::Ended(ending) => drop(endings.insert(scenario.endings()[*ending].id.clone())),
                _ => {}
            }
        }
    }
    (beats, endings)
}

#[test]
fn what_no_play_gets_to_is_never_got_to_and_every_conversation_can_be_played() {
    let (mut n_claims, mut n_shown) = (0, 0);
    for seed in 0..150 {
        let name = format!("small_{seed}");
        // Some have millions of states; few are enough to have something said of most.
        let loaded = load(SourceText::new(format!("{name}.ron"), crate::generate::small(seed)), &name);
        let report = check(&loaded, Rules::newest(), Settings { states: 2_000, ..Settings::default() }).report;
        let scenario = loaded.scenario.as_ref().unwrap();
        let (beats, endings) = seen_at_random(scenario, u32::try_from(seed).unwrap());
        for found in report.diagnostics() {
            n_shown += usize::from(check_witness(&name, &loaded, &report, found));
            let seen = match found.code {
                Code::UnplayableBeat => &beats,
                Code::UnplayableEnding => &endings,
                _ => continue,
            };
            assert!(!seen.contains(id_of(&report, found)), "{name}: {found:?}");
            n_claims += 1;
        }
    }
    assert!(n_claims > 20 && n_shown > 20, "{n_claims} claims, {n_shown} conversations");
}

// ---- what one scenario alone does not show -------------------------------------------------

/// A talk of one beat: each of two options ends it, with so much mood.
fn one_talk(id: &str, says: &str, (mood, trust): (i32, i32), kinds: [&str; 2]) -> Loaded {
    let [first, second] = kinds;
    let text = format!(
        "Scenario(title: \"T\", customer: (name: \"N\", talks: Facts, mood: {mood}, trust: {trust}), start: \"a\", beats: {{\
         \"a\": (says: \"{says}\", choices: [(say: \"This one here.\", reply: \"Yes.\", to: \"b\"), (say: \"That one there.\", reply: \"Yes.\", to: \"b\")]),\
         \"b\": (says: \"And?\", choices: [(say: \"This.\", reply: \"Yes.\", end: \"x\"), (say: \"That.\", reply: \"Yes.\", end: \"y\")]),\
         }}, endings: {{\"x\": (kind: {first}, title: \"X\"), \"y\": (kind: {second}, title: \"Y\")}})"
    );
    load(SourceText::new(format!("{id}.ron"), text), id)
}

#[test]
fn an_ending_is_told_of_just_where_the_fate_of_most_talks_speaks_against_it() {
    let mut n_told = 0;
    for mood in -10..=10 {
        for trust in -10..=10 {
            for kinds in [["Bright", "Lost"], ["Fair", "Thin"]] {
                let loaded = one_talk("fate", "Well?", (mood, trust), kinds);
                let scenario = loaded.scenario.as_ref().unwrap();
                let report = check(&loaded, Rules::newest(), Settings::default()).report;
                for (_, ending) in scenario.endings().enumerate() {
                    let told = report.diagnostics().iter().any(|found| {
                        found.code == Code::FateAgainstEnding && found.message.contains(&format!("`{}`", ending.id))
                    });
                    let fate = Rules::newest().fate(i8::try_from(mood).unwrap(), i8::try_from(trust).unwrap(), false);
                    // Where nothing is said of trust, mood alone is asked for.
                    let by_mood = (0..=2).any(|column| Fate { column, ..fate }.agrees_with(ending.kind));
                    let agrees = fate.agrees_with(ending.kind) || trust == 0 && by_mood;
                    assert_eq!(told, !agrees, "mood {mood}, trust {trust}, {}", ending.kind);
                    n_told += usize::from(told);
                }
            }
        }
    }
    assert!(n_told > 500, "{n_told}");
}

#[test]
fn five_words_in_three_dialogues_are_told_of_in_each_and_in_two_they_are_not() {
    let of = |n: usize| -> Vec<Loaded> {
        (0..n).map(|n| one_talk(&format!("talk_{n}"), "He has written it on his hand.", (0, 0), ["Fair", "Thin"])).collect()
    };
    for (n, is_told) in [(2, false), (3, true), (4, true)] {
        let all = of(n);
        let shared = SharedRuns::of(all.iter().filter_map(|loaded| loaded.scenario.as_deref()));
        for loaded in &all {
            let report = check_by(Means::default(), loaded, Rules::newest(), Settings::default(), &shared).report;
            let found = report.diagnostics().iter().any(|found| found.code == Code::SharedWords);
            assert_eq!(found, is_told, "{n} dialogues");
        }
    }
}

/// A promise that an option makes and that may be left open, with what the beat at which it falls due offers besides keeping it.
fn promised(otherwise: &str, expect: &str) -> Report {
    let text = format!(
        r#"Scenario(
    title: "The part", customer: (name: "Nadia Brun", mood: 1), start: "hello",
    promises: {{"call": "Ring her on Friday"}},
    beats: {{
        "hello": (says: "So when do I hear from you?", choices: [
            (say: "On Friday, before noon, from me.", mood: +2, promise: "call", to: "friday"),
            (say: "As soon as the part has come.", mood: 0, reply: "Well.", end: "waits"),
        ]),
        "friday": (says: "Nothing has come.", choices: [
            (act: "Ring her, although there is no news.", keeps: "call", reply: "You rang.", end: "glad"),
            (act: "Wait until there is some news.", mood: +1, {otherwise} reply: "Ah.", end: "glad"),
        ]),
    }},
    endings: {{"glad": (kind: Bright, title: "She tells her sister"), "waits": (kind: Fair, title: "She waits")}},
    expect: [{expect}],
)"#
    );
    examine("promised", &text).1
}

fn said(report: &Report, code: Code) -> (String, String) {
    let found = report.diagnostics().iter().find(|found| found.code == code).unwrap();
    (found.message.clone(), found.hint.clone().unwrap())
}

#[test]
fn a_promise_that_its_ending_breaks_is_told_as_left_open_and_one_that_an_option_breaks_is_not() {
    const LEFT: &str = "still open there, and the ending breaks it";
    for (expect, is_about_it) in [
        ("Never(at: \"glad\", that: [Broke(\"call\")])", true),
        ("Always(at: \"glad\", that: [Kept(\"call\")])", true),
        ("Always(at: \"glad\", that: [Not(Broke(\"call\"))])", true),
        ("Never(at: \"glad\", that: [MoodAtLeast(1)])", false),
    ] {
        let (message, hint) = said(&promised("", expect), Code::ExpectationRefuted);
        assert_eq!(message.contains(LEFT), is_about_it, "{expect}: {message}");
        assert_eq!(hint.contains("keep it or break it"), is_about_it, "{expect}: {hint}");
        let (message, _) = said(&promised("breaks: \"call\",", expect), Code::ExpectationRefuted);
        assert!(!message.contains(LEFT), "{expect}: {message}");
    }
    let expect = "Can(at: \"waits\", that: [])";
    let (message, hint) = said(&promised("", expect), Code::FreeBetrayal);
    assert!(message.contains("left open, so that the ending breaks it") && hint.contains("Not(Broke"), "{message} {hint}");
    let (message, hint) = said(&promised("breaks: \"call\",", expect), Code::FreeBetrayal);
    assert!(!message.contains("left open") && hint.contains("Not(Broke"), "{message} {hint}");
    let (_, hint) = said(&promised("keeps: \"call\", trap: LovelyUntrue,", expect), Code::FreeBetrayal);
    assert!(hint.contains("Not(Did") && !hint.contains("Broke"), "{hint}");
}

#[test]
fn the_beats_that_length_gives_away_are_named() {
    let (_, text) = corpus().into_iter().find(|(name, _)| name == "longest_in_two_of_four").unwrap();
    let (message, _) = said(&examine("longest", &text).1, Code::StrongestByLength);
    assert!(message.contains("the longest in 2 of 4 beats, more than 45 %: `"), "{message}");
    assert_eq!(message.matches('`').count(), 4, "{message}");
}
