//! The window of the wall: drawn from what the room may see, and nothing else is handed to it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use egui::{Context, ViewportBuilder, ViewportCommand, ViewportId, pos2, vec2};
use jiff::Timestamp;

use crate::group::{AudienceView, Monitor, WallPlace};
use crate::kit::commands::{KeyCommand, Place, key_commands};
use crate::kit::theme::{Style, Theme, ThemeName};
use crate::ui::WallView;
use crate::words;

/// As it first opens where it fills no screen: 16 to 9, as most call programs show a shared window.
const FIRST_SIZE: [f32; 2] = [1_280.0, 720.0];
/// A window this near to its place, in pixels, is there.
const NEARLY: f32 = 2.0;
/// A window that is not in its place for so long, in milliseconds, does not get there by itself. Twice as long after each try, up to
/// eight times: whoever places the windows of a busy machine may know of a cable later than this program.
const FOR_A_MOMENT: i128 = 250;
const MOST_DOUBLINGS: u32 = 3;
/// How often a window is put in its place again that is on its screen but does not fill it: some desks keep a bar of their own.
const MOST_TRIES_ON_ITS_SCREEN: u32 = 2;
/// The same for one that is on another screen, where the room does not see it.
const MOST_TRIES_ELSEWHERE: u32 = 7;

/// The window of the wall, and what has come of it since it was last looked at.
#[derive(Clone, Default)]
pub(super) struct WallWindow(Arc<Mutex<Shared>>);

#[derive(Default)]
struct Shared {
    view: Option<Arc<AudienceView>>,
    number: Option<usize>,
    /// Where its keys hold: before a session, or in it.
    keys_of: Option<Place>,
    reduced_motion: bool,
    /// Where it was put last, by which placing, and how often that was tried again since.
    placed: Option<WallPlace>,
    placing: u32,
    tries: u32,
    /// Where it stands by its own account, in pixels of all screens: left, top, width and height.
    stands: Option<[f32; 4]>,
    /// Since when that is not its place.
    strays_since: Option<Timestamp>,
    /// Keys that were pressed while the wall had the focus.
    keys: Vec<KeyCommand>,
    is_closed: bool,
}

/// Whether the window is where it was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strays {
    No,
    /// It may still be on its way.
    JustNow,
    ForLong,
}

/// What the window shows and where.
pub(super) struct WallShown {
    pub(super) view: Arc<AudienceView>,
    /// The number of its screen, while the screens are numbered.
    pub(super) number: Option<usize>,
    pub(super) keys_of: Place,
    pub(super) place: WallPlace,
    /// The screen that it fills, and the place of that screen among those that the window's library knows.
    pub(super) at: Option<Monitor>,
    pub(super) index: Option<usize>,
    /// Whenever this is another number, the window is put at its place again.
    pub(super) placing: u32,
    pub(super) reduced_motion: bool,
}

impl WallWindow {
    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The window under its name. One that fills a screen is another whenever it is put in its place again: window managers leave a
    /// window that fills a screen where it is.
    fn id(place: WallPlace, placing: u32, tries: u32) -> ViewportId {
        match place {
            WallPlace::Fills(_) => ViewportId::from_hash_of(("the wall", placing, tries)),
            WallPlace::Window { .. } | WallPlace::Nowhere => ViewportId::from_hash_of("the wall"),
        }
    }

    /// Shows the window. It draws itself when anything of it is another.
    pub(super) fn show(&self, ctx: &Context, shown: WallShown) {
        let WallShown { view, number, keys_of, place, at, index, placing, reduced_motion } = shown;
        let (is_news, placed, tries) = {
            let mut shared = self.shared();
            if shared.placing != placing {
                (shared.placing, shared.tries, shared.stands, shared.strays_since) = (placing, 0, None, None);
                // Whether it got there is looked at soon.
                ctx.request_repaint_after(Duration::from_millis(300));
            }
            let is_news = shared.view.as_ref().is_none_or(|known| !Arc::ptr_eq(known, &view) && **known != *view)
                || shared.number != number
                || shared.reduced_motion != reduced_motion;
            shared.view = Some(view);
            (shared.number, shared.reduced_motion) = (number, reduced_motion);
            shared.keys_of = Some(keys_of);
            (is_news, shared.placed.replace(place), shared.tries)
        };
        let id = Self::id(place, placing, tries);
        // Where one window is all there is, nothing is laid over it.
        if place == WallPlace::Nowhere || ctx.embed_viewports() {
            self.shared().placed = None;
            return;
        }
        // A screen that the window's library does not know is filled by a window without a frame, as large as it is.
        let scale = ctx.native_pixels_per_point().unwrap_or(1.0);
        let builder =
            ViewportBuilder::default().with_title(words::group::WALL_TITLE).with_app_id("rapport").with_inner_size(FIRST_SIZE);
        // So it is, too, every other time, where the library's list of screens was older than the cable.
        let builder = match (index.filter(|_| tries % 2 == 0), at) {
            (Some(index), Some(_)) => builder.with_monitor(index),
            (None, Some(Monitor { place: (x, y), size: (width, height), .. })) => builder
                .with_decorations(false)
                .with_position(pos2(x as f32 / scale, y as f32 / scale))
                .with_inner_size(vec2(width as f32 / scale, height as f32 / scale)),
            (_, None) => builder,
        };
        let shared = self.clone();
        ctx.show_viewport_deferred(id, builder, move |ui, _| shared.draw(ui));
        if is_news {
            ctx.request_repaint_of(id);
        }
        if let WallPlace::Window { fills } = place
            && placed.is_some_and(|placed| placed != place)
        {
            ctx.send_viewport_cmd_to(id, ViewportCommand::Fullscreen(fills));
            ctx.request_repaint_of(id);
        }
    }

