//! What a person has set, and which talks wait for them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::kept::Keep;
use crate::practice::Goal;
use crate::words::common::DEFAULT_NAME;

/// How the window looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Appearance {
    /// Light or dark as the system has it.
    #[default]
    System,
    Light,
    Dark,
    ContrastLight,
    ContrastDark,
}

/// What a person has set. All of it can be changed at any moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename = "Settings")]
pub struct Settings {
    pub appearance: Appearance,
    /// Text size in percent, 80 to 250.
    pub text_size: u16,
    /// Whether everything changes at once instead of moving.
    pub reduced_motion: bool,
    /// What `{you}` stands for.
    pub you: String,
    /// What they would like to get better at.
    pub goal: Option<Goal>,
    /// Whether the first start is behind them.
    pub has_started: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            appearance: Appearance::System,
            text_size: 100,
            reduced_motion: false,
            you: DEFAULT_NAME.to_owned(),
            goal: None,
            has_started: false,
        }
    }
}

impl Keep for Settings {
    const FILE: &'static str = "settings.ron";
    const VERSION: u32 = 1;
}

/// Which customers were met, and which are waiting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename = "Diary")]
pub struct Diary {
    /// By scenario: the run line of a talk that was left and goes on from there.
    pub waiting: BTreeMap<String, String>,
    /// By scenario: how many talks have come to their end.
    pub met: BTreeMap<String, u32>,
    /// The plan made last, in the trainee's own words.
    pub plan: Option<Plan>,
}

/// One thing to do next time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// The id of the scenario that it came from.
    pub scenario: String,
    /// In the trainee's own words.
    pub words: String,
}

impl Keep for Diary {
    const FILE: &'static str = "diary.ron";
    const VERSION: u32 = 1;
}
