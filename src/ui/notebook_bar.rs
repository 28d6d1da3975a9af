//! The notebook bar under a talk: how much they feel heard, what they told you, what you promised.

use egui::{Rect, Ui, Vec2, pos2};

use crate::kit::place::place;
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, S48, Style, TextStyle};
use crate::kit::widgets::{Mark, Pips, Text, strokes};
use crate::play::{Fill, Transcript};
use crate::rules::{Event, PromiseState, Rules};
use crate::scenario::{FactId, Promise, PromiseId};
use crate::wording::typographic;
use crate::words;

/// The notebook keeps so many facts in view.
const FACTS_SHOWN: usize = 3;
/// Width of the column with the pips, and of the one with the promises.
const HEARD_WIDTH: f32 = 112.0;
const PROMISES_WIDTH: f32 = 216.0;

/// How high the notebook bar is with its hairline.
pub(super) fn notebook_bar_height(style: &Style<'_>, roomy: bool) -> f32 {
    if roomy {
        style.margin(124.0) + 4.0 * (style.line_height(TextStyle::Note) - style.margin(20.0))
    } else {
        2.0 * style.space(S16) + one_line_height(style) + S4
    }
}

/// The middle of the one line of counts.
pub(super) fn notebook_bar_middle(style: &Style<'_>, bar: Rect) -> f32 {
    bar.top() + style.space(S16) + one_line_height(style) / 2.0
}

/// Pips and key caps stand in the line as well.
fn one_line_height(style: &Style<'_>) -> f32 {
    style.line_height(TextStyle::Note).max(style.mark(S24)).round()
}

/// Draws the notebook bar, in one line of counts where there is no room; returns where that line ends.
pub(super) fn notebook_bar_ui(
    ui: &mut Ui,
    style: &Style<'_>,
    bar: Rect,
    transcript: &Transcript,
    fill: &Fill,
    roomy: bool,
) -> f32 {
    strokes::hairline(ui.painter(), style, bar.x_range(), bar.top());
    let notes = Notes::of(transcript, fill);
    let inner = Rect::from_min_max(pos2(bar.left(), bar.top() + style.margin(S16)), bar.max);
    if !roomy {
        return one_line_ui(ui, style, bar, &notes);
    }
    let heard_width = style.space(HEARD_WIDTH);
    let promises_width = style.space(PROMISES_WIDTH);
    let column = |left: f32, width: f32| Rect::from_min_max(pos2(left, inner.top()), pos2(left + width, inner.bottom()));
    place(ui, "heard in the bar", column(inner.left(), heard_width), |ui| {
        title_ui(ui, style, words::conversation::HEARD);
        ui.add_space(S12);
        Pips::new(notes.heard, words::conversation::HEARD, &words::conversation::heard_pips(notes.heard, notes.rules))
            .show(ui, style);
    });
    let gap = style.margin(S32);
    let notebook = inner.left() + heard_width + gap;
    let promises = inner.right() - promises_width - style.space(S16);
    place(ui, "facts in the bar", column(notebook, promises - gap - notebook), |ui| {
        title_ui(ui, style, words::conversation::NOTEBOOK);
        facts_ui(ui, style, &notes);
    });
    place(ui, "promises in the bar", column(promises, promises_width), |ui| {
        title_ui(ui, style, words::conversation::PROMISES);
        promises_ui(ui, style, &notes);
    });
    bar.right()
}

/// What is on the notebook bar.
pub(super) struct Notes {
    pub rules: &'static Rules,
    pub heard: u8,
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
        let promise = |(id, promise): (PromiseId, &Promise)| Note {
            text: filled(&promise.text),
            state: state.promise(id),
            is_new: events.iter().any(|event| matches!(event, Event::Promise { promise, .. } if *promise == id)),
        };
        Self {
            rules: transcript.rules(),
            heard: state.heard(),
            facts: transcript.facts_in_order().into_iter().map(fact).collect(),
            promises: scenario.promises().enumerate().map(promise).filter(|note| note.state != PromiseState::None).collect(),
        }
    }
}

