//! A run: a seed, what is drawn from it, what is waited for, and the transcript of what happened.

mod clock;
mod draw;
mod fill;
mod found_line;
mod record;
mod recorded;
mod replay;
mod run;
mod seed;
mod told;
mod transcript;
mod why;

pub use draw::Drawn;
pub use fill::Fill;
pub use record::{Record, RecordError, RecordFault, RecordedEntry, RecordedExchange};
pub use recorded::{Recorded, RecordedPlay, RecordedPlays};
pub use replay::{PlayedMove, ReplayError, RunLine, RunLineError, parse_moves, replay, replay_under};
pub use run::{Offered, PlayError, Run, RunStart, Waiting};
pub use seed::{Seed, SeedError};
pub use told::{BeatWords, EndingWords};
pub use transcript::{BeforePause, Exchange, Line, Transcript};
pub use why::{Because, Moved, Why};
