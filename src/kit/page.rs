//! A page that may be longer than its room, and is scrolled. What stands at its top stays there, whatever becomes of the text size
//! and of the window.
//!
//! A page that was away, since another screen was shown, begins at its top again.
//!
//! An offset in pixels means another place as soon as the lines break elsewhere. So a page remembers the passage at its top, by its
//! words, and how much of it was scrolled past.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{AsIdSalt, Context, Rect, ScrollArea, Ui, Vec2};

use super::place::window_id;
use super::theme::Style;

/// What is nearer than this is at the same place.
const SAME: f32 = 0.5;
/// The passage is looked for so often after a change: some lengths are known only once they were drawn.
const LOOKS: u8 = 2;
/// By what it is found in the memory of a window whether a page shows what has the focus, and what passages the page has.
const SHOWS_FOCUS: &str = "a page shows what has the focus";
const PASSAGES: &str = "passages";

/// A page under its name.
#[derive(Clone, Copy, Debug)]
pub struct Page<S> {
    name: S,
    offset: Option<f32>,
    is_as_left: bool,
}

/// A page as it was drawn.
#[derive(Clone, Copy, Debug)]
pub struct PageShown<R> {
    pub inner: R,
    /// What of the window the page is seen in.
    pub rect: Rect,
    /// How far it is scrolled, and how much of it lies below what is seen.
    pub offset: f32,
    pub below: f32,
    /// How high everything on it stands.
    pub height: f32,
    /// Whether the text size or the room is another than in the last frame.
    pub is_resized: bool,
}

impl<S: AsIdSalt + Copy> Page<S> {
    /// A page across what room there is. The name is the only one of its kind in the `ui` that it is shown in.
    pub fn new(name: S) -> Self {
        Self { name, offset: None, is_as_left: false }
    }

    /// Scrolled to here in this frame, where something is said.
    #[must_use]
    pub fn at(mut self, offset: Option<f32>) -> Self {
        self.offset = offset;
        self
    }

    /// Stands where it was left also after it was away.
    #[must_use]
    pub fn as_left(mut self) -> Self {
        self.is_as_left = true;
        self
    }

    /// Shows the page.
    #[expect(clippy::disallowed_methods, reason = "every other page is one of these")]
    pub fn show<R>(mut self, ui: &mut Ui, style: &Style<'_>, contents: impl FnOnce(&mut Ui) -> R) -> PageShown<R> {
        let id = ui.scope_id().with(("page", self.name));
        let space = Space { size: ui.available_size(), zoom: style.zoom };
        let pass = ui.ctx().cumulative_pass_nr();
        let remembered = ui.data(|data| data.get_temp::<Remembered>(id));
        if remembered.is_some_and(|remembered| pass > remembered.pass + 1) && !self.is_as_left {
            self.offset = self.offset.or(Some(0.0));
        }
        let mut remembered = remembered.unwrap_or_else(|| Remembered::new(space));
        let mut area = ScrollArea::vertical().id_salt(self.name).auto_shrink(false);
        if let Some(offset) = self.offset.or(remembered.goes_to.take()) {
            area = area.vertical_scroll_offset(offset);
        }
        let shows_focus = remembered.looks == 0 && std::mem::take(&mut remembered.focus_is_due);
        let focus_id = window_id(ui.ctx(), SHOWS_FOCUS);
        ui.data_mut(|data| data.insert_temp(focus_id, shows_focus));
        let around = collect(ui.ctx(), Some(Vec::new()));
        let output = area.show_viewport(ui, |ui, seen| {
            let top = ui.min_rect().top();
            (contents(ui), top, seen.top())
        });
        let (inner, top, drawn_at) = output.inner;
        ui.data_mut(|data| data.insert_temp(focus_id, false));
        let passages = Passages { found: collect(ui.ctx(), around).unwrap_or_default(), top };
        let furthest = (output.content_size.y - output.inner_rect.height()).max(0.0);
        let offset = output.state.unclamped_offset().y.clamp(0.0, furthest);
        let is_resized = remembered.space != space;
        if self.offset.is_some() {
            let focus_is_due = remembered.focus_is_due || is_resized;
            remembered = Remembered { at: offset, anchor: passages.anchor(offset), focus_is_due, ..Remembered::new(space) };
        } else {
            remembered.follow(ui.ctx(), &passages, Scrolled { drawn_at, offset, furthest }, is_resized.then_some(space));
        }
        remembered.pass = pass;
        ui.data_mut(|data| data.insert_temp(id, remembered));
        PageShown { inner, rect: output.inner_rect, offset, below: furthest - offset, height: output.content_size.y, is_resized }
    }
}

