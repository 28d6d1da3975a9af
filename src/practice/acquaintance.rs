//! How far a trainee has come with each customer, and whom to meet next.

use super::Goal;

/// How a trainee stands with the customer of one scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Where they stand among all others: whoever has the lowest rank is whom to meet next.
    ///
    /// Whoever was met last and not looked back at goes first, then whoever waits, then those whom the trainee brought, then those not met yet, then those met; among equals those
    /// who serve the goal, the best one first. Who cannot be met comes last.
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
    fn a_goal_brings_nobody_back_before_those_not_met() {
        let [best, ..] = Goal::SayingNo.scenarios() else { panic!("a scenario") };
        let met = Acquaintance { met: 1, ..not_met(best) };
        assert_eq!(order(vec![met, not_met("new")], Some(Goal::SayingNo)), ["new", best]);
    }
}
