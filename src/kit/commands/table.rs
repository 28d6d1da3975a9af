//! The table itself, in the order of the list behind `?`.

use egui::Key;

use super::Command::{
    self, Back, ChangePlan, ChangeWish, Choose, Copy, FindSomebody, FirstMoment, FromTheStart, GoOn, LargerText, LastMoment,
    MeetAgain, Next, NextControl, NextMoment, NextPerson, NoSingleOne, NoWish, OpenSettings, Outlook, PageDown, PageUp,
    PersonAbove, PersonBelow, PlayFrom, Previous, PreviousMoment, PreviousPerson, SayBothAloud, ScrollDown, ScrollUp, ShowAtOnce,
    Skip, SmallerText, SwitchTheme, TheAccount, TheCurve, TheMoments, TheSkills, ToEnd, ToTop, ToggleKeeping, WhyThere, YourName,
};
use super::Place::{
    self, Arriving, Briefing, Control, Conversation, Curve, CurvePoint, DayEnds, DebriefPage, Earlier, Everywhere, FirstQuestion,
    HowWasThat, Leaving, OnItsWay, Over, Page, PageByArrows, SaidAloud, Settings, Tutorial, Voices, WhichMoment,
};
use super::Press::{self, Arrows, Ctrl, Digits, Plain, Sign, Zero};
use crate::words::commands as said;

/// A command.
pub(super) struct Row {
    pub command: Command,
    /// The keys that the list tells.
    pub keys: &'static [Press],
    /// Further keys that do the same.
    pub also: &'static [Press],
    /// Whether a key that is held down acts again and again.
    pub held: bool,
    pub places: &'static [Place],
    pub label: &'static str,
}

const fn row(command: Command, keys: &'static [Press], places: &'static [Place], label: &'static str) -> Row {
    Row { command, keys, also: &[], held: false, places, label }
}

/// A command that walks or scrolls: a key that is held down goes on doing it.
const fn held(command: Command, keys: &'static [Press], places: &'static [Place], label: &'static str) -> Row {
    Row { held: true, ..row(command, keys, places, label) }
}

/// A command whose keys the line of another tells.
const fn untold(command: Command, also: &'static [Press], places: &'static [Place], label: &'static str) -> Row {
    Row { also, held: true, ..row(command, &[], places, label) }
}

/// Some places, and all of the debrief.
macro_rules! and_the_debrief {
    ($($place:expr),*) => {
        &[
            $($place,)*
            HowWasThat, WhichMoment, Place::Moment, Place::Next, Curve, CurvePoint, Place::Moments, SaidAloud, DebriefPage, Place::Lines
        ]
    };
}

const DOORS: &[Place] = &[Place::Moment, Place::Next];
const CHOICES: &[Place] = &[FirstQuestion, Place::Wish, Place::Home, Conversation, Voices, DayEnds, Earlier, HowWasThat];
const ONE_THING_TO_DO: &[Place] =
    and_the_debrief![Place::Help, Place::Home, Place::Endings, Briefing, DayEnds, Over, Earlier, Leaving, Tutorial];
const A_WAY_BACK: &[Place] = and_the_debrief![
    Place::Help,
    FirstQuestion,
    Place::Wish,
    Place::Home,
    Place::Endings,
    Settings,
    Briefing,
    Conversation,
    Voices,
    DayEnds,
    Over,
    Place::Notebook,
    Earlier,
    Leaving,
    Tutorial
];
/// Where people or cards are walked by arrows.
const PEOPLE: &[Place] = &[Place::Home, Place::Endings];
const A_NOTEBOOK: &[Place] = &[OnItsWay, Arriving, Conversation, Voices, Place::Notebook];

