//! A session with what is known to be kept of it. The wall changes once the key that changes it is on the disk.

use std::sync::Arc;

use jiff::Timestamp;

use super::audience::AudienceView;
use super::journal::{Came, Entry, GroupHeader, GroupStep, SavedGroup};
use super::key::Key;
use super::setup::Setup;
use super::stage::Stage;
use super::state::{Group, Refused};
use crate::foresight::Foresight;
use crate::play::{Drawn, Seed};
use crate::rules::Rules;
use crate::scenario::{Scenario, Temperament, load};
use crate::session::{Env, RunId};
use crate::source::SourceText;

/// A session under way.
#[derive(Clone, Debug)]
pub struct GroupSession {
    header: Arc<GroupHeader>,
    entries: Vec<Entry>,
    group: Group,
    /// The group before keys that are still on their way to the disk, and how many keys had been pressed then.
    before: Option<(usize, Box<Group>)>,
    /// How many entries are known to be kept.
    n_saved: usize,
}

/// Why a kept session cannot be gone on with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GroupResumeError {
    #[error("it was played by version {0} of the rules, which this program does not have")]
    Rules(u32),
    #[error("its text can no longer be read")]
    Text,
    #[error("key {index} no longer fits: {refused}")]
    Key { index: usize, refused: Refused },
}

impl GroupSession {
    /// Begins a session. Two groups with one code meet the same customer in the same words.
    pub fn begin(scenario: Arc<Scenario>, rules: &'static Rules, setup: Setup, code: Seed, env: &Env) -> Self {
        let header = GroupHeader {
            id: env.run_id,
            scenario: scenario.id().to_owned(),
            title: scenario.title().to_owned(),
            content: scenario.content(),
            text: scenario.source_text().into(),
            rules: rules.number(),
            seed: code,
            temperament: temperament_of(&scenario, code),
            setup,
            begun: env.now,
        };
        let group = Group::begin(scenario, rules, &header);
        Self { header: Arc::new(header), entries: Vec::new(), group, before: None, n_saved: 0 }
    }

    /// Goes on with a session that was kept, with the text and the rules that it began with. `current` is the scenario of that id as
    /// it stands in the library now.
    pub fn resume(kept: SavedGroup, current: Option<&Arc<Scenario>>) -> Result<Self, GroupResumeError> {
        let SavedGroup { header, entries } = kept;
        let rules = Rules::of(header.rules).ok_or(GroupResumeError::Rules(header.rules))?;
        let scenario = if let Some(current) = current.filter(|current| current.content() == header.content) {
            Arc::clone(current)
        } else {
            let loaded = load(SourceText::new(header.title.clone(), header.text.to_string()), &header.scenario);
            loaded.scenario.ok_or(GroupResumeError::Text)?
        };
        let mut group = Group::begin(scenario, rules, &header);
        for (index, entry) in entries.iter().enumerate() {
            group.take(entry).map_err(|refused| GroupResumeError::Key { index: index + 1, refused })?;
        }
        let n_saved = entries.len();
        Ok(Self { header: Arc::new(header), entries, group, before: None, n_saved })
    }

    pub fn id(&self) -> RunId {
        self.header.id
    }

    pub fn header(&self) -> &GroupHeader {
        &self.header
    }

    /// The group as the keys left it: what the presenter sees.
    pub fn group(&self) -> &Group {
        &self.group
    }

    /// The group as far as it is kept: what the wall shows.
    pub fn shown(&self) -> &Group {
        self.before.as_ref().map_or(&self.group, |(_, before)| before)
    }

    /// How many keys the wall shows.
    fn n_shown(&self) -> usize {
        self.before.as_ref().map_or(self.entries.len(), |(n, _)| *n)
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Presses a key. What is to be kept then is [`Self::unsaved`]. On an error nothing has changed.
    pub fn press(&mut self, key: Key, env: &Env, foresight: Option<&Foresight>) -> Result<(), Refused> {
        let key = self.group.meant(key)?;
        let came: Option<Came> = self.group.comes_of(&key, foresight);
        let entry = Entry { at: env.now, key, came };
        let before = self.group.clone();
        self.group.take(&entry)?;
        let n_before = self.entries.len();
        self.entries.push(entry);
        self.before.get_or_insert_with(|| (n_before, Box::new(before)));
        Ok(())
    }

    /// Everything that is not known to be kept; `None` where all of it is. It is sent again when a key could not be kept.
    pub fn unsaved(&self) -> Option<GroupStep> {
        let entries: Vec<Entry> = self.entries.iter().skip(self.n_saved).cloned().collect();
        let is_over = self.group.stage() == Stage::Over;
        (!entries.is_empty()).then(|| GroupStep { header: Arc::clone(&self.header), from: self.n_saved, entries, is_over })
    }

    /// The first so many entries of a session are kept.
    pub fn on_saved(&mut self, id: RunId, n_entries: usize) {
        if id == self.id() {
            self.n_saved = self.n_saved.max(n_entries.min(self.entries.len()));
            if self.n_saved == self.entries.len() {
                self.before = None;
            }
        }
    }

    /// A key of a session could not be kept. The session goes on.
    pub fn on_not_saved(&mut self, id: RunId) {
        if id == self.id() {
            self.before = None;
        }
    }
}

/// What the wall shows, worked out once for the keys that are kept and kept itself: looking back asks foresight, and a frame has no
/// time for that.
#[derive(Debug, Default)]
pub struct WallMemo(Option<(ShownBy, Arc<AudienceView>)>);

/// By what the wall is known: session, keys, whether foresight has looked, and the tenths of a second that a timer has left.
type ShownBy = (RunId, usize, bool, Option<i64>);

impl WallMemo {
    /// What the wall shows now.
    pub fn seen(&mut self, session: &GroupSession, now: Timestamp, foresight: Option<&Foresight>) -> Arc<AudienceView> {
        let group = session.shown();
        let left = group.timer(now).map(|(left, _)| left / 100);
        let by = (session.id(), session.n_shown(), foresight.is_some(), left);
        match &self.0 {
            Some((known, view)) if *known == by => Arc::clone(view),
            _ => {
                let view = Arc::new(group.audience(now, foresight));
                self.0 = Some((by, Arc::clone(&view)));
                view
            }
        }
    }
}

/// Who the customer is under this code.
fn temperament_of(scenario: &Scenario, code: Seed) -> Temperament {
    Drawn::new(scenario, code).temperament()
}
