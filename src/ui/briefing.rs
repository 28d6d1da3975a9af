//! The briefing: who you are, where, and who comes next.

use std::ops::Range;

use egui::text::LayoutJob;
use egui::{Align2, Frame, Galley, Key, Margin, Rect, Sense, TextEdit, Ui, Vec2, WidgetInfo, accesskit::Role, pos2};

use super::home::take_pressed_portrait;
use super::layout::StageLayout;
use super::settings::LONGEST_NAME;
use super::stage::{Caption, Stage};
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::place;
use crate::kit::theme::{FontCut, Motion, S8, S16, S24, S32, S48, Style, TextStyle};
use crate::kit::widgets::{Button, Text, fade_in, fade_out, key_line_ui, layout_text, mark_all, show_job, strokes};
use crate::play::{Fill, Transcript};
use crate::scenario::{Scenario, Temperament};
use crate::wording::typographic;
use crate::words;

/// A name in a line is met so far beyond its letters.
const HIT: Vec2 = Vec2::new(8.0, 8.0);

/// The narrowest button to begin with that leaves room for the other beside it, in px at text size 100 %.
const NARROWEST_BUTTON: f32 = 180.0;

/// So many skills are named beforehand; more would only be passed over.
const MOST_SKILLS: usize = 3;

/// What the briefing asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BriefingAction {
    /// Begin the conversation.
    Begin,
    /// What customers call the trainee from now on.
    SetName(String),
    Home,
    Help,
}

/// What the briefing remembers between two frames.
#[derive(Debug, Default)]
pub struct BriefingView {
    /// The portrait on Home from which the stage grows.
    from: Option<Rect>,
    /// Since when it grows, in seconds.
    since: Option<f64>,
    /// The name as it is being written.
    name: Option<String>,
    /// Whether the field for the name has had the keyboard since it was opened.
    has_focus: bool,
}

