//! Where the customer's words, the answers and the desk stand: from sizes to heights, so that hand and eye keep their place from beat
//! to beat. All in logical px from the top of the window.

use crate::kit::theme::{S4, S8, S16, S24, S32, Style, TextStyle};
use crate::ui::layout::StageLayout;
use crate::ui::notebook_bar::{full_desk_height, line_desk_height};

/// The upper edge of the page.
const TOP: f32 = 28.0;
/// Between the upper row and what you said, and below that.
const BELOW_TOP_ROW: f32 = 5.0;
const BELOW_YOURS: f32 = 13.0;
/// What the customer says has room for so many lines of speech.
const LINES_OF_SPEECH: f32 = 3.0;
/// Answers stand so much lower at most before the customer's words become smaller.
const LOWER: f32 = 36.0;
/// What it may be off by.
const ROUNDING: f32 = 0.5;
/// Answers that are long rise by so much at most before the desk gives way.
const RISE: f32 = 84.0;
/// So much nearer to the full desk may the last answer come, where it would have to give way otherwise.
const NEARER: f32 = S8;
/// The desk stands so far below the last answer, and so far where it stands as low as it can.
const ABOVE_DESK: f32 = 18.0;

/// How the desk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Desk {
    Full,
    /// One line of counts: nobody can choose what they do not see.
    Line,
}

/// What room there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Space {
    /// Where what you said begins, below the upper row. In large text there is neither.
    pub yours: f32,
    /// Where the customer's words begin at the earliest: below one line of yours.
    pub top: f32,
    /// Where the first answer stands, wherever that can be; `None` where it simply follows.
    pub answers: Option<f32>,
    /// Between the customer's words and the first answer.
    pub gap: f32,
    /// What the count of answers further below takes, where not all are in sight.
    pub count: f32,
    /// Lower edge of the last answer at the latest: over the full desk, where there is room for one at all, and over one line.
    pub over_full: Option<f32>,
    pub over_line: f32,
    /// How far the answers may rise, and how much lower they may stand for the customer's words to stay as large as they are.
    pub rise: f32,
    pub lower: f32,
    /// Upper edge of the full desk where it stands lowest, and of the desk of one line.
    pub full_desk: f32,
    pub line_desk: f32,
}

/// Where things stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ConversationLayout {
    /// Which of the sizes of the customer's words is set, from 0.
    pub level: usize,
    /// Upper edge of the customer's words, and of the first answer.
    pub words: f32,
    pub answers: f32,
    pub desk: Desk,
    /// Upper edge of the desk.
    pub desk_top: f32,
    /// Whether everything is in sight; else the page scrolls.
    pub fits: bool,
}

impl Space {
    pub(super) fn of(layout: &StageLayout, style: &Style<'_>) -> Self {
        let column = layout.column;
        let (top, bottom) = (column.top(), column.bottom());
        let line_desk = bottom - line_desk_height(style);
        let full_desk = bottom - full_desk_height(style);
        let gap = style.space(S32);
        let count = style.line_height(TextStyle::Note) + S4;
        if layout.large_text {
            let first = top + style.margin(S16);
            let over_line = line_desk - S8;
            let gap = S16;
            return Self {
                yours: first,
                top: first,
                answers: None,
                gap,
                count,
                over_full: None,
                over_line,
                rise: 0.0,
                lower: 0.0,
                full_desk,
                line_desk,
            };
        }
        let row = top_row_height(style);
        let yours = top + style.margin(TOP) + row + style.space(BELOW_TOP_ROW);
        let first = yours + style.line_height(TextStyle::Small) + style.space(BELOW_YOURS);
        let usual = first + LINES_OF_SPEECH * style.line_height(TextStyle::Speech) + style.space(S8) + gap;
        // A low window has room for a line of speech less.
        let answers = if layout.roomy { usual } else { usual - style.space(S32) };
        Self {
            yours,
            top: first,
            answers: Some(answers),
            gap,
            count,
            over_full: layout.roomy.then(|| full_desk - style.space(S24)),
            over_line: line_desk - style.space(if layout.roomy { ABOVE_DESK } else { S8 }),
            rise: style.space(RISE),
            lower: style.space(LOWER),
            full_desk,
            line_desk,
        }
    }
}

/// The upper row: what you said, the time, the ways out.
pub(super) fn top_row_height(style: &Style<'_>) -> f32 {
    style.mark(S24).round().max(style.line_height(TextStyle::Note))
}

/// Where the upper row begins, below the upper edge of the column.
pub(super) fn top_row_down(style: &Style<'_>) -> f32 {
    style.margin(TOP)
}

