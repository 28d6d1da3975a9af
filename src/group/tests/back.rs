//! From every stage one step back leads to where the group was before, says so first, and loses no vote.

use std::collections::BTreeMap;

use super::*;
use crate::group::state::{Round, RoundKey};

/// Everything that was ever voted, by the moves that led there.
fn votes(session: &GroupSession) -> Vec<(RoundKey, Vec<Ballots>, Ballots)> {
    let rounds: &BTreeMap<RoundKey, Round> = &session.group().rounds;
    let voted = rounds.iter().filter(|(_, round)| !round.votes.is_empty() || round.voices.n_in() > 0);
    voted.map(|(at, round)| (at.clone(), round.votes.clone(), round.voices.clone())).collect()
}

/// Stage, vote, exchanges, whether it is a second try, moment, and whether it heads for an ending.
type Stands = (Stage, usize, usize, bool, usize, bool);

/// Where a group stands, as far as a step can change it.
fn stands(group: &Group) -> Stands {
    let n = group.run().transcript().exchanges().len();
    (group.stage(), group.turn, n, group.is_second_try(), group.moment, group.heads_for_an_ending())
}

/// One step back from here: it says what it takes back, leads to a place that was there before, and every vote is still counted.
#[track_caller]
fn one_step_back(session: &GroupSession, been: &[Stands]) {
    let mut session = session.clone();
    let (before, group) = (votes(&session), session.group());
    let (stage, said) = (group.stage(), group.takes_back());
    let at = env(100_000);
    match session.press(Key::Back, &at, None) {
        Ok(()) => {
            assert!(said.is_some(), "{stage:?} says what is taken back");
            assert!(been.contains(&stands(session.group())), "from {stage:?} to {:?}", stands(session.group()));
        }
        Err(refused) => {
            let at_the_beginning = stage == Stage::Card && said.is_none() && refused == Refused::AtTheStart;
            assert!(at_the_beginning || refused == Refused::GoingRound, "{stage:?}: {refused}");
        }
    }
    assert_eq!(votes(&session), before, "{stage:?}");
    // And on to the beginning.
    while session.press(Key::Back, &at, None).is_ok() {}
    assert_eq!(votes(&session), before);
    assert!(session.group().is_going_round() || session.group().stage() == Stage::Card);
}

#[test]
fn from_every_stage_one_step_back_says_what_it_takes_back_and_loses_no_vote() {
    // Twelve are split and talk; four are scattered and go to pairs; the trial and a voice are voted, and twice there is a second try.
    let mut seen: Vec<Stage> = Vec::new();
    for people in [4, 12] {
        let mut session = begin(umbrella(), people, WayOfVoting::EyesShut);
        let made_up = MadeUpGroup::new(Seed::default());
        let (mut at, mut been) = (env(0), Vec::new());
        while session.group().stage() != Stage::Over {
            been.push(stands(session.group()));
            one_step_back(&session, &been);
            seen.push(session.group().stage());
            if session.group().stage() == Stage::Rewind && !session.group().is_second_try() {
                session.press(Key::PlayLeading, &at, Some(foresight())).unwrap();
            } else {
                made_up.rehearse_step(&mut session, &mut at, Some(foresight()));
            }
        }
        one_step_back(&session, &been);
        seen.push(Stage::Over);
    }
    let mut scattered = begin(claire(), 4, WayOfVoting::EyesShut);
    press(&mut scattered, &TO_THE_FIRST_VOTE);
    ballots(&mut scattered, "1234");
    let mut been = vec![stands(scattered.group())];
    for _ in 0..2 {
        press(&mut scattered, &[Key::Next]);
        been.push(stands(scattered.group()));
        one_step_back(&scattered, &been);
        seen.push(scattered.group().stage());
    }
    // On a voice beat a voice is looked for before the line is said.
    let mut voiced = begin(claire(), 4, WayOfVoting::EyesShut);
    press(&mut voiced, &TO_THE_FIRST_VOTE);
    let mut been = Vec::new();
    while voiced.group().stage() != Stage::Voice {
        been.push(stands(voiced.group()));
        match voiced.group().stage() {
            Stage::Vote => ballots(&mut voiced, "1111"),
            Stage::Read if voiced.group().is_quick() => press(&mut voiced, &[Key::Hold]),
            _ => {}
        }
        press(&mut voiced, &[Key::Next]);
    }
    ballots(&mut voiced, "12");
    one_step_back(&voiced, &been);
    seen.push(Stage::Voice);
    for stage in Stage::ALL {
        assert!(seen.contains(&stage), "{stage:?} was not come to");
    }
}

