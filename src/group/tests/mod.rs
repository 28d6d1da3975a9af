//! Sessions played by keys: whatever is pressed, nothing is counted twice, nothing is lost, and nothing hidden reaches the wall.

mod back;
mod desk;
mod screens;
mod tables;

use std::sync::{Arc, OnceLock};

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::foresight::{Foresight, Question};
use crate::play::Seed;
use crate::rules::Rules;
use crate::scenario::{Scenario, load};
use crate::session::{Env, RunId};
use crate::source::SourceText;
use crate::wording::typographic;

fn umbrella() -> Arc<Scenario> {
    read("blue_umbrella", include_str!("../../../dialogues/blue_umbrella.ron"))
}

/// Voices, promises, days and closed options.
fn claire() -> Arc<Scenario> {
    static CLAIRE: OnceLock<Arc<Scenario>> = OnceLock::new();
    Arc::clone(CLAIRE.get_or_init(|| read("before_three", include_str!("../../../dialogues/before_three.ron"))))
}

fn read(id: &str, text: &str) -> Arc<Scenario> {
    load(SourceText::new(id, text), id).scenario.unwrap()
}

fn foresight() -> &'static Foresight {
    static FORESIGHT: OnceLock<Foresight> = OnceLock::new();
    FORESIGHT.get_or_init(|| Foresight::new(umbrella(), Rules::newest(), Question::of(&umbrella())))
}

fn env(seconds: i64) -> Env {
    let now = Timestamp::from_second(1_764_000_000 + seconds).unwrap();
    Env { now, seed: Seed::default(), run_id: RunId(7) }
}

fn begin(scenario: Arc<Scenario>, people: u8, way: WayOfVoting) -> GroupSession {
    GroupSession::begin(scenario, Rules::newest(), Setup::new(people, way), Seed::default(), &env(0))
}

/// Card, Ask, Meet, the trial that nobody takes part in, Read: by the key that goes on alone.
const TO_THE_FIRST_VOTE: [Key; 5] = [Key::Next, Key::Next, Key::Next, Key::Next, Key::Next];

/// Presses keys, one a second. A digit stands for itself.
fn press(session: &mut GroupSession, keys: &[Key]) {
    for key in keys {
        let at = env(i64::try_from(session.entries().len()).unwrap() + 1);
        session
            .press(key.clone(), &at, None)
            .unwrap_or_else(|refused| panic!("{key} at {:?}: {refused}", session.group().stage()));
    }
}

fn ballots(session: &mut GroupSession, digits: &str) {
    let keys: Vec<Key> = digits.chars().map(|digit| Key::Digit(digit.to_digit(10).unwrap() as u8)).collect();
    press(session, &keys);
}

fn at_the_first_vote(people: u8) -> GroupSession {
    let mut session = begin(claire(), people, WayOfVoting::EyesShut);
    press(&mut session, &TO_THE_FIRST_VOTE);
    assert_eq!(session.group().stage(), Stage::Vote);
    session
}

// ---- the stages --------------------------------------------------------------------------

#[test]
fn three_quarters_are_revealed_and_said() {
    let mut session = at_the_first_vote(12);
    ballots(&mut session, "111111111234");
    press(&mut session, &[Key::Next]);
    assert_eq!((session.group().stage(), session.group().next_round()), (Stage::Reveal, Some(RoundKind::Play)));
}

#[test]
fn a_split_room_talks_and_votes_again_and_a_scattered_one_looks_again_unshown() {
    let mut split = at_the_first_vote(12);
    ballots(&mut split, "111111222334");
    press(&mut split, &[Key::Next, Key::Next, Key::Next]);
    assert_eq!(split.group().stage(), Stage::VoteAgain);
    ballots(&mut split, "111111111123");
    press(&mut split, &[Key::Next]);
    let AudienceView::Reveal { options, .. } = split.group().audience(env(99).now, None) else { panic!("votes are shown") };
    assert_eq!((options[0].now, options[0].before), (10, Some(6)));

    let mut scattered = at_the_first_vote(12);
    ballots(&mut scattered, "111222333444");
    press(&mut scattered, &[Key::Next]);
    assert_eq!(scattered.group().stage(), Stage::Pairs);
    press(&mut scattered, &[Key::Next]);
    assert_eq!(scattered.group().stage(), Stage::VoteAgain);
}

