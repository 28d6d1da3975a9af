//! From commands of the keyboard to what they mean in a session.

use crate::group::Key;
use crate::kit::commands::{Command, KeyCommand};

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
        Command::PauseWall => Key::Pause,
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