impl Note {
    fn words(&self, style: &Style<'_>) -> Text<'_> {
        let text = Text::new(&self.text, TextStyle::Note);
        if self.is_new { text.semi().color(style.theme.accent) } else { text }
    }
}

fn title_ui(ui: &mut Ui, style: &Style<'_>, title: &str) {
    Text::new(title, TextStyle::Note).semi().color(style.theme.soft).show(ui, style);
    ui.add_space(S8 / 2.0);
}

fn facts_ui(ui: &mut Ui, style: &Style<'_>, notes: &Notes) {
    if notes.facts.is_empty() {
        Text::new(words::conversation::NOTHING_LEARNED, TextStyle::Note).color(style.theme.faint).show(ui, style);
    }
    // The latest that fit stand in view, in the order in which they were told.
    let width = ui.available_width();
    let height = |fact: &Note| fact.words(style).width(width).galley(ui.painter(), style).size().y;
    let mut room = ui.available_height() - S16;
    let mut n_shown = 0;
    for fact in notes.facts.iter().rev().take(FACTS_SHOWN) {
        room -= height(fact);
        let needs_count = n_shown + 1 < notes.facts.len();
        let count = if needs_count { style.line_height(TextStyle::Note) } else { 0.0 };
        if n_shown > 0 && room < count {
            break;
        }
        n_shown += 1;
    }
    let older = notes.facts.len() - n_shown;
    for fact in notes.facts.iter().skip(older) {
        fact.words(style).width(width).show(ui, style);
    }
    if older > 0 {
        Text::new(&words::conversation::and_more(older), TextStyle::Note).color(style.theme.soft).show(ui, style);
    }
}

fn promises_ui(ui: &mut Ui, style: &Style<'_>, notes: &Notes) {
    if notes.promises.is_empty() {
        Text::new(words::conversation::NONE_MADE, TextStyle::Note).color(style.theme.faint).show(ui, style);
    }
    let width = ui.available_width() - Mark::Moved.size(style).x - S8;
    // What the last choice changed comes first, then what is still open; the rest is one key away.
    let mut order: Vec<&Note> = notes.promises.iter().collect();
    order.sort_by_key(|note| (!note.is_new, !matches!(note.state, PromiseState::Open | PromiseState::Moved)));
    let (n_shown, room_for_all) = how_many_fit(ui, style, &order, width);
    debug_assert!(room_for_all || n_shown < order.len(), "what does not fit is counted");
    for promise in order.iter().take(n_shown) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = S8;
            mark_of(promise.state).show(ui, style, words::conversation::promise_state(promise.state));
            promise.words(style).width(width).show(ui, style);
        });
    }
    if n_shown < order.len() {
        let more = words::conversation::and_more(order.len() - n_shown);
        Text::new(&more, TextStyle::Note).color(style.theme.soft).show(ui, style);
    }
}

/// How many notes fit, with a line below them that counts the others; and whether all do.
fn how_many_fit(ui: &Ui, style: &Style<'_>, notes: &[&Note], width: f32) -> (usize, bool) {
    let room = ui.available_height() - S8;
    let line = style.line_height(TextStyle::Note);
    let mut used = 0.0;
    for (index, note) in notes.iter().enumerate() {
        used += note.words(style).width(width).galley(ui.painter(), style).size().y.max(line);
        let is_last = index + 1 == notes.len();
        if index > 0 && used + if is_last { 0.0 } else { line } > room {
            return (index, false);
        }
    }
    (notes.len(), true)
}

pub(super) fn mark_of(state: PromiseState) -> Mark {
    match state {
        PromiseState::Kept => Mark::Kept,
        PromiseState::Broken => Mark::Broken,
        PromiseState::Moved | PromiseState::Withdrawn => Mark::Moved,
        PromiseState::Open | PromiseState::None => Mark::Open,
    }
}

/// How much is heard, and how much was told and promised; returns where it ends.
fn one_line_ui(ui: &mut Ui, style: &Style<'_>, bar: Rect, notes: &Notes) -> f32 {
    let counts = [(words::conversation::NOTEBOOK, notes.facts.len()), (words::conversation::PROMISES, notes.promises.len())];
    let counts = counts.map(|(title, n)| words::conversation::title_and_count(title, n));
    let value = words::conversation::heard_pips(notes.heard, notes.rules);
    let pips = Pips::new(notes.heard, words::conversation::HEARD, &value);
    let (near, apart) = (style.space(S8), style.space(S24));
    let heard = note(style, words::conversation::HEARD);
    let size = |ui: &Ui, text: &Text<'_>| text.galley(ui.painter(), style).size();
    let rest: f32 = counts.iter().map(|count| apart + size(ui, &note(style, count)).x).sum();
    // Where text is very large, the pips stand for themselves: whoever cannot see them is told their name.
    let names_pips = size(ui, &heard).x + near + pips.size(style).x + rest <= bar.width() - style.mark(S48);
    let middle = notebook_bar_middle(style, bar);
    let mut left = bar.left();
    let mut show = |ui: &mut Ui, name: &str, size: Vec2, after: f32, add: &mut dyn FnMut(&mut Ui)| {
        place(ui, name, Rect::from_min_size(pos2(left, (middle - size.y / 2.0).round()), size), add);
        left += size.x + after;
    };
    if names_pips {
        show(ui, words::conversation::HEARD, size(ui, &heard), near, &mut |ui| drop(heard.clone().show(ui, style)));
    }
    show(ui, "pips", pips.size(style), 0.0, &mut |ui| drop(pips.show(ui, style)));
    for count in &counts {
        show(ui, "apart", Vec2::ZERO, apart, &mut |_| {});
        show(ui, count, size(ui, &note(style, count)), 0.0, &mut |ui| drop(note(style, count).show(ui, style)));
    }
    left
}

fn note<'w>(style: &Style<'_>, words: &'w str) -> Text<'w> {
    Text::new(words, TextStyle::Note).color(style.theme.soft)
}
