//! Every beat of every shipped dialogue as it is laid out in the usual window: all answers are in sight, nothing lies on anything else,
//! and the first answer stands about where it stood on the beat before.

use std::sync::Arc;

use egui::epaint::ClippedShape;
use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, Shape, Vec2};
use rapport::kit::theme::{Style, Theme, ThemeName, dress, install_fonts};
use rapport::play::{Line, RunStart, Seed, Waiting};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, Voice};
use rapport::session::{Command, Env, Purpose, RunId, Session};
use rapport::storage::Library;
use rapport::ui::ConversationView;
use rapport::wording::typographic;

use crate::USUAL;
use crate::apart::check_shapes;

/// From one beat to the next the first answer moves by no more than this, in px.
const FARTHEST: f32 = 120.0;
/// So many plays of each dialogue.
const PLAYS: u64 = 6;

struct Window {
    ctx: Context,
    session: Session,
    view: ConversationView,
    frames: u32,
    zoom: f32,
    size: Vec2,
}

impl Window {
    fn new(scenario: &Arc<Scenario>, seed: Seed, zoom: f32) -> Self {
        let ctx = Context::default();
        install_fonts(&ctx);
        let start = RunStart { seed, ..RunStart::default() };
        let session = Session::begin(Arc::clone(scenario), Rules::newest(), start, Purpose::Practice, &env());
        Self { ctx, session, view: ConversationView::default(), frames: 0, zoom, size: USUAL }
    }

    fn frame(&mut self, events: Vec<Event>) -> Vec<ClippedShape> {
        self.frames += 1;
        let time = Some(f64::from(self.frames) / 60.0);
        let input =
            RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)), time, events, ..RawInput::default() };
        let mut output = self.ctx.run_ui(input, |ui| {
            let style = Style::new(Theme::of(ThemeName::Light), self.zoom, true);
            dress(ui, &style);
            let _ = self.view.show(ui, &style, &self.session, "Robin", false);
        });
        output.textures_delta.clear();
        output.shapes
    }

    /// The scene once it has settled; days and hours that go by before it are gone through.
    fn scene(&mut self, situation: &str) -> Vec<ClippedShape> {
        for _ in 0..6 {
            self.frame(Vec::new());
            let shapes = self.frame(Vec::new());
            check_shapes(&shapes, USUAL, situation);
            if !self.answers().iter().any(|words| place_of(&shapes, words).is_none()) {
                return shapes;
            }
            self.frame(key(Key::Enter));
        }
        panic!("an answer is not drawn ({situation})");
    }

    /// The answers as they are written on the screen.
    fn answers(&self) -> Vec<String> {
        let run = self.session.run();
        let fill = run.transcript().fill("Robin");
        let choices = run.scenario().choices();
        run.open_options().iter().map(|option| typographic(&fill.text(choices[option.choice].spoken.text()))).collect()
    }

    fn choose(&mut self, nth: usize) {
        let run = self.session.run();
        let options = run.open_options();
        let choice = options[nth % options.len()].choice;
        let voice = run.asks_for_voice().then_some(Voice::Steady);
        self.session.apply(Command::Choose { choice, voice }, &env()).unwrap();
        let n_moves = self.session.transcript().exchanges().len();
        self.session.on_saved(self.session.id(), n_moves, true);
    }
}

fn env() -> Env {
    Env { now: jiff::Timestamp::UNIX_EPOCH, seed: Seed::default(), run_id: RunId(1) }
}

/// A key pressed and let go.
fn key(key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    vec![event(true), event(false)]
}

/// Where these words were painted, and what may be seen there.
fn place_of(shapes: &[ClippedShape], words: &str) -> Option<(Rect, Rect)> {
    fn find(shape: &Shape, words: &str) -> Option<Rect> {
        match shape {
            Shape::Vec(shapes) => shapes.iter().find_map(|shape| find(shape, words)),
            Shape::Text(text) if text.galley.text() == words => Some(text.galley.rect.translate(text.pos.to_vec2())),
            _ => None,
        }
    }
    shapes.iter().find_map(|clipped| Some((find(&clipped.shape, words)?, clipped.clip_rect)))
}

