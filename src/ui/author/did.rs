//! What the last line did: every number before and after, with the rule that moved it and why.

use egui::{Rect, Ui, pos2};

use crate::author::{Change, Changed, Standing, changes};
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{Text, strokes};
use crate::play::{Moved, Run};
use crate::wording::typographic;
use crate::words;

/// The columns: what, before and after, why.
const COLUMNS: [f32; 3] = [0.0, 0.26, 0.48];

pub(super) fn did_ui(ui: &mut Ui, style: &Style<'_>, run: &Run) {
    Text::new(words::author::WHAT_THAT_DID, TextStyle::Lead).semi().show(ui, style);
    let transcript = run.transcript();
    let Some(exchange) = transcript.exchanges().last() else {
        ui.add_space(style.space(S8));
        Text::new(words::author::NOTHING_SAID_YET, TextStyle::Small).color(style.theme.soft).show(ui, style);
        return;
    };
    let beat = &run.scenario().beats()[exchange.beat].id;
    let number = run.scenario().number_of(exchange.chosen.choice);
    let said = words::author::said_at(beat, number, &typographic(transcript.spoken(exchange).text()));
    Text::new(&said, TextStyle::Small).color(style.theme.soft).show(ui, style);
    ui.add_space(style.space(S12));
    for (index, change) in changes(transcript, exchange).iter().enumerate() {
        strokes::hairline(ui.painter(), style, ui.max_rect().x_range(), ui.cursor().top());
        ui.add_space(style.space(S8));
        named(ui, ("change", index), |ui| change_ui(ui, style, run, change));
        ui.add_space(style.space(S8));
    }
}

fn change_ui(ui: &mut Ui, style: &Style<'_>, run: &Run, change: &Change) {
    let room = Rect::from_min_size(ui.cursor().min, egui::vec2(ui.available_width() - style.space(S16), f32::INFINITY));
    let column = |index: usize| {
        let left = room.left() + room.width() * COLUMNS.get(index).copied().unwrap_or_default();
        let right = room.left() + room.width() * COLUMNS.get(index + 1).copied().unwrap_or(1.0);
        Rect::from_min_max(pos2(left, room.top()), pos2(right - style.space(S8), room.bottom()))
    };
    let color = if change.is_change() { style.theme.ink } else { style.theme.soft };
    let name = name_of(run, change.of);
    let first =
        place(ui, "what", column(0), |ui| Text::new(&name, TextStyle::Small).semi().color(color).show(ui, style).rect.bottom());
    let (before, after) = (standing(change, change.before), standing(change, change.after));
    let moved = words::author::before_and_after(&before, &after);
    let second =
        place(ui, "moved", column(1), |ui| Text::new(&moved, TextStyle::Small).color(color).show(ui, style).rect.bottom());
    let third = place(ui, "why", column(2), |ui| {
        let mut bottom = room.top();
        for (index, why) in change.because.iter().enumerate() {
            let rule = why.because.rule();
            let rule = if rule.starts_with('R') { format!(" ({rule})") } else { String::new() };
            let because = words::why::because(run.transcript(), why.because);
            let told = format!("{} {because}{rule}", words::grammar::signed(why.amount));
            let text = Text::new(&told, TextStyle::Small).color(color);
            bottom = named(ui, index, |ui| text.show(ui, style).rect.bottom());
        }
        bottom
    });
    let bottom = first.max(second).max(third);
    ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.right(), bottom)));
}

fn name_of(run: &Run, of: Changed) -> String {
    let scenario = run.scenario();
    match of {
        Changed::Mood => words::why::of(Moved::Mood).to_owned(),
        Changed::Trust => words::why::of(Moved::Trust).to_owned(),
        Changed::Heard => words::why::of(Moved::Heard).to_owned(),
        Changed::WordCredit => words::author::KIND_WORDS.to_owned(),
        Changed::Promise(id) => scenario.promises()[id].id.clone(),
        Changed::Fact(id) => scenario.facts()[id].id.clone(),
        Changed::Deed(id) => scenario.deeds()[id].id.clone(),
    }
}

fn standing(change: &Change, standing: Standing) -> String {
    match standing {
        Standing::Number(number) if matches!(change.of, Changed::Heard | Changed::WordCredit) => number.to_string(),
        Standing::Number(number) => words::grammar::signed(number),
        Standing::Promise(state) => words::author::promise_state(state).to_owned(),
        Standing::Is(is) => words::author::is_so(matches!(change.of, Changed::Fact(_)), is).to_owned(),
    }
}
