//! The wall: what it draws and says at every stage of a session, and that nothing of it is hidden from the room for a reason.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Vec2;
use egui::epaint::{ClippedShape, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use jiff::Timestamp;
use rapport::foresight::Foresight;
use rapport::group::{AudienceView, Group, GroupSession, Key as GroupKey, MadeUpGroup, Setup, Stage, WayOfVoting};
use rapport::kit::theme::{Style, Theme, ThemeName, dress, install_fonts};
use rapport::play::Seed;
use rapport::rules::Rules;
use rapport::scenario::Scenario;
use rapport::session::{Env, RunId};
use rapport::storage::Library;
use rapport::ui::WallView;

use crate::analyse;

/// Everything that the wall says to a screen reader, and every text that it draws.
struct OnTheWall {
    said: Vec<String>,
    drawn: Vec<String>,
}

/// The wall alone, in a window of its own.
fn wall(view: &AudienceView, size: Vec2) -> OnTheWall {
    let view = view.clone();
    let mut harness = Harness::builder().with_size(size).with_context_setup(install_fonts).build_ui(move |ui| {
        let style = Style::new(Theme::of(ThemeName::Light), 1.0, true);
        dress(ui, &style);
        let room = ui.max_rect();
        WallView { view: &view, number: None }.show(ui, &style, room, true);
    });
    harness.run();
    let (mut said, mut drawn) = (Vec::new(), Vec::new());
    gather(&harness.root(), &mut said);
    for ClippedShape { shape, .. } in &harness.output().shapes {
        texts(shape, &mut drawn);
    }
    if !drawn.is_empty() {
        // Nothing scrolls on the wall: all of it stands inside, and no text lies on another.
        crate::apart::check_shapes(&harness.output().shapes, size, &format!("{size} {drawn:?}"));
        if size == FULL {
            harness.output().shapes.iter().for_each(|clipped| seen_from_the_last_row(&clipped.shape));
        }
    }
    OnTheWall { said, drawn }
}

/// The wall on the projector that it is made for.
const FULL: Vec2 = Vec2::new(1_920.0, 1_080.0);

/// The test's window has an edge of so much round the wall, which is drawn so much smaller.
const EDGE: f32 = 8.0;
const SHRUNK: f32 = 1.0 - 2.0 * EDGE / FULL.y;

/// No text is smaller than 28 px, and what stands in the band leaves some of it free above and below.
fn seen_from_the_last_row(shape: &Shape) {
    match shape {
        Shape::Text(text) => {
            let words = text.galley.text();
            let smallest =
                text.galley.job.sections.iter().map(|section| section.format.font_id.size).fold(f32::MAX, f32::min) / SHRUNK;
            assert!(smallest >= 27.99, "{words:?} stands in {smallest} px");
            let on_the_sheet = |y: f32| (y - EDGE) / SHRUNK;
            let (top, bottom) = (on_the_sheet(text.pos.y), on_the_sheet(text.pos.y + text.galley.size().y));
            if top >= 976.0 {
                assert!(top >= 984.0 && bottom <= 1_072.0, "{words:?} fills the band from {top} to {bottom}");
            } else {
                assert!(bottom <= 976.0, "{words:?} reaches into the band");
            }
        }
        Shape::Vec(shapes) => shapes.iter().for_each(seen_from_the_last_row),
        _ => {}
    }
}

pub(crate) fn gather(node: &egui_kittest::Node<'_>, said: &mut Vec<String>) {
    let inner = node.accesskit_node();
    said.extend(inner.label().or(inner.value()).filter(|words| !words.is_empty()));
    for child in node.children() {
        gather(&child, said);
    }
}

fn texts(shape: &Shape, drawn: &mut Vec<String>) {
    match shape {
        Shape::Text(text) => drawn.push(text.galley.text().to_owned()),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, drawn)),
        _ => {}
    }
}

fn claire() -> (Arc<Scenario>, Arc<Foresight>) {
    let scenario = Library::built_in().find("before_three").unwrap().loaded.scenario.clone().unwrap();
    let question = rapport::foresight::Question::of(&scenario);
    let foresight = analyse()(rapport::foresight::Means::default(), Arc::clone(&scenario), Rules::newest(), question);
    (scenario, foresight)
}

/// The session with a made-up room, looked at after every key.
fn rehearsed(look: &mut dyn FnMut(&Group, Timestamp, &Foresight)) {
    let (scenario, foresight) = claire();
    let mut env = Env { now: Timestamp::from_second(1_800_000_000).unwrap(), seed: Seed::default(), run_id: RunId(1) };
    let setup = Setup::new(12, WayOfVoting::EyesShut);
    let mut session = GroupSession::begin(scenario, Rules::newest(), setup, Seed::default(), &env);
    let made_up = MadeUpGroup::new(Seed::default());
    look(session.group(), env.now, &foresight);
    while session.group().stage() != Stage::Over {
        let before = session.entries().len();
        made_up.rehearse_step(&mut session, &mut env, Some(&foresight));
        assert!(session.entries().len() > before);
        look(session.group(), env.now, &foresight);
    }
    for key in [GroupKey::Pause, GroupKey::Black] {
        session.press(key, &env, None).unwrap();
        look(session.group(), env.now, &foresight);
    }
}

