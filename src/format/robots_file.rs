//! The words that robots listen for, as written in `assets/robots.ron`.

use serde::Deserialize;

use super::ron::options;

/// Words and phrases in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename = "Robots", deny_unknown_fields)]
pub struct RobotsFile {
    /// What people say to be polite.
    pub polite: Vec<String>,
    /// What people say to sound as if they felt with somebody.
    pub sympathy: Vec<String>,
}

/// Reads the file. Fails with the reason in words.
pub fn read_robots(text: &str) -> Result<RobotsFile, String> {
    options().from_str(text).map_err(|error| error.to_string())
}