/// Lays the page out. `words` are the heights of the customer's words in every size that they may be set in, the best first, and
/// `answers` those of the first answer, of the first two together, and so on to all of them.
///
/// The first answer keeps its height, or stands a line of speech lower; beyond that the words become smaller, and it moves as little
/// as it must. Where this would move it too far, the desk gives way, and where that does not help, the page scrolls: the words are then
/// as large as leaves as many whole answers in sight as the smallest would.
pub(super) fn lay_out(space: &Space, words: &[f32], answers: &[f32], above_desk: f32) -> ConversationLayout {
    let firsts = answers;
    let answers = firsts.last().copied().unwrap_or_default();
    let on = |desk: Desk, over: f32| {
        let at = |(level, words): (usize, &f32)| {
            let (highest, lowest) = (space.top + words + space.gap, over - answers);
            let wanted = space.answers.unwrap_or(highest);
            (highest <= lowest).then(|| (level, *words, wanted.clamp(highest, lowest)))
        };
        let mut fitting = words.iter().enumerate().filter_map(at);
        let Some(answers_at) = space.answers else { return fitting.next().map(|found| (desk, found)) };
        // The largest that moves it by no more than the answers may stand lower, or else by as little as can be.
        let moved = |found: &(usize, f32, f32)| (found.2 - answers_at).abs();
        let fitting: Vec<_> = fitting.collect();
        let least = fitting.iter().map(moved).min_by(f32::total_cmp)?.max(space.lower);
        let found = fitting.into_iter().find(|found| moved(found) <= least + ROUNDING)?;
        let too_far = desk == Desk::Full && moved(&found) > space.rise;
        (!too_far).then_some((desk, found))
    };
    let over_line = on(Desk::Line, space.over_line);
    // Words two sizes smaller are too much to pay for the desk.
    let is_worth_it = |(_, full): &(Desk, (usize, f32, f32))| over_line.is_none_or(|(_, line)| full.0 <= line.0 + 1);
    // Before the desk gives way, the last answer comes a little nearer to it.
    let nearer = |over: f32| on(Desk::Full, over).or_else(|| on(Desk::Full, over + NEARER));
    let over_full = space.over_full.and_then(nearer).filter(is_worth_it);
    let found = over_full.or(over_line);
    let fits = found.is_some();
    let (desk, (level, height, at)) = found.unwrap_or_else(|| {
        let smallest = words.len().saturating_sub(1);
        let n_left = |words: &f32| {
            let room_left = space.over_line - space.count - (space.top + words + space.gap);
            firsts.iter().filter(|first| **first <= room_left).count()
        };
        let most = words.last().map_or(0, n_left);
        let leaves_most = |words: &f32| most > 0 && n_left(words) == most;
        let level = if space.answers.is_some() { smallest } else { words.iter().position(leaves_most).unwrap_or(smallest) };
        let height = words.get(level).copied().unwrap_or_default();
        (Desk::Line, (level, height, space.top + height + space.gap))
    });
    let below = at + answers + above_desk;
    let desk_top = match desk {
        // A desk that stands a hair higher than it does on most pages would only tremble.
        Desk::Full if below + above_desk / 2.0 < space.full_desk => below,
        Desk::Full => space.full_desk,
        Desk::Line => space.line_desk,
    };
    ConversationLayout { level, words: at - space.gap - height, answers: at, desk, desk_top, fits }
}

/// The same with words that are shown whole, and only where that leaves everything in sight with words of which some may be cut. Before
/// that the answers come nearer.
pub(super) fn lay_out_whole(
    space: &Space,
    (whole, words): (&[f32], &[f32]),
    answers: &[f32],
    above_desk: f32,
) -> ConversationLayout {
    let placed = lay_out(space, whole, answers, above_desk);
    if placed.fits {
        return placed;
    }
    let nearer = lay_out(&Space { gap: space.gap / 2.0, ..*space }, whole, answers, above_desk);
    let cut = lay_out(space, words, answers, above_desk);
    [nearer, cut].into_iter().find(|other| other.fits).unwrap_or(placed)
}

/// The first of several ways to set a page in which everything has room, else the last of them.
pub(super) fn first_that_fits<T: Copy>(
    best: T,
    others: &[T],
    lay_out: impl Fn(T) -> ConversationLayout,
) -> (ConversationLayout, T) {
    let mut found = (lay_out(best), best);
    for other in others {
        if found.0.fits {
            break;
        }
        found = (lay_out(*other), *other);
    }
    found
}

/// The room between the last answer and a desk that has come up to it.
pub(super) fn above_desk(style: &Style<'_>) -> f32 {
    style.space(ABOVE_DESK)
}

#[cfg(test)]
mod tests {
    use egui::{Rect, Vec2, pos2};

    use super::*;
    use crate::kit::theme::{Theme, ThemeName};

