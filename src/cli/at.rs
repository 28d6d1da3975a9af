//! `rapport play --at`: an author plays from a beat, with whatever state is given, back and forward.

use std::io::{BufReader, Write};
use std::sync::Arc;

use crate::author::{Begins, Change, Changed, GivenByName, Place, Play, Standing, beat_named, changes, road_to};
use crate::foresight::{Foresight, Question};
use crate::format::meant;
use crate::play::{Run, Waiting};
use crate::rules::Rules;
use crate::scenario::{Scenario, Voice};
use crate::storage::{Paths, env};
use crate::words;

use super::arguments::{AtArguments, Format, MoveList, PlayArguments};
use super::conversation::{scene, stuck};
use super::error::{CommandError, Exit};
use super::find::find;
use super::input::Typed;
use super::json;
use super::layout::hanging;
use super::listen::{Listener, Signal};
use super::output::{Unwritten, print, write_to};
use super::player::MOST_SLIPS;
use super::progress::ProgressLine;
use super::why::why;

/// Plays from a beat: the moves that are given, or at the keyboard.
pub(super) fn play_at(paths: &Paths, beat: &str, arguments: &PlayArguments) -> Result<Exit, CommandError> {
    let PlayArguments { what, moves, format, why, at, .. } = arguments;
    let scenario = find(paths, what)?;
    let given = given(at);
    given.within(&scenario)?;
    let is_given = given != GivenByName::default();
    let mut play = begin(&scenario, beat, given, arguments)?;
    if *format == Format::Json || moves.is_some() {
        for (number, played) in (1..).zip(moves.iter().flat_map(|MoveList(moves)| moves)) {
            let refused = |error| CommandError::Move { number, played: *played, error };
            let run = play.run();
            let choice = run.scenario().choice_by_number(run.transcript().state().beat(), played.number);
            let not_here = || crate::play::PlayError::NotHere { beat: run.beat_name(), open: run.open_numbers() };
            let choice = choice.ok_or_else(|| refused(not_here()))?;
            play.choose(choice, played.voice, &env()).map_err(refused)?;
        }
        match format {
            Format::Json => print(&json::run(play.run().transcript(), None))?,
            Format::Text => print(&whole(play.run(), *why))?,
        }
        return Ok(Exit::Fine);
    }
    let listener =
        Listener::to(BufReader::new(std::io::stdin())).and_then(Listener::with_signals).map_err(CommandError::Input)?;
    let output = std::io::stdout().lock();
    let mut player = AtPlayer { listener, output, play, with_why: *why, is_given };
    match player.talk() {
        Ok(()) => Ok(Exit::Fine),
        Err(Stop::Signal(signal)) => {
            // Nobody may be left to be told; the exit code says it too.
            let _ = player.say(&format!("\n{}\n", words::terminal::YOU_LEFT_AT));
            Ok(Exit::Signal(signal.0))
        }
        Err(Stop::Unwritten(unwritten)) => Err(unwritten.into()),
        Err(Stop::Unreadable(error)) => Err(CommandError::Input(error)),
    }
}

fn given(at: &AtArguments) -> GivenByName {
    let AtArguments { mood, trust, heard, learned, promised, did, .. } = at.clone();
    GivenByName { mood, trust, heard, learned, promised, did }
}

/// Stands at the beat as the shortest way there leaves it, but for what is given.
fn begin(scenario: &Arc<Scenario>, beat: &str, given: GivenByName, arguments: &PlayArguments) -> Result<Play, CommandError> {
    if beat_named(scenario, beat).is_none() {
        let known = scenario.beats().iter().map(|beat| beat.id.as_str());
        let all = || words::terminal::there_are(&known.clone().collect::<Vec<_>>().join(", "));
        let hint = meant(beat, known.clone(), all);
        return Err(CommandError::NoBeat { beat: beat.to_owned(), hint });
    }
    let rules = arguments.rules.unwrap_or_else(Rules::newest);
    let mut question = Question::of(scenario);
    for start in &mut question.starts {
        start.mood = arguments.start_mood.or(start.mood);
    }
    if let Some(wanted) = arguments.temperament {
        question.starts.retain(|start| start.temperament == wanted);
        if question.starts.is_empty() {
            question.starts.push(crate::rules::Start { temperament: wanted, mood: arguments.start_mood, carried: false });
        }
    }
    let progress = ProgressLine::of(scenario.id());
    let foresight = Foresight::by(progress.means(), Arc::clone(scenario), rules, question);
    drop(progress);
    let road = road_to(&foresight, beat);
    let begins = Begins {
        seed: arguments.seed.unwrap_or_default(),
        temperament: arguments.temperament.or(road.as_ref().map(|road| road.temperament)),
        mood: arguments.start_mood,
        rules,
    };
    let road = road.map(|road| road.moves).unwrap_or_default();
    let place = Place { beat: Some(beat.to_owned()), road, given, begins_there: true };
    Ok(Play::begin(scenario, begins, &place, &env()))
}

