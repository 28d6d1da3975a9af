//! The file of what a person has set, which they can read and change by hand.

use std::io;
use std::path::Path;

use super::claims::Claims;
use super::files::{copy_aside, read_small, set_aside, without_bom, write_whole};
use super::paths::Paths;
use super::schema::settings::{SettingsFile, VERSION, has_unknown_fields, text};
use super::schema::{Parsed, parse};
use super::settings::Settings;
use super::trouble::{NotSaved, Notice};

/// The name of the file in the person's folder.
const FILE: &str = "settings.ron";

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
fn find(path: &Path, notices: &mut Vec<Notice>) -> Result<Option<Found>, NotSaved> {
    let bytes = match read_small(path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => {
            notices.push(Notice::Unreadable { file: path.to_owned(), why: error.to_string() });
            let why = NotSaved::from(&error);
            return Err(path.parent().map_or(why.clone(), |home| why.in_folder(home)));
        }
    };
    match parse::<SettingsFile>(bytes.clone(), VERSION) {
        Parsed::Fine(file) => Ok(Some(Found { settings: file.into(), bytes })),
        Parsed::Newer => {
            notices.push(Notice::LeftNewer { file: path.to_owned() });
            Err(NotSaved::Newer)
        }
        Parsed::Damaged => match set_aside(path) {
            Ok(aside) => {
                notices.push(Notice::SetAside { file: path.to_owned(), aside });
                Ok(None)
            }
            Err(error) => {
                let why = NotSaved::from(&error);
                notices.push(Notice::NotSetAside { file: path.to_owned(), why });
                Err(NotSaved::Damaged)
            }
        },
    }
}

/// Changes in the file what differs between these two, and leaves the rest as it stands there. A file with fields that are not
/// known is copied before.
pub(super) fn change(home: &Path, from: &Settings, to: &Settings, notices: &mut Vec<Notice>) -> Result<(), NotSaved> {
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
            let copy = copy_aside(&path, "before", &found.bytes).map_err(|error| NotSaved::from(&error))?;
            notices.push(Notice::CopiedAside { file: path.clone(), copy });
        }
    }
    let text = text(&changed).map_err(|error| NotSaved::Other(error.to_string()))?;
    write_whole(&path, &text).map_err(|error| NotSaved::from(&error).in_folder(home))
}
