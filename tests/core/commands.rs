//! What the built program prints and how it ends, for the commands that work something out.

use std::process::{Command, Output};

use rapport::foresight::Robot;
use serde_json::Value;

/// Runs the program in a folder of its own.
pub(crate) fn rapport(arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_rapport")).arg("--home").arg(home.path()).args(arguments).output().unwrap()
}

/// What it printed, where all was well.
#[track_caller]
pub(crate) fn stdout(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn what_is_not_there_is_said_in_one_line_with_what_was_meant() {
    for command in ["robots", "map", "play"] {
        for (what, hint) in [("nosuch", "there are "), ("before_thee", "did you mean `before_three`?")] {
            let output = rapport(&[command, what]);
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(output.stdout.is_empty());
            assert_eq!(said.lines().count(), 1, "{said}");
            assert!(said.starts_with(&format!("rapport: there is no dialogue `{what}`: ")) && said.contains(hint), "{said}");
        }
        let output = rapport(&[command, "nosuch.ron"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{said}");
        assert!(said.starts_with("rapport: nosuch.ron: "), "{said}");
    }
}

fn robots(arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = ["robots", "before_three", "--format", "json"].iter().chain(arguments).copied().collect();
    serde_json::from_str(&stdout(&rapport(&arguments))).unwrap()
}

#[track_caller]
fn sum_of_chances(player: &Value) -> f64 {
    let endings = player["endings"].as_array().unwrap().iter().map(|ending| ending["chance"].as_f64().unwrap());
    endings.sum::<f64>() + player["stuck"].as_f64().unwrap() + player["endless"].as_f64().unwrap()
}

#[test]
fn the_robots_as_json_have_the_verdict_and_all_figures_of_everyone() {
    let json = robots(&[]);
    assert_eq!((&json["scenario"], &json["verdict"], &json["rules"]), (&"before_three".into(), &"proved".into(), &2.into()));
    assert!(json["content"].as_str().is_some_and(|content| !content.is_empty()));
    assert!(json["states"].as_u64().unwrap() > 10_000 && json["transitions"].as_u64().unwrap() > 100_000);
    assert_eq!(json["starts"], serde_json::json!(["Anxious", "Fiery"]));
    let players = json["players"].as_array().unwrap();
    let names: Vec<&str> = players.iter().map(|player| player["player"].as_str().unwrap()).collect();
    let expected: Vec<&str> = ["typical", "random"].into_iter().chain(Robot::ALL.map(Robot::name)).collect();
    assert_eq!(names, expected);
    for player in players {
        let name = player["player"].as_str().unwrap();
        assert!((sum_of_chances(player) - 1.0).abs() < 1e-9, "{name}");
        for figure in ["place", "rank", "fair_or_better", "exchanges", "median_exchanges"] {
            assert!(player[figure].is_number(), "{name}: {figure} is {}", player[figure]);
        }
        assert_eq!(player["share"].is_number(), name != "typical", "{name}");
        assert_eq!(player["bar"].is_number(), ["longest", "shortest", "polite", "sympathetic"].contains(&name), "{name}");
        assert!(player["over_bar"].is_boolean() && player["error"].is_null(), "{name}");
        assert!(player["beats"].as_array().unwrap().iter().all(|beat| beat["id"].is_string() && beat["chance"].is_number()));
        assert!(
            player["endings"].as_array().unwrap().iter().all(|ending| ending["id"].is_string() && ending["kind"].is_string())
        );
    }
    let strongest = &json["strongest"];
    for figure in ["beats", "longest", "shortest", "first"] {
        assert!(strongest[figure].is_number(), "{figure}");
    }
    let option = &strongest["options"][0];
    assert!(option["beat"].is_string() && option["outlook"].is_number() && option["strongest"].is_boolean());
    assert!(option["option"].is_u64() && option["words"].is_u64() && option["open"].is_number());
}

#[test]
fn robots_past_the_budget_are_bounded_and_carry_their_error() {
    let json = robots(&["--states", "500"]);
    assert_eq!(json["verdict"], "bounded");
    assert!(json["strongest"].is_null());
    // A robot whose talks all end alike has an error of nothing.
    assert!(json["players"][0]["error"].as_f64().unwrap() > 0.0);
    for player in json["players"].as_array().unwrap() {
        assert!(player["error"].as_f64().unwrap() < 0.01 && player["share"].is_null(), "{player}");
        assert!((sum_of_chances(player) - 1.0).abs() < 1e-9, "{player}");
    }
}
