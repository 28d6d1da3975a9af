//! Promises, betrayals, facts and deeds.

use crate::generate::Dice;

use super::draft::{Draft, Turn};

pub(super) fn fact_for_nothing(draft: &mut Draft, dice: &mut Dice) {
    draft.facts.push("idle");
    let floor = format!("f{}", 1 + dice.below(draft.n_floors - 1));
    draft.beat(&floor).option(Turn::Holds).and("learns: \"idle\"");
}

pub(super) fn fact_nobody_learns(draft: &mut Draft, _: &mut Dice) {
    draft.facts.push("ghost");
}

pub(super) fn fact_used_too_soon(draft: &mut Draft, _: &mut Dice) {
    draft.facts.push("late");
    draft.beat("f0").option(Turn::Lifts).and("uses: \"late\"");
    let floor = draft.last_floor();
    draft.beat(&floor).option(Turn::Holds).and("learns: \"late\"");
}

pub(super) fn promise_nobody_makes(draft: &mut Draft, _: &mut Dice) {
    draft.promises.push("idle");
}

pub(super) fn promise_nothing_keeps(draft: &mut Draft, dice: &mut Dice) {
    draft.promises.push("lost");
    let floor = format!("f{}", 1 + dice.below(draft.n_floors - 1));
    draft.beat(&floor).option(Turn::Lifts).and("promise: \"lost\"");
    draft.best_asks("Not(Broke(\"lost\"))");
}

pub(super) fn promise_left_open(draft: &mut Draft, _: &mut Dice) {
    draft.promises.push("left");
    draft.beat("f0").option(Turn::Lifts).and("promise: \"left\"");
    // The lifting option of a high floor may keep another one already.
    draft.beat("f1").option(Turn::Lifts).and("keeps: \"left\"");
    draft.best_asks("Not(Broke(\"left\"))");
}

pub(super) fn promise_kept_that_nobody_makes(draft: &mut Draft, _: &mut Dice) {
    draft.promises.push("air");
    let floor = draft.last_floor();
    draft.beat(&floor).option(Turn::Lowers).and("keeps: \"air\"");
}

pub(super) fn promise_past_its_time(draft: &mut Draft, _: &mut Dice) {
    draft.promises.push("timely");
    draft.beat("f0").option(Turn::Lifts).and("promise: \"timely\"");
    draft.best_asks("Not(Broke(\"timely\"))");
    draft.detour("evening", "\"evening\": (at: \"17:40\", says: \"Hm?\", to: \"after\"),\n");
}

/// Made by the option that lifts on the ground floor; further up it is kept or broken, and the way to the best does not ask.
pub(super) fn promise_broken_for_nothing(draft: &mut Draft, _: &mut Dice) {
    draft.promises.push("word");
    draft.beat("f0").option(Turn::Lifts).and("promise: \"word\"");
    for option in &mut draft.beat("f2").options {
        let field = if option.turn == Turn::Lifts { "keeps" } else { "breaks" };
        option.and_promise(field, "word");
    }
}

pub(super) fn breach_for_nothing(draft: &mut Draft, _: &mut Dice) {
    let floor = draft.last_floor();
    draft.beat(&floor).option(Turn::Holds).and("breach: true");
}

pub(super) fn untruth_for_nothing(draft: &mut Draft, _: &mut Dice) {
    let floor = draft.last_floor();
    draft.beat(&floor).option(Turn::Holds).and("trap: LovelyUntrue");
}

pub(super) fn deed_nobody_does(draft: &mut Draft, _: &mut Dice) {
    draft.head = "deeds: {\"idle\": \"You did it.\"}, ";
}
