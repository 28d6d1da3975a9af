//! Two versions side by side: fifty changes of one thing, each named as what it is, and what becomes of conversations.

use std::sync::Arc;

use rapport::compare::{Change, Figures, Kind, Replayed, Version, changes, replayed};
use rapport::foresight::{Foresight, Question};
use rapport::play::{RunStart, parse_moves};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, load};
use rapport::source::SourceText;

use crate::commands::{rapport, stdout};
use crate::worked::scenario;

const UMBRELLA: &str = include_str!("../../dialogues/blue_umbrella.ron");
const WARM: &str = include_str!("../../dialogues/ordinary_tuesday.ron");

/// A change of one thing: what is written in the place of what, and what is to be told of it, as `map id option what`.
struct Mutation {
    from: &'static str,
    to: &'static str,
    told: &'static str,
}

const fn mutation(from: &'static str, to: &'static str, told: &'static str) -> Mutation {
    Mutation { from, to, told }
}

/// A scenario in which everything stands that can be changed.
const BASE: &str = r#"Scenario(
    id: "loaf", title: "The loaf", setting: "A bakery.", brief: "It is late.", place: "at the counter", begin: "Look up",
    minutes: 3, skills: [Opening],
    customer: (name: "Tilda Moss", pronoun: She, mood: -1, wants: "Bread.", temperament: [Easygoing, Brisk], pushback: ["Well?"]),
    people: {"olu": (name: "Olu")},
    facts: {"late": "She works late."},
    deeds: {"rang": "You rang."},
    promises: {"keep": "Keep one back"},
    details: {"kind": ["rye", "wheat"]},
    start: "hello",
    beats: {
        "hello": (at: "17:00", sees: "One loaf.", says: "Is that the last {kind} one?", thinks: "Please.", choices: [
            (say: "It is, and it's yours.", mood: +2, shows: [Opening], to: "thanks"),
            (say: "Somebody rang about it.", mood: -1, note: "It was true.", to: "pity"),
            (act: "You ring him.", does: "rang", to: "pity"),
        ]),
        "thanks": (says: "How kind.", learns: "late", choices: [
            (say: "I keep one back tomorrow.", promise: "keep", trust: 1, end: "toast"),
            (say: "Good night.", needs: [MoodAtLeast(0)], end: "toast"),
            (say: "You work late.", uses: "late", end: "toast"),
        ]),
        "pity": (speaker: "olu", says: "I asked first.", mood: -1, event: "he laughs", choices: [
            (say: "So you did.", kind: Talk, end: "crackers"),
            (say: "Halves, then?", mood: +1, reply: "If I must.", to: "halves"),
        ]),
        "halves": (routes: [(when: [Did("rang")], end: "toast"), (end: "crackers")]),
    },
    endings: {
        "toast": (kind: Bright, title: "Toast", says: "She had toast."),
        "crackers": (kind: Fair, title: "Crackers"),
    },
    expect: [Can(at: "toast", that: [MoodAtLeast(0)])],
)
"#;

