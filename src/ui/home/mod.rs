//! Home: the scenarios as people, not as files.

mod find;
mod people;

use egui::text::LayoutJob;
use egui::{Align, Rect, Ui, Vec2, pos2};

use crate::kit::commands::{Command, KeyCommand, Place, key_command};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{FontCut, S8, S16, S24, S32, S64, Style, TextStyle};
use crate::kit::widgets::{Link, Text, layout_text, show_job, strokes};
use crate::scenario::Look;
use crate::session::RunId;
use crate::words;

pub(super) use people::take_pressed_portrait;

/// The ring of a focused card reaches a little beyond it.
const BEYOND: f32 = 16.0;

/// A person on Home.
#[derive(Clone, Debug)]
pub struct HomeCard {
    /// The id of the scenario.
    pub scenario: String,
    pub title: String,
    /// Their name, by which they are found.
    pub name: String,
    /// "Elif Kaya, at the till"; of somebody who was left, "Claire Hobson is waiting, upset".
    pub person: String,
    /// "New, 12 minutes", "Last time: Four calls", "Continue from 14:12", or what keeps it from being played.
    pub state: String,
    pub look: Look,
    /// The mood in which they come, or in which they were left, -10..=10.
    pub mood: i8,
    pub playable: bool,
    /// Whether a conversation was left that goes on.
    pub waits: bool,
    /// Whether the last conversation of all was with them, and nobody has looked at how it went.
    pub unread: bool,
    /// Whether the trainee brought it.
    pub is_own: bool,
    /// Whether this is whom to meet next.
    pub is_next: bool,
    /// How many conversations with them have come to their end.
    pub met: u32,
    /// The last conversation with them that came to its end, which can be looked at again.
    pub ended: Option<RunId>,
    /// The titles of their endings that were seen, newest first, and how many there are.
    pub seen: Vec<String>,
    pub n_endings: usize,
}

impl HomeCard {
    /// Somebody who can be met, and of whom no more is known than this.
    pub fn of(scenario: &str, title: String, name: String, look: Look) -> Self {
        Self {
            scenario: scenario.to_owned(),
            title,
            person: name.clone(),
            name,
            state: String::new(),
            look,
            mood: 0,
            playable: true,
            waits: false,
            unread: false,
            is_own: false,
            is_next: false,
            met: 0,
            ended: None,
            seen: Vec::new(),
            n_endings: 0,
        }
    }
}

/// What Home asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HomeAction {
    /// Meet the customer of this scenario.
    Meet(String),
    /// Look again at the debrief of a conversation that ended.
    LookBack(RunId),
    /// Ask once more what one wants to get better at.
    ChangeWish,
    /// Every ending that was seen; from the shelf of this scenario, where it was its shelf that was clicked.
    Endings(Option<String>),
    /// Keep nothing of what is played from now on, or keep it again.
    ToggleSaving,
    /// A session with a room.
    Group,
    /// To the author's bench.
    Write,
    Settings,
    Help,
}

/// Who is good for what one wants to get better at, by their first names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoodFor {
    pub people: Vec<String>,
    /// Who is to be met before them, for a beginning.
    pub first: Option<String>,
    /// Whether all of them were met.
    pub met: bool,
}

/// What Home shows.
#[derive(Clone, Copy, Debug)]
pub struct HomeShown<'a> {
    /// The people, in the order in which to meet them.
    pub cards: &'a [HomeCard],
    /// Things to know, such as a file that was set aside.
    pub notices: &'a [String],
    /// The plan made last.
    pub plan: Option<&'a str>,
    /// What one wants to get better at, as one would say it, and the first names of those who are good for that.
    pub wish: Option<(&'static str, &'a GoodFor)>,
    /// Whether what is played is kept.
    pub saves: bool,
}

/// What the first page remembers between two frames.
#[derive(Debug, Default)]
pub struct HomeView {
    /// The name that is looked for; `None` while nobody is.
    find: Option<find::Find>,
}

