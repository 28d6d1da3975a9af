//! Identity that lasts: what names a content, run lines and records of the first program, and rules of another version beside the first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use rapport::foresight::{Foresight, Question};
use rapport::format::{AllowFile, ScenarioFile, Texts, read, write};
use rapport::play::{Record, ReplayError, RunLine, replay, replay_under};
use rapport::rules::Rules;
use rapport::scenario::{ContentDigits, ContentId, Scenario, load};
use rapport::source::{SourceText, render_all};

use crate::faulty::files_of;
use crate::generate;
use crate::worked::scenario;

/// The eight dialogues as they were first shipped, by id, with their texts.
static FIRST: LazyLock<BTreeMap<String, (String, Arc<Scenario>)>> = LazyLock::new(|| {
    let texts = files_of("tests/dialogues-1").into_iter();
    texts.map(|(name, text)| (name.clone(), (text.clone(), named(&name, &text)))).collect()
});

fn named(name: &str, text: &str) -> Arc<Scenario> {
    let loaded = load(SourceText::new(format!("{name}.ron"), text), name);
    loaded.scenario.unwrap_or_else(|| panic!("{}", render_all(&loaded.report)))
}

fn first(id: &str) -> Arc<Scenario> {
    Arc::clone(&FIRST[id].1)
}

fn content_of(text: &str) -> ContentId {
    named("talk", text).content()
}

#[test]
fn run_lines_of_the_first_dialogues_replay_for_ever() {
    let golden = include_str!("../dialogues-1/runs.txt");
    let mut found = String::new();
    for line in golden.lines().filter(|line| !line.starts_with(' ')) {
        found.push_str(&format!("{line}\n"));
        if line.starts_with('#') {
            continue;
        }
        let line: RunLine = line.parse().unwrap();
        let run = replay(first(&line.scenario), &line).unwrap();
        let ending = run.transcript().ending().map_or("open", |ending| &run.scenario().endings()[ending].id);
        let state = run.transcript().state();
        found.push_str(&format!("    {ending}, mood {}, trust {}\n", state.mood(), state.trust()));
    }
    assert_eq!(found, golden);
}

#[test]
fn the_first_dialogues_keep_their_content_ids() {
    let found: Vec<String> = FIRST.iter().map(|(id, (_, scenario))| format!("{id} {}", scenario.content())).collect();
    assert_eq!(found.join("\n") + "\n", include_str!("../dialogues-1/contents.txt"));
}

#[test]
fn a_line_is_accepted_by_the_digits_of_either_hash_and_by_no_others() {
    let call = first("before_three");
    let older: ContentDigits = "ef78147c".parse().unwrap();
    assert!(call.is_of(call.content().short()) && call.is_of(older));
    assert_ne!(call.content().short(), older);
    let mut line: RunLine = "before_three ef78147c r1 000-07E Anxious 3,2,1".parse().unwrap();
    let run = replay(Arc::clone(&call), &line).unwrap();
    assert_eq!(run.transcript().run_line().content, call.content().short(), "what is written is always of the newer one");
    line.content = "ef78147d".parse().unwrap();
    let error = replay(Arc::clone(&call), &line).unwrap_err();
    assert_eq!(error, ReplayError::Content { wanted: line.content, found: call.content().short() });
}

#[test]
fn records_of_the_first_program_are_read_and_hold_of_a_replay() {
    let texts = [include_str!("worked/before_three.ron"), include_str!("worked/trap.ron"), include_str!("worked/thaw.ron")];
    let scenarios: BTreeMap<String, Arc<Scenario>> =
        texts.map(scenario).into_iter().map(|scenario| (scenario.id().to_owned(), scenario)).collect();
    let mut n_records = 0;
    for entry in include_str!("golden/records-of-the-first-program.txt").split_terminator("\n\n") {
        let (line, text) = entry.split_once('\n').unwrap();
        let record: Record = text.parse().unwrap();
        assert_eq!(record.to_string().trim_end(), text);
        let line: RunLine = line.parse().unwrap();
        let again = replay(Arc::clone(&scenarios[&line.scenario]), &line).unwrap().transcript().record();
        assert_eq!(Record { content: record.content, ..again }, record);
        n_records += 1;
    }
    assert_eq!(n_records, 9);
}

