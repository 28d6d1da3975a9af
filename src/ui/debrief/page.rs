//! A page beside the road: its name and the way back on top, and what it tells below, scrolled where it is long.

use egui::{Align, Margin, Rect, Ui, Vec2, pos2};

use super::NARROW;
use crate::debrief::Debrief;
use crate::kit::commands::Command;
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::place;
use crate::kit::theme::{S8, S16, S24, S32, S64, Style, TextStyle};
use crate::kit::widgets::{Link, Text, fade_in, fade_out};
use crate::words::debrief::road::THE_MOMENT;
use crate::words::debrief::who_it_was;

/// From the top of the window to the name, and from there to what is told.
const TOP: f32 = 28.0;
const BELOW_NAME: f32 = 16.0;
/// From what is told to the lower edge of the window.
const BELOW: f32 = 24.0;

/// Such a page.
pub(super) struct DoorPage<'a> {
    /// What it is called, and what its passages are kept under.
    pub name: &'a str,
    /// What can be done here, each with its command.
    pub ways: Vec<(&'a str, Command)>,
    /// Whether the arrows up and down scroll it.
    pub arrows: bool,
}

/// The room that a page has.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageRoom {
    /// From the upper edge of what is told to its lower margin.
    pub height: f32,
    pub narrow: bool,
}

/// The window without its margins at the sides, and whether it is narrow.
pub(super) fn within_margins(ui: &Ui, style: &Style<'_>) -> (Rect, bool) {
    let window = ui.max_rect();
    let narrow = window.width() < NARROW;
    let margin = if narrow { S32 } else { style.margin(S64).min(window.width() * 0.05).max(S64) };
    (window.shrink2(Vec2::new(margin, 0.0)), narrow)
}

impl DoorPage<'_> {
    /// Shows the page; answers what its links or what is told ask for.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        style: &Style<'_>,
        debrief: &Debrief,
        contents: impl FnOnce(&mut Ui, PageRoom) -> Option<Command>,
    ) -> Option<Command> {
        let (wide, narrow) = within_margins(ui, style);
        let (bottom, clicked) = self.head_ui(ui, style, wide, debrief);
        let room = Rect::from_min_max(pos2(wide.left() - S24, bottom), pos2(wide.right() + S24, wide.bottom()));
        let above = style.space(S8);
        let told = PageRoom { height: room.height() - above - BELOW, narrow };
        let asked = place(ui, ("page", self.name), room, |ui| {
            let page = Page::new(self.name).show(ui, style, |ui| {
                scroll_by_keys(ui, room.height(), self.arrows);
                let margin = Margin { left: S24 as i8, right: S24 as i8, top: above as i8, bottom: BELOW as i8 };
                egui::Frame::NONE.inner_margin(margin).show(ui, |ui| contents(ui, told)).inner
            });
            if page.offset > 1.0 {
                fade_in(ui.painter(), style, page.rect);
            }
            if page.below > BELOW {
                fade_out(ui.painter(), style, page.rect);
            }
            page.inner
        });
        clicked.or(asked)
    }

    /// The name, who it was, and the ways from here; where they do not stand beside each other, below one another. Returns where it
    /// ends.
    fn head_ui(&self, ui: &mut Ui, style: &Style<'_>, wide: Rect, debrief: &Debrief) -> (f32, Option<Command>) {
        let top = wide.top() + style.space(TOP);
        let name = Text::new(self.name, TextStyle::Lead).semi();
        let name_size = name.galley(ui.painter(), style).size();
        let place_of_name = Rect::from_min_size(pos2(wide.left(), top), Vec2::new(wide.width(), name_size.y));
        place(ui, "name", place_of_name, |ui| name.show(ui, style));
        let back = Link::new(THE_MOMENT, Command::Back.cap());
        let links: Vec<(Link<'_>, Command)> = self
            .ways
            .iter()
            .map(|(words, command)| (Link::new(words, command.cap()), *command))
            .chain([(back, Command::Back)])
            .collect();
        let sizes: Vec<Vec2> = links.iter().map(|(link, _)| link.size(ui, style)).collect();
        let gap = style.space(S24);
        let width = sizes.iter().map(|size| size.x).sum::<f32>() + gap * sizes.len().saturating_sub(1) as f32;
        let fits = name_size.x + gap + width <= wide.width();
        let line = style.line_height(TextStyle::Small).max(sizes.iter().map(|size| size.y).fold(0.0, f32::max));
        let middle = if fits { top + name_size.y / 2.0 } else { top + name_size.y + style.space(S8) + line / 2.0 };
        let mut clicked = None;
        let mut at = pos2(if fits { wide.right() - width } else { wide.left() }, middle);
        let mut lowest = middle + line / 2.0;
        for ((link, command), size) in links.into_iter().zip(sizes) {
            if !fits && at.x > wide.left() && at.x + size.x > wide.right() {
                at = pos2(wide.left(), at.y + line + style.space(S8));
                lowest = at.y + line / 2.0;
            }
            if link.show_at(ui, style, pos2(at.x, at.y - size.y / 2.0), Align::Min).clicked() {
                clicked = Some(command);
            }
            at.x += size.x + gap;
        }
        let who = who_it_was(&debrief.customer, debrief.temperament);
        let who = Text::new(&who, TextStyle::Small).color(style.theme.soft);
        let who_size = who.galley(ui.painter(), style).size();
        let left = wide.left() + name_size.x + style.space(S16);
        let right = if fits { wide.right() - width - gap } else { wide.right() };
        if left + who_size.x <= right {
            let at = pos2(left, top + (name_size.y - who_size.y) / 2.0 + 1.0);
            place(ui, "who it was", Rect::from_min_size(at, who_size + Vec2::splat(1.0)), |ui| who.show(ui, style));
        }
        (lowest.max(top + name_size.y) + style.space(BELOW_NAME), clicked)
    }
}
