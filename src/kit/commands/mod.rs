//! The one table of commands: what each is, its keys, where it holds, and the sentence that explains it.
//!
//! Keys, key caps, the list behind `?` and the README's table of keys all come from it.

mod key_command;
mod list;
mod table;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use egui::{Key, Modifiers};

pub use key_command::{KeyCommand, key_command, key_commands};
use list::short_cap;
pub use list::{KeyLine, keys_of, readme_table};
use table::TABLE;

/// Something that can be done by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// The n-th of what is offered.
    Choose,
    /// Past the questions before a debrief.
    Skip,
    /// Of the moments that may have mattered most: none.
    NoSingleOne,
    /// To the next control. The toolkit hears it.
    NextControl,
    /// The next or the previous person on Home, or card on the page of endings, and the one below or above.
    NextPerson,
    PreviousPerson,
    PersonBelow,
    PersonAbove,
    /// The moment below or above in the list of moments.
    NextMoment,
    PreviousMoment,
    /// The first or the last of the moments to choose from.
    FirstMoment,
    LastMoment,
    /// The one thing to do next.
    GoOn,
    /// Everything that is still coming in, at once.
    ShowAtOnce,
    PageUp,
    PageDown,
    ToTop,
    ToEnd,
    ScrollUp,
    ScrollDown,
    /// The whole notebook, and back from it.
    Notebook,
    /// The trainee's name, before a conversation.
    YourName,
    /// On Home: the field for a name.
    FindSomebody,
    /// What one wants to get better at; and the answer that it is nothing in particular.
    ChangeWish,
    NoWish,
    /// Every ending that was seen.
    Endings,
    /// The person whose ending is marked, once more.
    MeetAgain,
    OpenSettings,
    /// Whether what is played from now on is kept.
    ToggleSaving,
    /// On along the curve, or back; at the last stop of a debrief, back to the moment; on the card, the next or the previous tab.
    Next,
    Previous,
    /// The line in which the trainee says why they said it there.
    WhyThere,
    SayBothAloud,
    ChangePlan,
    /// From the exchange that is looked at.
    PlayFrom,
    FromTheStart,
    /// The side doors of a debrief.
    TheCurve,
    TheMoments,
    TheAccount,
    TheSkills,
    Lines,
    /// Where it was heading, over the curve.
    Outlook,
    /// Everything that was said, to be pasted elsewhere.
    Copy,
    /// One step back.
    Back,
    LargerText,
    SmallerText,
    SwitchTheme,
    /// The card of rules and keys.
    Help,
    /// With a group: what Space does at this stage.
    NextStage,
    TakeBack,
    Reveal,
    PlayLeading,
    Hold,
    StepBack,
    WhatIf,
    AnotherLine,
    OneByOne,
    BlackWall,
    PauseWall,
    Timer,
    AddMinute,
    MarkMoment,
    WriteNote,
    Trust,
    ToDebrief,
    NearestEnding,
    /// Back to the moment at hand, to play from it.
    Rewind,
    /// Of the two moments that a group looks back at, the first or the second, and another in its place.
    FirstOfTwo,
    SecondOfTwo,
    MomentAbove,
    MomentBelow,
    /// Wall and desk change places, or take turns on the only screen; before a session, that this screen is the only one.
    OneScreen,
    /// A window of its own for the wall.
    OwnWindow,
    /// The window of the wall fills its screen, or does not any more.
    FillScreen,
    /// Every screen shows its number.
    NumberScreens,
    /// Larger and smaller text on the desk.
    LargerDesk,
    SmallerDesk,
    /// The counts, to be pasted into a table.
    CopyCounts,
    /// On Home: a session with a group.
    Group,
    /// Before it: another customer, the wall on another screen, where the group votes, and a group that is made up.
    NextCustomer,
    MoveWall,
    WhereToVote,
    RehearseAlone,
    /// Before a session with a group.
    Fewer,
    More,
    WayOfVoting,
    NewCode,
    CarryOn,
    /// A session of its own, beside one that was left.
    BeginAnew,
    PrintPaper,
    /// On Home: the author's bench.
    WriteDialogues,
    /// On the bench: problems and play in turn.
    OtherPage,
    /// A new dialogue or branch file, and a copy of a dialogue that comes with the program.
    NewDialogue,
    NewBranch,
    CopyToMine,
    /// The marked note may stand.
    LetStand,
    /// The page beside this one.
    NextTab,
    PreviousTab,
    TheSource,
    TheMap,
    TheRobots,
    /// On the map: along the likeliest way, back, and across the column.
    BeatOn,
    BeatBack,
    BeatAbove,
    BeatBelow,
    PanLeft,
    PanRight,
    PanUp,
    PanDown,
    Nearer,
    Farther,
    WholeMap,
    /// Near to the beat that is chosen.
    ToBeat,
    FindBeat,
    /// The next of what was found; else the next problem.
    NextFound,
    PlayFromBeat,
    /// The trainee's own conversations, on the map.
    OwnPaths,
    NextFile,
    PreviousFile,
    ProblemBelow,
    ProblemAbove,
    /// The way that shows a problem.
    PlayToHere,
    OpenEditor,
    Explain,
    /// One line back, and on again.
    BackOneLine,
    OnOneLine,
    AnotherBeat,
    /// From here with another number.
    MoodUp,
    MoodDown,
    TrustUp,
    TrustDown,
    HeardUp,
    HeardDown,
}

