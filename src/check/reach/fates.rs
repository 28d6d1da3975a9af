//! Endings at which most talks leave the customer with a fate that does not go with them.

use std::collections::BTreeMap;

use crate::foresight::{Foresight, Policy};
use crate::rules::{Fate, Rules};
use crate::scenario::{EndingId, EndingKind, Scenario};
use crate::source;

use super::witness;

/// Talks that are drawn.
const N_TALKS: u32 = 2_000;
/// Of one ending, so many must have been drawn for a share to say anything.
const FEWEST: usize = 10;
/// The share from which it is told.
const MOST: f64 = 0.5;

/// An ending against which the fate of most typical talks speaks.
#[derive(Clone, Debug)]
pub(in crate::check) struct AgainstEnding {
    pub(in crate::check) ending: EndingId,
    /// Of the typical talks that come to it.
    pub(in crate::check) share: f64,
    /// Mood and trust of the shortest such talk.
    pub(in crate::check) mood: i8,
    pub(in crate::check) trust: i8,
    pub(in crate::check) witness: source::Witness,
}

/// All of them, from talks that are drawn: what a customer feels at the very end is nothing that anything later reads, so it is not
/// explored.
pub(super) fn against_endings(scenario: &Scenario, rules: &Rules, foresight: &Foresight) -> Vec<AgainstEnding> {
    if scenario.is_plain() {
        return Vec::new();
    }
    let earns_trust = earns_trust(scenario);
    let agrees = |fate: Fate, kind: EndingKind| {
        fate.agrees_with(kind) || !earns_trust && (0..=2).any(|column| Fate { column, ..fate }.agrees_with(kind))
    };
    let mut n_talks: BTreeMap<EndingId, (usize, usize)> = BTreeMap::new();
    let mut shortest: BTreeMap<EndingId, (usize, AgainstEnding)> = BTreeMap::new();
    foresight.draw_talks(Policy::Typical, N_TALKS, &mut |talk| {
        let (all, against) = n_talks.entry(talk.ending).or_default();
        *all += 1;
        let (mood, trust) = (talk.state.mood(), talk.state.trust());
        if agrees(rules.fate(mood, trust, talk.has_deed), scenario.endings()[talk.ending].kind) {
            return;
        }
        *against += 1;
        let n_moves = talk.witness.moves.len();
        if shortest.get(&talk.ending).is_none_or(|(least, _)| n_moves < *least) {
            let witness = witness::written(scenario, &talk.witness);
            shortest.insert(talk.ending, (n_moves, AgainstEnding { ending: talk.ending, share: 0.0, mood, trust, witness }));
        }
    });
    let told = shortest.into_iter().filter_map(|(ending, (_, shown))| {
        let (all, against) = n_talks.get(&ending).copied()?;
        let share = against as f64 / all as f64;
        (all >= FEWEST && share > MOST).then_some(AgainstEnding { share, ..shown })
    });
    told.collect()
}

/// Whether a file says anything of trust. Where it does not, trust is what first impressions leave, and only mood is asked for.
fn earns_trust(scenario: &Scenario) -> bool {
    scenario.customer().trust != 0
        || scenario.choices().iter().map(|choice| &choice.effect).any(|effect| {
            let earns = effect.trust != 0 || effect.matches || effect.breach || !effect.uses.is_empty();
            earns || !effect.promise.is_empty() || !effect.keeps.is_empty()
        })
}
