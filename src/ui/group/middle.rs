//! The middle of the desk: the options with their votes, or what the stage at hand is about.

use egui::{Ui, Vec2, vec2};

use super::options::Amount;
use super::parts::{Desk, card, card_of, label, space_below};
use super::wall::{lettered, quoted};
use super::{options, table};
use crate::group::{AudienceView, Group, OptionSeen, PARTS, Stage, Wall, after_the_ending, letter, minutes_of_all};
use crate::kit::commands::Command;
use crate::kit::place::named;
use crate::kit::theme::{S4, S8, S16, TextStyle};
use crate::kit::widgets::{Text, strokes};
use crate::scenario::Voice;
use crate::words::group::{self as said, buttons};

/// So many rows of the table leave room for the moment under them.
const MOST_ROWS: usize = 9;

/// Draws the middle.
pub(super) fn show(desk: &Desk<'_>, ui: &mut Ui) {
    let group = desk.group();
    match group.wall() {
        Wall::Live => {}
        Wall::Paused => bar_ui(desk, ui, said::WALL_IS_PAUSED, buttons::GO_ON, Command::PauseWall),
        Wall::Black => bar_ui(desk, ui, said::WALL_IS_BLACK, buttons::BRING_BACK, Command::BlackWall),
    }
    match group.stage() {
        Stage::Card => plan_ui(desk, ui),
        Stage::Ask => ask_ui(desk, ui),
        Stage::Meet => told_ui(desk, ui, &group.scenario().customer().name, &meet_lines(group)),
        Stage::Trial => trial_ui(desk, ui),
        stage if stage.is_before_the_move() => exchange_ui(desk, ui),
        Stage::Play => play_ui(desk, ui),
        Stage::Ending => ending_ui(desk, ui),
        Stage::Private | Stage::Reactions | Stage::Plans => {
            let lines = desk.wall().band().map(|band| vec![format!("{} {}", band.verb, band.sentence)]).unwrap_or_default();
            // What the wall asks for is what the presenter says.
            let heading = match desk.wall() {
                AudienceView::Page { heading, .. } => heading.as_str(),
                _ => group.stage().words(),
            };
            told_ui(desk, ui, heading, &lines);
            table::show(desk, ui);
        }
        Stage::Where => where_ui(desk, ui),
        Stage::Moments | Stage::Rewind => looking_back_ui(desk, ui),
        _ => table::show(desk, ui),
    }
}

/// A light bar that says why the wall stands still, and the key that goes on.
fn bar_ui(desk: &Desk<'_>, ui: &mut Ui, words: &str, button: &str, command: Command) {
    let style = desk.style;
    card_of(ui, style, style.theme.wash, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(style.space(S16), 0.0);
            Text::new(words, TextStyle::Body).semi().show(ui, style);
            desk.link_ui(ui, button, command);
        });
    });
}

/// A heading with lines under it.
fn told_ui(desk: &Desk<'_>, ui: &mut Ui, heading: &str, lines: &[String]) {
    let style = desk.style;
    Text::new(heading, TextStyle::Lead).semi().show(ui, style);
    ui.add_space(S8);
    for line in lines {
        Text::new(line, TextStyle::Body).show(ui, style);
        ui.add_space(S8);
    }
}

/// The moment that is on the wall, and the table: under it, or over it where it is long.
fn looking_back_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let comes_first = desk.known.debrief.rows.len() > MOST_ROWS;
    if comes_first {
        moment_ui(desk, ui);
    }
    table::show(desk, ui);
    if !comes_first {
        ui.add_space(S8);
        moment_ui(desk, ui);
    }
}

/// What stands on the wall of a moment, and what does not: the customer's line, what was said, why it did what it did, the answer.
fn moment_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let style = desk.style;
    let Some((letter, row)) = desk.known.moment(desk.group()) else { return };
    card(ui, style, |ui| {
        let head = said::moment_on_the_wall(letter);
        let head = row.they_said.as_deref().map_or_else(|| head.clone(), |line| format!("{head} \u{b7} {}", quoted(line)));
        Text::new(&head, TextStyle::Note).tight(0.9).max_rows(2).color(style.theme.soft).show(ui, style);
        let line = format!("{}: {}", row.letter(), row.line);
        let line = Text::new(&line, TextStyle::Small).semi().tight(0.84);
        if row.is_act { line.italic() } else { line }.show(ui, style);
        if let Some(note) = &row.note {
            Text::new(note, TextStyle::Note).italic().tight(0.9).color(style.theme.soft).show(ui, style);
        }
        if let Some(answer) = &row.answer {
            Text::new(answer, TextStyle::Small).tight(0.84).show(ui, style);
        }
    });
}