const MUTATIONS: &[Mutation] = &[
    // The scenario and its customer.
    mutation("title: \"The loaf\"", "title: \"The last loaf\"", "  title"),
    mutation("setting: \"A bakery.\", ", "", "  setting"),
    mutation("It is late.", "It is very late.", "  brief"),
    mutation("at the counter", "at the door", "  place"),
    mutation("Look up", "Look round", "  begin"),
    mutation("minutes: 3", "minutes: 4", "  minutes"),
    mutation("skills: [Opening]", "skills: [Opening, Respect]", "  skills"),
    mutation("Tilda Moss", "Tilda Marsh", "customer  name"),
    mutation("pronoun: She", "pronoun: They", "customer  pronoun"),
    mutation("mood: -1, wants", "mood: -2, wants", "customer  mood"),
    mutation("wants: \"Bread.\"", "wants: \"Toast.\"", "customer  wants"),
    mutation("[Easygoing, Brisk]", "[Easygoing]", "customer  temperament"),
    mutation("[\"Well?\"]", "[\"Well?\", \"So?\"]", "customer  pushback"),
    // Small entries.
    mutation("name: \"Olu\"", "name: \"Ola\"", "people olu people"),
    mutation("She works late.", "She works nights.", "facts late facts"),
    mutation("\"You rang.\"", "\"You rang him.\"", "deeds rang deeds"),
    mutation("\"Keep one back\"", "(text: \"Keep one back\", due: \"noon\")", "promises keep promises"),
    mutation("[\"rye\", \"wheat\"]", "[\"rye\"]", "details kind details"),
    mutation("facts: {", "facts: {\"f\": \"More.\", ", "facts f added"),
    mutation("deeds: {", "deeds: {\"d\": \"More.\", ", "deeds d added"),
    // Beats.
    mutation("at: \"17:00\"", "at: \"18:00\"", "beats hello at"),
    mutation("sees: \"One loaf.\", ", "", "beats hello sees"),
    mutation("says: \"How kind.\"", "says: \"How kind of you.\"", "beats thanks says"),
    mutation("says: \"How kind.\"", "says: [\"How kind.\", \"Oh.\"]", "beats thanks says"),
    mutation("thinks: \"Please.\"", "thinks: \"Please, please.\"", "beats hello thinks"),
    mutation("learns: \"late\", ", "", "beats thanks learns"),
    mutation("mood: -1, event", "mood: -2, event", "beats pity mood"),
    mutation("speaker: \"olu\", ", "", "beats pity speaker"),
    mutation("event: \"he laughs\"", "event: \"he coughs\"", "beats pity event"),
    mutation("[Did(\"rang\")], end", "[Not(Did(\"rang\"))], end", "beats halves routes"),
    mutation("        \"halves\"", "        \"more\": (says: \"So.\", end: \"toast\"),\n        \"halves\"", "beats more added"),
    mutation("\"halves\"", "\"half\"", "beats half renamed halves"),
    // Options.
    mutation("mood: +2, shows", "mood: +1, shows", "beats hello 1 mood"),
    mutation("it's yours.", "it is yours.", "beats hello 1 say"),
    mutation(", shows: [Opening], to", ", to", "beats hello 1 shows"),
    mutation("note: \"It was true.\", ", "", "beats hello 2 note"),
    mutation("to: \"pity\"),\n            (act", "to: \"thanks\"),\n            (act", "beats hello 2 to"),
    mutation("act: \"You ring him.\"", "act: \"You ring the man.\"", "beats hello 3 act"),
    mutation("does: \"rang\", ", "", "beats hello 3 does"),
    mutation("trust: 1, ", "trust: 2, ", "beats thanks 1 trust"),
    mutation("needs: [MoodAtLeast(0)]", "needs: [MoodAtLeast(1)]", "beats thanks 2 needs"),
    mutation("uses: \"late\", ", "", "beats thanks 3 uses"),
    mutation("kind: Talk", "kind: Solve", "beats pity 1 kind"),
    mutation("reply: \"If I must.\"", "reply: \"Oh, well.\"", "beats pity 2 reply"),
    mutation("            (say: \"Good night.\", needs: [MoodAtLeast(0)], end: \"toast\"),\n", "", "beats thanks 2 removed"),
    mutation(
        "            (say: \"So you did.\"",
        "            (say: \"No.\", mood: -3, end: \"crackers\"),\n            (say: \"So you did.\"",
        "beats pity 1 added",
    ),
    // Endings and what is meant.
    mutation("kind: Fair", "kind: Thin", "endings crackers kind"),
    mutation("She had toast.", "She had toast, and jam.", "endings toast says"),
    mutation("\"crackers\"", "\"biscuits\"", "endings biscuits renamed crackers"),
    mutation("    expect: [", "    expect: [Can(at: \"crackers\"), ", "expect Can added"),
];

