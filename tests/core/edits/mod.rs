//! Recorded edits of a file while a conversation in it is open: the place is never lost without a reason, and no line is shown that
//! is no longer in the newest version that can be played.

use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;
use rapport::author::{Begins, Bench, GivenByName, Place, Play, Read, Stop};
use rapport::play::{Line, PlayedMove, Run};
use rapport::scenario::{Scenario, load};
use rapport::session::{Env, RunId};
use rapport::source::SourceText;

const KETTLE: &str = include_str!("kettle.ron");
const SEQUENCES: &str = include_str!("sequences.txt");
const PATH: &str = "kettle.ron";

fn env(moment: i64) -> Env {
    let now = Timestamp::from_second(1_800_000_000 + moment).unwrap();
    Env { now, seed: rapport::play::Seed::default(), run_id: RunId(u128::try_from(moment).unwrap()) }
}

/// A file under somebody's hands, and the bench that looks at it.
struct Desk {
    text: String,
    bench: Bench,
    moment: i64,
    /// The newest text that can be played.
    good: String,
}

impl Desk {
    /// Opens the file and plays as it is written: `@offer 1 2 back`.
    fn playing(text: &str, played: &str) -> Self {
        let mut desk = Self { text: text.to_owned(), bench: Bench::default(), moment: 0, good: text.to_owned() };
        desk.save();
        let scenario = desk.scenario();
        let mut place = Place::default();
        let (beat, moves) = match played.strip_prefix('@') {
            Some(rest) => rest.split_once(' ').map_or((Some(rest), ""), |(beat, moves)| (Some(beat), moves)),
            None => (None, played),
        };
        place.beat = beat.map(str::to_owned);
        if beat.is_some() {
            place.given = GivenByName { mood: Some(1), ..GivenByName::default() };
        }
        let play = Play::begin(&scenario, Begins::default(), &place, &env(0));
        desk.bench.set_play(PATH, play);
        for word in moves.split_whitespace() {
            match word {
                "back" => assert!(desk.play_mut().step_back(&env(1))),
                number => desk.choose(number.parse().unwrap()),
            }
        }
        desk
    }

    fn scenario(&self) -> Arc<Scenario> {
        Arc::clone(self.bench.file(PATH).unwrap().good().unwrap())
    }

    fn play(&self) -> &Play {
        self.bench.play().unwrap().1
    }

    fn play_mut(&mut self) -> &mut Play {
        self.bench.play_mut().unwrap()
    }

    #[track_caller]
    fn choose(&mut self, number: usize) {
        let run = self.play().run();
        let choice = run.scenario().choice_by_number(run.transcript().state().beat(), number).unwrap();
        self.play_mut().choose(choice, None, &env(1)).unwrap();
    }

    fn save(&mut self) {
        self.moment += 1;
        let loaded = load(SourceText::new(PATH, self.text.as_str()), "kettle");
        if loaded.scenario.is_some() {
            self.good.clone_from(&self.text);
        }
        let read = Read { path: PATH.to_owned(), at: env(self.moment).now, loaded: Ok(Arc::new(loaded)), is_shipped: false };
        let _ = self.bench.take_in(read, &env(self.moment));
    }

    /// Where the conversation stands: `story 1/2 gone`.
    fn stands(&self) -> String {
        let (run, (_, wanted)) = (self.play().run(), self.play().replayed());
        let scenario = run.scenario();
        let beat = match run.transcript().ending() {
            Some(ending) => format!("end {}", scenario.endings()[ending].id),
            None => run.beat_name(),
        };
        let why = match self.play().stop() {
            None => "",
            Some(Stop::NoSuchBeat { .. }) => " nobeat",
            Some(Stop::BeginsElsewhere { .. }) => " begins",
            Some(Stop::OptionGone { .. }) => " gone",
            Some(Stop::Closed { .. }) => " closed",
            Some(Stop::LeadsElsewhere { .. }) => " elsewhere",
        };
        let old = if self.bench.file(PATH).unwrap().plays_version_of().is_some() { " old" } else { "" };
        format!("{beat} {}/{wanted}{why}{old}", self.play().n_moves())
    }

