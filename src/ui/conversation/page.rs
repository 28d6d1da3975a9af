//! The page of the talk: what was said before lies above, out of sight until it is scrolled to; what was said now begins at the top.

use egui::emath::TSTransform;
use egui::{Frame, Margin, Rect, Ui, UiBuilder, Vec2};

use super::Talk;
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::page::Page;
use crate::kit::place::named;
use crate::kit::theme::{FontCut, S4, S8, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{Text, fade_in, fade_out};
use crate::play::{Line, Transcript};
use crate::wording::typographic;
use crate::words;

/// A new line rises by so much.
const RISE: f32 = 8.0;
/// Between two lines of what is said now.
const BETWEEN_LINES: f32 = 14.0;
/// One press of Page Up goes back by this part of the page.
const PAGE_SHARE: f32 = 0.8;

/// How far the page is scrolled.
#[derive(Debug, Default)]
pub(super) struct PageView {
    /// Whether the page was brought to what is said now.
    settled: bool,
    offset: f32,
    /// Height of what was said before, and of the page.
    before: f32,
    height: f32,
    /// Height of what is said now with its answers.
    now: f32,
    jump: Option<f32>,
    /// Whether what lies last on the page matters most.
    wants_end: bool,
    /// Whether a count of what lies below is wanted where not everything fits.
    pub counts: bool,
}

impl PageView {
    /// Draws what was said, and `answers` below it.
    pub(super) fn show<R>(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        talk: &Talk<'_>,
        answers: impl FnOnce(&mut Ui) -> R,
    ) -> R {
        let history = history(talk);
        let reach = reach(style);
        let width = room.width() - 2.0 * reach;
        // A first guess, for the first frame; what is drawn tells for certain.
        let guess = history.iter().map(|block| block.height(ui, style, width)).sum();
        let showed_end = self.shows_end();
        self.height = room.height();
        let room = room.with_max_y(room.bottom() - self.reserved(style, room.height()));
        let now = (!std::mem::replace(&mut self.settled, true)).then_some(guess);
        let jump = self.jump.take().or(now);
        let builder = UiBuilder::new().max_rect(room).id_salt("the middle");
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            Page::new("the page").at(jump).show(ui, style, |ui| {
                Frame::NONE.inner_margin(Margin::symmetric(reach as i8, 0)).show(ui, |ui| {
                    let start = ui.cursor().top();
                    for block in &history {
                        block.show(ui, style);
                    }
                    let top = ui.cursor().top();
                    self.before = top - start;
                    lines_ui(ui, style, talk);
                    ui.add_space(style.space(S24));
                    ui.set_opacity(talk.answers_in);
                    let answer = named(ui, "answers", answers);
                    // The ring of the last row reaches a little beyond it.
                    ui.add_space(S8);
                    self.now = ui.cursor().top() - top;
                    // So that what is said now can stand at the top, however short it is.
                    ui.add_space((self.height - self.now).max(0.0));
                    answer
                })
            })
        });
        let page = shown.inner;
        self.offset = page.offset;
        self.wants_end |= page.is_resized && showed_end && jump.is_none();
        if now.is_some_and(|guess| (guess - self.before).abs() > 0.5) {
            self.jump = Some(self.before);
            ui.ctx().request_repaint();
        }
        if std::mem::take(&mut self.wants_end) && self.now > self.height {
            self.jump = Some(self.before + self.now - self.height);
            ui.ctx().request_repaint();
        }
        if page.below > S4 {
            fade_out(ui.painter(), style, page.rect);
        }
        if (self.offset - self.before).abs() > S4 && self.offset > S4 {
            fade_in(ui.painter(), style, page.rect);
        }
        page.inner.inner
    }

    /// Whether the last of what is said now is in sight and matters most: voices, or answers that were scrolled to.
    fn shows_end(&self) -> bool {
        let is_scrolled_down = self.offset > self.before + S4 && self.offset + S4 > self.before + self.now - self.height;
        is_scrolled_down || (!self.counts && self.offset > self.before - S4)
    }

    /// The room for the count of what is below, where not everything fits.
    fn reserved(&self, style: &Style<'_>, height: f32) -> f32 {
        if self.counts && self.now > height { style.line_height(TextStyle::Note) + S4 } else { 0.0 }
    }

    /// Page Up and Page Down leaf through what was said.
    pub(super) fn keys(&mut self, ui: &Ui) {
        let step = self.height * PAGE_SHARE;
        match key_command(ui, Place::Page).map(|key| key.command) {
            Some(Command::PageUp) => self.jump = Some((self.offset - step).max(0.0)),
            Some(Command::PageDown) => self.jump = Some(self.offset + step),
            _ => {}
        }
        if self.jump.is_some() {
            ui.ctx().request_repaint();
        }
    }

    /// Shows the page down to its end, though what is said now may begin above it.
    pub(super) fn show_end(&mut self) {
        self.wants_end = true;
    }

    /// Shows the page from what is said now.
    pub(super) fn show_now(&mut self) {
        self.jump = Some(self.before);
    }

    /// Comes back to what is said now; answers whether the page had been scrolled away from it.
    pub(super) fn return_to_now(&mut self) -> bool {
        let is_away = self.offset < self.before - S4;
        if is_away {
            self.jump = Some(self.before);
        }
        is_away
    }
}

