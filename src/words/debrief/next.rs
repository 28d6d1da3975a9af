//! One thing to practise: what to practise, why, and a plan to begin with.

use crate::debrief::{Debrief, ExchangeView, Guess, Habit, NextThing};
use crate::rules::Rules;
use crate::scenario::Skill;
use crate::words::common::YOU_SAID;
use crate::words::debrief::YOU_DECIDED_TO;
use crate::words::debrief::block::{Labelled, Manner, Passage};
use crate::words::debrief::moments::STILL_LOOKING;
use crate::words::debrief::{HOW_IT_CAME_ACROSS, YOU_SAW, play_from, why};
use crate::words::grammar::{first_name, lower_first, number_word, upper_first};

pub const YOUR_PLAN: &str = "A plan for you. You can change the words.";
/// What stands before it where it cannot be changed.
pub const THE_PLAN: &str = "Your plan";
pub const CHANGE_PLAN: &str = "Change it";
pub const PLAN_IS_SAVED: &str = "Your plan is saved with this conversation. Your latest plan is on the Home page.";
/// While somebody writes.
pub const ENTER_SAVES_IT: &str = "Enter saves it.";
pub const LATER: &str = "Not now";
/// What to go on doing, where there is nothing to plan.
const THE_HABIT: &str = "The habit";

/// The panel of the one thing to practise next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextPanel {
    /// "Next time, find out before you act", or that there is nothing to plan.
    pub title: String,
    /// Which moment it is about: "This one is about the moment you just saw (14:08)."
    pub about: Option<String>,
    /// Where there is nothing to plan: what to go on doing, and the line in which it was shown.
    pub habit: Vec<Labelled>,
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

/// Words the panel of the one thing to practise next, for somebody who picked this moment as the one that mattered. Before foresight
/// has looked, nothing is proposed: what is shown and saved is not to change afterwards.
pub fn next_panel(debrief: &Debrief, picked: Option<Guess>) -> NextPanel {
    let empty = NextPanel { title: String::new(), about: None, habit: Vec::new(), proposal: None, play_from: None };
    let asks_for_none = debrief.skills.rows.is_empty() || debrief.exchanges.is_empty();
    if asks_for_none {
        return NextPanel { title: "No plan needed this time.".to_owned(), ..empty };
    }
    if !debrief.has_analysis() {
        return NextPanel { title: STILL_LOOKING.to_owned(), ..empty };
    }
    let Some(next) = &debrief.next else {
        let title = match (debrief.nothing_missed && debrief.nothing_fell(), debrief.habit.is_some()) {
            (true, true) => "Not one of your answers did any harm. Here\u{2019}s one habit to keep.",
            (true, false) => "Not one of your answers did any harm this time.",
            (false, true) => match debrief.moment_of_the_road().filter(|moment| moment.is_a_fall()) {
                Some(moment) if debrief.exchanges.get(moment.exchange()).is_some_and(|exchange| exchange.is_clean) => {
                    "At the moment you just saw, your answer was good and another even better. Here\u{2019}s one habit to keep."
                }
                Some(_) => "Think over the moment you just saw. And here\u{2019}s one habit to keep.",
                None => "Here\u{2019}s one habit to keep.",
            },
            (false, false) => "There\u{2019}s no plan to make this time.",
        };
        let habit = debrief.habit.as_ref().map_or_else(Vec::new, |habit| told_habit(debrief, habit));
        return NextPanel { title: title.to_owned(), habit, ..empty };
    };
    let time = debrief.exchanges.get(next.exchange).and_then(|exchange| exchange.time.as_deref());
    NextPanel {
        title: next_time(debrief.rules, next),
        about: Some(about(debrief, next.exchange, picked)),
        proposal: Some(Proposal { why: why_next(debrief, next), plan: plan(next) }),
        play_from: Some((next.exchange, play_from(time, next.exchange))),
        ..empty
    }
}

/// "Ask what for before you promise." or "Listening: ask before you act.", and what was said on both sides where that was shown.
fn told_habit(debrief: &Debrief, habit: &Habit) -> Vec<Labelled> {
    let of_skill = || {
        let row = debrief.skills.rows.iter().find(|row| row.skill == habit.skill);
        row.map_or_else(String::new, |row| format!("{}: {}", row.title, lower_first(&row.line)))
    };
    let what = habit.what.as_ref().map_or_else(of_skill, |what| format!("{}.", upper_first(what)));
    let what = Labelled::told(THE_HABIT, what);
    let Some(exchange) = debrief.exchanges.get(habit.exchange) else { return vec![what] };
    let came_across = why(debrief.pronoun, exchange).map(|why| Labelled::told(HOW_IT_CAME_ACROSS, why));
    std::iter::once(what).chain(both_sides(debrief, exchange)).chain(came_across).collect()
}

