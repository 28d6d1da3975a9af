//! The conversation as its author plays it: what is said, every option with what it does, and closed ones with what was false.

use egui::accesskit::Role;
use egui::{Color32, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::AuthorAction;
use super::did::did_ui;
use crate::author::{GivenByName, Play};
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::kit::commands::{Command, KeyCommand};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::{Page, passage, shows_focus};
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{
    Button, Interaction, Link, OptionRow, Text, corner_mask, paint_dashed, paint_ground, paint_ring, rounded, strokes,
};
use crate::play::{Line, Offered, Run, Transcript, Waiting};
use crate::scenario::{ChoiceId, OptionKind, Scenario, Target, Voice};
use crate::wording::typographic;
use crate::words;

/// The face, and how much of the page is the panel beside the conversation.
const FACE: Vec2 = Vec2::new(132.0, 148.0);
const PANEL: f32 = 0.42;
/// Below this width the panel stands under the conversation.
const BESIDE: f32 = 900.0;
/// The columns of the numbers with which one can stand: the name, and the number.
const NUMBER_NAME: f32 = 64.0;
const NUMBER: f32 = 48.0;
/// The largest number of pips.
const MOST_HEARD: i8 = 3;

/// What the page remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct PlayView {
    /// Words that were chosen and wait for a voice.
    words: Option<ChoiceId>,
}

/// What is asked for.
#[derive(Debug, Default)]
pub(super) struct PlayAsked {
    pub action: Option<AuthorAction>,
    pub opens_beats: bool,
}

impl PlayView {
    pub(super) fn show(&mut self, ui: &mut Ui, style: &Style<'_>, room: Rect, play: &Play, key: Option<KeyCommand>) -> PlayAsked {
        let run = play.run();
        let beat = run.transcript().state().beat();
        self.words = self.words.filter(|choice| run.scenario().beats()[beat].choices().any(|known| known == *choice));
        let mut asked = PlayAsked { action: self.by_key(play, key), opens_beats: false };
        let is_beside = room.width() >= style.space(BESIDE);
        let gap = style.space(S16);
        let panel_left = if is_beside { room.right() - room.width() * PANEL } else { room.left() };
        let talk = Rect::from_min_max(room.min, pos2(if is_beside { panel_left - gap } else { room.right() }, room.bottom()));
        place(ui, "talk", talk, |ui| {
            Page::new("talk").show(ui, style, |ui| {
                egui::Frame::NONE.inner_margin(egui::Margin::symmetric(style.space(S16) as i8, 0)).show(ui, |ui| {
                    ui.add_space(style.space(S16));
                    let more = self.talk_ui(ui, style, play);
                    asked.action = asked.action.take().or(more.action);
                    asked.opens_beats |= more.opens_beats;
                    if !is_beside {
                        ui.add_space(gap);
                        named(ui, "did", |ui| did_ui(ui, style, run));
                    }
                    ui.add_space(style.space(S16));
                });
                scroll_by_keys(ui, talk.height(), false);
            });
        });
        if is_beside {
            let panel = Rect::from_min_max(pos2(panel_left, room.top()), room.max);
            strokes::hairline(ui.painter(), style, panel.left() - gap / 2.0..=panel.left() - gap / 2.0 + 1.0, panel.top());
            place(ui, "panel", panel, |ui| {
                Page::new("did").show(ui, style, |ui| {
                    ui.add_space(style.space(S16));
                    did_ui(ui, style, run);
                });
            });
        }
        asked
    }

    fn by_key(&mut self, play: &Play, key: Option<KeyCommand>) -> Option<AuthorAction> {
        let key = key?;
        let run = play.run();
        match key.command {
            Command::Choose => self.choose(run, key.nth),
            Command::BackOneLine => self.words.take().is_none().then_some(AuthorAction::StepBack),
            Command::OnOneLine => Some(AuthorAction::StepForward),
            Command::MoodUp => Some(stands_with(run, 1, 0, 0)),
            Command::MoodDown => Some(stands_with(run, -1, 0, 0)),
            Command::TrustUp => Some(stands_with(run, 0, 1, 0)),
            Command::TrustDown => Some(stands_with(run, 0, -1, 0)),
            Command::HeardUp => Some(stands_with(run, 0, 0, 1)),
            Command::HeardDown => Some(stands_with(run, 0, 0, -1)),
            _ => None,
        }
    }

