//! The plan of a session: its parts, and how long each of them takes.

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

/// The plan: 45 minutes, part by part.
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
    }
}
