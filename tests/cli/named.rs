//! What is asked for by name: ids, paths, temperaments.

use crate::program::{Place, ended};

#[test]
fn check_takes_an_id_as_well_as_a_path() {
    let place = Place::new();
    let (code, said, _) = ended(&mut place.rapport(&["check", "before_three", "blue_umbrella"]));
    assert_eq!(code, 0);
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(said.starts_with("before_three.ron: proved, "), "{said}");
    let (code, _, said) = ended(&mut place.rapport(&["check", "before_thee"]));
    assert_eq!((code, said.as_str()), (2, "rapport: there is no dialogue `before_thee`: did you mean `before_three`?\n"));
    let (code, _, said) = ended(&mut place.rapport(&["check", "nosuch.ron"]));
    assert_eq!((code, said.starts_with("rapport: nosuch.ron: ")), (2, true), "{said}");
}

#[test]
fn a_path_stands_before_an_id_of_the_same_name() {
    let place = Place::new();
    place.put("before_three", "Scenario(");
    let (code, said, _) = ended(&mut place.rapport(&["check", "before_three"]));
    assert_eq!(code, 1);
    assert!(said.starts_with("before_three:1:"), "{said}");
}

#[test]
fn a_file_that_ends_in_capital_letters_is_found() {
    let place = Place::new();
    place.put("MY.RON", include_str!("../../dialogues/blue_umbrella.ron"));
    let folder = place.folder.path().display().to_string();
    let (code, said, _) = ended(&mut place.rapport(&["check", &folder]));
    assert_eq!(code, 0);
    assert!(said.contains("MY.RON: proved"), "{said}");
}

#[test]
fn a_temperament_is_understood_in_any_case_and_a_slip_is_named() {
    let place = Place::new();
    let played = |who: &str| {
        let (code, said, _) =
            ended(&mut place.rapport(&["play", "before_three", "--moves", "1,1", "--seed", "0", "--temperament", who]));
        assert_eq!(code, 0, "{who}");
        said
    };
    let said = played("Fiery");
    assert_eq!(said, played("fiery"));
    assert_eq!(said, played("FIERY"));
    let (code, _, slip) = ended(&mut place.rapport(&["play", "before_three", "--temperament", "firy"]));
    assert_eq!(code, 2);
    assert!(slip.contains("did you mean `Fiery`?"), "{slip}");
    let line = said.lines().find_map(|line| line.strip_prefix("This run again: rapport replay '")?.strip_suffix('\'')).unwrap();
    let (code, again, _) = ended(&mut place.rapport(&["replay", &line.replace("Fiery", "fiery")]));
    assert_eq!((code, again), (0, said.clone()));
    let (code, _, slip) = ended(&mut place.rapport(&["replay", &line.replace("Fiery", "firy")]));
    assert_eq!(code, 2);
    assert!(slip.contains("did you mean `Fiery`?"), "{slip}");
}
