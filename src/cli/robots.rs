//! `rapport robots`: how a scenario plays, and whether it can be guessed, as a table for authors and as JSON.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::foresight::{Chances, Detail, Foresight, Question, Robot, RobotFigures, Robots, Strongest, drawn_run};
use crate::play::Seed;
use crate::rules::Rules;
use crate::scenario::{EndingKind, Scenario};
use crate::storage::Paths;
use crate::wording::{Measures, PhraseBook};
use crate::words;

use super::arguments::{Format, RobotsArguments};
use super::error::{CommandError, Exit};
use super::find::find;
use super::json;
use super::layout::{first_words, hanging, padded, thousands};
use super::output::print;
use super::progress::{ProgressLine, bound};
use super::robots_report::{RobotsReport, share_of};

/// So many beats are named of each robot.
const MOST_WEIGHED: usize = 4;

pub(super) fn robots(paths: &Paths, arguments: &RobotsArguments) -> Result<Exit, CommandError> {
    let scenario = find(paths, &arguments.what)?;
    if let Some(n_runs) = arguments.runs {
        return runs(&scenario, n_runs, arguments);
    }
    let mut question = Question::of(&scenario);
    question.n_states = arguments.states.unwrap_or(question.n_states);
    let measures = PhraseBook::built_in().measure_options(&scenario);
    let progress = ProgressLine::of(scenario.id());
    let foresight = Foresight::by(progress.means(), scenario, arguments.rules.unwrap_or_else(Rules::newest), question);
    let needs_beats = arguments.beats || arguments.format == Format::Json;
    let detail = if needs_beats { Detail::Beats } else { Detail::Outcome };
    let robots = foresight.robots(&measures, detail);
    let strongest = foresight.strongest(&robots.typical.beats, &measures);
    let report = RobotsReport { foresight, measures, robots, strongest };
    drop(progress);
    match arguments.format {
        Format::Json => print(&json::robots(&report))?,
        Format::Text => print(&text(&report, arguments.beats))?,
    }
    Ok(Exit::Fine)
}

/// So many run lines, as somebody plays.
fn runs(scenario: &Arc<Scenario>, n_runs: u32, arguments: &RobotsArguments) -> Result<Exit, CommandError> {
    let measures = PhraseBook::built_in().measure_options(scenario);
    let first = arguments.seed.unwrap_or_default();
    for n in 0..n_runs {
        let Ok(seed) = Seed::try_from(first.number().wrapping_add(n)) else { break };
        let run = drawn_run(scenario, Rules::newest(), arguments.policy, &measures, seed);
        print(&format!("{}\n", run.transcript().run_line()))?;
    }
    Ok(Exit::Fine)
}

fn text(report: &RobotsReport, with_beats: bool) -> String {
    let RobotsReport { foresight, robots, strongest, .. } = report;
    let scenario = foresight.scenario();
    let mut text = format!("{} ({})\n\n", scenario.title(), scenario.id());
    let (states, transitions) = (thousands(foresight.n_states()), thousands(foresight.n_transitions()));
    let verdict = words::terminal::verdict(foresight.ended_by().map(bound));
    let _ = writeln!(text, "{}", words::terminal::explored(&states, &transitions, &verdict));
    let starts: Vec<&str> = foresight.starts().iter().map(|start| start.temperament.name()).collect();
    let _ = writeln!(text, "{}: {}", words::terminal::STARTS, starts.join(", "));
    text.push('\n');
    text.push_str(&table(scenario, robots));
    for (word, means) in words::terms::ROBOTS {
        text.push_str(&hanging(means, &format!("  {word}: "), "    "));
    }
    text.push('\n');
    text.push_str(&weights(scenario, robots));
    if let Some(strongest) = strongest {
        text.push_str(&strongest_table(strongest));
    }
    text.push_str(&endings(scenario, robots));
    if with_beats && let Some(strongest) = strongest {
        text.push_str(&beats(scenario, strongest, &report.measures));
    }
    text
}

