//! The terminal player: the same run as in the window, by keyboard and in plain text.

use std::io::{BufRead, Write};

use crate::debrief::{Debrief, Guess, SelfView};
use crate::play::{Fill, Line, Offered, Run, Transcript, Waiting};
use crate::scenario::Voice;
use crate::wording::typographic;
use crate::words;

use super::layout::{hanging, wrap};
use super::runs::whole_debrief;
use super::{Exit, debrief_text};

/// Someone at a terminal.
pub(super) struct Player<R, W> {
    input: R,
    output: W,
}

/// What was typed.
enum Typed {
    Number(usize),
    Quit,
    Keys,
    /// An empty line.
    Nothing,
    Other,
}

/// What came of a question that may be skipped.
enum Reply {
    /// The answer, from 0.
    Chosen(usize),
    Skipped,
    /// The person left, or the input ended: nothing more is asked.
    Gone,
}

impl<R: BufRead, W: Write> Player<R, W> {
    pub(super) fn new(input: R, output: W) -> Self {
        Self { input, output }
    }

    /// Plays a run to its end, or until the person leaves. A reader that went away ends it quietly.
    pub(super) fn play(&mut self, mut run: Run) -> Exit {
        let fill = run.transcript().fill(words::common::DEFAULT_NAME);
        self.say(&title(run.transcript(), &fill));
        self.say(&scene(run.transcript(), None, &fill));
        loop {
            match run.waiting() {
                Waiting::Ended(_) => break,
                Waiting::Stuck => {
                    self.say(&stuck(&run));
                    break;
                }
                Waiting::Choice => {}
            }
            let options = run.open_options();
            self.say(&standing(run.transcript(), &fill));
            self.say(&listed(run.transcript(), &options, &fill));
            let Some(chosen) = self.ask(options.len()) else { return self.leave(&run) };
            let Some(option) = options.get(chosen - 1) else { continue };
            let voice = if run.asks_for_voice() {
                let Some(voice) = self.ask_voice() else { return self.leave(&run) };
                Some(voice)
            } else {
                None
            };
            if let Err(error) = run.choose(option.choice, voice) {
                self.say(&format!("{error}\n"));
                continue;
            }
            self.say(&scene(run.transcript(), run.transcript().exchanges().len().checked_sub(1), &fill));
        }
        let debrief = whole_debrief(run.transcript());
        let answers = self.ask_first(&debrief);
        self.say(&debrief_text::debrief(&debrief));
        self.say(&debrief_text::you_first(&debrief, &answers));
        Exit::Fine
    }

    /// You first: three questions before anything is told. An empty line skips one; the end of the input skips all.
    fn ask_first(&mut self, debrief: &Debrief) -> SelfView {
        let mut answers = SelfView::default();
        if debrief.exchanges.is_empty() {
            return answers;
        }
        self.say(&format!("\n{}\n", words::conversation::TALK_IS_OVER));
        self.say(&format!("{}\n", words::terminal::ENTER_SKIPS));
        let feelings = words::debrief::you_first::FEELINGS.map(|(words, _)| words.to_owned());
        match self.ask_one(words::debrief::you_first::HOW_DO_YOU_FEEL, &feelings) {
            Reply::Chosen(index) => answers.feeling = Some(index),
            Reply::Skipped => {}
            Reply::Gone => return answers,
        }
        let mut lines: Vec<String> = debrief.exchanges.iter().map(|told| told.you_said.clone()).collect();
        lines.push(words::debrief::you_first::IT_DID_NOT.to_owned());
        match self.ask_one(words::debrief::you_first::WHERE_DID_IT_TURN, &lines) {
            Reply::Chosen(index) if index < debrief.exchanges.len() => answers.turned = Some(Guess::At(index)),
            Reply::Chosen(_) => answers.turned = Some(Guess::ItDidNot),
            Reply::Skipped => {}
            Reply::Gone => return answers,
        }
        let fates = debrief.fates_to_guess();
        let words = fates.map(|(row, column)| debrief.account.fate.words(row, column).to_owned());
        if let Reply::Chosen(index) = self.ask_one(&words::debrief::you_first::what_do_they_say(&debrief.customer), &words) {
            answers.tonight = fates.get(index).copied();
        }
        answers
    }

