//! What is known of the beat that is chosen: who stands there in which mood, what is said, where each option leads and how often.

use egui::{Rect, Ui, Vec2, pos2};

use super::super::AuthorAction;
use crate::author::BenchFile;
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::kit::commands::Command;
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{Button, Text, corner_mask, paint_ground};
use crate::map::{Map, Mark, Met, WayFacts, asked, said, signed};
use crate::rules::Rules;
use crate::scenario::{Edge, Target};
use crate::source::file_name;
use crate::wording::typographic;
use crate::words;

/// The face, and the columns of the page: who stands there, and what can be done.
const FACE: Vec2 = Vec2::new(68.0, 77.0);
const WHO: f32 = 0.34;
/// Below this width both stand below one another.
const BESIDE: f32 = 640.0;
/// How much of the column the share of an option takes, and where it leads.
const SHARE: f32 = 0.15;
const LEADS: f32 = 0.26;

/// Draws what is known of a place.
pub(super) fn drawer_ui(
    ui: &mut Ui,
    style: &Style<'_>,
    room: Rect,
    map: &Map,
    node: usize,
    marks: &[Mark],
    of: &BenchFile,
) -> Option<AuthorAction> {
    let mut action = None;
    place(ui, "drawer", room, |ui| {
        Page::new("drawer").show(ui, style, |ui| {
            ui.add_space(style.space(S12));
            let left = ui.cursor().min;
            let width = ui.available_width() - style.space(S16);
            let is_beside = width >= style.space(BESIDE);
            let who_width = if is_beside { width * WHO } else { width };
            let who = Rect::from_min_size(left, Vec2::new(who_width, f32::INFINITY));
            let mut bottom = place(ui, "who", who, |ui| {
                who_ui(ui, style, map, node);
                marks_ui(ui, style, map, node, marks);
                ui.min_rect().bottom()
            });
            let at = if is_beside {
                pos2(left.x + who_width + style.space(S16), left.y)
            } else {
                pos2(left.x, bottom + style.space(S12))
            };
            let ways_width = if is_beside { width - who_width - style.space(S16) } else { width };
            let ways = Rect::from_min_size(at, Vec2::new(ways_width, f32::INFINITY));
            bottom = bottom.max(place(ui, "ways", ways, |ui| {
                action = buttons_ui(ui, style, map, node, of);
                ui.add_space(style.space(S8));
                for way in map.ways_from(node) {
                    if let Some(facts) = map.facts().ways.get(way) {
                        named(ui, ("way", way), |ui| way_ui(ui, style, map, node, way, facts));
                    }
                }
                ui.min_rect().bottom()
            }));
            ui.allocate_space(Vec2::new(width, bottom - left.y + style.space(S8)));
        });
    });
    action
}

fn who_ui(ui: &mut Ui, style: &Style<'_>, map: &Map, node: usize) {
    let Some(facts) = map.facts().nodes.get(node) else { return };
    let width = ui.available_width();
    let face = Vec2::new(style.space(FACE.x), style.space(FACE.y));
    let tile = Rect::from_min_size(ui.cursor().min, face);
    let mood = facts.mood.unwrap_or_default() as f32;
    paint_ground(ui.painter(), style, tile, mood);
    let painter = ui.painter().with_clip_rect(tile.intersect(ui.clip_rect()));
    let look = &map.scenario().customer().look;
    paint_face(&painter, FacePlace::fit(tile, Crop::Tile), look, &Expression::from_mood(mood), style.theme.dark);
    corner_mask(ui.painter(), tile, style.tokens().radius.card, style.theme.sheet);
    let beside = Rect::from_min_size(
        tile.right_top() + Vec2::new(style.space(S12), 0.0),
        Vec2::new(width - face.x - style.space(S12), f32::INFINITY),
    );
    let bottom = place(ui, "name", beside, |ui| {
        Text::new(&typographic(map.name(node)), TextStyle::Body).semi().show(ui, style);
        let (file, line) = map.written(node).unwrap_or_default();
        let written = words::map::written(file_name(file), line, map.branch(node));
        Text::new(&written, TextStyle::Note).color(style.theme.soft).show(ui, style);
        let chance = said(facts.chance, facts.met);
        let chance = if map.is_about() && facts.met == Met::Typically { words::map::about(&chance) } else { chance };
        let mood = facts.mood.map(|mood| {
            let band = Rules::newest().mood_band(mood.round() as i8);
            words::map::mood(&words::common::mood_word(band), &signed(mood))
        });
        let chance = Some(chance.as_str()).filter(|_| facts.met == Met::Typically);
        let come = words::map::come_here(chance, facts.met != Met::Never, mood.as_deref());
        Text::new(&come, TextStyle::Note).color(style.theme.soft).show(ui, style);
        ui.min_rect().bottom()
    });
    ui.allocate_space(Vec2::new(width, bottom.max(tile.bottom()) - tile.top()));
    let says = typographic(map.says(node));
    if !says.is_empty() {
        ui.add_space(style.space(S8));
        Text::new(&words::map::quoted(&says), TextStyle::Small).show(ui, style);
    }
}

