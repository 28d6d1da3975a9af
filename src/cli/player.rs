//! The terminal player: the same conversation as in the window, by keyboard and in plain text.

use std::io::{self, Write};
use std::sync::Arc;

use crate::debrief::Debrief;
use crate::foresight::Foresight;
use crate::play::{PlayError, Transcript, Waiting};
use crate::scenario::Voice;
use crate::session::{Command, Saving, Session, question};
use crate::storage::env;
use crate::words;
use crate::words::to_type::ToType;

use super::conversation::{listed, print_conversation, scene, standing, stuck, title};
use super::error::{CommandError, Exit};
use super::input::{LINE_BYTES, Typed};
use super::layout::{hanging, thousands};
use super::listen::{Listener, Signal};
use super::output::{Unwritten, write_to};
use super::progress::ProgressLine;
use super::saving::Saver;
use super::why::why;

/// Lines in a row that answer nothing, after which nobody is taken to be there.
pub(super) const MOST_SLIPS: usize = 1_000;

/// Someone at a terminal.
pub(super) struct Player<W> {
    pub(super) listener: Listener<Debrief>,
    saver: Saver,
    output: W,
    /// Whether somebody sees what is said: nobody is asked anything in a debrief that is written to a file or another program.
    pub(super) is_seen: bool,
    /// Whether the arithmetic is told under each exchange.
    with_why: bool,
    /// How a command is worded that finds this conversation again.
    pub(super) to_type: ToType,
}

/// Why a conversation stops before its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum Stop {
    /// The person left, or the input ended.
    #[error("the conversation was left")]
    Left,
    #[error("signal {}", .0.0)]
    Signal(Signal),
    #[error("what is typed cannot be read: {0}")]
    Unreadable(io::Error),
    #[error(transparent)]
    Unwritten(#[from] Unwritten),
}

impl From<Signal> for Stop {
    fn from(signal: Signal) -> Self {
        Self::Signal(signal)
    }
}

/// Why a command was not carried out.
pub(super) enum Refused {
    Move(PlayError),
    Stop(Stop),
}

impl<W: Write> Player<W> {
    pub(super) fn new(listener: Listener<Debrief>, saver: Saver, output: W, (is_seen, with_why): (bool, bool)) -> Self {
        Self { listener, saver, output, is_seen, with_why, to_type: ToType::default() }
    }

    /// The same, with commands worded so.
    pub(super) fn for_commands(self, to_type: ToType) -> Self {
        Self { to_type, ..self }
    }

    /// Plays a conversation to its end and tells the debrief, or until the person leaves or nothing more can be written.
    /// `what` is how it was asked for; `first` is said before everything else.
    pub(super) fn play(&mut self, mut session: Session, what: &str, first: &[String]) -> Result<Exit, CommandError> {
        let asked = self.whole(&mut session, first);
        match asked {
            Ok(()) => Ok(Exit::Fine),
            Err(Stop::Unwritten(unwritten)) => Err(unwritten.into()),
            Err(Stop::Left) => {
                self.leave(&session, what)?;
                Ok(Exit::Fine)
            }
            Err(Stop::Unreadable(error)) => {
                self.leave(&session, what)?;
                Err(CommandError::Input(error))
            }
            Err(Stop::Signal(signal)) => {
                // A terminal that was closed takes no more words.
                let _ = self.leave(&session, what);
                Ok(Exit::Signal(signal.0))
            }
        }
    }

    fn whole(&mut self, session: &mut Session, first: &[String]) -> Result<(), Stop> {
        for line in first {
            self.say(&hanging(line, "", ""))?;
        }
        loop {
            self.talk(session)?;
            match self.debrief(session)? {
                Some(exchange) => self.carry_out(session, Command::PlayFrom(exchange))?,
                None => return Ok(()),
            }
        }
    }

