//! One thing next: what to practise, why, and a plan to begin with.

use crate::debrief::{Debrief, ExchangeView, NextThing};
use crate::rules::Rules;
use crate::scenario::Skill;
use crate::words::common::YOU_SAID;
use crate::words::debrief::YOU_DECIDED_TO;
use crate::words::debrief::block::{Labelled, Manner, Passage};
use crate::words::debrief::{YOU_SAW, play_from, with_voice};
use crate::words::grammar::{first_name, number_word};

pub const YOUR_PLAN: &str = "A plan for you. Make it your own.";
/// What stands before it where it cannot be changed.
pub const THE_PLAN: &str = "Your plan";
pub const CHANGE_PLAN: &str = "Change it";
pub const PLAN_IS_KEPT: &str = "Your plan is saved. You\u{2019}ll find it on the first page.";
/// While somebody writes.
pub const ENTER_KEEPS_IT: &str = "Enter saves it.";
pub const LATER: &str = "Later";
/// What did most, where there is nothing to plan.
const DID_MOST: &str = "What helped most";

/// The panel of the one thing to practise next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextPanel {
    /// "Next time, find out before you act", or that there is nothing to plan.
    pub title: String,
    /// Where nothing was missed: the line that did most.
    pub did_most: Option<Labelled>,
    /// Why that, and how to begin; `None` where there is nothing to plan.
    pub proposal: Option<Proposal>,
    /// The exchange to play from, from 0, and "Play from 13:54".
    pub play_from: Option<(usize, String)>,
}

/// Why that is to be practised, and a plan for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The moment that speaks for it: what the customer said, what the trainee said, and what could have been said, each whole.
    pub why: Vec<Labelled>,
    /// An if-then sentence to begin with. The trainee puts it in their own words.
    pub plan: String,
}

/// Words the panel of the one thing to practise next.
pub fn next_panel(debrief: &Debrief) -> NextPanel {
    let Some(next) = &debrief.next else {
        let asks_for_none = debrief.skills.rows.is_empty() || debrief.exchanges.is_empty();
        let most = debrief.did_most.filter(|_| !asks_for_none).and_then(|most| debrief.exchanges.get(most));
        let title = match most {
            _ if asks_for_none => "No plan needed this time.",
            Some(_) if debrief.nothing_missed => "Nothing big to change. Keep doing this:",
            None if debrief.nothing_missed => "Nothing big this time.",
            _ => "No one thing stands out this time.",
        };
        let most = most.map(|exchange| Labelled::new(DID_MOST, yours(exchange)));
        return NextPanel { title: title.to_owned(), did_most: most, proposal: None, play_from: None };
    };
    let time = debrief.exchanges.get(next.exchange).and_then(|exchange| exchange.time.as_deref());
    NextPanel {
        title: next_time(debrief.rules, next.skill),
        did_most: None,
        proposal: Some(Proposal { why: why_next(debrief, next), plan: plan(next) }),
        play_from: Some((next.exchange, play_from(time, next.exchange))),
    }
}

/// The plan that is proposed: "If a customer tells me when they need it, I ask what for, before I promise."
pub fn plan(next: &NextThing) -> String {
    format!("If {}, {}.", next.when, next.then)
}

/// What was said on both sides at the moment that speaks for it, and what could have been said.
fn why_next(debrief: &Debrief, next: &NextThing) -> Vec<Labelled> {
    let Some(exchange) = debrief.exchanges.get(next.exchange) else { return Vec::new() };
    let who = exchange.speaker.as_deref().unwrap_or_else(|| first_name(&debrief.customer));
    let theirs = match (&exchange.they_said, &exchange.you_saw) {
        (Some(words), _) => Some(Labelled::new(format!("When {who} said"), Passage::new(words, Manner::Said))),
        (None, Some(seen)) => Some(Labelled::new(YOU_SAW, Passage::new(seen, Manner::Seen))),
        (None, None) => None,
    };
    let goes_on = matches!(&theirs, Some(theirs) if theirs.passage.manner == Manner::Said);
    let label = match (goes_on, exchange.is_act) {
        (true, false) => "you said",
        (true, true) => "you decided to",
        (false, false) => YOU_SAID,
        (false, true) => YOU_DECIDED_TO,
    };
    let instead = next.instead.as_ref().map(|instead| {
        let label = if instead.is_act { "Instead you could" } else { "You could have said" };
        Labelled::new(label, Passage::of_trainee(with_voice(&instead.text, instead.voice), instead.is_act))
    });
    theirs.into_iter().chain([Labelled::new(label, yours(exchange))]).chain(instead).collect()
}

fn yours(exchange: &ExchangeView) -> Passage {
    Passage::of_trainee(with_voice(&exchange.you_said, exchange.voice), exchange.is_act)
}

/// "Next time, find out before you act."
fn next_time(rules: &Rules, skill: Skill) -> String {
    let first = number_word(u16::try_from(rules.n_first_exchanges()).unwrap_or(u16::MAX));
    let what = match skill {
        Skill::Opening => &format!("let your first {first} answers be about them"),
        Skill::Tone => "let your voice fit the moment",
        Skill::Matching => "use their own words",
        Skill::Respect => "respect their time and their pride",
        Skill::Listening => "find out before you act",
        Skill::Reflecting => "say it back, only shorter",
        Skill::Validating => "show that you see why it matters to them",
        Skill::Checking => "check that they understood",
        Skill::Teaming => "solve it together",
        Skill::Explaining => "make it plain what happens, and why",
        Skill::Forewarning => "give a warning first",
        Skill::Confidence => "say clearly what you would do",
        Skill::Steering => "say what happens next",
        Skill::Defusing => "slow down and offer two ways forward",
        Skill::Resilience => "stay friendly when it stings",
        Skill::Ownership => "see it through yourself",
        Skill::Congruence => "mean what you say",
        Skill::Generosity => "do one small thing, with nothing to gain",
    };
    format!("Next time, {what}.")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_plan_is_one_sentence() {
        for planned in &crate::debrief::plans().plans {
            let (when, then) = (planned.when.as_str(), planned.then.as_str());
            assert!(then.starts_with("I ") || then.contains(" I "), "{then}");
            assert!(
                !when.starts_with("If ") && when.starts_with(|first: char| first.is_lowercase() || when.starts_with("I ")),
                "{when}"
            );
            assert!(
                ![when, then].iter().any(|text| text.ends_with(['.', ',', '!', '?']) || text.contains(". ")),
                "{when}, {then}"
            );
            let words = format!("{when} {then}").split_whitespace().count();
            assert!((8..=32).contains(&words), "{words} words: If {when}, {then}.");
        }
    }
}
