//! The first conversation after the first start: which scenario it is, and what it shows.

use crate::debrief::{Debrief, ExchangeView, OtherOption};
use crate::play::Transcript;
use crate::words::tutorial::Slip;

/// The id of the scenario of the tutorial.
pub const TUTORIAL: &str = "blue_umbrella";

/// The customer lets something slip at the second beat. Whoever takes it up has chosen the option that is worth most there.
pub(super) fn slip(transcript: &Transcript) -> Slip {
    let Some(second) = transcript.exchanges().get(1) else { return Slip::Unsaid };
    let scenario = transcript.scenario();
    let worth = |choice| scenario.choices()[choice].effect.mood;
    let most = scenario.beats()[second.beat].choices().map(worth).max();
    if most == Some(worth(second.chosen.choice)) { Slip::PickedUp } else { Slip::WentBy }
}

/// The first line, as it is told after the first time, beside the line that could have been said.
#[derive(Clone, Copy, Debug)]
pub struct FirstLine<'a> {
    pub said: &'a ExchangeView,
    /// Whether it is the one that the other is to be measured by.
    pub was_better: bool,
    pub other: Option<&'a OtherOption>,
}

/// `None` where nothing was said.
pub fn first_line(debrief: &Debrief) -> Option<FirstLine<'_>> {
    let said = debrief.exchanges.first()?;
    Some(FirstLine { said, was_better: said.is_clean, other: said.others.first() })
}