#[test]
fn a_step_back_names_the_vote_the_line_and_the_time_they_came() {
    let mut session = at_the_first_vote(4);
    assert_eq!(session.group().takes_back(), Some((TakenBack::Vote(0), 4_000)), "the clock began with the second key");
    ballots(&mut session, "1122");
    press(&mut session, &[Key::Next, Key::Next, Key::Next]);
    assert_eq!(session.group().takes_back(), Some((TakenBack::Vote(1), 11_000)));
    ballots(&mut session, "1111");
    press(&mut session, &[Key::Next, Key::Next]);
    if session.group().stage() == Stage::Voice {
        press(&mut session, &[Key::PlayLeading]);
    }
    let said = session.group().takes_back();
    assert!(matches!(said, Some((TakenBack::Line('A'), _))), "{said:?}");
    press(&mut session, &[Key::Next]);
    assert_eq!((session.group().stage(), session.group().takes_back()), (Stage::Read, said), "its answer goes with it");
    press(&mut session, &[Key::Back]);
    assert!(session.group().stage().is_of_a_vote(), "back at the votes");
}

#[test]
fn heading_for_an_ending_is_a_step_that_is_taken_back_and_leaves_the_timer_alone() {
    let mut session = at_the_first_vote(5);
    ballots(&mut session, "11123");
    press(&mut session, &[Key::Next, Key::Next]);
    assert_eq!(session.group().stage(), Stage::Talk);
    press(&mut session, &[Key::NearestEnding]);
    assert!(matches!(session.group().takes_back(), Some((TakenBack::HeadingForAnEnding(true), _))));
    let timer = session.group().timer(env(60).now);
    press(&mut session, &[Key::Back]);
    assert!(!session.group().heads_for_an_ending());
    assert_eq!((session.group().stage(), session.group().timer(env(60).now)), (Stage::Talk, timer));
    // Also where a line was said on the way there.
    press(&mut session, &[Key::NearestEnding, Key::PlayLeading]);
    if session.group().stage() == Stage::Voice {
        press(&mut session, &[Key::PlayLeading]);
    }
    press(&mut session, &[Key::Next, Key::Back]);
    assert_eq!((session.group().stage(), session.group().heads_for_an_ending()), (Stage::Talk, true));
    press(&mut session, &[Key::Back]);
    assert_eq!((session.group().stage(), session.group().heads_for_an_ending()), (Stage::Talk, false));
}

#[test]
fn the_wall_calls_as_many_advocates_as_were_dealt() {
    for (people, votes, called) in [
        (12, "111112222334", "The Advocates for A and B speak for twenty seconds each. Then talk in groups of three."),
        (12, "111222223333", "The Advocates for B and C speak for twenty seconds each. Then talk in groups of three."),
        (4, "1123", "The Advocates for A, B and C speak for twenty seconds each. Then talk in groups of three."),
        (5, "11223", "The Advocate for A speaks for twenty seconds. Then talk in groups of three."),
    ] {
        let mut session = at_the_first_vote(people);
        ballots(&mut session, votes);
        press(&mut session, &[Key::Next, Key::Next]);
        let AudienceView::Talk { band, .. } = session.group().audience(env(900).now, None) else {
            panic!("{:?}", session.group().stage())
        };
        assert_eq!(band.sentence, called, "{people} people");
    }
    // Where all agree and it is held, somebody speaks against.
    let mut session = at_the_first_vote(12);
    ballots(&mut session, "222222222222");
    press(&mut session, &[Key::Hold, Key::Next, Key::Next]);
    let AudienceView::Talk { band, .. } = session.group().audience(env(900).now, None) else { panic!("it was held") };
    assert_eq!(
        band.sentence,
        "The Advocate for B speaks for twenty seconds. Then somebody speaks against it. Then talk in groups of three."
    );
}

#[test]
fn where_it_turned_can_be_pointed_at_in_any_line() {
    let mut session = begin(claire(), 4, WayOfVoting::EyesShut);
    press(&mut session, &TO_THE_FIRST_VOTE[1..]);
    press(&mut session, &[Key::NearestEnding]);
    while session.group().stage() != Stage::Where {
        press(&mut session, &[Key::Next]);
    }
    let n = session.group().run().transcript().exchanges().len();
    for (key, at) in [(Key::Down, 0), (Key::Down, 1), (Key::Up, 0), (Key::Up, 0), (Key::Digit(3), 2), (Key::Down, 3)] {
        press(&mut session, &[key]);
        let AudienceView::Where { pointed_at, .. } = session.group().audience(env(900).now, None) else { panic!("they point") };
        assert_eq!(pointed_at, Some(at));
    }
    let downs = vec![Key::Down; n];
    press(&mut session, &downs);
    let AudienceView::Where { pointed_at, .. } = session.group().audience(env(900).now, None) else { panic!("they point") };
    assert_eq!(pointed_at, Some(n - 1), "no further than the last");
}