/// Somewhere among the answers, another for every play and beat.
fn pick(play: u64, beat: usize) -> usize {
    (play.wrapping_mul(0x9E37_79B9).wrapping_add(beat as u64 * 0x85EB_CA6B) >> 7) as usize % 12
}

fn play(scenario: &Arc<Scenario>, play: u64) {
    let mut window = Window::new(scenario, Seed::from_entropy(play), 1.0);
    let mut stood_at: Option<f32> = None;
    for beat in 0..80 {
        if window.session.run().waiting() != Waiting::Choice {
            let situation = format!("{}, play {play}, the ending", scenario.id());
            window.frame(Vec::new());
            for _ in 0..4 {
                window.frame(key(Key::Space));
            }
            check_shapes(&window.frame(Vec::new()), USUAL, &situation);
            return;
        }
        let situation = format!("{}, play {play}, `{}`", scenario.id(), window.session.run().beat_name());
        let shapes = window.scene(&situation);
        let desk = place_of(&shapes, "Feels heard").map_or(USUAL.y, |(heard, _)| heard.top());
        for words in window.answers() {
            let (place, seen) = place_of(&shapes, &words).unwrap();
            let is_in_sight = seen.contains_rect(place) && place.bottom() < desk && place.top() > 0.0;
            assert!(is_in_sight, "“{words}” at {place:?}, seen in {seen:?}, desk at {desk} ({situation})");
        }
        let first = place_of(&shapes, &window.answers()[0]).unwrap().0.top();
        let moved = stood_at.map_or(0.0, |before| (first - before).abs());
        assert!(moved <= FARTHEST, "the first answer moved by {moved} to {first} ({situation})");
        stood_at = Some(first);
        window.choose(pick(play, beat));
    }
    panic!("{} does not end, play {play}", scenario.id());
}

/// Whether these words were painted, and not all of them.
fn is_cut(shapes: &[ClippedShape], words: &str) -> bool {
    fn find(shape: &Shape, words: &str) -> bool {
        match shape {
            Shape::Vec(shapes) => shapes.iter().any(|shape| find(shape, words)),
            Shape::Text(text) => text.galley.text() == words && text.galley.elided,
            _ => false,
        }
    }
    shapes.iter().any(|clipped| find(&clipped.shape, words))
}

#[test]
fn in_a_small_window_what_is_seen_is_cut_only_where_that_leaves_every_answer_in_sight() {
    for scenario in Library::built_in().playable() {
        for number in 0..PLAYS {
            let mut window = Window::new(scenario, Seed::from_entropy(number), 1.0);
            window.size = Vec2::new(900.0, 600.0);
            for beat in 0..80 {
                if window.session.run().waiting() != Waiting::Choice {
                    break;
                }
                let mut shapes = window.frame(Vec::new());
                for _ in 0..6 {
                    shapes = window.frame(Vec::new());
                    if window.answers().iter().all(|words| place_of(&shapes, words).is_some()) {
                        break;
                    }
                    window.frame(key(Key::Enter));
                }
                let transcript = window.session.transcript();
                let fill = transcript.fill("Robin");
                let lines = match transcript.exchanges().last() {
                    Some(exchange) => transcript.lines_after(exchange, &fill),
                    None => transcript.opening_lines(&fill),
                };
                let cut = lines.into_iter().find_map(|line| match line {
                    Line::Sees(words) if is_cut(&shapes, &typographic(&words)) => Some(words),
                    _ => None,
                });
                if let Some(cut) = cut {
                    let situation = format!("{}, play {number}, `{}`", scenario.id(), window.session.run().beat_name());
                    for words in window.answers() {
                        let (place, seen) = place_of(&shapes, &words).unwrap();
                        assert!(
                            seen.contains_rect(place),
                            "“{cut}” is cut, and “{words}” is not seen all the same ({situation})"
                        );
                    }
                }
                window.choose(pick(number, beat));
            }
        }
    }
}

#[test]
fn on_every_beat_of_every_dialogue_all_answers_are_in_sight_and_keep_their_place() {
    for scenario in Library::built_in().playable() {
        for number in 0..PLAYS {
            play(scenario, number);
        }
    }
}