impl HomeView {
    /// Draws Home.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, shown: HomeShown<'_>) -> Option<HomeAction> {
        let was_writing = self.find.as_ref().is_some_and(find::Find::is_written);
        // Whoever writes sees the field, and who is found.
        let looks_anew = self.find.as_ref().is_some_and(find::Find::is_new);
        let window = ui.max_rect();
        let margin = style.margin(if window.width() < 1_000.0 { S32 } else { S64 });
        let inner =
            Rect::from_min_max(pos2(window.left() + margin, window.top()), pos2(window.right() - margin, window.bottom()));
        let key = key_command(ui, Place::Home).filter(|_| !was_writing);
        let n_seen = shown.cards.iter().map(|card| card.seen.len()).sum();
        let (door, bar_bottom) = bar_ui(ui, style, inner, n_seen, shown.saves);
        let room = Rect::from_min_max(pos2(inner.left() - BEYOND, bar_bottom), pos2(inner.right() + BEYOND, window.bottom()));
        let mut action = door;
        let (found, people, offset) = place(ui, "page", room, |ui| {
            let page = Page::new("people").at(looks_anew.then_some(0.0)).show(ui, style, |ui| {
                let frame = egui::Frame::NONE.inner_margin(egui::Margin { left: 16, right: 16, top: 0, bottom: 16 });
                frame
                    .show(ui, |ui| {
                        action = action.take().or(self.headline_ui(ui, style, shown));
                        let found = self.found(shown.cards);
                        let people = people::people_ui(ui, style, &found);
                        if found.is_empty() {
                            self.nobody_ui(ui, style);
                        }
                        let command = key.map(|key| key.command);
                        if !people.walk_by_keys(ui, command, room.height()) {
                            scroll_by_keys(ui, room.height(), false);
                        }
                        (found, people)
                    })
                    .inner
            });
            let (found, people) = page.inner;
            (found, people, page.offset)
        });
        if offset > 0.0 {
            strokes::hairline(ui.painter(), style, inner.x_range(), bar_bottom);
        }
        if let Some(find) = &mut self.find
            && find.goes_on()
        {
            people.focus(0);
        }
        action.or(people.action(ui, &found)).or_else(|| self.by_key(ui, key, &found, &people, n_seen))
    }

    /// Those whose name or title has the words that are looked for in it.
    fn found<'a>(&self, cards: &'a [HomeCard]) -> Vec<&'a HomeCard> {
        let is_found = |card: &&HomeCard| self.find.as_ref().is_none_or(|find| find.finds(card));
        cards.iter().filter(is_found).collect()
    }

    fn by_key(
        &mut self,
        ui: &Ui,
        key: Option<KeyCommand>,
        found: &[&HomeCard],
        people: &people::People,
        n_seen: usize,
    ) -> Option<HomeAction> {
        let key = key?;
        match key.command {
            Command::Choose => people.meet(ui, found, key.nth),
            Command::GoOn => people.meet(ui, found, people::next_of(found)),
            Command::ChangeWish => Some(HomeAction::ChangeWish),
            Command::Endings => (n_seen > 0).then_some(HomeAction::Endings(None)),
            Command::ToggleSaving => Some(HomeAction::ToggleSaving),
            Command::Group => Some(HomeAction::Group),
            Command::WriteDialogues => Some(HomeAction::Write),
            Command::OpenSettings => Some(HomeAction::Settings),
            Command::FindSomebody => {
                self.find.get_or_insert_default().begin();
                ui.ctx().request_repaint();
                None
            }
            Command::Back => {
                self.find = None;
                ui.ctx().request_repaint();
                None
            }
            _ => None,
        }
    }

    /// The question, the wish, the way to find somebody, and what there is to know.
    fn headline_ui(&mut self, ui: &mut Ui, style: &Style<'_>, shown: HomeShown<'_>) -> Option<HomeAction> {
        let width = ui.available_width();
        let is_narrow = width < style.space(760.0) || style.text_growth() > 1.5;
        let kind = if is_narrow { TextStyle::Title } else { TextStyle::Display };
        Text::new(words::home::WHO_TODAY, kind).show(ui, style);
        ui.add_space(style.space(S8));
        let mut action = None;
        let top = ui.cursor().top();
        let find_width = self.find_width(ui, style, width);
        let is_beside = !is_narrow;
        let left_width = if is_beside { width - find_width - style.space(S32) } else { width };
        let left = Rect::from_min_size(ui.cursor().min, Vec2::new(left_width, f32::INFINITY));
        let below = place(ui, "wish", left, |ui| {
            action = wish_ui(ui, style, shown.wish);
            ui.min_rect()
        });
        let height = style.mark(24.0).max(style.line_height(TextStyle::Small));
        let find_top = if is_beside { top } else { below.bottom() + style.space(S8) };
        let find_left = if is_beside { left.left() + width - find_width } else { left.left() };
        let find_room = Rect::from_min_size(pos2(find_left, find_top), Vec2::new(find_width, height));
        let find_below = place(ui, "find", find_room, |ui| {
            self.find_ui(ui, style);
            ui.min_rect()
        });
        ui.advance_cursor_after_rect(below.union(find_below).union(find_room));
        if let Some(plan) = shown.plan {
            ui.add_space(style.space(S24));
            Text::new(&words::home::your_plan(plan), TextStyle::Small).width(width).show(ui, style);
        }
        for line in shown.notices {
            ui.add_space(style.space(S8));
            Text::new(line, TextStyle::Small).color(style.theme.soft).show(ui, style);
        }
        ui.add_space(style.space(S32 + S8));
        if shown.cards.is_empty() {
            Text::new(words::home::NOTHING_HERE, TextStyle::Lead).show(ui, style);
        }
        action
    }
}

