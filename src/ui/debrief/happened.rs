//! What happened: the ending from the customer's life, mood and trust over the talk, and what was said at the point looked at.

use egui::accesskit::Role;
use egui::{Context, Id, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::sheet::Sheet;
use super::{PanelArea, tile};
use crate::debrief::{Debrief, Mark as Happening, Point};
use crate::kit::chart::{Chart, ChartMark, ChartPast, ChartPoint, ChartRow, ChartWords};
use crate::kit::place::{place, window_id};
use crate::kit::theme::{S4, S8, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Mark, Text};
use crate::rules::Band;
use crate::words::debrief::block::WayAction;
use crate::words::debrief::curve::{EndingBlock, PointBlock};
use crate::words::{self, debrief as said};

/// The face beside the ending, in px at text size 100 %.
const FACE: f32 = 104.0;
/// The same in a narrow window.
const NARROW_FACE: f32 = 72.0;
/// What the customer says is set large up to so many characters, and large enough up to so many.
const DISPLAY_TO: usize = 60;
const TITLE_TO: usize = 160;
/// The bands whose words stand beside the curve, 0 for the lowest; those first that are to stay where there is little room.
const MOODS_AT_THE_SIDE: [usize; 5] = [3, 5, 1, 4, 2];
const TRUSTS_AT_THE_SIDE: [usize; 5] = [2, 3, 1, 4, 0];
/// An ending higher than this is set one size smaller, so that the curve keeps its room.
const ENDING_HEIGHT: f32 = 120.0;

/// Where the cursor along the curve stands.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    /// The selected point, 0 for the start.
    pub selected: usize,
    pointer: Pointer,
}

/// What the pointer has done since the panel came. As long as it rests where it was, it means nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Pointer {
    #[default]
    Unseen,
    Rests(Pos2),
    Moves,
}

impl Cursor {
    pub(super) fn at(point: usize) -> Self {
        Self { selected: point, ..Self::default() }
    }

    /// The panel comes anew.
    pub(super) fn comes_in(&mut self) {
        self.pointer = Pointer::Unseen;
    }

    fn pointer_moved(&mut self, ctx: &Context) -> bool {
        self.pointer = match (self.pointer, ctx.pointer_latest_pos()) {
            (Pointer::Unseen, Some(now)) => Pointer::Rests(now),
            (Pointer::Rests(before), Some(now)) if before == now => Pointer::Rests(before),
            _ => Pointer::Moves,
        };
        self.pointer == Pointer::Moves
    }
}

pub(super) fn happened_ui(
    ui: &mut Ui,
    style: &Style<'_>,
    debrief: &Debrief,
    area: PanelArea,
    cursor: &mut Cursor,
    shows_outlook: bool,
) -> Option<WayAction> {
    cursor.selected = cursor.selected.min(debrief.curve.points.len().saturating_sub(1));
    let top = ui.cursor().top();
    ending_ui(ui, style, debrief, area);
    ui.add_space(style.space(S16));
    let points = said::curve::points(debrief);
    let sheet = Sheet::new(ui, style, &points, area.narrow);
    let used = ui.cursor().top() - top;
    let gap = style.space(if area.narrow { S8 } else { S16 });
    let left = area.height - used - gap - sheet.height();
    let looked_at = curve_ui(ui, style, debrief, &points, area, cursor, (left, shows_outlook));
    ui.add_space(gap);
    sheet.show(ui, style, looked_at)
}

/// Whether a point of the curve has the keyboard.
pub(super) fn has_focus(ctx: &Context, n_points: usize) -> bool {
    let Some((chart, focused)) = chart(ctx).zip(ctx.memory(egui::Memory::focused)) else { return false };
    (0..n_points).any(|index| chart.with(index) == focused)
}

/// Walks the curve; past its ends the arrows are left to the panels, and so they are where something else has the keyboard.
pub(super) fn walk(ctx: &Context, on: bool, n_points: usize, selected: &mut usize) -> KeyOutcome {
    let on_chart = has_focus(ctx, n_points);
    if !on_chart && ctx.memory(|memory| memory.focused().is_some()) {
        return KeyOutcome::No;
    }
    let walked = if on { Some(*selected + 1).filter(|next| *next < n_points) } else { selected.checked_sub(1) };
    let Some(walked) = walked else { return KeyOutcome::No };
    // A point that has the keyboard walks by itself.
    if on_chart {
        return KeyOutcome::OnChart;
    }
    *selected = walked;
    KeyOutcome::Walked
}

/// Gives the keyboard to a point of the curve.
pub(super) fn focus(ctx: &Context, point: usize) {
    if let Some(chart) = chart(ctx) {
        ctx.memory_mut(|memory| memory.request_focus(chart.with(point)));
    }
}

