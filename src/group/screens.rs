//! Where the wall and the desk stand: on which screens, and what of it the group may see. Screens, cables and keys come in as values;
//! nothing here opens a window.
//!
//! The desk never stands open on a screen that the group sees: neither on the one on which the wall belongs, nor on one that shows
//! the same picture as the desk's.

use jiff::{SignedDuration, Timestamp};

/// How long the screens show their numbers, in milliseconds.
const NUMBERED: i64 = 2_000;

/// A screen as the system tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monitor {
    /// By which it is known again: the name of its output.
    pub name: String,
    /// Its upper left corner among all screens, and its size, in pixels of its own. Two at one place show the same picture.
    pub place: (i32, i32),
    pub size: (u32, u32),
}

/// What becomes of the screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScreenEvent {
    /// These are there, in the order of the system; on this one of them, from 0, stands the window of the presenter.
    Seen { monitors: Vec<Monitor>, desk_on: Option<usize> },
    /// They are the same as before, and in between they were not: whoever manages windows may have moved them meanwhile.
    CameAndWent,
    /// The system does not let a program say where its windows stand.
    SystemPlaces,
    /// A key: wall and desk change places, or take turns on the only screen.
    Swap,
    /// This screen is the only one.
    OneScreen,
    /// The wall in a plain window, for a screen that is shared.
    PlainWindow,
    /// Nobody but the presenter is there: the wall is the small picture on the desk alone.
    Alone,
    /// The plain window fills the screen that it stands on, or does not any more.
    Fill,
    /// The wall on another screen.
    Move,
    /// Every screen shows its number.
    Number,
    /// The window of the wall was closed.
    Closed,
    /// The card is on the wall.
    Confirmed,
}

/// Where the window of the wall is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallPlace {
    /// There is none.
    Nowhere,
    /// A window that stands where it was put; filling the screen there where the flag is set.
    Window { fills: bool },
    /// It fills this screen, from 0 in the order of the system.
    Fills(usize),
}

/// What the window of the presenter shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskFace {
    /// Everything.
    Open,
    /// The desk without what is private.
    Covered,
    /// The wall.
    Wall,
}

/// What there is to know of the screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AboutScreens {
    /// There is one, and it is wall and desk in turn.
    OnlyOne,
    /// All show the same picture.
    Mirrored,
    /// Windows have to be dragged.
    SystemPlaces,
    /// The screen of the wall is not there any more.
    Gone(String),
    /// The window of the wall was closed.
    Closed,
    /// The desk stands on the screen of the wall.
    DeskOnTheWall,
}

/// What the presenter asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Choice {
    /// As the screens have it: the wall on the second.
    #[default]
    ByScreens,
    OneScreen,
    PlainWindow,
    Alone,
}

/// Screens, and what is shown where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screens {
    /// `None` until the system was asked, or where it tells nothing.
    monitors: Option<Vec<Monitor>>,
    desk_on: Option<usize>,
    system_places: bool,
    /// The name of the screen on which the wall belongs.
    wanted: Option<String>,
    choice: Choice,
    /// Whether the wall was on a screen of its own.
    was_out: bool,
    is_closed: bool,
    fills: bool,
    shows_wall: bool,
    /// Where the window of the presenter is to go.
    desk_goes_to: Option<usize>,
    /// Goes up whenever windows have to be put at their places again.
    placing: u32,
    numbered_until: Option<Timestamp>,
}

impl Screens {
    /// With what was remembered: the name of the screen that the wall was on.
    pub fn remembering(wall_on: Option<String>) -> Self {
        Self { wanted: wall_on, ..Self::default() }
    }

    /// Takes in what has become of the screens.
    pub fn take(&mut self, event: ScreenEvent, now: Timestamp) {
        match event {
            ScreenEvent::Seen { monitors, desk_on } => self.see(monitors, desk_on),
            ScreenEvent::CameAndWent => self.placing += 1,
            ScreenEvent::SystemPlaces => self.system_places = true,
            ScreenEvent::Swap => self.swap(),
            ScreenEvent::OneScreen => {
                self.choice = if self.choice == Choice::OneScreen { Choice::ByScreens } else { Choice::OneScreen };
                self.shows_wall = false;
                self.is_closed = false;
                self.placing += 1;
            }
            ScreenEvent::PlainWindow => {
                let is_on = self.choice == Choice::PlainWindow && !self.is_closed;
                self.choice = if is_on { Choice::ByScreens } else { Choice::PlainWindow };
                self.fills = false;
                self.shows_wall = false;
                self.is_closed = false;
                self.placing += 1;
            }
            ScreenEvent::Alone => self.choice = Choice::Alone,
            ScreenEvent::Fill => {
                if !self.brings_back() && matches!(self.wall(), WallPlace::Window { .. }) {
                    self.fills = !self.fills;
                    self.placing += 1;
                }
            }
            ScreenEvent::Move => self.go_on_to_the_next(),
            ScreenEvent::Number => {
                self.brings_back();
                self.numbered_until = now.checked_add(SignedDuration::from_millis(NUMBERED)).ok();
            }
            ScreenEvent::Closed => {
                self.is_closed = self.wall() != WallPlace::Nowhere;
                self.fills = false;
            }
            ScreenEvent::Confirmed => self.wanted = self.name_of(self.target()).or(self.wanted.take()),
        }
        self.was_out |= self.target().is_some();
    }

