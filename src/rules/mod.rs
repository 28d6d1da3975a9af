//! The customer model: the one step function, and the constants it reads. Nowhere else is a rule of the model written.
//!
//! Everything here is a function of its arguments: no chance, no text of a dialogue, and in [`step`] no allocation. What follows is
//! the model itself. The numbers stand in `assets/rules/1.ron` and `2.ron`, which never change; a change of the model is a further
//! version beside them, and a test holds this page to the files. New runs are played by the newest version, and a run line names its
//! own. What version 1 does not have is marked *from version 2*. Each rule has a name, R1 to R13, by which code and tests speak of it.
//!
//! # What is known of a customer
//!
//! *Mood*, -10 to 10, is how they feel now. It shows in the face and in a word. *Trust*, -10 to 10, is what has been earned with
//! them, and whether they will come back. It is hidden until the talk is over: who sees only the mood learns to charm, and is
//! surprised once, safely, by what charm was worth. *Heard*, 0 to 3 pips, is how well understood they feel. Trust moves by
//! *entries* in an account alone, each a Word or a Deed. Besides, a [`State`] knows facts, promises, and how far into the episode
//! the talk is.
//!
//! # One exchange
//!
//! All numbers are whole. From the option's `mood` the change is worked out in this order: R3, R5, small talk, R8, temperament, R2,
//! R12, R4, the ceiling, the limit. *Ceiling*: from mood 5 on, a good move adds at most 1, so that late choices still count.
//! *Limit*: one choice moves mood by -5 to 5. Every rule reads mood, trust and heard as they were before the choice. Then heard
//! moves: each of Listening, Reflecting and Validating that an option shows is a sign of having heard, and gives a pip, at most 2
//! from one option; missing Listening takes one. Checking is no such sign. Facts are learned, and entries are made in this order:
//! the option's own `trust`, R8, R9, R10, R7; then time (R4), and R1. An entry shows its full amount, also where trust is at its
//! limit.
//!
//! Then beats are entered until something is to be chosen: a beat can begin an episode (R11), move mood by its `mood` (an *event*),
//! teach facts and break promises. At an ending every promise that still binds is broken before routes to endings are tried, so
//! that nobody slips out of a promise by hanging up.
//!
//! `rules: Plain` in a scenario leaves the ranges, the option's `mood` and `trust`, facts, promises without entries, and
//! conditions.
//!
//! # The rules
//!
//! **R1 First impression.** After the first 3 exchanges of an episode, half of the mood that choices moved in them is entered as a
//! Word, rounded away from zero, at most 3 either way; in later episodes at most 1. So an opening counts twice: in mood, which
//! fades, and in trust, which does not. Positivity counts most early
//! in an acquaintance (Tickle-Degnen and Rosenthal 1990).
//!
//! **R2 Account.** From trust 3 on a bad move is 1 smaller: they forgive. From trust -3 down a bad move is 1 worse and a good one 1
//! smaller: they doubt even good news. *From version 2*: a positive Word lifts trust no further than 5. Words earn credit, and only
//! deeds make a friend; the entry shows its full amount all the same.
//!
//! **R3 Person before problem.** To solve or sell takes 2 pips while mood is below 0, 1 pip while it is below 4, none from there
//! on. Too soon, an option lifts nothing and moves mood by -1, its own `trust` is dropped if positive, matching is not banked, and
//! the customer breaks in. A customer who was not listened to starts again, and one listens again.
//!
//! **R4 Enough is enough.** At 3 pips an option that shows nothing but signs of having heard lifts no mood. Where a customer has so
//! many exchanges to spare (`time`), each one past it costs 1. In filmed talks at service desks apology and sympathy past the first
//! seconds lowered satisfaction, and visible work on the problem raised it (Marinova, Singh and Singh 2018).
//!
//! **R5 Forewarning.** An `unwelcome` step costs its number, 1 less if the option or the one just before forewarned, 1 less if it
//! explains. Unwarned, an Anxious customer pays 1 more. Softened, it is seldom erased.
//!
//! **R6 Words and deeds.** What is said is a Word; what is done is a Deed (`deed: true`, a promise kept, something done unasked).
//! The account is the figure of speech that Covey made known: small deposits, kept commitments, and costly withdrawals.
//!
//! **R7 Promises.** Kept: a Deed of 3. Done without having been promised, or after it was broken: a Deed of 2. Moved before it
//! falls due: a Deed of -1, and it can still be kept. Broken: a Deed of -4, and then the *bounce*: a Word takes back half of what
//! Words have earned since the last one, rounded down, at most 4, since a broken word makes kind words look like technique. Deeds
//! never bounce. `breach` on an option is a bounce. *From version 2*: a promise given back in time (`withdraws`) is a Deed of -2, is
//! settled, and bounces nothing; one kept after it was broken stays broken, and is made good, a Deed of 2; and a breach is a Deed of
//! -2 before its bounce: said one thing, did another. After a failure of integrity an apology
//! repairs most, after one of competence a credible word that it will not happen again (Basso and Pizzutti 2016).
//!
//! **R8 Voice.** On a voice beat the voice moves mood by how it fits the mood it meets, from the lowest band up for Warm, Steady,
//! Brisk, Bright: up to -4: 0, 1, -1, -2; up to -1: 1, 0, 0, -1; up to 3: 0, 0, 0, 0; up to 10: 1, 0, 0, 1. A liked voice adds 1, a
//! disliked one -1; in all -2 to 1. A voice that the option's `tones` do not list is a Word of -1: where words and voice disagree,
//! the voice is believed.
//!
//! **R9 Matching.** An option in the customer's own `mode` of talking is a Word of 1, at most 2 times a run. Not matching costs
//! nothing: that people have a fixed type of perception is poorly supported (Passmore and Rowson 2019), and is not taught.
//!
//! **R10 What they told you.** Using a fact that was learned is a Word of 1.
//!
//! **R11 Episodes.** After `days` mood goes 1/2 of the way back to the customer's `usual`, rounded towards where it was; trust
//! stays; heard restarts at 1 from trust 3 on, else at 0; exchanges and time count anew.
//!
//! **R12 Composure.** Between the customers of a shift. It runs from 0 to 10 and starts at 7. At 3 or less the next customer hears
//! the last one: in the first 3 exchanges a good move is 1 smaller. To breathe gives 1; to count the day 2, at most 2 times; to ask
//! a colleague 2, at most 1 time. To recall whom one helped, and to take a customer's view, each lessened felt mistreatment among
//! 94 service staff (Song and others 2018). [`step`] knows the carrying over alone.
//!
//! **R13 Alone.** *From version 2*: on a beat that is `alone` nobody is with the customer. What is chosen there is no exchange: it
//! counts towards no first impression, no time and no carrying over, moves neither mood nor heard, and knows no gate, no voice and no
//! forewarning; a warning given before still holds after it. Facts, deeds, promises and trust as ever.
//!
//! # Temperaments
//!
//! A temperament is a way of being that day, drawn for the run, never a kind of person.
//!
//! | | mood at the start | small talk | likes | dislikes | besides |
//! |---|---|---|---|---|---|
//! | Easygoing | 0 | 0 | none | none | |
//! | Brisk | 0 | -1 | Brisk | Bright | |
//! | Anxious | -1 | 0 | none | Brisk | R5 |
//! | Fiery | -2 | 0 | none | Bright | bad moves 1 worse; from 2 pips on good moves 1 better until mood 0 |
//! | Reserved | -1 | 0 | none | Bright | good moves 1 smaller below trust 3; the face shows 3 less than the mood |
//! | Chatty | 1 | 1 | Warm | Brisk | |
//!
//! # What is read from it
//!
//! Bands of mood end at -7, -4, -1, 3, 6, 8, 10; bands of trust at -6, -3, 2, 5, 10. A line that moves mood by 3 or more is loved,
//! by 1 or 2 liked; by -1 or -2 it costs a little, by more it hurts ([`Rules::regard`]). Where the talk leaves the customer is told
//! by both bands ([`Rules::fate`]).

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