/// The whole plan, for whoever has never seen it.
fn plan_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let style = desk.style;
    told_ui(desk, ui, &said::the_next_minutes(minutes_of_all()), &[]);
    for (part, _) in PARTS {
        let (from, to) = part.minutes();
        let name = said::part_name(part.index());
        strokes::hairline(ui.painter(), style, ui.max_rect().x_range(), ui.cursor().top());
        ui.add_space(style.space(S4));
        Text::new(&said::from_to(from, to, name), TextStyle::Small).semi().show(ui, style);
        Text::new(said::plan_of(part.index()), TextStyle::Note).color(style.theme.soft).show(ui, style);
        ui.add_space(style.space(S4));
    }
}

fn ask_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let style = desk.style;
    told_ui(desk, ui, said::WHAT_WE_WANT, &[said::ALSO_ASK.to_owned()]);
    if let AudienceView::Ask { wishes, .. } = desk.wall() {
        card(ui, style, |ui| {
            label(ui, style, said::ON_THE_WALL);
            for wish in wishes {
                Text::new(wish, TextStyle::Body).show(ui, style);
            }
            ui.add_space(S4);
            Text::new(said::TYPE_THREE, TextStyle::Note).color(style.theme.soft).show(ui, style);
        });
    }
}

fn meet_lines(group: &Group) -> Vec<String> {
    let about = group.scenario().customer().about.clone().map(|about| crate::wording::typographic(&about));
    about.into_iter().chain([said::EVERYBODY_VOTES.to_owned()]).collect()
}

fn trial_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let group = desk.group();
    told_ui(desk, ui, said::TRIAL_QUESTION, &[]);
    count_ui(desk, ui, group);
    let votes = group.trial_votes();
    for (at, (words, n)) in said::TRIAL_ANSWERS.iter().zip(votes).enumerate() {
        named(ui, at, |ui| {
            let n = Some(n).filter(|_| !desk.covered().votes);
            options::counted_ui(desk, ui, at, Some(letter(at)), words, n);
        });
    }
}

/// "9 of 12 in", and how to count.
fn count_ui(desk: &Desk<'_>, ui: &mut Ui, group: &Group) {
    let style = desk.style;
    let (n_in, of) = group.n_in();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(style.space(S16), S4);
        Text::new(&said::so_many_in(n_in, of), TextStyle::Title).semi().show(ui, style);
        Text::new(said::how_to_count(group.n_to_count(), group.setup().voters()).as_str(), TextStyle::Note)
            .color(style.theme.soft)
            .show(ui, style);
        desk.link_ui(ui, buttons::TAKE_BACK, Command::TakeBack);
    });
    ui.add_space(S8);
}

fn exchange_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, group, view) = (desk.style, desk.group(), &desk.known.desk);
    // While ballots are counted and shown, the count stands in the place of the customer's line: that was read, and is on the wall.
    if group.stage().counts() {
        count_ui(desk, ui, group);
    } else if group.stage() != Stage::Reveal || view.leading.is_none() {
        let line = quoted(&view.line);
        let text = Text::new(&line, TextStyle::Small).max_rows(2);
        let is_cut = text.clone().width(ui.available_width()).is_cut(ui.painter(), style);
        let response = text.show(ui, style);
        if is_cut {
            response.on_hover_text(&line);
        }
        let head = said::exchange_head(view.exchange + 1, &view.beat, group.is_quick(), group.is_second_try());
        Text::new(&head, TextStyle::Note).tight(0.8).color(style.theme.soft).show(ui, style);
        ui.add_space(style.space(S4));
    }
    if let (Stage::Reveal, Some((leads, n, of))) = (group.stage(), view.leading) {
        let words = said::so_many_of(leads, n, of, view.changed, group.setup().voters());
        Text::new(&words, TextStyle::Lead).semi().show(ui, style);
        ui.add_space(S8);
    }
    if let Some((line, voices)) = &view.voice_round {
        return voices_ui(desk, ui, line, voices);
    }
    let shows_votes = group.stage().is_of_a_vote() && !desk.covered().votes;
    let amount = Amount::fitting(desk, ui, &view.options, space_below(ui));
    for option in &view.options {
        let leads = shows_votes && view.leading.is_some_and(|(letter, ..)| letter == option.option.letter);
        named(ui, option.option.letter, |ui| options::show(desk, ui, option, leads && group.stage() == Stage::Reveal, amount));
    }
}

