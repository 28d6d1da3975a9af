//! Sentences over which readers stumbled, and words for which the interface has another one. None of them is said any more.

use crate::repository::{files, product_code, root, string_literals};

/// What stood there once, without what changes from case to case.
const STUMBLED: &[&str] = &[
    "What one thing would you like to get better at?",
    "Begin without choosing",
    "That is where it ends.",
    "rules, as they just happened",
    "What you say moves it, and nothing else did here",
    "Some push back at that; others just go",
    "He let something slip, and it went by",
    "Help lands after that",
    "The card behind ? holds",
    "Most of your day is this one",
    "Whom would you like to meet?",
    "Again, the other way?",
    "How people work",
    "what is in your account with them",
    "three pips",
    "What you say moves mood",
    "also banked as trust",
    "push back. Once they do feel heard",
    "An account in credit forgives",
    "Unwelcome news hurts less",
    "they take back half the trust",
    "Your voice has to mean what your words say",
    "take what is marked",
    "more of a long page",
    "walk the curve",
    "say both ways aloud",
    "at the end of her rope",
    "at the end of their rope",
    "Nothing is due",
    "not met yet",
    "met once",
    "Go on from {",
    "You will practise",
    "moments you also choose how to say it",
    "You will notice which",
    "In which voice?",
    "None made.",
    "more below: Page Down",
    "It goes on from here",
    "The talk cannot go on",
    "a fault of the scenario",
    "You first",
    "How do you feel after that?",
    "Where did it turn?",
    "what does {name} say about you",
    "What you thought:",
    "It did turn, at",
    "No single moment turned this one",
    "Still working out how talks",
    "Felt at the time:",
    "How this usually ends from here",
    "It left her as",
    "It moved her neither way",
    "With what came then",
    "It cost her a little",
    "was the best still in reach",
    "was still in reach",
    "It need not have hurt",
    "would have been as glad of this",
    "Say each as you would say it",
    "Nothing was banked",
    "what they made of the first",
    "You used what they told you",
    "Words and voice did not match",
    "You answered in their own way",
    "it felt like technique",
    "Done without having been promised",
    "Moved, and told in time",
    "never yours to make",
    "felt at ease or better. Bottom row",
    "Most shown:",
    "A chance is a moment in which",
    "no chance this time",
    "None of these was shown",
    "warn before it lands",
    "give the reason with the step",
    "take the feeling, then the task",
    "make it the two of you",
    "a moment for it went by",
    "moments that called for it",
    "it landed cold",
    "it was about you",
    "This one asks for no plan",
    "You will find this sentence",
    "As the system has them",
    "Faces and lines move",
    "Nothing in particular",
    "What you set or played",
    "since you left a talk in it",
    "careful conversations",
    "Of a hundred",
    "What helped most",
    "Biggest change",
    "without being asked",
    "time agreed",
    "Nothing else does",
    "Fix or sell too early",
    "Fill all",
    "also set their trust",
    "Others doubt even",
    "You need nothing but your hand",
    "Voice, stand",
    "That was all.",
    "mixed by how you voted",
    "{percent}% lead",
    "It may not be your own",
    "passed over",
    "knows this day too well",
    "know their own bad day",
    "may pass",
    "the one who reads the customer",
    "Come with Rapport",
    "run nobody down",
    "stays cool",
    "I would have to begin",
    "can be told without the customer",
    "may not be opened by you",
    "would have changed that much",
    "turned most",
    "You thought so too",
    "One more moment",
    "Why there?",
    "not heard yet",
    "Save again",
    "Another road",
    "the other road",
    "lat is fine",
    "ens table",
    "at a lens",
    "on plan",
    "of plan",
    "behind plan",
    "Now the digit of",
    "The key brings the other",
    "seeing that made it attractive",
    "keep open?",
    "at your desk?",
    "lead furthest apart",
    "Parts go round",
    "Parts have gone round",
    "Shortest honest ending",
    "moment at hand",
    "what stands here",
    "Ten minutes are enough",
    "Say nothing of your sheet",
    "it is not so that",
    "The file of this dialogue",
    "Nothing of this is saved",
    "Let it stand",
    "let a note stand",
    "Let it land",
    "given back",
    "learns a scenario by heart",
    "Wide is likely",
    "as wide as it is likely",
    "which is not in, so",
    "stood in place",
    "is no file of yours",
    "and no folder",
    "begins anew",
    "of their time used up",
    "none of them showed",
    "No one thing",
    "say it back, only",
    "It turned more",
    "That changed little",
    "at our cost",
    "What was felt most",
    "Also felt",
    "did turn there",
    "could not be kept",
    "can't go on:",
    "words and voice did not match",
    "Press Enter to go on",
];

