//! What stands beside the caps of the desk.

pub const TAKE_BACK: &str = "take back";
pub const REVEAL: &str = "reveal";
pub const PLAY: &str = "play";
pub const HOLD: &str = "hold";
pub const ANOTHER: &str = "another line";
pub const WHAT_IF: &str = "what if";
pub const ONE_BY_ONE: &str = "one by one";
pub const NEXT_MOMENT: &str = "another moment";
pub const BACK: &str = "back one";
pub const TIMER: &str = "timer";
pub const ADD_MINUTE: &str = "a minute more";
pub const MARK: &str = "mark";
pub const NOTE: &str = "note";
pub const WISH: &str = "type a wish";
pub const ACCOUNT: &str = "account";
pub const DEBRIEF: &str = "debrief";
pub const ENDING: &str = "ending";
pub const BLACK: &str = "black";
pub const FREEZE: &str = "freeze";
pub const ONE_SCREEN: &str = "one screen";
pub const OWN_WINDOW: &str = "own window";
pub const FILL_SCREEN: &str = "fill its screen";
pub const KEYS: &str = "keys";
pub const HOME: &str = "leave";
