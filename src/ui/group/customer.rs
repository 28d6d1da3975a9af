//! The left of the desk: what the room sees, and the customer with what only the presenter sees.

use egui::accesskit::Role;
use egui::{Align, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::parts::{Desk, card, label, signed};
use super::wall::{WallView, as_text};
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::group::Wall;
use crate::kit::commands::Command;
use crate::kit::place::{named, place};
use crate::kit::theme::{S4, S8, S12, Style, TextStyle, Theme, ThemeName};
use crate::kit::widgets::{Link, Pips, Text, paint_ground, rounded, strokes};
use crate::words::group::buttons as keys;
use crate::words::{conversation, group as said};

/// In px at text size 100 %.
const FACE: Vec2 = vec2(68.0, 77.0);

/// What the room sees: a small picture, which is read out as the text of the wall.
pub(super) fn preview_ui(desk: &Desk<'_>, ui: &mut Ui, width: f32) {
    let style = desk.style;
    let (_, rect) = ui.allocate_space(vec2(width, width * 9.0 / 16.0));
    let light = Style { theme: Theme::of(ThemeName::Light), ..*style };
    let wall = desk.wall();
    place(ui, "preview", rect, |ui| {
        WallView { view: wall, number: None }.show(ui, &light, rect, false);
        let response = ui.interact(rect, ui.scope_id().with("what the room sees"), Sense::hover());
        let words = format!("{}: {}", said::THE_ROOM_SEES, as_text(wall));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    });
    ui.add_space(style.space(S8));
    let (state, color) = match desk.room().wall() {
        Wall::Live if desk.shown.not_kept => (said::LIVE, style.theme.broken),
        Wall::Live => (said::LIVE, style.theme.kept),
        Wall::Frozen => (said::FROZEN, style.theme.broken),
        Wall::Black => (said::BLACK_NOW, style.theme.soft),
    };
    named(ui, "state of the wall", |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(style.space(S8), 0.0);
            let side = style.space(10.0);
            let (_, rect) = ui.allocate_space(vec2(side, style.line_height(TextStyle::Small)));
            if desk.room().wall() == Wall::Live {
                ui.painter().circle_filled(rect.center(), side / 2.0, color);
            } else {
                let square = egui::Rect::from_center_size(rect.center(), Vec2::splat(side));
                ui.painter().rect_filled(square, rounded(1.0), color);
            }
            Text::new(state, TextStyle::Small).semi().show(ui, style);
            if let Some(words) = desk.shown.where_is_the_wall.as_deref() {
                Text::new(words, TextStyle::Note).color(style.theme.soft).max_rows(1).show(ui, style);
            }
        });
    });
    ui.add_space(style.space(S4));
    let mut links = vec![(keys::BLACK, Command::BlackWall), (keys::FREEZE, Command::FreezeWall)];
    if desk.shown.one_screen {
        links.push((keys::THE_WALL, Command::OneScreen));
        links.push((keys::OWN_WINDOW, Command::OwnWindow));
    } else {
        links.push((keys::SWAP, Command::OneScreen));
        links.push((keys::NUMBERS, Command::NumberScreens));
        links.push((keys::OWN_WINDOW, Command::OwnWindow));
    }
    desk.links_ui(ui, "keys of the wall", &links);
    ui.add_space(style.space(S12));
}

/// The customer, with what only the presenter sees.
pub(super) fn customer_ui(desk: &Desk<'_>, ui: &mut Ui) {
    let (style, view, room) = (desk.style, &desk.known.desk, desk.room());
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
                    let mood = if desk.hides() { String::new() } else { format!(" {}", signed(view.mood)) };
                    let words = format!("{} {}{mood}", said::is_now(&customer.name), customer.mood_word);
                    Text::new(&words, TextStyle::Small).semi().show(ui, style);
                    scale_ui(ui, style, customer.band);
                    ui.horizontal_wrapped(|ui| {
                        ui.spacing_mut().item_spacing = vec2(style.space(S8), 0.0);
                        label(ui, style, said::FEELS_HEARD);
                        let value = conversation::heard_pips(customer.heard.0, room.run().transcript().rules());
                        Pips::new(customer.heard.0, conversation::HEARD, &value).show(ui, style);
                    });
                });
            });
        });
        ui.add_space(style.space(S8));
        desk.pair_ui(ui, said::KNOWN, &said::known(view.n_facts.0, view.n_facts.1, customer.promises.len()), false);
        strokes::hairline(ui.painter(), style, ui.max_rect().x_range(), ui.cursor().top());
        ui.add_space(style.space(S8));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(style.space(S8), 0.0);
            Text::new(said::ONLY_YOU_SEE_THIS, TextStyle::Note).semi().color(style.theme.unheard).show(ui, style);
        });
        ui.add_space(style.space(S4));
        let hides = desk.hides();
        let account = format!("{} {}", signed(view.account), view.account_word);
        let shows = room.shows_account() && !hides;
        let link = Link::new(if shows { keys::HIDE_ACCOUNT } else { keys::ACCOUNT }, Command::Account.cap()).note();
        let at = egui::pos2(ui.max_rect().right(), ui.cursor().top() - style.space(S4));
        let clicked = named(ui, "account", |ui| link.show_at(ui, style, at, Align::Max).clicked());
        if clicked {
            desk.press(Command::Account);
        }
        desk.pair_ui(ui, said::ACCOUNT, if shows { &account } else { said::HIDDEN }, false);
        let private = [
            (said::TODAY, Some(view.temperament.name().to_lowercase()), false),
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
