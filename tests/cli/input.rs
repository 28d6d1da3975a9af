//! What is typed in a talk: any bytes, of any length, from anywhere.

use std::process::Stdio;

use crate::program::{Place, ended};

#[track_caller]
fn typed(bytes: &[u8]) -> (i32, String, String) {
    let place = Place::new();
    let path = place.put("typed", bytes);
    let input = std::fs::File::open(path).unwrap();
    ended(place.rapport(&["play", "before_three", "--seed", "0"]).stdin(Stdio::from(input)))
}

#[test]
fn a_byte_that_is_not_utf_8_is_asked_for_again() {
    let (code, said, _) = typed(b"1\n\xe9\n1\nq\n");
    assert_eq!(code, 0);
    assert!(said.contains("That line isn\u{2019}t readable text. Type a number from 1 to "), "{said}");
    let line = said.lines().last().unwrap();
    let moves = line.split('\'').nth(1).and_then(|run_line| run_line.rsplit(' ').next()).unwrap_or_default();
    assert!(line.starts_with("You left.") && moves.matches(',').count() == 1, "both answers were heard: {line}");
}

#[test]
fn a_line_without_measure_is_passed_over_and_nuls_are_nothing() {
    let long = [vec![b'7'; 300_000], b"\n\0\0\n1\nq\n".to_vec()].concat();
    let (code, said, _) = typed(&long);
    assert_eq!(code, 0);
    assert!(said.contains("That line is too long; "), "{said}");
    let moves = said.lines().last().and_then(|line| line.rsplit(' ').next()).unwrap();
    assert!(moves != "-'" && !moves.contains(','), "one answer was heard: {said}");
}

#[test]
fn an_endless_input_ends_the_talk_with_its_run_line() {
    let place = Place::new();
    for line in [
        r#"ulimit -v 2000000; "$rapport" --home "$RAPPORT_HOME" play before_three </dev/zero"#,
        r#"yes x | "$rapport" --home "$RAPPORT_HOME" play before_three"#,
        r#""$rapport" --home "$RAPPORT_HOME" play before_three <&-"#,
    ] {
        let (code, said, complaint) = ended(&mut place.shell(line));
        assert_eq!((code, complaint.as_str()), (0, ""), "{line}");
        assert!(said.lines().last().unwrap().starts_with("You left."), "{line}: {said}");
    }
}

#[test]
fn an_input_that_cannot_be_read_is_named() {
    let place = Place::new();
    let line = r#""$rapport" --home "$RAPPORT_HOME" play before_three <."#;
    let (code, said, complaint) = ended(&mut place.shell(line));
    assert_eq!(code, 2);
    assert!(said.contains("rapport replay 'before_three "), "the run line stands there: {said}");
    assert!(complaint.starts_with("rapport: what is typed cannot be read: "), "{complaint}");
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
}