/// The line for which a voice is looked for, and how many want each.
fn voices_ui(desk: &Desk<'_>, ui: &mut Ui, line: &OptionSeen, voices: &[usize]) {
    let style = desk.style;
    label(ui, style, said::THE_LINE_TO_SAY);
    let text = lettered(line);
    let text = Text::new(&text, TextStyle::Lead).semi();
    if line.is_act { text.italic() } else { text }.show(ui, style);
    ui.add_space(style.space(S16));
    for (at, (voice, n)) in Voice::ALL.iter().map(|voice| voice.name()).zip(voices).enumerate() {
        named(ui, voice, |ui| options::counted_ui(desk, ui, at, None, voice, Some(*n).filter(|_| !desk.covered().votes)));
    }
}

/// What was said, and what came of it.
fn play_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let style = desk.style;
    if let AudienceView::Play { option, lines, voice, .. } = desk.wall() {
        let label_words = if option.is_act { said::WE_DID } else { said::WE_SAID };
        let voice = voice.map_or_else(String::new, |voice| format!(", {}", voice.name()));
        label(ui, style, &format!("{label_words}{voice}"));
        Text::new(&lettered(option), TextStyle::Body).color(style.theme.soft).show(ui, style);
        ui.add_space(style.space(S16));
        for line in lines {
            Text::new(line, TextStyle::Lead).show(ui, style);
            ui.add_space(S8);
        }
    } else if let AudienceView::WhatIf { option, lines, .. } = desk.wall() {
        told_ui(desk, ui, said::WHAT_IF, &[lettered(option)]);
        for line in lines {
            Text::new(line, TextStyle::Lead).show(ui, style);
        }
    } else {
        Text::new(&quoted(&desk.known.desk.line), TextStyle::Lead).show(ui, style);
    }
}

fn ending_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let style = desk.style;
    let ending = desk.known.debrief.ending.as_ref();
    let title = ending.map_or(said::IT_STOPPED, |ending| ending.title.as_str());
    let says: Vec<String> = ending.and_then(|ending| ending.says.clone()).into_iter().collect();
    told_ui(desk, ui, title, &says);
    let offered: Vec<_> =
        desk.known.debrief.rows.iter().filter(|row| desk.known.debrief.offered.contains(&row.exchange)).collect();
    if !offered.is_empty() {
        card(ui, style, |ui| {
            label(ui, style, said::TWO_MOMENTS_TO_OFFER);
            ui.add_space(S4);
            for (at, row) in offered.iter().enumerate() {
                let letter = char::from(b'A' + u8::try_from(at).unwrap_or(0));
                Text::new(&format!("{letter}  {}", row.line), TextStyle::Small).show(ui, style);
                ui.add_space(S4);
            }
        });
    }
    card(ui, style, |ui| {
        label(ui, style, said::WHAT_COMES);
        ui.add_space(S4);
        for (minute, what) in after_the_ending() {
            desk.pair_ui(ui, &minute.to_string(), what, false);
        }
    });
}

fn where_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let style = desk.style;
    told_ui(desk, ui, said::WHERE.0, &[]);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let AudienceView::Where { lines, pointed_at, .. } = desk.wall() else { return };
    for (at, line) in lines.iter().enumerate() {
        let is_it = *pointed_at == Some(at);
        let fill = if is_it { style.theme.wash } else { style.theme.sheet };
        named(ui, at, |ui| {
            card_of(ui, style, fill, |ui| {
                let text = format!("{}  {line}", at + 1);
                let text = Text::new(&text, TextStyle::Small).max_rows(1).tight(0.84);
                if is_it { text.semi() } else { text }.show(ui, style);
            });
        });
    }
}
