//! The map as a picture in SVG, for paper and for any browser: what stands on it is in its texts, so that it can be searched.

use std::fmt::Write as _;

use crate::rules::Rules;
use crate::scenario::{EndingKind, Scenario, Target};
use crate::source::{Report, Severity};
use crate::words::map as words;

use super::facts::{MapFacts, Met, NodeFacts};
use super::layout::{Card, Layout, Ribbon, Sheet, Stub};
use super::told::{asked, cut, said, signed};

const STYLE: &str = include_str!("../../assets/map.css");

/// Room round the picture, and above it for the title and the key.
const MARGIN: f64 = 32.0;
const HEAD: f64 = 96.0;
/// How wide the bar of a card is that shows the mood.
const BAR: f64 = 8.0;
/// A letter of the size in which words stand on a card, about.
const LETTER: f64 = 6.2;
/// And one of a name.
const BOLD_LETTER: f64 = 7.9;
/// From one line of words to the next.
const LINE: f64 = 15.0;
/// From one line of conditions to the next.
const SMALL_LINE: f64 = 12.0;

/// A finding about a beat or an ending, to be shown at its card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub place: Target,
    pub severity: Severity,
    pub message: String,
}

impl Mark {
    /// What was found about beats and endings, where each finding has the place that it is about, if it is about one.
    pub fn of(report: &Report, places: &[Option<Target>]) -> Vec<Self> {
        let found = report.diagnostics().iter().zip(places).filter_map(|(found, place)| Some((found, (*place)?)));
        found.map(|(found, place)| Self { place, severity: found.severity(), message: found.message.clone() }).collect()
    }
}

impl Sheet {
    /// The sizes of the picture.
    pub const PRINTED: Self = Self { pitch: 268.0, card: 164.0, least: 62.0, all: 168.0, thread: 1.3, gap: 16.0 };
}

/// Draws the map; `remarks` stand below the title.
pub fn svg(scenario: &Scenario, facts: &MapFacts, layout: &Layout, marks: &[Mark], remarks: &[String]) -> String {
    let (width, height) =
        (layout.width + 2.0 * MARGIN + Sheet::PRINTED.pitch - Sheet::PRINTED.card, layout.height + HEAD + 2.0 * MARGIN);
    let mut picture = Picture { scenario, rules: Rules::newest(), facts, layout, marks, out: String::new() };
    let _ = writeln!(
        picture.out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\">\n<title>{}</title>\n<style>\n{STYLE}</style>",
        escaped(scenario.title()),
        w = round(width),
        h = round(height),
    );
    picture.head(remarks);
    let _ = writeln!(picture.out, "<g transform=\"translate({} {})\">", round(MARGIN), round(HEAD + MARGIN));
    picture.ways();
    picture.cards();
    picture.words_on_ways();
    picture.out.push_str("</g>\n</svg>\n");
    picture.out
}

/// What is written where a way leaves its card.
enum OnWay {
    /// The card, by its number, that it leads to and is not drawn to.
    LeadsTo(usize),
    /// All that it asks for.
    Asks(String),
}

struct Picture<'a> {
    scenario: &'a Scenario,
    rules: &'static Rules,
    facts: &'a MapFacts,
    layout: &'a Layout,
    marks: &'a [Mark],
    out: String,
}

