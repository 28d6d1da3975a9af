//! A conversation as plain text: who it is with, what is said, how they are now, and what can be answered.

use crate::play::{Fill, Line, Offered, Run, Transcript};
use crate::wording::typographic;
use crate::words;

use super::layout::{hanging, underline, wrap};
use super::why::why;

/// A whole run as it would have been seen; with `with_why`, the arithmetic under each exchange.
pub(super) fn print_conversation(transcript: &Transcript, you: &str, with_why: bool) -> String {
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
        if with_why {
            text.push('\n');
            text.push_str(&why(transcript, exchange));
        }
    }
    text
}

pub(super) fn title(transcript: &Transcript, fill: &Fill) -> String {
    let scenario = transcript.scenario();
    let mut text = format!("{}\n{}\n", scenario.title(), underline(scenario.title(), "="));
    let branches: Vec<&str> = scenario.branches().collect();
    if !branches.is_empty() {
        text.push_str(&wrap(&words::terminal::with_branches(&branches), ""));
    }
    for part in [scenario.care(), scenario.setting(), scenario.brief()].into_iter().flatten() {
        text.push_str(&wrap(&typographic(&fill.text(part)), ""));
    }
    text.push_str(&format!("{}\n", words::terminal::session_code(&transcript.seed().to_string())));
    text
}

/// What is seen and heard before the first choice (`None`), or after an exchange.
pub(super) fn scene(transcript: &Transcript, exchange: Option<usize>, fill: &Fill) -> String {
    let lines = match exchange.and_then(|index| transcript.exchanges().get(index)) {
        Some(exchange) => transcript.lines_after(exchange, fill),
        None => transcript.opening_lines(fill),
    };
    let mut text = String::new();
    for line in lines {
        text.push('\n');
        text.push_str(&match line {
            Line::Days(days) => wrap(&words::common::days_later(days), ""),
            Line::Hours(minutes) => wrap(&words::common::hours_later(minutes), ""),
            Line::Sees(seen) => wrap(&format!("({})", typographic(&seen)), "  "),
            Line::Event(event) => wrap(&format!("[{}]", typographic(&event)), "  "),
            Line::Says(said) => wrap(&typographic(&said), "  "),
            Line::SaysToo { name, words: said, .. } => wrap(&words::common::said_by(&name, &typographic(&said)), "  "),
            Line::LetMeFinish => wrap(words::common::LET_ME_FINISH, "  "),
        });
    }
    text
}

/// Who they are now: mood in words, and what they have told.
pub(super) fn standing(transcript: &Transcript, fill: &Fill) -> String {
    let state = transcript.state();
    let scenario = transcript.scenario();
    let face = {
        let customer = scenario.customer();
        let word = words::common::mood_word(transcript.rules().mood_band(state.mood()));
        words::common::face(&customer.name, &word)
    };
    let mut text = format!("\n-- {face}. {}", words::conversation::heard_pips(state.heard(), transcript.rules()));
    if let Some(time) = transcript.time() {
        text.push_str(&format!(". {time}"));
    }
    text.push('\n');
    let filled = |text: &str| typographic(&fill.text(text));
    let facts: Vec<String> =
        scenario.facts().enumerate().filter(|(id, _)| state.has_learned(*id)).map(|(_, fact)| filled(&fact.text)).collect();
    if !facts.is_empty() {
        text.push_str(&hanging(&format!("{}: {}", words::conversation::NOTEBOOK, facts.join(" ")), "-- ", "   "));
    }
    let promised = scenario.promises().enumerate().filter(|(id, _)| state.promise(*id).binds());
    let promised: Vec<String> = promised.map(|(_, promise)| filled(&promise.text)).collect();
    if !promised.is_empty() {
        text.push_str(&hanging(&format!("{}: {}.", words::conversation::PROMISES, promised.join("; ")), "-- ", "   "));
    }
    text
}

/// The options by their place on the screen. The number in the file would give away what the author wrote first.
pub(super) fn listed(transcript: &Transcript, options: &[Offered], fill: &Fill) -> String {
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
            let needs = run.scenario().condition_text(&condition);
            text.push_str(&format!("  {}\n", words::terminal::option_needs(&run.beat_name(), option.number, &needs)));
        }
    }
    text
}