    /// The n-th option of the file, or the n-th voice for the words that wait for one.
    fn choose(&mut self, run: &Run, nth: usize) -> Option<AuthorAction> {
        if let Some(choice) = self.words {
            let voice = *Voice::ALL.get(nth)?;
            self.words = None;
            return Some(AuthorAction::Choose { choice, voice: Some(voice) });
        }
        let option = run.offered().into_iter().find(|option| option.number == nth + 1 && option.closed_by.is_none())?;
        if run.asks_for_voice() {
            self.words = Some(option.choice);
            return None;
        }
        Some(AuthorAction::Choose { choice: option.choice, voice: None })
    }

    fn talk_ui(&mut self, ui: &mut Ui, style: &Style<'_>, play: &Play) -> PlayAsked {
        let mut asked = PlayAsked::default();
        let run = play.run();
        scene_ui(ui, style, play);
        ui.add_space(style.space(S16));
        if let Some(choice) = self.words {
            let words = run.scenario().choices()[choice].spoken.text();
            Text::new(&typographic(words), TextStyle::Body).show(ui, style);
            ui.add_space(style.space(S8));
            for (nth, voice) in Voice::ALL.iter().enumerate() {
                let key = (nth + 1).to_string();
                if OptionRow::new(&key, voice.name()).show(ui, style).clicked() {
                    asked.action = self.choose(run, nth);
                }
            }
        } else {
            let mut offered = run.offered();
            offered.sort_by_key(|option| option.number);
            for option in &offered {
                if named(ui, ("option", option.number), |ui| option_ui(ui, style, run, option)) {
                    asked.action = self.choose(run, option.number - 1);
                }
                ui.add_space(style.space(S8));
            }
            match run.waiting() {
                Waiting::Choice => {}
                Waiting::Stuck => drop(Text::new(words::conversation::STUCK, TextStyle::Small).show(ui, style)),
                Waiting::Ended(_) => {
                    let title = run.transcript().ending_words().map_or(words::author::THE_END, |ending| ending.title);
                    Text::new(title, TextStyle::Lead).semi().show(ui, style);
                }
            }
        }
        ui.add_space(style.space(S12));
        let by_steps = steps_ui(ui, style, play);
        asked.action = asked.action.or(by_steps.action);
        asked.opens_beats |= by_steps.opens_beats;
        asked
    }
}

/// The face, and what is seen and heard since the last choice.
fn scene_ui(ui: &mut Ui, style: &Style<'_>, play: &Play) {
    let run = play.run();
    let transcript = run.transcript();
    let (width, face) = (ui.available_width(), Vec2::new(style.space(FACE.x), style.space(FACE.y)));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = style.space(S16);
        let (tile, _) = ui.allocate_exact_size(face, Sense::hover());
        let state = transcript.state();
        let shown = transcript.rules().shown_mood(state.temperament(), state.mood().into());
        if ui.is_rect_visible(tile) {
            paint_ground(ui.painter(), style, tile, style.tokens().middle_of_band(state.mood().into()));
            let painter = ui.painter().with_clip_rect(tile.intersect(ui.clip_rect()));
            let expression = Expression::from_mood(shown);
            paint_face(
                &painter,
                FacePlace::fit(tile, Crop::Tile),
                &run.scenario().customer().look,
                &expression,
                style.theme.dark,
            );
            corner_mask(ui.painter(), tile, style.tokens().radius.card, style.theme.paper);
        }
        ui.vertical(|ui| {
            let width = width - face.x - style.space(S16);
            let mut standing = words::author::standing_at(play.n_moves() + 1, &run.beat_name());
            if let Some(beat) = play.began_at() {
                standing = format!("{} \u{b7} {standing}", words::author::began_at(beat));
            }
            let numbers = words::author::numbers(state.mood(), state.trust(), state.heard());
            let standing = format!("{standing} \u{b7} {numbers}");
            Text::new(&standing, TextStyle::Note).color(style.theme.soft).width(width).show(ui, style);
            for (index, (line, is_said)) in lines(transcript).into_iter().enumerate() {
                ui.add_space(style.space(S8));
                let text = Text::new(&line, TextStyle::Lead).width(width);
                let text = if is_said { text } else { text.italic() };
                named(ui, ("line", index), |ui| text.show(ui, style));
            }
        });
    });
}

