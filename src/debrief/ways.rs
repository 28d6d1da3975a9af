//! What else could have been said at a moment. Clean options alone are held up, and where none is left, nothing is.

use crate::foresight::Outlook;
use crate::play::{Exchange, Fill, Transcript};
use crate::scenario::{ChoiceId, Voice};
use crate::wording::typographic;

use super::apart::moved_by_the_line;
use super::exchanges::{self, Answer};
use super::standing::{CleanWay, EQUAL, JUST_AS_GOOD, LEAST_BETTER, Standing};

/// It need not have hurt as much where mood and trust together could have stood higher by so much.
const LEAST_SPARED: i16 = 2;
/// Who is as glad of something stands no lower by more than this.
const LIKED_AS_MUCH: i16 = 1;

/// An option that was open, and what it would have brought.
#[derive(Clone, Debug, PartialEq)]
pub struct AnotherWay {
    pub why: WhyAnother,
    pub choice: ChoiceId,
    /// The voice that goes with it, on a voice beat.
    pub voice: Option<Voice>,
    /// Whether it is the words that were said, in another voice.
    pub same_words: bool,
    pub text: String,
    pub is_act: bool,
    /// What would have come next; `None` where it ends just as this talk did, and where it is what did come.
    pub answer: Option<Answer>,
    /// The author's note to it.
    pub note: Option<String>,
    pub outlook: Outlook,
}

/// Why another way is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyAnother {
    /// Talks end better after it.
    Further,
    /// They end as well after it, and mood and trust would have stood higher.
    NeedNotHurt,
    /// They end as well after it, and the customer would have been as glad.
    JustAsGood,
    /// It is the one to practise next, and none of the above.
    Taught,
}

/// The ways that are shown beside a line: the same words in another voice first, then one other option at most.
pub(super) fn ways(transcript: &Transcript, standing: &Standing, index: usize, fill: &Fill) -> Vec<AnotherWay> {
    let Some(exchange) = transcript.exchanges().get(index) else { return Vec::new() };
    let beside = Beside { transcript, standing, index, exchange };
    let voiced = standing.ways.iter().find(|way| way.same_words).and_then(|way| Some((way, beside.why_voiced(way)?)));
    let shown = voiced.into_iter().chain(beside.other());
    shown.map(|(way, why)| beside.show(way, why, fill)).collect()
}

/// The way that is shown beside the line to practise on: the one that is to be practised, and no other, so that two pages of one
/// exchange hold up one line. `None` where the line has no such way.
pub(super) fn taught(
    transcript: &Transcript,
    standing: &Standing,
    index: usize,
    choice: ChoiceId,
    fill: &Fill,
) -> Option<AnotherWay> {
    let exchange = transcript.exchanges().get(index)?;
    let beside = Beside { transcript, standing, index, exchange };
    let way = standing.ways.iter().find(|way| way.choice == choice)?;
    let why = if way.same_words { beside.why_voiced(way)? } else { beside.why_taught(way) };
    Some(beside.show(way, why, fill))
}

/// A line, and the exchange in which it was said.
struct Beside<'a> {
    transcript: &'a Transcript,
    standing: &'a Standing,
    index: usize,
    exchange: &'a Exchange,
}

impl<'a> Beside<'a> {
    /// Why the same words are shown in a voice that goes with them; `None` where they would have done less.
    fn why_voiced(&self, way: &CleanWay) -> Option<WhyAnother> {
        let better = self.standing.better_by(way);
        if better > JUST_AS_GOOD + EQUAL {
            return Some(WhyAnother::Further);
        }
        let spares = || self.spared(way).is_some_and(|spared| spared >= LEAST_SPARED);
        (better >= -JUST_AS_GOOD - EQUAL).then(|| if spares() { WhyAnother::NeedNotHurt } else { WhyAnother::JustAsGood })
    }

