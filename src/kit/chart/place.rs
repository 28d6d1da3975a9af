//! Where faces, letters, marks and words of the chart find room, so that nothing lies on anything else.
//!
//! What matters more is placed first; what finds no room is left out, and is still told by the name of its point. A letter and a mark
//! that explains a fall are never left out: where there is no free room they stand where they cover least.

use egui::{Align, Painter, Pos2, Rect, Vec2};

use super::layout::{INK, Layout, side_gap};
use super::{Chart, ChartMark, ChartRow, LINE_BESIDE, MANY};
use crate::kit::theme::{FontCut, S8, S12, Style, TextStyle};
use crate::kit::widgets::marks::Mark;
use crate::kit::widgets::text::Text;

/// Faces stand at least so far apart, from middle to middle.
const FACE_STEP: f32 = 64.0;
/// From [`MANY`] points on there are at most so many faces.
const FACES_IF_MANY: usize = 5;
/// Half the box that a dot keeps free, ring included.
const DOT_BOX: f32 = 14.0;
/// Half of what a curve keeps free.
const MOOD_CLEAR: f32 = 3.0;
const TRUST_CLEAR: f32 = 4.0;
/// The ink of a capital, as a part of the height of its line: so near it stands to its dot.
const LETTER_INK: f32 = 0.5;
/// What a letter keeps free of everything but its dot, as a part of the height of its line.
const LETTER_CLEAR: f32 = 0.76;
/// A letter that finds no room close to its dot moves away by so many thirds of that.
const LETTER_FARTHEST: u8 = 16;
/// What only touches would count as taken.
const CLEAR: f32 = 0.5;
const MARK_AWAY: f32 = 22.0;
const TRUST_MARK_ABOVE: f32 = 17.0;
const TRUST_MARK_ASIDE: f32 = 20.0;
const MARK_HALF: f32 = 8.0;
const MARK_TO_WORDS: f32 = 16.0;
const EVENT_TO_WORDS: f32 = 12.0;
const SHADE_WORDS: Vec2 = Vec2::new(14.0, 5.0);
/// Times that nothing else asks for stand at least so far from the next one.
const TIME_STEP: f32 = 120.0;

/// Words and where they stand.
#[derive(Clone, Debug)]
pub(super) struct PlacedWords {
    pub words: String,
    pub rect: Rect,
    pub semi: bool,
}

/// A mark and where it stands.
#[derive(Clone, Debug)]
pub(super) struct PlacedMark {
    pub mark: Mark,
    pub center: Pos2,
    /// What it covers.
    pub rect: Rect,
    pub words: Option<PlacedWords>,
}

/// Everything that has found its room.
#[derive(Clone, Debug, Default)]
pub(super) struct Placed {
    /// By point, from left to right.
    pub faces: Vec<(usize, Rect)>,
    pub letters: Vec<PlacedWords>,
    pub marks: Vec<PlacedMark>,
    pub times: Vec<PlacedWords>,
    /// The words at the side: moods and trusts.
    pub sides: Vec<PlacedWords>,
    /// The words over the first exchanges, and at the ends of two tries.
    pub notes: Vec<PlacedWords>,
}

/// What is in the way.
struct Space<'a> {
    bounds: Rect,
    taken: Vec<Rect>,
    /// Thin lines, which words cross only where there is no other room.
    lines: Vec<Rect>,
    painter: &'a Painter,
    style: &'a Style<'a>,
}

