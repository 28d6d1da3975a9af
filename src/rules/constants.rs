//! The constants of one version of the rules, read from `assets/rules/VERSION.ron`.

use std::sync::LazyLock;

use crate::format::{RulesError, RulesFile, read_rules};
use crate::scenario::{Scenario, Temperament};

/// One version of the rules, complete and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    pub(super) file: RulesFile,
}

/// Every shipped version, oldest first. A version stays for ever, so that its runs can be replayed.
static VERSIONS: [(u32, LazyLock<Rules>); 2] = [
    (1, LazyLock::new(|| built_in(include_str!("../../assets/rules/1.ron")))),
    (2, LazyLock::new(|| built_in(include_str!("../../assets/rules/2.ron")))),
];

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads every version")]
fn built_in(text: &str) -> Rules {
    Rules::read(text).expect("the built-in rules can be read")
}

/// How a run starts, where it is not as the scenario says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Start {
    pub temperament: Temperament,
    /// The mood the customer starts with, temperament already in it; `None` for what the scenario and the temperament give.
    pub mood: Option<i8>,
    /// Whether a hard customer came just before, and can be heard (R12).
    pub carried: bool,
}

impl Rules {
    /// The rules of a shipped version. `None` for a version that this program does not have.
    pub fn of(version: u32) -> Option<&'static Self> {
        VERSIONS.iter().find(|(number, _)| *number == version).map(|(_, rules)| &**rules)
    }

    /// The newest shipped version: new runs are played by it.
    pub fn newest() -> &'static Self {
        let [.., (_, newest)] = &VERSIONS;
        newest
    }

    /// Reads a version from the text of a rules file. The program plays by [`Self::of`] and [`Self::newest`]; a test that plays by a
    /// version of its own leaks what this gives. Fails where the text is no RON of a rules file, or one of its tables is not complete.
    pub fn read(text: &str) -> Result<Self, RulesError> {
        Ok(Self { file: read_rules(text)? })
    }

    /// Which version it is, 1 for the first.
    pub fn number(&self) -> u32 {
        self.file.version
    }

    /// How many exchanges make a first impression (R1).
    pub fn n_first_exchanges(&self) -> usize {
        usize::from(self.file.first_impression.exchanges)
    }

    /// Every shipped version, oldest first.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        VERSIONS.iter().map(|(_, rules)| &**rules)
    }

    /// How far words alone can lift trust (R2); `None` in version 1, where they can lift it all the way.
    pub fn words_up_to(&self) -> Option<i8> {
        self.file.account.words_up_to
    }

    /// Whether a typical trainee sees a promise that the next beats would break.
    pub fn typical_sees_ahead(&self) -> bool {
        self.file.typical_sees_ahead
    }

    /// The pips of somebody who feels fully heard (R3).
    pub fn heard_full(&self) -> u8 {
        self.file.heard.highest
    }

    /// What a kept promise adds to trust (R7).
    pub fn kept_promise(&self) -> i8 {
        self.file.promise.kept
    }

    /// What a broken promise adds to trust, below 0 (R7). Part of what words had earned goes with it.
    pub fn broken_promise(&self) -> i8 {
        self.file.promise.broken
    }

    /// Of what words have earned, a bounce takes back one part in so many (R7).
    pub const BOUNCE_TAKES_ONE_IN: u8 = 2;

    /// The pips that are needed before solving or selling, in this mood (R3).
    pub fn pips_needed(&self, mood: i8) -> u8 {
        self.file.heard.need.iter().find(|need| mood < need.below).map_or(0, |need| need.pips)
    }

    /// The mood a run starts with: the customer's, moved by temperament unless the scenario is plain.
    pub fn start_mood(&self, scenario: &Scenario, temperament: Temperament) -> i8 {
        let mood = i32::from(scenario.customer().mood);
        let moved = if scenario.is_plain() { 0 } else { i32::from(self.temperament(temperament).mood) };
        self.file.mood.clamp(mood + moved)
    }

    pub(super) fn temperament(&self, temperament: Temperament) -> &crate::format::TemperamentRules {
        // `read_rules` holds the rows to the order of the vocabulary, so this finds at its first look.
        let rows = &self.file.temperaments;
        let row = rows.get(temperament as usize).filter(|row| row.name == temperament);
        debug_assert!(row.is_some(), "every temperament has its row");
        row.unwrap_or_else(|| self.fallback_temperament())
    }

    #[expect(clippy::expect_used, reason = "`read_rules` refuses a file without temperaments")]
    fn fallback_temperament(&self) -> &crate::format::TemperamentRules {
        self.file.temperaments.first().expect("there are temperaments")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{HEARD, SCALE};

    #[test]
    fn every_shipped_version_is_read_and_found_by_its_own_number() {
        for (number, rules) in &VERSIONS {
            assert_eq!(rules.number(), *number);
            assert_eq!(Rules::of(*number), Some(&**rules));
            let RulesFile { mood, trust, .. } = &rules.file;
            assert_eq!([mood.lowest..=mood.highest, trust.lowest..=trust.highest], [SCALE, SCALE]);
            assert_eq!(rules.heard_full(), *HEARD.end());
        }
        assert!(VERSIONS.is_sorted_by_key(|(number, _)| *number));
        assert!(Rules::of(0).is_none() && Rules::of(Rules::newest().number() + 1).is_none());
    }
}