/// What lengths on a page depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Space {
    size: Vec2,
    zoom: f32,
}

/// How far a page was scrolled when it was drawn, how far it is since then, and how far it can be.
#[derive(Clone, Copy, Debug)]
struct Scrolled {
    drawn_at: f32,
    offset: f32,
    furthest: f32,
}

/// What a page remembers between two frames.
#[derive(Clone, Copy, Debug)]
struct Remembered {
    space: Space,
    /// How far the page is scrolled, and what stood at its top when it was last scrolled; `None` at its very beginning.
    at: f32,
    anchor: Option<Anchor>,
    /// Where it is put in the next frame.
    goes_to: Option<f32>,
    /// How often the anchor is still looked for.
    looks: u8,
    /// After that, what has the keyboard is brought into sight.
    focus_is_due: bool,
    /// In which pass of its window it was drawn last.
    pass: u64,
}

impl Remembered {
    fn new(space: Space) -> Self {
        Self { space, at: 0.0, anchor: None, goes_to: None, looks: 0, focus_is_due: false, pass: 0 }
    }

    /// After a change brings the page to where its anchor is now; else takes note of what stands at the top.
    fn follow(&mut self, ctx: &Context, passages: &Passages, scrolled: Scrolled, changed: Option<Space>) {
        let Scrolled { drawn_at, offset, furthest } = scrolled;
        if let Some(space) = changed {
            self.space = space;
            self.looks = LOOKS;
            self.focus_is_due = true;
            ctx.request_repaint();
        }
        let anchored = self.anchor.and_then(|anchor| passages.offset_of(anchor)).map(|offset| offset.clamp(0.0, furthest));
        if let Some(anchored) = anchored.filter(|_| self.looks > 0) {
            self.at = anchored;
            if (anchored - drawn_at).abs() <= SAME {
                self.looks = 0;
                return;
            }
            self.looks -= 1;
            self.goes_to = Some(anchored);
            // Nobody is to see the page where it is not going to stay.
            ctx.request_discard("the passage at the top stays there");
            ctx.request_repaint();
            return;
        }
        self.looks = 0;
        let stays = (offset - self.at).abs() <= SAME && anchored.is_none_or(|anchored| (anchored - self.at).abs() <= SAME);
        if !stays || self.anchor.is_some() != anchored.is_some() {
            self.anchor = passages.anchor(offset);
        }
        self.at = offset;
    }
}

/// The passage at the top of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Anchor {
    words: u64,
    /// Which of the passages with these words.
    nth: usize,
    /// How much of it was scrolled past, 0 to 1.
    share: f32,
    /// How far the top of the page lies beyond that: below the passage, or, less than 0, above it.
    beyond: f32,
}

/// A passage as it was drawn.
#[derive(Clone, Copy, Debug)]
struct Passage {
    words: u64,
    place: Rect,
}

/// All passages of a page that was drawn with its beginning at this height.
#[derive(Clone, Debug)]
struct Passages {
    found: Vec<Passage>,
    top: f32,
}

impl Passages {
    /// What stands at the top of a page that is scrolled so far.
    fn anchor(&self, offset: f32) -> Option<Anchor> {
        let at = self.top + offset;
        if offset <= SAME {
            return None;
        }
        let across = self.found.iter().enumerate().filter(|(_, passage)| passage.place.y_range().contains(at));
        let across = across.min_by(|(_, a), (_, b)| b.place.top().total_cmp(&a.place.top()));
        let below = self.found.iter().enumerate().filter(|(_, passage)| passage.place.top() > at);
        let below = below.min_by(|(_, a), (_, b)| a.place.top().total_cmp(&b.place.top()));
        let (index, passage) = across.or(below).or(self.found.iter().enumerate().next_back())?;
        let nth = self.found.iter().take(index).filter(|other| other.words == passage.words).count();
        let share = ((at - passage.place.top()) / passage.place.height()).clamp(0.0, 1.0);
        let beyond = at - passage.place.top() - share * passage.place.height();
        Some(Anchor { words: passage.words, nth, share, beyond })
    }

