//! Where everything stands on the sheet. Pure: the same map, sizes and facts give the same layout.

use super::facts::{MapFacts, Met};
use super::layers::{Layers, Links, links};
use super::order::{Item, sort};
use super::place::heights;

/// The sizes of a sheet, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// From one column to the next.
    pub pitch: f64,
    /// How wide a card is; less than `pitch`.
    pub card: f64,
    /// How high a card is at the least, and how high what everybody comes to.
    pub least: f64,
    pub all: f64,
    /// How wide a way is at the least.
    pub thread: f64,
    /// Between two cards of a column.
    pub gap: f64,
}

/// A beat or an ending on the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    pub column: usize,
    pub left: f64,
    pub top: f64,
    pub height: f64,
}

/// The ways between two cards, as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    pub from: usize,
    pub to: usize,
    /// By their numbers among the ways of the map.
    pub ways: Vec<usize>,
    pub width: f64,
    /// What the likeliest of them is.
    pub met: Met,
    /// Where it leaves, where it passes each column between, and where it comes in: the left edge of each stretch is the right edge
    /// of the column before.
    pub points: Vec<(f64, f64)>,
}

/// A way that leads back, or so far ahead that its line would only hide others: it ends behind its card, and names where it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Stub {
    pub from: usize,
    pub to: usize,
    pub ways: Vec<usize>,
    pub width: f64,
    pub met: Met,
    pub at: (f64, f64),
    pub leads_back: bool,
}

/// The whole sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// For each node of the map.
    pub cards: Vec<Card>,
    pub ribbons: Vec<Ribbon>,
    pub stubs: Vec<Stub>,
    pub n_columns: usize,
    pub width: f64,
    pub height: f64,
}

/// A way that passes more columns than this is a stub.
const FARTHEST: usize = 24;
/// So many places at which ways pass a column; past it, shorter ways are stubs already.
const MOST_PASSED: usize = 20_000;
/// What every way weighs beside its chance, so that one which nobody takes is kept short too.
const LEAST_WEIGHT: f64 = 0.02;
/// Between two ways that pass a column side by side, and between one and a card.
const BETWEEN_WAYS: f64 = 8.0;

/// A link on its way to the sheet.
struct Link {
    from: usize,
    to: usize,
    ways: Vec<usize>,
    chance: f64,
    met: Met,
    /// The items at which it passes the columns between.
    passes: Vec<usize>,
}

impl Layout {
    pub fn new(facts: &MapFacts, sheet: &Sheet) -> Self {
        let links = links(facts);
        let layers = Layers::new(facts, &links);
        let farthest = farthest(&links, &layers);
        let (mut drawn, stubs) = split(facts, links, &layers, farthest);
        let mut items: Vec<Item> = (facts.nodes.iter().enumerate())
            .map(|(node, of_node)| Item {
                column: layers.of(node),
                height: sheet.least.max(of_node.chance * sheet.all),
                ..Item::default()
            })
            .collect();
        for link in &mut drawn {
            thread(link, &mut items, &layers, sheet);
        }
        let mut columns = vec![Vec::new(); layers.n];
        for (index, item) in items.iter().enumerate() {
            if let Some(column) = columns.get_mut(item.column) {
                column.push(index);
            }
        }
        sort(&items, &mut columns);
        let least = sheet.least;
        let gap = |one: &Item, other: &Item| if one.height < least || other.height < least { BETWEEN_WAYS } else { sheet.gap };
        let middles = heights(&items, &columns, gap);
        Drawing { facts, sheet, items: &items, middles: &middles, n_columns: layers.n }.layout(drawn, stubs)
    }
}

/// How far a way may lead to be drawn whole: as far as the sheet can bear.
fn farthest(links: &Links, layers: &Layers) -> usize {
    let spans = links.keys().map(|(from, to)| layers.of(*to).saturating_sub(layers.of(*from)));
    let mut n_of_span = [0_usize; FARTHEST + 1];
    for span in spans {
        if let Some(n) = n_of_span.get_mut(span) {
            *n += 1;
        }
    }
    let mut n_passed = 0;
    let fits = n_of_span.iter().enumerate().take_while(|(span, n)| {
        n_passed += span.saturating_sub(1) * **n;
        n_passed <= MOST_PASSED
    });
    fits.count().saturating_sub(1).max(1)
}

/// The links that are drawn whole, and the stubs.
fn split(facts: &MapFacts, links: Links, layers: &Layers, farthest: usize) -> (Vec<Link>, Vec<Link>) {
    let all = links.into_iter().map(|((from, to), ways)| {
        let of_ways = || ways.iter().filter_map(|way| facts.ways.get(*way));
        let chance = of_ways().map(|way| way.chance).sum();
        let met = of_ways().map(|way| way.met).min().unwrap_or(Met::NotSeen);
        Link { from, to, chance, met, passes: Vec::new(), ways }
    });
    all.partition(|link| {
        let (from, to) = (layers.of(link.from), layers.of(link.to));
        to > from && to - from <= farthest
    })
}

/// Gives a link a place in every column that it passes, and makes all of them neighbours.
fn thread(link: &mut Link, items: &mut Vec<Item>, layers: &Layers, sheet: &Sheet) {
    let weight = link.chance + LEAST_WEIGHT;
    let mut last = link.from;
    for column in layers.of(link.from) + 1..layers.of(link.to) {
        let index = items.len();
        items.push(Item { column, height: width(link.chance, sheet), ..Item::default() });
        link.passes.push(index);
        join(items, last, index, weight);
        last = index;
    }
    join(items, last, link.to, weight);
}