/// What became of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyOutcome {
    /// They are for the panels.
    No,
    /// The curve was walked, and its point is yet to get the keyboard.
    Walked,
    /// A point of the curve has the keyboard, and hears what is pressed.
    OnChart,
}

/// The chart as it was last drawn.
fn chart(ctx: &Context) -> Option<Id> {
    let id = chart_id(ctx);
    ctx.data(|data| data.get_temp(id))
}

fn chart_id(ctx: &Context) -> Id {
    window_id(ctx, "the chart of the debrief")
}

fn ending_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, area: PanelArea) {
    let side = style.space(if area.narrow { NARROW_FACE } else { FACE });
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 0.0), Sense::hover());
    let face = Rect::from_min_size(rect.min, Vec2::splat(side));
    let response = ui.interact(face, ui.scope_id().with("face of the ending"), Sense::hover());
    let last = debrief.curve.points.last().map_or(0, |point| point.mood);
    let mood = debrief.ending.as_ref().map_or(last, |ending| ending.mood);
    let word = said::mood_word(debrief, mood);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words::common::face(&debrief.customer, &word)));
    tile(ui.painter(), style, face, debrief, mood.into(), style.tokens().radius.card);
    let left = face.right() + style.space(S24);
    let width = (rect.right() - left).max(side);
    let words = EndingWords::new(ui, style, debrief, area, width);
    let height = words.height.max(side);
    let top = rect.top() + ((height - words.height) / 2.0).round();
    place(ui, "ending", Rect::from_min_size(pos2(left, top), Vec2::new(width, words.height)), |ui| words.show(ui, style));
    ui.add_space(height);
}

/// The words of an ending, as large as they can be.
struct EndingWords {
    block: EndingBlock,
    kind: TextStyle,
    height: f32,
    width: f32,
}

impl EndingWords {
    fn new(ui: &Ui, style: &Style<'_>, debrief: &Debrief, area: PanelArea, width: f32) -> Self {
        let block = said::curve::ending(debrief);
        let mut kinds =
            [TextStyle::Display, TextStyle::Title, TextStyle::Speech].into_iter().skip(match block.words.chars().count() {
                0..=DISPLAY_TO => usize::from(area.narrow),
                length if length <= TITLE_TO => 1,
                _ => 2,
            });
        let mut ending = Self { block, kind: kinds.next().unwrap_or(TextStyle::Speech), height: 0.0, width };
        ending.height = ending.measure(ui, style);
        for smaller in kinds {
            if ending.height > ENDING_HEIGHT * style.zoom {
                ending.kind = smaller;
                ending.height = ending.measure(ui, style);
            }
        }
        ending
    }

    fn measure(&self, ui: &Ui, style: &Style<'_>) -> f32 {
        let height = |words: &str, kind| Text::new(words, kind).width(self.width).galley(ui.painter(), style).size().y;
        let small = |words: &Option<String>| words.as_deref().map_or(0.0, |words| height(words, TextStyle::Small) + S4);
        small(&self.block.above) + height(&self.block.words, self.kind) + small(&self.block.below)
    }

    fn show(&self, ui: &mut Ui, style: &Style<'_>) {
        let small = |ui: &mut Ui, words: &str| {
            Text::new(words, TextStyle::Small).color(style.theme.soft).width(self.width).show(ui, style)
        };
        if let Some(above) = &self.block.above {
            small(ui, above);
            ui.add_space(S4);
        }
        Text::new(&self.block.words, self.kind).width(self.width).show(ui, style);
        if let Some(below) = &self.block.below {
            ui.add_space(S4);
            small(ui, below);
        }
    }
}

