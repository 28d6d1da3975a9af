//! Slips of the pen in clean dialogues, the same for the same seed: one structural sign deleted, doubled or swapped for another.

use crate::generate::Dice;

/// What happens to a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Deleted,
    Doubled,
    Swapped,
}

/// Every sign that slips are made in.
pub(crate) const SIGNS: &[char] = &['(', ')', '[', ']', '{', '}', ',', ':', '"'];
pub(crate) const WAYS: &[How] = &[How::Deleted, How::Doubled, How::Swapped];

/// A text with one slip in it.
pub(crate) struct Slip {
    pub(crate) text: String,
    /// Where the slip is, and where its partner is: for a bracket or a quotation mark the other of the two, for others the same place.
    pub(crate) places: [usize; 2],
}

/// The structural signs of a text that has no fault: where each stands, and its partner.
pub(crate) struct Signs<'t> {
    text: &'t str,
    signs: Vec<(char, usize, usize)>,
}

impl<'t> Signs<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let mut signs: Vec<(char, usize, usize)> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut at = 0;
        while let Some(sign) = text[at..].chars().next() {
            match sign {
                '/' if text[at..].starts_with("//") => at += text[at..].find('\n').unwrap_or(text.len() - at),
                '"' => {
                    let mut escaped = false;
                    let end = text[at + 1..].find(|c: char| {
                        let ends = c == '"' && !escaped;
                        escaped = c == '\\' && !escaped;
                        ends
                    });
                    let end = at + 1 + end.unwrap();
                    signs.extend([('"', at, end), ('"', end, at)]);
                    at = end + 1;
                }
                '(' | '[' | '{' => {
                    open.push(signs.len());
                    signs.push((sign, at, at));
                    at += 1;
                }
                ')' | ']' | '}' => {
                    let opener = &mut signs[open.pop().unwrap()];
                    opener.2 = at;
                    let opened_at = opener.1;
                    signs.push((sign, at, opened_at));
                    at += 1;
                }
                _ => {
                    if matches!(sign, ',' | ':') {
                        signs.push((sign, at, at));
                    }
                    at += sign.len_utf8();
                }
            }
        }
        Self { text, signs }
    }

    /// A slip of this kind somewhere in the text; `None` where there is no such sign.
    pub(crate) fn slip(&self, sign: char, how: How, dice: &mut Dice) -> Option<Slip> {
        let places: Vec<&(char, usize, usize)> = self.signs.iter().filter(|(found, ..)| *found == sign).collect();
        let (_, at, partner) = **places.get(dice.below(places.len()))?;
        let instead = match how {
            How::Deleted => String::new(),
            How::Doubled => format!("{sign}{sign}"),
            How::Swapped => dice.pick(others(sign)).to_owned(),
        };
        let mut text = self.text.to_owned();
        text.replace_range(at..=at, &instead);
        let moved = |place: usize| if place > at { place + instead.len() - 1 } else { place };
        Some(Slip { text, places: [at, moved(partner)] })
    }
}

/// What a sign is easily taken for.
fn others(sign: char) -> &'static [&'static str] {
    match sign {
        '(' => &["[", "{"],
        ')' => &["]", "}"],
        '[' => &["(", "{"],
        ']' => &[")", "}"],
        '{' => &["(", "["],
        '}' => &[")", "]"],
        ',' => &[".", ";", ":"],
        ':' => &["=", ";", ","],
        _ => &["'", "“"],
    }
}
