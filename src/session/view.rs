//! How the trainee saw a conversation, as a short text that is kept with the run:
//! `feeling=2 turned=3 stop=moment plan=own why=I wanted to please her.` What stands last goes on to the end. Whether the plan is in
//! their own words is kept here too (`plan`), as a plan itself is its words alone; earlier versions kept nothing of it.

use crate::debrief::{Feeling, Guess, SelfView, Stop};
use crate::source::own_words;

/// How each feeling is kept, by its place; that never changes.
const FEELINGS: [Feeling; 4] = [Feeling::Shaken, Feeling::Uneasy, Feeling::Fine, Feeling::Pleased];
/// How each stop is kept.
const STOPS: [(Stop, &str); 3] = [(Stop::View, "view"), (Stop::Moment, "moment"), (Stop::Next, "next")];
/// What leads up to the trainee's own words.
const WHY: &str = "why=";

/// How it is kept whose words a plan is in: the trainee's own, or those that were proposed.
const PLANS: [(bool, &str); 2] = [(true, "own"), (false, "proposed")];

/// Writes what was answered, and whether the plan is in the trainee's own words where that is known; what was skipped is left out.
pub(super) fn write(view: &SelfView, plan_is_own: Option<bool>) -> String {
    let SelfView { feeling, turned, tonight, why, stop } = view;
    let place = |feeling: Feeling| FEELINGS.iter().position(|other| *other == feeling);
    let feeling = feeling.and_then(place).map(|place| format!("feeling={place}"));
    let turned = turned.map(|guess| match guess {
        Guess::At(exchange) => format!("turned={exchange}"),
        Guess::NoSingleOne => "turned=none".to_owned(),
    });
    let tonight = tonight.map(|(row, column)| format!("tonight={row},{column}"));
    let stop = stop.and_then(|stop| STOPS.iter().find(|(other, _)| *other == stop)).map(|(_, name)| format!("stop={name}"));
    let whose = plan_is_own.and_then(|is_own| PLANS.iter().find(|(other, _)| *other == is_own));
    let plan = whose.map(|(_, name)| format!("plan={name}"));
    let why = why.as_deref().map(own_words).filter(|why| !why.is_empty()).map(|why| format!("{WHY}{why}"));
    [feeling, turned, tonight, stop, plan, why].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Reads it back: what was answered, and whether the plan is in the trainee's own words. What cannot be read counts as skipped.
pub(super) fn read(text: &str) -> (SelfView, Option<bool>) {
    let why_at = if text.starts_with(WHY) { Some(0) } else { text.find(&format!(" {WHY}")) };
    let (parts, why) = text.split_at_checked(why_at.unwrap_or(text.len())).unwrap_or((text, ""));
    let part = |name: &str| parts.split_whitespace().find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let number = |text: &str| text.parse::<usize>().ok();
    let turned = part("turned").and_then(|turned| match turned {
        "none" => Some(Guess::NoSingleOne),
        exchange => number(exchange).map(Guess::At),
    });
    let tonight = part("tonight").and_then(|tonight| tonight.split_once(','));
    let plan_is_own = part("plan").and_then(|plan| PLANS.iter().find(|(_, name)| *name == plan)).map(|(is_own, _)| *is_own);
    let view = SelfView {
        feeling: part("feeling").and_then(number).and_then(|place| FEELINGS.get(place).copied()),
        turned,
        tonight: tonight.and_then(|(row, column)| Some((number(row)?, number(column)?))),
        why: why.trim_start().strip_prefix(WHY).map(own_words).filter(|why| !why.is_empty()),
        stop: part("stop").and_then(|stop| STOPS.iter().find(|(_, name)| *name == stop)).map(|(stop, _)| *stop),
    };
    (view, plan_is_own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_is_read_back_as_it_was_written() {
        let whys = [None, Some("I wanted to please her. turned=3 stop=next"), Some("why=why= why=")];
        for feeling in [None, Some(Feeling::Shaken), Some(Feeling::Fine)] {
            for turned in [None, Some(Guess::NoSingleOne), Some(Guess::At(0)), Some(Guess::At(14))] {
                for (tonight, stop) in [(None, None), (Some((2, 1)), Some(Stop::Next)), (None, Some(Stop::Moment))] {
                    for why in whys.map(|why| why.map(str::to_owned)) {
                        let view = SelfView { feeling, turned, tonight, why, stop };
                        for plan_is_own in [None, Some(false), Some(true)] {
                            assert_eq!(read(&write(&view, plan_is_own)), (view.clone(), plan_is_own));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_earlier_versions_kept_is_read() {
        let (view, plan_is_own) = read("feeling=2 turned=3 tonight=0,1");
        assert_eq!(plan_is_own, None);
        assert_eq!((view.feeling, view.turned, view.tonight), (Some(Feeling::Fine), Some(Guess::At(3)), Some((0, 1))));
        assert_eq!((view.why, view.stop), (None, None));
        assert_eq!(read("feeling=x turned= tonight=1 stop=nowhere plan="), (SelfView::default(), None));
    }

    #[test]
    fn own_words_are_kept_on_one_line() {
        let view = SelfView { why: Some(" One\nand\u{202e} two. ".to_owned()), ..SelfView::default() };
        assert_eq!(write(&view, None), "why=One and two.");
        assert_eq!(write(&view, Some(true)), "plan=own why=One and two.");
    }
}
