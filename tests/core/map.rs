//! The map: its chances on generated scenarios, and the drawing that the program prints.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use rapport::foresight::{Foresight, Policy, Question, Traffic, Verdict};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, Target};

use crate::commands::{rapport, stdout};
use crate::generate;
use crate::planted::clean;
use crate::worked::scenario;

/// What goes out of every beat is the chance to come there.
#[track_caller]
fn check_ways_out(scenario: &Scenario, traffic: &Traffic, name: &str) {
    for (beat, content) in scenario.beats().enumerate() {
        let ways = scenario.graph().ways_as_written(beat);
        let out: f64 = ways.iter().map(|(edge, _)| traffic.way(beat, *edge)).sum::<f64>() + traffic.stuck_at(beat);
        let chance = traffic.place(Target::Beat(beat));
        assert!((out - chance).abs() < 1e-9, "{name}, {}: {out} goes out of {chance}", content.id);
    }
}

/// What comes in to every place is the chance to come there, where no talk comes to any beat twice.
#[track_caller]
fn check_ways_in(scenario: &Scenario, traffic: &Traffic, name: &str) {
    let places = scenario.beats().enumerate().map(|(beat, _)| Target::Beat(beat));
    for place in places.chain(scenario.endings().enumerate().map(|(ending, _)| Target::End(ending))) {
        let mut comes_in = if place == Target::Beat(scenario.start()) { 1.0 } else { 0.0 };
        for (beat, _) in scenario.beats().enumerate() {
            let ways = scenario.graph().ways(beat).filter(|(_, to)| *to == place);
            comes_in += ways.map(|(edge, _)| traffic.way(beat, edge)).sum::<f64>();
        }
        let chance = traffic.place(place);
        assert!((comes_in - chance).abs() < 1e-9, "{name}, {place:?}: {comes_in} comes in to {chance}");
    }
}

fn foresight(scenario: &std::sync::Arc<Scenario>, n_states: usize) -> Foresight {
    Foresight::new(scenario.clone(), Rules::newest(), Question { n_states, ..Question::of(scenario) })
}

#[test]
fn the_ways_out_of_every_beat_sum_to_its_own_chance() {
    let (mut n_proved, mut n_stuck, mut n_endless) = (0, 0, 0);
    for seed in 0..200 {
        let scenario = scenario(&generate::small(seed));
        let foresight = foresight(&scenario, 4_000);
        if foresight.verdict() == Verdict::Proved {
            let traffic = foresight.traffic(Policy::Typical, &[]);
            check_ways_out(&scenario, &traffic, &format!("seed {seed}"));
            n_proved += 1;
            n_stuck += usize::from(traffic.chances.stuck > 0.0);
            n_endless += usize::from(traffic.chances.endless > 0.0);
        }
    }
    assert!(n_proved > 100 && n_stuck > 10 && n_endless > 3, "{n_proved}, {n_stuck} stuck, {n_endless} endless");
}

#[test]
fn what_comes_in_is_what_there_is_where_no_talk_goes_round() {
    let mut n_compared = 0;
    for seed in 0..60 {
        let text = clean(seed);
        if text.contains("Say all that once more") {
            continue;
        }
        let scenario = scenario(&text);
        let traffic = foresight(&scenario, Question::N_STATES).traffic(Policy::Typical, &[]);
        check_ways_out(&scenario, &traffic, &format!("clean {seed}"));
        check_ways_in(&scenario, &traffic, &format!("clean {seed}"));
        n_compared += 1;
    }
    assert!(n_compared > 50, "{n_compared}");
}

#[test]
fn chances_that_are_sampled_sum_as_well_and_come_near_those_that_are_worked_out() {
    let scenario = scenario(include_str!("worked/before_three.ron"));
    let (exact, sampled) = (foresight(&scenario, Question::N_STATES), foresight(&scenario, 1_000));
    assert_eq!((exact.verdict(), sampled.verdict()), (Verdict::Proved, Verdict::Bounded));
    let (exact, sampled) = (exact.traffic(Policy::Typical, &[]), sampled.traffic(Policy::Typical, &[]));
    check_ways_out(&scenario, &sampled, "sampled");
    for (beat, content) in scenario.beats().enumerate() {
        for (edge, _) in scenario.graph().ways(beat) {
            let (found, expected) = (sampled.way(beat, edge), exact.way(beat, edge));
            assert!((found - expected).abs() < 0.015, "{} {edge:?}: {found}, {expected}", content.id);
        }
    }
}

