//! What stands on the map, in the terminal and as a picture.

pub const MOOD_ON_ARRIVAL: &str = "Mood on arrival";
pub const WIDTH: &str = "the wider, the likelier, for a typical trainee";
/// A way or a place to which somebody can come, but no typical trainee.
pub const NOT_TYPICALLY: &str = "never by a typical trainee";
/// A way or a place to which no play leads.
pub const NEVER: &str = "never at all";
/// The same in a column of figures.
pub const NEVER_SHORT: &str = "never";
/// Where an option leads that came too soon.
pub const UNHEARD: &str = "unheard";

/// "5.1%, mood +2".
pub fn with_mood(chance: &str, mood: &str) -> String {
    format!("{chance}, mood {mood}")
}

/// The same where there is little room.
pub fn beside_mood(chance: &str, mood: &str) -> String {
    format!("{chance} \u{b7} {mood}")
}

/// What a figure of nought means, in the map as text.
pub const NOUGHT: &str = "0%: no typical trainee gets there; `never`: nobody can";

// ---- in the window ------------------------------------------------------------------------------

pub const MAP: &str = "Map";
pub const BEING_DRAWN: &str = "Drawing the map\u{2026}";
/// While an older map is shown.
pub const BEING_DRAWN_AGAIN: &str = "Drawing it again\u{2026}";
pub const FIND: &str = "Find a beat or a word";
pub const NEXT_FOUND: &str = "Next";
pub const NEARER: &str = "Zoom in";
pub const FARTHER: &str = "Zoom out";
pub const WHOLE: &str = "Show all of it";
pub const OWN_PATHS: &str = "My conversations";
pub const WITHOUT_PATHS: &str = "Without my conversations";
pub const PLAY_FROM_HERE: &str = "Play from here";
pub const MINIMAP: &str = "The whole map";
pub const WIDTH_OF_A_WAY: &str = "The wider, the likelier, for a typical trainee";
/// A way that is taken without an answer.
pub const GOES_ON: &str = "goes on by itself";

/// "34 beats, 6 endings, about 14 lines in a typical conversation".
pub fn size(n_beats: usize, n_endings: usize, exchanges: Option<f64>, is_about: bool) -> String {
    let of = |n: usize, one: &str, more: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {more}") };
    let parts = format!("{}, {}", of(n_beats, "beat", "beats"), of(n_endings, "ending", "endings"));
    let about = if is_about { "about " } else { "" };
    exchanges.map_or_else(|| parts.clone(), |n| format!("{parts}, {about}{n:.0} answers in a typical conversation"))
}

/// "Found in 14 places".
pub fn found(n: usize) -> String {
    match n {
        0 => "Not found".to_owned(),
        1 => "Found in one place".to_owned(),
        n => format!("Found in {n} places"),
    }
}

/// A figure that was sampled.
pub fn about(figure: &str) -> String {
    format!("about {figure}")
}

/// A beat as it is heard: "exactly, 26%, guarded, 4 ways on, 1 problem".
pub fn card_as_heard(name: &str, chance: &str, mood: &str, n_ways: usize, n_problems: usize) -> String {
    let of = |n: usize, one: &str, more: &str| (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { more }));
    let parts = [
        Some(name.to_owned()),
        Some(chance.to_owned()),
        (!mood.is_empty()).then(|| mood.to_owned()),
        of(n_ways, "way on", "ways on"),
        of(n_problems, "problem", "problems"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Where a way leads, whose line is not drawn: forward, or back to what was passed.
pub fn leads_to(name: &str, leads_back: bool) -> String {
    if leads_back { format!("back to {name}") } else { format!("\u{2192} {name}") }
}

/// Where a beat is written: `before_three.ron:159`, and the branch that it came from.
pub fn written(file: &str, line: usize, branch: Option<&str>) -> String {
    let place = format!("{file}:{line}");
    branch.map_or_else(|| place.clone(), |branch| format!("{place}, from the branch \u{201c}{branch}\u{201d}"))
}

/// "guarded (-1)".
pub fn mood(word: &str, number: &str) -> String {
    format!("{word} ({number})")
}

/// "26% come here, guarded (-1)"; without a chance, that no typical trainee comes, or that nobody can.
pub fn come_here(chance: Option<&str>, can_be: bool, mood: Option<&str>) -> String {
    let come = match (chance, can_be) {
        (Some(chance), _) => format!("{chance} come here"),
        (None, true) => "no typical trainee gets here".to_owned(),
        (None, false) => "nobody gets here".to_owned(),
    };
    mood.map_or_else(|| come.clone(), |mood| format!("{come}, {mood}"))
}

pub fn quoted(says: &str) -> String {
    format!("\u{201c}{says}\u{201d}")
}

/// An answer that was not heard.
pub fn unheard(words: &str) -> String {
    format!("{words} (where it comes too soon)")
}

pub fn needs(needs: &str) -> String {
    format!("needs {needs}")
}

/// A chance in percent: what can happen is never 0, and what need not happen is never 100.
pub fn percent(chance: f64) -> String {
    let percent = 100.0 * chance;
    if percent < 1e-7 {
        "0%".to_owned()
    } else if percent < 0.05 {
        "<0.1%".to_owned()
    } else if percent > 100.0 - 1e-7 {
        "100%".to_owned()
    } else if percent > 99.95 {
        ">99.9%".to_owned()
    } else {
        format!("{percent:.1}%")
    }
}

#[cfg(test)]
mod tests {
    use super::{come_here, percent};

    #[test]
    fn who_comes_to_a_place_is_told_in_a_sentence_also_where_nobody_does() {
        assert_eq!(come_here(Some("26.0%"), true, Some("guarded (-1)")), "26.0% come here, guarded (-1)");
        assert_eq!(come_here(None, true, Some("calm (2)")), "no typical trainee gets here, calm (2)");
        assert_eq!(come_here(None, false, None), "nobody gets here");
    }

    #[test]
    fn only_what_is_sure_is_said_to_be() {
        let said = [0.0, 1e-6, 0.123_45, 0.999_9, 1.0 - 1e-12, 1.0].map(percent);
        assert_eq!(said, ["0%", "<0.1%", "12.3%", ">99.9%", "100%", "100%"]);
    }
}
