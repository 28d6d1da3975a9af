//! Turning points: where the conversation turned, what a line did, and another way.

use crate::debrief::{AnotherWay, Answer, Debrief, MarkedFor, Moment, NoReturn, WhyAnother};
use crate::foresight::Outlook;
use crate::rules::Regard;
use crate::scenario::{EndingKind, Pronoun};
use crate::words::common::YOU_SAID;
use crate::words::debrief::block::{Labelled, Passage, WayAction, WayOn};
use crate::words::debrief::{answer, exchange_of, mood_word, percent, remarks, said};
use crate::words::grammar::{first_name, lower_first, object, quoted, signed, subject, subject_inside, upper_first};

pub const NO_SINGLE_MOMENT: &str = "No single moment turned this one. It was made of small ones.";
pub const STILL_LOOKING: &str = "Still working out how talks like this one usually end.";
pub const FELT_AT_THE_TIME: &str = "Felt at the time";
pub const WHAT_IT_DID: &str = "What it did";
pub const ANOTHER_WAY: &str = "Another way";
const YOUR_STRONGEST_MOMENT: &str = "Your strongest moment";

/// The panel of turning points.
#[derive(Clone, Debug, PartialEq)]
pub struct TurningPoints {
    /// What stands above the moments where they are not turning points.
    pub lead: Option<&'static str>,
    /// The strongest first, then by time.
    pub moments: Vec<MomentBlock>,
    /// Where the best ending still in reach was lost, by time.
    pub no_return: Vec<String>,
}

/// One moment.
#[derive(Clone, Debug, PartialEq)]
pub struct MomentBlock {
    /// The point of the curve, from 1.
    pub point: usize,
    /// A, B and so on; a plus for the strongest moment.
    pub letter: char,
    /// Whether the list begins here with what was only felt at the time, under [`FELT_AT_THE_TIME`].
    pub begins_felt: bool,
    /// What the trainee said or did.
    pub line: Passage,
    /// When it was, and what it was: "13:54. 73% to 43%".
    pub about: String,
    /// What a screen reader reads of it in the list.
    pub name: String,
    pub did: Option<Labelled>,
    pub outlook: Option<OutlookFigure>,
    /// What the customer thought, and why.
    pub remarks: Vec<Labelled>,
    /// Another way and what would have come of it; empty where there is none to show.
    pub another: Vec<Labelled>,
    /// Both lines, to be read aloud; `None` where there is no other way.
    pub aloud: Option<Aloud>,
    pub ways: Vec<WayOn>,
}

/// How conversations usually end before and after a moment, on a line of four places.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlookFigure {
    pub sentence: String,
    /// Ranks of the ending to be expected, 0 to 1.
    pub before: f64,
    pub after: f64,
    /// What stands at 0, 1/3, 2/3 and 1.
    pub places: [String; 4],
}

/// Two lines to be read aloud, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Aloud {
    /// What the customer had said.
    pub they_said: Option<Labelled>,
    pub lines: [Labelled; 2],
    pub invitation: String,
}

/// Words the panel of turning points.
pub fn turning_points(debrief: &Debrief) -> TurningPoints {
    let is_turn = |moment: &&Moment| moment.marked_for != MarkedFor::FeltAtTheTime;
    let lead = match (debrief.has_analysis(), debrief.moments.iter().any(|moment| is_turn(&moment))) {
        (false, _) => Some(STILL_LOOKING),
        (true, false) => Some(NO_SINGLE_MOMENT),
        (true, true) => None,
    };
    let mut listed: Vec<&Moment> = debrief.moments.iter().collect();
    listed.sort_by_key(|moment| (moment.marked_for != MarkedFor::Strength, moment.point));
    let first_felt = listed.iter().position(|moment| !is_turn(moment)).filter(|_| debrief.has_analysis());
    let moments = listed.iter().enumerate().map(|(index, moment)| moment_block(debrief, moment, first_felt == Some(index)));
    let no_return = debrief.no_return.iter().filter_map(|lost| no_return(debrief, lost));
    TurningPoints { lead, moments: moments.collect(), no_return: no_return.collect() }
}

