//! A run line where people have it: in the sentence that was printed, in quotation marks, in a mail that was answered.

use super::replay::{PlayedMove, RunLine, RunLineError};
use super::seed::Seed;
use crate::scenario::{ContentDigits, Temperament};

/// How many of the four parts behind the scenario must be such parts, for a piece of text to be taken for a run line.
const PARTS_THAT_TELL: usize = 2;

impl RunLine {
    /// Finds the first run line in a text: within a sentence, in quotation marks of any kind, behind `rapport replay`, with the
    /// marks of an answered mail, broken into lines, or with blanks behind its commas. Lines that begin with `#` are passed over.
    /// Fails as the text would as a run line where there is none, and with what is amiss in it where one is nearly there;
    /// `None` where there is no word at all.
    pub fn found_in(text: &str) -> Option<Result<Self, RunLineError>> {
        let first = lines(text).next()?;
        Some(match find(&unquoted(text)) {
            // A mail that was saved as it was sent ends a long line with `=`, and writes that sign as `=3D`.
            Some(Err(amiss)) => {
                let decoded = text.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=");
                find(&unquoted(&decoded)).and_then(Result::ok).ok_or(amiss)
            }
            Some(found) => found,
            None => first.parse(),
        })
    }
}

/// The lines in which a run line may stand.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(without_marks).filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

/// Stands, as a word of its own, where moves cannot go on: at a closing quotation mark, and at the end of a line or a paragraph.
const END: &str = "\u{3}";

fn unquoted(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    let mut after_blank = false;
    for line in text.lines().map(without_marks) {
        if line.trim().is_empty() {
            after_blank = true;
        } else if !line.starts_with('#') {
            let line = bare(line);
            if after_blank || is_a_sentence(&line) {
                found.push_str(END);
            }
            found.push('\n');
            found.push_str(&line);
            found.push('\n');
            after_blank = false;
        }
    }
    found
}

/// Whether a line that begins with a number goes on in words: "4 people came", "1. I liked it".
fn is_a_sentence(line: &str) -> bool {
    let second = line.split_whitespace().nth(1);
    second.is_some_and(|word| word.starts_with(char::is_alphabetic) && !word.to_lowercase().starts_with("mood"))
}

/// A line without the `>` of mails that were answered.
fn without_marks(line: &str) -> &str {
    line.trim_start_matches(|sign: char| sign.is_whitespace() || matches!(sign, '>' | '|'))
}

/// A line with a blank for every sign that stands around a run line and never in one, and with plain hyphens.
fn bare(line: &str) -> String {
    let written =
        [("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&#x27;", "'"), ("&nbsp;", " "), ("&gt;", " "), ("&lt;", " ")];
    let line = written
        .iter()
        .fold(line.to_owned(), |line, (written, is)| if line.contains('&') { line.replace(written, is) } else { line });
    let mut bare = String::with_capacity(line.len());
    for sign in line.chars() {
        match plain(sign) {
            // A mark that follows a word closes what it stands around.
            Some(' ') if !sign.is_whitespace() && bare.ends_with(|sign: char| sign.is_alphanumeric() || sign == '-') => {
                bare.extend([" ", END, " "])
            }
            Some(sign) => bare.push(sign),
            None => {}
        }
    }
    bare
}

/// What is read in place of a sign: nothing for one that cannot be seen, and a blank for a mark.
fn plain(sign: char) -> Option<char> {
    match sign {
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => None,
        '\'' | '"' | '`' | '´' | '*' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | '‘' | '’' | '‚' | '‛' | '“' | '”'
        | '„' | '‟' | '«' | '»' | '‹' | '›' | '′' | '″' | '＇' | '＂' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟' => {
            Some(' ')
        }
        '‐' | '‑' | '‒' | '–' | '—' | '−' => Some('-'),
        _ => Some(sign),
    }
}

/// The first run line among these words, or what is amiss in the one that is nearest to one.
fn find(text: &str) -> Option<Result<RunLine, RunLineError>> {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let are_moves = |word: &&str| *word == "-" || word.split(',').all(|word| word.parse::<PlayedMove>().is_ok());
        if word != END || words.last().is_some_and(are_moves) {
            words.push(word);
        }
    }
    let mut amiss: Option<(usize, RunLineError)> = None;
    for (index, scenario) in words.iter().enumerate() {
        let Some((parts, behind)) = parts_behind(words.get(index + 1..).unwrap_or_default()) else { continue };
        let n_told = n_that_tell(&parts);
        if n_told < PARTS_THAT_TELL {
            continue;
        }
        match line(scenario, &parts, behind) {
            Ok(line) => return Some(Ok(line)),
            Err(error) if amiss.as_ref().is_none_or(|(most, _)| n_told > *most) => amiss = Some((n_told, error)),
            Err(_) => {}
        }
    }
    amiss.map(|(_, error)| Err(error))
}

