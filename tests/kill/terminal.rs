//! The terminal player, killed at random moments, the questions of the debrief among them: whatever the customer answered is
//! kept, once, and goes on from the exact line.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "it reads along on a thread of its own")]
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::Value;

/// How long nothing may be said before something is wrong.
const PATIENCE: Duration = Duration::from_mins(1);
const SCENARIO: &str = "before_three";

fn rapport(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapport"));
    command.arg("--home").arg(home).args(arguments).env_remove("RUST_LOG");
    command
}

/// Somebody who always takes the first answer, as soon as they are asked.
struct Driven {
    child: Child,
    keyboard: ChildStdin,
    said: Receiver<Vec<u8>>,
    text: String,
    n_asked: usize,
}

impl Driven {
    fn start(home: &Path, arguments: &[&str]) -> Self {
        let mut child =
            rapport(home, arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let (tell, said) = channel();
        let mut stdout = child.stdout.take().unwrap();
        std::thread::spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(length @ 1..) = stdout.read(&mut piece) {
                if tell.send(piece[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keyboard = child.stdin.take().unwrap();
        Self { child, keyboard, said, text: String::new(), n_asked: 0 }
    }

    /// Waits until the program asks for something; `false` where it ended.
    fn is_asked(&mut self) -> bool {
        while self.text.matches("\n> ").count() <= self.n_asked {
            match self.said.recv_timeout(PATIENCE) {
                Ok(piece) => self.text.push_str(&String::from_utf8_lossy(&piece)),
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return false,
                Err(error) => panic!("{error}: {}", self.text),
            }
        }
        self.n_asked += 1;
        true
    }

    fn answer(&mut self) {
        // The program may have been killed just now.
        let _ = self.keyboard.write_all(b"1\n");
    }

    fn play_to_the_end(mut self) -> String {
        while self.is_asked() {
            self.answer();
        }
        assert!(self.child.wait().unwrap().success());
        self.text
    }

    /// Ends it at once, and gives everything that it still said.
    fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        while let Ok(piece) = self.said.recv_timeout(PATIENCE) {
            self.text.push_str(&String::from_utf8_lossy(&piece));
        }
        self.text
    }
}

fn kept(home: &Path) -> Vec<Value> {
    let output = rapport(home, &["runs", "--format", "json"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    json["runs"].as_array().unwrap().clone()
}

/// How many moves the customer has answered, by what stood on the screen: each answer ends with the next choice, or the end.
fn n_answered(text: &str) -> usize {
    let n_choices = text.lines().filter(|line| line.starts_with("  1  ")).count();
    let is_over = text.contains("the end of the conversation.");
    if is_over { n_choices } else { n_choices.saturating_sub(1) }
}

fn moves(line: &str) -> Vec<&str> {
    line.split(' ').nth(5).unwrap().split(',').collect()
}

/// Numbers that look drawn: the same ones in every run of the test with as many rounds.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

#[test]
fn a_player_that_is_killed_goes_on_from_the_exact_line() {
    let n_rounds: usize = std::env::var("RAPPORT_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(6);
    let start = ["play", SCENARIO, "--seed", "0", "--temperament", "Fiery"];
    let reference_home = tempfile::tempdir().unwrap();
    let whole = Driven::start(reference_home.path(), &start).play_to_the_end();
    let n_questions = whole.matches("\n> ").count();
    let [reference] = kept(reference_home.path()).try_into().unwrap();
    let line = reference["line"].as_str().unwrap().to_owned();
    assert_eq!(reference["state"], "ended");
    let mut numbers = Numbers(n_rounds as u64);
    for round in 0..n_rounds {
        let home = tempfile::tempdir().unwrap();
        // Every third time in the ending or in the questions of the debrief.
        let n_answers = if round % 3 == 2 { n_questions - numbers.below(5).min(4) } else { numbers.below(n_questions) };
        let mut driven = Driven::start(home.path(), &start);
        for _ in 0..n_answers {
            if driven.is_asked() {
                driven.answer();
            }
        }
        std::thread::sleep(Duration::from_micros(numbers.below(25_000) as u64));
        let text = driven.kill();
        let runs = kept(home.path());
        assert!(runs.len() <= 1, "round {round}: kept twice: {runs:?}");
        let n_kept = runs.first().map_or(0, |run| {
            let found = run["line"].as_str().unwrap();
            let (found, wanted) = (moves(found), moves(&line));
            assert_eq!(found, wanted[..found.len()], "round {round}");
            found.len()
        });
        assert!(n_kept >= n_answered(&text), "round {round}: {n_kept} are kept and {} were answered", n_answered(&text));
        assert!(n_kept <= n_answers, "round {round}: {n_kept} are kept and {n_answers} were given");
        if runs.first().is_none_or(|run| run["state"] == "ended") {
            continue;
        }
        let rest = Driven::start(home.path(), &["play", SCENARIO]).play_to_the_end();
        assert!(rest.starts_with("You\u{2019}re back where you left off. "), "round {round}: {rest}");
        let [run] = kept(home.path()).try_into().unwrap();
        assert_eq!((&run["line"], &run["state"]), (&reference["line"], &reference["state"]), "round {round}");
    }
    println!("{n_rounds} times killed, nothing lost");
}