/// Everything from the beat on.
fn whole(run: &Run, with_why: bool) -> String {
    let transcript = run.transcript();
    let fill = transcript.fill(words::common::DEFAULT_NAME);
    let mut text = scene(transcript, None, &fill);
    for index in 0..transcript.exchanges().len() {
        text.push_str(&line(run, index, with_why));
    }
    text.push_str(&ended(run));
    text
}

/// One exchange: what was said, what came of it, and on demand every number that it moved.
fn line(run: &Run, index: usize, with_why: bool) -> String {
    let transcript = run.transcript();
    let fill = transcript.fill(words::common::DEFAULT_NAME);
    let Some(exchange) = transcript.exchanges().get(index) else { return String::new() };
    let spoken = transcript.spoken(exchange);
    let said = crate::wording::typographic(&fill.text(spoken.text()));
    let said = if spoken.is_act() { format!("[{said}]") } else { said };
    let mut text = format!("\n{}", hanging(&said, "    > ", "      "));
    text.push_str(&scene(transcript, Some(index), &fill));
    if with_why {
        text.push('\n');
        text.push_str(&why(transcript, exchange));
        for change in changes(transcript, exchange) {
            text.push_str(&changed(run, &change));
        }
    }
    text
}

/// "trust +1 -> +3", and what became of promises, facts and deeds.
fn changed(run: &Run, change: &Change) -> String {
    let scenario = run.scenario();
    let what = match change.of {
        Changed::Mood => words::why::of(crate::play::Moved::Mood),
        Changed::Trust => words::why::of(crate::play::Moved::Trust),
        Changed::Heard => words::why::of(crate::play::Moved::Heard),
        Changed::WordCredit => words::author::KIND_WORDS,
        Changed::Promise(id) => &scenario.promises()[id].id,
        Changed::Fact(id) => &scenario.facts()[id].id,
        Changed::Deed(id) => &scenario.deeds()[id].id,
    };
    let stood = |standing| match standing {
        Standing::Number(number) if change.of == Changed::Heard || change.of == Changed::WordCredit => number.to_string(),
        Standing::Number(number) => words::grammar::signed(number),
        Standing::Promise(state) => words::author::promise_state(state).to_owned(),
        Standing::Is(is) => words::author::is_so(matches!(change.of, Changed::Fact(_)), is).to_owned(),
    };
    hanging(&format!("{what}: {} -> {}", stood(change.before), stood(change.after)), "      . ", "        ")
}

fn ended(run: &Run) -> String {
    match (run.waiting(), run.transcript().ending_words()) {
        (Waiting::Ended(_), Some(ending)) => format!("\n{}\n", ending.title),
        (Waiting::Stuck, _) => stuck(run),
        _ => String::new(),
    }
}

/// Why it stops.
enum Stop {
    Signal(Signal),
    Unwritten(Unwritten),
    Unreadable(std::io::Error),
}

impl From<Unwritten> for Stop {
    fn from(unwritten: Unwritten) -> Self {
        Self::Unwritten(unwritten)
    }
}

/// An author at a terminal.
struct AtPlayer<W> {
    listener: Listener<()>,
    output: W,
    play: Play,
    with_why: bool,
    /// Whether something was said about how it stands where it begins.
    is_given: bool,
}

impl<W: Write> AtPlayer<W> {
    fn say(&mut self, text: &str) -> Result<(), Stop> {
        Ok(write_to(&mut self.output, text)?)
    }

