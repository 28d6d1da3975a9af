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
];

/// Words for which the interface has another one, and that one.
const OTHER_WORDS: &[(&str, &str)] =
    &[("pip", "dot"), ("pips", "dots"), ("the account", "trust"), ("account", "trust"), ("the talk", "the conversation")];

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
        // What a session with a room says is read by its presenter.
        let read = |name: &str| !["src/words/group", "src/words/paper"].iter().any(|room| name.starts_with(room));
        let found = sentences.iter().find(|(name, said)| read(name) && said.contains(stumbled));
        assert!(found.is_none(), "{stumbled:?} is still said: {found:?}");
    }
}

#[test]
fn what_the_trainee_reads_has_one_word_for_one_thing() {
    let read = |name: &str| {
        let of_authors = ["author", "terms", "why", "compare", "map", "terminal_author", "group", "paper", "commands"];
        name.starts_with("src/words/") && !of_authors.iter().any(|room| name.contains(&format!("words/{room}")))
    };
    let sentences = sentences();
    let mut n_read = 0;
    for (name, said) in sentences.iter().filter(|(name, _)| read(name) || name == "assets/skills.ron") {
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
