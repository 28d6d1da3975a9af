//! `play --at`: an author plays from a beat, with whatever state is given, back and forward.

use serde_json::Value;

use crate::program::{Place, ended};

const KETTLE: &str = include_str!("../core/edits/kettle.ron");

/// What is printed by `play kettle.ron` with these arguments, where this is typed; the exit code, and what is said.
fn played(arguments: &str, typed: &str) -> (i32, String, String) {
    let place = Place::new();
    let file = place.put("kettle.ron", KETTLE);
    let asked = format!(r#"printf '{typed}' | "$rapport" --home "$RAPPORT_HOME" play '{file}' {arguments}"#);
    ended(&mut place.shell(&asked))
}

#[test]
fn it_begins_at_the_beat_with_the_numbers_that_are_given() {
    let (code, json, said) = played("--at offer --mood 7 --trust -3 --heard 2 --promised call --moves 1 --format json", "");
    assert_eq!(code, 0, "{said}");
    let run: Value = serde_json::from_str(&json).unwrap();
    let [exchange] = run["exchanges"].as_array().unwrap().as_slice() else { panic!("{run}") };
    assert_eq!(exchange["beat"], "offer");
    let moved: i64 = exchange["why"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|why| why["of"] == "mood")
        .map(|why| why["amount"].as_i64().unwrap())
        .sum();
    assert_eq!(exchange["mood"], 7 + moved, "from the mood that is given");
}

#[test]
fn b_steps_back_and_f_forward_and_every_number_is_told_before_and_after() {
    let (code, text, said) = played("--at story --why", "2\\nb\\nf\\nq\\n");
    assert_eq!(code, 0, "{said}");
    assert_eq!(text.matches("Since this morning, and I have guests at four.").count(), 1, "{text}");
    assert_eq!(text.matches("> Then you need one by four.").count(), 2, "once chosen, once forward: {text}");
    assert!(text.contains(". trust: 0 -> +1") && text.contains("(R10)"), "{text}");
    assert!(text.starts_with("At `story`, as you\u{2019}d arrive by the shortest way. None of this is saved.\n"), "{text}");
    assert!(text.contains("b for a line back, f for a line forward, q to leave."), "{text}");
    assert!(
        !text.contains("..") && !text.contains(". (R") && !text.contains(".,"),
        "no full stop in a sentence that goes on\n{text}"
    );
}

#[test]
fn at_the_end_nobody_is_asked_for_a_number() {
    let (_, text, _) = played("--at offer --mood 7 --heard 3", "1\n1\n1\n1\nq\n");
    assert!(text.contains("The conversation stops here. Type b for a line back") && !text.contains("1 to 0"), "{text}");
    let (_, text, _) = played("--at offer --mood 7", "q\n");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("by the shortest way, apart from what you set. None of this is saved."), "{text}");
}

#[test]
fn a_closed_option_is_listed_with_what_was_false() {
    let closed = KETTLE.replace("shows: [Reflecting], to", "shows: [Reflecting], needs: [TrustAtLeast(3)], to");
    let place = Place::new();
    let file = place.put("kettle.ron", closed);
    let asked = format!(r#"printf '1\nq\n' | "$rapport" --home "$RAPPORT_HOME" play '{file}' --at story"#);
    let (_, text, _) = ended(&mut place.shell(&asked));
    assert!(text.contains("closed: needs TrustAtLeast(3); trust is 0"), "{text}");
}

#[test]
fn a_name_that_is_not_there_is_a_usage_error_that_names_the_one_that_was_meant() {
    for (arguments, told) in [
        ("--at offr --moves 1", "there is no beat `offr` in it: did you mean `offer`?"),
        ("--at offer --learned guest --moves 1", "there is no fact `guest` in it: did you mean `guests`?"),
        ("--mood 3 --moves 1", "--at"),
    ] {
        let (code, _, said) = played(arguments, "");
        assert!(code == 2 && said.contains(told), "{arguments}: {code} {said}");
    }
}

#[test]
fn nothing_of_it_is_kept() {
    let place = Place::new();
    let file = place.put("kettle.ron", KETTLE);
    let asked = format!(
        r#"printf '1\nq\n' | "$rapport" --home "$RAPPORT_HOME" play '{file}' --at offer >/dev/null; "$rapport" --home "$RAPPORT_HOME" runs"#
    );
    let (_, runs, _) = ended(&mut place.shell(&asked));
    assert!(runs.contains("There are no saved conversations."), "{runs}");
}
