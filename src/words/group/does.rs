//! What Space does at the desk, on its button.

pub const GO_ON: &str = "Continue";
pub const BEGIN: &str = "Begin";
pub const MEET: &str = "Meet the customer";
pub const TRY_THE_BALLOT: &str = "Try the ballot";
pub const SHOW: &str = "Show it";
pub const FIRST_LINE: &str = "The first line";
pub const NEXT_LINE: &str = "Next line";
pub const PLAY_STRONGEST: &str = "Play the strongest line";
pub const VOTE: &str = "Vote";
pub const HAND_ON: &str = "Next person";
pub const BRING_BACK: &str = "Bring the wall back";
pub const SHOW_THE_VOTES: &str = "Show the votes";
pub const BACK_TO_PAIRS: &str = "Back to pairs";
/// To one of the two moments.
pub const BACK_TO: [&str; 2] = ["Back to A", "Back to B"];
pub const CLOSE_THE_VOTE: &str = "Close the vote";
pub const TALK: &str = "Talk in threes";
pub const PAIRS: &str = "Pairs";
pub const ASK_FOR_VOICE: &str = "Which voice?";
pub const PLAY: &str = "Say it";
pub const VOTE_AGAIN: &str = "Vote again";
pub const PRIVATE: &str = "A private minute";
pub const REACTIONS: &str = "Reactions";
pub const WHERE: &str = "Which line mattered most?";
pub const WHAT_HAPPENED: &str = "What happened";
pub const FIRST_MOMENT: &str = "The first moment";
pub const SECOND_MOMENT: &str = "The second moment";
pub const REWIND: &str = "Go back";
pub const PLANS: &str = "If, then";
pub const FINISH: &str = "Finish";
pub const FINISHED: &str = "Finished";
