//! The scenario as a graph. Beats and endings are nodes; options, routes and plain ways on are edges.
//! petgraph stays inside this file.

use petgraph::algo::{dijkstra, kosaraju_scc};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, EdgeFiltered, EdgeRef as _, Reversed};

use super::ids::{Arena, BeatId, ChoiceId, EndingId, Id as _};
use super::parts::{Beat, Choice, Exit, Target};

/// A node: a beat or an ending.
pub type Place = Target;

/// What an edge stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// The option's own way on.
    Choice(ChoiceId),
    /// Where the option leads when it came before the customer felt heard.
    Unheard(ChoiceId),
    /// The n-th route of the beat that it leaves, from 0.
    Route(u32),
    /// The beat leads on by itself.
    On,
}

/// Beats and endings with the ways between them.
#[derive(Clone, Debug)]
pub struct DialogueGraph {
    graph: DiGraph<(), Edge>,
    n_beats: usize,
}

impl DialogueGraph {
    pub(super) fn new(beats: &Arena<BeatId, Beat>, choices: &Arena<ChoiceId, Choice>, n_endings: usize) -> Self {
        let n_nodes = beats.len() + n_endings;
        let mut graph = Self { graph: DiGraph::with_capacity(n_nodes, choices.len() + beats.len()), n_beats: beats.len() };
        for _ in 0..n_nodes {
            graph.graph.add_node(());
        }
        for (id, beat) in beats.enumerate() {
            graph.add_ways(id, beat, choices);
        }
        graph
    }

    fn add_ways(&mut self, id: BeatId, beat: &Beat, choices: &Arena<ChoiceId, Choice>) {
        match &beat.way {
            Exit::Choices { .. } => {
                for choice in beat.choices() {
                    let effect = &choices[choice].effect;
                    self.add(id, effect.target, Edge::Choice(choice));
                    if let Some(unheard) = effect.unheard {
                        self.add(id, Target::Beat(unheard), Edge::Unheard(choice));
                    }
                }
            }
            Exit::Routes { routes, .. } => {
                for (index, route) in (0..).zip(routes) {
                    self.add(id, route.target, Edge::Route(index));
                }
            }
            Exit::On(target) => self.add(id, *target, Edge::On),
        }
    }

    fn add(&mut self, from: BeatId, to: Target, edge: Edge) {
        let (from, to) = (self.node(Target::Beat(from)), self.node(to));
        self.graph.add_edge(from, to, edge);
    }

    pub fn n_nodes(&self) -> usize {
        self.graph.node_count()
    }

    /// The ways out of a beat: what each is, and where it leads. The last one added comes first.
    pub fn ways(&self, from: BeatId) -> impl Iterator<Item = (Edge, Place)> {
        self.graph.edges(self.node(Target::Beat(from))).map(|edge| (*edge.weight(), self.place(edge.target())))
    }

    /// As [`Self::ways`], in the order of the file; where an option leads when it came too soon stands behind its own way.
    pub fn ways_as_written(&self, from: BeatId) -> Vec<(Edge, Place)> {
        let mut ways: Vec<(Edge, Place)> = self.ways(from).collect();
        ways.reverse();
        ways
    }

    /// Beats and endings that no row of ways leads to from `start`, conditions left aside. In the order of the file, beats first.
    pub fn unreachable_from(&self, start: BeatId) -> Vec<Place> {
        let mut search = Dfs::new(&self.graph, self.node(Target::Beat(start)));
        while search.next(&self.graph).is_some() {}
        let unseen = self.graph.node_indices().filter(|node| !search.discovered.contains(node.index()));
        unseen.map(|node| self.place(node)).collect()
    }

    /// The fewest exchanges from each beat to any ending, in the order of the file, conditions left aside: no conversation is shorter.
    /// `None` for a beat from which no row of ways leads to an ending.
    pub fn fewest_exchanges(&self) -> Arena<BeatId, Option<usize>> {
        let mut fewest: Vec<Option<usize>> = vec![None; self.n_beats];
        let takes = |edge: &Edge| usize::from(matches!(edge, Edge::Choice(_) | Edge::Unheard(_)));
        for ending in self.graph.node_indices().skip(self.n_beats) {
            let from_here = dijkstra(Reversed(&self.graph), ending, None, |edge| takes(edge.weight()));
            for (beat, fewest) in self.graph.node_indices().zip(&mut fewest) {
                *fewest = fewest.iter().chain(from_here.get(&beat)).min().copied();
            }
        }
        fewest.into()
    }

    /// Circles of beats in which nothing is chosen: each as its beats, in the order of the file.
    pub fn endless_circles(&self) -> Vec<Vec<BeatId>> {
        let passes_through = |edge: &Edge| matches!(edge, Edge::Route(_) | Edge::On);
        if !self.graph.edge_weights().any(passes_through) {
            return Vec::new();
        }
        let alone = EdgeFiltered::from_fn(&self.graph, |edge| passes_through(edge.weight()));
        let mut circles: Vec<Vec<BeatId>> = kosaraju_scc(&alone)
            .into_iter()
            .filter(|nodes| nodes.len() > 1 || nodes.iter().any(|node| self.leads_to_itself(*node)))
            .map(|nodes| nodes.into_iter().filter_map(|node| self.beat(node)).collect())
            .collect();
        for circle in &mut circles {
            circle.sort();
        }
        circles.sort();
        circles
    }

    fn leads_to_itself(&self, node: NodeIndex) -> bool {
        let mut edges = self.graph.edges(node);
        edges.any(|edge| edge.target() == node && matches!(edge.weight(), Edge::Route(_) | Edge::On))
    }

    fn node(&self, place: Place) -> NodeIndex {
        match place {
            Target::Beat(beat) => NodeIndex::new(beat.index()),
            Target::End(ending) => NodeIndex::new(self.n_beats + ending.index()),
        }
    }

    fn beat(&self, node: NodeIndex) -> Option<BeatId> {
        (node.index() < self.n_beats).then(|| BeatId::from_index(node.index()))
    }

    fn place(&self, node: NodeIndex) -> Place {
        let ending = || Target::End(EndingId::from_index(node.index() - self.n_beats));
        self.beat(node).map_or_else(ending, Target::Beat)
    }
}
