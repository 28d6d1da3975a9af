//! What stands on the map, in the terminal and as a picture.

pub const MOOD_ON_ARRIVAL: &str = "Mood on arrival";
pub const WIDTH: &str = "as wide as it is likely, for a typical trainee";
/// A way or a place to which somebody can come, but no typical trainee.
pub const NOT_TYPICALLY: &str = "never by a typical trainee";
/// A way or a place to which no play leads.
pub const NEVER: &str = "never at all";
/// The same in a column of figures.
pub const NEVER_SHORT: &str = "never";
/// Where an option leads that came too soon.
pub const UNHEARD: &str = "unheard";

/// "5.1 %, mood +2".
pub fn with_mood(chance: &str, mood: &str) -> String {
    format!("{chance}, mood {mood}")
}

/// What a figure of nought means, in the map as text.
pub const NOUGHT: &str = "0 % means no typical trainee, `never` means nobody";

/// A chance in percent: what can happen is never 0, and what need not happen is never 100.
pub fn percent(chance: f64) -> String {
    let percent = 100.0 * chance;
    if percent < 1e-7 {
        "0 %".to_owned()
    } else if percent < 0.05 {
        "<0.1 %".to_owned()
    } else if percent > 100.0 - 1e-7 {
        "100 %".to_owned()
    } else if percent > 99.95 {
        ">99.9 %".to_owned()
    } else {
        format!("{percent:.1} %")
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn only_what_is_sure_is_said_to_be() {
        let said = [0.0, 1e-6, 0.123_45, 0.999_9, 1.0 - 1e-12, 1.0].map(percent);
        assert_eq!(said, ["0 %", "<0.1 %", "12.3 %", ">99.9 %", "100 %", "100 %"]);
    }
}
