//! What is asked of the six conversations that test the rules: that they cannot be guessed, that they miss in many ways, and that
//! they do not begin twice in the same words.

use std::collections::BTreeSet;
use std::sync::Arc;

use rapport::foresight::{Detail, Foresight, Question, Verdict};
use rapport::rules::Rules;
use rapport::scenario::{BeatId, Place, Scenario, Trap};
use rapport::wording::PhraseBook;

use crate::plays::shipped;

const SIX: [&str; 6] = ["linden_court", "long_thaw", "no_receipt", "ordinary_tuesday", "seventeen_minutes", "two_good_hours"];

fn six() -> impl Iterator<Item = &'static Arc<Scenario>> {
    SIX.iter().map(|id| shipped(id).unwrap())
}

fn traps(scenario: &Scenario) -> BTreeSet<Trap> {
    scenario.choices().iter().filter_map(|choice| choice.trap).collect()
}

/// The beats at which the first exchanges can take place. Those passed through on the way are no exchange.
fn first_beats(scenario: &Scenario, n_exchanges: usize) -> BTreeSet<BeatId> {
    let mut found = BTreeSet::new();
    let mut now = BTreeSet::from([scenario.start()]);
    for _ in 0..n_exchanges {
        let mut at: Vec<BeatId> = now.into_iter().collect();
        let mut next = BTreeSet::new();
        while let Some(beat) = at.pop() {
            let ways = scenario.graph().ways(beat).filter_map(|(_, place)| match place {
                Place::Beat(beat) => Some(beat),
                Place::End(_) => None,
            });
            if scenario.beats()[beat].choices().len() == 0 {
                at.extend(ways);
            } else {
                found.insert(beat);
                next.extend(ways);
            }
        }
        now = next;
    }
    found
}

#[test]
fn each_of_the_six_misses_in_at_least_five_ways() {
    for scenario in six() {
        assert!(traps(scenario).len() >= 5, "{}: {:?}", scenario.id(), traps(scenario));
    }
}

#[test]
fn whatever_can_be_said_in_the_first_three_exchanges_has_two_phrasings() {
    for scenario in six() {
        let beats = first_beats(scenario, 3);
        assert!(beats.len() >= 3, "{}", scenario.id());
        for beat in beats.into_iter().map(|beat| &scenario.beats()[beat]) {
            let worded: BTreeSet<&String> = beat.says.iter().collect();
            assert!(worded.len() >= 2 && worded.len() == beat.says.len(), "{}: `{}`", scenario.id(), beat.id);
        }
    }
}

#[test]
fn each_of_the_six_is_proved_and_plays_as_it_should() {
    for scenario in six() {
        let id = scenario.id();
        let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(scenario));
        assert_eq!(foresight.verdict(), Verdict::Proved, "{id}");
        let measures = PhraseBook::built_in().measure_options(scenario);
        let robots = foresight.robots(&measures, Detail::Beats);
        let typical = robots.typical.fair_or_better(scenario);
        let random = robots.random.fair_or_better(scenario);
        assert!((0.55..=0.85).contains(&typical) && random <= 0.30, "{id}: typical {typical:.3}, random {random:.3}");
        assert!(robots.robots.iter().all(|figures| !figures.is_over_bar), "{id} can be guessed by one trick");
        let strongest = foresight.strongest(&robots.typical.beats, &measures).unwrap();
        for n in [strongest.longest, strongest.shortest] {
            let share = n / strongest.n_beats as f64;
            assert!(
                (0.25..=0.45).contains(&share),
                "{id}: the strongest is the longest or the shortest in {share:.3} of the beats"
            );
        }
    }
}
