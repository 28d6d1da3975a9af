//! Where the group votes: every beat at which it can, with what speaks for it.

use egui::Ui;

use super::GroupAction;
use crate::group::{Setup, VoteBeat};
use crate::kit::place::named;
use crate::kit::theme::{S8, S16, Style, TextStyle};
use crate::kit::widgets::{OptionRow, Text};
use crate::words::group as said;

/// Draws the list. A click, or Enter on a row, has the group vote there, or not any more. `has_chosen`: whether the presenter has
/// changed where it votes.
pub(super) fn show(ui: &mut Ui, style: &Style<'_>, setup: &Setup, beats: &[VoteBeat], has_chosen: bool) -> Option<GroupAction> {
    Text::new(said::WHERE_DO_THEY_VOTE, TextStyle::Title).show(ui, style);
    ui.add_space(S8);
    let words = said::about_votes(setup.n_votes, has_chosen);
    Text::new(&words, TextStyle::Body).color(style.theme.soft).show(ui, style);
    Text::new(said::WHY_THERE, TextStyle::Small).color(style.theme.soft).show(ui, style);
    ui.add_space(style.space(S16));
    let mut action = None;
    for beat in beats {
        let percent = |part: f64| (part * 100.0).round() as usize;
        let words = said::vote_beat(&beat.name, percent(beat.chance), percent(beat.spread), beat.promises);
        let is_set = setup.votes_at(beat.beat);
        let response = named(ui, &beat.name, |ui| {
            OptionRow::new("", &words).kind(TextStyle::Small).padding(6.0).choice(is_set).show(ui, style)
        });
        if response.clicked() {
            action = Some(GroupAction::ToggleVote(beat.beat));
        }
    }
    action
}
