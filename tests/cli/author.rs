//! What a writer is told in a terminal: what lies beside a file, what words mean, what to do where no window can open.

use crate::program::{Place, ended};

#[test]
fn the_check_of_a_file_tells_what_lies_beside_it_and_belongs_to_no_dialogue() {
    let place = Place::new();
    let skeleton = include_str!("../../assets/skeleton.ron").replace("{id}", "my_shop").replace("{title}", "My shop");
    let branch = include_str!("../../assets/skeleton.branch.ron");
    let branch = [("{of}", "my_shop"), ("{at}", "brake"), ("{ending}", "silent"), ("{title}", "More"), ("{id}", "more")]
        .iter()
        .fold(branch.to_owned(), |text, (name, value)| text.replace(name, value));
    let own = place.put("my_shop.ron", &skeleton);
    for (name, text, said) in [
        ("more.branch.ron", branch.clone(), None),
        ("more.branch.ron", branch.replace("of: \"my_shop\"", "of: \"my_sop\""), Some("there is no dialogue `my_sop`")),
        ("more.ron", branch.clone(), Some("this is a branch, and by its name the file is a dialogue")),
        ("more.branch.ron", skeleton.replace("\"my_shop\"", "\"other\""), Some("this is a whole dialogue")),
        ("other.ron", skeleton.replace("\"my_shop\"", "\"other\""), None),
        ("other.branch.ron", branch.replace("of: \"my_shop\"", "of: \"before_three\""), None),
    ] {
        let beside = place.put(name, text);
        let (code, printed, _) = ended(&mut place.rapport(&["check", &own]));
        assert_eq!(code, i32::from(said.is_some()), "{name}: {printed}");
        match said {
            Some(said) => assert!(printed.contains(said) && printed.contains(&beside), "{name}: {printed}"),
            None => assert!(!printed.contains("error"), "{name}: {printed}"),
        }
        std::fs::remove_file(place.folder.path().join(name)).unwrap();
    }
    let (_, printed, _) = ended(&mut place.rapport(&["check", &own]));
    assert_eq!(printed.lines().count(), 1, "{printed}");
}

#[test]
fn explain_prints_every_word_with_its_meaning_and_of_a_branch_the_whole_of_one() {
    let place = Place::new();
    let (_, all, _) = ended(&mut place.rapport(&["explain", "--all"]));
    for line in [
        "title: a field of the dialogue: what the dialogue is called",
        "MoodAtLeast: a condition: mood is n or more",
        "MoodAtMost: a condition: mood is n or less",
    ] {
        assert!(all.lines().any(|printed| printed == line), "{line}\n{all}");
    }
    let (_, not, _) = ended(&mut place.rapport(&["explain", "Not"]));
    assert!(not.contains("`Not(Did(\"d\"))`"), "{not}");
    for word in ["Branch", "of"] {
        let (_, said, _) = ended(&mut place.rapport(&["explain", word]));
        assert!(said.contains("    Branch(\n") && said.contains("of: \"my_shop\""), "{word}: {said}");
    }
}

#[test]
fn where_no_window_can_open_a_file_it_is_played_in_the_terminal() {
    let place = Place::new();
    let own = place.put("my_umbrella.ron", include_str!("../../dialogues/blue_umbrella.ron"));
    let mut command = place.rapport(&["--open", &own, "--at", "blue"]);
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    let (code, _, said) = ended(&mut command);
    assert!(code == 2 && said.contains("my_umbrella.ron --at blue"), "{said}");
}