fn moment_block(debrief: &Debrief, moment: &Moment, begins_felt: bool) -> MomentBlock {
    let exchange = exchange_of(debrief, moment);
    let words = exchange.map_or("", |exchange| exchange.you_said.as_str());
    let is_act = exchange.is_some_and(|exchange| exchange.is_act);
    let about = about(moment, exchange.and_then(|exchange| exchange.time.as_deref()));
    let mut ways = vec![WayOn::new("Play from here", WayAction::PlayFrom(moment.point.saturating_sub(1)))];
    if moment.another.is_some() {
        ways.push(WayOn::new("Say both aloud", WayAction::SayBothAloud));
    }
    let another = moment.another.as_ref();
    MomentBlock {
        point: moment.point,
        letter: moment.letter,
        begins_felt,
        line: Passage::of_trainee(words, is_act),
        name: if moment.letter == '+' { format!("{words} {about}") } else { format!("{}: {words} {about}", moment.letter) },
        about,
        did: what_it_did_here(debrief, moment).map(|did| Labelled::told(WHAT_IT_DID, did)),
        outlook: moment.outlook.map(|outlooks| outlook_figure(debrief.pronoun, outlooks)),
        remarks: exchange.map_or_else(Vec::new, |exchange| remarks(debrief, exchange)),
        another: another.map_or_else(Vec::new, |another| another_way(debrief.pronoun, another)),
        aloud: another.map(|another| Aloud {
            they_said: exchange
                .and_then(|exchange| exchange.they_said.as_deref())
                .map(|words| Labelled::told(said(debrief.pronoun), words)),
            lines: [
                Labelled::new(YOU_SAID, Passage::of_trainee(words, is_act)),
                Labelled::new(ANOTHER_WAY, Passage::of_trainee(&another.text, another.is_act)),
            ],
            invitation: read_aloud(&debrief.customer),
        }),
        ways,
    }
}

/// What a moment was, as it stands in the list of turning points: "13:54. 73% to 43%".
fn about(moment: &Moment, time: Option<&str>) -> String {
    let what = match (moment.marked_for, moment.outlook) {
        (MarkedFor::Turn, Some(outlooks)) => from_to(outlooks),
        (MarkedFor::BrokenPromise, _) => promise_broke(&moment.made_at),
        _ => marked_for(moment),
    };
    time.map_or_else(|| what.clone(), |time| format!("{time}. {what}"))
}

/// Why a moment is marked, as it stands at its point of the curve: "It turned here: 73% to 43%".
pub fn marked_for(moment: &Moment) -> String {
    match (moment.marked_for, moment.outlook) {
        (MarkedFor::Strength, Some(outlooks)) => format!("{YOUR_STRONGEST_MOMENT}: {}", from_to(outlooks)),
        (MarkedFor::Strength, None) => YOUR_STRONGEST_MOMENT.to_owned(),
        (MarkedFor::Turn, Some(outlooks)) => format!("It turned here: {}", from_to(outlooks)),
        (MarkedFor::BrokenPromise, _) => with_moves("A promise broke", moment),
        (MarkedFor::Turn | MarkedFor::FeltAtTheTime, _) => with_moves(FELT_AT_THE_TIME, moment),
    }
}

/// The same behind its letter: "A: it turned here: 73% to 43%".
pub fn marked_with_letter(moment: &Moment) -> String {
    format!("{}: {}", moment.letter, lower_first(&marked_for(moment)))
}

/// "Felt at the time: mood +3, trust +3".
fn with_moves(what: &str, moment: &Moment) -> String {
    let by = |name: &str, points: i8| (points != 0).then(|| format!("{name} {}", signed(points)));
    let moves: Vec<String> = [by("mood", moment.mood), by("trust", moment.trust)].into_iter().flatten().collect();
    if moves.is_empty() { what.to_owned() } else { format!("{what}: {}", moves.join(", ")) }
}

/// "73% to 43%".
fn from_to((before, after): (Outlook, Outlook)) -> String {
    format!("{} to {}", percent(before), percent(after))
}

/// "The promise made at A broke here".
fn promise_broke(made_at: &[char]) -> String {
    match made_at {
        [] => "A promise broke here".to_owned(),
        [one] => format!("The promise made at {one} broke here"),
        many => {
            let letters: Vec<String> = many.iter().map(char::to_string).collect();
            format!("The promises made at {} broke here", letters.join(" and "))
        }
    }
}

fn outlook_figure(pronoun: Pronoun, (before, after): (Outlook, Outlook)) -> OutlookFigure {
    let goes = if pronoun == Pronoun::They { "they go".to_owned() } else { format!("{} goes", subject_inside(pronoun)) };
    OutlookFigure {
        sentence: format!("How this usually ends from here: {} before, {} after", percent(before), percent(after)),
        before: before.value,
        after: after.value,
        places: [goes, "thin".to_owned(), "fair".to_owned(), "bright".to_owned()],
    }
}

