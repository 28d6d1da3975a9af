//! The desk of the presenter: what the room sees, what only the presenter sees, and every key with its button.

use egui::{Align, Frame, Margin, Rect, TextEdit, Ui, Vec2, pos2, vec2};
use jiff::Timestamp;

use super::foot::{Foot, Placed};
use super::keys::{group_key, refused_words};
use super::wall::{WallView, as_text};
use super::{GroupAction, table};
use crate::face::{Crop, Expression, FacePlace, paint_face};
use crate::foresight::Foresight;
use crate::group::{AudienceView, DeskOption, DeskView, GroupDebrief, GroupSession, Key, Pace, Refused, Room, Stage, Wall};
use crate::kit::commands::{Command, Place, key_command};
use crate::kit::page::Page;
use crate::kit::place::{named, place, window_id};
use crate::kit::theme::{S8, S12, S16, Style, TextStyle, Theme, ThemeName};
use crate::kit::widgets::{Button, Link, Pips, Text, paint_ground, rounded};
use crate::words::{common, conversation, group as said};

/// In px at text size 100 %: the columns at the left and right, and the narrowest desk that has room for three.
const LEFT: f32 = 304.0;
const RIGHT: f32 = 288.0;
const THREE_COLUMNS: f32 = 1_180.0;
/// How long a note is told why it did nothing, in milliseconds of the session's clock.
const LONGEST_NOTE: usize = 400;

/// What the desk reads in one frame.
pub struct DeskShown<'a> {
    pub session: &'a GroupSession,
    pub foresight: Option<&'a Foresight>,
    pub now: Timestamp,
    /// Whether this screen is the only one, so that nothing private stands on it before it is revealed.
    pub one_screen: bool,
    /// On one screen: whether it shows the wall now.
    pub shows_wall: bool,
    /// Why the last key did nothing.
    pub refused: Option<Refused>,
    /// Whether the last key could not be kept.
    pub not_kept: bool,
}

/// What the desk remembers between two frames.
#[derive(Debug, Default)]
pub struct GroupView {
    /// A note that is being written; for the wall where the flag is set.
    writing: Option<(bool, String)>,
    has_focus: bool,
    /// What was worked out for the keys pressed so far.
    known: Option<(Worked, Box<Known>)>,
}

/// By what it is known whether something has to be worked out anew: keys, foresight, and the quarter of a minute.
type Worked = (usize, bool, i64);

#[derive(Debug)]
struct Known {
    desk: DeskView,
    debrief: GroupDebrief,
}