    fn talk(&mut self, session: &mut Session) -> Result<(), Stop> {
        let fill = session.transcript().fill(words::common::DEFAULT_NAME);
        if session.transcript().exchanges().is_empty() {
            self.say(&title(session.transcript(), &fill))?;
            self.say(&scene(session.transcript(), None, &fill))?;
        } else {
            self.say(&print_conversation(session.transcript(), words::common::DEFAULT_NAME, self.with_why))?;
        }
        loop {
            match session.run().waiting() {
                Waiting::Ended(_) => return Ok(()),
                Waiting::Stuck => return Ok(self.say(&stuck(session.run()))?),
                Waiting::Choice => {}
            }
            let options = session.run().open_options();
            self.say(&standing(session.transcript(), &fill))?;
            self.say(&listed(session.transcript(), &options, &fill))?;
            let chosen = self.ask(options.len())?;
            let Some(option) = options.get(chosen - 1) else { continue };
            let voice = if session.run().asks_for_voice() { Some(self.ask_voice()?) } else { None };
            match self.command(session, Command::Choose { choice: option.choice, voice }) {
                Ok(()) => {}
                Err(Refused::Move(error)) => {
                    self.say(&format!("{error}\n"))?;
                    continue;
                }
                Err(Refused::Stop(stop)) => return Err(stop),
            }
            let transcript = session.transcript();
            self.say(&scene(transcript, transcript.exchanges().len().checked_sub(1), &fill))?;
            if let Some(exchange) = transcript.exchanges().last().filter(|_| self.with_why) {
                self.say(&format!("\n{}", why(transcript, exchange)))?;
            }
        }
    }

    /// Carries out a command, and goes on once what it brought about is known to be kept or not.
    fn command(&mut self, session: &mut Session, command: Command) -> Result<(), Refused> {
        let Self { listener, saver, output, .. } = self;
        let effects = session.apply(command, &env()).map_err(Refused::Move)?;
        let kept = saver.keep(session, effects, || listener.signal(), |text| write_to(output, text));
        match kept {
            Ok(Ok(())) => Ok(()),
            Ok(Err(signal)) => Err(Refused::Stop(Stop::Signal(signal))),
            Err(unwritten) => Err(Refused::Stop(Stop::Unwritten(unwritten))),
        }
    }

    /// The same for what cannot be refused.
    pub(super) fn carry_out(&mut self, session: &mut Session, command: Command) -> Result<(), Stop> {
        match self.command(session, command) {
            Ok(()) | Err(Refused::Move(_)) => Ok(()),
            Err(Refused::Stop(stop)) => Err(stop),
        }
    }

    /// A number from 1 to `n`.
    fn ask(&mut self, n: usize) -> Result<usize, Stop> {
        for _ in 0..MOST_SLIPS {
            self.say("> ")?;
            let again = match self.read()? {
                Typed::Number(number) if (1..=n).contains(&number) => return Ok(number),
                Typed::Quit => return Err(Stop::Left),
                Typed::Keys => words::terminal::keys(n),
                Typed::Number(number) => words::terminal::no_such_answer(number, n),
                slip => format!("{}{}", said_of(&slip), words::terminal::answer_or_leave(n)),
            };
            self.say(&format!("{again}\n"))?;
        }
        Err(Stop::Left)
    }

    fn ask_voice(&mut self) -> Result<Voice, Stop> {
        let voices: Vec<String> = Voice::ALL.iter().zip(1..).map(|(voice, number)| format!("{number} {voice}")).collect();
        self.say(&format!("\n  {}   {}\n", words::conversation::HOW_DO_YOU_SAY_IT, voices.join("   ")))?;
        let chosen = self.ask(Voice::ALL.len())?;
        Voice::ALL.get(chosen - 1).copied().ok_or(Stop::Left)
    }

    pub(super) fn read(&mut self) -> Result<Typed, Stop> {
        match self.listener.line()? {
            Typed::End => Err(Stop::Left),
            Typed::Failed(error) => Err(Stop::Unreadable(error)),
            typed => Ok(typed),
        }
    }