#[test]
fn a_popular_line_is_held_for_an_argument() {
    let mut session = at_the_first_vote(4);
    ballots(&mut session, "1111");
    let share = |session: &GroupSession| session.group().desk(env(90).now, None).share;
    assert_eq!(share(&session), Some((100, RoundKind::Play)));
    press(&mut session, &[Key::Next, Key::Hold]);
    assert_eq!(share(&session), Some((100, RoundKind::Talk)), "the desk says what the key does");
    press(&mut session, &[Key::Next]);
    assert_eq!(session.group().stage(), Stage::Talk);
}

#[test]
fn at_a_tie_the_voice_chooses_and_nothing_else_goes_on() {
    let mut session = at_the_first_vote(4);
    ballots(&mut session, "1122");
    press(&mut session, &[Key::Next, Key::Next, Key::Next]);
    ballots(&mut session, "1122");
    press(&mut session, &[Key::Next]);
    for key in [Key::Next, Key::PlayLeading] {
        assert!(session.press(key, &env(90), None).is_err());
    }
    let unlike = session.press(Key::Digit(3), &env(90), None);
    assert_eq!(unlike, Err(Refused::Tie), "a line that nobody leads with takes a token, and is asked for");
    press(&mut session, &[Key::Digit(2)]);
    assert!(matches!(session.group().stage(), Stage::Play | Stage::Voice));
    assert_eq!(session.group().n_tokens(), 1, "no table gave its token for that");
}

#[test]
fn a_token_has_a_losing_line_played_once_for_each_table() {
    let mut session = at_the_first_vote(4);
    ballots(&mut session, "1111");
    press(&mut session, &[Key::Next, Key::Another, Key::Digit(3)]);
    if session.group().stage() == Stage::Voice {
        press(&mut session, &[Key::PlayLeading]);
    }
    assert_eq!((session.group().stage(), session.group().n_tokens()), (Stage::Play, 0));
    press(&mut session, &[Key::Next]);
    if !session.group().is_quick() {
        press(&mut session, &[Key::Next]);
        ballots(&mut session, "1111");
        press(&mut session, &[Key::Next, Key::Another]);
        assert_eq!(session.press(Key::Digit(2), &env(90), None), Err(Refused::NoToken));
    }
    press(&mut session, &[Key::Back, Key::Back]);
}

#[test]
fn while_the_keyboard_goes_round_only_digits_backspace_and_space_do_anything() {
    let mut session = begin(claire(), 3, WayOfVoting::Keyboard);
    press(&mut session, &TO_THE_FIRST_VOTE);
    for key in Key::all().filter(|key| !matches!(key, Key::Digit(_) | Key::Next | Key::TakeBack | Key::Resumed)) {
        assert_eq!(session.press(key, &env(9), None), Err(Refused::GoingRound));
    }
    press(&mut session, &[Key::Digit(2), Key::TakeBack, Key::Digit(1), Key::Next, Key::Next]);
    let AudienceView::Vote { n_in, of, .. } = session.group().audience(env(50).now, None) else { panic!("it is a vote") };
    assert_eq!((n_in, of), (2, 3), "one voted, and one passed");
    press(&mut session, &[Key::Digit(1), Key::Next, Key::Next]);
    assert_eq!(session.group().stage(), Stage::Reveal);
}

#[test]
fn the_ballot_is_tried_on_a_question_that_counts_for_nothing() {
    let mut session = begin(claire(), 4, WayOfVoting::EyesShut);
    press(&mut session, &TO_THE_FIRST_VOTE[..3]);
    assert_eq!(session.group().stage(), Stage::Trial);
    let seen = |session: &GroupSession| match session.group().audience(env(50).now, None) {
        AudienceView::Trial { votes, n_in, of, .. } => (votes, n_in, of),
        other => panic!("{other:?}"),
    };
    ballots(&mut session, "1123");
    assert_eq!(seen(&session), (None, 4, 4), "covered until it is shown");
    press(&mut session, &[Key::Next]);
    assert_eq!(seen(&session), (Some(vec![2, 1, 1, 0]), 4, 4));
    press(&mut session, &[Key::TakeBack]);
    assert_eq!(seen(&session), (None, 3, 4), "whoever counts on counts unseen");
    press(&mut session, &[Key::Reveal, Key::Next]);
    assert_eq!(session.group().stage(), Stage::Read);
    assert!(session.group().counts(None).exchanges.is_empty());
    press(&mut session, &[Key::Back, Key::Back]);
    assert_eq!(session.group().stage(), Stage::Meet);
}

