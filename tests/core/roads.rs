//! The two roads of reading agree, nothing makes them panic, and what is written is read again as it was.

use rapport::format::{read, read_by_pieces, write};
use rapport::scenario::load;
use rapport::source::{SourceText, render_all};
use ron::extensions::Extensions;

use crate::faulty::faulty_files;
use crate::generate;

/// Every text that is at hand.
fn corpus() -> Vec<String> {
    let whole = [include_str!("../../dialogues/before_three.ron"), include_str!("../../dialogues/blue_umbrella.ron")];
    let worked = [include_str!("worked/trap.ron"), include_str!("worked/thaw.ron")];
    let generated = (0..40).map(generate::small);
    let faulty = faulty_files().into_iter().map(|(_, text)| text);
    whole.into_iter().chain(worked).map(str::to_owned).chain(generated).chain(faulty).collect()
}

/// Reads a text both ways and holds what both say against RON itself.
fn check(text: &str) {
    let source = SourceText::new("t", text);
    let (fast, careful) = (read(&source), read_by_pieces(&source));
    assert_eq!(fast.faults.is_empty(), careful.faults.is_empty(), "{:?}\n{:?}\n{text}", fast.faults, careful.faults);
    if fast.faults.is_empty() {
        assert_eq!(fast.file, careful.file, "{text}");
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        options
            .from_str::<ron::Value>(source.text())
            .unwrap_or_else(|error| panic!("RON refuses what was read: {error}\n{text}"));
    }
    for fault in &fast.faults {
        assert!(fault.span.end as usize <= source.text().len() && fault.span.start <= fault.span.end, "{fault:?}");
        assert!(fault.hint.is_some(), "{fault:?}");
    }
    let loaded = load(source, "t");
    let _ = render_all(&loaded.report);
}

#[test]
fn both_roads_say_the_same_of_every_text_at_hand() {
    for text in corpus() {
        check(&text);
    }
}

#[test]
fn both_roads_say_the_same_of_texts_with_a_slip_in_them() {
    use rand::rngs::Xoshiro256PlusPlus;
    use rand::{Rng as _, SeedableRng as _};
    const SLIPS: &[&str] = &[
        "", "", ",", ")", "(", "]", "[", "{", "}", "\"", ":", "x", " ", "\n", "\\", "/*", "//", "'", "é", "+2", "Some(", "r#\"",
        "true",
    ];
    let mut generator = Xoshiro256PlusPlus::seed_from_u64(1);
    let mut below = |n: usize| usize::try_from((u128::from(generator.next_u64()) * n as u128) >> 64).unwrap_or(0);
    let small: Vec<String> = corpus().into_iter().filter(|text| text.len() < 6_000).collect();
    for _ in 0..3_000 {
        let mut text = small[below(small.len())].clone();
        for _ in 0..=below(3) {
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let from = below(boundaries.len());
            let to = (from + below(4)).min(boundaries.len() - 1);
            text.replace_range(boundaries[from]..boundaries[to], SLIPS[below(SLIPS.len())]);
        }
        check(&text);
    }
}

#[test]
fn what_is_written_is_read_again_as_it_was() {
    for text in corpus() {
        let reading = read(&SourceText::new("t", text));
        if reading.faults.is_empty() {
            let written = write(&reading.file);
            let again = read(&SourceText::new("t", written.clone()));
            assert!(again.faults.is_empty(), "{:?}\n{written}", again.faults);
            assert_eq!(again.file, reading.file);
            assert_eq!(write(&again.file), written);
        }
    }
}
