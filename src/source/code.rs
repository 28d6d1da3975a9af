//! The one table of all diagnostic codes, with severity and what each means.

use std::fmt;

/// How much a finding weighs. Errors cannot be silenced; the rest may rest by `allow`, with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A matter of taste and habit: lengths, proportions, what is never used.
    Advice,
    /// Something that a player can run into, or never reach.
    Warning,
    /// The scenario cannot be played, or a talk can get to where there is no way on.
    Error,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    (
        reading { $($(#[doc = $meaning:literal])+ $reading:ident = ($reading_id:literal, $reading_severity:ident),)+ }
        content { $($content:ident = ($content_id:literal, $content_severity:ident),)+ }
    ) => {
        /// What kind of fault a diagnostic reports. The kebab-case name is stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $meaning])+ $reading,)+
            $(#[doc = concat!("`", $content_id, "`: what it means stands with its rule in `check`.")] $content,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$reading,)+ $(Self::$content,)+];
            /// Those that reading and lowering give.
            pub const READING: &[Self] = &[$(Self::$reading,)+];
            /// Those that the check gives, of a scenario that can be played.
            pub const CONTENT: &[Self] = &[$(Self::$content,)+];

            /// The stable name, as in `error[unknown-target]`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$reading => $reading_id,)+ $(Self::$content => $content_id,)+ }
            }

            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$reading => Severity::$reading_severity,)+
                    $(Self::$content => Severity::$content_severity,)+
                }
            }

            /// What a code of reading means, for authors. What a code of the check means stands with its rule.
            pub fn meaning(self) -> Option<&'static str> {
                match self {
                    $(Self::$reading => Some(concat!($($meaning,)+).trim_ascii()),)+
                    $(Self::$content => None,)+
                }
            }
        }
    };
}

impl Code {
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }

    /// Whether the check gives it, and not reading.
    pub fn is_content(self) -> bool {
        self.meaning().is_none()
    }
}

