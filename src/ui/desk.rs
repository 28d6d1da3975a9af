//! The desk under a talk: how much they feel heard, what they told you, what you promised.

use eframe::egui::{Rect, Ui, Vec2, pos2};

use super::layout::place;
use super::theme::{S4, S8, S12, S16, S24, S32, S48, Skin, Type};
use super::widgets::{Mark, Pips, Text, strokes};
use crate::phrases::{self, typographic};
use crate::play::{Fill, Transcript};
use crate::rules::{Event, PromiseState};
use crate::scenario::{FactId, Promise, PromiseId};

/// The notebook keeps so many facts in view.
const FACTS_SHOWN: usize = 3;
/// Width of the column with the pips, and of the one with the promises.
const HEARD_WIDTH: f32 = 112.0;
const PROMISES_WIDTH: f32 = 216.0;

/// How high the desk is with its hairline.
pub(super) fn desk_height(skin: &Skin<'_>, roomy: bool) -> f32 {
    if roomy {
        skin.margin(124.0) + 4.0 * (skin.line_height(Type::Note) - skin.margin(20.0))
    } else {
        2.0 * skin.space(S16) + one_line_height(skin) + S4
    }
}

/// The middle of the one line of counts.
pub(super) fn desk_middle(skin: &Skin<'_>, desk: Rect) -> f32 {
    desk.top() + skin.space(S16) + one_line_height(skin) / 2.0
}

/// Pips and key caps stand in the line as well.
fn one_line_height(skin: &Skin<'_>) -> f32 {
    skin.line_height(Type::Note).max(skin.mark(S24)).round()
}

/// Draws the desk, in one line of counts where there is no room; returns where that line ends.
pub(super) fn desk_ui(ui: &mut Ui, skin: &Skin<'_>, desk: Rect, transcript: &Transcript, fill: &Fill, roomy: bool) -> f32 {
    strokes::hairline(ui.painter(), skin, desk.x_range(), desk.top());
    let notes = Notes::of(transcript, fill);
    let inner = Rect::from_min_max(pos2(desk.left(), desk.top() + skin.margin(S16)), desk.max);
    if !roomy {
        return one_line_ui(ui, skin, desk, &notes);
    }
    let heard_width = skin.space(HEARD_WIDTH);
    let promises_width = skin.space(PROMISES_WIDTH);
    let column = |left: f32, width: f32| Rect::from_min_max(pos2(left, inner.top()), pos2(left + width, inner.bottom()));
    place(ui, column(inner.left(), heard_width), |ui| {
        title_ui(ui, skin, phrases::HEARD);
        ui.add_space(S12);
        Pips::new(notes.heard, phrases::HEARD, &phrases::heard_pips(notes.heard)).show(ui, skin);
    });
    let gap = skin.margin(S32);
    let notebook = inner.left() + heard_width + gap;
    let promises = inner.right() - promises_width - skin.space(S16);
    place(ui, column(notebook, promises - gap - notebook), |ui| {
        title_ui(ui, skin, phrases::NOTEBOOK);
        facts_ui(ui, skin, &notes);
    });
    place(ui, column(promises, promises_width), |ui| {
        title_ui(ui, skin, phrases::PROMISES);
        promises_ui(ui, skin, &notes);
    });
    desk.right()
}

/// What is on the desk.
pub(super) struct Notes {
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
        let told = |text: &str| typographic(&fill.text(text));
        let news = transcript.exchanges().last().map_or(&[][..], |exchange| exchange.events.as_slice());
        let fact = |fact: FactId| Note {
            text: told(&scenario.facts()[fact].text),
            state: PromiseState::None,
            is_new: news.contains(&Event::Learned(fact)),
        };
        let promise = |(id, promise): (PromiseId, &Promise)| Note {
            text: told(&promise.text),
            state: state.promise(id),
            is_new: news.iter().any(|event| matches!(event, Event::Promise { promise, .. } if *promise == id)),
        };
        Self {
            heard: state.heard(),
            facts: transcript.facts_in_order().into_iter().map(fact).collect(),
            promises: scenario.promises().enumerate().map(promise).filter(|note| note.state != PromiseState::None).collect(),
        }
    }
}