    fn talk(&mut self) -> Result<(), Stop> {
        let fill = self.play.run().transcript().fill(words::common::DEFAULT_NAME);
        let first = scene(self.play.run().transcript(), None, &fill);
        let begins = words::author::begins_at(&self.play.run().beat_name(), self.is_given);
        let keys = words::author::keys(self.play.run().offered().len());
        self.say(&format!("{}{}{first}", hanging(&begins, "", ""), hanging(&keys, "", "")))?;
        loop {
            let shown = self.options();
            self.say(&shown)?;
            let Some(number) = self.ask()? else { return Ok(()) };
            self.choose(number)?;
        }
    }

    /// How it stands in numbers, and every option by its number in the file, closed ones with what was false.
    fn options(&self) -> String {
        let run = self.play.run();
        let (scenario, state) = (run.scenario(), run.transcript().state());
        let fill = run.transcript().fill(words::common::DEFAULT_NAME);
        let mut text = format!("\n-- {}\n{}", words::author::numbers(state.mood(), state.trust(), state.heard()), ended(run));
        let mut offered = run.offered();
        if offered.is_empty() {
            text.push_str(&hanging(&words::author::keys(0), "", ""));
        }
        offered.sort_by_key(|option| option.number);
        for option in offered {
            let spoken = &scenario.choices()[option.choice].spoken;
            let said = crate::wording::typographic(&fill.text(spoken.text()));
            let said = if spoken.is_act() { format!("[{said}]") } else { said };
            text.push_str(&hanging(&said, &format!("  {}  ", option.number), "     "));
            if let Some(condition) = &option.closed_by {
                let unmet = words::author::unmet(scenario, state, condition);
                let told = words::author::closed_option(&scenario.condition_text(condition), &unmet);
                text.push_str(&hanging(&told, "     x ", "       "));
            }
        }
        text
    }

    /// The number of an option; `None` where the author leaves.
    fn ask(&mut self) -> Result<Option<usize>, Stop> {
        for _ in 0..MOST_SLIPS {
            self.say("> ")?;
            match self.listener.line().map_err(Stop::Signal)? {
                Typed::Number(number) => return Ok(Some(number)),
                Typed::Quit | Typed::End => return Ok(None),
                Typed::Failed(error) => return Err(Stop::Unreadable(error)),
                Typed::Other(word) if matches!(word.as_str(), "b" | "back") => {
                    if !self.play.step_back(&env()) {
                        self.say(&format!("{}\n", words::author::NOTHING_BEFORE))?;
                    }
                    let shown = self.options();
                    self.say(&shown)?;
                }
                Typed::Other(word) if matches!(word.as_str(), "f" | "forward") => {
                    if self.play.step_forward(&env()) {
                        self.tell_last()?;
                    } else {
                        self.say(&format!("{}\n", words::author::NOTHING_AFTER))?;
                    }
                    let shown = self.options();
                    self.say(&shown)?;
                }
                _ => {
                    let n = self.play.run().offered().len();
                    self.say(&format!("{}\n", words::author::keys(n)))?;
                }
            }
        }
        Ok(None)
    }

    fn choose(&mut self, number: usize) -> Result<(), Stop> {
        let run = self.play.run();
        let Some(option) = run.offered().into_iter().find(|option| option.number == number) else {
            let n = run.offered().len();
            return self.say(&format!("{}\n", words::author::keys(n)));
        };
        let voice = if run.asks_for_voice() {
            let Some(voice) = self.ask_voice()? else { return Ok(()) };
            Some(voice)
        } else {
            None
        };
        match self.play.choose(option.choice, voice, &env()) {
            Ok(()) => self.tell_last(),
            Err(error) => self.say(&format!("{error}\n")),
        }
    }

    fn tell_last(&mut self) -> Result<(), Stop> {
        let told = self.play.n_moves().checked_sub(1).map(|last| line(self.play.run(), last, self.with_why));
        self.say(&told.unwrap_or_default())
    }

    fn ask_voice(&mut self) -> Result<Option<Voice>, Stop> {
        let voices: Vec<String> = Voice::ALL.iter().zip(1..).map(|(voice, number)| format!("{number} {voice}")).collect();
        self.say(&format!("\n  {}   {}\n", words::conversation::HOW_DO_YOU_SAY_IT, voices.join("   ")))?;
        Ok(self.ask()?.and_then(|number| Voice::ALL.get(number.checked_sub(1)?).copied()))
    }
}
