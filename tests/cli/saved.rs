//! What the terminal player keeps: a conversation goes on where it was left, is listed, and can be deleted.

use std::io::{Read as _, Write as _};
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::program::{Place, ended};

const PLAY: &[&str] = &["play", "before_three", "--seed", "0", "--temperament", "Fiery"];
const GOES_ON: &str = "You\u{2019}re back where you left off. To start again: `--new`.";

/// Types these lines, and gives what was printed.
#[track_caller]
fn typed(place: &Place, arguments: &[&str], typed: &str) -> String {
    let file = std::fs::File::open(place.put("typed", typed)).unwrap();
    let (code, said, complaint) = ended(place.rapport(arguments).stdin(Stdio::from(file)));
    assert_eq!((code, complaint.as_str()), (0, ""), "{said}");
    said
}

#[track_caller]
fn runs(place: &Place) -> Vec<Value> {
    let (code, said, complaint) = ended(&mut place.rapport(&["runs", "--format", "json"]));
    assert_eq!((code, complaint.as_str()), (0, ""));
    let json: Value = serde_json::from_str(&said).unwrap();
    json["runs"].as_array().unwrap().clone()
}

/// A player that has been asked for its second answer.
fn after_one_answer(place: &Place) -> Child {
    let mut child = place.rapport(PLAY).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(b"1\n").unwrap();
    let (mut said, mut byte) = (Vec::new(), [0]);
    while String::from_utf8_lossy(&said).matches("\n> ").count() < 2 {
        child.stdout.as_mut().unwrap().read_exact(&mut byte).unwrap();
        said.extend(byte);
    }
    child
}

#[test]
fn a_conversation_that_was_left_goes_on_until_a_new_one_is_asked_for() {
    let place = Place::new();
    assert!(!typed(&place, PLAY, "1\n").contains(GOES_ON));
    let again = typed(&place, &["play", "before_three"], "1\nq\n");
    assert_eq!(again.lines().next(), Some(GOES_ON));
    let [run] = runs(&place).try_into().unwrap();
    assert_eq!((&run["state"], &run["ending"]), (&"waiting".into(), &Value::Null));
    assert!(run["line"].as_str().unwrap().starts_with("before_three ") && run["when"].as_str().unwrap().ends_with('Z'));
    assert!(!typed(&place, &["play", "before_three", "--new"], "1\n").contains(GOES_ON));
    assert_eq!(runs(&place).len(), 2, "both are kept");
    // Who asks for another customer meets them.
    assert!(!typed(&place, &["play", "before_three", "--seed", "7"], "q\n").contains(GOES_ON));
}

#[test]
fn whatever_is_not_to_be_kept_touches_nothing_that_is() {
    let place = Place::new();
    typed(&place, PLAY, "1\n");
    let before = runs(&place);
    assert!(!typed(&place, &["play", "before_three", "--unkept"], "1\n").contains("kept"));
    typed(&place, &["play", "before_three", "--moves", "1,1", "--seed", "0"], "");
    typed(&place, &["replay", before[0]["line"].as_str().unwrap()], "");
    assert_eq!(runs(&place), before);
}

#[test]
fn an_edited_dialogue_goes_on_with_the_text_it_began_with() {
    let place = Place::new();
    let text = include_str!("../../dialogues/blue_umbrella.ron").replace("id: \"blue_umbrella\"", "id: \"mine\"");
    let path = place.put("mine.ron", &text);
    typed(&place, &["play", &path, "--seed", "0"], "1\nq\n");
    place.put("mine.ron", text.replace("title: \"", "title: \"Another "));
    let again = typed(&place, &["play", &path], "q\n");
    assert_eq!(again.lines().next(), Some(GOES_ON));
    assert!(again.contains("This conversation was changed after you began."), "{again}");
    assert!(!again.contains("Another "), "{again}");
    place.put("mine.ron", "Scenario(");
    let broken = typed(&place, &["play", &path], "q\n");
    assert!(broken.contains("The file has a mistake in it now") && !broken.contains("was changed"), "{broken}");
}

