//! The whole curve: mood and trust over the conversation at their full height, and what was said at the point looked at.

use egui::{Context, Id, Pos2, Ui};

use super::page::DoorPage;
use super::sheet::Sheet;
use super::tile;
use crate::debrief::{Debrief, Mark as Happening, Point, SelfView};
use crate::kit::chart::{Chart, ChartMark, ChartPast, ChartPoint, ChartRow, ChartWords};
use crate::kit::commands::Command;
use crate::kit::place::window_id;
use crate::kit::theme::{S4, S8, S16, Style, TextStyle};
use crate::kit::widgets::{Mark, Text};
use crate::rules::{Band, Rules};
use crate::words::debrief::WHERE_IT_WAS_HEADING;
use crate::words::debrief::curve::{EndingBlock, PointBlock};
use crate::words::debrief::moments::PLAY_FROM_HERE;
use crate::words::debrief::your_view::beside_what_happened;
use crate::words::{self, debrief as said};

/// All bands have a word beside the curve, 0 for the lowest; those first that are to stay where there is little room.
const MOODS_AT_THE_SIDE: [usize; Rules::N_MOOD_BANDS] = [3, 5, 1, 0, 6, 4, 2];
const TRUSTS_AT_THE_SIDE: [usize; Rules::N_TRUST_BANDS] = [2, 3, 1, 4, 0];

/// Where somebody is along the curve, and what is drawn over it.
#[derive(Debug, Default)]
pub(super) struct CurveView {
    /// The selected point, 0 for the start.
    selected: usize,
    pointer: Pointer,
    /// Whether where it was heading is drawn over the curve.
    shows_outlook: bool,
    /// Whether the selected point is to get the keyboard in the next frame: in this one the arrow would move it on.
    focuses_point: bool,
}

/// What the pointer has done since the page came. As long as it rests where it was, it means nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Pointer {
    #[default]
    Unseen,
    Rests(Pos2),
    Moves,
}

impl CurveView {
    pub(super) fn at(point: usize) -> Self {
        Self { selected: point, ..Self::default() }
    }

    pub(super) fn selected(&self) -> usize {
        self.selected
    }

    /// The page comes anew.
    pub(super) fn comes_in(&mut self) {
        self.pointer = Pointer::Unseen;
    }

    pub(super) fn toggle_outlook(&mut self, debrief: &Debrief) {
        self.shows_outlook = !self.shows_outlook && debrief.has_analysis();
    }

    /// Whether a point of the curve has the keyboard.
    pub(super) fn has_focus(ctx: &Context, debrief: &Debrief) -> bool {
        let Some((chart, focused)) = chart(ctx).zip(ctx.memory(egui::Memory::focused)) else { return false };
        (0..debrief.curve.points.len()).any(|index| chart.with(index) == focused)
    }

    /// Walks the curve by an arrow; where something else has the keyboard, that is left alone, and a point that has it walks by itself.
    pub(super) fn walk(&mut self, ctx: &Context, on: bool, debrief: &Debrief) {
        if ctx.memory(|memory| memory.focused().is_some()) {
            return;
        }
        let n_points = debrief.curve.points.len();
        let walked = if on { Some(self.selected + 1).filter(|next| *next < n_points) } else { self.selected.checked_sub(1) };
        if let Some(walked) = walked {
            self.selected = walked;
            self.focuses_point = true;
            ctx.request_repaint();
        }
    }

    /// Gives the keyboard to the point that was walked to in the last frame.
    pub(super) fn focus_walked(&mut self, ctx: &Context) {
        if std::mem::take(&mut self.focuses_point)
            && let Some(chart) = chart(ctx)
        {
            ctx.memory_mut(|memory| memory.request_focus(chart.with(self.selected)));
        }
    }

    fn pointer_moved(&mut self, ctx: &Context) -> bool {
        self.pointer = match (self.pointer, ctx.pointer_latest_pos()) {
            (Pointer::Unseen, Some(now)) => Pointer::Rests(now),
            (Pointer::Rests(before), Some(now)) if before == now => Pointer::Rests(before),
            _ => Pointer::Moves,
        };
        self.pointer == Pointer::Moves
    }

    /// Draws the page.
    pub(super) fn show(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, view: &SelfView) -> Option<Command> {
        let heading = debrief.has_analysis().then_some((WHERE_IT_WAS_HEADING, Command::Outlook));
        let ways = [(PLAY_FROM_HERE, Command::PlayFrom)].into_iter().chain(heading).collect();
        let page = DoorPage { name: said::WHAT_HAPPENED, ways, arrows: true };
        page.show(ui, style, debrief, |ui, room| {
            let top = ui.cursor().top();
            ending_ui(ui, style, debrief, view);
            ui.add_space(style.space(if room.narrow { S4 } else { S8 }));
            let left = room.height - (ui.cursor().top() - top);
            self.show_in(ui, style, debrief, view, (left, room.narrow));
            None
        })
    }

