//! The table of a session that is looked back at: one row for each exchange, sorted as the presenter asks.

use egui::Ui;

use super::desk::{card, label, minutes};
use crate::group::{GroupDebrief, GroupRow, SortedBy};
use crate::kit::place::named;
use crate::kit::theme::{S4, S8, Style, TextStyle};
use crate::kit::widgets::Text;
use crate::words::group as said;

/// Draws the table.
pub(super) fn table_ui(ui: &mut Ui, style: &Style<'_>, debrief: &GroupDebrief, sorted_by: SortedBy, hides: bool) {
    let sorts: Vec<String> = said::SORTS.iter().enumerate().map(|(index, words)| format!("{} {words}", index + 1)).collect();
    label(ui, style, &sorts.join(" \u{b7} "));
    let chosen = SortedBy::ALL.iter().position(|sort| *sort == sorted_by).and_then(|index| said::SORTS.get(index));
    Text::new(chosen.copied().unwrap_or_default(), TextStyle::Lead).semi().show(ui, style);
    ui.add_space(S8);
    for row in debrief.sorted(sorted_by) {
        named(ui, row.exchange, |ui| row_ui(ui, style, row, row.is_of(sorted_by), hides));
    }
}

fn row_ui(ui: &mut Ui, style: &Style<'_>, row: &GroupRow, is_raised: bool, hides: bool) {
    let votes = |votes: &[usize]| votes.iter().map(ToString::to_string).collect::<Vec<_>>().join("-");
    let mut parts = Vec::new();
    if row.first.is_empty() {
        parts.push(said::QUICK.to_owned());
    } else {
        parts.push(format!("{} {}", said::FIRST_VOTE, votes(&row.first)));
    }
    parts.extend(row.last.as_deref().map(|last| format!("{} {}", said::SECOND_VOTE, votes(last))));
    let below = row.below().map(|below| (below * 100.0).round() as i64).filter(|below| *below > 0 && !hides);
    let played = below.map_or_else(String::new, |below| format!(" \u{2212}{below}"));
    parts.push(format!("{} {}{played}", said::PLAYED, row.letter()));
    parts.push(format!("{} {}", said::TIME, minutes(row.took)));
    if row.is_marked {
        parts.push(said::MARKED.to_owned());
    }
    card(ui, style, |ui| {
        let title = Text::new(&row.line, TextStyle::Small);
        let title = if is_raised { title.semi() } else { title.color(style.theme.soft) };
        title.show(ui, style);
        label(ui, style, &format!("{} {}", said::BEAT, row.beat));
        ui.add_space(S4);
        Text::new(&parts.join(" \u{b7} "), TextStyle::Note).show(ui, style);
        if !hides && row.outlooks.iter().any(Option::is_some) {
            let outlooks = row.outlooks.iter().enumerate().map(|(at, outlook)| {
                let letter = ('A'..='Z').nth(at).unwrap_or('Z');
                outlook.map_or_else(|| format!("{letter} \u{2013}"), |outlook| format!("{letter} {}", (outlook * 100.0).round()))
            });
            let words = format!("{}: {}", said::HOW_THIS_USUALLY_ENDS, outlooks.collect::<Vec<_>>().join(", "));
            Text::new(&words, TextStyle::Note).color(style.theme.soft).show(ui, style);
        }
    });
}
