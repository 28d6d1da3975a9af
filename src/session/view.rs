//! How the trainee saw a conversation, as a short text that is kept with the run: `feeling=2 turned=3 tonight=0,1`.

use crate::debrief::{Feeling, Guess, SelfView};

/// Writes what was answered; what was skipped is left out.
pub(super) fn write(view: &SelfView) -> String {
    let SelfView { feeling, turned, tonight } = view;
    let feeling = feeling.map(|feeling| format!("feeling={}", feeling as usize));
    let turned = turned.map(|guess| match guess {
        Guess::At(exchange) => format!("turned={exchange}"),
        Guess::ItDidNot => "turned=none".to_owned(),
    });
    let tonight = tonight.map(|(row, column)| format!("tonight={row},{column}"));
    [feeling, turned, tonight].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Reads it back. What cannot be read counts as skipped.
pub(super) fn read(text: &str) -> SelfView {
    let part = |name: &str| text.split_whitespace().find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let number = |text: &str| text.parse::<usize>().ok();
    let turned = part("turned").and_then(|turned| match turned {
        "none" => Some(Guess::ItDidNot),
        exchange => number(exchange).map(Guess::At),
    });
    let tonight = part("tonight").and_then(|tonight| tonight.split_once(','));
    SelfView {
        feeling: part("feeling").and_then(number).and_then(|index| Feeling::ALL.get(index).copied()),
        turned,
        tonight: tonight.and_then(|(row, column)| Some((number(row)?, number(column)?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_is_read_back_as_it_was_written() {
        for feeling in [None, Some(Feeling::Shaken), Some(Feeling::Fine)] {
            for turned in [None, Some(Guess::ItDidNot), Some(Guess::At(0)), Some(Guess::At(14))] {
                for tonight in [None, Some((2, 1))] {
                    let view = SelfView { feeling, turned, tonight };
                    assert_eq!(read(&write(&view)), view);
                }
            }
        }
        assert_eq!(read("feeling=x turned= tonight=1"), SelfView::default());
    }
}
