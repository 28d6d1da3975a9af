//! The cheapest way to understand a text whose brackets do not fit. Where the text fits, one way is followed and nothing is
//! weighed; round a place where it does not, some dozens of ways are, for so many tokens.

use crate::format::form::Form;
use crate::format::token::Kind;

use super::parse::{Mended, NONE, Parser, State};

/// So many tokens before the place where a text does not fit, its slip may be.
const BACK: usize = 48;
/// So many tokens behind it, the ways are weighed.
const AHEAD: u32 = 64;
/// A search does not end before so many tokens fit.
const QUIET: u32 = 32;
/// So many ways are followed at once.
const WAYS: usize = 32;
/// A way that costs so much more than the cheapest is given up.
const MUCH_DEARER: u32 = 24;
/// Mends at more places than these round one are guesses, and are not made.
const MOST_MENDS: usize = 6;
/// So many places are looked into in one text. What is left over is told bracket by bracket.
const MOST_PLACES: usize = 60;

impl Parser<'_> {
    /// The mends that make the brackets of a text fit, in its order. `is_faultless` is asked before the first is looked for.
    pub(super) fn mends(&mut self, whole: Form, is_faultless: impl FnOnce() -> bool) -> Vec<Mended> {
        let mut is_faultless = Some(is_faultless);
        let n_tokens = u32::try_from(self.tokens.len()).unwrap_or(NONE);
        let (mut all, mut n_places) = (Vec::new(), 0);
        let mut state = Self::begin(whole);
        // The states before the last tokens, the newest last.
        let mut trail: Vec<(u32, State)> = Vec::new();
        let mut token = 0;
        while token < n_tokens {
            if let Some(next) = self.step(state, token, false) {
                if trail.len() == 2 * BACK {
                    trail.drain(..BACK);
                }
                trail.push((token, state));
                state = State { cost: 0, ..next };
                token += 1;
                continue;
            }
            if is_faultless.take().is_some_and(|is_faultless| is_faultless()) {
                return Vec::new();
            }
            n_places += 1;
            trail.push((token, state));
            let (from, before) = trail.get(trail.len().saturating_sub(BACK)).copied().unwrap_or((token, state));
            let Some((best, end)) = self.search(before, from, token) else { return all };
            let mends = self.mends_of(best);
            if places_of(&mends) > MOST_MENDS || n_places > MOST_PLACES {
                return all;
            }
            all.extend(mends);
            state = State { cost: 0, mends: NONE, ..best };
            token = end;
            trail.clear();
        }
        all
    }

    fn mends_of(&self, state: State) -> Vec<Mended> {
        let mends = std::iter::successors(self.mended(state.mends), |mended| self.mended(mended.before));
        let mut mends: Vec<Mended> = mends.copied().collect();
        mends.reverse();
        mends
    }

    /// The cheapest way from one token over another, where the text does not fit, and how far it was followed.
    fn search(&mut self, before: State, from: u32, misfit: u32) -> Option<(State, u32)> {
        let n_tokens = u32::try_from(self.tokens.len()).unwrap_or(NONE);
        let mut ways = vec![State { cost: 0, mends: NONE, ..before }];
        let mut next = Vec::new();
        let (mut end, mut least_before, mut dearer_at) = (from, 0, misfit);
        for token in from..n_tokens {
            let least = ways.iter().map(|way| way.cost).min()?;
            if least > least_before {
                (least_before, dearer_at) = (least, token);
            }
            let is_far = token > misfit + AHEAD && token > dearer_at + QUIET;
            if is_far || token > misfit + 4 * AHEAD {
                break;
            }
            end = token + 1;
            for way in &ways {
                self.follow(*way, token, least + MUCH_DEARER, &mut next);
            }
            self.prune(&mut next);
            std::mem::swap(&mut ways, &mut next);
            next.clear();
        }
        let is_end = end == n_tokens;
        let cost = |parser: &Self, way: &State| way.cost + if is_end { 6 * parser.depth(*way) } else { 0 };
        let ways: Vec<(u32, State)> = ways.into_iter().map(|way| (cost(self, &way), way)).collect();
        ways.into_iter().min_by_key(|(cost, way)| (*cost, std::cmp::Reverse(self.last_mend(*way)))).map(|(_, way)| (way, end))
    }

    /// All ways on over one token.
    fn follow(&mut self, way: State, token: u32, dearest: u32, next: &mut Vec<State>) {
        let is_bracket = matches!(self.kind(token), Some(Kind::Open | Kind::Close));
        let mut before = vec![way];
        let mut closed = way;
        for _ in 0..3 {
            match self.closed(closed, token) {
                Some(more) if more.cost <= dearest => {
                    before.push(more);
                    closed = more;
                }
                _ => break,
            }
        }
        before.extend(self.closed_out(way, token).filter(|state| state.cost <= dearest));
        for index in 0..before.len() {
            let opened = before.get(index).copied().and_then(|state| self.opened(state, token));
            before.extend(opened.filter(|state| state.cost <= dearest));
        }
        for state in before {
            next.extend(self.step(state, token, true));
            if is_bracket && state.cost < dearest {
                let without = self.without(state, token);
                next.push(without);
                next.extend(self.changed(state, token));
            }
        }
        next.retain(|state| state.cost <= dearest);
    }

    /// Of ways that go on alike, keeps the cheapest, and of all the cheapest few.
    fn prune(&self, ways: &mut Vec<State>) {
        let alike = |way: &State| (self.frame(way.frame).map_or(0, |frame| frame.hash), std::mem::discriminant(&way.place));
        let key = |way: &State| (way.cost, std::cmp::Reverse(self.last_mend(*way)));
        ways.sort_by_key(key);
        let mut seen = std::collections::HashSet::new();
        ways.retain(|way| seen.len() < WAYS && seen.insert(alike(way)));
    }

    /// The token of the last mend on a way; a later one is nearer to where the text does not fit.
    fn last_mend(&self, way: State) -> u32 {
        self.mended(way.mends).map_or(0, |mended| mended.mend.token() + 1)
    }
}

/// At how many tokens something is mended.
fn places_of(mends: &[Mended]) -> usize {
    mends.chunk_by(|one, next| one.mend.token() == next.mend.token()).count()
}
