//! The moments of a conversation: where it turned, what a line did, and another way.

use crate::debrief::{AnotherWay, Answer, BrokenBy, BrokenPromise, Debrief, MarkedFor, Moment, NoReturn, WhyAnother};
use crate::foresight::Outlook;
use crate::scenario::{EndingKind, Pronoun, Voice};
use crate::words::common::YOU_SAID;
use crate::words::debrief::block::{Labelled, Manner, Passage, with_voice};
use crate::words::debrief::came::came_after;
use crate::words::debrief::did::what_it_did;
use crate::words::debrief::{
    HOW_IT_CAME_ACROSS, OutlookPlace, WHERE_IT_WAS_HEADING, answer, exchange_of, how_it_came_across, said, thought_of, why,
    would_have_said,
};
use crate::words::grammar::{first_name, lower_first, object, signed, upper_first};

pub const NO_SINGLE_MOMENT: &str = "No single moment decided it. Small ones did.";
pub const STILL_LOOKING: &str = "Working out how this usually ends\u{2026}";
/// Over what was only felt at the time: where nothing turned, and below what did.
const FELT_MOST: &str = "The answers that moved their mood most";
const ALSO_FELT: &str = "Other answers that moved their mood";
pub const WHAT_IT_DID: &str = "What it did";
pub const ANOTHER_WAY: &str = "Another answer";
pub const PLAY_FROM_HERE: &str = "Play from here";
pub const SAY_BOTH_ALOUD: &str = "Say both aloud";
/// What the four words tell. It stands once, where they stand first.
pub const HOW_IT_USUALLY_ENDS: &str = "If you\u{2019}d gone on carefully from there, this is how it would usually have ended.";
const WHAT_YOU_PROMISED: &str = "You promised";
const YOUR_STRONGEST_MOMENT: &str = "Your strongest moment";

/// The page of all moments.
#[derive(Clone, Debug, PartialEq)]
pub struct TurningPoints {
    /// What stands above the moments where they are not turning points.
    pub lead: Option<&'static str>,
    /// The strongest first, then by time, and what was only felt last.
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
    /// What stands over it, where the list begins here with what was only felt at the time.
    pub heading: Option<&'static str>,
    /// What the trainee said or did.
    pub line: Passage,
    /// When it was, and what it was: "13:54. Good to just about".
    pub about: String,
    /// What a screen reader reads of it in the list.
    pub name: String,
    pub did: Option<Labelled>,
    /// What was promised that broke here, and what had not been done.
    pub promise: Vec<Labelled>,
    pub outlook: Option<OutlookFigure>,
    /// What the customer thought before the trainee spoke.
    pub thought: Option<Labelled>,
    /// How it came across, and why.
    pub why: Option<Labelled>,
    /// Other ways, each with what would have come of it; empty where there is none to show.
    pub another: Vec<Labelled>,
    /// Both lines, to be read aloud; `None` where there is no other way.
    pub aloud: Option<Aloud>,
    /// The exchange to play from, from 0.
    pub exchange: usize,
}

/// How conversations usually end before and after a moment, on a line of four places.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlookFigure {
    pub sentence: String,
    /// "Before this moment, 72 in 100 such conversations end well. After it, 41 do.", where that says more.
    pub small: Option<String>,
    /// What the four words tell, where they stand first.
    pub explained: Option<&'static str>,
    /// Ranks of the ending to be expected, 0 to 1.
    pub before: f64,
    pub after: f64,
    /// What stands at 0, 1/3, 2/3 and 1.
    pub places: [&'static str; 4],
}

/// Two lines to be read aloud, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Aloud {
    /// What the customer had said.
    pub they_said: Option<Labelled>,
    pub lines: [Labelled; 2],
    pub invitation: String,
}

