//! The author's bench, without a window: files with their problems, a conversation that keeps its place while its file is edited, and
//! what changed since the last save. What happens to a file comes in as a value: this file reads so, at this time.

mod allow;
mod bench;
mod card;
mod changes;
mod follow;
mod given;
mod guessed;
mod play;
mod road;
mod settle;
mod shelf;
mod since;
mod skeleton;

pub use bench::{Ask, Bench, BenchFile, Looked, Read};
pub use card::{Card, LookedAt, StandsIn};
pub use changes::{Change, Changed, Standing, changes};
pub use follow::{Stop, beat_named};
pub use given::{GivenByName, UnknownName};
pub use guessed::{Guessed, GuessedBy};
pub use play::{Begins, Place, Play};
pub use road::{Road, road_to};
pub use settle::Settle;
pub use shelf::{Seen, Shelf, Stands};
pub use since::{Since, Tried, TriedWay};
pub use skeleton::{branch_for_example, new_branch, new_scenario};
