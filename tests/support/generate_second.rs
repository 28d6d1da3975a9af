//! Small scenarios as text that use every part of the second format, the same for the same seed.

use std::fmt::Write as _;

use crate::generate::{Dice, SKILLS, TEMPERAMENTS, VOICES, condition as plain_condition};

/// What makes a customer feel heard, and what softens a step: drawn more often than the others, since rules read it.
const READ_BY_RULES: &[&str] = &["Listening", "Reflecting", "Validating", "Forewarning", "Explaining"];
const HEARING: &[&str] = &["Listening", "Reflecting", "Validating"];
const MODES: &[&str] = &["Picture", "Sound", "Hands", "Facts"];
const FEELINGS: &[&str] = &["Worried", "Moved", "Hopeful", "Amused", "Embarrassed", "Tired"];
const N_ENDINGS: usize = 4;

/// A small valid scenario of 3 to 12 beats that uses every part of the second format, most of the first, and is sometimes played
/// by the plain rules. Beats lead on without a choice only to later beats.
pub(crate) fn small_second(seed: u64) -> String {
    let mut dice = Dice::new(seed.wrapping_mul(2).wrapping_add(0x2_0000_0000));
    let n_beats = 3 + dice.below(10);
    let has_time = !dice.one_in(4);
    let talks = dice.pick(MODES);
    Writing { dice, n_beats, has_time, talks, text: String::new() }.scenario()
}

/// Where a condition stands: a temperament may be asked for where words are chosen, and nowhere else.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Door,
    Words,
}

struct Writing {
    dice: Dice,
    n_beats: usize,
    has_time: bool,
    /// The customer's own mode.
    talks: &'static str,
    text: String,
}

impl Writing {
    fn scenario(mut self) -> String {
        self.head();
        for beat in 0..self.n_beats {
            self.beat(beat);
        }
        self.text.push_str("}, endings: {");
        for (index, kind) in ["Lost", "Thin", "Fair", "Bright"].iter().enumerate() {
            self.ending(index, kind);
        }
        self.text.push_str("}, expect: [");
        for _ in 0..self.dice.below(4) {
            self.expectation();
        }
        self.text.push_str("])\n");
        self.text
    }

    fn head(&mut self) {
        let dice = &mut self.dice;
        let text = &mut self.text;
        text.push_str("Scenario(title: \"Generated\", place: \"on the phone\", customer: (name: \"Somebody\", ");
        // Near the middle more often than not, where rules change from one band to the next.
        let reach = if dice.one_in(3) { 10 } else { 4 };
        let points = |dice: &mut Dice| dice.between(-reach, reach);
        let (mood, trust, usual) = (points(dice), points(dice), points(dice));
        let _ = write!(text, "mood: {mood}, trust: {trust}, usual: {usual}, ");
        let temperaments: Vec<&str> = (0..=dice.below(3)).map(|_| dice.pick(TEMPERAMENTS)).collect();
        let _ = write!(text, "temperament: [{}], talks: {}, ", temperaments.join(", "), self.talks);
        if self.has_time {
            let _ = write!(text, "time: {}, ", 1 + dice.below(6));
        }
        if dice.one_in(2) {
            text.push_str("pushback: [\"Wait.\", \"Hold on.\"], ");
        }
        text.push_str("), ");
        if dice.one_in(8) {
            text.push_str("rules: Plain, ");
        }
        let _ = write!(text, "skills: [{}, {}], ", dice.pick(SKILLS), dice.pick(SKILLS));
        text.push_str(
            "people: {\"other\": (name: \"Another\", pronoun: She), \"third\": (name: \"Third\", look: (freckles: true))}, ",
        );
        text.push_str("facts: {\"f0\": \"One.\", \"f1\": \"Two.\", \"f2\": \"Three.\"}, ");
        text.push_str("deeds: {\"d0\": \"Rang back.\", \"d1\": \"Wrote it down.\", \"d2\": \"Said nothing.\"}, ");
        text.push_str("promises: {\"p0\": \"First\", \"p1\": (text: \"Second\", due: \"noon\"), \"p2\": \"Third\"}, ");
        text.push_str("details: {\"drink\": [\"tea\", \"water\"]}, start: \"b0\", beats: {\n");
    }

