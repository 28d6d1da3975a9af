//! The arithmetic of an exchange as plain text: a line for each thing that was moved.

use crate::play::{Exchange, Moved, Transcript};
use crate::words::grammar::signed;
use crate::words::why::{because, of};

use super::layout::hanging;

/// "mood +1: +2 as written, -1 how they are today (temperament)".
pub(super) fn why(transcript: &Transcript, exchange: &Exchange) -> String {
    let all = transcript.why(exchange);
    let mut text = String::new();
    for moved in [Moved::Mood, Moved::Trust, Moved::Heard] {
        let lines: Vec<_> = all.iter().filter(|line| line.of == moved).collect();
        if lines.iter().all(|line| line.amount == 0) {
            continue;
        }
        let amount: i8 = lines.iter().map(|line| line.amount).sum();
        let told = lines.iter().map(|line| {
            let rule = line.because.rule();
            let rule = if rule.starts_with('R') { format!(" ({rule})") } else { String::new() };
            format!("{} {}{rule}", signed(line.amount), because(transcript, line.because))
        });
        let told = told.collect::<Vec<_>>().join(", ");
        text.push_str(&hanging(&format!("{} {}: {told}", of(moved), signed(amount)), "      = ", "        "));
    }
    text
}
