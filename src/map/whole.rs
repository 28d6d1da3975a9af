//! A map that is looked at: what is known and where it stands, what of it is in sight, and where a step leads.

use std::sync::Arc;

use crate::check::ids_written_at;
use crate::foresight::{Foresight, Means, Policy, Question};
use crate::rules::Rules;
use crate::scenario::{Beat, Loaded, Scenario, Target};

use super::facts::MapFacts;
use super::layout::{Card, Layout, Ribbon, Sheet};
use super::paths::path;

/// So many conversations of one's own are drawn, the newest.
const MOST_PATHS: usize = 40;
/// What is looked for is looked for in so many characters of a text at most.
const MOST_TEXT: usize = 4_000;

/// One step from a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Along the likeliest way on, and back along the likeliest way that leads here.
    On,
    Back,
    /// Across the column.
    Up,
    Down,
}

/// The map of a scenario as it stood when it was drawn.
#[derive(Clone, Debug)]
pub struct Map {
    scenario: Arc<Scenario>,
    facts: MapFacts,
    layout: Layout,
    /// For each beat and then each ending, the file in which it stands and the line, from 1.
    written: Vec<(String, usize)>,
    /// Conversations that were had, as the places that they came through, by their numbers.
    paths: Vec<Vec<usize>>,
    /// The box round each ribbon: left, top, right, bottom.
    bounds: Vec<[f64; 4]>,
    /// Whether chances were sampled and not worked out.
    is_about: bool,
    /// How many exchanges a typical talk has, on the average; `None` where it can go on for ever.
    exchanges: Option<f64>,
}

impl Sheet {
    /// The sizes of the map in the window.
    pub const WINDOW: Self = Self { pitch: 262.0, card: 168.0, least: 78.0, all: 172.0, thread: 1.5, gap: 18.0 };
}

impl Map {
    /// Draws the map of a file that can be played; `lines` are run lines of conversations that were had in it, the newest first, and
    /// `n_states` the most states that are looked at. `None` where it cannot be played, or was cancelled.
    pub fn draw(means: Means, loaded: &Loaded, lines: &[String], n_states: usize) -> Option<Self> {
        let scenario = Arc::clone(loaded.scenario.as_ref()?);
        let cancel = means.cancel.clone();
        let question = Question { n_states, ..Question::of(&scenario) };
        let foresight = Foresight::by(means, Arc::clone(&scenario), Rules::newest(), question);
        if cancel.is_cancelled() {
            return None;
        }
        let typical = foresight.traffic(Policy::Typical, &[]);
        let facts = MapFacts::new(&foresight, &typical);
        if cancel.is_cancelled() {
            return None;
        }
        let about = typical.chances.error.is_some();
        Self::of(loaded, facts, about, typical.chances.exchanges, lines)
    }

    /// The map of what is known. `is_about` says whether it was sampled, and `exchanges` how long a typical talk is. `None` where the
    /// file cannot be played.
    pub fn of(loaded: &Loaded, facts: MapFacts, is_about: bool, exchanges: Option<f64>, lines: &[String]) -> Option<Self> {
        let scenario = Arc::clone(loaded.scenario.as_ref()?);
        let layout = Layout::new(&facts, &Sheet::WINDOW);
        let sources = loaded.report.sources();
        let written = ids_written_at(sources, &scenario).into_iter().map(|span| {
            let (source, span) = sources.place(span);
            (source.name().to_owned(), source.line_column(span.start).line)
        });
        let number = |place: &Target| number_of(&scenario, *place);
        let paths = lines.iter().filter_map(|line| path(&scenario, line)).take(MOST_PATHS);
        Some(Self {
            written: written.collect(),
            paths: paths.map(|path| path.iter().map(number).collect()).collect(),
            bounds: layout.ribbons.iter().map(bounds).collect(),
            is_about,
            exchanges,
            facts,
            layout,
            scenario,
        })
    }

    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    pub fn facts(&self) -> &MapFacts {
        &self.facts
    }

    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    pub fn is_about(&self) -> bool {
        self.is_about
    }

    pub fn exchanges(&self) -> Option<f64> {
        self.exchanges
    }

    /// Conversations that were had, each as the numbers of the places that it came through.
    pub fn paths(&self) -> &[Vec<usize>] {
        &self.paths
    }

    /// The number of a beat or an ending.
    pub fn number_of(&self, place: Target) -> usize {
        number_of(&self.scenario, place)
    }

    /// The number of the beat of this id, or else of the ending.
    pub fn find_id(&self, id: &str) -> Option<usize> {
        (0..self.facts.nodes.len()).find(|node| self.id(*node) == id)
    }

    fn place(&self, node: usize) -> Option<Target> {
        self.facts.nodes.get(node).map(|node| node.place)
    }

