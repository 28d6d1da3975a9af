//! What the desk is drawn from, and small things that stand all over it.

use std::cell::Cell;

use egui::{Frame, Margin, Rect, Stroke, Ui, Vec2, pos2, vec2};
use jiff::Timestamp;

use crate::foresight::Foresight;
use crate::group::{AudienceView, Covered, DeskFace, DeskView, Group, GroupDebrief, GroupRow, GroupSession, Refused, letter};
use crate::kit::commands::{Command, KeyCommand};
use crate::kit::place::place;
use crate::kit::theme::{S8, S12, Style, TextStyle};
use crate::kit::widgets::{Link, Text, rounded};
use crate::words::group as said;

/// So much of their usual height lines take in a column full of small type.
const CLOSE: f32 = 0.95;

/// What the desk reads in one frame.
pub struct DeskShown<'a> {
    pub session: &'a GroupSession,
    pub foresight: Option<&'a Foresight>,
    pub now: Timestamp,
    /// What the wall shows.
    pub wall: &'a AudienceView,
    /// What this screen shows: what is private stays covered where the group may see it.
    pub face: DeskFace,
    /// Why the last key did nothing.
    pub refused: Option<Refused>,
    /// Whether the last key could not be kept.
    pub not_saved: bool,
    /// What was pressed in the window of the wall.
    pub from_wall: Option<KeyCommand>,
    /// On which screen the wall is, by its name.
    pub where_is_the_wall: Option<String>,
    /// Whether the group is made up and nothing is kept.
    pub is_rehearsal: bool,
    /// Whether the counts were just copied.
    pub has_copied: bool,
    /// What there is to know of the screens.
    pub about_the_screens: Option<String>,
}

/// What was worked out for the keys pressed so far.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) desk: DeskView,
    pub(super) debrief: GroupDebrief,
}

impl Known {
    /// The moment that is on the wall, by its letter, while the group looks back at two.
    pub(super) fn moment(&self, group: &Group) -> Option<(char, &GroupRow)> {
        let at = group.moment_at(self.debrief.offered.len())?;
        let exchange = self.debrief.offered.get(at)?;
        Some((letter(at), self.debrief.rows.iter().find(|row| row.exchange == *exchange)?))
    }
}

/// Everything that the desk is drawn from, and the button that was pressed on it.
pub(super) struct Desk<'a> {
    pub(super) style: &'a Style<'a>,
    pub(super) shown: &'a DeskShown<'a>,
    pub(super) known: &'a Known,
    pressed: Cell<Option<KeyCommand>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(style: &'a Style<'a>, shown: &'a DeskShown<'a>, known: &'a Known) -> Self {
        Self { style, shown, known, pressed: Cell::new(None) }
    }

    pub(super) fn group(&self) -> &'a Group {
        self.shown.session.group()
    }

    pub(super) fn wall(&self) -> &'a AudienceView {
        self.shown.wall
    }

    pub(super) fn covered(&self) -> Covered {
        self.group().covered(self.shown.face)
    }

    pub(super) fn press(&self, command: Command) {
        self.press_nth(command, 0);
    }

    /// One of a row of keys, such as a digit, from 0.
    pub(super) fn press_nth(&self, command: Command, nth: usize) {
        self.pressed.set(Some(KeyCommand { command, nth }));
    }

    pub(super) fn pressed(&self) -> Option<KeyCommand> {
        self.pressed.get()
    }

    /// A button as words with their key.
    pub(super) fn link_ui(&self, ui: &mut Ui, words: &str, command: Command) {
        if Link::new(words, command.cap()).show(ui, self.style).clicked() {
            self.press(command);
        }
    }

    /// A name in a narrow column, and what stands beside it.
    pub(super) fn pair_ui(&self, ui: &mut Ui, name: &str, words: &str, italic: bool) {
        let style = self.style;
        let column = style.space(70.0);
        let width = ui.available_width();
        let (top, left) = (ui.cursor().top(), ui.cursor().left());
        let text = Text::new(words, TextStyle::Note).tight(CLOSE);
        let text = if italic { text.italic() } else { text };
        let label_width = Text::new(name, TextStyle::Note).galley(ui.painter(), style).size().x;
        let beside = label_width <= column - 4.0 && width > 3.0 * column;
        let (x, y) = if beside { (left + column, top) } else { (left, top + style.line_height(TextStyle::Note)) };
        let name_rect = Rect::from_min_size(pos2(left, top), vec2(width, style.line_height(TextStyle::Note)));
        place(ui, (name, "name"), name_rect, |ui| label(ui, style, name));
        let rect = Rect::from_min_max(pos2(x, y), pos2(left + width, f32::INFINITY));
        let below = place(ui, (name, "words"), rect, |ui| {
            text.show(ui, style);
            ui.min_rect()
        });
        ui.advance_cursor_after_rect(name_rect.union(below));
        ui.add_space(style.space(2.0));
    }
}

/// A raised card across what room there is.
pub(super) fn card(ui: &mut Ui, style: &Style<'_>, add: impl FnOnce(&mut Ui)) {
    card_of(ui, style, style.theme.sheet, add);
}

/// The columns of a row on the desk, a gap between each two: some at its left and some at its right, by their widths in px at text
/// size 100 %, and what is left between them, which is as narrow as nothing where the row is too short.
pub(super) fn columns<const LEFT: usize, const RIGHT: usize>(
    style: &Style<'_>,
    row: Rect,
    gap: f32,
    left: [f32; LEFT],
    right: [f32; RIGHT],
) -> ([Rect; LEFT], Rect, [Rect; RIGHT]) {
    let column = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, row.y_range());
    let mut from = row.left();
    let at_the_left = left.map(|px| {
        let rect = column(from, from + style.space(px));
        from = rect.right() + gap;
        rect
    });
    let taken: f32 = right.iter().map(|px| style.space(*px) + gap).sum();
    let middle = column(from, (row.right() - taken).max(from));
    from = row.right() - taken;
    let at_the_right = right.map(|px| {
        let rect = column(from + gap, from + gap + style.space(px));
        from = rect.right();
        rect
    });
    (at_the_left, middle, at_the_right)
}

/// A card with another ground.
pub(super) fn card_of(ui: &mut Ui, style: &Style<'_>, fill: egui::Color32, add: impl FnOnce(&mut Ui)) {
    let margin = Margin::symmetric(style.space(S12) as i8, style.space(S8) as i8);
    let width = ui.available_width();
    let edge = if style.theme.contrast { style.hairline() } else { Stroke::NONE };
    Frame::NONE.fill(fill).stroke(edge).corner_radius(rounded(style.tokens().radius.control)).inner_margin(margin).show(
        ui,
        |ui| {
            ui.set_width(width - 2.0 * style.space(S12));
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            add(ui);
        },
    );
    ui.add_space(style.space(S8));
}

pub(super) fn label(ui: &mut Ui, style: &Style<'_>, words: &str) {
    Text::new(words, TextStyle::Note).color(style.theme.soft).show(ui, style);
}

/// "13:36".
pub(super) fn minutes(milliseconds: i64) -> String {
    let seconds = milliseconds / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// What is seen below the cursor before a page has to be scrolled, as it stands at its top.
pub(super) fn space_below(ui: &Ui) -> f32 {
    ui.clip_rect().height() - (ui.cursor().top() - ui.min_rect().top())
}

/// Who does what: each role with how many people have it.
pub(super) fn roles_ui(desk: &Desk<'_>, ui: &mut Ui, roles: &[(String, String, u8)]) {
    for (role, does, n) in roles {
        desk.pair_ui(ui, role, &said::role_of(does, *n), false);
    }
}
