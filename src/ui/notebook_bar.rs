//! The desk at the foot of the conversation: how much is heard, what they told you, what you promised. In one line of counts where
//! there is no room for more.

use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use crate::kit::commands::Command;
use crate::kit::place::place;
use crate::kit::theme::{S4, S8, S12, S16, S24, S48, Style, TextStyle};
use crate::kit::widgets::{Interaction, KeyCap, Link, Mark, Pips, Text, paint_ring, rounded, strokes};
use crate::play::{Fill, Transcript};
use crate::rules::{Event, PromiseState, Rules};
use crate::scenario::{FactId, PromiseId, Pronoun};
use crate::ui::layout::LARGE_TEXT;
use crate::wording::typographic;
use crate::words;

/// How high the desk is at the least, with its hairline.
const HEIGHT: f32 = 124.0;
/// Widths of the column with the pips and of the one with the promises; the narrower ones where a fact would wrap, and the last where
/// the promises would be cut otherwise.
const WIDE: (f32, f32) = (88.0, 232.0);
const NARROW: (f32, f32) = (72.0, 192.0);
const FOR_PROMISES: (f32, f32) = (72.0, 300.0);
const GUTTER: f32 = 28.0;
/// Between two facts, and between two promises.
const BETWEEN_FACTS: f32 = 2.0;
const BETWEEN_PROMISES: f32 = 4.0;

/// How high the desk is where everything on it is seen, at the least.
pub(super) fn full_desk_height(style: &Style<'_>) -> f32 {
    style.margin(HEIGHT) + 4.0 * (style.line_height(TextStyle::Note) - style.margin(20.0))
}

/// How high it is as one line.
pub(super) fn line_desk_height(style: &Style<'_>) -> f32 {
    2.0 * beside_one_line(style) + one_line_height(style) + S4
}

/// Above and below the one line. In large text it is not to take more of the window than it must.
fn beside_one_line(style: &Style<'_>) -> f32 {
    if style.text_growth() >= LARGE_TEXT { S8 } else { style.space(S12) }
}

/// The middle of the one line of counts.
pub(super) fn line_desk_middle(style: &Style<'_>, desk: Rect) -> f32 {
    desk.top() + S4 / 2.0 + beside_one_line(style) + one_line_height(style) / 2.0
}

/// Pips and key caps stand in the line as well.
fn one_line_height(style: &Style<'_>) -> f32 {
    style.line_height(TextStyle::Note).max(style.mark(S24)).round()
}

/// Draws the desk in full; answers whether the notebook was asked for.
pub(super) fn full_desk_ui(ui: &mut Ui, style: &Style<'_>, desk: Rect, notes: &Notes) -> bool {
    strokes::hairline(ui.painter(), style, desk.x_range(), desk.top());
    let top = desk.top() + style.margin(S12);
    let title = one_line_height(style);
    let below = top + title + style.margin(S4);
    let gutter = style.margin(GUTTER);
    // The name of its column stands on one line, however narrow the columns are.
    let name = note(style, words::conversation::HEARD).semi().galley(ui.painter(), style).size().x.ceil();
    let heard_in = |heard: f32| style.space(heard).max(name);
    let rest = |(heard, promises): (f32, f32)| desk.width() - heard_in(heard) - style.space(promises) - 2.0 * gutter;
    let line = style.line_height(TextStyle::Note);
    let wraps = |width: f32| notes.facts.iter().any(|fact| fact.height(ui, style, width) > 1.5 * line);
    // A fact may stand on two lines before a promise is cut.
    let room = desk.bottom() - style.margin(S16) - below;
    let is_whole = |column: f32| {
        let heights = notes.promise_heights(ui, style, style.space(column));
        how_many_fit(&heights, line, room) == (heights.len(), usize::MAX)
    };
    let gives_way = is_whole(WIDE.1) && !is_whole(NARROW.1);
    let columns = if wraps(rest(WIDE)) && !gives_way { NARROW } else { WIDE };
    let columns = if !is_whole(columns.1) && is_whole(FOR_PROMISES.1) { FOR_PROMISES } else { columns };
    let facts = desk.left() + heard_in(columns.0) + gutter;
    let promises = desk.right() - style.space(columns.1);
    let column =
        |left: f32, right: f32, top: f32| Rect::from_min_max(pos2(left, top), pos2(right, desk.bottom() - style.margin(S16)));
    place(ui, "heard", column(desk.left(), facts - gutter, top), |ui| {
        title_ui(ui, style, words::conversation::HEARD, title);
        ui.add_space(style.margin(S8 + S4));
        Pips::new(notes.heard, words::conversation::HEARD, &notes.heard_words()).show(ui, style);
        if notes.starts_again {
            ui.add_space(style.margin(S8));
            note(style, words::conversation::A_NEW_DAY).show(ui, style);
        }
    });
    let shown = notes.facts_in(ui, style, column(facts, promises - gutter, below));
    let asked = place(ui, "notebook", column(facts, promises - gutter, top), |ui| {
        let top_left = ui.max_rect().min;
        let end = below + shown.height;
        let asked = notebook_button(ui, style, Rect::from_min_max(top_left, pos2(promises - gutter, end)), title);
        ui.add_space(below - top);
        facts_ui(ui, style, notes, &shown);
        asked
    });
    place(ui, "promises", column(promises, desk.right(), top), |ui| {
        title_ui(ui, style, words::conversation::PROMISES, title);
        ui.add_space(style.margin(S4));
        promises_ui(ui, style, notes);
    });
    asked
}

