//! What was said before, in place of the answers: everything from the first line to the newest, read from its end.

use egui::{Frame, Margin, Rect, Ui, UiBuilder, Vec2};

use super::Talk;
use super::page::reach;
use super::scene::words_of;
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::theme::{FontCut, S4, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Text, fade_in, fade_out};
use crate::play::{Exchange, Line, Transcript};
use crate::wording::typographic;
use crate::words;

/// Between two lines.
const BETWEEN_LINES: f32 = 10.0;

/// The history as it is looked at.
#[derive(Debug, Default)]
pub(super) struct HistoryView {
    /// How much lies below what is seen; `None` before it was shown.
    below: Option<f32>,
    /// Where it is put in the next frame.
    jump: Option<f32>,
    /// Whether somebody scrolled back from its end.
    is_scrolled_back: bool,
}

/// Which way somebody scrolls in this frame.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scrolls {
    Back,
    On,
}

fn scrolls(ui: &Ui, room: Rect) -> Option<Scrolls> {
    let key = key_command(ui, Place::Page).or_else(|| key_command(ui, Place::PageByArrows)).map(|key| key.command);
    let wheel = ui.input(|input| {
        let is_over = input.pointer.hover_pos().is_some_and(|at| room.contains(at));
        if is_over { input.smooth_scroll_delta().y } else { 0.0 }
    });
    match key {
        Some(Command::PageUp | Command::ToTop | Command::ScrollUp) => Some(Scrolls::Back),
        Some(Command::PageDown | Command::ToEnd | Command::ScrollDown) => Some(Scrolls::On),
        _ if wheel > 0.0 => Some(Scrolls::Back),
        _ => (wheel < 0.0).then_some(Scrolls::On),
    }
}

impl HistoryView {
    /// Draws the history; answers whether it was scrolled past its end, back to the answers.
    pub(super) fn show(&mut self, ui: &mut Ui, style: &Style<'_>, room: Rect, talk: &Talk<'_>) -> bool {
        let blocks = blocks(talk);
        let width = room.width() - 2.0 * reach(style);
        let scrolls = scrolls(ui, room);
        let is_past_its_end = scrolls == Some(Scrolls::On) && self.below.is_some_and(|below| below <= S4);
        self.is_scrolled_back |= scrolls == Some(Scrolls::Back);
        // A first guess, for the first frame; what is drawn tells for certain.
        let guess = || blocks.iter().map(|block| block.height(ui, style, width)).sum::<f32>() - room.height();
        let jump = self.jump.take().or_else(|| self.below.is_none().then(|| guess().max(0.0)));
        let builder = UiBuilder::new().max_rect(room).id_salt("the conversation so far");
        let page = ui
            .scope_builder(builder, |ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                Page::new("so far").at(jump).show(ui, style, |ui| {
                    scroll_by_keys(ui, room.height(), true);
                    Frame::NONE.inner_margin(Margin::symmetric(reach(style) as i8, 0)).show(ui, |ui| {
                        for block in &blocks {
                            block.show(ui, style);
                        }
                    });
                })
            })
            .inner;
        self.below = Some(page.below);
        self.is_scrolled_back &= !(scrolls == Some(Scrolls::On) && page.below <= S4);
        // The newest line stays in sight when the text or the window grows or shrinks.
        if !self.is_scrolled_back && page.below > 0.5 && (page.is_resized || jump.is_some()) {
            self.jump = Some(page.offset + page.below);
            ui.ctx().request_repaint();
        }
        if page.below > S4 {
            fade_out(ui.painter(), style, page.rect);
        }
        if page.offset > S4 {
            fade_in(ui.painter(), style, page.rect);
        }
        is_past_its_end
    }
}

/// A paragraph of what was said.
struct Block {
    words: String,
    kind: TextStyle,
    face: FontCut,
    soft: bool,
    space: f32,
}

impl Block {
    fn text(&self, style: &Style<'_>) -> Text<'_> {
        let color = if self.soft { style.theme.soft } else { style.theme.ink };
        Text::new(&self.words, self.kind).face(self.face).color(color)
    }

    fn height(&self, ui: &Ui, style: &Style<'_>, width: f32) -> f32 {
        self.text(style).width(width).galley(ui.painter(), style).size().y + style.space(self.space)
    }

    fn show(&self, ui: &mut Ui, style: &Style<'_>) {
        self.text(style).show(ui, style);
        ui.add_space(style.space(self.space));
    }
}

/// Whether anything was said before what is on the page now.
pub(super) fn is_empty(talk: &Talk<'_>) -> bool {
    talk.run.transcript().exchanges().is_empty()
}

/// Everything that was said, up to what is on the page now.
fn blocks(talk: &Talk<'_>) -> Vec<Block> {
    let transcript = talk.run.transcript();
    let mut blocks: Vec<Block> = Vec::new();
    let mut lines = transcript.opening_lines(&talk.fill);
    for exchange in transcript.exchanges() {
        blocks.extend(lines.iter().filter_map(block_of));
        if let Some(last) = blocks.last_mut() {
            last.space = S24;
        }
        blocks.extend(yours(transcript, exchange, talk));
        lines = transcript.lines_after(exchange, &talk.fill);
    }
    // What comes after a day that has just ended is not told yet.
    let n_told = lines.len().saturating_sub(talk.n_untold);
    blocks.extend(lines.iter().take(n_told).filter_map(block_of));
    if let Some(last) = blocks.last_mut() {
        last.space = S24;
    }
    blocks
}

fn yours(transcript: &Transcript, exchange: &Exchange, talk: &Talk<'_>) -> [Block; 2] {
    let (title, words, is_act) = super::your_words(talk, transcript.spoken(exchange));
    let face = if is_act { FontCut::Italic } else { FontCut::Regular };
    [
        Block { words: title.to_owned(), kind: TextStyle::Note, face: FontCut::Regular, soft: true, space: 2.0 },
        Block { words, kind: TextStyle::Body, face, soft: true, space: S16 },
    ]
}

/// What a chart calls by a name of its own is not part of what was said.
fn block_of(line: &Line) -> Option<Block> {
    let (kind, face, soft) = match line {
        Line::Event(_) => return None,
        Line::Days(_) | Line::Hours(_) => (TextStyle::Lead, FontCut::Semi, false),
        Line::Sees(_) => (TextStyle::Small, FontCut::Italic, true),
        Line::Says(_) | Line::SaysToo { .. } | Line::LetMeFinish => (TextStyle::Lead, FontCut::Regular, false),
    };
    let words = match line {
        Line::SaysToo { name, words, .. } => words::common::said_by(name, &typographic(words)),
        line => words_of(line),
    };
    Some(Block { words, kind, face, soft, space: BETWEEN_LINES })
}
