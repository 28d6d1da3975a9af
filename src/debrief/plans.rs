//! The plans that are proposed: what to do instead of the line that fell short or what the line does that is held up, as their author
//! says, or else by skill and trap from `assets/plans.ron`.

use std::sync::OnceLock;

use crate::format::{PlanFile, PlansFile, read_plans};
use crate::play::Fill;
use crate::scenario::{Choice, Skill, Trap};
use crate::wording::{imperative, typographic};

/// What to do, twice in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ToDo {
    /// In the first person: "I ask what for before I promise".
    pub(super) then: String,
    /// As it is said to the trainee: "ask what for before you promise".
    pub(super) heading: String,
}

impl ToDo {
    /// What to do next time: instead of the line that fell short, where its author says so, or else what the line does that is held up
    /// beside it. What settles a promise speaks for itself: what is said of the line that fell short is about something else. `None`
    /// where neither is told in words that can end a plan.
    pub(super) fn of(short: &Choice, held_up: &Choice, fill: &Fill) -> Option<Self> {
        let effect = &held_up.effect;
        if [&effect.keeps, &effect.moves, &effect.withdraws].iter().any(|promises| !promises.is_empty())
            && let Some(to_do) = Self::of_line(held_up, fill)
        {
            return Some(to_do);
        }
        short.instead.as_deref().and_then(|instead| Self::told(instead, fill)).or_else(|| Self::of_line(held_up, fill))
    }

    /// What a line does, where its author says so and a plan can end with it.
    pub(super) fn of_line(choice: &Choice, fill: &Fill) -> Option<Self> {
        Self::told(choice.then.as_deref()?, fill)
    }

    /// Whether a line says what it does, in words that can end a plan.
    pub(super) fn is_told_by(choice: &Choice) -> bool {
        choice.then.as_deref().and_then(imperative).is_some()
    }

    fn told(then: &str, fill: &Fill) -> Option<Self> {
        let filled = |text: &str| typographic(&fill.text(text));
        Some(Self { then: filled(then), heading: filled(&imperative(then)?) })
    }
}

/// All plans.
///
/// # Panics
/// Only where the built-in file cannot be read, which a test rules out.
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn plans() -> &'static PlansFile {
    static PLANS: OnceLock<PlansFile> = OnceLock::new();
    PLANS.get_or_init(|| read_plans(include_str!("../../assets/plans.ron")).expect("the built-in plans can be read"))
}

/// The plan for a skill that a line missed by this trap; where there is none for both, the one for the skill alone.
///
/// # Panics
/// Only where the built-in file has no plan for a skill, which reading it rules out.
#[expect(clippy::expect_used, reason = "every skill has a plan, or the file could not be read")]
pub(super) fn plan(skill: Skill, trap: Option<Trap>) -> &'static PlanFile {
    let of = |trap: Option<Trap>| plans().plans.iter().find(move |plan| plan.skill == skill && plan.trap == trap);
    of(trap).or_else(|| of(None)).expect("every skill has a plan")
}

/// Whether there is a plan for a skill and just this trap.
pub(super) fn has_own_plan(skill: Skill, trap: Trap) -> bool {
    plans().plans.iter().any(|plan| plan.skill == skill && plan.trap == Some(trap))
}
