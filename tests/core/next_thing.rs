//! The one thing next, on small scenarios in which one thing alone is so.

use jiff::Timestamp;
use rapport::debrief::{Debrief, Guess, MarkedFor, SelfView, plans};
use rapport::foresight::{Foresight, Question};
use rapport::play::{Run, RunStart, Seed, parse_moves};
use rapport::rules::Rules;
use rapport::scenario::{Skill, Trap};
use rapport::session::{Command, Effect, Env, Purpose, RunId, SavedMove, SavedRun, Session};
use rapport::wording::imperative;
use rapport::words::debrief::next::{NextPanel, next_panel};
use rapport::words::debrief::your_view::beside_what_happened;

use crate::plays::SHIPPED;
use crate::worked::scenario;

/// The whole debrief of some moves.
pub(crate) fn told(text: &str, moves: &str) -> Debrief {
    let scenario = scenario(text);
    let mut run = Run::new(scenario.clone(), Rules::newest(), RunStart::default());
    for played in parse_moves(moves).unwrap() {
        run.play(played).unwrap_or_else(|error| panic!("{error}"));
    }
    let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
    Debrief::new(run.transcript(), "Robin").with_analysis(run.transcript(), &foresight, "Robin")
}

/// Five chances to listen that nobody can miss, and a sixth at which it falls.
const SHOWN_AND_MISSED: &str = r#"Scenario(
    id: "sum", title: "Sum", rules: Plain, skills: [Listening], customer: (name: "Ada"), start: "a",
    beats: {
        "a": (says: "One.", choices: [(say: "And then?", shows: [Listening], to: "b")]),
        "b": (says: "Two.", choices: [(say: "What else?", shows: [Listening], to: "c")]),
        "c": (says: "Three.", choices: [(say: "Who was it?", shows: [Listening], to: "d")]),
        "d": (says: "Four.", choices: [(say: "When?", shows: [Listening], to: "e")]),
        "e": (says: "Five.", choices: [(say: "How?", shows: [Listening], to: "f")]),
        "f": (says: "Six.", choices: [
            (say: "So, buy it.", misses: [Listening], reply: "No.", end: "lost"),
            (say: "What is it for?", shows: [Listening], reply: "For him.", end: "bright"),
        ]),
    },
    endings: { "lost": (kind: Lost, title: "Lost"), "bright": (kind: Bright, title: "Bright") },
)"#;

#[test]
fn a_skill_that_was_missed_where_it_fell_is_named_however_often_it_was_shown() {
    let debrief = told(SHOWN_AND_MISSED, "1,1,1,1,1,1");
    let next = debrief.next.unwrap();
    assert_eq!((next.skill, next.exchange), (Skill::Listening, 5));
    assert_eq!(next.instead.unwrap().text, "What is it for?");
    assert!(!debrief.nothing_missed);
    let clean = told(SHOWN_AND_MISSED, "1,1,1,1,1,2");
    assert!(clean.next.is_none() && clean.nothing_missed);
}

#[test]
fn a_guess_one_exchange_before_the_one_turn_is_told_as_that_and_one_further_off_as_earlier() {
    let debrief = told(SHOWN_AND_MISSED, "1,1,1,1,1,1");
    for (guess, sentence) in [
        (5, "You picked answer 6. That was the moment, at A."),
        (4, "You picked answer 5. The change came just after that, at A."),
        (3, "You picked answer 4. The change came later, at A."),
    ] {
        let view = SelfView { turned: Some(Guess::At(guess)), ..SelfView::default() };
        assert_eq!(beside_what_happened(&debrief, &view), [sentence]);
    }
}

/// A clean line beside a better one that shows the skill, and then a line of one's own choice.
const PASSED_OVER: &str = r#"Scenario(
    id: "passed", title: "Passed", rules: Plain, skills: [Listening], customer: (name: "Ada"), start: "a",
    beats: {
        "a": (says: "One.", choices: [
            (say: "Good morning.", to: "b"),
            (say: "What brings you here?", shows: [Listening], to: "c"),
        ]),
        "b": (says: "Two.", choices: [
            (say: "There you are.", reply: "Oh.", end: "thin"),
            (say: "It is the best there is.", trap: LovelyUntrue, reply: "Oh.", end: "thin"),
            (say: "Say no more.", misses: [Listening], reply: "Oh.", end: "thin"),
            (say: "Is it for him?", shows: [Listening], reply: "Yes.", end: "thin"),
        ]),
        "c": (says: "Three.", choices: [(say: "There you are.", reply: "Thank you.", end: "bright")]),
    },
    endings: { "thin": (kind: Thin, title: "Thin"), "bright": (kind: Bright, title: "Bright") },
)"#;

