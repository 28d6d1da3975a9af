//! The paper for a session with a room: every sheet is there, its letters are the wall's, its votes add up, and no name acts.

use std::sync::Arc;

use rapport::export::{Pack, pack_html};
use rapport::foresight::{Detail, Foresight, Policy, Question, drawn_run};
use rapport::group::{Setup, WayOfVoting, proposed_stops, proposed_votes};
use rapport::play::{Run, RunStart, Seed};
use rapport::rules::Rules;
use rapport::scenario::Scenario;
use rapport::words::paper::keys::KEYS;

use super::support::{FORMULA, Place, SCRIPT, assert_harmless, hostile, shipped};

const TABLE: &str = include_str!("../../src/kit/commands/table.rs");

fn foresight(scenario: &Arc<Scenario>) -> Foresight {
    Foresight::new(scenario.clone(), Rules::newest(), Question::of(scenario))
}

fn by_id(id: &str) -> Arc<Scenario> {
    shipped().into_iter().find(|scenario| scenario.id() == id).unwrap()
}

#[test]
fn every_sheet_is_there_for_any_number_of_people() {
    for id in ["blue_umbrella", "before_three"] {
        let scenario = by_id(id);
        for people in [2, 4, 12, 30] {
            let setup = Setup::new(people, WayOfVoting::Cards);
            let pack = Pack::of(&scenario, &setup, Seed::default(), None);
            let html = pack_html(&pack);
            assert_harmless(&html);
            assert_eq!(html.matches("<section class=\"sheet").count(), pack.n_sheets(), "{id}, {people} people");
            let last = format!("{0} of {0}", pack.n_sheets());
            assert!(html.contains(&last) && !html.contains(&format!("{} of", pack.n_sheets() + 1)), "{id}, {people} people");
            assert!(html.matches("<div class=\"ballot\">").count() >= usize::from(people), "a ballot for each");
            let deal = setup.deal(&scenario);
            assert_eq!(html.matches("<div class=\"card\">").count(), usize::from(people - deal.others), "a card for each part");
            assert_eq!(pack.plan.parts.len(), 9);
        }
    }
    let twelve = Pack::of(&by_id("before_three"), &Setup::new(12, WayOfVoting::Cards), Seed::default(), None);
    assert_eq!(twelve.n_sheets(), 17);
}

#[test]
fn the_page_of_the_evening_before_names_every_piece_with_its_sheets() {
    let scenario = by_id("before_three");
    for (people, way) in [(12, WayOfVoting::Cards), (30, WayOfVoting::Tables), (5, WayOfVoting::EyesShut)] {
        let setup = Setup::new(people, way);
        let pack = Pack::of(&scenario, &setup, Seed::default(), None);
        let html = pack_html(&pack);
        let sheets: Vec<&str> = html.split("<section class=\"sheet").skip(1).collect();
        assert_eq!(sheets.len(), pack.n_sheets());
        // Whatever is told to stand on a sheet stands there, and as often as is told.
        let on = |what: &str, piece: &str, n: usize| {
            let row = pack.eve.pieces.iter().find(|row| row[0] == what).unwrap_or_else(|| panic!("{what} is not told of"));
            let (first, last) = row[2].split_once(" to ").unwrap_or((&row[2], &row[2]));
            let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
            let found: usize = (first..=last).map(|sheet| sheets[sheet - 1].matches(piece).count()).sum();
            assert_eq!(found, n, "{what} on {first} to {last}");
            assert_eq!(html.matches(piece).count(), n, "{what}");
        };
        let people = usize::from(people);
        let tables = usize::from(setup.n_tables());
        on("Tokens", "class=\"piece token\"", tables);
        on("If-then cards", "class=\"piece end\"", people);
        on("Role cards", "<div class=\"card\">", pack.roles.len());
        on("Ballot cards", "class=\"ballot\"", people.div_ceil(4) * 4);
        if way == WayOfVoting::EyesShut {
            assert!(!html.contains("class=\"strip\""), "fingers need no letters on paper");
        } else {
            on("Strips of letters", "class=\"strip\"", people);
        }
        assert_eq!(html.contains("agree on one, and hand in just that one"), way == WayOfVoting::Tables);
        assert!(sheets[4].contains("Claire Hobson") && sheets[3].contains("<kbd>"));
        assert!(sheets[0].contains(&format!("--seed {}", pack.code)));
        // What the customer wants and keeps to herself stands on no sheet.
        let customer = scenario.customer();
        for hidden in customer.wants.iter().chain(&customer.unsaid) {
            assert!(!html.contains(hidden.as_str()), "{hidden}");
        }
    }
}