#[test]
fn the_presenter_changes_where_the_room_votes_and_about_how_often_is_told() {
    let beats = vote_beats(foresight());
    let (all, n) = proposed_of(&beats);
    assert!(all.is_empty() && usize::from(n) <= beats.len(), "a short conversation is voted about wherever something is chosen");
    let one = [beats[0].beat].into();
    assert_eq!(expected_votes(&beats, &one), 1);
    let setup = Setup::new(4, WayOfVoting::EyesShut).voting_at(one, 1);
    let mut session = GroupSession::begin(umbrella(), Rules::newest(), setup, Seed::default(), &env(0));
    press(&mut session, &TO_THE_FIRST_VOTE);
    ballots(&mut session, "1111");
    while session.group().stage() != Stage::Read {
        press(&mut session, &[Key::Next]);
        if session.group().stage() == Stage::Voice {
            ballots(&mut session, "2222");
        }
    }
    assert!(session.group().is_quick(), "no vote was asked for here");
    press(&mut session, &[Key::Hold, Key::Next]);
    assert_eq!(session.group().stage(), Stage::Vote);
}

#[test]
fn a_room_has_seen_its_wall_worked_out_once_for_each_key() {
    let mut session = rehearsed(umbrella(), foresight(), 6);
    while session.group().stage() != Stage::Moments {
        session.press(Key::Back, &env(20_000), Some(foresight())).unwrap();
    }
    session.on_saved(RunId(7), session.entries().len());
    let mut memo = WallMemo::default();
    let first = memo.seen(&session, env(20_001).now, Some(foresight()));
    assert!(Arc::ptr_eq(&first, &memo.seen(&session, env(20_009).now, Some(foresight()))));
    session.press(Key::Down, &env(20_010), Some(foresight())).unwrap();
    assert!(Arc::ptr_eq(&first, &memo.seen(&session, env(20_010).now, Some(foresight()))), "that key is not on the disk yet");
    session.on_saved(RunId(7), session.entries().len());
    assert!(!Arc::ptr_eq(&first, &memo.seen(&session, env(20_011).now, Some(foresight()))));
}

#[test]
fn nobody_is_counted_twice() {
    let mut session = at_the_first_vote(2);
    ballots(&mut session, "12");
    assert_eq!(session.press(Key::Digit(1), &env(9), None), Err(Refused::AllAreIn));
    assert_eq!(session.press(Key::Digit(9), &env(9), None), Err(Refused::NoSuchLine));
    press(&mut session, &[Key::TakeBack, Key::Digit(3)]);
    assert_eq!(session.group().n_in(), (2, 2));
}

#[test]
fn what_is_not_yet_on_the_disk_is_not_on_the_wall() {
    let mut session = begin(umbrella(), 4, WayOfVoting::Cards);
    press(&mut session, &[Key::Next]);
    assert_eq!((session.shown().stage(), session.group().stage()), (Stage::Card, Stage::Ask));
    press(&mut session, &[Key::Next]);
    session.on_saved(RunId(7), 1);
    assert_eq!(session.shown().stage(), Stage::Card, "half of it is kept");
    session.on_saved(RunId(7), 2);
    assert_eq!(session.shown().stage(), Stage::Meet);
    assert_eq!(session.unsaved(), None);
    press(&mut session, &[Key::Next]);
    session.on_not_saved(RunId(7));
    assert_eq!(session.shown().stage(), Stage::Trial, "a full disk stops nobody");
    assert_eq!(session.unsaved().unwrap().from, 2);
}

/// A whole session with a made-up group.
fn rehearsed(scenario: Arc<Scenario>, foresight: &Foresight, people: u8) -> GroupSession {
    let mut session = begin(scenario, people, WayOfVoting::EyesShut);
    MadeUpGroup::new(Seed::default()).rehearse(&mut session, &env(0), Some(foresight));
    assert_eq!(session.group().stage(), Stage::Over);
    session
}