#[test]
fn a_clean_line_adds_to_a_need_and_is_never_the_line_to_mend() {
    let clean = told(PASSED_OVER, "1,1");
    assert!(clean.next.is_none() && clean.nothing_missed, "a better line beside a clean one is no fault of it");
    let missed = told(PASSED_OVER, "1,3");
    assert_eq!(missed.next.map(|next| next.exchange), Some(1), "not the greeting, which was clean and fell furthest");
}

#[test]
fn nothing_missed_is_told_of_no_run_with_a_trap_in_it() {
    assert!(!told(PASSED_OVER, "1,2").nothing_missed);
}

/// What is named, at which exchange, and what is quoted beside it.
fn named(text: &str, moves: &str) -> Option<(Skill, usize, String)> {
    let next = told(text, moves).next?;
    Some((next.skill, next.exchange, next.instead.unwrap().text))
}

/// Two lines that miss Listening: beside the first nothing shows it, and beside the second something does.
const SHOWN_ELSEWHERE: &str = r#"Scenario(
    id: "shown", title: "Shown", rules: Plain, skills: [Listening, Ownership], customer: (name: "Ada"), start: "a",
    beats: {
        "a": (says: "One.", choices: [
            (say: "Sign here.", misses: [Listening, Ownership], to: "b"),
            (say: "I'll do it.", shows: [Ownership], to: "c"),
        ]),
        "b": (says: "Two.", choices: [
            (say: "And here.", misses: [Listening], reply: "Oh.", end: "thin"),
            (say: "What is it for?", shows: [Listening], reply: "For him.", end: "thin"),
            (say: "Very well.", reply: "Oh.", end: "thin"),
        ]),
        "c": (says: "Three.", choices: [(say: "There you are.", reply: "Thank you.", end: "bright")]),
    },
    endings: { "thin": (kind: Thin, title: "Thin"), "bright": (kind: Bright, title: "Bright") },
)"#;

#[test]
fn a_skill_is_named_where_a_clean_line_beside_shows_it_else_another_is() {
    let own = Some((Skill::Ownership, 0, "I\u{2019}ll do it.".to_owned()));
    assert_eq!(named(SHOWN_ELSEWHERE, "1,1"), own, "where it fell something shows the other skill that was missed");
    let flat = SHOWN_ELSEWHERE.replace("end: \"bright\"", "end: \"thin\"");
    let listened = Some((Skill::Listening, 1, "What is it for?".to_owned()));
    assert_eq!(named(&flat, "1,1"), listened, "not at the first line, beside which nothing shows it");
    let nothing = flat.replace("shows: [Listening]", "shows: [Respect]");
    assert_eq!(named(&nothing, "1,1"), own, "the next skill, where none shows the first");
}

/// A line in the wrong voice, which comes to nothing worse, and the skills that others beside it show.
const VOICE: &str = r#"Scenario(
    id: "voice", title: "Voice", skills: [Tone, Listening], customer: (name: "Ada"), start: "a",
    beats: { "a": (says: "Well?", tone: true, choices: [
        (say: "I know how that looks.", mood: 1, tones: [Steady], reply: "Yes.", end: "over"),
        (say: "What is it for?", mood: 1, shows: [Listening], tones: [Warm], reply: "For him.", end: "over"),
    ]) },
    endings: { "over": (kind: Thin, title: "Over") },
)"#;

#[test]
fn a_line_that_is_clean_but_for_its_voice_falls_short_in_tone_alone() {
    assert_eq!(named(VOICE, "1:Brisk"), Some((Skill::Tone, 0, "I know how that looks.".to_owned())));
    let undeclared = VOICE.replace("skills: [Tone, Listening]", "skills: [Listening]");
    assert_eq!(named(&undeclared, "1:Brisk"), None, "and in no other skill");
    assert!(told(VOICE, "1:Steady").nothing_missed);
}

/// A line that misses what nothing beside it shows, and passes Respect over; and one that falls into a trap.
const PASSED_BY_A_MISS: &str = r#"Scenario(
    id: "by", title: "By", rules: Plain, skills: [Respect, Congruence], customer: (name: "Ada"), start: "a",
    beats: { "a": (sees: "It won't be ready by noon.", choices: [
        (act: "Let her come.", misses: [Congruence], reply: "Oh.", end: "over"),
        (act: "Ring her, and let her choose.", shows: [Respect], reply: "Three, then.", end: "over"),
        (act: "Ring her, and say how nice she is.", trap: WarmAndGeneral, misses: [Congruence], reply: "Oh.", end: "over"),
    ]) },
    endings: { "over": (kind: Thin, title: "Over") },
)"#;

