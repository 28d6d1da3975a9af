//! The plan of a session: its parts, and how long each of them takes.

use crate::words::group::AFTER_THE_ENDING;

/// A part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Ask,
    Meet,
    Play,
    Ending,
    Reactions,
    WhatHappened,
    Moments,
    Rewind,
    Plans,
}

/// When the roles go round, and when the group heads for an ending wherever it is, in minutes of the session.
pub const ROLES_ROTATE_AT: u32 = 16;
pub const HEADS_FOR_AN_ENDING_AT: u32 = 24;

/// The plan, part by part, each with its minutes.
pub const PARTS: [(Part, u32); 9] = [
    (Part::Ask, 3),
    (Part::Meet, 3),
    (Part::Play, 20),
    (Part::Ending, 3),
    (Part::Reactions, 2),
    (Part::WhatHappened, 2),
    (Part::Moments, 7),
    (Part::Rewind, 3),
    (Part::Plans, 2),
];

/// How long all parts take, in minutes.
pub fn minutes_of_all() -> u32 {
    PARTS.iter().map(|(_, minutes)| minutes).sum()
}

/// What comes after the ending, each with the minute at which it begins.
pub fn after_the_ending() -> [(u32, &'static str); 4] {
    let begins = |part: Part| part.minutes().0;
    // The private minute is the first of its part.
    let [private, reactions, curve, moments] = AFTER_THE_ENDING;
    [
        (begins(Part::Reactions), private),
        (begins(Part::Reactions) + 1, reactions),
        (begins(Part::WhatHappened), curve),
        (begins(Part::Moments), moments),
    ]
}

impl Part {
    /// Its place in the plan, from 0.
    pub fn index(self) -> usize {
        PARTS.iter().position(|(part, _)| *part == self).unwrap_or(0)
    }

    /// When it begins and ends by the plan, in minutes.
    pub fn minutes(self) -> (u32, u32) {
        let before: u32 = PARTS.iter().filter(|(part, _)| *part < self).map(|(_, minutes)| minutes).sum();
        let own = PARTS.iter().find(|(part, _)| *part == self).map_or(0, |(_, minutes)| *minutes);
        (before, before + own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_plan_make_forty_five_minutes() {
        assert_eq!(Part::Play.minutes(), (6, 26));
        assert_eq!(Part::Plans.minutes(), (43, 45));
        assert_eq!(minutes_of_all(), 45);
        assert_eq!(after_the_ending().map(|(minute, _)| minute), [29, 30, 31, 33]);
    }
}
