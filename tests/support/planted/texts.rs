//! Texts: too long, too short, said twice, or with signs that are not shown.

use crate::generate::Dice;

use super::draft::{Draft, Turn, any_holding};

/// This many words.
fn words(n: usize) -> String {
    vec!["Ever"; n].join(" ") + "."
}

pub(super) fn line_without_end(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and(&format!("reply: \"{}\"", words(46)));
}

pub(super) fn option_without_end(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).say = words(33);
}

pub(super) fn option_twice_as_long(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).say = words(12);
}

pub(super) fn note_without_end(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and(&format!("note: \"{}\"", words(31)));
}

pub(super) fn note_with_a_verdict(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("note: \"That was the wrong thing.\"");
}

pub(super) fn sentences_without_end(draft: &mut Draft, _: &mut Dice) {
    for option in draft.beats.iter_mut().flat_map(|beat| &mut beat.options) {
        option.say = format!("{} {}", words(24).trim_end_matches('.'), option.say);
    }
}

pub(super) fn reply_without_words(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("reply: \"\"");
}

pub(super) fn option_said_twice(draft: &mut Draft, dice: &mut Dice) {
    let floor = format!("f{}", dice.below(draft.n_floors));
    draft.beat(&floor).option(Turn::Holds).say = String::from("Said twice in the same words.");
    draft.add_holding(&floor, "Said twice in the same words.").more.insert_str(0, "takes: 2, ");
}

pub(super) fn brace_never_closed(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("reply: \"Oh, {you\"");
}

pub(super) fn sign_without_a_font(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("reply: \"A 中.\"");
}

pub(super) fn word_from_right_to_left(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("reply: \"שלום.\"");
}

pub(super) fn end_without_a_word(draft: &mut Draft, _: &mut Dice) {
    draft.detour(
        "door",
        "\"door\": (says: \"Hm?\", choices: [(say: \"I will have to go now.\", mood: 0, end: \"e2\"), \
         (say: \"Let us leave it at that.\", mood: -1, reply: \"Let us.\", to: \"after\")]),\n",
    );
}

pub(super) fn beat_said_twice(draft: &mut Draft, _: &mut Dice) {
    let says = "says: \"Well, I have said all of that before.\"";
    draft.detour("said", &format!("\"said\": ({says}, to: \"again\"),\n\"again\": ({says}, to: \"after\"),\n"));
}

pub(super) fn half_two(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("reply: \"See you at half two.\"");
}

pub(super) fn option_that_is_counted(draft: &mut Draft, dice: &mut Dice) {
    any_holding(draft, dice).and("note: \"Like the third option, it asks nothing.\"");
}

pub(super) fn long_button(draft: &mut Draft, _: &mut Dice) {
    draft.head = "begin: \"Go over to the counter and say good morning\", ";
}

pub(super) fn forty_minutes(draft: &mut Draft, _: &mut Dice) {
    draft.head = "minutes: 40, ";
}

pub(super) fn person_who_never_speaks(draft: &mut Draft, _: &mut Dice) {
    draft.head = "people: {\"idle\": (name: \"Idle\")}, ";
}
