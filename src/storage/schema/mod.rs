//! What stands in files: the layouts of the database, of the settings and of the diary of earlier versions, apart from what they
//! mean.

pub(super) mod diary;
pub(super) mod settings;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::files::without_bom;

/// What marks a database as a history of this program: "Rapp".
pub(super) const APPLICATION: i64 = 0x5261_7070;

/// The scripts that lead from one version of the database to the next; the first makes an empty file into version 1.
pub(super) const MIGRATIONS: [&str; 2] = [include_str!("1.sql"), include_str!("2.sql")];

/// The version of the database that this program writes.
pub(super) const VERSION: i64 = 2;

/// A small file: the version first, so that it can be read from any later layout.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Kept")]
pub(super) struct Whole<T> {
    pub(super) version: u32,
    pub(super) value: T,
}

#[derive(Deserialize)]
#[serde(rename = "Kept")]
struct VersionAlone {
    version: u32,
}

/// What became of reading a small file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parsed<T> {
    Fine(T),
    /// A later version wrote it.
    Newer,
    Damaged,
}

/// Reads a small file that this version of the layout, or an earlier one, wrote.
pub(super) fn parse<T: DeserializeOwned>(bytes: Vec<u8>, version: u32) -> Parsed<T> {
    let Ok(text) = String::from_utf8(bytes) else { return Parsed::Damaged };
    let text = without_bom(text);
    match ron::from_str::<VersionAlone>(&text) {
        Ok(found) if found.version > version => return Parsed::Newer,
        Ok(_) => {}
        Err(error) => {
            log::debug!("no version can be read: {error}");
            return Parsed::Damaged;
        }
    }
    match ron::from_str::<Whole<T>>(&text) {
        Ok(whole) => Parsed::Fine(whole.value),
        Err(error) => {
            log::debug!("the file is damaged: {error}");
            Parsed::Damaged
        }
    }
}