/// The column of the notebook is a button that opens it; its cap stands beside its name.
fn notebook_button(ui: &Ui, style: &Style<'_>, column: Rect, title: f32) -> bool {
    let response = ui.interact(column, Link::id(ui, words::conversation::NOTEBOOK), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words::conversation::NOTEBOOK));
    let interaction = Interaction::of(style, &response);
    let around = column.expand2(Vec2::new(style.space(S12), S4));
    let radius = style.tokens().radius.control;
    ui.painter().rect_filled(around, rounded(radius), interaction.fill(style, egui::Color32::TRANSPARENT));
    let words = note(style, words::conversation::NOTEBOOK).semi();
    let line = style.line_height(TextStyle::Note);
    let painted = words.paint(ui.painter(), style, pos2(column.left(), column.top() + (title - line) / 2.0));
    let cap = KeyCap::new(Command::Notebook.cap()).lift(interaction.lift);
    let height = cap.size(ui.painter(), style).y;
    cap.paint(ui.painter(), style, pos2((painted.right() + style.space(S8)).round(), column.top() + (title - height) / 2.0));
    if interaction.ring {
        paint_ring(ui.painter(), style, around, radius);
    }
    response.clicked()
}

/// What is on the desk.
pub(super) struct Notes {
    pub rules: &'static Rules,
    /// How the customer is spoken of.
    pub pronoun: Pronoun,
    pub heard: u8,
    /// Whether they feel less heard than before because days went by since the last choice.
    pub starts_again: bool,
    pub facts: Vec<Note>,
    pub promises: Vec<Note>,
}

/// Something that was told or promised.
pub(super) struct Note {
    pub text: String,
    /// How it stands, where it is a promise.
    pub state: PromiseState,
    /// Whether the last choice brought it; it stands out until the next one.
    pub is_new: bool,
}

impl Notes {
    pub(super) fn of(transcript: &Transcript, fill: &Fill) -> Self {
        let state = transcript.state();
        let scenario = transcript.scenario();
        let filled = |text: &str| typographic(&fill.text(text));
        let events = transcript.exchanges().last().map_or(&[][..], |exchange| exchange.events.as_slice());
        let fact = |fact: FactId| Note {
            text: filled(&scenario.facts()[fact].text),
            state: PromiseState::None,
            is_new: events.contains(&Event::Learned(fact)),
        };
        let promise = |id: PromiseId| Note {
            text: filled(&scenario.promises()[id].text),
            state: state.promise(id),
            is_new: events.iter().any(|event| matches!(event, Event::Promise { promise, .. } if *promise == id)),
        };
        Self {
            rules: transcript.rules(),
            pronoun: scenario.customer().pronoun,
            heard: state.heard(),
            starts_again: events.iter().any(|event| matches!(event, Event::Episode { .. }))
                && transcript.exchanges().last().is_some_and(|exchange| state.heard() < exchange.before.heard()),
            facts: transcript.facts_in_order().into_iter().map(fact).collect(),
            // What was done unasked is no promise.
            promises: transcript.promises_made().into_iter().map(promise).collect(),
        }
    }
}

