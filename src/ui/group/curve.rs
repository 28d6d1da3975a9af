//! What happened, on the wall: mood and trust from the first word on, and two moments with the votes.

use egui::{Pos2, Shape, Stroke};

use super::canvas::{Canvas, Type};
use crate::debrief::{Curve, Mark};
use crate::foresight::Outlook;
use crate::group::MomentSeen;
use crate::rules::Rules;
use crate::scenario::{Pronoun, SCALE};
use crate::words::debrief::outlook_word;
use crate::words::{common, group as said};

const LEFT: f32 = 300.0;
const RIGHT: f32 = 1_540.0;
/// How far the words at the right stand from the curves: past the tile of a moment that is the last.
const BESIDE: f32 = 40.0;
/// What the words of a row in a card may take beside its bar.
const LABEL: f32 = 262.0;
/// Where the cards of the moments begin and end.
const CARD_TOP: f32 = 552.0;
const CARD_BOTTOM: f32 = 956.0;

/// Draws the curve: the whole height where no moment is told, else above the cards.
pub(super) fn show(canvas: &Canvas<'_>, pronoun: Pronoun, curve: &Curve, moments: &[MomentSeen]) {
    let theme = canvas.style.theme;
    canvas.text("title", said::WHAT_HAPPENED, Type::new(44.0, 54.0, theme.ink).semi(), 72.0, 40.0, 600.0);
    let (top, bottom) = if moments.is_empty() { (200.0, 860.0) } else { (150.0, 480.0) };
    let n = curve.points.len().max(2);
    let x = |at: usize| LEFT + (RIGHT - LEFT) * at as f32 / (n - 1) as f32;
    let (low, high) = (f32::from(*SCALE.start()), f32::from(*SCALE.end()));
    let y = |value: i8| bottom - (f32::from(value) - low) / (high - low) * (bottom - top);
    let first = curve.n_first.min(n - 1);
    canvas.fill(canvas.rect(LEFT, top, x(first) - LEFT, bottom - top), 12.0, theme.sunk);
    let dashes = Shape::dashed_line(
        &[canvas.at(LEFT, y(0)), canvas.at(RIGHT, y(0))],
        Stroke::new(canvas.px(2.0).max(1.0), theme.edge),
        canvas.px(4.0),
        canvas.px(8.0),
    );
    canvas.painter().extend(dashes);
    let line = |of: &dyn Fn(&crate::debrief::Point) -> i8| -> Vec<Pos2> {
        curve.points.iter().enumerate().map(|(at, point)| canvas.at(x(at), y(of(point)))).collect()
    };
    let trust = line(&|point| point.trust);
    let mood = line(&|point| point.mood);
    canvas.painter().add(Shape::line(trust, Stroke::new(canvas.px(11.0).max(2.0), theme.trustline)));
    canvas.painter().add(Shape::line(mood.clone(), Stroke::new(canvas.px(5.0).max(1.0), theme.moodline)));
    for at in mood {
        canvas.painter().circle(at, canvas.px(9.0), theme.paper, Stroke::new(canvas.px(4.0).max(1.0), theme.moodline));
    }
    for (at, point) in curve.points.iter().enumerate() {
        if point.marks.contains(&Mark::PromiseBroken) {
            let center = canvas.at(x(at), y(point.trust));
            crate::kit::widgets::Mark::Broken.paint(&canvas.painter(), &canvas.marks(), center);
        }
    }
    labels_ui(canvas, pronoun, curve, &y);
    for moment in moments {
        let at = x(moment.point);
        canvas.fill(canvas.rect(at - 1.5, top - 10.0, 3.0, bottom - top + 10.0), 0.0, theme.ink);
        let tile = canvas.rect(at - 30.0, top - 82.0, 60.0, 60.0);
        canvas.letter(moment.letter, tile, 36.0, true);
    }
}

fn labels_ui(canvas: &Canvas<'_>, pronoun: Pronoun, curve: &Curve, y: &dyn Fn(i8) -> f32) {
    let (Some(first), Some(last)) = (curve.points.first(), curve.points.last()) else { return };
    let (mood, trust) = said::names_of_curves(pronoun);
    label_pair_ui(canvas, [("mood", &mood), ("trust", &trust)], 72.0, LEFT - 72.0 - 8.0, [y(first.mood), y(first.trust)]);
    let rules = Rules::newest();
    let mood = common::mood_word(rules.mood_band(last.mood));
    let trust = common::trust_word(rules.trust_band(last.trust));
    let x = RIGHT + BESIDE;
    let at = [y(last.mood), y(last.trust)];
    label_pair_ui(canvas, [("mood at the end", &mood), ("trust at the end", trust)], x, 1_880.0 - x, at);
}

/// What mood and trust are called beside their curves: each at its height, and as far apart as both are high.
fn label_pair_ui(canvas: &Canvas<'_>, words: [(&str, &str); 2], x: f32, width: f32, at: [f32; 2]) {
    let theme = canvas.style.theme;
    let types = [(30.0, 36.0), (28.0, 34.0)].map(|(size, line)| Type::new(size, line, theme.ink).semi());
    let kind = words.map(|(_, words)| canvas.fitting(words, &types, width, 40.0));
    let [mood_height, trust_height] = [0, 1].map(|at: usize| match (words.get(at), kind.get(at)) {
        (Some((_, words)), Some(kind)) => canvas.height(words, *kind, width),
        _ => 0.0,
    });
    let [mood, trust] = at;
    let missing = (mood_height.midpoint(trust_height) + 4.0 - (mood - trust).abs()).max(0.0) / 2.0;
    let by = if mood <= trust { missing } else { -missing };
    let [(mood_name, mood_words), (trust_name, trust_words)] = words;
    let [mood_kind, trust_kind] = kind;
    canvas.text(mood_name, mood_words, mood_kind, x, mood - by - mood_height / 2.0, width);
    let trust_kind = Type { color: theme.trustline, ..trust_kind };
    canvas.text(trust_name, trust_words, trust_kind, x, trust + by - trust_height / 2.0, width);
}

