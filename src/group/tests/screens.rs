//! A group, its screens and its plug, in any order of keys, cables, focus and crashes: nothing hidden is drawn where the group looks,
//! nothing is lost, and nothing is counted twice.

use super::*;

/// What somebody does, or what becomes of the group's machines.
#[derive(Clone, Debug)]
enum Happens {
    Pressed(Key),
    Plugged(usize),
    Unplugged(usize),
    /// Every screen shows the picture of the laptop, or its own again.
    Mirrored(bool),
    /// The window of the presenter is dragged to a screen.
    Dragged(usize),
    Swap,
    OneScreen,
    PlainWindow,
    Fill,
    Move,
    Number,
    Closed,
    /// A cable is out and in again before anybody looks at the screens, and the system tells of it or does not.
    Blinked {
        at: usize,
        is_told: bool,
    },
    /// Whoever manages windows moves the wall to the laptop's screen, where the desk may lie over it.
    MovedAway,
    /// The same puts so many new windows elsewhere than it was asked to.
    Stubborn(u32),
    /// The window of the presenter is put away, or is back: meanwhile nobody looks at the screens.
    Minimised(bool),
    /// The keyboard goes to the window of the wall, or back.
    Focused,
    /// The process is killed, with or without its last key on the disk.
    Killed {
        loses_the_last: bool,
    },
}

const NAMES: [&str; 3] = ["laptop", "projector", "side"];

/// The window of the wall, as the window system has it.
#[derive(Clone, Copy)]
struct Window {
    id: (u32, u32),
    stands: (i32, i32),
}

/// A group with its machines.
#[derive(Clone)]
struct World {
    session: GroupSession,
    screens: Screens,
    /// Which screens are plugged in; the laptop's is always there.
    plugged: [bool; 3],
    mirrored: bool,
    desk_on: usize,
    is_minimised: bool,
    window: Option<Window>,
    placement: Placement,
    /// Whether the system tells of a change that nobody has looked at yet.
    is_told: bool,
    /// So many new windows are put elsewhere.
    n_stubborn: u32,
    was_stubborn: bool,
    seconds: i64,
    /// On top of the seconds.
    milliseconds: i64,
}

impl World {
    fn new() -> Self {
        let session =
            GroupSession::begin(umbrella(), Rules::newest(), Setup::new(4, WayOfVoting::EyesShut), Seed::default(), &env(0));
        let mut world = Self {
            session,
            screens: Screens::default(),
            plugged: [true, true, false],
            mirrored: false,
            desk_on: 0,
            is_minimised: false,
            window: None,
            placement: Placement::default(),
            is_told: false,
            n_stubborn: 0,
            was_stubborn: false,
            seconds: 0,
            milliseconds: 0,
        };
        world.look();
        world.ask(ScreenEvent::Confirmed);
        world
    }

    fn now(&self) -> Timestamp {
        env(self.seconds).now + SignedDuration::from_millis(self.milliseconds)
    }

    fn ask(&mut self, event: ScreenEvent) {
        let now = self.now();
        self.screens.take(event, now);
    }

    /// The screens as the system tells of them.
    fn monitors(&self) -> Vec<Monitor> {
        let all = NAMES.iter().enumerate().filter(|(at, _)| self.plugged[*at]);
        let monitor = |(at, name): (usize, &&str)| {
            let x = if self.mirrored { 0 } else { 1_920 * i32::try_from(at).unwrap() };
            Monitor { name: (*name).to_owned(), place: (x, 0), size: (1_920, 1_080) }
        };
        all.map(monitor).collect()
    }

    /// What the program does once a second.
    fn look(&mut self) {
        if self.is_minimised {
            return;
        }
        if !self.plugged[self.desk_on] {
            self.desk_on = 0;
        }
        if self.strays() == Strays::ForLong {
            self.placement.try_again();
        }
        // A window that nobody sees is told to look where it stands; one that comes into sight draws itself.
        if self.screen_of_the_wall().is_some() {
            self.tells_where_it_stands();
        }
        let monitors = self.monitors();
        let placing = self.screens.placing();
        let index = monitors.iter().position(|monitor| monitor.name == NAMES[self.desk_on]);
        self.ask(ScreenEvent::Seen { monitors, desk_on: index });
        // The window system does what it was asked for.
        if let Some(goes_to) = self.screens.desk_goes_to() {
            let name = self.screens.monitors()[goes_to].name.clone();
            self.desk_on = NAMES.iter().position(|one| *one == name).unwrap();
            let monitors = self.monitors();
            self.ask(ScreenEvent::Seen { monitors, desk_on: Some(goes_to) });
        }
        if std::mem::take(&mut self.is_told) && self.screens.placing() == placing {
            self.ask(ScreenEvent::CameAndWent);
        }
        self.show();
    }

    // ---- the window of the wall --------------------------------------------------------

    fn screen_of_the_wall(&self) -> Option<Monitor> {
        let WallPlace::Fills(at) = self.screens.wall() else { return None };
        self.screens.monitors().get(at).cloned()
    }

    fn strays(&mut self) -> Strays {
        let now = self.now();
        self.screen_of_the_wall().map_or(Strays::No, |screen| self.placement.strays_from(&screen, now))
    }

