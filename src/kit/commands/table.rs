//! The table itself, in the order of the list behind `?`.

use egui::Key;

use super::Command::{
    self, Back, ChangePlan, ChangeWish, Choose, Copy, FindSomebody, FirstMoment, FromTheStart, GoOn, LargerText, LastMoment,
    MeetAgain, Next, NextControl, NextMoment, NextPerson, NoSingleOne, NoWish, OpenSettings, Outlook, PageDown, PageUp,
    PersonAbove, PersonBelow, PlayFrom, Previous, PreviousMoment, PreviousPerson, SayBothAloud, ScrollDown, ScrollUp, ShowAtOnce,
    Skip, SmallerText, SwitchTheme, TheAccount, TheCurve, TheMoments, TheSkills, ToEnd, ToTop, ToggleSaving, WhyThere, YourName,
};
use super::Place::{
    self, Arriving, AuthorMap, AuthorPlay, AuthorProblems, AuthorRobots, AuthorSource, Briefing, Control, Conversation, Curve,
    CurvePoint, DayEnds, DebriefPage, Earlier, Everywhere, FirstQuestion, GroupDesk, GroupStart, HowWasThat, Leaving, OnItsWay,
    Over, Page, PageByArrows, SaidAloud, Settings, Tutorial, Voices, WhichMoment,
};
use super::Press::{self, Arrows, Ctrl, Digits, Plain, Shift, Sign, Zero};
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
const BENCH: &[Place] = &[AuthorProblems, AuthorSource, AuthorMap, AuthorPlay, AuthorRobots];
/// Where files are walked.
const FILES: &[Place] = &[AuthorProblems, AuthorSource, AuthorRobots];
/// Where problems are.
const FOUND: &[Place] = &[AuthorProblems, AuthorSource];
const MAP: &[Place] = &[AuthorMap];
const CHOICES: &[Place] =
    &[GroupDesk, FirstQuestion, Place::Wish, Place::Home, Conversation, Voices, DayEnds, Earlier, HowWasThat, AuthorPlay];