impl Note {
    fn words(&self, style: &Style<'_>) -> Text<'_> {
        let text = Text::new(&self.text, TextStyle::Note);
        match (self.is_new, self.state) {
            (false, _) => text,
            // A broken promise is no good news.
            (true, PromiseState::Broken) => text.semi(),
            (true, _) => text.semi().color(style.theme.accent),
        }
    }

    fn height(&self, ui: &Ui, style: &Style<'_>, width: f32) -> f32 {
        self.words(style).width(width).galley(ui.painter(), style).size().y
    }
}

/// How many of the newest facts are shown, and how high they stand with the count of the others.
struct Facts {
    shown: usize,
    height: f32,
}

impl Notes {
    /// How much is heard, for those who cannot see the dots.
    fn heard_words(&self) -> String {
        let words = words::conversation::heard_pips(self.heard, self.rules);
        if self.starts_again { words::conversation::starts_again(&words, self.pronoun) } else { words }
    }

    /// The newest facts that fit into this much of the desk, one at least.
    fn facts_in(&self, ui: &Ui, style: &Style<'_>, room: Rect) -> Facts {
        let line = style.line_height(TextStyle::Note);
        let mut facts = Facts { shown: 0, height: line };
        let mut height = 0.0;
        for fact in self.facts.iter().rev() {
            height += fact.height(ui, style, room.width());
            let count = if facts.shown + 1 < self.facts.len() { BETWEEN_FACTS + line } else { 0.0 };
            if facts.shown > 0 && height + count > room.height() {
                break;
            }
            facts = Facts { shown: facts.shown + 1, height: height + count };
            height += BETWEEN_FACTS;
        }
        facts
    }
}

fn title_ui(ui: &mut Ui, style: &Style<'_>, title: &str, height: f32) {
    let line = style.line_height(TextStyle::Note);
    ui.add_space((height - line) / 2.0);
    note(style, title).semi().show(ui, style);
    ui.add_space(height - line - (height - line) / 2.0);
}

fn facts_ui(ui: &mut Ui, style: &Style<'_>, notes: &Notes, facts: &Facts) {
    if notes.facts.is_empty() {
        note(style, words::conversation::NOTHING_LEARNED).show(ui, style);
    }
    let width = ui.available_width();
    for fact in notes.facts.iter().rev().take(facts.shown) {
        fact.words(style).width(width).show(ui, style);
        ui.add_space(BETWEEN_FACTS);
    }
    if facts.shown < notes.facts.len() {
        note(style, &words::conversation::and_more(notes.facts.len() - facts.shown)).show(ui, style);
    }
}

fn promises_ui(ui: &mut Ui, style: &Style<'_>, notes: &Notes) {
    if notes.promises.is_empty() {
        note(style, words::conversation::NONE_YET).show(ui, style);
    }
    let width = promise_width(style, ui.available_width());
    let heights = notes.promise_heights(ui, style, ui.available_width());
    let (n_shown, rows) = how_many_fit(&heights, style.line_height(TextStyle::Note), ui.available_height());
    // As long as each of them is seen whole, they stand where they stood.
    let is_whole = n_shown == heights.len() && rows == usize::MAX;
    let order = if is_whole { notes.promises.iter().collect() } else { notes.promises_in_order() };
    let widest = order.iter().map(|promise| mark_of(promise.state).size(style).x).fold(0.0, f32::max);
    for promise in order.iter().take(n_shown) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = S8;
            let mark = mark_of(promise.state);
            mark.show(ui, style, words::conversation::promise_state(promise.state));
            // However wide their marks are, the words of all begin at one edge.
            ui.add_space(widest - mark.size(style).x);
            promise.words(style).max_rows(rows).width(width).show(ui, style);
        });
        ui.add_space(BETWEEN_PROMISES);
    }
    if n_shown < order.len() {
        note(style, &words::conversation::and_more(order.len() - n_shown)).show(ui, style);
    }
}

/// How wide a promise stands in a column: beside its mark.
fn promise_width(style: &Style<'_>, column: f32) -> f32 {
    column - Mark::Moved.size(style).x - S8
}

impl Notes {
    /// What the last choice changed comes first, then what is still open; what is settled and finds no room is one key away.
    fn promises_in_order(&self) -> Vec<&Note> {
        let mut order: Vec<&Note> = self.promises.iter().collect();
        order.sort_by_key(|note| (!note.is_new, !note.state.binds()));
        order
    }

    /// How high each of them stands in a column of this width.
    fn promise_heights(&self, ui: &Ui, style: &Style<'_>, column: f32) -> Vec<f32> {
        let width = promise_width(style, column);
        self.promises_in_order().into_iter().map(|promise| promise.height(ui, style, width)).collect()
    }
}

