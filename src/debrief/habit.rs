//! What somebody does well and is to go on doing, where there is nothing to plan: a skill, and the line in which it was shown.
//!
//! It is the skill that wants practice least, in the line that did most of those that show a declared skill. The strongest moment comes
//! first, so that the page of it and this one speak of the same line wherever they can. No line is held up after which the customer
//! felt worse.

use crate::play::{Fill, Transcript};
use crate::scenario::Skill;

use super::apart::{left_by_the_line, moved_by_the_line};
use super::moments::{MarkedFor, Moment};
use super::next::Looked;
use super::plans::ToDo;
use super::skills::Chances;
use super::standing::{EQUAL, Standing};

/// Something to go on doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Habit {
    pub skill: Skill,
    /// The exchange in which it was shown, from 0.
    pub exchange: usize,
    /// What the line there does, as it is said to the trainee: "ask what for before you promise". `None` where its author does not say,
    /// and where it was the voice that showed the skill.
    pub what: Option<String>,
}

/// The habit to keep; `None` where no clean line shows a declared skill. A line that is blamed for something is none.
pub(super) fn habit(
    transcript: &Transcript,
    moments: &[Moment],
    standings: &[Option<Standing>],
    blamed: &[usize],
    fill: &Fill,
) -> Option<Habit> {
    let looked = Looked { transcript, standings };
    // The one that wants practice least comes first; of equals the first in the model.
    let mut skills = looked.needs(moments);
    skills.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let shown_at = |index: usize| {
        let exchange = transcript.exchanges().get(index)?;
        let (mood, trust) = left_by_the_line(transcript.scenario(), exchange);
        let is_praised = !blamed.contains(&index);
        let did_good = is_praised && mood >= exchange.before.mood() && trust >= exchange.before.trust() && looked.is_clean(index);
        let shown = Chances::of(transcript, exchange).shown;
        skills.iter().map(|(skill, _)| *skill).find(|skill| did_good && shown.contains(*skill))
    };
    let habit = |exchange: usize| shown_at(exchange).map(|skill| (skill, exchange));
    let strongest = moments.iter().find(|moment| moment.marked_for == MarkedFor::Strength).and_then(|moment| moment.line);
    let (skill, exchange) = strongest.and_then(habit).or_else(|| {
        let all = (0..transcript.exchanges().len()).filter_map(habit);
        let did = |exchange: usize| {
            let by_line =
                transcript.exchanges().get(exchange).map_or(0, |exchange| moved_by_the_line(transcript.scenario(), exchange));
            (looked.standing(exchange).map_or(0.0, Standing::gain), by_line)
        };
        let did_more =
            |one: (f64, i16), other: (f64, i16)| other.0 > one.0 + EQUAL || ((other.0 - one.0).abs() <= EQUAL && other.1 > one.1);
        all.reduce(|most, other| if did_more(did(most.1), did(other.1)) { other } else { most })
    })?;
    let choice = &transcript.scenario().choices()[transcript.exchanges().get(exchange)?.chosen.choice];
    let by_its_words = choice.effect.shows.contains(skill);
    let what = ToDo::of_line(choice, fill).filter(|_| by_its_words).map(|to_do| to_do.heading);
    Some(Habit { skill, exchange, what })
}