impl Placed {
    pub(super) fn new(chart: &Chart<'_>, layout: &Layout, painter: &Painter, style: &Style<'_>) -> Self {
        let mut placed = Self { faces: faces(chart, layout, style), ..Self::default() };
        let mut space = Space::of(chart, layout, painter, style);
        space.taken.extend(placed.faces.iter().map(|(_, face)| *face));
        placed.letters = letters(chart, layout, &mut space);
        // What explains a fall has the room before the others.
        let (falls, others): (Vec<_>, Vec<_>) = chart.marks.iter().partition(|mark| explains_a_fall(mark.mark));
        placed.marks = falls.into_iter().filter_map(|mark| place_mark(chart, layout, &mut space, mark)).collect();
        placed.notes.extend(first_words(chart, layout, &mut space));
        placed.marks.extend(others.into_iter().filter_map(|mark| place_mark(chart, layout, &mut space, mark)));
        placed.notes.extend(words_of_lines(chart, layout, &mut space));
        placed.times = times(chart, layout, &space);
        placed.sides = sides(chart, layout, &space);
        placed
    }

    /// What stands across a line down the plot, from top to bottom.
    pub(super) fn across(&self, x: f32) -> Vec<Rect> {
        let faces = self.faces.iter().map(|(_, face)| *face);
        let words = self.letters.iter().chain(&self.notes).map(PlacedWords::ink);
        let marks = self.marks.iter().map(PlacedMark::covers);
        let mut across: Vec<Rect> = faces.chain(words).chain(marks).filter(|rect| rect.x_range().contains(x)).collect();
        across.sort_by(|a, b| a.top().total_cmp(&b.top()));
        across
    }
}

impl<'a> Space<'a> {
    fn of(chart: &Chart<'_>, layout: &Layout, painter: &'a Painter, style: &'a Style<'a>) -> Self {
        let beside = style.space(LINE_BESIDE);
        let times_top = layout.times_y - style.line_height(TextStyle::Note) / 2.0;
        let bounds = Rect::from_min_max(
            Pos2::new(layout.mood.left() - beside, layout.rect.top() - S12),
            Pos2::new(layout.rect.right(), times_top.max(layout.rect.top())),
        );
        let mut space = Self { bounds, taken: Vec::new(), lines: Vec::new(), painter, style };
        let moods: Vec<f32> = chart.points.iter().map(|point| point.mood).collect();
        space.take_line(&layout.mood_line(moods.iter().copied()), MOOD_CLEAR);
        space.take_dots(&layout.mood_line(moods.into_iter()));
        if layout.trust.is_some() {
            space.take_line(&layout.trust_line(chart.points.iter().filter_map(|point| point.trust)), TRUST_CLEAR);
        }
        if let Some(past) = chart.past {
            space.take_line(&layout.mood_line(past.moods.iter().copied()), MOOD_CLEAR);
            if layout.trust.is_some() {
                space.take_line(&layout.trust_line(past.trusts.iter().copied()), TRUST_CLEAR);
            }
        }
        if let Some(outlook) = chart.outlook_as_moods() {
            space.take_line(&layout.mood_line(outlook.into_iter()), MOOD_CLEAR);
        }
        let zeros = [Some(layout.mood_y(0.0)), layout.trust.map(|_| layout.trust_y(0.0))];
        let across = layout.mood.left() - beside..=layout.mood.right();
        space.lines = zeros.into_iter().flatten().map(|y| Rect::from_x_y_ranges(across.clone(), y - 1.0..=y + 1.0)).collect();
        space
    }

    /// Takes what lies along a line, in pieces so small that a slope keeps its corners free.
    fn take_line(&mut self, line: &[Pos2], half: f32) {
        for (from, to) in line.iter().zip(line.iter().skip(1)) {
            let n_pieces = ((to.y - from.y).abs() / (2.0 * half)).ceil().max(1.0);
            for piece in 0..n_pieces as usize {
                let at = |part: f32| from.lerp(*to, part / n_pieces);
                self.taken.push(Rect::from_two_pos(at(piece as f32), at(piece as f32 + 1.0)).expand(half));
            }
        }
    }

    fn take_dots(&mut self, dots: &[Pos2]) {
        self.taken.extend(dots.iter().map(|dot| Rect::from_center_size(*dot, Vec2::splat(2.0 * DOT_BOX))));
    }