    fn beat(&mut self, beat: usize) {
        let _ = write!(self.text, "\"b{beat}\": (");
        let is_alone = self.dice.one_in(4);
        if is_alone {
            self.text.push_str("alone: true, ");
        }
        if self.dice.one_in(2) {
            self.text.push_str("says: [\"A {drink}, {you}?\", \"Well?\"], ");
        }
        for (field, lowest, highest) in [("days", 1, 20), ("mood", -4, 4), ("sting", 0, 3)] {
            if self.dice.one_in(5) && !(is_alone && field == "mood") {
                let _ = write!(self.text, "{field}: {}, ", self.dice.between(lowest, highest));
            }
        }
        for (field, words) in [
            ("at", "14:29"),
            ("place", "at the door"),
            ("event", "the line drops"),
            ("sees", "A door, {you}."),
            ("thinks", "Hm."),
            ("cue", "somebody asks for {drink}"),
        ] {
            if self.dice.one_in(6) {
                let _ = write!(self.text, "{field}: \"{words}\", ");
            }
        }
        if self.dice.one_in(4) {
            let _ = write!(self.text, "speaker: \"{}\", ", self.dice.pick(&["other", "third"]));
        }
        self.feels(4);
        if self.dice.one_in(4) {
            let facts = self.names("f");
            let _ = write!(self.text, "learns: {facts}, ");
        }
        if self.dice.one_in(5) {
            let promises = self.names("p");
            let _ = write!(self.text, "breaks: {promises}, ");
        }
        if self.dice.one_in(12) {
            self.text.push_str("drill: (mood: 2, trust: -1, heard: 1, learned: [\"f0\"], promised: [\"p1\"]), ");
        }
        if self.dice.one_in(2) {
            self.variants();
        }
        let has_tone = !is_alone && self.dice.one_in(3);
        if has_tone {
            self.text.push_str("tone: true, ");
        }
        self.way_on(beat, is_alone, has_tone);
        self.text.push_str("),\n");
    }

    fn way_on(&mut self, beat: usize, is_alone: bool, has_tone: bool) {
        match self.dice.below(8) {
            0 => {
                let way = self.later(beat);
                self.text.push_str(&way);
            }
            1 | 2 => {
                // Where every route ends the talk, promises are settled before the routes are tested.
                let all_end = self.dice.one_in(2);
                self.text.push_str("routes: [");
                for _ in 0..self.dice.below(4) {
                    let (when, way) = (self.conditions(Where::Door), self.route(beat, all_end));
                    let _ = write!(self.text, "(when: {when}, {way}), ");
                }
                let way = self.route(beat, all_end);
                let _ = write!(self.text, "({way})]");
            }
            _ => {
                self.text.push_str("choices: [\n");
                for _ in 0..=self.dice.below(4) {
                    self.choice(is_alone, has_tone);
                }
                self.text.push(']');
            }
        }
    }