/// How many promises of these heights fit, with a line below them that counts the others, and on how many lines each: before one is
/// hidden, all are cut to one line. One is shown at least.
fn how_many_fit(heights: &[f32], line: f32, room: f32) -> (usize, usize) {
    let fit = |height_of: &dyn Fn(f32) -> f32| {
        let mut used = 0.0;
        for (index, height) in heights.iter().enumerate() {
            used += height_of(height.max(line));
            let count = if index + 1 < heights.len() { BETWEEN_PROMISES + line } else { 0.0 };
            if index > 0 && used + count > room {
                return index;
            }
            used += BETWEEN_PROMISES;
        }
        heights.len()
    };
    match fit(&|height| height) {
        all if all == heights.len() => (all, usize::MAX),
        _ => (fit(&|_| line), 1),
    }
}

pub(super) fn mark_of(state: PromiseState) -> Mark {
    match state {
        PromiseState::Kept => Mark::Kept,
        PromiseState::Broken => Mark::Broken,
        PromiseState::Moved | PromiseState::Withdrawn => Mark::Moved,
        PromiseState::Open | PromiseState::None => Mark::Open,
    }
}

/// How much is heard, and how much was told and promised, in one line; answers whether the notebook was asked for.
pub(super) fn line_desk_ui(ui: &mut Ui, style: &Style<'_>, desk: Rect, notes: &Notes) -> bool {
    strokes::hairline(ui.painter(), style, desk.x_range(), desk.top());
    let value = notes.heard_words();
    let pips = Pips::new(notes.heard, words::conversation::HEARD, &value);
    let (near, apart) = (style.space(S8), style.space(S24));
    let heard = note(style, words::conversation::HEARD);
    let notebook = words::conversation::notebook_and_count(notes.facts.len());
    let promises = words::conversation::promises_and_count(notes.promises.len());
    let cap = KeyCap::new(Command::Notebook.cap());
    let size = |ui: &Ui, text: &Text<'_>| text.galley(ui.painter(), style).size();
    let rest = size(ui, &note(style, &notebook)).x
        + near
        + cap.size(ui.painter(), style).x
        + size(ui, &note(style, &promises)).x
        + 2.0 * apart;
    // Where text is very large, the pips stand for themselves: whoever cannot see them is told their name.
    let names_pips = size(ui, &heard).x + near + pips.size(style).x + rest <= desk.width() - style.mark(S48 * 3.0);
    let middle = line_desk_middle(style, desk);
    let mut left = desk.left();
    let mut show = |ui: &mut Ui, name: &str, size: Vec2, after: f32, add: &mut dyn FnMut(&mut Ui)| {
        place(ui, name, Rect::from_min_size(pos2(left, (middle - size.y / 2.0).round()), size), add);
        left += size.x + after;
    };
    if names_pips {
        show(ui, "heard", size(ui, &heard), near, &mut |ui| drop(heard.clone().show(ui, style)));
    }
    show(ui, "pips", pips.size(style), apart, &mut |ui| drop(pips.show(ui, style)));
    let mut asked = false;
    let button = {
        let words = size(ui, &note(style, &notebook));
        let cap = cap.size(ui.painter(), style);
        Vec2::new((words.x + near).round() + cap.x, words.y.max(cap.y))
    };
    show(ui, "notebook", button, apart, &mut |ui| {
        asked =
            Link::new(&notebook, Command::Notebook.cap()).named(words::conversation::NOTEBOOK).note().show(ui, style).clicked();
    });
    // Where text is very large, they are in the notebook alone: the keys of the page stand at the right.
    let size_of_promises = size(ui, &note(style, &promises));
    if left + size_of_promises.x <= desk.right() - style.mark(S48 * 3.0) {
        place(
            ui,
            "promises",
            Rect::from_min_size(pos2(left, (middle - size_of_promises.y / 2.0).round()), size_of_promises),
            |ui| note(style, &promises).show(ui, style),
        );
    }
    asked
}

fn note<'w>(style: &Style<'_>, words: &'w str) -> Text<'w> {
    Text::new(words, TextStyle::Note).color(style.theme.soft)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_a_promise_is_hidden_all_are_cut_to_one_line() {
        assert_eq!(how_many_fit(&[20.0, 20.0, 20.0], 20.0, 84.0), (3, usize::MAX));
        assert_eq!(how_many_fit(&[40.0, 40.0], 20.0, 84.0), (2, usize::MAX));
        assert_eq!(how_many_fit(&[40.0, 40.0, 20.0], 20.0, 84.0), (3, 1), "three on one line each, and none behind a count");
        assert_eq!(how_many_fit(&[40.0; 6], 20.0, 84.0), (2, 1), "more than there is room for are counted");
        assert_eq!(how_many_fit(&[40.0], 20.0, 10.0).0, 1);
    }
}
