//! Our words are our own: no run of six words of the texts that this program grew out of stands in dialogues, guides or assets.
//!
//! `source-grams.txt` holds the first twelve hexadecimal digits of the SHA-1 of every such run, so that those texts need not be
//! here. A run is six words in lower case with a space between them, and a word is letters and apostrophes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const GRAMS: &str = include_str!("../support/source-grams.txt");
const N_WORDS: usize = 6;
const N_DIGITS: usize = 12;

fn hash(run: &[String]) -> String {
    let mut digits = sha1_smol::Sha1::from(run.join(" ")).digest().to_string();
    digits.truncate(N_DIGITS);
    digits
}

/// The words of a text. Single quotation marks round a word are apostrophes as well, so they come off.
fn words(text: &str, keep_marks: bool) -> Vec<String> {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let words = text.split(|character: char| !character.is_ascii_lowercase() && character != '\'');
    let words = words.map(|word| if keep_marks { word } else { word.trim_matches('\'') });
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The runs of a text that are among these.
fn borrowed(text: &str, grams: &BTreeSet<String>) -> Vec<String> {
    let readings = [words(text, true), words(text, false)];
    let runs = readings.iter().flat_map(|words| words.windows(N_WORDS));
    runs.filter(|run| grams.contains(&hash(run))).map(|run| run.join(" ")).collect()
}

fn grams() -> BTreeSet<String> {
    GRAMS.split_whitespace().map(str::to_owned).collect()
}

/// What is read by people: the guides, the dialogues, and the texts among the assets.
#[expect(clippy::disallowed_methods, reason = "the texts are files of the repository")]
fn texts() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    let mut places: Vec<PathBuf> =
        ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "dialogues", "assets"].iter().map(|name| root.join(name)).collect();
    while let Some(place) = places.pop() {
        if place.is_dir() {
            places.extend(std::fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().path()));
        } else if let Ok(text) = String::from_utf8(std::fs::read(&place).unwrap()) {
            texts.push((place, text));
        }
    }
    texts
}

#[test]
fn no_run_of_six_words_is_borrowed() {
    let (grams, texts) = (grams(), texts());
    assert!(texts.len() > 15, "{} texts", texts.len());
    for (path, text) in texts {
        assert_eq!(borrowed(&text, &grams), [""; 0], "{} says it in words that are not ours", path.display());
    }
}

#[test]
fn the_list_of_runs_is_whole() {
    assert_eq!(grams().len(), 4_048);
    assert!(grams().iter().all(|gram| gram.len() == N_DIGITS && gram.chars().all(|digit| digit.is_ascii_hexdigit())));
}

#[test]
fn a_borrowed_run_is_found_however_it_is_set() {
    let planted = ["seven", "grey", "geese", "can't", "sign", "leases"].map(str::to_owned);
    let grams = BTreeSet::from([hash(&planted)]);
    for text in [
        "Seven grey geese can't sign leases.",
        "It's true:\n    seven GREY geese \u{2014} can\u{2019}t sign (leases)!",
        "(say: \"'Seven grey geese can't sign leases,' he said.\", mood: +1),",
        "(act: \"\\\"Seven grey geese can't\n sign leases.\\\"\"),",
    ] {
        assert!(borrowed(text, &grams).contains(&"seven grey geese can't sign leases".to_owned()), "{text}");
    }
    for text in ["Seven grey geese can sign leases.", "Seven grey geese can't sign", ""] {
        assert_eq!(borrowed(text, &grams), [""; 0], "{text}");
    }
    // As `printf '%s' 'seven grey geese can'"'"'t sign leases' | sha1sum` has it.
    assert_eq!(hash(&planted), "f288022e9c79");
}
