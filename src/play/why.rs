//! Why an exchange moved what it moved: what was written, each rule with its amount, what was cut. Of one thing the amounts add up to
//! what it moved.

use crate::rules::{Event, MoodReason, Reason, is_alone};
use crate::scenario::{Effect, FactId, PromiseId, Skill, SkillSet};

use super::transcript::{Exchange, Transcript};

/// What was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    Mood,
    Trust,
    Heard,
}

/// What moved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The option says so; the first of each.
    Written,
    /// A rule of mood.
    Mood(MoodReason),
    /// A line in the account, beside what the option says.
    Entry(Reason),
    /// Trust that was written, and came before the customer felt heard (R3).
    NotHeardYet,
    /// Nobody is there, so that nobody heard it (R13).
    Alone,
    /// A new episode begins with other pips (R11).
    Days,
    /// Words alone take trust no further (R2).
    WordsAlone,
    /// The end of a scale, or the most that one exchange can move.
    Range,
}

/// One line of the arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why {
    pub of: Moved,
    pub because: Because,
    pub amount: i8,
}

impl Because {
    /// The name of the rule, `R1` to `R13`; `written` for what the author wrote, `temperament`, and `range` where it was cut.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Written | Self::Mood(MoodReason::Choice | MoodReason::Event) => "written",
            Self::Mood(reason) => match reason {
                MoodReason::NotHeardYet => "R3",
                MoodReason::Unwelcome => "R5",
                MoodReason::Chat | MoodReason::Temperament => "temperament",
                MoodReason::Voice => "R8",
                MoodReason::Account => "R2",
                MoodReason::Carried => "R12",
                MoodReason::Enough | MoodReason::Time => "R4",
                MoodReason::Days => "R11",
                MoodReason::Ceiling | MoodReason::Limit | MoodReason::Choice | MoodReason::Event => "range",
            },
            Self::Entry(reason) => match reason {
                Reason::Choice => "written",
                Reason::FirstImpression => "R1",
                Reason::WordsAndVoice => "R8",
                Reason::Matching => "R9",
                Reason::FactUsed(_) => "R10",
                Reason::Unasked(_) => "R6",
                Reason::Moved(_)
                | Reason::Kept(_)
                | Reason::MadeGood(_)
                | Reason::Withdrawn(_)
                | Reason::Breach
                | Reason::Broken(_)
                | Reason::Bounce => "R7",
            },
            Self::NotHeardYet => "R3",
            Self::Alone => "R13",
            Self::Days => "R11",
            Self::WordsAlone => "R2",
            Self::Range => "range",
        }
    }

    /// The fact that it is about.
    pub fn fact(self) -> Option<FactId> {
        match self {
            Self::Entry(Reason::FactUsed(fact)) => Some(fact),
            _ => None,
        }
    }

    /// The promise that it is about.
    pub fn promise(self) -> Option<PromiseId> {
        match self {
            Self::Entry(
                Reason::Moved(promise)
                | Reason::Kept(promise)
                | Reason::Unasked(promise)
                | Reason::MadeGood(promise)
                | Reason::Withdrawn(promise)
                | Reason::Broken(promise),
            ) => Some(promise),
            _ => None,
        }
    }
}

impl Transcript {
    /// The arithmetic of an exchange: mood, then trust, then heard, each in the order in which it was worked out.
    pub fn why(&self, exchange: &Exchange) -> Vec<Why> {
        let effect = &self.scenario.choices()[exchange.chosen.choice].effect;
        let mut why = mood(effect, exchange);
        why.extend(self.trust(effect, exchange));
        why.extend(self.heard(effect, exchange));
        debug_assert!(
            [Moved::Mood, Moved::Trust, Moved::Heard].into_iter().all(|of| sum(&why, of) == moved(exchange, of)),
            "the lines add up to what was moved"
        );
        why
    }