impl BriefingView {
    /// The name that is being written, where one is.
    pub fn unfinished_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Draws the briefing of a run that has not begun. `note` is something to know before it does.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        transcript: &Transcript,
        you: &str,
        note: Option<&str>,
    ) -> Option<BriefingAction> {
        // The key that ends the writing of a name does nothing else.
        let was_writing = self.name.is_some();
        // The words follow the name while it is being written.
        let called = self.unfinished_name().map(str::trim).filter(|name| !name.is_empty()).unwrap_or(you).to_owned();
        let (scenario, fill) = (transcript.scenario(), transcript.fill(&called));
        let layout = StageLayout::of(ui.max_rect(), style);
        let customer = scenario.customer();
        let grown = self.grown(ui, style);
        Stage {
            customer,
            rules: transcript.rules(),
            mood: customer.mood,
            temperament: Temperament::Easygoing,
            caption: Caption::About(customer.about.as_deref().unwrap_or_default()),
            line: 0,
            aside: false,
            from: self.from,
            grown,
        }
        .show(ui, style, layout.stage);
        ui.set_opacity(grown);
        let (mut action, mut of_the_words) = (None, None);
        let column = layout.column;
        let home = Rect::from_min_size(
            pos2(column.left(), column.top() + style.margin(S24)),
            Vec2::new(column.width(), style.margin(S48)),
        );
        place(ui, "home", home, |ui| {
            if key_line_ui(ui, style, Command::Back.cap(), words::common::HOME) {
                action = Some(BriefingAction::Home);
            }
        });
        let top = column.top() + style.space(88.0);
        let button_height = buttons(ui, style, scenario, column.width() + S16).0.size(ui, style).y;
        // A low window, or large text, takes the room below the buttons for the words.
        let below = style.margin(if layout.roomy { S32 + S24 } else { S24 });
        let bottom = column.bottom() - below - button_height;
        // Sentences are free to break a little before the column ends.
        let right = column.right() - style.space(S16);
        let room = Rect::from_min_max(pos2(column.left() - S16, top), pos2(right + S16, bottom - S16));
        place(ui, "words", room, |ui| {
            let page = Page::new("words").show(ui, style, |ui| {
                scroll_by_keys(ui, room.height(), true);
                Frame::NONE.inner_margin(Margin::symmetric(16, 0)).show(ui, |ui| {
                    note_ui(ui, style, note);
                    of_the_words = self.words_ui(ui, style, scenario, &fill, you);
                });
            });
            if page.offset > 1.0 {
                fade_in(ui.painter(), style, page.rect);
            }
            if page.below > S8 {
                fade_out(ui.painter(), style, page.rect);
            }
        });
        let buttons = Rect::from_min_max(pos2(column.left(), bottom), pos2(column.right() + S16, column.bottom()));
        place(ui, "buttons", buttons, |ui| action = action.take().or(buttons_ui(ui, style, scenario)));
        if let (Some(_), Some(BriefingAction::SetName(name))) = (&action, &of_the_words) {
            // A click that ends the writing of a name and asks for something else: that comes first, and the name stays to be kept.
            self.name = Some(name.clone());
        }
        action.or(of_the_words).or_else(|| if was_writing { None } else { self.keys(ui) })
    }

    /// How far the stage has grown, 0 to 1.
    fn grown(&mut self, ui: &Ui, style: &Style<'_>) -> f32 {
        let now = ui.input(|input| input.time);
        if self.since.is_none() {
            self.from = take_pressed_portrait(ui);
        }
        let since = *self.since.get_or_insert(now);
        let seconds = f64::from(style.seconds(Motion::Face));
        if self.from.is_none() || seconds <= 0.0 {
            return 1.0;
        }
        let grown = ((now - since) / seconds).clamp(0.0, 1.0) as f32;
        if grown < 1.0 {
            ui.ctx().request_repaint();
        }
        grown
    }

    fn keys(&mut self, ui: &Ui) -> Option<BriefingAction> {
        match key_command(ui, Place::Briefing)?.command {
            Command::YourName => {
                self.name = Some(String::new());
                self.has_focus = false;
                ui.ctx().request_repaint();
                None
            }
            Command::GoOn => Some(BriefingAction::Begin),
            Command::Back => Some(BriefingAction::Home),
            _ => None,
        }
    }

    fn words_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        scenario: &Scenario,
        fill: &Fill,
        you: &str,
    ) -> Option<BriefingAction> {
        let mut action = None;
        Text::new(&typographic(scenario.title()), TextStyle::Title).show(ui, style);
        ui.add_space(style.space(S16));
        if let Some(care) = scenario.care() {
            Text::new(&typographic(&fill.text(care)), TextStyle::Lead).italic().show(ui, style);
            ui.add_space(style.space(S16));
        }
        for part in [scenario.setting(), scenario.brief()].into_iter().flatten() {
            action = action.or(self.paragraph_ui(ui, style, fill, part, you));
            ui.add_space(style.space(14.0));
        }
        ui.add_space(style.space(20.0));
        for (label, words) in rows(scenario) {
            row_ui(ui, style, &label, &words);
        }
        action
    }

    /// A paragraph in which your name stands out, and can be changed where it stands.
    fn paragraph_ui(&mut self, ui: &mut Ui, style: &Style<'_>, fill: &Fill, words: &str, you: &str) -> Option<BriefingAction> {
        let whole = typographic(&fill.text(words));
        if !words.contains("{you}") {
            Text::new(&whole, TextStyle::Lead).show(ui, style);
            return None;
        }
        if self.name.is_some() {
            Text::new(&whole, TextStyle::Lead).color(style.theme.soft).show(ui, style);
            ui.add_space(S8);
            return self.name_ui(ui, style, you);
        }
        let mut job = LayoutJob::default();
        let plain = layout_text(style, TextStyle::Lead, FontCut::Regular, style.theme.ink);
        let mut name = layout_text(style, TextStyle::Lead, FontCut::Semi, style.theme.ink);
        name.underline = style.outline(style.theme.edge);
        let mut name_at = 0..0;
        for (index, part) in words.split("{you}").enumerate() {
            if index > 0 {
                let start = job.text.chars().count();
                name_at = start..start + you.chars().count();
                job.append(you, 0.0, name.clone());
            }
            let part = typographic(&fill.text(part));
            // A full stop right behind the name stands in its ring, not under it.
            if index > 0 && part.starts_with(|sign: char| !sign.is_whitespace()) {
                name_at.end += 1;
            }
            job.append(&part, 0.0, plain.clone());
        }
        job.wrap.max_width = ui.available_width();
        let place = place_of(&ui.painter().layout_job(job.clone()), &name_at);
        let shown = show_job(ui, job, &whole);
        let place = place.translate(shown.rect.min.to_vec2());
        let response = ui.interact(place.expand2(HIT), shown.id.with("name"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words::briefing::change_name(you)));
        let response = response.on_hover_text(words::briefing::change_name(you));
        let interaction = crate::kit::widgets::Interaction::of(style, &response);
        if interaction.ring {
            crate::kit::widgets::paint_ring(ui.painter(), style, place, style.tokens().radius.tag);
        }
        if response.clicked() {
            self.name = Some(you.to_owned());
            self.has_focus = false;
        }
        None
    }

    /// The field for the name, in the line's own place. Enter or leaving it keeps the name; an empty one changes nothing.
    fn name_ui(&mut self, ui: &mut Ui, style: &Style<'_>, you: &str) -> Option<BriefingAction> {
        let name = self.name.get_or_insert_with(|| you.to_owned());
        let (font, color) = style.edit_font(TextStyle::Lead);
        let field = TextEdit::singleline(name)
            .char_limit(LONGEST_NAME)
            .font(font)
            .text_color(color)
            .hint_text(you)
            .desired_width(style.space(280.0).min(ui.available_width()))
            .align(Align2::LEFT_CENTER)
            .margin(Margin::symmetric(12, 8));
        let response = ui.add(field);
        ui.add_space(S8);
        Text::new(words::briefing::YOUR_NAME_AND_ENTER, TextStyle::Note).color(style.theme.soft).show(ui, style);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(words::common::YOUR_NAME));
        if !std::mem::replace(&mut self.has_focus, true) {
            response.request_focus();
            mark_all(ui.ctx(), response.id, you);
            return None;
        }
        if !response.lost_focus() {
            return None;
        }
        let cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        let name = self.name.take().unwrap_or_default().trim().to_owned();
        (!cancelled && !name.is_empty() && name != you).then_some(BriefingAction::SetName(name))
    }
}

