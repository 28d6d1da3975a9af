//! The map of a scenario: every beat with its first words, how likely each way is, the mood on arrival, and problems in their places.

mod camera;
mod drawer;
mod minimap;
mod sheet;

use std::sync::Arc;

use egui::{Align2, Margin, Rect, Sense, TextEdit, Ui, Vec2, pos2};

use self::camera::{Camera, Seen, on_sheet};
use self::drawer::{drawer_ui, open_at, play_from};
use self::minimap::{Minimap, is_strip, moods};
use self::sheet::Canvas;
use super::{AuthorAction, AuthorShown};
use crate::author::LookedAt;
use crate::kit::commands::{Command, KeyCommand};
use crate::kit::keys::stop_at;
use crate::kit::place::place;
use crate::kit::theme::{S4, S8, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Link, Text, strokes};
use crate::map::{Map, Mark, Step};
use crate::words;

/// The field in which a beat or words are looked for.
const FIELD: f32 = 206.0;
/// What is looked for has so many characters at most.
const LONGEST: usize = 60;
/// How high the drawer is, and how much of the window it takes at most.
const DRAWER: f32 = 196.0;
const MOST_DRAWER: f32 = 0.46;
/// The small picture of the whole, and the width of a window in which it has room beside the drawer.
const MINIMAP: Vec2 = Vec2::new(264.0, 150.0);
const ROOM_FOR_MINIMAP: f32 = 900.0;
const STRIP: f32 = 64.0;
/// With the strip the sheet keeps at least this much of what is below the head, or the strip is left out.
const LEAST_SHEET: f32 = 0.4;
/// The height of a window in which the legend has room.
const ROOM_FOR_LEGEND: f32 = 560.0;
/// One step nearer, and how much one turn of the wheel brings.
const STEP: f32 = 1.25;
const BY_WHEEL: f32 = 0.004;
/// How far an arrow with Shift pans.
const PAN: f32 = 120.0;

/// What the page remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct MapView {
    /// Where one looks; `None` until the map was first seen.
    camera: Option<Camera>,
    /// The file and the map that was last seen, so that the place stays when a newer one comes.
    file: String,
    last: Option<Arc<Map>>,
    /// The id of the beat or ending that is chosen.
    chosen: Option<String>,
    wanted: String,
    /// What was found, and of which map and words: a long dialogue is not searched in every frame.
    found: Option<(Arc<Map>, String, Vec<usize>)>,
    /// Whether the field is to get the keyboard.
    begins_to_find: bool,
    /// Whether what is chosen has yet to be brought into sight.
    comes_into_sight: bool,
    shows_paths: bool,
    minimap: Minimap,
}

