//! One slip, one fault: what is said of a single structural sign that is deleted, doubled or swapped in a clean dialogue.
#![expect(clippy::print_stdout, reason = "the figures of each kind are printed beside the verdict")]

use std::fmt::Write as _;

use rapport::check::{Settings, check as check_whole};
use rapport::rules::Rules;
use rapport::scenario::load;
use rapport::source::{Report, Severity, SourceText, render_all};

use crate::generate::Dice;
use crate::mistakes::MISTAKES;
use crate::slips::{How, SIGNS, Signs, Slip, WAYS};

pub(crate) const CLEAN: &[&str] = &[
    include_str!("../../dialogues/before_three.ron"),
    include_str!("../../dialogues/blue_umbrella.ron"),
    include_str!("../../dialogues/linden_court.ron"),
    include_str!("../../dialogues/long_thaw.ron"),
    include_str!("../../dialogues/no_receipt.ron"),
    include_str!("../../dialogues/ordinary_tuesday.ron"),
    include_str!("../../dialogues/seventeen_minutes.ron"),
    include_str!("../../dialogues/two_good_hours.ron"),
];

/// What was said of the slips of one kind.
struct Figures {
    sign: char,
    how: How,
    /// How many findings each slip has.
    n_findings: Vec<usize>,
    /// How many have their first finding on the line of the slip or of its partner.
    n_in_place: usize,
    /// How many leave a valid file, and are not counted.
    n_valid: usize,
}

impl Figures {
    fn median(&self) -> usize {
        let mut counts = self.n_findings.clone();
        counts.sort_unstable();
        counts.get(counts.len() / 2).copied().unwrap_or_default()
    }

    fn share_in_place(&self) -> usize {
        (100 * self.n_in_place).checked_div(self.n_findings.len()).unwrap_or(100)
    }
}

fn is_in_place(report: &Report, slip: &Slip) -> bool {
    let line = |at: usize| report.source().line_column(u32::try_from(at).unwrap()).line;
    let first = report.shown().next().map(|found| found.span.start as usize);
    first.is_some_and(|first| slip.places.iter().any(|place| line(*place) == line(first)))
}

/// Makes so many slips of every kind.
fn measure(seed: u64, n_each: usize) -> Vec<Figures> {
    let mut dice = Dice::new(seed);
    let clean: Vec<Signs<'_>> = CLEAN.iter().map(|text| Signs::of(text)).collect();
    let mut all = Vec::new();
    for sign in SIGNS {
        for how in WAYS {
            let mut figures = Figures { sign: *sign, how: *how, n_findings: Vec::new(), n_in_place: 0, n_valid: 0 };
            while figures.n_findings.len() < n_each && figures.n_valid < 20 * n_each {
                let Some(slip) = clean[dice.below(clean.len())].slip(*sign, *how, &mut dice) else { continue };
                let loaded = load(SourceText::new("slip.ron", slip.text.as_str()), "slip");
                if loaded.report.n_errors() == 0 {
                    figures.n_valid += 1;
                    continue;
                }
                figures.n_findings.push(loaded.report.diagnostics().len());
                let is_in_place = is_in_place(&loaded.report, &slip);
                figures.n_in_place += usize::from(is_in_place);
                if std::env::var("SHOW").is_ok_and(|show| show == format!("{sign}{how:?}") || show == "all")
                    && (!is_in_place || loaded.report.diagnostics().len() > 2)
                {
                    let place = |at: usize| loaded.report.source().line_column(u32::try_from(at).unwrap());
                    println!("---- {sign} {how:?} at {:?}, {:?}", place(slip.places[0]), place(slip.places[1]));
                    println!("{}", render_all(&loaded.report));
                }
            }
            all.push(figures);
        }
    }
    all
}

fn table(all: &[Figures]) -> String {
    let mut table = String::from("sign  slip     counted  median  most  in place  (valid)\n");
    for figures in all {
        let Figures { sign, how, n_findings, n_valid, .. } = figures;
        let most = n_findings.iter().max().copied().unwrap_or_default();
        let how = format!("{how:?}");
        let (counted, median, share) = (n_findings.len(), figures.median(), figures.share_in_place());
        let _ = writeln!(table, "{sign:4}  {how:8} {counted:7} {median:7} {most:5} {share:7} %  ({n_valid})");
    }
    table
}

#[track_caller]
fn check(seed: u64, n_each: usize) {
    let all = measure(seed, n_each);
    println!("{}", table(&all));
    for figures in &all {
        let name = format!("{} {:?}", figures.sign, figures.how);
        assert!(figures.median() <= 2, "{name}: {} findings\n{}", figures.median(), table(&all));
        assert!(figures.share_in_place() >= 90, "{name}: {} % in place\n{}", figures.share_in_place(), table(&all));
    }
}

