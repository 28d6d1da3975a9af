//! The head of the bench: the file, the pages, how it stands, and what is to be known of it.

use egui::accesskit::Role;
use egui::{Align, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::{AuthorAction, AuthorShown, AuthorTab, AuthorView};
use crate::author::{BenchFile, LookedAt, Play, Stop};
use crate::kit::commands::Command;
use crate::kit::place::place;
use crate::kit::theme::{S12, S16, Style, TextStyle};
use crate::kit::widgets::{Interaction, Link, Tabs, Text, paint_ring, strokes};
use crate::source::Severity;
use crate::words;

/// What happened in the head, and where it ends.
pub(super) struct Head {
    pub(super) action: Option<AuthorAction>,
    /// Whether the list of files was asked for.
    pub(super) opens_files: bool,
    pub(super) bottom: f32,
}

impl AuthorView {
    /// The name of the file, the pages, how it stands, and the way home. Where no list stands beside the page, the name leads to it.
    pub(super) fn head_ui(
        &self,
        ui: &mut Ui,
        style: &Style<'_>,
        shown: &AuthorShown<'_>,
        looked: Option<LookedAt<'_>>,
        has_list: bool,
    ) -> Head {
        let window = ui.max_rect();
        let file = looked.map(|looked| looked.file);
        let margin = style.margin(S16);
        let mut action = None;
        let home = Link::new(words::common::HOME, Command::Back.cap());
        let home_size = home.size(ui, style);
        let called = looked.map_or(words::author::AUTHOR, |looked| looked.name());
        let name = Text::new(called, TextStyle::Body).semi().max_rows(1);
        let gap = style.space(S16) * 2.0;
        let weights = [Severity::Error, Severity::Warning, Severity::Advice];
        let n_found = looked.map_or(0, |looked| weights.map(|weight| looked.count(weight)).iter().sum());
        let problems = words::author::problems(n_found);
        let names = AuthorTab::ALL.map(|tab| match tab {
            AuthorTab::Problems => problems.as_str(),
            AuthorTab::Source => words::author::SOURCE,
            AuthorTab::Map => words::map::MAP,
            AuthorTab::Play => words::author::PLAY,
            AuthorTab::Robots => words::robots::ROBOTS,
        });
        let width = |words: &str| Text::new(words, TextStyle::Small).semi().galley(ui.painter(), style).size().x + gap;
        let tabs_width: f32 = names.iter().map(|name| width(name)).sum();
        let free = window.width() - 2.0 * margin - home_size.x - gap;
        let name_width = name.galley(ui.painter(), style).size().x;
        // Where there is no room for all of it on one line, the name stands above.
        let is_beside = name_width + gap + tabs_width <= free;
        let name = name.width(if is_beside { free } else { free.max(gap) });
        let name_size = name.galley(ui.painter(), style).size();
        let status = status(shown, file, self.tab);
        let (left, above) = if is_beside {
            (window.left() + margin + name_size.x + gap, window.top())
        } else {
            (window.left() + margin, window.top() + name_size.y.max(home_size.y) + style.space(S12))
        };
        let tabs_room = Rect::from_min_max(pos2(left, above), pos2(window.right() - margin, window.bottom()));
        let (answer, bottom) = place(ui, "pages", tabs_room, |ui| {
            let current = AuthorTab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or_default();
            let tabs = Tabs::new(&names, current).aside(&status);
            let tabs = if is_beside { tabs.room_beside(home_size.x + gap) } else { tabs };
            let answer = tabs.show(ui, style);
            (answer, ui.min_rect().bottom())
        });
        let first_line = if is_beside { answer.words_top + style.line_height(TextStyle::Small) } else { above };
        let name_at = pos2(window.left() + margin, first_line - name_size.y);
        let opens_files = place(ui, "file", Rect::from_min_size(name_at, name_size), |ui| {
            if has_list {
                name.show_whole_on_hover(ui, style);
                return false;
            }
            name_ui(ui, style, &name, called)
        });
        strokes::hairline(ui.painter(), style, window.x_range(), bottom - 1.0);
        let home_at = pos2(window.right() - margin, (first_line - home_size.y).min(answer.words_top - 2.0));
        if home.show_at(ui, style, home_at, Align::Max).clicked() {
            action = Some(AuthorAction::Home);
        }
        let clicked = answer.clicked.and_then(|index| AuthorTab::ALL.get(index));
        action = action.or(clicked.map(|tab| AuthorAction::TurnTo(*tab)));
        let below =
            Rect::from_min_max(pos2(window.left() + margin, bottom + style.space(S12)), window.max - Vec2::new(margin, 0.0));
        let note_bottom = self.told(shown, file).map(|note| {
            place(ui, "to know", below, |ui| {
                Text::new(&note, TextStyle::Small).semi().width(below.width()).show(ui, style).rect.bottom()
            })
        });
        Head { action, opens_files, bottom: note_bottom.unwrap_or(bottom) }
    }

    /// What is to be known of the file and the conversation, in a line or two.
    fn told(&self, shown: &AuthorShown<'_>, file: Option<&BenchFile>) -> Option<String> {
        let mut told: Vec<String> = shown.note.map(str::to_owned).into_iter().collect();
        if let Some(file) = file {
            told.extend(file.is_gone().then_some(words::author::PLAYS_WHAT_IS_GONE.to_owned()));
            told.extend(file.unreadable().map(words::author::unreadable));
            told.extend(file.plays_version_of().map(|at| words::author::plays_version_of(&(shown.time)(at))));
        }
        if self.tab == AuthorTab::Play
            && let Some((_, play)) = shown.bench.play()
        {
            told.extend(stopped(play));
        }
        (!told.is_empty()).then(|| told.join(" "))
    }
}

/// The name of the file, which leads to the list of files. Whether it was clicked.
fn name_ui(ui: &Ui, style: &Style<'_>, name: &Text<'_>, called: &str) -> bool {
    let heard = words::author::all_files(called);
    let response = ui.interact(ui.max_rect(), ui.scope_id().with("name"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &heard));
    let interaction = Interaction::of(style, &response);
    let ink = style.theme.ink.lerp_to_gamma(style.theme.accent, interaction.lift);
    let rect = name.clone().color(ink).paint(ui.painter(), style, ui.max_rect().min);
    // A line under it says that it leads somewhere.
    ui.painter().hline(rect.x_range(), rect.bottom() - 2.0, style.outline(ink));
    if interaction.ring {
        paint_ring(ui.painter(), style, rect, style.tokens().radius.tag);
    }
    response.clicked()
}

/// Why a conversation stands before where it stood, in words.
fn stopped(play: &Play) -> Option<String> {
    let (n, wanted) = play.replayed();
    let why = match play.stop()? {
        Stop::NoSuchBeat { beat } => words::author::beat_is_gone(beat),
        Stop::BeginsElsewhere { beat } => words::author::begins_elsewhere(beat),
        Stop::OptionGone { beat, words } => words::author::option_is_gone(beat, words),
        Stop::Closed { beat, words, needs } => words::author::option_is_closed(beat, words, needs),
        Stop::LeadsElsewhere { beat, words, to } => words::author::leads_elsewhere(beat, words, to),
    };
    Some(std::iter::once(why).chain(words::author::stopped_after(n, wanted)).collect::<Vec<_>>().join(" "))
}

/// How the file stands, for the right end of the head.
fn status(shown: &AuthorShown<'_>, file: Option<&BenchFile>, tab: AuthorTab) -> String {
    let Some(file) = file else { return String::new() };
    let read = words::author::read_at(&(shown.time)(file.read_at()));
    let playing = shown.bench.play().filter(|(playing, play)| playing.path == file.path && play.stop().is_none());
    match (tab, playing) {
        (AuthorTab::Play, Some((_, play))) if file.since().is_some() => {
            format!("{read} \u{b7} {}", words::author::place_kept(play.replayed().0))
        }
        _ if file.is_being_checked() => format!("{read} \u{b7} {}", words::author::BEING_CHECKED),
        _ => read,
    }
}