impl GroupView {
    /// Draws the desk, or on one screen the wall, and answers what is asked for.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, shown: &DeskShown<'_>) -> Option<GroupAction> {
        let room = shown.session.room();
        let worked = (shown.session.entries().len(), shown.foresight.is_some(), room.gone(shown.now) / 15_000);
        if self.known.as_ref().is_none_or(|(known, _)| *known != worked) {
            let looks_back = room.stage().is_of_the_debrief();
            let debrief = if looks_back { room.debrief(shown.foresight) } else { GroupDebrief::default() };
            self.known = Some((worked, Box::new(Known { desk: room.desk(shown.now, shown.foresight), debrief })));
        }
        let wall = shown.session.shown().audience(shown.now, shown.foresight);
        let was_writing = self.writing.is_some();
        let mut action = None;
        if shown.one_screen && shown.shows_wall {
            let light = Style { theme: Theme::of(ThemeName::Light), ..*style };
            let room = ui.max_rect();
            place(ui, "the wall", room, |ui| WallView { view: &wall, number: None }.show(ui, &light, room, true));
        } else {
            action = self.desk_ui(ui, style, shown, &wall);
        }
        action.or_else(|| if was_writing { None } else { self.keys(ui, shown) })
    }

    fn keys(&mut self, ui: &Ui, shown: &DeskShown<'_>) -> Option<GroupAction> {
        let key = key_command(ui, Place::GroupDesk)?;
        self.asked(key.command, shown).or_else(|| group_key(key).map(GroupAction::Press))
    }

    /// What a command asks for that is about this desk and not about the session.
    fn asked(&mut self, command: Command, shown: &DeskShown<'_>) -> Option<GroupAction> {
        match command {
            Command::WriteNote => {
                self.writing = Some((shown.session.room().stage() == Stage::Ask, String::new()));
                self.has_focus = false;
                None
            }
            Command::OneScreen => Some(GroupAction::OneScreen),
            Command::OwnWindow => Some(GroupAction::OwnWindow),
            Command::FillScreen => Some(GroupAction::FillScreen),
            Command::Back => Some(GroupAction::Home),
            _ => None,
        }
    }

    fn desk_ui(&mut self, ui: &mut Ui, style: &Style<'_>, shown: &DeskShown<'_>, wall: &AudienceView) -> Option<GroupAction> {
        let window = ui.max_rect();
        let room = shown.session.room();
        let margin = style.margin(S16);
        let inner = window.shrink2(vec2(margin, 0.0));
        let mut action = None;
        let top = place(ui, "top", inner, |ui| {
            ui.add_space(style.margin(S8));
            top_line_ui(ui, style, room, shown.now);
            plan_ui(ui, style, room, shown.now);
            ui.add_space(style.margin(S12));
            ui.cursor().top()
        });
        let foot = Foot::of(ui, style, room, inner.width()).height;
        let foot = Rect::from_min_max(pos2(inner.left(), window.bottom() - foot), inner.max);
        place(ui, "foot", foot, |ui| action = self.foot_ui(ui, style, shown));
        let body = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), foot.top() - S8));
        let [left, right, gap] = [LEFT, RIGHT, S12].map(|px| style.space(px));
        if body.width() >= style.space(THREE_COLUMNS) {
            let at = |from: f32, to: f32| Rect::from_min_max(pos2(from, body.top()), pos2(to, body.bottom()));
            let columns = [
                at(body.left(), body.left() + left),
                at(body.left() + left + gap, body.right() - right - gap),
                at(body.right() - right, body.right()),
            ];
            let [first, second, third] = columns;
            place(ui, "the customer", first, |ui| {
                Page::new("the customer").show(ui, style, |ui| {
                    preview_ui(ui, style, wall, shown, left);
                    customer_ui(ui, style, self.known(), room, shown);
                });
            });
            place(ui, "middle", second, |ui| {
                Page::new("middle").show(ui, style, |ui| self.middle_ui(ui, style, shown));
            });
            place(ui, "what to do next", third, |ui| {
                Page::new("what to do next").show(ui, style, |ui| self.right_ui(ui, style, shown));
            });
        } else {
            place(ui, "all", body, |ui| {
                Page::new("all").show(ui, style, |ui| {
                    preview_ui(ui, style, wall, shown, left.min(body.width()));
                    named(ui, "what to do next", |ui| self.right_ui(ui, style, shown));
                    named(ui, "middle", |ui| self.middle_ui(ui, style, shown));
                    customer_ui(ui, style, self.known(), room, shown);
                });
            });
        }
        action
    }

    fn known(&self) -> Option<&Known> {
        self.known.as_ref().map(|(_, known)| known.as_ref())
    }

    fn middle_ui(&self, ui: &mut Ui, style: &Style<'_>, shown: &DeskShown<'_>) {
        let room = shown.session.room();
        let Some(known) = self.known() else { return };
        if room.stage().is_of_the_debrief() {
            table::table_ui(ui, style, &known.debrief, room.sorted_by(), shown.one_screen);
            return;
        }
        if room.stage().counts() {
            let (n_in, of) = room.n_in();
            Text::new(&said::so_many_in(n_in, of), TextStyle::Title).semi().show(ui, style);
            ui.add_space(S8);
        }
        let hides = shown.one_screen;
        for option in &known.desk.options {
            named(ui, option.option.letter, |ui| option_ui(ui, style, option, room, hides));
        }
    }

    fn right_ui(&self, ui: &mut Ui, style: &Style<'_>, shown: &DeskShown<'_>) {
        let room = shown.session.room();
        let Some((_, known)) = &self.known else { return };
        if let Some(refused) = shown.refused {
            card(ui, style, |ui| {
                Text::new(refused_words(refused), TextStyle::Small).semi().show(ui, style);
            });
        }
        if room.awaits_a_digit() {
            card(ui, style, |ui| {
                Text::new(said::PRESS_A_DIGIT, TextStyle::Small).semi().show(ui, style);
            });
        }
        card(ui, style, |ui| {
            label(ui, style, said::SUGGESTED);
            Text::new(&known.desk.suggestion.what, TextStyle::Lead).semi().show(ui, style);
            let hides = shown.one_screen && room.stage().counts();
            if !hides {
                Text::new(&known.desk.suggestion.why, TextStyle::Small).color(style.theme.soft).show(ui, style);
            }
            if room.is_take_two() {
                label(ui, style, said::ANOTHER_ROAD);
            }
            if room.is_heading_home() && room.stage().is_of_an_exchange() {
                label(ui, style, said::LINE_TO_AN_ENDING);
            }
        });
        if !known.desk.prompts.is_empty() {
            card(ui, style, |ui| {
                label(ui, style, said::ASK_THEM);
                for prompt in &known.desk.prompts {
                    label(ui, style, &prompt.kind.title());
                    Text::new(&prompt.text, TextStyle::Small).show(ui, style);
                    ui.add_space(S8);
                }
            });
        }
        notes_ui(ui, style, room);
        if shown.not_kept {
            Text::new(said::NOT_KEPT, TextStyle::Small).semi().show(ui, style);
        }
    }

    /// The keys, each with its button; in their place the note that is being written.
    fn foot_ui(&mut self, ui: &mut Ui, style: &Style<'_>, shown: &DeskShown<'_>) -> Option<GroupAction> {
        let room = shown.session.room();
        if self.writing.is_some() {
            return self.writing_ui(ui, style);
        }
        let mut pressed = None;
        let foot = Foot::of(ui, style, room, ui.max_rect().width());
        let origin = ui.max_rect().min;
        for Placed { command, words, at } in foot.placed {
            let at = origin + at;
            let response = if command == Command::NextStage {
                let button = Button::primary(words).key(command.cap());
                let size = button.size(ui, style);
                place(ui, "what Space does", Rect::from_min_size(at, size), |ui| button.show(ui, style))
            } else {
                Link::new(words, command.cap()).show_at(ui, style, at, Align::Min)
            };
            if response.clicked() {
                pressed = Some(command);
            }
        }
        let command = pressed?;
        let key = crate::kit::commands::KeyCommand { command, nth: 0 };
        self.asked(command, shown).or_else(|| group_key(key).map(GroupAction::Press))
    }

    fn writing_ui(&mut self, ui: &mut Ui, style: &Style<'_>) -> Option<GroupAction> {
        let (is_wish, text) = self.writing.as_mut()?;
        let name = if *is_wish { said::WRITE_A_WISH } else { said::WRITE_A_NOTE };
        let asked = Text::new(name, TextStyle::Small).color(style.theme.soft).show(ui, style);
        let (font, color) = style.edit_font(TextStyle::Body);
        let id = window_id(ui.ctx(), "a note of the presenter");
        let edit =
            TextEdit::singleline(text).id(id).font(font).text_color(color).char_limit(LONGEST_NOTE).desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(asked.id);
        if !self.has_focus {
            response.request_focus();
            self.has_focus = true;
        }
        let (enter, escape) = ui.input(|input| (input.key_pressed(egui::Key::Enter), input.key_pressed(egui::Key::Escape)));
        if enter || escape || response.lost_focus() {
            let (is_wish, text) = self.writing.take()?;
            let key = if is_wish { Key::wish(&text) } else { Key::note(&text) };
            return (!escape && !text.trim().is_empty()).then_some(GroupAction::Press(key));
        }
        None
    }
}

