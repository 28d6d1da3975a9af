//! The constants of the customer model as written in `assets/rules/VERSION.ron`.

use serde::Deserialize;

use super::names::{Temperament, Voice};
use super::ron::options;

/// One version of the rules. Units: points of mood or trust, pips of *heard*, exchanges.
/// What each is for stands in the page of [`crate::rules`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename = "Rules", deny_unknown_fields)]
pub struct RulesFile {
    pub version: u32,
    pub mood: Range,
    pub trust: Range,
    /// What one choice can move.
    pub exchange: Range,
    pub ceiling: Ceiling,
    pub heard: Heard,
    pub first_impression: FirstImpression,
    pub account: Account,
    pub time: Time,
    pub unwelcome: Unwelcome,
    pub promise: Promise,
    pub voice: VoiceRules,
    pub matching: Matching,
    /// What using a fact banks (R10).
    pub fact_used: i8,
    pub episode: Episode,
    pub carried: Carried,
    pub composure: Composure,
    /// One for each temperament, in the order of [`Temperament::ALL`].
    pub temperaments: Vec<TemperamentRules>,
    pub fiery: Fiery,
    pub reserved: Reserved,
    /// Whether beats `alone` are no exchange (R13). Not in version 1.
    #[serde(default)]
    pub alone: bool,
    /// Whether a typical trainee sees a promise that the next beats would break. Not in version 1.
    #[serde(default)]
    pub typical_sees_ahead: bool,
    /// From the lowest mood up; the last reaches the highest mood.
    #[serde(alias = "mood_words")]
    pub mood_bands: Vec<BandEnd>,
    /// From the lowest trust up; the last reaches the highest trust.
    #[serde(alias = "trust_words")]
    pub trust_bands: Vec<BandEnd>,
}

/// Both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    pub lowest: i8,
    pub highest: i8,
}

impl Range {
    pub fn clamp(self, value: i32) -> i8 {
        let clamped = value.clamp(i32::from(self.lowest), i32::from(self.highest));
        i8::try_from(clamped).unwrap_or(self.lowest)
    }

    pub fn contains(self, value: i32) -> bool {
        (i32::from(self.lowest)..=i32::from(self.highest)).contains(&value)
    }
}

/// From mood `from` on, a good move adds at most `gain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ceiling {
    pub from: i8,
    pub gain: i8,
}

/// R3: the pips, and how many are needed before solving or selling.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heard {
    pub highest: u8,
    pub gain_per_option: u8,
    /// From the lowest mood up; none is needed above the last.
    pub need: Vec<HeardNeed>,
    pub pushback: i8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeardNeed {
    pub below: i8,
    pub pips: u8,
}

/// R1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstImpression {
    pub exchanges: u8,
    pub cap: i8,
    pub later_cap: i8,
}

/// R2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    pub credit_from: i8,
    pub forgives: i8,
    pub doubt_from: i8,
    pub doubts: i8,
    /// How far words alone can lift trust; no bound in version 1.
    #[serde(default)]
    pub words_up_to: Option<i8>,
}

/// R4: what each exchange past `customer.time` costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Time {
    pub cost: i8,
}

/// R5: how much warning and explaining take off, and how much no warning adds for an anxious customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unwelcome {
    pub forewarned: i8,
    pub unwarned_anxious: i8,
    pub explained: i8,
}

/// R7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    pub kept: i8,
    pub unasked: i8,
    pub moved: i8,
    pub broken: i8,
    pub bounce_cap: u8,
    /// Given back; in version 1 a promise cannot be.
    #[serde(default)]
    pub withdrawn: Option<i8>,
    /// Kept after it was broken; in version 1 that is the same as unasked.
    #[serde(default)]
    pub made_good: Option<i8>,
    /// A breach, besides its bounce; nothing in version 1.
    #[serde(default)]
    pub breach: i8,
}

/// R8.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoiceRules {
    pub mismatch: i8,
    pub lowest: i8,
    pub highest: i8,
    pub liked: i8,
    pub disliked: i8,
    /// From the lowest mood up; the last reaches the highest mood.
    pub fit: Vec<VoiceFit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoiceFit {
    pub up_to: i8,
    pub warm: i8,
    pub steady: i8,
    pub brisk: i8,
    pub bright: i8,
}

/// R9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    pub gain: i8,
    pub per_run: u8,
}

/// R11: mood goes back by one part in `mood_kept` of its way from `usual`; heard restarts at `heard_with_credit` or 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Episode {
    pub mood_kept: i8,
    pub heard_with_credit: u8,
}

/// R12, in the step: the first exchanges with the next customer after a hard one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    pub exchanges: u8,
    pub cost: i8,
}

/// R12, between customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Composure {
    pub lowest: i8,
    pub highest: i8,
    pub start: i8,
    pub carry_at: i8,
    pub breathe: i8,
    pub count: Card,
    pub colleague: Card,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub gain: i8,
    pub per_shift: u8,
}

/// What a temperament changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemperamentRules {
    pub name: Temperament,
    /// Added to the mood at the start.
    pub mood: i8,
    /// What a `Chat` option moves besides.
    #[serde(default)]
    pub chat: i8,
    #[serde(default)]
    pub likes: Option<Voice>,
    #[serde(default)]
    pub dislikes: Option<Voice>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fiery {
    pub bad: i8,
    pub good: i8,
    pub heard: u8,
    pub below: i8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserved {
    pub good: i8,
    pub trust_below: i8,
}

/// Where a band of mood or trust ends. Version 1 also wrote a word for each; the words are the interface's now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct BandEnd {
    pub up_to: i8,
}

/// Why a text is no rules file.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RulesError {
    #[error(transparent)]
    Ron(#[from] ron::error::SpannedError),
    #[error("`temperaments` must list {:?} in this order", Temperament::ALL)]
    Temperaments,
    #[error("`fit` and `mood_bands` must reach mood {highest}")]
    Mood { highest: i8 },
    #[error("`trust_bands` must reach trust {highest}")]
    Trust { highest: i8 },
}

/// Reads a rules file. Fails where RON or the completeness of its tables fails.
pub fn read_rules(text: &str) -> Result<RulesFile, RulesError> {
    let file: RulesFile = options().from_str(text)?;
    let named: Vec<Temperament> = file.temperaments.iter().map(|row| row.name).collect();
    if named != Temperament::ALL {
        return Err(RulesError::Temperaments);
    }
    let highest = file.mood.highest;
    let reaches = |last: Option<i8>, wanted: i8| last == Some(wanted);
    if !reaches(file.voice.fit.last().map(|row| row.up_to), highest)
        || !reaches(file.mood_bands.last().map(|row| row.up_to), highest)
    {
        return Err(RulesError::Mood { highest });
    }
    if !reaches(file.trust_bands.last().map(|row| row.up_to), file.trust.highest) {
        return Err(RulesError::Trust { highest: file.trust.highest });
    }
    Ok(file)
}
