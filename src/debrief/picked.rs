//! The moment that the trainee picked as the one that mattered most, beside the moment that the road leads to. Where they are two, it is
//! said why.

use super::standing::{EQUAL, LEAST_TURN};
use super::{Debrief, Guess, MarkedFor, Moment};

/// What is said of a pick on the page of the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// It is the moment that is looked at.
    ThisOne,
    /// No single one was picked, and this is one.
    NoSingleOne,
    /// This exchange, from 0, and why the road leads elsewhere.
    Another { exchange: usize, why: WhyNot },
}

/// Why another moment is looked at than the one that was picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// It changed little there.
    HardlyMoved,
    /// It changed little there, and turned one exchange before or after: at another moment, or at the one that is looked at.
    TurnedJustBefore {
        here: bool,
    },
    TurnedJustAfter {
        here: bool,
    },
    /// A promise that has a moment of its own was made there, and broke later; or it broke there.
    Promise {
        letter: char,
        made: bool,
    },
    /// It got better there.
    Rose,
    /// It got worse there, and here more so.
    Fell,
    /// It got worse there, and no answer that was open would have changed much of that.
    FellByItself,
    /// Foresight says nothing of it, and here more was felt.
    FeltLess,
}

impl Debrief {
    /// What is said of a pick on the page of the moment; `None` where nothing was picked or no single moment decided it.
    pub fn picked(&self, guess: Option<Guess>) -> Option<Picked> {
        let moment = self.moment_of_the_road()?;
        let exchange = match guess? {
            Guess::NoSingleOne => return Some(Picked::NoSingleOne),
            Guess::At(exchange) => exchange,
        };
        // A promise that broke has two places: where it was made, and where it broke.
        let broke = moment.promise.is_some() && exchange + 1 == moment.point;
        if exchange == moment.exchange() || broke {
            return Some(Picked::ThisOne);
        }
        if let Some(why) = self.promise_at(exchange) {
            return Some(Picked::Another { exchange, why });
        }
        let outlook = |point: usize| self.curve.points.get(point).and_then(|point| point.outlook);
        let gain = outlook(exchange).zip(outlook(exchange + 1)).map(|(before, after)| after.value - before.value);
        let why = match gain {
            _ if moment.marked_for == MarkedFor::FeltAtTheTime => WhyNot::FeltLess,
            None => WhyNot::FeltLess,
            Some(_) if self.fell_by_itself.contains(&exchange) => WhyNot::FellByItself,
            Some(gain) if gain >= LEAST_TURN - EQUAL => WhyNot::Rose,
            Some(gain) if gain <= EQUAL - LEAST_TURN => WhyNot::Fell,
            Some(_) => self.turned_beside(exchange, moment).unwrap_or(WhyNot::HardlyMoved),
        };
        Some(Picked::Another { exchange, why })
    }

    /// The moment of a broken promise that was made at this exchange, or broke there.
    fn promise_at(&self, exchange: usize) -> Option<WhyNot> {
        let broken = self.moments.iter().filter(|moment| moment.promise.is_some());
        let mut found = broken.filter_map(|moment| {
            let made = moment.line == Some(exchange);
            (made || moment.point == exchange + 1).then_some(WhyNot::Promise { letter: moment.letter, made })
        });
        found.next()
    }

    /// Whether it turned one exchange before or after this one; at the moment that is looked at, if there.
    fn turned_beside(&self, exchange: usize, looked_at: &Moment) -> Option<WhyNot> {
        let turns = || self.moments.iter().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime);
        let is_beside = |moment: &&Moment| moment.exchange().abs_diff(exchange) == 1;
        let beside = Some(looked_at).filter(is_beside).or_else(|| turns().find(is_beside))?;
        let here = beside.exchange() == looked_at.exchange();
        let is_before = beside.exchange() < exchange;
        Some(if is_before { WhyNot::TurnedJustBefore { here } } else { WhyNot::TurnedJustAfter { here } })
    }
}
