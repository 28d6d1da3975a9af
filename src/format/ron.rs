//! RON as this format uses it.

use std::sync::OnceLock;

use ron::extensions::Extensions;

/// Brackets nested deeper than this are a fault. A scenario needs about ten.
pub(super) const DEEPEST: usize = 64;

/// RON as this format uses it: an author never writes `Some(…)`.
pub(super) fn options() -> &'static ron::Options {
    static OPTIONS: OnceLock<ron::Options> = OnceLock::new();
    OPTIONS
        .get_or_init(|| ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(DEEPEST))
}