/// What the author wrote for the presenter alone, as it would stand on a wall.
fn secrets(scenario: &Scenario) -> BTreeSet<String> {
    let customer = scenario.customer();
    let beats = scenario.beats().iter().flat_map(|beat| beat.thinks.iter());
    let notes = scenario.choices().iter().flat_map(|choice| choice.note.iter().chain(&choice.unheard_note));
    let texts = customer.wants.iter().chain(&customer.unsaid).chain(beats).chain(notes);
    texts.map(|text| rapport::wording::typographic(text)).collect()
}

/// Numbers that stand in what the view holds: the words of the conversation, the count, the clock, and votes once they are shown.
fn numbers_in(text: &str) -> Vec<String> {
    text.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_wall_draws_and_says_nothing_that_is_not_revealed_yet_at_any_stage() {
    let mut stages = BTreeSet::new();
    rehearsed(&mut |room, now, foresight| {
        let view = room.audience(now, Some(foresight));
        let stage = room.stage();
        let n_exchanges = room.run().transcript().exchanges().len();
        if !stages.insert(format!("{stage:?} {:?}", room.wall())) && n_exchanges > 0 {
            return;
        }
        for size in [Vec2::new(1_920.0, 1_080.0), Vec2::new(1_024.0, 768.0)] {
            let OnTheWall { said, drawn } = wall(&view, size);
            assert_eq!(said.is_empty() && drawn.is_empty(), matches!(view, AudienceView::Black), "{stage:?}");
            let all: Vec<&String> = said.iter().chain(&drawn).collect();
            // Neither in a debrief nor before does the room see a percentage.
            assert!(!all.iter().any(|text| text.contains('%')), "{stage:?}: {all:?}");
            if !stage.is_of_the_debrief() {
                for secret in secrets(room.scenario()) {
                    assert!(!all.iter().any(|text| text.contains(&secret)), "{stage:?} tells {secret:?}");
                }
            }
            // Whatever number is drawn stands in the view; and the view of a vote holds no number of it before the reveal.
            let known: BTreeSet<String> = numbers_in(&format!("{view:?}")).into_iter().collect();
            let fingers = ["1", "2", "3", "4"].map(str::to_owned);
            let seconds = room.timer(now).map(|(left, _)| (left + 999) / 1_000);
            let clock = seconds.map(|left| [format!("{}", left / 60), format!("{:02}", left % 60)]).into_iter().flatten();
            let lines = (1..=n_exchanges).map(|n| n.to_string());
            let known: BTreeSet<String> = known.into_iter().chain(fingers).chain(clock).chain(lines).collect();
            for number in all.iter().flat_map(|text| numbers_in(text)) {
                assert!(known.contains(&number), "{stage:?} shows {number}: {all:?}");
            }
            if stage.counts() {
                let (n_in, of) = room.n_in();
                let counted = if n_in == 0 { "No votes yet".to_owned() } else { format!("{n_in} of {of} have voted") };
                assert!(said.contains(&counted), "{said:?}");
            }
            // The four words of outlook belong to the moments of the debrief.
            if !matches!(stage, Stage::Moments | Stage::Rewind) {
                assert!(!all.iter().any(|text| text.contains("How this usually ends")), "{stage:?}");
            }
            let account = "account";
            if !stage.is_of_the_debrief() && stage != Stage::Meet {
                assert!(!all.iter().any(|text| text.contains(account)) || format!("{view:?}").contains(account), "{stage:?}");
            }
        }
    });
    assert!(stages.len() > 17, "{stages:?}");
}

#[test]
fn votes_of_a_ballot_are_drawn_alike_whatever_was_voted_until_they_are_shown() {
    let (scenario, _) = claire();
    let env = Env { now: Timestamp::from_second(1_800_000_000).unwrap(), seed: Seed::default(), run_id: RunId(1) };
    let voted = |digits: [u8; 4]| {
        let setup = Setup::new(4, WayOfVoting::EyesShut);
        let mut session = GroupSession::begin(Arc::clone(&scenario), Rules::newest(), setup, Seed::default(), &env);
        while session.group().stage() != Stage::Vote {
            session.press(GroupKey::Next, &env, None).unwrap();
        }
        for digit in digits {
            session.press(GroupKey::Digit(digit), &env, None).unwrap();
        }
        let OnTheWall { said, drawn } = wall(&session.group().audience(env.now, None), Vec2::new(1_920.0, 1_080.0));
        (said, drawn)
    };
    assert_eq!(voted([1, 1, 1, 1]), voted([4, 3, 2, 1]));
}

#[test]
fn the_longest_line_and_five_of_the_longest_options_stand_on_the_wall_without_scrolling() {
    let (scenario, _) = claire();
    let env = Env { now: Timestamp::from_second(1_800_000_000).unwrap(), seed: Seed::default(), run_id: RunId(1) };
    let setup = Setup::new(12, WayOfVoting::EyesShut);
    let mut session = GroupSession::begin(scenario, Rules::newest(), setup, Seed::default(), &env);
    while session.group().stage() != Stage::Read {
        session.press(GroupKey::Next, &env, None).unwrap();
    }
    let long = |n: usize| vec!["answer"; n].join(" ");
    let AudienceView::Read { customer, sees, options, band, .. } = session.group().audience(env.now, None) else {
        panic!("it is read")
    };
    let first = options.into_iter().flatten().next().unwrap();
    // The linted limits: 45 words of a line, 32 of an option.
    let options: Vec<_> =
        ['A', 'B', 'C', 'D', 'E'].map(|letter| rapport::group::OptionSeen { letter, text: long(24), ..first.clone() }).into();
    for size in [Vec2::new(1_920.0, 1_080.0), Vec2::new(1_024.0, 768.0)] {
        let shown = options.iter().cloned().map(Some).collect();
        let (customer, band, sees) = (customer.clone(), band.clone(), sees.clone());
        let view = AudienceView::Read { customer: customer.clone(), sees, line: long(45), options: shown, band: band.clone() };
        assert!(wall(&view, size).drawn.iter().filter(|text| text.contains("answer answer")).count() >= 6);
        let view = AudienceView::Vote { customer, line: long(45), options: options.clone(), n_in: 9, of: 40, band };
        assert!(wall(&view, size).drawn.iter().filter(|text| text.contains("answer answer")).count() >= 6);
    }
}

/// The two moments of a session with a made-up room.
fn two_moments() -> AudienceView {
    let mut moments = None;
    rehearsed(&mut |room, now, foresight| {
        if room.stage() == Stage::Moments {
            let view = room.audience(now, Some(foresight));
            let AudienceView::Moments { band, .. } = &view else { panic!("two moments") };
            // What the presenter thinks of a line is said, and does not stand on the wall.
            assert!(!band.sentence.contains("I think") && band.sentence.ends_with('?'), "{band:?}");
            moments = Some(view);
        }
    });
    moments.unwrap()
}

#[test]
fn curves_that_end_close_together_have_their_words_apart_wherever_they_end() {
    let AudienceView::Moments { pronoun, curve, moments, at, band } = two_moments() else { panic!("two moments") };
    for trust in [-9, -5, 0, 5, 9] {
        for by in [-2, -1, 0, 1, 2] {
            let mut curve = curve.clone();
            let last = curve.points.last_mut().unwrap();
            (last.trust, last.mood) = (trust, (trust + by).clamp(-10, 10));
            let first = curve.points.first_mut().unwrap();
            (first.trust, first.mood) = (trust, (trust + by).clamp(-10, 10));
            // One of the moments is the last line of all.
            let mut moments = moments.clone();
            moments.last_mut().unwrap().point = curve.points.len() - 1;
            wall(&AudienceView::Moments { pronoun, curve: curve.clone(), moments, at, band: band.clone() }, FULL);
            wall(&AudienceView::WhatHappened { pronoun, curve, band: band.clone() }, FULL);
        }
    }
}

#[test]
fn the_longest_moment_stands_in_its_card_with_a_bar_for_each_way() {
    let AudienceView::Moments { pronoun, curve, mut moments, at, band } = two_moments() else { panic!("two moments") };
    for moment in &mut moments {
        let (before, after) = moment.outlook.unwrap();
        moment.line = ["answer"; 32].join(" ");
        moment.votes = Some((8, Some(3)));
        moment.another = Some((["other"; 32].join(" "), before));
        moment.outlook = Some((before, after));
        moment.answer = Some(["reply"; 45].join(" "));
    }
    let OnTheWall { drawn, .. } = wall(&AudienceView::Moments { pronoun, curve, moments, at, band }, FULL);
    assert_eq!(drawn.iter().filter(|text| text.as_str() == "after that line").count(), 2, "{drawn:?}");
}

#[test]
fn what_is_pointed_at_stands_inside_at_every_length_of_a_conversation() {
    let AudienceView::Moments { band, .. } = two_moments() else { panic!("two moments") };
    for n in [1, 5, 8, 9, 14, 20] {
        let lines = vec![["answer"; 32].join(" "); n];
        wall(&AudienceView::Where { lines, pointed_at: Some(n / 2), band: band.clone() }, FULL);
    }
}
