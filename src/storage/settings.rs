//! What a person has set. It stands in a file of its own, which a person can read and change by hand.

use std::io;
use std::path::Path;

use super::claims::Claims;
use super::files::{copy_aside, read_small, set_aside, without_bom, write_whole};
use super::paths::Paths;
use super::schema::settings::{SettingsFile, VERSION, has_unknown_fields, text};
use super::schema::{Parsed, parse};
use super::trouble::{NotKept, Notice};
use crate::group::WayOfVoting;
use crate::play::Seed;
use crate::practice::Goal;
use crate::words::common::DEFAULT_NAME;

/// The name of the file in the person's folder.
const FILE: &str = "settings.ron";

/// How the window looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Whether they have been told what the four words of a debrief tell.
    pub knows_outlook: bool,
    /// How the last session with a room was set up.
    pub room: RoomSettings,
}

/// How the last session with a room was set up, so that the next one begins with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomSettings {
    /// How many people voted.
    pub people: u8,
    pub way: WayOfVoting,
    /// The session code.
    pub code: Option<Seed>,
    /// The id of the scenario.
    pub scenario: Option<String>,
    /// The name of the screen that the wall was on.
    pub wall_on: Option<String>,
}

/// How many people a room has unless something else was said.
const PEOPLE: u8 = 12;

impl Default for RoomSettings {
    fn default() -> Self {
        Self { people: PEOPLE, way: WayOfVoting::default(), code: None, scenario: None, wall_on: None }
    }
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
            knows_outlook: false,
            room: RoomSettings::default(),
        }
    }
}

impl Settings {
    /// These settings with what differs between the other two changed as it was changed there.
    fn with_change(self, from: &Self, to: &Self) -> Self {
        fn changed<T: PartialEq + Clone>(stands: T, from: &T, to: &T) -> T {
            if from == to { stands } else { to.clone() }
        }
        let Self { appearance, text_size, reduced_motion, you, goal, has_started, knows_outlook, room } = self;
        Self {
            appearance: changed(appearance, &from.appearance, &to.appearance),
            text_size: changed(text_size, &from.text_size, &to.text_size),
            reduced_motion: changed(reduced_motion, &from.reduced_motion, &to.reduced_motion),
            you: changed(you, &from.you, &to.you),
            goal: changed(goal, &from.goal, &to.goal),
            has_started: changed(has_started, &from.has_started, &to.has_started),
            knows_outlook: changed(knows_outlook, &from.knows_outlook, &to.knows_outlook),
            room: RoomSettings {
                people: changed(room.people, &from.room.people, &to.room.people),
                way: changed(room.way, &from.room.way, &to.room.way),
                code: changed(room.code, &from.room.code, &to.room.code),
                scenario: changed(room.scenario, &from.room.scenario, &to.room.scenario),
                wall_on: changed(room.wall_on, &from.room.wall_on, &to.room.wall_on),
            },
        }
    }
}

/// Reads what the person has set, before the first frame. What cannot be read is as usual, and told of; nothing is changed on the
/// disk, except that a damaged file is set aside.
pub fn read_settings(paths: &Paths) -> (Settings, Vec<Notice>) {
    let mut notices = Vec::new();
    let found = paths.home().map(|home| find(&home.join(FILE), &mut notices));
    let settings = match found {
        Some(Ok(Some(found))) => found.settings,
        _ => Settings::default(),
    };
    (settings, notices)
}

/// The settings as they stand in the file.
struct Found {
    settings: Settings,
    bytes: Vec<u8>,
}

/// Reads the file. Nothing is there where there is none, and where it was damaged and has been set aside.
fn find(path: &Path, notices: &mut Vec<Notice>) -> Result<Option<Found>, NotKept> {
    let bytes = match read_small(path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => {
            notices.push(Notice::Unreadable { file: path.to_owned(), why: error.to_string() });
            let why = NotKept::from(&error);
            return Err(path.parent().map_or(why.clone(), |home| why.in_folder(home)));
        }
    };
    match parse::<SettingsFile>(bytes.clone(), VERSION) {
        Parsed::Fine(file) => Ok(Some(Found { settings: file.into(), bytes })),
        Parsed::Newer => {
            notices.push(Notice::LeftNewer { file: path.to_owned() });
            Err(NotKept::Newer)
        }
        Parsed::Damaged => match set_aside(path) {
            Ok(aside) => {
                notices.push(Notice::SetAside { file: path.to_owned(), aside });
                Ok(None)
            }
            Err(error) => {
                let why = NotKept::from(&error);
                notices.push(Notice::NotSetAside { file: path.to_owned(), why });
                Err(NotKept::Damaged)
            }
        },
    }
}

/// Changes in the file what differs between these two, and leaves the rest as it stands there. A file with fields that are not
/// known is copied before.
pub(super) fn change(home: &Path, from: &Settings, to: &Settings, notices: &mut Vec<Notice>) -> Result<(), NotKept> {
    let path = home.join(FILE);
    // Another window reads and writes the file before or after, and never between.
    let _alone = Claims::in_home(home).wait_for("settings");
    let found = find(&path, notices)?;
    let stands = found.as_ref().map_or_else(|| from.clone(), |found| found.settings.clone());
    let changed = stands.clone().with_change(from, to);
    if let Some(found) = found {
        if changed == stands {
            return Ok(());
        }
        if String::from_utf8(found.bytes.clone()).is_ok_and(|text| has_unknown_fields(&without_bom(text))) {
            let copy = copy_aside(&path, "before", &found.bytes).map_err(|error| NotKept::from(&error))?;
            notices.push(Notice::CopiedAside { file: path.clone(), copy });
        }
    }
    let text = text(&changed).map_err(|error| NotKept::Other(error.to_string()))?;
    write_whole(&path, &text).map_err(|error| NotKept::from(&error).in_folder(home))
}
