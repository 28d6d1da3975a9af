//! Source text: files as written, byte spans, lines and columns, and what is found in them.

mod code;
mod diagnostic;
mod render;
mod signs;
mod sources;
mod text;
mod visible;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Gathered, Mend, Report, Witness};
pub use render::{Excerpt, render, render_all};
pub use signs::{
    composed, difference, is_drawn_as_blank, look_alike, look_of_name, named, odd_sign, shows_nothing, unmasked, unseen,
};
pub use sources::Sources;
pub use text::{LineColumn, SourceText, Span, file_name, is_forbidden, own_words};
pub use visible::visible;