/// What one wants to get better at, and the way to change that, on one line where there is room.
fn wish_ui(ui: &mut Ui, style: &Style<'_>, wish: Option<(&'static str, &GoodFor)>) -> Option<HomeAction> {
    let cap = Command::ChangeWish.cap();
    let height = style.mark(24.0).max(style.line_height(TextStyle::Small));
    let (job, name, link) = if let Some((goal, good_for)) = wish {
        let names: Vec<&str> = good_for.people.iter().map(String::as_str).collect();
        let [before, goal, after] = if good_for.met {
            words::home::wish_again(goal, &names)
        } else {
            words::home::wish(goal, &names, good_for.first.as_deref())
        };
        let name = format!("{before}{goal}{after}");
        let mut job = LayoutJob::default();
        let cuts = [(before, FontCut::Regular, style.theme.soft), (goal, FontCut::Semi, style.theme.ink)];
        for (part, cut, color) in cuts.into_iter().chain([(after, FontCut::Regular, style.theme.soft)]) {
            job.append(&style.words(&part), 0.0, layout_text(style, TextStyle::Small, cut, color));
        }
        (job, name, Link::new(words::home::CHANGE_WISH, cap))
    } else {
        let mut job = LayoutJob::default();
        let text = layout_text(style, TextStyle::Small, FontCut::Regular, style.theme.soft);
        job.append(&style.words(words::home::FIRST_QUESTION), 0.0, text);
        (job, words::home::FIRST_QUESTION.to_owned(), Link::new(words::home::CHOOSE_WISH, cap))
    };
    let (width, gap) = (ui.available_width(), style.space(S16));
    let size = link.size(ui, style);
    let mut broken = job.clone();
    broken.wrap.max_width = width;
    let galley = ui.painter().layout_job(broken);
    let is_beside = galley.rows.len() == 1 && galley.size().x + gap + size.x <= width;
    let at = ui.cursor().min;
    // The words stand in the middle of a line that is as high as the cap.
    ui.add_space(((height - style.line_height(TextStyle::Small)) / 2.0).max(0.0));
    let words = show_job(ui, job, &name).rect;
    let link_at = if is_beside {
        pos2(words.right() + gap, words.center().y - size.y / 2.0)
    } else {
        pos2(at.x, words.bottom() + style.space(S8))
    };
    let response = link.show_at(ui, style, link_at, Align::Min);
    ui.advance_cursor_after_rect(Rect::from_min_size(link_at, size));
    response.clicked().then_some(HomeAction::ChangeWish)
}

