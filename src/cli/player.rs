//! The terminal player: the same run as in the window, by keyboard and in plain text.

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use crate::debrief::{Debrief, Feeling, Guess, SelfView};
use crate::foresight::{Foresight, Question};
use crate::play::{Run, Transcript, Waiting};
use crate::scenario::Voice;
use crate::words;

use super::conversation::{listed, scene, standing, stuck, title};
use super::debrief_text;
use super::error::{CommandError, Exit};
use super::input::{Typed, read_typed};
use super::layout::hanging;
use super::output::{Unwritten, write_to};

/// Lines in a row that answer nothing, after which nobody is taken to be there.
const MOST_SLIPS: usize = 1_000;

/// Someone at a terminal.
pub(super) struct Player<R, W> {
    input: R,
    output: W,
}

/// Why a talk stops before its end.
#[derive(Debug, thiserror::Error)]
enum Stop {
    /// The person left, or the input ended.
    #[error("the talk was left")]
    Left,
    #[error("what is typed cannot be read: {0}")]
    Unreadable(io::Error),
    #[error(transparent)]
    Unwritten(#[from] Unwritten),
}

/// What came of a question that may be skipped.
enum Reply {
    /// The answer, from 0.
    Chosen(usize),
    Skipped,
}

impl<R: BufRead, W: Write> Player<R, W> {
    pub(super) fn new(input: R, output: W) -> Self {
        Self { input, output }
    }

    /// Plays a run to its end, or until the person leaves or nothing more can be written.
    pub(super) fn play(&mut self, mut run: Run) -> Result<Exit, CommandError> {
        match self.talk(&mut run) {
            Ok(()) => {}
            Err(Stop::Unwritten(unwritten)) => return Err(unwritten.into()),
            Err(Stop::Left) => {
                self.leave(&run)?;
                return Ok(Exit::Fine);
            }
            Err(Stop::Unreadable(error)) => {
                self.leave(&run)?;
                return Err(CommandError::Input(error));
            }
        }
        let debrief = whole_debrief(run.transcript());
        let mut view = SelfView::default();
        let asked = self.ask_first(&debrief, &mut view);
        if let Err(Stop::Unwritten(unwritten)) = asked {
            return Err(unwritten.into());
        }
        self.say(&debrief_text::debrief(&debrief))?;
        self.say(&debrief_text::you_first(&debrief, &view))?;
        if let Err(Stop::Unreadable(error)) = asked { Err(CommandError::Input(error)) } else { Ok(Exit::Fine) }
    }

    fn talk(&mut self, run: &mut Run) -> Result<(), Stop> {
        let fill = run.transcript().fill(words::common::DEFAULT_NAME);
        self.say(&title(run.transcript(), &fill))?;
        self.say(&scene(run.transcript(), None, &fill))?;
        loop {
            match run.waiting() {
                Waiting::Ended(_) => return Ok(()),
                Waiting::Stuck => return Ok(self.say(&stuck(run))?),
                Waiting::Choice => {}
            }
            let options = run.open_options();
            self.say(&standing(run.transcript(), &fill))?;
            self.say(&listed(run.transcript(), &options, &fill))?;
            let chosen = self.ask(options.len())?;
            let Some(option) = options.get(chosen - 1) else { continue };
            let voice = if run.asks_for_voice() { Some(self.ask_voice()?) } else { None };
            if let Err(error) = run.choose(option.choice, voice) {
                self.say(&format!("{error}\n"))?;
                continue;
            }
            self.say(&scene(run.transcript(), run.transcript().exchanges().len().checked_sub(1), &fill))?;
        }
    }

    /// You first: three questions before anything is told. An empty line skips one; leaving skips all that are left.
    fn ask_first(&mut self, debrief: &Debrief, view: &mut SelfView) -> Result<(), Stop> {
        if debrief.exchanges.is_empty() {
            return Ok(());
        }
        self.say(&format!("\n{}\n", words::conversation::TALK_IS_OVER))?;
        self.say(&format!("{}\n", words::terminal::ENTER_SKIPS))?;
        let feelings = Feeling::ALL.map(|feeling| words::debrief::you_first::feeling(feeling).to_owned());
        if let Reply::Chosen(index) = self.ask_one(words::debrief::you_first::HOW_DO_YOU_FEEL, &feelings)? {
            view.feeling = Feeling::ALL.get(index).copied();
        }
        let mut lines: Vec<String> = debrief.exchanges.iter().map(|told| told.you_said.clone()).collect();
        lines.push(words::debrief::you_first::IT_DID_NOT.to_owned());
        if let Reply::Chosen(index) = self.ask_one(words::debrief::you_first::WHERE_DID_IT_TURN, &lines)? {
            view.turned = Some(if index < debrief.exchanges.len() { Guess::At(index) } else { Guess::ItDidNot });
        }
        let fates = debrief.fates_to_guess();
        let words = words::debrief::you_first::fates_to_guess(debrief).map(str::to_owned);
        if let Reply::Chosen(index) = self.ask_one(&words::debrief::you_first::what_do_they_say(&debrief.customer), &words)? {
            view.tonight = fates.get(index).copied();
        }
        Ok(())
    }

