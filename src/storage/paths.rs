//! Where on this machine things are kept.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::words::to_type::ToType;

/// The folders that are looked into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// The program's own folder for this person; `None` where the machine names none.
    home: Option<PathBuf>,
    /// A folder of dialogues given at the start.
    dialogues: Option<PathBuf>,
    /// Whether `home` was given at the start too.
    is_home_given: bool,
}

impl Paths {
    /// The usual folder of this machine, unless another is given.
    pub fn new(home: Option<PathBuf>, dialogues: Option<PathBuf>) -> Self {
        let usual = || etcetera::choose_base_strategy().ok().map(|base| base.data_dir().join("rapport"));
        Self { is_home_given: home.is_some(), home: home.or_else(usual), dialogues }
    }

    /// The folder that holds what is kept for this person.
    pub fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    /// The folder that holds this person's own dialogues.
    pub fn own_dialogues(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join("dialogues"))
    }

    /// How a command is worded that is to find what is found here.
    pub fn to_type(&self) -> ToType {
        let shown = |path: &PathBuf| path.display().to_string();
        ToType::new(self.home.as_ref().filter(|_| self.is_home_given).map(shown), self.dialogues.as_ref().map(shown))
    }

    /// The folder of dialogues that was given at the start.
    pub fn given_dialogues(&self) -> Option<&Path> {
        self.dialogues.as_deref()
    }
}