/// The name of the program, and the doors to other pages: on one line where there is room, else below the name. Also returns where
/// the bar ends.
fn bar_ui(ui: &mut Ui, style: &Style<'_>, inner: Rect, n_seen: usize, saves: bool) -> (Option<HomeAction>, f32) {
    let height = style.mark(24.0).max(style.line_height(TextStyle::Body));
    let bar = Rect::from_min_size(pos2(inner.left(), inner.top() + style.margin(S32)), Vec2::new(inner.width(), height));
    let name = Text::new(words::common::PROGRAM, TextStyle::Body).semi().width(bar.width());
    let name_size = name.galley(ui.painter(), style).size();
    let name_at = Rect::from_min_size(pos2(bar.left(), bar.center().y - name_size.y / 2.0), Vec2::new(bar.width(), name_size.y));
    place(ui, "name of the program", name_at, |ui| name.show(ui, style));
    let gap = style.margin(S24);
    let beside = bar.width() - name_size.x - gap;
    let (doors, sizes) = doors_within(ui, style, (beside, bar.width()), gap, &doors(n_seen, saves));
    let all = width_of(&sizes, gap);
    let is_beside = all <= beside;
    let (mut at, mut action) = (pos2(bar.right() - all, bar.center().y), None);
    if !is_beside {
        at = pos2(bar.left(), bar.bottom() + style.space(S8) + height / 2.0);
    }
    for ((door, wanted), size) in doors.into_iter().zip(sizes) {
        if !is_beside && at.x > bar.left() && at.x + size.x > bar.right() {
            at = pos2(bar.left(), at.y + height + style.space(S8));
        }
        if named(ui, ("door", &wanted_name(&wanted)), |ui| {
            door.show_at(ui, style, pos2(at.x, (at.y - size.y / 2.0).round()), Align::Min).clicked()
        }) {
            action = Some(wanted);
        }
        at.x += size.x + gap;
    }
    (action, at.y + height / 2.0 + style.margin(S24))
}

/// A link to another page: its words, the same in short, its key and what it asks for.
type HomeLink = (&'static str, &'static str, Command, HomeAction);

fn doors(n_seen: usize, saves: bool) -> Vec<HomeLink> {
    let (saving, in_short) = if saves {
        (words::home::PLAY_WITHOUT_SAVING, words::home::WITHOUT_SAVING)
    } else {
        (words::home::SAVE_AGAIN, words::home::SAVING_AGAIN)
    };
    let endings = (words::home::ENDINGS, words::home::ENDINGS, Command::Endings, HomeAction::Endings(None));
    let others = [
        (words::home::GROUP, words::home::GROUP, Command::Group, HomeAction::Group),
        (saving, in_short, Command::ToggleSaving, HomeAction::ToggleSaving),
        (words::home::WRITE, words::home::WRITE_IN_SHORT, Command::WriteDialogues, HomeAction::Write),
        (words::common::HOW_PEOPLE_WORK, words::common::SEVEN_THINGS, Command::Help, HomeAction::Help),
        (words::common::SETTINGS, words::common::SETTINGS, Command::OpenSettings, HomeAction::Settings),
    ];
    Some(endings).filter(|_| n_seen > 0).into_iter().chain(others).collect()
}

/// The doors in the largest way to set them that leaves them on one line, beside the name or below it, else in the smallest: before
/// they break into two lines they are named in short, and then set smaller.
fn doors_within(
    ui: &Ui,
    style: &Style<'_>,
    (beside, below): (f32, f32),
    gap: f32,
    doors: &[HomeLink],
) -> (Vec<(Link<'static>, HomeAction)>, Vec<Vec2>) {
    let set = |is_short: bool, is_small: bool| {
        let link = |(words, short, command, wanted): &HomeLink| {
            let link = Link::new(if is_short { short } else { words }, command.cap()).named(words);
            (if is_small { link.note() } else { link }, wanted.clone())
        };
        let links: Vec<_> = doors.iter().map(link).collect();
        let sizes: Vec<Vec2> = links.iter().map(|(door, _)| door.size(ui, style)).collect();
        (links, sizes)
    };
    let ways = [(false, false), (true, false), (true, true)];
    // Beside the name in full; else on one line of their own; else as they can.
    let fits = |(is_short, is_small): (bool, bool), room: f32| {
        Some(set(is_short, is_small)).filter(|(_, sizes)| width_of(sizes, gap) <= room)
    };
    let [full, short, small] = ways;
    (fits(full, beside).or_else(|| fits(short, beside)).or_else(|| fits(full, below)))
        .or_else(|| fits(short, below))
        .or_else(|| fits(small, beside.max(below)))
        .unwrap_or_else(|| set(true, true))
}

/// How wide these stand side by side.
fn width_of(sizes: &[Vec2], gap: f32) -> f32 {
    sizes.iter().map(|size| size.x).sum::<f32>() + gap * sizes.len().saturating_sub(1) as f32
}

/// A door by the name that its id has.
fn wanted_name(wanted: &HomeAction) -> &'static str {
    match wanted {
        HomeAction::Help => "help",
        HomeAction::Settings => "settings",
        HomeAction::ToggleSaving => "keeping",
        HomeAction::Group => "group",
        HomeAction::Write => "write",
        _ => "endings",
    }
}
