//! What is worked out of one version of a file, off the frame: asked for once, and shown until the next is there.

use std::sync::Arc;

use crate::author::Ask;

/// Something that is worked out.
#[derive(Debug)]
pub struct WorkedOut<T> {
    /// What is there, and the file and version of which it is.
    known: Option<(String, u64, Arc<T>)>,
    /// What was asked for last.
    asked: Option<(String, u64)>,
}

impl<T> Default for WorkedOut<T> {
    fn default() -> Self {
        Self { known: None, asked: None }
    }
}

impl<T> WorkedOut<T> {
    /// Whether this has to be worked out now: it is not there, and was not asked for.
    pub fn wants(&mut self, ask: &Ask) -> bool {
        let this = (ask.path.clone(), ask.version);
        let is_known = self.known.as_ref().is_some_and(|(path, version, _)| (path, *version) == (&ask.path, ask.version));
        if is_known || self.asked.as_ref() == Some(&this) {
            return false;
        }
        self.asked = Some(this);
        true
    }

    /// It is there. What was asked for before something else is dropped.
    pub fn take(&mut self, path: String, version: u64, is: T) {
        if self.asked.as_ref().is_some_and(|(asked, of)| *asked == path && *of == version) {
            self.asked = None;
            self.known = Some((path, version, Arc::new(is)));
        }
    }

    /// What is known of this file, also of an earlier version while the newer one is worked out.
    pub fn of(&self, file: &str) -> Option<&Arc<T>> {
        self.known.as_ref().filter(|(path, _, _)| path == file).map(|(_, _, is)| is)
    }

    /// Whether a newer one is under way.
    pub fn is_under_way(&self) -> bool {
        self.asked.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::load;
    use crate::source::SourceText;

    fn ask(path: &str, version: u64) -> Ask {
        Ask { path: path.to_owned(), version, loaded: Arc::new(load(SourceText::new(path, ""), "x")) }
    }

    #[test]
    fn the_last_one_is_shown_until_the_next_is_there_and_a_late_one_is_dropped() {
        let mut worked_out = WorkedOut::default();
        assert!(worked_out.wants(&ask("a", 1)));
        assert!(!worked_out.wants(&ask("a", 1)), "it is under way");
        worked_out.take("a".to_owned(), 1, "one");
        assert!(!worked_out.wants(&ask("a", 1)), "it is there");
        assert!(worked_out.wants(&ask("a", 2)));
        assert_eq!(worked_out.of("a").map(|is| **is), Some("one"));
        assert!(worked_out.wants(&ask("a", 3)));
        worked_out.take("a".to_owned(), 2, "two");
        assert_eq!(worked_out.of("a").map(|is| **is), Some("one"), "that is late");
        worked_out.take("a".to_owned(), 3, "three");
        assert_eq!(worked_out.of("a").map(|is| **is), Some("three"));
        assert!(worked_out.of("b").is_none() && !worked_out.is_under_way());
    }
}
