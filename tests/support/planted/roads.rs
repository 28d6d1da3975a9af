//! Roads that are closed, circles that are not left, and choices that change nothing.

use crate::generate::Dice;

use super::draft::{Draft, DraftOption, Turn, two_options};

/// Learned by one option of the ground floor and asked for by every option of a floor that every talk comes to.
pub(super) fn stuck(draft: &mut Draft, _: &mut Dice) {
    draft.facts.push("key");
    // Whatever else is learned below can be learned with it and without it.
    draft.beat("f0").option(Turn::Lifts).and("learns: \"key\"");
    let holds = draft.beat("f0").option(Turn::Holds);
    holds.and("learns: \"key\"");
    holds.more = holds.more.replace("learns: \"known\", learns: \"key\"", "learns: [\"known\", \"key\"]");
    for option in &mut draft.beat("f2").options {
        if option.more.contains("needs") {
            option.more = option.more.replace("needs: [", "needs: [Learned(\"key\"), ");
        } else {
            option.and("needs: [Learned(\"key\")]");
        }
    }
}

pub(super) fn trap(draft: &mut Draft, dice: &mut Dice) {
    let floor = format!("f{}", dice.below(draft.n_floors));
    let mut option = DraftOption::new(Turn::Lowers, "Wait here a moment for me.", -1, "trap_a");
    option.and("misses: [Opening]");
    if draft.promises.contains(&"call") && floor == draft.high_floor() {
        option.and("breaks: \"call\"");
    }
    draft.beat(&floor).options.push(option);
    let both = "(say: \"One more minute is all it is.\", mood: 0, to: \"NEXT\"), (say: \"It will not be very long now.\", mood: 0, to: \"NEXT\")";
    draft.more += &format!("\"trap_a\": (says: \"Hello?\", choices: [{}]),\n", both.replace("NEXT", "trap_b"));
    draft.more += &format!("\"trap_b\": (says: \"Hello?\", choices: [{}]),\n", both.replace("NEXT", "trap_a"));
}

/// An option on some floor that asks for what nobody can know.
fn add_closed(draft: &mut Draft, dice: &mut Dice, needs: &str, to: Option<&str>) {
    let floor = format!("f{}", dice.below(draft.n_floors));
    let to = to.map_or_else(|| draft.beat(&floor).option(Turn::Holds).to.clone(), str::to_owned);
    let mut option = DraftOption::new(Turn::Holds, "Nobody will ever say this here.", 0, &to);
    option.and(&format!("needs: [{needs}]"));
    if draft.promises.contains(&"call") && floor == draft.high_floor() {
        option.and("breaks: \"call\"");
    }
    draft.beat(&floor).options.push(option);
}

pub(super) fn beat_nobody_gets_to(draft: &mut Draft, dice: &mut Dice) {
    draft.facts.push("ghost");
    add_closed(draft, dice, "Learned(\"ghost\")", Some("far"));
    draft.more += "\"far\": (says: \"So you came.\", to: \"after\"),\n";
}

pub(super) fn option_nobody_takes(draft: &mut Draft, _: &mut Dice) {
    draft.facts.push("split");
    draft.beat("f0").option(Turn::Holds).and("learns: \"split\"");
    let to = draft.beat("f2").option(Turn::Holds).to.clone();
    let mut option = DraftOption::new(Turn::Holds, "Nobody will ever say this here.", 0, &to);
    option.and("needs: [Learned(\"split\"), NotLearned(\"split\")]");
    draft.beat("f2").options.push(option);
    // `learns` stands once in an option.
    let holds = draft.beat("f0").option(Turn::Holds);
    holds.more = holds.more.replace("learns: \"known\", learns: \"split\"", "learns: [\"known\", \"split\"]");
}

/// Only what is solved or sold can come too soon.
pub(super) fn unheard_nobody_takes(draft: &mut Draft, dice: &mut Dice) {
    let floor = format!("f{}", dice.below(draft.n_floors));
    draft.beat(&floor).option(Turn::Holds).and("unheard: \"f0\"");
}

