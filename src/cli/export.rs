//! `rapport export`: documents written to a file. What is there already stays, unless `--force` says otherwise.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::export::{Pack, pack_html};
use crate::foresight::{Foresight, Question};
use crate::group::{Setup, WayOfVoting, proposed_votes};
use crate::play::Seed;
use crate::rules::Rules;
use crate::source::visible;
use crate::storage::{Paths, fresh_seed};
use crate::words::paper::sheets as said;

use super::document::write;
use super::error::{CommandError, Exit};
use super::export_session::{SessionArguments, session};
use super::find::find;
use super::numbers::{parse_people, parse_seed};
use super::output::print;
use super::progress::ProgressLine;

#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    #[command(subcommand)]
    what: Export,
}

#[derive(Debug, Subcommand)]
enum Export {
    /// The handouts for a group session, as a page that a browser prints: plan, ballots, role cards, observer sheets, keys, script
    Pack(PackArguments),
    /// The counts and the outcome of a session, without a name; those of several groups side by side
    Session(SessionArguments),
}

#[derive(Debug, Args)]
struct PackArguments {
    /// The id of a dialogue, or the path of a file
    #[arg(value_name = "ID|FILE")]
    what: String,
    /// The file that is written: pack.html
    #[arg(value_name = "OUT")]
    out: PathBuf,
    /// How many people are in the group
    #[arg(long, value_name = "N", default_value_t = 12, allow_negative_numbers = true, value_parser = parse_people)]
    people: u8,
    /// The session code (X8E-AWX) or number that decides all that is drawn, as the letters of the lines [default: a new one]
    #[arg(long, value_name = "CODE|N", allow_negative_numbers = true, value_parser = parse_seed)]
    seed: Option<Seed>,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
}

pub(super) fn export(paths: &Paths, arguments: &ExportArguments) -> Result<Exit, CommandError> {
    match &arguments.what {
        Export::Pack(arguments) => pack(paths, arguments),
        Export::Session(arguments) => session(paths, arguments),
    }
}

fn pack(paths: &Paths, arguments: &PackArguments) -> Result<Exit, CommandError> {
    let scenario = find(paths, &arguments.what)?;
    let progress = ProgressLine::of(scenario.id());
    let question = Question::of(&scenario);
    let foresight = Foresight::by(progress.means(), scenario, Rules::newest(), question);
    let (votes_at, n_votes) = proposed_votes(&foresight);
    let setup = Setup::new(arguments.people, WayOfVoting::Cards).voting_at(votes_at, n_votes);
    let code = arguments.seed.unwrap_or_else(fresh_seed);
    let pack = Pack::of(foresight.scenario(), &setup, code, Some(&foresight));
    drop(progress);
    write(&arguments.out, &pack_html(&pack), arguments.force)?;
    let path = visible(&arguments.out.display().to_string()).into_owned();
    print(&format!("{}\n", said::written(&path, pack.n_sheets(), &pack.code)))?;
    Ok(Exit::Fine)
}