fn marks_ui(ui: &mut Ui, style: &Style<'_>, map: &Map, node: usize, marks: &[Mark]) {
    let here = marks.iter().filter(|mark| map.number_of(mark.place) == node);
    for (index, mark) in here.enumerate() {
        ui.add_space(style.space(S8));
        let words = format!("{}: {}", words::author::weight(mark.severity), mark.message);
        named(ui, ("mark", index), |ui| Text::new(&words, TextStyle::Note).semi().show(ui, style));
    }
}

fn buttons_ui(ui: &mut Ui, style: &Style<'_>, map: &Map, node: usize, of: &BenchFile) -> Option<AuthorAction> {
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(style.space(S8));
        let is_beat = matches!(map.facts().nodes.get(node).map(|node| node.place), Some(Target::Beat(_)));
        if is_beat {
            let play = Button::primary(words::map::PLAY_FROM_HERE).key(Command::PlayFromBeat.cap());
            if play.show(ui, style).clicked() {
                action = play_from(map, node);
            }
        }
        if let Some(opens) = open_at(map, node, of) {
            let open = Button::second(words::author::OPEN_IN_EDITOR).key(Command::OpenEditor.cap());
            if open.show(ui, style).clicked() {
                action = Some(opens);
            }
        }
    });
    action
}

/// Playing from a beat; there is nothing to play from an ending.
pub(super) fn play_from(map: &Map, node: usize) -> Option<AuthorAction> {
    let is_beat = matches!(map.facts().nodes.get(node)?.place, Target::Beat(_));
    is_beat.then(|| AuthorAction::PlayFrom(map.id(node).to_owned()))
}

/// Opening its file where it stands.
pub(super) fn open_at(map: &Map, node: usize, of: &BenchFile) -> Option<AuthorAction> {
    let (file, line) = map.written(node)?;
    of.can_write(file).then(|| AuthorAction::OpenInEditor { path: file.to_owned(), line })
}

/// One way on: how many of those who come here take it, what is said, what it asks for, and where it leads.
fn way_ui(ui: &mut Ui, style: &Style<'_>, map: &Map, node: usize, way: usize, facts: &WayFacts) {
    let here = map.facts().nodes.get(node).map_or(0.0, |node| node.chance);
    let share = if facts.met == Met::Typically && here > 0.0 {
        words::map::percent((facts.chance / here).min(1.0))
    } else {
        said(facts.chance, facts.met)
    };
    let text = typographic(&facts.edge.text(map.scenario(), facts.beat));
    let text = match facts.edge {
        Edge::Unheard(_) => words::map::unheard(&text),
        Edge::On => words::map::GOES_ON.to_owned(),
        Edge::Choice(_) | Edge::Route(_) => text,
    };
    let needs = match facts.edge {
        Edge::Choice(_) => asked(map.scenario(), map.facts(), &[way]),
        _ => None,
    };
    let to = words::map::leads_to(map.name(facts.to), false);
    let width = ui.available_width();
    let left = ui.cursor().min;
    let column = |from: f32, to: f32| {
        let gap = style.space(S8);
        Rect::from_min_size(pos2(left.x + from * width, left.y), Vec2::new((to - from) * width - gap, f32::INFINITY))
    };
    let shown = [
        (share, column(0.0, SHARE), true, style.theme.ink),
        (text, column(SHARE, 1.0 - LEADS), false, style.theme.ink),
        (to, column(1.0 - LEADS, 1.0), false, style.theme.soft),
    ];
    let mut bottom = left.y;
    for (index, (words, rect, is_semi, color)) in shown.into_iter().enumerate() {
        let text = Text::new(&words, TextStyle::Note).color(color).width(rect.width());
        let text = if is_semi { text.semi() } else { text };
        bottom = bottom.max(place(ui, index, rect, |ui| text.show(ui, style).rect.bottom()));
    }
    if let Some(needs) = needs {
        let rect = Rect::from_min_max(pos2(left.x + SHARE * width, bottom), pos2(left.x + width, f32::INFINITY));
        let words = words::map::needs(&needs);
        bottom = place(ui, "needs", rect, |ui| {
            Text::new(&words, TextStyle::Note).color(style.theme.soft).width(rect.width()).show(ui, style).rect.bottom()
        });
    }
    ui.allocate_space(Vec2::new(width, bottom - left.y));
}
