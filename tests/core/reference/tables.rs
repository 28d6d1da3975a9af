//! The tables of the rules, copied from their text and not from `assets/rules`.

use rapport::format::{Skill, Temperament, Voice};

/// What makes a customer feel heard. Checking is not among them.
pub(super) const HEARING: [Skill; 3] = [Skill::Listening, Skill::Reflecting, Skill::Validating];

/// "Away from zero" halving: 3 -> 2, 1 -> 1, -3 -> -2.
pub(super) fn half(points: i32) -> i32 {
    (points.abs() + 1) / 2 * points.signum()
}

/// The temperaments' moods at the start.
pub(super) fn mood_of(temperament: Temperament) -> i32 {
    match temperament {
        Temperament::Easygoing | Temperament::Brisk => 0,
        Temperament::Anxious | Temperament::Reserved => -1,
        Temperament::Fiery => -2,
        Temperament::Chatty => 1,
    }
}

/// The voice that is liked and the one that is disliked.
fn taste(temperament: Temperament) -> (Option<Voice>, Option<Voice>) {
    match temperament {
        Temperament::Easygoing => (None, None),
        Temperament::Brisk => (Some(Voice::Brisk), Some(Voice::Bright)),
        Temperament::Anxious => (None, Some(Voice::Brisk)),
        Temperament::Fiery | Temperament::Reserved => (None, Some(Voice::Bright)),
        Temperament::Chatty => (Some(Voice::Warm), Some(Voice::Brisk)),
    }
}

/// The table of R8.
pub(super) fn fit(voice: Voice, mood: i32, temperament: Temperament) -> i32 {
    let row = match mood {
        ..=-4 => [0, 1, -1, -2],
        -3..=-1 => [1, 0, 0, -1],
        0..=3 => [0, 0, 0, 0],
        4.. => [1, 0, 0, 1],
    };
    let fit = match voice {
        Voice::Warm => row[0],
        Voice::Steady => row[1],
        Voice::Brisk => row[2],
        Voice::Bright => row[3],
    };
    let (liked, disliked) = taste(temperament);
    (fit + i32::from(liked == Some(voice)) - i32::from(disliked == Some(voice))).clamp(-2, 1)
}

/// The pips that a customer in this mood needs before solving or selling (R3).
pub(super) fn need(mood: i32) -> i32 {
    match mood {
        ..0 => 2,
        0..=3 => 1,
        _ => 0,
    }
}
