//! Mistakes of other kinds than a single sign, planted in clean dialogues: the same for the same seed.

use crate::generate::Dice;

/// A mistake: what is written instead of what, and what must be said of it.
pub(crate) struct Mistake {
    pub(crate) name: &'static str,
    /// Text of a clean file, and what is written in its place.
    instead_of: &'static str,
    written: &'static str,
    /// How many lines behind the beginning of what is written the mistake stands.
    below: usize,
    /// The message and the hint hold one of these.
    pub(crate) told: &'static [&'static str],
}

const fn mistake(
    name: &'static str,
    instead_of: &'static str,
    written: &'static str,
    below: usize,
    told: &'static [&'static str],
) -> Mistake {
    Mistake { name, instead_of, written, below, told }
}

/// Every mistake. `LONG` stands for a million letters.
pub(crate) const MISTAKES: &[Mistake] = &[
    mistake("misspelt choices", " choices: [", " choises: [", 0, &["`choices`"]),
    mistake("misspelt mood", " mood: +", " moood: +", 0, &["`mood`"]),
    mistake("field in capitals", "            says: ", "            Says: ", 0, &["`says`"]),
    mistake("field of another program", "(say: ", "(text: ", 0, &["say, act"]),
    mistake("misspelt name", "kind: Solve", "kind: Solv", 0, &["`Solve`"]),
    mistake("name in quotation marks", "kind: Solve", "kind: \"Solve\"", 0, &["`Solve` without"]),
    mistake("name in small letters and quotation marks", "pronoun: She", "pronoun: \"she\"", 0, &["`She` without"]),
    mistake("misspelt skill", "shows: [", "shows: [Listenin, ", 0, &["`Listening`"]),
    mistake("unknown temperament", "temperament: [", "temperament: [Angry, ", 0, &["Anxious", "did you mean"]),
    mistake("target that is not there", " to: \"", " to: \"x", 0, &["did you mean", "write the beat"]),
    mistake("ending that is not there", " end: \"", " end: \"x", 0, &["did you mean", "write the ending"]),
    mistake("number in quotation marks", "mood: +2", "mood: \"+2\"", 0, &["`+2` without"]),
    mistake("fraction", "mood: +1", "mood: 1.5", 0, &["without a fraction"]),
    mistake("long minus", "mood: -1", "mood: −1", 0, &["character on the keyboard"]),
    mistake("blank behind the sign", "mood: +2", "mood: + 2", 0, &["without a space"]),
    mistake("number out of range", "mood: +1", "mood: +20", 0, &["-10", "-5", "between", "to 5", "at most"]),
    mistake("word for a number", "minutes: ", "minutes: about ", 0, &["digits", "whole number"]),
    mistake("yes", "tone: true", "tone: yes", 0, &["`true` or `false`"]),
    mistake("equals sign", " mood: +1", " mood = +1", 0, &["a colon"]),
    mistake("semicolon", "mood: +2,", "mood: +2;", 0, &["a comma"]),
    mistake("comment with a hash", "            choices: [", "            # the options\n            choices: [", 0, &["`//`"]),
    mistake("comment with dashes", "            choices: [", "            -- the options\n            choices: [", 0, &["`//`"]),
    mistake("comment of a page", "            choices: [", "            <!-- options -->\n            choices: [", 0, &["`//`"]),
    mistake(
        "comment with a semicolon",
        "            choices: [",
        "            ; the options\n            choices: [",
        0,
        &["`//`"],
    ),
    mistake("dash before an option", "                (say: ", "                - (say: ", 0, &["`-`"]),
    mistake("field in quotation marks", "            says: ", "            \"says\": ", 0, &["`says` without"]),
    mistake("one curly mark", "            says: \"", "            says: “", 0, &["straight", "`\"`"]),
    mistake("two texts added", "note: \"", "note: \"So. \" + \"", 0, &["one text"]),
    mistake("condition as an expression", "needs: [", "needs: [trust >= 3, ", 0, &["`TrustAtLeast(3)`"]),
    mistake("id without quotation marks", "needs: [", "needs: [Learned(nap), ", 0, &["Learned(\"nap\")"]),
    mistake("name for a list", "misses: [Opening]", "misses: \"Opening\"", 0, &["`[Opening]`"]),
    mistake("no-break space", "            says: ", "\u{a0}           says: ", 0, &["ordinary space"]),
    mistake("sign that cannot be seen", "            says: ", "            \u{200b}says: ", 0, &["U+200B"]),
    mistake("byte-order mark on the way", "            says: ", "            \u{feff}says: ", 0, &["U+FEFF"]),
    mistake("tab in a text", "            says: \"", "            says: \"\t", 0, &["tab"]),
    mistake("two fields of one name", "            says: ", "            says: \"So.\",\n            says: ", 1, &["keep one"]),
    mistake(
        "merge left open",
        "    beats: {",
        "<<<<<<< mine\n    beats: {\n=======\n    beats: { // all\n>>>>>>> theirs",
        0,
        &["`<<<<<<<`"],
    ),
    mistake("colon behind Scenario", "Scenario(", "Scenario: (", 0, &["`Scenario(`"]),
    mistake("line of a million letters", "            says: \"", "            says: \"LONG", 0, &["2000", "2,000"]),
    mistake("Arabic in a text", "            says: \"", "            says: \"مرحبا بك. ", 0, &["right to left", "right-to-left"]),
    mistake("Hebrew in an answer", "(say: \"", "(say: \"שלום. ", 0, &["right to left", "right-to-left"]),
    mistake("Hebrew for a field", "            says: ", "            אומר: ", 0, &["says"]),
    mistake("Arabic for a target", " to: \"", " to: \"ب", 0, &["did you mean", "write the beat"]),
    mistake("direction turned in a text", "            says: \"", "            says: \"\u{202e}", 0, &["U+202E"]),
    mistake("direction turned between fields", "            says: ", "            \u{202e}says: ", 0, &["U+202E"]),
    mistake("mark of a direction in an id", " to: \"", " to: \"\u{200f}", 0, &["U+200F", "did you mean"]),
    mistake("emoji and a misspelt field", "                (say: \"", "                (say: \"👋🏽 ", 0, &[]),
];