#[test]
fn a_made_up_room_plays_a_session_to_its_end_and_can_be_looked_back_at() {
    let session = rehearsed(umbrella(), foresight(), 12);
    let debrief = session.group().debrief(Some(foresight()));
    assert!(debrief.ending.is_some() && !debrief.rows.is_empty());
    for row in &debrief.rows {
        assert_eq!(row.first.iter().sum::<usize>(), 12);
        assert!(row.outlooks.iter().all(Option::is_some));
        assert!(row.prompts.iter().any(|prompt| prompt.kind == PromptKind::Home));
    }
    let counts = session.group().counts(Some(foresight()));
    let csv = counts.csv();
    assert!(csv.lines().count() > debrief.rows.len() && !csv.contains("Robin"), "{csv}");
    assert!(ron::from_str::<ron::Value>(&counts.ron().replace("Counts(", "(")).is_ok(), "{}", counts.ron());
}

#[test]
fn two_rounds_on_another_road_leave_the_own_conversation_as_it_was() {
    let mut session = rehearsed(umbrella(), foresight(), 6);
    let before = session.group().counts(None);
    let at = env(20_000);
    // From the end back to the choice of a moment.
    while session.group().stage() != Stage::Rewind {
        session.press(Key::Back, &at, Some(foresight())).unwrap();
    }
    session.press(Key::PlayLeading, &at, Some(foresight())).unwrap();
    assert!(session.group().is_second_try() && session.group().is_quick());
    while session.group().is_second_try() {
        let digit = Key::Digit(if session.group().options().len() > 1 { 2 } else { 1 });
        let key = if session.group().stage() == Stage::Read { digit } else { Key::Next };
        if session.press(key, &at, Some(foresight())).is_err() {
            session.press(Key::PlayLeading, &at, Some(foresight())).unwrap();
        }
    }
    assert_eq!(session.group().stage(), Stage::Plans);
    assert_eq!(session.group().counts(None), before);
}

#[test]
fn the_nearest_ending_is_reached_in_as_many_lines_as_were_told() {
    let mut session = begin(claire(), 5, WayOfVoting::EyesShut);
    press(&mut session, &TO_THE_FIRST_VOTE[1..]);
    press(&mut session, &[Key::NearestEnding]);
    let told = session.group().exchanges_to_an_ending().unwrap();
    while session.group().stage() != Stage::Ending {
        press(&mut session, &[Key::Next]);
    }
    assert_eq!(session.group().run().transcript().exchanges().len(), told);
}

// ---- whatever is pressed -----------------------------------------------------------------

fn keys() -> impl Strategy<Value = Vec<Key>> {
    let key = prop_oneof![
        12 => Just(Key::Next),
        20 => (1_u8..=5).prop_map(Key::Digit),
        3 => Just(Key::Back),
        3 => Just(Key::PlayLeading),
        2 => Just(Key::TakeBack),
        1 => Just(Key::note("a note about table two")),
        6 => proptest::sample::select(Key::all().collect::<Vec<_>>()),
    ];
    proptest::collection::vec(key, 0..160)
}

/// The session after these keys; what is refused changes nothing.
fn after(keys: &[Key], people: u8, way: WayOfVoting) -> GroupSession {
    let mut session = begin(claire(), people, way);
    for (index, key) in keys.iter().enumerate() {
        let _ = session.press(key.clone(), &env(i64::try_from(index).unwrap()), None);
    }
    session
}

/// Everything that can be seen of a group, and everything that is kept in it.
fn all_of(group: &Group, now: Timestamp) -> String {
    format!("{:?} {:?} {:?} {:?}", group.audience(now, None), group.desk(now, None), group.counts(None), group.rounds)
}

