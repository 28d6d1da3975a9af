//! The library of dialogues: those built in, the person's own, and those of a folder given at the start.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::format::Bound;
use crate::scenario::{Loaded, Scenario, load, load_bytes};
use crate::source::SourceText;
use crate::words;

use super::Paths;

/// The dialogues that are part of the program: file name and text.
const BUILT_IN: &[(&str, &str)] = &[
    ("blue_umbrella.ron", include_str!("../../dialogues/blue_umbrella.ron")),
    ("before_three.ron", include_str!("../../dialogues/before_three.ron")),
    ("ordinary_tuesday.ron", include_str!("../../dialogues/ordinary_tuesday.ron")),
    ("no_receipt.ron", include_str!("../../dialogues/no_receipt.ron")),
    ("linden_court.ron", include_str!("../../dialogues/linden_court.ron")),
    ("two_good_hours.ron", include_str!("../../dialogues/two_good_hours.ron")),
    ("seventeen_minutes.ron", include_str!("../../dialogues/seventeen_minutes.ron")),
    ("long_thaw.ron", include_str!("../../dialogues/long_thaw.ron")),
];

/// Where a dialogue comes from. One that comes later stands in the place of an earlier one with the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    BuiltIn,
    /// From the person's own folder.
    Own,
    /// From the folder given at the start, or a file named by its path.
    Given,
}

/// A dialogue in the library, playable or not.
#[derive(Clone, Debug)]
pub struct LibraryEntry {
    pub origin: Origin,
    /// The path as shown; the bare file name for what is built in.
    pub path: String,
    pub loaded: Loaded,
}

/// All dialogues there are, in the order in which they are shown.
#[derive(Clone, Debug, Default)]
pub struct Library {
    entries: Vec<LibraryEntry>,
    /// Folders and files that could not be read, each with the reason in words.
    unreadable: Vec<String>,
}

impl Library {
    /// Reads everything there is. A folder that cannot be read is named and passed over.
    pub fn open(paths: &Paths) -> Self {
        let mut library = Self::default();
        for (name, text) in BUILT_IN {
            let loaded = load(SourceText::new(*name, *text), stem(Path::new(name)));
            library.add(LibraryEntry { origin: Origin::BuiltIn, path: (*name).to_owned(), loaded });
        }
        // One's own folder need not exist; a folder that was named must.
        if let Some(own) = paths.own_dialogues().filter(|own| own.is_dir()) {
            library.add_folder(&own, Origin::Own);
        }
        if let Some(given) = paths.given_dialogues() {
            library.add_folder(given, Origin::Given);
        }
        library
    }

    fn add_folder(&mut self, folder: &Path, origin: Origin) {
        let files = match find_dialogue_files(folder) {
            Ok(files) => files,
            Err(error) => return self.unreadable.push(format!("{}: {error}", folder.display())),
        };
        for path in files {
            match load_file(&path) {
                Ok(loaded) => self.add(LibraryEntry { origin, path: path.display().to_string(), loaded }),
                Err(error) => self.unreadable.push(format!("{}: {error}", path.display())),
            }
        }
    }

    fn add(&mut self, entry: LibraryEntry) {
        match self.entries.iter_mut().find(|other| other.loaded.id == entry.loaded.id) {
            Some(other) if other.origin < entry.origin => *other = entry,
            Some(other) => {
                self.unreadable.push(words::notices::same_id(&entry.path, &entry.loaded.id, &other.path));
            }
            None => self.entries.push(entry),
        }
    }

    /// Whether a dialogue of this id comes with the program.
    pub fn is_shipped(id: &str) -> bool {
        BUILT_IN.iter().any(|(name, _)| Path::new(name).file_stem().is_some_and(|stem| stem == id))
    }

    pub fn entries(&self) -> &[LibraryEntry] {
        &self.entries
    }

    pub fn unreadable(&self) -> &[String] {
        &self.unreadable
    }

    pub fn find(&self, id: &str) -> Option<&LibraryEntry> {
        self.entries.iter().find(|entry| entry.loaded.id == id)
    }

    /// The ids of all that can be played.
    pub fn playable_ids(&self) -> impl Iterator<Item = &str> {
        self.playable().map(|scenario| scenario.id())
    }

    pub fn playable(&self) -> impl Iterator<Item = &Arc<Scenario>> {
        self.entries.iter().filter_map(|entry| entry.loaded.scenario.as_ref())
    }
}

/// Reads one file. Only the disk can make this fail; what stands in the file is in the report.
pub fn load_file(path: &Path) -> io::Result<Loaded> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "this is not a file"));
    }
    // One byte too many is enough for the reading to name the bound, whatever length the disk reports.
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(Bound::FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(load_bytes(&path.display().to_string(), bytes, stem(path)))
}

/// The dialogue files of a folder, by name. Branch files and shifts are not dialogues of their own.
pub fn find_dialogue_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_dialogue = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
            && !name.ends_with(".branch.ron")
            && !name.ends_with(".shift.ron");
        if is_dialogue && !name.starts_with('.') && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("dialogue")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dialogue_of_the_repository_is_built_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogues");
        let mut files: Vec<_> = find_dialogue_files(&folder).unwrap();
        files.sort();
        let mut built_in: Vec<_> = BUILT_IN.iter().map(|(name, _)| folder.join(name)).collect();
        built_in.sort();
        assert_eq!(files, built_in);
    }

    #[test]
    fn what_is_built_in_has_no_findings() {
        for entry in Library::open(&Paths::default()).entries() {
            assert!(entry.loaded.report.is_clean(), "{}", crate::source::render_all(&entry.loaded.report));
        }
    }

    #[test]
    fn a_file_of_ones_own_stands_in_the_place_of_the_shipped_one() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("dialogues");
        std::fs::create_dir(&own).unwrap();
        std::fs::write(own.join("blue_umbrella.ron"), BUILT_IN[0].1.replace("A blue umbrella", "My umbrella")).unwrap();
        std::fs::write(own.join("broken.ron"), "Scenario(title: \"half\"").unwrap();
        let library = Library::open(&Paths::new(Some(folder.path().to_owned()), None));
        let umbrella = library.find("blue_umbrella").unwrap();
        assert_eq!((umbrella.origin, umbrella.loaded.title.as_str()), (Origin::Own, "My umbrella"));
        let broken = library.find("broken").unwrap();
        assert!(broken.loaded.scenario.is_none());
        assert_eq!(broken.loaded.title, "half", "what could be read is listed");
        assert_eq!(library.entries().len(), BUILT_IN.len() + 1);
    }

    #[test]
    fn two_files_with_one_id_are_named_and_the_first_is_played() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["one.ron", "two.ron"] {
            std::fs::write(folder.path().join(name), BUILT_IN[0].1.replace("blue_umbrella", "mine")).unwrap();
        }
        let library = Library::open(&Paths::new(None, Some(folder.path().to_owned())));
        let [told] = library.unreadable() else { panic!("{:?}", library.unreadable()) };
        assert!(told.contains("two.ron") && told.contains("`mine`") && told.contains("one.ron"), "{told}");
        assert!(library.find("mine").unwrap().path.ends_with("one.ron"));
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let library = Library::open(&Paths::new(None, Some("/nowhere/at/all".into())));
        assert_eq!(library.unreadable().len(), 1);
        assert!(library.unreadable()[0].starts_with("/nowhere/at/all: "));
    }
}
