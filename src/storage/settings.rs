//! What a person has set.

use crate::group::WayOfVoting;
use crate::play::Seed;
use crate::practice::Goal;
use crate::words::common::DEFAULT_NAME;

/// How the window looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// Light or dark as the system has it.
    #[default]
    System,
    Light,
    Dark,
    ContrastLight,
    ContrastDark,
}

/// What a person has set. All of it can be changed at any moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub appearance: Appearance,
    /// Text size in percent, as it stands in the file; one that there is not is drawn at the nearest.
    pub text_size: u16,
    /// Whether everything changes at once instead of moving.
    pub reduced_motion: bool,
    /// What `{you}` stands for.
    pub you: String,
    /// What they would like to get better at.
    pub goal: Option<Goal>,
    /// Whether the first start is behind them.
    pub has_started: bool,
    /// Whether they have been told what the four words of a debrief tell.
    pub knows_outlook: bool,
    /// How the last session with a room was set up.
    pub room: RoomSettings,
}

/// How the last session with a room was set up, so that the next one begins with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomSettings {
    /// How many people voted.
    pub people: u8,
    pub way: WayOfVoting,
    /// The session code.
    pub code: Option<Seed>,
    /// The id of the scenario.
    pub scenario: Option<String>,
    /// The name of the screen that the wall was on.
    pub wall_on: Option<String>,
}

/// How many people a room has unless something else was said.
const PEOPLE: u8 = 12;

impl Default for RoomSettings {
    fn default() -> Self {
        Self { people: PEOPLE, way: WayOfVoting::default(), code: None, scenario: None, wall_on: None }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            appearance: Appearance::System,
            text_size: 100,
            reduced_motion: false,
            you: DEFAULT_NAME.to_owned(),
            goal: None,
            has_started: false,
            knows_outlook: false,
            room: RoomSettings::default(),
        }
    }
}

impl Settings {
    /// These settings with what differs between the other two changed as it was changed there.
    pub(super) fn with_change(self, from: &Self, to: &Self) -> Self {
        fn changed<T: PartialEq + Clone>(stands: T, from: &T, to: &T) -> T {
            if from == to { stands } else { to.clone() }
        }
        let Self { appearance, text_size, reduced_motion, you, goal, has_started, knows_outlook, room } = self;
        Self {
            appearance: changed(appearance, &from.appearance, &to.appearance),
            text_size: changed(text_size, &from.text_size, &to.text_size),
            reduced_motion: changed(reduced_motion, &from.reduced_motion, &to.reduced_motion),
            you: changed(you, &from.you, &to.you),
            goal: changed(goal, &from.goal, &to.goal),
            has_started: changed(has_started, &from.has_started, &to.has_started),
            knows_outlook: changed(knows_outlook, &from.knows_outlook, &to.knows_outlook),
            room: RoomSettings {
                people: changed(room.people, &from.room.people, &to.room.people),
                way: changed(room.way, &from.room.way, &to.room.way),
                code: changed(room.code, &from.room.code, &to.room.code),
                scenario: changed(room.scenario, &from.room.scenario, &to.room.scenario),
                wall_on: changed(room.wall_on, &from.room.wall_on, &to.room.wall_on),
            },
        }
    }
}
