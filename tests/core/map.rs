//! The map: its chances on generated scenarios, and the drawing that the program prints.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use rapport::foresight::{Foresight, Policy, Question, Traffic, Verdict};
use rapport::map::{Card, Layout, MapFacts, Met, NodeFacts, Sheet, WayFacts, svg};
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

/// Everything that a layout must keep to, whatever the map.
#[track_caller]
fn check_layout(facts: &MapFacts, layout: &Layout, name: &str) {
    let sheet = Sheet::PRINTED;
    assert_eq!(layout.cards.len(), facts.nodes.len(), "{name}");
    // No card lies on another, and all are on the sheet.
    let mut by_column: BTreeMap<usize, Vec<&Card>> = BTreeMap::new();
    for card in &layout.cards {
        assert!(
            card.height >= sheet.least && card.top >= -1e-6 && card.top + card.height <= layout.height + 1e-6,
            "{name} {card:?}"
        );
        assert!((card.left - card.column as f64 * sheet.pitch).abs() < 1e-6, "{name} {card:?}");
        by_column.entry(card.column).or_default().push(card);
    }
    for cards in by_column.values_mut() {
        cards.sort_by(|one, other| one.top.total_cmp(&other.top));
        for pair in cards.windows(2) {
            assert!(pair[0].top + pair[0].height + sheet.gap <= pair[1].top + 1e-6, "{name}: {pair:?}");
        }
    }
    // Every way is drawn once, those that lead ahead from left to right.
    let mut drawn: Vec<usize> = layout.ribbons.iter().flat_map(|ribbon| &ribbon.ways).copied().collect();
    drawn.extend(layout.stubs.iter().flat_map(|stub| &stub.ways));
    drawn.sort_unstable();
    assert_eq!(drawn, (0..facts.ways.len()).collect::<Vec<_>>(), "{name}");
    for ribbon in &layout.ribbons {
        assert!(layout.cards[ribbon.from].column < layout.cards[ribbon.to].column, "{name} {ribbon:?}");
        assert!(ribbon.points.is_sorted_by(|one, other| one.0 <= other.0), "{name} {ribbon:?}");
        for (card, (_, y)) in [(ribbon.from, ribbon.points[0]), (ribbon.to, ribbon.points[ribbon.points.len() - 1])] {
            let card = &layout.cards[card];
            assert!(card.top - 1e-6 <= y && y <= card.top + card.height + 1e-6, "{name}: a way leaves and comes in at its card");
        }
        let chance: f64 = ribbon.ways.iter().map(|way| facts.ways[*way].chance).sum();
        assert!((ribbon.width - sheet.thread.max(chance * sheet.all)).abs() < 1e-6, "{name}: as wide as it is likely");
    }
    for stub in &layout.stubs {
        assert_eq!(stub.leads_back, layout.cards[stub.to].column <= layout.cards[stub.from].column, "{name}");
    }
}

/// The map of a scenario in which every way out of a beat is as likely as the others, without foresight.
fn made_up(scenario: &Scenario) -> MapFacts {
    let n_beats = scenario.beats().len();
    let places = scenario.beats().enumerate().map(|(beat, _)| Target::Beat(beat));
    let places = places.chain(scenario.endings().enumerate().map(|(ending, _)| Target::End(ending)));
    let nodes: Vec<NodeFacts> = places
        .enumerate()
        .map(|(index, place)| NodeFacts { place, chance: 1.0 / (1 + index % 7) as f64, mood: None, met: Met::Typically })
        .collect();
    let ways = scenario.beats().enumerate().flat_map(|(beat, _)| {
        let ways = scenario.graph().ways_as_written(beat);
        let chance = nodes[beat.index()].chance / ways.len() as f64;
        ways.into_iter().map(move |(edge, to)| {
            let to = match to {
                Target::Beat(beat) => beat.index(),
                Target::End(ending) => n_beats + ending.index(),
            };
            WayFacts { from: beat.index(), to, beat, edge, chance, met: Met::Typically }
        })
    });
    let ways = ways.collect();
    MapFacts { nodes, ways, start: scenario.start().index() }
}

fn facts(foresight: &Foresight) -> MapFacts {
    MapFacts::new(foresight, &foresight.traffic(Policy::Typical, &[]))
}

#[test]
fn a_layout_covers_nothing_and_draws_every_way_once_and_is_always_the_same() {
    let worked_out = (0..15).map(generate::small).chain((0..5).map(clean)).map(|text| {
        let scenario = scenario(&text);
        facts(&foresight(&scenario, 4_000))
    });
    let made_up = [generate::large(3, 400), generate::river(3, 400)].map(|text| made_up(&scenario(&text)));
    for (seed, facts) in worked_out.chain(made_up).enumerate() {
        let layout = Layout::new(&facts, &Sheet::PRINTED);
        check_layout(&facts, &layout, &format!("map {seed}"));
        assert_eq!(layout, Layout::new(&facts, &Sheet::PRINTED));
    }
}

