//! Words of judgement: neither the interface nor a note hands out marks.

use crate::WRITERS_GUIDE;
use crate::examples::{check_clean, read};
use crate::repository::{blocks, files, product_code, string_literals, words};

/// Words that would hand out marks.
const VERDICTS: &[&str] = &["right", "wrong", "correct", "incorrect", "score"];
/// Sayings in which one of them is none. Each stands somewhere, or it is to be taken out here.
const NO_VERDICTS: &[&str] = &["right now", "all right", "right there", "the right way up"];

/// The first word that hands out marks, where there is one.
fn verdict(text: &str) -> Option<String> {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let text = NO_VERDICTS.iter().fold(text, |text, saying| text.replace(saying, ""));
    words(&text).find(|word| VERDICTS.contains(word)).map(str::to_owned)
}

#[test]
fn every_shipped_dialogue_is_clean() {
    let shipped = files("dialogues", "ron");
    for (name, text) in &shipped {
        check_clean(name.trim_start_matches("dialogues/"), text);
    }
    assert!(shipped.len() >= 2);
}

#[test]
fn the_interface_hands_out_no_marks() {
    let speaks = |name: &str| {
        ["src/words", "src/debrief/", "src/cli/", "src/kit/", "src/ui/", "src/app/"].iter().any(|place| name.starts_with(place))
    };
    for (name, text) in files("src", "rs").into_iter().filter(|(name, _)| speaks(name)) {
        for literal in string_literals(&product_code(&name, &text)) {
            assert_eq!(verdict(&literal), None, "{name} says {literal:?}");
        }
    }
}

#[test]
fn no_note_hands_out_marks() {
    let shipped = files("dialogues", "ron").into_iter();
    let examples = blocks(WRITERS_GUIDE, "ron").into_iter().map(|example| ("the writers' guide".to_owned(), example));
    let mut n_notes = 0;
    for (name, text) in shipped.chain(examples) {
        let scenario = read(&name, &text).scenario.unwrap();
        for note in scenario.choices().iter().filter_map(|choice| choice.note.as_deref()) {
            assert_eq!(verdict(note), None, "a note in {name} says {note:?}");
            n_notes += 1;
        }
    }
    assert!(n_notes > 10, "{n_notes} notes were looked at");
}

#[test]
fn a_saying_that_is_allowed_is_one_that_somebody_says() {
    let phrases = files("src", "rs").into_iter().filter(|(name, _)| name.starts_with("src/words")).map(|(_, text)| text);
    let said = phrases.chain(files("dialogues", "ron").into_iter().map(|(_, text)| text)).collect::<String>().to_lowercase();
    for saying in NO_VERDICTS {
        assert!(said.contains(saying), "nobody says \"{saying}\" any more");
        assert_eq!(verdict(saying), None);
    }
    assert_eq!(verdict("That was the wrong answer."), Some("wrong".to_owned()));
    assert_eq!(verdict("It was bright, and rightly so."), None, "only whole words count");
}
