//! Which screens there are. The window's own library asks X11 once and is not told of cables afterwards, so there we ask ourselves.

use winit::window::Window;

use crate::group::Monitor;
use crate::words::group::screens::screen;

/// The screens as they are now, and on which of them this window stands.
pub(super) struct Screens {
    pub(super) monitors: Vec<Monitor>,
    pub(super) desk_on: Option<usize>,
    /// Whether the system told of a change since the last look; never where it does not tell.
    pub(super) have_changed: bool,
}

/// What is kept between two looks.
#[derive(Default)]
pub(super) struct Look {
    #[cfg(target_os = "linux")]
    x11: Option<x11::Asked>,
}

impl Look {
    /// Looks at the screens.
    pub(super) fn look(&mut self, window: &Window) -> Screens {
        let (monitors, have_changed) = self.asked(window).unwrap_or_else(|| (known_to(window), false));
        let middle = window.outer_position().ok().map(|at| {
            let size = window.outer_size();
            (at.x + i32::try_from(size.width / 2).unwrap_or(0), at.y + i32::try_from(size.height / 2).unwrap_or(0))
        });
        let stands_on = |(x, y): (i32, i32)| {
            let holds = |from: i32, length: u32, at: i32| at >= from && i64::from(at) < i64::from(from) + i64::from(length);
            monitors
                .iter()
                .position(|monitor| holds(monitor.place.0, monitor.size.0, x) && holds(monitor.place.1, monitor.size.1, y))
        };
        let here = window.current_monitor().and_then(|here| here.name());
        let by_name = || monitors.iter().position(|monitor| Some(&monitor.name) == here.as_ref());
        let desk_on = middle.and_then(stands_on).or_else(by_name);
        Screens { monitors, desk_on, have_changed }
    }

    #[cfg(target_os = "linux")]
    fn asked(&mut self, window: &Window) -> Option<(Vec<Monitor>, bool)> {
        use winit::raw_window_handle::{HasDisplayHandle as _, RawDisplayHandle};
        let is_x11 = window
            .display_handle()
            .is_ok_and(|handle| matches!(handle.as_raw(), RawDisplayHandle::Xlib(_) | RawDisplayHandle::Xcb(_)));
        if !is_x11 {
            return None;
        }
        if self.x11.is_none() {
            self.x11 = x11::Asked::connect();
        }
        let answer = self.x11.as_ref()?.monitors();
        if answer.is_none() {
            self.x11 = None;
        }
        answer
    }

    #[cfg(not(target_os = "linux"))]
    #[expect(clippy::unused_self, reason = "on Linux it keeps a connection")]
    fn asked(&mut self, _: &Window) -> Option<(Vec<Monitor>, bool)> {
        None
    }
}

/// The screens as the window's library knows them. Its commands count by their places here.
pub(super) fn known_to(window: &Window) -> Vec<Monitor> {
    let all = window.available_monitors().enumerate();
    let monitors = all.map(|(index, monitor)| {
        let name = monitor.name().unwrap_or_else(|| screen(index + 1));
        let (place, size) = (monitor.position(), monitor.size());
        Monitor { name, place: (place.x, place.y), size: (size.width, size.height) }
    });
    monitors.collect()
}

#[cfg(target_os = "linux")]
mod x11 {
    use x11rb::connection::Connection as _;
    use x11rb::protocol::Event;
    use x11rb::protocol::randr::{ConnectionExt as _, NotifyMask};
    use x11rb::protocol::xproto::Window;
    use x11rb::rust_connection::RustConnection;

    use crate::group::Monitor;

    /// A connection of our own to the display, to ask for its screens.
    pub(super) struct Asked {
        connection: RustConnection,
        root: Window,
    }

    impl Asked {
        pub(super) fn connect() -> Option<Self> {
            let (connection, screen) = x11rb::connect(None).inspect_err(|error| log::debug!("{error}")).ok()?;
            let root = connection.setup().roots.get(screen)?.root;
            // Without it a cable that is out for less than the time between two looks would not be heard of.
            let changes = NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE;
            connection.randr_select_input(root, changes).ok()?.check().ok()?;
            Some(Self { connection, root })
        }

        /// The screens that show something, and whether anything of them has changed since this was asked last; `None` where the
        /// display does not answer.
        pub(super) fn monitors(&self) -> Option<(Vec<Monitor>, bool)> {
            let connection = &self.connection;
            let resources = connection.randr_get_screen_resources_current(self.root).ok()?.reply().ok()?;
            let mut monitors = Vec::new();
            for crtc in resources.crtcs {
                let shown = connection.randr_get_crtc_info(crtc, resources.config_timestamp).ok()?.reply().ok()?;
                let Some(output) = shown.outputs.first().filter(|_| shown.width > 0 && shown.height > 0) else { continue };
                let output = connection.randr_get_output_info(*output, resources.config_timestamp).ok()?.reply().ok()?;
                monitors.push(Monitor {
                    name: String::from_utf8_lossy(&output.name).into_owned(),
                    place: (shown.x.into(), shown.y.into()),
                    size: (shown.width.into(), shown.height.into()),
                });
            }
            let mut have_changed = false;
            while let Some(event) = connection.poll_for_event().ok()? {
                have_changed |= matches!(event, Event::RandrScreenChangeNotify(_) | Event::RandrNotify(_));
            }
            Some((monitors, have_changed))
        }
    }
}