#[test]
fn two_thousand_beats_are_laid_out_and_drawn() {
    let scenario = scenario(&generate::river(1, 2_000));
    let facts = made_up(&scenario);
    let layout = Layout::new(&facts, &Sheet::PRINTED);
    check_layout(&facts, &layout, "river");
    let picture = svg(&scenario, &facts, &layout, &[], &[]);
    assert_eq!(picture.matches("<g id=\"n").count(), 2_004);
}

#[test]
fn what_a_typical_trainee_never_does_is_told_apart_from_what_nobody_can() {
    use Met::{Never, NotTypically, Typically};

    let text = r#"Scenario(title: "T", customer: (name: "N", mood: 5), promises: {"p": "P"}, facts: {"f": "F"}, start: "a", beats: {
        "a": (says: "Well?", choices: [
            (say: "I give you my word.", promise: "p", to: "b"), (say: "No.", end: "no"),
        ]),
        "b": (says: "And?", choices: [
            (say: "Here it is.", keeps: "p", end: "yes"),
            (say: "I forgot.", breaks: "p", to: "broken"),
            (say: "I know it.", needs: [Learned("f")], end: "known"),
        ]),
        "broken": (says: "Oh.", end: "no"),
    }, endings: {"yes": (kind: Bright, title: "Y"), "no": (kind: Lost, title: "N"), "known": (kind: Fair, title: "K")})"#;
    let scenario = scenario(text);
    let foresight = foresight(&scenario, Question::N_STATES);
    let facts = facts(&foresight);
    let met: Vec<Met> = facts.nodes.iter().map(|node| node.met).collect();
    assert_eq!(met, [Typically, Typically, NotTypically, Typically, Typically, Never]);
    let ways: Vec<Met> = facts.ways.iter().map(|way| way.met).collect();
    assert_eq!(ways, [Typically, Typically, Typically, NotTypically, Never, NotTypically]);
    let picture = svg(&scenario, &facts, &Layout::new(&facts, &Sheet::PRINTED), &[], &[]);
    for said in
        ["class=\"way not\"", "class=\"way none\"", "never by a typical trainee", "never at all", "Learned(&quot;f&quot;)"]
    {
        assert!(picture.contains(said), "{said}");
    }
    let bounded = MapFacts::new(&self::foresight(&scenario, 1), &self::foresight(&scenario, 1).traffic(Policy::Typical, &[]));
    assert!(bounded.nodes.iter().all(|node| node.met != Never), "what was not proved is not said");
}

#[test]
fn the_mood_on_arrival_is_what_talks_have_there() {
    let scenario = scenario(
        r#"Scenario(title: "T", customer: (name: "N", mood: 2), rules: Plain, start: "a", beats: {
        "a": (says: "Well?", choices: [(say: "Up.", mood: 3, to: "on"), (say: "Up too.", mood: 3, to: "on")]),
        "on": (says: "So.", to: "b"),
        "b": (says: "And?", choices: [(say: "Down.", mood: -4, end: "e"), (say: "Down too.", mood: -4, end: "e")]),
    }, endings: {"e": (kind: Fair, title: "E")})"#,
    );
    let facts = facts(&foresight(&scenario, Question::N_STATES));
    assert_eq!(facts.nodes.iter().map(|node| node.mood).collect::<Vec<_>>(), [Some(2.0), Some(5.0), Some(5.0), Some(1.0)]);
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
        assert!(map.contains("about 100%"), "{map}");
    }
    let map = stdout(&rapport(&["map", "before_three", "--dot"]));
    assert!(map.contains("// ") && map.contains("proved: every state") && !map.contains("about 100%"), "{map}");
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

#[test]
fn nothing_that_a_scenario_says_is_taken_for_a_mark_of_the_picture() {
    let scenario = scenario(NASTY);
    let facts = facts(&foresight(&scenario, Question::N_STATES));
    let picture = svg(&scenario, &facts, &Layout::new(&facts, &Sheet::PRINTED), &[], &["a <b> & c".to_owned()]);
    // Every tag is one of those that the picture is made of, and every one that is opened is closed.
    let mut open = Vec::new();
    for tag in picture.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        assert!(["svg", "title", "style", "g", "text", "rect", "path", "circle", "a"].contains(&name), "{tag}");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty());
    for part in picture.split('&').skip(1) {
        let is_name = ["amp;", "lt;", "gt;", "quot;"].iter().any(|name| part.starts_with(name));
        assert!(is_name, "&{}", part.chars().take(12).collect::<String>());
    }
}

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
