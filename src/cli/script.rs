//! `rapport script`: every line of a scenario by beat, as text or as a page to print.

use std::fmt::Write as _;

use clap::Args;

use crate::export::{Row, RowKind, Script, ScriptBeat, Shown, script_html};
use crate::storage::Paths;
use crate::words::paper::script as said;

use super::error::{CommandError, Exit};
use super::find::find;
use super::layout::{hanging, padded, underline, wrap};
use super::output::print;

#[derive(Debug, Args)]
pub(super) struct ScriptArguments {
    /// The id of a dialogue, or the path of a file
    #[arg(value_name = "ID|FILE")]
    what: String,
    /// Print a page for a browser instead, which prints it on paper: rapport script ID --html > script.html
    #[arg(long)]
    html: bool,
}

pub(super) fn script(paths: &Paths, arguments: &ScriptArguments) -> Result<Exit, CommandError> {
    let scenario = find(paths, &arguments.what)?;
    let script = Script::of(&scenario, Shown::Everything);
    print(&if arguments.html { script_html(&script) } else { text(&script) })?;
    Ok(Exit::Fine)
}

/// Columns of the labels.
const LABEL: usize = 14;

fn text(script: &Script) -> String {
    let mut text = format!("{}\n{}\n{}\n", script.title, underline(&script.title, "="), script.about);
    for paragraph in script.before.iter().chain(&script.remarks()) {
        let _ = write!(text, "\n{}", wrap(paragraph, ""));
    }
    let _ = writeln!(text, "\n{}", said::ROLES);
    for part in script.parts.iter().filter(|part| part.lines > 0) {
        let _ = writeln!(text, "  {} {}", padded(&part.name, 24), said::lines_and_words(part.lines, part.words));
    }
    script.beats.iter().for_each(|beat| put_beat(&mut text, beat));
    if !script.pushback.is_empty() {
        let _ = writeln!(text, "\n{}\n", said::TOO_SOON_HEADING);
        script.pushback.iter().for_each(|line| text.push_str(&wrap(line, "  ")));
    }
    let _ = writeln!(text, "\n{}", said::ENDINGS);
    for ending in &script.endings {
        let kind = ending.kind.map_or_else(String::new, |kind| format!(" ({kind})"));
        let _ = writeln!(text, "\n  {}{kind}", ending.title);
        for (when, says) in &ending.says {
            text.extend(when.as_deref().map(|when| wrap(&format!("[{when}]"), "    ")));
            text.push_str(&wrap(says, "    "));
        }
    }
    text
}

fn put_beat(text: &mut String, beat: &ScriptBeat) {
    let heading = [beat.heading.as_str(), &beat.id, &said::words(beat.words)];
    let heading: Vec<&str> = heading.into_iter().filter(|part| !part.is_empty()).collect();
    let _ = writeln!(text, "\n{}. {}", beat.number, heading.join(", "));
    beat.rows.iter().for_each(|row| put_row(text, row));
}

fn put_row(text: &mut String, row: &Row) {
    let label = match row.kind {
        RowKind::Reply | RowKind::Note => format!("    {}", row.label),
        _ => format!("  {}", row.label),
    };
    let indent = " ".repeat(LABEL);
    let words = row.words.map_or_else(String::new, |words| format!(" ({words})"));
    let is_act = row.kind == RowKind::Act;
    let body = if is_act { format!("[{}]{words}", row.text) } else { format!("{}{words}", row.text) };
    text.push_str(&hanging(&body, &format!("{} ", padded(&label, LABEL - 1)), &indent));
    for way in &row.ways {
        text.push_str(&hanging(way, &format!("{indent}-> "), &format!("{indent}   ")));
    }
}