#[test]
fn what_was_only_passed_over_where_something_was_missed_is_named_only_against_a_trap() {
    assert_eq!(named(PASSED_BY_A_MISS, "1"), None, "its plan would be to let her come");
    let next = told(PASSED_BY_A_MISS, "3").next.unwrap();
    assert_eq!(next.skill, Skill::Respect);
    let plan = plans().plans.iter().find(|plan| (plan.skill, plan.trap) == (Skill::Respect, Some(Trap::WarmAndGeneral)));
    assert_eq!(next.then, plan.unwrap().then, "the plan against just this trap");
}

#[test]
fn what_was_passed_over_is_worded_as_that_and_needs_no_plan_where_the_better_line_says_what_it_does() {
    let text = PASSED_BY_A_MISS.replace("let her choose.\",", "let her choose.\", then: \"I ring, and let them choose\",");
    let panel = next_panel(&told(&text, "1"), None);
    assert_eq!(panel.title, "Next time, ring, and let them choose.");
    let label = |panel: NextPanel| panel.proposal.unwrap().why.last().unwrap().label.clone();
    assert_eq!(label(panel), "You had a chance to");
    let missed = text.replace("misses: [Congruence]", "misses: [Respect]");
    assert_eq!(label(next_panel(&told(&missed, "1"), None)), "Instead you could");
}

/// A line that misses two skills, beside one that shows the first and one that shows the second and goes much further.
const TWO_WAYS: &str = r#"Scenario(
    id: "two", title: "Two", rules: Plain, skills: [Listening, Ownership], customer: (name: "Ada"), start: "a",
    beats: { "a": (says: "One.", choices: [
        (say: "Sign here.", misses: [Listening, Ownership], reply: "No.", end: "lost"),
        (say: "What is it for?", shows: [Listening], reply: "For him.", end: "thin"),
        (say: "I'll do it.", shows: [Ownership], reply: "Yes.", end: "bright"),
    ]) },
    endings: {
        "lost": (kind: Lost, title: "Lost"), "thin": (kind: Thin, title: "Thin"), "bright": (kind: Bright, title: "Bright"),
    },
)"#;

#[test]
fn the_page_of_the_moment_and_the_plan_hold_up_one_line_the_best_there_was() {
    let both = |text: &str| {
        let debrief = told(text, "1");
        let ways = debrief.moment_of_the_road().unwrap().ways.iter().map(|way| way.text.clone()).collect::<Vec<_>>();
        (ways, debrief.next.unwrap().instead.unwrap().text)
    };
    let does = "I\u{2019}ll do it.".to_owned();
    assert_eq!(both(TWO_WAYS), (vec![does.clone()], does), "not the first skill of the model, whose line is far from the best");
    let as_good = TWO_WAYS.replace("end: \"thin\"", "end: \"bright\"");
    let asks = "What is it for?".to_owned();
    assert_eq!(both(&as_good), (vec![asks.clone()], asks));
}

/// A line that misses Listening and is made up for by the next, and then one that misses Ownership and costs nothing.
const WON_BACK: &str = r#"Scenario(
    id: "won", title: "Won", rules: Plain, skills: [Listening, Ownership], customer: (name: "Ada"), start: "a",
    beats: {
        "a": (says: "One.", choices: [
            (say: "Sign here.", misses: [Listening], to: "low"),
            (say: "What is it for?", shows: [Listening], to: "c"),
        ]),
        "low": (says: "No.", choices: [
            (say: "I rushed you. What is it for?", shows: [Listening], to: "c"),
            (say: "Very well.", misses: [Listening], reply: "Oh.", end: "lost"),
        ]),
        "c": (says: "Three.", choices: [
            (say: "There you are.", misses: [Ownership], reply: "Thank you.", end: "bright"),
            (say: "I'll bring it.", shows: [Ownership], reply: "Thank you.", end: "bright"),
        ]),
    },
    endings: { "lost": (kind: Lost, title: "Lost"), "bright": (kind: Bright, title: "Bright") },
)"#;

