//! `settings.ron`, as it stands on the disk.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::Whole;
use crate::practice::Goal;
use crate::storage::settings::{Appearance, RoomSettings, Settings};

/// The version of the layout.
pub(in crate::storage) const VERSION: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename = "Settings")]
pub(in crate::storage) struct SettingsFile {
    appearance: AppearanceName,
    text_size: u16,
    reduced_motion: bool,
    you: String,
    goal: Option<GoalName>,
    has_started: bool,
    knows_outlook: bool,
    room: RoomFile,
}

/// How the last session with a room was set up. The way of voting and the code stand as texts: what cannot be read is as usual.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename = "Room")]
struct RoomFile {
    people: u8,
    way: String,
    code: Option<String>,
    scenario: Option<String>,
    wall_on: Option<String>,
}

/// The names of the fields alone: a file that does not fit holds another field as well.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Settings")]
struct KnownFields {
    appearance: IgnoredAny,
    text_size: IgnoredAny,
    reduced_motion: IgnoredAny,
    you: IgnoredAny,
    goal: IgnoredAny,
    has_started: IgnoredAny,
    knows_outlook: IgnoredAny,
    room: KnownRoom,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Room")]
struct KnownRoom {
    people: IgnoredAny,
    way: IgnoredAny,
    code: IgnoredAny,
    scenario: IgnoredAny,
    wall_on: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Kept")]
#[expect(dead_code, reason = "the fields are only looked for")]
struct KnownWhole {
    version: IgnoredAny,
    value: KnownFields,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum AppearanceName {
    System,
    Light,
    Dark,
    ContrastLight,
    ContrastDark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum GoalName {
    AngryPeople,
    BeingBelieved,
    SayingNo,
    PeopleWhoDoNotWarm,
    ChattyPeople,
    KeepingPromises,
}

/// Whether a file that can be read holds fields that this version does not know, and would lose.
pub(in crate::storage) fn has_unknown_fields(text: &str) -> bool {
    ron::from_str::<KnownWhole>(text).is_err()
}

/// The file as it is written.
pub(in crate::storage) fn text(settings: &Settings) -> Result<String, ron::Error> {
    let whole = Whole { version: VERSION, value: SettingsFile::from(settings) };
    let pretty = ron::ser::PrettyConfig::new().struct_names(false).new_line("\n");
    ron::ser::to_string_pretty(&whole, pretty).map(|text| text + "\n")
}

impl Default for SettingsFile {
    fn default() -> Self {
        Self::from(&Settings::default())
    }
}

impl From<&Settings> for SettingsFile {
    fn from(settings: &Settings) -> Self {
        let Settings { appearance, text_size, reduced_motion, you, goal, has_started, knows_outlook, room } = settings.clone();
        let (appearance, goal, room) = (appearance.into(), goal.map(GoalName::from), room.into());
        Self { appearance, text_size, reduced_motion, you, goal, has_started, knows_outlook, room }
    }
}

impl From<SettingsFile> for Settings {
    fn from(file: SettingsFile) -> Self {
        let SettingsFile { appearance, text_size, reduced_motion, you, goal, has_started, knows_outlook, room } = file;
        let (appearance, goal, room) = (appearance.into(), goal.map(Goal::from), room.into());
        Self { appearance, text_size, reduced_motion, you, goal, has_started, knows_outlook, room }
    }
}

impl Default for RoomFile {
    fn default() -> Self {
        RoomSettings::default().into()
    }
}

impl From<RoomSettings> for RoomFile {
    fn from(room: RoomSettings) -> Self {
        let RoomSettings { people, way, code, scenario, wall_on } = room;
        Self { people, way: way.name().to_owned(), code: code.map(|code| code.to_string()), scenario, wall_on }
    }
}

impl From<RoomFile> for RoomSettings {
    fn from(file: RoomFile) -> Self {
        let RoomFile { people, way, code, scenario, wall_on } = file;
        let code = code.and_then(|code| code.parse().ok());
        Self { people, way: way.parse().unwrap_or_default(), code, scenario, wall_on }
    }
}

/// The names in the file and what they mean, there and back.
macro_rules! same_names {
    ($file:ident is $meaning:ident { $($name:ident),+ $(,)? }) => {
        impl From<$file> for $meaning {
            fn from(name: $file) -> Self {
                match name { $($file::$name => Self::$name,)+ }
            }
        }

        impl From<$meaning> for $file {
            fn from(meaning: $meaning) -> Self {
                match meaning { $($meaning::$name => Self::$name,)+ }
            }
        }
    };
}

same_names!(AppearanceName is Appearance { System, Light, Dark, ContrastLight, ContrastDark });
same_names!(GoalName is Goal {
    AngryPeople, BeingBelieved, SayingNo, PeopleWhoDoNotWarm, ChattyPeople, KeepingPromises,
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::WayOfVoting;
    use crate::play::Seed;
    use crate::storage::schema::{Parsed, parse};

    #[test]
    fn every_setting_is_written_and_read_again_and_is_known() {
        let mut all: Vec<Settings> = Goal::ALL.map(|goal| Settings { goal: Some(goal), ..Settings::default() }).to_vec();
        for appearance in [Appearance::Light, Appearance::Dark, Appearance::ContrastLight, Appearance::ContrastDark] {
            all.push(Settings { appearance, you: "Ana \"the\" N\u{fa}\u{f1}ez".to_owned(), ..Settings::default() });
        }
        all.push(Settings {
            text_size: 250,
            reduced_motion: true,
            has_started: true,
            knows_outlook: true,
            room: RoomSettings {
                people: 30,
                way: WayOfVoting::Cards,
                code: Some(Seed::default()),
                scenario: Some("before_three".to_owned()),
                wall_on: Some("HDMI-1 \"Saal\"".to_owned()),
            },
            ..Settings::default()
        });
        for settings in all {
            let text = text(&settings).unwrap();
            assert!(!has_unknown_fields(&text), "{text}");
            let Parsed::Fine(file) = parse::<SettingsFile>(text.clone().into_bytes(), VERSION) else { panic!("{text}") };
            assert_eq!(Settings::from(file), settings);
        }
    }

    #[test]
    fn fields_that_are_not_known_are_noticed() {
        assert!(has_unknown_fields("(version: 1, value: (you: \"Ana\", colour: \"red\"))"));
        assert!(has_unknown_fields("(version: 1, value: (), also: [1, 2])"));
        assert!(has_unknown_fields("Kept(version: 1, value: (waiting: {\"a\": \"b\"}))"), "a diary is no settings");
        assert!(!has_unknown_fields("Kept(version: 1, value: Settings(goal: Some(SayingNo)))"));
    }
}