/// A file with a mistake in it.
pub(crate) struct Mistaken {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// How a file is saved.
const SAVED: &[fn(&str) -> String] = &[
    str::to_owned,
    |text| text.replace('\n', "\r\n"),
    |text| format!("\u{feff}{text}"),
    |text| text.replace("    ", "\t"),
    |text| {
        text.split_inclusive('\n')
            .enumerate()
            .map(|(n, line)| if n % 3 == 0 { line.replace('\n', "\r\n") } else { line.to_owned() })
            .collect()
    },
];

impl Mistake {
    /// The mistake somewhere in a text; `None` where it cannot be made.
    pub(crate) fn plant(&self, clean: &str, nth_saving: usize, dice: &mut Dice) -> Option<Mistaken> {
        let places: Vec<usize> = clean.match_indices(self.instead_of).map(|(at, _)| at).collect();
        let at = *places.get(dice.below(places.len()))?;
        let mut text = clean.to_owned();
        let mut written = self.written.replace("LONG", &"long ".repeat(200_000));
        if self.told.is_empty() {
            written = written.replace("(say: ", "(sya: ");
        }
        text.replace_range(at..at + self.instead_of.len(), &written);
        let line = text[..at].matches('\n').count() + 1 + self.below;
        Some(Mistaken { text: SAVED[nth_saving % SAVED.len()](&text), line })
    }

    pub(crate) fn is_told(&self, said: &str) -> bool {
        let told = if self.told.is_empty() { &["`say`"] } else { self.told };
        told.iter().any(|words| said.contains(words))
    }
}
