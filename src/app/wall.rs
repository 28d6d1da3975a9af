//! The window of the wall: drawn from what the room may see, and nothing else is handed to it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use egui::{Context, ViewportBuilder, ViewportCommand, ViewportId};

use crate::group::AudienceView;
use crate::kit::commands::{KeyCommand, Place, key_command};
use crate::kit::theme::{Style, Theme, ThemeName};
use crate::ui::WallView;
use crate::words;

/// As it first opens. Whoever has a projector lets it fill that.
const FIRST_SIZE: [f32; 2] = [1_280.0, 720.0];

/// The window of the wall, and what has come of it since it was last looked at.
#[derive(Clone, Default)]
pub(super) struct WallWindow(Arc<Mutex<Shared>>);

#[derive(Default)]
struct Shared {
    view: Option<AudienceView>,
    reduced_motion: bool,
    /// Keys that were pressed while the wall had the focus.
    keys: Vec<KeyCommand>,
    is_closed: bool,
    fills_screen: bool,
}

impl WallWindow {
    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn id() -> ViewportId {
        ViewportId::from_hash_of("the wall")
    }

    /// Shows the window with this view. It draws itself when the view is another one.
    pub(super) fn show(&self, ctx: &Context, view: AudienceView, reduced_motion: bool) {
        // Where one window is all there is, nothing is laid over it.
        if ctx.embed_viewports() {
            return;
        }
        let is_news = {
            let mut shared = self.shared();
            let is_news = shared.view.as_ref() != Some(&view) || shared.reduced_motion != reduced_motion;
            shared.view = Some(view);
            shared.reduced_motion = reduced_motion;
            is_news
        };
        if is_news {
            ctx.request_repaint_of(Self::id());
        }
        let shared = self.clone();
        let builder =
            ViewportBuilder::default().with_title(words::group::WALL_TITLE).with_app_id("rapport").with_inner_size(FIRST_SIZE);
        ctx.show_viewport_deferred(Self::id(), builder, move |ui, _| shared.draw(ui));
    }

    /// Lets the window fill its screen, or not any more.
    pub(super) fn fill_screen(&self, ctx: &Context) {
        let fills = {
            let mut shared = self.shared();
            shared.fills_screen = !shared.fills_screen;
            shared.fills_screen
        };
        if !ctx.embed_viewports() {
            ctx.send_viewport_cmd_to(Self::id(), ViewportCommand::Fullscreen(fills));
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
        let room = ui.max_rect();
        WallView { view: &view, number: None }.show(ui, &style, room, true);
        let pressed = key_command(ui, Place::GroupDesk);
        let closes = ui.input(|input| input.viewport().close_requested());
        shared.keys.extend(pressed);
        shared.is_closed |= closes;
        if pressed.is_some() || closes {
            ui.ctx().request_repaint_of(ViewportId::ROOT);
        }
    }
}