/// Words the page of all moments.
pub fn turning_points(debrief: &Debrief) -> TurningPoints {
    let is_turn = |moment: &&Moment| moment.marked_for != MarkedFor::FeltAtTheTime;
    let lead = match (debrief.has_analysis(), debrief.moments.iter().any(|moment| is_turn(&moment))) {
        (false, _) => Some(STILL_LOOKING),
        (true, false) => Some(NO_SINGLE_MOMENT),
        (true, true) => None,
    };
    let mut listed: Vec<&Moment> = debrief.moments.iter().collect();
    // What was only felt comes last, below a heading of its own.
    listed.sort_by_key(|moment| (moment.marked_for != MarkedFor::Strength, !is_turn(moment), moment.point));
    let first_felt = listed.iter().position(|moment| !is_turn(moment)).filter(|_| debrief.has_analysis());
    let over_felt = if first_felt == Some(0) { FELT_MOST } else { ALSO_FELT };
    let heading = |index: usize| (first_felt == Some(index)).then_some(over_felt);
    let moments = listed.iter().enumerate().map(|(index, moment)| moment_block(debrief, moment, heading(index)));
    let mut moments: Vec<MomentBlock> = moments.collect();
    if let Some(first) = moments.iter_mut().find_map(|moment| moment.outlook.as_mut()) {
        first.explained = Some(HOW_IT_USUALLY_ENDS);
    }
    let no_return = debrief.no_return.iter().map(|lost| no_return(debrief, lost));
    TurningPoints { lead, moments, no_return: no_return.collect() }
}

fn moment_block(debrief: &Debrief, moment: &Moment, heading: Option<&'static str>) -> MomentBlock {
    let exchange = exchange_of(debrief, moment);
    let words = exchange.map_or_else(String::new, |exchange| with_voice(&exchange.you_said, exchange.voice));
    let about = about(debrief, moment, exchange.and_then(|exchange| exchange.time.as_deref()));
    let promise = moment.promise.as_ref();
    // Of a promise that broke, what matters is the word that was given, and not how the line went down that gave it.
    let (did, outlook, why_so) = match (promise, exchange) {
        (Some(_), exchange) => {
            // What praises the line that made it goes ill with what became of it.
            let why = exchange.filter(|exchange| !exchange.is_clean).and_then(|exchange| why(debrief.pronoun, exchange));
            (None, None, why.map(|why| Labelled::told(HOW_IT_CAME_ACROSS, why)))
        }
        (None, exchange) => (
            what_it_did_here(debrief, moment).map(|did| {
                let came = exchange.map_or_else(Vec::new, |exchange| came_after(debrief, exchange));
                let sentences = std::iter::once(did).chain(came);
                Labelled::told(WHAT_IT_DID, sentences.collect::<Vec<_>>().join(" "))
            }),
            moment.outlook.map(outlook_figure),
            exchange.and_then(|exchange| how_it_came_across(debrief, exchange)),
        ),
    };
    MomentBlock {
        point: moment.point,
        letter: moment.letter,
        heading,
        line: exchange.map_or_else(
            || Passage::new("A promise", Manner::Absent),
            |exchange| Passage::in_voice(&exchange.you_said, exchange.voice, exchange.is_act),
        ),
        name: if moment.letter == '+' { format!("{words} {about}") } else { format!("{}: {words} {about}", moment.letter) },
        about,
        did,
        promise: promise.map_or_else(Vec::new, |broken| promised(debrief, broken)),
        outlook,
        thought: exchange.filter(|_| promise.is_none()).and_then(|exchange| thought_of(debrief, exchange)),
        why: why_so,
        another: moment.ways.iter().flat_map(|way| another_way(debrief.pronoun, way)).collect(),
        aloud: aloud(debrief, moment),
        exchange: moment.exchange(),
    }
}

/// Both lines of a moment, to be read aloud; `None` where there are no two, and where one is done and not said.
pub(super) fn aloud(debrief: &Debrief, moment: &Moment) -> Option<Aloud> {
    let (exchange, another) = (exchange_of(debrief, moment)?, moment.ways.first()?);
    if exchange.is_act || another.is_act {
        return None;
    }
    Some(Aloud {
        they_said: exchange.they_said.as_deref().map(|words| {
            let label = said(debrief.pronoun, exchange.speaker.as_deref());
            Labelled::told(label, words)
        }),
        lines: [
            Labelled::new(YOU_SAID, Passage::in_voice(&exchange.you_said, exchange.voice, exchange.is_act)),
            Labelled::new(ANOTHER_WAY, Passage::in_voice(&another.text, another.voice, another.is_act)),
        ],
        invitation: read_aloud(&debrief.customer),
    })
}

