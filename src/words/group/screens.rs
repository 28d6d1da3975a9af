//! What is said of the screens.

pub const ONLY_ONE: &str = "Only this screen. Plug in the projector, or go on with one: F8 swaps wall and desk.";
pub const MIRRORED: &str = "All screens show the same picture, so nothing private stands on this one. F8 swaps wall and desk. To have two, set your screens to \u{201c}extend\u{201d}.";
pub const SYSTEM_PLACES: &str = "Your system places windows itself: drag the card over to the projector, then press Enter there.";
pub const CLOSED: &str = "The window of the wall is closed. F8 brings it back.";
pub const DESK_ON_THE_WALL: &str = "This window is where the wall should be, so nothing private is on it. F8 swaps them.";
pub const EACH_SHOWS_ITS_NUMBER: &str = "Each screen shows its number for a moment. Nothing but the title is out there, and nothing private is on this one, until you say yes.";
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

/// "Last time it was HDMI-1, so it is HDMI-1 again."
pub fn as_last_time(name: &str) -> String {
    format!("Last time it was {name}, so it is {name} again.")
}

/// A screen without a name.
pub fn screen(number: usize) -> String {
    format!("Screen {number}")
}
