//! The card behind `?`: how people work, and the keys.

pub const THE_KEYS: &str = "The keys";

/// The three words of the card, and what each means.
pub const THREE_WORDS: [(&str, &str); 3] = [
    ("Mood", "is how they feel right now. You can see it."),
    ("Trust", "is what is in your account with them. You cannot see it until afterwards, as in life."),
    ("Heard", "is three pips: do they feel understood?"),
];

/// The seven rules, in their order; the only rules text in the program.
pub const RULES: [&str; 7] = [
    "What you say moves mood.",
    "Your first three exchanges are also banked as trust. They make up their mind early.",
    "Solve or sell before they feel heard, and they push back. Once they do feel heard, more sympathy adds nothing.",
    "An account in credit forgives. An overdrawn one doubts even good things.",
    "Unwelcome news hurts less if you warn them and say why.",
    "A kept promise is worth 3. A broken one costs 4, and they take back half the trust your words had earned.",
    "Your voice has to mean what your words say.",
];

/// What each key does, for the list behind `?`.
pub const KEY_LIST: &[(&str, &str)] = &[
    ("1 to 6", "choose an answer, a voice, a person or a page"),
    ("Tab, arrows", "go to the next thing"),
    ("Enter, Space", "take what is marked, or go on"),
    ("Page Up, Page Down", "what was said before; more of a long page"),
    ("N", "the notebook; before a talk, your name"),
    ("Left and right", "walk the curve and the pages of the debrief"),
    ("P, R", "in the debrief: play from the line you look at, or from the start"),
    ("L, O", "on the curve: every line, and how talks usually end from there"),
    ("S, E", "say both ways aloud; change your plan"),
    ("Esc", "go back"),
    ("Ctrl + and Ctrl −", "larger and smaller text"),
    ("Ctrl T", "light or dark"),
    ("?", "this card"),
];
