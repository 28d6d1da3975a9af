//! The customer model: the one step function, and the constants it reads. Nowhere else is a rule of the model written.
//!
#![doc = include_str!("model.md")]

mod account;
mod breaks;
mod constants;
mod event;
mod fate;
mod live;
mod open;
mod promises;
mod shown;
mod stand;
mod state;
mod step;
mod told;
mod under_way;

pub use breaks::{betrays, breaks_a_promise};
pub use constants::{Rules, Start};
pub use event::{EntryKind, EntryRule, Event, Events, MoodReason, Reason};
pub use fate::Fate;
pub use live::{Live, Liveness, promises_made};
pub use open::{asks_for_voice, first_unmet, holds, is_alone, is_open};
pub use promises::PromiseState;
pub use shown::{Band, Regard};
pub use stand::{Given, stand};
pub use state::State;
pub use step::{Move, Next, begin, step};
pub use told::{ToldRule, told_rules};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Card;

    /// The page above as running text.
    fn page() -> String {
        include_str!("model.md").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn says(sentence: &str) {
        assert!(page().contains(sentence), "the page of the model does not say: {sentence}");
    }

    #[test]
    fn the_page_of_the_model_has_the_numbers_of_the_first_file() {
        let file = &Rules::of(1).unwrap().file;
        let crate::format::RulesFile { mood, trust, exchange, ceiling, heard, .. } = file;
        says(&format!("*Mood*, {} to {}, is", mood.lowest, mood.highest));
        says(&format!("*Trust*, {} to {}, is", trust.lowest, trust.highest));
        says(&format!("*Heard*, 0 to {} dots", heard.highest));
        says(&format!("from mood {} on, a good move adds at most {}", ceiling.from, ceiling.gain));
        says(&format!("one choice moves mood by {} to {}", exchange.lowest, exchange.highest));
        says(&format!("at most {} from one option", heard.gain_per_option));
        let first = &file.first_impression;
        says(&format!("After the first {} exchanges of an episode", first.exchanges));
        says(&format!("at most {} either way; in later episodes at most {}", first.cap, first.later_cap));
        let account = &file.account;
        says(&format!("From trust {} on a bad move is {} smaller", account.credit_from, account.forgives));
        let doubts = account.doubts;
        says(&format!("From trust {} down a bad move is {doubts} worse and a good one {doubts} smaller", account.doubt_from));
        let [low, high] = heard.need.as_slice() else { panic!("two needs") };
        let need = format!(
            "takes {} dots while mood is below {}, {} dot while it is below {}",
            low.pips, low.below, high.pips, high.below
        );
        says(&need);
        says(&format!("lifts nothing and moves mood by {}", heard.pushback));
        says(&format!("At {} dots an option that shows nothing but", heard.highest));
        says(&format!("each one past it costs {}", file.time.cost));
        let unwelcome = &file.unwelcome;
        says(&format!("{} less if the option or the one just before forewarned", unwelcome.forewarned));
        says(&format!("{} less if it explains", unwelcome.explained));
        says(&format!("an Anxious customer pays {} more", unwelcome.unwarned_anxious));
        let promise = &file.promise;
        says(&format!("Kept: a Deed of {}.", promise.kept));
        says(&format!("after it was broken: a Deed of {}.", promise.unasked));
        says(&format!("before it falls due: a Deed of {},", promise.moved));
        says(&format!("Broken: a Deed of {},", promise.broken));
        says(&format!("rounded down, at most {}, since", promise.bounce_cap));
        assert_eq!(Rules::BOUNCE_TAKES_ONE_IN, 2);
        says("a Word takes back half of what Words have earned");
    }

    #[test]
    fn the_page_of_the_model_has_what_the_second_file_adds_to_the_first() {
        let [first, second] = [1, 2].map(|version| &Rules::of(version).unwrap().file);
        let account = &second.account;
        says(&format!("a positive Word lifts trust no further than {}.", account.words_up_to.unwrap()));
        let promise = &second.promise;
        says(&format!("given back in time (`withdraws`) is a Deed of {},", promise.withdrawn.unwrap()));
        says(&format!("is made good, a Deed of {};", promise.made_good.unwrap()));
        says(&format!("a breach is a Deed of {} before its bounce", promise.breach));
        assert!(second.alone && second.typical_sees_ahead && !first.alone && !first.typical_sees_ahead);
        // Nothing else differs.
        let as_first = crate::format::RulesFile {
            version: first.version,
            account: first.account,
            promise: first.promise,
            alone: false,
            typical_sees_ahead: false,
            ..second.clone()
        };
        assert_eq!(&as_first, first);
    }

    #[test]
    fn the_page_of_the_model_has_the_later_rules_and_tables_of_the_first_file() {
        let file = &Rules::of(1).unwrap().file;
        let voice = &file.voice;
        let row = |row: &crate::format::VoiceFit| {
            format!("up to {}: {}, {}, {}, {}", row.up_to, row.warm, row.steady, row.brisk, row.bright)
        };
        says(&format!("{}.", voice.fit.iter().map(row).collect::<Vec<_>>().join("; ")));
        let (liked, disliked) = (voice.liked, voice.disliked);
        says(&format!("A liked voice adds {liked}, a disliked one {disliked}; in all {} to {}.", voice.lowest, voice.highest));
        says(&format!("do not list is a Word of {}:", voice.mismatch));
        says(&format!("is a Word of {}, at most {} times a run", file.matching.gain, file.matching.per_run));
        says(&format!("Using a fact that was learned is a Word of {}.", file.fact_used));
        says(&format!("mood goes 1/{} of the way back", file.episode.mood_kept));
        says(&format!("restarts at {} from trust {} on", file.episode.heard_with_credit, file.account.credit_from));
        let composure = &file.composure;
        says(&format!("from {} to {} and starts at {}.", composure.lowest, composure.highest, composure.start));
        says(&format!("At {} or less the next customer", composure.carry_at));
        says(&format!("in the first {} exchanges a good move is {} smaller", file.carried.exchanges, file.carried.cost));
        let card = |card: &Card, time: &str| format!("{}, at most {} {time}", card.gain, card.per_shift);
        let (count, colleague) = (card(&composure.count, "times"), card(&composure.colleague, "time"));
        says(&format!("To breathe gives {}; to count the day {count}; to ask a colleague {colleague}.", composure.breathe));
        let name = |voice: Option<crate::scenario::Voice>| voice.map_or("none", |voice| voice.name());
        for row in &file.temperaments {
            says(&format!("| {} | {} | {} | {} | {} |", row.name, row.mood, row.chat, name(row.likes), name(row.dislikes)));
        }
        let fiery = &file.fiery;
        let until = format!("from {} dots on good moves {} better until mood {}", fiery.heard, fiery.good, fiery.below);
        says(&format!("bad moves {} worse; {until}", fiery.bad));
        says(&format!("good moves {} smaller below trust {};", file.reserved.good, file.reserved.trust_below));
        let edges =
            |bands: &[crate::format::BandEnd]| bands.iter().map(|band| band.up_to.to_string()).collect::<Vec<_>>().join(", ");
        says(&format!("Bands of mood end at {}; bands of trust at {}.", edges(&file.mood_bands), edges(&file.trust_bands)));
    }
}
