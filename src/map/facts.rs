//! What is known of every beat, ending and way before any of it has a place.

use crate::foresight::{DrawnTalk, Foresight, Policy, Traffic};
use crate::rules::{Event, Events, Next, begin, step};
use crate::scenario::{BeatId, Edge, Target};

/// So many talks are drawn to see in which mood somebody comes to a place.
const TALKS: u32 = 1_000;

/// Who comes to a place, or takes a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// A typical trainee does, sooner or later.
    Typically,
    /// Somebody can, but a typical trainee never does.
    NotTypically,
    /// No play does, whatever is chosen: this is proved.
    Never,
    /// No play that was drawn did; not all were looked at.
    NotSeen,
}

/// A beat or an ending.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeFacts {
    pub place: Target,
    /// The chance that a typical trainee comes to it, 0..=1.
    pub chance: f64,
    /// The mean mood there, -10..=10, as typical trainees bring it about; as anybody does where they never come. `None` where nobody
    /// was seen to come.
    pub mood: Option<f64>,
    pub met: Met,
}

/// A way from a beat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WayFacts {
    /// The beat that it leaves, and the place that it leads to, by their numbers among the nodes.
    pub from: usize,
    pub to: usize,
    pub beat: BeatId,
    pub edge: Edge,
    /// The chance that a typical trainee takes it, 0..=1.
    pub chance: f64,
    pub met: Met,
}

/// Everything that a map shows. The nodes are the beats in the order of the file, and then the endings.
#[derive(Clone, Debug, PartialEq)]
pub struct MapFacts {
    pub nodes: Vec<NodeFacts>,
    pub ways: Vec<WayFacts>,
    /// The number of the first beat.
    pub start: usize,
}

impl MapFacts {
    /// Works out what is known of a scenario. `typical` is the traffic of a typical trainee.
    pub fn new(foresight: &Foresight, typical: &Traffic) -> Self {
        let scenario = foresight.scenario();
        // Whoever takes any option that is open comes wherever anybody can.
        let anybody = foresight.traffic(Policy::Random, &[]);
        let is_proved = foresight.is_proved();
        let met = |typical: f64, anybody: f64| match (typical > 0.0, anybody > 0.0) {
            (true, _) => Met::Typically,
            (false, true) => Met::NotTypically,
            (false, false) if is_proved => Met::Never,
            (false, false) => Met::NotSeen,
        };
        let (of_typical, of_anybody) = (Moods::of(foresight, Policy::Typical), Moods::of(foresight, Policy::Random));
        let beats = scenario.beats().enumerate().map(|(beat, _)| Target::Beat(beat));
        let places = beats.chain(scenario.endings().enumerate().map(|(ending, _)| Target::End(ending)));
        let nodes = places.enumerate().map(|(index, place)| NodeFacts {
            place,
            chance: typical.place(place),
            mood: of_typical.mean(index).or_else(|| of_anybody.mean(index)),
            met: met(typical.place(place), anybody.place(place)),
        });
        let number = |place: Target| number_of(place, scenario.beats().len());
        let ways = scenario.beats().enumerate().flat_map(|(beat, _)| {
            let ways = scenario.graph().ways_as_written(beat).into_iter();
            ways.map(move |(edge, to)| (beat, edge, to))
        });
        let ways = ways.map(|(beat, edge, to)| WayFacts {
            from: beat.index(),
            to: number(to),
            beat,
            edge,
            chance: typical.way(beat, edge),
            met: met(typical.way(beat, edge), anybody.way(beat, edge)),
        });
        Self { nodes: nodes.collect(), ways: ways.collect(), start: scenario.start().index() }
    }
}

fn number_of(place: Target, n_beats: usize) -> usize {
    match place {
        Target::Beat(beat) => beat.index(),
        Target::End(ending) => n_beats + ending.index(),
    }
}

/// For each node the sum of the moods in which it was come to, and how often that was.
struct Moods(Vec<(f64, u32)>);

/// The beats that one step goes through.
#[derive(Default)]
struct Entered(Vec<BeatId>);

impl Events for Entered {
    fn tell(&mut self, event: Event) {
        if let Event::Entered(beat) = event {
            self.0.push(beat);
        }
    }
}

impl Moods {
    /// From talks that are drawn. What is explored does not know all moods: one that nothing later reads is not kept there.
    fn of(foresight: &Foresight, policy: Policy) -> Self {
        let scenario = foresight.scenario();
        let mut moods = Self(vec![(0.0, 0); scenario.beats().len() + scenario.endings().len()]);
        foresight.draw_talks(policy, TALKS, &mut |DrawnTalk { witness, .. }: &DrawnTalk| {
            let mut entered = Entered::default();
            let mut next = begin(scenario, foresight.rules(), witness.start, &mut entered);
            moods.note(&mut entered, &next);
            for chosen in &witness.moves {
                let Next::Choose(state) = next else { break };
                next = step(scenario, foresight.rules(), state, *chosen, &mut entered);
                moods.note(&mut entered, &next);
            }
            if let Next::Ended(state, ending) = next {
                moods.add(number_of(Target::End(ending), scenario.beats().len()), state.mood());
            }
        });
        moods
    }

    fn note(&mut self, entered: &mut Entered, next: &Next) {
        let (Next::Choose(state) | Next::Ended(state, _)) = next;
        for beat in entered.0.drain(..) {
            self.add(beat.index(), state.mood());
        }
    }

    fn add(&mut self, node: usize, mood: i8) {
        if let Some((sum, n)) = self.0.get_mut(node) {
            *sum += f64::from(mood);
            *n += 1;
        }
    }

    fn mean(&self, node: usize) -> Option<f64> {
        self.0.get(node).filter(|(_, n)| *n > 0).map(|(sum, n)| sum / f64::from(*n))
    }
}
