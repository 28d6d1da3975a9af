//! What an author waits for: laying out and drawing the map, panning it, and telling two versions apart. `cargo bench --bench author` prints it,
//! the median of five; nothing is asserted.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a bench prints, stops at the first surprise, and reads the clock"
)]

#[path = "../support/generate.rs"]
#[expect(dead_code, reason = "benches measure large scenarios; tests play small ones")]
mod generate;

#[path = "../support/drawn_map.rs"]
#[expect(dead_code, clippy::indexing_slicing, reason = "a test asks for more than a bench, and both stop at a surprise")]
mod drawn_map;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use drawn_map::DrawnMap;
use egui::{Event, Key, Modifiers, PointerButton, Vec2, pos2};
use rapport::compare::{Figures, Version, changes};
use rapport::foresight::{Foresight, Policy, Question};
use rapport::map::{Layout, Map, MapFacts, Sheet, svg};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, load};
use rapport::source::SourceText;

const SHIPPED: [(&str, &str); 3] = [
    ("blue_umbrella", include_str!("../../dialogues/blue_umbrella.ron")),
    ("before_three", include_str!("../../dialogues/before_three.ron")),
    ("long_thaw", include_str!("../../dialogues/long_thaw.ron")),
];

fn scenario(text: &str) -> Arc<Scenario> {
    load(SourceText::new("measured.ron", text), "measured").scenario.unwrap()
}

/// The median of five times, in milliseconds.
fn ms_of<T>(mut work: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let started = Instant::now();
            black_box(work());
            started.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(2).copied().unwrap_or_default()
}

fn foresight(scenario: &Arc<Scenario>, n_states: usize) -> Foresight {
    Foresight::new(Arc::clone(scenario), Rules::newest(), Question { n_states, ..Question::of(scenario) })
}

fn maps() {
    println!("the map, in milliseconds\n  {:<24} {:>9} {:>9} {:>9}", "", "facts", "layout", "picture");
    let shipped = SHIPPED.map(|(name, text)| (name.to_owned(), text.to_owned(), Question::N_STATES));
    // Their game is far larger than the budget; the map is the same size whatever is known of it.
    let rivers = [100, 500, 2_000].map(|n| (format!("{n} beats"), generate::river(1, n), 2_000));
    for (name, text, n_states) in shipped.into_iter().chain(rivers) {
        let scenario = scenario(&text);
        let foresight = foresight(&scenario, n_states);
        let traffic = foresight.traffic(Policy::Typical, &[]);
        let facts = MapFacts::new(&foresight, &traffic);
        let layout = Layout::new(&facts, &Sheet::PRINTED);
        println!(
            "  {name:<24} {:>9.1} {:>9.1} {:>9.1}",
            if n_states == Question::N_STATES { ms_of(|| MapFacts::new(&foresight, &traffic)) } else { f64::NAN },
            ms_of(|| Layout::new(&facts, &Sheet::PRINTED)),
            ms_of(|| svg(&scenario, &facts, &layout, &[], &[])),
        );
    }
}

/// The text with the n-th number of a `mood:` one higher.
fn mutated(text: &str, n: usize) -> Option<String> {
    let (at, _) = text.match_indices(", mood: ").nth(n)?;
    let number = at + ", mood: ".len();
    let length = text.get(number..)?.find(|sign: char| !sign.is_ascii_digit() && sign != '+' && sign != '-')?;
    let value: i32 = text.get(number..number + length)?.trim_start_matches('+').parse().ok()?;
    let raised = if value < 9 { value + 1 } else { value - 1 };
    Some(format!("{}{raised}{}", text.get(..number)?, text.get(number + length..)?))
}

fn pairs() {
    println!("\ntwo versions told apart, in milliseconds\n  {:<24} {:>6} {:>9} {:>9}", "", "pairs", "median", "longest");
    for (name, text) in SHIPPED {
        let old = scenario(text);
        let version = |scenario: &Arc<Scenario>| Version::new(foresight(scenario, Question::N_STATES));
        let mut times: Vec<f64> = Vec::new();
        let n_written = text.matches(", mood: ").count();
        for n in 0..n_written.min(50) {
            let Some(new) = mutated(text, n) else { continue };
            let started = Instant::now();
            let new = scenario(&new);
            let found = changes(&old, &new);
            assert_eq!(found.len(), 1, "{name} {n}: {found:?}");
            let (before, after) = (version(&old), version(&new));
            black_box(Figures::new(&before, &after));
            times.push(started.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        let at = |index: usize| times.get(index).copied().unwrap_or_default();
        println!("  {name:<24} {:>6} {:>9.1} {:>9.1}", times.len(), at(times.len() / 2), at(times.len().saturating_sub(1)));
    }
}

/// Frames in which the map is dragged, from the pointer's move to the end of tessellation; near, half way and all of it in sight.
fn pans() {
    println!(
        "\na frame of the map that is dragged, in milliseconds\n  {:<24} {:>9} {:>9} {:>9} {:>9}",
        "", "zoom", "median", "p99", "triangles"
    );
    let river = generate::river(1, 2_000);
    for (name, text) in [SHIPPED[1], ("2000 beats", river.as_str())] {
        let loaded = drawn_map::loaded(text);
        let facts = drawn_map::made_up(loaded.scenario.as_ref().unwrap());
        let map = Map::of(&loaded, facts, false, None, &[]).unwrap();
        let mut drawn = DrawnMap::new(&loaded, map, Vec2::new(1_280.0, 720.0));
        for (zoom, keys) in [("near", &[Key::Z][..]), ("half way", &[Key::Minus; 6]), ("all", &[Key::Num0])] {
            for key in keys {
                let _ = drawn.press(*key, Modifiers::NONE);
            }
            let at = |step: i32| pos2(640.0 + (step % 100 * 3) as f32, 300.0 + (step % 7) as f32);
            let button =
                |pressed, pos| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
            let _ = drawn.frame(vec![Event::PointerMoved(at(0)), button(true, at(0))]);
            let mut n_triangles = 0;
            let mut times: Vec<f64> = (1..400)
                .map(|step| {
                    let started = Instant::now();
                    n_triangles = drawn.tessellated(vec![Event::PointerMoved(at(step))]).max(n_triangles);
                    started.elapsed().as_secs_f64() * 1e3
                })
                .collect();
            let _ = drawn.frame(vec![button(false, at(399))]);
            times.sort_by(f64::total_cmp);
            let of = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default();
            println!("  {name:<24} {zoom:>9} {:>9.2} {:>9.2} {n_triangles:>9}", of(0.5), of(0.99));
        }
    }
}

fn main() {
    maps();
    pans();
    pairs();
}