const ONE_THING_TO_DO: &[Place] = and_the_debrief![
    GroupStart,
    AuthorProblems,
    Place::Help,
    Place::Home,
    Place::Endings,
    Briefing,
    DayEnds,
    Over,
    Earlier,
    Leaving,
    Tutorial
];
const A_WAY_BACK: &[Place] = and_the_debrief![
    GroupStart,
    GroupDesk,
    AuthorProblems,
    AuthorSource,
    AuthorMap,
    AuthorPlay,
    AuthorRobots,
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
    Row { also: &[Digits], ..row(ShowAtOnce, &[Plain(Key::Enter), Plain(Key::Space)], &[Arriving], said::GO_ON) },
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
    row(Command::Group, &[Plain(Key::G)], &[Place::Home], said::DOORS),
    row(ToggleSaving, &[Plain(Key::K)], &[Place::Home], said::DOORS),
    row(Command::WriteDialogues, &[Plain(Key::A)], &[Place::Home], said::DOORS),
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
    row(Command::NextStage, &[Plain(Key::Space)], &[GroupDesk], said::GROUP_GOES_ON),
    row(Command::TakeBack, &[Plain(Key::Backspace)], &[GroupDesk], said::GROUP_GOES_ON),
    untold(Command::MomentBelow, &[Plain(Key::ArrowDown)], &[GroupDesk], said::GROUP_LOOKS),
    untold(Command::MomentAbove, &[Plain(Key::ArrowUp)], &[GroupDesk], said::GROUP_LOOKS),
    untold(Command::FirstOfTwo, &[Plain(Key::ArrowLeft)], &[GroupDesk], said::GROUP_LOOKS),
    untold(Command::SecondOfTwo, &[Plain(Key::ArrowRight)], &[GroupDesk], said::GROUP_LOOKS),
    row(Command::Rewind, &[Plain(Key::Enter)], &[GroupDesk], said::GROUP_GOES_ON),
    row(Command::Reveal, &[Plain(Key::R)], &[GroupDesk], said::GROUP_VOTES),
    row(Command::PlayLeading, &[Plain(Key::P)], &[GroupDesk], said::GROUP_VOTES),
    row(Command::Hold, &[Plain(Key::H)], &[GroupDesk], said::GROUP_VOTES),
    row(Command::AnotherLine, &[Plain(Key::L)], &[GroupDesk], said::GROUP_VOTES),
    row(Command::StepBack, &[Plain(Key::U)], &[GroupDesk], said::GROUP_LOOKS),
    row(Command::WhatIf, &[Plain(Key::W)], &[GroupDesk], said::GROUP_LOOKS),
    row(Command::OneByOne, &[Plain(Key::O)], &[GroupDesk], said::GROUP_LOOKS),
    row(Command::BlackWall, &[Plain(Key::B)], &[GroupDesk], said::GROUP_WALL),
    row(Command::PauseWall, &[Plain(Key::F)], &[GroupDesk], said::GROUP_WALL),
    row(Command::Timer, &[Plain(Key::T)], &[GroupDesk], said::GROUP_WALL),
    row(Command::AddMinute, &[Shift(Key::T)], &[GroupDesk], said::GROUP_WALL),
    row(Command::MarkMoment, &[Plain(Key::M)], &[GroupDesk], said::GROUP_NOTES),
    row(Command::WriteNote, &[Plain(Key::N)], &[GroupDesk], said::GROUP_NOTES),
    row(Command::Trust, &[Plain(Key::A)], &[GroupDesk], said::GROUP_NOTES),
    row(Command::ToDebrief, &[Plain(Key::D)], &[GroupDesk], said::GROUP_NOTES),
    row(Command::NearestEnding, &[Plain(Key::E)], &[GroupDesk], said::GROUP_NOTES),
    row(Command::OneScreen, &[Plain(Key::F8)], &[GroupStart, GroupDesk], said::GROUP_SCREENS),
    row(Command::OwnWindow, &[Shift(Key::F8)], &[GroupStart, GroupDesk], said::GROUP_SCREENS),
    row(Command::FillScreen, &[Plain(Key::F11)], &[GroupStart, GroupDesk], said::GROUP_SCREENS),
    row(Command::NumberScreens, &[Plain(Key::I)], &[GroupStart, GroupDesk], said::GROUP_SCREENS),
    Row { also: &[Sign(Key::Equals)], ..row(Command::LargerDesk, &[Sign(Key::Plus)], &[GroupDesk], said::GROUP_NOTES) },
    row(Command::SmallerDesk, &[Sign(Key::Minus)], &[GroupDesk], said::GROUP_NOTES),
    row(Command::CopyCounts, &[Plain(Key::X)], &[GroupDesk], said::GROUP_NOTES),
    row(Command::NextCustomer, &[Plain(Key::W)], &[GroupStart], said::BEFORE_A_GROUP),
    row(Command::MoveWall, &[Plain(Key::ArrowRight)], &[GroupStart], said::BEFORE_A_GROUP),
    row(Command::WhereToVote, &[Plain(Key::B)], &[GroupStart], said::BEFORE_A_GROUP),
    row(Command::RehearseAlone, &[Plain(Key::R)], &[GroupStart], said::BEFORE_A_GROUP),
    row(Command::Fewer, &[Sign(Key::Minus)], &[GroupStart], said::BEFORE_A_GROUP),
    Row { also: &[Sign(Key::Equals)], ..row(Command::More, &[Sign(Key::Plus)], &[GroupStart], said::BEFORE_A_GROUP) },
    row(Command::WayOfVoting, &[Plain(Key::V)], &[GroupStart], said::BEFORE_A_GROUP),
    row(Command::NewCode, &[Plain(Key::C)], &[GroupStart], said::BEFORE_A_GROUP),
    row(Command::CarryOn, &[Plain(Key::O)], &[GroupStart], said::BEFORE_A_GROUP),
    row(Command::BeginAnew, &[Plain(Key::N)], &[GroupStart], said::BEFORE_A_GROUP),
    row(Command::PrintPaper, &[Plain(Key::K)], &[GroupStart], said::BEFORE_A_GROUP),
    row(Command::OtherPage, &[Plain(Key::T)], BENCH, said::BENCH_PAGES),
    row(Command::NextTab, &[Ctrl(Key::PageDown)], BENCH, said::BENCH_TABS),
    row(Command::PreviousTab, &[Ctrl(Key::PageUp)], BENCH, said::BENCH_TABS),
    row(Command::TheSource, &[Plain(Key::S)], &[AuthorProblems, AuthorMap, AuthorRobots], said::BENCH_DOORS),
    row(Command::TheMap, &[Plain(Key::M)], FILES, said::BENCH_DOORS),
    row(Command::TheRobots, &[Plain(Key::R)], &[AuthorProblems, AuthorSource, AuthorMap], said::BENCH_DOORS),
    held(Command::BeatBack, &[Plain(Key::ArrowLeft)], MAP, said::MAP_WALK),
    held(Command::BeatOn, &[Plain(Key::ArrowRight)], MAP, said::MAP_WALK),
    held(Command::BeatAbove, &[Plain(Key::ArrowUp)], MAP, said::MAP_WALK),
    held(Command::BeatBelow, &[Plain(Key::ArrowDown)], MAP, said::MAP_WALK),
    held(Command::PanLeft, &[Shift(Key::ArrowLeft)], MAP, said::MAP_MOVE),
    held(Command::PanRight, &[Shift(Key::ArrowRight)], MAP, said::MAP_MOVE),
    held(Command::PanUp, &[Shift(Key::ArrowUp)], MAP, said::MAP_MOVE),
    held(Command::PanDown, &[Shift(Key::ArrowDown)], MAP, said::MAP_MOVE),
    Row { also: &[Sign(Key::Equals)], ..held(Command::Nearer, &[Sign(Key::Plus)], MAP, said::MAP_ZOOM) },
    held(Command::Farther, &[Sign(Key::Minus)], MAP, said::MAP_ZOOM),
    row(Command::WholeMap, &[Zero], MAP, said::MAP_ZOOM),
    row(Command::ToBeat, &[Plain(Key::Z)], MAP, said::MAP_ZOOM),
    row(Command::FindBeat, &[Sign(Key::Slash)], MAP, said::MAP_FIND),
    row(Command::NextFound, &[Plain(Key::N)], MAP, said::MAP_FIND),
    row(Command::PlayFromBeat, &[Plain(Key::P)], MAP, said::MAP_PLAY),
    row(Command::OwnPaths, &[Plain(Key::Y)], MAP, said::MAP_PLAY),
    row(Command::PreviousFile, &[Plain(Key::ArrowLeft)], FILES, said::BENCH_PROBLEMS),
    row(Command::NextFile, &[Plain(Key::ArrowRight)], FILES, said::BENCH_PROBLEMS),
    untold(Command::ProblemBelow, &[Plain(Key::ArrowDown)], FOUND, said::NEXT_THING),
    untold(Command::ProblemAbove, &[Plain(Key::ArrowUp)], FOUND, said::NEXT_THING),
    row(Command::PlayToHere, &[Plain(Key::P)], &[AuthorProblems], said::BENCH_PROBLEMS),
    row(Command::OpenEditor, &[Plain(Key::O)], &[AuthorProblems, AuthorSource, AuthorMap], said::BENCH_PROBLEMS),
    row(Command::Explain, &[Plain(Key::E)], &[AuthorProblems], said::BENCH_PROBLEMS),
    row(Command::NewDialogue, &[Plain(Key::N)], &[AuthorProblems], said::BENCH_NEW),
    row(Command::NewBranch, &[Shift(Key::N)], &[AuthorProblems], said::BENCH_NEW),
    row(Command::CopyToMine, &[Plain(Key::C)], &[AuthorProblems], said::BENCH_NEW),
    row(Command::LetStand, &[Plain(Key::L)], &[AuthorProblems], said::BENCH_NEW),
    row(Command::BackOneLine, &[Plain(Key::Backspace)], &[AuthorPlay], said::BENCH_LINES),
    row(Command::OnOneLine, &[Plain(Key::F)], &[AuthorPlay], said::BENCH_LINES),
    row(Command::AnotherBeat, &[Plain(Key::B)], &[AuthorPlay], said::BENCH_LINES),
    row(Command::MoodUp, &[Plain(Key::M)], &[AuthorPlay], said::BENCH_NUMBERS),
    row(Command::MoodDown, &[Shift(Key::M)], &[AuthorPlay], said::BENCH_NUMBERS),
    row(Command::TrustUp, &[Plain(Key::U)], &[AuthorPlay], said::BENCH_NUMBERS),
    row(Command::TrustDown, &[Shift(Key::U)], &[AuthorPlay], said::BENCH_NUMBERS),
    row(Command::HeardUp, &[Plain(Key::H)], &[AuthorPlay], said::BENCH_NUMBERS),
    row(Command::HeardDown, &[Shift(Key::H)], &[AuthorPlay], said::BENCH_NUMBERS),
    row(Command::Help, &[Sign(Key::Questionmark)], &[Everywhere], said::HELP),
];
