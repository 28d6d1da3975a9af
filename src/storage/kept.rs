//! A small value kept in a file of its own: read with care, written whole or not at all, never silently dropped.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What can be kept. `Default` stands in for what is not there yet.
pub trait Keep: Default + Serialize + DeserializeOwned {
    /// The name of its file in the person's folder.
    const FILE: &'static str;
    /// The version of its layout that this program writes.
    const VERSION: u32;
}

/// A value and the file it is kept in.
#[derive(Clone, Debug)]
pub struct Kept<T> {
    /// `None`: there is nowhere to keep it, or a newer program's file stands there, which is not to be overwritten.
    path: Option<PathBuf>,
    value: T,
}

/// The file: the version first, so that it can be read from any later layout.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Kept")]
struct Whole<T> {
    version: u32,
    value: T,
}

#[derive(serde::Deserialize)]
#[serde(rename = "Kept")]
struct VersionAlone {
    version: u32,
}

impl<T: Keep> Kept<T> {
    /// Reads the value from this folder. Where the file cannot be used, the second answer says why and what became of it.
    pub fn open(folder: Option<&Path>) -> (Self, Option<String>) {
        let Some(path) = folder.map(|folder| folder.join(T::FILE)) else {
            return (Self { path: None, value: T::default() }, None);
        };
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return (Self { path: Some(path), value: T::default() }, None);
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Self::set_aside(path, "it is not text"),
            Err(error) => {
                let problem = format!("{} cannot be read, so nothing is kept there: {error}", path.display());
                return (Self { path: None, value: T::default() }, Some(problem));
            }
        };
        match ron::from_str::<VersionAlone>(&text) {
            Ok(VersionAlone { version }) if version > T::VERSION => {
                let problem = format!(
                    "{} was written by a newer version of this program; it stays as it is, and nothing is kept",
                    path.display()
                );
                return (Self { path: None, value: T::default() }, Some(problem));
            }
            Ok(_) => {}
            Err(error) => return Self::set_aside(path, &error.to_string()),
        }
        match ron::from_str::<Whole<T>>(&text) {
            Ok(whole) => (Self { path: Some(path), value: whole.value }, None),
            Err(error) => Self::set_aside(path, &error.to_string()),
        }
    }

    /// A damaged file is renamed, so that nothing in it is lost and nothing is written over it.
    fn set_aside(path: PathBuf, reason: &str) -> (Self, Option<String>) {
        let aside = (1..1_000)
            .map(|number| path.with_extension(format!("damaged-{number}.ron")))
            .find(|aside| !aside.exists())
            .unwrap_or_else(|| path.with_extension("damaged.ron"));
        match fs::rename(&path, &aside) {
            Ok(()) => {
                let problem = format!("{} was damaged ({reason}); it was set aside as {}", path.display(), aside.display());
                (Self { path: Some(path), value: T::default() }, Some(problem))
            }
            Err(error) => {
                let problem = format!("{} is damaged ({reason}) and cannot be set aside: {error}", path.display());
                (Self { path: None, value: T::default() }, Some(problem))
            }
        }
    }

    pub fn value(&self) -> &T {
        &self.value
    }

    /// Changes the value and writes it, if it is different then. Fails only by the disk; the value in memory is changed all the same.
    pub fn change(&mut self, change: impl FnOnce(&mut T)) -> io::Result<()>
    where
        T: Clone + PartialEq,
    {
        let before = self.value.clone();
        change(&mut self.value);
        match &self.path {
            Some(path) if self.value != before => write_whole(path, &self.text()?),
            _ => Ok(()),
        }
    }

    fn text(&self) -> io::Result<String> {
        let whole = Whole { version: T::VERSION, value: &self.value };
        let pretty = ron::ser::PrettyConfig::new().struct_names(false);
        ron::ser::to_string_pretty(&whole, pretty).map_err(io::Error::other)
    }
}

/// Writes a text under another name, brings it to the disk, and only then puts it in its place. Readable by its owner alone.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder)?;
    let unfinished = path.with_extension("unfinished");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    fs::rename(&unfinished, path)?;
    // The new name is on the disk once its folder is; not every system can be asked for that.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Settings;

    fn settings_in(folder: &Path) -> (Kept<Settings>, Option<String>) {
        Kept::open(Some(folder))
    }

    #[test]
    fn what_is_changed_is_there_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let (mut kept, problem) = settings_in(folder.path());
        assert_eq!(problem, None);
        kept.change(|settings| settings.you = "Ana \"the\" Núñez".to_owned()).unwrap();
        let (again, problem) = settings_in(folder.path());
        assert_eq!(problem, None);
        assert_eq!(again.value().you, "Ana \"the\" Núñez");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing unfinished is left");
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_named_and_nothing_of_it_is_lost() {
        for damaged in ["Kept(version: 1, value: (", "", "\u{0}\u{0}", "Kept(version: 1, value: (you: 3))"] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("settings.ron"), damaged).unwrap();
            let (mut kept, problem) = settings_in(folder.path());
            assert!(problem.unwrap().contains("settings.damaged-1.ron"));
            assert_eq!(*kept.value(), Settings::default());
            kept.change(|settings| settings.you = "New".to_owned()).unwrap();
            assert_eq!(fs::read_to_string(folder.path().join("settings.damaged-1.ron")).unwrap(), damaged);
            assert_eq!(settings_in(folder.path()).0.value().you, "New");
        }
    }

    #[test]
    fn a_newer_file_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let newer = "Kept(version: 99, value: Entirely(different: true))";
        fs::write(folder.path().join("settings.ron"), newer).unwrap();
        let (mut kept, problem) = settings_in(folder.path());
        assert!(problem.unwrap().contains("newer version"));
        kept.change(|settings| settings.you = "New".to_owned()).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("settings.ron")).unwrap(), newer);
    }

    #[test]
    fn fields_that_are_missing_are_as_usual() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("settings.ron"), "Kept(version: 1, value: (you: \"Ana\"))").unwrap();
        let (kept, problem) = settings_in(folder.path());
        assert_eq!(problem, None);
        assert_eq!(*kept.value(), Settings { you: "Ana".to_owned(), ..Settings::default() });
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_can_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        settings_in(folder.path()).0.change(|settings| settings.you = "Ana".to_owned()).unwrap();
        let mode = fs::metadata(folder.path().join("settings.ron")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