/// What is told since the last choice; whether it is said.
fn lines(transcript: &Transcript) -> Vec<(String, bool)> {
    let fill = transcript.fill(words::common::DEFAULT_NAME);
    let lines = match transcript.exchanges().last() {
        Some(exchange) => transcript.lines_after(exchange, &fill),
        None => transcript.opening_lines(&fill),
    };
    let told = lines.into_iter().map(|line| match line {
        Line::Days(days) => (words::common::days_later(days), false),
        Line::Hours(minutes) => (words::common::hours_later(minutes), false),
        Line::Sees(words) | Line::Event(words) => (typographic(&words), false),
        Line::Says(words) => (typographic(&words), true),
        Line::SaysToo { name, words, .. } => (words::common::said_by(&name, &typographic(&words)), true),
        Line::LetMeFinish => (words::common::LET_ME_FINISH.to_owned(), true),
    });
    told.collect()
}

/// An option with what it does. A closed one stays, with the part of its condition that was false.
fn option_ui(ui: &mut Ui, style: &Style<'_>, run: &Run, option: &Offered) -> bool {
    let scenario = run.scenario();
    let choice = &scenario.choices()[option.choice];
    let said = typographic(choice.spoken.text());
    let number = option.number.to_string();
    let below_words = match &option.closed_by {
        None => does(scenario, option.choice),
        Some(condition) => {
            let unmet = words::author::unmet(scenario, run.transcript().state(), condition);
            words::author::closed_option(&scenario.condition_text(condition), &unmet)
        }
    };
    let is_open = option.closed_by.is_none();
    let color = if is_open { style.theme.ink } else { style.theme.soft };
    let inset = style.space(S16);
    let width = ui.available_width() - 3.0 * inset - style.space(S8);
    let words = Text::new(&said, TextStyle::Body).color(color).width(width);
    let words = if choice.spoken.is_act() { words.italic() } else { words };
    let below = Text::new(&below_words, TextStyle::Note).color(style.theme.soft).width(width);
    let heights = words.galley(ui.painter(), style).size().y + below.galley(ui.painter(), style).size().y;
    let size = Vec2::new(ui.available_width(), heights + 2.0 * style.space(S12));
    let (rect, response) = ui.allocate_exact_size(size, if is_open { Sense::click() } else { Sense::hover() });
    let heard = format!("{number}, {said}, {below_words}");
    let role = if is_open { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), &heard));
    passage(ui, &heard, rect);
    paint_option(ui, style, rect, &response, is_open);
    let at = rect.min + Vec2::new(inset, style.space(S12));
    Text::new(&number, TextStyle::Body).semi().color(color).paint(ui.painter(), style, at);
    let at = at + Vec2::new(inset + style.space(S8), 0.0);
    let shown = words.paint(ui.painter(), style, at);
    below.paint(ui.painter(), style, pos2(at.x, shown.bottom()));
    if response.gained_focus() || response.has_focus() && shows_focus(ui) {
        response.scroll_to_me(None);
    }
    is_open && response.clicked()
}

fn paint_option(ui: &Ui, style: &Style<'_>, rect: Rect, response: &Response, is_open: bool) {
    let radius = style.tokens().radius.control;
    if !is_open {
        paint_dashed(ui.painter(), style, rect, radius);
        return;
    }
    let interaction = Interaction::of(style, response);
    let edge = strokes::outline(ui.painter(), style, style.theme.edge);
    let fill: Color32 = interaction.fill(style, style.theme.sheet);
    ui.painter().rect(rect, rounded(radius), fill, edge, StrokeKind::Inside);
    if interaction.ring {
        paint_ring(ui.painter(), style, rect, radius);
    }
}

/// What an option does, as it is written.
fn does(scenario: &Scenario, choice: ChoiceId) -> String {
    let effect = &scenario.choices()[choice].effect;
    let kind = match effect.kind {
        OptionKind::Talk => None,
        kind => Some(kind.name()),
    };
    let shows: Vec<&str> = effect.shows.iter().map(crate::scenario::Skill::name).collect();
    let misses: Vec<&str> = effect.misses.iter().map(crate::scenario::Skill::name).collect();
    let to = match effect.target {
        Target::Beat(beat) => &scenario.beats()[beat].id,
        Target::End(ending) => &scenario.endings()[ending].id,
    };
    words::author::option_does(effect.mood, kind, &shows, &misses, to)
}

