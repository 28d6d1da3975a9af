//! The one thing somebody would like to get better at, asked once at the first start.

/// What somebody would like to get better at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    AngryPeople,
    BeingBelieved,
    SayingNo,
    PeopleWhoDoNotWarm,
    ChattyPeople,
    KeepingPromises,
}

impl Goal {
    /// In the order in which they are asked.
    pub const ALL: [Self; 6] = [
        Self::AngryPeople,
        Self::BeingBelieved,
        Self::SayingNo,
        Self::PeopleWhoDoNotWarm,
        Self::ChattyPeople,
        Self::KeepingPromises,
    ];

    /// The ids of the scenarios to meet first, the best one first. One that is not there is passed over.
    /// Whoever asks for angry people meets an ordinary day first: most customers are not angry.
    pub fn scenarios(self) -> &'static [&'static str] {
        match self {
            Self::AngryPeople => &["ordinary_tuesday", "before_three"],
            Self::BeingBelieved => &["no_receipt", "two_good_hours"],
            Self::SayingNo => &["no_receipt", "before_three"],
            Self::PeopleWhoDoNotWarm => &["long_thaw", "no_receipt"],
            Self::ChattyPeople => &["ordinary_tuesday", "two_good_hours"],
            Self::KeepingPromises => &["before_three", "two_good_hours"],
        }
    }

    /// The ids of those who give a chance to practise it: whoever comes before them for a beginning does not.
    pub fn practised_with(self) -> &'static [&'static str] {
        match self {
            Self::AngryPeople => &["before_three"],
            other => other.scenarios(),
        }
    }

    /// The id of whoever comes before those, for a beginning.
    pub fn met_before(self) -> Option<&'static str> {
        self.scenarios().first().copied().filter(|first| !self.practised_with().contains(first))
    }
}
