//! The page on which something ends: the customer has the last word, and then the ending itself, large, beside the face. A day that
//! ends, and hours that go by, are told on the same page.

use egui::{Frame, Margin, Rect, Ui, UiBuilder, Vec2, pos2};

use super::layout::{top_row_down, top_row_height};
use super::page::reach;
use super::scene::{LEVELS, Level, height, lines_ui};
use super::{Pause, Talk};
use crate::kit::commands::Command;
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::place;
use crate::kit::theme::{S8, S24, Style, TextStyle};
use crate::kit::widgets::{Button, Text, fade_out};
use crate::ui::layout::LARGE_TEXT;
use crate::wording::typographic;
use crate::words;

/// Where your words begin, the reply, and the title; and the title where nothing was replied. From the upper edge of the page.
const YOURS: f32 = 54.0;
const REPLY: f32 = 124.0;
const TITLE: f32 = 246.0;
const TITLE_ALONE: f32 = 180.0;
/// Between the reply and the title at the least, and between the title and the words of the ending.
const ABOVE_TITLE: f32 = 30.0;
const BELOW_TITLE: f32 = 22.0;
/// How wide the reply and the ending are set.
const REPLY_WIDTH: f32 = 600.0;
const ENDING_WIDTH: f32 = 640.0;
/// The button stands so far above the lower edge.
const BUTTON_UP: f32 = 56.0;
/// An ending that takes more letters is set smaller.
const LONG: usize = 240;
/// Of your words so many lines are shown.
const YOUR_ROWS: usize = 2;

/// What is told here.
pub(super) struct Told {
    title: String,
    title_kind: TextStyle,
    says: String,
    says_kind: TextStyle,
    /// What the button says; none where the page goes on by itself.
    button: Option<&'static str>,
}

impl Told {
    /// The ending of the conversation.
    pub(super) fn ending(talk: &Talk<'_>) -> Self {
        let ending = talk.run.transcript().ending_words();
        let filled = |text: &str| typographic(&talk.fill.text(text));
        let title = ending.map_or_else(|| words::conversation::IT_IS_OVER.to_owned(), |ending| filled(ending.title));
        let says = ending.and_then(|ending| ending.says).map(filled).unwrap_or_default();
        let says_kind = if says.chars().count() > LONG { TextStyle::Lead } else { TextStyle::Speech };
        let button = Some(words::conversation::SEE_HOW_IT_WENT);
        Self { title, title_kind: TextStyle::Display, says, says_kind, button }
    }

    /// Days or hours that go by: both are felt alike.
    pub(super) fn pause(pause: Pause) -> Self {
        let title = match pause {
            Pause::Days(days) => words::common::days_later(days),
            Pause::Hours(minutes) => words::common::hours_later(minutes),
        };
        let button = Some(words::common::GO_ON);
        Self { title, title_kind: TextStyle::Title, says: String::new(), says_kind: TextStyle::Speech, button }
    }

    /// The same without its button, where something else is asked.
    pub(super) fn without_a_way_on(self) -> Self {
        Self { button: None, ..self }
    }

    /// The same set smaller, for pages that are too low for it.
    fn smaller(self) -> Self {
        let title_kind = if self.title_kind == TextStyle::Display { TextStyle::Title } else { self.title_kind };
        Self { title_kind, says_kind: TextStyle::Lead, ..self }
    }

    fn title(&self) -> Text<'_> {
        Text::new(&self.title, self.title_kind).balanced()
    }

    fn says(&self) -> Text<'_> {
        Text::new(&self.says, self.says_kind)
    }
}

/// Where things stand on the page, from its upper edge.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Places {
    reply: f32,
    title: f32,
    says: f32,
    end: f32,
}

/// How high things are, and where they begin where there is room enough.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    /// Where the words that you said end, and where the reply wants to begin.
    yours_end: f32,
    reply_at: f32,
    /// 0 where nothing was replied.
    reply: f32,
    title_at: f32,
    title: f32,
    says: f32,
    above_title: f32,
    below_title: f32,
}

/// Each thing begins where it is drawn, or lower where what stands above it is higher.
fn places(sizes: &Sizes, close: bool) -> Places {
    let apart = sizes.above_title / 2.0;
    let reply = if close { sizes.yours_end + apart } else { sizes.reply_at.max(sizes.yours_end + apart) };
    let above = if sizes.reply > 0.0 { reply + sizes.reply + sizes.above_title } else { reply };
    let title = if close { above } else { sizes.title_at.max(above) };
    let says = title + sizes.title + if sizes.says > 0.0 { sizes.below_title } else { 0.0 };
    Places { reply, title, says, end: says + sizes.says }
}

