//! How each stage is called at the desk, and each part of the plan.

pub const CARD: &str = "Card";
pub const ASK: &str = "Ask";
pub const MEET: &str = "Meet";
pub const TRIAL: &str = "Try the ballot";
pub const READ: &str = "Read";
pub const VOTE: &str = "Vote";
pub const REVEAL: &str = "Reveal";
pub const TALK: &str = "Talk";
pub const PAIRS: &str = "Pairs";
pub const VOTE_AGAIN: &str = "Vote again";
pub const VOICE: &str = "Voice";
pub const PLAY: &str = "Play";
pub const ENDING: &str = "Ending";
pub const PRIVATE: &str = "A private minute";
pub const REACTIONS: &str = "Reactions";
pub const WHERE: &str = "Which line?";
pub const WHAT_HAPPENED: &str = "What happened";
pub const MOMENTS: &str = "Two moments";
pub const REWIND: &str = "Go back";
pub const PLANS: &str = "If, then";
pub const OVER: &str = "The end";

/// The parts of the plan, in their order.
const PARTS: [&str; 9] = ["Ask", "Meet", "Play", "Ending", "Reactions", "What happened", "Two moments", "Go back", "If, then"];

/// The same in a word.
const SHORT_PARTS: [&str; 9] = ["Ask", "Meet", "Play", "End", "React", "Curve", "Moments", "Go back", "If, then"];

/// The name of a part of the plan in a word, by its place, from 0.
pub fn short_part_name(part: usize) -> &'static str {
    SHORT_PARTS.get(part).copied().unwrap_or_default()
}

/// The name of a part of the plan by its place, from 0.
pub fn part_name(part: usize) -> &'static str {
    PARTS.get(part).copied().unwrap_or_default()
}