    /// How far a page is scrolled that has this at its top; `None` where it is not on it.
    fn offset_of(&self, anchor: Anchor) -> Option<f32> {
        let passage = self.found.iter().filter(|passage| passage.words == anchor.words).nth(anchor.nth)?;
        Some(passage.place.top() + anchor.share * passage.place.height() + anchor.beyond - self.top)
    }
}

/// The passages of the page that is being drawn; `None` where there is none.
#[derive(Clone, Debug, Default)]
struct Collected(Option<Vec<Passage>>);

/// Begins or ends to collect passages; returns what was collected until now.
fn collect(ctx: &Context, passages: Option<Vec<Passage>>) -> Option<Vec<Passage>> {
    let id = window_id(ctx, PASSAGES);
    ctx.data_mut(|data| std::mem::replace(&mut data.get_temp_mut_or_default::<Collected>(id).0, passages))
}

/// Whether what has the keyboard is to be brought into sight in this frame: text or window are others, and the page has found its place.
pub fn shows_focus(ui: &Ui) -> bool {
    let id = window_id(ui.ctx(), SHOWS_FOCUS);
    ui.data(|data| data.get_temp(id)).unwrap_or(false)
}

/// Says where these words stand, so that the page they are on can find them again. Every widget that is read says so.
pub fn passage(ui: &Ui, words: &str, place: Rect) {
    let id = window_id(ui.ctx(), PASSAGES);
    ui.data_mut(|data| {
        let Some(passages) = &mut data.get_temp_mut_or_default::<Collected>(id).0 else { return };
        if place.height() > 0.0 {
            let mut hasher = DefaultHasher::new();
            words.hash(&mut hasher);
            passages.push(Passage { words: hasher.finish(), place });
        }
    });
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    /// Passages of these words and heights, one below the other, with a gap between two.
    fn passages(all: &[(u64, f32)], gap: f32) -> Passages {
        let mut top = 40.0;
        let found = all.iter().map(|(words, height)| {
            let place = Rect::from_min_size(pos2(0.0, top), Vec2::new(100.0, *height));
            top += height + gap;
            Passage { words: *words, place }
        });
        Passages { found: found.collect(), top: 40.0 }
    }

    #[track_caller]
    fn check(offset: f32, expected: f32) {
        let small = passages(&[(1, 20.0), (2, 20.0), (1, 20.0), (3, 20.0)], 10.0);
        let large = passages(&[(1, 20.0), (2, 60.0), (1, 40.0), (3, 40.0)], 10.0);
        let anchor = small.anchor(offset).unwrap();
        let found = large.offset_of(anchor).unwrap();
        assert!((found - expected).abs() < 0.01, "{found} instead of {expected} by {anchor:?}");
        assert!((small.offset_of(anchor).unwrap() - offset).abs() < 0.01);
    }

    #[test]
    fn as_much_of_a_passage_is_scrolled_past_when_it_is_higher() {
        check(35.0, 45.0);
    }

    #[test]
    fn of_two_passages_with_the_same_words_each_is_found() {
        check(10.0, 10.0);
        check(70.0, 120.0);
    }

    #[test]
    fn a_gap_at_the_top_stays_a_gap() {
        check(55.0, 95.0);
        check(118.0, 198.0);
    }

    #[test]
    fn a_page_that_was_not_scrolled_has_no_anchor() {
        assert_eq!(passages(&[(1, 20.0)], 10.0).anchor(0.0), None);
    }

    #[test]
    fn words_that_are_gone_are_not_looked_for_elsewhere() {
        let anchor = passages(&[(1, 20.0), (2, 20.0)], 10.0).anchor(35.0).unwrap();
        assert_eq!(passages(&[(1, 20.0), (3, 20.0)], 10.0).offset_of(anchor), None);
    }
}