/// Where a command holds. What has the keyboard in a text field hears all but [`Place::Everywhere`] with Ctrl itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Everywhere,
    /// On a control. The toolkit hears these keys.
    Control,
    /// On a page that may be longer than the window.
    Page,
    /// On such a page where the arrows mean nothing else and nothing is marked.
    PageByArrows,
    /// On the card of rules and keys.
    Help,
    /// At the question of the first start.
    FirstQuestion,
    /// At the same question, asked again from Home.
    Wish,
    Home,
    /// On the page of endings.
    Endings,
    Settings,
    Briefing,
    /// In a conversation, while a choice is being kept.
    OnItsWay,
    /// In a conversation, while new lines come in.
    Arriving,
    Conversation,
    /// In a conversation, where words were chosen and a voice is asked for.
    Voices,
    /// In a conversation, between two days.
    DayEnds,
    /// In a conversation that has come to its end.
    Over,
    Notebook,
    /// In a conversation, where what was said before is looked at.
    Earlier,
    /// In a conversation, where the screen asks whether the customer is to be left waiting.
    Leaving,
    Tutorial,
    /// At the two questions before anything of a debrief is told.
    HowWasThat,
    WhichMoment,
    /// At the moment of a debrief.
    Moment,
    /// At the one thing next.
    Next,
    /// On the curve of a debrief.
    Curve,
    /// The same, where a point of it has the keyboard.
    CurvePoint,
    /// At all moments.
    Moments,
    /// At a moment whose two ways are set large, to be said aloud.
    SaidAloud,
    /// At every line.
    Lines,
    /// On any other page of a debrief.
    DebriefPage,
    /// Before a session with a group, and in it.
    GroupStart,
    GroupDesk,
    /// On the author's bench.
    AuthorProblems,
    AuthorSource,
    AuthorMap,
    AuthorPlay,
    AuthorRobots,
}

/// A key as it is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Press {
    /// One of the digits 1 to 9, by its place on the keyboard: on a French one the sign is another.
    Digits,
    /// The digit 0, by its place.
    Zero,
    /// A key without Shift, Ctrl or Alt.
    Plain(Key),
    /// A key with Shift alone.
    Shift(Key),
    /// A key with Ctrl, or Cmd on a Mac.
    Ctrl(Key),
    /// A sign, whether or not it needs Shift.
    Sign(Key),
    /// All four arrows, in the list alone.
    Arrows,
}

impl Command {
    /// Every command, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.command)
    }

    /// The sentence that says what it does.
    pub fn label(self) -> &'static str {
        self.row().map_or("", |row| row.label)
    }

    /// What its key cap shows: the first of its keys, as short as it stands on a key.
    pub fn cap(self) -> &'static str {
        static CAPS: LazyLock<Vec<String>> = LazyLock::new(|| TABLE.iter().map(short_cap).collect());
        let at = TABLE.iter().position(|row| row.command == self);
        at.and_then(|at| CAPS.get(at)).map_or("", String::as_str)
    }

    /// Where it holds.
    pub fn places(self) -> &'static [Place] {
        self.row().map_or(&[], |row| row.places)
    }

    /// Every key that gives it, with its modifiers; of the digits the first.
    pub fn keys(self) -> Vec<(Modifiers, Key)> {
        let presses = self.row().into_iter().flat_map(|row| row.keys.iter().chain(row.also));
        presses
            .filter_map(|press| match press {
                Press::Digits => Some((Modifiers::NONE, Key::Num1)),
                Press::Zero => Some((Modifiers::NONE, Key::Num0)),
                Press::Plain(key) | Press::Sign(key) => Some((Modifiers::NONE, *key)),
                Press::Shift(key) => Some((Modifiers::SHIFT, *key)),
                Press::Ctrl(key) => Some((Modifiers::COMMAND, *key)),
                Press::Arrows => None,
            })
            .collect()
    }

    fn row(self) -> Option<&'static table::Row> {
        TABLE.iter().find(|row| row.command == self)
    }
}
