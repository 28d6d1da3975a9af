//! The step allocates nothing: foresight will call it millions of times.

use rapport::rules::{Move, Next, Rules, Start, begin, is_open, step};
use rapport::scenario::{Temperament, Voice, load};
use rapport::source::SourceText;

#[test]
fn thousands_of_steps_allocate_nothing() {
    let loaded = load(SourceText::new("b.ron", include_str!("../dialogues/before_three.ron")), "before_three");
    let scenario = loaded.scenario.unwrap();
    let rules = Rules::newest();
    let mut steps = 0_u32;
    let mut draw = 1_u64;
    let counted = allocation_counter::measure(|| {
        for round in 0..500_u32 {
            let temperament = Temperament::ALL.get(round as usize % Temperament::ALL.len()).copied().unwrap();
            let mut next = begin(&scenario, rules, Start { temperament, mood: None, carried: round % 3 == 0 }, &mut ());
            while let Next::Choose(state) = next {
                draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let beat = &scenario.beats()[state.beat()];
                let count = beat.choices().filter(|choice| is_open(&scenario, &state, *choice)).count();
                let nth = (draw >> 33) as usize % count.max(1);
                let Some(choice) = beat.choices().filter(|choice| is_open(&scenario, &state, *choice)).nth(nth) else { break };
                next = step(&scenario, rules, state, Move { choice, voice: beat.tone.then_some(Voice::Warm) }, &mut ());
                steps += 1;
            }
        }
    });
    assert!(steps > 3_000, "{steps} steps");
    assert_eq!(counted.count_total, 0, "allocations in {steps} steps");
}