impl MapView {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        shown: &AuthorShown<'_>,
        looked: LookedAt<'_>,
        key: Option<KeyCommand>,
    ) -> Option<AuthorAction> {
        let Some(map) = shown.map else {
            let words = match looked.file.good() {
                Some(_) => words::map::BEING_DRAWN,
                None => words::author::NOT_PLAYABLE_YET,
            };
            place(ui, "no map", room, |ui| {
                ui.add_space(style.space(S16));
                Text::new(words, TextStyle::Body).show(ui, style);
            });
            return None;
        };
        // Problems are of the newest text; on the map of an older one they would stand in other places.
        let is_newest = looked.file.good().is_some_and(|good| Arc::ptr_eq(good, map.scenario()));
        let marks = if is_newest { looked.file.marks() } else { &[] };
        let found = self.found(map);
        let head = self.head_ui(ui, style, room, shown, map, &found);
        let height = style.space(DRAWER).min(room.height() * MOST_DRAWER);
        let below_head = room.bottom() - head;
        let is_long = is_strip(map);
        let has_strip = is_long && below_head - height - style.space(STRIP) >= LEAST_SHEET * below_head;
        let strip = if has_strip { style.space(STRIP) } else { 0.0 };
        let window = ui.max_rect();
        let sheet = Rect::from_min_max(pos2(window.left(), head), pos2(window.right(), room.bottom() - height - strip));
        self.keep_the_place(style, sheet, looked, map);
        let mut action = self.by_key(ui, style, sheet, looked, map, marks, &found, key);
        if std::mem::take(&mut self.comes_into_sight)
            && let Some(node) = self.node(map)
        {
            self.show_node(style, sheet, map, node);
        }
        self.sheet_ui(ui, style, sheet, map, marks, &found);
        ui.painter().rect_filled(Rect::from_min_max(sheet.left_bottom(), window.max), 0.0, style.theme.sheet);
        strokes::hairline(ui.painter(), style, window.x_range(), sheet.bottom());
        let has_minimap = !is_long && room.width() >= style.space(ROOM_FOR_MINIMAP);
        let size = if has_strip {
            Vec2::new(room.width(), strip - style.space(S8))
        } else {
            Vec2::new(MINIMAP.x, MINIMAP.y.min(height - 24.0))
        };
        let at = if has_strip {
            pos2(room.left(), sheet.bottom() + style.space(S8))
        } else {
            pos2(room.right() - MINIMAP.x, sheet.bottom() + style.space(S12))
        };
        if let Some(seen) = self.camera.map(|camera| camera.seen(style, sheet)).filter(|_| has_minimap || has_strip) {
            let small = Rect::from_min_size(at, size);
            if let Some(center) = self.minimap.show(ui, style, small, map, marks, &seen)
                && let Some(camera) = &mut self.camera
            {
                camera.center = center;
            }
        }
        let right = if has_minimap { room.right() - MINIMAP.x - style.space(S16) } else { room.right() };
        let drawer = Rect::from_min_max(pos2(room.left(), sheet.bottom() + strip), pos2(right, room.bottom()));
        if let Some(node) = self.node(map) {
            action = action.or(drawer_ui(ui, style, drawer, map, node, marks, looked.file));
        }
        action
    }

    fn found(&mut self, map: &Arc<Map>) -> Vec<usize> {
        if let Some((of, wanted, found)) = &self.found
            && Arc::ptr_eq(of, map)
            && *wanted == self.wanted
        {
            return found.clone();
        }
        let found = map.found(&self.wanted);
        self.found = Some((Arc::clone(map), self.wanted.clone(), found.clone()));
        found
    }

    fn node(&self, map: &Map) -> Option<usize> {
        map.find_id(self.chosen.as_deref()?)
    }

    fn choose(&mut self, map: &Map, node: usize) {
        self.chosen = Some(map.id(node).to_owned());
    }

    /// A new map of the same file: what was chosen stays where it is on the screen. Of another file: one looks at its beginning.
    fn keep_the_place(&mut self, style: &Style<'_>, sheet: Rect, looked: LookedAt<'_>, map: &Arc<Map>) {
        let is_known = self.last.as_ref().is_some_and(|last| Arc::ptr_eq(last, map));
        if is_known && self.camera.is_some() {
            return;
        }
        let old = self.last.replace(Arc::clone(map)).filter(|_| self.file == looked.file.path);
        if let (Some(old), Some(camera)) = (&old, &mut self.camera) {
            let at = |map: &Map| {
                let node = map.find_id(self.chosen.as_deref()?)?;
                map.layout().cards.get(node).map(|card| on_sheet(card).center().to_vec2())
            };
            if let (Some(was), Some(is)) = (at(old), at(map)) {
                camera.center += is - was;
            }
            if at(map).is_some() {
                return;
            }
        }
        self.file.clone_from(&looked.file.path);
        self.choose(map, map.facts().start);
        let whole = Vec2::new(map.layout().width as f32, map.layout().height as f32);
        let fit = Camera::fit(style, sheet, whole);
        // A sheet that would be too small to read is opened at its beginning.
        self.camera = Some(if fit.zoom >= 0.5 { fit } else { Camera { zoom: Camera::READABLE, ..fit } });
        if fit.zoom < 0.5 {
            self.show_node(style, sheet, map, map.facts().start);
        }
    }

    fn show_node(&mut self, style: &Style<'_>, sheet: Rect, map: &Map, node: usize) {
        if let (Some(camera), Some(card)) = (&mut self.camera, map.layout().cards.get(node)) {
            let seen = camera.seen(style, sheet);
            camera.bring_into_sight(&seen, on_sheet(card));
        }
    }

    /// The field, what was found, and nearer, farther and whole. Answers where the sheet begins.
    fn head_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        shown: &AuthorShown<'_>,
        map: &Map,
        found: &[usize],
    ) -> f32 {
        let head = Rect::from_min_max(pos2(room.left(), room.top() + style.space(S8)), room.max);
        let bottom = place(ui, "map head", head, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::new(style.space(S24), style.space(S8));
                if self.field_ui(ui, style) {
                    self.next_found(map, found);
                }
                if !self.wanted.trim().is_empty() {
                    let next = Link::new(words::map::NEXT_FOUND, Command::NextFound.cap());
                    inline_ui(ui, style, Text::new(&words::map::found(found.len()), TextStyle::Note));
                    if next.show(ui, style).clicked() {
                        self.next_found(map, found);
                    }
                }
                let links = [
                    (words::map::NEARER, Command::Nearer),
                    (words::map::FARTHER, Command::Farther),
                    (words::map::WHOLE, Command::WholeMap),
                ];
                for (name, command) in links {
                    if Link::new(name, command.cap()).note().show(ui, style).clicked() {
                        self.clicked(style, room, map, command);
                    }
                }
                if !map.paths().is_empty() {
                    let name = if self.shows_paths { words::map::WITHOUT_PATHS } else { words::map::OWN_PATHS };
                    if Link::new(name, Command::OwnPaths.cap()).note().show(ui, style).clicked() {
                        self.shows_paths = !self.shows_paths;
                    }
                }
                if shown.is_drawing {
                    inline_ui(ui, style, Text::new(words::map::BEING_DRAWN_AGAIN, TextStyle::Note).color(style.theme.soft));
                }
            });
            if room.height() >= style.space(ROOM_FOR_LEGEND) {
                ui.add_space(style.space(S8));
                legend_ui(ui, style, map);
            }
            ui.min_rect().bottom()
        });
        bottom + style.space(S8)
    }

    /// The field; Enter in it leads to the first that is found, and Esc empties it. Answers whether that was Enter.
    fn field_ui(&mut self, ui: &mut Ui, style: &Style<'_>) -> bool {
        let (font, color) = style.edit_font(TextStyle::Small);
        let field = TextEdit::singleline(&mut self.wanted)
            .char_limit(LONGEST)
            .font(font)
            .text_color(color)
            .hint_text(words::map::FIND)
            .desired_width(style.space(FIELD).min(ui.available_width() * 0.6))
            .align(Align2::LEFT_CENTER)
            .margin(Margin::symmetric(12, S4 as i8));
        let response = ui.add(field);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(words::map::FIND));
        if std::mem::take(&mut self.begins_to_find) {
            response.request_focus();
        }
        let (enter, escape) = ui.input(|input| (input.key_pressed(egui::Key::Enter), input.key_pressed(egui::Key::Escape)));
        if response.lost_focus() && escape {
            self.wanted.clear();
        }
        response.lost_focus() && enter
    }

    fn clicked(&mut self, style: &Style<'_>, sheet: Rect, map: &Map, command: Command) {
        let Some(camera) = &mut self.camera else { return };
        let seen = camera.seen(style, sheet);
        match command {
            Command::Nearer => camera.zoom_about(&seen, sheet.center(), STEP),
            Command::Farther => camera.zoom_about(&seen, sheet.center(), 1.0 / STEP),
            _ => {
                let whole = Vec2::new(map.layout().width as f32, map.layout().height as f32);
                *camera = Camera::fit(style, sheet, whole);
            }
        }
    }

    /// On to the next of what was found.
    fn next_found(&mut self, map: &Map, found: &[usize]) {
        let at = self.node(map).and_then(|node| found.iter().position(|other| *other == node));
        let next = found.get(at.map_or(0, |at| at + 1)).or(found.first());
        if let Some(next) = next {
            self.choose(map, *next);
            self.comes_into_sight = true;
        }
    }

    /// On to the next place at which something was found by the check.
    fn next_problem(&mut self, map: &Map, marks: &[Mark]) {
        let mut places: Vec<usize> = marks.iter().map(|mark| map.number_of(mark.place)).collect();
        places.sort_unstable();
        places.dedup();
        self.next_found(map, &places);
    }

    #[expect(clippy::too_many_arguments, reason = "all that keys can be about")]
    fn by_key(
        &mut self,
        ui: &Ui,
        style: &Style<'_>,
        sheet: Rect,
        looked: LookedAt<'_>,
        map: &Map,
        marks: &[Mark],
        found: &[usize],
        key: Option<KeyCommand>,
    ) -> Option<AuthorAction> {
        let command = key?.command;
        let node = self.node(map).unwrap_or(map.facts().start);
        let step = match command {
            Command::BeatOn => Some(Step::On),
            Command::BeatBack => Some(Step::Back),
            Command::BeatAbove => Some(Step::Up),
            Command::BeatBelow => Some(Step::Down),
            _ => None,
        };
        if let Some(step) = step {
            stop_at(ui);
            if let Some(next) = map.step(node, step) {
                self.choose(map, next);
                self.show_node(style, sheet, map, next);
            }
            return None;
        }
        let pan = match command {
            Command::PanLeft => Some(Vec2::new(PAN, 0.0)),
            Command::PanRight => Some(Vec2::new(-PAN, 0.0)),
            Command::PanUp => Some(Vec2::new(0.0, PAN)),
            Command::PanDown => Some(Vec2::new(0.0, -PAN)),
            _ => None,
        };
        if let (Some(pan), Some(camera)) = (pan, &mut self.camera) {
            let seen = camera.seen(style, sheet);
            camera.pan(&seen, pan);
            return None;
        }
        match command {
            Command::FindBeat => self.begins_to_find = true,
            Command::NextFound => {
                self.next_found(map, found);
                if found.is_empty() {
                    self.next_problem(map, marks);
                }
            }
            Command::Nearer | Command::Farther | Command::WholeMap => self.clicked(style, sheet, map, command),
            Command::ToBeat => {
                if let Some(camera) = &mut self.camera {
                    camera.zoom = Camera::READABLE;
                    camera.center = on_sheet(map.layout().cards.get(node)?).center().to_vec2();
                }
            }
            Command::OwnPaths => self.shows_paths = !self.shows_paths,
            Command::PlayFromBeat => return play_from(map, node),
            Command::OpenEditor => return open_at(map, node, looked.file),
            _ => {}
        }
        None
    }

    /// The sheet under the pointer: dragged, brought nearer by the wheel, and clicked.
    fn sheet_ui(&mut self, ui: &mut Ui, style: &Style<'_>, sheet: Rect, map: &Arc<Map>, marks: &[Mark], found: &[usize]) {
        let response = ui.interact(sheet, ui.scope_id().with("sheet"), Sense::drag());
        let Some(camera) = &mut self.camera else { return };
        if response.dragged() {
            let seen = camera.seen(style, sheet);
            camera.pan(&seen, response.drag_delta());
        }
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| sheet.contains(*at) && ui.is_enabled());
        if let Some(at) = pointer {
            let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta, input.zoom_delta()));
            let seen = camera.seen(style, sheet);
            if wheel.y != 0.0 || (pinch - 1.0).abs() > f32::EPSILON {
                camera.zoom_about(&seen, at, pinch * (wheel.y * BY_WHEEL).exp());
            }
            if wheel.x != 0.0 {
                camera.pan(&seen, Vec2::new(wheel.x, 0.0));
            }
        }
        camera.keep_in(Vec2::new(map.layout().width as f32, map.layout().height as f32));
        let seen: Seen<'_> = camera.seen(style, sheet);
        let canvas = Canvas { seen, map, marks, chosen: self.node(map), found, shows_paths: self.shows_paths };
        let clicked = place(ui, "cards", sheet, |ui| canvas.show(ui));
        let by_hand = pointer.filter(|_| ui.input(|input| input.pointer.primary_clicked()));
        // Where many cards are in sight they are no controls of their own.
        let hit = by_hand.and_then(|at| {
            let there = seen.on_sheet(at);
            map.at(there.x.into(), there.y.into())
        });
        if let Some(node) = clicked.or(hit) {
            self.choose(map, node);
        }
    }
}