fn notes_ui(ui: &mut Ui, style: &Style<'_>, room: &Room) {
    if room.notes().is_empty() {
        return;
    }
    card(ui, style, |ui| {
        label(ui, style, said::YOUR_NOTES);
        for (at, note) in room.notes() {
            Text::new(&format!("{} {note}", minutes(*at)), TextStyle::Small).show(ui, style);
        }
    });
}

fn top_line_ui(ui: &mut Ui, style: &Style<'_>, room: &Room, now: Timestamp) {
    let setup = room.setup();
    let people = said::people_and_code(setup.people(), setup.n_tables(), &room.code().to_string());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(style.space(S16), 0.0);
        Text::new(room.scenario().title(), TextStyle::Body).semi().show(ui, style);
        Text::new(&people, TextStyle::Small).color(style.theme.soft).show(ui, style);
        Text::new(said::stage_name(room.stage().part().index()), TextStyle::Small).semi().show(ui, style);
        Text::new(&minutes(room.gone(now)), TextStyle::Lead).semi().show(ui, style);
        Text::new(&pace(room.pace(now)), TextStyle::Small).color(style.theme.soft).show(ui, style);
        Text::new(&said::tokens(room.n_tokens()), TextStyle::Small).color(style.theme.soft).show(ui, style);
        if let Some((left, _)) = room.timer(now) {
            Text::new(&format!("{} {}", said::TIMER_SHOWS, minutes(left)), TextStyle::Small).semi().show(ui, style);
        }
        if room.is_marked() {
            Text::new(said::MARKED, TextStyle::Small).semi().show(ui, style);
        }
    });
}