#[test]
fn a_fall_that_the_next_line_won_back_is_not_the_one_thing_and_the_page_says_so() {
    let debrief = told(WON_BACK, "1,1,1");
    assert!(debrief.moment_of_the_road().unwrap().won_back);
    assert_eq!(debrief.next.as_ref().map(|next| (next.skill, next.exchange)), Some((Skill::Ownership, 2)));
    let about = |picked: Option<Guess>| next_panel(&debrief, picked).about.unwrap();
    let won = "This one is about answer 3. What the moment you just saw cost you, you won back with your very next answer.";
    assert_eq!(about(None), won);
    assert_eq!(about(Some(Guess::At(0))), won);
    assert_eq!(about(Some(Guess::At(2))), "This one is about the moment you picked (answer 3).");
    assert_eq!(named(WON_BACK, "1,2").map(|named| named.1), Some(1), "what the next line did not win back");
    assert_eq!(named(WON_BACK, "1,1,2").map(|named| named.1), Some(0), "where there is nothing else");
}

/// A line that misses Listening and goes well, beside one that shows it and does not.
const WENT_WELL: &str = r#"Scenario(
    id: "well", title: "Well", rules: Plain, skills: [Listening], customer: (name: "Ada"), start: "a",
    beats: { "a": (says: "One.", choices: [
        (say: "Sign here.", misses: [Listening], reply: "Gladly.", end: "bright"),
        (say: "What is it for?", shows: [Listening], reply: "Never mind.", end: "thin"),
    ]) },
    endings: { "thin": (kind: Thin, title: "Thin"), "bright": (kind: Bright, title: "Bright") },
)"#;

#[test]
fn what_would_have_gone_much_worse_is_held_up_to_nobody() {
    assert_eq!(named(WENT_WELL, "1"), None);
    let as_well = WENT_WELL.replace("end: \"bright\"", "end: \"thin\"");
    assert_eq!(named(&as_well, "1"), Some((Skill::Listening, 0, "What is it for?".to_owned())));
}

/// Something missed twice, and then a promise that could have been kept.
const BROKEN_AT_THE_END: &str = r#"Scenario(
    id: "broken", title: "Broken", rules: Plain, skills: [Listening, Ownership], customer: (name: "Ada"), start: "a",
    promises: { "ring": "Ring her at noon" },
    beats: {
        "a": (says: "One.", choices: [
            (say: "I'll ring at noon.", misses: [Listening], promise: "ring", to: "b"),
            (say: "What is it?", shows: [Listening], to: "b"),
        ]),
        "b": (says: "Two.", choices: [
            (say: "Sign here.", misses: [Listening], to: "c"),
            (say: "What else?", shows: [Listening], to: "c"),
        ]),
        "c": (sees: "Noon.", choices: [
            (act: "Have lunch.", misses: [Ownership], to: "d"),
            (act: "Ring her.", keeps: "ring", shows: [Ownership], to: "d"),
        ]),
        "d": (says: "Well?", breaks: ["ring"], choices: [(say: "There you are.", reply: "Oh.", end: "over")]),
    },
    endings: { "over": (kind: Thin, title: "Over") },
)"#;

#[test]
fn a_broken_promise_is_the_one_thing_where_it_could_still_have_been_kept() {
    assert_eq!(named(BROKEN_AT_THE_END, "1,1,1,1"), Some((Skill::Ownership, 2, "Ring her.".to_owned())));
    assert_eq!(named(BROKEN_AT_THE_END, "1,1,2,1").map(|named| named.0), Some(Skill::Listening), "what was missed most often");
}

/// Something missed three times that cost nothing, and something missed once that cost much without a fall: nobody would have said better.
const DEAR: &str = r#"Scenario(
    id: "dear", title: "Dear", rules: Plain, skills: [Listening, Ownership], customer: (name: "Ada"), start: "a",
    beats: {
        "a": (says: "One.", choices: [
            (say: "Sign here.", misses: [Listening], to: "b"),
            (say: "What is it?", shows: [Listening], to: "b"),
        ]),
        "b": (says: "Two.", choices: [
            (say: "And here.", misses: [Listening], to: "c"),
            (say: "What else?", shows: [Listening], to: "c"),
        ]),
        "c": (says: "Three.", choices: [
            (say: "That is not for me.", misses: [Ownership], reply: "Oh.", end: "fair"),
            (say: "Well, well.", reply: "Oh.", end: "fair"),
            (say: "There you are.", reply: "Oh.", end: "fair"),
            (say: "Good day.", reply: "Oh.", end: "fair"),
            (say: "I'll see to it.", shows: [Ownership], mood: -1, reply: "Yes.", end: "bright"),
        ]),
    },
    endings: { "fair": (kind: Fair, title: "Fair"), "bright": (kind: Bright, title: "Bright") },
)"#;