fn told(change: &Change) -> String {
    let id = change.id.split('(').next().unwrap();
    let option = change.option.map(|option| format!("{option} ")).unwrap_or_default();
    let what = match &change.kind {
        Kind::Added => "added".to_owned(),
        Kind::Removed => "removed".to_owned(),
        Kind::Renamed { from } => format!("renamed {from}"),
        Kind::Moved { from } => format!("moved {from}"),
        Kind::Field { field, .. } => (*field).to_owned(),
    };
    format!("{} {id} {option}{what}", change.map)
}

fn version(scenario: &Arc<Scenario>) -> Version {
    Version::new(Foresight::new(scenario.clone(), Rules::newest(), Question::of(scenario)))
}

#[test]
fn each_of_fifty_changes_is_named_as_what_it_is_and_nothing_else_is() {
    assert_eq!(MUTATIONS.len(), 50);
    let base = scenario(BASE);
    for Mutation { from, to, told: expected } in MUTATIONS {
        let text = BASE.replace(from, to);
        assert_ne!(text, BASE, "{from}");
        let mutated = scenario(&text);
        let found: Vec<String> = changes(&base, &mutated).iter().map(|change| told(change).trim_end().to_owned()).collect();
        assert_eq!(found, [*expected], "{from} became {to}");
        assert!(!changes(&mutated, &base).is_empty(), "{to} became {from}");
    }
}

#[test]
fn layout_comments_and_what_means_nothing_are_no_change() {
    let base = scenario(BASE);
    let other =
        BASE.replace("kind: Talk, ", "").replace("    start", "    // The first.\n    start").replace("mood: +2", "mood: 2");
    let other = other.replace(
        "expect: [Can(at: \"toast\", that: [MoodAtLeast(0)])],",
        "expect: [Can(at: \"toast\", that: [MoodAtLeast(0)])], allow: [],",
    );
    assert_eq!(changes(&base, &scenario(&other)), []);
}

#[test]
fn an_option_that_was_moved_is_not_a_new_one() {
    let base = scenario(BASE);
    let line = "            (say: \"You work late.\", uses: \"late\", end: \"toast\"),\n";
    let first = "            (say: \"I keep one back tomorrow.\"";
    let other = scenario(&BASE.replace(line, "").replace(first, &format!("{line}{first}")));
    assert_eq!(changes(&base, &other).iter().map(told).collect::<Vec<_>>(), ["beats thanks 1 moved 3"]);
}

#[test]
fn the_figures_of_both_versions_are_those_of_foresight_and_sum_to_one() {
    let (old, new) = (scenario(BASE), scenario(&BASE.replace("mood: +2, shows", "mood: -3, shows")));
    let (old, new) = (version(&old), version(&new));
    let figures = Figures::new(&old, &new);
    for side in [|moved: &rapport::compare::Moved| moved.old, |moved: &rapport::compare::Moved| moved.new] {
        for figures in [&figures.endings, &figures.kinds] {
            let sum: f64 = figures.iter().filter_map(side).sum();
            assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        }
    }
    assert_eq!(figures.endings[0].old, old.robots.typical.endings.first().copied());
    assert_ne!(figures.endings[0].old, figures.endings[0].new, "a mood that is lower closes a door");
    let gone = scenario(&BASE.replace("\"crackers\"", "\"toast2\""));
    let renamed = Figures::new(&old, &version(&gone));
    assert_eq!(
        renamed.endings.iter().map(|moved| (moved.old.is_some(), moved.new.is_some())).collect::<Vec<_>>(),
        [(true, true), (true, false), (false, true)]
    );
}