/// Who plays, and how it ends for them.
fn table(scenario: &Scenario, robots: &Robots) -> String {
    let about = if robots.typical.error.is_some() { "about " } else { "" };
    let mut text = format!(
        "{:<22}{:>6} {:>6}  {:>6} {:>6} {:>6} {:>6}  {:>8}  {:>6} {:>6}\n",
        format!("{about}in percent"),
        "place",
        "share",
        "Bright",
        "Fair",
        "Thin",
        "Lost",
        "Fair up",
        "median",
        "mean"
    );
    let mut row = |name: &str, chances: &Chances, place: Option<f64>, share: Option<f64>, remark: &str| {
        let of = |kind| percent(chances.of_kind(scenario, kind));
        let _ = write!(
            text,
            "{name:<22}{:>6} {:>6}  {:>6} {:>6} {:>6} {:>6}  {:>8}  {:>6} {:>6}",
            place.map_or_else(|| "-".to_owned(), |place| format!("{place:.2}")),
            share.map_or_else(|| "-".to_owned(), |share| format!("{share:.0}")),
            of(EndingKind::Bright),
            of(EndingKind::Fair),
            of(EndingKind::Thin),
            of(EndingKind::Lost),
            percent(chances.fair_or_better(scenario)),
            chances.median_exchanges.map_or_else(|| "-".to_owned(), |median| median.to_string()),
            chances.exchanges.map_or_else(|| "-".to_owned(), |mean| format!("{mean:.1}")),
        );
        if chances.stuck > 0.0 {
            let _ = write!(text, "  {} {}", percent(chances.stuck), words::terminal::HAVE_NO_WAY_ON);
        }
        if chances.endless > 0.0 {
            let _ = write!(text, "  {} {}", percent(chances.endless), words::terminal::NEVER_END);
        }
        text.push_str(remark);
        text.push('\n');
    };
    row(words::terminal::TYPICAL_TRAINEE, &robots.typical, robots.typical_place, None, "");
    row(words::terminal::AT_RANDOM, &robots.random, Some(0.0), robots.random_share, "");
    for RobotFigures { robot, chances, place, share, is_over_bar, .. } in &robots.robots {
        let remark = match robot.bar().zip(robots.random_share) {
            Some((above, random)) if *is_over_bar => format!("  {}", words::terminal::over_the_bar(random + above)),
            _ => String::new(),
        };
        row(robot_name(*robot), chances, *place, *share, &remark);
    }
    text
}

/// The beats that bring each robot above random, most first.
fn weights(scenario: &Scenario, robots: &Robots) -> String {
    let told = robots.robots.iter().filter_map(|figures| {
        let named = figures.weighs.iter().filter(|(_, points)| *points >= 0.5).take(MOST_WEIGHED);
        let beats: Vec<String> = named.map(|(beat, points)| format!("{} +{points:.0}", scenario.beats()[*beat].id)).collect();
        (!beats.is_empty()).then(|| format!("  {:<22}{}\n", robot_name(figures.robot), beats.join(", ")))
    });
    let told: String = told.collect();
    if told.is_empty() { told } else { format!("{}\n{told}\n", words::terminal::WEIGH_MOST) }
}

fn robot_name(robot: Robot) -> &'static str {
    match robot {
        Robot::Longest => words::terminal::ALWAYS_THE_LONGEST,
        Robot::Shortest => words::terminal::ALWAYS_THE_SHORTEST,
        Robot::Polite => words::terminal::MOST_POLITE_WORDS,
        Robot::Sympathetic => words::terminal::MOST_SYMPATHY,
        Robot::MoodChaser => words::terminal::LIFTS_MOOD_MOST,
    }
}

fn strongest_table(strongest: &Strongest) -> String {
    let of = |count: f64| format!("{count:>5.1} of {} ({:.0} %)", strongest.n_beats, share_of(count, strongest.n_beats));
    format!(
        "{}\n  the longest       {}\n  the shortest      {}\n  first in the file {}\n\n",
        words::terminal::STRONGEST_IS,
        of(strongest.longest),
        of(strongest.shortest),
        of(strongest.first),
    )
}

/// Each ending by name.
fn endings(scenario: &Scenario, robots: &Robots) -> String {
    let mut text = format!("{:<40} {:>8} {:>8}\n", words::terminal::ENDINGS, "typical", "random");
    let chances = robots.typical.endings.iter().zip(&robots.random.endings);
    for (ending, (typical, random)) in scenario.endings().iter().zip(chances) {
        let name = format!("{} ({}, {})", ending.title, ending.id, ending.kind);
        let _ = writeln!(text, "{} {:>8} {:>8}", padded(&name, 40), percent(*typical), percent(*random));
    }
    text
}

/// Every beat with its options: what authors tune with.
fn beats(scenario: &Scenario, strongest: &Strongest, measures: &[Measures]) -> String {
    let mut text = format!("\n{}\n", words::terminal::BEATS_HEADING);
    for beat in &strongest.beats {
        let _ = writeln!(text, "\n{}  {} %", scenario.beats()[beat.beat].id, percent(beat.chance));
        for (number, option) in (1..).zip(&beat.options) {
            let mark = if option.is_strongest { "*" } else { " " };
            let outlook = option.outlook.map_or_else(|| "    -".to_owned(), |outlook| format!("{:>5.1}", 100.0 * outlook));
            let counted = measures.get(option.choice.index()).copied().unwrap_or_default();
            let open = if option.open > 0.9995 { String::new() } else { format!(", open {} %", percent(option.open)) };
            let words = first_words(scenario.choices()[option.choice].spoken.text(), 44);
            let polite = if counted.polite > 0 { format!(", polite {}", counted.polite) } else { String::new() };
            let sympathy = if counted.sympathy > 0 { format!(", sympathy {}", counted.sympathy) } else { String::new() };
            let _ = writeln!(text, "  {number}{mark} {outlook}  {:>2} words{polite}{sympathy}{open}  {words}", option.words);
        }
    }
    text
}

/// A chance in percent, with one digit where that tells more.
fn percent(chance: f64) -> String {
    let percent = 100.0 * chance;
    if percent == 0.0 { "0".to_owned() } else { format!("{percent:.1}") }
}