/// What a moment was, as it stands in the list of turning points: "13:54. Good to just about".
fn about(debrief: &Debrief, moment: &Moment, time: Option<&str>) -> String {
    let what = match (moment.marked_for, moment.outlook) {
        (MarkedFor::Turn, Some(outlooks)) => upper_first(&from_to(outlooks)),
        (MarkedFor::BrokenPromise, _) => promise_broke_here(debrief, moment),
        (MarkedFor::FeltAtTheTime, _) => with_moves(debrief, moment),
        _ => marked_for(debrief, moment),
    };
    let time = moment.promise.as_ref().map_or(time, |broken| broken.time.as_deref());
    let due = if moment.promise.as_ref().is_some_and(|broken| broken.when_due) { "Due " } else { "" };
    time.map_or_else(|| what.clone(), |time| format!("{}. {what}", upper_first(&format!("{due}{time}"))))
}

/// Why a moment is marked, as it stands at its point of the curve: "This changed how it would end: good to just about".
pub fn marked_for(debrief: &Debrief, moment: &Moment) -> String {
    match (moment.marked_for, moment.outlook) {
        (MarkedFor::Strength, Some(outlooks)) => format!("{YOUR_STRONGEST_MOMENT}: {}", from_to(outlooks)),
        (MarkedFor::Strength, None) => YOUR_STRONGEST_MOMENT.to_owned(),
        (MarkedFor::Turn, Some(outlooks)) => format!("This changed how it would end: {}", from_to(outlooks)),
        (MarkedFor::BrokenPromise, _) => promise_broke_here(debrief, moment),
        (MarkedFor::Turn | MarkedFor::FeltAtTheTime, _) => {
            let what = match (debrief.is_biggest(moment), moment.moved() < 0) {
                (true, true) => "Biggest drop",
                (true, false) => "Biggest rise",
                (false, true) => "Drop",
                (false, false) => "Rise",
            };
            format!("{what}: {}", lower_first(&with_moves(debrief, moment)))
        }
    }
}

/// The same behind its letter, "A: it turned here: good to just about", and for a promise with the time at which it broke, which
/// need not be that of the line before.
pub fn marked_with_letter(debrief: &Debrief, moment: &Moment) -> String {
    let time = moment.promise.as_ref().and_then(|broken| broken.time.as_deref());
    let time = time.map_or_else(String::new, |time| format!(", {}", lower_first(time)));
    format!("{}{time}: {}", moment.letter, lower_first(&marked_for(debrief, moment)))
}

/// "Mood +3, trust +3".
fn with_moves(debrief: &Debrief, moment: &Moment) -> String {
    let by = |name: &str, points: i8| (points != 0).then(|| format!("{name} {}", signed(points)));
    let trust = if debrief.curve.plain { 0 } else { moment.trust };
    let moves: Vec<String> = [by("mood", moment.mood), by("trust", trust)].into_iter().flatten().collect();
    upper_first(&moves.join(", "))
}

/// What moved the outlook, or with it the share that ends well, by less than this moved it a little, and by as much as that a lot.
const A_LITTLE: f64 = 0.1;
const A_LOT: f64 = 0.2;

/// How an outlook moved: "from good to just about all right" where its word changed, else "still good, but a little worse". How much
/// is told by the outlook or by the share of talks that end well, whichever moved more.
fn from_to((before, after): (Outlook, Outlook)) -> String {
    let (from, to) = (OutlookPlace::of(before), OutlookPlace::of(after));
    // A share that went the other way says nothing of how far the outlook went.
    let share = if goes_along(before, after) { (after.well - before.well).abs() } else { 0.0 };
    let much = match (after.value - before.value).abs().max(share) {
        ..A_LITTLE => "a little ",
        ..A_LOT => "",
        _ => "a lot ",
    };
    let last = to.in_a_sentence();
    if from != to {
        return format!("from {} to {last}", from.in_a_sentence());
    }
    match (to, after.value > before.value) {
        (OutlookPlace::Lost, true) => format!("still {last}, but {much}less so"),
        (OutlookPlace::Lost, false) => format!("still {last}, and {much}more so"),
        (OutlookPlace::Good | OutlookPlace::VeryGood, true) => format!("still {last}, and {much}better"),
        (OutlookPlace::JustAbout, true) => format!("still {last}, but {much}better"),
        (_, false) => format!("still {last}, but {much}worse"),
    }
}

/// Whether the share that ends well moved the same way as the outlook.
fn goes_along(before: Outlook, after: Outlook) -> bool {
    (after.well > before.well) == (after.value > before.value)
}

