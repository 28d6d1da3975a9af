//! The command line: what can be asked for, and how each part of it is read.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::check::Settings;
use crate::foresight::Policy;
use crate::format::nearest;
use crate::play::{PlayedMove, RunLineError, Seed, parse_moves};
use crate::rules::Rules;
use crate::scenario::Temperament;
use crate::source::{is_forbidden, odd_sign, visible};
use crate::words::terminal;

use super::cover::CoverArguments;
use super::export::ExportArguments;
use super::new::NewArguments;
use super::numbers::{Quoting, parse_heard, parse_people, parse_points, parse_runs, parse_seed, parse_states};
use super::script::ScriptArguments;

/// A flight simulator for conversations with customers. Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "rapport", version, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) folders: Folders,
    /// Open a file on the author's bench: it is read again whenever it is saved
    #[arg(long, value_name = "FILE")]
    pub(super) open: Option<PathBuf>,
    /// With `--open`, play from this beat
    #[arg(long, value_name = "BEAT", requires = "open")]
    pub(super) at: Option<String>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Clone, Debug, Args)]
pub(super) struct Folders {
    /// The folder for your own dialogues and everything that is saved, in place of the usual one
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) home: Option<PathBuf>,
    /// A further folder of dialogues
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) dialogues: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Play in the terminal
    Play(PlayArguments),
    /// Read dialogues and print what is found in them
    Check(CheckArguments),
    /// Say what a code of the check means, with examples, or a word of the format
    Explain(ExplainArguments),
    /// Play a run again from its run line
    Replay(ReplayArguments),
    /// List your saved conversations, newest first, or delete them
    Runs(RunsArguments),
    /// Work out how a dialogue plays, and whether it can be guessed by length, politeness, sympathy or mood
    Robots(RobotsArguments),
    /// Print every beat with its ways on and how likely each is, or draw it
    Map(MapArguments),
    /// Begin a dialogue of your own: write a commented one in which the check finds nothing
    New(NewArguments),
    /// Guess the best line of each beat without what the customer says, to see whether it can be guessed
    Cover(CoverArguments),
    /// Print every line of a dialogue by beat, with word counts and reading minutes, or as a page to print
    Script(ScriptArguments),
    /// Say what changed between two versions of a dialogue: how it ends, whether it can be guessed, what still plays
    Compare(CompareArguments),
    /// Meet a customer with a group: the window opens with its start page
    Group(GroupArguments),
    /// Write a document to a file: the handouts for a group session
    Export(ExportArguments),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Text,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct PlayArguments {
    /// The id of a dialogue, or the path of a file
    #[arg(value_name = "ID|FILE")]
    pub(super) what: String,
    /// The session code (X8E-AWX) or number that decides all that is drawn [default: a new one; 0 with --moves]
    #[arg(long, value_name = "CODE|N", allow_negative_numbers = true, value_parser = parse_seed)]
    pub(super) seed: Option<Seed>,
    /// Who the customer is today [default: drawn]
    #[arg(long, value_name = "T", value_parser = parse_temperament)]
    pub(super) temperament: Option<Temperament>,
    /// The mood the customer starts with, temperament already in it, -10 to 10
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = parse_points)]
    pub(super) start_mood: Option<i8>,
    /// Play these moves and print the debrief: option numbers as written in the file, a voice after a colon (1,3:Steady,2)
    #[arg(long, value_name = "LIST", allow_negative_numbers = true, value_parser = parse_move_list)]
    pub(super) moves: Option<MoveList>,
    /// Start again, even if a conversation is waiting
    #[arg(long, conflicts_with = "moves")]
    pub(super) new: bool,
    /// Save nothing of it
    #[arg(long)]
    pub(super) unkept: bool,
    #[command(flatten)]
    pub(super) at: AtArguments,
    /// Under each exchange, print what moved mood, trust and heard, and by which rule
    #[arg(long)]
    pub(super) why: bool,
    /// The version of the rules to play by [default: the newest]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = parse_rules)]
    pub(super) rules: Option<&'static Rules>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// From where an author plays, and with what state.