    fn see(&mut self, monitors: Vec<Monitor>, desk_on: Option<usize>) {
        if monitors.is_empty() {
            return;
        }
        let desk_on = desk_on.filter(|desk| *desk < monitors.len());
        let is_news = self.monitors.as_ref() != Some(&monitors);
        self.monitors = Some(monitors);
        if self.desk_goes_to.is_none_or(|goes| desk_on == Some(goes) || is_news) {
            self.desk_goes_to = None;
        }
        self.desk_on = desk_on;
        if is_news {
            self.placing += 1;
            // Whatever this window shows, the group may have begun to see it.
            self.shows_wall = self.is_one_screen() && (self.was_out || self.shows_wall);
        }
    }

    // ---- what the screens are ------------------------------------------------------------

    fn all(&self) -> &[Monitor] {
        self.monitors.as_deref().unwrap_or_default()
    }

    /// The screen that the desk stands on, or is about to.
    fn desk(&self) -> Option<usize> {
        let goes = self.desk_goes_to.filter(|goes| *goes < self.all().len());
        goes.or(self.desk_on).or(if self.all().is_empty() { None } else { Some(0) })
    }

    fn name_of(&self, monitor: Option<usize>) -> Option<String> {
        Some(self.all().get(monitor?)?.name.clone())
    }

    fn wanted_at(&self) -> Option<usize> {
        let wanted = self.wanted.as_ref()?;
        self.all().iter().position(|monitor| monitor.name == *wanted)
    }

    /// Whether two screens show the same picture.
    fn is_same(&self, one: usize, other: usize) -> bool {
        let place = |at: usize| self.all().get(at).map(|monitor| monitor.place);
        place(one) == place(other)
    }

    /// The screens that show another picture than the desk's.
    fn others(&self) -> impl Iterator<Item = usize> {
        let desk = self.desk();
        (0..self.all().len()).filter(move |at| desk.is_some_and(|desk| !self.is_same(desk, *at)))
    }

    /// The screen that the wall is put on, as the screens have it.
    fn target(&self) -> Option<usize> {
        let wanted = self.wanted_at();
        let wanted = self.others().find(|at| Some(*at) == wanted);
        wanted.or_else(|| self.others().next()).filter(|_| self.choice == Choice::ByScreens)
    }

    /// Whether the group sees what stands on the desk's screen.
    fn group_sees_the_desk(&self) -> bool {
        let Some(desk) = self.desk() else { return false };
        let mirrored = (0..self.all().len()).any(|at| at != desk && self.is_same(desk, at));
        let wanted = self.wanted_at().is_some_and(|wanted| self.is_same(wanted, desk));
        mirrored || wanted
    }

    /// Whether wall and desk take turns on one screen.
    pub fn is_one_screen(&self) -> bool {
        match self.choice {
            Choice::OneScreen => true,
            Choice::PlainWindow | Choice::Alone => false,
            // After a cable was pulled the laptop is alone with the presenter.
            Choice::ByScreens => {
                !self.all().is_empty() && self.target().is_none() && (!self.was_out || self.group_sees_the_desk())
            }
        }
    }

    // ---- what is asked for ---------------------------------------------------------------

    /// Brings a closed window back. Answers whether there was one.
    fn brings_back(&mut self) -> bool {
        if self.is_closed {
            self.is_closed = false;
            self.placing += 1;
            return true;
        }
        false
    }

    fn swap(&mut self) {
        if self.brings_back() {
            return;
        }
        if self.is_one_screen() {
            self.shows_wall = !self.shows_wall;
        } else if let (Some(wall), Some(desk)) = (self.target(), self.desk()) {
            if !self.system_places {
                self.wanted = self.name_of(Some(desk));
                self.desk_goes_to = Some(wall);
                self.placing += 1;
            }
        } else {
            // From a plain window the wall goes to the second screen, where there is one.
            self.choice = if self.others().next().is_some() { Choice::ByScreens } else { Choice::OneScreen };
            self.shows_wall = false;
            self.placing += 1;
        }
    }

