//! Synthetic scenarios as text, the same for the same seed: small ones that use every part of the format, and large ones to measure.

use std::fmt::Write as _;

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng as _, SeedableRng as _};

/// A source of small numbers.
pub(crate) struct Dice(Xoshiro256PlusPlus);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// 0..n; 0 where `n` is 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from((u128::from(self.0.next_u64()) * n as u128) >> 64).unwrap_or(0)
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn between(&mut self, lowest: i32, highest: i32) -> i32 {
        lowest + i32::try_from(self.below((highest - lowest + 1) as usize)).unwrap_or(0)
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }
}

pub(crate) const SKILLS: &[&str] = &[
    "Opening",
    "Tone",
    "Matching",
    "Respect",
    "Listening",
    "Reflecting",
    "Validating",
    "Checking",
    "Teaming",
    "Explaining",
    "Forewarning",
    "Confidence",
    "Steering",
    "Defusing",
    "Resilience",
    "Ownership",
    "Congruence",
    "Generosity",
];
pub(crate) const TEMPERAMENTS: &[&str] = &["Easygoing", "Brisk", "Anxious", "Fiery", "Reserved", "Chatty"];
pub(crate) const VOICES: &[&str] = &["Warm", "Steady", "Brisk", "Bright"];

/// A small valid scenario of 3 to 12 beats that uses every part of the format. Beats lead on without a choice only to later beats.
pub(crate) fn small(seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let n_beats = 3 + dice.below(10);
    let mut text = String::from("Scenario(title: \"Generated\", customer: (name: \"Somebody\", ");
    let _ = write!(text, "mood: {}, trust: {}, usual: {}, ", dice.between(-10, 10), dice.between(-10, 10), dice.between(-10, 10));
    let temperaments: Vec<&str> = (0..=dice.below(3)).map(|_| dice.pick(TEMPERAMENTS)).collect();
    let _ = write!(
        text,
        "temperament: [{}], talks: {}, ",
        temperaments.join(", "),
        dice.pick(&["Picture", "Sound", "Hands", "Facts"])
    );
    if dice.one_in(2) {
        let _ = write!(text, "time: {}, ", 1 + dice.below(8));
    }
    if dice.one_in(2) {
        text.push_str("pushback: [\"Wait.\", \"Hold on.\"], ");
    }
    text.push_str("), ");
    if dice.one_in(6) {
        text.push_str("rules: Plain, ");
    }
    let _ = write!(text, "skills: [{}, {}], ", dice.pick(SKILLS), dice.pick(SKILLS));
    text.push_str("facts: {\"f0\": \"One.\", \"f1\": \"Two.\", \"f2\": \"Three.\"}, ");
    text.push_str("promises: {\"p0\": \"First\", \"p1\": (text: \"Second\", due: \"noon\"), \"p2\": \"Third\"}, ");
    text.push_str("details: {\"drink\": [\"tea\", \"water\"]}, start: \"b0\", beats: {\n");
    for beat in 0..n_beats {
        small_beat(&mut dice, beat, n_beats, &mut text);
    }
    text.push_str("}, endings: {");
    for (index, kind) in ["Lost", "Thin", "Fair", "Bright"].iter().enumerate() {
        let _ = write!(text, "\"e{index}\": (kind: {kind}, title: \"End {index}\", says: \"So, {{you}}.\"), ");
    }
    text.push_str("})\n");
    text
}

