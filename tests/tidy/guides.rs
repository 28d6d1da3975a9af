//! The guides beside the code: rooms, commands and links are those that there are.

use crate::code::rooms;
use crate::repository::{blocks, root};
use crate::{ARCHITECTURE, CI, LIB, README, WRITERS_GUIDE};

#[test]
fn the_architecture_names_every_room_in_its_order() {
    let rows = ARCHITECTURE.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    assert_eq!(rows.collect::<Vec<_>>(), rooms());
}

#[test]
fn the_diagram_of_the_rooms_is_the_same_everywhere() {
    let in_lib = LIB.lines().filter_map(|line| line.strip_prefix("//! ")).find(|line| line.starts_with("text --read-->"));
    let diagram = in_lib.unwrap();
    assert!(ARCHITECTURE.contains(diagram), "ARCHITECTURE.md has another diagram than src/lib.rs: {diagram}");
}

#[test]
fn the_commands_of_the_readme_are_those_that_ci_runs() {
    let ci: Vec<&str> = CI.lines().map(str::trim).collect();
    let calls = |command: &str| ci.iter().any(|line| *line == command || line.starts_with(&format!("{command} ")));
    let mut n_commands = 0;
    for command in blocks(README, "sh").iter().flat_map(|block| block.lines()).filter(|line| line.starts_with("cargo ")) {
        // What the reader starts is built there without what a release costs, and driven by hand.
        let built = command.split(" -- ").next().unwrap_or_default().replacen("cargo run", "cargo build", 1);
        let own = built.replacen("--release", "--quiet", 1);
        assert!(calls(&own), "README.md says `{command}`, and .ci/run has no line `{own}`");
        n_commands += 1;
    }
    assert!(n_commands >= 2, "the README names its two commands");
    assert!(ci.contains(&"cargo test"), "the tests run just as the README says");
}

#[test]
fn every_command_of_the_program_is_in_the_readme_and_run_by_ci() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_rapport")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let listed = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    let commands: Vec<&str> =
        listed.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    let in_readme: Vec<&str> = README
        .lines()
        .filter_map(|line| line.strip_prefix("| `rapport ")?.split([' ', '`']).next().filter(|command| !command.is_empty()))
        .collect();
    assert_eq!(in_readme, commands, "the table of the README is the program's own list");
    for command in commands {
        let is_called =
            CI.lines().any(|line| line.contains("\"$rapport\"") && line.split_whitespace().any(|word| word == command));
        assert!(is_called, ".ci/run never calls `rapport {command}`");
    }
}

#[test]
fn every_link_of_the_guides_leads_to_a_file() {
    for (name, text) in [("README.md", README), ("ARCHITECTURE.md", ARCHITECTURE), ("dialogues/README.md", WRITERS_GUIDE)] {
        let folder = root().join(name).parent().unwrap().to_owned();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let is_elsewhere = target.starts_with("http") || target.starts_with('#');
            let is_there = folder.join(target.split('#').next().unwrap_or_default()).exists();
            assert!(is_elsewhere || is_there, "{name} links to {target}, which is not there");
        }
    }
}