/// Content, rules, session code and temperament, and the words behind them. A session code may be broken at its hyphen.
fn parts_behind<'a, 'w>(words: &'a [&'w str]) -> Option<([String; 4], &'a [&'w str])> {
    let [content, rules, code, rest @ ..] = words else { return None };
    let (code, rest) = match rest {
        [end, rest @ ..] if code.ends_with('-') && code.len() > 1 => (format!("{code}{end}"), rest),
        rest => ((*code).to_owned(), rest),
    };
    let [temperament, rest @ ..] = rest else { return None };
    Some(([(*content).to_owned(), (*rules).to_owned(), code, (*temperament).to_owned()], rest))
}

fn n_that_tell([content, rules, code, temperament]: &[String; 4]) -> usize {
    let are = [
        content.parse::<ContentDigits>().is_ok(),
        rules.strip_prefix(['r', 'R']).is_some_and(|number| number.parse::<u32>().is_ok()),
        code.parse::<Seed>().is_ok(),
        Temperament::from_typed(temperament).is_some(),
    ];
    are.into_iter().filter(|is| *is).count()
}

/// The line that these parts make, with the moves and the mood behind them.
fn line(scenario: &str, [content, rules, code, temperament]: &[String; 4], behind: &[&str]) -> Result<RunLine, RunLineError> {
    // What stands before an id without a blank belongs to the sentence.
    let id = scenario.rsplit(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '-' | '.'))).next();
    let id = id.unwrap_or_default().trim_start_matches(['-', '.']);
    let scenario = if id.is_empty() { scenario } else { id };
    let (moves, behind) = moves(behind)?;
    let mood = mood(behind).map_or_else(String::new, |mood| format!(" mood={mood}"));
    format!("{scenario} {content} {rules} {code} {temperament} {moves}{mood}").parse()
}

/// The moves, put together where they were broken at a comma, at a colon or in the middle of a word, and the words behind them.
fn moves<'a, 'w>(mut words: &'a [&'w str]) -> Result<(String, &'a [&'w str]), RunLineError> {
    let mut written = String::new();
    while let [word, rest @ ..] = words {
        if *word == END {
            words = rest;
            break;
        }
        let goes_on = written.is_empty() || written.ends_with([',', ':']) || word.starts_with([',', ':']);
        let is_move = |word: &str| word.trim_matches([',', ':']).starts_with(|sign: char| sign.is_ascii_digit());
        let last = written.rsplit(',').next().unwrap_or_default();
        let was_cut_off = last.contains(':') && last.parse::<PlayedMove>().is_err();
        let cut_off_here = || format!("{last}{}", word.split(',').next().unwrap_or_default()).parse::<PlayedMove>().is_ok();
        if was_cut_off && cut_off_here() {
            written.push_str(word);
        } else if written.ends_with(',') && !is_move(word) && !word.starts_with(|sign: char| sign.is_control()) {
            // The comma belongs to the sentence.
            break;
        } else if goes_on {
            written.push_str(word);
        } else if without_stop(word).split(',').all(|word| word.parse::<PlayedMove>().is_ok()) && !ends_a_sentence(&written) {
            return Err(RunLineError::Move(format!("{last} {word}")));
        } else {
            break;
        }
        words = rest;
        if ends_a_sentence(&written) {
            break;
        }
    }
    Ok((without_stop(&written).to_owned(), words))
}

fn ends_a_sentence(written: &str) -> bool {
    written.ends_with(['.', ';', '!', '?'])
}

/// Without the sign that ends a sentence or a part of one.
fn without_stop(written: &str) -> &str {
    written.trim_end_matches(['.', ';', '!', '?', ','])
}

