//! Every line: what each exchange moved, and what the other options would have brought.

use crate::debrief::{Answer, Debrief, ExchangeView, Needed, OtherOption, PromiseNeed};
use crate::scenario::{Pronoun, Voice};
use crate::words::common::{LET_ME_FINISH, MOOD, TRUST, YOU_SAID, said_by};
use crate::words::debrief::block::{Labelled, Manner, Passage, with_voice};
use crate::words::debrief::came::came;
use crate::words::debrief::curve::{NOT_HEARD_YET, YOU};
use crate::words::debrief::{YOU_DECIDED_TO, answer, how_it_came_across, mood_word, play_from, thought_of, would_have_said};
use crate::words::grammar::{first_name, lower_first, number_word, quoted, signed, upper_first};
use crate::words::to_type::ToType;

/// What stands above the options that were not taken.
pub const OTHER_OPTIONS: &str = "What else you could have said or done";

/// In place of an answer that stands above already.
const THE_SAME_ANSWER: &str = "The same answer as above.";

/// The way to copy everything that was said, and that it was copied.
pub const COPY: &str = "Copy it all";
pub const COPIED: &str = "Copied.";

/// One exchange, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeBlock {
    /// When it was, or the number of the exchange where the scenario has no clock.
    pub time: String,
    /// "Lukas said", over what the customer said; `None` over what was to be seen, and over what begins with somebody else's name.
    pub who_said: Option<String>,
    /// What the customer had said, or what was to be seen.
    pub they: Option<Passage>,
    /// What the customer thought before the trainee spoke.
    pub thought: Option<Labelled>,
    /// "You said", or "You decided to".
    pub you_did: &'static str,
    pub you: Passage,
    /// What the customer answered at once; what came after it stands with the next exchange.
    pub replied: Vec<Passage>,
    /// "Mood from −1 (guarded) to +2 (calm), trust stays at 0": what the line itself moved.
    pub moved: String,
    /// Whether the voice went with the words, and which would have; `None` where any would have done.
    pub voice: Option<String>,
    /// What came of itself after it, each on a line of its own: "The line drops: mood +2 to −1".
    pub came: Vec<String>,
    /// How it came across, and why.
    pub why: Option<Labelled>,
    pub others: Vec<OtherBlock>,
    /// "Play from 13:54".
    pub play_from: String,
}

/// An option that was not taken, and what would have come of it, or why it was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherBlock {
    pub option: Passage,
    pub then: Option<Passage>,
}

/// Words every exchange, in their order.
pub fn exchanges(debrief: &Debrief) -> Vec<ExchangeBlock> {
    debrief.exchanges.iter().enumerate().map(|(index, exchange)| exchange_block(debrief, index, exchange)).collect()
}

/// How a run is played again in the terminal.
pub fn run_again(debrief: &Debrief, to_type: &ToType) -> String {
    format!("To watch this again in a terminal: {}", to_type.command(&["replay", &debrief.run_line]))
}

/// Everything that was said, as plain text to be copied, and how the run is played again.
pub fn as_text(debrief: &Debrief, to_type: &ToType) -> String {
    let customer = first_name(&debrief.customer);
    let mut text = format!("{}, {}\n", debrief.title, debrief.customer);
    for exchange in &debrief.exchanges {
        let time = exchange.time.as_deref().map_or_else(String::new, |time| format!("{time}  "));
        let seen = exchange.you_saw.as_deref().map(|seen| format!("({seen})"));
        let who = exchange.speaker.as_deref().unwrap_or(customer);
        let said = exchange.they_said.as_deref().map(|said| said_by(who, said));
        let heard: Vec<String> = seen.into_iter().chain(said).collect();
        let you = if exchange.is_act { format!("[{}]", exchange.you_said) } else { exchange.you_said.clone() };
        text.push_str(&format!("\n{time}{}\n{YOU}: {}\n", heard.join(" "), with_voice(&you, exchange.voice)));
        for replied in exchange.replied.iter().map(answer) {
            text.push_str(&format!("{}\n", said_by(customer, &replied.text)));
        }
    }
    if let Some(ending) = &debrief.ending {
        let says = ending.says.as_deref().map_or_else(String::new, |says| format!("\n{says}"));
        text.push_str(&format!("\n{}{says}\n", ending.title));
    }
    format!("{text}\n{}\n", run_again(debrief, to_type))
}

