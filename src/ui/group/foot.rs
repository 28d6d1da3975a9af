//! The keys of the desk with their buttons, in rows at its foot.

use egui::{Ui, Vec2, vec2};
use jiff::Timestamp;

use crate::group::{Room, Stage};
use crate::kit::commands::Command;
use crate::kit::theme::{S8, S12, S16, Style};
use crate::kit::widgets::{Button, Link};
use crate::words::group as said;

/// The commands that have a button at this stage, beside Space.
fn buttons(room: &Room, now: Timestamp) -> Vec<(Command, &'static str)> {
    use said::buttons as words;
    let stage = room.stage();
    let mut all = Vec::new();
    let mut add = |holds: bool, command: Command, words: &'static str| {
        if holds {
            all.push((command, words));
        }
    };
    add(matches!(stage, Stage::Trial | Stage::Vote | Stage::VoteAgain), Command::Reveal, words::REVEAL);
    add(stage.is_before_the_move() || matches!(stage, Stage::Moments | Stage::Rewind), Command::PlayLeading, words::PLAY);
    add(matches!(stage, Stage::Read | Stage::Vote | Stage::VoteAgain | Stage::Reveal), Command::Hold, words::HOLD);
    add(stage.is_before_the_move(), Command::AnotherLine, words::ANOTHER);
    add(matches!(stage, Stage::Reveal | Stage::Play), Command::WhatIf, words::WHAT_IF);
    add(stage == Stage::Read, Command::OneByOne, words::ONE_BY_ONE);
    add(matches!(stage, Stage::Moments | Stage::Rewind), Command::MomentBelow, words::NEXT_MOMENT);
    add(stage != Stage::Card, Command::StepBack, words::BACK);
    add(stage != Stage::Card, Command::Timer, words::TIMER);
    add(room.timer(now).is_some(), Command::AddMinute, words::ADD_MINUTE);
    add(stage.is_of_an_exchange(), Command::MarkMoment, words::MARK);
    add(stage != Stage::Card && !stage.is_of_the_debrief(), Command::ToDebrief, words::DEBRIEF);
    add(stage.is_of_an_exchange(), Command::NearestEnding, words::ENDING);
    add(stage.is_of_the_debrief(), Command::CopyCounts, words::COPY_COUNTS);
    add(true, Command::Help, words::KEYS);
    add(true, Command::Back, words::HOME);
    all
}

/// A button and where it stands.
pub(super) struct Placed {
    pub(super) command: Command,
    pub(super) words: &'static str,
    pub(super) at: Vec2,
}

/// The buttons in their rows, and how high they stand.
pub(super) struct Foot {
    pub(super) placed: Vec<Placed>,
    pub(super) height: f32,
}

impl Foot {
    pub(super) fn of(ui: &Ui, style: &Style<'_>, room: &Room, now: Timestamp, width: f32) -> Self {
        let gap = vec2(style.space(S16), style.space(S8));
        let first = Button::primary(room.next_does()).key(Command::NextStage.cap()).size(ui, style);
        let mut placed = vec![Placed { command: Command::NextStage, words: room.next_does(), at: Vec2::ZERO }];
        // Beside the button there is room for two rows of links.
        let indent = first.x + gap.x;
        let mut at = vec2(indent, 0.0);
        let mut bottom = first.y;
        for (command, words) in buttons(room, now) {
            let size = Link::new(words, command.cap()).size(ui, style);
            if at.x + size.x > width {
                let y = at.y + size.y + gap.y;
                at = vec2(if y < first.y + gap.y { indent } else { 0.0 }, y);
            }
            placed.push(Placed { command, words, at });
            bottom = f32::max(bottom, at.y + size.y);
            at.x += size.x + gap.x;
        }
        Self { placed, height: bottom + style.margin(S12) }
    }
}
