//! Which display the window opens on, and in plain words why it cannot open on any.

use std::env;

/// Why no window can open. What a library says about it goes to the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    #[error("there is no display, so no window can open")]
    NoDisplay,
    /// A display is named, and nothing answers there.
    #[error("no display answers at {0}, so no window can open")]
    NoAnswer(String),
    #[error("the graphics driver cannot draw a window here")]
    NoDriver,
    #[error("the window cannot open")]
    Other,
}

impl WindowError {
    /// What the window's libraries say, in plain words.
    pub(super) fn of(error: &eframe::Error) -> Self {
        match error {
            eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_) => named("DISPLAY").map_or(Self::Other, Self::NoAnswer),
            eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) | eframe::Error::OpenGL(_) => Self::NoDriver,
            eframe::Error::AppCreation(_) => Self::Other,
        }
    }
}

/// The kind of display that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    /// The one that the system names first.
    Usual,
    /// X11, although Wayland is named: nothing answers there.
    X11,
}

/// The display to open the window on.
pub(super) fn find_display() -> Result<Display, WindowError> {
    if cfg!(not(unix)) || cfg!(target_os = "macos") {
        return Ok(Display::Usual);
    }
    choose(named("WAYLAND_DISPLAY").as_deref(), named("WAYLAND_SOCKET").is_some(), named("DISPLAY").is_some(), wayland_answers)
}

fn named(variable: &str) -> Option<String> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(|value| value.to_string_lossy().into_owned())
}

/// A Wayland name that is left over from another session gives way to X11.
fn choose(
    wayland: Option<&str>,
    has_wayland_socket: bool,
    has_x11: bool,
    answers: impl FnOnce(&str) -> bool,
) -> Result<Display, WindowError> {
    match wayland {
        _ if has_wayland_socket => Ok(Display::Usual),
        Some(name) if answers(name) => Ok(Display::Usual),
        Some(_) if has_x11 => Ok(Display::X11),
        Some(name) => Err(WindowError::NoAnswer(name.to_owned())),
        None if has_x11 => Ok(Display::Usual),
        None => Err(WindowError::NoDisplay),
    }
}

/// Whether a Wayland compositor takes a connection under this name, which is a path or a file in the folder of the session.
#[cfg(unix)]
fn wayland_answers(name: &str) -> bool {
    let folder = env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
    std::os::unix::net::UnixStream::connect(std::path::Path::new(&folder).join(name)).is_ok()
}

#[cfg(not(unix))]
fn wayland_answers(_: &str) -> bool {
    false
}

/// Tells the event loop to take X11.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn take_x11(options: &mut eframe::NativeOptions) {
    options.event_loop_builder = Some(Box::new(|builder| {
        winit::platform::x11::EventLoopBuilderExtX11::with_x11(builder);
    }));
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(super) fn take_x11(_: &mut eframe::NativeOptions) {}

/// Whether a window stands on Wayland, where no program says where its windows stand.
pub(super) fn is_wayland(window: &winit::window::Window) -> bool {
    use winit::raw_window_handle::{HasDisplayHandle as _, RawDisplayHandle};
    window.display_handle().is_ok_and(|handle| matches!(handle.as_raw(), RawDisplayHandle::Wayland(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wayland_name_at_which_nobody_answers_gives_way_to_x11() {
        let (silent, answering) = (|_: &str| false, |_: &str| true);
        assert_eq!(choose(Some("wayland-9"), false, true, silent), Ok(Display::X11));
        assert_eq!(choose(Some("wayland-0"), false, true, answering), Ok(Display::Usual));
        assert_eq!(choose(Some("wayland-9"), true, true, silent), Ok(Display::Usual), "a socket was handed over");
        assert_eq!(choose(Some("wayland-9"), false, false, silent), Err(WindowError::NoAnswer("wayland-9".to_owned())));
        assert_eq!(choose(None, false, true, silent), Ok(Display::Usual));
        assert_eq!(choose(None, false, false, silent), Err(WindowError::NoDisplay));
    }

    #[cfg(unix)]
    #[test]
    fn a_socket_answers_while_somebody_listens() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wayland-7");
        let name = path.display().to_string();
        assert!(!wayland_answers(&name));
        let listening = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(wayland_answers(&name));
        drop(listening);
        assert!(!wayland_answers(&name), "the file is left over");
    }
}