#[test]
fn a_line_that_may_not_come_has_another_to_stop_at() {
    for id in ["before_three", "long_thaw", "no_receipt"] {
        let scenario = by_id(id);
        let foresight = foresight(&scenario);
        let (votes_at, n_votes) = proposed_votes(&foresight);
        let setup = Setup::new(12, WayOfVoting::Cards).voting_at(votes_at, n_votes);
        let stops = proposed_stops(&scenario, &setup, Seed::default(), Some(&foresight));
        for stop in &stops {
            let Some(instead) = &stop.instead else { continue };
            assert!(!stop.is_sure() && stops.iter().all(|other| other.beat != instead.beat), "{id}");
            assert!(instead.exchange.unwrap().0 >= stop.exchange.unwrap().0, "{id}: it is not behind the room by then");
        }
        let pack = Pack::of(&scenario, &setup, Seed::default(), Some(&foresight));
        for (stop, on_paper) in stops.iter().zip(&pack.plan.stops) {
            assert_eq!(on_paper.instead.is_some(), !stop.is_sure(), "{id}");
        }
    }
}

#[test]
fn the_stops_have_the_letters_of_the_wall_the_line_that_foresight_likes_best_and_votes_that_add_up() {
    let scenario = by_id("before_three");
    let foresight = foresight(&scenario);
    let (votes_at, n_votes) = proposed_votes(&foresight);
    let setup = Setup::new(12, WayOfVoting::Cards).voting_at(votes_at, n_votes);
    let code = Seed::try_from(4_711).unwrap();
    let stops = proposed_stops(&scenario, &setup, code, Some(&foresight));
    assert_eq!(stops.len(), 3);
    let exchanges: Vec<usize> = stops.iter().map(|stop| stop.exchange.unwrap().0).collect();
    assert!(exchanges.is_sorted(), "{exchanges:?}");
    let chances = foresight.chances(Policy::Typical, &[], Detail::Beats);
    let figures = foresight.strongest(&chances.beats, &[]).unwrap();
    for stop in &stops {
        assert!(setup.votes_at(stop.beat));
        assert!(!scenario.beats()[stop.beat].discuss.is_empty(), "the author asks something there");
        let votes: usize = stop.options.iter().map(|(_, votes)| votes.unwrap()).sum();
        assert_eq!(votes, 12);
        let figure = figures.beats.iter().find(|figure| figure.beat == stop.beat).unwrap();
        let (best, _) = stop.options[stop.best.unwrap()];
        assert!(figure.options.iter().find(|option| option.choice == best).unwrap().is_strongest);
    }
    // The first of all beats is one of them, and its letters are those of a run under this code.
    let first = stops.iter().find(|stop| stop.beat == scenario.start()).unwrap();
    let run = Run::new(scenario.clone(), Rules::newest(), RunStart { seed: code, ..RunStart::default() });
    let on_the_wall: Vec<_> = run.open_options().iter().map(|offered| offered.choice).collect();
    assert_eq!(first.options.iter().map(|(choice, _)| *choice).collect::<Vec<_>>(), on_the_wall);
    assert_eq!((first.exchange, first.percent), (Some((1, true)), Some(100)));
}

#[test]
fn what_typical_trainees_choose_is_what_drawn_ones_choose() {
    let scenario = by_id("blue_umbrella");
    let split = foresight(&scenario).typical_split();
    for beat in scenario.beats().iter().filter(|beat| beat.choices().len() > 0) {
        let sum: f64 = beat.choices().map(|choice| split[choice.index()]).sum();
        assert!((sum - 1.0).abs() < 1e-9 || sum == 0.0, "{}: {sum}", beat.id);
    }
    let n_runs = 600;
    let mut drawn = vec![0.0; split.len()];
    for seed in 0..n_runs {
        let run = drawn_run(&scenario, Rules::newest(), Policy::Typical, &[], Seed::try_from(seed).unwrap());
        drawn[run.transcript().exchanges()[0].chosen.choice.index()] += 1.0 / f64::from(n_runs);
    }
    for choice in scenario.beats()[scenario.start()].choices() {
        let (expected, drawn) = (split[choice.index()], drawn[choice.index()]);
        assert!((expected - drawn).abs() < 0.08, "{expected} and {drawn}");
    }
}

