//! What is in a dialogue in which nothing was found, and what can be done with it next.

use egui::Ui;

use super::{AuthorAction, AuthorTab};
use crate::kit::commands::Command;
use crate::kit::theme::{S8, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{Link, Text};
use crate::scenario::Scenario;
use crate::ui::briefing::row_ui;
use crate::wording::typographic;
use crate::words;

/// No line is wider than this, in px at text size 100 %.
const WIDEST: f32 = 880.0;

/// Shows the overview; answers which page was asked for.
pub(super) fn overview_ui(ui: &mut Ui, style: &Style<'_>, scenario: &Scenario) -> Option<AuthorAction> {
    let mut action = None;
    ui.add_space(style.space(S32));
    ui.set_max_width(style.space(WIDEST).min(ui.available_width()));
    Text::new(&typographic(scenario.title()), TextStyle::Lead).semi().show(ui, style);
    ui.add_space(style.space(S16));
    for (label, told) in rows(scenario) {
        row_ui(ui, style, label, &told);
    }
    ui.add_space(style.space(S24));
    Text::new(words::author::WHAT_NOW, TextStyle::Small).color(style.theme.soft).show(ui, style);
    ui.add_space(style.space(S16));
    let pages = [
        (words::author::PLAY_IT, Command::OtherPage, AuthorTab::Play),
        (words::author::SEE_ITS_MAP, Command::TheMap, AuthorTab::Map),
        (words::author::READ_ITS_TEXT, Command::TheSource, AuthorTab::Source),
        (words::author::LET_ROBOTS_GUESS, Command::TheRobots, AuthorTab::Robots),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(style.space(S32), style.space(S8));
        for (told, command, tab) in pages {
            if Link::new(told, command.cap()).show(ui, style).clicked() {
                action = Some(AuthorAction::TurnTo(tab));
            }
        }
    });
    action
}

/// Who comes, how long it takes, how large it is, how it can end and what it trains, each with its label.
fn rows(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let customer = scenario.customer();
    let endings: Vec<String> = scenario.endings().iter().map(|ending| typographic(&ending.title)).collect();
    let skills = crate::debrief::skill_titles(scenario.skills());
    let n_beats = scenario.beats().iter().count();
    let all = [
        (words::author::CUSTOMER, words::common::person_and_place(&customer.name, scenario.place())),
        (words::briefing::TAKES, scenario.minutes().map(words::briefing::about_minutes).unwrap_or_default()),
        (words::author::HOW_LARGE, words::author::beats_and_endings(n_beats, endings.len())),
        (words::author::HOW_IT_CAN_END, endings.join(" \u{b7} ")),
        (words::author::WHAT_IT_TRAINS, words::grammar::list_in_sentence(&skills)),
    ];
    all.into_iter().filter(|(_, told)| !told.is_empty()).collect()
}