#[test]
fn a_run_line_replays_with_the_text_it_was_played_with_whatever_became_of_the_file() {
    let place = Place::new();
    let text = include_str!("../../dialogues/blue_umbrella.ron").replace("id: \"blue_umbrella\"", "id: \"mine\"");
    let path = place.put("my own.ron", &text);
    let said = typed(&place, &["play", &path, "--seed", "0"], "1\nq\n");
    assert!(said.contains(&format!("rapport play '{path}'")), "a path with a blank is quoted: {said}");
    let line = runs(&place)[0]["line"].as_str().unwrap().to_owned();
    // How it is seen again is told with the folders that were given, and the rest is the same.
    let without_the_way = |said: String| said.split("To watch this again").next().unwrap().to_owned();
    let replayed = |arguments: &[&str]| without_the_way(typed(&place, arguments, ""));
    let played = replayed(&["replay", &line]);
    let edited = place.put("my own.ron", text.replace("title: \"", "title: \"Another "));
    assert_eq!(replayed(&["--dialogues", place.folder.path().to_str().unwrap(), "replay", &line]), played);
    std::fs::remove_file(edited).unwrap();
    assert_eq!(replayed(&["replay", &line]), played);
    // The conversation goes on, too, also where a folder stands in the file's place.
    let in_the_way = place.home().join("dialogues/mine.ron");
    std::fs::create_dir_all(&in_the_way).unwrap();
    let folder = typed(&place, &["play", "mine"], "q\n");
    assert!(folder.contains("There\u{2019}s a folder where the file was."), "{folder}");
    std::fs::remove_dir(in_the_way).unwrap();
    let on = typed(&place, &["play", "mine"], "1\nq\n");
    assert!(on.contains(GOES_ON) && on.contains("The file isn\u{2019}t there any more."), "{on}");
    let (code, _, refused) = ended(&mut place.rapport(&["play", "nobody"]));
    assert!(code == 2 && refused.contains("nobody"), "{refused}");
}

#[test]
fn of_several_that_wait_one_that_is_open_nowhere_goes_on() {
    let place = Place::new();
    typed(&place, PLAY, "1\nq\n");
    typed(&place, &["play", "before_three", "--new"], "1\nq\n");
    let mut other = place.rapport(&["play", "before_three"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut byte = [0];
    let mut said = Vec::new();
    while !String::from_utf8_lossy(&said).contains("\n> ") {
        other.stdout.as_mut().unwrap().read_exact(&mut byte).unwrap();
        said.extend(byte);
    }
    assert!(typed(&place, &["play", "before_three"], "q\n").starts_with(GOES_ON));
    assert_eq!(runs(&place).len(), 2);
    other.kill().unwrap();
    other.wait().unwrap();
}

#[test]
fn one_that_is_open_elsewhere_is_left_alone() {
    let place = Place::new();
    let mut other = after_one_answer(&place);
    let said = typed(&place, &["play", "before_three"], "1\nq\n");
    let said = said.replacen('\n', " ", 1);
    assert!(said.starts_with("You have this conversation open in another window. This is a new one; both are saved."), "{said}");
    assert_eq!(runs(&place).len(), 2);
    other.kill().unwrap();
    other.wait().unwrap();
}

#[test]
fn a_signal_leaves_the_run_line_on_the_screen() {
    for (signal, code) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
        let place = Place::new();
        let mut child = after_one_answer(&place);
        let (sent, _, _) = ended(&mut place.shell(&format!("kill -{signal} {}", child.id())));
        assert_eq!(sent, 0);
        let status = child.wait().unwrap();
        let mut rest = String::new();
        child.stdout.take().unwrap().read_to_string(&mut rest).unwrap();
        assert_eq!(status.code(), Some(code), "{signal}: {rest}");
        assert!(rest.contains("You left. To see the conversation again: rapport replay 'before_three "), "{signal}: {rest}");
        assert_eq!(runs(&place).len(), 1, "{signal}");
    }
}

#[test]
fn kept_conversations_are_listed_and_deleted_for_good() {
    let place = Place::new();
    let (_, none, _) = ended(&mut place.rapport(&["runs"]));
    assert_eq!(none, "There are no saved conversations.\n");
    typed(&place, PLAY, "1\n");
    typed(&place, &["play", "blue_umbrella", "--seed", "0"], &"1\n".repeat(20));
    let kept = runs(&place);
    assert_eq!(kept.len(), 2);
    assert_eq!((&kept[0]["state"], &kept[1]["state"]), (&"ended".into(), &"waiting".into()), "newest first");
    assert!(kept[0]["ending"]["id"].is_string() && kept[0]["ending"]["kind"].is_string());
    let (_, listed, _) = ended(&mut place.rapport(&["runs"]));
    assert!(listed.contains("A blue umbrella  ended: ") && listed.contains("Before three o'clock  waiting at "), "{listed}");
    let line = kept[1]["line"].as_str().unwrap();
    let (code, _, refused) = ended(&mut place.rapport(&["runs", "--delete", "nope"]));
    assert_eq!((code, refused.as_str()), (2, "rapport: no saved conversation has the run line `nope`\n"));
    let (code, deleted, _) = ended(&mut place.rapport(&["runs", "--delete", line]));
    assert_eq!((code, deleted.as_str()), (0, "1 conversation was deleted for good\n"));
    assert_eq!(runs(&place), [kept[0].clone()]);
    let (code, _, _) = ended(&mut place.rapport(&["runs", "--delete", "all"]));
    assert_eq!((code, runs(&place).len()), (0, 0));
}

#[test]
fn whoever_deletes_all_hears_how_many_and_what_stays() {
    let place = Place::new();
    typed(&place, &["play", "blue_umbrella", "--seed", "0"], "1\nq\n");
    std::fs::write(place.home().join("history.damaged-1.sqlite"), "damaged").unwrap();
    let mut other = after_one_answer(&place);
    let open = runs(&place).into_iter().find(|run| run["line"].as_str().unwrap().starts_with("before_three ")).unwrap();
    let (code, said, _) = ended(&mut place.rapport(&["runs", "--delete", "all"]));
    assert_eq!(code, 0);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[..2], ["1 conversation was deleted for good", "1 copy of a damaged file was deleted too"]);
    assert_eq!(lines[2], "One conversation is open in another window, so it stays:");
    assert_eq!(lines[3].trim(), open["line"].as_str().unwrap());
    assert_eq!(runs(&place).len(), 1);
    other.kill().unwrap();
    other.wait().unwrap();
}