/// The moments as cards: the line, the votes, and how talks usually end from there.
pub(super) fn cards_ui(canvas: &Canvas<'_>, moments: &[MomentSeen], at: usize) {
    let theme = canvas.style.theme;
    for (index, moment) in moments.iter().enumerate() {
        let left = 72.0 + 900.0 * index as f32;
        let card = canvas.rect(left, CARD_TOP, 876.0, CARD_BOTTOM - CARD_TOP);
        canvas.fill(card, 16.0, theme.sheet);
        let (width, color) = if index == at { (5.0, theme.accent) } else { (2.0, theme.line) };
        canvas.outline(card, 16.0, width, color);
        canvas.letter(moment.letter, canvas.rect(left + 32.0, 580.0, 60.0, 60.0), 36.0, true);
        let x = left + 118.0;
        let name = |part: &str| format!("{part} {}", moment.letter);
        let line = if moment.is_act { moment.line.clone() } else { format!("\u{201c}{}\u{201d}", moment.line) };
        let types = [(34.0, 42.0), (28.0, 34.0)].map(|(size, line)| Type::new(size, line, theme.ink).italic(moment.is_act));
        let kind = canvas.fitting(&line, &types, 720.0, 90.0);
        let line = canvas.cut_to(&line, kind, 720.0, 90.0);
        let mut y = 574.0 + canvas.text(&name("line"), &line, kind, x, 574.0, 720.0) + 10.0;
        if let Some((first, last)) = moment.votes {
            let votes = said::votes_for(first, last, moment.voters);
            y += canvas.text(&name("votes"), &votes, Type::new(28.0, 36.0, theme.soft), x, y, 720.0) + 10.0;
        }
        y = outlooks_ui(canvas, moment, x, y);
        // What was answered, for whoever is to read it as if it were theirs.
        if let Some(answer) = &moment.answer {
            let types = [(34.0, 42.0), (28.0, 34.0)].map(|(size, line)| Type::new(size, line, theme.ink));
            let (free, y) = (CARD_BOTTOM - 14.0 - y, y + 4.0);
            let kind = canvas.fitting(answer, &types, 720.0, free);
            if canvas.height(answer, kind, 720.0) <= free {
                canvas.text(&name("answer"), answer, kind, x, y, 720.0);
            }
        }
    }
}

/// How talks usually end before and after a line, and after another one; answers where that ends.
fn outlooks_ui(canvas: &Canvas<'_>, moment: &MomentSeen, x: f32, mut y: f32) -> f32 {
    let theme = canvas.style.theme;
    let name = |part: &str| format!("{part} {}", moment.letter);
    let Some((before, after)) = moment.outlook else { return y };
    let heading = Type::new(28.0, 36.0, theme.ink).semi();
    y += canvas.text(&name("usually"), said::HOW_THIS_USUALLY_ENDS, heading, x, y, 720.0) + 4.0;
    let rows = [(said::BEFORE_THIS_LINE, before, Filled::Soft), (said::AFTER_THIS_LINE, after, Filled::Ink)];
    for (words, outlook, filled) in rows {
        bar_ui(canvas, &name(words), words, outlook, filled, x, y);
        y += 42.0;
    }
    if let Some((way, outlook)) = &moment.another {
        let kind = Type::new(28.0, 36.0, theme.soft);
        let words = format!("\u{201c}{}\u{201d}", canvas.cut_to(way, kind, 690.0, 40.0));
        y += canvas.text(&name("another"), &words, kind, x, y, 720.0);
        bar_ui(canvas, &name("another bar"), said::AFTER_THAT_LINE, *outlook, Filled::Hollow, x, y);
        y += 42.0;
    }
    y
}

/// Hollow means: not now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filled {
    Soft,
    Ink,
    Hollow,
}

fn bar_ui(canvas: &Canvas<'_>, name: &str, words: &str, outlook: Outlook, filled: Filled, x: f32, y: f32) {
    let theme = canvas.style.theme;
    canvas.text(&format!("{name} label"), words, Type::new(28.0, 34.0, theme.soft), x, y, LABEL);
    let bar = canvas.rect(x + 272.0, y + 5.0, 300.0, 24.0);
    canvas.fill(bar, 12.0, theme.sunk);
    let mut part = bar;
    part.set_width((bar.width() * outlook.value as f32).max(canvas.px(24.0)));
    match filled {
        Filled::Soft => canvas.fill(part, 12.0, theme.edge),
        Filled::Ink => canvas.fill(part, 12.0, theme.ink),
        Filled::Hollow => {
            canvas.fill(part, 12.0, theme.sheet);
            canvas.outline(part, 12.0, 3.0, theme.ink);
        }
    }
    let word = outlook_word(outlook);
    canvas.text(&format!("{name} word"), word, Type::new(28.0, 34.0, theme.ink).semi(), x + 590.0, y, 170.0);
}