    fn trust(&self, effect: &Effect, exchange: &Exchange) -> Vec<Why> {
        let line = |because, amount| Why { of: Moved::Trust, because, amount };
        let mut lines = vec![line(Because::Written, effect.trust)];
        if exchange.gated && effect.trust > 0 {
            lines.push(line(Because::NotHeardYet, -effect.trust));
        }
        let mut trust = exchange.before.trust();
        for event in &exchange.events {
            let Event::Entry { amount, kind, reason, trust: after } = *event else { continue };
            if reason != Reason::Choice {
                lines.push(line(Because::Entry(reason), amount));
            }
            let cut = after - trust - amount;
            trust = after;
            if cut != 0 {
                let by_words = self.rules.holds_words_back(kind, amount, after);
                lines.push(line(if by_words { Because::WordsAlone } else { Because::Range }, cut));
            }
        }
        lines
    }

    fn heard(&self, effect: &Effect, exchange: &Exchange) -> Vec<Why> {
        let line = |because, amount| Why { of: Moved::Heard, because, amount };
        if self.scenario.is_plain() {
            return vec![line(Because::Written, 0)];
        }
        let signs = i8::try_from(effect.shows.intersection(SkillSet::HEARING).len()).unwrap_or(i8::MAX);
        let written = signs - i8::from(effect.misses.contains(Skill::Listening));
        let mut lines = vec![line(Because::Written, written)];
        // Pips move once by the choice and once by days, each told with what it was before.
        let began = exchange.events.iter().position(|event| matches!(event, Event::Episode { .. }));
        let pips = |events: &[Event]| {
            events.iter().find_map(|event| match event {
                Event::Heard { from, to } => Some(to.cast_signed() - from.cast_signed()),
                _ => None,
            })
        };
        let (choice, days) = exchange.events.split_at(began.unwrap_or(exchange.events.len()));
        let moved = pips(choice).unwrap_or(0);
        if moved != written {
            let is_alone = is_alone(&self.scenario, self.rules, exchange.beat);
            lines.push(line(if is_alone { Because::Alone } else { Because::Range }, moved - written));
        }
        lines.extend(pips(days).map(|amount| line(Because::Days, amount)));
        // Several episodes can begin before anything is chosen.
        let rest = moved_heard(exchange) - lines.iter().map(|line| line.amount).sum::<i8>();
        if rest != 0 {
            lines.push(line(Because::Days, rest));
        }
        lines
    }
}

fn mood(effect: &Effect, exchange: &Exchange) -> Vec<Why> {
    let line = |because, amount| Why { of: Moved::Mood, because, amount };
    let mut lines = vec![line(Because::Written, effect.mood)];
    let mut wanted = effect.mood;
    let mut is_told = false;
    for event in &exchange.events {
        match *event {
            Event::Adjusted { reason, amount } => {
                wanted += amount;
                lines.push(line(Because::Mood(reason), amount));
            }
            Event::Mood { reason: MoodReason::Choice, amount } => {
                is_told = true;
                if amount != wanted {
                    lines.push(line(Because::Range, amount - wanted));
                }
            }
            Event::Mood { reason, amount } => lines.push(line(Because::Mood(reason), amount)),
            _ => {}
        }
    }
    // Where nobody is there, nothing is written that could move them.
    debug_assert!(is_told || wanted == 0, "a choice tells what it moved");
    lines
}

fn sum(why: &[Why], of: Moved) -> i8 {
    why.iter().filter(|line| line.of == of).map(|line| line.amount).sum()
}

fn moved(exchange: &Exchange, of: Moved) -> i8 {
    match of {
        Moved::Mood => exchange.after.mood() - exchange.before.mood(),
        Moved::Trust => exchange.after.trust() - exchange.before.trust(),
        Moved::Heard => moved_heard(exchange),
    }
}

fn moved_heard(exchange: &Exchange) -> i8 {
    exchange.after.heard().cast_signed() - exchange.before.heard().cast_signed()
}
