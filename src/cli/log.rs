//! What the program and its libraries say about their own work, where `RUST_LOG` asks for it.

use std::io::Write as _;

use ::log::LevelFilter;

use crate::source::visible;

use super::output::complain;

/// Starts the log: errors of the program itself, unless `RUST_LOG` asks for more. A part of it that cannot be read is named and passed over.
pub fn start_log() {
    let mut builder = env_logger::Builder::new();
    let asked = std::env::var_os("RUST_LOG").unwrap_or_default();
    let (filters, faults) = filters(&asked.to_string_lossy());
    for fault in faults {
        complain(format_args!("RUST_LOG: `{fault}` isn't a level, as in `debug`, or a module with one, as in `winit=debug`"));
    }
    if filters.is_empty() {
        // What its libraries say would be no help to a person; why no window opens is said in plain words.
        builder.filter_level(LevelFilter::Off).filter_module("rapport", LevelFilter::Error);
    }
    for (module, level) in filters {
        builder.filter(module.as_deref(), level);
    }
    builder
        .format(|out, record| writeln!(out, "[{} {}] {}", record.level(), record.target(), visible(&record.args().to_string())));
    // A second log would change nothing that the person sees.
    let _ = builder.try_init();
}

/// A module, or everything, and how much of it is asked for.
type Filter = (Option<String>, LevelFilter);

/// The filters of a text such as `warn,winit=debug`, and its parts that are none.
fn filters(text: &str) -> (Vec<Filter>, Vec<String>) {
    let (mut filters, mut faults) = (Vec::new(), Vec::new());
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let filter = match part.split_once('=') {
            Some((module, level)) => level.parse().ok().map(|level| (Some(module.to_owned()), level)),
            // A lone word is a level, or else a module of which everything is asked for.
            None if part.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | ':')) => {
                Some(part.parse().map_or_else(|_| (Some(part.to_owned()), LevelFilter::Trace), |level| (None, level)))
            }
            None => None,
        };
        match filter {
            Some(filter) => filters.push(filter),
            None => faults.push(part.to_owned()),
        }
    }
    (filters, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_a_module_and_a_module_with_a_level_are_filters() {
        let (read, faults) = filters("warn, winit=debug,eframe");
        let expected = [
            (None, LevelFilter::Warn),
            (Some("winit".to_owned()), LevelFilter::Debug),
            (Some("eframe".to_owned()), LevelFilter::Trace),
        ];
        assert_eq!(read, expected);
        assert!(faults.is_empty());
    }

    #[test]
    fn what_is_no_filter_is_named() {
        assert_eq!(filters("a=b=c,/x").1, ["a=b=c", "/x"]);
    }
}