/// What stands behind `mood=`, which may have blanks around its sign.
fn mood(behind: &[&str]) -> Option<String> {
    let joined: String = behind.iter().take(3).map(|word| word.to_lowercase()).collect::<Vec<_>>().join(" ");
    let number = joined.strip_prefix("mood")?.trim_start().strip_prefix('=')?.trim_start();
    Some(without_stop(number.split_whitespace().next().unwrap_or_default()).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "before_three 9f3c1a7e r1 X8E-AWX Fiery 1,3:Steady,2 mood=-5";

    #[track_caller]
    fn check(text: &str) {
        let found = RunLine::found_in(text).map(|found| found.map(|line| line.to_string()));
        assert_eq!(found, Some(Ok(LINE.to_owned())), "{text}");
    }

    #[test]
    fn a_run_line_is_found_as_it_was_printed_and_as_it_was_sent() {
        check(LINE);
        check(&format!("You left. To see the conversation again: rapport replay '{LINE}'"));
        check(&format!("To watch this again in a terminal: rapport replay '{LINE}'."));
        check(&format!("# Sam, on Tuesday\n\n{LINE}\n"));
        for (open, close) in [
            ("'", "'"),
            ("\"", "\""),
            ("‘", "’"),
            ("“", "”"),
            ("„", "“"),
            ("«", "»"),
            ("`", "`"),
            ("&quot;", "&quot;"),
            ("(", ")"),
            ("**", "**"),
        ] {
            check(&format!("{open}{LINE}{close}"));
            check(&format!("rapport replay {open}{LINE}{close}\n"));
            check(&format!("Look at this:{open}{LINE}{close}, it is good."));
        }
        check(
            "Hi,\r\n\r\nlook:\r\n\r\n> > You left. To see the conversation again: rapport replay 'before_three\r\n> > 9f3c1a7e r1 X8E-\r\n> > AWX Fiery 1,3:Steady,\r\n> > 2 mood=-5'\r\n>\r\n> Yours, 2 days late\r\n",
        );
        check(">rapport replay 'before_three 9f3c1a7e R1 x8e-awx FIERY 1, 3:steady, 2 MOOD=-5'");
        check("before_three 9F3C1A7E r1 X8E\u{2011}AWX Fiery 1 ,3: Steady , 2 Mood = \u{2212}5");
        check("before_three\u{a0}9f3c1a7e r1 X8E-AWX Fiery 1,3:Ste\nady,2\u{200b} mood=-5");
        check("rapport replay 'before_three 9f3c1a7e r1 X8E-AWX Fi=\r\nery 1,3:Steady,2 mood=3D-5'");
    }

    #[test]
    fn a_line_without_moves_and_one_at_the_end_of_a_sentence_are_found() {
        for (text, moves) in [
            ("see before_three 9f3c1a7e r2 X8E-AWX Fiery -.", "-"),
            ("see before_three 9f3c1a7e r2 X8E-AWX Fiery 1,2. Then he left.", "1,2"),
            ("see before_three 9f3c1a7e r2 X8E-AWX Fiery 1,2, and tell me", "1,2"),
            ("see before_three 9f3c1a7e r2 X8E-AWX Fiery 1,2; 3 people saw it", "1,2"),
            ("rapport replay 'before_three 9f3c1a7e r2 X8E-AWX Fiery 1,2'\n\n1. I liked the way it ended.\n", "1,2"),
            ("before_three 9f3c1a7e r2 X8E-AWX Fiery 1,2\n4 people came", "1,2"),
            ("Run \u{201c}before_three 9f3c1a7e r2 X8E-AWX Fiery 1,2\u{201d} 2 times, please", "1,2"),
            ("Run 'before_three 9f3c1a7e r2 X8E-AWX Fiery -' 2 times, please", "-"),
        ] {
            let found = RunLine::found_in(text).unwrap().unwrap().to_string();
            assert_eq!(found, format!("before_three 9f3c1a7e r2 X8E-AWX Fiery {moves}"), "{text}");
        }
    }

    #[test]
    fn what_is_amiss_in_a_line_is_named_and_nothing_in_it_is_passed_over() {
        let amiss = |text: &str| RunLine::found_in(text).unwrap().unwrap_err();
        assert!(matches!(amiss("look: 'before_three 9f3c1a7e r1 X8E-AWZ Fiery 1'"), RunLineError::Seed(_)));
        assert!(matches!(amiss("> before_three 9f3c1a7e r1 X8E-AWX Firy 1"), RunLineError::Temperament { .. }));
        assert!(matches!(amiss("before_three 9f3c1a7e 1 X8E-AWX Fiery 1"), RunLineError::Rules(_)));
        assert!(matches!(amiss("before_three 9f3c1a7e r1 X8E-AWX Fiery 1;2"), RunLineError::Move(_)));
        assert!(matches!(amiss("before_three 9f3c1a7e r1 X8E-AWX Fiery 1 2"), RunLineError::Move(_)));
        assert!(matches!(amiss("before_three 9f3c1a7e r1 X8E-AWX Fiery 1,3:Stedy,2"), RunLineError::Move(_)));
        assert!(matches!(amiss("before_three 9f3c1a7e r1 X8E-AWX Fiery 1 mood=11"), RunLineError::Mood(_)));
        assert!(matches!(amiss("no line at all"), RunLineError::Parts(4)));
        assert_eq!(RunLine::found_in("# nothing\n\n> \n"), None);
    }
}