/// Back and forward, another beat, and the numbers with which to stand here.
fn steps_ui(ui: &mut Ui, style: &Style<'_>, play: &Play) -> PlayAsked {
    let mut asked = PlayAsked::default();
    let run = play.run();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(style.space(S8));
        let back = Button::second(words::author::STEP_BACK).key(Command::BackOneLine.cap()).closed(play.n_moves() == 0);
        if back.show(ui, style).clicked() {
            asked.action = Some(AuthorAction::StepBack);
        }
        let on = Button::second(words::author::STEP_FORWARD).key(Command::OnOneLine.cap()).closed(!play.can_step_forward());
        if on.show(ui, style).clicked() {
            asked.action = Some(AuthorAction::StepForward);
        }
        let beats = Button::second(words::author::ANOTHER_BEAT).key(Command::AnotherBeat.cap());
        asked.opens_beats = beats.show(ui, style).clicked();
    });
    if run.waiting() != Waiting::Choice {
        return asked;
    }
    ui.add_space(style.space(S12));
    Text::new(words::author::SET_STATE, TextStyle::Small).color(style.theme.soft).show(ui, style);
    ui.add_space(style.space(S8));
    let state = run.transcript().state();
    let [mood, trust, heard] =
        [crate::play::Moved::Mood, crate::play::Moved::Trust, crate::play::Moved::Heard].map(words::why::of);
    let numbers = [
        (mood, words::grammar::signed(state.mood()), [Command::MoodDown, Command::MoodUp], [1, 0, 0]),
        (trust, words::grammar::signed(state.trust()), [Command::TrustDown, Command::TrustUp], [0, 1, 0]),
        (heard, state.heard().to_string(), [Command::HeardDown, Command::HeardUp], [0, 0, 1]),
    ];
    for (what, number, [down, up], [mood, trust, heard]) in numbers {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = style.space(S16);
            Text::new(what, TextStyle::Small).width(style.space(NUMBER_NAME)).show(ui, style);
            ui.add_space((style.space(NUMBER_NAME) - ui.min_rect().width()).max(0.0));
            Text::new(&number, TextStyle::Small).semi().width(style.space(NUMBER)).show(ui, style);
            ui.add_space((style.space(NUMBER_NAME + NUMBER) - ui.min_rect().width()).max(0.0));
            let (fewer, more) = (words::author::number_down(what), words::author::number_up(what));
            if Link::new(words::author::LESS_OF_IT, down.cap()).named(&fewer).show(ui, style).clicked() {
                asked.action = Some(stands_with(run, -mood, -trust, -heard));
            }
            if Link::new(words::author::MORE_OF_IT, up.cap()).named(&more).show(ui, style).clicked() {
                asked.action = Some(stands_with(run, mood, trust, heard));
            }
        });
        ui.add_space(style.space(S8));
    }
    asked
}

/// To stand where it stands, with other numbers.
fn stands_with(run: &Run, mood: i8, trust: i8, heard: i8) -> AuthorAction {
    let (scenario, state) = (run.scenario(), run.transcript().state());
    let heard = (state.heard().cast_signed() + heard).clamp(0, MOST_HEARD);
    let learned = scenario.facts().enumerate().filter(|(id, _)| state.has_learned(*id));
    let promised = scenario.promises().enumerate().filter(|(id, _)| state.promise(*id).binds());
    let did = scenario.deeds().enumerate().filter(|(id, _)| state.has_done(*id));
    AuthorAction::PlayWith(GivenByName {
        mood: Some(state.mood().saturating_add(mood)),
        trust: Some(state.trust().saturating_add(trust)),
        heard: Some(heard.cast_unsigned()),
        learned: learned.map(|(_, fact)| fact.id.clone()).collect(),
        promised: promised.map(|(_, promise)| promise.id.clone()).collect(),
        did: did.map(|(_, deed)| deed.id.clone()).collect(),
    })
}
