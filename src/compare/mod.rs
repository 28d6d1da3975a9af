//! Two versions of a scenario side by side: what was changed, how that moves the endings and the robots, and which conversations
//! that were had with the old one still go the same way.

mod aligned;
mod changes;
mod figures;
mod replayed;

pub use changes::{Change, Kind, changes};
pub use figures::{Figures, Moved, Version};
pub use replayed::{Replayed, replayed};
