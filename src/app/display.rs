//! Which display the window opens on, and in plain words why it cannot open on any.

use std::env;
use std::time::Duration;

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
    let socket = named("WAYLAND_SOCKET").map(|number| if is_socket(&number) { Socket::Open } else { Socket::None(number) });
    choose(named("WAYLAND_DISPLAY").as_deref(), socket, named("DISPLAY").is_some(), wayland_answers)
}

/// A connection to Wayland that the program before this one says to have left open.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Socket {
    Open,
    /// There is none under this number, and the library that takes it would end the program.
    None(String),
}

/// Whether this number is that of an open socket. Where that cannot be seen, it is believed.
#[cfg(target_os = "linux")]
fn is_socket(number: &str) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    let opened = number.parse::<u16>().ok().map(|number| std::path::PathBuf::from(format!("/proc/self/fd/{number}")));
    opened.is_some_and(|path| path.metadata().is_ok_and(|found| found.file_type().is_socket()))
}

#[cfg(not(target_os = "linux"))]
fn is_socket(number: &str) -> bool {
    number.parse::<u16>().is_ok()
}

fn named(variable: &str) -> Option<String> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(|value| value.to_string_lossy().into_owned())
}

/// A Wayland name that is left over from another session gives way to X11.
fn choose(
    wayland: Option<&str>,
    socket: Option<Socket>,
    has_x11: bool,
    answers: impl FnOnce(&str) -> bool,
) -> Result<Display, WindowError> {
    match (socket, wayland) {
        (Some(Socket::Open), _) => Ok(Display::Usual),
        (Some(Socket::None(_)), _) if has_x11 => Ok(Display::X11),
        (Some(Socket::None(number)), _) => Err(WindowError::NoAnswer(format!("WAYLAND_SOCKET={number}"))),
        (None, wayland) => choose_named(wayland, has_x11, answers),
    }
}

fn choose_named(wayland: Option<&str>, has_x11: bool, answers: impl FnOnce(&str) -> bool) -> Result<Display, WindowError> {
    match wayland {
        Some(name) if answers(name) => Ok(Display::Usual),
        Some(_) if has_x11 => Ok(Display::X11),
        Some(name) => Err(WindowError::NoAnswer(name.to_owned())),
        None if has_x11 => Ok(Display::Usual),
        None => Err(WindowError::NoDisplay),
    }
}

/// How long somebody at the other end may think before nobody is taken to be there.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether a Wayland compositor answers under this name, which is a path or a file in the folder of the session.
#[cfg(unix)]
fn wayland_answers(name: &str) -> bool {
    let folder = env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
    answers_within(&std::path::Path::new(&folder).join(name), PATIENCE).is_ok()
}

/// Asks whoever listens there to answer at once, as any compositor does, and waits for the first byte of that.
#[cfg(unix)]
fn answers_within(path: &std::path::Path, patience: Duration) -> std::io::Result<()> {
    use std::io::{Read as _, Write as _};
    let mut stream = std::os::unix::net::UnixStream::connect(path)?;
    stream.set_read_timeout(Some(patience))?;
    stream.set_write_timeout(Some(patience))?;
    // `wl_display.sync`: object 1, request 0 in 12 bytes, the answer as object 2.
    let request = [1_u32, 12 << 16, 2].map(u32::to_ne_bytes).concat();
    stream.write_all(&request)?;
    stream.read_exact(&mut [0])
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
        assert_eq!(choose(Some("wayland-9"), None, true, silent), Ok(Display::X11));
        assert_eq!(choose(Some("wayland-0"), None, true, answering), Ok(Display::Usual));
        assert_eq!(choose(Some("wayland-9"), Some(Socket::Open), true, silent), Ok(Display::Usual), "a socket was handed over");
        assert_eq!(choose(Some("wayland-9"), None, false, silent), Err(WindowError::NoAnswer("wayland-9".to_owned())));
        assert_eq!(choose(None, None, true, silent), Ok(Display::Usual));
        assert_eq!(choose(None, None, false, silent), Err(WindowError::NoDisplay));
    }

    #[test]
    fn a_socket_that_was_not_handed_over_gives_way_to_x11_or_is_named() {
        let closed = || Some(Socket::None("99".to_owned()));
        assert_eq!(choose(Some("wayland-0"), closed(), true, |_| true), Ok(Display::X11));
        assert_eq!(choose(None, closed(), false, |_| true), Err(WindowError::NoAnswer("WAYLAND_SOCKET=99".to_owned())));
        for number in ["9999", "-1", "x", ""] {
            assert!(!is_socket(number), "{number}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_number_of_an_open_socket_is_known() {
        use std::os::fd::AsRawFd as _;
        let (one, _other) = std::os::unix::net::UnixStream::pair().unwrap();
        assert!(is_socket(&one.as_raw_fd().to_string()));
    }

    #[cfg(unix)]
    #[test]
    #[expect(clippy::disallowed_methods, reason = "somebody has to answer meanwhile")]
    fn a_socket_answers_while_somebody_listens_and_speaks() {
        use std::io::{Read as _, Write as _};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wayland-7");
        let answers = |patience| answers_within(&path, Duration::from_millis(patience)).is_ok();
        assert!(!answers(10), "there is nothing");
        let listening = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(!answers(10), "it takes a connection, and never says a word");
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for connection in listening.incoming().take(2) {
                    let mut connection = connection.unwrap();
                    let mut asked = [0; 12];
                    // The one before has gone by now.
                    if connection.read_exact(&mut asked).is_ok() {
                        let _ = connection.write_all(&[2, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0]);
                    }
                }
            });
            assert!(answers(60_000));
        });
        drop(listening);
        assert!(!answers(10), "the file is left over");
    }
}
