//! What was said and seen since the last choice: the customer's words, those of others beside a small face, and what is seen in italics.

use egui::emath::TSTransform;
use egui::{Rect, Sense, Ui, Vec2};

use super::Talk;
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::kit::theme::{S16, Style, TextStyle};
use crate::kit::widgets::{Text, corner_mask, paint_ground};
use crate::play::Line;
use crate::scenario::{Look, PersonId};
use crate::ui::layout::LARGE_TEXT;
use crate::wording::typographic;
use crate::words;

/// A new line rises by so much.
const RISE: f32 = 8.0;
/// Between two lines.
const BETWEEN_LINES: f32 = 10.0;
/// The face of somebody who speaks besides the customer.
const SMALL_FACE: f32 = 48.0;

/// How large the words of a scene are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    /// What is said.
    pub said: TextStyle,
    /// How many lines of what is seen are shown.
    pub seen_rows: usize,
}

/// The sizes in which a scene may be set, the best first. What is seen gives way last.
pub(super) const LEVELS: [Level; 4] = [
    Level { said: TextStyle::Speech, seen_rows: usize::MAX },
    Level { said: TextStyle::Lead, seen_rows: usize::MAX },
    Level { said: TextStyle::Body, seen_rows: usize::MAX },
    Level { said: TextStyle::Body, seen_rows: 1 },
];

/// Those of a very large text, in which the answers need the room more than the largest of the words do.
const LARGE_LEVELS: [Level; 3] = [
    Level { said: TextStyle::Lead, seen_rows: usize::MAX },
    Level { said: TextStyle::Body, seen_rows: usize::MAX },
    Level { said: TextStyle::Small, seen_rows: usize::MAX },
];

/// Those of them that a text size has. In larger text nothing of what is seen is cut: it may be what matters, and the page scrolls
/// anyway.
pub(super) fn levels(style: &Style<'_>) -> &'static [Level] {
    match (style.text_growth() >= LARGE_TEXT, style.text_growth() > 1.0) {
        (true, _) => &LARGE_LEVELS,
        (false, true) => LEVELS.get(..3).unwrap_or(&LEVELS),
        (false, false) => &LEVELS,
    }
}

/// How many of the sizes that a text size has, the first of them, show all of what is seen.
pub(super) fn n_whole(style: &Style<'_>) -> usize {
    levels(style).iter().filter(|level| level.seen_rows == usize::MAX).count()
}

/// How many of them, the first ones, set what is said as large as this at least.
pub(super) fn n_as_large_as(style: &Style<'_>, kind: TextStyle) -> usize {
    levels(style).iter().filter(|level| style.line_height(level.said) >= style.line_height(kind)).count()
}

/// How high these lines stand in a column of this width.
pub(super) fn height(ui: &Ui, style: &Style<'_>, lines: &[Line], level: Level, width: f32) -> f32 {
    let between = style.space(BETWEEN_LINES) * lines.len().saturating_sub(1) as f32;
    lines.iter().map(|line| line_height(ui, style, line, level, width)).sum::<f32>() + between
}

fn line_height(ui: &Ui, style: &Style<'_>, line: &Line, level: Level, width: f32) -> f32 {
    let words = words_of(line);
    let of = |width: f32| text(style, &words, line, level).width(width).galley(ui.painter(), style).size().y;
    match line {
        Line::SaysToo { .. } => {
            let face = style.space(SMALL_FACE);
            (style.line_height(TextStyle::Small) + of(width - face - style.space(S16))).max(face)
        }
        _ => of(width),
    }
}

/// Draws these lines. New ones rise into their place.
pub(super) fn lines_ui(ui: &mut Ui, style: &Style<'_>, talk: &Talk<'_>, level: Level) {
    let left = 1.0 - egui::emath::easing::cubic_out(talk.lines_in);
    let risen = TSTransform::from_translation(Vec2::new(0.0, RISE * left));
    ui.with_visual_transform(risen, |ui| {
        ui.set_opacity(talk.lines_in);
        for (index, line) in talk.lines.iter().enumerate() {
            if index > 0 {
                ui.add_space(style.space(BETWEEN_LINES));
            }
            let words = words_of(line);
            let text = text(style, &words, line, level);
            match line {
                Line::SaysToo { person, name, .. } => says_too_ui(ui, style, talk, (*person, name), text),
                _ => drop(text.show(ui, style)),
            }
        }
    });
}

/// In what the last words are set where they have no more room than a few lines.
const LAST_WORDS: TextStyle = TextStyle::Small;

/// The height of a line of the last words alone.
pub(super) fn last_line_height(style: &Style<'_>) -> f32 {
    style.line_height(LAST_WORDS)
}

/// The last words alone, cut to so many lines; whoever points at them reads them whole.
pub(super) fn last_words_ui(ui: &mut Ui, style: &Style<'_>, talk: &Talk<'_>, rows: usize) {
    let is_said = |line: &&Line| matches!(line, Line::Says(_) | Line::SaysToo { .. } | Line::LetMeFinish);
    let Some(line) = talk.lines.iter().rev().find(is_said).or(talk.lines.last()) else { return };
    let words = words_of(line);
    let level = Level { said: LAST_WORDS, seen_rows: rows };
    let text = text(style, &words, line, level).width(ui.available_width()).max_rows(rows);
    let is_cut = text.is_cut(ui.painter(), style);
    let shown = text.show(ui, style);
    if is_cut {
        shown.on_hover_text(words);
    }
}

/// Somebody else's name over their words, their face beside both.
fn says_too_ui(ui: &mut Ui, style: &Style<'_>, talk: &Talk<'_>, (person, name): (PersonId, &str), text: Text<'_>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = style.space(S16);
        small_face_ui(ui, style, &talk.run.scenario().people()[person].look);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            Text::new(name, TextStyle::Small).semi().show(ui, style);
            text.show(ui, style);
        });
    });
}

fn small_face_ui(ui: &mut Ui, style: &Style<'_>, look: &Look) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(style.space(SMALL_FACE)), Sense::hover());
    small_face(ui, style, rect, look);
}

/// The calm face of somebody who speaks besides the customer.
pub(in crate::ui) fn small_face(ui: &Ui, style: &Style<'_>, rect: Rect, look: &Look) {
    const CALM: f32 = 0.0;
    paint_ground(ui.painter(), style, rect, CALM);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let place: FacePlace = FacePlace::fit(rect, Crop::Tile);
    paint_face(&painter, place, look, &Expression::from_mood(CALM), style.theme.dark);
    corner_mask(ui.painter(), Rect::from_min_size(rect.min, rect.size()), style.tokens().radius.control, style.theme.paper);
}

/// The words of a line, as they are set.
pub(super) fn words_of(line: &Line) -> String {
    match line {
        Line::Days(days) => words::common::days_later(*days),
        Line::Hours(minutes) => words::common::hours_later(*minutes),
        Line::Event(words) | Line::Sees(words) | Line::Says(words) | Line::SaysToo { words, .. } => typographic(words),
        Line::LetMeFinish => words::common::LET_ME_FINISH.to_owned(),
    }
}

fn text<'w>(style: &Style<'_>, words: &'w str, line: &Line, level: Level) -> Text<'w> {
    match line {
        Line::Days(_) | Line::Hours(_) | Line::Event(_) => Text::new(words, TextStyle::Small).semi().color(style.theme.soft),
        Line::Sees(_) => Text::new(words, TextStyle::Small).italic().color(style.theme.soft).max_rows(level.seen_rows),
        Line::Says(_) | Line::SaysToo { .. } | Line::LetMeFinish => Text::new(words, level.said),
    }
}