/// A version that was never shipped: promises and first impressions weigh otherwise.
fn made_up() -> &'static Rules {
    let text = include_str!("../../assets/rules/1.ron")
        .replace("version: 1", "version: 1001")
        .replace("kept: 3, unasked: 2", "kept: 1, unasked: 1")
        .replace("cap: 3, later_cap: 1", "cap: 1, later_cap: 0")
        .replace("ceiling: (from: 5, gain: 1)", "ceiling: (from: 3, gain: 1)");
    Box::leak(Box::new(Rules::read(&text).unwrap()))
}

#[test]
fn a_run_of_version_one_replays_beside_another_version_that_tells_it_otherwise() {
    let rules = made_up();
    let mut n_other = 0;
    for line in include_str!("../dialogues-1/runs.txt").lines().filter(|line| !line.starts_with([' ', '#'])) {
        let line: RunLine = line.parse().unwrap();
        let before = replay(first(&line.scenario), &line).unwrap().transcript().record();
        let newer = RunLine { rules: rules.number(), ..line.clone() };
        assert_eq!(replay(first(&line.scenario), &newer).unwrap_err(), ReplayError::Rules(1001), "it is not shipped");
        // Another state can close an option that was chosen.
        if let Ok(other) = replay_under(first(&line.scenario), rules, &newer) {
            let record = other.transcript().record();
            assert_eq!((record.rules, other.transcript().rules()), (1001, rules));
            n_other += usize::from(record.exchanges != before.exchanges);
        }
        assert_eq!(replay_under(first(&line.scenario), rules, &line).unwrap_err(), ReplayError::Rules(1), "it is of version 1");
        assert_eq!(replay(first(&line.scenario), &line).unwrap().transcript().record(), before);
    }
    assert!(n_other >= 10, "{n_other}");
}

#[test]
fn foresight_goes_by_the_rules_that_it_is_given() {
    let outlook = |rules: &'static Rules| {
        let scenario = first("no_receipt");
        let foresight = Foresight::new(Arc::clone(&scenario), rules, Question::of(&scenario));
        assert_eq!(foresight.rules(), rules);
        let values: Vec<f64> = foresight.first_states().map(|first| foresight.value(first).unwrap()).collect();
        values
    };
    assert_ne!(outlook(Rules::of(1).unwrap()), outlook(made_up()));
    assert_eq!(outlook(Rules::of(1).unwrap()), outlook(Rules::of(1).unwrap()));
}

/// One of everything that has a default.
const TALK: &str = r#"Scenario(
    title: "T",
    customer: (name: "N"),
    facts: {"f": "F"},
    promises: {"p": "P"},
    start: "one",
    beats: {
        "one": (says: "Good morning.", choices: [(say: "Hello.", learns: "f", promise: "p", end: "done")]),
    },
    endings: {"done": (kind: Fair, title: "Done")},
)"#;

#[test]
fn a_default_that_is_written_out_is_not_in_the_content() {
    let in_scenario = ["id: \"talk\"", "lang: \"en\"", "skills: []", "details: {}", "allow: []"];
    let in_customer = ["pronoun: They", "mood: 0", "trust: 0", "usual: 0", "temperament: [Easygoing]", "pushback: []"];
    let in_beat = ["mood: 0", "sting: 0", "tone: false", "learns: []", "breaks: []", "discuss: []", "routes: []"];
    let in_choice = [
        "mood: 0",
        "kind: Talk",
        "unwelcome: 0",
        "trust: 0",
        "deed: false",
        "breach: false",
        "takes: 1",
        "needs: []",
        "tones: []",
        "shows: []",
        "misses: []",
        "breaks: []",
    ];
    let behind = |place: &'static str, fields: &[&'static str]| -> Vec<(String, String)> {
        fields.iter().map(|field| (place.to_owned(), format!("{place} {field},"))).collect()
    };
    let mut written = [
        behind("title: \"T\",", &in_scenario),
        behind("customer: (", &in_customer),
        behind("says: \"Good morning.\",", &in_beat),
        behind("say: \"Hello.\",", &in_choice),
    ]
    .concat();
    for (short, long) in [
        ("\"p\": \"P\"", "\"p\": (text: \"P\")"),
        ("says: \"Good morning.\"", "says: [\"Good morning.\"]"),
        ("learns: \"f\"", "learns: [\"f\"]"),
        ("Scenario(", "("),
    ] {
        written.push((short.to_owned(), long.to_owned()));
    }
    for (short, long) in written {
        assert!(TALK.contains(&short), "{short}");
        assert_eq!(content_of(&TALK.replacen(&short, &long, 1)), content_of(TALK), "{long}");
    }
}