    /// What is said to somebody who leaves: that the conversation waits, where it does, and how to look at it again.
    fn leave(&mut self, session: &Session, what: &str) -> Result<(), Unwritten> {
        let is_saved = session.saving() == Saving::Saved && !session.transcript().exchanges().is_empty();
        self.say("\n")?;
        if is_saved && session.run().waiting() == Waiting::Choice {
            self.say(&format!("{}\n", words::terminal::waits(what, &self.to_type)))?;
        }
        self.say(&format!("{}\n", words::terminal::you_left(&session.transcript().run_line().to_string(), &self.to_type)))
    }

    pub(super) fn say(&mut self, text: &str) -> Result<(), Unwritten> {
        write_to(&mut self.output, text)
    }
}

/// What is to be known about a line that answers nothing, before it is asked for again.
pub(super) fn said_of(slip: &Typed) -> String {
    match slip {
        Typed::NotText => format!("{} ", words::terminal::LINE_IS_NO_TEXT),
        Typed::TooLong => format!("{} ", words::terminal::line_is_too_long(&thousands(LINE_BYTES))),
        _ => String::new(),
    }
}

/// The debrief with what foresight says.
pub(super) fn whole_debrief(transcript: &Transcript) -> Debrief {
    Debrief::new(transcript, words::common::DEFAULT_NAME).with_analysis(
        transcript,
        &foresight(transcript),
        words::common::DEFAULT_NAME,
    )
}

/// What can come of the scenario of a run.
pub(super) fn foresight(transcript: &Transcript) -> Foresight {
    let progress = ProgressLine::of(transcript.scenario().id());
    Foresight::by(progress.means(), Arc::clone(transcript.scenario()), transcript.rules(), question(transcript))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::{RunStart, Seed};
    use crate::rules::Rules;
    use crate::scenario::load;
    use crate::session::Purpose;
    use crate::source::SourceText;
    use crate::storage::Store;

    fn play(typed: &str) -> String {
        play_seen(typed, false)
    }

    fn play_seen(typed: &str, is_seen: bool) -> String {
        let loaded = load(SourceText::new("u", include_str!("../../dialogues/blue_umbrella.ron")), "u");
        let mut output = Vec::new();
        let start = RunStart { seed: Seed::default(), ..RunStart::default() };
        let session = Session::begin(loaded.scenario.unwrap(), Rules::newest(), start, Purpose::Practice, &env());
        let listener = Listener::to(std::io::Cursor::new(typed.to_owned())).unwrap();
        let exit =
            Player::new(listener, Saver::new(Store::nowhere()), &mut output, (is_seen, false)).play(session, "u", &[]).unwrap();
        assert_eq!(exit, Exit::Fine);
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn numbers_lead_to_the_debrief_and_slips_are_asked_again() {
        let text = play("9\nhm\n\n?\n1\n1\n1\n1\n1\n");
        assert!(text.contains("There\u{2019}s no 9 here. Type a number from 1 to 2."), "{text}");
        assert!(text.contains("Type 1 to 2 to choose, q to leave."));
        assert!(text.contains("What you promised"), "{text}");
    }

    #[test]
    fn leaving_or_an_input_that_ends_gives_the_run_line() {
        assert!(play("q\n").contains("rapport replay 'blue_umbrella "));
        assert!(play("1\n").contains("rapport replay 'blue_umbrella ") || play("1\n").contains("What you promised"));
    }

    #[test]
    fn enter_alone_leads_from_the_ending_to_the_plan_in_four_presses() {
        let text = play_seen("1\n1\n\n\n\n\n\n", true);
        let asked: Vec<&str> = text.split("\n> ").collect();
        let [_, _, ending, view, which, moment, plan, end] = asked.as_slice() else { panic!("{}: {text}", asked.len()) };
        assert!(ending.contains(words::terminal::ENTER_GOES_ON), "{ending}");
        assert!(view.contains(words::debrief::your_view::HOW_WAS_THAT), "{view}");
        assert!(which.contains(words::debrief::your_view::WHICH_MOMENT), "{which}");
        assert!(moment.contains(words::debrief::road::WHY_THERE), "{moment}");
        assert!(
            plan.contains("To watch this again in a terminal: rapport replay 'blue_umbrella ") && plan.contains("  curve "),
            "{plan}"
        );
        assert_eq!(*end, "", "Enter leaves");
    }
}