    /// One of some answers, or none.
    fn ask_one(&mut self, question: &str, answers: &[String]) -> Reply {
        self.say(&format!("\n{question}\n"));
        for (number, answer) in (1..).zip(answers) {
            self.say(&hanging(answer, &format!("  {number:>2}  "), "      "));
        }
        loop {
            self.say("> ");
            match self.read() {
                Some(Typed::Number(number)) if (1..=answers.len()).contains(&number) => return Reply::Chosen(number - 1),
                Some(Typed::Nothing) => return Reply::Skipped,
                Some(Typed::Quit) | None => return Reply::Gone,
                Some(_) => self.say(&format!("Type a number from 1 to {}, or nothing to skip it.\n", answers.len())),
            }
        }
    }

    /// A number from 1 to `n`; `None` where the person leaves or the input ends.
    fn ask(&mut self, n: usize) -> Option<usize> {
        loop {
            self.say("> ");
            match self.read()? {
                Typed::Number(number) if (1..=n).contains(&number) => return Some(number),
                Typed::Quit => return None,
                Typed::Keys => self.say(&format!("1 to {n} chooses, q leaves.\n")),
                Typed::Number(number) => self.say(&format!("There is no {number}; it goes from 1 to {n}.\n")),
                Typed::Nothing | Typed::Other => self.say(&format!("Type a number from 1 to {n}, or q to leave.\n")),
            }
        }
    }

    fn ask_voice(&mut self) -> Option<Voice> {
        let voices: Vec<String> = Voice::ALL.iter().zip(1..).map(|(voice, number)| format!("{number} {voice}")).collect();
        self.say(&format!("\n  {}   {}\n", words::conversation::IN_WHICH_VOICE, voices.join("   ")));
        let chosen = self.ask(Voice::ALL.len())?;
        Voice::ALL.get(chosen - 1).copied()
    }

    fn read(&mut self) -> Option<Typed> {
        let mut line = String::new();
        match self.input.read_line(&mut line) {
            Ok(0) | Err(_) => None,
            Ok(_) => Some(match line.trim() {
                "" => Typed::Nothing,
                "q" | "Q" | "quit" | "exit" => Typed::Quit,
                "?" | "h" | "help" => Typed::Keys,
                other => other.parse().map_or_else(|_| Typed::Other, Typed::Number),
            }),
        }
    }

    fn leave(&mut self, run: &Run) -> Exit {
        self.say(&format!("\nYou left. To look at it again: rapport replay '{}'\n", run.transcript().run_line()));
        Exit::Fine
    }

    fn say(&mut self, text: &str) {
        let _ = self.output.write_all(text.as_bytes()).and_then(|()| self.output.flush());
    }
}

/// A whole run as it would have been seen.
pub(super) fn print_conversation(transcript: &Transcript, you: &str) -> String {
    let fill = transcript.fill(you);
    let mut text = title(transcript, &fill);
    text.push_str(&scene(transcript, None, &fill));
    for (index, exchange) in transcript.exchanges().iter().enumerate() {
        let spoken = transcript.spoken(exchange);
        let words = typographic(&fill.text(spoken.text()));
        let voice = exchange.chosen.voice.map_or_else(String::new, |voice| format!(" ({})", voice.name().to_lowercase()));
        let you = if spoken.is_act() { format!("[{words}]") } else { words };
        text.push('\n');
        text.push_str(&hanging(&format!("{you}{voice}"), "    > ", "      "));
        text.push_str(&scene(transcript, Some(index), &fill));
    }
    text
}

