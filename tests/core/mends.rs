//! The mend of one key: wherever one is offered, the text that it leaves has fewer faults.

use rapport::scenario::load;
use rapport::source::{Diagnostic, Report, SourceText};

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

#[test]
fn a_mend_of_a_structural_slip_takes_it_away() {
    let mut dice = Dice::new(7);
    let (mut n_offered, mut failed) = (0, Vec::new());
    for text in CLEAN {
        let signs = Signs::of(text);
        for sign in SIGNS {
            for how in WAYS {
                for _ in 0..3 {
                    let Some(slip) = signs.slip(*sign, *how, &mut dice) else { continue };
                    let report = read(&slip.text);
                    for found in report.shown().filter(|found| found.mend.is_some()) {
                        n_offered += 1;
                        if !mends(&report, found) {
                            failed.push(format!("{sign} {how:?} at {}: {} {:?}", slip.places[0], found.message, found.mend));
                        }
                    }
                }
            }
        }
    }
    println!("{n_offered} mends of structural slips tried, {} left something behind", failed.len());
    assert!(n_offered > 200, "{n_offered}");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
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
