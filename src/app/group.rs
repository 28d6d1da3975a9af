//! A group that is met: the screens are looked at, the window of the wall is shown, and what was pressed there is heard.

use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Ui, ViewportBuilder, ViewportCommand, ViewportId, pos2};
use jiff::Timestamp;

use super::model::{GroupScreen, GroupStartScreen, Model, Screen, left_group};
use super::monitors;
use super::wall::WallShown;
use super::{App, Message, WallSeen};
use crate::group::{AboutScreens, AudienceView, Monitor, Strays, WallPlace, card_of};
use crate::kit::commands::{Command, KeyCommand, Place};
use crate::kit::theme::{Style, Theme, ThemeName};
use crate::play::Seed;
use crate::storage::{History, local_day, local_time};
use crate::ui::{Action, DeskShown, GroupAction, LeftSession, StartShown, screen_number_ui};
use crate::words::group as said;

/// A clock that is on screen goes on by seconds, and so often the screens are looked at.
const SECOND: Duration = Duration::from_secs(1);

impl App {
    /// The time, where a clock is on screen or screens are numbered.
    pub(super) fn now_with_a_group(&mut self) -> Timestamp {
        if self.has_a_group() { (self.env)().now } else { Timestamp::UNIX_EPOCH }
    }

    fn has_a_group(&self) -> bool {
        matches!(self.model.screen, Screen::GroupStart(_) | Screen::Group(_))
    }

    /// Takes in which screens there are, and on which of them this window stands, as the system tells it.
    pub fn see_screens(&mut self, monitors: Vec<Monitor>, desk_on: Option<usize>, system_places: bool, ctx: &Context) {
        self.happen(Message::Screens { monitors, desk_on, system_places }, ctx);
    }

    /// Looks at the screens, once a second while a group is met, and keeps the screen awake for so long.
    pub(super) fn look_at_screens(&mut self, ctx: &Context, frame: &eframe::Frame) {
        self.awake.keep(matches!(&self.model.screen, Screen::Group(_)));
        if !self.has_a_group() {
            self.looked = None;
            return;
        }
        // A projector that is awaited is looked for more often: the group waits for it, too.
        let now = (self.env)().now;
        let wall_on = match self.model.screens.wall() {
            WallPlace::Fills(at) => self.model.screens.monitors().get(at),
            _ => None,
        };
        let wall_on_a_screen = wall_on.is_some();
        let strays = wall_on.map_or(Strays::No, |screen| self.outside.wall.strays_from(screen, now));
        let is_awaited = strays != Strays::No || matches!(self.model.screens.about(), Some(AboutScreens::Gone(_)));
        let pause = if is_awaited { SECOND / 3 } else { SECOND };
        ctx.request_repaint_after(pause);
        let least = i128::try_from(pause.as_millis()).unwrap_or(0) * 9 / 10;
        if self.looked.is_some_and(|looked| now.duration_since(looked).as_millis() < least && now >= looked) {
            return;
        }
        self.looked = Some(now);
        if strays == Strays::ForLong {
            self.outside.wall.try_again();
        }
        if wall_on_a_screen {
            self.outside.wall.look_while_hidden(ctx);
        }
        let Some(window) = frame.winit_window() else { return };
        let monitors::Screens { monitors, desk_on, have_changed } = self.look.look(window);
        let system_places = super::display::is_wayland(window);
        let known = (self.model.screens.monitors(), self.model.screens.desk_is_on());
        let placing = self.model.screens.placing();
        if known != (monitors.as_slice(), desk_on) || self.model.screens.desk_goes_to().is_some() {
            self.happen(Message::Screens { monitors, desk_on, system_places }, ctx);
        }
        if have_changed && self.model.screens.placing() == placing {
            self.happen(Message::ScreensCameAndWent, ctx);
        }
        // The window's library counts the screens by its own list, which may be older than ours.
        self.known_screens = monitors::known_to(window);
    }

