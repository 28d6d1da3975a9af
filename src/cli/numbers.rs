//! Numbers on the command line, each with the range that it may have; a session code is one too.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::group::Setup;
use crate::play::{Seed, SeedError};
use crate::scenario::{HEARD, SCALE};
use crate::source::visible;
use crate::words::terminal;

/// A whole number in a range, or a sentence that says which is expected. The sign of a word processor for minus is understood.
fn whole_number<N>(text: &str, range: &RangeInclusive<N>) -> Result<N, String>
where
    N: FromStr + PartialOrd + fmt::Display,
{
    let number = text.trim().replace('\u{2212}', "-").parse::<N>().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| terminal::whole_number(&range.start().to_string(), &range.end().to_string()))
}

pub(super) fn parse_points(text: &str) -> Result<i8, String> {
    whole_number(text, &SCALE)
}

pub(super) fn parse_heard(text: &str) -> Result<u8, String> {
    whole_number(text, &HEARD)
}

pub(super) fn parse_people(text: &str) -> Result<u8, String> {
    whole_number(text, &Setup::PEOPLE)
}

pub(super) fn parse_states(text: &str) -> Result<usize, String> {
    whole_number(text, &(0..=usize::MAX))
}

pub(super) fn parse_runs(text: &str) -> Result<u32, String> {
    whole_number(text, &(0..=u32::MAX))
}

pub(super) fn parse_seed(text: &str) -> Result<Seed, Quoting<SeedError>> {
    text.parse().map_err(Quoting)
}

/// An error that quotes an argument; what it quotes is made visible.
#[derive(Debug, thiserror::Error)]
pub(super) struct Quoting<E>(#[source] pub(super) E);

impl<E: fmt::Display> fmt::Display for Quoting<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.0.to_string()))
    }
}