    /// The id of a place.
    pub fn id(&self, node: usize) -> &str {
        match self.place(node) {
            Some(Target::Beat(beat)) => &self.scenario.beats()[beat].id,
            Some(Target::End(ending)) => &self.scenario.endings()[ending].id,
            None => "",
        }
    }

    /// What a place is called: a beat by its id, an ending by its title.
    pub fn name(&self, node: usize) -> &str {
        match self.place(node) {
            Some(Target::End(ending)) => &self.scenario.endings()[ending].title,
            _ => self.id(node),
        }
    }

    /// What is said there first.
    pub fn says(&self, node: usize) -> &str {
        let words = match self.place(node) {
            Some(Target::Beat(beat)) => self.scenario.beats()[beat].says.first().or(self.scenario.beats()[beat].sees.as_ref()),
            Some(Target::End(ending)) => self.scenario.endings()[ending].says.as_ref(),
            None => None,
        };
        words.map_or("", String::as_str)
    }

    /// The title of the branch that a place came from.
    pub fn branch(&self, node: usize) -> Option<&str> {
        match self.place(node)? {
            Target::Beat(beat) => self.scenario.branch_of_beat(beat),
            Target::End(ending) => self.scenario.branch_of_ending(ending),
        }
    }

    /// The file in which a place stands, and the line.
    pub fn written(&self, node: usize) -> Option<(&str, usize)> {
        self.written.get(node).map(|(file, line)| (file.as_str(), *line))
    }

    /// The ways that leave a place, by their numbers, in the order of the file.
    pub fn ways_from(&self, node: usize) -> impl Iterator<Item = usize> {
        self.facts.ways.iter().enumerate().filter(move |(_, way)| way.from == node).map(|(way, _)| way)
    }

    /// The places of which something lies in this part of the sheet: left, top, right, bottom.
    pub fn cards_in(&self, area: [f64; 4]) -> impl Iterator<Item = usize> {
        let cards = self.layout.cards.iter().enumerate();
        cards.filter(move |(_, card)| meet(area, box_of(card))).map(|(node, _)| node)
    }

    /// The ribbons of which something may lie there, by their numbers.
    pub fn ribbons_in(&self, area: [f64; 4]) -> impl Iterator<Item = usize> {
        self.bounds.iter().enumerate().filter(move |(_, bounds)| meet(area, **bounds)).map(|(ribbon, _)| ribbon)
    }

    /// The place whose card covers this point of the sheet.
    pub fn at(&self, x: f64, y: f64) -> Option<usize> {
        self.cards_in([x, y, x, y]).next()
    }

    /// Where a step from a place leads.
    pub fn step(&self, from: usize, step: Step) -> Option<usize> {
        let likeliest = |ends: &dyn Fn(usize, usize) -> Option<usize>| {
            let ways = self.facts.ways.iter().filter_map(|way| Some((ends(way.from, way.to)?, way.chance)));
            let other = ways.filter(|(other, _)| *other != from);
            other.max_by(|(one, chance), (other, others)| chance.total_cmp(others).then(other.cmp(one))).map(|(other, _)| other)
        };
        match step {
            Step::On => likeliest(&|leaves, leads| (leaves == from).then_some(leads)),
            Step::Back => likeliest(&|leaves, leads| (leads == from).then_some(leaves)),
            Step::Up | Step::Down => {
                let card = self.layout.cards.get(from)?;
                let column = self.layout.cards.iter().enumerate().filter(|(_, other)| other.column == card.column);
                if step == Step::Down {
                    let below = column.filter(|(_, other)| other.top > card.top);
                    below.min_by(|(_, one), (_, other)| one.top.total_cmp(&other.top)).map(|(node, _)| node)
                } else {
                    let above = column.filter(|(_, other)| other.top < card.top);
                    above.max_by(|(_, one), (_, other)| one.top.total_cmp(&other.top)).map(|(node, _)| node)
                }
            }
        }
    }

    /// The places in whose names, or else in whose words, this stands, small letters and capitals alike; those by name first, and each
    /// kind in the order of the file. Of nothing: none.
    pub fn found(&self, wanted: &str) -> Vec<usize> {
        let wanted = wanted.trim().to_lowercase();
        if wanted.is_empty() {
            return Vec::new();
        }
        let holds = |text: &str| text.chars().take(MOST_TEXT).collect::<String>().to_lowercase().contains(&wanted);
        let nodes = 0..self.facts.nodes.len();
        let (named, others): (Vec<usize>, Vec<usize>) = nodes.partition(|node| holds(self.id(*node)) || holds(self.name(*node)));
        let said = others.into_iter().filter(|node| self.texts(*node).any(holds));
        named.into_iter().chain(said).collect()
    }