/// "This broke your promise from 14:30", "Time ran out on your promise from 13:54".
fn promise_broke_here(debrief: &Debrief, moment: &Moment) -> String {
    let Some(broken) = &moment.promise else { return String::new() };
    let made = broken.made.and_then(|made| debrief.exchanges.get(made)).and_then(|made| made.time.as_deref());
    let at = made.map(str::to_owned).or_else(|| broken.made_at.map(String::from));
    let which = at.map_or_else(|| "a promise".to_owned(), |at| format!("your promise from {at}"));
    match broken.by {
        BrokenBy::Line => format!("This broke {which}"),
        _ if broken.never_yours => format!("{} couldn\u{2019}t be kept", upper_first(&which)),
        BrokenBy::Time if broken.due.is_none() => format!("{} wasn\u{2019}t kept", upper_first(&which)),
        BrokenBy::Time => format!("Time ran out on {which}"),
        BrokenBy::End => format!("{} was still open at the end", upper_first(&which)),
    }
}

/// What was promised, by which line and when it was due, and what had not been done.
pub(super) fn promised(debrief: &Debrief, broken: &BrokenPromise) -> Vec<Labelled> {
    let made = broken.made.and_then(|made| debrief.exchanges.get(made));
    let due = broken.due.as_deref().map_or_else(String::new, |due| format!(", due {due}"));
    let mut parts = vec![Labelled::told(WHAT_YOU_PROMISED, format!("{}{due}", broken.text.trim_end_matches('.')))];
    if let Some(made) = made.filter(|_| broken.by == BrokenBy::Line) {
        let label = made.time.as_deref().map_or_else(|| YOU_SAID.to_owned(), |time| format!("{YOU_SAID}, {time}"));
        parts.push(Labelled::new(label, Passage::in_voice(&made.you_said, made.voice, made.is_act)));
    }
    let became: Vec<&str> =
        what_became(broken).into_iter().chain(broken.mended.then_some("You made good on it afterwards.")).collect();
    parts.extend((!became.is_empty()).then(|| Labelled::told("What happened to it", became.join(" "))));
    parts
}

/// What became of a promise that no line broke, in words that are true of one that something is done and of one that something does
/// not happen.
fn what_became(broken: &BrokenPromise) -> Option<&'static str> {
    match broken.by {
        BrokenBy::Line => None,
        _ if broken.never_yours => Some("You couldn\u{2019}t have kept it: it wasn\u{2019}t in your power."),
        BrokenBy::Time if broken.due.is_none() => Some("It wasn\u{2019}t kept."),
        BrokenBy::Time => Some("It was due, and it hadn\u{2019}t been kept."),
        BrokenBy::End => Some("It still hadn\u{2019}t been kept at the end."),
    }
}

pub(super) fn outlook_figure((before, after): (Outlook, Outlook)) -> OutlookFigure {
    OutlookFigure {
        sentence: if before.error.or(after.error).is_some() {
            format!("Roughly {}: {}", lower_first(WHERE_IT_WAS_HEADING), from_to((before, after)))
        } else {
            format!("{WHERE_IT_WAS_HEADING}: {}", from_to((before, after)))
        },
        small: of_a_hundred(before, after),
        explained: None,
        before: before.value,
        after: after.value,
        places: OutlookPlace::ALL.map(OutlookPlace::word),
    }
}

/// What a share that foresight works out may be off by.
const SURELY: f64 = 1e-9;