    fn go_on_to_the_next(&mut self) {
        let others: Vec<usize> = self.others().collect();
        let Some(at) = others.iter().position(|at| Some(*at) == self.target()) else { return };
        if others.len() < 2 {
            return self.swap();
        }
        let next = others.get((at + 1) % others.len()).copied();
        self.wanted = self.name_of(next);
        self.placing += 1;
    }

    // ---- what is shown -------------------------------------------------------------------

    /// The screens, in the order of the system; none where it tells nothing.
    pub fn monitors(&self) -> &[Monitor] {
        self.all()
    }

    /// On which of them the desk stands.
    pub fn desk_is_on(&self) -> Option<usize> {
        self.desk()
    }

    /// Whether a screen shows what stands on the desk's.
    pub fn shows_the_desk(&self, at: usize) -> bool {
        self.desk().is_some_and(|desk| self.is_same(desk, at))
    }

    /// The name of the screen on which the wall belongs, to be remembered.
    pub fn wanted(&self) -> Option<&str> {
        self.wanted.as_deref()
    }

    pub fn wall(&self) -> WallPlace {
        if self.is_closed || self.is_one_screen() || self.choice == Choice::Alone {
            return WallPlace::Nowhere;
        }
        match self.target() {
            Some(at) if !self.system_places => WallPlace::Fills(at),
            // The cable was pulled: a window would lie over the desk.
            None if self.choice == Choice::ByScreens && !self.all().is_empty() => WallPlace::Nowhere,
            _ => WallPlace::Window { fills: self.fills },
        }
    }

    pub fn desk_face(&self) -> DeskFace {
        if self.is_one_screen() && self.shows_wall {
            DeskFace::Wall
        } else if self.is_one_screen() || self.group_sees_the_desk() {
            DeskFace::Covered
        } else {
            DeskFace::Open
        }
    }

    /// The screen to which the window of the presenter is to be moved, from 0; `None` where it stays.
    pub fn desk_goes_to(&self) -> Option<usize> {
        self.desk_goes_to
    }

    /// Another number than before: the windows have to be put at their places again.
    pub fn placing(&self) -> u32 {
        self.placing
    }

    /// Whether every screen shows its number.
    pub fn is_numbered(&self, now: Timestamp) -> bool {
        self.numbered_until.is_some_and(|until| now < until)
    }

    /// What there is to know; `None` where all is well.
    pub fn about(&self) -> Option<AboutScreens> {
        if self.is_closed {
            return Some(AboutScreens::Closed);
        }
        if self.all().is_empty() {
            return None;
        }
        let is_alone = self.others().next().is_none();
        if is_alone && self.all().len() > 1 {
            return Some(AboutScreens::Mirrored);
        }
        match (&self.wanted, self.choice) {
            (Some(wanted), Choice::ByScreens) if is_alone && self.was_out && self.wanted_at().is_none() => {
                Some(AboutScreens::Gone(wanted.clone()))
            }
            (_, Choice::ByScreens) if is_alone => Some(AboutScreens::OnlyOne),
            (_, Choice::ByScreens) if self.system_places => Some(AboutScreens::SystemPlaces),
            (_, Choice::ByScreens) if self.group_sees_the_desk() => Some(AboutScreens::DeskOnTheWall),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_764_000_000 + seconds).unwrap()
    }

    fn monitor(name: &str, x: i32) -> Monitor {
        Monitor { name: name.to_owned(), place: (x, 0), size: (1_920, 1_080) }
    }

    fn seen(names: &[(&str, i32)], desk_on: usize) -> ScreenEvent {
        let monitors = names.iter().map(|(name, x)| monitor(name, *x)).collect();
        ScreenEvent::Seen { monitors, desk_on: Some(desk_on) }
    }

    const TWO: &[(&str, i32)] = &[("laptop", 0), ("projector", 1_920)];

    fn with(events: &[ScreenEvent]) -> Screens {
        let mut screens = Screens::default();
        for event in events {
            screens.take(event.clone(), at(0));
        }
        screens
    }

    #[test]
    fn the_wall_fills_the_other_screen_and_is_remembered_by_name() {
        let screens = with(&[seen(TWO, 0), ScreenEvent::Confirmed]);
        assert_eq!((screens.wall(), screens.desk_face()), (WallPlace::Fills(1), DeskFace::Open));
        assert_eq!(screens.wanted(), Some("projector"));
        let mut again = Screens::remembering(Some("beamer".to_owned()));
        again.take(seen(&[("laptop", 0), ("side", 1_920), ("beamer", 3_840)], 0), at(0));
        assert_eq!(again.wall(), WallPlace::Fills(2));
    }

