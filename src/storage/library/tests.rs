//! Tests of the library: what is in it, and what is told of what is not.

use super::*;
use std::fs;

#[test]
fn every_dialogue_of_the_repository_is_built_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogues");
    let mut files: Vec<_> = find_dialogue_files(&folder).unwrap();
    files.sort();
    let mut built_in: Vec<_> = BUILT_IN.iter().map(|(name, _)| folder.join(name)).collect();
    built_in.sort();
    assert_eq!(files, built_in);
}

#[test]
fn what_is_built_in_has_no_findings() {
    for entry in Library::open(&Paths::default()).entries() {
        assert!(entry.loaded.report.is_clean(), "{}", crate::source::render_all(&entry.loaded.report));
    }
}

#[test]
fn a_file_of_ones_own_stands_in_the_place_of_the_shipped_one() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("dialogues");
    std::fs::create_dir(&own).unwrap();
    std::fs::write(own.join("blue_umbrella.ron"), BUILT_IN[0].1.replace("A blue umbrella", "My umbrella")).unwrap();
    std::fs::write(own.join("broken.ron"), "Scenario(title: \"half\"").unwrap();
    let library = Library::open(&Paths::new(Some(folder.path().to_owned()), None));
    let umbrella = library.find("blue_umbrella").unwrap();
    assert_eq!((umbrella.origin, umbrella.loaded.title.as_str()), (Origin::Own, "My umbrella"));
    let broken = library.find("broken").unwrap();
    assert!(broken.loaded.scenario.is_none());
    assert_eq!(broken.loaded.title, "half", "what could be read is listed");
    assert_eq!(library.entries().len(), BUILT_IN.len() + 1);
}

#[test]
fn a_file_with_a_slip_takes_nobody_away() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("dialogues");
    std::fs::create_dir(&own).unwrap();
    std::fs::write(own.join("blue_umbrella.ron"), BUILT_IN[0].1.replacen('[', "", 1)).unwrap();
    let library = Library::open(&Paths::new(Some(folder.path().to_owned()), None));
    let umbrella = library.find("blue_umbrella").unwrap();
    assert_eq!(umbrella.origin, Origin::BuiltIn);
    assert!(umbrella.loaded.scenario.is_some());
    let [told] = library.problem_notices(9).try_into().unwrap();
    assert!(
        told.contains("the `blue_umbrella` that comes with Rapport is used until it is fixed") && told.contains("rapport check "),
        "{told}"
    );
    assert_eq!(library.candidates("blue_umbrella").count(), 2);
}

#[test]
fn two_files_with_one_id_are_named_and_the_first_is_played() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["one.ron", "two.ron"] {
        std::fs::write(folder.path().join(name), BUILT_IN[0].1.replace("blue_umbrella", "mine")).unwrap();
    }
    let library = Library::open(&Paths::new(None, Some(folder.path().to_owned())));
    let [told] = library.problem_notices(9).try_into().unwrap();
    assert!(told.contains("two.ron") && told.contains("`mine`") && told.contains("one.ron"), "{told}");
    assert!(library.find("mine").unwrap().path.ends_with("one.ron"));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let library = Library::open(&Paths::new(None, Some("/nowhere/at/all".into())));
    assert!(matches!(library.problems(), [LibraryProblem::Unreadable { path, .. }] if path == Path::new("/nowhere/at/all")));
    assert!(library.problem_notices(3)[0].starts_with("/nowhere/at/all: "));
}

#[test]
fn ones_own_folder_need_not_exist_but_is_told_of_where_it_cannot_be_entered() {
    let home = tempfile::tempdir().unwrap();
    let library = |home: &Path| Library::open(&Paths::new(Some(home.to_owned()), None));
    assert!(library(home.path()).problems().is_empty());
    assert!(library(&home.path().join("nowhere")).problems().is_empty());
    // A link to itself can be entered by nobody, whatever rights they have.
    let own = home.path().join("dialogues");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&own, &own).unwrap();
        assert_eq!(library(home.path()).problems().len(), 1);
        fs::remove_file(&own).unwrap();
    }
    fs::write(&own, "a file").unwrap();
    assert_eq!(library(home.path()).problems().len(), 1);
}

#[test]
fn of_many_problems_some_are_told_and_the_rest_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..20 {
        fs::write(folder.path().join(format!("{number:02}.ron")), "Scenario(id: \"mine\"").unwrap();
    }
    let library = Library::open(&Paths::new(None, Some(folder.path().to_owned())));
    assert_eq!(library.problems().len(), 19);
    let told = library.problem_notices(3);
    assert_eq!(told.len(), 4);
    assert!(told[3].contains("16 more"), "{}", told[3]);
    assert_eq!(library.problem_notices(19).len(), 19);
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_no_dialogue_and_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.ron");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let zero = folder.path().join("zero.ron");
    std::os::unix::fs::symlink("/dev/zero", &zero).unwrap();
    for path in [&pipe, &zero, folder.path()] {
        assert_eq!(load_file(path).unwrap_err().kind(), std::io::ErrorKind::InvalidInput);
        assert_eq!(crate::storage::read_text(path).unwrap_err().kind(), std::io::ErrorKind::InvalidInput);
    }
    assert!(find_dialogue_files(folder.path()).unwrap().is_empty());
}

#[test]
fn a_branch_among_ones_own_joins_what_comes_with_the_program_and_one_without_a_dialogue_is_told() {
    let home = tempfile::tempdir().unwrap();
    let own = home.path().join("dialogues");
    fs::create_dir(&own).unwrap();
    let branch = "Branch(of: \"blue_umbrella\", title: \"Over\", choices: {\"hello\": [(say: \"Which one?\", to: \"blue\")]})";
    fs::write(own.join("over.branch.ron"), branch).unwrap();
    fs::write(own.join("loose.branch.ron"), branch.replace("blue_umbrella", "red_umbrella")).unwrap();
    let library = Library::open(&Paths::new(Some(home.path().to_owned()), None));
    let umbrella = library.find("blue_umbrella").unwrap();
    assert_eq!(umbrella.origin, Origin::BuiltIn);
    assert_eq!(umbrella.loaded.scenario.as_ref().unwrap().branches().collect::<Vec<_>>(), ["Over"]);
    assert_eq!(library.entries().len(), BUILT_IN.len());
    let [LibraryProblem::LooseBranch { path }] = library.problems() else { panic!("{:?}", library.problems()) };
    assert!(path.ends_with("loose.branch.ron"));
    assert_eq!(library.loose_branches().len(), 1);
}