/// What is drawn on the page reaches so far beyond its column: a raised row, and the ring round it.
pub(super) fn reach(style: &Style<'_>) -> f32 {
    style.space(S16) + S8
}

/// How high what is said now stands in a column of this width, without its answers.
pub(super) fn lines_height(ui: &Ui, style: &Style<'_>, talk: &Talk<'_>, width: f32) -> f32 {
    let between = style.space(BETWEEN_LINES) * talk.lines.len().saturating_sub(1) as f32;
    let height = |line| line_text(style, &words_of(line), line).width(width).galley(ui.painter(), style).size().y;
    talk.lines.iter().map(height).sum::<f32>() + between + style.space(S24)
}

/// A paragraph of what was said before.
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

/// Everything before the lines that are on the page now, the last thing you said included.
fn history(talk: &Talk<'_>) -> Vec<Block> {
    let transcript = talk.run.transcript();
    let exchanges = transcript.exchanges();
    let mut blocks = Vec::new();
    let mut lines = transcript.opening_lines(&talk.fill);
    for exchange in exchanges {
        blocks.extend(lines.drain(..).map(|line| block_of(&line)));
        blocks.extend(yours(transcript, exchange, talk));
        lines = transcript.lines_after(exchange, &talk.fill);
    }
    // Where a day has ended, the words before it have been read as well.
    let day_ends = lines.iter().position(|line| matches!(line, Line::Days(_)));
    if let Some(at) = day_ends.filter(|_| !talk.between_days) {
        blocks.extend(lines.drain(..at).map(|line| block_of(&line)));
    }
    blocks
}

fn yours(transcript: &Transcript, exchange: &crate::play::Exchange, talk: &Talk<'_>) -> [Block; 2] {
    let spoken = transcript.spoken(exchange);
    let title = if spoken.is_act() { words::conversation::YOU_DID } else { words::common::YOU_SAID };
    let face = if spoken.is_act() { FontCut::Italic } else { FontCut::Regular };
    [
        Block { words: title.to_owned(), kind: TextStyle::Note, face: FontCut::Regular, soft: true, space: 2.0 },
        Block { words: typographic(&talk.fill.text(spoken.text())), kind: TextStyle::Body, face, soft: true, space: S32 },
    ]
}

fn block_of(line: &Line) -> Block {
    let (kind, face, soft) = match line {
        Line::Days(_) => (TextStyle::Lead, FontCut::Semi, false),
        Line::Event(_) => (TextStyle::Small, FontCut::Semi, true),
        Line::Sees(_) => (TextStyle::Small, FontCut::Italic, true),
        Line::Says(_) | Line::SaysToo { .. } | Line::LetMeFinish => (TextStyle::Lead, FontCut::Regular, false),
    };
    Block { words: words_of(line), kind, face, soft, space: BETWEEN_LINES }
}

/// What happened since the last choice: what was seen in italics, what was said large. New lines rise into their place.
fn lines_ui(ui: &mut Ui, style: &Style<'_>, talk: &Talk<'_>) {
    let left = 1.0 - egui::emath::easing::cubic_out(talk.lines_in);
    let risen = TSTransform::from_translation(Vec2::new(0.0, RISE * left));
    ui.with_visual_transform(risen, |ui| {
        ui.set_opacity(talk.lines_in);
        for (index, line) in talk.lines.iter().enumerate() {
            if index > 0 {
                ui.add_space(style.space(BETWEEN_LINES));
            }
            line_text(style, &words_of(line), line).show(ui, style);
        }
    });
}

fn words_of(line: &Line) -> String {
    match line {
        Line::Days(days) => words::common::days_later(*days),
        Line::Event(words) | Line::Sees(words) | Line::Says(words) => typographic(words),
        Line::SaysToo { name, words } => words::common::said_by(name, &typographic(words)),
        Line::LetMeFinish => words::common::LET_ME_FINISH.to_owned(),
    }
}

fn line_text<'w>(style: &Style<'_>, words: &'w str, line: &Line) -> Text<'w> {
    match line {
        Line::Days(_) => Text::new(words, TextStyle::Title),
        Line::Event(_) => Text::new(words, TextStyle::Small).semi().color(style.theme.soft),
        Line::Sees(_) => Text::new(words, TextStyle::Small).italic().color(style.theme.soft),
        Line::Says(_) | Line::SaysToo { .. } | Line::LetMeFinish => Text::new(words, TextStyle::Speech).without_orphan(),
    }
}