    /// Whether the window was drawn since it was put in its place.
    pub(super) fn is_open(&self) -> bool {
        self.shared().stands.is_some()
    }

    /// Whether the window has said itself for a moment that it does not fill this screen, and there is something left to try.
    pub(super) fn strays_from(&self, screen: &Monitor, now: Timestamp) -> Strays {
        let mut shared = self.shared();
        let (left, top) = (screen.place.0 as f32, screen.place.1 as f32);
        let (width, height) = (screen.size.0 as f32, screen.size.1 as f32);
        let strays = shared.stands.is_some_and(|[x, y, wide, high]| {
            let is_there =
                (x - left).abs() <= NEARLY && (y - top).abs() <= NEARLY && wide >= width - NEARLY && high >= height - NEARLY;
            let (middle, center) = (x + wide / 2.0 - left, y + high / 2.0 - top);
            let is_on_its_screen = (0.0..width).contains(&middle) && (0.0..height).contains(&center);
            let most = if is_on_its_screen { MOST_TRIES_ON_ITS_SCREEN } else { MOST_TRIES_ELSEWHERE };
            !is_there && shared.tries < most
        });
        if !strays {
            shared.strays_since = None;
            return Strays::No;
        }
        let since = *shared.strays_since.get_or_insert(now);
        let is_for_long = now.duration_since(since).as_millis() >= FOR_A_MOMENT << shared.tries.min(MOST_DOUBLINGS);
        if is_for_long { Strays::ForLong } else { Strays::JustNow }
    }

    /// Puts the window in its place once more, another way.
    pub(super) fn try_again(&self) {
        let mut shared = self.shared();
        log::debug!("the wall is put in its place again after {} tries; it stood at {:?}", shared.tries, shared.stands);
        shared.tries += 1;
        (shared.stands, shared.strays_since) = (None, None);
    }

    /// How often it was put in its place again: each time it is another window.
    pub(super) fn tries(&self) -> u32 {
        self.shared().tries
    }

    /// What was pressed in the window since the last call, and whether it was closed.
    pub(super) fn take(&self) -> (Vec<KeyCommand>, bool) {
        let mut shared = self.shared();
        (std::mem::take(&mut shared.keys), std::mem::take(&mut shared.is_closed))
    }

    fn draw(&self, ui: &mut egui::Ui) {
        let mut shared = self.shared();
        let Some(view) = shared.view.clone() else { return };
        let style = Style::new(Theme::of(ThemeName::Light), 1.0, shared.reduced_motion);
        let room = ui.max_rect();
        WallView { view: &view, number: shared.number }.show(ui, &style, room, true);
        let pressed = shared.keys_of.map(|place| key_commands(ui, place)).unwrap_or_default();
        let (closes, stands) = ui.input(|input| {
            let info = input.viewport();
            let scale = info.native_pixels_per_point.unwrap_or(1.0);
            let rect =
                info.outer_rect.map(|rect| [rect.left(), rect.top(), rect.width(), rect.height()].map(|part| part * scale));
            (info.close_requested(), rect)
        });
        shared.stands = stands;
        let is_news = !pressed.is_empty() || closes;
        shared.keys.extend(pressed);
        shared.is_closed |= closes;
        if is_news {
            ui.ctx().request_repaint_of(ViewportId::ROOT);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_stays_elsewhere_is_put_in_its_place_again_but_not_for_ever() {
        let wall = WallWindow::default();
        let screen = Monitor { name: "projector".to_owned(), place: (1_280, 0), size: (1_920, 1_080) };
        let at = |milliseconds: i64| Timestamp::from_millisecond(1_800_000_000_000 + milliseconds).unwrap();
        assert_eq!(wall.strays_from(&screen, at(0)), Strays::No, "it was not drawn yet");
        wall.shared().stands = Some([1_280.0, 0.0, 1_920.0, 1_080.0]);
        assert_eq!(wall.strays_from(&screen, at(0)), Strays::No);
        let over_the_desk = [2.0, 2.0, 1_280.0, 720.0];
        let below_a_bar = [1_280.0, 30.0, 1_920.0, 1_050.0];
        for (stands, most) in [(over_the_desk, MOST_TRIES_ELSEWHERE), (below_a_bar, MOST_TRIES_ON_ITS_SCREEN)] {
            let wall = WallWindow::default();
            for tries in 0..most {
                wall.shared().stands = Some(stands);
                let pause = 250 << tries.min(3);
                assert_eq!(wall.strays_from(&screen, at(0)), Strays::JustNow, "it may be on its way");
                assert_eq!(wall.strays_from(&screen, at(pause - 1)), Strays::JustNow, "after {tries} tries");
                assert_eq!(wall.strays_from(&screen, at(pause)), Strays::ForLong, "after {tries} tries");
                wall.try_again();
                assert!(!wall.is_open(), "another window was not drawn yet");
            }
            wall.shared().stands = Some(stands);
            assert_eq!(wall.strays_from(&screen, at(9_000)), Strays::No);
        }
    }
}
