//! How two versions play: endings, robots, length.

use crate::foresight::{Chances, Detail, Foresight, Robots};
use crate::scenario::EndingKind;
use crate::wording::PhraseBook;

/// A version with what foresight says of it.
pub struct Version {
    pub foresight: Foresight,
    pub robots: Robots,
}

/// A figure in both versions; `None` where one of them has nothing of the kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// What it is a figure of: an id, or the name of a robot.
    pub of: String,
    /// How it is shown: a title.
    pub title: String,
    pub kind: Option<EndingKind>,
    pub old: Option<f64>,
    pub new: Option<f64>,
}

/// All figures of two versions, shares 0..=1.
pub struct Figures {
    /// The share of each ending among typical conversations: those of the old version first, then those that are new.
    pub endings: Vec<Moved>,
    /// Of each kind of ending.
    pub kinds: Vec<Moved>,
    /// What each robot gets of what is possible, in percent.
    pub robots: Vec<Moved>,
    /// Exchanges of a typical conversation.
    pub exchanges: Moved,
}

impl Version {
    pub fn new(foresight: Foresight) -> Self {
        let measures = PhraseBook::built_in().measure_options(foresight.scenario());
        let robots = foresight.robots(&measures, Detail::Outcome);
        Self { foresight, robots }
    }

    fn typical(&self) -> &Chances {
        &self.robots.typical
    }

    /// The share of an ending by its id.
    fn ending(&self, id: &str) -> Option<f64> {
        let (ending, _) = self.foresight.scenario().endings().enumerate().find(|(_, ending)| ending.id == id)?;
        self.typical().endings.get(ending.index()).copied()
    }

    /// Its endings in the order of the file.
    fn endings(&self) -> impl Iterator<Item = (&str, &str, EndingKind)> {
        self.foresight.scenario().endings().iter().map(|ending| (ending.id.as_str(), ending.title.as_str(), ending.kind))
    }
}

impl Figures {
    pub fn new(old: &Version, new: &Version) -> Self {
        let is_known = |id: &str| old.ending(id).is_some();
        // An ending is shown as the new version calls it.
        let title = |id: &str| new.endings().find(|(other, ..)| *other == id).map(|(_, title, kind)| (title, kind));
        let of_old = old.endings().map(|(id, was, kind)| {
            let (title, kind) = title(id).unwrap_or((was, kind));
            (id, title, kind)
        });
        let all = of_old.chain(new.endings().filter(|(id, ..)| !is_known(id)));
        let endings = all.map(|(id, title, kind)| Moved {
            of: id.to_owned(),
            title: title.to_owned(),
            kind: Some(kind),
            old: old.ending(id),
            new: new.ending(id),
        });
        let of_kind = |version: &Version, kind| version.typical().of_kind(version.foresight.scenario(), kind);
        let kinds = [EndingKind::Bright, EndingKind::Fair, EndingKind::Thin, EndingKind::Lost].map(|kind| Moved {
            of: kind.name().to_owned(),
            title: kind.name().to_owned(),
            kind: Some(kind),
            old: Some(of_kind(old, kind)),
            new: Some(of_kind(new, kind)),
        });
        let random = ("random", old.robots.random_share, new.robots.random_share);
        let robots = old.robots.robots.iter().zip(&new.robots.robots).map(|(old, new)| (old.robot.name(), old.share, new.share));
        let robots = std::iter::once(random).chain(robots).map(|(name, old, new)| Moved {
            of: name.to_owned(),
            title: name.to_owned(),
            kind: None,
            old,
            new,
        });
        let exchanges = Moved {
            of: "exchanges".to_owned(),
            title: "exchanges".to_owned(),
            kind: None,
            old: old.typical().exchanges,
            new: new.typical().exchanges,
        };
        Self { endings: endings.collect(), kinds: kinds.to_vec(), robots: robots.collect(), exchanges }
    }
}