/// "Before this moment, 72 in 100 such conversations end well. After it, 41 do." Left out where both are the same number, or where
/// the share went the other way than the outlook. What is none or all of a hundred by rounding alone is hardly any or nearly all.
fn of_a_hundred(before: Outlook, after: Outlook) -> Option<String> {
    let of = |outlook: Outlook| (outlook.well * 100.0).round() as u8;
    let (was, is) = (of(before), of(after));
    let about = if before.error.is_some() || after.error.is_some() { "about " } else { "" };
    let goes_along = (is > was) == (after.value > before.value);
    // A sampled share is never all there is.
    let is_none = |outlook: Outlook| outlook.error.is_none() && outlook.well < SURELY;
    let is_all = |outlook: Outlook| outlook.error.is_none() && outlook.well > 1.0 - SURELY;
    // The face of the numbers has a stroke through its nought: that would look like a name.
    let of_all = match was {
        0 if is_none(before) => "no such conversation ends well".to_owned(),
        0 => "hardly any such conversations end well".to_owned(),
        1 => format!("{about}1 in 100 such conversations ends well"),
        100 if is_all(before) => "every such conversation ends well".to_owned(),
        100 => "nearly every such conversation ends well".to_owned(),
        was => format!("{about}{was} in 100 such conversations end well"),
    };
    // Where no number was named before, this one says of how many.
    let of = if matches!(was, 0 | 100) { " in 100" } else { "" };
    let then = match is {
        0 if is_none(after) => "they never do".to_owned(),
        0 => "hardly any do".to_owned(),
        1 => format!("{about}1{of} does"),
        100 if is_all(after) => "they always do".to_owned(),
        100 => "nearly all do".to_owned(),
        is => format!("{about}{is}{of} do"),
    };
    (was != is && goes_along).then(|| format!("Before this moment, {of_all}. After it, {then}."))
}

pub(super) fn what_it_did_here(debrief: &Debrief, moment: &Moment) -> Option<String> {
    let exchange = exchange_of(debrief, moment)?;
    let (before, after) = exchange.mood;
    let bands = (debrief.rules.mood_band(before), debrief.rules.mood_band(after));
    let goes_on = exchange.came.iter().any(|came| came.mood.0 != came.mood.1);
    Some(what_it_did(debrief.pronoun, debrief.rules.regard(moment.mood), bands, goes_on))
}

/// Another way, and what would have come of it.
fn another_way(pronoun: Pronoun, another: &AnotherWay) -> Vec<Labelled> {
    let label = way_label(another).unwrap_or_else(|| ANOTHER_WAY.to_owned());
    let way = Labelled::new(label, Passage::in_voice(&another.text, another.voice, another.is_act));
    std::iter::once(way).chain(what_would_have_come(pronoun, another)).collect()
}

/// Why another way is shown, where there is more to say than that it is one: "This would have hurt less".
pub(super) fn way_label(another: &AnotherWay) -> Option<String> {
    let voice = another.voice.filter(|_| another.same_words).map(Voice::name).map(str::to_lowercase);
    match (another.why, voice) {
        (_, Some(voice)) => Some(format!("The same words, in a {voice} voice")),
        (WhyAnother::Further | WhyAnother::Taught, None) => None,
        (WhyAnother::NeedNotHurt, None) => Some("This would have hurt less".to_owned()),
        (WhyAnother::JustAsGood, None) => Some("This would have worked just as well".to_owned()),
    }
}

/// "She would have said", and what.
pub(super) fn what_would_have_come(pronoun: Pronoun, another: &AnotherWay) -> Option<Labelled> {
    let came = another.answer.as_ref()?;
    let label = match came {
        Answer::Says(_) | Answer::SaysToo { .. } | Answer::BreaksIn => would_have_said(pronoun, came.speaker()),
        Answer::Sees(_) => "You would have noticed".to_owned(),
        Answer::Ends(_) => "It would have ended".to_owned(),
    };
    Some(Labelled::new(label, answer(came)))
}

/// What to do with both lines.
fn read_aloud(name: &str) -> String {
    format!("Say both out loud. Which would you rather hear, if you were {}?", first_name(name))
}

/// "13:54. A good ending was out of reach after “I’ll have you up and running.”" Where no line answers for it, "By 14:12, a good
/// ending was out of reach."
fn no_return(debrief: &Debrief, lost: &NoReturn) -> String {
    let gone = match lost.left {
        EndingKind::Bright | EndingKind::Fair => "a very good ending was out of reach".to_owned(),
        EndingKind::Thin => "a good ending was out of reach".to_owned(),
        EndingKind::Lost => format!("you couldn\u{2019}t win {} back any more", object(debrief.pronoun)),
    };
    let Some(exchange) = lost.line.and_then(|line| debrief.exchanges.get(line)) else {
        let clock = debrief.curve.points.get(lost.point).and_then(|point| point.clock.as_deref());
        let by = clock.map_or_else(|| format!("answer {}", lost.point), str::to_owned);
        return format!("By {by}, {gone}.");
    };
    let when = exchange.time.as_deref().map_or_else(String::new, |time| format!("{}. ", upper_first(time)));
    let words = Passage::of_trainee(exchange.you_said.as_str(), exchange.is_act);
    if exchange.is_act && !begins_with_a_statement(&words.text) {
        // What was done is its first sentence; what follows is why.
        let done = words.text.split_once(". ").map_or(words.text.trim_end_matches('.'), |(done, _)| done);
        let to = if done.starts_with(char::is_alphabetic) { "to" } else { "on" };
        return format!("{when}{} once you decided {to} {}.", upper_first(&gone), lower_first(done));
    }
    // What is quoted has an end of its own.
    format!("{when}{} after {}", upper_first(&gone), words.in_quotes())
}

