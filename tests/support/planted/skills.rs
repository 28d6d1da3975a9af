//! Skills and voices, and what gives the best option away.

use crate::generate::Dice;

use super::draft::{Draft, Turn, any_holding, two_options};

pub(super) fn nobody_listens(draft: &mut Draft, _: &mut Dice) {
    let lower = -5 - draft.mood;
    draft.mood = -5;
    for ((condition, _), above) in draft.routes.iter_mut().zip([2, 0]) {
        let rest = condition.split_once(", ").map_or(String::new(), |(_, rest)| format!(", {rest}"));
        *condition = format!("MoodAtLeast({}){rest}", draft.mood + above);
    }
    debug_assert!(lower < 0);
    for option in draft.beats.iter_mut().flat_map(|beat| &mut beat.options) {
        option.more = option.more.replace("shows: [Listening], ", "shows: [Respect], ");
    }
}

pub(super) fn longest_is_best(draft: &mut Draft, _: &mut Dice) {
    for beat in &mut draft.beats {
        beat.option(Turn::Lifts).say.push_str(" And for good.");
    }
}

pub(super) fn best_stands_first(draft: &mut Draft, _: &mut Dice) {
    draft.take_way_back_out();
    for beat in &mut draft.beats {
        let at = beat.options.iter().position(|option| option.turn == Turn::Lifts).unwrap();
        beat.options.rotate_left(at);
    }
}

pub(super) fn option_that_names_its_skill(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).say = String::from("I'm listening, so do go on.");
}

pub(super) fn many_skills(draft: &mut Draft, dice: &mut Dice) {
    let floor = format!("f{}", dice.below(draft.n_floors));
    let option = draft.beat(&floor).option(Turn::Lowers);
    option.more = option.more.replace("misses: [Opening]", "misses: [Opening, Tone, Respect]");
}

pub(super) fn tones_for_nothing(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("tones: [Warm]");
}

pub(super) fn tone_for_nothing(draft: &mut Draft, _: &mut Dice) {
    draft.detour("voice", &two_options("voice", "tone: true, ", ("", ""), -1, "after"));
}

pub(super) fn one_voice_for_everything(draft: &mut Draft, _: &mut Dice) {
    let voiced = |id, to| two_options(id, "tone: true, ", ("tones: [Steady], ", "tones: [Steady, Warm], "), -1, to);
    draft.detour("v1", &(voiced("v1", "v2") + &voiced("v2", "v3") + &voiced("v3", "after")));
}

pub(super) fn skill_nothing_shows(draft: &mut Draft, _: &mut Dice) {
    draft.head = "skills: [Teaming], ";
}

pub(super) fn skill_shown_and_missed(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("shows: [Respect], misses: [Respect]");
}
