//! The left of the desk: what the group sees, and the customer with what only the presenter sees.

use egui::accesskit::Role;
use egui::{Align, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::parts::{Desk, card, label};
use super::wall::{WallView, as_text};
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::group::{DeskFace, Wall};
use crate::kit::commands::Command;
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S8, S12, Style, TextStyle, Theme, ThemeName};
use crate::kit::widgets::{Link, Pips, Text, paint_ground, rounded, strokes};
use crate::words::conversation;
use crate::words::grammar::signed;
use crate::words::group::{self as said, buttons};

/// In px at text size 100 %.
const FACE: Vec2 = vec2(62.0, 70.0);

/// What the group sees: a small picture, which is read out as the text of the wall.
pub(super) fn preview_ui(desk: &Desk<'_>, ui: &mut Ui, width: f32) {
    let style = desk.style;
    let (_, rect) = ui.allocate_space(vec2(width, width * 9.0 / 16.0));
    let light = Style { theme: Theme::of(ThemeName::Light), ..*style };
    let wall = desk.wall();
    place(ui, "preview", rect, |ui| {
        WallView { view: wall, number: None }.show(ui, &light, rect, false);
        let response = ui.interact(rect, ui.scope_id().with("what the group sees"), Sense::hover());
        let words = format!("{}: {}", said::THE_GROUP_SEES, as_text(wall));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    });
    ui.add_space(style.space(S8));
    let (state, color) = match desk.group().wall() {
        Wall::Live if desk.shown.not_saved => (said::LIVE, style.theme.broken),
        Wall::Live => (said::LIVE, style.theme.kept),
        Wall::Paused => (said::PAUSED_NOW, style.theme.broken),
        Wall::Black => (said::BLACK_NOW, style.theme.soft),
    };
    state_ui(desk, ui, width, state, color);
    ui.add_space(style.space(S8));
}

/// Whether the wall is live, with its keys beside that where they fit; all others are on the card behind `?`.
fn state_ui(desk: &Desk<'_>, ui: &mut Ui, width: f32, state: &str, color: egui::Color32) {
    let style = desk.style;
    let one_screen = if desk.shown.face == DeskFace::Open { ("", buttons::SWAP) } else { (buttons::THE_WALL, buttons::THE_WALL) };
    let links = [
        (buttons::BLACK, buttons::BLACK, Command::BlackWall),
        (buttons::PAUSE, buttons::PAUSE, Command::PauseWall),
        (one_screen.0, one_screen.1, Command::OneScreen),
    ]
    .map(|(words, name, command)| (Link::new(words, command.cap()).named(name), command));
    let gap = style.space(S12);
    let sizes = links.map(|(link, _)| link.size(ui, style));
    let all = sizes.iter().map(|size| size.x + gap).sum::<f32>() - gap;
    let (top, height) = (ui.cursor().min, sizes.iter().map(|size| size.y).fold(style.line_height(TextStyle::Small), f32::max));
    let side = style.space(10.0);
    let words = Text::new(state, TextStyle::Small).semi();
    let own = side + style.space(S8) + words.galley(ui.painter(), style).size().x;
    let row = egui::Rect::from_min_size(top, vec2(width, height));
    let is_beside = own + gap + all <= width;
    let free = if is_beside { width - all - gap } else { width };
    named(ui, "state of the wall", |ui| {
        let center = egui::pos2(top.x + side / 2.0, row.center().y);
        if desk.group().wall() == Wall::Live {
            ui.painter().circle_filled(center, side / 2.0, color);
        } else {
            ui.painter().rect_filled(egui::Rect::from_center_size(center, Vec2::splat(side)), rounded(1.0), color);
        }
        let line = style.line_height(TextStyle::Small);
        let at = egui::pos2(top.x + side + style.space(S8), row.center().y - line / 2.0);
        place(ui, "state", egui::Rect::from_min_size(at, vec2(own - side, line)), |ui| words.show(ui, style));
        let left = free - own - style.space(S8);
        let on = desk.shown.where_is_the_wall.as_deref().map(|on| Text::new(on, TextStyle::Note).color(style.theme.soft));
        if let Some(on) = on.filter(|on| on.galley(ui.painter(), style).size().x <= left) {
            let line = style.line_height(TextStyle::Note);
            let at = egui::pos2(top.x + own + style.space(S8), row.center().y - line / 2.0);
            place(ui, "on", egui::Rect::from_min_size(at, vec2(left + 1.0, line)), |ui| on.show(ui, style));
        }
        let (mut x, y) = if is_beside { (row.right() - all, row.top()) } else { (row.left(), row.bottom() + style.space(S4)) };
        let mut bottom = row.bottom();
        let from = x;
        let mut y = y;
        for ((link, command), size) in links.into_iter().zip(sizes) {
            if x > from && x + size.x > row.right() + 1.0 {
                (x, y) = (from, y + size.y + style.space(S8));
            }
            let at = egui::pos2(x, if is_beside { y + (height - size.y) / 2.0 } else { y });
            if named(ui, command.cap(), |ui| link.show_at(ui, style, at, Align::Min).clicked()) {
                desk.press(command);
            }
            bottom = bottom.max(at.y + size.y);
            x += size.x + gap;
        }
        ui.advance_cursor_after_rect(egui::Rect::from_min_max(row.min, egui::pos2(row.right(), bottom)));
    });
}