#[test]
fn without_foresight_the_author_s_questions_stand_and_no_vote_is_foretold() {
    let scenario = by_id("before_three");
    let pack = Pack::of(&scenario, &Setup::new(12, WayOfVoting::Cards), Seed::default(), None);
    assert_eq!(pack.plan.stops.len(), 3);
    for stop in &pack.plan.stops {
        assert!(stop.works.is_none() && stop.expect.starts_with("There are too many possible conversations"), "{stop:?}");
        assert!(!stop.line.is_empty() && !stop.asks.is_empty());
    }
}

#[test]
fn no_name_and_no_text_acts_on_any_sheet() {
    let scenario = hostile();
    let foresight = foresight(&scenario);
    let pack = Pack::of(&scenario, &Setup::new(12, WayOfVoting::Cards), Seed::default(), Some(&foresight));
    let html = pack_html(&pack);
    assert_harmless(&html);
    assert!(!html.contains(SCRIPT), "a script stands in the page as it is");
    assert!(
        html.contains("&lt;script&gt;") && html.contains(&FORMULA.replace('\'', "\u{2019}")),
        "the names stand there as names"
    );
    assert_eq!(pack.plan.stops.len(), 1, "at the first beat nothing hangs on what is said");
}

#[test]
fn the_key_card_has_every_key_of_the_desk() {
    let card: Vec<&str> = KEYS.iter().flat_map(|(keys, _)| keys.split(", ")).collect();
    let mut n_keys = 0;
    for sign in ["+", "\u{2212}"] {
        assert!(card.contains(&sign), "the card has no {sign}");
    }
    for row in TABLE.lines().filter(|line| line.contains("GroupDesk]") || line.contains("GroupDesk, ")) {
        for press in row
            .split("Plain(Key::")
            .skip(1)
            .map(|rest| (false, rest))
            .chain(row.split("Shift(Key::").skip(1).map(|rest| (true, rest)))
        {
            let (has_shift, rest) = press;
            let key = match rest.split(')').next().unwrap() {
                "ArrowUp" => "\u{2191}",
                "ArrowDown" => "\u{2193}",
                "ArrowLeft" => "\u{2190}",
                "ArrowRight" => "\u{2192}",
                key => key,
            };
            let written = if has_shift { format!("Shift {key}") } else { key.to_owned() };
            assert!(card.contains(&written.as_str()), "the card has no {written}: {row}");
            n_keys += 1;
        }
    }
    assert!(n_keys > 20, "{n_keys} keys of the desk were found");
    assert!(card.contains(&"1 to 5"));
}

#[test]
fn a_pack_is_written_once_and_over_nothing_unless_forced() {
    let place = Place::new();
    let arguments = ["export", "pack", "blue_umbrella", "pack.html", "--seed", "77", "--people", "5"];
    let (code, said, trouble) = place.said(&arguments);
    assert_eq!((code, trouble.as_str()), (0, ""));
    assert!(said.starts_with("pack.html\n") && said.contains("for session code 000-2DJ."), "{said}");
    let written = place.read("pack.html");
    assert_harmless(&written);
    assert!(written.contains("000-2DJ") && written.contains("Five people, 45 minutes."));
    let (code, said, trouble) = place.said(&arguments);
    assert_eq!((code, said.as_str()), (2, ""));
    assert_eq!(trouble, "rapport: pack.html is there already, and stays as it is; `--force` writes over it\n");
    let (code, ..) = place.said(&[&arguments[..], &["--force"]].concat());
    assert_eq!(code, 0);
    assert_eq!(place.read("pack.html"), written, "the same code makes the same paper");
    let (code, _, trouble) = place.said(&["export", "pack", "blue_umbrella", "no/pack.html"]);
    assert_eq!((code, trouble.lines().count()), (2, 1));
    assert!(trouble.starts_with("rapport: no/pack.html cannot be written: "), "{trouble}");
}