#[derive(Clone, Debug, Args)]
pub(super) struct AtArguments {
    /// Begin at this beat, as the shortest way there leaves it; then b steps back, f forward, and nothing is saved
    #[arg(id = "at_beat", long = "at", value_name = "BEAT", conflicts_with = "new")]
    pub(super) beat: Option<String>,
    /// With `--at`, the mood there, -10 to 10
    #[arg(long, value_name = "N", requires = "at_beat", allow_negative_numbers = true, value_parser = parse_points)]
    pub(super) mood: Option<i8>,
    /// With `--at`, the trust there, -10 to 10
    #[arg(long, value_name = "N", requires = "at_beat", allow_negative_numbers = true, value_parser = parse_points)]
    pub(super) trust: Option<i8>,
    /// With `--at`, how heard they feel there, 0 to 3
    #[arg(long, value_name = "N", requires = "at_beat", allow_negative_numbers = true, value_parser = parse_heard)]
    pub(super) heard: Option<u8>,
    /// With `--at`, facts that are learned there (a,b)
    #[arg(long, value_name = "FACTS", requires = "at_beat", value_delimiter = ',')]
    pub(super) learned: Vec<String>,
    /// With `--at`, promises that are open there
    #[arg(long, value_name = "PROMISES", requires = "at_beat", value_delimiter = ',')]
    pub(super) promised: Vec<String>,
    /// With `--at`, deeds that are done there
    #[arg(long, value_name = "DEEDS", requires = "at_beat", value_delimiter = ',')]
    pub(super) did: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Ids, files, or folders with dialogues [default: everything in the library]
    #[arg(value_name = "ID|PATH")]
    pub(super) what: Vec<OsString>,
    /// The most states to look at in each; with fewer than there are, what is said is bounded and not proved
    #[arg(long, value_name = "N", default_value_t = Settings::default().states, allow_negative_numbers = true, value_parser = parse_states)]
    pub(super) states: usize,
    /// The version of the rules to play by [default: the newest]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = parse_rules)]
    pub(super) rules: Option<&'static Rules>,
    /// Write down where the plays recorded beside each file come to now, and add the shortest way to every other ending
    #[arg(long)]
    pub(super) bless: bool,
    /// With `--bless`, a run line in quotation marks, to be recorded too
    #[arg(long, value_name = "LINE", requires = "bless")]
    pub(super) play: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// A code, as in `unknown-target`, a field, a condition, a near-miss or a skill [default: a list of them all]
    #[arg(value_name = "WORD")]
    pub(super) word: Option<String>,
    /// All of them, which is what is told where no word is given
    #[arg(long, conflicts_with = "word")]
    pub(super) all: bool,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct ReplayArguments {
    /// A run line, or the path of a file with one somewhere in it, such as a mail [default: what comes in on standard input]
    #[arg(value_name = "LINE|FILE")]
    pub(super) line: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct RunsArguments {
    /// Delete the conversation with this run line, or all of them, for good
    #[arg(long, value_name = "LINE|all")]
    pub(super) delete: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct RobotsArguments {
    /// The id of a dialogue, or the path of a file
    #[arg(value_name = "ID|FILE")]
    pub(super) what: String,
    /// Print so many run lines instead, as somebody plays, under the newest rules
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = parse_runs)]
    pub(super) runs: Option<u32>,
    /// With `--runs`, who plays: typical, random, longest, shortest, polite, sympathetic or mood-chaser
    #[arg(long, value_name = "POLICY", requires = "runs", default_value = "typical", value_parser = parse_policy)]
    pub(super) policy: Policy,
    /// With `--runs`, the session code or number of the first run; each later one has the next [default: 0]
    #[arg(long, value_name = "CODE|N", requires = "runs", allow_negative_numbers = true, value_parser = parse_seed)]
    pub(super) seed: Option<Seed>,
    /// Print every beat with its chance, and every option with its outlook and its words
    #[arg(long)]
    pub(super) beats: bool,
    /// The most states to explore before figures are sampled instead [default: 2000000]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = parse_states)]
    pub(super) states: Option<usize>,
    /// The version of the rules to play by [default: the newest]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = parse_rules)]
    pub(super) rules: Option<&'static Rules>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct MapArguments {
    /// The id of a dialogue, or the path of a file
    #[arg(value_name = "ID|FILE")]
    pub(super) what: String,
    /// Print a picture in SVG, which any browser shows: rapport map ID --svg > map.svg
    #[arg(long, conflicts_with = "dot")]
    pub(super) svg: bool,
    /// Print a drawing in DOT, for Graphviz: rapport map ID --dot | dot -Tsvg > map.svg
    #[arg(long)]
    pub(super) dot: bool,
    /// The most states to explore before chances are sampled instead [default: 2000000]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = parse_states)]
    pub(super) states: Option<usize>,
}

#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    /// The version before: the id of a dialogue, or the path of a file
    #[arg(value_name = "OLD")]
    pub(super) old: String,
    /// The version after
    #[arg(value_name = "NEW")]
    pub(super) new: String,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct GroupArguments {
    /// The id of a dialogue
    #[arg(value_name = "ID")]
    pub(super) what: String,
    /// Let a made-up group play a whole session, and print how it voted and how it ended
    #[arg(long)]
    pub(super) rehearse: bool,
    /// With `--rehearse`, how many people are in the group
    #[arg(long, value_name = "N", requires = "rehearse", default_value_t = 12, allow_negative_numbers = true, value_parser = parse_people)]
    pub(super) people: u8,
    /// The session code (X8E-AWX) or number that decides all that is drawn, as it is printed on the handouts [default: that of the last
    /// session; with `--rehearse` a new one]
    #[arg(long, value_name = "CODE|N", allow_negative_numbers = true, value_parser = parse_seed)]
    pub(super) seed: Option<Seed>,
    /// With `--rehearse`, how it is printed: text, csv or ron
    #[arg(long, value_enum, requires = "rehearse", default_value_t)]
    pub(super) format: CountsFormat,
}

/// How the counts of a session are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum CountsFormat {
    #[default]
    Text,
    Csv,
    Ron,
}

