//! How far one gets by a trick: where a scenario can be guessed, it teaches a password and not a skill.

use crate::scenario::BeatId;
use crate::wording::Measures;

use super::Foresight;
use super::chances::{Chances, Detail};
use super::explore::Verdict;
use super::ids::StateId;
use super::policy::{Policy, Probabilities, Robot, weigh};
use super::strongest::option_worths;

/// Everyone who plays: the typical trainee, someone at random, and the robots.
#[derive(Clone, Debug)]
pub struct Robots {
    pub verdict: Verdict,
    pub typical: Chances,
    pub random: Chances,
    /// The expected rank of the ending under the best play there is, 0 to 1; `None` where the verdict is *bounded*.
    pub best: Option<f64>,
    /// Where the typical trainee stands between random and best.
    pub typical_place: Option<f64>,
    /// Random's own share; `None` where it never matters what is chosen, or where the verdict is *bounded*.
    pub random_share: Option<f64>,
    pub robots: Vec<RobotFigures>,
}

/// One robot.
#[derive(Clone, Debug)]
pub struct RobotFigures {
    pub robot: Robot,
    pub chances: Chances,
    /// Its mean ending rank between random (0) and best (1); `None` where those are the same or best is not known.
    pub place: Option<f64>,
    /// In percent: how near its picks come to the best option where it matters; `None` as for random's.
    pub share: Option<f64>,
    /// Whether its share is over the bar: random's share and as much more as [`Robot::bar`] allows.
    pub is_over_bar: bool,
    /// The beats that bring its share above random's, most first, each with the points that it brings.
    pub weighs: Vec<(BeatId, f64)>,
}

impl RobotFigures {
    /// So many beats are blamed at most.
    const MOST_BLAMED: usize = 3;
    /// What brings less than this, in points of share, is not blamed.
    const LEAST_POINTS: f64 = 0.5;

    /// The beats to blame for its share, most first, each with the points that it brings.
    pub fn blamed(&self) -> impl Iterator<Item = (BeatId, f64)> {
        self.weighs.iter().copied().filter(|(_, points)| *points >= Self::LEAST_POINTS).take(Self::MOST_BLAMED)
    }
}

/// How far each robot gets, where it matters what is chosen, beside who takes any option.
#[derive(Clone, Debug)]
pub struct Guessing {
    /// Random's own share; `None` where it never matters what is chosen, or where the verdict is *bounded*.
    pub random_share: Option<f64>,
    pub robots: Vec<Guesser>,
}

/// One robot, as in [`RobotFigures`].
#[derive(Clone, Debug)]
pub struct Guesser {
    pub robot: Robot,
    pub share: Option<f64>,
    pub is_over_bar: bool,
    pub weighs: Vec<(BeatId, f64)>,
}

/// Random and all robots.
const N_PLAYERS: usize = 1 + Robot::ALL.len();

/// What must lie between best and worst option for a state to count.
const MATTERS: f64 = 0.05;

impl Foresight {
    /// Lets everyone play, as many at once as there are hands. `measures` are those of the options, in the order of the file.
    pub fn robots(&self, measures: &[Measures], detail: Detail) -> Robots {
        let best = self.best_of_starts();
        self.warm_up();
        let everyone = [Policy::Typical, Policy::Random].into_iter().chain(Robot::ALL.into_iter().map(Policy::Robot));
        let everyone: Vec<Policy> = everyone.collect();
        let mut played = self.chances_of_all(&everyone, measures, detail).into_iter();
        let mut next = || played.next().unwrap_or_default();
        let (typical, random) = (next(), next());
        let place =
            |rank: f64| best.filter(|best| best - random.rank > 1e-9).map(|best| (rank - random.rank) / (best - random.rank));
        let Guessing { random_share, robots } = self.guessing(measures);
        let figures = robots.into_iter().map(|Guesser { robot, share, is_over_bar, weighs }| {
            let chances = next();
            RobotFigures { robot, place: place(chances.rank), chances, share, is_over_bar, weighs }
        });
        let robots = figures.collect();
        Robots { verdict: self.verdict(), typical_place: place(typical.rank), typical, best, random_share, robots, random }
    }

    /// As [`Self::chances`] of each. Those who play alike are worked out once: where no option is polite, a robot that looks for that
    /// plays at random.
    fn chances_of_all(&self, policies: &[Policy], measures: &[Measures], detail: Detail) -> Vec<Chances> {
        let of = |policy: &Policy| Probabilities::new(*policy, &self.scenario, measures, self.explored.situations());
        let probabilities: Vec<Probabilities> = policies.iter().map(of).collect();
        let is_sampled = self.verdict() == Verdict::Bounded;
        let first_alike = |index: usize| {
            let same = probabilities.iter().position(|other| probabilities.get(index) == Some(other));
            same.filter(|_| !is_sampled).unwrap_or(index)
        };
        let first: Vec<usize> = (0..policies.len()).map(first_alike).collect();
        let different: Vec<(usize, Policy)> =
            policies.iter().copied().enumerate().filter(|(index, _)| first.get(*index) == Some(index)).collect();
        let worked_out = self.means.spread(&different, |(_, policy)| self.chances(*policy, measures, detail));
        let by_index = |index: &usize| different.iter().position(|(other, _)| other == index);
        first.iter().filter_map(|index| worked_out.get(by_index(index)?).cloned()).collect()
    }