impl Picture<'_> {
    fn head(&mut self, remarks: &[String]) {
        let title = format!("{} ({})", self.scenario.title(), self.scenario.id());
        self.text("title", MARGIN, MARGIN + 12.0, &title);
        self.text("soft", MARGIN, MARGIN + 36.0, &remarks.join("; "));
        // The key: moods from the lowest up, then what the dashes mean.
        let y = MARGIN + 62.0;
        self.text("soft", MARGIN, y, words::MOOD_ON_ARRIVAL);
        let mut x = MARGIN + 8.0 + LETTER * words::MOOD_ON_ARRIVAL.chars().count() as f64;
        for (index, band) in self.rules.mood_bands().enumerate() {
            let title = crate::words::common::mood_word(index);
            let _ = writeln!(
                self.out,
                "<rect class=\"m m{index}\" x=\"{}\" y=\"{}\" width=\"13\" height=\"13\" rx=\"3\"><title>{}, {} to {}</title></rect>",
                round(x),
                round(y - 11.0),
                escaped(&title),
                band.points.start(),
                band.points.end(),
            );
            x += 17.0;
        }
        for (class, said) in [("way", words::WIDTH), ("way not", words::NOT_TYPICALLY), ("way none", words::NEVER)] {
            x += 20.0;
            let thick = if class == "way" { 9.0 } else { 1.5 };
            let _ = writeln!(
                self.out,
                "<path class=\"{class}\" stroke-width=\"{thick}\" d=\"M{} {} h34\"/>",
                round(x),
                round(y - 4.5),
            );
            x += 42.0;
            self.text("soft", x, y, said);
            x += LETTER * said.chars().count() as f64;
        }
    }

    fn ways(&mut self) {
        for ribbon in &self.layout.ribbons {
            let Ribbon { points, width, met, .. } = ribbon;
            let mut path = String::new();
            for (index, (x, y)) in points.iter().enumerate() {
                let from = index.checked_sub(1).and_then(|before| points.get(before));
                match from {
                    None => {
                        let _ = write!(path, "M{} {}", round(*x), round(*y));
                    }
                    // Across a column the way is straight, and between two it bends.
                    Some(_) if index % 2 == 0 => {
                        let _ = write!(path, " H{}", round(*x));
                    }
                    Some((from_x, from_y)) => {
                        let half = (x - from_x) / 2.0;
                        let _ = write!(
                            path,
                            " C{} {} {} {} {} {}",
                            round(from_x + half),
                            round(*from_y),
                            round(x - half),
                            round(*y),
                            round(*x),
                            round(*y),
                        );
                    }
                }
            }
            let title = self.told(&ribbon.ways);
            let _ = writeln!(
                self.out,
                "<path class=\"{}\" stroke-width=\"{}\" d=\"{path}\"><title>{title}</title></path>",
                way_class(*met),
                round(width.max(1.3)),
            );
        }
        for stub in &self.layout.stubs {
            let Stub { at: (x, y), width, met, .. } = stub;
            let (x, y) = (*x, *y);
            let title = self.told(&stub.ways);
            let _ = writeln!(
                self.out,
                "<path class=\"{}\" stroke-width=\"{}\" d=\"M{} {} h16\"><title>{title}</title></path>",
                way_class(*met),
                round(width.clamp(1.3, 8.0)),
                round(x),
                round(y),
            );
        }
    }

    /// The names that stubs lead to, and what ways ask for: below one another, where ways leave a card close together.
    fn words_on_ways(&mut self) {
        let stubs = self.layout.stubs.iter().map(|stub| {
            let arrow = if stub.leads_back { '\u{21a9}' } else { '\u{2192}' };
            let name = self.facts.nodes.get(stub.to).map(|node| self.name(node.place)).unwrap_or_default();
            (stub.from, stub.at, 19.0, format!("{arrow} {}", cut(&name, 12)), OnWay::LeadsTo(stub.to))
        });
        let asks = self.layout.ribbons.iter().filter_map(|ribbon| {
            let asked = asked(self.scenario, self.facts, &ribbon.ways)?;
            let shown = cut(&asked, ((Sheet::PRINTED.pitch - Sheet::PRINTED.card) / 6.4) as usize);
            Some((ribbon.from, ribbon.points.first().copied()?, 5.0, shown, OnWay::Asks(asked)))
        });
        let mut all: Vec<_> = stubs.chain(asks).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.1.total_cmp(&other.1.1)));
        let mut last: Option<(usize, f64)> = None;
        for (from, (x, y), right, shown, on_way) in all {
            let above = last.filter(|(card, _)| *card == from).map_or(f64::NEG_INFINITY, |(_, y)| y);
            let y = (y + 3.5).max(above + SMALL_LINE);
            last = Some((from, y));
            let end = match on_way {
                OnWay::LeadsTo(to) => {
                    let _ = write!(self.out, "<a href=\"#n{to}\">");
                    "</a>\n"
                }
                OnWay::Asks(asked) => {
                    let _ = write!(self.out, "<g><title>{}</title>", escaped(&asked));
                    "</g>\n"
                }
            };
            self.text("on", x + right, y, &shown);
            self.out.push_str(end);
        }
    }

    fn cards(&mut self) {
        for (node, (of_node, card)) in self.facts.nodes.iter().zip(&self.layout.cards).enumerate() {
            let class = match of_node.met {
                Met::Typically if self.branch(of_node.place).is_some() => "card branch",
                Met::Typically => "card",
                Met::NotTypically | Met::NotSeen => "card unmet",
                Met::Never => "card never",
            };
            let Card { left, top, height, .. } = *card;
            let _ = writeln!(
                self.out,
                "<g id=\"n{node}\"><title>{}</title><rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"6\"/>",
                escaped(&self.whole(of_node)),
                round(left),
                round(top),
                round(Sheet::PRINTED.card),
                round(height),
            );
            let mood = of_node.mood.map(|mood| self.rules.mood_band(mood.round() as i8));
            let mood = mood.map_or_else(|| "mx".to_owned(), |band| format!("m{band}"));
            let _ = writeln!(
                self.out,
                "<rect class=\"m {mood}\" x=\"{}\" y=\"{}\" width=\"{BAR}\" height=\"{}\" rx=\"4\"/>",
                round(left),
                round(top),
                round(height),
            );
            self.words_of(of_node, left + BAR + 7.0, top, height);
            self.marks_of(of_node.place, left + Sheet::PRINTED.card, top);
            self.out.push_str("</g>\n");
        }
    }

    fn words_of(&mut self, node: &NodeFacts, x: f64, top: f64, height: f64) {
        let room = Sheet::PRINTED.card - BAR - 12.0;
        let letters = (room / LETTER) as usize;
        let mut left = x;
        if let Target::End(ending) = node.place {
            self.kind(self.scenario.endings()[ending].kind, x + 6.0, top + 14.0);
            left += 18.0;
        }
        let name = cut(&self.name(node.place), ((room + x - left) / BOLD_LETTER) as usize);
        self.text("name", left, top + 19.0, &name);
        let says = match node.place {
            Target::Beat(beat) => self.scenario.beats()[beat].says.first().cloned().unwrap_or_default(),
            Target::End(ending) => self.scenario.endings()[ending].says.clone().unwrap_or_default(),
        };
        // A card that many come to has room for more of it.
        let most = 1 + ((height - Sheet::PRINTED.least) / LINE).clamp(0.0, 3.0) as usize;
        let mut y = top + 36.0;
        for line in lines(&says, letters, most) {
            self.text("words", x, y, &line);
            y += LINE;
        }
        let chance = match node.met {
            Met::NotTypically | Met::NotSeen => words::percent(0.0),
            met => said(node.chance, met),
        };
        let figures = node.mood.map_or_else(|| chance.clone(), |mood| words::with_mood(&chance, &signed(mood)));
        self.text("soft", x, y + 2.0, &figures);
    }

    /// The mark of an ending: full, half, a ring, or a cross.
    fn kind(&mut self, kind: EndingKind, x: f64, y: f64) {
        let (x, y) = (round(x), round(y));
        let drawn = match kind {
            EndingKind::Bright => format!(
                "<circle class=\"full\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/><circle class=\"kind\" cx=\"{x}\" cy=\"{y}\" r=\"6.5\"/>"
            ),
            EndingKind::Fair => format!("<circle class=\"full\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/>"),
            EndingKind::Thin => format!(
                "<circle class=\"kind\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/><path class=\"full\" d=\"M{x} {y} m0 -6 a6 6 0 0 0 0 12 z\"/>"
            ),
            EndingKind::Lost => format!("<circle class=\"kind\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/>"),
        };
        let _ = writeln!(self.out, "{drawn}");
    }

    /// The findings at a card, at its upper right corner, the weightiest outermost.
    fn marks_of(&mut self, place: Target, right: f64, top: f64) {
        let mut of_card: Vec<&Mark> = self.marks.iter().filter(|mark| mark.place == place).collect();
        of_card.sort_by_key(|mark| std::cmp::Reverse(mark.severity));
        for (index, mark) in of_card.iter().take(5).enumerate() {
            let (x, y) = (right - 4.0 - 17.0 * index as f64, top);
            let (class, path) = match mark.severity {
                Severity::Error => ("error", "m0 -8 l8 8 l-8 8 l-8 -8 z"),
                Severity::Warning => ("warning", "m0 -8 l8 14 h-16 z"),
                Severity::Advice => ("advice", "m-6 0 a6 6 0 1 0 12 0 a6 6 0 1 0 -12 0"),
            };
            let message = escaped(&mark.message);
            let _ = writeln!(
                self.out,
                "<path class=\"{class}\" d=\"M{} {} {path}\"><title>{}: {message}</title></path>",
                round(x),
                round(y),
                mark.severity.name(),
            );
        }
    }

    fn name(&self, place: Target) -> String {
        match place {
            Target::Beat(beat) => self.scenario.beats()[beat].id.clone(),
            Target::End(ending) => self.scenario.endings()[ending].title.clone(),
        }
    }

    fn branch(&self, place: Target) -> Option<&str> {
        match place {
            Target::Beat(beat) => self.scenario.branch_of_beat(beat),
            Target::End(ending) => self.scenario.branch_of_ending(ending),
        }
    }

    /// Everything about a card: what is said there, and which branch it came from.
    fn whole(&self, node: &NodeFacts) -> String {
        let says = match node.place {
            Target::Beat(beat) => self.scenario.beats()[beat].says.join(" / "),
            Target::End(ending) => self.scenario.endings()[ending].says.clone().unwrap_or_default(),
        };
        let branch = self.branch(node.place).map(crate::words::terminal::from_branch);
        let parts = [Some(self.name(node.place)), branch, Some(says)].into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n")
    }

    /// Every way of a ribbon: its number, its chance and its words.
    fn told(&self, ways: &[usize]) -> String {
        let told = ways.iter().filter_map(|way| self.facts.ways.get(*way)).map(|way| {
            let name = way.edge.name(self.scenario);
            let chance = said(way.chance, way.met);
            format!("{name} {chance}: {}", way.edge.text(self.scenario, way.beat)).trim().to_owned()
        });
        escaped(&told.collect::<Vec<_>>().join("\n"))
    }

    fn text(&mut self, class: &str, x: f64, y: f64, text: &str) {
        let _ = writeln!(self.out, "<text class=\"{class}\" x=\"{}\" y=\"{}\">{}</text>", round(x), round(y), escaped(text));
    }
}

