//! What `replay --format json` tells of a run, by keys that never change.

use serde_json::Value;

use crate::program::{Place, ended};

/// The debrief of these moves, as JSON.
fn debrief(place: &Place, moves: &str) -> Value {
    let play = format!(r#""$rapport" --home "$RAPPORT_HOME" play before_three --temperament fiery --moves {moves}"#);
    let (_, told, _) = ended(&mut place.shell(&play));
    let line = told.split("rapport replay '").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
    let (code, json, said) =
        ended(&mut place.shell(&format!(r#""$rapport" --home "$RAPPORT_HOME" replay '{line}' --format json"#)));
    assert_eq!(code, 0, "{said}");
    serde_json::from_str(&json).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_debrief_of_a_replay_has_its_keys_and_names_lines_by_numbers() {
    let place = Place::new();
    let run = debrief(&place, "2,2,3,1,2:Steady,3,2,1,1,2,2,2,2,2,2:Steady,1,3");
    let told = &run["debrief"];
    for (value, expected) in [
        (told, &["ending", "fate", "moments", "next", "reach"][..]),
        (&told["ending"], &["id", "kind", "says"]),
        (&told["next"], &["at", "beat", "instead", "option", "plan", "skill"]),
        (&told["reach"][0], &["at", "beat", "kind", "option"]),
        (&told["moments"][0], &["after", "alternatives", "at", "beat", "before", "kind", "option", "promise", "why"]),
    ] {
        let mut found = keys(value);
        found.sort_unstable();
        assert_eq!(found, expected, "{value}");
    }
    let moments = told["moments"].as_array().unwrap();
    let promise = moments.iter().find(|moment| moment["kind"] == "promise").unwrap();
    assert_eq!((&promise["at"], &promise["beat"], &promise["option"]), (&10.into(), &"green".into(), &2.into()), "{promise}");
    assert_eq!(promise["promise"], "fixed_today");
    for moment in moments {
        let kind = moment["kind"].as_str().unwrap();
        assert!(["turn", "strength", "promise", "felt"].contains(&kind), "{moment}");
        assert_eq!(moment["before"].is_null(), kind == "felt", "{moment}");
        for way in moment["alternatives"].as_array().unwrap() {
            assert_eq!(way["beat"], moment["beat"], "{way}");
            assert!(["another", "as well", "hurt less"].contains(&way["how"].as_str().unwrap()), "{way}");
        }
    }
    let exchange = &run["exchanges"][usize::try_from(told["next"]["at"].as_u64().unwrap()).unwrap()];
    assert_eq!((&exchange["beat"], &exchange["option"]), (&told["next"]["beat"], &told["next"]["option"]));
}

#[test]
fn a_talk_that_is_not_over_and_a_clean_one_have_nulls() {
    let place = Place::new();
    let begun = debrief(&place, "1");
    assert!(begun["ending"].is_null() && begun["debrief"]["ending"].is_null() && begun["debrief"]["fate"].is_null());
    let clean = debrief(&place, "2,1,3,2:Steady,3,2,1,1,2,3,2,1,2,2:Steady,3,2,3");
    assert!(clean["debrief"]["next"].is_null(), "{}", clean["debrief"]["next"]);
}
