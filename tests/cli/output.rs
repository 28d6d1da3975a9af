//! Where what is printed cannot be written: full, closed, or a reader that went away.

use crate::program::{Place, ended, run, text};

#[test]
fn whatever_cannot_be_said_on_standard_error_is_told_by_the_exit_code() {
    let place = Place::new();
    for (line, code) in [
        (r#""$rapport" play nope 2>/dev/full"#, 2),
        (r#""$rapport" play nope 2>&-"#, 2),
        (r#""$rapport" 2>/dev/full"#, 2),
        (r#""$rapport" --nonsense 2>/dev/full"#, 2),
        (r#""$rapport" check nosuch.ron 2>/dev/full"#, 2),
        (r#"RUST_LOG=a=b=c "$rapport" explain syntax 2>/dev/full"#, 0),
        (r#""$rapport" play nope 2>&1 >/dev/full | true; exit ${PIPESTATUS[0]}"#, 2),
        (r#""$rapport" play nope >/dev/full 2>/dev/full"#, 2),
        (r#""$rapport" play nope <&- >&- 2>&-"#, 2),
    ] {
        let (found, _, said) = ended(&mut place.shell(line));
        assert_eq!(found, code, "{line}: {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

#[test]
fn an_output_that_is_full_ends_every_command_with_2_and_one_line() {
    let place = Place::new();
    for command in [
        "--help",
        "--version",
        "play --help",
        "play before_three",
        "play before_three --moves 1 --seed 0",
        "play before_three --moves 1 --seed 0 --format json",
        "check before_three",
        "check before_three --format json",
        "explain syntax",
        "robots blue_umbrella",
        "map blue_umbrella",
    ] {
        let line = format!(r#""$rapport" --home "$RAPPORT_HOME" {command} >/dev/full"#);
        let (code, _, said) = ended(&mut place.shell(&line));
        assert_eq!((code, said.lines().count()), (2, 1), "{command}: {said}");
        assert!(said.starts_with("rapport: what was to be printed could not be written: "), "{command}: {said}");
    }
}

#[test]
fn a_reader_that_went_away_ends_a_command_quietly() {
    let place = Place::new();
    for command in ["--help", "check before_three", "explain syntax", "map before_three", "play before_three --moves 1"] {
        let line = format!(r#""$rapport" --home "$RAPPORT_HOME" {command} | true; exit ${{PIPESTATUS[0]}}"#);
        let (code, _, said) = ended(&mut place.shell(&line));
        assert_eq!((code, said.as_str()), (0, ""), "{command}");
    }
}

#[test]
fn the_player_ends_when_nobody_reads_on() {
    let place = Place::new();
    for typing in ["yes x", "yes 1", "cat /dev/zero"] {
        let line = format!(r#"{typing} | "$rapport" --home "$RAPPORT_HOME" play before_three --unkept | head -1"#);
        let output = run(&mut place.shell(&line));
        assert_eq!(text(&output.stdout), "Before three o'clock\n", "{typing}");
        assert_eq!(text(&output.stderr), "", "{typing}");
    }
}
