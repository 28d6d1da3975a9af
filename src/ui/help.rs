//! The card behind `?`: seven things about people, and the keys of the page beneath.

use egui::accesskit::Role;
use egui::{Frame, Id, Margin, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use crate::kit::commands::{Command, KeyLine, Place, key_command, keys_of};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::{Page, passage};
use crate::kit::place::{named, place};
use crate::kit::theme::{Motion, S4, S8, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Button, KeyCap, RaisedSheet, Tabs, Text, fade_in_on, fade_out_on, rounded, strokes};
use crate::rules::Rules;
use crate::words;

/// The card, in px at text size 100 %.
const CARD: Vec2 = Vec2::new(760.0, 648.0);
/// What stays free around it at least.
const AROUND: f32 = 36.0;
/// What stands between the edge of the card and its words.
const PADDING: f32 = 40.0;
/// So much of the paper lies over the page beneath.
const VEIL: f32 = 0.78;
/// A thing about people, from one to the next, and the column of its number.
const STEP: f32 = 64.0;
const NUMBER: f32 = 32.0;
/// A key, from one to the next, and the column of its caps.
const KEY_ROW: f32 = 48.0;
const CAPS: f32 = 200.0;
/// The two tabs.
const N_TABS: usize = 2;

/// What the card asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpAnswer {
    /// It is put away.
    Closes,
    /// It is put away, and this is done as if its key had been pressed.
    Does(Command),
}

/// What the card remembers between two frames.
#[derive(Debug, Default)]
pub struct HelpView {
    /// Which of the two tabs is shown.
    tab: usize,
    /// Since when the card is there, in seconds.
    since: Option<f64>,
    /// What had the keyboard on the page beneath, and gets it back.
    focus_beneath: Option<Id>,
}

impl HelpView {
    /// The card, with the keys of the page in front.
    pub fn with_the_keys() -> Self {
        Self { tab: N_TABS - 1, ..Self::default() }
    }