    /// Everything that is on the screen, or was since the beginning.
    #[track_caller]
    fn shows_only_what_is_written(&self) {
        let plain = self.good.replace("\\\"", "\"");
        for line in lines(self.play().run()) {
            assert!(plain.contains(&line), "shown, and not in the file: {line}\n{}", self.good);
        }
    }
}

fn lines(run: &Run) -> Vec<String> {
    let transcript = run.transcript();
    let fill = transcript.fill("you");
    let mut all = transcript.opening_lines(&fill);
    let mut lines = Vec::new();
    for exchange in transcript.exchanges() {
        lines.push(transcript.spoken(exchange).text().to_owned());
        all.extend(transcript.lines_after(exchange, &fill));
    }
    lines.extend(run.offered().iter().map(|option| run.scenario().choices()[option.choice].spoken.text().to_owned()));
    lines.extend(transcript.ending_words().map(|words| words.title.to_owned()));
    lines.extend(all.into_iter().filter_map(|line| match line {
        Line::Says(words) | Line::Sees(words) | Line::Event(words) | Line::SaysToo { words, .. } => Some(words),
        Line::Days(_) | Line::Hours(_) | Line::LetMeFinish => None,
    }));
    lines
}

/// The texts in quotation marks of a line.
fn quoted(line: &str) -> Vec<String> {
    let (mut texts, mut text, mut inside, mut signs) = (Vec::new(), String::new(), false, line.chars());
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if inside => text.push(match signs.next().unwrap() {
                'n' => '\n',
                other => other,
            }),
            '"' if inside => {
                texts.push(std::mem::take(&mut text));
                inside = false;
            }
            '"' => inside = true,
            sign if inside => text.push(sign),
            _ => {}
        }
    }
    texts
}

/// Takes a beat out of the text.
fn without_beat(text: &str, beat: &str) -> String {
    let from = text.find(&format!("        \"{beat}\": (\n")).unwrap();
    let end = text[from..].find("\n        ),\n").unwrap() + "\n        ),\n".len();
    format!("{}{}", &text[..from], &text[from + end..])
}

#[test]
fn every_recorded_edit_leaves_the_conversation_where_it_belongs() {
    let mut n = 0;
    for sequence in SEQUENCES.split("\n== ").skip(1) {
        let mut rows = sequence.lines().filter(|row| !row.is_empty());
        let name = rows.next().unwrap();
        let played = rows.next().unwrap().strip_prefix("play ").unwrap();
        let mut desk = Desk::playing(KETTLE, played);
        for row in rows {
            let (what, rest) = row.split_once(' ').unwrap_or((row, ""));
            match what {
                "edit" => {
                    let [from, to] = <[String; 2]>::try_from(quoted(row)).unwrap();
                    assert!(from == "@@nothing@@" || desk.text.contains(&from), "{name}: there is no {from}");
                    desk.text =
                        if row.ends_with(" all") { desk.text.replace(&from, &to) } else { desk.text.replacen(&from, &to, 1) };
                }
                "cut" => desk.text.truncate(rest.parse().unwrap()),
                "cutbeat" => desk.text = without_beat(&desk.text, rest),
                "restore" => desk.text = KETTLE.to_owned(),
                "forward" => assert!(desk.play_mut().step_forward(&env(2)), "{name}"),
                "choose" => desk.choose(rest.parse().unwrap()),
                "at" => {
                    desk.save();
                    assert_eq!(desk.stands(), rest, "{name}");
                    desk.shows_only_what_is_written();
                }
                other => panic!("{name}: {other}"),
            }
        }
        n += 1;
    }
    assert!(n >= 50, "{n} sequences");
}