fn small_beat(dice: &mut Dice, beat: usize, n_beats: usize, text: &mut String) {
    let _ = write!(text, "\"b{beat}\": (");
    if dice.one_in(2) {
        text.push_str("says: [\"A {drink}, {you}?\", \"Well?\"], ");
    }
    for (field, lowest, highest) in [("days", 1, 20), ("mood", -4, 4), ("sting", 0, 3)] {
        if dice.one_in(5) {
            let _ = write!(text, "{field}: {}, ", dice.between(lowest, highest));
        }
    }
    if dice.one_in(4) {
        let _ = write!(text, "learns: \"f{}\", ", dice.below(3));
    }
    if dice.one_in(4) {
        let _ = write!(text, "breaks: [\"p{}\"], ", dice.below(3));
    }
    if dice.one_in(4) {
        text.push_str("tone: true, ");
    }
    let later = |dice: &mut Dice| {
        if beat + 1 < n_beats {
            format!("to: \"b{}\"", beat + 1 + dice.below(n_beats - beat - 1))
        } else {
            format!("end: \"e{}\"", dice.below(4))
        }
    };
    match dice.below(6) {
        0 => {
            let way = later(dice);
            let _ = write!(text, "{way}");
        }
        1 => {
            text.push_str("routes: [");
            for _ in 0..dice.below(3) {
                let (condition, way) = (condition(dice), later(dice));
                let _ = write!(text, "(when: [{condition}], {way}), ");
            }
            let way = later(dice);
            let _ = write!(text, "({way})]");
        }
        _ => {
            text.push_str("choices: [\n");
            for _ in 0..=dice.below(4) {
                small_choice(dice, n_beats, text);
            }
            text.push(']');
        }
    }
    text.push_str("),\n");
}

fn small_choice(dice: &mut Dice, n_beats: usize, text: &mut String) {
    let _ = write!(text, "  ({}: \"Something, {{you}}.\", mood: {}, ", dice.pick(&["say", "act"]), dice.between(-5, 5));
    if dice.one_in(2) {
        let _ = write!(text, "kind: {}, ", dice.pick(&["Talk", "Solve", "Sell", "Chat"]));
    }
    for (field, lowest, highest) in [("unwelcome", 1, 4), ("trust", -3, 3), ("takes", 0, 3)] {
        if dice.one_in(4) {
            let _ = write!(text, "{field}: {}, ", dice.between(lowest, highest));
        }
    }
    for flag in ["deed", "breach"] {
        if dice.one_in(6) {
            let _ = write!(text, "{flag}: true, ");
        }
    }
    for field in ["promise", "keeps", "moves", "breaks"] {
        if dice.one_in(5) {
            let _ = write!(text, "{field}: \"p{}\", ", dice.below(3));
        }
    }
    for field in ["learns", "uses"] {
        if dice.one_in(4) {
            let _ = write!(text, "{field}: \"f{}\", ", dice.below(3));
        }
    }
    for field in ["shows", "misses"] {
        if dice.one_in(2) {
            let _ = write!(text, "{field}: [{}, {}], ", dice.pick(SKILLS), dice.pick(SKILLS));
        }
    }
    if dice.one_in(3) {
        let condition = condition(dice);
        let _ = write!(text, "needs: [{condition}], ");
    }
    if dice.one_in(3) {
        let _ = write!(text, "tones: [{}], ", dice.pick(VOICES));
    }
    if dice.one_in(4) {
        let _ = write!(text, "mode: {}, ", dice.pick(&["Picture", "Sound", "Hands", "Facts"]));
    }
    if dice.one_in(4) {
        let _ = write!(text, "unheard: \"b{}\", ", dice.below(n_beats));
    }
    if dice.one_in(3) {
        text.push_str("reply: \"Hm, {you}.\", note: \"So it went.\", ");
    }
    if dice.one_in(4) {
        let _ = writeln!(text, "end: \"e{}\"),", dice.below(4));
    } else {
        let _ = writeln!(text, "to: \"b{}\"),", dice.below(n_beats));
    }
}

/// A condition of the first format, on facts `f0` to `f2` and promises `p0` to `p2`.
pub(crate) fn condition(dice: &mut Dice) -> String {
    match dice.below(11) {
        0 => format!("MoodAtLeast({})", dice.between(-5, 5)),
        1 => format!("MoodAtMost({})", dice.between(-5, 5)),
        2 => format!("TrustAtLeast({})", dice.between(-5, 5)),
        3 => format!("TrustAtMost({})", dice.between(-5, 5)),
        4 => format!("Heard({})", dice.below(4)),
        5 => format!("Learned(\"f{}\")", dice.below(3)),
        6 => format!("NotLearned(\"f{}\")", dice.below(3)),
        7 => format!("Promised(\"p{}\")", dice.below(3)),
        8 => format!("NotPromised(\"p{}\")", dice.below(3)),
        9 => format!("Kept(\"p{}\")", dice.below(3)),
        _ => format!("Broke(\"p{}\")", dice.below(3)),
    }
}

