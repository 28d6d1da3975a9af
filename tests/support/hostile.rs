//! Texts that are meant to hold a reader up, at any size: each shape is one slip over and over. And slips of the pen in pieces of the
//! shipped files, repeated.

use crate::generate::Dice;

/// Makes a text of a shape, of about so many bytes.
pub(crate) type Shape = fn(usize) -> String;

/// Every shape with its name.
pub(crate) const SHAPES: &[(&str, Shape)] = &[
    ("opening marks", |size| repeated(size, |_| "“".to_owned())),
    ("apostrophes", |size| repeated(size, |_| "'a ".to_owned())),
    ("marks of all kinds", |size| repeated(size, |n| MARKS[n % MARKS.len()].to_string())),
    ("marks before blanks", |size| format!("{}{}", repeated(size / 2, |_| "“” x".to_owned()), " ".repeat(size / 2))),
    ("escaped marks on lines", |size| repeated(size, |_| "\\\"\n".to_owned())),
    ("escaped marks with an end", |size| format!("{}\" x", repeated(size, |_| "\\\"\n".to_owned()))),
    ("open texts", |size| in_beats(size, |n| format!("\"b{n}\": (says: \"Hello, end: \"e\"),\n"))),
    ("raw texts", |size| repeated(size, |n| format!("r{}\" ", "#".repeat(n % 50)))),
    ("round brackets", |size| "(".repeat(size)),
    ("square brackets", |size| "[".repeat(size)),
    ("brackets of all kinds", |size| "([{".repeat(size / 3)),
    ("brackets that do not match", |size| format!("{}{}", "(".repeat(size / 2), "]".repeat(size / 2))),
    ("brackets that close nothing", |size| format!("Scenario({}", ")".repeat(size))),
    ("nested in a text", |size| format!("Scenario(title: {}{})", "[".repeat(size / 2), "]".repeat(size / 2))),
    ("nested options", |size| {
        format!("Scenario(beats: {{\"b\": (choices: {}{})}})", "[(".repeat(size / 4), ")]".repeat(size / 4))
    }),
    ("nested somes", |size| format!("Scenario(title: {}{})", "Some(".repeat(size / 6), ")".repeat(size / 6))),
    ("nested comments", |size| "/*".repeat(size / 2)),
    ("comments", |size| repeated(size, |_| "/* */".to_owned())),
    ("comments in a text's place", |size| format!("Scenario(title: {})", repeated(size, |_| "/* */ x".to_owned()))),
    ("commas", |size| format!("Scenario({})", ",".repeat(size))),
    ("colons", |size| format!("Scenario({})", ":".repeat(size))),
    ("fields without commas", |size| format!("Scenario({})", repeated(size, |n| format!("a{n}: 1 ")))),
    ("fields without values", |size| format!("Scenario({})", repeated(size, |_| "title:,".to_owned()))),
    ("fields without colons", |size| format!("Scenario({})", repeated(size, |n| format!("a{n} 1,")))),
    ("unknown fields", |size| format!("Scenario({})", repeated(size, |n| format!("tilte{n}: 1,")))),
    ("one field again", |size| format!("Scenario({})", repeated(size, |_| "title: \"x\",".to_owned()))),
    ("equals signs", |size| format!("Scenario({})", repeated(size, |_| "a = 1 ".to_owned()))),
    ("loose words", |size| format!("Scenario(title: {})", repeated(size, |_| "and so ".to_owned()))),
    ("loose words in beats", |size| in_beats(size, |n| format!("\"b{n}\": (says: so \"it\" goes, end: \"e\"),"))),
    ("signs and blanks", |size| format!("Scenario(minutes: {})", repeated(size, |_| "+    ".to_owned()))),
    ("blanks", |size| format!("Scenario(title:{}\"x\"{})", " ".repeat(size / 2), "\n".repeat(size / 2))),
    ("no-break spaces", |size| format!("Scenario({})", "\u{a0}".repeat(size / 2))),
    ("hidden signs in words", |size| format!("Scenario({})", repeated(size, |_| "a\u{200b}\u{200d}b ".to_owned()))),
    ("full-width signs", |size| repeated(size, |_| "（ａ：１）".to_owned())),
    ("angle brackets", |size| format!("Scenario(title: {}", "<".repeat(size))),
    ("semicolons", |size| format!("Scenario({}", ";".repeat(size))),
    ("dashes", |size| format!("Scenario(beats: [{}", "- ".repeat(size / 2))),
    ("stars before brackets", |size| format!("Scenario(skills: [{}", "* (".repeat(size / 3))),
    ("arrows", |size| format!("Scenario(title: {}", "->".repeat(size / 2))),
    ("tags", |size| format!("Scenario(beats: {{{}", "<b>".repeat(size / 3))),
    ("signs of a merge on one line", |size| "<<<<<<< ".repeat(size / 8)),
    ("comments of a page that never end", |size| repeated(size, |_| "<!-- a\n".to_owned())),
    ("comments of a page", |size| repeated(size, |_| "<!-- a -->".to_owned())),
    ("null", |size| "\0".repeat(size)),
    ("unknown targets", |size| in_beats(size, |n| format!("\"b{n}\": (to: \"x{n}\"),"))),
    ("near targets", |size| in_beats(size, |n| format!("\"beat_{n}\": (to: \"baet_{n}\"),"))),
    ("one unknown target", |size| in_beats(size, |n| format!("\"b{n}\": (to: \"nowhere\"),"))),
    ("unknown targets behind an open text", |size| {
        in_beats(size, |n| format!("\"b{n}\": (to: \"x{n}\"),")).replacen("Scenario(", "Scenario(title: \"x,\n", 1)
    }),
    ("endings for beats", |size| in_beats(size, |n| format!("\"b{n}\": (to: \"e\"),"))),
    ("one beat again", |size| in_beats(size, |_| "\"b\": (end: \"e\"),".to_owned())),
    ("beats that look the same", |size| in_beats(size, |n| format!("\"b{n}\u{200b}\": (to: \"b{n}\"),"))),
    ("targets that look the same", |size| in_beats(size, |n| format!("\"l{n}O\": (to: \"I{n}0\"),"))),
    ("names in two forms", |size| in_beats(size, |n| format!("\"é{n}\": (to: \"e\u{301}{n}\"),"))),
    ("blank names", |size| in_beats(size, |_| "\" \": (end: \"e\"),".to_owned())),
    ("one long name", |size| format!("Scenario(start: \"{0}x\", beats: {{\"{0}\": (to: \"{0}y\")}})", "n".repeat(size / 3))),
    ("long names", |size| in_beats(size, |n| format!("\"{:0>300}\": (to: \"x{:0>300}\"),", n, n + 1))),
    ("beats that lead nowhere", |size| in_beats(size, |n| format!("\"b{n}\": (),"))),
    ("beats that nothing leads to", |size| in_beats(size, |n| format!("\"b{n}\": (end: \"e\"),"))),
    ("one line in every beat", |size| {
        in_beats(size, |n| format!("\"b{n}\": (says: \"It has stopped again, just like that.\", to: \"b{}\"),", n + 1))
    }),
    ("options with the same words", |size| {
        let options = repeated(size, |_| "(say: \"yes\", mood: 1, end: \"e\"),".to_owned());
        format!("Scenario(beats: {{\"b\": (says: \"x\", choices: [{options}])}}, endings: {{\"e\": (title: \"E\")}})")
    }),
    ("a circle", |size| {
        let n_beats = size / 18;
        in_beats(size, |n| format!("\"b{n}\": (to: \"b{}\"),", (n + 1) % n_beats.max(1)))
    }),
    ("two ways on", |size| in_beats(size, |n| format!("\"b{n}\": (to: \"b0\", end: \"e\"),"))),
    ("options of nothing", |size| format!("Scenario(beats: {{\"b\": (choices: [{}])}})", "(),".repeat(size / 3))),
    ("options that are closed too soon", |size| {
        in_beats(size, |n| format!("\"b{n}\": (choices: [(say: \"x\", end: \"e\"), note: \"y\")]),"))
    }),
    ("unknown skills", |size| format!("Scenario(skills: [{}])", repeated(size, |n| format!("Listenning{n},")))),
    ("unknown conditions", |size| {
        let conditions = repeated(size, |n| format!("Lerned{n}(\"f\"),"));
        format!("Scenario(beats: {{\"b\": (routes: [(when: [{conditions}], to: \"b\")])}})")
    }),
    ("unknown facts", |size| {
        let conditions = repeated(size, |n| format!("Learned(\"x{n}\"),"));
        format!("Scenario(facts: {{\"f\": \"x\"}}, beats: {{\"b\": (routes: [(when: [{conditions}], to: \"b\")])}})")
    }),
    ("facts", |size| format!("Scenario(facts: {{{}}})", repeated(size, |n| format!("\"f{n}\": \"x\",")))),
    ("numbers out of range", |size| in_beats(size, |n| format!("\"b{n}\": (mood: 99, end: \"e\"),"))),
    ("wrong types", |size| in_beats(size, |n| format!("\"b{n}\": (mood: \"1\", says: 3, end: [e]),"))),
    ("texts without marks", |size| format!("Scenario(customer: (pushback: [{}]))", repeated(size, |_| "No,".to_owned()))),
    ("unknown details in one text", |size| format!("Scenario(title: \"{}\")", repeated(size, |n| format!("{{d{n}}}")))),
    ("unknown details", |size| in_beats(size, |n| format!("\"b{n}\": (says: \"{{drnk{n}}}\", end: \"e\"),"))),
    ("details and unknown ones", |size| {
        let details = repeated(size / 2, |n| format!("\"d{n}\": [\"x\"],"));
        let beats = in_beats(size / 2, |n| format!("\"b{n}\": (says: \"{{x{n}}}\", end: \"e\"),"));
        beats.replacen("Scenario(", &format!("Scenario(details: {{{details}}},"), 1)
    }),
    ("details in two forms", |size| {
        let beats = in_beats(size, |n| format!("\"b{n}\": (says: \"{{e\u{301}}}\", end: \"e\"),"));
        beats.replacen("Scenario(", "Scenario(details: {\"é\": [\"x\"]},", 1)
    }),
    ("forbidden signs", |size| in_beats(size, |n| format!("\"b{n}\": (says: \"a\tb\", end: \"e\"),"))),
    ("one long text", |size| format!("Scenario(title: \"{}\")", "long ".repeat(size / 5))),
    ("long texts", |size| in_beats(size, |n| format!("\"b{n}\": (says: \"{}\", end: \"e\"),", "{n} ".repeat(700)))),
    ("nothing to rest", |size| format!("Scenario(allow: [{}])", repeated(size, |n| format!("(\"long-lin{n}\", \"so\"),")))),
    ("resting twice", |size| {
        in_beats(size / 2, |n| format!("\"b{n}\": (end: \"e\"),")).replacen(
            "Scenario(",
            &format!("Scenario(allow: [{}],", repeated(size / 2, |_| "(\"unreachable-beat\", \"so\"),".to_owned())),
            1,
        )
    }),
    ("JSON", |size| repeated(size, |n| format!("{{\"title\": \"x{n}\", \"beats\": ["))),
];