/// Draws the curve; returns the point that is looked at.
fn curve_ui(
    ui: &mut Ui,
    style: &Style<'_>,
    debrief: &Debrief,
    blocks: &[PointBlock],
    area: PanelArea,
    cursor: &mut Cursor,
    (height, shows_outlook): (f32, bool),
) -> usize {
    let curve = &debrief.curve;
    let points: Vec<ChartPoint> = (curve.points.iter().zip(blocks).enumerate())
        .map(|(index, (point, block))| ChartPoint {
            mood: point.mood.into(),
            trust: (!curve.plain).then(|| point.trust.into()),
            outlook: point.outlook.map(|outlook| outlook.value as f32),
            label_time: block.time.clone(),
            letter: debrief.moment_at(index).map(|moment| moment.letter),
            name: block.name.clone(),
            value: block.value.clone(),
        })
        .collect();
    let mut marks: Vec<ChartMark> =
        curve.points.iter().enumerate().flat_map(|(index, point)| chart_marks(index, point)).collect();
    marks.sort_by_key(|mark| rank(mark.mark));
    let moods =
        at_the_side(debrief.rules.mood_bands(), |band| words::common::mood_word(debrief.pronoun, band), MOODS_AT_THE_SIDE);
    let trusts = at_the_side(debrief.rules.trust_bands(), |band| words::common::trust_word(band).to_owned(), TRUSTS_AT_THE_SIDE);
    let [moods, trusts] = [&moods, &trusts].map(|bands| bands.iter().map(|(at, word)| (*at, word.as_str())).collect::<Vec<_>>());
    let first = said::curve::the_first(curve.n_first);
    let words = ChartWords {
        chart: said::curve::MOOD_AND_TRUST,
        mood: words::common::MOOD,
        trust: said::curve::TRUST,
        first: &first,
        outlook: said::curve::HOW_IT_USUALLY_ENDS,
        moods: &moods,
        trusts: &trusts,
    };
    let past = past(debrief);
    let faces = points_with_face(debrief);
    let answer = Chart::new(&points, words, cursor.selected)
        .marks(&marks)
        .faces(&faces)
        .over(past.as_ref())
        .n_first(curve.n_first)
        .compact(area.narrow)
        .height(height)
        .outlook(shows_outlook)
        .hears_pointer(cursor.pointer_moved(ui.ctx()))
        .show(ui, style, |painter, rect, mood| tile(painter, style, rect, debrief, mood, style.tokens().radius.control));
    let id = chart_id(ui.ctx());
    ui.ctx().data_mut(|data| data.insert_temp(id, answer.response.id));
    if let Some(chosen) = answer.chosen {
        cursor.selected = chosen;
        ui.ctx().memory_mut(|memory| memory.request_focus(answer.response.id.with(chosen)));
    }
    answer.hovered.unwrap_or(cursor.selected)
}

/// The words of some bands, each in the middle of its own.
fn at_the_side(bands: impl Iterator<Item = Band>, word: impl Fn(usize) -> String, shown: [usize; 5]) -> Vec<(f32, String)> {
    let bands: Vec<Band> = bands.collect();
    shown.into_iter().filter_map(|index| bands.get(index).map(|band| (band.middle(), word(index)))).collect()
}

/// The first try, behind the second.
fn past(debrief: &Debrief) -> Option<ChartPast> {
    let first = debrief.first_try.as_ref()?;
    let points = &first.curve.points;
    let trusts = if first.curve.plain { Vec::new() } else { points.iter().map(|point| point.trust.into()).collect() };
    Some(ChartPast {
        moods: points.iter().map(|point| point.mood.into()).collect(),
        trusts,
        words: said::curve::first_time(first.ending.as_deref()),
        words_now: said::curve::THIS_TIME.to_owned(),
    })
}

/// Start, end, marked moments and the highest point, as long as they stand apart.
fn points_with_face(debrief: &Debrief) -> Vec<usize> {
    let points = &debrief.curve.points;
    let last = points.len().saturating_sub(1);
    let mut highest = 0;
    for (index, point) in points.iter().enumerate() {
        if points.get(highest).is_some_and(|high| point.mood > high.mood) {
            highest = index;
        }
    }
    let moments = debrief.moments.iter().map(|moment| moment.point);
    [0, last].into_iter().chain(moments).chain([highest]).collect()
}

/// What happened on the way to a point: events stand between it and the last one, what was chosen stands at it.
fn chart_marks(index: usize, point: &Point) -> Vec<ChartMark> {
    let mut happened: Vec<&Happening> = Vec::new();
    for happening in &point.marks {
        if !happened.contains(&happening) {
            happened.push(happening);
        }
    }
    let at = index as f32;
    let marks = happened.into_iter().map(|happening| {
        let (row, mark, at, above) = match happening {
            Happening::Event(_) => (ChartRow::Mood, Mark::Event, (at - 0.5).max(0.0), true),
            Happening::NotHeardYet => (ChartRow::Mood, Mark::Unheard, at, false),
            Happening::PromiseMade => (ChartRow::Trust, Mark::Open, at, true),
            Happening::PromiseKept => (ChartRow::Trust, Mark::Kept, at, true),
            Happening::PromiseMoved | Happening::PromiseGivenBack => (ChartRow::Trust, Mark::Moved, at, true),
            Happening::PromiseBroken => (ChartRow::Trust, Mark::Broken, at, false),
        };
        ChartMark { at, row, mark, words: said::curve::happened(happening).to_owned(), above }
    });
    marks.collect()
}

/// Which marks have the room first.
fn rank(mark: Mark) -> u8 {
    match mark {
        Mark::Broken => 0,
        Mark::Kept | Mark::Moved | Mark::Open => 1,
        Mark::Event => 2,
        Mark::Unheard | Mark::Strength => 3,
    }
}