    /// The best ending of every start, as their mean rank.
    fn best_of_starts(&self) -> Option<f64> {
        let starts: Vec<f64> = self.explored.starts().map(|start| Some(self.bounds(start)?.1)).collect::<Option<_>>()?;
        (!starts.is_empty()).then(|| starts.iter().sum::<f64>() / starts.len() as f64)
    }

    /// Random's share, and that of each robot: over the states that typical play visits and where it matters what is chosen. And for
    /// each robot the beats that bring it above random.
    pub fn guessing(&self, measures: &[Measures]) -> Guessing {
        let mut sums = [0.0; N_PLAYERS];
        let mut of_beats = vec![[0.0; N_PLAYERS]; self.scenario.beats().len()];
        let mut visited = 0.0;
        if self.verdict() == Verdict::Proved {
            let weights = self.weights_of_all(measures);
            let mut values = Vec::new();
            self.for_each_typical_state(|id, visits| {
                option_worths(self, id, &mut values);
                let lowest = values.iter().map(|option| option.value).fold(f64::INFINITY, f64::min);
                let highest = values.iter().map(|option| option.value).fold(f64::NEG_INFINITY, f64::max);
                if highest - lowest < MATTERS {
                    return;
                }
                visited += visits;
                let beat = self.state(id).and_then(|state| of_beats.get_mut(state.beat().index()));
                let mut unseen = [0.0; N_PLAYERS];
                let of_beat = beat.unwrap_or(&mut unseen);
                let first = self.explored.situation(id).map_or(0, |situation| situation.first_option);
                let weights = weights.get(first..first + values.len()).unwrap_or_default();
                let (mut picked, mut total) = ([0.0; N_PLAYERS], [0.0; N_PLAYERS]);
                for (option, weights) in values.iter().zip(weights) {
                    for ((picked, total), weight) in picked.iter_mut().zip(&mut total).zip(weights) {
                        *picked += option.value * weight;
                        *total += weight;
                    }
                }
                for ((sum, of_beat), (picked, total)) in sums.iter_mut().zip(of_beat).zip(picked.into_iter().zip(total)) {
                    let picked = picked / total;
                    let weight = visits * (picked - lowest) / (highest - lowest);
                    *sum += weight;
                    *of_beat += weight;
                }
            });
        }
        let mut weights = [const { Vec::new() }; Robot::ALL.len()];
        for ((beat, _), [random, robots @ ..]) in self.scenario.beats().enumerate().zip(of_beats) {
            for (weights, robot) in weights.iter_mut().zip(robots).filter(|(_, robot)| robot - random > 1e-9) {
                weights.push((beat, 100.0 * (robot - random) / visited));
            }
        }
        for weights in &mut weights {
            weights.sort_by(|one, other| other.1.total_cmp(&one.1));
        }
        let [random_share, shares @ ..] = sums.map(|sum| (visited > 0.0).then(|| 100.0 * sum / visited));
        let robots = Robot::ALL.into_iter().zip(shares).zip(weights).map(|((robot, share), weighs)| {
            let bar = robot.bar().zip(random_share).map(|(above, random)| random + above);
            let is_over_bar = share.zip(bar).is_some_and(|(share, bar)| share > bar + 1e-9);
            Guesser { robot, share, is_over_bar, weighs }
        });
        Guessing { random_share, robots: robots.collect() }
    }

    /// The weight that random and each robot give each option of all situations, in their order.
    fn weights_of_all(&self, measures: &[Measures]) -> Vec<[f64; N_PLAYERS]> {
        let players = || std::iter::once(Policy::Random).chain(Robot::ALL.into_iter().map(Policy::Robot));
        let mut of_all: Vec<[f64; N_PLAYERS]> = Vec::new();
        let mut weights = Vec::new();
        for situation in self.explored.situations().iter() {
            let first = of_all.len();
            debug_assert_eq!(first, situation.first_option, "situations stand in the order of their options");
            of_all.resize(first + situation.options.len(), [0.0; N_PLAYERS]);
            for (player, policy) in players().enumerate() {
                weights.clear();
                weigh(policy, &self.scenario, measures, situation.options, &mut weights);
                for (option, weight) in of_all.iter_mut().skip(first).zip(&weights) {
                    if let Some(slot) = option.get_mut(player) {
                        *slot = *weight;
                    }
                }
            }
        }
        of_all
    }

    /// All states that typical play comes to and where something is open, with the expected number of visits.
    pub(super) fn for_each_typical_state(&self, mut tell: impl FnMut(StateId, f64)) {
        for (id, visits) in self.typical_flow().visits.enumerate() {
            if self.means.is_cancelled() {
                return;
            }
            if *visits > 0.0 && !self.open_options(id).is_empty() {
                tell(id, *visits);
            }
        }
    }
}
