//! From the keys of a frame to the command that is meant.

use egui::{Event, Key, Ui};

use super::table::{Row, TABLE};
use super::{Command, Place, Press};

/// A command that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyCommand {
    pub command: Command,
    /// For [`Command::Choose`]: which, from 0.
    pub nth: usize,
}

/// The command that was given by a key in this frame, of those that hold here. The first key that means something decides.
///
/// While somebody is writing, only keys with Ctrl count. Under something that has the keyboard none does: a disabled `ui` takes
/// none. A key that is held down acts once, unless it walks or scrolls. Enter and Space mean "go on" only where nothing is marked,
/// and take what is marked otherwise; on the curve, whose points walk by themselves, they go on.
pub fn key_command(ui: &Ui, place: Place) -> Option<KeyCommand> {
    key_commands(ui, place).into_iter().next()
}

/// The same, and every further one: where ballots are counted faster than a slow display draws, none of them may be lost.
pub fn key_commands(ui: &Ui, place: Place) -> Vec<KeyCommand> {
    if !ui.is_enabled() {
        return Vec::new();
    }
    let ctx = ui.ctx();
    let is_writing = ctx.text_edit_focused();
    let is_marked = place != Place::CurvePoint && ctx.memory(|memory| memory.focused().is_some());
    let holds = |row: &&Row| {
        let takes_the_marked = matches!(row.command, Command::GoOn | Command::ShowAtOnce | Command::NextStage | Command::Rewind);
        row.places.contains(&place) && !(is_marked && takes_the_marked)
    };
    ctx.input(|input| {
        let meant = input.events.iter().filter_map(|event| {
            TABLE.iter().filter(holds).find_map(|row| {
                let presses = row.keys.iter().chain(row.also);
                let nth = presses
                    .filter(|press| !is_writing || matches!(press, Press::Ctrl(_)))
                    .find_map(|press| press.meant_by(event, row.held))?;
                Some(KeyCommand { command: row.command, nth })
            })
        });
        meant.collect()
    })
}

const DIGITS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

impl Press {
    /// Whether an event is this key: then which of its digits, from 0.
    fn meant_by(self, event: &Event, held: bool) -> Option<usize> {
        // The modifiers of the key itself: by the end of a slow frame they may have been let go, or pressed.
        let Event::Key { key, physical_key, pressed: true, repeat, modifiers } = event else { return None };
        if *repeat && !held {
            return None;
        }
        let is_it = match self {
            Self::Digits => {
                let digit = digit_key(*key, *physical_key)?;
                return DIGITS.iter().position(|wanted| *wanted == digit).filter(|_| modifiers.is_none());
            }
            Self::Zero => digit_key(*key, *physical_key) == Some(Key::Num0) && modifiers.is_none(),
            Self::Plain(wanted) => *key == wanted && modifiers.is_none(),
            Self::Shift(wanted) => *key == wanted && modifiers.shift_only(),
            Self::Ctrl(wanted) => *key == wanted && modifiers.command,
            Self::Sign(wanted) => *key == wanted && !modifiers.command && !modifiers.ctrl,
            Self::Arrows => false,
        };
        is_it.then_some(0)
    }
}

/// The digit of a key by its place: the top row of a French keyboard sends other signs. Where the place is not known, the sign counts.
fn digit_key(key: Key, physical_key: Option<Key>) -> Option<Key> {
    let is_digit = |key: &Key| DIGITS.contains(key) || *key == Key::Num0;
    match physical_key.filter(is_digit) {
        // A key of the number pad that walks, since Num Lock is off.
        Some(_) if walks(key) => None,
        Some(digit) => Some(digit),
        None => Some(key).filter(is_digit),
    }
}

fn walks(key: Key) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Delete, End, Home, Insert, PageDown, PageUp};
    matches!(key, ArrowUp | ArrowDown | ArrowLeft | ArrowRight | PageUp | PageDown | Home | End | Insert | Delete)
}
