//! What a line did, told from the customer.

use crate::rules::{Regard, Rules};
use crate::scenario::Pronoun;
use crate::words::common;
use crate::words::grammar::{object, possessive, subject, subject_inside, upper_first};

/// "She loved it. Guarded before, calm after." What the line itself moved; what came after it is told on lines of its own. By the bands
/// of mood before and after; `goes_on` where something came after it that moved the mood.
pub(super) fn what_it_did(pronoun: Pronoun, regard: Regard, (from, to): (usize, usize), goes_on: bool) -> String {
    let (she, inside) = (subject(pronoun), subject_inside(pronoun));
    let was = if pronoun == Pronoun::They { "were" } else { "was" };
    let is_good = matches!(regard, Regard::Loved | Regard::Liked);
    let how = match regard {
        Regard::Loved if from <= Rules::UPSET => format!("That did {} a lot of good", object(pronoun)),
        Regard::Liked if from <= Rules::UPSET => "That helped".to_owned(),
        Regard::Loved => format!("{she} loved it"),
        Regard::Liked => format!("{she} liked it"),
        Regard::Unmoved => {
            let at_first = if goes_on { " at first" } else { "" };
            return format!("{} mood didn\u{2019}t change{at_first}.", upper_first(possessive(pronoun)));
        }
        Regard::CostALittle => "That hurt a little".to_owned(),
        Regard::Hurt => format!("That hurt {}", object(pronoun)),
    };
    let (before, after) = (common::mood_word(from), common::mood_word(to));
    match (from == to, is_good, to >= Rules::CALM) {
        (false, ..) => format!("{how}. {} before, {after} after.", upper_first(&before)),
        (true, true, false) => format!("{how}, but {inside} {was} still {after}."),
        (true, false, false) => format!("{how}. {she} {was} still {after}."),
        (true, true, true) => format!("{how}, and stayed {after}."),
        (true, false, true) => format!("{how}, but {inside} stayed {after}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_did_is_told_from_the_customer() {
        use Pronoun::{He, She, They};
        use Regard::{CostALittle, Hurt, Liked, Loved, Unmoved};
        for (pronoun, regard, from, to, told) in [
            (She, Loved, 2, 3, "She loved it. Guarded before, calm after."),
            (They, Unmoved, 3, 3, "Their mood didn\u{2019}t change."),
            (He, CostALittle, 3, 3, "That hurt a little, but he stayed calm."),
            (She, Liked, 4, 4, "She liked it, and stayed at ease."),
            (They, Hurt, 3, 3, "That hurt them, but they stayed calm."),
            (She, Liked, 2, 2, "She liked it, but she was still guarded."),
            (They, CostALittle, 2, 2, "That hurt a little. They were still guarded."),
            (She, Loved, 0, 0, "That did her a lot of good, but she was still very upset."),
            (He, Liked, 1, 2, "That helped. Upset before, guarded after."),
            (They, Hurt, 1, 0, "That hurt them. Upset before, very upset after."),
        ] {
            assert_eq!(what_it_did(pronoun, regard, (from, to), false), told);
        }
    }
}
