//! How far a trainee has come with each customer, and whom to meet next.

use super::Goal;

/// How a trainee stands with the customer of one scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Acquaintance<'a> {
    /// The id of the scenario.
    pub scenario: &'a str,
    /// Whether it can be played.
    pub playable: bool,
    /// Whether a conversation was left that goes on.
    pub waits: bool,
    /// Whether the last conversation of all was with them, and nobody has looked at how it went.
    pub unread: bool,
    /// Whether the trainee brought it.
    pub is_own: bool,
    /// How many conversations have come to their end.
    pub met: u32,
}

impl Acquaintance<'_> {
    /// Where they stand among all others, the lowest rank first; whom to meet next is another question ([`next_to_meet`]).
    ///
    /// Whoever was met last and not looked back at goes first, then whoever waits, then those whom the trainee brought, then those not
    /// met yet, then those met; among equals those who serve the goal, the best one first. Who cannot be met comes last.
    pub fn rank(self, goal: Option<Goal>) -> impl Ord + use<> {
        let wanted = goal.map_or(&[][..], Goal::scenarios).iter().position(|wanted| *wanted == self.scenario);
        (!self.playable, !self.unread, !self.waits, !self.is_own, self.met > 0, wanted.unwrap_or(usize::MAX))
    }
}

/// Of people in the order of their ranks, whom to meet next: whoever waits, else the first who was not met yet, else the first who can
/// be met at all.
pub fn next_to_meet(people: &[Acquaintance<'_>]) -> Option<usize> {
    let can = |wanted: fn(&Acquaintance<'_>) -> bool| people.iter().position(|person| person.playable && wanted(person));
    can(|person| person.waits).or_else(|| can(|person| person.met == 0)).or_else(|| can(|_| true))
}

/// Why somebody is whom to meet after the tutorial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyThem {
    /// They give a chance to practise what is wanted.
    ToPractise(Goal),
    /// Whoever wants to practise that meets somebody else before, for a beginning.
    ForABeginning(Goal),
}

/// Whom to meet after the tutorial, by their place among those who can be met, and why, where there is a reason: the first of those
/// that serve the goal, else the first of all. Who was met already comes after all others.
pub fn first_to_meet(people: &[Acquaintance<'_>], goal: Option<Goal>) -> Option<(usize, Option<WhyThem>)> {
    let place_of = |id: &&str| people.iter().position(|person| person.scenario == *id);
    let wanted = goal.map_or(&[][..], Goal::scenarios).iter().filter_map(place_of);
    let order: Vec<usize> = wanted.chain(0..people.len()).collect();
    let is_new = |at: &&usize| people.get(**at).is_some_and(|person| person.met == 0);
    let at = *order.iter().find(is_new).or(order.first())?;
    let id = people.get(at)?.scenario;
    let begins = people.iter().all(|person| person.met == 0);
    let why = goal.and_then(|goal| match goal.met_before() {
        _ if goal.practised_with().contains(&id) => Some(WhyThem::ToPractise(goal)),
        Some(before) if before == id && begins => Some(WhyThem::ForABeginning(goal)),
        _ => None,
    });
    Some((at, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn not_met(scenario: &str) -> Acquaintance<'_> {
        Acquaintance { scenario, playable: true, waits: false, unread: false, is_own: false, met: 0 }
    }

    /// The scenarios in the order in which to meet them.
    fn order(mut people: Vec<Acquaintance<'_>>, goal: Option<Goal>) -> Vec<&str> {
        people.sort_by_key(|person| person.rank(goal));
        people.into_iter().map(|person| person.scenario).collect()
    }

    #[test]
    fn whoever_waits_comes_before_those_not_met_and_those_before_the_others() {
        let met = Acquaintance { met: 2, ..not_met("met") };
        let waits = Acquaintance { waits: true, met: 1, ..not_met("waits") };
        let broken = Acquaintance { playable: false, ..not_met("broken") };
        assert_eq!(order(vec![broken, met, not_met("new"), waits], None), ["waits", "new", "met", "broken"]);
        assert_eq!(order(vec![broken, met], None), ["met", "broken"]);
        let unread = Acquaintance { unread: true, met: 1, ..not_met("unread") };
        assert_eq!(order(vec![not_met("new"), waits, unread], None), ["unread", "waits", "new"]);
    }

    #[test]
    fn among_those_not_met_the_goal_decides_and_then_the_order_in_which_they_came() {
        let [best, second] = Goal::SayingNo.scenarios() else { panic!("two scenarios") };
        let people = vec![not_met("one"), not_met("other"), not_met(second), not_met(best)];
        assert_eq!(order(people.clone(), None), ["one", "other", second, best]);
        assert_eq!(order(people, Some(Goal::SayingNo)), [best, second, "one", "other"]);
    }

    #[test]
    fn what_the_trainee_brought_comes_before_all_but_those_who_wait() {
        let own = Acquaintance { is_own: true, met: 3, ..not_met("own") };
        let waits = Acquaintance { waits: true, ..not_met("waits") };
        let broken = Acquaintance { playable: false, is_own: true, ..not_met("broken") };
        assert_eq!(order(vec![not_met("new"), broken, own, waits], None), ["waits", "own", "new", "broken"]);
    }

    #[test]
    fn next_is_whoever_waits_else_somebody_new_also_where_an_own_one_that_was_played_stands_first() {
        let own = Acquaintance { is_own: true, met: 3, ..not_met("own") };
        let waits = Acquaintance { waits: true, ..not_met("waits") };
        let broken = Acquaintance { playable: false, ..not_met("broken") };
        assert_eq!(next_to_meet(&[waits, own, not_met("new")]), Some(0));
        assert_eq!(next_to_meet(&[own, not_met("new")]), Some(1));
        assert_eq!(next_to_meet(&[own, broken]), Some(0));
        assert_eq!(next_to_meet(&[broken]), None);
    }

    #[test]
    fn after_the_tutorial_comes_whoever_serves_the_goal_and_an_ordinary_day_before_angry_people() {
        let people = ["no_receipt", "before_three", "ordinary_tuesday"].map(not_met);
        let first = |people: &[Acquaintance<'_>], goal| first_to_meet(people, goal);
        assert_eq!(first(&people, None), Some((0, None)));
        assert_eq!(first(&people, Some(Goal::KeepingPromises)), Some((1, Some(WhyThem::ToPractise(Goal::KeepingPromises)))));
        let angry = Some(Goal::AngryPeople);
        assert_eq!(first(&people, angry), Some((2, Some(WhyThem::ForABeginning(Goal::AngryPeople)))));
        let [one, _, tuesday] = people;
        let met = Acquaintance { met: 1, ..not_met("before_three") };
        assert_eq!(first(&[one, met, tuesday], angry), Some((2, None)), "who has met somebody begins no more");
        assert_eq!(first(&[met], angry), Some((0, Some(WhyThem::ToPractise(Goal::AngryPeople)))), "nobody else is there");
        assert_eq!(first(&[], angry), None);
    }

    #[test]
    fn a_goal_brings_nobody_back_before_those_not_met() {
        let [best, ..] = Goal::SayingNo.scenarios() else { panic!("a scenario") };
        let met = Acquaintance { met: 1, ..not_met(best) };
        assert_eq!(order(vec![met, not_met("new")], Some(Goal::SayingNo)), ["new", best]);
    }
}