/// The customer, with what only the presenter sees.
pub(super) fn customer_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, view, group) = (desk.style, &desk.known.desk, desk.group());
    card(ui, style, |ui| {
        let customer = &view.customer;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = style.space(S12);
            let (_, rect) = ui.allocate_space(FACE * style.space(1.0));
            paint_ground(ui.painter(), style, rect, customer.face);
            let painter = ui.painter().with_clip_rect(rect);
            let face = Expression::from_mood(customer.face);
            paint_face(&painter, FacePlace::fit(rect, Crop::Tile), &customer.look, &face, style.theme.dark);
            named(ui, "mood", |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing = Vec2::ZERO;
                    let mood = if desk.covered().thoughts { String::new() } else { format!(" {}", signed(view.mood)) };
                    let words = format!("{} {}{mood}", said::is_now(&customer.name), customer.mood_word);
                    Text::new(&words, TextStyle::Small).semi().show(ui, style);
                    scale_ui(ui, style, customer.band);
                    ui.horizontal_wrapped(|ui| {
                        ui.spacing_mut().item_spacing = vec2(style.space(S8), 0.0);
                        label(ui, style, said::FEELS_HEARD);
                        let value = conversation::heard_pips(customer.heard.0, group.run().transcript().rules());
                        Pips::new(customer.heard.0, conversation::HEARD, &value).show(ui, style);
                        if !desk.covered().thoughts {
                            let today = format!("{} {}", view.temperament.name().to_lowercase(), said::TODAY);
                            label(ui, style, &today);
                        }
                    });
                });
            });
        });
        ui.add_space(style.space(S4));
        desk.pair_ui(ui, said::KNOWN, &said::known(view.n_facts.0, view.n_facts.1, customer.promises.len()), false);
        strokes::hairline(ui.painter(), style, ui.max_rect().x_range(), ui.cursor().top());
        ui.add_space(style.space(S4));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(style.space(S8), 0.0);
            Text::new(said::ONLY_YOU_SEE_THIS, TextStyle::Note).semi().color(style.theme.unheard).show(ui, style);
        });
        ui.add_space(style.space(S4));
        let hides = desk.covered().thoughts;
        let trust = format!("{} {}", signed(view.trust), view.trust_word);
        let shows = group.shows_trust() && !hides;
        let link = Link::new(if shows { buttons::HIDE_TRUST } else { buttons::SHOW_TRUST }, Command::Trust.cap()).note();
        // On the line of its label: the cap is higher than that.
        let over = (link.size(ui, style).y - style.line_height(TextStyle::Note)) / 2.0;
        let at = egui::pos2(ui.max_rect().right(), ui.cursor().top() - over);
        let clicked = named(ui, "trust", |ui| link.show_at(ui, style, at, Align::Max).clicked());
        if clicked {
            desk.press(Command::Trust);
        }
        desk.pair_ui(ui, said::TRUST, if shows { &trust } else { said::HIDDEN }, false);
        let private = [
            (said::THINKS, view.thinks.clone(), true),
            (said::WANTS, view.wants.clone(), false),
            (said::UNSAID, view.unsaid.clone(), false),
        ];
        for (name, words, italic) in private {
            if let Some(words) = words {
                desk.pair_ui(ui, name, if hides { said::HIDDEN } else { &words }, italic);
            }
        }
    });
}

/// Seven places, of which one is filled.
fn scale_ui(ui: &mut Ui, style: &Style<'_>, band: usize) {
    let width = ui.available_width().min(style.space(190.0));
    let (_, rect) = ui.allocate_space(vec2(width, style.space(16.0)));
    let step = width / 7.0;
    for place in 0..7_usize {
        let left = rect.left() + step * place as f32;
        let is_here = place == band;
        let height = style.space(if is_here { 8.0 } else { 3.0 });
        let own = egui::Rect::from_center_size(
            egui::pos2(left + step / 2.0 - 2.0, rect.center().y),
            vec2(step - style.space(6.0), height),
        );
        let color = style.theme.mood.get(band).copied().filter(|_| is_here).unwrap_or(style.theme.edge);
        ui.painter().rect_filled(own, rounded(height / 2.0), color);
    }
}
