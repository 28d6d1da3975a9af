//! What of the sheet is seen, and how large.

use egui::{Pos2, Rect, Vec2, pos2};

use crate::kit::theme::Style;
use crate::map::{Card, Sheet};

/// The nearest and the farthest that one can look; 1 is where everything on a card can be read.
const NEAREST: f32 = 1.6;
const FARTHEST: f32 = 0.004;
/// What lies round the sheet where all of it is seen.
const ROUND: f32 = 24.0;

/// A window on the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Camera {
    /// The point of the sheet that lies in its middle.
    pub(super) center: Vec2,
    /// 1 is where everything on a card can be read.
    pub(super) zoom: f32,
}

impl Camera {
    /// At the size at which everything can be read.
    pub(super) const READABLE: f32 = 1.0;

    /// All of a sheet of this size.
    pub(super) fn fit(style: &Style<'_>, room: Rect, sheet: Vec2) -> Self {
        let free = (room.size() - Vec2::splat(2.0 * ROUND)).max(Vec2::splat(1.0)) / style.zoom;
        let zoom = (free.x / sheet.x.max(1.0)).min(free.y / sheet.y.max(1.0));
        Self { center: sheet / 2.0, zoom: zoom.clamp(FARTHEST, Self::READABLE) }
    }

    pub(super) fn seen<'s>(self, style: &'s Style<'s>, room: Rect) -> Seen<'s> {
        Seen { camera: self, style, room, scale: self.zoom * style.zoom }
    }

    /// Nearer or farther by so much, with what lies at this point of the room staying there.
    pub(super) fn zoom_about(&mut self, seen: &Seen<'_>, at: Pos2, factor: f32) {
        let there = seen.on_sheet(at);
        self.zoom = (self.zoom * factor).clamp(FARTHEST, NEAREST);
        let now = self.seen(seen.style, seen.room);
        self.center += there - now.on_sheet(at);
    }

    /// Moves by so many points of the screen.
    pub(super) fn pan(&mut self, seen: &Seen<'_>, by: Vec2) {
        self.center -= by / seen.scale;
    }

    /// Keeps some of the sheet in sight.
    pub(super) fn keep_in(&mut self, sheet: Vec2) {
        self.center = self.center.clamp(Vec2::ZERO, sheet.max(Vec2::ZERO));
    }

    /// Moves as little as brings this card into sight, with some room round it.
    pub(super) fn bring_into_sight(&mut self, seen: &Seen<'_>, card: Rect) {
        let half = seen.room.size() / seen.scale / 2.0;
        let round = (Vec2::new(Sheet::WINDOW.pitch as f32 / 2.0, 40.0)).min(half / 2.0);
        let card = card.expand2(round);
        let along = |center: f32, half: f32, low: f32, high: f32| {
            if high - low >= 2.0 * half { f32::midpoint(low, high) } else { center.clamp(high - half, low + half) }
        };
        self.center.x = along(self.center.x, half.x, card.left(), card.right());
        self.center.y = along(self.center.y, half.y, card.top(), card.bottom());
    }
}

/// The sheet as it is seen in a room of the screen.
#[derive(Clone, Copy)]
pub(super) struct Seen<'s> {
    pub(super) camera: Camera,
    pub(super) style: &'s Style<'s>,
    pub(super) room: Rect,
    /// Points of the screen for one of the sheet.
    pub(super) scale: f32,
}

impl Seen<'_> {
    /// A point of the sheet on the screen.
    pub(super) fn at(&self, (x, y): (f64, f64)) -> Pos2 {
        self.room.center() + (Vec2::new(x as f32, y as f32) - self.camera.center) * self.scale
    }

    pub(super) fn card(&self, card: &Card) -> Rect {
        let size = Vec2::new(Sheet::WINDOW.card as f32, card.height as f32) * self.scale;
        Rect::from_min_size(self.at((card.left, card.top)), size)
    }

    /// A point of the screen on the sheet.
    pub(super) fn on_sheet(&self, at: Pos2) -> Vec2 {
        self.camera.center + (at - self.room.center()) / self.scale
    }

    /// What of the sheet is in sight: left, top, right, bottom.
    pub(super) fn area(&self) -> [f64; 4] {
        let (min, max) = (self.on_sheet(self.room.min), self.on_sheet(self.room.max));
        [min.x.into(), min.y.into(), max.x.into(), max.y.into()]
    }
}

/// A card as a rectangle of the sheet.
pub(super) fn on_sheet(card: &Card) -> Rect {
    let size = Vec2::new(Sheet::WINDOW.card as f32, card.height as f32);
    Rect::from_min_size(pos2(card.left as f32, card.top as f32), size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::theme::{Theme, ThemeName};

    fn room() -> Rect {
        Rect::from_min_size(pos2(16.0, 100.0), Vec2::new(1_000.0, 400.0))
    }

    fn style() -> Style<'static> {
        Style::new(Theme::of(ThemeName::Light), 1.0, true)
    }

    #[test]
    fn what_lies_under_the_pointer_stays_there_when_one_comes_nearer() {
        let style = style();
        let mut camera = Camera { center: Vec2::new(500.0, 300.0), zoom: 0.5 };
        let seen = camera.seen(&style, room());
        let at = pos2(300.0, 200.0);
        let there = seen.on_sheet(at);
        camera.zoom_about(&seen, at, 1.7);
        let now = camera.seen(&style, room()).on_sheet(at);
        assert!((there - now).length() < 0.01, "{there:?} {now:?}");
    }

    #[test]
    fn a_card_that_is_in_sight_moves_nothing_and_one_that_is_not_comes_into_it() {
        let style = style();
        let mut camera = Camera { center: Vec2::new(500.0, 200.0), zoom: 1.0 };
        let seen = camera.seen(&style, room());
        let before = camera;
        camera.bring_into_sight(&seen, Rect::from_min_size(pos2(450.0, 150.0), Vec2::splat(80.0)));
        assert_eq!(camera, before);
        let far = Rect::from_min_size(pos2(4_000.0, 900.0), Vec2::splat(80.0));
        camera.bring_into_sight(&seen, far);
        let [left, top, right, bottom] = camera.seen(&style, room()).area();
        assert!(left < 4_000.0 && right > 4_080.0 && top < 900.0 && bottom > 980.0);
    }

    #[test]
    fn all_of_a_sheet_is_seen_and_a_small_one_is_not_blown_up() {
        let style = style();
        for sheet in [Vec2::new(50_000.0, 3_000.0), Vec2::new(300.0, 200.0)] {
            let camera = Camera::fit(&style, room(), sheet);
            let [left, top, right, bottom] = camera.seen(&style, room()).area();
            assert!(left <= 0.0 && top <= 0.0 && right >= f64::from(sheet.x) && bottom >= f64::from(sheet.y));
            assert!(camera.zoom <= Camera::READABLE);
        }
    }
}