/// What widths, colours and dashes mean, and how much there is.
fn legend_ui(ui: &mut Ui, style: &Style<'_>, map: &Map) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(style.space(S8), style.space(S4));
        let soft = |words: &'static str| Text::new(words, TextStyle::Note).color(style.theme.soft);
        let n_beats = map.scenario().beats().len();
        let size = words::map::size(n_beats, map.scenario().endings().len(), map.exchanges(), map.is_about());
        inline_ui(ui, style, Text::new(&size, TextStyle::Note).color(style.theme.soft));
        ui.add_space(style.space(S16));
        inline_ui(ui, style, soft(words::map::WIDTH_OF_A_WAY));
        ui.add_space(style.space(S16));
        inline_ui(ui, style, soft(words::map::MOOD_ON_ARRIVAL));
        let height = style.line_height(TextStyle::Note);
        let width = (style.mark(12.0) + 4.0) * 7.0;
        let (_, rect) = ui.allocate_space(Vec2::new(width, height));
        moods(ui.painter(), style, pos2(rect.left(), rect.center().y - style.mark(6.0)));
        for (words, dash, gap) in [(words::map::NOT_TYPICALLY, 7.0, 5.0), (words::map::NEVER, 2.0, 5.0)] {
            ui.add_space(style.space(S16));
            let (_, rect) = ui.allocate_space(Vec2::new(34.0, height));
            let line = [rect.left_center(), rect.right_center()];
            ui.painter().add(egui::Shape::Vec(egui::Shape::dashed_line(
                &line,
                egui::Stroke::new(1.5, style.theme.edge),
                dash,
                gap,
            )));
            inline_ui(ui, style, soft(words));
        }
    });
}

/// Words on one line, which go to the next as a whole where this one is full.
fn inline_ui(ui: &mut Ui, style: &Style<'_>, text: Text<'_>) {
    let width = text.galley(ui.painter(), style).size().x.ceil();
    text.width(width + 1.0).max_rows(1).show(ui, style);
}
