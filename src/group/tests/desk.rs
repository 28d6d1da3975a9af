//! What the desk says and its keys do, so that the wall and the presenter never speak of different things.

use super::*;
use crate::words::group as said;

/// To the voice round of the first beat that has one.
fn at_a_voice() -> GroupSession {
    let mut session = begin(claire(), 4, WayOfVoting::EyesShut);
    press(&mut session, &TO_THE_FIRST_VOTE);
    while session.group().stage() != Stage::Voice {
        match session.group().stage() {
            Stage::Vote => ballots(&mut session, "1111"),
            Stage::Read if session.group().is_quick() => press(&mut session, &[Key::Hold]),
            _ => {}
        }
        press(&mut session, &[Key::Next]);
    }
    session
}

/// A whole session with a made-up group, up to this stage.
fn up_to(stage: Stage) -> GroupSession {
    let mut session = begin(umbrella(), 12, WayOfVoting::EyesShut);
    let mut at = env(0);
    while session.group().stage() != stage {
        MadeUpGroup::new(Seed::default()).rehearse_step(&mut session, &mut at, Some(foresight()));
    }
    session
}

#[test]
fn on_a_screen_that_the_group_sees_thoughts_wait_for_the_debrief_and_votes_for_the_wall() {
    let mut session = begin(umbrella(), 12, WayOfVoting::EyesShut);
    let mut at = env(0);
    let mut shown_by_the_wall = 0;
    while session.group().stage() != Stage::Over {
        let (group, stage) = (session.group(), session.group().stage());
        assert_eq!(group.covered(DeskFace::Open), Covered::default());
        for face in [DeskFace::Covered, DeskFace::Wall] {
            let covered = group.covered(face);
            assert_eq!(covered.thoughts, !stage.is_of_the_debrief(), "{stage:?}");
            if stage.is_of_an_exchange() && !covered.votes {
                let audience = group.audience(at.now, None);
                assert!(matches!(audience, AudienceView::Reveal { .. } | AudienceView::Talk { .. }), "{stage:?}: {audience:?}");
                shown_by_the_wall += 1;
            }
        }
        MadeUpGroup::new(Seed::default()).rehearse_step(&mut session, &mut at, Some(foresight()));
    }
    assert!(shown_by_the_wall > 0);
}

#[test]
fn a_voice_that_everybody_voted_for_is_said_and_not_counted_on() {
    let mut session = at_a_voice();
    let says = |session: &GroupSession| session.group().desk(env(99).now, None).suggestion;
    assert!(says(&session).why.contains("One finger"), "{:?}", says(&session));
    ballots(&mut session, "22");
    assert!(says(&session).why.contains("Two have not voted yet."), "{:?}", says(&session));
    ballots(&mut session, "24");
    assert_eq!(says(&session).what, "Say it Steady: 3 of 4");
    assert_eq!(session.group().next_does(), said::does::PLAY);
    let mut tied = at_a_voice();
    ballots(&mut tied, "1122");
    assert_eq!(says(&tied).what, "A tie: the Voice chooses");
    press(&mut tied, &[Key::Another, Key::Digit(2)]);
    assert_eq!(tied.group().stage(), Stage::Play);
}

#[test]
fn no_letter_of_a_line_shows_anything_while_ballots_come_in() {
    let mut session = at_the_first_vote(4);
    for digits in ["", "1", "23"] {
        ballots(&mut session, digits);
        assert_eq!(session.press(Key::Trust, &env(90), None), Err(Refused::CountWithDigits));
    }
    ballots(&mut session, "1");
    press(&mut session, &[Key::Trust]);
    assert!(session.group().shows_trust(), "everybody is in");
}

#[test]
fn the_key_that_goes_on_brings_a_black_wall_back_and_goes_nowhere() {
    let mut session = at_the_first_vote(4);
    ballots(&mut session, "1111");
    press(&mut session, &[Key::Black]);
    assert_eq!(session.group().next_does(), said::does::BRING_BACK);
    press(&mut session, &[Key::Next]);
    assert_eq!((session.group().stage(), session.group().wall()), (Stage::Vote, Wall::Live));
    // A session that was kept when the key went on is taken as it was kept.
    let mut group = session.group().clone();
    for key in [Key::Black, Key::Next] {
        group.take(&Entry { at: env(200).now, key, came: None }).unwrap();
    }
    assert_eq!(group.stage(), Stage::Reveal);
}

