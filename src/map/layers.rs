//! Into which column each beat comes: behind every beat that leads to it, ways back to earlier ones left aside. Endings share the
//! last column.

use std::collections::BTreeMap;

use crate::scenario::Target;

use super::facts::MapFacts;

/// The ways between two nodes, which are drawn as one.
pub(super) type Links = BTreeMap<(usize, usize), Vec<usize>>;

pub(super) struct Layers {
    /// For each node its column, from 0.
    pub(super) of: Vec<usize>,
    pub(super) n: usize,
}

/// The ways of a map, those between the same two nodes together.
pub(super) fn links(facts: &MapFacts) -> Links {
    let mut links = Links::new();
    for (index, way) in facts.ways.iter().enumerate() {
        links.entry((way.from, way.to)).or_default().push(index);
    }
    links
}

impl Layers {
    pub(super) fn new(facts: &MapFacts, links: &Links) -> Self {
        let n_nodes = facts.nodes.len();
        let successors = by_chance(facts, links);
        let order = depth_first(n_nodes, facts.start, &successors);
        // A way leads back where what it leads to comes no later.
        let mut place_in_order = vec![0; n_nodes];
        for (place, node) in order.iter().enumerate() {
            if let Some(slot) = place_in_order.get_mut(*node) {
                *slot = place;
            }
        }
        let at = |node: usize| place_in_order.get(node).copied().unwrap_or_default();
        let mut of: Vec<usize> = vec![0; n_nodes];
        let mut has_way_in = vec![false; n_nodes];
        for node in &order {
            let layer = of.get(*node).copied().unwrap_or_default();
            let ahead = successors.get(*node).into_iter().flatten().filter(|to| at(**to) > at(*node));
            for to in ahead {
                if let (Some(of), Some(has_way_in)) = (of.get_mut(*to), has_way_in.get_mut(*to)) {
                    *of = layer.max(*of).max(layer + 1);
                    *has_way_in = true;
                }
            }
        }
        // What nothing leads to stands before the first beat that it leads to itself.
        for node in (0..n_nodes).filter(|node| *node != facts.start) {
            let first = successors.get(node).into_iter().flatten().filter_map(|to| of.get(*to)).min().copied();
            if let (Some(false), Some(first), Some(of)) = (has_way_in.get(node), first, of.get_mut(node)) {
                *of = first.saturating_sub(1);
            }
        }
        let is_ending = |node: usize| facts.nodes.get(node).is_some_and(|node| matches!(node.place, Target::End(_)));
        let last =
            (0..n_nodes).filter(|node| !is_ending(*node)).filter_map(|node| of.get(node)).max().copied().unwrap_or_default();
        for (node, layer) in of.iter_mut().enumerate() {
            if is_ending(node) {
                *layer = last + 1;
            }
        }
        Self { of, n: last + 2 }
    }

    pub(super) fn of(&self, node: usize) -> usize {
        self.of.get(node).copied().unwrap_or_default()
    }
}

/// Where each node leads, what is likeliest first.
fn by_chance(facts: &MapFacts, links: &Links) -> Vec<Vec<usize>> {
    let mut successors = vec![Vec::new(); facts.nodes.len()];
    for ((from, to), ways) in links {
        let chance: f64 = ways.iter().filter_map(|way| facts.ways.get(*way)).map(|way| way.chance).sum();
        if let Some(of_node) = successors.get_mut(*from) {
            of_node.push((*to, chance));
        }
    }
    let sorted = successors.into_iter().map(|mut of_node: Vec<(usize, f64)>| {
        of_node.sort_by(|(one, chance), (other, others)| others.total_cmp(chance).then(one.cmp(other)));
        of_node.into_iter().map(|(to, _)| to).collect()
    });
    sorted.collect()
}

/// Every node before those that it leads to, but for ways that close a circle. Without recursion: a talk may be very long.
fn depth_first(n_nodes: usize, start: usize, successors: &[Vec<usize>]) -> Vec<usize> {
    let mut is_seen = vec![false; n_nodes];
    let mut finished = Vec::with_capacity(n_nodes);
    let mut see = |node: usize| is_seen.get_mut(node).is_some_and(|seen| !std::mem::replace(seen, true));
    for root in std::iter::once(start).chain(0..n_nodes) {
        if !see(root) {
            continue;
        }
        let mut path = vec![(root, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some(to) = successors.get(*node).and_then(|of_node| of_node.get(*next)) else {
                finished.push(*node);
                path.pop();
                continue;
            };
            *next += 1;
            if see(*to) {
                path.push((*to, 0));
            }
        }
    }
    finished.reverse();
    finished
}
