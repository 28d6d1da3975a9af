//! The one table of all diagnostic codes, each with its name and its severity.

use std::fmt;

/// How much a finding weighs. Errors cannot be silenced; the rest may rest by `allow`, with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A matter of taste and habit: lengths, proportions, what is never used.
    Advice,
    /// Something that a player can run into, or never reach.
    Warning,
    /// The scenario cannot be played, a talk can get to where there is no way on, or what the author expects is not so.
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
        reading { $($reading:ident = ($reading_id:literal, $reading_severity:ident),)+ }
        content { $($content:ident = ($content_id:literal, $content_severity:ident),)+ }
    ) => {
        /// What kind of fault a diagnostic reports. The kebab-case name is stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $reading_id, "`: what it means stands on its page in `check`.")] $reading,)+
            $(#[doc = concat!("`", $content_id, "`: what it means stands with its rule in `check`.")] $content,)+
        }

        impl Code {
    /// Whether an author may let it rest with `allow`: no error, and nothing that tells of `allow` or of a branch as such.
    pub fn can_rest(self) -> bool {
        self.severity() != Severity::Error && !matches!(self, Self::UselessAllow | Self::UntitledBranch)
    }

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

            /// Whether the check gives it, and not reading.
            pub fn is_content(self) -> bool {
                matches!(self, $(Self::$content)|+)
            }
        }
    };
}

impl Code {
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }
}

codes! {
    reading {
        NotText = ("not-text", Error),
        TooLarge = ("too-large", Error),
        TooMany = ("too-many", Error),
        TooDeep = ("too-deep", Error),
        NotAScenario = ("not-a-scenario", Error),
        MergeConflict = ("merge-conflict", Error),
        ExtensionLine = ("extension-line", Error),
        Syntax = ("syntax", Error),
        OddSign = ("odd-sign", Error),
        MissingComma = ("missing-comma", Error),
        MissingColon = ("missing-colon", Error),
        UnclosedBracket = ("unclosed-bracket", Error),
        StrayBracket = ("stray-bracket", Error),
        MissingBracket = ("missing-bracket", Error),
        WrongBracket = ("wrong-bracket", Error),
        UnclosedString = ("unclosed-string", Error),
        UnclosedComment = ("unclosed-comment", Error),
        UnknownField = ("unknown-field", Error),
        DuplicateField = ("duplicate-field", Error),
        WrongType = ("wrong-type", Error),
        UnknownName = ("unknown-name", Error),
        MissingField = ("missing-field", Error),
        UnknownScenario = ("unknown-scenario", Error),
        DuplicateId = ("duplicate-id", Error),
        UnknownTarget = ("unknown-target", Error),
        UnknownEnding = ("unknown-ending", Error),
        UnknownFact = ("unknown-fact", Error),
        UnknownPromise = ("unknown-promise", Error),
        UnknownDeed = ("unknown-deed", Error),
        UnknownPerson = ("unknown-person", Error),
        SayOrAct = ("say-or-act", Error),
        NoWayOn = ("no-way-on", Error),
        TwoWaysOn = ("two-ways-on", Error),
        LastRouteConditional = ("last-route-conditional", Error),
        EndlessCircle = ("endless-circle", Error),
        OutOfRange = ("out-of-range", Error),
        Misplaced = ("misplaced", Error),
        Empty = ("empty", Error),
        ForbiddenCharacter = ("forbidden-character", Error),
        UnclearId = ("unclear-id", Warning),
        UnreachableBeat = ("unreachable-beat", Warning),
        UnreachableEnding = ("unreachable-ending", Warning),
        UnknownDetail = ("unknown-detail", Warning),
        UselessAllow = ("useless-allow", Warning),
        RecordedPlay = ("recorded-play", Error),
        UntitledBranch = ("untitled-branch", Advice),
    }
    content {
        StuckState = ("stuck-state", Error),
        TrappingLoop = ("trapping-loop", Error),
        ExpectationRefuted = ("expectation-refuted", Error),
        UnplayableBeat = ("unplayable-beat", Warning),
        UnplayableOption = ("unplayable-option", Warning),
        UnplayableRoute = ("unplayable-route", Warning),
        UnplayableEnding = ("unplayable-ending", Warning),
        NeverTrue = ("never-true", Warning),
        UntoldVariant = ("untold-variant", Warning),
        UntestedExpectation = ("untested-expectation", Warning),
        HardToHear = ("hard-to-hear", Warning),
        RobotOverBar = ("robot-over-bar", Warning),
        FreeBetrayal = ("free-betrayal", Warning),
        EmptyText = ("empty-text", Warning),
        TwinOptions = ("twin-options", Warning),
        UsedTooSoon = ("used-too-soon", Warning),
        OddThen = ("odd-then", Warning),
        ClockBackwards = ("clock-backwards", Warning),
        UnclosedBrace = ("unclosed-brace", Warning),
        MissingGlyph = ("missing-glyph", Warning),
        RightToLeft = ("right-to-left", Warning),
        AlwaysTrue = ("always-true", Advice),
        RareEnding = ("rare-ending", Advice),
        NotProved = ("not-proved", Advice),
        ExpectationBounded = ("expectation-bounded", Advice),
        TypicalShare = ("typical-share", Advice),
        UnusedFact = ("unused-fact", Advice),
        UnlearnedFact = ("unlearned-fact", Advice),
        UnusedDeed = ("unused-deed", Advice),
        UnusedPerson = ("unused-person", Advice),
        UnusedPromise = ("unused-promise", Advice),
        UnkeptPromise = ("unkept-promise", Advice),
        OpenPromise = ("open-promise", Advice),
        UnmadePromise = ("unmade-promise", Advice),
        NotPromised = ("not-promised", Advice),
        OverduePromise = ("overdue-promise", Advice),
        StrongestByLength = ("strongest-by-length", Advice),
        StrongestFirst = ("strongest-first", Advice),
        FewKindsOfNearMiss = ("few-kinds-of-near-miss", Advice),
        NoDifference = ("no-difference", Advice),
        FateAgainstEnding = ("fate-against-ending", Advice),
        SameUnheard = ("same-unheard", Advice),
        TonesWithoutTone = ("tones-without-tone", Advice),
        ToneWithoutTones = ("tone-without-tones", Advice),
        OneVoice = ("one-voice", Advice),
        NamesASkill = ("names-a-skill", Advice),
        ManySkills = ("many-skills", Advice),
        UnshownSkill = ("unshown-skill", Advice),
        ShownAndMissed = ("shown-and-missed", Advice),
        VerdictInNote = ("verdict-in-note", Advice),
        NoLastWord = ("no-last-word", Advice),
        TwinBeats = ("twin-beats", Advice),
        SharedWords = ("shared-words", Advice),
        ClockTalk = ("clock-talk", Advice),
        CountedOptions = ("counted-options", Advice),
        LongLabel = ("long-label", Advice),
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
        }
    }
}