    fn space_in(width: f32, height: f32, zoom: f32) -> Space {
        let window = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(width, height));
        let growth = crate::ui::large_window_zoom(window.size());
        let style = Style::new(Theme::of(ThemeName::Light), zoom * growth, false).in_window(growth);
        Space::of(&StageLayout::of(window, &style), &style)
    }

    /// So many answers of so many lines each.
    fn answers(lines: &[u8]) -> f32 {
        lines.iter().map(|lines| f32::from(*lines) * 28.0 + 22.0).sum::<f32>() + 4.0 * (lines.len() as f32 - 1.0)
    }

    fn laid_out(words: &[f32], lines: &[u8]) -> ConversationLayout {
        let firsts: Vec<f32> = (1..=lines.len()).map(|n| answers(&lines[..n])).collect();
        lay_out(&space_in(1_280.0, 720.0, 1.0), words, &firsts, 18.0)
    }

    #[track_caller]
    fn check(found: f32, expected: f32) {
        assert!((found - expected).abs() < 0.01, "{found} instead of {expected}");
    }

    #[test]
    fn in_the_usual_window_the_words_end_at_216_and_the_answers_begin_at_248() {
        let found = laid_out(&[38.0], &[2, 2, 2, 2]);
        check(found.words, 178.0);
        check(found.answers, 248.0);
        check(found.desk_top, 596.0);
        assert_eq!((found.desk, found.fits), (Desk::Full, true));
        let large = space_in(1_920.0, 1_080.0, 1.0);
        assert!((large.answers.unwrap() - 335.0).abs() < 2.0, "{large:?}");
        let small = space_in(900.0, 600.0, 1.0);
        check(small.answers.unwrap(), 216.0);
    }

    #[test]
    fn the_desk_comes_up_to_few_answers() {
        check(laid_out(&[38.0], &[2, 2, 2]).desk_top, 508.0);
        check(laid_out(&[38.0], &[1, 1]).desk_top, 248.0 + 104.0 + 18.0);
    }

    #[test]
    fn words_that_are_too_long_become_smaller_before_the_answers_move_by_more_than_a_line() {
        let found = laid_out(&[170.0, 93.0, 84.0], &[2, 2, 2, 2]);
        assert_eq!(found.level, 1);
        check(found.words, 123.0);
        check(found.answers, 248.0);
    }

    #[test]
    fn words_of_four_lines_stay_as_large_as_they_are_and_the_answers_stand_lower() {
        let found = laid_out(&[152.0, 93.0, 84.0], &[2, 2, 2]);
        assert_eq!((found.level, found.fits), (0, true));
        check(found.answers, 94.0 + 152.0 + 32.0);
    }

    #[test]
    fn a_third_line_moves_the_answers_up_by_a_line_and_never_by_more_than_three() {
        check(laid_out(&[76.0], &[2, 3, 2, 2]).answers, 220.0);
        check(laid_out(&[40.0], &[3, 3, 2, 2]).answers, 192.0);
        check(laid_out(&[38.0], &[3, 3, 3, 2]).answers, 164.0);
        let found = laid_out(&[38.0], &[3, 3, 3, 3]);
        assert_eq!((found.desk, found.fits), (Desk::Line, true));
        assert!(found.answers > 164.0 && found.desk_top > 650.0);
    }

    #[test]
    fn five_answers_are_all_in_sight() {
        let found = laid_out(&[114.0, 62.0, 56.0, 28.0], &[2, 2, 2, 2, 2]);
        assert!(found.fits && found.answers + answers(&[2; 5]) <= found.desk_top);
        assert!(found.words >= 94.0);
    }

    #[test]
    fn what_does_not_fit_scrolls_from_the_top() {
        let found = laid_out(&[300.0, 250.0], &[3, 3, 3, 3]);
        assert_eq!((found.fits, found.level), (false, 1));
        check(found.words, 94.0);
    }

    #[test]
    fn large_text_follows_from_the_top_in_the_largest_size_that_fits() {
        let space = space_in(1_280.0, 720.0, 2.0);
        assert_eq!(space.answers, None);
        let found = lay_out(&space, &[500.0, 200.0, 150.0], &[100.0, 200.0], 18.0);
        assert_eq!((found.level, found.fits), (1, true));
        check(found.words, space.top);
        assert!(!lay_out(&space, &[400.0, 200.0], &[300.0, 600.0], 18.0).fits);
    }

    #[test]
    fn where_large_text_scrolls_the_words_leave_as_many_answers_in_sight_as_can_be() {
        let space = space_in(1_280.0, 720.0, 2.0);
        let level = |words: &[f32], firsts: &[f32]| lay_out(&space, words, firsts, 18.0).level;
        assert_eq!(level(&[100.0, 80.0, 60.0], &[150.0, 300.0, 700.0]), 0, "they do so as large as can be");
        assert_eq!(level(&[400.0, 250.0, 200.0], &[150.0, 300.0, 700.0]), 1);
        assert_eq!(level(&[260.0, 160.0, 100.0], &[150.0, 300.0, 450.0, 700.0]), 2, "three and not two");
        assert_eq!(level(&[500.0, 480.0, 460.0], &[400.0, 800.0]), 2, "as small as can be where nothing helps");
    }
}