    #[test]
    fn a_cable_that_was_pulled_and_put_back_brings_the_wall_back() {
        let mut screens = with(&[seen(TWO, 0), ScreenEvent::Confirmed]);
        screens.take(seen(&[("laptop", 0)], 0), at(1));
        assert_eq!((screens.wall(), screens.desk_face()), (WallPlace::Nowhere, DeskFace::Open));
        assert_eq!(screens.about(), Some(AboutScreens::Gone("projector".to_owned())));
        let before = screens.placing();
        // The system may tell of them in another order.
        screens.take(seen(&[("projector", 1_920), ("laptop", 0)], 1), at(2));
        assert_eq!(screens.wall(), WallPlace::Fills(0));
        assert_ne!(screens.placing(), before, "the same place has to be asked for again");
    }

    #[test]
    fn where_the_laptop_is_shut_the_projector_shows_the_wall_alone() {
        let mut screens = with(&[seen(TWO, 0), ScreenEvent::Confirmed]);
        screens.take(seen(&[("projector", 0)], 0), at(1));
        assert_eq!(screens.desk_face(), DeskFace::Wall);
    }

    #[test]
    fn two_screens_with_one_picture_are_one_screen() {
        let mirrored = &[("laptop", 0), ("projector", 0)];
        let mut screens = with(&[seen(mirrored, 0)]);
        assert_eq!((screens.wall(), screens.desk_face()), (WallPlace::Nowhere, DeskFace::Covered));
        assert_eq!(screens.about(), Some(AboutScreens::Mirrored));
        screens.take(ScreenEvent::Swap, at(1));
        assert_eq!(screens.desk_face(), DeskFace::Wall);
        // In the middle of a session the group sees the wall at once.
        let mut later = with(&[seen(TWO, 0), ScreenEvent::Confirmed]);
        later.take(seen(mirrored, 0), at(1));
        assert_eq!(later.desk_face(), DeskFace::Wall);
    }

    #[test]
    fn swapping_moves_the_windows_and_never_shows_the_desk_on_the_wall() {
        let mut screens = with(&[seen(TWO, 0), ScreenEvent::Confirmed, ScreenEvent::Swap]);
        assert_eq!((screens.wall(), screens.desk_goes_to()), (WallPlace::Fills(0), Some(1)));
        assert_eq!(screens.desk_face(), DeskFace::Open);
        screens.take(seen(TWO, 1), at(1));
        assert_eq!((screens.wall(), screens.desk_goes_to(), screens.desk_face()), (WallPlace::Fills(0), None, DeskFace::Open));
        // Somebody drags the desk over to the wall.
        screens.take(seen(TWO, 0), at(2));
        assert_eq!(screens.desk_face(), DeskFace::Covered);
        assert_eq!(screens.about(), Some(AboutScreens::DeskOnTheWall));
    }

    #[test]
    fn a_closed_wall_comes_back_by_the_next_key_and_only_then_is_swapped() {
        let mut screens = with(&[seen(TWO, 0), ScreenEvent::Confirmed, ScreenEvent::Closed]);
        assert_eq!((screens.wall(), screens.about()), (WallPlace::Nowhere, Some(AboutScreens::Closed)));
        screens.take(ScreenEvent::Swap, at(1));
        assert_eq!((screens.wall(), screens.wanted()), (WallPlace::Fills(1), Some("projector")));
    }

    #[test]
    fn where_the_system_places_windows_the_wall_is_dragged_and_fills_its_screen_by_a_key() {
        let mut screens = with(&[ScreenEvent::SystemPlaces, seen(TWO, 0)]);
        assert_eq!((screens.wall(), screens.about()), (WallPlace::Window { fills: false }, Some(AboutScreens::SystemPlaces)));
        screens.take(ScreenEvent::Fill, at(0));
        assert_eq!(screens.wall(), WallPlace::Window { fills: true });
    }

    #[test]
    fn a_screen_that_is_shared_has_a_plain_window_and_an_open_desk() {
        let screens = with(&[seen(&[("laptop", 0)], 0), ScreenEvent::PlainWindow]);
        assert_eq!((screens.wall(), screens.desk_face()), (WallPlace::Window { fills: false }, DeskFace::Open));
    }

    #[test]
    fn from_a_plain_window_the_wall_goes_to_the_second_screen_where_there_is_one() {
        let screens = with(&[seen(TWO, 0), ScreenEvent::Confirmed, ScreenEvent::PlainWindow, ScreenEvent::Swap]);
        assert_eq!((screens.wall(), screens.desk_face()), (WallPlace::Fills(1), DeskFace::Open));
        let alone = with(&[seen(&[("laptop", 0)], 0), ScreenEvent::PlainWindow, ScreenEvent::Swap]);
        assert_eq!((alone.wall(), alone.desk_face()), (WallPlace::Nowhere, DeskFace::Covered));
    }

    #[test]
    fn numbers_stand_for_two_seconds() {
        let mut screens = with(&[seen(TWO, 0)]);
        screens.take(ScreenEvent::Number, at(10));
        assert!(screens.is_numbered(at(11)) && !screens.is_numbered(at(12)));
    }
}