fn way_class(met: Met) -> &'static str {
    match met {
        Met::Typically => "way",
        Met::NotTypically | Met::NotSeen => "way not",
        Met::Never => "way none",
    }
}

/// The first words of a text, in no more than so many lines.
fn lines(text: &str, letters: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_full = lines.len() == most;
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if is_full => {
                *line = cut(&format!("{line} {word}"), letters);
                return lines;
            }
            _ => lines.push(cut(word, letters)),
        }
    }
    lines
}

/// One digit behind the point is finer than any screen.
fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// A text in which no sign is one of the language's own. Signs that XML does not know are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push('\n'),
            '\u{fffe}' | '\u{ffff}' => {}
            sign if sign.is_control() => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_taken_for_a_mark() {
        assert_eq!(escaped("a<b> & \"c\"\u{7}\u{ffff}"), "a&lt;b&gt; &amp; &quot;c&quot;");
    }

    #[test]
    fn the_first_words_fill_their_line_and_an_ellipsis_stands_for_the_rest() {
        assert_eq!(lines("Is that the last one?", 12, 1), ["Is that the\u{2026}"]);
        assert_eq!(lines("Is that the last one?", 12, 2), ["Is that the", "last one?"]);
        assert_eq!(lines("Short.", 12, 2), ["Short."]);
        assert_eq!(lines("Unbreakablewords", 6, 1), ["Unbre\u{2026}"]);
    }
}