/// "This one is about the moment you just saw (14:08).", and why, where it is another one.
fn about(debrief: &Debrief, exchange: usize, picked: Option<Guess>) -> String {
    let time = debrief.exchanges.get(exchange).and_then(|exchange| exchange.time.clone());
    let at = time.clone().unwrap_or_else(|| format!("answer {}", exchange + 1));
    let road = debrief.moment_of_the_road();
    let told = road.and_then(|moment| debrief.exchanges.get(moment.exchange()));
    let is_same_time = road.is_some_and(|moment| moment.exchange() != exchange)
        && told.is_some_and(|told| told.time.is_some() && told.time == time);
    let this_one =
        if is_same_time { format!("This one is about another answer at {at}") } else { format!("This one is about {at}") };
    let broken = || debrief.moments.iter().filter(|moment| moment.promise.is_some());
    let made = || broken().filter_map(|moment| moment.promise.as_ref()).filter(|promise| promise.made == Some(exchange));
    match road {
        Some(moment) if moment.exchange() == exchange => format!("This one is about the moment you just saw ({at})."),
        Some(moment) if moment.promise.is_some() && moment.point == exchange + 1 => {
            format!("This one is about {at}, when you could still have kept the promise you just saw.")
        }
        Some(_) if picked == Some(Guess::At(exchange)) => format!("This one is about the moment you picked ({at})."),
        _ if made().any(|promise| promise.never_yours) => {
            format!("{this_one}. You made a promise there that wasn\u{2019}t in your power.")
        }
        _ if made().next().is_some() => format!("{this_one}. You made a promise there that wasn\u{2019}t kept."),
        _ if broken().any(|moment| moment.line == Some(exchange)) => {
            format!("{this_one}. That\u{2019}s where you broke a promise.")
        }
        _ if broken().any(|moment| moment.point == exchange + 1) => {
            format!("{this_one}, when you could still have done something about your promise.")
        }
        Some(moment) if moment.gain() > 0.0 => format!("{this_one}. The moment you just saw went well."),
        Some(moment) if moment.won_back => {
            format!("{this_one}. What the moment you just saw cost you, you won back with your very next answer.")
        }
        Some(moment) if moment.was_as_good_as_lost() => {
            format!("{this_one}. By the moment you just saw, there was little left to lose.")
        }
        Some(_) => format!("{this_one}. That\u{2019}s where practice helps most."),
        None => format!("{this_one}."),
    }
}

/// The plan that is proposed: "If a customer tells me when they need it, I ask what for before I promise."
pub fn plan(next: &NextThing) -> String {
    format!("If {}, {}.", next.when, next.then)
}

/// What was said on both sides at the moment that speaks for it, and what could have been said.
fn why_next(debrief: &Debrief, next: &NextThing) -> Vec<Labelled> {
    let Some(exchange) = debrief.exchanges.get(next.exchange) else { return Vec::new() };
    let instead = next.instead.as_ref().map(|instead| {
        let label = match (next.passed_over, instead.is_act) {
            (false, false) => "You could have said",
            (false, true) => "Instead you could",
            (true, false) => "You had a chance to say",
            (true, true) => "You had a chance to",
        };
        Labelled::new(label, Passage::in_voice(&instead.text, instead.voice, instead.is_act))
    });
    both_sides(debrief, exchange).into_iter().chain(instead).collect()
}

/// "When Elif said", and "you said".
fn both_sides(debrief: &Debrief, exchange: &ExchangeView) -> Vec<Labelled> {
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
    let yours = Passage::in_voice(&exchange.you_said, exchange.voice, exchange.is_act);
    theirs.into_iter().chain([Labelled::new(label, yours)]).collect()
}

/// "Next time, ask what for before you promise." or "Next time, find out before you act."
fn next_time(rules: &Rules, next: &NextThing) -> String {
    format!("Next time, {}.", next.heading.clone().unwrap_or_else(|| heading(rules, next.skill)))
}

/// What a skill comes to, as it is said to whoever practises it: "find out before you act".
fn heading(rules: &Rules, skill: Skill) -> String {
    let first = number_word(u16::try_from(rules.n_first_exchanges()).unwrap_or(u16::MAX));
    let what = match skill {
        Skill::Opening => &format!("let your first {first} answers be about them"),
        Skill::Tone => "let your voice fit the moment",
        Skill::Matching => "use their own words",
        Skill::Respect => "respect their time and their pride",
        Skill::Listening => "find out before you act",
        Skill::Reflecting => "say back what they told you, only shorter",
        Skill::Validating => "show that you see why it matters to them",
        Skill::Checking => "check that they understood",
        Skill::Teaming => "solve it together",
        Skill::Explaining => "make it plain what happens, and why",
        Skill::Forewarning => "give a warning first",
        Skill::Confidence => "say clearly what you would do",
        Skill::Steering => "say what happens next",
        Skill::Defusing => "lower your voice, and say what you can do",
        Skill::Resilience => "stay friendly when it hurts",
        Skill::Ownership => "do it before they have to ask",
        Skill::Congruence => "mean what you say",
        Skill::Generosity => "do one small thing, with nothing to gain",
    };
    what.to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_plan_is_one_sentence() {
        for planned in &crate::debrief::plans().plans {
            let (when, then) = (planned.when.as_str(), planned.then.as_str());
            assert!(then.starts_with("I ") || then.contains(" I "), "{then}");
            assert!(
                !when.starts_with("If ")
                    && when.starts_with(|first: char| first.is_lowercase() || when.starts_with("I ") || when.starts_with("I'")),
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