/// The nine parts of the plan to scale, with where the session stands in time.
fn plan_ui(ui: &mut Ui, style: &Style<'_>, room: &Room, now: Timestamp) {
    let height = style.space(10.0);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), height));
    let all: u32 = crate::group::PARTS.iter().map(|(_, minutes)| minutes).sum();
    let x = |minutes: f32| rect.left() + rect.width() * (minutes / all as f32).clamp(0.0, 1.0);
    for (part, _) in crate::group::PARTS {
        let (from, to) = part.minutes();
        let own = Rect::from_min_max(pos2(x(from as f32) + 1.0, rect.top()), pos2(x(to as f32) - 1.0, rect.bottom()));
        let color = if part == room.stage().part() { style.theme.wash } else { style.theme.sheet };
        ui.painter().rect_filled(own, rounded(3.0), color);
    }
    let at = x(room.gone(now) as f32 / 60_000.0);
    ui.painter().rect_filled(Rect::from_center_size(pos2(at, rect.center().y), vec2(3.0, height + 6.0)), 0.0, style.theme.ink);
}

/// What the room sees, small, and as text.
fn preview_ui(ui: &mut Ui, style: &Style<'_>, wall: &AudienceView, shown: &DeskShown<'_>, width: f32) {
    let (_, rect) = ui.allocate_space(vec2(width, width * 9.0 / 16.0));
    let light = Style { theme: Theme::of(ThemeName::Light), ..*style };
    place(ui, "preview", rect, |ui| WallView { view: wall, number: None }.show(ui, &light, rect, false));
    ui.add_space(S8);
    let state = match shown.session.room().wall() {
        Wall::Live => said::LIVE,
        Wall::Frozen => said::FROZEN,
        Wall::Black => said::BLACK_NOW,
    };
    Text::new(&format!("{}: {state}", said::THE_ROOM_SEES), TextStyle::Small).semi().show(ui, style);
    Text::new(&as_text(wall), TextStyle::Note).color(style.theme.soft).max_rows(4).show(ui, style);
    ui.add_space(style.space(S12));
}