/// Texts of the author that a group must not see while it plays.
fn secrets(scenario: &Scenario) -> Vec<String> {
    let customer = scenario.customer();
    let beats = scenario.beats().iter().flat_map(|beat| beat.thinks.iter());
    let notes = scenario.choices().iter().flat_map(|choice| choice.note.iter().chain(&choice.unheard_note));
    let texts = customer.wants.iter().chain(&customer.unsaid).chain(beats).chain(notes);
    texts.map(|text| typographic(text)).chain(["a note about table two".to_owned()]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_journal_replays_to_the_same_room(keys in keys(), way in proptest::sample::select(WayOfVoting::ALL.to_vec())) {
        let session = after(&keys, 5, way);
        let entries: Vec<Entry> = session
            .entries()
            .iter()
            .map(|entry| {
                let came = entry.came.map(|came| came.to_string());
                Entry::read(entry.at.as_microsecond(), &entry.key.to_string(), came.as_deref()).unwrap()
            })
            .collect();
        prop_assert_eq!(&entries, &session.entries().to_vec());
        let kept = SavedGroup { header: session.header().clone(), entries };
        let resumed = GroupSession::resume(kept, None).unwrap();
        let now = env(1_000).now;
        prop_assert_eq!(all_of(resumed.group(), now), all_of(session.group(), now));
    }

    #[test]
    fn nothing_is_counted_twice_and_no_number_of_the_vote_leaves_too_early(keys in keys()) {
        let session = after(&keys, 5, WayOfVoting::EyesShut);
        for round in session.group().rounds.values() {
            for votes in round.votes.iter().chain([&round.voices]) {
                prop_assert!(votes.n_in() <= 5);
            }
        }
        let counts = session.group().counts(None);
        for exchange in &counts.exchanges {
            let first: usize = exchange.options.iter().filter_map(|option| option.first).sum();
            prop_assert!(first <= 5);
        }
    }

    #[test]
    fn back_leads_to_the_beginning_and_loses_no_vote(keys in keys()) {
        let mut session = after(&keys, 5, WayOfVoting::Cards);
        let votes = |session: &GroupSession| -> Vec<(state::RoundKey, Vec<Ballots>, Ballots)> {
            let rounds = session.group().rounds.iter().filter(|(_, round)| !round.votes.is_empty() || round.voices.n_in() > 0);
            rounds.map(|(at, round)| (at.clone(), round.votes.clone(), round.voices.clone())).collect()
        };
        let before = votes(&session);
        let at = env(500);
        if session.group().wall() == Wall::Paused {
            session.press(Key::Pause, &at, None).unwrap();
        }
        let mut n = 0;
        while session.press(Key::Back, &at, None).is_ok() {
            n += 1;
            prop_assert!(n < 1_000);
        }
        prop_assert_eq!(session.group().stage(), Stage::Card);
        prop_assert!(session.group().run().transcript().exchanges().is_empty());
        prop_assert_eq!(votes(&session), before);
    }

    #[test]
    fn no_thought_and_no_note_is_on_the_wall_while_the_room_plays(keys in keys()) {
        let session = after(&keys, 5, WayOfVoting::EyesShut);
        let stage = session.group().stage();
        let seen = format!("{:?}", session.group().audience(env(900).now, None));
        if !stage.is_of_the_debrief() {
            for secret in secrets(&claire()) {
                prop_assert!(!seen.contains(&secret), "{} at {:?}", secret, stage);
            }
        }
    }

    #[test]
    fn until_they_are_revealed_the_wall_is_the_same_whatever_was_voted(
        keys in keys(),
        one in proptest::collection::vec(1_u8..=3, 5),
        other in proptest::collection::vec(1_u8..=3, 5),
    ) {
        let mut session = after(&keys, 5, WayOfVoting::EyesShut);
        let now = env(900);
        if session.group().stage() == Stage::Read && session.group().wall() == Wall::Live {
            let _ = session.press(Key::Hold, &now, None);
            let _ = session.press(Key::Next, &now, None);
        }
        let counts = session.group().stage() == Stage::Vote && session.group().wall() == Wall::Live;
        if !counts || session.group().n_in().0 > 0 || session.group().awaits_a_digit() {
            return Ok(());
        }
        let voted = |digits: &[u8]| {
            let mut session = session.clone();
            let n_lines = session.group().options().len() as u8;
            for digit in digits {
                session.press(Key::Digit(1 + (digit - 1) % n_lines), &now, None).unwrap();
            }
            session.group().audience(now.now, None)
        };
        prop_assert_eq!(voted(&one), voted(&other));
    }

    #[test]
    fn the_clock_never_goes_back(keys in keys(), jumps in proptest::collection::vec(-50_i64..500, 0..40)) {
        let mut session = begin(umbrella(), 4, WayOfVoting::EyesShut);
        let mut at = env(0);
        let mut last = 0;
        for (key, jump) in keys.into_iter().zip(jumps) {
            at.now += SignedDuration::from_secs(jump);
            if session.press(key, &at, None).is_ok() {
                let gone = session.group().gone(at.now);
                prop_assert!(gone >= last);
                last = gone;
            }
        }
    }
}