/// A large scenario for measuring: a line of about 80 characters and 3 options of about 60 a beat, one option in ten with a condition,
/// and one other option in twenty leading to an ending. It has no findings at any size.
pub(crate) fn large(seed: u64, n_beats: usize) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::with_capacity(n_beats * 480);
    text.push_str("Scenario(\n    title: \"Measured\",\n    customer: (name: \"Somebody\"),\n    facts: {\"f\": \"A fact.\"},\n    start: \"b0\",\n    beats: {\n");
    for beat in 0..n_beats {
        let _ = writeln!(text, "        \"b{beat}\": (\n            says: \"{}\",", words(&mut dice, 80));
        text.push_str("            choices: [\n");
        for option in 0..3 {
            let _ = write!(text, "                (say: \"{}\", mood: {:+}, ", words(&mut dice, 60), dice.between(-3, 3));
            if dice.one_in(10) {
                text.push_str("needs: [NotLearned(\"f\")], ");
            }
            // The first option leads to the next beat, so that every beat is reached.
            if beat + 1 == n_beats || option > 0 && dice.below(100) < 5 {
                text.push_str("end: \"done\"),\n");
            } else if option == 0 {
                let _ = writeln!(text, "to: \"b{}\"),", beat + 1);
            } else {
                let _ = writeln!(text, "to: \"b{}\"),", dice.below(n_beats));
            }
        }
        text.push_str("            ],\n        ),\n");
    }
    text.push_str("    },\n    endings: {\"done\": (kind: Fair, title: \"Done\")},\n)\n");
    text
}

fn words(dice: &mut Dice, length: usize) -> String {
    const WORDS: &[&str] = &[
        "line", "and", "the", "router", "again", "since", "monday", "it", "drops", "every", "ten", "minutes", "so", "what", "now",
    ];
    let mut text = String::with_capacity(length + 8);
    while text.len() < length {
        text.push_str(dice.pick(WORDS));
        text.push(' ');
    }
    text.truncate(text.trim_end().len());
    text
}

/// A scenario as somebody might write it who does not stop: rows of ten beats, each of which leads to some of the next row, now and
/// then back or far ahead; some roads end on the way.
pub(crate) fn river(seed: u64, n_beats: usize) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::with_capacity(n_beats * 400);
    text.push_str("Scenario(\n    title: \"A river\",\n    customer: (name: \"Somebody\"),\n    facts: {\"f\": \"A fact.\"},\n    start: \"b0\",\n    beats: {\n");
    // The first rows grow from the one beat with which it begins.
    let (mut row, mut width) = (0, 1);
    for beat in 0..n_beats {
        if beat == row + width {
            (row, width) = (beat, (width + 1).min(10));
        }
        let next = row + width;
        let _ = writeln!(text, "        \"b{beat}\": (says: \"{}\", choices: [", words(&mut dice, 40));
        for option in 0..2 + dice.below(3) {
            let _ = write!(text, "            (say: \"{}\", mood: {:+}, ", words(&mut dice, 40), dice.between(-3, 3));
            if option > 1 && dice.one_in(6) {
                text.push_str("needs: [NotLearned(\"f\")], ");
            }
            let to = match (option, dice.below(60)) {
                (0 | 1, _) => next + (beat - row + option).min(width),
                (_, 0) => beat.saturating_sub(dice.below(40)),
                (_, 1) => beat + dice.below(n_beats - beat),
                _ => next + dice.below(12),
            };
            if to >= n_beats || option > 1 && dice.one_in(30) {
                let _ = writeln!(text, "end: \"end{}\"),", dice.below(4));
            } else {
                let _ = writeln!(text, "to: \"b{to}\"),");
            }
        }
        text.push_str("        ]),\n");
    }
    text.push_str("    },\n    endings: {\n");
    for (ending, kind) in ["Bright", "Fair", "Thin", "Lost"].iter().enumerate() {
        let _ = writeln!(text, "        \"end{ending}\": (kind: {kind}, title: \"The {kind} one\"),");
    }
    text.push_str("    },\n)\n");
    text
}

