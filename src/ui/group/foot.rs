//! The keys of the desk with their buttons, in rows at its foot: what this stage is about, and the way back. All others are on the card
//! behind `?`, where each line can be pressed.

use egui::{Ui, Vec2, vec2};

use super::parts::{Desk, minutes};
use crate::group::{RoundKind, Stage};
use crate::kit::commands::Command;
use crate::kit::theme::{S8, S16};
use crate::kit::widgets::{Button, Link};
use crate::words::group::{self as said, buttons};

/// The commands that have a button at this stage, beside Space.
fn buttons(desk: &Desk<'_>) -> Vec<(Command, &'static str)> {
    let (group, view) = (desk.group(), &desk.known.desk);
    let stage = group.stage();
    let mut all = Vec::new();
    let mut add = |holds: bool, command: Command, words: &'static str| {
        if holds {
            all.push((command, words));
        }
    };
    let looks_back = matches!(stage, Stage::Moments | Stage::Rewind);
    let is_vote = matches!(stage, Stage::Vote | Stage::VoteAgain);
    // Shown they would be by the key that goes on, but for those that lead back to pairs.
    add(is_vote && group.next_round() == Some(RoundKind::Pairs), Command::Reveal, buttons::SHOW_ANYWAY);
    let says_it = stage == Stage::Reveal && group.next_round() == Some(RoundKind::Play);
    add((is_vote || stage == Stage::Reveal) && view.leading.is_some() && !says_it, Command::PlayLeading, buttons::SAY_IT);
    add(stage == Stage::Read, Command::Hold, if group.is_quick() { buttons::VOTE_HERE } else { buttons::NO_VOTE_HERE });
    add(matches!(stage, Stage::Vote | Stage::VoteAgain | Stage::Reveal), Command::Hold, buttons::HOLD);
    add(matches!(stage, Stage::Reveal | Stage::Voice), Command::AnotherLine, buttons::ANOTHER);
    add(matches!(stage, Stage::Reveal | Stage::Play), Command::WhatIf, buttons::WHAT_IF);
    add(stage == Stage::Read, Command::OneByOne, buttons::ONE_BY_ONE);
    add(group.rewinds_next(), Command::ToDebrief, buttons::IF_THEN);
    add(looks_back && !group.rewinds_next(), Command::PlayLeading, buttons::BACK_TO_IT);
    add(looks_back, Command::MomentBelow, buttons::NEXT_MOMENT);
    add(stage == Stage::Where, Command::MomentBelow, buttons::LINE_BELOW);
    add(matches!(stage, Stage::Talk | Stage::Pairs | Stage::Private), Command::Timer, buttons::TIMER);
    add(group.timer(desk.shown.now).is_some(), Command::AddMinute, buttons::ADD_MINUTE);
    add(stage == Stage::Play, Command::MarkMoment, buttons::MARK);
    add(
        view.is_time_short || (group.heads_for_an_ending() && stage.is_of_an_exchange()),
        Command::NearestEnding,
        buttons::ENDING,
    );
    add(stage.is_of_the_debrief() && stage != Stage::Private, Command::CopyCounts, buttons::COPY_COUNTS);
    add(group.takes_back().is_some(), Command::StepBack, buttons::BACK);
    add(true, Command::Help, buttons::ALL_KEYS);
    add(true, Command::Back, buttons::HOME);
    all
}

/// A button, and where it stands.
pub(super) struct Placed {
    pub(super) command: Command,
    pub(super) words: String,
    pub(super) at: Vec2,
}

/// The buttons in their rows, and how high they stand.
pub(super) struct Foot {
    pub(super) placed: Vec<Placed>,
    pub(super) height: f32,
}

impl Foot {
    pub(super) fn of(desk: &Desk<'_>, ui: &Ui, width: f32) -> Self {
        let (style, group) = (desk.style, desk.group());
        let gap = vec2(style.space(S16), style.space(S8));
        let first = Button::primary(group.next_does()).key(Command::NextStage.cap()).size(ui, style);
        let next = Placed { command: Command::NextStage, words: group.next_does().to_owned(), at: Vec2::ZERO };
        let mut foot = Self { placed: vec![next], height: first.y };
        let indent = first.x + gap.x;
        let links: Vec<(Command, &str, Vec2)> = buttons(desk)
            .into_iter()
            .map(|(command, words)| (command, words, Link::new(words, command.cap()).size(ui, style)))
            .collect();
        let all_links = links.iter().map(|(.., size)| size.x + gap.x).sum::<f32>() - gap.x;
        // On one row they stand with their middles on that of the button; where there are more, two go beside it.
        let fits_on_a_row = indent + all_links <= width;
        let mut at = vec2(indent, 0.0);
        for (command, words, size) in links {
            if !fits_on_a_row && at.x + size.x > width {
                let y = at.y + size.y + gap.y;
                at = vec2(if y < first.y + gap.y { indent } else { 0.0 }, y);
            }
            let y = if fits_on_a_row { ((first.y - size.y) / 2.0).round() } else { at.y };
            foot.height = f32::max(foot.height, y + size.y);
            foot.placed.push(Placed { command, words: words.to_owned(), at: vec2(at.x, y) });
            at.x += size.x + gap.x;
        }
        foot.height += style.margin(S8);
        foot
    }
}

/// "Takes back: the second vote at 14:08".
pub(super) fn taken_back(desk: &Desk<'_>) -> Option<String> {
    let (taken, when) = desk.group().takes_back()?;
    let taken = taken.words(&desk.group().scenario().customer().name);
    Some(said::back::takes_back(&taken, &minutes(when)))
}