/// What was said to the trainee, with the name of whoever said it where that was not the customer.
fn heard(exchange: &ExchangeView) -> Option<String> {
    let said = exchange.they_said.as_deref()?;
    Some(exchange.speaker.as_deref().map_or_else(|| said.to_owned(), |name| said_by(name, said)))
}

fn exchange_block(debrief: &Debrief, index: usize, exchange: &ExchangeView) -> ExchangeBlock {
    let said = heard(exchange).map(|said| Passage::new(said.as_str(), Manner::Said));
    let seen = || exchange.you_saw.as_deref().map(|seen| Passage::new(seen, Manner::Seen));
    let time = exchange.time.as_deref();
    ExchangeBlock {
        time: time.map_or_else(|| (index + 1).to_string(), upper_first),
        who_said: exchange
            .they_said
            .as_ref()
            .filter(|_| exchange.speaker.is_none())
            .map(|_| format!("{} said", first_name(&debrief.customer))),
        they: said.or_else(seen),
        thought: thought_of(debrief, exchange),
        you_did: if exchange.is_act { YOU_DECIDED_TO } else { YOU_SAID },
        you: Passage::in_voice(&exchange.you_said, exchange.voice, exchange.is_act),
        replied: exchange.replied.iter().map(answer).collect(),
        moved: moved(debrief, exchange),
        voice: of_the_voice(exchange),
        came: exchange.came.iter().map(came).collect(),
        why: how_it_came_across(debrief, exchange),
        others: other_blocks(debrief.pronoun, &exchange.others),
        play_from: play_from(time, index),
    }
}

/// All options that were not taken. What would have come of one of them as of another before it is not told twice.
fn other_blocks(pronoun: Pronoun, others: &[OtherOption]) -> Vec<OtherBlock> {
    let mut blocks: Vec<OtherBlock> = Vec::with_capacity(others.len());
    for other in others {
        let mut block = other_block(pronoun, other);
        if block.then.is_some() && blocks.iter().any(|earlier| earlier.then == block.then) {
            block.then = Some(Passage::new(THE_SAME_ANSWER, Manner::Told));
        }
        blocks.push(block);
    }
    blocks
}

fn other_block(pronoun: Pronoun, other: &OtherOption) -> OtherBlock {
    let speaker = other.answer.as_ref().and_then(Answer::speaker);
    let seen = other.seen_before.as_deref().map_or_else(String::new, |seen| format!("{seen} "));
    let answered =
        |words: &str| Passage::new(format!("{seen}{}: {}", would_have_said(pronoun, speaker), quoted(words)), Manner::Told);
    let then = match (&other.closed_by, &other.answer) {
        (Some(need), _) => {
            Some(Passage::new(format!("You couldn\u{2019}t choose this then. It needed {}", needed(need)), Manner::Told))
        }
        (None, Some(Answer::Says(words) | Answer::SaysToo { words, .. })) => Some(answered(words)),
        (None, Some(Answer::BreaksIn)) => Some(answered(LET_ME_FINISH)),
        (None, Some(Answer::Sees(seen))) => Some(Passage::new(seen, Manner::Seen)),
        (None, Some(Answer::Ends(told))) => Some(Passage::new(format!("It would have ended there. {told}"), Manner::Told)),
        (None, None) => None,
    };
    OtherBlock { option: Passage::of_trainee(&other.text, other.is_act), then }
}

/// "Mood from −1 (guarded) to +2 (calm), trust from 0 to +3".
fn moved(debrief: &Debrief, exchange: &ExchangeView) -> String {
    let mood = |mood: i8| format!("{} ({})", signed(mood), mood_word(debrief, mood));
    let change = |what: &str, (from, to): (i8, i8), told: &dyn Fn(i8) -> String| {
        if from == to { format!("{what} stays at {}", told(to)) } else { format!("{what} from {} to {}", told(from), told(to)) }
    };
    let gate = if exchange.not_heard_yet { format!(", {NOT_HEARD_YET}") } else { String::new() };
    format!("{}, {}{gate}", change(MOOD, exchange.mood, &mood), change(&lower_first(TRUST), exchange.trust, &signed))
}

