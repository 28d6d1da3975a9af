//! The card behind `?`: how people work, in seven rules, and the keys. The only rules text in the program.

use egui::text::LayoutJob;
use egui::{Rect, ScrollArea, Ui, Vec2, pos2};

use crate::kit::commands::{self, Command, Place, heard};
use crate::kit::keys::scroll_by_keys;
use crate::kit::place::{named, place, window_id};
use crate::kit::theme::{FontCut, S8, S12, S16, S24, S32, S48, Style, TextStyle};
use crate::kit::widgets::{Button, RaisedSheet, Text, layout_text, show_job};
use crate::rules::Rules;
use crate::words;

/// Width of the rules, and of the keys beside them, in px at text size 100 %.
const RULES_WIDTH: f32 = 520.0;
const KEYS_WIDTH: f32 = 420.0;

/// Draws the card over what was drawn before it. Answers whether it is to be put away.
pub fn help_ui(ui: &mut Ui, style: &Style<'_>) -> bool {
    let window = ui.max_rect();
    let both = style.space(RULES_WIDTH) + S48 + style.space(KEYS_WIDTH);
    let room = window.width() - 2.0 * (S24 + S32);
    let side_by_side = room >= both && style.text_growth() < 1.6;
    let width = if side_by_side { both } else { room.min(style.space(RULES_WIDTH)) } + 2.0 * S32;
    let sheet = Rect::from_center_size(window.center(), Vec2::new(width, window.height() - 2.0 * S24));
    // A card that is lower than the window stands in its middle.
    let id = window_id(ui.ctx(), "height of the help");
    let height: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(sheet.height());
    let top = (window.center().y - height / 2.0).max(sheet.top()).round();
    let card = Rect::from_min_max(pos2(sheet.left(), top), pos2(sheet.right(), sheet.bottom()));
    let closes = place(ui, "card of rules and keys", card, |ui| {
        let shown = RaisedSheet::new().flush().padding(S32, S24).show(ui, style, |ui| {
            let most = sheet.height() - 2.0 * S24;
            let page = ScrollArea::vertical().max_height(most).auto_shrink([false, true]);
            page.show(ui, |ui| {
                scroll_by_keys(ui, most, true);
                card_ui(ui, style, side_by_side)
            })
            .inner
        });
        let height = shown.response.rect.height();
        ui.data_mut(|data| data.insert_temp(id, height));
        shown.inner
    });
    closes || heard(ui, Place::Help).is_some()
}

fn card_ui(ui: &mut Ui, style: &Style<'_>, side_by_side: bool) -> bool {
    if side_by_side {
        let top = ui.cursor().min;
        let rules = Rect::from_min_size(top, Vec2::new(style.space(RULES_WIDTH), f32::INFINITY));
        let keys_left = rules.right() + S48;
        let keys = Rect::from_min_size(pos2(keys_left, top.y), Vec2::new(style.space(KEYS_WIDTH), f32::INFINITY));
        let left = place(ui, "rules", rules, |ui| {
            rules_ui(ui, style);
            ui.min_rect()
        });
        let below = place(ui, "keys", keys, |ui| {
            keys_ui(ui, style);
            ui.min_rect()
        });
        ui.advance_cursor_after_rect(left.union(below));
    } else {
        rules_ui(ui, style);
        ui.add_space(S32);
        keys_ui(ui, style);
    }
    ui.add_space(S16);
    named(ui, "close", |ui| Button::second(words::common::CLOSE).key(Command::Back.cap()).show(ui, style)).clicked()
}

fn rules_ui(ui: &mut Ui, style: &Style<'_>) {
    Text::new(words::common::HOW_PEOPLE_WORK, TextStyle::Title).show(ui, style);
    ui.add_space(S12);
    let rules = Rules::newest();
    for (word, meaning) in words::help::three_words(rules) {
        let mut job = LayoutJob::default();
        job.append(word, 0.0, layout_text(style, TextStyle::Small, FontCut::Semi, style.theme.ink));
        job.append(&format!(" {meaning}"), 0.0, layout_text(style, TextStyle::Small, FontCut::Regular, style.theme.ink));
        show_job(ui, job, &format!("{word} {meaning}"));
        ui.add_space(4.0);
    }
    ui.add_space(S12);
    for (number, rule) in (1..).zip(words::help::seven_rules(rules)) {
        numbered_ui(ui, style, &number.to_string(), &rule);
        ui.add_space(S8);
    }
}

/// A number, and the words beside it.
fn numbered_ui(ui: &mut Ui, style: &Style<'_>, number: &str, words: &str) {
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        let number_width = style.mark(24.0);
        let shown = Text::new(number, TextStyle::Small).semi().color(style.theme.soft).width(number_width).show(ui, style);
        ui.add_space(number_width - shown.rect.width());
        Text::new(words, TextStyle::Small).width(width - number_width).show(ui, style);
    });
}

fn keys_ui(ui: &mut Ui, style: &Style<'_>) {
    Text::new(words::help::THE_KEYS, TextStyle::Title).show(ui, style);
    ui.add_space(S12);
    // The bar of a card that is scrolled stands beside the words, and not on them.
    let width = ui.available_width() - S16;
    let key_width = (style.space(136.0)).min(width * 0.4);
    for (key, what) in commands::list() {
        ui.horizontal_top(|ui| {
            let shown = Text::new(&key, TextStyle::Small).semi().width(key_width - S8).show(ui, style);
            ui.add_space(key_width - shown.rect.width());
            Text::new(what, TextStyle::Small).width(width - key_width).show(ui, style);
        });
        ui.add_space(S8);
    }
}