/// What a state of a scenario that is one loop holds beside its beat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Nothing: there is one state for each beat.
    Nothing,
    /// The mood, for which one option in ten asks, and a fact that one option in twenty learns and one in twenty asks for:
    /// up to 42 states for each beat.
    MoodAndFact,
}

/// A large scenario that is one loop. A beat has three options: the first leads to the next beat, so that every beat is reached, and
/// the others to beats drawn at random. In one beat of thirty the last option ends the talk, and so it does in the last beat.
pub(crate) fn one_loop(seed: u64, n_beats: usize, holds: Holds) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::with_capacity(n_beats * 480);
    text.push_str("Scenario(title: \"Round and round\", customer: (name: \"Somebody\"), facts: {\"f\": \"A fact.\"}, ");
    text.push_str("start: \"b0\", beats: {\n");
    for beat in 0..n_beats {
        let _ = writeln!(text, "\"b{beat}\": (says: \"{}\", choices: [", words(&mut dice, 80));
        let is_end = dice.one_in(30) || beat + 1 == n_beats;
        for option in 0..3 {
            let _ = write!(text, "  (say: \"{}\", mood: {:+}, ", words(&mut dice, 60), dice.between(-3, 3));
            if holds == Holds::MoodAndFact && option > 0 {
                text.push_str(&asked_or_learned(&mut dice));
            }
            let _ = match option {
                0 => writeln!(text, "to: \"b{}\"),", (beat + 1) % n_beats),
                2 if is_end => writeln!(text, "end: \"e{}\"),", dice.below(4)),
                _ => writeln!(text, "to: \"b{}\"),", dice.below(n_beats)),
            };
        }
        text.push_str("]),\n");
    }
    text.push_str("}, endings: {");
    for (index, kind) in ["Lost", "Thin", "Fair", "Bright"].iter().enumerate() {
        let _ = write!(text, "\"e{index}\": (kind: {kind}, title: \"End {index}\"), ");
    }
    text.push_str("})\n");
    text
}

fn asked_or_learned(dice: &mut Dice) -> String {
    match dice.below(20) {
        0 | 1 => format!("needs: [MoodAtLeast({})], ", dice.between(-5, 5)),
        2 => "needs: [NotLearned(\"f\")], ".to_owned(),
        3 => "learns: \"f\", ".to_owned(),
        _ => String::new(),
    }
}

/// So many beats in a row, each with five options of which one leads on and four lead back to the first: at random all lead on once
/// in 5 to the power of that number of times, and then it ends Bright or Fair, evenly.
pub(crate) fn rarely_left(n_beats: usize) -> String {
    let mut beats = String::new();
    for beat in 0..n_beats {
        let _ = write!(beats, "\"b{beat}\": (says: \"Well?\", choices: [");
        for option in 0..5 {
            let to = if option == 0 { beat + 1 } else { 0 };
            let _ = write!(beats, "(say: \"Go on, {option}.\", mood: 1, to: \"b{to}\"), ");
        }
        beats += "]),\n";
    }
    format!(
        r#"Scenario(title: "T", customer: (name: "N"), start: "b0", beats: {{ {beats}
        "b{n_beats}": (says: "And?", choices: [(say: "So.", mood: 1, end: "e"), (say: "Or so.", mood: 1, end: "f")]),
    }}, endings: {{"e": (kind: Bright, title: "E"), "f": (kind: Fair, title: "F")}})"#
    )
}

/// How many exchanges a random play of [`rarely_left`] takes on average.
pub(crate) fn exchanges_until_left(n_beats: usize) -> f64 {
    let odds = 5_f64.powi(i32::try_from(n_beats).unwrap_or(i32::MAX));
    (odds - 1.0) / (1.0 - 1.0 / 5.0) + 1.0
}
