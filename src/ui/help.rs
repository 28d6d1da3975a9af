//! The card behind `?`: how people work, in seven rules, and the keys. The only rules text in the program.

use egui::text::LayoutJob;
use egui::{Frame, Margin, Rect, Ui, Vec2, pos2};

use crate::kit::commands::{self, Command, Place, key_command};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::{place, window_id};
use crate::kit::theme::{FontCut, S8, S12, S16, S24, S32, S48, Style, TextStyle};
use crate::kit::widgets::{Button, RaisedSheet, Text, layout_text, show_job, strokes};
use crate::rules::Rules;
use crate::words;

/// Width of the rules, and of the keys beside them at most and at least, in px at text size 100 %.
const RULES_WIDTH: f32 = 480.0;
const KEYS_WIDTH: f32 = 640.0;
const LEAST_KEYS: f32 = 420.0;
/// Width of the keys' own column.
const KEY_WIDTH: f32 = 168.0;

/// The card.
#[derive(Clone, Copy, Debug)]
pub struct HelpView;

impl HelpView {
    /// Draws the card over what was drawn before it. Answers whether it is to be put away.
    ///
    /// What is read on it is scrolled where it does not fit. The way back stands below that, always in sight.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> bool {
        help_ui(ui, style)
    }
}

fn help_ui(ui: &mut Ui, style: &Style<'_>) -> bool {
    let window = ui.max_rect();
    let both = |keys| style.space(RULES_WIDTH) + S48 + style.space(keys);
    let room = window.width() - 2.0 * (S24 + style.space(S32));
    let side_by_side = room >= both(LEAST_KEYS) && style.text_growth() < 1.6;
    let width = room.min(if side_by_side { both(KEYS_WIDTH) } else { style.space(RULES_WIDTH) });
    let foot = 2.0 * S12 + close_button().size(ui, style).y;
    let most = window.height() - 2.0 * S24 - foot;
    // A card that is lower than the window stands in its middle.
    let id = window_id(ui.ctx(), "height of the help");
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let height = known.map_or(most, |height| height.min(most));
    let size = Vec2::new(width + 2.0 * style.space(S32), height + foot);
    let card = Rect::from_min_size((window.center() - size / 2.0).round(), size);
    let (closes, page_height) = place(ui, "card of rules and keys", card, |ui| {
        let sheet = RaisedSheet::new().flush().padding(S32, 0.0).show(ui, style, |ui| {
            let inner = ui.available_rect_before_wrap();
            let (page, foot) = inner.split_top_bottom_at_y(inner.top() + height);
            let page_height = place(ui, "page", page, |ui| page_ui(ui, style, side_by_side));
            strokes::hairline(ui.painter(), style, card.x_range(), foot.top());
            let foot = foot.with_min_y(foot.top() + S12);
            let closes = place(ui, "close", foot, |ui| close_button().show(ui, style).clicked());
            ui.advance_cursor_after_rect(inner);
            (closes, page_height)
        });
        sheet.inner
    });
    if known != Some(page_height) {
        ui.data_mut(|data| data.insert_temp(id, page_height));
        ui.ctx().request_discard("the card is as high as what is on it");
    }
    closes || key_command(ui, Place::Help).is_some()
}

fn close_button() -> Button<'static> {
    Button::second(words::common::CLOSE).key(Command::Back.cap())
}

/// The rules and the keys; returns how high they stand.
fn page_ui(ui: &mut Ui, style: &Style<'_>, side_by_side: bool) -> f32 {
    let room = ui.available_height();
    let shown = Page::new("rules and keys").show(ui, style, |ui| {
        scroll_by_keys(ui, room, true);
        Frame::NONE.inner_margin(Margin::symmetric(0, S24 as i8)).show(ui, |ui| card_ui(ui, style, side_by_side));
    });
    shown.height
}

fn card_ui(ui: &mut Ui, style: &Style<'_>, side_by_side: bool) {
    if side_by_side {
        let top = ui.cursor().min;
        let rules = Rect::from_min_size(top, Vec2::new(style.space(RULES_WIDTH), f32::INFINITY));
        let keys_left = rules.right() + S48;
        let keys = Rect::from_min_max(pos2(keys_left, top.y), pos2(top.x + ui.available_width(), f32::INFINITY));
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
    let key_width = style.space(KEY_WIDTH).min(width * 0.4);
    for (key, what) in commands::list() {
        ui.horizontal_top(|ui| {
            let shown = Text::new(&key, TextStyle::Small).semi().width(key_width - S8).show(ui, style);
            ui.add_space(key_width - shown.rect.width());
            Text::new(what, TextStyle::Small).width(width - key_width).show(ui, style);
        });
        ui.add_space(S8);
    }
}