    /// Draws the curve and the sheet below it into what height there is.
    pub(super) fn show_in(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        debrief: &Debrief,
        view: &SelfView,
        (height, narrow): (f32, bool),
    ) {
        self.selected = self.selected.min(debrief.curve.points.len().saturating_sub(1));
        let points = said::curve::points(debrief);
        let turned = said::your_view::where_it_turned(debrief, view);
        let sheet = Sheet::new(ui, style, &points, turned.as_deref(), narrow);
        let gap = style.space(if narrow { S8 } else { S16 });
        let looked_at = self.curve_ui(ui, style, debrief, &points, (height - gap - sheet.height(), narrow));
        ui.add_space(gap);
        sheet.show(ui, style, looked_at);
    }

    /// Draws the curve; returns the point that is looked at.
    fn curve_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        debrief: &Debrief,
        blocks: &[PointBlock],
        (height, narrow): (f32, bool),
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
        let (shown, n_moods) = moods_at_the_side(debrief);
        let moods = at_the_side(debrief.rules.mood_bands(), words::common::mood_word, &shown);
        let trusts =
            at_the_side(debrief.rules.trust_bands(), |band| words::common::trust_word(band).to_owned(), &TRUSTS_AT_THE_SIDE);
        let [moods, trusts] =
            [&moods, &trusts].map(|bands| bands.iter().map(|(at, word)| (*at, word.as_str())).collect::<Vec<_>>());
        let first = said::curve::the_first(curve.n_first);
        let words = ChartWords {
            chart: said::curve::MOOD_AND_TRUST,
            mood: words::common::MOOD,
            trust: words::common::TRUST,
            first: &first,
            outlook: said::curve::HOW_IT_USUALLY_ENDS,
            moods: &moods,
            n_moods,
            trusts: &trusts,
        };
        let past = past(debrief);
        let faces = points_with_face(debrief);
        let answer = Chart::new(&points, words, self.selected)
            .marks(&marks)
            .faces(&faces)
            .over(past.as_ref())
            .n_first(curve.n_first)
            .compact(narrow)
            .height(height)
            .outlook(self.shows_outlook)
            .hears_pointer(self.pointer_moved(ui.ctx()))
            .show(ui, style, |painter, rect, mood| tile(painter, style, rect, debrief, mood, style.tokens().radius.control));
        let id = chart_id(ui.ctx());
        ui.ctx().data_mut(|data| data.insert_temp(id, answer.response.id));
        if let Some(chosen) = answer.chosen {
            self.selected = chosen;
            ui.ctx().memory_mut(|memory| memory.request_focus(answer.response.id.with(chosen)));
        }
        answer.hovered.unwrap_or(self.selected)
    }
}

/// The chart as it was last drawn.
fn chart(ctx: &Context) -> Option<Id> {
    let id = chart_id(ctx);
    ctx.data(|data| data.get_temp(id))
}

fn chart_id(ctx: &Context) -> Id {
    window_id(ctx, "the chart of the debrief")
}

/// The ending, small, above the curve, and how it felt beside how they left.
fn ending_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, view: &SelfView) {
    let EndingBlock { above, words, below } = said::curve::ending(debrief);
    for (part, color) in [(above, style.theme.soft), (Some(words), style.theme.ink), (below, style.theme.soft)] {
        if let Some(part) = part {
            Text::new(&part, TextStyle::Small).color(color).show(ui, style);
        }
    }
    if view.feeling.is_some()
        && let Some(felt) = beside_what_happened(debrief, view).first()
    {
        Text::new(felt, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
}

/// The bands of moods that have a word beside the curve, those that it touches first, and how many these are.
fn moods_at_the_side(debrief: &Debrief) -> (Vec<usize>, usize) {
    let is_touched = |band: &usize| debrief.curve.points.iter().any(|point| debrief.rules.mood_band(point.mood) == *band);
    let (touched, others): (Vec<usize>, Vec<usize>) = MOODS_AT_THE_SIDE.iter().partition(|band| is_touched(band));
    let n_touched = touched.len();
    (touched.into_iter().chain(others).collect(), n_touched)
}

/// The words of some bands, each in the middle of its own.
fn at_the_side(bands: impl Iterator<Item = Band>, word: impl Fn(usize) -> String, shown: &[usize]) -> Vec<(f32, String)> {
    let bands: Vec<Band> = bands.collect();
    shown.iter().filter_map(|index| bands.get(*index).map(|band| (band.middle(), word(*index)))).collect()
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
            Happening::PromiseKept | Happening::DoneUnasked => (ChartRow::Trust, Mark::Kept, at, true),
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