/// Whether what was done begins with what is so, and not with what to do: "You know one: Asha. Keep her for Thursday."
fn begins_with_a_statement(done: &str) -> bool {
    let first = done.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
    ["A", "He", "I", "It", "She", "That", "The", "There", "They", "This", "We", "You"].contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_to_do_is_what_was_decided_to_do() {
        let is_statement = ["You know one: Asha. Keep her for Thursday.", "It's late. Go home."].map(begins_with_a_statement);
        assert_eq!(is_statement, [true, true]);
        let is_deed = ["Ring Asha, who does your own books.", "'Later.' Put it back.", "Add it to the ticket."];
        assert!(!is_deed.into_iter().any(begins_with_a_statement));
    }

    #[test]
    fn an_outlook_is_told_in_four_words_and_never_as_a_share() {
        let at = |value: f64| Outlook { value, well: 0.0, error: None };
        assert_eq!(from_to((at(0.74), at(0.43))), "from good to just about all right");
        assert_eq!(from_to((at(0.02), at(0.9))), "from lost to very good");
        assert_eq!(from_to((at(0.66), at(0.58))), "still good, but a little worse");
        assert_eq!(from_to((at(0.66), at(0.51))), "still good, but worse");
        let well = |well: f64| Outlook { well, ..at(0.4) };
        assert_eq!(from_to((well(0.4), well(0.0))), "still just about all right, but a lot worse");
        assert_eq!(from_to((at(0.02), at(0.1))), "still lost, but a little less so");
        assert_eq!(from_to((at(0.1), at(0.02))), "still lost, and a little more so");
        assert_eq!(from_to((at(0.6), at(0.66))), "still good, and a little better");
        // A hair up, while the share that ends well fell by 30.
        let fell = (Outlook { well: 0.6, ..at(0.4) }, Outlook { well: 0.3, ..at(0.41) });
        assert_eq!(from_to(fell), "still just about all right, but a little better");
    }

    #[test]
    fn the_small_line_goes_where_it_says_nothing_or_the_other_way() {
        let at = |value: f64, well: f64| Outlook { value, well, error: None };
        assert_eq!(
            of_a_hundred(at(0.7, 0.72), at(0.4, 0.41)).unwrap(),
            "Before this moment, 72 in 100 such conversations end well. After it, 41 do."
        );
        assert_eq!(
            of_a_hundred(at(0.0, 0.0), at(1.0, 1.0)).unwrap(),
            "Before this moment, no such conversation ends well. After it, they always do."
        );
        for (before, after, told) in [
            (1.0, 0.8, "every such conversation ends well. After it, 80 in 100 do."),
            (0.0, 0.01, "no such conversation ends well. After it, 1 in 100 does."),
            (0.004, 0.996, "hardly any such conversations end well. After it, nearly all do."),
            (0.996, 0.004, "nearly every such conversation ends well. After it, hardly any do."),
            (1.0 - 1e-12, 1e-12, "every such conversation ends well. After it, they never do."),
        ] {
            assert_eq!(of_a_hundred(at(before, before), at(after, after)).unwrap(), format!("Before this moment, {told}"));
        }
        let sampled = |well: f64| Outlook { error: Some(0.01), ..at(well, well) };
        assert_eq!(
            of_a_hundred(sampled(1.0), sampled(0.8)).unwrap(),
            "Before this moment, nearly every such conversation ends well. After it, about 80 in 100 do."
        );
        assert_eq!(of_a_hundred(at(0.7, 0.72), at(0.6, 0.7204)), None);
        assert_eq!(of_a_hundred(at(0.7, 0.72), at(0.6, 0.8)), None);
    }
}