/// The customer, with what only the presenter sees.
fn customer_ui(ui: &mut Ui, style: &Style<'_>, known: Option<&Known>, room: &Room, shown: &DeskShown<'_>) {
    let Some(Known { desk, .. }) = known else { return };
    card(ui, style, |ui| {
        let customer = &desk.customer;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = style.space(S12);
            let (_, rect) = ui.allocate_space(Vec2::splat(style.space(64.0)));
            paint_ground(ui.painter(), style, rect, customer.face);
            let painter = ui.painter().with_clip_rect(rect);
            let face = Expression::from_mood(customer.face);
            paint_face(&painter, FacePlace::fit(rect, Crop::Tile), &customer.look, &face, style.theme.dark);
            named(ui, "mood", |ui| {
                ui.vertical(|ui| {
                    Text::new(&common::face(&customer.name, &customer.mood_word), TextStyle::Small).semi().show(ui, style);
                    let value = conversation::heard_pips(customer.heard.0, room.run().transcript().rules());
                    Pips::new(customer.heard.0, conversation::HEARD, &value).show(ui, style);
                });
            });
        });
        ui.add_space(S8);
        label(ui, style, said::ONLY_YOU_SEE_THIS);
        let hides = shown.one_screen && !room.stage().is_of_the_debrief();
        let account = format!("{} {}", signed(desk.account), desk.account_word);
        let account = if room.shows_account() && !hides { account } else { said::HIDDEN.to_owned() };
        let private = [
            (said::ACCOUNT, Some(account)),
            (said::THINKS, desk.thinks.clone().filter(|_| !hides)),
            (said::WANTS, desk.wants.clone().filter(|_| !hides)),
            (said::UNSAID, desk.unsaid.clone().filter(|_| !hides)),
        ];
        for (name, words) in private {
            if let Some(words) = words {
                label(ui, style, name);
                Text::new(&words, TextStyle::Small).show(ui, style);
            }
        }
    });
}

fn option_ui(ui: &mut Ui, style: &Style<'_>, option: &DeskOption, room: &Room, hides: bool) {
    card(ui, style, |ui| {
        let words = format!("{}  {}", option.option.letter, option.option.text);
        Text::new(&words, TextStyle::Small).semi().show(ui, style);
        if hides {
            return;
        }
        if let Some(note) = &option.note {
            Text::new(note, TextStyle::Note).italic().color(style.theme.soft).show(ui, style);
        }
        let mut parts = Vec::new();
        if room.stage().is_of_a_vote() {
            parts.push(said::now_and_before(option.option.letter, option.now, option.before));
        }
        if let Some((value, more)) = option.outlook {
            let percent = |value: f64| (value * 100.0).round() as i64;
            parts.push(format!("{} {}", said::OUTLOOK, said::outlook(percent(value), percent(more))));
        }
        let moved = [("mood", option.mood), ("trust", option.trust)].into_iter().filter(|(_, by)| *by != 0);
        parts.extend(moved.map(|(what, by)| said::moved(what, by)));
        parts.extend(option.promises.iter().map(|promise| said::promises(promise)));
        parts.extend(option.shows.iter().map(|skill| format!("{skill:?}")));
        parts.extend(option.misses.iter().map(|skill| said::misses(&format!("{skill:?}"))));
        parts.push(format!("\u{2192} {}", option.leads_to));
        Text::new(&parts.join(" \u{b7} "), TextStyle::Note).show(ui, style);
    });
}

/// A raised card across what room there is.
pub(super) fn card(ui: &mut Ui, style: &Style<'_>, add: impl FnOnce(&mut Ui)) {
    let margin = Margin::symmetric(style.space(S12) as i8, style.space(S8) as i8);
    let width = ui.available_width();
    Frame::NONE.fill(style.theme.sheet).corner_radius(rounded(style.tokens().radius.control)).inner_margin(margin).show(
        ui,
        |ui| {
            ui.set_width(width - 2.0 * style.space(S12));
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            add(ui);
        },
    );
    ui.add_space(style.space(S8));
}

pub(super) fn label(ui: &mut Ui, style: &Style<'_>, words: &str) {
    Text::new(words, TextStyle::Note).color(style.theme.soft).show(ui, style);
}

/// "13:36".
pub(super) fn minutes(milliseconds: i64) -> String {
    let seconds = milliseconds / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn signed(points: i8) -> String {
    match points {
        0 => "0".to_owned(),
        points if points > 0 => format!("+{points}"),
        points => format!("\u{2212}{}", points.unsigned_abs()),
    }
}

fn pace(pace: Pace) -> String {
    match pace {
        Pace::OnPlan => said::ON_PLAN.to_owned(),
        Pace::Ahead(minutes) => said::ahead(minutes),
        Pace::Late(minutes) => said::late(minutes),
    }
}
