//! A program that is killed while it keeps: everything that it had acknowledged is there, and nothing twice.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;

use rapport::session::RunId;
use rapport::storage::{Answer, Paths, Request, Store};

use super::support::{Window, played, step};

const HOME: &str = "RAPPORT_TEST_HOME";

/// Keeps step after step, and says which are acknowledged, until it is killed. Begun by the test below.
#[test]
#[ignore = "this is the child of another test, and never ends"]
fn a_child_that_keeps_until_it_is_killed() {
    let home = std::env::var_os(HOME).unwrap();
    let store = Store::open(&Paths::new(Some(home.into()), None), || ());
    let mut out = std::io::stdout();
    for id in (u128::from(std::process::id()) * 1_000).. {
        for n in 0..12 {
            store.ask(Request::Save(step(id, n..n + 1)));
            loop {
                match store.wait(Duration::from_secs(20)) {
                    Some(Answer::Saved { n_moves, .. }) => {
                        writeln!(out, "kept {id} {n_moves}").unwrap();
                        break;
                    }
                    Some(Answer::History(_)) => {}
                    other => panic!("{other:?}"),
                }
            }
        }
        store.ask(Request::Release(RunId(id)));
    }
}

#[test]
fn a_program_that_is_killed_at_any_moment_has_lost_nothing_it_acknowledged() {
    let home = tempfile::tempdir().unwrap();
    let mut acknowledged: BTreeMap<u128, usize> = BTreeMap::new();
    for round in 0..12_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["killed::a_child_that_keeps_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
            .env(HOME, home.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut note = |line: &str| {
            let Some(["kept", id, n_moves]) =
                line.split(' ').collect::<Vec<_>>().try_into().ok().as_ref().map(|parts: &[&str; 3]| *parts)
            else {
                return false;
            };
            acknowledged.insert(id.parse().unwrap(), n_moves.parse().unwrap());
            true
        };
        assert!(lines.by_ref().any(|line| note(&line)), "the child keeps something");
        // Another moment each time.
        std::thread::sleep(Duration::from_micros(round * round * 317 + round * 1_013));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines {
            note(&line);
        }
    }
    let mut window = Window::open(home.path());
    let history = window.history();
    for (id, n_moves) in acknowledged {
        let summaries = history.runs.iter().filter(|run| run.id == RunId(id)).collect::<Vec<_>>();
        let [summary] = summaries.as_slice() else { panic!("{id} is there {} times", summaries.len()) };
        assert!(!summary.claimed_elsewhere, "a claim ends with its program");
        let kept = window.read_run(id);
        assert!((n_moves..=n_moves + 1).contains(&kept.moves.len()), "{id}: {} of {n_moves}", kept.moves.len());
        assert_eq!(kept.moves, (0..kept.moves.len()).map(played).collect::<Vec<_>>());
    }
    assert!(window.notices().is_empty());
}