/// A list of moves as one argument.
#[derive(Clone, Debug)]
pub(super) struct MoveList(pub(super) Vec<PlayedMove>);

/// No customer is like that.
#[derive(Debug, thiserror::Error)]
#[error("{hint}")]
struct TemperamentError {
    hint: String,
}

fn parse_rules(written: &str) -> Result<&'static Rules, String> {
    let known = || Rules::all().map(|rules| rules.number().to_string()).collect::<Vec<_>>().join(", ");
    let rules = written.parse().ok().and_then(Rules::of);
    rules.ok_or_else(|| terminal::no_such_rules(&known()))
}

/// Nobody plays like that.
#[derive(Debug, thiserror::Error)]
#[error("it is one of {known}")]
struct PolicyError {
    known: String,
}

fn parse_policy(text: &str) -> Result<Policy, PolicyError> {
    let known = || Policy::all().map(Policy::name).collect::<Vec<_>>().join(", ");
    Policy::all().find(|policy| policy.name() == text).ok_or_else(|| PolicyError { known: known() })
}

fn parse_temperament(text: &str) -> Result<Temperament, TemperamentError> {
    let names = || Temperament::ALL.iter().map(|temperament| temperament.name());
    Temperament::from_typed(text).ok_or_else(|| TemperamentError {
        hint: nearest(text, names()).map_or_else(
            || format!("it is one of {}", names().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        ),
    })
}

fn parse_move_list(text: &str) -> Result<MoveList, Quoting<RunLineError>> {
    parse_moves(text).map(MoveList).map_err(Quoting)
}

/// What is wrong with the command line, or the help that was asked for, as text: every argument that it quotes is made visible.
pub(super) fn explained(mut error: clap::Error) -> String {
    let mut quoted = Vec::new();
    let mut is_hostile = false;
    let mut is_told_to_hide = false;
    let mut odd = Vec::new();
    let mut shown = |text: &str| {
        is_hostile |= text.chars().any(is_forbidden);
        odd.extend(odd_sign(text));
        visible(text).into_owned()
    };
    for (kind, value) in error.context() {
        match value {
            ContextValue::String(text) => quoted.push((kind, ContextValue::String(shown(text)))),
            ContextValue::Strings(texts) => {
                quoted.push((kind, ContextValue::Strings(texts.iter().map(|text| shown(text)).collect())));
            }
            // Nobody means a value by what begins with a hyphen and is no number.
            ContextValue::StyledStrs(texts) if kind == ContextKind::Suggested => {
                is_told_to_hide = texts.iter().any(|text| text.to_string().contains("-- -"));
            }
            _ => {}
        }
    }
    for (kind, value) in quoted {
        error.insert(kind, value);
    }
    if is_hostile || is_told_to_hide {
        // The advice repeats the argument in a text of its own.
        error.remove(ContextKind::Suggested);
    }
    let mut text = error.render().to_string();
    if let Some(odd) = odd.first() {
        text.push_str(&terminal::note(odd));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_negative_start_mood_is_a_number_and_not_an_option() {
        let arguments = ["rapport", "play", "x", "--start-mood", "-5", "--moves", "1,3:Steady", "--seed", "000-012"];
        let Some(Command::Play(play)) = Arguments::try_parse_from(arguments).unwrap().command else { panic!() };
        assert_eq!((play.start_mood, play.seed.map(Seed::number)), (Some(-5), Some(1)));
        assert_eq!(play.moves.unwrap().0.len(), 2);
    }

    #[test]
    fn a_number_that_does_not_fit_is_answered_with_those_that_do() {
        for (arguments, expected) in [
            (["play", "x", "--start-mood", "x"], "a whole number from -10 to 10"),
            (["play", "x", "--start-mood", "1.5"], "a whole number from -10 to 10"),
            (["play", "x", "--start-mood", "-11"], "a whole number from -10 to 10"),
            (["check", "x", "--states", "x"], "a whole number from 0 to "),
            (["check", "x", "--states", "-1"], "a whole number from 0 to "),
            (["map", "x", "--states", "1e3"], "a whole number from 0 to "),
            (["robots", "x", "--states", ""], "a whole number from 0 to "),
            (["robots", "x", "--runs", "-1"], "a whole number from 0 to 4294967295"),
            (["play", "x", "--seed", "-1"], "a number from 0 to 33554431"),
            (["play", "x", "--rules", "-1"], "there are these versions of the rules: 1, 2"),
            (["play", "x", "--moves", "-1"], "expected a move such as `2`"),
        ] {
            let text = explained(Arguments::try_parse_from([["rapport"].as_slice(), &arguments].concat()).unwrap_err());
            assert!(
                text.contains(expected) && !text.contains("tip:") && !text.contains("invalid digit"),
                "{arguments:?}: {text}"
            );
        }
        for arguments in [
            ["play", "x", "--at", "b", "--mood", "1.5"],
            ["play", "x", "--at", "b", "--heard", "-1"],
            ["group", "x", "--rehearse", "--people", "-4", "--format=text"],
            ["export", "pack", "x", "y.html", "--people", "41"],
        ] {
            let text = explained(Arguments::try_parse_from([["rapport"].as_slice(), &arguments].concat()).unwrap_err());
            assert!(text.contains("a whole number from ") && !text.contains("tip:"), "{arguments:?}: {text}");
        }
        let text = explained(Arguments::try_parse_from(["rapport", "play", "x", "--seed", "-x"]).unwrap_err());
        assert!(!text.contains("tip:"), "{text}");
        let moods = Arguments::try_parse_from(["rapport", "play", "x", "--start-mood", "\u{2212}5"]).unwrap();
        assert!(matches!(moods.command, Some(Command::Play(PlayArguments { start_mood: Some(-5), .. }))));
    }

    #[test]
    fn a_sign_in_an_argument_that_cannot_be_seen_is_named() {
        for arguments in [["rapport", "pl\u{430}y"], ["rapport", "--home\u{a0}"], ["rapport", "\u{2003}check"]] {
            let text = explained(Arguments::try_parse_from(arguments).unwrap_err());
            assert!(text.contains("U+0430") || text.contains("U+00A0") || text.contains("U+2003"), "{text}");
        }
    }

    #[test]
    fn a_temperament_may_be_typed_in_any_case() {
        assert_eq!(parse_temperament("fiery").unwrap(), Temperament::Fiery);
        assert_eq!(parse_temperament("EASYGOING").unwrap(), Temperament::Easygoing);
        assert_eq!(parse_temperament("chaty").unwrap_err().to_string(), "did you mean `Chatty`?");
        assert!(parse_temperament("sunny today").unwrap_err().to_string().starts_with("it is one of Easygoing, "));
    }

    #[test]
    fn an_argument_that_is_quoted_cannot_forge_a_line() {
        for arguments in [["rapport", "pl\nrapport: fine"], ["rapport", "--x\nrapport: fine"], ["rapport", "--seed\u{1b}[31m=1"]]
        {
            let text = explained(Arguments::try_parse_from(arguments).unwrap_err());
            assert!(!text.contains("\nrapport: fine") && !text.contains('\u{1b}'), "{text}");
        }
        for (option, value) in
            [("--seed", "\u{1b}[31m\nrapport: fine"), ("--temperament", "F\nrapport: fine"), ("--moves", "1\n,\n2x\u{7}")]
        {
            let text = explained(Arguments::try_parse_from(["rapport", "play", "x", option, value]).unwrap_err());
            assert!(!text.contains("\nrapport: fine") && !text.chars().any(|sign| sign != '\n' && is_forbidden(sign)), "{text}");
        }
    }
}
