//! The strongly connected components of a graph, in reverse topological order. Never recursive: a chain may be as long as it likes.

/// A graph as rows of numbers: where each node leads.
pub(super) trait Successors {
    fn n_nodes(&self) -> usize;
    /// The `n`-th way from a node; `None` past the last one.
    fn way(&self, node: u32, n: u32) -> Option<Link>;
}

/// Where a way leads: to a node, or out of the graph.
#[derive(Clone, Copy, Debug)]
pub(super) enum Link {
    To(u32),
    Out,
}

/// Nodes so that whatever a node leads to stands before it, except within a loop.
#[derive(Clone, Debug, Default)]
pub(super) struct Components {
    order: Vec<u32>,
    /// The components that can be gone through more than once, as ranges of `order`, in its order.
    loops: Vec<(u32, u32)>,
}

/// Part of the order: a run of nodes without loops, or the nodes of one loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Row(&'a [u32]),
    Loop(&'a [u32]),
}

impl Components {
    /// Tarjan's algorithm (1972) with its own stacks.
    pub(super) fn new(graph: &impl Successors) -> Self {
        Self::until(graph, &|| false)
    }

    /// As [`Self::new`], with what was found by then where `is_cancelled` says so on the way.
    pub(super) fn until(graph: &impl Successors, is_cancelled: &dyn Fn() -> bool) -> Self {
        Search::new(graph).run(is_cancelled)
    }

    /// All parts: what a part leads to is in an earlier one.
    pub(super) fn parts(&self) -> impl DoubleEndedIterator<Item = Part<'_>> {
        let slice = |from: u32, to: u32| self.order.get(from as usize..to as usize).unwrap_or_default();
        (0..=self.loops.len()).flat_map(move |index| {
            let before = index.checked_sub(1).and_then(|before| self.loops.get(before));
            let (from, next) = (before.map_or(0, |before| before.1), self.loops.get(index));
            let row = Part::Row(slice(from, next.map_or(self.order.len() as u32, |next| next.0)));
            [Some(row), next.map(|(from, to)| Part::Loop(slice(*from, *to)))].into_iter().flatten()
        })
    }

    pub(super) fn loops(&self) -> impl Iterator<Item = &[u32]> {
        self.loops.iter().map(|(from, to)| self.order.get(*from as usize..*to as usize).unwrap_or_default())
    }

    pub(super) fn n_bytes(&self) -> usize {
        self.order.capacity() * size_of::<u32>() + self.loops.capacity() * size_of::<(u32, u32)>()
    }
}

/// A node whose ways are being followed.
struct Frame {
    node: u32,
    next_way: u32,
    number: u32,
    lowest: u32,
    leads_to_itself: bool,
}

struct Search<'g, G> {
    graph: &'g G,
    /// 0 where a node was not met; `DONE` where its component is known; otherwise the lowest number known to be reached from it.
    lowest: Vec<u32>,
    open: Vec<u32>,
    frames: Vec<Frame>,
    n_met: u32,
    found: Components,
}

const DONE: u32 = u32::MAX;

impl<'g, G: Successors> Search<'g, G> {
    fn new(graph: &'g G) -> Self {
        let n_nodes = graph.n_nodes();
        let found = Components { order: Vec::with_capacity(n_nodes), loops: Vec::new() };
        Self { graph, lowest: vec![0; n_nodes], open: Vec::new(), frames: Vec::new(), n_met: 0, found }
    }

    fn run(mut self, is_cancelled: &dyn Fn() -> bool) -> Components {
        for root in 0..self.graph.n_nodes() as u32 {
            if self.lowest_of(root) == 0 {
                self.meet(root);
                while let Some(frame) = self.frames.last_mut() {
                    let way = self.graph.way(frame.node, frame.next_way);
                    frame.next_way += 1;
                    match way {
                        Some(Link::To(to)) => {
                            frame.leads_to_itself |= to == frame.node;
                            let known = self.lowest.get(to as usize).copied().unwrap_or(DONE);
                            if known == 0 {
                                self.meet(to);
                            } else {
                                frame.lowest = frame.lowest.min(known);
                            }
                        }
                        Some(Link::Out) => {}
                        None if is_cancelled() => return self.found,
                        None => self.leave(),
                    }
                }
            }
        }
        self.found
    }

