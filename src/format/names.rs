//! The closed vocabularies of the format: names written without quotation marks.

use serde::Deserialize;

/// A closed vocabulary: what it is called and the names in it.
pub(super) trait Names: Sized + Copy + PartialEq + 'static {
    /// What one of them is, for messages: "skill".
    const WHAT: &'static str;
    /// Every one, in the order of the model.
    const ALL: &'static [Self];
    /// The name as written in files.
    fn name(self) -> &'static str;

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|candidate| candidate.name() == name)
    }
}

macro_rules! names {
    ($($(#[$meta:meta])* $name:ident ($what:literal) { $($(#[$variant_meta:meta])* $variant:ident,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            /// Every one, in the order of the model.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name as written in files.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)+ }
            }

            pub fn from_name(name: &str) -> Option<Self> {
                <Self as Names>::from_name(name)
            }

            /// As [`Self::from_name`], in any case: people type names in small letters too.
            pub fn from_typed(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|candidate| candidate.name().eq_ignore_ascii_case(name))
            }
        }

        impl Names for $name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = Self::ALL;

            fn name(self) -> &'static str {
                Self::name(self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    )+};
}

names! {
    /// The eighteen skills, family by family.
    Skill("skill") {
        Opening, Tone, Matching, Respect,
        Listening, Reflecting, Validating, Checking,
        Teaming, Explaining, Forewarning, Confidence,
        Steering, Defusing, Resilience,
        Ownership, Congruence, Generosity,
    }

    /// A way of being that day.
    Temperament("temperament") { Easygoing, Brisk, Anxious, Fiery, Reserved, Chatty, }

    /// The voice in which words are said on a voice beat (R8).
    Voice("voice") { Warm, Steady, Brisk, Bright, }

    /// What an option does. `Talk` where nothing is written.
    OptionKind("kind of option") { Talk, Solve, Sell, Chat, }

    /// How an ending ranks.
    EndingKind("kind of ending") { Lost, Thin, Fair, Bright, }

    /// How a customer likes to be answered (R9). On their lines, never a type of person.
    Mode("mode") { Picture, Sound, Hands, Facts, }

    /// What shows on a face for one line, over the mood that stays below it.
    Feeling("feeling") { Worried, Moved, Hopeful, Amused, Embarrassed, Tired, }

    /// The pronoun that interface sentences use for a customer.
    Pronoun("pronoun") { She, He, They, }

    /// Which rules a scenario is played by. `Plain` leaves only the clamp.
    RuleSet("set of rules") { Plain, }

    /// The kinds of near-miss.
    Trap("kind of near-miss") {
        TooSoon, SorrySorry, WarmAndGeneral, LovelyUntrue, TrueCold, AgainstUs, Complete, PassedOn, MyTurn,
    }

    /// A set of five skin colours that belong together.
    Skin("skin") { Rose, Sand, Honey, Umber, Cocoa, Pale, Olive, Bronze, Ebony, }

    /// The outline of the head.
    HeadShape("shape of the head") { Oval, Round, Long, Square, Heart, }

    /// The shape of the hair.
    Hair("hair") {
        Bun, Crop, Fringe, Bald, Short, Long,
        Afro, Bob, Braids, Curls, Locs, Parted, Ponytail, Receding, Shaved, Undercut, Wavy,
    }

    /// What is worn on the head.
    Cover("head covering") { Hijab, Wrap, Turban, Kippah, Cap, Beanie, }

    /// Hair on the lower face.
    Beard("beard") { Full, Short, Stubble, Moustache, Goatee, }

    /// What is worn at the neck.
    Collar("collar") { Cardigan, Shirt, Hood, Blouse, Blazer, Coat, Crew, Overalls, Polo, Roll, Vee, }

    /// The shape of the glasses.
    Glasses("glasses") { Round, Square, Cat, Thin, }
}

/// A condition of `needs`, `when` and `that`, with the ids as written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Condition {
    MoodAtLeast(i32),
    MoodAtMost(i32),
    TrustAtLeast(i32),
    TrustAtMost(i32),
    Heard(i32),
    Learned(String),
    NotLearned(String),
    Promised(String),
    NotPromised(String),
    Kept(String),
    Broke(String),
    Moved(String),
    Withdrew(String),
    Did(String),
    SpentAtLeast(i32),
    SpentAtMost(i32),
    /// In `variants` alone: a temperament colours words and never opens a door.
    Is(Temperament),
    Not(Box<Self>),
    Any(Vec<Self>),
}

impl Condition {
    /// The names of all conditions, as written.
    pub const NAMES: &'static [&'static str] = &[
        "MoodAtLeast",
        "MoodAtMost",
        "TrustAtLeast",
        "TrustAtMost",
        "Heard",
        "Learned",
        "NotLearned",
        "Promised",
        "NotPromised",
        "Kept",
        "Broke",
        "Moved",
        "Withdrew",
        "Did",
        "SpentAtLeast",
        "SpentAtMost",
        "Is",
        "Not",
        "Any",
    ];
}