    fn texts(&self, node: usize) -> impl Iterator<Item = &str> {
        let (beat, ending) = match self.place(node) {
            Some(Target::Beat(beat)) => (Some(&self.scenario.beats()[beat]), None),
            Some(Target::End(ending)) => (None, Some(&self.scenario.endings()[ending])),
            None => (None, None),
        };
        let options = beat.into_iter().flat_map(Beat::choices);
        let options = options.map(|choice| self.scenario.choices()[choice].spoken.text());
        let said = beat.into_iter().flat_map(|beat| beat.says.iter().chain(beat.sees.as_ref())).map(String::as_str);
        said.chain(options).chain(ending.and_then(|ending| ending.says.as_deref()))
    }
}

fn number_of(scenario: &Scenario, place: Target) -> usize {
    match place {
        Target::Beat(beat) => beat.index(),
        Target::End(ending) => scenario.beats().len() + ending.index(),
    }
}

fn box_of(card: &Card) -> [f64; 4] {
    [card.left, card.top, card.left + Sheet::WINDOW.card, card.top + card.height]
}

fn bounds(ribbon: &Ribbon) -> [f64; 4] {
    let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let [left, top, right, bottom] = ribbon
        .points
        .iter()
        .fold(start, |[left, top, right, bottom], (x, y)| [left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)]);
    let half = ribbon.width / 2.0;
    [left, top - half, right, bottom + half]
}

fn meet(one: [f64; 4], other: [f64; 4]) -> bool {
    let ([left, top, right, bottom], [other_left, other_top, other_right, other_bottom]) = (one, other);
    left <= other_right && other_left <= right && top <= other_bottom && other_top <= bottom
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::load;
    use crate::source::SourceText;

    const UMBRELLA: &str = include_str!("../../dialogues/blue_umbrella.ron");

    fn map(lines: &[String]) -> Map {
        let loaded = load(SourceText::new("u.ron", UMBRELLA), "blue_umbrella");
        Map::draw(Means::default(), &loaded, lines, 10_000).unwrap()
    }

    #[test]
    fn a_step_goes_along_the_likeliest_way_and_back_and_every_step_across_can_be_undone() {
        let map = map(&[]);
        let start = map.find_id("hello").unwrap();
        let next = map.step(start, Step::On).unwrap();
        let likeliest = map.ways_from(start).map(|way| map.facts().ways[way]).max_by(|a, b| a.chance.total_cmp(&b.chance));
        assert_eq!(next, likeliest.unwrap().to);
        assert_eq!(map.step(next, Step::Back), Some(start));
        for node in 0..map.facts().nodes.len() {
            if let Some(below) = map.step(node, Step::Down) {
                assert_eq!(map.step(below, Step::Up), Some(node));
            }
        }
    }

    #[test]
    fn what_is_looked_for_is_found_by_name_before_it_is_found_by_words() {
        let map = map(&[]);
        // An ending of this name, and what is said at the first beat.
        let found: Vec<&str> = map.found("LEFT").into_iter().map(|node| map.id(node)).collect();
        assert_eq!(found.first(), Some(&"left"), "{found:?}");
        assert!(found.contains(&"hello"), "{found:?}");
        assert!(map.found("no such words").is_empty() && map.found(" ").is_empty());
    }

    #[test]
    fn every_card_is_met_where_it_stands_and_in_its_line_of_the_file() {
        let map = map(&[]);
        for (node, card) in map.layout().cards.iter().enumerate() {
            assert_eq!(map.at(card.left + 1.0, card.top + 1.0), Some(node));
            let (file, line) = map.written(node).unwrap();
            assert_eq!(file, "u.ron");
            assert!(UMBRELLA.lines().nth(line - 1).unwrap().contains(&format!("\"{}\"", map.id(node))));
        }
        assert_eq!(map.at(-500.0, -500.0), None);
    }

    #[test]
    fn a_conversation_that_was_had_is_a_path_from_the_first_beat_to_its_ending() {
        let loaded = load(SourceText::new("u.ron", UMBRELLA), "blue_umbrella");
        let scenario = loaded.scenario.unwrap();
        let foresight = Foresight::new(Arc::clone(&scenario), Rules::newest(), Question::of(&scenario));
        let ending = scenario.endings().enumerate().map(|(ending, _)| ending).next().unwrap();
        let witness = foresight.witness(crate::foresight::Goal::Ending(ending)).unwrap();
        let line = witness.run_line(&scenario, Rules::newest().number()).unwrap().to_string();
        let map = map(&[line, "no run line".to_owned()]);
        let [path] = map.paths() else { panic!("{:?}", map.paths()) };
        assert_eq!(path.first(), Some(&map.facts().start));
        assert_eq!(path.last(), Some(&map.number_of(Target::End(ending))));
    }
}