    fn lowest_of(&self, node: u32) -> u32 {
        self.lowest.get(node as usize).copied().unwrap_or(DONE)
    }

    fn set_lowest(&mut self, node: u32, to: u32) {
        if let Some(lowest) = self.lowest.get_mut(node as usize) {
            *lowest = to;
        }
    }

    fn meet(&mut self, node: u32) {
        self.n_met += 1;
        self.set_lowest(node, self.n_met);
        self.open.push(node);
        self.frames.push(Frame { node, next_way: 0, number: self.n_met, lowest: self.n_met, leads_to_itself: false });
    }

    /// All ways of the last frame were followed.
    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.lowest < frame.number {
            self.set_lowest(frame.node, frame.lowest);
            if let Some(before) = self.frames.last_mut() {
                before.lowest = before.lowest.min(frame.lowest);
            }
            return;
        }
        let from = self.found.order.len() as u32;
        while let Some(node) = self.open.pop() {
            self.set_lowest(node, DONE);
            self.found.order.push(node);
            if node == frame.node {
                break;
            }
        }
        let to = self.found.order.len() as u32;
        if to - from > 1 || frame.leads_to_itself {
            self.found.loops.push((from, to));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Rows(Vec<Vec<u32>>);

    impl Successors for Rows {
        fn n_nodes(&self) -> usize {
            self.0.len()
        }

        fn way(&self, node: u32, n: u32) -> Option<Link> {
            self.0[node as usize].get(n as usize).map(|to| if *to < self.0.len() as u32 { Link::To(*to) } else { Link::Out })
        }
    }

    #[test]
    fn whatever_a_part_leads_to_stands_before_it() {
        // 0 -> 1 <-> 2 -> 3, 3 -> 3, 4 -> 0, 5 alone.
        let graph = Rows(vec![vec![1, 99], vec![2], vec![1, 3], vec![3], vec![0], vec![]]);
        let components = Components::new(&graph);
        let mut seen: Vec<u32> = Vec::new();
        for part in components.parts() {
            match part {
                Part::Row(nodes) => {
                    for node in nodes {
                        assert!(graph.0[*node as usize].iter().all(|to| *to == 99 || seen.contains(to)), "{node}");
                        seen.push(*node);
                    }
                }
                Part::Loop(nodes) => {
                    seen.extend(nodes);
                    let inside = nodes.iter().flat_map(|node| &graph.0[*node as usize]).all(|to| seen.contains(to));
                    assert!(inside, "{nodes:?}");
                }
            }
        }
        seen.sort_unstable();
        assert_eq!(seen, [0, 1, 2, 3, 4, 5]);
        let mut loops: Vec<Vec<u32>> = components.loops().map(<[u32]>::to_vec).collect();
        for nodes in &mut loops {
            nodes.sort_unstable();
        }
        assert_eq!(loops, [vec![3], vec![1, 2]]);
        let backward: Vec<Part<'_>> = components.parts().rev().collect();
        assert_eq!(backward.into_iter().rev().collect::<Vec<_>>(), components.parts().collect::<Vec<_>>());
    }

    #[test]
    fn a_chain_of_a_million_nodes_is_no_deeper_than_one_of_two() {
        let n = 1_000_000;
        let graph = Rows((0..n).map(|node| vec![(node + 1) % n]).collect());
        let components = Components::new(&graph);
        assert_eq!(components.loops().map(<[u32]>::len).collect::<Vec<_>>(), [n as usize]);
    }
}
