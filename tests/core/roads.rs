//! The two roads of reading agree on texts with slips in them, nothing makes them panic, and what is written is read again as it was.

use crate::faulty::files_of;
use crate::generate;
use crate::generate_second::small_second;
use crate::reading::check;

/// Every text that is at hand. `found` holds what fuzzing found, since mended.
fn corpus() -> Vec<String> {
    let whole = [include_str!("../../dialogues/before_three.ron"), include_str!("../../dialogues/blue_umbrella.ron")];
    let worked = [include_str!("worked/trap.ron"), include_str!("worked/thaw.ron"), include_str!("worked/given_back.ron")];
    let generated = (0..40).map(generate::small).chain((0..40).map(small_second));
    let from_folders =
        ["tests/core/faulty", "tests/core/found", "tests/core/cases"].into_iter().flat_map(files_of).map(|(_, text)| text);
    whole.into_iter().chain(worked).map(str::to_owned).chain(generated).chain(from_folders).collect()
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
        "true", "\u{a0}", "\u{200b}", "\u{feff}", "\u{1b}", "\u{fe0f}", "：", "（", "）", "，", "＋２", "ａ", "「", "」", "”",
        "\u{301}", "\r\n",
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