    fn is_free(&self, rect: Rect, may_cross_lines: bool) -> bool {
        let meets = |other: &Rect| other.intersects(rect);
        self.bounds.contains_rect(rect) && !self.taken.iter().any(meets) && (may_cross_lines || !self.lines.iter().any(meets))
    }

    /// The place that covers least of what is there already, of those that lie on the chart.
    fn least_taken(&self, places: &[Rect]) -> Option<usize> {
        let covered = |rect: Rect| {
            self.taken.iter().map(|taken| taken.intersect(rect)).filter(Rect::is_positive).map(|both| both.area()).sum::<f32>()
        };
        let inside = places.iter().enumerate().filter(|(_, place)| self.bounds.contains_rect(**place));
        inside.min_by(|(_, one), (_, other)| covered(**one).total_cmp(&covered(**other))).map(|(index, _)| index)
    }

    /// Words of one line, with the middle of their left or right end at `at`.
    fn words(&self, words: &str, at: Pos2, align: Align) -> PlacedWords {
        self.words_in(words, TextStyle::Note, FontCut::Regular, at, align)
    }

    fn words_in(&self, words: &str, kind: TextStyle, face: FontCut, at: Pos2, align: Align) -> PlacedWords {
        let size = Text::new(words, kind).face(face).galley(self.painter, self.style).size();
        let left = at.x - size.x * align.to_factor();
        let rect = Rect::from_min_size(Pos2::new(left, at.y - size.y / 2.0), size);
        PlacedWords { words: words.to_owned(), rect, semi: face == FontCut::Semi }
    }

    /// The first of these that is free, with every thin line free too where that can be had.
    fn first_free<T>(&self, candidates: &[T], rect: impl Fn(&T) -> Rect) -> Option<usize> {
        [false, true].into_iter().find_map(|may_cross| candidates.iter().position(|one| self.is_free(rect(one), may_cross)))
    }
}

impl PlacedWords {
    /// What the letters themselves cover.
    fn ink(&self) -> Rect {
        Rect::from_center_size(self.rect.center(), Vec2::new(self.rect.width(), self.rect.height() * INK))
    }
}

impl PlacedMark {
    fn covers(&self) -> Rect {
        self.words.as_ref().map_or(self.rect, |words| self.rect.union(words.ink()))
    }
}

fn faces(chart: &Chart<'_>, layout: &Layout, style: &Style<'_>) -> Vec<(usize, Rect)> {
    let Some((top, side)) = layout.faces else { return Vec::new() };
    let most = if chart.points.len() > MANY { FACES_IF_MANY } else { usize::MAX };
    let mut faces: Vec<(usize, Rect)> = Vec::new();
    for point in chart.faces.iter().copied().filter(|point| *point < chart.points.len()) {
        let x = layout.x(point as f32);
        let is_apart = faces.iter().all(|(other, _)| (layout.x(*other as f32) - x).abs() >= style.space(FACE_STEP));
        if is_apart && faces.len() < most {
            faces.push((point, Rect::from_min_size(Pos2::new(x - side / 2.0, top).round(), Vec2::splat(side))));
        }
    }
    faces.sort_by_key(|(point, _)| *point);
    faces
}

/// The words in the corner of the first exchanges, or in its other corner where the curve is in the way.
fn first_words(chart: &Chart<'_>, layout: &Layout, space: &mut Space<'_>) -> Option<PlacedWords> {
    let shade = layout.shade?;
    let inset = Vec2::new(space.style.space(SHADE_WORDS.x), space.style.space(SHADE_WORDS.y));
    let half = space.style.line_height(TextStyle::Note) / 2.0;
    let corners = [
        (shade.left_top() + inset + Vec2::new(0.0, half), Align::Min),
        (Pos2::new(shade.right() - inset.x, shade.top() + inset.y + half), Align::Max),
        (Pos2::new(shade.left() + inset.x, layout.mood.bottom() - half), Align::Min),
        (Pos2::new(shade.right() - inset.x, layout.mood.bottom() - half), Align::Max),
    ];
    let candidates: Vec<PlacedWords> = corners
        .into_iter()
        .map(|(at, align)| space.words(chart.words.first, at, align))
        .filter(|words| shade.x_range().contains(words.rect.left()) && shade.x_range().contains(words.rect.right()))
        .collect();
    let free = space.first_free(&candidates, PlacedWords::ink)?;
    let words = candidates.into_iter().nth(free)?;
    space.taken.push(words.ink());
    Some(words)
}

