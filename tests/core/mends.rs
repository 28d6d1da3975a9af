//! The mend of one key: wherever one is offered, the text that it leaves has fewer faults.
#![expect(clippy::print_stdout, reason = "how many were tried is printed beside the verdict")]

use rapport::scenario::load;
use rapport::source::{Diagnostic, Report, SourceText, render_all};

use crate::generate::Dice;
use crate::mistakes::MISTAKES;
use crate::slips::{SIGNS, Signs, WAYS};

const CLEAN: &[&str] = &[
    include_str!("../../dialogues/before_three.ron"),
    include_str!("../../dialogues/blue_umbrella.ron"),
    include_str!("../../dialogues/no_receipt.ron"),
    include_str!("../../dialogues/long_thaw.ron"),
];

fn read(text: &str) -> Report {
    load(SourceText::new("t.ron", text), "t").report
}

/// Whether a mend does more good than harm: what it was offered for is gone, and no fault has come in its place.
fn mends(before: &Report, found: &Diagnostic) -> bool {
    let mended = found.mend.as_ref().and_then(|mend| mend.applied(before.source().text()));
    let Some(mended) = mended else { return false };
    let after = read(&mended);
    after.n_errors() < before.n_errors()
}

/// Makes so many slips of every kind in every text, and tries each mend that is offered for one. Of a thousand so many may leave
/// something behind: where two slips leave the same text, the mend can only be that of one.
#[track_caller]
fn check_slips(seed: u64, n_each: usize, most_of_thousand: usize) {
    let mut dice = Dice::new(seed);
    let (mut n_offered, mut failed) = (0, Vec::new());
    for text in CLEAN {
        let signs = Signs::of(text);
        for sign in SIGNS {
            for how in WAYS {
                for _ in 0..n_each {
                    let Some(slip) = signs.slip(*sign, *how, &mut dice) else { continue };
                    let report = read(&slip.text);
                    for found in report.shown().filter(|found| found.mend.is_some()) {
                        n_offered += 1;
                        if !mends(&report, found) {
                            let place = report.source().line_column(u32::try_from(slip.places[0]).unwrap());
                            let told = render_all(&report);
                            failed.push(format!("{sign} {how:?} at {place:?}: {} {:?}\n{told}", found.message, found.mend));
                        }
                    }
                }
            }
        }
    }
    println!("{n_offered} mends of structural slips tried, {} left something behind", failed.len());
    assert!(n_offered > 50 * n_each, "{n_offered}");
    assert!(1_000 * failed.len() <= most_of_thousand * n_offered, "{}", failed.join("\n"));
}

#[test]
fn a_mend_of_a_structural_slip_takes_it_away() {
    check_slips(7, 3, 0);
}

#[test]
#[ignore = "four thousand texts: cargo test --test core of_a_thousand_mends -- --ignored --nocapture"]
fn all_but_two_of_a_thousand_mends_take_a_slip_away() {
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(7);
    check_slips(seed, 40, 2);
}

#[test]
fn a_mend_of_another_mistake_takes_it_away() {
    let mut dice = Dice::new(8);
    let (mut n_offered, mut failed) = (0, Vec::new());
    for text in CLEAN {
        for mistake in MISTAKES {
            let Some(planted) = mistake.plant(text, n_offered, &mut dice) else { continue };
            let report = read(&planted.text);
            for found in report.shown().filter(|found| found.mend.is_some()) {
                n_offered += 1;
                if !mends(&report, found) {
                    failed.push(format!("{}: {} {:?}", mistake.name, found.message, found.mend));
                }
            }
        }
    }
    println!("{n_offered} mends of other mistakes tried");
    assert!(n_offered > 30 && failed.is_empty(), "{n_offered}\n{}", failed.join("\n"));
}
