//! From commands of the keyboard to what they mean in a session.

use crate::group::{Key, Stage, TakenBack};
use crate::kit::commands::{Command, KeyCommand};
use crate::words::group as said;

/// What a command means at the desk; `None` for one that is about the windows, or about a field to write in.
pub(super) fn group_key(key: KeyCommand) -> Option<Key> {
    Some(match key.command {
        Command::NextStage => Key::Next,
        Command::Choose => Key::Digit(u8::try_from(key.nth + 1).unwrap_or(u8::MAX)),
        Command::TakeBack => Key::TakeBack,
        Command::Reveal => Key::Reveal,
        Command::PlayLeading => Key::PlayLeading,
        Command::Hold => Key::Hold,
        Command::StepBack => Key::Back,
        Command::WhatIf => Key::WhatIf,
        Command::AnotherLine => Key::Another,
        Command::BlackWall => Key::Black,
        Command::FreezeWall => Key::Freeze,
        Command::Timer => Key::Timer,
        Command::AddMinute => Key::AddMinute,
        Command::MarkMoment => Key::Mark,
        Command::Trust => Key::Trust,
        Command::ToDebrief => Key::ToDebrief,
        Command::NearestEnding => Key::NearestEnding,
        Command::OneByOne => Key::OneByOne,
        Command::Rewind => Key::Rewind,
        Command::MomentAbove => Key::Up,
        Command::MomentBelow => Key::Down,
        Command::FirstOfTwo => Key::Left,
        Command::SecondOfTwo => Key::Right,
        _ => return None,
    })
}

/// How a stage is called at the desk.
pub(super) fn stage_words(stage: Stage) -> &'static str {
    use said::stages as words;
    match stage {
        Stage::Card => words::CARD,
        Stage::Ask => words::ASK,
        Stage::Meet => words::MEET,
        Stage::Trial => words::TRIAL,
        Stage::Read => words::READ,
        Stage::Vote => words::VOTE,
        Stage::Reveal => words::REVEAL,
        Stage::Talk => words::TALK,
        Stage::Pairs => words::PAIRS,
        Stage::VoteAgain => words::VOTE_AGAIN,
        Stage::Voice => words::VOICE,
        Stage::Play => words::PLAY,
        Stage::Ending => words::ENDING,
        Stage::Private => words::PRIVATE,
        Stage::Reactions => words::REACTIONS,
        Stage::Where => words::WHERE,
        Stage::WhatHappened => words::WHAT_HAPPENED,
        Stage::Moments => words::MOMENTS,
        Stage::Rewind => words::REWIND,
        Stage::Plans => words::PLANS,
        Stage::Over => words::OVER,
    }
}

/// What one step back takes back, in words; the customer by their name.
pub(super) fn taken_back_words(taken: TakenBack, name: &str) -> String {
    use said::back as words;
    let stage = match taken {
        TakenBack::Line(letter) => return words::line(letter),
        TakenBack::Vote(turn) => return words::vote(turn),
        TakenBack::Aside => words::ASIDE,
        TakenBack::HeadingHome(true) => words::HEADING_HOME,
        TakenBack::HeadingHome(false) => words::NOT_HEADING_HOME,
        TakenBack::AnotherRoad => words::ANOTHER_ROAD,
        TakenBack::SecondMoment => words::SECOND_MOMENT,
        TakenBack::Stage(Stage::Meet) => return words::meeting(name),
        TakenBack::Stage(stage) => match stage {
            Stage::Card | Stage::Ask | Stage::Meet => words::ASK,
            Stage::Trial => words::TRIAL,
            Stage::Read | Stage::Play => words::FIRST_LINE,
            Stage::Vote | Stage::VoteAgain | Stage::Reveal => words::REVEAL,
            Stage::Talk => words::TALK,
            Stage::Pairs => words::PAIRS,
            Stage::Voice => words::VOICE,
            Stage::Ending => words::ENDING,
            Stage::Private => words::PRIVATE,
            Stage::Reactions => words::REACTIONS,
            Stage::Where => words::WHERE,
            Stage::WhatHappened => words::WHAT_HAPPENED,
            Stage::Moments => words::MOMENTS,
            Stage::Rewind => words::REWIND,
            Stage::Plans => words::PLANS,
            Stage::Over => words::OVER,
        },
    };
    stage.to_owned()
}