#[test]
fn with_all_in_the_key_says_what_becomes_of_the_votes() {
    for (digits, does) in
        [("1111", said::does::SHOW_THE_VOTES), ("1122", said::does::SHOW_THE_VOTES), ("1234", said::does::BACK_TO_PAIRS)]
    {
        let mut session = at_the_first_vote(4);
        ballots(&mut session, &digits[..3]);
        assert_eq!(session.group().next_does(), said::does::CLOSE_THE_VOTE);
        ballots(&mut session, &digits[3..]);
        assert_eq!(session.group().next_does(), does, "{digits}");
    }
}

#[test]
fn what_the_wall_announces_as_rewind_is_what_the_key_does_once() {
    let mut session = up_to(Stage::Rewind);
    let AudienceView::Moments { band, at, .. } = session.group().audience(env(9_000).now, Some(foresight())) else {
        panic!("two moments")
    };
    let moment = letter(at);
    assert!(band.sentence.contains(&format!("back to moment {moment}")), "{band:?}");
    assert_eq!(session.group().next_does(), format!("Back to {moment}"));
    let mut without = session.clone();
    session.press(Key::Next, &env(9_000), Some(foresight())).unwrap();
    assert!(session.group().is_second_try());
    // The desk knows where it is: the part that looks back, and its pace.
    assert_eq!(session.group().part(), Part::Rewind);
    session.press(Key::ToDebrief, &env(9_010), Some(foresight())).unwrap();
    assert_eq!(session.group().stage(), Stage::Rewind);
    session.press(Key::Next, &env(9_020), Some(foresight())).unwrap();
    assert_eq!(session.group().stage(), Stage::Plans, "once is enough");
    // And it can be left out.
    without.press(Key::ToDebrief, &env(9_000), Some(foresight())).unwrap();
    assert_eq!(without.group().stage(), Stage::Plans);
}

#[test]
fn another_road_late_in_a_session_is_on_time() {
    let mut session = up_to(Stage::Rewind);
    session.press(Key::Next, &env(0), Some(foresight())).unwrap();
    assert_eq!(session.group().pace(env(42 * 60).now), Pace::OnPlan);
}

/// A whole session of twelve, up to the moments, in which so many vote for what is best and all others for what is worst.
fn with_a_few_for_the_best(n: usize) -> GroupSession {
    let mut session = begin(umbrella(), 12, WayOfVoting::EyesShut);
    let mut at = env(0);
    while session.group().stage() != Stage::Moments {
        let group = session.group();
        if !matches!(group.stage(), Stage::Vote | Stage::VoteAgain) || group.n_in().0 > 0 {
            MadeUpGroup::new(Seed::default()).rehearse_step(&mut session, &mut at, Some(foresight()));
            continue;
        }
        let options = group.desk(at.now, Some(foresight())).options;
        let outlook = |at: &usize| options[*at].outlook.map_or(0.0, |(value, _)| value);
        let by_outlook = |one: &usize, other: &usize| outlook(one).total_cmp(&outlook(other));
        let best = (0..options.len()).max_by(by_outlook).unwrap();
        let worst = (0..options.len()).min_by(by_outlook).unwrap();
        for person in 0..12 {
            let digit = if person < n { best } else { worst } + 1;
            session.press(Key::Digit(u8::try_from(digit).unwrap()), &at, Some(foresight())).unwrap();
        }
    }
    session
}

#[test]
fn nobody_is_asked_alone_what_they_voted_for() {
    for (n, who) in [(1, None), (2, Some("Two of us")), (3, Some("Three of us"))] {
        let rows = with_a_few_for_the_best(n).group().debrief(Some(foresight())).rows;
        let asked: Vec<&Prompt> =
            rows.iter().flat_map(|row| &row.prompts).filter(|prompt| prompt.kind == PromptKind::AFewSawIt).collect();
        assert_eq!(asked.is_empty(), who.is_none(), "{n}: {asked:?}");
        for prompt in asked {
            assert!(who.is_some_and(|who| prompt.text.starts_with(who)), "{n}: {prompt:?}");
        }
    }
}

#[test]
fn the_desk_has_of_a_moment_what_the_wall_has_not_room_for() {
    let session = up_to(Stage::Moments);
    let debrief = session.group().debrief(Some(foresight()));
    assert!(session.group().moment_at(debrief.offered.len()).is_some());
    let offered = debrief.rows.iter().filter(|row| debrief.offered.contains(&row.exchange));
    for row in offered {
        assert!(row.they_said.is_some(), "{row:?}");
    }
    assert!(debrief.rows.iter().any(|row| row.answer.is_some()) && debrief.rows.iter().any(|row| row.note.is_some()));
}
