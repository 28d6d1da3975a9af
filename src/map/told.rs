//! What is said of places and ways on a map, in the picture and in the window alike.

use crate::scenario::{Edge, Scenario};
use crate::words::grammar;
use crate::words::map as words;

use super::facts::{MapFacts, Met};

/// How likely it is, or that it is never.
pub fn said(chance: f64, met: Met) -> String {
    match met {
        Met::Typically => words::percent(chance),
        Met::NotTypically | Met::NotSeen => words::NOT_TYPICALLY.to_owned(),
        Met::Never => words::NEVER.to_owned(),
    }
}

/// A mood as it stands on a card: "+2", "\u{2212}4", "0".
pub fn signed(mood: f64) -> String {
    grammar::signed(mood.round() as i8)
}

/// What ways ask for, by their numbers, where all of them ask for something.
pub fn asked(scenario: &Scenario, facts: &MapFacts, ways: &[usize]) -> Option<String> {
    let asked = ways.iter().filter_map(|way| facts.ways.get(*way)).map(|way| match way.edge {
        Edge::Choice(choice) => {
            let needs = &scenario.choices()[choice].effect.needs;
            let needs: Vec<String> = needs.iter().map(|need| scenario.condition_text(need)).collect();
            (!needs.is_empty()).then(|| needs.join(", "))
        }
        Edge::Unheard(_) => Some(words::UNHEARD.to_owned()),
        Edge::Route(_) => Some(way.edge.text(scenario, way.beat)),
        Edge::On => None,
    });
    let mut asked: Vec<String> = asked.collect::<Option<_>>()?;
    asked.dedup();
    Some(asked.join(" / "))
}

/// A text of no more than so many characters; an ellipsis stands for the rest.
pub(super) fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}\u{2026}", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mood_has_its_sign_and_a_long_text_an_ellipsis() {
        assert_eq!([2.4, -3.6, 0.2].map(signed), ["+2", "\u{2212}4", "0"]);
        assert_eq!(cut("Is that the last one?", 12), "Is that the\u{2026}");
        assert_eq!(cut("Short.", 12), "Short.");
    }
}