    fn choice(&mut self, is_alone: bool, has_tone: bool) {
        let _ = write!(self.text, "  ({}: \"Something, {{you}}.\", ", self.dice.pick(&["say", "act"]));
        if !is_alone {
            self.only_in_company(has_tone);
        }
        if self.dice.one_in(3) {
            let _ = write!(self.text, "trust: {}, ", self.dice.between(-3, 4));
        }
        for (flag, n) in [("deed", 4), ("breach", 7)] {
            if self.dice.one_in(n) {
                let _ = write!(self.text, "{flag}: true, ");
            }
        }
        for (field, of, n) in [
            ("promise", "p", 3),
            ("keeps", "p", 4),
            ("moves", "p", 5),
            ("withdraws", "p", 5),
            ("breaks", "p", 6),
            ("learns", "f", 4),
            ("uses", "f", 4),
            ("does", "d", 3),
        ] {
            if self.dice.one_in(n) {
                let names = self.names(of);
                let _ = write!(self.text, "{field}: {names}, ");
            }
        }
        if !self.dice.one_in(3) {
            let from = [HEARING, READ_BY_RULES, SKILLS][self.dice.below(3)];
            self.skills("shows", from);
        }
        if self.dice.one_in(4) {
            let from = [READ_BY_RULES, SKILLS][self.dice.below(2)];
            self.skills("misses", from);
        }
        if self.dice.one_in(3) {
            let needs = self.conditions(Where::Door);
            let _ = write!(self.text, "needs: {needs}, ");
        }
        if self.dice.one_in(3) {
            let mode = if self.dice.one_in(2) { self.talks } else { self.dice.pick(MODES) };
            let _ = write!(self.text, "mode: {mode}, ");
        }
        if self.dice.one_in(4) {
            let _ = write!(self.text, "unheard: \"b{}\", ", self.dice.below(self.n_beats));
        }
        if self.dice.one_in(4) {
            self.text.push_str("note: \"So it went.\", unheard_note: \"It came too soon.\", then: \"I ask for {drink} first\", ");
        }
        self.feels(6);
        let way = if self.dice.one_in(6) { self.ending_way() } else { format!("to: \"b{}\"", self.dice.below(self.n_beats)) };
        let _ = writeln!(self.text, "{way}),");
    }

    /// What is an error on a beat where nobody is with the customer.
    fn only_in_company(&mut self, has_tone: bool) {
        let _ = write!(self.text, "mood: {}, ", self.dice.between(-5, 5));
        if self.dice.one_in(2) {
            let _ = write!(self.text, "kind: {}, ", self.dice.pick(&["Talk", "Solve", "Sell", "Chat"]));
        }
        for (field, lowest, highest) in [("unwelcome", 1, 4), ("takes", 0, 3)] {
            if self.dice.one_in(3) {
                let _ = write!(self.text, "{field}: {}, ", self.dice.between(lowest, highest));
            }
        }
        if self.dice.one_in(if has_tone { 2 } else { 8 }) {
            let _ = write!(self.text, "tones: [{}], ", self.dice.pick(VOICES));
        }
        if self.dice.one_in(3) {
            self.text.push_str("reply: \"Hm, {you}.\", ");
        }
    }

    fn variants(&mut self) {
        self.text.push_str("variants: [");
        for _ in 0..=self.dice.below(2) {
            let when = self.conditions(Where::Words);
            let _ = write!(self.text, "(when: {when}, says: {}, ", self.dice.pick(&["\"Again?\"", "[\"So?\", \"And?\"]"]));
            for (field, words) in [("sees", "A window."), ("thinks", "Oh."), ("at", "15:20")] {
                if self.dice.one_in(4) {
                    let _ = write!(self.text, "{field}: \"{words}\", ");
                }
            }
            self.feels(4);
            self.text.push_str("), ");
        }
        self.text.push_str("], ");
    }

    fn ending(&mut self, index: usize, kind: &str) {
        let _ = write!(self.text, "\"e{index}\": (kind: {kind}, title: \"End {index}\", says: \"So, {{you}}.\", ");
        self.feels(4);
        if self.dice.one_in(2) {
            self.text.push_str("variants: [");
            for _ in 0..=self.dice.below(2) {
                let when = self.conditions(Where::Words);
                let _ = write!(self.text, "(when: {when}, says: \"And so, {{you}}.\", ");
                self.feels(3);
                self.text.push_str("), ");
            }
            self.text.push_str("], ");
        }
        self.text.push_str("), ");
    }

