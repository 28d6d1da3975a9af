//! The files on the bench: each as it was read last, with its problems, and its last version that can be played.

use std::sync::Arc;

use jiff::Timestamp;

use super::play::Play;
use super::since::{Key, Since, Tried, keys_of_content, keys_of_reading, tried};
use crate::check::{Checked, places_of};
use crate::foresight::Expected;
use crate::map::Mark;
use crate::scenario::{BranchIn, Loaded, Scenario};
use crate::session::Env;
use crate::source::{Diagnostic, Report, Severity, file_name};

/// A file was looked at.
#[derive(Clone, Debug)]
pub struct Read {
    pub path: String,
    /// When.
    pub at: Timestamp,
    /// What stands in it, or why it cannot be read.
    pub loaded: Result<Arc<Loaded>, String>,
    /// Whether it comes with the program, and cannot be written.
    pub is_shipped: bool,
}

/// What is to be worked out for a file. What was asked for an earlier version of it is not wanted any more.
#[derive(Clone, Debug)]
pub struct Ask {
    pub path: String,
    pub version: u64,
    pub loaded: Arc<Loaded>,
}

/// A file.
#[derive(Clone, Debug)]
pub struct BenchFile {
    pub path: String,
    /// Whether it comes with the program, and cannot be written.
    pub is_shipped: bool,
    /// Whether its check was asked for: what comes with the program is looked at by the check only once somebody looks at it.
    is_asked: bool,
    /// Counts what was read of it, so that an answer about an earlier version is known as such.
    version: u64,
    read_at: Timestamp,
    loaded: Option<Arc<Loaded>>,
    /// Why it cannot be read; what was read last stays.
    unreadable: Option<String>,
    is_gone: bool,
    /// What reading and the check found together, once the check has looked.
    checked: Option<Arc<Report>>,
    /// By what each finding of the check is known in the next version.
    keys: Vec<Key>,
    /// The newest version that can be played.
    good: Option<Good>,
    /// What the check found about beats and endings of that version.
    marks: Vec<Mark>,
    /// What became of its expectations, in the order of the file.
    expected: Vec<Expected>,
    before: Before,
    since: Option<Since>,
    tried: Vec<Tried>,
}

/// A version that can be played.
#[derive(Clone, Debug)]
struct Good {
    loaded: Arc<Loaded>,
    scenario: Arc<Scenario>,
    read_at: Timestamp,
    version: u64,
}

/// What the check has worked out of a version of a file.
#[derive(Clone, Debug)]
pub struct Looked {
    pub checked: Checked,
    /// What it found about beats and endings.
    pub marks: Vec<Mark>,
    /// By what each finding of the check is known in the next version.
    keys: Vec<Key>,
}

impl Looked {
    /// Places what was found; this cuts the text once more.
    pub fn new(checked: Checked, scenario: &Scenario) -> Self {
        let places = places_of(&checked.report, scenario);
        let keys = keys_of_content(&checked.report, &places, scenario);
        Self { marks: Mark::of(&checked.report, &places), keys, checked }
    }
}

/// What was known of the version before.
#[derive(Clone, Debug, Default)]
struct Before {
    reading: Option<Vec<Key>>,
    /// What the check found in the last version that it looked at.
    content: Option<(Vec<Diagnostic>, Vec<Key>)>,
}

impl BenchFile {
    fn new(path: String, at: Timestamp, is_shipped: bool) -> Self {
        Self {
            path,
            is_shipped,
            is_asked: !is_shipped,
            version: 0,
            read_at: at,
            loaded: None,
            unreadable: None,
            is_gone: false,
            checked: None,
            keys: Vec::new(),
            good: None,
            marks: Vec::new(),
            expected: Vec::new(),
            before: Before::default(),
            since: None,
            tried: Vec::new(),
        }
    }

    /// Counts what was read of it.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Its name without the folders before it.
    pub fn name(&self) -> &str {
        file_name(&self.path)
    }

    /// The id by which it is played.
    pub fn id(&self) -> Option<&str> {
        self.loaded.as_ref().map(|loaded| loaded.id.as_str())
    }

    /// Whether this file of it can be written: what comes with the program cannot.
    pub fn can_write(&self, path: &str) -> bool {
        !self.is_shipped || path != self.path
    }