    /// Why an option is shown that is to be practised.
    fn why_taught(&self, way: &CleanWay) -> WhyAnother {
        let better = self.standing.better_by(way);
        let hurt = moved_by_the_line(self.transcript.scenario(), self.exchange) < 0;
        let spares = || self.spared(way).is_some_and(|spared| spared >= LEAST_SPARED);
        if better >= LEAST_BETTER - EQUAL {
            WhyAnother::Further
        } else if better <= JUST_AS_GOOD + EQUAL && hurt && spares() {
            WhyAnother::NeedNotHurt
        } else {
            WhyAnother::Taught
        }
    }

    /// The one other option to show.
    fn other(&self) -> Option<(&'a CleanWay, WhyAnother)> {
        let standing = self.standing;
        let others = || standing.ways.iter().filter(|way| !way.same_words);
        let first = standing.best_other()?;
        if standing.better_by(first) >= LEAST_BETTER - EQUAL {
            return Some((first, WhyAnother::Further));
        }
        // What felt better and ends worse is no way to show.
        let as_good = |way: &&CleanWay| standing.better_by(way).abs() <= JUST_AS_GOOD + EQUAL;
        if moved_by_the_line(self.transcript.scenario(), self.exchange) < 0 {
            let spared = others().filter(as_good).filter_map(|way| Some((self.spared(way)?, way)));
            let most = spared.reduce(|most, other| if other.0 > most.0 { other } else { most });
            if let Some((_, way)) = most.filter(|(spared, _)| *spared >= LEAST_SPARED) {
                return Some((way, WhyAnother::NeedNotHurt));
            }
        }
        // Beside a line that is not clean, this would call that line good; and what shows nothing is not as good as what does.
        let scenario = self.transcript.scenario();
        let shows = |choice: ChoiceId| !scenario.choices()[choice].effect.shows.is_empty();
        let shows_as_much = |way: &&CleanWay| standing.is_clean && (shows(way.choice) || !shows(self.exchange.chosen.choice));
        let liked = |way: &&CleanWay| shows_as_much(way) && self.spared(way).is_some_and(|spared| spared >= -LIKED_AS_MUCH);
        Standing::best_of(others().filter(as_good).filter(liked)).map(|way| (way, WhyAnother::JustAsGood))
    }

    /// By how much mood and trust would have stood higher on the other road: by the line itself, or after all that came with it,
    /// whichever is less.
    fn spared(&self, way: &CleanWay) -> Option<i16> {
        let other = exchanges::exchange_on(self.transcript, self.index, way.choice, way.voice)?;
        let in_all = |exchange: &Exchange| i16::from(exchange.after.mood()) + i16::from(exchange.after.trust());
        let scenario = self.transcript.scenario();
        let by_line = moved_by_the_line(scenario, &other) - moved_by_the_line(scenario, self.exchange);
        Some(by_line.min(in_all(&other) - in_all(self.exchange)))
    }

    fn show(&self, way: &CleanWay, why: WhyAnother, fill: &Fill) -> AnotherWay {
        let choice = &self.transcript.scenario().choices()[way.choice];
        let spoken = &choice.spoken;
        let ending = exchanges::ending_on(self.transcript, self.index, way.choice, way.voice);
        let ends_alike = ending.is_some() && ending == self.transcript.ending();
        let answer = exchanges::answer_on(self.transcript, fill, self.index, way.choice, way.voice);
        // What was answered in any case shows nothing.
        let was_answered = exchanges::answer_to(self.transcript, self.exchange, fill);
        let answer = answer.filter(|answer| was_answered.as_ref() != Some(answer));
        AnotherWay {
            why,
            choice: way.choice,
            voice: way.voice,
            same_words: way.same_words,
            text: typographic(&fill.text(spoken.text())),
            is_act: spoken.is_act(),
            answer: answer.filter(|answer| !(ends_alike && matches!(answer, Answer::Ends(_)))),
            note: choice.note.as_deref().map(|note| typographic(&fill.text(note))),
            outlook: way.outlook,
        }
    }
}