#[test]
fn what_was_missed_at_a_high_price_comes_before_what_was_missed_more_often() {
    let debrief = told(DEAR, "1,1,1");
    let fell = debrief.moments.iter().any(|moment| moment.marked_for == MarkedFor::Turn && moment.gain() < 0.0);
    assert!(!fell, "typical play would hardly have said better");
    assert_eq!(named(DEAR, "1,1,1"), Some((Skill::Ownership, 2, "I\u{2019}ll see to it.".to_owned())));
    let cheap = DEAR.replace("end: \"bright\"", "end: \"fair\"");
    assert_eq!(named(&cheap, "1,1,1").map(|named| named.0), Some(Skill::Listening), "where it cost nothing, need decides");
}

#[test]
fn the_heading_goes_with_what_was_done_and_not_with_the_skill_alone() {
    let title = |trap: &str| {
        let text = SHOWN_ELSEWHERE.replace(
            "(say: \"Sign here.\", misses: [Listening, Ownership]",
            &format!("(say: \"Sign here.\", misses: [Ownership]{trap}"),
        );
        next_panel(&told(&text, "1,2"), None).title
    };
    assert_eq!(title(", trap: PassedOn"), "Next time, take the next step yourself.");
    assert!(!title("").contains("see it through"), "nobody was handed over: {}", title(""));
}

/// The heading and the plan of the one thing next.
fn lesson(text: &str, moves: &str) -> (String, String) {
    let panel = next_panel(&told(text, moves), None);
    (panel.title, panel.proposal.unwrap().plan)
}

#[test]
fn heading_and_plan_say_what_the_quoted_line_does_where_its_author_says_so() {
    let text = SHOWN_AND_MISSED.replace("misses: [Listening]", "misses: [Listening], trap: TooSoon");
    let (of_skill, planned) = lesson(&text, "1,1,1,1,1,1");
    let does = |then: &str| {
        let said = format!("(say: \"What is it for?\", then: \"{then}\",");
        lesson(&text.replace("(say: \"What is it for?\",", &said), "1,1,1,1,1,1")
    };
    let (heading, plan) = does("I ask {you}'s question before I sell what's mine");
    assert_eq!(heading, "Next time, ask Robin\u{2019}s question before you sell what\u{2019}s yours.");
    let (when, _) = planned.split_once(", I ").unwrap();
    assert_eq!(
        plan,
        format!("{when}, I ask Robin\u{2019}s question before I sell what\u{2019}s mine."),
        "the moment stays as it was"
    );
    for odd in ["We ask first", "I ask first.", "I can ask first"] {
        assert_eq!(does(odd), (of_skill.clone(), planned.clone()), "no plan ends with: {odd}");
    }
    let own = text.replace("(say: \"So, buy it.\",", "(say: \"So, buy it.\", then: \"I name the price first\",");
    assert_eq!(lesson(&own, "1,1,1,1,1,1"), (of_skill, planned.clone()), "what the line to mend does is no advice");
    let instead = text.replace("(say: \"So, buy it.\",", "(say: \"So, buy it.\", instead: \"I let them finish\",");
    let both = instead.replace("(say: \"What is it for?\",", "(say: \"What is it for?\", then: \"I ask what for\",");
    for text in [instead, both] {
        assert_eq!(
            lesson(&text, "1,1,1,1,1,1"),
            ("Next time, let them finish.".to_owned(), format!("{when}, I let them finish.")),
            "what to do instead of the line that fell short comes before what the better line does"
        );
    }
}

#[test]
fn every_line_that_comes_with_the_program_and_can_be_held_up_says_what_it_does() {
    let mut n_lines = 0;
    for scenario in SHIPPED.iter() {
        for choice in scenario.choices() {
            let effect = &choice.effect;
            let is_clean = effect.misses.is_empty() && choice.trap.is_none() && !effect.breach && effect.breaks.is_empty();
            if is_clean && !effect.shows.is_empty() {
                let does = choice.then.as_deref().and_then(imperative);
                assert!(does.is_some(), "{}: {}: {:?}", scenario.id(), choice.spoken.text(), choice.then);
                n_lines += 1;
            }
        }
    }
    assert!(n_lines > 200, "{n_lines} lines");
}

#[test]
fn a_lesson_in_the_voice_is_none_in_what_the_same_words_do() {
    let does = VOICE.replace("tones: [Steady],", "tones: [Steady], then: \"I say what I see\",");
    assert_eq!(lesson(&does, "1:Brisk"), lesson(VOICE, "1:Brisk"));
}