#[test]
fn whatever_stops_a_conversation_is_told_with_the_words_of_the_line() {
    let mut desk = Desk::playing(KETTLE, "1 1");
    desk.text = desk.text.replace("shows: [Reflecting], to", "shows: [Reflecting], needs: [TrustAtLeast(3)], to");
    desk.save();
    let expected = Stop::Closed {
        beat: "story".to_owned(),
        words: "And now there is water on the table.".to_owned(),
        needs: "TrustAtLeast(3)".to_owned(),
    };
    assert_eq!(desk.play().stop(), Some(&expected));
}

#[test]
fn at_a_beat_it_stands_as_given_and_goes_on_by_the_rules() {
    let desk = Desk::playing(KETTLE, "1 1");
    let scenario = desk.scenario();
    let given = GivenByName {
        mood: Some(7),
        trust: Some(-3),
        heard: Some(2),
        promised: vec!["call".to_owned()],
        ..GivenByName::default()
    };
    let road = vec![PlayedMove { number: 1, voice: None }];
    let place = Place { beat: Some("offer".to_owned()), road, given, ..Place::default() };
    let mut play = Play::begin(&scenario, Begins::default(), &place, &env(0));
    let state = *play.run().transcript().state();
    assert_eq!((play.run().beat_name().as_str(), state.mood(), state.trust(), state.heard()), ("offer", 7, -3, 2));
    let guests = scenario.facts().enumerate().next().unwrap().0;
    assert!(state.has_learned(guests), "the road that leads there told it");
    assert!(!play.step_back(&env(1)), "it begins there");
    let choice = scenario.choice_by_number(state.beat(), 1).unwrap();
    play.choose(choice, None, &env(1)).unwrap();
    assert_eq!(play.run().beat_name(), "last");
    assert!(play.step_back(&env(1)) && play.run().transcript().state() == &state);
    assert!(play.step_forward(&env(1)) && play.run().beat_name() == "last");
}

#[test]
fn a_road_is_a_conversation_that_can_be_gone_back() {
    let scenario = Desk::playing(KETTLE, "").scenario();
    let road = vec![PlayedMove { number: 1, voice: None }, PlayedMove { number: 2, voice: None }];
    let place = Place { beat: Some("offer".to_owned()), road, ..Place::default() };
    let mut play = Play::begin(&scenario, Begins::default(), &place, &env(0));
    assert_eq!((play.n_moves(), play.began_at()), (2, None));
    assert!(play.step_back(&env(1)));
    assert_eq!(play.run().beat_name(), "story");
}

#[test]
fn a_name_that_is_not_there_is_asked_for_again() {
    let scenario = Desk::playing(KETTLE, "").scenario();
    let given = GivenByName { learned: vec!["guest".to_owned()], ..GivenByName::default() };
    assert_eq!(given.within(&scenario).unwrap_err().to_string(), "there is no fact `guest` in it: did you mean `guests`?");
}

proptest! {
    /// Pieces of the file are taken out, doubled or put elsewhere, whatever comes of it.
    #[test]
    fn no_edit_shows_a_line_that_is_not_in_the_last_good_version(
        moves in proptest::collection::vec(1_usize..=2, 0..4),
        edits in proptest::collection::vec((0_usize..60, 0_usize..60, 0_usize..3), 1..6),
    ) {
        let mut desk = Desk::playing(KETTLE, "");
        for number in moves {
            let run = desk.play().run();
            let open = run.open_options();
            let Some(option) = open.get((number - 1).min(open.len().saturating_sub(1))) else { break };
            let number = option.number;
            desk.choose(number);
        }
        for (from, to, what) in edits {
            let mut rows: Vec<String> = desk.text.lines().map(str::to_owned).collect();
            let (from, to) = (from % rows.len(), to % rows.len());
            match what {
                0 => { rows.remove(from); }
                1 => rows.insert(to, rows[from].clone()),
                _ => rows.swap(from, to),
            }
            if rows.is_empty() {
                break;
            }
            desk.text = rows.join("\n");
            desk.save();
            desk.shows_only_what_is_written();
            let (replayed, wanted) = desk.play().replayed();
            prop_assert!(replayed == wanted || desk.play().stop().is_some() || desk.play().run().transcript().ending().is_some(), "{}", desk.stands());
        }
    }
}