    /// One of some answers, or none.
    fn ask_one(&mut self, question: &str, answers: &[String]) -> Result<Reply, Stop> {
        self.say(&format!("\n{question}\n"))?;
        for (number, answer) in (1..).zip(answers) {
            self.say(&hanging(answer, &format!("  {number:>2}  "), "      "))?;
        }
        for _ in 0..MOST_SLIPS {
            self.say("> ")?;
            match self.read()? {
                Typed::Number(number) if (1..=answers.len()).contains(&number) => return Ok(Reply::Chosen(number - 1)),
                Typed::Nothing => return Ok(Reply::Skipped),
                Typed::Quit => return Err(Stop::Left),
                slip => {
                    self.say(&format!("{}Type a number from 1 to {}, or nothing to skip it.\n", said_of(&slip), answers.len()))?;
                }
            }
        }
        Err(Stop::Left)
    }

    /// A number from 1 to `n`.
    fn ask(&mut self, n: usize) -> Result<usize, Stop> {
        for _ in 0..MOST_SLIPS {
            self.say("> ")?;
            let again = match self.read()? {
                Typed::Number(number) if (1..=n).contains(&number) => return Ok(number),
                Typed::Quit => return Err(Stop::Left),
                Typed::Keys => format!("1 to {n} chooses, q leaves.\n"),
                Typed::Number(number) => format!("There is no {number}; it goes from 1 to {n}.\n"),
                slip => format!("{}Type a number from 1 to {n}, or q to leave.\n", said_of(&slip)),
            };
            self.say(&again)?;
        }
        Err(Stop::Left)
    }

    fn ask_voice(&mut self) -> Result<Voice, Stop> {
        let voices: Vec<String> = Voice::ALL.iter().zip(1..).map(|(voice, number)| format!("{number} {voice}")).collect();
        self.say(&format!("\n  {}   {}\n", words::conversation::IN_WHICH_VOICE, voices.join("   ")))?;
        let chosen = self.ask(Voice::ALL.len())?;
        Voice::ALL.get(chosen - 1).copied().ok_or(Stop::Left)
    }

    fn read(&mut self) -> Result<Typed, Stop> {
        match read_typed(&mut self.input) {
            Typed::End => Err(Stop::Left),
            Typed::Failed(error) => Err(Stop::Unreadable(error)),
            typed => Ok(typed),
        }
    }

    fn leave(&mut self, run: &Run) -> Result<(), Unwritten> {
        self.say(&format!("\nYou left. To look at it again: rapport replay '{}'\n", run.transcript().run_line()))
    }

    fn say(&mut self, text: &str) -> Result<(), Unwritten> {
        write_to(&mut self.output, text)
    }
}

/// What is to be known about a line that answers nothing, before it is asked for again.
fn said_of(slip: &Typed) -> &'static str {
    match slip {
        Typed::NotText => "That line is not UTF-8 text. ",
        Typed::TooLong => "That line is too long; what came after its first 4,096 bytes was passed over. ",
        _ => "",
    }
}

/// The debrief with what foresight says. Who plays with a start mood of their own is looked for among the usual starts and theirs.
pub(super) fn whole_debrief(transcript: &Transcript) -> Debrief {
    let scenario = transcript.scenario();
    let mut question = Question::of(scenario);
    if !question.starts.contains(&transcript.start()) {
        question.starts.push(transcript.start());
    }
    let foresight = Foresight::new(Arc::clone(scenario), transcript.rules(), question);
    Debrief::new(transcript, words::common::DEFAULT_NAME).with_analysis(transcript, &foresight, words::common::DEFAULT_NAME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::{RunStart, Seed};
    use crate::rules::Rules;
    use crate::scenario::load;
    use crate::source::SourceText;

    fn play(typed: &str) -> String {
        let loaded = load(SourceText::new("u", include_str!("../../dialogues/blue_umbrella.ron")), "u");
        let mut output = Vec::new();
        let run = Run::new(loaded.scenario.unwrap(), Rules::newest(), RunStart { seed: Seed::default(), ..RunStart::default() });
        let exit = Player::new(typed.as_bytes(), &mut output).play(run).unwrap();
        assert_eq!(exit, Exit::Fine);
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn numbers_lead_to_the_debrief_and_slips_are_asked_again() {
        let text = play("9\nhm\n\n?\n1\n1\n1\n1\n1\n");
        assert!(text.contains("There is no 9; it goes from 1 to 2."), "{text}");
        assert!(text.contains("1 to 2 chooses, q leaves."));
        assert!(text.contains("Tonight: "), "{text}");
    }

    #[test]
    fn leaving_or_an_input_that_ends_gives_the_run_line() {
        assert!(play("q\n").contains("rapport replay 'blue_umbrella "));
        assert!(play("1\n").contains("rapport replay 'blue_umbrella ") || play("1\n").contains("Tonight: "));
    }
}