    /// Shows the window of the wall where it is to be. A new one is on top until the desk takes the keyboard back, and draws itself.
    fn show(&mut self) {
        self.placement.put(self.screens.placing());
        let Some(screen) = self.screen_of_the_wall() else {
            self.window = None;
            return;
        };
        let id = self.placement.window();
        if self.window.is_none_or(|window| window.id != id) {
            let is_put_elsewhere = self.n_stubborn > 0;
            self.n_stubborn = self.n_stubborn.saturating_sub(1);
            self.window = Some(Window { id, stands: if is_put_elsewhere { (0, 0) } else { screen.place } });
            self.tells_where_it_stands();
        }
    }

    /// Whether the desk lies over it.
    fn is_hidden(&self) -> bool {
        let desk = self.monitors().into_iter().find(|monitor| monitor.name == NAMES[self.desk_on]);
        self.window.is_some_and(|window| desk.is_some_and(|desk| desk.place == window.stands))
    }

    /// It draws itself, and the desk draws the next frame when that is elsewhere than before.
    fn tells_where_it_stands(&mut self) {
        let Some(Window { stands: (x, y), .. }) = self.window else { return };
        if self.placement.stands_at(Some([x as f32, y as f32, 1_920.0, 1_080.0])) {
            self.strays();
        }
    }

    /// It is moved. Only a window that is seen draws itself then.
    fn move_the_wall_to(&mut self, stands: (i32, i32)) {
        if let Some(window) = &mut self.window {
            window.stands = stands;
            if !self.is_hidden() {
                self.tells_where_it_stands();
            }
        }
    }

    /// Whoever manages windows puts one whose screen is not there any more on the laptop's.
    fn rearrange(&mut self) {
        let is_there = |window: &Window| self.monitors().iter().any(|monitor| monitor.place == window.stands);
        if self.window.is_some_and(|window| !is_there(&window)) {
            self.move_the_wall_to((0, 0));
        }
    }

    /// Nobody does anything for so many milliseconds; the program looks as often as it does, and first as late as it may.
    fn wait(&mut self, milliseconds: i64) {
        let end = self.milliseconds + milliseconds;
        loop {
            let is_awaited = self.strays() != Strays::No || matches!(self.screens.about(), Some(AboutScreens::Gone(_)));
            self.milliseconds += if is_awaited { 334 } else { 1_000 };
            if self.milliseconds > end {
                self.milliseconds = end;
                return;
            }
            self.look();
        }
    }

    /// Whether the wall fills the screen that it is to fill, where it is to fill one.
    fn the_wall_is_in_its_place(&self) -> bool {
        let Some(screen) = self.screen_of_the_wall() else { return true };
        self.window.is_some_and(|window| window.stands == screen.place)
    }

    fn happen(&mut self, what: &Happens) {
        self.seconds += 1;
        match what {
            Happens::Pressed(key) => {
                let at = env(self.seconds);
                let _ = self.session.press(key.clone(), &at, None);
                // Every second key is on the disk at once.
                if self.seconds % 2 == 0 {
                    let (id, n) = (self.session.id(), self.session.entries().len());
                    self.session.on_saved(id, n);
                }
            }
            Happens::Plugged(at) => self.plugged[*at] = true,
            Happens::Unplugged(at) => self.plugged[*at] = *at == 0,
            Happens::Mirrored(mirrored) => self.mirrored = *mirrored,
            Happens::Blinked { at, is_told } => {
                let was_in = std::mem::replace(&mut self.plugged[*at], *at == 0);
                self.rearrange();
                self.plugged[*at] = was_in;
                self.is_told |= is_told;
                return;
            }
            Happens::MovedAway => return self.move_the_wall_to((0, 0)),
            // Once is enough: nobody tries for ever.
            Happens::Stubborn(n) if !self.was_stubborn => (self.n_stubborn, self.was_stubborn) = (*n, *n > 0),
            Happens::Dragged(at) => self.desk_on = if self.plugged[*at] { *at } else { self.desk_on },
            Happens::Swap => self.ask(ScreenEvent::Swap),
            Happens::OneScreen => self.ask(ScreenEvent::OneScreen),
            Happens::PlainWindow => self.ask(ScreenEvent::PlainWindow),
            Happens::Fill => self.ask(ScreenEvent::Fill),
            Happens::Move => self.ask(ScreenEvent::Move),
            Happens::Number => self.ask(ScreenEvent::Number),
            Happens::Closed => self.ask(ScreenEvent::Closed),
            Happens::Minimised(is) => self.is_minimised = *is,
            Happens::Focused | Happens::Stubborn(_) => {}
            Happens::Killed { loses_the_last } => self.kill(*loses_the_last),
        }
        self.rearrange();
        self.look();
    }

    /// Only what is on the disk is left: the journal, and the name of the screen.
    fn kill(&mut self, loses_the_last: bool) {
        let mut entries = self.session.entries().to_vec();
        if loses_the_last {
            entries.pop();
        }
        let kept = SavedGroup { header: self.session.header().clone(), entries };
        self.session = GroupSession::resume(kept, None).unwrap();
        self.screens = Screens::remembering(self.screens.wanted().map(str::to_owned));
        self.is_minimised = false;
        (self.window, self.placement) = (None, Placement::default());
    }

