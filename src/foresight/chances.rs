//! How it goes under one way of playing: how likely each ending and each beat is, and how long it takes.

use std::borrow::Cow;

use crate::scenario::{EndingKind, Scenario};
use crate::wording::Measures;

use super::chain::Flow;
use super::explore::Verdict;
use super::ids::{After, PerState};
use super::policy::{Policy, Probabilities};
use super::{Foresight, rank};

/// How talks go under one way of playing, over all starts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chances {
    /// The chance of each ending, in the order of the file.
    pub endings: Vec<f64>,
    /// The chance that nothing is open any more.
    pub stuck: f64,
    /// The chance that it goes on for ever. With this and the two above it is 1 in all.
    pub endless: f64,
    /// For each beat the chance that it is come to at least once, in the order of the file; empty where only the outcome was asked
    /// for ([`Detail`]).
    pub beats: Vec<f64>,
    /// The expected rank of the ending, 0 to 1.
    pub rank: f64,
    /// The expected number of exchanges; `None` where it can go on for ever.
    pub exchanges: Option<f64>,
    /// How long it takes in the middle of all talks, in exchanges; `None` where half of them go on for ever.
    pub median_exchanges: Option<u32>,
    /// The standard error of the rank, where all this was sampled and not worked out: then it is said with "about".
    pub error: Option<f64>,
}

/// How much is worked out of how talks go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// How they end, and how long they are.
    Outcome,
    /// Also how likely each beat is, which in a scenario that is one large loop takes a multiple of the time.
    Beats,
}

impl Chances {
    /// The chance of an ending of this kind.
    pub fn of_kind(&self, scenario: &Scenario, kind: EndingKind) -> f64 {
        let endings = scenario.endings().iter().zip(&self.endings);
        endings.filter(|(ending, _)| ending.kind == kind).map(|(_, chance)| chance).sum()
    }

    /// The chance of an ending that is Fair or Bright.
    pub fn fair_or_better(&self, scenario: &Scenario) -> f64 {
        self.of_kind(scenario, EndingKind::Fair) + self.of_kind(scenario, EndingKind::Bright)
    }
}

impl Foresight {
    /// How talks go under one way of playing. `measures` are those of the options, in the order of the file; only robots look at them.
    pub fn chances(&self, policy: Policy, measures: &[Measures], detail: Detail) -> Chances {
        if self.verdict() == Verdict::Bounded {
            return self.sampled_chances(policy, measures, &mut |_| {});
        }
        if self.means.is_cancelled() {
            return Chances::default();
        }
        let probabilities = Probabilities::new(policy, &self.scenario, measures, self.explored.situations());
        let flow = match policy {
            Policy::Typical => Cow::Borrowed(self.typical_flow()),
            Policy::Random | Policy::Robot(_) => Cow::Owned(self.flow(&probabilities)),
        };
        let ranks = self.scenario.endings().iter().map(|ending| rank(ending.kind));
        let is_endless = flow.endless > 0.0;
        let rank = if is_endless {
            self.mean_of_starts(&self.ranks(&probabilities))
        } else {
            flow.endings.iter().zip(ranks).map(|(chance, rank)| chance * rank).sum()
        };
        Chances {
            stuck: flow.stuck,
            endless: flow.endless,
            beats: match detail {
                Detail::Outcome => Vec::new(),
                Detail::Beats => self.beat_chances(&probabilities, &flow.visits),
            },
            rank,
            exchanges: (!is_endless).then(|| self.n_exchanges(&flow)),
            median_exchanges: self.median_exchanges(&probabilities, &flow),
            endings: flow.endings.clone(),
            error: None,
        }
    }

    /// From the starts on, under one way of playing.
    fn flow(&self, probabilities: &Probabilities) -> Flow {
        self.chain(probabilities).flow(self.start_chances(), self.scenario.endings().len())
    }

    /// Under typical play.
    pub(super) fn typical_flow(&self) -> &Flow {
        self.typical_flow.get_or_init(|| self.flow(self.typical_probabilities()))
    }

    /// The chance of each ending under typical play, in the order of the file, and the expected number of exchanges; `None` where it can
    /// go on for ever. Where the verdict is *bounded*, nothing.
    pub fn typical_outcome(&self) -> (Vec<f64>, Option<f64>) {
        if self.verdict() == Verdict::Bounded {
            return (Vec::new(), None);
        }
        let flow = self.typical_flow();
        (flow.endings.clone(), (flow.endless <= 0.0).then(|| self.n_exchanges(flow)))
    }

    /// The expected number of exchanges.
    fn n_exchanges(&self, flow: &Flow) -> f64 {
        let choosing = flow.visits.enumerate().filter(|(id, _)| !self.explored.ways(*id).is_empty());
        choosing.map(|(_, visits)| visits).sum()
    }

    /// Where the starts lead, each with its chance.
    pub(super) fn start_chances(&self) -> impl Iterator<Item = (After, f64)> {
        let starts = self.explored.starts();
        let chance = 1.0 / starts.len().max(1) as f64;
        starts.map(move |start| (start, chance))
    }

    /// The mean over the starts.
    pub(super) fn mean_of_starts(&self, values: &PerState<f64>) -> f64 {
        let of_start = |after: After| match after {
            After::State(id) => values[id],
            After::Ending(ending) => rank(self.scenario.endings()[ending].kind),
        };
        self.start_chances().map(|(start, chance)| chance * of_start(start)).sum()
    }
}