    fn expectation(&mut self) {
        let (at, that) = (self.place(), self.conditions(Where::Door));
        let because = if self.dice.one_in(2) { ", because: \"so it is meant\"" } else { "" };
        let _ = match self.dice.below(4) {
            0 => write!(self.text, "Always(at: \"{at}\", that: {that}{because}), "),
            1 => write!(self.text, "Never(at: \"{at}\", that: {that}{because}), "),
            2 => {
                let after = self.place();
                write!(self.text, "Can(at: \"{at}\", that: {that}, after: \"{after}\"{because}), ")
            }
            _ => write!(self.text, "Typical(at: \"{at}\", percent: ({}, {})), ", self.dice.below(30), 30 + self.dice.below(71)),
        };
    }

    fn place(&mut self) -> String {
        if self.dice.one_in(3) {
            format!("e{}", self.dice.below(N_ENDINGS))
        } else {
            format!("b{}", self.dice.below(self.n_beats))
        }
    }

    fn later(&mut self, beat: usize) -> String {
        if beat + 1 < self.n_beats {
            format!("to: \"b{}\"", beat + 1 + self.dice.below(self.n_beats - beat - 1))
        } else {
            self.ending_way()
        }
    }

    fn route(&mut self, beat: usize, all_end: bool) -> String {
        if all_end || self.dice.one_in(5) { self.ending_way() } else { self.later(beat) }
    }

    fn ending_way(&mut self) -> String {
        format!("end: \"e{}\"", self.dice.below(N_ENDINGS))
    }

    fn feels(&mut self, n: usize) {
        if self.dice.one_in(n) {
            let _ = write!(self.text, "feels: {}, ", self.dice.pick(FEELINGS));
        }
    }

    fn skills(&mut self, field: &str, from: &[&str]) {
        let skills: Vec<&str> = (0..=self.dice.below(4)).map(|_| self.dice.pick(from)).collect();
        let _ = write!(self.text, "{field}: [{}], ", skills.join(", "));
    }

    /// One name, or a list of different ones in any order: `"p1"` or `["p2", "p0"]`.
    fn names(&mut self, of: &str) -> String {
        let first = self.dice.below(3);
        let second = (first + 1 + self.dice.below(2)) % 3;
        match self.dice.below(8) {
            0 => format!("[\"{of}{first}\"]"),
            1 | 2 => format!("[\"{of}{first}\", \"{of}{second}\"]"),
            3 => format!("[\"{of}{first}\", \"{of}{second}\", \"{of}{}\"]", 3 - first - second),
            _ => format!("\"{of}{first}\""),
        }
    }

    fn conditions(&mut self, place: Where) -> String {
        let conditions: Vec<String> = (0..=usize::from(self.dice.one_in(3))).map(|_| self.condition(place, 4)).collect();
        format!("[{}]", conditions.join(", "))
    }

    /// A condition with at most so many `Not` and `Any` round a plain one.
    fn condition(&mut self, place: Where, deepest: usize) -> String {
        if deepest > 0 && self.dice.one_in(3) {
            if self.dice.one_in(2) {
                return format!("Not({})", self.condition(place, deepest - 1));
            }
            let among: Vec<String> = (0..=self.dice.below(3)).map(|_| self.condition(place, deepest - 1)).collect();
            return format!("Any([{}])", among.join(", "));
        }
        match self.dice.below(9) {
            0 => format!("Moved(\"p{}\")", self.dice.below(3)),
            1 => format!("Withdrew(\"p{}\")", self.dice.below(3)),
            2 => format!("Did(\"d{}\")", self.dice.below(3)),
            3 if self.has_time => format!("SpentAtLeast({})", self.dice.below(8)),
            4 if self.has_time => format!("SpentAtMost({})", self.dice.below(8)),
            5 | 6 if place == Where::Words => format!("Is({})", self.dice.pick(TEMPERAMENTS)),
            _ => plain_condition(&mut self.dice),
        }
    }
}