/// The room as those who sit in it: they are the group.
const THE_ROOM: &[&str] = &[
    "with a room",
    "before a room",
    "made-up room",
    "room that is made up",
    "a session with a room",
    "for the room",
    "Not for the room",
    "for a room",
    "Ask the room",
    "the room votes",
    "The room sees",
    "room may see",
    "room chose",
    "room plays",
    "room says",
    "room has",
    "splits the room",
    "room met",
    "one room",
    "One room",
    "Room {",
    "rooms in 100",
    "Most rooms",
    "what rooms",
    "two rooms",
    "rooms beside each other",
    "rooms said",
    "rooms parted",
    "rooms first",
    "several rooms",
];

/// Words for which the interface has another one, and that one.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("pip", "dot"),
    ("pips", "dots"),
    ("account", "trust"),
    ("the talk", "the conversation"),
    ("a talk", "a conversation"),
    ("mend", "fix"),
    ("mends", "fixes"),
    ("mended", "fixed"),
    ("first page", "Home page"),
];

/// Every sentence that the program can say: of the code outside of tests, of its plans and skills, and of the README.
fn sentences() -> Vec<(String, String)> {
    let of_code = files("src", "rs").into_iter().flat_map(|(name, text)| {
        let literals = string_literals(&product_code(&name, &text));
        literals.into_iter().map(move |literal| (name.clone(), literal)).collect::<Vec<_>>()
    });
    let whole = ["assets/plans.ron", "assets/skills.ron", "README.md"];
    let of_files = whole.map(|name| (name.to_owned(), std::fs::read_to_string(root().join(name)).unwrap()));
    // Of an escaped sign the number alone is left.
    let plain = |text: String| text.replace("{2019}", "'").replace('\u{2019}', "'");
    of_code.chain(of_files).map(|(name, text)| (name, plain(text))).collect()
}

#[test]
fn no_sentence_over_which_readers_stumbled_is_said_any_more() {
    let sentences = sentences();
    assert!(sentences.len() > 1_000, "{} sentences", sentences.len());
    for stumbled in STUMBLED {
        let found = sentences.iter().find(|(_, said)| said.contains(stumbled));
        assert!(found.is_none(), "{stumbled:?} is still said: {found:?}");
    }
}

#[test]
fn those_who_sit_in_a_room_are_a_group_in_the_window_on_paper_and_on_the_command_line() {
    let helped = ["arguments", "export", "export_session"].map(|name| format!("src/cli/{name}.rs"));
    let helped = helped.map(|name| (std::fs::read_to_string(root().join(&name)).unwrap(), name));
    // What stands beside an option of the command line is printed as its help.
    let helped = helped.iter().flat_map(|(text, name)| {
        text.lines().filter(|line| line.trim_start().starts_with("///")).map(|line| (name.clone(), line.trim().to_owned()))
    });
    let sentences: Vec<_> = sentences().into_iter().chain(helped).collect();
    for said_once in THE_ROOM {
        let found = sentences.iter().find(|(_, said)| said.contains(said_once));
        assert!(found.is_none(), "{said_once:?} is still said: {found:?}");
    }
}

#[test]
fn the_page_of_the_model_speaks_of_dots_and_of_conversations() {
    let page = std::fs::read_to_string(root().join("src/rules/model.md")).unwrap();
    let page = page.replace("small talk", "");
    let words: Vec<&str> = page.split(|sign: char| !sign.is_alphanumeric()).collect();
    let found = words.iter().find(|word| ["pip", "pips", "talk", "talks"].contains(*word));
    assert_eq!(found, None);
}

#[test]
fn whatever_is_read_has_one_word_for_one_thing() {
    let read = |name: &str| name.starts_with("src/words/") || name.starts_with("assets/");
    let sentences = sentences();
    let mut n_read = 0;
    for (name, said) in sentences.iter().filter(|(name, _)| read(name)) {
        n_read += 1;
        let words: Vec<&str> = said.split(|sign: char| !sign.is_alphanumeric()).collect();
        for (other, word) in OTHER_WORDS {
            let parts: Vec<&str> = other.split(' ').collect();
            let is_said =
                words.windows(parts.len()).any(|run| run.iter().zip(&parts).all(|(one, two)| one.eq_ignore_ascii_case(two)));
            assert!(!is_said, "{name} says {other:?} where {word:?} is the word: {said:?}");
        }
    }
    assert!(n_read > 400, "{n_read} sentences");
}
