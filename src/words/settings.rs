//! The page of settings.

pub const COLOURS: &str = "Colours";
pub const AS_THE_SYSTEM: &str = "Match my system";
pub const LIGHT: &str = "Light";
pub const DARK: &str = "Dark";
pub const CONTRAST_LIGHT: &str = "High contrast, light";
pub const CONTRAST_DARK: &str = "High contrast, dark";
pub const TEXT_SIZE: &str = "Text size";
pub const SMALLER: &str = "Smaller";
pub const LARGER: &str = "Larger";
pub const MOVEMENT: &str = "Movement";
pub const FACES_MOVE: &str = "Gentle movement";
pub const NOTHING_MOVES: &str = "No movement";
pub const WHAT_THEY_CALL_YOU: &str = "What customers call you. Any name will do.";
pub const BETTER_AT: &str = "I want to practise";
pub const PLAY_TUTORIAL: &str = "Play the tutorial again";

/// "120%".
pub fn text_size(size: u16) -> String {
    format!("{size}%")
}
