//! One thing next: what to practise, why, and a plan to begin with.

use crate::debrief::{Debrief, NextThing};
use crate::rules::Rules;
use crate::scenario::{Pronoun, Skill, Trap};
use crate::wording::cue;
use crate::words::debrief::block::{WayAction, WayOn};
use crate::words::debrief::curve::the_first;
use crate::words::debrief::{again, play_from};
use crate::words::grammar::{number_word, object, quoted, subject_inside, upper_first};

pub const YOUR_PLAN: &str = "Your plan, in your words";
pub const CHANGE_PLAN: &str = "Change your plan";
pub const PLAN_IS_KEPT: &str = "You will find this sentence on the first page.";
/// The way back to the other panels.
pub const THE_DEBRIEF: &str = "The debrief";

/// The panel of the one thing to practise next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextPanel {
    /// "Next time, find out before you act."
    pub title: String,
    /// Why that, and how to begin; `None` where there is nothing to plan.
    pub proposal: Option<Proposal>,
    pub ways: Vec<WayOn>,
}

/// Why that is to be practised, and a plan for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What in the conversation speaks for it.
    pub why: String,
    /// An if-then sentence to begin with. The trainee puts it in their own words.
    pub plan: String,
}

/// Words the panel of the one thing to practise next.
pub fn next_panel(debrief: &Debrief) -> NextPanel {
    let later = WayOn::new("Later", WayAction::GoHome);
    let Some(next) = &debrief.next else {
        return NextPanel { title: "This one asks for no plan.".to_owned(), proposal: None, ways: vec![again(), later] };
    };
    let time = debrief.exchanges.get(next.exchange).and_then(|exchange| exchange.time.as_deref());
    let counts = (next.n_missed, next.n_passed, next.n_chances);
    NextPanel {
        title: next_time(debrief.rules, next.skill),
        proposal: Some(Proposal { why: why_next(debrief.pronoun, next.trap, counts), plan: plan(next) }),
        ways: vec![WayOn::new(play_from(time, next.exchange), WayAction::PlayFrom(next.exchange)), again(), later],
    }
}

/// The plan that is proposed: "If a customer says something like “this afternoon”, I ask one open question before I offer anything."
pub fn plan(next: &NextThing) -> String {
    if_then(next.skill, next.they_said.as_deref())
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
        Skill::Congruence => "promise what is yours to promise",
        Skill::Generosity => "do one small thing unasked",
    };
    format!("Next time, {what}.")
}

/// "If a customer says “this afternoon”, I ask one open question before I offer anything."
fn if_then(skill: Skill, they_said: Option<&str>) -> String {
    let deed = match skill {
        Skill::Opening => "I give my name and pick up their first words",
        Skill::Tone => "I take a breath and answer slower than they spoke",
        Skill::Matching => "I answer in their own words and no longer than they spoke",
        Skill::Respect => "I ask before I assume",
        Skill::Listening => "I ask one open question before I offer anything",
        Skill::Reflecting => "I give the facts back in one sentence first",
        Skill::Validating => "I say what it has cost them, and stop there",
        Skill::Checking => "I ask how they would put it",
        Skill::Teaming => "I say \u{201c}let\u{2019}s\u{201d} and give them a choice",
        Skill::Explaining => "I give the reason before the step",
        Skill::Forewarning => "I say what it will cost before I ask for it",
        Skill::Confidence => "I say what I would do, and what comes next if it fails",
        Skill::Steering => "I answer the feeling in half a sentence and take the next step",
        Skill::Defusing => "I slow down, own my part in one line and offer two ways",
        Skill::Resilience => "I take it as how they are today and try once more",
        Skill::Ownership => "I give my name and a time, and ring even without news",
        Skill::Congruence => "I promise only what I can do myself",
        Skill::Generosity => "I do one small thing that nobody asked for",
    };
    match they_said.and_then(cue) {
        Some(cue) => format!("If a customer says something like {}, {deed}.", quoted(&cue)),
        None => format!("If a moment like this comes again, {deed}."),
    }
}

/// What in the talk speaks for it: "Twice you had the answer before she had finished."
fn why_next(pronoun: Pronoun, trap: Option<Trap>, (n_missed, n_passed, n_chances): (usize, usize, usize)) -> String {
    let (she, her) = (subject_inside(pronoun), object(pronoun));
    let times = |n: usize| match n {
        1 => "Once".to_owned(),
        2 => "Twice".to_owned(),
        n => format!("{} times", upper_first(&number_word(u16::try_from(n).unwrap_or(u16::MAX)))),
    };
    let fell_for = trap.map(|trap| match trap {
        Trap::TooSoon => format!("you had the answer before {she} had finished"),
        Trap::SorrySorry => "you were sorry, and it was about you".to_owned(),
        Trap::WarmAndGeneral => "you were kind in words that would fit anybody".to_owned(),
        Trap::LovelyUntrue => "you promised what was not yours to promise".to_owned(),
        Trap::TrueCold => "it was true, and it landed cold".to_owned(),
        Trap::AgainstUs => format!("you took {her} side against your own people"),
        Trap::Complete => format!("you told {her} everything, and {she} had asked for one thing"),
        Trap::PassedOn => format!("you passed {her} on"),
        Trap::MyTurn => "you answered a story with a longer one".to_owned(),
    });
    match (fell_for, n_missed, n_passed) {
        (Some(what), n, _) if n > 0 => format!("{} {what}.", times(n)),
        (_, 0, 0) => "Nothing went by this time, and this came up least.".to_owned(),
        (_, 0, n) => format!("{} a moment for it went by.", times(n)),
        (_, n, _) if n == n_chances => format!("{} a moment called for it, and got something else.", times(n)),
        (_, n, _) => {
            format!("{} of {n_chances} moments that called for it got something else.", upper_first(&number_word(n as u16)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_begins_with_words_that_are_known_again() {
        let plan = if_then(Skill::Listening, Some("It drops every ten minutes. I need it by this afternoon."));
        assert_eq!(
            plan,
            "If a customer says something like \u{201c}I need it by this afternoon\u{201d}, I ask one open question before I offer anything."
        );
        assert!(if_then(Skill::Tone, None).starts_with("If a moment like this comes again, I "));
    }

    #[test]
    fn the_reason_counts_in_words() {
        assert_eq!(why_next(Pronoun::She, Some(Trap::TooSoon), (2, 0, 3)), "Twice you had the answer before she had finished.");
        assert_eq!(why_next(Pronoun::She, None, (1, 2, 4)), "One of 4 moments that called for it got something else.");
        assert_eq!(why_next(Pronoun::She, None, (0, 3, 4)), "Three times a moment for it went by.");
    }
}