/// With `REWRITE=1` the file is written anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "the golden text is a file")]
fn the_map_of_the_blue_umbrella_is_this_one() {
    for (name, arguments) in
        [("umbrella.dot", &["map", "blue_umbrella", "--dot"][..]), ("umbrella.txt", &["map", "blue_umbrella"])]
    {
        let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/core/maps").join(name);
        let found = stdout(&rapport(arguments));
        if std::env::var_os("REWRITE").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        assert_eq!(found, std::fs::read_to_string(&path).unwrap(), "run this test with REWRITE=1, and read what changed");
    }
}

#[test]
fn a_map_that_is_not_proved_says_so() {
    for arguments in [&["map", "before_three", "--states", "500", "--dot"][..], &["map", "before_three", "--states", "500"]] {
        let map = stdout(&rapport(arguments));
        assert!(map.contains("bounded by `--states`: there are more, so figures are sampled"), "{map}");
        assert!(map.contains("about 100 %"), "{map}");
    }
    let map = stdout(&rapport(&["map", "before_three", "--dot"]));
    assert!(map.contains("// ") && map.contains("proved: every state") && !map.contains("about 100 %"), "{map}");
}

/// Every text that a scenario may hold, at every place that a drawing shows.
const NASTY: &str = r#"Scenario(title: "A \"b\" \\N \\", customer: (name: "N"), facts: {"f": "F"}, start: "a\" -> b", beats: {
    "a\" -> b": (says: "<b>&amp; \\\"", choices: [
        (say: "\\", mood: 1, to: "]; }"),
        (say: "// /* # \"];", mood: 0, learns: "f", to: "\\l"),
        (act: "ünïcödé “—” 漢字 🙂", mood: -1, needs: [Learned("f")], end: "node"),
    ]),
    "]; }": (says: "&#34;", to: "\\l"),
    "\\l": (routes: [(when: [Learned("f"), MoodAtLeast(1)], end: "node"), (end: "\\\"")]),
}, endings: {"node": (kind: Bright, title: "\\"), "\\\"": (kind: Lost, title: "&lt;\\n\"")})"#;

/// What Graphviz makes of a drawing; `None` where it is not installed.
fn graphviz(drawing: &str) -> Option<Output> {
    let piped = || Stdio::piped();
    let mut child = Command::new("dot").arg("-Tjson0").stdin(piped()).stdout(piped()).stderr(piped()).spawn().ok()?;
    child.stdin.take().unwrap().write_all(drawing.as_bytes()).unwrap();
    Some(child.wait_with_output().unwrap())
}

#[test]
fn graphviz_takes_every_drawing_with_all_nodes_and_edges_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("nasty.ron");
    #[expect(clippy::disallowed_methods, reason = "the program reads files")]
    std::fs::write(&file, NASTY).unwrap();
    for (what, n_nodes, n_edges) in [(file.to_str().unwrap(), 6, 7), ("blue_umbrella", 0, 0), ("before_three", 0, 0)] {
        let drawing = stdout(&rapport(&["map", what, "--dot"]));
        let Some(drawn) = graphviz(&drawing) else {
            println!("Graphviz is not installed here");
            return;
        };
        assert!(drawn.status.success() && drawn.stderr.is_empty(), "{}\n{drawing}", String::from_utf8_lossy(&drawn.stderr));
        let json: serde_json::Value = serde_json::from_slice(&drawn.stdout).unwrap();
        if n_nodes > 0 {
            assert_eq!(json["objects"].as_array().unwrap().len(), n_nodes, "{drawing}");
            assert_eq!(json["edges"].as_array().unwrap().len(), n_edges, "{drawing}");
            assert_eq!(json["name"], "nasty");
        }
    }
}