    pub fn title(&self) -> Option<&str> {
        self.loaded.as_ref().map(|loaded| loaded.title.as_str())
    }

    pub fn customer(&self) -> Option<&str> {
        self.loaded.as_ref().and_then(|loaded| loaded.customer.as_deref())
    }

    /// Whether it was deleted or moved away since, and stands here only because a conversation of it is played.
    pub fn is_gone(&self) -> bool {
        self.is_gone
    }

    /// When it was read last.
    pub fn read_at(&self) -> Timestamp {
        self.read_at
    }

    pub fn unreadable(&self) -> Option<&str> {
        self.unreadable.as_deref()
    }

    /// The branch files that belong to it, whether they are in or not.
    pub fn branches(&self) -> &[BranchIn] {
        self.loaded.as_ref().map_or(&[], |loaded| &loaded.branches)
    }

    /// The newest version that can be played.
    pub fn good(&self) -> Option<&Arc<Scenario>> {
        self.good.as_ref().map(|good| &good.scenario)
    }

    /// What is to be worked out of that version.
    pub fn ask(&self) -> Option<Ask> {
        let good = self.good.as_ref()?;
        Some(Ask { path: self.path.clone(), version: good.version, loaded: Arc::clone(&good.loaded) })
    }

    /// What the check found about its beats and endings; nothing until it has looked.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// What became of its expectations, in the order of the file; nothing until the check has looked.
    pub fn expected(&self) -> &[Expected] {
        &self.expected
    }

    /// When the version that can be played was read, where it is not the newest.
    pub fn plays_version_of(&self) -> Option<Timestamp> {
        let is_newest = self.loaded.as_ref().is_some_and(|loaded| loaded.scenario.is_some());
        self.good.as_ref().filter(|_| !is_newest).map(|good| good.read_at)
    }

    /// Whether its check was asked for.
    pub fn is_looked_at(&self) -> bool {
        self.is_asked
    }

    /// Whether the check has yet to look at it.
    pub fn is_being_checked(&self) -> bool {
        self.is_asked && self.checked.is_none() && self.loaded.as_ref().is_some_and(|loaded| loaded.scenario.is_some())
    }

    /// What was found in it so far.
    pub fn report(&self) -> Option<&Report> {
        self.checked.as_deref().or(self.loaded.as_ref().map(|loaded| &loaded.report))
    }

    /// How many findings weigh just so much; in one of its files alone, where one is named.
    pub fn count(&self, within: Option<&str>, severity: Severity) -> usize {
        self.report().map_or(0, |report| match within {
            Some(within) => report.count_in(within, severity),
            None => report.count(severity),
        })
    }

    /// What the last save changed; `None` before the first.
    pub fn since(&self) -> Option<Since> {
        self.since
    }

    /// The ways to what was found before, tried again in the newest version.
    pub fn tried(&self) -> &[Tried] {
        &self.tried
    }

    /// Answers whether anything is new.
    fn take_in(&mut self, loaded: &Arc<Loaded>, at: Timestamp) -> bool {
        let was_readable = self.unreadable.take().is_none();
        if let Some(known) = &self.loaded
            && texts(known).eq(texts(loaded))
        {
            return !was_readable;
        }
        if let Some(known) = &self.loaded {
            self.before.reading = Some(keys_of_reading(&known.report));
        }
        if let Some(checked) = self.checked.take() {
            self.before.content = Some((content(&checked).cloned().collect(), std::mem::take(&mut self.keys)));
        }
        self.version += 1;
        self.read_at = at;
        self.loaded = Some(Arc::clone(loaded));
        self.tried.clear();
        if let Some(scenario) = &loaded.scenario {
            self.good =
                Some(Good { loaded: Arc::clone(loaded), scenario: Arc::clone(scenario), read_at: at, version: self.version });
            self.marks.clear();
            self.expected.clear();
            self.tried = self.before.content.as_ref().map(|(found, _)| tried(found, scenario)).unwrap_or_default();
        }
        self.since = self.since_reading();
        true
    }

    fn since_reading(&self) -> Option<Since> {
        let loaded = self.loaded.as_ref()?;
        Some(Since::between(self.before.reading.as_ref()?, &keys_of_reading(&loaded.report)))
    }