impl Note {
    fn words(&self, skin: &Skin<'_>) -> Text<'_> {
        let text = Text::new(&self.text, Type::Note);
        if self.is_new { text.semi().color(skin.theme.accent) } else { text }
    }
}

fn title_ui(ui: &mut Ui, skin: &Skin<'_>, title: &str) {
    Text::new(title, Type::Note).semi().color(skin.theme.soft).show(ui, skin);
    ui.add_space(S8 / 2.0);
}

fn facts_ui(ui: &mut Ui, skin: &Skin<'_>, notes: &Notes) {
    if notes.facts.is_empty() {
        Text::new(phrases::NOTHING_LEARNED, Type::Note).color(skin.theme.faint).show(ui, skin);
    }
    // The latest that fit stand in view, in the order in which they were told.
    let width = ui.available_width();
    let height = |fact: &Note| fact.words(skin).width(width).galley(ui.painter(), skin).size().y;
    let mut room = ui.available_height() - S16;
    let mut n_shown = 0;
    for fact in notes.facts.iter().rev().take(FACTS_SHOWN) {
        room -= height(fact);
        let needs_count = n_shown + 1 < notes.facts.len();
        let count = if needs_count { skin.line_height(Type::Note) } else { 0.0 };
        if n_shown > 0 && room < count {
            break;
        }
        n_shown += 1;
    }
    let older = notes.facts.len() - n_shown;
    for fact in notes.facts.iter().skip(older) {
        fact.words(skin).width(width).show(ui, skin);
    }
    if older > 0 {
        Text::new(&phrases::and_more(older), Type::Note).color(skin.theme.soft).show(ui, skin);
    }
}

fn promises_ui(ui: &mut Ui, skin: &Skin<'_>, notes: &Notes) {
    if notes.promises.is_empty() {
        Text::new(phrases::NONE_MADE, Type::Note).color(skin.theme.faint).show(ui, skin);
    }
    let width = ui.available_width() - Mark::Moved.size(skin).x - S8;
    // What the last choice changed comes first, then what is still open; the rest is one key away.
    let mut order: Vec<&Note> = notes.promises.iter().collect();
    order.sort_by_key(|note| (!note.is_new, !matches!(note.state, PromiseState::Open | PromiseState::Moved)));
    let (n_shown, room_for_all) = how_many_fit(ui, skin, &order, width);
    debug_assert!(room_for_all || n_shown < order.len(), "what does not fit is counted");
    for promise in order.iter().take(n_shown) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = S8;
            mark_of(promise.state).show(ui, skin, phrases::promise_state(promise.state));
            promise.words(skin).width(width).show(ui, skin);
        });
    }
    if n_shown < order.len() {
        let more = phrases::and_more(order.len() - n_shown);
        Text::new(&more, Type::Note).color(skin.theme.soft).show(ui, skin);
    }
}

/// How many notes fit, with a line below them that counts the others; and whether all do.
fn how_many_fit(ui: &Ui, skin: &Skin<'_>, notes: &[&Note], width: f32) -> (usize, bool) {
    let room = ui.available_height() - S8;
    let line = skin.line_height(Type::Note);
    let mut used = 0.0;
    for (index, note) in notes.iter().enumerate() {
        used += note.words(skin).width(width).galley(ui.painter(), skin).size().y.max(line);
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
        PromiseState::Moved => Mark::Moved,
        PromiseState::Open | PromiseState::None => Mark::Open,
    }
}

/// How much is heard, and how much was told and promised; returns where it ends.
fn one_line_ui(ui: &mut Ui, skin: &Skin<'_>, desk: Rect, notes: &Notes) -> f32 {
    let counts = [(phrases::NOTEBOOK, notes.facts.len()), (phrases::PROMISES, notes.promises.len())];
    let counts = counts.map(|(title, n)| phrases::title_and_count(title, n));
    let value = phrases::heard_pips(notes.heard);
    let pips = Pips::new(notes.heard, phrases::HEARD, &value);
    let (near, apart) = (skin.space(S8), skin.space(S24));
    let heard = note(skin, phrases::HEARD);
    let size = |ui: &Ui, text: &Text<'_>| text.galley(ui.painter(), skin).size();
    let rest: f32 = counts.iter().map(|count| apart + size(ui, &note(skin, count)).x).sum();
    // Where text is very large, the pips stand for themselves: whoever cannot see them is told their name.
    let names_pips = size(ui, &heard).x + near + pips.size(skin).x + rest <= desk.width() - skin.mark(S48);
    let middle = desk_middle(skin, desk);
    let mut left = desk.left();
    let mut show = |ui: &mut Ui, size: Vec2, after: f32, add: &mut dyn FnMut(&mut Ui)| {
        place(ui, Rect::from_min_size(pos2(left, (middle - size.y / 2.0).round()), size), add);
        left += size.x + after;
    };
    if names_pips {
        show(ui, size(ui, &heard), near, &mut |ui| drop(heard.clone().show(ui, skin)));
    }
    show(ui, pips.size(skin), 0.0, &mut |ui| drop(pips.show(ui, skin)));
    for count in &counts {
        show(ui, Vec2::ZERO, apart, &mut |_| {});
        show(ui, size(ui, &note(skin, count)), 0.0, &mut |ui| drop(note(skin, count).show(ui, skin)));
    }
    left
}

fn note<'w>(skin: &Skin<'_>, words: &'w str) -> Text<'w> {
    Text::new(words, Type::Note).color(skin.theme.soft)
}
