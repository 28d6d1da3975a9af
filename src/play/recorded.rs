//! Recorded plays: conversations that an author keeps beside a scenario, each with the ending that it comes to.

use std::fmt::Write as _;

use crate::rules::Rules;
use crate::scenario::{Scenario, Temperament};
use crate::source::{SourceText, Span};

use super::replay::{PlayedMove, parse_moves};
use super::run::{Run, RunStart};

/// A line of a file of recorded plays: `ENDING TEMPERAMENT MOVES`. Above it may stand lines after `#` that say who played like that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedPlay {
    /// What stands above it, without the `#`.
    pub notes: Vec<String>,
    pub ending: String,
    pub temperament: Temperament,
    pub moves: Vec<PlayedMove>,
    /// Where the line stands in its file.
    pub span: Span,
}

/// A file of recorded plays: what stands on top of it, and its plays, or a line that is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordedPlays {
    /// Lines after `#` above a blank line, before any play.
    pub head: Vec<String>,
    /// The files of branches that were in when the plays were recorded, from lines of the head such as `# branch: train.branch.ron`.
    pub branches: Vec<(String, Span)>,
    pub plays: Vec<RecordedPlay>,
    /// Lines that are no play, with what is amiss.
    pub faults: Vec<(Span, String)>,
}

/// What stands before the name of a branch.
const BRANCH: &str = "branch: ";

/// What became of a recorded play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It comes to the ending that stands there.
    Kept,
    /// It comes to another one, by its id.
    Elsewhere(String),
    /// It goes on after its last move.
    GoesOn,
    /// It cannot be played from this move on, from 1, for this reason.
    Stops(usize, String),
}

impl RecordedPlays {
    /// Reads a file. Never fails and never panics.
    pub fn read(source: &SourceText) -> Self {
        let mut read = Self::default();
        let mut notes = Vec::new();
        let mut branches = Vec::new();
        let mut start = 0;
        for whole in source.text().split_inclusive('\n') {
            let line = whole.trim();
            let begins = start + (whole.len() - whole.trim_start().len());
            let span = Span::new(begins, begins + line.len());
            start += whole.len();
            if let Some(note) = line.strip_prefix('#') {
                let is_first = read.plays.is_empty() && read.faults.is_empty();
                match note.trim().strip_prefix(BRANCH).filter(|_| is_first) {
                    Some(branch) => branches.push((branch.trim().to_owned(), span)),
                    None => notes.push(note.trim().to_owned()),
                }
            } else if line.is_empty() {
                if read.plays.is_empty() && read.faults.is_empty() {
                    read.head.append(&mut notes);
                }
            } else {
                match read_line(line) {
                    Ok((ending, temperament, moves)) => {
                        let notes = std::mem::take(&mut notes);
                        read.plays.push(RecordedPlay { notes, ending: ending.to_owned(), temperament, moves, span });
                    }
                    Err(why) => read.faults.push((span, why)),
                }
            }
        }
        Self { branches, ..read }
    }

    /// The branches with which these plays were recorded and that are not among those given, by the names of their files.
    pub fn branches_missing<'a>(&'a self, are_in: &'a [&str]) -> impl Iterator<Item = &'a (String, Span)> {
        self.branches.iter().filter(|(branch, _)| !are_in.contains(&branch.as_str()))
    }

    /// The text of a file. Reading it again gives the same plays.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.head {
            let _ = writeln!(text, "{}", format!("# {line}").trim_end());
        }
        for (branch, _) in &self.branches {
            let _ = writeln!(text, "# {BRANCH}{branch}");
        }
        for play in &self.plays {
            text.push_str(if text.is_empty() { "" } else { "\n" });
            for note in &play.notes {
                let _ = writeln!(text, "{}", format!("# {note}").trim_end());
            }
            let moves: Vec<String> = play.moves.iter().map(ToString::to_string).collect();
            let _ = writeln!(text, "{} {} {}", play.ending, play.temperament.name(), moves.join(","));
        }
        text
    }
}

fn read_line(line: &str) -> Result<(&str, Temperament, Vec<PlayedMove>), String> {
    let parts: Vec<&str> = line.split_whitespace().collect();
    let [ending, temperament, moves] = parts.as_slice() else {
        return Err("a line is ENDING TEMPERAMENT MOVES, as in `found Easygoing 1,2:Warm,1`".to_owned());
    };
    let Some(known) = Temperament::from_name(temperament) else {
        return Err(format!("there is no temperament `{temperament}`"));
    };
    let moves = parse_moves(moves).map_err(|error| error.to_string())?;
    Ok((*ending, known, moves))
}

impl RecordedPlay {
    /// Plays it again.
    pub fn played(&self, scenario: &std::sync::Arc<Scenario>, rules: &'static Rules) -> Recorded {
        let start = RunStart { temperament: Some(self.temperament), ..RunStart::default() };
        let mut run = Run::new(std::sync::Arc::clone(scenario), rules, start);
        for (number, played) in (1..).zip(&self.moves) {
            if let Err(error) = run.play(*played) {
                return Recorded::Stops(number, error.to_string());
            }
        }
        match run.transcript().ending().map(|ending| &scenario.endings()[ending].id) {
            Some(ending) if *ending == self.ending => Recorded::Kept,
            Some(ending) => Recorded::Elsewhere(ending.clone()),
            None => Recorded::GoesOn,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_with_its_notes_and_written_again() {
        let text = "# On top.\n\n# Looks with him.\n# Twice.\nfound Easygoing 1,2:Warm\n\nleft Fiery 2\n";
        let read = RecordedPlays::read(&SourceText::new("p", text));
        assert_eq!(read.head, ["On top."]);
        assert_eq!(read.plays[0].notes, ["Looks with him.", "Twice."]);
        assert_eq!((read.plays[0].ending.as_str(), read.plays[1].temperament), ("found", Temperament::Fiery));
        assert_eq!(SourceText::new("p", text).slice(read.plays[1].span), "left Fiery 2");
        assert_eq!(read.text(), text);
    }

    #[test]
    fn the_branches_that_were_in_are_read_and_written_again() {
        let text = "# On top.\n# branch: a.branch.ron\n\n# branch: of a play.\nfound Easygoing 1\n";
        let read = RecordedPlays::read(&SourceText::new("p", text));
        let names: Vec<&str> = read.branches.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!((names, read.head.len()), (vec!["a.branch.ron", "of a play."], 1));
        let missing: Vec<&str> = read.branches_missing(&["a.branch.ron"]).map(|(name, _)| name.as_str()).collect();
        assert_eq!(missing, ["of a play."]);
        let again = RecordedPlays::read(&SourceText::new("p", read.text()));
        assert_eq!(again.text(), read.text());
    }

    #[test]
    fn a_line_that_is_no_play_is_told_at_its_place_and_the_others_are_read() {
        for (line, why) in [("found 1,2", "ENDING"), ("found Angry 1", "Angry"), ("found Fiery x", "x")] {
            let source = SourceText::new("p", format!("found Fiery 1\r\n  {line}\r\nleft Brisk 2"));
            let read = RecordedPlays::read(&source);
            let [(span, told)] = read.faults.as_slice() else { panic!("{:?}", read.faults) };
            assert_eq!((source.slice(*span), read.plays.len()), (line, 2));
            assert!(told.contains(why), "{told}");
        }
    }
}