/// How many answers are wholly in sight.
fn n_in_sight(window: &Window, shapes: &[ClippedShape]) -> usize {
    let places = window.answers().into_iter().filter_map(|words| place_of(shapes, &words));
    places.filter(|(place, seen)| seen.contains_rect(*place)).count()
}

#[test]
fn at_twice_the_size_two_whole_answers_are_in_sight_on_nearly_every_beat_and_one_on_all() {
    let (mut found, mut n_beats) = (Vec::new(), 0);
    for scenario in Library::built_in().playable() {
        for number in 0..PLAYS {
            let mut window = Window::new(scenario, Seed::from_entropy(number), 2.0);
            for beat in 0..80 {
                if window.session.run().waiting() != Waiting::Choice {
                    break;
                }
                // Days that go by are gone through.
                let mut seen = 0;
                for _ in 0..6 {
                    window.frame(Vec::new());
                    let shapes = window.frame(Vec::new());
                    seen = n_in_sight(&window, &shapes);
                    if place_of(&shapes, &window.answers()[0]).is_some() {
                        break;
                    }
                    window.frame(key(Key::Enter));
                }
                n_beats += 1;
                let situation = format!("{}, play {number}, `{}`", scenario.id(), window.session.run().beat_name());
                assert!(seen > 0, "no whole answer ({situation})");
                if seen < window.answers().len().min(2) {
                    found.push(situation);
                }
                window.choose(pick(number, beat));
            }
        }
    }
    // Where somebody says very much, one is all that there is room for.
    assert!(50 * found.len() <= n_beats, "{} of {n_beats} beats:\n{}", found.len(), found.join("\n"));
}

/// The last words of the customer, or of whoever spoke last; what is to be seen where nobody did.
fn last_words(window: &Window) -> String {
    let transcript = window.session.run().transcript();
    let fill = transcript.fill("Robin");
    let lines = match transcript.exchanges().last() {
        Some(exchange) => transcript.lines_after(exchange, &fill),
        None => transcript.opening_lines(&fill),
    };
    let said = |line: &Line| match line {
        Line::Says(words) | Line::SaysToo { words, .. } => Some(typographic(words)),
        _ => None,
    };
    let seen = |line: &Line| if let Line::Sees(words) = line { Some(typographic(words)) } else { None };
    lines.iter().rev().find_map(said).or_else(|| lines.iter().rev().find_map(seen)).unwrap()
}

#[test]
fn while_a_voice_is_asked_for_the_customers_words_stay_in_sight_in_large_text_and_in_a_small_window() {
    let mut n_asked = 0;
    for scenario in Library::built_in().playable() {
        for (size, zoom) in [(USUAL, 2.0), (Vec2::new(900.0, 600.0), 1.0), (Vec2::new(900.0, 600.0), 2.0)] {
            for number in 0..3 {
                let mut window = Window { size, ..Window::new(scenario, Seed::from_entropy(number), zoom) };
                for beat in 0..80 {
                    if window.session.run().waiting() != Waiting::Choice {
                        break;
                    }
                    if window.session.run().asks_for_voice() {
                        let situation = format!("{}, {size}, {zoom}, `{}`", scenario.id(), window.session.run().beat_name());
                        for _ in 0..6 {
                            window.frame(Vec::new());
                            let shapes = window.frame(Vec::new());
                            if place_of(&shapes, &window.answers()[0]).is_some() {
                                break;
                            }
                            window.frame(key(Key::Enter));
                        }
                        window.frame(key(Key::Num1));
                        window.frame(Vec::new());
                        let shapes = window.frame(Vec::new());
                        check_shapes(&shapes, size, &situation);
                        for words in ["Warm", "Steady", "Brisk", "Bright", &last_words(&window)] {
                            let Some((place, seen)) = place_of(&shapes, words) else {
                                panic!("“{words}” is gone ({situation})")
                            };
                            assert!(seen.contains_rect(place), "“{words}” at {place:?} in {seen:?} ({situation})");
                        }
                        n_asked += 1;
                    }
                    window.choose(pick(number, beat));
                }
            }
        }
    }
    assert!(n_asked > 20, "{n_asked}");
}
