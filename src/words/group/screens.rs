//! What is said of the screens.

pub const ONLY_ONE: &str = "Only this screen. Plug in the projector, or go on with one: F8 switches between the wall (what the group sees) and the desk (your own notes and keys).";
pub const MIRRORED: &str = "All screens show the same picture, so this one hides what is private. F8 swaps wall and desk. To have two, set your screens to \u{201c}extend\u{201d}.";
pub const SYSTEM_PLACES: &str = "Your system places windows itself: drag the window with the card onto the projector\u{2019}s screen, click it, and press Enter.";
pub const CLOSED: &str = "The window of the wall is closed. F8 brings it back.";
pub const DESK_ON_THE_WALL: &str = "This window is where the wall should be, so nothing private is on it. F8 swaps them.";
pub const EACH_SHOWS_ITS_NUMBER: &str = "Each screen shows its number for a moment. The wall shows only the title, and this screen shows nothing private, until you say yes.";
pub const YOU_ARE_HERE: &str = "you are here";
pub const THE_WALL: &str = "the wall";
pub const THE_SAME_PICTURE: &str = "the same picture";
pub const SHOW_THEM_AGAIN: &str = "Show them again";
pub const MOVE_IT: &str = "Move it";
pub const IN_A_CALL: &str = "Sharing in a call";
pub const PLAIN_WINDOW_NOW: &str = "The wall is a plain window. Share that window in your call, and keep this one to yourself.";

/// "The projector (HDMI-1) is gone. Plug it in, and the wall comes back by itself."
pub fn gone(name: &str) -> String {
    format!("{name} is gone. Plug it in again, and the wall comes back by itself. Nothing is lost.")
}

/// "1920 × 1080".
pub fn size(width: u32, height: u32) -> String {
    format!("{width} \u{d7} {height}")
}

/// "on HDMI-1".
pub fn on(name: &str) -> String {
    format!("on {name}")
}

/// "The wall goes to HDMI-1, as last time."
pub fn as_last_time(name: &str) -> String {
    format!("The wall goes to {name}, as last time.")
}

/// A screen without a name.
pub fn screen(number: usize) -> String {
    format!("Screen {number}")
}