    /// The screens that the group may look at: the one on which the wall belongs, and whatever shows the same picture as another.
    fn seen_by_the_group(&self) -> Vec<usize> {
        let monitors = self.screens.monitors();
        let wanted = self.screens.wanted();
        let is_shared = |at: usize| (0..monitors.len()).any(|one| one != at && monitors[one].place == monitors[at].place);
        let belongs = |at: usize| wanted == Some(monitors[at].name.as_str());
        (0..monitors.len()).filter(|at| is_shared(*at) || belongs(*at)).collect()
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let (screens, group) = (&self.screens, self.session.group());
        let desk = screens.desk_is_on().unwrap();
        if self.seen_by_the_group().contains(&desk) {
            prop_assert_ne!(screens.desk_face(), DeskFace::Open, "{:?}", screens);
        }
        if let WallPlace::Fills(at) = screens.wall() {
            prop_assert!(screens.monitors()[at].place != screens.monitors()[desk].place, "the wall lies over the desk");
            prop_assert_ne!(screens.desk_face(), DeskFace::Wall);
        }
        for round in group.rounds.values() {
            for votes in round.votes.iter().chain([&round.voices]) {
                prop_assert!(votes.n_in() <= 4);
            }
        }
        prop_assert!(group.trial.n_in() <= 4);
        Ok(())
    }

    /// What the wall says.
    fn on_the_wall(&self) -> String {
        format!("{:?}", self.session.shown().audience(self.now(), None))
    }
}

fn happenings() -> impl Strategy<Value = Vec<Happens>> {
    let key = prop_oneof![
        6 => Just(Key::Next),
        8 => (1_u8..=4).prop_map(Key::Digit),
        4 => proptest::sample::select(Key::all().collect::<Vec<_>>()),
        1 => Just(Key::note("a note about table two")),
    ];
    let what = prop_oneof![
        12 => key.prop_map(Happens::Pressed),
        2 => (1_usize..3).prop_map(Happens::Plugged),
        2 => (0_usize..3).prop_map(Happens::Unplugged),
        1 => any::<bool>().prop_map(Happens::Mirrored),
        1 => (0_usize..3).prop_map(Happens::Dragged),
        1 => Just(Happens::Swap),
        1 => Just(Happens::OneScreen),
        1 => Just(Happens::PlainWindow),
        1 => Just(Happens::Fill),
        1 => Just(Happens::Move),
        1 => Just(Happens::Number),
        1 => Just(Happens::Closed),
        2 => (1_usize..3, any::<bool>()).prop_map(|(at, is_told)| Happens::Blinked { at, is_told }),
        1 => Just(Happens::MovedAway),
        1 => (0_u32..4).prop_map(Happens::Stubborn),
        1 => any::<bool>().prop_map(Happens::Minimised),
        1 => Just(Happens::Focused),
        1 => any::<bool>().prop_map(|loses_the_last| Happens::Killed { loses_the_last }),
    ];
    proptest::collection::vec(what, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_to_screens_and_cables_the_room_sees_nothing_hidden_and_loses_nothing(happenings in happenings()) {
        let mut world = World::new();
        for what in &happenings {
            let (stage, counts) = (world.session.group().stage(), world.session.group().counts(None));
            world.happen(what);
            world.check()?;
            // Whatever moved it, the wall is back within two seconds; for each new window that is put elsewhere it takes longer.
            let mut later = world.clone();
            later.is_minimised = false;
            later.wait(2_000 + 3_000 * i64::from(later.n_stubborn));
            prop_assert!(later.the_wall_is_in_its_place(), "{:?} {:?}", what, later.placement);
            let stays = match what {
                Happens::Pressed(_) => false,
                Happens::Killed { loses_the_last } => !loses_the_last,
                _ => true,
            };
            if stays {
                prop_assert_eq!(world.session.group().stage(), stage, "{:?}", what);
                prop_assert_eq!(world.session.group().counts(None), counts);
            }
        }
        if !world.session.shown().stage().is_of_the_debrief() {
            let seen = world.on_the_wall();
            for secret in secrets(&umbrella()) {
                prop_assert!(!seen.contains(&secret), "{}", secret);
            }
        }
        // A cable that is put back brings the wall back with the next look, which comes within a second.
        world.happen(&Happens::Minimised(false));
        world.kill(false);
        (world.mirrored, world.desk_on, world.plugged) = (false, 0, [true, true, false]);
        world.screens = Screens::remembering(Some("projector".to_owned()));
        world.look();
        let stage = world.session.group().stage();
        world.happen(&Happens::Unplugged(1));
        prop_assert_eq!(world.screens.wall(), WallPlace::Nowhere);
        let placing = world.screens.placing();
        world.happen(&Happens::Plugged(1));
        prop_assert_eq!(world.screens.wall(), WallPlace::Fills(1));
        prop_assert!(world.screens.placing() != placing);
        prop_assert_eq!(world.session.group().stage(), stage);
    }
}
