//! The map of a scenario: which beats there are and how they hang together, how likely a typical trainee takes each way, in what
//! mood the customer is there, and where all of it stands on a sheet. Columns lie in the order in which one comes to them.

mod facts;
mod layers;
mod layout;
mod order;
mod place;
mod paths;
mod svg;
mod told;
mod whole;

pub use facts::{MapFacts, Met, NodeFacts, WayFacts};
pub use layout::{Card, Layout, Ribbon, Sheet, Stub};
pub use svg::{Mark, svg};
pub use told::{asked, said, signed};
pub use whole::{Map, Step};