/// "Your steady voice suited these words." or "A warm or steady voice would have suited these words better."
fn of_the_voice(exchange: &ExchangeView) -> Option<String> {
    let voice = exchange.voice.filter(|_| !exchange.fitting_voices.is_empty())?;
    let name = |voice: &Voice| voice.name().to_lowercase();
    if exchange.fitting_voices.contains(&voice) {
        return Some(format!("Your {} voice suited these words.", name(&voice)));
    }
    let fitting: Vec<String> = exchange.fitting_voices.iter().map(name).collect();
    Some(format!("A {} voice would have suited these words better.", fitting.join(" or ")))
}

/// What an option or a route asks for, as a trainee would say it.
pub fn needed(need: &Needed) -> String {
    let level = |what: &str, level: i8, more: &str| format!("{} at {} or {more}", lower_first(what), signed(level));
    match need {
        Needed::MoodAtLeast(mood) => level(MOOD, *mood, "more"),
        Needed::MoodAtMost(mood) => level(MOOD, *mood, "less"),
        Needed::TrustAtLeast(trust) => level(TRUST, *trust, "more"),
        Needed::TrustAtMost(trust) => level(TRUST, *trust, "less"),
        Needed::Heard(1) => "one \u{201c}feels heard\u{201d} dot filled".to_owned(),
        Needed::Heard(pips) => format!("{} \u{201c}feels heard\u{201d} dots filled", number_word((*pips).into())),
        Needed::Fact { text, known: true } => format!("you to know: {text}"),
        Needed::Fact { text, known: false } => format!("you not to know yet: {text}"),
        Needed::Promise { text, need } => {
            let how = match need {
                PromiseNeed::Given => "a promise from you",
                PromiseNeed::NotGiven => "no promise from you yet",
                PromiseNeed::Kept => "a promise you kept",
                PromiseNeed::Broken => "a promise you broke",
                PromiseNeed::Moved => "a promise with a new time",
                PromiseNeed::GivenBack => "a promise you withdrew",
            };
            format!("{how}: {text}")
        }
        Needed::Deed(text) => format!("this first: {text}"),
        Needed::SpentAtLeast(n) => format!("at least {} from you first", n_exchanges(*n)),
        Needed::SpentAtMost(n) => format!("no more than {} from you", n_exchanges(*n)),
        Needed::Temperament(temperament) => format!("them to be {} that day", lower_first(temperament.name())),
        Needed::Not(inner) => match inner.as_ref() {
            Needed::Deed(text) => format!("that you had not done this: {text}"),
            other => format!("the opposite of this: {}", needed(other)),
        },
        Needed::Any(inner) => inner.iter().map(needed).collect::<Vec<_>>().join(", or "),
    }
}

fn n_exchanges(n: u8) -> String {
    if n == 1 { "one answer".to_owned() } else { format!("{} answers", number_word(n.into())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_closed_option_needed_is_told_in_words() {
        assert_eq!(needed(&Needed::MoodAtLeast(3)), "mood at +3 or more");
        assert_eq!(needed(&Needed::Heard(2)), "two \u{201c}feels heard\u{201d} dots filled");
        let deed = Needed::Deed("You left the call until Thursday.".to_owned());
        assert_eq!(needed(&deed), "this first: You left the call until Thursday.");
        assert_eq!(needed(&Needed::Not(Box::new(deed))), "that you had not done this: You left the call until Thursday.");
        let fact = Needed::Fact { text: "Goes live in March".to_owned(), known: true };
        assert_eq!(needed(&fact), "you to know: Goes live in March");
        let promise = Needed::Promise { text: "Ring her tomorrow".to_owned(), need: PromiseNeed::Given };
        assert_eq!(needed(&promise), "a promise from you: Ring her tomorrow");
    }
}