codes! {
    reading {
        /// The file is not text in UTF-8, so nothing in it can be read.
        NotText = ("not-text", Error),
        /// The file, or something in it, is larger than the program accepts. The message names the bound.
        TooLarge = ("too-large", Error),
        /// There is more of something than the program accepts. The message names the bound.
        TooMany = ("too-many", Error),
        /// Brackets are nested deeper than any scenario needs. The message names the bound.
        TooDeep = ("too-deep", Error),
        /// The text is not a `Scenario( … )`.
        NotAScenario = ("not-a-scenario", Error),
        /// A `#![enable(…)]` line. The format switches on what it needs by itself.
        ExtensionLine = ("extension-line", Error),
        /// RON could not read this piece, and no more exact reason is known.
        Syntax = ("syntax", Error),
        /// A sign that cannot be seen, or one of an input method, stands where a plain one belongs. The message names its code point.
        OddSign = ("odd-sign", Error),
        /// Two entries stand side by side without a comma between them.
        MissingComma = ("missing-comma", Error),
        /// A field or a map entry has no colon between its name and its value.
        MissingColon = ("missing-colon", Error),
        /// A bracket is opened and never closed.
        UnclosedBracket = ("unclosed-bracket", Error),
        /// A bracket is closed that was never opened.
        StrayBracket = ("stray-bracket", Error),
        /// A text begins with a quotation mark and never ends.
        UnclosedString = ("unclosed-string", Error),
        /// A comment begins with `/*` and never ends.
        UnclosedComment = ("unclosed-comment", Error),
        /// A field that the format does not have at this place.
        UnknownField = ("unknown-field", Error),
        /// The same field stands twice.
        DuplicateField = ("duplicate-field", Error),
        /// A value of another kind than the field takes.
        WrongType = ("wrong-type", Error),
        /// A name (of a skill, a voice, a kind, a condition) that the format does not have.
        UnknownName = ("unknown-name", Error),
        /// A field that cannot be left out is missing.
        MissingField = ("missing-field", Error),
        /// Two entries have the same id.
        DuplicateId = ("duplicate-id", Error),
        /// A `to`, `unheard` or `start` names a beat that does not exist.
        UnknownTarget = ("unknown-target", Error),
        /// An `end` names an ending that does not exist.
        UnknownEnding = ("unknown-ending", Error),
        /// A fact is used that `facts` does not list.
        UnknownFact = ("unknown-fact", Error),
        /// A promise is used that `promises` does not list.
        UnknownPromise = ("unknown-promise", Error),
        /// An option has both `say` and `act`, or neither.
        SayOrAct = ("say-or-act", Error),
        /// An option, a beat or a route leads nowhere.
        NoWayOn = ("no-way-on", Error),
        /// An option, a beat or a route has more than one way on.
        TwoWaysOn = ("two-ways-on", Error),
        /// The last route of a beat has a condition, so that a talk can fall through.
        LastRouteConditional = ("last-route-conditional", Error),
        /// Beats lead to one another in a circle in which nothing is chosen, so that a talk would never stop.
        EndlessCircle = ("endless-circle", Error),
        /// A number outside the range that its field has.
        OutOfRange = ("out-of-range", Error),
        /// A text or a list that must hold something is empty.
        Empty = ("empty", Error),
        /// A control character, a tab or a character that turns the direction of writing, inside a text.
        ForbiddenCharacter = ("forbidden-character", Error),
        /// A name begins or ends with a blank, holds a sign that cannot be seen, or looks like another name.
        UnclearId = ("unclear-id", Warning),
        /// No option, route or plain way on leads to this beat.
        UnreachableBeat = ("unreachable-beat", Warning),
        /// Nothing leads to this ending.
        UnreachableEnding = ("unreachable-ending", Warning),
        /// A `{name}` in a text that is neither `{you}` nor listed in `details`.
        UnknownDetail = ("unknown-detail", Warning),
        /// An entry of `allow` that rests nothing: its code does not exist or is an error, it has no reason, or nothing of the kind is found.
        UselessAllow = ("useless-allow", Warning),
    }
    content {
        StuckState = ("stuck-state", Error),
        TrappingLoop = ("trapping-loop", Error),
        UnplayableBeat = ("unplayable-beat", Warning),
        UnplayableOption = ("unplayable-option", Warning),
        UnplayableRoute = ("unplayable-route", Warning),
        UnplayableEnding = ("unplayable-ending", Warning),
        NeverTrue = ("never-true", Warning),
        HardToHear = ("hard-to-hear", Warning),
        RobotOverBar = ("robot-over-bar", Warning),
        AlwaysTrue = ("always-true", Advice),
        RareEnding = ("rare-ending", Advice),
        NotProved = ("not-proved", Advice),
        UnusedFact = ("unused-fact", Advice),
        UnlearnedFact = ("unlearned-fact", Advice),
        UnusedPromise = ("unused-promise", Advice),
        UnkeptPromise = ("unkept-promise", Advice),
        OpenPromise = ("open-promise", Advice),
        StrongestByLength = ("strongest-by-length", Advice),
        StrongestFirst = ("strongest-first", Advice),
        FewKindsOfNearMiss = ("few-kinds-of-near-miss", Advice),
        NamesASkill = ("names-a-skill", Advice),
        ManySkills = ("many-skills", Advice),
        VerdictInNote = ("verdict-in-note", Advice),
        LongLine = ("long-line", Advice),
        LongOption = ("long-option", Advice),
        LongNote = ("long-note", Advice),
        LongSentences = ("long-sentences", Advice),
        UnevenOptions = ("uneven-options", Advice),
        LoneOption = ("lone-option", Advice),
        ManyOptions = ("many-options", Advice),
        FewBeats = ("few-beats", Advice),
        ManyBeats = ("many-beats", Advice),
        FewEndings = ("few-endings", Advice),
        ManyMinutes = ("many-minutes", Advice),
        ManyExchanges = ("many-exchanges", Advice),
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            assert!(seen.insert(code.id()), "{code} stands twice");
            assert!(code.id().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{code}");
            assert!(code.meaning().is_none_or(|meaning| meaning.ends_with('.')), "{code} says what it means");
        }
    }
}