/// Draws the page; answers whether its button was pressed.
pub(super) fn ending_ui(ui: &mut Ui, style: &Style<'_>, column: Rect, talk: &Talk<'_>, told: Told) -> bool {
    let button_height = Button::primary(words::common::GO_ON).size(ui, style).y;
    let is_low = column.height() < style.margin(640.0) || style.text_growth() >= LARGE_TEXT;
    let up = style.margin(if is_low { S24 } else { BUTTON_UP });
    let button =
        Rect::from_min_max(pos2(column.left(), column.bottom() - up - button_height), pos2(column.right(), column.bottom() - up));
    let top = column.top() + top_row_down(style) + top_row_height(style);
    let room = Rect::from_min_max(
        pos2(column.left() - reach(style), top),
        pos2(column.right() + reach(style), button.top() - style.space(S8)),
    );
    let grown = style.zoom;
    let reply_width = column.width().min(REPLY_WIDTH * grown);
    let ending_width = column.width().min(ENDING_WIDTH * grown);
    let has_reply = !talk.lines.is_empty();
    let yours = talk.last_words().filter(|_| talk.holds_up_your_words());
    let yours = yours.map(|(_, words, is_act)| (newest(ui, style, &words, column.width()), is_act));
    let level = Level { said: TextStyle::Lead, ..LEVELS[0] };
    let measured = |told: &Told| {
        let of = |text: Text<'_>, width: f32| text.width(width).galley(ui.painter(), style).size().y;
        let at = |px: f32| column.top() + style.margin(px);
        let yours_at = at(YOURS).max(top);
        let yours_height = yours.as_ref().map_or(0.0, |(words, is_act)| of(your_text(style, words, *is_act), column.width()));
        Sizes {
            yours_end: if yours.is_some() { yours_at + yours_height } else { top },
            reply_at: at(REPLY),
            reply: if has_reply { height(ui, style, &talk.lines, level, reply_width) } else { 0.0 },
            title_at: at(if has_reply { TITLE } else { TITLE_ALONE }),
            title: of(told.title(), ending_width),
            says: if told.says.is_empty() { 0.0 } else { of(told.says(), ending_width) },
            above_title: style.space(ABOVE_TITLE),
            below_title: style.space(BELOW_TITLE),
        }
    };
    let told = if measured(&told).title > 2.5 * style.line_height(told.title_kind) { told.smaller() } else { told };
    let roomy = places(&measured(&told), false);
    let (told, places) = if roomy.end <= room.bottom() {
        (told, roomy)
    } else {
        let told = told.smaller();
        let places = places(&measured(&told), true);
        (told, places)
    };
    page_ui(ui, style, room, |ui| {
        let start = ui.cursor().top() - room.top();
        let down_to = |ui: &mut Ui, at: f32| ui.add_space((start + at - ui.cursor().top()).max(0.0));
        if let Some((words, is_act)) = &yours {
            down_to(ui, column.top() + style.margin(YOURS));
            ui.scope(|ui| {
                ui.set_opacity(talk.lines_in);
                your_text(style, words, *is_act).width(column.width()).show(ui, style);
            });
        }
        if has_reply {
            down_to(ui, places.reply);
            ui.scope(|ui| {
                ui.set_max_width(reply_width);
                lines_ui(ui, style, talk, level);
            });
        }
        down_to(ui, places.title);
        ui.scope(|ui| {
            ui.set_opacity(talk.ending_in);
            told.title().width(ending_width).show(ui, style);
            if !told.says.is_empty() {
                down_to(ui, places.says);
                told.says().width(ending_width).show(ui, style);
            }
        });
    });
    let Some(words) = told.button.filter(|_| talk.ending_in > 0.0) else { return false };
    place(ui, "the way on", button, |ui| {
        ui.set_opacity(talk.ending_in);
        Button::primary(words).key(Command::GoOn.cap()).show(ui, style).clicked()
    })
}

fn page_ui(ui: &mut Ui, style: &Style<'_>, room: Rect, contents: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().max_rect(room).id_salt("the ending");
    let shown = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        Page::new("the ending").show(ui, style, |ui| {
            scroll_by_keys(ui, room.height(), true);
            Frame::NONE.inner_margin(Margin::symmetric(reach(style) as i8, 0)).show(ui, contents);
        })
    });
    if shown.inner.below > S8 {
        fade_out(ui.painter(), style, shown.inner.rect);
    }
}

fn your_text<'w>(style: &Style<'_>, words: &'w str, is_act: bool) -> Text<'w> {
    let text = Text::new(words, TextStyle::Small).color(style.theme.soft);
    if is_act { text.italic() } else { text }
}

/// Your words; where they take more than two lines, the older part goes.
fn newest(ui: &Ui, style: &Style<'_>, words: &str, width: f32) -> String {
    let fits = |words: &str| Text::new(words, TextStyle::Small).width(width).galley(ui.painter(), style).rows.len() <= YOUR_ROWS;
    if fits(words) {
        return words.to_owned();
    }
    let starts = words.char_indices().filter(|(_, sign)| *sign == ' ').filter_map(|(at, _)| words.get(at + 1..));
    starts.map(|rest| format!("\u{2026}{rest}")).find(|rest| fits(rest)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: Sizes = Sizes {
        yours_end: 78.0,
        reply_at: 124.0,
        reply: 31.0,
        title_at: 246.0,
        title: 108.0,
        says: 114.0,
        above_title: 30.0,
        below_title: 22.0,
    };

    #[test]
    fn with_room_enough_everything_begins_where_it_is_drawn() {
        assert_eq!(places(&SIZES, false), Places { reply: 124.0, title: 246.0, says: 376.0, end: 490.0 });
    }

    #[test]
    fn a_long_reply_moves_the_ending_down_and_a_low_page_moves_it_up() {
        let long = Sizes { reply: 155.0, ..SIZES };
        assert!((places(&long, false).title - (124.0 + 155.0 + 30.0)).abs() < 0.01);
        assert_eq!(places(&SIZES, true), Places { reply: 93.0, title: 154.0, says: 284.0, end: 398.0 });
    }

    #[test]
    fn without_a_reply_the_title_stands_higher() {
        let alone = Sizes { yours_end: 52.0, reply: 0.0, title_at: 180.0, ..SIZES };
        assert!((places(&alone, false).title - 180.0).abs() < 0.01);
    }
}