#[test]
fn a_habit_is_what_the_line_does_in_which_it_was_shown() {
    let does = |text: &str, then: &str, said: &str, moves: &str| {
        let panel = next_panel(&told(&text.replace(said, &format!("{said} then: \"{then}\",")), moves), None);
        panel.habit[0].passage.text.clone()
    };
    let what = does(SHOWN_AND_MISSED, "I ask what for before I say what I'd do", "(say: \"What is it for?\",", "1,1,1,1,1,2");
    assert_eq!(what, "Ask what for before you say what you\u{2019}d do.");
    let by_voice = does(VOICE, "I say what I see", "(say: \"I know how that looks.\",", "1:Steady");
    assert!(by_voice.starts_with("Tone"), "{by_voice}");
}

#[test]
fn a_plan_that_a_line_proposed_is_not_in_the_trainees_own_words() {
    let text = SHOWN_AND_MISSED
        .replace("\"f\": (says: \"Six.\",", "\"f\": (says: \"Six.\", cue: \"a customer can't say why, {you}\",")
        .replace("(say: \"What is it for?\",", "(say: \"What is it for?\", then: \"I ask what it's for, {you}\",");
    let scenario = scenario(&text);
    let env = |moment: i64| Env { now: Timestamp::from_second(moment).unwrap(), seed: Seed::default(), run_id: RunId(7) };
    let mut session = Session::begin(scenario.clone(), Rules::newest(), RunStart::default(), Purpose::Practice, &env(1));
    for played in parse_moves("1,1,1,1,1,1").unwrap() {
        session.apply(Command::Play(played), &env(2)).unwrap();
    }
    let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
    let plan = session.plan_at_the_end(&session.debrief("Robin", Some(&foresight))).unwrap();
    assert_eq!(plan, "If a customer can\u{2019}t say why, Robin, I ask what it\u{2019}s for, Robin.");
    let asked = session.apply(Command::Plan { words: plan.clone(), is_own: false }, &env(3)).unwrap();
    assert!(matches!(asked[..], [Effect::SavePlan { .. }]), "nobody has looked back yet: {asked:?}");
    assert_eq!(session.own_plan("Robin"), None);
    let own = plan.replace("ask", "always ask");
    let asked = session.apply(Command::Plan { words: own.clone(), is_own: true }, &env(4)).unwrap();
    assert_eq!(session.own_plan("Robin"), Some(own.as_str()));
    let [_, Effect::SaveView { view, .. }] = &asked[..] else { panic!("{asked:?}") };
    // What is kept tells whose words they are, whatever they are; a view of an earlier version does not, and they are read.
    let moves = session.transcript().moves().into_iter().enumerate();
    let moves: Vec<SavedMove> = moves.map(|(index, played)| SavedMove { index, played, at: env(2).now }).collect();
    let opened = |plan: &str, view: Option<&str>| {
        let (header, plan, view) = (session.header().clone(), Some(plan.to_owned()), view.map(str::to_owned));
        let kept = SavedRun { header, moves: moves.clone(), ended: None, plan, view, first_try: None };
        Session::resume(kept, Some(&scenario)).unwrap().own_plan("Robin").map(str::to_owned)
    };
    assert_eq!((opened(&own, Some(view)), opened(&plan, Some(view))), (Some(own.clone()), Some(plan.clone())));
    assert_eq!(opened("If it was proposed once, I do it.", Some("feeling=2 plan=proposed")), None);
    for of_earlier in [None, Some("feeling=2 turned=3")] {
        assert_eq!((opened(&own, of_earlier), opened(&plan, of_earlier)), (Some(own.clone()), None));
    }
}

#[test]
fn a_good_conversation_is_told_which_habit_to_keep_and_where_it_was_shown() {
    let debrief = told(SHOWN_AND_MISSED, "1,1,1,1,1,2");
    let habit = debrief.habit.clone().unwrap();
    assert_eq!((habit.skill, habit.exchange), (Skill::Listening, 5), "where it rose most");
    let panel = next_panel(&debrief, None);
    assert_eq!(panel.title, "Not one of your answers did any harm. Here’s one habit to keep.");
    let told: Vec<&str> = panel.habit.iter().map(|part| part.passage.text.as_str()).collect();
    assert_eq!(
        told,
        ["Listening: ask before you act, let people finish, and catch what they leave out.", "Six.", "What is it for?"]
    );
}