pub(super) fn route_in_the_shadow(draft: &mut Draft, dice: &mut Dice) {
    let after = dice.below(draft.routes.len());
    let condition = draft.routes[after].0.clone();
    draft.routes.insert(after + 1, (condition, "shadow"));
}

pub(super) fn ending_nobody_gets_to(draft: &mut Draft, dice: &mut Dice) {
    draft.facts.push("ghost");
    let at = dice.below(draft.routes.len() + 1);
    draft.routes.insert(at, ("Learned(\"ghost\")".to_owned(), "ghost"));
}

pub(super) fn condition_never_true(draft: &mut Draft, dice: &mut Dice) {
    draft.facts.push("ghost");
    add_closed(draft, dice, "Learned(\"ghost\")", None);
}

pub(super) fn condition_always_true(draft: &mut Draft, dice: &mut Dice) {
    draft.facts.push("ghost");
    add_closed(draft, dice, "NotLearned(\"ghost\")", None);
}

/// Only those who lower mood every time get there. The fewest floors are four, and one in nine takes that option on each.
pub(super) fn ending_hardly_anybody_gets_to(draft: &mut Draft, _: &mut Dice) {
    draft.take_way_back_out();
    let lowest = draft.mood - i32::try_from(draft.n_floors).unwrap();
    draft.routes.insert(0, (format!("MoodAtMost({lowest})"), "rare"));
}

pub(super) fn lone_option(draft: &mut Draft, _: &mut Dice) {
    let floor = format!("f{}", draft.n_floors - 1);
    draft.beat(&floor).option(Turn::Holds).to = String::from("lone");
    draft.more += "\"lone\": (says: \"Hm?\", choices: [(say: \"One more minute is all.\", mood: 0, to: \"after\")]),\n";
}

pub(super) fn beat_without_difference(draft: &mut Draft, _: &mut Dice) {
    draft.detour("same", &two_options("same", "", ("", ""), 0, "after"));
}

/// On the ground floor nobody has been heard yet.
pub(super) fn unheard_as_to(draft: &mut Draft, _: &mut Dice) {
    let option = draft.beat("f0").option(Turn::Holds);
    let unheard = format!("kind: Solve, unheard: \"{}\"", option.to);
    option.and(&unheard);
}

pub(super) fn expectation_that_fails(draft: &mut Draft, _: &mut Dice) {
    draft.head = "expect: [Never(at: \"e2\", that: [TrustAtMost(9)])], ";
}

pub(super) fn share_not_typical(draft: &mut Draft, _: &mut Dice) {
    draft.head = "expect: [Typical(at: \"f0\", percent: (0, 5))], ";
}

pub(super) fn clock_runs_backwards(draft: &mut Draft, _: &mut Dice) {
    draft.detour(
        "evening",
        "\"evening\": (at: \"17:40\", says: \"Hm?\", to: \"before\"),\n\"before\": (at: \"16:50\", says: \"Ah.\", to: \"after\"),\n",
    );
}

pub(super) fn variant_never_told(draft: &mut Draft, _: &mut Dice) {
    draft.facts.push("ghost");
    draft.detour("told", "\"told\": (says: \"Hm?\", variants: [(when: [Learned(\"ghost\")], says: \"Ah.\")], to: \"after\"),\n");
}

pub(super) fn variant_behind_another(draft: &mut Draft, _: &mut Dice) {
    let variants = "(when: [MoodAtLeast(-10)], says: \"Ah.\"), (when: [TrustAtLeast(-9)], says: \"Oh.\")";
    draft.detour("told", &format!("\"told\": (says: \"Hm?\", variants: [{variants}], to: \"after\"),\n"));
}

pub(super) fn expectation_where_nobody_gets_to(draft: &mut Draft, dice: &mut Dice) {
    beat_nobody_gets_to(draft, dice);
    draft.head = "expect: [Always(at: \"far\", that: [MoodAtMost(0)])], ";
}
