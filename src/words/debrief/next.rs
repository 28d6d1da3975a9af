//! One thing next: what to practise, why, and a plan to begin with.

use crate::debrief::{Debrief, ExchangeView, NextThing};
use crate::rules::Rules;
use crate::scenario::Skill;
use crate::words::common::YOU_SAID;
use crate::words::debrief::block::{Labelled, Manner, Passage, WayAction, WayOn};
use crate::words::debrief::curve::the_first;
use crate::words::debrief::{YOU_SAW, again, play_from, said, with_voice};

pub const YOUR_PLAN: &str = "Your plan, in your words";
/// What stands before it where it cannot be changed.
pub const THE_PLAN: &str = "Your plan";
pub const CHANGE_PLAN: &str = "Change your plan";
pub const PLAN_IS_KEPT: &str = "You will find this sentence on the first page.";
const DID_MOST: &str = "What did most";
/// The way back to the other panels.
pub const THE_DEBRIEF: &str = "The debrief";

/// The panel of the one thing to practise next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextPanel {
    /// "Next time, find out before you act."
    pub title: String,
    /// Where nothing was missed: the line that did most.
    pub did_most: Option<Labelled>,
    /// Why that, and how to begin; `None` where there is nothing to plan.
    pub proposal: Option<Proposal>,
    pub ways: Vec<WayOn>,
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
    let later = WayOn::new("Later", WayAction::GoHome);
    let Some(next) = &debrief.next else {
        let asks_for_none = debrief.skills.rows.is_empty() || debrief.exchanges.is_empty();
        let title = match (asks_for_none, debrief.nothing_missed) {
            (true, _) => "This one asks for no plan.",
            (false, true) => "Nothing was missed.",
            (false, false) => "No one thing stands out this time.",
        };
        let most = debrief.did_most.filter(|_| !asks_for_none).and_then(|most| debrief.exchanges.get(most));
        let most = most.map(|exchange| Labelled::new(DID_MOST, yours(exchange)));
        return NextPanel { title: title.to_owned(), did_most: most, proposal: None, ways: vec![again(), later] };
    };
    let exchange = debrief.exchanges.get(next.exchange);
    NextPanel {
        title: next_time(debrief.rules, next.skill),
        did_most: None,
        proposal: Some(Proposal { why: why_next(debrief, next), plan: plan(next) }),
        ways: vec![
            WayOn::new(
                play_from(exchange.and_then(|exchange| exchange.time.as_deref()), next.exchange),
                WayAction::PlayFrom(next.exchange),
            ),
            again(),
            later,
        ],
    }
}

/// The plan that is proposed: "If a customer tells me when they need it, I ask what for, before I promise."
pub fn plan(next: &NextThing) -> String {
    format!("If {}, {}.", next.when, next.then)
}

/// What was said on both sides at the moment that speaks for it, and what could have been said.
fn why_next(debrief: &Debrief, next: &NextThing) -> Vec<Labelled> {
    let Some(exchange) = debrief.exchanges.get(next.exchange) else { return Vec::new() };
    let theirs = match (&exchange.they_said, &exchange.you_saw) {
        (Some(words), _) => {
            Some(Labelled::new(said(debrief.pronoun, exchange.speaker.as_deref()), Passage::new(words, Manner::Said)))
        }
        (None, Some(seen)) => Some(Labelled::new(YOU_SAW, Passage::new(seen, Manner::Seen))),
        (None, None) => None,
    };
    let label = if exchange.is_act { "You did" } else { YOU_SAID };
    let instead = next.instead.as_ref().map(|instead| {
        let label = if instead.is_act { "You could have done" } else { "You could have said" };
        Labelled::new(label, Passage::of_trainee(with_voice(&instead.text, instead.voice), instead.is_act))
    });
    theirs.into_iter().chain([Labelled::new(label, yours(exchange))]).chain(instead).collect()
}

fn yours(exchange: &ExchangeView) -> Passage {
    Passage::of_trainee(with_voice(&exchange.you_said, exchange.voice), exchange.is_act)
}

/// "Next time, find out before you act."
fn next_time(rules: &Rules, skill: Skill) -> String {
    let what = match skill {
        Skill::Opening => &format!("make {} exchanges theirs", the_first(rules.n_first_exchanges())),
        Skill::Tone => "let your voice fit the moment",
        Skill::Matching => "use their words",
        Skill::Respect => "guard their time and their dignity",
        Skill::Listening => "find out before you act",
        Skill::Reflecting => "say it back, shorter",
        Skill::Validating => "say what it cost them",
        Skill::Checking => "make sure it arrived",
        Skill::Teaming => "make it the two of you",
        Skill::Explaining => "give the reason with the step",
        Skill::Forewarning => "warn before it lands",
        Skill::Confidence => "recommend one thing, with a plan B",
        Skill::Steering => "take the feeling, then the task",
        Skill::Defusing => "slow down and offer two ways",
        Skill::Resilience => "stay open when they stay cool",
        Skill::Ownership => "keep it yours until it is done",
        Skill::Congruence => "let what you do agree with what you say",
        Skill::Generosity => "do one small thing unasked",
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
