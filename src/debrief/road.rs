//! The straight road of a debrief: its stops in their order, where it begins and what comes after what, and the pages beside it.

use super::Debrief;

/// A stop of the road.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// What the trainee makes of it, before anything is told.
    View,
    /// The one moment to look at.
    Moment,
    /// The one thing to practise next.
    Next,
}

impl Stop {
    pub const ALL: [Self; 3] = [Self::View, Self::Moment, Self::Next];
}

/// A page beside the road.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Door {
    Curve,
    Moments,
    /// What moved trust.
    Account,
    Skills,
    Lines,
}

impl Door {
    /// In the order in which they stand.
    pub const ALL: [Self; 5] = [Self::Curve, Self::Moments, Self::Account, Self::Skills, Self::Lines];
}

impl Debrief {
    /// The stops there are, in their order. Nobody is asked about a second try, nor about a conversation in which nothing was said;
    /// and where there is neither a skill nor a moment to speak of, there is no one thing next.
    pub fn stops(&self) -> impl Iterator<Item = Stop> {
        let is_asked = !self.exchanges.is_empty() && self.first_try.is_none();
        let has_next = self.next.is_some() || !(self.skills.rows.is_empty() || self.moments.is_empty());
        Stop::ALL.into_iter().filter(move |stop| match stop {
            Stop::View => is_asked,
            Stop::Moment => true,
            Stop::Next => has_next,
        })
    }

    /// The stop to begin at, by the one at which somebody was when they last looked.
    pub fn begins_at(&self, was_at: Option<Stop>) -> Stop {
        was_at.filter(|was_at| self.stops().any(|stop| stop == *was_at)).or(self.stops().next()).unwrap_or(Stop::Moment)
    }

    /// The stop that comes after this one; `None` after the last.
    pub fn stop_after(&self, stop: Stop) -> Option<Stop> {
        self.stops().find(|other| *other > stop)
    }

    /// The exchange, from 0, from which the last stop leads on: what is to be practised is played from there. `None` where there is
    /// nothing to play for.
    pub fn practises_from(&self) -> Option<usize> {
        self.next.as_ref().map(|next| next.exchange)
    }

    /// Whether there are skills, or facts that were found or missed, to look at beside the road.
    pub fn has_skills_or_facts(&self) -> bool {
        !(self.skills.rows.is_empty() && self.facts_found.is_empty() && self.facts_missed.is_empty())
    }

    /// The exchange, from 0, on which the question for the moment that mattered stands at first: the one before that in which the mood
    /// moved most, so that the place gives nothing away.
    pub fn asked_from(&self) -> usize {
        let points = self.curve.points.iter().zip(self.curve.points.iter().skip(1)).enumerate();
        let moves = points.map(|(exchange, (before, after))| (exchange, after.mood.abs_diff(before.mood)));
        let largest = moves.reduce(|most, other| if other.1 > most.1 { other } else { most });
        largest.map_or(0, |(exchange, _)| exchange.saturating_sub(1))
    }
}
