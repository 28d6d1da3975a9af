//! The window of the wall: drawn from what the group may see, and nothing else is handed to it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use egui::{Context, InputState, ViewportBuilder, ViewportCommand, ViewportId, ViewportInfo, pos2, vec2};
use jiff::Timestamp;

use crate::group::{AudienceView, Monitor, Placement, Strays, WallPlace};
use crate::kit::commands::{KeyCommand, Place, key_commands};
use crate::kit::theme::{Style, Theme, ThemeName};
use crate::ui::WallView;
use crate::words;

/// As it first opens where it fills no screen: 16 to 9, as most call programs show a shared window.
const FIRST_SIZE: [f32; 2] = [1_280.0, 720.0];
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
    /// Where it was put last, as which window, and whether it stands there.
    placed: Option<WallPlace>,
    is_window: Option<ViewportId>,
    placement: Placement,
    /// Keys that were pressed while the wall had the focus.
    keys: Vec<KeyCommand>,
    is_closed: bool,
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
    fn id(place: WallPlace, window: (u32, u32)) -> ViewportId {
        match place {
            WallPlace::Fills(_) => ViewportId::from_hash_of(("the wall", window)),
            WallPlace::Window { .. } | WallPlace::Nowhere => ViewportId::from_hash_of("the wall"),
        }
    }

    /// Shows the window. It draws itself when anything of it is another.
    pub(super) fn show(&self, ctx: &Context, shown: WallShown) {
        let WallShown { view, number, keys_of, place, at, index, placing, reduced_motion } = shown;
        let (is_news, placed, window) = {
            let mut shared = self.shared();
            if shared.placement.put(placing) {
                // Whether it got there is looked at soon.
                ctx.request_repaint_after(Duration::from_millis(300));
            }
            let is_news = shared.view.as_ref().is_none_or(|known| !Arc::ptr_eq(known, &view) && **known != *view)
                || shared.number != number
                || shared.reduced_motion != reduced_motion;
            shared.view = Some(view);
            (shared.number, shared.reduced_motion) = (number, reduced_motion);
            shared.keys_of = Some(keys_of);
            (is_news, shared.placed.replace(place), shared.placement.window())
        };
        let id = Self::id(place, window);
        // Where one window is all there is, nothing is laid over it.
        if place == WallPlace::Nowhere || ctx.embed_viewports() {
            let mut shared = self.shared();
            (shared.placed, shared.is_window) = (None, None);
            return;
        }
        self.shared().is_window = Some(id);
        // A screen that the window's library does not know is filled by a window without a frame, as large as it is.
        let scale = ctx.native_pixels_per_point().unwrap_or(1.0);
        let builder =
            ViewportBuilder::default().with_title(words::group::WALL_TITLE).with_app_id("rapport").with_inner_size(FIRST_SIZE);
        // So it is, too, every other time, where the library's list of screens was older than the cable.
        let builder = match (index.filter(|_| window.1 % 2 == 0), at) {
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

    /// Whether it stands where it was put.
    pub(super) fn placement(&self) -> Placement {
        self.shared().placement
    }

    /// Whether it has stood elsewhere than on this screen, and for how long.
    pub(super) fn strays_from(&self, screen: &Monitor, now: Timestamp) -> Strays {
        self.shared().placement.strays_from(screen, now)
    }

    /// Puts the window in its place once more, another way.
    pub(super) fn try_again(&self) {
        let mut shared = self.shared();
        log::debug!("the wall is put in its place again: {:?}", shared.placement);
        shared.placement.try_again();
    }

    /// A window that nobody sees is not drawn, and so does not know where it was moved meanwhile: it is told to look.
    pub(super) fn look_while_hidden(&self, ctx: &Context) {
        let Some(id) = self.shared().is_window else { return };
        let is_seen = |input: &InputState| input.raw.viewports.get(&id).and_then(ViewportInfo::visible);
        if ctx.input(is_seen) == Some(false) {
            ctx.send_viewport_cmd_to(id, ViewportCommand::RequestPaintWhileHidden);
            ctx.request_repaint_of(id);
        }
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
        let space = ui.max_rect();
        WallView { view: &view, number: shared.number }.show(ui, &style, space, true);
        let pressed = shared.keys_of.map(|place| key_commands(ui, place)).unwrap_or_default();
        let (closes, stands) = ui.input(|input| {
            let info = input.viewport();
            let scale = info.native_pixels_per_point.unwrap_or(1.0);
            let rect =
                info.outer_rect.map(|rect| [rect.left(), rect.top(), rect.width(), rect.height()].map(|part| part * scale));
            (info.close_requested(), rect)
        });
        // Whoever puts it in its place hears at once that it stands elsewhere.
        let has_moved = shared.placement.stands_at(stands);
        let is_news = !pressed.is_empty() || closes || has_moved;
        shared.keys.extend(pressed);
        shared.is_closed |= closes;
        if is_news {
            ui.ctx().request_repaint_of(ViewportId::ROOT);
        }
    }
}
