//! Rooms beside each other: from the counts of made-up sessions, from files, and from sessions that are kept.

use std::sync::Arc;

use rapport::export::{RoomsTable, rooms_html};
use rapport::group::{Beside, Counts, GroupSession, Key, MadeUpGroup, Setup, WayOfVoting};
use rapport::play::Seed;
use rapport::rules::Rules;
use rapport::session::RunId;
use rapport::storage::{Answer, Paths, Request, Store, env, saved_groups};

use super::support::{Place, assert_harmless, hostile, shipped};

/// A session of a made-up room: its votes are drawn by another code than that of the session.
fn session(id: &str, people: u8, votes: u32) -> GroupSession {
    let scenario = shipped().into_iter().chain([hostile()]).find(|scenario| scenario.id() == id).unwrap();
    let env = env();
    let setup = Setup::new(people, WayOfVoting::EyesShut);
    let mut session = GroupSession::begin(scenario, Rules::newest(), setup, Seed::try_from(12).unwrap(), &env);
    MadeUpGroup::new(Seed::try_from(votes).unwrap()).rehearse(&mut session, &env, None);
    session
}

fn counts(id: &str, people: u8, votes: u32) -> Counts {
    session(id, people, votes).group().counts(None)
}

#[test]
fn the_counts_of_a_session_are_read_back_as_they_were_written() {
    for id in ["blue_umbrella", "before_three", "hostile"] {
        let counts = counts(id, 12, 3);
        assert!(counts.exchanges.len() > 1, "{id} was played");
        assert_eq!(Counts::read(&counts.ron()), Ok(counts));
    }
}

#[test]
fn rooms_of_one_code_are_laid_beside_each_other_as_a_page_and_as_a_table_of_numbers() {
    for id in ["before_three", "hostile"] {
        let rooms: Vec<Counts> = [3, 4, 5].map(|votes| counts(id, 9, votes)).into();
        let beside = Beside::of(&rooms).unwrap();
        assert!(beside.is_one_code());
        let all: usize = rooms.iter().map(|room| room.exchanges.len()).sum();
        let laid: usize = beside.rows.iter().map(|row| row.groups.iter().flatten().count()).sum();
        assert_eq!(laid, all, "every exchange of every room stands there once");
        let scenario = shipped().into_iter().find(|scenario| scenario.id() == id);
        let html = rooms_html(&RoomsTable::of(&beside, scenario.as_ref()));
        assert_harmless(&html);
        assert!(html.contains("Group 3"));
        let csv = beside.csv();
        let columns = csv.lines().next().unwrap().split(',').count();
        assert_eq!(columns, 2 + 3 * 5);
        // Names of beats are the only texts in it, and none of them begins a formula.
        for line in csv.lines() {
            assert!(!line.starts_with(['=', '+', '-', '@']) && !line.contains(",="), "{line}");
        }
    }
}

#[test]
fn two_files_of_counts_are_printed_beside_each_other_and_written_by_their_ending() {
    let place = Place::new();
    let one = place.said(&["group", "before_three", "--rehearse", "--seed", "12", "--people", "12", "--format", "ron"]).1;
    let other = place.said(&["group", "before_three", "--rehearse", "--seed", "12", "--people", "7", "--format", "ron"]).1;
    place.put("one.ron", &one);
    place.put("other.ron", &other);
    let (code, text, said) = place.said(&["export", "session", "one.ron", "other.ron", "-"]);
    assert_eq!((code, said.as_str()), (0, ""));
    assert!(text.starts_with("Before three o\u{2019}clock: 2 groups side by side\n"), "{text}");
    assert!(text.contains("Group 1: 12 people") && text.contains("Group 2: 7 people") && text.contains(" said"), "{text}");
    for (name, begins) in [("both.csv", "beat,option,room_1_exchange,"), ("both.html", "<!DOCTYPE html>")] {
        let (code, said, _) = place.said(&["export", "session", "one.ron", "other.ron", name]);
        assert_eq!((code, said), (0, format!("{name}: 2 groups side by side\n")));
        assert!(place.read(name).starts_with(begins), "{name}");
    }
    assert_eq!(place.said(&["export", "session", "one.ron", "one.csv"]).0, 0);
    assert!(place.read("one.csv").starts_with("code,scenario,"));
    assert_eq!(place.said(&["export", "session", "one.ron", "again.ron"]).0, 0);
    assert_eq!(place.read("again.ron"), one);
    for (arguments, why) in [
        (vec!["one.ron", "other.ron", "both.ron"], "a file of counts holds one group"),
        (vec!["one.ron", "one.txt"], "ends neither in .csv nor"),
        (vec!["one.ron", "one.csv"], "is there already"),
        (vec!["nowhere.ron", "x.csv"], "nowhere.ron: "),
        (vec!["000-012", "x.csv"], "no session with the code 000-012 is saved here"),
    ] {
        let (code, _, said) = place.said(&[&["export", "session"], &arguments[..]].concat());
        assert_eq!((code, said.lines().count()), (2, 1), "{said}");
        assert!(said.contains(why), "{said}");
    }
    place.put("broken.ron", "Counts(code: \"x\"");
    let (code, _, said) = place.said(&["export", "session", "broken.ron", "-"]);
    assert_eq!(code, 2);
    assert!(said.starts_with("rapport: broken.ron: these are not the counts of a session: "), "{said}");
}

#[test]
fn sessions_that_are_kept_under_one_code_are_found_by_it() {
    let place = Place::new();
    let paths = Paths::new(Some(place.home().to_owned()), None);
    assert!(saved_groups(&paths, Seed::try_from(12).unwrap()).is_empty(), "nothing is made where nothing is");
    let store = Store::open(&paths, || ());
    for votes in [3, 4] {
        let kept = session("blue_umbrella", 6, votes);
        let mut step = kept.unsaved().unwrap();
        // Each session has a name of its own.
        let header = rapport::group::GroupHeader { id: RunId(u128::from(votes)), ..(*step.header).clone() };
        step.header = Arc::new(header);
        store.ask(Request::SaveGroup(step));
    }
    store.ask(Request::Flush);
    while !matches!(store.wait(std::time::Duration::from_secs(10)), Some(Answer::Flushed)) {}
    drop(store);
    let kept = saved_groups(&paths, Seed::try_from(12).unwrap());
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().all(|kept| kept.entries.iter().any(|entry| entry.key == Key::Next)));
    assert!(saved_groups(&paths, Seed::try_from(13).unwrap()).is_empty());
    let (code, text, said) = place.said(&["export", "session", &Seed::try_from(12).unwrap().to_string(), "-"]);
    assert_eq!((code, said.as_str()), (0, ""));
    assert!(text.contains("2 groups side by side") && text.contains("6 people"), "{text}");
}