    /// What the wall shows now; `None` where no group is met.
    pub(super) fn wall_seen(&mut self, now: Timestamp) -> Option<Arc<AudienceView>> {
        let foresight = match &self.model.screen {
            Screen::Group(screen) => self.model.analysis(&screen.analysis()).cloned(),
            _ => None,
        };
        match &mut self.model.screen {
            Screen::GroupStart(GroupStartScreen { scenario, code, .. }) => {
                let by = (scenario.content(), *code);
                match &self.card {
                    Some((known, card)) if *known == by => Some(Arc::clone(card)),
                    _ => {
                        let card = Arc::new(card_of(scenario, *code));
                        self.card = Some((by, Arc::clone(&card)));
                        Some(card)
                    }
                }
            }
            Screen::Group(screen) => {
                let GroupScreen { session, wall, .. } = &mut **screen;
                Some(wall.seen(session, now, foresight.as_deref()))
            }
            _ => None,
        }
    }

    /// The page before a group's session, or its desk; over it the number of this screen, while all screens show theirs.
    pub(super) fn group_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        now: Timestamp,
        wall: Option<&Arc<AudienceView>>,
        from_wall: Option<KeyCommand>,
    ) -> Option<Action> {
        let (about_screens, where_is_the_wall) = (about_screens(&self.model), where_is_the_wall(&self.model));
        let foresight = match &self.model.screen {
            Screen::Group(screen) => self.model.analysis(&screen.analysis()).cloned(),
            _ => None,
        };
        let Model { screen, settings, history, screens, .. } = &mut self.model;
        let answer = match screen {
            Screen::GroupStart(start) => {
                let (paper, note) = (start.paper.words(), start.what_is_said().map(str::to_owned));
                let shown = StartShown {
                    scenario: &start.scenario,
                    setup: &start.setup,
                    code: start.code,
                    left: left(history, start.scenario.id(), start.asked_for, now),
                    paper: &paper,
                    beats: &start.beats,
                    has_chosen: start.has_chosen,
                    screens,
                    about_screens,
                    remembered: settings.room.wall_on.as_deref(),
                    note: note.as_deref(),
                    from_wall,
                };
                start.view.show(ui, style, &shown)
            }
            Screen::Group(screen) => {
                let GroupScreen { session, view, made_up, has_copied, refused, not_saved, .. } = &mut **screen;
                let shown = DeskShown {
                    session,
                    foresight: foresight.as_deref(),
                    now,
                    wall: wall?,
                    face: screens.desk_face(),
                    refused: *refused,
                    not_saved: *not_saved,
                    is_rehearsal: made_up.is_some(),
                    has_copied: *has_copied,
                    from_wall,
                    where_is_the_wall,
                    about_the_screens: about_screens.filter(|_| made_up.is_none()),
                };
                view.show(ui, style, &shown)
            }
            _ => None,
        };
        if let Some(desk) = screens.desk_is_on().filter(|_| screens.is_numbered(now)) {
            screen_number_ui(ui, style, desk + 1);
        }
        answer.map(Action::Group)
    }

    /// Shows the window of the wall while a group is met, and answers what was pressed there.
    pub(super) fn wall_ui(&mut self, ctx: &Context, wall: WallSeen, now: Timestamp) -> Vec<Action> {
        let Some(view) = wall else { return Vec::new() };
        let screens = &self.model.screens;
        let is_numbered = screens.is_numbered(now);
        let place = screens.wall();
        let number_of_wall = match place {
            WallPlace::Fills(at) => Some(at + 1),
            _ => None,
        };
        let number = number_of_wall.filter(|_| is_numbered);
        let placing = screens.placing();
        let reduced_motion = self.model.settings.reduced_motion;
        let before = matches!(self.model.screen, Screen::GroupStart(_));
        let keys_of = if before { Place::GroupStart } else { Place::GroupDesk };
        let at = match place {
            WallPlace::Fills(at) => screens.monitors().get(at).cloned(),
            _ => None,
        };
        let index = at.as_ref().and_then(|at| self.known_screens.iter().position(|known| known == at));
        self.outside.wall.show(ctx, WallShown { view, number, keys_of, place, at, index, placing, reduced_motion });
        if is_numbered {
            self.number_the_others(ctx, place);
            ctx.request_repaint_after(SECOND / 4);
        }
        self.move_the_desk(ctx);
        self.take_the_keyboard_back(ctx);
        let (keys, is_closed) = self.outside.wall.take();
        let is_placed_by_hand = self.model.screens.about() == Some(AboutScreens::SystemPlaces);
        let is_dragged = is_placed_by_hand && place == (WallPlace::Window { fills: false });
        let mut actions = Vec::new();
        for key in keys {
            // A window that was dragged over fills its screen before anything begins.
            if key.command == Command::GoOn && is_dragged {
                actions.push(GroupAction::FillScreen);
            } else {
                self.pending_keys.push_back(key);
                ctx.request_repaint();
            }
        }
        actions.extend(is_closed.then_some(GroupAction::WallClosed));
        actions.into_iter().map(Action::Group).collect()
    }

    /// A new window takes the keyboard. The desk takes it back, once for each wall: only the desk is read out.
    fn take_the_keyboard_back(&mut self, ctx: &Context) {
        let placement = self.outside.wall.placement();
        let fills = matches!(self.model.screens.wall(), WallPlace::Fills(_));
        if fills && self.keyboard_taken_for != Some(placement.window()) && placement.is_open() {
            self.keyboard_taken_for = Some(placement.window());
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
    }

    /// Moves this window where it is to go, once for each time that it is asked for.
    fn move_the_desk(&mut self, ctx: &Context) {
        let screens = &self.model.screens;
        let Some(goes_to) = screens.desk_goes_to() else { return };
        if self.desk_was_sent == Some(screens.placing()) {
            return;
        }
        self.desk_was_sent = Some(screens.placing());
        if let Some(monitor) = screens.monitors().get(goes_to) {
            let scale = ctx.native_pixels_per_point().unwrap_or(1.0);
            let (x, y) = (monitor.place.0 as f32, monitor.place.1 as f32);
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(pos2(x / scale, y / scale)));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
    }

    /// A screen that shows neither desk nor wall gets a window with nothing but its number, while the screens are numbered.
    fn number_the_others(&self, ctx: &Context, wall: WallPlace) {
        if ctx.embed_viewports() {
            return;
        }
        let screens = &self.model.screens;
        if screens.desk_is_on().is_none() {
            return;
        }
        let scale = ctx.native_pixels_per_point().unwrap_or(1.0);
        for (at, monitor) in screens.monitors().iter().enumerate() {
            let is_taken = screens.shows_the_desk(at) || wall == WallPlace::Fills(at);
            if !is_taken {
                let (place, size) = (monitor.place, monitor.size);
                let builder = ViewportBuilder::default()
                    .with_title(said::WALL_TITLE)
                    .with_app_id("rapport")
                    .with_decorations(false)
                    .with_position(pos2(place.0 as f32 / scale, place.1 as f32 / scale))
                    .with_inner_size(egui::vec2(size.0 as f32 / scale, size.1 as f32 / scale));
                let id = ViewportId::from_hash_of(("a number", at));
                ctx.show_viewport_deferred(id, builder, move |ui, _| {
                    let style = Style::new(Theme::of(ThemeName::Light), 4.0, true);
                    ui.painter().rect_filled(ui.max_rect(), 0.0, style.theme.paper);
                    screen_number_ui(ui, &style, at + 1);
                });
            }
        }
    }
}

