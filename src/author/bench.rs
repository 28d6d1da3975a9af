//! The files on the bench: each as it was read last, with its problems, and its last version that can be played.

use std::sync::Arc;

use jiff::Timestamp;

use super::play::Play;
use super::since::{Key, Since, Tried, keys, tried};
use crate::check::Checked;
use crate::scenario::{Loaded, Scenario};
use crate::session::Env;
use crate::source::{Diagnostic, Report, Severity, SourceText};

/// A file was looked at.
#[derive(Clone, Debug)]
pub struct Read {
    pub path: String,
    /// When.
    pub at: Timestamp,
    /// What stands in it, or why it cannot be read.
    pub loaded: Result<Arc<Loaded>, String>,
}

/// What is to be worked out for a file. What was asked for an earlier version of it is not wanted any more.
#[derive(Clone, Debug)]
pub struct Ask {
    pub path: String,
    pub version: u64,
    pub loaded: Arc<Loaded>,
}

/// A finding as it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Card<'b> {
    /// The text in which its places are.
    pub source: &'b SourceText,
    pub found: &'b Diagnostic,
    /// How many more there are of its kind that are not shown.
    pub n_more: usize,
}

/// So many findings of one kind are shown; nobody mends more of them before the next save.
const MOST_OF_A_KIND: usize = 3;

/// A file.
#[derive(Clone, Debug)]
pub struct BenchFile {
    pub path: String,
    /// Counts what was read of it, so that an answer about an earlier version is known as such.
    version: u64,
    read_at: Timestamp,
    loaded: Option<Arc<Loaded>>,
    /// Why it cannot be read; what was read last stays.
    unreadable: Option<String>,
    /// What reading and the check found together, once the check has looked.
    checked: Option<Arc<Report>>,
    /// The newest version that can be played, and when it was read.
    good: Option<(Arc<Scenario>, Timestamp)>,
    before: Before,
    since: Option<Since>,
    tried: Vec<Tried>,
}

/// What was known of the version before.
#[derive(Clone, Debug, Default)]
struct Before {
    reading: Option<Vec<Key>>,
    /// What the check found in the last version that it looked at.
    content: Option<Vec<Diagnostic>>,
}

impl BenchFile {
    fn new(path: String, at: Timestamp) -> Self {
        Self {
            path,
            version: 0,
            read_at: at,
            loaded: None,
            unreadable: None,
            checked: None,
            good: None,
            before: Before::default(),
            since: None,
            tried: Vec::new(),
        }
    }

    /// Its name without the folders before it.
    pub fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    pub fn title(&self) -> Option<&str> {
        self.loaded.as_ref().map(|loaded| loaded.title.as_str())
    }

    pub fn customer(&self) -> Option<&str> {
        self.loaded.as_ref().and_then(|loaded| loaded.customer.as_deref())
    }

    /// When it was read last.
    pub fn read_at(&self) -> Timestamp {
        self.read_at
    }

    pub fn unreadable(&self) -> Option<&str> {
        self.unreadable.as_deref()
    }

    /// The text that was read.
    pub fn text(&self) -> Option<Arc<String>> {
        self.loaded.as_ref().map(|loaded| loaded.report.source().shared())
    }

    /// The newest version that can be played.
    pub fn good(&self) -> Option<&Arc<Scenario>> {
        self.good.as_ref().map(|(scenario, _)| scenario)
    }

    /// When the version that can be played was read, where it is not the newest.
    pub fn plays_version_of(&self) -> Option<Timestamp> {
        let is_newest = self.loaded.as_ref().is_some_and(|loaded| loaded.scenario.is_some());
        self.good.as_ref().filter(|_| !is_newest).map(|(_, at)| *at)
    }

    /// Whether the check has yet to look at it.
    pub fn is_being_checked(&self) -> bool {
        self.checked.is_none() && self.loaded.as_ref().is_some_and(|loaded| loaded.scenario.is_some())
    }

    /// What was found in it so far.
    pub fn report(&self) -> Option<&Report> {
        self.checked.as_deref().or(self.loaded.as_ref().map(|loaded| &loaded.report))
    }

    /// What was found, what weighs most first, and of one kind only the first few.
    pub fn cards(&self) -> Vec<Card<'_>> {
        let Some(report) = self.report() else { return Vec::new() };
        let mut cards: Vec<Card<'_>> = Vec::new();
        for found in report.shown() {
            let n_shown = cards.iter().filter(|card| card.found.code == found.code).count();
            if n_shown < MOST_OF_A_KIND {
                cards.push(Card { source: report.source(), found, n_more: 0 });
            } else if let Some(last) = cards.iter_mut().rfind(|card| card.found.code == found.code) {
                last.n_more += 1;
            }
        }
        cards
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.report().map_or(0, |report| report.count(severity))
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
            && known.report.source().text() == loaded.report.source().text()
        {
            return !was_readable;
        }
        if let Some(known) = &self.loaded {
            self.before.reading = Some(keys(known.report.diagnostics().iter()));
        }
        if let Some(checked) = self.checked.take() {
            self.before.content = Some(content(&checked).cloned().collect());
        }
        self.version += 1;
        self.read_at = at;
        self.loaded = Some(Arc::clone(loaded));
        self.tried.clear();
        if let Some(scenario) = &loaded.scenario {
            self.good = Some((Arc::clone(scenario), at));
            self.tried = self.before.content.as_deref().map(|found| tried(found, scenario)).unwrap_or_default();
        }
        self.since = self.since_reading();
        true
    }

    fn since_reading(&self) -> Option<Since> {
        let loaded = self.loaded.as_ref()?;
        Some(Since::between(self.before.reading.as_ref()?, &keys(loaded.report.diagnostics().iter())))
    }

    fn checked(&mut self, report: Report) {
        let found = keys(content(&report));
        let of_content = self.before.content.as_ref().map(|before| Since::between(&keys(before.iter()), &found));
        if let Some(reading) = self.since_reading() {
            self.since = Some(reading.and(of_content.unwrap_or_default()));
        }
        self.checked = Some(Arc::new(report));
    }
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
        let Read { path, at, loaded } = read;
        let index = match self.files.binary_search_by(|file| file.path.cmp(&path)) {
            Ok(index) => index,
            Err(index) => {
                self.files.insert(index, BenchFile::new(path.clone(), at));
                index
            }
        };
        let file = self.files.get_mut(index)?;
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
        let version = file.version;
        let scenario = loaded.scenario.as_ref()?;
        if let Some((_, play)) = self.play.as_mut().filter(|(playing, _)| *playing == path) {
            play.take_in(scenario, env);
        }
        Some(Ask { path, version, loaded })
    }

    /// A file is gone from its folder. One that is played stays as it was read last.
    pub fn gone(&mut self, path: &str) {
        let is_played = self.play.as_ref().is_some_and(|(playing, _)| playing == path);
        if !is_played {
            self.files.retain(|file| file.path != path);
        }
    }

    /// The check has looked at a version of a file.
    pub fn checked(&mut self, path: &str, version: u64, checked: Checked) {
        if let Some(file) = self.files.iter_mut().find(|file| file.path == path && file.version == version) {
            file.checked(checked.report);
        }
    }
}