    /// Draws the card over the page that was drawn before it. `places` are those in which the keys of that page hold. Answers whether
    /// the card is to be put away: by Close, by a key, by a click outside it, or by a line that was pressed.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, places: &[Place]) -> Option<HelpAnswer> {
        let window = ui.max_rect();
        let shown = self.shown(ui, style);
        ui.painter().rect_filled(window, 0.0, style.theme.paper.gamma_multiply(VEIL * shown));
        let around = Vec2::splat(2.0 * style.margin(AROUND).min(window.height() * 0.05));
        let size = (CARD * style.growth_of_space()).min(window.size() - around);
        let card = Rect::from_center_size(window.center(), size.round());
        let outside = ui.input(|input| {
            let at = input.pointer.interact_pos().filter(|_| input.pointer.primary_clicked());
            at.is_some_and(|at| !card.contains(at))
        });
        ui.set_opacity(shown);
        let (closes, pressed) = place(ui, "card of help", card, |ui| {
            let sheet = RaisedSheet::new().flush().padding(0.0, 0.0).show(ui, style, |ui| {
                let inner = ui.available_rect_before_wrap();
                let closes = self.card_ui(ui, style, inner, places);
                ui.advance_cursor_after_rect(inner);
                closes
            });
            sheet.inner
        });
        let command = key_command(ui, Place::Help).map(|key| key.command);
        match command {
            Some(Command::Next) => self.tab = (self.tab + 1).min(N_TABS - 1),
            Some(Command::Previous) => self.tab = self.tab.saturating_sub(1),
            _ => {}
        }
        if matches!(command, Some(Command::Next | Command::Previous)) {
            ui.ctx().request_repaint();
        }
        let closes = closes || outside || matches!(command, Some(Command::Back | Command::GoOn));
        if closes {
            self.give_keyboard_back(ui);
        }
        pressed.map(HelpAnswer::Does).or(closes.then_some(HelpAnswer::Closes))
    }

    /// Remembers what has the keyboard, before the page beneath is drawn as one that hears nothing, and loses it.
    pub fn opens_over(&mut self, ui: &Ui) {
        if self.since.is_none() {
            self.focus_beneath = ui.memory(egui::Memory::focused);
        }
    }

    /// The keyboard goes back to what had it beneath the card.
    pub fn give_keyboard_back(&self, ui: &Ui) {
        if let Some(beneath) = self.focus_beneath {
            ui.memory_mut(|memory| memory.request_focus(beneath));
        }
    }

    /// How far the card has faded in, 0 to 1.
    fn shown(&mut self, ui: &Ui, style: &Style<'_>) -> f32 {
        let now = ui.input(|input| input.time);
        let since = *self.since.get_or_insert(now);
        let seconds = f64::from(style.seconds(Motion::Hover));
        if seconds <= 0.0 || now - since >= seconds {
            return 1.0;
        }
        ui.ctx().request_repaint();
        ((now - since) / seconds) as f32
    }

    /// The head with its tabs, what is read between, and the foot with the way back: head and foot stay where they are.
    fn card_ui(&mut self, ui: &mut Ui, style: &Style<'_>, card: Rect, places: &[Place]) -> (bool, Option<Command>) {
        let padding = style.margin(PADDING).min(card.width() * 0.06);
        let column = card.shrink2(Vec2::new(padding, 0.0));
        let head = self.head_ui(ui, style, column);
        let close = Button::primary(words::common::CLOSE).key(Command::Back.cap());
        let foot_height = close.size(ui, style).y + 2.0 * style.space(S16).min(card.height() * 0.02);
        let foot = card.with_min_y(card.bottom() - foot_height);
        strokes::hairline(ui.painter(), style, card.x_range(), foot.top());
        let room = Rect::from_min_max(pos2(column.left(), head + 1.0), pos2(column.right(), foot.top()));
        let mut pressed = None;
        place(ui, ("page", self.tab), room, |ui| {
            let page = Page::new("page of the card").show(ui, style, |ui| {
                scroll_by_keys(ui, room.height(), true);
                let margin = Margin { left: 0, right: 8, top: style.space(S24) as i8, bottom: style.space(S16) as i8 };
                Frame::NONE.inner_margin(margin).show(ui, |ui| match self.tab {
                    0 => things_ui(ui, style),
                    _ => pressed = keys_ui(ui, style, places),
                });
            });
            if page.offset > 1.0 {
                fade_in_on(ui.painter(), style.theme.sheet, page.rect);
            }
            if page.below > S8 {
                fade_out_on(ui.painter(), style.theme.sheet, page.rect);
            }
        });
        (foot_ui(ui, style, foot.shrink2(Vec2::new(padding, 0.0)), close), pressed)
    }

    /// The tabs, and the arrows that go from one to the other. Returns where the head ends.
    fn head_ui(&mut self, ui: &mut Ui, style: &Style<'_>, column: Rect) -> f32 {
        let cap = KeyCap::new(Command::Previous.cap());
        let side = cap.size(ui.painter(), style);
        let arrows = 2.0 * side.x + style.space(S8);
        let names = [words::common::HOW_PEOPLE_WORK, words::help::THE_KEYS];
        let (clicked, head, words_top) = place(ui, "tabs", column, |ui| {
            ui.add_space(style.space(S8));
            let tabs = Tabs::new(&names, self.tab).kind(TextStyle::Body).room_beside(arrows + style.space(S16));
            let answer = tabs.show(ui, style);
            (answer.clicked, ui.min_rect().bottom(), answer.words_top)
        });
        let middle = words_top + style.line_height(TextStyle::Body) / 2.0;
        let top = (middle - side.y / 2.0).round();
        cap.paint(ui.painter(), style, pos2(column.right() - arrows, top));
        KeyCap::new(Command::Next.cap()).paint(ui.painter(), style, pos2(column.right() - side.x, top));
        if let Some(tab) = clicked {
            self.tab = tab;
        }
        head
    }
}

/// The way back, and what else closes the card.
fn foot_ui(ui: &mut Ui, style: &Style<'_>, foot: Rect, close: Button<'_>) -> bool {
    let size = close.size(ui, style);
    let at = Rect::from_min_size(pos2(foot.left(), foot.center().y - size.y / 2.0), Vec2::new(foot.width(), size.y));
    let closes = place(ui, "close", at, |ui| close.show(ui, style).clicked());
    let note = Text::new(words::help::A_CLICK_OUTSIDE, TextStyle::Small).color(style.theme.soft);
    let words = note.galley(ui.painter(), style).size();
    let left = foot.left() + size.x + style.space(S16) + S4;
    if left + words.x <= foot.right() {
        let note_at = Rect::from_min_size(pos2(left, foot.center().y - words.y / 2.0), words + Vec2::splat(1.0));
        place(ui, "a click outside", note_at, |ui| note.show(ui, style));
    }
    closes
}