fn what_it_did_here(debrief: &Debrief, moment: &Moment) -> Option<String> {
    let before = debrief.curve.points.get(moment.point.checked_sub(1)?)?;
    let after = debrief.curve.points.get(moment.point)?;
    let regard = debrief.rules.regard(moment.mood_of_line);
    let (from, to) = (mood_word(debrief, before.mood), mood_word(debrief, after.mood));
    Some(what_it_did(debrief.pronoun, regard, (moment.mood_of_line, moment.mood), &from, &to))
}

/// "She loved it. Guarded became even." What the line moved stands first; what happened after it is told as such.
fn what_it_did(pronoun: Pronoun, regard: Regard, (by_line, in_all): (i8, i8), from: &str, to: &str) -> String {
    let (she, her) = (subject(pronoun), object(pronoun));
    let how = match regard {
        Regard::Loved => format!("{she} loved it."),
        Regard::Liked => format!("{she} liked it."),
        Regard::Unmoved if in_all == 0 => return format!("It left {her} as {} {}: {to}.", subject_inside(pronoun), was(pronoun)),
        Regard::Unmoved => format!("It moved {her} neither way."),
        Regard::CostALittle => format!("It cost {her} a little."),
        Regard::Hurt => format!("It hurt {her}."),
    };
    match (from == to, by_line == in_all) {
        (true, _) => format!("{how} Still {to}."),
        (false, true) => format!("{how} {} became {to}.", upper_first(from)),
        (false, false) => format!("{how} With what came then, {from} became {to}."),
    }
}

fn was(pronoun: Pronoun) -> &'static str {
    if pronoun == Pronoun::They { "were" } else { "was" }
}

/// Another way, and what would have come of it.
fn another_way(pronoun: Pronoun, another: &AnotherWay) -> Vec<Labelled> {
    let label = match another.why {
        WhyAnother::Further => ANOTHER_WAY.to_owned(),
        WhyAnother::NeedNotHurt => "It need not have hurt as much".to_owned(),
        WhyAnother::JustAsGood => format!("{} would have been as glad of this", subject(pronoun)),
    };
    let then = another.answer.as_ref().map(|came| {
        let label = match came {
            Answer::Says(_) | Answer::BreaksIn => format!("{} would say", subject(pronoun)),
            Answer::Sees(_) => "You would see".to_owned(),
            Answer::Ends(_) => "It would end".to_owned(),
        };
        Labelled::new(label, answer(came))
    });
    let way = Labelled::new(label, Passage::of_trainee(&another.text, another.is_act));
    std::iter::once(way).chain(then).collect()
}

/// What to do with both lines.
fn read_aloud(name: &str) -> String {
    format!("Say each as you would say it. Which of them would you rather hear, if you were {}?", first_name(name))
}

/// "13:54. From “I’ll have you up and running.” on, a fair ending was the best still in reach."
fn no_return(debrief: &Debrief, lost: &NoReturn) -> Option<String> {
    let exchange = debrief.exchanges.get(lost.point.checked_sub(1)?)?;
    let best = match lost.left {
        EndingKind::Bright => "a bright ending was the best",
        EndingKind::Fair => "a fair ending was the best",
        EndingKind::Thin => "a thin ending was the best",
        EndingKind::Lost => "nothing but a lost customer was",
    };
    let when = exchange.time.as_deref().map_or_else(String::new, |time| format!("{time}. "));
    Some(format!("{when}From {} on, {best} still in reach.", quoted(&exchange.you_said)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_move_did_is_told_from_the_customer() {
        use Regard::{CostALittle, Liked, Loved, Unmoved};
        assert_eq!(what_it_did(Pronoun::She, Loved, (3, 3), "guarded", "even"), "She loved it. Guarded became even.");
        assert_eq!(what_it_did(Pronoun::They, Unmoved, (0, 0), "even", "even"), "It left them as they were: even.");
        assert_eq!(what_it_did(Pronoun::He, CostALittle, (-1, -1), "even", "even"), "It cost him a little. Still even.");
        let after_days = what_it_did(Pronoun::He, Liked, (1, -4), "delighted", "at ease");
        assert_eq!(after_days, "He liked it. With what came then, delighted became at ease.");
    }
}