/// The letters stand close above their dots, or close below where there is no room, and where neither is free, further up or down;
/// else where they cover least. A letter that stood aside would be another dot's.
fn letters(chart: &Chart<'_>, layout: &Layout, space: &mut Space<'_>) -> Vec<PlacedWords> {
    let mut letters = Vec::new();
    let half = space.style.line_height(TextStyle::Small) * LETTER_INK / 2.0;
    for (index, point) in chart.points.iter().enumerate() {
        let Some(letter) = point.letter else { continue };
        let dot = layout.at_mood(index as f32, point.mood);
        let near = [-1.0, 1.0, -1.25, 1.25];
        let further = (5..=LETTER_FARTHEST).flat_map(|step| [-1.0, 1.0].map(|way| way * f32::from(step) / 3.0));
        let candidates: Vec<PlacedWords> = near
            .into_iter()
            .chain(further)
            .map(|way| {
                let at = dot + Vec2::new(0.0, way * (DOT_BOX + half + CLEAR));
                space.words_in(&letter.to_string(), TextStyle::Small, FontCut::Semi, at, Align::Center)
            })
            .collect();
        let clear = |letter: &PlacedWords| letter_clear(letter, dot);
        let free = space.first_free(&candidates, clear);
        let free = free.or_else(|| space.least_taken(&candidates.iter().map(clear).collect::<Vec<_>>()));
        if let Some(words) = free.and_then(|free| candidates.into_iter().nth(free)) {
            space.taken.push(clear(&words));
            letters.push(words);
        }
    }
    letters
}

/// What a letter keeps free, up to the box of its own dot.
fn letter_clear(letter: &PlacedWords, dot: Pos2) -> Rect {
    let clear = Vec2::new(letter.rect.width(), letter.rect.height() * LETTER_CLEAR);
    let mut clear = Rect::from_center_size(letter.rect.center(), clear);
    if clear.center().y < dot.y {
        clear.max.y = clear.bottom().min(dot.y - DOT_BOX - CLEAR);
    } else {
        clear.min.y = clear.top().max(dot.y + DOT_BOX + CLEAR);
    }
    clear
}

fn place_mark(chart: &Chart<'_>, layout: &Layout, space: &mut Space<'_>, mark: &ChartMark) -> Option<PlacedMark> {
    let with_words = candidates(chart, layout, space, mark);
    let found = space.first_free(&with_words, PlacedMark::covers).and_then(|free| with_words.into_iter().nth(free));
    let placed = found.or_else(|| {
        let alone: Vec<PlacedMark> =
            candidates(chart, layout, space, mark).into_iter().map(|candidate| PlacedMark { words: None, ..candidate }).collect();
        let free = space.first_free(&alone, PlacedMark::covers);
        // A mark that explains a fall is never left out: it stands where it covers least.
        let free = free.or_else(|| {
            let places: Vec<Rect> = alone.iter().map(PlacedMark::covers).collect();
            explains_a_fall(mark.mark).then(|| space.least_taken(&places)).flatten()
        })?;
        alone.into_iter().nth(free)
    })?;
    space.taken.push(placed.covers().expand2(Vec2::new(S8, 0.0)));
    Some(placed)
}

/// What a curve falls by: without it the fall would look like nobody's doing.
fn explains_a_fall(mark: Mark) -> bool {
    matches!(mark, Mark::Broken | Mark::Event | Mark::Unheard)
}

