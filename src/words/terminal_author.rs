//! What the terminal says to somebody who writes: a new scenario, the cover test, and what is still to be done in a file.

use crate::words::to_type::ToType;

/// What to do with a new file, which is named so by its id or its path.
pub fn what_next(named: &str, to_type: &ToType) -> String {
    let [check, play] = ["check", "play"].map(|command| to_type.command(&[command, named]));
    format!("Open it in an editor, change the words, and then:\n  {check}\n  {play}")
}

// ---- the cover test ----------------------------------------------------------------------

pub const NOTHING_TO_COVER: &str = "There is no beat at which it matters what is said, so there is nothing to guess.";
pub const HOW_TO_COVER: &str = "Which of these lines would do best, whatever the customer has just said? Mark one for each beat. The beats are not in the order of the story.";
pub const NOTHING_PICKED: &str = "Nothing was picked, so there is nothing to tell.";
pub const CAN_BE_TOLD: &str = "That is more than chance: you can find the best lines without hearing the customer. Look at the ones below, and make the other answers there just as polite and just as long.";
pub const CANNOT_BE_TOLD: &str = "That is about what chance does: whoever wants the best line has to hear the customer.";
pub const FOUND_AT: &str = "Found without the customer:";

/// What the game is, before its first beat.
pub fn cover_begins(beats: usize) -> String {
    let beats = if beats == 1 { "1 beat".to_owned() } else { format!("{beats} beats") };
    format!(
        "{beats}, in no particular order, and without what the customer says. Type the number of the line that would do best, just press Enter to skip \
         one, q to stop."
    )
}

/// "3 of 21".
pub fn of_so_many(number: usize, of: usize) -> String {
    format!("{number} of {of}")
}

/// What came of it, beside what chance does.
pub fn uncovered(best: usize, asked: usize, by_chance: (usize, usize), share: u32, random: u32) -> String {
    let (least, most) = by_chance;
    format!(
        "You found the best line in {best} of {asked}; by chance alone it\u{2019}s {least} to {most}, nineteen times in twenty. \
         Your picks reached {share} of 100; picking at random reaches {random}."
    )
}

// ---- what is still to be done ------------------------------------------------------------

/// "todo: a second ending". It is no finding: nothing has to be done about it now.
pub fn todo(said: &str) -> String {
    if said.is_empty() { "todo".to_owned() } else { format!("todo: {said}") }
}

/// "2 TODO".
pub fn todos(n: usize) -> String {
    format!("{n} TODO")
}