#[test]
fn where_files_may_not_grow_the_talk_goes_on_and_says_that_it_is_not_kept() {
    let place = Place::new();
    typed(&place, PLAY, "1\nq\n");
    place.put("typed", "1\n1\nq\n");
    let line = "ulimit -f 8; \"$rapport\" --home \"$RAPPORT_HOME\" play before_three --new < typed";
    let (code, said, _) = ended(&mut place.shell(line));
    assert_eq!(code, 0, "{said}");
    assert_eq!(said.matches("Not being saved: ").count(), 1, "{said}");
    assert_eq!(runs(&place).len(), 1, "nothing that was there is lost");
}

#[test]
fn where_nothing_can_be_kept_it_is_said_once_and_the_talk_goes_on() {
    let place = Place::new();
    let home = place.put("no-folder", "this is a file");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_rapport"));
    let file = std::fs::File::open(place.put("typed", "1\n1\nq\n")).unwrap();
    command.args(["--home", &home]).args(PLAY).stdin(Stdio::from(file));
    let (code, said, _) = ended(&mut command);
    assert_eq!(code, 0);
    assert_eq!(said.matches("Not being saved: ").count(), 1, "{said}");
    assert!(!said.contains("It will wait for you"), "{said}");
    assert!(said.lines().last().unwrap().starts_with("You left. "), "{said}");
}

#[test]
fn a_choice_that_takes_long_to_keep_is_told_and_so_is_one_that_cannot_be_kept() {
    let place = Place::new();
    let mut child = after_one_answer(&place);
    let other = rusqlite::Connection::open(place.home().join("history.sqlite")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    child.stdin.take().unwrap().write_all(b"1\n1\nq\n").unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success());
    drop(other);
    assert_eq!(said.matches("Not being saved: another program is using the file").count(), 1, "{said}");
    assert!(said.find("Still saving what you said").unwrap() < said.find("Not being saved").unwrap(), "{said}");
    assert!(said.lines().last().unwrap().starts_with("You left. "), "{said}");
}

#[test]
fn many_players_that_open_an_empty_home_at_once_are_all_kept() {
    for _ in 0..5 {
        let home = tempfile::tempdir().unwrap();
        let players: Vec<_> = (0..5)
            .map(|_| {
                let mut player = std::process::Command::new(env!("CARGO_BIN_EXE_rapport"))
                    .arg("--home")
                    .arg(home.path())
                    .args(["play", "before_three", "--new"])
                    .stdin(std::process::Stdio::piped())
                    .stdout(std::process::Stdio::null())
                    .stderr(std::process::Stdio::null())
                    .spawn()
                    .unwrap();
                std::io::Write::write_all(&mut player.stdin.take().unwrap(), b"1\n1\n").unwrap();
                player
            })
            .collect();
        for mut player in players {
            assert!(player.wait().unwrap().success());
        }
        let runs = std::process::Command::new(env!("CARGO_BIN_EXE_rapport"))
            .arg("--home")
            .arg(home.path())
            .args(["runs", "--format", "json"])
            .output()
            .unwrap();
        let runs = String::from_utf8(runs.stdout).unwrap();
        assert_eq!(runs.matches("\"line\"").count(), 5, "{runs}");
        let names = std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let aside: Vec<String> = names.filter(|name| name.contains("damaged")).collect();
        assert!(aside.is_empty(), "a sound database was set aside: {aside:?}");
    }
}
