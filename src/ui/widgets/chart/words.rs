//! What is written beside the curves: marks with their words, and times.

use eframe::egui::{Align, Painter, Pos2, Vec2};

use super::layout::Layout;
use super::{Chart, ChartMark, ChartRow};
use crate::ui::theme::{S8, Skin, Type};
use crate::ui::widgets::marks::Mark;
use crate::ui::widgets::text::Text;

const MARK_AWAY: f32 = 22.0;
const TRUST_MARK_ABOVE: f32 = 17.0;
const TRUST_MARK_ASIDE: f32 = 20.0;
const MARK_TO_WORDS: f32 = 16.0;
const EVENT_TO_WORDS: f32 = 12.0;
const MARK_HALF: f32 = 6.0;

/// Paints a mark beside its curve, with its words.
pub(super) fn paint_mark(chart: &Chart<'_>, layout: &Layout, painter: &Painter, skin: &Skin<'_>, mark: &ChartMark) {
    if mark.row == ChartRow::Trust && layout.trust.is_none() {
        return;
    }
    let aside_of_line = mark.row == ChartRow::Trust && mark.above;
    let away = match (mark.above, aside_of_line) {
        (true, true) => -TRUST_MARK_ABOVE,
        (true, false) => -MARK_AWAY,
        (false, _) => MARK_AWAY,
    };
    let aside = if aside_of_line { TRUST_MARK_ASIDE } else { 0.0 };
    let y = layout.y_on(chart.points, mark.row, mark.at);
    let at = Pos2::new(layout.x(mark.at) + aside, y + skin.space(away));
    mark.mark.paint(painter, skin, at);
    let moved = if mark.mark == Mark::Moved { 2.0 * MARK_HALF } else { 0.0 };
    let words = note(&mark.words, skin);
    let to_words = if mark.mark == Mark::Event { EVENT_TO_WORDS } else { MARK_TO_WORDS };
    if mark.words_right {
        words_at(&words, painter, skin, at + Vec2::new(skin.mark(to_words + moved), 0.0), Align::Min);
    } else {
        words_at(&words, painter, skin, at - Vec2::new(skin.mark(to_words), 0.0), Align::Max);
    }
}

/// Paints the times under the plot, the first and the last in any case, the others where they fit.
pub(super) fn paint_times(chart: &Chart<'_>, layout: &Layout, painter: &Painter, skin: &Skin<'_>) {
    let last = chart.points.len().saturating_sub(1);
    let placed = |index: usize, time: &str| {
        let x = layout.x(index as f32);
        let width = note(time, skin).galley(painter, skin).size().x;
        let left = match index {
            0 => x,
            _ if index == last => x - width,
            _ => x - width / 2.0,
        };
        left..=left + width
    };
    let times: Vec<(usize, &str)> =
        chart.points.iter().enumerate().filter_map(|(index, point)| Some((index, point.label_time.as_deref()?))).collect();
    let end = times.last().filter(|(index, _)| *index == last).map(|(index, time)| placed(*index, time));
    let mut free_from = f32::NEG_INFINITY;
    for (index, time) in times {
        let place = placed(index, time);
        let meets_end = index != last && end.as_ref().is_some_and(|end| place.end() + S8 > *end.start());
        if *place.start() < free_from || meets_end {
            continue;
        }
        words_at(&note(time, skin), painter, skin, Pos2::new(*place.start(), layout.times_y), Align::Min);
        free_from = place.end() + S8;
    }
}

/// Words in the chart.
pub(super) fn note<'a>(words: &'a str, skin: &Skin<'_>) -> Text<'a> {
    Text::new(words, Type::Note).color(skin.theme.soft)
}

/// Paints words whose lines have their middle at `at`.
pub(super) fn words_at(text: &Text<'_>, painter: &Painter, skin: &Skin<'_>, at: Pos2, align: Align) {
    let half = skin.line_height(Type::Note) / 2.0;
    text.paint_aligned(painter, skin, at - Vec2::new(0.0, half), align);
}
