//! `rapport group`: which customer a room is to meet, and a rehearsal with a room that is made up.

use std::fmt::Write as _;

use crate::foresight::{Foresight, Question};
use crate::group::{GroupDebrief, GroupRow, GroupSession, MadeUpGroup, Setup, SortedBy, WayOfVoting, proposed_votes};
use crate::rules::Rules;
use crate::storage::{Paths, env};
use crate::words::group as said;

use super::arguments::{CountsFormat, GroupArguments};
use super::error::{CommandError, Exit};
use super::find::find;
use super::output::print;
use super::progress::ProgressLine;

/// The id of the scenario that is meant, which can be played.
pub(super) fn meant(paths: &Paths, arguments: &GroupArguments) -> Result<String, CommandError> {
    Ok(find(paths, &arguments.what)?.id().to_owned())
}

/// Plays a whole session with a made-up room, and prints what came of it.
pub(super) fn rehearse(paths: &Paths, arguments: &GroupArguments) -> Result<Exit, CommandError> {
    let scenario = find(paths, &arguments.what)?;
    let progress = ProgressLine::of(scenario.id());
    let rules = Rules::newest();
    let question = Question::of(&scenario);
    let foresight = Foresight::by(progress.means(), scenario, rules, question);
    let (votes_at, n_votes) = proposed_votes(&foresight);
    let setup = Setup::new(arguments.people, WayOfVoting::default()).voting_at(votes_at, n_votes);
    let env = env();
    let code = arguments.seed.unwrap_or(env.seed);
    let mut session = GroupSession::begin(foresight.scenario().clone(), rules, setup, code, &env);
    MadeUpGroup::new(code).rehearse(&mut session, &env, Some(&foresight));
    let room = session.group();
    let printed = match arguments.format {
        CountsFormat::Csv => room.counts(Some(&foresight)).csv(),
        CountsFormat::Ron => room.counts(Some(&foresight)).ron(),
        CountsFormat::Text => {
            let people = said::people_and_code(room.setup().people(), room.setup().n_tables(), &code.to_string());
            format!("{}\n{people}\n\n{}", room.scenario().title(), told(&room.debrief(Some(&foresight))))
        }
    };
    drop(progress);
    print(&printed)?;
    Ok(Exit::Fine)
}

/// The session as a table, how it ended, and the questions to the line that split the room most.
fn told(debrief: &GroupDebrief) -> String {
    let mut text = String::new();
    for row in &debrief.rows {
        let _ = writeln!(text, "{:>2}. {}", row.exchange + 1, row_words(row));
    }
    if let Some(ending) = &debrief.ending {
        let _ = writeln!(text, "\n{}\n{}", ending.title, ending.says.as_deref().unwrap_or_default());
    }
    for view in SortedBy::ALL {
        let raised = debrief.sorted(view).into_iter().filter(|row| row.is_of(view));
        let numbers: Vec<String> = raised.map(|row| (row.exchange + 1).to_string()).collect();
        let title = view.title();
        let _ = writeln!(text, "\n{title}: {}", if numbers.is_empty() { "\u{2013}".to_owned() } else { numbers.join(", ") });
    }
    let split = debrief.sorted(SortedBy::MostSplit).into_iter().find(|row| !row.first.is_empty());
    if let Some(row) = split {
        let _ = writeln!(text, "\n{} {}:", said::ASK_THEM, row.exchange + 1);
        for prompt in &row.prompts {
            let _ = writeln!(text, "  {}: {}", prompt.kind.title(), prompt.text);
        }
    }
    text
}

/// "ring  5-1-5-1  9-0-2-1  A  (66)": the votes, the letter of the line, and its outlook in percent.
fn row_words(row: &GroupRow) -> String {
    let votes = |votes: &[usize]| votes.iter().map(ToString::to_string).collect::<Vec<_>>().join("-");
    let first = if row.first.is_empty() { said::QUICK.to_owned() } else { votes(&row.first) };
    let last = row.last.as_deref().map(votes).unwrap_or_default();
    let outlook = row.outlooks.get(row.played).copied().flatten().map(|outlook| (outlook * 100.0).round());
    let outlook = outlook.map_or_else(String::new, |outlook| format!("({outlook}%)"));
    let below = row.below().map(|below| (below * 100.0).round()).filter(|below| *below >= 1.0);
    let below = below.map_or_else(String::new, |below| format!(" \u{2212}{below}"));
    format!("{:<14} {first:<12} {last:<12} {} {outlook}{below}", row.beat, row.letter())
}

#[cfg(test)]
mod tests {
    use super::super::{Asked, Opening, run};
    use crate::play::Seed;

    #[test]
    fn a_code_that_stands_on_paper_goes_to_the_start_page() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path().display().to_string();
        let opening = |more: &[&str]| {
            let words = [&["rapport", "--home", home.as_str(), "group", "blue_umbrella"][..], more].concat();
            match run(words.into_iter().map(Into::into)) {
                Asked::Window(_, opening) => opening,
                Asked::Done(exit) => panic!("{exit:?}"),
            }
        };
        let room = |code| Opening::Group { scenario: "blue_umbrella".to_owned(), code };
        assert_eq!(opening(&[]), room(None));
        let code = Seed::try_from(4_711).unwrap();
        assert_eq!(opening(&["--seed", &code.to_string()]), room(Some(code)));
    }
}