/// The newest session with this customer that was left, and whether going on with it comes first.
fn left(history: &History, scenario: &str, asked_for: Option<Seed>, now: Timestamp) -> Option<LeftSession> {
    let (group, comes_first) = left_group(history, scenario, asked_for, now)?;
    let (day, today, time) = (local_day(group.last), local_day(now), local_time(group.last));
    Some(LeftSession { id: group.id, comes_first, when: said::left_at(day, today, time.get(..5).unwrap_or(&time)) })
}

/// What there is to know of the screens, in words.
fn about_screens(model: &Model) -> Option<String> {
    Some(match model.screens.about()? {
        AboutScreens::OnlyOne => said::screens::ONLY_ONE.to_owned(),
        AboutScreens::Mirrored => said::screens::MIRRORED.to_owned(),
        AboutScreens::SystemPlaces => said::screens::SYSTEM_PLACES.to_owned(),
        AboutScreens::Gone(name) => said::screens::gone(&name),
        AboutScreens::Closed => said::screens::CLOSED.to_owned(),
        AboutScreens::DeskOnTheWall => said::screens::DESK_ON_THE_WALL.to_owned(),
    })
}

/// On which screen the wall is.
fn where_is_the_wall(model: &Model) -> Option<String> {
    match model.screens.wall() {
        WallPlace::Fills(at) => model.screens.monitors().get(at).map(|monitor| said::screens::on(&monitor.name)),
        _ => None,
    }
}
