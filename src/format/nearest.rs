//! The known name that was most likely meant by one that is not known.

use crate::source::{difference, look_alike};

/// The known name nearest to one that is not known, if it is near enough to be meant: one that looks the same, or else the one
/// with the fewest letters wrong, at most one in three. `None` where none is near.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = found.to_lowercase();
    let bound = (found.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        if look_alike(found, name) {
            return Some(name);
        }
        let distance = strsim::damerau_levenshtein(&lower, &name.to_lowercase());
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.filter(|(distance, _)| *distance <= bound).map(|(_, name)| name)
}

/// The hint that asks for the name that was meant, and says how the two differ where they look the same.
pub fn did_you_mean(found: &str, near: &str) -> String {
    match difference(found, near) {
        Some(difference) => format!("did you mean `{near}`? {difference}"),
        None => format!("did you mean `{near}`?"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_the_same_comes_before_one_with_fewer_letters_wrong() {
        assert_eq!(nearest("b10O", ["b10", "b100"]), Some("b100"));
        assert_eq!(nearest("stroy", ["wait", "story"]), Some("story"));
        assert_eq!(nearest("stroy", ["wait"]), None);
        assert_eq!(did_you_mean("stroy", "story"), "did you mean `story`?");
        assert!(did_you_mean("t\u{456}tle", "title").contains("U+0456"));
    }
}