/// Seven things about people, each with what it means.
fn things_ui(ui: &mut Ui, style: &Style<'_>) {
    let width = ui.available_width();
    let column = style.space(NUMBER);
    for (number, thing) in (1..).zip(words::help::seven_things(Rules::newest())) {
        let top = ui.cursor().top();
        named(ui, number, |ui| {
            ui.horizontal_top(|ui| {
                let number =
                    Text::new(&number.to_string(), TextStyle::Lead).color(style.theme.soft).width(column).show(ui, style);
                ui.add_space(column - number.rect.width());
                ui.vertical(|ui| {
                    Text::new(thing.rule, TextStyle::Body).semi().width(width - column).show(ui, style);
                    Text::new(&thing.meaning, TextStyle::Small).color(style.theme.soft).width(width - column).show(ui, style);
                });
            });
        });
        let height = ui.cursor().top() - top;
        ui.add_space((style.space(STEP) - height).max(style.space(S12)));
    }
}

/// The keys that mean something on the page beneath. Answers what was pressed among them.
fn keys_ui(ui: &mut Ui, style: &Style<'_>, places: &[Place]) -> Option<Command> {
    let mut pressed = None;
    for (index, line) in keys_of(places).iter().enumerate() {
        if named(ui, index, |ui| key_ui(ui, style, line)) {
            pressed = line.command;
        }
    }
    pressed
}

/// A line of the keys: the caps, and what they do. It is heard as one. Answers whether it was pressed, where it can be.
fn key_ui(ui: &mut Ui, style: &Style<'_>, line: &KeyLine) -> bool {
    let width = ui.available_width();
    let column = style.space(CAPS).min(width * 0.4);
    let text = Text::new(line.label, TextStyle::Body).width(width - column);
    let words = text.galley(ui.painter(), style).size();
    let rows = caps_in_rows(ui, style, line, column - S8);
    let cap_height = KeyCap::new("1").size(ui.painter(), style).y;
    let rows_height = rows.len() as f32 * (cap_height + S4) - S4;
    let height = style.space(KEY_ROW).max(words.y.max(rows_height) + style.space(S16));
    let (sense, role) = if line.command.is_some() { (Sense::click(), Role::Button) } else { (Sense::hover(), Role::Label) };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), sense);
    let name = words::commands::heard(&line.caps, line.is_range, line.label);
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
    if line.command.is_some() && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect.expand2(Vec2::new(S8, 0.0)), rounded(style.tokens().radius.control), style.theme.wash);
    }
    passage(ui, &name, rect);
    let mut top = rect.center().y - rows_height / 2.0;
    for row in rows {
        let mut left = rect.left();
        for part in row {
            let at = pos2(left, top.round());
            left = match part {
                Part::Cap(key) => KeyCap::new(key).paint(ui.painter(), style, at).right() + S8,
                Part::To => {
                    let to = Text::new(words::commands::TO, TextStyle::Note).color(style.theme.soft);
                    let size = to.galley(ui.painter(), style).size();
                    to.paint(ui.painter(), style, at + Vec2::new(0.0, (cap_height - size.y) / 2.0)).right() + S8
                }
            };
        }
        top += cap_height + S4;
    }
    text.paint(ui.painter(), style, pos2(rect.left() + column, rect.center().y - words.y / 2.0));
    strokes::hairline(ui.painter(), style, rect.x_range(), rect.bottom() - 1.0);
    response.clicked()
}

/// A cap, or the word between the first and the last.
#[derive(Clone, Copy)]
enum Part<'a> {
    Cap(&'a str),
    To,
}

/// The caps of a line, on as many rows as they need in this width.
fn caps_in_rows<'a>(ui: &Ui, style: &Style<'_>, line: &'a KeyLine, width: f32) -> Vec<Vec<Part<'a>>> {
    let mut rows: Vec<Vec<Part<'a>>> = vec![Vec::new()];
    let mut taken = 0.0;
    for (index, key) in line.caps.iter().enumerate() {
        let mut size = KeyCap::new(key).size(ui.painter(), style).x + S8;
        let to = (line.is_range && index == 1).then_some(Part::To);
        if to.is_some() {
            size += Text::new(words::commands::TO, TextStyle::Note).galley(ui.painter(), style).size().x + S8;
        }
        if taken > 0.0 && taken + size - S8 > width {
            rows.push(Vec::new());
            taken = 0.0;
        }
        if let Some(row) = rows.last_mut() {
            row.extend(to);
            row.push(Part::Cap(key));
        }
        taken += size;
    }
    rows
}