#[test]
fn a_slip_has_one_fault_in_its_place() {
    check(14, 10);
}

#[test]
#[ignore = "nine hundred texts: cargo test --test core nine_hundred -- --ignored --nocapture"]
fn nine_hundred_slips_have_one_fault_each_in_its_place() {
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(14);
    check(seed, 34);
}

#[test]
fn two_hundred_mistakes_are_told_on_their_line_with_a_hint_that_leads_to_the_mend() {
    let mut dice = Dice::new(200);
    let (mut missed, mut n) = (String::new(), 0);
    println!("most findings, and how many of five are told at their place with a hint that leads to the mend");
    for mistake in MISTAKES {
        let (mut most, mut n_told) = (0, 0);
        for nth in 0..5 {
            let planted = (0..200).find_map(|_| mistake.plant(CLEAN[dice.below(CLEAN.len())], nth, &mut dice));
            let planted = planted.unwrap_or_else(|| panic!("{} cannot be made", mistake.name));
            n += 1;
            let loaded = load(SourceText::new("mistake.ron", planted.text), "mistake");
            // What reading is content with, the check may still tell.
            let report = if loaded.report.is_clean() {
                check_whole(&loaded, Rules::newest(), Settings::default()).report
            } else {
                loaded.report
            };
            let first = report.shown().next();
            let is_told = first.is_some_and(|first| {
                let line = report.source().line_column(first.span.start).line;
                let said = format!("{} {}", first.message, first.hint.as_deref().unwrap_or_default());
                line == planted.line && mistake.is_told(&said)
            });
            most = most.max(report.diagnostics().iter().filter(|found| found.severity() > Severity::Advice).count());
            n_told += usize::from(is_told);
            if !is_told {
                let printed: String = render_all(&report).chars().take(1_500).collect();
                let _ = writeln!(missed, "{}, line {}\n{printed}", mistake.name, planted.line);
            }
        }
        println!("{most:4}  {n_told}  {}", mistake.name);
    }
    assert!(n >= 200, "{n}");
    assert!(missed.is_empty(), "{missed}");
}

/// Where somebody stopped typing: the text so far, and the lines on which that may be told: the last one, and that of each bracket and
/// text which is open there.
fn half_typed(whole: &str, at: usize) -> (&str, Vec<usize>) {
    let typed = whole[..at].trim_end();
    let line = |at: usize| whole[..at].matches('\n').count() + 1;
    let mut open = Vec::new();
    let mut text = None;
    let mut rest = typed.char_indices().peekable();
    while let Some((at, sign)) = rest.next() {
        match sign {
            '"' => text = if text.is_some() { None } else { Some(at) },
            '\\' if text.is_some() => drop(rest.next()),
            '/' if text.is_none() && rest.peek().is_some_and(|(_, next)| *next == '/') => {
                while rest.next_if(|(_, sign)| *sign != '\n').is_some() {}
            }
            '(' | '[' | '{' if text.is_none() => open.push(at),
            ')' | ']' | '}' if text.is_none() => drop(open.pop()),
            _ => {}
        }
    }
    (typed, open.into_iter().chain(text).chain([typed.len()]).map(line).collect())
}

#[test]
fn a_half_typed_file_is_told_in_a_word_or_two_where_it_breaks_off() {
    let mut dice = Dice::new(40);
    let (mut missed, mut counts) = (String::new(), Vec::new());
    for clean in CLEAN {
        let begins = clean.find("Scenario(").unwrap();
        for _ in 0..40 {
            let mut at = begins + 12 + dice.below(clean.trim_end().len() - begins - 13);
            while !clean.is_char_boundary(at) {
                at += 1;
            }
            let (typed, lines) = half_typed(clean, at);
            let report = load(SourceText::new("half.ron", typed), "half").report;
            let found = report.shown().next();
            let is_told = found.is_some_and(|found| {
                let line = report.source().line_column(found.span.start).line;
                let said = format!("{} {}", found.message, found.hint.as_deref().unwrap_or_default());
                lines.contains(&line) && ["close", "end", "put ", "write "].iter().any(|word| said.contains(word))
            });
            counts.push(report.diagnostics().len());
            if !is_told || report.diagnostics().len() > 3 {
                let printed: String = render_all(&report).chars().take(1_200).collect();
                let _ = writeln!(missed, "---- {:?}\n{printed}", typed.lines().last());
            }
        }
    }
    counts.sort_unstable();
    println!("{} files, median {} findings, most {}", counts.len(), counts[counts.len() / 2], counts[counts.len() - 1]);
    assert!(missed.is_empty() && counts.len() == 320 && counts[160] <= 2, "{missed}");
}