#[test]
fn what_becomes_of_a_conversation_is_told_by_what_is_said_and_where_it_ends() {
    let base = scenario(BASE);
    let again = |from: &str, to: &str, moves: &str| {
        let other = scenario(&BASE.replace(from, to));
        replayed(&base, &other, Rules::newest(), RunStart::default(), &parse_moves(moves).unwrap())
    };
    assert_eq!(again("She had toast.", "She had jam.", "1,1"), Replayed::Alike);
    assert_eq!(again("Halves, then?", "Half each?", "2,2"), Replayed::OtherWords { exchange: 1 });
    let elsewhere = Replayed::Elsewhere { from: Some("toast".to_owned()), to: Some("crackers".to_owned()) };
    assert_eq!(again("trust: 1, end: \"toast\"", "trust: 1, end: \"crackers\"", "1,1"), elsewhere);
    assert!(matches!(again("mood: +2, shows", "mood: -3, shows", "1,2"), Replayed::Stops { exchange: 1, .. }));
    assert_eq!(again("minutes: 3", "minutes: 4", "9"), Replayed::NeverPlayed);
    assert_eq!(again("\"crackers\"", "\"biscuits\"", "2,1"), Replayed::Alike, "only its id is another");
}

fn file(folder: &std::path::Path, name: &str, text: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "a command reads files")]
    std::fs::write(folder.join(name), text).unwrap();
    folder.join(name).display().to_string()
}

#[test]
fn the_command_tells_it_in_people_and_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let old = file(folder.path(), "old.ron", BASE);
    let new = file(folder.path(), "new.ron", &BASE.replace("mood: +2, shows", "mood: -3, shows"));
    file(folder.path(), "old.plays.txt", "toast Easygoing 1,1\ntoast Easygoing 1,2\n");
    let text = stdout(&rapport(&["compare", &old, &new]));
    for line in [
        "beat `hello`, option 1: `mood` from 2 to -3",
        "How 100 typical conversations end",
        "1 as before, 1 cannot be played to the end any more",
        "stops at exchange 2: option 2 of `thanks` is closed",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let json = stdout(&rapport(&["compare", &old, &new, "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["changes"][0]["field"], "mood");
    assert_eq!(json["recorded"][1]["replays"], "stops");
    let same = stdout(&rapport(&["compare", &old, &old]));
    assert!(same.contains("Nothing that shows in a conversation has changed"), "{same}");
}

#[test]
fn plays_are_recorded_played_by_the_check_and_accepted_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "loaf.ron", BASE);
    let read = || {
        #[expect(clippy::disallowed_methods, reason = "a command writes files")]
        std::fs::read_to_string(folder.path().join("loaf.plays.txt")).unwrap()
    };
    let run = load(SourceText::new("loaf.ron", BASE), "loaf").scenario.unwrap();
    let mut played = rapport::play::Run::new(run, Rules::newest(), RunStart::default());
    for chosen in parse_moves("2,2").unwrap() {
        played.play(chosen).unwrap();
    }
    let line = played.transcript().run_line().to_string();
    let blessed = stdout(&rapport(&["check", &path, "--bless", "--play", &line]));
    assert!(blessed.contains("2 plays, 2 new"), "{blessed}");
    assert!(read().starts_with("# Recorded plays, a line each") && read().contains("crackers "), "{}", read());
    assert!(
        stdout(&rapport(&["check", &path])).contains("no findings")
            || !stdout(&rapport(&["check", &path])).contains("recorded-play")
    );

    file(folder.path(), "loaf.ron", &BASE.replace("(end: \"crackers\")", "(end: \"toast\")"));
    let output = rapport(&["check", &path]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(
        text.contains("loaf.plays.txt:4:1: error[recorded-play]: this play comes to `toast` and not to `crackers`"),
        "{text}"
    );

    let again = stdout(&rapport(&["check", &path, "--bless"]));
    assert!(again.contains("1 with another ending"), "{again}");
    assert!(!stdout(&rapport(&["check", &path])).contains("recorded-play"));
}

#[test]
fn a_shipped_conversation_compared_with_itself_has_no_changes() {
    for text in [UMBRELLA, WARM] {
        let shipped = scenario(text);
        assert_eq!(changes(&shipped, &shipped), []);
    }
}