fn title(transcript: &Transcript, fill: &Fill) -> String {
    let scenario = transcript.scenario();
    let mut text = format!("{}\n{}\n", scenario.title(), "=".repeat(scenario.title().chars().count()));
    for part in [scenario.care(), scenario.setting(), scenario.brief()].into_iter().flatten() {
        text.push_str(&wrap(&typographic(&fill.text(part)), ""));
    }
    let code = transcript.seed();
    text.push_str(&format!("Session code {code}\n"));
    text
}

/// What is seen and heard before the first choice (`None`), or after an exchange.
fn scene(transcript: &Transcript, exchange: Option<usize>, fill: &Fill) -> String {
    let lines = match exchange.and_then(|index| transcript.exchanges().get(index)) {
        Some(exchange) => transcript.lines_after(exchange, fill),
        None => transcript.opening_lines(fill),
    };
    let mut text = String::new();
    for line in lines {
        text.push('\n');
        text.push_str(&match line {
            Line::Days(days) => wrap(&words::common::days_later(days), ""),
            Line::Sees(seen) => wrap(&format!("({})", typographic(&seen)), "  "),
            Line::Event(event) => wrap(&format!("[{}]", typographic(&event)), "  "),
            Line::Says(said) => wrap(&typographic(&said), "  "),
            Line::LetMeFinish => wrap(words::common::LET_ME_FINISH, "  "),
        });
    }
    text
}

/// Who they are now: mood in words, and what they have told.
fn standing(transcript: &Transcript, fill: &Fill) -> String {
    let state = transcript.state();
    let scenario = transcript.scenario();
    let face = {
        let customer = scenario.customer();
        let word = words::common::mood_word(customer.pronoun, transcript.rules().mood_word(state.mood()));
        words::common::face(&customer.name, &word)
    };
    let mut text = format!("\n-- {face}. {}", words::conversation::heard_pips(state.heard()));
    if let Some(time) = transcript.clock().last().copied().flatten() {
        text.push_str(&format!(". {time}"));
    }
    text.push('\n');
    let told = |text: &str| typographic(&fill.text(text));
    let facts: Vec<String> = state.facts().iter().map(|fact| told(&scenario.facts()[fact].text)).collect();
    if !facts.is_empty() {
        text.push_str(&hanging(&format!("{}: {}", words::conversation::NOTEBOOK, facts.join(" ")), "-- ", "   "));
    }
    let promised = scenario.promises().enumerate().filter(|(id, _)| state.promise(*id).binds());
    let promised: Vec<String> = promised.map(|(_, promise)| told(&promise.text)).collect();
    if !promised.is_empty() {
        text.push_str(&hanging(&format!("{}: {}.", words::conversation::PROMISES, promised.join("; ")), "-- ", "   "));
    }
    text
}

/// The options by their place on the screen. The number in the file would give away what the author wrote first.
fn listed(transcript: &Transcript, options: &[Offered], fill: &Fill) -> String {
    let mut text = String::from("\n");
    for (number, option) in (1..).zip(options) {
        let spoken = &transcript.scenario().choices()[option.choice].spoken;
        let words = typographic(&fill.text(spoken.text()));
        let words = if spoken.is_act() { format!("[{words}]") } else { words };
        text.push_str(&hanging(&words, &format!("  {number}  "), "     "));
    }
    text
}

/// That the talk cannot go on, and what each option at that beat asks for.
pub(super) fn stuck(run: &Run) -> String {
    let mut text = format!("\n{}\n", words::conversation::STUCK);
    for option in run.offered() {
        if let Some(condition) = option.closed_by {
            let needs = run.scenario().condition_text(condition);
            text.push_str(&format!("  `{}`, option {}: needs {needs}\n", run.beat_name(), option.number));
        }
    }
    text
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
        let exit = Player::new(typed.as_bytes(), &mut output).play(run);
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