/// Where a mark may stand, the best place first, each with its words on both sides.
fn candidates(chart: &Chart<'_>, layout: &Layout, space: &Space<'_>, mark: &ChartMark) -> Vec<PlacedMark> {
    let style = space.style;
    let row = if layout.trust.is_some() { mark.row } else { ChartRow::Mood };
    let at = Pos2::new(layout.x(mark.at), layout.y_on(chart.points, row, mark.at));
    let up = if mark.above { -1.0 } else { 1.0 };
    let offsets: Vec<(f32, f32)> = match row {
        ChartRow::Mood => {
            let ways = [1.0, 1.2, -1.0, -1.2, 0.7, -0.7, 1.5, -1.5, 2.1, -2.1, 2.8, -2.8, 3.6, -3.6];
            let asides = [0.0, -MARK_AWAY, MARK_AWAY, -2.0 * MARK_AWAY, 2.0 * MARK_AWAY];
            asides.into_iter().flat_map(|aside| ways.map(|way| (aside, up * way * MARK_AWAY))).collect()
        }
        ChartRow::Trust => {
            let first = if mark.above { (TRUST_MARK_ASIDE, -TRUST_MARK_ABOVE) } else { (0.0, MARK_AWAY) };
            let asides = [TRUST_MARK_ASIDE, -TRUST_MARK_ASIDE, 2.0 * TRUST_MARK_ASIDE, -2.0 * TRUST_MARK_ASIDE, 0.0];
            let ways = [1.0, -1.0, 1.3, -1.3, 2.2, -2.2];
            let around = ways.into_iter().flat_map(|way| asides.map(|aside| (aside, up * way * TRUST_MARK_ABOVE)));
            std::iter::once(first).chain(around).collect()
        }
    };
    // In the second half the words lean back over what was, so that they do not leave the chart.
    let sides = if at.x > layout.mood.center().x { [Align::Max, Align::Min] } else { [Align::Min, Align::Max] };
    let centers = offsets.into_iter().map(|(x, y)| at + Vec2::new(style.space(x), style.space(y)));
    centers.flat_map(|center| sides.map(|side| mark_at(space, mark, center, side))).collect()
}

fn mark_at(space: &Space<'_>, mark: &ChartMark, center: Pos2, side: Align) -> PlacedMark {
    let style = space.style;
    let half = style.mark(MARK_HALF);
    let arrow = if mark.mark == Mark::Moved { style.mark(2.0 * MARK_HALF) } else { 0.0 };
    let rect = Rect::from_center_size(center, Vec2::splat(2.0 * half));
    let rect = Rect::from_min_max(rect.min, Pos2::new(rect.right() + arrow, rect.bottom()));
    let to_words = style.mark(if mark.mark == Mark::Event { EVENT_TO_WORDS } else { MARK_TO_WORDS });
    let words = (!mark.words.is_empty()).then(|| match side {
        Align::Max => space.words(&mark.words, center - Vec2::new(to_words, 0.0), Align::Max),
        _ => space.words(&mark.words, center + Vec2::new(to_words + arrow, 0.0), Align::Min),
    });
    PlacedMark { mark: mark.mark, center, rect, words }
}

/// Where there is more than one line, at their ends stands which is which.
fn words_of_lines(chart: &Chart<'_>, layout: &Layout, space: &mut Space<'_>) -> Vec<PlacedWords> {
    let mut ends: Vec<(Vec<Pos2>, &str)> = Vec::new();
    if let Some(past) = chart.past {
        let now = chart.points.iter().map(|point| point.mood);
        ends.push((layout.mood_line(past.moods.iter().copied()), &past.words));
        ends.push((layout.mood_line(now), &past.words_now));
    }
    if let Some(outlook) = chart.outlook_as_moods() {
        ends.push((layout.mood_line(outlook.into_iter()), chart.words.outlook));
    }
    let mut placed = Vec::new();
    for (line, words) in ends {
        let Some(end) = line.last() else { continue };
        let near_end = [-1.0, 1.0, -1.6, 1.6, -2.4, 2.4]
            .into_iter()
            .flat_map(|way| [(0.0, way), (-2.0, way), (-4.0, way)])
            .map(|(back, way)| (*end + Vec2::new(skin_space(space, 24.0 + back * MARK_AWAY), 0.0), way));
        // Where the end of it is crowded, further back along it.
        let further_back = line.iter().rev().flat_map(|point| [-1.0, 1.0, -1.6, 1.6].map(|way| (*point, way)));
        let candidates: Vec<PlacedWords> = near_end
            .chain(further_back)
            .map(|(at, way)| space.words(words, at + Vec2::new(0.0, skin_space(space, way * MARK_AWAY)), Align::Max))
            .collect();
        let free = space.first_free(&candidates, PlacedWords::ink);
        if let Some(words) = free.and_then(|free| candidates.into_iter().nth(free)) {
            space.taken.push(words.ink());
            placed.push(words);
        }
    }
    placed
}

