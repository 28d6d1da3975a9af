//! The buttons of a stop: a main one, and perhaps a second one beside it or below.

use egui::{Rect, Ui, Vec2, pos2};

use crate::kit::commands::Command;
use crate::kit::place::place;
use crate::kit::theme::{S8, S16, Style};
use crate::kit::widgets::Button;

/// A button by its name, and what it asks for.
pub(super) struct Asking<'a> {
    pub(super) name: &'static str,
    pub(super) button: Button<'a>,
    pub(super) command: Command,
}

/// Where the buttons stand.
pub(super) struct TwoButtons<'a> {
    main: (Asking<'a>, Rect),
    second: Option<(Asking<'a>, Rect)>,
    pub(super) top: f32,
}

impl<'a> TwoButtons<'a> {
    /// At the lower end of a rectangle; the second one, where it stands below, so far out at the left that its words are in line.
    pub(super) fn of(ui: &Ui, style: &Style<'_>, above: Rect, main: Asking<'a>, second: Option<(Asking<'a>, f32)>) -> Self {
        let first = main.button.size(ui, style);
        let size = second.as_ref().map_or(Vec2::ZERO, |(second, _)| second.button.size(ui, style));
        let beside = first.x + style.space(S16) + size.x <= above.width();
        let below = if beside || second.is_none() { 0.0 } else { size.y + style.space(S8) };
        let top = above.bottom() - style.space(S16) - first.y - below;
        let at = |x: f32, y: f32, size: Vec2| Rect::from_min_size(pos2(x, y), size + Vec2::splat(1.0));
        let second = second.map(|(second, out)| {
            let (x, y) = if beside {
                (above.left() + first.x + style.space(S16), top)
            } else {
                (above.left() - out, top + first.y + style.space(S8))
            };
            (second, at(x, y, size))
        });
        Self { main: (main, at(above.left(), top, first)), second, top }
    }

    /// How far they reach to the right.
    pub(super) fn right(&self) -> f32 {
        self.last().right()
    }

    /// The row of a column in which the last of them stands.
    pub(super) fn row(&self, column: Rect) -> Rect {
        Rect::from_x_y_ranges(column.x_range(), self.last().y_range())
    }

    fn last(&self) -> Rect {
        self.second.as_ref().map_or(self.main.1, |(_, rect)| *rect)
    }

    pub(super) fn show(self, ui: &mut Ui, style: &Style<'_>) -> Option<Command> {
        let mut shown = |(asking, rect): (Asking<'_>, Rect)| {
            let response = place(ui, asking.name, rect, |ui| asking.button.show(ui, style));
            response.clicked().then_some(asking.command)
        };
        let by_main = shown(self.main);
        let by_second = self.second.and_then(shown);
        by_main.or(by_second)
    }
}
