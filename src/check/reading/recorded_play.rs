//! A recorded play that does not come to its ending.

use crate::check::rule::page;

page! {
    /// A play recorded in `NAME.plays.txt` beside the scenario comes to another ending by now, cannot be played any more, or is no
    /// line `ENDING TEMPERAMENT MOVES`.
    RecordedPlay,
    bad: "toast Easygoing 1,9",
    good: "toast Easygoing 1",
    hint: "fix the line or the dialogue; if it is meant so, check with `--bless`, which writes the file anew",
}