fn skin_space(space: &Space<'_>, px: f32) -> f32 {
    space.style.space(px)
}

/// The first and the last time in any case, then those of marked points, then others as long as they leave much room.
fn times(chart: &Chart<'_>, layout: &Layout, space: &Space<'_>) -> Vec<PlacedWords> {
    let last = chart.points.len().saturating_sub(1);
    let timed: Vec<(usize, &str)> =
        (chart.points.iter().enumerate()).filter_map(|(index, point)| Some((index, point.label_time.as_deref()?))).collect();
    let is_marked = |index: usize| {
        let has_letter = chart.points.get(index).is_some_and(|point| point.letter.is_some());
        has_letter || chart.marks.iter().any(|mark| mark.at.ceil() as usize == index && mark.mark == Mark::Event)
    };
    let rank = |index: usize| match index {
        0 => 0,
        index if index == last => 1,
        index if is_marked(index) => 2,
        _ => 3,
    };
    let mut by_rank: Vec<(usize, usize, &str)> = timed.into_iter().map(|(index, time)| (rank(index), index, time)).collect();
    by_rank.sort_by_key(|(rank, index, _)| (*rank, *index));
    let mut placed: Vec<PlacedWords> = Vec::new();
    let mut said: Vec<&str> = Vec::new();
    for (rank, index, time) in by_rank {
        if chart.compact && rank > 1 {
            continue;
        }
        let align = match index {
            0 => Align::Min,
            index if index == last => Align::Max,
            _ => Align::Center,
        };
        let words = space.words(time, Pos2::new(layout.x(index as f32), layout.times_y), align);
        let apart = if rank < 3 { space.style.space(S12) } else { (TIME_STEP * space.style.zoom - words.rect.width()).max(S8) };
        let is_free = placed.iter().all(|other| !other.rect.expand2(Vec2::new(apart, 0.0)).intersects(words.rect));
        if is_free && !said.contains(&time) {
            said.push(time);
            placed.push(words);
        }
    }
    placed
}

/// The moods and trusts at the side, each beside its own. Of those that would meet, the one that comes later in its list goes: a word
/// that stood elsewhere would tell another mood.
fn sides(chart: &Chart<'_>, layout: &Layout, space: &Space<'_>) -> Vec<PlacedWords> {
    let mut placed: Vec<PlacedWords> = Vec::new();
    for (mood, words) in chart.words.moods {
        let words = space.words(words, Pos2::new(layout.labels_right, layout.mood_y(*mood)), Align::Max);
        let gap = side_gap(space.style);
        if placed.iter().all(|other| (other.rect.center().y - words.rect.center().y).abs() >= gap) {
            placed.push(words);
        }
    }
    let trusts = chart.words.trusts.iter().filter(|(trust, _)| layout.trust.is_some() && layout.shows_trust(*trust));
    for (trust, words) in trusts {
        let words = space.words(words, Pos2::new(layout.labels_right, layout.trust_y(*trust)), Align::Max);
        if placed.iter().all(|other| !other.ink().intersects(words.ink())) {
            placed.push(words);
        }
    }
    placed
}