fn join(items: &mut [Item], from: usize, to: usize, weight: f64) {
    if let Some(item) = items.get_mut(from) {
        item.behind.push((to, weight));
    }
    if let Some(item) = items.get_mut(to) {
        item.before.push((from, weight));
    }
}

fn width(chance: f64, sheet: &Sheet) -> f64 {
    sheet.thread.max(chance * sheet.all)
}

struct Drawing<'a> {
    facts: &'a MapFacts,
    sheet: &'a Sheet,
    items: &'a [Item],
    middles: &'a [f64],
    n_columns: usize,
}

impl Drawing<'_> {
    fn layout(&self, drawn: Vec<Link>, stubs: Vec<Link>) -> Layout {
        let cards: Vec<Card> = (0..self.facts.nodes.len()).filter_map(|node| self.card(node)).collect();
        // Each end of a link with what it heads for, so that those of one card do not cross before they are on their way.
        let mut leaving: Vec<Vec<(f64, usize)>> = vec![Vec::new(); cards.len()];
        let mut coming: Vec<Vec<(f64, usize)>> = vec![Vec::new(); cards.len()];
        for (index, link) in drawn.iter().enumerate() {
            let next = link.passes.first().copied().unwrap_or(link.to);
            let last = link.passes.last().copied().unwrap_or(link.from);
            if let (Some(leaving), Some(coming)) = (leaving.get_mut(link.from), coming.get_mut(link.to)) {
                leaving.push((self.middle(next), index));
                coming.push((self.middle(last), index));
            }
        }
        for (index, stub) in stubs.iter().enumerate() {
            if let Some(leaving) = leaving.get_mut(stub.from) {
                leaving.push((f64::INFINITY, drawn.len() + index));
            }
        }
        let widths: Vec<f64> = drawn.iter().chain(&stubs).map(|link| width(link.chance, self.sheet)).collect();
        let left = self.ports(&leaving, &widths);
        let come = self.ports(&coming, &widths);
        let port = |ports: &[f64], index: usize| ports.get(index).copied().unwrap_or_default();
        let n_drawn = drawn.len();
        let ribbons = drawn.into_iter().enumerate().map(|(index, link)| {
            let start = (self.right(link.from), port(&left, index));
            let end = (self.left(link.to), port(&come, index));
            let between = link.passes.iter().flat_map(|item| {
                let middle = self.middle(*item);
                [(self.left(*item), middle), (self.right(*item), middle)]
            });
            let points = std::iter::once(start).chain(between).chain([end]).collect();
            Ribbon { from: link.from, to: link.to, ways: link.ways, width: width(link.chance, self.sheet), met: link.met, points }
        });
        let ribbons: Vec<Ribbon> = ribbons.collect();
        let stubs = stubs.into_iter().enumerate().map(|(index, link)| Stub {
            at: (self.right(link.from), port(&left, n_drawn + index)),
            width: width(link.chance, self.sheet),
            leads_back: self.column(link.to) <= self.column(link.from),
            from: link.from,
            to: link.to,
            ways: link.ways,
            met: link.met,
        });
        let stubs: Vec<Stub> = stubs.collect();
        let bottoms = self.items.iter().zip(self.middles).map(|(item, middle)| middle + item.height / 2.0);
        let height = bottoms.chain(stubs.iter().map(|stub| stub.at.1)).fold(0.0, f64::max);
        let width = self.n_columns.saturating_sub(1) as f64 * self.sheet.pitch + self.sheet.card;
        Layout { cards, ribbons, stubs, n_columns: self.n_columns, width, height }
    }

    fn card(&self, node: usize) -> Option<Card> {
        let item = self.items.get(node)?;
        Some(Card { column: item.column, left: self.left(node), top: self.middle(node) - item.height / 2.0, height: item.height })
    }

    /// For each link the height at which it leaves or comes in: side by side about the middle of its card.
    fn ports(&self, ends: &[Vec<(f64, usize)>], widths: &[f64]) -> Vec<f64> {
        let mut ports = vec![0.0; widths.len()];
        for (node, of_node) in ends.iter().enumerate() {
            let mut sorted = of_node.clone();
            sorted.sort_by(|(one, first), (other, second)| one.total_cmp(other).then(first.cmp(second)));
            let whole: f64 = sorted.iter().filter_map(|(_, index)| widths.get(*index)).sum();
            let height = self.items.get(node).map_or(0.0, |item| item.height);
            // More may come in than ever comes at once, where talks come round again: then the ends lie on one another.
            let squeezed = if whole > height { height / whole } else { 1.0 };
            let of = |index: usize| squeezed * widths.get(index).copied().unwrap_or_default();
            // Threads need some air between them, where the card has room for it.
            let total = squeezed * whole;
            let air = ((height - total) / (sorted.len() as f64 + 1.0)).clamp(0.0, 9.0);
            let whole = total + air * sorted.len().saturating_sub(1) as f64;
            let mut at = self.middle(node) - whole / 2.0;
            for (_, index) in sorted {
                if let Some(port) = ports.get_mut(index) {
                    *port = at + of(index) / 2.0;
                }
                at += of(index) + air;
            }
        }
        ports
    }

    fn middle(&self, item: usize) -> f64 {
        self.middles.get(item).copied().unwrap_or_default()
    }

    fn column(&self, item: usize) -> usize {
        self.items.get(item).map_or(0, |item| item.column)
    }

    fn left(&self, item: usize) -> f64 {
        self.column(item) as f64 * self.sheet.pitch
    }

    fn right(&self, item: usize) -> f64 {
        self.left(item) + self.sheet.card
    }
}