pub use constants::{Rules, Start};
pub use event::{Account, EntryRule, Event, Events, MoodReason, Reason};
pub use fate::Fate;
pub use live::{Live, Liveness};
pub use open::{asks_for_voice, breaks_a_promise, first_unmet, holds, is_alone, is_open};
pub use promises::PromiseState;
pub use shown::{Band, Regard};
pub use stand::{Given, stand};
pub use state::State;
pub use step::{Move, Next, begin, step};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Card;

    /// The page above as running text.
    fn page() -> String {
        let lines = include_str!("mod.rs").lines().map_while(|line| line.strip_prefix("//!"));
        lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
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
        says(&format!("*Heard*, 0 to {} pips", heard.highest));
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
            "takes {} pips while mood is below {}, {} pip while it is below {}",
            low.pips, low.below, high.pips, high.below
        );
        says(&need);
        says(&format!("lifts nothing and moves mood by {}", heard.pushback));
        says(&format!("At {} pips an option that shows nothing but", heard.highest));
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
        let until = format!("from {} pips on good moves {} better until mood {}", fiery.heard, fiery.good, fiery.below);
        says(&format!("bad moves {} worse; {until}", fiery.bad));
        says(&format!("good moves {} smaller below trust {};", file.reserved.good, file.reserved.trust_below));
        let edges =
            |bands: &[crate::format::BandEnd]| bands.iter().map(|band| band.up_to.to_string()).collect::<Vec<_>>().join(", ");
        says(&format!("Bands of mood end at {}; bands of trust at {}.", edges(&file.mood_bands), edges(&file.trust_bands)));
    }
}