const MARKS: &[char] = &['“', '\'', '„', '”', '«', '‘', '»', '’', '‹', '「', '›', '『', '＂', '〝'];

/// Pieces one behind the other, up to about so many bytes.
fn repeated(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 100);
    for n in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&piece(n));
    }
    text
}

/// A scenario with these beats.
fn in_beats(size: usize, beat: impl Fn(usize) -> String) -> String {
    let beats = repeated(size, beat);
    format!(
        "Scenario(title: \"x\", customer: (name: \"x\"), start: \"b0\", beats: {{{beats}}}, endings: {{\"e\": (kind: Fair, title: \"x\")}})"
    )
}

/// Files to make slips in.
const SHIPPED: &[&str] = &[
    include_str!("../../dialogues/before_three.ron"),
    include_str!("../../dialogues/blue_umbrella.ron"),
    include_str!("../../dialogues/linden_court.ron"),
    include_str!("../../dialogues/no_receipt.ron"),
];

/// What is written over a piece of a text, or put into it.
pub(crate) const SLIPS: &[&str] = &[
    "",
    "",
    ",",
    ")",
    "(",
    "]",
    "[",
    "{",
    "}",
    "\"",
    ":",
    "x",
    " ",
    "\n",
    "\\",
    "/*",
    "//",
    "'",
    "é",
    "+2",
    "Some(",
    "r#\"",
    "true",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{1b}",
    "\u{fe0f}",
    "：",
    "（",
    "）",
    "，",
    "＋２",
    "ａ",
    "「",
    "」",
    "”",
    "\u{301}",
    "\r\n",
    "“",
    "«",
    "to: \"nowhere\"",
    "\\\"",
    "{x}",
    "=",
];

/// A piece of a shipped file with up to four slips in it, over and over, up to about so many bytes. With an even seed it stands behind
/// the head of its file.
pub(crate) fn with_slips(seed: u64, size: usize) -> String {
    let mut dice = Dice::new(seed);
    let file = SHIPPED[dice.below(SHIPPED.len())];
    let from = file.floor_char_boundary(dice.below(file.len()));
    let to = file.floor_char_boundary((from + 40 + dice.below(700)).min(file.len()));
    let mut piece = file[from..to].to_owned();
    for _ in 0..=dice.below(4) {
        let at = piece.floor_char_boundary(dice.below(piece.len() + 1));
        let end = piece.floor_char_boundary((at + dice.below(4)).min(piece.len())).max(at);
        piece.replace_range(at..end, SLIPS[dice.below(SLIPS.len())]);
    }
    let head = if seed.is_multiple_of(2) { &file[..file.floor_char_boundary(from.min(600))] } else { "" };
    format!("{head}{}", repeated(size - head.len(), |_| format!("{piece} ")))
}