#[test]
fn whatever_is_written_besides_a_default_is_in_the_content() {
    let mut ids = BTreeSet::from([content_of(TALK)]);
    for (short, long) in [
        ("title: \"T\"", "title: \"U\""),
        ("title: \"T\",", "title: \"T\", id: \"other\","),
        ("title: \"T\",", "title: \"T\", lang: \"de\","),
        ("title: \"T\",", "title: \"T\", skills: [Opening],"),
        ("(name: \"N\")", "(name: \"N\", mood: 1)"),
        ("(name: \"N\")", "(name: \"N\", trust: 1)"),
        ("(name: \"N\")", "(name: \"N\", usual: 1)"),
        ("(name: \"N\")", "(name: \"N\", pronoun: She)"),
        ("(name: \"N\")", "(name: \"N\", temperament: [Brisk])"),
        ("(name: \"N\")", "(name: \"N\", temperament: [Easygoing, Brisk])"),
        ("(name: \"N\")", "(name: \"N\", temperament: [Brisk, Easygoing])"),
        ("\"p\": \"P\"", "\"p\": (text: \"P\", due: \"noon\")"),
        ("morning.\",", "morning.\", mood: 1,"),
        ("\"Hello.\",", "\"Hello.\", mood: 1,"),
        ("\"Hello.\",", "\"Hello.\", takes: 0,"),
        ("\"Hello.\",", "\"Hello.\", kind: Chat,"),
        ("\"Hello.\",", "\"Hello.\", deed: true,"),
        ("\"Hello.\",", "\"Hello.\", then: \"I say hello first\","),
        ("\"Hello.\",", "\"Hello.\", then: \"I say hello before I ask\","),
        ("\"Good morning.\"", "[\"Good morning.\", \"Morning.\"]"),
        ("Good morning.", "Good morning"),
        ("Hello.", "Hello,"),
        ("say: \"Hello.\"", "act: \"Hello.\""),
        ("learns: \"f\", ", ""),
        ("kind: Fair", "kind: Thin"),
    ] {
        let text = TALK.replacen(short, long, 1);
        assert_ne!(text, TALK, "{short}");
        assert!(ids.insert(content_of(&text)), "{long}");
    }
}

#[test]
fn comments_layout_allow_and_discuss_are_not_in_the_content() {
    for (id, (text, scenario)) in &*FIRST {
        let commented = text.replace("\r\n", "\n").replace('\n', " // a remark, \"quoted\"\n\n\t");
        let mut file = read(&SourceText::new("t", text.clone())).file;
        let laid_out = write(&file);
        file.allow.push(AllowFile("few-beats".to_owned(), "it is a small one".to_owned()));
        let allowed = write(&file);
        file.beats.0[0].1.discuss = Texts(vec!["What would you have done?".to_owned()]).into();
        let others = [commented, laid_out, allowed, write(&file)];
        for other in others {
            assert_ne!(other, *text, "{id}");
            assert_eq!(named(id, &other).content(), scenario.content(), "{id}");
        }
    }
}

/// Every text of a file that is spoken or told, to be changed.
fn texts_of(file: &mut ScenarioFile) -> Vec<&mut String> {
    let mut texts: Vec<&mut String> = Vec::new();
    for (_, beat) in &mut file.beats.0 {
        let Texts(says) = &mut beat.says;
        texts.extend(says);
        texts.extend(beat.choices.iter_mut().filter_map(|choice| choice.say.as_mut()));
    }
    texts.extend(file.endings.0.iter_mut().filter_map(|(_, ending)| ending.says.as_mut()));
    texts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_of_a_spoken_word_is_another_content(nth in any::<prop::sample::Index>(), which in any::<prop::sample::Index>()) {
        let ids: Vec<&String> = FIRST.keys().collect();
        let id = *nth.get(&ids);
        let mut file = read(&SourceText::new("t", FIRST[id].0.clone())).file;
        let mut texts = texts_of(&mut file);
        let index = which.index(texts.len());
        texts[index].push('!');
        prop_assert_ne!(named(id, &write(&file)).content(), first(id).content());
    }

    #[test]
    fn a_generated_scenario_has_the_content_of_the_text_that_it_is_written_as(seed in 0_u64..1_000_000) {
        let text = generate::small(seed);
        let written = write(&read(&SourceText::new("t", text.clone())).file);
        prop_assert_eq!(content_of(&written), content_of(&text));
        let scenario = named("talk", &text);
        prop_assert_eq!(scenario.source_text(), text.as_str());
    }
}