/// What there is to know before the conversation begins.
fn note_ui(ui: &mut Ui, style: &Style<'_>, note: Option<&str>) {
    if let Some(note) = note {
        Text::new(note, TextStyle::Small).color(style.theme.soft).show(ui, style);
        ui.add_space(style.space(S16));
    }
}

/// Where some of a paragraph's characters lie in it; of those that are broken across lines, all of these lines.
fn place_of(galley: &Galley, characters: &Range<usize>) -> Rect {
    let mut passed = 0;
    let mut place = Rect::NOTHING;
    for row in &galley.rows {
        for (index, glyph) in row.glyphs.iter().enumerate() {
            if characters.contains(&(passed + index)) {
                let (left, right) = (row.pos.x + glyph.pos.x, row.pos.x + glyph.max_x());
                place |= Rect::from_min_max(pos2(left, row.pos.y), pos2(right, row.pos.y + row.size.y));
            }
        }
        passed += row.glyphs.len() + usize::from(row.ends_with_newline);
    }
    place
}

fn buttons_ui(ui: &mut Ui, style: &Style<'_>, scenario: &Scenario) -> Option<BriefingAction> {
    let mut action = None;
    // The second stands below the first where there is no room beside it.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(S16);
        let (begin, help) = buttons(ui, style, scenario, ui.max_rect().width());
        if begin.show(ui, style).clicked() {
            action = Some(BriefingAction::Begin);
        }
        if help.show(ui, style).clicked() {
            action = Some(BriefingAction::Help);
        }
    });
    action
}

/// The button that begins, and the one beside it, which is named in short before the first breaks into two lines. What an author wrote on
/// that is free in length, and it leaves the other one its room.
fn buttons<'s>(ui: &Ui, style: &Style<'_>, scenario: &'s Scenario, width: f32) -> (Button<'s>, Button<'static>) {
    let begin = Button::primary(scenario.begin().unwrap_or(words::briefing::BEGIN)).key(Command::GoOn.cap());
    let [full, short] = [words::common::HOW_PEOPLE_WORK, words::common::SEVEN_THINGS]
        .map(|words| Button::third(words).key(Command::Help.cap()).named(words::common::HOW_PEOPLE_WORK));
    let beside = |help: &Button<'_>| width - S16 - help.size(ui, style).x;
    if begin.size(ui, style).x <= beside(&full) {
        return (begin, full);
    }
    // Where both do not go beside each other, the second stands below.
    let room = Some(beside(&short)).filter(|room| *room >= style.space(NARROWEST_BUTTON)).unwrap_or(width);
    (begin.max_width(room), short)
}

/// What there is to know beforehand, as label and words.
fn rows(scenario: &Scenario) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let branches: Vec<String> = scenario.branches().map(typographic).collect();
    if !branches.is_empty() {
        rows.push((words::briefing::WITH.to_owned(), branches.join(", ")));
    }
    if let Some(minutes) = scenario.minutes() {
        rows.push((words::briefing::TAKES.to_owned(), words::briefing::about_minutes(minutes)));
    }
    if !scenario.skills().is_empty() {
        let mut titles = crate::debrief::skill_titles(scenario.skills());
        titles.truncate(MOST_SKILLS);
        rows.push((words::briefing::YOU_WILL_PRACTISE.to_owned(), words::grammar::list_in_sentence(&titles)));
    }
    let n_voice_beats = scenario.beats().iter().filter(|beat| beat.tone).count();
    if n_voice_beats > 0 && !scenario.is_plain() {
        rows.push((words::briefing::YOUR_VOICE.to_owned(), words::briefing::voice_beats(n_voice_beats)));
    }
    let temperaments = &scenario.customer().temperaments;
    if temperaments.len() > 1 {
        rows.push((
            words::briefing::today_they_are(scenario.customer().pronoun),
            words::briefing::one_of_temperaments(temperaments),
        ));
    }
    rows
}

/// A label and what there is to know, under a hairline.
pub(super) fn row_ui(ui: &mut Ui, style: &Style<'_>, label: &str, words: &str) {
    let (left, width) = (ui.cursor().left(), ui.available_width());
    strokes::hairline(ui.painter(), style, left..=left + width, ui.cursor().top());
    ui.add_space(10.0);
    let label_width = style.space(160.0);
    if width < 3.0 * label_width {
        Text::new(label, TextStyle::Small).color(style.theme.soft).show(ui, style);
        Text::new(words, TextStyle::Small).show(ui, style);
    } else {
        ui.horizontal_top(|ui| {
            let label = Text::new(label, TextStyle::Small).color(style.theme.soft).width(label_width - S8);
            let shown = label.show(ui, style);
            ui.add_space(label_width - shown.rect.width());
            Text::new(words, TextStyle::Small).width(width - label_width).show(ui, style);
        });
    }
    ui.add_space(10.0);
}