    fn checked(&mut self, looked: Looked) {
        let Looked { checked: Checked { report, expected, .. }, marks, keys } = looked;
        (self.marks, self.expected) = (marks, expected);
        let of_content = self.before.content.as_ref().map(|(_, before)| Since::between(before, &keys));
        if let Some(reading) = self.since_reading() {
            self.since = Some(reading.and(of_content.unwrap_or_default()));
        }
        (self.checked, self.keys) = (Some(Arc::new(report)), keys);
    }
}

/// All its texts, each with the name of its file.
fn texts(loaded: &Loaded) -> impl Iterator<Item = (&str, &str)> {
    loaded.report.sources().all().map(|(_, text)| (text.name(), text.text()))
}

/// What the check finds, and not reading.
fn content(report: &Report) -> impl Iterator<Item = &Diagnostic> {
    report.diagnostics().iter().filter(|found| found.code.is_content())
}

/// All files, and the conversation that is played.
#[derive(Clone, Debug, Default)]
pub struct Bench {
    files: Vec<BenchFile>,
    play: Option<(String, Play)>,
}

impl Bench {
    /// The files, in the order of their names.
    pub fn files(&self) -> &[BenchFile] {
        &self.files
    }

    pub fn file(&self, path: &str) -> Option<&BenchFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The dialogue that stands in the file of this path, or that has a branch there.
    fn file_with(&self, path: &str) -> Option<&BenchFile> {
        let has_branch = |file: &&BenchFile| file.branches().iter().any(|branch| branch.name() == path);
        self.file(path).or_else(|| self.files.iter().find(has_branch))
    }

    /// The conversation that is played, and the file that it is of.
    pub fn play(&self) -> Option<(&BenchFile, &Play)> {
        let (path, play) = self.play.as_ref()?;
        Some((self.file(path)?, play))
    }

    pub fn play_mut(&mut self) -> Option<&mut Play> {
        self.play.as_mut().map(|(_, play)| play)
    }

    /// From now on this conversation is played.
    pub fn set_play(&mut self, path: &str, play: Play) {
        self.play = Some((path.to_owned(), play));
    }

    /// Takes in what was read. Answers what is to be worked out now.
    pub fn take_in(&mut self, read: Read, env: &Env) -> Option<Ask> {
        let Read { path, at, loaded, is_shipped } = read;
        let index = match self.files.binary_search_by(|file| file.path.cmp(&path)) {
            Ok(index) => index,
            Err(index) => {
                self.files.insert(index, BenchFile::new(path.clone(), at, is_shipped));
                index
            }
        };
        let file = self.files.get_mut(index)?;
        file.is_gone = false;
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(why) => {
                file.unreadable = Some(why);
                return None;
            }
        };
        if !file.take_in(&loaded, at) {
            return None;
        }
        let (version, is_asked) = (file.version, file.is_asked);
        let scenario = loaded.scenario.as_ref()?;
        if let Some((_, play)) = self.play.as_mut().filter(|(playing, _)| *playing == path) {
            play.take_in(scenario, env);
        }
        is_asked.then_some(Ask { path, version, loaded })
    }

    /// Somebody looks at a file whose check was not asked for yet. Answers what is to be worked out now.
    pub fn look_closer(&mut self, path: &str) -> Option<Ask> {
        let path = self.file_with(path)?.path.clone();
        let file = self.files.iter_mut().find(|file| file.path == path && !file.is_asked)?;
        file.is_asked = true;
        file.ask()
    }

    /// A file is gone from its folder. One that is played stays as it was read last, and says that it is gone.
    pub fn gone(&mut self, path: &str) {
        let is_played = self.play.as_ref().is_some_and(|(playing, _)| playing == path);
        if !is_played {
            self.files.retain(|file| file.path != path);
        } else if let Some(file) = self.files.iter_mut().find(|file| file.path == path) {
            file.is_gone = true;
        }
    }

    /// The check has looked at a version of a file.
    pub fn checked(&mut self, path: &str, version: u64, looked: Looked) {
        if let Some(file) = self.files.iter_mut().find(|file| file.path == path && file.version == version) {
            file.checked(looked);
        }
    }
}
