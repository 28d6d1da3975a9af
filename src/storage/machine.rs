//! The clock and the entropy of this machine, as values.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit};
use rand::TryRng as _;

use crate::play::Seed;
use crate::session::{Env, RunId};

/// The time, a fresh seed and a name for a new run.
pub fn env() -> Env {
    Env { now: now(), seed: fresh_seed(), run_id: RunId(entropy().unwrap_or_else(uncommon_number)) }
}

/// The day that it was here at this moment.
pub fn local_day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::system()).date()
}

/// The time of day that it was here at this moment: "13:41:07".
pub fn local_time(at: Timestamp) -> String {
    at.to_zoned(TimeZone::system()).strftime("%H:%M:%S").to_string()
}

/// A seed nobody can foresee. Where the machine gives no entropy, the largest seed: a run must never fail to begin for it.
pub fn fresh_seed() -> Seed {
    rand::rngs::SysRng.try_next_u64().map_or(Seed::LARGEST, Seed::from_entropy)
}

/// A file that may not grow any further is answered like a full disk. Otherwise the system would end the program for it.
pub(super) fn outlive_file_limits() {
    #[cfg(unix)]
    {
        use std::sync::atomic::AtomicBool;
        let is_noted = std::sync::Arc::new(AtomicBool::new(false));
        if let Err(error) = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, is_noted) {
            log::debug!("the signal for files that are too long is left as it is: {error}");
        }
    }
}

/// The time, to the microsecond, which is how it is kept.
pub(super) fn now() -> Timestamp {
    let now = Timestamp::now();
    now.round(Unit::Microsecond).unwrap_or(now)
}

/// A name that no other file of this program has.
pub(super) fn uncommon_name() -> String {
    format!("{:016x}", entropy().unwrap_or_else(uncommon_number) as u64)
}

fn entropy() -> Option<u128> {
    let half = || rand::rngs::SysRng.try_next_u64().ok().map(u128::from);
    Some(half()? << 64 | half()?)
}

/// Where the machine gives no entropy: the time and the process, which no two runs of one person share.
fn uncommon_number() -> u128 {
    Timestamp::now().as_nanosecond().unsigned_abs() << 32 | u128::from(std::process::id())
}