pub(super) const TABLE: &[Row] = &[
    row(Choose, &[Digits], CHOICES, said::CHOOSE),
    row(Skip, &[Zero], &[HowWasThat], said::SKIP),
    row(NoSingleOne, &[Zero], &[WhichMoment], said::SKIP),
    held(NextControl, &[Plain(Key::Tab), Arrows], &[Control], said::NEXT_THING),
    untold(NextPerson, &[Plain(Key::ArrowRight)], PEOPLE, said::NEXT_THING),
    untold(PreviousPerson, &[Plain(Key::ArrowLeft)], PEOPLE, said::NEXT_THING),
    untold(PersonBelow, &[Plain(Key::ArrowDown)], PEOPLE, said::NEXT_THING),
    untold(PersonAbove, &[Plain(Key::ArrowUp)], PEOPLE, said::NEXT_THING),
    untold(NextMoment, &[Plain(Key::ArrowDown), Plain(Key::ArrowRight)], &[Place::Moments, SaidAloud], said::NEXT_THING),
    untold(PreviousMoment, &[Plain(Key::ArrowUp), Plain(Key::ArrowLeft)], &[Place::Moments, SaidAloud], said::NEXT_THING),
    untold(FirstMoment, &[Plain(Key::Home)], &[WhichMoment], said::NEXT_THING),
    untold(LastMoment, &[Plain(Key::End)], &[WhichMoment], said::NEXT_THING),
    row(GoOn, &[Plain(Key::Enter), Plain(Key::Space)], ONE_THING_TO_DO, said::GO_ON),
    Row { also: &[Plain(Key::Enter), Digits], ..row(ShowAtOnce, &[Plain(Key::Space)], &[Arriving], said::GO_ON) },
    held(PageUp, &[Plain(Key::PageUp)], &[Page], said::MORE_OF_THE_PAGE),
    held(PageDown, &[Plain(Key::PageDown)], &[Page], said::MORE_OF_THE_PAGE),
    untold(ToTop, &[Plain(Key::Home)], &[Page], said::MORE_OF_THE_PAGE),
    untold(ToEnd, &[Plain(Key::End)], &[Page], said::MORE_OF_THE_PAGE),
    untold(ScrollUp, &[Plain(Key::ArrowUp)], &[PageByArrows], said::MORE_OF_THE_PAGE),
    untold(ScrollDown, &[Plain(Key::ArrowDown)], &[PageByArrows], said::MORE_OF_THE_PAGE),
    row(Command::Notebook, &[Plain(Key::N)], A_NOTEBOOK, said::NOTEBOOK_AND_NAME),
    row(YourName, &[Plain(Key::N)], &[Briefing], said::NOTEBOOK_AND_NAME),
    row(FindSomebody, &[Sign(Key::Slash)], &[Place::Home], said::FIND_SOMEBODY),
    row(ChangeWish, &[Plain(Key::W)], &[Place::Home], said::DOORS),
    Row { also: &[Zero], ..row(NoWish, &[], &[Place::Wish], said::CHOOSE) },
    row(Command::Endings, &[Plain(Key::E)], &[Place::Home], said::DOORS),
    row(MeetAgain, &[Plain(Key::P)], &[Place::Endings], said::MEET_AGAIN),
    row(ToggleKeeping, &[Plain(Key::K)], &[Place::Home], said::DOORS),
    row(OpenSettings, &[Plain(Key::S)], &[Place::Home], said::DOORS),
    held(Previous, &[Plain(Key::ArrowLeft)], &[WhichMoment, Place::Next, Curve, CurvePoint, Place::Help], said::WALK),
    held(Next, &[Plain(Key::ArrowRight)], &[WhichMoment, Curve, CurvePoint, Place::Help], said::WALK),
    row(WhyThere, &[Plain(Key::W)], &[Place::Moment], said::WHY_THERE_AND_ALOUD),
    row(SayBothAloud, &[Plain(Key::V)], &[Place::Moment, Place::Moments, SaidAloud], said::WHY_THERE_AND_ALOUD),
    row(ChangePlan, &[Plain(Key::E)], &[Place::Next], said::CHANGE_PLAN),
    row(PlayFrom, &[Plain(Key::P)], &[Place::Moment, Curve, CurvePoint, Place::Moments, SaidAloud], said::PLAY_FROM),
    row(FromTheStart, &[Plain(Key::A)], DOORS, said::PLAY_FROM),
    row(TheCurve, &[Plain(Key::C)], DOORS, said::SIDE_DOORS),
    row(TheMoments, &[Plain(Key::M)], DOORS, said::SIDE_DOORS),
    row(TheAccount, &[Plain(Key::T)], DOORS, said::SIDE_DOORS),
    row(TheSkills, &[Plain(Key::S)], DOORS, said::SIDE_DOORS),
    row(Command::Lines, &[Plain(Key::L)], DOORS, said::SIDE_DOORS),
    row(Outlook, &[Plain(Key::O)], &[Curve, CurvePoint], said::OUTLOOK),
    row(Copy, &[Plain(Key::C)], &[Place::Lines], said::COPY),
    row(Back, &[Plain(Key::Escape)], A_WAY_BACK, said::BACK),
    Row { also: &[Ctrl(Key::Equals)], ..held(LargerText, &[Ctrl(Key::Plus)], &[Everywhere], said::TEXT_SIZE) },
    held(SmallerText, &[Ctrl(Key::Minus)], &[Everywhere], said::TEXT_SIZE),
    row(SwitchTheme, &[Ctrl(Key::T)], &[Everywhere], said::THEME),
    row(Command::Help, &[Sign(Key::Questionmark)], &[Everywhere], said::HELP),
];
