//! `rapport cover`: the cover test as a game. The lines of a beat are shown without what the customer says, and somebody picks.

use std::fmt::Write as _;
use std::io::{BufRead, stdin};
use std::sync::Arc;

use clap::Args;

use crate::foresight::{Covered, Detail, Foresight, Policy, Question, Uncovered};
use crate::play::{Drawn, Seed};
use crate::rules::Rules;
use crate::scenario::{ChoiceId, Scenario};
use crate::storage::{Paths, fresh_seed};
use crate::wording::typographic;
use crate::words::common::DEFAULT_NAME;
use crate::words::terminal;
use crate::words::terminal_author as said;

use super::error::{CommandError, Exit};
use super::find::find;
use super::input::{LINE_BYTES, Typed, read_typed};
use super::layout::{first_words, hanging, thousands, wrap};
use super::numbers::parse_seed;
use super::output::print;
use super::player::MOST_SLIPS;
use super::progress::ProgressLine;

#[derive(Debug, Args)]
pub(super) struct CoverArguments {
    /// The id of a dialogue, or the path of a file
    #[arg(value_name = "ID|FILE")]
    what: String,
    /// Ask nothing: print the lines of every beat, to be given to somebody on paper
    #[arg(long)]
    table: bool,
    /// The code or number that decides in which order beats and lines come [default: a new one; 0 with --table]
    #[arg(long, value_name = "CODE|N", allow_negative_numbers = true, value_parser = parse_seed)]
    seed: Option<Seed>,
}

pub(super) fn cover(paths: &Paths, arguments: &CoverArguments) -> Result<Exit, CommandError> {
    let scenario = find(paths, &arguments.what)?;
    let progress = ProgressLine::of(scenario.id());
    let question = Question::of(&scenario);
    let foresight = Foresight::by(progress.means(), Arc::clone(&scenario), Rules::newest(), question);
    let chances = foresight.chances(Policy::Typical, &[], Detail::Outcome);
    let figures = foresight.strongest(&chances.beats, &[]).ok_or(CommandError::TooManyWays)?;
    drop(progress);
    let fresh = || if arguments.table { Seed::default() } else { fresh_seed() };
    let game = Game::new(&scenario, Covered::of(&figures.beats), arguments.seed.unwrap_or_else(fresh));
    if game.beats.is_empty() {
        print(&format!("{}\n", said::NOTHING_TO_COVER))?;
    } else if arguments.table {
        print(&game.table())?;
    } else {
        game.play(&mut stdin().lock())?;
    }
    Ok(Exit::Fine)
}

/// The beats in the order in which they come, each with its lines in that of the session.
struct Game<'s> {
    scenario: &'s Scenario,
    beats: Vec<(Covered, Vec<ChoiceId>)>,
}

impl<'s> Game<'s> {
    fn new(scenario: &'s Scenario, covered: Vec<Covered>, seed: Seed) -> Self {
        let drawn = Drawn::new(scenario, seed);
        let key = |covered: &Covered| format!("cover/{}/{}", seed.number(), scenario.beats()[covered.beat].id);
        let mut beats: Vec<(Covered, Vec<ChoiceId>)> = covered
            .into_iter()
            .map(|covered| {
                let choices: Vec<ChoiceId> = scenario.beats()[covered.beat].choices().collect();
                let order = drawn.order(covered.beat).into_iter().filter_map(|index| choices.get(index).copied());
                let asked = order.filter(|choice| covered.lines.iter().any(|(line, _)| line == choice)).collect();
                (covered, asked)
            })
            .collect();
        // Not in the order of the story: what was said before would tell.
        beats.sort_by_cached_key(|(covered, _)| crate::scenario::fnv1a64(key(covered).as_bytes()));
        Self { scenario, beats }
    }

    fn lines(&self, choices: &[ChoiceId]) -> String {
        let lines = (1..).zip(choices).map(|(number, choice)| {
            let spoken = &self.scenario.choices()[*choice].spoken;
            let text = typographic(&spoken.text().replace("{you}", DEFAULT_NAME));
            let text = if spoken.is_act() { format!("[{text}]") } else { text };
            hanging(&text, &format!("  {number}  "), "     ")
        });
        lines.collect()
    }

    fn table(&self) -> String {
        let mut text = format!("{}\n\n{}", typographic(self.scenario.title()), wrap(said::HOW_TO_COVER, ""));
        for (number, (_, choices)) in (1..).zip(&self.beats) {
            let _ = write!(text, "\n{number}.\n{}", self.lines(choices));
        }
        text
    }

    fn play(&self, input: &mut impl BufRead) -> Result<(), CommandError> {
        print(&format!("{}\n\n{}", typographic(self.scenario.title()), wrap(&said::cover_begins(self.beats.len()), "")))?;
        let mut picks: Vec<(&Covered, ChoiceId)> = Vec::new();
        for (number, (covered, choices)) in (1..).zip(&self.beats) {
            print(&format!("\n{}\n{}", said::of_so_many(number, self.beats.len()), self.lines(choices)))?;
            match ask(choices.len(), input)? {
                Asked::Picked(place) => picks.extend(choices.get(place).map(|choice| (covered, *choice))),
                Asked::Skipped => {}
                Asked::Left => break,
            }
        }
        print(&self.told(&picks))?;
        Ok(())
    }

    fn told(&self, picks: &[(&Covered, ChoiceId)]) -> String {
        let Some(uncovered) = Uncovered::of(picks) else { return format!("\n{}\n", said::NOTHING_PICKED) };
        let Uncovered { asked, best, by_chance, share, random, found } = &uncovered;
        let percent = |share: &f64| (share * 100.0).round() as u32;
        let mut text = format!("\n{}", wrap(&said::uncovered(*best, *asked, *by_chance, percent(share), percent(random)), ""));
        text.push_str(&wrap(if uncovered.can_be_told() { said::CAN_BE_TOLD } else { said::CANNOT_BE_TOLD }, ""));
        if !found.is_empty() {
            let _ = write!(text, "\n{}\n", said::FOUND_AT);
        }
        for beat in found {
            let (beat, pick) = (&self.scenario.beats()[*beat], picks.iter().find(|(covered, _)| covered.beat == *beat));
            let words = pick.map(|(_, choice)| self.scenario.choices()[*choice].spoken.text()).unwrap_or_default();
            let _ = writeln!(text, "  {}: {}", beat.id, first_words(&typographic(words), 60));
        }
        text
    }
}

enum Asked {
    /// The place of a line, from 0.
    Picked(usize),
    Skipped,
    Left,
}

fn ask(n: usize, input: &mut impl BufRead) -> Result<Asked, CommandError> {
    for _ in 0..MOST_SLIPS {
        print("> ")?;
        let hint = match read_typed(input) {
            Typed::Number(number) if (1..=n).contains(&number) => return Ok(Asked::Picked(number - 1)),
            Typed::Nothing => return Ok(Asked::Skipped),
            Typed::Quit | Typed::End => return Ok(Asked::Left),
            Typed::Failed(error) => return Err(CommandError::Input(error)),
            Typed::Number(number) => terminal::no_such_answer(number, n),
            Typed::TooLong => terminal::line_is_too_long(&thousands(LINE_BYTES)),
            Typed::NotText => terminal::LINE_IS_NO_TEXT.to_owned(),
            Typed::Keys | Typed::Other(_) => terminal::answer_or_skip(n),
        };
        print(&format!("{hint}\n"))?;
    }
    Ok(Asked::Left)
}
